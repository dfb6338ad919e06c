/* What a cell means as a field of some type: picks the reader, and refuses what no field may take. */
#include "data/value.h"

#include "data/values.h"

#include <math.h>
#include <string.h>
#include <strings.h>

static const char *const type_names[] = {
    [ZB_FIELD_TEXT] = "text",     [ZB_FIELD_NAME] = "name",   [ZB_FIELD_ID] = "id",     [ZB_FIELD_PHONE] = "phone",
    [ZB_FIELD_DATE] = "date",     [ZB_FIELD_MONTH] = "month", [ZB_FIELD_YEAR] = "year", [ZB_FIELD_INTEGER] = "integer",
    [ZB_FIELD_NUMBER] = "number", [ZB_FIELD_BOOL] = "bool",
};

int zb_field_type_named(const char *name)
{
  for (size_t i = 0; i < sizeof type_names / sizeof *type_names; i++) {
    if (strcmp(type_names[i], name) == 0)
      return (int)i;
  }
  return -1;
}

static bool is_one_of(const char *text, const char *const *words)
{
  for (; *words != NULL; words++) {
    if (strcasecmp(text, *words) == 0)
      return true;
  }
  return false;
}

static const char *read_bool(const char *text, zb_arena *arena, const char **why)
{
  static const char *const yes[] = {"是", "在编", "√",   "✓",    "✔", "☑", "■", "有",
                                    "对", "Y",    "YES", "TRUE", "T", "1", NULL};
  static const char *const no[] = {"否", "不是", "编外", "不在编", "×", "✗", "✘", "☐", "□", "无",
                                   "错", "N",    "NO",   "FALSE",  "F", "0", "X", "☒", NULL};
  const char *plain = zb_half_width(text, arena);
  if (is_one_of(plain, yes))
    return "是";
  if (is_one_of(plain, no))
    return "否";
  *why = zb_arena_printf(arena, "“%s”应填“是”或“否”", text);
  return NULL;
}

/* What people put into a cell of a form that does not apply; a date that is still open has none. */
static bool says_nothing(const char *text, zb_field_type type)
{
  static const char *const nothing[] = {"/", "／", "-", "－", "—", "——", "--", "无", NULL};
  static const char *const open[] = {"至今", "今", "现在", "目前", "迄今", NULL};
  bool dated = type == ZB_FIELD_DATE || type == ZB_FIELD_MONTH;
  bool counted = type == ZB_FIELD_YEAR || type == ZB_FIELD_INTEGER || type == ZB_FIELD_NUMBER || type == ZB_FIELD_PHONE;
  return ((dated || counted) && is_one_of(text, nothing)) || (dated && is_one_of(text, open));
}

/* A text such as 3.30599E+17: a csv that a spreadsheet wrote after it took the number for one. */
static bool is_rounded_text(const char *text)
{
  size_t digits = strspn(text, "0123456789.");
  return digits > 0 && (text[digits] == 'E' || text[digits] == 'e') && text[digits + 1] == '+' &&
         strspn(text + digits + 2, "0123456789") > 0;
}

/* The reason that no field takes this cell, or NULL. */
static const char *unusable(const zb_cell *cell, zb_field_type type, zb_arena *arena)
{
  bool digits_matter = type == ZB_FIELD_ID || type == ZB_FIELD_PHONE;
  if (cell->type == ZB_CELL_ERROR)
    return zb_arena_printf(arena, "单元格是错误值 %s，请改正公式", cell->text);
  if (cell->type == ZB_CELL_NUMBER && cell->lost_digits)
    return zb_arena_printf(arena, "该单元格把%d位号码存成了数字，后几位已丢失，请把该列设为文本格式后重新填写",
                           (int)floor(log10(fabs(cell->number))) + 1);
  if (digits_matter && cell->type == ZB_CELL_TEXT && is_rounded_text(cell->text))
    return zb_arena_printf(arena, "号码被存成了数字“%s”，后几位已丢失，请把该列设为文本格式后重新填写", cell->text);
  bool dated = type == ZB_FIELD_TEXT || type == ZB_FIELD_DATE || type == ZB_FIELD_MONTH || type == ZB_FIELD_YEAR;
  if (cell->type == ZB_CELL_DATE && !dated)
    return zb_arena_printf(arena, "该单元格被存成了日期（%s），请把该列设为文本格式后重新填写", cell->text);
  return NULL;
}

const char *zb_value_read(const zb_cell *cell, zb_field_type type, zb_arena *arena, const char **why)
{
  *why = unusable(cell, type, arena);
  if (*why != NULL)
    return NULL;
  const char *text = zb_trimmed(cell->text, arena);
  if ((type == ZB_FIELD_ID || type == ZB_FIELD_PHONE) && *text == '\'') /* as it is typed to keep a number a text */
    text++;
  if (*text == '\0' || says_nothing(text, type))
    return "";
  switch (type) {
  case ZB_FIELD_TEXT:
    return text;
  case ZB_FIELD_NAME:
    return zb_read_name(text, arena, why);
  case ZB_FIELD_ID:
    return zb_read_id_number(text, arena, why);
  case ZB_FIELD_PHONE:
    return zb_read_phone(text, arena, why);
  case ZB_FIELD_DATE:
    return zb_read_date(cell, text, arena, why);
  case ZB_FIELD_MONTH:
    return zb_read_month(cell, text, arena, why);
  case ZB_FIELD_YEAR:
    return zb_read_year(cell, text, arena, why);
  case ZB_FIELD_INTEGER:
  case ZB_FIELD_NUMBER:
    return zb_read_number(text, type == ZB_FIELD_INTEGER, arena, why);
  case ZB_FIELD_BOOL:
    return read_bool(text, arena, why);
  }
  return text;
}
