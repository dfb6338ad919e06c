/* The three forms, from a small batch to pages: their own scripts and templates, what stands where, and who is refused.
 */
#include "import_all.h"

#include "layout/layout.h"
#include "script/load_schema.h"
#include "script/script.h"
#include "store/store.h"
#include "template/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct batch {
  zb_arena *arena;
  zb_diags *diags;
  zb_store *store;
  zb_fonts *fonts;
  zb_script *script;
  zb_template *template;
  zb_buffer dump; /* of the filled tree */
  const zb_node *form;
  const zb_pages *pages;
} batch;

static int open_batch(void **state)
{
  batch *b = calloc(1, sizeof *b);
  const zb_schema *schema;
  b->arena = zb_arena_new();
  b->diags = zb_diags_new();
  *state = b;
  return zb_load_schema(&(zb_scripts){.lua = "lua"}, b->arena, b->diags, &schema) == ZB_OK &&
                 zb_store_new(schema, b->diags, &b->store) == ZB_OK &&
                 import_all(b->store, "tests/data/forms", b->diags) == ZB_OK &&
                 zb_fonts_load("templates/fonts.xml", b->diags, &b->fonts) == ZB_OK
             ? 0
             : 1;
}

static int close_batch(void **state)
{
  batch *b = *state;
  zb_buffer_free(&b->dump);
  zb_template_free(b->template);
  zb_script_free(b->script);
  zb_fonts_free(b->fonts);
  zb_store_free(b->store);
  zb_diags_free(b->diags);
  zb_arena_free(b->arena);
  free(b);
  return 0;
}

static void begin(batch *b, const char *id)
{
  assert_int_equal(
      zb_script_new(&(zb_scripts){.lua = "lua"}, id, "", b->store, (zb_script_limits){0}, b->diags, &b->script), ZB_OK);
  assert_int_equal(
      zb_template_load(zb_template_folder_at("templates", b->arena), id, b->script, b->diags, &b->template), ZB_OK);
  assert_int_equal(zb_script_begin(b->script, b->diags), ZB_OK);
}

static zb_status next(batch *b, bool *done)
{
  return zb_script_next(b->script, done, b->diags);
}

/* Makes the first record whose owner is OWNER, down to its pages. */
static void make(batch *b, const char *id, const char *owner)
{
  const zb_layout_context context = {.fonts = b->fonts, .template = id, .date = "2020-08-04"};
  bool done = false;
  begin(b, id);
  do
    next(b, &done);
  while (!done && strcmp(zb_script_owner(b->script), owner) != 0);
  assert_false(done);
  assert_int_equal(zb_template_fill(b->template, b->script, b->arena, b->diags, &b->form), ZB_OK);
  zb_tree_dump(b->form, &b->dump);
  assert_int_equal(zb_layout(b->form, &context, b->arena, b->diags, &b->pages), ZB_OK);
}

static void expect_text(const batch *b, const char *text)
{
  if (strstr(b->dump.data, text) == NULL)
    fail_msg("the form does not say “%s”", text);
}

static void expect_no_text(const batch *b, const char *text)
{
  if (strstr(b->dump.data, text) != NULL)
    fail_msg("the form says “%s”", text);
}

/* Rows of the first table that holds the text, by its cell. */
static int rows_of_table_with(const zb_node *form, const char *text)
{
  for (const zb_node *table = form->first; table != NULL; table = table->next) {
    zb_buffer dump = {0};
    int rows = 0;
    if (table->kind != ZB_NODE_TABLE)
      continue;
    zb_tree_dump(table, &dump);
    bool found = strstr(dump.data, text) != NULL;
    zb_buffer_free(&dump);
    for (const zb_node *row = table->first; row != NULL; row = row->next)
      rows++;
    if (found)
      return rows;
  }
  return 0;
}

#define ZHANG "330599198503120015"
#define UNIT "德清县水利工程质量监督站"

static void the_evaluation_form_is_filled(void **state)
{
  batch *b = *state;
  make(b, "evaluation", ZHANG);
  assert_string_equal(zb_script_file(b->script), "评审表/德清县/" UNIT "/张志远-0015");
  assert_string_equal(b->form->as.document.title, "张志远　专业技术职务任职资格评审表");
  expect_text(b, "text 2008.07－2013.02\n");
  expect_text(b, "text 2013.03－至今\n");
  expect_text(b, "text 河海大学　水利水电工程\n");
  expect_text(b, "学信网可查");
  expect_text(b, "公示时间：2020年8月10日至2020年8月14日");
  expect_text(b, "公示地点：单位公告栏");
  expect_text(b, "text 一、本人自参加工作以来。\n");
  expect_text(b, "text 二、主要业绩如下。\n");
  expect_text(b, "watermark 湖州市职称评审\n"); /* 五（一）: for 初级 and 中级, and three copies */
  expect_text(b, "本表一式三份");
}

