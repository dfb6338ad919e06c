#include "import/captions.h"

#include "value/header_text.h"
#include "value/parse.h"

#include <string.h>

enum { MAX_COLUMN_NAMES = 24 };

static bool is_id_number(const zb_cell *cell, zb_arena *arena)
{
  return strlen(cell->text) >= 15 && strlen(cell->text) < 40 && zb_parse(cell, ZB_FIELD_ID, NULL, arena).text != NULL;
}

zb_head_row zb_head_row_read(const zb_row *row, zb_arena *arena)
{
  zb_head_row out = {.number = row->number, .width = row->width};
  out.cells = zb_arena_array(arena, (size_t)row->count, sizeof *out.cells);
  for (int i = 0; i < row->count; i++) {
    const char *plain = zb_header_normalize(row->cells[i].text, arena);
    out.has_person = out.has_person || is_id_number(&row->cells[i], arena);
    out.examples += zb_says_example(row->cells[i].text, false, arena);
    if (*plain != '\0')
      out.cells[out.count++] = (zb_head_cell){row->cells[i].column, zb_arena_strdup(arena, row->cells[i].text), plain};
  }
  out.has_person = out.has_person && out.examples == 0;
  return out;
}

/* What the rows say of a column: PIECES from the top, LAST that of its own lowest cell; NULL: nothing. */
typedef struct pieces {
  const zb_head_cell *items[ZB_MAX_HEADER_ROWS];
  int last;
} pieces;

static void add_name(zb_column_names *c, const char *name)
{
  for (int i = 0; i < c->count; i++)
    if (strcmp(c->names[i], name) == 0)
      return;
  if (*name != '\0' && c->count < MAX_COLUMN_NAMES)
    c->names[c->count++] = name;
}

/* The texts of the pieces in MASK, one bit for each row above the last, and of the last. */
static const char *joined(const pieces *p, unsigned mask, zb_arena *arena)
{
  const char *text = "", *last = NULL;
  for (int r = 0; r <= p->last; r++) {
    const zb_head_cell *cell = p->items[r];
    bool wanted = cell != NULL && (r == p->last || (mask & 1U << r) != 0);
    if (!wanted || (last != NULL && strcmp(last, cell->plain) == 0)) /* 性别 above 性别 */
      continue;
    text = *text == '\0' ? cell->text : zb_arena_printf(arena, "%s%s", text, cell->text);
    last = cell->plain;
  }
  return text;
}

static zb_column_names names_of(int column, const pieces *p, zb_arena *arena)
{
  zb_column_names c = {.column = column};
  c.names = zb_arena_array(arena, MAX_COLUMN_NAMES, sizeof *c.names);
  unsigned all = (1U << p->last) - 1;
  c.text = joined(p, all, arena);
  c.aside = zb_header_in_brackets(c.text, arena);
  for (int r = 0; r <= p->last; r++)
    c.rows += p->items[r] != NULL;
  for (unsigned mask = all + 1; mask-- > 0;)
    add_name(&c, zb_header_normalize(joined(p, mask, arena), arena));
  c.noteless = c.count;
  for (unsigned mask = all + 1; mask-- > 0;) {
    const char *variants[ZB_HEADER_VARIANTS];
    int n = zb_header_without_notes(joined(p, mask, arena), arena, variants);
    for (int i = 0; i < n; i++)
      add_name(&c, variants[i]);
  }
  return c;
}

/* The first column from FROM on in which some row has a cell; -1: none. */
static int next_column(const zb_head_row *rows, int count, int from)
{
  int next = -1;
  for (int r = 0; r < count; r++)
    for (int i = 0; i < rows[r].count; i++)
      if (rows[r].cells[i].column >= from) {
        next = next < 0 || rows[r].cells[i].column < next ? rows[r].cells[i].column : next;
        break;
      }
  return next;
}

static const zb_head_cell *cell_at(const zb_head_row *row, int column)
{
  for (int i = 0; i < row->count; i++)
    if (row->cells[i].column == column)
      return &row->cells[i];
  return NULL;
}

zb_candidate zb_candidate_of(const zb_head_row *rows, int count, zb_arena *arena)
{
  zb_candidate out = {.first_row = rows[0].number, .last_row = rows[count - 1].number, .width = rows[0].width};
  int total = 0;
  for (int r = 0; r < count; r++)
    total += rows[r].count;
  out.columns = zb_arena_array(arena, (size_t)total, sizeof *out.columns);
  const zb_head_cell *above[ZB_MAX_HEADER_ROWS] = {0};
  for (int c = next_column(rows, count, 0); c >= 0; c = next_column(rows, count, c + 1)) {
    pieces p = {.last = 0};
    bool begins = false;
    for (int r = 0; r < count; r++) {
      const zb_head_cell *own = cell_at(&rows[r], c);
      above[r] = own != NULL || begins ? own : above[r];
      begins = begins || own != NULL;
      p.items[r] = above[r];
      p.last = own != NULL ? r : p.last;
    }
    out.columns[out.count++] = names_of(c, &p, arena);
  }
  return out;
}
