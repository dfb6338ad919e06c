/* Cells merged over rows of data, such as one ID number beside all the years of a person: the value of the first row
   applies to each of them. Only essential columns are handled, and the merged cells are loaded only when a row lacks
   one of these, since that may cost another pass over the sheet. */
#include "import/sheet_import.h"

#include "base/buffer.h"

#include <stdlib.h>
#include <string.h>

/* The last value that a column had. */
typedef struct last_value {
  zb_buffer text;
  int row; /* -1: none yet */
} last_value;

struct merged {
  last_value *last_value; /* of each field */
  const bool *needed;
  int field_count;
  bool loaded;
  zb_merge *cells; /* by first column, then first row */
  size_t count;
  int64_t filled;
  int first; /* row that was filled */
};

static bool is_needed(const sheet_import *in, int field)
{
  const char *name = in->schema->fields[field].name;
  for (const char *const *key = in->schema->key; *key != NULL; key++)
    if (strcmp(*key, name) == 0)
      return true;
  return field == in->owner || in->schema->fields[field].required;
}

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
  bool *needed = zb_arena_array(in->arena, (size_t)fields, sizeof *needed);
  *m = (merged){.needed = needed, .field_count = fields, .loaded = loaded, .cells = cells, .count = count};
  m->last_value = zb_arena_array(in->arena, (size_t)fields, sizeof *m->last_value);
  for (int f = 0; f < fields; f++) {
    m->last_value[f] = (last_value){.row = -1};
    needed[f] = in->columns[f] >= 0 && is_needed(in, f);
  }
}

void zb_merged_end(sheet_import *in)
{
  merged *m = in->merged;
  if (m == NULL)
    return;
  if (m->filled > 0)
    zb_diags_add(in->diags, ZB_NOTE, "merged-cells", zb_arena_printf(in->row_arena, "%s!%d", in->shown, m->first + 1),
                 "", "合并的单元格，下面的行按它第一行的内容读，共 %lld 处，这是第一处", (long long)m->filled);
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

/* Whether the cell at FIRST_ROW in COLUMN is merged down to ROW. */
static bool is_covered(const merged *m, int column, int first_row, int row)
{
  zb_merge wanted = {.first_row = first_row, .first_column = column};
  const zb_merge *found = m->count == 0 ? NULL : bsearch(&wanted, m->cells, m->count, sizeof wanted, compare);
  return found != NULL && row <= found->last_row;
}

static void remember(last_value *h, const char *value, int row)
{
  zb_buffer_clear(&h->text);
  zb_buffer_puts(&h->text, value);
  h->row = row;
}

zb_status zb_merged_fill(sheet_import *in, const zb_row *row)
{
  merged *m = in->merged;
  for (int f = 0; f < m->field_count; f++) {
    if (!m->needed[f])
      continue;
    if (*in->values[f] != '\0') {
      remember(&m->last_value[f], in->values[f], row->number);
      continue;
    }
    if (m->last_value[f].row < 0)
      continue;
    zb_status status = m->loaded ? ZB_OK : load(in);
    if (status != ZB_OK)
      return status;
    if (!is_covered(m, in->columns[f], m->last_value[f].row, row->number))
      continue;
    in->values[f] = m->last_value[f].text.data;
    if (f == in->owner)
      in->owner_read = true;
    if (m->filled++ == 0)
      m->first = row->number;
  }
  return ZB_OK;
}
