/* Patterns: what our own matcher finds is what Lua's finds, in texts and patterns at random; and its work is counted.
 */
#include "script/host.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

typedef struct pair {
  zb_host host;
  lua_State *own; /* Lua as it is */
  zb_diags *diags;
} pair;

static int set_up(void **state)
{
  pair *p = calloc(1, sizeof *p);
  p->diags = zb_diags_new();
  p->own = luaL_newstate();
  luaL_openlibs(p->own);
  *state = p;
  return host_open(&p->host, &(zb_scripts){.lua = "lua"}, (zb_script_limits){.instructions = 100000}, p->diags) == ZB_OK
             ? 0
             : 1;
}

static int tear_down(void **state)
{
  pair *p = *state;
  host_close(&p->host);
  lua_close(p->own);
  zb_diags_free(p->diags);
  free(p);
  return 0;
}

/* What CODE gives: its results, or that it raised. Pushed. */
static const char *result_of(lua_State *L, const char *code)
{
  static const char show[] = "local function show(...)\n"
                             "  local out = {}\n"
                             "  for i = 1, select('#', ...) do out[i] = tostring((select(i, ...))) end\n"
                             "  return table.concat(out, '|')\n"
                             "end\n";
  const char *whole = lua_pushfstring(L, "%sreturn show((function() %s end)())", show, code);
  if (luaL_dostring(L, whole) != LUA_OK) {
    const char *message = lua_tostring(L, -1);
    return strstr(message, "nesting") != NULL ? message : "raised";
  }
  return lua_tostring(L, -1);
}

static void expect_same(pair *p, const char *code)
{
  host_begin(&p->host);
  const char *wanted = result_of(p->own, code), *got = result_of(p->host.L, code);
  if (strcmp(wanted, got) != 0)
    fail_msg("%s: %s, not %s", code, got, wanted);
  lua_settop(p->own, 0);
  lua_settop(p->host.L, 0);
}

static const char *const calls[] = {
    "return ('%s'):find('%s')",
    "return ('%s'):find('%s', -3)",
    "return ('%s'):find('%s', 2, true)",
    "return ('%s'):match('%s')",
    "return ('%s'):match('%s', 3)",
    "return ('%s'):gsub('%s', '<%%0%%1%%%%>')",
    "return ('%s'):gsub('%s', { a = 'A', ['1'] = false, [' '] = 7 }, 3)",
    "return ('%s'):gsub('%s', function(...) if ... == 'b' then return nil end return select('#', ...) .. 'x' end)",
    ("local out = {} for a, b in ('%s'):gmatch('%s') do out[#out + 1] = tostring(a) .. ',' .. tostring(b) "
     "if #out > 50 then break end end return table.concat(out, ';')"),
};

