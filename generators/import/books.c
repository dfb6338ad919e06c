/* 统计汇总 among the files. A district may send its book instead of its tables: then it is the data. But most lie where
   an earlier run over the same data left them, maybe before those were corrected; read as data, they would bring back
   who was taken out. So they wait until all else is read, and count only for people of whom there is nothing yet. */
#include "import/sheet_import.h"

#include "base/grow.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Texts in an arena. */
typedef struct texts {
  const char **items;
  size_t count, capacity;
} texts;

typedef struct book {
  zb_found_file file;
  char sha256[65];
  bool set_aside; /* as this run or an earlier one made it: it is not what someone sent */
  int table;      /* of its people; -1: it has none */
  texts people;   /* whose rows it has: ID numbers */
  texts offices;  /* whose figures it reports: a row each */
  texts sources;  /* the SHA-256 of the files that it was made from */
  bool read;
} book;

struct zb_books {
  book *items;
  size_t count, capacity;
};

bool zb_books_add(zb_import *import, const zb_found_file *file, const char *sha256)
{
  zb_arena *arena = import->arena;
  if (import->books == NULL)
    import->books = zb_arena_alloc(arena, sizeof *import->books);
  zb_books *books = import->books;
  books->items = zb_arena_grow(arena, books->items, books->count, &books->capacity, sizeof *books->items);
  book *added = &books->items[books->count++];
  *added = (book){.file = *file, .table = -1};
  added->file.path = zb_arena_strdup(arena, file->path);
  added->file.shown = zb_arena_strdup(arena, file->shown);
  added->set_aside = file->in_output || (file->listed != NULL && strcmp(file->listed, sha256) == 0);
  memcpy(added->sha256, sha256, sizeof added->sha256);
  return added->set_aside;
}

/* --- Texts ---------------------------------------------------------------------------------------------------- */

static void add_text(texts *texts, const char *text, zb_arena *arena)
{
  texts->items = zb_arena_grow(arena, texts->items, texts->count, &texts->capacity, sizeof *texts->items);
  texts->items[texts->count++] = text;
}

