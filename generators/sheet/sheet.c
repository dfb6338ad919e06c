/* A filled workbook tree to XLSX in memory. libxlsxwriter writes files only: it gets one that is nowhere but in memory.
 */
#include "sheet/sheet.h"

#include "base/file.h"

#include "base/utf8.h"
#include "sheet/book.h"
#include "sheet/temporary_files.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static zb_status add_worksheet(book *book, const zb_node *sheet)
{
  const char *name = sheet->text, *remedy = "请改工作表的 name";
  size_t length = zb_utf8_length(name);
  if (length == 0 || length > LXW_SHEETNAME_MAX)
    return tree_fault(book, sheet, remedy, "工作表的名称“%s”应有 1 到 %d 个字", name, LXW_SHEETNAME_MAX);
  if (strpbrk(name, "[]:*?/\\") != NULL || name[0] == '\'' || name[strlen(name) - 1] == '\'')
    return tree_fault(book, sheet, remedy, "工作表的名称“%s”不能含有 [ ] : * ? / \\，首尾不能是单引号", name);
  if (workbook_get_worksheet_by_name(book->workbook, name) != NULL)
    return tree_fault(book, sheet, remedy, "有两个工作表都叫“%s”", name);
  if (workbook_validate_sheet_name(book->workbook, name) != LXW_NO_ERROR)
    return tree_fault(book, sheet, remedy, "工作表不能叫“%s”", name);
  errno = 0;
  book->worksheet = workbook_add_worksheet(book->workbook, name);
  book->sheet = name;
  return book->worksheet != NULL ? ZB_OK : write_fault(book, "", zb_errno_text(errno)); /* it needs a file of its own */
}

/* Widths and heights may be changed all the same: what stands there has to be read. */
static void protect(book *book, const zb_node *sheet)
{
  lxw_protection may = {.format_columns = LXW_TRUE, .format_rows = LXW_TRUE};
  if (sheet->as.columns.protected)
    worksheet_protect(book->worksheet, NULL, &may);
}

static void set_tab(book *book, const zb_node *sheet)
{
  if (sheet->as.columns.hidden)
    worksheet_hide(book->worksheet);
  if (sheet->as.columns.tab >= 0)
    worksheet_set_tab_color(book->worksheet, color_of(sheet->as.columns.tab));
}

static zb_status size_columns(book *book, const grid *grid)
{
  zb_status status = ZB_OK;
  for (int i = 0; i < grid->column_count && status == ZB_OK; i++)
    status = size_column(book, grid, grid->sheet, i, NULL);
  return status;
}

/* libxlsxwriter works out what charts and notes cover from the heights of the rows, which it forgets when they are
 * written once. */
static zb_status recall_heights(book *book, const grid *grid)
{
  zb_status status = ZB_OK;
  if (!book->by_rows)
    return ZB_OK;
  book->worksheet->optimize = LXW_FALSE;
  for (int r = 0; r < grid->row_count && status == ZB_OK; r++)
    status = write_height(book, grid->sheet, r, grid->rows[r].height);
  book->worksheet->optimize = LXW_TRUE;
  return status;
}

/* All that stands in the sheet; a stream's rows are counted in GRID. */
static zb_status write_cells(book *book, grid *grid)
{
  book->tall = NULL;
  zb_status status = size_columns(book, grid);
  if (status == ZB_OK)
    status = write_columns(book, grid);
  if (status == ZB_OK)
    status = write_rows(book, grid);
  if (status == ZB_OK)
    status = write_stream(book, grid);
  if (status == ZB_OK)
    status = recall_heights(book, grid);
  if (status == ZB_OK)
    status = define_names(book, grid);
  return status == ZB_OK ? write_conditions(book, grid) : status;
}

