/* For targets that run scripts: a folder for the input, with what every script may require and the schemas of templates
   beside it, and an empty batch. */
#ifndef ZB_TESTS_FUZZ_HOUSE_H
#define ZB_TESTS_FUZZ_HOUSE_H

#include "fuzz.h"

#include "base/file.h"
#include "script/load_schema.h"
#include "script/script.h"
#include "store/store.h"

#include <ftw.h>

/* What an input may use up: real scripts may have far more, but here thousands run. */
static const zb_script_limits little = {.instructions = 200 * 1000, .memory = 32 << 20, .seconds = 5};

static char house[64]; /* the folder; "": it is not there yet */
static zb_store *store;

static inline int remove_entry(const char *path, const struct stat *info, int type, struct FTW *where)
{
  (void)info, (void)type, (void)where;
  return remove(path);
}

static inline void remove_house(void)
{
  nftw(house, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static inline void link_into_house(const char *folder, const char *name)
{
  char root[512], target[1024], path[512];
  demand(getcwd(root, sizeof root) != NULL);
  snprintf(target, sizeof target, "%s/%s/%s", root, folder, name);
  snprintf(path, sizeof path, "%s/%s", house, name);
  demand(symlink(target, path) == 0);
}

static inline void write_into_house(const char *name, const void *bytes, size_t n)
{
  char path[512];
  zb_diags *diags = zb_diags_new();
  snprintf(path, sizeof path, "%s/%s", house, name);
  demand(zb_file_write(path, bytes, n, diags) == ZB_OK);
  zb_diags_free(diags);
}

static inline void open_house(void)
{
  static const char *const templates[] = {"styles.xml", "styles.rng", "shared.xml",  "shared.rng",
                                          "common.rng", "form.rng",   "workbook.rng"};
  static zb_arena *arena;
  if (*house != '\0')
    return;
  const char *place = getenv("TMPDIR");
  snprintf(house, sizeof house, "%s/zb-fuzz-XXXXXX", place != NULL ? place : "/tmp");
  demand(mkdtemp(house) != NULL);
  atexit(remove_house);
  for (size_t i = 0; i < sizeof templates / sizeof *templates; i++)
    link_into_house("templates", templates[i]);
  link_into_house("lua", "zhibiao");
  link_into_house("lua", "notices");
  zb_diags *diags = zb_diags_new();
  const zb_schema *schema;
  arena = zb_arena_new();
  demand(zb_load_schema(&(zb_scripts){.lua = "lua"}, arena, diags, &schema) == ZB_OK &&
         zb_store_new(schema, diags, &store) == ZB_OK && zb_store_finish(store, diags) == ZB_OK);
  zb_diags_free(diags);
}

/* A script whose one model is current, for expressions; they stay with it, so it is made anew now and then. */
static inline zb_script *model_script(void)
{
  static const char model[] =
      "return { title = '试', template = 't', order = 1, records = function() return items({ 1 }) end,\n"
      "  make = function() return { file = 'f', record = '张三', name = '张三', empty = '', three = 3, half = 0.5,\n"
      "    yes = true, no = false, two = '甲\\n乙', none = {}, a = { b = { c = 'd' } },\n"
      "    works = { { unit = '甲厂', year = 2001 }, { unit = '乙所', year = 2005 } } } end }\n";
  static zb_script *script;
  static int uses;
  if (script != NULL && ++uses % 500 != 0)
    return script;
  zb_script_free(script);
  open_house();
  write_into_house("t.lua", model, strlen(model));
  zb_diags *diags = zb_diags_new();
  bool done;
  demand(zb_script_new(&(zb_scripts){.lua = house}, "t", "2020-08-10", store, little, diags, &script) == ZB_OK &&
         zb_script_begin(script, diags) == ZB_OK && zb_script_next(script, &done, diags) == ZB_OK && !done);
  zb_diags_free(diags);
  return script;
}

#endif
