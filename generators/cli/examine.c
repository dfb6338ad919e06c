#include "cli/commands.h"

#include "cli/show.h"
#include "run/doctor.h"

#include <stdio.h>

zb_status zb_command_doctor(const zb_options *options)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer text = {0};
  zb_status status = zb_doctor(options->run.output, &text, diags);
  fwrite(text.data, 1, text.length, stdout);
  puts(status == ZB_OK ? "没有发现会让 make 做不成的问题" : "有问题，照下面的办法改好以后再做");
  fflush(stdout);
  zb_show_messages(diags);
  zb_buffer_free(&text);
  zb_diags_free(diags);
  return status;
}
