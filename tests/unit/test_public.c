/* Scripts of public documents: no private field of lua/schema.lua gets into a document by any way, but all still tell
   whose row it is. */
#include "fixture.h"
#include "script/script.h"

#define SECRET "秘密"

static const char *value_of(fixture *f, const zb_field *field)
{
  if (field->words != NULL) {
    const char *all = zb_vocabulary_allowed(field->words, f->arena), *end = strstr(all, "、");
    return end == NULL ? all : zb_arena_strndup(f->arena, all, (size_t)(end - all));
  }
  switch (field->type) {
  case ZB_FIELD_ID:
    return ID_A;
  case ZB_FIELD_PHONE:
    return "19900000001";
  case ZB_FIELD_DATE:
  case ZB_FIELD_MONTH:
    return "2017-05-06";
  case ZB_FIELD_YEAR:
    return "2017";
  case ZB_FIELD_INTEGER:
  case ZB_FIELD_NUMBER:
    return "7";
  case ZB_FIELD_BOOL:
    return "是";
  default:
    return field->privacy == ZB_PUBLIC ? "甲" : SECRET;
  }
}

/* A file of each table with one row that has all its fields. */
static int setup(void **state)
{
  fixture_setup(state);
  fixture *f = *state;
  assert_int_equal(zb_load_schema(&(zb_scripts){.lua = "lua"}, f->arena, f->diags, &f->schema), ZB_OK);
  zb_import_free(f->import);
  zb_store_free(f->store);
  assert_int_equal(zb_store_new(f->schema, f->diags, &f->store), ZB_OK);
  f->import = zb_import_new(f->store, NULL);
  for (int t = 0; t < f->schema->table_count; t++) {
    const zb_table_schema *table = &f->schema->tables[t];
    zb_buffer text = {0};
    for (int c = 0; c < table->field_count; c++)
      zb_buffer_printf(&text, "%s%s", c == 0 ? "" : ",", table->fields[c].header);
    for (int c = 0; c < table->field_count; c++)
      zb_buffer_printf(&text, "%s%s", c == 0 ? "\n" : ",", value_of(f, &table->fields[c]));
    zb_buffer_putc(&text, '\n');
    fixture_write(f, zb_arena_printf(f->arena, "data/%s.csv", table->title), text.data);
    zb_buffer_free(&text);
  }
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  return 0;
}

/* Makes the one record of a generator and shows {SHOWN}. *TEXT is the result or the error message. */
static zb_status show(fixture *f, bool public, const char *body, const char *model, const char *shown,
                      const char **text)
{
  fixture_write(f, "lua/doc.lua",
                zb_arena_printf(f->arena,
                                "return { title = '文书', template = 'doc', public = %s,\n"
                                "records = function() return items{1} end,\n"
                                "make = function(r)\n%s\nreturn { file = 'x', %s }\nend }\n",
                                public ? "true" : "nil", body, model));
  zb_script *script;
  assert_int_equal(zb_script_new(&(zb_scripts){.lua = f->lua}, "doc", "2020-08-04", f->store, (zb_script_limits){0},
                                 f->diags, &script),
                   ZB_OK);
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  bool done;
  zb_value value = {.text = ""};
  const zb_expression *e = NULL;
  zb_status status = zb_script_next(script, &done, f->diags);
  if (status == ZB_OK)
    status = zb_expression_new(script, shown, "doc.xml", 1, NULL, f->diags, &e);
  if (status == ZB_OK)
    status = zb_expression_value(script, e, f->arena, f->diags, &value);
  *text = status == ZB_OK ? value.text : zb_diags_at(f->diags, zb_diags_count(f->diags) - 1)->message;
  if (status == ZB_OK) {
    zb_buffer dump = {0};
    zb_script_dump(script, &dump);
    assert_true(!public || strstr(dump.data, SECRET) == NULL);
    zb_buffer_free(&dump);
  }
  zb_script_free(script);
  return status;
}

/* Replaces TABLE and FIELD in WAY by their names. */
static const char *with_names(fixture *f, const char *way, const char *table, const char *field)
{
  zb_buffer out = {0};
  while (*way != '\0') {
    const char *name = strncmp(way, "TABLE", 5) == 0 ? table : strncmp(way, "FIELD", 5) == 0 ? field : NULL;
    if (name != NULL)
      zb_buffer_puts(&out, name);
    else
      zb_buffer_putc(&out, *way);
    way += name != NULL ? 5 : 1;
  }
  const char *text = zb_arena_strdup(f->arena, out.data == NULL ? "" : out.data);
  zb_buffer_free(&out);
  return text;
}

typedef struct way {
  const char *body, *model, *shown;
} way;

