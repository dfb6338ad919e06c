/* Tries allocations that fail without starting the program anew, all of them. By the program's policy (base/memory.h)
   one that fails comes back to nobody: a sentence is written and the process ends. So each is made twice: first by the
   program's own malloc, in which all memory is out from here on, as far as its _exit, which jumps back here; what was
   said is counted, and no call reaches a file meanwhile. Then the program's variables are put back and the allocation
   is made. An allocation that does not go through the program's malloc, or comes back from it, is a fault.

   How many came to what is added to FAULT_ROOM/results as each process ends. */
#include "inject.h"

#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { VARIABLES = 1 << 20, CALLERS = 256, VERDICTS = 64, MEMORY_CODE = 6 };

typedef enum { TOLD, QUIET, SILENT, CAME_BACK, ASKED_AGAIN, OUTSIDE, OTHER_CODE, OUTCOMES } outcome;
static const char *const outcomes[OUTCOMES] = {"told",        "quiet",   "silent",    "came-back",
                                               "asked-again", "outside", "other-code"};

/* What the program's variables were. Those that are constant once it has started are not among them. */
static unsigned char *variables, kept[VARIABLES];
static size_t variable_bytes;

static jmp_buf back;
static bool going;
static int words, asked, ended;
static long tally[OUTCOMES], firsts[OUTCOMES];
static pid_t first;

static int find_variables(struct dl_phdr_info *info, size_t size, void *unused)
{
  (void)size, (void)unused;
  uintptr_t from = 0, to = 0, constant = 0;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[i];
    uintptr_t start = info->dlpi_addr + part->p_vaddr, end = start + part->p_memsz;
    if (part->p_type == PT_LOAD && (part->p_flags & PF_W) != 0) {
      from = start;
      to = end;
    }
    if (part->p_type == PT_GNU_RELRO)
      constant = end & ~(uintptr_t)4095;
  }
  from = from < constant ? constant : from;
  if (to > from && to - from <= VARIABLES) {
    variables = (unsigned char *)from;
    variable_bytes = to - from;
  }
  return 1; /* the program itself is the first */
}

void allocations_prepare(void)
{
  first = getpid();
  dl_iterate_phdr(find_variables, NULL);
}

bool allocations_are_out(void)
{
  asked += going;
  return going;
}

bool allocations_takes_words(size_t n)
{
  words += going && n > 0;
  return going;
}

void allocations_take_exit(int code)
{
  if (!going)
    return;
  ended = code;
  longjmp(back, 1);
}

/* Whether the program's own function calls, which decides what a failure means. */
static bool is_program(const void *caller)
{
  static const void *known[CALLERS];
  static int count;
  for (int i = 0; i < count; i++)
    if (known[i] == caller)
      return true;
  Dl_info info;
  bool is = dladdr(caller, &info) != 0 && (const void *)info.dli_fbase <= (const void *)variables &&
            info.dli_sname != NULL && dlsym(RTLD_DEFAULT, info.dli_sname) == info.dli_saddr;
  if (is && count < CALLERS)
    known[count++] = caller;
  return is;
}

/* The call, by the program's own function. */
static void ask(const allocation *a)
{
  void *function = dlsym(RTLD_DEFAULT, a->name), *block = NULL;
  void *(*of_size)(size_t);
  void *(*of_two)(size_t, size_t);
  void *(*of_block)(void *, size_t);
  int (*aligned)(void **, size_t, size_t);
  void *(*map)(void *, size_t, int, int, int, off_t);
  memcpy(&of_size, &function, sizeof function);
  memcpy(&of_two, &function, sizeof function);
  memcpy(&of_block, &function, sizeof function);
  memcpy(&aligned, &function, sizeof function);
  memcpy(&map, &function, sizeof function);
  switch (a->name[0]) {
  case 'c':
    block = of_two(a->count, a->size);
    break;
  case 'r':
    block = of_block(a->old, a->size);
    break;
  case 'p':
    if (aligned(&block, a->count, a->size) != 0)
      block = NULL;
    break;
  case 'm':
    block = a->name[1] == 'a' ? of_size(a->size) : map(NULL, a->size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    break;
  }
  (void)block;
}

static outcome outcome_of(bool came_back)
{
  if (came_back)
    return CAME_BACK;
  if (ended != MEMORY_CODE)
    return OTHER_CODE;
  if (asked > 1)
    return ASKED_AGAIN;
  return words > 0 ? TOLD : getpid() == first ? SILENT : QUIET; /* the process that it works for says it */
}

void allocations_try(const allocation *a, const void *caller, long n)
{
  outcome o = OUTSIDE;
  if (is_program(caller)) {
    volatile bool came_back = false;
    words = asked = ended = 0;
    memcpy(kept, variables, variable_bytes);
    going = true;
    if (setjmp(back) == 0) {
      ask(a);
      came_back = true;
    }
    going = false;
    memcpy(variables, kept, variable_bytes);
    o = outcome_of(came_back);
  }
  if (tally[o]++ == 0)
    firsts[o] = n;
}

void allocations_end(const char *results)
{
  for (int i = 0; i < OUTCOMES; i++) {
    char line[128];
    int n = snprintf(line, sizeof line, "malloc %ld on %d %s %ld\n", firsts[i], MEMORY_CODE, outcomes[i], tally[i]);
    int file = tally[i] > 0 ? open(results, O_WRONLY | O_APPEND | O_CREAT, 0600) : -1;
    if (file >= 0 && write(file, line, (size_t)n) == n)
      tally[i] = 0;
    if (file >= 0)
      close(file);
  }
}
