/* Brackets that a number takes with it, (010)20000001, are left out with it, or both halves stay. */
#include "value/private_parts.h"

#include "base/utf8.h"
#include "value/parsers.h"

#include <string.h>

enum { FARTHEST = 300 }; /* bytes: nobody closes a bracket behind more */

/* --- One half -------------------------------------------------------------------------------------------------- */

typedef struct half {
  const char *at;
  size_t length;
  int kind; /* 0: no bracket */
  bool closing;
} half;

static const char *const pairs[] = {"()",   "[]",   "{}",   "【】", "〔〕", "〈〉", "《》", "「」",
                                    "『』", "〖〗", "﹙﹚", "﹝﹞", "«»",   "‹›",   "“”",   "‘’"};

/* Most of what is looked at. */
static half ascii_at(const char *s)
{
  static const char signs[] = "()[]{}";
  const char *found = strchr(signs, *s);
  half h = {.at = s, .length = 1};
  if (found != NULL && *s != '\0') {
    h.kind = (int)(found - signs) / 2 + 1;
    h.closing = (found - signs) % 2 == 1;
  }
  return h;
}

/* What is at S; full-width brackets are of the same kind as others. */
static half half_at(const char *s)
{
  if ((unsigned char)*s < 0x80)
    return ascii_at(s);
  const char *next = s;
  uint32_t c = zb_narrow(zb_utf8_next(&next));
  half h = {.at = s, .length = (size_t)(next - s)};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs && h.kind == 0; i++) {
    const char *pair = pairs[i];
    uint32_t opening = zb_utf8_next(&pair), closing = zb_utf8_next(&pair);
    h.closing = c == closing;
    h.kind = c == opening || c == closing ? (int)i + 1 : 0;
  }
  return h;
}

static bool is_other_half(const half *h, const half *other)
{
  return other->kind == h->kind && other->closing != h->closing;
}

/* The character before S, which is behind TEXT. */
static const char *before(const char *text, const char *s)
{
  do
    s--;
  while (s > text && ((unsigned char)*s & 0xC0) == 0x80);
  return s;
}

/* --- The others ------------------------------------------------------------------------------------------------ */

/* Whether the text outside the cut has other halves of H, without those that have theirs there, for more than USED. */
static bool has_other_half(const char *text, const cut *c, const half *h, int used)
{
  const char *s = h->closing ? c->start : c->end, *from = s;
  int depth = 0;
  while (h->closing ? s > text && from - s < FARTHEST : *s != '\0' && s - from < FARTHEST) {
    s = h->closing ? before(text, s) : s;
    half one = half_at(s);
    if (is_other_half(h, &one) && --depth < -used)
      return true;
    depth += one.kind == h->kind && one.closing == h->closing;
    s += h->closing ? 0 : one.length;
  }
  return false;
}

/* Widens the cut by the other half of H if nothing but blanks is between them. */
static bool take_other_half(const char *done, cut *c, const half *h)
{
  const char *s = h->closing ? c->start : c->end + strspn(c->end, " ");
  while (h->closing && s > done && s[-1] == ' ')
    s--;
  if (h->closing && s == done)
    return false;
  half one = half_at(h->closing ? before(done, s) : s);
  bool found = is_other_half(h, &one);
  if (found && h->closing)
    c->start = one.at;
  else if (found)
    c->end = s + one.length;
  return found;
}

/* Keeps H if its other half stays, too. */
static void keep_half(const char *text, cut *c, const half *h, int used[])
{
  size_t n = strlen(c->halves);
  if (n + h->length >= sizeof c->halves || !has_other_half(text, c, h, used[h->kind]))
    return;
  used[h->kind]++;
  memcpy(c->halves + n, h->at, h->length);
}

/* --- All of them ----------------------------------------------------------------------------------------------- */

/* The halves between S and END that have no other half there; returns their number. */
static int read_halves(const char *s, const char *end, half *halves)
{
  int n = 0;
  while (s < end) {
    half h = half_at(s);
    s += h.length;
    if (h.kind == 0)
      continue;
    if (h.closing && n > 0 && !halves[n - 1].closing && is_other_half(&h, &halves[n - 1]))
      n--;
    else if (n < MAX_HALVES)
      halves[n++] = h;
  }
  return n;
}

void balance(const char *text, const char *done, cut *c)
{
  half halves[MAX_HALVES];
  int n = read_halves(c->start, c->end, halves), first = 0, closed[MAX_HALVES] = {0}, opened[MAX_HALVES] = {0};
  c->halves[0] = '\0';
  while (first < n && halves[first].closing && take_other_half(done, c, &halves[first]))
    first++;
  while (n > first && !halves[n - 1].closing && take_other_half(done, c, &halves[n - 1]))
    n--;
  for (int i = first; i < n; i++)
    keep_half(text, c, &halves[i], halves[i].closing ? closed : opened);
}
