/* 附件3 and 附件4 against the notice's own words, cell by cell: tests/data/annex3.txt and annex4.txt hold the title,
   then row by row a line "| words" for each cell, without white space, as the notice's text has them. A cell merged
   with the one above is an empty line there. */
#include "base/file.h"
#include "script/load_schema.h"
#include "script/script.h"
#include "store/store.h"
#include "template/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Columns of the widest table. */
enum { ROOM = 32 };

typedef struct filled {
  zb_arena *arena;
  zb_diags *diags;
  zb_store *store;
  zb_script *script;
  zb_template *template;
  const zb_node *form;
} filled;

static void fill_blank(filled *f, const char *id)
{
  const zb_schema *schema;
  *f = (filled){.arena = zb_arena_new(), .diags = zb_diags_new()};
  assert_int_equal(zb_load_schema(&(zb_scripts){.lua = "lua"}, f->arena, f->diags, &schema), ZB_OK);
  assert_int_equal(zb_store_new(schema, f->diags, &f->store), ZB_OK);
  assert_int_equal(zb_store_finish(f->store, f->diags), ZB_OK);
  assert_int_equal(
      zb_script_new(&(zb_scripts){.lua = "lua"}, id, "", f->store, (zb_script_limits){0}, f->diags, &f->script), ZB_OK);
  assert_int_equal(
      zb_template_load(zb_template_folder_at("templates", f->arena), id, f->script, f->diags, &f->template), ZB_OK);
  assert_int_equal(zb_script_blank(f->script, f->diags), ZB_OK);
  assert_int_equal(zb_template_fill(f->template, f->script, f->arena, f->diags, &f->form), ZB_OK);
}

static void end(filled *f)
{
  zb_template_free(f->template);
  zb_script_free(f->script);
  zb_store_free(f->store);
  zb_diags_free(f->diags);
  zb_arena_free(f->arena);
}

/* Without white space of any width. */
static void put_words(zb_buffer *out, const char *text)
{
  static const char *const spaces[] = {" ", "\n", "\t", "　", "\u00a0"};
  while (*text != '\0') {
    size_t space = 0;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces && space == 0; i++)
      if (strncmp(text, spaces[i], strlen(spaces[i])) == 0)
        space = strlen(spaces[i]);
    if (space == 0)
      zb_buffer_putc(out, *text);
    text += space > 0 ? space : 1;
  }
}

static void put_text(zb_buffer *out, const zb_node *node)
{
  put_words(out, node->text);
  for (const zb_node *child = node->first; child != NULL; child = child->next)
    put_text(out, child);
}

static void put_cell(zb_buffer *out, const zb_node *cell)
{
  zb_buffer words = {0};
  zb_buffer_puts(&words, "");
  if (cell != NULL)
    put_text(&words, cell);
  zb_buffer_printf(out, "|%s%s\n", words.length > 0 ? " " : "", words.data);
  zb_buffer_free(&words);
}

/* The table in the annex's way: cells from above are empty ones. */
static void put_table(zb_buffer *out, const zb_node *table)
{
  struct {
    int rows, span; /* that it still reaches down, its width */
  } above[ROOM] = {0};
  for (const zb_node *row = table->first; row != NULL; row = row->next) {
    const zb_node *cell = row->first;
    zb_buffer_putc(out, '\n');
    for (int column = 0; column < table->as.columns.count;) {
      if (above[column].rows > 0) {
        put_cell(out, NULL);
        above[column].rows--;
        column += above[column].span;
        continue;
      }
      assert_non_null(cell);
      assert_int_equal(cell->as.cell.column, column);
      put_cell(out, cell);
      above[column].rows = cell->as.cell.rows - 1;
      above[column].span = cell->as.cell.span;
      column += cell->as.cell.span;
      cell = cell->next;
    }
  }
}

static void compare(const char *id, const char *file)
{
  filled f;
  zb_buffer made = {0}, wanted = {0};
  fill_blank(&f, id);
  assert_int_equal(zb_file_read(file, &wanted, f.diags), ZB_OK);
  for (const zb_node *node = f.form->first; node != NULL; node = node->next) {
    if (node->kind == ZB_NODE_P) {
      put_text(&made, node);
      zb_buffer_putc(&made, '\n');
    } else if (node->kind == ZB_NODE_TABLE) {
      put_table(&made, node);
    }
  }
  zb_buffer_putc(&wanted, '\0');
  assert_string_equal(made.data, wanted.data);
  zb_buffer_free(&made);
  zb_buffer_free(&wanted);
  end(&f);
}

static void annex_3_has_the_notices_cells(void **state)
{
  (void)state;
  compare("posts", "tests/data/annex3.txt");
}

static void annex_4_has_the_notices_cells(void **state)
{
  (void)state;
  compare("exceptional", "tests/data/annex4.txt");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(annex_3_has_the_notices_cells),
      cmocka_unit_test(annex_4_has_the_notices_cells),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
