#include "run/font_needs.h"

#include <string.h>

struct zb_font_need {
  zb_font_need *next;
  const zb_font_lack *lack;
  const char *last;      /* of the documents */
  const char *documents; /* their titles, with 、 between them */
};

static void note(zb_font_need **needs, const zb_font_lack *lack, const char *title, zb_arena *arena)
{
  zb_font_need *need = *needs;
  while (need != NULL && need->lack != lack)
    need = need->next;
  if (need == NULL) {
    need = zb_arena_alloc(arena, sizeof *need);
    *need = (zb_font_need){.next = *needs, .lack = lack, .last = zb_arena_strdup(arena, title)};
    need->documents = need->last;
    *needs = need;
  } else if (strcmp(need->last, title) != 0) { /* a document may have several templates */
    need->documents = zb_arena_printf(arena, "%s、%s", need->documents, title);
    need->last = zb_arena_strdup(arena, title);
  }
}

bool zb_font_needs_note(zb_font_need **needs, const zb_fonts *fonts, const zb_template *template, const char *title,
                        zb_arena *arena)
{
  bool whole = true;
  const char *const *roles;
  size_t count = zb_template_fonts(template, &roles);
  for (size_t i = 0; i < count; i++) {
    const zb_font_lack *lack = zb_fonts_lack(fonts, roles[i]);
    if (lack == NULL)
      continue;
    note(needs, lack, title, arena);
    whole = false;
  }
  return whole;
}

void zb_font_needs_tell(const zb_font_need *needs, const zb_fonts *fonts, bool all, zb_diags *diags)
{
  for (const zb_font_lack *lack = fonts == NULL ? NULL : zb_fonts_lacks(fonts); lack != NULL; lack = lack->next) {
    const zb_font_need *need = needs;
    while (need != NULL && need->lack != lack)
      need = need->next;
    if (need != NULL || all)
      zb_font_lack_tell(lack, need == NULL ? "" : need->documents, diags);
  }
}
