#include "cli/commands.h"

#include "cli/show.h"
#include "run/notices.h"

#include <stdio.h>
#include <string.h>

typedef struct action {
  const char *word;
  int min, max; /* how many notices follow */
  const char *usage;
  zb_status (*run)(const zb_options *options, const char *const *names, zb_buffer *out, zb_diags *diags);
} action;

static zb_status list(const zb_options *options, const char *const *names, zb_buffer *out, zb_diags *diags)
{
  (void)options, (void)names;
  return zb_notices_list(out, diags);
}

static zb_status check(const zb_options *options, const char *const *names, zb_buffer *out, zb_diags *diags)
{
  return zb_notices_check(names[0] != NULL ? names[0] : options->run.notice, options->run.date, out, diags);
}

static zb_status new(const zb_options *options, const char *const *names, zb_buffer *out, zb_diags *diags)
{
  return zb_notice_new(names[0], options->from, options->run.date, out, diags);
}

static zb_status read(const zb_options *options, const char *const *names, zb_buffer *out, zb_diags *diags)
{
  return zb_notice_read(names[0], options->run.date, out, diags);
}

static zb_status diff(const zb_options *options, const char *const *names, zb_buffer *out, zb_diags *diags)
{
  return zb_notice_diff(names[0], names[1], options->run.output, options->run.date, out, diags);
}

/* What may follow `zhibiao notice`. */
static const action actions[] = {
    {"list", 0, 0, "zhibiao notice list", list},
    {"check", 0, 1, "zhibiao notice check 通知", check},
    {"new", 1, 1, "zhibiao notice new 新通知的名字 --from 上一份通知", new},
    {"read", 1, 1, "zhibiao notice read 新通知的名字", read},
    {"diff", 2, 2, "zhibiao notice diff 通知 另一份通知 [-o 文件.xlsx]", diff},
};

/* Refuses an option that has no effect. */
static const char *idle_option(const zb_options *options, const char *word)
{
  if (options->from != NULL && strcmp(word, "new") != 0)
    return "--from";
  return options->run.output != NULL && strcmp(word, "diff") != 0 ? "-o" : NULL;
}

static zb_status run_action(const action *action, const zb_options *options, zb_buffer *out, zb_diags *diags)
{
  const char *names[2] = {NULL, NULL};
  int count = options->run.data_count - 1;
  const char *idle = idle_option(options, action->word);
  for (int i = 0; i < count && i < 2; i++)
    names[i] = options->run.data[i + 1];
  if (idle == NULL && count >= action->min && count <= action->max)
    return action->run(options, names, out, diags);
  const char *what = idle != NULL ? "不带" : count < action->min ? "后面还要写通知的名字" : "后面多写了";
  zb_diags_add(diags, ZB_ERROR, "usage", action->word, action->usage, "%s %s%s", action->word, what,
               idle != NULL ? idle : "");
  return ZB_USAGE;
}

static zb_status run(const zb_options *options, zb_buffer *out, zb_diags *diags)
{
  const char *word = options->run.data[0];
  for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
    if (strcmp(word, actions[i].word) == 0)
      return run_action(&actions[i], options, out, diags);
  zb_diags_add(diags, ZB_ERROR, "usage", word,
               "可以写：list（列出通知）、check（检查一份通知）、new（做一份新通知的问卷）、read（读填好的问卷）、"
               "diff（比较两份通知）",
               "zhibiao notice 不会做“%s”", word);
  return ZB_USAGE;
}

zb_status zb_command_notice(const zb_options *options)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_status status = run(options, &out, diags);
  if (out.length > 0)
    fwrite(out.data, 1, out.length, stdout);
  fflush(stdout);
  zb_show_messages(diags);
  zb_buffer_free(&out);
  zb_diags_free(diags);
  return status;
}
