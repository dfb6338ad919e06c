/* The files of works: which may come, and where they go. */
#include "serve/below.h"
#include "serve/works_table.h"

#include <unistd.h>

/* What a file of that name would make the work bigger by. */
static int64_t growth_by(zb_work *work, const char *name, int64_t bytes)
{
  const zb_upload *old = zb_work_upload(work, name);
  return bytes - (old == NULL ? 0 : old->bytes);
}

/* With all that is under way, which counts as if it were there. */
static zb_reply may_take(const zb_works *works, zb_work *work, const char *name, int64_t bytes)
{
  if (work->state != ZB_WORK_IDLE)
    return zb_reply_busy;
  if (zb_work_upload(work, name) == NULL && work->upload_count + work->coming_new >= (size_t)works->limits.files)
    return (zb_reply){413, "文件太多了：请打成 zip 再传，或分几份工作"};
  int64_t left = works->limits.bytes - work->bytes - work->growth;
  if (growth_by(work, name, bytes) > left || bytes > works->limits.bytes - work->coming)
    return (zb_reply){413, "太大了：超过了一份工作能放的大小"};
  if (zb_work_clashes(work, name))
    return (zb_reply){409, "有一个文件和一个文件夹同名，请改名"};
  return zb_reply_fine;
}

static void claim(zb_work *work, const char *name, int64_t bytes, zb_claim *claim)
{
  int64_t growth = growth_by(work, name, bytes);
  *claim = (zb_claim){.holds = true,
                      .bytes = bytes,
                      .growth = growth > 0 ? growth : 0, /* there is more room only when it has come */
                      .is_new = zb_work_upload(work, name) == NULL,
                      .number = ++work->last_number};
  work->coming += claim->bytes;
  work->growth += claim->growth;
  work->coming_new += claim->is_new;
}

static void give_back(zb_work *work, zb_claim *claim)
{
  if (!claim->holds)
    return;
  work->coming -= claim->bytes;
  work->growth -= claim->growth;
  work->coming_new -= claim->is_new;
  claim->holds = false;
}

zb_reply zb_works_claim(zb_works *works, const zb_grant *caller, const char *id, const char *name, int64_t bytes,
                        zb_claim *out)
{
  zb_work *work = zb_works_begin(works, caller, id);
  zb_reply reply = work == NULL ? zb_reply_unknown : may_take(works, work, name, bytes);
  if (reply.code == zb_reply_fine.code)
    claim(work, name, bytes, out);
  return zb_works_end_with(works, work, reply);
}

void zb_works_release(zb_works *works, const char *id, zb_claim *claim)
{
  zb_work *work = zb_works_begin(works, NULL, id);
  if (work != NULL)
    give_back(work, claim);
  pthread_mutex_unlock(&works->lock);
}

/* The file is in its place: now the work has it, if it may still have it. */
static zb_reply put(const zb_works *works, zb_work *work, const char *name, int64_t bytes, unsigned number)
{
  zb_reply reply = work->gone ? zb_reply_unknown : may_take(works, work, name, bytes);
  if (reply.code != zb_reply_fine.code) {
    zb_work_discard(work, number);
    work->changed = true; /* so that it goes */
    return reply;
  }
  unsigned unneeded = zb_work_put(work, name, bytes, number);
  if (unneeded > 0)
    zb_work_discard(work, unneeded);
  return reply;
}

zb_reply zb_works_take(zb_works *works, const zb_grant *caller, const char *id, const char *name, zb_claim *claim,
                       const char *part)
{
  zb_work *work = zb_works_begin(works, caller, id);
  if (work == NULL)
    return zb_works_end_with(works, NULL, zb_reply_unknown);
  work->users++;
  pthread_mutex_unlock(&works->lock);
  zb_arena *arena = zb_arena_new();
  const char *folder = zb_works_path(works, id, arena), *place = zb_arena_printf(arena, "files/%u", claim->number);
  unlink(zb_arena_printf(arena, "%s/%s", folder, place)); /* one that a server before has not written down */
  bool linked = zb_below_link(folder, place, part);
  zb_arena_free(arena);
  pthread_mutex_lock(&works->lock);
  work->users--;
  give_back(work, claim);
  zb_reply reply = linked ? put(works, work, name, claim->bytes, claim->number) : zb_reply_full;
  return zb_works_end_with(works, work, reply);
}

static zb_reply drop(zb_work *work, const char *name)
{
  zb_upload *upload = zb_work_upload(work, name);
  if (work->state != ZB_WORK_IDLE)
    return zb_reply_busy;
  if (upload == NULL)
    return (zb_reply){404, "没有这个文件"};
  zb_work_discard(work, zb_work_drop(work, upload));
  return zb_reply_fine;
}

zb_reply zb_works_drop(zb_works *works, const zb_grant *caller, const char *id, const char *name)
{
  zb_work *work = zb_works_begin(works, caller, id);
  return zb_works_end_with(works, work, work == NULL ? zb_reply_unknown : drop(work, name));
}
