/* What a number format means. */
#include "value/number_format.h"

#include <string.h>
#include <strings.h>

/* Skips a part of a format code whose letters don't mean dates: "年", \-, _), *x, [Red], [$-804], General. Elapsed
   time, [h], is a duration. */
static const char *skip_literal(const char *s, bool *elapsed)
{
  const char *end;
  switch (*s) {
  case '"':
    end = strchr(s + 1, '"');
    return end != NULL ? end + 1 : s + strlen(s);
  case '[':
    end = strchr(s + 1, ']');
    if (end != NULL && end > s + 1 && strspn(s + 1, "hHmMsS") == (size_t)(end - s - 1))
      *elapsed = true;
    return end != NULL ? end + 1 : s + strlen(s);
  case '\\':
  case '_':
  case '*':
    return s[1] != '\0' ? s + 2 : s + 1;
  case 'G':
  case 'g':
    return strncasecmp(s, "General", 7) == 0 ? s + 7 : s;
  default:
    return s;
  }
}

/* Sets what the first section of CODE makes of a number. An m among hours or seconds means minutes; with a date beside
   it, it may still be the month, which is then shown by another m. */
static void read_kind(const char *code, zb_number_format *format)
{
  bool time = false, elapsed = false, weekday = false;
  int months = 0;
  unsigned parts = 0;
  while (*code != '\0' && *code != ';') {
    const char *next = skip_literal(code, &elapsed);
    if (next != code) {
      code = next;
      continue;
    }
    size_t same = strspn(code, (char[]){*code, '\0'});
    parts |= strchr("yYeEgG", *code) != NULL && *code != 'E' ? ZB_SHOWS_YEAR : 0;
    parts |= (*code == 'd' || *code == 'D') && same <= 2 ? ZB_SHOWS_DAY : 0;
    weekday = weekday || ((*code == 'd' || *code == 'D') && same > 2) || (*code == 'a' && same >= 3);
    time = time || strchr("hHsS", *code) != NULL;
    months += *code == 'm' || *code == 'M';
    code += same;
  }
  bool dated = parts != 0 || weekday;
  if (elapsed && !dated)
    format->kind = ZB_KIND_DURATION;
  else if (dated || (months > 0 && !time))
    format->kind = ZB_KIND_DATE;
  else
    format->kind = time ? ZB_KIND_TIME : ZB_KIND_NUMBER;
  if (format->kind == ZB_KIND_DATE)
    format->parts = parts | (months > 0 ? ZB_SHOWS_MONTH : 0);
}

/* Whether CODE has an @ outside literals. */
static bool has_text_section(const char *code)
{
  bool ignored;
  while (*code != '\0') {
    const char *next = skip_literal(code, &ignored);
    if (next == code && *code == '@')
      return true;
    code = next == code ? code + 1 : next;
  }
  return false;
}

zb_number_format zb_number_format_read(const char *code)
{
  static const struct {
    const char *name;
    zb_number_format format;
  } named[] = {
      {"@", {.text = true}},
      {"Text", {.text = true}},
      {"BOOLEAN", {.truth = true}}, /* LibreOffice's */
      {"General", {0}},
      {"G/通用格式", {0}}, /* General, as Chinese versions write it */
      {"Short Date", {.kind = ZB_KIND_DATE, .parts = ZB_SHOWS_ALL}},
      {"Medium Date", {.kind = ZB_KIND_DATE, .parts = ZB_SHOWS_ALL}},
      {"Long Date", {.kind = ZB_KIND_DATE, .parts = ZB_SHOWS_ALL}},
      {"General Date", {.kind = ZB_KIND_DATE, .parts = ZB_SHOWS_ALL}},
      {"Short Time", {.kind = ZB_KIND_TIME}},
      {"Medium Time", {.kind = ZB_KIND_TIME}},
      {"Long Time", {.kind = ZB_KIND_TIME}},
      {"Currency", {0}}, /* these contain letters that mean dates in codes */
      {"Euro Currency", {0}},
      {"Standard", {.code = "#,##0.00"}},
      {"Fixed", {.code = "0.00"}},
      {"Percent", {.code = "0.00%"}},
      {"Scientific", {0}},
      {"Yes/No", {0}},
      {"True/False", {0}},
      {"On/Off", {0}},
  };
  for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
    zb_number_format format = named[i].format;
    format.known = true;
    if (strcasecmp(code, named[i].name) == 0)
      return format;
  }
  zb_number_format format = {.known = true, .decorates_text = has_text_section(code)};
  read_kind(code, &format);
  if (format.kind == ZB_KIND_NUMBER)
    format.code = code;
  else
    format.decorates_text = false;
  return format;
}

const char *zb_number_format_builtin(long id)
{
  static const struct {
    short id;
    const char *code;
  } codes[] = {
      {1, "0"},
      {2, "0.00"},
      {3, "#,##0"},
      {4, "#,##0.00"},
      {9, "0%"},
      {10, "0.00%"},
      {11, "0.00E+00"},
      {12, "# ?/?"},
      {13, "# ?\?/?\?"},
      {14, "yyyy/m/d"},
      {15, "d-mmm-yy"},
      {16, "d-mmm"},
      {17, "mmm-yy"},
      {18, "h:mm AM/PM"},
      {19, "h:mm:ss AM/PM"},
      {20, "h:mm"},
      {21, "h:mm:ss"},
      {22, "yyyy/m/d h:mm"},
      {27, "yyyy\"年\"m\"月\""},
      {28, "m\"月\"d\"日\""},
      {29, "m\"月\"d\"日\""},
      {30, "m-d-yy"},
      {31, "yyyy\"年\"m\"月\"d\"日\""},
      {32, "h\"时\"mm\"分\""},
      {33, "h\"时\"mm\"分\"ss\"秒\""},
      {34, "h\"时\"mm\"分\""},
      {35, "h\"时\"mm\"分\"ss\"秒\""},
      {36, "yyyy\"年\"m\"月\""},
      {37, "#,##0;-#,##0"},
      {38, "#,##0;-#,##0"},
      {39, "#,##0.00;-#,##0.00"},
      {40, "#,##0.00;-#,##0.00"},
      {45, "mm:ss"},
      {46, "[h]:mm:ss"},
      {47, "mm:ss.0"},
      {48, "##0.0E+0"},
      {49, "@"},
      {50, "yyyy\"年\"m\"月\""},
      {51, "m\"月\"d\"日\""},
      {52, "yyyy\"年\"m\"月\""},
      {53, "m\"月\"d\"日\""},
      {54, "m\"月\"d\"日\""},
      {55, "h\"时\"mm\"分\""},
      {56, "h\"时\"mm\"分\"ss\"秒\""},
      {57, "yyyy\"年\"m\"月\""},
      {58, "m\"月\"d\"日\""},
  };
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
    if (codes[i].id == id)
      return codes[i].code;
  return id >= 71 && id <= 81 ? "yyyy/m/d" : "General"; /* Thai ones */
}
