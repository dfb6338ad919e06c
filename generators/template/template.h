/* Templates: XML -> checked and compiled once -> filled with each document's model. Immutable once loaded.

   White space in a template's text that contains a line break is layout of the XML and is dropped; any other is kept. A
   line break in a value starts a new paragraph. */
#ifndef ZB_TEMPLATE_TEMPLATE_H
#define ZB_TEMPLATE_TEMPLATE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "script/script.h"
#include "tree/tree.h"

typedef struct zb_template zb_template;

/* In a header or footer {page} and {pages} become these characters; layout/ and sheet/ put the numbers there. */
#define ZB_PAGE_NUMBER "\xEE\x80\x90" /* U+E010 */
#define ZB_PAGE_COUNT "\xEE\x80\x91"  /* U+E011 */
/* {section-page} and {section-pages} likewise: counted from the last <break section="yes"/>. */
#define ZB_SECTION_NUMBER "\xEE\x80\x92" /* U+E012 */
#define ZB_SECTION_COUNT "\xEE\x80\x93"  /* U+E013 */

/* Loads DIR/NAME.xml (or, if NAME has a slash, the file NAME itself) with DIR/styles.xml and checks it against
   DIR/form.rng or DIR/workbook.rng. Expressions belong to SCRIPT, which must outlive the template. ZB_TEMPLATE with
   diags at the template's lines. */
zb_status zb_template_load(const char *dir, const char *name, zb_script *script, zb_diags *diags,
                           zb_template **template);
void zb_template_free(zb_template *template);

const char *zb_template_path(const zb_template *template);
bool zb_template_is_workbook(const zb_template *template);
/* Whether its documents are made to be kept (archive="yes"): as PDF/A unless the user says otherwise. */
bool zb_template_is_archive(const zb_template *template);

/* Fills it with SCRIPT's current model. The tree lives in ARENA. ZB_TEMPLATE with a diag at the line of a wrong name,
   or of a row that does not fill its table's columns. */
zb_status zb_template_fill(const zb_template *template, zb_script *script, zb_arena *arena, zb_diags *diags,
                           const zb_node **root);

/* The next of the rows that STREAM stands for, in ARENA, its cells in the first of COLUMNS columns; *ROW is NULL behind
   the last. Goes through them once. ZB_TEMPLATE with a diag as zb_template_fill. */
zb_status zb_stream_next(zb_stream *stream, int columns, zb_arena *arena, zb_diags *diags, const zb_node **row);

/* No further rows are wanted; called by zb_stream_next behind the last. */
void zb_stream_end(zb_stream *stream);

/* ROOT, a form's filled tree, with WORDS across each page in place of the template's own watermark. In ARENA. */
const zb_node *zb_template_stamp(const zb_template *template, const zb_node *root, const char *words, zb_arena *arena);

/* The first sheet of WORKBOOK, a workbook's filled tree, as a form: its page, its rows and tables as they are, without
   what only a spreadsheet has. In ARENA; parts are shared with WORKBOOK. NULL if there is no sheet. */
const zb_node *zb_sheet_as_form(const zb_node *workbook, zb_arena *arena);

/* A tree without data, for the template's author: an expression's value is its own source, all conditions hold, each
   list has one element. Otherwise as zb_template_fill. */
zb_status zb_template_specimen(const zb_template *template, zb_arena *arena, zb_diags *diags, const zb_node **root);

/* A text that stands in the template itself, in its style. */
typedef struct zb_literal {
  const char *text;
  const zb_style *style;
} zb_literal;

/* All of them, in document order; owned by the template. */
size_t zb_template_literals(const zb_template *template, const zb_literal **literals);

/* Appends a filled tree as text, a node a line: `--dump=template`. */
void zb_tree_dump(const zb_node *root, zb_buffer *out);

#endif
