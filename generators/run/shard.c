#include "run/shard.h"

#include "base/digest.h"
#include "base/interrupt.h"
#include "base/part.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct zb_shard {
  zb_part part;
  zb_digest *digest;
  zb_parcel parcel; /* in hand */
  size_t told;      /* messages that are in the file, or are none of the others' business */
  bool has_begun;
};

bool zb_shard_has(void *data, const char *owner, long number)
{
  const zb_shard_choice *choice = data;
  zb_buffer key = {0};
  if (*owner != '\0')
    zb_buffer_puts(&key, owner);
  else
    zb_buffer_printf(&key, "%s %ld", choice->generator, number);
  char hex[65];
  zb_sha256(key.data, key.length, hex);
  zb_buffer_free(&key);
  hex[15] = '\0';
  return (int)(strtoull(hex, NULL, 16) % (unsigned)choice->shards) == choice->shard - 1;
}

/* --- Writing ------------------------------------------------------------------------------------------------------ */

static zb_parcel *start(zb_shard *shard, zb_shard_kind kind)
{
  zb_parcel_clear(&shard->parcel);
  zb_parcel_put_number(&shard->parcel, kind);
  return &shard->parcel;
}

static void add(zb_shard *shard, const void *bytes, size_t n)
{
  zb_part_add(&shard->part, bytes, n);
  zb_digest_add(shard->digest, bytes, n);
}

static void write(zb_shard *shard)
{
  uint64_t length = shard->parcel.bytes.length;
  add(shard, &length, sizeof length);
  add(shard, shard->parcel.bytes.data, length);
}

static void put_head(zb_job *job, const zb_identity *identity, zb_status status)
{
  const zb_run_options *o = job->options;
  const zb_source *sources;
  size_t count = zb_store_sources(job->store, &sources);
  zb_parcel *out = start(job->shard, ZB_SHARD_HEAD);
  zb_parcel_put_text(out, ZB_SHARD_FORMAT);
  for (int i = 0; i < ZB_SAME_COUNT; i++)
    zb_parcel_put_text(out, identity->marks[i]);
  zb_parcel_put_number(out, o->shard);
  zb_parcel_put_number(out, o->shards);
  zb_parcel_put_text(out, job->resources.scripts.notice);
  zb_parcel_put_text(out, o->only);
  zb_parcel_put_text(out, o->date);
  zb_parcel_put_number(out, o->draft);
  zb_parcel_put_number(out, o->dumps);
  zb_parcel_put_number(out, o->data_count);
  for (int i = 0; i < o->data_count; i++)
    zb_parcel_put_text(out, o->data[i]);
  zb_parcel_put_number(out, (int64_t)count);
  for (size_t i = 0; i < count; i++) {
    zb_parcel_put_text(out, sources[i].path);
    zb_parcel_put_text(out, sources[i].sha256);
    zb_parcel_put_number(out, sources[i].rows);
  }
  zb_parcel_put_text(out, job->words.stage);
  zb_parcel_put_text(out, job->words.outcome);
  zb_parcel_put_text(out, job->words.counted);
  zb_parcel_put_number(out, job->found.errors);
  zb_parcel_put_number(out, job->found.warnings);
  zb_parcel_put_number(out, job->found.hints);
  zb_parcel_put_number(out, job->found.refused);
  zb_outcome_put(status, job->diags, 0, out);
  write(job->shard);
}

static void put_rows(void *data, const zb_parcel *rows)
{
  zb_shard *shard = data;
  zb_parcel_put_bytes(start(shard, ZB_SHARD_ROWS), rows->bytes.data, rows->bytes.length);
  write(shard);
}

/* Those of the first part are enough, and merge.c has no others. */
static zb_status put_data(zb_job *job)
{
  zb_status status =
      job->options->shard == 1 ? zb_store_give_rows(job->store, put_rows, job->shard, job->diags) : ZB_OK;
  start(job->shard, ZB_SHARD_ROWS);
  write(job->shard);
  return status;
}

zb_status zb_shard_begin(zb_job *job, zb_status status)
{
  zb_identity identity;
  zb_shard *shard = calloc(1, sizeof *shard);
  if (shard == NULL)
    abort();
  job->shard = shard;
  shard->part.file = -1;
  shard->digest = zb_digest_new();
  zb_status known = zb_identity_of(job, &identity);
  if (known == ZB_OK)
    known =
        zb_part_begin(&shard->part, zb_arena_printf(job->arena, "%s/" ZB_SHARD_FILE, job->options->output), job->diags);
  if (known != ZB_OK)
    return known;
  shard->has_begun = true;
  put_head(job, &identity, status);
  known = put_data(job);
  shard->told = zb_diags_count(job->diags);
  return known;
}

