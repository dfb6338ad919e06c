/* What the run before has left in the output folder, by its manifest. */
#include "run/job.h"

#include "base/file.h"
#include "report/previous_manifest.h"
#include "value/private.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- Paths ------------------------------------------------------------------------------------------------------ */

/* What this run looks at: paths as absolute ones, masked as the manifest has them. */
typedef struct seen {
  zb_arena *scratch, *names;
  const char *output, *here; /* the folder of the manifest, and the working folder */
  const char **data;
  int count;
} seen;

/* PATH, as seen from the folder FROM, an absolute one, without what does not count: /home/a/./数据//乙/../甲 is
   /home/a/数据/甲. */
static const char *absolute(zb_arena *arena, const char *from, const char *path)
{
  char *out = *path == '/' ? zb_arena_strdup(arena, path) : zb_arena_printf(arena, "%s/%s", from, path);
  char *to = out;
  for (const char *next = out; *next != '\0';) {
    size_t n = strcspn(next, "/");
    if (n == 2 && strncmp(next, "..", n) == 0) {
      while (to > out && *--to != '/')
        ;
    } else if (n > 0 && !(n == 1 && *next == '.')) {
      *to++ = '/';
      memmove(to, next, n);
      to += n;
    }
    next += n;
    next += *next == '/';
  }
  *to = '\0';
  return out;
}

/* What PATH is called in the folder FROM; both as absolute() has them. */
static const char *relative(zb_arena *arena, const char *from, const char *path)
{
  size_t same = 0;
  for (size_t i = 0;; i++) {
    if ((from[i] == '/' || from[i] == '\0') && (path[i] == '/' || path[i] == '\0'))
      same = i;
    if (from[i] != path[i] || from[i] == '\0')
      break;
  }
  const char *out = "";
  for (const char *up = from + same; *up != '\0'; up++)
    if (*up == '/')
      out = zb_arena_printf(arena, "%s%s", out, *out == '\0' ? ".." : "/..");
  const char *down = path[same] == '/' ? path + same + 1 : "";
  if (*out == '\0')
    return *down == '\0' ? "." : down;
  return *down == '\0' ? out : zb_arena_printf(arena, "%s/%s", out, down);
}

/* PATH as an absolute one without links in it, masked; "" if there is nothing. */
static const char *real_path(zb_arena *arena, const char *path)
{
  char *found = realpath(path, NULL);
  const char *folder = found == NULL ? "" : zb_with_masked_ids(zb_arena_strdup(arena, found), arena);
  free(found);
  return folder;
}

static bool is_seen(void *data, const char *path)
{
  const seen *s = data;
  zb_arena_reset(s->scratch);
  const char *whole = absolute(s->scratch, s->here, path);
  for (int i = 0; i < s->count; i++) {
    size_t n = strlen(s->data[i]);
    if (strncmp(s->data[i], whole, n) == 0 && (whole[n] == '\0' || whole[n] == '/'))
      return true;
  }
  return false;
}

/* What the run before, which was started in FROM (seen from the output folder), called PATH. */
static const char *seen_from_here(void *data, const char *from, const char *path)
{
  const seen *s = data;
  zb_arena_reset(s->names);
  if (*path == '/')
    return path;
  const char *there = absolute(s->names, s->output, from);
  return strcmp(there, s->here) == 0 ? path : relative(s->names, s->here, absolute(s->names, there, path));
}

const char *zb_previous_from(zb_job *job)
{
  bool any = zb_store_number(job->store, "SELECT count(*) FROM _previous_sources WHERE path NOT LIKE '/%'") > 0;
  for (int i = 0; i < job->options->data_count; i++)
    any = any || *job->options->data[i] != '/';
  const char *here = real_path(job->arena, "."), *output = real_path(job->arena, job->options->output);
  return any && *here != '\0' && *output != '\0' ? relative(job->arena, output, here) : NULL;
}

/* Data are looked at by the names that they are given by, and where links in these lead to. */
static void see_data(zb_job *job, seen *s)
{
  const zb_run_options *o = job->options;
  s->data = zb_arena_array(job->document, 2 * (size_t)o->data_count + 1, sizeof *s->data);
  for (int i = 0; i < o->data_count; i++) {
    const char *real = real_path(job->document, o->data[i]);
    s->data[s->count++] = absolute(job->document, s->here, zb_with_masked_ids(o->data[i], job->document));
    if (*real != '\0' && strcmp(real, s->data[s->count - 1]) != 0)
      s->data[s->count++] = real;
  }
}

/* --- Reading ---------------------------------------------------------------------------------------------------- */

zb_status zb_previous_read(zb_job *job, const char *name)
{
  const char *path = zb_arena_printf(job->document, "%s/%s", job->options->output, name);
  if (access(path, F_OK) != 0)
    return ZB_OK;
  FILE *file = zb_file_open(path, job->diags);
  if (file == NULL)
    return ZB_OUTPUT;
  struct stat info;
  if (fstat(fileno(file), &info) == 0)
    job->previous_written = info.st_mtim;
  seen s = {.scratch = zb_arena_new(), .names = zb_arena_new()};
  s.here = real_path(job->document, ".");
  s.output = real_path(job->document, job->options->output);
  see_data(job, &s);
  const zb_previous_paths paths = {is_seen, seen_from_here, &s};
  bool is_whole = zb_previous_manifest_read(file, job->store, &paths, job->diags, &job->previous);
  job->had_previous = is_whole && job->previous != ZB_RUN_BROKE_OFF_FIRST;
  zb_status status = zb_file_check(file, path, job->diags) == ZB_OK ? ZB_OK : ZB_OUTPUT;
  zb_arena_free(s.scratch);
  zb_arena_free(s.names);
  fclose(file);
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
