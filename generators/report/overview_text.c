#include "report/overview_text.h"

#include "base/width.h"

#include <string.h>

/* The texts of a line in the list of columns, in order. */
enum { COLUMN, CAPTION, FIELD, MATCH, TYPES, VALUES, TEXTS = VALUES + ZB_OVERVIEW_ROWS };

enum { MAX_WIDTH = 24, MAX_MERGES = 8 };

/* A line in the list of columns; the texts are in the arena. */
typedef struct entry {
  const char *texts[TEXTS];
} entry;

/* --- One column ------------------------------------------------------------------------------------------------ */

static const char *letters(int column, zb_arena *arena)
{
  char name[24];
  zb_cell_name(column, 0, name);
  return zb_arena_strndup(arena, name, strlen(name) - 1); /* without the row, 1 */
}

/* The types of its cells: 文字 3，空 2 */
static const char *types(const zb_overview_column *column, zb_arena *arena)
{
  static const char *const names[] = {
      [ZB_CELL_TEXT] = "文字", [ZB_CELL_NUMBER] = "数",    [ZB_CELL_DATE] = "日期",
      [ZB_CELL_BOOL] = "逻辑", [ZB_CELL_ERROR] = "错误值", [ZB_CELL_EMPTY] = "空",
  };
  static const int order[] = {ZB_CELL_TEXT, ZB_CELL_NUMBER, ZB_CELL_DATE, ZB_CELL_BOOL, ZB_CELL_ERROR, ZB_CELL_EMPTY};
  const char *text = "";
  for (size_t i = 0; i < sizeof order / sizeof *order; i++)
    if (column->types[order[i]] > 0)
      text = zb_arena_printf(arena, "%s%s%s %lld", text, *text == '\0' ? "" : "，", names[order[i]],
                             (long long)column->types[order[i]]);
  return text;
}

static entry entry_of(const zb_overview *o, int number, zb_arena *arena)
{
  static const char *const matches[] = {
      [ZB_BY_NOTHING] = "", [ZB_BY_HEADER] = "列名", [ZB_BY_ALIAS] = "别名", [ZB_BY_SEVERAL_ROWS] = "几行表头"};
  const zb_overview_column *column = &o->columns[number];
  const zb_field *field = column->field;
  entry e = {{[COLUMN] = letters(number, arena), [CAPTION] = column->caption, [MATCH] = matches[column->match]}};
  e.texts[FIELD] = column->to != NULL ? zb_arena_printf(arena, "%s、%s", field->header, column->to->header)
                   : field != NULL    ? zb_arena_printf(arena, "%s %s", field->header, field->name)
                   : o->table != NULL ? "（没有用）"
                                      : "";
  e.texts[TYPES] = types(column, arena);
  for (int i = 0; i < ZB_OVERVIEW_ROWS; i++)
    e.texts[VALUES + i] = column->refused[i] ? zb_arena_printf(arena, "✗%s", column->values[i]) : column->values[i];
  return e;
}

static entry title_of(const zb_overview *o, zb_arena *arena)
{
  entry e = {{"列", "表头", "读作", "认出", "单元格"}};
  for (int i = 0; i < ZB_OVERVIEW_ROWS; i++)
    e.texts[VALUES + i] = i < o->first_count ? zb_arena_printf(arena, "第 %d 行", o->first_rows[i] + 1) : "";
  return e;
}

/* --- The list -------------------------------------------------------------------------------------------------- */

/* The width of each text on the terminal; 0 if no column of the sheet has it. */
static void measure(const entry *entries, int count, int *widths)
{
  for (int t = 0; t < TEXTS; t++) {
    bool used = false;
    widths[t] = 0;
    for (int i = 0; i < count; i++) {
      int width = zb_text_width(entries[i].texts[t]);
      widths[t] = width > widths[t] ? width : widths[t];
      used = used || (i > 0 && width > 0);
    }
    widths[t] = !used ? 0 : (t == CAPTION || t >= VALUES) && widths[t] > MAX_WIDTH ? MAX_WIDTH : widths[t];
  }
}

static void add_entry(const entry *e, const int *widths, zb_buffer *out)
{
  zb_buffer_puts(out, "   ");
  for (int t = 0; t < TEXTS; t++)
    if (widths[t] > 0) {
      zb_text_pad(out, e->texts[t], widths[t]);
      zb_buffer_puts(out, "  ");
    }
  while (out->length > 0 && out->data[out->length - 1] == ' ')
    out->data[--out->length] = '\0';
  zb_buffer_putc(out, '\n');
}

