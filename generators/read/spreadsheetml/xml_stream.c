/* An XML file read node by node. Its bytes come through zb_text_file: what an XML declaration says of GB2312 is seldom
   true to the letter, and libxml2 would refuse each character that only GBK has. */
#include "read/spreadsheetml/xml_stream.h"

#include "read/markup.h"

#include <ctype.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>

struct zb_xml_stream {
  char *path;
  zb_text_file *text;
  xmlTextReader *reader;
  const char *piece; /* what is left of it */
  size_t left;
  bool at_start;   /* blanks there are no XML, but a page that exports them may write some */
  zb_diags *diags; /* of the call that we are in */
  bool unreadable; /* the text is; its diag is written */
  char error[160]; /* libxml2's first */
  int error_line;
};

static int read_text(void *context, char *out, int room)
{
  zb_xml_stream *stream = context;
  if (stream->left == 0 && !stream->unreadable)
    stream->unreadable = zb_text_file_read(stream->text, &stream->piece, &stream->left, stream->diags) != ZB_OK;
  if (stream->unreadable)
    return -1;
  while (stream->at_start && stream->left > 0 && isspace((unsigned char)*stream->piece)) {
    stream->piece++;
    stream->left--;
  }
  stream->at_start = false;
  size_t n = stream->left < (size_t)room ? stream->left : (size_t)room;
  memcpy(out, stream->piece, n);
  stream->piece += n;
  stream->left -= n;
  return (int)n;
}

static void note_error(void *context, xmlError *error)
{
  zb_xml_stream *stream = context;
  if (stream->error[0] != '\0' || error->message == NULL || error->level < XML_ERR_FATAL)
    return; /* an undeclared prefix on something we don't read is no reason to refuse a workbook */
  size_t n = strcspn(error->message, "\r\n");
  memcpy(stream->error, error->message, n < sizeof stream->error ? n : sizeof stream->error - 1);
  stream->error_line = error->line;
}

void zb_xml_stream_rewind(zb_xml_stream *stream)
{
  zb_text_file_rewind(stream->text);
  stream->left = 0;
  stream->at_start = true;
  xmlFreeTextReader(stream->reader);
  stream->reader = xmlReaderForIO(read_text, NULL, stream, NULL, "UTF-8",
                                  XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC);
  if (stream->reader == NULL)
    abort();
  xmlTextReaderSetStructuredErrorHandler(stream->reader, note_error, stream);
}

zb_status zb_xml_stream_open(const char *path, const char *encoding, zb_diags *diags, zb_xml_stream **stream)
{
  *stream = NULL;
  zb_text_file *text;
  zb_status status = zb_markup_open(path, encoding, diags, &text);
  if (status != ZB_OK)
    return status;
  zb_xml_stream *s = calloc(1, sizeof *s);
  if (s == NULL || (s->path = strdup(path)) == NULL)
    abort();
  s->text = text;
  s->diags = diags; /* the reader reads its first bytes at once */
  zb_xml_stream_rewind(s);
  *stream = s;
  return ZB_OK;
}

void zb_xml_stream_free(zb_xml_stream *stream)
{
  if (stream == NULL)
    return;
  xmlFreeTextReader(stream->reader);
  zb_text_file_free(stream->text);
  free(stream->path);
  free(stream);
}

static zb_status spoiled(const zb_xml_stream *stream, zb_diags *diags, int line, const char *what)
{
  zb_diags_add(diags, ZB_ERROR, "spoiled", stream->path, "请重新导出，或用 Excel、WPS 打开后另存为 .xlsx 再导入",
               "第 %d 行 XML 有错（%s）", line, what);
  return ZB_INPUT;
}

zb_status zb_xml_stream_next(zb_xml_stream *stream, zb_diags *diags, bool *more)
{
  stream->diags = diags;
  int result = xmlTextReaderRead(stream->reader);
  *more = false;
  if (stream->unreadable)
    return ZB_INPUT;
  if (result < 0 || stream->error[0] != '\0')
    return spoiled(stream, diags,
                   stream->error_line > 0 ? stream->error_line : xmlTextReaderGetParserLineNumber(stream->reader),
                   *stream->error != '\0' ? stream->error : "不完整，或有一处过长");
  if (result == 1 && xmlTextReaderNodeType(stream->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
    return spoiled(stream, diags, xmlTextReaderGetParserLineNumber(stream->reader), "含有不允许的 DOCTYPE");
  *more = result == 1;
  return ZB_OK;
}

int zb_xml_stream_depth(const zb_xml_stream *stream)
{
  return xmlTextReaderDepth(stream->reader);
}

static bool at_node(const zb_xml_stream *stream, int type, int depth, const char *name)
{
  return xmlTextReaderNodeType(stream->reader) == type && xmlTextReaderDepth(stream->reader) == depth &&
         strcmp((const char *)xmlTextReaderConstLocalName(stream->reader), name) == 0;
}

bool zb_xml_stream_at(const zb_xml_stream *stream, int depth, const char *name)
{
  return at_node(stream, XML_READER_TYPE_ELEMENT, depth, name);
}

bool zb_xml_stream_at_end(const zb_xml_stream *stream, int depth, const char *name)
{
  return at_node(stream, XML_READER_TYPE_END_ELEMENT, depth, name);
}

bool zb_xml_stream_is_empty(const zb_xml_stream *stream)
{
  return xmlTextReaderIsEmptyElement(stream->reader) == 1;
}

const char *zb_xml_stream_text(const zb_xml_stream *stream)
{
  switch (xmlTextReaderNodeType(stream->reader)) {
  case XML_READER_TYPE_TEXT:
  case XML_READER_TYPE_CDATA:
  case XML_READER_TYPE_WHITESPACE:
  case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    return (const char *)xmlTextReaderConstValue(stream->reader);
  default:
    return NULL;
  }
}

const char *zb_xml_stream_attribute(const zb_xml_stream *stream, const char *name)
{
  const xmlNode *node = xmlTextReaderCurrentNode(stream->reader);
  for (const xmlAttr *a = node != NULL ? node->properties : NULL; a != NULL; a = a->next)
    if (strcmp((const char *)a->name, name) == 0)
      return a->children != NULL && a->children->content != NULL ? (const char *)a->children->content : "";
  return NULL;
}
