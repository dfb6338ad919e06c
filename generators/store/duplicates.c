/* Rows with the same key: districts and units often send the same person in two files. Equal rows are merged; which of
   two different ones is right only the user can decide, by zb_store_prefer or in the files. */
#include "store/batch.h"

/* The columns of duplicates_sql; from FIRST_FIELD on three for each field: whether it differs, its value in the row
   that is kept, and its value in the later one. */
enum { LATER_ROW, FIRST_ROW, DECIDED, OWNER, FIRST_FIELD };

/* Selects each row with the same key as an earlier (or preferred) one, together with the one that is kept. */
static const char *duplicates_sql(const zb_store *store, const zb_table_schema *table, zb_arena *arena)
{
  zb_buffer keys = {0}, filled = {0}, fields = {0};
  for (const char *const *key = table->key; *key != NULL; key++) {
    zb_buffer_printf(&keys, "%s\"%s\"", key == table->key ? "" : ",", *key);
    zb_buffer_printf(&filled, "%s\"%s\" <> ''", key == table->key ? "" : " AND ", *key);
  }
  for (int f = 0; f < table->field_count; f++) {
    const char *name = table->fields[f].name;
    zb_buffer_printf(&fields, ",a.\"%s\" IS NOT b.\"%s\",a.\"%s\",b.\"%s\"", name, name, name, name);
  }
  const char *rank = zb_store_rank_sql(store, "_row", arena);
  const char *first =
      store->preferred_count == 0 ? "MIN(_row) OVER (PARTITION BY " : "FIRST_VALUE(_row) OVER (PARTITION BY ";
  const char *order = store->preferred_count == 0 ? "" : zb_arena_printf(arena, " ORDER BY %s, _row", rank);
  int owner = zb_schema_field(table, table->owner);
  /* Numbers that can't be read may look the same: 3.30599E+17. So do years that can't: they are empty. */
  const char *unread =
      table->fields[owner].type == ZB_FIELD_ID
          ? zb_arena_printf(arena, " AND _row NOT IN (SELECT row FROM _problem WHERE message LIKE '%s：%%')",
                            table->fields[owner].header)
          : "";
  const char *sql = zb_arena_printf(
      arena,
      "WITH twin AS (SELECT _row AS later, %s%s%s) AS first FROM \"%s\" WHERE %s%s"
      " AND (%s) IN (SELECT %s FROM \"%s\" GROUP BY %s HAVING COUNT(*) > 1)) "
      "SELECT twin.later, twin.first, %s < %s, b.\"%s\"%s FROM twin JOIN \"%s\" AS a ON a._row = twin.first "
      "JOIN \"%s\" AS b ON b._row = twin.later WHERE twin.later <> twin.first ORDER BY twin.later",
      first, keys.data, order, table->name, filled.data, unread, keys.data, keys.data, table->name, keys.data,
      zb_store_rank_sql(store, "twin.first", arena), zb_store_rank_sql(store, "twin.later", arena), table->owner,
      fields.data, table->name, table->name);
  zb_buffer_free(&keys);
  zb_buffer_free(&filled);
  zb_buffer_free(&fields);
  return sql;
}

/* The search for duplicates in a table. */
typedef struct search {
  zb_store *store;
  const zb_table_schema *table;
  sqlite3_stmt *found, *leave_out, *add_conflict, *forget_problems;
  int64_t equal, decided, open;
  zb_arena *arena; /* of one row */
  zb_diags *diags;
} search;

static const char *text(const search *s, int column)
{
  return zb_column_text(s->found, column);
}

static const char *key_headers(const search *s)
{
  const char *names = "";
  for (const char *const *key = s->table->key; *key != NULL; key++) {
    int f = zb_schema_field(s->table, *key);
    names = zb_arena_printf(s->arena, "%s%s%s", names, *names == '\0' ? "" : "、",
                            f < 0 ? *key : s->table->fields[f].header);
  }
  return names;
}

/* The headers of the fields that differ, "" if none does. Without values, since messages end up in the manifest and
   some fields are private. */
static const char *different_headers(const search *s)
{
  const char *names = "";
  for (int f = 0; f < s->table->field_count; f++)
    if (sqlite3_column_int(s->found, FIRST_FIELD + 3 * f) != 0)
      names = zb_arena_printf(s->arena, "%s%s“%s”", names, *names == '\0' ? "" : "、", s->table->fields[f].header);
  return names;
}

static const char *place_of(const search *s, int row, const char *field)
{
  return zb_store_place(s->store, s->table->name, sqlite3_column_int64(s->found, row), field, s->arena);
}

