/* Finds the header of a sheet. Each of the first rows, alone and together with the row below it, is a candidate; the
   one with the most columns of some table of the schema wins:

     湖州市2020年度岗位情况                 a title line: no header of any table
     单位名称 |    正高级   |    副高级      an upper cell also applies to the empty cells to its right:
              | 核准 | 实聘 | 核准 | 实聘    正高级核准, 正高级实聘, 副高级核准 …
*/
#include "import/header_names.h"

#include "value/header_text.h"

#include <string.h>

#define HEAD_ROWS 20
#define COMPLETE 1000000 /* the score of a candidate with all required headers */
#define LONGEST_HEADER 120

typedef struct head_cell {
  int column;
  const char *text;
  const char *plain;
} head_cell;

typedef struct head_row {
  int number;
  int count;
  head_cell *cells;
} head_row;

/* The possible names of a column, the best guess first. */
typedef struct caption {
  int column;
  const char *text;
  const char *plain[2];
} caption;

typedef struct candidate {
  int first_row, last_row;
  int count;
  caption *captions;
} candidate;

/* --- Reading the first rows ---------------------------------------------------------------------------------- */

static void keep_row(const zb_row *row, zb_arena *arena, head_row *out)
{
  out->number = row->number;
  out->cells = zb_arena_array(arena, (size_t)row->count, sizeof *out->cells);
  for (int i = 0; i < row->count; i++) {
    const char *plain = zb_header_normalize(row->cells[i].text, arena);
    if (*plain != '\0')
      out->cells[out->count++] = (head_cell){row->cells[i].column, zb_arena_strdup(arena, row->cells[i].text), plain};
  }
}

static zb_status read_head_rows(zb_table *table, int sheet, zb_arena *arena, zb_diags *diags, head_row *head_rows,
                                int *count)
{
  *count = 0;
  zb_status status = zb_table_select(table, sheet, diags);
  while (status == ZB_OK && *count < HEAD_ROWS) {
    const zb_row *row;
    status = zb_table_next(table, &row, diags);
    if (status != ZB_OK || row == NULL)
      break;
    head_rows[*count] = (head_row){0};
    keep_row(row, arena, &head_rows[*count]);
    if (head_rows[*count].count > 0)
      (*count)++;
  }
  return status;
}

static candidate one_row(const head_row *top, zb_arena *arena)
{
  candidate r = {.first_row = top->number, .last_row = top->number, .count = top->count};
  r.captions = zb_arena_array(arena, (size_t)top->count, sizeof *r.captions);
  for (int i = 0; i < top->count; i++)
    r.captions[i] = (caption){top->cells[i].column, top->cells[i].text, {top->cells[i].plain, NULL}};
  return r;
}

/* A cell of the upper row also applies to the empty cells to its right, like a merged one. */
static candidate two_rows(const head_row *top, const head_row *bottom, zb_arena *arena)
{
  candidate r = {.first_row = top->number, .last_row = bottom->number};
  r.captions = zb_arena_array(arena, (size_t)(top->count + bottom->count), sizeof *r.captions);
  const head_cell *above = NULL;
  int t = 0, b = 0;
  while (t < top->count || b < bottom->count) {
    const head_cell *upper = t < top->count ? &top->cells[t] : NULL;
    const head_cell *lower = b < bottom->count ? &bottom->cells[b] : NULL;
    if (upper != NULL && (lower == NULL || upper->column <= lower->column)) {
      above = upper;
      t++;
      if (lower == NULL || upper->column < lower->column) {
        r.captions[r.count++] = (caption){upper->column, upper->text, {upper->plain, NULL}};
        continue;
      }
    }
    caption *c = &r.captions[r.count++];
    *c = (caption){lower->column, lower->text, {lower->plain, NULL}};
    if (above != NULL && strcmp(above->plain, lower->plain) != 0) {
      c->text = zb_arena_printf(arena, "%s%s", above->text, lower->text);
      c->plain[0] = zb_arena_printf(arena, "%s%s", above->plain, lower->plain);
      c->plain[1] = lower->plain;
    }
    b++;
  }
  return r;
}

/* --- Choosing ------------------------------------------------------------------------------------------------ */

static const zb_header_name *find_caption(const zb_table_names *table, const caption *c)
{
  const zb_header_name *found = zb_header_find_name(table, c->plain[0]);
  return found == NULL && c->plain[1] != NULL ? zb_header_find_name(table, c->plain[1]) : found;
}

/* Finds the column of each field; if two match, the one whose header has the lower rank. */
static int match(const zb_table_schema *schema, const zb_table_names *table, const candidate *r, int *columns,
                 int *ranks)
{
  int matched = 0;
  for (int f = 0; f < schema->field_count; f++)
    columns[f] = -1;
  for (int i = 0; i < r->count; i++) {
    const zb_header_name *found = find_caption(table, &r->captions[i]);
    if (found == NULL || (columns[found->field] >= 0 && ranks[found->field] <= found->rank))
      continue;
    matched += columns[found->field] < 0;
    columns[found->field] = r->captions[i].column;
    ranks[found->field] = found->rank;
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

/* The end of the last title of the table in HINT, 0 if there is none: 吴兴区申报人员学习经历 is about 学习经历. */
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

int zb_header_table(const zb_header_index *index, const char *hint, zb_arena *arena)
{
  return named_table(index, zb_header_normalize(hint, arena));
}

typedef struct choice {
  int table, matched, score;
  candidate candidate;
} choice;

static void consider(const zb_header_index *index, candidate r, int named, zb_arena *arena, choice *best)
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
      *best = (choice){t, matched, score, r};
  }
}

