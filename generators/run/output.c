/* Writing output files. */
#include "run/job.h"

#include "base/file.h"

#include <signal.h>

zb_status zb_output_write(zb_job *job, const char *name, const char *ending, const zb_buffer *bytes)
{
  sigset_t signals, old;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  sigprocmask(SIG_BLOCK, &signals, &old);
  const char *path = zb_arena_printf(job->document, "%s/%s%s", job->options->output, name, ending);
  zb_status status = zb_file_write(path, bytes->data, bytes->length, job->diags);
  sigprocmask(SIG_SETMASK, &old, NULL);
  return status;
}
