/* The Lua host: one generator script in a closed environment (no io, os, debug, package, bytecode; instruction and
   memory limits), and the expressions of its template, which see the model that the script made. The only folder that
   includes lua.h.

   A generator is LUA_DIR/ID.lua; CONTRIBUTING.md describes what it returns and the functions that it sees. */
#ifndef ZB_SCRIPT_SCRIPT_H
#define ZB_SCRIPT_SCRIPT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"
#include "store/store.h"

#include <stdbool.h>

/* What a generator says of itself. */
typedef struct zb_generator {
  const char *id;        /* exceptional; the script's file name */
  const char *title;     /* 破格推荐审批表 */
  const char *template;  /* exceptional: templates/exceptional.xml */
  const char *command;   /* the command that makes it: check; "" of a document of `make` */
  const char *owner;     /* the field of its records that says whose a document is: id_number, unit; "": of many */
  const char *tolerates; /* errors of the owner in spite of which it is made: ",submission,", "all"; "": none */
} zb_generator;

/* The generators in LUA_DIR (each *.lua but schema.lua) that COMMAND makes ("": a batch's documents, of `make`), in the
   order of their `order` field, then id. In ARENA. */
zb_status zb_generators(const char *lua_dir, const char *command, zb_arena *arena, zb_diags *diags,
                        const zb_generator **list, int *count);

typedef struct zb_script zb_script;

typedef struct zb_script_limits {
  long instructions; /* of Lua's machine, for one document; 0: 50 million */
  size_t memory;     /* bytes for the whole state; 0: 256 MiB */
} zb_script_limits;

/* Loads LUA_DIR/ID.lua. DATE is the run's date (YYYY-MM-DD) or "" (then the notice's own date holds). STORE is
   borrowed. ID "": no generator, for compiling the expressions of any template. ZB_TEMPLATE with a diag at
   lua/ID.lua:LINE if it can't be loaded. */
zb_status zb_script_new(const char *lua_dir, const char *id, const char *date, zb_store *store, zb_script_limits limits,
                        zb_diags *diags, zb_script **script);
void zb_script_free(zb_script *script);

const zb_generator *zb_script_generator(const zb_script *script);

/* The date that the documents bear: DATE as given, else the notice's. */
const char *zb_script_date(const zb_script *script);

/* --- The records and their models --------------------------------------------------------------------------- */

/* Asks the generator for its records. */
zb_status zb_script_begin(zb_script *script, zb_diags *diags);

/* Makes the next record's model. ZB_OK: it is there, or *DONE. ZB_REFUSED: the record was refused (diags say why, each
   with its place); ZB_TEMPLATE: the script is wrong (diags say where). After both the next call goes on with the next
   record. */
zb_status zb_script_next(zb_script *script, bool *done, zb_diags *diags);

/* Makes the model of the form without data, that of the generator's blank(), the current one. ZB_USAGE with a diag if
   the generator has none; ZB_TEMPLATE if it is wrong. The store may be empty, but must be finished. */
zb_status zb_script_blank(zb_script *script, zb_diags *diags);

/* What the program itself hands to a generator: a table of named values. */
typedef struct zb_argument {
  const char *name;
  zb_value value;                  /* if ROWS is NULL */
  const struct zb_arguments *rows; /* a list of tables */
  int row_count;
} zb_argument;

typedef struct zb_arguments {
  const zb_argument *items;
  int count;
} zb_arguments;

/* Makes the model that the generator's make() gives of ARGUMENTS the current one; it has no file, record and owner.
   ZB_TEMPLATE with a diag if the script is wrong, ZB_REFUSED if it refuses. */
zb_status zb_script_make(zb_script *script, const zb_arguments *arguments, zb_diags *diags);

/* Judges the next record: the generator's judge() says with finding() what is wrong with it. Otherwise as
   zb_script_next, but there is no model. */
zb_status zb_script_judge(zb_script *script, bool *done, zb_diags *diags);

