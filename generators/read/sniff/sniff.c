/* Detects the format of a file. Unsupported files are refused with their real format: an export named .xls is often
   something else, and the message "corrupt" would mislead the user. */
#include "read/sniff/sniff_kinds.h"

#include "base/file.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { HEAD = 4096, MAX_FILE = INT32_MAX };

const char zb_save_as_xlsx[] = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再导入";

static const char unpack[] = "请先解压，或改用 .zip 压缩包";
static const char give_tables[] = "请导入表格文件（.xlsx、.xls、.docx 或 .csv）";

typedef struct signature {
  const char *bytes;
  size_t n, offset;
  const char *code, *message, *remedy;
} signature;

#define BYTES(s) s, sizeof(s) - 1

static const signature signatures[] = {
    {BYTES("%PDF-"), 0, "not-a-table", "这是 PDF 文件，不是表格", give_tables},
    {BYTES("\x89PNG"), 0, "not-a-table", "这是图片，不是表格", give_tables},
    {BYTES("\xFF\xD8\xFF"), 0, "not-a-table", "这是照片，不是表格", give_tables},
    {BYTES("GIF8"), 0, "not-a-table", "这是图片，不是表格", give_tables},
    {BYTES("II*\0"), 0, "not-a-table", "这是图片，不是表格", give_tables},
    {BYTES("MM\0*"), 0, "not-a-table", "这是图片，不是表格", give_tables},
    {BYTES("WEBP"), 8, "not-a-table", "这是图片，不是表格", give_tables},
    {BYTES("\0\0\0\0"), 6, "not-a-table", "这是图片，不是表格", give_tables}, /* after "BM" */
    {BYTES("{\\rtf"), 0, "not-a-table", "这是 RTF 文档，不是表格", give_tables},
    {BYTES("SQLite format 3"), 0, "not-a-table", "这是数据库文件（SQLite），不是表格", give_tables},
    {BYTES("MZ\x90\0"), 0, "not-a-table", "这是程序，不是表格", give_tables},
    {BYTES("\x7F"
           "ELF"),
     0, "not-a-table", "这是程序，不是表格", give_tables},
    {BYTES("Rar!"), 0, "other-archive", "这是 RAR 压缩包，不能直接读取", unpack},
    {BYTES("7z\xBC\xAF"), 0, "other-archive", "这是 7z 压缩包，不能直接读取", unpack},
    {BYTES("\x1F\x8B"), 0, "other-archive", "这是 gzip 压缩文件，不能直接读取", unpack},
    {BYTES("BZh"), 0, "other-archive", "这是 bzip2 压缩文件，不能直接读取", unpack},
    {BYTES("\xFD"
           "7zXZ"),
     0, "other-archive", "这是 xz 压缩文件，不能直接读取", unpack},
    {BYTES("PK\5\6"), 0, "empty-file", "压缩包是空的", "请重新打包或导出后再导入"},
    {BYTES("PK\7\x8"), 0, "other-archive", "这是分卷压缩包，不能直接读取", unpack},
};

zb_status zb_sniff_refuse(const char *path, zb_diags *diags, const char *code, const char *message, const char *remedy)
{
  zb_diags_add(diags, ZB_ERROR, code, path, remedy, "%s", message);
  return ZB_INPUT;
}

static const signature *find_signature(const char *head, size_t n)
{
  for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
    const signature *s = &signatures[i];
    if (n >= s->offset + s->n && memcmp(head + s->offset, s->bytes, s->n) == 0 &&
        (s->offset != 6 || memcmp(head, "BM", 2) == 0) && (s->offset != 8 || memcmp(head, "RIFF", 4) == 0))
      return s;
  }
  return NULL;
}

/* The first record of an Excel 2 to 4 file, or of a later one without its container: BOF, whose number contains the
   version, and its length. */
static bool is_bare_workbook(const char *head, size_t n)
{
  return n >= 8 && head[0] == 9 && (head[1] == 0 || head[1] == 2 || head[1] == 4 || head[1] == 8) &&
         (head[2] == 4 || head[2] == 6 || head[2] == 8 || head[2] == 16) && head[3] == 0;
}

static zb_status sniff_file(FILE *file, const char *path, zb_diags *diags, zb_format *format)
{
  char head[HEAD + 1];
  size_t n = fread(head, 1, HEAD, file);
  head[n] = '\0';
  zb_status status = zb_file_check(file, path, diags);
  if (status != ZB_OK)
    return status;
  if (n == 0)
    return zb_sniff_refuse(path, diags, "empty-file", "文件是空的", "请重新导出后再导入");
  if (n == HEAD && head[0] == '\0' && memcmp(head, head + 1, n - 1) == 0)
    return zb_sniff_refuse(path, diags, "not-a-table", "文件里全是空字节，没有内容",
                           "可能没有下载完，或者磁盘出过错，请重新导出");
  if (n >= 4 && memcmp(head, "PK\3\4", 4) == 0)
    return zb_sniff_zip(path, head, n, diags, format);
  if (n >= 8 && memcmp(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
    return zb_sniff_compound(file, path, diags, format);
  if (is_bare_workbook(head, n) && head[1] == 8) {
    *format = ZB_FORMAT_XLS;
    return ZB_OK;
  }
  if (is_bare_workbook(head, n))
    return zb_sniff_refuse(path, diags, "old-xls", "这是 Excel 4 或更早的文件（.xls），不能直接读取", zb_save_as_xlsx);
  const signature *known = find_signature(head, n);
  if (known != NULL)
    return zb_sniff_refuse(path, diags, known->code, known->message, known->remedy);
  return zb_sniff_text(path, head, n, diags, format);
}

zb_status zb_sniff(const char *path, zb_diags *diags, zb_format *format)
{
  *format = ZB_FORMAT_TEXT;
  FILE *file = zb_file_open(path, diags);
  if (file == NULL)
    return ZB_INPUT;
  zb_status status = sniff_file(file, path, diags, format);
  if (status == ZB_OK && *format != ZB_FORMAT_ARCHIVE && zb_file_size(file) > MAX_FILE)
    status = zb_sniff_refuse(path, diags, "not-a-table", "文件超过 2 GB，没有一张表有这么大，拒绝读取",
                             "请检查是不是放错了文件；确实是表，请拆成几个较小的文件");
  fclose(file);
  return status;
}
