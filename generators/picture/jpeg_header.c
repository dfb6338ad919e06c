/* The header of a baseline JPEG (ITU-T T.81, annex B; JFIF 1.02; Adobe Technical Note 5116):

       SOI; APP0 "JFIF" or APP14 "Adobe", by which the colours are understood; DQT; SOF0; DHT; SOS

   libjpeg writes one only before coefficients that it codes. */
#include "picture/jpeg_header.h"

enum { SOI = 0xD8, SOF0 = 0xC0, DHT = 0xC4, SOS = 0xDA, DQT = 0xDB, APP0 = 0xE0, APP14 = 0xEE, AC = 0x10 };

/* --- Bytes -------------------------------------------------------------------------------------------------------- */

static void put(zb_buffer *to, unsigned byte)
{
  zb_buffer_putc(to, (char)byte);
}

static void put_number(zb_buffer *to, unsigned number)
{
  put(to, number >> 8);
  put(to, number & 0xFF);
}

/* LENGTH: of what follows. */
static void put_marker(zb_buffer *to, unsigned code, unsigned length)
{
  put(to, 0xFF);
  put(to, code);
  put_number(to, length + 2);
}

/* --- Colours ------------------------------------------------------------------------------------------------------ */

static void put_jfif(const struct jpeg_compress_struct *out, zb_buffer *to)
{
  put_marker(to, APP0, 14);
  zb_buffer_add(to, "JFIF", 5);
  put(to, out->JFIF_major_version);
  put(to, out->JFIF_minor_version);
  put(to, out->density_unit);
  put_number(to, out->X_density);
  put_number(to, out->Y_density);
  put_number(to, 0); /* no thumbnail */
}

static void put_adobe(const struct jpeg_compress_struct *out, zb_buffer *to)
{
  enum { VERSION = 100 };
  put_marker(to, APP14, 12);
  zb_buffer_add(to, "Adobe", 5);
  put_number(to, VERSION);
  put_number(to, 0);
  put_number(to, 0);
  put(to, out->jpeg_color_space == JCS_YCbCr ? 1 : out->jpeg_color_space == JCS_YCCK ? 2 : 0);
}

/* --- Tables ------------------------------------------------------------------------------------------------------- */

static void put_steps(const JQUANT_TBL *table, unsigned number, zb_buffer *to)
{
  static const unsigned char zigzag[DCTSIZE2] = {0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,
                                                 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6,  7,  14, 21, 28,
                                                 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
                                                 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63};
  put_marker(to, DQT, 1 + DCTSIZE2);
  put(to, number);
  for (int i = 0; i < DCTSIZE2; i++)
    put(to, table->quantval[zigzag[i]]);
}

static void put_codes(const JHUFF_TBL *table, unsigned number, zb_buffer *to)
{
  unsigned count = 0;
  for (int length = 1; length <= 16; length++)
    count += table->bits[length];
  put_marker(to, DHT, 1 + 16 + count);
  put(to, number);
  zb_buffer_add(to, table->bits + 1, 16);
  zb_buffer_add(to, table->huffval, count);
}

/* Whether NUMBER is written the first time; SEEN has a bit for each. */
static bool is_new(unsigned *seen, unsigned number)
{
  bool first = (*seen >> number & 1) == 0;
  *seen |= 1u << number;
  return first;
}

/* --- The header --------------------------------------------------------------------------------------------------- */

static void put_frame(const struct jpeg_compress_struct *out, zb_buffer *to)
{
  unsigned seen = 0;
  for (int i = 0; i < out->num_components; i++) {
    unsigned number = (unsigned)out->comp_info[i].quant_tbl_no;
    if (is_new(&seen, number))
      put_steps(out->quant_tbl_ptrs[number], number, to);
  }
  put_marker(to, SOF0, 6 + 3 * (unsigned)out->num_components);
  put(to, 8); /* bits of a colour */
  put_number(to, out->image_height);
  put_number(to, out->image_width);
  put(to, (unsigned)out->num_components);
  for (int i = 0; i < out->num_components; i++) {
    const jpeg_component_info *c = &out->comp_info[i];
    put(to, (unsigned)c->component_id);
    put(to, (unsigned)(c->h_samp_factor << 4 | c->v_samp_factor));
    put(to, (unsigned)c->quant_tbl_no);
  }
}

static void put_scan(const struct jpeg_compress_struct *out, zb_buffer *to)
{
  unsigned seen = 0;
  for (int i = 0; i < out->num_components; i++) {
    unsigned dc = (unsigned)out->comp_info[i].dc_tbl_no, ac = (unsigned)out->comp_info[i].ac_tbl_no;
    if (is_new(&seen, dc))
      put_codes(out->dc_huff_tbl_ptrs[dc], dc, to);
    if (is_new(&seen, AC + ac))
      put_codes(out->ac_huff_tbl_ptrs[ac], AC + ac, to);
  }
  put_marker(to, SOS, 4 + 2 * (unsigned)out->num_components);
  put(to, (unsigned)out->num_components);
  for (int i = 0; i < out->num_components; i++) {
    const jpeg_component_info *c = &out->comp_info[i];
    put(to, (unsigned)c->component_id);
    put(to, (unsigned)(c->dc_tbl_no << 4 | c->ac_tbl_no));
  }
  put(to, 0); /* from the first coefficient */
  put(to, DCTSIZE2 - 1);
  put(to, 0); /* with all of their bits */
}

void jpeg_header_write(const struct jpeg_compress_struct *out, zb_buffer *to)
{
  put(to, 0xFF);
  put(to, SOI);
  if (out->write_JFIF_header)
    put_jfif(out, to);
  if (out->write_Adobe_marker)
    put_adobe(out, to);
  put_frame(out, to);
  put_scan(out, to);
}
