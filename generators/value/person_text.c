/* Personal names. Their characters are never changed: one that can't be part of a name is refused, with its code point,
   since it usually replaces a character lost in some export. */
#include "value/parsers.h"

#include "base/utf8.h"

#include <string.h>

static bool is_han(uint32_t c)
{
  return c == 0x3007 || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_letter(uint32_t c)
{
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The dots that input methods and old systems write between the parts of a name. */
static bool is_middle_dot(uint32_t c)
{
  return c == 0xB7 || c == 0x387 || c == 0x2022 || c == 0x2024 || c == 0x2027 || c == 0x2219 || c == 0x22C5 ||
         c == 0x25CF || c == 0x30FB || c == 0xFF65 || c == 0xFF0E;
}

static bool is_dot(uint32_t c)
{
  return c == '.' || is_middle_dot(c);
}

/* The next non-blank character; 0 at the end. */
static uint32_t next_visible(const char *s)
{
  uint32_t c;
  while (zb_is_blank(c = zb_utf8_next(&s)))
    ;
  return c;
}

/* --- Characters that no name has ----------------------------------------------------------------------------- */

static bool is_one_of(uint32_t c, const uint32_t *list, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (list[i] == c)
      return true;
  return false;
}

/* Why C can't be part of a name, or NULL. */
static const char *why_not_in_name(uint32_t c)
{
  static const uint32_t stand_ins[] = {'?', '*', '#', '_', 0x25A0, 0x25A1, 0x25CB, 0x25EF, 0x2588, 0x3013, 0xFFFD};
  static const uint32_t partings[] = {',', ';', '/', '\\', '|', '&', '+', 0x3001, 0xFF64};
  static const uint32_t remarks[] = {'(',    ')',    '[',    ']',    '{',    '}',    '<',    '>',    0x3008, 0x3009,
                                     0x300A, 0x300B, 0x300C, 0x300D, 0x300E, 0x300F, 0x3010, 0x3011, 0x3014, 0x3015};
  static const uint32_t signs[] = {':', '!', '@', '$', '%', '^', '=', '~', '"', 0x201C, 0x201D, 0x2026, 0x3002, 0x3003};
  uint32_t narrow = zb_narrow(c);
  if (is_one_of(narrow, partings, sizeof partings / sizeof *partings))
    return "像是分隔几个人的：一格只写一个人的姓名，一行一个人";
  if (is_one_of(narrow, remarks, sizeof remarks / sizeof *remarks))
    return "不是姓名用字：姓名里不要加说明";
  if (is_one_of(narrow, signs, sizeof signs / sizeof *signs))
    return "不是姓名用字，请改正";
  if ((c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) || (c >= 0x3220 && c <= 0x3229))
    return "是编号，不是姓名用字";
  if (narrow >= '0' && narrow <= '9')
    return "姓名里不应有数字";
  if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000)
    return "是自造字，换一台电脑就显示不出来，请用标准编码的字重新输入";
  if (c >= 0x2E80 && c <= 0x2FDF)
    return "是部首符号，不是汉字，请用键盘重新输入这个字";
  if (is_one_of(narrow, stand_ins, sizeof stand_ins / sizeof *stand_ins))
    return "不是姓名用字，可能有字在导出时丢失了，请核对后重新输入";
  if ((c >= 0x2190 && c <= 0x2BFF && !is_middle_dot(c)) || (c >= 0x3200 && c <= 0x33FF) ||
      (c >= 0x1F000 && c <= 0x1FAFF))
    return "是符号，不是姓名用字，请去掉";
  return NULL;
}

/* Between or behind Chinese characters, an apostrophe or a dash is part of no name: only O’Brien and Jean-Luc have one.
 */
static bool is_latin_sign(uint32_t c)
{
  return c == 0x27 || c == '`' || c == 0x2018 || c == 0x2019 || zb_is_dash(c);
}

static bool has_foreign_character(const char *text, zb_arena *arena, zb_parsed *parsed)
{
  uint32_t last = 0;
  for (const char *s = text, *character = s; *s != '\0'; character = s) {
    uint32_t c = zb_utf8_next(&s);
    const char *why = why_not_in_name(c);
    if (why == NULL && is_latin_sign(zb_narrow(c)) && (is_han(last) || is_han(next_visible(s))))
      why = "不是姓名用字，请改正；名字之间的间隔号请写“·”";
    last = zb_is_blank(c) ? last : c;
    if (why == NULL)
      continue;
    parsed->why = zb_arena_printf(arena, "姓名“%s”里的“%.*s”（U+%04X）%s", text, (int)(s - character), character,
                                  (unsigned)c, why);
    return true;
  }
  return false;
}

/* --- Blanks ---------------------------------------------------------------------------------------------------- */

/* Whether blanks only pad a Chinese name: 张　三, 张 三丰, 欧 阳 娜 娜. In 张三 李四 they may separate two people, and
   in 买买提 艾力 replace a lost dot. */
static bool is_spread_out(const char *text)
{
  int total = 0, piece = 0, longest = 0;
  uint32_t c, last = 0;
  while ((c = zb_utf8_next(&text)) != 0) {
    bool parted = zb_is_blank(c) && !is_dot(last) && !is_dot(next_visible(text));
    piece = parted ? 0 : piece + is_han(c);
    total += is_han(c);
    longest = piece > longest ? piece : longest;
    last = zb_is_blank(c) ? last : c;
  }
  return longest == total || longest <= 1 || total <= 3;
}

/* Whether a blank between these two characters is part of the name: only between Latin words. */
static bool keeps_blank(uint32_t before, uint32_t after)
{
  return !is_middle_dot(before) && !is_middle_dot(after) && !is_han(before) && !is_han(after);
}

/* --- The name -------------------------------------------------------------------------------------------------- */

static const char *canonical(const char *text, zb_arena *arena, unsigned *changes)
{
  char *out = zb_arena_alloc(arena, strlen(text) * 2 + 1), *to = out;
  uint32_t c, last = 0;
  bool blank = false;
  while ((c = zb_utf8_next(&text)) != 0) {
    if (zb_is_blank(c)) {
      blank = true;
      continue;
    }
    bool dot = is_middle_dot(c) || (c == '.' && is_han(last) && is_han(next_visible(text)));
    if (dot && c != 0xB7)
      *changes |= ZB_CHANGE_DOT;
    c = dot ? 0xB7 : c;
    if (blank && keeps_blank(last, c))
      *to++ = ' ';
    else if (blank)
      *changes |= ZB_CHANGE_BLANKS;
    to += zb_utf8_encode(c, to);
    last = c;
    blank = false;
  }
  return out;
}

static bool mixes_scripts(const char *text)
{
  bool han = false, letter = false;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0) {
    han = han || is_han(c);
    letter = letter || is_letter(c);
  }
  return han && letter;
}

