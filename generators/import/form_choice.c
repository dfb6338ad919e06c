#include "import/form_choice.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct choices {
  const char *start; /* of the open option's text; NULL: none is open */
  bool ticked;       /* it is */
  bool boxes;        /* there are any */
  const char *chosen;
  int count; /* options that are ticked */
  zb_arena *arena;
} choices;

static bool is_empty_box(uint32_t c)
{
  return c == 0x25A1 || c == 0x2610 || c == 0x25CB || c == 0x25FB || c == 0x2B1C; /* □ ☐ ○ ◻ ⬜ */
}

static bool is_ticked_box(uint32_t c)
{
  return c == 0x2611 || c == 0x2612 || c == 0x2705 || c == 0x25A0 || c == 0x25CF; /* ☑ ☒ ✅ ■ ● */
}

static bool is_tick(uint32_t c)
{
  return c == 0x221A || c == 0x2713 || c == 0x2714; /* √ ✓ ✔ */
}

static const char *skip_blanks(const char *s)
{
  for (;;) {
    const char *next = s;
    uint32_t c = zb_utf8_next(&next);
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != 0x3000)
      return s;
    s = next;
  }
}

/* The open option ends at END. */
static void close_option(choices *o, const char *end)
{
  if (o->start != NULL && o->ticked) {
    char *text = zb_arena_strndup(o->arena, o->start, (size_t)(end - o->start));
    size_t n = strlen(text);
    for (bool blank = true; blank && n > 0; text[n] = '\0') {
      bool wide = n >= 3 && memcmp(text + n - 3, "　", 3) == 0;
      blank = wide || (unsigned char)text[n - 1] <= ' ';
      n -= wide ? 3 : blank ? 1 : 0;
    }
    o->chosen = skip_blanks(text);
    o->count++;
  }
  o->start = NULL;
}

static void open_option(choices *o, const char *start, bool ticked)
{
  o->start = start;
  o->ticked = ticked;
}

/* A tick from AT to NEXT stands in the empty box before it, behind its option (□男√), or in place of a box (√男). */
static void take_tick(choices *o, const char *at, const char *next)
{
  const char *text = skip_blanks(next), *behind = text;
  uint32_t c = zb_utf8_next(&behind);
  bool ends = c == 0 || is_empty_box(c) || is_ticked_box(c);
  if (o->start != NULL && (ends || skip_blanks(o->start) == at)) {
    o->ticked = true;
    if (skip_blanks(o->start) == at)
      o->start = next;
    else
      close_option(o, at);
  } else {
    close_option(o, at);
    open_option(o, next, true);
  }
}

const char *form_choice(const char *text, zb_arena *arena)
{
  choices o = {.arena = arena};
  const char *s = text, *at = text;
  for (uint32_t c; (c = zb_utf8_next(&s)) != 0; at = s) {
    if (is_empty_box(c) || is_ticked_box(c)) {
      close_option(&o, at);
      open_option(&o, s, is_ticked_box(c));
      o.boxes = true;
    } else if (is_tick(c)) {
      take_tick(&o, at, s);
    }
  }
  close_option(&o, at);
  if (!o.boxes || o.count > 1)
    return text;
  return o.count == 1 ? o.chosen : "";
}
