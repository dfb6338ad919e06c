/* output/manifest.json: which files the folder has, made from which sources, and which records a run refused. It holds
   no ID number: those in paths and messages are masked. Two runs over the same data with the same date give the same
   bytes, into an empty folder or a second time into the same one: what changed is told of the last run that changed
   anything. `unfinished` is there if the run was stopped: the next one tells of its changes as if they were its own, so
   that both come to what an undisturbed run would have. Paths of tables are as they were typed; `from` says where.
   Lists are kept in the store (store/outputs.h). `former` lists the codes of sheets that were made by earlier runs and
   are out of date: `zhibiao verify` knows them by it. A file is `unprinted` if it has changed and was in no merged file
   for printing since, or in one of what had changed (its `reprint`) that is gone for another one's sake. `altered`
   (missing, edited, unreadable) is a file of an earlier run that is not as it was made. */
#ifndef ZB_REPORT_MANIFEST_H
#define ZB_REPORT_MANIFEST_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"
#include "store/outputs.h"

typedef struct zb_manifest zb_manifest;

/* STORE must outlive it. */
zb_manifest *zb_manifest_new(zb_store *store);
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
  const char *owner;  /* an ID number or a unit; NULL: it is of many. Only for the store */
  const int *sources; /* indices into the store's sources */
  size_t source_count;
  const zb_picture *pictures;
  size_t picture_count;
  const char *made_from; /* digest of all that it was made from; NULL: not known, it is made again each time */
  const char *office;    /* who prints it; NULL: nobody */
  bool merged;           /* a file for printing that has other documents in it */
  const char *code;      /* of its sheets (code/sheet_code.h); NULL or "": they have none */
  int pages, copies;     /* with a code; to be printed */
  const char *change;    /* new, changed, restored; NULL: it is as it was before this run */
} zb_manifest_file;

/* Sets the input files, before the first zb_manifest_add_file. Borrowed until the manifest is freed. */
void zb_manifest_sources(zb_manifest *manifest, const zb_source *sources, size_t count);

/* The indices of all input files, for a document about many records; in ARENA. Returns how many. */
size_t zb_manifest_all_sources(const zb_manifest *manifest, zb_arena *arena, const int **indices);

/* Adds a file; copies what it needs. */
zb_status zb_manifest_add_file(zb_manifest *manifest, const zb_manifest_file *file, zb_diags *diags);

/* Adds a record that is not made: refused for what its data are, or FAILED, which says nothing of its data. Its reasons
   are the errors among the messages of DIAGS from FIRST on. OWNER as of a file. */
zb_status zb_manifest_add_refused(zb_manifest *manifest, const char *document, const char *record, const char *owner,
                                  bool failed, zb_diags *diags, size_t first);

/* Adds what a document was made without, if anything: the messages of DIAGS from FIRST on whose code is ZB_LEFT_OUT. */
zb_status zb_manifest_add_left_out(zb_manifest *manifest, const char *document, const char *record, zb_diags *diags,
                                   size_t first);

/* What the whole manifest says of the run. */
typedef struct zb_manifest_run {
  const char *program, *notice, *date;
  const char *from;       /* the working folder, seen from that of the manifest; NULL: all tables' paths are absolute */
  bool changed;           /* anything; else what changed before is told again */
  bool printed;           /* what was bound for printing counts as such */
  const char *unfinished; /* it has not come to its end: "first" if there was none before, "changed" if it has changed
                             anything; NULL: nothing of it is to be told again */
} zb_manifest_run;

/* Gives SINK the manifest as JSON, piece by piece, with one line for each file, refused record and record with
   something left out. */
zb_status zb_manifest_text(const zb_manifest *manifest, const zb_manifest_run *run,
                           void (*sink)(void *data, const char *text, size_t length), void *data, zb_diags *diags);

#endif
