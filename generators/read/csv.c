/* Text separated by commas, semicolons, tabs or bars, RFC 4180: quoted fields may contain separators, doubled quotes
   and line breaks. All cells are text. A row is a record, as a spreadsheet program shows it, not a line of the file. */
#include "base/buffer.h"
#include "read/cells.h"
#include "read/encoding.h"
#include "read/reader.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLE = 64 * 1024, SAMPLE_ROWS = 50, SEPARATORS = 4 };

typedef struct csv {
  char *path;
  zb_text_file *text;
  char separator;
  bool declared; /* by a first line "sep=;", as Excel writes */
  const char *piece;
  size_t position, length; /* in the piece */
  bool failed;             /* with a diag; nothing more is read */
  int64_t line;            /* of the file, from 1 */
  int next_row;
  zb_buffer field;
  zb_cells cells;
  zb_row row;
  int width; /* of the record */
} csv;

/* --- the separator --- */

/* How often each separator occurs in each row. */
typedef struct tally {
  int counts[SEPARATORS][SAMPLE_ROWS];
  int rows;
} tally;

static const char separators[SEPARATORS] = {',', '\t', ';', '|'};

static tally tally_rows(const char *s, size_t n)
{
  tally t = {.rows = 0};
  bool quoted = false, start = true, used = false;
  for (size_t i = 0; i < n && t.rows < SAMPLE_ROWS; i++) {
    const char *separator = s[i] == '\0' ? NULL : memchr(separators, s[i], sizeof separators);
    if (s[i] == '"' && (quoted || start))
      quoted = !quoted;
    else if (!quoted && separator != NULL)
      t.counts[separator - separators][t.rows]++;
    if (!quoted && (s[i] == '\n' || s[i] == '\r')) {
      t.rows += used;
      used = false;
    } else {
      used = true;
    }
    start = !quoted && (separator != NULL || s[i] == '\n' || s[i] == '\r' || s[i] == '"');
  }
  t.rows += used && t.rows < SAMPLE_ROWS;
  return t;
}

/* How many rows have the most frequent number of separators, ignoring rows with none. */
static int agreement(const int *counts, int rows)
{
  int best = 0;
  for (int i = 0; i < rows; i++) {
    int same = 0;
    for (int j = 0; j < rows && counts[i] > 0; j++)
      same += counts[j] == counts[i];
    if (same > best)
      best = same;
  }
  return best;
}

