/* The codes of sheets: what they say, wrong characters, words typed by hand; their symbols, read back by libzbar. */
#include "code/symbol.h"
#include "scan/scan.h"

#include <png.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static zb_sheet sheet_of(const char *document, const char *record, int page, int copy)
{
  uint8_t digest[ZB_DIGEST_LENGTH];
  for (int i = 0; i < ZB_DIGEST_LENGTH; i++)
    digest[i] = (uint8_t)(7 * i + 200);
  zb_sheet sheet = {.pages = 12, .page = page, .copy = copy};
  zb_document_code(document, record, digest, sheet.document);
  return sheet;
}

static void says_what_it_was_given(void **state)
{
  (void)state;
  zb_sheet sheet = sheet_of("evaluation", "张三（330599…0017）", 7, 3), read;
  sheet.pages = ZB_CODED_PAGES;
  char text[ZB_SHEET_CODE + 1];
  zb_sheet_code(&sheet, text);
  assert_int_equal(strlen(text), ZB_SHEET_CODE);
  assert_int_equal(strcspn(text, "01OIL"), ZB_SHEET_CODE);
  assert_true(zb_sheet_read(text, &read));
  assert_string_equal(read.document, sheet.document);
  assert_int_equal(read.pages, ZB_CODED_PAGES);
  assert_int_equal(read.page, 7);
  assert_int_equal(read.copy, 3);
}

/* Each part changes with what it stands for, and with nothing else. */
static void parts_are_apart(void **state)
{
  (void)state;
  zb_sheet a = sheet_of("evaluation", "张三", 1, 0), b = sheet_of("posts", "张三", 1, 0),
           c = sheet_of("evaluation", "李四", 1, 0);
  uint8_t other[ZB_DIGEST_LENGTH] = {1};
  zb_sheet d = a;
  zb_document_code("evaluation", "张三", other, d.document);
  assert_memory_not_equal(a.document, b.document, 2);
  assert_memory_equal(a.document, c.document, 2);
  assert_memory_not_equal(a.document + 2, c.document + 2, 6);
  assert_memory_not_equal(a.document + 2, b.document + 2, 6);
  assert_memory_equal(a.document + 8, c.document + 8, 6);
  assert_memory_equal(a.document, d.document, 8);
  assert_memory_not_equal(a.document + 8, d.document + 8, 6);
}

static void finds_each_wrong_character(void **state)
{
  (void)state;
  static const char any[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*-";
  zb_sheet sheet = sheet_of("evaluation", "张三", 7, 1), read;
  char text[ZB_SHEET_CODE + 1], word[ZB_SHEET_WORD + 1];
  zb_sheet_code(&sheet, text);
  zb_sheet_word(&sheet, word);
  assert_true(zb_sheet_is_word(word));
  for (int i = 0; i < ZB_SHEET_CODE; i++)
    for (const char *c = any; *c != '\0'; c++) {
      char wrong[ZB_SHEET_CODE + 1], wrong_word[ZB_SHEET_WORD + 1];
      strcpy(wrong, text);
      strcpy(wrong_word, word);
      wrong[i] = *c;
      assert_int_equal(zb_sheet_read(wrong, &read), *c == text[i]);
      if (i >= ZB_SHEET_WORD)
        continue;
      wrong_word[i] = *c;
      assert_int_equal(zb_sheet_is_word(wrong_word), *c == word[i]);
    }
  for (int i = 0; i + 1 < ZB_SHEET_CODE; i++) {
    char swapped[ZB_SHEET_CODE + 1];
    strcpy(swapped, text);
    swapped[i] = text[i + 1];
    swapped[i + 1] = text[i];
    assert_int_equal(zb_sheet_read(swapped, &read), text[i] == text[i + 1]);
  }
  assert_false(zb_sheet_read("", &read));
  text[ZB_SHEET_CODE - 1] = '\0';
  assert_false(zb_sheet_read(text, &read));
}

static void takes_what_people_type(void **state)
{
  (void)state;
  char plain[ZB_SHEET_CODE + 2];
  zb_code_plain(" ｋ7q2-m9Ｘ\t\r\n", plain);
  assert_string_equal(plain, "K7Q2M9X");
  zb_code_plain("]Q1K7Q2M9X", plain); /* what hand scanners may send before a QR symbol's text */
  assert_string_equal(plain, "K7Q2M9X");
  zb_code_plain("]Q122222222222222222223", plain);
  assert_string_equal(plain, "22222222222222222223");
  zb_code_plain("\xEF\xBB\xBFk7q2\xC2\xA0m9x\xE2\x80\x8B", plain); /* byte order mark, hard space, no space at all */
  assert_string_equal(plain, "K7Q2M9X");
  zb_code_plain("Ｋ７Ｑ２－Ｍ９Ｘ　", plain);
  assert_string_equal(plain, "K7Q2M9X");
  zb_code_plain("张三K", plain);
  assert_string_equal(plain, "??K");
  zb_code_plain("222222222222222222222222222222", plain);
  assert_int_equal(strlen(plain), ZB_SHEET_CODE + 1);
}

static bool has(char words[][ZB_SHEET_WORD + 1], int count, const char *word)
{
  for (int i = 0; i < count; i++)
    if (strcmp(words[i], word) == 0)
      return true;
  return false;
}

/* 2 for Z, 5 for S, 8 for B, and what no word has. */
static void forgives_what_looks_alike(void **state)
{
  (void)state;
  enum { MAX = 64 };
  static const char *const pairs[] = {"Z2", "S5", "B8", "G6", "VU", "Q0", "QO", "J1", "TI"};
  char words[MAX][ZB_SHEET_WORD + 1];
  int tried = 0;
  for (int n = 1; n < 200; n++) {
    zb_sheet sheet = sheet_of("evaluation", "张三", 1 + n % 12, n % 3);
    sheet.pages = n;
    char word[ZB_SHEET_WORD + 1], typed[ZB_SHEET_WORD + 1];
    zb_sheet_word(&sheet, word);
    assert_int_equal(zb_sheet_words(word, words, MAX), 1);
    assert_string_equal(words[0], word);
    for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++) {
      strcpy(typed, word);
      char *at = strchr(typed, pairs[p][0]);
      if (at == NULL)
        continue;
      *at = pairs[p][1];
      int count = zb_sheet_words(typed, words, MAX);
      assert_true(count < MAX && has(words, count, word));
      tried++;
    }
  }
  assert_true(tried > 100);
  assert_int_equal(zb_sheet_words("???????", words, MAX), 0);
  assert_int_equal(zb_sheet_words("", words, MAX), 0);
}

