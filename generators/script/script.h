/* The Lua host: a generator script in a sandbox (no io, os, debug, package or bytecode; instruction and memory limits),
   and the expressions of its template, which are evaluated against the model that the script made.

   A generator is lua/ID.lua, or documents/ID.lua of the notice; CONTRIBUTING.md describes what it returns and the
   functions that it sees. */
#ifndef ZB_SCRIPT_SCRIPT_H
#define ZB_SCRIPT_SCRIPT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"
#include "script/notice.h"
#include "store/store.h"

#include <stdbool.h>

/* The properties that a generator declares. */
typedef struct zb_generator {
  const char *id;        /* exceptional: the script's file name without ending */
  const char *title;     /* what people call it */
  const char *template;  /* exceptional: templates/exceptional.xml */
  const char *command;   /* the command that runs it: check; "" for make */
  const char *owner;     /* the field of its records with the document's owner: id_number, unit; "": many owners */
  const char *tolerates; /* errors of the owner that don't refuse it: ",submission,", ",all,"; "": none */
  const char *templates; /* others that its models may ask for: ",evaluation-senior,"; "": none */
  bool has_section;      /* its function `section` adds to the page about a run */
  bool is_of_check;      /* `check` makes it, too */
} zb_generator;

/* The generators (each *.lua in the folder lua/ but schema.lua, and in documents/ of the notice) that COMMAND runs ("":
   make; NULL: any), ordered by their `order` field, then by id. In ARENA. ZB_TEMPLATE with diags if a script can't be
   loaded; the others are listed all the same. */
zb_status zb_generators(const zb_scripts *scripts, const char *command, zb_arena *arena, zb_diags *diags,
                        const zb_generator **list, int *count);

/* Those of the COUNT generators ALL that COMMAND runs, in LIST, in ARENA; how many. */
int zb_generators_run_by(const zb_generator *all, int count, const char *command, zb_arena *arena,
                         const zb_generator **list);

/* Whether its documents are, or may be, made by the template NAME. */
bool zb_generator_has_template(const zb_generator *generator, const char *name);

/* Whether no other one of the COUNT generators has the title of LIST[I]; else a diag at its script, made in ARENA. */
bool zb_generator_has_own_title(const zb_generator *list, int count, int i, zb_arena *arena, zb_diags *diags);

typedef struct zb_script zb_script;

typedef struct zb_script_limits {
  long instructions; /* of the Lua VM, for one document; 0: 50 million */
  size_t memory;     /* bytes for the whole state; 0: 256 MiB */
  double seconds;    /* of processor time, for one document; 0: 600; a negative number: none */
} zb_script_limits;

/* Loads the generator ID. DATE is the run's date (YYYY-MM-DD), "" if nothing is dated. STORE is borrowed; NULL: no
   data. ID "": no generator, for compiling the expressions of any template. ZB_TEMPLATE with a diag at lua/ID.lua:LINE
   if it can't be loaded. */
zb_status zb_script_new(const zb_scripts *scripts, const char *id, const char *date, zb_store *store,
                        zb_script_limits limits, zb_diags *diags, zb_script **script);
void zb_script_free(zb_script *script);

const zb_generator *zb_script_generator(const zb_script *script);

/* The date on the documents: DATE as given. */
const char *zb_script_date(const zb_script *script);

/* --- The records and their models --------------------------------------------------------------------------- */

/* Calls the generator's records(). ZB_TEMPLATE with a diag if that fails. */
zb_status zb_script_begin(zb_script *script, zb_diags *diags);

/* Whether the record of that NUMBER (from 0, among all) and OWNER ("": of nobody in particular) is looked at. */
typedef bool zb_choose_record(void *data, const char *owner, long number);

/* From now on zb_script_next and zb_script_skip know only the records that CHOOSE wants. */
void zb_script_choose(zb_script *script, zb_choose_record *choose, void *data);

/* The number of the current record among all, chosen or not; behind the last one, how many there are. */
long zb_script_number(const zb_script *script);

/* Makes the next record's model the current one; *DONE if no record is left. ZB_REFUSED if the record is refused (diags
   say why, each with its place); ZB_TEMPLATE if the script fails (diags say where). Either way the next call goes on
   with the next record. */
