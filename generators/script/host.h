/* What the files of script/ share: the closed Lua state, and the generator that runs in it. Lua's functions leave by
   longjmp, so whatever raises runs below host_call, and holds no memory but Lua's own or an arena's. */
#ifndef ZB_SCRIPT_HOST_H
#define ZB_SCRIPT_HOST_H

#include "script/script.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

/* --- sandbox.c: the closed state ----------------------------------------------------------------------------- */

typedef struct zb_host {
  lua_State *L;
  size_t memory, max_memory;
  long steps, max_steps;
  bool exceeded; /* steps were; no pcall of a script can go on after it */
  const char *lua_dir;
  zb_arena *arena; /* what lives as long as the state */
  zb_arena *error_arena;
  const char *place; /* of the last error: lua/notice.lua:18, or "" if its message has no place */
  const char *error; /* its message without the place */
} zb_host;

/* Opens a closed state. What is global in it: Lua's own safe functions and require. */
zb_status host_open(zb_host *host, const char *lua_dir, zb_script_limits limits, zb_diags *diags);
void host_close(zb_host *host);
zb_host *host_of(lua_State *L);

/* Runs FUNCTION(L) with CONTEXT as its light userdata argument. False if it raised: host->place and host->error say
 * what. */
bool host_call(zb_host *host, lua_CFunction function, void *context);

/* Adds the last error as a diag; WHERE is its place if it names none itself. Returns ZB_TEMPLATE. */
zb_status host_error(const zb_host *host, const char *where, zb_diags *diags);

/* No more names: from now on an unknown global is an error. */
void host_lock(lua_State *L);

/* --- modules.c: files below lua/ ------------------------------------------------------------------------------ */

bool host_has(const zb_host *host, const char *path); /* is there LUA_DIR/PATH? */
void host_run_file(lua_State *L, const char *path);   /* pushes what LUA_DIR/PATH returns; raises */
void host_require(lua_State *L, const char *module);  /* pushes the module; raises */
int host_lua_require(lua_State *L);                   /* the function that scripts see */

/* --- library.c: where Lua's own libraries depend on chance, addresses or the clock ---------------------------- */

void host_open_libraries(lua_State *L);

/* --- The generator ------------------------------------------------------------------------------------------- */

typedef struct loop {
  const char *name, *index_name;
  const zb_expression *list;
  lua_Integer index, length; /* LENGTH -1: an iterator function */
  struct loop *outer;
} loop;

struct zb_script {
  zb_host host; /* first: host_of is the script */
  zb_store *store;
  zb_generator generator;
  const char *where; /* lua/ID.lua */
  double order;
  bool is_public; /* its documents are put up for all to see; true until it has said so */
  const char *date;
  bool ended; /* the records are */
  /* of the current record */
  zb_arena *document;
  zb_diags *pending; /* what is to be said of it, until its name is known; NULL: nothing yet */
  bool refused;
  bool drafts, draft; /* what findings refuse is made as a draft; the current one is */
  const char *file, *record, *owner, *said;
  zb_print_plan print;       /* file NULL: none */
  bool *sources;             /* which of the store's sources it comes from; NULL: none yet */
  loop *loops, *ended_loops; /* in DOCUMENT */
  const char **kept;         /* numbers of offices that a public document may show, NULL-terminated; NULL: none */
  size_t kept_count;
  zb_buffer sql; /* of the query that is being made */
};

/* Keys in Lua's registry. */
enum { KEY_GENERATOR = 1, KEY_RECORDS, KEY_MODEL, KEY_ENVIRONMENT, KEY_FUNCTIONS, KEY_BASE, KEY_LOOPS, KEY_ROWS };

static inline void push_kept(lua_State *L, int key)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, 0x5A420000 + key);
}

/* Takes the value from the stack. */
static inline void keep(lua_State *L, int key)
{
  lua_rawseti(L, LUA_REGISTRYINDEX, 0x5A420000 + key);
}

static inline zb_script *script_of(lua_State *L)
{
  return (zb_script *)host_of(L);
}

/* rows.c: rows of the store as Lua tables */
void rows_open(lua_State *L);
void push_value(lua_State *L, zb_value value);                     /* a whole number as an integer */
void push_row(lua_State *L, const zb_rows *rows, int table);       /* TABLE: of the schema, or -1 */
void push_empty_row(lua_State *L, int table);                      /* every field of the schema's table is "" */
int row_table(lua_State *L, int index);                            /* of the schema; -1: a query's row; -2: no row */
const char *row_place(lua_State *L, int index, const char *field); /* "" if unknown; in the document's arena */
void note_source(zb_script *script, int source);                   /* the model comes from it */
const char *row_text(lua_State *L, int index, const char *field);  /* "" if it is no text */
/* Raises. OWN: the host wrote the SQL, and hides what is not for all from the script. */
zb_rows *run_query(lua_State *L, const char *sql, const zb_value *values, int count, bool own);
zb_rows **new_rows(lua_State *L);            /* pushes a holder that frees what is put into it */
void push_iterator(lua_State *L, int table); /* takes the holder from the top of the stack */

/* sealed.c: what scripts of public documents don't get to see */
void sealed_open(lua_State *L);
bool is_sealed(lua_State *L, int index);
const char *sealed_text(lua_State *L, int index); /* also of a text; NULL: neither */
int refuse_sealed(lua_State *L, int index);       /* raises, naming the field */
void push_public(lua_State *L, const zb_field *field, zb_value value);
const char *shown_text(zb_script *script, const char *text, zb_arena *arena); /* as a document shows it */

/* where.c: conditions of rows() and its like */
typedef struct condition {
  const zb_table_schema *table;
  int index; /* of the table */
  const char *sql;
  const zb_value *values;
  int count;
} condition;

/* "WHAT FROM table WHERE … ORDER BY …" from the arguments at WHERE and ORDER (0: none). Pushes what it needs. */
condition make_condition(lua_State *L, const char *what, const char *table, int where, int order);
const zb_field *named_field(lua_State *L, const char *table, const char *field); /* NULL: there is none */
zb_value value_at(lua_State *L, int index); /* raises if it is no text, number, boolean or sealed value */

/* api.c, refusal.c, findings.c: the functions that scripts see */
void api_open(lua_State *L);
void refusal_open(lua_State *L);
void findings_open(lua_State *L);

/* What is to be said of the current record. */
zb_diags *pending_of(zb_script *script);

/* recordless.c: pushes the generator's function of that name; false if it has none */
bool push_function(lua_State *L, const char *name);

/* model.c */
void need_model(lua_State *L, const char *function); /* raises unless what FUNCTION gave, on top, is a table */
/* Runs FUNCTION(L) with CONTEXT, which keeps a model. ZB_REFUSED if it refused, ZB_TEMPLATE if it raised. */
zb_status make_recordless(zb_script *script, lua_CFunction function, void *context, zb_diags *diags);

/* names.c */
bool is_keyword(const char *word);

/* expression.c */
void expressions_open(lua_State *L);
void push_expression(lua_State *L, const zb_expression *expression); /* its value; raises */
zb_status expression_error(zb_script *script, const zb_expression *expression, zb_diags *diags);

#endif
