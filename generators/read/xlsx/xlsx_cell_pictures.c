/* Pictures in cells. */
#include "read/xlsx/xlsx_pictures.h"

#include "read/xlsx/xlsx_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 64 * 1024 * 1024, MAX_ID = 200, MAX_ITEMS = 1000000 };

#define CELL_IMAGES "xl/cellimages.xml"
#define METADATA "xl/metadata.xml"
#define VALUES "xl/richData/rdrichvalue.xml"
#define STRUCTURES "xl/richData/rdrichvaluestructure.xml"
#define RELATIONS "xl/richData/richValueRel.xml"

/* Numbers in a list, -1: none. */
typedef struct numbers {
  int *items;
  size_t count, capacity;
} numbers;

typedef struct wps_picture {
  const char *id, *part;
} wps_picture;

typedef struct search {
  zb_package *package;
  zb_diags *diags;
  zb_xlsx_pictures *pictures;
  zb_arena *arena;
  wps_picture *wps; /* by ID */
  size_t wps_count, wps_capacity;
  numbers values;  /* of each vm: which rich value */
  numbers indices; /* of each rich value: which relation */
  const char **targets;
  size_t target_count, target_capacity;
} search;

static void add_number(search *s, numbers *list, int number)
{
  if (list->count >= MAX_ITEMS)
    return;
  list->items = zb_arena_grow(s->arena, list->items, list->count, &list->capacity, sizeof *list->items);
  list->items[list->count++] = number;
}

static int number_at(const numbers *list, int i)
{
  return i >= 0 && (size_t)i < list->count ? list->items[i] : -1;
}

static int attribute_number(const zb_event *event, const char *name)
{
  const char *value = zb_event_attribute(event, name);
  return value == NULL ? -1 : atoi(value);
}

/* Goes through a part that may be missing: TAKE gets each event. */
static zb_status each_event(search *s, const char *name, void (*take)(search *, const zb_event *, void *), void *data)
{
  zb_part *part = NULL;
  const zb_event *event = NULL;
  zb_status status = ZB_OK;
  if (zb_package_has(s->package, name))
    status = zb_part_open(s->package, name, MAX_BYTES, s->diags, &part);
  while (part != NULL && (status = zb_part_next(part, s->diags, &event)) == ZB_OK && event != NULL)
    take(s, event, data);
  zb_part_close(part);
  return status;
}

/* --- WPS ------------------------------------------------------------------------------------------------------ */

typedef struct wps_part {
  zb_relations relations;
  char id[MAX_ID];
} wps_part;

static void take_wps(search *s, const zb_event *event, void *data)
{
  wps_part *w = data;
  const char *name = zb_event_starts(event, "cNvPr") ? zb_event_attribute(event, "name") : NULL;
  if (name != NULL)
    snprintf(w->id, sizeof w->id, "%s", name);
  const char *embed = zb_event_starts(event, "blip") ? zb_event_prefixed(event, "embed") : NULL;
  const zb_relation *relation = embed == NULL ? NULL : zb_relations_get(&w->relations, embed);
  if (relation == NULL || s->wps_count >= MAX_ITEMS)
    return;
  s->wps = zb_arena_grow(s->arena, s->wps, s->wps_count, &s->wps_capacity, sizeof *s->wps);
  s->wps[s->wps_count++] = (wps_picture){zb_arena_strdup(s->arena, w->id), zb_arena_strdup(s->arena, relation->target)};
}

static int by_id(const void *a, const void *b)
{
  return strcmp(((const wps_picture *)a)->id, ((const wps_picture *)b)->id);
}

static zb_status read_wps(search *s)
{
  wps_part w = {0};
  zb_status status = zb_relations_read(s->package, CELL_IMAGES, s->diags, &w.relations);
  if (status == ZB_OK)
    status = each_event(s, CELL_IMAGES, take_wps, &w);
  zb_relations_free(&w.relations);
  if (s->wps_count > 0)
    qsort(s->wps, s->wps_count, sizeof *s->wps, by_id);
  return status;
}

/* TEXT is =DISPIMG("ID_…",1), maybe with _xlfn. in front; false if it is no such formula. *PART is NULL if the file
   does not have the picture. */
