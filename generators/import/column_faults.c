/* A column whose cells can't be read, nearly all for the same reason, is one fault: it is told once, with its first
   cell. Each row keeps it as its own problem, too, so that its owner is refused. */
#include "import/sheet_import.h"

#include "base/buffer.h"

#include <string.h>

/* Two people may well have made the same mistake with different values. */
enum { MIN_CELLS = 3, MIN_EQUAL_CELLS = 2, MIN_PERCENT = 80 };

typedef struct column_fault {
  int64_t filled, same;
  const char *like; /* the first message as a pattern for SQL: what it quotes may be anything; NULL: none */
  const char *place, *message;
} column_fault;

struct zb_column_faults {
  column_fault *of_fields;
};

void zb_column_faults_begin(sheet_import *in)
{
  in->column_faults = zb_arena_alloc(in->arena, sizeof *in->column_faults);
  in->column_faults->of_fields =
      zb_arena_array(in->arena, (size_t)in->schema->field_count, sizeof *in->column_faults->of_fields);
}

/* “3.3E+17”是 … → “%”是 … */
static const char *pattern(const char *message, zb_arena *arena)
{
  static const char open[] = "“", close[] = "”";
  zb_buffer text = {0};
  while (*message != '\0') {
    const char *end = strncmp(message, open, strlen(open)) == 0 ? strstr(message, close) : NULL;
    if (end != NULL) {
      zb_buffer_puts(&text, "“%”");
      message = end + strlen(close);
    } else {
      zb_buffer_putc(&text, *message++);
    }
  }
  const char *made = zb_arena_strdup(arena, text.data == NULL ? "" : text.data);
  zb_buffer_free(&text);
  return made;
}

void zb_column_faults_see(sheet_import *in, int field, const char *place, const char *message)
{
  column_fault *column = &in->column_faults->of_fields[field];
  column->filled++;
  if (message == NULL)
    return;
  if (column->like == NULL) {
    column->like = pattern(message, in->arena);
    column->place = zb_arena_strdup(in->arena, place);
    column->message = zb_arena_strdup(in->arena, message);
  }
  column->same += strcmp(column->like, pattern(message, in->row_arena)) == 0;
}

zb_status zb_column_faults_report(sheet_import *in)
{
  zb_status status = ZB_OK;
  for (int f = 0; f < in->schema->field_count && status == ZB_OK; f++) {
    const column_fault *column = &in->column_faults->of_fields[f];
    bool equal = column->like != NULL && strcmp(column->like, column->message) == 0;
    if (column->same < (equal ? MIN_EQUAL_CELLS : MIN_CELLS) || column->same * 100 < column->filled * MIN_PERCENT)
      continue;
    const char *message = zb_arena_printf(in->row_arena, "%s（这一列有 %lld 格是这样，这是第一格）", column->message,
                                          (long long)column->same);
    status = zb_store_unite_problems(in->import->store, in->sheet, column->like, column->place, message, in->diags);
  }
  return status;
}
