/* <cross>: a table that counts (or sums) records by two of their fields, with totals and a check. It is written out as
   the <table> that an author would write by hand, and compiled as that:

     head     | column 1 | column 2 | 合计 | 核对        the model (OF) has rows, columns and all, each with its
   results: row 1    | COUNTIFS | COUNTIFS | COUNTIFS of the row alone | 平: the cells' sum is it lua/zhibiao/cross.lua
     合　计   | SUM      | SUM      | SUM                       | 平 */
#include "template/pattern.h"

#include <string.h>

typedef struct cross {
  compiler *c;
  const xmlNode *element;
  const char *of, *rows, *columns, *field, *names;
} cross;

static const char *given(const cross *x, const char *name, const char *otherwise)
{
  const char *value = attribute(x->c, x->element, name);
  return value != NULL ? value : otherwise;
}

static xmlNode *add(const cross *x, xmlNode *parent, const char *name, const char *text)
{
  xmlNode *node = xmlNewTextChild(parent, NULL, (const xmlChar *)name, (const xmlChar *)text);
  node->line = x->element->line;
  return node;
}

static xmlNode *set(xmlNode *node, const char *name, const char *value)
{
  xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)value);
  return node;
}

#define TEXT(...) zb_arena_printf(x->c->template->arena, __VA_ARGS__)

/* A cell with the style that the attribute STYLE gives. */
static xmlNode *add_cell(const cross *x, xmlNode *row, const char *style, const char *otherwise, const char *formula,
                         const char *text)
{
  xmlNode *cell = set(add(x, row, "cell", text), "style", given(x, style, otherwise));
  return formula == NULL ? cell : set(cell, "formula", formula);
}

static xmlNode *add_row(const cross *x, xmlNode *table)
{
  const char *height = attribute(x->c, x->element, "height");
  xmlNode *row = add(x, table, "row", NULL);
  return height == NULL ? row : set(row, "height", height);
}

static void set_names(const cross *x, xmlNode *cell, const char *of)
{
  if (x->names != NULL)
    set(cell, "names", TEXT("%s_%s", x->names, of));
}

static void add_head(const cross *x, xmlNode *table)
{
  xmlNode *row = set(add_row(x, table), "head", "yes");
  set_names(x, add_cell(x, row, "head-style", "head", NULL, given(x, "head", "")), "项");
  xmlNode *column = add_cell(x, row, "head-style", "head", NULL, "{cross_column.name}");
  set(column, "each", TEXT("cross_column in (%s).columns", x->of));
  set_names(x, column, "{cross_column.name}");
  set_names(x, add_cell(x, row, "head-style", "head", NULL, "合计"), "合计");
  add_cell(x, row, "head-style", "head", NULL, "核对");
}

/* COUNTIFS(, or SUMIFS(of the field, */
static const char *measure(const cross *x)
{
  return strcmp(given(x, "measure", "count"), "sum") == 0 ? TEXT("SUMIFS(%s,", x->field) : "COUNTIFS(";
}

static const char *check(const cross *x)
{
  return TEXT("IF(SUM(B[row]:{(%s).last}[row])={(%s).total}[row],\"平\",\"不平\")", x->of, x->of);
}

/* The rows with a name, or the one without (EMPTY): its cells are all of the column less those with a name, as
   LibreOffice leaves empty cells at a range's end out when there is a second condition. */
static void add_rows(const cross *x, xmlNode *table, bool empty)
{
  xmlNode *row = set(add_row(x, table), "each", TEXT("cross_row in (%s).rows", x->of));
  set(row, "if", empty ? "cross_row.empty" : "not cross_row.empty");
  add_cell(x, row, "name-style", "word", NULL, "{cross_row.name}");
  const char *column = TEXT("%s,{(%s).columns[cross_number_index].criterion})", x->columns, x->of);
  const char *named = TEXT("%s%s,%s,%s", measure(x), x->rows, empty ? "\"?*\"" : "{cross_row.criterion}", column);
  xmlNode *cell = add_cell(x, row, "cell-style", "number", empty ? TEXT("%s%s-%s", measure(x), column, named) : named,
                           "{cross_number}");
  set(cell, "each", "cross_number in cross_row.cells");
  add_cell(x, row, "cell-style", "number", TEXT("%s%s,{cross_row.criterion})", measure(x), x->rows),
           "{cross_row.total}");
  add_cell(x, row, "name-style", "word", check(x), "{cross_row.check}");
}

static void add_total(const cross *x, xmlNode *table)
{
  xmlNode *row = add_row(x, table);
  add_cell(x, row, "sum-style", "sum", NULL, "合　计");
  xmlNode *cell = add_cell(x, row, "sum-style", "sum", "SUM([above])", "{cross_number}");
  set(cell, "each", TEXT("cross_number in (%s).all.cells", x->of));
  add_cell(x, row, "sum-style", "sum", "SUM([above])", TEXT("{(%s).all.total}", x->of));
  add_cell(x, row, "sum-style", "sum", check(x), TEXT("{(%s).all.check}", x->of));
}

void compile_cross(compiler *c, const xmlNode *element, pattern *sheet, scope scope)
{
  static const char *const kept[] = {"line", "frame", "each", "if"};
  cross cross = {.c = c, .element = element}, *x = &cross;
  x->of = given(x, "of", "");
  x->rows = given(x, "rows", "");
  x->columns = given(x, "columns", "");
  x->field = given(x, "field", NULL);
  x->names = given(x, "names", NULL);
  if (x->field == NULL && strcmp(given(x, "measure", "count"), "sum") == 0)
    compile_error(c, element, "<cross> 的 measure=\"sum\" 要写明 field：加哪一列");
  xmlNode *holder = xmlNewDocNode(element->doc, NULL, (const xmlChar *)"sheet", NULL);
  xmlNode *table = add(x, holder, "table", NULL);
  for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
    if (attribute(c, element, kept[i]) != NULL)
      set(table, kept[i], attribute(c, element, kept[i]));
  add_head(x, table);
  add_rows(x, table, false);
  add_rows(x, table, true);
  add_total(x, table);
  compile_children(c, holder, sheet, scope);
  xmlFreeNode(holder);
}
