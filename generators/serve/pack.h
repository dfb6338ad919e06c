/* All files of a folder as one zip. */
#ifndef ZB_SERVE_PACK_H
#define ZB_SERVE_PACK_H

#include <stdbool.h>

/* Writes what lies below FOLDER, but for hidden files, into the archive PATH, in the order of the names' bytes. Nothing
   is compressed: what is in there is so already. False with errno if it can't be written. */
bool zb_pack(const char *folder, const char *path);

#endif
