#include "template/pattern.h"

#include "tree/units.h"

#include <string.h>

typedef struct filler {
  const zb_template *template;
  zb_script *script; /* NULL: a specimen, which says in each place what would stand there */
  zb_script *counts; /* of a specimen: by its model's counts tables have columns and cells; NULL: one of each */
  zb_arena *arena;
  zb_diags *diags;
  int parts;     /* <part>s so far */
  bool checking; /* each branch is entered, and no fault ends it: the tree is no document */
} filler;

/* Where a parent's next child goes. */
typedef struct children {
  zb_node **end;
} children;

static zb_status fill(filler *f, const pattern *p, children *out);

static void append(children *out, zb_node *node)
{
  *out->end = node;
  out->end = &node->next;
}

static zb_node *copy_node(filler *f, const zb_node *pattern)
{
  zb_node *node = zb_arena_alloc(f->arena, sizeof *node);
  *node = *pattern;
  node->first = node->next = NULL;
  return node;
}

static zb_status value_of(filler *f, const zb_expression *expression, zb_value *value)
{
  if (f->script != NULL) {
    zb_status status = zb_expression_value(f->script, expression, f->arena, f->diags, value);
    return f->checking ? ZB_OK : status;
  }
  char *source = zb_arena_printf(f->arena, "{%s}", zb_expression_source(expression));
  for (char *c = source; (c = strpbrk(c, "\r\n\t")) != NULL;)
    *c = ' ';
  *value = (zb_value){.type = ZB_VALUE_TEXT, .text = source};
  return ZB_OK;
}

/* In a specimen all that may be there is. */
static zb_status is_wanted(filler *f, const pattern *p, bool *wanted)
{
  *wanted = true;
  if (p->condition == NULL || f->script == NULL)
    return ZB_OK;
  zb_status status = zb_expression_test(f->script, p->condition, f->diags, wanted);
  return f->checking ? ZB_OK : status;
}

/* The text of PARTS, "" of none. *VALUE is the value of a single expression; else it is the text. */
static zb_status evaluate(filler *f, const part *parts, zb_value *value)
{
  *value = (zb_value){.type = ZB_VALUE_TEXT, .text = ""};
  if (parts == NULL)
    return ZB_OK;
  if (parts->next == NULL && parts->literal == NULL)
    return value_of(f, parts->expression, value);
  zb_buffer text = {0};
  zb_status status = ZB_OK;
  for (const part *p = parts; p != NULL && status == ZB_OK; p = p->next) {
    zb_value one = {.text = p->literal};
    if (p->literal == NULL)
      status = value_of(f, p->expression, &one);
    if (status == ZB_OK)
      zb_buffer_puts(&text, one.text);
  }
  if (status == ZB_OK)
    value->text = zb_arena_strdup(f->arena, text.data);
  zb_buffer_free(&text);
  return status;
}

static zb_status evaluate_text(filler *f, const part *parts, const char **text)
{
  zb_value value;
  zb_status status = evaluate(f, parts, &value);
  *text = value.text;
  return status;
}

/* A paragraph under construction; a line break in a value starts the next one. */
typedef struct writer {
  const pattern *pattern;
  zb_node *paragraph;
  children *paragraphs;
  children texts;
} writer;

static void start_paragraph(filler *f, writer *w)
{
  w->paragraph = copy_node(f, &w->pattern->node);
  append(w->paragraphs, w->paragraph);
  w->texts.end = &w->paragraph->first;
}

static void add_inline(filler *f, writer *w, const zb_node *pattern, const char *text)
{
  zb_node *node = copy_node(f, pattern);
  node->text = text;
  append(&w->texts, node);
}

static void add_text(filler *f, writer *w, const zb_node *pattern, const char *text)
{
  for (;;) {
    size_t length = strcspn(text, "\n");
    if (text[length] == '\0') {
      add_inline(f, w, pattern, text);
      return;
    }
    add_inline(f, w, pattern, zb_arena_strndup(f->arena, text, length));
    start_paragraph(f, w);
    text += length + 1;
  }
}

/* Evaluates the text of an inline element that is not wanted, and drops it. */
static void check_unwanted(filler *f, const pattern *p)
{
  const char *text;
  zb_script_force(f->script, true);
  evaluate_text(f, p->text, &text);
  zb_script_force(f->script, false);
}

static zb_status fill_inline(filler *f, writer *w, const pattern *p);

/* Text and blanks of a <span>. */
static zb_status fill_group(filler *f, writer *w, const pattern *p)
{
  zb_status status = ZB_OK;
  for (const pattern *child = p->first; child != NULL && status == ZB_OK; child = child->next)
    status = fill_inline(f, w, child);
  return status;
}

