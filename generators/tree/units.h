/* Lengths as templates write them. */
#ifndef ZB_TREE_UNITS_H
#define ZB_TREE_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZB_PT_PER_MM (72.0F / 25.4F)

/* Reads N bytes such as 25mm, 2.5cm, 10.5pt or a Chinese type size (小四, 五号) as points. */
bool zb_length_read(const char *s, size_t n, float *pt);

/* Reads #c00000 as 0xRRGGBB. */
bool zb_color_read(const char *s, uint32_t *color);

#endif
