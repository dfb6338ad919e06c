/* A line above a table that says something of all its rows: 填报单位：第二中学（盖章）  2020年8月1日. */
#include "import/above.h"

#include "base/utf8.h"
#include "value/header_text.h"

#include <string.h>

static const char wide_blank[] = "\xE3\x80\x80", wide_colon[] = "：";

/* The bytes of a blank, or of the underscores to write on, at S. */
static size_t blank_at(const char *s)
{
  if (strncmp(s, wide_blank, strlen(wide_blank)) == 0)
    return strlen(wide_blank);
  return *s == ' ' || *s == '\t' || *s == '\n' || *s == '\r' || *s == '_' ? 1 : 0;
}

static size_t colon_at(const char *s)
{
  return *s == ':' ? 1 : strncmp(s, wide_colon, strlen(wide_colon)) == 0 ? strlen(wide_colon) : 0;
}

static const char *skip_blanks(const char *s)
{
  for (size_t n; (n = blank_at(s)) > 0;)
    s += n;
  return s;
}

/* Where the piece at S ends: at a blank, a colon or its end. */
static const char *piece_end(const char *s)
{
  while (*s != '\0' && blank_at(s) == 0 && colon_at(s) == 0)
    s++;
  return s;
}

static bool is_label(const zb_field *field, const char *text, zb_arena *arena)
{
  const char *variants[ZB_HEADER_VARIANTS];
  zb_header_without_notes(text, arena, variants);
  for (const char *const *label = field->above; *label != NULL; label++)
    if (strcmp(zb_header_normalize(*label, arena), variants[0]) == 0)
      return true;
  return false;
}

/* N bytes at S without a note such as （盖章） behind them. */
static const char *without_stamp(const char *s, size_t n, zb_arena *arena)
{
  const char *value = zb_arena_strndup(arena, s, n);
  const char *plain = zb_header_in_brackets(value, arena), *open = strstr(value, "（");
  open = open != NULL ? open : strchr(value, '(');
  return open != NULL && strstr(plain, "章") != NULL ? zb_arena_strndup(arena, value, (size_t)(open - value)) : value;
}

/* The value behind a label of FIELD in TEXT; "" if there is only the label, NULL if there is none. */
static const char *value_in(const zb_field *field, const char *text, zb_arena *arena)
{
  for (const char *s = skip_blanks(text); *s != '\0'; s = skip_blanks(s)) {
    const char *end = piece_end(s), *colon = skip_blanks(end);
    size_t n = colon_at(colon);
    if (n > 0 && is_label(field, zb_arena_strndup(arena, s, (size_t)(end - s)), arena)) {
      const char *value = skip_blanks(colon + n), *value_end = piece_end(value);
      bool next_label = colon_at(skip_blanks(value_end)) > 0; /* 填报单位：  填报人：张三 */
      return next_label ? "" : without_stamp(value, (size_t)(value_end - value), arena);
    }
    s = n > 0 ? colon + n : end;
  }
  return NULL;
}

bool zb_above_has_label(const zb_field *field, const char *text, zb_arena *arena)
{
  const char *start = skip_blanks(text), *end = piece_end(start);
  return colon_at(skip_blanks(end)) > 0 &&
         is_label(field, zb_arena_strndup(arena, start, (size_t)(end - start)), arena);
}

static void see_row(const zb_field *field, int f, const zb_head_row *row, zb_arena *arena, zb_above *above)
{
  for (int i = 0; i < row->count; i++) {
    const char *value = value_in(field, row->cells[i].text, arena);
    bool alone = value == NULL && is_label(field, row->cells[i].text, arena); /* 填报单位 | 第二中学 */
    int from = (alone || (value != NULL && *value == '\0')) && i + 1 < row->count ? i + 1 : i;
    if (from > i) {
      const char *next = skip_blanks(row->cells[from].text);
      value = without_stamp(next, strlen(next), arena);
    }
    if (value == NULL || *value == '\0' || value[strcspn(value, ":")] != '\0' || strstr(value, wide_colon) != NULL)
      continue;
    if (above->field < 0)
      *above = (zb_above){f, value, row->number, row->cells[from].column};
    else if (above->value != NULL && strcmp(above->value, value) != 0)
      above->value = NULL; /* which of them is meant? */
  }
}

zb_above zb_above_find(const zb_table_schema *table, const zb_head_row *rows, int count, int header, zb_arena *arena)
{
  zb_above above = {.field = -1};
  for (int f = 0; f < table->field_count && above.field < 0; f++)
    for (int i = 0; i < count && rows[i].number < header && *table->fields[f].above != NULL; i++)
      see_row(&table->fields[f], f, &rows[i], arena, &above);
  return above.value == NULL ? (zb_above){.field = -1} : above;
}
