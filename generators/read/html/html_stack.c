/* The open tables of a page, innermost last. */
#include "read/html/html_stack.h"

#include "read/reader.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MAX_TABLES = 65536, MAX_ROW_BYTES = 16 * 1024 * 1024 };

static void stop(zb_html_stack *stack, const char *what)
{
  if (stack->fault == NULL)
    stack->fault = what;
}

static zb_html_grid *innermost(zb_html_stack *stack)
{
  return stack->open > 0 ? &stack->grids[stack->open - 1] : NULL;
}

/* The table whose open cell or caption gets the text. */
static zb_html_grid *text_owner(zb_html_stack *stack)
{
  int i = stack->open - 1;
  while (i > 0 && stack->grids[i].flat)
    i--;
  return i >= 0 && (stack->grids[i].in_cell || stack->grids[i].in_caption) ? &stack->grids[i] : NULL;
}

static void end_cell(zb_html_stack *stack, zb_html_grid *grid)
{
  if (!grid->in_cell)
    return;
  grid->in_cell = false;
  if (grid->flat)
    return;
  const zb_html_cell *cell = zb_html_grid_finish(grid);
  grid->row_bytes += strlen(cell->text);
  if (grid->row_bytes > MAX_ROW_BYTES)
    stop(stack, "有一行文字超过 16 MB");
  stack->listener->cell(stack->self, cell);
}

static void end_row(zb_html_stack *stack, zb_html_grid *grid)
{
  end_cell(stack, grid);
  if (grid->in_row && !grid->flat)
    stack->listener->row_end(stack->self, grid->table, grid->row, grid->hidden);
  grid->in_row = false;
}

static void end_caption(zb_html_stack *stack, zb_html_grid *grid)
{
  if (!grid->in_caption)
    return;
  grid->in_caption = false;
  if (grid->flat)
    return;
  stack->listener->caption(stack->self, grid->table, zb_html_text_end(&grid->text));
  zb_html_text_clear(&grid->text);
}

static void start_row(zb_html_stack *stack, zb_html_grid *grid)
{
  end_caption(stack, grid);
  end_row(stack, grid);
  grid->in_row = true;
  grid->hidden = false;
  grid->column = 0;
  grid->row_bytes = 0;
  if (++grid->row >= ZB_MAX_ROWS)
    stop(stack, "行数超出上限（1048576 行）");
  zb_html_grid *target = grid->flat ? text_owner(stack) : NULL;
  if (target != NULL)
    zb_html_text_line(&target->text);
}

static int span_of(const char *const *attributes, const char *name)
{
  const char *span = zb_html_attribute(attributes, name);
  return span != NULL ? (int)strtoul(span, NULL, 10) & 0xFFFFFF : 1;
}

static void start_cell(zb_html_stack *stack, zb_html_grid *grid, const char *name, const char *const *attributes,
                       const zb_html_styles *styles)
{
  end_caption(stack, grid);
  end_cell(stack, grid);
  if (!grid->in_row)
    start_row(stack, grid);
  grid->in_cell = true;
  grid->is_header = strcmp(name, "th") == 0;
  grid->lists = 0;
  if (grid->flat) {
    zb_html_grid *target = text_owner(stack);
    if (target != NULL)
      zb_html_text_gap(&target->text);
    return;
  }
  zb_html_text_clear(&grid->text);
  if (!zb_html_grid_place(grid, span_of(attributes, "colspan"), span_of(attributes, "rowspan")))
    stop(stack, "列数超出上限（16384 列）");
  zb_html_grid_describe(grid, attributes, styles);
}

static void start_table(zb_html_stack *stack)
{
  if (stack->open == ZB_MAX_NESTED || stack->tables == MAX_TABLES) {
    stop(stack, stack->open == ZB_MAX_NESTED ? "表格套得太深" : "表格太多");
    return;
  }
  const zb_html_grid *outer = innermost(stack);
  bool is_separate = stack->listener->table(stack->self, stack->tables, outer != NULL ? outer->table : -1);
  zb_html_grid_start(&stack->grids[stack->open++], stack->tables++, !is_separate);
  const char *heading = zb_html_text_end(&stack->heading);
  if (*heading != '\0')
    stack->listener->caption(stack->self, stack->tables - 1, heading);
  zb_html_text_clear(&stack->heading);
  stack->in_heading = false;
}

