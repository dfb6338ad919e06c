/* The program's own XML files (templates, styles, fonts): read with libxml2 without network, entities or XInclude, and
   checked against a RELAX NG schema. */
#ifndef ZB_XML_LOAD_H
#define ZB_XML_LOAD_H

#include "base/diag.h"
#include "base/status.h"

#include <libxml/tree.h>

/* Parses PATH. ZB_TEMPLATE with a diag (PATH:LINE) if it is not well-formed or has a DOCTYPE. The caller frees *DOC
   with xmlFreeDoc. */
zb_status zb_xml_read(const char *path, zb_diags *diags, xmlDoc **doc);

/* A schema, read once for any number of documents. */
typedef struct zb_xml_schema zb_xml_schema;

/* NULL with a diag if the file RNG is no schema. */
zb_xml_schema *zb_xml_schema_read(const char *rng, zb_diags *diags);
void zb_xml_schema_free(zb_xml_schema *schema);

/* Checks DOC, read from PATH. ZB_TEMPLATE with a diag for each error that says what the schema expects there. */
zb_status zb_xml_check(const zb_xml_schema *schema, xmlDoc *doc, const char *path, zb_diags *diags);

/* The same by the schema file RNG, which is read for it. */
zb_status zb_xml_validate(xmlDoc *doc, const char *path, const char *rng, zb_diags *diags);

/* The component that a node was expanded from, or NULL. It is stored in the node's field for the application's data. */
static inline const zb_origin *zb_xml_origin(const xmlNode *node)
{
  return node->_private;
}

/* Adds an error at a node of the file PATH. */
void zb_xml_error_at(zb_diags *diags, const char *path, const xmlNode *node, const char *remedy, const char *message,
                     ...) __attribute__((format(printf, 5, 6)));

/* Adds an error at PATH:LINE. */
void zb_xml_error(zb_diags *diags, const char *path, int line, const char *remedy, const char *message, ...)
    __attribute__((format(printf, 5, 6)));

#endif
