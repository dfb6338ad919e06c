/* A web page as a stream of tables' cells: libxml2's tolerant parser, fed in pieces, tells of tags and text; no tree is
   built, so a page of any size takes the memory of its open cells. */
#include "read/html/html_page.h"

#include "read/html/html_cutter.h"
#include "read/html/html_stack.h"
#include "read/markup.h"
#include "read/reader.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

enum {
  SLICE = 16 * 1024,           /* fed at once */
  MAX_DEPTH = 1024,            /* of elements */
  MAX_MARK = 16 * 1024 * 1024, /* bytes of one tag, comment or run of text, which the parser keeps */
  MAX_STYLE_MARKS = 256,       /* <style> elements, whose rules are sorted one after the other */
  MAX_STYLES = 1024 * 1024     /* bytes of <style> */
};

struct zb_page {
  char *path;
  zb_text_file *text;
  htmlParserCtxt *parser;
  const char *piece; /* that is being fed */
  size_t at, length;
  bool ended, text_ended;
  zb_page_cutter cutter;
  zb_page_stack stack;
  int depth, skipping, style_marks;
  bool in_style, frames;
  zb_buffer style;
  zb_page_styles styles;
};

void zb_page_stop(zb_page *page, const char *what)
{
  if (page->stack.fault == NULL)
    page->stack.fault = what;
  xmlStopParser(page->parser);
}

static void stop_at_fault(zb_page *page)
{
  if (page->stack.fault != NULL)
    xmlStopParser(page->parser);
}

int zb_page_tables_begun(const zb_page *page)
{
  return page->stack.tables;
}

bool zb_page_has_frames(const zb_page *page)
{
  return page->frames;
}

/* --- what the parser tells --- */

/* What is no part of a cell's text: readings above characters, LibreOffice's notes. */
static bool is_aside(const char *name)
{
  static const char *const names[] = {"rt", "rp", "comment", "script", NULL};
  return zb_is_one_of(name, names);
}

static void on_start(void *context, const xmlChar *element, const xmlChar **attributes)
{
  zb_page *page = context;
  const char *name = (const char *)element;
  if (++page->depth > MAX_DEPTH)
    zb_page_stop(page, "标记套得太深");
  page->skipping += is_aside(name);
  if (page->stack.fault != NULL || page->skipping > 0)
    return;
  page->in_style = strcmp(name, "style") == 0;
  page->frames = page->frames || strcmp(name, "frame") == 0 || strcmp(name, "iframe") == 0;
  zb_page_stack_start(&page->stack, name, (const char *const *)attributes, &page->styles);
  stop_at_fault(page);
}

static void on_end(void *context, const xmlChar *element)
{
  zb_page *page = context;
  const char *name = (const char *)element;
  page->depth--;
  bool skipped = page->skipping > 0;
  page->skipping -= is_aside(name);
  if (page->in_style) {
    page->in_style = false;
    if (++page->style_marks > MAX_STYLE_MARKS)
      zb_page_stop(page, "样式太多");
    zb_page_styles_add(&page->styles, page->style.data != NULL ? page->style.data : "");
    zb_buffer_clear(&page->style);
  }
  if (page->stack.fault == NULL && !skipped)
    zb_page_stack_end(&page->stack, name);
  stop_at_fault(page);
}

static void on_text(void *context, const xmlChar *text, int n)
{
  zb_page *page = context;
  if (page->in_style && page->style.length < MAX_STYLES)
    zb_buffer_add(&page->style, text, (size_t)n);
  if (page->skipping > 0 || page->in_style || page->stack.fault != NULL)
    return;
  zb_page_stack_text(&page->stack, (const char *)text, (size_t)n);
  stop_at_fault(page);
}

/* The content of <style> and <script>. */
static void on_data(void *context, const xmlChar *text, int n)
{
  zb_page *page = context;
  if (page->in_style)
    on_text(context, text, n);
}

static void on_comment(void *context, const xmlChar *text)
{
  zb_page *page = context;
  page->stack.listener->comment(page->stack.self, (const char *)text);
}

/* Pages are seldom without a fault; browsers don't tell either. */
static void on_error(void *context, xmlError *error)
{
  (void)context;
  (void)error;
}

/* --- feeding it --- */

