/* Messages: errors first, equal ones once with their records, notes counted. */
#include "report/messages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void expect(const zb_diags *diags, const char *text)
{
  zb_buffer out = {0};
  zb_messages_text(diags, true, &out);
  assert_string_equal(out.data, text);
  zb_buffer_free(&out);
}

static void says_nothing_of_nothing(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_messages_text(diags, true, &out);
  assert_int_equal(out.length, 0);
  zb_diags_free(diags);
}

static void puts_errors_first_with_place_record_and_remedy(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_diags_add(diags, ZB_WARNING, "w", "a.csv!2", "", "学时不足");
  zb_diags_record(diags, "李四");
  zb_diags_add(diags, ZB_ERROR, "e", "a.csv!F17", "请补照片", "缺照片");
  expect(diags, "错误  a.csv!F17\n      李四：缺照片\n      → 请补照片\n警告  a.csv!2\n      学时不足\n");
  zb_diags_free(diags);
}

static void says_the_same_message_once(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  const char *records[] = {"甲", "乙", "丙", "丁"};
  for (int i = 0; i < 4; i++) {
    zb_diags_record(diags, records[i]);
    zb_diags_add(diags, ZB_ERROR, "e", "templates/x.xml:9", "", "没有“nmae”这个名字");
  }
  expect(diags, "错误  templates/x.xml:9\n      甲、乙、丙等 4 条记录：没有“nmae”这个名字\n");
  zb_diags_free(diags);
}

static void keeps_the_order_in_which_they_came(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_diags_add(diags, ZB_ERROR, "e", "z", "", "一");
  zb_diags_add(diags, ZB_ERROR, "e", "a", "", "二");
  zb_diags_add(diags, ZB_ERROR, "e", "z", "", "一");
  expect(diags, "错误  z\n      一\n错误  a\n      二\n");
  zb_diags_free(diags);
}

static void counts_notes_and_shows_one_of_each_kind(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_diags_add(diags, ZB_NOTE, "unknown-column", "a.csv!C1", "", "不认识“备注”列");
  zb_diags_add(diags, ZB_NOTE, "unknown-column", "b.csv!C1", "", "不认识“说明”列");
  zb_diags_add(diags, ZB_NOTE, "unknown-file", "c.doc", "", "没有读");
  expect(diags, "提示 3 条（不影响结果），例如：\n      a.csv!C1：不认识“备注”列\n      c.doc：没有读\n");
  zb_diags_free(diags);
}

static void shows_kinds_of_too_many(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  static const char *const codes[] = {"a", "b", "c", "d", "e", "f"};
  for (int i = 0; i < 5000; i++)
    zb_diags_add(diags, i % 6 == 5 ? ZB_WARNING : ZB_ERROR, codes[i % 6], "", "请改", "第 %d 处", i);
  zb_buffer out = {0};
  zb_messages_text(diags, true, &out);
  int lines = 0;
  for (const char *c = out.data; *c != '\0'; c++)
    lines += *c == '\n';
  assert_in_range(lines, 4, 15);
  /* 834 each of a and b, 833 of the others */
  assert_non_null(strstr(out.data, "第 0 处（这样的共 834 处）"));
  assert_non_null(strstr(out.data, "第 3 处（这样的共 833 处）"));
  assert_non_null(strstr(out.data, "另外还有别的错误 833 处、警告 833 处"));
  zb_buffer_free(&out);
  zb_diags_free(diags);
}

static void lists_a_sheet_by_its_rows(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_diags_add(diags, ZB_ERROR, "e", "b.xlsx!表!A10", "", "一");
  zb_diags_add(diags, ZB_ERROR, "e", "a.xlsx!表!A1", "", "二");
  zb_diags_add(diags, ZB_ERROR, "e", "b.xlsx!表!AA9", "", "三");
  zb_diags_add(diags, ZB_ERROR, "e", "b.xlsx!表!Z9（姓名）", "", "四");
  expect(diags, "错误  b.xlsx!表!Z9（姓名）\n      四\n错误  b.xlsx!表!AA9\n      三\n错误  b.xlsx!表!A10\n      一\n"
                "错误  a.xlsx!表!A1\n      二\n");
  zb_diags_free(diags);
}

static void counts_a_record_once(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  const char *records[] = {"甲", "乙", "甲", "乙"};
  for (int i = 0; i < 4; i++) {
    zb_diags_record(diags, records[i]);
    zb_diags_add(diags, ZB_ERROR, "e", "a.csv!A4", "", "对调了");
  }
  expect(diags, "错误  a.csv!A4\n      甲、乙：对调了\n");
  zb_diags_free(diags);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(says_nothing_of_nothing),
      cmocka_unit_test(puts_errors_first_with_place_record_and_remedy),
      cmocka_unit_test(says_the_same_message_once),
      cmocka_unit_test(keeps_the_order_in_which_they_came),
      cmocka_unit_test(counts_notes_and_shows_one_of_each_kind),
      cmocka_unit_test(shows_kinds_of_too_many),
      cmocka_unit_test(lists_a_sheet_by_its_rows),
      cmocka_unit_test(counts_a_record_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
