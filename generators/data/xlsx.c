/* A workbook: its sheets by name, the parts that all of them need, and the sheet that is being read. */
#include "data/reader.h"
#include "data/xlsx_parts.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_WORKBOOK_BYTES = 16 * 1024 * 1024, MAX_SHEETS = 4096 };

typedef struct entry {
  char *name, *part;
  bool visible;
  bool warned; /* of formulas without a value */
} entry;

typedef struct xlsx {
  zb_sheet_context context;
  zb_strings *strings;
  zb_styles *styles;
  entry *sheets;
  int sheet_count;
  int selected; /* -1: none */
  zb_sheet *sheet;
  zb_merge *merges;
  size_t merge_count;
  bool merges_read;
} xlsx;

static void xlsx_free(void *self)
{
  xlsx *x = self;
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

/* Adds the sheet whose <sheet> element we are at; sheets of other kinds (charts) have no cells and are left out. */
static void add_sheet(xlsx *x, const zb_event *event, const zb_relations *relations)
{
  const char *name = zb_event_attribute(event, "name"), *state = zb_event_attribute(event, "state");
  const char *id = zb_event_prefixed(event, "id");
  const char *target = id != NULL ? zb_relations_find(relations, id, "worksheet") : NULL;
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
  while (part != NULL && (status = zb_part_next(part, diags, &event)) == ZB_OK && event != NULL) {
    if (zb_event_starts(event, "workbookPr"))
      x->context.from_1904 = is_true(zb_event_attribute(event, "date1904"));
    else if (zb_event_starts(event, "sheet"))
      add_sheet(x, event, relations);
  }
  zb_part_close(part);
  if (status == ZB_OK && x->sheet_count == 0)
    status = zb_package_spoiled(x->context.package, diags, "", "没有工作表");
  return status;
}

static zb_status read_parts(xlsx *x, const char *workbook, zb_diags *diags)
{
  zb_relations relations;
  zb_status status = zb_relations_read(x->context.package, workbook, diags, &relations);
  if (status != ZB_OK)
    return status;
  status = read_workbook(x, workbook, &relations, diags);
  if (status == ZB_OK)
    status =
        zb_strings_read(x->context.package, zb_relations_find(&relations, NULL, "sharedStrings"), diags, &x->strings);
  if (status == ZB_OK)
    status = zb_styles_read(x->context.package, zb_relations_find(&relations, NULL, "styles"), diags, &x->styles);
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
    const char *workbook = zb_relations_find(&relations, NULL, "officeDocument");
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

static zb_status xlsx_select(void *self, int sheet, zb_diags *diags)
{
  xlsx *x = self;
  zb_sheet_close(x->sheet);
  x->sheet = NULL;
  if (sheet != x->selected) {
    free(x->merges);
    x->merges = NULL;
    x->merge_count = 0;
    x->merges_read = false;
  }
  x->selected = sheet;
  entry *e = &x->sheets[sheet];
  return zb_sheet_open(&x->context, e->part, e->name, &e->warned, diags, &x->sheet);
}

static zb_status xlsx_next(void *self, const zb_row **row, zb_diags *diags)
{
  xlsx *x = self;
  *row = NULL;
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
