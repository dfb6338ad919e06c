/* Tables of Word documents (.docx), each a sheet, named by the paragraph above it. One pass finds the tables and their
   merged cells; each reading of a table goes through the document up to it again. */
#include "base/arena.h"
#include "base/grow.h"
#include "read/docx/docx_walk.h"
#include "read/package.h"
#include "read/row_queue.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DOCUMENT ((uint64_t)4 * 1024 * 1024 * 1024)

enum { MAX_TABLES = 4096, MAX_MERGES = 1000000 };

typedef struct table {
  const char *name;
  size_t first_merge, merge_count;
} table;

typedef struct docx {
  zb_package *package;
  zb_arena *arena;
  char *document; /* the part's name */
  zb_part *part;
  zb_docx_walk walk;
  table *tables;
  size_t table_count, table_capacity;
  zb_merge *merges; /* table after table */
  size_t merge_count, merge_capacity;
  size_t open_merges[ZB_MAX_COLUMNS]; /* of each column: which merge, from 1, may go on below; 0: none */
  int selected;                       /* -1: none */
  bool ended;                         /* the selected table */
  zb_row_queue rows;
} docx;

static zb_status refuse(const docx *d, zb_diags *diags, const char *what)
{
  return zb_part_refuse(d->part, diags, zb_arena_printf(d->arena, "里%s", what));
}

static zb_status rewind_document(docx *d, zb_diags *diags)
{
  zb_part_close(d->part);
  zb_docx_walk_start(&d->walk);
  return zb_part_open(d->package, d->document, MAX_DOCUMENT, diags, &d->part);
}

/* Goes on to the next cell, row or table; *ENDED at the document's end. */
static zb_status next_step(docx *d, zb_docx_step *step, bool *ended, zb_diags *diags)
{
  const zb_event *event;
  zb_status status;
  *step = ZB_DOCX_NOTHING;
  while ((status = zb_part_next(d->part, diags, &event)) == ZB_OK && event != NULL && *step == ZB_DOCX_NOTHING) {
    *step = zb_docx_walk_event(&d->walk, event);
    if (d->walk.fault != NULL)
      return refuse(d, diags, d->walk.fault);
    if (*step != ZB_DOCX_NOTHING)
      break;
  }
  *ended = event == NULL;
  return status;
}

/* --- Finding the tables --------------------------------------------------------------------------------------- */

static bool is_used(const docx *d, const char *name)
{
  for (size_t i = 0; i < d->table_count; i++)
    if (strcmp(d->tables[i].name, name) == 0)
      return true;
  return false;
}

static void add_table(docx *d)
{
  size_t number = d->table_count + 1;
  const char *title = d->walk.title.length > 0 ? zb_arena_strdup(d->arena, d->walk.title.data) : NULL;
  if (title == NULL)
    title = zb_arena_printf(d->arena, "表%zu", number);
  else if (is_used(d, title))
    title = zb_arena_printf(d->arena, "%s %zu", title, number);
  d->tables = zb_arena_grow(d->arena, d->tables, d->table_count, &d->table_capacity, sizeof *d->tables);
  d->tables[d->table_count++] = (table){.name = title, .first_merge = d->merge_count};
  memset(d->open_merges, 0, sizeof d->open_merges);
}

static bool survey_cell(docx *d)
{
  const zb_docx_walk *walk = &d->walk;
  if (walk->column >= ZB_MAX_COLUMNS)
    return false;
  size_t *open = &d->open_merges[walk->column];
  if (walk->covered && *open > 0)
    d->merges[*open - 1].last_row = walk->row;
  else
    *open = 0;
  if (walk->covered || (walk->columns == 1 && !walk->restart))
    return true;
  if (d->merge_count >= MAX_MERGES)
    return false;
  d->merges = zb_grow(d->merges, d->merge_count, &d->merge_capacity, sizeof *d->merges);
  d->merges[d->merge_count++] = (zb_merge){walk->row, walk->column, walk->row, walk->column + walk->columns - 1};
  *open = walk->restart ? d->merge_count : 0;
  return true;
}

/* Cells that are merged with nothing are no merges. */
static void drop_single_merges(docx *d)
{
  table *t = &d->tables[d->table_count - 1];
  size_t kept = t->first_merge;
  for (size_t i = t->first_merge; i < d->merge_count; i++) {
    const zb_merge *m = &d->merges[i];
    if (m->first_row != m->last_row || m->first_column != m->last_column)
      d->merges[kept++] = *m;
  }
  d->merge_count = kept;
  t->merge_count = kept - t->first_merge;
}

