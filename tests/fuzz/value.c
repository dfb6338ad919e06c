/* A cell's text as a value of each type. The first byte says which, the second what cell it is; a number is behind them
   as text, with its format behind a |. */
#include "fuzz.h"

#include "base/number.h"
#include "value/parse.h"

#include <math.h>

static void check(const zb_parsed *parsed)
{
  demand((parsed->text != NULL) != (parsed->why != NULL));
  demand(is_text(parsed->text != NULL ? parsed->text : parsed->why));
  demand(parsed->doubt == NULL || is_text(parsed->doubt));
  demand(parsed->text != NULL || parsed->changes == 0);
}

/* What a value was made of a text is the same value again. */
static void parse_again(const zb_parsed *parsed, zb_field_type type, zb_arena *arena)
{
  const zb_cell cell = {.type = ZB_CELL_TEXT, .text = parsed->text};
  zb_parsed again = zb_parse(&cell, type, NULL, arena);
  demand(again.text != NULL && strcmp(again.text, parsed->text) == 0);
}

static const zb_vocabulary *words(zb_arena *arena)
{
  zb_vocabulary *words = zb_vocabulary_new(arena);
  zb_vocabulary_add(words, "中级", "中级");
  zb_vocabulary_add(words, "中级职称", "中级");
  zb_vocabulary_add(words, "A1", "A1");
  return words;
}

static zb_cell number_cell(char *text, zb_number_format *format, zb_arena *arena)
{
  char *code = strchr(text, '|');
  if (code != NULL)
    *code++ = '\0';
  *format = zb_number_format_read(code != NULL ? code : "General");
  zb_cell cell = {.type = ZB_CELL_NUMBER, .number = strtod(text, NULL), .format = format};
  if (!isfinite(cell.number))
    cell.number = 0;
  cell.text = zb_number_text(cell.number, zb_arena_alloc(arena, ZB_NUMBER_SIZE));
  return cell;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  char *text = size > 2 ? input_text(data + 2, size - 2) : NULL;
  if (text == NULL)
    return -1;
  zb_arena *arena = zb_arena_new();
  zb_field_type type = data[0] % (ZB_FIELD_BOOL + 1);
  zb_number_format format;
  bool closed = (data[1] & 4) != 0;
  zb_cell cell = {.type = ZB_CELL_TEXT, .text = text, .untyped = (data[1] & 1) != 0, .struck = (data[1] & 8) != 0};
  if ((data[1] & 2) != 0)
    cell = number_cell(text, &format, arena);
  zb_parsed parsed = zb_parse(&cell, type, closed ? words(arena) : NULL, arena), start, end;
  check(&parsed);
  if (parsed.text != NULL && !closed)
    parse_again(&parsed, type, arena);
  zb_parse_span(&cell, false, arena, &start, &end);
  if (start.text != NULL)
    demand(is_text(start.text) && is_text(end.text));
  const char *shown = zb_cell_shown(&cell, arena);
  demand(shown == NULL || is_text(shown));
  zb_arena_free(arena);
  free(text);
  return 0;
}
