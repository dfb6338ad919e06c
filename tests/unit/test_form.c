/* A sheet that is one person's form: labels beside values. */
#include "fixture.h"

#include "import/form_choice.h"
#include "store/loading.h"

static void expect_rows(fixture *f, const char *sql, const char *want)
{
  zb_rows *rows;
  const char *why;
  if (zb_store_query(f->store, sql, NULL, 0, &rows, &why) != ZB_OK)
    fail_msg("%s", why);
  assert_true(zb_rows_next(rows));
  assert_string_equal(zb_rows_value(rows, 0).text, want);
  zb_rows_free(rows);
}

/* The person's values in the order of the fields, "姓名|…", or "" if there is none. */
static void expect_people(fixture *f, const char *want)
{
  expect_rows(f,
              "SELECT ifnull(group_concat(x, ';'), '') FROM (SELECT id_number || '|' || name || '|' || birth || "
              "'|' || unit || '|' || photo || '|' || staff AS x FROM people ORDER BY _row)",
              want);
}

static void expect_work(fixture *f, const char *want)
{
  expect_rows(f,
              "SELECT ifnull(group_concat(x, ';'), '') FROM (SELECT id_number || '|' || start || '|' || \"end\" || "
              "'|' || hours AS x FROM work ORDER BY _row)",
              want);
}

static zb_status import(fixture *f, const char *file, const char *text)
{
  fixture_write(f, file, text);
  zb_status status = fixture_import(f, file);
  return zb_worse(status, zb_import_finish(f->import, f->diags));
}

static void expect_diag(fixture *f, const char *code, zb_severity severity, const char *place, const char *words)
{
  const zb_diag *diag = fixture_diag(f->diags, code);
  if (diag == NULL)
    fail_msg("no %s", code);
  assert_int_equal(diag->severity, severity);
  assert_string_equal(diag->place, place);
  assert_contains(diag->message, words);
}

/* That a diag of that code has WORDS; NULL: there is none. */
static void expect_told(fixture *f, const char *code, const char *words)
{
  const zb_diag *diag = fixture_diag(f->diags, code);
  assert_int_equal(diag != NULL, words != NULL);
  if (words != NULL)
    assert_contains(diag->message, words);
}

#define LEFT "申报表\n姓  名,张三,编制：,编内\n身份证号," ID_A ",出生年月,1985.3\n工作单位（盖章）,甲厂,照片,\n"

static void labels_left(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "a.csv", LEFT), ZB_OK);
  expect_people(f, ID_A "|张三|1985-03|甲厂||在编");
  assert_int_equal(zb_diags_errors(f->diags), 0);
  assert_null(fixture_diag(f->diags, "unknown-sheet"));
  zb_arena *a = f->arena;
  int64_t row = zb_store_row_of(0, 2);
  assert_string_equal(zb_store_place(f->store, "people", row, "id_number", a), "a.csv!B3");
  assert_string_equal(zb_store_place(f->store, "people", row, "birth", a), "a.csv!D3");
  assert_string_equal(zb_store_place(f->store, "people", row, "unit", a), "a.csv!B4");
  assert_string_equal(zb_store_place(f->store, "people", row, "photo", a), "a.csv!D4");
}

/* Where labels follow one another, the values stand below. */
static void labels_above(void **state)
{
  fixture *f = *state;
  assert_int_equal(
      import(f, "a.csv", "姓名,张三,身份证号," ID_A "\n出生年月,工作单位,编制\n1985-03-12,甲厂,编外\n照片,a.jpg\n"),
      ZB_OK);
  expect_people(f, ID_A "|张三|1985-03-12|甲厂|a.jpg|编外");
}

