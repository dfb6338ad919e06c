/* Parses a cell as a field of some type: picks the parser, and refuses cells that no field accepts. */
#include "value/parse.h"

#include "value/parsers.h"
#include "value/ticked.h"

#include <math.h>
#include <stdio.h>
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

static const char *const change_texts[ZB_CHANGE_KINDS] = {
    "去掉了看不见的字符",
    "去掉了姓名中间的空格",
    "间隔号改成了“·”",
    "15 位身份证号换成了 18 位",
    "换成了规定的写法",
    "去掉了数后面的单位",
    "把“万”“亿”乘进了数里",
    "百分数换成了小数",
    "表格软件的日期序号换成了日期",
    "去掉了日期后面的时刻",
    "只取了日期里的年份",
    "表示没有的写法当作没有填",
    "单元格没有显示日期的年或日，按存着的日期读",
    "单元格显示的是四舍五入后的数，或者不显示，按存着的数读",
    "去掉了号码旁边的说明",
    "不是一个年月或姓名，照写的登记",
    "换成了通知里的名称",
    "去掉了年月后面的年龄",
    "网页的下拉框里没有标明选了哪一项，按浏览器显示的第一项读",
};

const char *zb_change_text(int kind)
{
  return change_texts[kind];
}

static bool is_one_of(const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if ((*text | 0x20) == (**words | 0x20) && strcasecmp(text, *words) == 0) /* most begin otherwise */
      return true;
  return false;
}

static const char *bool_value(const char *text, zb_arena *arena)
{
  static const char *const yes[] = {"是", "√", "✓", "✔", "☑", "■", "有", "对", "Y", "YES", "TRUE", "T", "1", NULL};
  static const char *const no[] = {"否", "不是", "×",     "✗", "✘", "☐", "□", "无", "错",
                                   "N",  "NO",   "FALSE", "F", "0", "X", "☒", NULL};
  const char *plain = zb_half_width(text, arena);
  return is_one_of(plain, yes) ? "是" : is_one_of(plain, no) ? "否" : NULL;
}

static const char *value_of_word(const char *text, zb_field_type type, const zb_vocabulary *words, zb_arena *arena)
{
  const char *value = words != NULL ? zb_vocabulary_find(words, text, arena) : NULL;
  return value == NULL && type == ZB_FIELD_BOOL ? bool_value(text, arena) : value;
}

/* The value that is ticked among others, NULL if there is none; *UNCLEAR: there is a tick, and it may be another's. */
static const char *ticked_value(const char *text, zb_field_type type, const zb_vocabulary *words, zb_arena *arena,
                                bool *unclear)
{
  zb_choices choices = zb_choices_read(text, arena);
  for (int i = 0; i < choices.count; i++)
    if (value_of_word(choices.words[i], type, words, arena) == NULL)
      return NULL;
  *unclear = choices.count > 0;
  return choices.ticked < 0 ? NULL : value_of_word(choices.words[choices.ticked], type, words, arena);
}

static const char *why_refused(const char *text, const zb_vocabulary *words, zb_arena *arena)
{
  const char *why = zb_vocabulary_refused(words, text, arena);
  return why != NULL
             ? zb_arena_printf(arena, "“%s”：%s", text, why)
             : zb_arena_printf(arena, "“%s”不是规定的填法，可以填：%s", text, zb_vocabulary_allowed(words, arena));
}

/* A closed field, or a bool, which has a closed set of values anyway. */
static const char *parse_word(const char *text, zb_field_type type, const zb_vocabulary *words, zb_arena *arena,
                              zb_parsed *parsed)
{
  bool unclear = false;
  const char *value = value_of_word(text, type, words, arena);
  if (value == NULL)
    value = ticked_value(text, type, words, arena, &unclear);
  if (value == NULL && unclear)
    parsed->why = zb_arena_printf(arena, "从“%s”看不出勾的是哪一个，请只写勾选的那一项", text);
  else if (value == NULL && type == ZB_FIELD_BOOL)
    parsed->why = zb_arena_printf(arena, "“%s”应填“是”或“否”", text);
  else if (value == NULL)
    parsed->why = why_refused(text, words, arena);
  else if (strcmp(value, text) != 0)
    parsed->changes |= ZB_CHANGE_WORD;
  return value;
}

