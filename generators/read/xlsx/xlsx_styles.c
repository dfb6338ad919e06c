/* Number formats: the only thing that tells a date from a number in a workbook. */
#include "read/xlsx/xlsx_parts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MAX_BYTES = 64 * 1024 * 1024, MAX_STYLES = 1024 * 1024 };

/* A format that the workbook defines. */
typedef struct format {
  long id;
  zb_style_kind kind;
  size_t order; /* in the file */
} format;

struct zb_styles {
  format *formats;
  size_t format_count;
  long *ids;            /* the number format of each cell style */
  unsigned char *kinds; /* and what that makes of a number */
  size_t count;
};

/* The formats that workbooks use without defining them; 27 to 36 and 50 to 58 are the Chinese ones. */
static zb_style_kind builtin_kind(long id)
{
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
    return ZB_STYLE_TIME;
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || (id >= 71 && id <= 81))
    return ZB_STYLE_DATE;
  return ZB_STYLE_NUMBER;
}

/* What is behind a part of a format code that shows as it stands: "年", \-, _), *x, [Red], [$-804]. Elapsed time, [h],
   is a length of time and no date. */
static const char *skip_literal(const char *s, bool *elapsed)
{
  const char *end;
  switch (*s) {
  case '"':
    end = strchr(s + 1, '"');
    return end != NULL ? end + 1 : s + strlen(s);
  case '[':
    end = strchr(s + 1, ']');
    if (end != NULL && end > s + 1 && strspn(s + 1, "hHmMsS") == (size_t)(end - s - 1))
      *elapsed = true;
    return end != NULL ? end + 1 : s + strlen(s);
  case '\\':
  case '_':
  case '*':
    return s[1] != '\0' ? s + 2 : s + 1;
  default:
    return s;
  }
}

zb_style_kind zb_format_kind(const char *code)
{
  bool date = false, time = false, minutes_or_months = false, elapsed = false;
  if (strncasecmp(code, "General", 7) == 0)
    return ZB_STYLE_NUMBER;
  while (*code != '\0') {
    const char *behind = skip_literal(code, &elapsed);
    if (behind != code) {
      code = behind;
      continue;
    }
    date = date || strchr("yYdD", *code) != NULL || strncasecmp(code, "aaa", 3) == 0; /* aaaa: 星期三 */
    time = time || strchr("hHsS", *code) != NULL;
    minutes_or_months = minutes_or_months || *code == 'm' || *code == 'M';
    code++;
  }
  if (elapsed && !date)
    return ZB_STYLE_NUMBER;
  if (date || (minutes_or_months && !time))
    return ZB_STYLE_DATE;
  return time ? ZB_STYLE_TIME : ZB_STYLE_NUMBER;
}

static long number_attribute(const zb_event *event, const char *name)
{
  const char *text = zb_event_attribute(event, name);
  return text != NULL ? strtol(text, NULL, 10) : 0;
}

static void add_format(zb_styles *styles, const zb_event *event)
{
  const char *code = zb_event_attribute(event, "formatCode");
  if (code == NULL || styles->format_count >= 65536)
    return;
  styles->formats = realloc(styles->formats, (styles->format_count + 1) * sizeof *styles->formats);
  if (styles->formats == NULL)
    abort();
  styles->formats[styles->format_count] =
      (format){number_attribute(event, "numFmtId"), zb_format_kind(code), styles->format_count};
  styles->format_count++;
}

static void add_style(zb_styles *styles, const zb_event *event)
{
  if ((styles->count & (styles->count - 1)) == 0) { /* full at each power of two */
    size_t room = styles->count == 0 ? 1 : styles->count * 2;
    styles->ids = realloc(styles->ids, room * sizeof *styles->ids);
    if (styles->ids == NULL)
      abort();
  }
  styles->ids[styles->count++] = number_attribute(event, "numFmtId");
}

/* By number; of two with the same the later one, which counts, comes first. */
static int by_id(const void *a, const void *b)
{
  const format *left = a, *right = b;
  if (left->id != right->id)
    return left->id < right->id ? -1 : 1;
  return (left->order < right->order) - (left->order > right->order);
}

/* Once all formats are known. */
static void resolve(zb_styles *styles)
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

zb_status zb_styles_read(zb_package *package, const char *name, zb_diags *diags, zb_styles **styles)
{
  zb_styles *s = calloc(1, sizeof *s);
  if (s == NULL)
    abort();
  zb_part *part = NULL;
  const zb_event *event = NULL;
  bool in_cell_styles = false, in_formats = false; /* conditional formats have such elements, too */
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
    zb_styles_free(s);
    s = NULL;
  }
  *styles = s;
  return status;
}

void zb_styles_free(zb_styles *styles)
{
  if (styles == NULL)
    return;
  free(styles->formats);
  free(styles->ids);
  free(styles->kinds);
  free(styles);
}

zb_style_kind zb_styles_kind(const zb_styles *styles, long style)
{
  return style >= 0 && (size_t)style < styles->count ? (zb_style_kind)styles->kinds[style] : ZB_STYLE_NUMBER;
}
