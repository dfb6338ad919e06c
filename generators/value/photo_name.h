/* Whose photo a file is, by its name. */
#ifndef ZB_VALUE_PHOTO_NAME_H
#define ZB_VALUE_PHOTO_NAME_H

#include "base/arena.h"

#include <stdbool.h>

/* What a file's name says: 丑乙_330599198503121122_证件照.jpg; or that of its folder, if its own says no more than that
   it is a portrait: 丑乙/证件照.jpg. Texts are compared in the form of zb_photo_stem. */
typedef struct zb_photo_name {
  const char *stem;         /* all of it, without folder and ending */
  const char *const *ids;   /* what may be ID numbers; NULL-terminated */
  const char *const *names; /* what may be people's names, the longest first; NULL-terminated */
} zb_photo_name;

zb_photo_name zb_photo_name_read(const char *path, zb_arena *arena);

/* The last part of PATH, a file on this system or on Windows (in quotation marks, too), without the ending of a
   picture: in capitals, full-width characters as ASCII, without blanks and without the dots inside names. In ARENA. */
const char *zb_photo_stem(const char *path, zb_arena *arena);

/* What follows the last slash or backslash. */
const char *zb_photo_base(const char *path);

/* Whether the text of a column of photos is the formula that WPS writes for a picture in a cell, =DISPIMG("ID_…",1):
   the picture itself is elsewhere, or lost. */
bool zb_is_picture_formula(const char *text);

/* Whether a name ends like a picture's; whether like that of a JPEG. */
bool zb_is_picture_name(const char *path);
bool zb_is_jpeg_name(const char *path);

#endif
