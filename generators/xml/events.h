/* XML as events, one after the other, from bytes that come piece by piece. Made for the parts of workbooks, hundreds of
   megabytes of short tags from anywhere: no DOCTYPE (and so no entities of its own), bounded depth, tags and numbers of
   attributes; what is not well-formed is refused. The program's own files are read by xml/load.h. */
#ifndef ZB_XML_EVENTS_H
#define ZB_XML_EVENTS_H

#include "xml/input.h"

#include <stdint.h>
#include <string.h>

typedef enum { ZB_EVENT_START, ZB_EVENT_END, ZB_EVENT_TEXT } zb_event_kind;

/* NAME is whole, with its prefix. */
typedef struct zb_attribute {
  const char *name, *value;
} zb_attribute;

/* What comes next. <a/> is a start and an end. A text may come in several. */
typedef struct zb_event {
  zb_event_kind kind;
  int depth;        /* elements around it: 0 for the root's start and end */
  const char *name; /* of an element, without its prefix: namespaces differ between versions of a standard */
  const char *text; /* LENGTH bytes, not ended by NUL */
  size_t length;
  int attribute_count;
  const zb_attribute *attributes;
} zb_event;

static inline bool zb_event_starts(const zb_event *event, const char *name)
{
  return event->kind == ZB_EVENT_START && strcmp(event->name, name) == 0;
}

static inline bool zb_event_ends(const zb_event *event, const char *name)
{
  return event->kind == ZB_EVENT_END && strcmp(event->name, name) == 0;
}

/* An attribute of a start, or NULL. */
const char *zb_event_attribute(const zb_event *event, const char *name);

/* The attribute with that name behind some prefix (r:id), or NULL. */
const char *zb_event_prefixed(const zb_event *event, const char *name);

typedef struct zb_events zb_events;

zb_events *zb_events_new(zb_xml_source source, void *context);
void zb_events_free(zb_events *events);

/* Before the first event: the source converts to UTF-8, whatever the XML declaration says. */
void zb_events_trust_utf8(zb_events *events);

/* The next event, valid until the next call; NULL at the end and after an error. */
const zb_event *zb_events_next(zb_events *events);

/* What is wrong with the XML, in the user's words; NULL: nothing so far, or the source failed. */
const char *zb_events_error(const zb_events *events);

/* How many bytes of UTF-8 precede what is wrong; for a tag, its start. */
uint64_t zb_events_error_offset(const zb_events *events);

#endif
