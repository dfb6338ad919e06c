/* What the files of script/ share: the sandboxed Lua state, and the generator that runs in it. Lua raises errors by
   longjmp, so whatever may raise runs inside host_call and owns no memory but Lua's and an arena's. */
#ifndef ZB_SCRIPT_HOST_H
#define ZB_SCRIPT_HOST_H

#include "base/clock.h"
#include "base/nearest.h"
#include "base/pool.h"
#include "script/script.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

/* --- sandbox.c: the sandboxed state -------------------------------------------------------------------------- */

typedef struct zb_host {
  lua_State *L;
  zb_pool *pool; /* of Lua's memory */
  size_t memory, max_memory;
  long steps, max_steps;       /* of Lua */
  lua_Unsigned work, max_work; /* of Lua's library, in which no steps are counted: see host_spend */
  double max_seconds;
  zb_clock clock;         /* what is neither step nor work: to compare two large texts is one step */
  bool exceeded;          /* a limit; from then on each step raises, so that no pcall can swallow it */
  zb_scripts scripts;     /* in ARENA */
  const zb_layer *layers; /* of the notice in force, the chosen one first; found by host_load_layers */
  int layer_count;
  zb_arena *arena; /* lives as long as the state */
  zb_arena *error_arena;
  const char *place; /* of the last error: lua/notice.lua:18; "" if unknown */
  const char *error; /* the last error's message, without the place */
} zb_host;

/* Opens a sandboxed state whose globals are Lua's safe functions and require. host_close is due even if it fails. */
zb_status host_open(zb_host *host, const zb_scripts *scripts, zb_script_limits limits, zb_diags *diags);
void host_close(zb_host *host);
zb_host *host_of(lua_State *L);

/* Runs FUNCTION(L) with CONTEXT as its light userdata argument. False if it raised; host->place and host->error
   describe the error. */
bool host_call(zb_host *host, lua_CFunction function, void *context);

/* From now on steps, work and time are counted anew. */
void host_begin(zb_host *host);

/* Counts WORK of a function in C: how many characters, elements or comparisons it goes through. Raises once it is more
   than the limit, beforehand: a function whose work has no end is not begun. */
void host_spend(lua_State *L, lua_Unsigned work);

/* Adds the last error as a diag, at WHERE if its own place is unknown. Returns ZB_TEMPLATE. */
zb_status host_error(const zb_host *host, const char *where, zb_diags *diags);

/* Freezes the globals: from now on reading or setting an unknown one raises. */
void host_lock(lua_State *L);

/* --- modules.c: files below lua/ ----------------------------------------------------------------------------- */

bool host_has_file(const zb_host *host, const char *path); /* LUA_DIR/PATH exists */
void host_run_file(lua_State *L, const char *path);        /* runs LUA_DIR/PATH and pushes its result; raises */
/* The same of any PATH; SHOWN is its name in messages. */
void host_run_at(lua_State *L, const char *path, const char *shown);
void host_require(lua_State *L, const char *module); /* pushes the module; raises */
int host_lua_require(lua_State *L);                  /* what scripts call as require */

/* chunks.c: pushes the function that TEXT is, or an error: the status is that of lua_load. Text alone is taken for a
   script, no bytecode. */
int host_load_text(lua_State *L, const char *text, size_t length, const char *name);

/* --- layers.c: the folders of the notice in force --------------------------------------------------------------- */

void layers_open(lua_State *L);      /* notice_layers, notice_source */
void host_load_layers(lua_State *L); /* finds and runs them once; pushes the list of what they return */

/* The layer NAME (NULL: any, the chosen notice's first) if it has FILE; NULL if there is none. */
const zb_layer *host_layer_with(const zb_host *host, const char *name, const char *file);

/* The layer that has the module notices/zhejiang/places.lua, PATH; *FILE is its name there. NULL: none has it. */
const zb_layer *host_layer_of_module(const zb_host *host, const char *path, const char **file);

/* Runs that module and pushes its result; false if no layer has it. */
bool host_run_layer_module(lua_State *L, const char *path);

/* A file's bytes up to the first NUL, in ARENA; NULL if it can't be read. */
const char *host_text(zb_arena *arena, const char *path);

/* The same for the generator documents/ID.lua; *PATH is its name in messages. */
bool host_run_document(lua_State *L, const char *id, const char **path);

/* --- library.c: Lua's libraries without randomness, addresses and the clock ---------------------------------- */

void host_open_libraries(lua_State *L);

int host_lua_pairs(lua_State *L); /* pairs.c: what scripts call as pairs, in the order of keys */

/* Puts FUNCTION into the place of a function of the library on top of the stack, which becomes its upvalue. */
void replace_function(lua_State *L, const char *name, lua_CFunction function);

/* Runs Lua's own function, the upvalue, in the place of the one that was called: no call more, and an error has the
   name and the place of the script's call. */
