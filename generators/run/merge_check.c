/* Whether parts fit together. */
#include "run/merger.h"

#include <stdlib.h>
#include <string.h>

static int by_shard(const void *a, const void *b)
{
  const zb_shard_part *left = a, *right = b;
  return left->head.shard - right->head.shard;
}

static zb_status complain(zb_job *job, const char *place, const char *remedy, const char *what)
{
  zb_diags_add(job->diags, ZB_ERROR, "part", place, remedy, "%s", what);
  return ZB_USAGE;
}

/* Whether P belongs to the run that MARKS are of; OTHER has those. */
static zb_status check_same(zb_job *job, const zb_shard_part *p, const zb_identity *identity, zb_same last,
                            const char *other)
{
  for (int i = 0; i <= (int)last; i++)
    if (strcmp(p->head.identity.marks[i], identity->marks[i]) != 0)
      return complain(
          job, p->folder, zb_identity_remedy((zb_same)i),
          zb_arena_printf(job->arena, "这一份的%s和%s不一样，不是同一次的", zb_identity_name((zb_same)i), other));
  return ZB_OK;
}

/* The parts are sorted. */
static zb_status check_numbers(zb_merger *m)
{
  zb_job *job = m->job;
  int shards = m->parts[0].head.shards, next = 1;
  zb_status status = ZB_OK;
  zb_buffer missing = {0};
  for (int i = 0; i < m->count; i++) {
    const zb_shard_part *p = &m->parts[i];
    if (p->head.shards != shards)
      return complain(job, p->folder, "请给每一份写同样的总份数，重新做",
                      zb_arena_printf(job->arena, "这一份是 %d 份中的一份，%s 是 %d 份中的一份", p->head.shards,
                                      m->parts[0].folder, shards));
    if (i > 0 && p->head.shard == m->parts[i - 1].head.shard)
      status =
          complain(job, p->folder, "请只写一次",
                   zb_arena_printf(job->arena, "第 %d 份有了两次，另一次是 %s", p->head.shard, m->parts[i - 1].folder));
    for (; next < p->head.shard; next++)
      zb_buffer_printf(&missing, "%s%d", missing.length > 0 ? "、" : "", next);
    next = p->head.shard + 1;
  }
  for (; next <= shards; next++)
    zb_buffer_printf(&missing, "%s%d", missing.length > 0 ? "、" : "", next);
  if (missing.length > 0)
    status = complain(job, "", "请做好这几份，和别的一起写上",
                      zb_arena_printf(job->arena, "一共 %d 份，缺第 %s 份", shards, missing.data));
  zb_buffer_free(&missing);
  return status;
}

static zb_status check_folders(zb_merger *m)
{
  zb_status status = ZB_OK;
  char *output = realpath(m->job->options->output, NULL);
  for (int i = 0; i < m->count && output != NULL; i++) {
    char *folder = realpath(m->parts[i].folder, NULL);
    if (folder != NULL && strcmp(folder, output) == 0)
      status = complain(m->job, m->parts[i].folder, "请用 -o 换一个文件夹", "合并到的文件夹不能是其中的一份");
    free(folder);
  }
  free(output);
  return status;
}

zb_status zb_merge_check(zb_merger *m)
{
  qsort(m->parts, (size_t)m->count, sizeof *m->parts, by_shard);
  const zb_shard_part *first = &m->parts[0];
  zb_status status = check_folders(m);
  for (int i = 1; i < m->count; i++)
    status = zb_worse(status, check_same(m->job, &m->parts[i], &first->head.identity, ZB_SAME_COUNT - 1,
                                         zb_arena_printf(m->job->arena, " %s ", first->folder)));
  return status == ZB_OK ? check_numbers(m) : status;
}

zb_status zb_merge_check_here(zb_merger *m)
{
  zb_identity here = {{NULL}};
  zb_status status = zb_identity_of_program(m->job, &here);
  return status != ZB_OK ? status : check_same(m->job, &m->parts[0], &here, ZB_SAME_SCRIPTS, "这里");
}
