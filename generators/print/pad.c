/* Lists of pages: shallow and deep copies, padding with blank pages. */
#include "print/print.h"

#include <string.h>

zb_pages *zb_print_share(const zb_pages *pages, zb_arena *arena)
{
  zb_pages *shared = zb_arena_alloc(arena, sizeof *shared);
  *shared = *pages;
  shared->structure = shared->last_element = NULL; /* pages that are put together are read as they lie */
  shared->first = shared->last = NULL;
  shared->count = 0;
  for (const zb_page *page = pages->first; page != NULL; page = page->next) {
    zb_page *copy = zb_arena_alloc(arena, sizeof *copy);
    *copy = *page;
    zb_pages_append(shared, copy);
  }
  return shared;
}

void zb_print_pad(zb_pages *pages, int multiple, zb_arena *arena)
{
  while (pages->count % multiple != 0) {
    zb_page *blank = zb_arena_alloc(arena, sizeof *blank);
    blank->width = pages->last->width;
    blank->height = pages->last->height;
    zb_pages_append(pages, blank);
  }
}

/* --- Cloning ---------------------------------------------------------------------------------------------------- */

static void *clone_bytes(const void *bytes, size_t n, zb_arena *arena)
{
  void *copy = zb_arena_alloc(arena, n);
  if (n > 0)
    memcpy(copy, bytes, n);
  return copy;
}

/* A document often uses one image many times: *LAST is the last one that was cloned, *LAST_CLONE its clone. */
static zb_item *clone_item(const zb_item *item, const zb_image **last, zb_image **last_clone, zb_arena *arena)
{
  zb_item *copy = clone_bytes(item, sizeof *item, arena);
  copy->frame = NULL; /* of use to layout/ only, and in its arena */
  copy->element = NULL;
  if (item->kind == ZB_ITEM_RUN) {
    zb_run *run = &copy->as.run.run;
    run->glyphs = clone_bytes(run->glyphs, (size_t)run->count * sizeof *run->glyphs, arena);
    run->text = clone_bytes(run->text, run->length, arena);
  } else if (item->kind == ZB_ITEM_IMAGE) {
    if (*last != item->as.image.image) {
      *last = item->as.image.image;
      *last_clone = clone_bytes(*last, sizeof **last, arena);
      (*last_clone)->data = clone_bytes((*last)->data, (*last)->length, arena);
    }
    copy->as.image.image = *last_clone;
  } else if (item->kind == ZB_ITEM_CODE) {
    copy->as.code.rows = clone_bytes(copy->as.code.rows, (size_t)copy->as.code.side * sizeof(uint32_t), arena);
  }
  return copy;
}

static zb_bookmark *clone_bookmarks(const zb_bookmark *b, zb_arena *arena)
{
  zb_bookmark *first = NULL, **end = &first;
  for (; b != NULL; b = b->next) {
    *end = clone_bytes(b, sizeof *b, arena);
    (*end)->title = zb_arena_strdup(arena, b->title);
    end = &(*end)->next;
  }
  return first;
}

zb_pages *zb_print_clone(const zb_pages *pages, zb_arena *arena)
{
  zb_pages *clone = zb_print_share(pages, arena);
  const zb_image *last = NULL;
  zb_image *last_clone = NULL;
  for (zb_page *page = clone->first; page != NULL; page = page->next) {
    zb_item **end = &page->first;
    for (const zb_item *item = page->first; item != NULL; item = item->next) {
      page->last = *end = clone_item(item, &last, &last_clone, arena);
      end = &(*end)->next;
    }
  }
  clone->bookmarks = clone_bookmarks(pages->bookmarks, arena);
  clone->title = zb_arena_strdup(arena, pages->title);
  clone->author = zb_arena_strdup(arena, pages->author);
  clone->subject = zb_arena_strdup(arena, pages->subject);
  clone->date = zb_arena_strdup(arena, pages->date);
  clone->code = pages->code == NULL ? NULL : zb_arena_strdup(arena, pages->code);
  return clone;
}
