/* For tests of text/: sets paragraphs and compares their lines. */
#ifndef ZB_TESTS_LINES_H
#define ZB_TESTS_LINES_H

#include "text/paragraph.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { SIZE = 10 };

typedef struct fixture {
  zb_diags *diags;
  zb_fonts *fonts;
  zb_arena *arena;
  const zb_line *lines;
  int count;
  zb_missing missing;
} fixture;

static inline int load(void **state)
{
  static fixture f;
  f.diags = zb_diags_new();
  f.arena = zb_arena_new();
  *state = &f;
  return zb_fonts_load("templates/fonts.xml", f.diags, &f.fonts) == ZB_OK ? 0 : -1;
}

static inline int unload(void **state)
{
  fixture *f = *state;
  zb_fonts_free(f->fonts);
  zb_arena_free(f->arena);
  zb_diags_free(f->diags);
  return 0;
}

static inline zb_span span(const fixture *f, const char *text)
{
  return (zb_span){.text = text, .role = zb_fonts_role(f->fonts, "宋体", false), .size = SIZE};
}

static inline bool set(fixture *f, const zb_span *spans, int n, float width, zb_align align)
{
  zb_paragraph p = {.spans = spans, .span_count = n, .width = width, .align = align};
  zb_arena_reset(f->arena);
  return zb_paragraph_set(&p, f->arena, &f->lines, &f->count, &f->missing);
}

static inline void set_text(fixture *f, const char *text, float width, zb_align align)
{
  zb_span s = span(f, text);
  assert_true(set(f, &s, 1, width, align));
}

/* The text of a line's runs. */
static inline const char *text_of(fixture *f, int line)
{
  assert_true(line < f->count);
  char *text = zb_arena_alloc(f->arena, 4096), *p = text;
  for (int i = 0; i < f->lines[line].run_count; i++) {
    const zb_run *run = &f->lines[line].runs[i].run;
    memcpy(p, run->text, run->length);
    p += run->length;
  }
  return text;
}

static inline void assert_near(double a, double b)
{
  if (fabs(a - b) > 0.05)
    fail_msg("%g is not %g", a, b);
}

/* The texts of all lines, separated by |. */
static inline const char *all_lines(fixture *f)
{
  static char all[4096];
  all[0] = '\0';
  for (int i = 0; i < f->count; i++) {
    if (i > 0)
      strcat(all, "|");
    strcat(all, text_of(f, i));
  }
  return all;
}

/* Asserts that TEXT set in WIDTH gives these lines. */
static inline void assert_lines(fixture *f, const char *text, float width, const char *expected)
{
  set_text(f, text, width, ZB_ALIGN_LEFT);
  assert_string_equal(all_lines(f), expected);
}

#endif
