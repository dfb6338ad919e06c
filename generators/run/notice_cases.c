/* The cases of a notice: small batches of data, and what the rules have to find in them. */
#include "run/notices.h"

#include "base/entries.h"
#include "read/table.h"
#include "run/job.h"

#include <string.h>
#include <unistd.h>

enum { MAX_COLUMNS = 64 };

/* A folder of cases whose data have been judged. */
typedef struct batch {
  const char *expected; /* the path of its table */
  zb_script *script;
  const char *headers[MAX_COLUMNS];
  zb_arena *arena;
  zb_diags *diags;
  int count; /* rows */
} batch;

static void read_headers(batch *b, const zb_row *row)
{
  for (int i = 0; i < row->count; i++)
    if (row->cells[i].column < MAX_COLUMNS)
      b->headers[row->cells[i].column] = zb_arena_strdup(b->arena, row->cells[i].text);
}

/* A row as lines for the script: 身份证号, a tab and its value. */
static const char *row_text(const batch *b, const zb_row *row)
{
  zb_buffer text = {0};
  for (int i = 0; i < row->count; i++) {
    int column = row->cells[i].column;
    if (column < MAX_COLUMNS && b->headers[column] != NULL)
      zb_buffer_printf(&text, "%s\t%s\n", b->headers[column], row->cells[i].text);
  }
  const char *kept = zb_arena_strndup(b->arena, text.data != NULL ? text.data : "", text.length);
  zb_buffer_free(&text);
  return kept;
}

/* Compares what was found with what the row expects. */
static zb_status judge_row(batch *b, const zb_row *row)
{
  const zb_value value = {.type = ZB_VALUE_TEXT, .text = row_text(b, row)};
  const char *fault = "";
  zb_status status = zb_script_text(b->script, "came_out", &value, 1, b->arena, b->diags, &fault);
  b->count++;
  if (status != ZB_OK || *fault == '\0')
    return status;
  zb_diags_add(b->diags, ZB_ERROR, "case", zb_arena_printf(b->arena, "%s:%d", b->expected, row->number + 1),
               "请核对通知的数，或者案例本身", "案例和预期不一样：%s", fault);
  return ZB_TEMPLATE;
}

static zb_status judge_rows(batch *b)
{
  zb_table *table = NULL;
  const zb_row *row = NULL;
  zb_status status = zb_table_open(b->expected, b->diags, &table);
  if (status == ZB_OK)
    status = zb_table_select(table, 0, b->diags);
  if (status == ZB_OK)
    status = zb_table_next(table, &row, b->diags);
  if (status == ZB_OK && row != NULL)
    read_headers(b, row);
  zb_status worst = status;
  while (status == ZB_OK && row != NULL) {
    status = zb_table_next(table, &row, b->diags);
    if (status == ZB_OK && row != NULL)
      worst = zb_worse(worst, judge_row(b, row));
  }
  zb_table_free(table);
  return zb_worse(worst, status);
}

/* What the user has to know of reading the data of a case: all but what is judged with its owner. */
static void tell_reading(const zb_job *job, zb_diags *diags)
{
  for (size_t i = 0; i < zb_diags_count(job->diags); i++) {
    const zb_diag *diag = zb_diags_at(job->diags, i);
    if (diag->severity == ZB_ERROR)
      zb_diags_add(diags, ZB_ERROR, diag->code, diag->place, diag->remedy, "%s", diag->message);
  }
}

static zb_status run_folder(const zb_resources *resources, const char *folder, const char *date, zb_arena *arena,
                            zb_diags *diags, int *count)
{
  char *data[] = {zb_arena_strdup(arena, folder)};
  const zb_run_options options = {.data = data, .data_count = 1, .output = "output", .date = date, .stage = ""};
  zb_job job;
  zb_job_begin(&job, &options);
  job.resources = *resources;
  batch b = {.expected = zb_arena_printf(arena, "%s/%s", folder, ZB_NOTICE_CASE), .arena = arena, .diags = diags};
  zb_status status = zb_job_import(&job);
  if (status == ZB_OK)
    status = zb_judge(&job);
  tell_reading(&job, diags);
  if (status == ZB_OK)
    status = zb_script_new(&resources->scripts, "check", date, job.store, (zb_script_limits){0}, diags, &b.script);
  if (status == ZB_OK)
    status = judge_rows(&b);
  *count += b.count;
  zb_script_free(b.script);
  zb_job_end(&job);
  return status == ZB_OK || status == ZB_INTERRUPTED ? status : ZB_TEMPLATE;
}

static bool has_table(zb_arena *arena, const char *folder)
{
  return access(zb_arena_printf(arena, "%s/%s", folder, ZB_NOTICE_CASE), R_OK) == 0;
}

/* A file beside the folders of cases, or a folder without the table, is none. */
static zb_status tell_untried(const char *path, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "case", path, "每个案例是 cases/ 里的一个文件夹，里面有几张表和一张 " ZB_NOTICE_CASE,
               "不是案例，没有试");
  return ZB_TEMPLATE;
}

zb_status zb_notice_cases(const zb_resources *resources, const char *year, zb_arena *arena, zb_diags *diags, int *count)
{
  *count = 0;
  if (resources->layer_count == 0)
    return ZB_OK;
  const char *cases = zb_arena_printf(arena, "%s/cases", resources->layers[resources->layer_count - 1].folder);
  const char *date = zb_arena_printf(arena, "%s-12-31", year);
  const char *const *folders;
  int found = zb_entry_names(cases, "", arena, &folders);
  zb_status worst = ZB_OK;
  for (int i = 0; i < found && worst != ZB_INTERRUPTED; i++) {
    const char *folder = zb_arena_printf(arena, "%s/%s", cases, folders[i]);
    zb_status one = has_table(arena, folder) ? run_folder(resources, folder, date, arena, diags, count)
                                             : tell_untried(folder, diags);
    worst = zb_worse(worst, one);
  }
  return worst;
}
