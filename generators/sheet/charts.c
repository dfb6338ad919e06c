/* Charts: drawn once all sheets are written, as their series refer to names of any of them. The values of their cells
   stand beside the references, so that a chart is right before anything is calculated. */
#include "sheet/book.h"

#include <stdlib.h>
#include <string.h>

void keep_chart(book *book, const grid *grid, int row, const zb_node *cell)
{
  const zb_node *node = cell->first;
  if (node == NULL || node->kind != ZB_NODE_CHART)
    return;
  uint32_t width = 0;
  float height = 0;
  for (int i = 0; i < cell->as.cell.span; i++)
    width += width_pixels(grid->widths[cell->as.cell.column + i]);
  for (int i = 0; i < cell->as.cell.rows; i++)
    height += grid->rows[row + i].height;
  deferred_chart *chart = zb_arena_alloc(book->arena, sizeof *chart);
  *chart = (deferred_chart){.node = node,
                            .worksheet = book->worksheet,
                            .row = row,
                            .column = cell->as.cell.column,
                            .width = width,
                            .height = width_pixels(height)};
  if (book->last_chart == NULL)
    book->last_chart = &book->charts;
  *book->last_chart = chart;
  book->last_chart = &chart->next;
}

static const named_cells *find_names(const book *book, const char *name)
{
  const named_cells *names = book->names;
  while (names != NULL && strcmp(names->name, name) != 0)
    names = names->next;
  return names;
}

static const zb_node *cell_in(const zb_node *row, int column)
{
  const zb_node *cell = row->first;
  while (cell != NULL && cell->as.cell.column != column)
    cell = cell->next;
  return cell;
}

/* libxlsxwriter reads numbers and texts from its cells, but not the results of formulas. It frees what is given. */
static void add_values(const book *book, const named_cells *names, lxw_series_range *range)
{
  range->ignore_cache = LXW_TRUE;
  for (int r = names->first_row; r <= names->last_row; r++) {
    lxw_series_data_point *point = calloc(1, sizeof *point);
    if (point == NULL)
      abort();
    const zb_node *cell = cell_in(names->rows[r].node, names->column);
    content content = {0};
    if (cell != NULL)
      content = read_content(book, cell);
    point->no_data = content.kind == CONTENT_BLANK;
    point->number = content.number;
    if (content.kind == CONTENT_TEXT) {
      point->is_string = LXW_TRUE;
      range->has_string_cache = LXW_TRUE;
      point->string = strdup(content.text);
    }
    STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
    range->num_data_points++;
  }
}

static zb_status find_both(book *book, const zb_node *node, const named_cells **categories, const named_cells **values)
{
  const char *const wanted[] = {node->as.series.categories, node->as.series.values};
  const named_cells **found[] = {categories, values};
  for (int i = 0; i < 2; i++)
    if ((*found[i] = find_names(book, wanted[i])) == NULL)
      return tree_fault(book, node, "请在表头的格子上写 names", "图表要的“%s”不是任何一列的名称", wanted[i]);
  if ((*categories)->open || (*values)->open)
    return tree_fault(book, node, "请另做一张小表给图表用", "图表不能用 stream=\"yes\" 的行");
  return ZB_OK;
}

static lxw_chart_font font_of(const zb_style *style, float size, bool bold)
{
  return (lxw_chart_font){.name = (char *)style->font,
                          .size = (double)size,
                          .bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE,
                          .color = (lxw_color_t)style->color};
}

static zb_status add_series(book *book, lxw_chart *chart, const zb_node *chart_node, const zb_node *node)
{
  const named_cells *categories, *values;
  zb_status status = find_both(book, node, &categories, &values);
  if (status != ZB_OK)
    return status;
  lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
  chart_series_set_categories(series, categories->sheet, (lxw_row_t)categories->first_row,
                              (lxw_col_t)categories->column, (lxw_row_t)categories->last_row,
                              (lxw_col_t)categories->column);
  chart_series_set_values(series, values->sheet, (lxw_row_t)values->first_row, (lxw_col_t)values->column,
                          (lxw_row_t)values->last_row, (lxw_col_t)values->column);
  if (categories->hidden || values->hidden)
    chart_show_hidden_data(chart);
  add_values(book, categories, series->categories);
  add_values(book, values, series->values);
  if (*node->text != '\0')
    chart_series_set_name(series, node->text);
  if (node->as.series.color >= 0)
    chart_series_set_fill(series, &(lxw_chart_fill){.color = color_of(node->as.series.color)});
  if (chart_node->as.chart.labels == ZB_LABELS_NONE)
    return ZB_OK;
  lxw_chart_font font = font_of(chart_node->style, chart_node->style->size, chart_node->style->bold);
  chart_series_set_labels(series);
  chart_series_set_labels_font(series, &font);
  if (chart_node->as.chart.labels == ZB_LABELS_PERCENT) {
    chart_series_set_labels_options(series, LXW_FALSE, LXW_TRUE, LXW_FALSE);
    chart_series_set_labels_percentage(series);
    chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_BEST_FIT);
    chart_series_set_labels_leader_line(series);
  }
  if (*chart_node->as.chart.format != '\0')
    chart_series_set_labels_num_format(series, chart_node->as.chart.format);
  return ZB_OK;
}

