/* The compound file (OLE2) of old Office and WPS documents: a small file system, of which a workbook is one stream.

       header ── FAT: for each sector the one that follows it
              └─ directory ── Root Entry ── Workbook            BIFF8; in sectors, or, if short, in the mini stream
                                         ├─ Book                BIFF5, for older programs
                                         └─ MBD0001 ── Workbook an embedded workbook, which is not the document's

   Files are untrusted: no chain is followed for longer than there are sectors. */
#ifndef ZB_READ_XLS_COMPOUND_H
#define ZB_READ_XLS_COMPOUND_H

#include "base/buffer.h"

/* Takes the stream of one of these NAMES (NULL-terminated, ASCII, the best first) at the root of the compound file FILE
   and appends it to STREAM. NULL, or what is wrong, in Chinese. */
const char *zb_compound_read(const zb_buffer *file, const char *const *names, zb_buffer *stream);

#endif
