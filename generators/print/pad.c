/* Lists of pages: sharing items, keeping them, filling them up with blank pages. */
#include "print/print.h"

#include <string.h>

zb_pages *zb_print_share(const zb_pages *pages, zb_arena *arena)
{
  zb_pages *shared = zb_arena_alloc(arena, sizeof *shared);
  *shared = *pages;
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

/* --- Keeping ---------------------------------------------------------------------------------------------------- */

static void *keep_bytes(const void *bytes, size_t n, zb_arena *arena)
{
  void *copy = zb_arena_alloc(arena, n);
  if (n > 0)
    memcpy(copy, bytes, n);
  return copy;
}

/* Images of one document are often the same one: KNOWN is the last that was kept, *KEPT its copy. */
static zb_item *keep_item(const zb_item *item, const zb_image **known, zb_image **kept, zb_arena *arena)
{
  zb_item *copy = keep_bytes(item, sizeof *item, arena);
  copy->frame = NULL; /* it ends with the layout */
  if (item->kind == ZB_ITEM_RUN) {
    zb_run *run = &copy->as.run.run;
    run->glyphs = keep_bytes(run->glyphs, (size_t)run->count * sizeof *run->glyphs, arena);
    run->text = keep_bytes(run->text, run->length, arena);
  } else if (item->kind == ZB_ITEM_IMAGE) {
    if (*known != item->as.image.image) {
      *known = item->as.image.image;
      *kept = keep_bytes(*known, sizeof **known, arena);
      (*kept)->data = keep_bytes((*known)->data, (*known)->length, arena);
    }
    copy->as.image.image = *kept;
  }
  return copy;
}

static zb_bookmark *keep_bookmarks(const zb_bookmark *b, zb_arena *arena)
{
  zb_bookmark *first = NULL, **end = &first;
  for (; b != NULL; b = b->next) {
    *end = keep_bytes(b, sizeof *b, arena);
    (*end)->title = zb_arena_strdup(arena, b->title);
    end = &(*end)->next;
  }
  return first;
}

zb_pages *zb_print_keep(const zb_pages *pages, zb_arena *arena)
{
  zb_pages *kept = zb_print_share(pages, arena);
  const zb_image *known = NULL;
  zb_image *image = NULL;
  for (zb_page *page = kept->first; page != NULL; page = page->next) {
    zb_item **end = &page->first;
    for (const zb_item *item = page->first; item != NULL; item = item->next) {
      page->last = *end = keep_item(item, &known, &image, arena);
      end = &(*end)->next;
    }
  }
  kept->bookmarks = keep_bookmarks(pages->bookmarks, arena);
  kept->title = zb_arena_strdup(arena, pages->title);
  kept->author = zb_arena_strdup(arena, pages->author);
  kept->subject = zb_arena_strdup(arena, pages->subject);
  kept->date = zb_arena_strdup(arena, pages->date);
  return kept;
}
