#include "run/shard_reader.h"

#include "base/digest.h"
#include "base/file.h"

#include <string.h>
#include <sys/stat.h>

enum { DIGEST = 2 * ZB_DIGEST_LENGTH }; /* the end of the file */

/* --- Reading --------------------------------------------------------------------------------------------------------
 */

zb_status zb_shard_spoiled(zb_job *job, const zb_shard_part *p)
{
  zb_diags_add(job->diags, ZB_ERROR, "part", p->path, "请重新做这一份，再合并", "这个文件不完整，或者做好以后有人改过");
  return ZB_INPUT;
}

/* Goes to the next parcel. */
bool zb_shard_next(zb_shard_part *p)
{
  enum { MAX_PARCEL = 1 << 30 };
  uint64_t length;
  zb_parcel_clear(&p->parcel);
  p->left -= (int64_t)sizeof length;
  if (p->left < 0 || fread(&length, sizeof length, 1, p->file) != 1 || length > (uint64_t)p->left ||
      length > MAX_PARCEL)
    return false;
  p->left -= (int64_t)length;
  zb_buffer_reserve(&p->parcel.bytes, length);
  if (fread(p->parcel.bytes.data, 1, length, p->file) != length)
    return false;
  p->parcel.bytes.length = length;
  p->kind = (zb_shard_kind)zb_parcel_number(&p->parcel);
  if (p->kind == ZB_SHARD_RECORD)
    p->number = (long)zb_parcel_number(&p->parcel);
  return !p->parcel.is_broken;
}

/* Whether the file is as it was written. Leaves it at its beginning. */
static bool is_whole(zb_shard_part *p)
{
  char bytes[1 << 16], hex[DIGEST + 1], wanted[DIGEST + 1] = "";
  uint8_t digest[ZB_DIGEST_LENGTH];
  p->left = zb_file_size(p->file) - DIGEST;
  zb_digest *sum = zb_digest_new();
  for (int64_t left = p->left; left > 0;) {
    size_t n = fread(bytes, 1, left < (int64_t)sizeof bytes ? (size_t)left : sizeof bytes, p->file);
    if (n == 0)
      break;
    zb_digest_add(sum, bytes, n);
    left -= (int64_t)n;
  }
  zb_digest_end(sum, digest);
  zb_digest_free(sum);
  for (int i = 0; i < ZB_DIGEST_LENGTH; i++)
    snprintf(hex + 2 * (size_t)i, 3, "%02x", digest[i]);
  bool whole = p->left > 0 && fread(wanted, 1, DIGEST, p->file) == DIGEST && strcmp(hex, wanted) == 0;
  return fseek(p->file, 0, SEEK_SET) == 0 && whole;
}

static const char *take_text(zb_parcel *in, zb_arena *arena)
{
  const char *text = zb_parcel_text(in);
  return text == NULL ? NULL : zb_arena_strdup(arena, text);
}

static const char *take_word(zb_parcel *in, zb_arena *arena)
{
  const char *text = take_text(in, arena);
  return text == NULL ? "" : text;
}

static void take_data(zb_parcel *in, zb_arena *arena, zb_run_options *options)
{
  int64_t count = zb_parcel_number(in);
  if (!zb_parcel_may_have(in, count, sizeof count)) {
    in->is_broken = true;
    return;
  }
  char **data = zb_arena_array(arena, (size_t)count + 1, sizeof *data);
  for (int64_t i = 0; i < count; i++)
    data[i] = zb_arena_strdup(arena, take_word(in, arena));
  options->data = data;
  options->data_count = (int)count;
}

static void take_sources(zb_parcel *in, zb_arena *arena, zb_shard_head *h)
{
  int64_t count = zb_parcel_number(in);
  if (!zb_parcel_may_have(in, count, sizeof count)) {
    in->is_broken = true;
    return;
  }
  h->source_count = (size_t)count;
  h->sources = zb_arena_array(arena, h->source_count + 1, sizeof *h->sources);
  for (int64_t i = 0; i < count; i++) {
    h->sources[i].path = take_word(in, arena);
    snprintf(h->sources[i].sha256, sizeof h->sources[i].sha256, "%s", take_word(in, arena));
    h->sources[i].rows = zb_parcel_number(in);
  }
}

