/* What is said of a template that does not agree with its schema: the line, the element, and what was expected. */
#include "fixture.h"

#include "xml/load.h"

/* Checks a form of these lines, from line 2 on, against the program's own schema. */
static void check(fixture *f, const char *lines)
{
  char path[128];
  zb_buffer text = {0};
  xmlDoc *doc;
  snprintf(path, sizeof path, "%s/t.xml", f->folder);
  zb_buffer_printf(&text, "<form id=\"t\">\n%s\n</form>", lines);
  fixture_write(f, "t.xml", text.data);
  zb_buffer_free(&text);
  assert_int_equal(zb_xml_read(path, f->diags, &doc), ZB_OK);
  assert_int_equal(zb_xml_validate(doc, path, "templates/form.rng", f->diags), ZB_TEMPLATE);
  xmlFreeDoc(doc);
}

static void expect(fixture *f, const char *lines, const char *line, const char *message)
{
  size_t first = zb_diags_count(f->diags);
  check(f, lines);
  assert_true(zb_diags_count(f->diags) > first);
  assert_contains(zb_diags_at(f->diags, first)->message, message);
  assert_contains(zb_diags_at(f->diags, first)->place, line);
}

#define PAGE "<page/>\n"

static void what_may_stand_there_is_said(void **state)
{
  expect(*state, PAGE "<table columns=\"*\"><row>\n<p>甲</p></row></table>", "t.xml:4",
         "<row> 里不能有 <p>；可以有 <cell>、<label>");
  expect(*state, PAGE "<table columns=\"*\"><row>\n<cel/></row></table>", "t.xml:4",
         "没有 <cel> 这种元素；是不是 <cell>？");
  expect(*state, PAGE "<table columns=\"*\">字<row><cell/></row></table>", "t.xml:3", "<table> 里不能直接写文字");
}

static void attributes_are_said(void **state)
{
  expect(*state, PAGE "<p alig=\"left\">甲</p>", "t.xml:3", "<p> 没有 alig 这个属性；是不是 align？");
  expect(*state, PAGE "<space/>\n<break colour=\"red\"/>", "t.xml:4", "<break> 没有 colour 这个属性；可以有 ");
  expect(*state, PAGE "<table><row><cell/></row></table>", "t.xml:3", "<table> 缺少 columns 属性");
  expect(*state, PAGE "<p align=\"middle\"/>", "t.xml:3",
         "<p> 的 align=\"middle\" 不对，应为：left、center、right、justify、distribute");
  expect(*state, PAGE "<p size=\"12\"/>", "t.xml:3", "<p> 的 size=\"12\" 不对，应为：长度，如 12mm");
  expect(*state, PAGE "<table columns=\"*\"><row><cell span=\"0\"/></row></table>", "t.xml:3",
         "<cell> 的 span=\"0\" 不对，应为：1 以上的整数");
  static const char *const heights[] = {"1e30", "1e1", "INF", "0x2", ""};
  for (size_t i = 0; i < sizeof heights / sizeof heights[0]; i++) {
    char xml[80], words[80];
    snprintf(xml, sizeof xml, PAGE "<p line-height=\"%s\"/>", heights[i]);
    snprintf(words, sizeof words, "<p> 的 line-height=\"%s\" 不对，应为：数字", heights[i]);
    expect(*state, xml, "t.xml:3", words);
  }
  expect(*state, PAGE "<watermark text=\"甲\" angle=\"1e10\"/>", "t.xml:3",
         "<watermark> 的 angle=\"1e10\" 不对，应为：数字");
  expect(*state, PAGE "<p each=\"works\"/>", "t.xml:3", "应为：名字 in 列表，如 w in work");
}

static void what_lacks_is_said(void **state)
{
  expect(*state, "<p/>", "t.xml:1", "<form> 里缺少 <page>");
  expect(*state, PAGE "<table columns=\"*\"/>", "t.xml:3", "<table> 里缺少 <row>");
  expect(*state, "<p/>\n<page/>",
         "t.xml:", "在这里的次序或个数不对；<form> 里的次序是 <style>、<define>、<use>、<page>、<header>");
}

static void each_fault_is_said(void **state)
{
  fixture *f = *state;
  check(f, PAGE "<p alig=\"left\"/>\n<p style=\"p\" bold=\"ja\"/>\n<q/>");
  assert_int_equal(zb_diags_count(f->diags), 3);
}

/* XML that can't be read: the first thing that is wrong, with its line. */
static void broken_xml_is_told_in_chinese(void **state)
{
  static const struct {
    const char *line, *message;
  } cases[] = {
      {"<p>甲</q>", "第 2 行开始的 <p> 还没有结束，这里却是 </q>"},
      {"<p>甲", "第 2 行开始的 <p> 还没有结束，这里却是 </form>"},
      {"<p>甲 & 乙</p>", "后面缺少名字"},
      {"<p>甲&nbsp;乙</p>", "没有这个 &…; 的写法"},
      {"<p if=\"a < b\"/>", "属性值里有“<”"},
      {"<p if=\"a\" if=\"b\"/>", "同一个属性写了两次"},
      {"<p if=a/>", "属性值没有加引号"},
      {"<p if=\"a\"each=\"b\"/>", "两个属性之间缺少空格"},
      {"<p>\xC4\xE3</p>", "不是 UTF-8 编码"},
  };
  fixture *f = *state;
  char path[128];
  xmlDoc *doc;
  snprintf(path, sizeof path, "%s/t.xml", f->folder);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    fixture_write(f, "t.xml", zb_arena_printf(f->arena, "<form id=\"t\">\n%s</form>", cases[i].line));
    assert_int_equal(zb_xml_read(path, f->diags, &doc), ZB_TEMPLATE);
    assert_int_equal(zb_diags_count(f->diags), i + 1);
    assert_contains(zb_diags_at(f->diags, i)->message, cases[i].message);
    assert_contains(zb_diags_at(f->diags, i)->place, "t.xml:2");
  }
  assert_int_equal(zb_xml_read("none.xml", f->diags, &doc), ZB_TEMPLATE);
  assert_null(doc);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(what_may_stand_there_is_said), TEST(attributes_are_said),           TEST(what_lacks_is_said),
      TEST(each_fault_is_said),           TEST(broken_xml_is_told_in_chinese),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
