/* Tries a call that fails without starting the program anew: it is forked where the call is made. In the child the call
   fails and the program goes on to its end; the parent goes on as if nothing had happened.

   What the child does to files the parent must not see. So it gets a mount namespace of its
   own (which takes root) where an overlay lies over FAULT_ROOM/live: its output folder, TMPDIR, and what it says. At
   its end it holds what is there against FAULT_ROOM/expected, and adds a line to FAULT_ROOM/results: call, number, once
   or on, exit code or minus signal, verdict. */
#include "inject.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATH = 4096, FILES = 1024, SECONDS = 300 };

static char live[PATH], expected[PATH], results[PATH], spare[PATH];
static pid_t first;
static trial current; /* in the child */

/* --- A room of its own ---------------------------------------------------------------------------------------- */

static bool lay_over(void)
{
  static char options[4 * PATH], upper[PATH + 8], inner[PATH + 8];
  snprintf(upper, sizeof upper, "%s/u", spare);
  snprintf(inner, sizeof inner, "%s/w", spare);
  snprintf(options, sizeof options, "lowerdir=%s,upperdir=%s,workdir=%s", live, upper, inner);
  return unshare(CLONE_NEWNS) == 0 && mount("", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount("none", spare, "tmpfs", 0, NULL) == 0 && mkdir(upper, 0700) == 0 && mkdir(inner, 0700) == 0 &&
         mount("overlay", live, "overlay", 0, options) == 0;
}

/* A file of no name, such as those of a workbook's parts: a copy. */
static int copy_of(int fd)
{
  static char bytes[1 << 16];
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  int copy = memfd_create("copy", 0), from = open(link, O_RDONLY); /* it may be for writing only */
  ssize_t n = 1;
  for (off_t at = 0; copy >= 0 && n > 0; at += n) {
    n = pread(from, bytes, sizeof bytes, at);
    if (n < 0 || (n > 0 && pwrite(copy, bytes, (size_t)n, at) != n))
      return -1;
  }
  close(from);
  return copy;
}

/* The file is the child's own from here on. False: it can't be. */
static bool part_with(int fd, const char *path)
{
  int flags = fcntl(fd, F_GETFL), own = fcntl(fd, F_GETFD);
  off_t at = lseek(fd, 0, SEEK_CUR);
  bool has_name = strstr(path, " (deleted)") == NULL;
  int again = has_name ? open(path, flags & (O_ACCMODE | O_APPEND | O_DIRECTORY)) : copy_of(fd);
  bool ok = again >= 0 && (at <= 0 || lseek(again, at, SEEK_SET) >= 0) &&
            dup3(again, fd, (own & FD_CLOEXEC) != 0 ? O_CLOEXEC : 0) >= 0;
  if (again >= 0)
    close(again);
  return ok;
}

/* What is open in the room is so below the overlay. */
static bool open_again(void)
{
  size_t n = strlen(live);
  for (int fd = 0; fd < FILES; fd++) {
    char link[64], path[PATH];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0 || fd == STDERR_FILENO)
      continue;
    path[length] = '\0';
    bool is_ours = strncmp(path, live, n) == 0 && (path[n] == '/' || path[n] == '\0');
    if ((is_ours || strncmp(path, "/memfd:", 7) == 0) && !part_with(fd, path))
      return false;
  }
  return true;
}

/* --- What came of it ------------------------------------------------------------------------------------------ */

static bool same_file(const char *a, const char *b)
{
  FILE *one = fopen(a, "rb"), *other = fopen(b, "rb");
  bool same = one != NULL && other != NULL;
  for (int c = 0, d = 0; same && (c != EOF || d != EOF); same = same && c == d) {
    c = getc_unlocked(one);
    d = getc_unlocked(other);
  }
  if (one != NULL)
    fclose(one);
  if (other != NULL)
    fclose(other);
  return same;
}

static char words[2][1 << 16]; /* what it has warned of, and the undisturbed run */

static bool has_named(const char *path)
{
  ssize_t n = pread(STDERR_FILENO, words[0], sizeof words[0] - 1, 0);
  words[0][n > 0 ? n : 0] = '\0';
  return strstr(words[0], path) != NULL;
}