static bool take_head(zb_shard_part *p, zb_arena *arena)
{
  zb_parcel *in = &p->parcel;
  zb_shard_head *h = &p->head;
  if (!zb_shard_next(p) || p->kind != ZB_SHARD_HEAD || strcmp(take_word(in, arena), ZB_SHARD_FORMAT) != 0)
    return false;
  for (int i = 0; i < ZB_SAME_COUNT; i++)
    h->identity.marks[i] = take_word(in, arena);
  h->shard = (int)zb_parcel_number(in);
  h->shards = (int)zb_parcel_number(in);
  h->notice = take_text(in, arena);
  h->options.only = take_text(in, arena);
  h->options.date = take_word(in, arena);
  h->options.draft = zb_parcel_number(in) != 0;
  h->options.dumps = (unsigned)zb_parcel_number(in);
  take_data(in, arena, &h->options);
  take_sources(in, arena, h);
  h->words.stage = take_word(in, arena);
  h->words.outcome = take_word(in, arena);
  h->words.counted = take_word(in, arena);
  h->found.errors = zb_parcel_number(in);
  h->found.warnings = zb_parcel_number(in);
  h->found.hints = zb_parcel_number(in);
  h->found.refused = zb_parcel_number(in);
  h->diags = zb_diags_new();
  h->status = (zb_status)zb_parcel_number(in);
  zb_messages_take(in, h->diags);
  return !in->is_broken && h->shards >= 1 && h->shards <= ZB_MAX_SHARDS && h->shard >= 1 && h->shard <= h->shards;
}

zb_status zb_shard_open(zb_job *job, const char *folder, zb_shard_part *p)
{
  *p = (zb_shard_part){.folder = folder, .path = zb_arena_printf(job->arena, "%s/" ZB_SHARD_FILE, folder)};
  struct stat info;
  if (stat(folder, &info) == 0 && S_ISDIR(info.st_mode) && stat(p->path, &info) != 0) {
    zb_diags_add(job->diags, ZB_ERROR, "part", folder, "请写上 make --shard 做好的文件夹；没有做完的，请再做一次",
                 "这里没有做完的一份：没有 " ZB_SHARD_FILE);
    return ZB_INPUT;
  }
  p->file = zb_file_open(p->path, job->diags);
  if (p->file == NULL)
    return ZB_INPUT;
  return is_whole(p) && take_head(p, job->arena) ? ZB_OK : zb_shard_spoiled(job, p);
}

bool zb_shard_is_foreign(const char *path)
{
  struct stat info;
  if (lstat(path, &info) != 0)
    return false;
  zb_diags *unheard = zb_diags_new();
  zb_shard_part p = {.path = path, .file = zb_file_open(path, unheard)};
  p.left = p.file == NULL ? 0 : zb_file_size(p.file);
  const char *format = p.file != NULL && zb_shard_next(&p) && p.kind == ZB_SHARD_HEAD ? zb_parcel_text(&p.parcel) : "";
  bool ours = format != NULL && strncmp(format, ZB_SHARD_FORMAT, strcspn(ZB_SHARD_FORMAT, " ")) == 0;
  zb_shard_close(&p);
  zb_diags_free(unheard);
  return !ours;
}

bool zb_shard_reopen(zb_shard_part *p)
{
  struct stat before, now;
  zb_diags *unheard = zb_diags_new(); /* the other process reads on */
  FILE *file = zb_file_open(p->path, unheard);
  zb_diags_free(unheard);
  if (file == NULL)
    return false;
  bool same = fstat(fileno(p->file), &before) == 0 && fstat(fileno(file), &now) == 0 && before.st_dev == now.st_dev &&
              before.st_ino == now.st_ino && fseeko(file, zb_file_size(file) - DIGEST - p->left, SEEK_SET) == 0;
  p->file = file; /* the other one's is not closed: that would move what both share */
  return same;
}

void zb_shard_close(zb_shard_part *p)
{
  if (p->file != NULL)
    fclose(p->file);
  zb_parcel_free(&p->parcel);
  zb_diags_free(p->head.diags);
}

bool zb_shard_read_problems(zb_shard_part *p, zb_arena *arena)
{
  zb_parcel *in = &p->parcel;
  size_t capacity = 0;
  while (!in->is_broken && in->at < in->bytes.length) {
    p->problems = zb_arena_grow(arena, p->problems, p->problem_count, &capacity, sizeof *p->problems);
    zb_shard_problem *one = &p->problems[p->problem_count++];
    one->number = zb_parcel_number(in);
    one->diag.place = take_word(in, arena);
    one->diag.code = take_word(in, arena);
    one->diag.message = take_word(in, arena);
    one->diag.remedy = take_word(in, arena);
  }
  return !in->is_broken;
}

const char *zb_shard_text(zb_shard_part *p, zb_arena *arena)
{
  return take_word(&p->parcel, arena);
}
