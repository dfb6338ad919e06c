/* A direct-mapped write-back cache of pages: page N lives in slot N mod the number of slots, and nothing is written to
   disk while all pages fit. */
#include "read/spill.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { PAGE = 4096 };

typedef struct slot {
  uint64_t page; /* plus 1; 0: none */
  bool changed;
} slot;

struct zb_spill {
  unsigned char *pages;
  slot *slots;
  size_t count;
  uint64_t size;
  uint64_t written; /* size of the file */
  FILE *file;
};

zb_spill *zb_spill_new(size_t memory)
{
  zb_spill *spill = calloc(1, sizeof *spill);
  if (spill == NULL)
    abort();
  spill->count = memory / PAGE;
  spill->slots = calloc(spill->count, sizeof *spill->slots);
  spill->pages = malloc(spill->count * PAGE);
  if (spill->slots == NULL || spill->pages == NULL)
    abort();
  return spill;
}

void zb_spill_free(zb_spill *spill)
{
  if (spill == NULL)
    return;
  if (spill->file != NULL)
    fclose(spill->file);
  free(spill->slots);
  free(spill->pages);
  free(spill);
}

uint64_t zb_spill_size(const zb_spill *spill)
{
  return spill->size;
}

/* Only whole pages are written, so that a short count is a failure. */
static bool write_page(zb_spill *spill, uint64_t page, const unsigned char *bytes)
{
  if (spill->file == NULL && (spill->file = tmpfile()) == NULL)
    return false;
  errno = ENOSPC;
  if (pwrite(fileno(spill->file), bytes, PAGE, (off_t)(page * PAGE)) != PAGE)
    return false;
  if (spill->written < (page + 1) * PAGE)
    spill->written = (page + 1) * PAGE;
  return true;
}

/* Loads a page into its slot; NULL on failure. */
static unsigned char *load_page(zb_spill *spill, uint64_t page, bool change)
{
  size_t i = page & (spill->count - 1);
  slot *s = &spill->slots[i];
  unsigned char *bytes = spill->pages + i * PAGE;
  if (s->page != page + 1) {
    if (s->changed && !write_page(spill, s->page - 1, bytes))
      return NULL;
    *s = (slot){.page = 0};
    errno = EIO;
    if (page * PAGE < spill->written && pread(fileno(spill->file), bytes, PAGE, (off_t)(page * PAGE)) != PAGE)
      return NULL;
    s->page = page + 1;
  }
  s->changed = s->changed || change;
  return bytes;
}

/* How many of N bytes from OFFSET on are on the same page. */
static size_t on_page(uint64_t offset, size_t n)
{
  size_t rest = PAGE - offset % PAGE;
  return n < rest ? n : rest;
}

bool zb_spill_add(zb_spill *spill, const void *bytes, size_t n)
{
  const unsigned char *from = bytes;
  while (n > 0) {
    size_t part = on_page(spill->size, n);
    unsigned char *page = load_page(spill, spill->size / PAGE, true);
    if (page == NULL)
      return false;
    memcpy(page + spill->size % PAGE, from, part);
    from += part;
    n -= part;
    spill->size += part;
  }
  return true;
}

bool zb_spill_read(zb_spill *spill, uint64_t offset, void *out, size_t n)
{
  unsigned char *to = out;
  while (n > 0) {
    size_t part = on_page(offset, n);
    const unsigned char *page = load_page(spill, offset / PAGE, false);
    if (page == NULL)
      return false;
    memcpy(to, page + offset % PAGE, part);
    to += part;
    offset += part;
    n -= part;
  }
  return true;
}
