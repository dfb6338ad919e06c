/* Messages of layout/: where the text comes from, if the caller can tell, else the template's line. */
#include "layout/layouter.h"

#include "base/utf8.h"
#include "base/width.h"

#include <stdarg.h>
#include <string.h>

struct missing {
  const struct missing *next;
  uint32_t character;
  const zb_font_lack *lack; /* what is missing is a role's fonts */
};

/* The value's own place in the user's files; NULL for the template's own words. */
static const char *place_of(const zb_layout_context *context, const char *text)
{
  bool asked = context->find_text != NULL && text != NULL && text[0] != '\0';
  return asked ? context->find_text(context->find_data, text) : NULL;
}

void layout_error(layouter *l, zb_status status, const char *code, const zb_node *node, const char *text,
                  const char *remedy, const char *message, ...)
{
  zb_buffer words = {0};
  va_list args;
  va_start(args, message);
  zb_buffer_vprintf(&words, message, args);
  va_end(args);
  const char *place = place_of(l->context, text);
  if (place != NULL)
    zb_diags_add(l->diags, ZB_ERROR, code, place, remedy, "%s", words.data);
  else
    zb_diags_add_line(l->diags, ZB_ERROR, code, l->context->template, node->line, node->origin, remedy, "%s",
                      words.data);
  zb_buffer_free(&words);
  l->status = zb_worse(l->status, status);
}

/* False if it has been noted before. */
static bool note_missing(layouter *l, uint32_t character, const zb_font_lack *lack)
{
  for (const struct missing *m = l->missing; m != NULL; m = m->next)
    if (m->character == character && m->lack == lack)
      return false;
  struct missing *m = zb_arena_alloc(l->arena, sizeof *m);
  *m = (struct missing){l->missing, character, lack};
  l->missing = m;
  return true;
}

void missing_role(layouter *l, const zb_node *node, const char *role)
{
  const zb_font_lack *lack = zb_fonts_lack(l->context->fonts, role);
  if (lack == NULL)
    layout_error(l, ZB_TEMPLATE, "unknown-font", node, NULL, "可用的字体见 templates/fonts.xml", "没有名为“%s”的字体",
                 role);
  else if (note_missing(l, 0, lack))
    zb_font_lack_tell(lack, "", l->diags);
  l->status = zb_worse(l->status, ZB_TEMPLATE);
}

void missing_character(layouter *l, const zb_node *node, uint32_t character, const char *text)
{
  l->status = zb_worse(l->status, ZB_REFUSED);
  if (!note_missing(l, character, NULL))
    return;
  char utf8[5] = "";
  utf8[zb_utf8_encode(character, utf8)] = '\0';
  layout_error(l, ZB_REFUSED, "missing-glyph", node, utf8, "请核对用字；字无误时请安装含有该字的字体后重做",
               "“%s”中的“%s”（U+%04X）没有一种已安装的字体能显示", zb_excerpt(text, EXCERPT, l->arena), utf8,
               (unsigned)character);
}
