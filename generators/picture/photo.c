/* Photos, by libjpeg. A picture is decoded at an eighth of its size, where a block of 8 × 8 pixels is its mean and no
   transform is needed, and only the upper third, where the border that is asked about ends. */
#include "picture/photo.h"

#include "base/buffer.h"
#include "base/file.h"

#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
/* after stdio.h, which it needs */
#include <jpeglib.h>

enum {
  NEAR_WHITE = 225,
  BAND = 16,
  MAX_PIXELS = 32 * 1024 * 1024,
  MAX_SCANS = 16,
  TAIL = 64 * 1024,
  MAX_BYTES = 16 * 1024 * 1024
};

/* libjpeg ends a failed call by calling error_exit, which must not return; this jump never leaves read_photo. */
typedef struct reading {
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  jmp_buf back;
  const unsigned char *data;
  size_t length;
  size_t header; /* the bytes in front of the picture's own */
} reading;

static void fail(j_common_ptr jpeg)
{
  reading *r = (reading *)jpeg;
  longjmp(r->back, 1);
}

static void be_silent(j_common_ptr jpeg)
{
  (void)jpeg;
}

/* --- The border ----------------------------------------------------------------------------------------------- */

typedef struct border {
  int64_t pixels, white;
} border;

static void look_at(border *border, const unsigned char *row, int channels, unsigned from, unsigned to)
{
  for (const unsigned char *p = row + (size_t)from * channels; p < row + (size_t)to * channels; p += channels) {
    bool white = true;
    for (int c = 0; c < channels; c++)
      white = white && p[c] >= NEAR_WHITE;
    border->white += white;
  }
  border->pixels += to - from;
}

/* A picture of several scans may have its colours in a later one: reads until all have their means, which at this size
   is the whole picture. */
static bool read_scans(struct jpeg_decompress_struct *jpeg)
{
  jpeg->buffered_image = TRUE;
  jpeg_start_decompress(jpeg);
  for (int known = 0; known < jpeg->num_components && !jpeg_input_complete(jpeg);) {
    if (jpeg->input_scan_number > MAX_SCANS) /* nobody's photo */
      return false;
    while (jpeg_consume_input(jpeg) != JPEG_SCAN_COMPLETED && !jpeg_input_complete(jpeg))
      ;
    for (known = 0; jpeg->coef_bits != NULL && known < jpeg->num_components; known++)
      if (jpeg->coef_bits[known][0] < 0)
        break;
  }
  return jpeg_start_output(jpeg, jpeg->input_scan_number);
}

static bool start(struct jpeg_decompress_struct *jpeg)
{
  jpeg->scale_num = 1;
  jpeg->scale_denom = 8;
  jpeg->dct_method = JDCT_IFAST;
  jpeg->do_fancy_upsampling = FALSE;
  jpeg->do_block_smoothing = FALSE;
  return jpeg_has_multiple_scans(jpeg) ? read_scans(jpeg) : jpeg_start_decompress(jpeg);
}

static double white_share(struct jpeg_decompress_struct *jpeg)
{
  if (jpeg->num_components == 4 || (int64_t)jpeg->image_width * jpeg->image_height > MAX_PIXELS || !start(jpeg))
    return -1;
  unsigned width = jpeg->output_width, band = (width + BAND - 1) / BAND, bottom = (jpeg->output_height + 2) / 3;
  int channels = jpeg->output_components;
  border border = {0};
  JSAMPARRAY row = jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE, width * (unsigned)channels, 1);
  while (jpeg->output_scanline < bottom && jpeg->err->num_warnings == 0) {
    bool top = jpeg->output_scanline < band || 2 * band >= width;
    if (jpeg_read_scanlines(jpeg, row, 1) != 1)
      return -1;
    look_at(&border, row[0], channels, 0, top ? width : band);
    if (!top)
      look_at(&border, row[0], channels, width - band, width);
  }
  return jpeg->err->num_warnings > 0 || border.pixels == 0 ? -1 : (double)border.white / (double)border.pixels;
}

/* --- The file ------------------------------------------------------------------------------------------------- */

/* All that is not in the arguments' memory may be lost when a call fails. */
static void read_photo(reading *r, bool white, zb_photo *photo)
{
  r->jpeg.err = jpeg_std_error(&r->errors);
  r->errors.error_exit = fail;
  r->errors.output_message = be_silent;
  if (setjmp(r->back) == 0) {
    jpeg_create_decompress(&r->jpeg);
    jpeg_mem_src(&r->jpeg, r->data, r->length);
    jpeg_read_header(&r->jpeg, TRUE);
    int components = r->jpeg.num_components;
    r->header = r->length - r->jpeg.src->bytes_in_buffer;
    if (r->jpeg.data_precision == 8 && (components == 1 || components == 3 || components == 4)) {
      *photo =
          (zb_photo){photo->bytes, true, false, (int)r->jpeg.image_width, (int)r->jpeg.image_height, components, -1};
      if (white)
        photo->white = white_share(&r->jpeg);
    }
  }
  jpeg_destroy_decompress(&r->jpeg);
}

/* Is the mark that ends a JPEG among these bytes? Some programs write behind it. */
static bool has_end(const unsigned char *data, size_t n)
{
  for (const unsigned char *at; (at = memrchr(data, 0xFF, n)) != NULL; n = (size_t)(at - data))
    if (at + 1 < data + n && at[1] == 0xD9)
      return true;
  return false;
}

/* A thumbnail in the header has an end of its own. */
static bool file_has_end(FILE *file, int64_t bytes, size_t header)
{
  unsigned char tail[TAIL];
  int64_t from = bytes - TAIL > (int64_t)header ? bytes - TAIL : (int64_t)header;
  return fseek(file, from, SEEK_SET) == 0 && has_end(tail, fread(tail, 1, sizeof tail, file));
}

zb_photo zb_photo_header(const void *data, size_t length)
{
  zb_photo photo = {.bytes = (int64_t)length, .white = -1};
  reading r = {.data = data, .length = length};
  if (length > 0)
    read_photo(&r, false, &photo);
  photo.whole = photo.jpeg && has_end(r.data + r.header, length - r.header);
  return photo;
}

static zb_status unreadable(const char *path, int error, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "unreadable", path, "请检查文件是否存在、是否有读取权限", "打不开照片：%s",
               zb_errno_text(error));
  return ZB_INPUT;
}

zb_status zb_photo_read(const char *path, bool white, zb_photo *photo, zb_diags *diags)
{
  *photo = (zb_photo){.white = -1};
  struct stat about;
  if (stat(path, &about) != 0)
    return unreadable(path, errno, diags);
  if (!S_ISREG(about.st_mode)) /* opening a pipe would wait */
    return unreadable(path, EISDIR, diags);
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return unreadable(path, errno, diags);
  photo->bytes = about.st_size;
  /* From memory: out of a file's small buffer the decoder is slower. Of a larger one this part tells the size. */
  size_t max = about.st_size < MAX_BYTES ? (size_t)about.st_size : MAX_BYTES;
  zb_buffer bytes = {0};
  zb_buffer_reserve(&bytes, max);
  reading r = {.data = (const unsigned char *)bytes.data, .length = fread(bytes.data, 1, max, file)};
  if (r.length > 0)
    read_photo(&r, white, photo);
  photo->whole = photo->jpeg && file_has_end(file, photo->bytes, r.header);
  zb_buffer_free(&bytes);
  fclose(file);
  return ZB_OK;
}
