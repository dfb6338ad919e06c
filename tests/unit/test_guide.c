/* docs/templates.md against the schemas: each element has a section (### `<name>`), and each of its attributes is named
   there, or in the sections of what many elements have: 外观, 循环和条件. */
#include "base/file.h"
#include "xml/grammar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

typedef struct guide {
  zb_buffer text;
  zb_grammar *grammar;
  zb_arena *arena;
  zb_diags *diags;
  const xmlNode *seen[256];
  int seen_count, missing;
} guide;

/* The text from a heading that has TITLE to the next heading, in the arena; NULL if there is none. Looks at the
   headings that start with MARK. */
static const char *section(guide *g, const char *mark, const char *title)
{
  for (const char *line = strstr(g->text.data, mark); line != NULL; line = strstr(line + 1, mark)) {
    size_t length = strcspn(line + 1, "\n");
    const char *found = strstr(line, title), *end = strstr(line + 1, "\n##");
    if (found == NULL || found > line + 1 + length)
      continue;
    return zb_arena_strndup(g->arena, line, end == NULL ? strlen(line) : (size_t)(end - line));
  }
  return NULL;
}

static bool names(const char *section, const char *attribute)
{
  char quoted[64];
  snprintf(quoted, sizeof quoted, "`%s`", attribute);
  return section != NULL && strstr(section, quoted) != NULL;
}

static void complain(guide *g, const char *element, const char *attribute)
{
  print_error("docs/templates.md says nothing of <%s> %s\n", element, attribute);
  g->missing++;
}

static bool seen(guide *g, const xmlNode *pattern)
{
  for (int i = 0; i < g->seen_count; i++)
    if (g->seen[i] == pattern)
      return true;
  assert_true(g->seen_count < 256);
  g->seen[g->seen_count++] = pattern;
  return false;
}

static void look_for(guide *g, const zb_grammar_item *elements)
{
  for (const zb_grammar_item *e = elements; e != NULL; e = e->next) {
    char heading[64];
    snprintf(heading, sizeof heading, "`<%s>`", e->name);
    const char *own = section(g, "\n### ", heading);
    const char *looks = section(g, "\n## ", "外观"), *flow = section(g, "\n## ", "循环和条件");
    const zb_content_model *model = zb_grammar_content(g->grammar, e);
    if (own == NULL)
      complain(g, e->name, "");
    for (const zb_grammar_item *a = model->attributes; own != NULL && a != NULL; a = a->next)
      if (!names(own, a->name) && !names(looks, a->name) && !names(flow, a->name))
        complain(g, e->name, a->name);
    if (!seen(g, e->pattern))
      look_for(g, model->elements);
  }
}

static void describes(const char *rng)
{
  guide g = {.arena = zb_arena_new(), .diags = zb_diags_new()};
  assert_int_equal(zb_file_read("docs/templates.md", &g.text, g.diags), ZB_OK);
  zb_buffer_putc(&g.text, '\0');
  g.grammar = zb_grammar_read(rng, g.arena);
  assert_non_null(g.grammar);
  look_for(&g, zb_grammar_start(g.grammar)->elements);
  assert_true(g.seen_count > 10);
  assert_int_equal(g.missing, 0);
  zb_grammar_free(g.grammar);
  zb_buffer_free(&g.text);
  zb_diags_free(g.diags);
  zb_arena_free(g.arena);
}

static void the_guide_describes_forms(void **state)
{
  (void)state;
  describes("templates/form.rng");
}

static void the_guide_describes_workbooks(void **state)
{
  (void)state;
  describes("templates/workbook.rng");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_guide_describes_forms),
      cmocka_unit_test(the_guide_describes_workbooks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
