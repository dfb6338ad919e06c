#include "import/form_inline.h"

#include "base/utf8.h"
#include "value/header_text.h"

#include <string.h>

enum { LONGEST_LABEL = 120, LONGEST_ROW = 300, LONGEST_UNKNOWN = 18, SHORT_VALUE = 120 /* bytes */ };

const zb_header_name *form_label(const zb_table_names *names, const char *plain, zb_arena *arena)
{
  const zb_header_name *name = zb_header_find_name(names, plain);
  const char *bracket = strchr(plain, '(');
  size_t n = strlen(plain);
  if (name != NULL || bracket == NULL || bracket == plain || plain[n - 1] != ')')
    return name;
  return zb_header_find_name(names, zb_arena_strndup(arena, plain, (size_t)(bracket - plain)));
}

/* The bytes of a blank, or of a mark that parts labels, at S; 0: none. */
static size_t blank_at(const char *s)
{
  static const char *const marks[] = {" ", "\t", "\r", "\n", "　", "\xC2\xA0", "；", ";", "，", ","};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (strncmp(s, marks[i], strlen(marks[i])) == 0)
      return strlen(marks[i]);
  return 0;
}

static size_t colon_at(const char *s)
{
  return *s == ':' ? 1 : strncmp(s, "：", strlen("：")) == 0 ? strlen("：") : 0;
}

static const char *next_colon(const char *s)
{
  while (*s != '\0' && colon_at(s) == 0)
    s++;
  return *s != '\0' ? s : NULL;
}

/* From START to END without blanks around it. */
static const char *trimmed(const char *start, const char *end, zb_arena *arena)
{
  const char *last = start;
  for (size_t n; start < end && (n = blank_at(start)) > 0;)
    start += n;
  for (const char *s = start; s < end; s += blank_at(s) > 0 ? blank_at(s) : 1)
    last = blank_at(s) > 0 ? last : s + 1;
  return zb_arena_strndup(arena, start, last > start ? (size_t)(last - start) : 0);
}

/* The longest label that ends at COLON, between START and it; *AT is where it begins. */
static const zb_header_name *label_before(const zb_table_names *names, const char *start, const char *colon,
                                          zb_arena *arena, const char **at)
{
  bool begins = true;
  for (const char *s = start; s < colon; s++) {
    size_t blank = blank_at(s);
    if (blank == 0 && begins && colon - s <= LONGEST_LABEL) {
      const char *plain = zb_header_normalize(zb_arena_strndup(arena, s, (size_t)(colon - s)), arena);
      const zb_header_name *name = form_label(names, plain, arena);
      *at = s;
      if (name != NULL)
        return name;
    }
    begins = blank > 0;
    s += blank > 0 ? blank - 1 : 0;
  }
  return NULL;
}

/* VALUE up to what stands around forms, not in them: 甲厂 of 甲厂　填表日期：2020年8月1日. */
static const char *without_frame(const char *value, zb_arena *arena)
{
  static const char *const words[] = {"填表日期", "填报日期", "日期",   "填表时间",   "填报时间", "填表人", "填报人",
                                      "经办人",   "审核人",   "负责人", "单位负责人", "制表人",   "编号"};
  for (const char *from = value, *colon; (colon = next_colon(from)) != NULL; from = colon + colon_at(colon)) {
    const char *at = colon;
    while (at > from && blank_at(at - 1) == 0 && (at - from < 3 || blank_at(at - 3) != 3))
      at--;
    const char *plain = zb_header_normalize(zb_arena_strndup(arena, at, (size_t)(colon - at)), arena);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
      if (strcmp(plain, words[i]) == 0)
        return trimmed(value, at, arena);
  }
  return value;
}

