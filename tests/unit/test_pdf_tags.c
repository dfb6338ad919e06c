/* The structure of a document as other programs read it from the PDF. */
#define FILE_PATH BUILD "/tests/test_pdf_tags.pdf"
#include "pdf_fixture.h"

static zb_element *add_element(fixture *f, zb_element_kind kind, zb_element *parent)
{
  zb_element *e = zb_arena_alloc(f->arena, sizeof *e);
  *e = (zb_element){.kind = kind, .parent = parent, .span = 1, .rows = 1};
  if (parent == NULL) {
    f->pages->structure = e;
  } else {
    e->number = f->pages->last_element->number + 1;
    f->pages->last_element->next = e;
    *(parent->last != NULL ? &parent->last->sibling : &parent->first) = e;
    parent->last = e;
  }
  f->pages->last_element = e;
  return e;
}

static void say(fixture *f, const char *text, float y, const zb_element *element)
{
  add_text(f, "宋体", text, y);
  f->pages->last->last->element = element;
}

/* A heading, a table of which a cell goes on on the second page under a repeated label, a picture, a line. */
static void make_tagged(fixture *f)
{
  static const zb_image photo = {ZB_IMAGE_JPEG, jpeg, sizeof jpeg, 8, 8, 1, 1};
  new_pages(f);
  f->pages->title = "表";
  zb_element *document = add_element(f, ZB_ELEMENT_DOCUMENT, NULL);
  zb_element *title = add_element(f, ZB_ELEMENT_H1, document), *table = add_element(f, ZB_ELEMENT_TABLE, document);
  zb_element *row = add_element(f, ZB_ELEMENT_ROW, table), *label = add_element(f, ZB_ELEMENT_LABEL, row);
  zb_element *cell = add_element(f, ZB_ELEMENT_CELL, row), *last = add_element(f, ZB_ELEMENT_ROW, table);
  zb_element *wide = add_element(f, ZB_ELEMENT_CELL, last), *figure = add_element(f, ZB_ELEMENT_FIGURE, wide);
  label->column = false;
  wide->span = 2;
  figure->alt = "照片：张三";
  new_page(f);
  f->pages->last->label = 1;
  say(f, "登记表", 100, title);
  say(f, "简历", 130, label);
  say(f, "前半", 160, cell);
  zb_item *line = add_item(f, ZB_ITEM_LINE, 72, 170);
  line->as.line.x2 = 500, line->as.line.y2 = 170, line->as.line.thickness = 1;
  say(f, "（见续页）", 190, NULL);
  new_page(f);
  f->pages->last->label = 2;
  say(f, "简历", 100, NULL);
  say(f, "后半", 130, cell);
  zb_item *image = add_item(f, ZB_ITEM_IMAGE, 400, 320);
  image->as.image.image = &photo;
  image->as.image.width = 100, image->as.image.height = 140;
  image->element = figure;
}

static void readers_find_the_structure(void **state)
{
  fixture *f = *state;
  make_tagged(f);
  save(f);
  const char *text = output_of(f, "pdfinfo -struct-text %s");
  assert_has(text, "Document\n  H1 (block)\n    \"登记表\"\n  Table (block)\n    TR\n      TH");
  assert_has(text, "Scope /Row");
  assert_has(text, "        \"简历\"\n      TD\n        \"前半\"\n        \"后半\"\n    TR\n      TD");
  assert_has(text, "ColSpan 2");
  assert_null(strstr(text, "见续页"));
  assert_int_equal(strstr(strstr(text, "简历") + 1, "简历") == NULL, true);
  assert_has(output_of(f, "pdfinfo %s"), "Tagged:          yes");
  assert_has(output_of(f, "qpdf --check %s"), "No syntax or stream encoding errors found");
}

