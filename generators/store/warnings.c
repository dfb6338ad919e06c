/* Warnings about the whole batch: there may be one or a hundred thousand. */
#include "store/batch.h"

enum { MAX_SAID = 20 };

static const char *text(sqlite3_stmt *statement, int column)
{
  const char *value = (const char *)sqlite3_column_text(statement, column);
  return value == NULL ? "" : value;
}

zb_status zb_store_warn_query(zb_store *store, const char *sql, zb_severity severity, const char *code,
                              const char *remedy, zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  zb_status status = zb_store_prepare(store, sql, &statement, diags);
  if (status != ZB_OK)
    return status;
  int step;
  int64_t count = 0;
  while ((step = sqlite3_step(statement)) == SQLITE_ROW)
    if (count++ < MAX_SAID)
      zb_diags_add(diags, severity, code, text(statement, 0), remedy, "%s", text(statement, 1));
  sqlite3_finalize(statement);
  if (step != SQLITE_DONE)
    return zb_store_failed(store, diags);
  if (count > MAX_SAID)
    zb_diags_add(diags, severity, code, "", "", "这样的情况共 %lld 处，只列出前面 %d 处；全部列在导入报告里",
                 (long long)count, MAX_SAID);
  return ZB_OK;
}
