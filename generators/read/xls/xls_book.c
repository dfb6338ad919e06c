#include "read/xls/xls_book.h"

#include "base/file.h"
#include "read/reader.h"
#include "read/xls/compound.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_FILE = 512 * 1024 * 1024, MAX_SHEETS = 4096, WORKSHEET = 0, SHEET_BOF = 0x10, BIFF8 = 0x600 };

static const char cut_off[] = "文件不完整";

zb_status zb_xls_book_refuse(const zb_xls_book *book, const char *sheet, zb_diags *diags, const char *what)
{
  zb_buffer place = {0};
  zb_buffer_printf(&place, "%s%s%s", book->path, *sheet != '\0' ? "!" : "", sheet);
  zb_diags_add(diags, ZB_ERROR, "spoiled", place.data,
               "请用 Excel 或 WPS 打开此文件，另存为 .xlsx 后再导入；打不开则须重新导出", "工作簿已损坏：%s", what);
  zb_buffer_free(&place);
  return ZB_INPUT;
}

/* --- Texts ---------------------------------------------------------------------------------------------------- */

/* The encoding of a code page, as iconv names it; NULL: Latin-1. */
static const char *encoding_of(uint32_t page)
{
  static const struct {
    uint32_t page;
    const char *encoding;
  } pages[] = {{936, "GB18030"},       {54936, "GB18030"},     {950, "BIG5"},          {65001, "UTF-8"},
               {932, "CP932"},         {949, "CP949"},         {1250, "WINDOWS-1250"}, {1251, "WINDOWS-1251"},
               {1252, "WINDOWS-1252"}, {32769, "WINDOWS-1252"}};
  for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
    if (pages[i].page == page)
      return pages[i].encoding;
  return NULL;
}

static void set_code_page(zb_xls_book *book, uint32_t page)
{
  const char *encoding = encoding_of(page);
  zb_decoder_free(book->biff.decoder);
  book->biff.decoder = encoding != NULL ? zb_decoder_new(encoding) : NULL;
}

/* The text at byte USED of RECORD, in the book's arena; NULL if the stream ends before it does. */
static const char *text_at(const zb_xls_book *book, const zb_biff_record *record, size_t used, int length_bytes)
{
  zb_biff_cursor cursor = {.biff = &book->biff, .record = *record, .used = used};
  zb_buffer text = {0};
  bool whole = zb_biff_text_read(&cursor, length_bytes, &text);
  const char *copy = whole ? zb_arena_strndup(book->arena, text.length > 0 ? text.data : "", text.length) : NULL;
  zb_buffer_free(&text);
  return copy;
}

/* --- The globals ---------------------------------------------------------------------------------------------- */

static bool add_format(zb_xls_book *book, const zb_biff_record *record)
{
  const char *code = record->length >= 2 ? text_at(book, record, 2, book->biff.wide ? 2 : 1) : NULL;
  if (code == NULL)
    return false;
  book->formats =
      zb_arena_grow(book->arena, book->formats, book->format_count, &book->format_capacity, sizeof *book->formats);
  book->formats[book->format_count++] = (zb_xls_format){(long)zb_biff_u16(record->data), code};
  return true;
}

/* Fonts stand before what uses them. */
static bool add_font(zb_xls_book *book, const zb_biff_record *record)
{
  enum { STRIKE = 8 };
  zb_biff *biff = &book->biff;
  if (record->length < 4)
    return false;
  biff->strikes =
      zb_arena_grow(book->arena, biff->strikes, biff->font_count, &book->font_capacity, sizeof *biff->strikes);
  biff->strikes[biff->font_count++] = (zb_biff_u16(record->data + 2) & STRIKE) != 0;
  return true;
}

static bool add_style(zb_xls_book *book, const zb_biff_record *record)
{
  if (record->length < 4)
    return false;
  book->styles =
      zb_arena_grow(book->arena, book->styles, book->style_count, &book->style_capacity, sizeof *book->styles);
  book->strikes =
      zb_arena_grow(book->arena, book->strikes, book->style_count, &book->strikes_capacity, sizeof *book->strikes);
  book->strikes[book->style_count] = zb_biff_font_strikes(&book->biff, zb_biff_u16(record->data));
  book->styles[book->style_count++] = (long)zb_biff_u16(record->data + 2);
  return true;
}

