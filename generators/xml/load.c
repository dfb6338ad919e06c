#include "xml/load.h"

#include "base/buffer.h"
#include "base/file.h"

#include <libxml/parser.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

enum { MAX_BYTES = 64 * 1024 * 1024 };

void zb_xml_error(zb_diags *diags, const char *path, int line, const char *remedy, const char *message, ...)
{
  zb_buffer text = {0};
  va_list args;
  va_start(args, message);
  zb_buffer_vprintf(&text, message, args);
  va_end(args);
  zb_diags_add_line(diags, ZB_ERROR, "template", path, line, NULL, remedy, "%s", text.data);
  zb_buffer_free(&text);
}

void zb_xml_error_at(zb_diags *diags, const char *path, const xmlNode *node, const char *remedy, const char *message,
                     ...)
{
  zb_buffer text = {0};
  va_list args;
  va_start(args, message);
  zb_buffer_vprintf(&text, message, args);
  va_end(args);
  zb_diags_add_line(diags, ZB_ERROR, "template", path, (int)xmlGetLineNo(node), zb_xml_origin(node), remedy, "%s",
                    text.data);
  zb_buffer_free(&text);
}

/* The most frequent errors, by libxml2's error code. */
static const struct {
  int code;
  const char *words, *remedy;
} faults[] = {
    {XML_ERR_DOCUMENT_EMPTY, "这里应当是 XML 的开头，如 <form …>", "请检查是不是给错了文件"},
    {XML_ERR_DOCUMENT_END, "最外面的元素结束以后还有内容", "请把它移到最外面的元素里"},
    {XML_ERR_TAG_NOT_FINISHED, "文件完了，有的元素还没有结束", "请补上结束标签，如 </p>"},
    {XML_ERR_NAME_REQUIRED, "“<”或“&”后面缺少名字", "文字里的 < 写成 &lt;，& 写成 &amp;"},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, "“&”后面缺少分号", "文字里的 & 写成 &amp;"},
    {XML_ERR_UNDECLARED_ENTITY, "XML 没有这个 &…; 的写法", "不换行的空格写成 &#160;，其他字直接写"},
    {XML_WAR_UNDECLARED_ENTITY, "XML 没有这个 &…; 的写法", "不换行的空格写成 &#160;，其他字直接写"},
    {XML_ERR_LT_IN_ATTRIBUTE, "属性值里有“<”", "请写成 &lt;"},
    {XML_ERR_ATTRIBUTE_REDEFINED, "同一个属性写了两次", "请删去一个"},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, "属性值没有加引号", "请写成 名字=\"值\""},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "属性没有写值", "请写成 名字=\"值\""},
    {XML_ERR_SPACE_REQUIRED, "两个属性之间缺少空格", "请加上空格"},
    {XML_ERR_GT_REQUIRED, "标签缺少“>”", "请补上"},
    {XML_ERR_INVALID_ENCODING, "文件不是 UTF-8 编码", "请用 UTF-8 编码另存"},
    {XML_ERR_ENTITY_LOOP, "DOCTYPE 里的实体一个用着一个", "请删去 <!DOCTYPE …>，字直接写"},
    {XML_ERR_INTERNAL_ERROR, "元素套得太深，或者内容太长", "请检查是不是少了结束标签，或给错了文件"}, /* its limits */
    {XML_ERR_INVALID_CHAR, "有 XML 不允许的字符，或者不是 UTF-8 编码", "请删去它，或者用 UTF-8 编码另存"},
};

/* Only libxml2's first error is reported: later ones are often consequences. */
typedef struct first_fault {
  zb_diags *diags;
  const char *path;
  bool reported;
} first_fault;

static void report_first(void *context, xmlErrorPtr error)
{
  first_fault *first = ((xmlParserCtxt *)context)->_private;
  if (first->reported || error->level < XML_ERR_ERROR)
    return;
  first->reported = true;
  if (error->code == XML_ERR_TAG_NAME_MISMATCH && error->str1 != NULL && error->str2 != NULL) {
    zb_xml_error(first->diags, first->path, error->line, "请让开始和结束的标签配对",
                 "XML 有错：第 %d 行开始的 <%s> 还没有结束，这里却是 </%s>", error->int1, error->str1, error->str2);
    return;
  }
  for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
    if (faults[i].code == error->code) {
      zb_xml_error(first->diags, first->path, error->line, faults[i].remedy, "XML 有错：%s", faults[i].words);
      return;
    }
  }
  const char *message = error->message != NULL ? error->message : "?";
  zb_xml_error(first->diags, first->path, error->line, "请按提示改正这一行", "XML 有错：%.*s",
               (int)strcspn(message, "\n"), message);
}

/* By our own hand, as the library would wait for the writer of a pipe. */
static bool read_text(const char *path, zb_diags *diags, zb_buffer *text)
{
  zb_diags *ignored = zb_diags_new();
  bool there = access(path, R_OK) == 0 && zb_file_read(path, text, ignored) == ZB_OK;
  zb_diags_free(ignored);
  if (there && text->length <= MAX_BYTES)
    return true;
  zb_buffer_free(text);
  if (there)
    zb_diags_add(diags, ZB_ERROR, "template", path, "请检查是不是给错了文件", "文件超过 64 MB，不是模板");
  else
    zb_diags_add(diags, ZB_ERROR, "template", path, "请检查文件名和权限", "没有这个文件，或者不能读");
  return false;
}

zb_status zb_xml_read(const char *path, zb_diags *diags, xmlDoc **doc)
{
  *doc = NULL;
  zb_buffer text = {0};
  if (!read_text(path, diags, &text))
    return ZB_TEMPLATE;
  xmlParserCtxt *parser = xmlNewParserCtxt();
  if (parser == NULL) {
    zb_buffer_free(&text);
    return ZB_TEMPLATE;
  }
  first_fault first = {.diags = diags, .path = path};
  parser->_private = &first;
  parser->sax->serror = report_first;
  xmlDoc *result = xmlCtxtReadMemory(parser, text.data, (int)text.length, path, NULL,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  zb_buffer_free(&text);
  if (result == NULL && !first.reported) {
    zb_xml_error(diags, path, 1, "请检查这个文件", "XML 读不了");
  } else if (result != NULL && result->intSubset != NULL) {
    zb_xml_error(diags, path, 1, "请删去 <!DOCTYPE …>", "模板里不允许有 DOCTYPE 和实体");
    xmlFreeDoc(result);
    result = NULL;
  }
  xmlFreeParserCtxt(parser);
  *doc = result;
  return result == NULL ? ZB_TEMPLATE : ZB_OK;
}
