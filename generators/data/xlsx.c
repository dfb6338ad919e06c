/* A workbook: its sheets by name, the parts that all of them need, and the sheet that is being read. */
#include "data/reader.h"
#include "data/xlsx_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_WORKBOOK_BYTES = 16 * 1024 * 1024, MAX_SHEETS = 4096 };

typedef struct entry {
  char *name, *part;
  bool visible;
  zb_sheet_memory memory;
} entry;

typedef struct xlsx {
  zb_sheet_context context;
  zb_strings *strings;
  zb_styles *styles;
  entry *sheets;
  int sheet_count;
  int selected; /* -1: none */
  zb_sheet *sheet;
  zb_sorted *sorted; /* its rows, if they don't stand in order; NULL: they do */
  zb_merge *merges;
  size_t merge_count;
  bool merges_read;
} xlsx;

static void xlsx_free(void *self)
{
  xlsx *x = self;
  zb_sorted_free(x->sorted);
  zb_sheet_close(x->sheet);
  free(x->merges);
  for (int i = 0; i < x->sheet_count; i++) {
    free(x->sheets[i].name);
    free(x->sheets[i].part);
  }
  free(x->sheets);
  zb_strings_free(x->strings);
  zb_styles_free(x->styles);
  zb_package_free(x->context.package);
  free(x);
}

