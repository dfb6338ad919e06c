/* A text to be published: its private numbers are left out, or masked. */
#include "fuzz.h"

#include "value/private.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const char *const kept[] = {"0572-2398765", "13905720001", NULL};
  char *text = input_text(data, size);
  if (text == NULL)
    return -1;
  zb_arena *arena = zb_arena_new();
  const char *shown = zb_without_private(text, NULL, arena), *masked = zb_with_masked_ids(text, arena);
  demand(is_text(shown) && is_text(masked) && is_text(zb_without_private(text, kept, arena)));
  demand(is_text(zb_masked_number(text, arena)));
  demand(strcmp(zb_with_masked_ids(masked, arena), masked) == 0);
  demand(strcmp(zb_without_private(shown, NULL, arena), shown) == 0);
  zb_arena_free(arena);
  free(text);
  return 0;
}
