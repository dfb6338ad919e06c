/* Which groups of digits are an ID number, a phone or a bank card. A single group is judged by its length; several are
   one number in any grouping, but where they are rather dates, sums, pages or the like. */
#include "value/private_parts.h"

#include "value/dates.h"
#include "value/parsers.h"

#include <string.h>

/* --- ID numbers ------------------------------------------------------------------------------------------------ */

/* The first two digits: 11 to 65 and a few more. No year begins like them. */
static bool has_province(const char *id)
{
  bool usual = id[0] >= '1' && id[0] <= '6' && id[1] >= '1' && id[1] <= '6';
  return usual || memcmp(id, "71", 2) == 0 || memcmp(id, "81", 2) == 0 || memcmp(id, "82", 2) == 0 ||
         memcmp(id, "83", 2) == 0 || memcmp(id, "91", 2) == 0;
}

/* Of 15 digits. */
static bool has_old_birthday(const char *id)
{
  char new[19] = "";
  memcpy(new, id, 6);
  memcpy(new + 6, "19", 2);
  memcpy(new + 8, id + 6, 9);
  return zb_id_has_birthday(new);
}

/* Of so many digits, which may be one too few or too many. */
static bool is_like_id(const char *all, size_t n)
{
  return has_province(all) && (n == 18 || n == 15 || (n >= 16 && n <= 19 && zb_id_has_birthday(all)));
}

/* A single group. Within a longer one, an ID number is recognized by its check digit, and so is one behind a word for
   other numbers: 施工许可证330521201907120101. */
static bool is_id_group(const char *start, const group *g)
{
  size_t n = g->count + g->x;
  if (is_like_id(g->digits, n) && !after_licence_word(start, g->start))
    return true;
  for (size_t offset = 0; offset + 18 <= n && n <= MAX_DIGITS; offset++)
    if (has_province(g->digits + offset) && zb_id_has_birthday(g->digits + offset) &&
        zb_id_has_check_digit(g->digits + offset))
      return true;
  return n > MAX_DIGITS;
}

static bool is_list(gap same)
{
  return same == GAP_LIST || same == GAP_COMMA;
}

static bool is_joined_id(const group *groups, int count, const digits *d)
{
  if (d->n + d->x == 18)
    return has_province(d->all) && zb_id_has_birthday(d->all) &&
           (zb_id_has_check_digit(d->all) || ends_after(groups, count, 6) || ends_after(groups, count, 14));
  gap same;
  return d->n == 15 && !d->x && has_province(d->all) && has_old_birthday(d->all) &&
         (ends_after(groups, count, 6) || (is_uniform(groups, count, &same) && !is_list(same) && same != GAP_OTHER));
}

/* Also if a part of it looks like a date: 330599⏎1980.01.01 0019. But what is undivided and has another date in the
   next line has got one of its own: 33052020191012⏎2016.05. */
static bool is_sure_id(const group *groups, int count, int undated, const digits *d)
{
  if (d->n + d->x != 18)
    return false;
  bool parts = ends_after(groups, count, 6) && ends_after(groups, count, 14);
  const group *date = &groups[undated], *last = date - 1;
  bool next_line = memchr(last->end, '\n', (size_t)(date->start - last->end)) != NULL;
  return (count > 2 || date->bracketed || !next_line) && (parts || date->bracketed || zb_id_has_check_digit(d->all));
}

const char *id_end(const char *start, const group *groups, int count)
{
  digits d;
  int undated = before_date(groups, count);
  for (int n = count; n > 1; n--)
    if (join_groups(groups, n, &d) && is_joined_id(groups, n, &d) &&
        (n <= undated || is_sure_id(groups, n, undated, &d)))
      return groups[n - 1].end;
  return is_id_group(start, &groups[0]) ? groups[0].end : NULL;
}

/* --- Mobile numbers -------------------------------------------------------------------------------------------- */

static bool is_mobile(const char *all, size_t n)
{
  return n == 11 && all[0] == '1' && all[1] >= '3';
}

/* The length of a dialling prefix before a mobile number: 0, 86, 0086. */
static size_t prefix_length(const char *all, size_t n)
{
  static const char *const prefixes[] = {"0", "86", "086", "0086"};
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
    if (n == strlen(prefixes[i]) + 11 && strncmp(all, prefixes[i], strlen(prefixes[i])) == 0)
      return strlen(prefixes[i]);
  return 0;
}

static bool all_single(const group *groups, int count)
{
  for (int i = 0; i < count; i++)
    if (groups[i].count != 1)
      return false;
  return true;
}

/* 19(2) 1234-1240: the issue is in brackets. */
static bool is_citation(const group *groups, int count)
{
  for (int i = 1; i < count && !all_single(groups, count); i++)
    if (groups[i].bracketed && groups[i].count <= 2)
      return true;
  return false;
}