static void start_parser(zb_page *page)
{
  static htmlSAXHandler handler = {.startElement = on_start,
                                   .endElement = on_end,
                                   .characters = on_text,
                                   .ignorableWhitespace = on_text,
                                   .cdataBlock = on_data,
                                   .comment = on_comment,
                                   .serror = on_error,
                                   .initialized = XML_SAX2_MAGIC};
  htmlFreeParserCtxt(page->parser);
  page->parser = htmlCreatePushParserCtxt(&handler, page, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  if (page->parser == NULL)
    abort();
  htmlCtxtUseOptions(page->parser, HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET);
}

void zb_page_start(zb_page *page, const zb_page_listener *listener, void *self)
{
  page->stack.listener = listener;
  page->stack.self = self;
  zb_text_file_rewind(page->text);
  zb_page_styles_free(&page->styles);
  zb_buffer_clear(&page->style);
  start_parser(page);
  page->at = page->length = 0;
  zb_page_cutter_clear(&page->cutter);
  page->depth = page->skipping = page->style_marks = 0;
  page->stack.tables = page->stack.open = 0;
  page->stack.in_heading = false;
  zb_page_text_clear(&page->stack.heading);
  page->ended = page->text_ended = page->in_style = false;
}

zb_status zb_page_open(const char *path, const char *encoding, zb_diags *diags, zb_page **page)
{
  *page = NULL;
  zb_text_file *text;
  zb_status status = zb_markup_open(path, encoding, diags, &text);
  if (status != ZB_OK)
    return status;
  zb_page *p = calloc(1, sizeof *p);
  if (p == NULL || (p->path = strdup(path)) == NULL)
    abort();
  p->text = text;
  *page = p;
  return ZB_OK;
}

void zb_page_free(zb_page *page)
{
  if (page == NULL)
    return;
  htmlFreeParserCtxt(page->parser);
  zb_page_stack_free(&page->stack);
  zb_page_styles_free(&page->styles);
  zb_buffer_free(&page->style);
  zb_buffer_free(&page->cutter.held);
  zb_text_file_free(page->text);
  free(page->path);
  free(page);
}

/* Takes another slice of the text, if there is one. */
static zb_status take_slice(zb_page *page, zb_diags *diags)
{
  if (page->at == page->length) {
    page->at = 0;
    zb_status status = zb_text_file_read(page->text, &page->piece, &page->length, diags);
    page->text_ended = page->length == 0;
    if (status != ZB_OK || page->text_ended)
      return status;
  }
  size_t n = page->length - page->at < SLICE ? page->length - page->at : SLICE;
  const char *slice = page->piece + page->at;
  page->at += n;
  if (memchr(slice, '\0', n) != NULL)
    zb_page_stop(page, "含有二进制内容");
  else
    zb_page_cutter_add(&page->cutter, slice, n);
  return ZB_OK;
}

/* Feeds what there is up to the cut, at the end of the text all of it. */
static void feed(zb_page *page)
{
  zb_page_cutter *cutter = &page->cutter;
  size_t cut = cutter->cut;
  if (cutter->too_many_words || cutter->held.length > MAX_MARK)
    zb_page_stop(page, cutter->too_many_words ? "有一处标记的属性太多" : "有一处标记、注释或文字超过 16 MB");
  if (page->stack.fault != NULL)
    return;
  if (cut == 0 && page->text_ended)
    cut = cutter->held.length;
  if (cut > 0) {
    htmlParseChunk(page->parser, cutter->held.data, (int)cut, 0);
    zb_page_cutter_drop(cutter, cut);
  }
  page->ended = page->text_ended && cutter->held.length == 0;
  if (page->ended)
    htmlParseChunk(page->parser, "", 0, 1);
}

zb_status zb_page_read(zb_page *page, zb_diags *diags, bool *more)
{
  zb_status status = page->ended || page->text_ended || page->cutter.cut > 0 ? ZB_OK : take_slice(page, diags);
  if (status != ZB_OK)
    return status;
  if (!page->ended && page->stack.fault == NULL)
    feed(page);
  *more = !page->ended && page->stack.fault == NULL;
  if (page->stack.fault == NULL)
    return ZB_OK;
  zb_diags_add(diags, ZB_ERROR, "spoiled", page->path, "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入",
               "网页表格无法读取：%s", page->stack.fault);
  return ZB_INPUT;
}
