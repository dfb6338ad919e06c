/* `zhibiao notice read`: the filled workbook of questions becomes a notice.lua. lua/notice_questions.lua knows what the
   cells mean; here they are read, each as the type that it wants. */
#include "run/notices.h"

#include "base/file.h"
#include "read/table.h"
#include "run/single.h"
#include "value/parse.h"

#include <string.h>
#include <unistd.h>

enum { CODE_COLUMN = 0, NOW_COLUMN = 3 }; /* of the sheet 事项: see lua/zhibiao/notice_book/form.lua */

typedef struct reading {
  zb_single single;
  const char *folder, *book; /* paths */
  const char *name;          /* of the new notice */
  const char *from;          /* what it builds on, as the workbook says it */
  zb_script *script;
  const char *sheet; /* that is read */
} reading;

/* --- Cells -------------------------------------------------------------------------------------------------------- */

/* The text of FUNCTION for a cell; TEXT NULL: without it. */
static zb_status ask(reading *r, const char *function, int row, int column, const char *text, const char **answer)
{
  const zb_value values[] = {{.type = ZB_VALUE_TEXT, .text = r->book},
                             {.type = ZB_VALUE_TEXT, .text = r->sheet},
                             {.type = ZB_VALUE_INTEGER, .integer = row + 1},
                             {.type = ZB_VALUE_INTEGER, .integer = column + 1},
                             {.type = ZB_VALUE_TEXT, .text = text}};
  return zb_script_text(r->script, function, values, text == NULL ? 4 : 5, r->single.arena, r->single.diags, answer);
}

static const char *place_of(reading *r, int row, int column)
{
  char name[24];
  return zb_arena_printf(r->single.arena, "%s[%s]!%s", r->book, r->sheet, zb_cell_name(column, row, name));
}

static zb_status read_cell(reading *r, int row, const zb_cell *cell)
{
  const char *type = "", *ignored;
  zb_status status = ask(r, "wants", row, cell->column, cell->text, &type);
  if (status != ZB_OK || *type == '\0')
    return status;
  zb_parsed parsed = zb_parse(cell, (zb_field_type)zb_field_type_named(type), NULL, r->single.arena);
  if (parsed.text == NULL) {
    zb_diags_add(r->single.diags, ZB_ERROR, "unreadable", place_of(r, row, cell->column), "请改正这一格", "%s",
                 parsed.why);
    return ask(r, "spoil", row, cell->column, NULL, &ignored);
  }
  if (parsed.doubt != NULL)
    zb_diags_add(r->single.diags, ZB_WARNING, "doubtful", place_of(r, row, cell->column), "请核对这一格", "%s",
                 parsed.doubt);
  return *parsed.text == '\0' ? ZB_OK : ask(r, "take", row, cell->column, parsed.text, &ignored);
}

static zb_status read_sheet(reading *r, zb_table *table, int sheet)
{
  const zb_row *row = NULL;
  r->sheet = zb_table_sheet_name(table, sheet);
  zb_status status = zb_table_select(table, sheet, r->single.diags);
  if (status == ZB_OK)
    status = zb_table_next(table, &row, r->single.diags);
  while (status == ZB_OK && row != NULL) {
    for (int i = 0; i < row->count && status == ZB_OK; i++)
      status = read_cell(r, row->number, &row->cells[i]);
    if (status == ZB_OK)
      status = zb_table_next(table, &row, r->single.diags);
  }
  return status;
}

static zb_status read_sheets(reading *r)
{
  zb_table *table = NULL;
  zb_status status = zb_table_open(r->book, r->single.diags, &table);
  for (int i = 0; status == ZB_OK && i < zb_table_sheet_count(table); i++)
    status = read_sheet(r, table, i);
  zb_table_free(table);
  return status;
}

/* --- What it builds on ---------------------------------------------------------------------------------------------
 */

/* The text of a row's cell in COLUMN, or "". */
static const char *text_in(const zb_row *row, int column)
{
  for (int i = 0; i < row->count; i++)
    if (row->cells[i].column == column)
      return row->cells[i].text;
  return "";
}

/* The notice that the workbook at PATH says it builds on, in ARENA; "" if it says none. */
static zb_status find_from(const char *path, zb_arena *arena, zb_diags *diags, const char **from)
{
  zb_table *table = NULL;
  const zb_row *row = NULL;
  *from = "";
  zb_status status = zb_table_open(path, diags, &table);
  for (int i = 0; status == ZB_OK && **from == '\0' && i < zb_table_sheet_count(table); i++) {
    status = zb_table_select(table, i, diags);
    while (status == ZB_OK && **from == '\0' && (status = zb_table_next(table, &row, diags)) == ZB_OK && row != NULL)
      if (strcmp(text_in(row, CODE_COLUMN), "from") == 0)
        *from = zb_arena_strdup(arena, text_in(row, NOW_COLUMN));
  }
  zb_table_free(table);
  if (status != ZB_OK || **from != '\0')
    return status;
  zb_diags_add(diags, ZB_ERROR, "notice", path, "请用 zhibiao notice new 做的工作簿来填，不要删行",
               "看不出这份问卷以哪一份通知为底");
  return ZB_TEMPLATE;
}

/* A notice beside the new one comes first; a path is one. */
static const char *beside(const char *folder, const char *from, zb_arena *arena)
{
  if (*from == '/')
    return from;
  const char *slash = strrchr(folder, '/');
  const char *path = zb_arena_printf(arena, "%.*s/%s", (int)(slash - folder), folder, from);
  return access(zb_arena_printf(arena, "%s/notice.lua", path), R_OK) == 0 ? path : from;
}

