/* A workbook: its sheets by name, the parts that they share, and the sheet being read. */
#include "base/grow.h"
#include "read/reader.h"
#include "read/xlsx/xlsx_parts.h"
#include "read/xlsx/xlsx_pictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_WORKBOOK_BYTES = 16 * 1024 * 1024, MAX_SHEETS = 4096, MAX_PICTURE_BYTES = 64 * 1024 * 1024 };

typedef struct entry {
  char *name, *part;
  bool visible;
  zb_xlsx_sheet_state state;
} entry;

typedef struct xlsx {
  zb_xlsx_context context;
  zb_shared_strings *strings;
  zb_xlsx_styles *styles;
  entry *sheets;
  int sheet_count;
  size_t sheet_capacity;
  int listed;   /* sheets of any kind in the workbook */
  int selected; /* -1: none */
  zb_xlsx_sheet *sheet;
  zb_sorted_rows *sorted; /* its rows, if they are not in order */
  zb_merge *merges;
  size_t merge_count;
  bool merges_read;
  zb_xlsx_pictures pictures; /* of the selected sheet */
} xlsx;

static void xlsx_free(void *self)
{
  xlsx *x = self;
  zb_sorted_rows_free(x->sorted);
  zb_xlsx_sheet_close(x->sheet);
  free(x->merges);
  zb_arena_free(x->pictures.arena);
  for (int i = 0; i < x->sheet_count; i++) {
    free(x->sheets[i].name);
    free(x->sheets[i].part);
  }
  free(x->sheets);
  zb_shared_strings_free(x->strings);
  zb_xlsx_styles_free(x->styles);
  zb_package_free(x->context.package);
  free(x);
}

