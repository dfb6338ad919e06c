#include "read/xls/xls_sheet.h"

#include "base/grow.h"
#include "read/typed_cells.h"

#include <stdlib.h>
#include <string.h>

enum { CALCULATE_ON_LOAD = 2, ROW_HIDDEN = 0x20 }; /* flags of a formula and of a row */

enum { MAX_MERGES = 1000000, MAX_COLUMNS = 256, CELL_HEAD = 6 /* row, column, XF */ };

/* All texts of a sheet, relative to the file: cells could refer to the same long text millions of times. */
enum { MAX_TEXT_RATIO = 1000, TEXT_FROM = 256 * 1024 * 1024 };

/* A cell's place, and where its record is; of a MULRK, which of its cells it is. */
typedef struct found {
  uint32_t place; /* row, column */
  uint32_t at;    /* of the record */
  uint16_t item;
} found;

struct zb_xls_sheet {
  const zb_xls_book *book;
  const char *name;
  bool *warned;          /* the book's, of this sheet */
  uint32_t uncalculated; /* the place of a formula that never was, and whether there is one */
  bool has_uncalculated;
  found *cells;
  size_t count, capacity, next;
  zb_merge *merges;
  size_t merge_count, merge_capacity;
  zb_cells row_cells;
  zb_buffer text;
  zb_row row;
  uint64_t text_read;              /* bytes of text returned so far */
  unsigned char hidden[65536 / 8]; /* a bit for each row */
};

static zb_status refuse(const zb_xls_sheet *sheet, uint32_t place, zb_diags *diags, const char *what)
{
  char cell[24];
  zb_buffer name = {0};
  zb_buffer_printf(&name, "%s%s%s", sheet->name, *sheet->name != '\0' ? "!" : "",
                   zb_cell_name((int)(place & 0xFFFF), (int)(place >> 16), cell));
  zb_status status = zb_xls_book_refuse(sheet->book, name.data, diags, what);
  zb_buffer_free(&name);
  return status;
}

/* --- Finding the cells ---------------------------------------------------------------------------------------- */

static bool add_cell(zb_xls_sheet *sheet, const zb_biff_record *record, uint32_t place, size_t item)
{
  if ((place & 0xFFFF) >= MAX_COLUMNS)
    return false;
  sheet->cells = zb_grow(sheet->cells, sheet->count, &sheet->capacity, sizeof *sheet->cells);
  sheet->cells[sheet->count++] = (found){place, (uint32_t)record->at, (uint16_t)item};
  return true;
}

/* Row, first column, then XF and value of each cell, last column. */
static bool add_many(zb_xls_sheet *sheet, const zb_biff_record *record)
{
  if (record->length < 6)
    return false;
  uint32_t row = zb_biff_u16(record->data), first = zb_biff_u16(record->data + 2);
  size_t count = (record->length - 6) / 6;
  if (first + count > MAX_COLUMNS)
    return false;
  for (size_t i = 0; i < count; i++)
    add_cell(sheet, record, row << 16 | (first + (uint32_t)i), i);
  return true;
}

static bool add_merges(zb_xls_sheet *sheet, const zb_biff_record *record)
{
  size_t count = record->length >= 2 ? zb_biff_u16(record->data) : 0;
  if (record->length < 2 + 8 * count || sheet->merge_count + count > MAX_MERGES)
    return false;
  for (size_t i = 0; i < count; i++) {
    const unsigned char *p = record->data + 2 + 8 * i;
    zb_merge merge = {.first_row = (int)zb_biff_u16(p),
                      .last_row = (int)zb_biff_u16(p + 2),
                      .first_column = (int)zb_biff_u16(p + 4),
                      .last_column = (int)zb_biff_u16(p + 6)};
    if (merge.last_row < merge.first_row || merge.last_column < merge.first_column)
      return false;
    sheet->merges = zb_grow(sheet->merges, sheet->merge_count, &sheet->merge_capacity, sizeof *sheet->merges);
    sheet->merges[sheet->merge_count++] = merge;
  }
  return true;
}

