/* Cells merged over rows of data, such as one ID number beside all the years of a person: the value of the first row
   applies to each of them, whatever the cells that it covers still have, which nobody sees. A number may be that of all
   rows together: it stays in the first, unless the rows need one; both are told. What is merged over columns is the
   first one's: whether it is the others', too, only its writer knows. */
#include "import/sheet_import.h"

#include "base/buffer.h"
#include "import/form_rest.h"

#include <stdlib.h>
#include <string.h>

/* The last value that a column had. */
typedef struct last_value {
  zb_buffer text;
  int row;    /* -1: none yet */
  int filled; /* the last row that got it */
} last_value;

struct merged {
  last_value *last_value; /* of each field */
  int field_count;
  bool loaded;
  zb_merge *cells; /* by first column, then first row */
  size_t count;
  int64_t filled, unfilled;  /* unfilled: with numbers */
  int first, first_unfilled; /* row */
  int64_t needed;            /* filled with numbers, which the rows must have */
  int first_needed;
  int64_t across;                           /* cells of data that are merged over the columns of several fields */
  const char *across_place, *across_fields; /* of the first */
  int row_across, left, right;              /* those of the row last filled, not counted yet; columns of its first */
};

void zb_merged_begin(sheet_import *in)
{
  merged *m = in->merged;
  zb_merge *cells = m != NULL ? m->cells : NULL;
  size_t count = m != NULL ? m->count : 0;
  bool loaded = m != NULL && m->loaded;
  if (m != NULL)
    m->cells = NULL;
  zb_merged_end(in);
  in->merged = m = zb_arena_alloc(in->arena, sizeof *m);
  int fields = in->schema->field_count;
  *m = (merged){.field_count = fields, .loaded = loaded, .cells = cells, .count = count};
  m->last_value = zb_arena_array(in->arena, (size_t)fields, sizeof *m->last_value);
  for (int f = 0; f < fields; f++)
    m->last_value[f] = (last_value){.row = -1, .filled = -1};
}

static void report(const sheet_import *in)
{
  const merged *m = in->merged;
  if (m->filled > 0)
    zb_diags_add(in->diags, ZB_NOTE, "merged-cells", zb_arena_printf(in->row_arena, "%s!%d", in->shown, m->first + 1),
                 "", "合并的单元格，下面的行按它第一行的内容读，共 %lld 处，这是第一处", (long long)m->filled);
  if (m->unfilled > 0)
    zb_diags_add(in->diags, ZB_WARNING, "merged-number",
                 zb_arena_printf(in->row_arena, "%s!%d", in->shown, m->first_unfilled + 1),
                 "每行都有的，请取消合并，每行都填上",
                 "合并的单元格里是数，不知道是几行合计的还是每行都有，只算在第一行，共 %lld 处，这是第一处",
                 (long long)m->unfilled);
  if (m->needed > 0)
    zb_diags_add(in->diags, ZB_WARNING, "merged-number",
                 zb_arena_printf(in->row_arena, "%s!%d", in->shown, m->first_needed + 1),
                 "是几行合计的，请取消合并，每行填自己的数",
                 "合并的单元格里是数，不知道是几行合计的还是每行都有；每行都必须有，所以每行都按这个数算，共 %lld "
                 "处，这是第一处",
                 (long long)m->needed);
  if (m->across > 0)
    zb_diags_add(in->diags, ZB_WARNING, "merged-across", m->across_place,
                 "几列都是这个内容的，请取消合并，每列都填上；不是的，也请取消合并，各填各的",
                 "合并的单元格横跨几列（%s），内容只算在第一列，别的列算没有填，共 %lld 处，这是第一处",
                 m->across_fields, (long long)m->across);
}

void zb_merged_end(sheet_import *in)
{
  merged *m = in->merged;
  if (m == NULL)
    return;
  report(in);
  for (int f = 0; f < m->field_count; f++)
    zb_buffer_free(&m->last_value[f].text);
  free(m->cells);
  in->merged = NULL;
}

static int compare(const void *left, const void *right)
{
  const zb_merge *a = left, *b = right;
  if (a->first_column != b->first_column)
    return a->first_column < b->first_column ? -1 : 1;
  return (a->first_row > b->first_row) - (a->first_row < b->first_row);
}

static zb_status load(sheet_import *in)
{
  merged *m = in->merged;
  const zb_merge *merges;
  zb_status status = zb_table_merges(in->table, &merges, &m->count, in->diags);
  m->loaded = true;
  if (status != ZB_OK || m->count == 0)
    return status;
  m->cells = malloc(m->count * sizeof *m->cells);
  if (m->cells == NULL)
    abort();
  memcpy(m->cells, merges, m->count * sizeof *m->cells);
  qsort(m->cells, m->count, sizeof *m->cells, compare);
  return ZB_OK;
}

