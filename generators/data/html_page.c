/* A web page as a stream of tables' cells: libxml2's tolerant parser, fed in pieces, tells of tags and text; no tree is
   built, so a page of any size takes the memory of its open cells. */
#include "data/html_page.h"

#include "data/html_cutter.h"
#include "data/html_grid.h"
#include "data/markup.h"
#include "data/reader.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

enum {
  SLICE = 16 * 1024,           /* fed at once */
  MAX_NESTED = 32,             /* tables within tables */
  MAX_DEPTH = 1024,            /* of elements */
  MAX_TABLES = 1024 * 1024,    /* on a page */
  MAX_MARK = 16 * 1024 * 1024, /* bytes of one tag, comment or run of text, which the parser keeps */
  MAX_STYLES = 1024 * 1024,    /* bytes of <style> */
  MAX_ROW_BYTES = 16 * 1024 * 1024
};

struct zb_page {
  char *path;
  zb_text *text;
  htmlParserCtxt *parser;
  const zb_page_listener *listener;
  void *self;
  const char *piece; /* that is being fed */
  size_t at, length;
  bool ended;
  zb_page_cutter cutter;
  int depth, skipping, tables, open;
  zb_grid grids[MAX_NESTED];
  bool in_style, frames;
  zb_buffer style;
  zb_page_styles styles;
  const char *fault;
};

void zb_page_stop(zb_page *page, const char *what)
{
  if (page->fault == NULL)
    page->fault = what;
  xmlStopParser(page->parser);
}

bool zb_page_has_frames(const zb_page *page)
{
  return page->frames;
}

/* --- tables, rows, cells --- */

static zb_grid *innermost(zb_page *page)
{
  return page->open > 0 ? &page->grids[page->open - 1] : NULL;
}

/* The table whose open cell or caption takes the text. */
static zb_grid *receiver(zb_page *page)
{
  int i = page->open - 1;
  while (i > 0 && page->grids[i].flat)
    i--;
  return i >= 0 && (page->grids[i].in_cell || page->grids[i].in_caption) ? &page->grids[i] : NULL;
}

static void end_cell(zb_page *page, zb_grid *grid)
{
  if (!grid->in_cell)
    return;
  grid->in_cell = false;
  if (grid->flat)
    return;
  const zb_page_cell *cell = zb_grid_finish(grid);
  grid->row_bytes += strlen(cell->text);
  if (grid->row_bytes > MAX_ROW_BYTES)
    zb_page_stop(page, "有一行文字超过 16 MB");
  page->listener->cell(page->self, cell);
}

static void end_row(zb_page *page, zb_grid *grid)
{
  end_cell(page, grid);
  if (grid->in_row && !grid->flat)
    page->listener->row_end(page->self, grid->table, grid->row);
  grid->in_row = false;
}

static void end_caption(zb_page *page, zb_grid *grid)
{
  if (!grid->in_caption)
    return;
  grid->in_caption = false;
  if (grid->flat)
    return;
  page->listener->caption(page->self, grid->table, zb_page_text_end(&grid->text));
  zb_page_text_clear(&grid->text);
}

static void start_row(zb_page *page, zb_grid *grid)
{
  end_caption(page, grid);
  end_row(page, grid);
  grid->in_row = true;
  grid->column = 0;
  grid->row_bytes = 0;
  if (++grid->row >= ZB_MAX_ROWS)
    zb_page_stop(page, "行数超出上限（1048576 行）");
  zb_grid *into = grid->flat ? receiver(page) : NULL;
  if (into != NULL)
    zb_page_text_line(&into->text);
}

static int span_of(const char *const *attributes, const char *name)
{
  for (size_t i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (strcmp(attributes[i], name) == 0 && attributes[i + 1] != NULL)
      return (int)strtoul(attributes[i + 1], NULL, 10) & 0xFFFFFF;
  return 1;
}

static void start_cell(zb_page *page, zb_grid *grid, const char *const *attributes)
{
  end_caption(page, grid);
  end_cell(page, grid);
  if (!grid->in_row)
    start_row(page, grid);
  grid->in_cell = true;
  if (grid->flat) {
    zb_grid *into = receiver(page);
    if (into != NULL)
      zb_page_text_gap(&into->text);
    return;
  }
  zb_page_text_clear(&grid->text);
  if (!zb_grid_place(grid, span_of(attributes, "colspan"), span_of(attributes, "rowspan")))
    zb_page_stop(page, "列数超出上限（16384 列）");
  zb_grid_describe(grid, attributes, &page->styles);
}

static void start_table(zb_page *page)
{
  if (page->open == MAX_NESTED || page->tables == MAX_TABLES) {
    zb_page_stop(page, page->open == MAX_NESTED ? "表格套得太深" : "表格太多");
    return;
  }
  const zb_grid *outer = innermost(page);
  bool own = page->listener->table(page->self, page->tables, outer != NULL ? outer->table : -1);
  zb_grid_start(&page->grids[page->open++], page->tables++, !own);
}

static void end_table(zb_page *page, zb_grid *grid)
{
  end_caption(page, grid);
  end_row(page, grid);
  page->open--;
  zb_grid *into = grid->flat ? receiver(page) : NULL;
  if (into != NULL)
    zb_page_text_line(&into->text);
}

/* --- what the parser tells --- */

static bool is_one_of(const char *name, const char *const *names)
{
  for (; *names != NULL; names++)
    if (strcmp(name, *names) == 0)
      return true;
  return false;
}

/* What is no part of a cell's text: readings above characters, LibreOffice's notes. */
static bool is_aside(const char *name)
{
  static const char *const names[] = {"rt", "rp", "comment", "script", NULL};
  return is_one_of(name, names);
}

static bool is_block(const char *name)
{
  static const char *const names[] = {"p",  "div", "li", "ul", "ol",  "dl",     "dt", "dd",         "h1", "h2",
                                      "h3", "h4",  "h5", "h6", "pre", "center", "hr", "blockquote", NULL};
  return is_one_of(name, names);
}

static void start_in_table(zb_page *page, zb_grid *grid, const char *name, const char *const *attributes)
{
  zb_grid *into = receiver(page);
  if (strcmp(name, "tr") == 0) {
    start_row(page, grid);
  } else if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0) {
    start_cell(page, grid, attributes);
  } else if (strcmp(name, "caption") == 0 && grid->row < 0) {
    grid->in_caption = true;
    zb_page_text_clear(&grid->text);
  } else if (into != NULL && strcmp(name, "br") == 0) {
    zb_page_text_break(&into->text);
  } else if (into != NULL && is_block(name)) {
    zb_page_text_line(&into->text);
  }
}

