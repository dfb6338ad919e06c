/* What a template comes to, from its XML: the pages of a form, the parts of a workbook, or why there are none; and what
   is different if an attribute is left out. */
#ifndef ZB_TESTS_OUTCOMES_H
#define ZB_TESTS_OUTCOMES_H

#include "attribute_cases.h"
#include "base/file.h"
#include "layout/layout.h"
#include "sheet/sheet.h"
#include "template/template.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const model =
    "return { title = '试', template = 't', records = function() return items({ 1 }) end, make = function() return {\n"
    "  file = 'f', record = '张三', name = '张三', empty = '', three = 3, half = 0.5, width = '40mm', six = { 1, 2, 3, "
    "4, 5, 6 },\n"
    "  picture = '%s', by = { columns = { { name = '中级', criterion = 'B$1' } }, last = 'B', total = 'C',\n"
    "    rows = { { name = '甲', criterion = '$A2', cells = { 3 }, total = 4, check = '不平', empty = false } },\n"
    "    all = { cells = { 4 }, total = 5, check = '不平' } } } end }\n";

/* Two black pixels above two white ones. */
static const unsigned char picture[] = {
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00,
    0x00, 0x02, 0x00, 0x00, 0x00, 0x02, 0x01, 0x00, 0x00, 0x00, 0x00, 0x5A, 0xCD, 0x30, 0x89, 0x00, 0x00, 0x00,
    0x0C, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60, 0x60, 0x38, 0x00, 0x00, 0x00, 0xC4, 0x00, 0xC1, 0xEC,
    0xE6, 0xCB, 0x75, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
};

typedef struct world {
  char dir[64];
  zb_diags *diags;
  zb_store *store;
  zb_script *script;
  zb_fonts *fonts;
  zb_arena *arena;
} world;

static inline const char *in(const world *w, const char *name)
{
  return zb_arena_printf(w->arena, "%s/%s", w->dir, name);
}

static const char *const linked[] = {"styles.xml", "styles.rng", "shared.xml",  "shared.rng",
                                     "common.rng", "form.rng",   "workbook.rng"};

static inline void link_real(const world *w, const char *real, const char *name)
{
  char root[256];
  assert_non_null(getcwd(root, sizeof root));
  assert_int_equal(symlink(zb_arena_printf(w->arena, "%s/%s", root, real), in(w, name)), 0);
}

static inline int set_up(void **state)
{
  static const zb_schema no_tables = {0};
  world *w = calloc(1, sizeof *w);
  w->arena = zb_arena_new();
  w->diags = zb_diags_new();
  strcpy(w->dir, "/tmp/zb-attributes-XXXXXX");
  assert_non_null(mkdtemp(w->dir));
  for (size_t i = 0; i < COUNT(linked); i++)
    link_real(w, zb_arena_printf(w->arena, "templates/%s", linked[i]), linked[i]);
  link_real(w, "lua/zhibiao", "zhibiao");
  link_real(w, "lua/notices", "notices");
  const char *script = zb_arena_printf(w->arena, model, "samples/faults/照片/冯失位.jpg");
  assert_int_equal(zb_file_write(in(w, "t.lua"), script, strlen(script), w->diags), ZB_OK);
  assert_int_equal(zb_file_write(in(w, "章.png"), picture, sizeof picture, w->diags), ZB_OK);
  assert_int_equal(zb_store_new(&no_tables, w->diags, &w->store), ZB_OK);
  assert_int_equal(
      zb_script_new(&(zb_scripts){.lua = w->dir}, "t", "", w->store, (zb_script_limits){0}, w->diags, &w->script),
      ZB_OK);
  bool done = false;
  assert_int_equal(zb_script_begin(w->script, w->diags), ZB_OK);
  assert_int_equal(zb_script_next(w->script, &done, w->diags), ZB_OK);
  *state = w;
  return zb_fonts_load("templates/fonts.xml", w->diags, &w->fonts) == ZB_OK ? 0 : 1;
}

static inline int tear_down(void **state)
{
  static const char *const others[] = {"zhibiao", "notices", "t.lua", "t.xml", "章.png"};
  world *w = *state;
  for (size_t i = 0; i < COUNT(linked); i++)
    unlink(in(w, linked[i]));
  for (size_t i = 0; i < COUNT(others); i++)
    unlink(in(w, others[i]));
  rmdir(w->dir);
  zb_fonts_free(w->fonts);
  zb_script_free(w->script);
  zb_store_free(w->store);
  zb_diags_free(w->diags);
  zb_arena_free(w->arena);
  free(w);
  return 0;
}

