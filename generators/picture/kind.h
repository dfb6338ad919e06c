/* What kind of picture a file is. */
#ifndef ZB_PICTURE_KIND_H
#define ZB_PICTURE_KIND_H

#include "base/arena.h"

#include <stddef.h>

/* By its first bytes, whatever its name: "JPEG", "PNG", "HEIC" …; NULL if it is no picture that is known. */
const char *zb_picture_kind(const void *data, size_t length);

/* Why a file that is called a JPEG, but is none, can't be used: 内容是 PNG 格式. In ARENA or static. */
const char *zb_picture_disguise(const void *data, size_t length, zb_arena *arena);

#endif
