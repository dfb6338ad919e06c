/* The names in a zip, private to read/. */
#ifndef ZB_READ_ARCHIVE_NAMES_H
#define ZB_READ_ARCHIVE_NAMES_H

#include "base/buffer.h"

#include <stdbool.h>
#include <zip.h>

/* The encoding of all names that don't say theirs; NULL: UTF-8. One program wrote them all, so one name that is no
   UTF-8 speaks for the rest: the GBK bytes of 谢强 happen to be UTF-8, too. GIVEN is the user's choice where they
   aren't UTF-8, NULL for GB18030. */
const char *zb_archive_encoding(zip_t *zip, const char *given);

/* Sets NAME to the member's name in UTF-8, its folders divided by "/", control characters as "_". A name that says that
   it is UTF-8, by its flag or by a Unicode path field whose checksum fits, is taken at its word. False, with "?" for
   what can't be read, if it is not of ENCODING. */
bool zb_archive_name(zip_t *zip, zip_uint64_t index, const char *encoding, zb_buffer *name);

#endif
