/* Finds what is likely the same though written differently; it is listed, never merged. */
#include "store/batch.h"

#include <string.h>

typedef struct near_search {
  zb_store *store;
  zb_diags *diags;
  zb_arena *arena;
} near_search;

/* --- Units ----------------------------------------------------------------------------------------------------- */

static bool is_unit_field(const zb_store *store, const zb_table_schema *table, const zb_field *field)
{
  const zb_table_schema *main_table = zb_store_main_table(store, field->name);
  if (main_table == NULL || field->type == ZB_FIELD_ID)
    return false;
  return strcmp(table->owner, field->name) == 0 || zb_store_main_table(store, table->owner) == table;
}

/* Lists the unit names in each table about this year's units, not about people's former ones. */
static zb_status list_units(near_search *s)
{
  zb_status status = zb_store_exec(
      s->store,
      "CREATE TABLE _unit(form TEXT, value TEXT, title TEXT, tbl TEXT, field TEXT, rows INTEGER, first INTEGER)",
      s->diags);
  for (int t = 0; t < s->store->schema->table_count; t++) {
    const zb_table_schema *table = &s->store->schema->tables[t];
    for (int f = 0; f < table->field_count && status == ZB_OK; f++) {
      const char *field = table->fields[f].name;
      if (is_unit_field(s->store, table, &table->fields[f]))
        status = zb_store_exec(s->store,
                               zb_arena_printf(s->arena,
                                               "INSERT INTO _unit SELECT likeness(\"%s\"), \"%s\", '%s', '%s', '%s', "
                                               "count(*), min(_row) FROM \"%s\" WHERE \"%s\" <> '' GROUP BY 2",
                                               field, field, table->title, table->name, field, table->name, field),
                               s->diags);
    }
  }
  return status;
}

static zb_status find_units(near_search *s)
{
  static const char groups[] =
      "INSERT INTO _likely SELECT 'unit', dense_rank() OVER (ORDER BY g.first, g.form), u.value, '', u.rows, u.title, "
      "place(u.tbl, u.first, u.field) FROM _unit AS u JOIN (SELECT form, min(first) AS first FROM _unit WHERE form <> "
      "'' "
      "GROUP BY form HAVING count(DISTINCT value) > 1) AS g ON g.form = u.form ORDER BY 2, u.first;"
      "DROP TABLE _unit;";
  static const char lines[] =
      "SELECT min(place), group_concat('“' || value || '”（' || rows || ' 处）', '、') || '像是同一个单位' "
      "FROM (SELECT number, value, sum(rows) AS rows, place, min(rowid) AS first FROM _likely WHERE kind = 'unit' "
      "GROUP BY number, value ORDER BY first) GROUP BY number ORDER BY number";
  zb_status status = list_units(s);
  if (status == ZB_OK)
    status = zb_store_exec(s->store, groups, s->diags);
  return status == ZB_OK ? zb_store_warn_query(s->store, lines, ZB_WARNING, "likely-unit",
                                               "如果是同一个单位，请统一写法；不是的，不用管它", s->diags)
                         : status;
}

/* --- People ---------------------------------------------------------------------------------------------------- */

/* One ID number, two names: compares each table that has both with the table of people. */
static zb_status find_names(near_search *s, const zb_table_schema *people, const char *name)
{
  zb_status status = ZB_OK;
  const char *id = people->owner;
  for (int t = 0; t < s->store->schema->table_count && status == ZB_OK; t++) {
    const zb_table_schema *table = &s->store->schema->tables[t];
    if (table == people || zb_schema_field(table, id) < 0 || zb_schema_field(table, name) < 0)
      continue;
    const char *sql = zb_arena_printf(
        s->arena,
        "INSERT INTO _likely SELECT 'name', a._row, c.\"%s\", c.\"%s\", count(*), '%s', place('%s', min(c._row), '%s') "
        "FROM \"%s\" AS c CROSS JOIN \"%s\" AS a ON a.\"%s\" = c.\"%s\" WHERE c.\"%s\" <> a.\"%s\" AND c.\"%s\" <> '' "
        "GROUP BY 2, 3 ORDER BY min(c._row)",
        name, id, table->title, table->name, name, table->name, people->name, id, id, name, name, name);
    status = zb_store_exec(s->store, sql, s->diags);
  }
  const char *owners = zb_arena_printf(
      s->arena,
      "INSERT INTO _likely SELECT 'name', _row, \"%s\", \"%s\", 1, '%s', place('%s', _row, '%s') FROM \"%s\" "
      "WHERE _row IN (SELECT number FROM _likely WHERE kind = 'name') ORDER BY _row",
      name, id, people->title, people->name, name, people->name);
  return status == ZB_OK ? zb_store_exec(s->store, owners, s->diags) : status;
}

/* One name and birth date, two ID numbers. */
static zb_status find_numbers(near_search *s, const zb_table_schema *people, const char *name)
{
  const char *id = people->owner;
  const char *sql = zb_arena_printf(
      s->arena,
      "INSERT INTO _likely SELECT 'id', same.first, same.name, p.\"%s\", 1, '%s', place('%s', p._row, '%s') FROM "
      "(SELECT \"%s\" AS name, substr(\"%s\", 7, 8) AS born, min(_row) AS first FROM \"%s\" WHERE length(\"%s\") = "
      "18 AND \"%s\" <> '' GROUP BY 1, 2 HAVING count(*) > 1) AS same JOIN \"%s\" AS p ON p.\"%s\" = same.name AND "
      "substr(p.\"%s\", 7, 8) = same.born AND length(p.\"%s\") = 18 ORDER BY same.first, p._row",
      id, people->title, people->name, id, name, id, people->name, id, name, people->name, name, id, id);
  return zb_store_exec(s->store, sql, s->diags);
}

static zb_status warn_people(near_search *s)
{
  static const char names[] =
      "SELECT place, record(group_concat(value, '、'), other) || '：同一个身份证号有不同的姓名' FROM (SELECT "
      "number, value, other, place, min(rowid) AS first FROM _likely WHERE kind = 'name' GROUP BY number, value ORDER "
      "BY "
      "first) GROUP BY number ORDER BY number";
  static const char numbers[] =
      "SELECT place, group_concat(record(value, other), '、') || '同名、同一天出生，身份证号不同，像是同一个人' FROM "
      "(SELECT * FROM _likely WHERE kind = 'id' ORDER BY rowid) GROUP BY number ORDER BY number";
  zb_status status =
      zb_store_warn_query(s->store, names, ZB_WARNING, "likely-name", "请核对姓名和身份证号，改正写错的一处", s->diags);
  return status == ZB_OK ? zb_store_warn_query(s->store, numbers, ZB_WARNING, "likely-person",
                                               "请核对身份证号；确是两个人的，不用管它", s->diags)
                         : status;
}

zb_status zb_store_find_near_duplicates(zb_store *store, zb_diags *diags)
{
  near_search s = {store, diags, zb_arena_new()};
  zb_status status = find_units(&s);
  const zb_table_schema *people = zb_store_people(store);
  const char *name = people == NULL ? NULL : zb_store_field_of_type(people, ZB_FIELD_NAME);
  if (name != NULL && status == ZB_OK)
    status = find_names(&s, people, name);
  if (name != NULL && status == ZB_OK)
    status = find_numbers(&s, people, name);
  if (status == ZB_OK)
    status = warn_people(&s);
  zb_arena_free(s.arena);
  return status;
}
