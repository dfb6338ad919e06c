/* Opinion boxes. What <opinion title sign seal date lines> comes to in its cell:

     title                                        in the cell's style
     the element's own text
     space that takes what is left, with lines to write on if asked for
              sign：________　　　　（盖章）      in the style sign, at the right
                            年　　月　　日        on the line of the signature if there is no seal */
#include "template/pattern.h"

#include "tree/units.h"

/* Of the blank for a signature. */
#define SIGNATURE (34 * ZB_PT_PER_MM)

#define UNDATED "年　　月　　日"

/* Keeps the seal's place off the cell's edge, where half of a seal of 40 mm has room. Blanks that stay at a line's end.
 */
#define BEHIND_SEAL "\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0"

static pattern *add_words(compiler *c, const xmlNode *element, pattern *p, const char *words, const zb_style *style)
{
  pattern *text = add_pattern(c, p, ZB_NODE_TEXT, style, element);
  text->text = compile_parts(c, element, words, style, false);
  return text;
}

static void add_signature(compiler *c, const xmlNode *element, pattern *p, const char *sign, const zb_style *style)
{
  add_words(c, element, p, zb_arena_printf(c->template->arena, "%s：", sign), style);
  add_pattern(c, p, ZB_NODE_BLANK, style, element)->node.as.box.width = SIGNATURE;
  add_words(c, element, p, "　　　　", style);
}

/* The date that is known, or the place for one. */
static void add_date(compiler *c, const xmlNode *element, pattern *p, const char *date, const zb_style *style)
{
  if (date == NULL) {
    add_words(c, element, p, UNDATED, style);
    return;
  }
  pattern *text = add_words(c, element, p, date, style_named(c, element, "sign-date"));
  text->otherwise = zb_arena_alloc(c->template->arena, sizeof *text);
  text->otherwise->node = text->node;
  text->otherwise->node.style = style;
  text->otherwise->text = compile_parts(c, element, "　　" UNDATED, style, false);
}

void compile_opinion(compiler *c, const xmlNode *element, pattern *cell, scope scope)
{
  const char *title = attribute(c, element, "title"), *sign = attribute(c, element, "sign");
  const zb_style *style = style_named(c, element, "sign");
  bool seal = attribute_yes(c, element, "seal");
  if (title != NULL)
    add_words(c, element, add_pattern(c, cell, ZB_NODE_P, scope.style, element), title, scope.style);
  compile_children(c, element, cell, scope);
  pattern *space = add_pattern(c, cell, ZB_NODE_SPACE, scope.style, element);
  space->node.as.box.lines = attribute_length(c, element, "lines", 0);
  pattern *line = add_pattern(c, cell, ZB_NODE_P, style, element);
  if (sign != NULL)
    add_signature(c, element, line, sign, style);
  if (seal) {
    add_words(c, element, line, "（盖章）" BEHIND_SEAL, style);
    line = add_pattern(c, cell, ZB_NODE_P, style, element);
  }
  add_date(c, element, line, attribute(c, element, "date"), style);
}
