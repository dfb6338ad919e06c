/* The code that a printed sheet bears, by which it is known again when it comes back: for machines 20 characters, which
   stand in its QR symbol,

     2 which document, 6 whose (the key), 6 what is printed (the digest), 2 of how many pages, 2 which page, 1 which
   copy, 1 check character

   and for people a word of 7: six that stand for all of that, and a check character. Both are made of 31 characters
   that nobody takes for another one: no 0, O, 1, I, L. 31 is a prime, so a wrong character is always found, and so are
   two neighbours that changed places.

   The key is a digest of the document's id and of the record as manifest.json names it (张三（330599…0017）), so it
   tells nobody more than that does: an ID number has so few digits to guess that not even a digest of it may be given
   away. Two people may share a key; then their digests tell them apart. The digest is one of the words on the pages and
   of where they are broken, not of the copy and not of the look: a sheet that says the same is the same. Six of 31 are
   some 900 million: sheets that are out of date are found by it, forgers are not kept out. */
#ifndef ZB_CODE_SHEET_CODE_H
#define ZB_CODE_SHEET_CODE_H

#include "base/digest.h"

#include <stdbool.h>

enum {
  ZB_DOCUMENT_CODE = 14, /* its first characters: document, key, digest */
  ZB_SHEET_CODE = 20,
  ZB_SHEET_WORD = 7,
  ZB_CODED_PAGES = 960, /* more pages have no code */
  ZB_CODED_COPIES = 30  /* more copies are as one without number */
};

typedef struct zb_sheet {
  char document[ZB_DOCUMENT_CODE + 1];
  int pages, page; /* from 1 */
  int copy;        /* from 1; 0: none is said */
} zb_sheet;

/* The first characters, of a DOCUMENT (the generator's id) about RECORD on whose pages stands what DIGEST says. */
void zb_document_code(const char *document, const char *record, const uint8_t digest[ZB_DIGEST_LENGTH],
                      char code[ZB_DOCUMENT_CODE + 1]);

void zb_sheet_code(const zb_sheet *sheet, char text[ZB_SHEET_CODE + 1]);
void zb_sheet_word(const zb_sheet *sheet, char word[ZB_SHEET_WORD + 1]);

/* --- Reading --- */

/* TEXT as it was typed: upper case, no spaces and hyphens, no full-width forms, no ]Q1 of a scanner before it. What has
   more characters than a code is cut behind one more. */
void zb_code_plain(const char *text, char plain[ZB_SHEET_CODE + 2]);

/* Takes a code apart; false if it is none, or one with a wrong character. */
bool zb_sheet_read(const char *plain, zb_sheet *sheet);

/* Whether it is a word whose check character is right. */
bool zb_sheet_is_word(const char *plain);

/* The words that may have been meant by PLAIN, which has seven characters: itself, if it is right, or those that come
   of reading one or two characters for others that look alike. Returns how many; at most MAX are stored. */
int zb_sheet_words(const char *plain, char words[][ZB_SHEET_WORD + 1], int max);

#endif