static bool find_wps(const search *s, const char *text, const char **part)
{
  char id[MAX_ID];
  const char *start = strstr(text, "DISPIMG(\"");
  if (start == NULL)
    return false;
  start += strlen("DISPIMG(\"");
  size_t n = strcspn(start, "\"");
  *part = NULL;
  if (n >= sizeof id)
    return true;
  memcpy(id, start, n);
  id[n] = '\0';
  const wps_picture wanted = {.id = id};
  const wps_picture *found = s->wps_count == 0 ? NULL : bsearch(&wanted, s->wps, s->wps_count, sizeof *s->wps, by_id);
  *part = found == NULL ? NULL : found->part;
  return true;
}

/* --- Excel ---------------------------------------------------------------------------------------------------- */

typedef struct metadata {
  int types, rich_type; /* so far; the number of XLRICHVALUE from 1 */
  bool in_future, in_values;
  int value;
  numbers future; /* of each block of futureMetadata: which rich value */
} metadata;

static void take_metadata(search *s, const zb_event *event, void *data)
{
  metadata *m = data;
  const char *name = zb_event_attribute(event, "name");
  if (event->depth == 1 && event->kind != ZB_EVENT_TEXT) {
    bool starts = event->kind == ZB_EVENT_START;
    m->in_future =
        starts && strcmp(event->name, "futureMetadata") == 0 && name != NULL && strcmp(name, "XLRICHVALUE") == 0;
    m->in_values = starts && strcmp(event->name, "valueMetadata") == 0;
  } else if (zb_event_starts(event, "metadataType")) {
    m->types++;
    if (name != NULL && strcmp(name, "XLRICHVALUE") == 0)
      m->rich_type = m->types;
  } else if (zb_event_starts(event, "bk")) {
    m->value = -1;
  } else if (m->in_future && zb_event_starts(event, "rvb")) {
    m->value = attribute_number(event, "i");
  } else if (m->in_values && zb_event_starts(event, "rc") && attribute_number(event, "t") == m->rich_type) {
    m->value = attribute_number(event, "v");
  } else if (zb_event_ends(event, "bk") && m->in_future) {
    add_number(s, &m->future, m->value);
  } else if (zb_event_ends(event, "bk") && m->in_values) {
    add_number(s, &s->values, m->value);
  }
}

static zb_status read_metadata(search *s)
{
  metadata m = {0};
  zb_status status = each_event(s, METADATA, take_metadata, &m);
  for (size_t i = 0; i < s->values.count; i++)
    s->values.items[i] = number_at(&m.future, s->values.items[i]);
  return status;
}

/* Of each structure: which of its values is the picture's number. */
typedef struct structures {
  numbers keys;
  int key, found;
} structures;

static void take_structure(search *s, const zb_event *event, void *data)
{
  structures *t = data;
  if (zb_event_starts(event, "s")) {
    t->key = 0;
    t->found = -1;
  } else if (zb_event_starts(event, "k")) {
    const char *name = zb_event_attribute(event, "n");
    if (name != NULL && strcmp(name, "_rvRel:LocalImageIdentifier") == 0)
      t->found = t->key;
    t->key++;
  } else if (zb_event_ends(event, "s")) {
    add_number(s, &t->keys, t->found);
  }
}

typedef struct rich_values {
  const structures *structures;
  int key, wanted, index;
  char text[16];
  size_t length;
} rich_values;

static void take_value(search *s, const zb_event *event, void *data)
{
  rich_values *r = data;
  if (zb_event_starts(event, "rv")) {
    r->wanted = number_at(&r->structures->keys, attribute_number(event, "s"));
    r->key = r->index = -1;
  } else if (zb_event_starts(event, "v")) {
    r->key++;
    r->length = 0;
  } else if (event->kind == ZB_EVENT_TEXT) {
    for (size_t i = 0; i < event->length && r->length + 1 < sizeof r->text; i++)
      r->text[r->length++] = event->text[i];
  } else if (zb_event_ends(event, "v") && r->key == r->wanted) {
    r->text[r->length] = '\0';
    r->index = atoi(r->text);
  } else if (zb_event_ends(event, "rv")) {
    add_number(s, &s->indices, r->index);
  }
}