static void the_evaluation_form_has_all_its_parts(void **state)
{
  static const char *const parts[] = {"填表说明",
                                      "一、基本情况",
                                      "二、学习培训经历",
                                      "三、工作经历",
                                      "四、任现职前主要专业技术工作业绩登记",
                                      "五、任现职以来主要专业技术工作业绩登记",
                                      "六、著作、论文及重要技术报告登记",
                                      "七、年度考核和继续教育",
                                      "八、本人述职",
                                      "九、审核意见",
                                      "十、评审组织意见",
                                      "十一、公布机关意见"};
  batch *b = *state;
  size_t n = 0;
  make(b, "evaluation", ZHANG);
  for (const zb_bookmark *mark = b->pages->bookmarks; mark != NULL; mark = mark->next, n++) {
    assert_true(n < sizeof parts / sizeof parts[0]);
    assert_string_equal(mark->title, parts[n]);
  }
  assert_int_equal(n, sizeof parts / sizeof parts[0]);
  assert_int_equal(b->pages->count, 8);
}

static void histories_have_rows_to_write_in(void **state)
{
  batch *b = *state;
  make(b, "evaluation", ZHANG);
  assert_int_equal(rows_of_table_with(b->form, "学历学位"), 1 + 8);
  assert_int_equal(rows_of_table_with(b->form, "证明人"), 1 + 10);
  assert_int_equal(rows_of_table_with(b->form, "东苕溪"), 1 + 4);    /* before the present title */
  assert_int_equal(rows_of_table_with(b->form, "对河口"), 1 + 12);   /* in its month: since */
  assert_int_equal(rows_of_table_with(b->form, "河道整治"), 1 + 12); /* without a date: since */
  assert_int_equal(rows_of_table_with(b->form, "刊物、出版社"), 1 + 8);
  assert_int_equal(rows_of_table_with(b->form, "继续教育学时"),
                   2 + 5 + 1); /* 2015, 2016-2019 of the notice; the term */
}

static void senior_levels_have_no_watermark(void **state)
{
  batch *b = *state;
  make(b, "evaluation", "330599198504050039");
  expect_text(b, "高级工程师");
  expect_no_text(b, "watermark");
  expect_no_text(b, "一式三份");
}

/* Two of four: one has no 性别, the other no photo. */
static void the_evaluation_form_refuses_what_lacks_something(void **state)
{
  batch *b = *state;
  bool done = false;
  int made = 0, refused = 0;
  begin(b, "evaluation");
  for (zb_status status = next(b, &done); !done; status = next(b, &done)) {
    made += status == ZB_OK;
    refused += status == ZB_REFUSED;
  }
  assert_int_equal(made, 2);
  assert_int_equal(refused, 2);
  bool gender = false, photo = false;
  for (size_t i = 0; i < zb_diags_count(b->diags); i++) {
    const zb_diag *d = zb_diags_at(b->diags, i);
    gender |= d->severity == ZB_ERROR && strstr(d->place, "申报人员.csv") != NULL && strstr(d->message, "性别") != NULL;
    photo |= d->severity == ZB_ERROR && strstr(d->message, "照片") != NULL;
  }
  assert_true(gender);
  assert_true(photo);
}

static void only_exceptions_have_the_exceptional_form(void **state)
{
  batch *b = *state;
  bool done = false;
  begin(b, "exceptional");
  assert_int_equal(next(b, &done), ZB_OK);
  assert_string_equal(zb_script_owner(b->script), ZHANG);
  assert_int_equal(next(b, &done), ZB_OK);
  assert_true(done);
}

static void the_exceptional_form_goes_on_for_long_reasons(void **state)
{
  batch *b = *state;
  make(b, "exceptional", ZHANG);
  assert_int_equal(b->pages->count, 2); /* more than a thousand characters of reasons */
  expect_text(b, "text 破格推荐\n    blank 中\n    text 级专业技术职务任职资格审批表\n");
  expect_text(b, "2008.07－2013.02　德清县水利勘测设计所，技术员，水利工程设计");
  expect_text(b, "2008.06　河海大学　水利水电工程");
}

static void the_posts_form_is_filled(void **state)
{
  batch *b = *state;
  make(b, "posts", UNIT);
  assert_string_equal(zb_script_file(b->script), "岗位信息表/德清县/" UNIT);
  assert_int_equal(b->pages->count, 1);
  expect_text(b, "text 2020年我单位\n          text 共推出\n          blank 0\n          text 个正高级");
  expect_text(b, "blank 1\n          text 个副高级");
  expect_text(b, "blank 2\n          text 个中级");
  expect_text(b, "blank 1\n          text 人已具有");
  expect_text(b, "blank 2\n          text 人目前不具有");
  expect_text(b, "text 25%\n");
  expect_text(b, "text 36\n"); /* 核准人数 added up, as the unit gave no total */
  assert_int_equal(rows_of_table_with(b->form, "竞聘结果"), 8 + 2 + 3 + 1 + 1);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_batch, close_batch)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(the_evaluation_form_is_filled),
      TEST(the_evaluation_form_has_all_its_parts),
      TEST(histories_have_rows_to_write_in),
      TEST(senior_levels_have_no_watermark),
      TEST(the_evaluation_form_refuses_what_lacks_something),
      TEST(only_exceptions_have_the_exceptional_form),
      TEST(the_exceptional_form_goes_on_for_long_reasons),
      TEST(the_posts_form_is_filled),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
