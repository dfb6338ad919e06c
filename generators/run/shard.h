/* A part of a run, as `make --shard I/N` makes it: a file beside its documents tells what came of each of its records,
   in their order, so that merge.c can take them as if they had been made here. */
#ifndef ZB_RUN_SHARD_H
#define ZB_RUN_SHARD_H

#include "run/identity.h"

#define ZB_SHARD_FILE "zhibiao.shard"
#define ZB_SHARD_FORMAT "zhibiao-shard 2"

enum { ZB_MAX_SHARDS = 500 };

/* What follows in the file: parcels, of which each begins with one of these, and the digest of all that. */
typedef enum {
  ZB_SHARD_HEAD,      /* which part of which run */
  ZB_SHARD_ROWS,      /* of the data, in the first part: what the page about the run is made of; none: all have come */
  ZB_SHARD_GENERATOR, /* its records follow */
  ZB_SHARD_MESSAGES,  /* of no record */
  ZB_SHARD_RECORD,
  ZB_SHARD_END, /* of the generator: what came of all, and how many records there are in all parts */
  ZB_SHARD_TAIL /* problems that no document has told of */
} zb_shard_kind;

/* Begins the file; the output folder has begun, and the data are judged, which came to STATUS. */
zb_status zb_shard_begin(zb_job *job, zb_status status);

/* For zb_script_choose: whether a record is this part's. By its owner, so that all documents of a person are in one
   part; one of many is where its GENERATOR and number fall. The data are a zb_shard_choice. */
typedef struct zb_shard_choice {
  int shard, shards;
  const char *generator;
} zb_shard_choice;
zb_choose_record zb_shard_has;

/* The following do nothing for a whole run. */

void zb_shard_generator(zb_job *job, const zb_generator *generator);

/* Before zb_collect: the product of record NUMBER, with the messages from FIRST on. */
void zb_shard_record(zb_job *job, long number, const zb_product *product, size_t first);

/* Behind it: where its files are. */
void zb_shard_placed(zb_job *job, const zb_product *product);

/* All records of the generator that are this part's were made; RECORDS: so many are there in all parts. */
void zb_shard_end(zb_job *job, zb_status status, long records);

/* The run has come to STATUS and its manifest is written: puts the file in its place if all is done. */
zb_status zb_shard_finish(zb_job *job, zb_status status);

void zb_shard_free(zb_job *job);

#endif
