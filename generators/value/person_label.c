#include "value/person_label.h"

#include <string.h>

enum { ID_LENGTH = 18 };

const char *zb_person_label(const char *name, const char *id, zb_arena *arena)
{
  if (*name == '\0')
    name = "姓名没有填";
  if (strlen(id) != ID_LENGTH || strspn(id, "0123456789") < ID_LENGTH - 1)
    return name;
  return zb_arena_printf(arena, "%s（%.6s…%s）", name, id, id + ID_LENGTH - 4);
}

const char *zb_person_label_of(const char *record, zb_arena *arena)
{
  static const char dots[] = "…", comma[] = "，", end[] = "）";
  enum { LAST = 4 };
  const char *at = strstr(record, dots);
  for (const char *next = at; next != NULL; next = strstr(next + 1, dots))
    at = next;
  size_t length = strlen(record), shut = strlen(end);
  if (at == NULL || length < shut || strcmp(record + length - shut, end) != 0)
    return record;
  const char *last = at + strlen(dots);
  if (strnlen(last, LAST) < LAST || strncmp(last + LAST, comma, strlen(comma)) != 0)
    return record;
  return zb_arena_printf(arena, "%.*s%s", (int)(last + LAST - record), record, end);
}
