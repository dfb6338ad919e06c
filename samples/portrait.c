/* Draws the samples' portraits: nobody's face, made of ellipses on white, with the grain of a camera so that the files
   are over the 30 KiB that the notice asks for. Reads lines "SEED WIDTH HEIGHT FEMALE AGE PATH". */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h> /* after stdio.h, whose FILE it needs */

enum { MIN_BYTES = 30 * 1024 + 256, QUALITY = 90, SAMPLES = 3 };

typedef struct rgb {
  double r, g, b;
} rgb;

typedef struct person {
  uint64_t seed;
  bool female, glasses, long_hair, tie, grey;
  double face_width, jaw, eye_gap, brow, mouth, nose, fringe, parting;
  rgb skin, hair, clothes, shirt, eyes, lips;
} person;

static uint64_t next(uint64_t *state)
{
  *state += 0x9E3779B97F4A7C15U;
  uint64_t z = *state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

/* A number from LOW to HIGH. */
static double between(uint64_t *state, double low, double high)
{
  return low + (high - low) * (double)(next(state) >> 40) / (double)(1 << 24);
}

static rgb darker(rgb c, double by)
{
  return (rgb){c.r * by, c.g * by, c.b * by};
}

static person make_person(uint64_t seed, bool female, int age)
{
  static const rgb clothes[] = {{34, 40, 58}, {52, 56, 66}, {28, 30, 34}, {70, 40, 52}, {46, 64, 92}, {84, 84, 90}};
  static const rgb shirts[] = {{240, 242, 246}, {206, 220, 240}, {236, 226, 214}, {216, 222, 218}};
  person p = {.seed = seed, .female = female};
  uint64_t *s = &p.seed;
  p.glasses = between(s, 0, 1) < 0.35;
  p.long_hair = female && between(s, 0, 1) < 0.6;
  p.tie = !female && between(s, 0, 1) < 0.5;
  p.grey = age > 48 && between(s, 0, 1) < 0.5;
  p.face_width = between(s, female ? 0.185 : 0.195, female ? 0.205 : 0.222);
  p.jaw = between(s, 0.80, 1.0);
  p.eye_gap = between(s, 0.078, 0.094);
  p.brow = between(s, 0.038, 0.052);
  p.mouth = between(s, 0.050, 0.068);
  p.nose = between(s, 0.020, 0.030);
  p.fringe = between(s, female ? 0.30 : 0.27, female ? 0.345 : 0.305);
  p.parting = between(s, -0.08, 0.08);
  double tone = between(s, 0.90, 1.0);
  p.skin = (rgb){238 * tone, 203 * tone, 176 * tone};
  p.hair = p.grey ? (rgb){96, 94, 94} : (rgb){30 + between(s, 0, 22), 26 + between(s, 0, 12), 24};
  p.clothes = clothes[next(s) % 6];
  p.shirt = shirts[next(s) % 4];
  p.eyes = (rgb){44, 30, 22};
  p.lips = female ? (rgb){190, 92, 92} : (rgb){182, 116, 104};
  return p;
}

/* Below 1 inside the ellipse. */
static double ellipse(double x, double y, double cx, double cy, double rx, double ry)
{
  double dx = (x - cx) / rx, dy = (y - cy) / ry;
  return dx * dx + dy * dy;
}

static bool in_face(const person *p, double x, double y)
{
  double width = p->face_width * (y > 0.45 ? 1 - (1 - p->jaw) * (y - 0.45) / 0.2 : 1);
  return ellipse(x, y, 0.5, 0.42, width, 0.235) < 1;
}

static rgb body(const person *p, double x, double y, rgb under)
{
  double dx = fabs(x - 0.5);
  rgb c = under;
  if (ellipse(x, y, 0.5, 1.18, 0.47, 0.42) < 1)
    c = dx > 0.34 ? darker(p->clothes, 0.88) : p->clothes;
  if (y > 0.72 && dx < (y < 0.95 ? (0.95 - y) * 0.55 : 0.0))
    c = p->shirt;
  if (p->tie && y > 0.80 && dx < 0.022 + (y - 0.80) * 0.06)
    c = (rgb){120, 34, 44};
  if (y > 0.55 && y < 0.80 && dx < 0.088 - (y > 0.72 ? (y - 0.72) * 0.9 : 0))
    c = darker(p->skin, y < 0.685 ? 0.84 : 0.93);
  return c;
}

static rgb features(const person *p, double x, double y, rgb skin)
{
  double dx = fabs(x - 0.5);
  rgb c = skin;
  if (ellipse(dx, y, p->eye_gap, 0.412, 0.031, 0.0125) < 1)
    c = ellipse(dx, y, p->eye_gap, 0.412, 0.0125, 0.0122) < 1 ? p->eyes : (rgb){246, 244, 240};
  if (ellipse(dx, y, p->eye_gap, 0.404, 0.033, 0.013) < 1 && y < 0.4005)
    c = darker(p->hair, 0.8);
  if (ellipse(dx, y, p->eye_gap, 0.372, p->brow, p->female ? 0.0065 : 0.0095) < 1)
    c = darker(p->hair, 1.25);
  if (ellipse(dx, y, 0.0, 0.492, p->nose, 0.012) < 1 && y > 0.490)
    c = darker(skin, 0.86);
  if (ellipse(x, y, 0.5, 0.556, p->mouth, 0.0145) < 1)
    c = fabs(y - 0.555) < 0.0022 ? darker(p->lips, 0.7) : p->lips;
  if (p->glasses) {
    double ring = ellipse(dx, y, p->eye_gap + 0.004, 0.414, 0.062, 0.046);
    if ((ring < 1 && ring > 0.84) || (dx < 0.026 && fabs(y - 0.404) < 0.004))
      c = (rgb){50, 46, 48};
  }
  return c;
}

/* The picture's colour at X, Y, both from 0 to 1. */
static rgb colour(const person *p, double x, double y)
{
  rgb c = {250, 250, 251};
  if (p->long_hair && ellipse(x, y, 0.5, 0.50, p->face_width + 0.075, 0.34) < 1 && y < 0.80)
    c = darker(p->hair, 0.85);
  c = body(p, x, y, c);
  if (ellipse(fabs(x - 0.5), y, p->face_width, 0.43, 0.026, 0.046) < 1)
    c = darker(p->skin, 0.9);
  if (ellipse(x, y, 0.5, 0.375, p->face_width + 0.026, p->female ? 0.252 : 0.235) < 1 && y < 0.42)
    c = p->hair;
  if (in_face(p, x, y)) {
    double edge = ellipse(x, y, 0.5, 0.42, p->face_width, 0.235);
    c = features(p, x, y, darker(p->skin, 1 - 0.10 * edge * edge));
    double hairline = p->fringe - (x - 0.5 - p->parting) * (x - 0.5 - p->parting) * (p->female ? 0.6 : -1.2) - 0.04;
    if (y < hairline)
      c = darker(p->hair, 1.08);
  }
  return c;
}

static uint8_t byte(double v)
{
  return (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v + 0.5);
}

static void draw(const person *p, int width, int height, uint8_t *pixels)
{
  for (int i = 0; i < width * height; i++) {
    rgb sum = {0, 0, 0};
    for (int k = 0; k < SAMPLES * SAMPLES; k++) {
      double x = (i % width + (k % SAMPLES + 0.5) / SAMPLES) / width;
      double y = (i / width + (k / SAMPLES + 0.5) / SAMPLES) / height;
      rgb c = colour(p, x, y);
      sum = (rgb){sum.r + c.r, sum.g + c.g, sum.b + c.b};
    }
    pixels[3 * i] = byte(sum.r / (SAMPLES * SAMPLES));
    pixels[3 * i + 1] = byte(sum.g / (SAMPLES * SAMPLES));
    pixels[3 * i + 2] = byte(sum.b / (SAMPLES * SAMPLES));
  }
}

/* Less of it on the white ground. */
static void add_grain(const uint8_t *from, int pixels, int amount, uint64_t seed, uint8_t *to)
{
  for (int i = 0; i < pixels; i++) {
    bool ground = from[3 * i + 1] > 244;
    int strength = ground ? amount / 4 : amount;
    int grain = (int)(next(&seed) % (unsigned)(2 * strength + 1)) - strength;
    for (int c = 0; c < 3; c++)
      to[3 * i + c] = byte(from[3 * i + c] + grain);
  }
}

static unsigned long compress(uint8_t *pixels, int width, int height, unsigned char **out)
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  unsigned long size = 0;
  *out = NULL;
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  jpeg_mem_dest(&jpeg, out, &size);
  jpeg.image_width = (JDIMENSION)width;
  jpeg.image_height = (JDIMENSION)height;
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, QUALITY, TRUE);
  jpeg.density_unit = 1;
  jpeg.X_density = jpeg.Y_density = 300;
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW row = pixels + 3 * (size_t)width * jpeg.next_scanline;
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  return size;
}

