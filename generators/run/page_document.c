/* A page for a browser, with what other generators add to it. */
#include "run/job.h"

static zb_status add_section(zb_job *job, const zb_generator *generator, zb_buffer *out)
{
  if (!generator->has_section)
    return ZB_OK;
  zb_script *script = NULL;
  zb_buffer json = {0};
  zb_status status = zb_script_new(&job->resources.scripts, generator->id, job->options->date, job->store,
                                   (zb_script_limits){0}, job->diags, &script);
  if (status == ZB_OK)
    status = zb_script_json(script, "section", &json, job->diags);
  if (status == ZB_OK && json.length > 0) {
    zb_buffer_puts(out, out->length > 1 ? ",\n" : "");
    zb_buffer_add(out, json.data, json.length);
  }
  zb_buffer_free(&json);
  zb_script_free(script);
  return status;
}

/* Appends the sections of all generators that have one as a JSON list, in their order. */
static zb_status collect_sections(zb_job *job, zb_buffer *out)
{
  zb_status status = ZB_OK;
  zb_buffer_putc(out, '[');
  for (int i = 0; i < job->generator_count && status == ZB_OK; i++)
    status = add_section(job, &job->generators[i], out);
  zb_buffer_putc(out, ']');
  return status;
}

static zb_status dump_model(zb_job *job, zb_script *script, zb_document *document)
{
  zb_buffer text = {0};
  zb_script_dump(script, &text);
  zb_document_file *file = &document->files[document->file_count++];
  *file = (zb_document_file){.ending = ".model.txt"};
  zb_status status = zb_output_stage(job, document->stem, &text, file);
  zb_buffer_free(&text);
  return status;
}

zb_status zb_document_make_page(zb_job *job, zb_script *script, const zb_web *web, zb_document *document)
{
  zb_buffer bytes = {0}, sections = {0};
  *document = (zb_document){0};
  zb_document_describe(job, script, document);
  zb_status status = ZB_OK;
  if (job->options->dumps & ZB_DUMP_MODEL)
    status = dump_model(job, script, document);
  if (status == ZB_OK && zb_web_has_sections(web))
    status = collect_sections(job, &sections);
  if (status == ZB_OK)
    status = zb_web_fill(web, script, sections.data != NULL ? sections.data : "[]", &bytes, job->diags);
  if (status == ZB_OK)
    status = zb_store_check_since(job->store, job->store_failures, job->diags);
  if (status == ZB_OK) {
    zb_document_file *file = &document->files[document->file_count++];
    *file = (zb_document_file){.ending = ".html", .listed = true};
    status = zb_output_stage(job, document->stem, &bytes, file);
  }
  zb_buffer_free(&bytes);
  zb_buffer_free(&sections);
  return status;
}
