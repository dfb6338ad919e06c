/* The OLE compound file of old Office and WPS documents: the names of its streams tell the kind of document. */
#include "read/sniff/sniff_kinds.h"

#include "base/file.h"

#include <stdbool.h>
#include <string.h>

enum { PIECE = 64 * 1024, SECTOR = 512, OVERLAP = SECTOR };

/* What a stream's name tells; streams of embedded documents come after the document's own. */
typedef enum { PACKAGE, WORKBOOK, WORD, SLIDES, NOTHING } content;

static const struct {
  const char *name;
  content content;
} streams[] = {
    {"EncryptedPackage", PACKAGE},
    {"Workbook", WORKBOOK},
    {"WORKBOOK", WORKBOOK},
    {"Book", WORKBOOK},
    {"BOOK", WORKBOOK},
    {"WordDocument", WORD},
    {"PowerPoint Document", SLIDES},
};

typedef struct findings {
  content content;
  bool locked;
} findings;

/* Finds a stream's name in the directory, where it is NUL-terminated UTF-16LE; NULL if absent. */
static const unsigned char *find_name(const unsigned char *bytes, size_t n, const char *name)
{
  unsigned char wide[64] = {0};
  size_t length = strlen(name);
  for (size_t i = 0; i < length; i++)
    wide[2 * i] = (unsigned char)name[i];
  return memmem(bytes, n, wide, 2 * length + 2);
}

/* A workbook's records start at a sector; with a password, the second one is FILEPASS: BOF (0809, its length), FILEPASS
   (002F). */
static bool has_locked_start(const unsigned char *bytes, size_t n)
{
  for (size_t i = 0; i + 32 <= n; i += SECTOR) {
    const unsigned char *bof = bytes + i;
    size_t next = 4 + (size_t)bof[2];
    if (bof[0] == 0x09 && bof[1] == 0x08 && bof[3] == 0 && next <= 20 && bof[next] == 0x2F && bof[next + 1] == 0)
      return true;
  }
  return false;
}

static void scan(findings *found, const unsigned char *bytes, size_t n)
{
  const unsigned char *first = NULL;
  bool known = found->content != NOTHING;
  for (size_t i = 0; i < sizeof streams / sizeof *streams && !known; i++) {
    const unsigned char *name = find_name(bytes, first != NULL ? (size_t)(first - bytes) : n, streams[i].name);
    if (name == NULL)
      continue;
    first = name;
    found->content = streams[i].content;
  }
  found->locked = found->locked || has_locked_start(bytes, n);
}

static findings scan_file(FILE *file)
{
  findings found = {.content = NOTHING};
  unsigned char window[PIECE + OVERLAP]; /* both whole sectors, to stay aligned */
  size_t kept = 0, got;
  rewind(file);
  while ((got = fread(window + kept, 1, PIECE, file)) > 0) {
    size_t n = kept + got;
    scan(&found, window, n);
    kept = n >= OVERLAP && got == PIECE ? OVERLAP : 0;
    memmove(window, window + n - kept, kept);
  }
  return found;
}

zb_status zb_sniff_compound(FILE *file, const char *path, zb_diags *diags, zb_format *format)
{
  findings found = scan_file(file);
  zb_status status = zb_file_check(file, path, diags);
  if (status != ZB_OK)
    return status;
  if (found.content == PACKAGE || (found.content == WORKBOOK && found.locked))
    return zb_sniff_refuse(path, diags, "encrypted", "文件设有打开密码，无法读取",
                           "请用 Excel 或 WPS 打开，取消密码并另存为 .xlsx 后再导入");
  if (found.content == WORKBOOK) {
    *format = ZB_FORMAT_XLS;
    return ZB_OK;
  }
  if (found.content == WORD || found.content == SLIDES)
    return zb_sniff_refuse(path, diags, "not-a-table",
                           found.content == WORD ? "这是旧格式的 Word 或 WPS 文字文档，不是表格"
                                                 : "这是演示文稿，不是表格",
                           found.content == WORD ? "如果里面有要读的表，请用 Word 或 WPS 打开，另存为 .docx 后再导入"
                                                 : "请导入表格文件（.xlsx、.xls、.docx 或 .csv）");
  return zb_sniff_refuse(path, diags, "not-a-table", "这是旧格式的 Office 或 WPS 文件，里面没有找到工作簿",
                         "如果它是表格，请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入");
}
