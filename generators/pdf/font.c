/* Embedded fonts: Type 0 with Identity-H, a subset of the face, widths, and the map back to Unicode. */
#include "pdf/write.h"

#include <hb-ot.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Fonts that are made for one document are compressed fast: higher levels take twice the time for 1%. */
enum { OWN_LEVEL = 1, COMMON_LEVEL = 9, BLOCK = 100 /* entries that a ToUnicode block may have */ };

/* Puts the glyphs into the order of their codes, the first one of each. */
static void sort_by_code(font *f)
{
  enum { CODES = 0x10000, BITS = 64 };
  uint64_t used[CODES / BITS] = {0};
  uint16_t before[CODES / BITS];
  int count = 0;
  for (int i = 0; i < f->count; i++)
    used[f->glyphs[i].code / BITS] |= (uint64_t)1 << f->glyphs[i].code % BITS;
  for (int i = 0; i < CODES / BITS; i++) {
    before[i] = (uint16_t)count;
    count += __builtin_popcountll(used[i]);
  }
  f->code_count = count;
  f->by_code = realloc(f->by_code, ((size_t)count + 1) * sizeof *f->by_code);
  if (f->by_code == NULL)
    abort();
  for (int i = f->count - 1; i >= 0; i--) {
    unsigned code = f->glyphs[i].code;
    uint64_t below = used[code / BITS] & (((uint64_t)1 << code % BITS) - 1);
    f->by_code[before[code / BITS] + __builtin_popcountll(below)] = &f->glyphs[i];
  }
}

/* ABCDEF+Name: letters made from what is in the subset, so that the same subset has the same name. */
static void name_font(zb_pdf *pdf, font *f, const zb_face *face)
{
  uint8_t digest[ZB_DIGEST_LENGTH];
  zb_buffer_clear(&pdf->scratch);
  for (int i = 0; i < f->code_count; i++)
    zb_buffer_add(&pdf->scratch, &f->by_code[i]->name, sizeof f->by_code[i]->name);
  zb_digest_add(pdf->names, pdf->scratch.data, pdf->scratch.length);
  zb_digest_end(pdf->names, digest);
  char tag[7] = "";
  for (int i = 0; i < 6; i++)
    tag[i] = (char)('A' + digest[i] % 26);
  snprintf(f->name, sizeof f->name, "%s+%.100s", tag, zb_face_name(face));
}

/* The W array: [code [width …] …] for what is not 1000 wide. */
static void write_widths(font *f)
{
  zb_buffer_clear(&f->widths);
  zb_buffer_puts(&f->widths, "/W [");
  for (int i = 0; i < f->code_count; i++) {
    const glyph *const *at = &f->by_code[i], *g = *at;
    if (g->width == 1000)
      continue;
    bool goes_on = i > 0 && at[-1]->code + 1 == g->code && at[-1]->width != 1000;
    bool ends = i + 1 == f->code_count || at[1]->code != g->code + 1 || at[1]->width == 1000;
    if (!goes_on) {
      zb_buffer_put_decimal(&f->widths, g->code);
      zb_buffer_puts(&f->widths, " [");
    }
    zb_buffer_put_decimal(&f->widths, g->width);
    zb_buffer_puts(&f->widths, ends ? "] " : " ");
  }
  zb_buffer_puts(&f->widths, "]\n");
}

static void put_hex16(zb_buffer *out, unsigned n)
{
  static const char digits[] = "0123456789ABCDEF";
  char hex[4] = {digits[n >> 12 & 15], digits[n >> 8 & 15], digits[n >> 4 & 15], digits[n & 15]};
  zb_buffer_add(out, hex, 4);
}

