/* Photos that are in a workbook, in cells or over them. They are written to a temporary folder beside those of unpacked
   archives: from there on they are photos like any other. */
#include "import/sheet_import.h"

#include "base/file.h"
#include "picture/kind.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A row of data, and how many of the pictures over its column of photos are its own. */
typedef struct person {
  int row, pictures;
  const char *owner;
} person;

struct zb_embedded {
  const zb_table_picture *pictures; /* the table's, by rows */
  size_t count, next;
  int column;         /* of photos; -1: the table has none, and a picture in any counts */
  const char *folder; /* NULL until it is needed */
  bool doubtful;      /* the row of one of them is not clear: all of the rows are kept */
  person *people;
  size_t people_count, people_capacity;
  size_t left_out;
  const zb_table_picture *first_left_out;
};

static const char photo_remedy[] = "如果是证件照，请把照片另存为 JPEG，以身份证号命名，放进数据文件夹";

/* Once for each file: that its pictures can't be photos, as its kind is. */
static void tell_unread(sheet_import *in)
{
  zb_import *import = in->import;
  if (!zb_table_has_unread_pictures(in->table) || (import->told != NULL && strcmp(import->told, in->file) == 0))
    return;
  import->told = zb_arena_strdup(import->arena, in->file);
  zb_diags_add(in->diags, ZB_NOTE, "unread-pictures", in->file, photo_remedy,
               "文件里有图片；.%s 文件里的图片不读，没有当作照片", zb_table_format(in->table));
}

void zb_embedded_begin(sheet_import *in)
{
  in->embedded = NULL;
  int field = zb_schema_field(in->schema, "photo");
  if (field >= 0)
    tell_unread(in);
  const zb_table_picture *pictures;
  size_t count;
  zb_table_pictures(in->table, &pictures, &count);
  if (field < 0 || count == 0)
    return;
  in->embedded = zb_arena_alloc(in->arena, sizeof *in->embedded);
  *in->embedded = (zb_embedded){.pictures = pictures, .count = count, .column = in->columns[field]};
  for (size_t i = 0; i < count; i++)
    in->embedded->doubtful = in->embedded->doubtful || pictures[i].certainty != ZB_PICTURE_CLEAR;
}

static const char *place_of(const sheet_import *in, const zb_table_picture *picture, zb_arena *arena)
{
  char cell[24];
  return zb_arena_printf(arena, "%s!%s", in->shown, zb_cell_name(picture->column, picture->row, cell));
}

/* The file that a picture is written to: 申报人员!M2.jpg. */
static const char *file_of(const sheet_import *in, const zb_table_picture *picture, const zb_buffer *bytes)
{
  char cell[24];
  zb_arena *arena = in->row_arena;
  const char *kind = zb_picture_kind(bytes->data, bytes->length);
  const char *dot = strrchr(picture->part, '.');
  char *ending = zb_arena_strdup(arena, kind == NULL ? (dot == NULL ? "" : dot + 1) : kind);
  for (char *c = ending; *c != '\0'; c++)
    *c = isalnum((unsigned char)*c) ? (char)tolower((unsigned char)*c) : '_';
  char *sheet = zb_arena_strndup(arena, in->name, 120); /* what a file's name has room for */
  for (char *c = sheet; *c != '\0'; c++)
    *c = *c == '/' || *c == '\\' ? '_' : *c;
  return zb_arena_printf(arena, "%s/%s!%s%s.%s", in->embedded->folder, sheet,
                         zb_cell_name(picture->column, picture->row, cell),
                         picture->floating ? zb_arena_printf(arena, "-%d", picture->number + 1) : "",
                         strcmp(ending, "jpeg") == 0 ? "jpg" : ending);
}

static void warn_absent(const sheet_import *in, const zb_table_picture *picture)
{
  zb_diags_add(in->diags, ZB_WARNING, "absent-picture", place_of(in, picture, in->row_arena),
               "请在原表里重新插入照片并保存，或者把照片以身份证号命名，放进数据文件夹", "这一格的图片没有存在文件里");
}

