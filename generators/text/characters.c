/* Decodes spans into characters, and chooses the face that draws each. */
#include "base/utf8.h"
#include "text/setting.h"

#include <string.h>

static bool is_line_end(uint32_t c)
{
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_space(uint32_t c)
{
  return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

/* Most of a text: none of what the others here are. */
static bool is_han(uint32_t c)
{
  return c >= 0x3400 && c <= 0x9FFF;
}

/* Default ignorable: affects its neighbours only and needs no glyph of its own. */
static bool is_ignorable(uint32_t c)
{
  return c == 0xAD || c == 0x034F || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

static bool is_variation_selector(uint32_t c)
{
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

static bool is_combining_mark(uint32_t c)
{
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x20D0 && c <= 0x20F0) || (c >= 0x302A && c <= 0x302F) || c == 0x3099 ||
         c == 0x309A;
}

/* The face for C; BASE is that of the character before it in its span. What combines with its base is drawn by the same
   face if possible. */
static const zb_face *choose_face(const zb_role *role, uint32_t c, const zb_face *base)
{
  if (is_variation_selector(c) || is_ignorable(c))
    return base != NULL ? base : zb_role_main_face(role);
  if (is_combining_mark(c) && base != NULL && face_lookup(base, c)->id != 0)
    return base;
  const zb_face *face = zb_role_face(role, c);
  if (face == NULL && is_space(c))
    return zb_role_main_face(role); /* HarfBuzz synthesizes it from the face's space */
  return face;
}

static character *add(setting *s, int span, uint32_t code, atom_kind kind, uint32_t offset)
{
  character *c = &s->characters[s->character_count++];
  *c = (character){.code = code, .offset = offset, .kind = (uint8_t)kind, .span = span};
  return c;
}

/* Adds a character that nothing can draw to those that are missing already. */
static void note_missing(zb_arena *arena, uint32_t code, int span, zb_missing *missing)
{
  int count = 0;
  zb_missing *last = missing;
  for (zb_missing *m = missing; m != NULL && m->character != 0; m = m->next, count++) {
    if (m->character == code)
      return;
    last = m;
  }
  if (count == ZB_MAX_MISSING)
    return;
  if (count > 0)
    last = last->next = zb_arena_alloc(arena, sizeof *last);
  *last = (zb_missing){.character = code, .span = span};
}

static void read_text(setting *s, int span, uint32_t offset, zb_missing *missing)
{
  const zb_role *role = s->paragraph->spans[span].role;
  const char *p = s->text + offset;
  const zb_face *face = NULL;
  for (uint32_t code; offset = (uint32_t)(p - s->text), (code = zb_utf8_next(&p)) != 0;) {
    if (code == '\t')
      code = ' ';
    bool han = is_han(code);
    character *c = add(s, span, code, !han && is_space(code) ? ATOM_SPACE : ATOM_TEXT, offset);
    c->length = (uint8_t)(p - s->text - offset);
    if (!han && is_line_end(code)) {
      c->kind = ATOM_END;
      face = NULL;
      continue;
    }
    face = c->face = han ? zb_role_face(role, code) : choose_face(role, code, face);
    if (face == NULL)
      note_missing(s->arena, code, span, missing);
  }
}

/* The spans' texts, concatenated, each with its NUL. *CHARACTERS is an upper bound of the characters in them. */
static char *join(const zb_paragraph *paragraph, zb_arena *arena, size_t *characters)
{
  size_t size = 1;
  for (int i = 0; i < paragraph->span_count; i++)
    size += strlen(paragraph->spans[i].text) + 1;
  *characters = size + 2 * (size_t)paragraph->span_count;
  char *text = zb_arena_alloc(arena, size), *p = text;
  for (int i = 0; i < paragraph->span_count; i++) {
    size_t n = strlen(paragraph->spans[i].text) + 1;
    memcpy(p, paragraph->spans[i].text, n);
    p += n;
  }
  return text;
}

bool read_characters(setting *s, zb_missing *missing)
{
  size_t max;
  s->text = join(s->paragraph, s->arena, &max);
  s->characters = zb_arena_array(s->arena, max, sizeof *s->characters);
  uint32_t offset = 0;
  for (int i = 0; i < s->paragraph->span_count; i++) {
    const zb_span *span = &s->paragraph->spans[i];
    if (span->kind == ZB_SPAN_BREAK)
      add(s, i, '\n', ATOM_END, offset);
    if (span->kind == ZB_SPAN_BLANK)
      add(s, i, 0, ATOM_PAD, offset);
    if (span->kind != ZB_SPAN_BREAK)
      read_text(s, i, offset, missing);
    offset += (uint32_t)strlen(s->text + offset);
    if (span->kind == ZB_SPAN_BLANK)
      add(s, i, 0, ATOM_PAD, offset);
    offset++;
  }
  return missing->character == 0;
}
