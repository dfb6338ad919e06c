/* Normalizes headers for comparison: different spellings of the same header become equal. */
#include "value/header_text.h"

#include "base/utf8.h"
#include "value/parsers.h"

#include <stdbool.h>
#include <string.h>

static bool ignored(uint32_t c)
{
  return c <= 0x20 || c == 0x3000 || c == 0xA0 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200D) || c == '*' || c == ':';
}

static uint32_t simplified(uint32_t c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFF01 - 0x21;
  if (c == 0x3010 || c == 0x3014)
    return '[';
  if (c == 0x3011 || c == 0x3015)
    return ']';
  return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
}

const char *zb_header_normalize(const char *text, zb_arena *arena)
{
  unsigned ignored_changes = 0;
  text = zb_trimmed(text, arena, &ignored_changes); /* ="身份证号" */
  /* An invalid byte becomes U+FFFD, which has three bytes. */
  char *out = zb_arena_alloc(arena, 3 * strlen(text) + 4);
  char *end = out;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0)
    if (!ignored(c = simplified(c)))
      end += zb_utf8_encode(c, end);
  *end = '\0';
  return out;
}

bool zb_has_colon(const char *text)
{
  return strchr(text, ':') != NULL || strstr(text, "：") != NULL;
}

/* Normalized TEXT without what stands in brackets. An opening bracket alone takes all that follows. */
static char *without_brackets(const char *plain, zb_arena *arena)
{
  char *out = zb_arena_strdup(arena, plain), *to = out;
  int depth = 0;
  for (const char *s = plain; *s != '\0'; s++) {
    depth += *s == '(' || *s == '[';
    if (depth == 0)
      *to++ = *s;
    depth -= depth > 0 && (*s == ')' || *s == ']');
  }
  *to = '\0';
  return out;
}

const char *zb_header_in_brackets(const char *text, zb_arena *arena)
{
  const char *plain = zb_header_normalize(text, arena), *open = plain + strcspn(plain, "([");
  return *open == '\0' ? "" : zb_arena_strndup(arena, open + 1, strcspn(open + 1, ")]"));
}

static const char *const notes[] = {"必填项", "选填项",   "必填",   "选填",     "必选",
                                    "可选",   "下拉选择", "下拉选", "文本格式", "下拉"};
static const char places[] = "位"; /* of a number: 18位 */

/* Cuts 18位 from an end of S, which has N bytes. */
static bool cut_places(char **s, size_t n)
{
  size_t m = strlen(places), first = strspn(*s, "0123456789"), end = n > m ? n - m : 0;
  while (end > 0 && (*s)[end - 1] >= '0' && (*s)[end - 1] <= '9')
    end--;
  if (first > 0 && n > first + m && strncmp(*s + first, places, m) == 0) {
    *s += first + m;
    return true;
  }
  bool cuts = end > 0 && end < n - m && strcmp(*s + n - m, places) == 0; /* not 单位 */
  if (cuts)
    (*s)[end] = '\0';
  return cuts;
}

/* Cuts 必填, 18位 … from the ends of S; false if there is none. */
static bool cut_note(char **s)
{
  size_t n = strlen(*s);
  for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
    size_t m = strlen(notes[i]);
    if (n > m && strcmp(*s + n - m, notes[i]) == 0) {
      (*s)[n - m] = '\0';
      return true;
    }
    if (n > m && strncmp(*s, notes[i], m) == 0) {
      *s += m;
      return true;
    }
  }
  return cut_places(s, n);
}

static const char *without_notes(const char *text, zb_arena *arena)
{
  char *s = without_brackets(zb_header_normalize(text, arena), arena);
  while (cut_note(&s))
    ;
  return s;
}

/* 格式如2016-07, 例如…, 请填全称 */
static bool begins_as_note(const char *plain)
{
  static const char *const beginnings[] = {"格式", "例如", "请", "填写", "从下拉", "yyyy"};
  static const char like[] = "如";
  for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
    if (strncmp(plain, beginnings[i], strlen(beginnings[i])) == 0)
      return true;
  const char *behind = strncmp(plain, like, strlen(like)) == 0 ? plain + strlen(like) : "";
  return *behind >= '0' && *behind <= '9'; /* 如2016-07, not 如东县中学 */
}

bool zb_header_is_note(const char *text, zb_arena *arena)
{
  const char *plain = zb_header_normalize(text, arena);
  char *s = without_brackets(plain, arena);
  if (*plain == '\0' || *s == '\0' || begins_as_note(s))
    return *plain != '\0';
  while (cut_note(&s))
    ;
  for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
    if (strcmp(s, notes[i]) == 0)
      return true;
  size_t digits = strspn(s, "0123456789");
  return digits > 0 && strcmp(s + digits, places) == 0;
}

int zb_header_without_notes(const char *text, zb_arena *arena, const char *variants[ZB_HEADER_VARIANTS])
{
  static const char *const commas[] = {"，", "；", ",", ";", "。"};
  int n = 0;
  variants[n++] = without_notes(text, arena);
  size_t line = strcspn(text, "\r\n"), end = strlen(text);
  if (text[line] != '\0')
    variants[n++] = without_notes(zb_arena_strndup(arena, text, line), arena);
  for (size_t i = 0; i < sizeof commas / sizeof *commas; i++) {
    const char *comma = strstr(text, commas[i]);
    if (comma != NULL && (size_t)(comma - text) < end)
      end = (size_t)(comma - text);
  }
  if (text[end] != '\0')
    variants[n++] = without_notes(zb_arena_strndup(arena, text, end), arena);
  return n;
}