static lxw_chart *new_chart(book *book, const zb_node *node)
{
  bool stacked = node->as.chart.stacked;
  switch (node->as.chart.type) {
  case ZB_CHART_PIE:
    return workbook_add_chart(book->workbook, LXW_CHART_PIE);
  case ZB_CHART_BAR:
    return workbook_add_chart(book->workbook, stacked ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR);
  default:
    return workbook_add_chart(book->workbook, stacked ? LXW_CHART_COLUMN_STACKED : LXW_CHART_COLUMN);
  }
}

/* Fonts are the chart's style's; a title is a size larger, and always bold. */
static void set_looks(lxw_chart *chart, const zb_node *node)
{
  const zb_style *style = node->style;
  lxw_chart_font plain = font_of(style, style->size, style->bold), title = font_of(style, style->size * 1.25F, true);
  if (*node->text == '\0') {
    chart_title_off(chart);
  } else {
    chart_title_set_name(chart, node->text);
    chart_title_set_name_font(chart, &title);
  }
  chart_legend_set_position(chart, node->as.chart.legend == ZB_LEGEND_RIGHT  ? LXW_CHART_LEGEND_RIGHT
                                   : node->as.chart.legend == ZB_LEGEND_NONE ? LXW_CHART_LEGEND_NONE
                                                                             : LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font(chart, &plain);
  if (node->as.chart.type == ZB_CHART_PIE)
    return;
  chart_set_series_gap(chart, (uint16_t)node->as.chart.gap);
  chart_axis_set_num_font(chart->x_axis, &plain);
  chart_axis_set_num_font(chart->y_axis, &plain);
  lxw_chart_line pale = {.color = 0xD9D9D9, .width = 0.5F};
  if (node->as.chart.type == ZB_CHART_BAR) {
    chart_axis_major_gridlines_set_line(chart->x_axis, &pale);
    if (node->as.chart.reversed) {
      chart_axis_set_reverse(chart->y_axis);
      chart_axis_set_crossing_max(chart->y_axis); /* the numbers stay below */
    }
  } else {
    chart_axis_major_gridlines_set_line(chart->y_axis, &pale);
  }
  /* libxlsxwriter has a bar chart's names at the axis y, as they stand there. */
  bool lies = node->as.chart.type == ZB_CHART_BAR;
  lxw_chart_axis *names = lies ? chart->y_axis : chart->x_axis, *values = lies ? chart->x_axis : chart->y_axis;
  /* Where bars go to both sides the names stand beside them all. */
  chart_axis_set_label_position(names, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  if (*node->as.chart.format != '\0')
    chart_axis_set_num_format(values, node->as.chart.format);
}

static zb_status write_chart(book *book, const deferred_chart *waiting)
{
  enum { DEFAULT_WIDTH = 480, DEFAULT_HEIGHT = 288, MARGIN = 4 }; /* libxlsxwriter's; pixels above and below */
  lxw_chart *chart = new_chart(book, waiting->node);
  zb_status status = chart == NULL ? write_fault(book, book->template, "内存不足") : ZB_OK;
  for (const zb_node *node = waiting->node->first; node != NULL && status == ZB_OK; node = node->next)
    status = add_series(book, chart, waiting->node, node);
  if (status != ZB_OK)
    return status;
  set_looks(chart, waiting->node);
  lxw_chart_options options = {
      .y_offset = MARGIN,
      .x_scale = (double)waiting->width / DEFAULT_WIDTH,
      .y_scale = ((double)waiting->height - 2 * MARGIN) / DEFAULT_HEIGHT,
      .object_position = LXW_OBJECT_MOVE_AND_SIZE,
  };
  return written(book, waiting->node,
                 worksheet_insert_chart_opt(waiting->worksheet, (lxw_row_t)waiting->row, (lxw_col_t)waiting->column,
                                            chart, &options));
}

zb_status write_charts(book *book)
{
  zb_status status = ZB_OK;
  for (const deferred_chart *chart = book->charts; chart != NULL && status == ZB_OK; chart = chart->next)
    status = write_chart(book, chart);
  return status;
}