static void add_columns(const zb_overview *o, zb_buffer *out)
{
  zb_arena *arena = zb_arena_new();
  int count = o->column_count + 1, widths[TEXTS];
  entry *entries = zb_arena_array(arena, (size_t)count, sizeof *entries);
  entries[0] = title_of(o, arena);
  for (int c = 0; c < o->column_count; c++)
    entries[c + 1] = entry_of(o, c, arena);
  measure(entries, count, widths);
  for (int i = 0; i < count; i++)
    add_entry(&entries[i], widths, out);
  zb_arena_free(arena);
}

static void add_form(const zb_overview *o, zb_buffer *out)
{
  zb_arena *arena = zb_arena_new();
  int count = o->form_count + 1, widths[TEXTS];
  entry *entries = zb_arena_array(arena, (size_t)count, sizeof *entries);
  entries[0] = (entry){{"格", "栏目", "读作", "", "", "内容", "", ""}};
  for (int i = 0; i < o->form_count; i++) {
    const zb_overview_value *v = &o->form[i];
    char cell[24];
    entries[i + 1] = (entry){{zb_arena_strdup(arena, zb_cell_name(v->column, v->row, cell)), v->label,
                              zb_arena_printf(arena, "%s %s", v->field->header, v->field->name), "", "",
                              v->refused ? zb_arena_printf(arena, "✗%s", v->text) : v->text, "", ""}};
  }
  measure(entries, count, widths);
  for (int i = 0; i < count; i++)
    add_entry(&entries[i], widths, out);
  zb_arena_free(arena);
}

/* --- The sheet ------------------------------------------------------------------------------------------------- */

static void add_table(const zb_overview *o, zb_buffer *out)
{
  if (o->table == NULL) {
    zb_buffer_puts(out, "   表头不是任何一种规定的表，make 时不读\n");
    return;
  }
  if (o->form != NULL) {
    zb_buffer_printf(out, "   是一个人的表，读作“%s”表的一行\n", o->table->title);
    return;
  }
  zb_buffer_printf(out, "   读作“%s”表；表头在第 %d ", o->table->title, o->first_header + 1);
  if (o->last_header > o->first_header)
    zb_buffer_printf(out, "至 %d ", o->last_header + 1);
  zb_buffer_printf(out, "行，下面有 %lld 行", (long long)o->filled);
  if (o->hidden > 0)
    zb_buffer_printf(out, "，其中 %lld 行是隐藏的", (long long)o->hidden);
  zb_buffer_putc(out, '\n');
  for (int i = 0; o->missing[i] != NULL; i++)
    zb_buffer_printf(out, "%s“%s”%s", i == 0 ? "   缺少必需的列：" : "、", o->missing[i],
                     o->missing[i + 1] == NULL ? "；make 时不读\n" : "");
}

static void add_merges(const zb_overview *o, zb_buffer *out)
{
  char first[24], last[24];
  for (size_t i = 0; i < o->merge_count && i < MAX_MERGES; i++) {
    const zb_merge *m = &o->merges[i];
    zb_buffer_printf(out, "%s%s:%s", i == 0 ? "   合并的单元格：" : "、",
                     zb_cell_name(m->first_column, m->first_row, first),
                     zb_cell_name(m->last_column, m->last_row, last));
  }
  if (o->merge_count > MAX_MERGES)
    zb_buffer_printf(out, "……共 %zu 处", o->merge_count);
  if (o->merge_count > 0)
    zb_buffer_putc(out, '\n');
}

void zb_overview_text(const zb_overview *o, int number, zb_buffer *out)
{
  zb_buffer_printf(out, "%d. %s%s：", number, *o->name == '\0' ? "表" : o->name,
                   o->visible ? "" : "（隐藏，make 时不读）");
  if (o->rows == 0) {
    zb_buffer_puts(out, "空的\n");
    return;
  }
  zb_buffer_printf(out, "%d 行 × %d 列\n", o->rows, o->column_count);
  add_table(o, out);
  if (o->form != NULL)
    add_form(o, out);
  else
    add_columns(o, out);
  add_merges(o, out);
}
