/* Text in another encoding to UTF-8, the same on every system.

   GB18030 is that of GB 18030-2022, but for 25 characters. Editions of the standard (2000, 2005, 2022) give each of
   them two codes: one is the character's, the other is left for private use, and which is which changed between the
   editions and differs between C libraries. A private code is no character that could be printed. So both are read as
   the character, whichever edition the file was written by. */
#ifndef ZB_READ_DECODER_H
#define ZB_READ_DECODER_H

#include <stddef.h>

typedef struct zb_decoder zb_decoder;

/* ENCODING: "GB18030", "BIG5", "UTF-16LE" or "UTF-16BE". NULL if this system doesn't have it. */
zb_decoder *zb_decoder_new(const char *encoding);
void zb_decoder_free(zb_decoder *decoder);

/* Forgets what was decoded so far. */
void zb_decoder_reset(zb_decoder *decoder);

/* As iconv: moves *FROM and *TO on and counts *LEFT and *ROOM down; (size_t)-1 with errno EILSEQ at bytes that are no
   character, EINVAL if the last one is incomplete, E2BIG if there is no more room. */
size_t zb_decode(zb_decoder *decoder, char **from, size_t *left, char **to, size_t *room);

#endif
