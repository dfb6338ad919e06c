/* Dates as people write them: 2020-08-04, 2020/8/4, 2020.8.4, 2020年8月4日, 20200804, 二〇二〇年八月四日; months and
   years likewise. Ambiguous dates are refused rather than guessed. */
#include "value/parsers.h"

#include "base/utf8.h"
#include "value/dates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Day numbers that are plausible in a personnel form: 1910-01-01 to 2099-12-31. Smaller numbers are years (2020),
   greater ones months and days in digits (202008, 20200804). */
enum { FIRST_SERIAL = 3654, LAST_SERIAL = 73050, DAYS_1904 = 1462, FIRST_YEAR = 1900, LAST_YEAR = 2099 };

/* The time of day after a date: none, 00:00, any other, or one outside China's time zone. */
typedef enum { NO_TIME, MIDNIGHT, TIME, OTHER_ZONE } time_kind;

/* A possibly incomplete date; missing parts are 0. */
typedef struct date {
  int year, month, day;
  bool one_digit_month; /* "2020.1", not "2020.01" */
  time_kind time;
  int weekday; /* 1 Monday to 7 Sunday; 0 if not given */
} date;

/* --- reading --- */

/* Reads at most MAX digits at *S; *COUNT is how many there were. */
static int read_digits(const char **s, int max, int *count)
{
  int value = 0;
  for (*count = 0; *count < max && **s >= '0' && **s <= '9'; (*s)++, (*count)++)
    value = value * 10 + (**s - '0');
  return value;
}

/* Advances *S past the first of MARKS (separated by blanks) that it begins with; false if there is none. */
static bool skip_one_of(const char **s, const char *marks)
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

/* --- the time of day after a date, which is dropped --- */

/* Advances *S past 9:30, 09:30:00 or 09:30:00.000. */
static bool skip_clock(const char **s)
{
  int count, hours = read_digits(s, 2, &count);
  if (count == 0 || hours > 24 || **s != ':')
    return false;
  for (int part = 0; part < 2 && **s == ':'; part++) {
    (*s)++;
    if (read_digits(s, 2, &count) > 59 || count != 2)
      return false;
  }
  if (**s == '.')
    *s += 1 + strspn(*s + 1, "0123456789");
  return true;
}

/* S is half-width and without blanks. In another time zone, the day may differ. */
static time_kind time_kind_of(const char *s)
{
  s += *s == 'T';
  skip_one_of(&s, "上午 下午 AM PM");
  const char *start = s;
  if (!skip_clock(&s))
    return NO_TIME;
  bool midnight = strspn(start, "0:.") >= (size_t)(s - start);
  skip_one_of(&s, "AM PM am pm");
  bool other = *s == 'Z' || ((*s == '+' || *s == '-') && strcmp(s, "+08:00") != 0 && strcmp(s, "+0800") != 0);
  if (*s == '+' || *s == '-' || *s == 'Z')
    s += 1 + strspn(s + 1, "0123456789:");
  return *s != '\0' ? NO_TIME : other ? OTHER_ZONE : midnight ? MIDNIGHT : TIME;
}

/* --- the date --- */

/* Advances *S past 星期2, (周日) …, which people and spreadsheets write after a day. */
static void read_weekday(const char **s, date *d)
{
  const char *next = *s + (**s == '(');
  if (!skip_one_of(&next, "星期 礼拜 周"))
    return;
  if (*next >= '1' && *next <= '6')
    d->weekday = *next++ - '0';
  else if (skip_one_of(&next, "日 天"))
    d->weekday = 7;
  else
    return;
  *s = next + (**s == '(' && *next == ')');
}

/* Whether S may follow a date. */
static bool is_date_end(const char *s, date *d)
{
  read_weekday(&s, d);
  d->time = *s == '\0' ? NO_TIME : time_kind_of(s);
  return *s == '\0' || d->time != NO_TIME;
}

/* 202008 and 20200804. */
static bool parse_run(const char *s, date *d)
{
  int n = (int)strspn(s, "0123456789"), count;
  if (n != 6 && n != 8)
    return false;
  d->year = read_digits(&s, 4, &count);
  d->month = read_digits(&s, 2, &count);
  d->day = n == 8 ? read_digits(&s, 2, &count) : 0;
  return is_date_end(s, d);
}

