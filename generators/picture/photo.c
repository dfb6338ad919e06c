/* Photos, by libjpeg. A picture is read to its end as for a form, which tells whether it is whole; it is looked at in
   an eighth of its size, where a block of 8 × 8 pixels is its mean and no transform is needed. */
#include "picture/photo.h"

#include "base/buffer.h"
#include "base/file.h"
#include "picture/jpeg_reader.h"

enum { NEAR_WHITE = 225, COLOURED = 48, BAND = 16, MAX_BYTES = 16 * 1024 * 1024 };

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

/* Whether it is neither white nor grey, nor a shade of them: its channels are far from each other. */
static bool is_coloured(const unsigned char *pixel, int channels)
{
  int least = 255, most = 0;
  for (int c = 0; c < channels; c++) {
    least = pixel[c] < least ? pixel[c] : least;
    most = pixel[c] > most ? pixel[c] : most;
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
        white += is_white(pixel_at(p, x, y), p->channels);
        coloured += is_coloured(pixel_at(p, x, y), p->channels);
      }
  if (pixels == 0)
    return;
  photo->white = (double)white / (double)pixels;
  photo->coloured = (double)coloured / (double)pixels;
}

/* --- The file ------------------------------------------------------------------------------------------------- */

static unsigned char clamped(double value)
{
  return (unsigned char)(value < 0 ? 0 : value > 255 ? 255 : value + 0.5);
}

/* The mean of a block: its first coefficient. */
static double mean_of(const jpeg_component_info *component, JBLOCKROW row, unsigned x)
{
  return row[x][0] * component->quant_table->quantval[0] / 8.0 + CENTERJSAMPLE;
}

static void put_pixel(unsigned char *out, const double *value, J_COLOR_SPACE space)
{
  double y = value[0], cb = value[1] - CENTERJSAMPLE, cr = value[2] - CENTERJSAMPLE;
  bool converted = space == JCS_YCbCr;
  out[0] = clamped(converted ? y + 1.402 * cr : value[0]);
  out[1] = clamped(converted ? y - 0.344136 * cb - 0.714136 * cr : value[1]);
  out[2] = clamped(converted ? y + 1.772 * cb : value[2]);
}

/* The rows of blocks of each component that are shown in row Y of the preview. */
static void get_rows(struct jpeg_decompress_struct *jpeg, jvirt_barray_ptr *coefficients, unsigned y, JBLOCKROW *rows)
{
  for (int c = 0; c < jpeg->num_components; c++) {
    const jpeg_component_info *component = &jpeg->comp_info[c];
    unsigned at = y * (unsigned)component->v_samp_factor / (unsigned)jpeg->max_v_samp_factor;
    rows[c] = jpeg->mem->access_virt_barray((j_common_ptr)jpeg, coefficients[c], at, 1, FALSE)[0];
  }
}

/* The pixels are in the reader's arena. */
static preview make_preview(jpeg_reader *r, jvirt_barray_ptr *coefficients)
{
  struct jpeg_decompress_struct *jpeg = &r->jpeg;
  preview p = {(jpeg->image_width + 7) / 8, (jpeg->image_height + 7) / 8, 3, r->orientation, NULL};
  unsigned char *pixels = zb_arena_array(r->arena, (size_t)p.width * p.height, 3), *to = pixels;
  for (unsigned y = 0; y < p.height; y++) {
    JBLOCKROW rows[MAX_COMPONENTS];
    get_rows(jpeg, coefficients, y, rows);
    for (unsigned x = 0; x < p.width; x++, to += 3) {
      double value[3];
      for (int c = 0; c < 3; c++) {
        const jpeg_component_info *component = &jpeg->comp_info[jpeg->num_components == 1 ? 0 : c];
        unsigned at = x * (unsigned)component->h_samp_factor / (unsigned)jpeg->max_h_samp_factor;
        value[c] = mean_of(component, rows[component->component_index], at);
      }
      put_pixel(to, value, jpeg->jpeg_color_space);
    }
  }
  p.pixels = pixels;
  return p;
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
  jvirt_barray_ptr *coefficients = whole ? jpeg_reader_finish(r) : NULL;
  if (coefficients == NULL || photo->components == 4)
    return;
  preview p = make_preview(r, coefficients);
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
  *photo = (zb_photo){.fault = "打不开", .white = -1, .coloured = -1};
  FILE *file = zb_file_open(path, diags);
  if (file == NULL)
    return ZB_INPUT;
  /* From memory: out of a file's small buffer the decoder is slower. */
  int64_t size = zb_file_size(file);
  size_t max = size < MAX_BYTES ? (size_t)size : MAX_BYTES;
  zb_buffer bytes = {0};
  zb_buffer_reserve(&bytes, max);
  bytes.length = fread(bytes.data, 1, max, file);
  *photo = read_bytes(&bytes, size, arena);
  zb_buffer_free(&bytes);
  fclose(file);
  return ZB_OK;
}
