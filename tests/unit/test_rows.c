/* The rows of a file: what of them is read, and what is said of those that are not. */
#include "fixture.h"

#include <xlsxwriter.h>

#define P "身份证号,姓名,工作单位"
#define A ID_A ",张三,甲厂"
#define B ID_B ",李四,乙厂"
#define W "身份证号,起,止,学时"
#define SPOILED "330599198001020000" /* its check digit is wrong */
#define FITTING "330599198002080000" /* its check digit is right */

/* A file, how its import ends, who is read (the numbers' birthdays), and all that is said of it: "code@place
   code@place", sorted. Of NAME: .csv unless TEXT begins as html does. */
typedef struct row_case {
  const char *what, *text;
  zb_status status;
  const char *people, *said;
} row_case;

static const char *query(fixture *f, zb_store *store, const char *sql)
{
  zb_rows *rows;
  const char *why;
  if (zb_store_query(store, sql, NULL, 0, &rows, &why) != ZB_OK)
    fail_msg("%s: %s", sql, why);
  assert_true(zb_rows_next(rows));
  const char *text = zb_arena_strdup(f->arena, zb_rows_value(rows, 0).text);
  zb_rows_free(rows);
  return text;
}

static int compare(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_one_of(const char *code, const char *const *codes, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (strcmp(code, codes[i]) == 0)
      return true;
  return false;
}

/* All problems and diags; those of what reading changed and of who is whose are not what is tried here. */
static const char *said(fixture *f, zb_diags *diags)
{
  static const char *const others[] = {"orphan", "no-owner-row", "changed-values", "duplicate-rows", "same-rows"};
  static const char *const notes[] = {"example-row", "hidden-rows", "guide-row", "frame-row", "total-row"};
  const char *items[32] = {0}, *out = "";
  size_t n = 0;
  for (size_t i = 0; i < zb_diags_count(diags); i++) {
    const zb_diag *d = zb_diags_at(diags, i);
    bool other = d->severity == ZB_NOTE && !is_one_of(d->code, notes, sizeof notes / sizeof *notes);
    other = other || is_one_of(d->code, others, sizeof others / sizeof *others);
    const char *place = strchr(d->place, '!');
    assert_true(n < sizeof items / sizeof *items);
    if (!other)
      items[n++] = zb_arena_printf(f->arena, "%s@%s", d->code, place == NULL ? d->place : place + 1);
  }
  qsort(items, n, sizeof *items, compare);
  for (size_t i = 0; i < n; i++)
    out = zb_arena_printf(f->arena, "%s%s%s", out, i == 0 ? "" : " ", items[i]);
  return out;
}

static const char people[] =
    "SELECT ifnull(group_concat(x, ' '), '') FROM (SELECT substr(id_number, 7, 8) AS x FROM "
    "people UNION ALL SELECT substr(id_number, 7, 8) || ':' || start || '~' || \"end\" FROM work)";

/* Imports FOLDER/NAME into a store of its own. */
static bool try_file(fixture *f, const row_case *c, const char *name, bool visible_only)
{
  zb_diags *diags = zb_diags_new();
  zb_store *store;
  assert_int_equal(zb_store_new(f->schema, diags, &store), ZB_OK);
  zb_import *import = zb_import_new(store, NULL);
  if (visible_only)
    zb_import_skip_hidden(import);
  zb_status status = zb_import_path(import, zb_arena_printf(f->arena, "%s/%s", f->folder, name), diags);
  status = zb_worse(status, zb_import_finish(import, diags));
  const char *got = query(f, store, people);
  zb_store_all_problems(store, 100, diags);
  const char *says = said(f, diags);
  bool right = status == c->status && strcmp(got, c->people) == 0 && strcmp(says, c->said) == 0;
  if (!right)
    print_error("%s: %s\n   status %d, read %s, said %s\n   wanted %d, read %s, said %s\n", name, c->what, status, got,
                says, c->status, c->people, c->said);
  zb_import_free(import);
  zb_store_free(store);
  zb_diags_free(diags);
  return right;
}

static void try_cases(fixture *f, const row_case *cases, size_t count)
{
  int wrong = 0;
  for (size_t i = 0; i < count; i++) {
    const char *name = cases[i].text[0] == '<' ? "a.html" : "a.csv";
    fixture_write(f, name, cases[i].text);
    wrong += !try_file(f, &cases[i], name, false);
  }
  assert_int_equal(wrong, 0);
}

#define TRY(f, cases) try_cases(f, cases, sizeof(cases) / sizeof *(cases))

/* Rows of a csv that are wider or narrower than the header. */
static void widths(void **state)
{
  static const row_case cases[] = {
      {"as wide", P "\n" A "\n" B "\n", ZB_OK, "19800101 19810202", ""},
      {"a value more", P "\n" A ",多\n" B "\n", ZB_OK, "19810202", "shifted-row@D2"},
      {"a value more in the second", P "\n" A "\n" B ",多\n", ZB_OK, "19800101", "shifted-row@D3"},
      {"a comma within", P "\n" ID_A ",张三,甲厂,二车间\n" B "\n", ZB_OK, "19810202", "shifted-row@D2"},
      {"nothing more, but the others are not as wide", P "\n" A ",\n" B "\n", ZB_OK, "19800101 19810202",
       "shifted-row@D2"},
      {"the others come first", P "\n" B "\n" A ",\n", ZB_OK, "19810202", "shifted-row@D3"},
      {"nothing more in any row", P "\n" A ",\n" B ",\n", ZB_OK, "19800101 19810202", ""},
      {"three more in any row", P "\n" A ",,,\n" B ",,,\n", ZB_OK, "19800101 19810202", ""},
      {"as in the header", P ",,\n" A ",,\n" B ",,\n", ZB_OK, "19800101 19810202", ""},
      {"below a header that is wider", P ",\n" A "\n" B "\n", ZB_OK, "19800101 19810202", ""},
      {"a value more in a column without a name", P ",\n" A ",多\n" B "\n", ZB_OK, "19800101 19810202",
       "unnamed-column@D2"},
      {"narrow rows", "身份证号,姓名,工作单位,出生年月,编制\n" A "\n" B ",1981-02\n", ZB_OK, "19800101 19810202", ""},
      {"a title row is none of them", "名单,,,,,\n" P "\n" A "\n", ZB_OK, "19800101", ""},
      {"a line end within", P ",照片,编制\n" ID_A ",张三,甲\n厂,,在编\n" B ",,\n", ZB_OK, "19800101 19810202",
       "broken-row@2 skipped-row@A3"},
      {"two line ends within", P ",照片,编制\n" ID_A ",张三,甲\n乙\n厂,,在编\n" B ",,\n", ZB_OK, "19800101 19810202",
       "broken-row@2 skipped-row@A3 skipped-row@A4"},
      {"a note after a narrow row is no rest of it",
       "身份证号,姓名,工作单位,出生年月,编制\n" A "\n注：以上为在编人员\n", ZB_OK, "19800101", "frame-row@3"},
      {"a rest that looks like a note", P ",照片,编制\n" ID_A ",张三,甲厂\n注：借用,,\n" B ",,\n", ZB_OK,
       "19800101 19810202", "broken-row@2 frame-row@3"},
      {"a quoted line end", P "\n" ID_A ",张三,\"甲\n厂\"\n", ZB_OK, "19800101", ""},
      {"html has no widths",
       "<table><tr><td>身份证号<td>姓名<td>工作单位<tr><td>" ID_A "<td>张三<td>甲厂<td>多</table>", ZB_OK, "19800101",
       "unnamed-column@D2"},
  };
  TRY(*state, cases);
}

static void columns(void **state)
{
  static const row_case cases[] = {
      {"an unknown one", P ",备注\n" A ",好\n", ZB_OK, "19800101", "unknown-column@D1"},
      {"an unknown one without a value", P ",备注\n" A ",\n", ZB_OK, "19800101", "unknown-column@D1"},
      {"a second one", P ",姓名\n" A ",张三\n", ZB_OK, "19800101", "unknown-column@D1"},
      {"without a name", ",身份证号,姓名,工作单位\n好," A "\n好," B "\n", ZB_OK, "19800101 19810202",
       "unnamed-column@A2"},
      {"row numbers without a name", ",身份证号,姓名,工作单位\n1," A "\n2," B "\n", ZB_OK, "19800101 19810202", ""},
      {"row numbers from 0", ",身份证号,姓名,工作单位\n0," A "\n1," B "\n", ZB_OK, "19800101 19810202", ""},
      {"numbers that number no rows", ",身份证号,姓名,工作单位\n90," A "\n80," B "\n", ZB_OK, "19800101 19810202",
       "unnamed-column@A2"},
      {"numbers with a gap", ",身份证号,姓名,工作单位\n1," A "\n3," B "\n", ZB_OK, "19800101 19810202",
       "unnamed-column@A2"},
      {"row numbers", "序号,身份证号,姓名,工作单位\n1," A "\n", ZB_OK, "19800101", ""},
      {"an empty one without a name", P ",\n" A ",\n", ZB_OK, "19800101", ""},
  };
  TRY(*state, cases);
}

/* A column that is not used says which is, or quotes its own first cell. */
static void unused_columns_say_why(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.csv", P ",姓名,\n" A ",李四,甲\n" B ",王五,乙\n");
  assert_int_equal(fixture_import(f, "a.csv"), ZB_OK);
  const zb_diag *d = fixture_diag(f->diags, "unknown-column");
  assert_non_null(d);
  assert_string_equal(d->place, "a.csv!D1");
  assert_contains(d->message, "有两列都是姓名，用了 B 列");
  assert_contains(d->remedy, "删掉其中不对的一列");
  d = fixture_diag(f->diags, "unnamed-column");
  assert_non_null(d);
  assert_string_equal(d->place, "a.csv!E2");
  assert_contains(d->message, "共 2 格有内容，这是第一格（甲）");
}

static void headers(void **state)
{
  static const row_case cases[] = {
      {"missing: begins with a person", A "\n" B "\n", ZB_INPUT, "", "no-header@1"},
      {"missing below a title", "甲厂名单,,\n" A "\n", ZB_INPUT, "", "no-header@2"},
      {"a person above", A "\n" P "\n" B "\n", ZB_INPUT, "19810202", "row-above-header@1"},
      {"a column is missing", "身份证号,姓名\n" ID_A ",张三\n", ZB_INPUT, "", "missing-column@1"},
      {"unknown", "品名,数量\n笔,3\n", ZB_OK, "", "unknown-sheet@1"},
      {"an example above", "例：" ID_A ",张三,甲厂\n" P "\n" B "\n", ZB_OK, "19810202", ""},
      {"notes below", P "\n（18位）,（全名）,（全称）\n" A "\n", ZB_OK, "19800101", "guide-row@2"},
      {"notes below in two rows", P ",出生年月\n必填,必填,必填,格式如2016-07\n18位,,,\n" A ",\n", ZB_OK, "19800101",
       "guide-row@2"},
      {"a note for another column", P ",出生年月\n,,,如1985-03\n" A ",\n", ZB_OK, "19800101", "guide-row@2"},
      {"a person without a number is no note", P "\n,李四,必填\n" A "\n", ZB_OK, "19800101", "no-owner@A2"},
      {"a number kept a text", "=\"身份证号\",=\"姓名\",=\"工作单位\"\n=\"" ID_A "\",张三,甲厂\n", ZB_OK, "19800101",
       ""},
      {"and again on the next page", P "\n" A "\n=\"身份证号\",=\"姓名\",=\"工作单位\"\n" B "\n", ZB_OK,
       "19800101 19810202", ""},
      {"its length before it", "18位身份证号,姓名,工作单位\n" A "\n", ZB_OK, "19800101", ""},
  };
  TRY(*state, cases);
}

/* A line above the table gives rows without a unit theirs. */
static void lines_above(void **state)
{
  static const struct {
    const char *what, *text, *units, *place; /* of the note; NULL: there is none */
  } cases[] = {
      {"a unit", "填报单位：丙厂,,\n" P "\n" ID_A ",张三,\n" B "\n", "丙厂 乙厂", "A1"},
      {"of all", "名单,,\n填报单位: 丙厂\n" P "\n" ID_A ",张三,\n" ID_B ",李四,\n", "丙厂 丙厂", "A2"},
      {"in the next cell", "填报单位：,丙厂,\n" P "\n" ID_A ",张三,\n", "丙厂", "B1"},
      {"a label without a colon", "单位,丙厂,\n" P "\n" ID_A ",张三,\n", "丙厂", "B1"},
      {"with what else stands there", "填报人：王五　填报单位（盖章）：__丙厂__ 2020年8月1日\n" P "\n" ID_A ",张三,\n",
       "丙厂", "A1"},
      {"with a stamp", "单位：丙厂（公章）\n" P "\n" ID_A ",张三,\n", "丙厂", "A1"},
      {"with brackets of its own", "单位：丙厂（一车间）\n" P "\n" ID_A ",张三,\n", "丙厂（一车间）", "A1"},
      {"without a column", "填报单位：丙厂\n身份证号,姓名\n" ID_A ",张三\n" ID_B ",李四\n", "丙厂 丙厂", "A1"},
      {"that nobody needs", "填报单位：丙厂,,\n" P "\n" A "\n", "甲厂", NULL},
      {"empty", "填报单位：  填报人：王五,,\n" P "\n" A "\n" ID_B ",李四,\n", "甲厂 ", NULL},
      {"empty, with a date beside it", "填报单位：,填表日期：2020年8月1日\n" P "\n" ID_A ",张三,\n", "", NULL},
      {"two of them", "填报单位：丙厂,\n单位：丁厂\n" P "\n" ID_A ",张三,\n", "", NULL},
      {"three of them", "填报单位：丙厂,单位：丁厂,单位：戊厂\n" P "\n" ID_A ",张三,\n", "", NULL},
      {"the same twice", "填报单位：丙厂,\n单位：丙厂\n" P "\n" ID_A ",张三,\n", "丙厂", "A1"},
      {"another's", "主管单位：丙厂,\n" P "\n" ID_A ",张三,\n", "", NULL},
      {"a unit that can't be read", "填报单位：丙厂,\n" P "\n" ID_A ",张三,0\n", "", NULL},
  };
  fixture *f = *state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture_write(f, "a.csv", cases[i].text);
    zb_diags *diags = zb_diags_new();
    zb_store *store;
    assert_int_equal(zb_store_new(f->schema, diags, &store), ZB_OK);
    zb_import *import = zb_import_new(store, NULL);
    assert_int_equal(zb_import_path(import, zb_arena_printf(f->arena, "%s/a.csv", f->folder), diags), ZB_OK);
    assert_int_equal(zb_import_finish(import, diags), ZB_OK);
    const char *units = query(f, store, "SELECT group_concat(unit, ' ') FROM (SELECT unit FROM people ORDER BY _row)");
    const zb_diag *note = fixture_diag(diags, "value-above");
    const char *place = note == NULL ? NULL : note->place + strlen("a.csv!");
    bool same = place == NULL || cases[i].place == NULL ? place == cases[i].place : strcmp(place, cases[i].place) == 0;
    if (strcmp(units, cases[i].units) != 0 || !same)
      print_error("%s: %s, told at %s\n", cases[i].what, units, place == NULL ? "no place" : place);
    wrong += strcmp(units, cases[i].units) != 0 || !same;
    zb_import_free(import);
    zb_store_free(store);
    zb_diags_free(diags);
  }
  assert_int_equal(wrong, 0);
}

