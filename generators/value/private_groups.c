/* Groups of digits, and what people put between them. */
#include "value/private_parts.h"

#include "base/utf8.h"
#include "value/parsers.h"

#include <string.h>

enum { MAX_SIGNS = 3 }; /* between two groups: )-( */

/* --- One group ------------------------------------------------------------------------------------------------- */

static bool is_digit(uint32_t c)
{
  return c >= '0' && c <= '9';
}

static bool is_among(uint32_t c, const char *set)
{
  uint32_t one;
  while ((one = zb_utf8_next(&set)) != 0)
    if (one == c)
      return true;
  return false;
}

/* Also the sign for times and the letters of other alphabets that look like it. */
static bool is_x(uint32_t c)
{
  return is_among(zb_narrow(c), "Xx×✕ХхΧχ");
}

bool has_digits(const char *text, size_t count)
{
  size_t n = 0;
  while (*text != '\0' && n < count)
    n += is_digit(zb_narrow(zb_utf8_next(&text)));
  return n >= count;
}

bool read_group(const char *text, group *g)
{
  *g = (group){.start = text, .end = text, .digits_end = text};
  for (;;) {
    const char *next = g->end;
    uint32_t c = zb_narrow(zb_utf8_next(&next));
    g->x = g->count > 0 && is_x(c);
    if (!is_digit(c) && !g->x)
      return g->count > 0;
    if (g->count < MAX_DIGITS)
      g->digits[g->count] = g->x ? 'X' : (char)c;
    g->end = next;
    if (g->x)
      return true;
    g->digits_end = next;
    g->count++;
  }
}

bool is_year(const group *g)
{
  return g->count == 4 && !g->x && (memcmp(g->digits, "19", 2) == 0 || memcmp(g->digits, "20", 2) == 0);
}

/* --- What parts them ------------------------------------------------------------------------------------------- */

/* Blanks, and what does not show at all. */
static bool is_empty(uint32_t c)
{
  return zb_is_blank(c) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xAD || c == 0x034F ||
         c == 0x061C || c == 0x115F || c == 0x1160 || c == 0x180E || c == 0xFFA0;
}

/* Of a character that may part groups; GAP_MIXED if it may not. */
static gap kind_of(uint32_t c)
{
  static const struct {
    gap kind;
    const char *signs;
  } kinds[] = {
      {GAP_BRACKET, "()[]{}【】〔〕〈〉《》「」『』〖〗﹙﹚﹝﹞«»‹›"},
      {GAP_DASH, "~∼〜‑﹣⁻─━┄┅┈┉╌╍⸺⸻﹘〰⁓∽ー¯ˉ"},
      {GAP_POINT, ".·•・‧．。․⋅･﹒｡∙˙"},
      {GAP_SLASH, "/\\∕⁄"},
      {GAP_LINE, "_|¦丨│┃∣︱‖∥ǀ﹏﹍"},
      {GAP_LIST, "、､﹑"},
      {GAP_COMMA, ",﹐"},
      {GAP_OTHER, "*+=:;#&<>'\"‘’“”`´′″…‥!?^∶﹕﹔﹖﹗一"},
  };
  c = zb_narrow(c);
  if (is_empty(c))
    return GAP_BLANK;
  if (zb_is_dash(c))
    return GAP_DASH;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (is_among(c, kinds[i].signs))
      return kinds[i].kind;
  return GAP_MIXED;
}

/* Skips what parts two groups at TEXT; TEXT itself if nothing does. *KIND is of it all. */
static const char *skip_gap(const char *text, gap *kind)
{
  *kind = GAP_BLANK;
  for (int signs = 0; signs <= MAX_SIGNS;) {
    const char *next = text;
    gap one = kind_of(zb_utf8_next(&next));
    if (one == GAP_MIXED)
      return text;
    if (*kind == GAP_BLANK || (*kind == GAP_BRACKET && one != GAP_BLANK))
      *kind = one;
    else if (one != GAP_BLANK && one != GAP_BRACKET && one != *kind)
      *kind = GAP_MIXED;
    signs += one != GAP_BLANK;
    text = next;
  }
  return text;
}

static bool is_bracket_before(const char *start, const char *s)
{
  static const char *const opening[] = {"(", "（", "[", "〔", "【", "［"};
  for (size_t i = 0; i < sizeof opening / sizeof *opening; i++) {
    size_t n = strlen(opening[i]);
    if ((size_t)(s - start) >= n && memcmp(s - n, opening[i], n) == 0)
      return true;
  }
  return false;
}

static bool is_bracketed(const char *start, const group *g)
{
  const char *after = g->end;
  return is_bracket_before(start, g->start) && kind_of(zb_utf8_next(&after)) == GAP_BRACKET;
}

/* --- Dates ------------------------------------------------------------------------------------------------------ */

static uint32_t next_narrow(const char **s)
{
  return zb_narrow(zb_utf8_next(s));
}

static bool is_month(const group *g)
{
  bool teen = g->count == 2 && g->digits[0] == '1' && g->digits[1] <= '2';
  return !g->x && (teen || (g->count == 2 && g->digits[0] == '0' && g->digits[1] > '0') ||
                   (g->count == 1 && g->digits[0] > '0'));
}

