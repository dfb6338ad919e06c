/* Writes a filled tree down with all that layout/ and sheet/ see of it: each node as its kind, its style, its text and
   the fields of its kind, and an end mark behind its children. What is the same here looks the same. */
#include "tree/tree.h"

#include <string.h>

typedef struct writer {
  zb_buffer *out;
  const zb_style *style; /* the last that was written */
  bool whole;            /* no rows are still to come */
} writer;

static void put_text(writer *w, const char *text)
{
  if (text == NULL)
    zb_buffer_putc(w->out, 1); /* no text begins so */
  else
    zb_buffer_add(w->out, text, strlen(text) + 1);
  if (text == NULL)
    zb_buffer_putc(w->out, 0);
}

static void put_float(writer *w, float number)
{
  zb_buffer_add(w->out, &number, sizeof number);
}

static void put_number(writer *w, int64_t number)
{
  zb_buffer_add(w->out, &number, sizeof number);
}

static void put_flags(writer *w, unsigned flags)
{
  zb_buffer_add(w->out, &flags, sizeof flags);
}

/* Most nodes have the style of the one before. */
static void put_style(writer *w, const zb_style *s)
{
  zb_buffer_putc(w->out, s == w->style ? '=' : 's');
  if (s == w->style)
    return;
  w->style = s;
  put_text(w, s->name);
  put_text(w, s->font);
  put_text(w, s->format);
  const float lengths[] = {s->size,  s->line_height, s->letter_spacing, s->indent,         s->before,
                           s->after, s->padding.top, s->padding.right,  s->padding.bottom, s->padding.left};
  zb_buffer_add(w->out, lengths, sizeof lengths);
  const int64_t numbers[] = {s->halign, s->valign, s->breaking, s->heading, s->color, s->fill};
  zb_buffer_add(w->out, numbers, sizeof numbers);
  put_flags(w, (unsigned)s->bold | (unsigned)s->hanging << 1 | (unsigned)s->unlocked << 2 | (unsigned)s->struck << 3);
}

static void put_value(writer *w, const zb_value *value)
{
  put_number(w, value->type);
  put_text(w, value->text);
  put_number(w, value->integer);
  zb_buffer_add(w->out, &value->real, sizeof value->real);
}

static void put_cell(writer *w, const zb_node *node)
{
  const int numbers[] = {node->as.cell.column, node->as.cell.span, node->as.cell.rows, (int)node->as.cell.edges,
                         (int)node->as.cell.overflow};
  zb_buffer_add(w->out, numbers, sizeof numbers);
  put_flags(w, (unsigned)node->as.cell.is_label | (unsigned)node->as.cell.vertical << 1 |
                   (unsigned)node->as.cell.typed << 2);
  put_float(w, node->as.cell.min);
  const char *const texts[] = {node->as.cell.group,   node->as.cell.note, node->as.cell.names,
                               node->as.cell.choices, node->as.cell.link, node->as.cell.label};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    put_text(w, texts[i]);
  if (node->as.cell.typed)
    put_value(w, &node->as.cell.value);
}

static void put_columns(writer *w, const zb_node *node)
{
  put_number(w, node->as.columns.count);
  for (int i = 0; i < node->as.columns.count && node->as.columns.widths != NULL; i++) {
    put_float(w, node->as.columns.widths[i].pt);
    put_float(w, node->as.columns.widths[i].share);
  }
  put_text(w, node->as.columns.said);
  put_float(w, node->as.columns.line);
  put_float(w, node->as.columns.frame);
  put_flags(w, (unsigned)node->as.columns.marks | (unsigned)node->as.columns.freeze << 1 |
                   (unsigned)node->as.columns.filter << 2 | (unsigned)node->as.columns.hidden << 3 |
                   (unsigned)node->as.columns.protected << 4);
  put_number(w, node->as.columns.frozen);
  put_number(w, node->as.columns.tab);
  put_number(w, node->as.columns.rows);
}

static void put_document(writer *w, const zb_node *node)
{
  const char *const texts[] = {
      node->as.document.title,    node->as.document.author,        node->as.document.subject,
      node->as.document.see_next, node->as.document.from_previous, node->as.document.continued_part,
      node->as.document.draft,    node->as.document.continued,     node->as.document.picture,
      node->as.document.copies,
  };
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    put_text(w, texts[i]);
  put_flags(w, (unsigned)node->as.document.archive | (unsigned)node->as.document.duplex << 1);
}

static void put_row(writer *w, const zb_node *node)
{
  put_float(w, node->as.row.height);
  put_flags(w, (unsigned)node->as.row.fixed | (unsigned)node->as.row.stretch << 1 | (unsigned)node->as.row.head << 2 |
                   (unsigned)node->as.row.fill << 3 | (unsigned)node->as.row.spare << 4 |
                   (unsigned)node->as.row.keep << 5 | (unsigned)node->as.row.whole << 6);
  put_text(w, node->as.row.group);
  put_number(w, node->as.row.part);
}

