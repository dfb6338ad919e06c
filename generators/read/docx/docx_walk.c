#include "read/docx/docx_walk.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MAX_PARAGRAPH = 4096, MAX_TITLE = 40 /* characters */ };

void zb_docx_walk_free(zb_docx_walk *walk)
{
  zb_buffer_free(&walk->text);
  zb_buffer_free(&walk->title);
  zb_buffer_free(&walk->paragraph);
}

void zb_docx_walk_start(zb_docx_walk *walk)
{
  zb_buffer_clear(&walk->text);
  zb_buffer_clear(&walk->title);
  zb_buffer_clear(&walk->paragraph);
  *walk = (zb_docx_walk){.table = -1, .text = walk->text, .title = walk->title, .paragraph = walk->paragraph};
}

static const char *value_of(const zb_event *event)
{
  return zb_event_prefixed(event, "val");
}

static int number_of(const zb_event *event)
{
  const char *value = value_of(event);
  long n = value != NULL ? strtol(value, NULL, 10) : 0;
  return n < 0 ? 0 : n > ZB_MAX_COLUMNS ? ZB_MAX_COLUMNS : (int)n;
}

/* Of an element that is there to say so, unless its value denies it. */
static bool is_on(const zb_event *event)
{
  const char *value = value_of(event);
  return value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0);
}

/* --- Text ----------------------------------------------------------------------------------------------------- */

static void add_text(zb_docx_walk *walk, const char *text, size_t n)
{
  if (walk->hidden || walk->prompt > 0)
    return;
  if (walk->in_cell) {
    zb_buffer_add(&walk->text, text, n);
    walk->struck = walk->struck || (walk->strike && (unsigned char)*text > ' ');
  } else if (walk->depth == 0 && walk->paragraph.length + n < MAX_PARAGRAPH)
    zb_buffer_add(&walk->paragraph, text, n);
  if (walk->text.length > ZB_MAX_CELL_BYTES)
    walk->fault = "单元格文字超过 1 MB";
}

/* A mark of a font of symbols: ticks and boxes of forms; others can't be known. */
static void add_symbol(zb_docx_walk *walk, const zb_event *event)
{
  static const struct {
    const char *code, *text;
  } symbols[] = {{"F0FE", "☑"}, {"F0FD", "☒"}, {"F052", "☑"}, {"F0FC", "√"}, {"F050", "√"},
                 {"F0A8", "□"}, {"F06F", "□"}, {"F0A3", "□"}, {"F071", "□"}};
  const char *code = zb_event_prefixed(event, "char");
  for (size_t i = 0; code != NULL && i < sizeof symbols / sizeof *symbols; i++)
    if (strcasecmp(code, symbols[i].code) == 0) {
      add_text(walk, symbols[i].text, strlen(symbols[i].text));
      return;
    }
  add_text(walk, "\xEF\xBF\xBD", 3);
}

/* A paragraph before a table may be its title: short, and neither a sentence nor a line to fill in (填报单位：). */
static bool is_title(const char *text)
{
  static const char *const marks[] = {"：", ":", "。", "，", "；", ";", "？", "_", NULL};
  for (const char *const *mark = marks; *mark != NULL; mark++)
    if (strstr(text, *mark) != NULL)
      return false;
  return zb_utf8_length(text) <= MAX_TITLE;
}

static void trim_end(zb_buffer *text)
{
  while (text->length > 0 && (unsigned char)text->data[text->length - 1] <= ' ')
    text->data[--text->length] = '\0';
}

static void end_paragraph(zb_docx_walk *walk)
{
  if (walk->in_cell)
    add_text(walk, "\n", 1);
  if (walk->depth > 0)
    return;
  trim_end(&walk->paragraph);
  size_t blanks = walk->paragraph.length > 0 ? strspn(walk->paragraph.data, " \t\r\n") : 0;
  if (walk->paragraph.length > 0 && is_title(walk->paragraph.data + blanks)) {
    zb_buffer_clear(&walk->title);
    zb_buffer_puts(&walk->title, walk->paragraph.data + blanks);
  }
  zb_buffer_clear(&walk->paragraph);
}

/* --- Tables --------------------------------------------------------------------------------------------------- */

static zb_docx_step start_table(zb_docx_walk *walk)
{
  if (walk->depth++ > 0)
    return ZB_DOCX_NOTHING;
  walk->table++;
  walk->row = -1;
  walk->in_row = walk->in_cell = false;
  return ZB_DOCX_TABLE;
}

static zb_docx_step end_table(zb_docx_walk *walk)
{
  walk->depth -= walk->depth > 0;
  if (walk->depth > 0)
    return ZB_DOCX_NOTHING;
  zb_buffer_clear(&walk->title);
  zb_buffer_clear(&walk->paragraph);
  return ZB_DOCX_TABLE_END;
}

static void start_row(zb_docx_walk *walk)
{
  walk->row++;
  walk->next_column = 0;
  walk->in_row = true;
  walk->row_begun = walk->row_deleted = false;
  if (walk->row >= ZB_MAX_ROWS)
    walk->fault = "表格的行数超出上限";
}

static void start_cell(zb_docx_walk *walk)
{
  walk->column = walk->next_column;
  walk->columns = 1;
  walk->covered = walk->restart = walk->struck = false;
  walk->in_cell = true;
  zb_buffer_clear(&walk->text);
}

static zb_docx_step end_cell(zb_docx_walk *walk)
{
  walk->in_cell = false;
  walk->row_begun = true;
  walk->next_column = walk->column + walk->columns;
  trim_end(&walk->text);
  if (walk->next_column > ZB_MAX_COLUMNS)
    walk->fault = "表格的列数超出上限";
  return walk->row_deleted ? ZB_DOCX_NOTHING : ZB_DOCX_CELL;
}