/* 待定, 某某, XXX: what stands where a name is to come. */
static bool is_stand_in(const char *text)
{
  static const char *const words[] = {"待定", "待补", "暂无", "不详", "未知", "未填", "姓名", "某某", "某人", "测试"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcmp(text, words[i]) == 0)
      return true;
  size_t n = strlen(text), some = strlen("某");
  return (n > 1 && text[strspn(text, "Xx")] == '\0') || (n > some && strcmp(text + n - some, "某") == 0);
}

/* 王老师, 李同志: how somebody is called. 张三等: and others, unless 平等 is a name. */
static bool is_address(const char *text)
{
  static const char *const endings[] = {"老师", "同志", "先生", "女士", "等人", "等"};
  static const char equal[] = "平等";
  size_t n = strlen(text), m = strlen(equal);
  if (n > m && strcmp(text + n - m, equal) == 0)
    return false;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    m = strlen(endings[i]);
    bool ends = n > m && strcmp(text + n - m, endings[i]) == 0;
    if (ends && (strcmp(endings[i], "等") != 0 || n > m + strlen("王")))
      return true;
  }
  return false;
}

/* A dot at the beginning, or after the last Chinese character. */
static bool is_cut_off(const char *name)
{
  uint32_t last = 0, c;
  const char *first = name;
  if (is_dot(zb_utf8_next(&first)))
    return true;
  bool dot = false;
  while ((c = zb_utf8_next(&name)) != 0) {
    dot = is_middle_dot(c) || (c == '.' && is_han(last));
    last = c;
  }
  return dot;
}

const char *zb_parse_name(const char *text, zb_arena *arena, zb_parsed *parsed)
{
  if (has_foreign_character(text, arena, parsed))
    return NULL;
  const char *name = canonical(text, arena, &parsed->changes);
  if (is_stand_in(name)) {
    parsed->why = zb_arena_printf(arena, "“%s”不是姓名，请填本人的全名", text);
    return NULL;
  }
  if (is_address(name)) {
    parsed->why = zb_arena_printf(arena, "“%s”像是称呼，或者不止一个人，请填一个人的全名", text);
    return NULL;
  }
  if (is_cut_off(name)) {
    parsed->why = zb_arena_printf(arena, "姓名“%s”的头或尾是一个点，可能少了字，请改正", text);
    return NULL;
  }
  if ((parsed->changes & ZB_CHANGE_BLANKS) != 0 && (!is_spread_out(text) || mixes_scripts(text))) {
    parsed->why =
        zb_arena_printf(arena, "姓名“%s”中间有空格，分不清是不是一个人，请去掉空格；名字之间的间隔号请写“·”", text);
    return NULL;
  }
  return name;
}
