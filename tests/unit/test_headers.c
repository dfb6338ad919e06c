/* Headers as people write them: which column has which field of the program's own tables. */
#include "fixture.h"

#include "import/header.h"
#include "value/header_text.h"

#define N "330599198503120015"

/* A text, or html, and what is found: "表 first-last header=column … +unused". Of the table 年度考核, which needs just
   three columns, unless it says otherwise. */
typedef struct header_case {
  const char *what, *text, *want;
} header_case;

static const char *field_columns(const zb_table_schema *table, const zb_heading *h, zb_arena *arena)
{
  const char *out = "";
  for (int f = 0; f < table->field_count; f++)
    if (h->columns[f] >= 0)
      out = zb_arena_printf(arena, "%s %s=%c", out, table->fields[f].header, 'A' + h->columns[f]);
  return out;
}

/* What is found in a file of that text, as in a header_case. */
static const char *found(const zb_schema *schema, const char *path, zb_arena *arena)
{
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  zb_heading h;
  assert_int_equal(zb_header_find(zb_header_index_new(schema, arena), table, 0, "甲", arena, diags, &h), ZB_OK);
  const char *out;
  if (h.table < 0) {
    out = zb_arena_printf(arena, "? %s", h.seen);
  } else {
    const zb_table_schema *t = &schema->tables[h.table];
    out = zb_arena_printf(arena, "%s %d-%d%s", t->title, h.first_row + 1, h.last_row + 1, field_columns(t, &h, arena));
    for (int i = 0; h.missing[i] != NULL; i++)
      out = zb_arena_printf(arena, "%s -%s", out, h.missing[i]);
    for (int i = 0; h.extra[i] != NULL; i++)
      out = zb_arena_printf(arena, "%s +%s", out, h.extra[i]);
  }
  zb_table_free(table);
  zb_diags_free(diags);
  return out;
}

static void try_cases(fixture *f, const header_case *cases, size_t count)
{
  const zb_schema *schema;
  assert_int_equal(zb_load_schema(&(zb_scripts){.lua = "lua"}, f->arena, f->diags, &schema), ZB_OK);
  int wrong = 0;
  for (size_t i = 0; i < count; i++) {
    const char *name = cases[i].text[0] == '<' ? "a.html" : "a.csv";
    fixture_write(f, name, cases[i].text);
    const char *got = found(schema, zb_arena_printf(f->arena, "%s/%s", f->folder, name), f->arena);
    if (strcmp(got, cases[i].want) == 0)
      continue;
    print_error("%s:\n   got %s\n  want %s\n", cases[i].what, got, cases[i].want);
    wrong++;
  }
  assert_int_equal(wrong, 0);
}

#define TRY(f, cases) try_cases(f, cases, sizeof(cases) / sizeof *(cases))

#define THREE "年度考核 1-1 身份证号=A 年度=B 考核结果=C"
#define DATA "\n" N ",2018,合格\n"

static void one_row(void **state)
{
  static const header_case cases[] = {
      {"as it is", "身份证号,年度,考核结果" DATA, THREE},
      {"blanks and colons", "身 份　证 号：,\"年\n度\",考核 结果:" DATA, THREE},
      {"stars", "*身份证号,年度 *,＊考核结果＊" DATA, THREE},
      {"notes in brackets", "身份证号（必填）,年度【必填】,[选填]考核结果" DATA, THREE},
      {"notes behind a line end", "\"身份证号\n18位，文本格式\",\"年度\n四位数\",\"考核结果\n（下拉选择）\"" DATA,
       THREE},
      {"digits", "身份证号18位,年度4位,考核结果（下拉）" DATA, THREE},
      {"an example", "身份证号，如330599…,\"年度,如2019\",考核结果；没有的不填" DATA, THREE},
      {"an example in brackets", "身份证号（如：330599…）,年度（如2019）,考核结果（优秀/合格/基本合格）" DATA, THREE},
      {"an open bracket", "身份证号（18位,年度（四位,考核结果(" DATA, THREE},
      {"brackets in brackets", "身份证号（18位（文本））,年度（（必填））,考核结果" DATA, THREE},
      {"words without brackets", "必填身份证号,年度必填,考核结果下拉选择" DATA, THREE},
      {"several notes", "【必填】身份证号（18位）*,*年度（必填）（4位）：,考核结果" DATA, THREE},
      {"other words", "公民身份号码,考核年度,考核等次" DATA, THREE},
      {"other words with notes", "居民身份证号（18位）,考核年度*（四位）,考核等次（下拉选择）" DATA, THREE},
      {"an unknown column", "身份证号,年度,考核结果,备注（选填）" DATA, THREE " +备注（选填）"},
      {"row numbers", "序号,身份证号,年度,考核结果\n1," N ",2018,合格\n", "年度考核 1-1 身份证号=B 年度=C 考核结果=D"},
      {"a column of the sheet's own", "身份证号,年度,考核结果,字数（自动）" DATA, THREE},
      {"a title above", "2019年度考核情况,,\n身份证号,年度,考核结果" DATA, "年度考核 2-2 身份证号=A 年度=B 考核结果=C"},
      {"the exact one wins", "身份证号,年度（拟）,年度,考核结果\n" N ",2018,2019,合格\n",
       "年度考核 1-1 身份证号=A 年度=C 考核结果=D +年度（拟）"},
      {"the exact one wins, first", "身份证号,年度,年度（拟）,考核结果\n" N ",2018,2019,合格\n",
       "年度考核 1-1 身份证号=A 年度=B 考核结果=D +年度（拟）"},
      {"an alias wins over notes", "身份证号,年度（拟）,考核年度,考核结果\n" N ",2018,2019,合格\n",
       "年度考核 1-1 身份证号=A 年度=C 考核结果=D +年度（拟）"},
      {"two alike", "身份证号,年度,年度,考核结果\n" N ",2018,2019,合格\n",
       "年度考核 1-1 身份证号=A 年度=B 考核结果=D +年度"},
      {"only notes", "（必填）,身份证号,年度,考核结果\n," N ",2018,合格\n",
       "年度考核 1-1 身份证号=B 年度=C 考核结果=D +（必填）"},
      {"a bracket with another field", "身份证号,年度,考核结果,姓名（年份）" DATA, THREE " +姓名（年份）"},
  };
  TRY(*state, cases);
}

