#include "import/sheet_import.h"

struct suspect {
  int64_t row;
  const char *owner, *place, *message;
  struct suspect *next;
};

void zb_suspects_add(zb_suspects *suspects, const sheet_import *in, int row, const char *place, const char *message)
{
  struct suspect *added = zb_arena_alloc(in->arena, sizeof *added);
  *added = (struct suspect){zb_store_row_of(in->sheet, row), zb_arena_strdup(in->arena, in->values[in->owner]),
                            zb_arena_strdup(in->arena, place), zb_arena_strdup(in->arena, message), suspects->first};
  suspects->first = added;
  suspects->count++;
}

zb_status zb_suspects_prove(zb_suspects *suspects, const sheet_import *in, const char *code, const char *remedy)
{
  zb_status status = ZB_OK;
  suspects->proven = true;
  for (const struct suspect *s = suspects->first; s != NULL && status == ZB_OK; s = s->next)
    status = zb_store_add_problem(in->import->store, s->row, s->owner, s->place, code, s->message, remedy, in->diags);
  *suspects = (zb_suspects){.proven = true};
  return status;
}

void zb_suspects_report(const zb_suspects *suspects, const sheet_import *in, const char *code, const char *remedy)
{
  const struct suspect *s = suspects->first;
  while (s != NULL && s->next != NULL)
    s = s->next;
  if (s == NULL)
    return;
  const char *more =
      suspects->count == 1 ? "" : zb_arena_printf(in->arena, "（这样的共 %d 处，这是第一处）", suspects->count);
  zb_diags_add(in->diags, ZB_WARNING, code, s->place, remedy, "%s%s", s->message, more);
}