/* The least length of a record of that type that is a cell; 0: it is none. */
static size_t cell_length(int type)
{
  switch (type) {
  case ZB_BIFF_NUMBER:
  case ZB_BIFF_FORMULA:
    return CELL_HEAD + 8;
  case ZB_BIFF_RK:
  case ZB_BIFF_LABELSST:
    return CELL_HEAD + 4;
  case ZB_BIFF_LABEL:
  case ZB_BIFF_RSTRING:
  case ZB_BIFF_BOOLERR:
    return CELL_HEAD + 2;
  default:
    return 0;
  }
}

static bool find_record(zb_xls_sheet *sheet, const zb_biff_record *record)
{
  size_t least = cell_length(record->type);
  if (record->type == ZB_BIFF_ROW && record->length >= 14 && (record->data[12] & ROW_HIDDEN) != 0)
    sheet->hidden[record->data[1] << 5 | record->data[0] >> 3] |= (unsigned char)(1U << (record->data[0] & 7));
  if (record->type == ZB_BIFF_MULRK)
    return add_many(sheet, record);
  if (record->type == ZB_BIFF_MERGEDCELLS)
    return add_merges(sheet, record);
  if (least == 0)
    return true;
  return record->length >= least &&
         add_cell(sheet, record, zb_biff_u16(record->data) << 16 | zb_biff_u16(record->data + 2), 0);
}

/* In order of places; of two cells at one place, the one that comes first in the file. */
static int by_place(const void *a, const void *b)
{
  const found *left = a, *right = b;
  if (left->place != right->place)
    return left->place < right->place ? -1 : 1;
  return (left->at > right->at) - (left->at < right->at);
}

static void put_in_order(zb_xls_sheet *sheet)
{
  for (size_t i = 1; i < sheet->count; i++)
    if (sheet->cells[i - 1].place > sheet->cells[i].place) {
      qsort(sheet->cells, sheet->count, sizeof *sheet->cells, by_place);
      return;
    }
}

/* Charts within the sheet have records of their own, from BOF to EOF. */
static zb_status find_cells(zb_xls_sheet *sheet, size_t at, zb_diags *diags)
{
  const zb_biff *biff = &sheet->book->biff;
  zb_biff_record record;
  int depth = 0;
  for (; zb_biff_record_at(biff, at, &record); at = record.next) {
    depth += (record.type == ZB_BIFF_BOF) - (record.type == ZB_BIFF_EOF);
    if (depth == 0)
      break;
    if (depth == 1 && !find_record(sheet, &record))
      return zb_xls_book_refuse(sheet->book, sheet->name, diags, "工作表的记录不完整");
  }
  if (depth != 0 || record.type != ZB_BIFF_EOF)
    return zb_xls_book_refuse(sheet->book, sheet->name, diags, "文件不完整");
  put_in_order(sheet);
  return ZB_OK;
}

zb_status zb_xls_sheet_open(zb_xls_book *book, size_t number, zb_diags *diags, zb_xls_sheet **sheet)
{
  zb_xls_sheet *s = calloc(1, sizeof *s);
  if (s == NULL)
    abort();
  s->book = book;
  s->name = book->sheets[number].name;
  s->warned = &book->sheets[number].warned;
  zb_status status = find_cells(s, book->sheets[number].at, diags);
  if (status != ZB_OK) {
    zb_xls_sheet_free(s);
    s = NULL;
  }
  *sheet = s;
  return status;
}

void zb_xls_sheet_free(zb_xls_sheet *sheet)
{
  if (sheet == NULL)
    return;
  free(sheet->cells);
  free(sheet->merges);
  zb_cells_free(&sheet->row_cells);
  zb_buffer_free(&sheet->text);
  free(sheet);
}

const zb_merge *zb_xls_sheet_merges(const zb_xls_sheet *sheet, size_t *count)
{
  *count = sheet->merge_count;
  return sheet->merges;
}

/* --- Values --------------------------------------------------------------------------------------------------- */

