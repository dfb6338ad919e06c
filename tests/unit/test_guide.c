/* docs/templates.md, the schemas and the tests know the same: each element has a section (### `<name>`), and each of
   its attributes is named there, or in the sections of what many elements have: 外观, 循环和条件; none is named that is
   not there; each is tried by test_attributes.c or test_looks.c. */
#include "attribute_cases.h"
#include "base/file.h"
#include "look_cases.h"
#include "schemas.h"

#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

typedef struct world {
  zb_arena *arena;
  zb_diags *diags;
  zb_buffer guide;
  known *form, *book;
} world;

static int set_up(void **state)
{
  static world w;
  w = (world){.arena = zb_arena_new(), .diags = zb_diags_new()};
  *state = &w;
  assert_int_equal(zb_file_read("docs/templates.md", &w.guide, w.diags), ZB_OK);
  w.form = read_schema(w.arena, "templates/form.rng");
  w.book = read_schema(w.arena, "templates/workbook.rng");
  return 0;
}

static int tear_down(void **state)
{
  world *w = *state;
  zb_grammar_free(w->form->grammar);
  zb_grammar_free(w->book->grammar);
  zb_buffer_free(&w->guide);
  zb_diags_free(w->diags);
  zb_arena_free(w->arena);
  return 0;
}

/* --- Each attribute has its words in the guide ------------------------------------------------------------------- */

/* The text from a heading that has TITLE to the next heading, in the arena; NULL if there is none. Looks at the
   headings that start with MARK. */
static const char *section(world *w, const char *mark, const char *title)
{
  for (const char *line = strstr(w->guide.data, mark); line != NULL; line = strstr(line + 1, mark)) {
    size_t length = strcspn(line + 1, "\n");
    const char *found = strstr(line, title), *end = strstr(line + 1, "\n##");
    if (found == NULL || found > line + 1 + length)
      continue;
    return zb_arena_strndup(w->arena, line, end == NULL ? strlen(line) : (size_t)(end - line));
  }
  return NULL;
}

static bool names(const char *section, const char *attribute)
{
  char quoted[64];
  snprintf(quoted, sizeof quoted, "`%s`", attribute);
  return section != NULL && strstr(section, quoted) != NULL;
}

static int undescribed(world *w, const known *k)
{
  const char *looks = section(w, "\n## ", "外观"), *flow = section(w, "\n## ", "循环和条件");
  int missing = 0;
  for (int i = 0; i < k->count; i++) {
    const char *name = k->elements[i]->name, *own = section(w, "\n### ", zb_arena_printf(w->arena, "`<%s>`", name));
    if (own == NULL) {
      print_error("docs/templates.md says nothing of <%s>\n", name);
      missing++;
    }
    for (const zb_grammar_item *a = zb_grammar_content(k->grammar, k->elements[i])->attributes; a != NULL; a = a->next)
      if (own != NULL && !names(own, a->name) && !names(looks, a->name) && !names(flow, a->name)) {
        print_error("docs/templates.md says nothing of <%s %s>\n", name, a->name);
        missing++;
      }
  }
  return missing;
}

static void the_guide_describes_all(void **state)
{
  world *w = *state;
  assert_int_equal(undescribed(w, w->form) + undescribed(w, w->book), 0);
}

/* --- It has its test --------------------------------------------------------------------------------------------- */

static bool in_cases(const attribute_case *cases, size_t count, const char *element, const char *attribute)
{
  for (size_t i = 0; i < count; i++)
    if (strcmp(cases[i].element, element) == 0 && strcmp(cases[i].attribute, attribute) == 0)
      return true;
  return false;
}

static bool in_looks(const struct look *table, size_t looks_count, const bearer *bearers, size_t count,
                     const char *element, const char *attribute)
{
  for (size_t i = 0; i < count; i++)
    for (size_t n = 0; n < looks_count; n++)
      if (strcmp(bearers[i].element, element) == 0 && strcmp(table[n].attribute, attribute) == 0)
        return true;
  return false;
}

