/* Joins atoms to a glyph run. */
#include "text/setting.h"

zb_run make_run(const setting *s, int first, int last, const space *spaces)
{
  const atom *head = &s->atoms[first], *tail = &s->atoms[last - 1];
  const zb_span *span = &s->paragraph->spans[head->span];
  int count = 0;
  for (int i = first; i < last; i++)
    count += s->atoms[i].glyph_count;
  zb_glyph *glyphs = zb_arena_array(s->arena, (size_t)count, sizeof *glyphs), *g = glyphs;
  zb_run run = {.face = head->face,
                .size = span->size,
                .color = span->color,
                .count = count,
                .glyphs = glyphs,
                .text = s->text + head->offset,
                .length = tail->offset + tail->length - head->offset};
  for (int i = first; i < last; i++) {
    const atom *a = &s->atoms[i];
    space around = spaces != NULL ? spaces[i - first] : (space){0};
    for (int k = 0; k < a->glyph_count; k++, g++) {
      *g = a->glyphs[k];
      g->cluster = a->offset - head->offset;
      g->dx -= around.before;
      if (k + 1 == a->glyph_count)
        g->advance += around.after - around.before;
      run.width += g->advance;
    }
  }
  return run;
}
