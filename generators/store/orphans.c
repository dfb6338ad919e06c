/* Orphans: rows in education, hours … with an ID number that no applicant has. They appear in no document; only the
   user knows which digit is wrong, but often it can be guessed. Applicants' units missing from the table of units are
   noted. */
#include "store/batch.h"

#include <string.h>

enum { MAX_COMPARED = 2000 }; /* whose numbers are compared digit by digit */

typedef struct orphan_search {
  zb_store *store;
  zb_diags *diags;
  zb_arena *arena;
} orphan_search;

/* Lists the values of FIELD in CHILD that MAIN_TABLE does not have. As they come in order, both indexes are gone
   through side by side: that takes a fifth of looking each row's value up. */
static zb_status list_orphans(orphan_search *o, const zb_table_schema *child, const char *field,
                              const zb_table_schema *main_table, const char *kind)
{
  const char *name = zb_store_field_of_type(child, ZB_FIELD_NAME);
  const char *sql = zb_arena_printf(
      o->arena,
      "INSERT INTO _orphans SELECT '%s', '%s', '%s', t.owner, %s%s%s, t.rows, t.first, '', '', '' FROM "
      "(SELECT \"%s\" AS owner, count(*) AS rows, min(_row) AS first FROM \"%s\" WHERE \"%s\" IN "
      "(SELECT \"%s\" FROM \"%s\" WHERE \"%s\" <> '' EXCEPT SELECT \"%s\" FROM \"%s\" ORDER BY 1) GROUP BY 1) AS t "
      "JOIN \"%s\" AS c ON c._row = t.first ORDER BY t.first",
      kind, child->name, child->title, name == NULL ? "" : "c.\"", name == NULL ? "''" : name, name == NULL ? "" : "\"",
      field, child->name, field, field, child->name, field, field, main_table->name, child->name);
  return zb_store_exec(o->store, sql, o->diags);
}

static bool has_rows(const zb_store *store, const zb_table_schema *table)
{
  for (size_t s = 0; s < store->sheet_count; s++)
    if (&store->schema->tables[store->sheets[s].table] == table && store->sheets[s].has_rows)
      return true;
  return false;
}

/* Searches the owners of CHILD's rows, and the units in it. */
static zb_status search_table(orphan_search *o, const zb_table_schema *child)
{
  zb_status status = ZB_OK;
  for (int f = 0; f < child->field_count && status == ZB_OK; f++) {
    const char *field = child->fields[f].name;
    const zb_table_schema *main_table = zb_store_main_table(o->store, field);
    bool owns = strcmp(child->owner, field) == 0;
    if (main_table == NULL || main_table == child || child->is_register)
      continue;
    if (owns && child->fields[f].type == ZB_FIELD_ID)
      status = list_orphans(o, child, field, main_table, "person");
    else if (child->fields[f].type != ZB_FIELD_ID && has_rows(o->store, main_table) &&
             (owns || zb_store_main_table(o->store, child->owner) == child))
      status = list_orphans(o, child, field, main_table, "unit");
  }
  return status;
}

/* --- Likely causes -------------------------------------------------------------------------------------------- */

/* Looks for a person: STATEMENT selects row and name. If NAME is not empty, it must match. */
static bool find_person(orphan_search *o, sqlite3_stmt *statement, const char *value, const char *name, int64_t *row)
{
  zb_status status = zb_store_bind(o->store, statement, 1, value, o->diags);
  bool found = status == ZB_OK && zb_store_next(o->store, statement, &status, o->diags);
  if (found) {
    const char *other = (const char *)sqlite3_column_text(statement, 1);
    *row = sqlite3_column_int64(statement, 0);
    found = *name == '\0' || (other != NULL && strcmp(other, name) == 0);
  }
  sqlite3_reset(statement);
  return found;
}

/* Looks for each number that differs in one digit, which may have been mistyped. */
static bool find_near(orphan_search *o, sqlite3_stmt *by_id, const char *id, const char *name, int64_t *row)
{
  static const char digits[] = "0123456789X";
  char other[19];
  if (strlen(id) != 18)
    return false;
  memcpy(other, id, sizeof other);
  for (int i = 0; i < 18; i++) {
    for (const char *d = digits; *d != '\0' && (*d != 'X' || i == 17); d++) {
      other[i] = *d;
      if (*d != id[i] && find_person(o, by_id, other, name, row))
        return true;
    }
    other[i] = id[i];
  }
  return false;
}

typedef struct guess {
  sqlite3_stmt *orphans, *by_id, *by_name, *set_cause;
  const zb_table_schema *people;
  int count; /* of those that were looked at */
} guess;

static zb_status guess_cause(orphan_search *o, guess *g)
{
  zb_arena_reset(o->arena);
  const char *id = (const char *)sqlite3_column_text(g->orphans, 0);
  const char *name = (const char *)sqlite3_column_text(g->orphans, 1);
  const char *cause = NULL;
  int64_t row = 0;
  if (id != NULL && g->count++ < MAX_COMPARED && find_near(o, g->by_id, id, name == NULL ? "" : name, &row))
    cause = "身份证号和 %s 的只差一位，可能写错了";
  else if (name != NULL && *name != '\0' && find_person(o, g->by_name, name, name, &row))
    cause = "和 %s 同名，可能是身份证号写错了";
  if (cause == NULL)
    return ZB_OK;
  const char *place = zb_store_place(o->store, g->people->name, row, g->people->owner, o->arena);
  const char *before = strstr(cause, "%s");
  const char *text = zb_arena_printf(o->arena, "%.*s%s%s", (int)(before - cause), cause, place, before + 2);
  const char *number = zb_arena_printf(o->arena, "%lld", (long long)row);
  return zb_store_run_with(o->store, g->set_cause, (const char *const[]){text, number, id}, 3, o->diags);
}

