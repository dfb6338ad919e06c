/* One document: from model to file. */
#include "run/job.h"

#include "base/digest.h"
#include "base/file.h"
#include "layout/layout.h"
#include "sheet/sheet.h"
#include "value/private.h"

#include <string.h>

/* One that is being made. */
typedef struct maker {
  zb_job *job;
  zb_script *script;
  const zb_template *template;
  const zb_node *root;
  zb_document *document;
  zb_read_picture read;            /* the last one: most documents have no other */
  bool keeps_pages;                /* they go into a merged file */
  char code[ZB_DOCUMENT_CODE + 1]; /* of the pages; "": none */
  int pages;                       /* that have it */
} maker;

static zb_document_file *add_file(maker *m, const char *ending, bool listed)
{
  zb_document_file *file = &m->document->files[m->document->file_count++];
  *file = (zb_document_file){.ending = ending, .listed = listed};
  return file;
}

static zb_status write_dump(maker *m, const char *ending, zb_buffer *text)
{
  zb_status status = zb_output_stage(m->job, m->document->stem, text, add_file(m, ending, false));
  zb_buffer_free(text);
  return status;
}

static const char *find_text(void *data, const char *text)
{
  const maker *m = data;
  return zb_store_find_text(m->job->store, zb_script_owner(m->script), text, m->job->document);
}

bool zb_wants_archive(const zb_job *job, const zb_template *template)
{
  return job->options->pdfa == ZB_PDFA_ALL ||
         (job->options->pdfa == ZB_PDFA_BY_TEMPLATE && zb_template_is_archive(template));
}

/* Gives the pages their code: by what is printed on them, words and pictures. A draft has none, so that it is not taken
   for the document when it comes in. */
static const zb_pages *give_code(maker *m, const zb_pages *pages)
{
  zb_job *job = m->job;
  if (!pages->coded || pages->count > ZB_CODED_PAGES || zb_script_is_draft(m->script))
    return pages;
  zb_digest *digest = zb_digest_new();
  uint8_t said[ZB_DIGEST_LENGTH];
  zb_print_digest(pages, digest);
  for (size_t i = 0; i < m->document->picture_count; i++)
    zb_digest_add(digest, m->document->pictures[i].sha256, sizeof m->document->pictures[i].sha256);
  zb_digest_end(digest, said);
  zb_digest_free(digest);
  zb_document_code(m->document->document, zb_with_masked_ids(m->document->record, job->document), said, m->code);
  m->pages = pages->count;
  zb_pages *coded = zb_arena_alloc(job->document, sizeof *coded);
  *coded = *pages;
  coded->code = zb_arena_strdup(job->document, m->code);
  return coded;
}

/* Lays out the filled tree, and makes it a PDF unless only its pages are wanted. */
static zb_status make_form(maker *m, bool only_pages)
{
  zb_job *job = m->job;
  const zb_layout_context context = {
      .fonts = job->fonts,
      .pictures = job->pictures,
      .read = &m->read,
      .paragraphs = job->paragraphs,
      .template = zb_template_path(m->template),
      .date = zb_script_date(m->script),
      .rgb_only = zb_wants_archive(job, m->template),
      .find_text = find_text,
      .find_data = m,
  };
  const zb_pages *pages = NULL;
  zb_pages *coded = NULL;
  double start = zb_times_start(job->times);
  zb_status status = zb_layout(m->root, &context, job->document, job->diags, &pages);
  if (status == ZB_OK) {
    pages = give_code(m, pages);
    status = zb_print_codes(job->coder, pages, 0, job->fonts, job->document, job->diags, &coded);
  }
  zb_times_add(job->times, ZB_TIME_LAYOUT, start);
  if (status == ZB_OK && (job->options->dumps & ZB_DUMP_PAGES)) {
    zb_buffer text = {0};
    zb_pages_dump(coded, &text);
    status = write_dump(m, ".pages.txt", &text);
  }
  if (status != ZB_OK)
    return status;
  zb_warn_unprintable(coded, zb_template_path(m->template), job->diags);
  if (m->keeps_pages)
    m->document->pages = pages;
  return only_pages ? ZB_OK : zb_pdf_write(job->pdf, coded, &m->job->bytes, job->diags);
}

