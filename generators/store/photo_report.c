/* What a person should look at among the photos: on the terminal in few lines, all of it in the table _photos. */
#include "store/batch.h"

#include <stdlib.h>
#include <string.h>

zb_status zb_store_note_photo(zb_store *store, const char *kind, const photo *photo, const photo_owner *owner,
                              const char *note, zb_diags *diags)
{
  sqlite3_stmt *insert = NULL;
  zb_status status = zb_store_prepare(store, "INSERT INTO _photos VALUES(?,?,?,?,?)", &insert, diags);
  const char *const values[] = {kind, photo->shown, owner == NULL ? "" : owner->id, owner == NULL ? "" : owner->shown,
                                note};
  if (status == ZB_OK)
    status = zb_store_run_with(store, insert, values, 5, diags);
  sqlite3_finalize(insert);
  return status;
}

/* --- One for several ------------------------------------------------------------------------------------------ */

enum { GROUPS_SHOWN = 5, PEOPLE_SHOWN = 3 };

static photo *photo_of(const zb_store *store, const photo_owner *owner)
{
  return &store->photos[owner->photo - store->photos];
}

static int by_size(const void *a, const void *b)
{
  const photo_owner *x = *(const photo_owner *const *)a, *y = *(const photo_owner *const *)b;
  if (x->photo->size != y->photo->size)
    return x->photo->size < y->photo->size ? -1 : 1;
  int order = x->photo->sha256 == NULL || y->photo->sha256 == NULL ? 0 : strcmp(x->photo->sha256, y->photo->sha256);
  if (order == 0)
    order = strcmp(x->photo->user_path, y->photo->user_path);
  return order != 0 ? order : strcmp(x->id, y->id);
}

/* The owners with a photo; those of the same one stand together. Only what has the size of another is read. */
static const photo_owner **by_content(zb_store *store, size_t *count, zb_diags *diags)
{
  const photo_owner **owners = zb_arena_array(store->arena, store->photo_owner_count + 1, sizeof *owners);
  *count = 0;
  for (size_t i = 0; i < store->photo_owner_count; i++)
    if (store->photo_owners[i].photo != NULL)
      owners[(*count)++] = &store->photo_owners[i];
  qsort(owners, *count, sizeof *owners, by_size);
  for (size_t i = 1; i < *count; i++)
    if (owners[i]->photo->size == owners[i - 1]->photo->size)
      zb_store_same_photo(store, photo_of(store, owners[i]), photo_of(store, owners[i - 1]), diags);
  qsort(owners, *count, sizeof *owners, by_size);
  return owners;
}

/* Who they are, in words. */
static const char *what_is_shared(const zb_store *store, const photo_owner *const *group, size_t count)
{
  const char *people = "";
  for (size_t i = 0; i < count && i < PEOPLE_SHOWN; i++)
    people = zb_arena_printf(store->scratch, "%s%s%s", people, i == 0 ? "" : "、", group[i]->shown);
  const char *more = count > PEOPLE_SHOWN ? zb_arena_printf(store->scratch, "等 %zu 个人", count) : "";
  return zb_arena_printf(store->scratch, "%s%s用的是同一张照片", people, more);
}

static zb_status report_shared(zb_store *store, zb_diags *diags)
{
  size_t count, groups = 0;
  const photo_owner **owners = by_content(store, &count, diags);
  zb_status status = ZB_OK;
  for (size_t i = 0, end = 0; i < count && status == ZB_OK; i = end) {
    for (end = i + 1;
         end < count && zb_store_same_photo(store, photo_of(store, owners[i]), photo_of(store, owners[end]), diags);)
      end++;
    if (end == i + 1)
      continue;
    zb_arena_reset(store->scratch);
    const char *what = what_is_shared(store, owners + i, end - i);
    if (groups++ < GROUPS_SHOWN)
      zb_diags_add(diags, ZB_WARNING, "shared-photo", owners[i]->photo->shown, "请核对是谁的照片，其他人的换成本人的",
                   "%s", what);
    for (size_t k = i; k < end && status == ZB_OK; k++)
      status = zb_store_note_photo(store, "several", owners[k]->photo, owners[k], what, diags);
  }
  if (groups > GROUPS_SHOWN)
    zb_diags_add(diags, ZB_WARNING, "shared-photo", "", "",
                 "几个人用同一张照片的情况共 %zu 处，只列出前面 %d 处；全部列在导入报告里", groups, GROUPS_SHOWN);
  return status;
}

