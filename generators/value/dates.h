/* Calendar dates: which exist, and how spreadsheets count them. */
#ifndef ZB_VALUE_DATES_H
#define ZB_VALUE_DATES_H

#include <stdbool.h>

/* Whether that day is in the Gregorian calendar, years 1 to 9999. */
bool zb_date_exists(int year, int month, int day);

/* 1 Monday to 7 Sunday, of a day that exists. */
int zb_weekday(int year, int month, int day);

/* Room for what zb_serial_text writes. */
enum { ZB_DATE_SIZE = 24 };

/* Writes what a spreadsheet's day number means: 2020-08-04, with a time 2020-08-04T09:30:00, to the second. A number
   below one is a time of day (09:30:00) if TIME_ONLY. The 1900 system has a 29 February 1900 (day 60) that never was;
   it is written as shown. False, with nothing written, if the number is no date: negative, day 0 of the 1900 system, or
   beyond the year 9999. */
bool zb_serial_text(double serial, bool from_1904, bool time_only, char out[ZB_DATE_SIZE]);

/* Writes an ISO 8601 date of a file (2020-08-04, 2020-08-04T09:30:00.000, 09:30:00) in the same form, to the second. A
   time alone may stand on 1899-12-31; a zone means nothing in a sheet. False if TEXT is no such date. */
bool zb_iso_date_text(const char *text, char out[ZB_DATE_SIZE]);

#endif