/* What stands around a table is none of its rows, and nothing to warn of. */
static void frames(void **state)
{
  static const row_case cases[] = {
      {"who made it", P "\n" A "\n制表人：王五,,审核人：赵六\n", ZB_OK, "19800101", "frame-row@3"},
      {"to be filled in", P "\n" A "\n审核人,,日期\n", ZB_OK, "19800101", "frame-row@3"},
      {"the title of another table", P "\n" A "\n二、工作经历,,\n岗位表,,\n", ZB_OK, "19800101", "frame-row@3"},
      {"a date", P "\n" A "\n,,填表日期 2020年8月1日\n", ZB_OK, "19800101", "frame-row@3"},
      {"a note", P "\n" A "\n备注,,\n说明：以上属实,,\n", ZB_OK, "19800101", "frame-row@3"},
      {"a sentence", P "\n" A "\n以下空白,,\n此表一式两份,,\n第 1 页 共 1 页,,\n", ZB_OK, "19800101", "frame-row@3"},
      {"a count", P "\n" A "\n合计2人,,\n共 2 名,,\n合计：2,,\n", ZB_OK, "19800101", "total-row@3"},
      {"a name in the wrong column", P "\n" A "\n李四,,\n", ZB_OK, "19800101", "skipped-row@A3"},
      {"who has no number", P "\n" A "\n,李四,\n", ZB_OK, "19800101", "skipped-row@A3"},
      {"who has a title for a number", P "\n" A "\n工作经历,李四,乙厂\n", ZB_OK, "19800101 ", "unreadable-value@A3"},
      {"a unit's own row", "单位名称,正高级核准人数\n甲厂：总部,3\n", ZB_OK, "", ""},
  };
  TRY(*state, cases);
}