/* What was said since, and of no record. */
static void put_messages(zb_job *job, size_t before)
{
  zb_shard *shard = job->shard;
  zb_diags *loose = zb_diags_new();
  for (; shard->told < before; shard->told++)
    zb_diags_repeat(loose, zb_diags_at(job->diags, shard->told));
  if (zb_diags_count(loose) > 0) {
    zb_messages_put(loose, 0, start(shard, ZB_SHARD_MESSAGES));
    write(shard);
  }
  zb_diags_free(loose);
}

void zb_shard_generator(zb_job *job, const zb_generator *generator)
{
  if (job->shard == NULL)
    return;
  zb_parcel *out = start(job->shard, ZB_SHARD_GENERATOR);
  zb_parcel_put_text(out, generator->id);
  zb_parcel_put_text(out, generator->title);
  write(job->shard);
}

void zb_shard_record(zb_job *job, long number, const zb_product *product, size_t first)
{
  if (job->shard == NULL)
    return;
  put_messages(job, first);
  zb_product told = *product;
  for (int i = 0; i < told.document.file_count; i++) {
    told.document.files[i].part = NULL; /* the name is of chance, and says where the folder is */
    told.document.files[i].known = told.document.files[i].unread = false;
  }
  zb_parcel *out = start(job->shard, ZB_SHARD_RECORD);
  zb_parcel_put_number(out, number);
  zb_product_put(&told, job->diags, first, out);
}

void zb_shard_placed(zb_job *job, const zb_product *product)
{
  if (job->shard == NULL)
    return;
  const zb_document *document = &product->document;
  for (int i = 0; document->stem != NULL && i < document->file_count; i++)
    zb_parcel_put_text(&job->shard->parcel, document->files[i].name);
  write(job->shard);
  job->shard->told = zb_diags_count(job->diags); /* what collecting said is about this folder */
}

void zb_shard_end(zb_job *job, zb_status status, long records)
{
  if (job->shard == NULL)
    return;
  put_messages(job, zb_diags_count(job->diags));
  zb_parcel *out = start(job->shard, ZB_SHARD_END);
  zb_parcel_put_number(out, status);
  zb_parcel_put_number(out, records);
  write(job->shard);
}

/* --- The end ------------------------------------------------------------------------------------------------------ */

static void put_problem(void *data, int64_t number, const zb_diag *problem)
{
  zb_parcel *out = data;
  zb_parcel_put_number(out, number);
  const char *const texts[] = {problem->place, problem->code, problem->message, problem->remedy};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    zb_parcel_put_text(out, texts[i]);
}

static zb_status put_tail(zb_job *job)
{
  zb_parcel *out = start(job->shard, ZB_SHARD_TAIL);
  zb_status status = zb_store_untold_problems(job->store, put_problem, out, job->diags);
  write(job->shard);
  return status;
}

static void put_digest(zb_shard *shard)
{
  char hex[65];
  zb_digest_end_hex(shard->digest, hex);
  zb_part_add(&shard->part, hex, sizeof hex - 1);
}

zb_status zb_shard_finish(zb_job *job, zb_status status)
{
  zb_shard *shard = job->shard;
  if (shard == NULL)
    return ZB_OK;
  if (!shard->has_begun || status >= ZB_OUTPUT || job->lost || zb_interrupted()) {
    zb_diags_add(job->diags, ZB_ERROR, "shard", job->options->output, "请改好上面说的，再运行一次同样的命令",
                 "这一份没有做完，还不能合并");
    return ZB_OK;
  }
  zb_status put = put_tail(job);
  put_digest(shard);
  if (put == ZB_OK)
    put = zb_part_finish(&shard->part, true, job->diags);
  return put == ZB_OK ? zb_part_place(shard->part.name.data, shard->part.path.data, true, job->diags) : put;
}

void zb_shard_free(zb_job *job)
{
  if (job->shard == NULL)
    return;
  zb_part_end(&job->shard->part);
  zb_digest_free(job->shard->digest);
  zb_parcel_free(&job->shard->parcel);
  free(job->shard);
  job->shard = NULL;
}