static bool parse(const char *s, date *d)
{
  *d = (date){0};
  if (strspn(s, "0123456789") > 4)
    return parse_run(s, d);
  int count;
  d->year = read_digits(&s, 4, &count);
  if (count != 4)
    return false;
  if (*s == '\0' || strcmp(s, "年") == 0 || strcmp(s, "年度") == 0)
    return true;
  if (!skip_one_of(&s, "年 - / . \\ — – 、"))
    return false;
  d->month = read_digits(&s, 2, &count);
  d->one_digit_month = count == 1;
  if (count == 0)
    return false;
  if (*s == '\0' || strcmp(s, "月") == 0 || strcmp(s, "月份") == 0)
    return true;
  if (!skip_one_of(&s, "月 - / . \\ — – 、"))
    return false;
  d->day = read_digits(&s, 2, &count);
  if (count == 0)
    return false;
  skip_one_of(&s, "日 号");
  return is_date_end(s, d);
}

/* TEXT in half-width form without blanks, with a T for the blank before a time of day; NULL if any other blank stands
   between two digits: 2020 1 2 must not become 202012. */
static const char *compact(const char *text, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out;
  uint32_t c, last = 0;
  bool blank = false;
  for (const char *next = text; (c = zb_narrow(zb_utf8_next(&text))) != 0; next = text) {
    bool digit = c >= '0' && c <= '9';
    if (zb_is_blank(c)) {
      blank = true;
      continue;
    }
    if (blank && digit && time_kind_of(zb_half_width(next, arena)) != NO_TIME)
      to += zb_utf8_encode('T', to);
    else if (blank && digit && last >= '0' && last <= '9')
      return NULL;
    to += zb_utf8_encode(c, to);
    last = c;
    blank = false;
  }
  return out;
}

/* Why S is ambiguous; NULL if it is no date at all. */
static const char *ambiguity(const char *s)
{
  size_t first = strspn(s, "0123456789"), n = strlen(s), tail = n;
  while (tail > 0 && s[tail - 1] >= '0' && s[tail - 1] <= '9')
    tail--;
  if (first == 0 || first > 2 || s[first] == '\0')
    return NULL;
  if (n - tail == 4)
    return "分不清哪个是月、哪个是日";
  if (strncmp(s + first, "月", strlen("月")) == 0)
    return "没有年份";
  const char *rest = s + first;
  return skip_one_of(&rest, "年 - / . \\") ? "的年份只有两位，分不清是哪一年" : NULL;
}

/* Whether a day number may also be a year and a month without its leading 0: 20208. */
static bool may_be_month(double serial)
{
  return serial == floor(serial) && serial > FIRST_YEAR * 10 && serial < (LAST_YEAR + 1) * 10 && fmod(serial, 10) != 0;
}

/* The day number in CELL, or in its text S; 0 if there is none. */
static double serial_of(const zb_cell *cell, const char *s)
{
  double serial = cell->number;
  if (cell->type != ZB_CELL_NUMBER) {
    size_t days = strspn(s, "0123456789"), fraction = s[days] == '.' ? 1 + strspn(s + days + 1, "0123456789") : 0;
    serial = days == 5 && s[days + fraction] == '\0' ? strtod(s, NULL) : 0;
  }
  int first = cell->from_1904 ? FIRST_SERIAL - DAYS_1904 : FIRST_SERIAL;
  return serial >= first && serial < LAST_SERIAL + 1 ? serial : 0;
}

/* Whether the given parts exist and are plausible years. */
static bool is_valid_date(const date *d, const char *text, zb_arena *arena, const char **why)
{
  if (d->time == OTHER_ZONE)
    *why = zb_arena_printf(arena, "“%s”不是北京时间，换算后可能差一天，请写成 2020-08-04 的样子", text);
  else if (d->year < FIRST_YEAR || d->year > LAST_YEAR)
    *why = zb_arena_printf(arena, "“%s”的年份不合情理，应在 1900 至 2099 之间", text);
  else if (d->month != 0 && !zb_date_exists(d->year, d->month, 1))
    *why = zb_arena_printf(arena, "“%s”的月份不对", text);
  else if (d->day != 0 && !zb_date_exists(d->year, d->month, d->day))
    *why = zb_arena_printf(arena, "“%s”没有这一天", text);
  else if (d->day != 0 && d->weekday != 0 && d->weekday != zb_weekday(d->year, d->month, d->day))
    *why = zb_arena_printf(arena, "“%s”那一天不是这个星期几，请核对日期", text);
  else
    return true;
  return false;
}

