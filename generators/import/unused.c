/* Tells of each column that is not read: those whose header is no field's, and those that have values and no header. A
   column that only numbers the rows is nothing to tell of. */
#include "import/sheet_import.h"

#include "base/width.h"
#include "value/header_text.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_UNNAMED = 64, EXCERPT_WIDTH = 24 };

/* A column without a header. */
typedef struct unnamed {
  int column, first_row;
  const char *sample;
  int64_t count;
  long last;   /* number */
  bool counts; /* its values so far are numbers that go up by one */
} unnamed;

struct zb_unused {
  const zb_heading *heading;
  unnamed unnamed[MAX_UNNAMED];
  int count;
};

/* The letters of the column that was taken for the field whose header TEXT is, too; NULL: it is no field's. */
static const char *twin_of(sheet_import *in, const zb_heading *heading, const char *text)
{
  const char *plain = zb_header_normalize(text, in->row_arena);
  for (int f = 0; f < in->schema->field_count; f++)
    if (heading->columns[f] >= 0 && zb_header_is_field(in->import->headers, heading->table, f, plain))
      return zb_column_letters(heading->columns[f], in->row_arena);
  return NULL;
}

void zb_unused_begin(sheet_import *in, const zb_heading *heading)
{
  in->unused = zb_arena_alloc(in->arena, sizeof *in->unused);
  *in->unused = (zb_unused){.count = 0};
  if (heading == NULL || in->schema->is_alone) /* it has other columns on purpose */
    return;
  for (int i = 0; heading->extra[i] != NULL; i++) {
    char cell[24];
    const char *place = zb_arena_printf(in->arena, "%s!%s", in->shown,
                                        zb_cell_name(heading->extra_columns[i], heading->last_row, cell));
    const char *twin = twin_of(in, heading, heading->extra[i]);
    if (twin != NULL)
      zb_diags_add(in->diags, ZB_WARNING, "unknown-column", place,
                   "请删掉其中不对的一列；两列说的不是一回事的，请改列名",
                   "“%s”表有两列都是%s，用了 %s 列，没有用这一列", in->schema->title, heading->extra[i], twin);
    else
      zb_diags_add(in->diags, ZB_WARNING, "unknown-column", place,
                   "如果要用它，请把列名改成规定的：zhibiao new 做的填报表里都有", "“%s”表没有用“%s”这一列",
                   in->schema->title, heading->extra[i]);
  }
  zb_caption *captions = zb_arena_array(in->arena, (size_t)heading->caption_count + 1, sizeof *captions);
  memcpy(captions, heading->captions, (size_t)heading->caption_count * sizeof *captions);
  zb_heading *kept = zb_arena_alloc(in->arena, sizeof *kept);
  *kept = (zb_heading){.captions = captions, .caption_count = heading->caption_count};
  in->unused->heading = kept;
}

static bool has_caption(const zb_heading *heading, int column)
{
  for (int i = 0; i < heading->caption_count; i++)
    if (heading->captions[i].column == column)
      return true;
  return false;
}

static unnamed *column_at(sheet_import *in, const zb_cell *cell, int row)
{
  zb_unused *u = in->unused;
  for (int i = 0; i < u->count; i++)
    if (u->unnamed[i].column == cell->column)
      return &u->unnamed[i];
  if (u->count == MAX_UNNAMED)
    return NULL;
  unnamed *added = &u->unnamed[u->count++];
  *added = (unnamed){.column = cell->column, .first_row = row, .counts = true};
  added->sample = zb_arena_strdup(in->arena, zb_excerpt(cell->text, EXCERPT_WIDTH, in->arena));
  return added;
}

void zb_unused_see(sheet_import *in, const zb_cell *cell, int row)
{
  const zb_heading *heading = in->unused->heading;
  if (heading == NULL || has_caption(heading, cell->column))
    return;
  unnamed *u = column_at(in, cell, row);
  if (u == NULL)
    return;
  char *end;
  long number = strtol(cell->text, &end, 10);
  u->counts = u->counts && *end == '\0' && (u->count == 0 ? number >= 0 && number <= 1 : number == u->last + 1);
  u->last = number;
  u->count++;
}

void zb_unused_report(sheet_import *in)
{
  const zb_unused *all = in->unused;
  for (int i = 0; i < all->count; i++) {
    const unnamed *u = &all->unnamed[i];
    if (u->counts)
      continue;
    char cell[24];
    const char *place = zb_arena_printf(in->row_arena, "%s!%s", in->shown, zb_cell_name(u->column, u->first_row, cell));
    zb_diags_add(in->diags, ZB_WARNING, "unnamed-column", place, "如果要用它，请在表头里补上列名",
                 "这一列没有列名，没有读，共 %lld 格有内容，这是第一格（%s）", (long long)u->count, u->sample);
  }
}