static void take_relation(search *s, const zb_event *event, void *data)
{
  if (!zb_event_starts(event, "rel") || s->target_count >= MAX_ITEMS)
    return;
  const char *id = zb_event_prefixed(event, "id");
  const zb_relation *relation = id == NULL ? NULL : zb_relations_get(data, id);
  s->targets = zb_arena_grow(s->arena, s->targets, s->target_count, &s->target_capacity, sizeof *s->targets);
  s->targets[s->target_count++] = relation == NULL ? NULL : zb_arena_strdup(s->arena, relation->target);
}

static zb_status read_rich_values(search *s)
{
  structures t = {0};
  rich_values r = {.structures = &t};
  zb_relations relations = {0};
  zb_status status = read_metadata(s);
  if (status == ZB_OK)
    status = each_event(s, STRUCTURES, take_structure, &t);
  if (status == ZB_OK)
    status = each_event(s, VALUES, take_value, &r);
  if (status == ZB_OK)
    status = zb_relations_read(s->package, RELATIONS, s->diags, &relations);
  if (status == ZB_OK)
    status = each_event(s, RELATIONS, take_relation, &relations);
  zb_relations_free(&relations);
  return status;
}

/* VM is a cell's attribute; false if it is no picture. */
static bool find_rich_value(const search *s, int vm, const char **part)
{
  int index = number_at(&s->indices, number_at(&s->values, vm - 1));
  *part = index >= 0 && (size_t)index < s->target_count ? s->targets[index] : NULL;
  return *part != NULL;
}

/* --- The cells ------------------------------------------------------------------------------------------------ */

/* The cell that is being read, and the start of its formula or text. */
typedef struct cell {
  int row, column, vm;
  char text[MAX_ID + 32];
  size_t length;
} cell;

static void begin_cell(cell *c, const zb_event *event)
{
  const char *reference = zb_event_attribute(event, "r");
  c->column++;
  if (reference != NULL)
    zb_reference_read(&reference, &c->column, &c->row);
  c->vm = attribute_number(event, "vm");
  c->length = 0;
}

static void end_cell(const search *s, cell *c)
{
  const char *part = NULL;
  c->text[c->length] = '\0';
  if ((c->vm > 0 && find_rich_value(s, c->vm, &part)) || find_wps(s, c->text, &part))
    zb_xlsx_pictures_add(
        s->pictures,
        (zb_table_picture){
            .row = c->row, .column = c->column, .first_column = c->column, .last_column = c->column, .part = part});
}

static void take_cell(search *s, const zb_event *event, void *data)
{
  cell *c = data;
  if (zb_event_starts(event, "row")) {
    const char *reference = zb_event_attribute(event, "r");
    c->row = reference == NULL ? c->row + 1 : atoi(reference) - 1;
    c->column = -1;
  } else if (zb_event_starts(event, "c")) {
    begin_cell(c, event);
  } else if (event->kind == ZB_EVENT_TEXT) {
    size_t n = sizeof c->text - 1 - c->length;
    n = event->length < n ? event->length : n;
    memcpy(c->text + c->length, event->text, n);
    c->length += n;
  } else if (zb_event_ends(event, "c")) {
    end_cell(s, c);
  }
}

static zb_status read_cells(search *s, const char *sheet_part)
{
  cell c = {.row = -1};
  zb_part *part;
  const zb_event *event = NULL;
  zb_status status = zb_part_open(s->package, sheet_part, ZB_MAX_SHEET_BYTES, s->diags, &part);
  while (part != NULL && (status = zb_part_next(part, s->diags, &event)) == ZB_OK && event != NULL)
    take_cell(s, event, &c);
  zb_part_close(part);
  return status;
}

zb_status zb_xlsx_cell_pictures(zb_package *package, const char *sheet_part, zb_xlsx_pictures *pictures,
                                zb_diags *diags)
{
  bool wps = zb_package_has(package, CELL_IMAGES), excel = zb_package_has(package, RELATIONS);
  if (!wps && !excel)
    return ZB_OK;
  search s = {.package = package, .diags = diags, .pictures = pictures, .arena = zb_arena_new()};
  zb_status status = wps ? read_wps(&s) : ZB_OK;
  if (status == ZB_OK && excel)
    status = read_rich_values(&s);
  if (status == ZB_OK)
    status = read_cells(&s, sheet_part);
  zb_arena_free(s.arena);
  return status;
}
