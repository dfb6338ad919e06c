/* Tells web pages and kinds of XML from what may be a csv. */
#include "read/sniff/sniff_kinds.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool starts(const char *text, const char *with)
{
  return strncasecmp(text, with, strlen(with)) == 0;
}

/* The head without NUL bytes (to read UTF-16 like UTF-8), byte order mark and leading blanks. The caller frees it. */
static char *ascii_of(const char *head, size_t n)
{
  char *ascii = malloc(n + 1);
  if (ascii == NULL)
    abort();
  size_t length = 0;
  bool started = false;
  for (size_t i = 0; i < n; i++) {
    started = started || ((unsigned char)head[i] < 0x80 && !isspace((unsigned char)head[i]) && head[i] != '\0') ||
              (i >= 3 && (unsigned char)head[i] >= 0x80);
    if (started && head[i] != '\0')
      ascii[length++] = head[i];
  }
  ascii[length] = '\0';
  return ascii;
}

/* Skips comments, processing instructions and document types. */
static const char *skip_prolog(const char *text)
{
  for (;;) {
    text += strspn(text, " \t\r\n");
    const char *end = strncmp(text, "<!--", 4) == 0 ? strstr(text, "-->")
                      : starts(text, "<?") || (starts(text, "<!") && !starts(text, "<!doctype html"))
                          ? strchr(text, '>')
                          : NULL;
    if (end == NULL)
      return text;
    text = strchr(end, '>') + 1;
  }
}

/* Whether the tag at TEXT is <NAME or <prefix:NAME. */
static bool is_tag(const char *text, const char *name)
{
  size_t n = strlen(name);
  size_t prefix = strcspn(text, ": \t\r\n>");
  const char *local = text[prefix] == ':' ? text + prefix + 1 : text + 1;
  return *text == '<' && strncasecmp(local, name, n) == 0 && !isalnum((unsigned char)local[n]);
}

static bool is_page(const char *text, const char *root)
{
  static const char *const tags[] = {"html",   "head",  "meta", "table", "body",   "style",  "div",
                                     "center", "title", "font", "p",     "span",   "br",     "b",
                                     "form",   "tr",    "td",   "th",    "script", "link",   "frameset",
                                     "h1",     "h2",    "h3",   "tbody", "thead",  "caption"};
  if (starts(root, "<!doctype html"))
    return true;
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
    if (is_tag(root, tags[i]))
      return true;
  return strcasestr(text, "<html") != NULL || strcasestr(text, "<table") != NULL;
}

static zb_status sniff_markup(const char *path, const char *text, zb_diags *diags, zb_format *format)
{
  const char *root = skip_prolog(text);
  if (is_tag(root, "Workbook")) {
    *format = ZB_FORMAT_SPREADSHEETML;
    return ZB_OK;
  }
  if (strstr(text, "opendocument.spreadsheet") != NULL) {
    *format = ZB_FORMAT_FODS;
    return ZB_OK;
  }
  if (is_page(text, root)) {
    *format = ZB_FORMAT_HTML;
    return ZB_OK;
  }
  bool link = root == text && is_tag(root, "a"); /* no document starts with a link, but a csv's first cell may */
  if (starts(text, "<?xml") || *root == '\0' || (isalpha((unsigned char)root[1]) && !link))
    return zb_sniff_refuse(path, diags, "not-a-table", "这是 XML 文件，不是表格", "请导入 .xlsx 或 .csv 文件");
  return ZB_OK;
}

static bool is_mht(const char *text)
{
  return (starts(text, "MIME-Version:") || strcasestr(text, "\nMIME-Version:") != NULL) &&
         strcasestr(text, "Content-Type:") != NULL;
}

static bool is_json(const char *text)
{
  const char *second = text + 1 + strspn(text + (*text != '\0'), " \t\r\n");
  return (*text == '{' && (*second == '"' || *second == '}')) ||
         (*text == '[' && *second != '\0' && strchr("{[\"", *second) != NULL);
}

static zb_status sniff_plain(const char *path, const char *text, zb_diags *diags, zb_format *format)
{
  if (starts(text, "socialcalc:version:"))
    return zb_sniff_refuse(path, diags, "other-spreadsheet", "这是 EtherCalc 表格，不能直接读取", zb_save_as_xlsx);
  if (is_mht(text)) {
    *format = ZB_FORMAT_MHT;
    return ZB_OK;
  }
  if (strncmp(text, "ID;", 3) == 0)
    return zb_sniff_refuse(path, diags, "other-spreadsheet", "这是 SYLK 表格（.slk），不能直接读取", zb_save_as_xlsx);
  if (strncmp(text, "TABLE\r\n0,1", 10) == 0 || strncmp(text, "TABLE\n0,1", 9) == 0)
    return zb_sniff_refuse(path, diags, "other-spreadsheet", "这是 DIF 表格（.dif），不能直接读取", zb_save_as_xlsx);
  if (is_json(text))
    return zb_sniff_refuse(path, diags, "not-a-table", "这是 JSON 数据，不是表格", "请导入 .xlsx 或 .csv 文件");
  return ZB_OK;
}

zb_status zb_sniff_text(const char *path, const char *head, size_t n, zb_diags *diags, zb_format *format)
{
  char *text = ascii_of(head, n);
  *format = ZB_FORMAT_TEXT;
  zb_status status = *text == '<' ? sniff_markup(path, text, diags, format) : sniff_plain(path, text, diags, format);
  free(text);
  return status;
}
