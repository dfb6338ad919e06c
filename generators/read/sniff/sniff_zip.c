/* Tells the kind of a zip by the names in it. */
#include "base/file.h"
#include "read/package.h"
#include "read/sniff/sniff_kinds.h"

#include <string.h>

typedef struct kind {
  const char *part;
  zb_format format;
  const char *code, *message; /* MESSAGE NULL: not refused */
} kind;

static const kind kinds[] = {
    {"xl/workbook.xml", ZB_FORMAT_XLSX, "", NULL},
    {"xl/workbook.bin", 0, "other-spreadsheet", "这是二进制的 Excel 工作簿（.xlsb），不能直接读取"},
    {"word/document.xml", ZB_FORMAT_DOCX, "", NULL},
    {"ppt/presentation.xml", 0, "not-a-table", "这是演示文稿，不是表格"},
    {"Index/Document.iwa", 0, "other-spreadsheet", "这是苹果电脑的文档（.numbers 等），不能直接读取"},
    {"index.apxl", 0, "not-a-table", "这是演示文稿，不是表格"},
    {"encrypted-package", 0, "encrypted", "文件设有密码，无法读取"},
    {"content.xml", ZB_FORMAT_ODS, "", NULL},
    {"[Content_Types].xml", ZB_FORMAT_XLSX, "", NULL},
};

static bool head_has(const char *head, size_t n, const char *words)
{
  return memmem(head, n, words, strlen(words)) != NULL;
}

/* An OpenDocument file declares its kind at the start. */
static bool is_other_document(const char *head, size_t n)
{
  return head_has(head, n, "application/vnd.oasis.opendocument.") && !head_has(head, n, "opendocument.spreadsheet");
}

zb_status zb_sniff_zip(const char *path, const char *head, size_t n, zb_diags *diags, zb_format *format)
{
  *format = zb_file_named(path, ".zip") ? ZB_FORMAT_ARCHIVE : ZB_FORMAT_XLSX;
  zb_package *package;
  zb_diags *unheard = zb_diags_new();
  zb_status status = zb_package_open(path, unheard, &package);
  bool unread = zb_diags_pass_unread(diags, unheard);
  zb_diags_free(unheard);
  if (status != ZB_OK) /* who reads such a file reports why */
    return unread ? ZB_INPUT : ZB_OK;
  const kind *found = NULL;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds && found == NULL; i++)
    if (zb_package_has(package, kinds[i].part))
      found = &kinds[i];
  zb_package_free(package);
  *format = found != NULL ? found->format : ZB_FORMAT_ARCHIVE;
  if (*format == ZB_FORMAT_ODS && is_other_document(head, n))
    return zb_sniff_refuse(path, diags, "not-a-table", "这是 OpenDocument 文档，不是表格",
                           "如果里面有要读的表，请用 LibreOffice 或 WPS 打开，另存为 .docx 后再导入");
  if (found == NULL || found->message == NULL)
    return ZB_OK;
  return zb_sniff_refuse(path, diags, found->code, found->message, zb_save_as_xlsx);
}
