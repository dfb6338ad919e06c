/* JSON of anybody: its tokens, and as the manifest of an earlier run. */
#include "fuzz.h"

#include "base/json_reader.h"
#include "import/sheet_import.h"

static void read_tokens(const uint8_t *data, size_t size)
{
  FILE *file = fmemopen((void *)data, size, "rb");
  if (file == NULL)
    return; /* there is no file of no bytes */
  zb_json_reader *json = zb_json_reader_new(file);
  zb_json_token token;
  do {
    token = zb_json_next(json);
    demand(zb_json_depth(json) >= 0 && zb_json_depth(json) <= 60);
    if (token == ZB_JSON_KEY || token == ZB_JSON_STRING)
      demand(zb_json_text(json) != NULL && strlen(zb_json_text(json)) <= 64 * 1024);
  } while (token != ZB_JSON_END && token != ZB_JSON_FAULT);
  demand(zb_json_next(json) == token);
  zb_json_reader_free(json);
  fclose(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  char path[64];
  int file = input_file(data, size, path);
  zb_arena *arena = zb_arena_new();
  read_tokens(data, size);
  const zb_listed *listed;
  zb_diags *diags = zb_diags_new();
  zb_listed_read(path, arena, diags, &listed);
  const char *digest = listed != NULL ? zb_listed_digest(listed, "a.pdf") : NULL;
  demand(digest == NULL || strlen(digest) == 64);
  zb_diags_free(diags);
  zb_arena_free(arena);
  close(file);
  return 0;
}
