#include "run/choice.h"

#include "run/resources.h"

#include <string.h>

static void report_unknown(const zb_generator *list, int count, const char *name, size_t n, const char *place,
                           zb_diags *diags)
{
  zb_buffer known = {0};
  zb_buffer_puts(&known, "可以写：");
  for (int i = 0; i < count; i++)
    zb_buffer_printf(&known, "%s%s（%s）", i == 0 ? "" : "、", list[i].title, list[i].id);
  zb_diags_add(diags, ZB_ERROR, "no-document", place, known.data, "没有“%.*s”这种文书", (int)n, name);
  zb_buffer_free(&known);
}

/* The only generator whose title contains NAME, as 汇总 does. */
static const zb_generator *only_match(const zb_generator *list, int count, const char *name, size_t n)
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
  const zb_generator *only = only_match(list, count, name, n);
  if (only == NULL)
    report_unknown(list, count, name, n, place, diags);
  return only;
}

zb_status zb_generators_text(const char *notice, zb_buffer *out, zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  zb_resources resources;
  const zb_generator *list = NULL;
  int count = 0;
  zb_status status = zb_resources_find(arena, notice, diags, &resources);
  if (status == ZB_OK)
    status = zb_generators(&resources.scripts, "", arena, diags, &list, &count);
  for (int i = 0; i < count; i++)
    zb_buffer_printf(out, "%-12s %s\n", list[i].id, list[i].title);
  zb_arena_free(arena);
  return status;
}
