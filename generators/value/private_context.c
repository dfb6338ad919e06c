/* What stands around a number tells what it is: 电话2000001, ISSN 1001-7488, 13957200000元. */
#include "value/private_parts.h"

#include <string.h>

/* S without the blank before it. */
static const char *without_blank(const char *start, const char *s)
{
  static const char *const blanks[] = {" ", "　", "\u00A0"};
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
    size_t n = strlen(blanks[i]);
    if ((size_t)(s - start) >= n && memcmp(s - n, blanks[i], n) == 0)
      return s - n;
  }
  return s;
}

/* The bytes of WORD if START to S ends with it, also with blanks between its characters, 电　话; else 0. */
static size_t ends_with_word(const char *start, const char *s, const char *word)
{
  size_t n = strlen(word);
  const char *from = s;
  while (n > 0) {
    bool same = s > start && s[-1] == word[n - 1];
    const char *before = same ? s - 1 : without_blank(start, s);
    if (before == s || (!same && (s == from || (word[n] & 0xC0) == 0x80)))
      return 0;
    s = before;
    n -= same;
  }
  return (size_t)(from - s);
}

/* The bytes of the one of WORDS (NULL-terminated) with which START to S ends; 0: none. */
static size_t ends_with(const char *start, const char *s, const char *const *words)
{
  size_t n = 0;
  for (; n == 0 && *words != NULL; words++)
    n = ends_with_word(start, s, *words);
  return n;
}

/* The bytes of the one of WORDS with which S begins; 0: none. */
static size_t begins_with(const char *s, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strncmp(s, *words, strlen(*words)) == 0)
      return strlen(*words);
  return 0;
}

/* S without what may stand between a word and its number. */
static const char *without_fillers(const char *start, const char *s, const char *const *fillers)
{
  enum { FARTHEST = 200 }; /* bytes: a long list of numbers is not gone back for each of them */
  const char *from = s;
  size_t n;
  while (from - s < FARTHEST && (n = ends_with(start, s, fillers)) > 0)
    s -= n;
  return s;
}

bool after_phone_word(const char *start, const char *s)
{
  /* The digits are those of numbers before it: 电话2000001、2000002. */
  static const char *const fillers[] = {" ",  "　", "\t", "\n", "：",   ":",    ".",    "(",    "（", ")",  "）",
                                        "、", "/",  "，", ",",  "-",    "是",   "为",   "号码", "号", "办", "宅",
                                        "家", "或", "和", "公", "单位", "家庭", "本人", "个人", "0",  "1",  "2",
                                        "3",  "4",  "5",  "6",  "7",    "8",    "9",    NULL};
  static const char *const words[] = {"电话", "座机", "固话", "宅电",  "住宅",  "手机", "传真", "联系方式", "小灵通",
                                      "Tel",  "TEL",  "tel",  "Phone", "phone", "Fax",  "FAX",  "fax",      "☎",
                                      "☏",    "📞",   "📱",   "拨打",  "致电",  "来电", NULL};
  return ends_with(start, without_fillers(start, s, fillers), words) > 0;
}

bool after_identity_word(const char *start, const char *s)
{
  static const char *const fillers[] = {" ", "　", "\n", "：", ":",    "(",  "（",
                                        ")", "）", "是", "为", "号码", "号", NULL};
  static const char *const words[] = {"身份证", "身份", "证件", NULL};
  return ends_with(start, without_fillers(start, s, fillers), words) > 0;
}

bool after_passport_word(const char *start, const char *s)
{
  static const char *const fillers[] = {" ",    "　", "：", ":",  "(",  "（", "是", "为", "号码",
                                        "编号", "号", "No", "NO", "no", "№",  ".",  "#",  NULL};
  static const char *const words[] = {"护照", "通行证", "台胞证", "回乡证", "passport", "Passport", "PASSPORT", NULL};
  return ends_with(start, without_fillers(start, s, fillers), words) > 0;
}

bool after_card_word(const char *start, const char *s)
{
  static const char *const fillers[] = {" ", "　", "：", ":", "(", "（", ")", "）", "是", "为", "号码", "号", NULL};
  static const char *const words[] = {"卡", "账", "帐", "账户", "帐户", "存折", "银行", "农行", "工行", "建行", NULL};
  return ends_with(start, without_fillers(start, s, fillers), words) > 0;
}

bool after_licence_word(const char *start, const char *s)
{
  static const char *const fillers[] = {" ", "　", "：", ":", "(", "（", "是", "为", "编号", "号", "第", NULL};
  static const char *const words[] = {"许可证", "信用代码", "地字", "建字", NULL};
  return ends_with(start, without_fillers(start, s, fillers), words) > 0;
}

bool after_code(const char *start, const char *s)
{
  static const char *const fillers[] = {" ", "　", "：", ":", "-", "—", NULL};
  static const char *const words[] = {"ISSN", "ISBN", "issn", "isbn", "ISO", "IEC", "GB", "/T", "/Z", "CN", "ZL",
                                      "HJ",   "JB",   "LY",   "NY",   "SL",  "JG",  "CJ", "YY", "QB", NULL};
  return ends_with(start, without_fillers(start, s, fillers), words) > 0;
}

static const char *skip_blank(const char *s)
{
  return *s == ' ' ? s + 1 : s;
}

/* Of money only; a number of so many digits is a person's before any other word. */
static bool before_money_word(const char *s)
{
  static const char *const words[] = {"元", "万", "亿", "千元", "百元", "美元", "欧元", "人民币", NULL};
  static const char *const others[] = {"元旦", "元月", "元宵", NULL};
  s = skip_blank(s);
  return begins_with(s, words) > 0 && begins_with(s, others) == 0;
}

bool is_money(const char *start, const char *s, const char *end)
{
  static const char *const before[] = {"¥", "￥", "$", "＄", "€", "£", "人民币", "RMB", "USD", NULL};
  static const char *const blank[] = {" ", NULL};
  if (ends_with(start, without_fillers(start, s, blank), before) > 0)
    return true;
  if (*end == '.') /* 13957200000.00元 */
    end += 1 + strspn(end + 1, "0123456789");
  return before_money_word(end);
}

bool before_measure(const char *end)
{
  static const char *const words[] = {"%",    "％",   "‰",    "株", "亩", "公顷", "平方", "立方", "㎡", "米", "吨",
                                      "公斤", "千克", "公里", "人", "名", "户",   "个",   "件",   "份", "册", "页",
                                      "篇",   "字",   "台",   "套", "棵", "头",   "只",   "条",   "次", "倍", NULL};
  return before_money_word(end) || begins_with(skip_blank(end), words) > 0;
}
