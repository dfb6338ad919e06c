/* Finds the header of a sheet. Each of the first rows, alone and together with up to three rows below it, is a
   candidate; the one with the most columns of some table of the schema wins:

     某市某年度岗位情况                     a title line: no header of any table
     单位名称 |    正高级   |    副高级      an upper cell also applies to the empty cells to its right:
              | 核准 | 实聘 | 核准 | 实聘    正高级核准, 正高级实聘, 副高级核准 …
*/
#include "import/above.h"
#include "import/captions.h"
#include "import/header_names.h"

#include "base/width.h"
#include "value/header_text.h"

#include <string.h>

#define HEAD_ROWS 20
#define EXAMPLE_CELLS 3  /* each sheet of ours has as many at least; a title has one or two */
#define COMPLETE 1000000 /* the score of a candidate with all required headers */
#define LONGEST_HEADER 120

/* A name without its notes is less sure than any alias; two fields in one column, less than one in each. */
enum { SEEN_ROWS = 5, MAX_SEEN = 6, SEEN_WIDTH = 12 }; /* what a message quotes of a row */
enum { NOTELESS_RANK = 1000, SPAN_RANK = 10000 };

/* --- Reading the first rows ---------------------------------------------------------------------------------- */

static zb_status read_head_rows(zb_table *table, int sheet, zb_arena *arena, zb_diags *diags, zb_head_row *head_rows,
                                int *count)
{
  *count = 0;
  zb_status status = zb_table_select(table, sheet, diags);
  while (status == ZB_OK && *count < HEAD_ROWS) {
    const zb_row *row;
    status = zb_table_next(table, &row, diags);
    if (status != ZB_OK || row == NULL)
      break;
    head_rows[*count] = zb_head_row_read(row, arena);
    if (head_rows[*count].count > 0)
      (*count)++;
  }
  return status;
}

/* --- Choosing ------------------------------------------------------------------------------------------------ */

/* 学历（学位） has both: what stands in its brackets is no note. */
static bool names_another(const zb_table_names *table, const char *aside, int field)
{
  const zb_header_name *other = zb_header_find_name(table, aside);
  return other != NULL && other->field != field;
}

/* The field that a column's names say; *RANK tells how sure that is, the lower the surer. */
static const zb_header_name *find_column(const zb_table_names *table, const zb_column_names *c, int *rank)
{
  for (int i = 0; i < c->count; i++) {
    const zb_header_name *found = zb_header_find_name(table, c->names[i]);
    if (found == NULL || (i >= c->noteless && names_another(table, c->aside, found->field)))
      continue;
    *rank = found->rank + (i >= c->noteless ? NOTELESS_RANK : 0) + (found->to >= 0 ? SPAN_RANK : 0);
    return found;
  }
  return NULL;
}

static int take(int field, int column, int rank, int *columns, int *ranks)
{
  if (field < 0 || (columns[field] >= 0 && ranks[field] <= rank))
    return 0;
  int added = columns[field] < 0;
  columns[field] = column;
  ranks[field] = rank;
  return added;
}

/* Finds the column of each field; if two match, the one whose header has the lower rank. Two fields in one column count
   as one: 起止年月 may stand above 起 and 止. */
static int match(const zb_table_schema *schema, const zb_table_names *table, const zb_candidate *r, int *columns,
                 int *ranks)
{
  int matched = 0;
  for (int f = 0; f < schema->field_count; f++)
    columns[f] = -1;
  for (int i = 0; i < r->count; i++) {
    int rank;
    const zb_header_name *found = find_column(table, &r->columns[i], &rank);
    if (found == NULL)
      continue;
    matched += take(found->field, r->columns[i].column, rank, columns, ranks);
    take(found->to, r->columns[i].column, rank, columns, ranks);
  }
  return matched;
}

static bool is_complete(const zb_table_schema *schema, const int *columns)
{
  for (int f = 0; f < schema->field_count; f++)
    if (schema->fields[f].required && columns[f] < 0)
      return false;
  return true;
}

/* The end of the last title of the table in HINT, 0 if there is none: 城东区申报人员学习经历 is about 学习经历. */
static size_t title_end(const zb_table_names *table, const char *hint)
{
  size_t best = 0;
  for (const char **title = table->titles; *title != NULL; title++)
    for (const char *found = strstr(hint, *title); found != NULL && **title != '\0'; found = strstr(found + 1, *title))
      if ((size_t)(found - hint) + strlen(*title) > best)
        best = (size_t)(found - hint) + strlen(*title);
  return best;
}

