/* Recognizes rows that are not data: totals, headers repeated on each page, notes. */
#include "import/captions.h"
#include "import/sheet_import.h"

#include "base/utf8.h"
#include "value/header_text.h"

#include <string.h>

/* Digits that make a damaged ID number recognizable; 3.30599E+17 has eight. */
enum { DAMAGED_ID_DIGITS = 6 };

enum { LONGEST_DAY = 20 }; /* characters of a line that is a day: 填表日期 2020年8月1日 */

/* A note fills a cell or two, in any columns. */
static bool looks_like_data(const sheet_import *in)
{
  int required = 0, filled = 0;
  for (int f = 0; f < in->schema->field_count; f++)
    if (in->schema->fields[f].required) {
      required++;
      filled += *in->values[f] != '\0' && (f != in->owner || in->owner_read);
    }
  return filled * 2 >= required;
}

/* 合计：3人, 共 3 名 */
static bool is_counted(const char *plain)
{
  static const char *const words[] = {"合计", "总计", "小计", "共计", "累计", "共"};
  static const char *const counted[] = {"", "人", "名", "位", "个", "条", "项", "行"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t n = strlen(words[i]), digits = strspn(plain + (strncmp(plain, words[i], n) == 0 ? n : 0), "0123456789");
    for (size_t k = 0; digits > 0 && k < sizeof counted / sizeof *counted; k++)
      if (strncmp(plain, words[i], n) == 0 && strcmp(plain + n + digits, counted[k]) == 0)
        return true;
  }
  return false;
}

/* 合计, 初级小计 … */
static bool is_total_word(const char *text, zb_arena *arena)
{
  static const char *const words[] = {"合计", "总计", "小计", "共计", "累计"};
  if (strlen(text) > 60)
    return false;
  const char *plain = zb_header_normalize(text, arena);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (zb_ends_with(plain, words[i]))
      return true;
  return is_counted(plain);
}

/* The first or second cell says so, and the row belongs to nobody. */
static bool is_total(const sheet_import *in, const zb_row *row)
{
  const char *owner = in->values[in->owner];
  bool named = *owner != '\0' && in->owner_read;
  if (named && (in->schema->fields[in->owner].type == ZB_FIELD_ID || !is_total_word(owner, in->row_arena)))
    return false;
  for (int i = 0; i < row->count && i < 2; i++)
    if (is_total_word(row->cells[i].text, in->row_arena))
      return true;
  return false;
}

/* The owner is an ID number, which is no word, whatever else it is. */
static bool is_number(const sheet_import *in)
{
  return in->owner_read && in->schema->fields[in->owner].type == ZB_FIELD_ID;
}

/* The owner's column contains its own header. */
static bool is_header(const sheet_import *in)
{
  const char *owner = in->values[in->owner];
  return *owner != '\0' && !is_number(in) && strlen(owner) <= 60 &&
         zb_header_is_field(in->import->headers, in->table_number, in->owner,
                            zb_header_normalize(owner, in->row_arena));
}

/* The day on which a table was filled in stands below it: 2020年8月1日. It is nobody's number or name. */
static bool is_day(const sheet_import *in)
{
  zb_cell cell = {.type = ZB_CELL_TEXT, .untyped = true, .text = in->values[in->owner]};
  return *cell.text != '\0' && !is_number(in) &&
         (zb_parse(&cell, ZB_FIELD_DATE, NULL, in->row_arena).text != NULL ||
          zb_parse(&cell, ZB_FIELD_MONTH, NULL, in->row_arena).text != NULL);
}

/* 填表日期 2020年8月1日 */
static bool says_day(const char *text)
{
  const char *year = strstr(text, "年"), *month = year != NULL ? strstr(year, "月") : NULL;
  return month != NULL && strstr(month, "日") != NULL;
}

/* A text alone in the owner's column: 填表人：某某, 注：…, 二、学习经历. */
static bool is_remark(const sheet_import *in, const zb_row *row)
{
  const char *text = in->values[in->owner];
  return row->count == 1 && (is_day(in) || says_day(text) || zb_has_colon(text) || strstr(text, "、") != NULL ||
                             strncmp(text, "注", strlen("注")) == 0 || strncmp(text, "备注", strlen("备注")) == 0);
}

/* What stands around a table, alone or before a colon. */
static const char *const labels[] = {"制表人",     "填表人",   "填报人", "经办人",   "审核人", "负责人",
                                     "单位负责人", "注",       "日期",   "填表日期", "签名",   "签字",
                                     "盖章",       "单位盖章", "备注",   "说明"};

