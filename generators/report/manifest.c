#include "report/manifest.h"

#include "base/json.h"
#include "value/private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct zb_manifest {
  zb_store *store;
  const zb_source *sources;
  const char **paths; /* of the sources, masked */
  size_t source_count;
  zb_arena *arena, *scratch; /* for all the time, and for the line that is being added */
};

zb_manifest *zb_manifest_new(zb_store *store)
{
  zb_manifest *manifest = calloc(1, sizeof *manifest);
  if (manifest == NULL)
    abort();
  manifest->store = store;
  manifest->arena = zb_arena_new();
  manifest->scratch = zb_arena_new();
  return manifest;
}

void zb_manifest_free(zb_manifest *manifest)
{
  if (manifest == NULL)
    return;
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
}

static const char *text_of(const zb_buffer *buffer)
{
  return buffer->length == 0 ? "" : buffer->data;
}

/* --- Adding ----------------------------------------------------------------------------------------------------- */

static void add_pictures(const zb_manifest *manifest, const zb_manifest_file *file, zb_buffer *out)
{
  for (size_t i = 0; i < file->picture_count; i++) {
    add_data(manifest, out, i == 0 ? "{" : ", {", "path", file->pictures[i].path);
    add_field(out, ", ", "sha256", file->pictures[i].sha256);
    zb_buffer_putc(out, '}');
  }
}

zb_status zb_manifest_add_file(zb_manifest *manifest, const zb_manifest_file *file, zb_diags *diags)
{
  zb_arena *scratch = manifest->scratch;
  zb_buffer sources = {0}, pictures = {0};
  for (size_t i = 0; i < file->source_count; i++) {
    zb_buffer_puts(&sources, i == 0 ? "" : ", ");
    zb_json_string(&sources, manifest->paths[file->sources[i]]);
  }
  add_pictures(manifest, file, &pictures);
  const char *const values[] = {zb_with_masked_ids(file->path, scratch),
                                zb_arena_printf(scratch, "%zu", file->length),
                                file->sha256,
                                file->made_from,
                                file->document,
                                zb_with_masked_ids(file->record, scratch),
                                file->office,
                                file->merged ? "1" : "0",
                                text_of(&sources),
                                text_of(&pictures),
                                file->change,
                                file->code,
                                zb_arena_printf(scratch, "%d", file->pages),
                                zb_arena_printf(scratch, "%d", file->copies),
                                "0",
                                file->owner};
  zb_status status = zb_store_list_add(manifest->store, ZB_LIST_MADE, values, diags);
  zb_buffer_free(&sources);
  zb_buffer_free(&pictures);
  zb_arena_reset(scratch);
  return status;
}

/* Adds an entry of KIND with the errors among the messages of DIAGS from FIRST on: those with CODE, all if it is NULL.
 */
static zb_status add_errors(zb_manifest *manifest, const char *kind, const char *document, const char *record,
                            zb_diags *diags, size_t first, const char *code)
{
  zb_buffer json = {0}, *out = &json;
  add_field(out, "{", "document", document);
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
  const char *const values[] = {kind, document, zb_with_masked_ids(record, manifest->scratch), json.data};
  zb_status status = zb_store_list_add(manifest->store, ZB_LIST_ENTRIES, values, diags);
  zb_buffer_free(&json);
  zb_arena_reset(manifest->scratch);
  return status;
}

/* The same for the store, a line each. */
static zb_status add_reasons(zb_manifest *manifest, const char *document, const char *owner, zb_diags *diags,
                             size_t first)
{
  zb_status status = ZB_OK;
  for (size_t i = first, count = zb_diags_count(diags); i < count; i++) {
    const zb_diag *diag = zb_diags_at(diags, i);
    const char *const values[] = {owner, document, diag->place, diag->message, diag->remedy};
    if (diag->severity == ZB_ERROR)
      status = zb_worse(status, zb_store_list_add(manifest->store, ZB_LIST_REFUSALS, values, diags));
  }
  return status;
}

