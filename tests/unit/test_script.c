/* The Lua host: what generators can do, what they can't, and which messages a record gets. */
#include "fixture.h"
#include "script/script.h"

static const char *const people =
    "身份证号,姓名,工作单位,出生年月\n" ID_A ",张三,甲单位,1980-01\n" ID_B ",李四,乙单位,\n" ID_C ",王五,甲单位,某年\n";
static const char *const work = "身份证号,起,止,学时\n" ID_A ",2003-07,2005-01,30\n" ID_A ",2001-07,2003-06,60.5\n";

static void import_people(fixture *f)
{
  fixture_write(f, "data/people.csv", people);
  fixture_write(f, "data/work.csv", work);
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(zb_diags_count(f->diags), 0);
}

static zb_script *load_limited(fixture *f, const char *source, zb_script_limits limits)
{
  fixture_write(f, "lua/doc.lua", source);
  zb_script *script;
  zb_script_new(&(zb_scripts){.lua = f->lua}, "doc", "2020-08-04", f->store, limits, f->diags, &script);
  return script;
}

/* A generator with one record, whose make runs the statements BODY and returns a model with the fields MODEL. */
static zb_script *load_make(fixture *f, const char *body, const char *model)
{
  char *source =
      zb_arena_printf(f->arena,
                      "return { title = '文书', template = 'doc', records = function() return items{1} end,\n"
                      "make = function(record)\n%s\nreturn { file = 'x', %s }\nend }\n",
                      body, model);
  zb_script *script = load_limited(f, source, (zb_script_limits){0});
  assert_non_null(script);
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  return script;
}

/* The dump of the record's model. */
static const char *run(fixture *f, const char *body, const char *model)
{
  zb_script *script = load_make(f, body, model);
  bool done;
  if (zb_script_next(script, &done, f->diags) != ZB_OK)
    fail_msg("%s: %s", body, zb_diags_at(f->diags, zb_diags_count(f->diags) - 1)->message);
  zb_buffer out = {0};
  zb_script_dump(script, &out);
  const char *text = zb_arena_strdup(f->arena, out.data);
  zb_buffer_free(&out);
  zb_script_free(script);
  return text;
}

/* The message if the script fails for its record. */
static const zb_diag *fail_make(fixture *f, const char *body, const char *model)
{
  zb_script *script = load_make(f, body, model);
  bool done;
  size_t before = zb_diags_count(f->diags);
  if (zb_script_next(script, &done, f->diags) != ZB_TEMPLATE)
    fail_msg("%s: was run", body);
  assert_int_equal(zb_diags_count(f->diags), before + 1);
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  assert_true(done);
  zb_script_free(script);
  return zb_diags_at(f->diags, before);
}

/* Index 0 is people.csv, 1 work.csv. */
static void expect_sources(fixture *f, const char *body, const char *model, size_t count, int first)
{
  zb_script *script = load_make(f, body, model);
  bool done;
  const int *sources;
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  assert_int_equal(zb_script_sources(script, f->arena, &sources), count);
  if (count > 0)
    assert_int_equal(sources[0], first);
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  assert_int_equal(zb_script_sources(script, f->arena, &sources), 0);
  zb_script_free(script);
}

static void tells_the_sources_of_a_model(void **state)
{
  fixture *f = *state;
  import_people(f);
  expect_sources(f, "", "a = 1", 0, 0);
  expect_sources(f, "first('people')", "a = 1", 1, 0);
  expect_sources(f, "list('work')", "a = 1", 1, 1);
  expect_sources(f, "", "owner = '" ID_B "'", 1, 0);
  expect_sources(f, "", "owner = { '" ID_B "', '" ID_A "' }", 2, 0);
}

static void loads_the_schema(void **state)
{
  fixture *f = *state;
  assert_int_equal(f->schema->table_count, 3);
  assert_string_equal(f->schema->tables[0].key[0], "id_number");
  assert_string_equal(f->schema->tables[0].fields[3].aliases[0], "单位（全称）");
  assert_int_equal(f->schema->tables[1].fields[3].type, ZB_FIELD_NUMBER);
  assert_null(f->schema->tables[0].fields[3].words);
  assert_string_equal(zb_vocabulary_allowed(f->schema->tables[0].fields[5].words, f->arena), "在编、编外");
}

