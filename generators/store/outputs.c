/* The earlier run's lists are in the database itself, where all processes of a run see them; what this run makes of
   them is its own. */
#include "store/outputs.h"

#include "store/batch.h"

#define FILE_COLUMNS                                                                                                   \
  "path TEXT, bytes INTEGER, sha256 TEXT, made_from TEXT, document TEXT, record TEXT, office TEXT, merged INTEGER, "   \
  "sources TEXT, pictures TEXT, change TEXT, code TEXT, pages INTEGER, copies INTEGER, "

static const char tables[] =
    "CREATE TABLE _previous(" FILE_COLUMNS "foreign_ INTEGER, unprinted INTEGER, reprint TEXT, altered TEXT);"
    "CREATE INDEX _previous_path ON _previous(path);"
    "CREATE INDEX _previous_reprint ON _previous(reprint) WHERE reprint <> '';"
    "CREATE TABLE _previous_sources(path TEXT, sha256 TEXT, rows INTEGER);"
    "CREATE TABLE _former(document TEXT, record TEXT, code TEXT, pages INTEGER, copies INTEGER);"
    "CREATE INDEX _previous_code ON _previous(code);"
    "CREATE TABLE _foreign(path TEXT, source TEXT);"
    "CREATE INDEX _foreign_source ON _foreign(source);"
    "CREATE TABLE _previous_withdrawn(path TEXT, moved TEXT, document TEXT, record TEXT, why TEXT);";

/* Temporary tables are in a database of their own, which SQLite would keep a journal of. */
static const char own_tables[] =
    "PRAGMA temp.journal_mode = OFF;"
    "PRAGMA temp.page_size = 16384;"
    "PRAGMA temp.cache_size = -32000;"
    "CREATE TEMP TABLE _withdrawn(path TEXT, moved TEXT, document TEXT, record TEXT, why TEXT);"
    "CREATE TEMP TABLE _made(" FILE_COLUMNS "kept INTEGER, owner TEXT);"
    "CREATE INDEX temp._made_path ON _made(path);"
    "CREATE INDEX temp._made_record ON _made(document, record);"
    "CREATE INDEX temp._made_owner ON _made(owner);"
    "CREATE TEMP TABLE _bound(path TEXT, volume TEXT);"
    "CREATE INDEX temp._bound_path ON _bound(path);"
    "CREATE TEMP TABLE _altered(path TEXT PRIMARY KEY, how TEXT) WITHOUT ROWID;"
    "CREATE TEMP TABLE _entries(kind TEXT, document TEXT, record TEXT, json TEXT);"
    "CREATE INDEX temp._entries_record ON _entries(document, record);"
    "CREATE TEMP TABLE _refusals(owner TEXT, document TEXT, place TEXT, message TEXT, remedy TEXT);"
    "CREATE INDEX temp._refusals_owner ON _refusals(owner);"
    "CREATE TEMP TABLE _received(sheet TEXT, code TEXT, page INTEGER, copy INTEGER, scan TEXT);"
    "CREATE INDEX temp._received_code ON _received(code, page);"
    "CREATE TEMP TABLE _words(word TEXT, code TEXT);"
    "CREATE INDEX temp._words_word ON _words(word);"
    "CREATE TEMP TABLE _finished(document TEXT);"
    "CREATE TEMP TABLE _stale(path TEXT PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TEMP TABLE _names(folded TEXT PRIMARY KEY, given TEXT) WITHOUT ROWID;"
    "CREATE TEMP TABLE _reported(owner TEXT PRIMARY KEY) WITHOUT ROWID;";

static const struct {
  const char *sql;
  int columns;
} additions[ZB_LIST_COUNT] = {
    [ZB_LIST_PREVIOUS] = {"INSERT INTO _previous VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", 18},
    [ZB_LIST_PREVIOUS_SOURCES] = {"INSERT INTO _previous_sources VALUES(?,?,?)", 3},
    [ZB_LIST_FORMER] = {"INSERT INTO _former VALUES(?,?,?,?,?)", 5},
    [ZB_LIST_FOREIGN] = {"INSERT INTO _foreign VALUES(?,?)", 2},
    [ZB_LIST_PREVIOUS_WITHDRAWN] = {"INSERT INTO _previous_withdrawn VALUES(?,?,?,?,?)", 5},
    [ZB_LIST_WITHDRAWN] = {"INSERT INTO _withdrawn VALUES(?,?,?,?,?)", 5},
    [ZB_LIST_MADE] = {"INSERT INTO _made VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", 16},
    [ZB_LIST_BOUND] = {"INSERT INTO _bound VALUES(?,?)", 2},
    [ZB_LIST_ALTERED] = {"INSERT OR IGNORE INTO _altered VALUES(?,?)", 2},
    [ZB_LIST_ENTRIES] = {"INSERT INTO _entries VALUES(?,?,?,?)", 4},
    [ZB_LIST_REFUSALS] = {"INSERT INTO _refusals VALUES(?,?,?,?,?)", 5},
    [ZB_LIST_RECEIVED] = {"INSERT INTO _received VALUES(?,?,?,?,?)", 5},
    [ZB_LIST_WORDS] = {"INSERT INTO _words VALUES(?,?)", 2},
    [ZB_LIST_FINISHED] = {"INSERT INTO _finished VALUES(?)", 1},
    [ZB_LIST_STALE] = {"INSERT INTO _stale VALUES(?)", 1},
    [ZB_LIST_NAMES] = {"INSERT INTO _names VALUES(?,?)", 2},
};