static bool is_true(const char *value)
{
  return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* The part of sheet NUMBER, from 1. What relations don't say is looked for where programs write it. NULL: a sheet of
   another kind (charts), which has no cells. */
static const char *sheet_part(const xlsx *x, const zb_relation *relation, int number, char usual[64])
{
  snprintf(usual, 64, "xl/worksheets/sheet%d.xml", number);
  if (relation == NULL)
    return zb_package_has(x->context.package, usual) ? usual : NULL;
  bool sheet = strcmp(relation->type, "worksheet") == 0 || strstr(relation->target, "worksheets/") != NULL;
  return sheet ? relation->target : NULL;
}

/* Adds the sheet whose <sheet> element, number NUMBER of them, we are at. */
static void add_sheet(xlsx *x, const zb_event *event, const zb_relations *relations, int number)
{
  const char *name = zb_event_attribute(event, "name"), *state = zb_event_attribute(event, "state");
  const char *id = zb_event_prefixed(event, "id");
  char usual[64];
  const char *target = sheet_part(x, id != NULL ? zb_relations_get(relations, id) : NULL, number, usual);
  if (target == NULL || x->sheet_count >= MAX_SHEETS)
    return;
  entry *sheets = realloc(x->sheets, (size_t)(x->sheet_count + 1) * sizeof *sheets);
  if (sheets == NULL)
    abort();
  x->sheets = sheets;
  entry *e = &sheets[x->sheet_count++];
  *e = (entry){.name = strdup(name != NULL ? name : ""),
               .part = strdup(target),
               .visible = state == NULL || strcmp(state, "visible") == 0};
  if (e->name == NULL || e->part == NULL)
    abort();
}

static zb_status read_workbook(xlsx *x, const char *name, const zb_relations *relations, zb_diags *diags)
{
  zb_part *part;
  zb_status status = zb_part_open(x->context.package, name, MAX_WORKBOOK_BYTES, diags, &part);
  const zb_event *event = NULL;
  int number = 0;
  while (part != NULL && (status = zb_part_next(part, diags, &event)) == ZB_OK && event != NULL) {
    if (event->depth == 1 && zb_event_starts(event, "workbookPr")) /* extensions have one of that name, too */
      x->context.from_1904 = is_true(zb_event_attribute(event, "date1904"));
    else if (event->depth == 2 && zb_event_starts(event, "sheet"))
      add_sheet(x, event, relations, ++number);
  }
  zb_part_close(part);
  if (status == ZB_OK && x->sheet_count == 0)
    status = zb_package_spoiled(x->context.package, diags, "", "没有工作表");
  return status;
}

/* The part of that type; USUAL if relations don't say. NULL if there is none: some programs name one that they did not
   write. */
static const char *part_of(const xlsx *x, const zb_relations *relations, const char *type, const char *usual)
{
  const char *part = zb_relations_find(relations, type);
  if (part == NULL || !zb_package_has(x->context.package, part))
    part = usual;
  return zb_package_has(x->context.package, part) ? part : NULL;
}

static zb_status read_parts(xlsx *x, const char *workbook, zb_diags *diags)
{
  zb_relations relations;
  zb_status status = zb_relations_read(x->context.package, workbook, diags, &relations);
  if (status != ZB_OK)
    return status;
  status = read_workbook(x, workbook, &relations, diags);
  if (status == ZB_OK)
    status = zb_strings_read(x->context.package, part_of(x, &relations, "sharedStrings", "xl/sharedStrings.xml"), diags,
                             &x->strings);
  if (status == ZB_OK)
    status = zb_styles_read(x->context.package, part_of(x, &relations, "styles", "xl/styles.xml"), diags, &x->styles);
  x->context.strings = x->strings;
  x->context.styles = x->styles;
  zb_relations_free(&relations);
  return status;
}

zb_status zb_xlsx_open(const char *path, zb_diags *diags, void **self)
{
  *self = NULL;
  zb_package *package;
  zb_status status = zb_package_open(path, diags, &package);
  if (status != ZB_OK)
    return status;
  xlsx *x = calloc(1, sizeof *x);
  if (x == NULL)
    abort();
  x->context.package = package;
  x->selected = -1;
  zb_relations relations;
  status = zb_relations_read(package, "", diags, &relations);
  if (status == ZB_OK) {
    const char *workbook = zb_relations_find(&relations, "officeDocument");
    if (workbook == NULL || strstr(workbook, "xl/") != workbook)
      workbook = "xl/workbook.xml";
    status = read_parts(x, workbook, diags);
    zb_relations_free(&relations);
  }
  if (status != ZB_OK) {
    xlsx_free(x);
    x = NULL;
  }
  *self = x;
  return status;
}

static int xlsx_sheet_count(const void *self)
{
  return ((const xlsx *)self)->sheet_count;
}

static const char *xlsx_sheet_name(const void *self, int sheet)
{
  return ((const xlsx *)self)->sheets[sheet].name;
}

static bool xlsx_sheet_visible(const void *self, int sheet)
{
  return ((const xlsx *)self)->sheets[sheet].visible;
}

/* Whether the sheet's rows stand in order; looked at once. */
static zb_status survey(xlsx *x, entry *e, zb_diags *diags)
{
  if (e->memory.order != ZB_ORDER_UNKNOWN)
    return ZB_OK;
  bool in_order = true;
  zb_status status = zb_sheet_survey(&x->context, e->part, &in_order, diags);
  if (status == ZB_OK)
    e->memory.order = in_order ? ZB_ORDER_KEPT : ZB_ORDER_BROKEN;
  return status;
}

static zb_status xlsx_select(void *self, int sheet, zb_diags *diags)
{
  xlsx *x = self;
  zb_sorted_free(x->sorted);
  zb_sheet_close(x->sheet);
  x->sorted = NULL;
  x->sheet = NULL;
  if (sheet != x->selected) {
    free(x->merges);
    x->merges = NULL;
    x->merge_count = 0;
    x->merges_read = false;
  }
  x->selected = sheet;
  entry *e = &x->sheets[sheet];
  zb_status status = survey(x, e, diags);
  if (status == ZB_OK)
    status = zb_sheet_open(&x->context, e->part, e->name, &e->memory, diags, &x->sheet);
  if (status == ZB_OK && e->memory.order == ZB_ORDER_BROKEN)
    status = zb_sorted_read(x->sheet, &x->context, diags, &x->sorted);
  return status;
}

static zb_status xlsx_next(void *self, const zb_row **row, zb_diags *diags)
{
  xlsx *x = self;
  *row = NULL;
  if (x->sorted != NULL)
    return zb_sorted_next(x->sorted, row, diags);
  return x->sheet != NULL ? zb_sheet_next(x->sheet, row, diags) : ZB_OK;
}

static zb_status xlsx_merges(void *self, const zb_merge **merges, size_t *count, zb_diags *diags)
{
  xlsx *x = self;
  zb_status status = ZB_OK;
  if (!x->merges_read && x->selected >= 0) {
    const entry *e = &x->sheets[x->selected];
    status = zb_sheet_merges(&x->context, e->part, diags, &x->merges, &x->merge_count);
    x->merges_read = status == ZB_OK;
  }
  *merges = x->merges;
  *count = x->merge_count;
  return status;
}

const zb_reader_class zb_xlsx_reader = {
    .format = "xlsx",
    .free = xlsx_free,
    .sheet_count = xlsx_sheet_count,
    .sheet_name = xlsx_sheet_name,
    .sheet_visible = xlsx_sheet_visible,
    .select = xlsx_select,
    .next = xlsx_next,
    .merges = xlsx_merges,
};