static double real_at(const unsigned char *p)
{
  uint64_t bits = (uint64_t)zb_biff_u32(p + 4) << 32 | zb_biff_u32(p);
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

/* RK: a whole number of 30 bits, or the upper half of a real one; and whether it is a hundredth of that. */
static double packed_at(const unsigned char *p)
{
  uint32_t rk = zb_biff_u32(p);
  double number;
  if ((rk & 2) != 0) {
    number = (double)((int32_t)(rk & ~3u) / 4);
  } else {
    uint64_t bits = (uint64_t)(rk & ~3u) << 32;
    memcpy(&number, &bits, sizeof number);
  }
  return (rk & 1) != 0 ? number / 100 : number;
}

static const char *error_text(unsigned char code)
{
  static const struct {
    unsigned char code;
    const char *text;
  } errors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"}, {0x17, "#REF!"},
                {0x1D, "#NAME?"}, {0x24, "#NUM!"},   {0x2A, "#N/A"}};
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
    if (errors[i].code == code)
      return errors[i].text;
  return "#N/A";
}

static void truth_or_error(zb_cell *cell, unsigned char value, bool is_error)
{
  if (!is_error) {
    zb_cells_set_bool(cell, value != 0);
    return;
  }
  cell->type = ZB_CELL_ERROR;
  cell->text = error_text(value);
}

static void set_text(zb_xls_sheet *sheet, zb_cell *cell, const char *text, size_t n)
{
  cell->type = ZB_CELL_TEXT;
  cell->text = zb_cells_text(&sheet->row_cells, text, n);
}

/* The text at byte USED of RECORD. */
static bool read_text(zb_xls_sheet *sheet, zb_cell *cell, const zb_biff_record *record, size_t used)
{
  zb_biff_cursor cursor = {.biff = &sheet->book->biff, .record = *record, .used = used};
  zb_buffer_clear(&sheet->text);
  if (!zb_biff_text_read(&cursor, 2, &sheet->text))
    return false;
  set_text(sheet, cell, sheet->text.length > 0 ? sheet->text.data : "", sheet->text.length);
  return true;
}

/* A formula's text stands in a record of its own, with only the formula's parts between. */
static bool read_formula_text(zb_xls_sheet *sheet, zb_cell *cell, const zb_biff_record *formula)
{
  zb_biff_record record;
  for (size_t at = formula->next; zb_biff_record_at(&sheet->book->biff, at, &record); at = record.next) {
    if (record.type == ZB_BIFF_STRING)
      return read_text(sheet, cell, &record, 0);
    if (cell_length(record.type) > 0 || record.type == ZB_BIFF_MULRK || record.type == ZB_BIFF_EOF)
      return false;
  }
  return false;
}

/* Programs that can't calculate write 0, and that it must be done when the file is opened. */
static bool is_uncalculated(const zb_biff_record *record)
{
  const unsigned char *result = record->data + CELL_HEAD;
  return record->length >= CELL_HEAD + 10 && (result[8] & CALCULATE_ON_LOAD) != 0 && real_at(result) == 0;
}

static void note_uncalculated(zb_xls_sheet *sheet, const zb_biff_record *record)
{
  if (!sheet->has_uncalculated)
    sheet->uncalculated = zb_biff_u16(record->data) << 16 | zb_biff_u16(record->data + 2);
  sheet->has_uncalculated = true;
}

static bool read_formula(zb_xls_sheet *sheet, zb_cell *cell, const zb_biff_record *record,
                         const zb_number_format *format)
{
  enum { TEXT, TRUTH, ERROR, EMPTY };
  const unsigned char *result = record->data + CELL_HEAD;
  if (is_uncalculated(record)) {
    note_uncalculated(sheet, record);
    return true;
  }
  if (result[6] != 0xFF || result[7] != 0xFF) {
    zb_cells_set_number(&sheet->row_cells, cell, real_at(result), format, sheet->book->from_1904);
    return true;
  }
  if (result[0] == TEXT)
    return read_formula_text(sheet, cell, record);
  if (result[0] == TRUTH || result[0] == ERROR)
    truth_or_error(cell, result[2], result[0] == ERROR);
  return true;
}

static bool read_shared(zb_xls_sheet *sheet, zb_cell *cell, uint32_t index)
{
  if (index >= sheet->book->string_count)
    return false;
  const zb_xls_string *string = &sheet->book->strings[index];
  set_text(sheet, cell, string->text, strlen(string->text));
  cell->struck = cell->struck || string->struck;
  return true;
}

