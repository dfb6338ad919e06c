/* A zip, unpacked into a folder of its own: as a file; or, behind an @, as the names and contents of its members, each
   up to a NUL, since few random changes of a zip get past its checksums. */
#include "fuzz.h"

#include "read/archive.h"

#include <ftw.h>
#include <zip.h>

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *where)
{
  (void)info, (void)type, (void)where;
  return remove(path);
}

static void renamed(void *data, const char *path, const char *name)
{
  const char *folder = data;
  demand(strncmp(path, folder, strlen(folder)) == 0 && is_text(name));
}

/* Cuts the next piece off. */
static const char *next_piece(const char **data, size_t *size, size_t *n)
{
  const char *piece = *data, *end = memchr(piece, '\0', *size);
  *n = end != NULL ? (size_t)(end - piece) : *size;
  *data += *n + (end != NULL);
  *size -= *n + (end != NULL);
  return piece;
}

static zip_t *pack(const char *path, const char *data, size_t size)
{
  zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  demand(zip != NULL);
  while (size > 0) {
    size_t length, n;
    const char *given = next_piece(&data, &size, &length), *content = next_piece(&data, &size, &n);
    char *name = strndup(given, length);
    zip_source_t *source = zip_source_buffer(zip, content, n, 0);
    zip_int64_t i = zip_file_add(zip, name, source, ZIP_FL_ENC_RAW);
    if (i < 0)
      zip_source_free(source);
    else
      zip_set_file_compression(zip, (zip_uint64_t)i, ZIP_CM_STORE, 0);
    free(name);
  }
  return zip;
}

static void write_zip(const char *path, const uint8_t *data, size_t size)
{
  if (size > 0 && data[0] == '@') {
    zip_t *zip = pack(path, (const char *)data + 1, size - 1);
    if (zip_close(zip) != 0)
      zip_discard(zip);
    return;
  }
  FILE *file = fopen(path, "wb");
  demand(file != NULL && fwrite(data, 1, size, file) == size && fclose(file) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  const char *place = getenv("TMPDIR");
  char folder[256], inner[300], path[300];
  snprintf(folder, sizeof folder, "%s/zb-fuzz-XXXXXX", place != NULL ? place : "/tmp");
  demand(mkdtemp(folder) != NULL);
  snprintf(path, sizeof path, "%s/x.zip", folder);
  snprintf(inner, sizeof inner, "%s/inner", folder);
  demand(mkdir(inner, 0700) == 0);
  write_zip(path, data, size);
  zb_diags *diags = zb_diags_new();
  const zb_archive_options options = {.renamed = renamed, .data = inner};
  zb_status status = zb_archive_unpack(path, inner, &options, diags);
  demand(status == ZB_OK || zb_diags_count(diags) > 0);
  zb_diags_free(diags);
  unlink(path);
  nftw(inner, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
  demand(rmdir(folder) == 0); /* nothing was written beside the inner one */
  return 0;
}
