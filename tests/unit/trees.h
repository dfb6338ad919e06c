/* Builds filled form trees for tests of layout/. All nodes live in the arena; the page's body is 500 x 700 pt. */
#ifndef ZB_TESTS_TREES_H
#define ZB_TESTS_TREES_H

#include "base/arena.h"
#include "tree/tree.h"

#include <stdarg.h>

/* 10 pt type, 20 pt line pitch, no padding: heights are easy to add up. */
static const zb_style plain = {
    .name = "plain", .font = "宋体", .size = 10, .line_height = 2, .halign = ZB_LEFT, .format = "", .fill = -1};

static inline zb_node *tree_node(zb_arena *a, zb_node_kind kind, const char *text)
{
  zb_node *node = zb_arena_alloc(a, sizeof *node);
  node->kind = kind;
  node->style = &plain;
  node->text = text;
  node->line = 7;
  return node;
}

/* Appends children, terminated by NULL; returns the parent. */
static inline zb_node *tree_add(zb_node *parent, ...)
{
  va_list children;
  va_start(children, parent);
  zb_node **end = &parent->first;
  while (*end != NULL)
    end = &(*end)->next;
  for (zb_node *child = va_arg(children, zb_node *); child != NULL; child = va_arg(children, zb_node *)) {
    *end = child;
    end = &child->next;
  }
  va_end(children);
  return parent;
}

static inline zb_node *tree_p(zb_arena *a, const char *text)
{
  return tree_add(tree_node(a, ZB_NODE_P, ""), tree_node(a, ZB_NODE_TEXT, text), NULL);
}

static inline zb_node *tree_cell(zb_arena *a, int column, int span, int rows, const char *text)
{
  zb_node *cell = tree_add(tree_node(a, ZB_NODE_CELL, ""), tree_p(a, text), NULL);
  cell->as.cell.note = cell->as.cell.link = cell->as.cell.names = cell->as.cell.choices = "";
  cell->as.cell.column = column;
  cell->as.cell.span = span;
  cell->as.cell.rows = rows;
  return cell;
}

static inline zb_node *tree_row(zb_arena *a, float height)
{
  zb_node *row = tree_node(a, ZB_NODE_ROW, "");
  row->as.row.height = height;
  return row;
}

/* A table of N columns of 100 pt, inner lines of 0.5 pt and a frame of 1 pt. */
static inline zb_node *tree_table(zb_arena *a, int n)
{
  zb_node *table = tree_node(a, ZB_NODE_TABLE, "");
  zb_width *widths = zb_arena_array(a, (size_t)n, sizeof *widths);
  for (int i = 0; i < n; i++)
    widths[i].pt = 100;
  table->as.columns.count = n;
  table->as.columns.widths = widths;
  table->as.columns.line = 0.5F;
  table->as.columns.frame = 1;
  return table;
}

static inline zb_node *tree_form(zb_arena *a)
{
  zb_node *form = tree_node(a, ZB_NODE_FORM, ""), *page = tree_node(a, ZB_NODE_PAGE, "");
  form->as.document.title = form->as.document.author = form->as.document.subject = "";
  form->as.document.see_next = "（见续页）";
  form->as.document.from_previous = "（接上页）";
  form->as.document.continued = "审批表　续页";
  page->as.page.width = 600;
  page->as.page.height = 800;
  page->as.page.top = page->as.page.right = page->as.page.bottom = page->as.page.left = 50;
  return tree_add(form, page, NULL);
}

#endif