static void end_table(zb_html_stack *stack, zb_html_grid *grid)
{
  end_caption(stack, grid);
  end_row(stack, grid);
  stack->open--;
  if (!grid->flat)
    stack->listener->table_end(stack->self, grid->table);
  zb_html_grid *target = grid->flat ? text_owner(stack) : NULL;
  if (target != NULL)
    zb_html_text_line(&target->text);
}

bool zb_html_is_one_of(const char *name, const char *const *names)
{
  for (; *names != NULL; names++)
    if (strcmp(name, *names) == 0)
      return true;
  return false;
}

static bool is_block(const char *name)
{
  static const char *const names[] = {"p",  "div", "li", "ul", "ol",  "dl",     "dt", "dd",         "h1", "h2",
                                      "h3", "h4",  "h5", "h6", "pre", "center", "hr", "blockquote", NULL};
  return zb_html_is_one_of(name, names);
}

/* Excel's filter writes style='display:none'; others may write it as CSS lets them. */
bool zb_html_is_hidden(const char *const *attributes)
{
  const char *style = zb_html_attribute(attributes, "style"),
             *none = style != NULL ? strcasestr(style, "display") : NULL;
  none = none != NULL ? none + strlen("display") + strspn(none + strlen("display"), " :\t\r\n") : "";
  return strncasecmp(none, "none", 4) == 0 || zb_html_attribute(attributes, "hidden") != NULL;
}

static void start_in_table(zb_html_stack *stack, zb_html_grid *grid, const char *name, const char *const *attributes,
                           const zb_html_styles *styles)
{
  zb_html_grid *target = text_owner(stack);
  if (strcmp(name, "tr") == 0) {
    start_row(stack, grid);
    grid->hidden = zb_html_is_hidden(attributes);
  } else if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0) {
    start_cell(stack, grid, name, attributes, styles);
  } else if (strcmp(name, "caption") == 0 && grid->row < 0) {
    grid->in_caption = true;
    zb_html_text_clear(&grid->text);
  } else if (target != NULL && strcmp(name, "br") == 0) {
    zb_html_text_break(&target->text);
  } else if (target != NULL && is_block(name)) {
    zb_html_text_line(&target->text);
  }
}

static bool is_heading(const char *name)
{
  return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
}

void zb_html_stack_start(zb_html_stack *stack, const char *name, const char *const *attributes,
                         const zb_html_styles *styles)
{
  if (strcmp(name, "table") == 0)
    start_table(stack);
  else if (stack->open > 0)
    start_in_table(stack, innermost(stack), name, attributes, styles);
  else if (is_heading(name)) {
    stack->in_heading = true;
    zb_html_text_clear(&stack->heading);
  }
}

static void end_in_table(zb_html_stack *stack, zb_html_grid *grid, const char *name)
{
  zb_html_grid *target = text_owner(stack);
  if (strcmp(name, "table") == 0)
    end_table(stack, grid);
  else if (strcmp(name, "tr") == 0)
    end_row(stack, grid);
  else if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0)
    end_cell(stack, grid);
  else if (strcmp(name, "caption") == 0)
    end_caption(stack, grid);
  else if (target != NULL && is_block(name))
    zb_html_text_line(&target->text);
}

void zb_html_stack_end(zb_html_stack *stack, const char *name)
{
  if (stack->open > 0)
    end_in_table(stack, innermost(stack), name);
  else if (is_heading(name))
    stack->in_heading = false;
}

void zb_html_stack_text(zb_html_stack *stack, const char *text, size_t n)
{
  zb_html_grid *in = text_owner(stack);
  zb_html_text *target = in != NULL ? &in->text : stack->open == 0 && stack->in_heading ? &stack->heading : NULL;
  if (target == NULL)
    return;
  zb_html_text_add(target, text, n);
  if (target->shown.length > ZB_MAX_CELL_BYTES)
    stop(stack, "单元格文字超过 1 MB");
}

void zb_html_stack_strike(zb_html_stack *stack)
{
  zb_html_grid *in = text_owner(stack);
  if (in != NULL && in->in_cell)
    in->cell.struck = true;
}

void zb_html_stack_default(zb_html_stack *stack, const char *text)
{
  zb_html_grid *in = text_owner(stack);
  if (in == NULL || !in->in_cell || in->is_header || innermost(stack)->is_header)
    return;
  in->lists++;
  zb_buffer_clear(&in->listed);
  zb_buffer_puts(&in->listed, text);
}

void zb_html_stack_free(zb_html_stack *stack)
{
  for (int i = 0; i < ZB_MAX_NESTED; i++)
    zb_html_grid_free(&stack->grids[i]);
  zb_buffer_free(&stack->heading.shown);
}