/* All of them do, with or without a title at the left of each row of labels; several rows of people are no form. */
static void all_labels_above(void **state)
{
  static const struct {
    const char *file, *text;
    bool is_form;
  } cases[] = {
      {"a.csv", "姓名,身份证号,出生年月\n张三," ID_A ",1985.3\n工作单位,编制,照片\n甲厂,编外,a.jpg\n", true},
      {"a.csv", "情况,姓名,身份证号,出生年月\n,张三," ID_A ",1985.3\n单位,工作单位,编制,照片\n,甲厂,编外,a.jpg\n",
       true},
      {"a.html",
       "<table><tr><td rowspan=2>情况<td>姓名<td>身份证号<td>出生年月<tr><td>张三<td>" ID_A
       "<td>1985.3<tr><td rowspan=2>其他<td>工作单位<td>编制<td>照片<tr><td>甲厂<td>编外<td>a.jpg</table>",
       true},
      {"a.csv",
       "姓名,身份证号,出生年月\n张三," ID_A ",1985.3\n李四," ID_B
       ",1986.3\n工作单位,编制,照片\n甲厂,编外,a.jpg\n乙厂,编外,b.jpg\n",
       false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture *f = *state;
    zb_status status = import(f, cases[i].file, cases[i].text);
    assert_int_equal(status, cases[i].is_form ? ZB_OK : ZB_INPUT);
    expect_people(f, cases[i].is_form ? ID_A "|张三|1985-03|甲厂|a.jpg|编外" : "");
    assert_int_equal(fixture_diag(f->diags, "missing-column") != NULL, !cases[i].is_form);
    fixture_teardown(state);
    fixture_setup(state);
  }
}

static void label_and_value_in_a_cell(void **state)
{
  fixture *f = *state;
  assert_int_equal(
      import(f, "a.csv", "姓名：张三,身份证号: " ID_A "\n出生年月：1985年3月,单位（全称）：甲厂\n照片：\n编制：编内\n"),
      ZB_OK);
  expect_people(f, ID_A "|张三|1985-03|甲厂||在编");
}

static void several_labels_in_a_cell(void **state)
{
  static const char *const cases[] = {
      "姓名：张三　身份证号：" ID_A "　出 生 年 月：1985.3\n工作单位（盖章）:甲厂　编制：编外,照片：a.jpg\n",
      "姓名,张三　身份证号：" ID_A "　编制：□编内 ☑编外\n出生年月,1985.3 照片：a.jpg\n工作单位,甲厂\n",
      "姓名：张三；身份证号：" ID_A ",出生年月：1985.3\n\"工作单位：甲厂\n照片：a.jpg\n编制：编外\",\n",
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_int_equal(import(*state, "a.csv", cases[i]), ZB_OK);
    expect_people(*state, ID_A "|张三|1985-03|甲厂|a.jpg|编外");
    fixture_teardown(state);
    fixture_setup(state);
  }
}

/* What looks like a label and is none that is known is told, and not printed with the value. */
static void unknown_label_in_a_cell(void **state)
{
  static const char *const cases[][2] = {{"甲厂　爱好：下棋", "“爱好”"},
                                         {"甲厂编制：编外", "“编制”"},
                                         {"\"甲厂。\n第二段：下棋\"", NULL},
                                         {"\"甲厂。\n　　首先：下棋\n第十一个方面：教棋\n二是：种地\"", NULL},
                                         {"\"甲厂。\n第一学历：本科\"", "“第一学历”"},
                                         {"\"甲厂。\n爱好：下棋\"", "“爱好”"},
                                         {"\"甲厂。　第二段：下棋\"", "“第二段”"},
                                         {"\"主要做教学。 其中：下棋\"", "“其中”"},
                                         {"甲厂。　获奖情况：县先进　证明人：李四", "“获奖情况”"},
                                         {"\"甲厂。\n编制：编外\"", NULL},
                                         {"\"甲厂。乙厂编制：编外\"", "“编制”"},
                                         {"地址：某路1号", NULL},
                                         {"甲厂（原：乙厂）", NULL}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture *f = *state;
    const char *text = zb_arena_printf(
        f->arena, "姓名,张三,出生年月,1985.3\n身份证号," ID_A ",照片,\n工作单位,%s,编制,\n", cases[i][0]);
    assert_int_equal(import(f, "a.csv", text), ZB_OK);
    zb_diags *diags = zb_diags_new();
    zb_store_problems(f->store, ID_A, diags);
    assert_int_equal(zb_diags_count(diags), cases[i][1] != NULL);
    if (cases[i][1] != NULL) {
      assert_string_equal(zb_diags_at(diags, 0)->place, "a.csv!B3");
      assert_contains(zb_diags_at(diags, 0)->message, cases[i][1]);
    }
    zb_diags_free(diags);
    fixture_teardown(state);
    fixture_setup(state);
  }
}

static void merged_cells(void **state)
{
  fixture *f = *state;
  assert_int_equal(
      import(f, "a.html",
             "<table><tr><td colspan=8>登记表<tr><td colspan=2>姓名<td colspan=2>张三<td rowspan=2>身份证号<td "
             "rowspan=2 colspan=3>" ID_A "<tr><td colspan=2>出生年月<td colspan=2>1985.03<tr><td "
             "colspan=2>工作单位<td colspan=6>甲厂<tr><td colspan=2>照片<td colspan=2><td>编制<td>编内</table>"),
      ZB_OK);
  expect_people(f, ID_A "|张三|1985-03|甲厂||在编");
}

/* Its blank cells take nothing from the labels beside and below them. */
static void blank_cells(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "a.csv", "姓名,张三,出生年月,\n身份证号," ID_A ",编制,\n工作单位,,照片,\n备注,,,\n"),
                   ZB_OK);
  expect_people(f, ID_A "|张三||||");
}