static bool read_value(zb_xls_sheet *sheet, const found *f, zb_cell *cell)
{
  zb_biff_record record;
  if (!zb_biff_record_at(&sheet->book->biff, f->at, &record))
    return false;
  const unsigned char *p = record.data + (record.type == ZB_BIFF_MULRK ? 4 + 6 * f->item : 4);
  const zb_number_format *format = zb_xls_book_format(sheet->book, zb_biff_u16(p));
  cell->struck = zb_xls_book_strikes(sheet->book, zb_biff_u16(p));
  bool from_1904 = sheet->book->from_1904;
  cell->format = format != NULL && format->decorates_text ? format : NULL; /* for texts; numbers set their own */
  switch (record.type) {
  case ZB_BIFF_NUMBER:
    zb_cells_set_number(&sheet->row_cells, cell, real_at(p + 2), format, from_1904);
    return true;
  case ZB_BIFF_RK:
  case ZB_BIFF_MULRK:
    zb_cells_set_number(&sheet->row_cells, cell, packed_at(p + 2), format, from_1904);
    return true;
  case ZB_BIFF_BOOLERR:
    truth_or_error(cell, p[2], p[3] != 0);
    return true;
  case ZB_BIFF_LABELSST:
    return read_shared(sheet, cell, zb_biff_u32(p + 2));
  case ZB_BIFF_FORMULA:
    cell->formula = true;
    return read_formula(sheet, cell, &record, format);
  default:
    return read_text(sheet, cell, &record, CELL_HEAD);
  }
}

/* --- Rows ----------------------------------------------------------------------------------------------------- */

/* Whether another record for the same place follows, which then holds. */
static bool is_replaced(const zb_xls_sheet *sheet, size_t i)
{
  return i + 1 < sheet->count && sheet->cells[i + 1].place == sheet->cells[i].place;
}

static bool has_too_much_text(zb_xls_sheet *sheet, const zb_cell *cell)
{
  sheet->text_read += strlen(cell->text);
  return sheet->text_read > TEXT_FROM && sheet->text_read / MAX_TEXT_RATIO > sheet->book->biff.length;
}

/* Warns once per sheet of a formula without a value. */
static void warn_uncalculated(const zb_xls_sheet *sheet, zb_diags *diags)
{
  char cell[24];
  zb_buffer place = {0};
  if (*sheet->warned || !sheet->has_uncalculated)
    return;
  *sheet->warned = true;
  zb_buffer_printf(&place, "%s!%s%s%s", sheet->book->path, sheet->name, *sheet->name != '\0' ? "!" : "",
                   zb_cell_name((int)(sheet->uncalculated & 0xFFFF), (int)(sheet->uncalculated >> 16), cell));
  zb_diags_add(diags, ZB_WARNING, "uncalculated", place.data, "请用 Excel 或 WPS 打开并保存一次，公式就有结果了",
               "工作表“%s”有公式没有计算结果，按空白处理，这是第一个", sheet->name);
  zb_buffer_free(&place);
}

zb_status zb_xls_sheet_next(zb_xls_sheet *sheet, const zb_row **row, zb_diags *diags)
{
  *row = NULL;
  while (sheet->next < sheet->count) {
    uint32_t number = sheet->cells[sheet->next].place >> 16;
    zb_cells_clear(&sheet->row_cells);
    for (; sheet->next < sheet->count && sheet->cells[sheet->next].place >> 16 == number; sheet->next++) {
      const found *f = &sheet->cells[sheet->next];
      if (is_replaced(sheet, sheet->next))
        continue;
      zb_cell *cell = zb_cells_add(&sheet->row_cells, (int)(f->place & 0xFFFF));
      if (!read_value(sheet, f, cell) || has_too_much_text(sheet, cell)) {
        sheet->next = sheet->count;
        return refuse(sheet, f->place, diags, "单元格的内容不完整，或文字太多");
      }
      if (*cell->text == '\0')
        sheet->row_cells.count--;
    }
    if (sheet->row_cells.count > 0) {
      sheet->row = (zb_row){.number = (int)number,
                            .hidden = (sheet->hidden[number >> 3] >> (number & 7) & 1) != 0,
                            .count = sheet->row_cells.count,
                            .cells = sheet->row_cells.items};
      *row = &sheet->row;
      return ZB_OK;
    }
  }
  warn_uncalculated(sheet, diags);
  return ZB_OK;
}