static zb_status prepare_guess(orphan_search *o, guess *g, const char *name)
{
  const char *people = g->people->name, *id = g->people->owner;
  zb_status status = zb_store_exec(o->store, "CREATE INDEX _orphan ON _orphans(owner)", o->diags);
  const char *orphans =
      zb_arena_printf(o->arena, "SELECT owner, max(name) FROM _orphans WHERE kind = 'person' GROUP BY owner "
                                "ORDER BY min(first_row)");
  const char *by_id = zb_arena_printf(o->arena, "SELECT _row, \"%s\" FROM \"%s\" WHERE \"%s\" = ?", name, people, id);
  const char *by_name = zb_arena_printf(o->arena,
                                        "SELECT min(_row), \"%s\" FROM \"%s\" WHERE \"%s\" = ? GROUP BY 2 "
                                        "HAVING count(*) = 1",
                                        name, people, name);
  if (status == ZB_OK)
    status = zb_store_prepare(o->store, orphans, &g->orphans, o->diags);
  if (status == ZB_OK)
    status = zb_store_prepare(o->store, by_id, &g->by_id, o->diags);
  if (status == ZB_OK)
    status = zb_store_prepare(o->store, by_name, &g->by_name, o->diags);
  if (status == ZB_OK)
    status =
        zb_store_prepare(o->store,
                         zb_arena_printf(o->arena,
                                         "UPDATE _orphans SET cause = ?1, whose = (SELECT \"%s\" FROM \"%s\" WHERE "
                                         "_row = CAST(?2 AS INTEGER)) WHERE owner = ?3 AND kind = 'person'",
                                         id, people),
                         &g->set_cause, o->diags);
  return status;
}

static zb_status guess_causes(orphan_search *o, const zb_table_schema *people)
{
  guess g = {.people = people};
  const char *name = zb_store_field_of_type(people, ZB_FIELD_NAME);
  if (name == NULL)
    return ZB_OK;
  zb_status status = prepare_guess(o, &g, name);
  /* SQLite sorts the rows before it returns the first: setting the causes does not disturb them. */
  while (status == ZB_OK && zb_store_next(o->store, g.orphans, &status, o->diags))
    status = guess_cause(o, &g);
  sqlite3_finalize(g.orphans);
  sqlite3_finalize(g.by_id);
  sqlite3_finalize(g.by_name);
  sqlite3_finalize(g.set_cause);
  return status;
}

/* --- All of it ------------------------------------------------------------------------------------------------- */

/* Where people were not read, which is told, their rows are nobody's: they are counted only. */
static zb_status note_orphans(orphan_search *o, const zb_table_schema *people)
{
  const char *sql =
      zb_arena_printf(o->arena,
                      "SELECT place(tbl, first_row, '%s'), '“%s”表没有读全，因此其他表里有 ' || sum(rows) || ' 行"
                      "没有用上，这是第一行' FROM (SELECT * FROM _orphans WHERE kind = 'person' AND told = '' "
                      "ORDER BY first_row) HAVING count(*) > 0",
                      people->owner, people->title);
  return zb_store_warn_query(o->store, sql, ZB_NOTE, "orphan", "", o->diags);
}

static zb_status warn(orphan_search *o, const zb_table_schema *people)
{
  zb_store *store = o->store;
  const char *persons = zb_arena_printf(
      o->arena,
      "SELECT place(tbl, min(first_row), '%s'), record(max(name), owner) || '：' || "
      "group_concat(title || ' ' || rows || ' 行', '、') || '，“%s”表里没有这个人' || "
      "CASE WHEN cause = '' THEN '' ELSE '；' || cause END FROM (SELECT * FROM _orphans WHERE kind = 'person' "
      "AND told = '' ORDER BY first_row) GROUP BY owner ORDER BY min(first_row)",
      people->owner, people->title);
  static const char units[] =
      "SELECT place(tbl, first_row, ''), '“' || owner || '”（' || title || ' ' || rows || ' 行）不在单位表里' "
      "FROM _orphans WHERE kind = 'unit' ORDER BY first_row";
  zb_status status = store->people_unread
                         ? note_orphans(o, people)
                         : zb_store_warn_query(store, persons, ZB_WARNING, "orphan",
                                               "这些行没有用上；请改正身份证号，或补上这个人，或删去这些行", o->diags);
  return status == ZB_OK ? zb_store_warn_query(store, units, ZB_NOTE, "unlisted-unit", "", o->diags) : status;
}

zb_status zb_store_find_orphans(zb_store *store, zb_diags *diags)
{
  const zb_table_schema *people = zb_store_people(store);
  if (people == NULL)
    return ZB_OK;
  orphan_search o = {store, diags, zb_arena_new()};
  zb_status status = ZB_OK;
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++)
    status = search_table(&o, &store->schema->tables[t]);
  if (status == ZB_OK)
    status = guess_causes(&o, people);
  if (status == ZB_OK)
    status = zb_store_tell_mistyped(store, people, diags);
  if (status == ZB_OK)
    status = warn(&o, people);
  zb_arena_free(o.arena);
  return status;
}
