/* What the run before has left in the output folder, by its manifest. */
#include "run/job.h"

#include "base/file.h"
#include "report/previous_manifest.h"
#include "value/private.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What this run looks at: paths as absolute ones, masked as the manifest has them. */
typedef struct seen {
  zb_arena *scratch;
  const char *here; /* the working folder */
  const char **data;
  int count;
} seen;

/* PATH without what does not count: /home/a/./数据//甲 is /home/a/数据/甲. */
static const char *absolute(const seen *s, zb_arena *arena, const char *path)
{
  char *out = *path == '/' ? zb_arena_strdup(arena, path) : zb_arena_printf(arena, "%s/%s", s->here, path);
  char *to = out;
  for (const char *from = out; *from != '\0';) {
    size_t n = strcspn(from, "/");
    if (n > 0 && !(n == 1 && *from == '.')) {
      *to++ = '/';
      memmove(to, from, n);
      to += n;
    }
    from += n;
    from += *from == '/';
  }
  *to = '\0';
  return out;
}

static bool is_seen(void *data, const char *path)
{
  const seen *s = data;
  zb_arena_reset(s->scratch);
  const char *whole = absolute(s, s->scratch, path);
  for (int i = 0; i < s->count; i++) {
    size_t n = strlen(s->data[i]);
    if (strncmp(s->data[i], whole, n) == 0 && (whole[n] == '\0' || whole[n] == '/'))
      return true;
  }
  return false;
}

zb_status zb_previous_read(zb_job *job, const char *name)
{
  const char *path = zb_arena_printf(job->document, "%s/%s", job->options->output, name);
  if (access(path, F_OK) != 0)
    return ZB_OK;
  FILE *file = zb_file_open(path, job->diags);
  if (file == NULL)
    return ZB_OUTPUT;
  char *here = getcwd(NULL, 0);
  seen s = {.scratch = zb_arena_new(), .here = here == NULL ? "" : here, .count = job->options->data_count};
  s.data = zb_arena_array(job->document, (size_t)s.count + 1, sizeof *s.data);
  for (int i = 0; i < s.count; i++)
    s.data[i] = absolute(&s, job->document, zb_with_masked_ids(job->options->data[i], job->document));
  bool is_whole = zb_previous_manifest_read(file, job->store, is_seen, &s, job->diags, &job->previous);
  job->had_previous = is_whole && job->previous != ZB_RUN_BROKE_OFF_FIRST;
  zb_status status = zb_file_check(file, path, job->diags) == ZB_OK ? ZB_OK : ZB_OUTPUT;
  zb_arena_free(s.scratch);
  fclose(file);
  free(here);
  zb_arena_reset(job->document);
  if (job->previous != ZB_RUN_ENDED && status == ZB_OK)
    status = zb_store_take_over_edited(job->store, job->diags);
  if (!is_whole && status == ZB_OK) {
    status = zb_output_keep_foreign(job, name, "manifest.json");
    zb_diags_add(job->diags, ZB_NOTE, "no-previous", job->options->output, "",
                 "这里的 manifest.json 不是完整的清单，看不出上次做了哪些，全部重新做");
  }
  if (job->previous != ZB_RUN_ENDED)
    zb_diags_add(job->diags, ZB_NOTE, "stopped", job->options->output, "", "上一次没有做完就停了，这次接着做");
  return status;
}