/* --- What comes of it ----------------------------------------------------------------------------------------------
 */

/* Adds the faults, a line each: level, place, message and remedy with tabs between. */
static zb_status add_faults(reading *r)
{
  const zb_value book = {.type = ZB_VALUE_TEXT, .text = r->book};
  const char *lines = "";
  zb_status status = zb_script_text(r->script, "faults", &book, 1, r->single.arena, r->single.diags, &lines);
  while (status == ZB_OK && *lines != '\0') {
    const char *parts[4];
    for (int i = 0; i < 4; i++) {
      size_t length = strcspn(lines, "\t\n");
      parts[i] = zb_arena_strndup(r->single.arena, lines, length);
      lines += length + (lines[length] != '\0');
    }
    zb_diags_add(r->single.diags, strcmp(parts[0], "error") == 0 ? ZB_ERROR : ZB_WARNING, "notice", parts[1], parts[3],
                 "%s", parts[2]);
  }
  return status;
}

static bool has_errors(const zb_diags *diags)
{
  for (size_t i = 0; i < zb_diags_count(diags); i++)
    if (zb_diags_at(diags, i)->severity == ZB_ERROR)
      return true;
  return false;
}

/* Where SOURCE may be written: over a notice.lua that nobody has changed since it was written, else beside it. */
static zb_status choose_path(reading *r, const char **path)
{
  zb_buffer old = {0};
  const char *answer = "yes";
  *path = zb_arena_printf(r->single.arena, "%s/notice.lua", r->folder);
  zb_status status = ZB_OK;
  if (access(*path, F_OK) == 0) {
    status = zb_file_read(*path, &old, r->single.diags);
    const zb_value text = {.type = ZB_VALUE_TEXT,
                           .text = zb_arena_strndup(r->single.arena, old.length > 0 ? old.data : "", old.length)};
    if (status == ZB_OK)
      status = zb_script_text(r->script, "is_written", &text, 1, r->single.arena, r->single.diags, &answer);
    zb_buffer_free(&old);
  }
  if (status == ZB_OK && strcmp(answer, "yes") != 0) {
    const char *changed = *path;
    *path = zb_arena_printf(r->single.arena, "%s/notice（问卷）.lua", r->folder);
    zb_diags_add(r->single.diags, ZB_WARNING, "notice", changed,
                 "请对照两个文件，把要的改进 notice.lua；只要问卷的，删去它再运行一次",
                 "这个文件是手工写的或改过，没有盖掉；问卷写出的放在 %s", *path);
  }
  return status;
}

static zb_status write_notice(reading *r, zb_buffer *out)
{
  const zb_value values[] = {{.type = ZB_VALUE_TEXT, .text = r->book},
                             {.type = ZB_VALUE_TEXT, .text = r->name},
                             {.type = ZB_VALUE_TEXT, .text = r->from}};
  const char *source = "", *path = NULL;
  zb_status status = zb_script_text(r->script, "written", values, 3, r->single.arena, r->single.diags, &source);
  if (status == ZB_OK)
    status = add_faults(r);
  if (status == ZB_OK && (*source == '\0' || has_errors(r->single.diags))) {
    zb_buffer_puts(out, "问卷还没有填对，没有写出 notice.lua\n");
    return ZB_TEMPLATE;
  }
  if (status == ZB_OK)
    status = choose_path(r, &path);
  if (status == ZB_OK)
    status = zb_file_write(path, source, strlen(source), r->single.diags);
  if (status == ZB_OK)
    zb_buffer_printf(out, "写出了 %s\n", path);
  return status;
}

static zb_status read_answers(reading *r, zb_buffer *out)
{
  zb_status status = zb_script_new(&r->single.resources.scripts, "notice_questions", r->single.date, NULL,
                                   (zb_script_limits){0}, r->single.diags, &r->script);
  if (status == ZB_OK)
    status = read_sheets(r);
  if (status == ZB_OK)
    status = write_notice(r, out);
  zb_script_free(r->script);
  return status;
}

/* The folder of the workbook, and what that says it builds on: into R. */
static zb_status find_book(reading *r, const char *name, zb_arena *arena, zb_diags *diags)
{
  zb_resources resources;
  zb_status status = zb_resources_locate(arena, NULL, diags, &resources);
  if (status == ZB_OK && (r->folder = zb_notice_folder(&resources, name, arena, diags)) == NULL)
    status = ZB_USAGE;
  if (status != ZB_OK)
    return status;
  r->book = zb_arena_printf(arena, "%s/%s", r->folder, ZB_NOTICE_BOOK);
  r->name = strrchr(r->folder, '/') + 1;
  if (access(r->book, R_OK) != 0) {
    zb_diags_add(diags, ZB_ERROR, "notice", r->book,
                 zb_arena_printf(arena, "先做一份来填：zhibiao notice new %s --from 上一份通知", name),
                 "没有填好的问卷");
    return ZB_INPUT;
  }
  return find_from(r->book, arena, diags, &r->from);
}

zb_status zb_notice_read(const char *name, const char *date, zb_buffer *out, zb_diags *diags)
{
  reading r = {0};
  zb_arena *arena = zb_arena_new();
  zb_status status = find_book(&r, name, arena, diags);
  if (status == ZB_OK) {
    status = zb_single_open(&r.single, date, beside(r.folder, r.from, arena));
    if (status == ZB_OK)
      status = read_answers(&r, out);
    zb_single_hand_over(&r.single, diags);
    zb_single_end(&r.single);
  }
  if (status == ZB_OK)
    status = zb_notices_check(r.folder, date, out, diags);
  zb_arena_free(arena);
  return status;
}
