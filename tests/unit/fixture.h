/* For tests of store/ and script/: a temporary folder with a small schema, to which tests add files. */
#ifndef ZB_TESTS_FIXTURE_H
#define ZB_TESTS_FIXTURE_H

#include "base/file.h"
#include "import/import.h"
#include "script/load_schema.h"
#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ID_A "330599198001010027"
#define ID_B "330599198102020005"
#define ID_C "330598198203030003"

static const char *const fixture_schema =
    "return {\n"
    "  { name = 'people', title = '人员', owner = 'id_number', key = { 'id_number' }, aliases = { '花名册' }, fields = "
    "{\n"
    "    { name = 'id_number', header = '身份证号', type = 'id', required = true, aliases = { '公民身份号码' } },\n"
    "    { name = 'name', header = '姓名', type = 'name', required = true },\n"
    "    { name = 'birth', header = '出生年月', type = 'month' },\n"
    "    { name = 'unit', header = '工作单位', type = 'text', required = true, aliases = { '单位（全称）' }, "
    "above = { '填报单位', '单位' } },\n"
    "    { name = 'photo', header = '照片', type = 'text' },\n"
    "    { name = 'staff', header = '编制', type = 'text', values = { { '在编', '编内' }, { '编外' } } } } },\n"
    "  { name = 'work', title = '工作经历', owner = 'id_number', key = {},\n"
    "    span = { from = 'start', to = 'end', headers = { '起止年月' } }, fields = {\n"
    "    { name = 'id_number', header = '身份证号', type = 'id', required = true },\n"
    "    { name = 'start', header = '起', type = 'month', required = true },\n"
    "    { name = 'end', header = '止', type = 'month' },\n"
    "    { name = 'hours', header = '学时', type = 'number', units = { '学时', '小时' }, counts = true } } },\n"
    "  { name = 'posts', title = '岗位', owner = 'unit', key = { 'unit' }, fields = {\n"
    "    { name = 'unit', header = '单位名称', type = 'text', required = true, regions = { '浙江省', '湖州市' },\n"
    "      region_words = { '省', '市', '县', '区' } },\n"
    "    { name = 'approved_senior', header = '正高级核准人数', type = 'integer', required = true },\n"
    "    { name = 'employed_senior', header = '正高级实聘人数', type = 'integer' } } },\n"
    "}\n";

typedef struct fixture {
  char folder[64];
  char lua[80];
  zb_diags *diags;
  zb_arena *arena;
  const zb_schema *schema;
  zb_store *store;
  zb_import *import;
} fixture;

/* Writes FOLDER/PATH. */
static inline void fixture_write(fixture *f, const char *path, const char *text)
{
  char full[256];
  snprintf(full, sizeof full, "%s/%s", f->folder, path);
  assert_int_equal(zb_file_write(full, text, strlen(text), f->diags), ZB_OK);
}

static inline int fixture_setup(void **state)
{
  fixture *f = calloc(1, sizeof *f);
  strcpy(f->folder, "/tmp/zhibiao-test-XXXXXX");
  assert_non_null(mkdtemp(f->folder));
  snprintf(f->lua, sizeof f->lua, "%s/lua", f->folder);
  f->diags = zb_diags_new();
  f->arena = zb_arena_new();
  fixture_write(f, "lua/schema.lua", fixture_schema);
  assert_int_equal(zb_load_schema(&(zb_scripts){.lua = f->lua}, f->arena, f->diags, &f->schema), ZB_OK);
  assert_int_equal(zb_store_new(f->schema, f->diags, &f->store), ZB_OK);
  f->import = zb_import_new(f->store, NULL);
  *state = f;
  return 0;
}

static inline int fixture_remove(const char *path, const struct stat *info, int type, struct FTW *where)
{
  (void)info, (void)type, (void)where;
  return remove(path);
}

static inline int fixture_teardown(void **state)
{
  fixture *f = *state;
  zb_import_free(f->import);
  zb_store_free(f->store);
  zb_arena_free(f->arena);
  zb_diags_free(f->diags);
  nftw(f->folder, fixture_remove, 8, FTW_DEPTH | FTW_PHYS);
  free(f);
  return 0;
}

/* Imports FOLDER/PATH. */
static inline zb_status fixture_import(fixture *f, const char *path)
{
  char full[256];
  snprintf(full, sizeof full, "%s/%s", f->folder, path);
  return zb_import_path(f->import, full, f->diags);
}

/* The first diag of that code, or NULL. */
static inline const zb_diag *fixture_diag(const zb_diags *diags, const char *code)
{
  for (size_t i = 0; i < zb_diags_count(diags); i++)
    if (strcmp(zb_diags_at(diags, i)->code, code) == 0)
      return zb_diags_at(diags, i);
  return NULL;
}

static inline void assert_contains(const char *text, const char *part)
{
  if (strstr(text, part) == NULL)
    fail_msg("\"%s\" lacks \"%s\"", text, part);
}

#endif
