#include "base/memory.h"

#include "base/status.h"
#include "base/temporary.h"

#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_OWN_ALLOCATOR 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_OWN_ALLOCATOR 1
#endif
#endif

/* Process state, as what is to be said is. */
static bool quiet;

void zb_memory_be_quiet(void)
{
  quiet = true;
}

void zb_memory_give_up(void)
{
  static const char sentence[] =
      "zhibiao：内存不够，没有做完；已经写出的文件都是完整的。请关掉别的程序，或把数据分成几批再做\n";
  ssize_t written = quiet ? 0 : write(STDERR_FILENO, sentence, sizeof sentence - 1);
  (void)written;         /* nobody is left to tell */
  zb_temporary_remove(); /* which asks for no memory */
  _exit(ZB_MEMORY);
}

#ifdef HAS_OWN_ALLOCATOR

void zb_memory_use_large_pages(void)
{
}

void zb_memory_own(void)
{
}

#else

#define EXPORTED __attribute__((visibility("default")))

/* The allocators behind these: the C library's, or one that was loaded before it. */
typedef struct allocators {
  void *(*malloc)(size_t);
  void *(*calloc)(size_t, size_t);
  void *(*realloc)(void *, size_t);
  int (*posix_memalign)(void **, size_t, size_t);
  void *(*mmap)(void *, size_t, int, int, int, off_t);
} allocators;

/* Process state, as the allocator itself is: there is one for all, and it has no argument to carry any. */
static allocators next;

/* What dlsym itself asks for while it looks for them. */
static _Alignas(max_align_t) unsigned char first[4096];
static size_t first_used;

static void *from_first(size_t size)
{
  size = (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
  if (size > sizeof first - first_used)
    return NULL;
  void *block = first + first_used;
  first_used += size;
  return block;
}

static bool is_first(const void *block)
{
  return (const unsigned char *)block >= first && (const unsigned char *)block < first + sizeof first;
}

/* A function pointer from an object pointer, which ISO C does not convert. */
static void find(const char *name, void *function)
{
  void *symbol = dlsym(RTLD_NEXT, name);
  if (symbol == NULL)
    _exit(ZB_MEMORY);
  memcpy(function, &symbol, sizeof symbol);
}

/* Whether they are known now; false while dlsym looks for them. */
static bool are_known(void)
{
  static bool finding;
  if (next.mmap != NULL)
    return true;
  if (finding)
    return false;
  finding = true;
  find("malloc", &next.malloc);
  find("calloc", &next.calloc);
  find("realloc", &next.realloc);
  find("posix_memalign", &next.posix_memalign);
  find("mmap", &next.mmap);
  return true;
}

static void *or_give_up(void *block)
{
  if (block == NULL)
    zb_memory_give_up();
  return block;
}

/* None for nothing would be taken for a failure by callers who look. */
static size_t at_least_one(size_t size)
{
  return size > 0 ? size : 1;
}

EXPORTED void *malloc(size_t size)
{
  return are_known() ? or_give_up(next.malloc(at_least_one(size))) : from_first(size);
}

EXPORTED void *calloc(size_t count, size_t size)
{
  if (!are_known())
    return size != 0 && count > SIZE_MAX / size ? NULL : from_first(count * size); /* static memory is zero */
  return or_give_up(next.calloc(at_least_one(count), at_least_one(size)));
}

EXPORTED void *realloc(void *old, size_t size)
{
  if (!are_known())
    return NULL; /* dlsym does without */
  if (old != NULL && size == 0 && !is_first(old))
    return next.realloc(old, 0); /* frees it */
  if (!is_first(old))
    return or_give_up(next.realloc(old, at_least_one(size)));
  void *block = or_give_up(next.malloc(at_least_one(size)));
  size_t left = (size_t)(first + sizeof first - (unsigned char *)old);
  return memcpy(block, old, size < left ? size : left);
}

EXPORTED int posix_memalign(void **block, size_t alignment, size_t size)
{
  int error = are_known() ? next.posix_memalign(block, alignment, size) : ENOMEM;
  if (error == ENOMEM)
    zb_memory_give_up();
  return error;
}

EXPORTED void *aligned_alloc(size_t alignment, size_t size)
{
  void *block = NULL;
  size_t least = sizeof(void *); /* what posix_memalign asks for */
  return posix_memalign(&block, alignment < least ? least : alignment, size) == 0 ? block : NULL;
}

/* Files in memory: without its cache, a library of fonts would choose another font. */
EXPORTED void *mmap(void *at, size_t size, int protection, int flags, int file, off_t offset)
{
  void *block = are_known() ? next.mmap(at, size, protection, flags, file, offset) : MAP_FAILED;
  if (block == MAP_FAILED && errno == ENOMEM)
    zb_memory_give_up();
  return block;
}

EXPORTED void *mmap64(void *at, size_t size, int protection, int flags, int file, off_t offset)
{
  return mmap(at, size, protection, flags, file, offset);
}

EXPORTED void free(void *block)
{
  static void (*next_free)(void *);
  if (block == NULL || is_first(block))
    return;
  if (next_free == NULL)
    find("free", &next_free);
  next_free(block);
}

/* --- Large pages -------------------------------------------------------------------------------------------------- */

enum { LARGE = 2 << 20 };

static uintptr_t large_from; /* where they begin in the heap; 0: there are none */

/* The heap grows by so much at once: only within one piece can pages be large. What is not touched takes no memory, but
   counts where address space is limited. */
void zb_memory_use_large_pages(void)
{
  enum { STEP = 128 << 20, MOST_IN_HEAP = 32 << 20 };
  struct rlimit space, data;
  if (getrlimit(RLIMIT_AS, &space) != 0 || space.rlim_cur != RLIM_INFINITY || getrlimit(RLIMIT_DATA, &data) != 0 ||
      data.rlim_cur != RLIM_INFINITY)
    return;
  mallopt(M_ARENA_MAX, 1); /* for all threads, too */
  mallopt(M_TOP_PAD, STEP);
  mallopt(M_TRIM_THRESHOLD, 2 * STEP);
  mallopt(M_MMAP_THRESHOLD, MOST_IN_HEAP); /* as it would become by itself, had no other option been set */
  void *volatile block = malloc(LARGE);    /* volatile: else it is not asked for at all */
  free(block);
  large_from = (uintptr_t)sbrk(0) / LARGE * LARGE - STEP;
  madvise((void *)large_from, STEP, MADV_HUGEPAGE); /* a system without goes on as it is */
}

/* How much of the heap from there on has been used; 0: not known, as of another allocator's. */
static size_t used_large(void)
{
  size_t unused = mallinfo2().keepcost;
  uintptr_t end = (uintptr_t)sbrk(0) - unused;
  return unused == 0 || large_from == 0 || end < large_from ? 0 : (end - large_from + LARGE - 1) / LARGE * LARGE;
}

void zb_memory_own(void)
{
  enum { MOST = 64 << 20 };
  size_t size = used_large();
  if (size == 0 || size > MOST)
    return;
  unsigned char *room = next.mmap(NULL, size + LARGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (room == MAP_FAILED)
    return;
  size_t before = (LARGE - (uintptr_t)room % LARGE) % LARGE;
  unsigned char *own = room + before;
  madvise(own, size, MADV_HUGEPAGE);
  memcpy(own, (void *)large_from, size);
  if (mremap(own, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, (void *)large_from) == MAP_FAILED) {
    if (errno == ENOMEM)
      _exit(ZB_MEMORY); /* the heap may be gone */
    munmap(own, size);
  }
  munmap(own + size, LARGE - before);
  if (before > 0)
    munmap(room, before);
}

#endif