zb_status zb_manifest_add_refused(zb_manifest *manifest, const char *document, const char *record, const char *owner,
                                  bool failed, zb_diags *diags, size_t first)
{
  zb_status status = add_errors(manifest, failed ? "failed" : "refused", document, record, diags, first, NULL);
  return owner == NULL ? status : zb_worse(status, add_reasons(manifest, document, owner, diags, first));
}

zb_status zb_manifest_add_left_out(zb_manifest *manifest, const char *document, const char *record, zb_diags *diags,
                                   size_t first)
{
  for (size_t i = first; i < zb_diags_count(diags); i++)
    if (strcmp(zb_diags_at(diags, i)->code, ZB_LEFT_OUT) == 0)
      return add_errors(manifest, "left_out", document, record, diags, first, ZB_LEFT_OUT);
  return ZB_OK;
}

/* --- Writing ---------------------------------------------------------------------------------------------------- */

typedef struct writer {
  const zb_manifest *manifest;
  void (*sink)(void *data, const char *text, size_t length);
  void *data;
  zb_diags *diags;
  zb_buffer text; /* not yet handed on */
  zb_status status;
} writer;

static void hand_on(writer *w)
{
  w->sink(w->data, text_of(&w->text), w->text.length);
  zb_buffer_clear(&w->text);
}

static const char *column_text(const zb_rows *rows, int column)
{
  return zb_rows_value(rows, column).text;
}

/* Writes a line for each row of SQL, behind the BEFORE ones that the list has. */
static void list(writer *w, size_t before, const char *sql, void (*add)(writer *w, const zb_rows *rows))
{
  zb_rows *rows;
  const char *why;
  if (zb_store_query(w->manifest->store, sql, NULL, 0, &rows, &why) != ZB_OK) {
    zb_diags_add(w->diags, ZB_ERROR, "store", "", "", "内部数据库出错：%s", why);
    w->status = ZB_OUTPUT;
    return;
  }
  for (size_t i = before; zb_rows_next(rows); i++) {
    zb_buffer_puts(&w->text, i == 0 ? "\n    " : ",\n    ");
    add(w, rows);
    hand_on(w);
  }
  if (zb_rows_error(rows) != NULL) {
    zb_diags_add(w->diags, ZB_ERROR, "store", "", "", "内部数据库出错：%s", zb_rows_error(rows));
    w->status = ZB_OUTPUT;
  }
  zb_rows_free(rows);
}

static void add_source(writer *w, const zb_rows *rows)
{
  add_field(&w->text, "{", "path", column_text(rows, 0));
  add_field(&w->text, ", ", "sha256", column_text(rows, 1));
  zb_buffer_printf(&w->text, ", \"rows\": %" PRId64 "}", zb_rows_value(rows, 2).integer);
}

static void add_sources(writer *w)
{
  const zb_manifest *manifest = w->manifest;
  for (size_t i = 0; i < manifest->source_count; i++) {
    const zb_source *source = &manifest->sources[i];
    add_field(&w->text, i == 0 ? "\n    {" : ",\n    {", "path", manifest->paths[i]);
    add_field(&w->text, ", ", "sha256", source->sha256);
    zb_buffer_printf(&w->text, ", \"rows\": %" PRId64 "}", source->rows);
  }
}

