/* Finds the sheets among a page's tables, their names and merged cells in one pass over the page. */
#include "read/html/html_tables.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_SHEETS = 4096, MAX_TITLE = 256, MAX_MERGES = 512 * 1024 };

/* A name found on the page: a table's caption, or (table -1) one of those that Excel writes into a comment. */
typedef struct title {
  int table;
  const char *text;
} title;

typedef struct spans {
  int table;
  zb_merge merge;
} spans;

typedef struct survey {
  zb_html_page *page;
  zb_html_tables *found;
  zb_arena *arena; /* of the survey's own arrays */
  title *titles;
  spans *spans;
  size_t table_capacity, title_count, title_capacity, span_count, span_capacity;
} survey;

/* --- the pass --- */

static bool on_table(void *self, int table, int parent)
{
  survey *s = self;
  zb_html_tables *found = s->found;
  (void)table; /* tables come in order */
  found->tables = zb_arena_grow(found->arena, found->tables, found->count, &s->table_capacity, sizeof *found->tables);
  found->tables[found->count++] = (zb_html_table){.parent = parent};
  return true;
}

static void on_table_end(void *self, int table)
{
  (void)self;
  (void)table;
}

static void add_title(survey *s, int table, const char *text, size_t n)
{
  if (n == 0 || n > MAX_TITLE || s->title_count >= 2 * MAX_SHEETS)
    return;
  s->titles = zb_arena_grow(s->arena, s->titles, s->title_count, &s->title_capacity, sizeof *s->titles);
  s->titles[s->title_count++] = (title){table, zb_arena_strndup(s->found->arena, text, n)};
}

static void on_caption(void *self, int table, const char *text)
{
  add_title(self, table, text, strlen(text));
}

/* Excel describes its workbook in a comment: <x:ExcelWorksheet><x:Name>花名册</x:Name>… */
static void on_comment(void *self, const char *text)
{
  survey *s = self;
  static const char open[] = "<x:Name>", close[] = "</x:Name>";
  const char *end;
  s->found->from_1904 = s->found->from_1904 || strstr(text, "<x:Date1904") != NULL;
  for (; (text = strstr(text, open)) != NULL && (end = strstr(text, close)) != NULL; text = end)
    add_title(s, -1, text + strlen(open), (size_t)(end - text) - strlen(open));
}

static void on_cell(void *self, const zb_html_cell *cell)
{
  survey *s = self;
  s->found->tables[cell->table].cells += cell->type != ZB_CELL_EMPTY;
  if (cell->rows == 1 && cell->columns == 1)
    return;
  if (s->span_count >= MAX_MERGES) {
    zb_html_page_stop(s->page, "合并单元格太多");
    return;
  }
  s->spans = zb_arena_grow(s->arena, s->spans, s->span_count, &s->span_capacity, sizeof *s->spans);
  s->spans[s->span_count++] = (spans){cell->table,
                                      {.first_row = cell->row,
                                       .first_column = cell->column,
                                       .last_row = cell->row + cell->rows - 1,
                                       .last_column = cell->column + cell->columns - 1}};
}

static void on_row_end(void *self, int table, int row, bool hidden)
{
  (void)hidden;
  (void)self;
  (void)table;
  (void)row;
}

/* --- evaluation --- */

static int most_cells(const zb_html_table *table)
{
  return table->cells > table->inside ? table->cells : table->inside;
}

/* Tables come before their nested tables. */
static void separate_tables(zb_html_table *tables, size_t count)
{
  for (size_t i = count; i-- > 0;) {
    zb_html_table *parent = tables[i].parent >= 0 ? &tables[tables[i].parent] : NULL;
    if (parent != NULL && most_cells(&tables[i]) > parent->inside)
      parent->inside = most_cells(&tables[i]);
  }
  for (size_t i = 0; i < count; i++) {
    const zb_html_table *parent = tables[i].parent >= 0 ? &tables[tables[i].parent] : NULL;
    tables[i].is_separate = parent == NULL || (parent->is_separate && parent->inside > parent->cells);
  }
}

static bool is_sheet(const zb_html_table *table)
{
  return table->is_separate && table->cells > 0;
}

