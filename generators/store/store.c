/* The database: opening, its tables, finishing. */
#include "store/batch.h"

#include <stdlib.h>
#include <string.h>

/* A temporary database: it does not outlive the program and needs no protection against a crash. */
static const char *const setup =
    "PRAGMA journal_mode = OFF;"
    "PRAGMA synchronous = OFF;"
    "PRAGMA locking_mode = EXCLUSIVE;"
    "PRAGMA page_size = 16384;"
    "PRAGMA cache_size = -32000;"
    "CREATE TABLE _problem(row INTEGER, owner TEXT, place TEXT, code TEXT, message TEXT, remedy TEXT, reported "
    "INTEGER, cell TEXT);"
    "CREATE TABLE _changes(owner TEXT, place TEXT, header TEXT, before TEXT, after TEXT, why TEXT, look TEXT);"
    "CREATE TABLE _change_sums(sheet TEXT, header TEXT, why TEXT, cells INTEGER, place TEXT, before TEXT, after TEXT);"
    "CREATE TABLE _conflicts(number INTEGER, title TEXT, owner TEXT, name TEXT, field TEXT, place_a TEXT, value_a TEXT,"
    " place_b TEXT, value_b TEXT, decided INTEGER);"
    "CREATE TABLE _orphans(kind TEXT, tbl TEXT, title TEXT, owner TEXT, name TEXT, rows INTEGER, first_row INTEGER,"
    " cause TEXT, whose TEXT, told TEXT);"
    "CREATE TABLE _typed_headers(sheet INTEGER, number INTEGER, field TEXT, header TEXT, cell TEXT);"
    "CREATE TABLE _doubled(tbl TEXT);"
    "CREATE TABLE _typed(row INTEGER PRIMARY KEY, cells TEXT);"
    "CREATE TABLE _photos(kind TEXT, file TEXT, owner TEXT, name TEXT, note TEXT);"
    "CREATE TABLE _likely(kind TEXT, number INTEGER, value TEXT, other TEXT, rows INTEGER, title TEXT, place TEXT);";

#define MAX_QUERY_STEPS 5000000000

const zb_schema *zb_store_schema(const zb_store *store)
{
  return store->schema;
}

size_t zb_store_sources(const zb_store *store, const zb_source **sources)
{
  *sources = store->sources;
  return store->source_count;
}

size_t zb_store_tables(const zb_store *store)
{
  return store->sheet_count;
}

bool zb_store_is_numeric(zb_field_type type)
{
  return type == ZB_FIELD_YEAR || type == ZB_FIELD_INTEGER || type == ZB_FIELD_NUMBER;
}

/* NUMERIC keeps 90 an integer and 0.6 a real number. */
static const char *sql_type(zb_field_type type)
{
  return zb_store_is_numeric(type) ? "NUMERIC" : "TEXT";
}

static zb_status create_table(zb_store *store, int t, zb_diags *diags)
{
  const zb_table_schema *table = &store->schema->tables[t];
  zb_buffer create = {0}, insert = {0};
  zb_buffer_printf(&create, "CREATE TABLE \"%s\"(_row INTEGER PRIMARY KEY", table->name);
  zb_buffer_printf(&insert, "INSERT INTO \"%s\" VALUES(?%d", table->name, table->field_count + 1);
  for (int f = 0; f < table->field_count; f++) {
    zb_buffer_printf(&create, ",\"%s\" %s", table->fields[f].name, sql_type(table->fields[f].type));
    zb_buffer_printf(&insert, ",?%d", f + 1);
  }
  zb_buffer_putc(&create, ')');
  zb_buffer_putc(&insert, ')');
  zb_status status = zb_store_exec(store, create.data, diags);
  if (status == ZB_OK)
    status = zb_store_prepare(store, insert.data, &store->inserts[t], diags);
  if (status == ZB_OK)
    status = zb_store_create_typed(store, table, diags);
  zb_buffer_free(&create);
  zb_buffer_free(&insert);
  return status;
}

