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
