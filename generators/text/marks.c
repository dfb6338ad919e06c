/* Character classes of Chinese setting: punctuation marks by where they may stand in a line, ideographs, letters,
 * digits. */
#include "text/setting.h"

static mark mark_of_ascii(uint32_t c)
{
  switch (c) {
  case '(':
  case '[':
  case '{':
    return MARK_OPENING;
  case ')':
  case ']':
  case '}':
    return MARK_CLOSING;
  case '!':
  case ',':
  case '.':
  case ':':
  case ';':
  case '?':
    return MARK_PAUSE;
  case '/':
    return MARK_SOLIDUS;
  case '-':
    return MARK_CONNECTOR;
  }
  return MARK_NONE;
}

/* Brackets in CJK Symbols and Punctuation come in pairs: 〈〉《》「」『』【】 and 〔〕〖〗〘〙〚〛. */
static mark mark_of_brackets(uint32_t c)
{
  bool bracket = (c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301B);
  return !bracket ? MARK_NONE : c % 2 == 0 ? MARK_OPENING : MARK_CLOSING;
}

mark mark_of(uint32_t c)
{
  if (c < 0x80)
    return mark_of_ascii(c);
  switch (c) {
  case 0x2018: /* ‘ */
  case 0x201C: /* “ */
  case 0xFF08: /* （ */
  case 0xFF3B: /* ［ */
  case 0xFF5B: /* ｛ */
    return MARK_OPENING;
  case 0x2019: /* ’ */
  case 0x201D: /* ” */
  case 0xFF09: /* ） */
  case 0xFF3D: /* ］ */
  case 0xFF5D: /* ｝ */
    return MARK_CLOSING;
  case 0x3001: /* 、 */
  case 0x3002: /* 。 */
  case 0xFF01: /* ！ */
  case 0xFF0C: /* ， */
  case 0xFF0E: /* ． */
  case 0xFF1A: /* ： */
  case 0xFF1B: /* ； */
  case 0xFF1F: /* ？ */
    return MARK_PAUSE;
  case 0x00B7: /* · */
  case 0x2022: /* • */
  case 0x2027: /* ‧ */
  case 0x30FB: /* ・ */
    return MARK_MIDDLE_DOT;
  case 0xFF0F: /* ／ */
    return MARK_SOLIDUS;
  case 0x2010: /* ‐ */
  case 0x2013: /* – */
  case 0x2014: /* — */
  case 0x301C: /* 〜 */
  case 0xFF0D: /* － */
  case 0xFF5E: /* ～ */
    return MARK_CONNECTOR;
  case 0x2026: /* … */
    return MARK_ELLIPSIS;
  case 0x2E3A: /* ⸺ */
    return MARK_DASH;
  }
  return mark_of_brackets(c);
}

bool is_two_em_mark(uint32_t a, uint32_t b)
{
  return a == b && (a == 0x2014 || a == 0x2026);
}

bool is_apostrophe(const setting *s, int i)
{
  const character *c = &s->characters[i];
  return c->code == 0x2019 && i > 0 && i + 1 < s->character_count && is_western(c[-1].code) && is_western(c[1].code);
}

bool is_cjk(uint32_t c)
{
  return (c >= 0x2E80 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x2014 || c == 0x2026 || c == 0x2E3A ||
         c == 0xB7 || (c >= 0x2018 && c <= 0x201D);
}

bool is_ideograph(uint32_t c)
{
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3040 && c <= 0x30FA) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_digit(uint32_t c)
{
  return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

bool is_western(uint32_t c)
{
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x52F);
}