static void blank_form(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "a.csv", "姓名,,出生年月,\n身份证号,,编制,\n工作单位,,照片,\n"), ZB_OK);
  expect_people(f, "");
  expect_diag(f, "blank-form", ZB_NOTE, "a.csv", "空白表");
  assert_int_equal(zb_diags_count(f->diags), 1);
}

static void blank_form_with_a_unit(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "a.csv", "姓名,,出生年月,\n身份证号,,编制,\n工作单位,甲厂,照片,\n"), ZB_OK);
  expect_people(f, "");
  expect_diag(f, "blank-form", ZB_WARNING, "a.csv", "没有填身份证号和姓名");
}

static void without_a_number(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "a.csv", "姓名,张三,出生年月,\n身份证号,,编制,\n工作单位,甲厂,照片,\n"), ZB_OK);
  expect_people(f, "");
  assert_true(zb_store_ownerless_problems(f->store, f->diags) > 0);
}

/* What can't be read is a problem of the person, at its cell. */
static void unreadable_value(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "a.csv", "姓名,张三,出生年月,85年\n身份证号," ID_A ",编制,临时\n工作单位,甲厂,照片,\n"),
                   ZB_OK);
  zb_diags *diags = zb_diags_new();
  zb_store_problems(f->store, ID_A, diags);
  assert_int_equal(zb_diags_count(diags), 2);
  assert_string_equal(zb_diags_at(diags, 0)->place, "a.csv!D1");
  assert_string_equal(zb_diags_at(diags, 1)->place, "a.csv!D2");
  zb_diags_free(diags);
}

static void missing_label(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "a.csv", "姓名,张三,出生年月,1985.3\n身份证号," ID_A ",编制,编内\n照片,\n"), ZB_INPUT);
  expect_people(f, "");
  expect_diag(f, "missing-label", ZB_ERROR, "a.csv", "“工作单位”");
}

/* Two values for one field contradict each other, the same one twice doesn't. */
static void contradiction(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "a.csv", LEFT "单位（全称）,甲厂,出生年月,1986.3\n"), ZB_OK);
  zb_diags *diags = zb_diags_new();
  zb_store_problems(f->store, ID_A, diags);
  assert_int_equal(zb_diags_count(diags), 1);
  assert_string_equal(zb_diags_at(diags, 0)->place, "a.csv!D3");
  assert_contains(zb_diags_at(diags, 0)->message, "D3 和 D5");
  zb_diags_free(diags);
}

static void two_people(void **state)
{
  fixture *f = *state;
  assert_int_equal(
      import(f, "a.csv", LEFT "姓名,李四,编制,编内\n身份证号," ID_B ",出生年月,1986.3\n工作单位,乙厂,照片,\n"),
      ZB_INPUT);
  expect_people(f, "");
  expect_diag(f, "two-forms", ZB_ERROR, "a.csv!B6", "B3、B6");
  assert_int_equal(zb_diags_errors(f->diags), 1);
}

