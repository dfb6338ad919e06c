/* Templates: what a small XML becomes once it is compiled and filled, and what is said of a wrong one. Each test writes
   its XML beside the real schemas and styles, and fills it with one model. */
#include "template_house.h"

#include "tree/row_stream.h"

#include <math.h>

/* --- text --------------------------------------------------------------------------------------------------- */

static void puts_values_into_text(void **state)
{
  expect_tree(state, "<p>姓名：{name}，{three}年</p>", "form\n  page\n  p style=p\n    text 姓名：张三，3年\n");
}

static void drops_layout_of_the_xml_and_keeps_blanks(void **state)
{
  expect_tree(state, "\n  <p>\n    甲　乙 丙\n    丁{name} {three}\n  </p>\n",
              "form\n  page\n  p style=p\n    text 甲　乙 丙丁张三 3\n");
}

static void breaks_paragraphs_where_a_value_does(void **state)
{
  expect_tree(state, "<p>前{two}后</p>", "form\n  page\n  p style=p\n    text 前甲\n  p style=p\n    text 乙后\n");
}

static void sets_spans_blanks_and_breaks(void **state)
{
  expect_tree(state, "<p>推出<blank width=\"8mm\">{three}</blank>个<br/><span bold=\"yes\">{name}</span></p>",
              "form\n  page\n  p style=p\n    text 推出\n    blank 3\n    text 个\n    br\n    text 张三\n");
}

static void gives_bookmarks_their_values(void **state)
{
  expect_tree(state, "<p bookmark=\"一、{name}\">一</p>", "form\n  page\n  p style=p 一、张三\n    text 一\n");
}

/* --- each and if ---------------------------------------------------------------------------------------------- */

static void repeats_and_counts(void **state)
{
  expect_tree(state, "<p each=\"w in works\">{w_index}. {w.unit}（{w.year}）</p><p each=\"w in none\">无</p>",
              "form\n  page\n  p style=p\n    text 1. 甲厂（2001）\n  p style=p\n    text 2. 乙所（2005）\n");
}

static void leaves_out_what_is_not_wanted(void **state)
{
  expect_tree(state,
              "<p if=\"empty\">甲</p><p if=\"name\">乙<span if=\"three > 3\">丙</span></p><p if=\"#none > 0\">丁</p>"
              "<p each=\"w in works\" if=\"w.year > 2001\">{w.unit}</p>",
              "form\n  page\n  p style=p\n    text 乙\n  p style=p\n    text 乙所\n");
}

/* --- tables --------------------------------------------------------------------------------------------------- */

static void finds_the_columns_of_cells(void **state)
{
  expect_tree(state,
              "<table columns=\"2cm 2cm *\"><row><label rows=\"2\">甲</label><cell span=\"2\">乙</cell></row>"
              "<row><cell/><cell>丙</cell></row></table>",
              "form\n  page\n  table\n"
              "    row\n      cell column=0 span=1 rows=2 style=label\n        p style=label\n          text 甲\n"
              "      cell column=1 span=2 rows=1 style=cell\n        p style=cell\n          text 乙\n"
              "    row\n      cell column=1 span=1 rows=1 style=cell\n"
              "      cell column=2 span=1 rows=1 style=cell\n        p style=cell\n          text 丙\n");
}

static void spans_as_many_rows_as_a_list_has(void **state)
{
  expect_tree(state,
              "<table columns=\"* *\"><row><label rows=\"{1 + #works}\">名单</label><label>单位</label></row>"
              "<row each=\"w in works\"><cell>{w.unit}</cell></row></table>",
              "form\n  page\n  table\n"
              "    row\n      cell column=0 span=1 rows=3 style=label\n        p style=label\n          text 名单\n"
              "      cell column=1 span=1 rows=1 style=label\n        p style=label\n          text 单位\n"
              "    row\n      cell column=1 span=1 rows=1 style=cell\n        p style=cell\n          text 甲厂\n"
              "    row\n      cell column=1 span=1 rows=1 style=cell\n        p style=cell\n          text 乙所\n");
}

