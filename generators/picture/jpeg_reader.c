/* Reads the header of a JPEG, and puts what libjpeg complains of into the user's words. What it complains of but what
   leaves each pixel as it was (stray bytes between the parts of the file, an odd number of the format's version) is no
   fault. */
#include "picture/jpeg_reader.h"

#include "picture/jpeg_tails.h"
#include "picture/kind.h"

/* after jpeglib.h, which it needs */
#include <jerror.h>
#include <string.h>

/* Of what is left behind a scan a few bytes may be padding; more was to be read. */
enum { MAX_SCANS = 200, MAX_PADDING = 16, EXIF = JPEG_APP0 + 1 };

void jpeg_reader_fault(jpeg_reader *r, const char *fault)
{
  if (r->fault == NULL)
    r->fault = fault;
}

/* --- Complaints ----------------------------------------------------------------------------------------------- */

static const char *error_text(const jpeg_reader *r)
{
  switch (r->errors.msg_code) {
  case JERR_BAD_PRECISION:
    return zb_arena_printf(r->arena, "每种颜色用了 %d 位，只能用 8 位的", r->errors.msg_parm.i[0]);
  case JERR_ARITH_NOTIMPL:
    return "用了少见的算术编码，多数软件打不开";
  case JERR_SOF_UNSUPPORTED:
    return "用了少见的 JPEG 编码方式，多数软件打不开";
  case JERR_NO_SOI:
    return zb_picture_disguise(r->data, r->length, r->arena);
  default:
    return "文件坏了，读不出来";
  }
}

static void fail(j_common_ptr jpeg)
{
  jpeg_reader *r = jpeg->client_data;
  jpeg_reader_fault(r, error_text(r));
  longjmp(r->back, 1);
}

static void note_warning(j_common_ptr jpeg, int level)
{
  jpeg_reader *r = jpeg->client_data;
  if (level >= 0)
    return;
  switch (r->errors.msg_code) {
  case JWRN_ADOBE_XFORM:
  case JWRN_BOGUS_ICC:
  case JWRN_JFIF_MAJOR:
  case JWRN_NOT_SEQUENTIAL:
    return;
  case JWRN_EXTRANEOUS_DATA:
    if (r->jpeg.input_scan_number > 0 && r->errors.msg_parm.i[0] > MAX_PADDING)
      break;
    return;
  case JWRN_HIT_MARKER:
    r->missed += r->jpeg.Al == r->bit;
    break;
  case JWRN_JPEG_EOF:
    jpeg_reader_fault(r, "文件不完整，后面的内容没有了");
    return;
  }
  jpeg_reader_fault(r, "文件坏了，有的内容读不出来");
}

static void be_silent(j_common_ptr jpeg)
{
  (void)jpeg;
}

/* A small file may have a scan for each of its bytes, and each goes over the whole picture. */
static void count_scans(j_common_ptr jpeg)
{
  jpeg_reader *r = jpeg->client_data;
  if (r->jpeg.input_scan_number <= MAX_SCANS)
    return;
  jpeg_reader_fault(r, "文件坏了，读不出来");
  longjmp(r->back, 1);
}

/* --- EXIF ----------------------------------------------------------------------------------------------------- */

static unsigned number(const unsigned char *p, int bytes, bool intel)
{
  unsigned n = 0;
  for (int i = 0; i < bytes; i++)
    n = n << 8 | p[intel ? bytes - 1 - i : i];
  return n;
}

/* The orientation in a TIFF header of N bytes; 1 if it has none that makes sense:

       II*\0 or MM\0*, 4 bytes: where the directory is; there 2 bytes: its entries, of 12 bytes each:
       2 bytes tag (0x0112: orientation), 2 type (3: of 2 bytes), 4 count, 4 the value, from its left end */
static int tiff_orientation(const unsigned char *tiff, size_t n)
{
  enum { HEADER = 8, ENTRY = 12, ORIENTATION = 0x112, SHORT = 3 };
  if (n < HEADER || (memcmp(tiff, "II*\0", 4) != 0 && memcmp(tiff, "MM\0*", 4) != 0))
    return 1;
  bool intel = *tiff == 'I';
  size_t at = number(tiff + 4, 4, intel);
  if (at > n - 2)
    return 1;
  unsigned count = number(tiff + at, 2, intel);
  for (at += 2; count > 0 && at + ENTRY <= n; count--, at += ENTRY)
    if (number(tiff + at, 2, intel) == ORIENTATION) {
      unsigned value = number(tiff + at + 8, 2, intel);
      return number(tiff + at + 2, 2, intel) == SHORT && value >= 1 && value <= 8 ? (int)value : 1;
    }
  return 1;
}

static int orientation(const struct jpeg_decompress_struct *jpeg)
{
  for (jpeg_saved_marker_ptr marker = jpeg->marker_list; marker != NULL; marker = marker->next)
    if (marker->marker == EXIF && marker->data_length > 6 && memcmp(marker->data, "Exif\0", 5) == 0)
      return tiff_orientation(marker->data + 6, marker->data_length - 6);
  return 1;
}