/* 139, 1451-1460: a volume and its pages. */
static bool is_mixed_list(const group *groups, int count)
{
  gap same;
  bool list = false;
  for (int i = 1; i < count; i++)
    list = list || is_list(groups[i].before) || groups[i].before == GAP_OTHER;
  return list && !is_uniform(groups, count, &same);
}

/* As it is mostly written, whatever stands between. */
static bool is_usual(const group *groups, int count)
{
  static const char *const patterns[] = {"344", "38", "74"};
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
    if (has_pattern(groups, count, patterns[i]))
      return true;
  return false;
}

/* With the same between all groups, unlike a sum, 138,500,000.00, or a standard, 17626.11-2008; but dates, lists and
   ranges have that, too. */
static bool is_unusual(const group *groups, int count)
{
  gap same;
  if (is_citation(groups, count) || before_measure(groups[count - 1].end) || !is_uniform(groups, count, &same))
    return false;
  if (is_year(&groups[0]))
    return !groups[0].bracketed && (has_pattern(groups, count, "443") || has_pattern(groups, count, "434"));
  if (same == GAP_OTHER || (same == GAP_POINT && count == 2 && groups[1].count <= 2))
    return false; /* 138500000.00 */
  return !is_list(same) || count <= 3 || all_single(groups, count);
}

static bool is_joined_mobile(const char *start, const group *groups, int count)
{
  digits d;
  if (!join_groups(groups, count, &d))
    return false;
  size_t prefix = prefix_length(d.all, d.n);
  if (!is_mobile(d.all + prefix, d.n - prefix) || (prefix > 0 && groups[0].count <= prefix))
    return false;
  if (prefix > 0)
    return has_pattern(groups, count, "444") || groups[0].count == prefix + 3;
  if (after_code(start, groups[0].start) || is_money(start, groups[0].start, groups[count - 1].digits_end) ||
      is_mixed_list(groups, count))
    return false;
  return is_usual(groups, count) || is_unusual(groups, count);
}

const char *mobile_end(const char *start, const group *groups, int count)
{
  int undated = before_date(groups, count);
  for (int n = count; n > 1; n--)
    if (n <= undated && is_joined_mobile(start, groups, n))
      return groups[n - 1].digits_end;
  const group *g = &groups[0];
  size_t prefix = g->count <= MAX_DIGITS ? prefix_length(g->digits, g->count) : 0;
  bool mobile = is_mobile(g->digits + prefix, g->count - prefix);
  return mobile && !is_money(start, g->start, g->digits_end) ? g->digits_end : NULL;
}

/* --- Landlines ------------------------------------------------------------------------------------------------- */

/* The length of the area code with its 0 at the beginning of ALL, or 0. */
static size_t area_length(const char *all, size_t n)
{
  static const char *const areas[] = {"31", "335", "34", "35", "37", "39", "41", "42", "43", "45", "46", "47", "48",
                                      "51", "52",  "53", "54", "55", "56", "57", "58", "59", "63", "66", "69", "70",
                                      "71", "72",  "73", "74", "75", "76", "77", "79", "81", "82", "83", "84", "85",
                                      "87", "88",  "89", "90", "91", "93", "94", "95", "97", "99"};
  if (n < 3 || all[0] != '0')
    return 0;
  if (all[1] == '2' || memcmp(all + 1, "10", 2) == 0)
    return 3;
  for (size_t i = 0; i < sizeof areas / sizeof *areas && n >= 4; i++)
    if (strncmp(all + 1, areas[i], strlen(areas[i])) == 0)
      return 4;
  return 0;
}

/* Whether these are a number within an area whose code has so many digits. */
static bool is_local(const char *all, size_t n, size_t area)
{
  return (n == 8 || (n == 7 && area != 3)) && all[0] >= '2' && all[0] <= '8';
}

/* 05722000001, 008657222000001 */
static bool is_landline_group(const group *g)
{
  char all[MAX_DIGITS + 1] = "0";
  size_t n = g->count, skip = strncmp(g->digits, "0086", 4) == 0 ? 4 : 0;
  if (n > 16 || n <= skip)
    return false;
  size_t put = skip > 0 && g->digits[skip] != '0'; /* the 0 that is not dialled from abroad */
  memcpy(all + put, g->digits + skip, n - skip);
  n = n - skip + put;
  size_t area = area_length(all, n);
  return area > 0 && is_local(all + area, n - area, area);
}

/* Whether COUNT groups, of which the first is an area code, are a number: the rest in up to three. */
static bool is_joined_landline(const group *groups, int count, size_t area)
{
  digits rest;
  gap same;
  if (count < 2 || count > 4 || !join_groups(groups + 1, count - 1, &rest) || !is_local(rest.all, rest.n, area))
    return false;
  if (count == 2)
    return groups[1].before != GAP_MIXED || area > 0;
  bool date = is_year(&groups[1]) || (is_year(&groups[count - 1]) && groups[count - 1].before != groups[1].before);
  return !date && is_uniform(groups + 1, count - 1, &same) && !is_list(same);
}

