/* A template's expressions: where names come from, what values look like, which errors wrong ones give. And the
   functions that come with the program: lua/zhibiao/format.lua and dates.lua. */
#include "fixture.h"
#include "script/script.h"

/* A script whose one record has MODEL. */
static zb_script *make_model(fixture *f, const char *model)
{
  fixture_write(f, "lua/doc.lua",
                zb_arena_printf(f->arena,
                                "return { title = '文书', template = 'doc', records = function() return items{1} end,\n"
                                "make = function() return { file = 'x', record = '张三', %s } end }",
                                model));
  fixture_write(f, "lua/zhibiao/format.lua", "return { double = function(x) return x * 2 end, name = function() end }");
  zb_script *script;
  assert_int_equal(
      zb_script_new(&(zb_scripts){.lua = f->lua}, "doc", "", f->store, (zb_script_limits){0}, f->diags, &script),
      ZB_OK);
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  bool done;
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  return script;
}

static const zb_expression *compile(fixture *f, zb_script *script, const char *source)
{
  const zb_expression *e;
  if (zb_expression_new(script, source, "templates/doc.xml", 7, NULL, f->diags, &e) != ZB_OK)
    fail_msg("%s: %s", source, zb_diags_at(f->diags, zb_diags_count(f->diags) - 1)->message);
  return e;
}

static void expect(fixture *f, zb_script *script, const char *source, const char *want)
{
  zb_value value;
  if (zb_expression_value(script, compile(f, script, source), f->arena, f->diags, &value) != ZB_OK)
    fail_msg("%s: %s", source, zb_diags_at(f->diags, zb_diags_count(f->diags) - 1)->message);
  assert_string_equal(value.text, want);
}

static void expect_error(fixture *f, zb_script *script, const char *source, const char *words)
{
  zb_value value;
  size_t before = zb_diags_count(f->diags);
  const zb_expression *e;
  zb_status status = zb_expression_new(script, source, "templates/doc.xml", 7, NULL, f->diags, &e);
  if (status == ZB_OK)
    status = zb_expression_value(script, e, f->arena, f->diags, &value);
  if (status != ZB_TEMPLATE)
    fail_msg("%s: no error", source);
  assert_int_equal(zb_diags_count(f->diags), before + 1);
  const zb_diag *diag = zb_diags_at(f->diags, before);
  assert_string_equal(diag->place, "templates/doc.xml:7");
  assert_string_equal(diag->record, "张三");
  assert_contains(diag->message, words);
}

static void looks_names_up_in_order(void **state)
{
  fixture *f = *state;
  zb_script *script = make_model(f, "name = '甲', a = { b = { c = 'd' } }, pairs = 3, list = { 1, 2 }");
  expect(f, script, "name", "甲");       /* the model before the functions */
  expect(f, script, "pairs", "3");       /* and before the base */
  expect(f, script, "double(21)", "42"); /* the functions */
  expect(f, script, " a.b.c ", "d");
  expect(f, script, "a['b'].c .. name", "d甲");
  expect(f, script, "#list + 1 -- 注", "3");
  expect(f, script, "string.upper('x')", "X");
  zb_script_free(script);
}

/* string.sub cuts between bytes, of which a Chinese character has three. */
static void refuses_half_characters(void **state)
{
  fixture *f = *state;
  zb_script *script = make_model(f, "name = '甲乙'");
  expect(f, script, "name:sub(1, 3)", "甲");
  expect_error(f, script, "name:sub(1, 4)", "半个汉字");
  expect_error(f, script, "'a\\0b'", "零字节");
  zb_script_free(script);
}

static void writes_values_in_one_form(void **state)
{
  fixture *f = *state;
  zb_script *script = make_model(f, "i = 3, x = 0.5, w = 4.0, yes = true, no = false, e = ''");
  expect(f, script, "i", "3");
  expect(f, script, "x", "0.5");
  expect(f, script, "w", "4");
  expect(f, script, "10 / 5", "2");
  expect(f, script, "yes", "是");
  expect(f, script, "no", "否");
  expect(f, script, "e", "");
  zb_value value;
  zb_expression_value(script, compile(f, script, "i"), f->arena, f->diags, &value);
  assert_int_equal(value.type, ZB_VALUE_INTEGER);
  assert_int_equal(value.integer, 3);
  zb_script_free(script);
}

