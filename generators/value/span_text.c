/* A beginning and an end in one cell: 2008.09-2012.07, 2008年9月至2012年7月, 2015-08~至今. */
#include "value/parsers.h"

#include "base/utf8.h"

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

/* Only one way to part the text may give two months: 2008-09-2012-07 has three dashes. */
void zb_parse_span(const zb_cell *cell, bool may_be_one, zb_arena *arena, zb_parsed *start, zb_parsed *end)
{
  if (cell->struck) {
    *start = *end = zb_parse(cell, ZB_FIELD_MONTH, NULL, arena);
    return;
  }
  unsigned ignored = 0;
  const char *text = zb_half_width(zb_trimmed(cell->text, arena, &ignored), arena);
  int ways = 0;
  for (const char *s = text; cell->type == ZB_CELL_TEXT && *s != '\0'; s++) {
    size_t n = separator_at(s);
    if (n == 0 || s == text)
      continue;
    zb_parsed left = month_of(text, (size_t)(s - text), arena), right = month_of(s + n, strlen(s + n), arena);
    bool parted = left.text != NULL && *left.text != '\0' && right.text != NULL && s[n] != '\0';
    if (!parted)
      continue;
    *start = left;
    *end = right;
    end->changes &= ~(unsigned)ZB_CHANGE_PLACEHOLDER; /* 至今 is no placeholder here */
    ways++;
  }
  if (ways == 1 || *text == '\0') {
    if (*text == '\0')
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