/* Whether it has warned, and of something else than the undisturbed run. */
static bool has_told(const char *as_ever)
{
  ssize_t n = pread(STDERR_FILENO, words[0], sizeof words[0], 0);
  int file = open(as_ever, O_RDONLY);
  ssize_t m = file < 0 ? 0 : pread(file, words[1], sizeof words[1], 0);
  if (file >= 0)
    close(file);
  return n > 0 && (n != m || memcmp(words[0], words[1], (size_t)n) != 0);
}

/* The files below the folder; with OTHER, those that are the same below that. */
static int files_below(const char *folder, const char *other)
{
  DIR *entries = opendir(folder);
  int count = 0;
  for (const struct dirent *e; entries != NULL && (e = readdir(entries)) != NULL;) {
    char path[PATH], there[PATH];
    bool is_sqlites = strncmp(e->d_name, "etilqs_", 7) == 0; /* which loses its name as soon as it is there, or can't */
    if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0 || is_sqlites)
      continue;
    snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
    snprintf(there, sizeof there, "%s/%s", other == NULL ? "" : other, e->d_name);
    if (e->d_type == DT_DIR)
      count += files_below(path, other == NULL ? NULL : there);
    else
      count += other == NULL || same_file(path, there);
  }
  if (entries != NULL)
    closedir(entries);
  return count;
}

static const char *verdict(int code)
{
  char out[2][PATH + 8], said[2][PATH + 8], warned[PATH + 8], temporary[PATH + 8];
  const char *const rooms[] = {live, expected};
  for (int i = 0; i < 2; i++) {
    snprintf(out[i], sizeof out[i], "%s/out", rooms[i]);
    snprintf(said[i], sizeof said[i], "%s/said", rooms[i]);
  }
  snprintf(warned, sizeof warned, "%s/warned", expected);
  snprintf(temporary, sizeof temporary, "%s/tmp", live);
  const char *wanted = getenv("FAULT_CODE");
  int whole = files_below(out[1], NULL);
  bool same = wanted != NULL && code == atoi(wanted) && files_below(out[0], NULL) == whole &&
              files_below(out[1], out[0]) == whole && same_file(said[0], said[1]);
  if (files_below(temporary, NULL) > 0 && !has_named(temporary))
    return "left";
  if (same)
    return "same";
  if (code == 0)
    return "changed";
  return has_told(warned) ? "told" : "silent";
}

static void note(const trial *t, int code, const char *what)
{
  char line[128];
  int n = snprintf(line, sizeof line, "%s %ld %s %d %s 1\n", t->name, t->n, t->onwards ? "on" : "once", code, what);
  int file = open(results, O_WRONLY | O_APPEND | O_CREAT, 0600);
  if (file < 0 || write(file, line, (size_t)n) != n)
    _exit(1);
  close(file);
}

/* --- The processes -------------------------------------------------------------------------------------------- */

static void judge(int code, void *unused)
{
  (void)unused;
  if (first != 0)
    allocations_end(results);
  if (!current.fails)
    return;
  inject_rest();
  fflush(NULL);
  note(&current, code, verdict(code));
  current.fails = false;
}

void _exit(int code)
{
  allocations_take_exit(code);
  judge(code, NULL);
  syscall(SYS_exit_group, code);
  __builtin_unreachable();
}

/* The child notes what came of it, but for its death by a signal. */
static void wait_for(pid_t child, const trial *t)
{
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status))
    note(t, -WTERMSIG(status), "signal");
}

static void begin(const trial *t)
{
  alarm(SECONDS);
  current = *t;
  current.fails = true;
  int words = memfd_create("words", 0);
  if (words < 0 || dup2(words, STDERR_FILENO) < 0)
    note(t, errno, "unkept");
  if (!lay_over() || !open_again()) {
    note(t, errno, "unkept");
    syscall(SYS_exit_group, 0);
  }
}

void each_try(trial *t)
{
  if (getpid() != first)
    return;
  for (int onwards = 0; onwards < 2; onwards++) {
    t->onwards = onwards;
    pid_t child = fork();
    if (child == 0) {
      begin(t);
      t->fails = true;
      return;
    }
    if (child > 0)
      wait_for(child, t);
    else
      note(t, errno, "unkept");
  }
}

void each_prepare(void)
{
  const char *room = getenv("FAULT_ROOM");
  if (room == NULL)
    return;
  snprintf(live, sizeof live, "%s/live", room);
  snprintf(expected, sizeof expected, "%s/expected", room);
  snprintf(results, sizeof results, "%s/results", room);
  snprintf(spare, sizeof spare, "%s/spare", room);
  first = getpid();
  on_exit(judge, NULL);
}
