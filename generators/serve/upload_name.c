#include "serve/upload_name.h"

#include "base/utf8.h"

#include <string.h>

enum { MAX_NAME = 1000, MAX_PART = 240, MAX_DEPTH = 8 };

/* Also those of UTF-8 that turn the direction of writing, so that a name looks like another. */
static bool has_control(const char *name)
{
  for (uint32_t c; (c = zb_utf8_next(&name)) != 0;)
    if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
      return true;
  return false;
}

const char *zb_upload_name_fault(const char *name, size_t length)
{
  if (length == 0 || strlen(name) != length || !zb_utf8_valid(name, length, NULL) || has_control(name))
    return "文件名里有不能用的字符，请改名";
  if (length > MAX_NAME)
    return "文件名太长，请改短";
  int depth = 0;
  for (const char *part = name;; part++) {
    size_t n = strcspn(part, "/");
    if (n == 0 || *part == '.')
      return "文件名（或文件夹名）不能是空的，也不能以“.”开头";
    if (n > MAX_PART)
      return "文件名太长，请改短";
    if (memchr(part, '\\', n) != NULL)
      return "文件名里不能有“\\”，请改名";
    if (++depth > MAX_DEPTH)
      return "文件夹套得太深，请少套几层";
    part += n;
    if (*part == '\0')
      return NULL;
  }
}

bool zb_upload_name_rules(const char *name)
{
  return strcmp(name, "notice.txt") == 0 || zb_ends_with(name, "/notice.txt") || zb_ends_with(name, ".lua");
}
