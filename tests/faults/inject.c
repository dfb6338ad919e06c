/* Loaded before the program (LD_PRELOAD): lets calls fail. FAULT=NAME:N lets the Nth call of NAME fail, NAME:N+ it and
   all later ones; NAME is malloc (with calloc and realloc), write, read, open, rename, close, mkdir or fsync. With
   FAULT=count the numbers of calls are written to the file that FAULT_COUNTS names, when the process ends; with
   FAULT=stacks those calls of malloc, too, that are the first ones from where they are made. */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef enum { MALLOC, WRITE, READ, OPEN, RENAME, CLOSE, MKDIR, FSYNC, CALLS } call;

static const char *const names[CALLS] = {"malloc", "write", "read", "open", "rename", "close", "mkdir", "fsync"};
static long counts[CALLS], at;
static int chosen = -1;
static bool onwards, ready, looking;

/* The stacks that malloc was called from, by their hashes, and the number of the first call from each. */
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
  const char *fault = getenv("FAULT"), *colon = fault != NULL ? strchr(fault, ':') : NULL;
  for (int i = 0; i < CALLS && colon != NULL; i++)
    if (strncmp(fault, names[i], (size_t)(colon - fault)) == 0 && names[i][colon - fault] == '\0')
      chosen = i;
  at = colon != NULL ? atol(colon + 1) : 0;
  onwards = colon != NULL && strchr(colon, '+') != NULL;
  looking = fault != NULL && strcmp(fault, "stacks") == 0;
  ready = true;
}

/* Notes call number N unless malloc has been called from there before. */
static void look_at_stack(long n)
{
  void *frames[FRAMES];
  ready = false; /* looking may ask for memory itself */
  int count = backtrace(frames, FRAMES);
  ready = true;
  uint64_t hash = 14695981039346656037U;
  for (int i = 0; i < count; i++)
    hash = (hash ^ (uintptr_t)frames[i]) * 1099511628211U;
  size_t slot = hash % STACKS;
  for (size_t tries = 0; stacks[slot] != 0 && stacks[slot] != hash && tries < STACKS; tries++)
    slot = (slot + 1) % STACKS;
  if (stacks[slot] == 0) {
    stacks[slot] = hash;
    firsts[slot] = n;
  }
}

static bool fails(call c)
{
  if (!ready)
    return false;
  counts[c]++;
  if (looking && c == MALLOC)
    look_at_stack(counts[c]);
  return chosen == (int)c && (onwards ? counts[c] >= at : counts[c] == at);
}

__attribute__((destructor)) static void report(void)
{
  const char *path = getenv("FAULT_COUNTS");
  ready = false;
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

void *malloc(size_t size)
{
  errno = ENOMEM;
  return fails(MALLOC) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
  errno = ENOMEM;
  return fails(MALLOC) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
  errno = ENOMEM;
  return fails(MALLOC) ? NULL : __libc_realloc(old, size);
}

#define REFUSE(call, error, result)                                                                                    \
  if (fails(call)) {                                                                                                   \
    errno = error;                                                                                                     \
    return result;                                                                                                     \
  }

ssize_t write(int fd, const void *bytes, size_t n)
{
  static ssize_t (*real)(int, const void *, size_t);
  find("write", &real);
  if (fd > STDERR_FILENO) /* what is said must be heard */
    REFUSE(WRITE, ENOSPC, -1)
  return real(fd, bytes, n);
}

ssize_t read(int fd, void *bytes, size_t n)
{
  static ssize_t (*real)(int, void *, size_t);
  find("read", &real);
  REFUSE(READ, EIO, -1)
  return real(fd, bytes, n);
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

FILE *fopen(const char *path, const char *mode)
{
  static FILE *(*real)(const char *, const char *);
  find("fopen", &real);
  REFUSE(OPEN, EMFILE, NULL)
  return real(path, mode);
}

int rename(const char *from, const char *to)
{
  static int (*real)(const char *, const char *);
  find("rename", &real);
  REFUSE(RENAME, EIO, -1)
  return real(from, to);
}

/* A close that fails has closed. */
int close(int fd)
{
  static int (*real)(int);
  find("close", &real);
  int result = real(fd);
  REFUSE(CLOSE, EIO, -1)
  return result;
}

int mkdir(const char *path, mode_t mode)
{
  static int (*real)(const char *, mode_t);
  find("mkdir", &real);
  REFUSE(MKDIR, ENOSPC, -1)
  return real(path, mode);
}

int fsync(int fd)
{
  static int (*real)(int);
  find("fsync", &real);
  REFUSE(FSYNC, EIO, -1)
  return real(fd);
}