/* The end with an extension behind it: -801, 转801. */
static const char *extension_end(const group *groups, int count, int used)
{
  const char *end = groups[used - 1].digits_end;
  group more;
  if (used < count && groups[used].before == GAP_DASH && groups[used].count <= 5 && groups[used].count > 0)
    return groups[used].digits_end;
  bool dialled = strncmp(end, "转", strlen("转")) == 0 && read_group(end + strlen("转"), &more) && more.count <= 6;
  return dialled ? more.digits_end : end;
}

/* After 86 the area code may have no 0. */
static size_t area_of(const group *groups, int count, int *first)
{
  const group *g = &groups[0];
  *first = 0;
  bool abroad = count > 2 && (has_pattern(g, 1, "2") || has_pattern(g, 1, "4")) &&
                memcmp(g->digits + g->count - 2, "86", 2) == 0 && (g->count == 2 || memcmp(g->digits, "00", 2) == 0);
  if (abroad) {
    char code[8] = "0";
    g = &groups[1];
    *first = 1;
    if (g->count < 2 || g->count > 4)
      return 0;
    size_t put = g->digits[0] != '0';
    memcpy(code + put, g->digits, g->count);
    return area_length(code, g->count + put) == g->count + put ? g->count + put : 0;
  }
  return area_length(g->digits, g->count) == g->count ? g->count : 0;
}

/* 电话2000001, 电话200-0001: without an area code, but behind a word that says what it is. */
static const char *local_end(const char *start, const group *groups, int count)
{
  if (!after_phone_word(start, groups[0].start))
    return NULL;
  for (int n = count < 2 ? count : 2; n > 0; n--) {
    digits d;
    bool split = n == 1 || (groups[1].before <= GAP_POINT && groups[0].count <= 4 && groups[0].count >= 3);
    if (split && join_groups(groups, n, &d) && is_local(d.all, d.n, 0) && !before_measure(groups[n - 1].digits_end))
      return extension_end(groups, count, n);
  }
  return NULL;
}

const char *landline_end(const char *start, const group *groups, int count)
{
  int first;
  size_t area = area_of(groups, count, &first);
  for (int n = count; area > 0 && n > first + 1; n--)
    if (is_joined_landline(groups + first, n - first, area) && !after_code(start, groups[0].start))
      return extension_end(groups, count, n);
  if (is_landline_group(&groups[0]))
    return extension_end(groups, count, 1);
  return local_end(start, groups, count);
}

/* --- Bank cards ------------------------------------------------------------------------------------------------ */

/* The check digit of ISO/IEC 7812. */
static bool has_luhn_digit(const char *all, size_t n)
{
  int sum = 0;
  for (size_t i = 0; i < n; i++) {
    int digit = all[n - 1 - i] - '0';
    if (i % 2 == 1)
      digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

/* 16 to 19 digits, the first of which say who issues cards. None has the form of a year or begins with Zhejiang's 33.
 */
static bool is_card(const digits *d)
{
  const char *all = d->all;
  bool issued = all[0] == '4' || all[0] == '5' || all[0] == '6' || all[0] == '9' ||
                (all[0] == '3' && (all[1] == '0' || (all[1] >= '5' && all[1] <= '8'))) ||
                (all[0] == '2' && all[1] >= '2' && all[1] <= '7');
  return !d->x && d->n >= 16 && d->n <= 19 && issued && has_luhn_digit(all, d->n);
}

/* Groups of four, or few of any size: eight marks in a row are no card. */
static bool is_grouped_as_card(const group *groups, int count)
{
  gap same;
  return count == 1 || all_single(groups, count) || (is_uniform(groups, count, &same) && !is_list(same) && count <= 6);
}

/* Any number behind a word for it. */
static const char *said_card_end(const char *start, const group *groups, int count)
{
  enum { MIN = 12, MAX = 21 };
  digits d;
  if (!after_card_word(start, groups[0].start))
    return NULL;
  for (int n = count; n > 0; n--)
    if (join_groups(groups, n, &d) && d.n >= MIN && d.n <= MAX && is_grouped_as_card(groups, n) &&
        !is_money(start, groups[0].start, groups[n - 1].digits_end))
      return groups[n - 1].end;
  return NULL;
}

const char *card_end(const char *start, const group *groups, int count)
{
  digits d;
  if (before_date(groups, count) == 1) /* behind several groups the year may be another one of them */
    count = 1;
  for (int n = count; n > 0; n--)
    if (join_groups(groups, n, &d) && is_card(&d) && is_grouped_as_card(groups, n) &&
        !after_code(start, groups[0].start))
      return groups[n - 1].end;
  return said_card_end(start, groups, count);
}
