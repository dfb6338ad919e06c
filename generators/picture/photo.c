/* Photos, by libjpeg. A picture is decoded at an eighth of its size, where a block of 8 × 8 pixels is its mean and no
   transform is needed; reading all of it tells whether it is whole. */
#include "picture/photo.h"

#include "base/buffer.h"
#include "base/file.h"
#include "picture/jpeg_reader.h"

#include <errno.h>
#include <sys/stat.h>

enum { NEAR_WHITE = 225, BAND = 16, MAX_BYTES = 16 * 1024 * 1024 };

/* A picture at an eighth of its size, in rows as they are stored. */
typedef struct preview {
  unsigned width, height;
  int channels, orientation;
  const unsigned char *pixels;
} preview;

/* --- The border ----------------------------------------------------------------------------------------------- */

static bool is_turned(int orientation)
{
  return orientation > 4; /* rows are shown as columns */
}

/* The pixel that is shown at X, Y. EXIF numbers the turns by where the first row and the first column are shown. */
static const unsigned char *pixel_at(const preview *p, unsigned x, unsigned y)
{
  unsigned right = p->width - 1, foot = p->height - 1;
  unsigned column = x, row = y;
  switch (p->orientation) {
  case 2: /* mirrored */
    column = right - x;
    break;
  case 3: /* upside down */
    column = right - x, row = foot - y;
    break;
  case 4: /* upside down, mirrored */
    row = foot - y;
    break;
  case 5: /* rows and columns changed over */
    column = y, row = x;
    break;
  case 6: /* the first row is the right edge */
    column = y, row = foot - x;
    break;
  case 7: /* the first row is the right edge, from below */
    column = right - y, row = foot - x;
    break;
  case 8: /* the first row is the left edge, from below */
    column = right - y, row = x;
    break;
  }
  return p->pixels + ((size_t)row * p->width + column) * (size_t)p->channels;
}

static bool is_white(const unsigned char *pixel, int channels)
{
  for (int c = 0; c < channels; c++)
    if (pixel[c] < NEAR_WHITE)
      return false;
  return true;
}

static double white_share(const preview *p)
{
  unsigned width = is_turned(p->orientation) ? p->height : p->width;
  unsigned height = is_turned(p->orientation) ? p->width : p->height;
  unsigned band = (width + BAND - 1) / BAND, bottom = (height + 2) / 3;
  int64_t pixels = 0, white = 0;
  for (unsigned y = 0; y < bottom; y++)
    for (unsigned x = 0; x < width; x++)
      if (y < band || x < band || x >= width - band) {
        pixels++;
        white += is_white(pixel_at(p, x, y), p->channels);
      }
  return pixels == 0 ? -1 : (double)white / (double)pixels;
}

/* --- The file ------------------------------------------------------------------------------------------------- */

/* Reads the picture to its end; its pixels are in the reader's arena. */
static preview read_preview(jpeg_reader *r)
{
  struct jpeg_decompress_struct *jpeg = &r->jpeg;
  jpeg->scale_num = 1;
  jpeg->scale_denom = 8;
  jpeg->dct_method = JDCT_IFAST;
  jpeg->do_fancy_upsampling = FALSE;
  jpeg->do_block_smoothing = FALSE;
  jpeg_start_decompress(jpeg);
  size_t stride = (size_t)jpeg->output_width * (size_t)jpeg->output_components;
  unsigned char *pixels = zb_arena_array(r->arena, jpeg->output_height, stride);
  while (jpeg->output_scanline < jpeg->output_height) {
    unsigned char *row = pixels + jpeg->output_scanline * stride;
    jpeg_read_scanlines(jpeg, &row, 1);
  }
  jpeg_finish_decompress(jpeg);
  return (preview){jpeg->output_width, jpeg->output_height, jpeg->output_components, r->orientation, pixels};
}

/* WHOLE: all of the file is in memory. */
static void read_photo(jpeg_reader *r, bool whole, zb_photo *photo)
{
  jpeg_reader_begin(r);
  if (r->fault != NULL)
    return;
  bool turned = is_turned(r->orientation);
  photo->width = (int)(turned ? r->jpeg.image_height : r->jpeg.image_width);
  photo->height = (int)(turned ? r->jpeg.image_width : r->jpeg.image_height);
  photo->components = r->jpeg.num_components;
  if (!whole)
    return;
  preview p = read_preview(r);
  if (photo->components != 4)
    photo->white = white_share(&p);
}

/* The arena is the decoder's while it works; only what is said outlives it. */
static zb_photo read_bytes(const zb_buffer *bytes, int64_t size, zb_arena *arena)
{
  zb_photo photo = {.bytes = size, .white = -1};
  zb_arena *scratch = zb_arena_new();
  jpeg_reader *r = zb_arena_alloc(scratch, sizeof *r);
  r->data = (const unsigned char *)bytes->data;
  r->length = bytes->length;
  r->arena = scratch;
  if (setjmp(r->back) == 0)
    read_photo(r, (int64_t)bytes->length == size, &photo);
  if (r->fault != NULL)
    photo = (zb_photo){.bytes = size, .fault = zb_arena_strdup(arena, r->fault), .white = -1};
  jpeg_reader_end(r);
  zb_arena_free(scratch);
  return photo;
}

static zb_status unreadable(const char *path, int error, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "unreadable", path, "请检查文件是否存在、是否有读取权限", "打不开照片：%s",
               zb_errno_text(error));
  return ZB_INPUT;
}

zb_status zb_photo_read(const char *path, zb_arena *arena, zb_photo *photo, zb_diags *diags)
{
  *photo = (zb_photo){.fault = "打不开", .white = -1};
  struct stat about;
  if (stat(path, &about) != 0)
    return unreadable(path, errno, diags);
  if (!S_ISREG(about.st_mode)) /* opening a pipe would wait */
    return unreadable(path, EISDIR, diags);
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return unreadable(path, errno, diags);
  /* From memory: out of a file's small buffer the decoder is slower. */
  size_t max = about.st_size < MAX_BYTES ? (size_t)about.st_size : MAX_BYTES;
  zb_buffer bytes = {0};
  zb_buffer_reserve(&bytes, max);
  bytes.length = fread(bytes.data, 1, max, file);
  *photo = read_bytes(&bytes, about.st_size, arena);
  zb_buffer_free(&bytes);
  fclose(file);
  return ZB_OK;
}
