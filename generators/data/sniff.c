/* Which format a file has. What can't be read is refused by its real name: an export that is called .xls is often a
   web page, and a user who is told "spoiled" would look for the fault in the wrong place. */
#include "data/sniff.h"

#include "base/file.h"

#include "base/buffer.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { HEAD = 4096 };

static const char save_as[] = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再导入";

static zb_status refuse(const char *path, zb_diags *diags, const char *code, const char *message, const char *remedy)
{
  zb_diags_add(diags, ZB_ERROR, code, path, remedy, "%s", message);
  return ZB_INPUT;
}

/* True if the file has BYTES anywhere. */
static bool file_contains(FILE *file, const char *bytes, size_t n)
{
  char window[HEAD * 2];
  size_t kept = 0, got;
  rewind(file);
  while ((got = fread(window + kept, 1, sizeof window - kept, file)) > 0) {
    size_t length = kept + got;
    if (memmem(window, length, bytes, n) != NULL)
      return true;
    kept = length < n - 1 ? length : n - 1;
    memmove(window, window + length - kept, kept);
  }
  return false;
}

/* Old .xls and encrypted .xlsx live in the same kind of container; the latter has a stream of this name. */
static zb_status refuse_compound(FILE *file, const char *path, zb_diags *diags)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  if (file_contains(file, name, sizeof name))
    return refuse(path, diags, "encrypted", "文件设有打开密码，无法读取",
                  "请用 Excel 或 WPS 打开，取消密码并另存为 .xlsx 后再导入");
  return refuse(path, diags, "old-xls", "这是旧格式的 Excel 文件（.xls），不能直接读取", save_as);
}

/* Skips a byte order mark and blanks. */
static const char *text_start(const char *head)
{
  if (strncmp(head, "\xEF\xBB\xBF", 3) == 0)
    head += 3;
  return head + strspn(head, " \t\r\n");
}

static bool starts(const char *text, const char *with)
{
  return strncasecmp(text, with, strlen(with)) == 0;
}

static zb_status refuse_markup(const char *head, const char *path, zb_diags *diags)
{
  const char *text = text_start(head);
  static const char *const html[] = {"<html", "<!doctype html", "<head", "<meta", "<table", "<body", "<style", "<div"};
  for (size_t i = 0; i < sizeof html / sizeof *html; i++) {
    if (starts(text, html[i]))
      return refuse(path, diags, "html", "这其实是网页（HTML）文件，不是 Excel 工作簿", save_as);
  }
  if (starts(text, "MIME-Version:"))
    return refuse(path, diags, "html", "这其实是单个文件网页（MHT），不是 Excel 工作簿", save_as);
  if (!starts(text, "<?xml") && !starts(text, "<Workbook"))
    return ZB_OK;
  if (strcasestr(text, "<html") != NULL || strcasestr(text, "<!doctype html") != NULL)
    return refuse(path, diags, "html", "这其实是网页（HTML）文件，不是 Excel 工作簿", save_as);
  if (strstr(text, "urn:schemas-microsoft-com:office:spreadsheet") != NULL || strstr(text, "mso-application") != NULL)
    return refuse(path, diags, "spreadsheetml", "这是“XML 表格 2003”文件，不能直接读取", save_as);
  return refuse(path, diags, "not-a-table", "这是 XML 文件，不是表格", "请导入 .xlsx 或 .csv 文件");
}

static zb_status judge(FILE *file, const char *path, zb_diags *diags, zb_format *format)
{
  char head[HEAD + 1];
  size_t n = fread(head, 1, HEAD, file);
  head[n] = '\0';
  if (ferror(file) != 0)
    return refuse(path, diags, "unreadable", "读取文件中途出错", "请检查磁盘或共享文件夹");
  if (n == 0)
    return refuse(path, diags, "empty-file", "文件是空的", "请重新导出后再导入");
  *format = ZB_FORMAT_TEXT;
  if (n >= 4 && memcmp(head, "PK\3\4", 4) == 0) {
    *format = ZB_FORMAT_XLSX;
    return ZB_OK;
  }
  if (n >= 8 && memcmp(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
    return refuse_compound(file, path, diags);
  if (n >= 4 && head[0] == 9 && (head[1] == 0 || head[1] == 2 || head[1] == 4 || head[1] == 8) && head[3] == 0)
    return refuse(path, diags, "old-xls", "这是旧格式的 Excel 文件（.xls），不能直接读取", save_as);
  static const char *const others[] = {"%PDF-", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "{\\rtf", "Rar!", "7z\xBC\xAF"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    if (strncmp(head, others[i], strlen(others[i])) == 0)
      return refuse(path, diags, "not-a-table", "这不是表格文件", "请导入 .xlsx 或 .csv 文件");
  }
  return refuse_markup(head, path, diags);
}

zb_status zb_sniff(const char *path, zb_diags *diags, zb_format *format)
{
  struct stat info;
  FILE *file = stat(path, &info) == 0 ? fopen(path, "rb") : NULL;
  if (file == NULL) {
    zb_diags_add(diags, ZB_ERROR, "unreadable", path, "请检查文件是否存在、是否有读取权限", "打不开文件：%s",
                 zb_why(errno));
    return ZB_INPUT;
  }
  zb_status status = S_ISREG(info.st_mode)
                         ? judge(file, path, diags, format)
                         : refuse(path, diags, "unreadable", "这不是普通文件", "请导入 .xlsx 或 .csv 文件");
  fclose(file);
  return status;
}
