/* The output folder of a run: nobody else writes there meanwhile, and what a run that died has left is cleared up. */
#include "run/shard_reader.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/part.h"
#include "base/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREVIOUS ".zhibiao-previous" /* the manifest of the run before */
#define PAGE "index.html"            /* as lua/report.lua calls it */
#define PREVIOUS_PAGE ".zhibiao-previous.html"

/* --- One run at a time ---------------------------------------------------------------------------------------- */

/* The process that holds a lock on the file, by the kernel's list; 0: who knows. */
static long holder_of(const struct stat *info)
{
  FILE *locks = fopen("/proc/locks", "r");
  if (locks == NULL)
    return 0;
  char line[256];
  long holder = 0;
  while (holder == 0 && fgets(line, sizeof line, locks) != NULL) {
    long pid;
    unsigned major, minor;
    uintmax_t inode;
    if (sscanf(line, "%*d: FLOCK %*s WRITE %ld %x:%x:%ju", &pid, &major, &minor, &inode) == 4 &&
        inode == (uintmax_t)info->st_ino && pid > 0)
      holder = pid;
  }
  fclose(locks);
  return holder;
}

static zb_status refuse_locked(zb_job *job, const struct stat *info)
{
  long holder = holder_of(info);
  const char *who = holder > 0 ? zb_arena_printf(job->arena, "（进程 %ld）", holder) : "";
  zb_diags_add(job->diags, ZB_ERROR, "locked", job->options->output, "请等它做完，或用 -o 换一个文件夹",
               "另一个 zhibiao%s正在写这个文件夹", who);
  return ZB_OUTPUT;
}

/* A file system without locks has none. */
static zb_status lock(zb_job *job)
{
  struct stat info;
  job->output = open(job->options->output, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (job->output >= 0 && flock(job->output, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK &&
      fstat(job->output, &info) == 0)
    return refuse_locked(job, &info);
  return ZB_OK;
}

/* --- After a run that died ------------------------------------------------------------------------------------- */

/* FOLDER is open, and is closed here. */
static void remove_parts(int folder, int depth)
{
  DIR *entries = fdopendir(folder);
  if (entries == NULL) {
    close(folder);
    return;
  }
  for (const struct dirent *entry; (entry = readdir(entries)) != NULL;) {
    if (zb_is_part(entry->d_name)) {
      unlinkat(folder, entry->d_name, 0);
      continue;
    }
    bool inner = depth > 0 && strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    int fd = inner ? openat(folder, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
    if (fd >= 0)
      remove_parts(fd, depth - 1);
  }
  closedir(entries);
}

void zb_output_remove_parts(zb_job *job)
{
  enum { MAX_DEPTH = 8 };
  int folder = openat(job->output, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0)
    remove_parts(folder, MAX_DEPTH);
}

static void clear_up(zb_job *job)
{
  if (!zb_journal_is_left(job->journal))
    return;
  zb_output_remove_parts(job);
  zb_diags_add(job->diags, ZB_NOTE, "died", job->options->output, "", "上一次没有做完就断了，这次重新做");
}

/* --- The run --------------------------------------------------------------------------------------------------- */

static zb_status unwritable(const zb_job *job)
{
  zb_diags_add(job->diags, ZB_ERROR, "unwritable", job->options->output,
               "请检查磁盘空间和输出文件夹的写入权限，或用 -o 换一个文件夹", "写不出文件：%s", zb_errno_text(errno));
  return ZB_OUTPUT;
}

zb_status zb_output_hide_page(const zb_job *job, bool hide)
{
  const char *from = hide ? PAGE : PREVIOUS_PAGE, *to = hide ? PREVIOUS_PAGE : PAGE;
  return renameat(job->output, from, job->output, to) == 0 || errno == ENOENT ? ZB_OK : unwritable(job);
}

/* It tells of the run before, unless it is none of ours. */
static zb_status remove_shard(zb_job *job)
{
  if (zb_shard_is_foreign(zb_arena_printf(job->document, "%s/" ZB_SHARD_FILE, job->options->output)))
    return zb_output_keep_foreign(job, ZB_SHARD_FILE, ZB_SHARD_FILE);
  return unlinkat(job->output, ZB_SHARD_FILE, 0) == 0 || errno == ENOENT ? ZB_OK : unwritable(job);
}

zb_status zb_output_begin(zb_job *job)
{
  zb_status status = zb_know_program(job);
  if (status == ZB_OK)
    status = zb_file_make_dirs(job->options->output, job->diags);
  if (status == ZB_OK)
    status = lock(job);
  if (status != ZB_OK)
    return status;
  if (job->output < 0)
    return unwritable(job);
  zb_temporary_sweep();
  status = zb_journal_open(job->options->output, job->diags, &job->journal);
  if (status != ZB_OK)
    return status;
  clear_up(job);
  /* From here on the old manifest would vouch for files that are no more the same. If this run dies the next one still
     knows by it what was there. */
  if (renameat(job->output, "manifest.json", job->output, PREVIOUS) != 0 &&
      (errno != ENOENT ||
       (!zb_journal_is_left(job->journal) && unlinkat(job->output, PREVIOUS, 0) != 0 && errno != ENOENT)))
    return unwritable(job);
  status = remove_shard(job);
  if (status == ZB_OK)
    status = zb_output_hide_page(job, true);
  if (status != ZB_OK)
    return status;
  return zb_previous_read(job, PREVIOUS);
}

zb_status zb_output_end(zb_job *job, bool whole)
{
  zb_status status = ZB_OK;
  if (!zb_journal_close(job->journal, whole)) {
    zb_diags_add(job->diags, ZB_ERROR, "unwritable", job->options->output, "请删掉里面的 .zhibiao-journal，再做一次",
                 "都做好了，可是做到哪里的记录删不掉，下次会以为这次断了：%s", zb_errno_text(errno));
    status = ZB_OUTPUT;
  }
  if (whole && job->output >= 0 && unlinkat(job->output, PREVIOUS, 0) != 0 && errno != ENOENT) {
    zb_diags_add(job->diags, ZB_ERROR, "unwritable", job->options->output, "请删掉里面的 " PREVIOUS,
                 "都做好了，可是上一次的清单删不掉：%s", zb_errno_text(errno));
    status = ZB_OUTPUT;
  }
  if (job->output >= 0)
    close(job->output);
  job->journal = NULL;
  job->output = -1;
  return status;
}
