/* Tells what this program made from what it is to read. */
#include "import/sheet_import.h"

#include "base/file.h"
#include "value/person_label.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool has_sheet(zb_table *table, const char *name)
{
  for (int s = 0; s < zb_table_sheet_count(table); s++)
    if (strcmp(zb_table_sheet_name(table, s), name) == 0)
      return true;
  return false;
}

bool zb_is_book(const zb_import *import, zb_table *table)
{
  const zb_schema *schema = zb_store_schema(import->store);
  for (int t = 0; t < schema->table_count; t++)
    if (*schema->tables[t].beside != '\0' && has_sheet(table, schema->tables[t].beside))
      return true;
  return false;
}

bool zb_reports_figures(const zb_import *import, const zb_heading *heading)
{
  return heading->table >= 0 && heading->missing[0] == NULL &&
         *zb_store_schema(import->store)->tables[heading->table].beside != '\0';
}

bool zb_is_own_sheet(zb_table *table, const char *name)
{
  static const char *const own[] = {"填写说明", "选项"};
  bool is_own = false, all = true;
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
    is_own |= strcmp(own[i], name) == 0;
    all &= has_sheet(table, own[i]);
  }
  return is_own && all;
}

static const char marked_list[] = "退回说明"; /* typed.list of lua/zhibiao/typed.lua */

/* 第 2 次退回。… gives 2, anything else 0. */
static int time_of(const char *text)
{
  static const char before[] = "第", after[] = "次退回。"; /* typed.time of lua/zhibiao/typed.lua */
  if (strncmp(text, before, sizeof before - 1) != 0)
    return 0;
  char *end;
  long time = strtol(text + sizeof before - 1, &end, 10);
  end += strspn(end, " ");
  return time > 0 && time < 1000 && strncmp(end, after, sizeof after - 1) == 0 ? (int)time : 0;
}

/* The time that the first rows of a sheet say; 0: none. */
static int time_in(zb_table *table, int sheet)
{
  enum { ROWS = 4 };
  zb_diags *ignored = zb_diags_new(); /* who reads the sheet tells them */
  const zb_row *row = NULL;
  int time = 0;
  zb_status status = zb_table_select(table, sheet, ignored);
  for (int r = 0; r < ROWS && time == 0 && status == ZB_OK; r++) {
    status = zb_table_next(table, &row, ignored);
    if (status != ZB_OK || row == NULL)
      break;
    for (int c = 0; c < row->count && time == 0; c++)
      time = time_of(row->cells[c].text);
  }
  zb_diags_free(ignored);
  return time;
}

zb_marked zb_marked_find(zb_table *table)
{
  for (int s = 0; s < zb_table_sheet_count(table); s++)
    if (strcmp(zb_table_sheet_name(table, s), marked_list) == 0) {
      int time = time_in(table, s);
      return (zb_marked){.time = time > 0 ? time : 1, .list = s};
    }
  int time = zb_table_sheet_count(table) > 0 ? time_in(table, 0) : 0;
  return (zb_marked){.time = time, .list = time > 0 ? 0 : -1};
}

/* 张三（330599…0017）, as zb_person_label has it, or with what tells him apart. */
static bool is_record(const char *text)
{
  static const char end[] = "）";
  size_t length = strlen(text), n = sizeof end - 1;
  return length > n && strcmp(text + length - n, end) == 0 && strstr(text, "（") != NULL && strstr(text, "…") != NULL;
}

/* Those that TEXT names: one, as beside what is wrong, or several with 、 between them, as where all are listed. */
static zb_status note_people_in(zb_import *import, const char *text, zb_arena *arena, zb_diags *diags)
{
  static const char between[] = "、";
  zb_status status = ZB_OK;
  for (const char *end; status == ZB_OK && *text != '\0'; text = end) {
    const char *next = strstr(text, between);
    end = next == NULL ? text + strlen(text) : next + sizeof between - 1;
    const char *piece = zb_arena_strndup(arena, text, (size_t)((next == NULL ? end : next) - text));
    if (is_record(piece))
      status = zb_store_note_went_out(import->store, zb_person_label_of(piece, arena), diags);
  }
  return status;
}

zb_status zb_marked_note_people(zb_import *import, zb_table *table, int sheet, zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  const zb_row *row = NULL;
  zb_status status = zb_table_select(table, sheet, diags);
  while (status == ZB_OK && (status = zb_table_next(table, &row, diags)) == ZB_OK && row != NULL) {
    zb_arena_reset(arena);
    for (int c = 0; c < row->count && status == ZB_OK; c++)
      status = note_people_in(import, row->cells[c].text, arena, diags);
  }
  zb_arena_free(arena);
  return status;
}

