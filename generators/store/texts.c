/* SQL functions on texts in place of SQLite's own, which take as long as a product of lengths, or a power of them, in a
   single step of the query: LIKE '%a%a%a%b' goes back over all its choices. These never go back but to the last %. */
#include "store/batch.h"

#include <string.h>

enum { MAX_PATTERN = 1000 };

/* --- LIKE and GLOB ------------------------------------------------------------------------------------------- */

typedef struct wildcards {
  char any, one; /* % and _, or * and ? */
  bool sets;     /* [a-z] */
  bool folds;    /* upper and lower case of ASCII are the same */
} wildcards;

static const wildcards like_signs = {'%', '_', false, true}, glob_signs = {'*', '?', true, false};

/* The bytes of the character at S, not '\0'. What is no UTF-8 is one byte. */
static size_t length_at(const char *s)
{
  size_t n = 1;
  if ((unsigned char)*s >= 0xC0)
    while (((unsigned char)s[n] & 0xC0) == 0x80)
      n++;
  return n;
}

/* Compares the characters at A and B as UTF-8 does: in the order of their codes. */
static int compare_at(const char *a, const char *b)
{
  size_t n = length_at(a), m = length_at(b);
  int order = memcmp(a, b, n < m ? n : m);
  return order != 0 ? order : (n > m) - (n < m);
}

static char folded(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_same(const wildcards *signs, const char *a, const char *b)
{
  bool ascii = (unsigned char)*a < 0x80 && (unsigned char)*b < 0x80;
  return ascii && signs->folds ? folded(*a) == folded(*b) : compare_at(a, b) == 0;
}

/* Whether the character at S is of the set at P, its [; *END is behind the ], NULL if there is none. */
static bool is_of_set(const char *s, const char *p, const char **end)
{
  p++;
  bool inverted = *p == '^', found = false;
  p += inverted;
  const char *first = p, *before = NULL;
  while (*p != '\0' && (*p != ']' || p == first)) {
    if (*p == '-' && before != NULL && p[1] != ']' && p[1] != '\0') {
      p++;
      found = found || (compare_at(s, before) >= 0 && compare_at(s, p) <= 0);
      before = NULL;
    } else {
      found = found || compare_at(s, p) == 0;
      before = p == first && *p == ']' ? NULL : p;
    }
    p += length_at(p);
  }
  *end = *p == ']' ? p + 1 : NULL;
  return found != inverted;
}

/* Whether what stands first in the pattern at P, no %, is the character at S; *END: what stands behind it. */
static bool is_one(const wildcards *signs, const char *escape, const char *s, const char *p, const char **end)
{
  bool escaped = escape != NULL && compare_at(p, escape) == 0;
  if (escaped)
    p += length_at(p);
  if (*p == '\0')
    return false;
  if (!escaped && signs->sets && *p == '[')
    return is_of_set(s, p, end) && *end != NULL;
  *end = p + length_at(p);
  return (!escaped && *p == signs->one) || is_same(signs, s, p);
}

static bool is_any(const wildcards *signs, const char *escape, const char *p)
{
  return *p == signs->any && (escape == NULL || compare_at(p, escape) != 0);
}

static bool matches(const wildcards *signs, const char *escape, const char *p, const char *s)
{
  const char *again = NULL, *from = NULL; /* behind the last %, and where it was last tried */
  for (;;) {
    const char *end;
    if (is_any(signs, escape, p)) {
      again = ++p;
      from = s;
    } else if (*s == '\0' || *p == '\0' || !is_one(signs, escape, s, p, &end)) {
      if (*s == '\0' && *p == '\0')
        return true;
      if (again == NULL || *from == '\0')
        return false;
      from += length_at(from);
      s = from;
      p = again;
    } else {
      p = end;
      s += length_at(s);
    }
  }
}

/* like(pattern, text[, escape]) is text LIKE pattern. */
static void match(sqlite3_context *context, int count, sqlite3_value **values)
{
  const char *pattern = (const char *)sqlite3_value_text(values[0]),
             *text = (const char *)sqlite3_value_text(values[1]);
  const char *escape = count == 3 ? (const char *)sqlite3_value_text(values[2]) : NULL;
  if (pattern == NULL || text == NULL || (count == 3 && escape == NULL))
    return;
  if (strlen(pattern) > MAX_PATTERN)
    sqlite3_result_error(context, "LIKE or GLOB pattern too complex", -1);
  else if (escape != NULL && (*escape == '\0' || escape[length_at(escape)] != '\0'))
    sqlite3_result_error(context, "ESCAPE expression must be a single character", -1);
  else
    sqlite3_result_int(context, matches(sqlite3_user_data(context), escape, pattern, text));
}

/* --- instr and replace ----------------------------------------------------------------------------------------- */

/* The place of the first, in characters from 1; 0: there is none. */
static void find(sqlite3_context *context, int count, sqlite3_value **values)
{
  (void)count;
  const char *text = (const char *)sqlite3_value_text(values[0]), *part = (const char *)sqlite3_value_text(values[1]);
  if (text == NULL || part == NULL)
    return;
  const char *found = strstr(text, part);
  sqlite3_int64 place = found == NULL ? 0 : 1;
  for (const char *s = text; found != NULL && s < found; s += length_at(s))
    place++;
  sqlite3_result_int64(context, place);
}

static void replace(sqlite3_context *context, int count, sqlite3_value **values)
{
  (void)count;
  const char *text = (const char *)sqlite3_value_text(values[0]), *part = (const char *)sqlite3_value_text(values[1]),
             *by = (const char *)sqlite3_value_text(values[2]);
  if (text == NULL || part == NULL || (by == NULL && *part != '\0'))
    return;
  sqlite3_str *out = sqlite3_str_new(sqlite3_context_db_handle(context)); /* no longer than a value may be */
  size_t length = strlen(part);
  for (const char *found; length > 0 && (found = strstr(text, part)) != NULL; text = found + length) {
    sqlite3_str_append(out, text, (int)(found - text));
    sqlite3_str_appendall(out, by);
  }
  sqlite3_str_appendall(out, text);
  int error = sqlite3_str_errcode(out);
  char *result = sqlite3_str_finish(out);
  if (error == SQLITE_TOOBIG)
    sqlite3_result_error_toobig(context);
  else if (error != SQLITE_OK)
    sqlite3_result_error_nomem(context);
  else
    sqlite3_result_text(context, result == NULL ? "" : result, -1, SQLITE_TRANSIENT);
  sqlite3_free(result);
}

zb_status zb_store_add_text_functions(zb_store *store, zb_diags *diags)
{
  static const struct {
    const char *name;
    int count;
    void (*call)(sqlite3_context *, int, sqlite3_value **);
    const wildcards *signs;
  } functions[] = {{"like", 2, match, &like_signs},
                   {"like", 3, match, &like_signs},
                   {"glob", 2, match, &glob_signs},
                   {"instr", 2, find, NULL},
                   {"replace", 3, replace, NULL}};
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    if (sqlite3_create_function(store->db, functions[i].name, functions[i].count, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                (void *)functions[i].signs, functions[i].call, NULL, NULL) != SQLITE_OK)
      return zb_store_failed(store, diags);
  return ZB_OK;
}
