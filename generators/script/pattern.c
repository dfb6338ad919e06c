/* Lua's patterns, matched with a count of the work: a pattern such as .-.-.-x takes as many turns as the text's length
   to the third power, all in a single step of the script. What they mean is what Lua 5.4 says, §6.4.1; the matcher goes
   back over its choices as Lua's own does. */
#include "script/host.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

enum { ESCAPE = '%', MAX_CAPTURES = 32, MAX_DEPTH = 200, UNFINISHED = -1, POSITION = -2, BYTES_AT_A_TIME = 64 };

typedef struct matcher {
  lua_State *L;
  const char *text, *text_end, *pattern_end;
  int depth; /* of match() */
  int level; /* captures so far, finished or not */
  struct {
    const char *start;
    ptrdiff_t length; /* or UNFINISHED or POSITION */
  } captures[MAX_CAPTURES];
} matcher;

static const char *match(matcher *m, const char *s, const char *p);

static void malformed(const matcher *m, const char *why)
{
  luaL_error(m->L, "匹配的写法有错：%s", why);
}

/* --- A single character -------------------------------------------------------------------------------------- */

/* Behind the class that starts at P. */
static const char *class_end(const matcher *m, const char *p)
{
  char c = *p++;
  if (c == ESCAPE && p == m->pattern_end)
    malformed(m, "最后是一个 %");
  if (c == ESCAPE)
    return p + 1;
  if (c != '[')
    return p;
  if (*p == '^')
    p++;
  do { /* a ] that comes first is one of the set */
    if (p == m->pattern_end)
      malformed(m, "[ 没有 ]");
    if (*p++ == ESCAPE && p < m->pattern_end)
      p++;
  } while (*p != ']' || p == m->pattern_end);
  return p + 1;
}

static bool is_of_letter(int c, int letter)
{
  bool is;
  switch (tolower(letter)) {
  case 'a':
    is = isalpha(c) != 0;
    break;
  case 'c':
    is = iscntrl(c) != 0;
    break;
  case 'd':
    is = isdigit(c) != 0;
    break;
  case 'g':
    is = isgraph(c) != 0;
    break;
  case 'l':
    is = islower(c) != 0;
    break;
  case 'p':
    is = ispunct(c) != 0;
    break;
  case 's':
    is = isspace(c) != 0;
    break;
  case 'u':
    is = isupper(c) != 0;
    break;
  case 'w':
    is = isalnum(c) != 0;
    break;
  case 'x':
    is = isxdigit(c) != 0;
    break;
  case 'z':
    is = c == '\0';
    break;
  default:
    return letter == c;
  }
  return isupper(letter) ? !is : is;
}

/* Whether C is of the set between P, its [, and LAST, its ]. */
static bool is_of_set(int c, const char *p, const char *last)
{
  bool found = true;
  if (p[1] == '^') {
    found = false;
    p++;
  }
  while (++p < last) {
    if (*p == ESCAPE) {
      p++;
      if (is_of_letter(c, (unsigned char)*p))
        return found;
    } else if (p[1] == '-' && p + 2 < last) {
      p += 2;
      if ((unsigned char)p[-2] <= c && c <= (unsigned char)*p)
        return found;
    } else if ((unsigned char)*p == c) {
      return found;
    }
  }
  return !found;
}

/* Whether the character at S is of the class from P to END. */
static bool is_single(matcher *m, const char *s, const char *p, const char *end)
{
  host_spend(m->L, (lua_Unsigned)(end - p));
  if (s >= m->text_end)
    return false;
  int c = (unsigned char)*s;
  switch (*p) {
  case '.':
    return true;
  case ESCAPE:
    return is_of_letter(c, (unsigned char)p[1]);
  case '[':
    return is_of_set(c, p, end - 1);
  default:
    return (unsigned char)*p == c;
  }
}

/* --- Captures ------------------------------------------------------------------------------------------------ */

static const char *start_capture(matcher *m, const char *s, const char *p, ptrdiff_t what)
{
  if (m->level >= MAX_CAPTURES)
    malformed(m, "括号太多");
  m->captures[m->level].start = s;
  m->captures[m->level].length = what;
  m->level++;
  const char *end = match(m, s, p);
  if (end == NULL)
    m->level--;
  return end;
}

static const char *end_capture(matcher *m, const char *s, const char *p)
{
  int l = m->level - 1;
  while (l >= 0 && m->captures[l].length != UNFINISHED)
    l--;
  if (l < 0)
    malformed(m, ") 没有 (");
  m->captures[l].length = s - m->captures[l].start;
  const char *end = match(m, s, p);
  if (end == NULL)
    m->captures[l].length = UNFINISHED;
  return end;
}

