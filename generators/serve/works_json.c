/* The works as the page sees them. */
#include "base/json.h"
#include "serve/works_table.h"

#include <inttypes.h>
#include <time.h>

static const char *const states[] = {
    [ZB_WORK_IDLE] = "idle", [ZB_WORK_QUEUED] = "queued", [ZB_WORK_RUNNING] = "running"};

/* How many are done before it. */
static int ahead_of(const zb_works *works, const zb_work *work)
{
  int n = 0;
  for (const zb_work *w = works->first; w != NULL; w = w->next)
    n += !w->gone && w->state == ZB_WORK_QUEUED && w->ticket < work->ticket;
  return n;
}

static void add_member(zb_buffer *out, const char *key, const char *text)
{
  zb_buffer_printf(out, "\"%s\":", key);
  zb_json_string(out, text);
  zb_buffer_putc(out, ',');
}

static void add_outcome(const zb_work *work, zb_task_kind kind, zb_buffer *out)
{
  const zb_outcome *o = &work->outcomes[kind];
  if (!o->done)
    return;
  zb_buffer_printf(out, ",\"%s\":{\"code\":%d,\"stale\":%s,\"ended\":%" PRId64 "}", zb_task_names[kind], o->code,
                   o->revision == work->revision ? "false" : "true", o->ended);
}

/* Those of the merged works that have changed since: what was made of it is not of their files any more. */
static void add_changed_sources(zb_works *works, const zb_work *work, zb_buffer *out)
{
  const char *comma = "";
  zb_buffer_puts(out, ",\"changed\":[");
  for (size_t i = 0; i < work->source_count; i++) {
    const zb_work *from = zb_works_find(works, NULL, work->sources[i].id);
    if (from == NULL || from->revision == work->sources[i].revision)
      continue;
    zb_buffer_puts(out, comma);
    zb_json_string(out, *from->unit != '\0' ? from->unit : from->title);
    comma = ",";
  }
  zb_buffer_puts(out, "]");
}

static void add_work(zb_works *works, const zb_work *work, zb_buffer *out)
{
  zb_buffer_puts(out, "{");
  add_member(out, "id", work->id);
  add_member(out, "unit", work->unit);
  add_member(out, "title", work->title);
  add_member(out, "state", states[work->state]);
  if (work->state != ZB_WORK_IDLE)
    add_member(out, "task", zb_task_names[work->task.kind]);
  if (work->state == ZB_WORK_RUNNING)
    zb_buffer_printf(out, "\"seconds\":%" PRId64 ",\"stopping\":%s,", (int64_t)time(NULL) - work->started,
                     work->stopping ? "true" : "false");
  zb_buffer_printf(out, "\"ahead\":%d,\"created\":%" PRId64 ",\"until\":%" PRId64 ",\"count\":%zu,\"bytes\":%" PRId64,
                   work->state == ZB_WORK_QUEUED ? ahead_of(works, work) : 0, work->created,
                   work->touched + works->limits.keep, work->upload_count, work->bytes);
  add_changed_sources(works, work, out);
  zb_buffer_printf(out, ",\"found\":[%ld,%ld,%ld]", work->found[0], work->found[1], work->found[2]);
  for (int i = 0; i < ZB_TASKS; i++)
    if (work->state != ZB_WORK_RUNNING || work->task.kind != (zb_task_kind)i)
      add_outcome(work, (zb_task_kind)i, out);
}

void zb_works_list(zb_works *works, const zb_grant *caller, zb_buffer *out)
{
  pthread_mutex_lock(&works->lock);
  zb_buffer_puts(out, "[");
  bool any = false;
  for (const zb_work *work = works->first; work != NULL; work = work->next) {
    if (work->gone || !zb_works_is_theirs(work, caller))
      continue;
    zb_buffer_puts(out, any ? ",\n" : "");
    add_work(works, work, out);
    zb_buffer_puts(out, "}");
    any = true;
  }
  zb_buffer_puts(out, "]");
  pthread_mutex_unlock(&works->lock);
}

zb_reply zb_works_show(zb_works *works, const zb_grant *caller, const char *id, zb_buffer *out)
{
  pthread_mutex_lock(&works->lock);
  zb_work *work = zb_works_find(works, caller, id);
  if (work != NULL) {
    add_work(works, work, out);
    zb_buffer_puts(out, ",\"files\":[");
    for (size_t i = 0; i < work->upload_count; i++) {
      zb_buffer_puts(out, i == 0 ? "[" : ",\n[");
      zb_json_string(out, work->uploads[i].name);
      zb_buffer_printf(out, ",%" PRId64 "]", work->uploads[i].bytes);
    }
    zb_buffer_puts(out, "]}");
  }
  pthread_mutex_unlock(&works->lock);
  return work != NULL ? zb_reply_fine : zb_reply_unknown;
}
