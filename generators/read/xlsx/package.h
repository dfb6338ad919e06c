/* An OPC package (the zip of an .xlsx): its parts as XML, read piece by piece and within limits.

       花名册.xlsx
       ├── _rels/.rels                   where the workbook is
       └── xl/
           ├── workbook.xml              names and order of the sheets
           ├── _rels/workbook.xml.rels   where their parts are
           ├── sharedStrings.xml         texts, that cells refer to by number
           ├── styles.xml                number formats, that tell dates from numbers
           └── worksheets/sheet1.xml     rows of cells

   Nothing of a file is trusted: no DOCTYPE, no entities, no network; sizes are counted as bytes come out of the zip,
   not as it declares them. */
#ifndef ZB_READ_XLSX_PACKAGE_H
#define ZB_READ_XLSX_PACKAGE_H

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
const char *zb_package_path(const zb_package *package);
uint64_t zb_package_size(const zb_package *package); /* bytes of the file */
bool zb_package_has(const zb_package *package, const char *part_name);

/* ZB_INPUT with a diag that the file is spoiled; WHAT is printf's, in the user's words. PLACE is "" for the file as a
   whole, or what follows the path: "!Sheet1!F17". */
zb_status zb_package_spoiled(const zb_package *package, zb_diags *diags, const char *place, const char *what, ...)
    __attribute__((format(printf, 4, 5)));

/* Opens a part ("xl/workbook.xml") that may have at most LIMIT bytes unzipped. */
zb_status zb_part_open(zb_package *package, const char *name, uint64_t limit, zb_diags *diags, zb_part **part);
void zb_part_close(zb_part *part);

/* Goes to the next event; *EVENT is valid until the next call, NULL at the end and on failure. */
zb_status zb_part_next(zb_part *part, zb_diags *diags, const zb_event **event);

/* The part's bytes instead, at most ROOM of them at OUT; *N is 0 at the end. */
zb_status zb_part_bytes(zb_part *part, char *out, size_t room, size_t *n, zb_diags *diags);

/* ZB_INPUT with a diag that this part is spoiled. */
zb_status zb_part_spoiled(const zb_part *part, zb_diags *diags, const char *what);

/* Relationships of a part: id, type (its last segment: "worksheet") and target as a part name. */
typedef struct zb_relation {
  char *id, *type, *target;
} zb_relation;

typedef struct zb_relations {
  zb_relation *items;
  int count;
} zb_relations;

/* Reads those of SOURCE ("xl/workbook.xml", or "" for the package's own). A missing part gives none. */
zb_status zb_relations_read(zb_package *package, const char *source, zb_diags *diags, zb_relations *relations);
void zb_relations_free(zb_relations *relations);

/* The one with that id, and the target of the first of that type; NULL if there is none. */
const zb_relation *zb_relations_get(const zb_relations *relations, const char *id);
const char *zb_relations_find(const zb_relations *relations, const char *type);

#endif
