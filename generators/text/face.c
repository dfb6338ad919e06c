/* An opened face: its HarfBuzz objects, its line metrics, and a table of what it has for each character. */
#include "text/face.h"

#include <hb-ot.h>

void shaping_properties(hb_segment_properties_t *properties)
{
  *properties = (hb_segment_properties_t)HB_SEGMENT_PROPERTIES_DEFAULT;
  properties->direction = HB_DIRECTION_LTR;
  properties->script = HB_SCRIPT_HAN;
  properties->language = hb_language_from_string("zh-Hans", -1);
}

const hb_feature_t *shaping_features(shaping how, unsigned *count)
{
  /* HarfBuzz builds fractions only around U+2044, but its shape plans always have the features for them, so that no
     digit would be plain. */
  static const hb_feature_t features[] = {{HB_TAG('v', 'e', 'r', 't'), 1, 0, (unsigned)-1},
                                          {HB_TAG('f', 'r', 'a', 'c'), 0, 0, (unsigned)-1},
                                          {HB_TAG('n', 'u', 'm', 'r'), 0, 0, (unsigned)-1},
                                          {HB_TAG('d', 'n', 'o', 'm'), 0, 0, (unsigned)-1},
                                          {HB_TAG('p', 'w', 'i', 'd'), 1, 0, (unsigned)-1}};
  *count = how == SHAPE_HORIZONTAL ? 3 : 4; /* fractions, and the feature before or after them */
  return how == SHAPE_VERTICAL ? features : features + 1;
}

static unsigned table_size(hb_face_t *face, hb_tag_t tag)
{
  hb_blob_t *blob = hb_face_reference_table(face, tag);
  unsigned size = hb_blob_get_length(blob);
  hb_blob_destroy(blob);
  return size;
}

bool face_may_be_embedded(const zb_face *found)
{
  enum { RESTRICTED = 0x0002, LESS_RESTRICTED = 0x000C, NO_SUBSETTING = 0x0100, BITMAPS_ONLY = 0x0200 };
  hb_blob_t *file = hb_blob_create_from_file(found->file);
  hb_face_t *face = hb_face_create(file, (unsigned)found->number);
  hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
  unsigned length;
  const unsigned char *os2 = (const unsigned char *)hb_blob_get_data(blob, &length);
  unsigned type = length >= 10 ? (unsigned)(os2[8] << 8 | os2[9]) : 0; /* none: it says nothing against it */
  hb_blob_destroy(blob);
  hb_face_destroy(face);
  hb_blob_destroy(file);
  bool restricted = (type & RESTRICTED) != 0 && (type & LESS_RESTRICTED) == 0;
  return !restricted && (type & (NO_SUBSETTING | BITMAPS_ONLY)) == 0;
}

static void collect_shaped(hb_face_t *face, hb_shape_plan_t *plan, hb_tag_t table, hb_set_t *glyphs)
{
  hb_set_t *lookups = hb_set_create();
  hb_ot_shape_plan_collect_lookups(plan, table, lookups);
  for (hb_codepoint_t i = HB_SET_VALUE_INVALID; hb_set_next(lookups, &i);)
    hb_ot_layout_lookup_collect_glyphs(face, table, i, glyphs, glyphs, glyphs, NULL);
  hb_set_destroy(lookups);
}

/* The glyphs that shaping may substitute, move, or use as context. */
static hb_set_t *shaped_glyphs(hb_face_t *face)
{
  if (table_size(face, HB_TAG('k', 'e', 'r', 'n')) != 0 || table_size(face, HB_TAG('m', 'o', 'r', 'x')) != 0)
    return NULL; /* HarfBuzz can't list the glyphs that these tables involve */
  hb_segment_properties_t properties;
  shaping_properties(&properties);
  unsigned count;
  const hb_feature_t *features = shaping_features(SHAPE_HORIZONTAL, &count);
  hb_shape_plan_t *plan = hb_shape_plan_create_cached(face, &properties, features, count, NULL);
  hb_set_t *glyphs = hb_set_create();
  collect_shaped(face, plan, HB_OT_TAG_GSUB, glyphs);
  collect_shaped(face, plan, HB_OT_TAG_GPOS, glyphs);
  hb_shape_plan_destroy(plan);
  return glyphs;
}

/* The em box, which most CJK faces have as typographic metrics in OS/2. Faces with other heights there are given the
   usual 0.88 and 0.12. */
