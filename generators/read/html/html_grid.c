/* A table's open cell and where it stands.

   Programs declare in attributes what a cell contains: Excel x:num, x:str, x:bool, x:err and mso-number-format;
   LibreOffice sdval and sdnum="1033;0;YYYY-MM-DD"; SheetJS data-t, data-v and data-z. */
#include "read/html/html_grid.h"

#include "read/reader.h"

#include <stdlib.h>
#include <string.h>

void zb_html_grid_start(zb_html_grid *grid, int table, bool flat)
{
  zb_html_grid kept = *grid;
  if (kept.width > 0)
    memset(kept.free_from, 0, (size_t)kept.width * sizeof *kept.free_from);
  zb_html_text_clear(&kept.text);
  free(kept.digits);
  *grid = (zb_html_grid){.table = table,
                         .flat = flat,
                         .row = -1,
                         .width = kept.width,
                         .free_from = kept.free_from,
                         .text = kept.text,
                         .listed = kept.listed};
}

void zb_html_grid_free(zb_html_grid *grid)
{
  free(grid->free_from);
  free(grid->digits);
  zb_buffer_free(&grid->text.shown);
  zb_buffer_free(&grid->listed);
}

static void reserve_columns(zb_html_grid *grid, int width)
{
  if (width <= grid->width)
    return;
  int capacity = width < 64 ? 64 : width * 2;
  grid->free_from = realloc(grid->free_from, (size_t)capacity * sizeof *grid->free_from);
  if (grid->free_from == NULL)
    abort();
  memset(grid->free_from + grid->width, 0, (size_t)(capacity - grid->width) * sizeof *grid->free_from);
  grid->width = capacity;
}

bool zb_html_grid_place(zb_html_grid *grid, int columns, int rows)
{
  int column = grid->column;
  while (column < grid->width && grid->free_from[column] > grid->row)
    column++;
  if (column >= ZB_MAX_COLUMNS)
    return false;
  columns = columns < 1 ? 1 : columns > ZB_MAX_COLUMNS - column ? ZB_MAX_COLUMNS - column : columns;
  rows = rows < 1 ? 1 : rows > ZB_MAX_ROWS - grid->row ? ZB_MAX_ROWS - grid->row : rows;
  if (rows > 1) {
    reserve_columns(grid, column + columns);
    for (int c = column; c < column + columns; c++)
      grid->free_from[c] = grid->row + rows;
  }
  grid->cell =
      (zb_html_cell){.table = grid->table, .row = grid->row, .column = column, .rows = rows, .columns = columns};
  grid->column = column + columns;
  return true;
}

/* --- the content of a cell --- */

const char *zb_html_attribute(const char *const *attributes, const char *name)
{
  for (size_t i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (strcmp(attributes[i], name) == 0)
      return attributes[i + 1] != NULL ? attributes[i + 1] : "";
  return NULL;
}

static zb_number_format format_of(const char *const *attributes, const zb_html_styles *styles)
{
  const char *style = zb_html_attribute(attributes, "style"), *class = zb_html_attribute(attributes, "class");
  const char *office = zb_html_attribute(attributes, "sdnum"), *code = zb_html_attribute(attributes, "data-z");
  zb_number_format format = {0};
  if (style != NULL)
    format = zb_html_style_format(style);
  if (!format.known && class != NULL)
    format = zb_html_styles_find(styles, class);
  if (code == NULL && office != NULL && (office = strchr(office, ';')) != NULL && (office = strchr(office + 1, ';')))
    code = office + 1;
  if (!format.known && code != NULL) {
    format = zb_number_format_read(code);
    format.code = NULL;
  }
  return format;
}

static void set_digits(zb_html_grid *grid, zb_cell_type type, const char *digits)
{
  grid->cell.type = type;
  free(grid->digits);
  grid->digits = *digits == '\0' ? NULL : strdup(digits); /* NULL: the text itself */
}

static void describe_sheetjs(zb_html_grid *grid, const char *type, const char *value)
{
  if (*type == 'n')
    set_digits(grid, ZB_CELL_NUMBER, value);
  else if (*type == 'b')
    set_digits(grid, ZB_CELL_BOOL, value);
  else if (*type == 'e')
    set_digits(grid, ZB_CELL_ERROR, value);
  else if (*type == 's')
    grid->cell.untyped = false;
}

void zb_html_grid_describe(zb_html_grid *grid, const char *const *attributes, const zb_html_styles *styles)
{
  const char *number = zb_html_attribute(attributes, "x:num"), *truth = zb_html_attribute(attributes, "x:bool"),
             *type = zb_html_attribute(attributes, "data-t");
  number = number != NULL ? number : zb_html_attribute(attributes, "sdval");
  zb_number_format format = format_of(attributes, styles);
  grid->cell.type = ZB_CELL_TEXT;
  grid->cell.format = format;
  grid->cell.untyped = !format.text && zb_html_attribute(attributes, "x:str") == NULL;
  set_digits(grid, ZB_CELL_TEXT, "");
  if (zb_html_attribute(attributes, "x:err") != NULL)
    grid->cell.type = ZB_CELL_ERROR;
  else if (truth != NULL)
    set_digits(grid, ZB_CELL_BOOL, truth);
  else if (number != NULL && !(format.text && *number == '\0'))
    set_digits(grid, format.truth ? ZB_CELL_BOOL : ZB_CELL_NUMBER, number);
  else if (type != NULL)
    describe_sheetjs(grid, type,
                     zb_html_attribute(attributes, "data-v") != NULL ? zb_html_attribute(attributes, "data-v") : "");
}

/* Errors as shown, and their codes in old workbooks, which SheetJS writes. */
static const struct {
  const char *text, *code;
} errors[] = {{"#NULL!", "0"},  {"#DIV/0!", "7"}, {"#VALUE!", "15"}, {"#REF!", "23"},
              {"#NAME?", "29"}, {"#NUM!", "36"},  {"#N/A", "42"}};

static const char *error_of(const char *text_or_code)
{
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
    if (strcmp(text_or_code, errors[i].text) == 0 || strcmp(text_or_code, errors[i].code) == 0)
      return errors[i].text;
  return "";
}

/* What a list shows is the text of a cell that has nothing else: beside 情况属实, or another list, it is there for what
   may yet be written. */
static void add_listed(zb_html_grid *grid)
{
  if (grid->lists != 1 || *zb_html_text_end(&grid->text) != '\0')
    return;
  zb_html_text_add(&grid->text, grid->listed.data, grid->listed.length);
  grid->cell.by_default = true;
}

const zb_html_cell *zb_html_grid_finish(zb_html_grid *grid)
{
  zb_html_cell *cell = &grid->cell;
  add_listed(grid);
  cell->text = zb_html_text_end(&grid->text);
  cell->digits = grid->digits != NULL ? grid->digits : cell->text;
  if (cell->type == ZB_CELL_ERROR && *cell->text == '\0')
    cell->text = error_of(cell->digits);
  if (cell->type == ZB_CELL_NUMBER && *cell->text == '#' && *error_of(cell->text) != '\0')
    cell->type = ZB_CELL_ERROR;
  if (*cell->text == '\0' && (cell->type == ZB_CELL_TEXT || cell->type == ZB_CELL_ERROR || *cell->digits == '\0'))
    cell->type = ZB_CELL_EMPTY;
  return cell;
}