/* Who is struck out is not read, and told; what is struck out in a cell is refused. */
static void struck_out(void **state)
{
#define PAGE_HEAD "<table><tr><td>身份证号<td>姓名<td>工作单位"
#define PAGE_B "<tr><td>" ID_B "<td>李四<td>乙厂</table>"
  static const row_case cases[] = {
      {"a row",
       PAGE_HEAD "<tr style='text-decoration:line-through'><td>" ID_A "</td><td>张三</td><td>甲厂</td></tr>" PAGE_B,
       ZB_OK, "19810202", "struck-row@A2"},
      {"its number", PAGE_HEAD "<tr><td><del>" ID_A "</del><td>张三<td>甲厂" PAGE_B, ZB_OK, "19810202",
       "struck-row@A2"},
      {"a part of a unit", PAGE_HEAD "<tr><td>" ID_A "<td>张三<td><del>丙厂</del>甲厂" PAGE_B, ZB_OK,
       "19800101 19810202", "unreadable-value@C2"},
      {"a row of experience",
       "<table><tr><td>身份证号<td>起<td>止<tr><td><s>" ID_A "</s><td>2001-07<td><tr><td>" ID_B
       "<td>2001-07<td></table>",
       ZB_OK, "19810202:2001-07~", "struck-row@A2"},
  };
  TRY(*state, cases);
}

