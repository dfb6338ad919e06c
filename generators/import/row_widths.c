/* A comma without quotes gives a csv's row one value more than the header has, and shifts what follows. Some programs
   end each row with a separator, though: a row is only wrong if others are not as wide, or if the last values are not
   empty. A line end without quotes makes two rows of one: the first is too narrow, nobody's row follows, and together
   they are as wide as the header. */
#include "import/sheet_import.h"

static const char code[] = "shifted-row";
static const char remedy[] = "多半是某一格的文字里有逗号：请给那一格加上英文双引号，或另存为 xlsx 再报";

void zb_widths_begin(sheet_import *in, int header)
{
  in->widths = (widths){.header = header};
}

static const char *what(const sheet_import *in, const zb_row *row)
{
  return zb_arena_printf(in->row_arena, "这一行有 %d 个值，表头只有 %d 列，从某一格起错了位，没有读", row->width,
                         in->widths.header);
}

/* Remembers a row that lacks values at its end. */
static void remember_narrow(sheet_import *in, const zb_row *row)
{
  widths *w = &in->widths;
  w->narrow = (zb_suspects){0};
  if (row->width >= w->header)
    return;
  w->last_row = row->number;
  w->joined = row->width;
  const char *place = zb_arena_printf(in->row_arena, "%s!%d", in->shown, row->number + 1);
  zb_suspects_add(&w->narrow, in, row->number, place, "这一行断成了几行，后面的值没有读到");
}

zb_status zb_widths_note(sheet_import *in, const zb_row *row)
{
  widths *w = &in->widths;
  if (w->narrow.first == NULL)
    return ZB_OK;
  w->joined += row->width - 1;
  bool follows = row->number == ++w->last_row && w->joined <= w->header;
  if (follows && w->joined < w->header)
    return ZB_OK;
  zb_status status = follows
                         ? zb_suspects_prove(&w->narrow, in, "broken-row",
                                             "多半是某一格的文字里有换行：请给那一格加上英文双引号，或另存为 xlsx 再报")
                         : ZB_OK;
  w->narrow = (zb_suspects){0};
  return status;
}

zb_status zb_widths_check(sheet_import *in, const zb_row *row, bool *shifted)
{
  widths *w = &in->widths;
  *shifted = false;
  if (w->header == 0)
    return ZB_OK;
  remember_narrow(in, row);
  if (row->width <= w->header)
    return w->wider.proven ? ZB_OK : zb_suspects_prove(&w->wider, in, code, remedy);
  char cell[24];
  int last = row->cells[row->count - 1].column, column = last >= w->header ? last : w->header;
  const char *place = zb_arena_printf(in->row_arena, "%s!%s", in->shown, zb_cell_name(column, row->number, cell));
  *shifted = w->wider.proven || last >= w->header;
  if (*shifted)
    return zb_row_refuse(in, row->number, place, code, what(in, row), remedy);
  zb_suspects_add(&w->wider, in, row->number, place, what(in, row));
  return ZB_OK;
}
