/* Scripts that are compiled once for all states: what runs, and what is said of errors, is as if each had its own. */
#include "fixture.h"
#include "script/host.h"

typedef struct house {
  fixture *f;
  zb_arena *kept;
  zb_scripts scripts;
} house;

static house open_house(void **state)
{
  house h = {.f = *state, .kept = zb_arena_new()};
  h.scripts = (zb_scripts){.lua = h.f->lua, .chunks = zb_chunks_new(h.kept)};
  return h;
}

static int require_module(lua_State *L)
{
  host_require(L, "module");
  const char **result = lua_touserdata(L, 1);
  *result = zb_arena_strdup(host_of(L)->arena, lua_tostring(L, -1));
  return 0;
}

/* What the module lua/module.lua returns in a new state, or the error that it raises there with its place. */
static const char *result_of(const house *h)
{
  zb_host host = {0};
  const char *result = "";
  assert_int_equal(host_open(&host, &h->scripts, (zb_script_limits){0}, h->f->diags), ZB_OK);
  if (!host_call(&host, require_module, &result))
    result = zb_arena_printf(host.arena, "%s %s", host.place, host.error);
  result = zb_arena_strdup(h->f->arena, result);
  host_close(&host);
  return result;
}

static void compiles_once(void **state)
{
  house h = open_house(state);
  fixture_write(h.f, "lua/module.lua", "return 'one'");
  size_t before = zb_arena_used(h.kept);
  assert_string_equal(result_of(&h), "one");
  size_t after = zb_arena_used(h.kept);
  assert_true(after > before);
  assert_string_equal(result_of(&h), "one");
  assert_int_equal(zb_arena_used(h.kept), after);
  zb_arena_free(h.kept);
}

/* Of the same length, too. */
static void sees_that_a_script_has_changed(void **state)
{
  house h = open_house(state);
  fixture_write(h.f, "lua/module.lua", "return 'one'");
  assert_string_equal(result_of(&h), "one");
  fixture_write(h.f, "lua/module.lua", "return 'two'");
  assert_string_equal(result_of(&h), "two");
  zb_arena_free(h.kept);
}

/* The same text in two files: a message names the file that it is of. */
static void tells_the_file_and_line_and_name(void **state)
{
  static const char *const text = "local row = {}\n\nreturn row.unit.name\n";
  house h = open_house(state);
  fixture_write(h.f, "lua/other.lua", text);
  fixture_write(h.f, "lua/module.lua", "return require('other')");
  static const char *const wanted = "lua/other.lua:3 attempt to index a nil value (field 'unit')";
  assert_string_equal(result_of(&h), wanted);
  assert_string_equal(result_of(&h), wanted);
  fixture_write(h.f, "lua/module.lua", text);
  assert_string_equal(result_of(&h), "lua/module.lua:3 attempt to index a nil value (field 'unit')");
  zb_arena_free(h.kept);
}

static void tells_errors_of_syntax_each_time(void **state)
{
  house h = open_house(state);
  fixture_write(h.f, "lua/module.lua", "return {\n  a = ,\n}");
  for (int i = 0; i < 2; i++)
    assert_string_equal(result_of(&h), "lua/module.lua:2 unexpected symbol near ','");
  zb_arena_free(h.kept);
}

static void counts_steps_as_ever(void **state)
{
  house h = open_house(state);
  fixture_write(h.f, "lua/module.lua", "while true do end");
  for (int i = 0; i < 2; i++)
    assert_contains(result_of(&h), "脚本运行超过上限");
  zb_arena_free(h.kept);
}

static int append(lua_State *L, const void *bytes, size_t length, void *out)
{
  (void)L;
  zb_buffer_add(out, bytes, length);
  return 0;
}

static int load_text(lua_State *L)
{
  const zb_buffer *text = lua_touserdata(L, 1);
  if (host_load_text(L, text->data, text->length, "@lua/module.lua") != LUA_OK)
    lua_error(L);
  return 0;
}

/* Even the very one that is kept here. */
static void takes_no_bytecode_for_a_script(void **state)
{
  house h = open_house(state);
  fixture_write(h.f, "lua/module.lua", "return 1");
  assert_string_equal(result_of(&h), "1");
  zb_buffer code = {0};
  lua_State *L = luaL_newstate();
  assert_int_equal(luaL_loadbufferx(L, "return 1", 8, "@lua/module.lua", "t"), LUA_OK);
  lua_dump(L, append, &code, 0);
  lua_close(L);
  zb_host host = {0};
  assert_int_equal(host_open(&host, &h.scripts, (zb_script_limits){0}, h.f->diags), ZB_OK);
  assert_false(host_call(&host, load_text, &code));
  assert_contains(host.error, "attempt to load a binary chunk");
  host_close(&host);
  zb_buffer_free(&code);
  zb_arena_free(h.kept);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(compiles_once),
      TEST(sees_that_a_script_has_changed),
      TEST(tells_the_file_and_line_and_name),
      TEST(tells_errors_of_syntax_each_time),
      TEST(counts_steps_as_ever),
      TEST(takes_no_bytecode_for_a_script),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
