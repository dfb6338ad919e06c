#include "serve/work.h"

#include "base/buffer.h"
#include "base/grow.h"

#include <stdio.h>
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
  free(work->unneeded);
  free(work->sources);
  free(work->title);
  free(work);
}

/* Where NAME is, or would be: they are in order. */
static size_t place_of(const zb_work *work, const char *name)
{
  size_t from = 0, to = work->upload_count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (strcmp(work->uploads[middle].name, name) < 0)
      from = middle + 1;
    else
      to = middle;
  }
  return from;
}

zb_upload *zb_work_upload(zb_work *work, const char *name)
{
  size_t at = place_of(work, name);
  return at < work->upload_count && strcmp(work->uploads[at].name, name) == 0 ? &work->uploads[at] : NULL;
}

bool zb_work_clashes(zb_work *work, const char *name)
{
  bool clashes = false;
  char *part = strdup(name);
  for (char *slash = strchr(part, '/'); slash != NULL && !clashes; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    clashes = zb_work_upload(work, part) != NULL;
    *slash = '/';
  }
  free(part);
  zb_buffer inside = {0};
  zb_buffer_printf(&inside, "%s/", name);
  size_t at = place_of(work, inside.data);
  clashes = clashes || (at < work->upload_count && strncmp(work->uploads[at].name, inside.data, inside.length) == 0);
  zb_buffer_free(&inside);
  return clashes;
}

static zb_upload *insert(zb_work *work, const char *name)
{
  size_t at = place_of(work, name);
  work->uploads = zb_grow(work->uploads, work->upload_count, &work->upload_capacity, sizeof *work->uploads);
  zb_upload *upload = work->uploads + at;
  memmove(upload + 1, upload, (work->upload_count++ - at) * sizeof *upload);
  *upload = (zb_upload){.name = strdup(name)};
  return upload;
}

unsigned zb_work_put(zb_work *work, const char *name, int64_t bytes, unsigned number)
{
  zb_upload *old = zb_work_upload(work, name);
  unsigned unneeded = old == NULL ? 0 : old->number;
  if (old == NULL)
    old = insert(work, name);
  work->bytes += bytes - old->bytes;
  old->bytes = bytes;
  old->number = number;
  work->revision++;
  work->changed = true;
  return unneeded;
}

unsigned zb_work_take(zb_work *work, const char *name, int64_t bytes)
{
  return zb_work_put(work, name, bytes, ++work->last_number);
}

void zb_work_discard(zb_work *work, unsigned number)
{
  work->unneeded = zb_grow(work->unneeded, work->unneeded_count, &work->unneeded_capacity, sizeof *work->unneeded);
  work->unneeded[work->unneeded_count++] = number;
}

void zb_work_add_source(zb_work *work, const char *id, unsigned revision)
{
  work->sources = zb_grow(work->sources, work->source_count, &work->source_capacity, sizeof *work->sources);
  zb_work_source *source = &work->sources[work->source_count++];
  *source = (zb_work_source){.revision = revision};
  snprintf(source->id, sizeof source->id, "%s", id);
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