static void reports_a_gap_in_a_row(void **state)
{
  expect_fill_error(state,
                    "<form id=\"t\"><page/>\n<table columns=\"* * *\">\n<row><cell/><cell/></row></table></form>", 3,
                    "这一行只有 2 列，表格有 3 列");
}

static void reports_a_row_that_is_too_long(void **state)
{
  expect_fill_error(
      state, "<form id=\"t\"><page/>\n<table columns=\"* *\">\n<row><cell/>\n<cell span=\"2\"/></row></table></form>",
      4, "占到第 3 列，表格只有 2 列");
}

static void reports_cells_over_each_other(void **state)
{
  expect_fill_error(state,
                    "<form id=\"t\"><page/><table columns=\"* * *\">\n<row><cell/><cell rows=\"2\"/><cell/></row>\n"
                    "<row><cell span=\"2\"/><cell/></row></table></form>",
                    3, "重叠");
}

static void reports_a_span_out_of_the_table(void **state)
{
  expect_fill_error(
      state, "<form id=\"t\"><page/><table columns=\"* *\">\n<row><cell rows=\"2\"/><cell/></row></table></form>", 2,
      "跨到了表格之外");
}

static void reports_rows_that_are_no_number(void **state)
{
  expect_fill_error(state,
                    "<form id=\"t\"><page/><table columns=\"*\">\n<row><cell rows=\"{name}\"/></row></table></form>", 2,
                    "张三");
}

/* --- styles and lengths ----------------------------------------------------------------------------------------- */

static void assert_length(double pt, double expected)
{
  if (fabs(pt - expected) > 0.01)
    fail_msg("%.3f pt is not %.3f pt", pt, expected);
}

static void lays_styles_over_each_other(void **state)
{
  const zb_node *form =
      fill(*state, "<form id=\"t\">"
                   "<style name=\"own\" base=\"title\" size=\"小四\" align=\"right\" line-breaking=\"strict\"/><page/>"
                   "<p style=\"own\" bold=\"yes\" before=\"1cm\">甲<span font=\"仿宋\">乙</span></p>"
                   "</form>");
  const zb_style *p = form->first->next->style, *span = form->first->next->first->next->style;
  assert_string_equal(p->font, "黑体"); /* of title in styles.xml */
  assert_length(p->size, 12);
  assert_length(p->before, 28.346);
  assert_int_equal(p->halign, ZB_RIGHT);
  assert_int_equal(p->breaking, ZB_BREAKING_STRICT);
  assert_true(p->bold);
  assert_string_equal(span->font, "仿宋");
  assert_length(span->size, 12);
}

static void reads_lengths_in_every_unit(void **state)
{
  const zb_node *form =
      fill(*state, "<form id=\"t\"><page size=\"A4\" margin=\"10mm 2cm 30pt\"/>"
                   "<table columns=\"25.4mm 2.54cm 72pt 2* *\" frame=\"1pt\"><row height=\".5cm\" head=\"yes\">"
                   "<cell overflow=\"shrink\" least=\"六号\"/><cell direction=\"vertical\"/><cell edges=\"bottom\"/>"
                   "<cell/><cell/></row></table></form>");
  const zb_node *page = form->first, *table = page->next, *row = table->first;
  assert_length(page->as.page.width, 595.276);
  assert_length(page->as.page.top, 28.346);
  assert_length(page->as.page.right, 56.693);
  assert_length(page->as.page.bottom, 30);
  assert_length(page->as.page.left, 56.693);
  for (int i = 0; i < 3; i++)
    assert_length(table->as.columns.widths[i].pt, 72);
  assert_length(table->as.columns.widths[3].share, 2);
  assert_length(table->as.columns.line, 0.5);
  assert_length(table->as.columns.frame, 1);
  assert_length(row->as.row.height, 14.173);
  assert_true(row->as.row.head);
  assert_int_equal(row->first->as.cell.overflow, ZB_OVERFLOW_SHRINK);
  assert_length(row->first->as.cell.min, 7.5);
  assert_true(row->first->next->as.cell.vertical);
  assert_int_equal(row->first->next->next->as.cell.edges, ZB_EDGES_BOTTOM);
}