static void put_box(writer *w, const zb_node *node)
{
  put_float(w, node->as.box.width);
  put_float(w, node->as.box.height);
  put_float(w, node->as.box.lines);
  put_flags(w, node->as.box.own);
  put_text(w, node->as.box.alt);
}

static void put_border(writer *w, const zb_node *node)
{
  const float lengths[] = {node->as.border.distance, node->as.border.outer, node->as.border.gap, node->as.border.inner,
                           node->as.border.padding};
  zb_buffer_add(w->out, lengths, sizeof lengths);
  put_number(w, node->as.border.color);
}

static void put_background(writer *w, const zb_node *node)
{
  put_number(w, node->as.background.color);
  put_flags(w, (unsigned)node->as.background.first | (unsigned)node->as.background.others << 1 |
                   (unsigned)node->as.background.own << 2);
}

static void put_validation(writer *w, const zb_node *node)
{
  put_number(w, node->as.validation.check);
  put_flags(w, node->as.validation.strict);
  const char *const texts[] = {node->as.validation.list,  node->as.validation.min,     node->as.validation.max,
                               node->as.validation.title, node->as.validation.message, node->as.validation.hint};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    put_text(w, texts[i]);
}

static void put_chart(writer *w, const zb_node *node)
{
  const int numbers[] = {(int)node->as.chart.type, (int)node->as.chart.legend, (int)node->as.chart.labels,
                         node->as.chart.gap};
  zb_buffer_add(w->out, numbers, sizeof numbers);
  put_flags(w, (unsigned)node->as.chart.stacked | (unsigned)node->as.chart.reversed << 1);
  put_text(w, node->as.chart.format);
}

static void put_page(writer *w, const zb_node *node)
{
  const float lengths[] = {node->as.page.width, node->as.page.height, node->as.page.top,
                           node->as.page.right, node->as.page.bottom, node->as.page.left};
  zb_buffer_add(w->out, lengths, sizeof lengths);
  put_flags(w, node->as.page.code);
}

/* The fields of the node's kind. */
static void put_fields(writer *w, const zb_node *node)
{
  switch (node->kind) {
  case ZB_NODE_FORM:
  case ZB_NODE_WORKBOOK:
    put_document(w, node);
    break;
  case ZB_NODE_SHEET:
  case ZB_NODE_TABLE:
    put_columns(w, node);
    break;
  case ZB_NODE_PAGE:
    put_page(w, node);
    break;
  case ZB_NODE_HEADER:
  case ZB_NODE_FOOTER:
    put_flags(w, node->as.margin.first);
    break;
  case ZB_NODE_BACKGROUND:
    put_background(w, node);
    break;
  case ZB_NODE_BORDER:
    put_border(w, node);
    break;
  case ZB_NODE_WATERMARK:
    put_float(w, node->as.watermark.angle);
    break;
  case ZB_NODE_P:
    put_flags(w, node->as.p.keep);
    break;
  case ZB_NODE_BLANK:
  case ZB_NODE_IMAGE:
  case ZB_NODE_SPACE:
  case ZB_NODE_BARS:
    put_box(w, node);
    break;
  case ZB_NODE_ROW:
    put_row(w, node);
    break;
  case ZB_NODE_CELL:
    put_cell(w, node);
    break;
  case ZB_NODE_BREAK:
    put_flags(w, (unsigned)node->as.pagebreak.right | (unsigned)node->as.pagebreak.section << 1);
    break;
  case ZB_NODE_NAME:
    put_text(w, node->as.name.refers);
    break;
  case ZB_NODE_COLUMN:
    put_text(w, node->as.column.width);
    put_number(w, node->as.column.formula_rows);
    break;
  case ZB_NODE_VALIDATION:
    put_validation(w, node);
    break;
  case ZB_NODE_CONDITION:
    put_text(w, node->as.condition.value);
    break;
  case ZB_NODE_CHART:
    put_chart(w, node);
    break;
  case ZB_NODE_SERIES:
    put_text(w, node->as.series.categories);
    put_text(w, node->as.series.values);
    put_number(w, node->as.series.color);
    break;
  case ZB_NODE_BAR:
    put_text(w, node->as.bar.share);
    put_text(w, node->as.bar.shade);
    break;
  case ZB_NODE_STREAM:
    w->whole = false;
    break;
  case ZB_NODE_CONTINUED:
  case ZB_NODE_TEXT:
  case ZB_NODE_BR:
  case ZB_NODE_PART:
    break;
  }
}

static void put_node(writer *w, const zb_node *node)
{
  zb_buffer_putc(w->out, (char)('A' + node->kind));
  put_style(w, node->style);
  put_text(w, node->text);
  put_fields(w, node);
  for (const zb_node *child = node->first; child != NULL && w->whole; child = child->next)
    put_node(w, child);
  zb_buffer_putc(w->out, 0);
}

bool zb_tree_describe(const zb_node *root, zb_buffer *out)
{
  writer w = {.out = out, .whole = true};
  put_node(&w, root);
  return w.whole;
}
