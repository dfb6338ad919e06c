/* The closed fields of lua/schema.lua: which words an office may write for what the notice says. */
#include "fixture.h"

#include "value/parse.h"

typedef struct word_case {
  const char *field, *text, *want; /* WANT NULL: refused */
} word_case;

static const word_case cases[] = {
    {"gender", "男", "男"},
    {"gender", "女性", "女"},
    {"gender", "M", "男"},
    {"gender", "male", "男"},
    {"gender", "未知", NULL},
    {"level", "中级", "中级"},
    {"level", "中级职称", "中级"},
    {"level", "助理级", "初级"},
    {"level", "副高", "副高级"},
    {"level", "正高", "正高级"},
    {"level", "高级（副高）", "副高级"},
    {"level", "高级", NULL},
    {"level", "工程师", NULL},
    {"series", "工程", "工程"},
    {"series", "工程系列", "工程"},
    {"series", "会计（高级）", "会计"},
    {"series", "会计(高级)", "会计"},
    {"series", "工程（高级）", NULL},
    {"series", "中小学教师", "教师"},
    {"series", "中小学教师系列", "教师"},
    {"series", "技工院校教师", "技工学校教师"},
    {"series", "群众文化", "群文"},
    {"series", "图书资料专业", "图书"},
    {"series", "卫生", NULL},
    {"kind", "正常", "正常晋升"},
    {"kind", "破格", "破格晋升"},
    {"kind", "破格推荐", "破格晋升"},
    {"kind", "转评", NULL},
    {"staffing", "在编", "是"},
    {"staffing", "编外人员", "否"},
    {"staffing", "√", "是"},
    {"staffing", "借调", NULL},
    {"entrusted", "在编", NULL},
    {"subject", "什么都可以", "什么都可以"},
};

static const zb_field *field_of(const zb_schema *schema, const char *name)
{
  for (int f = 0; f < schema->tables[0].field_count; f++)
    if (strcmp(schema->tables[0].fields[f].name, name) == 0)
      return &schema->tables[0].fields[f];
  fail_msg("no field %s", name);
  return NULL;
}

static void reads_words_of_the_notice(void **state)
{
  (void)state;
  zb_arena *arena = zb_arena_new();
  zb_diags *diags = zb_diags_new();
  const zb_schema *schema;
  assert_int_equal(zb_load_schema(&(zb_scripts){.lua = "lua"}, arena, diags, &schema), ZB_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const zb_field *field = field_of(schema, cases[i].field);
    zb_cell cell = {.type = ZB_CELL_TEXT, .text = cases[i].text};
    zb_parsed got = zb_parse(&cell, field->type, field->words, arena);
    if ((got.text == NULL) != (cases[i].want == NULL))
      fail_msg("%s %s: %s", cases[i].field, cases[i].text, got.text == NULL ? got.why : got.text);
    if (got.text != NULL)
      assert_string_equal(got.text, cases[i].want);
  }
  const char *series = zb_vocabulary_allowed(field_of(schema, "series")->words, arena);
  int count = 1;
  for (const char *c = series; (c = strstr(c, "、")) != NULL; c++)
    count++;
  assert_int_equal(count, 20); /* the notice's specialties */
  zb_diags_free(diags);
  zb_arena_free(arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(reads_words_of_the_notice)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