/* --- Symbols ------------------------------------------------------------------------------------------------------ */

enum { SCALE = 3, SIDE = (ZB_SYMBOL_SIDE + 2 * ZB_SYMBOL_QUIET) * SCALE };

static bool keep(void *data, const char *text)
{
  strncat(data, text, 40);
  return true;
}

/* What libzbar reads of a symbol, three pixels a module. */
static void read_back(const zb_symbol *symbol, char *text, size_t size)
{
  unsigned char pixels[SIDE * SIDE];
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++) {
      int row = y / SCALE - ZB_SYMBOL_QUIET, column = x / SCALE - ZB_SYMBOL_QUIET;
      bool dark = row >= 0 && row < ZB_SYMBOL_SIDE && column >= 0 && symbol->rows[row] >> column & 1;
      pixels[y * SIDE + x] = dark && column < ZB_SYMBOL_SIDE ? 0 : 255;
    }
  png_image image = {.version = PNG_IMAGE_VERSION, .width = SIDE, .height = SIDE, .format = PNG_FORMAT_GRAY};
  png_alloc_size_t length = 0;
  assert_true(png_image_write_to_memory(&image, NULL, &length, 0, pixels, 0, NULL));
  void *file = malloc(length);
  assert_true(png_image_write_to_memory(&image, file, &length, 0, pixels, 0, NULL));
  zb_arena *arena = zb_arena_new();
  memset(text, 0, size);
  zb_scan_outcome outcome;
  const char *fault = zb_scan_picture(file, length, arena, keep, text, &outcome);
  assert_null(fault);
  assert_int_equal(outcome, ZB_SCAN_READ);
  zb_arena_free(arena);
  free(file);
}

/* Derived symbols, too: of all pages and copies, and of documents that come in turns. */
static void symbols_are_read_back(void **state)
{
  (void)state;
  zb_symbols *symbols = zb_symbols_new();
  for (int n = 0; n < 300; n++) {
    zb_sheet sheet = sheet_of("evaluation", n % 7 < 4 ? "张三" : "李四", 1 + n * 37 % ZB_CODED_PAGES, n % 31);
    sheet.pages = ZB_CODED_PAGES;
    char text[ZB_SHEET_CODE + 1], read[64];
    zb_symbol symbol;
    zb_sheet_code(&sheet, text);
    zb_symbol_make(symbols, text, &symbol);
    read_back(&symbol, read, sizeof read);
    assert_string_equal(read, text);
  }
  zb_symbols_free(symbols);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(says_what_it_was_given),     cmocka_unit_test(parts_are_apart),
      cmocka_unit_test(finds_each_wrong_character), cmocka_unit_test(takes_what_people_type),
      cmocka_unit_test(forgives_what_looks_alike),  cmocka_unit_test(symbols_are_read_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