/* A table to be mended that nobody has sent back: it lies where it was made. */
static bool is_unsent(zb_table *table, const zb_found_file *file, bool listed)
{
  return (file->in_output || listed) && zb_marked_find(table).time > 0;
}

bool zb_sheet_holds_data(const zb_import *import, zb_table *table, int sheet, const char *shown, zb_arena *arena,
                         zb_heading *heading)
{
  zb_diags *ignored = zb_diags_new(); /* who reads the sheet tells them */
  const char *hint = zb_header_hint(shown, zb_table_sheet_name(table, sheet), arena);
  bool holds = zb_table_sheet_visible(table, sheet) &&
               zb_header_find(import->headers, table, sheet, hint, arena, ignored, heading) == ZB_OK &&
               !heading->empty && heading->table >= 0 && heading->missing[0] == NULL &&
               !zb_store_schema(import->store)->tables[heading->table].is_made;
  zb_diags_free(ignored);
  return holds;
}

static bool holds_data(const zb_import *import, zb_table *table, const char *shown)
{
  zb_arena *arena = zb_arena_new();
  zb_heading heading;
  bool holds = false;
  for (int s = 0; s < zb_table_sheet_count(table) && !holds; s++)
    holds = zb_sheet_holds_data(import, table, s, shown, arena, &heading);
  zb_arena_free(arena);
  return holds;
}

/* Last year's 统计汇总 is known by its name, and read for comparison only. */
static bool is_named_alone(const zb_import *import, const char *shown)
{
  zb_arena *arena = zb_arena_new();
  int named = zb_header_table(import->headers, zb_header_hint(shown, "", arena), arena);
  zb_arena_free(arena);
  return named >= 0 && zb_store_schema(import->store)->tables[named].is_alone;
}

zb_made zb_made_kind(const zb_import *import, zb_table *table, const zb_found_file *file, const char *sha256)
{
  if (is_named_alone(import, file->shown))
    return ZB_MADE_NOT;
  if (zb_is_book(import, table))
    return ZB_MADE_BOOK;
  bool listed = file->listed != NULL && strcmp(file->listed, sha256) == 0;
  if (is_unsent(table, file, listed))
    return ZB_MADE_DOCUMENT;
  bool ours = zb_table_is_own(table) || (listed && strcmp(zb_table_format(table), "xlsx") == 0);
  return ours && !holds_data(import, table, file->shown) ? ZB_MADE_DOCUMENT : ZB_MADE_NOT;
}

/* *MADE: it is a PDF, or the page of a run, that names its maker where it begins. */
static zb_status look_for_maker(const char *path, zb_diags *diags, bool *made)
{
  static const struct {
    const char *begins, *mark;
  } kinds[] = {
      {"%PDF-", "/Producer (zhibiao)"},
      {"<!DOCTYPE html>", "<meta name=\"generator\" content=\"zhibiao\">"},
  };
  char head[4096];
  FILE *file = zb_file_open(path, diags);
  if (file == NULL)
    return ZB_INPUT;
  size_t n = fread(head, 1, sizeof head, file);
  zb_status status = zb_file_check(file, path, diags);
  fclose(file);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    size_t begins = strlen(kinds[i].begins);
    *made = *made || (n > begins && memcmp(head, kinds[i].begins, begins) == 0 &&
                      memmem(head, n, kinds[i].mark, strlen(kinds[i].mark)) != NULL);
  }
  return status;
}

/* 张三.pages.txt beside 张三.pdf */
static bool is_dump(const char *path, zb_arena *arena)
{
  static const char *const endings[] = {".model.txt", ".template.txt", ".pages.txt"};
  size_t length = strlen(path);
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    size_t n = strlen(endings[i]);
    if (length < n || strcmp(path + length - n, endings[i]) != 0)
      continue;
    int stem = (int)(length - n);
    return access(zb_arena_printf(arena, "%.*s.pdf", stem, path), F_OK) == 0 ||
           access(zb_arena_printf(arena, "%.*s.xlsx", stem, path), F_OK) == 0;
  }
  return false;
}

zb_status zb_is_made_paper(const char *path, zb_arena *arena, zb_diags *diags, bool *made)
{
  *made = is_dump(path, arena);
  return *made ? ZB_OK : look_for_maker(path, diags, made);
}
