/* Each attribute of each element, from the XML of a template to pages or a workbook: attribute_cases.h says what it
   does. How elements look is tried in test_looks.c; that none is forgotten in test_guide.c. */
#include "outcomes.h"
#include "print/print.h"

static void form_attributes_do_what_they_say(void **state)
{
  world *w = *state;
  int failed = 0;
  for (size_t i = 0; i < COUNT(form_cases); i++) {
    const char *xml = form_cases[i].xml;
    bool whole = strncmp(xml, "<form", 5) == 0;
    failed += try_case(w, &form_cases[i],
                       whole ? xml : zb_arena_printf(w->arena, "<form id=\"t\"><page/>%s</form>", xml), false);
  }
  assert_int_equal(failed, 0);
}

static void workbook_attributes_do_what_they_say(void **state)
{
  world *w = *state;
  int failed = 0;
  for (size_t i = 0; i < COUNT(book_cases); i++)
    failed += try_case(w, &book_cases[i], book_cases[i].xml, false);
  assert_int_equal(failed, 0);
}

static void sheets_have_headers(void **state)
{
  world *w = *state;
  int failed = 0;
  for (size_t i = 0; i < COUNT(margin_cases); i++)
    failed +=
        try_case(w, &margin_cases[i], zb_arena_printf(w->arena, SHEET("", "%s" LINE), margin_cases[i].xml), false);
  assert_int_equal(failed, 0);
}

/* About the page and no text of it, on each page and below all else; a printer may not reach as far as its edge. */
static void borders_go_around_each_page(void **state)
{
  world *w = *state;
  static const struct {
    const char *distance;
    int unsafe;
  } cases[] = {{"10mm", 0}, {"3mm", 1}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    const char *xml = "<form id=\"t\"><page/><footer><p>脚</p></footer><border distance=\"%s\" padding=\"20mm\"/>"
                      "<p>字</p><break/><p>乙</p></form>";
    outcome made = make(w, zb_arena_printf(w->arena, xml, cases[i].distance), false);
    assert_null(made.fault);
    assert_int_equal(zb_outside_printable_area(made.pages, ZB_UNPRINTABLE_MARGIN), cases[i].unsafe);
    for (const zb_page *page = made.pages->first; page != NULL; page = page->next) {
      const zb_item *item = page->first;
      for (int n = 0; n < 4; n++, item = item->next)
        assert_true(item->kind == ZB_ITEM_LINE && item->artifact);
      assert_true(item->kind == ZB_ITEM_RUN && !item->artifact);
    }
  }
  attribute_case narrow = {"border", "padding", NULL, "?边框里面剩不到", NULL};
  assert_int_equal(try_case(w, &narrow, "<form id=\"t\"><page/><border padding=\"90mm\"/></form>", false), 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(form_attributes_do_what_they_say),
      TEST(workbook_attributes_do_what_they_say),
      TEST(sheets_have_headers),
      TEST(borders_go_around_each_page),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
