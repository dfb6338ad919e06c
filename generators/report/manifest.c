#include "report/manifest.h"

#include "base/json.h"
#include "value/private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Entries are stored as JSON text: a long run needs no more memory than its manifest. */
struct zb_manifest {
  const zb_source *sources;
  const char **paths; /* of the sources, masked */
  size_t source_count;
  zb_buffer files, refused, left_out;
  zb_arena *arena, *scratch; /* for all the time, and for the text that is being added */
};

zb_manifest *zb_manifest_new(void)
{
  zb_manifest *manifest = calloc(1, sizeof *manifest);
  if (manifest == NULL)
    abort();
  manifest->arena = zb_arena_new();
  manifest->scratch = zb_arena_new();
  return manifest;
}

void zb_manifest_free(zb_manifest *manifest)
{
  if (manifest == NULL)
    return;
  zb_buffer_free(&manifest->files);
  zb_buffer_free(&manifest->refused);
  zb_buffer_free(&manifest->left_out);
  zb_arena_free(manifest->arena);
  zb_arena_free(manifest->scratch);
  free(manifest);
}

void zb_manifest_sources(zb_manifest *manifest, const zb_source *sources, size_t count)
{
  manifest->sources = sources;
  manifest->source_count = count;
  manifest->paths = zb_arena_array(manifest->arena, count, sizeof *manifest->paths);
  for (size_t i = 0; i < count; i++)
    manifest->paths[i] = zb_with_masked_ids(sources[i].path, manifest->arena);
}

size_t zb_manifest_all_sources(const zb_manifest *manifest, zb_arena *arena, const int **indices)
{
  int *all = zb_arena_array(arena, manifest->source_count, sizeof *all);
  for (size_t i = 0; i < manifest->source_count; i++)
    all[i] = (int)i;
  *indices = all;
  return manifest->source_count;
}

/* Appends PREFIX and "NAME": "TEXT". */
static void add_field(zb_buffer *out, const char *prefix, const char *name, const char *text)
{
  zb_buffer_printf(out, "%s\"%s\": ", prefix, name);
  zb_json_string(out, text);
}

/* The same with TEXT from the data: the ID numbers in it are masked, since the manifest is passed around. */
static void add_data(const zb_manifest *manifest, zb_buffer *out, const char *prefix, const char *name,
                     const char *text)
{
  add_field(out, prefix, name, zb_with_masked_ids(text, manifest->scratch));
  zb_arena_reset(manifest->scratch);
}

static void start_entry(zb_buffer *list)
{
  zb_buffer_puts(list, list->length == 0 ? "\n    {" : ",\n    {");
}

void zb_manifest_add_file(zb_manifest *manifest, const zb_manifest_file *file)
{
  zb_buffer *out = &manifest->files;
  start_entry(out);
  add_data(manifest, out, "", "path", file->path);
  zb_buffer_printf(out, ", \"bytes\": %zu", file->length);
  add_field(out, ", ", "sha256", file->sha256);
  add_field(out, ", ", "document", file->document);
  add_data(manifest, out, ", ", "record", file->record);
  zb_buffer_puts(out, ", \"sources\": [");
  for (size_t i = 0; i < file->source_count; i++) {
    zb_buffer_puts(out, i == 0 ? "" : ", ");
    zb_json_string(out, manifest->paths[file->sources[i]]);
  }
  for (size_t i = 0; i < file->picture_count; i++) {
    add_data(manifest, out, i == 0 ? "], \"pictures\": [{" : ", {", "path", file->pictures[i].path);
    add_field(out, ", ", "sha256", file->pictures[i].sha256);
    zb_buffer_putc(out, '}');
  }
  zb_buffer_puts(out, "]}");
}

/* Adds an entry with the errors among the messages of DIAGS from FIRST on: those with CODE, all if it is NULL. */
static void add_errors(const zb_manifest *manifest, zb_buffer *out, const char *document, const char *record,
                       const zb_diags *diags, size_t first, const char *code)
{
  start_entry(out);
  add_field(out, "", "document", document);
  add_data(manifest, out, ", ", "record", record);
  zb_buffer_puts(out, ", \"reasons\": [");
  const char *prefix = "{";
  for (size_t i = first; i < zb_diags_count(diags); i++) {
    const zb_diag *diag = zb_diags_at(diags, i);
    if (diag->severity != ZB_ERROR || (code != NULL && strcmp(diag->code, code) != 0))
      continue;
    add_field(out, prefix, "code", diag->code);
    if (code != NULL)
      add_data(manifest, out, ", ", "record", diag->record);
    add_data(manifest, out, ", ", "place", diag->place);
    add_data(manifest, out, ", ", "message", diag->message);
    add_data(manifest, out, ", ", "remedy", diag->remedy);
    zb_buffer_putc(out, '}');
    prefix = ", {";
  }
  zb_buffer_puts(out, "]}");
}

void zb_manifest_add_refused(zb_manifest *manifest, const char *document, const char *record, const zb_diags *diags,
                             size_t first)
{
  add_errors(manifest, &manifest->refused, document, record, diags, first, NULL);
}

void zb_manifest_add_left_out(zb_manifest *manifest, const char *document, const char *record, const zb_diags *diags,
                              size_t first)
{
  for (size_t i = first; i < zb_diags_count(diags); i++)
    if (strcmp(zb_diags_at(diags, i)->code, ZB_LEFT_OUT) == 0) {
      add_errors(manifest, &manifest->left_out, document, record, diags, first, ZB_LEFT_OUT);
      return;
    }
}

static void add_sources(const zb_manifest *manifest, zb_buffer *out)
{
  zb_buffer_puts(out, ",\n  \"sources\": [");
  for (size_t i = 0; i < manifest->source_count; i++) {
    const zb_source *source = &manifest->sources[i];
    add_field(out, i == 0 ? "\n    {" : ",\n    {", "path", manifest->paths[i]);
    add_field(out, ", ", "sha256", source->sha256);
    zb_buffer_printf(out, ", \"rows\": %" PRId64 "}", source->rows);
  }
}

void zb_manifest_text(const zb_manifest *manifest, const char *program, const char *notice, const char *date,
                      zb_buffer *out)
{
  add_field(out, "{\n  ", "program", program);
  add_field(out, ",\n  ", "notice", notice);
  add_field(out, ",\n  ", "date", date);
  add_sources(manifest, out);
  zb_buffer_puts(out, "\n  ],\n  \"files\": [");
  zb_buffer_add(out, manifest->files.data, manifest->files.length);
  zb_buffer_puts(out, "\n  ],\n  \"refused\": [");
  zb_buffer_add(out, manifest->refused.data, manifest->refused.length);
  zb_buffer_puts(out, "\n  ],\n  \"left_out\": [");
  zb_buffer_add(out, manifest->left_out.data, manifest->left_out.length);
  zb_buffer_puts(out, "\n  ]\n}\n");
}
