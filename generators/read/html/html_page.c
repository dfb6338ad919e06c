/* libxml2's tolerant HTML parser is fed in pieces and reports tags and text; no tree is built, so a page of any size
   takes only the memory of its open cells. */
#include "read/html/html_page.h"

#include "base/utf8.h"
#include "read/html/html_cutter.h"
#include "read/html/html_stack.h"
#include "read/markup.h"
#include "read/reader.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

enum {
  SLICE = 16 * 1024,          /* fed at once */
  MAX_DEPTH = 1024,           /* of elements */
  MAX_TAG = 16 * 1024 * 1024, /* bytes of one tag, comment or run of text, which the parser buffers */
  MAX_STYLE_ELEMENTS = 256,   /* <style> elements: each one sorts all rules again */
  MAX_OPTION = 4096,          /* bytes of an option */
  MAX_STYLES = 1024 * 1024    /* bytes of <style> */
};

/* The open <select>. */
typedef struct page_list {
  int depth;          /* 0: none */
  bool chosen;        /* it says which option is, or shows none */
  bool begun, inside; /* its first option that is not disabled */
  zb_buffer first;    /* the text of that */
} page_list;

struct zb_html_page {
  char *path;
  zb_text_file *text;
  htmlParserCtxt *parser;
  const char *piece; /* that is being fed */
  size_t position, length;
  bool ended, text_ended;
  zb_html_cutter cutter;
  zb_html_stack stack;
  int depth, skipping, style_elements;
  int hidden;       /* depth of an element within a cell that is not shown; 0: none */
  int struck;       /* depth of an element in a table whose text is struck out; 0: none */
  bool struck_part; /* it is a part of the table */
  page_list list;
  bool in_style, frames;
  zb_buffer style;
  zb_html_styles styles;
};

void zb_html_page_stop(zb_html_page *page, const char *what)
{
  if (page->stack.fault == NULL)
    page->stack.fault = what;
  xmlStopParser(page->parser);
}

static void stop_at_fault(zb_html_page *page)
{
  if (page->stack.fault != NULL)
    xmlStopParser(page->parser);
}

int zb_html_page_tables_begun(const zb_html_page *page)
{
  return page->stack.tables;
}

bool zb_html_page_has_frames(const zb_html_page *page)
{
  return page->frames;
}

/* --- the parser's callbacks --- */

/* Elements that are not part of a cell's text: ruby annotations, LibreOffice's notes, what is there to be pressed. */
static bool is_not_cell_text(const char *name)
{
  static const char *const names[] = {"rt", "rp", "comment", "script", "button", NULL};
  return zb_html_is_one_of(name, names);
}

static bool is_part(const char *name)
{
  static const char *const parts[] = {"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", NULL};
  return zb_html_is_one_of(name, parts);
}

/* Of a list to choose from, only what was chosen. */
static bool is_unchosen(const char *name, const char *const *attributes)
{
  return strcmp(name, "option") == 0 && zb_html_attribute(attributes, "selected") == NULL;
}

/* Whether an option that stands first says that nothing was chosen: --请选择-- and the like, or 全部 of a filter. */
static bool asks_to_choose(const char *text)
{
  static const char *const marks[] = {" ", "\t", "\r", "\n", "\u3000", "\u00A0", "/",
                                      "(", "（", "[",  "【", "<",      "《",     NULL};
  static const char *const prompts[] = {"-",    "=",    "—",    "－",   "─",    "–", "选择",
                                        "点击", "未选", "全部", "所有", "不限", NULL};
  const char *s = text;
  for (size_t n; (n = zb_word_at(s, marks)) > 0;)
    s += n;
  return *s == '\0' || zb_word_at(s, prompts) > 0 || strstr(s, "请选") != NULL;
}

/* Follows a list: of one that doesn't say what was chosen, a browser shows the first option that can be. */
static void follow_list(zb_html_page *page, const char *name, const char *const *attributes)
{
  page_list *list = &page->list;
  if (strcmp(name, "select") == 0) {
    const char *size = zb_html_attribute(attributes, "size");
    bool shows_none = zb_html_attribute(attributes, "multiple") != NULL || (size != NULL && strcmp(size, "1") != 0);
    list->depth = page->depth;
    list->chosen = shows_none;
    list->begun = list->inside = false;
    zb_buffer_clear(&list->first);
  } else if (strcmp(name, "option") == 0 && list->depth > 0) {
    const char *value = zb_html_attribute(attributes, "value");
    bool selected = zb_html_attribute(attributes, "selected") != NULL;
    bool first = !list->begun && zb_html_attribute(attributes, "disabled") == NULL;
    list->chosen = list->chosen || selected || (first && value != NULL && *value == '\0');
    list->inside = first && !selected;
    list->begun = list->begun || first;
  }
}

