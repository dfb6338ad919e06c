/* Columns to write in: their look, the formula in each of their cells, and what is checked there. */
#include "sheet/book.h"

#include "base/utf8.h"

#include <string.h>

/* The cells of a column below its sheet's head. */
typedef struct reach {
  lxw_row_t first, last;
  lxw_col_t column;
} reach;

static zb_status expand(book *book, const zb_node *node, const reach *reach, const char *text, const char **out)
{
  return expand_place(book, node, (int)reach->first, reach->column, text, out);
}

/* --- Validations ---------------------------------------------------------------------------------------------- */

/* libxlsxwriter's numbers; limits are always given as formulas. */
static uint8_t type_of(zb_check check)
{
  static const uint8_t types[] = {
      [ZB_CHECK_LIST] = LXW_VALIDATION_TYPE_LIST_FORMULA,       [ZB_CHECK_WHOLE] = LXW_VALIDATION_TYPE_INTEGER_FORMULA,
      [ZB_CHECK_DECIMAL] = LXW_VALIDATION_TYPE_DECIMAL_FORMULA, [ZB_CHECK_DATE] = LXW_VALIDATION_TYPE_DATE_FORMULA,
      [ZB_CHECK_LENGTH] = LXW_VALIDATION_TYPE_LENGTH_FORMULA,   [ZB_CHECK_FORMULA] = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
  };
  return types[check];
}

/* A date as a limit is a number of days. */
static zb_status read_limit(book *book, const zb_node *node, const reach *reach, const char *text, char **limit)
{
  const char *formula = text;
  if (*text != '\0' && *text != '=' && node->as.validation.check == ZB_CHECK_DATE) {
    double day = day_number(text);
    if (day < 0)
      return tree_fault(book, node, "请写 2020-08-04 这样的日期", "日期“%s”不对", text);
    formula = zb_arena_printf(book->arena, "%.0f", day);
  }
  const char *expanded;
  zb_status status = expand(book, node, reach, formula, &expanded);
  *limit = (char *)expanded;
  return status;
}

static zb_status set_limits(book *book, const zb_node *node, const reach *reach, lxw_data_validation *rule)
{
  char *min, *max;
  zb_status status = read_limit(book, node, reach, node->as.validation.min, &min);
  if (status == ZB_OK)
    status = read_limit(book, node, reach, node->as.validation.max, &max);
  if (status != ZB_OK)
    return status;
  if (*min == '\0' && *max == '\0')
    return tree_fault(book, node, "请写上 least、most 或其中的一个", "这种检查要有上限或下限");
  rule->criteria = *min == '\0'   ? LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO
                   : *max == '\0' ? LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO
                                  : LXW_VALIDATION_CRITERIA_BETWEEN;
  rule->minimum_formula = min;
  rule->maximum_formula = max;
  rule->value_formula = *min == '\0' ? max : min;
  return ZB_OK;
}

zb_status split_words(book *book, const zb_node *node, zb_arena *arena, const char *list, lxw_data_validation *rule)
{
  enum { LONGEST = 255 }; /* bytes: libxlsxwriter has room for no more, though it counts characters */
  if (strlen(list) > LONGEST)
    return tree_fault(book, node, "请改用 <name> 的名称，或写短些",
                      "清单“%s”太长：连逗号最多 %d 个字节（一个汉字 3 个）", list, LONGEST);
  size_t n = 1;
  for (const char *c = list; *c != '\0'; c++)
    n += *c == ',';
  char **words = zb_arena_array(arena, n + 1, sizeof *words);
  for (size_t i = 0; i < n; i++) {
    size_t length = strcspn(list, ",");
    words[i] = zb_arena_strndup(arena, list, length);
    list += length + 1;
  }
  rule->value_list = (void *)words;
  return ZB_OK;
}

static zb_status set_formula(book *book, const zb_node *node, const reach *reach, const char *text,
                             lxw_data_validation *rule)
{
  const char *formula;
  zb_status status = expand(book, node, reach, text, &formula);
  rule->value_formula = (char *)formula;
  if (status == ZB_OK && *formula == '\0')
    return tree_fault(book, node, "请写上 list 或 formula", "这种检查要有清单或公式");
  return status;
}

static zb_status set_criteria(book *book, const zb_node *node, const reach *reach, lxw_data_validation *rule)
{
  const char *list = node->as.validation.list;
  switch (node->as.validation.check) {
  case ZB_CHECK_LIST:
    if (*list == '=' || *list == '\0')
      return set_formula(book, node, reach, list, rule);
    rule->validate = LXW_VALIDATION_TYPE_LIST;
    return split_words(book, node, book->arena, list, rule);
  case ZB_CHECK_FORMULA:
    return set_formula(book, node, reach, node->text, rule);
  default:
    return set_limits(book, node, reach, rule);
  }
}

/* Asked here, as libxlsxwriter would print it. */
static zb_status check_length(book *book, const zb_node *node, const char *what, const char *text, size_t max)
{
  size_t length = text == NULL ? 0 : zb_utf8_length(text);
  if (length <= max)
    return ZB_OK;
  return tree_fault(book, node, "请缩短", "输入检查的%s有 %zu 个字，电子表格最多 %zu 个", what, length, max);
}