/* Takes the picture as OWNER's; if DOUBTFUL, as nobody's that may also be RIVAL's. */
static zb_status take(sheet_import *in, const zb_table_picture *picture, const char *owner, bool doubtful,
                      const char *rival)
{
  zb_embedded *e = in->embedded;
  if (picture->part == NULL) {
    warn_absent(in, picture);
    return ZB_OK;
  }
  zb_buffer bytes = {0};
  zb_diags *ignored = zb_diags_new(); /* what is spoiled is told with its cell */
  zb_status status = ZB_OK;
  if (zb_table_picture_bytes(in->table, picture, &bytes, ignored) != ZB_OK) {
    warn_absent(in, picture);
  } else {
    if (e->folder == NULL)
      status = zb_import_make_folder(in->import, in->path, &e->folder, in->diags);
    const char *file = status == ZB_OK ? file_of(in, picture, &bytes) : NULL;
    if (status == ZB_OK)
      status = zb_file_write(file, bytes.data, bytes.length, in->diags);
    const char *place = place_of(in, picture, in->row_arena);
    if (status == ZB_OK && doubtful)
      zb_store_add_doubtful_photo(in->import->store, file, place, owner, rival);
    else if (status == ZB_OK)
      zb_store_add_photo(in->import->store, file, place, owner);
  }
  zb_diags_free(ignored);
  zb_buffer_free(&bytes);
  return status;
}

static void leave_out(zb_embedded *e, const zb_table_picture *picture)
{
  if (e->left_out++ == 0)
    e->first_left_out = picture;
}

static bool is_over_photos(const zb_embedded *e, const zb_table_picture *picture)
{
  return e->column < 0 || (picture->first_column <= e->column && e->column <= picture->last_column);
}

static void keep_person(sheet_import *in, const zb_row *row)
{
  zb_embedded *e = in->embedded;
  e->people = zb_arena_grow(in->arena, e->people, e->people_count, &e->people_capacity, sizeof *e->people);
  e->people[e->people_count++] = (person){row->number, 0, zb_arena_strdup(in->arena, in->values[in->owner])};
}

zb_status zb_embedded_take(sheet_import *in, const zb_row *row)
{
  zb_embedded *e = in->embedded;
  zb_status status = ZB_OK;
  if (e == NULL)
    return ZB_OK;
  if (e->doubtful)
    keep_person(in, row);
  for (; e->next < e->count && e->pictures[e->next].row < row->number; e->next++)
    if (e->pictures[e->next].certainty == ZB_PICTURE_CLEAR &&
        e->pictures[e->next].row > in->counts.header - 1) /* what stands above the data is no photo */
      leave_out(e, &e->pictures[e->next]);
  for (; e->next < e->count && e->pictures[e->next].row == row->number && status == ZB_OK; e->next++) {
    const zb_table_picture *picture = &e->pictures[e->next];
    if (picture->certainty != ZB_PICTURE_CLEAR)
      continue; /* until all rows are known */
    if (is_over_photos(e, picture))
      status = take(in, picture, in->values[in->owner], false, NULL);
    else
      leave_out(e, picture);
  }
  return status;
}

/* --- Forms ----------------------------------------------------------------------------------------------------- */

/* Makes BOX the merged cells that the cell belongs to. */
static void widen(const sheet_import *in, int row, int column, zb_merge *box)
{
  const zb_merge *merges = NULL;
  size_t count = 0;
  zb_diags *ignored = zb_diags_new(); /* the sheet has been read */
  *box = (zb_merge){row, column, row, column};
  if (zb_table_merges(in->table, &merges, &count, ignored) == ZB_OK)
    for (size_t i = 0; i < count; i++)
      if (merges[i].first_row <= row && row <= merges[i].last_row && merges[i].first_column <= column &&
          column <= merges[i].last_column)
        *box = merges[i];
  zb_diags_free(ignored);
}

/* Whether most of the picture lies over one of the boxes, or it is in it. */
static bool is_over(const zb_table_picture *picture, const zb_merge boxes[2])
{
  for (int i = 0; i < 2; i++)
    if (boxes[i].first_row <= picture->row && picture->row <= boxes[i].last_row &&
        boxes[i].first_column <= picture->column && picture->column <= boxes[i].last_column)
      return true;
  return false;
}

