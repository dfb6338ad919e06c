#include "base/xml.h"

#include "base/buffer.h"

#include <libxml/parser.h>
#include <stdarg.h>
#include <string.h>

void zb_xml_error(zb_diags *diags, const char *path, int line, const char *remedy, const char *message, ...)
{
  zb_buffer place = {0}, text = {0};
  va_list args;
  va_start(args, message);
  zb_buffer_vprintf(&text, message, args);
  va_end(args);
  zb_buffer_printf(&place, "%s:%d", path, line);
  zb_diags_add(diags, ZB_ERROR, "template", place.data, remedy, "%s", text.data);
  zb_buffer_free(&place);
  zb_buffer_free(&text);
}

/* What libxml2's messages are collected with. */
typedef struct reporter {
  zb_diags *diags;
  const char *path;
  const char *remedy;
} reporter;

static void report(void *context, xmlErrorPtr error)
{
  reporter *r = context;
  const char *message = error->message != NULL ? error->message : "?";
  int length = (int)strcspn(message, "\n");
  zb_xml_error(r->diags, r->path, error->line, r->remedy, "XML 有错：%.*s", length, message);
}

zb_status zb_xml_read(const char *path, zb_diags *diags, xmlDoc **doc)
{
  *doc = NULL;
  xmlParserCtxt *parser = xmlNewParserCtxt();
  if (parser == NULL)
    return ZB_TEMPLATE;
  xmlDoc *result = xmlCtxtReadFile(parser, path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (result == NULL) {
    reporter r = {diags, path, "请按提示改正这一行"};
    report(&r, &parser->lastError);
  } else if (result->intSubset != NULL) {
    zb_xml_error(diags, path, 1, "请删去 <!DOCTYPE …>", "模板里不允许有 DOCTYPE 和实体");
    xmlFreeDoc(result);
    result = NULL;
  }
  xmlFreeParserCtxt(parser);
  *doc = result;
  return result == NULL ? ZB_TEMPLATE : ZB_OK;
}
