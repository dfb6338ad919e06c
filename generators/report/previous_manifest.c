/* As report/manifest.c writes it; but it may be anybody's file, so nothing is taken for granted. */
#include "report/previous_manifest.h"

#include "base/file.h"
#include "base/json.h"
#include "base/json_reader.h"

#include <string.h>

enum { KEY = 1, ENTRY = 3, PICTURE = 5 }; /* depths: {"files": [{"path": …, "pictures": [{"path": … */

/* The texts of an entry, in the order of store/outputs.h. */
enum {
  PATH,
  BYTES,
  SHA256,
  MADE_FROM,
  DOCUMENT,
  RECORD,
  OFFICE,
  MERGED,
  SOURCES,
  PICTURES,
  CHANGE,
  CODE,
  PAGES,
  COPIES,
  FOREIGN,
  UNPRINTED,
  REPRINT,
  ALTERED,
  FIELDS
};
static const char *const names[FIELDS] = {
    [PATH] = "path",         [BYTES] = "bytes",       [SHA256] = "sha256",   [MADE_FROM] = "made_from",
    [DOCUMENT] = "document", [RECORD] = "record",     [OFFICE] = "office",   [MERGED] = "merged",
    [SOURCES] = "sources",   [PICTURES] = "pictures", [CHANGE] = "change",   [CODE] = "code",
    [PAGES] = "pages",       [COPIES] = "copies",     [REPRINT] = "reprint", [ALTERED] = "altered",
};

typedef struct reader {
  zb_json_reader *json;
  zb_store *store;
  const zb_previous_paths *paths;
  zb_diags *diags;
  bool ours, seen; /* the manifest is; of the entry's sources this run looks at one */
  zb_previous_end end;
  char list[16];           /* the list that is being read: files, sources, former, withdrawn */
  char key[16];            /* of an entry */
  char inner[16];          /* of a picture */
  zb_buffer texts[FIELDS]; /* of the entry; BYTES also rows */
  zb_buffer moved, why;
  zb_buffer from; /* the working folder of the run; empty: a manifest of old tells none */
} reader;

static const char *text_of(const zb_buffer *buffer)
{
  return buffer->length == 0 ? "" : buffer->data;
}

/* A table's path, as this run would call it. */
static const char *from_here(const reader *r, const char *path)
{
  const zb_previous_paths *p = r->paths;
  return p->from_here == NULL || r->from.length == 0 ? path : p->from_here(p->data, r->from.data, path);
}

static void set_word(char word[16], const char *text)
{
  snprintf(word, 16, "%.15s", text);
}

static void set_text(zb_buffer *buffer, const char *text)
{
  zb_buffer_clear(buffer);
  zb_buffer_puts(buffer, text);
}

static void begin_entry(reader *r)
{
  for (int i = 0; i < FIELDS; i++)
    zb_buffer_clear(&r->texts[i]);
  set_text(&r->texts[MERGED], "0");
  set_text(&r->texts[FOREIGN], "0");
  set_text(&r->texts[UNPRINTED], "0");
  zb_buffer_clear(&r->moved);
  zb_buffer_clear(&r->why);
  r->key[0] = '\0';
  r->seen = false;
}

static void add_foreign(reader *r, const char *source)
{
  if (r->paths->is_seen(r->paths->data, source)) {
    r->seen = true;
    return;
  }
  zb_store_list_add(r->store, ZB_LIST_FOREIGN, (const char *const[]){text_of(&r->texts[PATH]), source}, r->diags);
  set_text(&r->texts[FOREIGN], "1");
}

static void end_entry(reader *r)
{
  const char *values[FIELDS];
  if (strcmp(text_of(&r->texts[FOREIGN]), "1") == 0 && !r->seen)
    set_text(&r->texts[FOREIGN], "2");
  for (int i = 0; i < FIELDS; i++)
    values[i] = text_of(&r->texts[i]);
  const char *const withdrawn[] = {values[PATH], text_of(&r->moved), values[DOCUMENT], values[RECORD],
                                   text_of(&r->why)};
  const char *const former[] = {values[DOCUMENT], values[RECORD], values[CODE], values[PAGES], values[COPIES]};
  if (strcmp(r->list, "former") == 0 && *values[CODE] != '\0')
    zb_store_list_add(r->store, ZB_LIST_FORMER, former, r->diags);
  if (*values[PATH] == '\0')
    return;
  if (strcmp(r->list, "files") == 0 && zb_path_is_below(values[PATH]))
    zb_store_list_add(r->store, ZB_LIST_PREVIOUS, values, r->diags);
  else if (strcmp(r->list, "sources") == 0)
    zb_store_list_add(r->store, ZB_LIST_PREVIOUS_SOURCES,
                      (const char *const[]){from_here(r, values[PATH]), values[SHA256], values[BYTES]}, r->diags);
  else if (strcmp(r->list, "withdrawn") == 0)
    zb_store_list_add(r->store, ZB_LIST_PREVIOUS_WITHDRAWN, withdrawn, r->diags);
}

