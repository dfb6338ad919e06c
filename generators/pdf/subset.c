/* Subsets of faces, by hb-subset. */
#include "pdf/write.h"

#include <hb-ot.h>
#include <hb-subset.h>

hb_face_t *strip_face(const zb_face *face)
{
  /* hb-subset walks the whole character map and all layout tables of the face it is given: 2 to 6 ms for each
     document. A face that has none of them is subset as fast as one that was preprocessed for seconds. */
  static const hb_tag_t tables[] = {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
                                    HB_TAG('m', 'a', 'x', 'p'), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
                                    HB_TAG('C', 'F', 'F', ' ')};
  hb_face_t *whole = zb_face_hb(face), *stripped = hb_face_builder_create();
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    hb_blob_t *table = hb_face_reference_table(whole, tables[i]);
    if (hb_blob_get_length(table) > 0)
      hb_face_builder_add_table(stripped, tables[i], table);
    hb_blob_destroy(table);
  }
  hb_face_set_upem(stripped, hb_face_get_upem(whole));
  hb_face_set_glyph_count(stripped, hb_face_get_glyph_count(whole));
  return stripped;
}

bool make_subset(hb_face_t *stripped, bool cff, const hb_set_t *glyphs, subset *out)
{
  *out = (subset){0};
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  if (input == NULL)
    return false;
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_set_union(hb_subset_input_glyph_set(input), glyphs);
  hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(stripped, input);
  hb_face_t *face = plan != NULL ? hb_subset_plan_execute_or_fail(plan) : NULL;
  if (face != NULL) {
    out->file = cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' ')) : hb_face_reference_blob(face);
    out->places = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan));
    hb_face_destroy(face);
  }
  if (plan != NULL)
    hb_subset_plan_destroy(plan);
  hb_subset_input_destroy(input);
  return out->file != NULL && hb_blob_get_length(out->file) > 0;
}

void free_subset(subset *s)
{
  hb_blob_destroy(s->file);
  hb_map_destroy(s->places);
}