/* Placeholders that people write where nothing applies; 至今 for a date that is still open is one too. */
static bool is_placeholder(const char *text, zb_field_type type, bool closed)
{
  static const char *const nothing[] = {"/", "／", "-", "－", "—", "——", "--", "无", NULL};
  static const char *const open[] = {"至今", "今", "现在", "目前", "迄今", NULL};
  bool dated = type == ZB_FIELD_DATE || type == ZB_FIELD_MONTH;
  bool counted = type == ZB_FIELD_YEAR || type == ZB_FIELD_INTEGER || type == ZB_FIELD_NUMBER || type == ZB_FIELD_PHONE;
  bool worded = (closed && type == ZB_FIELD_TEXT) || type == ZB_FIELD_NAME;
  return ((dated || counted || worded) && is_one_of(text, nothing)) || (dated && is_one_of(text, open));
}

/* A text such as 3.30599E+17, from a csv that a spreadsheet saved after it had taken an ID number for a number. */
static bool is_rounded_text(const char *text)
{
  size_t digits = strspn(text, "0123456789.");
  return digits > 0 && (text[digits] == 'E' || text[digits] == 'e') && text[digits + 1] == '+' &&
         strspn(text + digits + 2, "0123456789") > 0;
}

/* What a spreadsheet saves as text for a formula without a result, or a column that is too narrow. */
static bool is_error_text(const char *text)
{
  static const char *const errors[] = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", NULL};
  size_t n = strspn(text, "#");
  return is_one_of(text, errors) || (n > 2 && text[n] == '\0');
}

static bool says_as_above(const char *text)
{
  static const char *const words[] = {"同上", "同前", "同左", "〃", "″", "\"", "“", "”", "〞", "''", "〃〃", NULL};
  return is_one_of(text, words);
}

/* Why a date is none to a field that has no dates: 1/5 and 2020-1, typed into a cell, become dates. */
static const char *why_no_date(const zb_cell *cell, zb_arena *arena)
{
  int year = 0, month = 0, day = 0;
  const char *guess = "";
  if (sscanf(cell->text, "%4d-%2d-%2d", &year, &month, &day) == 3)
    guess = (cell->hidden & ZB_SHOWS_DAY) != 0
                ? zb_arena_printf(arena, "，原来大概是“%d-%d”", year, month)
                : zb_arena_printf(arena, "，原来也许是“%d/%d”或“%d-%d”", month, day, month, day);
  return zb_arena_printf(arena, "这里不是填日期的，而表格软件把它存成了日期（%s）%s；请把该列设为文本格式后重新填写",
                         cell->text, guess);
}

/* Why a field of this type can't use the cell, or NULL. */
static const char *why_unusable(const zb_cell *cell, zb_field_type type, zb_arena *arena)
{
  bool digits_matter = type == ZB_FIELD_ID || type == ZB_FIELD_PHONE;
  if (cell->struck)
    return zb_arena_printf(arena, "“%s”里有划掉的字（删除线），分不清要不要；请删掉不要的字，要的去掉删除线",
                           cell->text);
  if (cell->type == ZB_CELL_ERROR)
    return zb_arena_printf(arena, "单元格是错误值 %s，请改正公式", cell->text);
  if (cell->type == ZB_CELL_NUMBER && cell->lost_digits)
    return zb_arena_printf(arena, "该单元格把%d位号码存成了数字，后几位已丢失，请把该列设为文本格式后重新填写",
                           (int)floor(log10(fabs(cell->number))) + 1);
  if (digits_matter && cell->type == ZB_CELL_TEXT && is_rounded_text(cell->text))
    return zb_arena_printf(arena, "号码被存成了数字“%s”，后几位已丢失，请把该列设为文本格式后重新填写", cell->text);
  bool dated = type == ZB_FIELD_DATE || type == ZB_FIELD_MONTH || type == ZB_FIELD_YEAR;
  if (cell->type == ZB_CELL_DATE && !dated)
    return why_no_date(cell, arena);
  bool worded = type == ZB_FIELD_TEXT || type == ZB_FIELD_NAME;
  if (worded && cell->formula && cell->type == ZB_CELL_NUMBER && cell->number == 0)
    return "公式引用了空白的单元格，得到的是“0”；请改正公式，或直接填写";
  return NULL;
}

