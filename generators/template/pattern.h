/* The compiled template, private to template/: the XML's elements with attributes read, styles resolved and expressions
 * compiled. */
#ifndef ZB_TEMPLATE_PATTERN_H
#define ZB_TEMPLATE_PATTERN_H

#include "template/template.h"

#include <libxml/tree.h>

/* A piece of text: literal, or an expression's value. */
typedef struct part {
  struct part *next;
  const char *literal; /* NULL: an expression */
  const zb_expression *expression;
} part;

typedef enum slot_kind { SLOT_TEXT, SLOT_NUMBER, SLOT_LENGTH } slot_kind;

/* An attribute that the data give: into the node's string at OFFSET, its whole number, or its length in pt. */
typedef struct slot {
  struct slot *next;
  part *parts;
  size_t offset;
  slot_kind kind;
  const char *name; /* the attribute's */
} slot;

typedef struct pattern {
  struct pattern *first, *last, *next;
  zb_node node;          /* what is known before filling */
  part *text;            /* becomes node.text */
  slot *slots;           /* becomes other fields */
  part *style;           /* style="{…}"; NULL: as in node */
  const char *loop_name; /* each="loop_name in loop_list"; NULL: none */
  const zb_expression *loop_list;
  struct pattern *otherwise;      /* of inline text: takes its place where it is not wanted or "" */
  const zb_expression *condition; /* if="…"; NULL: none */
} pattern;

/* The named styles of a template, in its arena. */
typedef struct styles {
  zb_style **items;
  int count, capacity;
} styles;

struct zb_template {
  zb_arena *arena;
  const char *path;
  bool workbook, open; /* OPEN: the data say which columns a table has */
  pattern *root;
  styles styles;
  zb_literal *literals;
  size_t literal_count, literal_capacity;
  const char **fonts; /* roles */
  size_t font_count, font_capacity;
};

/* What compiling needs at hand. Errors are added to DIAGS and make STATUS ZB_TEMPLATE; compiling goes on, to find them
 * all. */
typedef struct compiler {
  zb_template *template;
  zb_script *script;
  zb_diags *diags;
  zb_template_folder *folder;
  const char *path; /* of the file that is read: the template's or styles.xml */
  zb_status status;
} compiler;

/* What an element stands in. */
typedef struct scope {
  const zb_style *style;
  bool in_margin; /* in a header or footer */
} scope;

/* --- compile.c --- */

/* Appends a pattern to PARENT's children. */
/* commons.c: the path of the folder's file NAME */
const char *folder_path(const zb_template_folder *folder, const char *name);
/* styles.xml and shared.xml, checked; the folder's. NULL with diags. */
const xmlDoc *folder_styles(zb_template_folder *folder, zb_diags *diags);
const xmlDoc *folder_shared(zb_template_folder *folder, zb_diags *diags);
/* Checks DOC, read from PATH, by the folder's schema RNG; frees it and gives NULL if it is wrong. */
xmlDoc *folder_checked(zb_template_folder *folder, xmlDoc *doc, const char *path, const char *rng, zb_diags *diags);

pattern *add_pattern(compiler *c, pattern *parent, zb_node_kind kind, const zb_style *style, const xmlNode *at);
void compile_children(compiler *c, const xmlNode *element, pattern *parent, scope scope);

/* --- elements.c --- */

/* Reads what an element of the pattern's kind says besides style, loop and condition. */
void compile_attributes(compiler *c, const xmlNode *element, pattern *p);

/* --- book.c: what only workbooks have --- */

/* Reads a <sheet>, <name>, <column>, <validation> or <condition>. */
void compile_book_element(compiler *c, const xmlNode *element, pattern *p);

/* The widths of a filled sheet's <column>s become its own. ZB_TEMPLATE with a diag if one can't be read. */
zb_status gather_columns(zb_node *sheet, zb_arena *arena, const char *path, zb_diags *diags);

/* --- fill.c --- */

/* The row that P gives with the loop variables as they are; NULL if it is not wanted. */
zb_status fill_row(const zb_template *template, zb_script *script, const pattern *p, zb_arena *arena, zb_diags *diags,
                   zb_node **row);

/* --- specimen.c: what stands for data --- */

/* True if the data say which columns, or which cells of a row, there are: a specimen can't tell their places. */
bool has_open_rows(const pattern *rows);

/* True if the data say which columns the table or sheet has. */
bool has_open_columns(const zb_node *node);

/* Gives the node of P room for the names of values, which are longer than they. Pictures that the data give stay empty.
 */
void make_specimen(const pattern *p, zb_node *node);

/* --- stream.c --- */

