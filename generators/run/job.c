/* The life of a job: set-up, import, manifest. */
#include "run/job.h"

#include "base/file.h"
#include "base/interrupt.h"
#include "base/part.h"
#include "base/temporary.h"
#include "base/times.h"
#include "base/version.h"
#include "run/notice_choice.h"
#include "run/shard.h"
#include "script/load_schema.h"

void zb_job_begin(zb_job *job, const zb_run_options *options)
{
  *job = (zb_job){
      .options = options,
      .diags = zb_diags_new(),
      .arena = zb_arena_new(),
      .document = zb_arena_new(),
      .coder = zb_coder_new(),
      .pictures = zb_png_cache_new(),
      .paragraphs = zb_paragraph_cache_new(),
      .words = {"", "", ""},
      .output = -1,
      .times = options->times,
      .progress = {.shown = zb_wall_seconds()},
  };
  job->pdf = zb_pdf_new(job->times);
}

void zb_job_end(zb_job *job)
{
  zb_output_end(job, false);
  zb_shard_free(job);
  zb_binder_free(job->binder);
  zb_pdf_free(job->pdf);
  zb_fonts_free(job->fonts);
  zb_coder_free(job->coder);
  zb_png_cache_free(job->pictures);
  zb_paragraph_cache_free(job->paragraphs);
  zb_manifest_free(job->manifest);
  zb_import_free(job->import);
  zb_store_free(job->store);
  zb_buffer_free(&job->bytes);
  zb_arena_free(job->document);
  zb_arena_free(job->arena);
  zb_diags_free(job->diags);
}

zb_status zb_job_find_resources(zb_job *job)
{
  const char *notice, *file;
  zb_status status = zb_notice_choice(job->options, job->arena, job->diags, &notice, &file);
  if (status != ZB_OK)
    return status;
  status = zb_resources_find(job->arena, notice, job->diags, &job->resources);
  if (status != ZB_OK && file != NULL)
    zb_diags_add(job->diags, ZB_ERROR, "notice", file, "通知选错的，请改正这个文件，或者用 --notice 写明按哪一个",
                 "这里写着按通知“%s”做，这份通知用不了", notice);
  return status;
}

zb_status zb_job_generators(zb_job *job, const char *command, const zb_generator **list, int *count)
{
  if (job->generators == NULL)
    job->generators_status =
        zb_generators(&job->resources.scripts, NULL, job->arena, job->diags, &job->generators, &job->generator_count);
  *count = zb_generators_run_by(job->generators, job->generator_count, command, job->arena, list);
  return job->generators_status;
}

/* Other processes need a name for it. Without room for the folder there is one process. */
static const char *database_path(zb_job *job)
{
  const char *folder = job->options->jobs > 1 ? zb_temporary_folder(job->arena) : NULL;
  if (folder == NULL)
    job->alone = true;
  return folder == NULL ? "" : zb_arena_printf(job->arena, "%s/batch", folder);
}

zb_status zb_job_import(zb_job *job)
{
  double start = zb_times_start(job->times);
  const zb_schema *schema = NULL;
  zb_status status = zb_load_schema(&job->resources.scripts, job->arena, job->diags, &schema);
  if (status == ZB_OK)
    status = zb_store_new_at(schema, database_path(job), job->diags, &job->store);
  if (status != ZB_OK)
    return status;
  job->manifest = zb_manifest_new(job->store);
  job->import = zb_import_new(job->store, job->options->encoding);
  if (!job->alone) {
    zb_store_write_aside(job->store);
    zb_import_digest_ahead(job->import);
  }
  if (job->options->visible_only)
    zb_import_skip_hidden(job->import);
  zb_import_output(job->import, job->options->output);
  for (int i = 0; i < job->options->preferred_count; i++)
    zb_store_prefer(job->store, job->options->preferred[i]);
  for (int i = 0; i < job->options->data_count; i++) {
    zb_job_progress(job, "正在读入 %s", job->options->data[i]);
    status = zb_worse(status, zb_import_path(job->import, job->options->data[i], job->diags));
  }
  zb_job_progress_end(job);
  status = zb_worse(status, zb_import_finish(job->import, job->diags));
  if (zb_store_ownerless_problems(job->store, job->diags) > 0)
    status = zb_worse(status, ZB_REFUSED);
  const zb_source *sources;
  size_t count = zb_store_sources(job->store, &sources);
  zb_manifest_sources(job->manifest, sources, count);
  job->misses_data = status >= ZB_INPUT;
  zb_times_add(job->times, ZB_TIME_DATA, start);
  return status;
}

static bool has_rows(const zb_store *store)
{
  const zb_source *sources;
  size_t count = store != NULL ? zb_store_sources(store, &sources) : 0;
  for (size_t i = 0; i < count; i++)
    if (sources[i].rows > 0)
      return true;
  return false;
}

bool zb_job_has_data(const zb_job *job)
{
  if (job->store != NULL && zb_store_check(job->store, job->diags) != ZB_OK)
    return false;
  if (has_rows(job->store))
    return true;
  if (job->store != NULL && zb_store_tables(job->store) > 0)
    zb_diags_add(job->diags, ZB_ERROR, "no-data", "", "请在表头下面填上数据，保存后再做",
                 "读到的表格里还没有数据，什么也没有做");
  else
    zb_diags_add(job->diags, ZB_ERROR, "no-data", "", "请给出含有申报人员等表格的文件或文件夹",
                 "没有读到任何数据，什么也没有做");
  return false;
}

static void add_text(void *part, const char *text, size_t length)
{
  zb_part_add(part, text, length);
}

static const char *unfinished(const zb_job *job)
{
  return !job->had_previous ? "first" : zb_job_has_changed(job) ? "changed" : NULL;
}

/* BROKE_OFF: the run was stopped, or could not write all. */
static zb_status write_manifest(zb_job *job, bool broke_off, zb_part *part)
{
  const zb_manifest_run run = {
      .program = "zhibiao " ZB_VERSION,
      .notice = zb_resources_notice(&job->resources),
      .date = job->options->date,
      .from = zb_previous_from(job),
      .changed = !job->had_previous || zb_job_has_changed(job),
      .printed = job->options->print && !broke_off,
      .unfinished = broke_off ? unfinished(job) : NULL,
  };
  zb_status status =
      zb_part_begin(part, zb_arena_printf(job->arena, "%s/manifest.json", job->options->output), job->diags);
  if (status == ZB_OK)
    status = zb_manifest_text(job->manifest, &run, add_text, part, job->diags);
  return status == ZB_OK ? zb_part_finish(part, true, job->diags) : status;
}

bool zb_job_has_changed(const zb_job *job)
{
  const zb_change_counts *c = &job->changes;
  return c->made + c->changed + c->restored + c->withdrawn > 0;
}

zb_status zb_job_write_manifest(zb_job *job, zb_status status)
{
  zb_part part = {.file = -1};
  bool broke_off = zb_interrupted() || status >= ZB_OUTPUT;
  zb_journal_clear_up(job->journal, job->diags);
  if (job->lost)
    zb_output_remove_parts(job);
  /* The manifest vouches for the files, so it comes when the disk has them. */
  zb_status written = zb_file_sync(job->options->output, job->diags);
  if (written == ZB_OK)
    written = zb_store_drop_replaced(job->store, job->diags);
  if (written == ZB_OK)
    written = write_manifest(job, broke_off, &part);
  if (written == ZB_OK)
    written = zb_part_place(part.name.data, part.path.data, true, job->diags);
  zb_part_end(&part);
  return zb_worse(status, zb_worse(written, zb_output_end(job, written == ZB_OK)));
}
