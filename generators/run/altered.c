/* What has become of the files of earlier runs that this one leaves as they are: the manifest lists them, and who reads
   it takes them to be there as they were made. */
#include "run/job.h"

#include "base/digest.h"
#include "base/interrupt.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* As the manifest has it, and as people are told once. */
static const struct {
  const char *how, *code, *what, *remedy;
} words[] = {
    {"missing", "kept-missing", "不在了，没有补上",
     "还要的，请连同它们的文书、数据再做一次；不要了的不用管，下次不再说"},
    {"edited", "kept-edited", "做好以后有人改过，没有重做",
     "请看看改得对不对：数据有错的，请改数据，连同它们再做一次；下次不再说"},
    {"unreadable", "kept-unreadable", "读不出来，不知道有没有人改过", "请检查磁盘或共享文件夹、文件的权限"},
};

/* Whether the file has been touched since the manifest was written that lists it: else it is not read, since there may
   be a million of them. Not by the time that copying and unpacking set as they like. */
static bool was_touched(const zb_job *job, const struct stat *info)
{
  const struct timespec *then = &job->previous_written, *changed = &info->st_ctim;
  return changed->tv_sec > then->tv_sec || (changed->tv_sec == then->tv_sec && changed->tv_nsec > then->tv_nsec);
}

static const char *how_altered(zb_job *job, const zb_manifest_file *file, bool was_altered)
{
  struct stat info;
  const char *path = zb_arena_printf(job->document, "%s/%s", job->options->output, file->path);
  if (lstat(path, &info) != 0)
    return errno == ENOENT || errno == ENOTDIR ? "missing" : "unreadable";
  if (!S_ISREG(info.st_mode) || info.st_size != (off_t)file->length)
    return "edited";
  if (!was_altered && !was_touched(job, &info))
    return "";
  char found[65];
  return !zb_sha256_file_quietly(path, found) ? "unreadable" : strcmp(found, file->sha256) != 0 ? "edited" : "";
}

zb_status zb_altered_note(zb_job *job, const zb_manifest_file *file, bool was_altered)
{
  /* A name with an ID number in it is not known. Who has printed a volume, or sent a zip, may delete it. */
  bool is_done_with = file->merged || strcmp(file->document, "packages") == 0;
  if (zb_interrupted() || strchr(file->path, '*') != NULL || strcmp(file->document, "changes") == 0 ||
      strcmp(file->document, "report") == 0)
    return ZB_OK;
  const char *how = how_altered(job, file, was_altered);
  if (*how == '\0' || (is_done_with && strcmp(how, "missing") == 0))
    return ZB_OK;
  return zb_store_list_add(job->store, ZB_LIST_ALTERED, (const char *const[]){file->path, how}, job->diags);
}

void zb_altered_tell(zb_job *job)
{
  static const char sql[] =
      "SELECT count(*), min(path) FROM _altered AS a JOIN _previous AS p USING(path) WHERE a.how = ?1 AND p.altered <> "
      "a.how";
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    const zb_value how = {.type = ZB_VALUE_TEXT, .text = words[i].how};
    zb_rows *rows;
    const char *why;
    if (zb_store_query(job->store, sql, &how, 1, &rows, &why) != ZB_OK)
      return; /* zb_store_check tells */
    int count = zb_rows_next(rows) ? (int)zb_rows_value(rows, 0).integer : 0;
    if (count > 0)
      zb_diags_add(job->diags, ZB_WARNING, words[i].code, job->options->output, words[i].remedy,
                   "以前做的、这次没有管的文件里，有 %d 个%s：%s%s", count, words[i].what, zb_rows_value(rows, 1).text,
                   count > 1 ? " 等" : "");
    zb_rows_free(rows);
  }
}
