#include "serve/grant.h"

#include "base/digest.h"
#include "base/utf8.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

/* KIND-ROLE-UNTIL-UNIT.SEAL: S-1-1760000000-e794b2.9f86…; the unit in hexadecimal, "-" for none. */
enum { SEAL = 64, MAX_TEXT = 2 * ZB_UNIT_SIZE + 128 };

static void add_hex(zb_buffer *out, const char *bytes, size_t n)
{
  for (size_t i = 0; i < n; i++)
    zb_buffer_printf(out, "%02x", (unsigned char)bytes[i]);
}

void zb_grant_write(const zb_grant *grant, zb_grant_kind kind, const char *key, zb_buffer *out)
{
  zb_buffer text = {0};
  zb_buffer_printf(&text, "%c-%d-%lld-", (char)kind, (int)grant->role, (long long)grant->until);
  add_hex(&text, grant->unit, strlen(grant->unit));
  char seal[65];
  zb_hmac(key, text.data, text.length, seal);
  zb_buffer_printf(out, "%s.%s", text.data, seal);
  zb_buffer_free(&text);
}

static int digit(char c)
{
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_unit(const char *hex, const char *end, char unit[ZB_UNIT_SIZE])
{
  size_t n = (size_t)(end - hex) / 2;
  if ((end - hex) % 2 != 0 || n >= ZB_UNIT_SIZE)
    return false;
  for (size_t i = 0; i < n; i++) {
    int high = digit(hex[2 * i]), low = digit(hex[2 * i + 1]);
    if (high < 0 || low < 0)
      return false;
    unit[i] = (char)(high * 16 + low);
  }
  unit[n] = '\0';
  return strlen(unit) == n && zb_utf8_valid(unit, n, NULL);
}

bool zb_grant_read(const char *text, zb_grant_kind kind, const char *key, int64_t now, zb_grant *grant)
{
  const char *dot = strrchr(text, '.');
  if (dot == NULL || strlen(dot + 1) != SEAL || strlen(text) > MAX_TEXT)
    return false;
  char seal[65];
  zb_hmac(key, text, (size_t)(dot - text), seal);
  if (!zb_same_secret(seal, dot + 1, SEAL))
    return false;
  char letter;
  int role, at = 0;
  long long until;
  if (sscanf(text, "%c-%d-%lld-%n", &letter, &role, &until, &at) != 3 || at == 0 || letter != (char)kind)
    return false;
  grant->role = role == ZB_ROLE_UNIT || role == ZB_ROLE_OFFICE ? (zb_role)role : ZB_ROLE_NONE;
  grant->until = until;
  return grant->role != ZB_ROLE_NONE && now < until && read_unit(text + at, dot, grant->unit);
}

bool zb_secret_new(char secret[65])
{
  unsigned char bytes[32];
  ssize_t n = getrandom(bytes, sizeof bytes, 0);
  if (n != (ssize_t)sizeof bytes) {
    errno = n < 0 ? errno : EIO;
    return false;
  }
  for (size_t i = 0; i < sizeof bytes; i++)
    snprintf(secret + 2 * i, 3, "%02x", bytes[i]);
  return true;
}
