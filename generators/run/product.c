#include "run/product.h"

#include <stdio.h>
#include <string.h>

void zb_messages_put(const zb_diags *diags, size_t first, zb_parcel *out)
{
  size_t count = zb_diags_count(diags);
  zb_parcel_put_number(out, (int64_t)(count - first));
  for (size_t i = first; i < count; i++) {
    const zb_diag *d = zb_diags_at(diags, i);
    zb_parcel_put_number(out, d->severity);
    const char *const texts[] = {d->code, d->place, d->record, d->message, d->remedy};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
      zb_parcel_put_text(out, texts[k]);
  }
}

void zb_messages_take(zb_parcel *in, zb_diags *diags)
{
  for (int64_t n = zb_parcel_number(in); n > 0 && !in->is_broken; n--) {
    zb_severity severity = (zb_severity)zb_parcel_number(in);
    const char *code = zb_parcel_text(in), *place = zb_parcel_text(in), *record = zb_parcel_text(in);
    const char *message = zb_parcel_text(in), *remedy = zb_parcel_text(in);
    if (in->is_broken || severity < ZB_ERROR || severity > ZB_NOTE) {
      in->is_broken = true;
      break;
    }
    zb_diags_repeat(diags, &(zb_diag){severity, code, place, record, message, remedy});
  }
  zb_diags_record(diags, "");
}

void zb_outcome_put(zb_status status, const zb_diags *diags, size_t first, zb_parcel *out)
{
  zb_parcel_put_number(out, status);
  zb_messages_put(diags, first, out);
}

zb_status zb_outcome_take(zb_parcel *in, zb_status worst, zb_diags *diags)
{
  zb_status status = (zb_status)zb_parcel_number(in);
  if (worst < status)
    zb_messages_take(in, diags);
  return zb_worse(worst, status);
}

static void put_file(const zb_document_file *file, zb_parcel *out)
{
  zb_parcel_put_text(out, file->ending);
  zb_parcel_put_text(out, file->part);
  zb_parcel_put_number(out, file->known | file->listed << 1 | file->unread << 2);
  zb_parcel_put_number(out, (int64_t)file->length);
  zb_parcel_put_text(out, file->sha256);
  zb_parcel_put_text(out, file->made_from);
  zb_parcel_put_text(out, file->code);
  zb_parcel_put_number(out, file->pages);
}

/* A digest or code, for which there is room of SIZE. */
static void take_short(zb_parcel *in, char *out, size_t size)
{
  const char *text = zb_parcel_text(in);
  in->is_broken = in->is_broken || text == NULL || strlen(text) >= size;
  snprintf(out, size, "%s", in->is_broken ? "" : text);
}

static void take_file(zb_parcel *in, zb_document_file *file)
{
  file->ending = zb_parcel_text(in);
  file->part = zb_parcel_text(in);
  int64_t flags = zb_parcel_number(in);
  file->known = (flags & 1) != 0;
  file->listed = (flags & 2) != 0;
  file->unread = (flags & 4) != 0;
  file->length = (size_t)zb_parcel_number(in);
  take_short(in, file->sha256, sizeof file->sha256);
  take_short(in, file->made_from, sizeof file->made_from);
  take_short(in, file->code, sizeof file->code);
  file->pages = (int)zb_parcel_number(in);
}

static void put_document(const zb_document *d, zb_parcel *out)
{
  const char *const texts[] = {d->document, d->record, d->office};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    zb_parcel_put_text(out, texts[i]);
  zb_parcel_put_number(out, d->copies);
  zb_parcel_put_number(out, d->file_count);
  for (int i = 0; i < d->file_count; i++)
    put_file(&d->files[i], out);
  zb_parcel_put_number(out, (int64_t)d->source_count);
  zb_parcel_put_bytes(out, d->sources, d->source_count * sizeof *d->sources);
  zb_parcel_put_number(out, (int64_t)d->picture_count);
  for (size_t i = 0; i < d->picture_count; i++) {
    zb_parcel_put_text(out, d->pictures[i].path);
    zb_parcel_put_text(out, d->pictures[i].sha256);
  }
}

/* How many things of at least SIZE bytes follow. */
static size_t take_count(zb_parcel *in, size_t size)
{
  int64_t count = zb_parcel_number(in);
  in->is_broken = in->is_broken || !zb_parcel_may_have(in, count, size);
  return in->is_broken ? 0 : (size_t)count;
}

static void take_document(zb_parcel *in, zb_arena *arena, zb_document *d)
{
  d->document = zb_parcel_text(in);
  d->record = zb_parcel_text(in);
  d->office = zb_parcel_text(in);
  d->copies = (int)zb_parcel_number(in);
  int64_t files = zb_parcel_number(in);
  in->is_broken = in->is_broken || files < 0 || files > ZB_DOCUMENT_FILES;
  d->file_count = in->is_broken ? 0 : (int)files;
  for (int i = 0; i < d->file_count; i++)
    take_file(in, &d->files[i]);
  d->source_count = take_count(in, sizeof(int));
  int *sources = zb_arena_array(arena, d->source_count, sizeof *sources);
  zb_parcel_bytes(in, sources, d->source_count * sizeof *sources);
  d->sources = sources;
  d->picture_count = take_count(in, 2 * sizeof(int64_t));
  zb_picture *pictures = zb_arena_array(arena, d->picture_count, sizeof *pictures);
  for (size_t i = 0; i < d->picture_count; i++) {
    pictures[i].path = zb_parcel_text(in);
    take_short(in, pictures[i].sha256, sizeof pictures[i].sha256);
  }
  d->pictures = pictures;
}

void zb_product_put(const zb_product *product, const zb_diags *diags, size_t first, zb_parcel *out)
{
  zb_parcel_put_number(out, product->status);
  zb_parcel_put_text(out, product->record);
  zb_parcel_put_text(out, product->owner);
  zb_parcel_put_text(out, product->summary);
  zb_parcel_put_number(out, product->left_out);
  zb_messages_put(diags, first, out);
  zb_parcel_put_text(out, product->document.stem);
  if (product->document.stem != NULL)
    put_document(&product->document, out);
}

void zb_product_take(zb_parcel *in, zb_arena *arena, zb_product *product, zb_diags *diags)
{
  *product = (zb_product){.status = (zb_status)zb_parcel_number(in)};
  product->record = zb_parcel_text(in);
  product->owner = zb_parcel_text(in);
  product->summary = zb_parcel_text(in);
  product->left_out = (int)zb_parcel_number(in);
  zb_messages_take(in, diags);
  product->document.stem = zb_parcel_text(in);
  if (product->document.stem != NULL)
    take_document(in, arena, &product->document);
}
