#include "cli/commands.h"

#include "base/file.h"
#include "cli/show.h"
#include "report/findings_text.h"
#include "run/job.h"
#include "script/load_schema.h"

#include <stdio.h>

static void print(const zb_buffer *text)
{
  if (text->length > 0)
    fwrite(text->data, 1, text->length, stdout);
}

static zb_status make_reports(zb_job *job)
{
  const zb_generator *list = NULL;
  int count = 0;
  zb_status status = zb_file_make_dirs(job->options->output, job->diags);
  if (status == ZB_OK)
    status = zb_generators(job->house.lua, "check", job->arena, job->diags, &list, &count);
  if (status != ZB_OK)
    return status;
  zb_store_link_from(job->store, job->options->output);
  job->tallies = zb_arena_array(job->arena, (size_t)count + 1, sizeof *job->tallies);
  job->tally_count = count;
  for (int i = 0; i < count; i++)
    status = zb_worse(status, zb_batch_make(job, &list[i], &job->tallies[i]));
  return zb_worse(status, zb_job_write_manifest(job));
}

static zb_status print_summary(zb_job *job)
{
  zb_buffer text = {0};
  zb_status status = zb_findings_summary(job->store, &job->found, &text, job->diags);
  for (int i = 0; i < job->tally_count; i++)
    if (job->tallies[i].made > 0)
      zb_buffer_printf(&text, "%s：%d 份\n", job->tallies[i].title, job->tallies[i].made);
  if (job->tally_count > 0)
    zb_buffer_printf(&text, "在 %s/ 里\n", job->options->output);
  print(&text);
  zb_buffer_free(&text);
  return status;
}

static zb_status check(zb_job *job)
{
  zb_status status = zb_job_import(job);
  if (!zb_job_has_data(job))
    return zb_worse(status, ZB_INPUT);
  status = zb_worse(status, zb_judge(job));
  if (job->options->json) {
    status = zb_worse(status, zb_findings_json(job->store, print, job->diags));
  } else {
    status = zb_worse(status, make_reports(job));
    status = zb_worse(status, print_summary(job));
  }
  return job->found.errors > 0 ? zb_worse(status, ZB_REFUSED) : status;
}

static zb_status print_rules(zb_job *job)
{
  zb_script *script = NULL;
  const char *text = "";
  const zb_schema *schema = NULL;
  zb_status status = zb_load_schema(job->house.lua, job->arena, job->diags, &schema);
  if (status == ZB_OK)
    status = zb_store_new(schema, job->diags, &job->store);
  if (status == ZB_OK)
    status = zb_script_new(job->house.lua, "check", "", job->store, (zb_script_limits){0}, job->diags, &script);
  if (status == ZB_OK)
    status = zb_script_text(script, "guide", job->arena, job->diags, &text);
  zb_script_free(script);
  fputs(text, stdout);
  return status;
}

zb_status zb_command_check(const zb_options *options)
{
  zb_job job;
  zb_job_begin(&job, options);
  zb_status status = zb_resources_find(job.arena, job.diags, &job.house);
  if (status == ZB_OK)
    status = options->rules ? print_rules(&job) : check(&job);
  fflush(stdout);
  zb_show_messages(job.diags);
  zb_job_end(&job);
  return status;
}