static void end_list(zb_html_page *page)
{
  page_list *list = &page->list;
  const char *text = list->first.data != NULL ? list->first.data : "";
  list->depth = 0;
  if (!list->chosen && !asks_to_choose(text))
    zb_html_stack_default(&page->stack, text);
}

/* What a field to fill in has: its text, or one box of several; a single one is there to choose the row. */
static const char *text_of_input(const char *const *attributes)
{
  static const char *const silent[] = {"hidden",   "button", "submit",   "reset", "image",
                                       "password", "file",   "checkbox", NULL};
  const char *type = zb_html_attribute(attributes, "type"), *value = zb_html_attribute(attributes, "value");
  if (type != NULL && zb_html_is_one_of(type, silent))
    return "";
  if (type != NULL && strcmp(type, "radio") == 0)
    return zb_html_attribute(attributes, "checked") != NULL ? "☑" : "□";
  return value == NULL ? "" : value;
}

/* Follows what a cell hides, <span style="display:none">: true if the element at this depth is in it. A row or a cell
   that starts ends it: the author forgot to. */
static bool is_in_hidden(zb_html_page *page, const char *name, const char *const *attributes)
{
  bool part = is_part(name);
  if (page->hidden > 0 && part)
    page->hidden = 0;
  if (page->hidden == 0 && !part && page->stack.open > 0 &&
      (zb_html_is_hidden(attributes) || is_unchosen(name, attributes)))
    page->hidden = page->depth;
  return page->hidden > 0;
}

static bool strikes(const zb_html_page *page, const char *name, const char *const *attributes)
{
  static const char *const names[] = {"del", "s", "strike", NULL};
  const char *style = zb_html_attribute(attributes, "style"), *class = zb_html_attribute(attributes, "class");
  return zb_html_is_one_of(name, names) || (style != NULL && zb_html_style_strikes(style)) ||
         (class != NULL && zb_html_styles_strike(&page->styles, class));
}

/* The same for what is struck out: a whole row may be. */
static void follow_struck(zb_html_page *page, const char *name, const char *const *attributes)
{
  bool part = is_part(name);
  if (part && !page->struck_part)
    page->struck = 0;
  if (page->struck > 0 || page->stack.open == 0 || !strikes(page, name, attributes))
    return;
  page->struck = page->depth;
  page->struck_part = part;
}

static void on_start(void *context, const xmlChar *element, const xmlChar **attributes)
{
  zb_html_page *page = context;
  const char *name = (const char *)element;
  if (++page->depth > MAX_DEPTH)
    zb_html_page_stop(page, "标记套得太深");
  page->skipping += is_not_cell_text(name);
  if (page->list.depth > 0 && is_part(name)) /* the author forgot to end it */
    end_list(page);
  if (page->skipping == 0 && page->hidden == 0)
    follow_list(page, name, (const char *const *)attributes);
  bool hidden = is_in_hidden(page, name, (const char *const *)attributes);
  if (page->stack.fault != NULL || page->skipping > 0 || hidden)
    return;
  follow_struck(page, name, (const char *const *)attributes);
  if (strcmp(name, "input") == 0) {
    const char *text = text_of_input((const char *const *)attributes);
    zb_html_stack_text(&page->stack, text, strlen(text));
  }
  page->in_style = strcmp(name, "style") == 0;
  page->frames = page->frames || strcmp(name, "frame") == 0 || strcmp(name, "iframe") == 0;
  zb_html_stack_start(&page->stack, name, (const char *const *)attributes, &page->styles);
  stop_at_fault(page);
}

static void on_end(void *context, const xmlChar *element)
{
  zb_html_page *page = context;
  const char *name = (const char *)element;
  bool skipped = page->skipping > 0 || page->hidden > 0;
  if (page->depth <= page->struck)
    page->struck = 0;
  if (page->depth == page->list.depth && page->hidden == 0 && page->stack.fault == NULL)
    end_list(page);
  if (page->depth-- <= page->hidden)
    page->hidden = 0;
  page->list.inside = page->list.inside && page->hidden > 0;
  page->skipping -= is_not_cell_text(name);
  if (page->in_style) {
    page->in_style = false;
    if (++page->style_elements > MAX_STYLE_ELEMENTS)
      zb_html_page_stop(page, "样式太多");
    zb_html_styles_add(&page->styles, page->style.data != NULL ? page->style.data : "");
    zb_buffer_clear(&page->style);
  }
  if (page->stack.fault == NULL && !skipped)
    zb_html_stack_end(&page->stack, name);
  stop_at_fault(page);
}

