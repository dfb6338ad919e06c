/* Opens a table by what its content is and hands each call to that format's reader. */
#include "data/table.h"

#include "data/reader.h"
#include "data/sniff.h"

#include <stdio.h>
#include <stdlib.h>

struct zb_table {
  const zb_reader_class *reader;
  void *self;
};

zb_status zb_table_open(const char *path, zb_diags *diags, zb_table **table)
{
  return zb_table_open_as(path, NULL, diags, table);
}

zb_status zb_table_open_as(const char *path, const char *encoding, zb_diags *diags, zb_table **table)
{
  *table = NULL;
  zb_format format;
  zb_status status = zb_sniff(path, diags, &format);
  if (status != ZB_OK)
    return status;
  void *self = NULL;
  status = format == ZB_FORMAT_XLSX ? zb_xlsx_open(path, diags, &self) : zb_csv_open(path, encoding, diags, &self);
  if (status != ZB_OK)
    return status;
  zb_table *t = malloc(sizeof *t);
  if (t == NULL)
    abort();
  t->reader = format == ZB_FORMAT_XLSX ? &zb_xlsx_reader : &zb_csv_reader;
  t->self = self;
  *table = t;
  return ZB_OK;
}

void zb_table_free(zb_table *table)
{
  if (table == NULL)
    return;
  table->reader->free(table->self);
  free(table);
}

const char *zb_table_format(const zb_table *table)
{
  return table->reader->format;
}

int zb_table_sheet_count(const zb_table *table)
{
  return table->reader->sheet_count(table->self);
}

const char *zb_table_sheet_name(const zb_table *table, int sheet)
{
  return table->reader->sheet_name(table->self, sheet);
}

bool zb_table_sheet_visible(const zb_table *table, int sheet)
{
  return table->reader->sheet_visible(table->self, sheet);
}

zb_status zb_table_select(zb_table *table, int sheet, zb_diags *diags)
{
  return table->reader->select(table->self, sheet, diags);
}

zb_status zb_table_next(zb_table *table, const zb_row **row, zb_diags *diags)
{
  return table->reader->next(table->self, row, diags);
}

zb_status zb_table_merges(zb_table *table, const zb_merge **merges, size_t *count, zb_diags *diags)
{
  return table->reader->merges(table->self, merges, count, diags);
}