static zb_status write_sheet(book *book, const zb_node *sheet)
{
  grid grid;
  zb_status status = add_worksheet(book, sheet);
  if (status == ZB_OK)
    status = read_grid(book, sheet, &grid);
  if (status != ZB_OK)
    return status;
  measure_rows(book, &grid);
  status = write_cells(book, &grid);
  if (status == ZB_OK)
    status = set_up_page(book, &grid);
  set_tab(book, sheet);
  protect(book, sheet);
  /* ID-like texts are texts on purpose: no green corners. */
  if (status == ZB_OK)
    status = written(book, sheet,
                     worksheet_ignore_errors(book->worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
  return status;
}

static void set_properties(book *book, const zb_node *root, const char *date)
{
  double days = day_number(date);
  lxw_doc_properties properties = {
      .title = (char *)root->as.document.title,
      .subject = (char *)root->as.document.subject,
      .author = (char *)root->as.document.author,
      .created = (time_t)((days > 0 ? days : 1) - 25569) * 86400, /* 25569: 1970-01-01; noted as UTC */
  };
  workbook_set_properties(book->workbook, &properties);
}

/* A later run that comes upon the workbook knows it by this, also when it was renamed or saved by another program
   (zb_table_is_own). */
static zb_status sign(book *book, const zb_node *root)
{
  const char *slash = strrchr(book->template, '/'), *name = slash == NULL ? book->template : slash + 1;
  const char *id = zb_arena_strndup(book->arena, name, strcspn(name, "."));
  return written(book, root, workbook_set_custom_property_string(book->workbook, "zhibiao", *id != '\0' ? id : "-"));
}

static zb_status define_name(book *book, const zb_node *name)
{
  return taken(book, name, zb_arena_printf(book->arena, "名称“%s”或它的公式", name->text),
               workbook_define_name(book->workbook, name->text, name->as.name.refers));
}

/* What is written by rows may be more than memory holds. */
static char *temporary_folder(void)
{
  static char usual[] = "/tmp";
  char *folder = getenv("TMPDIR");
  return folder != NULL && *folder != '\0' ? folder : usual;
}

/* Writes all sheets. The workbook is closed (and freed) in any case. */
static zb_status write_workbook(book *book, const zb_node *root, const char *date, const char *path)
{
  lxw_workbook_options options = {.constant_memory = book->by_rows,
                                  .tmpdir = book->by_rows ? temporary_folder() : NULL};
  book->workbook = workbook_new_opt(path, &options);
  if (book->workbook == NULL)
    return write_fault(book, book->template, "内存不足");
  set_properties(book, root, date);
  zb_status status = sign(book, root);
  int sheets = 0;
  for (const zb_node *child = root->first; child != NULL && status == ZB_OK; child = child->next) {
    status = child->kind == ZB_NODE_SHEET  ? write_sheet(book, child)
             : child->kind == ZB_NODE_NAME ? define_name(book, child)
                                           : ZB_OK;
    sheets += child->kind == ZB_NODE_SHEET;
  }
  if (status == ZB_OK)
    status = write_charts(book);
  if (status == ZB_OK && sheets == 0)
    status = tree_fault(book, root, "请检查 <sheet> 的 each 和 if", "工作簿里没有工作表");
  if (status != ZB_OK) {
    lxw_workbook_free(book->workbook);
    return status;
  }
  return written(book, root, workbook_close(book->workbook));
}

static bool has_stream(const zb_node *node)
{
  bool found = node->kind == ZB_NODE_STREAM;
  for (const zb_node *child = node->first; child != NULL && !found && node->kind != ZB_NODE_ROW; child = child->next)
    found = has_stream(child);
  return found;
}

static zb_status take_bytes(book *book, int fd, zb_buffer *out)
{
  char bytes[65536];
  ssize_t n;
  off_t at = 0, end = lseek(fd, 0, SEEK_END);
  zb_buffer_reserve(out, end > 0 ? (size_t)end : 0);
  while ((n = pread(fd, bytes, sizeof bytes, at)) > 0) {
    zb_buffer_add(out, bytes, (size_t)n);
    at += n;
  }
  return n < 0 ? write_fault(book, book->template, zb_errno_text(errno)) : ZB_OK;
}

/* Whether a zip ends as it must: the library does not tell of what it could not write. */
static bool is_whole(const zb_buffer *zip)
{
  enum { END = 22, SIZE_AT = 12 }; /* of the end of the central directory, without a comment: APPNOTE.TXT 4.3.16 */
  if (zip->length < END)
    return false;
  const unsigned char *end = (const unsigned char *)zip->data + zip->length - END;
  uint64_t fields[2];
  for (int f = 0; f < 2; f++) {
    const unsigned char *at = end + SIZE_AT + 4 * f;
    fields[f] = at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24;
  }
  bool is_zip64 = fields[1] == UINT32_MAX;
  return memcmp(end, "PK\5\6", 4) == 0 && (is_zip64 || fields[0] + fields[1] + END == zip->length);
}

zb_status zb_sheet_write(const zb_node *workbook, const char *template, const char *date, zb_buffer *out,
                         zb_diags *diags)
{
  book book = {.arena = zb_arena_new(),
               .texts = zb_arena_new(),
               .template = template,
               .diags = diags,
               .by_rows = has_stream(workbook)};
  char path[64];
  zb_status status;
  temporary_files_begin();
  int fd = memfd_create("zhibiao.xlsx", MFD_CLOEXEC);
  if (fd < 0) {
    status = write_fault(&book, template, zb_errno_text(errno));
  } else {
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    status = write_workbook(&book, workbook, date, path);
    temporary_files_end();
    size_t before = out->length;
    if (status == ZB_OK)
      status = take_bytes(&book, fd, out);
    zb_buffer taken = {.data = out->data + before, .length = out->length - before};
    if (status == ZB_OK && temporary_files_failure() != 0)
      status = write_fault(&book, template, zb_errno_text(temporary_files_failure()));
    else if (status == ZB_OK && !is_whole(&taken))
      status = write_fault(&book, template, zb_errno_text(ENOSPC));
    close(fd);
  }
  zb_arena_free(book.texts);
  zb_arena_free(book.arena);
  return status;
}