/* A roster on its side: none of its people is read, whoever of them has no number; examples are nobody. */
static void people_beside_one_another(void **state)
{
  static const struct {
    const char *text, *place; /* NULL: one person */
  } cases[] = {
      {"姓名,张三,李四\n身份证号," ID_A "," ID_B "\n出生年月,1985.3,1986.3\n工作单位,甲厂,乙厂\n照片,,\n", "a.csv!C2"},
      {"姓名,张三,,李四\n身份证号," ID_A ",," ID_B "\n出生年月,1985.3,,\n工作单位,甲厂,,\n照片,,,\n", "a.csv!D2"},
      {"姓名,,李四,王五\n身份证号,," ID_A "," ID_B "\n出生年月,,,\n工作单位,,乙厂,甲厂\n照片,,,\n", "a.csv!C2"},
      {"姓名,张三,李四\n身份证号," ID_A ",\n出生年月,1985.3,1986.3\n工作单位,甲厂,乙厂\n编制,在编,编外\n", "a.csv!C1"},
      {"姓名,张三,必填\n身份证号," ID_A ",18位\n出生年月,1985.3,年月\n工作单位,甲厂,全称\n编制,在编,编外\n", NULL},
      {"姓名,张三,√\n身份证号," ID_A ",√\n出生年月,1985.3,2020-08-17\n工作单位,甲厂,√\n编制,在编,在编\n", NULL},
      {"姓名,张三,如：李四\n身份证号," ID_A ",\n出生年月,1985.3,1986.3\n工作单位,甲厂,\n编制,在编,在编\n", NULL},
      {"姓名,张三,配偶姓名,李四\n身份证号," ID_A ",配偶身份证号," ID_B
       "\n出生年月,1985.3,民族,汉\n工作单位,甲厂,电话,1\n照片,,,\n",
       NULL},
      {"栏目,内容,填写示例\n姓名,张三,李四\n身份证号," ID_A "," ID_B "\n出生年月,1985.3,1986.3\n工作单位,甲厂,乙厂\n"
       "编制,在编,编外\n",
       NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture *f = *state;
    assert_int_equal(import(f, "a.csv", cases[i].text), cases[i].place != NULL ? ZB_INPUT : ZB_OK);
    if (cases[i].place != NULL)
      expect_diag(f, "people-beside", ZB_ERROR, cases[i].place, "并排");
    assert_int_equal(zb_diags_errors(f->diags), cases[i].place != NULL);
    fixture_teardown(state);
    fixture_setup(state);
  }
}

/* A grid with the headers of a table is that: its rows belong to the person. Any other is told, and takes part in
   nothing. */
static void grids(void **state)
{
  fixture *f = *state;
  assert_int_equal(
      import(f, "a.csv", LEFT "学习,起,止,学时\n,2001.7,2004.6,3\n家庭,称谓,姓名,工作单位,年龄\n,父,张大,乙厂,60\n"),
      ZB_OK);
  expect_people(f, ID_A "|张三|1985-03|甲厂||在编");
  expect_diag(f, "unread-grid", ZB_WARNING, "a.csv!A7", "没有读");
  assert_int_equal(zb_diags_count(f->diags), 2); /* and that 编内 was taken as 在编 */
  expect_work(f, ID_A "|2001-07|2004-06|3");
  assert_string_equal(zb_store_place(f->store, "work", zb_store_row_of(1, 5), "end", f->arena), "a.csv!C6");
}

/* Its title stands at its left, merged over its rows; it has a column of no use; blank rows are none. */
static void grid_with_a_title(void **state)
{
  fixture *f = *state;
  assert_int_equal(
      import(f, "a.html",
             "<table><tr><td>姓名<td>张三<td>身份证号<td>" ID_A
             "<td>编制<td>在编<tr><td>出生年月<td>1985.3<td>工作单位<td>甲厂"
             "<td>照片<td><tr><td "
             "rowspan=4>工作经历<td>起<td>止<td>学时<td>备注<td>序号<tr><td>2001.7<td>2004.6<td>3<td>好<td>1"
             "<tr><td>2004.7<td>至今<td><td><td>2<tr><td><td><td><td><td><tr><td>意见<td colspan=5>同意</table>"),
      ZB_OK);
  expect_work(f, ID_A "|2001-07|2004-06|3;" ID_A "|2004-07||");
  expect_diag(f, "unknown-column", ZB_WARNING, "a.html!A3", "备注");
}

/* A column has the beginning and the end. */
static void grid_with_spans(void **state)
{
  fixture *f = *state;
  assert_int_equal(
      import(f, "a.csv", LEFT "工作经历\n起止年月,学时,备注\n1997.9-2001.11,3,\n2001.12-至今,,\n2002,1,\n"), ZB_OK);
  expect_work(f, ID_A "|1997-09|2001-11|3;" ID_A "|2001-12||;" ID_A "|||1");
  zb_diags *diags = zb_diags_new();
  zb_store_problems(f->store, ID_A, diags);
  assert_int_equal(zb_diags_count(diags), 1);
  assert_string_equal(zb_diags_at(diags, 0)->place, "a.csv!A9");
  zb_diags_free(diags);
}

/* What a row must have stands in a cell that is merged over it and those below. */
static void grid_with_merged_cells(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "a.html",
                          "<table><tr><td>姓名<td>张三<td>身份证号<td>" ID_A
                          "<tr><td>出生年月<td>1985.3<td>工作单位<td>甲厂<tr><td>照片<td><td>编制<td>在编"
                          "<tr><td>起<td>止<td>学时<tr><td rowspan=2>2001.7<td>2004.6<td rowspan=2>3<tr><td>2005.6"
                          "<tr><td>2006.7<td>2007.6<td>4</table>"),
                   ZB_OK);
  expect_work(f, ID_A "|2001-07|2004-06|3;" ID_A "|2001-07|2005-06|;" ID_A "|2006-07|2007-06|4");
  expect_diag(f, "merged-cells", ZB_NOTE, "a.html!6", "共 1 处");
}

