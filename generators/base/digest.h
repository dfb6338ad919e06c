/* SHA-256, by libcrypto, which uses the processor's own instructions for it. */
#ifndef ZB_BASE_DIGEST_H
#define ZB_BASE_DIGEST_H

#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ZB_DIGEST_LENGTH = 32 };

/* A digest of bytes that are handed over piece by piece. */
typedef struct zb_digest zb_digest;

zb_digest *zb_digest_new(void);
void zb_digest_free(zb_digest *digest);
void zb_digest_add(zb_digest *digest, const void *data, size_t n);

/* The digest of what was added; the next piece begins another one. */
void zb_digest_end(zb_digest *digest, uint8_t out[ZB_DIGEST_LENGTH]);

/* The same as 64 hexadecimal digits and a NUL. */
void zb_digest_end_hex(zb_digest *digest, char hex[65]);

/* The SHA-256 of N bytes as 64 hexadecimal digits and a NUL. */
void zb_sha256(const void *data, size_t n, char hex[65]);

/* The same in base64 (RFC 4648), as Content-Security-Policy wants it. */
void zb_sha256_base64(const void *data, size_t n, char text[45]);

/* HMAC-SHA-256 (RFC 2104) of N bytes, which only who has the key can make. */
void zb_hmac(const char *key, const void *data, size_t n, char hex[65]);

/* Whether two secrets of N bytes are the same, in a time that doesn't tell where they differ. */
bool zb_same_secret(const void *a, const void *b, size_t n);

/* The SHA-256 of a file's bytes, read piece by piece. ZB_INPUT with a diag if it can't be read. */
zb_status zb_sha256_file(const char *path, char hex[65], zb_diags *diags);

/* The same where somebody else tells why a file can't be read; false then. */
bool zb_sha256_file_quietly(const char *path, char hex[65]);

#endif
