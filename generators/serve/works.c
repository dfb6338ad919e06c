#include "serve/works_table.h"

#include "base/entries.h"
#include "base/file.h"
#include "serve/below.h"
#include "serve/upload_name.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

const zb_reply zb_reply_fine = {200, ""};
const zb_reply zb_reply_unknown = {404, "没有这份工作：可能已经删了，或者过了保存期"};
const zb_reply zb_reply_full = {507, "写不下：磁盘满了或者不能写；请告诉管理员"};
static const zb_reply busy = {409, "正在检查或做表，请等做完，或者先停止"};

const char *zb_works_path(const zb_works *works, const char *id, zb_arena *arena)
{
  return zb_arena_printf(arena, "%s/%s", works->folder, id);
}

const zb_works_limits *zb_works_get_limits(const zb_works *works)
{
  return &works->limits;
}

/* --- Opening ------------------------------------------------------------------------------------------------------ */

static void add(zb_works *works, zb_work *work)
{
  zb_work **place = &works->first;
  while (*place != NULL)
    place = &(*place)->next;
  *place = work;
}

/* Nobody can see it, nor delete it: it goes when it would have gone. */
static void drop_unreadable(const zb_works *works, const char *folder)
{
  struct stat info;
  if (stat(folder, &info) == 0 && info.st_mtime + works->limits.keep < time(NULL))
    zb_below_remove(folder);
}

static void load(zb_works *works, zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  const char *const *names;
  int n = zb_entry_names(works->folder, "", arena, &names);
  for (int i = 0; i < n; i++) {
    if (strlen(names[i]) != ZB_WORK_ID_SIZE - 1)
      continue;
    zb_work *work = zb_work_load(zb_arena_printf(arena, "%s/%s/work.txt", works->folder, names[i]), names[i], diags);
    if (work != NULL)
      add(works, work);
    else
      drop_unreadable(works, zb_arena_printf(arena, "%s/%s", works->folder, names[i]));
  }
  zb_arena_free(arena);
}

zb_works *zb_works_open(const char *folder, const zb_works_limits *limits, zb_diags *diags)
{
  if (zb_file_make_dirs(folder, diags) != ZB_OK)
    return NULL;
  zb_works *works = calloc(1, sizeof *works);
  works->folder = strdup(folder);
  works->limits = *limits;
  pthread_mutex_init(&works->lock, NULL);
  pthread_cond_init(&works->news, NULL);
  load(works, diags);
  return works;
}

void zb_works_close(zb_works *works)
{
  if (works == NULL)
    return;
  zb_arena *arena = zb_arena_new();
  for (zb_work *work = works->first, *next; work != NULL; work = next) {
    next = work->next;
    if (work->gone)
      zb_below_remove(zb_works_path(works, work->id, arena));
    else if (work->changed)
      zb_works_save(works, work);
    zb_work_free(work);
  }
  zb_arena_free(arena);
  pthread_cond_destroy(&works->news);
  pthread_mutex_destroy(&works->lock);
  free(works->folder);
  free(works);
}

/* --- With the lock -------------------------------------------------------------------------------------------------
 */

void zb_works_save(zb_works *works, zb_work *work)
{
  zb_diags *diags = zb_diags_new();
  zb_arena *arena = zb_arena_new();
  const char *path = zb_arena_printf(arena, "%s/%s/work.txt", works->folder, work->id);
  work->changed = zb_work_save(work, path, diags) != ZB_OK; /* a full disk may have room again later */
  for (size_t i = 0; i < work->unneeded_count && !work->changed; i++)
    unlink(zb_arena_printf(arena, "%s/%s/files/%u", works->folder, work->id, work->unneeded[i]));
  if (!work->changed)
    work->unneeded_count = 0;
  zb_arena_free(arena);
  zb_diags_free(diags);
}

bool zb_works_is_theirs(const zb_work *work, const zb_grant *caller)
{
  return caller->role == ZB_ROLE_OFFICE || (caller->role == ZB_ROLE_UNIT && strcmp(work->unit, caller->unit) == 0);
}

zb_work *zb_works_find(zb_works *works, const zb_grant *caller, const char *id)
{
  for (zb_work *work = works->first; work != NULL; work = work->next)
    if (!work->gone && strcmp(work->id, id) == 0 && (caller == NULL || zb_works_is_theirs(work, caller)))
      return work;
  return NULL;
}

static zb_work *begin(zb_works *works, const zb_grant *caller, const char *id)
{
  pthread_mutex_lock(&works->lock);
  return zb_works_find(works, caller, id);
}

static zb_reply end(zb_works *works, zb_work *work, zb_reply reply)
{
  if (work != NULL && reply.code == zb_reply_fine.code)
    work->touched = time(NULL);
  pthread_mutex_unlock(&works->lock);
  return work == NULL ? zb_reply_unknown : reply;
}