int call_original(lua_State *L);

/* The same for a function that goes through the texts of its arguments once; spends as long as they are. */
int call_for_texts(lua_State *L);

/* --- bounded.c, pattern.c: functions of Lua's libraries that may run long in a single step --------------------- */

/* Replaces functions of the library on top of the stack by ones that spend. */
void bound_strings(lua_State *L);
void bound_tables(lua_State *L);
void bound_utf8(lua_State *L);
void patterns_open(lua_State *L); /* find, match, gmatch and gsub */

/* --- declaration.c: what a generator says of itself ----------------------------------------------------------- */

/* Reads the properties of the script's generator from the value on top of the stack, which stays. Raises for a field
   that no generator has, or whose value is of the wrong kind. */
void read_properties(lua_State *L);

/* The text of a field of the table at INDEX; raises if it is none. */
const char *property_text(lua_State *L, int index, const char *name);

/* --- The generator ------------------------------------------------------------------------------------------- */

typedef struct loop {
  const char *name, *index_name;
  const zb_expression *list;
  int kept;                  /* the list is evaluated already; 0: it is not */
  lua_Integer index, length; /* LENGTH -1: an iterator function */
  struct loop *outer;
} loop;

struct zb_script {
  zb_host host; /* first: host_of is the script */
  zb_store *store;
  zb_generator generator;
  const char *path; /* lua/ID.lua */
  double order;
  bool is_public;   /* its documents are public; assumed until the script is loaded */
  bool is_of_check; /* `check` makes it, too */
  bool is_off;      /* the notice in force has no such document */
  zb_common_text *common;
  size_t common_count;
  const char *date;
  bool ended;               /* no records are left */
  long number;              /* of the current record among all, from 0 */
  zb_choose_record *choose; /* NULL: all records are looked at */
  void *choose_data;
  /* of the current record */
  zb_arena *document;
  zb_diags *pending; /* messages held back until the record's name is known; NULL: none */
  bool refused;
  int left_out;                                           /* rows that the document is made without */
  bool allow_drafts;                                      /* a record that findings refuse is made as a draft */
  bool is_draft;                                          /* the current one is made so */
  const char *file, *record, *owner, *summary, *template; /* template "": the generator's */
  zb_print_plan print;                                    /* file NULL: none */
  bool *sources;               /* for each source of the store whether the record uses it; NULL: none does yet */
  loop *loops, *ended_loops;   /* in DOCUMENT */
  int kept_lists;              /* how many zb_loop_keep has kept of this document */
  const char **public_numbers; /* of offices: a public document may show them; NULL-terminated; NULL: none */
  size_t public_number_count, public_number_capacity;
  zb_buffer sql; /* of the query that is being built */
  /* of the template's expressions */
  zb_expression **expressions; /* in the order of compiling */
  size_t expression_count, expression_capacity;
  const zb_expression *current; /* the expression that is evaluated, or was last */
  bool is_checking;             /* the model is a sample */
  int forced;                   /* depth of branches that are not taken with this model */
  bool is_certain;              /* the error that was raised last is one with any model */
};

/* script.c: a script without its generator, which has the name ID. zb_script_free is due even if it fails. */
zb_status open_script(const zb_scripts *scripts, const char *id, const char *date, zb_store *store,
                      zb_script_limits limits, zb_diags *diags, zb_script **out);
void name_generator(zb_script *script, const char *id);
int load_generator(lua_State *L); /* of that name: its properties and KEY_GENERATOR; raises */

/* Keys in Lua's registry. */
enum { KEY_GENERATOR = 1, KEY_RECORDS, KEY_MODEL, KEY_ENVIRONMENT, KEY_FUNCTIONS, KEY_BASE, KEY_LOOPS, KEY_ROWS };

static inline void registry_get(lua_State *L, int key)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, 0x5A420000 + key);
}

/* Pops the value. */
static inline void registry_set(lua_State *L, int key)
{
  lua_rawseti(L, LUA_REGISTRYINDEX, 0x5A420000 + key);
}

static inline zb_script *script_of(lua_State *L)
{
  return (zb_script *)host_of(L);
}

/* rows.c: rows of the store as Lua tables */
void rows_open(lua_State *L);
void push_value(lua_State *L, zb_value value);                     /* an integral number as an integer */
void push_row(lua_State *L, const zb_rows *rows, int table);       /* TABLE: index in the schema, or -1 */
void push_empty_row(lua_State *L, int table);                      /* each field of TABLE is "" */
int row_table(lua_State *L, int index);                            /* in the schema; -1: a query's row; -2: no row */
const char *row_place(lua_State *L, int index, const char *field); /* "" if unknown; in the document's arena */
void add_source(zb_script *script, int source);                    /* the current record uses it */
const char *row_text(lua_State *L, int index, const char *field);  /* "" if not a text */
/* Raises. OWN: the SQL is the host's, which seals private values itself; a script's may not touch private fields. */
zb_rows *run_query(lua_State *L, const char *sql, const zb_value *values, int count, bool own);
zb_rows **new_rows(lua_State *L);            /* pushes a userdata that owns the rows stored in it */
void push_iterator(lua_State *L, int table); /* pops that userdata, pushes a function that gives its rows */
/* Goes past the next COUNT rows of that function, at ITERATOR, without reading them; returns how many there were, -1 if
   it is another function. */