static zb_status survey(docx *d, zb_diags *diags)
{
  zb_docx_step step;
  bool ended = false;
  zb_status status = rewind_document(d, diags);
  while (status == ZB_OK && !ended) {
    status = next_step(d, &step, &ended, diags);
    if (status != ZB_OK || ended)
      break;
    if (step == ZB_DOCX_TABLE && d->table_count >= MAX_TABLES)
      status = refuse(d, diags, "表格太多");
    else if (step == ZB_DOCX_TABLE)
      add_table(d);
    else if (step == ZB_DOCX_CELL && !survey_cell(d))
      status = refuse(d, diags, "合并单元格太多");
    else if (step == ZB_DOCX_TABLE_END)
      drop_single_merges(d);
  }
  if (status == ZB_OK && d->table_count == 0) {
    zb_diags_add(diags, ZB_ERROR, "not-a-table", zb_package_path(d->package),
                 "请导入含有表格的文件，或另存为 .xlsx 后再导入", "这是 Word 文档，里面没有表格");
    status = ZB_INPUT;
  }
  return status;
}

/* --- Reading one ---------------------------------------------------------------------------------------------- */

static void add_cell(docx *d)
{
  const zb_docx_walk *walk = &d->walk;
  if (walk->covered || walk->text.length == 0)
    return;
  zb_cell *cell = zb_cells_add(&d->rows.cells, walk->column);
  cell->type = ZB_CELL_TEXT;
  cell->untyped = true;
  cell->struck = walk->struck;
  cell->text = zb_cells_text(&d->rows.cells, walk->text.data, walk->text.length);
}

static zb_status docx_next(void *self, const zb_row **row, zb_diags *diags)
{
  docx *d = self;
  while ((*row = zb_row_queue_next(&d->rows)) == NULL && !d->ended) {
    zb_docx_step step;
    zb_status status = next_step(d, &step, &d->ended, diags);
    if (status != ZB_OK) {
      d->ended = true;
      zb_row_queue_fail(&d->rows);
      return status;
    }
    if (d->walk.table < d->selected)
      continue;
    if (step == ZB_DOCX_CELL)
      add_cell(d);
    else if (step == ZB_DOCX_ROW)
      zb_row_queue_end_row(&d->rows, d->walk.row, false);
    d->ended = d->ended || step == ZB_DOCX_TABLE_END;
  }
  return ZB_OK;
}

/* Reading tables in order needs no second pass over the document. */
static zb_status docx_select(void *self, int sheet, zb_diags *diags)
{
  docx *d = self;
  if (sheet == d->selected && zb_row_queue_replay(&d->rows))
    return ZB_OK;
  zb_status status = d->walk.table < sheet && d->selected >= 0 ? ZB_OK : rewind_document(d, diags);
  d->selected = sheet;
  d->ended = status != ZB_OK;
  zb_row_queue_clear(&d->rows);
  if (status != ZB_OK)
    zb_row_queue_fail(&d->rows);
  return status;
}

static zb_status docx_merges(void *self, const zb_merge **merges, size_t *count, zb_diags *diags)
{
  const docx *d = self;
  (void)diags;
  *count = d->selected >= 0 ? d->tables[d->selected].merge_count : 0;
  *merges = *count > 0 ? d->merges + d->tables[d->selected].first_merge : NULL;
  return ZB_OK;
}

static int docx_sheet_count(const void *self)
{
  return (int)((const docx *)self)->table_count;
}

static const char *docx_sheet_name(const void *self, int sheet)
{
  return ((const docx *)self)->tables[sheet].name;
}

static bool docx_sheet_visible(const void *self, int sheet)
{
  (void)self;
  (void)sheet;
  return true;
}

static void docx_free(void *self)
{
  docx *d = self;
  zb_part_close(d->part);
  zb_package_free(d->package);
  zb_docx_walk_free(&d->walk);
  zb_row_queue_free(&d->rows);
  zb_arena_free(d->arena);
  free(d->merges);
  free(d->document);
  free(d);
}

static zb_status find_document(docx *d, zb_diags *diags)
{
  zb_relations relations;
  zb_status status = zb_relations_read(d->package, "", diags, &relations);
  if (status != ZB_OK)
    return status;
  const char *name = zb_relations_find(&relations, "officeDocument");
  d->document = strdup(name != NULL && zb_package_has(d->package, name) ? name : "word/document.xml");
  if (d->document == NULL)
    abort();
  zb_relations_free(&relations);
  return ZB_OK;
}

zb_status zb_docx_open(const char *path, zb_diags *diags, void **self)
{
  *self = NULL;
  zb_package *package;
  zb_status status = zb_package_open(path, diags, &package);
  if (status != ZB_OK)
    return status;
  docx *d = calloc(1, sizeof *d);
  if (d == NULL)
    abort();
  *d = (docx){.package = package, .arena = zb_arena_new(), .selected = -1};
  status = find_document(d, diags);
  if (status == ZB_OK)
    status = survey(d, diags);
  if (status != ZB_OK) {
    docx_free(d);
    return status;
  }
  *self = d;
  return ZB_OK;
}

static bool docx_has_pictures(const void *self)
{
  return zb_package_has_below(((const docx *)self)->package, "word/media/");
}

const zb_reader_class zb_docx_reader = {
    .format = "docx",
    .free = docx_free,
    .sheet_count = docx_sheet_count,
    .sheet_name = docx_sheet_name,
    .sheet_visible = docx_sheet_visible,
    .select = docx_select,
    .next = docx_next,
    .merges = docx_merges,
    .has_unread_pictures = docx_has_pictures,
};