static void refuses_a_wrong_schema(void **state)
{
  fixture *f = *state;
  static const struct {
    const char *fields, *message, *place;
  } cases[] = {
      {"{ name = 'a', \nheader = \"甲\", type = 'words' }", "words", "lua/schema.lua:3"},
      {"{ name = 'a', header = '甲', type = 'text' },\n{ name = 'b', header = \"（甲）\", type = 'text' },\n"
       "{ name = 'c', header = '丙', type = 'text', aliases = { \"(甲)\" } }",
       "既是“（甲）”又是“丙”", "lua/schema.lua:4"},
      {"{ name = 'a', header = '甲', type = 'text' },\n{ name = 'a', header = \"乙\", type = 'text' }", "用了两次",
       "lua/schema.lua:3"},
      {"{ name = 'a b', header = '甲', type = 'text' }", "a b", "lua/schema.lua:"},
      {"{ name = 'b', header = '甲', type = 'text' }", "owner", "lua/schema.lua:"},
      {"{ name = 'a', header = '甲', type = 'text', values = {\n{ '子', '丑' }, { '寅', \"丑\" } } }", "“丑”有两个意思",
       "lua/schema.lua:3"},
      {"{ name = 'a', header = '甲', type = 'text', values = { '子', '丑' } }", "应当是列表", "lua/schema.lua:"},
      {"{ name = 'a', header = '甲', type = 'text', values = '子' }", "列表的列表", "lua/schema.lua:"},
      {"{ name = 'a', header = '甲', type = }", "unexpected symbol", "lua/schema.lua:2"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture_write(f, "lua/schema.lua",
                  zb_arena_printf(f->arena,
                                  "return { { name = 't', title = '表', owner = 'a', key = {}, fields = {\n%s } } }",
                                  cases[i].fields));
    const zb_schema *schema;
    size_t before = zb_diags_count(f->diags);
    assert_int_equal(zb_load_schema(&(zb_scripts){.lua = f->lua}, f->arena, f->diags, &schema), ZB_TEMPLATE);
    assert_contains(zb_diags_at(f->diags, before)->message, cases[i].message);
    assert_contains(zb_diags_at(f->diags, before)->place, cases[i].place);
  }
}

static void keeps_scripts_in(void **state)
{
  fixture *f = *state;
  fixture_write(f, "secret.lua", "return 1");
  static const char *const escapes[] = {
      "os.execute('true')",
      "io.open('/etc/passwd')",
      "debug.getregistry()",
      "package.loadlib('x', 'y')",
      "load('return 1')()",
      "loadfile('x')",
      "dofile('x')",
      "print('x')",
      "collectgarbage()",
      "coroutine.wrap(function() end)",
      "string.dump(function() end)",
      "math.random()",
      "math.randomseed(1)",
      "xpcall(error, print)",
      "next({})",
      "require('../secret')",
      "require('..secret')",
      "require('/etc/passwd')",
      "require('no.such')",
      "leaked = 1",
      "local x = undefined",
      "setmetatable({}, { __gc = function() end })",
      "string.format('%p', {})",
      "string.format('%p', 'x')",
      "string.format('%d, %-20p', 1, 'x')",
      "string.format('%s', {})",
      "string.rep('x', 1 << 40)",
      "string.rep('', 1 << 60)",
      "table.move({}, 1, 1 << 60, 2)",
      "for k in pairs({ [{}] = 1 }) do end",
      "getmetatable('').__index.dump(function() end)",
      "setmetatable(first('people'), {})",
  };
  import_people(f);
  for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
    const zb_diag *diag = fail_make(f, escapes[i], "");
    assert_contains(diag->place, "lua/doc.lua:3");
  }
}

/* A module with an error has it each time that it is asked for. */
static void has_no_half_modules(void **state)
{
  fixture *f = *state;
  fixture_write(f, "lua/broken.lua", "error('half')");
  assert_string_equal(run(f, "local first, second = pcall(require, 'broken'), pcall(require, 'broken')",
                          "first = first, second = second"),
                      "file = \"x\"\nfirst = false\nsecond = false\n");
}