/* What capture DIGIT took stands at S again: behind it. */
static const char *match_again(matcher *m, const char *s, int digit)
{
  int l = digit - '1';
  if (l < 0 || l >= m->level || m->captures[l].length == UNFINISHED)
    malformed(m, "% 后面的数字没有对应的括号");
  if (m->captures[l].length == POSITION)
    return NULL;
  size_t length = (size_t)m->captures[l].length;
  host_spend(m->L, length / BYTES_AT_A_TIME + 1);
  if ((size_t)(m->text_end - s) < length || memcmp(m->captures[l].start, s, length) != 0)
    return NULL;
  return s + length;
}

/* Pushes capture L, or the whole match, from S to END, if the pattern has none. */
static void push_capture(const matcher *m, int l, const char *s, const char *end)
{
  if (l >= m->level) {
    if (l != 0)
      malformed(m, "% 后面的数字没有对应的括号");
    lua_pushlstring(m->L, s, (size_t)(end - s));
    return;
  }
  ptrdiff_t length = m->captures[l].length;
  if (length == UNFINISHED)
    malformed(m, "( 没有 )");
  if (length == POSITION)
    lua_pushinteger(m->L, m->captures[l].start - m->text + 1);
  else
    lua_pushlstring(m->L, m->captures[l].start, (size_t)length);
}

/* All of them; S NULL: not the whole match. Returns how many. */
static int push_captures(const matcher *m, const char *s, const char *end)
{
  int count = m->level == 0 && s != NULL ? 1 : m->level;
  luaL_checkstack(m->L, count, NULL);
  for (int i = 0; i < count; i++)
    push_capture(m, i, s, end);
  return count;
}

/* --- Matching ------------------------------------------------------------------------------------------------ */

/* %bxy, whose x is at P. */
static const char *match_balance(matcher *m, const char *s, const char *p)
{
  if (p >= m->pattern_end - 1)
    malformed(m, "%b 后面要有两个字符");
  if (s >= m->text_end || *s != *p)
    return NULL;
  int open = 1;
  while (++s < m->text_end) {
    host_spend(m->L, 1);
    if (*s == p[1]) {
      if (--open == 0)
        return s + 1;
    } else if (*s == *p) {
      open++;
    }
  }
  return NULL;
}

/* %f[set], whose [ is at P: the set begins here. */
static bool is_frontier(matcher *m, const char *s, const char *p, const char *end)
{
  host_spend(m->L, (lua_Unsigned)(end - p));
  int before = s == m->text ? '\0' : (unsigned char)s[-1], here = (unsigned char)*s;
  return !is_of_set(before, p, end - 1) && is_of_set(here, p, end - 1);
}

