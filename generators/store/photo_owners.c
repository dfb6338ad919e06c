/* Whose photo a file is. Each file that fits someone makes a claim; of a person's claims the most certain one holds,
   and two of the same certainty with different pictures hold neither: a wrong face on a form is worse than none. */
#include "store/batch.h"

#include "value/person_label.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* From the most certain on. Pictures that are no JPEG come behind all that are: no form may show them. */
typedef enum { NAMED, BY_ID, BY_NAME, OTHER_NAMED, OTHER_BY_ID, OTHER_BY_NAME, CONTESTED } certainty;

typedef struct claim {
  size_t owner, photo;
  certainty certainty;
} claim;

typedef struct matching {
  zb_store *store;
  zb_diags *diags;
  photo_owner *owners;
  size_t owner_count;
  const photo_owner **by_name;
  photo **by_stem;
  claim *claims;
  size_t count, capacity;
} matching;

static void add_claim(matching *m, const photo_owner *owner, photo *p, certainty certainty)
{
  p->claimed = true;
  m->claims = zb_arena_grow(m->store->arena, m->claims, m->count, &m->capacity, sizeof *m->claims);
  bool other = !p->jpeg && certainty < OTHER_NAMED;
  m->claims[m->count++] =
      (claim){(size_t)(owner - m->owners), (size_t)(p - m->store->photos), other ? certainty + OTHER_NAMED : certainty};
}

/* --- The people ----------------------------------------------------------------------------------------------- */

static void add_owner(matching *m, sqlite3_stmt *people, size_t *capacity)
{
  zb_arena *arena = m->store->arena;
  const char *id = zb_arena_strdup(arena, zb_column_text(people, 0));
  const char *name = zb_arena_strdup(arena, zb_column_text(people, 1));
  m->owners = zb_arena_grow(arena, m->owners, m->owner_count, capacity, sizeof *m->owners);
  m->owners[m->owner_count++] = (photo_owner){
      .id = id,
      .name = zb_photo_stem(name, arena),
      .named = zb_arena_strdup(arena, zb_column_text(people, 2)),
      .shown = zb_person_label(name, id, arena),
  };
}

static zb_status read_people(matching *m, const zb_table_schema *table)
{
  const char *name = zb_store_field_of_type(table, ZB_FIELD_NAME);
  const char *sql =
      zb_arena_printf(m->store->arena, "SELECT \"%s\", %s%s%s, %s FROM \"%s\" WHERE \"%s\" <> '' ORDER BY 1",
                      table->owner, name == NULL ? "" : "\"", name == NULL ? "''" : name, name == NULL ? "" : "\"",
                      zb_schema_field(table, "photo") < 0 ? "''" : "photo", table->name, table->owner);
  sqlite3_stmt *people = NULL;
  size_t capacity = 0;
  zb_status status = zb_store_prepare(m->store, sql, &people, m->diags);
  while (status == ZB_OK && zb_store_next(m->store, people, &status, m->diags))
    add_owner(m, people, &capacity);
  sqlite3_finalize(people);
  return status;
}

static int by_owner_name(const void *a, const void *b)
{
  const photo_owner *x = *(const photo_owner *const *)a, *y = *(const photo_owner *const *)b;
  int order = strcmp(x->name, y->name);
  return order != 0 ? order : strcmp(x->id, y->id);
}

static int by_photo_stem(const void *a, const void *b)
{
  const photo *x = *(photo *const *)a, *y = *(photo *const *)b;
  int order = strcmp(x->name.stem, y->name.stem);
  return order != 0 ? order : strcmp(x->user_path, y->user_path);
}

static void index_all(matching *m)
{
  zb_store *store = m->store;
  m->by_name = zb_arena_array(store->arena, m->owner_count + 1, sizeof *m->by_name);
  for (size_t i = 0; i < m->owner_count; i++)
    m->by_name[i] = &m->owners[i];
  qsort(m->by_name, m->owner_count, sizeof *m->by_name, by_owner_name);
  m->by_stem = zb_arena_array(store->arena, store->photo_count, sizeof *m->by_stem);
  for (size_t i = 0; i < store->photo_count; i++)
    m->by_stem[i] = &store->photos[i];
  qsort(m->by_stem, store->photo_count, sizeof *m->by_stem, by_photo_stem);
}

