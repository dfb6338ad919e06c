#include "serve/box.h"

#include "serve/shield.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_OPEN_FILES = 1024, MAX_FILE_MB = 4096, NICENESS = 10, WALL_SECONDS = 6 * 3600, FAILED = 127 };

extern char **environ;

static bool is_set_here(const char *variable)
{
  return strncmp(variable, "TMPDIR=", 7) == 0 || strncmp(variable, "ZHIBIAO_HOME=", 13) == 0;
}

static char **environment(const zb_box *box, zb_arena *arena)
{
  size_t n = 0, kept = 0;
  while (environ[n] != NULL)
    n++;
  char **list = zb_arena_array(arena, n + 3, sizeof *list);
  for (size_t i = 0; i < n; i++)
    if (!is_set_here(environ[i]))
      list[kept++] = environ[i];
  list[kept++] = zb_arena_printf(arena, "TMPDIR=%s", box->temporary);
  if (box->home != NULL)
    list[kept++] = zb_arena_printf(arena, "ZHIBIAO_HOME=%s", box->home);
  return list;
}

/* --- In the new process: only what a signal handler may call ------------------------------------------------------ */

static bool limit(__rlimit_resource_t what, rlim_t most)
{
  struct rlimit l;
  if (getrlimit(what, &l) != 0)
    return false;
  rlim_t value = l.rlim_max == RLIM_INFINITY || most < l.rlim_max ? most : l.rlim_max;
  return setrlimit(what, &(struct rlimit){value, value}) == 0;
}

static bool set_limits(const zb_box *box)
{
  const rlim_t mb = 1024 * 1024;
  return limit(RLIMIT_AS, (rlim_t)box->memory_mb * mb) && limit(RLIMIT_CPU, (rlim_t)box->cpu_seconds) &&
         limit(RLIMIT_FSIZE, MAX_FILE_MB * mb) && limit(RLIMIT_NOFILE, MAX_OPEN_FILES) && limit(RLIMIT_CORE, 0);
}

static bool direct(const char *path, int number)
{
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  return file >= 0 && dup2(file, number) >= 0;
}

static void reset_signals(void)
{
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
    signal(signals[i], SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void become(const zb_box *box, char **env, const zb_shield *shield, pid_t parent)
{
  setsid();
  reset_signals();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  bool ready = getppid() == parent && nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0 && chdir(box->folder) == 0 &&
               direct(box->out, STDOUT_FILENO) && direct(box->err, STDERR_FILENO) && set_limits(box);
  if (!ready || setpriority(PRIO_PROCESS, 0, NICENESS) != 0 || !zb_shield_raise(shield))
    _exit(FAILED);
  syscall(SYS_ioprio_set, 1 /* a process */, 0, 2 << 13 | 7 /* the last of those that get their turn */);
  syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, 4 /* CLOSE_RANGE_CLOEXEC */);
  alarm(WALL_SECONDS); /* stays set in what is executed */
  execve("/proc/self/exe", box->arguments, env);
  _exit(FAILED);
}

pid_t zb_box_start(const zb_box *box, zb_arena *arena)
{
  char **env = environment(box, arena);
  zb_shield shield = zb_shield_make(box->hidden, box->folder, box->readable, box->writable);
  pid_t parent = getpid(), process = fork();
  if (process == 0)
    become(box, env, &shield, parent);
  int error = errno;
  zb_shield_free(&shield);
  errno = error;
  return process;
}

void zb_box_wait(pid_t process)
{
  siginfo_t info;
  while (waitid(P_PID, (id_t)process, &info, WEXITED | WNOWAIT) != 0 && errno == EINTR)
    continue;
}

int zb_box_end(pid_t process)
{
  int status = 0;
  kill(-process, SIGKILL);
  while (waitpid(process, &status, 0) < 0 && errno == EINTR)
    continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
