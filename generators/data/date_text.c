/* Dates as people write them: 2020-08-04, 2020/8/4, 2020.8.4, 2020年8月4日, 20200804, 二〇二〇年八月四日; months and
   years likewise. What could be two dates is refused rather than guessed. */
#include "data/values.h"

#include "base/utf8.h"
#include "data/dates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Day numbers that a cell of a personnel form may mean: 1910-01-01 to 2099-12-31. Below them are years (2020), above
   them months and days in digits (202008, 20200804). */
enum { FIRST_SERIAL = 3654, LAST_SERIAL = 73050, FIRST_YEAR = 1900, LAST_YEAR = 2099 };

/* A date as far as it is given; 0 for what is not. */
typedef struct date {
  int year, month, day;
  bool one_digit_month; /* "2020.1", not "2020.01" */
} date;

/* --- Chinese numerals --- */

static int numeral(uint32_t c)
{
  static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
  for (int i = 0; i < 10; i++) {
    if (c == digits[i])
      return i;
  }
  return c == 0x96F6 || c == 0x25CB || c == 0x25EF ? 0 : c == 0x5341 ? 10 : -1; /* 零 ○ ◯; 十 */
}

/* 二〇二〇年十二月三十一日 in ASCII digits; all else as it is. 十 stands for a 1, a 0, both or nothing. */
static const char *ascii_numerals(const char *text, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 8), *to = out;
  bool after_digit = false;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0) {
    int value = numeral(c);
    if (value < 0) {
      to += zb_utf8_put(c, to);
      after_digit = c >= '0' && c <= '9';
      continue;
    }
    const char *rest = text;
    int next = numeral(zb_utf8_next(&rest));
    if (value < 10)
      *to++ = (char)('0' + value);
    else if (!after_digit)
      *to++ = '1';
    if (value == 10 && (next < 0 || next > 9))
      *to++ = '0';
    after_digit = true;
  }
  return out;
}

/* --- reading --- */

/* Reads at most MAX digits at *S; their number is *COUNT. */
static int take_digits(const char **s, int max, int *count)
{
  int value = 0;
  for (*count = 0; *count < max && **s >= '0' && **s <= '9'; (*s)++, (*count)++)
    value = value * 10 + (**s - '0');
  return value;
}

/* Moves *S behind one of the marks (separated by blanks in MARKS) that it begins with. */
static bool take_mark(const char **s, const char *marks)
{
  while (*marks != '\0') {
    size_t n = strcspn(marks, " ");
    if (strncmp(*s, marks, n) == 0) {
      *s += n;
      return true;
    }
    marks += n + (marks[n] == ' ');
  }
  return false;
}

/* A time of day behind a date: T09:30, 09:30:00. It is left out. */
static bool is_time(const char *s)
{
  s += *s == 'T';
  return *s != '\0' && strspn(s, "0123456789:.Z") == strlen(s) && strchr(s, ':') != NULL;
}

/* 202008 and 20200804. */
static bool parse_run(const char *s, date *d)
{
  int n = (int)strspn(s, "0123456789"), count;
  if (n != 6 && n != 8)
    return false;
  d->year = take_digits(&s, 4, &count);
  d->month = take_digits(&s, 2, &count);
  d->day = n == 8 ? take_digits(&s, 2, &count) : 0;
  return *s == '\0' || is_time(s);
}

static bool parse(const char *s, date *d)
{
  *d = (date){0};
  if (strspn(s, "0123456789") > 4)
    return parse_run(s, d);
  int count;
  d->year = take_digits(&s, 4, &count);
  if (count != 4)
    return false;
  if (*s == '\0' || strcmp(s, "年") == 0 || strcmp(s, "年度") == 0)
    return true;
  if (!take_mark(&s, "年 - / . \\ — – 、"))
    return false;
  d->month = take_digits(&s, 2, &count);
  d->one_digit_month = count == 1;
  if (count == 0)
    return false;
  if (*s == '\0' || strcmp(s, "月") == 0 || strcmp(s, "月份") == 0)
    return true;
  if (!take_mark(&s, "月 - / . \\ — – 、"))
    return false;
  d->day = take_digits(&s, 2, &count);
  if (count == 0)
    return false;
  take_mark(&s, "日 号");
  return *s == '\0' || is_time(s);
}

