/* A RELAX NG schema read as data: what each element may contain, so that messages can say what was expected. Supports
   the subset that the program's own schemas use: include with overriding, define and ref, choices of names and values,
   data with one pattern. libxml2 decides whether a document is valid; this only explains why it is not. */
#ifndef ZB_XML_GRAMMAR_H
#define ZB_XML_GRAMMAR_H

#include "base/arena.h"
#include "base/buffer.h"

#include <libxml/tree.h>
#include <stdbool.h>

typedef struct zb_grammar zb_grammar;

/* An attribute or child element that an element may have. */
typedef struct zb_grammar_item {
  struct zb_grammar_item *next;
  const char *name;
  bool required;
  const xmlNode *pattern; /* of the schema */
} zb_grammar_item;

/* The content of one <element> of the schema, in the schema's order. */
typedef struct zb_content_model {
  zb_grammar_item *attributes, *elements;
  bool text;
  bool at_least_one;               /* of the elements must be there */
  bool any_attribute, any_element; /* of any name, too */
} zb_content_model;

/* Reads the schema file RNG and its includes; NULL if it can't be read. Lives in ARENA except for the XML trees, which
   zb_grammar_free frees. */
zb_grammar *zb_grammar_read(const char *rng, zb_arena *arena);
void zb_grammar_free(zb_grammar *grammar);

/* The content of a document: its root elements. */
zb_content_model *zb_grammar_start(zb_grammar *grammar);

zb_content_model *zb_grammar_content(zb_grammar *grammar, const zb_grammar_item *element);

/* True if an attribute may have this value. */
bool zb_grammar_fits(const zb_grammar *grammar, const zb_grammar_item *attribute, const char *value);

/* Appends a description of the attribute's values: the schema's <documentation>, in Chinese, or the values themselves.
 */
void zb_grammar_describe(const zb_grammar *grammar, const zb_grammar_item *attribute, zb_buffer *out);

/* True if any element of the schema has this name. */
bool zb_grammar_knows(const zb_grammar *grammar, const char *name);

/* The name of one of ITEMS that is most similar to NAME; NULL if none is similar. */
const char *zb_grammar_nearest(const zb_grammar_item *items, const char *name);

#endif