static zb_status fill_inline_once(filler *f, writer *w, const pattern *p)
{
  bool wanted;
  zb_status status = is_wanted(f, p, &wanted);
  if (f->checking && !wanted)
    check_unwanted(f, p);
  if (status == ZB_OK && !wanted && p->otherwise != NULL)
    return fill_inline(f, w, p->otherwise);
  if (status != ZB_OK || !wanted)
    return status;
  if (p->first != NULL)
    return fill_group(f, w, p);
  const char *text;
  status = evaluate_text(f, p->text, &text);
  if (status != ZB_OK)
    return status;
  if (*text == '\0' && p->otherwise != NULL)
    return fill_inline(f, w, p->otherwise);
  if (p->node.kind == ZB_NODE_TEXT)
    add_text(f, w, &p->node, text);
  else
    add_inline(f, w, &p->node, text);
  return ZB_OK;
}

static zb_status fill_inline(filler *f, writer *w, const pattern *p)
{
  if (p->loop_name == NULL || f->script == NULL)
    return fill_inline_once(f, w, p);
  zb_status status = zb_loop_begin(f->script, p->loop_name, p->loop_list, f->diags);
  if (status != ZB_OK)
    return f->checking ? ZB_OK : status;
  bool more = false;
  while ((status = zb_loop_next(f->script, f->diags, &more)) == ZB_OK && more)
    if ((status = fill_inline_once(f, w, p)) != ZB_OK)
      break;
  zb_loop_end(f->script);
  return f->checking ? ZB_OK : status;
}

static zb_status fill_paragraph(filler *f, const pattern *p, children *out)
{
  writer w = {.pattern = p, .paragraphs = out};
  start_paragraph(f, &w);
  zb_status status = evaluate_text(f, p->text, &w.paragraph->text);
  for (const pattern *child = p->first; child != NULL && status == ZB_OK; child = child->next)
    status = fill_inline(f, &w, child);
  return status;
}

/* The parts of a cell whose whole content is one {expression}; else NULL. */
static const part *only_expression(const pattern *cell)
{
  const pattern *p = cell->first;
  if (p == NULL || p->next != NULL || p->node.kind != ZB_NODE_P || p->first == NULL || p->first->next != NULL)
    return NULL;
  const pattern *text = p->first;
  bool plain =
      text->node.kind == ZB_NODE_TEXT && text->condition == NULL && p->condition == NULL && p->loop_name == NULL;
  return plain && text->text != NULL && text->text->next == NULL && text->text->literal == NULL ? text->text : NULL;
}

/* A workbook's cell with a number keeps it as a number. */
static zb_status fill_typed_cell(filler *f, const pattern *cell, const part *parts, zb_node *node)
{
  zb_status status = evaluate(f, parts, &node->as.cell.value);
  if (status != ZB_OK)
    return status;
  node->as.cell.typed = true;
  const pattern *p = cell->first;
  children paragraphs = {&node->first};
  writer w = {.pattern = p, .paragraphs = &paragraphs};
  start_paragraph(f, &w);
  add_text(f, &w, &p->first->node, node->as.cell.value.text);
  return ZB_OK;
}

/* What stands where a picture is missing has no room beside it in a specimen, where all conditions hold. */
static bool replaces_picture(const pattern *before, const pattern *p)
{
  return before != NULL && before->node.kind == ZB_NODE_IMAGE && before->condition != NULL && p->condition != NULL;
}

static zb_status fill_children(filler *f, const pattern *p, zb_node *node)
{
  const part *single = p->node.kind == ZB_NODE_CELL ? only_expression(p) : NULL;
  if (single != NULL)
    return fill_typed_cell(f, p, single, node);
  children out = {&node->first};
  zb_status status = ZB_OK;
  for (const pattern *child = p->first, *before = NULL; child != NULL && status == ZB_OK; child = child->next) {
    if (f->script != NULL || !replaces_picture(before, child))
      status = fill(f, child, &out);
    before = child;
  }
  return status;
}

/* The widths of columns that the data give. In a specimen without counts an expression stands for one column. */
static zb_status read_widths(filler *f, zb_node *node)
{
  const char *said = node->as.columns.said;
  zb_width *one = zb_arena_alloc(f->arena, sizeof *one);
  *one = (zb_width){.share = 1};
  node->as.columns.widths = one;
  node->as.columns.count = 1;
  if (f->checking || (f->script == NULL && f->counts == NULL))
    return ZB_OK;
  int count = widths_read(said, f->arena, &node->as.columns.widths);
  node->as.columns.count = count;
  if (count > 0)
    return ZB_OK;
  node_error(f->diags, f->template->path, node, "请改正 columns", "columns 应为一列一个宽度，算出的是“%s”", said);
  return ZB_TEMPLATE;
}