#define SIX "申报专业,申报级别,申报资格名称\n"
#define SIX_ROW "工程,中级,工程师\n"

/* Headers of rosters as personnel offices make them. */
static void rosters(void **state)
{
  static const header_case cases[] = {
      {"an office's own words",
       "身份证件号码（18位）,姓　名,出生年月日,参加工作时间（年月）,所在单位," SIX N
       ",张三,1985-03-12,2008-07,甲厂," SIX_ROW,
       "申报人员 1-1 身份证号=A 姓名=B 出生年月=C 参加工作时间=D 工作单位=E 申报专业=F 申报级别=G 申报资格名称=H"},
      {"two things in a column", "身份证,姓名（曾用名）,学历/学位,单位," SIX N ",张三,本科/学士,甲厂," SIX_ROW,
       "申报人员 1-1 身份证号=A 姓名=B 工作单位=D 申报专业=E 申报级别=F 申报资格名称=G +学历/学位"},
      {"two things in brackets",
       "身份证号,姓名,学历（学位）,单位,毕业院校及专业," SIX N ",张三,本科（学士）,甲厂,某大学某专业," SIX_ROW,
       "申报人员 1-1 身份证号=A 姓名=B 工作单位=D 申报专业=F 申报级别=G 申报资格名称=H +学历（学位） +毕业院校及专业"},
      {"a unit and its number", "身份证号,姓名,单位,单位（18位代码）,单位电话," SIX N ",张三,甲厂,1,2," SIX_ROW,
       "申报人员 1-1 身份证号=A 姓名=B 工作单位=C 申报专业=F 申报级别=G 申报资格名称=H +单位（18位代码） +单位电话"},
      {"the whole unit wins", "身份证号,姓名,单位,工作单位," SIX N ",张三,甲,甲厂," SIX_ROW,
       "申报人员 1-1 身份证号=A 姓名=B 工作单位=D 申报专业=E 申报级别=F 申报资格名称=G +单位"},
      {"phones", "身份证号,姓名,手机号码（11位）,单位," SIX N ",张三,19900000001,甲厂," SIX_ROW,
       "申报人员 1-1 身份证号=A 姓名=B 联系电话=C 工作单位=D 申报专业=E 申报级别=F 申报资格名称=G"},
      {"notes of values",
       "身份证号,姓名,性别（男/女）,单位（与公章一致）,\"申报专业\n（工程、教师……）\",\"申报级别（正高级/副高级/中级/"
       "初级，下拉选择）\",申报资格名称（如：工程师）\n" N ",张三,男,甲厂," SIX_ROW,
       "申报人员 1-1 身份证号=A 姓名=B 性别=C 工作单位=D 申报专业=E 申报级别=F 申报资格名称=G"},
      {"a unit that is a field of its own",
       "身份证号,姓名,单位,单位性质,退休单位," SIX N ",张三,甲厂,事业单位,乙局," SIX_ROW,
       "申报人员 1-1 身份证号=A 姓名=B 工作单位=C 单位性质=D 申报专业=F 申报级别=G 申报资格名称=H +退休单位"},
  };
  TRY(*state, cases);
}

