/* What the RELAX NG schemas of templates know. */
#ifndef ZB_TESTS_SCHEMAS_H
#define ZB_TESTS_SCHEMAS_H

#include "xml/grammar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The attributes that the schema gives an element, wherever it stands; a list of lists. */
typedef struct known {
  zb_grammar *grammar;
  zb_arena *arena;
  const zb_grammar_item *elements[256];
  int count;
} known;

static inline void collect(known *k, const zb_grammar_item *elements)
{
  for (; elements != NULL; elements = elements->next) {
    bool seen = false;
    for (int i = 0; i < k->count; i++)
      seen =
          seen || (k->elements[i]->pattern == elements->pattern && strcmp(k->elements[i]->name, elements->name) == 0);
    if (seen)
      continue;
    assert_true((size_t)k->count < (sizeof k->elements / sizeof k->elements[0]));
    k->elements[k->count++] = elements;
    collect(k, zb_grammar_content(k->grammar, elements)->elements);
  }
}

static inline known *read_schema(zb_arena *arena, const char *rng)
{
  known *k = zb_arena_alloc(arena, sizeof *k);
  *k = (known){.grammar = zb_grammar_read(rng, arena), .arena = arena};
  assert_non_null(k->grammar);
  collect(k, zb_grammar_start(k->grammar)->elements);
  assert_true(k->count > 20);
  return k;
}

static inline bool has_attribute(const known *k, const char *element, const char *attribute)
{
  for (int i = 0; i < k->count; i++)
    if (strcmp(k->elements[i]->name, element) == 0)
      for (const zb_grammar_item *a = zb_grammar_content(k->grammar, k->elements[i])->attributes; a != NULL;
           a = a->next)
        if (strcmp(a->name, attribute) == 0)
          return true;
  return false;
}

#endif
