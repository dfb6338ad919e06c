/* output/manifest.json: what a run made, from what, and what it refused. Nothing in it depends on the clock: two runs
   over the same data give the same bytes. */
#ifndef ZB_REPORT_MANIFEST_H
#define ZB_REPORT_MANIFEST_H

#include "base/buffer.h"
#include "base/diag.h"
#include "store/store.h"

typedef struct zb_manifest zb_manifest;

zb_manifest *zb_manifest_new(void);
void zb_manifest_free(zb_manifest *manifest);

/* An image that is in a file. */
typedef struct zb_picture {
  const char *path;
  char sha256[65];
} zb_picture;

/* A file that was made. */
typedef struct zb_made {
  const char *path; /* below the output folder */
  const void *data;
  size_t length;
  const char *document; /* the generator's id */
  const char *record;
  const int *sources; /* indices into the store's sources */
  size_t source_count;
  const zb_picture *pictures;
  size_t picture_count;
} zb_made;

/* The input files; before the first zb_manifest_made. Borrowed until the manifest is freed. */
void zb_manifest_sources(zb_manifest *manifest, const zb_source *sources, size_t count);

/* The indices of all of them, for a document of many records. In ARENA. */
size_t zb_manifest_all_sources(const zb_manifest *manifest, zb_arena *arena, const int **indices);

void zb_manifest_made(zb_manifest *manifest, const zb_made *made);

/* A record that was refused: its reasons are the errors of DIAGS from message FIRST on. */
void zb_manifest_refused(zb_manifest *manifest, const char *document, const char *record, const zb_diags *diags,
                         size_t first);

/* Appends the manifest as JSON, a file and a refused record a line. */
void zb_manifest_text(const zb_manifest *manifest, const char *program, zb_buffer *out);

#endif
