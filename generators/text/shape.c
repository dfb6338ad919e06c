/* Shapes characters into atoms with their glyphs. Plain characters are only looked up; HarfBuzz shapes all others. */
#include "text/setting.h"

#include <string.h>

typedef struct shaper {
  setting *s;
  hb_buffer_t *buffer; /* NULL until it is needed */
  hb_segment_properties_t properties;
} shaper;

static atom *add_atom(setting *s, const character *c)
{
  atom *a = &s->atoms[s->atom_count++];
  bool marks = c->kind == ATOM_TEXT && !is_apostrophe(s, (int)(c - s->characters));
  *a = (atom){.code = c->code,
              .offset = c->offset,
              .length = c->length,
              .kind = c->kind,
              .mark = (uint8_t)(marks ? mark_of(c->code) : MARK_NONE),
              .after = c->after,
              .span = c->span,
              .face = c->face};
  return a;
}

static float scale(const setting *s, const character *c)
{
  return s->paragraph->spans[c->span].size / face_open(c->face)->em;
}

bool modifies(const character *c)
{
  return c->kind == ATOM_TEXT && c->code >= 0x300 && !is_cjk(c->code) && !face_lookup(c->face, c->code)->plain;
}

/* The glyph of character I, if that is drawn the same whatever its neighbours; else NULL. */
static const face_glyph *plain_glyph(const setting *s, int i)
{
  const character *c = &s->characters[i];
  const face_glyph *found = face_lookup(c->face, c->code);
  if (!found->plain || is_apostrophe(s, i))
    return NULL;
  bool last = i + 1 == s->character_count;
  return last || c[1].face != c->face || c[1].span != c->span || !modifies(&c[1]) ? found : NULL;
}

static void add_plain(setting *s, const character *c, const face_glyph *found, zb_glyph *glyph)
{
  glyph->id = found->id;
  glyph->advance = (float)found->advance * scale(s, c);
  atom *a = add_atom(s, c);
  a->glyphs = glyph;
  a->glyph_count = 1;
  a->width = glyph->advance;
}

/* Adds an atom for each cluster of the shaped buffer, which holds characters FIRST to LAST - 1. */
static void add_clusters(setting *s, hb_buffer_t *buffer, int first, int last)
{
  unsigned n;
  const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
  const hb_glyph_position_t *place = hb_buffer_get_glyph_positions(buffer, &n);
  zb_glyph *glyphs = zb_arena_array(s->arena, n, sizeof *glyphs);
  float unit = scale(s, &s->characters[first]);
  for (unsigned i = 0, end; i < n; i = end) {
    atom *a = add_atom(s, &s->characters[info[i].cluster]);
    a->glyphs = &glyphs[i];
    for (end = i; end < n && info[end].cluster == info[i].cluster; end++) {
      glyphs[end].id = info[end].codepoint;
      glyphs[end].advance = (float)place[end].x_advance * unit;
      glyphs[end].dx = (float)place[end].x_offset * unit;
      glyphs[end].dy = (float)place[end].y_offset * unit;
      a->width += glyphs[end].advance;
      a->glyph_count++;
    }
    int next = end < n ? (int)info[end].cluster : last;
    const character *tail = &s->characters[next - 1];
    a->length = tail->offset + tail->length - a->offset;
    a->after = tail->after;
  }
}

static void shape_text(shaper *h, int first, int last, shaping how)
{
  const setting *s = h->s;
  if (h->buffer == NULL) {
    h->buffer = hb_buffer_create();
    hb_buffer_set_flags(h->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    shaping_properties(&h->properties);
  }
  hb_buffer_clear_contents(h->buffer);
  hb_buffer_set_content_type(h->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_segment_properties(h->buffer, &h->properties);
  for (int i = first; i < last; i++)
    hb_buffer_add(h->buffer, s->characters[i].code, (unsigned)i);
  unsigned count;
  const hb_feature_t *features = shaping_features(how, &count);
  hb_shape(face_open(s->characters[first].face)->font, h->buffer, features, count);
  add_clusters(h->s, h->buffer, first, last);
}

void shape_unit(setting *s, int first, int last, bool vertical)
{
  shaper h = {.s = s};
  shape_text(&h, first, last, vertical ? SHAPE_VERTICAL : SHAPE_HORIZONTAL);
  hb_buffer_destroy(h.buffer);
}

/* Gives the pads of a fill-in blank, atoms FIRST and LAST, half each of the width that its text leaves. */
static void set_pads(setting *s, int first, int last)
{
  float text = 0;
  for (int i = first + 1; i < last; i++)
    text += s->atoms[i].width + s->atoms[i].spacing;
  float left = s->paragraph->spans[s->atoms[first].span].width - text;
  s->atoms[first].width = s->atoms[last].width = left > 0 ? left / 2 : 0;
}

static void set_all_pads(setting *s)
{
  for (int i = 0, pad = -1; i < s->atom_count; i++) {
    if (s->atoms[i].kind != ATOM_PAD)
      continue;
    if (pad >= 0)
      set_pads(s, pad, i);
    pad = pad >= 0 ? -1 : i;
  }
}

void shape(setting *s)
{
  shaper h = {.s = s};
  s->atoms = zb_arena_array(s->arena, (size_t)s->character_count, sizeof *s->atoms);
  zb_glyph *glyphs = zb_arena_array(s->arena, (size_t)s->character_count, sizeof *glyphs);
  for (int i = 0; i < s->character_count;) {
    const character *c = &s->characters[i];
    const face_glyph *plain = c->face != NULL ? plain_glyph(s, i) : NULL;
    if (c->face == NULL) {
      add_atom(s, c);
      i++;
    } else if (plain != NULL) {
      add_plain(s, c, plain, glyphs++);
      i++;
    } else {
      int first = i;
      bool apostrophe = is_apostrophe(s, i);
      do
        i++;
      while (!apostrophe && i < s->character_count && s->characters[i].face == c->face &&
             s->characters[i].span == c->span && plain_glyph(s, i) == NULL && !is_apostrophe(s, i));
      shape_text(&h, first, i, apostrophe ? SHAPE_PROPORTIONAL : SHAPE_HORIZONTAL);
    }
  }
  hb_buffer_destroy(h.buffer);
  set_widths(s);
  set_all_pads(s);
}