/* --- Unused ones ---------------------------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The stems of the files that the batch names as something else: scans of certificates. Sorted. */
static zb_status read_named_files(zb_store *store, const char ***stems, size_t *count, zb_diags *diags)
{
  size_t capacity = 0;
  zb_status status = ZB_OK;
  *stems = NULL;
  *count = 0;
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++) {
    if (zb_schema_field(&store->schema->tables[t], "file") < 0)
      continue;
    sqlite3_stmt *files = NULL;
    const char *sql =
        zb_arena_printf(store->arena, "SELECT file FROM \"%s\" WHERE file <> ''", store->schema->tables[t].name);
    status = zb_store_prepare(store, sql, &files, diags);
    while (status == ZB_OK && zb_store_next(store, files, &status, diags)) {
      *stems = zb_arena_grow(store->arena, *stems, *count, &capacity, sizeof **stems);
      (*stems)[(*count)++] = zb_photo_stem(zb_column_text(files, 0), store->arena);
    }
    sqlite3_finalize(files);
  }
  if (*count > 0)
    qsort(*stems, *count, sizeof **stems, by_text);
  return status;
}

/* Copies of a photo that is used are no loss. */
static bool is_copy(zb_store *store, photo *p, zb_diags *diags)
{
  for (size_t i = 0; i < store->photo_count; i++)
    if (store->photos[i].used && store->photos[i].size == p->size &&
        zb_store_same_photo(store, &store->photos[i], p, diags))
      return true;
  return false;
}

static const char *why_unused(const photo *p)
{
  if (p->claimed)
    return "这个人用了另一张对得更准的照片";
  if (p->owner != NULL)
    return "这一行没有读作申报人员";
  return p->name.ids[0] != NULL ? "文件名里的身份证号，申报人员里没有" : "文件名里没有哪个申报人员的身份证号或姓名";
}

static zb_status report_unused(zb_store *store, zb_diags *diags)
{
  const char **named, *first = NULL;
  size_t named_count, count = 0;
  zb_status status = read_named_files(store, &named, &named_count, diags);
  for (size_t i = 0; i < store->photo_count && status == ZB_OK; i++) {
    photo *p = &store->photos[i];
    bool is_named = named_count > 0 && bsearch(&p->name.stem, named, named_count, sizeof *named, by_text) != NULL;
    if (p->used || p->told || is_named || is_copy(store, p, diags))
      continue;
    first = count++ == 0 ? p->shown : first;
    status = zb_store_note_photo(store, "unused", p, NULL, why_unused(p), diags);
  }
  if (count > 0)
    zb_diags_add(diags, ZB_NOTE, "unused-photo", first, "",
                 "照片没有用上，因为对不上哪个申报人员；这样的照片共 %zu 张，都列在导入报告里", count);
  return status;
}

static bool any_unread(const zb_store *store)
{
  bool any = false;
  for (size_t i = 0; i < store->photo_count; i++)
    any = any || store->photos[i].unread;
  return any;
}

zb_status zb_store_report_photos(zb_store *store, zb_diags *diags)
{
  if (store->photo_owner_count == 0) /* no people: a batch of units */
    return ZB_OK;
  zb_status status = report_shared(store, diags);
  if (status == ZB_OK)
    status = report_unused(store, diags);
  return zb_worse(status, any_unread(store) ? ZB_INPUT : ZB_OK);
}
