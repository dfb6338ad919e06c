/* The files of an output folder: each is written beside its place first, compared with what is there, and put there if
   it differs. */
#include "run/job.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/part.h"
#include "value/private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *path_of(zb_job *job, const char *name)
{
  return zb_arena_printf(job->document, "%s/%s", job->options->output, name);
}

/* The digest of a file that is as long as LENGTH, if that is not negative; "" if there is none. One that can't be read
   may be anybody's. */
static zb_status digest_of(const char *path, int64_t length, char sha256[65], zb_diags *diags)
{
  struct stat info;
  sha256[0] = '\0';
  if (lstat(path, &info) != 0 || !S_ISREG(info.st_mode) || (length >= 0 && info.st_size != length))
    return ZB_OK;
  return zb_sha256_file(path, sha256, diags);
}

/* The same of a file that was made, "" if it can't be read; false then, which zb_output_put tells. */
static bool find_digest(const char *path, int64_t length, char sha256[65])
{
  zb_diags *unheard = zb_diags_new();
  bool read = digest_of(path, length, sha256, unheard) == ZB_OK;
  if (!read)
    sha256[0] = '\0';
  zb_diags_free(unheard);
  return read;
}

/* What the manifest said before of the file NAME. A name with an ID number in it is not in there. */
static bool find_previous(zb_job *job, const char *name, zb_previous *previous)
{
  return zb_with_masked_ids(name, job->document) == name &&
         zb_store_previous(job->store, name, job->document, previous);
}

bool zb_output_is_known(zb_job *job, const char *stem, zb_document_file *file)
{
  if (job->options->all || job->options->dumps != 0)
    return false;
  const char *name = zb_arena_printf(job->document, "%s%s", stem, file->ending);
  zb_previous previous;
  if (find_previous(job, name, &previous) && strcmp(previous.made_from, file->made_from) == 0) {
    file->length = (size_t)previous.bytes;
    snprintf(file->sha256, sizeof file->sha256, "%s", previous.sha256);
    snprintf(file->code, sizeof file->code, "%s", previous.code);
    file->pages = previous.pages;
  } else if (!zb_journal_has_made_from(job->journal, name, file->made_from, &file->length, file->sha256)) {
    return false;
  }
  char found[65];
  file->unread = !find_digest(path_of(job, name), (int64_t)file->length, found);
  return strcmp(found, file->sha256) == 0;
}

zb_status zb_output_stage(zb_job *job, const char *stem, const zb_buffer *bytes, zb_document_file *file)
{
  zb_part part;
  zb_status status =
      zb_part_begin(&part, path_of(job, zb_arena_printf(job->document, "%s%s", stem, file->ending)), job->diags);
  if (status == ZB_OK) {
    zb_part_add(&part, bytes->data, bytes->length);
    status = zb_part_finish(&part, false, job->diags);
  }
  if (status == ZB_OK) {
    file->part = zb_arena_strdup(job->document, part.name.data);
    file->length = bytes->length;
    zb_sha256(bytes->data, bytes->length, file->sha256);
  }
  zb_part_end(&part);
  return status;
}

zb_status zb_output_adopt(zb_job *job, const char *stem, const char *source, zb_document_file *file)
{
  char found[65];
  zb_part part;
  zb_status read = digest_of(source, (int64_t)file->length, found, job->diags);
  if (read != ZB_OK)
    return read;
  if (strcmp(found, file->sha256) != 0) {
    zb_diags_add(job->diags, ZB_ERROR, "part", source, "请重新做这一份，再合并", "%s",
                 access(source, F_OK) == 0 ? "这个文件和做好时不一样了" : "这个文件不在了");
    return ZB_INPUT;
  }
  const char *path = path_of(job, zb_arena_printf(job->document, "%s%s", stem, file->ending));
  zb_status status = zb_part_begin(&part, path, job->diags);
  if (status == ZB_OK)
    status = zb_part_take(&part, source, job->diags);
  if (status == ZB_OK)
    file->part = zb_arena_strdup(job->document, part.name.data);
  zb_part_end(&part);
  return status;
}

/* A file that is known by another name than it gets: an earlier run had names in another order. */
static zb_status copy_known(zb_job *job, const char *known, const char *name, zb_document_file *file)
{
  zb_buffer bytes = {0};
  zb_status status = zb_file_read(path_of(job, known), &bytes, job->diags) == ZB_OK ? ZB_OK : ZB_OUTPUT;
  const char *ending = file->ending;
  file->ending = "";
  if (status == ZB_OK)
    status = zb_output_stage(job, name, &bytes, file);
  file->ending = ending;
  zb_buffer_free(&bytes);
  return status;
}

/* What is at NAME, or is called FROM now, may be somebody's work: it is kept at *MOVED. */
static zb_status keep_elsewhere(zb_job *job, const char *from, const char *name, const char **moved)
{
  zb_status status = zb_withdraw_file_as(job, from, name, moved);
  return status == ZB_OK ? zb_store_list_add(job->store, ZB_LIST_WITHDRAWN,
                                             (const char *const[]){name, *moved, "", "", "edited"}, job->diags)
                         : status;
}