/* Sheets of other kinds (charts, macros) have no cells and are skipped. */
static bool add_sheet(zb_xls_book *book, const zb_biff_record *record)
{
  const char *name = record->length >= 7 ? text_at(book, record, 6, 1) : NULL;
  if (name == NULL || book->sheet_count >= MAX_SHEETS)
    return false;
  if (record->data[5] != WORKSHEET)
    return true;
  book->sheets =
      zb_arena_grow(book->arena, book->sheets, book->sheet_count, &book->sheet_capacity, sizeof *book->sheets);
  book->sheets[book->sheet_count++] =
      (zb_xls_sheet_entry){.name = name, .at = zb_biff_u32(record->data), .visible = (record->data[4] & 3) == 0};
  return true;
}

static bool add_strings(zb_xls_book *book, const zb_biff_record *record)
{
  if (record->length < 8)
    return false;
  uint32_t count = zb_biff_u32(record->data + 4);
  zb_biff_cursor cursor = {.biff = &book->biff, .record = *record, .used = 8};
  zb_buffer text = {0};
  bool whole = true;
  for (uint32_t i = 0; i < count && whole; i++) {
    zb_buffer_clear(&text);
    cursor.struck = false;
    whole = zb_biff_text_read(&cursor, 2, &text);
    book->strings =
        zb_arena_grow(book->arena, book->strings, book->string_count, &book->string_capacity, sizeof *book->strings);
    book->strings[book->string_count++] =
        (zb_xls_string){zb_arena_strndup(book->arena, text.length > 0 ? text.data : "", text.length), cursor.struck};
  }
  zb_buffer_free(&text);
  return whole;
}

/* The drawings of all sheets: a container of records, each with a version and count, a type and a length. One of them
   has the pictures, which are counted even where they go on in other records. */
static bool holds_pictures(const zb_biff_record *record)
{
  enum { HEAD = 8, PICTURES = 0xF001 };
  for (size_t at = HEAD; at + HEAD <= record->length;) {
    const unsigned char *head = record->data + at;
    if (zb_biff_u16(head + 2) == PICTURES)
      return zb_biff_u16(head) >> 4 > 0;
    at += HEAD + (size_t)zb_biff_u32(head + 4);
  }
  return false;
}

static bool read_global(zb_xls_book *book, const zb_biff_record *record)
{
  switch (record->type) {
  case ZB_BIFF_CODEPAGE:
    if (record->length >= 2)
      set_code_page(book, zb_biff_u16(record->data));
    return record->length >= 2;
  case ZB_BIFF_DATEMODE:
    book->from_1904 = record->length >= 2 && zb_biff_u16(record->data) == 1;
    return true;
  case ZB_BIFF_FORMAT:
    return add_format(book, record);
  case ZB_BIFF_FONT:
    return add_font(book, record);
  case ZB_BIFF_XF:
    return add_style(book, record);
  case ZB_BIFF_BOUNDSHEET:
    return add_sheet(book, record);
  case ZB_BIFF_DRAWINGS:
    book->has_pictures = book->has_pictures || holds_pictures(record);
    return true;
  case ZB_BIFF_SST:
    return add_strings(book, record);
  default:
    return true;
  }
}

/* A format's code: the last one with that number, or what the number stands for by itself. */
static const char *code_of(const zb_xls_book *book, long id)
{
  for (size_t i = book->format_count; i-- > 0;)
    if (book->formats[i].id == id)
      return book->formats[i].code;
  return zb_number_format_builtin(id);
}

/* Call when all formats are known. */
static void compile_styles(zb_xls_book *book)
{
  book->shown = zb_arena_array(book->arena, book->style_count + 1, sizeof *book->shown);
  for (size_t i = 0; i < book->style_count; i++)
    book->shown[i] = zb_number_format_read(code_of(book, book->styles[i]));
}