static void refuses_bytecode(void **state)
{
  fixture *f = *state;
  fixture_write(f, "lua/module.lua", "\x1bLuaT");
  assert_contains(fail_make(f, "require('module')", "")->message, "binary");
}

/* A script that catches the error may not go on, not even for as long as it takes to notice the next one. */
static void catches_no_limit(void **state)
{
  fixture *f = *state;
  zb_script *script =
      load_limited(f,
                   "return { title = '文书', template = 'doc', records = function() return items{1} end,\n"
                   "make = function() for i = 1, 100 do pcall(function() while true do end end) end\n"
                   "return { file = 'x' } end }",
                   (zb_script_limits){.instructions = 100000});
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  bool done;
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_TEMPLATE);
  zb_script_free(script);
}

static void stops_at_the_limits(void **state)
{
  fixture *f = *state;
  static const char *const endless[] = {
      "while true do end",
      "while true do pcall(function() while true do end end) end",
      "local function f() return pcall(f) end while true do f() end",
      "local t = setmetatable({}, { __index = function(t, k) return t[k + 1] end }) t = t[1]",
  };
  for (size_t i = 0; i < 3; i++)
    assert_contains(fail_make(f, endless[i], "")->message, "50000000 步");
  assert_contains(fail_make(f, endless[3], "")->message, "overflow");
  const char *hungry = "local t = {} for i = 1, 1 << 40 do t[i] = ('x'):rep(1000) .. i end";
  assert_contains(fail_make(f, hungry, "")->message, "256 MiB");
}

/* No limit of steps tells how long one takes: beside them goes a clock. */
static void stops_when_its_time_is_up(void **state)
{
  fixture *f = *state;
  zb_script *script =
      load_limited(f,
                   "return { title = '文书', template = 'doc', records = function() return items{1} end,\n"
                   "make = function() for i = 1, 3000 do end return { file = 'x' } end }",
                   (zb_script_limits){.seconds = -1});
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  bool done;
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_TEMPLATE);
  assert_contains(zb_diags_at(f->diags, zb_diags_count(f->diags) - 1)->message, "脚本运行太久");
  zb_script_free(script);
}

/* What is no longer used does not count: 200 texts of 1 MiB, one after the other, in 16 MiB. */
static void counts_memory_in_use(void **state)
{
  fixture *f = *state;
  zb_script *script =
      load_limited(f,
                   "return { title = '文书', template = 'doc', records = function() return items{1, 2} end,\n"
                   "make = function(n) for i = 1, 200 do local t = ('x'):rep(1 << 20) .. i end\n"
                   "return { file = 'x' .. n } end }",
                   (zb_script_limits){.memory = 16 * 1024 * 1024});
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  bool done;
  for (int i = 0; i < 2; i++)
    assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  zb_script_free(script);
}

/* Each record has its own step limit, and a failed one does not affect the next. */
static void counts_steps_for_each_record(void **state)
{
  fixture *f = *state;
  zb_script *script = load_limited(f,
                                   "return { title = '文书', template = 'doc',\n"
                                   "records = function() return items{ 10, 100000000, 50000 } end,\n"
                                   "make = function(n) for i = 1, n do end return { file = 'x' .. n } end }",
                                   (zb_script_limits){.instructions = 100000});
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  bool done;
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_TEMPLATE);
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  assert_false(done);
  assert_string_equal(zb_script_file(script), "x50000");
  zb_script_free(script);
}

