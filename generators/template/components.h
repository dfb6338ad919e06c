/* Components, private to template/. A <use> is written out before the template is checked and compiled, as if its
   author had written by hand what it stands for:

     <define name="signature">                      <use name="signature" sign="{who}"/>
       <param name="sign" required="yes"/>    ──►     {who}：<blank width="34mm"/>
       {sign}：<blank width="34mm"/>
     </define>

   A parameter's value is text with {expressions} that mean what they mean where the use stands: a loop's variable in
   the component that happens to have a name of theirs gets another one. What depends on given texts alone is worked out
   once, here: if="sign" is then no condition of the template any more.

     definitions.c   reads <define>s and their <param>s
     parameters.c    puts the values of parameters into texts and expressions
     arguments.c     what a use gives to a component
     components.c    writes uses out
     inherit.c       <sheet base>, <form base> */
#ifndef ZB_TEMPLATE_COMPONENTS_H
#define ZB_TEMPLATE_COMPONENTS_H

#include "template/pattern.h"

#include <string.h>

static inline bool is_element(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

typedef struct parameter {
  struct parameter *next;
  const char *name;
  const char *otherwise; /* its value where a use says none; NULL: it lacks then */
  const char *values;    /* the words that it may be, with blanks between them; NULL: anything */
  bool required;
} parameter;

typedef struct loop_name {
  struct loop_name *next;
  const char *name;
} loop_name;

typedef struct definition {
  struct definition *next;
  const char *name, *path;
  const xmlNode *element;
  parameter *parameters;
  loop_name *loops; /* the variables that its elements' each binds */
  bool slot;        /* it has a place for what stands in its use */
  bool used;
} definition;

/* What a name of a component's own is where it is used. */
typedef struct binding {
  struct binding *next;
  const char *name;
  const char *value;   /* of a parameter, text with {expressions}; NULL: it is not given */
  const char *renamed; /* of a loop's variable: what it is called here; NULL: a parameter */
} binding;

/* How large a template has become in which components are written out, in bytes. Each component may hold another one
   twice, so that thirty of them would fill any memory. */
typedef struct expansion {
  size_t size;
  bool told; /* that it is too large; nothing is written any more */
} expansion;

enum {
  MAX_EXPANSION = 8 << 20,
  MAX_DEPTH = 50, /* of components in each other */
  NODE_SIZE = 64  /* what an element or text counts, besides its characters */
};

/* A component where it is used. */
typedef struct instance {
  expansion *expansion;
  int depth;                    /* of components in each other, from 1 */
  const struct instance *outer; /* that the use stands in; NULL: in the template */
  const definition *definition;
  const xmlNode *use;
  binding *bindings;
  zb_origin origin;
} instance;

/* Counts SIZE bytes more; true if that is too much. What goes through a template stops then; components.c says it. */
static inline bool expands_too_far(expansion *e, size_t size)
{
  e->size += size;
  return e->size > MAX_EXPANSION;
}

/* --- definitions.c --- */

/* Adds the <define>s below PARENT, in the file PATH, behind *LIST. */
void read_definitions(compiler *c, const xmlNode *parent, const char *path, definition **list);

/* The name in a list that is most like NAME, or NULL. */
const char *nearest_component(compiler *c, const definition *list, const char *name);
const char *nearest_parameter(compiler *c, const definition *d, const char *name);

/* --- arguments.c --- */

/* An error at a node of the component that IN is, or of the template if IN is NULL. */
void component_error(compiler *c, const instance *in, const xmlNode *at, const char *remedy, const char *message, ...)
    __attribute__((format(printf, 5, 6)));

/* "templates/shared.xml:12", where D is defined. */
const char *defined_at(compiler *c, const definition *d);

/* The value that an attribute of NODE, in IN, has here; NULL if it is left out, as it shows a parameter that is not
   given. */
const char *value_here(compiler *c, const instance *in, const xmlNode *node, const xmlAttr *a);

/* Binds the parameters of OWN to what its use says, or to their defaults. Complains of what is unknown, lacks or is
   wrong. */
void bind_arguments(compiler *c, instance *own);
/* Binds them to the attributes of ELEMENT, for which OWN is the base, or to their defaults. */
void bind_attributes(compiler *c, instance *own, const xmlNode *element);

/* --- inherit.c --- */

/* ELEMENT, a form or a sheet, gets what BASE has and it has not: attributes, page, header, footer and the like,
   columns. BASE's styles, conditions and content come before its own. BASE is left with the rest. */
void inherit(xmlNode *element, xmlNode *base);

/* --- parameters.c --- */

const binding *find_binding(const instance *in, const char *name);

/* TEXT, of NODE, with the values of IN's parameters. *LACKS, unless it is NULL, becomes true if one of them is not
   given. IN NULL: TEXT. */
const char *put_values(compiler *c, const instance *in, const xmlNode *node, const char *text, bool *lacks);

/* The same of an expression. *CONSTANT: nothing in it depends on a document. */
const char *put_values_in(compiler *c, const instance *in, const char *source, bool *constant);

/* True if one of the nodes from FIRST on, their attributes or what is below them, has a value called NAME once the
   values of IN's parameters stand in them. */
bool nodes_mention(const instance *in, const xmlNode *first, const char *name);
bool text_mentions(const instance *in, const char *text, const char *name);

#endif
