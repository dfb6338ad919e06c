/* Reads what `make --shard` has written (shard.h). It comes from another machine: nothing in it is taken for granted.
 */
#ifndef ZB_RUN_SHARD_READER_H
#define ZB_RUN_SHARD_READER_H

#include "run/shard.h"

#include <stdio.h>

/* A problem that no document of a part has told of. */
typedef struct zb_shard_problem {
  int64_t number;
  zb_diag diag;
} zb_shard_problem;

/* What the head of a part says of its run. */
typedef struct zb_shard_head {
  zb_identity identity;
  int shard, shards;
  zb_run_options options; /* those that count here */
  const char *notice;
  zb_source *sources;
  size_t source_count;
  zb_check_words words;
  zb_finding_counts found;
  zb_status status;
  zb_diags *diags;
} zb_shard_head;

typedef struct zb_shard_part {
  const char *folder, *path;
  FILE *file;
  int64_t left; /* bytes before the digest */
  zb_parcel parcel;
  zb_shard_kind kind; /* of the parcel in hand */
  long number;        /* of its record */
  zb_shard_head head;
  zb_shard_problem *problems; /* of the tail */
  size_t problem_count;
} zb_shard_part;

/* Opens the part in FOLDER, checks that its file is as it was written, and reads the head. ZB_INPUT with a diag if it
   is no such part. Whatever comes of it, zb_shard_close frees it. */
zb_status zb_shard_open(zb_job *job, const char *folder, zb_shard_part *part);
void zb_shard_close(zb_shard_part *part);

/* Whether what is at PATH is somebody's own: no part's file, of whatever version. */
bool zb_shard_is_foreign(const char *path);

/* In a process that was forked: opens the file anew, where it is, and leaves the other's alone. False if it is no more
   the same. */
bool zb_shard_reopen(zb_shard_part *part);

/* Goes to the next parcel, to which KIND, and NUMBER of a record, are set. False if there is none, or it is broken. */
bool zb_shard_next(zb_shard_part *part);

/* The next text of the parcel in hand, in ARENA; "" for NULL. */
const char *zb_shard_text(zb_shard_part *part, zb_arena *arena);

/* Reads the tail into the part's problems, in ARENA. False if it is broken. */
bool zb_shard_read_problems(zb_shard_part *part, zb_arena *arena);

/* Says that the part is no good; ZB_INPUT. */
zb_status zb_shard_spoiled(zb_job *job, const zb_shard_part *part);

#endif