static void named_as_ours(void **state)
{
  fixture *f = *state;
  static const struct {
    const char *name;
    row_case c;
  } cases[] = {
      {"花名册.csv", {"an alias", "品名,数量\n笔,3\n", ZB_INPUT, "", "unknown-sheet@1"}},
      {"2020年人员表.csv", {"with a year", "品名,数量\n笔,3\n", ZB_INPUT, "", "unknown-sheet@1"}},
      {"人员(1).csv", {"with a number", "品名,数量\n笔,3\n", ZB_INPUT, "", "unknown-sheet@1"}},
      {"人员安排.csv", {"another word", "品名,数量\n笔,3\n", ZB_OK, "", "unknown-sheet@1"}},
      {"采购.csv", {"none", "品名,数量\n笔,3\n", ZB_OK, "", "unknown-sheet@1"}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture_write(f, cases[i].name, cases[i].c.text);
    assert_true(try_file(f, &cases[i].c, cases[i].name, false));
  }
}

static void unknown_sheets_say_what_they_have(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.csv", "清单,,\n身份证号,学时数,起止,备注\n1,2,3,4\n");
  assert_int_equal(fixture_import(f, "a.csv"), ZB_OK);
  const zb_diag *d = fixture_diag(f->diags, "unknown-sheet");
  assert_non_null(d);
  assert_string_equal(d->place, "a.csv!2");
  assert_contains(d->message, "“身份证号”、“学时数”、“起止”、“备注”");
  assert_contains(d->message, "最像“人员”表，认得“身份证号”，还缺“姓名”、“工作单位”");
  assert_contains(d->remedy, "zhibiao new");
  assert_null(strstr(d->remedy, "lua"));
}

static void examples(void **state)
{
  static const row_case cases[] = {
      {"例 in the number", "序号,身份证号,姓名,工作单位\n例," A "\n1," B "\n", ZB_OK, "19810202", "example-row@2"},
      {"in brackets", "序号,身份证号,姓名,工作单位\n（例）," A "\n1," B "\n", ZB_OK, "19810202", "example-row@2"},
      {"in the name", P "\n" ID_A ",示例：张三,甲厂\n" B "\n", ZB_OK, "19810202", "example-row@2"},
      {"in the ID number", P "\n示例,张三,甲厂\n" B "\n", ZB_OK, "19810202", "example-row@2"},
      {"left before a number that somebody typed", P "\n例：" ID_A ",张三,甲厂\n" B "\n", ZB_OK, "19810202 99198001",
       "unreadable-value@A2"},
      {"in a remark", P ",备注\n" A ",样例\n" B ",\n", ZB_OK, "19810202", "example-row@2 unknown-column@D1"},
      {"in a column without a name", P "\n" A "\n" B "\n,,,\n", ZB_OK, "19800101 19810202", ""},
      {"a unit's name", P "\n" ID_A ",张三,示例中学\n", ZB_OK, "19800101", ""},
      {"a unit that is called so", P "\n" ID_A ",张三,样例\n", ZB_OK, "19800101", ""},
      {"a remark with the word", P ",备注\n" A ",先例\n" B ",例会\n", ZB_OK, "19800101 19810202", "unknown-column@D1"},
  };
  TRY(*state, cases);
}

/* ID numbers that a spreadsheet rounded. One that fits by chance is only doubtful, unless another was rounded. */
static void rounded_numbers(void **state)
{
  static const row_case cases[] = {
      {"not fitting", P "\n" SPOILED ",张三,甲厂\n" B "\n", ZB_OK, "19800102 19810202", "unreadable-value@A2"},
      {"fitting", P "\n" FITTING ",张三,甲厂\n" B "\n", ZB_OK, "19800208 19810202", "doubtful-id@A2"},
      {"fitting, then not", P "\n" FITTING ",张三,甲厂\n" SPOILED ",李四,乙厂\n", ZB_OK, "19800102 19800208",
       "unreadable-value@A2 unreadable-value@A3"},
      {"not fitting, then fitting", P "\n" SPOILED ",李四,乙厂\n" FITTING ",张三,甲厂\n", ZB_OK, "19800102",
       "unreadable-value@A2 unreadable-value@A3"},
      {"a wrong digit rounds nothing", P "\n" FITTING ",张三,甲厂\n330599198001010028,李四,乙厂\n", ZB_OK,
       "19800101 19800208", "doubtful-id@A2 unreadable-value@A3"},
  };
  TRY(*state, cases);
}

static void empty_references(void **state)
{
  static const row_case cases[] = {
      {"0 as unit", P "\n" ID_A ",张三,0\n", ZB_OK, "19800101", "unreadable-value@C2"},
      {"0 as name", P "\n" ID_A ",0,甲厂\n", ZB_OK, "19800101", "unreadable-value@B2"},
      {"an error as text", P "\n" ID_A ",张三,#REF!\n", ZB_OK, "19800101", "unreadable-value@C2"},
      {"as above", P "\n" A "\n" ID_B ",李四,同上\n", ZB_OK, "19800101 19810202", "unreadable-value@C3"},
      {"no name", P "\n" ID_A ",/,甲厂\n", ZB_OK, "19800101", "unreadable-value@B2"},
      {"0 is a number of hours", W "\n" ID_A ",2001-07,,0\n", ZB_OK, "19800101:2001-07~", ""},
  };
  TRY(*state, cases);
}

/* A beginning and an end in one cell; a problem of it is told at the cell, once. */
static void spans(void **state)
{
  static const row_case cases[] = {
      {"two months", "身份证号,起止年月\n" ID_A ",2004.9-2008.6\n", ZB_OK, "19800101:2004-09~2008-06", ""},
      {"still open", "身份证号,起止年月\n" ID_A ",2004.9至今\n", ZB_OK, "19800101:2004-09~", ""},
      {"nothing", "身份证号,起止年月,学时\n" ID_A ",,90\n", ZB_OK, "19800101:~", ""},
      {"years", "身份证号,起止年月\n" ID_A ",2004-2008\n", ZB_OK, "19800101:~", "unreadable-value@B2"},
      {"in two rows", "身份证号,起止年月,\n,起,止\n" ID_A ",2004.9,2008.6\n", ZB_OK, "19800101:2004-09~2008-06", ""},
  };
  TRY(*state, cases);
}

/* Rows of A and B behind a header, of which B's are hidden: read, and told, or left out. */
static void expect_hidden(fixture *f, const char *name, const char *place)
{
  row_case c = {"hidden", "", ZB_OK, "19800101 19810202", zb_arena_printf(f->arena, "hidden-rows@%s", place)};
  bool read = try_file(f, &c, name, false);
  c.people = "19800101";
  assert_true(try_file(f, &c, name, true) && read);
}

/* Three cells in a row of some kind. */
static const char *rows_of(fixture *f, const char *row, const char *hidden, const char *cell)
{
  static const char *const people[][3] = {
      {"身份证号", "姓名", "工作单位"}, {ID_A, "张三", "甲厂"}, {ID_B, "李四", "乙厂"}};
  const char *out = "";
  for (int r = 0; r < 3; r++) {
    out = zb_arena_printf(f->arena, "%s<%s%s>", out, row, r == 2 ? hidden : "");
    for (int c = 0; c < 3; c++)
      out = zb_arena_printf(f->arena, "%s%s", out, zb_arena_printf(f->arena, cell, people[r][c]));
    out = zb_arena_printf(f->arena, "%s</%s>", out, row);
  }
  return out;
}

static void hidden_in_pages(void **state)
{
  fixture *f = *state;
  static const char *const hidden[] = {" style='display:none'", " style=\"HEIGHT:0; Display : None;\"", " hidden"};
  for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
    const char *rows = rows_of(f, "tr", hidden[i], "<td>%s</td>");
    fixture_write(f, "a.html", zb_arena_printf(f->arena, "<table>%s</table>", rows));
    expect_hidden(f, "a.html", "3");
  }
}