bool zb_is_signed_line(const char *text)
{
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    size_t n = strlen(labels[i]);
    if (strncmp(text, labels[i], n) == 0 &&
        (text[n] == '\0' || text[n] == ':' || strncmp(text + n, "：", strlen("：")) == 0))
      return true;
  }
  bool is_month = *text >= '0' && *text <= '9' && strstr(text, "年") != NULL && strstr(text, "月") != NULL;
  return ((is_month || says_day(text)) && zb_utf8_length(text) <= LONGEST_DAY) || is_counted(text);
}

/* The bytes of the Chinese characters that TEXT is of, but for a note in brackets at its end; 0: it has others, or
 * many. */
static size_t words_of(const char *text)
{
  const char *s = text, *end = text;
  while (*s != '\0' && *s != '(' && strncmp(s, "（", strlen("（")) != 0) {
    uint32_t c = zb_utf8_next(&s);
    if (c < 0x4E00 || c > 0x9FFF)
      return 0;
    end = s;
  }
  return zb_utf8_length(text) <= LONGEST_DAY ? (size_t)(end - text) : 0;
}

bool zb_is_group_line(const char *text, const char *like)
{
  static const char one[] = "组"; /* as long as any of these characters */
  size_t last = strlen(one), n = words_of(text), m = words_of(like);
  return n > last && m > last && strncmp(text + n - last, like + m - last, last) == 0;
}

/* 填表人：某某, 注：…, 审核人, 2020年8月1日, 二、学习经历: what stands around a table. */
static bool is_around(const sheet_import *in, const char *text)
{
  static const char *const starts[] = {"注", "备注", "说明", "填报说明", "填表说明", "以下空"};
  const char *plain = zb_header_normalize(text, in->row_arena), *title = strstr(plain, "、");
  size_t n = strlen(plain);
  if (zb_has_colon(text) || says_day(text))
    return true;
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (strncmp(plain, starts[i], strlen(starts[i])) == 0 && n > strlen(starts[i]))
      return true;
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
    if (strcmp(plain, labels[i]) == 0)
      return true;
  title = title != NULL ? title + strlen("、") : plain;
  const char *rest = zb_header_rest(in->import->headers, title, in->row_arena);
  return rest != NULL && (*rest == '\0' || strcmp(rest, "表") == 0);
}

/* A sentence alone where a number should be: 此表一式两份. */
static bool is_sentence(const sheet_import *in, const zb_row *row)
{
  enum { LONGEST_NAME = 4 };
  return row->count == 1 && in->schema->fields[in->owner].type == ZB_FIELD_ID &&
         zb_utf8_length(in->values[in->owner]) > LONGEST_NAME;
}

/* Whether the row is a line that heads those below it. Right below the header its words tell. */
static bool is_group_line(const sheet_import *in, const zb_row *row)
{
  static const char *const endings[] = {"组", "类", "系列", "学段", "片区"};
  if (row->count != 1 || row->width != 1)
    return false;
  const char *text = row->cells[0].text;
  if (*in->widths.caption != '\0' || in->widths.last_row > 0)
    return zb_is_group_line(text, in->widths.caption);
  const char *words = zb_arena_strndup(in->row_arena, text, words_of(text));
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (zb_ends_with(words, endings[i]) && strlen(words) > strlen(endings[i]))
      return true;
  return false;
}

/* Each of its cells stands around the table. */
static bool is_frame(const sheet_import *in, const zb_row *row)
{
  if (is_sentence(in, row) || is_group_line(in, row))
    return true;
  for (int i = 0; i < row->count && !(row->count == 1 && is_day(in)); i++)
    if (!is_around(in, row->cells[i].text))
      return false;
  return true;
}

/* Notes to those who fill in, below the header: the owner is one, or if he has none, all cells are. */
static bool is_guide(const sheet_import *in, const zb_row *row)
{
  const char *owner = in->values[in->owner];
  if (*owner != '\0' && in->schema->fields[in->owner].type == ZB_FIELD_ID)
    return !in->owner_read && zb_header_is_note(owner, in->row_arena);
  for (int i = 0; i < row->count; i++)
    if (!zb_header_is_note(row->cells[i].text, in->row_arena))
      return false;
  return true;
}

/* An ID number with a wrong digit, or one that a spreadsheet rounded, still belongs to somebody. */
static bool is_damaged_number(const sheet_import *in)
{
  int digits = 0;
  for (const char *c = in->values[in->owner]; *c != '\0'; c++)
    digits += *c >= '0' && *c <= '9';
  return in->schema->fields[in->owner].type == ZB_FIELD_ID && digits >= DAMAGED_ID_DIGITS;
}

