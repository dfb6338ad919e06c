/* Merged files for printing: an office's documents of one kind, in volumes. */
#include "run/job.h"

#include "base/grow.h"
#include "run/output_names.h"
#include "value/private.h"

#include <stdlib.h>
#include <string.h>

/* A volume ends with the unit that fills it, or within a unit at twice as many sheets, as its pages are in memory until
   it is written. */
enum { VOLUME_SHEETS = 1000 };

/* A document in the open volume. */
typedef struct bound {
  const char *path;   /* as the manifest has it */
  const char *unless; /* the merged file of what had changed that has it already; "": none */
} bound;

struct zb_binder {
  zb_job *job;
  zb_separator *separator;
  zb_volume *volume; /* NULL: none is open */
  char *planned;     /* the merged file of the open volume, as its documents call it; NULL: none has begun */
  char *file;        /* as it is called */
  zb_arena *names;   /* of the open volume's documents */
  bound *documents;
  size_t document_count, document_capacity;
  const char *document;
  char *office;
  bool booklet;
  int number;       /* of the last volume written of that file; 0: none, or it is the only one */
  zb_status status; /* the worst since zb_binder_finish */
  bool *sources;    /* which sources the documents of the volume were made from */
  size_t source_count;
};

zb_binder *zb_binder_new(zb_job *job)
{
  zb_binder *binder = calloc(1, sizeof *binder);
  if (binder == NULL)
    abort();
  binder->job = job;
  binder->separator = zb_separator_new(job);
  binder->names = zb_arena_new();
  return binder;
}

void zb_binder_free(zb_binder *binder)
{
  if (binder == NULL)
    return;
  zb_volume_free(binder->volume);
  zb_separator_free(binder->separator);
  zb_arena_free(binder->names);
  free(binder->documents);
  free(binder->file);
  free(binder->planned);
  free(binder->office);
  free(binder->sources);
  free(binder);
}

/* --- Writing ---------------------------------------------------------------------------------------------------- */

static zb_status add_to_manifest(const zb_binder *binder, const char *name, const zb_document_file *written,
                                 const char *change)
{
  zb_job *job = binder->job;
  int *sources = zb_arena_array(job->arena, binder->source_count, sizeof *sources);
  size_t count = 0;
  for (size_t i = 0; i < binder->source_count; i++)
    if (binder->sources[i])
      sources[count++] = (int)i;
  zb_manifest_file file = {
      .path = name,
      .length = written->length,
      .sha256 = written->sha256,
      .document = binder->document,
      .record = binder->office,
      .sources = sources,
      .source_count = count,
      .office = binder->office,
      .merged = true,
      .change = change,
  };
  const char *slash = strrchr(name, '/');
  if (job->merged == NULL)
    job->merged = zb_arena_strndup(job->arena, name, slash == NULL ? 0 : (size_t)(slash + 1 - name));
  return zb_manifest_add_file(job->manifest, &file, job->diags);
}

static zb_status write_volume(zb_binder *binder, const char *name, const zb_pages *pages)
{
  zb_job *job = binder->job;
  const char *claimed = zb_output_names_add(job->store, name, "", job->document);
  if (claimed == NULL || strcmp(claimed, name) != 0) {
    zb_diags_add(job->diags, ZB_ERROR, "same-file", name, "请让脚本的 records 按区县排好",
                 "这个打印稿的文件名已经用过，后面的没有合并");
    return ZB_TEMPLATE;
  }
  zb_buffer bytes = {0};
  zb_document_file file = {.ending = "", .listed = true};
  const char *change;
  zb_status status = zb_pdf_write(job->pdf, pages, &bytes, job->diags);
  if (status == ZB_OK)
    status = zb_output_stage(job, name, &bytes, &file);
  if (status == ZB_OK)
    status = zb_output_put(job, name, name, &file, &change);
  if (status == ZB_OK)
    status = add_to_manifest(binder, name, &file, change);
  zb_buffer_free(&bytes);
  return status;
}

/* Drops what stands in another file already; returns how many documents are left. LAST as below. */
static int drop_bound(zb_binder *binder, bool last)
{
  size_t count = binder->document_count, kept = 0;
  bool *wanted = zb_arena_array(binder->names, count, sizeof *wanted);
  for (size_t i = 0; i < count; i++) {
    bound document = binder->documents[i];
    wanted[i] = *document.unless == '\0' || !zb_reprint_stands(binder->job, document.unless, last);
    if (wanted[i])
      binder->documents[kept++] = document;
  }
  binder->document_count = kept;
  return zb_volume_keep(binder->volume, wanted);
}

/* Tells who has printed the file of what had changed that is gone now. */
static void tell_again(const zb_binder *binder, const char *name)
{
  int again = 0;
  for (size_t i = 0; i < binder->document_count; i++)
    again += *binder->documents[i].unless != '\0';
  if (again > 0)
    zb_diags_add(binder->job->diags, ZB_NOTE, "bound-again", name, "上次的补打已经打印了的，这几份不用再打",
                 "上次的补打里有的表又变了，整册作废；里面没有变的 %d 份也合并在这里", again);
}

static zb_status list_bound(zb_binder *binder, const char *name)
{
  zb_job *job = binder->job;
  zb_status status = ZB_OK;
  for (size_t i = 0; i < binder->document_count && status == ZB_OK; i++)
    status = zb_store_list_add(
        job->store, ZB_LIST_BOUND,
        (const char *const[]){binder->documents[i].path, job->options->print_changed ? name : ""}, job->diags);
  tell_again(binder, name);
  return status;
}