/* What stands in a grid where its column can't be told, and what is merged over the columns of two fields. */
static void cells_of_no_column_in_grids(void **state)
{
#define TOP                                                                                                            \
  "<table><tr><td>姓名<td>张三<td>身份证号<td colspan=4>" ID_A "<tr><td>出生年月<td>1985.3<td>工作单位<td colspan=4>"  \
  "甲厂<tr><td>照片<td><td>编制<td colspan=4>在编<tr>"
#define HEAD "<td>起<td>止<td colspan=4>学时"
#define FIRST "<tr><td>2001.7<td>2004.6<td colspan=4>3"
  static const struct {
    const char *rows, *work, *rest, *across; /* REST, ACROSS: what is told; NULL: nothing */
  } cases[] = {
      {HEAD FIRST, ID_A "|2001-07|2004-06|3", NULL, NULL},
      {HEAD FIRST "<td>好", ID_A "|2001-07|2004-06|3", "没有读：G5", NULL},
      {HEAD FIRST "<td>好<tr><td>2005.7<td>2006.6<td colspan=4>5<td>坏",
       ID_A "|2001-07|2004-06|3;" ID_A "|2005-07|2006-06|5", "没有读：G5、G6", NULL},
      {HEAD "<tr><td>2001.7<td>2004.6<td colspan=2>3<td colspan=2>4", ID_A "|2001-07|2004-06|3", "没有读：E5", NULL},
      {HEAD FIRST "<tr><td colspan=6>2004.7 2006.6 乙厂", ID_A "|2001-07|2004-06|3", "没有读：A6", NULL},
      {HEAD "<tr><td colspan=6>无", "", NULL, NULL},
      {HEAD FIRST "<tr><td>……<td>……<td colspan=4>……<tr><td colspan=6>……<tr><td>合计<td><td colspan=4>3<tr><td "
                  "colspan=6>本栏不够填写可另附页",
       ID_A "|2001-07|2004-06|3", NULL, NULL},
      {HEAD FIRST "<tr><td>奖惩情况<td colspan=5>无<tr><td>考核情况<td colspan=5>优秀", ID_A "|2001-07|2004-06|3",
       "没有读：A7、B7", NULL},
      {HEAD FIRST "<tr><td colspan=6>注：从参加工作起填写。<tr><td>填表人：王五<td colspan=5>2020年8月1日",
       ID_A "|2001-07|2004-06|3", NULL, NULL},
      {HEAD FIRST "<tr><td colspan=2>2005.7<td colspan=4>5", ID_A "|2001-07|2004-06|3;" ID_A "|2005-07||5", NULL,
       "“起”、“止”"},
      {HEAD FIRST "<tr><td>二〇〇五年七月<td colspan=5>无<tr><td>二〇〇六年七月<td colspan=5>2007.6",
       ID_A "|2001-07|2004-06|3;" ID_A "|2005-07||;" ID_A "|2006-07|2007-06|", NULL, "“止”、“学时”"},
      {"<td colspan=2>起止年月<td colspan=2>学时<td colspan=2>备注<tr><td colspan=2>二〇〇六年七月至今<td colspan=4>4",
       ID_A "|2006-07||4", NULL, NULL},
      {HEAD "<tr><td>2001.7<td colspan=5>2004.6", ID_A "|2001-07|2004-06|", NULL, "“止”、“学时”"},
      /* numbers of the rows at the left */
      {"<td><td>起<td>止<td colspan=3>学时<tr><td>1.<td>2001.7<td>2004.6<td colspan=3>3<tr><td>2、<td>2005.7<td><td "
       "colspan=3>4<tr><td>3．<td>2006.7<td><td colspan=3>5<tr><td>（4）<td>2007.7<td><td colspan=3>6<tr><td>5<td>"
       "2008.7<td><td colspan=3>7<tr><td>6.5<td>2009.7<td><td colspan=3>8<tr><td>1.甲<td>2010.7<td><td colspan=3>9",
       ID_A "|2001-07|2004-06|3;" ID_A "|2005-07||4;" ID_A "|2006-07||5;" ID_A "|2007-07||6;" ID_A "|2008-07||7;" ID_A
            "|2009-07||8;" ID_A "|2010-07||9",
       "没有读：A10、A11", NULL},
      /* a title at the left, and headers of two rows */
      {"<td rowspan=2>经历<td>起<td>止<td colspan=3>学时<tr><td>2001.7<td>2004.6<td colspan=3>3",
       ID_A "|2001-07|2004-06|3", NULL, NULL},
      {"<td rowspan=2>起<td rowspan=2>止<td rowspan=2 colspan=4>学时<tr>" FIRST, ID_A "|2001-07|2004-06|3", NULL, NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture *f = *state;
    assert_int_equal(import(f, "a.html", zb_arena_printf(f->arena, TOP "%s</table>", cases[i].rows)), ZB_OK);
    expect_work(f, cases[i].work);
    expect_told(f, "unread-cells", cases[i].rest);
    expect_told(f, "merged-across", cases[i].across);
    fixture_teardown(state);
    fixture_setup(state);
  }
#undef FIRST
#undef HEAD
#undef TOP
}

/* A table of the person's works, whose first column has any words. */
static void add_works(fixture *f)
{
  static const char more[] = "  { name = 'works', title = '业绩', owner = 'id_number', key = {}, fields = {\n"
                             "    { name = 'id_number', header = '身份证号', type = 'id', required = true },\n"
                             "    { name = 'title', header = '项目名称', type = 'text', required = true },\n"
                             "    { name = 'place', header = '排名', type = 'text' },\n"
                             "    { name = 'finished', header = '完成时间', type = 'text' } } },\n}\n";
  size_t n = strlen(fixture_schema) - strlen("}\n");
  zb_import_free(f->import);
  zb_store_free(f->store);
  fixture_write(f, "lua/schema.lua",
                zb_arena_printf(f->arena, "%s%s", zb_arena_strndup(f->arena, fixture_schema, n), more));
  assert_int_equal(zb_load_schema(&(zb_scripts){.lua = f->lua}, f->arena, f->diags, &f->schema), ZB_OK);
  assert_int_equal(zb_store_new(f->schema, f->diags, &f->store), ZB_OK);
  f->import = zb_import_new(f->store, NULL);
}

/* What stands in a column of any words is a row's, whatever is merged over the others. */
static void words_in_grids(void **state)
{
#define TOP                                                                                                            \
  "<table><tr><td>姓名<td>张三<td>身份证号<td colspan=4>" ID_A "<tr><td>出生年月<td>1985.3<td>工作单位<td colspan=4>"  \
  "甲厂<tr><td>照片<td><td>编制<td colspan=4>在编<tr>"
  static const struct {
    const char *rows, *works, *rest, *across; /* REST, ACROSS: what is told; NULL: nothing */
  } cases[] = {
      {"<tr><td>堤防设计<td colspan=5>无<tr><td>水库加固<td colspan=5>—<tr><td>水闸<td>1/2<td colspan=4>/",
       "堤防设计||;水库加固||;水闸|1/2|", NULL, NULL},
      {"<tr><td>英寸与厘米<tr><td>照片测量<td>附页<tr><td colspan=6>可另附页<tr><td>说明书编制<td>照片"
       "<tr><td colspan=2>（签名）<td colspan=4>2018年5月1日<tr><td>注：<td colspan=5>注：照片",
       "英寸与厘米||;照片测量|附页|;说明书编制|照片|", NULL, NULL},
      {"<tr><td colspan=6>照片测量", "", "没有读：A5", NULL},
      {"<tr><td>堤防设计<td colspan=5>内部交流", "堤防设计|内部交流|", NULL, "“排名”、“完成时间”"},
      {"<tr><td>堤防设计<td>无<td colspan=2>/<td colspan=2>有", "堤防设计|无|/", NULL, NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture *f = *state;
    add_works(f);
    const char *text = zb_arena_printf(
        f->arena, TOP "<td>项目名称<td>排名<td colspan=2>完成时间<td colspan=2>佐证%s</table>", cases[i].rows);
    assert_int_equal(import(f, "a.html", text), ZB_OK);
    expect_rows(f,
                "SELECT ifnull(group_concat(title || '|' || place || '|' || finished, ';'), '') FROM (SELECT * FROM "
                "works ORDER BY _row)",
                cases[i].works);
    expect_told(f, "unread-cells", cases[i].rest);
    expect_told(f, "merged-across", cases[i].across);
    fixture_teardown(state);
    fixture_setup(state);
  }
#undef TOP
}

/* A grid that lacks a column that its table must have. */
static void incomplete_grid(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "a.csv", LEFT "学习,止,学时,\n,2004.6,3,\n"), ZB_OK);
  expect_diag(f, "unread-grid", ZB_WARNING, "a.csv!A5", "“工作经历”没有读");
  expect_work(f, "");
}

