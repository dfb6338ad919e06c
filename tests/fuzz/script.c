/* A generator: its source is loaded, and some of its records are made. */
#include "fuzz_house.h"

#include "base/buffer.h"

static void make_some(zb_script *script, zb_diags *diags)
{
  bool done = zb_script_begin(script, diags) != ZB_OK;
  for (int i = 0; i < 3 && !done; i++) {
    size_t before = zb_diags_count(diags);
    zb_status status = zb_script_next(script, &done, diags);
    demand(status == ZB_OK || zb_diags_count(diags) > before);
    if (status == ZB_OK && !done) {
      zb_buffer text = {0};
      zb_script_dump(script, &text);
      zb_script_print(script);
      demand(is_text(zb_script_file(script)) && *zb_script_file(script) != '/');
      zb_buffer_free(&text);
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  open_house();
  write_into_house("doc.lua", data, size);
  zb_diags *diags = zb_diags_new();
  zb_script *script = NULL;
  if (zb_script_new(&(zb_scripts){.lua = house}, "doc", "2020-08-10", store, little, diags, &script) != ZB_OK)
    demand(zb_diags_count(diags) > 0);
  else
    make_some(script, diags);
  zb_script_free(script);
  zb_diags_free(diags);
  return 0;
}
