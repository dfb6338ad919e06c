/* What can be wrong with a workbook: its template, or writing it. */
#include "sheet/book.h"

#include "base/buffer.h"

#include <stdarg.h>

zb_status tree_fault(book *book, const zb_node *node, const char *remedy, const char *message, ...)
{
  zb_buffer text = {0};
  va_list args;
  va_start(args, message);
  zb_buffer_vprintf(&text, message, args);
  va_end(args);
  zb_diags_add_line(book->diags, ZB_ERROR, "workbook", book->template, node->line, node->origin, remedy, "%s",
                    text.data);
  zb_buffer_free(&text);
  return ZB_TEMPLATE;
}

zb_status write_fault(book *book, const char *place, const char *why)
{
  zb_diags_add(book->diags, ZB_ERROR, "xlsx-write", place, "请检查磁盘空间和临时文件夹，再试一次", "工作簿没有做成：%s",
               why);
  return ZB_OUTPUT;
}

zb_status taken(book *book, const zb_node *node, const char *what, lxw_error error)
{
  if (error == LXW_ERROR_PARAMETER_VALIDATION)
    return tree_fault(book, node, "请对照模板指南改正", "%s不对，电子表格不能这样写", what);
  return written(book, node, error);
}

zb_status written(book *book, const zb_node *node, lxw_error error)
{
  if (error == LXW_NO_ERROR)
    return ZB_OK;
  return write_fault(book, zb_arena_printf(book->arena, "%s:%d", book->template, node->line), lxw_strerror(error));
}
