/* The commands that make a single file, without a batch of data. */
#include "cli/commands.h"

#include "cli/show.h"
#include "run/single.h"

#include <stdio.h>

typedef zb_status single_function(zb_single *single, const zb_run_options *options);

static zb_status run(single_function *function, const zb_options *options)
{
  zb_single single;
  zb_status status = zb_single_begin(&single, options->run.date, options->run.notice);
  if (status == ZB_OK)
    status = function(&single, &options->run);
  if (single.text.length > 0)
    fwrite(single.text.data, 1, single.text.length, stdout);
  zb_show_messages(single.diags);
  zb_single_end(&single);
  return status;
}

static zb_status blank(zb_single *single, const zb_run_options *options)
{
  return zb_single_blank(single, options->data[0], options->output);
}

static zb_status lint(zb_single *single, const zb_run_options *options)
{
  return zb_single_lint(single, options->data[0], options->output);
}

static zb_status intake(zb_single *single, const zb_run_options *options)
{
  return zb_single_intake(single, options->data[0]);
}

zb_status zb_command_blank(const zb_options *options)
{
  return run(blank, options);
}

zb_status zb_command_lint(const zb_options *options)
{
  return run(lint, options);
}

zb_status zb_command_new(const zb_options *options)
{
  return run(intake, options);
}
