#include "import/form_rest.h"

#include "import/form_people.h"

#include "value/header_text.h"

#include <string.h>

enum { LONG = 90, LONGEST_SIGNATURE = 60, LONGEST_UNIT = 6 /* bytes */, MAX_LISTED = 12 };

static bool is_free(const form_cell *cell)
{
  return cell != NULL && cell->field < 0 && !cell->in_grid && !cell->used && cell->parts == NULL;
}

/* --- Signatures ------------------------------------------------------------------------------------------------- */

/* The bytes of text at S that one of the COUNT words has; 0: none. */
static size_t word_at(const char *s, const char *const *words, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (strncmp(s, words[i], strlen(words[i])) == 0)
      return strlen(words[i]);
  return 0;
}

/* Nothing but a day, or the place for one: 2020年8月17日, 年 月 日, 日期:. */
static bool is_day(const char *plain)
{
  static const char *const words[] = {"年", "月", "日", "期", "填表", "时间", ":", ".", "-", "/", "(", ")"};
  const char *s = plain;
  for (size_t n = 1; *s != '\0' && n > 0; s += n)
    n = *s >= '0' && *s <= '9' ? 1 : word_at(s, words, sizeof words / sizeof *words);
  return *s == '\0' && strstr(plain, "日") != NULL;
}

/* （盖章）, 负责人签字：王五, 审核人（签名）　年　月　日: the word stands before a colon or a bracket, or but for the
   day at the end. */
static bool is_signature(const char *plain)
{
  static const char *const words[] = {"签名",   "签字",   "签章",   "盖章",   "公章",  "印章",
                                      "填表人", "填报人", "审核人", "经办人", "承诺人"};
  if (strlen(plain) > LONGEST_SIGNATURE)
    return false;
  for (const char *s = plain; *s != '\0'; s++) {
    size_t n = word_at(s, words, sizeof words / sizeof *words);
    if (n > 0 &&
        (s[n] == ':' || s[n] == '(' || s[n] == ')' || s[n] == ']' || s[n] == '_' || s[n] == '\0' || is_day(s + n)))
      return true;
  }
  return false;
}

/* TEXT without blanks, its colons and brackets in half-width form; a header's would have no colons. */
static const char *squeeze(const char *text, zb_arena *arena)
{
  static const struct {
    const char *from, *to;
  } forms[] = {{" ", ""},        {"\t", ""},  {"\n", ""},  {"\r", ""}, {"　", ""},
               {"\xC2\xA0", ""}, {"：", ":"}, {"（", "("}, {"）", ")"}};
  char *plain = zb_arena_strndup(arena, text, strlen(text)), *out = plain;
  while (*text != '\0') {
    size_t i = 0, count = sizeof forms / sizeof *forms;
    while (i < count && strncmp(text, forms[i].from, strlen(forms[i].from)) != 0)
      i++;
    if (i == count) {
      *out++ = *text++;
      continue;
    }
    out = stpcpy(out, forms[i].to);
    text += strlen(forms[i].from);
  }
  *out = '\0';
  return plain;
}

bool form_rest_is_unfilled(const char *text, zb_arena *arena)
{
  static const char *const words[] = {"签名", "签字", "签章",   "盖章",   "公章",   "印章",   "年",   "月",
                                      "日",   "(",    ")",      ":",      "_",      "单位",   "部门", "主管",
                                      "领导", "本人", "申报人", "负责人", "审核人", "经办人", "日期", "时间"};
  const char *s = squeeze(text, arena);
  bool is_place = strpbrk(s, ":(_") != NULL || strstr(s, "章") != NULL || strstr(s, "签") != NULL;
  if (!is_day(s) && !(is_signature(s) && is_place)) /* 经办人 alone is somebody's post */
    return false;
  for (size_t n = 1; *s != '\0' && n > 0; s += n)
    n = word_at(s, words, sizeof words / sizeof *words);
  return *s == '\0';
}

bool form_rest_says_nothing(const char *text)
{
  static const char *const marks[] = {"…", "—", "-", "/"};
  const char *s = text;
  for (size_t n = 1; *s != '\0' && n > 0; s += n)
    n = word_at(s, marks, sizeof marks / sizeof *marks);
  return *s == '\0' || strcmp(text, "无") == 0;
}

static bool signs(const form_cell *cell, zb_arena *arena)
{
  const char *plain = squeeze(cell->cell.text, arena);
  return is_day(plain) || is_signature(plain);
}

/* --- Values of several rows ----------------------------------------------------------------------------------- */

const char *form_rest_join(const form_cells *cells, const form_cell *label, const form_cell *first, zb_arena *arena)
{
  const char *text = first->cell.text;
  int count = 0;
  for (int pass = 0; pass < 2; pass++)
    for (int row = first->row; row <= label->last_row; row++) {
      form_cell *cell = form_cells_at(cells, row, first->column);
      bool starts = cell != NULL && cell->row == row;
      if (starts && ((cell != first && !is_free(cell)) || is_free(form_cells_at(cells, row, cell->last_column + 1))))
        return NULL;
      if (!starts || cell == first || signs(cell, arena))
        continue;
      count++;
      if (pass == 0)
        continue;
      text = zb_arena_printf(arena, "%s\n%s", text, cell->cell.text);
      cell->used = true;
    }
  return count > 0 ? text : NULL;
}

/* --- What was not read ---------------------------------------------------------------------------------------- */

static bool has_part(const char *plain, const char *const *parts, size_t count)
{
  bool has = false;
  for (size_t i = 0; i < count; i++)
    has = has || (strlen(plain) <= LONGEST_SIGNATURE && strstr(plain, parts[i]) != NULL);
  return has;
}

