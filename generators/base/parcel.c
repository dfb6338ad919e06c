/* A number is 8 bytes; a text has its length before it, -1 for NULL, and a NUL behind it; a parcel its length, too. */
#include "base/parcel.h"

#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void zb_parcel_free(zb_parcel *parcel)
{
  zb_buffer_free(&parcel->bytes);
  parcel->at = 0;
}

void zb_parcel_clear(zb_parcel *parcel)
{
  zb_buffer_clear(&parcel->bytes);
  parcel->at = 0;
  parcel->is_broken = false;
}

void zb_parcel_put_bytes(zb_parcel *parcel, const void *bytes, size_t n)
{
  zb_buffer_add(&parcel->bytes, bytes, n);
}

void zb_parcel_put_number(zb_parcel *parcel, int64_t number)
{
  zb_parcel_put_bytes(parcel, &number, sizeof number);
}

void zb_parcel_put_text(zb_parcel *parcel, const char *text)
{
  zb_parcel_put_number(parcel, text == NULL ? -1 : (int64_t)strlen(text));
  if (text != NULL)
    zb_parcel_put_bytes(parcel, text, strlen(text) + 1);
}

/* N bytes; NULL if it has not so many. */
static const char *next(zb_parcel *parcel, size_t n)
{
  if (parcel->is_broken || n > parcel->bytes.length - parcel->at) {
    parcel->is_broken = true;
    return NULL;
  }
  const char *bytes = parcel->bytes.data + parcel->at;
  parcel->at += n;
  return bytes;
}

void zb_parcel_bytes(zb_parcel *parcel, void *bytes, size_t n)
{
  const char *from = n == 0 ? NULL : next(parcel, n);
  if (from != NULL)
    memcpy(bytes, from, n);
  else if (n > 0)
    memset(bytes, 0, n);
}

int64_t zb_parcel_number(zb_parcel *parcel)
{
  int64_t number;
  zb_parcel_bytes(parcel, &number, sizeof number);
  return number;
}

const char *zb_parcel_text(zb_parcel *parcel)
{
  int64_t length = zb_parcel_number(parcel);
  if (parcel->is_broken || length < 0)
    return NULL;
  if (!zb_parcel_may_have(parcel, length, 1)) {
    parcel->is_broken = true;
    return NULL;
  }
  const char *text = next(parcel, (size_t)length + 1);
  if (text != NULL && (text[length] != '\0' || strlen(text) != (size_t)length))
    parcel->is_broken = true;
  return parcel->is_broken ? NULL : text;
}

bool zb_parcel_may_have(const zb_parcel *parcel, int64_t count, size_t size)
{
  return count >= 0 && (uint64_t)count <= (parcel->bytes.length - parcel->at) / size;
}

bool zb_parcel_send(const zb_parcel *parcel, int file)
{
  uint64_t length = parcel->bytes.length;
  zb_buffer whole = {0};
  zb_buffer_add(&whole, &length, sizeof length);
  zb_buffer_add(&whole, parcel->bytes.data, parcel->bytes.length);
  bool sent = zb_write_all(file, whole.data, whole.length);
  zb_buffer_free(&whole);
  return sent;
}

static bool read_all(int file, char *bytes, size_t length)
{
  while (length > 0) {
    ssize_t n = read(file, bytes, length);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return false;
    bytes += n;
    length -= (size_t)n;
  }
  return true;
}

bool zb_parcel_receive(zb_parcel *parcel, int file)
{
  uint64_t length;
  zb_parcel_clear(parcel);
  if (!read_all(file, (char *)&length, sizeof length))
    return false;
  zb_buffer_reserve(&parcel->bytes, length);
  if (!read_all(file, parcel->bytes.data, length))
    return false;
  parcel->bytes.length = length;
  return true;
}