static void unused_labels(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "a.csv", LEFT "健康状况,良好,爱好,\n身高,1.7,体重,60\n备注,无,附注,/\n"), ZB_OK);
  expect_diag(f, "unknown-label", ZB_WARNING, "a.csv!A5", "健康状况、身高、体重");
}

/* Rows beside a label that is merged over them are one value; a label of fewer rows leaves the others, which is told,
   and what stands around a form is not. */
static void values_of_several_rows(void **state)
{
#define TOP                                                                                                            \
  "<table><tr><td>姓名<td>张三<td>身份证号<td>" ID_A "<tr><td>出生年月<td>1985.3<td>照片<td><tr><td>编制<td>在编"
  static const struct {
    const char *rows, *unit, *rest; /* REST: the cells that are told; NULL: none */
  } cases[] = {
      {"<tr><td rowspan=3>工作单位<td colspan=3>甲厂<tr><td colspan=3>乙厂<tr><td colspan=3>丙厂", "甲厂\n乙厂\n丙厂",
       NULL},
      {"<tr><td rowspan=3>工作单位<td colspan=3><tr><td colspan=3>乙厂<tr><td colspan=3>丙厂", "乙厂\n丙厂", NULL},
      {"<tr><td>工作单位<td colspan=3>甲厂<tr><td><td colspan=3>乙厂<tr><td><td colspan=3>丙厂", "甲厂", "B5、B6"},
      {"<tr><td>工作单位<td colspan=3><tr><td><td colspan=3>乙厂<tr><td><td colspan=3>丙厂", "", "B5、B6"},
      {"<tr><td colspan=4>工作单位<tr><td colspan=4>甲厂<tr><td colspan=4>乙厂", "甲厂", "A6"},
      {"<tr><td colspan=4>工作单位<tr><td colspan=4>甲厂。<tr><td colspan=4>获奖（没有的；不填）<tr><td "
       "colspan=4>同意推荐。",
       "甲厂。", "A6、A7"},
      {"<tr><td rowspan=2>工作单位<td>名称<td colspan=2>甲厂<tr><td>地址<td colspan=2>某路1号", "名称", "B5"},
      {"<tr><td>工作单位<td>甲厂<td colspan=2>原为乙厂", "甲厂", "C4"},
      {"<tr><td rowspan=4>工作单位<td colspan=3>甲厂<tr><td colspan=3>负责人签字：　　（公章）<tr><td "
       "colspan=3>年　月　日"
       "<tr><td colspan=3>2019年8月1日起属乙厂",
       "甲厂\n2019年8月1日起属乙厂", NULL},
      {"<tr><td>工作单位<td>甲厂<td>1<td>2", "甲厂", "C4、D4"},
      {"<tr><td>工作单位<td>甲厂<td>健康状况<td><tr><td><td colspan=3>（盖章）<tr><td><td colspan=3>2020年8月1日"
       "<tr><td colspan=4>本表一式两份。<tr><td colspan=4>填表说明：如实填写。",
       "甲厂", NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture *f = *state;
    assert_int_equal(import(f, "a.html", zb_arena_printf(f->arena, TOP "%s</table>", cases[i].rows)), ZB_OK);
    expect_people(f, zb_arena_printf(f->arena, ID_A "|张三|1985-03|%s||在编", cases[i].unit));
    const zb_diag *told = fixture_diag(f->diags, "unread-cells");
    assert_int_equal(told != NULL, cases[i].rest != NULL);
    if (told != NULL)
      assert_contains(told->message, zb_arena_printf(f->arena, "没有读：%s", cases[i].rest));
    fixture_teardown(state);
    fixture_setup(state);
  }
#undef TOP
}

/* A line above a form has what is none of its labels, and may leave out what stands in the form. */
static void line_above(void **state)
{
  static const char *const cases[] = {"单位：（盖章）　　填表日期：2020年8月1日", "单位：甲厂　填表人：王五",
                                      "工作单位：　　填报人：王五", "填表日期：2020年8月1日　姓名：张三"};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture *f = *state;
    assert_int_equal(import(f, "a.csv", zb_arena_printf(f->arena, "%s\n%s", cases[i], LEFT)), ZB_OK);
    expect_people(f, ID_A "|张三|1985-03|甲厂||在编");
    zb_diags *diags = zb_diags_new();
    zb_store_problems(f->store, ID_A, diags);
    assert_int_equal(zb_diags_count(diags), 0);
    zb_diags_free(diags);
    fixture_teardown(state);
    fixture_setup(state);
  }
}

