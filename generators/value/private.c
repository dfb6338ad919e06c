#include "value/private.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "value/parsers.h"

#include <string.h>

enum { MAX_DIGITS = 40, MAX_GROUPS = 6 };

/* Consecutive digits: 330599, or 198001010019. */
typedef struct group {
  const char *start, *end;
  size_t count;            /* of digits, including a final X; those beyond MAX_DIGITS are not stored */
  char digits[MAX_DIGITS]; /* half-width */
} group;

/* --- Reading groups --------------------------------------------------------------------------------------------- */

/* The digit C, full-width or half-width, as ASCII; else 0. */
static char digit_of(uint32_t c)
{
  if (c >= 0xFF10 && c <= 0xFF19)
    return (char)(c - 0xFF10 + '0');
  return c >= '0' && c <= '9' ? (char)c : 0;
}

static bool is_x(uint32_t c)
{
  return c == 'X' || c == 'x' || c == 0xFF38 || c == 0xFF58;
}

static void add_digit(group *g, char digit)
{
  if (g->count < MAX_DIGITS)
    g->digits[g->count] = digit;
  g->count++;
}

/* Reads the group at TEXT; false if there is no digit. */
static bool read_group(const char *text, group *g)
{
  *g = (group){.start = text, .end = text};
  for (;;) {
    const char *next = g->end;
    uint32_t c = zb_utf8_next(&next);
    char digit = digit_of(c);
    bool x = g->count > 0 && is_x(c);
    if (digit == 0 && !x)
      return g->count > 0;
    add_digit(g, x ? 'X' : digit);
    g->end = next;
    if (x)
      return true;
  }
}

/* Skips one blank or dash at TEXT. */
static const char *skip_separator(const char *text)
{
  const char *next = text;
  uint32_t c = zb_utf8_next(&next);
  return c == ' ' || c == 0xA0 || c == 0x3000 || zb_is_dash(c) ? next : text;
}

/* Reads groups from TEXT on that are separated by one separator each; returns their number. */
static int read_groups(const char *text, group *groups)
{
  int n = 0;
  while (n < MAX_GROUPS && read_group(text, &groups[n])) {
    text = skip_separator(groups[n].end);
    if (text == groups[n++].end)
      break;
  }
  return n;
}

/* --- Private numbers ------------------------------------------------------------------------------------------- */

static bool is_mobile(const char *digits, size_t n)
{
  return n == 11 && digits[0] == '1' && digits[1] >= '3' && digits[1] != 'X' && digits[10] != 'X';
}

/* The length of a dialling prefix before a mobile number: 0, 86, 0086. */
static size_t prefix_length(const char *digits, size_t n)
{
  static const char *const prefixes[] = {"0", "86", "086", "0086"};
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
    if (n == strlen(prefixes[i]) + 11 && strncmp(digits, prefixes[i], strlen(prefixes[i])) == 0)
      return strlen(prefixes[i]);
  return 0;
}

/* A single run of digits. Within a longer one, an ID number is recognized by its check digit. */
static bool is_private(const group *g)
{
  const char *digits = g->digits;
  size_t n = g->count, prefix = prefix_length(digits, n);
  if (n == 18 || (n == 15 && digits[14] != 'X') || is_mobile(digits + prefix, n - prefix))
    return true;
  for (size_t offset = 0; offset + 18 <= n && n <= MAX_DIGITS; offset++)
    if (zb_id_has_birthday(digits + offset) && zb_id_has_check_digit(digits + offset))
      return true;
  return n > MAX_DIGITS;
}

/* COUNT groups as one number: an ID number with a birth date, or a mobile number in its customary groups. */
static bool is_private_joined(const group *groups, int count)
{
  char all[MAX_DIGITS];
  size_t n = 0;
  for (int i = 0; i < count; i++) {
    if (n + groups[i].count > 18 || (i + 1 < count && groups[i].digits[groups[i].count - 1] == 'X'))
      return false;
    memcpy(all + n, groups[i].digits, groups[i].count);
    n += groups[i].count;
  }
  if (n == 18)
    return zb_id_has_birthday(all);
  bool usual = groups[0].count == 3 && (count == 2 || (count == 3 && groups[1].count == 4));
  return usual && is_mobile(all, n);
}

/* The end of the private number that begins at TEXT, or NULL. */
static const char *private_end(const char *text)
{
  group groups[MAX_GROUPS];
  int n = read_groups(text, groups);
  for (int count = n; count > 1; count--)
    if (is_private_joined(groups, count))
      return groups[count - 1].end;
  return n > 0 && is_private(&groups[0]) ? groups[0].end : NULL;
}

/* --- Texts ------------------------------------------------------------------------------------------------------ */

static bool is_kept(const char *start, const char *end, const char *const *kept, zb_arena *arena)
{
  const char *number = zb_arena_strndup(arena, start, (size_t)(end - start));
  for (; kept != NULL && *kept != NULL; kept++)
    if (strstr(*kept, number) != NULL)
      return true;
  return false;
}

/* Advances *TEXT past the group or character there. */
static void skip_group_or_character(const char **text)
{
  group g;
  if (read_group(*text, &g))
    *text = g.end;
  else
    zb_utf8_next(text);
}

const char *zb_without_private(const char *text, const char *const *kept, zb_arena *arena)
{
  zb_buffer out = {0};
  const char *done = text, *s = text;
  while (*s != '\0') {
    const char *end = private_end(s);
    if (end != NULL && !is_kept(s, end, kept, arena)) {
      zb_buffer_add(&out, done, (size_t)(s - done));
      zb_buffer_puts(&out, "（略）");
      s = done = end;
    } else {
      skip_group_or_character(&s);
    }
  }
  if (done == text)
    return text;
  zb_buffer_puts(&out, done);
  const char *copy = zb_arena_strdup(arena, out.data);
  zb_buffer_free(&out);
  return copy;
}

const char *zb_masked_number(const char *number, zb_arena *arena)
{
  size_t n = strlen(number), head = n >= 15 ? 6 : 3, tail = 4;
  char *out = zb_arena_strdup(arena, number);
  if (strspn(number, "0123456789X") < n || n < 11)
    head = tail = 0;
  for (size_t i = head; i + tail < n; i++)
    out[i] = '*';
  return out;
}