/* Makes the filled tree a workbook. */
static zb_status make_workbook(maker *m)
{
  double start = zb_times_start(m->job->times);
  zb_status status =
      zb_sheet_write(m->root, zb_template_path(m->template), zb_script_date(m->script), &m->job->bytes, m->job->diags);
  zb_times_add(m->job->times, ZB_TIME_WRITE, start);
  return status;
}

/* A draft that does not say so must not be taken for the document. */
static zb_status stamp(maker *m)
{
  m->root = zb_template_stamp(m->template, m->root, m->job->document);
  if (m->root != NULL)
    return ZB_OK;
  zb_diags_add(m->job->diags, ZB_ERROR, "no-draft", zb_template_path(m->template),
               "请在 templates/shared.xml 里，或者在这个模板的 <form> 上写 draft=\"草稿\"", "没有写草稿上印什么字");
  return ZB_TEMPLATE;
}

static zb_status fill(maker *m)
{
  zb_job *job = m->job;
  zb_status status = ZB_OK;
  if (job->options->dumps & ZB_DUMP_MODEL) {
    zb_buffer text = {0};
    zb_script_dump(m->script, &text);
    status = write_dump(m, ".model.txt", &text);
  }
  double start = zb_times_start(job->times);
  if (status == ZB_OK)
    status = zb_template_fill(m->template, m->script, job->document, job->diags, &m->root);
  zb_times_add(job->times, ZB_TIME_SCRIPT, start);
  if (status == ZB_OK && zb_script_is_draft(m->script) && !zb_template_is_workbook(m->template))
    status = stamp(m);
  if (status == ZB_OK && (job->options->dumps & ZB_DUMP_TEMPLATE)) {
    zb_buffer text = {0};
    zb_tree_dump(m->root, &text);
    status = write_dump(m, ".template.txt", &text);
  }
  return status;
}

/* Counts the pictures below NODE that are not the template's own, and stores them in PICTURES unless that is NULL. */
static size_t collect_pictures(maker *m, const zb_node *node, zb_picture *pictures)
{
  size_t n = 0;
  bool given = node->kind == ZB_NODE_IMAGE && !node->as.box.own && *node->text != '\0';
  if (given && pictures != NULL) {
    zb_diags *unread = zb_diags_new(); /* the layout says so, or expect_digests */
    pictures->path = zb_store_user_path(m->job->store, node->text);
    zb_buffer_clear(&m->read.bytes);
    m->read.path = zb_file_read(node->text, &m->read.bytes, unread) == ZB_OK ? node->text : NULL;
    if (m->read.path != NULL)
      zb_sha256(m->read.bytes.data, m->read.bytes.length, pictures->sha256);
    zb_diags_free(unread);
  }
  n += given;
  for (const zb_node *child = node->first; child != NULL; child = child->next)
    n += collect_pictures(m, child, pictures == NULL ? NULL : pictures + n);
  return n;
}

static void find_pictures(maker *m)
{
  zb_document *document = m->document;
  document->picture_count = collect_pictures(m, m->root, NULL);
  zb_picture *pictures = zb_arena_array(m->job->document, document->picture_count, sizeof *pictures);
  collect_pictures(m, m->root, pictures);
  document->pictures = pictures;
}

/* A picture that could not be read just now, and then could, is another one as far as we know. */
static zb_status expect_digests(const maker *m)
{
  for (size_t i = 0; i < m->document->picture_count; i++)
    if (*m->document->pictures[i].sha256 == '\0') {
      zb_diags_add(m->job->diags, ZB_ERROR, "unreadable", m->document->pictures[i].path, "请再做一次",
                   "刚才读不出，后来又读出了：这张图片也许正在被改动，这一份没有做");
      return ZB_REFUSED;
    }
  return ZB_OK;
}

/* Whether FILE, which is there, has a code that nobody knows: a run that died has noted what it was made from, and no
   more. */
