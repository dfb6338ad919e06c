#include "run/choice.h"

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

/* 汇总: a part of one title alone. */
static const zb_generator *only_one_with(const zb_generator *list, int count, const char *name, size_t n)
{
  const zb_generator *found = NULL;
  if (n < strlen("汇总"))
    return NULL;
  for (int i = 0; i < count; i++) {
    if (memmem(list[i].title, strlen(list[i].title), name, n) == NULL)
      continue;
    if (found != NULL)
      return NULL;
    found = &list[i];
  }
  return found;
}

const zb_generator *zb_generator_named(const zb_generator *list, int count, const char *name, size_t n,
                                       const char *place, zb_diags *diags)
{
  for (int i = 0; i < count; i++)
    if ((strlen(list[i].id) == n && memcmp(list[i].id, name, n) == 0) ||
        (strlen(list[i].title) == n && memcmp(list[i].title, name, n) == 0))
      return &list[i];
  const zb_generator *only = only_one_with(list, count, name, n);
  if (only == NULL)
    complain(list, count, name, n, place, diags);
  return only;
}
