/* Tables without a key, such as education: a file that was corrected and sent again lies beside the one that it was
   made from. Their equal rows count once (repeats.c), but of a row that was corrected both versions are used. Whether
   it is one row or two only the user can tell, unless he prefers a file. */
#include "store/batch.h"

#include <string.h>

/* MAX_ROWS: nobody has as many; who has is not looked at, as each row is held against each. */
enum { MAX_SHOWN = 20, MAX_ROWS = 64 };

/* _copies: the rows of owners of whom several files have something of their own; grp: the first row that is equal, and
   what stands before and after it in its file, 0: nothing; rank: the best of files that have it. _corrected: row b is a
   once more, but for some cells, of which FIELD is the first. */
static const char create[] =
    "CREATE TABLE _copies(row INTEGER PRIMARY KEY, owner TEXT, source INTEGER, rank INTEGER, grp INTEGER, before"
    " INTEGER, after INTEGER);"
    "CREATE INDEX _copies_owner ON _copies(owner, source); CREATE INDEX _copies_grp ON _copies(grp);"
    "CREATE TABLE _corrected(b INTEGER PRIMARY KEY, a INTEGER, source_a INTEGER, source_b INTEGER, owner TEXT, field"
    " TEXT, decided INTEGER, UNIQUE(a, source_b));";

/* --- Finding -------------------------------------------------------------------------------------------------------
 */

static zb_status find_copies(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  zb_buffer fields = {0};
  for (int f = 0; f < table->field_count; f++)
    zb_buffer_printf(&fields, "%st.\"%s\"", f == 0 ? "" : ",", table->fields[f].name);
  const char *sql = zb_arena_printf(
      store->scratch,
      "INSERT INTO _copies WITH many AS MATERIALIZED (SELECT \"%s\" AS owner FROM \"%s\" WHERE \"%s\" <> '' GROUP BY 1"
      " HAVING MIN(_row >> 32) <> MAX(_row >> 32)), "
      "open AS (SELECT many.owner FROM many JOIN \"%s\" AS t ON t.\"%s\" = many.owner WHERE NOT EXISTS (SELECT 1 FROM"
      " _left_out WHERE row = t._row) GROUP BY 1 HAVING MIN(t._row >> 32) <> MAX(t._row >> 32) AND count(*) <= %d), "
      "equal AS (SELECT t._row AS row, open.owner, s.source, MIN(coalesce(s.rank, 0)) OVER same AS rank,"
      " MIN(t._row) OVER same AS grp FROM open JOIN \"%s\" AS t ON t.\"%s\" = open.owner JOIN _sheets AS s ON"
      " s.number = t._row >> 32 WINDOW same AS (PARTITION BY %s)) "
      "SELECT row, owner, source, rank, grp, LAG(grp, 1, 0) OVER file, LEAD(grp, 1, 0) OVER file FROM equal"
      " WINDOW file AS (PARTITION BY owner, source ORDER BY row)",
      table->owner, table->name, table->owner, table->name, table->owner, MAX_ROWS, table->name, table->owner,
      fields.data);
  zb_buffer_free(&fields);
  return zb_store_exec(store, sql, diags);
}

/* The columns of pairs_sql; from FIRST_FIELD on each field of both rows. */
enum { ROW_A, ROW_B, SOURCE_A, SOURCE_B, OWNER, DECIDED, BESIDE, SHARED, FIRST_FIELD };

/* Two rows of an owner, the preferred or first one and another, that no file has both of. */
static const char *pairs_sql(const zb_table_schema *table, zb_arena *arena)
{
  zb_buffer fields = {0};
  for (int f = 0; f < table->field_count; f++)
    zb_buffer_printf(&fields, ",a.\"%s\",b.\"%s\"", table->fields[f].name, table->fields[f].name);
  const char *sql = zb_arena_printf(
      arena,
      "SELECT u.row, v.row, u.source, v.source, u.owner, u.rank < v.rank, u.before = v.before OR u.after = v.after,"
      " EXISTS (SELECT 1 FROM _copies AS x JOIN _copies AS y ON y.grp = x.grp AND y.source = v.source WHERE x.owner ="
      " u.owner AND x.source = u.source)%s FROM _copies AS u JOIN _copies AS v ON v.owner = u.owner AND v.source <>"
      " u.source AND (u.rank, u.row) < (v.rank, v.row) JOIN \"%s\" AS a ON a._row = u.row JOIN \"%s\" AS b ON b._row ="
      " v.row WHERE NOT EXISTS (SELECT 1 FROM _left_out WHERE row IN (u.row, v.row)) AND NOT EXISTS (SELECT 1 FROM"
      " _copies AS x JOIN _copies AS y ON y.owner = x.owner AND y.source = x.source AND y.grp = v.grp WHERE x.owner ="
      " u.owner AND x.grp = u.grp) ORDER BY 7 DESC, u.rank, u.row, v.rank, v.row",
      fields.data, table->name, table->name);
  zb_buffer_free(&fields);
  return sql;
}