/* Something that was at NAME, which is not ours, is at MOVED now. */
static void tell_moved(zb_job *job, const char *name, const char *moved)
{
  zb_diags_add(job->diags, ZB_WARNING, "edited", path_of(job, name),
               zb_arena_printf(job->document, "还要它的，在 %s/%s", job->options->output, moved),
               "这里有一个同名的文件，不是上次做的，已经移开");
}

/* What is at NAME, as FOUND tells ("": nothing), is not as the manifest said, or is not in it if HAD is false:
   somebody's work. */
static zb_status tell_edited(zb_job *job, const char *name, const char *found, bool had)
{
  if (*found == '\0') {
    zb_diags_add(job->diags, ZB_NOTE, "restored", path_of(job, name), "", "上次做的这个文件不在了，这次重新做了");
    return ZB_OK;
  }
  const char *moved = NULL;
  zb_status status = keep_elsewhere(job, name, name, &moved);
  if (status == ZB_OK && had)
    zb_diags_add(job->diags, ZB_WARNING, "edited", path_of(job, name),
                 zb_arena_printf(job->document, "还要那些改动的，请看 %s/%s；数据里有错的，请改数据再做",
                                 job->options->output, moved),
                 "这个文件做好以后有人改过，已经按数据重新做");
  else if (status == ZB_OK)
    tell_moved(job, name, moved);
  return status;
}

zb_status zb_output_keep_foreign(zb_job *job, const char *from, const char *name)
{
  const char *moved = "";
  zb_status status = keep_elsewhere(job, from, name, &moved);
  if (status == ZB_OK && *moved != '\0')
    tell_moved(job, name, moved);
  return status;
}

/* Nobody knows whose work what is at NAME is: the disk doesn't give it. */
static zb_status tell_unread(zb_job *job, const char *name)
{
  const char *moved = NULL;
  zb_status status = keep_elsewhere(job, name, name, &moved);
  job->unread = true;
  if (status == ZB_OK)
    zb_diags_add(job->diags, ZB_ERROR, "unreadable", path_of(job, name),
                 zb_arena_printf(job->document, "请检查磁盘或共享文件夹、文件的权限；原来的移到了 %s/%s",
                                 job->options->output, moved),
                 "上次做的这个文件读不出来，不知道有没有人改过，已经按数据重新做");
  return status;
}

/* Puts the part at NAME, where FOUND is now. */
static zb_status replace(zb_job *job, const char *name, const zb_document_file *file)
{
  const char *path = path_of(job, name);
  if (zb_journal_note(job->journal, name, file->length, file->sha256, file->made_from))
    return zb_part_place(file->part, path, false, job->diags);
  zb_file_unwritable(job->options->output, job->diags);
  unlink(file->part);
  return ZB_OUTPUT;
}

/* How the file is told of: what a run that was broken off has changed is told by this one. */
static const char *change_of(const zb_job *job, const zb_previous *previous, const char *sha256, bool edited)
{
  const char *before = job->previous == ZB_RUN_BROKE_OFF ? previous->change : "";
  if (strcmp(previous->sha256, sha256) != 0)
    return strcmp(before, "new") == 0 ? "new" : "changed";
  return *before != '\0' ? before : edited ? "restored" : "";
}

/* Whether what FOUND tells is somebody's work: not as an earlier run has made it, which PREVIOUS tells, NULL if the
   manifest does not list NAME. Where there is none all is somebody's, but what the journal of a first run that died
   tells of; of names that are masked there, nobody knows. */
static bool is_edited(zb_job *job, const char *name, const zb_previous *previous, const char *found)
{
  if (zb_journal_has_digest(job->journal, name, found))
    return false;
  if (previous != NULL)
    return strcmp(found, previous->sha256) != 0;
  return *found != '\0' && zb_with_masked_ids(name, job->document) == name;
}

zb_status zb_output_put(zb_job *job, const char *stem, const char *name, zb_document_file *file, const char **change)
{
  *change = "";
  const char *known = zb_arena_printf(job->document, "%s%s", stem, file->ending);
  bool moved = file->known && strcmp(known, name) != 0;
  if (moved && copy_known(job, known, name, file) != ZB_OK)
    return ZB_OUTPUT;
  zb_previous previous = {.bytes = -1, .sha256 = ""};
  bool had = file->listed && find_previous(job, name, &previous);
  char found[65] = "";
  if (file->known && !moved)
    memcpy(found, file->sha256, sizeof found);
  else if (!file->unread)
    file->unread = !find_digest(path_of(job, name), -1, found);
  bool same = strcmp(found, file->sha256) == 0;
  bool edited = !same && file->listed && is_edited(job, name, had ? &previous : NULL, found);
  zb_status status = file->unread ? tell_unread(job, name) : edited ? tell_edited(job, name, found, had) : ZB_OK;
  if (file->part != NULL && same && !job->options->all)
    unlink(file->part);
  else if (file->part != NULL && status == ZB_OK)
    status = replace(job, name, file);
  else if (file->part != NULL)
    unlink(file->part);
  if (status != ZB_OK)
    return status;
  zb_journal_made(job->journal, name);
  if (!file->listed || !job->had_previous)
    return ZB_OK;
  *change = had ? change_of(job, &previous, file->sha256, edited) : "new";
  file->unprinted = had && previous.unprinted;
  file->reprint = had ? previous.reprint : "";
  return ZB_OK;
}