/* Parses a date that a spreadsheet shows as a number because the cell lost its date format: 44047. */
static bool read_serial(const zb_cell *cell, double serial, const char *text, zb_arena *arena, date *d,
                        zb_parsed *parsed)
{
  char shown[ZB_DATE_SIZE];
  if (!zb_serial_text(serial, cell->from_1904, false, shown) || !parse(shown, d))
    return false;
  if (may_be_month(serial)) {
    parsed->why = zb_arena_printf(arena, "“%s”可能是 %d 年 %d 月，也可能是日期的序号（%.10s），请写成 %d-%02d 的样子",
                                  text, (int)serial / 10, (int)serial % 10, shown, (int)serial / 10, (int)serial % 10);
    return false;
  }
  parsed->changes |= ZB_CHANGE_SERIAL;
  return true;
}

/* 2008 or 2008.7, typed into a cell with the format of a date, is a day of 1905 (of 1909, if days count from 1904). */
static bool is_year_as_day(const zb_cell *cell, const date *d)
{
  return cell->type == ZB_CELL_DATE && (d->year == 1905 || d->year == 1909) && d->month >= 5 && d->month <= 7;
}

/* S, half-width and without blanks, without an age such as (45岁) or (45周岁) behind it. */
static const char *without_age(const char *s, zb_arena *arena, unsigned *changes)
{
  const char *bracket = strchr(s, '('), *end = bracket == NULL ? NULL : bracket + 1;
  int count = 0;
  if (bracket == NULL || read_digits(&end, 3, &count) == 0 || count < 2 || !skip_one_of(&end, "岁) 周岁)") ||
      *end != '\0')
    return s;
  *changes |= ZB_CHANGE_AGE;
  return zb_arena_strndup(arena, s, (size_t)(bracket - s));
}

/* Parses a date, a month or a year from any kind of cell. */
static bool read(const zb_cell *cell, const char *text, zb_arena *arena, date *d, zb_parsed *parsed)
{
  const char *s = text;
  if (text[strspn(text, "0123456789-")] != '\0') { /* few are written otherwise */
    s = compact(text, arena);
    s = s != NULL ? without_age(zb_ascii_numerals(s, arena), arena, &parsed->changes) : "";
  }
  double serial = serial_of(cell, s);
  bool read = serial > 0 ? read_serial(cell, serial, text, arena, d, parsed) : parse(s, d);
  if (!read) {
    const char *why = ambiguity(s);
    if (parsed->why == NULL)
      parsed->why = zb_arena_printf(arena, "“%s”%s，请写成 2020-08-04 或 2020年8月4日 的样子", text,
                                    why != NULL ? why : "不是能识别的日期");
    return false;
  }
  if (is_year_as_day(cell, d)) {
    parsed->why = zb_arena_printf(
        arena, "单元格存的是 %d 年的一天：多半填的是年份，或 2008.7 这样的数，被当成了日期，请写成 2008-07 的样子",
        d->year);
    return false;
  }
  parsed->changes |= d->time == TIME ? ZB_CHANGE_TIME : 0;
  return is_valid_date(d, text, arena, &parsed->why);
}

static void write_digits(char *out, int count, int number)
{
  for (int i = count; i-- > 0; number /= 10)
    out[i] = (char)('0' + number % 10);
}

/* D as it is stored: 2020-08-04; a part that is 0, and what is behind it, is left out. Not by printf: dates are a
   fifth of all cells. */
static const char *stored(const date *d, zb_arena *arena)
{
  char text[] = "0000-00-00";
  size_t length = d->month == 0 ? 4 : d->day == 0 ? 7 : 10;
  write_digits(text, 4, d->year);
  write_digits(text + 5, 2, d->month);
  write_digits(text + 8, 2, d->day);
  return zb_arena_strndup(arena, text, length);
}

/* Notes that the cell doesn't show all of a date that is read in full. */
static void note_hidden(const zb_cell *cell, zb_parsed *parsed)
{
  if (cell->type == ZB_CELL_DATE && cell->hidden != 0)
    parsed->changes |= ZB_CHANGE_HIDDEN;
}

/* Whether the cell holds the first of a month, of which it shows no day: a month was typed. */
static bool is_only_month(const zb_cell *cell, const date *d)
{
  return cell->type == ZB_CELL_DATE && (cell->hidden & ZB_SHOWS_DAY) != 0 && d->day == 1;
}

