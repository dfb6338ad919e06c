/* What a CFF table says about the names of its glyphs: PDF shows a CID-keyed font's glyphs by CID, any other font's by
   their place in the subset. Layout of the table (Adobe's Technical Note 5176): header, Name INDEX, Top DICT INDEX …;
   the first Top DICT has ROS first if the font is CID-keyed, and the offset of the charset, which lists the CIDs. */
#include "pdf/write.h"

#include <stdlib.h>

enum { OPERATOR_CHARSET = 15, OPERATOR_ROS = 12 << 8 | 30 };

/* Reads numbers one after the other; behind the table's end there are only zeros. */
typedef struct cff_reader {
  const unsigned char *data;
  size_t length, at;
} cff_reader;

static unsigned take(cff_reader *r, int bytes)
{
  unsigned n = 0;
  for (int i = 0; i < bytes; i++, r->at++)
    n = n << 8 | (r->at < r->length ? r->data[r->at] : 0);
  return n;
}

/* Reads an INDEX and moves behind it; *START to *END is its first object. */
static void take_index(cff_reader *r, size_t *start, size_t *end)
{
  unsigned count = take(r, 2);
  *start = *end = r->at;
  if (count == 0)
    return;
  int size = (int)take(r, 1) & 7;
  size_t offsets = r->at, base = offsets + ((size_t)count + 1) * (size_t)size - 1;
  *start = base + take(r, size);
  *end = base + take(r, size);
  r->at = offsets + (size_t)count * (size_t)size;
  r->at = base + take(r, size);
}

/* Reads a DICT's next operand or operator. True for an operator; an operand is left in *VALUE. Reals are passed over.
 */
static bool take_token(cff_reader *r, int *value, int *operator_)
{
  unsigned b = take(r, 1);
  if (b <= 21) {
    *operator_ = b == 12 ? (int)(12 << 8 | take(r, 1)) : (int)b;
    return true;
  }
  if (b == 28)
    *value = (int16_t)take(r, 2);
  else if (b == 29)
    *value = (int)take(r, 4);
  else if (b == 30)
    for (unsigned pair = 0; (pair & 15) != 15 && r->at < r->length;)
      pair = take(r, 1);
  else if (b <= 246)
    *value = (int)b - 139;
  else if (b <= 250)
    *value = ((int)b - 247) * 256 + (int)take(r, 1) + 108;
  else
    *value = -((int)b - 251) * 256 - (int)take(r, 1) - 108;
  return false;
}

static void read_charset(cff_reader *r, uint16_t *cids, unsigned count)
{
  unsigned format = take(r, 1), glyph = 1; /* .notdef is not listed */
  while (glyph < count && r->at < r->length) {
    unsigned first = take(r, 2), more = format == 0 ? 0 : take(r, format == 1 ? 1 : 2);
    for (unsigned i = 0; i <= more && glyph < count; i++)
      cids[glyph++] = (uint16_t)(first + i);
  }
}

uint16_t *read_cids(hb_face_t *face)
{
  hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
  unsigned length, count = hb_face_get_glyph_count(face);
  cff_reader r = {.data = (const unsigned char *)hb_blob_get_data(blob, &length)};
  uint16_t *cids = NULL;
  r.length = length;
  r.at = 2;
  r.at = take(&r, 1);
  size_t start, end;
  take_index(&r, &start, &end);
  take_index(&r, &start, &end);
  int value = 0, charset = 0, operator_ = 0;
  bool cid_keyed = false;
  for (r.at = start; r.at < end && r.at < length;) {
    if (!take_token(&r, &value, &operator_))
      continue;
    cid_keyed = cid_keyed || operator_ == OPERATOR_ROS;
    if (operator_ == OPERATOR_CHARSET)
      charset = value;
  }
  if (cid_keyed && charset > 2 && (cids = calloc((size_t)count + 1, sizeof *cids)) == NULL)
    abort();
  if (cids != NULL) {
    r.at = (size_t)charset;
    read_charset(&r, cids, count);
  }
  hb_blob_destroy(blob);
  return cids;
}
