/* A beginning and an end in one cell: 2008.09-2012.07, 自2008年9月起至2012年7月止, 2018年3月-5月, 2015-08~至今,
 * 2015年8月以来. */
#include "value/parsers.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_DASHES = 3 }; /* ———, --- */

static zb_parsed month_of(const char *text, size_t n, zb_arena *arena)
{
  zb_cell part = {.type = ZB_CELL_TEXT, .text = zb_arena_strndup(arena, text, n)};
  return zb_parse(&part, ZB_FIELD_MONTH, NULL, arena);
}

/* The length of the separator at S, a word or dashes; 0: none. */
static size_t separator_at(const char *s)
{
  static const char *const words[] = {"~", "至", "到"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strncmp(s, words[i], strlen(words[i])) == 0)
      return strlen(words[i]);
  const char *end = s, *next = s;
  for (int n = 0; n < MAX_DASHES && zb_is_dash(zb_utf8_next(&next)); n++)
    end = next;
  return (size_t)(end - s);
}

/* Cuts the first of WORDS (ended by NULL) off the end of TEXT, N bytes long: the length without it. */
static size_t length_without(const char *text, size_t n, const char *const *words)
{
  for (; *words != NULL; words++) {
    size_t length = strlen(*words);
    if (n > length && memcmp(text + n - length, *words, length) == 0)
      return n - length;
  }
  return n;
}

static const char *without_from(const char *text)
{
  static const char *const words[] = {"自", "从"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strncmp(text, words[i], strlen(words[i])) == 0)
      return text + strlen(words[i]);
  return text;
}

/* Words that say that what stands before them is a beginning, and an end. */
static const char *const since[] = {"起", "开始", "以来", NULL}, *const until[] = {"为止", "止", NULL};

static bool is_month(const zb_parsed *parsed)
{
  return parsed->text != NULL && *parsed->text != '\0';
}

/* The month TEXT (5月) of the year in which START is; none if it would be before START. */
static zb_parsed month_of_same_year(const zb_parsed *start, const char *text, zb_arena *arena)
{
  char *unit;
  const char *digits = zb_ascii_numerals(text, arena);
  long month = strtol(digits, &unit, 10);
  bool later =
      *digits >= '1' && *digits <= '9' && strcmp(unit, "月") == 0 && month <= 12 && month >= atol(start->text + 5);
  zb_parsed parsed = {0};
  if (later)
    parsed.text = zb_arena_printf(arena, "%.4s-%02ld", start->text, month);
  return parsed;
}

static bool part_at(const char *text, const char *s, size_t separator, zb_arena *arena, zb_parsed *start,
                    zb_parsed *end)
{
  const char *right = s + separator;
  if (separator == 0 || s == text || *right == '\0')
    return false;
  *start = month_of(text, length_without(text, (size_t)(s - text), since), arena);
  if (!is_month(start))
    return false;
  size_t n = length_without(right, strlen(right), until);
  *end = month_of(right, n, arena);
  if (end->text == NULL)
    *end = month_of_same_year(start, zb_arena_strndup(arena, right, n), arena);
  return end->text != NULL;
}

/* TEXT is half-width. Only one way to part it may give two months: 2008-09-2012-07 has three dashes. 2015年8月以来 has
 * no end yet. */
static int part(const char *text, zb_arena *arena, zb_parsed *start, zb_parsed *end)
{
  int ways = 0;
  text = without_from(text);
  for (const char *s = text; *s != '\0'; s++) {
    zb_parsed left, right;
    if (!part_at(text, s, separator_at(s), arena, &left, &right))
      continue;
    *start = left;
    *end = right;
    end->changes &= ~(unsigned)ZB_CHANGE_PLACEHOLDER; /* 至今 is no placeholder here */
    ways++;
  }
  size_t all = strlen(text), n = length_without(text, all, since);
  if (ways > 0 || n == all)
    return ways;
  *start = month_of(text, n, arena);
  *end = (zb_parsed){.text = ""};
  return is_month(start);
}

void zb_parse_span(const zb_cell *cell, bool may_be_one, zb_arena *arena, zb_parsed *start, zb_parsed *end)
{
  if (cell->struck) {
    *start = *end = zb_parse(cell, ZB_FIELD_MONTH, NULL, arena);
    return;
  }
  unsigned ignored = 0;
  const char *text = zb_half_width(zb_trimmed(cell->text, arena, &ignored), arena);
  int ways = cell->type == ZB_CELL_TEXT ? part(text, arena, start, end) : 0;
  if (ways == 1)
    return;
  if (*text == '\0') {
    *start = *end = (zb_parsed){.text = ""};
    return;
  }
  *end = (zb_parsed){.text = ""};
  *start = may_be_one && ways == 0 ? zb_parse(cell, ZB_FIELD_MONTH, NULL, arena) : (zb_parsed){0};
  if (start->text != NULL)
    return;
  start->why = zb_arena_printf(
      arena, "从“%s”看不出起止两个年月，请写成 2008-09 至 2012-07 的样子；还没有结束的写“至今”", cell->text);
}
