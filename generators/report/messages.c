/* Messages as text:

     错误  花名册.xlsx!申报人员!F17
           李四（330599…）：缺照片
           → 请把照片放进数据文件夹，文件名用身份证号或姓名

     提示 12 条（不影响结果），例如：
           花名册.xlsx!申报人员!AK1：不认识“备注”这一列，没有用它 */
#include "report/messages.h"

#include <stdlib.h>
#include <string.h>

enum { RECORDS_SHOWN = 3 };

/* A message and its index, so that equal messages can be grouped and the groups put back in order. */
typedef struct entry {
  const zb_diag *diag;
  size_t index;  /* in the list */
  size_t leader; /* index of the first equal message */
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

/* Groups in the order of their first messages, errors before warnings. */
static int by_leader(const void *left, const void *right)
{
  const entry *a = left, *b = right;
  if (a->diag->severity != b->diag->severity)
    return a->diag->severity < b->diag->severity ? -1 : 1;
  if (a->leader != b->leader)
    return a->leader < b->leader ? -1 : 1;
  return (a->index > b->index) - (a->index < b->index);
}

static entry *sorted_entries(const zb_diags *diags, size_t count)
{
  entry *entries = calloc(count, sizeof *entries);
  if (entries == NULL)
    abort();
  for (size_t i = 0; i < count; i++)
    entries[i] = (entry){.diag = zb_diags_at(diags, i), .index = i};
  qsort(entries, count, sizeof *entries, by_text);
  for (size_t i = 0; i < count; i++) {
    bool same = i > 0 && compare_text(entries[i - 1].diag, entries[i].diag) == 0;
    entries[i].leader = same ? entries[i - 1].leader : entries[i].index;
  }
  qsort(entries, count, sizeof *entries, by_leader);
  return entries;
}

/* Appends "李四、王五等 7 条记录：", or nothing. A record's messages are adjacent, so that it is counted once. */
static void add_records(const entry *group, size_t count, zb_buffer *out)
{
  size_t records = 0;
  const char *last = "";
  for (size_t i = 0; i < count; i++) {
    const char *record = group[i].diag->record;
    if (strcmp(record, last) == 0)
      continue;
    if (records < RECORDS_SHOWN)
      zb_buffer_printf(out, "%s%s", records == 0 ? "" : "、", record);
    records++;
    last = record;
  }
  if (records > RECORDS_SHOWN)
    zb_buffer_printf(out, "等 %zu 条记录", records);
  if (records > 0)
    zb_buffer_puts(out, "：");
}

static void add_group(const entry *group, size_t count, zb_buffer *out)
{
  const zb_diag *diag = group->diag;
  zb_buffer_printf(out, "%s  %s\n      ", diag->severity == ZB_ERROR ? "错误" : "警告",
                   *diag->place == '\0' ? "（全部数据）" : diag->place);
  add_records(group, count, out);
  zb_buffer_printf(out, "%s\n", diag->message);
  if (*diag->remedy != '\0')
    zb_buffer_printf(out, "      → %s\n", diag->remedy);
}

/* Appends how many notes there are, and the first of each code. */
static void add_notes(const entry *notes, size_t count, zb_buffer *out)
{
  zb_buffer_printf(out, "提示 %zu 条（不影响结果），例如：\n", count);
  for (size_t i = 0; i < count; i++) {
    bool seen = false;
    for (size_t k = 0; k < i && !seen; k++)
      seen = strcmp(notes[k].diag->code, notes[i].diag->code) == 0;
    if (!seen)
      zb_buffer_printf(out, "      %s：%s\n", notes[i].diag->place, notes[i].diag->message);
  }
}

void zb_messages_text(const zb_diags *diags, zb_buffer *out)
{
  size_t count = zb_diags_count(diags);
  if (count == 0)
    return;
  entry *entries = sorted_entries(diags, count);
  size_t i = 0;
  while (i < count && entries[i].diag->severity != ZB_NOTE) {
    size_t end = i + 1;
    while (end < count && entries[end].leader == entries[i].leader)
      end++;
    add_group(entries + i, end - i, out);
    i = end;
  }
  if (i < count)
    add_notes(entries + i, count - i, out);
  free(entries);
}
