/* Text with {expressions}: "破格推荐{level}专业…" -> literal, expression, literal. */
#include "template/pattern.h"

#include "base/width.h"
#include "xml/load.h"

#include <string.h>

const zb_expression *compile_expression(compiler *c, const xmlNode *element, const char *source)
{
  const zb_expression *expression = NULL;
  zb_status status = zb_expression_new(c->script, source, c->path, (int)xmlGetLineNo(element), zb_xml_origin(element),
                                       c->diags, &expression);
  c->status = zb_worse(c->status, status);
  return expression;
}

/* The end of a template's literal text is dropped where it holds a line break: it is the XML's layout. */
static const char *drop_layout(zb_arena *arena, const char *text, size_t length)
{
  char *out = zb_arena_alloc(arena, length + 1);
  size_t n = 0;
  for (size_t i = 0; i < length;) {
    size_t blank = i;
    bool broken = false;
    while (blank < length && strchr(" \t\r\n", text[blank]) != NULL)
      broken |= text[blank++] == '\n';
    if (!broken)
      for (; i < blank; i++)
        out[n++] = text[i];
    i = blank;
    if (i < length)
      out[n++] = text[i++];
  }
  return out;
}

void note_literal(zb_template *template, const char *text, const zb_style *style)
{
  if (template->literal_count == template->literal_capacity) {
    size_t capacity = template->literal_capacity == 0 ? 64 : template->literal_capacity * 2;
    zb_literal *literals = zb_arena_array(template->arena, capacity, sizeof *literals);
    if (template->literal_count > 0)
      memcpy(literals, template->literals, template->literal_count * sizeof *literals);
    template->literals = literals;
    template->literal_capacity = capacity;
  }
  template->literals[template->literal_count++] = (zb_literal){text, style};
}

const char *closing_brace(const char *s)
{
  int depth = 1;
  for (char quote = 0; *s != '\0'; s++) {
    if (quote != 0) {
      if (*s == '\\' && s[1] != '\0')
        s++;
      else if (*s == quote)
        quote = 0;
    } else if (*s == '"' || *s == '\'') {
      quote = *s;
    } else if (*s == '{') {
      depth++;
    } else if (*s == '}' && --depth == 0) {
      return s;
    }
  }
  return NULL;
}

static part *literal_part(compiler *c, const char *text, const zb_style *style)
{
  part *p = zb_arena_alloc(c->template->arena, sizeof *p);
  p->literal = text;
  if (style != NULL)
    note_literal(c->template, text, style);
  return p;
}

static part *expression_part(compiler *c, const xmlNode *element, const char *source, const zb_style *style,
                             bool in_margin)
{
  static const char *const numbers[][2] = {{"page", ZB_PAGE_NUMBER},
                                           {"pages", ZB_PAGE_COUNT},
                                           {"section-page", ZB_SECTION_NUMBER},
                                           {"section-pages", ZB_SECTION_COUNT}};
  for (size_t i = 0; in_margin && i < sizeof numbers / sizeof numbers[0]; i++)
    if (strcmp(source, numbers[i][0]) == 0) {
      if (style != NULL)
        note_literal(c->template, "0123456789", style);
      return literal_part(c, numbers[i][1], NULL);
    }
  part *p = zb_arena_alloc(c->template->arena, sizeof *p);
  p->expression = compile_expression(c, element, source);
  return p;
}

static void note_font(zb_template *template, const char *role)
{
  for (size_t i = 0; i < template->font_count; i++)
    if (strcmp(template->fonts[i], role) == 0)
      return;
  template->fonts = zb_arena_grow(template->arena, template->fonts, template->font_count, &template->font_capacity,
                                  sizeof *template->fonts);
  template->fonts[template->font_count++] = role;
}

part *compile_parts(compiler *c, const xmlNode *element, const char *text, const zb_style *style, bool in_margin)
{
  part *first = NULL, **end = &first;
  if (style != NULL)
    note_font(c->template, style->font);
  while (*text != '\0') {
    size_t plain = strcspn(text, "{");
    if (plain > 0) {
      const char *literal = drop_layout(c->template->arena, text, plain);
      if (*literal != '\0') {
        *end = literal_part(c, literal, style);
        end = &(*end)->next;
      }
      text += plain;
      continue;
    }
    const char *close = closing_brace(text + 1);
    if (close == NULL) {
      compile_error(c, element, "表达式缺少右花括号：%s", zb_excerpt(text, 20, c->template->arena));
      break;
    }
    const char *source = zb_arena_strndup(c->template->arena, text + 1, (size_t)(close - text - 1));
    *end = expression_part(c, element, source, style, in_margin);
    end = &(*end)->next;
    text = close + 1;
  }
  return first;
}

part *attribute_parts(compiler *c, const xmlNode *element, const char *name, const zb_style *style)
{
  const char *value = attribute(c, element, name);
  return value == NULL ? NULL : compile_parts(c, element, value, style, false);
}
