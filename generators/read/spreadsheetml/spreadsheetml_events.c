/* The text comes through zb_markup_open: a declared GB2312 is seldom true to the letter, as files have characters that
   only GBK has. */
#include "read/spreadsheetml/spreadsheetml_events.h"

#include "read/markup.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct zb_sml_events {
  char *path;
  zb_text_file *text;
  zb_events *events;
  const char *piece; /* of the text; LEFT bytes of it are not read yet */
  size_t left;
  bool at_start;
  uint64_t blanks; /* bytes of white space before the XML */
  zb_diags *diags; /* of the current call */
  bool unreadable; /* the text is; its diag is written */
};

static bool next_piece(zb_sml_events *e)
{
  e->unreadable = zb_text_file_read(e->text, &e->piece, &e->left, e->diags) != ZB_OK;
  return !e->unreadable;
}

/* XML may not start with white space, but web pages that export a table often write some first. */
static bool skip_blanks(zb_sml_events *e)
{
  e->at_start = false;
  while (e->left > 0 && isspace((unsigned char)*e->piece)) {
    e->piece++;
    e->left--;
    e->blanks++;
    if (e->left == 0 && !next_piece(e))
      return false;
  }
  return true;
}

static long read_text(void *context, char *out, size_t size)
{
  zb_sml_events *e = context;
  if ((e->left == 0 && !next_piece(e)) || (e->at_start && !skip_blanks(e)))
    return -1;
  size_t n = e->left < size ? e->left : size;
  memcpy(out, e->piece, n);
  e->piece += n;
  e->left -= n;
  return (long)n;
}

bool zb_sml_events_failed(const zb_sml_events *events)
{
  return events->unreadable;
}

void zb_sml_events_rewind(zb_sml_events *events)
{
  zb_text_file_rewind(events->text);
  events->left = 0;
  events->unreadable = false;
  events->at_start = true;
  events->blanks = 0;
  zb_events_free(events->events);
  events->events = zb_events_new(read_text, events);
  zb_events_trust_utf8(events->events);
}

zb_status zb_sml_events_open(const char *path, const char *encoding, zb_diags *diags, zb_sml_events **events)
{
  *events = NULL;
  zb_text_file *text;
  zb_status status = zb_markup_open(path, encoding, diags, &text);
  if (status != ZB_OK)
    return status;
  zb_sml_events *e = calloc(1, sizeof *e);
  if (e == NULL || (e->path = strdup(path)) == NULL)
    abort();
  e->text = text;
  zb_sml_events_rewind(e);
  *events = e;
  return ZB_OK;
}

void zb_sml_events_free(zb_sml_events *events)
{
  if (events == NULL)
    return;
  zb_events_free(events->events);
  zb_text_file_free(events->text);
  free(events->path);
  free(events);
}

/* The line of the first error: reads the text once more, up to it. */
static int error_line(zb_sml_events *e)
{
  uint64_t offset = e->blanks + zb_events_error_offset(e->events);
  int line = 1;
  zb_text_file_rewind(e->text);
  while (offset > 0 && next_piece(e) && e->left > 0) {
    size_t n = e->left < offset ? e->left : (size_t)offset;
    for (size_t i = 0; i < n; i++)
      line += e->piece[i] == '\n';
    offset -= n;
  }
  return line;
}

zb_status zb_sml_events_next(zb_sml_events *events, zb_diags *diags, const zb_event **event)
{
  events->diags = diags;
  *event = events->unreadable ? NULL : zb_events_next(events->events);
  const char *error = zb_events_error(events->events);
  if (*event != NULL || (error == NULL && !events->unreadable))
    return ZB_OK;
  if (!events->unreadable)
    zb_diags_add(diags, ZB_ERROR, "spoiled", events->path, "请重新导出，或用 Excel、WPS 打开后另存为 .xlsx 再导入",
                 "第 %d 行 XML 有错（%s）", error_line(events), error);
  return ZB_INPUT;
}

bool zb_sml_starts(const zb_event *event, int depth, const char *name)
{
  return event->depth == depth && zb_event_starts(event, name);
}

bool zb_sml_ends(const zb_event *event, int depth, const char *name)
{
  return event->depth == depth && zb_event_ends(event, name);
}

const char *zb_sml_attribute(const zb_event *event, const char *name)
{
  const char *value = zb_event_prefixed(event, name);
  return value != NULL ? value : zb_event_attribute(event, name);
}
