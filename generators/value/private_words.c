/* E-mail addresses and passports. */
#include "value/private_parts.h"

#include "base/utf8.h"
#include "value/parsers.h"

#include <ctype.h>
#include <string.h>

/* The character at *S in its half-width form; *S advances past it. */
static uint32_t next_narrow(const char **s)
{
  return zb_narrow(zb_utf8_next(s));
}

static bool is_alnum(uint32_t c)
{
  return c < 0x80 && isalnum((int)c);
}

static bool is_letter(uint32_t c)
{
  return c < 0x80 && isalpha((int)c);
}

/* The character before S in its half-width form; 0 at START. */
static uint32_t before(const char *start, const char *s)
{
  if (s == start)
    return 0;
  do
    s--;
  while (s > start && ((unsigned char)*s & 0xC0) == 0x80);
  return next_narrow(&s);
}

/* --- E-mail ---------------------------------------------------------------------------------------------------- */

static bool is_in_address(uint32_t c)
{
  return is_alnum(c) || (c != 0 && c < 0x80 && strchr("._%+-", (int)c) != NULL);
}

static const char *skip_blanks(const char *s)
{
  for (;;) {
    const char *next = s;
    if (!zb_is_blank(zb_utf8_next(&next)))
      return s;
    s = next;
  }
}

/* The end of a domain at S, two labels at least; NULL: there is none. A point after it ends a sentence. */
static const char *domain_end(const char *s)
{
  const char *end = NULL;
  uint32_t c, last = 0;
  for (int points = 0;;) {
    const char *next = s;
    c = next_narrow(&next);
    if (c == '.' && (last == 0 || last == '.'))
      return end;
    points += c == '.';
    if (!is_alnum(c) && c != '-' && c != '.')
      return end;
    s = next;
    last = c;
    if (points > 0 && is_alnum(c))
      end = s;
  }
}

const char *email_end(const char *start, const char *s)
{
  if (is_in_address(before(start, s)))
    return NULL;
  const char *local = s, *next = s;
  while (is_in_address(next_narrow(&next)))
    s = next;
  const char *at = skip_blanks(s);
  if (s == local || next_narrow(&at) != '@')
    return NULL;
  return domain_end(skip_blanks(at));
}

/* --- Passports ------------------------------------------------------------------------------------------------- */

enum { MAX_LENGTH = 12 };

/* Reads letters and digits at S, one blank or dash behind the first letters; NULL: too many. */
static const char *read_code(const char *s, char *code)
{
  size_t n = 0;
  for (;;) {
    const char *next = s;
    uint32_t c = next_narrow(&next);
    if (n > 0 && n <= 2 && is_letter((unsigned char)code[n - 1]) && (c == ' ' || c == '-'))
      c = next_narrow(&next);
    code[n] = '\0';
    if (!is_alnum(c))
      return n > 0 ? s : NULL;
    if (n == MAX_LENGTH)
      return NULL;
    code[n++] = (char)toupper((int)c);
    s = next;
  }
}

/* Of the People's Republic, by its form: E12345678, G12345678, EA1234567. What begins with a year is some other number:
   G20190512. */
static bool is_chinese(const char *code)
{
  size_t digits = strspn(code + 1, "0123456789");
  if (strlen(code) != 9)
    return false;
  if (code[0] == 'E' && is_letter((unsigned char)code[1]) && code[1] != 'I' && code[1] != 'O')
    return strspn(code + 2, "0123456789") == 7;
  bool year = strncmp(code + 1, "19", 2) == 0 || strncmp(code + 1, "20", 2) == 0;
  return (code[0] == 'E' || code[0] == 'G') && digits == 8 && !year;
}

static size_t digits_of(const char *code)
{
  size_t n = 0;
  for (; *code != '\0'; code++)
    n += isdigit((unsigned char)*code) != 0;
  return n;
}

const char *passport_end(const char *start, const char *s)
{
  char code[MAX_LENGTH + 1];
  const char *first = s, *end;
  uint32_t last = before(start, s), c = next_narrow(&first);
  if (!is_alnum(c) || is_alnum(last) || (end = read_code(s, code)) == NULL)
    return NULL;
  bool said = after_passport_word(start, s) && strlen(code) >= 7 && digits_of(code) >= 6;
  bool alone = last == 0 || last >= 0x80 || strchr("-/_.", (int)last) == NULL;
  return said || (alone && is_chinese(code)) ? end : NULL;
}
