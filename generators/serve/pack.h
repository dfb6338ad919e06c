/* All files of a folder as one zip. */
#ifndef ZB_SERVE_PACK_H
#define ZB_SERVE_PACK_H

#include <stdbool.h>

/* Writes what lies below FOLDER, but for hidden files and links, into the archive PATH, in the order of the names'
   bytes. False if it can't be written. Nobody may change FOLDER meanwhile. */
bool zb_pack(const char *folder, const char *path);

#endif