static void reads_rows(void **state)
{
  fixture *f = *state;
  import_people(f);
  assert_string_equal(run(f, "",
                          "n = count('people'), m = count('people', { unit = '甲单位' }), s = sum('work', 'hours'),\n"
                          "z = sum('work', 'hours', { id_number = 'x' })"),
                      "file = \"x\"\nm = 2\nn = 3\ns = 90.5\nz = 0\n");
  assert_string_equal(run(f, "local h = query('SELECT sum(hours) + 29.5 AS n FROM work')().n", /* no “120.0学时” */
                          "h = h .. '', t = math.type(h)"),
                      "file = \"x\"\nh = \"120\"\nt = \"integer\"\n");
  assert_string_equal(run(f,
                          "local t = {} for r in rows('people', { id_number = { '" ID_A "', '" ID_C
                          "' } }, 'name desc') do\n"
                          "t[#t + 1] = r.name end",
                          "t = t"),
                      "file = \"x\"\nt[1] = \"王五\"\nt[2] = \"张三\"\n");
  assert_string_equal(run(f, "", "w = list('work', {}, 'start')[1]"),
                      "file = \"x\"\nw.end = \"2003-06\"\nw.hours = 60.5\nw.id_number = \"" ID_A
                      "\"\nw.start = \"2001-07\"\n");
  assert_string_equal(run(f, "local f = first('people', { name = '无' })", "f = f == nil, d = date"),
                      "d = \"2020-08-04\"\nf = true\nfile = \"x\"\n");
  assert_string_equal(
      run(f,
          "local t = {} for r in query('SELECT unit, count(*) AS n FROM people GROUP BY unit HAVING n > ?', 1) do\n"
          "t[#t + 1] = r.unit .. r.n end",
          "t = t"),
      "file = \"x\"\nt[1] = \"甲单位2\"\n");
}

static void names_unknown_fields(void **state)
{
  fixture *f = *state;
  import_people(f);
  assert_contains(fail_make(f, "local x = first('people').nmae", "")->message, "“人员”没有“nmae”");
  assert_contains(fail_make(f, "rows('peoples')", "")->message, "peoples");
  assert_contains(fail_make(f, "rows('people', { nmae = 1 })", "")->message, "nmae");
  assert_contains(fail_make(f, "rows('people', {}, 'name, nmae desc')", "")->message, "nmae");
  assert_contains(fail_make(f, "rows('people', {}, 'name down')", "")->message, "name down");
  assert_contains(fail_make(f, "sum('people', 'nmae')", "")->message, "sum");
  assert_contains(fail_make(f, "query('DELETE FROM people')", "")->message, "not authorized");
}

/* Passes a listing to a generator whose make runs the statements BODY. */
static zb_status list_unit(fixture *f, const char *body, zb_script **script)
{
  static const zb_argument first[] = {{.name = "name", .value = {.text = "张三"}},
                                      {.name = "pages", .value = {.type = ZB_VALUE_INTEGER, .integer = 8}}};
  static const zb_argument second[] = {{.name = "name", .value = {.text = "李四"}},
                                       {.name = "share", .value = {.type = ZB_VALUE_REAL, .real = 0.5}}};
  static const zb_arguments documents[] = {{first, 2}, {second, 2}};
  static const zb_argument listing[] = {{.name = "office", .value = {.text = "德清县"}},
                                        {.name = "documents", .rows = documents, .row_count = 2},
                                        {.name = "none", .rows = documents, .row_count = 0}};
  *script = load_limited(
      f,
      zb_arena_printf(f->arena, "return { title = '隔页', template = 'doc', make = function(listing)\n%s\nend }\n",
                      body),
      (zb_script_limits){0});
  return zb_script_make(*script, &(zb_arguments){listing, 3}, f->diags);
}

static void makes_a_model_of_what_the_program_hands_over(void **state)
{
  fixture *f = *state;
  zb_script *script;
  assert_int_equal(list_unit(f, "return { l = listing }", &script), ZB_OK);
  zb_buffer out = {0};
  zb_script_dump(script, &out);
  assert_string_equal(out.data, "l.documents[1].name = \"张三\"\nl.documents[1].pages = 8\n"
                                "l.documents[2].name = \"李四\"\nl.documents[2].share = 0.5\n"
                                "l.none = {}\n"
                                "l.office = \"德清县\"\n");
  zb_buffer_free(&out);
  assert_null(zb_script_print(script));
  zb_script_free(script);
}

static void says_why_there_is_no_model(void **state)
{
  fixture *f = *state;
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  static const struct {
    const char *body;
    zb_status status;
    const char *message;
  } all[] = {{"return 1", ZB_TEMPLATE, "make 应当交出一个表"},
             {"return listing.office + 1", ZB_TEMPLATE, "attempt to add"},
             {"refuse(listing, nil, '不行') return {}", ZB_REFUSED, "不行"}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    zb_script *script;
    assert_int_equal(list_unit(f, all[i].body, &script), all[i].status);
    assert_int_equal(zb_diags_count(f->diags), i + 1);
    assert_contains(zb_diags_at(f->diags, i)->message, all[i].message);
    zb_script_free(script);
  }
}

