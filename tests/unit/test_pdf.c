/* Pages made by hand, written as PDF, and read back by other programs. */
#include "base/file.h"
#include "pdf/write.h"
#include "text/paragraph.h"

#include <hb-subset.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char FILE_PATH[] = "build/tests/test.pdf";

/* A grey JPEG of 8 by 8 pixels. */
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

static int load(void **state)
{
  static fixture f;
  f.diags = zb_diags_new();
  f.arena = zb_arena_new();
  *state = &f;
  return zb_fonts_load("templates/fonts.xml", f.diags, &f.fonts) == ZB_OK ? 0 : -1;
}

static int unload(void **state)
{
  fixture *f = *state;
  zb_fonts_free(f->fonts);
  zb_arena_free(f->arena);
  zb_diags_free(f->diags);
  return 0;
}

static int start(void **state)
{
  fixture *f = *state;
  f->pdf = zb_pdf_new(NULL);
  zb_arena_reset(f->arena);
  return 0;
}

static int stop(void **state)
{
  zb_pdf_free(((fixture *)*state)->pdf);
  return 0;
}

static void new_pages(fixture *f)
{
  f->pages = zb_arena_alloc(f->arena, sizeof *f->pages);
  f->pages->title = f->pages->author = f->pages->subject = "";
  f->pages->date = "2020-08-04";
}

static void new_page(fixture *f)
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

static zb_item *add_item(fixture *f, zb_item_kind kind, float x, float y)
{
  zb_item *item = zb_arena_alloc(f->arena, sizeof *item);
  zb_page *page = f->pages->last;
  item->kind = kind;
  item->x = x;
  item->y = y;
  if (page->last != NULL)
    page->last->next = item;
  else
    page->first = item;
  page->last = item;
  return item;
}

static const zb_line *set(fixture *f, zb_span span, float width, zb_align align, int *count)
{
  zb_paragraph p = {.spans = &span, .span_count = 1, .width = width, .align = align};
  const zb_line *lines;
  zb_missing missing;
  assert_true(zb_paragraph_set(&p, f->arena, &lines, count, &missing));
  return lines;
}

static zb_span span_of(const fixture *f, const char *role, const char *text)
{
  return (zb_span){.text = text, .role = zb_fonts_role(f->fonts, role, false), .size = 12};
}

/* Puts a paragraph on the last page, a line every 20 pt from Y on. */
static void put(fixture *f, zb_span span, float width, zb_align align, float y)
{
  int count;
  const zb_line *lines = set(f, span, width, align, &count);
  for (int i = 0; i < count; i++)
    for (int k = 0; k < lines[i].run_count; k++)
      add_item(f, ZB_ITEM_RUN, 72 + lines[i].runs[k].x, y + 20 * (float)i)->as.run.run = lines[i].runs[k].run;
}

static void put_words(fixture *f, const char *role, const char *text, float y)
{
  put(f, span_of(f, role, text), 450, ZB_ALIGN_LEFT, y);
}

static void write_pages(fixture *f, zb_buffer *out)
{
  assert_int_equal(zb_pdf_write(f->pdf, f->pages, out, f->diags), ZB_OK);
  assert_int_equal(zb_diags_count(f->diags), 0);
}

static void save(fixture *f)
{
  zb_buffer out = {0};
  write_pages(f, &out);
  assert_int_equal(zb_file_write(FILE_PATH, out.data, out.length, f->diags), ZB_OK);
  zb_buffer_free(&out);
}

/* What a program prints about the file; it must succeed. */
static const char *output_of(fixture *f, const char *program)
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

static void assert_has(const char *text, const char *part)
{
  if (strstr(text, part) == NULL)
    fail_msg("no %s in:\n%s", part, text);
}

/* Text in all faces that the roles come to, a watermark, lines, a photo. */
static void make_all(fixture *f, const char *name)
{
  static const zb_image photo = {jpeg, sizeof jpeg, 8, 8, 1};
  new_pages(f);
  new_page(f);
  zb_span mark = span_of(f, "黑体", "仅供评审");
  mark.size = 54;
  mark.color = 0xDCDCDC;
  mark.letter_spacing = 8;
  put(f, mark, 450, ZB_ALIGN_LEFT, 500);
  f->pages->last->last->as.run.angle = 45;
  put_words(f, "宋体", "湖州市职称评审表（2020年度）", 100);
  put_words(f, "黑体", "一、基本情况", 130);
  put_words(f, "楷体", name, 160);
  put_words(f, "仿宋", "身份证号码330599198001011234", 190);
  put_words(f, "宋体", "\U000323AF及其他", 220);
  zb_item *line = add_item(f, ZB_ITEM_LINE, 72, 300);
  line->as.line.x2 = 500;
  line->as.line.y2 = 300;
  line->as.line.thickness = 1;
  zb_item *image = add_item(f, ZB_ITEM_IMAGE, 400, 320);
  image->as.image.image = &photo;
  image->as.image.width = 99.2F;
  image->as.image.height = 127.6F;
  new_page(f);
  put_words(f, "宋体", "第二页", 100);
}

