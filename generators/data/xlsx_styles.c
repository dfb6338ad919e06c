/* Number formats: the only thing that tells a date from a number in a workbook. */
#include "data/xlsx_parts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MAX_BYTES = 64 * 1024 * 1024, MAX_STYLES = 1024 * 1024 };

/* A format that the workbook defines. */
typedef struct format {
  long id;
  zb_style_kind kind;
} format;

struct zb_styles {
  format *formats;
  size_t format_count;
  unsigned char *kinds; /* of each cell style */
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
    date = date || strchr("yYdD", *code) != NULL;
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

static zb_style_kind kind_of(const zb_styles *styles, long id)
{
  for (size_t i = styles->format_count; i-- > 0;) {
    if (styles->formats[i].id == id)
      return styles->formats[i].kind;
  }
  return builtin_kind(id);
}

static long number_attribute(const zb_part *part, const char *name)
{
  const char *text = zb_part_attribute(part, name);
  return text != NULL ? strtol(text, NULL, 10) : 0;
}

static void add_format(zb_styles *styles, const zb_part *part)
{
  const char *code = zb_part_attribute(part, "formatCode");
  if (code == NULL || styles->format_count >= 65536)
    return;
  styles->formats = realloc(styles->formats, (styles->format_count + 1) * sizeof *styles->formats);
  if (styles->formats == NULL)
    abort();
  styles->formats[styles->format_count++] = (format){number_attribute(part, "numFmtId"), zb_format_kind(code)};
}

static void add_style(zb_styles *styles, const zb_part *part)
{
  if ((styles->count & (styles->count - 1)) == 0) { /* full at each power of two */
    styles->kinds = realloc(styles->kinds, styles->count == 0 ? 1 : styles->count * 2);
    if (styles->kinds == NULL)
      abort();
  }
  styles->kinds[styles->count++] = (unsigned char)kind_of(styles, number_attribute(part, "numFmtId"));
}

zb_status zb_styles_read(zb_package *package, const char *name, zb_diags *diags, zb_styles **styles)
{
  zb_styles *s = calloc(1, sizeof *s);
  if (s == NULL)
    abort();
  zb_part *part = NULL;
  bool more = name != NULL, in_cell_styles = false;
  zb_status status = more ? zb_part_open(package, name, MAX_BYTES, diags, &part) : ZB_OK;
  while (status == ZB_OK && more) {
    status = zb_part_next(part, diags, &more);
    if (!more)
      break;
    if (zb_part_at(part, "cellXfs"))
      in_cell_styles = !zb_part_is_empty(part);
    else if (zb_part_at_end(part, "cellXfs"))
      in_cell_styles = false;
    else if (zb_part_at(part, "numFmt"))
      add_format(s, part);
    else if (in_cell_styles && zb_part_at(part, "xf") && s->count < MAX_STYLES)
      add_style(s, part);
  }
  zb_part_close(part);
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
  free(styles->kinds);
  free(styles);
}

zb_style_kind zb_styles_kind(const zb_styles *styles, long style)
{
  return style >= 0 && (size_t)style < styles->count ? (zb_style_kind)styles->kinds[style] : ZB_STYLE_NUMBER;
}