static const char *const one_each =
    "return { title = '文书', template = 'doc', records = function() return rows('people') end,\n"
    "make = function(r)\n"
    "  need(r, 'birth', 'unit')\n"
    "  if r.name == '李四' then refuse(r, 'photo', '不行', '改') warn(r, 'name', '当心') local x = nil .. '' end\n"
    "  return { file = r.name, record = r.name .. '的文书', owner = r.id_number }\n"
    "end }\n";

static void tells_every_reason_of_a_refusal(void **state)
{
  fixture *f = *state;
  import_people(f);
  zb_script *script = load_limited(f, one_each, (zb_script_limits){0});
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  bool done;
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  assert_string_equal(zb_script_record(script), "张三的文书");
  assert_string_equal(zb_script_owner(script), ID_A);
  assert_int_equal(zb_diags_count(f->diags), 0);

  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_REFUSED);
  assert_int_equal(zb_diags_count(f->diags), 3); /* not the resulting script error */
  const zb_diag *missing = fixture_diag(f->diags, "missing-value");
  assert_string_equal(missing->place, "people.csv!D3");
  assert_contains(missing->message, "出生年月");
  assert_string_equal(missing->record, "李四（330599…0005）");
  assert_string_equal(zb_diags_at(f->diags, 1)->place, "people.csv!3");
  assert_int_equal(zb_diags_at(f->diags, 2)->severity, ZB_WARNING);

  /* a problem that import found is reported once; need() does not report it again */
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_REFUSED);
  assert_int_equal(zb_diags_count(f->diags), 4);
  assert_string_equal(zb_diags_at(f->diags, 3)->place, "people.csv!D4");
  assert_string_equal(zb_diags_at(f->diags, 3)->record, "王五的文书");
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  assert_true(done);
  zb_script_free(script);
}

static void refuses_for_the_problems_of_all_owners(void **state)
{
  fixture *f = *state;
  import_people(f);
  zb_script *script = load_make(f, "", "owner = { '" ID_A "', '" ID_C "' }");
  bool done;
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_REFUSED);
  assert_string_equal(zb_script_owner(script), ID_A);
  assert_string_equal(zb_diags_at(f->diags, 0)->place, "people.csv!D4");
  zb_script_free(script);
}

static void finds_the_photo_or_refuses(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/" ID_A ".jpg", "photo");
  import_people(f);
  assert_contains(run(f, "", "p = photo(first('people'))"), ID_A ".jpg\"");
  zb_script *script = load_make(f, "", "p = photo(first('people', { name = '李四' }))");
  bool done;
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_REFUSED);
  assert_string_equal(fixture_diag(f->diags, "missing-photo")->place, "people.csv!3");
  zb_script_free(script);
}

