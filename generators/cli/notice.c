#include "cli/commands.h"

#include "cli/show.h"
#include "run/notices.h"

#include <stdio.h>
#include <string.h>

/* What may follow `zhibiao notice`. NAME: the notice's, NULL if none is given. */
typedef struct action {
  const char *word;
  zb_status (*run)(const char *name, zb_buffer *out, zb_diags *diags);
} action;

static zb_status list(const char *name, zb_buffer *out, zb_diags *diags)
{
  if (name == NULL)
    return zb_notices_list(out, diags);
  zb_diags_add(diags, ZB_ERROR, "usage", name, "请写 zhibiao notice list", "list 后面不用写通知的名字");
  return ZB_USAGE;
}

static const action actions[] = {{"list", list}, {"check", zb_notices_check}};

static zb_status run(const zb_run_options *options, zb_buffer *out, zb_diags *diags)
{
  const char *word = options->data[0], *name = options->data_count > 1 ? options->data[1] : options->notice;
  for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
    if (strcmp(word, actions[i].word) == 0)
      return actions[i].run(name, out, diags);
  zb_diags_add(diags, ZB_ERROR, "usage", word, "可以写：list（列出通知）、check 通知（检查一份通知）",
               "zhibiao notice 不会做“%s”", word);
  return ZB_USAGE;
}

zb_status zb_command_notice(const zb_options *options)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_status status = run(&options->run, &out, diags);
  if (out.length > 0)
    fwrite(out.data, 1, out.length, stdout);
  fflush(stdout);
  zb_show_messages(diags);
  zb_buffer_free(&out);
  zb_diags_free(diags);
  return status;
}
