/* Loaded before the program (LD_PRELOAD): lets calls fail. FAULT=NAME:N lets the Nth call of NAME fail, NAME:N+ it and
   all later ones; NAME is one of those below, each with what does the same. NAME:N! fails nothing: the process is asked
   to end there. With FAULT=count the numbers of calls are
   written to the file that FAULT_COUNTS names, when the process ends; with FAULT=stacks those calls of malloc, too,
   that are the first ones from where they are made. FAULT=places:NAME tries each of these in a process of its own
   (each.c), FAULT=all:NAME each call. With FAULT_FORKED=1 the calls of the first process do not count. FAULT_TRACE
   names a file for where they were made from. */
#include "inject.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef enum { MALLOC, WRITE, READ, OPEN, RENAME, UNLINK, CLOSE, MKDIR, FSYNC, FORK, CALLS } call;

static const char *const names[CALLS] = {"malloc", "write", "read",  "open",  "rename",
                                         "unlink", "close", "mkdir", "fsync", "fork"};
static long counts[CALLS], at;
static int chosen = -1, tried = -1;
static bool onwards, asking, ready, looking, trying_all;
static pid_t spared; /* whose calls do not count */

/* The stacks that calls were made from, by their hashes, and the number of the first call from each. */
enum { FRAMES = 12, STACKS = 1 << 17 };
static uint64_t stacks[STACKS];
static long firsts[STACKS];

/* Puts the next function of that name into *FUNCTION, once. ISO C converts no object pointer into one of a function. */
static void find(const char *name, void *function)
{
  void *symbol;
  memcpy(&symbol, function, sizeof symbol);
  if (symbol == NULL)
    symbol = dlsym(RTLD_NEXT, name);
  memcpy(function, &symbol, sizeof symbol);
}

__attribute__((constructor)) static void prepare(void)
{
  spared = getenv("FAULT_FORKED") != NULL ? getpid() : 0;
  const char *fault = getenv("FAULT"), *colon = fault != NULL ? strchr(fault, ':') : NULL;
  trying_all = fault != NULL && strncmp(fault, "all:", 4) == 0;
  bool trying = trying_all || (fault != NULL && strncmp(fault, "places:", 7) == 0);
  const char *name = trying && colon != NULL ? colon + 1 : fault;
  size_t length = name == NULL ? 0 : strcspn(name, ":");
  for (int i = 0; i < CALLS && colon != NULL; i++)
    if (strlen(names[i]) == length && strncmp(name, names[i], length) == 0)
      *(trying ? &tried : &chosen) = i;
  at = colon != NULL && !trying ? atol(colon + 1) : 0;
  onwards = colon != NULL && strchr(colon, '+') != NULL;
  asking = colon != NULL && strchr(colon, '!') != NULL;
  looking = fault != NULL && strcmp(fault, "stacks") == 0;
  if (trying) {
    each_prepare();
    allocations_prepare();
  }
  ready = true;
}

/* Notes call number N unless there has been one from there before. */
static bool is_first_from_there(call c, long n)
{
  void *frames[FRAMES];
  int count = backtrace(frames, FRAMES);
  uint64_t hash = 14695981039346656037U + c;
  for (int i = 0; i < count; i++)
    hash = (hash ^ (uintptr_t)frames[i]) * 1099511628211U;
  size_t slot = hash % STACKS;
  for (size_t tries = 0; stacks[slot] != 0 && stacks[slot] != hash && tries < STACKS; tries++)
    slot = (slot + 1) % STACKS;
  if (stacks[slot] != 0)
    return false;
  stacks[slot] = hash;
  firsts[slot] = n;
  return true;
}

/* Whether the call fails in this process, which may be a new one. */
static bool fails_in_trial(call c)
{
  trial t = {.name = names[c], .n = counts[c]};
  if (trying_all || is_first_from_there(c, counts[c]))
    each_try(&t);
  if (t.fails) {
    tried = -1;
    chosen = (int)c;
    at = counts[c];
    onwards = t.onwards;
  }
  return t.fails;
}

