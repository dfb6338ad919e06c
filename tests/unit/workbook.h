/* For tests of sheet/: builds filled workbook trees and reads parts of the xlsx files made of them. */
#ifndef ZB_TESTS_WORKBOOK_H
#define ZB_TESTS_WORKBOOK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sheet/sheet.h"
#include "trees.h"

#include <stdbool.h>
#include <string.h>
#include <zip.h>

static const char test_date[] = "2020-08-04";

/* A sheet of N columns of 75 pt: 100 pixels. */
static inline zb_node *book_sheet(zb_arena *a, const char *name, int n)
{
  zb_node *sheet = tree_node(a, ZB_NODE_SHEET, name);
  zb_width *widths = zb_arena_array(a, (size_t)n, sizeof *widths);
  for (int i = 0; i < n; i++)
    widths[i].pt = 75;
  sheet->as.columns.count = n;
  sheet->as.columns.widths = widths;
  sheet->as.columns.tab = -1;
  return sheet;
}

static inline zb_node *book_of(zb_arena *a, zb_node *sheet)
{
  zb_node *book = tree_node(a, ZB_NODE_WORKBOOK, "");
  book->as.document.title = "公示表";
  book->as.document.author = "第一中学";
  book->as.document.subject = "";
  return tree_add(book, sheet, NULL);
}

static inline zb_node *book_table(zb_arena *a)
{
  zb_node *table = tree_node(a, ZB_NODE_TABLE, "");
  table->as.columns.line = 0.5F;
  table->as.columns.frame = 1;
  return table;
}

static inline zb_node *book_row(zb_arena *a, bool head)
{
  zb_node *row = tree_row(a, 0);
  row->as.row.head = head;
  return row;
}

/* A cell with a typed value, like one whose only content is an expression. */
static inline zb_node *book_number(zb_arena *a, int column, double number, const char *text)
{
  zb_node *cell = tree_cell(a, column, 1, 1, text);
  cell->as.cell.typed = true;
  cell->as.cell.value = (zb_value){.type = ZB_VALUE_REAL, .real = number, .text = text};
  return cell;
}

static inline zb_node *book_formula(zb_arena *a, int column, const char *formula, double result, const char *text)
{
  zb_node *cell = book_number(a, column, result, text);
  cell->text = formula;
  return cell;
}

/* A part of the package as text, in the arena. */
static inline const char *book_part(zb_arena *a, const zb_buffer *bytes, const char *name)
{
  zip_error_t error;
  zip_source_t *source = zip_source_buffer_create(bytes->data, bytes->length, 0, &error);
  zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  assert_non_null(zip);
  zip_stat_t stat;
  assert_int_equal(zip_stat(zip, name, 0, &stat), 0);
  char *text = zb_arena_alloc(a, stat.size + 1);
  zip_file_t *file = zip_fopen(zip, name, 0);
  assert_int_equal(zip_fread(file, text, stat.size), stat.size);
  zip_fclose(file);
  zip_discard(zip);
  return text;
}

/* Writes the workbook and returns one of its parts. */
static inline const char *book_write(zb_arena *a, const zb_node *book, const char *part)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer bytes = {0};
  assert_int_equal(zb_sheet_write(book, "templates/t.xml", test_date, &bytes, diags), ZB_OK);
  assert_int_equal(zb_diags_count(diags), 0);
  const char *text = book_part(a, &bytes, part);
  zb_buffer_free(&bytes);
  zb_diags_free(diags);
  return text;
}

#define SHEET_PART "xl/worksheets/sheet1.xml"

/* Checks that writing the workbook fails with STATUS and a message at the template's line that contains WORDS. */
static inline void book_fails(const zb_node *book, zb_status status, const char *words)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer bytes = {0};
  assert_int_equal(zb_sheet_write(book, "templates/t.xml", test_date, &bytes, diags), status);
  assert_int_equal(bytes.length, 0);
  assert_int_equal(zb_diags_count(diags), 1);
  assert_string_equal(zb_diags_at(diags, 0)->place, "templates/t.xml:7");
  assert_non_null(strstr(zb_diags_at(diags, 0)->message, words));
  zb_buffer_free(&bytes);
  zb_diags_free(diags);
}

#define assert_has(text, words) assert_non_null(strstr(text, words))
#define assert_has_not(text, words) assert_null(strstr(text, words))

#endif
