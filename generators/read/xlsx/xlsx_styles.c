/* The number formats of cell styles. */
#include "read/xlsx/xlsx_parts.h"

#include "base/grow.h"
#include "read/number_format.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 64 * 1024 * 1024, MAX_STYLES = 1024 * 1024 };

/* A number format defined in the workbook. */
typedef struct format {
  long id;
  zb_number_kind kind;
  size_t order; /* in the file */
} format;

struct zb_xlsx_styles {
  format *formats;
  size_t format_count, format_capacity;
  long *ids;            /* number format IDs of the cell styles */
  unsigned char *kinds; /* and what they show a number as */
  size_t count, capacity;
};

/* The formats that workbooks use without defining them; 27 to 36 and 50 to 58 are the Chinese ones. */
static zb_number_kind builtin_kind(long id)
{
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
    return ZB_KIND_TIME;
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || (id >= 71 && id <= 81))
    return ZB_KIND_DATE;
  return ZB_KIND_NUMBER;
}

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
      (format){number_attribute(event, "numFmtId"), zb_number_kind_of(code), styles->format_count};
  styles->format_count++;
}

static void add_style(zb_xlsx_styles *styles, const zb_event *event)
{
  styles->ids = zb_grow(styles->ids, styles->count, &styles->capacity, sizeof *styles->ids);
  styles->ids[styles->count++] = number_attribute(event, "numFmtId");
}

/* By ID; of equal IDs, the later one, which is valid, comes first. */
static int by_id(const void *a, const void *b)
{
  const format *left = a, *right = b;
  if (left->id != right->id)
    return left->id < right->id ? -1 : 1;
  return (left->order < right->order) - (left->order > right->order);
}

/* Looks up the kind of each style once all formats are known. */
static void resolve(zb_xlsx_styles *styles)
{
  styles->kinds = malloc(styles->count + 1);
  if (styles->kinds == NULL)
    abort();
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
    styles->kinds[i] = (unsigned char)(own ? styles->formats[low].kind : builtin_kind(styles->ids[i]));
  }
}

zb_status zb_xlsx_styles_read(zb_package *package, const char *name, zb_diags *diags, zb_xlsx_styles **styles)
{
  zb_xlsx_styles *s = calloc(1, sizeof *s);
  if (s == NULL)
    abort();
  zb_part *part = NULL;
  const zb_event *event = NULL;
  bool in_cell_styles = false, in_formats = false; /* conditional formats contain such elements too */
  zb_status status = name != NULL ? zb_part_open(package, name, MAX_BYTES, diags, &part) : ZB_OK;
  while (part != NULL && (status = zb_part_next(part, diags, &event)) == ZB_OK && event != NULL) {
    if (zb_event_starts(event, "cellXfs") || zb_event_ends(event, "cellXfs"))
      in_cell_styles = event->kind == ZB_EVENT_START;
    else if (zb_event_starts(event, "numFmts") || zb_event_ends(event, "numFmts"))
      in_formats = event->kind == ZB_EVENT_START;
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
  free(styles->kinds);
  free(styles);
}

zb_number_kind zb_xlsx_styles_kind(const zb_xlsx_styles *styles, long style)
{
  return style >= 0 && (size_t)style < styles->count ? (zb_number_kind)styles->kinds[style] : ZB_KIND_NUMBER;
}
