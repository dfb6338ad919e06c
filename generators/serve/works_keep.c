/* What is known of works is written down, and what is gone, or has been left alone for too long, is removed. */
#include "base/file.h"
#include "serve/below.h"
#include "serve/works_table.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TIDY_SECONDS = 2 };

/* --- Writing down ------------------------------------------------------------------------------------------------- */

/* What is to be written, as it was when the lock was there. */
typedef struct record {
  zb_buffer text;
  unsigned *unneeded;
  size_t count;
} record;

static record take_record(zb_work *work)
{
  record r = {.unneeded = work->unneeded, .count = work->unneeded_count};
  zb_work_write(work, &r.text);
  work->unneeded = NULL;
  work->unneeded_count = work->unneeded_capacity = 0;
  work->changed = false;
  return r;
}

/* Without the lock. Files that nothing names any more go when that is written down. */
static bool write_record(const zb_works *works, const char *id, const record *r)
{
  zb_diags *diags = zb_diags_new();
  zb_arena *arena = zb_arena_new();
  const char *folder = zb_works_path(works, id, arena), *path = zb_arena_printf(arena, "%s/work.txt", folder);
  bool written = zb_file_write(path, r->text.data, r->text.length, diags) == ZB_OK;
  for (size_t i = 0; i < r->count && written; i++)
    unlink(zb_arena_printf(arena, "%s/files/%u", folder, r->unneeded[i]));
  zb_arena_free(arena);
  zb_diags_free(diags);
  return written;
}

static void free_record(zb_work *work, record *r, bool written)
{
  for (size_t i = 0; i < r->count && !written; i++)
    zb_work_discard(work, r->unneeded[i]);
  if (!written)
    work->changed = true; /* a full disk may have room again later */
  free(r->unneeded);
  zb_buffer_free(&r->text);
}

void zb_works_save(zb_works *works, zb_work *work)
{
  work->users++;
  while (work->writing) /* what is written last is what was known last */
    pthread_cond_wait(&works->written, &works->lock);
  work->writing = true;
  record r = take_record(work);
  pthread_mutex_unlock(&works->lock);
  bool written = write_record(works, work->id, &r);
  pthread_mutex_lock(&works->lock);
  free_record(work, &r, written);
  work->writing = false;
  work->users--;
  pthread_cond_broadcast(&works->written);
}

/* --- Tidying up --------------------------------------------------------------------------------------------------- */

/* Takes out one that is gone, and that nobody works on; NULL: there is none. */
static zb_work *take_gone(zb_works *works)
{
  int64_t now = time(NULL);
  for (zb_work **place = &works->first; *place != NULL; place = &(*place)->next) {
    zb_work *work = *place;
    if (work->state == ZB_WORK_IDLE && work->touched + works->limits.keep < now)
      work->gone = true;
    if (!work->gone || work->state == ZB_WORK_RUNNING || work->users > 0)
      continue;
    *place = work->next;
    return work;
  }
  return NULL;
}

/* With the lock, which it gives back meanwhile. */
static void tidy(zb_works *works)
{
  for (zb_work *work; (work = take_gone(works)) != NULL;) {
    pthread_mutex_unlock(&works->lock);
    zb_works_forget(works, work);
    pthread_mutex_lock(&works->lock);
  }
  for (zb_work *work = works->first; work != NULL; work = work->next)
    if (work->changed && !work->gone)
      zb_works_save(works, work);
}

static void wait_for_chores(zb_works *works)
{
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec += TIDY_SECONDS;
  pthread_cond_timedwait(&works->chores, &works->lock, &until);
}

void zb_works_keep(zb_works *works)
{
  pthread_mutex_lock(&works->lock);
  while (!works->ending) {
    tidy(works);
    if (!works->ending)
      wait_for_chores(works);
  }
  pthread_mutex_unlock(&works->lock);
}
