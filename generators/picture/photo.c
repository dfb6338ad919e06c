/* Photos, by libjpeg. A picture is read to its end as for a form, which tells whether it is whole; it is looked at in
   an eighth of its size, where a block of 8 × 8 pixels is its mean and no transform is needed. */
#include "picture/photo.h"

#include "base/buffer.h"
#include "base/file.h"
#include "picture/jpeg_scan.h"

#include <string.h>

enum { NEAR_WHITE = 225, COLOURED = 48, BAND = 16, MAX_BYTES = 16 * 1024 * 1024 };

/* A picture at an eighth of its size, as it is stored. */
typedef struct preview {
  const struct jpeg_decompress_struct *jpeg;
  const jpeg_means *means;
  unsigned width, height;
  int orientation;
} preview;

typedef struct colour {
  unsigned char channels[3];
} colour;

/* --- Pixels --------------------------------------------------------------------------------------------------- */

static unsigned char clamped(double value)
{
  return (unsigned char)(value < 0 ? 0 : value > 255 ? 255 : value + 0.5);
}

/* The mean of a component's block. */
static double mean_at(const preview *p, int component, unsigned x, unsigned y)
{
  const jpeg_component_info *c = &p->jpeg->comp_info[component];
  unsigned column = x * (unsigned)c->h_samp_factor / (unsigned)p->jpeg->max_h_samp_factor;
  unsigned row = y * (unsigned)c->v_samp_factor / (unsigned)p->jpeg->max_v_samp_factor;
  const jpeg_means *means = &p->means[component];
  return means->first[(size_t)row * means->stride + column] * (int)means->step / 8.0 + CENTERJSAMPLE;
}

static colour colour_at(const preview *p, unsigned x, unsigned y)
{
  double first = mean_at(p, 0, x, y);
  if (p->jpeg->num_components == 1)
    return (colour){{clamped(first), clamped(first), clamped(first)}};
  double second = mean_at(p, 1, x, y), third = mean_at(p, 2, x, y);
  if (p->jpeg->jpeg_color_space != JCS_YCbCr)
    return (colour){{clamped(first), clamped(second), clamped(third)}};
  double cb = second - CENTERJSAMPLE, cr = third - CENTERJSAMPLE;
  return (colour){
      {clamped(first + 1.402 * cr), clamped(first - 0.344136 * cb - 0.714136 * cr), clamped(first + 1.772 * cb)}};
}

/* --- The border ----------------------------------------------------------------------------------------------- */

static bool is_turned(int orientation)
{
  return orientation > 4; /* rows are shown as columns */
}

/* The pixel that is shown at X, Y. EXIF numbers the turns by where the first row and the first column are shown. */
static colour pixel_at(const preview *p, unsigned x, unsigned y)
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
  return colour_at(p, column, row);
}

static bool is_white(colour pixel)
{
  for (int c = 0; c < 3; c++)
    if (pixel.channels[c] < NEAR_WHITE)
      return false;
  return true;
}

/* Whether it is neither white nor grey, nor a shade of them: its channels are far from each other. */
static bool is_coloured(colour pixel)
{
  int least = 255, most = 0;
  for (int c = 0; c < 3; c++) {
    least = pixel.channels[c] < least ? pixel.channels[c] : least;
    most = pixel.channels[c] > most ? pixel.channels[c] : most;
  }
  return most - least >= COLOURED;
}

/* Measures the photo's border: the shares of its pixels that are white and that are coloured. */
static void measure_border(const preview *p, zb_photo *photo)
{
  unsigned width = is_turned(p->orientation) ? p->height : p->width;
  unsigned height = is_turned(p->orientation) ? p->width : p->height;
  unsigned band = (width + BAND - 1) / BAND, bottom = (height + 2) / 3;
  int64_t pixels = 0, white = 0, coloured = 0;
  for (unsigned y = 0; y < bottom; y++)
    for (unsigned x = 0; x < width; x++)
      if (y < band || x < band || x >= width - band) {
        pixels++;
        colour pixel = pixel_at(p, x, y);
        white += is_white(pixel);
        coloured += is_coloured(pixel);
      }
  if (pixels == 0)
    return;
  photo->white = (double)white / (double)pixels;
  photo->coloured = (double)coloured / (double)pixels;
}

/* --- The file ------------------------------------------------------------------------------------------------- */

/* False, or a jump, with a fault. */
static bool read_means(jpeg_reader *r, jpeg_means means[MAX_COMPS_IN_SCAN])
{
  jpeg_scan scan;
  if (jpeg_scan_read(r, &scan)) {
    memcpy(means, scan.means, sizeof scan.means);
    return true;
  }
  jvirt_barray_ptr *coefficients = jpeg_reader_finish(r);
  if (coefficients != NULL)
    jpeg_scan_means(r, coefficients, means);
  return coefficients != NULL;
}

/* WHOLE: all of the file is in memory. */
static void read_photo(jpeg_reader *r, bool whole, zb_photo *photo)
{
  if (!jpeg_reader_begin(r))
    return;
  bool turned = is_turned(r->orientation);
  photo->width = (int)(turned ? r->jpeg.image_height : r->jpeg.image_width);
  photo->height = (int)(turned ? r->jpeg.image_width : r->jpeg.image_height);
  photo->components = r->jpeg.num_components;
  jpeg_means means[MAX_COMPS_IN_SCAN];
  if (!whole || !read_means(r, means) || photo->components == 4)
    return;
  preview p = {&r->jpeg, means, (r->jpeg.image_width + 7) / 8, (r->jpeg.image_height + 7) / 8, r->orientation};
  measure_border(&p, photo);
}

/* The arena is the decoder's while it works; only what is said outlives it. */
static zb_photo read_bytes(const zb_buffer *bytes, int64_t size, zb_arena *arena)
{
  zb_photo photo = {.bytes = size, .white = -1, .coloured = -1};
  zb_arena *scratch = zb_arena_new();
  jpeg_reader *r = zb_arena_alloc(scratch, sizeof *r);
  r->data = (const unsigned char *)bytes->data;
  r->length = bytes->length;
  r->arena = scratch;
  if (setjmp(r->back) == 0)
    read_photo(r, (int64_t)bytes->length == size, &photo);
  if (r->fault != NULL)
    photo = (zb_photo){.bytes = size, .fault = zb_arena_strdup(arena, r->fault), .white = -1, .coloured = -1};
  jpeg_reader_end(r);
  zb_arena_free(scratch);
  return photo;
}

zb_status zb_photo_read(const char *path, zb_arena *arena, zb_photo *photo, zb_diags *diags)
{
  *photo = (zb_photo){.fault = "读不出来", .white = -1, .coloured = -1};
  FILE *file = zb_file_open(path, diags);
  if (file == NULL)
    return ZB_INPUT;
  /* From memory: out of a file's small buffer the decoder is slower. */
  int64_t size = zb_file_size(file);
  size_t max = size < MAX_BYTES ? (size_t)size : MAX_BYTES;
  zb_buffer bytes = {0};
  zb_buffer_reserve(&bytes, max);
  bytes.length = fread(bytes.data, 1, max, file);
  zb_status status = zb_file_check(file, path, diags);
  if (status == ZB_OK)
    *photo = read_bytes(&bytes, size, arena);
  zb_buffer_free(&bytes);
  fclose(file);
  return status;
}
