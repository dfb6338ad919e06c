/* Atoms to lines: as many as the measure holds, up to a place where the text may break. */
#include "text/setting.h"

/* Sums of float advances must not push a text out of a measure that was made of the same sum. */
static const float TOLERANCE = 0.02F;

float spacing_after(const setting *s, int i)
{
  const atom *a = &s->atoms[i];
  if (a->kind == ATOM_PAD || a->kind == ATOM_END || i + 1 == s->atom_count)
    return 0;
  const atom *next = &s->atoms[i + 1];
  bool blank_ends = next->kind == ATOM_PAD && next->span == a->span;
  return blank_ends || next->kind == ATOM_END ? 0 : s->paragraph->spans[a->span].letter_spacing;
}

/* Space that is not seen at a line's end; underlined space is, as what one writes on. */
static bool vanishes(const setting *s, const atom *a)
{
  const zb_span *span = &s->paragraph->spans[a->span];
  return a->kind == ATOM_END || (a->kind == ATOM_SPACE && !span->underline && span->kind != ZB_SPAN_BLANK);
}

/* Full-width punctuation whose right half is empty: at a line's end it may do with the left one. */
static bool can_squeeze(const setting *s, const atom *a)
{
  switch (a->code) {
  case 0x3001: /* 、 */
  case 0x3002: /* 。 */
  case 0x3009: /* 〉 */
  case 0x300B: /* 》 */
  case 0x300D: /* 」 */
  case 0x300F: /* 』 */
  case 0x3011: /* 】 */
  case 0x3015: /* 〕 */
  case 0xFF09: /* ） */
  case 0xFF0C: /* ， */
  case 0xFF1A: /* ： */
  case 0xFF1B: /* ； */
    return a->width > 0.9F * s->paragraph->spans[a->span].size;
  }
  return false;
}

/* Ends LINE before atom END: what vanishes there is taken off. */
static void end_line(const setting *s, atom_line *line, int end)
{
  line->next = line->last = end;
  line->ended = end == s->atom_count || s->atoms[end - 1].kind == ATOM_END;
  while (line->last > line->first && vanishes(s, &s->atoms[line->last - 1]))
    line->last--;
  line->width = -line->squeezed;
  for (int i = line->first; i < line->last; i++)
    line->width += s->atoms[i].width + (i + 1 < line->last ? spacing_after(s, i) : 0);
}

atom_line fill_line(const setting *s, int first, float width)
{
  atom_line line = {.first = first};
  int best = first; /* the last place where the line may end */
  float x = 0, squeezed = 0, squeezed_at_best = 0;
  for (int i = first; i < s->atom_count; i++) {
    const atom *a = &s->atoms[i];
    float over = x + a->width - width - TOLERANCE;
    bool squeeze = over > 0 && can_squeeze(s, a) && over < a->width / 2;
    if (over > 0 && i > first && !squeeze && !vanishes(s, a)) {
      line.squeezed = best > first ? squeezed_at_best : squeezed;
      end_line(s, &line, best > first ? best : i);
      return line;
    }
    if (!vanishes(s, a))
      squeezed = squeeze ? over + TOLERANCE : 0;
    x += a->width + spacing_after(s, i);
    if (a->after != BREAK_NOT) {
      best = i + 1;
      squeezed_at_best = squeezed;
    }
    if (a->after == BREAK_MUST)
      break;
  }
  line.squeezed = squeezed;
  end_line(s, &line, best > first && s->atoms[best - 1].after == BREAK_MUST ? best : s->atom_count);
  return line;
}