static int named_table(const zb_header_index *index, const char *hint)
{
  int best = -1;
  size_t best_end = 0;
  for (int t = 0; t < index->schema->table_count; t++) {
    size_t end = title_end(&index->tables[t], hint);
    if (end > best_end) {
      best_end = end;
      best = t;
    }
  }
  return best;
}

const char *zb_header_rest(const zb_header_index *index, const char *name, zb_arena *arena)
{
  int table = named_table(index, name);
  if (table < 0)
    return NULL;
  size_t longest = 0, end = title_end(&index->tables[table], name);
  for (const char **title = index->tables[table].titles; *title != NULL; title++) {
    size_t n = strlen(*title);
    if (n > longest && n <= end && strncmp(name + end - n, *title, n) == 0)
      longest = n;
  }
  return zb_arena_printf(arena, "%.*s%s", (int)(end - longest), name, name + end);
}

int zb_header_table(const zb_header_index *index, const char *hint, zb_arena *arena)
{
  return named_table(index, zb_header_normalize(hint, arena));
}

typedef struct choice {
  int table, matched, score;
  bool likely;
  zb_candidate candidate;
} choice;

static void consider(const zb_header_index *index, zb_candidate r, int named, zb_arena *arena, choice *best)
{
  for (int t = 0; t < index->schema->table_count; t++) {
    const zb_table_schema *schema = &index->schema->tables[t];
    int *columns = zb_arena_array(arena, 2 * (size_t)schema->field_count, sizeof *columns);
    int matched = match(schema, &index->tables[t], &r, columns, columns + schema->field_count);
    int score = matched;
    if (matched > 0 && is_complete(schema, columns))
      score += COMPLETE;
    if (matched > 0 && t == named)
      score += 1000;
    if (score > best->score)
      *best = (choice){t, matched, score, false, r};
  }
}

/* A row with somebody's ID number is data. */
static bool has_person(const zb_head_row *rows, int count)
{
  for (int i = 0; i < count; i++)
    if (rows[i].has_person)
      return true;
  return false;
}

static choice choose(const zb_header_index *index, const zb_head_row *head_rows, int count, const char *hint,
                     zb_arena *arena)
{
  int named = named_table(index, zb_header_normalize(hint, arena));
  choice best = {.table = -1};
  for (int n = 1; n <= ZB_MAX_HEADER_ROWS; n++)
    for (int i = 0; i + n <= count; i++)
      if (head_rows[i + n - 1].number == head_rows[i].number + n - 1 && !has_person(&head_rows[i], n))
        consider(index, zb_candidate_of(&head_rows[i], n, arena), named, arena, &best);
  /* Another table may precede the one that fits best. */
  choice above = {.table = -1};
  for (int i = 0; i < count && head_rows[i].number < best.candidate.first_row && above.score < COMPLETE; i++) {
    above = (choice){.table = -1};
    consider(index, zb_candidate_of(&head_rows[i], 1, arena), named, arena, &above);
  }
  if (above.score >= COMPLETE) {
    above.likely = true;
    return above;
  }
  /* A few words that happen to be headers don't make a table, unless the sheet's name says so. */
  best.likely =
      best.score >= COMPLETE || (best.matched >= 2 && (best.table == named || best.matched * 2 > best.candidate.count));
  return best;
}

static const zb_heading nothing = {.table = -1, .person_above = -1, .nearest = -1, .above = {.field = -1}};

/* --- The result ---------------------------------------------------------------------------------------- */

/* Row numbers, and columns that the sheet calculates itself: 字数（自动）. */
static bool is_automatic(const char *plain)
{
  static const char automatic[] = "(自动)";
  size_t n = strlen(plain), m = strlen(automatic);
  return strcmp(plain, "序号") == 0 || (n > m && strcmp(plain + n - m, automatic) == 0);
}

static void list_extra(const zb_candidate *r, const int *columns, int fields, zb_arena *arena, zb_heading *heading)
{
  const char **extra = zb_arena_array(arena, (size_t)r->count + 1, sizeof *extra);
  int *extra_columns = zb_arena_array(arena, (size_t)r->count + 1, sizeof *extra_columns);
  int n = 0;
  for (int i = 0; i < r->count; i++) {
    bool used = is_automatic(r->columns[i].names[0]);
    for (int f = 0; f < fields && !used; f++)
      used = columns[f] == r->columns[i].column;
    if (used)
      continue;
    extra[n] = r->columns[i].text;
    extra_columns[n++] = r->columns[i].column;
  }
  heading->extra = extra;
  heading->extra_columns = extra_columns;
}