/* Stores both values of each field that differs, for the report. */
static zb_status list_values(const search *s, bool decided)
{
  const char *name = zb_store_field_of_type(s->table, ZB_FIELD_NAME);
  int name_column = name == NULL ? -1 : FIRST_FIELD + 3 * zb_schema_field(s->table, name) + 1;
  zb_status status = ZB_OK;
  for (int f = 0; f < s->table->field_count && status == ZB_OK; f++) {
    const zb_field *field = &s->table->fields[f];
    if (sqlite3_column_int(s->found, FIRST_FIELD + 3 * f) == 0)
      continue;
    const char *const values[] = {s->table->title,
                                  text(s, OWNER),
                                  name_column < 0 ? "" : text(s, name_column),
                                  field->header,
                                  place_of(s, FIRST_ROW, field->name),
                                  text(s, FIRST_FIELD + 3 * f + 1),
                                  place_of(s, LATER_ROW, field->name),
                                  text(s, FIRST_FIELD + 3 * f + 2)};
    sqlite3_bind_int64(s->add_conflict, 1, sqlite3_column_int64(s->found, LATER_ROW));
    for (int i = 0; i < 8; i++)
      sqlite3_bind_text(s->add_conflict, i + 2, values[i], -1, SQLITE_STATIC);
    sqlite3_bind_int(s->add_conflict, 10, decided);
    status = zb_store_run(s->store, s->add_conflict, s->diags);
  }
  return status;
}

static zb_status leave_out(const search *s, const char *why)
{
  sqlite3_bind_int64(s->leave_out, 1, sqlite3_column_int64(s->found, LATER_ROW));
  sqlite3_bind_text(s->leave_out, 2, why, -1, SQLITE_STATIC);
  return zb_store_run(s->store, s->leave_out, s->diags);
}

/* Problems in a row that a preference rejects don't matter. */
static zb_status handle_decided(search *s)
{
  s->decided++;
  sqlite3_bind_int64(s->forget_problems, 1, sqlite3_column_int64(s->found, LATER_ROW));
  zb_status status = zb_store_run(s->store, s->forget_problems, s->diags);
  return status == ZB_OK ? list_values(s, true) : status;
}

static zb_status handle_open(search *s, const char *headers)
{
  s->open++;
  const char *key = s->table->key[0];
  const char *message =
      zb_arena_printf(s->arena, "与 %s 重复：%s相同，但%s不同", place_of(s, FIRST_ROW, key), key_headers(s), headers);
  zb_status status = zb_store_add_problem(s->store, sqlite3_column_int64(s->found, LATER_ROW), text(s, OWNER),
                                          place_of(s, LATER_ROW, key), "duplicate", message,
                                          "请核对这两行，只保留正确的一行；或用 --prefer 写明以哪个文件为准", s->diags);
  return status == ZB_OK ? list_values(s, false) : status;
}

static zb_status handle_pair(search *s)
{
  zb_arena_reset(s->arena);
  const char *headers = different_headers(s);
  if (*headers == '\0') {
    s->equal++;
    return leave_out(s, "same");
  }
  zb_status status = sqlite3_column_int(s->found, DECIDED) != 0 ? handle_decided(s) : handle_open(s, headers);
  return status == ZB_OK ? leave_out(s, "other") : status;
}

static zb_status prepare(search *s)
{
  zb_store *store = s->store;
  zb_status status = zb_store_prepare(store, duplicates_sql(store, s->table, s->arena), &s->found, s->diags);
  if (status == ZB_OK)
    status = zb_store_prepare(store, "INSERT INTO _left_out VALUES(?, ?)", &s->leave_out, s->diags);
  if (status == ZB_OK)
    status = zb_store_prepare(store, "INSERT INTO _conflicts VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", &s->add_conflict,
                              s->diags);
  if (status == ZB_OK)
    status = zb_store_prepare(store, "DELETE FROM _problem WHERE row = ?", &s->forget_problems, s->diags);
  return status;
}

void zb_store_tell_preferred(const zb_table_schema *table, int64_t count, zb_diags *diags)
{
  zb_diags_add(diags, ZB_NOTE, "preferred", "", "", "“%s”表有 %lld 行和 --prefer 的文件不同，没有用", table->title,
               (long long)count);
}

static zb_status find_in_table(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  search s = {.store = store, .table = table, .arena = zb_arena_new(), .diags = diags};
  zb_status status = prepare(&s);
  while (status == ZB_OK && zb_store_next(store, s.found, &status, diags))
    status = handle_pair(&s);
  sqlite3_finalize(s.found);
  sqlite3_finalize(s.leave_out);
  sqlite3_finalize(s.add_conflict);
  sqlite3_finalize(s.forget_problems);
  zb_arena_free(s.arena);
  if (s.decided > 0)
    zb_store_tell_preferred(table, s.decided, diags);
  if (status == ZB_OK && s.equal + s.decided + s.open > 0)
    status = zb_store_leave_out(store, table, s.equal, diags);
  return status;
}

zb_status zb_store_find_duplicates(zb_store *store, zb_diags *diags)
{
  zb_status status = ZB_OK;
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++)
    if (store->schema->tables[t].key[0] != NULL && zb_store_may_be_doubled(store, t))
      status = find_in_table(store, &store->schema->tables[t], diags);
  return status;
}
