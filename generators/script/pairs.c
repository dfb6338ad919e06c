/* pairs, which goes by the order of keys: false and true, numbers, texts by their bytes. Scripts go through tables all
   the time, so it is C that sorts. */
#include "script/host.h"

#include <string.h>

typedef struct key {
  union {
    lua_Integer integer; /* a boolean's, too */
    lua_Number number;
    const char *text; /* the list's */
  } value;
  size_t length; /* of a text */
  unsigned at;   /* in the list of keys */
  unsigned char rank;
} key;

enum { RANK_BOOLEAN, RANK_INTEGER, RANK_NUMBER, RANK_TEXT, FEW = 32 };

static key key_at(lua_State *L, int index, unsigned at)
{
  key k = {.at = at};
  switch (lua_type(L, index)) {
  case LUA_TBOOLEAN:
    k.rank = RANK_BOOLEAN;
    k.value.integer = lua_toboolean(L, index);
    break;
  case LUA_TNUMBER:
    k.rank = lua_isinteger(L, index) ? RANK_INTEGER : RANK_NUMBER;
    if (k.rank == RANK_INTEGER)
      k.value.integer = lua_tointeger(L, index);
    else
      k.value.number = lua_tonumber(L, index);
    break;
  case LUA_TSTRING:
    k.rank = RANK_TEXT;
    k.value.text = lua_tolstring(L, index, &k.length);
    break;
  default:
    luaL_error(L, "pairs 只能走以数字、文字为键的表");
  }
  return k;
}

static void push_number(lua_State *L, const key *k)
{
  if (k->rank == RANK_INTEGER)
    lua_pushinteger(L, k->value.integer);
  else
    lua_pushnumber(L, k->value.number);
}

/* No double holds all integers, but Lua knows how to compare the two. */
static bool number_less(lua_State *L, const key *a, const key *b)
{
  push_number(L, a);
  push_number(L, b);
  bool is_less = lua_compare(L, -2, -1, LUA_OPLT);
  lua_pop(L, 2);
  return is_less;
}

static bool is_number(const key *k)
{
  return k->rank == RANK_INTEGER || k->rank == RANK_NUMBER;
}

static bool is_less(lua_State *L, const key *a, const key *b)
{
  if (a->rank == RANK_TEXT && b->rank == RANK_TEXT) { /* lua_compare would follow the locale */
    int order = memcmp(a->value.text, b->value.text, a->length < b->length ? a->length : b->length);
    return order < 0 || (order == 0 && a->length < b->length);
  }
  if (a->rank == b->rank && a->rank != RANK_NUMBER)
    return a->value.integer < b->value.integer;
  return is_number(a) && is_number(b) ? number_less(L, a, b) : a->rank < b->rank;
}

/* Merges FROM[low, middle) and FROM[middle, high) into TO. */
static void merge(lua_State *L, const key *from, key *to, size_t low, size_t middle, size_t high)
{
  size_t left = low, right = middle;
  for (size_t out = low; out < high; out++) {
    bool from_right = left == middle || (right < high && is_less(L, &from[right], &from[left]));
    to[out] = from[from_right ? right++ : left++];
  }
}

/* Sorts the COUNT KEYS, with room for as many behind them; returns where they are then. */
static const key *sort(lua_State *L, key *keys, size_t count)
{
  key *from = keys, *to = keys + count;
  for (size_t width = 1; width < count; width *= 2) {
    host_spend(L, count);
    for (size_t low = 0; low < count; low += 2 * width) {
      size_t middle = low + width < count ? low + width : count;
      merge(L, from, to, low, middle, middle + width < count ? middle + width : count);
    }
    key *swap = from;
    from = to;
    to = swap;
  }
  return from;
}

/* Where a loop is: the places of the keys in their list, in order. */
typedef struct order {
  size_t count, next;
  unsigned at[];
} order;

/* Upvalues: the list of keys, their order. */
static int next_pair(lua_State *L)
{
  order *o = lua_touserdata(L, lua_upvalueindex(2));
  while (o->next < o->count) {
    lua_rawgeti(L, lua_upvalueindex(1), o->at[o->next++]);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 1) != LUA_TNIL) /* not removed by the loop's body */
      return 2;
    lua_pop(L, 2);
  }
  lua_pushnil(L);
  return 1;
}

/* Pushes the list of the keys of the table at index 1, in no order; returns how many. */
static size_t push_keys(lua_State *L)
{
  lua_newtable(L);
  lua_Integer count = 0;
  lua_pushnil(L);
  while (lua_next(L, 1) != 0) {
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_rawseti(L, 2, ++count);
    host_spend(L, 1);
  }
  return (size_t)count;
}

/* Pushes the order of the COUNT keys of the list at index 2. */
static void push_order(lua_State *L, size_t count)
{
  order *o = lua_newuserdatauv(L, sizeof *o + count * sizeof *o->at, 0);
  *o = (order){.count = count};
  key few[2 * FEW], *keys = few;
  if (count > FEW)
    keys = lua_newuserdatauv(L, 2 * count * sizeof *keys, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    keys[i] = key_at(L, -1, (unsigned)i + 1);
    lua_pop(L, 1);
  }
  const key *sorted = sort(L, keys, count);
  for (size_t i = 0; i < count; i++)
    o->at[i] = sorted[i].at;
  lua_settop(L, 3);
}

int host_lua_pairs(lua_State *L)
{
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  push_order(L, push_keys(L));
  lua_pushcclosure(L, next_pair, 2);
  lua_pushvalue(L, 1);
  return 2;
}
