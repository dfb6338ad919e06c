/* What the files of `zhibiao verify` share: run_verify.c opens the folder and keeps what has come in, verify_sheet.c
   says of a code whose sheet it is, verify_list.c writes the list. Private to them. */
#ifndef ZB_RUN_VERIFY_PARTS_H
#define ZB_RUN_VERIFY_PARTS_H

#include "code/sheet_code.h"
#include "run/single.h"
#include "run/verify.h"

/* The characters that a scan is known by. */
enum { ZB_VERIFY_SCAN = 16 };

struct zb_verify {
  zb_single single;
  const char *folder;
  int lock; /* the folder, an open file; -1: none */
  const zb_generator *documents;
  int document_count;
  zb_script *script;             /* lua/received.lua */
  const char *ledger;            /* the file that keeps what has come in */
  char book[65];                 /* digest of the list as it was written last, which the ledger has; "": not known */
  bool words;                    /* those of all sheets are in the store */
  char scan[ZB_VERIFY_SCAN + 1]; /* which one is being read, by its bytes; "": none is */
  zb_arena *pass;                /* for it: the sheets that it has had so far */
  const char **seen;
  size_t seen_count, seen_capacity;
  int counts[ZB_SHEET_VERDICTS];
  zb_arena *scratch; /* for a line */
};

zb_value text_value(const char *text);

/* The rows of a SELECT; NULL with a diag. */
zb_rows *query(zb_verify *v, const char *sql, const zb_value *values, int count);

/* Puts a sheet among those that have come in, off the scan SCAN. */
zb_status note_received(zb_verify *v, const char *code, const zb_sheet *sheet, const char *scan);

#endif
