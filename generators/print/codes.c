/* The codes at the foot of pages: a QR symbol, and a word beside it for who has no scanner. */
#include "print/labels.h"

#include "code/symbol.h"

#include <stdlib.h>
#include <string.h>

#define WORD_SIZE 8

/* A letter of words, set. */
typedef struct letter {
  char character;
  zb_run run;
} letter;

struct zb_coder {
  zb_symbols *symbols;
  zb_arena *arena;
  letter letters[64];
  int count;
};

zb_coder *zb_coder_new(void)
{
  zb_coder *coder = calloc(1, sizeof *coder);
  if (coder == NULL)
    abort();
  coder->symbols = zb_symbols_new();
  coder->arena = zb_arena_new();
  return coder;
}

void zb_coder_free(zb_coder *coder)
{
  if (coder == NULL)
    return;
  zb_symbols_free(coder->symbols);
  zb_arena_free(coder->arena);
  free(coder);
}

/* --- What pages say ----------------------------------------------------------------------------------------------- */

/* Words of one element are one text, however its lines are broken. */
void zb_print_digest(const zb_pages *pages, zb_digest *digest)
{
  for (const zb_page *page = pages->first; page != NULL; page = page->next) {
    const zb_element *element = NULL;
    for (const zb_item *item = page->first; item != NULL; item = item->next) {
      if (item->kind != ZB_ITEM_RUN)
        continue;
      if (item->element != element)
        zb_digest_add(digest, "\n", 1);
      element = item->element;
      zb_digest_add(digest, item->as.run.run.text, item->as.run.run.length);
    }
    zb_digest_add(digest, "\f", 1);
  }
}

/* --- Drawing ------------------------------------------------------------------------------------------------------ */

/* Each letter is set once. */
static const zb_run *run_of(zb_coder *coder, writer *w, char character)
{
  for (int i = 0; i < coder->count; i++)
    if (coder->letters[i].character == character)
      return &coder->letters[i].run;
  zb_page page = {0};
  char text[] = {character, '\0'};
  writer lasting = *w;
  lasting.arena = coder->arena;
  draw_text(&lasting, &page, (label_style){"黑体", WORD_SIZE, ZB_ALIGN_LEFT, true, true}, 0, 0, 100, text);
  w->status = zb_worse(w->status, lasting.status);
  if (page.first == NULL)
    return NULL;
  letter *new = &coder->letters[coder->count++];
  *new = (letter){character, page.first->as.run.run};
  new->run.text = zb_arena_strdup(coder->arena, text);
  return &new->run;
}

/* Draws WORD so that it ends at RIGHT. */
static void draw_word(zb_coder *coder, writer *w, zb_page *page, float right, float baseline, const char *word)
{
  const zb_run *runs[ZB_SHEET_WORD];
  float width = 0;
  for (int i = 0; i < ZB_SHEET_WORD; i++) {
    runs[i] = run_of(coder, w, word[i]);
    width += runs[i] == NULL ? 0 : runs[i]->width;
  }
  float x = right - width;
  for (int i = 0; i < ZB_SHEET_WORD; i++) {
    if (runs[i] == NULL)
      continue;
    zb_item *item = zb_page_add(page, w->arena, ZB_ITEM_RUN, x, baseline);
    item->as.run.run = *runs[i];
    item->artifact = true;
    x += runs[i]->width;
  }
}

static void draw_code(zb_coder *coder, writer *w, zb_page *page, const zb_pages *pages, const zb_sheet *sheet)
{
  float side = pages->code_side, left = page->width - pages->code_right - side;
  float top = page->height - pages->code_bottom - side;
  char text[ZB_SHEET_CODE + 1], word[ZB_SHEET_WORD + 1];
  zb_sheet_code(sheet, text);
  zb_sheet_word(sheet, word);
  zb_symbol *symbol = zb_arena_alloc(w->arena, sizeof *symbol);
  zb_symbol_make(coder->symbols, text, symbol);
  draw_word(coder, w, page, left - pages->code_quiet, top + side / 2 + WORD_SIZE * 0.35F, word);
  zb_item *item = zb_page_add(page, w->arena, ZB_ITEM_CODE, left, top);
  item->as.code.rows = symbol->rows;
  item->as.code.side = ZB_SYMBOL_SIDE;
  item->as.code.module = side / ZB_SYMBOL_SIDE;
  item->artifact = true;
}

zb_status zb_print_codes(zb_coder *coder, const zb_pages *pages, int copy, const zb_fonts *fonts, zb_arena *arena,
                         zb_diags *diags, zb_pages **out)
{
  writer w = {.fonts = fonts, .arena = arena, .diags = diags};
  zb_pages *coded = zb_print_share(pages, arena);
  coded->structure = pages->structure;
  coded->last_element = pages->last_element;
  *out = coded;
  if (pages->code == NULL)
    return ZB_OK;
  zb_sheet sheet = {.pages = pages->count, .copy = copy <= ZB_CODED_COPIES ? copy : 0};
  memcpy(sheet.document, pages->code, sizeof sheet.document);
  for (zb_page *page = coded->first; page != NULL; page = page->next) {
    zb_page own = {.width = page->width, .height = page->height};
    sheet.page++;
    draw_code(coder, &w, &own, pages, &sheet);
    for (zb_item *item = own.first; item != NULL; item = item->next)
      item->apart = sheet.copy > 0; /* the rest of the page is in all copies */
    own.last->next = page->first;   /* below the page's items, which all copies share */
    page->first = own.first;
    if (page->last == NULL)
      page->last = own.last;
  }
  return w.status;
}
