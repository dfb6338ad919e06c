/* Photos to read: a bust before a wall, as JPEG of many kinds. To be included behind cmocka.h. */
#ifndef ZB_TESTS_PORTRAIT_H
#define ZB_TESTS_PORTRAIT_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* after stdio.h, which it needs */
#include <jpeglib.h>

#define BYTES(text) text, sizeof text - 1

typedef struct colour {
  unsigned char c[4];
} colour;

static const colour white = {{255, 255, 255}}, blue = {{67, 142, 219}}, red = {{205, 30, 40}}, grey = {{200, 200, 200}},
                    pale = {{219, 219, 219}}, nearly = {{231, 231, 231}}, paper = {{240, 238, 232}},
                    sky = {{205, 228, 250}}, suit = {{30, 30, 45}};

typedef struct picture {
  int width, height;
  colour back;
  int components; /* 0: 3 */
  bool progressive, single_scans;
  bool fine;                  /* all colours in full size */
  bool own_codes;             /* no code that is not needed */
  int restarts;               /* one after so many MCUs */
  bool thumbnail;             /* in its header, with an end of its own */
  int orientation;            /* EXIF's; 0: none */
  bool plain;                 /* without the bust */
  bool waves;                 /* in the corner a block with nothing but the finest ones */
  bool blue_right, blue_foot; /* the right half is, what is below three eighths is */
} picture;

#define AS_USUAL .width = 300, .height = 420

/* 100 + 90 cos((2x + 1) 7π / 16), rounded. */
static const colour waves[8] = {{{118}}, {{50}}, {{175}}, {{12}}, {{188}}, {{25}}, {{150}}, {{82}}};

/* A bust: an oval head in the middle, shoulders over the whole lower edge. */
static const unsigned char *colour_at(const picture *p, int x, int y)
{
  double dx = (x - p->width / 2.0) / (p->width * 0.25), dy = (y - p->height * 0.45) / (p->height * 0.28);
  if ((p->blue_right && x >= p->width / 2) || (p->blue_foot && y >= p->height * 3 / 8))
    return blue.c;
  if (p->waves && x < 8 && y < 8)
    return waves[x].c;
  if (p->plain)
    return p->back.c;
  return dx * dx + dy * dy < 1 || y > p->height * 0.75 ? suit.c : p->back.c;
}

static void write_scans(struct jpeg_compress_struct *jpeg)
{
  static const jpeg_scan_info scans[] = {{1, {0}, 0, 63, 0, 0}, {1, {1}, 0, 63, 0, 0}, {1, {2}, 0, 63, 0, 0}};
  jpeg->scan_info = scans;
  jpeg->num_scans = 3;
}

/* Compresses the picture; to be freed. */
static unsigned char *compress(const picture *p, unsigned long *length)
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  unsigned char *out = NULL;
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  jpeg_mem_dest(&jpeg, &out, length);
  jpeg.image_width = (JDIMENSION)p->width;
  jpeg.image_height = (JDIMENSION)p->height;
  jpeg.input_components = p->components == 0 ? 3 : p->components;
  jpeg.in_color_space = jpeg.input_components == 1 ? JCS_GRAYSCALE : (jpeg.input_components == 4 ? JCS_CMYK : JCS_RGB);
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, 75, TRUE);
  if (p->progressive)
    jpeg_simple_progression(&jpeg);
  if (p->single_scans)
    write_scans(&jpeg);
  if (p->fine)
    jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1;
  jpeg.optimize_coding = p->own_codes;
  jpeg.restart_interval = (unsigned)p->restarts;
  jpeg_start_compress(&jpeg, TRUE);
  if (p->thumbnail) {
    unsigned char thumbnail[256] = {'E', 'x', 'i', 'f'};
    thumbnail[254] = 0xFF, thumbnail[255] = 0xD9;
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, thumbnail, sizeof thumbnail);
  }
  if (p->orientation > 0) {
    unsigned char exif[] = "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\3\0\0\0\1\0?\0\0\0\0\0\0 GPS of a home";
    exif[25] = (unsigned char)p->orientation;
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, exif, sizeof exif);
  }
  unsigned char *row = malloc((size_t)p->width * 4);
  for (int y = 0; y < p->height; y++) {
    for (int x = 0; x < p->width; x++)
      memcpy(row + x * jpeg.input_components, colour_at(p, x, y), (size_t)jpeg.input_components);
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  free(row);
  return out;
}

/* The offset of the marker 0xFF CODE of the header; of the first if there are more. */
static size_t find_marker(const unsigned char *bytes, unsigned code)
{
  size_t at = 2;
  while (bytes[at + 1] != code)
    at += 2 + ((size_t)bytes[at + 2] << 8 | bytes[at + 3]);
  return at;
}

#endif