/* What a form has printed for a signature is no value. */
static void places_for_signatures(void **state)
{
  static const char *const cases[][2] = {
      {"（盖章）　　年　月　日", ""},   {"负责人签字：　　（公章）", ""},         {"年　 月　 日", ""},
      {"同意（盖章）", "同意（盖章）"}, {"负责人签字：王五", "负责人签字：王五"}, {"单位", "单位"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture *f = *state;
    const char *text = zb_arena_printf(
        f->arena, "姓名,张三,出生年月,1985.3\n身份证号," ID_A ",照片,\n工作单位,%s,编制,\n", cases[i][0]);
    assert_int_equal(import(f, "a.csv", text), ZB_OK);
    expect_people(f, zb_arena_printf(f->arena, ID_A "|张三|1985-03|%s||", cases[i][1]));
    fixture_teardown(state);
    fixture_setup(state);
  }
}

/* A header above rows is no form. */
static void header_above_rows(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "a.csv", "姓名,身份证号,出生年月,照片,编制\n张三," ID_A ",1985.3,,编内\n"), ZB_INPUT);
  expect_diag(f, "missing-column", ZB_ERROR, "a.csv!1", "工作单位");
}

static void letter_with_a_few_labels(void **state)
{
  fixture *f = *state;
  assert_int_equal(import(f, "b.csv", "承诺书\n姓名,张三\n身份证号," ID_A "\n"), ZB_OK);
  expect_people(f, "");
  assert_non_null(fixture_diag(f->diags, "unknown-sheet"));
}