/* --- What a template comes to ------------------------------------------------------------------------------------ */

/* A document, or why there is none. */
typedef struct outcome {
  const char *text; /* of its pages or parts; "" of none */
  const zb_pages *pages;
  const char *fault; /* NULL: none */
} outcome;

static inline void lay_out(world *w, const zb_node *form, outcome *out)
{
  const zb_layout_context context = {.fonts = w->fonts, .template = "t.xml", .date = "2020-10-20"};
  zb_buffer text = {0};
  if (zb_layout(form, &context, w->arena, w->diags, &out->pages) == ZB_OK) {
    zb_pages_dump(out->pages, &text);
    out->text = zb_arena_strdup(w->arena, text.data);
  }
  zb_buffer_free(&text);
}

static inline void add_parts(const zb_buffer *bytes, zb_buffer *out)
{
  zip_error_t error;
  zip_t *zip =
      zip_open_from_source(zip_source_buffer_create(bytes->data, bytes->length, 0, &error), ZIP_RDONLY, &error);
  assert_non_null(zip);
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
    zip_stat_t stat;
    assert_int_equal(zip_stat_index(zip, (zip_uint64_t)i, 0, &stat), 0);
    zb_buffer_reserve(out, stat.size + 1);
    zip_file_t *file = zip_fopen_index(zip, (zip_uint64_t)i, 0);
    assert_int_equal(zip_fread(file, out->data + out->length, stat.size), stat.size);
    out->length += stat.size;
    zip_fclose(file);
  }
  out->data[out->length] = '\0';
  zip_discard(zip);
}

static inline void write_book(world *w, const zb_node *book, outcome *out)
{
  zb_buffer bytes = {0}, text = {0};
  if (zb_sheet_write(book, "t.xml", "2020-10-20", &bytes, w->diags) == ZB_OK) {
    add_parts(&bytes, &text);
    out->text = zb_arena_strdup(w->arena, text.data);
  }
  zb_buffer_free(&text);
  zb_buffer_free(&bytes);
}

/* POSTED: a workbook as a form. */
static inline outcome make(world *w, const char *xml, bool posted)
{
  outcome out = {.text = ""};
  zb_template *template = NULL;
  const zb_node *root = NULL;
  size_t before = zb_diags_count(w->diags);
  assert_int_equal(zb_file_write(in(w, "t.xml"), xml, strlen(xml), w->diags), ZB_OK);
  zb_status status = zb_template_load(zb_template_folder_at(w->dir, w->arena), "t", w->script, w->diags, &template);
  if (status == ZB_OK)
    status = zb_template_fill(template, w->script, w->arena, w->diags, &root);
  if (status == ZB_OK && zb_template_is_workbook(template) && !posted)
    write_book(w, root, &out);
  else if (status == ZB_OK)
    lay_out(w, posted ? zb_sheet_as_form(root, w->arena) : root, &out);
  if (status == ZB_OK && zb_template_is_archive(template))
    out.text = zb_arena_printf(w->arena, "archive\n%s", out.text);
  if (status == ZB_OK && !zb_template_is_workbook(template))
    out.text =
        zb_arena_printf(w->arena, "draft %s\n%s", zb_template_stamp(template, root, w->arena)->first->text, out.text);
  zb_template_free(template);
  for (size_t i = before; i < zb_diags_count(w->diags) && out.fault == NULL; i++)
    if (zb_diags_at(w->diags, i)->severity == ZB_ERROR)
      out.fault = zb_arena_strdup(w->arena, zb_diags_at(w->diags, i)->message);
  return out;
}

/* XML with VALUE for the attribute of the first such element, or without it (NULL). */
static inline const char *changed(world *w, const attribute_case *c, const char *xml, const char *value)
{
  const char *element = strstr(xml, zb_arena_printf(w->arena, "<%s ", c->element));
  const char *start = element == NULL ? NULL : strstr(element, zb_arena_printf(w->arena, " %s=\"", c->attribute));
  if (start == NULL)
    fail_msg("no <%s %s> in %s", c->element, c->attribute, xml);
  const char *end = strchr(strchr(start, '"') + 1, '"') + 1;
  const char *other = value == NULL ? "" : zb_arena_printf(w->arena, " %s=\"%s\"", c->attribute, value);
  return zb_arena_printf(w->arena, "%.*s%s%s", (int)(start - xml), xml, other, end);
}

