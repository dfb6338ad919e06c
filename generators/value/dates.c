/* Calendar dates. */
#include "value/dates.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { LAST_DAY = 2958465, DAYS_1904 = 1462, SECONDS = 86400 }; /* 9999-12-31; 1904-01-01 in the 1900 system */

bool zb_date_exists(int year, int month, int day)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
    return false;
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= days[month - 1] + (month == 2 && leap);
}

/* Sakamoto's method: January and February belong to the previous year. */
int zb_weekday(int year, int month, int day)
{
  static const int shifts[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  year -= month < 3;
  int from_sunday = (year + year / 4 - year / 100 + year / 400 + shifts[month - 1] + day) % 7;
  return from_sunday == 0 ? 7 : from_sunday;
}

/* The date of a day counted from 1970-01-01, by eras of 400 years that begin in March (days from 0000-03-01). */
static void civil(long day, int *year, int *month, int *of_month)
{
  long z = day + 719468;
  long era = z / 146097, in_era = z % 146097; /* no spreadsheet date is before the year 0 */
  long year_of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
  long in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  long shifted = (5 * in_year + 2) / 153;
  *of_month = (int)(in_year - (153 * shifted + 2) / 5 + 1);
  *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
  *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

bool zb_serial_text(double serial, bool from_1904, bool time_only, char out[ZB_DATE_SIZE])
{
  if (!(serial >= 0 && serial < LAST_DAY + 1.0))
    return false;
  double whole = floor(serial);
  long day = (long)whole, second = lround((serial - whole) * SECONDS);
  if (second == SECONDS) {
    day++;
    second = 0;
  }
  int hours = (int)(second / 3600), minutes = (int)(second / 60 % 60), seconds = (int)(second % 60);
  if (day == 0 && time_only) {
    snprintf(out, ZB_DATE_SIZE, "%02d:%02d:%02d", hours, minutes, seconds);
    return true;
  }
  if (from_1904)
    day += DAYS_1904;
  if (day < 1 || day > LAST_DAY)
    return false;
  int year = 1900, month = 2, of_month = 29;
  if (day != 60)
    civil(day - (day > 60 ? 25569 : 25568), &year, &month, &of_month);
  int n = snprintf(out, ZB_DATE_SIZE, "%04d-%02d-%02d", year, month, of_month);
  if (second != 0)
    snprintf(out + n, ZB_DATE_SIZE - (unsigned)n, "T%02d:%02d:%02d", hours, minutes, seconds);
  return true;
}

/* 09:30:00.000 and perhaps a zone. */
static bool read_time(const char *text, struct tm *t)
{
  double second;
  if (sscanf(text, "%2d:%2d:%lf", &t->tm_hour, &t->tm_min, &second) != 3)
    return false;
  if (t->tm_hour < 0 || t->tm_hour > 23 || t->tm_min < 0 || t->tm_min > 59 || !(second >= 0 && second < 60))
    return false;
  t->tm_sec = (int)lround(second);
  return true;
}

bool zb_iso_date_text(const char *text, char out[ZB_DATE_SIZE])
{
  int year = 1899, month = 12, day = 31, used = 0;
  struct tm t = {0};
  if (text[strcspn(text, "-:")] == '-') {
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 || used != 10)
      return false;
    text += used;
    if (*text != '\0' && *text++ != 'T')
      return false;
  }
  if (!zb_date_exists(year, month, day) || ((used == 0 || *text != '\0') && !read_time(text, &t)))
    return false;
  bool alone = year == 1899 && month == 12 && day == 31;
  t.tm_year = year - 1900;
  t.tm_mon = month - 1;
  t.tm_mday = day;
  timegm(&t); /* carries the sixtieth second */
  bool midnight = t.tm_hour == 0 && t.tm_min == 0 && t.tm_sec == 0;
  strftime(out, ZB_DATE_SIZE, alone ? "%H:%M:%S" : midnight ? "%Y-%m-%d" : "%Y-%m-%dT%H:%M:%S", &t);
  return true;
}