bool zb_works_has(zb_works *works, const zb_grant *caller, const char *id)
{
  zb_work *work = begin(works, caller, id);
  return end(works, work, zb_reply_fine).code == zb_reply_fine.code;
}

/* --- New ones ------------------------------------------------------------------------------------------------------
 */

static int count_of(const zb_works *works, const char *unit)
{
  int n = 0;
  for (const zb_work *work = works->first; work != NULL; work = work->next)
    n += !work->gone && strcmp(work->unit, unit) == 0;
  return n;
}

/* NULL with a reply if there may be no more. */
static zb_work *create(zb_works *works, const zb_grant *caller, const char *title, zb_reply *reply)
{
  char secret[65];
  int most = caller->role == ZB_ROLE_OFFICE ? works->limits.office_works : works->limits.works;
  if (count_of(works, caller->unit) >= most) {
    *reply = (zb_reply){409, "工作太多了：请先删掉不用的"};
    return NULL;
  }
  if (!zb_secret_new(secret)) {
    *reply = (zb_reply){500, "系统给不出随机数，没有新建"};
    return NULL;
  }
  zb_work *work = zb_work_new();
  memcpy(work->id, secret, ZB_WORK_ID_SIZE - 1);
  snprintf(work->unit, sizeof work->unit, "%s", caller->unit);
  if (zb_upload_name_fault(title, strlen(title)) == NULL) {
    free(work->title);
    work->title = strdup(title);
  }
  work->created = work->touched = time(NULL);
  zb_works_save(works, work); /* makes its folder */
  if (work->changed) {
    zb_work_free(work);
    *reply = (zb_reply){507, "磁盘满了或者不能写，没有新建；请告诉管理员"};
    return NULL;
  }
  add(works, work);
  return work;
}

zb_reply zb_works_create(zb_works *works, const zb_grant *caller, const char *title, char id[ZB_WORK_ID_SIZE])
{
  zb_reply reply = zb_reply_fine;
  pthread_mutex_lock(&works->lock);
  zb_work *work = create(works, caller, title, &reply);
  if (work != NULL)
    memcpy(id, work->id, ZB_WORK_ID_SIZE);
  pthread_mutex_unlock(&works->lock);
  return reply;
}

/* Copies what FROM has into TO, in the folder NAME. Links stand for the files, so that none is read. */
static bool take_all(zb_works *works, zb_work *to, const zb_work *from, const char *name, zb_arena *arena)
{
  for (size_t i = 0; i < from->upload_count; i++) {
    const zb_upload *u = &from->uploads[i];
    const char *path = zb_arena_printf(arena, "%s/%s/files/%u", works->folder, from->id, u->number);
    const char *number = zb_arena_printf(arena, "files/%u", to->last_number + 1);
    if (!zb_below_link(zb_works_path(works, to->id, arena), number, path))
      return false;
    zb_work_take(to, zb_arena_printf(arena, "%s/%s", name, u->name), u->bytes);
  }
  return true;
}

/* The folder of one of several works in a merged one: its unit, with its place in the list, as a unit may have more. */
static const char *part_name(const zb_work *work, int place, zb_arena *arena)
{
  const char *name = *work->unit != '\0' ? work->unit : work->title;
  bool fits = *name != '\0' && strchr(name, '/') == NULL && zb_upload_name_fault(name, strlen(name)) == NULL;
  return zb_arena_printf(arena, fits ? "%02d-%s" : "%02d", place, name);
}

static zb_reply merge(zb_works *works, const zb_grant *caller, char *ids, char id[ZB_WORK_ID_SIZE], zb_arena *arena)
{
  zb_reply reply = zb_reply_fine;
  zb_work *to = create(works, caller, "", &reply);
  int place = 0;
  char *rest = NULL;
  for (char *one = to == NULL ? NULL : strtok_r(ids, ",", &rest); one != NULL && reply.code == zb_reply_fine.code;
       one = strtok_r(NULL, ",", &rest)) {
    zb_work *from = zb_works_find(works, caller, one);
    if (from == NULL)
      reply = zb_reply_unknown;
    else if (from != to && !take_all(works, to, from, part_name(from, ++place, arena), arena))
      reply = (zb_reply){507, "没有合并成：磁盘满了或者不能写；请告诉管理员"};
    else if (from != to)
      zb_work_add_source(to, from->id, from->revision);
  }
  if (reply.code == zb_reply_fine.code) {
    memcpy(id, to->id, ZB_WORK_ID_SIZE);
    zb_works_save(works, to);
  } else if (to != NULL)
    to->gone = true; /* is tidied up */
  return reply;
}

zb_reply zb_works_merge(zb_works *works, const zb_grant *caller, const char *ids, char id[ZB_WORK_ID_SIZE])
{
  if (caller->role != ZB_ROLE_OFFICE)
    return (zb_reply){403, "只有主管部门能合并"};
  zb_arena *arena = zb_arena_new();
  pthread_mutex_lock(&works->lock);
  zb_reply reply = merge(works, caller, zb_arena_strdup(arena, ids), id, arena);
  pthread_mutex_unlock(&works->lock);
  zb_arena_free(arena);
  return reply;
}

