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

/* The folder of the program's templates: styles.xml, shared.xml and the schemas, which all of them share, are read and
   checked once, when the first template is loaded. It lives in ARENA. */
typedef struct zb_template_folder zb_template_folder;

zb_template_folder *zb_template_folder_at(const char *dir, zb_arena *arena);

/* Loads the folder's NAME.xml (or, if NAME has a slash, the file NAME itself) with its styles.xml and checks it against
   its form.rng or workbook.rng. Expressions belong to SCRIPT, which must outlive the template. ZB_TEMPLATE with
   diags at the template's lines. */
zb_status zb_template_load(zb_template_folder *folder, const char *name, zb_script *script, zb_diags *diags,
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

/* Evaluates all expressions by SCRIPT's current model, a sample, to find what is wrong with them: conditions are
   tested, but elements are entered whether they hold or not, and loops are gone through for each element. The tree has
   both branches of each condition, and can't be laid out. ZB_TEMPLATE with a diag for each wrong expression. */
zb_status zb_template_check(const zb_template *template, zb_script *script, zb_arena *arena, zb_diags *diags,
                            const zb_node **root);

/* ROOT, a form's filled tree, as a draft: its words for that across each page in place of its own watermark. In ARENA.
   NULL if it has none. */
const zb_node *zb_template_stamp(const zb_template *template, const zb_node *root, zb_arena *arena);

/* A tree without data, for the template's author: an expression's value is its own source, all conditions hold, each
   list has one element. Otherwise as zb_template_fill. Tables have the columns and cells that the current model of
   COUNTS, a sample, gives them; NULL: one for each expression, and their cells no places. */
zb_status zb_template_specimen(const zb_template *template, zb_script *counts, zb_arena *arena, zb_diags *diags,
                               const zb_node **root);

/* Whether it is a form of which the data say what columns a table has. */
bool zb_template_is_open(const zb_template *template);

/* The roles of fonts that it draws texts with, each once; owned by the template. */
size_t zb_template_fonts(const zb_template *template, const char *const **roles);

/* The texts that stand in the template itself, in document order; owned by the template. */
size_t zb_template_literals(const zb_template *template, const zb_literal **literals);

#endif
