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

/* As Chinese keyboards give it: 163。com. */
static bool is_point(uint32_t c)
{
  return c == '.' || c == 0x3002 || c == 0xFF61;
}

/* The end of a domain at S, two labels at least, of which the last has a letter; NULL: there is none. A point after it
   ends a sentence. */
static const char *domain_end(const char *s)
{
  const char *end = NULL;
  uint32_t c, last = 0;
  bool lettered = false; /* the label */
  for (int points = 0;;) {
    const char *next = s;
    c = next_narrow(&next);
    if (is_point(c) && (last == 0 || is_point(last)))
      return end;
    points += is_point(c);
    if (!is_alnum(c) && c != '-' && !is_point(c))
      return end;
    s = next;
    last = c;
    lettered = is_letter(c) || (lettered && !is_point(c));
    if (points > 0 && lettered && is_alnum(c))
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

/* Reads letters and digits at S, one blank or dash behind the first letters, or behind any if LOOSE; NULL: too many. */
static const char *read_code(const char *s, bool loose, char *code)
{
  size_t n = 0;
  for (;;) {
    const char *next = s;
    uint32_t c = next_narrow(&next);
    bool parted = loose || (n <= 2 && n > 0 && is_letter((unsigned char)code[n - 1]));
    if (n > 0 && parted && (c == ' ' || c == '-'))
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

/* The end of the one at S behind a word that says what it is, in any grouping; NULL: there is none. */
static const char *said_passport_end(const char *s, bool loose)
{
  char code[MAX_LENGTH + 1];
  const char *end = read_code(s, loose, code);
  bool found = end != NULL && strlen(code) >= 7 && digits_of(code) >= 6;
  return found ? end : NULL;
}

const char *passport_end(const char *start, const char *s)
{
  char code[MAX_LENGTH + 1];
  const char *first = s, *end = NULL;
  uint32_t last = before(start, s), c = next_narrow(&first);
  if (!is_alnum(c) || is_alnum(last))
    return NULL;
  if (after_passport_word(start, s) &&
      ((end = said_passport_end(s, false)) != NULL || (end = said_passport_end(s, true)) != NULL))
    return end;
  bool alone = last == 0 || last >= 0x80 || strchr("-/_.", (int)last) == NULL;
  end = read_code(s, false, code);
  return end != NULL && alone && is_chinese(code) ? end : NULL;
}