static void read_metrics(face_state *state)
{
  double em = state->em;
  hb_position_t ascent = 0, descent = 0;
  hb_blob_t *blob = hb_face_reference_table(state->face, HB_TAG('O', 'S', '/', '2'));
  unsigned length;
  const unsigned char *os2 = (const unsigned char *)hb_blob_get_data(blob, &length);
  if (length >= 72) {
    ascent = (int16_t)(os2[68] << 8 | os2[69]);
    descent = (int16_t)(os2[70] << 8 | os2[71]);
  }
  hb_blob_destroy(blob);
  bool usable = ascent > 0.8 * em && ascent < 0.95 * em && descent < 0 && ascent - descent < 1.05 * em &&
                ascent - descent > 0.95 * em;
  state->ascent = usable ? ascent / em : 0.88;
  state->descent = usable ? -descent / em : 0.12;
}

const face_state *face_open(const zb_face *face)
{
  if (*face->open != NULL)
    return *face->open;
  face_state *state = zb_arena_alloc(face->arena, sizeof *state);
  hb_blob_t *blob = hb_blob_create_from_file(face->file);
  state->face = hb_face_create(blob, (unsigned)face->number);
  hb_blob_destroy(blob);
  hb_face_make_immutable(state->face);
  state->em = (float)hb_face_get_upem(state->face);
  state->font = hb_font_create(state->face);
  hb_font_make_immutable(state->font);
  state->cff = table_size(state->face, HB_TAG('C', 'F', 'F', ' ')) != 0;
  state->shaped = shaped_glyphs(state->face);
  read_metrics(state);
  *face->open = state;
  return state;
}

void face_close(const zb_face *face)
{
  face_state *state = *face->open;
  if (state == NULL)
    return;
  hb_set_destroy(state->shaped);
  hb_font_destroy(state->font);
  hb_face_destroy(state->face);
}

/* Characters that never combine with others: no combining marks, none that Unicode normalizes, joins or ignores. */
static bool stands_alone(uint32_t c)
{
  static const struct {
    uint32_t first, last;
  } ranges[] = {{0x20, 0x7E},     {0xB7, 0xB7},       {0xD7, 0xD7},      {0x2010, 0x2027}, {0x2030, 0x203B},
                {0x2100, 0x2125}, {0x2160, 0x217F},   {0x2190, 0x21FF},  {0x2460, 0x27BF}, {0x3000, 0x3029},
                {0x3030, 0x303F}, {0x3105, 0x312F},   {0x3200, 0x4DBF},  {0x4E00, 0x9FFF}, {0xFF01, 0xFF60},
                {0xFFE0, 0xFFE6}, {0x20000, 0x2F7FF}, {0x30000, 0x323AF}};
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
    if (c <= ranges[i].last)
      return c >= ranges[i].first;
  return false;
}

static void read_glyph(const face_state *state, uint32_t c, face_glyph *glyph)
{
  glyph->known = true;
  if (hb_font_get_nominal_glyph(state->font, c, &glyph->id)) {
    glyph->advance = hb_font_get_glyph_h_advance(state->font, glyph->id);
    glyph->plain = stands_alone(c) && state->shaped != NULL && !hb_set_has(state->shaped, glyph->id);
  }
}

/* The page that has C, made. */
static face_glyph *add_page(const zb_face *face, uint32_t c)
{
  face_open(face);
  return (*face->open)->glyphs[c / PAGE_SIZE] = zb_arena_array(face->arena, PAGE_SIZE, sizeof(face_glyph));
}

const face_glyph *face_lookup(const zb_face *face, uint32_t c)
{
  static const face_glyph none = {.known = true};
  if (c >= 0x110000)
    return &none;
  const face_state *state = *face->open;
  face_glyph *page = state != NULL ? state->glyphs[c / PAGE_SIZE] : NULL;
  if (page == NULL)
    page = add_page(face, c);
  if (!page[c % PAGE_SIZE].known)
    read_glyph(*face->open, c, &page[c % PAGE_SIZE]);
  return &page[c % PAGE_SIZE];
}

const char *zb_face_name(const zb_face *face)
{
  return face->name;
}

int zb_face_index(const zb_face *face)
{
  return face->index;
}

hb_face_t *zb_face_hb(const zb_face *face)
{
  return face_open(face)->face;
}

hb_font_t *zb_face_font(const zb_face *face)
{
  return face_open(face)->font;
}

bool zb_face_is_cff(const zb_face *face)
{
  return face_open(face)->cff;
}

double zb_face_ascent(const zb_face *face)
{
  return face_open(face)->ascent;
}

double zb_face_descent(const zb_face *face)
{
  return face_open(face)->descent;
}
