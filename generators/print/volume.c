/* A volume collects documents, and collates them when it is complete. */
#include "print/labels.h"

#include "base/grow.h"

#include <stdlib.h>
#include <string.h>

typedef struct entry {
  const char *unit, *name;
  int copies;
  zb_pages *pages; /* of one copy */
} entry;

struct zb_volume {
  zb_volume_context context;
  zb_arena *arena;
  entry *entries;
  int count;
  size_t capacity;
  int sheets;
};

zb_volume *zb_volume_new(const zb_volume_context *context)
{
  zb_volume *volume = calloc(1, sizeof *volume);
  if (volume == NULL)
    abort();
  volume->arena = zb_arena_new();
  volume->context = *context;
  volume->context.office = zb_arena_strdup(volume->arena, context->office);
  volume->context.title = zb_arena_strdup(volume->arena, context->title);
  volume->context.date = zb_arena_strdup(volume->arena, context->date);
  return volume;
}

void zb_volume_free(zb_volume *volume)
{
  if (volume == NULL)
    return;
  zb_arena_free(volume->arena);
  free(volume->entries);
  free(volume);
}

const char *zb_volume_unit(const zb_volume *volume)
{
  return volume->count > 0 ? volume->entries[volume->count - 1].unit : "";
}

int zb_volume_sheets(const zb_volume *volume)
{
  return volume->sheets;
}

void zb_volume_add(zb_volume *volume, const char *unit, const char *name, int copies, const zb_pages *pages)
{
  volume->entries = zb_grow(volume->entries, (size_t)volume->count, &volume->capacity, sizeof *volume->entries);
  int per_sheet = volume->context.booklet ? 4 : 2;
  if (volume->count == 0 || strcmp(unit, zb_volume_unit(volume)) != 0)
    volume->sheets++; /* the separator */
  volume->sheets += copies * ((pages->count + per_sheet - 1) / per_sheet);
  volume->entries[volume->count++] = (entry){
      .unit = zb_arena_strdup(volume->arena, unit),
      .name = zb_arena_strdup(volume->arena, name),
      .copies = copies,
      .pages = zb_print_clone(pages, volume->arena),
  };
}

int zb_volume_keep(zb_volume *volume, const bool *wanted)
{
  int count = 0;
  for (int i = 0; i < volume->count; i++)
    if (wanted[i])
      volume->entries[count++] = volume->entries[i];
  return volume->count = count;
}

/* --- Collation -------------------------------------------------------------------------------------------------- */

typedef struct assembly {
  zb_volume *volume;
  int number; /* the volume's; 0: the only one */
  writer w;
  zb_pages *out;
  zb_bookmark **bookmark_end;
} assembly;

static void add_bookmark(assembly *a, const char *title, int page, float y, int level)
{
  zb_bookmark *b = zb_arena_alloc(a->w.arena, sizeof *b);
  *b = (zb_bookmark){.title = title, .page = page, .y = y, .level = level};
  *a->bookmark_end = b;
  a->bookmark_end = &b->next;
}

static void append(assembly *a, const zb_pages *pages)
{
  for (zb_page *page = pages->first, *next; page != NULL; page = next) {
    next = page->next;
    zb_pages_append(a->out, page);
  }
}

/* Appends PAGES, padded so that what follows begins on a new sheet; returns them as they are on the sheets. */
static const zb_pages *add_sheets(assembly *a, zb_pages *pages)
{
  if (a->volume->context.booklet)
    pages = zb_print_booklet(pages, a->w.arena);
  else
    zb_print_pad(pages, 2, a->w.arena);
  append(a, pages);
  return pages;
}

/* Marks PAGES as one of several copies; returns the title of its bookmark. */
static const char *mark_copy(assembly *a, zb_pages *pages, int copy, int copies)
{
  const zb_volume_context *c = &a->volume->context;
  zb_copy_label label = {"", ""};
  zb_status status = c->label_copy(c->data, copy, copies, a->w.arena, a->w.diags, &label);
  if (status == ZB_OK)
    status = zb_print_mark_copy(pages, label.mark, a->w.fonts, a->w.arena, a->w.diags);
  a->w.status = zb_worse(a->w.status, status);
  return label.name;
}

static void add_document(assembly *a, const entry *e)
{
  add_bookmark(a, e->name, a->out->count, 0, 1);
  for (int copy = 1; copy <= e->copies; copy++) {
    zb_pages *pages;
    zb_status coded =
        zb_print_codes(a->volume->context.coder, e->pages, copy, a->w.fonts, a->w.arena, a->w.diags, &pages);
    a->w.status = zb_worse(a->w.status, coded);
    const char *name = e->copies > 1 ? mark_copy(a, pages, copy, e->copies) : "";
    int start = a->out->count;
    const zb_bookmark *b = add_sheets(a, pages)->bookmarks;
    if (copy > 1)
      add_bookmark(a, name, start, 0, 2);
    for (; copy == 1 && b != NULL; b = b->next)
      add_bookmark(a, b->title, start + b->page, b->y, 2 + b->level);
  }
}

static void add_separator(assembly *a, const zb_listing *listing)
{
  const zb_volume_context *c = &a->volume->context;
  const zb_pages *pages = NULL;
  zb_status status = c->make_separator(c->data, listing, a->w.arena, a->w.diags, &pages);
  a->w.status = zb_worse(a->w.status, status);
  if (status != ZB_OK)
    return;
  zb_pages *sheet = zb_print_share(pages, a->w.arena); /* as small among booklets: nobody folds it */
  zb_print_pad(sheet, 2, a->w.arena);
  append(a, sheet);
}

/* Adds the documents of a unit; returns how many. */
static int add_unit(assembly *a, const entry *first, const entry *end)
{
  int count = 0;
  zb_listing_entry *documents = zb_arena_array(a->w.arena, (size_t)(end - first), sizeof *documents);
  for (const entry *e = first; e < end && strcmp(e->unit, first->unit) == 0; e++)
    documents[count++] = (zb_listing_entry){e->name, e->pages->count, e->copies};
  const zb_volume_context *c = &a->volume->context;
  add_bookmark(a, first->unit, a->out->count, 0, 0);
  add_separator(a, &(zb_listing){c->office, c->title, first->unit, a->number, documents, count});
  for (int i = 0; i < count; i++)
    add_document(a, &first[i]);
  return count;
}

zb_status zb_volume_pages(zb_volume *volume, int number, const char *name, zb_diags *diags, const zb_pages **pages)
{
  const zb_volume_context *c = &volume->context;
  zb_pages *out = zb_arena_alloc(volume->arena, sizeof *out);
  out->title = zb_arena_printf(volume->arena, "%s　%s%s%s", c->office, c->title, *name != '\0' ? "　" : "", name);
  out->author = out->subject = "";
  out->date = c->date;
  out->flip = c->booklet ? ZB_FLIP_SHORT_EDGE : ZB_FLIP_LONG_EDGE;
  assembly a = {
      .volume = volume,
      .number = number,
      .w = {.fonts = c->fonts, .arena = volume->arena, .diags = diags},
      .out = out,
      .bookmark_end = &out->bookmarks,
  };
  for (int i = 0; i < volume->count;)
    i += add_unit(&a, &volume->entries[i], volume->entries + volume->count);
  *pages = out;
  return a.w.status;
}
