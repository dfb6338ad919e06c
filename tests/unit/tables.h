/* For tests of readers: writes files, and checks dumps and refusals in a line each. */
#ifndef ZB_TESTS_TABLES_H
#define ZB_TESTS_TABLES_H

#include "base/file.h"
#include "read/table_dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A path for a file of this test program; removed by the caller. */
static inline const char *scratch(char out[64], const char *name)
{
  snprintf(out, 64, "/tmp/zb-%ld-%s", (long)getpid(), name);
  return out;
}

static inline void write_bytes(const char *path, const void *bytes, size_t n)
{
  zb_diags *diags = zb_diags_new();
  assert_int_equal(zb_file_write(path, bytes, n, diags), ZB_OK);
  zb_diags_free(diags);
}

/* Checks the canonical csv of a sheet, which must be read without any message. */
static inline void expect_csv(const char *path, int sheet, const char *want)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_table *table;
  zb_status status = zb_table_open(path, diags, &table);
  if (status == ZB_OK)
    status = zb_dump_csv(table, sheet, &out, diags);
  if (zb_diags_count(diags) > 0)
    fail_msg("%s: %s", path, zb_diags_at(diags, 0)->message);
  assert_int_equal(status, ZB_OK);
  assert_string_equal(out.data != NULL ? out.data : "", want);
  zb_table_free(table);
  zb_buffer_free(&out);
  zb_diags_free(diags);
}

/* Checks which cells of the first sheet have something struck out: "B1 C2". */
static inline void expect_struck(const char *path, const char *want)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_table *table;
  const zb_row *row = NULL;
  char name[24];
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
  zb_buffer_puts(&out, "");
  while (zb_table_next(table, &row, diags) == ZB_OK && row != NULL)
    for (int i = 0; i < row->count; i++)
      if (row->cells[i].struck)
        zb_buffer_printf(&out, "%s%s", out.length > 0 ? " " : "",
                         zb_cell_name(row->cells[i].column, row->number, name));
  assert_string_equal(out.length > 0 ? out.data : "", want);
  zb_table_free(table);
  zb_buffer_free(&out);
  zb_diags_free(diags);
}

/* Checks that sheets can be read in any order, each after a look at two of its rows, as importers do: WANTS[i] is the
   csv of sheet I. */
static inline void expect_sheets(const char *path, const char *const *wants, int count)
{
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  assert_int_equal(zb_table_sheet_count(table), count);
  for (int i = 0; i < 3 * count; i++) {
    int sheet = i < count ? i : i < 2 * count ? 2 * count - 1 - i : (i * 2 + 1) % count;
    const zb_row *row;
    assert_int_equal(zb_table_select(table, sheet, diags), ZB_OK);
    for (int r = 0; r < 2; r++)
      assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
    for (int again = 0; again < 2; again++) {
      zb_buffer out = {0};
      assert_int_equal(zb_dump_csv(table, sheet, &out, diags), ZB_OK);
      assert_string_equal(out.data != NULL ? out.data : "", wants[sheet]);
      zb_buffer_free(&out);
    }
  }
  assert_int_equal(zb_diags_count(diags), 0);
  zb_table_free(table);
  zb_diags_free(diags);
}

/* Checks that reading the first sheet to its end, with its merged cells, gives ZB_INPUT and one error with CODE, and
   that its place and message contain PLACE and MESSAGE. */
static inline void expect_refused(const char *path, const char *code, const char *place, const char *message)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_table *table;
  zb_status status = zb_table_open(path, diags, &table);
  if (status == ZB_OK)
    status = zb_dump_csv(table, 0, &out, diags);
  assert_int_equal(status, ZB_INPUT);
  assert_int_equal(zb_diags_count(diags), 1);
  const zb_diag *diag = zb_diags_at(diags, 0);
  assert_int_equal(diag->severity, ZB_ERROR);
  assert_string_equal(diag->code, code);
  if (strstr(diag->place, place) == NULL || strstr(diag->message, message) == NULL)
    fail_msg("%s: %s", diag->place, diag->message);
  assert_true(strlen(diag->remedy) > 0);
  if (table != NULL)
    assert_int_equal(zb_dump_csv(table, 0, &out, diags), ZB_INPUT); /* a second reading reports it again */
  zb_table_free(table);
  zb_buffer_free(&out);
  zb_diags_free(diags);
}

#endif