/* The text by which a field of this type reads the cell; NULL if it can't be told. */
static const char *text_for(const zb_cell *cell, zb_field_type type, zb_arena *arena)
{
  bool counted = type == ZB_FIELD_INTEGER || type == ZB_FIELD_NUMBER;
  return counted || cell->type == ZB_CELL_BOOL ? cell->text : zb_cell_shown(cell, arena);
}

/* People type an apostrophe before a number to keep it a text. */
static const char *skip_apostrophe(const char *text)
{
  static const char *const marks[] = {"'", "＇", "‘", "’", "`"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (strncmp(text, marks[i], strlen(marks[i])) == 0)
      return text + strlen(marks[i]);
  return text;
}

static const char *parse_as(const zb_cell *cell, const char *text, zb_field_type type, zb_arena *arena,
                            zb_parsed *parsed)
{
  switch (type) {
  case ZB_FIELD_NAME:
    return zb_parse_name(text, arena, parsed);
  case ZB_FIELD_ID:
    return zb_parse_id_number(skip_apostrophe(text), arena, parsed);
  case ZB_FIELD_PHONE:
    return zb_parse_phone(skip_apostrophe(text), arena, parsed);
  case ZB_FIELD_DATE:
    return zb_parse_date(cell, text, arena, parsed);
  case ZB_FIELD_MONTH:
    return zb_parse_month(cell, text, arena, parsed);
  case ZB_FIELD_YEAR:
    return zb_parse_year(cell, text, arena, parsed);
  case ZB_FIELD_INTEGER:
  case ZB_FIELD_NUMBER:
    return zb_parse_number(cell, text, type == ZB_FIELD_INTEGER, arena, parsed);
  case ZB_FIELD_TEXT:
    return zb_parse_text(cell, text, arena, parsed);
  default:
    return text;
  }
}

zb_parsed zb_parse(const zb_cell *cell, zb_field_type type, const zb_vocabulary *words, zb_arena *arena)
{
  zb_parsed parsed = {.why = why_unusable(cell, type, arena)};
  if (parsed.why != NULL)
    return parsed;
  const char *text = text_for(cell, type, arena);
  if (text == NULL) {
    parsed.why = zb_arena_printf(
        arena, "单元格的数字格式少见，不知道显示成什么（存的是 %s）；请把该列设为文本格式后重新填写", cell->text);
    return parsed;
  }
  text = zb_trimmed(text, arena, &parsed.changes);
  if (*text == '\0') {
    parsed.text = text;
  } else if (is_error_text(text)) {
    parsed.why = zb_arena_printf(arena, "“%s”是表格软件算不出或显示不下时的样子，请填原来的内容", text);
  } else if (says_as_above(text)) {
    parsed.why = zb_arena_printf(arena, "“%s”看不出是哪一行的，请把内容写全", text);
  } else if (is_placeholder(text, type, words != NULL)) {
    parsed.text = "";
    parsed.changes |= ZB_CHANGE_PLACEHOLDER;
  } else if (words != NULL || type == ZB_FIELD_BOOL) {
    parsed.text = parse_word(text, type, words, arena, &parsed);
  } else {
    parsed.text = parse_as(cell, text, type, arena, &parsed);
  }
  parsed.changes |= cell->by_default && *text != '\0' ? ZB_CHANGE_DEFAULT : 0;
  if (parsed.text == NULL)
    parsed.changes = 0;
  return parsed;
}