static int compare(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort(texts *texts)
{
  if (texts->count > 0)
    qsort(texts->items, texts->count, sizeof *texts->items, compare);
}

/* TEXTS are sorted. */
static bool has_text(const texts *texts, const char *text)
{
  return texts->count > 0 && bsearch(&text, texts->items, texts->count, sizeof text, compare) != NULL;
}

/* --- What a book has ------------------------------------------------------------------------------------------ */

/* The owners of the rows of a sheet. */
static void read_owners(zb_import *import, zb_table *table, int sheet, const zb_heading *heading, texts *owners,
                        zb_arena *arena, zb_diags *ignored)
{
  const zb_table_schema *schema = &zb_store_schema(import->store)->tables[heading->table];
  int owner = zb_schema_field(schema, schema->owner), column = heading->columns[owner];
  const zb_field *field = &schema->fields[owner];
  const zb_row *row = NULL;
  zb_status status = zb_table_select(table, sheet, ignored);
  while (status == ZB_OK && (status = zb_table_next(table, &row, ignored)) == ZB_OK && row != NULL)
    for (int i = 0; i < row->count && row->number > heading->last_row; i++) {
      if (row->cells[i].column != column)
        continue;
      zb_parsed parsed = zb_parse(&row->cells[i], field->type, field->words, arena);
      if (parsed.text != NULL && *parsed.text != '\0')
        add_text(owners, zb_arena_strdup(arena, parsed.text), arena);
    }
}

/* A digest at the end of a cell of its first sheet: the path stands before it. */
static void read_sources(zb_table *table, book *book, zb_arena *arena, zb_diags *ignored)
{
  const zb_row *row = NULL;
  zb_status status = zb_table_select(table, 0, ignored);
  while (status == ZB_OK && (status = zb_table_next(table, &row, ignored)) == ZB_OK && row != NULL)
    for (int i = 0; i < row->count; i++) {
      const char *text = row->cells[i].text, *end = text == NULL ? "" : strrchr(text, '\n');
      end = end == NULL ? text : *end == '\n' ? end + 1 : end;
      if (strlen(end) == 64 && strspn(end, "0123456789abcdef") == 64)
        add_text(&book->sources, zb_arena_strdup(arena, end), arena);
    }
}

static zb_status look_into(zb_import *import, book *book, zb_arena *arena, zb_diags *diags)
{
  zb_diags *ignored = zb_diags_new(); /* who reads the sheets tells them */
  zb_table *table;
  if (zb_table_open_as(book->file.path, import->encoding, ignored, &table) == ZB_OK) {
    read_sources(table, book, arena, ignored);
    for (int s = 0; s < zb_table_sheet_count(table); s++) {
      zb_heading heading = {.table = -1};
      bool holds = zb_sheet_holds_data(import, table, s, book->file.shown, arena, &heading);
      if (holds && book->table < 0) {
        book->table = heading.table;
        read_owners(import, table, s, &heading, &book->people, arena, ignored);
      } else if (zb_reports_figures(import, &heading)) {
        read_owners(import, table, s, &heading, &book->offices, arena, ignored);
      }
    }
    zb_table_free(table);
  }
  bool unread = zb_diags_pass_unread(diags, ignored);
  zb_diags_free(ignored);
  return unread ? ZB_INPUT : ZB_OK;
}

/* --- Which are read ------------------------------------------------------------------------------------------- */

/* Those higher up first, as a run's output lies below its data; then those of few people, as a city's book has those of
   its districts. */
static int by_place(const void *a, const void *b)
{
  const book *x = a, *y = b;
  if (x->file.depth != y->file.depth)
    return x->file.depth < y->file.depth ? -1 : 1;
  if (x->people.count != y->people.count)
    return x->people.count < y->people.count ? -1 : 1;
  return strcmp(x->file.shown, y->file.shown);
}

/* The people of whom there are rows. */
static texts people_read(zb_import *import, const book *book, zb_arena *arena)
{
  texts found = {0};
  if (book->table < 0)
    return found;
  const zb_table_schema *schema = &zb_store_schema(import->store)->tables[book->table];
  const char *sql = zb_arena_printf(arena, "SELECT DISTINCT %s FROM %s", schema->owner, schema->name), *why;
  zb_rows *rows = NULL;
  if (zb_store_query(import->store, sql, NULL, 0, &rows, &why) == ZB_OK)
    while (zb_rows_next(rows))
      add_text(&found, zb_arena_strdup(arena, zb_rows_value(rows, 0).text), arena);
  zb_rows_free(rows);
  sort(&found);
  return found;
}

static size_t count_missing(const book *book, const texts *people)
{
  size_t missing = 0;
  for (size_t i = 0; i < book->people.count; i++)
    missing += !has_text(people, book->people.items[i]);
  return missing;
}

/* Whether it was made from a file that is here, too. */
static bool is_derived(const zb_import *import, const book *book)
{
  const zb_source *sources;
  size_t count = zb_store_sources(import->store, &sources);
  for (size_t i = 0; i < book->sources.count; i++) {
    for (size_t s = 0; s < count; s++)
      if (strcmp(sources[s].sha256, book->sources.items[i]) == 0)
        return true;
    for (size_t b = 0; b < import->books->count; b++)
      if (strcmp(import->books->items[b].sha256, book->sources.items[i]) == 0)
        return true;
  }
  return false;
}

static zb_status read_again(zb_import *import, const book *book, bool only_beside, zb_diags *diags)
{
  zb_found_file file = book->file;
  file.asked_for = true;
  file.only_beside = only_beside;
  return zb_import_file(import, &file, diags);
}

static zb_status read_book(zb_import *import, book *book, zb_arena *arena, zb_diags *diags)
{
  if (book->set_aside || is_derived(import, book))
    return ZB_OK;
  texts people = people_read(import, book, arena);
  if (count_missing(book, &people) < book->people.count)
    return ZB_OK;
  book->read = true;
  return read_again(import, book, false, diags);
}

/* A city's book of an earlier run reports for all its districts: only a district's own says what was counted there. */
static bool is_of_one_office(const book *book)
{
  for (size_t i = 1; i < book->offices.count; i++)
    if (strcmp(book->offices.items[i], book->offices.items[0]) != 0)
      return false;
  return book->offices.count > 0;
}

static zb_status report_unread(zb_import *import, const book *book, zb_arena *arena, zb_diags *diags)
{
  if (book->read)
    return ZB_OK;
  bool reports = !book->set_aside && is_of_one_office(book);
  zb_status status = reports ? read_again(import, book, true, diags) : ZB_OK;
  texts people = people_read(import, book, arena);
  size_t missing = count_missing(book, &people);
  if (missing > 0)
    zb_diags_add(diags, ZB_WARNING, "skipped-book", book->file.shown,
                 "请核对这些人是否漏报；要用这本汇总作数据的，请在命令里单独写上它，并把同一些人的其他表移开",
                 "这是以前做好的汇总，没有读，其中 %zu 人别的表里没有", missing);
  else if (book->set_aside)
    return ZB_OK; /* it was counted with the other documents */
  else
    zb_diags_add(diags, ZB_NOTE, "skipped-book", book->file.shown, "",
                 "这是做好的汇总，里面的人都已经从别的表读入，没有再读%s", reports ? "，只用它上报的数核对" : "");
  const char *note = reports ? "做好的汇总，只读了它上报的数" : "做好的汇总，没有读";
  return zb_worse(status, zb_store_note_unread(import->store, book->file.shown, "", note, diags));
}

zb_status zb_books_read(zb_import *import, zb_diags *diags)
{
  zb_books *books = import->books;
  if (books == NULL)
    return ZB_OK;
  zb_arena *arena = zb_arena_new();
  zb_status status = ZB_OK;
  for (size_t i = 0; i < books->count; i++)
    status = zb_worse(status, look_into(import, &books->items[i], arena, diags));
  qsort(books->items, books->count, sizeof *books->items, by_place);
  for (size_t i = 0; i < books->count; i++)
    status = zb_worse(status, read_book(import, &books->items[i], arena, diags));
  for (size_t i = 0; i < books->count; i++)
    status = zb_worse(status, report_unread(import, &books->items[i], arena, diags));
  zb_arena_free(arena);
  import->books = NULL;
  return status;
}