static void names_what_is_wrong(void **state)
{
  fixture *f = *state;
  zb_script *script = make_model(f, "name = '甲', t = { x = 1 }");
  expect_error(f, script, "nmae", "nmae");
  expect_error(f, script, "nmae .. ''", "nmae");
  expect_error(f, script, "t.y", "{t.y}");
  expect_error(f, script, "t.x.y", "“x”不是表");
  expect_error(f, script, "t", "table");
  static const char *const no_numbers[] = {
      "0/0", "1/0", "-1/0", "math.huge", "string.format('%.1f', 0/0)", "('%d 元'):format(1/0)"};
  for (size_t i = 0; i < sizeof no_numbers / sizeof no_numbers[0]; i++)
    expect_error(f, script, no_numbers[i], "算出来的不是一个数，是不是除以了 0？");
  expect_error(f, script, "name +", "unexpected");
  expect_error(f, script, "name) + (1", "attempt");
  expect_error(f, script, "name; name", "expected");
  expect_error(f, script, "", "空");
  expect_error(f, script, "double('甲')", "lua/zhibiao/format.lua:1");
  expect_error(f, script, "rows('people')", "rows");
  expect_error(f, script, "os.exit()", "os");
  expect_error(f, script, "(function() name = 1 end)()", "赋值");
  expect_error(f, script, "(function() while true do end end)()", "步");
  zb_script_free(script);
}