static void knows_margins_and_their_first_page(void **state)
{
  const zb_node *form =
      fill(*state, "<form id=\"t\" title=\"{name}的表\"><page/><header first=\"no\"><p>{name}</p></header>"
                   "<footer><p>第{page}页共{pages}页</p></footer><watermark text=\"样\"/></form>");
  const zb_node *header = form->first->next, *footer = header->next;
  assert_string_equal(form->as.document.title, "张三的表");
  assert_false(header->as.margin.first);
  assert_true(footer->as.margin.first);
  assert_string_equal(footer->first->first->text, "第" ZB_PAGE_NUMBER "页共" ZB_PAGE_COUNT "页");
  assert_string_equal(footer->next->text, "样");
  assert_length(footer->next->as.watermark.angle, 45);
}

static void lists_its_own_words(void **state)
{
  house *h = *state;
  fill(h,
       "<form id=\"t\"><page/><p>姓名：{name}</p><table columns=\"*\"><row><label>性别</label></row></table></form>");
  const zb_literal *literals;
  assert_int_equal(zb_template_literals(h->template, &literals), 2);
  assert_string_equal(literals[0].text, "姓名：");
  assert_string_equal(literals[1].text, "性别");
  assert_string_equal(literals[1].style->name, "label");
}

/* --- workbooks -------------------------------------------------------------------------------------------------- */

static void keeps_the_types_of_workbook_cells(void **state)
{
  house *h = *state;
  const zb_node *book =
      fill(h, "<workbook id=\"t\"><sheet name=\"{name}\" columns=\"2cm 2cm 2cm\">"
              "<row><cell>{three}</cell><cell>{half}</cell><cell>共{three}</cell></row>"
              "<table><row><cell formula=\"SUM([above])\">{three}</cell></row></table></sheet></workbook>");
  assert_true(zb_template_is_workbook(h->template));
  const zb_node *sheet = book->first, *cell = sheet->first->first;
  assert_string_equal(sheet->text, "张三");
  assert_true(cell->as.cell.typed);
  assert_int_equal(cell->as.cell.value.type, ZB_VALUE_INTEGER);
  assert_int_equal(cell->next->as.cell.value.type, ZB_VALUE_REAL);
  assert_false(cell->next->next->as.cell.typed);
  assert_string_equal(sheet->first->next->first->first->text, "SUM([above])");
}

static void tells_forms_from_workbooks(void **state)
{
  expect_load_error(state, "<workbook id=\"t\">\n<p>甲</p>\n</workbook>", 2, "p");
}

static void lets_no_formula_into_a_form(void **state)
{
  expect_load_error(state,
                    "<form id=\"t\"><page/>\n<table columns=\"*\"><row>\n<cell formula=\"1\"/></row></table></form>", 3,
                    "formula");
}

/* --- columns to write in -------------------------------------------------------------------------------------- */

#define BOOK(inside) "<workbook id=\"t\">\n" inside "\n</workbook>"

