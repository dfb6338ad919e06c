/* ID numbers, GB 11643-1999: six digits for a region, the birth date, a three-digit sequence number, the check digit.
 */
#include "value/parsers.h"

#include "base/utf8.h"
#include "value/dates.h"

#include <string.h>

/* The check digit of 17 digits (ISO 7064, MOD 11-2). */
static char check_digit(const char *digits)
{
  static const int weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (int i = 0; i < 17; i++)
    sum += weights[i] * (digits[i] - '0');
  return "10X98765432"[sum % 11];
}

static int two_digits(const char *s)
{
  return (s[0] - '0') * 10 + (s[1] - '0');
}

/* Whether the eight digits at BIRTH are a plausible birth date. */
static bool plausible_birth(const char *birth)
{
  int year = two_digits(birth) * 100 + two_digits(birth + 2);
  return year >= 1900 && year <= 2099 && zb_date_exists(year, two_digits(birth + 4), two_digits(birth + 6));
}

bool zb_id_has_birthday(const char *id)
{
  return plausible_birth(id + 6);
}

bool zb_id_has_check_digit(const char *id)
{
  return check_digit(id) == id[17];
}

/* The number in half-width form, without the blanks and dashes between its parts. */
static const char *compact(const char *text, zb_arena *arena)
{
  if (text[strspn(text, "0123456789X")] == '\0')
    return text;
  const char *s = zb_half_width(text, arena);
  char *out = zb_arena_alloc(arena, strlen(s) + 1), *to = out;
  uint32_t c;
  while ((c = zb_utf8_next(&s)) != 0)
    if (!zb_is_dash(c))
      to += zb_utf8_encode(c, to);
  return out;
}

/* Converts a number from before 1999, which has a two-digit year and no check digit. Sequence numbers from 996 on were
   reserved for people born before 1900. */
static const char *upgrade_old(const char *id, const char *text, zb_arena *arena, zb_parsed *parsed)
{
  char digits[18];
  memcpy(digits, id, 6);
  memcpy(digits + 6, "19", 2);
  memcpy(digits + 8, id + 6, 9);
  digits[17] = '\0';
  if (!plausible_birth(digits + 6) || strcmp(digits + 14, "996") >= 0) {
    parsed->why = zb_arena_printf(
        arena, "身份证号“%s”是 15 位，第 7 至 12 位“%.6s”不是真实的出生日期，请填 18 位的号码", text, id + 6);
    return NULL;
  }
  parsed->changes |= ZB_CHANGE_OLD_ID;
  return zb_arena_printf(arena, "%s%c", digits, check_digit(digits));
}

/* A spreadsheet keeps 15 digits of a number and makes the others zeros. */
static bool ends_in_zeros(const char *id)
{
  return strspn(id, "0123456789") == 18 && id[18] == '\0' && strcmp(id + 15, "000") == 0;
}

bool zb_id_looks_rounded(const char *text)
{
  zb_arena *arena = zb_arena_new();
  const char *id = compact(text, arena);
  bool rounded = ends_in_zeros(id) && !(plausible_birth(id + 6) && zb_id_has_check_digit(id));
  zb_arena_free(arena);
  return rounded;
}

const char *zb_parse_id_number(const char *text, zb_arena *arena, zb_parsed *parsed)
{
  const char *id = compact(text, arena);
  size_t length = zb_utf8_length(id), digits = strspn(id, "0123456789");
  if (length == 15 && digits == 15)
    return upgrade_old(id, text, arena, parsed);
  if (strchr(id, '*') != NULL)
    parsed->why = zb_arena_printf(arena, "身份证号“%s”被星号遮住了一部分，请填完整的号码", text);
  else if (length != 18)
    parsed->why = zb_arena_printf(arena, "身份证号“%s”是 %zu 位，应为 18 位", text, length);
  else if (digits != 18 && !(digits == 17 && (id[17] == 'x' || id[17] == 'X')))
    parsed->why = zb_arena_printf(arena, "身份证号“%s”含有数字以外的字符（只有末位可以是 X）", text);
  else if (ends_in_zeros(id) && (!plausible_birth(id + 6) || !zb_id_has_check_digit(id)))
    parsed->why = zb_arena_printf(arena,
                                  "身份证号“%s”最后三位是 000：多半是表格软件当成数字只留了前 15 "
                                  "位，后三位已丢失，请把该列设为文本格式后重新填写",
                                  text);
  else if (!plausible_birth(id + 6))
    parsed->why = zb_arena_printf(arena, "身份证号“%s”第 7 至 14 位“%.8s”不是真实的出生日期", text, id + 6);
  else if (check_digit(id) != (id[17] == 'x' ? 'X' : id[17]))
    parsed->why = zb_arena_printf(arena, "身份证号“%s”校验位不符，其中至少有一位写错了", text);
  else {
    if (ends_in_zeros(id))
      parsed->doubt = zb_arena_printf(arena, "身份证号“%s”最后三位是 000，可能是表格软件只留了前 15 位", text);
    char *number = zb_arena_strdup(arena, id);
    number[17] = number[17] == 'x' ? 'X' : number[17];
    return number;
  }
  return NULL;
}