static void on_text(void *context, const xmlChar *text, int n)
{
  zb_html_page *page = context;
  if (page->in_style && page->style.length < MAX_STYLES)
    zb_buffer_add(&page->style, text, (size_t)n);
  if (page->list.inside && page->hidden > 0 && page->list.first.length + (size_t)n < MAX_OPTION)
    zb_buffer_add(&page->list.first, text, (size_t)n);
  if (page->skipping > 0 || page->hidden > 0 || page->in_style || page->stack.fault != NULL)
    return;
  if (page->struck > 0 && strspn((const char *)text, " \t\r\n") < (size_t)n)
    zb_html_stack_strike(&page->stack);
  zb_html_stack_text(&page->stack, (const char *)text, (size_t)n);
  stop_at_fault(page);
}

/* The content of <style> and <script>. */
static void on_data(void *context, const xmlChar *text, int n)
{
  zb_html_page *page = context;
  if (page->in_style)
    on_text(context, text, n);
}

static void on_comment(void *context, const xmlChar *text)
{
  zb_html_page *page = context;
  page->stack.listener->comment(page->stack.self, (const char *)text);
}

/* Most pages have errors; browsers ignore them too. */
static void on_error(void *context, xmlError *error)
{
  (void)context;
  (void)error;
}

/* --- feeding it --- */

static void start_parser(zb_html_page *page)
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

void zb_html_page_start(zb_html_page *page, const zb_html_listener *listener, void *self)
{
  page->stack.listener = listener;
  page->stack.self = self;
  zb_text_file_rewind(page->text);
  zb_html_styles_free(&page->styles);
  zb_buffer_clear(&page->style);
  start_parser(page);
  page->position = page->length = 0;
  zb_html_cutter_clear(&page->cutter);
  page->list.depth = 0;
  page->depth = page->skipping = page->hidden = page->struck = page->style_elements = 0;
  page->stack.tables = page->stack.open = 0;
  page->stack.in_heading = false;
  zb_html_text_clear(&page->stack.heading);
  page->ended = page->text_ended = page->in_style = false;
}

zb_status zb_html_page_open(FILE *file, const char *path, const char *encoding, zb_diags *diags, zb_html_page **page)
{
  *page = NULL;
  zb_text_file *text;
  zb_status status = zb_markup_take(file, path, encoding, diags, &text);
  if (status != ZB_OK)
    return status;
  zb_html_page *p = calloc(1, sizeof *p);
  if (p == NULL || (p->path = strdup(path)) == NULL)
    abort();
  p->text = text;
  *page = p;
  return ZB_OK;
}

void zb_html_page_free(zb_html_page *page)
{
  if (page == NULL)
    return;
  htmlFreeParserCtxt(page->parser);
  zb_html_stack_free(&page->stack);
  zb_html_styles_free(&page->styles);
  zb_buffer_free(&page->style);
  zb_buffer_free(&page->list.first);
  zb_buffer_free(&page->cutter.held);
  zb_text_file_free(page->text);
  free(page->path);
  free(page);
}

/* Adds the next slice of the text, if there is one. */
static zb_status add_slice(zb_html_page *page, zb_diags *diags)
{
  if (page->position == page->length) {
    page->position = 0;
    zb_status status = zb_text_file_read(page->text, &page->piece, &page->length, diags);
    page->text_ended = status == ZB_OK && page->length == 0;
    if (status != ZB_OK || page->text_ended)
      return status;
  }
  size_t n = page->length - page->position < SLICE ? page->length - page->position : SLICE;
  const char *slice = page->piece + page->position;
  page->position += n;
  if (memchr(slice, '\0', n) != NULL)
    zb_html_page_stop(page, "含有二进制内容");
  else
    zb_html_cutter_add(&page->cutter, slice, n);
  return ZB_OK;
}

/* Feeds the parser up to the cut, or everything at the end of the text. */
static void feed(zb_html_page *page)
{
  zb_html_cutter *cutter = &page->cutter;
  size_t cut = cutter->cut;
  if (cutter->too_many_words || cutter->held.length > MAX_TAG)
    zb_html_page_stop(page, cutter->too_many_words ? "有一处标记的属性太多" : "有一处标记、注释或文字超过 16 MB");
  if (page->stack.fault != NULL)
    return;
  if (cut == 0 && page->text_ended)
    cut = cutter->held.length;
  if (cut > 0) {
    htmlParseChunk(page->parser, cutter->held.data, (int)cut, 0);
    zb_html_cutter_drop(cutter, cut);
  }
  page->ended = page->text_ended && cutter->held.length == 0;
  if (page->ended)
    htmlParseChunk(page->parser, "", 0, 1);
}

zb_status zb_html_page_read(zb_html_page *page, zb_diags *diags, bool *more)
{
  zb_status status = page->ended || page->text_ended || page->cutter.cut > 0 ? ZB_OK : add_slice(page, diags);
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
