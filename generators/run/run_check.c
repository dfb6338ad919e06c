/* `zhibiao check`: checks the data by the rules, and makes reports. */
#include "run/job.h"

#include "base/interrupt.h"
#include "report/findings_text.h"
#include "script/load_schema.h"

static zb_status make_reports(zb_job *job)
{
  const zb_generator *list = NULL;
  int count = 0;
  zb_status status = zb_output_begin(job);
  if (status == ZB_OK)
    status = zb_output_hide_page(job, false); /* it tells of documents, of which none is made here */
  if (status == ZB_OK)
    status = zb_job_generators(job, "check", &list, &count);
  if (status != ZB_OK)
    return status;
  zb_store_link_from(job->store, job->options->output);
  job->tallies = zb_arena_array(job->arena, (size_t)count + 1, sizeof *job->tallies);
  job->tally_count = count;
  status = zb_worse(status, zb_job_run_generators(job, list, count, NULL, job->tallies));
  zb_font_needs_tell(job->font_needs, job->fonts, false, job->diags);
  status = zb_worse(status, zb_withdraw_stale(job));
  return zb_job_write_manifest(job, status);
}

zb_status zb_job_check(zb_job *job, void (*write)(const zb_buffer *line), bool reports)
{
  zb_status status = zb_job_find_resources(job);
  if (status == ZB_OK)
    status = zb_job_import(job);
  if (job->store == NULL)
    return status;
  if (!zb_interrupted() && !zb_job_has_data(job))
    return zb_worse(status, ZB_INPUT);
  if (!zb_interrupted())
    status = zb_worse(status, zb_judge(job));
  if (zb_interrupted())
    return ZB_INTERRUPTED; /* of half the data, nothing is said */
  if (!job->judged)
    return status; /* nor without rules */
  if (write != NULL)
    status = zb_worse(status, zb_findings_json(job->store, write, job->diags));
  if (reports)
    status = zb_worse(status, make_reports(job));
  status = zb_worse(status, zb_store_check(job->store, job->diags));
  return zb_unless_interrupted(job->found.errors > 0 ? zb_worse(status, ZB_REFUSED) : status);
}

zb_status zb_job_rules(zb_job *job, const char **text)
{
  *text = "";
  zb_script *script = NULL;
  const zb_schema *schema = NULL;
  zb_status status = zb_job_find_resources(job);
  if (status == ZB_OK)
    status = zb_load_schema(&job->resources.scripts, job->arena, job->diags, &schema);
  if (status == ZB_OK)
    status = zb_store_new(schema, job->diags, &job->store);
  if (status == ZB_OK)
    status =
        zb_script_new(&job->resources.scripts, "check", "", job->store, (zb_script_limits){0}, job->diags, &script);
  if (status == ZB_OK)
    status = zb_script_text(script, "guide", NULL, 0, job->arena, job->diags, text);
  zb_script_free(script);
  return status;
}
