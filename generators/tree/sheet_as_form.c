/* A workbook's sheet as a form: the same rows on the same paper, so that one template gives both. */
#include "tree/tree.h"

/* Cells grow with their text, as rows of a workbook do. */
static zb_node *copy_cell(const zb_node *cell, zb_edges edges, bool fixed, zb_arena *arena)
{
  zb_node *copy = zb_arena_alloc(arena, sizeof *copy);
  *copy = *cell;
  copy->next = NULL;
  copy->text = ""; /* a formula's result is its content */
  copy->as.cell.edges = edges;
  copy->as.cell.overflow = fixed ? ZB_OVERFLOW_ERROR : ZB_OVERFLOW_GROW;
  copy->as.cell.min = 0;
  copy->as.cell.group = copy->as.cell.label = "";
  return copy;
}

/* Rows are not divided between pages, as those of a workbook are not: the two agree on pages. */
static zb_node *copy_row(const zb_node *row, zb_edges edges, zb_arena *arena)
{
  zb_node *copy = zb_arena_alloc(arena, sizeof *copy);
  *copy = *row;
  copy->next = copy->first = NULL;
  copy->as.row.group = "";
  copy->as.row.whole = true;
  zb_node **end = &copy->first;
  for (const zb_node *cell = row->first; cell != NULL; cell = cell->next) {
    *end = copy_cell(cell, edges, row->as.row.fixed, arena);
    end = &(*end)->next;
  }
  return copy;
}

typedef struct posting {
  const zb_node *sheet;
  zb_arena *arena;
  zb_node **end;     /* of the form's content */
  zb_node *table;    /* the last one */
  zb_node **row_end; /* of its rows */
  bool loose;        /* it holds rows of no table */
} posting;

static void begin_table(posting *p, const zb_node *like)
{
  zb_node *table = zb_arena_alloc(p->arena, sizeof *table);
  const zb_node *from = like != NULL ? like : p->sheet;
  *table =
      (zb_node){.kind = ZB_NODE_TABLE, .line = from->line, .origin = from->origin, .style = from->style, .text = ""};
  table->as.columns.count = p->sheet->as.columns.count;
  table->as.columns.widths = p->sheet->as.columns.widths;
  table->as.columns.line = like != NULL ? like->as.columns.line : 0;
  table->as.columns.frame = like != NULL ? like->as.columns.frame : 0;
  p->loose = like == NULL;
  p->table = *p->end = table;
  p->end = &table->next;
  p->row_end = &table->first;
}

static void add_row(posting *p, const zb_node *row)
{
  *p->row_end = copy_row(row, p->loose ? ZB_EDGES_NONE : ZB_EDGES_ALL, p->arena);
  p->row_end = &(*p->row_end)->next;
}

/* A table without a head goes on with the one before, so that its head is repeated over both. */
static void add_table(posting *p, const zb_node *table)
{
  if (p->table == NULL || p->loose || (table->first != NULL && table->first->as.row.head))
    begin_table(p, table);
  for (const zb_node *row = table->first; row != NULL; row = row->next)
    add_row(p, row);
}

/* The page has no more room than the workbook's. */
static void leave_room(zb_node *page)
{
  float room = page->as.page.height - page->as.page.top - page->as.page.bottom;
  page->as.page.bottom += (1 - ZB_SHEET_ROOM) * room;
}

const zb_node *zb_sheet_as_form(const zb_node *workbook, zb_arena *arena)
{
  const zb_node *sheet = workbook->first;
  while (sheet != NULL && sheet->kind != ZB_NODE_SHEET)
    sheet = sheet->next;
  if (sheet == NULL)
    return NULL;
  zb_node *form = zb_arena_alloc(arena, sizeof *form);
  *form = *workbook;
  form->kind = ZB_NODE_FORM;
  form->first = NULL;
  posting p = {.sheet = sheet, .arena = arena, .end = &form->first};
  for (const zb_node *child = sheet->first; child != NULL; child = child->next) {
    if (child->kind == ZB_NODE_ROW) {
      if (p.table == NULL || !p.loose)
        begin_table(&p, NULL);
      add_row(&p, child);
    } else if (child->kind == ZB_NODE_TABLE) {
      add_table(&p, child);
    } else if (child->kind == ZB_NODE_PAGE || child->kind == ZB_NODE_HEADER || child->kind == ZB_NODE_FOOTER) {
      zb_node *copy = zb_arena_alloc(arena, sizeof *copy);
      *copy = *child;
      copy->next = NULL;
      if (copy->kind == ZB_NODE_PAGE)
        leave_room(copy);
      *p.end = copy;
      p.end = &copy->next;
    }
  }
  return form;
}