const char *zb_parse_date(const zb_cell *cell, const char *text, zb_arena *arena, zb_parsed *parsed)
{
  date d;
  if (!read(cell, text, arena, &d, parsed))
    return NULL;
  bool only_month = is_only_month(cell, &d);
  if (d.month == 0 || d.day == 0 || only_month) {
    if (only_month)
      text = zb_arena_printf(arena, "%d年%d月", d.year, d.month);
    parsed->why = zb_arena_printf(arena, "“%s”不是完整的日期，还缺%s", text, d.month == 0 ? "月和日" : "日");
    return NULL;
  }
  note_hidden(cell, parsed);
  return stored(&d, arena);
}

/* Whether the cell holds a first of January, of which it shows the year alone. */
static bool is_only_year(const zb_cell *cell, const date *d)
{
  return is_only_month(cell, d) && (cell->hidden & ZB_SHOWS_MONTH) != 0 && d->month == 1;
}

/* Whether the day is nothing that the writer meant: the cell doesn't show it, or nobody knows whether it does and it is
   the first. */
static bool has_no_day(const zb_cell *cell, const date *d)
{
  unsigned hidden = cell->type == ZB_CELL_DATE ? cell->hidden : 0;
  bool month_alone = (hidden & (ZB_SHOWS_DAY | ZB_SHOWS_YEAR)) == ZB_SHOWS_DAY;
  return month_alone || (cell->type == ZB_CELL_DATE && cell->unformatted && d->day == 1);
}

const char *zb_parse_month(const zb_cell *cell, const char *text, zb_arena *arena, zb_parsed *parsed)
{
  date d;
  if (!read(cell, text, arena, &d, parsed))
    return NULL;
  bool number = cell->type == ZB_CELL_NUMBER || cell->untyped;
  if (number && d.day == 0 && d.month == 1 && d.one_digit_month && strchr(text, '.') != NULL)
    parsed->why =
        zb_arena_printf(arena, "“%s”可能是 1 月，也可能是 10 月（存成数字时末尾的 0 会丢失），请写成 %d-01 或 %d-10",
                        text, d.year, d.year);
  else if (d.month == 0)
    parsed->why = zb_arena_printf(arena, "“%s”只有年份，还缺月份", text);
  else if (is_only_year(cell, &d))
    parsed->why = zb_arena_printf(arena, "单元格只显示年份（%d年），还缺月份", d.year);
  else if (d.day == 0 || has_no_day(cell, &d))
    return stored(&(date){.year = d.year, .month = d.month}, arena);
  else {
    note_hidden(cell, parsed);
    return stored(&d, arena);
  }
  return NULL;
}

const char *zb_parse_year(const zb_cell *cell, const char *text, zb_arena *arena, zb_parsed *parsed)
{
  date d;
  if (!read(cell, text, arena, &d, parsed))
    return NULL;
  bool shown = cell->type != ZB_CELL_DATE || (cell->hidden & ZB_SHOWS_MONTH) == 0;
  parsed->changes |= d.month != 0 && shown ? ZB_CHANGE_PART : 0;
  return stored(&(date){.year = d.year}, arena);
}

/* --- dates where none belong --- */

/* 1月5日 */
static bool is_month_and_day(const char *s)
{
  int count;
  read_digits(&s, 2, &count);
  if (count == 0 || !skip_one_of(&s, "月"))
    return false;
  read_digits(&s, 2, &count);
  return count > 0 && skip_one_of(&s, "日 号") && *s == '\0';
}

/* 5-Jan, Jan-20, 5-Jan-20 */
static bool is_english_date(const char *s)
{
  static const char months[] = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";
  int first, last = 0;
  read_digits(&s, 2, &first);
  if ((first > 0 && *s++ != '-') || *s < 'A' || *s > 'S' || !skip_one_of(&s, months))
    return false;
  if (*s == '-') {
    s++;
    read_digits(&s, 4, &last);
    return last >= 2 && *s == '\0';
  }
  return first > 0 && *s == '\0';
}

const char *zb_parse_text(const zb_cell *cell, const char *text, zb_arena *arena, zb_parsed *parsed)
{
  date d;
  if (cell->type != ZB_CELL_TEXT || strlen(text) > sizeof "2020年12月31日" + 4)
    return text;
  bool whole =
      cell->untyped && *text >= '1' && *text <= '2' && parse(text, &d) && d.day != 0 && strspn(text, "0123456789") == 4;
  if (!whole && !is_month_and_day(text) && !is_english_date(text))
    return text;
  parsed->why = zb_arena_printf(arena,
                                "“%s”是日期，而这里不是填日期的，多半是表格软件自己改的；请把该列设为文本格式，"
                                "按原来的写法（如 1/5、2020-1）重新填写",
                                text);
  return NULL;
}