zb_status zb_store_create_outputs(zb_store *store, zb_diags *diags)
{
  return zb_store_exec(store, tables, diags);
}

zb_status zb_store_create_own_outputs(zb_store *store, zb_diags *diags)
{
  return zb_store_exec(store, own_tables, diags);
}

void zb_store_free_outputs(zb_store *store)
{
  for (int i = 0; i < ZB_LIST_COUNT; i++)
    sqlite3_finalize(store->list_adds[i]);
  sqlite3_finalize(store->previous_at);
  sqlite3_finalize(store->name_given);
}

/* Prepares SQL on its first use. */
static zb_status prepare_once(zb_store *store, const char *sql, sqlite3_stmt **statement, zb_diags *diags)
{
  return *statement != NULL ? ZB_OK : zb_store_prepare(store, sql, statement, diags);
}

zb_status zb_store_list_add(zb_store *store, zb_list list, const char *const *values, zb_diags *diags)
{
  sqlite3_stmt **statement = &store->list_adds[list];
  zb_status status = prepare_once(store, additions[list].sql, statement, diags);
  return status == ZB_OK ? zb_store_run_with(store, *statement, values, additions[list].columns, diags) : status;
}

void zb_store_forget_previous(zb_store *store)
{
  zb_store_exec(store,
                "DELETE FROM _previous; DELETE FROM _previous_sources; DELETE FROM _former; DELETE FROM _foreign; "
                "DELETE FROM _previous_withdrawn;",
                NULL);
}

zb_status zb_store_drop_replaced(zb_store *store, zb_diags *diags)
{
  return zb_store_exec(store, "DELETE FROM _made WHERE kept AND path IN (SELECT path FROM _made WHERE NOT kept)",
                       diags);
}

zb_status zb_store_take_over_edited(zb_store *store, zb_diags *diags)
{
  return zb_store_exec(store, "INSERT INTO _withdrawn SELECT * FROM _previous_withdrawn WHERE why = 'edited'", diags);
}

zb_status zb_store_take_over_withdrawn(zb_store *store, zb_diags *diags)
{
  return zb_store_exec(store,
                       "INSERT INTO _withdrawn SELECT * FROM _previous_withdrawn WHERE why <> 'edited' AND path NOT IN "
                       "(SELECT path FROM _made)",
                       diags);
}

bool zb_store_previous(zb_store *store, const char *path, zb_arena *arena, zb_previous *previous)
{
  zb_status status = prepare_once(store,
                                  "SELECT bytes, sha256, made_from, code, change, pages, unprinted, reprint "
                                  "FROM _previous WHERE path = ? LIMIT 1",
                                  &store->previous_at, NULL);
  if (status == ZB_OK)
    status = zb_store_bind(store, store->previous_at, 1, path, NULL);
  bool found = status == ZB_OK && zb_store_next(store, store->previous_at, &status, NULL);
  if (found)
    *previous = (zb_previous){
        .bytes = sqlite3_column_int64(store->previous_at, 0),
        .sha256 = zb_arena_strdup(arena, zb_column_text(store->previous_at, 1)),
        .made_from = zb_arena_strdup(arena, zb_column_text(store->previous_at, 2)),
        .code = zb_arena_strdup(arena, zb_column_text(store->previous_at, 3)),
        .change = zb_arena_strdup(arena, zb_column_text(store->previous_at, 4)),
        .pages = sqlite3_column_int(store->previous_at, 5),
        .unprinted = sqlite3_column_int(store->previous_at, 6) != 0,
        .reprint = zb_arena_strdup(arena, zb_column_text(store->previous_at, 7)),
    };
  sqlite3_reset(store->previous_at);
  return found;
}

const char *zb_store_name_given(zb_store *store, const char *folded, zb_arena *arena)
{
  zb_status status = prepare_once(store, "SELECT given FROM _names WHERE folded = ?", &store->name_given, NULL);
  if (status == ZB_OK)
    status = zb_store_bind(store, store->name_given, 1, folded, NULL);
  const char *given = NULL;
  if (status == ZB_OK && zb_store_next(store, store->name_given, &status, NULL))
    given = zb_arena_strdup(arena, zb_column_text(store->name_given, 0));
  sqlite3_reset(store->name_given);
  return given;
}

int64_t zb_store_number(zb_store *store, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  zb_status status = zb_store_prepare(store, sql, &statement, NULL);
  int64_t number =
      status == ZB_OK && zb_store_next(store, statement, &status, NULL) ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_finalize(statement);
  return number;
}
