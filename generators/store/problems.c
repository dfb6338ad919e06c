/* Problems: what is wrong with a row is kept until somebody makes a document of its owner. */
#include "store/batch.h"

#include <string.h>

zb_status zb_store_add_problem(zb_store *store, int64_t row, const char *owner, const char *place, const char *code,
                               const char *message, const char *remedy, zb_diags *diags)
{
  sqlite3_stmt *statement = store->add_problem;
  const char *const values[] = {owner, place, code, message, remedy};
  sqlite3_bind_int64(statement, 1, row);
  for (int i = 0; i < 5; i++)
    sqlite3_bind_text(statement, i + 2, values[i], -1, SQLITE_STATIC);
  int code_of_step = sqlite3_step(statement);
  sqlite3_reset(statement);
  return code_of_step == SQLITE_DONE ? ZB_OK : zb_store_failed(store, diags);
}

static const char *text(sqlite3_stmt *statement, int column)
{
  const char *value = (const char *)sqlite3_column_text(statement, column);
  return value == NULL ? "" : value;
}

/* Adds the first MOST problems that STATEMENT finds; returns how many there are. */
static size_t add_found(sqlite3_stmt *statement, size_t max, zb_diags *diags)
{
  size_t count = 0;
  while (sqlite3_step(statement) == SQLITE_ROW)
    if (count++ < max)
      zb_diags_add(diags, ZB_ERROR, text(statement, 1), text(statement, 0), text(statement, 3), "%s",
                   text(statement, 2));
  sqlite3_reset(statement);
  return count;
}

size_t zb_store_problems(zb_store *store, const char *owner, zb_diags *diags)
{
  sqlite3_bind_text(store->problems_of, 1, owner, -1, SQLITE_STATIC);
  size_t count = add_found(store->problems_of, SIZE_MAX, diags);
  if (count > 0) {
    sqlite3_bind_text(store->mark_said, 1, owner, -1, SQLITE_STATIC);
    sqlite3_step(store->mark_said);
    sqlite3_reset(store->mark_said);
  }
  return count;
}

void zb_store_unreported_problems(zb_store *store, zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  static const char sql[] = "SELECT place, code, message, remedy, count(*) OVER () FROM _problem WHERE said = 0 "
                            "ORDER BY rowid LIMIT 1";
  if (zb_store_prepare(store, sql, &statement, diags) == ZB_OK && sqlite3_step(statement) == SQLITE_ROW) {
    long long others = sqlite3_column_int64(statement, 4) - 1;
    const char *more =
        zb_arena_printf(store->scratch, "（另外还有 %lld 处内容也没有用上；用 zhibiao dump 可以逐处查看）", others);
    zb_diags_add(diags, ZB_WARNING, "untold-problem", text(statement, 0), text(statement, 3), "%s%s",
                 text(statement, 2), others > 0 ? more : "（没有用上）");
  }
  sqlite3_finalize(statement);
}

size_t zb_store_all_problems(zb_store *store, size_t max, zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  size_t count = 0;
  if (zb_store_prepare(store, "SELECT place, code, message, remedy FROM _problem ORDER BY rowid", &statement, diags) ==
      ZB_OK)
    count = add_found(statement, max, diags);
  sqlite3_finalize(statement);
  return count;
}

size_t zb_store_orphan_problems(zb_store *store, zb_diags *diags)
{
  return zb_store_problems(store, "", diags);
}