/* What is merged from FIRST_ROW in COLUMN on, if it reaches ROW. */
static const zb_merge *merge_at(const merged *m, int column, int first_row, int row)
{
  zb_merge wanted = {.first_row = first_row, .first_column = column};
  const zb_merge *found = m->count == 0 ? NULL : bsearch(&wanted, m->cells, m->count, sizeof wanted, compare);
  return found != NULL && row <= found->last_row ? found : NULL;
}

static void remember(last_value *h, const char *value, int row)
{
  zb_buffer_clear(&h->text);
  zb_buffer_puts(&h->text, value);
  h->row = row;
}

static bool may_be_sum(const sheet_import *in, int f)
{
  const zb_field *field = &in->schema->fields[f];
  for (const char *const *key = in->schema->key; *key != NULL; key++)
    if (strcmp(*key, field->name) == 0)
      return false;
  return (field->type == ZB_FIELD_NUMBER || field->type == ZB_FIELD_INTEGER) && f != in->owner;
}

/* Gives the field what the cell that covers its own has. */
static void fill(sheet_import *in, int f, int row)
{
  merged *m = in->merged;
  m->last_value[f].filled = row;
  bool may_sum = may_be_sum(in, f);
  if (may_sum && !in->schema->fields[f].required) {
    in->values[f] = "";
    if (m->unfilled++ == 0)
      m->first_unfilled = row;
    return;
  }
  in->values[f] = m->last_value[f].text.data;
  if (f == in->owner)
    in->owner_read = true;
  if (may_sum && m->needed++ == 0)
    m->first_needed = row;
  if (m->filled++ == 0)
    m->first = row;
}

/* 无 over several columns is nobody's. */
static bool says_nothing(const zb_row *row, int column)
{
  int i = 0;
  while (i < row->count && row->cells[i].column != column)
    i++;
  return i < row->count && row->cells[i].type == ZB_CELL_TEXT && form_rest_says_nothing(row->cells[i].text);
}

/* The fields whose columns a value reaches over get nothing, whatever the covered cells still have. */
static void hide_covered(sheet_import *in, const zb_merge *merge, const zb_row *row)
{
  merged *m = in->merged;
  int covered = 0;
  for (int f = 0; f < m->field_count; f++) {
    if (in->columns[f] <= merge->first_column || in->columns[f] > merge->last_column)
      continue;
    in->values[f] = "";
    in->owner_read = in->owner_read && f != in->owner;
    covered++;
  }
  bool tells = covered > 0 && row->number == merge->first_row && !says_nothing(row, merge->first_column);
  if (!tells || m->row_across++ > 0)
    return;
  m->left = merge->first_column;
  m->right = merge->last_column;
}

zb_status zb_merged_fill(sheet_import *in, const zb_row *row)
{
  merged *m = in->merged;
  zb_status status = m->loaded ? ZB_OK : load(in);
  if (status != ZB_OK || m->count == 0)
    return status;
  m->row_across = 0;
  for (int f = 0; f < m->field_count; f++) {
    const last_value *last = &m->last_value[f];
    if (in->columns[f] < 0)
      continue;
    const zb_merge *merge = last->row >= 0 ? merge_at(m, in->columns[f], last->row, row->number) : NULL;
    if (merge != NULL) {
      fill(in, f, row->number);
    } else if (*in->values[f] != '\0') {
      remember(&m->last_value[f], in->values[f], row->number);
      merge = merge_at(m, in->columns[f], row->number, row->number);
    }
    if (merge != NULL && merge->last_column > merge->first_column)
      hide_covered(in, merge, row);
  }
  return ZB_OK;
}

void zb_merged_count_across(sheet_import *in, const zb_row *row)
{
  merged *m = in->merged;
  if (m->count == 0 || m->row_across == 0)
    return;
  if (m->across == 0) {
    char cell[24];
    m->across_place = zb_arena_printf(in->arena, "%s!%s", in->shown, zb_cell_name(m->left, row->number, cell));
    m->across_fields = "";
    for (int column = m->left; column <= m->right; column++)
      for (int f = 0; f < m->field_count; f++)
        if (in->columns[f] == column)
          m->across_fields = zb_arena_printf(in->arena, "%s%s“%s”", m->across_fields,
                                             *m->across_fields == '\0' ? "" : "、", in->schema->fields[f].header);
  }
  m->across += m->row_across;
}

bool zb_merged_gave(const sheet_import *in, int field, int row)
{
  return in->merged != NULL && in->merged->last_value[field].filled == row;
}
