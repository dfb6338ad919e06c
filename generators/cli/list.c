#include "cli/commands.h"

#include "cli/show.h"
#include "run/choice.h"

#include <stdio.h>

zb_status zb_command_list(const zb_options *options)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer text = {0};
  zb_status status = zb_generators_text(options->run.notice, &text, diags);
  if (text.length > 0)
    fwrite(text.data, 1, text.length, stdout);
  zb_show_messages(diags);
  zb_buffer_free(&text);
  zb_diags_free(diags);
  return status;
}
