#include "cli/commands.h"

#include "cli/show.h"
#include "run/resources.h"
#include "script/script.h"

#include <stdio.h>

zb_status zb_command_list(void)
{
  zb_arena *arena = zb_arena_new();
  zb_diags *diags = zb_diags_new();
  zb_resources house;
  const zb_generator *list = NULL;
  int count = 0;
  zb_status status = zb_resources_find(arena, diags, &house);
  if (status == ZB_OK)
    status = zb_generators(house.lua, "", arena, diags, &list, &count);
  for (int i = 0; i < count; i++)
    printf("%-12s %s\n", list[i].id, list[i].title);
  zb_show_messages(diags);
  zb_diags_free(diags);
  zb_arena_free(arena);
  return status;
}
