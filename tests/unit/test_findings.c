/* Rules, their findings, and how these affect the documents of the records at fault. */
#include "fixture.h"
#include "report/findings_text.h"
#include "script/script.h"

static const char *const people =
    "身份证号,姓名,工作单位,出生年月\n" ID_A ",张三,甲单位,1980-01\n" ID_B ",李四,乙单位,某年\n";
static const char *const posts = "单位名称,正高级核准人数\n甲单位,3\n";

/* Reports a finding of level LEVEL about each person's birth. */
static const char *const rules =
    "return { title = '检查', template = '', command = 'rules', records = function() return rows('people') end,\n"
    "judge = function(a) finding { rule = 'born', level = '%s', clause = '二', owner = a.id_number, record = a.name, "
    "unit = a.unit,\n"
    "  district = '', row = a, field = 'birth', message = '“不对”', remedy = '改', concerns = 'submission' } end }\n";

static const char *const document =
    "return { title = '文书', template = 'doc', records = function() return rows('people', { name = '张三' }) end,\n"
    "make = function(a) need(a, 'photo') return { file = 'x', owner = a.id_number, record = a.name, picture = photo(a) "
    "} end }\n";

static void import(fixture *f)
{
  fixture_write(f, "data/people.csv", people);
  fixture_write(f, "data/posts.csv", posts);
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
}

static zb_script *load(fixture *f, const char *id, const char *source)
{
  fixture_write(f, zb_arena_printf(f->arena, "lua/%s.lua", id), source);
  zb_script *script;
  assert_int_equal(
      zb_script_new(&(zb_scripts){.lua = f->lua}, id, "2020-08-04", f->store, (zb_script_limits){0}, f->diags, &script),
      ZB_OK);
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  return script;
}

static zb_finding_counts judge(fixture *f, const char *level)
{
  import(f);
  zb_script *script = load(f, "rules", zb_arena_printf(f->arena, rules, level));
  for (bool done = false; !done;)
    assert_int_equal(zb_script_judge(script, &done, f->diags), ZB_OK);
  zb_script_free(script);
  zb_finding_counts counts;
  assert_int_equal(zb_store_count_findings(f->store, &counts, f->diags), ZB_OK);
  return counts;
}

static char lines[2000];

static void keep_line(const zb_buffer *line)
{
  strncat(lines, line->data, sizeof lines - strlen(lines) - 1);
}

/* 李四's birth could not be read, which import has reported. */
static void reports_findings_but_not_those_of_import(void **state)
{
  fixture *f = *state;
  zb_finding_counts counts = judge(f, "error");
  assert_int_equal(counts.errors, 1);
  assert_int_equal(counts.warnings + counts.hints, 0);
  *lines = '\0';
  assert_int_equal(zb_findings_json(f->store, keep_line, f->diags), ZB_OK);
  assert_string_equal(lines, "{\"rule\":\"born\",\"level\":\"error\",\"clause\":\"二\",\"owner\":\"" ID_A
                             "\",\"record\":\"张三\",\"unit\":\"甲单位\",\"district\":\"\",\"place\":\"people.csv!D2\","
                             "\"message\":\"“不对”\",\"remedy\":\"改\"}\n");
}

/* The status of the only document; *MESSAGES: how many messages it added. */
static zb_status make(fixture *f, bool drafts, bool *draft, size_t *messages)
{
  zb_script *script = load(f, "doc", document);
  if (drafts)
    zb_script_allow_drafts(script);
  size_t before = zb_diags_count(f->diags);
  bool done;
  zb_status status = zb_script_next(script, &done, f->diags);
  *draft = zb_script_is_draft(script);
  *messages = zb_diags_count(f->diags) - before;
  zb_script_free(script);
  return status;
}

static void errors_refuse_documents(void **state)
{
  fixture *f = *state;
  judge(f, "error");
  bool draft;
  size_t messages;
  assert_int_equal(make(f, false, &draft, &messages), ZB_REFUSED);
  assert_false(draft);
  assert_int_equal(messages, 2); /* the finding; the photo, which is missing twice */
  assert_string_equal(zb_diags_at(f->diags, zb_diags_count(f->diags) - 2)->message, "“不对”（二）");
}

static void drafts_are_made_all_the_same(void **state)
{
  fixture *f = *state;
  judge(f, "error");
  bool draft;
  size_t messages;
  assert_int_equal(make(f, true, &draft, &messages), ZB_OK);
  assert_true(draft);
  assert_int_equal(messages, 1);
  assert_int_equal(zb_diags_at(f->diags, zb_diags_count(f->diags) - 1)->severity, ZB_WARNING);
}

static void warnings_refuse_nothing(void **state)
{
  fixture *f = *state;
  zb_finding_counts counts = judge(f, "warning");
  assert_int_equal(counts.warnings, 1);
  assert_int_equal(counts.errors, 0);
  assert_int_equal(zb_store_findings(f->store, ID_A, "", NULL), 0);
}

static void errors_refuse_their_owner_only(void **state)
{
  fixture *f = *state;
  judge(f, "error");
  assert_int_equal(zb_store_findings(f->store, ID_A, "", NULL), 1);
  assert_int_equal(zb_store_findings(f->store, ID_A, ",submission,", NULL), 0);
  assert_int_equal(zb_store_findings(f->store, ID_A, ",mission,other,", NULL), 1);
  assert_int_equal(zb_store_findings(f->store, ID_B, "", NULL), 0);
}

