/* A comma without quotes gives a csv's row one value more than the header has, and shifts what follows. Some programs
   end each row with a separator, though: a row is only wrong if others are not as wide, or if the last values are not
   empty. A line end without quotes makes two rows of one: the first is too narrow, nobody's row follows, and together
   they are as wide as the header. One in the last column leaves the first as wide as the header: that is likely only,
   as what follows may be a line of its own. */
#include "import/sheet_import.h"

#include "base/width.h"

enum { EXCERPT = 20 }; /* characters of a row that are quoted */

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
  w->last_row = row->number;
  w->joined = row->width;
  if (row->width >= w->header)
    return;
  const char *place = zb_arena_printf(in->row_arena, "%s!%d", in->shown, row->number + 1);
  zb_suspects_add(&w->narrow, in, row->number, place, "这一行断成了几行，后面的值没有读到");
}

static void keep_caption(widths *w, const char *text)
{
  if (strlen(text) < sizeof w->caption)
    strcpy(w->caption, text);
}

/* Warns of a row that may be the rest of the last cell of the one before it. */
static void warn_of_rest(const sheet_import *in, const zb_row *row)
{
  zb_diags_add(in->diags, ZB_WARNING, "broken-row", zb_arena_printf(in->row_arena, "%s!%d", in->shown, row->number + 1),
               "如果是，请给那一格加上英文双引号，或另存为 xlsx 再报",
               "这一行没有读，它像是上一行最后一格里换行以后的文字：“%s”",
               zb_excerpt(row->cells[0].text, EXCERPT, in->row_arena));
}

zb_status zb_widths_note(sheet_import *in, const zb_row *row)
{
  widths *w = &in->widths;
  if (w->last_row == 0 && row->count == 1 && row->width == 1 && *w->caption == '\0')
    keep_caption(w, row->cells[0].text);
  if (row->width == 1 && w->header > 1 && w->joined == w->header && row->number == w->last_row + 1 &&
      !zb_is_signed_line(row->cells[0].text) && !zb_is_group_line(row->cells[0].text, w->caption))
    warn_of_rest(in, row);
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

/* Whether the row, with an owner that can't be read, is what the one before it lacks. */
static bool is_rest(const sheet_import *in, const zb_row *row)
{
  const widths *w = &in->widths;
  return !in->owner_read && w->narrow.first != NULL && row->number == w->last_row + 1 &&
         w->joined + row->width - 1 == w->header;
}

zb_status zb_widths_check(sheet_import *in, const zb_row *row, bool *shifted)
{
  widths *w = &in->widths;
  *shifted = is_rest(in, row);
  if (*shifted)
    return zb_widths_note(in, row);
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
