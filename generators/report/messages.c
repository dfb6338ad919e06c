/* Messages as text:

     错误  花名册.xlsx!申报人员!F17
           李四（330599…）：缺照片
           → 请把照片放进数据文件夹，文件名用身份证号或姓名

     提示 12 条（不影响结果），例如：
           花名册.xlsx!申报人员!AK1：不认识“备注”这一列，没有用它 */
#include "report/messages.h"

#include <stdlib.h>
#include <string.h>

enum { RECORDS_SHOWN = 3, MANY_GROUPS = 20, KINDS_SHOWN = 4, NOTES_SHOWN = 2 };

/* A message and its index, so that equal messages can be grouped and the groups put back in order. */
typedef struct entry {
  const zb_diag *diag;
  size_t index;        /* in the list */
  size_t leader;       /* index of the first equal message */
  size_t sheet;        /* index of the first message of the same sheet */
  size_t place_length; /* without row and column */
  long row;            /* 0: none */
  size_t column_length;
} entry;

static int compare_text(const zb_diag *a, const zb_diag *b)
{
  if (a->severity != b->severity)
    return a->severity < b->severity ? -1 : 1;
  int order = strcmp(a->place, b->place);
  if (order == 0)
    order = strcmp(a->message, b->message);
  return order != 0 ? order : strcmp(a->remedy, b->remedy);
}