static void checks_file_names(void **state)
{
  fixture *f = *state;
  static const char *const wrong[] = {"'../x'", "'/x'", "'a//b'", "'a/..'", "''", "1", "nil", "'./a'"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    assert_contains(fail_make(f, "", zb_arena_printf(f->arena, "['fi' .. 'le'] = %s", wrong[i]))->message, "file");
  assert_contains(run(f, "", "file = '甲/a:b*c?/con.x/end.'"), "file = \"甲/a:b*c?/con.x/end.\"");
  zb_script *script = load_make(f, "", "file = '甲/a:b*c?/con.x/end.'");
  bool done;
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  assert_string_equal(zb_script_file(script), "甲/a_b_c_/_on.x/end_");
  zb_script_free(script);
}

static void orders_what_hashes_would(void **state)
{
  fixture *f = *state;
  assert_string_equal(run(f,
                          "local t = {} for k, v in pairs({ z = 1, b = 2, [2] = 3, [-1] = 4, a = 5, [true] = 6 }) do\n"
                          "t[#t + 1] = tostring(k) .. v end",
                          "t = table.concat(t, ' ')"),
                      "file = \"x\"\nt = \"true6 -14 23 a5 b2 z1\"\n");
  assert_string_equal(
      run(f,
          "local t = {} for k in pairs({ ab = 1, a = 1, [2] = 1, [1.5] = 1, [false] = 1, [2^53 + 2] = 1,\n"
          "[2.5] = 1, [math.maxinteger] = 1, [1] = 1, [-1/0] = 1, [true] = 1, ['2'] = 1, [2^63] = 1 }) do\n"
          "t[#t + 1] = tostring(k) end",
          "t = table.concat(t, ' ')"),
      "file = \"x\"\nt = \"false true -inf 1 1.5 2 2.5 9007199254740994 9223372036854775807 "
      "9.2233720368548e+18 2 a ab\"\n");
  /* of many, too; what the loop takes out does not come, and what it puts in changes nothing */
  assert_string_equal(run(f,
                          "local many, t = {}, {} for i = 1, 40 do many['k' .. i * 7 % 41 + 100] = i end\n"
                          "for k in pairs(many) do t[#t + 1] = k many.k139 = nil many[k .. 'x'] = nil many[k] = 0 end",
                          "t = table.concat(t, ' '):gsub('k1', '')"),
                      "file = \"x\"\nt = \"01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 "
                      "26 27 28 29 30 31 32 33 34 35 36 37 38 40\"\n");
  /* a sort keeps equal elements in their order */
  assert_string_equal(run(f,
                          "local t = { 'b1', 'a1', 'b2', 'a2', 'c1', 'a3', 'b3' }\n"
                          "table.sort(t, function(x, y) return x:sub(1, 1) < y:sub(1, 1) end)",
                          "t = table.concat(t, ' '), e = tostring({})"),
                      "e = \"table\"\nfile = \"x\"\nt = \"a1 a2 a3 b1 b2 b3 c1\"\n");
}

static void lists_generators(void **state)
{
  fixture *f = *state;
  fixture_write(f, "lua/b.lua", "return { title = '乙', template = 'bb', order = 2 }");
  fixture_write(f, "lua/a.lua", "return { title = '甲', template = 'aa', order = 10 }");
  fixture_write(f, "lua/c.lua", "return { title = '丙', template = 'cc', order = 2 }");
  fixture_write(f, "lua/new.lua", "return { title = '填', template = 'n', order = 0, command = 'new' }");
  const zb_generator *list;
  int count;
  assert_int_equal(zb_generators(&(zb_scripts){.lua = f->lua}, "", f->arena, f->diags, &list, &count), ZB_OK);
  assert_int_equal(count, 3);
  assert_string_equal(list[0].id, "b");
  assert_string_equal(list[1].title, "丙");
  assert_string_equal(list[2].template, "aa");
  fixture_write(f, "lua/same.lua", "return { title = '甲', template = 's', order = 20 }");
  assert_int_equal(zb_generators(&(zb_scripts){.lua = f->lua}, "", f->arena, f->diags, &list, &count), ZB_TEMPLATE);
  assert_string_equal(zb_diags_at(f->diags, 0)->place, "lua/same.lua");
  assert_non_null(strstr(zb_diags_at(f->diags, 0)->message, "和 lua/a.lua 的 title 相同：“甲”"));
  zb_diags_free(f->diags);
  f->diags = zb_diags_new();
  fixture_write(f, "lua/same.lua", "return { title = '丁', template = 's', order = 20 }");
  fixture_write(f, "lua/d.lua", "return {\n title = }");
  assert_int_equal(zb_generators(&(zb_scripts){.lua = f->lua}, "", f->arena, f->diags, &list, &count), ZB_TEMPLATE);
  assert_int_equal(count, 4);
  assert_string_equal(zb_diags_at(f->diags, 0)->place, "lua/d.lua:2");
}

/* Each field must be one that is read, and of its kind. */
static void says_what_is_wrong_with_a_generator(void **state)
{
  static const struct {
    const char *fields, *words;
  } cases[] = {
      {"tolerate = 'all'", "没有“tolerate”这个字段，是不是 tolerates？"},
      {"onwer = 'unit'", "没有“onwer”这个字段，是不是 owner？"},
      {"recrods = function() end", "没有“recrods”这个字段，是不是 records？"},
      {"whatever = 1, another = 2", "没有“another”这个字段"},
      {"{}", "没有名字"},
      {"sample = 5", "sample 应当是函数，而不是 number"},
      {"blank = {}", "blank 应当是函数，而不是 table"},
      {"records = 'rows'", "records 应当是函数，而不是 string"},
      {"order = '10'", "order 应当是数，而不是 string"},
      {"public = 'yes'", "public 应当是 true 或 false"},
      {"command = false", "command 应当是文字，而不是 boolean"},
      {"owner = 'nosuch'", "owner 不能是“nosuch”"},
      {"owner = 'id_nubmer'", "是不是 id_number？"},
      {"tolerates = { 'submision' }", "tolerates 里的“submision”不是规则说的一类（concerns），是不是 submission？"},
      {"tolerates = { 'submission', 'nosuch' }", "tolerates 里的“nosuch”"},
  };
  fixture *f = *state;
  fixture_write(f, "lua/zhibiao/concerns.lua", "return { submission = true }");
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    zb_script *script;
    fixture_write(f, "lua/a.lua",
                  zb_arena_printf(f->arena, "return { title = '甲', template = 'a', %s }", cases[i].fields));
    zb_diags_free(f->diags);
    f->diags = zb_diags_new();
    assert_int_equal(
        zb_script_new(&(zb_scripts){.lua = f->lua}, "a", "", f->store, (zb_script_limits){0}, f->diags, &script),
        ZB_TEMPLATE);
    assert_int_equal(zb_diags_count(f->diags), 1);
    if (strstr(zb_diags_at(f->diags, 0)->message, cases[i].words) == NULL)
      fail_msg("“%s” does not say “%s”", zb_diags_at(f->diags, 0)->message, cases[i].words);
    assert_string_equal(zb_diags_at(f->diags, 0)->place, "lua/a.lua");
  }
}

