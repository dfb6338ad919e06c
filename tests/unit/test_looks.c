/* How elements may look, from the XML of a template to pages or a workbook: each attribute on each element that the
   schemas let have it. */
#include "look_cases.h"
#include "outcomes.h"
#include "schemas.h"

/* XML with REPLACEMENT for each WORD. */
static const char *replaced(world *w, const char *xml, const char *word, const char *replacement)
{
  const char *at = strstr(xml, word);
  if (at == NULL)
    return xml;
  const char *rest = replaced(w, at + strlen(word), word, replacement);
  return zb_arena_printf(w->arena, "%.*s%s%s", (int)(at - xml), xml, replacement, rest);
}

static const char *dressed(world *w, const char *xml, const struct look *look)
{
  bool lines = strcmp(look->attribute, "hanging") == 0 || strcmp(look->attribute, "line-breaking") == 0;
  xml = replaced(w, xml, "LOOK", zb_arena_printf(w->arena, "%s=\"%s\"", look->attribute, look->value));
  xml = replaced(w, xml, "FLUSH", lines ? "padding=\"0pt\"" : "");
  xml = replaced(w, xml, "SIZE", lines ? "size=\"10.5pt\"" : "");
  xml = replaced(w, xml, "LEFT", strcmp(look->attribute, "align") == 0 ? "" : "align=\"left\"");
  return replaced(w, xml, "TEXT", look->text);
}

/* A paragraph's style in a cell says nothing of the cell's box, and a cell's own nothing that is not tried there. */
static bool is_of_box(const char *attribute)
{
  return strcmp(attribute, "valign") == 0 || strcmp(attribute, "padding") == 0;
}

static void looks_show_in_forms(void **state)
{
  world *w = *state;
  known *k = read_schema(w->arena, "templates/form.rng");
  int failed = 0, tried = 0;
  for (size_t i = 0; i < COUNT(form_bearers); i++)
    for (size_t n = 0; n < COUNT(looks); n++) {
      const bearer *b = &form_bearers[i];
      bool paragraph = strstr(b->xml, "<p style=\"s\">") != NULL;
      if (!has_attribute(k, b->element, looks[n].attribute) || (paragraph && is_of_box(looks[n].attribute)))
        continue;
      bool box = strcmp(b->element, "check") == 0 || strcmp(b->element, "watermark") == 0; /* with words of their own */
      const char *effect = box && strchr("~+", *looks[n].effect) == NULL ? "~" : looks[n].effect;
      attribute_case c = {b->element, looks[n].attribute, NULL, effect, NULL};
      failed += try_case(w, &c, dressed(w, b->xml, &looks[n]), false);
      tried++;
    }
  zb_grammar_free(k->grammar);
  assert_true(tried > 100);
  assert_int_equal(failed, 0);
}

static void looks_show_in_workbooks(void **state)
{
  world *w = *state;
  known *k = read_schema(w->arena, "templates/workbook.rng");
  int failed = 0, tried = 0;
  for (size_t i = 0; i < COUNT(book_bearers); i++)
    for (size_t n = 0; n < COUNT(book_looks); n++) {
      const bearer *b = &book_bearers[i];
      bool over = strcmp(b->element, "condition") == 0;
      if (!has_attribute(k, b->element, book_looks[n].attribute))
        continue;
      struct look look = book_looks[n];
      if (over && strcmp(look.attribute, "style") == 0) /* of a style bold, colour and fill are taken */
        look = (struct look){"style", "watermark", "", "+FFDCDCDC"};
      attribute_case c = {b->element, look.attribute, NULL, look.effect, NULL};
      failed += try_case(w, &c, dressed(w, b->xml, &look), false);
      tried++;
    }
  /* What a spreadsheet can't show is in the PDF of a public workbook. */
  for (size_t n = 0; n < COUNT(looks); n++) {
    attribute_case c = {"cell", looks[n].attribute, NULL, "~", NULL};
    failed +=
        try_case(w, &c,
                 dressed(w,
                         "<workbook id=\"t\"><sheet name=\"表\" columns=\"94.5pt\"><page/><row height=\"70mm\"><cell "
                         "FLUSH LOOK><p>TEXT</p><p>尾</p></cell></row></sheet></workbook>",
                         &looks[n]),
                 true);
  }
  zb_grammar_free(k->grammar);
  assert_true(tried > 40);
  assert_int_equal(failed, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {TEST(looks_show_in_forms), TEST(looks_show_in_workbooks)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