/* A table's cells get their columns; so do those of a sheet, whose rows and tables share its columns. */
static zb_status place(filler *f, const pattern *p, zb_node *node)
{
  const char *path = f->template->path;
  if (has_open_columns(node)) {
    zb_status status = read_widths(f, node);
    if (status != ZB_OK || (f->script == NULL && f->counts == NULL))
      return status;
  }
  if (f->checking) /* alternatives stand side by side */
    return ZB_OK;
  if (node->kind == ZB_NODE_TABLE && !f->template->workbook)
    return place_cells(node->first, node->as.columns.count, true, path, f->diags);
  if (node->kind != ZB_NODE_SHEET || (f->script == NULL && has_open_rows(p->first)))
    return ZB_OK;
  zb_status status = gather_columns(node, f->arena, path, f->diags);
  if (status != ZB_OK)
    return status;
  int columns = node->as.columns.count;
  status = place_cells(node->first, columns, false, path, f->diags);
  for (const zb_node *child = node->first; child != NULL && status == ZB_OK; child = child->next)
    if (child->kind == ZB_NODE_TABLE)
      status = place_cells(child->first, columns, false, path, f->diags);
  return status;
}

/* A filler that knows the counts of a specimen as if they were data. */
static filler counting(const filler *f)
{
  filler counts = *f;
  counts.script = f->counts;
  return counts;
}

static bool is_span(const slot *s)
{
  return strcmp(s->name, "span") == 0;
}

/* A whole number that the data give; in a specimen the span that it has in the sample, 0 for a cell's rows. */
static zb_status fill_number(filler *f, const slot *s, const zb_node *node, int *number)
{
  zb_value value;
  *number = is_span(s) ? 1 : 0;
  if (f->script == NULL && f->counts != NULL && is_span(s)) {
    filler counts = counting(f);
    return fill_number(&counts, s, node, number);
  }
  if (f->script == NULL)
    return ZB_OK;
  zb_status status = evaluate(f, s->parts, &value);
  if (status != ZB_OK || f->checking)
    return status;
  if (value.type != ZB_VALUE_INTEGER || value.integer < 1 || value.integer > 10000) {
    const char *remedy = zb_arena_printf(f->arena, "请改正 %s", s->name);
    node_error(f->diags, f->template->path, node, remedy, "%s 应为 1 到 10000 的整数，算出的是“%s”", s->name,
               value.text);
    return ZB_TEMPLATE;
  }
  *number = (int)value.integer;
  return ZB_OK;
}

/* A length that the data give; 0, as high as what is in it, in a specimen without counts. */
static zb_status fill_length(filler *f, const slot *s, const zb_node *node, float *length)
{
  const char *text;
  *length = 0;
  filler counts = counting(f);
  if (f->script == NULL && f->counts == NULL)
    return ZB_OK;
  zb_status status = evaluate_text(f->script == NULL ? &counts : f, s->parts, &text);
  if (status != ZB_OK || f->checking || zb_length_read(text, strlen(text), length))
    return status;
  node_error(f->diags, f->template->path, node, zb_arena_printf(f->arena, "请改正 %s", s->name),
             "%s 应为长度，如 12mm，算出的是“%s”", s->name, text);
  return ZB_TEMPLATE;
}

static zb_status fill_text(filler *f, const slot *s, const zb_node *node, const char **text)
{
  filler counts = counting(f);
  bool counted = f->counts != NULL && has_open_columns(node);
  return evaluate_text(counted ? &counts : f, s->parts, text);
}

static zb_status fill_slots(filler *f, const pattern *p, zb_node *node)
{
  zb_status status = ZB_OK;
  for (const slot *s = p->slots; s != NULL && status == ZB_OK; s = s->next) {
    char *field = (char *)node + s->offset;
    if (s->kind == SLOT_NUMBER)
      status = fill_number(f, s, node, (int *)field);
    else if (s->kind == SLOT_LENGTH)
      status = fill_length(f, s, node, (float *)field);
    else
      status = fill_text(f, s, node, (const char **)field);
  }
  return status;
}

/* style="{…}" */
static zb_status fill_style(filler *f, const pattern *p, zb_node *node)
{
  const char *name;
  if (p->style == NULL || f->script == NULL)
    return ZB_OK;
  zb_status status = evaluate_text(f, p->style, &name);
  if (status != ZB_OK || f->checking)
    return status;
  node->style = find_style(&f->template->styles, name);
  if (node->style != NULL)
    return ZB_OK;
  node_error(f->diags, f->template->path, node, "请改正样式的名称，或加上这个样式", "没有叫做“%s”的样式", name);
  return ZB_TEMPLATE;
}