form_part *form_inline_read(const zb_table_names *names, const char *text, zb_arena *arena, const char **before)
{
  form_part *first = NULL, *last = NULL;
  const char *value = text, *at; /* VALUE: where the text since the last label begins */
  bool is_long = strlen(text) > LONGEST_ROW;
  *before = text;
  for (const char *from = text, *colon; (colon = next_colon(from)) != NULL; from = colon + colon_at(colon)) {
    const zb_header_name *name = label_before(names, from, colon, arena, &at);
    if (is_long && from != text)
      break;
    if (name == NULL || (is_long && at != text))
      continue;
    const char *ended = trimmed(value, at, arena);
    *(last == NULL ? before : &last->value) = last == NULL ? ended : without_frame(ended, arena);
    value = colon + colon_at(colon);
    form_part *part = zb_arena_alloc(arena, sizeof *part);
    *part = (form_part){.field = name->field,
                        .label = zb_arena_strndup(arena, at, (size_t)(colon - at)),
                        .value = trimmed(value, value + strlen(value), arena)};
    *(last == NULL ? &first : &last->next) = part;
    last = part;
  }
  if (last != NULL && !is_long)
    last->value = without_frame(last->value, arena);
  return first;
}

/* Whether a text of Chinese characters only, two at least, is short enough for a label. */
static bool may_be_label(const char *start, const char *end)
{
  if (end - start < 6 || end - start > LONGEST_UNKNOWN)
    return false;
  while (start < end) {
    uint32_t c = zb_utf8_next(&start);
    if (c < 0x4E00 || c > 0x9FFF)
      return false;
  }
  return true;
}

/* Whether a line of VALUE begins at S, blanks aside, and not the first. */
static bool begins_line(const char *value, const char *s, zb_arena *arena)
{
  const char *line = s;
  while (line > value && line[-1] != '\n' && line[-1] != '\r')
    line--;
  return line > value && *trimmed(line, s, arena) == '\0';
}

/* The bytes of a number at S: 十一. */
static size_t number_at(const char *s)
{
  static const char *const digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  size_t n = 0;
  for (size_t i = 0; i < sizeof digits / sizeof *digits;) {
    bool is_it = strncmp(s + n, digits[i], strlen(digits[i])) == 0;
    n += is_it ? strlen(digits[i]) : 0;
    i = is_it ? 0 : i + 1;
  }
  return n;
}

static bool is_one_of(const char *s, const char *const *words, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (strcmp(s, words[i]) == 0)
      return true;
  return false;
}

/* 第一段, 第二方面, 首先, 一是: what counts a text's paragraphs; 第一学历 is a label. */
static bool counts_paragraphs(const char *word)
{
  static const char *const words[] = {"首先", "其次", "再次", "再者", "最后", "此外",   "另外",
                                      "其一", "其二", "其三", "总之", "综上", "一方面", "另一方面"};
  static const char *const counted[] = {"段", "点", "条", "项", "类", "方面", "个方面", "部分", "阶段"};
  static const char nth[] = "第";
  size_t before = strncmp(word, nth, strlen(nth)) == 0 ? strlen(nth) : 0, number = number_at(word + before);
  const char *behind = word + before + number;
  if (number > 0 &&
      (before > 0 ? is_one_of(behind, counted, sizeof counted / sizeof *counted) : strcmp(behind, "是") == 0))
    return true;
  return is_one_of(word, words, sizeof words / sizeof *words);
}

const char *form_inline_doubt(const zb_table_names *names, const char *value, zb_arena *arena)
{
  if (strlen(value) > SHORT_VALUE)
    return NULL;
  for (const char *from = value, *colon; (colon = next_colon(from)) != NULL; from = colon + colon_at(colon))
    for (const char *s = from; s < colon; zb_utf8_next(&s)) {
      const char *word = zb_arena_strndup(arena, s, (size_t)(colon - s));
      bool behind_blank = s > value && (blank_at(s - 1) > 0 || (s - value >= 3 && blank_at(s - 3) == 3));
      bool prose = counts_paragraphs(word) && begins_line(value, s, arena);
      if ((behind_blank && may_be_label(s, colon) && !prose) ||
          (s > value && zb_header_find_name(names, zb_header_normalize(word, arena)) != NULL))
        return word;
    }
  return NULL;
}