zb_status zb_script_next(zb_script *script, bool *done, zb_diags *diags);

/* Makes the model of the blank form, the result of the generator's blank(), the current one. ZB_USAGE with a diag if
   the generator has no blank(); ZB_TEMPLATE if it fails. The store may be empty, but must be finished. */
zb_status zb_script_blank(zb_script *script, zb_diags *diags);

/* Goes to the next record without making anything of it; *DONE if no record is left. ZB_TEMPLATE as zb_script_next if
   there is no telling. */
zb_status zb_script_skip(zb_script *script, bool *done, zb_diags *diags);

/* Goes past the next COUNT records; *DONE if there are not so many. What rows() and other iterators of the host give,
   not chosen from, is not even read. */
zb_status zb_script_pass(zb_script *script, long count, bool *done, zb_diags *diags);

/* What the program itself passes to a generator: a table of named values. */
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

/* Makes the result of the generator's make(ARGUMENTS) the current model; it has no file, record or owner. ZB_TEMPLATE
   with a diag if the script fails, ZB_REFUSED if it refuses. */
zb_status zb_script_make(zb_script *script, const zb_arguments *arguments, zb_diags *diags);

/* Runs the generator's judge() on the next record, which reports what is wrong with it by finding(). Otherwise like
   zb_script_next, but there is no model. */
zb_status zb_script_judge(zb_script *script, bool *done, zb_diags *diags);

/* The text that the generator's function NAME returns for COUNT ARGUMENTS, in ARENA. ZB_TEMPLATE with a diag if it
   returns none. */
zb_status zb_script_text(zb_script *script, const char *name, const zb_value *arguments, int count, zb_arena *arena,
                         zb_diags *diags, const char **text);

/* Appends what the generator's FUNCTION returns to OUT as JSON, as zb_expression_json does; nothing if it is nil. */
zb_status zb_script_json(zb_script *script, const char *function, zb_buffer *out, zb_diags *diags);

/* From now on a record that findings refuse is made all the same, as a draft. */
void zb_script_allow_drafts(zb_script *script);
bool zb_script_is_draft(const zb_script *script);

/* How many rows the current document was made without, by leave_out() and lacking(). */
int zb_script_left_out(const zb_script *script);

/* Whether its documents are public. */
bool zb_script_is_public(const zb_script *script);

/* Words that each of a generator's documents shows, though they don't stand in its template, and the name of the style
   that they are set in. */
typedef struct zb_common_text {
  const char *style, *text;
} zb_common_text;

/* Returns their number. */
size_t zb_script_common(const zb_script *script, const zb_common_text **texts);

/* Of the current model; valid until the next zb_script_next. */
const char *zb_script_file(const zb_script *script);    /* path below the output folder, without ending */
const char *zb_script_record(const zb_script *script);  /* the record as users know it: 张三（330599…） */
const char *zb_script_summary(const zb_script *script); /* a line for the run's summary, or "" */
/* The name of the template that it is for: the generator's, if the model says no other (its field `template`). */
const char *zb_script_template(const zb_script *script);
const char *zb_script_owner(const zb_script *script); /* ID number or unit; "" if the document is about many */

/* The indices of the store's sources that the current model was made from, ascending, in ARENA: those of its owners'
   rows and of all rows that were handed to the script. What count, sum and query read is not tracked. Returns their
   number. */
size_t zb_script_sources(const zb_script *script, zb_arena *arena, const int **indices);

/* How the current document goes into the merged file that its office prints; from the model's field `print`. */
typedef struct zb_print_plan {
  const char *file; /* the merged file, below the output folder, without ending */
  const char *office, *unit, *name;
  int copies;   /* at least 1 */
  bool booklet; /* may be printed as a booklet */
} zb_print_plan;

/* NULL if the document goes into no merged file. */
const zb_print_plan *zb_script_print(const zb_script *script);

/* Appends the model as text, one value a line (works[1].start = "2001-07"), sorted by name: `--dump=model`. */
void zb_script_dump(zb_script *script, zb_buffer *out);

