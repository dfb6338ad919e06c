/* What a document is made from: a tree's description changes with all that shows, and with nothing else. */
#include "base/parcel.h"
#include "tree/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* A form with a picture and a table of a cell with a text. */
typedef struct tree {
  zb_style style, other;
  zb_node form, page, p, image, table, row, cell, text;
  zb_width width;
} tree;

static void plant(tree *t)
{
  memset(t, 0, sizeof *t);
  t->style = t->other =
      (zb_style){.name = "格", .font = "宋体", .size = 12, .line_height = 1.5F, .format = "", .fill = -1};
  zb_node *const nodes[] = {&t->form, &t->page, &t->p, &t->image, &t->table, &t->row, &t->cell, &t->text};
  static const zb_node_kind kinds[] = {ZB_NODE_FORM,  ZB_NODE_PAGE, ZB_NODE_P,    ZB_NODE_IMAGE,
                                       ZB_NODE_TABLE, ZB_NODE_ROW,  ZB_NODE_CELL, ZB_NODE_TEXT};
  for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++) {
    nodes[i]->kind = kinds[i];
    nodes[i]->style = &t->style;
    nodes[i]->text = "";
  }
  t->form.first = &t->page;
  t->page.next = &t->p;
  t->p.next = &t->image;
  t->image.next = &t->table;
  t->table.first = &t->row;
  t->row.first = &t->cell;
  t->cell.first = &t->text;
  t->text.text = "张三";
  t->table.as.columns.count = 1;
  t->table.as.columns.widths = &t->width;
}

static bool describe(const tree *t, zb_buffer *out)
{
  zb_buffer_clear(out);
  return zb_tree_describe(&t->form, out);
}

static void changes_with_all_that_shows(void **state)
{
  (void)state;
  tree t;
  zb_buffer before = {0}, after = {0};
#define CHANGES(FIELD, VALUE)                                                                                          \
  do {                                                                                                                 \
    plant(&t);                                                                                                         \
    assert_true(describe(&t, &before));                                                                                \
    t.FIELD = VALUE;                                                                                                   \
    assert_true(describe(&t, &after));                                                                                 \
    if (before.length == after.length && memcmp(before.data, after.data, after.length) == 0)                           \
      fail_msg("%s does not change it", #FIELD);                                                                       \
  } while (false)
  CHANGES(text.text, "张");
  CHANGES(cell.text, "张三");
  CHANGES(style.size, 14);
  CHANGES(style.font, "黑体");
  CHANGES(style.bold, true);
  CHANGES(style.letter_spacing, 1);
  CHANGES(style.padding.left, 1);
  CHANGES(style.color, 1);
  CHANGES(style.halign, ZB_RIGHT);
  CHANGES(form.as.document.title, "名");
  CHANGES(form.as.document.archive, true);
  CHANGES(form.as.document.duplex, true);
  CHANGES(form.as.document.copies, "3");
  CHANGES(page.as.page.bottom, 3);
  CHANGES(p.as.p.keep, true);
  CHANGES(image.as.box.width, 3);
  CHANGES(width.share, 1);
  CHANGES(table.as.columns.frame, 1);
  CHANGES(row.as.row.height, 9);
  CHANGES(row.as.row.whole, true);
  CHANGES(cell.as.cell.span, 2);
  CHANGES(cell.as.cell.vertical, true);
  CHANGES(cell.as.cell.overflow, ZB_OVERFLOW_GROW);
  CHANGES(cell.as.cell.min, 6);
  CHANGES(cell.as.cell.note, "批注");
  CHANGES(text.kind, ZB_NODE_P);
  CHANGES(image.next, NULL);
  zb_buffer_free(&before);
  zb_buffer_free(&after);
}

/* Where a node stands in the template, and where its style is in memory. */
static void does_not_change_with_what_does_not(void **state)
{
  (void)state;
  tree t;
  zb_buffer before = {0}, after = {0};
  plant(&t);
  t.text.style = &t.other;
  describe(&t, &before);
  t.cell.line = 7;
  describe(&t, &after);
  assert_int_equal(before.length, after.length);
  assert_memory_equal(before.data, after.data, after.length);
  zb_buffer_free(&before);
  zb_buffer_free(&after);
}

static void has_no_rows_to_come(void **state)
{
  (void)state;
  tree t;
  zb_buffer out = {0};
  plant(&t);
  t.row.kind = ZB_NODE_STREAM;
  assert_false(describe(&t, &out));
  zb_buffer_free(&out);
}

static void parcels_arrive_as_they_were_sent(void **state)
{
  (void)state;
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  zb_parcel sent = {0}, come = {0};
  zb_parcel_put_number(&sent, -7);
  zb_parcel_put_text(&sent, "张三");
  zb_parcel_put_text(&sent, NULL);
  zb_parcel_put_text(&sent, "");
  assert_true(zb_parcel_send(&sent, ends[1]));
  assert_int_equal(write(ends[1], "torn", 4), 4);
  close(ends[1]);
  assert_true(zb_parcel_receive(&come, ends[0]));
  assert_int_equal(zb_parcel_number(&come), -7);
  assert_string_equal(zb_parcel_text(&come), "张三");
  assert_null(zb_parcel_text(&come));
  assert_string_equal(zb_parcel_text(&come), "");
  assert_false(zb_parcel_receive(&come, ends[0]));
  close(ends[0]);
  zb_parcel_free(&sent);
  zb_parcel_free(&come);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(changes_with_all_that_shows),
      cmocka_unit_test(does_not_change_with_what_does_not),
      cmocka_unit_test(has_no_rows_to_come),
      cmocka_unit_test(parcels_arrive_as_they_were_sent),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