static void add_file(writer *w, const zb_rows *rows)
{
  zb_buffer *out = &w->text;
  add_field(out, "{", "path", column_text(rows, 0));
  zb_buffer_printf(out, ", \"bytes\": %" PRId64, zb_rows_value(rows, 1).integer);
  add_field(out, ", ", "sha256", column_text(rows, 2));
  add_field(out, ", ", "document", column_text(rows, 4));
  add_field(out, ", ", "record", column_text(rows, 5));
  zb_buffer_printf(out, ", \"sources\": [%s]", column_text(rows, 8));
  if (*column_text(rows, 9) != '\0')
    zb_buffer_printf(out, ", \"pictures\": [%s]", column_text(rows, 9));
  static const struct {
    int column;
    const char *name;
  } extras[] = {{6, "office"}, {3, "made_from"}, {10, "change"}};
  for (size_t i = 0; i < sizeof extras / sizeof *extras; i++)
    if (*column_text(rows, extras[i].column) != '\0')
      add_field(out, ", ", extras[i].name, column_text(rows, extras[i].column));
  if (*column_text(rows, 11) != '\0') {
    add_field(out, ", ", "code", column_text(rows, 11));
    zb_buffer_printf(out, ", \"pages\": %" PRId64 ", \"copies\": %" PRId64, zb_rows_value(rows, 12).integer,
                     zb_rows_value(rows, 13).integer);
  }
  if (zb_rows_value(rows, 7).integer != 0)
    zb_buffer_puts(out, ", \"merged\": true");
  if (zb_rows_value(rows, 14).integer != 0)
    zb_buffer_puts(out, ", \"unprinted\": true");
  if (*column_text(rows, 15) != '\0')
    add_field(out, ", ", "reprint", column_text(rows, 15));
  if (*column_text(rows, 16) != '\0')
    add_field(out, ", ", "altered", column_text(rows, 16));
  zb_buffer_putc(out, '}');
}

static void add_json(writer *w, const zb_rows *rows)
{
  zb_buffer_puts(&w->text, column_text(rows, 0));
}

static void add_withdrawn(writer *w, const zb_rows *rows)
{
  static const char *const names[] = {"path", "moved", "document", "record", "why"};
  for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
    add_field(&w->text, i == 0 ? "{" : ", ", names[i], column_text(rows, i));
  zb_buffer_putc(&w->text, '}');
}

static void add_former(writer *w, const zb_rows *rows)
{
  static const char *const names[] = {"document", "record", "code"};
  for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
    add_field(&w->text, i == 0 ? "{" : ", ", names[i], column_text(rows, i));
  zb_buffer_printf(&w->text, ", \"pages\": %" PRId64 ", \"copies\": %" PRId64 "}", zb_rows_value(rows, 3).integer,
                   zb_rows_value(rows, 4).integer);
}

/* What was printed before and is not now: an old page may come in as long as the folder is used. */
#define FORMER                                                                                                         \
  " FROM (SELECT document, record, code, pages, copies FROM _former UNION ALL SELECT document, record, code, pages, "  \
  "copies FROM _previous WHERE code <> '') WHERE code NOT IN (SELECT code FROM _made WHERE code <> '')"

/* The merged file of what had changed that it was bound in before; NULL: in none. */
#define REPRINT_BEFORE "(SELECT nullif(p.reprint, '') FROM _previous AS p WHERE p.path = m.path LIMIT 1)"
#define IS_BOUND(PRINTED) PRINTED " AND m.path IN (SELECT path FROM _bound)"

/* Whether it has changed and is not bound for printing; PRINTED: what this run has bound is. Where the merged file of
   what had changed goes, for another document in it, who was to print it has not got it any more. */
#define UNPRINTED(PRINTED)                                                                                             \
  "office <> '' AND NOT merged AND CASE WHEN " IS_BOUND(                                                               \
      PRINTED) " THEN 0 "                                                                                              \
               "WHEN NOT kept AND change IN ('new', 'changed') THEN 1 "                                                \
               "ELSE coalesce((SELECT unprinted FROM _previous AS p WHERE p.path = m.path LIMIT 1), 0) OR "            \
               "coalesce(" REPRINT_BEFORE " NOT IN (SELECT path FROM _made), 0) END"

/* In which of these it is now. */
#define REPRINT(PRINTED)                                                                                               \
  "CASE WHEN " IS_BOUND(PRINTED) " THEN (SELECT volume FROM _bound AS b WHERE b.path = m.path) "                       \
                                 "WHEN " REPRINT_BEFORE " IN (SELECT path FROM _made) THEN " REPRINT_BEFORE            \
                                 " ELSE '' END"

