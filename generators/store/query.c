/* Queries: SELECT only, prepared once, with a limit on their cost. */
#include "store/batch.h"

#include "base/clock.h"
#include "base/grow.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define STEPS_PER_CHECK 1000
#define MAX_SECONDS 300. /* of processor time for a row */

struct zb_rows {
  zb_store *store;
  sqlite3_stmt *statement;
  int cached;      /* its index in the cache, or -1 */
  int last;        /* the result of the last step */
  long long steps; /* so far */
  zb_clock clock;  /* of the row that is being fetched, once that takes long */
  bool is_timed;
  zb_buffer error;
  bool is_walk;     /* the statement gives one row, the one of a number */
  int64_t *numbers; /* of the rows of a walk */
  size_t number_count, number_capacity;
  size_t at; /* the next of them */
};

/* --- What a query may do ------------------------------------------------------------------------------------- */

/* Time and random numbers would make two runs differ. */
static bool function_allowed(const char *name)
{
  static const char *const denied[] = {
      "random",   "randomblob", "date",         "time",         "datetime",          "julianday",
      "strftime", "unixepoch",  "current_date", "current_time", "current_timestamp", "load_extension"};
  for (size_t i = 0; i < sizeof denied / sizeof *denied; i++)
    if (strcasecmp(name, denied[i]) == 0)
      return false;
  return true;
}

/* The authorization of a statement that is being prepared. */
typedef struct access_check {
  const zb_store *store;
  bool public;
  const char *header; /* of a private column or table that it was denied; NULL: none */
  bool is_unanswered; /* it asks for what a store with the rows of another one does not know */
} access_check;

/* Rather no answer than none that looks like one. */
static bool is_answered(access_check *a, const char *function)
{
  static const char *const of_files[] = {"place", "link", "as_typed"};
  for (size_t i = 0; i < sizeof of_files / sizeof *of_files && a->store->is_taken; i++)
    a->is_unanswered = a->is_unanswered || strcasecmp(function, of_files[i]) == 0;
  return !a->is_unanswered;
}

/* COLUMN is "" when the statement only counts rows. */
static bool is_public(access_check *a, const char *table, const char *column)
{
  int t = zb_schema_table(a->store->schema, table);
  int f = t < 0 ? -1 : zb_schema_field(&a->store->schema->tables[t], column);
  if (table[0] == '_')
    a->header = table;
  else if (f >= 0 && a->store->schema->tables[t].fields[f].privacy != ZB_PUBLIC)
    a->header = a->store->schema->tables[t].fields[f].header;
  return a->header == NULL;
}

static int authorize(void *context, int action, const char *first, const char *second, const char *database,
                     const char *trigger)
{
  access_check *a = context;
  (void)database, (void)trigger;
  switch (action) {
  case SQLITE_SELECT:
    return SQLITE_OK;
  case SQLITE_READ:
    if (strncmp(first, "sqlite_", 7) == 0 || (a->public && !is_public(a, first, second)))
      return SQLITE_DENY;
    return SQLITE_OK;
  case SQLITE_FUNCTION:
    return is_answered(a, second) && function_allowed(second) ? SQLITE_OK : SQLITE_DENY;
  default:
    return SQLITE_DENY;
  }
}

static zb_status refuse(zb_store *store, const char *why, const char **out)
{
  zb_buffer_clear(&store->error);
  zb_buffer_puts(&store->error, why);
  *out = store->error.data;
  return ZB_TEMPLATE;
}

static zb_status refuse_private(zb_store *store, const char *header, const char **out)
{
  zb_buffer_clear(&store->error);
  zb_buffer_printf(&store->error, "公示的文书不能查“%s”", header);
  *out = store->error.data;
  return ZB_TEMPLATE;
}

static zb_status prepare(zb_store *store, const char *sql, bool public, sqlite3_stmt **statement, const char **why)
{
  const char *tail = "";
  access_check access = {.store = store, .public = public};
  sqlite3_set_authorizer(store->db, authorize, &access);
  int code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, &tail);
  sqlite3_set_authorizer(store->db, NULL, NULL);
  if (code != SQLITE_OK && access.header != NULL)
    return refuse_private(store, access.header, why);
  if (code != SQLITE_OK && access.is_unanswered)
    return refuse(store, "合并的时候没有表格文件，place、link、_typed_… 用不了", why);
  if (code != SQLITE_OK)
    return refuse(store, sqlite3_errmsg(store->db), why);
  bool one = *statement != NULL && sqlite3_stmt_readonly(*statement) && tail[strspn(tail, " \t\r\n;")] == '\0';
  if (one)
    return ZB_OK;
  sqlite3_finalize(*statement);
  return refuse(store, "only one SELECT is allowed", why);
}