bool zb_says_example(const char *text, bool alone, zb_arena *arena)
{
  static const char *const words[] = {"例",   "示例",     "样例",     "范例",     "举例",     "例子",   "例行",
                                      "例如", "填写示例", "填报示例", "填写样例", "填写范例", "示例行", "样例行"};
  static const char *const starts[] = {"示例", "样例", "范例", "举例", "填写示例", "填写样例"};
  if (!alone && (strncmp(text, "例：", strlen("例：")) == 0 || strncmp(text, "例:", strlen("例:")) == 0))
    return true;
  if (strlen(text) > 90)
    return false;
  const char *plain = zb_header_normalize(text, arena);
  plain += *plain == '(' || *plain == '[';
  size_t n = strcspn(plain, ")]");
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (n == strlen(words[i]) && strncmp(plain, words[i], n) == 0)
      return true;
  if (alone)
    return false;
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (strncmp(plain, starts[i], strlen(starts[i])) == 0)
      return true;
  return false;
}

/* 范例课获省一等奖, behind the number of somebody. */
static bool is_remark_of_person(const sheet_import *in, int column)
{
  return is_number(in) && column > in->columns[in->owner] && (column >= in->column_count || in->fields[column] < 0);
}

/* A cell before the row's content says so: in the name, the number of the row, or a remark. */
static bool is_example(const sheet_import *in, const zb_row *row)
{
  int name = zb_schema_field(in->schema, "name");
  for (int i = 0; i < row->count; i++) {
    int column = row->cells[i].column, f = column < in->column_count ? in->fields[column] : -1;
    bool mark = f < 0 || (f == in->owner && !is_number(in)) || (f == name && name >= 0);
    if (mark && row->cells[i].type == ZB_CELL_TEXT &&
        zb_says_example(row->cells[i].text, f == in->owner || is_remark_of_person(in, column), in->row_arena))
      return true;
  }
  return false;
}

zb_row_kind zb_row_classify(const sheet_import *in, const zb_row *row)
{
  if (is_example(in, row))
    return ZB_ROW_EXAMPLE;
  if (is_total(in, row))
    return ZB_ROW_TOTAL;
  if (is_header(in))
    return ZB_ROW_HEADER;
  if (is_guide(in, row))
    return ZB_ROW_GUIDE;
  bool named = *in->values[in->owner] != '\0' && (in->owner_read || is_damaged_number(in)) && !is_day(in);
  if ((named || looks_like_data(in)) && !is_remark(in, row))
    return ZB_ROW_DATA;
  return is_frame(in, row) ? ZB_ROW_FRAME : ZB_ROW_NOTE;
}

void zb_row_skip(sheet_import *in, const zb_row *row, zb_row_kind kind)
{
  in->counts.skipped++;
  if (kind == ZB_ROW_HEADER && row->number > in->header_until)
    in->header_until = row->number + in->header_rows - 1;
  if (in->skipped.counts[kind]++ == 0)
    in->skipped.first[kind] = row->number;
  if (kind != ZB_ROW_NOTE)
    return;
  char cell[24];
  int column = in->columns[in->owner];
  zb_diags_add(in->diags, ZB_WARNING, "skipped-row",
               zb_arena_printf(in->row_arena, "%s!%s", in->shown, zb_cell_name(column, row->number, cell)),
               "如果它是数据，请在原表中补上", "这一行没有%s，看来不是数据，没有读",
               in->schema->fields[in->owner].header);
}

void zb_row_report_skipped(const sheet_import *in)
{
  static const struct {
    zb_row_kind kind;
    const char *code, *what;
  } kinds[] = {{ZB_ROW_TOTAL, "total-row", "合计行"},
               {ZB_ROW_HEADER, "header-row", "重复的表头"},
               {ZB_ROW_EXAMPLE, "example-row", "填写示例的行"},
               {ZB_ROW_GUIDE, "guide-row", "填写要求的行"},
               {ZB_ROW_FRAME, "frame-row", "标题、说明或签名的行"}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    int64_t count = in->skipped.counts[kinds[i].kind];
    if (count > 0)
      zb_diags_add(in->diags, ZB_NOTE, kinds[i].code,
                   zb_arena_printf(in->row_arena, "%s!%d", in->shown, in->skipped.first[kinds[i].kind] + 1), "",
                   "%s没有读，共 %lld 行，这是第一处", kinds[i].what, (long long)count);
  }
}

bool zb_same_columns(const sheet_import *in, const zb_heading *heading)
{
  return heading->table == in->table_number &&
         memcmp(heading->columns, in->header_columns, (size_t)in->schema->field_count * sizeof(int)) == 0;
}
