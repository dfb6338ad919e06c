/* Invariants of line setting, for 4,000 random texts of ideographs, marks, words, numbers and spaces, in many measures.
 */
#include "lines.h"

#include "base/utf8.h"

#include <math.h>

/* A linear congruential generator: the same numbers on every machine. */
static unsigned next(unsigned *seed, unsigned below)
{
  *seed = *seed * 1664525U + 1013904223U;
  return (*seed >> 8) % below;
}

static const char *const pieces[] = {
    "湖",     "州",    "市",  "农业", "工程", "技术", "年",   "月",    "级", "的",         "，",    "。",    "、",
    "；",     "：",    "！",  "？",   "“",    "”",    "（",   "）",    "《", "》",         "「",    "」",    "——",
    "……",     "·",     "－",  "～",   "／",   "—",    "2020", "12.5%", "8",  "3305991990", "￥500", "－25℃", "A",
    "Nature", "word ", "of ", " ",    "　",   "(",    ")",    "/",     "-",  "𲎯",         "①",     "\n"};

static void make_text(unsigned *seed, char *text)
{
  *text = '\0';
  for (unsigned n = 1 + next(seed, 40); n > 0; n--)
    strcat(text, pieces[next(seed, sizeof pieces / sizeof *pieces)]);
}

/* Copies TEXT without what is dropped at line ends. */
static void copy_without_spaces(const char *text, char *out)
{
  for (uint32_t c = zb_utf8_next(&text); c != 0; c = zb_utf8_next(&text))
    if (c != ' ' && c != 0x3000 && c != '\n')
      out += zb_utf8_encode(c, out);
  *out = '\0';
}

static bool starts_with_any(const char *text, const char *const *marks, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (strncmp(text, marks[i], strlen(marks[i])) == 0)
      return true;
  return false;
}

/* Checks that each line of F is within the measure and ends at a permitted break, unless it is forced. */
static void check_lines(fixture *f, const char *text, float width)
{
  static const char *const no_start[] = {"，", "。", "、", "；", "：", "！", "？",
                                         "”",  "）", "》", "」", "·",  "～", "／"};
  static const char *const no_end[] = {"“", "（", "《", "「", "／"};
  for (int i = 0; i < f->count; i++) {
    const char *line = text_of(f, i);
    for (int k = 0; k < f->lines[i].run_count; k++)
      if (!isfinite(f->lines[i].runs[k].x) || !isfinite(f->lines[i].runs[k].run.width))
        fail_msg("line %d of \"%s\" in %g stands nowhere", i, text, (double)width);
    if (f->lines[i].forced)
      continue;
    if (f->lines[i].width > width + 0.05F)
      fail_msg("line %d of \"%s\" in %g is %g wide", i, text, (double)width, (double)f->lines[i].width);
    bool last = i + 1 == f->count;
    const char *tail = strlen(line) >= 3 ? line + strlen(line) - 3 : line;
    if (!last && strchr(text, '\n') == NULL && starts_with_any(tail, no_end, sizeof no_end / sizeof *no_end))
      fail_msg("line %d of \"%s\" in %g ends with %s", i, text, (double)width, tail);
    if (!last && strchr(text, '\n') == NULL && f->lines[i + 1].run_count > 0 &&
        starts_with_any(text_of(f, i + 1), no_start, sizeof no_start / sizeof *no_start))
      fail_msg("line %d of \"%s\" in %g starts with %s", i + 1, text, (double)width, text_of(f, i + 1));
  }
}

static void lines_hold_what_they_are_given(void **state)
{
  fixture *f = *state;
  unsigned seed = 20;
  char text[1024], given[1024], got[4096];
  for (int k = 0; k < 4000; k++) {
    make_text(&seed, text);
    float width = 10 + (float)next(&seed, 3000) / 10;
    set_text(f, text, width, (zb_align)next(&seed, 5));
    check_lines(f, text, width);
    copy_without_spaces(text, given);
    copy_without_spaces(all_lines(f), got);
    for (char *bar = got; (bar = strchr(bar, '|')) != NULL;)
      memmove(bar, bar + 1, strlen(bar));
    assert_string_equal(got, given);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_hold_what_they_are_given),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