static void hidden_in_spreadsheetml(void **state)
{
  fixture *f = *state;
  const char *rows = rows_of(f, "Row", " ss:Hidden=\"1\"", "<Cell><Data ss:Type=\"String\">%s</Data></Cell>");
  fixture_write(
      f, "a.xml",
      zb_arena_printf(f->arena,
                      "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
                      "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"甲\">"
                      "<Table>%s</Table></Worksheet></Workbook>",
                      rows));
  expect_hidden(f, "a.xml", "甲!3");
}

static void hidden_in_ods(void **state)
{
  fixture *f = *state;
  static const char *const hidden[] = {" table:visibility=\"filter\"", " table:visibility=\"collapse\""};
  for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
    const char *rows = rows_of(f, "table:table-row", hidden[i],
                               "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>");
    fixture_write(f, "a.fods",
                  zb_arena_printf(f->arena,
                                  "<?xml version=\"1.0\"?><office:document "
                                  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                                  "xmlns:text=\"urn:x:text\" xmlns:table=\"urn:x:table\" "
                                  "office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:body>"
                                  "<office:spreadsheet><table:table table:name=\"甲\">%s</table:table>"
                                  "</office:spreadsheet></office:body></office:document>",
                                  rows));
    expect_hidden(f, "a.fods", "甲!3");
  }
}