static void makes_columns_of_a_list(void **state)
{
  const zb_node *book =
      fill(*state, BOOK("<name name=\"名{three}\" refers=\"=$A$1\"/>"
                        "<sheet name=\"s\" rows=\"{three + 6}\" freeze-columns=\"{#works}\" tab=\"#010203\">"
                        "<column each=\"w in works\" width=\"{w.year // 100}mm\" style=\"{w_index == 1 and "
                        "'label' or 'text'}\" formula=\"LEN({w.unit})\">"
                        "<validation if=\"w_index == 1\" type=\"length\" most=\"{three}\" strict=\"no\"/>"
                        "</column></sheet>"));
  assert_string_equal(book->first->text, "名3");
  assert_string_equal(book->first->as.name.refers, "=$A$1");
  const zb_node *sheet = book->first->next, *first = sheet->first, *second = first->next;
  assert_int_equal(sheet->as.columns.count, 2);
  assert_int_equal(sheet->as.columns.rows, 9);
  assert_int_equal(sheet->as.columns.frozen, 2);
  assert_int_equal(sheet->as.columns.tab, 0x010203);
  assert_length(sheet->as.columns.widths[1].pt, 20 * 72 / 25.4);
  assert_string_equal(first->style->name, "label");
  assert_string_equal(second->style->name, "text");
  assert_string_equal(second->text, "LEN(乙所)");
  assert_int_equal(first->first->as.validation.check, ZB_CHECK_LENGTH);
  assert_string_equal(first->first->as.validation.max, "3");
  assert_string_equal(first->first->as.validation.min, "");
  assert_false(first->first->as.validation.strict);
  assert_null(second->first);
}

/* Rows to come are filled when they are asked for, and only once. */
static void streams_rows(void **state)
{
  house *h = *state;
  const zb_node *book =
      fill(h, BOOK("<sheet name=\"s\" columns=\"* * *\"><table><row head=\"yes\"><label span=\"3\">单位</label></row>"
                   "<row each=\"w in works\" if=\"w.year &gt; 2001\" stream=\"yes\"><cell>{w_index}</cell>"
                   "<cell each=\"x in works\">{x.year - w.year}</cell></row></table></sheet>"));
  const zb_node *stream = book->first->first->first->next, *row = NULL;
  assert_int_equal(stream->kind, ZB_NODE_STREAM);
  assert_null(stream->next);
  zb_arena *arena = zb_arena_new();
  expect_ok(h, stream->as.stream->next(stream->as.stream, 3, arena, h->diags, &row));
  assert_int_equal(row->first->as.cell.value.integer, 2);
  assert_int_equal(row->first->next->as.cell.value.integer, -4);
  assert_int_equal(row->first->next->next->as.cell.column, 2);
  for (int i = 0; i < 2; i++) {
    expect_ok(h, stream->as.stream->next(stream->as.stream, 3, arena, h->diags, &row));
    assert_null(row);
  }
  zb_arena_free(arena);
}

static void reports_a_stream_without_a_list(void **state)
{
  expect_load_error(
      state, BOOK("<sheet name=\"s\" columns=\"*\"><table>\n<row stream=\"yes\"><cell>1</cell></row></table></sheet>"),
      3, "each");
}

static void cells_have_the_style_that_the_data_say(void **state)
{
  const zb_node *book =
      fill(*state, BOOK("<sheet name=\"s\" columns=\"*\"><row><cell style=\"{empty == '' and 'label'}\" "
                        "note=\"{name}\">x</cell></row></sheet>"));
  const zb_node *cell = book->first->first->first;
  assert_string_equal(cell->style->name, "label");
  assert_string_equal(cell->as.cell.note, "张三");
  assert_string_equal(cell->as.cell.link, "");
}

static void reports_a_style_that_the_data_say_wrong(void **state)
{
  expect_fill_error(state, BOOK("<sheet name=\"s\" columns=\"*\"><row>\n<cell style=\"{name}\">x</cell></row></sheet>"),
                    3, "没有叫做“张三”的样式");
}

static void reports_a_width_that_is_none(void **state)
{
  expect_fill_error(state, BOOK("<sheet name=\"s\">\n<column width=\"{name}\"/></sheet>"), 3, "列宽“张三”不对");
}

static void lets_no_open_style_into_a_form(void **state)
{
  expect_load_error(state, "<form id=\"t\"><page/>\n<p style=\"{name}\">x</p></form>", 2, "只有工作簿");
}

static void lets_no_look_beside_an_open_style(void **state)
{
  expect_load_error(state, BOOK("<sheet name=\"s\">\n<column width=\"*\" style=\"{name}\" bold=\"yes\"/></sheet>"), 3,
                    "不能再写");
}