static choice choose(const zb_header_index *index, const head_row *head_rows, int count, const char *hint,
                     zb_arena *arena)
{
  int named = named_table(index, zb_header_normalize(hint, arena));
  choice best = {.table = -1};
  for (int i = 0; i < count; i++)
    consider(index, one_row(&head_rows[i], arena), named, arena, &best);
  for (int i = 0; i + 1 < count; i++)
    if (head_rows[i + 1].number == head_rows[i].number + 1)
      consider(index, two_rows(&head_rows[i], &head_rows[i + 1], arena), named, arena, &best);
  /* Another table may precede the one that fits best. */
  choice above = {.table = -1};
  for (int i = 0; i < count && head_rows[i].number < best.candidate.first_row && above.score < COMPLETE; i++) {
    above = (choice){.table = -1};
    consider(index, one_row(&head_rows[i], arena), named, arena, &above);
  }
  if (above.score >= COMPLETE)
    return above;
  /* A few words that happen to be headers don't make a table, unless the sheet's name says so. */
  bool likely = best.matched >= 2 && (best.table == named || best.matched * 2 > best.candidate.count);
  if (best.score < COMPLETE && !likely)
    best.table = -1;
  return best;
}

/* --- The result ---------------------------------------------------------------------------------------- */

/* Row numbers, and columns that the sheet calculates itself: 字数（自动）. */
static bool is_automatic(const char *plain)
{
  static const char automatic[] = "(自动)";
  size_t n = strlen(plain), m = strlen(automatic);
  return strcmp(plain, "序号") == 0 || (n > m && strcmp(plain + n - m, automatic) == 0);
}

static void list_extra(const candidate *r, const int *columns, int fields, zb_arena *arena, zb_heading *heading)
{
  const char **extra = zb_arena_array(arena, (size_t)r->count + 1, sizeof *extra);
  int *extra_columns = zb_arena_array(arena, (size_t)r->count + 1, sizeof *extra_columns);
  int n = 0;
  for (int i = 0; i < r->count; i++) {
    bool used = is_automatic(r->captions[i].plain[0]);
    for (int f = 0; f < fields && !used; f++)
      used = columns[f] == r->captions[i].column;
    if (used)
      continue;
    extra[n] = r->captions[i].text;
    extra_columns[n++] = r->captions[i].column;
  }
  heading->extra = extra;
  heading->extra_columns = extra_columns;
}

static void list_captions(const zb_table_names *table, const candidate *r, zb_arena *arena, zb_heading *heading)
{
  zb_caption *captions = zb_arena_array(arena, (size_t)r->count + 1, sizeof *captions);
  for (int i = 0; i < r->count; i++) {
    const caption *c = &r->captions[i];
    bool both = c->plain[1] != NULL && zb_header_find_name(table, c->plain[0]) != NULL;
    captions[i] = (zb_caption){c->column, c->text, both};
  }
  heading->captions = captions;
  heading->caption_count = r->count;
}

static void list_missing(const zb_table_schema *schema, const int *columns, zb_arena *arena, zb_heading *heading)
{
  const char **missing = zb_arena_array(arena, (size_t)schema->field_count + 1, sizeof *missing);
  int n = 0;
  for (int f = 0; f < schema->field_count; f++)
    if (schema->fields[f].required && columns[f] < 0)
      missing[n++] = schema->fields[f].header;
  heading->missing = missing;
}

/* Extends the header over rows that its merged cells cover, even if they name no column of the schema. */
static zb_status extend_over_merges(zb_table *table, const head_row *head_rows, int count, zb_diags *diags,
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
static bool may_continue(const head_row *head_rows, int count, int last_row, int owner_column)
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

/* Describes the chosen candidate; all in ARENA. */
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
  list_captions(&index->tables[best->table], &best->candidate, arena, heading);
  list_extra(&best->candidate, columns, schema->field_count, arena, heading);
  list_missing(schema, columns, arena, heading);
}

zb_status zb_header_find(const zb_header_index *index, zb_table *table, int sheet, const char *hint, zb_arena *arena,
                         zb_diags *diags, zb_heading *heading)
{
  head_row head_rows[HEAD_ROWS];
  int count;
  zb_status status = read_head_rows(table, sheet, arena, diags, head_rows, &count);
  *heading = (zb_heading){.table = -1, .empty = count == 0};
  if (status != ZB_OK || count == 0)
    return status;
  choice best = choose(index, head_rows, count, hint, arena);
  if (best.table < 0)
    return ZB_OK;
  describe(index, &best, arena, heading);
  int owner = owner_column(&index->schema->tables[best.table], heading->columns);
  if (may_continue(head_rows, count, heading->last_row, owner))
    status = extend_over_merges(table, head_rows, count, diags, heading);
  return status;
}

/* --- Further tables below ------------------------------------------------------------------------------------- */

/* A quick check that excludes most rows by their first cells: numbers, or no header of any table. */
static bool may_be_header(const zb_header_index *index, const zb_row *row, zb_arena *arena)
{
  for (int i = 0; i < 2; i++) {
    if (i >= row->count || row->cells[i].type != ZB_CELL_TEXT || (unsigned char)row->cells[i].text[0] <= '9')
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

bool zb_row_is_header(const zb_header_index *index, const zb_row *row, zb_arena *arena, zb_heading *heading)
{
  if (!may_be_header(index, row, arena))
    return false;
  head_row top = {0};
  keep_row(row, arena, &top);
  choice best = {.table = -1};
  consider(index, one_row(&top, arena), -1, arena, &best);
  if (best.score < COMPLETE)
    return false;
  *heading = (zb_heading){.table = -1};
  describe(index, &best, arena, heading);
  return true;
}

bool zb_header_is_field(const zb_header_index *index, int table, int field, const char *plain)
{
  const zb_header_name *found = zb_header_find_name(&index->tables[table], plain);
  return found != NULL && found->field == field;
}
