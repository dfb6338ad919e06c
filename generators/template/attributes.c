#include "template/pattern.h"

#include "tree/units.h"
#include "xml/load.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void compile_error(compiler *c, const xmlNode *element, const char *message, ...)
{
  zb_buffer text = {0};
  va_list args;
  va_start(args, message);
  zb_buffer_vprintf(&text, message, args);
  va_end(args);
  zb_xml_error_at(c->diags, c->path, element, "请改正模板的这一行", "%s", text.data);
  zb_buffer_free(&text);
  c->status = ZB_TEMPLATE;
}

void node_error(zb_diags *diags, const char *path, const zb_node *node, const char *remedy, const char *message, ...)
{
  zb_buffer text = {0};
  va_list args;
  va_start(args, message);
  zb_buffer_vprintf(&text, message, args);
  va_end(args);
  zb_diags_add_line(diags, ZB_ERROR, "template", path, node->line, node->origin, remedy, "%s", text.data);
  zb_buffer_free(&text);
}

const char *attribute(compiler *c, const xmlNode *element, const char *name)
{
  xmlChar *value = xmlGetNoNsProp(element, (const xmlChar *)name);
  if (value == NULL)
    return NULL;
  const char *copy = zb_arena_strdup(c->template->arena, (const char *)value);
  xmlFree(value);
  return copy;
}

bool attribute_yes(compiler *c, const xmlNode *element, const char *name)
{
  const char *value = attribute(c, element, name);
  return value != NULL && strcmp(value, "yes") == 0;
}

/* Says that an attribute can't be read as WANTED. */
static void bad_attribute(compiler *c, const xmlNode *element, const char *name, const char *value, const char *wanted)
{
  compile_error(c, element, "<%s> 的 %s=\"%s\" 不对，应为%s", (const char *)element->name, name, value, wanted);
}

float attribute_length(compiler *c, const xmlNode *element, const char *name, float otherwise)
{
  const char *value = attribute(c, element, name);
  float pt = otherwise;
  if (value != NULL && !zb_length_read(value, strlen(value), &pt))
    bad_attribute(c, element, name, value, "长度，如 12mm、10.5pt、五号");
  return pt;
}

float attribute_number(compiler *c, const xmlNode *element, const char *name, float otherwise, float min, float max)
{
  const char *value = attribute(c, element, name);
  if (value == NULL)
    return otherwise;
  char *end;
  float number = strtof(value, &end);
  if (end == value || *end != '\0' || !(number >= min && number <= max))
    bad_attribute(c, element, name, value,
                  zb_arena_printf(c->template->arena, " %g 到 %g 的数字", (double)min, (double)max));
  return number;
}

int attribute_count(compiler *c, const xmlNode *element, const char *name, int otherwise)
{
  const char *value = attribute(c, element, name);
  if (value == NULL)
    return otherwise;
  char *end;
  long number = strtol(value, &end, 10);
  if (*end != '\0' || number < 1 || number > 10000) {
    bad_attribute(c, element, name, value, "1 到 10000 的整数");
    return otherwise;
  }
  return (int)number;
}

int64_t attribute_color(compiler *c, const xmlNode *element, const char *name, int64_t otherwise)
{
  const char *value = attribute(c, element, name);
  if (value == NULL)
    return otherwise;
  uint32_t color;
  if (!zb_color_read(value, &color)) {
    bad_attribute(c, element, name, value, "颜色，如 #c00000");
    return otherwise;
  }
  return color;
}

/* The next word of *LIST, and its length; NULL at the end. */
static const char *next_word(const char **list, size_t *length)
{
  *list += strspn(*list, " ");
  const char *word = *list;
  *length = strcspn(word, " ");
  *list += *length;
  return *length > 0 ? word : NULL;
}

void attribute_margins(compiler *c, const xmlNode *element, const char *name, float margins[4])
{
  const char *value = attribute(c, element, name);
  if (value == NULL)
    return;
  const char *list = value, *word;
  size_t length;
  int n = 0;
  while (n < 4 && (word = next_word(&list, &length)) != NULL && zb_length_read(word, length, &margins[n]))
    n++;
  if (n == 0 || list[strspn(list, " ")] != '\0') {
    bad_attribute(c, element, name, value, "一至四个长度（上 右 下 左）");
    return;
  }
  if (n < 2)
    margins[1] = margins[0];
  if (n < 3)
    margins[2] = margins[0];
  if (n < 4)
    margins[3] = margins[1];
}

static void add_slot(compiler *c, const xmlNode *element, pattern *p, const char *name, size_t offset, slot_kind kind)
{
  slot *s = zb_arena_alloc(c->template->arena, sizeof *s);
  *s = (slot){p->slots, attribute_parts(c, element, name, NULL), offset, kind,
              zb_arena_strdup(c->template->arena, name)};
  p->slots = s;
}

void attribute_slot(compiler *c, const xmlNode *element, pattern *p, const char *name, size_t offset)
{
  const char *value = attribute(c, element, name);
  if (value == NULL)
    *(const char **)((char *)&p->node + offset) = "";
  else
    add_slot(c, element, p, name, offset, SLOT_TEXT);
}

void attribute_number_slot(compiler *c, const xmlNode *element, pattern *p, const char *name, int otherwise,
                           size_t offset)
{
  const char *value = attribute(c, element, name);
  if (value != NULL && value[0] == '{')
    add_slot(c, element, p, name, offset, SLOT_NUMBER);
  else
    *(int *)((char *)&p->node + offset) = attribute_count(c, element, name, otherwise);
}

void attribute_length_slot(compiler *c, const xmlNode *element, pattern *p, const char *name, size_t offset)
{
  const char *value = attribute(c, element, name);
  if (value != NULL && value[0] == '{')
    add_slot(c, element, p, name, offset, SLOT_LENGTH);
  else
    *(float *)((char *)&p->node + offset) = attribute_length(c, element, name, 0);
}

bool width_read(const char *s, size_t n, zb_width *width)
{
  *width = (zb_width){0, 0};
  if (n > 0 && s[n - 1] == '*')
    width->share = n == 1 ? 1 : strtof(s, NULL);
  return width->share > 0 || zb_length_read(s, n, &width->pt);
}

int widths_read(const char *text, zb_arena *arena, const zb_width **widths)
{
  zb_width *array = zb_arena_array(arena, strlen(text) / 2 + 1, sizeof *array);
  const char *word;
  size_t length;
  int n = 0;
  while ((word = next_word(&text, &length)) != NULL)
    if (!width_read(word, length, &array[n++]))
      return -1;
  *widths = array;
  return n;
}

int attribute_widths(compiler *c, const xmlNode *element, const char *name, const zb_width **widths)
{
  const char *value = attribute(c, element, name);
  *widths = NULL;
  if (value == NULL)
    return 0;
  int n = widths_read(value, c->template->arena, widths);
  if (n < 0)
    bad_attribute(c, element, name, value, "一列一个宽度，如 24mm 2* *");
  return n < 0 ? 0 : n;
}