static zb_status check_lengths(book *book, const zb_node *node, const lxw_data_validation *rule)
{
  const struct {
    const char *what, *text;
    size_t max;
  } texts[] = {
      {"标题", rule->error_title, 32},         {"提示", rule->error_message, 255},
      {"提示", rule->input_message, 255},      {"公式", rule->value_formula, 255},
      {"公式", rule->minimum_formula, 255},    {"公式", rule->maximum_formula, 255},
      {"清单", node->as.validation.list, 255},
  };
  zb_status status = ZB_OK;
  for (size_t i = 0; i < sizeof texts / sizeof texts[0] && status == ZB_OK; i++)
    status = check_length(book, node, texts[i].what, texts[i].text, texts[i].max);
  return status;
}

static zb_status write_validation(book *book, const zb_node *node, const reach *reach)
{
  bool hint = *node->as.validation.hint != '\0';
  lxw_data_validation rule = {
      .validate = type_of(node->as.validation.check),
      .error_type = node->as.validation.strict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING,
      .error_title = (char *)node->as.validation.title,
      .error_message = (char *)node->as.validation.message,
      .input_title = hint ? (char *)node->as.validation.title : NULL,
      .input_message = hint ? (char *)node->as.validation.hint : NULL,
  };
  zb_status status = set_criteria(book, node, reach, &rule);
  if (status == ZB_OK)
    status = check_lengths(book, node, &rule);
  if (status != ZB_OK)
    return status;
  return taken(
      book, node, "输入检查",
      worksheet_data_validation_range(book->worksheet, reach->first, reach->column, reach->last, reach->column, &rule));
}

/* --- Conditions and formulas ---------------------------------------------------------------------------------- */

static zb_status write_condition(book *book, const zb_node *node, const reach *reach, lxw_col_t last_column)
{
  const char *formula;
  zb_status status = expand(book, node, reach, node->text, &formula);
  if (status != ZB_OK)
    return status;
  const char *value = node->as.condition.value;
  if (*value == '\0' && *formula == '\0')
    return tree_fault(book, node, "请写上 value 或 formula", "条件格式没有说明哪些格子要变");
  lxw_conditional_format rule = {
      .type = *value == '\0' ? LXW_CONDITIONAL_TYPE_FORMULA : LXW_CONDITIONAL_TYPE_CELL,
      .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
      .value_string = *value == '\0' ? (char *)formula : zb_arena_printf(book->arena, "\"%s\"", value),
      .format = format_over(book, node->style),
  };
  return taken(book, node, "条件格式",
               worksheet_conditional_format_range(book->worksheet, reach->first, reach->column, reach->last,
                                                  last_column, &rule));
}

zb_status write_conditions(book *book, const grid *grid)
{
  const reach all = {0, (lxw_row_t)(grid->written > 0 ? grid->written - 1 : 0), 0};
  zb_status status = ZB_OK;
  for (const zb_node *node = grid->sheet->first; node != NULL && status == ZB_OK; node = node->next)
    if (node->kind == ZB_NODE_CONDITION)
      status = write_condition(book, node, &all, (lxw_col_t)(grid->column_count - 1));
  return status;
}

static zb_status write_formulas(book *book, const zb_node *node, const reach *reach, lxw_format *format)
{
  zb_status status = ZB_OK;
  lxw_row_t rows = (lxw_row_t)node->as.column.formula_rows;
  lxw_row_t last = rows > 0 && reach->first + rows <= reach->last ? reach->first + rows - 1 : reach->last;
  for (lxw_row_t row = reach->first; *node->text != '\0' && row <= last && status == ZB_OK; row++) {
    const char *formula;
    status = expand_place(book, node, (int)row, reach->column, node->text, &formula);
    if (status == ZB_OK)
      status =
          written(book, node, worksheet_write_formula_str(book->worksheet, row, reach->column, formula, format, ""));
  }
  return status;
}

/* --- The columns ---------------------------------------------------------------------------------------------- */

static zb_status write_rules(book *book, const zb_node *column, const reach *reach)
{
  zb_status status = ZB_OK;
  for (const zb_node *rule = column->first; rule != NULL && status == ZB_OK; rule = rule->next)
    status = rule->kind == ZB_NODE_VALIDATION ? write_validation(book, rule, reach)
                                              : write_condition(book, rule, reach, reach->column);
  return status;
}

zb_status size_column(book *book, const grid *grid, const zb_node *node, int column, lxw_format *format)
{
  uint32_t pixels = width_pixels(grid->widths[column]);
  lxw_row_col_options options = {.hidden = pixels == 0};
  lxw_col_t c = (lxw_col_t)column;
  return written(book, node, worksheet_set_column_pixels_opt(book->worksheet, c, c, pixels, format, &options));
}

static zb_status write_column(book *book, const grid *grid, const zb_node *node, int column)
{
  const reach reach = {(lxw_row_t)(grid->head.last + 1), (lxw_row_t)grid->last_row, (lxw_col_t)column};
  lxw_format *format = format_of(book, (look){.style = node->style});
  zb_status status = size_column(book, grid, node, column, format);
  if (status != ZB_OK || grid->last_row <= grid->head.last)
    return status;
  status = write_rules(book, node, &reach);
  return status == ZB_OK ? write_formulas(book, node, &reach, format) : status;
}

zb_status write_columns(book *book, const grid *grid)
{
  zb_status status = ZB_OK;
  int column = 0;
  for (const zb_node *node = grid->sheet->first; node != NULL && status == ZB_OK; node = node->next)
    if (node->kind == ZB_NODE_COLUMN)
      status = write_column(book, grid, node, column++);
  return status;
}
