/* A CID-keyed CFF table with one Private DICT, whose CIDs are the glyphs: header, names, Top DICT, strings, charset,
   FDSelect, the Private DICT, the DICTs that lead to it, and the charstrings, which stand last, so that the outlines
   can follow what is written here. */
#include "outline/parts.h"

enum { FIRST_STRING = 391 }; /* numbers below are those of strings that all know */

static void put_integer(zb_buffer *out, uint32_t n)
{
  put_u8(out, 29); /* always of the same length, so that places don't depend on what they are */
  put_u32(out, n);
}

/* Readers that take the four bytes of the other kind for a positive number are many: FreeType does. */
static void put_signed(zb_buffer *out, int n)
{
  put_u8(out, 28);
  put_u16(out, (unsigned)n & 0xFFFF);
}

static void put_operator(zb_buffer *out, unsigned operation)
{
  put_u8(out, operation);
}

static void put_escaped(zb_buffer *out, unsigned operation)
{
  put_u8(out, 12);
  put_u8(out, operation);
}

/* An INDEX of one object. */
static void put_index_of_one(zb_buffer *out, size_t length)
{
  put_u16(out, 1);
  put_u8(out, 1);
  put_u8(out, 1);
  put_u8(out, (unsigned)length + 1);
}

enum {
  TOP = 3 * 5 + 2 + 4 * 3 + 1 + 5 + 2 + 5 + 1 + 5 + 1 + 5 + 2 + 5 + 2,
  PRIVATE = 5 + 1 + 5 + 1,
  DICT = 5 + 5 + 1,
  INDEX_OF_ONE = 5,
  CHARSET = 5,
  SELECT = 8
};

static const char name[] = "Font", strings[] = "AdobeIdentity";

enum {
  TOP_AT = 4 + INDEX_OF_ONE + sizeof name - 1 + INDEX_OF_ONE,
  CHARSET_AT = TOP_AT + TOP + 3 + 3 + sizeof strings - 1 + 2,
  SELECT_AT = CHARSET_AT + CHARSET,
  PRIVATE_AT = SELECT_AT + SELECT,
  DICTS_AT = PRIVATE_AT + PRIVATE,
  CHARSTRINGS_AT = DICTS_AT + INDEX_OF_ONE + DICT
};

static void put_top(const cff *c, int glyph_count, zb_buffer *out)
{
  put_integer(out, FIRST_STRING);
  put_integer(out, FIRST_STRING + 1);
  put_integer(out, 0);
  put_escaped(out, 30); /* ROS */
  for (int i = 0; i < 4; i++)
    put_signed(out, c->box[i]);
  put_operator(out, 5); /* FontBBox */
  put_integer(out, (uint32_t)glyph_count);
  put_escaped(out, 34); /* CIDCount */
  put_integer(out, CHARSET_AT);
  put_operator(out, 15);
  put_integer(out, CHARSTRINGS_AT);
  put_operator(out, 17);
  put_integer(out, DICTS_AT);
  put_escaped(out, 36);
  put_integer(out, SELECT_AT);
  put_escaped(out, 37);
}

static void put_places(const zb_outlines *o, zb_buffer *out)
{
  size_t total = 1;
  for (int i = 0; i < o->count; i++)
    total += piece_at(o, i)->length;
  unsigned size = total <= 0xFF ? 1 : total <= 0xFFFF ? 2 : total <= 0xFFFFFF ? 3 : 4;
  put_u8(out, size);
  size_t at = 1;
  for (int i = 0; i <= o->count; i++) {
    for (unsigned k = size; k-- > 0;)
      put_u8(out, (unsigned)(at >> 8 * k) & 0xFF);
    at += i < o->count ? piece_at(o, i)->length : 0;
  }
}

void put_cff_tables(const zb_outlines *o, zb_buffer *out)
{
  unsigned count = (unsigned)o->count;
  zb_buffer_add(out, (uint8_t[]){1, 0, 4, 4}, 4); /* version, length of this head, size of offsets */
  put_index_of_one(out, sizeof name - 1);
  zb_buffer_puts(out, name);
  put_index_of_one(out, TOP);
  put_top(&o->cff, o->count, out);
  put_u16(out, 2);
  zb_buffer_add(out, (uint8_t[]){1, 1, 6, sizeof strings}, 4); /* Adobe, Identity */
  zb_buffer_puts(out, strings);
  put_u16(out, 0); /* no global subroutines */
  put_u8(out, 2);  /* charset: a range from 1 on */
  put_u16(out, 1);
  put_u16(out, count > 1 ? count - 2 : 0);
  put_u8(out, 3); /* FDSelect: one range */
  put_u16(out, 1);
  put_u16(out, 0);
  put_u8(out, 0);
  put_u16(out, count);
  put_integer(out, CFF_EM);
  put_operator(out, 20); /* defaultWidthX */
  put_integer(out, 0);
  put_operator(out, 21); /* nominalWidthX */
  put_index_of_one(out, DICT);
  put_integer(out, PRIVATE);
  put_integer(out, PRIVATE_AT);
  put_operator(out, 18);
  put_u16(out, count);
  put_places(o, out);
}