/* What is written beside the rows while files are read (row_writer.c) is prepared before: to prepare a statement waits
   for all rows. */
static zb_status prepare_writing(zb_store *store, zb_diags *diags)
{
  const struct {
    sqlite3_stmt **statement;
    const char *sql;
  } all[] = {
      {&store->add_problem, "INSERT INTO _problem(owner, place, code, message, remedy, row, reported, cell) "
                            "VALUES(?1,?2,?3,?4,?5,?6,0,?2)"},
      {&store->add_change, "INSERT INTO _changes VALUES(?,?,?,?,?,?,?)"},
      {&store->add_change_sum, "INSERT INTO _change_sums VALUES(?,?,?,?,?,?,?)"},
      {&store->add_header, "INSERT INTO _typed_headers(number, field, header, cell, sheet) VALUES(?,?,?,?,?)"},
      {&store->add_typed, "INSERT INTO _typed(cells, row) VALUES(?,?)"},
      {&store->add_sheet, "INSERT INTO _sheets(file, sheet, tbl, title, number, source, header, rows, ownerless,"
                          " skipped, returned, note) VALUES(?,?,?,?,?,?,?,?,?,?,?,'')"},
      {&store->add_went_out, "INSERT OR IGNORE INTO _went_out VALUES(?,?)"},
      {&store->add_unread, "INSERT INTO _sheets(file, sheet, tbl, title, note) VALUES(?,?,'','',?)"},
  };
  zb_status status = ZB_OK;
  for (size_t i = 0; i < sizeof all / sizeof *all && status == ZB_OK; i++)
    status = zb_store_prepare(store, all[i].sql, all[i].statement, diags);
  return status;
}

static zb_status create(zb_store *store, zb_diags *diags)
{
  /* Statistics that nobody asks for take a lock for each block of memory. Once a database is open it is too late. */
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  if (sqlite3_open_v2(store->path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                      NULL) != SQLITE_OK)
    return zb_store_failed(store, diags);
  sqlite3_limit(store->db, SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
  store->max_arguments = sqlite3_limit(store->db, SQLITE_LIMIT_FUNCTION_ARG, -1);
  zb_status status = zb_store_exec(store, setup, diags);
  if (status == ZB_OK)
    status = zb_store_exec(store, zb_store_ledger_tables, diags);
  if (status == ZB_OK)
    status = zb_store_create_outputs(store, diags);
  if (status == ZB_OK)
    status = zb_store_create_own_outputs(store, diags);
  if (status == ZB_OK)
    status = zb_store_create_findings(store, diags);
  if (status == ZB_OK)
    status = zb_store_prepare_findings(store, diags);
  if (status == ZB_OK)
    status = zb_store_exec(store, "BEGIN", diags);
  if (status == ZB_OK)
    status = zb_store_add_functions(store, diags);
  if (status == ZB_OK)
    status = zb_store_add_text_functions(store, diags);
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++)
    status = create_table(store, t, diags);
  return status == ZB_OK ? prepare_writing(store, diags) : status;
}

zb_status zb_store_new(const zb_schema *schema, zb_diags *diags, zb_store **out)
{
  return zb_store_new_at(schema, "", diags, out);
}

zb_status zb_store_new_at(const zb_schema *schema, const char *path, zb_diags *diags, zb_store **out)
{
  zb_store *store = calloc(1, sizeof *store);
  if (store == NULL)
    abort();
  size_t tables = (size_t)schema->table_count;
  store->schema = schema;
  zb_store_limit_queries(store, MAX_QUERY_STEPS);
  store->arena = zb_arena_new();
  store->scratch = zb_arena_new();
  store->path = zb_arena_strdup(store->arena, path);
  store->inserts = zb_arena_array(store->arena, tables, sizeof(sqlite3_stmt *));
  store->indexed = zb_arena_array(store->arena, tables, sizeof *store->indexed);
  store->sheets_of = zb_arena_array(store->arena, tables, sizeof(sqlite3_stmt *));
  zb_status status = create(store, diags);
  *out = store;
  if (status != ZB_OK) {
    zb_store_free(store);
    *out = NULL;
  }
  return status;
}