/* --- Their files ---------------------------------------------------------------------------------------------------
 */

static zb_reply may_take(const zb_works *works, zb_work *work, const char *name, int64_t bytes)
{
  if (work->state != ZB_WORK_IDLE)
    return busy;
  const zb_upload *old = zb_work_upload(work, name);
  if (old == NULL && work->upload_count >= (size_t)works->limits.files)
    return (zb_reply){413, "文件太多了：请打成 zip 再传，或分几份工作"};
  int64_t left = works->limits.bytes - work->bytes + (old == NULL ? 0 : old->bytes);
  if (bytes > left)
    return (zb_reply){413, "太大了：超过了一份工作能放的大小"};
  if (zb_work_clashes(work, name))
    return (zb_reply){409, "有一个文件和一个文件夹同名，请改名"};
  return zb_reply_fine;
}

zb_reply zb_works_may_take(zb_works *works, const zb_grant *caller, const char *id, const char *name, int64_t bytes)
{
  zb_work *work = begin(works, caller, id);
  return end(works, work, work == NULL ? zb_reply_unknown : may_take(works, work, name, bytes));
}

static zb_reply take(zb_works *works, zb_work *work, const char *name, int64_t bytes, const char *part, zb_arena *arena)
{
  zb_reply reply = may_take(works, work, name, bytes);
  if (reply.code != zb_reply_fine.code)
    return reply;
  const char *folder = zb_works_path(works, work->id, arena);
  if (!zb_below_link(folder, zb_arena_printf(arena, "files/%u", work->last_number + 1), part))
    return zb_reply_full;
  unsigned unneeded = zb_work_take(work, name, bytes);
  if (unneeded > 0)
    zb_work_discard(work, unneeded);
  return zb_reply_fine;
}

zb_reply zb_works_take(zb_works *works, const zb_grant *caller, const char *id, const char *name, int64_t bytes,
                       const char *part)
{
  zb_arena *arena = zb_arena_new();
  zb_work *work = begin(works, caller, id);
  zb_reply reply = end(works, work, work == NULL ? zb_reply_unknown : take(works, work, name, bytes, part, arena));
  zb_arena_free(arena);
  return reply;
}

static zb_reply drop(zb_work *work, const char *name)
{
  zb_upload *upload = zb_work_upload(work, name);
  if (work->state != ZB_WORK_IDLE)
    return busy;
  if (upload == NULL)
    return (zb_reply){404, "没有这个文件"};
  zb_work_discard(work, zb_work_drop(work, upload));
  return zb_reply_fine;
}

zb_reply zb_works_drop(zb_works *works, const zb_grant *caller, const char *id, const char *name)
{
  zb_work *work = begin(works, caller, id);
  return end(works, work, work == NULL ? zb_reply_unknown : drop(work, name));
}

/* --- What is done with them ------------------------------------------------------------------------------------------
 */

static zb_reply submit(zb_works *works, zb_work *work, const zb_task *task)
{
  if (work->state != ZB_WORK_IDLE)
    return busy;
  if (work->upload_count == 0)
    return (zb_reply){409, "还没有文件：请先把表格拖进来"};
  if (task->kind == ZB_TASK_PACK && !work->outcomes[ZB_TASK_MAKE].done)
    return (zb_reply){409, "还没有做表，没有可以下载的"};
  work->task = *task;
  work->state = ZB_WORK_QUEUED;
  work->stopping = false;
  work->ticket = ++works->last_ticket;
  zb_works_save(works, work);
  pthread_cond_signal(&works->news);
  return zb_reply_fine;
}

zb_reply zb_works_submit(zb_works *works, const zb_grant *caller, const char *id, const zb_task *task)
{
  zb_work *work = begin(works, caller, id);
  return end(works, work, work == NULL ? zb_reply_unknown : submit(works, work, task));
}

zb_reply zb_works_stop(zb_works *works, const zb_grant *caller, const char *id)
{
  zb_work *work = begin(works, caller, id);
  if (work != NULL && work->state == ZB_WORK_QUEUED)
    work->state = ZB_WORK_IDLE;
  if (work != NULL && work->state == ZB_WORK_RUNNING) {
    work->stopping = true;
    if (work->process > 0)
      kill(work->process, SIGTERM); /* it finishes the document in hand */
  }
  return end(works, work, zb_reply_fine);
}

zb_reply zb_works_delete(zb_works *works, const zb_grant *caller, const char *id)
{
  zb_work *work = begin(works, caller, id);
  if (work != NULL) {
    work->gone = work->stopping = true;
    if (work->process > 0)
      kill(-work->process, SIGKILL);
    pthread_cond_signal(&works->news); /* somebody tidies up */
  }
  return end(works, work, zb_reply_fine);
}
