#include "read/ods/ods_styles.h"

#include "base/buffer.h"

#include <stdlib.h>

enum { MAX_STYLES = 16384, MAX_CODE = 1024, MAX_PARENTS = 16 };

/* ORDER is that of reading. */
typedef struct date_style {
  const char *name;
  size_t order;
  const char *code;
} date_style;

typedef struct cell_style {
  const char *name;
  size_t order;
  const char *parent, *data; /* names of styles, "" if there are none */
  bool strikes;              /* its text is struck out */
  zb_number_format format;
} cell_style;

struct zb_ods_styles {
  zb_arena *arena;
  date_style *dates;
  size_t date_count, date_capacity;
  cell_style *cells;
  size_t cell_count, cell_capacity;
  zb_buffer code;                  /* of the date style that we are in */
  bool in_date, in_text, in_style; /* in a style that is listed */
};

zb_ods_styles *zb_ods_styles_new(void)
{
  zb_ods_styles *styles = calloc(1, sizeof *styles);
  if (styles == NULL)
    abort();
  styles->arena = zb_arena_new();
  return styles;
}

void zb_ods_styles_free(zb_ods_styles *styles)
{
  if (styles == NULL)
    return;
  zb_arena_free(styles->arena);
  zb_buffer_free(&styles->code);
  free(styles);
}

/* --- Reading -------------------------------------------------------------------------------------------------- */

static const char *attribute(const zb_ods_styles *styles, const zb_event *event, const char *name)
{
  const char *value = zb_event_attribute(event, name);
  return zb_arena_strdup(styles->arena, value != NULL ? value : "");
}

/* Appends what an element of a date style is in a code. */
static void add_part(zb_ods_styles *styles, const zb_event *event)
{
  static const struct {
    const char *name, *plain, *wide;
  } parts[] = {{"year", "yy", "yyyy"}, {"month", "m", "mm"},   {"day", "d", "dd"},     {"day-of-week", "aaa", "aaaa"},
               {"hours", "h", "hh"},   {"minutes", "m", "mm"}, {"seconds", "s", "ss"}, {"am-pm", "AM/PM", "AM/PM"}};
  const char *style = zb_event_attribute(event, "number:style");
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (strcmp(event->name, parts[i].name) == 0)
      zb_buffer_puts(&styles->code, style != NULL && strcmp(style, "long") == 0 ? parts[i].wide : parts[i].plain);
  styles->in_text = strcmp(event->name, "text") == 0;
  if (styles->in_text)
    zb_buffer_putc(&styles->code, '"');
}

static void end_part(zb_ods_styles *styles)
{
  if (styles->in_text)
    zb_buffer_putc(&styles->code, '"');
  styles->in_text = false;
}

/* A literal part; a quotation mark in it would end it, and means nothing here. */
static void add_literal(zb_ods_styles *styles, const zb_event *event)
{
  for (size_t i = 0; i < event->length && styles->code.length < MAX_CODE; i++)
    if (event->text[i] != '"')
      zb_buffer_putc(&styles->code, event->text[i]);
}

static void start_date(zb_ods_styles *styles, const zb_event *event)
{
  styles->in_date = styles->date_count < MAX_STYLES;
  zb_buffer_clear(&styles->code);
  if (!styles->in_date)
    return;
  styles->dates =
      zb_arena_grow(styles->arena, styles->dates, styles->date_count, &styles->date_capacity, sizeof *styles->dates);
  styles->dates[styles->date_count] =
      (date_style){.name = attribute(styles, event, "style:name"), .order = styles->date_count, .code = ""};
  styles->date_count++;
}

/* Styles of cells and of runs of text, whose names are LibreOffice's own: ce1, T1. */
static void add_style(zb_ods_styles *styles, const zb_event *event)
{
  const char *family = zb_event_attribute(event, "style:family");
  bool of_cells = family == NULL || strcmp(family, "table-cell") == 0;
  styles->in_style = styles->cell_count < MAX_STYLES && (of_cells || strcmp(family, "text") == 0);
  if (!styles->in_style)
    return;
  styles->cells =
      zb_arena_grow(styles->arena, styles->cells, styles->cell_count, &styles->cell_capacity, sizeof *styles->cells);
  styles->cells[styles->cell_count] = (cell_style){.name = attribute(styles, event, "style:name"),
                                                   .order = styles->cell_count,
                                                   .parent = attribute(styles, event, "style:parent-style-name"),
                                                   .data = attribute(styles, event, "style:data-style-name")};
  styles->cell_count++;
}

