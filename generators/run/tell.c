/* What whom the options name is told while a run goes on: lines of JSON. */
#include "run/job.h"

#include "report/run_lines.h"

void zb_job_tell_messages(zb_job *job)
{
  size_t count = zb_diags_count(job->diags);
  zb_buffer line = {0};
  for (; job->options->tell != NULL && job->told < count; job->told++) {
    zb_buffer_clear(&line);
    zb_line_of_message(zb_diags_at(job->diags, job->told), &line);
    job->options->tell(&line);
  }
  zb_buffer_free(&line);
}

void zb_job_tell_document(zb_job *job, const zb_generator *generator, const zb_product *product, zb_status status)
{
  if (job->options->tell == NULL)
    return;
  size_t first = job->told;
  zb_job_tell_messages(job);
  zb_line_file files[ZB_DOCUMENT_FILES];
  zb_line_document document = {
      .document = generator->id,
      .title = generator->title,
      .record = product->record,
      .status = status,
      .left_out = product->left_out,
      .files = files,
  };
  /* A record that the script has refused is known by its messages only: the last ones, others may be of reading. */
  for (size_t i = zb_diags_count(job->diags); *document.record == '\0' && i > first; i--)
    document.record = zb_diags_at(job->diags, i - 1)->record;
  for (int i = 0; product->document.stem != NULL && i < product->document.file_count; i++) {
    const zb_document_file *file = &product->document.files[i];
    if (file->name != NULL)
      files[document.file_count++] = (zb_line_file){file->name, job->had_previous ? file->change : NULL};
  }
  zb_buffer line = {0};
  zb_line_of_document(&document, &line);
  job->options->tell(&line);
  zb_buffer_free(&line);
}