static zb_status refuse_password(const zb_xls_book *book, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "encrypted", book->path, "请用 Excel 或 WPS 打开，取消密码并另存为 .xlsx 后再导入",
               "文件设有打开密码，无法读取");
  return ZB_INPUT;
}

static zb_status read_globals(zb_xls_book *book, zb_diags *diags)
{
  zb_biff_record record;
  for (size_t at = 0; zb_biff_record_at(&book->biff, at, &record) && record.type != ZB_BIFF_EOF; at = record.next) {
    if (record.type == ZB_BIFF_FILEPASS)
      return refuse_password(book, diags);
    if (!read_global(book, &record))
      return zb_xls_book_refuse(book, "", diags, cut_off);
  }
  if (book->sheet_count == 0)
    return zb_xls_book_refuse(book, "", diags, "没有可以读的工作表");
  compile_styles(book);
  return ZB_OK;
}

/* --- The file ------------------------------------------------------------------------------------------------- */

static bool is_container(const zb_buffer *file)
{
  return file->length >= 8 && memcmp(file->data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

/* Some web pages export a sheet's records without a container. */
static void add_bare_sheet(zb_xls_book *book)
{
  set_code_page(book, 936);
  book->sheets = zb_arena_array(book->arena, 1, sizeof *book->sheets);
  book->sheets[book->sheet_count++] = (zb_xls_sheet_entry){.name = "", .at = 0, .visible = true};
}

static zb_status read_stream(zb_xls_book *book, zb_diags *diags)
{
  static const char *const names[] = {"Workbook", "Book", NULL};
  const char *fault = NULL;
  if (is_container(&book->file))
    fault = zb_compound_read(&book->file, names, &book->stream);
  else
    zb_buffer_add(&book->stream, book->file.data, book->file.length);
  zb_buffer_free(&book->file);
  return fault == NULL ? ZB_OK : zb_xls_book_refuse(book, "", diags, fault);
}

static zb_status read_book(zb_xls_book *book, zb_diags *diags)
{
  zb_status status = read_stream(book, diags);
  if (status != ZB_OK)
    return status;
  book->biff = (zb_biff){.bytes = (const unsigned char *)book->stream.data, .length = book->stream.length};
  zb_biff_record bof;
  if (!zb_biff_record_at(&book->biff, 0, &bof) || bof.type != ZB_BIFF_BOF || bof.length < 4)
    return zb_xls_book_refuse(book, "", diags, cut_off);
  book->biff.wide = zb_biff_u16(bof.data) == BIFF8;
  if (zb_biff_u16(bof.data + 2) != SHEET_BOF)
    return read_globals(book, diags);
  add_bare_sheet(book);
  return ZB_OK;
}

zb_status zb_xls_book_open(zb_xls_book *book, const char *path, zb_diags *diags)
{
  *book = (zb_xls_book){.path = strdup(path), .arena = zb_arena_new()};
  struct stat info;
  if (book->path == NULL)
    abort();
  if (stat(path, &info) == 0 && info.st_size > MAX_FILE) {
    zb_diags_add(diags, ZB_ERROR, "too-big", path, "请拆成几个较小的文件再导入", "文件超过 512 MB，拒绝读取");
    return ZB_INPUT;
  }
  zb_status status = zb_file_read(path, &book->file, diags);
  return status == ZB_OK ? read_book(book, diags) : status;
}

void zb_xls_book_free(zb_xls_book *book)
{
  zb_decoder_free(book->biff.decoder);
  zb_buffer_free(&book->file);
  zb_buffer_free(&book->stream);
  zb_arena_free(book->arena);
  free(book->path);
}

const zb_number_format *zb_xls_book_format(const zb_xls_book *book, size_t style)
{
  return style < book->style_count ? &book->shown[style] : NULL;
}

bool zb_xls_book_strikes(const zb_xls_book *book, size_t style)
{
  return style < book->style_count && book->strikes[style];
}