/* Excel's name for the NTH sheet. */
static const char *excel_title(const survey *s, int nth)
{
  for (size_t i = 0; i < s->title_count; i++)
    if (s->titles[i].table == -1 && nth-- == 0)
      return s->titles[i].text;
  return NULL;
}

/* The last one: a caption comes after the heading. */
static const char *title_on_page(const survey *s, int table)
{
  for (size_t i = s->title_count; i-- > 0;)
    if (s->titles[i].table == table)
      return s->titles[i].text;
  return NULL;
}

static bool is_used(const zb_html_tables *found, int sheets, const char *name)
{
  for (int i = 0; i < sheets; i++)
    if (strcmp(found->sheets[i].name, name) == 0)
      return true;
  return false;
}

/* Uses Excel's own names if each sheet has one; else captions and headings; else numbers, if there are several sheets.
 */
static const char *name_of(const survey *s, int sheet, int table, bool from_excel)
{
  zb_arena *arena = s->found->arena;
  const char *text = from_excel ? excel_title(s, sheet) : title_on_page(s, table);
  if (text == NULL)
    return s->found->sheet_count > 1 ? zb_arena_printf(arena, "表%d", sheet + 1) : "";
  return is_used(s->found, sheet, text) ? zb_arena_printf(arena, "%s %d", text, sheet + 1) : text;
}

static void name_sheets(survey *s)
{
  zb_html_tables *found = s->found;
  size_t sheets = 0, span = 0;
  int from_excel = 0;
  for (size_t i = 0; i < s->title_count; i++)
    from_excel += s->titles[i].table == -1;
  found->sheets = zb_arena_array(found->arena, (size_t)found->sheet_count, sizeof *found->sheets);
  for (size_t i = 0; i < found->count; i++) {
    size_t first = span;
    while (span < s->span_count && s->spans[span].table == (int)i)
      span++;
    if (!is_sheet(&found->tables[i]))
      continue;
    found->sheets[sheets] = (zb_html_sheet){.name = name_of(s, (int)sheets, (int)i, from_excel == found->sheet_count),
                                            .table = (int)i,
                                            .first_merge = first,
                                            .merge_count = span - first};
    sheets++;
  }
}

static int by_position(const void *a, const void *b)
{
  const spans *left = a, *right = b;
  if (left->table != right->table)
    return left->table < right->table ? -1 : 1;
  if (left->merge.first_row != right->merge.first_row)
    return left->merge.first_row < right->merge.first_row ? -1 : 1;
  return (left->merge.first_column > right->merge.first_column) -
         (left->merge.first_column < right->merge.first_column);
}

static void keep_merges(survey *s)
{
  if (s->span_count == 0)
    return;
  qsort(s->spans, s->span_count, sizeof *s->spans, by_position);
  s->found->merges = zb_arena_array(s->found->arena, s->span_count, sizeof *s->found->merges);
  for (size_t i = 0; i < s->span_count; i++)
    s->found->merges[i] = s->spans[i].merge;
}

zb_status zb_html_tables_find(zb_html_page *page, zb_diags *diags, zb_html_tables *tables)
{
  static const zb_html_listener listener = {on_table, on_table_end, on_caption, on_comment, on_cell, on_row_end};
  *tables = (zb_html_tables){.arena = zb_arena_new()};
  survey s = {.page = page, .found = tables, .arena = zb_arena_new()};
  zb_html_page_start(page, &listener, &s);
  bool more = true;
  zb_status status = ZB_OK;
  while (status == ZB_OK && more)
    status = zb_html_page_read(page, diags, &more);
  separate_tables(tables->tables, tables->count);
  int sheets = 0;
  for (size_t i = 0; i < tables->count; i++)
    sheets += is_sheet(&tables->tables[i]);
  tables->sheet_count = sheets;
  if (status == ZB_OK && sheets > MAX_SHEETS) {
    zb_html_page_stop(page, "表格太多");
    status = zb_html_page_read(page, diags, &more);
  }
  keep_merges(&s);
  if (status == ZB_OK)
    name_sheets(&s);
  zb_arena_free(s.arena);
  return status;
}

void zb_html_tables_free(zb_html_tables *tables)
{
  zb_arena_free(tables->arena);
  *tables = (zb_html_tables){0};
}