/* Writes the open volume, which has documents. LAST: it is the last one of its file. */
static zb_status finish_volume(zb_binder *binder, bool last)
{
  binder->number += binder->number > 0 || !last;
  const char *volume_name = "";
  const zb_pages *pages;
  zb_job *job = binder->job;
  zb_status status = ZB_OK;
  if (binder->number > 0)
    status = zb_separator_volume_name(binder->separator, binder->number, job->arena, job->diags, &volume_name);
  if (status == ZB_OK)
    status = zb_volume_pages(binder->volume, binder->number, volume_name, job->diags, &pages);
  const char *name =
      zb_arena_printf(job->arena, "%s%s%s.pdf", binder->file, *volume_name != '\0' ? "-" : "", volume_name);
  if (status == ZB_OK)
    status = write_volume(binder, name, pages);
  return status == ZB_OK ? list_bound(binder, name) : status;
}

static void close_volume(zb_binder *binder, bool last)
{
  if (binder->volume == NULL)
    return;
  zb_diags_record(binder->job->diags, binder->office);
  if (drop_bound(binder, last) > 0)
    binder->status = zb_worse(binder->status, finish_volume(binder, last));
  zb_diags_record(binder->job->diags, "");
  binder->document_count = 0;
  zb_arena_reset(binder->names);
  zb_volume_free(binder->volume);
  binder->volume = NULL;
}

/* --- Adding ----------------------------------------------------------------------------------------------------- */

static char *copy_text(const char *text)
{
  char *copy = strdup(text);
  if (copy == NULL)
    abort();
  return copy;
}

/* What PLAN calls its merged file; a file of what has changed has a name of its own beside the one of all, and those of
   what had changed before. */
static char *file_of(zb_binder *binder, const zb_print_plan *plan)
{
  enum { MAX_REPRINTS = 10000 };
  zb_job *job = binder->job;
  const char *file = plan->file, *mark = "";
  zb_status status = ZB_OK;
  for (int number = 1; job->options->print_changed && status == ZB_OK && number < MAX_REPRINTS; number++) {
    status = zb_separator_reprint(binder->separator, number, job->document, job->diags, &mark);
    file = zb_arena_printf(job->document, "%s%s%s", plan->file, *mark != '\0' ? "-" : "", mark);
    if (!zb_reprint_is_there(job, file))
      break;
  }
  binder->status = zb_worse(binder->status, status);
  return copy_text(file);
}

static void start_file(zb_binder *binder, const zb_print_plan *plan, const char *document)
{
  free(binder->file);
  free(binder->planned);
  free(binder->office);
  binder->file = file_of(binder, plan);
  binder->planned = copy_text(plan->file);
  binder->office = copy_text(plan->office);
  binder->document = document;
  binder->booklet = binder->job->options->booklet && plan->booklet;
  binder->number = 0;
}

static void open_volume(zb_binder *binder, zb_script *script)
{
  zb_volume_context context = {
      .fonts = binder->job->fonts,
      .coder = binder->job->coder,
      .make_separator = zb_separator_make,
      .label_copy = zb_separator_label_copy,
      .data = binder->separator,
      .office = binder->office,
      .title = zb_script_generator(script)->title,
      .date = zb_script_date(script),
      .booklet = binder->booklet,
  };
  binder->volume = zb_volume_new(&context);
  const int *all;
  binder->source_count = zb_manifest_all_sources(binder->job->manifest, binder->job->document, &all);
  free(binder->sources);
  binder->sources = calloc(binder->source_count + 1, sizeof *binder->sources);
  if (binder->sources == NULL)
    abort();
}

static bool is_full(const zb_binder *binder, const char *unit)
{
  int sheets = zb_volume_sheets(binder->volume);
  return sheets >= 2 * VOLUME_SHEETS || (sheets >= VOLUME_SHEETS && strcmp(zb_volume_unit(binder->volume), unit) != 0);
}

static void note_document(zb_binder *binder, const zb_document *document, const char *unless)
{
  const char *path = "";
  for (int i = 0; i < document->file_count; i++)
    if (document->files[i].listed && document->files[i].name != NULL)
      path = document->files[i].name;
  binder->documents = zb_grow(binder->documents, binder->document_count, &binder->document_capacity, sizeof(bound));
  binder->documents[binder->document_count++] = (bound){
      .path = zb_arena_strdup(binder->names, zb_with_masked_ids(path, binder->names)),
      .unless = zb_arena_strdup(binder->names, unless),
  };
}

void zb_binder_add(zb_binder *binder, zb_script *script, const zb_document *document, const char *unless)
{
  const zb_print_plan *plan = zb_script_print(script);
  if (binder->planned == NULL || strcmp(binder->planned, plan->file) != 0) {
    close_volume(binder, true);
    start_file(binder, plan, zb_script_generator(script)->id);
  } else if (binder->volume != NULL && is_full(binder, plan->unit)) {
    close_volume(binder, false);
  }
  zb_diags_record(binder->job->diags, zb_script_record(script));
  if (binder->volume == NULL)
    open_volume(binder, script);
  zb_volume_add(binder->volume, plan->unit, plan->name, zb_document_copies(binder->job, script), document->pages);
  note_document(binder, document, unless);
  const int *sources;
  size_t count = zb_script_sources(script, binder->job->document, &sources);
  for (size_t i = 0; i < count; i++)
    binder->sources[sources[i]] = true;
}

zb_status zb_binder_finish(zb_binder *binder)
{
  close_volume(binder, true);
  free(binder->planned);
  binder->planned = NULL;
  zb_status status = binder->status;
  binder->status = ZB_OK;
  return status;
}
