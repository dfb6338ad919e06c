/* A new work of the files of others. */
#include "serve/below.h"
#include "serve/upload_name.h"
#include "serve/works_table.h"

#include <errno.h>
#include <string.h>

/* One of those that are merged, as it was when the lock was there; FROM stays as long as it has this user. */
typedef struct part {
  zb_work *from;
  const char *name; /* of its folder in the new one */
  zb_upload *uploads;
  size_t count;
} part;

/* The folder of one of several works in a merged one: its unit, with its place in the list, as a unit may have more. */
static const char *part_name(const zb_work *work, int place, zb_arena *arena)
{
  const char *name = *work->unit != '\0' ? work->unit : work->title;
  bool fits = *name != '\0' && strchr(name, '/') == NULL && zb_upload_name_fault(name, strlen(name)) == NULL;
  return zb_arena_printf(arena, fits ? "%02d-%s" : "%02d", place, name);
}

static part take_part(zb_work *from, int place, zb_arena *arena)
{
  part p = {.from = from, .name = part_name(from, place, arena), .count = from->upload_count};
  p.uploads = zb_arena_array(arena, p.count + 1, sizeof *p.uploads);
  for (size_t i = 0; i < p.count; i++) {
    p.uploads[i] = from->uploads[i];
    p.uploads[i].name = zb_arena_strdup(arena, from->uploads[i].name);
  }
  from->users++;
  return p;
}

/* With the lock: all of IDS; how many there are. */
static int take_parts(zb_works *works, const zb_grant *caller, char *ids, zb_work *to, part *parts, zb_arena *arena,
                      zb_reply *reply)
{
  int n = 0;
  char *rest = NULL;
  for (char *one = strtok_r(ids, ",", &rest); one != NULL; one = strtok_r(NULL, ",", &rest)) {
    zb_work *from = zb_works_find(works, caller, one);
    if (from == NULL) {
      *reply = zb_reply_unknown;
      break;
    }
    parts[n] = take_part(from, n + 1, arena);
    zb_work_add_source(to, from->id, from->revision);
    n++;
  }
  return n;
}

/* Without the lock. Links stand for the files, so that none is read. */
static zb_reply link_part(const zb_works *works, zb_work *to, const part *p, zb_arena *arena)
{
  const char *folder = zb_works_path(works, to->id, arena);
  for (size_t i = 0; i < p->count; i++) {
    const zb_upload *u = &p->uploads[i];
    const char *path = zb_arena_printf(arena, "%s/%s/files/%u", works->folder, p->from->id, u->number);
    const char *number = zb_arena_printf(arena, "files/%u", to->last_number + 1);
    if (!zb_below_link(folder, number, path))
      return errno == ENOENT ? (zb_reply){409, "没有合并成：有一个单位正好在换文件，请再合并一次"}
                             : (zb_reply){507, "没有合并成：磁盘满了或者不能写；请告诉管理员"};
    zb_work_take(to, zb_arena_printf(arena, "%s/%s", p->name, u->name), u->bytes);
  }
  return zb_reply_fine;
}

static zb_reply collect(zb_works *works, const zb_grant *caller, char *ids, zb_work *to, zb_arena *arena)
{
  zb_reply reply = zb_reply_fine;
  part *parts = zb_arena_array(arena, strlen(ids) / 2 + 1, sizeof *parts);
  pthread_mutex_lock(&works->lock);
  int n = take_parts(works, caller, ids, to, parts, arena, &reply);
  pthread_mutex_unlock(&works->lock);
  for (int i = 0; i < n && reply.code == zb_reply_fine.code; i++)
    reply = link_part(works, to, &parts[i], arena);
  pthread_mutex_lock(&works->lock);
  for (int i = 0; i < n; i++)
    parts[i].from->users--;
  pthread_mutex_unlock(&works->lock);
  return reply;
}

zb_reply zb_works_merge(zb_works *works, const zb_grant *caller, const char *ids, char id[ZB_WORK_ID_SIZE])
{
  if (caller->role != ZB_ROLE_OFFICE)
    return (zb_reply){403, "只有主管部门能合并"};
  zb_reply reply;
  zb_work *to = zb_works_new(works, caller, "", &reply);
  if (to == NULL)
    return reply;
  zb_arena *arena = zb_arena_new();
  reply = collect(works, caller, zb_arena_strdup(arena, ids), to, arena);
  zb_arena_free(arena);
  if (reply.code == zb_reply_fine.code)
    return zb_works_add(works, caller, to, id);
  zb_works_forget(works, to);
  return reply;
}
