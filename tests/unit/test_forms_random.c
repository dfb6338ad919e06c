/* Invariants of every form, for 5,000 random records (1,000 unless ALL is set, as by
   `make test-more ALL=1`): they go from csv to pages, with values of 0 to 5,000 characters
   in mixed scripts. Each is right on its pages, or refused with a reason. */
#include "import_all.h"
#include "page_checks.h"
#include "random_batch.h"

#include "script/load_schema.h"
#include "script/script.h"
#include "store/store.h"
#include "template/template.h"

#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
enum { RECORDS = 300, ALL_RECORDS = RECORDS };
#else
enum { RECORDS = 1000, ALL_RECORDS = 5000 };
#endif

typedef struct batch {
  zb_arena *arena;
  zb_diags *diags;
  zb_store *store;
  zb_fonts *fonts;
  ink ink;
  int records;
  char folder[64];
} batch;

static void copy_photo(const char *folder)
{
  char path[128];
  FILE *from = fopen("samples/faults/照片/冯失位.jpg", "r");
  snprintf(path, sizeof path, "%s/p.jpg", folder);
  FILE *to = fopen(path, "w");
  assert_true(from != NULL && to != NULL);
  for (int c = getc(from); c != EOF; c = getc(from))
    putc(c, to);
  fclose(from);
  fclose(to);
}

static int open_batch(void **state)
{
  batch *b = calloc(1, sizeof *b);
  const zb_schema *schema;
  const char *root = getenv("TMPDIR");
  snprintf(b->folder, sizeof b->folder, "%s/zhibiao.XXXXXX", root != NULL ? root : P_tmpdir);
  b->records = getenv("ALL") != NULL ? ALL_RECORDS : RECORDS;
  if (mkdtemp(b->folder) == NULL)
    return 1;
  write_random_batch(b->folder, b->records);
  copy_photo(b->folder);
  b->arena = zb_arena_new();
  b->diags = zb_diags_new();
  *state = b;
  return zb_load_schema(&(zb_scripts){.lua = "lua"}, b->arena, b->diags, &schema) == ZB_OK &&
                 zb_store_new(schema, b->diags, &b->store) == ZB_OK &&
                 import_all(b->store, b->folder, b->diags) == ZB_OK &&
                 zb_fonts_load("templates/fonts.xml", b->diags, &b->fonts) == ZB_OK
             ? 0
             : 1;
}

static int close_batch(void **state)
{
  batch *b = *state;
  static const char *const names[] = {"申报人员.csv", "学习经历.csv", "工作经历.csv", "业绩.csv", "著作论文.csv",
                                      "单位.csv",     "岗位.csv",     "拟聘人员.csv", "p.jpg"};
  char path[128];
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    snprintf(path, sizeof path, "%s/%s", b->folder, names[i]);
    remove(path);
  }
  rmdir(b->folder);
  ink_free(&b->ink);
  zb_fonts_free(b->fonts);
  zb_store_free(b->store);
  zb_diags_free(b->diags);
  zb_arena_free(b->arena);
  free(b);
  return 0;
}

/* Checks that every value that the SELECTs give for the record is in ALL. */
static void check_values(batch *b, const char *owner, const char *const *selects, const zb_buffer *all)
{
  zb_buffer value = {0};
  zb_value key = {.type = ZB_VALUE_TEXT, .text = owner};
  for (; *selects != NULL; selects++) {
    zb_rows *rows;
    const char *why;
    assert_int_equal(zb_store_query(b->store, *selects, &key, 1, &rows, &why), ZB_OK);
    while (zb_rows_next(rows))
      for (int i = 0; i < zb_rows_columns(rows); i++) {
        zb_buffer_clear(&value);
        zb_buffer_puts(&value, "");
        const char *text = zb_rows_value(rows, i).text;
        add_without_blanks(&value, text, strlen(text));
        if (strstr(all->data, value.data) == NULL)
          fail_msg("%s of %s is not on the pages: “%s”", zb_rows_name(rows, i), owner, text);
      }
    zb_rows_free(rows);
  }
  zb_buffer_free(&value);
}

typedef struct tally {
  int made, refused;
} tally;