/* What stands in the tree for the rows of P. */
zb_status stream_node(const zb_template *template, zb_script *script, const pattern *p, zb_arena *arena,
                      zb_diags *diags, zb_node **out);

/* --- attributes.c: attributes of an element, with messages --- */

void compile_error(compiler *c, const xmlNode *element, const char *message, ...) __attribute__((format(printf, 3, 4)));

/* The same of a filled template, PATH. */
void node_error(zb_diags *diags, const char *path, const zb_node *node, const char *remedy, const char *message, ...)
    __attribute__((format(printf, 5, 6)));

/* The attribute's value in the template's arena, or NULL. */
const char *attribute(compiler *c, const xmlNode *element, const char *name);
bool attribute_yes(compiler *c, const xmlNode *element, const char *name);
/* A length in pt; OTHERWISE if there is no such attribute. */
float attribute_length(compiler *c, const xmlNode *element, const char *name, float otherwise);
float attribute_number(compiler *c, const xmlNode *element, const char *name, float otherwise, float min, float max);
int attribute_count(compiler *c, const xmlNode *element, const char *name, int otherwise);
/* 0xRRGGBB of "#rrggbb"; OTHERWISE if there is no such attribute. */
int64_t attribute_color(compiler *c, const xmlNode *element, const char *name, int64_t otherwise);
/* "25mm 20mm": one to four lengths in CSS's order (top, right, bottom, left). */
void attribute_margins(compiler *c, const xmlNode *element, const char *name, float margins[4]);
/* The attribute's text, "" if it is not there, goes into the node's string at OFFSET when the template is filled. */
void attribute_slot(compiler *c, const xmlNode *element, pattern *p, const char *name, size_t offset);
/* A whole number, OTHERWISE if it is not there; one with an {expression} when the template is filled. */
void attribute_number_slot(compiler *c, const xmlNode *element, pattern *p, const char *name, int otherwise,
                           size_t offset);
/* The same of a length, 0 if it is not there. */
void attribute_length_slot(compiler *c, const xmlNode *element, pattern *p, const char *name, size_t offset);
/* Reads N bytes such as 24mm, * or 2*. */
bool width_read(const char *s, size_t n, zb_width *width);
/* "24mm 32mm *": widths of columns; returns their number. */
int attribute_widths(compiler *c, const xmlNode *element, const char *name, const zb_width **widths);
/* The same of TEXT, with the widths in ARENA; -1 if it can't be read. */
int widths_read(const char *text, zb_arena *arena, const zb_width **widths);

/* --- styles.c --- */

/* Takes the <style> children of PARENT into the template's styles. */
void compile_styles(compiler *c, const xmlNode *parent);
const zb_style *style_named(compiler *c, const xmlNode *element, const char *name);

/* The style of that name; NULL if there is none. */
zb_style *find_style(const styles *styles, const char *name);

/* The style of an element: its style attribute's, or INHERITED, with the element's own font, size, align … put over it.
 */
const zb_style *element_style(compiler *c, const xmlNode *element, const zb_style *inherited);

/* --- parts.c --- */

/* Notes words that each document of the template shows. */
void note_literal(zb_template *template, const char *text, const zb_style *style);

/* Splits text at {expressions}. IN_MARGIN: {page} and {pages} stand for the page number and count. Literals are noted
   with STYLE unless it is NULL. */
part *compile_parts(compiler *c, const xmlNode *element, const char *text, const zb_style *style, bool in_margin);
part *attribute_parts(compiler *c, const xmlNode *element, const char *name, const zb_style *style);
const zb_expression *compile_expression(compiler *c, const xmlNode *element, const char *source);

/* The closing brace of the expression that starts at S, minding nested braces and quoted strings; NULL if there is
   none. */
const char *closing_brace(const char *s);

/* --- components.c --- */

/* Writes the template that DOC holds into a new document without components: each <use> is what it stands for, each
   <sheet base> has what it inherits. Nodes of components know where they come from (zb_xml_origin). SHARED holds the
   definitions of the file SHARED_PATH, that any template may use. NULL with diags if something is wrong. */
xmlDoc *write_components_out(compiler *c, const xmlDoc *doc, const xmlDoc *shared, const char *shared_path);

/* --- rules.c --- */

/* Complains of what the schema can't forbid, below PARENT. */
void check_rules(compiler *c, const pattern *parent);

/* --- grid.c --- */

/* Gives each cell of a filled table (or, in a workbook, of a sheet's rows) its column. ZB_TEMPLATE with a diag if a row
   leaves a gap or goes over the edge. Cells of 0 rows, which a specimen has, get as many as fill the table. */
zb_status place_cells(const zb_node *rows, int columns, bool exact, const char *path, zb_diags *diags);

#endif
