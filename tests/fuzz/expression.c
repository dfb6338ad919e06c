/* An expression of a template: rewritten, compiled, evaluated and tested. */
#include "fuzz_house.h"

#include "base/buffer.h"

static const char *keep(void *data, const char *name)
{
  (void)data, (void)name;
  return NULL;
}

/* With its names kept, a source stays as it is. */
static void rewrite(const char *source)
{
  zb_buffer out = {0};
  zb_expression_rewrite(source, keep, NULL, &out);
  demand(strcmp(out.length > 0 ? out.data : "", source) == 0);
  zb_buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  char *source = input_text(data, size);
  if (source == NULL)
    return -1;
  zb_script *script = model_script();
  zb_arena *arena = zb_arena_new();
  zb_diags *diags = zb_diags_new();
  const zb_expression *e;
  zb_value value;
  bool truth;
  rewrite(source);
  if (zb_expression_new(script, source, "templates/t.xml", 7, NULL, diags, &e) == ZB_OK) {
    if (zb_expression_value(script, e, arena, diags, &value) == ZB_OK)
      demand(is_text(value.text) && zb_diags_count(diags) == 0);
    else
      demand(zb_diags_count(diags) > 0);
    zb_expression_test(script, e, diags, &truth);
  } else {
    demand(zb_diags_count(diags) > 0);
  }
  zb_diags_free(diags);
  zb_arena_free(arena);
  free(source);
  return 0;
}
