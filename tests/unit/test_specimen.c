/* What `zhibiao lint` and `zhibiao blank` work with: templates filled with their own expressions, and models without a
   record. */
#include "fixture.h"

#include "script/script.h"
#include "template/template.h"

/* The tree of a form of these lines, as text, filled with its own expressions. */
static const char *specimen(fixture *f, const char *lines)
{
  char path[128];
  zb_script *script;
  zb_template *template;
  const zb_node *root;
  zb_buffer dump = {0};
  snprintf(path, sizeof path, "%s/t.xml", f->folder);
  fixture_write(f, "t.xml", zb_arena_printf(f->arena, "<form id=\"t\"><page/>\n%s\n</form>", lines));
  assert_int_equal(
      zb_script_new(&(zb_scripts){.lua = "lua"}, "", "", f->store, (zb_script_limits){0}, f->diags, &script), ZB_OK);
  assert_int_equal(zb_template_load(zb_template_folder_at("templates", f->arena), path, script, f->diags, &template),
                   ZB_OK);
  assert_int_equal(zb_template_specimen(template, NULL, f->arena, f->diags, &root), ZB_OK);
  zb_tree_dump(root, &dump);
  const char *text = zb_arena_strdup(f->arena, dump.data);
  zb_buffer_free(&dump);
  zb_template_free(template);
  zb_script_free(script);
  return text;
}

static void expressions_stand_for_themselves(void **state)
{
  const char *text = specimen(*state, "<p>甲{a.name}乙</p><p if=\"nothing\">{month(\na.birth)}</p>"
                                      "<p each=\"w in works\">{w.unit}</p>");
  assert_contains(text, "text 甲{a.name}乙\n");
  assert_contains(text, "text {month( a.birth)}\n"); /* though nothing is not a name */
  assert_contains(text, "text {w.unit}\n");
}

/* Two rows below its own are there for the cell whose height depends on lists. */
static void heights_that_depend_on_data_fill_the_table(void **state)
{
  const char *text =
      specimen(*state, "<table columns=\"* *\"><row><label rows=\"{1 + #a + #b}\">名单</label><cell/></row>"
                       "<row each=\"x in a\"><cell/></row><row each=\"x in b\"><cell/></row>"
                       "<row><cell span=\"2\"/></row></table>");
  assert_contains(text, "cell column=0 span=1 rows=3 style=label\n");
}

static void a_picture_stays_empty_without_what_replaces_it(void **state)
{
  const char *text =
      specimen(*state, "<table columns=\"*\"><row><cell><image src=\"{p}\" width=\"35mm\" height=\"45mm\" if=\"p\"/>"
                       "<p if=\"p == ''\">照片</p></cell></row></table>");
  assert_contains(text, "image\n");
  assert_null(strstr(text, "照片"));
}

/* --- Blank models ---------------------------------------------------------------------------------------------- */

static zb_status blank(fixture *f, const char *field, const char **model)
{
  zb_script *script;
  zb_buffer dump = {0};
  fixture_write(f, "lua/doc.lua",
                zb_arena_printf(f->arena,
                                "return { title = '文书', template = 'doc', records = function() return items{} end,\n"
                                "make = function() return {} end, %s }",
                                field));
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(
      zb_script_new(&(zb_scripts){.lua = f->lua}, "doc", "", f->store, (zb_script_limits){0}, f->diags, &script),
      ZB_OK);
  zb_status status = zb_script_blank(script, f->diags);
  if (status == ZB_OK)
    zb_script_dump(script, &dump);
  *model = zb_arena_strdup(f->arena, dump.length > 0 ? dump.data : "");
  zb_buffer_free(&dump);
  zb_script_free(script);
  return status;
}

static void an_empty_row_has_all_fields(void **state)
{
  const char *model;
  assert_int_equal(blank(*state, "blank = function() return { p = empty('people'), n = count('people') } end", &model),
                   ZB_OK);
  assert_contains(model, "p.birth = \"\"");
  assert_contains(model, "p.name = \"\"");
  assert_contains(model, "n = 0");
}

static void an_empty_row_has_no_other_field(void **state)
{
  fixture *f = *state;
  const char *model;
  assert_int_equal(blank(f, "blank = function() return { x = empty('people').nmae } end", &model), ZB_TEMPLATE);
  assert_contains(zb_diags_at(f->diags, 0)->message, "nmae");
}

static void a_generator_may_have_no_blank(void **state)
{
  fixture *f = *state;
  const char *model;
  assert_int_equal(blank(f, "order = 1", &model), ZB_USAGE);
  assert_contains(zb_diags_at(f->diags, 0)->message, "“文书”没有空白表");
}

static void an_unknown_table_has_no_row(void **state)
{
  fixture *f = *state;
  const char *model;
  assert_int_equal(blank(f, "blank = function() return empty('peple') end", &model), ZB_TEMPLATE);
  assert_contains(zb_diags_at(f->diags, 0)->message, "peple");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(expressions_stand_for_themselves),
      TEST(heights_that_depend_on_data_fill_the_table),
      TEST(a_picture_stays_empty_without_what_replaces_it),
      TEST(an_empty_row_has_all_fields),
      TEST(an_empty_row_has_no_other_field),
      TEST(a_generator_may_have_no_blank),
      TEST(an_unknown_table_has_no_row),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
