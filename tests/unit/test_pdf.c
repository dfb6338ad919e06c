/* Pages made by hand as documents: objects, fonts, the same bytes. */
#define FILE_PATH BUILD "/tests/test_pdf.pdf"
#include "pdf_fixture.h"

#include <hb-subset.h>

static void other_programs_accept_it(void **state)
{
  fixture *f = *state;
  make_all(f, "吴\U00020BB7\U0002CB4E");
  save(f);
  assert_has(output_of(f, "qpdf --check %s"), "No syntax or stream encoding errors");
  assert_has(output_of(f, "pdfinfo %s"), "Pages:           2");
  assert_has(output_of(f, "pdfimages -list %s"), "jpeg");
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

/* A run of nothing but the glyph, as wide as that is, finds it. */
static void assert_is_found(zb_pdf *pdf, embedded *e, const font *font, const glyph *g)
{
  enum { SIZE = 1000, EIGHTH = SIZE / 8 };
  uint32_t id = zb_glyph_copied(g->name);
  zb_glyph placed = {.id = id, .advance = (float)(width_of(e, id) + EIGHTH * zb_glyph_eighths(g->name))};
  zb_run run = {.face = e->face, .size = SIZE, .count = 1, .glyphs = &placed, .text = g->text, .length = g->length};
  note_run(pdf, &run);
  const noted *n = &pdf->noted[pdf->noted_count - 1];
  assert_true(n->plain);
  assert_int_equal(n->place, g - font->glyphs);
  assert_int_equal(n->common, font == &e->common);
}

static void assert_codes_show_the_glyphs(zb_pdf *pdf, embedded *e, const font *font)
{
  hb_face_t *face = embedded_face(e, font);
  hb_font_t *embedded_font = hb_font_create(face);
  uint16_t *cids = read_cids(face);
  assert_true((cids != NULL) == (e->outlines != NULL ? zb_face_is_cff(e->face) : e->cids != NULL));
  for (int i = 0; i < font->count; i++) {
    hb_glyph_extents_t drawn = {0}, wanted = {0};
    const glyph *g = &font->glyphs[i];
    assert_is_found(pdf, e, font, g);
    hb_font_get_glyph_extents(embedded_font, place_of(cids, font->count, g->code), &drawn);
    hb_font_get_glyph_extents(zb_face_font(e->face), zb_glyph_copied(g->name), &wanted);
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

static void write_with_codes(fixture *f)
{
  zb_buffer out = {0};
  make_all(f, "吴\U00020BB7\U0002CB4E");
  write_pages(f, &out);
  assert_true(f->pdf->used_count >= 3);
  for (int i = 0; i < f->pdf->used_count; i++) {
    embedded *e = f->pdf->in_document[i];
    if (e->common.used)
      assert_codes_show_the_glyphs(f->pdf, e, &e->common);
    if (e->own.used)
      assert_codes_show_the_glyphs(f->pdf, e, &e->own);
  }
  zb_buffer_free(&out);
}

static void codes_show_the_glyphs_of_the_text(void **state)
{
  fixture *f = *state;
  set_common(f, "湖州市职称评审表一二三");
  write_with_codes(f);
}

/* A face whose outlines can't be read one by one, as one with another matrix, is subset by HarfBuzz. */
static void other_faces_are_subset(void **state)
{
  fixture *f = *state;
  make_all(f, "吴\U00020BB7\U0002CB4E");
  save(f);
  for (int i = 0; i < f->pdf->face_count; i++) {
    assert_non_null(f->pdf->faces[i]->outlines);
    zb_outlines_free(f->pdf->faces[i]->outlines);
    f->pdf->faces[i]->outlines = NULL;
  }
  set_common(f, "湖州市职称评审表一二三");
  write_with_codes(f);
  for (int i = 0; i < f->pdf->used_count; i++)
    assert_non_null(f->pdf->in_document[i]->stripped);
  save(f);
  assert_has(output_of(f, "qpdf --check %s"), "No syntax or stream encoding errors");
}

static bool has_actual_text(zb_pdf *pdf, const zb_item *item)
{
  zb_buffer out = {0};
  content c = {.pdf = pdf, .out = &out};
  put_text(&c, item);
  bool has = strstr(out.data, "ActualText") != NULL;
  zb_buffer_free(&out);
  return has;
}

/* A glyph that can't be copied after all is shown for its copies, and what they say is told otherwise. */
static void copies_may_be_dropped(void **state)
{
  fixture *f = *state;
  new_pages(f);
  new_page(f);
  for (int i = 0; i < 3; i++)
    add_text(f, "宋体", "甲", 100 + 20 * (float)i);
  zb_item *wide = f->pages->first->first, *plain = wide->next, *twin = plain->next;
  zb_glyph spread = wide->as.run.run.glyphs[0];
  spread.advance *= 1.5F;
  wide->as.run.run.glyphs = &spread;
  twin->as.run.run.text = "乙";
  for (const zb_item *item = wide; item != NULL; item = item->next)
    note_run(f->pdf, &item->as.run.run);
  embedded *e = f->pdf->in_document[0];
  assert_int_equal(e->own.count, 3);
  drop_copies(&e->own);
  assert_true(has_actual_text(f->pdf, wide));
  assert_false(has_actual_text(f->pdf, plain));
  assert_true(has_actual_text(f->pdf, twin));
}

/* Readers take a text for as wide as it was set: the W arrays agree with what the content streams suppose. */
static void widths_are_told(void **state)
{
  static const char *const roles[] = {"宋体", "楷体"};
  fixture *f = *state;
  for (int i = 0; i < 2; i++) {
    new_pages(f);
    new_page(f);
    add_text(f, roles[i], "330599WAi.", 100);
    save(f);
    const char *box = strstr(output_of(f, "pdftotext -bbox %s -"), "<word");
    double left, right, width = f->pages->first->first->as.run.run.width;
    assert_non_null(box);
    assert_int_equal(sscanf(box, "<word xMin=\"%lf\" yMin=\"%*f\" xMax=\"%lf\"", &left, &right), 2);
    assert_true(left > 71.9 && left < 72.1 && right - left > width - 0.1 && right - left < width + 0.1);
  }
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

/* What is kept of one document for the next changes nothing of it: pages of the same length, some of them the same. */
static void documents_know_nothing_of_each_other(void **state)
{
  fixture *f = *state;
  static const float places[3][2] = {{100, 200}, {300, 200}, {300, 400}};
  zb_pdf *other = f->pdf;
  for (int i = 0; i < 3; i++) {
    zb_buffer again = {0}, fresh = {0};
    new_pages(f);
    for (int k = 0; k < 2; k++) {
      new_page(f);
      add_text(f, "宋体", "湖州市", places[i][k]);
    }
    f->pdf = other;
    write_pages(f, &again);
    f->pdf = zb_pdf_new(NULL);
    write_pages(f, &fresh);
    zb_pdf_free(f->pdf);
    f->pdf = other;
    assert_int_equal(again.length, fresh.length);
    assert_memory_equal(again.data, fresh.data, again.length);
    zb_buffer_free(&again);
    zb_buffer_free(&fresh);
  }
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

/* ISO 32000-1, 14.8.2.2: what is about the page is told from its text. */
static void artifacts_are_marked(void **state)
{
  fixture *f = *state;
  make_all(f, "吴");
  save(f);
  const char *page = output_of(f, "qpdf --qdf --object-streams=disable %s - | strings -n 2");
  const char *begin = strstr(page, "/Artifact BMC\n1 0.973 0.878 rg\n0 0 595 842 re f\n");
  assert_non_null(begin);
  const char *mark = strstr(begin, "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\n");
  assert_non_null(mark);
  assert_true(strstr(mark, "\nEMC\n") > strstr(mark, " cm /D1 Do Q\n"));
  assert_null(strstr(mark + 1, "/Artifact"));
}

/* Copies of a page that differ in their mark share all but that; the mark comes last. */
static void copies_share_their_content(void **state)
{
  fixture *f = *state;
  make_all(f, "吴");
  zb_page *first = f->pages->first, *second = first->next, *copy = zb_arena_alloc(f->arena, sizeof *copy);
  zb_item *mark = zb_arena_alloc(f->arena, sizeof *mark);
  new_page(f);
  add_text(f, "宋体", "第二份", 50);
  zb_page *other = f->pages->last;
  *mark = *other->first;
  mark->apart = true;
  mark->next = second->first;
  *other = (zb_page){.width = second->width, .height = second->height, .first = mark, .last = second->last};
  *copy = *second;
  copy->next = NULL;
  zb_pages_append(f->pages, copy);
  save(f);
  const char *text = output_of(f, "qpdf --qdf --object-streams=disable %s - | strings -n 2 | grep -c ' TJ\\|]TJ$'");
  int lines = atoi(text);
  save(f);
  text = output_of(f, "pdftotext -raw %s -");
  const char *marked = strstr(text, "第二份");
  assert_non_null(marked);
  const char *page = strstr(text, "第二页");
  assert_non_null(page);
  page = strstr(page + 1, "第二页"); /* of the copy with the mark */
  assert_true(page != NULL && page < marked);
  assert_non_null(strstr(marked, "第二页"));
  assert_int_equal(lines, 8); /* six pieces of the first page, one of the second, the mark */
  assert_string_equal(output_of(f, "qpdf --check %s >/dev/null && echo good"), "good\n");
}

/* A printer counts a page as coloured if it names a colour, be it a grey one. */
static void greys_are_no_colours(void **state)
{
  fixture *f = *state;
  new_pages(f);
  new_page(f);
  zb_item *line = add_item(f, ZB_ITEM_LINE, 10, 10);
  line->as.line.x2 = 90, line->as.line.y2 = 10, line->as.line.thickness = 1, line->as.line.color = 0xDCDCDC;
  save(f);
  const char *page = output_of(f, "qpdf --qdf --object-streams=disable %s - | strings -n 2");
  assert_non_null(strstr(page, "\n0.863 G\n"));
  assert_null(strstr(page, " RG\n"));
  assert_null(strstr(page, " rg\n"));
}

static void put_pixels(fixture *f, const char *pixels, int components, float y)
{
  zb_buffer packed = {0};
  compress(f->pdf, 6, pixels, 2 * (size_t)components, &packed);
  zb_image *image = zb_arena_alloc(f->arena, sizeof *image);
  *image = (zb_image){
      ZB_IMAGE_PIXELS, (unsigned char *)zb_arena_alloc(f->arena, packed.length), packed.length, 2, 1, components, 1};
  memcpy((unsigned char *)image->data, packed.data, packed.length);
  zb_buffer_free(&packed);
  zb_item *item = add_item(f, ZB_ITEM_IMAGE, 72, y);
  item->as.image.image = image;
  item->as.image.width = item->as.image.height = 40;
}

/* A picture that several documents of a merged file have is in it once. */
static void pixels_are_images(void **state)
{
  fixture *f = *state;
  new_pages(f);
  new_page(f);
  put_pixels(f, "\xC0\x00\x00\x01\x02\x03", 3, 72);
  put_pixels(f, "\x40\x80", 1, 144);
  new_page(f);
  put_pixels(f, "\xC0\x00\x00\x01\x02\x03", 3, 72);
  save(f);
  const char *images = output_of(f, "pdfimages -list %s");
  assert_has(images, "2     1  rgb     3   8  image");
  assert_has(images, "2     1  gray    1   8  image");
  const char *objects = output_of(f, "qpdf --qdf --object-streams=disable %s - | strings -n 2");
  int count = 0;
  for (const char *at = objects; (at = strstr(at, "/Subtype /Image")) != NULL; at++)
    count++;
  assert_int_equal(count, 2);
  assert_null(strstr(objects, "SMask"));
  assert_has(objects, "/I2 Do");
  assert_null(strstr(objects, "/I3"));
  assert_has(output_of(f, "qpdf --check %s"), "No syntax or stream encoding errors");
}

/* Where the four corners of the stored picture come to: matrices for a box of 100 × 200 at 50, 50 from the top. */
static void turns_pictures(void **state)
{
  static const char *const matrices[] = {
      "100 0 0 200 50 592 cm",    "-100 0 0 200 150 592 cm", "-100 0 0 -200 150 792 cm", "100 0 0 -200 50 792 cm",
      "0 -200 -100 0 150 792 cm", "0 -200 100 0 50 792 cm",  "0 200 100 0 50 592 cm",    "0 200 -100 0 150 592 cm"};
  fixture *f = *state;
  for (int orientation = 1; orientation <= 8; orientation++) {
    zb_image image = {ZB_IMAGE_JPEG, jpeg, sizeof jpeg, 8, 8, 1, orientation};
    new_pages(f);
    new_page(f);
    zb_item *item = add_item(f, ZB_ITEM_IMAGE, 50, 50);
    item->as.image.image = &image;
    item->as.image.width = 100;
    item->as.image.height = 200;
    save(f);
    assert_has(output_of(f, "qpdf --qdf --object-streams=disable %s - | strings -n 2"), matrices[orientation - 1]);
  }
}

/* layout/ hands down only what it wrote itself; if libharu stumbles all the same, it is told and nothing of it used. */
static void bad_picture_is_told(void **state)
{
  static const unsigned char junk[] = "\xFF\xD8\xFF\xFF\xC0 no JPEG";
  static const zb_image image = {ZB_IMAGE_JPEG, junk, sizeof junk, 8, 8, 1, 1};
  fixture *f = *state;
  zb_buffer out = {0};
  for (int i = 0; i < 2; i++) {
    new_pages(f);
    new_page(f);
    add_item(f, ZB_ITEM_IMAGE, 50, 50)->as.image.image = &image;
    assert_int_equal(zb_pdf_write(f->pdf, f->pages, &out, f->diags), ZB_OUTPUT);
    assert_int_equal(out.length, 0);
  }
  zb_buffer_free(&out);
  zb_diags_free(f->diags);
  f->diags = zb_diags_new();
  make_all(f, "张三"); /* the next document is none the worse */
  save(f);
  assert_has(output_of(f, "qpdf --check %s"), "No syntax or stream encoding errors");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
  const struct CMUnitTest tests[] = {
      TEST(other_programs_accept_it),
      TEST(its_fonts_are_embedded_subsets_with_unicode),
      TEST(codes_show_the_glyphs_of_the_text),
      TEST(other_faces_are_subset),
      TEST(copies_may_be_dropped),
      TEST(widths_are_told),
      TEST(document_information_and_bookmarks),
      TEST(the_same_pages_give_the_same_bytes),
      TEST(documents_know_nothing_of_each_other),
      TEST(common_glyphs_are_in_every_document),
      TEST(cids_are_those_of_the_charset),
      TEST(what_libharu_refuses_is_an_error),
      TEST(artifacts_are_marked),
      TEST(copies_share_their_content),
      TEST(greys_are_no_colours),
      TEST(pixels_are_images),
      TEST(turns_pictures),
      TEST(bad_picture_is_told),
  };
#undef TEST
  return cmocka_run_group_tests(tests, load, unload);
}
