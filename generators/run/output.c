/* Writing output files. */
#include "run/job.h"

#include "base/file.h"

zb_status zb_output_write(zb_job *job, const char *name, const char *ending, const zb_buffer *bytes)
{
  const char *path = zb_arena_printf(job->document, "%s/%s%s", job->options->output, name, ending);
  return zb_file_write(path, bytes->data, bytes->length, job->diags);
}