zb_status zb_embedded_take_form(sheet_import *in, const char *owner, const zb_form_value *box)
{
  zb_embedded *e = in->embedded;
  if (e == NULL)
    return ZB_OK;
  /* 照片 is mostly written where the photo goes; below a high cell of that kind is something else */
  zb_merge boxes[2];
  widen(in, box->label_row, box->label_column, &boxes[0]);
  widen(in, box->row, box->column, &boxes[1]);
  if (box->column == box->label_column && boxes[0].last_row > boxes[0].first_row)
    boxes[1] = boxes[0];
  const zb_table_picture *found = NULL;
  size_t over = 0;
  for (size_t i = 0; i < e->count && e->column >= 0; i++)
    if (is_over(&e->pictures[i], boxes) && over++ == 0)
      found = &e->pictures[i];
  if (over == 1)
    return take(in, found, owner, false, NULL);
  zb_diags_add(in->diags, ZB_NOTE, "unused-picture", place_of(in, found != NULL ? found : e->pictures, in->arena),
               photo_remedy, "%s，没有当作照片", over == 0 ? "表里的图片不在“照片”一格上" : "“照片”一格上不止一张图片");
  return ZB_OK;
}

/* --- Pictures whose row is not clear -------------------------------------------------------------------------- */

static int compare_row(const void *row, const void *p)
{
  int wanted = *(const int *)row, is = ((const person *)p)->row;
  return (wanted > is) - (wanted < is);
}

static person *person_at(const zb_embedded *e, int row)
{
  return e->people_count == 0 ? NULL : bsearch(&row, e->people, e->people_count, sizeof *e->people, compare_row);
}

/* Whether the picture's likely row can't be its own: it is above or below all people though another that it covers is
   someone's, or it has another picture while a row that this one covers has none. */
static bool is_refuted(const sheet_import *in, const zb_table_picture *picture)
{
  const zb_embedded *e = in->embedded;
  const person *own = person_at(e, picture->row);
  bool outside =
      picture->row < in->counts.header || e->people_count == 0 || picture->row > e->people[e->people_count - 1].row;
  for (int row = picture->first_row; row <= picture->last_row; row++) {
    const person *other = row == picture->row ? NULL : person_at(e, row);
    if (other != NULL && (outside || (own != NULL && own->pictures > 1 && other->pictures == 0)))
      return true;
  }
  return false;
}

/* Whether one of the likely rows can't be right; then none is trusted, as they were all placed in one way. */
static bool is_any_refuted(const sheet_import *in)
{
  const zb_embedded *e = in->embedded;
  for (size_t i = 0; i < e->count; i++) {
    person *own = is_over_photos(e, &e->pictures[i]) ? person_at(e, e->pictures[i].row) : NULL;
    if (own != NULL && e->pictures[i].certainty != ZB_PICTURE_UNCLEAR)
      own->pictures++;
  }
  for (size_t i = 0; i < e->count; i++)
    if (e->pictures[i].certainty == ZB_PICTURE_LIKELY && is_over_photos(e, &e->pictures[i]) &&
        is_refuted(in, &e->pictures[i]))
      return true;
  return false;
}

static zb_status take_doubtful(sheet_import *in)
{
  zb_embedded *e = in->embedded;
  bool refuted = is_any_refuted(in);
  zb_status status = ZB_OK;
  for (size_t i = 0; i < e->count && status == ZB_OK; i++) {
    const zb_table_picture *picture = &e->pictures[i];
    if (picture->certainty == ZB_PICTURE_CLEAR)
      continue;
    const person *own = person_at(e, picture->row), *other = person_at(e, picture->other_row);
    bool doubtful = refuted || picture->certainty == ZB_PICTURE_UNCLEAR;
    if (!is_over_photos(e, picture) || (own == NULL && (!doubtful || other == NULL)))
      leave_out(e, picture);
    else if (doubtful)
      status = take(in, picture, own != NULL ? own->owner : other->owner, true,
                    own != NULL && other != NULL ? other->owner : NULL);
    else
      status = take(in, picture, own->owner, false, NULL);
  }
  return status;
}

zb_status zb_embedded_end(sheet_import *in)
{
  zb_embedded *e = in->embedded;
  zb_status status = e != NULL && e->doubtful ? take_doubtful(in) : ZB_OK;
  for (; e != NULL && e->next < e->count; e->next++)
    if (e->pictures[e->next].certainty == ZB_PICTURE_CLEAR)
      leave_out(e, &e->pictures[e->next]);
  if (e != NULL && e->left_out > 0)
    zb_diags_add(in->diags, ZB_NOTE, "unused-picture", place_of(in, e->first_left_out, in->arena), "",
                 "图片不在申报人那一行的照片一列，没有当作照片；这样的图片共 %zu 张，这是第一张", e->left_out);
  return status;
}
