/* A folder with a small model and the program's own schemas, styles and shared components, in which a test writes a
   template and fills it. For the tests of template/. */
#ifndef ZB_TESTS_TEMPLATE_HOUSE_H
#define ZB_TESTS_TEMPLATE_HOUSE_H

#include "base/file.h"
#include "template/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char *const model =
    "return {\n"
    "  title = '试', template = 't', order = 1,\n"
    "  records = function() return items({ 1 }) end,\n"
    "  make = function() return {\n"
    "    file = 'f', record = '张三', name = '张三', empty = '', three = 3, half = 0.5, two = '甲\\n乙',\n"
    "    works = { { unit = '甲厂', year = 2001 }, { unit = '乙所', year = 2005 } }, none = {},\n"
    "    by = { columns = { { name = '中级', criterion = '[column]$[head]' } }, last = 'B', total = 'C',\n"
    "      rows = { { name = '甲', criterion = '$A[row]', cells = { 3 }, total = 4, check = '不平', empty = false },\n"
    "        { name = '未填', criterion = '\"\"', cells = { 1 }, total = 1, check = '平', empty = true } },\n"
    "      all = { cells = { 4 }, total = 5, check = '不平' } },\n"
    "  } end,\n"
    "}\n";

/* Of templates/. */
static const char *const linked[] = {"styles.xml", "styles.rng", "shared.xml",  "shared.rng",
                                     "common.rng", "form.rng",   "workbook.rng"};

typedef struct house {
  char dir[64];
  zb_diags *diags;
  zb_store *store;
  zb_script *script;
  zb_template *template;
  zb_arena *arena;
} house;

static inline const char *in_house(const house *h, const char *name, char path[512])
{
  snprintf(path, 512, "%s/%s", h->dir, name);
  return path;
}

static inline void link_real(const house *h, const char *real, const char *name)
{
  char root[256], target[1024], path[512];
  assert_non_null(getcwd(root, sizeof root));
  snprintf(target, sizeof target, "%s/%s", root, real);
  assert_int_equal(symlink(target, in_house(h, name, path)), 0);
}

static inline int open_house(void **state)
{
  static const zb_schema no_tables = {0};
  char path[512];
  house *h = calloc(1, sizeof *h);
  strcpy(h->dir, "/tmp/zb-template-XXXXXX");
  assert_non_null(mkdtemp(h->dir));
  for (size_t i = 0; i < sizeof linked / sizeof linked[0]; i++) {
    snprintf(path, sizeof path, "templates/%s", linked[i]);
    link_real(h, path, linked[i]);
  }
  link_real(h, "lua/zhibiao", "zhibiao");
  link_real(h, "lua/notices", "notices");
  h->diags = zb_diags_new();
  h->arena = zb_arena_new();
  assert_int_equal(zb_file_write(in_house(h, "t.lua", path), model, strlen(model), h->diags), ZB_OK);
  assert_int_equal(zb_store_new(&no_tables, h->diags, &h->store), ZB_OK);
  assert_int_equal(
      zb_script_new(&(zb_scripts){.lua = h->dir}, "t", "", h->store, (zb_script_limits){0}, h->diags, &h->script),
      ZB_OK);
  bool done = false;
  assert_int_equal(zb_script_begin(h->script, h->diags), ZB_OK);
  assert_int_equal(zb_script_next(h->script, &done, h->diags), ZB_OK);
  assert_false(done);
  *state = h;
  return 0;
}

static inline int close_house(void **state)
{
  static const char *const others[] = {"zhibiao", "notices", "t.lua", "t.xml"};
  house *h = *state;
  char path[512];
  zb_template_free(h->template);
  zb_script_free(h->script);
  zb_store_free(h->store);
  zb_arena_free(h->arena);
  zb_diags_free(h->diags);
  for (size_t i = 0; i < sizeof linked / sizeof linked[0]; i++)
    unlink(in_house(h, linked[i], path));
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    unlink(in_house(h, others[i], path));
  rmdir(h->dir);
  free(h);
  return 0;
}

/* Shows what was said when a test that expects success meets a fault. */
static inline void expect_ok(const house *h, zb_status status)
{
  if (status != ZB_OK && zb_diags_count(h->diags) > 0)
    fail_msg("%s: %s", zb_diags_at(h->diags, 0)->place, zb_diags_at(h->diags, 0)->message);
  assert_int_equal(status, ZB_OK);
}

static inline zb_status load(house *h, const char *xml)
{
  char path[512];
  assert_int_equal(zb_file_write(in_house(h, "t.xml", path), xml, strlen(xml), h->diags), ZB_OK);
  zb_template_free(h->template); /* of a test that loads more than one */
  return zb_template_load(zb_template_folder_at(h->dir, h->arena), "t", h->script, h->diags, &h->template);
}

static inline const zb_node *fill(house *h, const char *xml)
{
  const zb_node *root = NULL;
  expect_ok(h, load(h, xml));
  expect_ok(h, zb_template_fill(h->template, h->script, h->arena, h->diags, &root));
  return root;
}

/* The filled form whose content is BODY, as a dump. */
static inline void expect_tree(void **state, const char *body, const char *dump)
{
  house *h = *state;
  zb_buffer xml = {0}, out = {0};
  zb_buffer_printf(&xml, "<form id=\"t\"><page/>%s</form>", body);
  zb_tree_dump(fill(h, xml.data), &out);
  assert_string_equal(out.data, dump);
  zb_buffer_free(&xml);
  zb_buffer_free(&out);
}

/* The first error stands at LINE of FILE and says WORDS. */
static inline void expect_said_in(house *h, const char *file, int line, const char *words)
{
  char place[600];
  assert_true(zb_diags_count(h->diags) > 0);
  const zb_diag *d = zb_diags_at(h->diags, 0);
  snprintf(place, sizeof place, "%s/%s:%d", h->dir, file, line);
  assert_string_equal(d->place, place);
  if (strstr(d->message, words) == NULL)
    fail_msg("“%s” does not say “%s”", d->message, words);
  assert_string_not_equal(d->remedy, "");
}

static inline void expect_said(house *h, int line, const char *words)
{
  expect_said_in(h, "t.xml", line, words);
}

static inline void expect_load_error(void **state, const char *xml, int line, const char *words)
{
  assert_int_equal(load(*state, xml), ZB_TEMPLATE);
  expect_said(*state, line, words);
}

static inline void expect_fill_error(void **state, const char *xml, int line, const char *words)
{
  house *h = *state;
  const zb_node *root;
  expect_ok(h, load(h, xml));
  assert_int_equal(zb_template_fill(h->template, h->script, h->arena, h->diags, &root), ZB_TEMPLATE);
  expect_said(h, line, words);
}

#endif