/* As many as there are, then fewer. */
static const char *match_most(matcher *m, const char *s, const char *p, const char *end)
{
  ptrdiff_t i = 0;
  while (is_single(m, s + i, p, end))
    i++;
  for (; i >= 0; i--) {
    const char *found = match(m, s + i, end + 1);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* As few as can be, then more. */
static const char *match_least(matcher *m, const char *s, const char *p, const char *end)
{
  for (;; s++) {
    const char *found = match(m, s, end + 1);
    if (found != NULL)
      return found;
    if (!is_single(m, s, p, end))
      return NULL;
  }
}

/* What is left of the pattern: a class, with what says how often. *GOES_ON: the rest is to be matched, from *P. */
static const char *match_class(matcher *m, const char *s, const char **p, bool *goes_on)
{
  const char *class = *p, *end = class_end(m, class);
  char often = end == m->pattern_end ? '\0' : *end;
  *goes_on = false;
  switch (often) {
  case '*':
    return match_most(m, s, class, end);
  case '+':
    return is_single(m, s, class, end) ? match_most(m, s + 1, class, end) : NULL;
  case '-':
    return match_least(m, s, class, end);
  }
  bool one = is_single(m, s, class, end);
  if (often == '?') {
    const char *with = one ? match(m, s + 1, end + 1) : NULL;
    *p = end + 1;
    *goes_on = with == NULL;
    return with == NULL ? s : with;
  }
  *p = end;
  *goes_on = one;
  return one ? s + 1 : NULL;
}

/* %b, %f, %1: the same. Any other % is a class. */
static const char *match_escape(matcher *m, const char *s, const char **p, bool *goes_on)
{
  const char *what = *p + 1;
  char c = what == m->pattern_end ? '\0' : *what;
  if (c == 'b') {
    s = match_balance(m, s, what + 1);
    *p = what + 3;
  } else if (c == 'f') {
    if (what + 1 == m->pattern_end || what[1] != '[')
      malformed(m, "%f 后面要有 [");
    *p = class_end(m, what + 1);
    s = is_frontier(m, s, what + 1, *p) ? s : NULL;
  } else if (isdigit((unsigned char)c)) {
    s = match_again(m, s, c);
    *p = what + 1;
  } else {
    return match_class(m, s, p, goes_on);
  }
  *goes_on = s != NULL;
  return s;
}

/* Behind the match of P at S; NULL: there is none. */
static const char *match(matcher *m, const char *s, const char *p)
{
  if (m->depth++ >= MAX_DEPTH)
    malformed(m, "太复杂");
  bool goes_on = true;
  while (goes_on && p != m->pattern_end) {
    host_spend(m->L, 1);
    if (*p == '(') {
      bool position = p + 1 != m->pattern_end && p[1] == ')';
      s = start_capture(m, s, p + 1 + position, position ? POSITION : UNFINISHED);
      goes_on = false;
    } else if (*p == ')') {
      s = end_capture(m, s, p + 1);
      goes_on = false;
    } else if (*p == '$' && p + 1 == m->pattern_end) {
      s = s == m->text_end ? s : NULL;
      goes_on = false;
    } else if (*p == ESCAPE) {
      s = match_escape(m, s, &p, &goes_on);
    } else {
      s = match_class(m, s, &p, &goes_on);
    }
  }
  m->depth--;
  return s;
}

static matcher new_matcher(lua_State *L, int text, int pattern)
{
  size_t text_length, pattern_length;
  const char *s = luaL_checklstring(L, text, &text_length), *p = luaL_checklstring(L, pattern, &pattern_length);
  return (matcher){.L = L, .text = s, .text_end = s + text_length, .pattern_end = p + pattern_length};
}

static const char *match_at(matcher *m, const char *s, const char *p)
{
  m->level = 0;
  m->depth = 0;
  return match(m, s, p);
}

/* --- find, match --------------------------------------------------------------------------------------------- */

/* Where the argument at INDEX says that the text is to be looked at, from 0; beyond the text: LENGTH + 1. */
static size_t start_of(lua_State *L, int index, size_t length)
{
  lua_Integer at = luaL_optinteger(L, index, 1);
  if (at > 0)
    return (lua_Unsigned)at - 1 > length ? length + 1 : (size_t)at - 1;
  return at == 0 || at < -(lua_Integer)length ? 0 : length - (size_t)-at;
}

static bool is_plain(const char *pattern, size_t length)
{
  for (size_t i = 0; i < length; i++)
    if (pattern[i] != '\0' && strchr("^$*+?.([%-", pattern[i]) != NULL)
      return false;
  return true;
}

static int find_plain(matcher *m, const char *s, const char *p)
{
  size_t length = (size_t)(m->pattern_end - p), left = (size_t)(m->text_end - s);
  host_spend(m->L, (left + length) / BYTES_AT_A_TIME + 1); /* memmem goes over each just once */
  const char *found = memmem(s, left, p, length);
  if (found == NULL)
    return 0;
  lua_pushinteger(m->L, found - m->text + 1);
  lua_pushinteger(m->L, found - m->text + (ptrdiff_t)length);
  return 2;
}

/* How many results it pushes; none: nothing was found. */
static int search(matcher *m, size_t start, const char *p, bool find)
{
  const char *s = m->text + start;
  bool anchored = p != m->pattern_end && *p == '^';
  p += anchored;
  do {
    const char *end = match_at(m, s, p);
    if (end != NULL && find) {
      lua_pushinteger(m->L, s - m->text + 1);
      lua_pushinteger(m->L, end - m->text);
      return push_captures(m, NULL, NULL) + 2;
    }
    if (end != NULL)
      return push_captures(m, s, end);
  } while (s++ < m->text_end && !anchored);
  return 0;
}

static int find_or_match(lua_State *L, bool find)
{
  matcher m = new_matcher(L, 1, 2);
  size_t length = (size_t)(m.text_end - m.text), start = start_of(L, 3, length);
  const char *p = lua_tostring(L, 2);
  int results = 0;
  if (start <= length) {
    bool plain = find && (lua_toboolean(L, 4) || is_plain(p, (size_t)(m.pattern_end - p)));
    results = plain ? find_plain(&m, m.text + start, p) : search(&m, start, p, find);
  }
  if (results == 0)
    lua_pushnil(L);
  return results == 0 ? 1 : results;
}

static int string_find(lua_State *L)
{
  return find_or_match(L, true);
}

static int string_match(lua_State *L)
{
  return find_or_match(L, false);
}

/* --- gmatch -------------------------------------------------------------------------------------------------- */

/* Upvalues: text, pattern, where to go on, where the last match ended (-1: there was none). */
static int next_match(lua_State *L)
{
  matcher m = new_matcher(L, lua_upvalueindex(1), lua_upvalueindex(2));
  const char *p = lua_tostring(L, lua_upvalueindex(2));
  lua_Integer start = lua_tointeger(L, lua_upvalueindex(3)), last = lua_tointeger(L, lua_upvalueindex(4));
  for (const char *s = m.text + start; start <= m.text_end - m.text && s <= m.text_end; s++) {
    const char *end = match_at(&m, s, p);
    if (end == NULL || end - m.text == last)
      continue;
    lua_pushinteger(L, end - m.text);
    lua_copy(L, -1, lua_upvalueindex(3));
    lua_replace(L, lua_upvalueindex(4));
    return push_captures(&m, s, end);
  }
  return 0;
}

static int string_gmatch(lua_State *L)
{
  size_t length;
  luaL_checklstring(L, 1, &length);
  luaL_checkstring(L, 2);
  size_t start = start_of(L, 3, length);
  lua_settop(L, 2);
  lua_pushinteger(L, (lua_Integer)start);
  lua_pushinteger(L, -1);
  lua_pushcclosure(L, next_match, 4);
  return 1;
}

/* --- gsub ---------------------------------------------------------------------------------------------------- */

/* Adds the text at index 3 for the match from S to END: %1 is a capture, %0 the whole. */
static void add_text(matcher *m, luaL_Buffer *out, const char *s, const char *end)
{
  size_t length;
  const char *text = lua_tolstring(m->L, 3, &length), *last = text + length;
  host_spend(m->L, length / BYTES_AT_A_TIME + 1);
  for (const char *percent; (percent = memchr(text, ESCAPE, (size_t)(last - text))) != NULL; text = percent + 2) {
    luaL_addlstring(out, text, (size_t)(percent - text));
    char c = percent + 1 == last ? '\0' : percent[1];
    if (c == ESCAPE) {
      luaL_addchar(out, ESCAPE);
    } else if (c == '0') {
      luaL_addlstring(out, s, (size_t)(end - s));
    } else if (isdigit((unsigned char)c)) {
      push_capture(m, c - '1', s, end);
      luaL_tolstring(m->L, -1, NULL);
      lua_remove(m->L, -2);
      luaL_addvalue(out);
    } else {
      malformed(m, "替换的文字里 % 后面要有数字，或再写一个 %");
    }
  }
  luaL_addlstring(out, text, (size_t)(last - text));
}

/* Adds what stands for the match from S to END, which is the match itself if the table or function has nothing. */
static void add_replacement(matcher *m, luaL_Buffer *out, const char *s, const char *end)
{
  lua_State *L = m->L;
  int type = lua_type(L, 3);
  if (type == LUA_TSTRING || type == LUA_TNUMBER) {
    add_text(m, out, s, end);
    return;
  }
  if (type == LUA_TFUNCTION) {
    lua_pushvalue(L, 3);
    lua_call(L, push_captures(m, s, end), 1);
  } else {
    push_capture(m, 0, s, end);
    lua_gettable(L, 3);
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    luaL_addlstring(out, s, (size_t)(end - s));
  } else if (lua_isstring(L, -1)) {
    luaL_addvalue(out);
  } else {
    luaL_error(L, "替换的内容应当是文字，而不是 %s", luaL_typename(L, -1));
  }
}

static int string_gsub(lua_State *L)
{
  matcher m = new_matcher(L, 1, 2);
  const char *s = m.text, *p = lua_tostring(L, 2), *last = NULL;
  int type = lua_type(L, 3);
  luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TTABLE || type == LUA_TFUNCTION, 3,
                   "string/function/table");
  lua_Integer most = luaL_optinteger(L, 4, (m.text_end - m.text) + 1), count = 0;
  if (type == LUA_TNUMBER)
    lua_tostring(L, 3);
  bool anchored = p != m.pattern_end && *p == '^';
  p += anchored;
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  while (count < most) {
    const char *end = match_at(&m, s, p);
    if (end != NULL && end != last) {
      count++;
      add_replacement(&m, &out, s, end);
      s = last = end;
    } else if (s < m.text_end) {
      luaL_addchar(&out, *s++);
    } else {
      break;
    }
    if (anchored)
      break;
  }
  luaL_addlstring(&out, s, (size_t)(m.text_end - s));
  luaL_pushresult(&out);
  lua_pushinteger(L, count);
  return 2;
}

void patterns_open(lua_State *L)
{
  static const luaL_Reg functions[] = {
      {"find", string_find}, {"match", string_match}, {"gmatch", string_gmatch}, {"gsub", string_gsub}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
