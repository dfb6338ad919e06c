/* work.txt: a line for each thing that is known of a work. Names have no line ends in them (upload_name.h). */
#include "serve/work.h"

#include "base/file.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void zb_work_write(const zb_work *work, zb_buffer *out)
{
  zb_buffer_printf(out, "unit %s\ntitle %s\n", work->unit, work->title);
  zb_buffer_printf(out, "times %" PRId64 " %" PRId64 "\n", work->created, work->touched);
  zb_buffer_printf(out, "revision %u %u\n", work->revision, work->last_number);
  zb_buffer_printf(out, "found %ld %ld %ld\n", work->found[0], work->found[1], work->found[2]);
  for (int i = 0; i < ZB_TASKS; i++) {
    const zb_outcome *o = &work->outcomes[i];
    if (o->done)
      zb_buffer_printf(out, "%s %d %u %" PRId64 "\n", zb_task_names[i], o->code, o->revision, o->ended);
  }
  for (size_t i = 0; i < work->source_count; i++)
    zb_buffer_printf(out, "from %s %u\n", work->sources[i].id, work->sources[i].revision);
  for (size_t i = 0; i < work->upload_count; i++)
    zb_buffer_printf(out, "file %u %" PRId64 " %s\n", work->uploads[i].number, work->uploads[i].bytes,
                     work->uploads[i].name);
}

zb_status zb_work_save(const zb_work *work, const char *path, zb_diags *diags)
{
  zb_buffer text = {0};
  zb_work_write(work, &text);
  zb_status status = zb_file_write(path, text.data, text.length, diags);
  zb_buffer_free(&text);
  return status;
}

/* Of a file; no sum of those of a work overflows. */
static const int64_t MAX_BYTES = INT64_C(1) << 40;

static bool take_file(zb_work *work, const char *rest)
{
  unsigned number;
  int64_t bytes;
  int at = 0;
  if (sscanf(rest, "%u %" SCNd64 " %n", &number, &bytes, &at) != 2 || at == 0 || bytes < 0 || bytes > MAX_BYTES)
    return false;
  const char *name = rest + at;
  if (!zb_path_is_below(name)) /* merged ones are longer, and deeper, than what may be sent */
    return false;
  unsigned revision = work->revision;
  zb_work_put(work, name, bytes, number);
  work->revision = revision;
  if (work->last_number < number)
    work->last_number = number;
  return true;
}

static bool take_source(zb_work *work, const char *rest)
{
  char id[ZB_WORK_ID_SIZE];
  unsigned revision;
  if (sscanf(rest, "%16[0-9a-f] %u", id, &revision) != 2)
    return false;
  zb_work_add_source(work, id, revision);
  return true;
}

static bool take_outcome(zb_work *work, const char *word, const char *rest)
{
  for (int i = 0; i < ZB_TASKS; i++)
    if (strcmp(word, zb_task_names[i]) == 0) {
      zb_outcome *o = &work->outcomes[i];
      o->done = sscanf(rest, "%d %u %" SCNd64, &o->code, &o->revision, &o->ended) == 3;
      return o->done;
    }
  return false;
}

static bool take_line(zb_work *work, char *line)
{
  char *rest = strchr(line, ' ');
  if (rest == NULL)
    return false;
  *rest++ = '\0';
  if (strcmp(line, "unit") == 0)
    return snprintf(work->unit, sizeof work->unit, "%s", rest) < (int)sizeof work->unit;
  if (strcmp(line, "title") == 0) {
    free(work->title);
    work->title = strdup(rest);
    return true;
  }
  if (strcmp(line, "times") == 0)
    return sscanf(rest, "%" SCNd64 " %" SCNd64, &work->created, &work->touched) == 2;
  if (strcmp(line, "revision") == 0)
    return sscanf(rest, "%u %u", &work->revision, &work->last_number) == 2;
  if (strcmp(line, "found") == 0)
    return sscanf(rest, "%ld %ld %ld", &work->found[0], &work->found[1], &work->found[2]) == 3;
  if (strcmp(line, "from") == 0)
    return take_source(work, rest);
  return strcmp(line, "file") == 0 ? take_file(work, rest) : take_outcome(work, line, rest);
}

zb_work *zb_work_load(const char *path, const char *id, zb_diags *diags)
{
  zb_buffer text = {0};
  zb_work *work = zb_work_new();
  snprintf(work->id, sizeof work->id, "%s", id);
  bool good = zb_file_read(path, &text, diags) == ZB_OK && text.length > 0;
  char *rest = NULL;
  for (char *line = good ? strtok_r(text.data, "\n", &rest) : NULL; line != NULL && good;
       line = strtok_r(NULL, "\n", &rest))
    good = take_line(work, line);
  zb_buffer_free(&text);
  work->changed = false;
  if (good)
    return work;
  zb_work_free(work);
  zb_diags_add(diags, ZB_WARNING, "unreadable-work", path, "请再上传一次；不要的可以删掉",
               "这份工作的记录读不了，没有列出");
  return NULL;
}
