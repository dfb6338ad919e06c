/* Samples of models: rows filled with examples, and how strictly a template's names are looked at by one. */
#include "fixture.h"
#include "script/script.h"

static const char *const hints =
    "local id = { example = '330599198001010027' }\n"
    "return {\n"
    "  people = { fields = { id_number = id, name = { example = '张三' }, birth = { example = '1980-01' },\n"
    "    unit = { example = '甲厂' }, photo = { example = '' }, staff = { example = '编内' } } },\n"
    "  work = { fields = { id_number = id, start = { example = '2001-07' }, ['end'] = { example = '至今' },\n"
    "    hours = { example = '50%' } } },\n"
    "  posts = { fields = { unit = { example = '甲厂' }, approved_senior = { example = 'x' } } },\n"
    "}\n";

/* A script whose sample() gives MODEL; MORE: further fields of the generator. */
static zb_script *new_script(fixture *f, const char *more, const char *model)
{
  fixture_write(f, "lua/zhibiao/hints.lua", hints);
  fixture_write(f, "lua/zhibiao/format.lua", "return { joined = function(...) return table.concat({ ... }) end }");
  fixture_write(f, "lua/doc.lua",
                zb_arena_printf(f->arena,
                                "return { title = '文书', template = 'doc', %s sample = function() return { %s } end }",
                                more, model));
  zb_script *script;
  assert_int_equal(
      zb_script_new(&(zb_scripts){.lua = f->lua}, "doc", "", f->store, (zb_script_limits){0}, f->diags, &script),
      ZB_OK);
  return script;
}

static zb_script *make_sample(fixture *f, const char *more, const char *model)
{
  zb_script *script = new_script(f, more, model);
  if (zb_script_sample(script, f->diags) != ZB_OK)
    fail_msg("%s", zb_diags_at(f->diags, 0)->message);
  return script;
}

static const zb_expression *compile(fixture *f, zb_script *script, const char *source)
{
  const zb_expression *e;
  assert_int_equal(zb_expression_new(script, source, "templates/doc.xml", 7, NULL, f->diags, &e), ZB_OK);
  return e;
}

/* What the expression gives; or "!" and what is said of it. */
static const char *told(fixture *f, zb_script *script, const char *source)
{
  zb_value value;
  size_t before = zb_diags_count(f->diags);
  zb_status status = zb_expression_value(script, compile(f, script, source), f->arena, f->diags, &value);
  if (status == ZB_OK)
    return value.text;
  return zb_arena_printf(f->arena, "!%s",
                         zb_diags_count(f->diags) > before ? zb_diags_at(f->diags, before)->message : "");
}

/* WANT: its value; or "!" and words of the message, "!" alone for an error of which nothing is said. */
static void expect(fixture *f, zb_script *script, const char *source, const char *want)
{
  const char *text = told(f, script, source);
  bool fault = *want == '!' && want[1] != '\0';
  if (fault ? *text != '!' || strstr(text, want + 1) == NULL : strcmp(text, want) != 0)
    fail_msg("%s: \"%s\", not \"%s\"", source, text, want);
}

static const char *const model =
    "a = { name = '甲', kind = 'k', d = false }, map = { k = 1 },\n"
    "list = { { n = 1, more = 'x', parts = { { deep = 1 } } }, { n = 2, parts = { { deep = 2, own = 3 } } } }";