/* Whether N bytes of TEXT are what tells things of one series apart: 2019, 上, 一. */
static bool is_of_series(const char *text, size_t n)
{
  static const char *const words[] = {"上", "中", "下", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  for (const char *end = text + n; text < end;) {
    size_t length = *text >= '0' && *text <= '9' ? 1 : 0;
    for (size_t i = 0; i < sizeof words / sizeof *words && length == 0; i++)
      length = strncmp(text, words[i], strlen(words[i])) == 0 ? strlen(words[i]) : 0;
    if (length == 0)
      return false;
    text += length;
  }
  return true;
}

/* Whether more than half of the longer text is at the beginning and at the end of both, and they are no two of a
   series. */
static bool are_alike(const char *a, const char *b)
{
  size_t m = strlen(a), n = strlen(b), shorter = m < n ? m : n, begin = 0, end = 0;
  while (begin < shorter && a[begin] == b[begin])
    begin++;
  while (begin > 0 && (a[begin] & 0xC0) == 0x80)
    begin--;
  while (begin + end < shorter && a[m - 1 - end] == b[n - 1 - end])
    end++;
  while (end > 0 && (a[m - end] & 0xC0) == 0x80)
    end--;
  return 2 * (begin + end) > (m < n ? n : m) &&
         !(is_of_series(a + begin, m - begin - end) && is_of_series(b + begin, n - begin - end));
}

/* Two values of a date: other years are other things. */
static bool are_alike_as(zb_field_type type, const char *a, const char *b)
{
  enum { YEAR = 4 };
  bool dated = type == ZB_FIELD_DATE || type == ZB_FIELD_MONTH || type == ZB_FIELD_YEAR;
  return dated ? strncmp(a, b, YEAR) == 0 : are_alike(a, b);
}

/* How the two rows of a pair compare, but for whose they are; both empty is neither. */
typedef struct comparison {
  int equal, different;
  int first; /* field that differs */
  bool alike;
} comparison;

static comparison compare(sqlite3_stmt *pair, const zb_table_schema *table)
{
  comparison c = {0};
  const char *name = zb_store_field_of_type(table, ZB_FIELD_NAME);
  for (int f = 0; f < table->field_count; f++) {
    const char *field = table->fields[f].name;
    if (strcmp(field, table->owner) == 0 || (name != NULL && strcmp(field, name) == 0))
      continue;
    const char *a = zb_column_text(pair, FIRST_FIELD + 2 * f), *b = zb_column_text(pair, FIRST_FIELD + 2 * f + 1);
    if (strcmp(a, b) == 0) {
      c.equal += *a != '\0';
      continue;
    }
    c.alike = are_alike_as(table->fields[f].type, a, b);
    if (c.different++ == 0)
      c.first = f;
  }
  return c;
}

/* People have rows that are like others of theirs: two years at one school. In a file that was corrected it stands
   where it stood, beside rows that are equal; without these it must be nearly the same, letter by letter. */
static bool is_corrected(sqlite3_stmt *pair, const comparison *c)
{
  enum { FEW = 3, MANY = 3 };
  bool in_place = sqlite3_column_int(pair, BESIDE) != 0 && sqlite3_column_int(pair, SHARED) != 0;
  if (c->different == 1)
    return in_place ? c->equal > 0 : c->equal >= MANY && c->alike;
  return in_place && c->different <= FEW && c->equal >= 2 * c->different;
}

static zb_status find_corrected(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  sqlite3_stmt *pair = NULL, *add = NULL;
  zb_status status = zb_store_prepare(store, pairs_sql(table, store->scratch), &pair, diags);
  if (status == ZB_OK)
    status = zb_store_prepare(store, "INSERT OR IGNORE INTO _corrected VALUES(?2,?1,?3,?4,?5,?7,?6)", &add, diags);
  while (status == ZB_OK && zb_store_next(store, pair, &status, diags)) {
    comparison c = compare(pair, table);
    if (!is_corrected(pair, &c))
      continue;
    for (int i = 0; i <= DECIDED; i++)
      sqlite3_bind_value(add, i + 1, sqlite3_column_value(pair, i));
    sqlite3_bind_text(add, DECIDED + 2, table->fields[c.first].name, -1, SQLITE_STATIC);
    status = zb_store_run(store, add, diags);
  }
  sqlite3_finalize(pair);
  sqlite3_finalize(add);
  return status;
}

/* --- What comes of it ----------------------------------------------------------------------------------------------
 */

static zb_status leave_out_decided(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  zb_status status =
      zb_store_exec(store, "INSERT OR IGNORE INTO _left_out SELECT b, 'other' FROM _corrected WHERE decided", diags);
  int64_t count = sqlite3_changes64(store->db);
  if (status != ZB_OK || count == 0)
    return status;
  zb_store_tell_preferred(table, count, diags);
  return zb_store_exec(store, "DELETE FROM _problem WHERE row IN (SELECT b FROM _corrected WHERE decided)", diags);
}

/* Two files, and the first rows of theirs. */
static const char told[] =
    "SELECT c.source_a, c.source_b, count(*), count(DISTINCT c.owner), min(c.b), c.a, c.field, (SELECT count(DISTINCT"
    " y.row) FROM _corrected AS k JOIN _copies AS x ON x.owner = k.owner AND x.source = k.source_a JOIN _copies AS y ON"
    " y.grp = x.grp AND y.source = k.source_b WHERE k.source_a = c.source_a AND k.source_b = c.source_b AND NOT"
    " k.decided) FROM _corrected AS c WHERE NOT c.decided GROUP BY 1, 2 ORDER BY 5";

static void tell_pair(zb_store *store, const zb_table_schema *table, sqlite3_stmt *found, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *field = zb_column_text(found, 6), *same = "";
  long long equal = sqlite3_column_int64(found, 7);
  if (equal > 0)
    same = zb_arena_printf(store->scratch, "有 %lld 行完全相同，另", equal);
  zb_diags_add(
      diags, ZB_WARNING, "corrected-copy",
      zb_store_place(store, table->name, sqlite3_column_int64(found, 4), field, store->scratch),
      "请核对：是改过的，只留改好的一份，把另一份移走，或用 --prefer 写明以哪个文件为准；确是两回事，不用管它",
      "%s 和 %s 的“%s”表里，%lld 人%s有 %lld 行只有个别格子不同，像是改过的：两行都用了，会印两遍。第一处在 %s "
      "和这里",
      store->shown[sqlite3_column_int64(found, 0)], store->shown[sqlite3_column_int64(found, 1)], table->title,
      (long long)sqlite3_column_int64(found, 3), same, (long long)sqlite3_column_int64(found, 2),
      zb_store_place(store, table->name, sqlite3_column_int64(found, 5), field, store->scratch));
}

static zb_status tell(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  sqlite3_stmt *found = NULL;
  int64_t count = 0;
  zb_status status = zb_store_prepare(store, told, &found, diags);
  while (status == ZB_OK && zb_store_next(store, found, &status, diags))
    if (count++ < MAX_SHOWN)
      tell_pair(store, table, found, diags);
  sqlite3_finalize(found);
  if (count > MAX_SHOWN)
    zb_diags_add(diags, ZB_WARNING, "corrected-copy", "", "请把重复交来的文件只留改好的一份",
                 "“%s”表里这样的文件共 %lld 对，只列出前面 %d 对", table->title, (long long)count, MAX_SHOWN);
  return status;
}

zb_status zb_store_find_corrected(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  static zb_status (*const steps[])(zb_store *, const zb_table_schema *, zb_diags *) = {find_copies, find_corrected,
                                                                                        leave_out_decided, tell};
  zb_status status = zb_store_exec(store, create, diags);
  for (size_t i = 0; i < sizeof steps / sizeof *steps && status == ZB_OK; i++) {
    zb_arena_reset(store->scratch);
    status = steps[i](store, table, diags);
  }
  return status == ZB_OK ? zb_store_exec(store, "DROP TABLE _copies; DROP TABLE _corrected", diags) : status;
}