/* --- Effects ----------------------------------------------------------------------------------------------------- */

static inline int count_of(const char *text, const char *part)
{
  int n = 0;
  for (; (text = strstr(text, part)) != NULL; text += strlen(part))
    n++;
  return n;
}

/* The first run that begins with 字. */
static inline const zb_item *marked_run(const zb_pages *pages)
{
  for (const zb_page *page = pages == NULL ? NULL : pages->first; page != NULL; page = page->next)
    for (const zb_item *item = page->first; item != NULL; item = item->next)
      if (item->kind == ZB_ITEM_RUN && strncmp(item->as.run.run.text, "字", strlen("字")) == 0)
        return item;
  return NULL;
}

/* One word of an effect about 字: "x+28.35", "size20", "face". */
static inline bool holds(const char *word, const zb_item *with, const zb_item *without)
{
  if (with == NULL || without == NULL)
    return false;
  const zb_run *a = &with->as.run.run, *b = &without->as.run.run;
  if (strcmp(word, "face") == 0)
    return a->face != b->face;
  const struct {
    const char *name;
    float with, without;
  } values[] = {{"size", a->size, b->size},
                {"width", a->width, b->width},
                {"x", with->x, without->x},
                {"y", with->y, without->y}};
  for (size_t i = 0; i < COUNT(values); i++) {
    size_t n = strlen(values[i].name);
    if (strncmp(word, values[i].name, n) != 0)
      continue;
    float delta = values[i].with - values[i].without, wanted = strtof(word + n, NULL);
    if (word[n] == '\0')
      return fabsf(delta) > 0.05F;
    return fabsf((word[n] == '+' || word[n] == '-' ? delta : values[i].with) - wanted) < 0.06F;
  }
  return false;
}

static inline bool words_hold(const char *effect, const outcome *with, const outcome *without)
{
  char words[64];
  snprintf(words, sizeof words, "%s", effect);
  for (char *rest = words, *word; (word = strtok_r(rest, " ", &rest)) != NULL;)
    if (!holds(word, marked_run(with->pages), marked_run(without->pages)))
      return false;
  return true;
}

static inline bool has_effect(const char *effect, const outcome *with, const outcome *without)
{
  const char *text = effect + 1, *star = strchr(effect, '*');
  if (*effect == '!' || *effect == '?') {
    const outcome *wrong = *effect == '?' ? with : without, *right = *effect == '?' ? without : with;
    return right->fault == NULL && wrong->fault != NULL && strstr(wrong->fault, text) != NULL;
  }
  if (with->fault != NULL || without->fault != NULL)
    return false;
  if (*effect == '~')
    return strcmp(with->text, without->text) != 0;
  if (*effect == '+' || *effect == '-') {
    const outcome *has = *effect == '+' ? with : without, *lacks = *effect == '+' ? without : with;
    return strstr(has->text, text) != NULL && strstr(lacks->text, text) == NULL;
  }
  if (*effect >= '0' && *effect <= '9' && star != NULL)
    return count_of(with->text, star + 1) == atoi(effect) && count_of(without->text, star + 1) != atoi(effect);
  return words_hold(effect, with, without);
}

/* The number of cases that fail, each told. */
static inline int try_case(world *w, const attribute_case *c, const char *xml, bool posted)
{
  outcome with = make(w, xml, posted), without = make(w, changed(w, c, xml, c->instead), posted);
  if (has_effect(c->effect, &with, &without))
    return 0;
  fprintf(stderr, "# <%s %s> lacks its effect \"%s\": %s\n#   with it: %s\n#   without: %s\n", c->element, c->attribute,
          c->effect, xml, with.fault != NULL ? with.fault : "made", without.fault != NULL ? without.fault : "made");
  if (getenv("SHOW") != NULL) /* for who writes a case */
    fprintf(stderr, "--- with it\n%s\n--- without\n%s\n", with.text, without.text);
  return 1;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

#endif