lua_Integer skip_rows(lua_State *L, int iterator, lua_Integer count);

/* iterators.c: items() and chain() */
void iterators_open(lua_State *L);
/* As skip_rows, of any iterator of the host. */
lua_Integer skip_items(lua_State *L, int iterator, lua_Integer count);

/* sealed.c: values that scripts of public documents may compare but not see */
void sealed_open(lua_State *L);
bool is_sealed(lua_State *L, int index);
const char *sealed_text(lua_State *L, int index); /* a plain text's, too; NULL: neither */
int refuse_sealed(lua_State *L, int index);       /* raises, naming the field */
void push_public(lua_State *L, const zb_field *field, zb_value value);
const char *shown_text(zb_script *script, const char *text,
                       zb_arena *arena); /* without private numbers if the document is public */

/* where.c: the conditions of rows(), list(), count() … */
typedef struct condition {
  const zb_table_schema *table;
  int index; /* of TABLE in the schema */
  const char *sql;
  const zb_value *values;
  int count;
} condition;

/* "SELECT WHAT FROM table WHERE … ORDER BY …", from the arguments at stack indices WHERE and ORDER (0: none). Valid
   while what it pushes stays on the stack, and until the next call. */
condition make_condition(lua_State *L, const char *what, const char *table, int where, int order);

/* The numbers of all of TABLE's rows in that order, likewise. */
condition make_walk(lua_State *L, const char *table, const char *order);
const zb_field *schema_field(lua_State *L, const char *table, const char *field); /* NULL: no such field */
zb_value value_at(lua_State *L, int index); /* raises if it is no text, number, boolean or sealed value */

/* api.c, filled.c, refusal.c, finding_api.c: the functions that scripts see */
void api_open(lua_State *L);
void push_empty(lua_State *L, const char *table); /* a row of it without values; raises if there is no such table */
void filled_open(lua_State *L);
void refusal_open(lua_State *L);
void findings_open(lua_State *L);

/* Messages about the current record. */
zb_diags *pending_of(zb_script *script);

/* recordless.c: pushes the generator's function NAME; false if it has none */
bool push_function(lua_State *L, const char *name);

/* model.c */
const char *whole_text(lua_State *L, zb_arena *arena); /* the text on top of the stack; raises if it is no UTF-8 */
void check_model(lua_State *L,
                 const char *function); /* raises unless FUNCTION's result, on top of the stack, is a table */
/* Runs FUNCTION(L) with CONTEXT, which sets KEY_MODEL. ZB_REFUSED if it refused, ZB_TEMPLATE if it raised. */
zb_status make_recordless(zb_script *script, lua_CFunction function, void *context, zb_diags *diags);

/* names.c: the tokens of an expression */
bool is_letter(char c);               /* may start a name */
const char *token_end(const char *s); /* behind the token that starts at S, one character at least */
bool is_key(const char *behind);      /* the name that ends at BEHIND is the key of a table's field: { name = … } */

/* expression.c */
void expressions_open(lua_State *L);
void push_expression(lua_State *L, const zb_expression *expression); /* pushes its value; raises */
/* Runs FUNCTION(L) with CONTEXT, which evaluates the expression. ZB_TEMPLATE with a diag at its place if it raised. */
zb_status call_expression(zb_script *script, const zb_expression *expression, lua_CFunction function, void *context,
                          zb_diags *diags);

/* unknown.c: unknown names */
void try_keys(lua_State *L, int index, zb_nearest *nearest);   /* the names of the table at INDEX, if it is one */
void push_suggestion(lua_State *L, const zb_nearest *nearest); /* "，是不是 name？", or "" */
int raise_unknown(lua_State *L, int table, const char *name);  /* the table at TABLE has no such name */
bool has_word(const char *source, const char *name);           /* NAME stands in SOURCE as a word of its own */
void check_names(lua_State *L, const char *source);            /* raises if a name in it is unknown */

/* What is said of a number that is none: 0/0, 1/0. */
#define NOT_A_NUMBER "算出来的不是一个数，是不是除以了 0？"

/* strict.c: replaces the model on top of the stack by a copy whose tables raise when a template reads a name that none
   of their kind has */
void make_strict(lua_State *L);

#endif