static char find_separator(const char *s, size_t n, bool *declared)
{
  *declared = n >= 5 && strncmp(s, "sep=", 4) == 0 && memchr(separators, s[4], sizeof separators) != NULL &&
              (n == 5 || s[5] == '\r' || s[5] == '\n');
  if (*declared)
    return s[4];
  tally t = tally_rows(s, n);
  int best = 0, best_score = 0;
  for (int i = 0; i < SEPARATORS; i++) {
    int score = agreement(t.counts[i], t.rows);
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  return separators[best];
}

/* --- reading --- */

static zb_status refuse(const csv *c, zb_diags *diags, const char *code, int64_t line, const char *what,
                        const char *remedy)
{
  zb_diags_add(diags, ZB_ERROR, code, c->path, remedy, "第 %lld 行%s", (long long)line, what);
  return ZB_INPUT;
}

/* The next byte, or -1 at the end, or -2 after a failure. */
static int next_byte(csv *c, zb_diags *diags)
{
  if (c->position == c->length) {
    c->position = c->length = 0;
    c->failed = c->failed || zb_text_file_read(c->text, &c->piece, &c->length, diags) != ZB_OK;
    if (c->failed)
      return -2;
    if (c->length == 0)
      return -1;
  }
  return (unsigned char)c->piece[c->position++];
}

static int peek_byte(csv *c, zb_diags *diags)
{
  int b = next_byte(c, diags);
  if (b >= 0)
    c->position--;
  return b;
}

/* Consumes the rest of a line end that began with B. */
static void finish_line(csv *c, int b, zb_diags *diags)
{
  c->line++;
  if (b == '\r' && peek_byte(c, diags) == '\n')
    c->position++;
}

static zb_status add_to_field(csv *c, int b, zb_diags *diags)
{
  if (b == '\0')
    return refuse(c, diags, "bad-encoding", c->line, "含有二进制内容，不是文本", "请重新导出后再导入");
  if (c->field.length >= ZB_MAX_CELL_BYTES)
    return refuse(c, diags, "spoiled", c->line, "附近有一格超过 1 MB，可能是引号没有配对",
                  "请检查这一行及以前的英文双引号");
  zb_buffer_putc(&c->field, (char)b);
  return ZB_OK;
}

/* Adds the bytes up to the next one that may mean something: nearly all of most fields, at once. */
static void add_run(csv *c)
{
  const char *s = c->piece + c->position;
  size_t most = c->length - c->position, room = ZB_MAX_CELL_BYTES - c->field.length, n = 0;
  most = most < room ? most : room;
  while (n < most && s[n] != c->separator && s[n] != '"' && s[n] != '\r' && s[n] != '\n' && s[n] != '\0')
    n++;
  zb_buffer_add(&c->field, s, n);
  c->position += n;
}

/* Reads the quoted part of a field after its opening quote. */
static zb_status read_quoted(csv *c, zb_diags *diags)
{
  int64_t opened = c->line;
  for (;;) {
    int b = next_byte(c, diags);
    if (b == -2)
      return ZB_INPUT;
    if (b == -1)
      return refuse(c, diags, "spoiled", opened, "的英文双引号没有配对", "请补上引号，或用 Excel、WPS 重新导出");
    if (b == '"') {
      if (peek_byte(c, diags) != '"')
        return ZB_OK;
      c->position++;
    }
    if (b == '\n' || (b == '\r' && peek_byte(c, diags) != '\n'))
      c->line++;
    zb_status status = add_to_field(c, b, diags);
    if (status != ZB_OK)
      return status;
    add_run(c);
  }
}

/* Reads a field into c->field; *END is the byte that ended it: the separator, a line end, or -1. */
static zb_status read_field(csv *c, int *end, zb_diags *diags)
{
  zb_buffer_clear(&c->field);
  zb_status status = ZB_OK;
  int b = next_byte(c, diags);
  if (b == '"') {
    status = read_quoted(c, diags);
    if (status != ZB_OK)
      return status;
    b = next_byte(c, diags);
  }
  while (b >= 0 && b != c->separator && b != '\r' && b != '\n' && status == ZB_OK) {
    status = add_to_field(c, b, diags);
    add_run(c);
    b = next_byte(c, diags);
  }
  *end = b;
  return b == -2 ? ZB_INPUT : status;
}

/* Reads a record; *ENDED is set at the end of the file. */
static zb_status read_record(csv *c, bool *ended, zb_diags *diags)
{
  zb_cells_clear(&c->cells);
  *ended = peek_byte(c, diags) == -1;
  if (*ended)
    return ZB_OK;
  for (int column = 0;; column++) {
    int end;
    zb_status status = read_field(c, &end, diags);
    if (status != ZB_OK)
      return status;
    if (column >= ZB_MAX_COLUMNS)
      return refuse(c, diags, "spoiled", c->line, "的列数太多（超过 16384 列）", "请检查分隔符和引号，或重新导出");
    if (c->field.length > 0) {
      zb_cell *cell = zb_cells_add(&c->cells, column);
      cell->type = ZB_CELL_TEXT;
      cell->untyped = true;
      cell->text = zb_cells_text(&c->cells, c->field.data, c->field.length);
    }
    if (end == c->separator)
      continue;
    c->width = column + 1;
    if (end >= 0)
      finish_line(c, end, diags);
    return ZB_OK;
  }
}

static zb_status csv_next(void *self, const zb_row **row, zb_diags *diags)
{
  csv *c = self;
  *row = NULL;
  bool ended = false;
  do {
    zb_status status = read_record(c, &ended, diags);
    if (status != ZB_OK)
      return status;
    if (ended)
      return ZB_OK;
    if (c->next_row >= ZB_MAX_ROWS)
      return refuse(c, diags, "too-many-rows", c->line, "起超出行数上限（1048576 行）", "请把文件拆成几份再导入");
    c->next_row++;
  } while (c->cells.count == 0);
  c->row = (zb_row){.number = c->next_row - 1, .width = c->width, .count = c->cells.count, .cells = c->cells.items};
  *row = &c->row;
  return ZB_OK;
}

static zb_status csv_select(void *self, int sheet, zb_diags *diags)
{
  csv *c = self;
  (void)sheet;
  zb_text_file_rewind(c->text);
  c->position = c->length = 0;
  c->failed = false;
  c->line = 1;
  c->next_row = 0;
  bool ended;
  if (!c->declared)
    return ZB_OK;
  c->next_row = 1;
  return read_record(c, &ended, diags);
}

static zb_status csv_merges(void *self, const zb_merge **merges, size_t *count, zb_diags *diags)
{
  (void)self;
  (void)diags;
  *merges = NULL;
  *count = 0;
  return ZB_OK;
}

static int csv_sheet_count(const void *self)
{
  (void)self;
  return 1;
}

static const char *csv_sheet_name(const void *self, int sheet)
{
  (void)self;
  (void)sheet;
  return "";
}

static bool csv_sheet_visible(const void *self, int sheet)
{
  (void)self;
  (void)sheet;
  return true;
}

static void csv_free(void *self)
{
  csv *c = self;
  zb_text_file_free(c->text);
  zb_buffer_free(&c->field);
  zb_cells_free(&c->cells);
  free(c->path);
  free(c);
}

/* Guesses the separator from the start of the file. */
static zb_status sniff_separator(csv *c, zb_diags *diags)
{
  zb_buffer sample = {0};
  const char *piece;
  size_t n = 0;
  zb_status status;
  do {
    status = zb_text_file_read(c->text, &piece, &n, diags);
    if (status == ZB_OK)
      zb_buffer_add(&sample, piece, n);
  } while (status == ZB_OK && n > 0 && sample.length < SAMPLE);
  c->separator = sample.length > 0 ? find_separator(sample.data, sample.length, &c->declared) : ',';
  zb_buffer_free(&sample);
  return status;
}

zb_status zb_csv_open(const char *path, const char *encoding, zb_diags *diags, void **self)
{
  *self = NULL;
  zb_text_file *text;
  zb_status status = zb_text_file_open(path, encoding, diags, &text);
  if (status != ZB_OK)
    return status;
  csv *c = calloc(1, sizeof *c);
  if (c == NULL || (c->path = strdup(path)) == NULL)
    abort();
  c->text = text;
  status = sniff_separator(c, diags);
  if (status == ZB_OK)
    status = csv_select(c, 0, diags);
  if (status != ZB_OK) {
    csv_free(c);
    return status;
  }
  *self = c;
  return ZB_OK;
}

const zb_reader_class zb_csv_reader = {
    .format = "csv",
    .free = csv_free,
    .sheet_count = csv_sheet_count,
    .sheet_name = csv_sheet_name,
    .sheet_visible = csv_sheet_visible,
    .select = csv_select,
    .next = csv_next,
    .merges = csv_merges,
};
