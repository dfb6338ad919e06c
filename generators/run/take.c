/* Takes what came of a record, wherever it was made. */
#include "run/job.h"

/* The record that the messages from FIRST on are about: a refused record has no model to get it from. */
static const char *record_of(const zb_diags *diags, size_t first)
{
  return first < zb_diags_count(diags) ? zb_diags_at(diags, first)->record : "";
}

/* What a record came to, of which the messages from FIRST on are: a photo that can't be read any more is no fault of
   its data, as the layout has it, which knows of no other. */
static zb_status without_unread(zb_status status, const zb_diags *diags, size_t first)
{
  return status == ZB_REFUSED && zb_diags_have(diags, first, "unreadable") ? ZB_INPUT : status;
}

/* Counts what came of a record, of which the messages from FIRST on are. */
static void count_record(zb_job *job, const zb_generator *generator, const zb_product *product, zb_status status,
                         size_t first, zb_tally *tally)
{
  if (status == ZB_OK) {
    tally->made++;
    tally->left_out += product->left_out;
    zb_manifest_add_left_out(job->manifest, generator->id, product->record, job->diags, first);
    if (*product->summary != '\0')
      tally->summary = zb_arena_strdup(job->arena, product->summary);
    return;
  }
  zb_manifest_add_refused(job->manifest, generator->id, record_of(job->diags, first), product->owner,
                          status != ZB_REFUSED, job->diags, first);
  if (status == ZB_REFUSED)
    tally->refused++;
  else
    tally->failed++;
}

zb_status zb_take(zb_job *job, const zb_generator *generator, zb_product *product, size_t first, zb_tally *tally,
                  const char **change)
{
  zb_status status = product->status;
  *change = "";
  if (product->document.stem != NULL) {
    zb_diags_record(job->diags, product->record);
    product->document.owner = product->owner;
    status = zb_collect(job, &product->document, status, change);
    zb_diags_record(job->diags, "");
  }
  status = without_unread(status, job->diags, first);
  count_record(job, generator, product, status, first, tally);
  zb_job_tell_document(job, generator, product, status);
  return status;
}