static void list_captions(const zb_table_names *table, const zb_candidate *r, zb_arena *arena, zb_heading *heading)
{
  zb_caption *captions = zb_arena_array(arena, (size_t)r->count + 1, sizeof *captions);
  for (int i = 0; i < r->count; i++) {
    const zb_column_names *c = &r->columns[i];
    bool several = c->rows > 1 && c->count > 0 && zb_header_find_name(table, c->names[0]) != NULL;
    captions[i] = (zb_caption){c->column, c->text, several};
  }
  heading->captions = captions;
  heading->caption_count = r->count;
}

/* The column that has the beginning and the end in one cell. */
static int span_column(const zb_table_names *table, const zb_candidate *r, const int *columns)
{
  for (int i = 0; i < r->count; i++) {
    int rank;
    const zb_header_name *found = find_column(table, &r->columns[i], &rank);
    if (found != NULL && found->to >= 0 && columns[found->field] == columns[found->to])
      return r->columns[i].column;
  }
  return -1;
}

/* A line above the table is as good as a column. */
static void list_missing(const zb_table_schema *schema, const int *columns, zb_arena *arena, zb_heading *heading)
{
  const char **missing = zb_arena_array(arena, (size_t)schema->field_count + 1, sizeof *missing);
  int n = 0;
  for (int f = 0; f < schema->field_count; f++)
    if (schema->fields[f].required && columns[f] < 0 && f != heading->above.field)
      missing[n++] = schema->fields[f].header;
  heading->missing = missing;
}

/* Extends the header over rows that its merged cells cover, even if they name no column of the schema. */
static zb_status extend_over_merges(zb_table *table, const zb_head_row *head_rows, int count, zb_diags *diags,
                                    zb_heading *heading)
{
  bool below = false;
  for (int i = 0; i < count; i++)
    below = below || head_rows[i].number == heading->last_row + 1;
  if (!below)
    return ZB_OK;
  const zb_merge *merges;
  size_t merge_count;
  zb_status status = zb_table_merges(table, &merges, &merge_count, diags);
  int last = heading->last_row;
  for (size_t i = 0; status == ZB_OK && i < merge_count; i++)
    if (merges[i].first_row <= heading->last_row && merges[i].last_row > last)
      last = merges[i].last_row;
  heading->last_row = last;
  return status;
}

/* Whether the row below the header has no owner: it may belong to the header. */
static bool may_continue(const zb_head_row *head_rows, int count, int last_row, int owner_column)
{
  for (int i = 0; i < count; i++)
    if (head_rows[i].number == last_row + 1) {
      for (int c = 0; c < head_rows[i].count; c++)
        if (head_rows[i].cells[c].column == owner_column)
          return false;
      return true;
    }
  return false;
}

static int owner_column(const zb_table_schema *schema, const int *columns)
{
  for (int f = 0; f < schema->field_count; f++)
    if (strcmp(schema->fields[f].name, schema->owner) == 0)
      return columns[f];
  return -1;
}

/* Whether a row above the header has something that somebody wrote: an ID number, or other values among or instead of
   the examples that the workbook to fill in has there (templates/intake.xml), where each begins with 例：. */
static bool is_written_above(const zb_head_row *row, int header, bool own)
{
  bool mixed = row->examples > 0 && row->examples < row->count;
  bool replaced = row->examples == 0 && row->count >= EXAMPLE_CELLS;
  return row->has_person || (mixed && row->examples > 1) || (own && row->number == header - 1 && (mixed || replaced));
}

/* Describes the chosen candidate; all in ARENA. HEADING->above is known. */
static void describe(const zb_header_index *index, const choice *best, zb_arena *arena, zb_heading *heading)
{
  const zb_table_schema *schema = &index->schema->tables[best->table];
  int *columns = zb_arena_array(arena, 2 * (size_t)schema->field_count, sizeof *columns);
  match(schema, &index->tables[best->table], &best->candidate, columns, columns + schema->field_count);
  heading->table = best->table;
  heading->columns = columns;
  heading->ranks = columns + schema->field_count;
  heading->first_row = best->candidate.first_row;
  heading->last_row = best->candidate.last_row;
  heading->width = best->candidate.width;
  heading->span_column = span_column(&index->tables[best->table], &best->candidate, columns);
  list_captions(&index->tables[best->table], &best->candidate, arena, heading);
  list_extra(&best->candidate, columns, schema->field_count, arena, heading);
  list_missing(schema, columns, arena, heading);
}

static const zb_head_row *row_numbered(const zb_head_row *rows, int count, int number)
{
  for (int i = 0; i < count; i++)
    if (rows[i].number == number)
      return &rows[i];
  return &rows[0];
}

