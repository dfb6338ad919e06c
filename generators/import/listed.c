/* What the manifest of an earlier run lists (generators/report/manifest.h). It may be anybody's file: what is not whole
   counts as no manifest. */
#include "import/sheet_import.h"

#include "base/file.h"
#include "base/grow.h"
#include "base/json_reader.h"
#include "value/private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct entry {
  const char *path;
  char sha256[65];
} entry;

struct zb_listed {
  entry *entries;
  size_t count, capacity;
};

static int compare(const void *a, const void *b)
{
  return strcmp(((const entry *)a)->path, ((const entry *)b)->path);
}

static void add(zb_listed *listed, const char *path, const char *sha256, zb_arena *arena)
{
  if (*path == '\0' || strlen(sha256) != 64)
    return;
  listed->entries = zb_arena_grow(arena, listed->entries, listed->count, &listed->capacity, sizeof *listed->entries);
  entry *added = &listed->entries[listed->count++];
  added->path = path;
  memcpy(added->sha256, sha256, sizeof added->sha256);
}

enum { KEY = 1, ENTRY = 3 }; /* depths: {"files": [{"path": … */

/* Reads to the end; false if it is no manifest of ours. */
static bool read_all(zb_json_reader *json, zb_listed *listed, zb_arena *arena)
{
  bool ours = false, in_program = false, in_files = false;
  const char *path = "";
  char key[8] = "", sha256[65] = "";
  zb_json_token token;
  while ((token = zb_json_next(json)) != ZB_JSON_END && token != ZB_JSON_FAULT) {
    const char *text = zb_json_text(json);
    int depth = zb_json_depth(json);
    if (token == ZB_JSON_KEY && depth == KEY) {
      in_program = strcmp(text, "program") == 0;
      in_files = strcmp(text, "files") == 0;
    } else if (token == ZB_JSON_STRING && depth == KEY) {
      ours = ours || (in_program && strncmp(text, "zhibiao ", 8) == 0);
    } else if (!ours || !in_files) {
      continue;
    } else if (token == ZB_JSON_START && depth == ENTRY) {
      path = "", sha256[0] = '\0';
    } else if (token == ZB_JSON_KEY && depth == ENTRY) {
      snprintf(key, sizeof key, "%.7s", text);
    } else if (token == ZB_JSON_STRING && depth == ENTRY && strcmp(key, "path") == 0) {
      path = zb_arena_strdup(arena, text);
    } else if (token == ZB_JSON_STRING && depth == ENTRY && strcmp(key, "sha256") == 0) {
      snprintf(sha256, sizeof sha256, "%.64s", text);
    } else if (token == ZB_JSON_STOP && depth == ENTRY - 1) {
      add(listed, path, sha256, arena);
    }
  }
  return ours && token == ZB_JSON_END;
}

zb_status zb_listed_read(const char *path, zb_arena *arena, zb_diags *diags, const zb_listed **listed)
{
  struct stat info;
  *listed = NULL;
  if (stat(path, &info) != 0 || !S_ISREG(info.st_mode)) /* most folders have none */
    return ZB_OK;
  FILE *file = zb_file_open(path, diags);
  if (file == NULL)
    return ZB_INPUT;
  zb_listed *found = zb_arena_alloc(arena, sizeof *found);
  zb_json_reader *json = zb_json_reader_new(file);
  bool ours = read_all(json, found, arena);
  zb_json_reader_free(json);
  zb_status status = zb_file_check(file, path, diags);
  fclose(file);
  if (ours && found->count > 0)
    qsort(found->entries, found->count, sizeof *found->entries, compare);
  *listed = ours ? found : NULL;
  return status;
}

const char *zb_listed_digest(const zb_listed *listed, const char *path)
{
  zb_arena *scratch = zb_arena_new();
  const entry key = {.path = zb_with_masked_ids(path, scratch)}; /* as the manifest has it */
  const entry *found = listed->count == 0 ? NULL : bsearch(&key, listed->entries, listed->count, sizeof key, compare);
  zb_arena_free(scratch);
  return found == NULL ? NULL : found->sha256;
}
