/* An XML file read node by node, in any encoding: no DOCTYPE, no entities, nothing fetched, one node in memory. */
#ifndef ZB_READ_SPREADSHEETML_XML_STREAM_H
#define ZB_READ_SPREADSHEETML_XML_STREAM_H

#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>

typedef struct zb_xml_stream zb_xml_stream;

/* ENCODING as for zb_markup_open. *STREAM is freed by zb_xml_stream_free, and NULL on failure. */
zb_status zb_xml_stream_open(const char *path, const char *encoding, zb_diags *diags, zb_xml_stream **stream);
void zb_xml_stream_free(zb_xml_stream *stream);
void zb_xml_stream_rewind(zb_xml_stream *stream);

/* Goes to the next node; *MORE is false at the end. ZB_INPUT with a diag that names the line if it is not XML. */
zb_status zb_xml_stream_next(zb_xml_stream *stream, zb_diags *diags, bool *more);

/* How deep the node is; the root is 0. */
int zb_xml_stream_depth(const zb_xml_stream *stream);

/* At the start (end) tag of an element of that local name and depth. */
bool zb_xml_stream_at(const zb_xml_stream *stream, int depth, const char *name);
bool zb_xml_stream_at_end(const zb_xml_stream *stream, int depth, const char *name);
bool zb_xml_stream_is_empty(const zb_xml_stream *stream); /* <a/> has no end tag */

/* The text at this node, or NULL if it is none. */
const char *zb_xml_stream_text(const zb_xml_stream *stream);

/* An attribute of that local name, or NULL; valid until the next node. */
const char *zb_xml_stream_attribute(const zb_xml_stream *stream, const char *name);

#endif