/* Whether more than a day or another year follows: 2015-11-2345 is none. */
static bool goes_on(const char *s)
{
  group g;
  gap one = kind_of(zb_utf8_next(&s));
  bool more = (one == GAP_DASH || one == GAP_POINT || one == GAP_SLASH) && read_group(s, &g);
  return more && g.count > 2 && !is_year(&g);
}

/* The group is a year with its word: 2015年, 2018级; or a month, 5月. */
static bool is_said_date(const group *g)
{
  static const char *const words[] = {"年", "学年", "级", "届"};
  const char *s = g->end + strspn(g->end, " ");
  for (size_t i = 0; is_year(g) && i < sizeof words / sizeof *words; i++)
    if (strncmp(s, words[i], strlen(words[i])) == 0)
      return true;
  return is_month(g) && strncmp(s, "月", strlen("月")) == 0;
}

/* 2015.11, 2015-11, 2015/11; a SPAN as well, 2015-2018, which may also be the rest of 138⏎2015-2018. */
static bool is_written_date(const group *g, bool span)
{
  group next;
  const char *s = g->end;
  gap one = kind_of(zb_utf8_next(&s));
  bool parted = one == GAP_DASH || one == GAP_POINT || one == GAP_SLASH;
  if (!is_year(g) || !parted || !read_group(s, &next) || goes_on(next.end))
    return false;
  return is_month(&next) || (one == GAP_DASH && is_year(&next) && (span || is_said_date(&next)));
}

/* What stands between S and END. */
typedef struct between {
  bool line_end, sentence_end; /* a comma ends one, too */
  bool opening;                /* right before END */
} between;

static between read_between(const char *s, const char *end)
{
  between b = {0};
  while (s < end) {
    uint32_t c = next_narrow(&s);
    b.line_end = b.line_end || (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    b.sentence_end = b.sentence_end || is_among(c, ",、。;!?…");
    b.opening = is_among(c, "([{【〔〈《") || (b.opening && is_empty(c));
  }
  return b;
}

/* Whether G looks like a date that is none of the number FIRST before it. With a word for it there is hardly a doubt.
 */
static bool is_like_date(const group *first, const group *g)
{
  if (is_said_date(g))
    return true;
  between b = read_between(first->end, g->start);
  bool written = is_written_date(g, first->count >= 7);
  if (b.sentence_end || (b.line_end && !b.opening))
    return written;
  group more;
  const char *s = g->end;
  bool closed = is_year(g) && is_among(next_narrow(&s), ")]}】〕〉》") && !read_group(s + strspn(s, " "), &more);
  return b.opening && (closed || written);
}

/* What a person's word goes before has no date in it; nor has what is in groups already, 139-5720⏎2018年: the year may
   be the last of them. */
static bool is_dated(const char *start, const group *first, const group *g)
{
  enum { UNDIVIDED = 5 };
  return first->count >= UNDIVIDED && (is_year(g) || is_month(g)) && is_like_date(first, g) &&
         !after_phone_word(start, first->start) && !after_identity_word(start, first->start);
}

int before_date(const group *groups, int count)
{
  return count > 1 && groups[1].dated ? 1 : count;
}

/* --- Groups together ------------------------------------------------------------------------------------------- */

/* An X by itself after 17 digits: 330599 19800101 001 X */
static bool read_lonely_x(const char *text, size_t digits, group *g)
{
  const char *next = text;
  if (digits != 17 || !is_x(zb_utf8_next(&next)))
    return false;
  *g = (group){.start = text, .end = next, .digits_end = text, .x = true, .digits = "X"};
  return true;
}

int read_groups(const char *start, const char *text, group *groups)
{
  int n = 0;
  size_t digits = 0;
  gap before = GAP_BLANK;
  while (n < MAX_GROUPS && (read_group(text, &groups[n]) || read_lonely_x(text, digits, &groups[n]))) {
    group *g = &groups[n++];
    g->before = before;
    g->dated = n == 2 && is_dated(start, &groups[0], g);
    g->bracketed = is_bracketed(start, g);
    digits += g->count;
    text = skip_gap(g->end, &before);
    if (text == g->end)
      break;
  }
  return n;
}

/* --- Several groups -------------------------------------------------------------------------------------------- */

bool join_groups(const group *groups, int count, digits *joined)
{
  *joined = (digits){0};
  for (int i = 0; i < count; i++) {
    const group *g = &groups[i];
    if (joined->x || joined->n + g->count > MAX_DIGITS)
      return false;
    memcpy(joined->all + joined->n, g->digits, g->count);
    joined->n += g->count;
    joined->x = g->x;
  }
  if (joined->x)
    joined->all[joined->n] = 'X';
  return true;
}

bool is_uniform(const group *groups, int count, gap *same)
{
  *same = GAP_BRACKET;
  for (int i = 1; i < count; i++) {
    gap one = groups[i].before;
    if (one == GAP_MIXED || (*same != GAP_BRACKET && one != GAP_BRACKET && one != *same))
      return false;
    if (one != GAP_BRACKET)
      *same = one;
  }
  return true;
}

bool has_pattern(const group *groups, int count, const char *pattern)
{
  for (int i = 0; i < count; i++)
    if (groups[i].count != (size_t)(pattern[i] - '0')) /* a pattern that is too short ends with its NUL */
      return false;
  return pattern[count] == '\0';
}

bool ends_after(const group *groups, int count, size_t digits)
{
  size_t n = 0;
  for (int i = 0; i < count && n < digits; i++)
    n += groups[i].count;
  return n == digits;
}