#define ALTERED "coalesce((SELECT how FROM _altered AS a WHERE a.path = m.path), '')"

/* COLUMNS: path to altered, with what CHANGE is told of a file. The page about the run, which is made anew each time,
   comes behind what may be kept. */
#define BEHIND_CHANGE ", code, pages, copies, "
#define FROM_MADE " FROM _made AS m ORDER BY document = 'report', kept, rowid"
#define FILES(CHANGE, PRINTED)                                                                                         \
  "SELECT path, bytes, sha256, made_from, document, record, office, merged, sources, pictures, " CHANGE BEHIND_CHANGE  \
  UNPRINTED(PRINTED) ", " REPRINT(PRINTED) ", " ALTERED FROM_MADE
#define CHANGE_BEFORE "(SELECT change FROM _previous AS p WHERE p.path = m.path ORDER BY p.rowid LIMIT 1)"

static const char *files_sql(const zb_manifest_run *run)
{
  if (run->changed)
    return run->printed ? FILES("change", "1") : FILES("change", "0");
  return run->printed ? FILES(CHANGE_BEFORE, "1") : FILES(CHANGE_BEFORE, "0");
}

zb_status zb_manifest_text(const zb_manifest *manifest, const zb_manifest_run *run,
                           void (*sink)(void *data, const char *text, size_t length), void *data, zb_diags *diags)
{
  writer w = {.manifest = manifest, .sink = sink, .data = data, .diags = diags};
  add_field(&w.text, "{\n  ", "program", run->program);
  add_field(&w.text, ",\n  ", "notice", run->notice);
  add_field(&w.text, ",\n  ", "date", run->date);
  if (run->from != NULL)
    add_field(&w.text, ",\n  ", "from", run->from);
  if (run->unfinished != NULL)
    add_field(&w.text, ",\n  ", "unfinished", run->unfinished);
  zb_buffer_puts(&w.text, ",\n  \"sources\": [");
  add_sources(&w);
  list(&w, manifest->source_count,
       "SELECT path, sha256, rows FROM _previous_sources WHERE path IN (SELECT source FROM _foreign JOIN _made "
       "USING(path) WHERE kept) ORDER BY rowid",
       add_source);
  zb_buffer_puts(&w.text, "\n  ],\n  \"files\": [");
  list(&w, 0, files_sql(run), add_file);
  zb_buffer_puts(&w.text, "\n  ],\n  \"refused\": [");
  list(&w, 0, "SELECT json FROM _entries WHERE kind IN ('refused', 'failed') ORDER BY rowid", add_json);
  zb_buffer_puts(&w.text, "\n  ],\n  \"left_out\": [");
  list(&w, 0, "SELECT json FROM _entries WHERE kind = 'left_out' ORDER BY rowid", add_json);
  if (zb_store_number(manifest->store, "SELECT count(*)" FORMER) > 0) {
    zb_buffer_puts(&w.text, "\n  ],\n  \"former\": [");
    list(&w, 0, "SELECT document, record, code, min(pages), min(copies)" FORMER " GROUP BY document, record, code",
         add_former);
  }
  bool any = zb_store_number(manifest->store, run->changed ? "SELECT count(*) FROM _withdrawn"
                                                           : "SELECT count(*) FROM _previous_withdrawn") > 0;
  if (any)
    zb_buffer_puts(&w.text, "\n  ],\n  \"withdrawn\": [");
  if (any)
    list(&w, 0,
         run->changed ? "SELECT path, moved, document, record, why FROM _withdrawn ORDER BY rowid"
                      : "SELECT path, moved, document, record, why FROM _previous_withdrawn ORDER BY rowid",
         add_withdrawn);
  zb_buffer_puts(&w.text, "\n  ]\n}\n");
  hand_on(&w);
  zb_buffer_free(&w.text);
  return w.status;
}