/* --- The cache ----------------------------------------------------------------------------------------------- */

static int find_cached(const zb_store *store, const char *sql, bool public)
{
  for (int i = 0; i < store->query_count; i++)
    if (!store->queries[i].busy && store->queries[i].public == public && strcmp(store->queries[i].sql, sql) == 0)
      return i;
  return -1;
}

/* Caches the statement unless the cache is full; returns its index or -1. */
static int keep_query(zb_store *store, const char *sql, bool public, sqlite3_stmt *statement)
{
  if (store->query_count == QUERY_CACHE)
    return -1;
  char *copy = strdup(sql);
  if (copy == NULL)
    abort();
  store->queries[store->query_count] = (query){copy, statement, public, false};
  return store->query_count++;
}

void zb_store_free_queries(zb_store *store)
{
  for (int i = 0; i < store->query_count; i++) {
    sqlite3_finalize(store->queries[i].statement);
    free(store->queries[i].sql);
  }
  store->query_count = 0;
}

/* --- Running ------------------------------------------------------------------------------------------------- */

static bool bind(sqlite3_stmt *statement, const zb_value *parameters, int count)
{
  int code = SQLITE_OK;
  for (int i = 0; i < count && code == SQLITE_OK; i++) {
    const zb_value *p = &parameters[i];
    if (p->type == ZB_VALUE_INTEGER)
      code = sqlite3_bind_int64(statement, i + 1, p->integer);
    else if (p->type == ZB_VALUE_REAL)
      code = sqlite3_bind_double(statement, i + 1, p->real);
    else
      code = sqlite3_bind_text(statement, i + 1, p->text, -1, SQLITE_TRANSIENT);
  }
  return code == SQLITE_OK;
}

static zb_rows *start(zb_store *store, sqlite3_stmt *statement, int cached)
{
  zb_rows *rows = calloc(1, sizeof *rows);
  if (rows == NULL)
    abort();
  *rows = (zb_rows){.store = store, .statement = statement, .cached = cached, .last = SQLITE_ROW};
  if (cached >= 0)
    store->queries[cached].busy = true;
  return rows;
}

static zb_status run(zb_store *store, const char *sql, bool public, const zb_value *parameters, int count,
                     zb_rows **rows, const char **why)
{
  *rows = NULL;
  *why = "";
  if (zb_store_settle(store, NULL) != ZB_OK)
    return refuse(store, store->failure, why);
  int cached = find_cached(store, sql, public);
  sqlite3_stmt *statement = cached < 0 ? NULL : store->queries[cached].statement;
  if (cached < 0) {
    zb_status status = prepare(store, sql, public, &statement, why);
    if (status != ZB_OK)
      return status;
    cached = keep_query(store, sql, public, statement);
  }
  *rows = start(store, statement, cached);
  bool counts_match = sqlite3_bind_parameter_count(statement) == count;
  if (counts_match && bind(statement, parameters, count))
    return ZB_OK;
  zb_rows_free(*rows);
  *rows = NULL;
  return refuse(store, counts_match ? sqlite3_errmsg(store->db) : "the number of parameters is not the number of ?",
                why);
}

zb_status zb_store_query(zb_store *store, const char *sql, const zb_value *parameters, int count, zb_rows **rows,
                         const char **why)
{
  return run(store, sql, false, parameters, count, rows, why);
}

zb_status zb_store_query_public(zb_store *store, const char *sql, const zb_value *parameters, int count, zb_rows **rows,
                                const char **why)
{
  return run(store, sql, true, parameters, count, rows, why);
}

static int is_over_limit(void *context)
{
  zb_rows *rows = context;
  rows->steps += STEPS_PER_CHECK;
  /* Most of a million rows are there before they need a clock. */
  if (!rows->is_timed)
    rows->clock = zb_clock_start(MAX_SECONDS);
  rows->is_timed = true;
  return rows->steps > rows->store->max_steps || zb_clock_ran_out(&rows->clock);
}

void zb_store_limit_queries(zb_store *store, long long steps)
{
  store->max_steps = steps;
}

/* Whether the query is at fault, and not the database. */
static bool is_own_fault(int code)
{
  return code == SQLITE_TOOBIG || code == SQLITE_MISMATCH || code == SQLITE_INTERRUPT;
}

static void fail(zb_rows *rows)
{
  bool stopped = rows->last == SQLITE_INTERRUPT; /* by is_over_limit */
  zb_buffer_puts(&rows->error, stopped ? "查得太久，超过了上限" : sqlite3_errmsg(rows->store->db));
  if (!is_own_fault(rows->last))
    zb_store_failed(rows->store, NULL);
}

