/* The document's structure, from the XML of a form to elements: what is a heading, a label, one cell, a picture. */
#include "outcomes.h"

#define GROWING(text) "<row><label>简历</label><cell overflow=\"grow\">" text "</cell></row>"
#define FIVE(text) text text text text text
#define PARAGRAPH "<p>一行字</p>"

/* The structure of a form with CONTENT behind its page, an element a line. */
static const char *structure_of(world *w, const char *content)
{
  outcome made = make(w, zb_arena_printf(w->arena, "<form id=\"t\"><page/>%s</form>", content), false);
  assert_null(made.fault);
  const char *structure = strstr(made.text, "\ndocument\n");
  assert_non_null(structure);
  return structure + strlen("\ndocument\n");
}

static void headings_follow_each_other(void **state)
{
  world *w = *state;
  assert_string_equal(structure_of(w, "<p heading=\"2\">甲</p><p/><p>乙<br/>丙</p><p heading=\"3\">丁</p>"
                                      "<p heading=\"3\">戊</p><p heading=\"1\">己</p><p heading=\"3\">庚</p>"),
                      "  h1: 甲\n  p: 乙丙\n  h2: 丁\n  h3: 戊\n  h1: 己\n  h2: 庚\n");
}

static void labels_name_their_cells(void **state)
{
  world *w = *state;
  assert_string_equal(
      structure_of(
          w, "<table columns=\"20mm 20mm *\"><row><label rows=\"3\">情况</label><label>级</label><label>数</label>"
             "</row><row><label>高</label><cell/></row><row><label>低</label><cell><p>1</p><p>2</p></cell></row>"
             "<row><cell span=\"3\">注</cell></row></table>"),
      "  table\n"
      "    row\n      label of row rows 3: 情况\n      label of column: 级\n      label of column: 数\n"
      "    row\n      label of row: 高\n      cell\n"
      "    row\n      label of row: 低\n      cell\n        p: 1\n        p: 2\n"
      "    row\n      cell span 3: 注\n");
}

static void cells_of_a_head_are_labels(void **state)
{
  world *w = *state;
  assert_string_equal(structure_of(w, "<table columns=\"20mm *\"><row head=\"yes\"><cell/><cell>人数</cell></row>"
                                      "<row><label>甲</label><cell>1</cell></row></table>"),
                      "  table\n    row\n      cell\n      label of column: 人数\n"
                      "    row\n      label of row: 甲\n      cell: 1\n");
}

/* Over the page it is the same table, row and cell; head, label and marks are said once or not. */
static void what_goes_on_is_said_once(void **state)
{
  world *w = *state;
  const char *xml = "<table columns=\"20mm *\" marks=\"yes\"><row head=\"yes\" height=\"9mm\"><label>项目</label>"
                    "<label>内容</label></row>" GROWING(FIVE(FIVE(PARAGRAPH)) FIVE(FIVE(FIVE(PARAGRAPH)))) "</table>";
  outcome made = make(w, zb_arena_printf(w->arena, "<form id=\"t\"><page/>%s</form>", xml), false);
  assert_true(made.pages->count > 2);
  assert_true(count_of(made.text, "\"项目\"") > 2);
  assert_true(count_of(made.text, "\"简历\"") > 2);
  const char *structure = structure_of(w, xml);
  assert_int_equal(count_of(structure, "项目"), 1);
  assert_int_equal(count_of(structure, "简历"), 1);
  assert_int_equal(count_of(structure, "        p: 一行字\n"), 150);
  assert_int_equal(count_of(structure, "    row\n"), 2);
  assert_null(strstr(structure, "续页"));
  assert_null(strstr(structure, "接上页"));
}

/* The page on which a cell goes on adds nothing but the cell's own text. */
static void a_continuation_page_belongs_to_its_cell(void **state)
{
  world *w = *state;
  const char *structure = structure_of(w, "<table columns=\"20mm *\"><row height=\"20mm\"><label>简历</label>"
                                          "<cell overflow=\"continue\"><p>" HUNDRED HUNDRED HUNDRED
                                          "</p><p>尾声</p></cell></row></table><p>完</p>");
  assert_int_equal(count_of(structure, "table"), 1);
  assert_int_equal(count_of(structure, "简历"), 1);
  assert_int_equal(count_of(structure, "（一百个字："), 3);
  assert_int_equal(count_of(structure, "        p: （一百个字："), 1);
  assert_non_null(strstr(structure, "        p: 尾声\n  p: 完\n"));
  assert_null(strstr(structure, "接上页"));
}

static void what_only_puts_in_place_is_no_table(void **state)
{
  world *w = *state;
  assert_string_equal(
      structure_of(w, "<table columns=\"* *\" line=\"0pt\"><row><cell span=\"2\"><p heading=\"1\">题</p></cell></row>"
                      "<row><cell/><cell>署名</cell></row></table>"),
      "  h1: 题\n  p: 署名\n");
  assert_non_null(strstr(structure_of(w, "<table columns=\"* *\" line=\"0pt\"><row><cell>甲</cell><cell>1</cell></row>"
                                         "</table>"),
                         "cell: 甲"));
}

/* Spare rows that were dropped are no rows that a label could span. */
static void no_cell_spans_more_rows_than_there_are(void **state)
{
  world *w = *state;
  const char *structure = structure_of(
      w, "<table columns=\"20mm *\"><row height=\"9mm\"><label rows=\"3\">高</label><cell overflow=\"grow\">" FIVE(
             PARAGRAPH) "</cell></row><row height=\"9mm\"><cell>甲</cell></row><row height=\"9mm\" "
                        "spare=\"yes\"><cell/></row></table>");
  assert_non_null(strstr(structure, "label of row rows 2: 高"));
  assert_int_equal(count_of(structure, "    row\n"), 2);
}

static void pictures_are_in_words(void **state)
{
  world *w = *state;
  const char *xml = "<table columns=\"*\"><row><cell><image src=\"%s\" width=\"20mm\" height=\"30mm\"%s/></cell></row>"
                    "</table>";
  const char *photo = structure_of(w, zb_arena_printf(w->arena, xml, "{picture}", " alt=\"照片：{name}\""));
  assert_non_null(strstr(photo, "figure: 照片：张三\n"));
  photo = structure_of(w, zb_arena_printf(w->arena, xml, "{picture}", ""));
  assert_non_null(strstr(photo, "figure: 照片\n")); /* as templates/shared.xml says */
  assert_null(strstr(structure_of(w, zb_arena_printf(w->arena, xml, "章.png", "")), "figure"));
}

static void pages_are_called_by_what_they_show(void **state)
{
  world *w = *state;
  static const struct {
    const char *shown;
    int label;
  } cases[] = {{"{page}", 3}, {"{section-page}", 1}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    outcome made = make(w,
                        zb_arena_printf(w->arena,
                                        "<form id=\"t\"><page/><footer><p>第 %s 页</p></footer><p>甲</p><break/>"
                                        "<p>乙</p><break section=\"yes\"/><p>丙</p></form>",
                                        cases[i].shown),
                        false);
    assert_int_equal(made.pages->first->next->label, 2);
    assert_int_equal(made.pages->last->label, cases[i].label);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(headings_follow_each_other),
      TEST(labels_name_their_cells),
      TEST(cells_of_a_head_are_labels),
      TEST(what_goes_on_is_said_once),
      TEST(a_continuation_page_belongs_to_its_cell),
      TEST(what_only_puts_in_place_is_no_table),
      TEST(no_cell_spans_more_rows_than_there_are),
      TEST(pictures_are_in_words),
      TEST(pages_are_called_by_what_they_show),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
