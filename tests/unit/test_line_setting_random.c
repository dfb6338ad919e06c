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

/* Any code point: a surrogate is written as what the decoder makes of it. Every fourth is of a part of Unicode where
   classes of UAX #14 are dense: flags, emoji and their modifiers, joiners, Hebrew, Hangul, marks. */
static uint32_t any_character(unsigned *seed)
{
  static const uint32_t dense[][2] = {{0x1F1E6, 26}, {0x1F300, 1024}, {0x200B, 36}, {0x5D0, 27}, {0x1100, 256},
                                      {0x300, 112},  {0xAC00, 64},    {0xFE00, 64}, {0xE00, 96}, {0xFFF0, 16}};
  unsigned part = next(seed, 4 * sizeof dense / sizeof *dense);
  uint32_t c =
      part < sizeof dense / sizeof *dense ? dense[part][0] + next(seed, dense[part][1]) : 1 + next(seed, 0x10FFFF);
  return c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
}

enum { DRAWN = 30000, TEXTS = 4000 };

/* Nothing that someone pastes into a cell ends the run: what no font has is named, all else is set. */
static void any_text_is_set_or_named(void **state)
{
  fixture *f = *state;
  unsigned seed = 13;
  static uint32_t known[DRAWN];
  unsigned count = 0, flags = 0;
  char text[256];
  for (int k = 0; k < DRAWN; k++) {
    uint32_t c = any_character(&seed);
    text[zb_utf8_encode(c, text)] = '\0';
    zb_span s = span(f, text);
    if (set(f, &s, 1, 100, ZB_ALIGN_JUSTIFY)) {
      known[count++] = c;
      flags += c >= 0x1F1E6 && c <= 0x1F1FF;
    } else {
      assert_true(f->missing.character != 0);
    }
  }
  assert_true(count > 1000 && flags > 0);
  for (int k = 0; k < TEXTS; k++) {
    char *end = text;
    for (unsigned n = 1 + next(&seed, 40); n > 0; n--)
      end += zb_utf8_encode(known[next(&seed, count)], end);
    *end = '\0';
    zb_span s = span(f, text);
    assert_true(set(f, &s, 1, 10 + (float)next(&seed, 300), ZB_ALIGN_JUSTIFY));
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_hold_what_they_are_given),
      cmocka_unit_test(any_text_is_set_or_named),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