/* One document whose generator says FIELDS of itself, of the person of the record. */
static zb_status make_saying(fixture *f, const char *fields, const char *records)
{
  zb_script *script =
      load(f, "doc",
           zb_arena_printf(f->arena,
                           "return { title = '文书', template = 'doc', %s records = function() return %s "
                           "end, make = function() return { file = 'x' } end }\n",
                           fields, records));
  bool done;
  zb_status status = zb_script_next(script, &done, f->diags);
  assert_false(done);
  zb_script_free(script);
  return status;
}

/* A generator that says nothing is refused, and so is one that errs. */
static void generators_say_what_they_tolerate(void **state)
{
  fixture *f = *state;
  judge(f, "error");
  static const char row[] = "rows('people', { name = '张三' })",
                    queried[] = "query(\"SELECT '" ID_A "' AS id_number\")",
                    unnamed[] = "query(\"SELECT '" ID_A "' AS id\")";
  const struct {
    const char *fields, *records;
    zb_status status;
  } all[] = {
      {"", row, ZB_REFUSED},
      {"tolerates = {},", row, ZB_REFUSED},
      {"tolerates = { 'other', 'submision' },", row, ZB_REFUSED},
      {"tolerates = { 'other', 'submission' },", row, ZB_OK},
      {"tolerates = 'all',", row, ZB_OK},
      {"owner = 'id_number',", queried, ZB_REFUSED},
      {"owner = 'id_number', tolerates = { 'submission' },", queried, ZB_OK},
      {"owner = 'id_number',", unnamed, ZB_TEMPLATE},
      {"owner = 'id_number',", "items { { id_number = '" ID_A "' } }", ZB_REFUSED},
      {"owner = 'id_number',", "items { {} }", ZB_TEMPLATE},
      {"owner = 'id_number',", "items { '" ID_A "' }", ZB_TEMPLATE},
      {"", queried, ZB_OK},
  };
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    assert_int_equal(make_saying(f, all[i].fields, all[i].records), all[i].status);
}

static void a_generator_must_say_it_right(void **state)
{
  fixture *f = *state;
  static const char *const wrong[] = {"tolerates = 'submission'", "tolerates = 1", "tolerates = { 1 }", "owner = {}"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    fixture_write(f, "lua/doc.lua",
                  zb_arena_printf(f->arena, "return { title = '文书', template = 'doc', %s }\n", wrong[i]));
    zb_script *script;
    assert_int_equal(zb_script_new(&(zb_scripts){.lua = f->lua}, "doc", "2020-08-04", f->store, (zb_script_limits){0},
                                   f->diags, &script),
                     ZB_TEMPLATE);
  }
}

/* What import could not read refuses by itself, and a finding that lists it is not told once more. */
static void problems_of_import_are_told_once(void **state)
{
  fixture *f = *state;
  import(f);
  zb_script *script =
      load(f, "rules",
           "return { title = '检查', template = '', command = 'rules', records = function() return items { {} } end,\n"
           "judge = function() for p in query('SELECT * FROM _problem') do\n"
           "  finding { rule = 'unreadable', level = 'error', owner = p.owner, row = p.row, place = p.place, message = "
           "p.message } end end }\n");
  bool done;
  assert_int_equal(zb_script_judge(script, &done, f->diags), ZB_OK);
  zb_script_free(script);
  zb_finding_counts counts;
  assert_int_equal(zb_store_count_findings(f->store, &counts, f->diags), ZB_OK);
  assert_int_equal(counts.errors, 1);
  size_t before = zb_diags_count(f->diags);
  assert_int_equal(make_saying(f, "", "rows('people', { name = '李四' })"), ZB_REFUSED);
  assert_int_equal(zb_diags_count(f->diags), before + 1);
}

static void expect_link(fixture *f, const char *from, const char *place, const char *link)
{
  zb_store_link_from(f->store, zb_arena_printf(f->arena, "%s/%s", f->folder, from));
  zb_rows *rows;
  const char *why;
  assert_int_equal(zb_store_query(f->store, "SELECT _row FROM people", NULL, 0, &rows, &why), ZB_OK);
  assert_true(zb_rows_next(rows));
  assert_string_equal(zb_store_link(f->store, zb_rows_value(rows, 0).integer, place, f->arena), link);
  zb_rows_free(rows);
}

/* From the folder of the report to the source. */
static void links_lead_to_the_source(void **state)
{
  fixture *f = *state;
  import(f);
  expect_link(f, "lua", "people.csv!D2", "external:../data/people.csv");
  expect_link(f, "data", "people.csv!D2", "external:people.csv");
  expect_link(f, "nowhere", "people.csv!D2", "");
}

static void knows_columns(void **state)
{
  fixture *f = *state;
  import(f);
  zb_script *script =
      load(f, "doc",
           "return { title = '文书', template = 'doc', records = function() return rows('people') end,\n"
           "make = function(a) return { file = (has(a, 'birth') and 'birth' or '') .. (has(a, 'staff') and 'staff' or "
           "'') } end }\n");
  bool done;
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  zb_buffer out = {0};
  zb_script_dump(script, &out);
  assert_non_null(strstr(out.data, "\"birth\""));
  zb_buffer_free(&out);
  zb_script_free(script);
}

int main(void)
{
#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
  const struct CMUnitTest tests[] = {
      WITH_FIXTURE(reports_findings_but_not_those_of_import),
      WITH_FIXTURE(errors_refuse_documents),
      WITH_FIXTURE(drafts_are_made_all_the_same),
      WITH_FIXTURE(warnings_refuse_nothing),
      WITH_FIXTURE(errors_refuse_their_owner_only),
      WITH_FIXTURE(generators_say_what_they_tolerate),
      WITH_FIXTURE(a_generator_must_say_it_right),
      WITH_FIXTURE(problems_of_import_are_told_once),
      WITH_FIXTURE(links_lead_to_the_source),
      WITH_FIXTURE(knows_columns),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
