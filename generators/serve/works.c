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
const zb_reply zb_reply_busy = {409, "正在检查或做表，请等做完，或者先停止"};

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
  pthread_cond_init(&works->chores, NULL);
  pthread_cond_init(&works->written, NULL);
  load(works, diags);
  return works;
}

void zb_works_close(zb_works *works)
{
  if (works == NULL)
    return;
  zb_arena *arena = zb_arena_new();
  pthread_mutex_lock(&works->lock);
  for (zb_work *work = works->first, *next; work != NULL; work = next) {
    next = work->next;
    if (work->gone)
      zb_below_remove(zb_works_path(works, work->id, arena));
    else if (work->changed)
      zb_works_save(works, work);
    zb_work_free(work);
  }
  pthread_mutex_unlock(&works->lock);
  zb_arena_free(arena);
  pthread_cond_destroy(&works->written);
  pthread_cond_destroy(&works->chores);
  pthread_cond_destroy(&works->news);
  pthread_mutex_destroy(&works->lock);
  free(works->folder);
  free(works);
}

/* --- With the lock -------------------------------------------------------------------------------------------------
 */

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

zb_work *zb_works_begin(zb_works *works, const zb_grant *caller, const char *id)
{
  pthread_mutex_lock(&works->lock);
  return zb_works_find(works, caller, id);
}

zb_reply zb_works_end_with(zb_works *works, zb_work *work, zb_reply reply)
{
  if (work != NULL && reply.code == zb_reply_fine.code)
    work->touched = time(NULL);
  pthread_mutex_unlock(&works->lock);
  return work == NULL ? zb_reply_unknown : reply;
}

bool zb_works_has(zb_works *works, const zb_grant *caller, const char *id)
{
  zb_work *work = zb_works_begin(works, caller, id);
  return zb_works_end_with(works, work, zb_reply_fine).code == zb_reply_fine.code;
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

static zb_reply may_add(const zb_works *works, const zb_grant *caller)
{
  int most = caller->role == ZB_ROLE_OFFICE ? works->limits.office_works : works->limits.works;
  return count_of(works, caller->unit) < most ? zb_reply_fine : (zb_reply){409, "工作太多了：请先删掉不用的"};
}

zb_work *zb_works_new(const zb_works *works, const zb_grant *caller, const char *title, zb_reply *reply)
{
  char secret[65];
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
  zb_arena *arena = zb_arena_new();
  bool made = mkdir(zb_works_path(works, work->id, arena), 0700) == 0;
  zb_arena_free(arena);
  if (made)
    return work;
  zb_work_free(work);
  *reply = zb_reply_full;
  return NULL;
}

void zb_works_forget(const zb_works *works, zb_work *work)
{
  zb_arena *arena = zb_arena_new();
  zb_below_remove(zb_works_path(works, work->id, arena));
  zb_arena_free(arena);
  zb_work_free(work);
}

static bool write_new(const zb_works *works, zb_work *work)
{
  zb_arena *arena = zb_arena_new();
  zb_diags *diags = zb_diags_new();
  const char *path = zb_arena_printf(arena, "%s/work.txt", zb_works_path(works, work->id, arena));
  work->changed = zb_work_save(work, path, diags) != ZB_OK;
  zb_diags_free(diags);
  zb_arena_free(arena);
  return !work->changed;
}

zb_reply zb_works_add(zb_works *works, const zb_grant *caller, zb_work *work, char id[ZB_WORK_ID_SIZE])
{
  zb_reply reply = write_new(works, work) ? zb_reply_fine : zb_reply_full;
  if (reply.code == zb_reply_fine.code) {
    pthread_mutex_lock(&works->lock);
    reply = may_add(works, caller);
    if (reply.code == zb_reply_fine.code) {
      memcpy(id, work->id, ZB_WORK_ID_SIZE);
      add(works, work);
    }
    pthread_mutex_unlock(&works->lock);
  }
  if (reply.code != zb_reply_fine.code)
    zb_works_forget(works, work);
  return reply;
}

zb_reply zb_works_create(zb_works *works, const zb_grant *caller, const char *title, char id[ZB_WORK_ID_SIZE])
{
  zb_reply reply;
  zb_work *work = zb_works_new(works, caller, title, &reply);
  return work == NULL ? reply : zb_works_add(works, caller, work, id);
}

/* --- What is done with them ------------------------------------------------------------------------------------------
 */

static zb_reply submit(zb_works *works, zb_work *work, const zb_task *task)
{
  if (work->state != ZB_WORK_IDLE)
    return zb_reply_busy;
  if (work->upload_count == 0)
    return (zb_reply){409, "还没有文件：请先把表格拖进来"};
  if (task->kind == ZB_TASK_PACK && !work->outcomes[ZB_TASK_MAKE].done)
    return (zb_reply){409, "还没有做表，没有可以下载的"};
  work->task = *task;
  work->state = ZB_WORK_QUEUED;
  work->stopping = false;
  work->ticket = ++works->last_ticket;
  pthread_cond_signal(&works->news);
  return zb_reply_fine;
}

zb_reply zb_works_submit(zb_works *works, const zb_grant *caller, const char *id, const zb_task *task)
{
  zb_work *work = zb_works_begin(works, caller, id);
  return zb_works_end_with(works, work, work == NULL ? zb_reply_unknown : submit(works, work, task));
}

zb_reply zb_works_stop(zb_works *works, const zb_grant *caller, const char *id)
{
  zb_work *work = zb_works_begin(works, caller, id);
  if (work != NULL && work->state == ZB_WORK_QUEUED)
    work->state = ZB_WORK_IDLE;
  if (work != NULL && work->state == ZB_WORK_RUNNING) {
    work->stopping = true;
    if (work->process > 0)
      kill(work->process, SIGTERM); /* it finishes the document in hand */
  }
  return zb_works_end_with(works, work, zb_reply_fine);
}

zb_reply zb_works_delete(zb_works *works, const zb_grant *caller, const char *id)
{
  zb_work *work = zb_works_begin(works, caller, id);
  if (work != NULL) {
    work->gone = work->stopping = true;
    if (work->process > 0)
      kill(-work->process, SIGKILL);
    pthread_cond_signal(&works->chores); /* somebody tidies up */
  }
  return zb_works_end_with(works, work, zb_reply_fine);
}