static bool save(const char *path, const unsigned char *data, unsigned long size)
{
  FILE *file = fopen(path, "wb");
  if (file == NULL)
    return false;
  bool written = fwrite(data, 1, size, file) == size;
  return fclose(file) == 0 && written;
}

static bool portrait(uint64_t seed, int width, int height, bool female, int age, const char *path)
{
  size_t bytes = 3 * (size_t)width * (size_t)height;
  uint8_t *clean = malloc(bytes), *grainy = malloc(bytes);
  if (clean == NULL || grainy == NULL)
    abort();
  person p = make_person(seed, female, age);
  draw(&p, width, height, clean);
  unsigned char *data = NULL;
  unsigned long size = 0;
  for (int amount = 4; size < MIN_BYTES && amount < 64; amount++) {
    free(data);
    add_grain(clean, width * height, amount, seed, grainy);
    size = compress(grainy, width, height, &data);
  }
  bool saved = save(path, data, size);
  free(data);
  free(clean);
  free(grainy);
  return saved;
}

int main(void)
{
  unsigned long long seed;
  int width, height, female, age;
  char path[1024];
  while (scanf("%llu %d %d %d %d %1023[^\n]", &seed, &width, &height, &female, &age, path) == 6)
    if (!portrait(seed, width, height, female != 0, age, path)) {
      fprintf(stderr, "portrait: can't write %s\n", path);
      return 1;
    }
  return 0;
}
