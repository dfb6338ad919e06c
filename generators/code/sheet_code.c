#include "code/sheet_code.h"

#include "base/utf8.h"

#include <string.h>

static const char alphabet[] = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
enum { BASE = sizeof alphabet - 1, STEP = 3 /* whose powers are all numbers from 1 to 30 */ };

/* Where each part begins. */
enum { KEY = 2, DIGEST = 8, PAGES = 14, PAGE = 16, COPY = 18, CHECK = 19 };

/* --- Characters --------------------------------------------------------------------------------------------------- */

static int value_of(char c)
{
  const char *at = c == '\0' ? NULL : strchr(alphabet, c);
  return at == NULL ? -1 : (int)(at - alphabet);
}

static void put(char *to, int n, uint64_t number)
{
  for (; n > 0; n--, number /= BASE)
    to[n - 1] = alphabet[number % BASE];
}

static int taken(const char *from, int n)
{
  int number = 0;
  for (int i = 0; i < n; i++)
    number = number * BASE + value_of(from[i]);
  return number;
}

/* 0 if the last of N characters is the right one behind the others; -1 if one of them is no character of ours. */
static int remainder_of(const char *text, int n)
{
  int sum = 0;
  for (int i = 0; i < n; i++) {
    int value = value_of(text[i]);
    if (value < 0)
      return -1;
    sum = (sum * STEP + value) % BASE;
  }
  return sum;
}

/* Puts the character behind N others that makes the remainder 0. */
static void put_check(char *text, int n)
{
  text[n] = alphabet[0];
  text[n] = alphabet[(BASE - remainder_of(text, n + 1)) % BASE];
  text[n + 1] = '\0';
}

static uint64_t number_of(const uint8_t digest[ZB_DIGEST_LENGTH])
{
  uint64_t number = 0;
  for (int i = 0; i < 8; i++)
    number = number << 8 | digest[i];
  return number;
}

/* Of the digest of BEFORE and TEXT. */
static uint64_t number_of_text(const char *before, size_t before_length, const char *text)
{
  uint8_t bytes[ZB_DIGEST_LENGTH];
  zb_digest *digest = zb_digest_new();
  zb_digest_add(digest, before, before_length);
  zb_digest_add(digest, text, strlen(text));
  zb_digest_end(digest, bytes);
  zb_digest_free(digest);
  return number_of(bytes);
}

/* --- Writing ------------------------------------------------------------------------------------------------------ */

void zb_document_code(const char *document, const char *record, const uint8_t digest[ZB_DIGEST_LENGTH],
                      char code[ZB_DOCUMENT_CODE + 1])
{
  put(code, KEY, number_of_text("", 0, document));
  put(code + KEY, DIGEST - KEY, number_of_text(document, strlen(document) + 1, record));
  put(code + DIGEST, PAGES - DIGEST, number_of(digest));
  code[ZB_DOCUMENT_CODE] = '\0';
}

void zb_sheet_code(const zb_sheet *sheet, char text[ZB_SHEET_CODE + 1])
{
  memcpy(text, sheet->document, PAGES);
  put(text + PAGES, PAGE - PAGES, (uint64_t)sheet->pages);
  put(text + PAGE, COPY - PAGE, (uint64_t)sheet->page);
  put(text + COPY, CHECK - COPY, (uint64_t)sheet->copy);
  put_check(text, CHECK);
}

void zb_sheet_word(const zb_sheet *sheet, char word[ZB_SHEET_WORD + 1])
{
  char code[ZB_SHEET_CODE + 1];
  zb_sheet_code(sheet, code);
  put(word, ZB_SHEET_WORD - 1, number_of_text("", 0, code));
  put_check(word, ZB_SHEET_WORD - 1);
}

/* --- Reading ------------------------------------------------------------------------------------------------------ */

/* What is not seen: spaces, control characters, hyphens, marks of byte order. */
static bool is_nothing(uint32_t c)
{
  return c <= ' ' || c == '-' || c == 0xA0 || (c >= 0x2000 && c <= 0x2015) || c == 0x3000 || c == 0xFEFF;
}

/* ]Q1: scanners can be set to send before each text of which kind its symbol was. */
static bool is_symbology(const char *plain, size_t n)
{
  return n == 3 && plain[0] == ']' && plain[1] == 'Q' && plain[2] >= '0' && plain[2] <= '9';
}

void zb_code_plain(const char *text, char plain[ZB_SHEET_CODE + 2])
{
  size_t n = 0;
  while (*text != '\0' && n < ZB_SHEET_CODE + 1) {
    uint32_t c = zb_utf8_next(&text);
    if (c >= 0xFF01 && c <= 0xFF5E)
      c -= 0xFEE0; /* full width */
    if (is_nothing(c))
      continue;
    plain[n++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c < 127 ? (char)c : '?';
    if (is_symbology(plain, n))
      n = 0;
  }
  plain[n] = '\0';
}

bool zb_sheet_read(const char *plain, zb_sheet *sheet)
{
  if (strlen(plain) != ZB_SHEET_CODE || remainder_of(plain, ZB_SHEET_CODE) != 0)
    return false;
  memcpy(sheet->document, plain, ZB_DOCUMENT_CODE);
  sheet->document[ZB_DOCUMENT_CODE] = '\0';
  sheet->pages = taken(plain + PAGES, PAGE - PAGES);
  sheet->page = taken(plain + PAGE, COPY - PAGE);
  sheet->copy = taken(plain + COPY, CHECK - COPY);
  return sheet->page >= 1 && sheet->page <= sheet->pages;
}

bool zb_sheet_is_word(const char *plain)
{
  return strlen(plain) == ZB_SHEET_WORD && remainder_of(plain, ZB_SHEET_WORD) == 0;
}

/* Each is taken for any of its group; those that no code has are always another one. */
static const char *const alike[] = {"0OQDC", "1ILJT7", "2Z", "5S", "8B", "6G", "UV", "VY", "MN", "EF", "PR", "4A"};

typedef struct guess {
  char word[ZB_SHEET_WORD + 1];
  char (*words)[ZB_SHEET_WORD + 1];
  int count, max;
} guess;

static void note(guess *g)
{
  bool known = !zb_sheet_is_word(g->word);
  for (int i = 0; i < g->count && i < g->max && !known; i++)
    known = strcmp(g->words[i], g->word) == 0;
  if (known)
    return;
  if (g->count < g->max)
    strcpy(g->words[g->count], g->word);
  g->count++;
}

/* Changes up to LEFT characters from I on. */
static void vary(guess *g, int i, int left)
{
  if (i == ZB_SHEET_WORD) {
    note(g);
    return;
  }
  char typed = g->word[i];
  if (value_of(typed) >= 0)
    vary(g, i + 1, left);
  for (size_t k = 0; left > 0 && k < sizeof alike / sizeof *alike; k++) {
    if (strchr(alike[k], typed) == NULL)
      continue;
    for (const char *other = alike[k]; *other != '\0'; other++) {
      g->word[i] = *other;
      if (*other != typed && value_of(*other) >= 0)
        vary(g, i + 1, left - 1);
    }
  }
  g->word[i] = typed;
}

int zb_sheet_words(const char *plain, char words[][ZB_SHEET_WORD + 1], int max)
{
  guess g = {.words = words, .max = max};
  if (strlen(plain) != ZB_SHEET_WORD)
    return 0;
  strcpy(g.word, plain);
  enum { CHANGES = 2 };
  for (int changes = zb_sheet_is_word(plain) ? 0 : 1; changes <= CHANGES && g.count == 0; changes++)
    vary(&g, 0, changes);
  return g.count < max ? g.count : max;
}