static void unknown_names_are_found(void **state)
{
  fixture *f = *state;
  zb_script *script = make_sample(f, "", model);
  static const struct {
    const char *source, *want;
  } cases[] = {
      {"a.name", "甲"},
      {"a.nmae", "!没有 nmae，是不是 name？"},
      {"a.nmae or ''", "!没有 nmae，是不是 name？"},
      {"a.kind == 'x' and a.nmae or ''", "!没有 nmae，是不是 name？"}, /* not evaluated */
      {"a.kind == 'x' and nmae or ''", "!没有叫做“nmae”的值或函数"},
      {"a.kind == 'x' and jioned('') or ''", "!是不是 joined？"},
      {"jioned('，', a.name)", "!是不是 joined？"},
      {"a['nmae'] or ''", "!没有 nmae"},
      {"list[2].more or ''", ""}, /* its neighbour has it */
      {"list[2].mroe or ''", "!没有 mroe，是不是 more？"},
      {"list[1].parts[1].own or ''", ""}, /* as has a neighbour's part */
      {"list[1].parts[1].onw or ''", "!没有 onw"},
      {"#list", "2"},
      {"map[a.kind]", "1"},
      {"map[a.name] or '无'", "无"}, /* the data say which, it need not be there */
      {"a.name:rep(2)", "甲甲"},
      {"a.kind == 'x' and a.name:erp(2) or ''", "!没有 erp"},
      {"a.kind == 'x' and string.fromat('%d', 1) or ''", "!没有 fromat，是不是 format？"},
      {"'a.nmae' .. \"nmae\"", "a.nmaenmae"},
      {"[[nmae]]", "nmae"},
      {"({ nmae = 3 }).nmae", "3"},
      {"1e3 == 1000 and 0x1F or ''", "31"},
      {"a . name -- nmae", "甲"},
      {"(function(x) return x .. a.name end)('乙')", "乙甲"},
      {"a.name..list[1].n", "甲1"},
      {"a.name.x", "!“name”不是表"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect(f, script, cases[i].source, cases[i].want);
  const zb_diag *diag = zb_diags_at(f->diags, 0);
  assert_string_equal(diag->place, "templates/doc.xml:7");
  assert_string_equal(diag->record, "文书的样例");
  zb_script_free(script);
}

static void each_fault_is_told_once(void **state)
{
  fixture *f = *state;
  zb_script *script = make_sample(f, "", model);
  zb_value value;
  const zb_expression *e = compile(f, script, "a.nmae");
  for (int i = 0; i < 3; i++)
    assert_int_equal(zb_expression_value(script, e, f->arena, f->diags, &value), ZB_TEMPLATE);
  assert_int_equal(zb_diags_count(f->diags), 1);
  zb_script_free(script);
}

/* Where the template would not go, a value may be missing, but a name may not. */
static void what_is_left_out_may_lack_values(void **state)
{
  fixture *f = *state;
  zb_script *script = make_sample(f, "", model);
  bool more;
  zb_script_force(script, true);
  expect(f, script, "a.d.x", "!");
  expect(f, script, "a.d .. ''", "!");
  assert_int_equal(zb_loop_begin(script, "w", compile(f, script, "a.d"), f->diags), ZB_TEMPLATE);
  assert_int_equal(zb_diags_count(f->diags), 0);
  expect(f, script, "a.nmae", "!是不是 name？");
  zb_script_force(script, false);
  expect(f, script, "a.d .. ''", "!concatenate");
  assert_int_equal(zb_loop_begin(script, "w", compile(f, script, "list"), f->diags), ZB_OK);
  assert_int_equal(zb_loop_next(script, f->diags, &more), ZB_OK);
  expect(f, script, "w.mroe or ''", "!是不是 more？");
  zb_loop_end(script);
  zb_script_free(script);
}

static void what_was_evaluated_is_noted(void **state)
{
  fixture *f = *state;
  zb_script *script = make_sample(f, "", model);
  zb_value value;
  const zb_expression *good = compile(f, script, "a.name"), *bad = compile(f, script, "a.nmae");
  compile(f, script, "a.kind");
  zb_expression_value(script, good, f->arena, f->diags, &value);
  zb_expression_value(script, bad, f->arena, f->diags, &value);
  assert_int_equal(zb_script_expressions(script), 3);
  assert_true(zb_script_checked(script, 0).evaluated);
  assert_false(zb_script_checked(script, 0).faulty);
  assert_false(zb_script_checked(script, 1).evaluated);
  assert_true(zb_script_checked(script, 1).faulty);
  zb_checked third = zb_script_checked(script, 2);
  assert_false(third.evaluated || third.faulty);
  assert_string_equal(third.source, "a.kind");
  assert_string_equal(third.template, "templates/doc.xml");
  assert_int_equal(third.line, 7);
  zb_script_free(script);
}

static void samples_may_share_and_circle(void **state)
{
  fixture *f = *state;
  zb_script *script = make_sample(f, "", "a = (function() local t = { n = 1 } t.t = t return { t, t } end)()");
  expect(f, script, "a[1].n + a[2].n", "2");
  expect(f, script, "a[1].t.n", "1");
  expect(f, script, "a[1].m or ''", "!没有 m");
  zb_script_free(script);
}

static void rows_are_filled_with_examples(void **state)
{
  fixture *f = *state;
  zb_script *script = make_sample(f, "",
                                  "p = filled('people'), two = filled('work', 2), none = #filled('work', 0),\n"
                                  "other = filled('people', { name = '李四', birth = '' })");
  expect(f, script, "p.name .. p.birth .. p.unit", "张三1980-01甲厂");
  expect(f, script, "p.id_number", ID_A);
  expect(f, script, "p.staff", "在编"); /* as the import reads it */
  expect(f, script, "p.photo", "");
  expect(f, script, "#two .. none", "20");
  expect(f, script, "two[1].hours == 0.5 and two[1].hours", "0.5");
  expect(f, script, "two[2]['end']", "");
  expect(f, script, "other.name .. other.birth .. other.unit", "李四甲厂");
  expect(f, script, "p.nmae", "!没有 nmae，是不是 name？");
  zb_script_free(script);
}

static void expect_wrong(fixture *f, const char *more, const char *fields, const char *words)
{
  zb_script *script = new_script(f, more, fields);
  size_t before = zb_diags_count(f->diags);
  assert_int_equal(zb_script_sample(script, f->diags), ZB_TEMPLATE);
  assert_contains(zb_diags_at(f->diags, before)->message, words);
  zb_script_free(script);
}

static void wrong_samples_are_told(void **state)
{
  fixture *f = *state;
  expect_wrong(f, "", "p = filled('poeple')", "没有叫做“poeple”的表");
  expect_wrong(f, "", "p = filled('people', { nmae = '' })", "“人员”没有“nmae”这个字段");
  expect_wrong(f, "", "p = filled('people', 'x')", "table");
  expect_wrong(f, "", "p = filled('posts')", "approved_senior 的例子不对");
  expect_wrong(f, "", "p = filled('people').nmae", "没有“nmae”这个字段，是不是 name？");
  zb_script *script = new_script(f, "", "");
  assert_true(zb_script_has(script, "sample"));
  assert_false(zb_script_has(script, "blank") || zb_script_has(script, "title"));
  zb_script_free(script);
}

/* A sample of a public document has as little to show as the document. */
static void public_samples_are_sealed(void **state)
{
  fixture *f = *state;
  fixture_write(f, "lua/schema.lua",
                "return { { name = 'people', title = '人员', owner = 'id_number', key = {}, fields = {\n"
                "  { name = 'id_number', header = '身份证号', type = 'id', private = true },\n"
                "  { name = 'name', header = '姓名', type = 'name' } } } }");
  zb_store_free(f->store);
  assert_int_equal(zb_load_schema(&(zb_scripts){.lua = f->lua}, f->arena, f->diags, &f->schema), ZB_OK);
  assert_int_equal(zb_store_new(f->schema, f->diags, &f->store), ZB_OK);
  zb_script *script = make_sample(f, "public = true,", "p = filled('people')");
  expect(f, script, "p.name", "张三");
  expect(f, script, "p.id_number", "!“身份证号”不能出现在公示的文书里");
  zb_script_force(script, true); /* nor could any other sample show it */
  expect(f, script, " p.id_number", "!“身份证号”不能出现在公示的文书里");
  zb_script_free(script);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(unknown_names_are_found),     TEST(each_fault_is_told_once),      TEST(what_is_left_out_may_lack_values),
      TEST(what_was_evaluated_is_noted), TEST(samples_may_share_and_circle), TEST(rows_are_filled_with_examples),
      TEST(wrong_samples_are_told),      TEST(public_samples_are_sealed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