/* --- Expressions of a template ------------------------------------------------------------------------------ */

typedef struct zb_expression zb_expression;

/* Compiles a Lua expression, which the script owns. TEMPLATE (a path), LINE and ORIGIN (or NULL), all copied, are its
   place in messages. ZB_TEMPLATE with a diag on a syntax error. */
zb_status zb_expression_new(zb_script *script, const char *source, const char *template, int line,
                            const zb_origin *origin, zb_diags *diags, const zb_expression **expression);

/* The Lua source to substitute for NAME; NULL: the name is kept. */
typedef const char *zb_stand_in(void *data, const char *name);

/* Whether NAME is one of Lua's reserved words, which no variable may have. */
bool zb_is_keyword(const char *name);

/* Appends SOURCE, an expression, to OUT with its variable names substituted, but not fields (x.name), keywords or the
   contents of string literals. */
void zb_expression_rewrite(const char *source, zb_stand_in *stand_in, void *data, zb_buffer *out);

/* Its source as in the template, without blanks around it. */
const char *zb_expression_source(const zb_expression *expression);

/* Evaluates it against the current model and loop variables. VALUE->text is always set (a number in its shortest form,
   a boolean 是 or 否), in ARENA. nil or an unknown name is ZB_TEMPLATE, with a diag that has the name, the template's
   line and the record. */
zb_status zb_expression_value(zb_script *script, const zb_expression *expression, zb_arena *arena, zb_diags *diags,
                              zb_value *value);

/* *TRUTH is true unless the value is false, nil or "". */
zb_status zb_expression_test(zb_script *script, const zb_expression *expression, zb_diags *diags, bool *truth);

/* Appends its value to OUT as JSON that may stand in an element of an HTML page: a list, a table with names as an
   object, what an iterator gives as a list, one element at a time. ID numbers are masked. */
zb_status zb_expression_json(zb_script *script, const zb_expression *expression, zb_buffer *out, zb_diags *diags);

/* Iterates over the list that the expression gives, binding NAME (and NAME_index, from 1) to each element. Loops nest;
   each begin that returned ZB_OK needs its end. The expression may also give an iterator function, as rows() does. */
zb_status zb_loop_begin(zb_script *script, const char *name, const zb_expression *list, zb_diags *diags);

/* For a loop that begins later, when the loops around it have ended: evaluates its list now. *KEPT is for
   zb_loop_begin_kept, until the next document. */
zb_status zb_loop_keep(zb_script *script, const zb_expression *list, zb_diags *diags, int *kept);
zb_status zb_loop_begin_kept(zb_script *script, const char *name, const zb_expression *list, int kept, zb_diags *diags);
zb_status zb_loop_next(zb_script *script, zb_diags *diags, bool *more);
void zb_loop_end(zb_script *script);

/* --- Checking a template by a sample ------------------------------------------------------------------------- */

/* Whether the generator has the function. */
bool zb_script_has(zb_script *script, const char *function);

/* Makes the model that the generator's sample() gives the current one, without a record; ZB_TEMPLATE with a diag if the
   script is wrong. Until there is another model expressions are checked: each one's faults are told once, and so are
   names that a template reads from tables of the sample that don't have them, where else they would be nil; names in
   what `and` and `or` leave out; and that an expression was evaluated is noted. A table has the names of all tables
   that stand in the same list. */
zb_status zb_script_sample(zb_script *script, zb_diags *diags);

/* While ENTER calls outnumber those that leave, expressions stand where the template would not go with this sample: of
   their faults only those are told that no sample could mend, such as unknown names. */
void zb_script_force(zb_script *script, bool enter);

/* An expression and what became of it. */
typedef struct zb_checked {
  const char *template; /* its place: as zb_expression_new was told */
  int line;
  const zb_origin *origin;
  const char *source;
  bool evaluated; /* at least once, without a fault */
  bool faulty;    /* something was told of it */
} zb_checked;

/* The expressions in the order in which they were compiled: the same for each script that reads the same template. */
size_t zb_script_expressions(const zb_script *script);
zb_checked zb_script_checked(const zb_script *script, size_t i);

#endif
