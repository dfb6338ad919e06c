/* One document: from model to file. */
#include "run/job.h"

#include "base/digest.h"
#include "base/file.h"
#include "layout/layout.h"
#include "sheet/sheet.h"

typedef struct document {
  zb_job *job;
  zb_script *script;
  const zb_template *template;
  const zb_node *root;
  const char *file; /* its name below the output folder, without ending */
  zb_buffer bytes;
} document;

static zb_status write_dump(const document *d, const char *ending, zb_buffer *text)
{
  char sha256[65];
  zb_status status = zb_output_write(d->job, d->file, ending, text, sha256);
  zb_buffer_free(text);
  return status;
}

static const char *find_text(void *data, const char *text)
{
  const document *d = data;
  return zb_store_find_text(d->job->store, zb_script_owner(d->script), text, d->job->document);
}

bool zb_wants_archive(const zb_job *job, const zb_template *template)
{
  return job->options->pdfa == ZB_PDFA_ALL ||
         (job->options->pdfa == ZB_PDFA_BY_TEMPLATE && zb_template_is_archive(template));
}

/* Makes the filled tree a PDF. */
static zb_status make_form(document *d)
{
  zb_job *job = d->job;
  const zb_layout_context context = {
      .fonts = job->fonts,
      .pictures = job->pictures,
      .paragraphs = job->paragraphs,
      .template = zb_template_path(d->template),
      .date = zb_script_date(d->script),
      .rgb_only = zb_wants_archive(job, d->template),
      .find_text = find_text,
      .find_data = d,
  };
  const zb_pages *pages = NULL;
  double start = zb_cpu_seconds();
  zb_status status = zb_layout(d->root, &context, job->document, job->diags, &pages);
  zb_times_add(&job->times, ZB_TIME_LAYOUT, start);
  if (status == ZB_OK && (job->options->dumps & ZB_DUMP_PAGES)) {
    zb_buffer text = {0};
    zb_pages_dump(pages, &text);
    status = write_dump(d, ".pages.txt", &text);
  }
  if (status != ZB_OK)
    return status;
  zb_warn_unprintable(pages, zb_template_path(d->template), d->job->diags);
  if (job->binder != NULL)
    zb_binder_add(job->binder, d->script, pages);
  return zb_pdf_write(job->pdf, pages, &d->bytes, job->diags);
}

/* Makes the filled tree a workbook. */
static zb_status make_workbook(document *d)
{
  double start = zb_cpu_seconds();
  zb_status status =
      zb_sheet_write(d->root, zb_template_path(d->template), zb_script_date(d->script), &d->bytes, d->job->diags);
  zb_times_add(&d->job->times, ZB_TIME_WRITE, start);
  return status;
}

/* A draft that does not say so must not be taken for the document. */
static zb_status stamp(document *d)
{
  d->root = zb_template_stamp(d->template, d->root, d->job->document);
  if (d->root != NULL)
    return ZB_OK;
  zb_diags_add(d->job->diags, ZB_ERROR, "no-draft", zb_template_path(d->template),
               "请在 templates/shared.xml 里，或者在这个模板的 <form> 上写 draft=\"草稿\"", "没有写草稿上印什么字");
  return ZB_TEMPLATE;
}

static zb_status fill(document *d)
{
  zb_job *job = d->job;
  zb_status status = ZB_OK;
  if (job->options->dumps & ZB_DUMP_MODEL) {
    zb_buffer text = {0};
    zb_script_dump(d->script, &text);
    status = write_dump(d, ".model.txt", &text);
  }
  double start = zb_cpu_seconds();
  if (status == ZB_OK)
    status = zb_template_fill(d->template, d->script, job->document, job->diags, &d->root);
  zb_times_add(&job->times, ZB_TIME_SCRIPT, start);
  if (status == ZB_OK && zb_script_is_draft(d->script) && !zb_template_is_workbook(d->template))
    status = stamp(d);
  if (status == ZB_OK && (job->options->dumps & ZB_DUMP_TEMPLATE)) {
    zb_buffer text = {0};
    zb_tree_dump(d->root, &text);
    status = write_dump(d, ".template.txt", &text);
  }
  return status;
}

