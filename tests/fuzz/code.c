/* A code as it was typed or scanned: what is taken for one is written the same way again; and a picture that may hold
   some. */
#include "fuzz.h"

#include "code/sheet_code.h"
#include "scan/scan.h"

enum { GUESSES = 64 };

static void take_typed(const char *text)
{
  char plain[ZB_SHEET_CODE + 2], again[ZB_SHEET_CODE + 1], words[GUESSES][ZB_SHEET_WORD + 1];
  zb_sheet sheet;
  zb_code_plain(text, plain);
  demand(strlen(plain) <= ZB_SHEET_CODE + 1);
  if (zb_sheet_read(plain, &sheet)) {
    demand(sheet.page >= 1 && sheet.page <= sheet.pages && sheet.pages <= ZB_CODED_PAGES);
    demand(sheet.copy >= 0 && sheet.copy <= ZB_CODED_COPIES);
    zb_sheet_code(&sheet, again);
    demand(strcmp(again, plain) == 0);
    zb_sheet_word(&sheet, again);
    demand(zb_sheet_is_word(again));
  }
  int count = zb_sheet_words(plain, words, GUESSES);
  demand(count >= 0 && count <= GUESSES);
  for (int i = 0; i < count; i++)
    demand(zb_sheet_is_word(words[i]));
}

static bool forget(void *data, const char *text)
{
  demand(data != NULL && text != NULL);
  return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  char *text = input_text(data, size);
  if (text == NULL)
    return -1;
  take_typed(text);
  free(text);
  zb_arena *arena = zb_arena_new();
  zb_scan_outcome outcome;
  zb_scan_picture(data, size, arena, forget, arena, &outcome);
  zb_arena_free(arena);
  return 0;
}