static void tests_conditions(void **state)
{
  fixture *f = *state;
  zb_script *script = make_model(f, "t = { empty = '', text = '甲', no = false, zero = 0 }");
  static const struct {
    const char *source;
    bool want;
  } cases[] = {{"t.empty", false}, {"t.text", true}, {"t.no", false},          {"t.zero", true},
               {"t.none", false},  {"t", true},      {"t.text == '甲'", true}, {"not t.text", false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bool truth;
    assert_int_equal(zb_expression_test(script, compile(f, script, cases[i].source), f->diags, &truth), ZB_OK);
    if (truth != cases[i].want)
      fail_msg("%s: %d", cases[i].source, truth);
  }
  bool truth;
  assert_int_equal(zb_expression_test(script, compile(f, script, "nmae"), f->diags, &truth), ZB_TEMPLATE);
  zb_script_free(script);
}

/* Goes through LIST with the variable w and adds each value of INNER to OUT. */
static void loop(fixture *f, zb_script *script, const char *list, const char *inner, zb_buffer *out)
{
  assert_int_equal(zb_loop_begin(script, "w", compile(f, script, list), f->diags), ZB_OK);
  bool more;
  while (zb_loop_next(script, f->diags, &more) == ZB_OK && more) {
    zb_value value;
    assert_int_equal(zb_expression_value(script, compile(f, script, inner), f->arena, f->diags, &value), ZB_OK);
    zb_buffer_puts(out, value.text);
  }
  zb_loop_end(script);
}

static void loops_nest_and_hide(void **state)
{
  fixture *f = *state;
  zb_script *script = make_model(f, "w = 'm', works = { { n = 'a', parts = { 1, 2 } }, { n = 'b', parts = {} } }");
  zb_buffer out = {0};
  loop(f, script, "works", "w_index .. w.n", &out);
  assert_string_equal(out.data, "1a2b");
  expect(f, script, "w", "m"); /* the model's field again */
  zb_buffer_clear(&out);
  assert_int_equal(zb_loop_begin(script, "w", compile(f, script, "works"), f->diags), ZB_OK);
  bool more;
  while (zb_loop_next(script, f->diags, &more) == ZB_OK && more) {
    loop(f, script, "w.parts", "w * 10", &out); /* shadows the outer one */
    zb_value value;
    assert_int_equal(zb_expression_value(script, compile(f, script, "w.n"), f->arena, f->diags, &value), ZB_OK);
    zb_buffer_puts(&out, value.text);
  }
  zb_loop_end(script);
  assert_string_equal(out.data, "1020ab");
  zb_buffer_free(&out);
  assert_int_equal(zb_loop_begin(script, "x", compile(f, script, "w"), f->diags), ZB_TEMPLATE);
  assert_contains(zb_diags_at(f->diags, 0)->message, "不是列表");
  zb_script_free(script);
}

/* No list that a form prints has as many elements as a worksheet has rows. */
static void loops_end(void **state)
{
  fixture *f = *state;
  zb_script *script = make_model(f, "forever = function() return 1 end");
  assert_int_equal(zb_loop_begin(script, "w", compile(f, script, "forever"), f->diags), ZB_OK);
  int turns = 0;
  bool more = true;
  while (more && zb_loop_next(script, f->diags, &more) == ZB_OK)
    turns += more;
  assert_int_equal(turns, 1048576);
  assert_contains(zb_diags_at(f->diags, 0)->message, "循环超过 1048576 次");
  zb_loop_end(script);
  zb_script_free(script);
}

static void loops_take_iterators(void **state)
{
  fixture *f = *state;
  fixture_write(f, "people.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,甲\n" ID_B ",李四,甲\n");
  assert_int_equal(fixture_import(f, "people.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  zb_script *script = make_model(f, "people = rows('people', {}, 'name desc')");
  zb_buffer out = {0};
  loop(f, script, "people", "w.name .. w_index", &out);
  assert_string_equal(out.data, "李四1张三2");
  zb_buffer_free(&out);
  expect_error(f, script, "people.name", "不是表");
  zb_script_free(script);
}

/* --- What comes with the program ------------------------------------------------------------------------------ */

/* Evaluates a Lua expression with the program's own modules. */
static void expect_lua(fixture *f, const char *source, const char *want)
{
  static const char *const modules[] = {"format", "memo", "dates", "holidays"};
  for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
    zb_buffer text = {0};
    assert_int_equal(zb_file_read(zb_arena_printf(f->arena, "lua/zhibiao/%s.lua", modules[i]), &text, f->diags), ZB_OK);
    fixture_write(f, zb_arena_printf(f->arena, "lua/zhibiao/%s.lua", modules[i]), text.data);
    zb_buffer_free(&text);
  }
  fixture_write(
      f, "lua/doc.lua",
      zb_arena_printf(f->arena,
                      "local dates, format = require('zhibiao.dates'), require('zhibiao.format')\n"
                      "local function text(...) local t = { ... } for i, v in ipairs(t) do t[i] = tostring(v) end\n"
                      "return table.concat(t, ' ') end\n"
                      "return { template = 'doc', title = text(%s) }",
                      source));
  zb_script *script;
  if (zb_script_new(&(zb_scripts){.lua = f->lua}, "doc", "", NULL, (zb_script_limits){0}, f->diags, &script) != ZB_OK)
    fail_msg("%s: %s", source, zb_diags_at(f->diags, zb_diags_count(f->diags) - 1)->message);
  assert_string_equal(zb_script_generator(script)->title, want);
  zb_script_free(script);
}

static void formats_dates(void **state)
{
  fixture *f = *state;
  expect_lua(f, "format.month('2001-07-03')", "2001.07");
  expect_lua(f, "format.month('')", "");
  expect_lua(f, "format.day('2001-07-03')", "2001年7月3日");
  expect_lua(f, "format.period('2001-07', '', '至今')", "2001.07－至今");
}

static void counts_days(void **state)
{
  fixture *f = *state;
  expect_lua(f, "dates.number('1970-01-01')", "0");
  expect_lua(f, "dates.number('2000-03-01') - dates.number('2000-02-28')", "2");
  expect_lua(f, "dates.text(dates.number('2020-12-31') + 1)", "2021-01-01");
  expect_lua(f, "dates.weekday('2020-08-04')", "2"); /* a Tuesday */
  expect_lua(f, "dates.parse('2019-02-29') == nil, dates.parse('2020-2-3') == nil", "true true");
  expect_lua(f, "dates.parse('2020-02-29')", "2020 2 29");
  expect_lua(f, "dates.compare('2020-08', '2020-08-04'), dates.compare('2020-07-31', '2020-08')", "0 -1");
  expect_lua(f, "pcall(dates.number, '2020-13-01')", "false “2020-13-01”不是 2020-08-04 这样的日期");
}

static void counts_working_days(void **state)
{
  fixture *f = *state;
  /* 2020: National Day 1 to 8 October; Sunday 27 September and Saturday 10 October are worked */
  expect_lua(f, "dates.notice_period('2020-09-25', 5)", "2020-09-25 2020-09-30");
  expect_lua(f, "dates.notice_period('2020-10-01', 5)", "2020-10-09 2020-10-14");
  expect_lua(f, "dates.notice_period('2020-08-08', 5)", "2020-08-10 2020-08-14"); /* from a Saturday */
  expect_lua(f, "dates.add_working_days('2020-09-30', 1), dates.working_days('2020-09-26', '2020-10-10')",
             "2020-10-09 6");
  expect_lua(f, "dates.is_working_day('2020-10-10'), dates.is_working_day('2020-10-11')", "true false");
  expect_lua(f, "select('#', pcall(dates.is_working_day, '2035-01-01'))", "2");
  expect_lua(f, "(pcall(dates.is_working_day, '2035-01-01'))", "false");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(looks_names_up_in_order),
      TEST(refuses_half_characters),
      TEST(writes_values_in_one_form),
      TEST(names_what_is_wrong),
      TEST(tests_conditions),
      TEST(loops_nest_and_hide),
      TEST(loops_take_iterators),
      TEST(loops_end),
      TEST(formats_dates),
      TEST(counts_days),
      TEST(counts_working_days),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