static const way ways[] = {
    {"", "x = first('TABLE')[\"FIELD\"]", "x"},
    {"", "x = first('TABLE')", "x[\"FIELD\"]"},
    {"", "x = list('TABLE')", "x[1][\"FIELD\"]"},
    {"", "x = rows('TABLE')()", "x[\"FIELD\"]"},
    {"", "x = { y = { first('TABLE') } }", "x.y[1][\"FIELD\"]"},
    {"", "x = '：' .. first('TABLE')[\"FIELD\"]", "x"},
    {"", "x = first('TABLE')", "x[\"FIELD\"] .. ''"},
    {"", "x = tostring(first('TABLE')[\"FIELD\"])", "x"},
    {"", "x = string.format('%s', first('TABLE')[\"FIELD\"])", "x"},
    {"", "x = table.concat({ '', first('TABLE')[\"FIELD\"] })", "x"},
    {"", "x = first('TABLE')[\"FIELD\"]:sub(1, 4)", "x"},
    {"", "x = first('TABLE')[\"FIELD\"] + 1", "x"},
    {"", "x = #first('TABLE')[\"FIELD\"]", "x"},
    {"", "x = first('TABLE')[\"FIELD\"] < first('TABLE')[\"FIELD\"]", "x"},
    {"", "x = rawget(first('TABLE'), \"FIELD\")", "x"},
    {"", "x = query('SELECT \"FIELD\" AS x FROM TABLE')().x", "x"},
    {"", "x = query('SELECT * FROM TABLE')()", "x[\"FIELD\"]"},
    {"", "x = query('SELECT x FROM (SELECT upper(\"FIELD\") AS x FROM TABLE) AS t')().x", "x"},
    {"", "x = query('WITH t(x) AS (SELECT \"FIELD\" FROM TABLE) SELECT count(*) AS x FROM t GROUP BY t.x')().x", "x"},
    {"", "x = query('SELECT count(*) AS x FROM TABLE WHERE \"FIELD\" > 1')().x", "x"},
    {"", "x = query('SELECT ? AS x', first('TABLE')[\"FIELD\"])().x", "x"},
    {"local t = {} for k, v in pairs(first('TABLE')) do t[k] = v end", "x = t[\"FIELD\"]", "x"},
};

static void expect_hidden(fixture *f, const zb_table_schema *table, const zb_field *field)
{
  const char *hidden = field->privacy == ZB_PUBLIC_MONTH ? "2017-05-06" : value_of(f, field), *text;
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
    const char *body = with_names(f, ways[i].body, table->name, field->name);
    const char *model = with_names(f, ways[i].model, table->name, field->name);
    const char *shown = with_names(f, ways[i].shown, table->name, field->name);
    zb_status status = show(f, true, body, model, shown, &text);
    bool all = strstr(model, "SELECT *") != NULL; /* then another field may be named */
    bool month = field->privacy == ZB_PUBLIC_MONTH && (strstr(model, "query") == NULL || strstr(model, "?") != NULL);
    if (month ? strstr(text, hidden) != NULL
              : status != ZB_TEMPLATE || strstr(text, all ? "公示的文书不能查" : field->header) == NULL)
      fail_msg("%s.%s: {%s} of %s is \"%s\"", table->name, field->name, shown, model, text);
  }
  /* In a document that is not public the value is visible. */
  assert_int_equal(show(f, false, "", with_names(f, ways[0].model, table->name, field->name), "x", &text), ZB_OK);
  assert_string_equal(text, hidden);
}

static void test_fields(void **state)
{
  fixture *f = *state;
  int count = 0;
  for (int t = 0; t < f->schema->table_count; t++)
    for (int c = 0; c < f->schema->tables[t].field_count; c++)
      if (f->schema->tables[t].fields[c].privacy != ZB_PUBLIC) {
        expect_hidden(f, &f->schema->tables[t], &f->schema->tables[t].fields[c]);
        count++;
      }
  assert_true(count > 20);
}

/* All ID numbers and other personal data are private. */
static void test_schema(void **state)
{
  fixture *f = *state;
  for (int t = 0; t < f->schema->table_count; t++) {
    const zb_table_schema *table = &f->schema->tables[t];
    for (int c = 0; c < table->field_count; c++) {
      const zb_field *field = &table->fields[c];
      bool own = field->type == ZB_FIELD_ID || strcmp(field->name, "birth_date") == 0 ||
                 strcmp(field->name, "photo") == 0 || strcmp(field->name, "witness") == 0 ||
                 (field->type == ZB_FIELD_PHONE && strcmp(table->owner, "id_number") == 0);
      if (own)
        assert_int_not_equal(field->privacy, ZB_PUBLIC);
    }
  }
}

static void expect_text(fixture *f, const char *model, const char *shown, const char *expected)
{
  const char *text;
  if (show(f, true, "", model, shown, &text) != ZB_OK)
    fail_msg("%s: %s", model, text);
  assert_string_equal(text, expected);
}