/* Checks that the refusal, since message FIRST, has a reason. */
static void check_refusal(const batch *b, size_t first)
{
  size_t errors = 0;
  for (size_t i = first; i < zb_diags_count(b->diags); i++)
    errors += zb_diags_at(b->diags, i)->severity == ZB_ERROR && *zb_diags_at(b->diags, i)->remedy != '\0';
  assert_true(errors > 0);
}

static tally check_form(batch *b, const char *id, const char *const *selects)
{
  const zb_layout_context context = {.fonts = b->fonts, .template = id, .date = "2020-08-04"};
  zb_script *script;
  zb_template *template;
  zb_arena *arena = zb_arena_new();
  zb_buffer all = {0};
  tally t = {0};
  assert_int_equal(
      zb_script_new(&(zb_scripts){.lua = "lua"}, id, "", b->store, (zb_script_limits){0}, b->diags, &script), ZB_OK);
  assert_int_equal(zb_template_load(zb_template_folder_at("templates", b->arena), id, script, b->diags, &template),
                   ZB_OK);
  assert_int_equal(zb_script_begin(script, b->diags), ZB_OK);
  for (bool done = false;;) {
    size_t first = zb_diags_count(b->diags);
    zb_status status = zb_script_next(script, &done, b->diags);
    if (done)
      break;
    const zb_node *form;
    const zb_pages *pages;
    zb_arena_reset(arena);
    if (status == ZB_OK) {
      assert_int_equal(zb_template_fill(template, script, arena, b->diags, &form), ZB_OK);
      status = zb_layout(form, &context, arena, b->diags, &pages);
    }
    if (status == ZB_REFUSED) {
      check_refusal(b, first);
      t.refused++;
      continue;
    }
    assert_int_equal(status, ZB_OK);
    b->ink.record = zb_script_owner(script);
    check_pages(&b->ink, pages);
    check_texts(b->ink.record, form, pages, &all);
    check_values(b, zb_script_owner(script), selects, &all);
    t.made++;
  }
  zb_buffer_free(&all);
  zb_arena_free(arena);
  zb_template_free(template);
  zb_script_free(script);
  print_message("# %s: %d made, %d refused\n", id, t.made, t.refused);
  assert_int_equal(t.made + t.refused, b->records);
  return t;
}

static void the_evaluation_form_is_right_or_refused(void **state)
{
  static const char *const selects[] = {
      "SELECT name, unit, ethnicity, native_place, political_status, school, major, education, degree, current_title,"
      " appointed_title, admin_post, post_grade, apply_title, insurance_place, statement, unit_opinion, dept_opinion,"
      " hr_opinion, result FROM applicants WHERE id_number = ?",
      "SELECT school, major, education, degree, form FROM education WHERE id_number = ?",
      "SELECT unit, duty, post, witness FROM work WHERE id_number = ?",
      "SELECT content, role, rank, proof, award FROM achievements WHERE id_number = ?",
      "SELECT kind, title, outlet, number, rank FROM publications WHERE id_number = ?",
      NULL};
  tally t = check_form(*state, "evaluation", selects);
  assert_true(2 * t.made > ((const batch *)*state)->records);
}

static void the_exceptional_form_is_right_or_refused(void **state)
{
  static const char *const selects[] = {
      "SELECT name, unit, admin_post, school, major, current_title, apply_title, exceptional_reason FROM applicants"
      " WHERE id_number = ?",
      "SELECT unit, duty, post FROM work WHERE id_number = ?", NULL};
  tally t = check_form(*state, "exceptional", selects);
  assert_true(2 * t.made > ((const batch *)*state)->records);
}

static void the_posts_form_is_right_or_refused(void **state)
{
  static const char *const selects[] = {"SELECT unit, authorised, total_posts FROM posts WHERE unit = ?",
                                        "SELECT name, id_number, current_title, appointed_level, post_grade,"
                                        " recommend_title FROM proposed WHERE unit = ?",
                                        NULL};
  tally t = check_form(*state, "posts", selects);
  assert_true(2 * t.made > ((const batch *)*state)->records);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_evaluation_form_is_right_or_refused),
      cmocka_unit_test(the_exceptional_form_is_right_or_refused),
      cmocka_unit_test(the_posts_form_is_right_or_refused),
  };
  return cmocka_run_group_tests(tests, open_batch, close_batch);
}
