/* Two names for one thing, 城东 and 城东区: each spelling is told once, however many rows have it. */
#include "import/sheet_import.h"

#include <string.h>

typedef struct zb_spelling {
  const zb_field *field;
  const char *before, *after, *first; /* FIRST: the place */
  int64_t count;
  struct zb_spelling *next;
} spelling;

void zb_spellings_add(zb_import *import, const zb_field *field, const char *before, const char *after,
                      const char *place)
{
  spelling **at = &import->spellings, **behind = at; /* BEHIND the last of the field */
  for (; *at != NULL; at = &(*at)->next)
    if (strcmp((*at)->field->header, field->header) == 0) {
      if (strcmp((*at)->before, before) == 0) {
        (*at)->count++;
        return;
      }
      behind = &(*at)->next;
    }
  spelling *added = zb_arena_alloc(import->arena, sizeof *added);
  *added = (spelling){.field = field,
                      .before = zb_arena_strdup(import->arena, before),
                      .after = zb_arena_strdup(import->arena, after),
                      .first = zb_arena_strdup(import->arena, place),
                      .count = 1,
                      .next = *behind};
  *behind = added;
}

/* All of a field in one note, as only the first note of its kind is shown: 所属区县：“城东”（3 处）就是“城东区”. */
void zb_spellings_report(const zb_import *import, zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  const char *told = "", *first = "";
  for (const spelling *s = import->spellings; s != NULL; s = s->next) {
    bool begins = *told == '\0';
    first = begins ? s->first : first;
    told = zb_arena_printf(arena, "%s%s“%s”（%lld 处）就是“%s”", begins ? s->field->header : told, begins ? "：" : "，",
                           s->before, (long long)s->count, s->after);
    if (s->next != NULL && strcmp(s->next->field->header, s->field->header) == 0)
      continue;
    zb_diags_add(diags, ZB_NOTE, "known-name", first, "", "%s，都按后一种写法算", told);
    told = "";
  }
  zb_arena_free(arena);
}