static void several_rows(void **state)
{
  static const header_case cases[] = {
      {"two", "身份证号,考核,\n,年度,结果" DATA, "年度考核 1-2 身份证号=A 年度=B 考核结果=C"},
      {"three", "身份证号,考核,\n,2018,\n,年度,考核结果" DATA, "年度考核 1-3 身份证号=A 年度=B 考核结果=C"},
      {"three with cells of different heights",
       "<table><tr><th rowspan=3>身份证号<th colspan=2>考核<tr><th rowspan=2>年度<th>考核<tr><th>结果<tr><td>" N
       "<td>2018<td>合格</table>",
       "年度考核 1-3 身份证号=A 年度=B 考核结果=C"},
      {"four",
       "<table><tr><th rowspan=4>身份证号<th colspan=2>甲<tr><th colspan=2>乙<tr><th "
       "colspan=2>丙<tr><th>年度<th>考核结果"
       "<tr><td>" N "<td>2018<td>合格</table>",
       "年度考核 1-4 身份证号=A 年度=B 考核结果=C"},
      {"below a title",
       "<table><tr><th colspan=3>2019年度考核表<tr><th rowspan=2>身份证号<th "
       "colspan=2>考核<tr><th>年度<th>结果<tr><td>" N "<td>2018<td>合格</table>",
       "年度考核 2-3 身份证号=A 年度=B 考核结果=C"},
      {"notes in several", "身份证号（18位）,考核（必填）,\n,年度（四位）,结果【下拉选择】" DATA,
       "年度考核 1-2 身份证号=A 年度=B 考核结果=C"},
      {"the same word above itself",
       "<table><tr><th>身份证号<th>年度<th>考核结果<tr><th>身份证号<th>年度<th>考核结果<tr><td>" N
       "<td>2018<td>合格</table>",
       "年度考核 1-1 身份证号=A 年度=B 考核结果=C"},
      {"an unknown one among them", "身份证号,考核,,\n,年度,结果,备注\n" N ",2018,合格,好\n",
       "年度考核 1-2 身份证号=A 年度=B 考核结果=C +考核备注"},
      {"data are no header", "身份证号,年度,考核结果\n" N ",2018,合格\n年度,考核,结果\n", THREE},
  };
  TRY(*state, cases);
}

static void spans(void **state)
{
  static const header_case cases[] = {
      {"one column", "身份证号,起止年月,学校,学习形式\n",
       "学习经历 1-1 身份证号=A 起始年月=B 终止年月=B 学校=C 学习形式=D"},
      {"with a note", "身份证号,起止时间（年月）,学校,学习形式\n",
       "学习经历 1-1 身份证号=A 起始年月=B 终止年月=B 学校=C 学习形式=D"},
      {"one column beside two", "身份证号,起止年月,起始年月,终止年月,学校,学习形式\n",
       "学习经历 1-1 身份证号=A 起始年月=C 终止年月=D 学校=E 学习形式=F +起止年月"},
      {"two rows", "身份证号,起止年月,,学校,学习形式\n,起,止,,\n",
       "学习经历 1-2 身份证号=A 起始年月=B 终止年月=C 学校=D 学习形式=E"},
      {"two rows of whole names", "身份证号,起止年月,,学校,学习形式\n,起始年月,终止年月,,\n",
       "学习经历 1-2 身份证号=A 起始年月=B 终止年月=C 学校=D 学习形式=E"},
  };
  TRY(*state, cases);
}

static void none(void **state)
{
  static const header_case cases[] = {
      {"no table", "品名,数量,单价,备注\n笔,3,2,\n", "? “品名”、“数量”、“单价”、“备注”"},
      {"the longest row is quoted", "清单,\n品名,数量\n", "? “品名”、“数量”"},
      {"a few of a table", "身份证号,姓名,手机\n" N ",张三,1\n",
       "申报人员 1-1 身份证号=A 姓名=B 联系电话=C -工作单位 -申报专业 -申报级别 -申报资格名称"},
  };
  TRY(*state, cases);
}

/* What is left of a header without its notes. */
static void notes(void **state)
{
  fixture *f = *state;
  static const struct {
    const char *text, *first;
  } cases[] = {
      {"姓名（必填）", "姓名"},
      {"姓名 【必填】", "姓名"},
      {"姓名(选填项)", "姓名"},
      {"必填 姓名", "姓名"},
      {"身份证号18位", "身份证号"},
      {"身份证号18 位", "身份证号"},
      {"18位身份证号", "身份证号"},
      {"4位 年度", "年度"},
      {"18位", "18位"},
      {"身份证号（１８位）", "身份证号"},
      {"单位", "单位"},
      {"工作单位", "工作单位"},
      {"主管单位", "主管单位"},
      {"学位", "学位"},
      {"席位", "席位"},
      {"必填", "必填"},
      {"手机（下拉选择）", "手机"},
      {"手机下拉", "手机"},
      {"*手机：", "手机"},
      {"〔必填〕姓名", "姓名"},
      {"姓名（", "姓名"},
      {"", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *variants[ZB_HEADER_VARIANTS];
    assert_true(zb_header_without_notes(cases[i].text, f->arena, variants) >= 1);
    if (strcmp(variants[0], cases[i].first) != 0)
      fail_msg("%s: %s, not %s", cases[i].text, variants[0], cases[i].first);
  }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {TEST(one_row), TEST(rosters), TEST(several_rows),
                                     TEST(spans),   TEST(none),    TEST(notes)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
