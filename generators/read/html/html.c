/* Tables of web pages: what many platforms export under the name .xls, and what Excel, WPS and LibreOffice save as
   web pages. Each table is a sheet. The parser reports several rows at once, so finished ones are queued. */
#include "base/file.h"
#include "base/number.h"
#include "read/html/html_tables.h"
#include "read/reader.h"
#include "read/row_queue.h"
#include "read/typed_cells.h"

#include <stdlib.h>
#include <string.h>

typedef struct html {
  zb_html_page *page;
  zb_html_tables found;
  int selected; /* -1: none */
  bool more;    /* of the selected sheet */
  zb_row_queue rows;
} html;

/* --- the listener --- */

static bool on_table(void *self, int table, int parent)
{
  (void)parent;
  return ((html *)self)->found.tables[table].is_separate;
}

static void on_title(void *self, int table, const char *text)
{
  (void)self;
  (void)table;
  (void)text;
}

static void on_comment(void *self, const char *text)
{
  (void)self;
  (void)text;
}

/* A number that is malformed counts as its text. */
static zb_cell_type type_of(const zb_html_cell *page_cell, double *number)
{
  if (page_cell->type != ZB_CELL_NUMBER || zb_number_read(page_cell->digits, number))
    return page_cell->type;
  return *page_cell->text != '\0' ? ZB_CELL_TEXT : ZB_CELL_EMPTY;
}

static void on_cell(void *self, const zb_html_cell *page_cell)
{
  html *h = self;
  double number = 0;
  zb_cell_type type = type_of(page_cell, &number);
  if (page_cell->table != h->found.sheets[h->selected].table || type == ZB_CELL_EMPTY)
    return;
  zb_cell *cell = zb_cells_add(&h->rows.cells, page_cell->column);
  cell->type = type;
  cell->struck = page_cell->struck;
  cell->by_default = page_cell->by_default;
  if (type == ZB_CELL_BOOL) {
    zb_cells_set_bool(cell, strcasecmp(page_cell->digits, "true") == 0 || strcmp(page_cell->digits, "1") == 0);
  } else if (type == ZB_CELL_NUMBER) {
    zb_cells_set_number(&h->rows.cells, cell, number, &page_cell->format, h->found.from_1904);
    cell->format = NULL; /* it lives only as long as the page's cell, and the page says what it shows */
    if (*page_cell->text != '\0')
      cell->shown = zb_cells_text(&h->rows.cells, page_cell->text, strlen(page_cell->text));
  } else {
    cell->untyped = page_cell->untyped && type == ZB_CELL_TEXT;
    cell->text = zb_cells_text(&h->rows.cells, page_cell->text, strlen(page_cell->text));
  }
}

static void on_row_end(void *self, int table, int row, bool hidden)
{
  html *h = self;
  if (table == h->found.sheets[h->selected].table)
    zb_row_queue_end_row(&h->rows, row, hidden);
}

static void on_table_end(void *self, int table)
{
  html *h = self;
  h->more = h->more && table != h->found.sheets[h->selected].table;
}

/* --- the reader --- */

static zb_status html_next(void *self, const zb_row **row, zb_diags *diags)
{
  html *h = self;
  while ((*row = zb_row_queue_next(&h->rows)) == NULL && h->more) {
    bool more = false;
    zb_status status = zb_html_page_read(h->page, diags, &more);
    h->more = h->more && more && status == ZB_OK;
    if (status == ZB_OK)
      continue;
    zb_row_queue_fail(&h->rows);
    return status;
  }
  return ZB_OK;
}

/* Reading sheets in order needs no second pass over the page. */
static zb_status html_select(void *self, int sheet, zb_diags *diags)
{
  static const zb_html_listener listener = {on_table, on_table_end, on_title, on_comment, on_cell, on_row_end};
  html *h = self;
  (void)diags;
  if (sheet == h->selected && zb_row_queue_replay(&h->rows))
    return ZB_OK;
  if (zb_html_page_tables_begun(h->page) > h->found.sheets[sheet].table)
    zb_html_page_start(h->page, &listener, h);
  h->selected = sheet;
  h->more = true;
  zb_row_queue_clear(&h->rows);
  return ZB_OK;
}

static zb_status html_merges(void *self, const zb_merge **merges, size_t *count, zb_diags *diags)
{
  const html *h = self;
  const zb_html_sheet *sheet = h->selected >= 0 ? &h->found.sheets[h->selected] : NULL;
  (void)diags;
  *count = sheet != NULL ? sheet->merge_count : 0;
  *merges = *count > 0 ? h->found.merges + sheet->first_merge : NULL;
  return ZB_OK;
}

static int html_sheet_count(const void *self)
{
  return ((const html *)self)->found.sheet_count;
}

static const char *html_sheet_name(const void *self, int sheet)
{
  return ((const html *)self)->found.sheets[sheet].name;
}

static bool html_sheet_visible(const void *self, int sheet)
{
  (void)self;
  (void)sheet;
  return true;
}

static void html_free(void *self)
{
  html *h = self;
  zb_html_page_free(h->page);
  zb_html_tables_free(&h->found);
  zb_row_queue_free(&h->rows);
  free(h);
}

static zb_status refuse_empty(const char *path, const zb_html_page *page, zb_diags *diags)
{
  if (zb_html_page_has_frames(page))
    zb_diags_add(diags, ZB_ERROR, "html-frames", path, "请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再导入",
                 "这个网页只是框架，表格在它指向的别的文件里");
  else
    zb_diags_add(diags, ZB_ERROR, "not-a-table", path, "请导入含有表格的文件，或另存为 .xlsx 后再导入",
                 "这是网页，里面没有表格");
  return ZB_INPUT;
}

zb_status zb_html_open(const char *path, const char *encoding, zb_diags *diags, void **self)
{
  *self = NULL;
  FILE *file = zb_file_open(path, diags);
  return file == NULL ? ZB_INPUT : zb_html_open_page(file, path, encoding, diags, self);
}

zb_status zb_html_open_page(FILE *file, const char *path, const char *encoding, zb_diags *diags, void **self)
{
  *self = NULL;
  zb_html_page *page;
  zb_status status = zb_html_page_open(file, path, encoding, diags, &page);
  if (status != ZB_OK)
    return status;
  html *h = calloc(1, sizeof *h);
  if (h == NULL)
    abort();
  h->page = page;
  h->selected = -1;
  status = zb_html_tables_find(page, diags, &h->found);
  if (status == ZB_OK && h->found.sheet_count == 0)
    status = refuse_empty(path, page, diags);
  if (status != ZB_OK) {
    html_free(h);
    return status;
  }
  *self = h;
  return ZB_OK;
}

const zb_reader_class zb_html_reader = {
    .format = "html",
    .free = html_free,
    .sheet_count = html_sheet_count,
    .sheet_name = html_sheet_name,
    .sheet_visible = html_sheet_visible,
    .select = html_select,
    .next = html_next,
    .merges = html_merges,
};