/* Counts the pictures below NODE that are not the template's own, and stores them in PICTURES unless that is NULL. */
static size_t collect_pictures(const document *d, const zb_node *node, zb_picture *pictures)
{
  size_t n = 0;
  bool given = node->kind == ZB_NODE_IMAGE && !node->as.box.own && *node->text != '\0';
  if (given && pictures != NULL) {
    zb_buffer bytes = {0};
    pictures->path = zb_store_user_path(d->job->store, node->text);
    if (zb_file_read(node->text, &bytes, d->job->diags) == ZB_OK)
      zb_sha256(bytes.data, bytes.length, pictures->sha256);
    zb_buffer_free(&bytes);
  }
  n += given;
  for (const zb_node *child = node->first; child != NULL; child = child->next)
    n += collect_pictures(d, child, pictures == NULL ? NULL : pictures + n);
  return n;
}

/* Adds the finished file to the manifest. */
static void add_to_manifest(const document *d, const char *ending, const char *sha256)
{
  zb_job *job = d->job;
  const zb_generator *generator = zb_script_generator(d->script);
  zb_manifest_file file = {
      .path = zb_arena_printf(job->document, "%s%s", d->file, ending),
      .length = d->bytes.length,
      .sha256 = sha256,
      .document = generator->id,
      .record = zb_script_record(d->script),
  };
  file.picture_count = collect_pictures(d, d->root, NULL);
  zb_picture *pictures = zb_arena_array(job->document, file.picture_count, sizeof *pictures);
  collect_pictures(d, d->root, pictures);
  file.pictures = pictures;
  if (*zb_script_owner(d->script) != '\0')
    file.source_count = zb_script_sources(d->script, job->document, &file.sources);
  else
    file.source_count = zb_manifest_all_sources(job->manifest, job->document, &file.sources);
  zb_manifest_add_file(job->manifest, &file);
}

/* script/ has checked that the file is below the output folder. */
static zb_status claim_name(document *d, const char *ending)
{
  const char *claimed = zb_output_names_add(d->job->names, d->file, ending, d->job->document);
  if (claimed != NULL) {
    d->file = claimed;
    return ZB_OK;
  }
  const char *name = zb_arena_printf(d->job->document, "%s%s", d->file, ending);
  zb_diags_add(d->job->diags, ZB_ERROR, "same-file", name,
               "请检查是不是重复填报；确属两条记录的，请让它们的单位、姓名或身份证号有所区别",
               "这个文件名已经归前面的一条记录，这条没有做");
  return ZB_REFUSED;
}

static zb_status write_file(document *d, const char *ending)
{
  double start = zb_cpu_seconds();
  char sha256[65];
  zb_status status = zb_output_write(d->job, d->file, ending, &d->bytes, sha256);
  if (status == ZB_OK)
    add_to_manifest(d, ending, sha256);
  zb_times_add(&d->job->times, ZB_TIME_WRITE, start);
  return status;
}

/* Makes the finished workbook a PDF, too. */
static zb_status make_public_pdf(document *d)
{
  zb_status status = claim_name(d, ".pdf");
  if (status != ZB_OK)
    return status;
  zb_buffer_clear(&d->bytes);
  d->root = zb_sheet_as_form(d->root, d->job->document); /* never NULL: a workbook has a sheet */
  status = make_form(d);
  return status == ZB_OK ? write_file(d, ".pdf") : status;
}

bool zb_wants_public_pdf(const zb_job *job, const zb_script *script, const zb_template *template)
{
  return job->options->pdf && zb_script_is_public(script) && zb_template_is_workbook(template);
}

zb_status zb_document_make(zb_job *job, zb_script *script, const zb_template *template)
{
  document d = {.job = job, .script = script, .template = template, .file = zb_script_file(script)};
  bool workbook = zb_template_is_workbook(template);
  const char *ending = workbook ? ".xlsx" : ".pdf";
  zb_status status = claim_name(&d, ending);
  if (status == ZB_OK)
    status = fill(&d);
  if (status == ZB_OK)
    status = workbook ? make_workbook(&d) : make_form(&d);
  if (status == ZB_OK)
    status = write_file(&d, ending);
  if (status == ZB_OK && zb_wants_public_pdf(job, script, template))
    status = make_public_pdf(&d);
  zb_buffer_free(&d.bytes);
  return status;
}
