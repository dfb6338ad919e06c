/* Texts that a field of the table has read as they are: most columns say the same few things over and over, and what
   was read once need not be looked at again. */
#include "import/sheet_import.h"

#include <string.h>

enum { SLOTS = 16, ROOM = 48 };

typedef struct slot {
  const zb_number_format *format;
  bool untyped;
  unsigned char length;
  char text[ROOM]; /* "": nothing yet */
} slot;

struct zb_same_again {
  slot slots[SLOTS];
};

void zb_same_again_begin(sheet_import *in)
{
  in->same_again = zb_arena_array(in->arena, (size_t)in->schema->field_count, sizeof *in->same_again);
}

/* Where such a cell's text belongs; NULL: it is no mere text, or a long one. *LENGTH: of the text. */
static slot *slot_of(const sheet_import *in, int field, const zb_cell *cell, size_t *length)
{
  if (in->same_again == NULL || cell->type != ZB_CELL_TEXT || cell->formula || cell->struck || cell->by_default ||
      cell->shown != NULL)
    return NULL;
  unsigned hash = 2166136261; /* FNV-1a */
  const char *s = cell->text;
  for (; *s != '\0' && s < cell->text + ROOM; s++)
    hash = (hash ^ (unsigned char)*s) * 16777619;
  *length = (size_t)(s - cell->text);
  return *length < ROOM ? &in->same_again[field].slots[(hash ^ hash >> 16) % SLOTS] : NULL;
}

bool zb_same_again(const sheet_import *in, int field, const zb_cell *cell)
{
  size_t length;
  const slot *s = slot_of(in, field, cell, &length);
  return s != NULL && s->length == length && s->untyped == cell->untyped && s->format == cell->format &&
         memcmp(s->text, cell->text, length) == 0 && length > 0;
}

void zb_same_again_note(sheet_import *in, int field, const zb_cell *cell, const zb_parsed *parsed)
{
  size_t length;
  bool as_it_is = parsed->text != NULL && parsed->changes == 0 && parsed->doubt == NULL;
  slot *s = as_it_is ? slot_of(in, field, cell, &length) : NULL;
  if (s == NULL || strcmp(parsed->text, cell->text) != 0)
    return;
  *s = (slot){.format = cell->format, .untyped = cell->untyped, .length = (unsigned char)length};
  memcpy(s->text, cell->text, length);
}
