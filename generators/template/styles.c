#include "template/pattern.h"

#include <string.h>

static const char *const halign_names[] = {"left", "center", "right", "justify", "distribute", NULL};
static const char *const valign_names[] = {"top", "middle", "bottom", NULL};
static const char *const heading_names[] = {"no", "1", "2", "3", NULL};
static const char *const breaking_names[] = {"gb", "basic", "strict", NULL};

/* The index of VALUE in NAMES; OTHERWISE if it is NULL. The RELAX NG schema has seen to it that it is one of them. */
static int choice(const char *value, const char *const *names, int otherwise)
{
  for (int i = 0; value != NULL && names[i] != NULL; i++)
    if (strcmp(value, names[i]) == 0)
      return i;
  return otherwise;
}

/* Puts what ELEMENT says of looks over STYLE; true if it says anything. */
static bool read_look(compiler *c, const xmlNode *element, zb_style *style)
{
  zb_style before = *style;
  const char *font = attribute(c, element, "font");
  const char *bold = attribute(c, element, "bold");
  const char *format = attribute(c, element, "format");
  const char *locked = attribute(c, element, "locked"), *strike = attribute(c, element, "strike");
  float padding[4] = {style->padding.top, style->padding.right, style->padding.bottom, style->padding.left};
  if (font != NULL)
    style->font = font;
  if (bold != NULL)
    style->bold = strcmp(bold, "yes") == 0;
  if (format != NULL)
    style->format = format;
  if (strike != NULL)
    style->struck = strcmp(strike, "yes") == 0;
  if (locked != NULL)
    style->unlocked = strcmp(locked, "no") == 0;
  style->size = attribute_length(c, element, "size", style->size);
  style->line_height = attribute_number(c, element, "line-height", style->line_height, 0.5F, 20);
  style->heading = choice(attribute(c, element, "heading"), heading_names, style->heading);
  style->letter_spacing = attribute_length(c, element, "letter-spacing", style->letter_spacing);
  style->indent = attribute_number(c, element, "indent", style->indent, -100, 100);
  style->before = attribute_length(c, element, "before", style->before);
  style->after = attribute_length(c, element, "after", style->after);
  style->halign = (zb_halign)choice(attribute(c, element, "align"), halign_names, style->halign);
  style->valign = (zb_valign)choice(attribute(c, element, "valign"), valign_names, style->valign);
  style->breaking = (zb_breaking)choice(attribute(c, element, "line-breaking"), breaking_names, style->breaking);
  style->color = (uint32_t)attribute_color(c, element, "color", style->color);
  const char *hanging = attribute(c, element, "hanging");
  style->hanging = hanging != NULL ? strcmp(hanging, "yes") == 0 : style->hanging;
  style->fill = attribute_color(c, element, "fill", style->fill);
  attribute_margins(c, element, "padding", padding);
  style->padding = (zb_sides){padding[0], padding[1], padding[2], padding[3]};
  return memcmp(&before, style, sizeof before) != 0;
}

zb_style *find_style(const styles *styles, const char *name)
{
  for (int i = 0; i < styles->count; i++)
    if (strcmp(styles->items[i]->name, name) == 0)
      return styles->items[i];
  return NULL;
}

const zb_style *style_named(compiler *c, const xmlNode *element, const char *name)
{
  const zb_style *style = find_style(&c->template->styles, name);
  if (style != NULL)
    return style;
  zb_buffer known = {0};
  for (int i = 1; i < c->template->styles.count; i++)
    zb_buffer_printf(&known, "%s%s", i == 1 ? "" : "、", c->template->styles.items[i]->name);
  compile_error(c, element, "没有叫做“%s”的样式；已有 %s", name, known.length > 0 ? known.data : "（一个也没有）");
  zb_buffer_free(&known);
  return c->template->styles.items[0];
}

static void add_style(zb_template *template, zb_style *style)
{
  styles *s = &template->styles;
  if (s->count == s->capacity) {
    int capacity = s->capacity == 0 ? 32 : s->capacity * 2;
    zb_style **items = zb_arena_array(template->arena, (size_t)capacity, sizeof(zb_style *));
    if (s->count > 0)
      memcpy(items, s->items, (size_t)s->count * sizeof *items);
    s->items = items;
    s->capacity = capacity;
  }
  s->items[s->count++] = style;
}

/* The style that all others come from. */
static void add_root_style(zb_template *template)
{
  zb_style *root = zb_arena_alloc(template->arena, sizeof *root);
  root->name = "";
  root->font = "宋体";
  root->size = 10.5F;
  root->line_height = 1.3F;
  root->fill = -1;
  root->format = "";
  add_style(template, root);
}

void compile_styles(compiler *c, const xmlNode *parent)
{
  if (c->template->styles.count == 0)
    add_root_style(c->template);
  for (const xmlNode *element = parent->children; element != NULL; element = element->next) {
    if (element->type != XML_ELEMENT_NODE || strcmp((const char *)element->name, "style") != 0)
      continue;
    const char *name = attribute(c, element, "name"), *base = attribute(c, element, "base");
    zb_style *style = zb_arena_alloc(c->template->arena, sizeof *style);
    *style = base != NULL ? *style_named(c, element, base) : *c->template->styles.items[0];
    style->name = name;
    read_look(c, element, style);
    zb_style *same = find_style(&c->template->styles, name);
    if (same != NULL)
      *same = *style; /* a template's own style takes the place of styles.xml's */
    else
      add_style(c->template, style);
  }
}

const zb_style *element_style(compiler *c, const xmlNode *element, const zb_style *inherited)
{
  const char *name = attribute(c, element, "style");
  bool open = name != NULL && name[0] == '{'; /* the data say which */
  const zb_style *style = name != NULL && !open ? style_named(c, element, name) : inherited;
  zb_style *own = zb_arena_alloc(c->template->arena, sizeof *own);
  *own = *style;
  if (!read_look(c, element, own))
    return style;
  if (open)
    compile_error(c, element, "有 style=\"%s\" 就不能再写字体、对齐等样子", name);
  return own;
}
