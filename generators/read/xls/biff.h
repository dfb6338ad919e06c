/* BIFF, the records of an .xls workbook (Excel 5 to 2003, WPS's .et): what they are and the texts in them. Private to
   xls/.

       globals:  BOF CODEPAGE DATEMODE FONT… FORMAT… XF… BOUNDSHEET… SST CONTINUE… EOF
       a sheet:  BOF ROW… LABELSST RK MULRK NUMBER FORMULA STRING… MERGEDCELLS EOF

   A record is its type, its length (two bytes each) and at most 8 KiB; what is longer goes on in CONTINUE records. */
#ifndef ZB_READ_XLS_BIFF_H
#define ZB_READ_XLS_BIFF_H

#include "base/buffer.h"
#include "read/decoder.h"

#include <stdbool.h>
#include <stdint.h>

enum {
  ZB_BIFF_FORMULA = 0x06,
  ZB_BIFF_EOF = 0x0A,
  ZB_BIFF_DATEMODE = 0x22,
  ZB_BIFF_FILEPASS = 0x2F,
  ZB_BIFF_FONT = 0x31,
  ZB_BIFF_CONTINUE = 0x3C,
  ZB_BIFF_CODEPAGE = 0x42,
  ZB_BIFF_BOUNDSHEET = 0x85,
  ZB_BIFF_MULRK = 0xBD,
  ZB_BIFF_RSTRING = 0xD6,
  ZB_BIFF_XF = 0xE0,
  ZB_BIFF_MERGEDCELLS = 0xE5,
  ZB_BIFF_DRAWINGS = 0xEB,
  ZB_BIFF_SST = 0xFC,
  ZB_BIFF_LABELSST = 0xFD,
  ZB_BIFF_NUMBER = 0x203,
  ZB_BIFF_LABEL = 0x204,
  ZB_BIFF_BOOLERR = 0x205,
  ZB_BIFF_STRING = 0x207,
  ZB_BIFF_ROW = 0x208,
  ZB_BIFF_RK = 0x27E,
  ZB_BIFF_FORMAT = 0x41E,
  ZB_BIFF_BOF = 0x809
};

static inline uint32_t zb_biff_u16(const unsigned char *p)
{
  return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static inline uint32_t zb_biff_u32(const unsigned char *p)
{
  return zb_biff_u16(p) | zb_biff_u16(p + 2) << 16;
}

/* A workbook's stream, and how the texts of its version are written. */
typedef struct zb_biff {
  const unsigned char *bytes;
  size_t length;
  bool wide;           /* BIFF8: UTF-16; else bytes in the code page */
  zb_decoder *decoder; /* of the code page; NULL: Latin-1 */
  bool *strikes;       /* of each font: whether it strikes out */
  size_t font_count;
} zb_biff;

/* Whether the font strikes out that has this number where it is used: there is no number 4. */
static inline bool zb_biff_font_strikes(const zb_biff *biff, uint32_t number)
{
  size_t i = number < 4 ? number : number - 1;
  return number != 4 && i < biff->font_count && biff->strikes[i];
}

typedef struct zb_biff_record {
  int type;
  const unsigned char *data;
  size_t length;
  size_t at, next; /* offsets in the stream of the record and of the one behind it */
} zb_biff_record;

/* The record at offset AT; false if the stream ends before the record does. */
bool zb_biff_record_at(const zb_biff *biff, size_t at, zb_biff_record *record);

/* A place in a record's data, from which reading goes on in the CONTINUE records behind it. */
typedef struct zb_biff_cursor {
  const zb_biff *biff;
  zb_biff_record record;
  size_t used; /* bytes of its data */
  bool struck; /* something of a text that was read is struck out */
} zb_biff_cursor;

/* Appends to TEXT, as UTF-8, the text at the cursor: behind its length, of LENGTH_BYTES bytes, and, in BIFF8, its
   flags. False if the records end before it does. */
bool zb_biff_text_read(zb_biff_cursor *cursor, int length_bytes, zb_buffer *text);

#endif
