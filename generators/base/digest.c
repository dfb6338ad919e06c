#include "base/digest.h"

#include "base/file.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct zb_digest {
  EVP_MD *kind; /* looked up once: that takes as long as the digest of some KB */
  EVP_MD_CTX *state;
};

/* A wrong digest would be told to whoever compares files, so there is none if libcrypto fails. */
static void demand(bool done)
{
  if (!done)
    abort();
}

zb_digest *zb_digest_new(void)
{
  /* Whatever a system's openssl.cnf says must not change, or stop, what is made of bytes. */
  demand(OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) == 1);
  zb_digest *digest = calloc(1, sizeof *digest);
  demand(digest != NULL);
  digest->kind = EVP_MD_fetch(NULL, "SHA2-256", NULL);
  digest->state = EVP_MD_CTX_new();
  demand(digest->kind != NULL && digest->state != NULL && EVP_DigestInit_ex2(digest->state, digest->kind, NULL) == 1);
  return digest;
}

void zb_digest_free(zb_digest *digest)
{
  if (digest == NULL)
    return;
  EVP_MD_CTX_free(digest->state);
  EVP_MD_free(digest->kind);
  free(digest);
}

void zb_digest_add(zb_digest *digest, const void *data, size_t n)
{
  demand(EVP_DigestUpdate(digest->state, data, n) == 1);
}

void zb_digest_end(zb_digest *digest, uint8_t out[ZB_DIGEST_LENGTH])
{
  unsigned length = 0;
  demand(EVP_DigestFinal_ex(digest->state, out, &length) == 1 && length == ZB_DIGEST_LENGTH);
  demand(EVP_DigestInit_ex2(digest->state, digest->kind, NULL) == 1);
}

static void put_hex(const uint8_t bytes[ZB_DIGEST_LENGTH], char hex[65])
{
  static const char digits[] = "0123456789abcdef";
  for (int i = 0; i < ZB_DIGEST_LENGTH; i++) {
    hex[2 * i] = digits[bytes[i] >> 4];
    hex[2 * i + 1] = digits[bytes[i] & 15];
  }
  hex[2 * ZB_DIGEST_LENGTH] = '\0';
}

void zb_digest_end_hex(zb_digest *digest, char hex[65])
{
  uint8_t bytes[ZB_DIGEST_LENGTH];
  zb_digest_end(digest, bytes);
  put_hex(bytes, hex);
}

static void end_as_hex(zb_digest *digest, char hex[65])
{
  zb_digest_end_hex(digest, hex);
  zb_digest_free(digest);
}

void zb_sha256(const void *data, size_t n, char hex[65])
{
  zb_digest *digest = zb_digest_new();
  zb_digest_add(digest, data, n);
  end_as_hex(digest, hex);
}

void zb_hmac(const char *key, const void *data, size_t n, char hex[65])
{
  uint8_t bytes[ZB_DIGEST_LENGTH];
  unsigned length = 0;
  demand(HMAC(EVP_sha256(), key, (int)strlen(key), data, n, bytes, &length) != NULL && length == ZB_DIGEST_LENGTH);
  put_hex(bytes, hex);
}

void zb_sha256_base64(const void *data, size_t n, char text[45])
{
  uint8_t bytes[ZB_DIGEST_LENGTH];
  zb_digest *digest = zb_digest_new();
  zb_digest_add(digest, data, n);
  zb_digest_end(digest, bytes);
  zb_digest_free(digest);
  EVP_EncodeBlock((unsigned char *)text, bytes, sizeof bytes);
}

bool zb_same_secret(const void *a, const void *b, size_t n)
{
  return CRYPTO_memcmp(a, b, n) == 0;
}

zb_status zb_sha256_file(const char *path, char hex[65], zb_diags *diags)
{
  FILE *file = zb_file_open(path, diags);
  if (file == NULL)
    return ZB_INPUT;
  zb_digest *digest = zb_digest_new();
  unsigned char piece[64 * 1024];
  for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
    zb_digest_add(digest, piece, n);
  zb_status status = zb_file_check(file, path, diags);
  fclose(file);
  end_as_hex(digest, hex);
  return status;
}

bool zb_sha256_file_quietly(const char *path, char hex[65])
{
  zb_diags *unheard = zb_diags_new();
  bool read = zb_sha256_file(path, hex, unheard) == ZB_OK;
  zb_diags_free(unheard);
  return read;
}
