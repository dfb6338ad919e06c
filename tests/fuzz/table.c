/* Hands whatever libFuzzer thinks of to the readers of tables: as a file, or, behind an @, as the parts of a workbook,
   each up to a NUL (a sheet, shared strings, styles, the workbook), since no random change of a zip gets past its
   checksums. Reads every sheet twice and its merged cells, as importing does. */
#include "fuzz.h"

#include "read/table.h"

#include <zip.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const char *const names[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                    "xl/workbook.xml"};
enum { PARTS = sizeof names / sizeof *names };

static const char workbook[] = "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE
                               "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
static const char relations[] = "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"r1\" Type=\"" OFFICE
                                "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

static void add(zip_t *zip, const char *name, const void *data, size_t size)
{
  zip_source_t *source = zip_source_buffer(zip, data, size, 0);
  zip_int64_t i = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
  if (source == NULL || i < 0 || zip_set_file_compression(zip, (zip_uint64_t)i, ZIP_CM_STORE, 0) != 0)
    abort();
}

/* Writes the workbook of these parts over FILE. */
static void write_workbook(int file, const char *data, size_t size)
{
  zip_error_t error;
  zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
  zip_t *zip = memory != NULL ? zip_open_from_source(memory, ZIP_TRUNCATE, &error) : NULL;
  if (zip == NULL)
    abort();
  zip_source_keep(memory);
  bool own = false;
  for (int i = 0; i < PARTS && size > 0; i++) {
    const char *end = memchr(data, '\0', size);
    size_t n = end != NULL ? (size_t)(end - data) : size;
    add(zip, names[i], data, n);
    own = i == PARTS - 1;
    data += n + (end != NULL);
    size -= n + (end != NULL);
  }
  if (!own)
    add(zip, names[PARTS - 1], workbook, strlen(workbook));
  add(zip, "xl/_rels/workbook.xml.rels", relations, strlen(relations));
  if (zip_close(zip) != 0 || zip_source_open(memory) != 0)
    abort();
  char block[4096];
  zip_int64_t n;
  while ((n = zip_source_read(memory, block, sizeof block)) > 0)
    if (write(file, block, (size_t)n) != n)
      abort();
  zip_source_close(memory);
  zip_source_free(memory);
}

/* Cells come from left to right, each with a text of real characters. */
static void check_row(const zb_row *row)
{
  size_t bad;
  for (int i = 0; i < row->count; i++) {
    const zb_cell *cell = &row->cells[i];
    bool behind = i == 0 || row->cells[i - 1].column < cell->column;
    if (!behind || *cell->text == '\0' || !zb_utf8_valid(cell->text, strlen(cell->text), &bad))
      abort();
  }
}

/* Goes through a sheet whose rows come in order; returns how it ended. */
static zb_status read_rows(zb_table *table, int sheet, size_t *cells, zb_diags *diags)
{
  const zb_row *row = NULL;
  int last = -1;
  *cells = 0;
  zb_status status = zb_table_select(table, sheet, diags);
  while (status == ZB_OK && (status = zb_table_next(table, &row, diags)) == ZB_OK && row != NULL) {
    if (row->number <= last)
      abort();
    last = row->number;
    check_row(row);
    *cells += (size_t)row->count;
  }
  return status;
}

static void read_sheet(zb_table *table, int sheet, zb_diags *diags)
{
  const zb_merge *merges;
  size_t count, cells, again;
  zb_status status = read_rows(table, sheet, &cells, diags);
  if (read_rows(table, sheet, &again, diags) != status || (status == ZB_OK && again != cells))
    abort();
  zb_table_merges(table, &merges, &count, diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  char path[64];
  int file = memfd_create("table", 0);
  if (file < 0)
    abort();
  if (size > 0 && data[0] == '@')
    write_workbook(file, (const char *)data + 1, size - 1);
  else if (write(file, data, size) != (ssize_t)size)
    abort();
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  zb_diags *diags = zb_diags_new();
  zb_table *table = NULL;
  zb_status status = zb_table_open(path, diags, &table);
  if (status != ZB_OK && zb_diags_count(diags) == 0)
    abort(); /* refused, and no word why */
  for (int i = 0; status == ZB_OK && i < zb_table_sheet_count(table); i++)
    read_sheet(table, i, diags);
  zb_table_free(table);
  zb_diags_free(diags);
  close(file);
  return 0;
}