/* Makes the statement of a walk begin anew, with the next number. */
static int go_to_number(zb_rows *rows)
{
  if (rows->at == rows->number_count)
    return SQLITE_DONE;
  sqlite3_reset(rows->statement);
  int code = sqlite3_bind_int64(rows->statement, 1, rows->numbers[rows->at++]);
  return code == SQLITE_OK ? SQLITE_ROW : code;
}

static int step(zb_rows *rows)
{
  rows->is_timed = false;
  sqlite3_progress_handler(rows->store->db, STEPS_PER_CHECK, is_over_limit, rows);
  int code = sqlite3_step(rows->statement);
  sqlite3_progress_handler(rows->store->db, 0, NULL, NULL);
  return code;
}

bool zb_rows_next(zb_rows *rows)
{
  if (rows->last != SQLITE_ROW)
    return false;
  rows->last = rows->is_walk ? go_to_number(rows) : SQLITE_ROW;
  if (rows->last == SQLITE_ROW)
    rows->last = step(rows);
  if (rows->last != SQLITE_ROW && rows->last != SQLITE_DONE)
    fail(rows);
  return rows->last == SQLITE_ROW;
}

int64_t zb_rows_skip(zb_rows *rows, int64_t count)
{
  int64_t skipped = 0;
  if (rows->is_walk) {
    int64_t left = (int64_t)(rows->number_count - rows->at);
    skipped = count < left ? count : left;
    rows->at += (size_t)skipped;
  }
  while (skipped < count && zb_rows_next(rows))
    skipped++;
  return skipped;
}

/* Moves the numbers that FROM gives to ROWS; false if it fails. */
static bool take_numbers(zb_rows *rows, zb_rows *from)
{
  while (zb_rows_next(from)) {
    rows->numbers = zb_grow(rows->numbers, rows->number_count, &rows->number_capacity, sizeof *rows->numbers);
    rows->numbers[rows->number_count++] = zb_rows_value(from, 0).integer;
  }
  return zb_rows_error(from) == NULL;
}

zb_status zb_store_walk(zb_store *store, const char *numbers, const char *row, zb_rows **rows, const char **why)
{
  const zb_value none = {.type = ZB_VALUE_INTEGER};
  zb_rows *from = NULL;
  zb_status status = run(store, row, false, &none, 1, rows, why);
  if (status == ZB_OK)
    status = run(store, numbers, false, NULL, 0, &from, why);
  if (status == ZB_OK && !take_numbers(*rows, from))
    status = refuse(store, zb_rows_error(from), why);
  if (status == ZB_OK)
    (*rows)->is_walk = true;
  zb_rows_free(from);
  if (status == ZB_OK)
    return ZB_OK;
  zb_rows_free(*rows);
  *rows = NULL;
  return status;
}

const char *zb_rows_error(const zb_rows *rows)
{
  return rows->error.data;
}

int zb_rows_columns(const zb_rows *rows)
{
  return sqlite3_column_count(rows->statement);
}

const char *zb_rows_name(const zb_rows *rows, int column)
{
  return sqlite3_column_name(rows->statement, column);
}

zb_value zb_rows_value(const zb_rows *rows, int column)
{
  zb_value value = {.type = ZB_VALUE_TEXT, .text = ""};
  int type = sqlite3_column_type(rows->statement, column);
  if (type == SQLITE_INTEGER) {
    value.type = ZB_VALUE_INTEGER;
    value.integer = sqlite3_column_int64(rows->statement, column);
  } else if (type == SQLITE_FLOAT) {
    value.type = ZB_VALUE_REAL;
    value.real = sqlite3_column_double(rows->statement, column);
  } else if (type != SQLITE_NULL) {
    value.text = (const char *)sqlite3_column_text(rows->statement, column);
    if (value.text == NULL) /* out of memory */
      value.text = "";
  }
  return value;
}

static void free_memory(zb_rows *rows)
{
  zb_buffer_free(&rows->error);
  free(rows->numbers);
  free(rows);
}

void zb_rows_free(zb_rows *rows)
{
  if (rows == NULL)
    return;
  if (sqlite3_db_handle(rows->statement) != rows->store->db) { /* of the process that this one was forked from */
    free_memory(rows);
    return;
  }
  sqlite3_reset(rows->statement);
  sqlite3_clear_bindings(rows->statement);
  if (rows->cached >= 0)
    rows->store->queries[rows->cached].busy = false;
  else
    sqlite3_finalize(rows->statement);
  free_memory(rows);
}
