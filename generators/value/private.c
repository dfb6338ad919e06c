#include "value/private.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "value/private_parts.h"

#include <string.h>

/* --- One place of a text --------------------------------------------------------------------------------------- */

static const char *longer(const char *a, const char *b)
{
  return a == NULL || (b != NULL && b > a) ? b : a;
}

/* The end of what is private and begins at S, or NULL. START is the beginning of the whole text, DONE the end of what
   is left out before S: right behind it an address or a passport begins in its midst, 0571-8765 4321abc@example.com. */
static const char *private_end(const char *start, const char *done, const char *s)
{
  group groups[MAX_GROUPS];
  const char *from = s == done ? s : start, *end = email_end(from, s);
  if (end == NULL)
    end = passport_end(from, s);
  int count = end == NULL ? read_groups(start, s, groups) : 0;
  if (count > 0) {
    end = longer(id_end(start, groups, count), card_end(start, groups, count));
    if (end == NULL)
      end = longer(mobile_end(start, groups, count), landline_end(start, groups, count));
  }
  return end;
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

/* --- What may be shown ----------------------------------------------------------------------------------------- */

/* The digits of TEXT, with a blank between two numbers: 010-20000001、13957200000. */
static const char *only_digits(const char *text, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out;
  group g;
  while (*text != '\0') {
    if (read_group(text, &g) && g.count <= MAX_DIGITS) {
      memcpy(to, g.digits, g.count);
      to += g.count;
      text = g.digits_end;
    } else if (zb_utf8_next(&text) == 0x3001) {
      *to++ = ' ';
    }
  }
  *to = '\0';
  return out;
}

static bool is_kept(const char *start, const char *end, const char *const *kept, zb_arena *arena)
{
  if (kept == NULL || *kept == NULL)
    return false;
  const char *text = zb_arena_strndup(arena, start, (size_t)(end - start)), *number = only_digits(text, arena);
  for (; *kept != NULL; kept++)
    if (strstr(*kept, text) != NULL || (*number != '\0' && strstr(only_digits(*kept, arena), number) != NULL))
      return true;
  return false;
}

/* --- Texts ------------------------------------------------------------------------------------------------------ */

/* TEXT itself if nothing of it was DONE, else what is in OUT and the rest, in ARENA. Frees OUT. */
static const char *finished(const char *text, const char *done, zb_buffer *out, zb_arena *arena)
{
  if (done == text)
    return text;
  zb_buffer_puts(out, done);
  const char *copy = zb_arena_strdup(arena, out->data);
  zb_buffer_free(out);
  return copy;
}

static const char *leave_out_once(const char *text, const char *const *kept, zb_arena *arena)
{
  zb_buffer out = {0};
  const char *done = text, *s = text;
  while (*s != '\0') {
    const char *end = private_end(text, done, s);
    if (end == NULL) {
      skip_group_or_character(&s);
    } else if (is_kept(s, end, kept, arena)) {
      s = end;
    } else {
      cut c = {.start = s, .end = end};
      balance(text, done, &c);
      zb_buffer_add(&out, done, (size_t)(c.start - done));
      zb_buffer_puts(&out, "（略）");
      zb_buffer_puts(&out, c.halves);
      s = done = c.end;
    }
  }
  return finished(text, done, &out, arena);
}

/* What is left of letters and digits beside a card's number may be as long as a passport's: 护照i111111q6225…. */
const char *zb_without_private(const char *text, const char *const *kept, zb_arena *arena)
{
  for (const char *shown; (shown = leave_out_once(text, kept, arena)) != text;)
    text = shown;
  return text;
}

/* --- Masks ------------------------------------------------------------------------------------------------------ */

enum { SHORTEST_ID = 15 }; /* digits, as they had until 1999 */

/* The end of the ID number at S, whole or damaged, or NULL. */
static const char *id_like_end(const char *start, const char *s)
{
  group groups[MAX_GROUPS];
  int count = read_groups(start, s, groups);
  const char *end = count > 0 ? id_end(start, groups, count) : NULL;
  bool damaged = end == NULL && count > 0 && groups[0].count >= SHORTEST_ID && groups[0].count <= 19;
  return damaged ? groups[0].end : end;
}

/* Whether a digit is at S, or the X that ends the number by itself. */
static bool is_digit_at(const char *s, const char *end)
{
  group g;
  const char *next = s;
  zb_utf8_next(&next);
  return read_group(s, &g) || next == end;
}

/* Adds what is from S to END with stars for the digits between its first six and its last four. */
static void add_masked(zb_buffer *out, const char *s, const char *end)
{
  enum { HEAD = 6, TAIL = 4 };
  size_t all = 0, n = 0;
  for (const char *c = s; c < end; zb_utf8_next(&c))
    all += is_digit_at(c, end);
  while (s < end) {
    const char *next = s;
    zb_utf8_next(&next);
    bool digit = is_digit_at(s, end);
    n += digit;
    bool hidden = digit && n > HEAD && n + TAIL <= all;
    zb_buffer_add(out, hidden ? "*" : s, hidden ? 1 : (size_t)(next - s));
    s = next;
  }
}

static const char *mask_once(const char *text, zb_arena *arena)
{
  zb_buffer out = {0};
  const char *done = text, *s = text;
  while (*s != '\0') {
    const char *end = id_like_end(text, s);
    if (end != NULL) {
      zb_buffer_add(&out, done, (size_t)(s - done));
      add_masked(&out, s, end);
      s = done = end;
    } else {
      skip_group_or_character(&s);
    }
  }
  return finished(text, done, &out, arena);
}

/* The four digits that are left of a number may begin another one with those behind them. */
const char *zb_with_masked_ids(const char *text, zb_arena *arena)
{
  if (!has_digits(text, SHORTEST_ID - 1)) /* the last may be an X */
    return text;
  for (const char *masked; (masked = mask_once(text, arena)) != text;)
    text = masked;
  return text;
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