static void on_start(void *context, const xmlChar *element, const xmlChar **attributes)
{
  zb_page *page = context;
  const char *name = (const char *)element;
  if (++page->depth > MAX_DEPTH)
    zb_page_stop(page, "标记套得太深");
  page->skipping += is_aside(name);
  if (page->fault != NULL || page->skipping > 0)
    return;
  page->in_style = strcmp(name, "style") == 0;
  page->frames = page->frames || strcmp(name, "frame") == 0 || strcmp(name, "iframe") == 0;
  if (strcmp(name, "table") == 0)
    start_table(page);
  else if (page->open > 0)
    start_in_table(page, innermost(page), name, (const char *const *)attributes);
}

static void end_in_table(zb_page *page, zb_grid *grid, const char *name)
{
  zb_grid *into = receiver(page);
  if (strcmp(name, "table") == 0)
    end_table(page, grid);
  else if (strcmp(name, "tr") == 0)
    end_row(page, grid);
  else if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0)
    end_cell(page, grid);
  else if (strcmp(name, "caption") == 0)
    end_caption(page, grid);
  else if (into != NULL && is_block(name))
    zb_page_text_line(&into->text);
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
    zb_page_styles_add(&page->styles, page->style.data != NULL ? page->style.data : "");
    zb_buffer_clear(&page->style);
  }
  if (page->fault == NULL && !skipped && page->open > 0)
    end_in_table(page, innermost(page), name);
}

static void on_text(void *context, const xmlChar *text, int n)
{
  zb_page *page = context;
  if (page->in_style && page->style.length < MAX_STYLES)
    zb_buffer_add(&page->style, text, (size_t)n);
  zb_grid *into = page->skipping > 0 || page->in_style || page->fault != NULL ? NULL : receiver(page);
  if (into == NULL)
    return;
  zb_page_text_add(&into->text, (const char *)text, (size_t)n);
  if (into->text.shown.length > ZB_MAX_CELL_BYTES)
    zb_page_stop(page, "单元格文字超过 1 MB");
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
  page->listener->comment(page->self, (const char *)text);
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
  page->listener = listener;
  page->self = self;
  zb_text_rewind(page->text);
  zb_page_styles_free(&page->styles);
  zb_buffer_clear(&page->style);
  start_parser(page);
  page->at = page->length = 0;
  zb_page_cutter_clear(&page->cutter);
  page->depth = page->skipping = page->tables = page->open = 0;
  page->ended = page->in_style = false;
}

zb_status zb_page_open(const char *path, const char *encoding, zb_diags *diags, zb_page **page)
{
  *page = NULL;
  zb_text *text;
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
  for (int i = 0; i < MAX_NESTED; i++)
    zb_grid_free(&page->grids[i]);
  zb_page_styles_free(&page->styles);
  zb_buffer_free(&page->style);
  zb_buffer_free(&page->cutter.held);
  zb_text_free(page->text);
  free(page->path);
  free(page);
}

static void feed(zb_page *page)
{
  size_t n = page->length - page->at < SLICE ? page->length - page->at : SLICE;
  const char *slice = page->piece + page->at;
  zb_page_cutter *cutter = &page->cutter;
  page->at += n;
  if (memchr(slice, '\0', n) != NULL) {
    zb_page_stop(page, "含有二进制内容");
    return;
  }
  zb_page_cutter_add(cutter, slice, n);
  if (cutter->cut > 0) {
    htmlParseChunk(page->parser, cutter->held.data, (int)cutter->cut, 0);
    zb_page_cutter_drop(cutter);
  }
  if (cutter->held.length > MAX_MARK)
    zb_page_stop(page, "有一处标记、注释或文字超过 16 MB");
}

static void feed_rest(zb_page *page)
{
  const zb_buffer *rest = &page->cutter.held;
  if (rest->length > 0)
    htmlParseChunk(page->parser, rest->data, (int)rest->length, 0);
  htmlParseChunk(page->parser, "", 0, 1);
}

zb_status zb_page_read(zb_page *page, zb_diags *diags, bool *more)
{
  if (!page->ended && page->at == page->length) {
    page->at = 0;
    zb_status status = zb_text_read(page->text, &page->piece, &page->length, diags);
    if (status != ZB_OK)
      return status;
    page->ended = page->length == 0;
    if (page->ended)
      feed_rest(page);
  }
  if (!page->ended)
    feed(page);
  *more = !page->ended && page->fault == NULL;
  if (page->fault == NULL)
    return ZB_OK;
  zb_diags_add(diags, ZB_ERROR, "spoiled", page->path, "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入",
               "网页表格无法读取：%s", page->fault);
  return ZB_INPUT;
}
