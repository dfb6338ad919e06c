#include "read/spreadsheetml/spreadsheetml_styles.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_STYLES = 16384 };

typedef struct style {
  const char *id;
  zb_number_format format;
  bool strikes; /* its font does */
} style;

struct zb_sml_styles {
  zb_arena *arena;
  style *items;
  size_t count, capacity;
  bool full; /* ignore further styles */
};

zb_sml_styles *zb_sml_styles_new(void)
{
  zb_sml_styles *styles = calloc(1, sizeof *styles);
  if (styles == NULL)
    abort();
  styles->arena = zb_arena_new();
  return styles;
}

void zb_sml_styles_free(zb_sml_styles *styles)
{
  if (styles == NULL)
    return;
  zb_arena_free(styles->arena);
  free(styles);
}

void zb_sml_styles_add(zb_sml_styles *styles, const char *id, const char *parent)
{
  styles->full = styles->count >= MAX_STYLES;
  if (styles->full)
    return;
  style added = {.id = ""};
  for (size_t i = 0; i < styles->count && parent != NULL; i++)
    if (strcmp(styles->items[i].id, parent) == 0)
      added = styles->items[i];
  added.id = zb_arena_strdup(styles->arena, id != NULL ? id : "");
  styles->items = zb_arena_grow(styles->arena, styles->items, styles->count, &styles->capacity, sizeof *styles->items);
  styles->items[styles->count++] = added;
}

void zb_sml_styles_format(zb_sml_styles *styles, const char *code)
{
  if (styles->count > 0 && !styles->full && code != NULL)
    styles->items[styles->count - 1].format = zb_number_format_read(zb_arena_strdup(styles->arena, code));
}

void zb_sml_styles_font(zb_sml_styles *styles, bool strikes)
{
  if (styles->count > 0 && !styles->full)
    styles->items[styles->count - 1].strikes = strikes;
}

static int by_id(const void *a, const void *b)
{
  return strcmp(((const style *)a)->id, ((const style *)b)->id);
}

void zb_sml_styles_sort(zb_sml_styles *styles)
{
  if (styles->count > 0)
    qsort(styles->items, styles->count, sizeof *styles->items, by_id);
}

static const style *find(const zb_sml_styles *styles, const char *id)
{
  if (id == NULL || styles->count == 0)
    return NULL;
  return bsearch(&(style){.id = id}, styles->items, styles->count, sizeof *styles->items, by_id);
}

const zb_number_format *zb_sml_styles_find(const zb_sml_styles *styles, const char *id,
                                           const zb_number_format *fallback)
{
  const style *found = find(styles, id);
  return found != NULL ? &found->format : fallback;
}

bool zb_sml_styles_strike(const zb_sml_styles *styles, const char *id)
{
  const style *found = find(styles, id);
  return found != NULL && found->strikes;
}