void zb_store_free(zb_store *store)
{
  if (store == NULL)
    return;
  zb_store_end_writer(store, NULL);
  for (int t = 0; t < store->schema->table_count; t++) {
    sqlite3_finalize(store->inserts[t]);
    sqlite3_finalize(store->sheets_of[t]);
  }
  sqlite3_finalize(store->add_problem);
  sqlite3_finalize(store->add_change);
  sqlite3_finalize(store->add_header);
  sqlite3_finalize(store->add_typed);
  sqlite3_finalize(store->add_sheet);
  sqlite3_finalize(store->add_unread);
  sqlite3_finalize(store->add_went_out);
  sqlite3_finalize(store->add_change_sum);
  sqlite3_finalize(store->problems_of);
  sqlite3_finalize(store->mark_reported);
  sqlite3_finalize(store->add_finding);
  sqlite3_finalize(store->findings_of);
  sqlite3_finalize(store->problem_at);
  sqlite3_finalize(store->problem_of_cell);
  sqlite3_finalize(store->is_mistyped);
  zb_store_free_outputs(store);
  zb_store_free_queries(store);
  sqlite3_close(store->db);
  free(store->sources);
  free(store->shown);
  free(store->sheets);
  free(store->photos);
  free(store->preferred);
  zb_buffer_free(&store->error);
  zb_arena_free(store->scratch);
  zb_arena_free(store->arena);
  free(store);
}

/* --- Finishing ----------------------------------------------------------------------------------------------- */

zb_status zb_store_prepare_sheets_of(zb_store *store, int t, zb_diags *diags)
{
  const zb_table_schema *table = &store->schema->tables[t];
  zb_arena_reset(store->scratch);
  const char *sql = zb_arena_printf(store->scratch, "SELECT DISTINCT _row >> 32 FROM \"%s\" WHERE \"%s\" = ?",
                                    table->name, table->owner);
  return zb_store_prepare(store, sql, &store->sheets_of[t], diags);
}

/* Merges what several files say of the same people. A preference that matches nothing does not stop it. */
static zb_status merge(zb_store *store, zb_diags *diags)
{
  static zb_status (*const steps[])(zb_store *, zb_diags *) = {
      zb_store_rank_sheets,  zb_store_prefer_returned,      zb_store_find_duplicates, zb_store_find_repeats,
      zb_store_find_orphans, zb_store_find_near_duplicates, zb_store_close_ledger};
  zb_status status = ZB_OK;
  for (size_t i = 0; i < sizeof steps / sizeof *steps && status != ZB_OUTPUT; i++)
    status = zb_worse(status, steps[i](store, diags));
  return status;
}

zb_status zb_store_finish(zb_store *store, zb_diags *diags)
{
  zb_status status = zb_store_end_writer(store, diags);
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++) {
    status = zb_store_index(store, t, diags);
    if (status == ZB_OK)
      status = zb_store_prepare_sheets_of(store, t, diags);
  }
  if (status == ZB_OK)
    status = zb_store_exec(store, "CREATE INDEX _problem_owner ON _problem(owner)", diags);
  if (status == ZB_OK)
    status = merge(store, diags);
  if (status != ZB_OUTPUT)
    status = zb_worse(status, zb_store_find_photo_owners(store, diags));
  if (status != ZB_OUTPUT)
    status = zb_worse(status, zb_store_report_photos(store, diags));
  if (status != ZB_OUTPUT)
    status = zb_worse(status, zb_store_exec(store, "CREATE INDEX _problem_cell ON _problem(cell); COMMIT;", diags));
  if (status != ZB_OUTPUT)
    status = zb_worse(status, zb_store_prepare_problems(store, diags));
  return status;
}
