/* Paragraphs that recur: labels, units, titles. A paragraph is the same if all that setting it looks at is; its lines
   are copied when it comes for the second time, so that what comes once leaves only a number. */
#include "text/paragraph_cache.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
  SLOTS = 1 << 13,
  SEEN = 1 << 16,
  MAX_TEXT = 240,      /* bytes: longer texts hardly recur */
  MAX_MEMORY = 8 << 20 /* then all is forgotten */
};

typedef struct entry {
  struct entry *next; /* in its slot */
  uint64_t hash;
  zb_paragraph paragraph;
  const zb_line *lines;
  int count;
} entry;

struct zb_paragraph_cache {
  zb_arena *arena; /* of all below */
  entry *slots[SLOTS];
  uint32_t seen[SEEN]; /* hashes of what came once */
};

zb_paragraph_cache *zb_paragraph_cache_new(void)
{
  zb_paragraph_cache *cache = calloc(1, sizeof *cache);
  if (cache == NULL)
    abort();
  cache->arena = zb_arena_new();
  return cache;
}

void zb_paragraph_cache_free(zb_paragraph_cache *cache)
{
  if (cache == NULL)
    return;
  zb_arena_free(cache->arena);
  free(cache);
}

void zb_paragraph_cache_trim(zb_paragraph_cache *cache)
{
  if (cache == NULL || zb_arena_used(cache->arena) <= MAX_MEMORY)
    return;
  memset(cache->slots, 0, sizeof cache->slots);
  memset(cache->seen, 0, sizeof cache->seen);
  zb_arena_reset(cache->arena);
}

/* --- What makes paragraphs the same ------------------------------------------------------------------------------ */

static uint64_t mix(uint64_t hash, uint64_t value)
{
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 29;
}

static uint64_t mix_bytes(uint64_t hash, const void *bytes, size_t n)
{
  const unsigned char *p = bytes;
  uint64_t word = 0;
  for (; n >= sizeof word; n -= sizeof word, p += sizeof word) {
    memcpy(&word, p, sizeof word);
    hash = mix(hash, word);
  }
  word = n;
  memcpy(&word, p, n); /* fewer than its bytes */
  return mix(mix(hash, word), n);
}

static uint64_t mix_float(uint64_t hash, float value)
{
  return mix_bytes(hash, &value, sizeof value);
}

static uint64_t hash_of(const zb_paragraph *p)
{
  uint64_t hash = mix_float(mix_float(1, p->width), p->indent);
  hash = mix(hash, (uint64_t)p->align | (uint64_t)p->level << 8 | (uint64_t)p->hanging << 16 |
                       (uint64_t)p->vertical << 17 | (uint64_t)p->span_count << 32);
  for (int i = 0; i < p->span_count; i++) {
    const zb_span *s = &p->spans[i];
    hash = mix_float(mix_float(mix_float(hash, s->size), s->letter_spacing), s->width);
    hash = mix(hash, (uint64_t)s->color | (uint64_t)s->kind << 32 | (uint64_t)s->underline << 40);
    hash = mix(hash, (uint64_t)(uintptr_t)s->role);
    hash = mix_bytes(hash, s->text, strlen(s->text));
  }
  return hash;
}

static bool same_spans(const zb_span *a, const zb_span *b)
{
  return a->kind == b->kind && a->role == b->role && a->size == b->size && a->letter_spacing == b->letter_spacing &&
         a->color == b->color && a->width == b->width && a->underline == b->underline && strcmp(a->text, b->text) == 0;
}

static bool same_paragraphs(const zb_paragraph *a, const zb_paragraph *b)
{
  bool same = a->width == b->width && a->indent == b->indent && a->align == b->align && a->level == b->level &&
              a->hanging == b->hanging && a->vertical == b->vertical && a->span_count == b->span_count;
  for (int i = 0; same && i < a->span_count; i++)
    same = same_spans(&a->spans[i], &b->spans[i]);
  return same;
}

/* --- Copies ------------------------------------------------------------------------------------------------------ */

static void *copy(zb_arena *arena, const void *items, size_t n, size_t size)
{
  void *copied = zb_arena_array(arena, n, size);
  if (n > 0)
    memcpy(copied, items, n * size);
  return copied;
}

static const zb_line *copy_lines(zb_arena *arena, const zb_line *lines, int count)
{
  zb_line *copied = copy(arena, lines, (size_t)count, sizeof *lines);
  for (int i = 0; i < count; i++) {
    zb_placed_run *runs = copy(arena, lines[i].runs, (size_t)lines[i].run_count, sizeof *runs);
    for (int k = 0; k < lines[i].run_count; k++) {
      zb_run *run = &runs[k].run;
      run->glyphs = copy(arena, run->glyphs, (size_t)run->count, sizeof *run->glyphs);
      run->text = zb_arena_strndup(arena, run->text, run->length);
    }
    copied[i].runs = runs;
    copied[i].underlines =
        copy(arena, lines[i].underlines, (size_t)lines[i].underline_count, sizeof *lines[i].underlines);
  }
  return copied;
}

static void remember(zb_paragraph_cache *cache, uint64_t hash, const zb_paragraph *p, const zb_line *lines, int count)
{
  entry *e = zb_arena_alloc(cache->arena, sizeof *e);
  zb_span *spans = copy(cache->arena, p->spans, (size_t)p->span_count, sizeof *spans);
  for (int i = 0; i < p->span_count; i++)
    spans[i].text = zb_arena_strdup(cache->arena, spans[i].text);
  *e = (entry){cache->slots[hash % SLOTS], hash, *p, copy_lines(cache->arena, lines, count), count};
  e->paragraph.spans = spans;
  cache->slots[hash % SLOTS] = e;
}

/* Whether it is the second time that it comes. */
static bool came_before(zb_paragraph_cache *cache, uint64_t hash)
{
  uint32_t *seen = &cache->seen[hash % SEEN], mark = (uint32_t)(hash >> 32) | 1;
  bool before = *seen == mark;
  *seen = mark;
  return before;
}

static bool may_recur(const zb_paragraph *p)
{
  size_t length = 0;
  for (int i = 0; i < p->span_count; i++)
    length += strlen(p->spans[i].text);
  return length <= MAX_TEXT;
}

bool zb_paragraph_cache_set(zb_paragraph_cache *cache, const zb_paragraph *paragraph, zb_arena *arena,
                            const zb_line **lines, int *count, zb_missing *missing)
{
  if (cache == NULL || !may_recur(paragraph))
    return zb_paragraph_set(paragraph, arena, lines, count, missing);
  uint64_t hash = hash_of(paragraph);
  for (const entry *e = cache->slots[hash % SLOTS]; e != NULL; e = e->next) {
    if (e->hash != hash || !same_paragraphs(&e->paragraph, paragraph))
      continue;
    *lines = e->lines;
    *count = e->count;
    *missing = (zb_missing){0};
    return true;
  }
  bool whole = zb_paragraph_set(paragraph, arena, lines, count, missing);
  if (whole && came_before(cache, hash))
    remember(cache, hash, paragraph, *lines, *count);
  return whole;
}