bool zb_xlsx_is_true(const char *value)
{
  return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

bool zb_xlsx_is_on(const zb_event *event)
{
  const char *value = zb_event_attribute(event, "val");
  return value == NULL || zb_xlsx_is_true(value);
}

static char *copy(const char *s)
{
  char *result = strdup(s);
  if (result == NULL)
    abort();
  return result;
}

static void add_sheet(xlsx *x, const zb_event *event, const char *part)
{
  const char *name = zb_event_attribute(event, "name"), *state = zb_event_attribute(event, "state");
  x->sheets = zb_grow(x->sheets, (size_t)x->sheet_count, &x->sheet_capacity, sizeof *x->sheets);
  x->sheets[x->sheet_count++] = (entry){.name = copy(name != NULL ? name : ""),
                                        .part = copy(part),
                                        .visible = state == NULL || strcmp(state, "visible") == 0};
}

static void warn_sheet(const xlsx *x, const zb_event *event, const char *what, const char *remedy, zb_diags *diags)
{
  const char *name = zb_event_attribute(event, "name");
  zb_buffer place = {0};
  zb_buffer_printf(&place, "%s!%s", zb_package_path(x->context.package), name != NULL ? name : "");
  zb_diags_add(diags, ZB_WARNING, "odd-workbook", place.data, remedy, "%s", what);
  zb_buffer_free(&place);
}

static bool is_worksheet(const zb_relation *relation)
{
  return strcmp(relation->type, "worksheet") == 0 || strstr(relation->target, "worksheets/") != NULL;
}

/* Finds the part of a <sheet>. Sheets of other kinds (charts, dialogs) have no cells and are skipped. Without a
   relationship, the part is assumed to have the usual name for this position. */
static zb_status list_sheet(xlsx *x, const zb_part *workbook, const zb_event *event, const zb_relations *relations,
                            zb_diags *diags)
{
  const char *id = zb_event_prefixed(event, "id");
  const zb_relation *relation = id != NULL ? zb_relations_get(relations, id) : NULL;
  char usual[64];
  snprintf(usual, sizeof usual, "xl/worksheets/sheet%d.xml", ++x->listed);
  if (x->listed > MAX_SHEETS)
    return zb_part_refuse(workbook, diags, "的工作表太多");
  if (relation != NULL && is_worksheet(relation)) {
    add_sheet(x, event, relation->target);
  } else if (relation == NULL && zb_package_has(x->context.package, usual)) {
    add_sheet(x, event, usual);
    warn_sheet(x, event, "文件里没有写明这张工作表的内容在哪里，按次序取的", "请核对这张工作表的内容", diags);
  } else if (relation == NULL) {
    warn_sheet(x, event, "文件里没有这张工作表的内容，没有读", "请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再导入",
               diags);
  }
  return ZB_OK;
}

static zb_status read_workbook(xlsx *x, const char *name, const zb_relations *relations, zb_diags *diags)
{
  zb_part *part;
  zb_status status = zb_part_open(x->context.package, name, MAX_WORKBOOK_BYTES, diags, &part);
  const zb_event *event = NULL;
  while (part != NULL && (status = zb_part_next(part, diags, &event)) == ZB_OK && event != NULL) {
    if (event->depth == 1 && zb_event_starts(event, "workbookPr")) /* extensions have elements of that name too */
      x->context.from_1904 = zb_xlsx_is_true(zb_event_attribute(event, "date1904"));
    else if (event->depth == 2 && zb_event_starts(event, "sheet") &&
             (status = list_sheet(x, part, event, relations, diags)) != ZB_OK)
      break;
  }
  zb_part_close(part);
  if (status == ZB_OK && x->sheet_count == 0)
    status = zb_package_refuse(x->context.package, diags, "",
                               x->listed > 0 ? "没有可以读的工作表（例如只有图表）" : "没有工作表");
  return status;
}

/* The part of that type, or the one with its usual name; NULL if the package has neither. */
static const char *find_part(const xlsx *x, const zb_relations *relations, const char *type, const char *usual)
{
  const char *name = zb_relations_find(relations, type);
  if (name == NULL || !zb_package_has(x->context.package, name))
    name = usual;
  return zb_package_has(x->context.package, name) ? name : NULL;
}

static zb_status read_parts(xlsx *x, const char *workbook, zb_diags *diags)
{
  zb_package *package = x->context.package;
  zb_relations relations;
  zb_status status = zb_relations_read(package, workbook, diags, &relations);
  if (status != ZB_OK)
    return status;
  status = read_workbook(x, workbook, &relations, diags);
  if (status == ZB_OK)
    status = zb_shared_strings_read(package, find_part(x, &relations, "sharedStrings", "xl/sharedStrings.xml"), diags,
                                    &x->strings);
  if (status == ZB_OK)
    status = zb_xlsx_styles_read(package, find_part(x, &relations, "styles", "xl/styles.xml"), diags, &x->styles);
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
  x->context.pictures = &x->pictures;
  x->pictures.arena = zb_arena_new();
  x->selected = -1;
  zb_relations relations;
  status = zb_relations_read(package, "", diags, &relations);
  if (status == ZB_OK) {
    const char *workbook = find_part(x, &relations, "officeDocument", "xl/workbook.xml");
    status = read_parts(x, workbook != NULL ? workbook : "xl/workbook.xml", diags);
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

static void close_sheet(xlsx *x)
{
  zb_sorted_rows_free(x->sorted);
  zb_xlsx_sheet_close(x->sheet);
  x->sorted = NULL;
  x->sheet = NULL;
}

static zb_status open_sheet(xlsx *x, entry *e, zb_diags *diags)
{
  zb_status status = ZB_OK;
  if (e->state.row_order == ZB_ORDER_UNKNOWN)
    status = zb_xlsx_sheet_survey(&x->context, e->part, &e->state, diags);
  if (status == ZB_OK)
    status = zb_xlsx_sheet_open(&x->context, e->part, e->name, &e->state, diags, &x->sheet);
  if (status == ZB_OK && e->state.row_order == ZB_ORDER_BROKEN)
    status = zb_sorted_rows_read(x->sheet, &x->context, diags, &x->sorted);
  if (status != ZB_OK)
    close_sheet(x);
  return status;
}

static zb_status xlsx_select(void *self, int sheet, zb_diags *diags)
{
  xlsx *x = self;
  close_sheet(x);
  if (sheet != x->selected) {
    free(x->merges);
    x->merges = NULL;
    x->merge_count = 0;
    x->merges_read = false;
    zb_arena_reset(x->pictures.arena);
    x->pictures = (zb_xlsx_pictures){.arena = x->pictures.arena};
    zb_xlsx_pictures_find(x->context.package, x->sheets[sheet].part, &x->pictures);
  }
  x->selected = sheet;
  return open_sheet(x, &x->sheets[sheet], diags);
}

static zb_status xlsx_next(void *self, const zb_row **row, zb_diags *diags)
{
  xlsx *x = self;
  *row = NULL;
  if (x->sorted != NULL)
    return zb_sorted_rows_next(x->sorted, row, diags);
  return x->sheet != NULL ? zb_xlsx_sheet_next(x->sheet, row, diags) : ZB_OK;
}

static zb_status xlsx_merges(void *self, const zb_merge **merges, size_t *count, zb_diags *diags)
{
  xlsx *x = self;
  zb_status status = ZB_OK;
  if (!x->merges_read && x->selected >= 0 && !x->sheets[x->selected].state.has_no_merges) {
    const entry *e = &x->sheets[x->selected];
    status = zb_xlsx_sheet_merges(&x->context, e->part, diags, &x->merges, &x->merge_count);
    x->merges_read = status == ZB_OK;
  }
  *merges = x->merges;
  *count = x->merge_count;
  return status;
}

static void xlsx_pictures(const void *self, const zb_table_picture **pictures, size_t *count)
{
  const xlsx *x = self;
  *pictures = x->pictures.items;
  *count = x->pictures.count;
}

static zb_status xlsx_picture_bytes(void *self, const zb_table_picture *picture, zb_buffer *out, zb_diags *diags)
{
  enum { PIECE = 64 * 1024 };
  xlsx *x = self;
  zb_part *part;
  size_t n = 0;
  zb_status status = zb_part_open(x->context.package, picture->part, MAX_PICTURE_BYTES, diags, &part);
  do {
    zb_buffer_reserve(out, PIECE);
    if (status == ZB_OK)
      status = zb_part_bytes(part, out->data + out->length, PIECE, &n, diags);
    out->length += status == ZB_OK ? n : 0;
  } while (status == ZB_OK && n > 0);
  zb_part_close(part);
  return status;
}

static bool xlsx_is_own(const void *self)
{
  const xlsx *x = self;
  return zb_package_has_property(x->context.package, "zhibiao");
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
    .pictures = xlsx_pictures,
    .picture_bytes = xlsx_picture_bytes,
    .is_own = xlsx_is_own,
};
