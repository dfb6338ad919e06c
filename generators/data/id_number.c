/* ID numbers, GB 11643-1999: six digits of a place, the birth date, three digits of sequence, the check digit. */
#include "data/values.h"

#include "base/utf8.h"
#include "data/dates.h"

#include <string.h>

/* The check digit of the first 17 (ISO 7064, MOD 11-2). */
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

/* Whether the seventh to fourteenth digit are a day on which a living person may have been born. */
static bool plausible_birth(const char *id)
{
  int year = two_digits(id + 6) * 100 + two_digits(id + 8);
  return year >= 1900 && year <= 2099 && zb_date_exists(year, two_digits(id + 10), two_digits(id + 12));
}

const char *zb_read_id_number(const char *text, zb_arena *arena, const char **why)
{
  const char *id = zb_half_width(text, arena);
  size_t length = zb_utf8_length(id), digits = strspn(id, "0123456789");
  if (strchr(id, '*') != NULL)
    *why = zb_arena_printf(arena, "身份证号“%s”被星号遮住了一部分，请填完整的号码", text);
  else if (length != 18)
    *why = zb_arena_printf(arena, "身份证号“%s”是 %zu 位，应为 18 位", text, length);
  else if (digits != 18 && !(digits == 17 && (id[17] == 'x' || id[17] == 'X')))
    *why = zb_arena_printf(arena, "身份证号“%s”含有数字以外的字符（只有末位可以是 X）", text);
  else if (!plausible_birth(id))
    *why = zb_arena_printf(arena, "身份证号“%s”第 7 至 14 位“%.8s”不是真实的出生日期", text, id + 6);
  else if (check_digit(id) != (id[17] == 'x' ? 'X' : id[17]))
    *why = zb_arena_printf(arena, "身份证号“%s”校验位不符，其中至少有一位写错了", text);
  else
    return zb_arena_printf(arena, "%.17s%c", id, id[17] == 'x' ? 'X' : id[17]);
  return NULL;
}