/* “姓名”、“性别”、“民族”… */
static const char *list_cells(const zb_head_row *row, zb_arena *arena)
{
  const char *text = "";
  for (int i = 0; i < row->count && i < MAX_SEEN; i++)
    text =
        zb_arena_printf(arena, "%s%s“%s”", text, i == 0 ? "" : "、", zb_excerpt(row->cells[i].text, SEEN_WIDTH, arena));
  return row->count > MAX_SEEN ? zb_arena_printf(arena, "%s…", text) : text;
}

/* No table: what stands there instead of a header. The first person below nothing but titles has lost the header. */
static void describe_unknown(const zb_header_index *index, const choice *best, const zb_head_row *head_rows, int count,
                             zb_arena *arena, zb_heading *heading)
{
  int first = 0, seen = 0;
  while (first < count && head_rows[first].count < 2)
    first++;
  if (first < count && head_rows[first].has_person)
    heading->person_above = head_rows[first].number;
  for (int i = 0; i < count && i < SEEN_ROWS; i++)
    if (head_rows[i].count > head_rows[seen].count && !head_rows[i].has_person)
      seen = i;
  if (heading->person_above >= 0)
    seen = first;
  heading->seen = list_cells(&head_rows[seen], arena);
  heading->seen_row = head_rows[seen].number;
  if (best->table < 0)
    return;
  const zb_table_schema *schema = &index->schema->tables[best->table];
  int *columns = zb_arena_array(arena, 2 * (size_t)schema->field_count, sizeof *columns);
  match(schema, &index->tables[best->table], &best->candidate, columns, columns + schema->field_count);
  heading->nearest = best->table;
  heading->nearest_columns = columns;
  heading->seen = list_cells(row_numbered(head_rows, count, best->candidate.first_row), arena);
  heading->seen_row = best->candidate.first_row;
}

zb_status zb_header_find(const zb_header_index *index, zb_table *table, int sheet, const char *hint, zb_arena *arena,
                         zb_diags *diags, zb_heading *heading)
{
  zb_head_row head_rows[HEAD_ROWS];
  int count;
  zb_status status = read_head_rows(table, sheet, arena, diags, head_rows, &count);
  *heading = nothing;
  heading->empty = count == 0;
  if (status != ZB_OK || count == 0)
    return status;
  choice best = choose(index, head_rows, count, hint, arena);
  if (!best.likely) {
    describe_unknown(index, &best, head_rows, count, arena, heading);
    return ZB_OK;
  }
  for (int i = 0; i < count && head_rows[i].number < best.candidate.first_row; i++)
    if (heading->person_above < 0 && is_written_above(&head_rows[i], best.candidate.first_row, zb_table_is_own(table)))
      heading->person_above = head_rows[i].number;
  heading->above = zb_above_find(&index->schema->tables[best.table], head_rows, count, best.candidate.first_row, arena);
  describe(index, &best, arena, heading);
  int owner = owner_column(&index->schema->tables[best.table], heading->columns);
  if (may_continue(head_rows, count, heading->last_row, owner))
    status = extend_over_merges(table, head_rows, count, diags, heading);
  return status;
}

/* --- Further tables below ------------------------------------------------------------------------------------- */

/* A quick check that excludes most rows by their first cells and the one in COLUMN: numbers, or headers of no table. */
static bool may_be_header(const zb_header_index *index, const zb_row *row, int column, zb_arena *arena)
{
  enum { FIRST_CELLS = 2 };
  for (int i = 0; i < row->count && (i < FIRST_CELLS || row->cells[i].column <= column); i++) {
    if (i >= FIRST_CELLS && row->cells[i].column != column)
      continue;
    if (row->cells[i].type != ZB_CELL_TEXT || (unsigned char)row->cells[i].text[0] <= '9')
      continue;
    if (strlen(row->cells[i].text) > LONGEST_HEADER)
      return false;
    const char *plain = zb_header_normalize(row->cells[i].text, arena);
    for (int t = 0; t < index->schema->table_count; t++)
      if (zb_header_find_name(&index->tables[t], plain) != NULL)
        return true;
  }
  return false;
}

bool zb_row_is_header(const zb_header_index *index, const zb_row *row, int column, zb_arena *arena, zb_heading *heading)
{
  if (!may_be_header(index, row, column, arena))
    return false;
  zb_head_row top = zb_head_row_read(row, arena);
  choice best = {.table = -1};
  consider(index, zb_candidate_of(&top, 1, arena), -1, arena, &best);
  if (best.score < COMPLETE)
    return false;
  *heading = nothing;
  describe(index, &best, arena, heading);
  return true;
}

bool zb_header_is_field(const zb_header_index *index, int table, int field, const char *plain)
{
  const zb_header_name *found = zb_header_find_name(&index->tables[table], plain);
  return found != NULL && found->field == field;
}
