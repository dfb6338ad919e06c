/* Reads JSON piece by piece, as long as it may be and whoever wrote it. */
#ifndef ZB_BASE_JSON_READER_H
#define ZB_BASE_JSON_READER_H

#include <stdio.h>

typedef enum {
  ZB_JSON_START, /* of an object or array */
  ZB_JSON_STOP,
  ZB_JSON_KEY,
  ZB_JSON_STRING,
  ZB_JSON_OTHER, /* a number, true, false or null */
  ZB_JSON_END,   /* of the file, where it may end */
  ZB_JSON_FAULT  /* this is no JSON, it is nested more than 60 deep or has a string above 64 KiB */
} zb_json_token;

typedef struct zb_json_reader zb_json_reader;

/* FILE stays the caller's. */
zb_json_reader *zb_json_reader_new(FILE *file);
void zb_json_reader_free(zb_json_reader *reader);

/* Goes to the next token. Commas and colons are taken for granted; after END or FAULT comes the same again. */
zb_json_token zb_json_next(zb_json_reader *reader);

/* Of a key or string, in UTF-8, or an OTHER as it is written; valid until the next token. */
const char *zb_json_text(const zb_json_reader *reader);

/* The number of objects and arrays that are open: 1 for a key of the outermost object, and behind its START. */
int zb_json_depth(const zb_json_reader *reader);

#endif