static bool lacks_code(const maker *m, const zb_document_file *file)
{
  const zb_node *page = m->root->first;
  while (page != NULL && page->kind != ZB_NODE_PAGE)
    page = page->next;
  return page != NULL && page->as.page.code && *file->code == '\0' && !zb_script_is_draft(m->script);
}

/* Makes the filled tree a file, unless the one that is there is made from the same. What something is told of is made
   again each time, so that it is told again. */
static zb_status make_file(maker *m, const char *ending, bool workbook)
{
  zb_job *job = m->job;
  size_t told = zb_diags_count(job->diags);
  char made_from[65];
  zb_made_from(job, ending, m->root, m->document->pictures, made_from);
  zb_document_file known = {.ending = ending, .listed = true, .known = true};
  memcpy(known.made_from, made_from, sizeof known.made_from);
  known.known = *made_from != '\0' && zb_output_is_known(job, m->document->stem, &known) && !lacks_code(m, &known);
  m->code[0] = '\0';
  zb_status status = ZB_OK;
  if (!known.known || m->keeps_pages)
    status = workbook ? make_workbook(m) : make_form(m, known.known);
  zb_document_file *file = add_file(m, ending, true);
  *file = known;
  if (*m->code != '\0') {
    memcpy(file->code, m->code, sizeof file->code);
    file->pages = m->pages;
  }
  if (status == ZB_OK && zb_store_check_since(job->store, job->store_failures, job->diags) != ZB_OK) {
    file->known = false; /* what it was made from has not been read in full */
    return ZB_OUTPUT;
  }
  if (status != ZB_OK || known.known)
    return status;
  double start = zb_times_start(job->times);
  status = zb_output_stage(job, m->document->stem, &m->job->bytes, file);
  zb_times_add(job->times, ZB_TIME_WRITE, start);
  if (zb_diags_count(job->diags) > told)
    file->made_from[0] = '\0';
  return status;
}

bool zb_wants_public_pdf(const zb_job *job, const zb_script *script, const zb_template *template)
{
  return job->options->pdf && zb_script_is_public(script) && zb_template_is_workbook(template);
}

static zb_status make_files(maker *m)
{
  bool workbook = zb_template_is_workbook(m->template);
  zb_status status = make_file(m, workbook ? ".xlsx" : ".pdf", workbook);
  if (status != ZB_OK || !zb_wants_public_pdf(m->job, m->script, m->template))
    return status;
  zb_buffer_clear(&m->job->bytes);
  m->root = zb_sheet_as_form(m->root, m->job->document); /* never NULL: a workbook has a sheet */
  return make_file(m, ".pdf", false);
}

int zb_document_copies(const zb_job *job, const zb_script *script)
{
  const zb_print_plan *plan = zb_script_print(script);
  return plan == NULL ? 1 : job->options->copies > 0 ? job->options->copies : plan->copies;
}

void zb_document_describe(zb_job *job, zb_script *script, zb_document *document)
{
  const zb_print_plan *plan = zb_script_print(script);
  document->stem = zb_script_file(script);
  document->document = zb_script_generator(script)->id;
  document->record = zb_script_record(script);
  document->office = plan != NULL ? plan->office : NULL;
  document->copies = zb_document_copies(job, script);
  if (*zb_script_owner(script) != '\0')
    document->source_count = zb_script_sources(script, job->document, &document->sources);
  else
    document->source_count = zb_manifest_all_sources(job->manifest, job->document, &document->sources);
}

zb_status zb_document_make(zb_job *job, zb_script *script, const zb_template *template, zb_document *document)
{
  maker m = {.job = job, .script = script, .template = template, .document = document};
  *document = (zb_document){0};
  zb_document_describe(job, script, document);
  m.keeps_pages = job->binder != NULL && zb_script_print(script) != NULL && !zb_template_is_workbook(template);
  zb_buffer_clear(&job->bytes);
  zb_status status = fill(&m);
  if (status == ZB_OK) {
    find_pictures(&m);
    status = make_files(&m);
  }
  if (status == ZB_OK)
    status = expect_digests(&m);
  zb_buffer_free(&m.read.bytes);
  return status;
}