/* For addr2line: which call failed where, behind what the file that FAULT_TRACE names has already. */
static void say_where(call c)
{
  enum { DEEP = 40 };
  void *places[DEEP];
  const char *path = getenv("FAULT_TRACE");
  int file = path != NULL ? open(path, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
  if (file < 0)
    return;
  dprintf(file, "%s:%ld%s\n", names[c], counts[c], onwards ? "+" : "");
  backtrace_symbols_fd(places, backtrace(places, DEEP), file);
  close(file);
}

static bool fails(call c)
{
  if (!ready)
    return c != MALLOC && allocations_takes_words(0);
  bool is_spared = spared != 0 && getpid() == spared;
  counts[c] += !is_spared;
  bool failing = !is_spared && chosen == (int)c && (onwards ? counts[c] >= at : counts[c] == at);
  ready = false; /* looking, and trying, may ask for memory and files themselves */
  if (looking && c == MALLOC)
    is_first_from_there(c, counts[c]);
  if (tried == (int)c && c != MALLOC)
    failing = fails_in_trial(c);
  if (failing)
    say_where(c);
  ready = true;
  if (failing && asking)
    raise(SIGTERM);
  return failing && !asking;
}

void inject_rest(void)
{
  ready = false;
}

__attribute__((destructor)) static void report(void)
{
  const char *path = getenv("FAULT_COUNTS");
  inject_rest();
  FILE *file = path != NULL ? fopen(path, "w") : NULL;
  for (int i = 0; i < CALLS && file != NULL; i++)
    fprintf(file, "%s %ld\n", names[i], counts[i]);
  for (int i = 0; i < STACKS && looking && file != NULL; i++)
    if (firsts[i] > 0)
      fprintf(file, "stack %ld\n", firsts[i]);
  if (file != NULL)
    fclose(file);
}

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);

/* Whether the allocation fails; with FAULT=all:malloc it is tried first how that would be. */
#define FAILS_TO_GIVE(...) is_out(&(allocation){__VA_ARGS__}, __builtin_return_address(0))

static bool is_out(const allocation *a, const void *caller)
{
  if (allocations_are_out())
    return true;
  bool failing = fails(MALLOC);
  if (ready && tried == MALLOC) {
    ready = false;
    allocations_try(a, caller, counts[MALLOC]);
    ready = true;
  }
  return failing;
}

void *malloc(size_t size)
{
  errno = ENOMEM;
  return FAILS_TO_GIVE("malloc", .size = size) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
  errno = ENOMEM;
  return FAILS_TO_GIVE("calloc", .count = count, .size = size) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
  errno = ENOMEM;
  return FAILS_TO_GIVE("realloc", .old = old, .size = size) ? NULL : __libc_realloc(old, size);
}

int posix_memalign(void **block, size_t alignment, size_t size)
{
  static int (*real)(void **, size_t, size_t);
  find("posix_memalign", &real);
  if (FAILS_TO_GIVE("posix_memalign", .count = alignment, .size = size))
    return ENOMEM;
  return real(block, alignment, size);
}

void *mmap(void *place, size_t size, int protection, int flags, int file, off_t offset)
{
  static void *(*real)(void *, size_t, int, int, int, off_t);
  find("mmap", &real);
  if (FAILS_TO_GIVE("mmap", .size = size)) {
    errno = ENOMEM;
    return MAP_FAILED;
  }
  return real(place, size, protection, flags, file, offset);
}

#define REFUSE(call, error, result)                                                                                    \
  if (fails(call)) {                                                                                                   \
    errno = error;                                                                                                     \
    return result;                                                                                                     \
  }

