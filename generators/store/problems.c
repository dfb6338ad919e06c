/* Problems: errors in rows are kept until a document of their owner is made. */
#include "store/batch.h"

zb_status zb_store_add_problem(zb_store *store, int64_t row, const char *owner, const char *place, const char *code,
                               const char *message, const char *remedy, zb_diags *diags)
{
  const char *const values[] = {owner, place, code, message, remedy};
  return zb_store_write(store, store->add_problem, values, 5, row, diags);
}

static zb_status run_once(zb_store *store, const char *sql, const char *const *texts, int count, zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  zb_status status = zb_store_prepare(store, sql, &statement, diags);
  if (status == ZB_OK)
    status = zb_store_run_with(store, statement, texts, count, diags);
  sqlite3_finalize(statement);
  return status;
}

zb_status zb_store_refuse_sheet(zb_store *store, int64_t sheet, const char *place, const char *code,
                                const char *message, const char *remedy, zb_diags *diags)
{
  const zb_table_schema *table = &store->schema->tables[store->sheets[sheet].table];
  zb_arena_reset(store->scratch);
  const char *sql =
      zb_arena_printf(store->scratch,
                      "INSERT INTO _problem(row, owner, place, code, message, remedy, reported, cell) "
                      "SELECT _row, \"%s\", ?1, ?2, ?3, ?4, 0, '' FROM \"%s\" WHERE _row >= %lld << 32 AND "
                      "_row < %lld << 32 ORDER BY _row",
                      table->owner, table->name, (long long)sheet, (long long)sheet + 1);
  return run_once(store, sql, (const char *const[]){place, code, message, remedy}, 4, diags);
}

zb_status zb_store_unite_problems(zb_store *store, int64_t sheet, const char *like, const char *place,
                                  const char *message, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *sql = zb_arena_printf(
      store->scratch, "UPDATE _problem SET place = ?1, message = ?2 WHERE row >> 32 = %lld AND message LIKE ?3",
      (long long)sheet);
  return run_once(store, sql, (const char *const[]){place, message, like}, 3, diags);
}

zb_status zb_store_prepare_problems(zb_store *store, zb_diags *diags)
{
  zb_status status =
      zb_store_prepare(store, "SELECT place, code, message, remedy FROM _problem WHERE owner = ? ORDER BY rowid",
                       &store->problems_of, diags);
  if (status == ZB_OK)
    status = zb_store_prepare(store, "INSERT OR IGNORE INTO _reported VALUES(?)", &store->mark_reported, diags);
  if (status == ZB_OK)
    status = zb_store_prepare(store, "SELECT place, code, message, remedy FROM _problem WHERE cell = ? ORDER BY rowid",
                              &store->problem_of_cell, diags);
  return status;
}

void zb_store_miss_people(zb_store *store)
{
  store->people_unread = true;
}

/* Adds the first MAX problems that STATEMENT selects; returns how many there are, at least 1 if it fails: a failed
   query must not pass for correct data. */
static size_t add_found(zb_store *store, sqlite3_stmt *statement, size_t max, zb_diags *diags)
{
  size_t count = 0;
  zb_status status = ZB_OK;
  while (zb_store_next(store, statement, &status, diags))
    if (count++ < max)
      zb_diags_add(diags, ZB_ERROR, zb_column_text(statement, 1), zb_column_text(statement, 0),
                   zb_column_text(statement, 3), "%s", zb_column_text(statement, 2));
  sqlite3_reset(statement);
  return count + (status != ZB_OK);
}

size_t zb_store_problems(zb_store *store, const char *owner, zb_diags *diags)
{
  if (zb_store_bind(store, store->problems_of, 1, owner, diags) != ZB_OK)
    return 1;
  size_t count = add_found(store, store->problems_of, SIZE_MAX, diags);
  if (count > 0 && store->failure == NULL)
    zb_store_mark_reported(store, owner, diags);
  return count;
}

void zb_store_mark_reported(zb_store *store, const char *owner, zb_diags *diags)
{
  if (store->relay.data != NULL)
    store->relay.reported(store->relay.data, owner);
  else
    zb_store_run_with(store, store->mark_reported, (const char *const[]){owner}, 1, diags);
}

bool zb_store_problem_at(zb_store *store, const char *place, zb_arena *arena, zb_diag *problem)
{
  sqlite3_stmt *statement = store->problem_of_cell;
  zb_status status = zb_store_bind(store, statement, 1, place, NULL);
  bool found = status == ZB_OK && zb_store_next(store, statement, &status, NULL);
  if (found)
    *problem = (zb_diag){.severity = ZB_ERROR,
                         .place = zb_arena_strdup(arena, zb_column_text(statement, 0)),
                         .code = zb_arena_strdup(arena, zb_column_text(statement, 1)),
                         .message = zb_arena_strdup(arena, zb_column_text(statement, 2)),
                         .remedy = zb_arena_strdup(arena, zb_column_text(statement, 3))};
  sqlite3_reset(statement);
  return found;
}

#define UNTOLD " FROM _problem WHERE reported = 0 AND owner NOT IN (SELECT owner FROM _reported) ORDER BY rowid"

zb_status zb_store_untold_problems(zb_store *store, void (*each)(void *data, int64_t number, const zb_diag *problem),
                                   void *data, zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  zb_status status = zb_store_prepare(store, "SELECT place, code, message, remedy, rowid" UNTOLD, &statement, diags);
  while (status == ZB_OK && zb_store_next(store, statement, &status, diags))
    each(data, sqlite3_column_int64(statement, 4),
         &(zb_diag){.severity = ZB_WARNING,
                    .place = zb_column_text(statement, 0),
                    .code = zb_column_text(statement, 1),
                    .message = zb_column_text(statement, 2),
                    .remedy = zb_column_text(statement, 3)});
  sqlite3_finalize(statement);
  return status;
}

void zb_store_tell_untold(const zb_diag *first, int64_t others, zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  const char *more =
      zb_arena_printf(arena, "（另外还有 %lld 处内容也没有用上；用 zhibiao dump 可以逐处查看）", (long long)others);
  zb_diags_add(diags, ZB_WARNING, "untold-problem", first->place, first->remedy, "%s%s", first->message,
               others > 0 ? more : "（没有用上）");
  zb_arena_free(arena);
}

void zb_store_unreported_problems(zb_store *store, zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  static const char sql[] = "SELECT place, remedy, message, count(*) OVER ()" UNTOLD " LIMIT 1";
  zb_status status = zb_store_prepare(store, sql, &statement, diags);
  if (status == ZB_OK && zb_store_next(store, statement, &status, diags))
    zb_store_tell_untold(&(zb_diag){.place = zb_column_text(statement, 0),
                                    .remedy = zb_column_text(statement, 1),
                                    .message = zb_column_text(statement, 2)},
                         sqlite3_column_int64(statement, 3) - 1, diags);
  sqlite3_finalize(statement);
}

size_t zb_store_all_problems(zb_store *store, size_t max, zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  static const char sql[] = "SELECT place, code, message, remedy FROM _problem ORDER BY rowid";
  size_t count = 1;
  if (zb_store_prepare(store, sql, &statement, diags) == ZB_OK)
    count = add_found(store, statement, max, diags);
  sqlite3_finalize(statement);
  return count;
}

size_t zb_store_ownerless_problems(zb_store *store, zb_diags *diags)
{
  return zb_store_problems(store, "", diags);
}
