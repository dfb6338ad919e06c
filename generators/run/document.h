/* A document that was made: its files, whole, but still beside their places. What its names are and whether it differs
   from what an earlier run has left is decided in the order of the records, wherever it was made (collect.c). */
#ifndef ZB_RUN_DOCUMENT_H
#define ZB_RUN_DOCUMENT_H

#include "code/sheet_code.h"
#include "layout/pages.h"
#include "report/manifest.h"

enum { ZB_DOCUMENT_FILES = 6 };

typedef struct zb_document_file {
  const char *ending; /* of its name: .pdf */
  const char *part;   /* the file beside its place; NULL: none was made */
  bool known;         /* none needed to be: the one that is there is made from the same */
  bool unread;        /* the one that is there could not be read */
  bool listed;        /* in the manifest; else it is a dump, which goes by the name of the first that is */
  size_t length;
  char sha256[65];
  char made_from[65];  /* "": to be made again each time */
  const char *name;    /* by which it was put in its place, below the output folder; NULL: it is not there */
  const char *change;  /* how it differs from what was there before, as the manifest has it */
  bool unprinted;      /* what an earlier run has changed of it was not bound for printing */
  const char *reprint; /* the merged file of what had changed that it is in; NULL or "": none */
  char code[ZB_DOCUMENT_CODE + 1]; /* of its sheets; "": they have none */
  int pages;                       /* with a code */
} zb_document_file;

typedef struct zb_document {
  const char *stem;     /* the name that its files should have, below the output folder */
  const char *document; /* the generator's id */
  const char *record, *office;
  const char *owner; /* where it is taken */
  int copies;        /* to be printed */
  zb_document_file files[ZB_DOCUMENT_FILES];
  int file_count;
  const int *sources;
  size_t source_count;
  const zb_picture *pictures;
  size_t picture_count;
  const zb_pages *pages; /* for the merged file; NULL: it goes into none */
} zb_document;

#endif
