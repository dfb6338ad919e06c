/* Vertical setting (clreq, 2.3): Chinese characters are upright, marks have their vertical forms, numbers of two digits
   are set horizontally in one em, longer numbers and words are rotated as a whole; so are —— and …… in faces without
   vertical forms of them. */
#include "text/setting.h"

#include <math.h>

/* The advance of a word space down the column, in em. */
static const float WORD_SPACE = 0.5F;

/* Parts of words and numbers, which are set side by side: letters, digits and ASCII marks. */
static bool is_word(const character *c)
{
  return c->kind == ATOM_TEXT && ((c->code > ' ' && c->code < 0x7F) || is_western(c->code));
}

static bool joins(const character *a, const character *b)
{
  if (b->kind != ATOM_TEXT || a->face != b->face || a->span != b->span)
    return false;
  return is_two_em_mark(a->code, b->code) || modifies(b) || (is_word(a) && is_word(b));
}

static int unit_end(const setting *s, int first)
{
  int end = first + 1;
  if (end < s->character_count && is_two_em_mark(s->characters[first].code, s->characters[end].code) &&
      joins(&s->characters[first], &s->characters[end]))
    return end + 1;
  while (end < s->character_count && s->characters[first].kind == ATOM_TEXT &&
         joins(&s->characters[end - 1], &s->characters[end]))
    end++;
  return end;
}

/* Whether the unit is rotated if the face has no vertical form for it. */
static bool needs_rotation(const setting *s, int first, int last)
{
  const character *c = &s->characters[first];
  if (is_word(c) && mark_of(c->code) == MARK_NONE)
    return last - first > 1 && !(last - first == 2 && is_digit(c[0].code) && is_digit(c[1].code)) && !modifies(&c[1]);
  mark m = mark_of(c->code);
  return is_word(c) || (m != MARK_NONE && m != MARK_PAUSE && m != MARK_MIDDLE_DOT && m != MARK_SOLIDUS);
}

/* A shaped unit: its atoms are those from FIRST to the last. */
typedef struct unit {
  int first;
  bool rotated; /* drawn rotated by 90° clockwise */
} unit;

/* Stacks the vertical forms of a mark of two characters one below the other. */
static void stack(setting *s, int first)
{
  float middle = (float)(s->atom_count - 1 - first) / 2;
  for (int i = first; i < s->atom_count; i++) {
    atom *a = &s->atoms[i];
    a->glyphs[0].dy += (middle - (float)(i - first)) * s->paragraph->spans[a->span].size;
    if (i + 1 < s->atom_count)
      a->glyphs[0].advance = a->width = 0;
  }
}

/* Shapes characters FIRST to LAST - 1, with vertical forms if the face has them. A mark that may be rotated is shaped
   both ways: if its glyphs differ, the face has vertical forms. */
static unit shape_for_column(setting *s, int first, int last)
{
  unit u = {s->atom_count, needs_rotation(s, first, last)};
  shape_unit(s, first, last, !u.rotated);
  if (!u.rotated || is_word(&s->characters[first]))
    return u;
  const zb_glyph *horizontal = s->atoms[u.first].glyphs; /* contiguous over the atoms */
  int end = s->atom_count;
  shape_unit(s, first, last, true);
  u.rotated = s->atom_count - end != end - u.first;
  for (int i = end; i < s->atom_count && !u.rotated; i++)
    u.rotated = s->atoms[i].glyphs[0].id == horizontal[i - end].id;
  if (u.rotated) {
    s->atom_count = end;
  } else {
    u.first = end;
    stack(s, end);
  }
  return u;
}

/* The height above the baseline that is put on the column's axis when a run is rotated: of a mark, the middle of its
   ink. */
static float axis_of(const setting *s, const zb_run *run, int first, const zb_line *line)
{
  hb_glyph_extents_t ink;
  const face_state *face = face_open(run->face);
  if (is_word(&s->characters[first]) || !hb_font_get_glyph_extents(face->font, run->glyphs[0].id, &ink))
    return (line->ascent - line->descent) / 2;
  return ((float)ink.y_bearing + (float)ink.height / 2) * run->size / (float)hb_face_get_upem(face->face);
}

/* Sets a unit as a line of its own, centred in the measure. */
static void place_unit(setting *s, int first, int last, zb_line *line)
{
  const zb_span *span = &s->paragraph->spans[s->characters[first].span];
  const character *c = &s->characters[first];
  *line = (zb_line){0};
  extend_line(line, span);
  if (c->kind != ATOM_TEXT) {
    line->extra_advance = c->code == 0x3000 ? 0 : (WORD_SPACE - 1) * span->size;
    return;
  }
  unit u = shape_for_column(s, first, last);
  zb_placed_run *placed = zb_arena_alloc(s->arena, sizeof *placed);
  placed->run = make_run(s, u.first, s->atom_count, NULL);
  float across = u.rotated ? span->size : placed->run.width, middle = s->paragraph->width / 2;
  if (u.rotated) {
    placed->angle = -90;
    placed->x = middle - axis_of(s, &placed->run, first, line);
    placed->y = -(line->ascent - line->descent) / 2 - placed->run.width / 2;
    line->extra_advance = fmaxf(placed->run.width - span->size, 0);
  } else {
    placed->x = middle - across / 2;
    line->extra_advance = is_two_em_mark(c[0].code, c[last - first - 1].code) && last - first > 1 ? span->size : 0;
  }
  line->runs = placed;
  line->run_count = 1;
  line->width = middle + across / 2;
  line->forced = across > s->paragraph->width + 0.02F;
}

const zb_line *set_column(setting *s, int *count)
{
  size_t max = (size_t)s->character_count;
  zb_line *lines = zb_arena_array(s->arena, max + 1, sizeof *lines);
  s->atoms = zb_arena_array(s->arena, 2 * max, sizeof *s->atoms); /* marks may be shaped twice */
  *count = 0;
  for (int i = 0, end; i < s->character_count; i = end) {
    end = unit_end(s, i);
    uint8_t kind = s->characters[i].kind;
    if (kind == ATOM_TEXT || kind == ATOM_SPACE)
      place_unit(s, i, end, &lines[(*count)++]);
  }
  if (*count == 0 && s->paragraph->span_count > 0)
    extend_line(&lines[(*count)++], &s->paragraph->spans[0]);
  return lines;
}
