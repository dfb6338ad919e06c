/* A RELAX NG schema read as data: what each element may have, so that messages can say what was expected. Knows the
   part of RELAX NG that the program's own schemas use: include with overriding, define and ref, choices of names and
   values, data with one pattern. libxml2 decides whether a document is valid; this only explains why it is not. */
#ifndef ZB_XML_GRAMMAR_H
#define ZB_XML_GRAMMAR_H

#include "base/arena.h"
#include "base/buffer.h"

#include <libxml/tree.h>
#include <stdbool.h>

typedef struct zb_grammar zb_grammar;

/* Something named that an element may have. */
typedef struct zb_part {
  struct zb_part *next;
  const char *name;
  bool required;
  const xmlNode *pattern; /* of the schema */
} zb_part;

/* What one <element> of the schema describes; lists in the schema's order. */
typedef struct zb_content_model {
  zb_part *attributes, *elements;
  bool text;
  bool some;                       /* at least one of the elements must be there */
  bool any_attribute, any_element; /* of any name, too */
} zb_content_model;

/* Reads the schema file RNG and what it includes; NULL if it can't be read. All of it lives in ARENA, but for the XML
   trees, which zb_grammar_free frees. */
zb_grammar *zb_grammar_read(const char *rng, zb_arena *arena);
void zb_grammar_free(zb_grammar *grammar);

/* The element that a document starts with. */
zb_content_model *zb_grammar_start(zb_grammar *grammar);

zb_content_model *zb_grammar_content(zb_grammar *grammar, const zb_part *element);

/* True if an attribute may have this value. */
bool zb_grammar_fits(const zb_grammar *grammar, const zb_part *attribute, const char *value);

/* Appends what its values are, in Chinese: the schema's <documentation>, or the values themselves. */
void zb_grammar_describe(const zb_grammar *grammar, const zb_part *attribute, zb_buffer *out);

/* True if any element of the schema has this name. */
bool zb_grammar_knows(const zb_grammar *grammar, const char *name);

/* The name in PARTS that is most like NAME; NULL if none is like it. */
const char *zb_grammar_nearest(const zb_part *parts, const char *name);

#endif