static void boxes(void **state)
{
  (void)state;
  static const char *const cases[][2] = {
      {"☑男 □女", "男"},
      {"□男 ☑女", "女"},
      {"□男 □女", ""},
      {"☑男 ☑女", "☑男 ☑女"},
      {"√男 □女", "男"},
      {"□男√ □女", "男"},
      {"□男 √女", "女"},
      {"□√男　□女", "男"},
      {"■ 正常　□ 破格", "正常"},
      {"男", "男"},
      {"√", "√"},
      {"", ""},
      {"☑", "☑"},
      {"○是 ●否", "否"},
      /* boxes behind their options */
      {"正常晋升☑ 破格晋升□", "正常晋升"},
      {"正常晋升□　破格晋升☑", "破格晋升"},
      {"是☑ 否□", "是"},
      {"男■女□", "男"},
      {"男□女■", "女"},
      {"男☒女☐", "男"},
      {"男☑", "男"},
      {"男□ 女□", ""},
      {"男☑ 女☑", "男☑ 女☑"},
      {"是□/否☑", "否"},
      {"男√ 女□", "男"},
      /* ticks in boxes and beside options */
      {"正常□√破格□", "正常"},
      {"正常□ 破格□√", "破格"},
      {"√男□ 女□", "男"},
      {"男□ √女□", "女"},
      {"√□男 □女", "男"},
      {"□男 √□女", "女"},
      {"□男√", "男"},
      {"□男√□女", "□男√□女"},
      {"□男 √ □女", "□男 √ □女"},
      /* a label before them, or what may be one */
      {"类型：□正常 ☑破格", "破格"},
      {"类型：　正常☑ 破格□", "正常"},
      {"类型□正常 ☑破格", "类型□正常 ☑破格"},
      {"☑正常 □其他：无", "正常"},
      {"☑男 □女 □", "☑男 □女 □"},
  };
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_string_equal(form_choice(cases[i][0], arena), cases[i][1]);
  zb_arena_free(arena);
}

static void boxes_on_a_form(void **state)
{
  fixture *f = *state;
  assert_int_equal(
      import(f, "a.csv", "姓名,张三,编制,□编内 ☑编外\n身份证号," ID_A ",出生年月,1985.3\n工作单位,□甲,照片,\n"), ZB_OK);
  expect_people(f, ID_A "|张三|1985-03|□甲||编外");
}

static void boxes_behind_on_a_form(void **state)
{
  fixture *f = *state;
  assert_int_equal(
      import(f, "a.csv", "姓名,张三,编制,编内☑ 编外□\n身份证号," ID_A ",出生年月,1985.3\n工作单位,甲,照片,\n"), ZB_OK);
  expect_people(f, ID_A "|张三|1985-03|甲||在编");
}

/* What is ticked can't be told. */
static void unclear_boxes(void **state)
{
  fixture *f = *state;
  assert_int_equal(
      import(f, "a.csv", "姓名,张三,编制,编内☑ 编外□ □\n身份证号," ID_A ",出生年月,1985.3\n工作单位,甲,照片,\n"),
      ZB_OK);
  expect_people(f, ID_A "|张三|1985-03|甲||");
  zb_diags *diags = zb_diags_new();
  zb_store_problems(f->store, ID_A, diags);
  assert_int_equal(zb_diags_count(diags), 1);
  assert_contains(zb_diags_at(diags, 0)->message, "看不出勾的是哪一个");
  zb_diags_free(diags);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(boxes),
      TEST(boxes_on_a_form),
      TEST(boxes_behind_on_a_form),
      TEST(unclear_boxes),
      TEST(grid_with_a_title),
      TEST(grid_with_spans),
      TEST(grid_with_merged_cells),
      TEST(cells_of_no_column_in_grids),
      TEST(words_in_grids),
      TEST(incomplete_grid),
      TEST(labels_left),
      TEST(labels_above),
      TEST(all_labels_above),
      TEST(label_and_value_in_a_cell),
      TEST(several_labels_in_a_cell),
      TEST(unknown_label_in_a_cell),
      TEST(merged_cells),
      TEST(blank_cells),
      TEST(blank_form),
      TEST(blank_form_with_a_unit),
      TEST(without_a_number),
      TEST(unreadable_value),
      TEST(missing_label),
      TEST(contradiction),
      TEST(two_people),
      TEST(people_beside_one_another),
      TEST(grids),
      TEST(unused_labels),
      TEST(values_of_several_rows),
      TEST(line_above),
      TEST(places_for_signatures),
      TEST(header_above_rows),
      TEST(letter_with_a_few_labels),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
