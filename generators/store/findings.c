/* Findings: the results of the notice's rules for the batch's people and units. */
#include "store/batch.h"

#include <string.h>

static const char *const tables =
    "CREATE TABLE _findings(number INTEGER PRIMARY KEY, rule TEXT, level TEXT, clause TEXT, owner TEXT, record TEXT,"
    " unit TEXT, district TEXT, tbl TEXT, row INTEGER, field TEXT, place TEXT, message TEXT, remedy TEXT, concerns "
    "TEXT);"
    "CREATE INDEX _findings_owner ON _findings(owner);"
    "CREATE INDEX _findings_unit ON _findings(unit);";

/* Whether import had a problem with that cell: then a rule must not report it as missing. */
static bool is_problem(zb_store *store, const char *owner, const char *place, zb_status *status, zb_diags *diags)
{
  sqlite3_stmt *statement = store->problem_at;
  *status = zb_store_bind(store, statement, 1, owner, diags);
  if (*status == ZB_OK)
    *status = zb_store_bind(store, statement, 2, place, diags);
  bool found = *status == ZB_OK && zb_store_next(store, statement, status, diags);
  sqlite3_reset(statement);
  return found;
}

/* Whether rows of OWNER are lost by a wrong ID number, which is told: what a rule misses may be in them. */
static bool is_mistyped(zb_store *store, const char *owner, zb_status *status, zb_diags *diags)
{
  *status = zb_store_bind(store, store->is_mistyped, 1, owner, diags);
  bool found = *status == ZB_OK && zb_store_next(store, store->is_mistyped, status, diags);
  sqlite3_reset(store->is_mistyped);
  return found;
}

zb_status zb_store_begin_findings(zb_store *store, zb_diags *diags)
{
  return zb_store_exec(store, "BEGIN", diags);
}

zb_status zb_store_end_findings(zb_store *store, zb_diags *diags)
{
  return zb_store_exec(store, "COMMIT", diags);
}

zb_status zb_store_add_finding(zb_store *store, const zb_finding *f, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *place = f->place;
  if (place == NULL && f->table != NULL)
    place = zb_store_place(store, f->table, f->row, f->field, store->scratch);
  zb_status status = ZB_OK;
  if (f->table != NULL && (is_problem(store, f->owner, place, &status, diags) ||
                           (status == ZB_OK && is_mistyped(store, f->owner, &status, diags))))
    return status;
  if (store->relay.data != NULL) {
    zb_finding placed = *f;
    placed.place = place;
    store->relay.finding(store->relay.data, &placed);
    return status;
  }
  return zb_store_keep_finding(store, f, place, diags);
}

zb_status zb_store_keep_finding(zb_store *store, const zb_finding *f, const char *place, zb_diags *diags)
{
  zb_status status = ZB_OK;
  const char *const texts[] = {f->rule,  f->level, f->clause, f->owner,   f->record, f->unit,    f->district,
                               f->table, f->field, place,     f->message, f->remedy, f->concerns};
  if (status == ZB_OK && sqlite3_bind_int64(store->add_finding, 14, f->row) != SQLITE_OK)
    status = zb_store_failed(store, diags);
  return status == ZB_OK ? zb_store_run_with(store, store->add_finding, texts, 13, diags) : status;
}

size_t zb_store_findings(zb_store *store, const char *owner, const char *tolerated, zb_diags *diags)
{
  sqlite3_stmt *statement = store->findings_of;
  size_t count = 0;
  zb_status status = zb_store_bind(store, statement, 1, owner, diags);
  if (status == ZB_OK)
    status = zb_store_bind(store, statement, 2, tolerated, diags);
  while (status == ZB_OK && zb_store_next(store, statement, &status, diags)) {
    if (is_problem(store, owner, zb_column_text(statement, 0), &status, diags))
      continue;
    count++;
    if (diags != NULL)
      zb_diags_add(diags, ZB_ERROR, zb_column_text(statement, 1), zb_column_text(statement, 0),
                   zb_column_text(statement, 4), "%s（%s）", zb_column_text(statement, 3),
                   zb_column_text(statement, 2));
  }
  sqlite3_reset(statement);
  return count + (status != ZB_OK);
}

zb_status zb_store_create_findings(zb_store *store, zb_diags *diags)
{
  return zb_store_exec(store, tables, diags);
}

zb_status zb_store_prepare_findings(zb_store *store, zb_diags *diags)
{
  zb_status status =
      zb_store_prepare(store,
                       "INSERT INTO _findings(rule, level, clause, owner, record, unit, district, tbl, field,"
                       " place, message, remedy, concerns, row) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                       &store->add_finding, diags);
  if (status == ZB_OK)
    status = zb_store_prepare(store,
                              "SELECT place, rule, clause, message, remedy FROM _findings WHERE owner = ?1 AND"
                              " level = 'error' AND NOT instr(?2, ',' || concerns || ',') ORDER BY number",
                              &store->findings_of, diags);
  if (status == ZB_OK)
    status = zb_store_prepare(store, "SELECT 1 FROM _problem WHERE owner = ? AND cell = ?", &store->problem_at, diags);
  if (status == ZB_OK)
    status =
        zb_store_prepare(store, "SELECT 1 FROM _orphans WHERE whose = ? AND told <> ''", &store->is_mistyped, diags);
  return status;
}

zb_status zb_store_count_findings(zb_store *store, zb_finding_counts *counts, zb_diags *diags)
{
  *counts = (zb_finding_counts){0};
  sqlite3_stmt *statement = NULL;
  zb_status status = zb_store_prepare(
      store, "SELECT level, count(*), count(DISTINCT owner) FROM _findings GROUP BY level", &statement, diags);
  while (status == ZB_OK && zb_store_next(store, statement, &status, diags)) {
    const char *level = zb_column_text(statement, 0);
    int64_t count = sqlite3_column_int64(statement, 1);
    if (strcmp(level, "error") == 0) {
      counts->errors = count;
      counts->refused = sqlite3_column_int64(statement, 2);
    } else if (strcmp(level, "warning") == 0) {
      counts->warnings = count;
    } else {
      counts->hints = count;
    }
  }
  sqlite3_finalize(statement);
  return status;
}
