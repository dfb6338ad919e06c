/* Workbooks of Excel 97 to 2003 and of WPS (.xls, .et), and of Excel 5 and 95. Read by our own hand: libfreexl, which
   Debian has, gives neither number formats (a month can't be told from a day), nor merged cells, nor which sheets are
   hidden. A sheet has at most 65,536 rows; the stream is held in memory. */
#include "read/reader.h"
#include "read/xls/xls_sheet.h"

#include <stdlib.h>

typedef struct xls {
  zb_xls_book book;
  zb_xls_sheet *sheet; /* the selected one */
} xls;

static void xls_free(void *self)
{
  xls *x = self;
  zb_xls_sheet_free(x->sheet);
  zb_xls_book_free(&x->book);
  free(x);
}

static int xls_sheet_count(const void *self)
{
  return (int)((const xls *)self)->book.sheet_count;
}

static const char *xls_sheet_name(const void *self, int sheet)
{
  return ((const xls *)self)->book.sheets[sheet].name;
}

static bool xls_sheet_visible(const void *self, int sheet)
{
  return ((const xls *)self)->book.sheets[sheet].visible;
}

static zb_status xls_select(void *self, int sheet, zb_diags *diags)
{
  xls *x = self;
  zb_xls_sheet_free(x->sheet);
  return zb_xls_sheet_open(&x->book, (size_t)sheet, diags, &x->sheet);
}

static zb_status xls_next(void *self, const zb_row **row, zb_diags *diags)
{
  xls *x = self;
  *row = NULL;
  return x->sheet != NULL ? zb_xls_sheet_next(x->sheet, row, diags) : ZB_OK;
}

static zb_status xls_merges(void *self, const zb_merge **merges, size_t *count, zb_diags *diags)
{
  const xls *x = self;
  (void)diags;
  *count = 0;
  *merges = x->sheet != NULL ? zb_xls_sheet_merges(x->sheet, count) : NULL;
  return ZB_OK;
}

zb_status zb_xls_open(const char *path, zb_diags *diags, void **self)
{
  xls *x = calloc(1, sizeof *x);
  if (x == NULL)
    abort();
  zb_status status = zb_xls_book_open(&x->book, path, diags);
  if (status != ZB_OK) {
    xls_free(x);
    x = NULL;
  }
  *self = x;
  return status;
}

static bool xls_has_pictures(const void *self)
{
  return ((const xls *)self)->book.has_pictures;
}

const zb_reader_class zb_xls_reader = {
    .format = "xls",
    .free = xls_free,
    .sheet_count = xls_sheet_count,
    .sheet_name = xls_sheet_name,
    .sheet_visible = xls_sheet_visible,
    .select = xls_select,
    .next = xls_next,
    .merges = xls_merges,
    .has_unread_pictures = xls_has_pictures,
};
