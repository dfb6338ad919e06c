#include "read/mht/mht_join.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

static bool is_once(const char *name)
{
  static const char *const names[] = {"html", "head", "body", "frameset", "frame", "iframe", "noframes", NULL};
  for (const char *const *once = names; *once != NULL; once++)
    if (strcasecmp(name, *once) == 0)
      return true;
  return false;
}

/* The tag's name has ended. */
static void write_tag(zb_mht_join *join, FILE *file)
{
  join->tag[join->length] = '\0';
  size_t name = join->length > 1 && join->tag[1] == '/' ? 2 : 1;
  if (join->length > name && is_once(join->tag + name))
    fprintf(file, "%.*spart-%s", (int)name, join->tag, join->tag + name);
  else
    fwrite(join->tag, 1, join->length, file);
  join->length = 0;
}

void zb_mht_join_add(zb_mht_join *join, const char *bytes, size_t n, FILE *file)
{
  for (size_t i = 0; i < n; i++) {
    bool of_name = isalpha((unsigned char)bytes[i]) || (bytes[i] == '/' && join->length == 1);
    if (join->length > 0 && of_name && join->length < ZB_MHT_NAME + 2) {
      join->tag[join->length++] = bytes[i];
      continue;
    }
    if (join->length > 0)
      write_tag(join, file);
    if (bytes[i] == '<')
      join->tag[join->length++] = '<';
    else
      putc(bytes[i], file);
  }
}

void zb_mht_join_end(zb_mht_join *join, FILE *file)
{
  if (join->length > 0)
    write_tag(join, file);
  putc('\n', file);
}
