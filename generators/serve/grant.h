/* What a caller may do, as a text that only this server can have written: in the link that a unit gets, and in the
   session's cookie. Nothing is kept of them, so that none are found and none fill the memory. */
#ifndef ZB_SERVE_GRANT_H
#define ZB_SERVE_GRANT_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/* A unit sees its own works, the office sees all. */
typedef enum { ZB_ROLE_NONE, ZB_ROLE_UNIT, ZB_ROLE_OFFICE } zb_role;

enum { ZB_UNIT_SIZE = 160 };

typedef struct zb_grant {
  zb_role role;
  char unit[ZB_UNIT_SIZE]; /* "" for the office */
  int64_t until;           /* seconds since 1970 */
} zb_grant;

/* A link's text is no cookie, and the other way round. */
typedef enum { ZB_GRANT_LINK = 'L', ZB_GRANT_SESSION = 'S' } zb_grant_kind;

/* Appends the text; of letters, digits, "." and "-" only. */
void zb_grant_write(const zb_grant *grant, zb_grant_kind kind, const char *key, zb_buffer *out);

/* Whether TEXT was written with KEY and holds NOW; then *GRANT is set. */
bool zb_grant_read(const char *text, zb_grant_kind kind, const char *key, int64_t now, zb_grant *grant);

/* 64 hexadecimal digits that nobody can guess; false with errno if the system has none. */
bool zb_secret_new(char secret[65]);

#endif