static void wants_columns_said_once(void **state)
{
  expect_load_error(state, BOOK("<sheet name=\"s\" columns=\"*\">\n<column width=\"*\"/></sheet>"), 2, "要么");
}

/* --- what is wrong in a template -------------------------------------------------------------------------------- */

static void says_the_line_of_an_unknown_name(void **state)
{
  expect_fill_error(state, "<form id=\"t\"><page/>\n<p>甲</p>\n<p>{nmae}</p></form>", 3, "nmae");
}

static void says_the_line_of_an_unknown_field(void **state)
{
  expect_fill_error(state, "<form id=\"t\"><page/>\n<p each=\"w in works\">\n{w.untis}</p></form>", 3, "untis");
}

static void says_the_line_of_a_broken_expression(void **state)
{
  expect_load_error(state, "<form id=\"t\"><page/>\n\n<p if=\"name ==\">甲</p></form>", 3, "");
}

static void says_the_line_of_an_open_brace(void **state)
{
  expect_load_error(state, "<form id=\"t\"><page/>\n<p>{name</p></form>", 2, "右花括号");
}

static void says_the_line_of_an_unknown_style(void **state)
{
  expect_load_error(state, "<form id=\"t\"><page/>\n<p style=\"nope\">甲</p></form>", 2, "nope");
}

static void says_the_line_of_an_unknown_element(void **state)
{
  expect_load_error(state, "<form id=\"t\"><page/>\n<p>甲</p>\n<paragraph/></form>", 3, "paragraph");
}

static void asks_for_the_page(void **state)
{
  expect_load_error(state, "<form id=\"t\"><p>甲</p></form>", 1, "");
}

static void takes_no_doctype(void **state)
{
  house *h = *state;
  assert_int_equal(load(h, "<!DOCTYPE form [<!ENTITY x \"y\">]>\n<form id=\"t\"><page/><p>&x;</p></form>"),
                   ZB_TEMPLATE);
  assert_true(zb_diags_errors(h->diags) > 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_house, close_house)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(puts_values_into_text),
      TEST(drops_layout_of_the_xml_and_keeps_blanks),
      TEST(breaks_paragraphs_where_a_value_does),
      TEST(sets_spans_blanks_and_breaks),
      TEST(gives_bookmarks_their_values),
      TEST(repeats_and_counts),
      TEST(leaves_out_what_is_not_wanted),
      TEST(finds_the_columns_of_cells),
      TEST(spans_as_many_rows_as_a_list_has),
      TEST(reports_a_gap_in_a_row),
      TEST(reports_a_row_that_is_too_long),
      TEST(reports_cells_over_each_other),
      TEST(reports_a_span_out_of_the_table),
      TEST(reports_rows_that_are_no_number),
      TEST(lays_styles_over_each_other),
      TEST(reads_lengths_in_every_unit),
      TEST(knows_margins_and_their_first_page),
      TEST(lists_its_own_words),
      TEST(keeps_the_types_of_workbook_cells),
      TEST(tells_forms_from_workbooks),
      TEST(lets_no_formula_into_a_form),
      TEST(makes_columns_of_a_list),
      TEST(streams_rows),
      TEST(reports_a_stream_without_a_list),
      TEST(cells_have_the_style_that_the_data_say),
      TEST(reports_a_style_that_the_data_say_wrong),
      TEST(reports_a_width_that_is_none),
      TEST(lets_no_open_style_into_a_form),
      TEST(lets_no_look_beside_an_open_style),
      TEST(wants_columns_said_once),
      TEST(says_the_line_of_an_unknown_name),
      TEST(says_the_line_of_an_unknown_field),
      TEST(says_the_line_of_a_broken_expression),
      TEST(says_the_line_of_an_open_brace),
      TEST(says_the_line_of_an_unknown_style),
      TEST(says_the_line_of_an_unknown_element),
      TEST(asks_for_the_page),
      TEST(takes_no_doctype),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
