/* What stands in a cell: text, or a number that a spreadsheet may reckon with. */
#include "sheet/book.h"

#include "base/buffer.h"
#include "value/dates.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FULL_SPACE "\xE3\x80\x80" /* U+3000 */

/* A number of 15 digits and more is somebody's, not an amount; of a longer one a spreadsheet loses the last digits. */
static const double longest_number = 1e14;

static void add_spaces(zb_buffer *out, float em)
{
  for (int i = 0; i < (int)(em + 0.5F); i++)
    zb_buffer_puts(out, FULL_SPACE);
}

static void add_inline(zb_buffer *out, const zb_node *node)
{
  if (node->kind == ZB_NODE_BR)
    zb_buffer_putc(out, '\n');
  else if (node->kind == ZB_NODE_BLANK && node->text[0] == '\0')
    add_spaces(out, node->as.box.width / node->style->size);
  else
    zb_buffer_puts(out, node->text);
}

const char *gather_text(const book *book, const zb_node *parent)
{
  zb_buffer text = {0};
  for (const zb_node *p = parent->first; p != NULL; p = p->next) {
    if (p->kind == ZB_NODE_CHART)
      continue;
    if (p != parent->first)
      zb_buffer_putc(&text, '\n');
    size_t start = text.length;
    add_spaces(&text, p->style->indent);
    size_t indented = text.length;
    for (const zb_node *child = p->first; child != NULL; child = child->next)
      add_inline(&text, child);
    if (text.length == indented) /* an empty paragraph needs no indent */
      text.length = start;
  }
  const char *copy = text.length > 0 ? zb_arena_strndup(book->texts, text.data, text.length) : "";
  zb_buffer_free(&text);
  return copy;
}

double day_number(const char *date)
{
  int year, month, day = 1, end = 0;
  if (sscanf(date, "%4d-%2d%n-%2d%n", &year, &month, &end, &day, &end) < 2 || date[end] != '\0')
    return -1;
  if (!zb_date_exists(year, month, day) || year < 1901)
    return -1;
  /* Days from 1 March of year 0, so that leap days come last. */
  int y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;
  long days = 365L * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
  return (double)(days - 693899); /* 1899-12-30 */
}

/* Text that a spreadsheet would take for a formula, number, date or time once a person edits the cell. Chinese editions
   read the full-width signs, too. */
static bool looks_typed(const char *text)
{
  static const char *const signs[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (strncmp(text, signs[i], strlen(signs[i])) == 0)
      return true;
  return *text != '\0' && text[strspn(text, "0123456789.,%/:-Ee ")] == '\0';
}

static bool has_date_format(const zb_style *style)
{
  return strchr(style->format, 'y') != NULL;
}

/* Whether the template shows the number whatever its length: by 0, the format of whole numbers. */
static bool is_for_long_numbers(const zb_style *style)
{
  return strcmp(style->format, "0") == 0;
}

content read_content(const book *book, const zb_node *cell)
{
  content content = {.kind = CONTENT_TEXT, .text = gather_text(book, cell)};
  const zb_value *value = &cell->as.cell.value;
  if (cell->as.cell.typed && value->type != ZB_VALUE_TEXT) {
    content.number = value->type == ZB_VALUE_INTEGER ? (double)value->integer : value->real;
    if (fabs(content.number) < longest_number || is_for_long_numbers(cell->style))
      content.kind = CONTENT_NUMBER;
  } else if (cell->as.cell.typed && has_date_format(cell->style) && day_number(content.text) > 0) {
    content.number = day_number(content.text);
    content.kind = CONTENT_NUMBER;
  }
  if (content.kind == CONTENT_TEXT && content.text[0] == '\0')
    content.kind = CONTENT_BLANK;
  content.as_text = content.kind == CONTENT_TEXT && looks_typed(content.text);
  return content;
}
