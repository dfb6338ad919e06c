/* The XML of an “XML 表格 2003” as events, whatever its encoding. */
#ifndef ZB_READ_SPREADSHEETML_SPREADSHEETML_EVENTS_H
#define ZB_READ_SPREADSHEETML_SPREADSHEETML_EVENTS_H

#include "base/diag.h"
#include "base/status.h"
#include "xml/events.h"

typedef struct zb_sml_events zb_sml_events;

/* ENCODING as for zb_markup_open. *EVENTS is freed by zb_sml_events_free, and NULL on failure. */
zb_status zb_sml_events_open(const char *path, const char *encoding, zb_diags *diags, zb_sml_events **events);
void zb_sml_events_free(zb_sml_events *events);

/* Goes back to the start of the file. */
void zb_sml_events_rewind(zb_sml_events *events);

/* Whether its text could not be read further, which was told once: then it has to be rewound. */
bool zb_sml_events_failed(const zb_sml_events *events);

/* Goes to the next event; *EVENT is valid until the next call, NULL at the end and on failure. ZB_INPUT with a diag
   that names the line if the file is not XML. */
zb_status zb_sml_events_next(zb_sml_events *events, zb_diags *diags, const zb_event **event);

/* At the start (end) tag of an element of that name and depth; the root's depth is 0. */
bool zb_sml_starts(const zb_event *event, int depth, const char *name);
bool zb_sml_ends(const zb_event *event, int depth, const char *name);

/* The attribute of that name, with or without a prefix, or NULL; valid as long as the event. */
const char *zb_sml_attribute(const zb_event *event, const char *name);

#endif