/* A function of the C library that fails as it does itself. */
#define FAILING(type, name, params, args, c, error, result)                                                            \
  type name params                                                                                                     \
  {                                                                                                                    \
    static type(*real) params;                                                                                         \
    find(#name, &real);                                                                                                \
    REFUSE(c, error, result)                                                                                           \
    return real args;                                                                                                  \
  }

ssize_t write(int fd, const void *bytes, size_t n)
{
  static ssize_t (*real)(int, const void *, size_t);
  find("write", &real);
  if (allocations_takes_words(fd == STDERR_FILENO ? n : 0))
    return (ssize_t)n;
  if (fd != STDERR_FILENO) /* what is said must be heard */
    REFUSE(WRITE, ENOSPC, -1)
  return real(fd, bytes, n);
}

FAILING(ssize_t, pwrite, (int fd, const void *bytes, size_t n, off_t to), (fd, bytes, n, to), WRITE, ENOSPC, -1)
FAILING(ssize_t, pwrite64, (int fd, const void *bytes, size_t n, off64_t to), (fd, bytes, n, to), WRITE, ENOSPC, -1)

enum { HAS_FAILED = 0x20 }; /* as ferror has it */

/* What fails is lost. The C library writes other files from within, where it does not come by here. */
int fflush(FILE *file)
{
  static int (*real)(FILE *);
  find("fflush", &real);
  if (file == stdout && fails(WRITE)) {
    __fpurge(file);
    file->_flags |= HAS_FAILED;
    errno = ENOSPC;
    return EOF;
  }
  return real(file);
}

FAILING(ssize_t, read, (int fd, void *bytes, size_t n), (fd, bytes, n), READ, EIO, -1)
FAILING(ssize_t, pread, (int fd, void *bytes, size_t n, off_t from), (fd, bytes, n, from), READ, EIO, -1)
FAILING(ssize_t, pread64, (int fd, void *bytes, size_t n, off64_t from), (fd, bytes, n, from), READ, EIO, -1)
FAILING(struct dirent *, readdir, (DIR * folder), (folder), READ, EIO, NULL)

static bool fails_to_read(FILE *file)
{
  if (!fails(READ))
    return false;
  file->_flags |= HAS_FAILED;
  errno = EIO;
  return true;
}

size_t fread(void *bytes, size_t size, size_t n, FILE *file)
{
  static size_t (*real)(void *, size_t, size_t, FILE *);
  find("fread", &real);
  return fails_to_read(file) ? 0 : real(bytes, size, n, file);
}

char *fgets(char *line, int n, FILE *file)
{
  static char *(*real)(char *, int, FILE *);
  find("fgets", &real);
  return fails_to_read(file) ? NULL : real(line, n, file);
}

static mode_t mode_of(int flags, va_list args)
{
  return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(args, mode_t) : 0;
}

#define OPEN_LIKE(name)                                                                                                \
  int name(const char *path, int flags, ...)                                                                           \
  {                                                                                                                    \
    static int (*real)(const char *, int, ...);                                                                        \
    find(#name, &real);                                                                                                \
    va_list args;                                                                                                      \
    va_start(args, flags);                                                                                             \
    mode_t mode = mode_of(flags, args);                                                                                \
    va_end(args);                                                                                                      \
    REFUSE(OPEN, EMFILE, -1)                                                                                           \
    return real(path, flags, mode);                                                                                    \
  }
OPEN_LIKE(open)
OPEN_LIKE(open64)

int openat(int folder, const char *path, int flags, ...)
{
  static int (*real)(int, const char *, int, ...);
  find("openat", &real);
  va_list args;
  va_start(args, flags);
  mode_t mode = mode_of(flags, args);
  va_end(args);
  REFUSE(OPEN, EMFILE, -1)
  return real(folder, path, flags, mode);
}

FAILING(FILE *, fopen, (const char *path, const char *mode), (path, mode), OPEN, EMFILE, NULL)

/* Fontconfig writes down for all programs which fonts it finds, also where it finds none because calls fail. */
static bool is_of_fonts(const char *path)
{
  return strstr(path, "/fontconfig/") != NULL;
}

int mkostemp(char *path, int flags)
{
  static int (*real)(char *, int);
  find("mkostemp", &real);
  if (is_of_fonts(path)) {
    errno = EROFS;
    return -1;
  }
  REFUSE(OPEN, EMFILE, -1)
  return real(path, flags);
}

FAILING(DIR *, opendir, (const char *path), (path), OPEN, EMFILE, NULL)
FAILING(int, pipe2, (int ends[2], int flags), (ends, flags), OPEN, EMFILE, -1)

FAILING(int, rename, (const char *from, const char *to), (from, to), RENAME, EIO, -1)
FAILING(int, renameat, (int at_from, const char *from, int at_to, const char *to), (at_from, from, at_to, to), RENAME,
        EIO, -1)
FAILING(int, link, (const char *from, const char *to), (from, to), RENAME, EIO, -1)
FAILING(int, linkat, (int at_from, const char *from, int at_to, const char *to, int flags),
        (at_from, from, at_to, to, flags), RENAME, EIO, -1)

FAILING(int, unlink, (const char *path), (path), UNLINK, EIO, -1)
FAILING(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags), UNLINK, EIO, -1)
FAILING(int, rmdir, (const char *path), (path), UNLINK, EIO, -1)

/* A close that fails has closed. */
int close(int fd)
{
  static int (*real)(int);
  find("close", &real);
  if (allocations_takes_words(0))
    return 0;
  int result = real(fd);
  REFUSE(CLOSE, EIO, -1)
  return result;
}

int fclose(FILE *file)
{
  static int (*real)(FILE *);
  find("fclose", &real);
  bool is_counted = file != stderr && fileno(file) >= 0; /* others close by functions of their own */
  int result = real(file);
  if (is_counted)
    REFUSE(CLOSE, EIO, EOF)
  return result;
}

FAILING(int, mkdir, (const char *path, mode_t mode), (path, mode), MKDIR, ENOSPC, -1)
FAILING(int, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode), MKDIR, ENOSPC, -1)
FAILING(char *, mkdtemp, (char *path), (path), MKDIR, ENOSPC, NULL)

FAILING(int, fsync, (int fd), (fd), FSYNC, EIO, -1)
FAILING(int, fdatasync, (int fd), (fd), FSYNC, EIO, -1)
FAILING(int, syncfs, (int fd), (fd), FSYNC, EIO, -1)

FAILING(pid_t, fork, (void), (), FORK, EAGAIN, -1)
