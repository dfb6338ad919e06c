/* Telephone numbers. */
#include "value/parsers.h"

#include "base/utf8.h"

#include <string.h>

/* Digits. */
enum {
  LEAST_SHORT = 4, /* behind a mobile number */
  LEAST_ALONE = 5, /* 办公室302 is a room */
  LEAST_LOCAL = 7, /* less are of an extension or a short number */
  LEAST_WHOLE = 11,
  MOBILE = 11
};

/* Turns any dash, and the 转 before an extension, into "-", and any separator between two numbers into "/". */
static const char *normalize_punctuation(const char *text, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0) {
    if (zb_is_dash(c) || c == 0x8F6C)
      c = '-';
    else if (c == 0x3001 || c == ',' || c == ';' || c == '\\')
      c = '/';
    to += zb_utf8_encode(c, to);
  }
  return out;
}

static const char *skip_punctuation(const char *from, const char *end)
{
  while (from < end && (*from == '-' || *from == '(' || *from == ')'))
    from++;
  return from;
}

/* The N characters at FROM without +86; brackets become dashes, and mobile numbers lose their dashes. */
static const char *one_number(const char *from, size_t n, zb_arena *arena)
{
  const char *end = from + n;
  from = skip_punctuation(from, end);
  while (end - from > 3 && strncmp(from, "+86", 3) == 0) /* some have it twice */
    from = skip_punctuation(from + 3, end);
  n = (size_t)(end - from);
  bool mobile = n > 0 && *from == '1';
  char *out = zb_arena_alloc(arena, n + 1), *to = out;
  for (size_t i = 0; i < n; i++) {
    char c = from[i] == '(' || from[i] == ')' ? '-' : from[i];
    if (c != '-')
      *to++ = c;
    else if (!mobile && to > out && to[-1] != '-')
      *to++ = '-';
  }
  if (to > out && to[-1] == '-')
    to[-1] = '\0';
  return out;
}

/* Whether there can be such a number: one with a digit too few or too many, or two numbers separated by a blank, are
   not guessed at. Mobile numbers have 11 digits; landlines 7 or 8, with an area code 11 or 12, with an extension more;
   service and short numbers 3 to 6. */
static bool plausible(const char *number)
{
  size_t n = 0, first = strcspn(number, "-"), parts = 1;
  for (const char *c = number; *c != '\0'; c++) {
    n += *c >= '0' && *c <= '9';
    parts += *c == '-';
  }
  if (number[0] == '+')
    return n >= 8 && n <= 15;
  bool extended = parts > (first <= 4 ? 2 : 1);
  if (number[0] == '1')
    return n == 11 || (n >= 3 && n <= 5);
  if (number[0] == '0')
    return n >= 11 && n <= (extended ? 18 : 12);
  bool service = n == 10 && (strncmp(number, "400", 3) == 0 || strncmp(number, "800", 3) == 0);
  return n >= 3 && (n <= 8 || service || (parts > 1 && n <= 13));
}

/* --- What people write beside a number ------------------------------------------------------------------------- */

/* The bytes of a note at S, in brackets and without digits: (办), （家属）; or of a word for a kind of telephone. */
static size_t note_at(const char *s)
{
  static const char *const words[] = {"联系电话", "办公电话", "手机号", "办公室", "办公", "手机", "电话", "座机",
                                      "固话",     "移动",     "短号",   "办",     "宅",   "家",   "：",   ":"};
  if (*s == '(') {
    size_t n = strcspn(s, ")");
    bool digits = strcspn(s, "0123456789+") < n;
    return s[n] == ')' && n > 1 && !digits ? n + 1 : 0;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strncmp(s, words[i], strlen(words[i])) == 0)
      return strlen(words[i]);
  return 0;
}

/* TEXT with a line end for each note. */
static const char *without_notes(const char *text, zb_arena *arena, unsigned *changes)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out;
  while (*text != '\0') {
    size_t note = note_at(text);
    if (note > 0)
      *to++ = '\n';
    *changes |= note > 0 ? ZB_CHANGE_NOTE : 0;
    text += note;
    if (note == 0)
      *to++ = *text++;
  }
  return out;
}

/* --- One cell ---------------------------------------------------------------------------------------------------- */

static bool starts_as_mobile(const char *number)
{
  return number[0] == '1' && number[1] >= '3' && number[1] <= '9';
}

/* Whether NUMBER, one of several, is the end of the mobile number before it, written short (13800000000/801), or the
   beginning of one (138/1234/5678). WHOLE is the last one before it that is no extension or short number, which may
   follow any: 0999-2000000-8001/8002; NULL: none is. */
static bool is_piece(const char *number, const char *whole)
{
  return strlen(number) < LEAST_SHORT && starts_as_mobile(whole != NULL ? whole : number);
}

/* Writes the numbers of S, which "/" parts, to OUT; false if one of them can't be, or has less than so many digits. */
static bool write_numbers(const char *s, size_t least, char *out, zb_arena *arena)
{
  char *to = out;
  const char *first = NULL, *whole = NULL;
  bool has_piece = false;
  size_t length = 0; /* of all together */
  *out = '\0';
  for (int count = 0; *s != '\0';) {
    size_t n = strcspn(s, "/");
    const char *number = one_number(s, n, arena);
    has_piece = has_piece || (n > 0 && is_piece(number, whole));
    count += n > 0;
    if (has_piece && count > 1)
      return false;
    if (n > 0 && (strspn(number, "0123456789-+") < strlen(number) || strlen(number) < least || !plausible(number)))
      return false;
    if (n > 0 && to > out)
      to += zb_utf8_encode(0x3001, to);
    to = stpcpy(to, number);
    first = first == NULL && n > 0 ? number : first;
    whole = strlen(number) >= LEAST_LOCAL ? number : whole;
    length += strlen(number);
    s += n + (s[n] != '\0');
  }
  return length != MOBILE || strlen(first) == MOBILE || !starts_as_mobile(first);
}

/* TEXT with "/" for each blank that parts, a line end or any. */
static const char *parted(const char *text, bool at_line_ends, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0)
    to += zb_utf8_encode(c == '\n' || (!at_line_ends && zb_is_blank(c)) ? '/' : c, to);
  return out;
}

/* A blank or a line end is within a number if that makes one; else it parts two. But 2000000 2000001 may as well be one
   with too many digits: other blanks part only numbers that are whole with their area code. */
static bool read_numbers(const char *s, size_t least, char *out, zb_arena *arena)
{
  return write_numbers(zb_half_width(s, arena), least, out, arena) ||
         write_numbers(zb_half_width(parted(s, true, arena), arena), LEAST_ALONE, out, arena) ||
         write_numbers(parted(s, false, arena), LEAST_WHOLE, out, arena);
}

const char *zb_parse_phone(const char *text, zb_arena *arena, zb_parsed *parsed)
{
  const char *s = normalize_punctuation(zb_narrow_text(text, arena), arena);
  char *out = zb_arena_alloc(arena, strlen(s) * 3 + 1);
  if (read_numbers(s, 0, out, arena))
    return out;
  unsigned changes = 0;
  s = without_notes(s, arena, &changes);
  if (changes != 0 && read_numbers(s, LEAST_ALONE, out, arena) && *out != '\0') {
    parsed->changes |= changes;
    return out;
  }
  parsed->why = zb_arena_printf(arena, "“%s”不像电话号码，请核对位数；有几个号码的，中间用“、”隔开", text);
  return NULL;
}