/* --- The header ----------------------------------------------------------------------------------------------- */

static const char *header_fault(const jpeg_reader *r)
{
  const struct jpeg_decompress_struct *jpeg = &r->jpeg;
  int components = jpeg->num_components;
  if (jpeg->arith_code)
    return "用了少见的算术编码，多数软件打不开";
  if (jpeg->data_precision != 8)
    return zb_arena_printf(r->arena, "每种颜色用了 %d 位，只能用 8 位的", jpeg->data_precision);
  if (components != 1 && components != 3 && components != 4)
    return zb_arena_printf(r->arena, "有 %d 种颜色，只能用灰度、彩色（RGB）和印刷色（CMYK）的", components);
  if ((double)jpeg->image_width * jpeg->image_height > JPEG_MAX_PIXELS)
    return zb_arena_printf(r->arena, "有 %u × %u 个像素，太大了，最多 %d 万个", jpeg->image_width, jpeg->image_height,
                           JPEG_MAX_PIXELS / 10000);
  return NULL;
}

bool jpeg_reader_begin(jpeg_reader *r)
{
  r->orientation = 1;
  r->jpeg.err = jpeg_std_error(&r->errors);
  r->errors.error_exit = fail;
  r->errors.emit_message = note_warning;
  r->errors.output_message = be_silent;
  r->jpeg.client_data = r;
  jpeg_create_decompress(&r->jpeg);
  r->progress.progress_monitor = count_scans;
  r->jpeg.progress = &r->progress;
  if (r->length == 0) {
    jpeg_reader_fault(r, "文件是空的");
    return false;
  }
  jpeg_save_markers(&r->jpeg, EXIF, 0xFFFF);
  jpeg_mem_src(&r->jpeg, r->data, r->length);
  jpeg_read_header(&r->jpeg, TRUE);
  jpeg_reader_fault(r, header_fault(r));
  r->orientation = orientation(&r->jpeg);
  return r->fault == NULL;
}

/* --- The picture ---------------------------------------------------------------------------------------------- */

/* What 8 bits a colour can't give: bits that were read at the wrong place. The coder has no codes for it, and does not
   say so. */
static bool is_beyond(JBLOCKARRAY rows, unsigned width)
{
  enum { MAX = 1023, BITS = 2 * MAX + 1 };
  unsigned bits = 0; /* of all: a loop without ways out is worked eight at a time */
  for (unsigned x = 0; x < width; x++)
    for (int i = 0; i < DCTSIZE2; i++)
      bits |= (unsigned)(rows[0][x][i] + MAX) | (unsigned)(rows[0][x][i] + MAX + 1);
  return (bits & ~(unsigned)BITS) != 0;
}

static bool has_beyond(jpeg_reader *r, jvirt_barray_ptr *coefficients)
{
  struct jpeg_decompress_struct *jpeg = &r->jpeg;
  for (int c = 0; c < jpeg->num_components; c++)
    for (unsigned y = 0; y < jpeg->comp_info[c].height_in_blocks; y++)
      if (is_beyond(jpeg->mem->access_virt_barray((j_common_ptr)jpeg, coefficients[c], y, 1, FALSE),
                    jpeg->comp_info[c].width_in_blocks))
        return true;
  return false;
}

static size_t count_missed(jpeg_reader *r)
{
  if (setjmp(r->back) == 0 && jpeg_reader_begin(r))
    jpeg_read_coefficients(&r->jpeg);
  jpeg_reader_end(r);
  return r->missed;
}

/* Whether something of a scan was not needed: the picture was coded in more bits than are read for it. libjpeg reads
   ahead, and tells of what is left over only if there is much of it. Scans for higher bits decide how those for lower
   ones are read: each time those for one bit are shortened. */
static bool has_left_over(const jpeg_reader *r)
{
  enum { BITS = 3 }; /* as programs code them; more would take as much longer */
  bool found = false;
  for (int bit = 0; bit < BITS && !found; bit++) {
    zb_buffer less = {0};
    size_t count = jpeg_without_tails(r->data, r->length, bit, &less);
    jpeg_reader *probe = zb_arena_alloc(r->arena, sizeof *probe);
    *probe =
        (jpeg_reader){.data = (const unsigned char *)less.data, .length = less.length, .arena = r->arena, .bit = bit};
    found = count > 0 && count_missed(probe) < count;
    zb_buffer_free(&less);
  }
  return found;
}

jvirt_barray_ptr *jpeg_reader_finish(jpeg_reader *r)
{
  bool left_over = has_left_over(r); /* before there are coefficients: they may need much memory */
  jvirt_barray_ptr *coefficients = jpeg_read_coefficients(&r->jpeg);
  if (left_over || has_beyond(r, coefficients))
    jpeg_reader_fault(r, "文件坏了，有的内容读不出来");
  return r->fault == NULL ? coefficients : NULL;
}

void jpeg_reader_end(jpeg_reader *r)
{
  jpeg_destroy_decompress(&r->jpeg);
}
