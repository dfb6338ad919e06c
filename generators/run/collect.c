/* Takes what was made, one document after the other in the order of their records: names go to who comes first, files
   to their places, and all into the manifest. */
#include "run/job.h"

#include "run/output_names.h"

#include <string.h>
#include <unistd.h>

/* Removes the parts of the files from I on, which come to nothing. */
static void drop(const zb_document *document, int i)
{
  for (; i < document->file_count; i++)
    if (document->files[i].part != NULL)
      unlink(document->files[i].part);
}

/* The name that the listed file I gets; NULL with a diag if its very name is taken. script/ has checked that it is
   below the output folder. */
static const char *claim(zb_job *job, const char *stem, const char *ending)
{
  const char *claimed = zb_output_names_add(job->store, stem, ending, job->document);
  if (claimed == NULL)
    zb_diags_add(job->diags, ZB_ERROR, "same-file", zb_arena_printf(job->document, "%s%s", stem, ending),
                 "请检查是不是重复填报；确属两条记录的，请让它们的单位、姓名或身份证号有所区别",
                 "这个文件名已经归前面的一条记录，这条没有做");
  return claimed;
}

static zb_status list_file(zb_job *job, const zb_document *document, const zb_document_file *file, const char *name,
                           const char *change)
{
  const zb_manifest_file listed = {
      .path = name,
      .length = file->length,
      .sha256 = file->sha256,
      .document = document->document,
      .record = document->record,
      .owner = document->owner,
      .sources = document->sources,
      .source_count = document->source_count,
      .pictures = document->pictures,
      .picture_count = document->picture_count,
      .made_from = file->made_from,
      .office = document->office,
      .code = file->code,
      .pages = file->pages,
      .copies = document->copies,
      .change = change,
  };
  return zb_manifest_add_file(job->manifest, &listed, job->diags);
}

/* Puts the files up to the listed one I, which follows its dumps, in their places. */
static zb_status put_files(zb_job *job, zb_document *document, int from, int i, const char *stem, const char **change)
{
  zb_status status = ZB_OK;
  for (int k = from; k <= i && status == ZB_OK; k++) {
    zb_document_file *file = &document->files[k];
    if (file->part == NULL && !file->known)
      continue;
    const char *name = zb_arena_printf(job->document, "%s%s", stem, file->ending);
    status = zb_output_put(job, document->stem, name, file, change);
    file->part = NULL;
    file->name = status == ZB_OK ? name : NULL;
    file->change = *change;
    if (status == ZB_OK && file->listed)
      status = list_file(job, document, file, name, *change);
  }
  return status;
}

zb_status zb_collect(zb_job *job, zb_document *document, zb_status status, const char **change)
{
  const char *stem = document->stem;
  *change = "";
  int from = 0;
  for (int i = 0; i < document->file_count; i++) {
    if (!document->files[i].listed)
      continue;
    const char *claimed = claim(job, stem, document->files[i].ending);
    if (claimed == NULL) {
      drop(document, from);
      return ZB_REFUSED;
    }
    stem = claimed;
    zb_status put = put_files(job, document, from, i, stem, change);
    if (put != ZB_OK) {
      drop(document, from);
      return zb_worse(status, put);
    }
    from = i + 1;
  }
  zb_status put = put_files(job, document, from, document->file_count - 1, stem, change);
  return zb_worse(status, put);
}
