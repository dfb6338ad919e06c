/* Opens a table by its content and forwards each call to that format's reader. */
#include "read/table.h"

#include "read/reader.h"
#include "read/sniff/sniff.h"
#include "read/time_limit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct zb_table {
  const zb_reader_class *reader;
  void *self;
  char *path;
  zb_clock clock;
};

zb_status zb_table_open(const char *path, zb_diags *diags, zb_table **table)
{
  return zb_table_open_as(path, NULL, diags, table);
}

static zb_status open_as(zb_format format, const char *path, const char *encoding, zb_diags *diags, zb_table *table)
{
  switch (format) {
  case ZB_FORMAT_XLSX:
    table->reader = &zb_xlsx_reader;
    return zb_xlsx_open(path, diags, &table->self);
  case ZB_FORMAT_HTML:
    table->reader = &zb_html_reader;
    return zb_html_open(path, encoding, diags, &table->self);
  case ZB_FORMAT_SPREADSHEETML:
    table->reader = &zb_spreadsheetml_reader;
    return zb_spreadsheetml_open(path, encoding, diags, &table->self);
  case ZB_FORMAT_XLS:
    table->reader = &zb_xls_reader;
    return zb_xls_open(path, diags, &table->self);
  case ZB_FORMAT_ODS:
    table->reader = &zb_ods_reader;
    return zb_ods_open(path, diags, &table->self);
  case ZB_FORMAT_FODS:
    table->reader = &zb_ods_reader;
    return zb_fods_open(path, encoding, diags, &table->self);
  case ZB_FORMAT_DOCX:
    table->reader = &zb_docx_reader;
    return zb_docx_open(path, diags, &table->self);
  case ZB_FORMAT_MHT:
    table->reader = &zb_html_reader;
    return zb_mht_open(path, encoding, diags, &table->self);
  case ZB_FORMAT_TEXT:
    table->reader = &zb_csv_reader;
    return zb_csv_open(path, encoding, diags, &table->self);
  case ZB_FORMAT_ARCHIVE:
    zb_diags_add(diags, ZB_ERROR, "archive", path, "整个压缩包可以直接用 zhibiao make 读；单看其中一张表，请先解压",
                 "这是压缩包，不是一张表");
    return ZB_INPUT;
  }
  return ZB_INPUT;
}

zb_status zb_table_open_as(const char *path, const char *encoding, zb_diags *diags, zb_table **table)
{
  *table = NULL;
  zb_format format;
  zb_status status = zb_sniff(path, diags, &format);
  if (status != ZB_OK)
    return status;
  zb_table opened = {.clock = zb_clock_start(ZB_READ_SECONDS)};
  status = open_as(format, path, encoding, diags, &opened);
  if (status != ZB_OK)
    return status;
  *table = malloc(sizeof **table);
  if (*table == NULL || (opened.path = strdup(path)) == NULL)
    abort();
  **table = opened;
  return ZB_OK;
}

void zb_table_free(zb_table *table)
{
  if (table == NULL)
    return;
  table->reader->free(table->self);
  free(table->path);
  free(table);
}

void zb_table_limit_time(zb_table *table, double seconds)
{
  table->clock = zb_clock_start(seconds);
}

const char *zb_table_format(const zb_table *table)
{
  return table->reader->format;
}

bool zb_table_is_own(const zb_table *table)
{
  return table->reader->is_own != NULL && table->reader->is_own(table->self);
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
  zb_status status = zb_read_time(&table->clock, table->path, diags);
  return status == ZB_OK ? table->reader->select(table->self, sheet, diags) : status;
}

zb_status zb_table_next(zb_table *table, const zb_row **row, zb_diags *diags)
{
  *row = NULL;
  zb_status status = zb_read_time(&table->clock, table->path, diags);
  return status == ZB_OK ? table->reader->next(table->self, row, diags) : status;
}

zb_status zb_table_merges(zb_table *table, const zb_merge **merges, size_t *count, zb_diags *diags)
{
  *merges = NULL;
  *count = 0;
  zb_status status = zb_read_time(&table->clock, table->path, diags);
  return status == ZB_OK ? table->reader->merges(table->self, merges, count, diags) : status;
}

void zb_table_pictures(zb_table *table, const zb_table_picture **pictures, size_t *count)
{
  *pictures = NULL;
  *count = 0;
  if (table->reader->pictures != NULL)
    table->reader->pictures(table->self, pictures, count);
}

bool zb_table_has_unread_pictures(const zb_table *table)
{
  return table->reader->has_unread_pictures != NULL && table->reader->has_unread_pictures(table->self);
}

zb_status zb_table_picture_bytes(zb_table *table, const zb_table_picture *picture, zb_buffer *out, zb_diags *diags)
{
  return table->reader->picture_bytes(table->self, picture, out, diags);
}
