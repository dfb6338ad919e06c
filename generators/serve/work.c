#include "serve/work.h"

#include "base/grow.h"

#include <stdlib.h>
#include <string.h>

const char *const zb_task_names[ZB_TASKS] = {
    [ZB_TASK_CHECK] = "check", [ZB_TASK_MAKE] = "make", [ZB_TASK_PACK] = "pack"};

zb_work *zb_work_new(void)
{
  zb_work *work = calloc(1, sizeof *work);
  work->title = strdup("");
  return work;
}

void zb_work_free(zb_work *work)
{
  if (work == NULL)
    return;
  for (size_t i = 0; i < work->upload_count; i++)
    free(work->uploads[i].name);
  free(work->uploads);
  free(work->title);
  free(work);
}

zb_upload *zb_work_upload(zb_work *work, const char *name)
{
  for (size_t i = 0; i < work->upload_count; i++)
    if (strcmp(work->uploads[i].name, name) == 0)
      return &work->uploads[i];
  return NULL;
}

unsigned zb_work_take(zb_work *work, const char *name, int64_t bytes)
{
  zb_upload *old = zb_work_upload(work, name);
  unsigned unneeded = old == NULL ? 0 : old->number;
  if (old == NULL) {
    work->uploads = zb_grow(work->uploads, work->upload_count, &work->upload_capacity, sizeof *work->uploads);
    old = &work->uploads[work->upload_count++];
    *old = (zb_upload){.name = strdup(name)};
  }
  work->bytes += bytes - old->bytes;
  old->bytes = bytes;
  old->number = ++work->last_number;
  work->revision++;
  work->changed = true;
  return unneeded;
}

unsigned zb_work_drop(zb_work *work, zb_upload *upload)
{
  unsigned number = upload->number;
  work->bytes -= upload->bytes;
  free(upload->name);
  zb_upload *end = work->uploads + --work->upload_count;
  memmove(upload, upload + 1, (size_t)(end - upload) * sizeof *upload);
  work->revision++;
  work->changed = true;
  return number;
}