/* --- What the table's column names ---------------------------------------------------------------------------- */

/* How many folders at the end of two paths are the same. */
static int same_folders(const char *a, const char *b)
{
  const char *x = zb_photo_base(a), *y = zb_photo_base(b);
  int count = 0;
  for (; x > a && y > b; count++) {
    const char *end_x = --x, *end_y = --y;
    while (x > a && x[-1] != '/' && x[-1] != '\\')
      x--;
    while (y > b && y[-1] != '/' && y[-1] != '\\')
      y--;
    if (end_x - x != end_y - y || memcmp(x, y, (size_t)(end_x - x)) != 0)
      break;
  }
  return count;
}

/* How well the path fits what is named: folders, and the ending if it is written. */
static int fit(const char *named, const char *path)
{
  return 2 * same_folders(named, path) + (strcasecmp(zb_photo_base(named), zb_photo_base(path)) == 0);
}

static void claim_named(matching *m, const photo_owner *owner)
{
  if (*owner->named == '\0' || zb_is_picture_formula(owner->named))
    return;
  zb_store *store = m->store;
  const char *stem = zb_photo_stem(owner->named, store->arena);
  size_t low = 0, high = store->photo_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (strcmp(m->by_stem[middle]->name.stem, stem) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  int best = 0;
  size_t end = low;
  for (; end < store->photo_count && strcmp(m->by_stem[end]->name.stem, stem) == 0; end++) {
    int f = fit(owner->named, m->by_stem[end]->user_path);
    best = f > best ? f : best;
  }
  for (; low < end; low++)
    if (m->by_stem[low]->owner == NULL && fit(owner->named, m->by_stem[low]->user_path) == best)
      add_claim(m, owner, m->by_stem[low], NAMED);
}

/* --- What the names of files say ------------------------------------------------------------------------------ */

static int compare_id(const void *id, const void *owner)
{
  return strcmp(id, ((const photo_owner *)owner)->id);
}

static void claim_by_id(matching *m, photo *p, const char *id)
{
  const photo_owner *owner = bsearch(id, m->owners, m->owner_count, sizeof *m->owners, compare_id);
  if (owner != NULL)
    add_claim(m, owner, p, BY_ID);
}

/* The first owner with that name in by_name, or the end. */
static size_t first_named(const matching *m, const char *name)
{
  size_t low = 0, high = m->owner_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (strcmp(m->by_name[middle]->name, name) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool is_in_earlier(const char *const *names, int i)
{
  for (int k = 0; k < i; k++)
    if (names[k] != NULL && strstr(names[k], names[i]) != NULL)
      return true;
  return false;
}

/* A name within a longer one that someone has is not meant. */
static void claim_by_name(matching *m, photo *p)
{
  const char *found[64];
  int count = 0;
  size_t first = m->count;
  for (const char *const *name = p->name.names; *name != NULL && count < 64; name++) {
    found[count] = *name;
    size_t i = first_named(m, *name);
    if (i == m->owner_count || strcmp(m->by_name[i]->name, *name) != 0 || is_in_earlier(found, count))
      continue;
    count++;
    for (; i < m->owner_count && strcmp(m->by_name[i]->name, *name) == 0; i++)
      add_claim(m, m->by_name[i], p, BY_NAME);
  }
  for (size_t i = first; m->count - first > 1 && i < m->count; i++)
    m->claims[i].certainty = CONTESTED;
}

/* The person who has one of the numbers in the file's name; NULL: nobody. */
static const photo_owner *numbered(const matching *m, const photo *p)
{
  const photo_owner *owner = NULL;
  for (const char *const *id = p->name.ids; *id != NULL && owner == NULL; id++)
    owner = bsearch(*id, m->owners, m->owner_count, sizeof *m->owners, compare_id);
  return owner;
}

static bool has_name(const photo *p, const photo_owner *owner)
{
  for (const char *const *name = p->name.names; *name != NULL; name++)
    if (strcmp(*name, owner->name) == 0)
      return true;
  return false;
}

/* 330599198001010027李四.jpg, where that is 张三's number: one of the two is wrong, and nothing tells which. */
static bool claim_contradiction(matching *m, photo *p)
{
  const photo_owner *owner = numbered(m, p);
  if (owner == NULL || has_name(p, owner))
    return false;
  size_t first = m->count;
  claim_by_name(m, p);
  if (m->count == first)
    return false;
  p->doubt = ZB_PHOTO_CONTRADICTORY;
  add_claim(m, owner, p, CONTESTED);
  for (size_t i = first; i < m->count; i++)
    m->claims[i].certainty = CONTESTED;
  return true;
}

/* A picture over the rows of several people. */
static void claim_spread(matching *m, photo *p)
{
  const char *const ids[] = {p->owner, p->rival};
  size_t first = m->count;
  for (int i = 0; i < 2; i++)
    if (ids[i] != NULL)
      claim_by_id(m, p, ids[i]);
  for (size_t i = first; i < m->count; i++)
    m->claims[i].certainty = CONTESTED;
}

static void claim_by_file(matching *m, photo *p)
{
  if (p->name.ids[0] == NULL)
    claim_by_name(m, p);
  else if (!claim_contradiction(m, p))
    for (const char *const *id = p->name.ids; *id != NULL; id++)
      claim_by_id(m, p, *id);
}

static void claim_all(matching *m)
{
  for (size_t i = 0; i < m->owner_count; i++)
    claim_named(m, &m->owners[i]);
  for (size_t i = 0; i < m->store->photo_count; i++) {
    photo *p = &m->store->photos[i];
    if (p->doubt == ZB_PHOTO_SPREAD)
      claim_spread(m, p);
    else if (p->owner != NULL)
      claim_by_id(m, p, p->owner);
    else
      claim_by_file(m, p);
  }
}

/* --- The decision --------------------------------------------------------------------------------------------- */

static int compare_claims(const void *a, const void *b)
{
  const claim *x = a, *y = b;
  if (x->owner != y->owner)
    return x->owner < y->owner ? -1 : 1;
  if (x->certainty != y->certainty)
    return x->certainty < y->certainty ? -1 : 1;
  return (x->photo > y->photo) - (x->photo < y->photo);
}

/* Who else has a contested photo: 张三（330599…0111）、李四（330599…0022） */
static const char *contestants(const matching *m, size_t photo)
{
  const char *names = "";
  for (size_t i = 0; i < m->count; i++)
    if (m->claims[i].photo == photo)
      names = zb_arena_printf(m->store->arena, "%s%s%s", names, *names == '\0' ? "" : "、",
                              m->owners[m->claims[i].owner].shown);
  return names;
}

/* Whose the number in the file's name is, and whose the name. */
static const char *contradiction(const matching *m, const photo *p)
{
  const photo_owner *owner = numbered(m, p);
  const char *names = "";
  for (size_t i = 0; i < m->count; i++) {
    const photo_owner *other = &m->owners[m->claims[i].owner];
    if (&m->store->photos[m->claims[i].photo] == p && m->claims[i].certainty == CONTESTED && other != owner)
      names = zb_arena_printf(m->store->arena, "%s%s%s", names, *names == '\0' ? "" : "、", other->shown);
  }
  return zb_arena_printf(m->store->arena, "照片 %s 的文件名里，身份证号是%s的，姓名是%s；请看照片是谁的，改正文件名",
                         p->shown, owner->shown, names);
}

/* Why nobody gets the contested photos of FILES, of which that of claim C is the first. */
static const char *why_contested(const matching *m, const claim *c, const char *files)
{
  const photo *p = &m->store->photos[c->photo];
  const char *names = contestants(m, c->photo);
  if (p->doubt == ZB_PHOTO_CONTRADICTORY)
    return contradiction(m, p);
  if (p->doubt == ZB_PHOTO_SPREAD)
    return zb_arena_printf(m->store->arena,
                           "图片 %s 盖住了几行，不知道是谁的照片：%s；请把每张图片缩小，整张放在本人那一行里", files,
                           names);
  return zb_arena_printf(m->store->arena, "照片 %s 对得上几个人，不知道是谁的：%s", files, names);
}

static const char *note_of(certainty certainty, const photo *p)
{
  if (certainty != CONTESTED)
    return "同一个人有几张不同的照片";
  return p->doubt == ZB_PHOTO_CONTRADICTORY ? "文件名里的身份证号和姓名不是同一个人的"
         : p->doubt == ZB_PHOTO_SPREAD      ? "图片盖住了几行，不知道是哪一行的"
                                            : "对得上几个人";
}

/* Tells why none of the claims from FIRST to END holds, and lists them. */
static zb_status refuse(matching *m, size_t first, size_t end)
{
  zb_store *store = m->store;
  const claim *c = &m->claims[first];
  photo_owner *owner = &m->owners[c->owner];
  const char *files = "";
  for (size_t i = first; i < end; i++)
    files =
        zb_arena_printf(store->arena, "%s%s%s", files, i == first ? "" : "、", store->photos[m->claims[i].photo].shown);
  owner->why =
      c->certainty == CONTESTED
          ? why_contested(m, c, files)
          : zb_arena_printf(store->arena, "有 %zu 张照片都对得上，内容不同，不知道用哪一张：%s", end - first, files);
  zb_status status = ZB_OK;
  for (size_t i = first; i < end && status == ZB_OK; i++) {
    photo *p = &store->photos[m->claims[i].photo];
    p->told = true;
    status = zb_store_note_photo(store, "unclear", p, owner, note_of(c->certainty, p), m->diags);
  }
  return status;
}

/* Decides on the claims of one owner; those of the highest certainty go from FIRST to END. */
static zb_status decide(matching *m, size_t first, size_t end)
{
  photo *photos = m->store->photos, *p = &photos[m->claims[first].photo];
  bool certain = m->claims[first].certainty != CONTESTED;
  for (size_t i = first + 1; i < end && certain; i++)
    certain = zb_store_same_photo(m->store, p, &photos[m->claims[i].photo], m->diags);
  if (!certain)
    return refuse(m, first, end);
  m->owners[m->claims[first].owner].photo = p;
  for (size_t i = first; i < end; i++)
    photos[m->claims[i].photo].used = true;
  return ZB_OK;
}

static zb_status decide_all(matching *m)
{
  zb_status status = ZB_OK;
  if (m->count > 0)
    qsort(m->claims, m->count, sizeof *m->claims, compare_claims);
  for (size_t i = 0, next = 0; i < m->count && status == ZB_OK; i = next) {
    size_t end = i;
    while (end < m->count && m->claims[end].owner == m->claims[i].owner &&
           m->claims[end].certainty == m->claims[i].certainty)
      end++;
    for (next = end; next < m->count && m->claims[next].owner == m->claims[i].owner;)
      next++;
    status = decide(m, i, end);
  }
  return status;
}

zb_status zb_store_find_photo_owners(zb_store *store, zb_diags *diags)
{
  const zb_table_schema *people = zb_store_people(store);
  if (people == NULL || store->photo_count == 0)
    return ZB_OK;
  zb_store_sort_photos(store);
  matching m = {.store = store, .diags = diags};
  zb_status status = zb_store_rename_photos(store, diags);
  if (status == ZB_OK)
    status = read_people(&m, people);
  if (status != ZB_OK)
    return status;
  index_all(&m);
  claim_all(&m);
  status = decide_all(&m);
  store->photo_owners = m.owners;
  store->photo_owner_count = m.owner_count;
  return status;
}