static void test_use(void **state)
{
  fixture *f = *state;
  expect_text(f, "x = first('applicants').birth_date", "x", "2017-05");
  expect_text(f, "x = #list('achievements', { id_number = first('applicants').id_number })", "x", "1");
  expect_text(f, "x = first('applicants').id_number == first('work').id_number and 1 or 0", "x", "1");
  expect_text(f, "x = first('applicants').id_number ~= '' and 1 or 0", "x", "1");
  expect_text(f, "x = count('applicants', { phone = '19900000001' })", "x", "1");
  expect_text(f, "owner = first('applicants').id_number, x = 1", "x", "1");
  expect_text(f, "owner = { first('applicants').id_number, first('units').unit }, x = 1", "x", "1");
  expect_text(f, "x = masked(first('applicants').id_number)", "x", "330599********0027");
  expect_text(f, "x = masked(first('applicants').phone)", "x", "199****0001");
  expect_text(f, "x = 1", "x", "1");
  const char *text;
  assert_int_equal(show(f, true, "need(first('applicants'), 'id_number', 'phone')", "x = 1", "x", &text), ZB_OK);
  assert_int_equal(show(f, true, "photo(first('applicants'))", "x = 1", "x", &text), ZB_TEMPLATE);
  assert_contains(text, "照片");
  assert_int_equal(show(f, true, "masked(first('applicants').photo)", "x = 1", "x", &text), ZB_TEMPLATE);
  assert_contains(text, "照片");
  assert_int_equal(show(f, true, "sum('applicants', 'votes_for')", "x = 1", "x", &text), ZB_TEMPLATE);
  assert_contains(text, "赞成");
  assert_int_equal(show(f, true, "query('SELECT * FROM _changes')", "x = 1", "x", &text), ZB_TEMPLATE);
  assert_contains(text, "_changes");
  assert_int_equal(show(f, false, "query('SELECT * FROM _changes')", "x = 1", "x", &text), ZB_OK);
}

/* The owner that the generator names is known to the host and shown to nobody. */
static void test_owner(void **state)
{
  fixture *f = *state;
  fixture_write(f, "lua/doc.lua",
                "return { title = '文书', template = 'doc', public = true, owner = 'id_number',\n"
                "records = function() return rows('applicants') end, make = function() return { file = 'x' } end }\n");
  zb_script *script;
  bool done;
  zb_buffer dump = {0};
  assert_int_equal(zb_script_new(&(zb_scripts){.lua = f->lua}, "doc", "2020-08-04", f->store, (zb_script_limits){0},
                                 f->diags, &script),
                   ZB_OK);
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  assert_string_equal(zb_script_owner(script), ID_A);
  zb_script_dump(script, &dump);
  assert_null(strstr(dump.data, ID_A));
  zb_buffer_free(&dump);
  zb_script_free(script);
}

/* Numbers are masked wherever the text comes from. */
static void test_masks(void **state)
{
  fixture *f = *state;
  expect_text(f, "x = '编号" ID_A "'", "x", "编号（略）");
  expect_text(f, "x = '330599', y = '198001010000'", "x .. y", "（略）");
  expect_text(f, "x = 13957200000", "x", "（略）");
  expect_text(f, "x = '13957200000'", "x", "（略）");
  expect_text(f, "x = first('units').phone .. '、13957200000'", "x", "19900000001、（略）");
  expect_text(f, "x = '电话：0572-2033099、zhang@example.com'", "x", "电话：（略）、（略）");
  expect_text(f, "x = '电话：' .. published('2033099') .. '、2033098'", "x", "电话：2033099、（略）");
  const char *text;
  assert_int_equal(show(f, true, "", "x = published(first('applicants').phone)", "x", &text), ZB_TEMPLATE);
  assert_contains(text, "不能出现在公示的文书里");
  assert_int_equal(show(f, false, "", "x = '13957200000'", "x", &text), ZB_OK);
  assert_string_equal(text, "13957200000");
}

/* So they are in the name that the file is put up by. */
static void test_file_name(void **state)
{
  fixture *f = *state;
  fixture_write(
      f, "lua/doc.lua",
      "return { title = '文书', template = 'doc', public = true, records = function() return items { 1 } end,\n"
      "make = function() return { file = '公示表/139/05720000/某馆（电话13957200000）' } end }\n");
  zb_script *script;
  bool done;
  assert_int_equal(zb_script_new(&(zb_scripts){.lua = f->lua}, "doc", "2020-08-04", f->store, (zb_script_limits){0},
                                 f->diags, &script),
                   ZB_OK);
  assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
  assert_int_equal(zb_script_next(script, &done, f->diags), ZB_OK);
  assert_string_equal(zb_script_file(script), "公示表/139/05720000/某馆（电话（略））");
  zb_script_free(script);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_fields, setup, fixture_teardown),
      cmocka_unit_test_setup_teardown(test_schema, setup, fixture_teardown),
      cmocka_unit_test_setup_teardown(test_use, setup, fixture_teardown),
      cmocka_unit_test_setup_teardown(test_owner, setup, fixture_teardown),
      cmocka_unit_test_setup_teardown(test_masks, setup, fixture_teardown),
      cmocka_unit_test_setup_teardown(test_file_name, setup, fixture_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