static void write_unicode(const font *f, zb_buffer *out)
{
  zb_buffer_clear(out);
  zb_buffer_puts(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
  for (int i = 0; i < f->code_count; i++) {
    const glyph *g = f->by_code[i];
    if (i % BLOCK == 0)
      zb_buffer_printf(out, "%d beginbfchar\n", f->code_count - i < BLOCK ? f->code_count - i : BLOCK);
    zb_buffer_putc(out, '<');
    put_hex16(out, g->code);
    zb_buffer_puts(out, "> <");
    put_utf16_hex(out, g->text, g->length);
    zb_buffer_puts(out, ">\n");
    if ((i + 1) % BLOCK == 0 || i + 1 == f->code_count)
      zb_buffer_puts(out, "endbfchar\n");
  }
  zb_buffer_puts(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

/* The file of a face whose outlines can't be read one by one, or that has a glyph which can't: by hb-subset. */
static bool subset_font(zb_pdf *pdf, embedded *e, font *f)
{
  subset s;
  hb_set_t *ids = hb_set_create();
  for (int i = 0; i < f->count; i++)
    hb_set_add(ids, zb_glyph_copied(f->glyphs[i].name));
  if (e->stripped == NULL) {
    e->stripped = strip_face(e->face);
    e->cids = read_cids(e->stripped);
  }
  drop_copies(f);
  bool ok = make_subset(e->stripped, zb_face_is_cff(e->face), ids, &s);
  hb_set_destroy(ids);
  for (int i = 0; i < f->count && ok; i++)
    f->glyphs[i].code =
        (uint16_t)(e->cids != NULL ? e->cids[f->glyphs[i].name] : hb_map_get(s.places, f->glyphs[i].name));
  if (ok) {
    unsigned length;
    const char *data = hb_blob_get_data(s.file, &length);
    compress(pdf, f == &e->own ? OWN_LEVEL : COMMON_LEVEL, data, length, &f->file);
    f->file_length = length;
  }
  free_subset(&s);
  return ok;
}

/* The file put together from outlines that are deflated already. The common one is made once: it is worth to be
   compressed as a whole. */
static bool join_font(zb_pdf *pdf, embedded *e, font *f)
{
  uint32_t *ids = malloc(((size_t)f->count + 1) * sizeof *ids);
  uint16_t *places = malloc(((size_t)f->count + 1) * sizeof *places);
  if (ids == NULL || places == NULL)
    abort();
  for (int i = 0; i < f->count; i++)
    ids[i] = f->glyphs[i].name;
  bool own = f == &e->own, ok = e->outlines != NULL && zb_outlines_arrange(e->outlines, ids, f->count, own, places);
  for (int i = 0; i < f->count && ok; i++)
    f->glyphs[i].code = places[i];
  if (ok && own) {
    zb_buffer_clear(&f->file);
    f->file_length = zb_outlines_deflated_font(e->outlines, &f->file);
  } else if (ok) {
    zb_buffer_clear(&pdf->scratch);
    zb_outlines_font(e->outlines, &pdf->scratch);
    compress(pdf, COMMON_LEVEL, pdf->scratch.data, pdf->scratch.length, &f->file);
    f->file_length = pdf->scratch.length;
  }
  free(ids);
  free(places);
  return ok;
}

static bool make_font(zb_pdf *pdf, embedded *e, font *f)
{
  double start = zb_times_start(pdf->times);
  f->made = join_font(pdf, e, f) || subset_font(pdf, e, f);
  sort_by_code(f);
  for (int i = 0; i < f->count; i++) {
    glyph *g = &f->glyphs[i];
    g->width = (uint16_t)(width_of(e, zb_glyph_copied(g->name)) + 1000 / 8 * zb_glyph_eighths(g->name));
  }
  name_font(pdf, f, e->face);
  write_widths(f);
  write_unicode(f, &pdf->scratch);
  zb_times_add(pdf->times, ZB_TIME_FONT, start);
  compress(pdf, f == &e->own ? OWN_LEVEL : COMMON_LEVEL, pdf->scratch.data, pdf->scratch.length, &f->unicode);
  return f->made;
}

/* The head table's box of all glyphs, and the em box's edges, in thousandths of em. */
static void describe(HPDF_Doc doc, HPDF_Dict descriptor, const zb_face *face)
{
  hb_blob_t *head = hb_face_reference_table(zb_face_hb(face), HB_TAG('h', 'e', 'a', 'd'));
  unsigned length;
  const unsigned char *p = (const unsigned char *)hb_blob_get_data(head, &length);
  double unit = 1000.0 / hb_face_get_upem(zb_face_hb(face));
  HPDF_Array box = HPDF_Array_New(doc->mmgr);
  for (int i = 0; i < 4 && length >= 44; i++)
    HPDF_Array_AddNumber(box, (HPDF_INT32)lround((int16_t)(p[36 + 2 * i] << 8 | p[37 + 2 * i]) * unit));
  hb_blob_destroy(head);
  HPDF_Dict_Add(descriptor, "FontBBox", box);
  HPDF_Dict_AddNumber(descriptor, "Flags", 4); /* symbolic: not Latin alone */
  HPDF_Dict_AddNumber(descriptor, "ItalicAngle", 0);
  HPDF_Dict_AddNumber(descriptor, "Ascent", (HPDF_INT32)lround(zb_face_ascent(face) * 1000));
  HPDF_Dict_AddNumber(descriptor, "Descent", (HPDF_INT32)lround(-zb_face_descent(face) * 1000));
  HPDF_Dict_AddNumber(descriptor, "CapHeight", (HPDF_INT32)lround(zb_face_ascent(face) * 1000));
  HPDF_Dict_AddNumber(descriptor, "StemV", 80);
}

/* libharu's arrays would make an object of each width. */
static HPDF_STATUS write_widths_entry(HPDF_Dict dict, HPDF_Stream stream)
{
  const font *f = dict->attr;
  return HPDF_Stream_Write(stream, (const HPDF_BYTE *)f->widths.data, (HPDF_UINT)f->widths.length);
}

static HPDF_Dict add_descriptor(HPDF_Doc doc, const zb_face *face, const font *f)
{
  HPDF_Dict descriptor = add_dict(doc), file = add_stream(doc, f->file.data, f->file.length);
  HPDF_Dict_AddName(descriptor, "Type", "FontDescriptor");
  HPDF_Dict_AddName(descriptor, "FontName", f->name);
  describe(doc, descriptor, face);
  if (zb_face_is_cff(face))
    HPDF_Dict_AddName(file, "Subtype", "CIDFontType0C");
  else
    HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)f->file_length);
  HPDF_Dict_Add(descriptor, zb_face_is_cff(face) ? "FontFile3" : "FontFile2", file);
  return descriptor;
}

static HPDF_Dict add_cid_font(HPDF_Doc doc, const zb_face *face, font *f)
{
  HPDF_Dict cid = add_dict(doc), info = HPDF_Dict_New(doc->mmgr);
  HPDF_Dict_AddName(cid, "Type", "Font");
  HPDF_Dict_AddName(cid, "Subtype", zb_face_is_cff(face) ? "CIDFontType0" : "CIDFontType2");
  HPDF_Dict_AddName(cid, "BaseFont", f->name);
  HPDF_Dict_Add(info, "Registry", HPDF_String_New(doc->mmgr, "Adobe", NULL));
  HPDF_Dict_Add(info, "Ordering", HPDF_String_New(doc->mmgr, "Identity", NULL));
  HPDF_Dict_AddNumber(info, "Supplement", 0);
  HPDF_Dict_Add(cid, "CIDSystemInfo", info);
  if (!zb_face_is_cff(face))
    HPDF_Dict_AddName(cid, "CIDToGIDMap", "Identity");
  HPDF_Dict_AddNumber(cid, "DW", 1000);
  HPDF_Dict_Add(cid, "FontDescriptor", add_descriptor(doc, face, f));
  cid->attr = f;
  cid->write_fn = write_widths_entry;
  return cid;
}

static HPDF_Dict add_font(HPDF_Doc doc, const zb_face *face, font *f)
{
  HPDF_Dict object = add_dict(doc);
  HPDF_Array descendants = HPDF_Array_New(doc->mmgr);
  HPDF_Dict_AddName(object, "Type", "Font");
  HPDF_Dict_AddName(object, "Subtype", "Type0");
  HPDF_Dict_AddName(object, "BaseFont", f->name);
  HPDF_Dict_AddName(object, "Encoding", "Identity-H");
  HPDF_Array_Add(descendants, add_cid_font(doc, face, f));
  HPDF_Dict_Add(object, "DescendantFonts", descendants);
  HPDF_Dict_Add(object, "ToUnicode", add_stream(doc, f->unicode.data, f->unicode.length));
  return object;
}

bool make_fonts(zb_pdf *pdf)
{
  for (int i = 0; i < pdf->used_count; i++) {
    embedded *e = pdf->in_document[i];
    font *fonts[] = {&e->common, &e->own};
    for (int k = 0; k < 2; k++) {
      if (!fonts[k]->used)
        continue;
      if (!fonts[k]->made && !make_font(pdf, e, fonts[k]))
        return false;
      fonts[k]->object = add_font(pdf->doc, e->face, fonts[k]);
      fonts[k]->number = ++pdf->font_count;
      zb_digest_add(pdf->digest, fonts[k]->name, strlen(fonts[k]->name));
    }
  }
  return true;
}