static void obeys_the_standards(void **state)
{
  fixture *f = *state;
  make_tagged(f);
  assert_int_equal(zb_pdf_archive(f->pdf, true, f->diags), ZB_OK);
  save(f);
  assert_string_equal(output_of(f, "perl tests/archive/check.pl %s"), "");
  const char *meta = output_of(f, "pdfinfo -meta %s");
  assert_has(meta, "<pdfaid:conformance>A</pdfaid:conformance>");
  assert_has(meta, "<pdfuaid:part>1</pdfuaid:part>");
  const char *text = output_of(f, "qpdf --qdf --object-streams=disable %s - | strings -n 2");
  assert_has(text, "/Alt <feff71677247ff1a5f204e09>");
  assert_has(text, "/Artifact BMC\n");                       /* the line */
  assert_has(text, "/Artifact <</Type /Pagination>> BDC\n"); /* what is repeated */
}

/* Without a title it is no PDF/UA, and without a structure of level B. */
static void claims_no_more_than_it_is(void **state)
{
  fixture *f = *state;
  make_tagged(f);
  f->pages->title = "";
  assert_int_equal(zb_pdf_archive(f->pdf, true, f->diags), ZB_OK);
  save(f);
  assert_null(strstr(output_of(f, "pdfinfo -meta %s"), "pdfuaid"));
  assert_string_equal(output_of(f, "perl tests/archive/check.pl %s"), "");
  f->pages->title = "表";
  f->pages->structure = NULL;
  save(f);
  const char *meta = output_of(f, "pdfinfo -meta %s");
  assert_has(meta, "<pdfaid:conformance>B</pdfaid:conformance>");
  assert_null(strstr(meta, "pdfuaid"));
  assert_has(output_of(f, "pdfinfo %s"), "Tagged:          no");
  assert_string_equal(output_of(f, "perl tests/archive/check.pl %s"), "");
}

/* The structure is part of what the identifier is made of, and of nothing that was before. */
static void the_same_structure_gives_the_same_bytes(void **state)
{
  fixture *f = *state;
  zb_buffer out[3] = {{0}, {0}, {0}};
  for (int i = 0; i < 3; i++) {
    make_tagged(f);
    if (i == 1)
      f->pages->structure->last->first->first->column = true;
    write_pages(f, &out[i]);
  }
  assert_int_equal(out[0].length, out[2].length);
  assert_memory_equal(out[0].data, out[2].data, out[0].length);
  const char *id[2];
  for (int i = 0; i < 2; i++)
    id[i] = memmem(out[i].data + out[i].length - 600, 600, "/ID [", 5);
  assert_non_null(id[0]);
  assert_non_null(id[1]);
  assert_memory_not_equal(id[0], id[1], 40);
  for (int i = 0; i < 3; i++)
    zb_buffer_free(&out[i]);
}

static void pages_have_their_labels(void **state)
{
  fixture *f = *state;
  make_tagged(f);
  new_page(f);
  f->pages->last->label = 1;
  save(f);
  assert_has(output_of(f, "qpdf --json %s | tr -d ' \\n' | sed 's/.*pagelabels//'"), "\"index\":2");
}

/* More objects than one stream of them holds. */
static void long_documents_are_whole(void **state)
{
  fixture *f = *state;
  make_tagged(f);
  for (int i = 0; i < 2500; i++) {
    if (i % 50 == 0)
      new_page(f);
    say(f, "段", 20 + (float)(i % 50) * 15, add_element(f, ZB_ELEMENT_P, f->pages->structure));
  }
  save(f);
  assert_has(output_of(f, "qpdf --check %s"), "No syntax or stream encoding errors found");
  assert_string_equal(output_of(f, "grep -ac '/ObjStm /N 1000' %s"), "2\n");
  const char *text = output_of(f, "pdfinfo -struct-text %s");
  int n = 0;
  for (; (text = strstr(text, "\"段\"")) != NULL; text++)
    n++;
  assert_int_equal(n, 2500);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
  const struct CMUnitTest tests[] = {
      TEST(readers_find_the_structure), TEST(obeys_the_standards),
      TEST(claims_no_more_than_it_is),  TEST(the_same_structure_gives_the_same_bytes),
      TEST(pages_have_their_labels),    TEST(long_documents_are_whole),
  };
#undef TEST
  return cmocka_run_group_tests(tests, load, unload);
}
