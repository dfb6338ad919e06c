/* Where lines may break: libunibreak for Chinese (UAX #14), with what Chinese setting asks beyond it. */
#include "text/setting.h"

#include <linebreak.h>

_Static_assert(BREAK_MUST == LINEBREAK_MUSTBREAK && BREAK_MAY == LINEBREAK_ALLOWBREAK && BREAK_NOT == LINEBREAK_NOBREAK,
               "break_kind follows libunibreak");

/* What libunibreak is to take the character for. Connecting marks may not start a line (clreq, 3.1.3), but have
   classes that let them. */
static uint32_t stand_in(const character *c)
{
  switch (c->code) {
  case 0x00B7: /* · in names */
  case 0x2027:
  case 0xFF5E: /* ～ */
  case 0xFF0F: /* ／ */
    return 0x30FB;
  case 0xFFFF: /* libunibreak's end of text */
    return 0xFFFD;
  }
  return c->kind == ATOM_PAD ? 0x4E00 : c->code; /* a blank stands in a line as a word does */
}

static bool same_blank(const setting *s, const character *a, const character *b)
{
  return a->span == b->span && s->paragraph->spans[a->span].kind == ZB_SPAN_BLANK;
}

void find_breaks(setting *s)
{
  size_t n = (size_t)s->character_count;
  utf32_t *codes = zb_arena_array(s->arena, n, sizeof *codes);
  char *breaks = zb_arena_alloc(s->arena, n);
  for (size_t i = 0; i < n; i++)
    codes[i] = stand_in(&s->characters[i]);
  set_linebreaks_utf32(codes, n, "zh", breaks);
  for (size_t i = 0; i < n; i++) {
    character *c = &s->characters[i];
    c->after = (uint8_t)breaks[i];
    if (c->after == BREAK_MUST && c->kind != ATOM_END)
      c->after = BREAK_NOT; /* the text's end */
    if (i + 1 < n && c->after == BREAK_MAY && same_blank(s, c, c + 1))
      c->after = BREAK_NOT;
  }
}
