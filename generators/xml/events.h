/* A streaming XML tokenizer for untrusted files of hundreds of megabytes, such as the parts of workbooks. Refuses what
   is not well-formed, any DOCTYPE (hence all custom entities), deep nesting, long tags and too many attributes. The
   program's own files are read by xml/load.h. */
#ifndef ZB_XML_EVENTS_H
#define ZB_XML_EVENTS_H

#include "xml/input.h"

#include <stdint.h>
#include <string.h>

typedef enum { ZB_EVENT_START, ZB_EVENT_END, ZB_EVENT_TEXT } zb_event_kind;

/* NAME includes its prefix. */
typedef struct zb_attribute {
  const char *name, *value;
} zb_attribute;

/* <a/> gives a start and an end. One text may come as several events. */
typedef struct zb_event {
  zb_event_kind kind;
  int depth;        /* number of enclosing elements: 0 for the root's start and end */
  const char *name; /* of an element, without prefix: namespaces differ between versions of a standard */
  const char *text; /* LENGTH bytes, not NUL-terminated */
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

/* The value of an attribute without prefix, or NULL. */
const char *zb_event_attribute(const zb_event *event, const char *name);

/* The value of the attribute with that name after any prefix (r:id), or NULL. */
const char *zb_event_prefixed(const zb_event *event, const char *name);

typedef struct zb_events zb_events;

zb_events *zb_events_new(zb_xml_source source, void *context);
void zb_events_free(zb_events *events);

/* Before the first event: the source converts to UTF-8, whatever the XML declaration says. */
void zb_events_trust_utf8(zb_events *events);

/* The next event, valid until the next call; NULL at the end and after an error. */
const zb_event *zb_events_next(zb_events *events);

/* What is wrong with the XML, in Chinese; NULL if nothing is so far, or if the source failed. */
const char *zb_events_error(const zb_events *events);

/* The offset of the error in bytes of UTF-8; of a bad tag, where the tag starts. */
uint64_t zb_events_error_offset(const zb_events *events);

#endif
