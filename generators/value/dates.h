/* Calendar dates, and the day numbers of spreadsheets. */
#ifndef ZB_VALUE_DATES_H
#define ZB_VALUE_DATES_H

#include <stdbool.h>

/* Whether the day exists in the Gregorian calendar, years 1 to 9999. */
bool zb_date_exists(int year, int month, int day);

/* 1 for Monday to 7 for Sunday; the day must exist. */
int zb_weekday(int year, int month, int day);

/* The size of a buffer for zb_serial_text and zb_iso_date_text. */
enum { ZB_DATE_SIZE = 24 };

/* Writes the date of a spreadsheet's day number: 2020-08-04, or with a time 2020-08-04T09:30:00, to the second. A
   number below one is a time of day (09:30:00) if TIME_ONLY. The 1900 system has a 29 February 1900 (day 60), which
   never existed; it is written as spreadsheets show it. False, with nothing written, if the number is no date:
   negative, day 0 of the 1900 system, or beyond the year 9999. */
bool zb_serial_text(double serial, bool from_1904, bool time_only, char out[ZB_DATE_SIZE]);

/* Writes an ISO 8601 date (2020-08-04, 2020-08-04T09:30:00.000, 09:30:00) in the same form, rounded to the second. A
   time alone may have the date 1899-12-31; a time zone is ignored. False if TEXT is no such date. */
bool zb_iso_date_text(const char *text, char out[ZB_DATE_SIZE]);

#endif