/* Not the notice's, even if there is no other. */
static void takes_the_runs_date(void **state)
{
  fixture *f = *state;
  fixture_write(f, "lua/notices/current.lua", "return { date = '2021-07-01' }");
  fixture_write(f, "lua/a.lua", "return { title = '日' .. date, template = 'aa' }");
  zb_script *script;
  assert_int_equal(zb_script_new(&(zb_scripts){.lua = f->lua}, "a", "", NULL, (zb_script_limits){0}, f->diags, &script),
                   ZB_OK);
  assert_string_equal(zb_script_date(script), "");
  zb_script_free(script);
  assert_int_equal(
      zb_script_new(&(zb_scripts){.lua = f->lua}, "a", "2020-01-01", NULL, (zb_script_limits){0}, f->diags, &script),
      ZB_OK);
  assert_string_equal(zb_script_date(script), "2020-01-01");
  assert_string_equal(zb_script_generator(script)->title, "日2020-01-01");
  zb_script_free(script);
}

/* A failing iterator would fail for ever. */
/* The value of the record's model that is next; "" if there is none. */
static const char *next_value(fixture *f, zb_script *script)
{
  bool done;
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  if (done)
    return "";
  zb_buffer out = {0};
  zb_script_dump(script, &out);
  const char *text = zb_arena_strdup(f->arena, out.data);
  zb_buffer_free(&out);
  return text;
}

/* Whatever gives them: rows of a table and of a part of it, in an order, a list, a function; and one behind the other.
 */