/* The rows of a part go into the table, with the part's number. */
static zb_status fill_part(filler *f, const pattern *p, children *out)
{
  zb_node **first = out->end;
  zb_status status = ZB_OK;
  f->parts++;
  for (const pattern *child = p->first; child != NULL && status == ZB_OK; child = child->next)
    status = fill(f, child, out);
  for (zb_node *row = *first; row != NULL; row = row->next) {
    row->as.row.part = f->parts;
    row->as.row.whole = p->node.as.row.whole;
  }
  return status;
}

static zb_status fill_element(filler *f, const pattern *p, children *out)
{
  if (p->node.kind == ZB_NODE_PART)
    return fill_part(f, p, out);
  if (p->node.kind == ZB_NODE_P)
    return fill_paragraph(f, p, out);
  zb_node *node = copy_node(f, &p->node);
  append(out, node);
  zb_status status = evaluate_text(f, p->text, &node->text);
  if (status == ZB_OK)
    status = fill_slots(f, p, node);
  if (status == ZB_OK)
    status = fill_style(f, p, node);
  if (f->script == NULL)
    make_specimen(p, node);
  if (status == ZB_OK)
    status = fill_children(f, p, node);
  return status == ZB_OK ? place(f, p, node) : status;
}

static zb_status fill_once(filler *f, const pattern *p, children *out)
{
  bool wanted;
  zb_status status = is_wanted(f, p, &wanted);
  if (f->checking && !wanted) {
    zb_script_force(f->script, true);
    status = fill_element(f, p, out);
    zb_script_force(f->script, false);
    return status;
  }
  return status == ZB_OK && wanted ? fill_element(f, p, out) : status;
}

/* The cells of a specimen's row are as many as in the sample, where their list is not a row's own. */
static zb_status fill_counted(filler *f, const pattern *p, children *out)
{
  zb_diags *dropped = zb_diags_new();
  bool more = false;
  int count = 1;
  if (zb_loop_begin(f->counts, p->loop_name, p->loop_list, dropped) == ZB_OK) {
    for (count = 0; zb_loop_next(f->counts, dropped, &more) == ZB_OK && more;)
      count++;
    zb_loop_end(f->counts);
  }
  zb_diags_free(dropped);
  zb_status status = ZB_OK;
  for (int i = 0; i < count && status == ZB_OK; i++)
    status = fill_once(f, p, out);
  return status;
}

static zb_status fill(filler *f, const pattern *p, children *out)
{
  if (p->loop_name != NULL && f->counts != NULL && p->node.kind == ZB_NODE_CELL)
    return fill_counted(f, p, out);
  if (p->loop_name == NULL || f->script == NULL)
    return fill_once(f, p, out);
  if (p->node.kind == ZB_NODE_ROW && p->node.as.row.stream && !f->checking) {
    zb_node *node;
    zb_status kept = stream_node(f->template, f->script, p, f->arena, f->diags, &node);
    append(out, node);
    return kept;
  }
  zb_status status = zb_loop_begin(f->script, p->loop_name, p->loop_list, f->diags);
  if (status != ZB_OK)
    return f->checking ? ZB_OK : status;
  bool more = false;
  while ((status = zb_loop_next(f->script, f->diags, &more)) == ZB_OK && more)
    if ((status = fill_once(f, p, out)) != ZB_OK)
      break;
  zb_loop_end(f->script);
  return f->checking ? ZB_OK : status;
}

zb_status fill_row(const zb_template *template, zb_script *script, const pattern *p, zb_arena *arena, zb_diags *diags,
                   zb_node **row)
{
  filler f = {.template = template, .script = script, .arena = arena, .diags = diags};
  *row = NULL;
  return fill_once(&f, p, &(children){row});
}

static zb_status fill_root(filler *f, const zb_node **root)
{
  zb_node *document = NULL;
  zb_status status = fill(f, f->template->root, &(children){&document});
  *root = document;
  return status;
}

zb_status zb_template_fill(const zb_template *template, zb_script *script, zb_arena *arena, zb_diags *diags,
                           const zb_node **root)
{
  filler f = {.template = template, .script = script, .arena = arena, .diags = diags};
  return fill_root(&f, root);
}

zb_status zb_template_check(const zb_template *template, zb_script *script, zb_arena *arena, zb_diags *diags,
                            const zb_node **root)
{
  filler f = {.template = template, .script = script, .arena = arena, .diags = diags, .checking = true};
  size_t before = zb_diags_errors(diags);
  zb_status status = fill_root(&f, root);
  return zb_diags_errors(diags) > before ? ZB_TEMPLATE : status;
}

zb_status zb_template_specimen(const zb_template *template, zb_script *counts, zb_arena *arena, zb_diags *diags,
                               const zb_node **root)
{
  filler f = {.template = template, .counts = counts, .arena = arena, .diags = diags};
  return fill_root(&f, root);
}

bool zb_template_is_open(const zb_template *template)
{
  return template->open && !template->workbook;
}