static zb_docx_step end_row(zb_docx_walk *walk)
{
  walk->in_row = false;
  walk->row -= walk->row_deleted;
  return walk->row_deleted ? ZB_DOCX_NOTHING : ZB_DOCX_ROW;
}

/* The properties of a row or cell of the outermost table. */
static void read_property(zb_docx_walk *walk, const zb_event *event)
{
  const char *value = value_of(event);
  bool merge = zb_event_starts(event, "vMerge"), across = zb_event_starts(event, "hMerge");
  if (zb_event_starts(event, "gridSpan") && number_of(event) > 0)
    walk->columns = number_of(event);
  else if (zb_event_starts(event, "gridBefore") && !walk->row_begun && !walk->in_cell)
    walk->next_column = number_of(event);
  else if (merge || across) {
    bool restart = value != NULL && strcmp(value, "restart") == 0;
    walk->restart = walk->restart || (merge && restart);
    walk->covered = walk->covered || !restart;
  }
}

/* --- Events --------------------------------------------------------------------------------------------------- */

/* Elements whose content the page does not show, or shows elsewhere. A <w:del> in a row's properties is no container:
   it says that the row was deleted. */
static bool is_skipped(const zb_event *event)
{
  static const char *const names[] = {"del",        "moveFrom",    "txbxContent", "Fallback",  "rt",
                                      "instrText",  "delText",     "pPrChange",   "rPrChange", "tcPrChange",
                                      "trPrChange", "tblPrChange", "sectPr",      NULL};
  for (const char *const *name = names; *name != NULL; name++)
    if (strcmp(event->name, *name) == 0)
      return true;
  return false;
}

/* 单击此处输入文字: the prompt of a control that nobody has filled in is no text. */
static void start_control(zb_docx_walk *walk, const zb_event *event)
{
  if (strcmp(event->name, "sdt") == 0)
    walk->prompts = false;
  else if (strcmp(event->name, "showingPlcHdr") == 0)
    walk->prompts = is_on(event);
  else if (strcmp(event->name, "sdtContent") == 0 && walk->prompts && walk->prompt == 0)
    walk->prompt = event->depth;
}

static zb_docx_step start(zb_docx_walk *walk, const zb_event *event)
{
  const char *name = event->name;
  if (is_skipped(event)) {
    walk->row_deleted =
        walk->row_deleted || (walk->in_row && !walk->in_cell && !walk->row_begun && strcmp(name, "del") == 0);
    walk->skipping = event->depth;
  } else if (strcmp(name, "tbl") == 0) {
    return start_table(walk);
  } else if (strncmp(name, "sdt", strlen("sdt")) == 0 || strcmp(name, "showingPlcHdr") == 0) {
    start_control(walk, event);
  } else if (strcmp(name, "r") == 0) {
    walk->in_run = true;
    walk->hidden = walk->strike = false;
  } else if (walk->in_run && strcmp(name, "vanish") == 0) {
    walk->hidden = is_on(event);
  } else if (walk->in_run && (strcmp(name, "strike") == 0 || strcmp(name, "dstrike") == 0)) {
    walk->strike = walk->strike || is_on(event);
  } else if (walk->in_run && (strcmp(name, "tab") == 0 || strcmp(name, "ptab") == 0)) {
    add_text(walk, "\t", 1);
  } else if (walk->in_run && (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0)) {
    add_text(walk, "\n", 1);
  } else if (walk->in_run && strcmp(name, "noBreakHyphen") == 0) {
    add_text(walk, "-", 1);
  } else if (walk->in_run && strcmp(name, "sym") == 0) {
    add_symbol(walk, event);
  } else if (walk->depth == 1 && !walk->in_row && strcmp(name, "tr") == 0) {
    start_row(walk);
  } else if (walk->depth == 1 && walk->in_row && !walk->in_cell && strcmp(name, "tc") == 0) {
    start_cell(walk);
  } else if (walk->depth == 1) {
    read_property(walk, event);
  }
  walk->in_text = strcmp(name, "t") == 0;
  return ZB_DOCX_NOTHING;
}

static zb_docx_step end(zb_docx_walk *walk, const zb_event *event)
{
  const char *name = event->name;
  walk->in_text = false;
  if (walk->prompt == event->depth)
    walk->prompt = 0;
  if (strcmp(name, "r") == 0) {
    walk->in_run = walk->hidden = walk->strike = false;
  } else if (strcmp(name, "p") == 0) {
    end_paragraph(walk);
  } else if (strcmp(name, "tbl") == 0) {
    return end_table(walk);
  } else if (walk->depth == 1 && walk->in_cell && strcmp(name, "tc") == 0) {
    return end_cell(walk);
  } else if (walk->depth == 1 && walk->in_row && !walk->in_cell && strcmp(name, "tr") == 0) {
    return end_row(walk);
  }
  return ZB_DOCX_NOTHING;
}

zb_docx_step zb_docx_walk_event(zb_docx_walk *walk, const zb_event *event)
{
  if (walk->skipping > 0) {
    if (event->kind == ZB_EVENT_END && event->depth == walk->skipping)
      walk->skipping = 0;
    return ZB_DOCX_NOTHING;
  }
  if (event->kind == ZB_EVENT_TEXT && walk->in_text)
    add_text(walk, event->text, event->length);
  return event->kind == ZB_EVENT_START ? start(walk, event)
         : event->kind == ZB_EVENT_END ? end(walk, event)
                                       : ZB_DOCX_NOTHING;
}