static void records_are_passed_as_if_they_were_made(void **state)
{
  enum { MOST = 12 };
  fixture *f = *state;
  fixture_write(f, "people.csv",
                "身份证号,姓名,工作单位\n" ID_A ",张三,甲单位\n" ID_B ",李四,乙单位\n" ID_C ",王五,甲单位\n");
  assert_int_equal(fixture_import(f, "people.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  static const struct {
    const char *records;
    int count;
  } cases[] = {
      {"rows('people')", 3},
      {"rows('people', {}, 'unit desc, name')", 3},
      {"rows('people', { unit = '甲单位' }, 'name desc')", 2},
      {"query('SELECT name FROM people ORDER BY name')", 3},
      {"items { { name = '子' }, { name = '丑' } }", 2},
      {"chain(rows('posts'), rows('people', nil, 'name'), items { { name = '子' } }, counted(2), query('SELECT name "
       "FROM "
       "people'))",
       9},
      {"counted(4)", 4},
      {"chain()", 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_script *script = load_limited(
        f,
        zb_arena_printf(f->arena,
                        "local function counted(n) local i = 0; return function() i = i + 1; return i <= n and "
                        "{ name = 'i' .. i } or nil end end\n"
                        "return { title = '文书', template = 'doc', records = function() return %s end,\n"
                        "make = function(r) return { file = 'x', record = 'r', name = r.name } end }\n",
                        cases[i].records),
        (zb_script_limits){0});
    assert_non_null(script);
    const char *wanted[MOST] = {0};
    assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
    for (int n = 0; n <= cases[i].count; n++)
      wanted[n] = next_value(f, script);
    assert_string_equal(wanted[cases[i].count], "");
    for (int from = 0; from <= cases[i].count; from++)
      for (int count = 0; from + count <= cases[i].count + 1; count++) {
        bool done;
        assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
        for (int n = 0; n < from; n++)
          assert_string_equal(next_value(f, script), wanted[n]);
        assert_int_equal(zb_script_pass(script, count, &done, f->diags), ZB_OK);
        assert_int_equal(done, from + count > cases[i].count);
        assert_string_equal(next_value(f, script), done ? "" : wanted[from + count]);
        assert_int_equal(zb_script_number(script), done ? cases[i].count : from + count);
      }
    zb_script_free(script);
  }
}

/* As when each is made, there is nothing behind an error; and it is told. */
static void passing_tells_of_an_error(void **state)
{
  fixture *f = *state;
  import_people(f);
  zb_script *script = load_limited(
      f,
      "return { title = '文书', template = 'doc', records = function() return chain(rows('people'), function() "
      "error('不行') end) end }",
      (zb_script_limits){0});
  bool done;
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  assert_int_equal(zb_script_pass(script, 3, &done, f->diags), ZB_OK);
  assert_false(done);
  assert_int_equal(zb_script_pass(script, 1, &done, f->diags), ZB_TEMPLATE);
  assert_contains(zb_diags_at(f->diags, zb_diags_count(f->diags) - 1)->message, "不行");
  assert_int_equal(zb_script_pass(script, 1, &done, f->diags), ZB_OK);
  assert_true(done);
  zb_script_free(script);
}

static void ends_after_an_error_of_the_records(void **state)
{
  fixture *f = *state;
  zb_script *script = load_limited(f,
                                   "return { title = '文书', template = 'doc',\n"
                                   "records = function() return function() error('不行') end end }",
                                   (zb_script_limits){0});
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  bool done;
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_TEMPLATE);
  assert_string_equal(zb_diags_at(f->diags, 0)->place, "lua/doc.lua:2");
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  assert_true(done);
  zb_script_free(script);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(tells_the_sources_of_a_model),
      TEST(loads_the_schema),
      TEST(refuses_a_wrong_schema),
      TEST(keeps_scripts_in),
      TEST(has_no_half_modules),
      TEST(refuses_bytecode),
      TEST(catches_no_limit),
      TEST(stops_at_the_limits),
      TEST(stops_when_its_time_is_up),
      TEST(counts_memory_in_use),
      TEST(counts_steps_for_each_record),
      TEST(reads_rows),
      TEST(names_unknown_fields),
      TEST(makes_a_model_of_what_the_program_hands_over),
      TEST(says_why_there_is_no_model),
      TEST(tells_every_reason_of_a_refusal),
      TEST(refuses_for_the_problems_of_all_owners),
      TEST(finds_the_photo_or_refuses),
      TEST(checks_file_names),
      TEST(orders_what_hashes_would),
      TEST(lists_generators),
      TEST(says_what_is_wrong_with_a_generator),
      TEST(takes_the_runs_date),
      TEST(records_are_passed_as_if_they_were_made),
      TEST(passing_tells_of_an_error),
      TEST(ends_after_an_error_of_the_records),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
