#include "cli/choice.h"

#include <string.h>

static void complain(const zb_generator *list, int count, const char *name, size_t n, const char *place,
                     zb_diags *diags)
{
  zb_buffer known = {0};
  zb_buffer_puts(&known, "可以写：");
  for (int i = 0; i < count; i++)
    zb_buffer_printf(&known, "%s%s（%s）", i == 0 ? "" : "、", list[i].title, list[i].id);
  zb_diags_add(diags, ZB_ERROR, "no-document", place, known.data, "没有“%.*s”这种文书", (int)n, name);
  zb_buffer_free(&known);
}

const zb_generator *zb_generator_named(const zb_generator *list, int count, const char *name, size_t n,
                                       const char *place, zb_diags *diags)
{
  for (int i = 0; i < count; i++)
    if ((strlen(list[i].id) == n && memcmp(list[i].id, name, n) == 0) ||
        (strlen(list[i].title) == n && memcmp(list[i].title, name, n) == 0))
      return &list[i];
  complain(list, count, name, n, place, diags);
  return NULL;
}
