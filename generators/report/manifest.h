/* output/manifest.json: which files a run made from which sources, and which records it refused. Two runs
   over the same data with the same date give the same bytes. It holds no ID number: those in paths and messages are
   masked. */
#ifndef ZB_REPORT_MANIFEST_H
#define ZB_REPORT_MANIFEST_H

#include "base/buffer.h"
#include "base/diag.h"
#include "store/store.h"

typedef struct zb_manifest zb_manifest;

zb_manifest *zb_manifest_new(void);
void zb_manifest_free(zb_manifest *manifest);

/* A picture that an output file contains. */
typedef struct zb_picture {
  const char *path;
  char sha256[65]; /* hex; "" if unknown */
} zb_picture;

/* An output file. */
typedef struct zb_manifest_file {
  const char *path; /* below the output folder */
  size_t length;
  const char *sha256;   /* of its bytes, in hex */
  const char *document; /* the generator's id */
  const char *record;
  const int *sources; /* indices into the store's sources */
  size_t source_count;
  const zb_picture *pictures;
  size_t picture_count;
} zb_manifest_file;

/* Sets the input files, before the first zb_manifest_add_file. Borrowed until the manifest is freed. */
void zb_manifest_sources(zb_manifest *manifest, const zb_source *sources, size_t count);

/* The indices of all input files, for a document about many records; in ARENA. Returns how many. */
size_t zb_manifest_all_sources(const zb_manifest *manifest, zb_arena *arena, const int **indices);

/* Adds a file; copies what it needs. */
void zb_manifest_add_file(zb_manifest *manifest, const zb_manifest_file *file);

/* Adds a refused record. Its reasons are the errors among the messages of DIAGS from FIRST on. */
void zb_manifest_add_refused(zb_manifest *manifest, const char *document, const char *record, const zb_diags *diags,
                             size_t first);

/* Adds what a document was made without, if anything: the messages of DIAGS from FIRST on whose code is ZB_LEFT_OUT. */
void zb_manifest_add_left_out(zb_manifest *manifest, const char *document, const char *record, const zb_diags *diags,
                              size_t first);

/* Appends the manifest as JSON, with one line for each file, refused record and record with something left out. NOTICE
   and DATE are the run's. */
void zb_manifest_text(const zb_manifest *manifest, const char *program, const char *notice, const char *date,
                      zb_buffer *out);

#endif
