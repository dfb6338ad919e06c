/* For tests of pdf/: hand-made pages are written as PDF and read back by other programs. FILE_PATH, the file that a
   test program writes, must be defined before this is included. */
#ifndef TESTS_PDF_FIXTURE_H
#define TESTS_PDF_FIXTURE_H

#include "base/file.h"
#include "pdf/write.h"
#include "text/paragraph.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A grey JPEG, 8 by 8 pixels. */
static const unsigned char jpeg[] = {
    0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 'J',  'F',  'I',  'F',  0x00, 0x01, 0x01, 0x00, 0x00, 0x01, 0x00, 0x01,
    0x00, 0x00, 0xFF, 0xDB, 0x00, 0x43, 0x00, 1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,
    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,
    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,
    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1,    0xFF,
    0xC0, 0x00, 0x0B, 0x08, 0x00, 0x08, 0x00, 0x08, 0x01, 0x01, 0x11, 0x00, 0xFF, 0xC4, 0x00, 0x14, 0x00, 0x01,
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0x00, 0xFF, 0xC4,
    0x00, 0x14, 0x10, 0x01, 0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
    0,    0x00, 0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3F, 0x00, 0x3F, 0xFF, 0xD9};

typedef struct fixture {
  zb_diags *diags;
  zb_fonts *fonts;
  zb_arena *arena;
  zb_pdf *pdf;
  zb_pages *pages;
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

static inline int start(void **state)
{
  fixture *f = *state;
  f->pdf = zb_pdf_new(NULL);
  zb_arena_reset(f->arena);
  return 0;
}

static inline int stop(void **state)
{
  zb_pdf_free(((fixture *)*state)->pdf);
  return 0;
}

static inline void new_pages(fixture *f)
{
  f->pages = zb_arena_alloc(f->arena, sizeof *f->pages);
  f->pages->title = f->pages->author = f->pages->subject = "";
  f->pages->date = "2020-08-04";
}

static inline void new_page(fixture *f)
{
  zb_page *page = zb_arena_alloc(f->arena, sizeof *page);
  page->width = 595;
  page->height = 842;
  if (f->pages->last != NULL)
    f->pages->last->next = page;
  else
    f->pages->first = page;
  f->pages->last = page;
  f->pages->count++;
}

static inline zb_item *add_item(fixture *f, zb_item_kind kind, float x, float y)
{
  return zb_page_add(f->pages->last, f->arena, kind, x, y);
}

static inline const zb_line *set(fixture *f, zb_span span, float width, zb_align align, int *count)
{
  zb_paragraph p = {.spans = &span, .span_count = 1, .width = width, .align = align};
  const zb_line *lines;
  zb_missing missing;
  assert_true(zb_paragraph_set(&p, f->arena, &lines, count, &missing));
  return lines;
}

static inline zb_span span_of(const fixture *f, const char *role, const char *text)
{
  return (zb_span){.text = text, .role = zb_fonts_role(f->fonts, role, false), .size = 12};
}

/* Adds a paragraph to the last page, from Y on, with 20 pt of line pitch. */
static inline void add_paragraph(fixture *f, zb_span span, float width, zb_align align, float y)
{
  int count;
  const zb_line *lines = set(f, span, width, align, &count);
  for (int i = 0; i < count; i++)
    for (int k = 0; k < lines[i].run_count; k++)
      add_item(f, ZB_ITEM_RUN, 72 + lines[i].runs[k].x, y + 20 * (float)i)->as.run.run = lines[i].runs[k].run;
}

static inline void add_text(fixture *f, const char *role, const char *text, float y)
{
  add_paragraph(f, span_of(f, role, text), 450, ZB_ALIGN_LEFT, y);
}

static inline void write_pages(fixture *f, zb_buffer *out)
{
  assert_int_equal(zb_pdf_write(f->pdf, f->pages, out, f->diags), ZB_OK);
  assert_int_equal(zb_diags_count(f->diags), 0);
}

static inline void save(fixture *f)
{
  zb_buffer out = {0};
  write_pages(f, &out);
  assert_int_equal(zb_file_write(FILE_PATH, out.data, out.length, f->diags), ZB_OK);
  zb_buffer_free(&out);
}

/* Runs a program on the file, which must succeed, and returns its output. PROGRAM is a format for FILE_PATH. */
static inline const char *output_of(fixture *f, const char *program)
{
  zb_buffer out = {0};
  char *command = zb_arena_printf(f->arena, program, FILE_PATH);
  FILE *pipe = popen(command, "r");
  assert_non_null(pipe);
  char block[4096];
  for (size_t n; (n = fread(block, 1, sizeof block, pipe)) > 0;)
    zb_buffer_add(&out, block, n);
  assert_int_equal(pclose(pipe), 0);
  char *text = zb_arena_strndup(f->arena, out.data != NULL ? out.data : "", out.length);
  zb_buffer_free(&out);
  return text;
}

static inline void assert_has(const char *text, const char *part)
{
  if (strstr(text, part) == NULL)
    fail_msg("no %s in:\n%s", part, text);
}

/* Makes pages with all kinds of items: a tint, text in many faces, a watermark, a line, a photo. */
static inline void make_all(fixture *f, const char *name)
{
  static const zb_image photo = {ZB_IMAGE_JPEG, jpeg, sizeof jpeg, 8, 8, 1, 1};
  new_pages(f);
  new_page(f);
  zb_item *tint = add_item(f, ZB_ITEM_RECT, 0, 0);
  tint->as.rect.width = 595;
  tint->as.rect.height = 842;
  tint->as.rect.color = 0xFFF8E0;
  tint->artifact = true;
  zb_span mark = span_of(f, "黑体", "仅供评审");
  mark.size = 54;
  mark.color = 0xDCDCDC;
  mark.letter_spacing = 8;
  add_paragraph(f, mark, 450, ZB_ALIGN_LEFT, 500);
  f->pages->last->last->as.run.angle = 45;
  f->pages->last->last->as.run.outlined = true;
  f->pages->last->last->artifact = true;
  add_text(f, "宋体", "湖州市职称评审表（2020年度）", 100);
  add_text(f, "黑体", "一、基本情况", 130);
  add_text(f, "楷体", name, 160);
  add_text(f, "仿宋", "身份证号码330599198001011234", 190);
  add_text(f, "宋体", "\U000323AF及其他", 220);
  zb_item *line = add_item(f, ZB_ITEM_LINE, 72, 300);
  line->as.line.x2 = 500;
  line->as.line.y2 = 300;
  line->as.line.thickness = 1;
  zb_item *image = add_item(f, ZB_ITEM_IMAGE, 400, 320);
  image->as.image.image = &photo;
  image->as.image.width = 99.2F;
  image->as.image.height = 127.6F;
  new_page(f);
  add_text(f, "宋体", "第二页", 100);
}

#endif