/* What the generator's function NAME gives for COUNT ARGUMENTS, a text, in ARENA. ZB_TEMPLATE with a diag if it is
 * none.
 */
zb_status zb_script_text(zb_script *script, const char *name, const zb_value *arguments, int count, zb_arena *arena,
                         zb_diags *diags, const char **text);

/* From now on a record that findings refuse is made all the same: zb_script_is_draft is true of it. */
void zb_script_allow_drafts(zb_script *script);
bool zb_script_is_draft(const zb_script *script);

/* Whether its documents are put up for all to see. */
bool zb_script_is_public(const zb_script *script);

/* Of the current model; valid until the next zb_script_next. */
const char *zb_script_file(const zb_script *script);   /* output path below the output folder, without its ending */
const char *zb_script_record(const zb_script *script); /* the record in a person's words: 张三（330599…） */
const char *zb_script_said(const zb_script *script);   /* what the user is to hear of all: a line, or "" */
const char *zb_script_owner(const zb_script *script);  /* ID number or unit, "" if the document is of many */

/* The indices of the store's sources that the current model comes from, ascending, in ARENA: those of its owners' rows
   and of all rows that the script was given for it. What count, sum and query looked at is not known. */
size_t zb_script_sources(const zb_script *script, zb_arena *arena, const int **indices);

/* How the current document goes into the merged file that its office prints: the model's field `print`. */
typedef struct zb_print_plan {
  const char *file; /* of the merged file, below the output folder, without its ending */
  const char *office, *unit, *name;
  int copies;   /* 1 and more */
  bool booklet; /* may be bound as one */
} zb_print_plan;

/* NULL if the document goes into none. */
const zb_print_plan *zb_script_print(const zb_script *script);

/* Appends the model as text, a value a line (works[1].start = "2001-07"), names sorted: `--dump=model`. */
void zb_script_dump(zb_script *script, zb_buffer *out);

/* --- Expressions of a template ------------------------------------------------------------------------------- */

typedef struct zb_expression zb_expression;

/* Compiles a Lua expression. TEMPLATE (a path), LINE and ORIGIN (or NULL) are its place in messages; copied. Owned by
   the script. ZB_TEMPLATE with a diag on a syntax error. */
zb_status zb_expression_new(zb_script *script, const char *source, const char *template, int line,
                            const zb_origin *origin, zb_diags *diags, const zb_expression **expression);

/* What stands for NAME, Lua source; NULL: the name stays. */
typedef const char *zb_stand_in(void *data, const char *name);

/* Appends SOURCE, an expression, to OUT with stand-ins for those of its names that are values: no fields (x.name), no
   keywords, nothing within a text. */
void zb_expression_rewrite(const char *source, zb_stand_in *stand_in, void *data, zb_buffer *out);

/* As it stands in the template, without blanks around it. */
const char *zb_expression_source(const zb_expression *expression);

/* Evaluates it against the current model and loop variables. VALUE->text is always set (a number in its shortest form,
   a boolean 是 or 否), in ARENA. nil or an unknown name is an error that says the name, the template's line and the
   record: ZB_TEMPLATE. */
zb_status zb_expression_value(zb_script *script, const zb_expression *expression, zb_arena *arena, zb_diags *diags,
                              zb_value *value);

/* True unless it is false, nil or "". */
zb_status zb_expression_test(zb_script *script, const zb_expression *expression, zb_diags *diags, bool *truth);

/* Goes through the list that the expression gives, binding NAME (and NAME_index, from 1) to each element. Loops nest;
   each begin that returned ZB_OK needs its end. The expression may also give an iterator function, as rows() does. */
zb_status zb_loop_begin(zb_script *script, const char *name, const zb_expression *list, zb_diags *diags);
zb_status zb_loop_next(zb_script *script, zb_diags *diags, bool *more);
void zb_loop_end(zb_script *script);

#endif