/* A <label> is a cell with another style. What is the same in forms and workbooks is tried in one of them. */
static bool is_tried(const char *element, const char *attribute)
{
  const char *name = strcmp(element, "label") == 0 ? "cell" : element;
  return in_cases(form_cases, COUNT(form_cases), name, attribute) ||
         in_cases(book_cases, COUNT(book_cases), name, attribute) ||
         in_cases(margin_cases, COUNT(margin_cases), name, attribute) ||
         in_looks(looks, COUNT(looks), form_bearers, COUNT(form_bearers), name, attribute) ||
         in_looks(book_looks, COUNT(book_looks), book_bearers, COUNT(book_bearers), name, attribute);
}

static int untried(const known *k)
{
  int missing = 0;
  for (int i = 0; i < k->count; i++)
    for (const zb_grammar_item *a = zb_grammar_content(k->grammar, k->elements[i])->attributes; a != NULL; a = a->next)
      if (!is_tried(k->elements[i]->name, a->name)) {
        print_error("no test tries <%s %s>\n", k->elements[i]->name, a->name);
        missing++;
      }
  return missing;
}

static void each_attribute_is_tried(void **state)
{
  const world *w = *state;
  assert_int_equal(untried(w->form) + untried(w->book), 0);
}

/* --- And the guide has no other ---------------------------------------------------------------------------------- */

/* The words in `…` of the first column of a table's row at LINE, one after the other; NULL at its end. */
static const char *next_word(world *w, const char **line)
{
  const char *end = *line + strcspn(*line, "|\n"), *open = memchr(*line, '`', (size_t)(end - *line));
  if (open == NULL)
    return NULL;
  const char *close = strchr(open + 1, '`');
  *line = close + 1;
  return zb_arena_strndup(w->arena, open + 1, (size_t)(close - open - 1));
}

/* Each attribute that a section of the guide lists is one of an element in its heading, `### <a>、<b>`; of a section on
   all elements, of FOR_ALL. */
static int unknown_in_section(world *w, const char *section, const char *for_all)
{
  const char *elements[8] = {for_all}, *heading = section, *word;
  size_t count = for_all != NULL;
  int unknown = 0;
  while (count < COUNT(elements) && (word = next_word(w, &heading)) != NULL)
    elements[count++] = zb_arena_strndup(w->arena, word + 1, strlen(word) - 2); /* without < and > */
  const char *end = strstr(section, "\n##");
  for (const char *line = strstr(section, "\n| 属性 |"); line != NULL && (end == NULL || line < end);) {
    line = strchr(line + 1, '\n');
    if (line == NULL || line[1] != '|')
      break;
    const char *cell = line + 2;
    while ((word = next_word(w, &cell)) != NULL) {
      bool known = false;
      for (size_t i = 0; i < count; i++)
        known = known || has_attribute(w->form, elements[i], word) || has_attribute(w->book, elements[i], word);
      if (!known)
        print_error("docs/templates.md has <%s %s>, and no schema has\n", elements[0], word);
      unknown += !known;
    }
  }
  return unknown;
}

static void the_guide_invents_nothing(void **state)
{
  world *w = *state;
  int unknown = 0, sections = 0;
  for (const char *s = w->guide.data; (s = strstr(s, "\n### `<")) != NULL; sections++) {
    s += strlen("\n### ");
    unknown += unknown_in_section(w, s, NULL);
  }
  unknown += unknown_in_section(w, strstr(w->guide.data, "\n## 循环和条件") + 1, "row");
  unknown += unknown_in_section(w, strstr(w->guide.data, "\n## 外观") + 1, "cell");
  assert_true(sections > 25);
  assert_int_equal(unknown, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
  const struct CMUnitTest tests[] = {TEST(the_guide_describes_all), TEST(each_attribute_is_tried),
                                     TEST(the_guide_invents_nothing)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