static void hidden_in_xlsx(void **state)
{
  fixture *f = *state;
  lxw_workbook *book = workbook_new(zb_arena_printf(f->arena, "%s/a.xlsx", f->folder));
  lxw_worksheet *sheet = workbook_add_worksheet(book, "甲");
  static const char *const people[][3] = {
      {"身份证号", "姓名", "工作单位"}, {ID_A, "张三", "甲厂"}, {ID_B, "李四", "乙厂"}};
  for (lxw_row_t r = 0; r < 3; r++)
    for (lxw_col_t c = 0; c < 3; c++)
      worksheet_write_string(sheet, r, c, people[r][c], NULL);
  lxw_row_col_options hidden = {0};
  hidden.hidden = LXW_TRUE;
  worksheet_set_row_opt(sheet, 2, LXW_DEF_ROW_HEIGHT, NULL, &hidden);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  expect_hidden(f, "a.xlsx", "甲!3");
}

/* A row of an example above the header, as in the workbook to fill in, and what people write over it. */
static void written_over_the_example(void **state)
{
  fixture *f = *state;
  static const struct {
    bool own;
    const char *row[3], *said;
  } cases[] = {
      {true, {"例：" ID_B, "例：李四", "例：乙厂"}, ""},
      {true, {"例：" ID_B, "王五", "例：乙厂"}, "row-above-header@甲!2"},
      {true, {"例：" ID_B, "王五", "丙厂"}, "row-above-header@甲!2"},
      {true, {"待补", "王五", "丙厂"}, "row-above-header@甲!2"},
      {true, {ID_B, "王五", "丙厂"}, "row-above-header@甲!2"},
      {true, {"", "", "2020年"}, ""},
      {false, {"例：" ID_B, "例：李四", "例：乙厂"}, ""},
      {false, {"例：" ID_B, "例：李四", "丙厂"}, "row-above-header@甲!2"},
      {false, {"例：" ID_B, "李四", "乙厂"}, ""}, /* as other workbooks have it */
      {false, {"制表人", "某某", "2020年"}, ""},
  };
  static const char *const headers[] = {"身份证号", "姓名", "工作单位"}, *const person[] = {ID_A, "张三", "甲厂"};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *name = zb_arena_printf(f->arena, "%zu.xlsx", i);
    lxw_workbook *book = workbook_new(zb_arena_printf(f->arena, "%s/%s", f->folder, name));
    lxw_worksheet *sheet = workbook_add_worksheet(book, "甲");
    worksheet_write_string(sheet, 0, 0, "人员", NULL);
    for (lxw_col_t c = 0; c < 3; c++) {
      worksheet_write_string(sheet, 1, c, cases[i].row[c], NULL);
      worksheet_write_string(sheet, 2, c, headers[c], NULL);
      worksheet_write_string(sheet, 3, c, person[c], NULL);
    }
    if (cases[i].own)
      workbook_set_custom_property_string(book, "zhibiao", "intake");
    assert_int_equal(workbook_close(book), LXW_NO_ERROR);
    const row_case c = {name, "", *cases[i].said == '\0' ? ZB_OK : ZB_INPUT, "19800101", cases[i].said};
    assert_true(try_file(f, &c, name, false));
  }
}