static void written_ones_find_what_lua_finds(void **state)
{
  static const char *const pairs[][2] = {
      {"key = value", "^(%w+)%s*=%s*(%w+)$"},
      {"a(b(c)d)e)", "%b()"},
      {"THE (quick) fox", "%f[%a]%a+"},
      {"  trim me  ", "^%s*(.-)%s*$"},
      {"abcabc", "(abc)%1"},
      {"x]y", "[]]"},
      {"x-y", "[a%-]"},
      {"x^y", "[^^]+"},
      {"abc", "()b()"},
      {"", ""},
      {"abc", ""},
      {"a.b", "."},
      {"aXb", "%u"},
      {"aXb", "%U+"},
      {"0x1F", "%x+"},
      {"abc", "[a-"},
      {"abc", "%"},
      {"abc", "(a"},
      {"abc", "a)"},
      {"abc", "%1"},
      {"abc", "%f"},
      {"abc", "%b"},
      {"abc", "[%"},
      {"abc", "[a"},
      {"abc", "(a)%2"},
      {"a$c", "$c"},
      {"a^c", "a^"},
      {"aaa", "a-$"},
      {"aaab", "a?ab"},
      {"甲乙", "[\\x80-\\xff]+"},
      {"a\\0b", "%z"},
      {"a\\0b", "\\0"},
      {"abc", "[a-c-e]+"},
      {"hello", "l*()l"},
      {"a,b,,c", "([^,]*)"},
      {"abc", "[^%a]"},
      {"a-b", "[+--]"},
      {"aaa", "^a"},
      {"x*", "*"},
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    for (size_t c = 0; c < sizeof calls / sizeof *calls; c++) {
      char code[512];
      snprintf(code, sizeof code, calls[c], pairs[i][0], pairs[i][1]);
      expect_same(*state, code);
    }
}

static unsigned random_below(uint64_t *seed, unsigned n)
{
  *seed = *seed * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(*seed >> 33) % n;
}

static void random_ones_find_what_lua_finds(void **state)
{
  static const char *const parts[] = {"a",     "b", ".",    "%a",     "%d",   "%s",     "[ab]",  "[^a]",
                                      "[%d ]", "(", ")",    "()",     "*",    "+",      "-",     "?",
                                      "^",     "$", "%1",   "%2",     "%b()", "%f[%a]", " ",     "%%",
                                      "[]",    "1", "[a-c", "[^%s-]", "%W",   "%",      "[b-a]", "%f[^a]"};
  static const char letters[] = "aabb1 ()%-c";
  uint64_t seed = 20200804;
  for (int round = 0; round < 20000; round++) {
    char text[16] = "", pattern[64] = "", code[512];
    for (unsigned i = random_below(&seed, 12), at = 0; at < i; at++)
      text[at] = letters[random_below(&seed, sizeof letters - 1)];
    for (unsigned i = random_below(&seed, 6) + 1; i > 0; i--)
      strcat(pattern, parts[random_below(&seed, sizeof parts / sizeof *parts)]);
    snprintf(code, sizeof code, calls[round % (int)(sizeof calls / sizeof *calls)], text, pattern);
    expect_same(*state, code);
  }
}

static int run_caught(lua_State *L)
{
  const char *code = lua_touserdata(L, 1);
  if (luaL_dostring(L, lua_pushfstring(L, "pcall(function() %s end) for i = 1, 100 do end", code)) != LUA_OK)
    lua_error(L);
  return 0;
}

static void expect_stopped(pair *p, const char *code)
{
  host_begin(&p->host);
  if (host_call(&p->host, run_caught, (void *)code))
    fail_msg("%s: went on", code);
  if (strstr(p->host.error, "超过上限（100000 步）") == NULL)
    fail_msg("%s: %s", code, p->host.error);
}

/* Each would go on for hours, or for ever, in a single step; pcall can't go on behind it. */
static void endless_ones_are_stopped(void **state)
{
  static const char *const endless[] = {
      "return (('a'):rep(3000)):find('.-.-.-.-b')",
      "return (('a'):rep(30000)):match('a*a*a*b')",
      "return (('a'):rep(30000)):gsub('(.-)(.-)(.-)b', '')",
      "for x in (('a'):rep(30000)):gmatch('[ab]*[ab]*[ab]*c') do end",
      "return (('('):rep(10000)):find('%b()')",
      "return (('a'):rep(100000) .. 'b'):find('(a*)%1%1%1c')",
      "return (('a'):rep(1000)):find('^[' .. ('b'):rep(10000) .. 'a]*c')",
      "return (('a'):rep(100000)):find('^(a*)%1c')",
      "local s = ('a'):rep(300000) .. '%' for i = 1, 1000 do s:find('%b', 1, true) end",
      "local t = setmetatable({}, { __len = function() return math.maxinteger - 1 end }) table.insert(t, 1, 1)",
      "local t = setmetatable({}, { __len = function() return math.maxinteger - 1 end }) table.remove(t, 1)",
      "table.concat(setmetatable({}, { __index = tostring }), '', 1, math.maxinteger)",
      "table.concat(setmetatable({}, { __index = tostring, __len = function() return math.maxinteger end }))",
      "local s = ('a'):rep(100000) for i = 1, 1000 do utf8.len(s) end",
      "local s = ('a'):rep(1000000) for i = 1, 1000 do s:upper() end",
      "local t = {} for i = 1, 10000 do t[i] = i end for i = 1, 1000 do table.sort(t) end",
      "local t = {} for i = 1, 1000 do t[i] = i end for i = 1, 10000 do for k in pairs(t) do break end end",
      "for i = 1, 1000 do table.move({}, 1, 10000, 2) end",
      "for i = 1, 1000 do ('a'):rep(1000000) end",
      "for i = 1, 1000 do table.unpack({}, 1, 10000) end",
  };
  for (size_t i = 0; i < sizeof endless / sizeof *endless; i++)
    expect_stopped(*state, endless[i]);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(written_ones_find_what_lua_finds),
      TEST(random_ones_find_what_lua_finds),
      TEST(endless_ones_are_stopped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