bool form_rest_stands_around(const form_cell *cell, zb_arena *arena)
{
  static const char *const starts[] = {"注:",      "(注:",     "备注",   "说明", "填报说明",
                                       "填表说明", "填写说明", "以下空", "承诺", "本人承诺"};
  static const char *const parts[] = {"照片", "相片", "彩照",         "免冠",       "近照",      "寸",
                                      "附页", "续页", "由申报人填写", "由单位填写", "由本人填写"};
  const char *plain = squeeze(cell->cell.text, arena);
  return has_part(plain, parts, sizeof parts / sizeof *parts) ||
         word_at(plain, starts, sizeof starts / sizeof *starts) > 0 || signs(cell, arena) ||
         zb_header_is_note(cell->cell.text, arena);
}

bool form_rest_frames_rows(const form_cell *cell, zb_arena *arena)
{
  static const char *const starts[] = {
      "注:", "(注:", "备注:", "(备注:", "说明:", "填报说明", "填表说明", "填写说明", "以下空", "本人承诺"};
  return word_at(squeeze(cell->cell.text, arena), starts, sizeof starts / sizeof *starts) > 0 || signs(cell, arena) ||
         zb_header_is_note(cell->cell.text, arena);
}

bool form_rest_is_printed(const form_cell *cell, zb_arena *arena)
{
  static const char *const parts[] = {"可附页", "可另附页",     "可加附页",   "可续页",
                                      "可加页", "由申报人填写", "由单位填写", "由本人填写"};
  return has_part(squeeze(cell->cell.text, arena), parts, sizeof parts / sizeof *parts);
}

/* A label whose value would stand beside it, and has none there. */
static bool lacks_value(const form_cells *cells, const form_cell *label)
{
  return label != NULL && label->field >= 0 && !label->in_grid && label->rest == NULL &&
         form_cells_at(cells, label->row, label->last_column + 1) == NULL;
}

/* Whether the text goes on below a value, or below the place for one, where no label is for it. */
static bool goes_on(const form_cells *cells, const form_cell *cell, const bool *rest)
{
  const form_cell *above = form_cells_at(cells, cell->row - 1, cell->column);
  const form_cell *left = form_cells_at(cells, cell->row, cell->column - 1);
  const form_cell *label = form_cells_at(cells, cell->row - 1, cell->column - 1);
  if (left != NULL && left != label)
    return false;
  if (above == NULL)
    return label != NULL && lacks_value(cells, label);
  if (above->column != cell->column)
    return false;
  if (above->used || rest[above - cells->items])
    return true;
  return (above->rest != NULL || lacks_value(cells, above)) && strlen(cell->plain) >= LONG;
}

/* A number is no label. */
static bool is_number(const form_cell *cell)
{
  return cell->cell.type == ZB_CELL_NUMBER || cell->plain[strspn(cell->plain, "0123456789.")] == '\0';
}

/* Whether the text stands beside a value, and is no unit (万元), nor a label, which would have a place for its own
   value beside or below it. */
static bool stands_beside(const form_cells *cells, const form_cell *cell, const bool *rest)
{
  const form_cell *left = form_cells_at(cells, cell->row, cell->column - 1);
  if (left == NULL || (!left->used && !rest[left - cells->items]) || left->row != cell->row ||
      left->last_row < cell->last_row)
    return false;
  if (is_number(cell))
    return true;
  if (strlen(cell->plain) <= LONGEST_UNIT)
    return false;
  bool place_beside = cell->last_column + 1 < cells->columns;
  bool place_below = cell->last_row < cells->items[cells->count - 1].row &&
                     form_cells_at(cells, cell->last_row + 1, cell->column) == NULL;
  return (!place_beside && !place_below) || strlen(cell->plain) >= LONG;
}

/* A column beside the values that is for others: 填写示例, 填写要求, 单位核对. */
static bool is_of_hints(const form_cells *cells, int column, zb_arena *arena)
{
  static const char *const words[] = {"填写要求", "填写说明", "填报说明", "说明",     "要求",
                                      "备注",     "核对",     "审核",     "单位核对", "单位审核"};
  for (int i = 0; i < cells->count; i++)
    if (cells->items[i].column == column)
      return word_at(squeeze(cells->items[i].cell.text, arena), words, sizeof words / sizeof *words) > 0 ||
             form_people_is_of_examples(cells, column, arena);
  return false;
}

static bool was_not_read(const form_cells *cells, const form_cell *cell, const bool *rest, zb_arena *arena)
{
  return is_free(cell) && !form_rest_stands_around(cell, arena) && !is_of_hints(cells, cell->column, arena) &&
         (goes_on(cells, cell, rest) || stands_beside(cells, cell, rest));
}

const char *form_rest_list(const form_cells *cells, zb_arena *arena, const form_cell **first)
{
  bool *rest = zb_arena_array(arena, (size_t)cells->count + 1, sizeof *rest), below_labels = false;
  const char *list = "";
  int count = 0;
  for (int i = 0; i < cells->count; i++) {
    char name[24];
    form_cell *cell = &cells->items[i];
    below_labels = below_labels || cell->field >= 0;
    rest[i] = below_labels && was_not_read(cells, cell, rest, arena);
    if (!rest[i])
      continue;
    *first = count == 0 ? cell : *first;
    if (count++ < MAX_LISTED)
      list =
          zb_arena_printf(arena, "%s%s%s", list, count == 1 ? "" : "、", zb_cell_name(cell->column, cell->row, name));
  }
  for (int i = 0; i < cells->count; i++)
    cells->items[i].used = cells->items[i].used || rest[i];
  return count > MAX_LISTED ? zb_arena_printf(arena, "%s 等 %d 格", list, count) : list;
}
