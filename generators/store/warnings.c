/* Limits warnings about the entire batch, of which there may be a hundred thousand. */
#include "store/batch.h"

enum { MAX_SHOWN = 20 };

zb_status zb_store_warn_query(zb_store *store, const char *sql, zb_severity severity, const char *code,
                              const char *remedy, zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  zb_status status = zb_store_prepare(store, sql, &statement, diags);
  if (status != ZB_OK)
    return status;
  int64_t count = 0;
  while (zb_store_next(store, statement, &status, diags))
    if (count++ < MAX_SHOWN)
      zb_diags_add(diags, severity, code, zb_column_text(statement, 0), remedy, "%s", zb_column_text(statement, 1));
  sqlite3_finalize(statement);
  if (count > MAX_SHOWN)
    zb_diags_add(diags, severity, code, "", "", "这样的情况共 %lld 处，只列出前面 %d 处；全部列在导入报告里",
                 (long long)count, MAX_SHOWN);
  return status;
}