/* TEXT in half width without blanks and without a time of day behind one; NULL if a blank stands between two digits
   otherwise: 2020 1 2 must not become 202012. */
static const char *joined(const char *text, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out;
  uint32_t c, last = 0;
  bool blank = false;
  for (const char *at = text; (c = zb_narrow(zb_utf8_next(&text))) != 0; at = text) {
    bool digit = c >= '0' && c <= '9';
    if (zb_is_blank(c)) {
      blank = true;
      continue;
    }
    if (blank && digit && is_time(zb_half_width(at, arena)))
      break;
    if (blank && digit && last >= '0' && last <= '9')
      return NULL;
    to += zb_utf8_put(c, to);
    last = c;
    blank = false;
  }
  return out;
}

static const char *not_a_date(const char *text, zb_arena *arena, const char **why)
{
  *why = zb_arena_printf(arena, "“%s”不是能识别的日期，请写成 2020-08-04 或 2020年8月4日 的样子", text);
  return NULL;
}

/* Whether the parts that are given exist and are of our time. */
static bool checked(const date *d, const char *text, zb_arena *arena, const char **why)
{
  if (d->year < FIRST_YEAR || d->year > LAST_YEAR)
    *why = zb_arena_printf(arena, "“%s”的年份不合情理，应在 1900 至 2099 之间", text);
  else if (d->month != 0 && !zb_date_exists(d->year, d->month, 1))
    *why = zb_arena_printf(arena, "“%s”的月份不对", text);
  else if (d->day != 0 && !zb_date_exists(d->year, d->month, d->day))
    *why = zb_arena_printf(arena, "“%s”没有这一天", text);
  else
    return true;
  return false;
}

/* Reads any of a date, a month or a year, out of any kind of cell. */
static bool read(const zb_cell *cell, const char *text, zb_arena *arena, date *d, const char **why)
{
  char serial[ZB_DATE_ROOM];
  const char *s = joined(text, arena);
  s = s != NULL ? ascii_numerals(s, arena) : "";
  if (cell->type == ZB_CELL_NUMBER && cell->number >= (cell->from_1904 ? FIRST_SERIAL - 1462 : FIRST_SERIAL) &&
      cell->number < LAST_SERIAL + 1 && zb_serial_text(cell->number, cell->from_1904, false, serial))
    s = zb_arena_strdup(arena, serial);
  if (!parse(s, d) || (d->month == 0 && (cell->type == ZB_CELL_DATE))) {
    not_a_date(text, arena, why);
    return false;
  }
  return checked(d, text, arena, why);
}

const char *zb_read_date(const zb_cell *cell, const char *text, zb_arena *arena, const char **why)
{
  date d;
  if (!read(cell, text, arena, &d, why))
    return NULL;
  if (d.month == 0 || d.day == 0) {
    *why = zb_arena_printf(arena, "“%s”不是完整的日期，还缺%s", text, d.month == 0 ? "月和日" : "日");
    return NULL;
  }
  return zb_arena_printf(arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

const char *zb_read_month(const zb_cell *cell, const char *text, zb_arena *arena, const char **why)
{
  date d;
  if (!read(cell, text, arena, &d, why))
    return NULL;
  bool number = cell->type == ZB_CELL_NUMBER || cell->untyped;
  if (number && d.day == 0 && d.month == 1 && d.one_digit_month && strchr(text, '.') != NULL) {
    *why = zb_arena_printf(arena, "“%s”可能是 1 月，也可能是 10 月（存成数字时末尾的 0 会丢失），请写成 %d-01 或 %d-10",
                           text, d.year, d.year);
    return NULL;
  }
  if (d.month == 0) {
    *why = zb_arena_printf(arena, "“%s”只有年份，还缺月份", text);
    return NULL;
  }
  if (d.day == 0)
    return zb_arena_printf(arena, "%04d-%02d", d.year, d.month);
  return zb_arena_printf(arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

const char *zb_read_year(const zb_cell *cell, const char *text, zb_arena *arena, const char **why)
{
  date d;
  if (!read(cell, text, arena, &d, why))
    return NULL;
  return zb_arena_printf(arena, "%04d", d.year);
}
