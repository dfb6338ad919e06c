/* An ID number that is wrong in one place makes orphans of all rows elsewhere, or of those rows themselves. A number
   that can't be read is a problem already: it says what follows from it, so that nothing else needs to. */
#include "store/batch.h"

/* ?1 is the beginning of what the import says of an ID number that it can't read, ?2 the name of that field. */
static const char *const steps[] = {
    "CREATE INDEX _orphan_whose ON _orphans(whose)",
    /* Which of the two numbers is wrong. */
    "UPDATE _orphans SET told = 'applicant' WHERE kind = 'person' AND whose <> '' AND EXISTS "
    "(SELECT 1 FROM _problem AS p WHERE p.owner = whose AND p.message LIKE ?1)",
    "UPDATE _orphans SET told = 'row' WHERE kind = 'person' AND whose <> '' AND told = '' AND EXISTS "
    "(SELECT 1 FROM _problem AS p WHERE p.owner = _orphans.owner AND p.message LIKE ?1)",
    /* The same number in several rows of a table is one mistake. */
    "UPDATE _problem SET place = (SELECT q.place FROM _problem AS q WHERE q.owner = _problem.owner AND q.row >> 32 = "
    "_problem.row >> 32 AND q.message = _problem.message ORDER BY q.rowid LIMIT 1) WHERE place = cell AND message LIKE "
    "?1 "
    "AND owner IN (SELECT owner FROM _orphans WHERE told = 'row')",
    /* What follows: in one line for all problems that are one. */
    "CREATE TEMP TABLE _mistake AS "
    "SELECT p.place, p.message, '；' || CASE WHEN count(DISTINCT o.owner) = 1 AND max(o.cause) LIKE '%只差一位%' THEN "
    "'和 ' || "
    "place(o.tbl, min(o.first_row), ?2) || ' 的只差一位，' ELSE '' END || '因此其他表里有 ' || sum(o.rows) || ' "
    "行没有用上' "
    "AS more FROM _orphans AS o JOIN (SELECT DISTINCT owner, place, message FROM _problem WHERE message LIKE ?1) "
    "AS p ON p.owner = o.whose WHERE o.told = 'applicant' GROUP BY p.place, p.message "
    "UNION ALL "
    "SELECT p.place, p.message, '；' || CASE WHEN count(DISTINCT o.owner) = 1 THEN replace(replace(max(o.cause), "
    "'身份证号和', '和'), '，可能写错了', '') || '，' ELSE '' END || '因此有 ' "
    "|| count(DISTINCT p.row) || ' 行没有用上' FROM _problem AS p JOIN (SELECT owner, max(cause) AS cause FROM "
    "_orphans WHERE "
    "told = 'row' GROUP BY owner) AS o ON o.owner = p.owner WHERE p.message LIKE ?1 GROUP BY p.place, p.message",
    "UPDATE _problem SET message = _problem.message || m.more, remedy = "
    "'请改正身份证号；这个人的其他条件，改好以后再查' FROM _mistake AS "
    "m WHERE m.place = _problem.place AND m.message = _problem.message",
    "DROP TABLE _mistake",
    /* Whose row it is, is known now. */
    "UPDATE _problem SET owner = o.whose FROM (SELECT DISTINCT owner, whose FROM _orphans WHERE told = 'row') AS o "
    "WHERE "
    "o.owner = _problem.owner",
};

static zb_status run_step(zb_store *store, const char *sql, const char *const texts[2], zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  zb_status status = zb_store_prepare(store, sql, &statement, diags);
  if (status == ZB_OK)
    status = zb_store_run_with(store, statement, texts, sqlite3_bind_parameter_count(statement), diags);
  sqlite3_finalize(statement);
  return status;
}

/* An orphan of nobody whose number can't be read: its warning says why, too. */
static const char nobodys[] = "UPDATE _orphans SET cause = (SELECT p.message FROM _problem AS p WHERE p.owner = "
                              "_orphans.owner AND p.message LIKE ?1 "
                              "ORDER BY p.rowid LIMIT 1) WHERE kind = 'person' AND told = '' AND cause = '' AND EXISTS "
                              "(SELECT 1 FROM _problem AS p "
                              "WHERE p.owner = _orphans.owner AND p.message LIKE ?1)";
static const char nobodys_told[] = "UPDATE _problem SET reported = 1 WHERE message LIKE ?1 AND owner IN (SELECT owner "
                                   "FROM _orphans WHERE kind = 'person' "
                                   "AND told = '' AND cause <> '')";

zb_status zb_store_tell_mistyped(zb_store *store, const zb_table_schema *people, zb_diags *diags)
{
  int id = zb_schema_field(people, people->owner);
  const char *const texts[] = {zb_arena_printf(store->arena, "%s：%%", people->fields[id].header), people->owner};
  zb_status status = ZB_OK;
  for (size_t i = 0; i < sizeof steps / sizeof *steps && status == ZB_OK; i++)
    status = run_step(store, steps[i], texts, diags);
  if (status == ZB_OK)
    status = run_step(store, nobodys, texts, diags);
  return status == ZB_OK ? run_step(store, nobodys_told, texts, diags) : status;
}

static zb_status rename_photo(zb_store *store, photo *p, sqlite3_stmt *statement, zb_diags *diags)
{
  size_t count = 0;
  while (p->name.ids[count] != NULL)
    count++;
  const char **ids = zb_arena_array(store->arena, count + 1, sizeof *ids);
  zb_status status = ZB_OK;
  for (size_t i = 0; i < count && status == ZB_OK; i++) {
    ids[i] = p->name.ids[i];
    status = zb_store_bind(store, statement, 1, ids[i], diags);
    if (status == ZB_OK && zb_store_next(store, statement, &status, diags))
      ids[i] = zb_arena_strdup(store->arena, zb_column_text(statement, 0));
    sqlite3_reset(statement);
  }
  p->name.ids = ids;
  return status;
}

zb_status zb_store_rename_photos(zb_store *store, zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  zb_status status =
      zb_store_prepare(store, "SELECT whose FROM _orphans WHERE owner = ? AND told = 'applicant'", &statement, diags);
  for (size_t i = 0; i < store->photo_count && status == ZB_OK; i++)
    status = rename_photo(store, &store->photos[i], statement, diags);
  sqlite3_finalize(statement);
  return status;
}
