/* The number formats of cell styles, and whether they strike out. */
#include "read/xlsx/xlsx_parts.h"

#include "base/grow.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 64 * 1024 * 1024, MAX_STYLES = 1024 * 1024 };

/* A number format defined in the workbook. */
typedef struct format {
  long id;
  const char *code;
  size_t order; /* in the file */
} format;

struct zb_xlsx_styles {
  zb_arena *arena; /* the codes */
  format *formats;
  size_t format_count, format_capacity;
  long *ids;               /* number format IDs of the cell styles */
  zb_number_format *shown; /* and what they make of a number */
  size_t count, capacity;
  long *fonts; /* of the cell styles */
  size_t fonts_capacity;
  bool *strikes; /* of each font */
  size_t font_count, font_capacity;
};

static long number_attribute(const zb_event *event, const char *name)
{
  const char *text = zb_event_attribute(event, name);
  return text != NULL ? strtol(text, NULL, 10) : 0;
}

static void add_format(zb_xlsx_styles *styles, const zb_event *event)
{
  const char *code = zb_event_attribute(event, "formatCode");
  if (code == NULL || styles->format_count >= 65536)
    return;
  styles->formats = zb_grow(styles->formats, styles->format_count, &styles->format_capacity, sizeof *styles->formats);
  styles->formats[styles->format_count] =
      (format){number_attribute(event, "numFmtId"), zb_arena_strdup(styles->arena, code), styles->format_count};
  styles->format_count++;
}

static void add_style(zb_xlsx_styles *styles, const zb_event *event)
{
  styles->ids = zb_grow(styles->ids, styles->count, &styles->capacity, sizeof *styles->ids);
  styles->fonts = zb_grow(styles->fonts, styles->count, &styles->fonts_capacity, sizeof *styles->fonts);
  styles->ids[styles->count] = number_attribute(event, "numFmtId");
  styles->fonts[styles->count++] = number_attribute(event, "fontId");
}

/* A font, or that the last one strikes out. */
static void read_font(zb_xlsx_styles *styles, const zb_event *event)
{
  if (zb_event_starts(event, "font") && styles->font_count < MAX_STYLES) {
    styles->strikes = zb_grow(styles->strikes, styles->font_count, &styles->font_capacity, sizeof *styles->strikes);
    styles->strikes[styles->font_count++] = false;
  } else if (zb_event_starts(event, "strike") && styles->font_count > 0) {
    styles->strikes[styles->font_count - 1] = zb_xlsx_is_on(event);
  }
}

/* By ID; of equal IDs, the later one, which is valid, comes first. */
static int by_id(const void *a, const void *b)
{
  const format *left = a, *right = b;
  if (left->id != right->id)
    return left->id < right->id ? -1 : 1;
  return (left->order < right->order) - (left->order > right->order);
}

/* Looks up the format of each style once all formats are known. */
static void resolve(zb_xlsx_styles *styles)
{
  styles->shown = zb_arena_array(styles->arena, styles->count + 1, sizeof *styles->shown);
  if (styles->format_count > 0)
    qsort(styles->formats, styles->format_count, sizeof *styles->formats, by_id);
  for (size_t i = 0; i < styles->count; i++) {
    size_t low = 0, high = styles->format_count;
    while (low < high) {
      size_t middle = (low + high) / 2;
      if (styles->formats[middle].id < styles->ids[i])
        low = middle + 1;
      else
        high = middle;
    }
    bool own = low < styles->format_count && styles->formats[low].id == styles->ids[i];
    styles->shown[i] =
        zb_number_format_read(own ? styles->formats[low].code : zb_number_format_builtin(styles->ids[i]));
  }
}

zb_status zb_xlsx_styles_read(zb_package *package, const char *name, zb_diags *diags, zb_xlsx_styles **styles)
{
  zb_xlsx_styles *s = calloc(1, sizeof *s);
  if (s == NULL)
    abort();
  s->arena = zb_arena_new();
  zb_part *part = NULL;
  const zb_event *event = NULL;
  /* Conditional formats contain such elements, too. */
  bool in_cell_styles = false, in_formats = false, in_fonts = false;
  zb_status status = name != NULL ? zb_part_open(package, name, MAX_BYTES, diags, &part) : ZB_OK;
  while (part != NULL && (status = zb_part_next(part, diags, &event)) == ZB_OK && event != NULL) {
    if (zb_event_starts(event, "cellXfs") || zb_event_ends(event, "cellXfs"))
      in_cell_styles = event->kind == ZB_EVENT_START;
    else if (zb_event_starts(event, "numFmts") || zb_event_ends(event, "numFmts"))
      in_formats = event->kind == ZB_EVENT_START;
    else if (zb_event_starts(event, "fonts") || zb_event_ends(event, "fonts"))
      in_fonts = event->kind == ZB_EVENT_START;
    else if (in_fonts)
      read_font(s, event);
    else if (in_formats && zb_event_starts(event, "numFmt"))
      add_format(s, event);
    else if (in_cell_styles && zb_event_starts(event, "xf") && s->count < MAX_STYLES)
      add_style(s, event);
  }
  zb_part_close(part);
  resolve(s);
  if (status != ZB_OK) {
    zb_xlsx_styles_free(s);
    s = NULL;
  }
  *styles = s;
  return status;
}

void zb_xlsx_styles_free(zb_xlsx_styles *styles)
{
  if (styles == NULL)
    return;
  free(styles->formats);
  free(styles->ids);
  free(styles->fonts);
  free(styles->strikes);
  zb_arena_free(styles->arena);
  free(styles);
}

const zb_number_format *zb_xlsx_styles_format(const zb_xlsx_styles *styles, long style)
{
  return style >= 0 && (size_t)style < styles->count ? &styles->shown[style] : NULL;
}

bool zb_xlsx_styles_strike(const zb_xlsx_styles *styles, long style)
{
  if (style < 0 || (size_t)style >= styles->count)
    return false;
  long font = styles->fonts[style];
  return font >= 0 && (size_t)font < styles->font_count && styles->strikes[font];
}
