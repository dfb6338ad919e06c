#include "cli/commands.h"

#include "base/file.h"
#include "cli/choice.h"
#include "cli/job.h"
#include "cli/show.h"
#include "cli/timing.h"
#include "script/schema.h"

#include <stdio.h>
#include <string.h>

/* --- Which documents ------------------------------------------------------------------------------------------ */

/* Marks the generators that ONLY names, all if it is NULL. A name may end at an ASCII or a Chinese comma. */
static zb_status choose(const char *only, const zb_generator *list, int count, bool *chosen, zb_diags *diags)
{
  for (int i = 0; i < count; i++)
    chosen[i] = only == NULL;
  zb_status status = ZB_OK;
  while (only != NULL) {
    const char *comma = strchr(only, ','), *wide = strstr(only, "，");
    const char *end = wide != NULL && (comma == NULL || wide < comma) ? wide : comma;
    size_t n = end == NULL ? strlen(only) : (size_t)(end - only);
    const zb_generator *found = zb_generator_named(list, count, only, n, "--only", diags);
    if (found != NULL)
      chosen[found - list] = true;
    else
      status = ZB_USAGE;
    only = end == NULL ? NULL : end + (end == wide ? strlen("，") : 1);
  }
  return status;
}

/* --- Reading the data ----------------------------------------------------------------------------------------- */

static zb_status import(zb_job *job)
{
  double start = zb_cpu_seconds();
  const zb_schema *schema = NULL;
  zb_status status = zb_schema_load(job->house.lua, job->arena, job->diags, &schema);
  if (status == ZB_OK)
    status = zb_store_new(schema, job->diags, &job->store);
  if (status != ZB_OK)
    return status;
  zb_store_read_as(job->store, job->options->encoding);
  for (int i = 0; i < job->options->preferred_count; i++)
    zb_store_prefer(job->store, job->options->preferred[i]);
  for (int i = 0; i < job->options->data_count; i++) {
    zb_show_progress("正在读入 %s", job->options->data[i]);
    status = zb_worse(status, zb_store_import(job->store, job->options->data[i], job->diags));
  }
  zb_show_progress_end();
  status = zb_worse(status, zb_store_finish(job->store, job->diags));
  if (zb_store_orphan_problems(job->store, job->diags) > 0)
    status = zb_worse(status, ZB_REFUSED);
  const zb_source *sources;
  size_t count = zb_store_sources(job->store, &sources);
  zb_manifest_sources(job->manifest, sources, count);
  zb_times_add(&job->times, ZB_TIME_DATA, start);
  return status;
}

/* --- The summary ---------------------------------------------------------------------------------------------- */

static void print_summary(const zb_job *job)
{
  int made = 0;
  for (int i = 0; i < job->tally_count; i++) {
    const zb_tally *t = &job->tallies[i];
    if (t->title == NULL)
      continue;
    made += t->made;
    printf("%s：做成 %d 份", t->title, t->made);
    if (t->refused > 0)
      printf("，拒绝 %d 份", t->refused);
    if (t->failed > 0)
      printf("，出错 %d 份", t->failed);
    putchar('\n');
  }
  printf("共 %d 份，在 %s/ 里；清单是 %s/manifest.json\n", made, job->options->output, job->options->output);
  if (job->merged)
    printf("合并的打印稿在 %s/打印/ 里\n", job->options->output);
  if (job->options->times)
    zb_show_times(&job->times, made, job->wall);
}

static zb_status write_manifest(const zb_job *job)
{
  zb_buffer text = {0};
  zb_manifest_text(job->manifest, "zhibiao " ZB_VERSION, &text);
  const char *path = zb_arena_printf(job->arena, "%s/manifest.json", job->options->output);
  zb_status status = zb_file_write(path, text.data, text.length, job->diags);
  zb_buffer_free(&text);
  return status;
}

/* --- The command ---------------------------------------------------------------------------------------------- */

static bool has_rows(const zb_store *store)
{
  const zb_source *sources;
  size_t count = store != NULL ? zb_store_sources(store, &sources) : 0;
  for (size_t i = 0; i < count; i++)
    if (sources[i].rows > 0)
      return true;
  return false;
}

/* Tables without a row are not filled in yet; else there were no tables. */
static void say_no_data(const zb_job *job)
{
  if (job->store != NULL && zb_store_tables(job->store) > 0)
    zb_diags_add(job->diags, ZB_ERROR, "no-data", "", "请在表头下面填上数据，保存后再做",
                 "读到的表格里还没有数据，什么也没有做");
  else
    zb_diags_add(job->diags, ZB_ERROR, "no-data", "", "请给出含有申报人员等表格的文件或文件夹",
                 "没有读到任何数据，什么也没有做");
}

static zb_status make_chosen(zb_job *job, const zb_generator *list, int count, const bool *chosen)
{
  zb_status status = import(job);
  if (!has_rows(job->store)) {
    say_no_data(job);
    return zb_worse(status, ZB_INPUT);
  }
  if (zb_file_make_dirs(job->options->output, job->diags) != ZB_OK)
    return ZB_OUTPUT;
  job->tallies = zb_arena_array(job->arena, (size_t)count, sizeof *job->tallies);
  job->tally_count = count;
  double start = zb_wall_seconds();
  for (int i = 0; i < count; i++)
    if (chosen[i])
      status = zb_worse(status, zb_batch_make(job, &list[i], &job->tallies[i]));
  job->wall = zb_wall_seconds() - start;
  zb_store_untold_problems(job->store, job->diags);
  return zb_worse(status, write_manifest(job));
}

static zb_status run(zb_job *job)
{
  const zb_generator *list = NULL;
  int count = 0;
  zb_status status = zb_house_find(job->arena, job->diags, &job->house);
  if (status == ZB_OK)
    status = zb_generators(job->house.lua, job->arena, job->diags, &list, &count);
  if (count == 0)
    return status;
  bool *chosen = zb_arena_array(job->arena, (size_t)count, sizeof *chosen);
  if (choose(job->options->only, list, count, chosen, job->diags) != ZB_OK)
    return ZB_USAGE;
  return zb_worse(status, make_chosen(job, list, count, chosen));
}

zb_status zb_command_make(const zb_options *options)
{
  zb_job job = {
      .options = options,
      .diags = zb_diags_new(),
      .arena = zb_arena_new(),
      .document = zb_arena_new(),
      .manifest = zb_manifest_new(),
      .names = zb_names_new(),
  };
  job.pdf = zb_pdf_new(&job.times);
  job.binder = options->print ? zb_binder_new(&job) : NULL;
  zb_status status = run(&job);
  zb_show_messages(job.diags);
  if (job.tallies != NULL)
    print_summary(&job);
  zb_binder_free(job.binder);
  zb_pdf_free(job.pdf);
  zb_fonts_free(job.fonts);
  zb_manifest_free(job.manifest);
  zb_store_free(job.store);
  zb_names_free(job.names);
  zb_arena_free(job.document);
  zb_arena_free(job.arena);
  zb_diags_free(job.diags);
  return status;
}