static void other_programs_accept_it(void **state)
{
  fixture *f = *state;
  make_all(f, "吴\U00020BB7\U0002CB4E");
  save(f);
  assert_has(output_of(f, "qpdf --check %s"), "No syntax or stream encoding errors");
  assert_has(output_of(f, "pdfinfo %s"), "Pages:           2");
  assert_has(output_of(f, "pdfimages -list %s"), "jpeg");
}

static void its_text_can_be_read(void **state)
{
  fixture *f = *state;
  make_all(f, "吴\U00020BB7\U0002CB4E");
  save(f);
  const char *text = output_of(f, "pdftotext %s -");
  static const char *const parts[] = {"湖州市职称评审表（2020年度）", "一、基本情况",     "吴\U00020BB7\U0002CB4E\n",
                                      "身份证号码330599198001011234", "\U000323AF及其他", "第二页"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    assert_has(text, parts[i]);
}

static void its_fonts_are_embedded_subsets_with_unicode(void **state)
{
  fixture *f = *state;
  make_all(f, "吴\U00020BB7");
  save(f);
  const char *table = output_of(f, "pdffonts %s"), *line = strchr(strchr(table, '\n') + 1, '\n');
  int fonts = 0;
  for (; line != NULL && line[1] != '\0'; line = strchr(line + 1, '\n'), fonts++) {
    char *row = zb_arena_strndup(f->arena, line + 1, strcspn(line + 1, "\n"));
    assert_has(row, "yes yes yes");
    assert_int_equal(row[6], '+');
  }
  assert_true(fonts >= 4);
}

/* The font file as it is embedded. */
static hb_face_t *embedded_face(const embedded *e, const font *font)
{
  struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
  char *data = malloc(font->file_length);
  size_t length;
  assert_int_equal(libdeflate_zlib_decompress(d, font->file.data, font->file.length, data, font->file_length, &length),
                   LIBDEFLATE_SUCCESS);
  libdeflate_free_decompressor(d);
  hb_blob_t *blob = hb_blob_create(data, (unsigned)length, HB_MEMORY_MODE_READONLY, data, free);
  if (!zb_face_is_cff(e->face)) {
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return face;
  }
  hb_face_t *face = hb_face_builder_create(); /* a bare CFF table: what else a face needs is taken from the whole one */
  hb_blob_t *head = hb_face_reference_table(zb_face_hb(e->face), HB_TAG('h', 'e', 'a', 'd'));
  hb_face_builder_add_table(face, HB_TAG('C', 'F', 'F', ' '), blob);
  hb_face_builder_add_table(face, HB_TAG('h', 'e', 'a', 'd'), head);
  hb_face_set_upem(face, hb_face_get_upem(zb_face_hb(e->face)));
  hb_face_set_glyph_count(face, (unsigned)font->count + 1);
  hb_blob_destroy(head);
  hb_blob_destroy(blob);
  return face;
}

/* The place in the embedded font of the glyph that a code shows. */
static hb_codepoint_t place_of(const uint16_t *cids, int count, unsigned code)
{
  for (int i = 0; cids != NULL && i <= count; i++)
    if (cids[i] == code)
      return (hb_codepoint_t)i;
  return cids != NULL ? 0 : code;
}

static void assert_codes_show_the_glyphs(embedded *e, const font *font)
{
  hb_face_t *face = embedded_face(e, font);
  hb_font_t *embedded_font = hb_font_create(face);
  uint16_t *cids = read_cids(face);
  assert_true((cids != NULL) == (e->cids != NULL));
  for (int i = 0; i < font->count; i++) {
    hb_glyph_extents_t drawn = {0}, wanted = {0};
    const glyph *g = &font->glyphs[i];
    struct font *in;
    assert_ptr_equal(find_glyph(e, g->id, &in), g);
    assert_ptr_equal(in, font);
    hb_font_get_glyph_extents(embedded_font, place_of(cids, font->count, g->code), &drawn);
    hb_font_get_glyph_extents(zb_face_font(e->face), g->id, &wanted);
    assert_memory_equal(&drawn, &wanted, sizeof drawn);
  }
  free(cids);
  hb_font_destroy(embedded_font);
  hb_face_destroy(face);
}

static void set_common(fixture *f, const char *text)
{
  int count;
  const zb_line *lines = set(f, span_of(f, "宋体", text), 10000, ZB_ALIGN_LEFT, &count);
  zb_pdf_common(f->pdf, &lines->runs[0].run, 1);
}

static void codes_show_the_glyphs_of_the_text(void **state)
{
  fixture *f = *state;
  zb_buffer out = {0};
  set_common(f, "湖州市职称评审表一二三");
  make_all(f, "吴\U00020BB7\U0002CB4E");
  write_pages(f, &out);
  assert_true(f->pdf->used_count >= 3);
  for (int i = 0; i < f->pdf->used_count; i++) {
    embedded *e = f->pdf->in_document[i];
    if (e->common.used)
      assert_codes_show_the_glyphs(e, &e->common);
    if (e->own.used)
      assert_codes_show_the_glyphs(e, &e->own);
  }
  zb_buffer_free(&out);
}

/* Readers take a text for as wide as it was set: the W arrays agree with what the content streams suppose. */
static void widths_are_told(void **state)
{
  static const char *const roles[] = {"宋体", "楷体"};
  fixture *f = *state;
  for (int i = 0; i < 2; i++) {
    new_pages(f);
    new_page(f);
    put_words(f, roles[i], "330599WAi.", 100);
    save(f);
    const char *box = strstr(output_of(f, "pdftotext -bbox %s -"), "<word");
    double left, right, width = f->pages->first->first->as.run.run.width;
    assert_non_null(box);
    assert_int_equal(sscanf(box, "<word xMin=\"%lf\" yMin=\"%*f\" xMax=\"%lf\"", &left, &right), 2);
    assert_true(left > 71.9 && left < 72.1 && right - left > width - 0.1 && right - left < width + 0.1);
  }
}

/* Text that its glyphs say is not said again. */
static void plain_text_needs_no_other_text(void **state)
{
  fixture *f = *state;
  new_pages(f);
  new_page(f);
  put_words(f, "宋体", "湖州市二〇年 2020", 100);
  put(f, span_of(f, "楷体", "本人长期从事基层农业技术推广工作，熟悉本专业的法律法规和技术标准。"), 245,
      ZB_ALIGN_JUSTIFY, 130);
  save(f);
  assert_null(strstr(output_of(f, "qpdf --qdf --object-streams=disable %s - | strings"), "ActualText"));
}

static void spread_text_is_read_without_spaces(void **state)
{
  fixture *f = *state;
  new_pages(f);
  new_page(f);
  put(f, span_of(f, "宋体", "姓名"), 200, ZB_ALIGN_DISTRIBUTE, 100);
  zb_span spaced = span_of(f, "黑体", "学习培训经历");
  spaced.letter_spacing = 6;
  put(f, spaced, 400, ZB_ALIGN_CENTER, 130);
  put(f, span_of(f, "宋体", "吴\U000323AF吉"), 200, ZB_ALIGN_DISTRIBUTE, 160);
  put(f, span_of(f, "宋体", "本人从事教学工作二十年，任教研组长"), 66, ZB_ALIGN_JUSTIFY, 190);
  save(f);
  const char *text = output_of(f, "pdftotext %s -");
  assert_has(text, "姓名");
  assert_has(text, "学习培训经历");
  assert_has(text, "吴\U000323AF吉");
  assert_has(text, "本人从事教");
}

/* Two characters that share a glyph: both are read as what they are. */
static void one_glyph_may_stand_for_several_texts(void **state)
{
  fixture *f = *state;
  new_pages(f);
  new_page(f);
  put_words(f, "宋体", "葛城", 100);
  put_words(f, "宋体", "葛\U000E0109城", 130);
  save(f);
  const char *text = output_of(f, "pdftotext %s -");
  assert_has(text, "葛城");
  assert_has(text, "葛\U000E0109城");
}

static void document_information_and_bookmarks(void **state)
{
  fixture *f = *state;
  make_all(f, "吴");
  zb_bookmark second = {NULL, "二、学习经历", 1, 90, 0}, first = {&second, "一、基本情况", 0, 120, 0};
  f->pages->title = "评审表";
  f->pages->author = "吴\U00020BB7";
  f->pages->bookmarks = &first;
  save(f);
  const char *info = output_of(f, "pdfinfo -isodates %s");
  assert_has(info, "评审表");
  assert_has(info, "吴\U00020BB7");
  assert_has(info, "2020-08-04T00:00:00+08");
  assert_has(info, "zhibiao");
  assert_has(output_of(f, "qpdf --json --json-key=outlines %s"), "二、学习经历");
  assert_has(output_of(f, "qpdf --check %s"), "No syntax or stream encoding errors");
}

static void the_same_pages_give_the_same_bytes(void **state)
{
  fixture *f = *state;
  zb_buffer once = {0}, other = {0}, again = {0}, fresh = {0};
  make_all(f, "吴吉");
  write_pages(f, &once);
  make_all(f, "湖州市吴兴区");
  write_pages(f, &other);
  make_all(f, "吴吉");
  write_pages(f, &again);
  zb_pdf_free(f->pdf);
  f->pdf = zb_pdf_new(NULL);
  write_pages(f, &fresh);
  assert_int_equal(once.length, again.length);
  assert_memory_equal(once.data, again.data, once.length);
  assert_int_equal(once.length, fresh.length);
  assert_memory_equal(once.data, fresh.data, once.length);
  assert_false(other.length == once.length && memcmp(other.data, once.data, once.length) == 0);
  zb_buffer_free(&once);
  zb_buffer_free(&other);
  zb_buffer_free(&again);
  zb_buffer_free(&fresh);
}

static void common_glyphs_are_in_every_document(void **state)
{
  fixture *f = *state;
  zb_buffer once = {0}, again = {0}, plain = {0};
  set_common(f, "湖州市职称评审表一二三");
  make_all(f, "吴吉");
  write_pages(f, &once);
  assert_int_equal(zb_file_write(FILE_PATH, once.data, once.length, f->diags), ZB_OK);
  assert_has(output_of(f, "pdftotext %s -"), "湖州市职称评审表（2020年度）");
  assert_has(output_of(f, "qpdf --check %s"), "No syntax or stream encoding errors");
  set_common(f, "完全不同");
  write_pages(f, &plain);
  set_common(f, "湖州市职称评审表一二三");
  write_pages(f, &again);
  assert_int_equal(once.length, again.length);
  assert_memory_equal(once.data, again.data, once.length);
  assert_false(plain.length == once.length && memcmp(plain.data, once.data, once.length) == 0);
  zb_buffer_free(&once);
  zb_buffer_free(&again);
  zb_buffer_free(&plain);
}

/* A subset of Noto is a CID-keyed font whose CIDs are not its glyph ids; LXGW WenKai has no CIDs. */
static void cids_are_those_of_the_charset(void **state)
{
  fixture *f = *state;
  const zb_face *song = zb_role_main_face(zb_fonts_role(f->fonts, "宋体", false));
  const zb_face *kai = zb_role_main_face(zb_fonts_role(f->fonts, "楷体", false));
  if (zb_face_is_cff(song)) {
    hb_set_t *glyphs = hb_set_create();
    for (hb_codepoint_t id = 100; id < 3000; id += 7)
      hb_set_add(glyphs, id);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_union(hb_subset_input_glyph_set(input), glyphs);
    hb_face_t *stripped = strip_face(song), *face = hb_subset_or_fail(stripped, input);
    uint16_t *cids = read_cids(face);
    unsigned place = 1;
    for (hb_codepoint_t id = 100; id < 3000; id += 7)
      assert_int_equal(cids[place++], id);
    assert_int_equal(cids[0], 0);
    free(cids);
    hb_face_destroy(face);
    hb_face_destroy(stripped);
    hb_subset_input_destroy(input);
    hb_set_destroy(glyphs);
  }
  assert_null(zb_face_is_cff(kai) ? NULL : read_cids(zb_face_hb(kai)));
}

static void what_libharu_refuses_is_an_error(void **state)
{
  fixture *f = *state;
  zb_buffer out = {0};
  zb_diags *diags = zb_diags_new();
  new_pages(f);
  new_page(f);
  f->pages->first->width = 100000;
  assert_int_equal(zb_pdf_write(f->pdf, f->pages, &out, diags), ZB_OUTPUT);
  assert_int_equal(zb_diags_errors(diags), 1);
  assert_int_equal(out.length, 0);
  f->pages->first->width = 595; /* and the writer goes on */
  assert_int_equal(zb_pdf_write(f->pdf, f->pages, &out, diags), ZB_OK);
  zb_diags_free(diags);
  zb_buffer_free(&out);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
  const struct CMUnitTest tests[] = {
      TEST(other_programs_accept_it),
      TEST(its_text_can_be_read),
      TEST(its_fonts_are_embedded_subsets_with_unicode),
      TEST(codes_show_the_glyphs_of_the_text),
      TEST(widths_are_told),
      TEST(plain_text_needs_no_other_text),
      TEST(spread_text_is_read_without_spaces),
      TEST(one_glyph_may_stand_for_several_texts),
      TEST(document_information_and_bookmarks),
      TEST(the_same_pages_give_the_same_bytes),
      TEST(common_glyphs_are_in_every_document),
      TEST(cids_are_those_of_the_charset),
      TEST(what_libharu_refuses_is_an_error),
  };
#undef TEST
  return cmocka_run_group_tests(tests, load, unload);
}