/* An empty reference in a workbook is a formula whose result is 0. A 0 that somebody typed as a unit is none either. */
static void empty_references_in_xlsx(void **state)
{
  fixture *f = *state;
  lxw_workbook *book = workbook_new(zb_arena_printf(f->arena, "%s/a.xlsx", f->folder));
  lxw_worksheet *sheet = workbook_add_worksheet(book, "甲");
  static const char *const headers[] = {"身份证号", "姓名", "工作单位", "照片"};
  for (lxw_col_t c = 0; c < 4; c++)
    worksheet_write_string(sheet, 0, c, headers[c], NULL);
  worksheet_write_string(sheet, 1, 0, ID_A, NULL);
  worksheet_write_formula_num(sheet, 1, 1, "=Z1", NULL, 0);
  worksheet_write_formula_num(sheet, 1, 2, "=Z2", NULL, 0);
  worksheet_write_formula_num(sheet, 1, 3, "=Z3", NULL, 0);
  worksheet_write_string(sheet, 2, 0, ID_B, NULL);
  worksheet_write_string(sheet, 2, 1, "李四", NULL);
  worksheet_write_number(sheet, 2, 2, 0, NULL);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  const row_case c = {"empty references", "", ZB_OK, "19800101 19810202",
                      "unreadable-value@甲!B2 unreadable-value@甲!C2 unreadable-value@甲!C3 unreadable-value@甲!D2"};
  assert_true(try_file(f, &c, "a.xlsx", false));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(widths),
      TEST(columns),
      TEST(unused_columns_say_why),
      TEST(frames),
      TEST(lines_above),
      TEST(struck_out),
      TEST(headers),
      TEST(named_as_ours),
      TEST(unknown_sheets_say_what_they_have),
      TEST(examples),
      TEST(rounded_numbers),
      TEST(empty_references),
      TEST(spans),
      TEST(hidden_in_pages),
      TEST(hidden_in_spreadsheetml),
      TEST(hidden_in_ods),
      TEST(hidden_in_xlsx),
      TEST(empty_references_in_xlsx),
      TEST(written_over_the_example),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