static int by_text(const void *left, const void *right)
{
  const entry *a = left, *b = right;
  int order = compare_text(a->diag, b->diag);
  return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* In 花名册.xlsx!申报人员!F17（姓名） the row is 17, the column F. */
static void read_place(entry *e)
{
  const char *place = e->diag->place, *mark = strrchr(place, '!');
  e->place_length = strlen(place);
  if (mark == NULL)
    return;
  size_t letters = strspn(mark + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  char *end;
  long row = strtol(mark + 1 + letters, &end, 10);
  if (letters > 3 || row <= 0 || (*end != '\0' && strncmp(end, "（", strlen("（")) != 0))
    return;
  e->place_length = (size_t)(mark - place);
  e->row = row;
  e->column_length = letters;
}

static int compare_sheet(const entry *a, const entry *b)
{
  size_t n = a->place_length < b->place_length ? a->place_length : b->place_length;
  int order = memcmp(a->diag->place, b->diag->place, n);
  return order != 0 ? order : (a->place_length > b->place_length) - (a->place_length < b->place_length);
}

static int by_sheet(const void *left, const void *right)
{
  const entry *a = left, *b = right;
  int order = compare_sheet(a, b);
  return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

static int by_position(const entry *a, const entry *b)
{
  if (a->row != b->row)
    return a->row < b->row ? -1 : 1;
  if (a->column_length != b->column_length)
    return a->column_length < b->column_length ? -1 : 1;
  return strncmp(a->diag->place + a->place_length, b->diag->place + b->place_length, a->column_length + 1);
}

/* Sheets in the order of their first messages, each in the order of its rows; errors before warnings. */
static int by_leader(const void *left, const void *right)
{
  const entry *a = left, *b = right;
  if (a->diag->severity != b->diag->severity)
    return a->diag->severity < b->diag->severity ? -1 : 1;
  if (a->sheet != b->sheet)
    return a->sheet < b->sheet ? -1 : 1;
  int order = by_position(a, b);
  if (order != 0)
    return order;
  if (a->leader != b->leader)
    return a->leader < b->leader ? -1 : 1;
  return (a->index > b->index) - (a->index < b->index);
}

static entry *sorted_entries(const zb_diags *diags, size_t count)
{
  entry *entries = calloc(count, sizeof *entries);
  if (entries == NULL)
    abort();
  for (size_t i = 0; i < count; i++) {
    entries[i] = (entry){.diag = zb_diags_at(diags, i), .index = i};
    read_place(&entries[i]);
  }
  qsort(entries, count, sizeof *entries, by_sheet);
  for (size_t i = 0; i < count; i++)
    entries[i].sheet =
        i > 0 && compare_sheet(&entries[i - 1], &entries[i]) == 0 ? entries[i - 1].sheet : entries[i].index;
  qsort(entries, count, sizeof *entries, by_text);
  for (size_t i = 0; i < count; i++) {
    bool same = i > 0 && compare_text(entries[i - 1].diag, entries[i].diag) == 0;
    entries[i].leader = same ? entries[i - 1].leader : entries[i].index;
  }
  qsort(entries, count, sizeof *entries, by_leader);
  return entries;
}

static int by_record(const void *left, const void *right)
{
  const entry *a = left, *b = right;
  int order = strcmp(a->diag->record, b->diag->record);
  return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* Leaves the first entry of each record, in their order; returns how many. Several documents of a person say the same.
 */
static size_t keep_records(entry *group, size_t count)
{
  size_t kept = 0;
  qsort(group, count, sizeof *group, by_record);
  for (size_t i = 0; i < count; i++)
    if (*group[i].diag->record != '\0' &&
        (kept == 0 || strcmp(group[kept - 1].diag->record, group[i].diag->record) != 0))
      group[kept++] = group[i];
  qsort(group, kept, sizeof *group, by_leader);
  return kept;
}

/* Appends "李四、王五等 7 条记录：", or nothing. */
static void add_records(entry *group, size_t count, zb_buffer *out)
{
  size_t records = keep_records(group, count);
  for (size_t i = 0; i < records && i < RECORDS_SHOWN; i++)
    zb_buffer_printf(out, "%s%s", i == 0 ? "" : "、", group[i].diag->record);
  if (records > RECORDS_SHOWN)
    zb_buffer_printf(out, "等 %zu 条记录", records);
  if (records > 0)
    zb_buffer_puts(out, "：");
}

/* OF_KIND: how many groups are of this code; 0: they are listed. */
static void add_group(entry *group, size_t count, size_t of_kind, zb_buffer *out)
{
  const zb_diag *diag = group->diag;
  zb_buffer_printf(out, "%s  %s\n      ", diag->severity == ZB_ERROR ? "错误" : "警告",
                   *diag->place == '\0' ? "（全部数据）" : diag->place);
  add_records(group, count, out);
  zb_buffer_puts(out, diag->message);
  if (of_kind > 1)
    zb_buffer_printf(out, "（这样的共 %zu 处）", of_kind);
  zb_buffer_putc(out, '\n');
  if (*diag->remedy != '\0')
    zb_buffer_printf(out, "      → %s\n", diag->remedy);
}

/* Appends how many notes there are, and the first of each code, of at most MAX. */
static void add_notes(const entry *notes, size_t count, size_t max, zb_buffer *out)
{
  zb_buffer_printf(out, "提示 %zu 条（不影响结果），例如：\n", count);
  for (size_t i = 0, shown = 0; i < count && shown < max; i++) {
    bool seen = false;
    for (size_t k = 0; k < i && !seen; k++)
      seen = strcmp(notes[k].diag->code, notes[i].diag->code) == 0;
    shown += !seen;
    if (!seen)
      zb_buffer_printf(out, "      %s%s%s\n", notes[i].diag->place, *notes[i].diag->place == '\0' ? "" : "：",
                       notes[i].diag->message);
  }
}

/* The end of the group that begins at I. */
static size_t group_end(const entry *entries, size_t count, size_t i)
{
  size_t end = i + 1;
  while (end < count && entries[end].leader == entries[i].leader)
    end++;
  return end;
}

/* A kind of message: a code at one severity. */
typedef struct kind {
  size_t first, end, groups; /* of its first group; how many groups */
} kind;

static bool is_of_kind(const entry *entries, const kind *k, size_t i)
{
  const zb_diag *a = entries[k->first].diag, *b = entries[i].diag;
  return a->severity == b->severity && strcmp(a->code, b->code) == 0;
}

/* Appends one group of each of the first kinds, with the number of its like, and how many there are of the others. */
static void add_kinds(entry *entries, size_t count, zb_buffer *out)
{
  kind kinds[KINDS_SHOWN];
  size_t shown = 0, errors = 0, warnings = 0;
  for (size_t i = 0, end; i < count; i = end) {
    end = group_end(entries, count, i);
    size_t k = 0;
    while (k < shown && !is_of_kind(entries, &kinds[k], i))
      k++;
    if (k == shown && shown < KINDS_SHOWN)
      kinds[shown++] = (kind){i, end, 0};
    if (k < shown)
      kinds[k].groups++;
    else if (entries[i].diag->severity == ZB_ERROR)
      errors++;
    else
      warnings++;
  }
  for (size_t k = 0; k < shown; k++)
    add_group(entries + kinds[k].first, kinds[k].end - kinds[k].first, kinds[k].groups, out);
  if (errors + warnings > 0)
    zb_buffer_printf(out, "另外还有别的错误 %zu 处、警告 %zu 处\n", errors, warnings);
  zb_buffer_puts(out, "太多了，没有逐处列出：全部在 make 的导入报告和 check 的检查报告里\n");
}

void zb_messages_text(const zb_diags *diags, bool notes, zb_buffer *out)
{
  size_t count = zb_diags_count(diags), groups = 0, told = 0;
  if (count == 0)
    return;
  entry *entries = sorted_entries(diags, count);
  for (; told < count && entries[told].diag->severity != ZB_NOTE; groups++)
    told = group_end(entries, count, told);
  /* What is wrong with a notice stops a run before there are reports to look it up in. */
  bool many = groups > MANY_GROUPS && strcmp(entries[0].diag->code, ZB_NOTICE_FAULT) != 0;
  if (many)
    add_kinds(entries, told, out);
  for (size_t i = 0, end; i < told && !many; i = end) {
    end = group_end(entries, count, i);
    add_group(entries + i, end - i, 0, out);
  }
  if (notes && told < count)
    add_notes(entries + told, count - told, many ? NOTES_SHOWN : count, out);
  free(entries);
}
