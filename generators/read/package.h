/* A package (the zip of an .xlsx, .docx or .ods): streams its parts as XML within limits.

       花名册.xlsx
       ├── _rels/.rels                   where the workbook is
       └── xl/
           ├── workbook.xml              names and order of the sheets
           ├── _rels/workbook.xml.rels   where their parts are
           ├── sharedStrings.xml         texts that cells refer to by index
           ├── styles.xml                number formats, which tell dates from numbers
           └── worksheets/sheet1.xml     rows of cells

   Files are untrusted: no DOCTYPE, no entities, no network; sizes are counted while unzipping, whatever the zip
   declares. */
#ifndef ZB_READ_PACKAGE_H
#define ZB_READ_PACKAGE_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"
#include "xml/events.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct zb_package zb_package;
typedef struct zb_part zb_part;

zb_status zb_package_open(const char *path, zb_diags *diags, zb_package **package);
void zb_package_free(zb_package *package);
/* From now on: its parts may take so much processor time, in place of ZB_READ_SECONDS; a negative number: none. */
void zb_package_limit_time(zb_package *package, double seconds);
const char *zb_package_path(const zb_package *package);
uint64_t zb_package_size(const zb_package *package); /* bytes of the file */
bool zb_package_has(const zb_package *package, const char *part_name);
bool zb_package_has_below(const zb_package *package, const char *folder); /* any part: "word/media/" */

/* Returns ZB_INPUT and adds a diag that the file is corrupt; WHAT is a printf format, in Chinese. PLACE is "" for the
   entire file, or follows the path: "!Sheet1!F17". */
zb_status zb_package_refuse(const zb_package *package, zb_diags *diags, const char *place, const char *what, ...)
    __attribute__((format(printf, 4, 5)));

/* Opens a part ("xl/workbook.xml"), refusing it beyond LIMIT unzipped bytes. */
zb_status zb_part_open(zb_package *package, const char *name, uint64_t limit, zb_diags *diags, zb_part **part);
void zb_part_close(zb_part *part);

/* Goes to the next event; *EVENT is valid until the next call, NULL at the end and on failure. */
zb_status zb_part_next(zb_part *part, zb_diags *diags, const zb_event **event);

/* Reads the part's raw bytes instead, at most SIZE, into OUT; *N is 0 at the end. */
zb_status zb_part_bytes(zb_part *part, char *out, size_t size, size_t *n, zb_diags *diags);

/* Returns ZB_INPUT and adds a diag that this part is corrupt. */
zb_status zb_part_refuse(const zb_part *part, zb_diags *diags, const char *what);

/* Whether the package has a custom property of that name. */
bool zb_package_has_property(zb_package *package, const char *name);

/* A relationship: its ID, the last segment of its type ("worksheet"), and its target as a part name. */
typedef struct zb_relation {
  char *id, *type, *target;
} zb_relation;

typedef struct zb_relations {
  zb_relation *items;
  int count;
  size_t capacity;
} zb_relations;

/* Reads the relationships of SOURCE ("xl/workbook.xml", or "" for the package's own); none if their part is missing. */
zb_status zb_relations_read(zb_package *package, const char *source, zb_diags *diags, zb_relations *relations);
void zb_relations_free(zb_relations *relations);

/* The relationship with that ID, and the target of the first one of that type; NULL if there is none. */
const zb_relation *zb_relations_get(const zb_relations *relations, const char *id);
const char *zb_relations_find(const zb_relations *relations, const char *type);

#endif
