/* Writes the samples' workbooks: reads a list of commands (fields separated by tabs, "\n" for a line break in a text)
   and gives it to libxlsxwriter. The creation time is fixed, so that the same commands make the same bytes.

     book PATH | sheet NAME | width FIRST LAST CHARACTERS | freeze ROW
     text ROW COLUMN STYLE TEXT | number … VALUE | date … YYYY-MM-DD | bool … 0 or 1
     merge ROW COLUMN ROW COLUMN STYLE TEXT | end */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { MOST_FIELDS = 8, CREATED = 1597017600 }; /* 2020-08-10 */

typedef enum { PLAIN, TITLE, HEAD, DAY, MONTH, WRAP, STYLES } style;
static const char *const style_names[STYLES] = {"plain", "title", "head", "day", "month", "wrap"};

typedef struct writer {
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *formats[STYLES];
} writer;

static void fail(const char *what)
{
  fprintf(stderr, "write: %s\n", what);
  exit(1);
}

static void begin(writer *w, const char *path)
{
  w->book = workbook_new(path);
  if (w->book == NULL)
    fail(path);
  lxw_doc_properties properties = {.created = CREATED};
  workbook_set_properties(w->book, &properties);
  for (int i = 0; i < STYLES; i++)
    w->formats[i] = workbook_add_format(w->book);
  format_set_bold(w->formats[TITLE]);
  format_set_font_size(w->formats[TITLE], 16);
  format_set_align(w->formats[TITLE], LXW_ALIGN_CENTER);
  format_set_bold(w->formats[HEAD]);
  format_set_align(w->formats[HEAD], LXW_ALIGN_CENTER);
  format_set_align(w->formats[HEAD], LXW_ALIGN_VERTICAL_CENTER);
  format_set_border(w->formats[HEAD], LXW_BORDER_THIN);
  format_set_num_format(w->formats[DAY], "yyyy\\-mm\\-dd");
  format_set_num_format(w->formats[MONTH], "yyyy\"年\"m\"月\"");
  format_set_text_wrap(w->formats[WRAP]);
}

static lxw_format *format_named(const writer *w, const char *name)
{
  for (int i = 0; i < STYLES; i++)
    if (strcmp(name, style_names[i]) == 0)
      return w->formats[i];
  fail(name);
  return NULL;
}

static void unescape(char *s)
{
  char *out = s;
  for (; *s != '\0'; s++)
    if (s[0] == '\\' && s[1] == 'n') {
      *out++ = '\n';
      s++;
    } else {
      *out++ = *s;
    }
  *out = '\0';
}

static void cell(const writer *w, char *const *f)
{
  lxw_row_t row = (lxw_row_t)atoi(f[1]);
  lxw_col_t column = (lxw_col_t)atoi(f[2]);
  lxw_format *format = format_named(w, f[3]);
  lxw_error error = LXW_NO_ERROR;
  if (strcmp(f[0], "number") == 0) {
    error = worksheet_write_number(w->sheet, row, column, strtod(f[4], NULL), format);
  } else if (strcmp(f[0], "bool") == 0) {
    error = worksheet_write_boolean(w->sheet, row, column, atoi(f[4]), format);
  } else if (strcmp(f[0], "date") == 0) {
    lxw_datetime date = {0};
    if (sscanf(f[4], "%d-%d-%d", &date.year, &date.month, &date.day) != 3)
      fail(f[4]);
    error = worksheet_write_datetime(w->sheet, row, column, &date, format);
  } else {
    error = worksheet_write_string(w->sheet, row, column, f[4], format);
  }
  if (error != LXW_NO_ERROR)
    fail(f[4]);
}

static void run(writer *w, char *const *f, int count)
{
  if (strcmp(f[0], "book") == 0 && count == 2) {
    begin(w, f[1]);
  } else if (strcmp(f[0], "sheet") == 0 && count == 2) {
    w->sheet = workbook_add_worksheet(w->book, f[1]);
  } else if (strcmp(f[0], "width") == 0 && count == 4) {
    worksheet_set_column(w->sheet, (lxw_col_t)atoi(f[1]), (lxw_col_t)atoi(f[2]), atof(f[3]), NULL);
  } else if (strcmp(f[0], "freeze") == 0 && count == 2) {
    worksheet_freeze_panes(w->sheet, (lxw_row_t)atoi(f[1]), 0);
  } else if (strcmp(f[0], "merge") == 0 && count == 7) {
    worksheet_merge_range(w->sheet, (lxw_row_t)atoi(f[1]), (lxw_col_t)atoi(f[2]), (lxw_row_t)atoi(f[3]),
                          (lxw_col_t)atoi(f[4]), f[6], format_named(w, f[5]));
  } else if (strcmp(f[0], "end") == 0) {
    if (workbook_close(w->book) != LXW_NO_ERROR)
      fail("can't close the workbook");
  } else if (count == 5) {
    cell(w, f);
  } else {
    fail(f[0]);
  }
}

int main(void)
{
  writer w = {0};
  char *line = NULL;
  size_t room = 0;
  ssize_t length;
  while ((length = getline(&line, &room, stdin)) > 0) {
    line[strcspn(line, "\n")] = '\0';
    char *fields[MOST_FIELDS];
    int count = 0;
    for (char *rest = line; rest != NULL && count < MOST_FIELDS; count++)
      fields[count] = strsep(&rest, "\t");
    unescape(fields[count - 1]);
    run(&w, fields, count);
  }
  free(line);
  return 0;
}