void zb_ods_styles_event(zb_ods_styles *styles, const zb_event *event)
{
  if (zb_event_starts(event, "date-style")) {
    start_date(styles, event);
  } else if (zb_event_ends(event, "date-style") && styles->in_date) {
    styles->in_date = false;
    styles->dates[styles->date_count - 1].code =
        zb_arena_strndup(styles->arena, styles->code.length > 0 ? styles->code.data : "", styles->code.length);
  } else if (zb_event_starts(event, "style")) {
    add_style(styles, event);
  } else if (zb_event_starts(event, "text-properties") && styles->in_style) {
    const char *line = zb_event_attribute(event, "style:text-line-through-style");
    const char *type = zb_event_attribute(event, "style:text-line-through-type");
    const char *says = line != NULL ? line : type;
    styles->cells[styles->cell_count - 1].strikes = says != NULL && strcmp(says, "none") != 0;
  } else if (styles->in_date && event->kind == ZB_EVENT_START) {
    add_part(styles, event);
  } else if (styles->in_date && event->kind == ZB_EVENT_END) {
    end_part(styles);
  } else if (styles->in_date && styles->in_text) {
    add_literal(styles, event);
  }
}

/* --- Finding -------------------------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
  const cell_style *left = a, *right = b;
  return strcmp(left->name, right->name);
}

static cell_style *find_cell_style(const zb_ods_styles *styles, const char *name)
{
  cell_style wanted = {.name = name};
  return styles->cell_count == 0 ? NULL : bsearch(&wanted, styles->cells, styles->cell_count, sizeof wanted, by_name);
}

static int by_date_name(const void *a, const void *b)
{
  const date_style *left = a, *right = b;
  return strcmp(left->name, right->name);
}

/* The style's own format, or its parent's. */
static zb_number_format resolve(const zb_ods_styles *styles, const cell_style *style)
{
  for (int i = 0; style != NULL && i < MAX_PARENTS; i++) {
    if (*style->data != '\0') {
      date_style wanted = {.name = style->data};
      const date_style *found = styles->date_count == 0
                                    ? NULL
                                    : bsearch(&wanted, styles->dates, styles->date_count, sizeof wanted, by_date_name);
      return found != NULL ? zb_number_format_read(found->code) : (zb_number_format){0};
    }
    style = find_cell_style(styles, style->parent);
  }
  return (zb_number_format){0};
}

static int by_cell_order(const void *a, const void *b)
{
  const cell_style *left = a, *right = b;
  int names = by_name(a, b);
  return names != 0 ? names : (left->order < right->order) - (left->order > right->order);
}

static int by_date_order(const void *a, const void *b)
{
  const date_style *left = a, *right = b;
  int names = by_date_name(a, b);
  return names != 0 ? names : (left->order < right->order) - (left->order > right->order);
}

/* Sorts by name. Of those that have one name the last one read counts: the content's own, not the common one. */
static void sort_styles(zb_ods_styles *styles)
{
  size_t dates = 0, cells = 0;
  if (styles->date_count > 0)
    qsort(styles->dates, styles->date_count, sizeof *styles->dates, by_date_order);
  for (size_t i = 0; i < styles->date_count; i++)
    if (dates == 0 || by_date_name(&styles->dates[dates - 1], &styles->dates[i]) != 0)
      styles->dates[dates++] = styles->dates[i];
  if (styles->cell_count > 0)
    qsort(styles->cells, styles->cell_count, sizeof *styles->cells, by_cell_order);
  for (size_t i = 0; i < styles->cell_count; i++)
    if (cells == 0 || by_name(&styles->cells[cells - 1], &styles->cells[i]) != 0)
      styles->cells[cells++] = styles->cells[i];
  styles->date_count = dates;
  styles->cell_count = cells;
}

void zb_ods_styles_finish(zb_ods_styles *styles)
{
  sort_styles(styles);
  for (size_t i = 0; i < styles->cell_count; i++)
    styles->cells[i].format = resolve(styles, &styles->cells[i]);
}

const zb_number_format *zb_ods_styles_find(const zb_ods_styles *styles, const char *name)
{
  const cell_style *found = name != NULL ? find_cell_style(styles, name) : NULL;
  return found != NULL && found->format.known ? &found->format : NULL;
}

bool zb_ods_styles_strike(const zb_ods_styles *styles, const char *name)
{
  const cell_style *style = name != NULL ? find_cell_style(styles, name) : NULL;
  for (int i = 0; style != NULL && i < MAX_PARENTS; i++, style = find_cell_style(styles, style->parent))
    if (style->strikes)
      return true;
  return false;
}
