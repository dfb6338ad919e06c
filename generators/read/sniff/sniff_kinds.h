/* Detection within containers and texts. Private to sniff*.c. HEAD is the file's start, followed by a NUL. */
#ifndef ZB_READ_SNIFF_SNIFF_KINDS_H
#define ZB_READ_SNIFF_SNIFF_KINDS_H

#include "read/sniff/sniff.h"

#include <stddef.h>
#include <stdio.h>

/* The remedy for most unsupported files. */
extern const char zb_save_as_xlsx[];

zb_status zb_sniff_refuse(const char *path, zb_diags *diags, const char *code, const char *message, const char *remedy);

/* A zip: a workbook, another program's document, or an archive. */
zb_status zb_sniff_zip(const char *path, const char *head, size_t n, zb_diags *diags, zb_format *format);

/* The container of old Office and WPS files and of encrypted new ones. */
zb_status zb_sniff_compound(FILE *file, const char *path, zb_diags *diags, zb_format *format);

/* Text of any kind. */
zb_status zb_sniff_text(const char *path, const char *head, size_t n, zb_diags *diags, zb_format *format);

#endif