/* A string, or what else a key of an entry has. */
static void take_field(reader *r, const char *text)
{
  if (strcmp(r->key, "moved") == 0)
    set_text(&r->moved, text);
  else if (strcmp(r->key, "why") == 0)
    set_text(&r->why, text);
  else if (strcmp(r->key, "rows") == 0)
    set_text(&r->texts[BYTES], text);
  else if (strcmp(r->key, "merged") == 0)
    set_text(&r->texts[MERGED], strcmp(text, "true") == 0 ? "1" : "0");
  else if (strcmp(r->key, "unprinted") == 0)
    set_text(&r->texts[UNPRINTED], strcmp(text, "true") == 0 ? "1" : "0");
  else
    for (int i = 0; i < FIELDS; i++)
      if (names[i] != NULL && strcmp(r->key, names[i]) == 0)
        set_text(&r->texts[i], text);
}

/* What stands in the lists of an entry. */
static void take_inner(reader *r, zb_json_token token, const char *text, int depth)
{
  zb_buffer *sources = &r->texts[SOURCES], *pictures = &r->texts[PICTURES];
  bool in_pictures = strcmp(r->key, "pictures") == 0;
  if (strcmp(r->key, "sources") == 0 && token == ZB_JSON_STRING) {
    text = from_here(r, text);
    zb_buffer_puts(sources, sources->length == 0 ? "" : ", ");
    zb_json_string(sources, text);
    add_foreign(r, text);
  } else if (in_pictures && token == ZB_JSON_KEY) {
    set_word(r->inner, text);
  } else if (in_pictures && token == ZB_JSON_STRING && depth == PICTURE) {
    bool is_path = strcmp(r->inner, "path") == 0;
    zb_buffer_puts(pictures, !is_path ? ", \"sha256\": " : pictures->length == 0 ? "{\"path\": " : ", {\"path\": ");
    zb_json_string(pictures, is_path ? from_here(r, text) : text);
    zb_buffer_puts(pictures, is_path ? "" : "}");
  }
}

static void take(reader *r, zb_json_token token)
{
  const char *text = zb_json_text(r->json);
  int depth = zb_json_depth(r->json);
  if (depth == KEY && token == ZB_JSON_KEY)
    set_word(r->list, text);
  else if (depth == KEY && token == ZB_JSON_STRING && strcmp(r->list, "unfinished") == 0)
    r->end = strcmp(text, "first") == 0 ? ZB_RUN_BROKE_OFF_FIRST : ZB_RUN_BROKE_OFF;
  else if (depth == KEY && token == ZB_JSON_STRING && strcmp(r->list, "from") == 0)
    set_text(&r->from, text);
  else if (depth == KEY && token == ZB_JSON_STRING)
    r->ours = r->ours || (strcmp(r->list, "program") == 0 && strncmp(text, "zhibiao ", 8) == 0);
  else if (!r->ours || strcmp(r->list, "refused") == 0 || strcmp(r->list, "left_out") == 0)
    return;
  else if (depth == ENTRY && token == ZB_JSON_START)
    begin_entry(r);
  else if (depth == ENTRY && token == ZB_JSON_KEY)
    set_word(r->key, text);
  else if (depth == ENTRY && (token == ZB_JSON_STRING || token == ZB_JSON_OTHER))
    take_field(r, text);
  else if (depth == ENTRY - 1 && token == ZB_JSON_STOP)
    end_entry(r);
  else if (depth > ENTRY)
    take_inner(r, token, text, depth);
}

bool zb_previous_manifest_read(FILE *file, zb_store *store, const zb_previous_paths *paths, zb_diags *diags,
                               zb_previous_end *end)
{
  reader r = {.json = zb_json_reader_new(file), .store = store, .paths = paths, .diags = diags};
  zb_json_token token;
  while ((token = zb_json_next(r.json)) != ZB_JSON_END && token != ZB_JSON_FAULT)
    take(&r, token);
  zb_json_reader_free(r.json);
  for (int i = 0; i < FIELDS; i++)
    zb_buffer_free(&r.texts[i]);
  zb_buffer_free(&r.moved);
  zb_buffer_free(&r.why);
  zb_buffer_free(&r.from);
  bool whole = r.ours && token == ZB_JSON_END;
  *end = whole ? r.end : ZB_RUN_ENDED;
  if (!whole)
    zb_store_forget_previous(store);
  return whole;
}
