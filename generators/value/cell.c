#include "value/cell.h"

#include <stdio.h>
#include <string.h>

const char *zb_cell_shown(const zb_cell *cell, zb_arena *arena)
{
  if (cell->shown != NULL)
    return cell->shown;
  if (cell->format == NULL || cell->format->code == NULL)
    return cell->text;
  if (cell->type == ZB_CELL_TEXT)
    return cell->format->decorates_text ? zb_text_shown(cell->text, cell->format->code, arena) : cell->text;
  if (cell->type != ZB_CELL_NUMBER)
    return cell->text;
  const char *shown = zb_number_shown(cell->number, cell->format->code, arena);
  return shown != NULL && *shown == '\0' ? cell->text : shown; /* ;;; hides a value, which is there all the same */
}

char *zb_cell_name(int column, int row, char *out)
{
  char letters[8];
  int n = 0;
  for (int c = column; c >= 0 && n < 7; c = c / 26 - 1)
    letters[n++] = (char)('A' + c % 26);
  int length = 0;
  while (n > 0)
    out[length++] = letters[--n];
  snprintf(out + length, 16, "%d", row + 1);
  return out;
}

const char *zb_column_letters(int column, zb_arena *arena)
{
  char cell[24];
  const char *name = zb_cell_name(column, 0, cell);
  return zb_arena_strndup(arena, name, strcspn(name, "0123456789"));
}
