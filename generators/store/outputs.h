/* What runs have made in an output folder: lists in the batch's database, so that a run over a million records needs no
   more memory than one over a thousand. Read by zb_store_query:

     _previous(path, bytes, sha256, made_from, document, record, office, merged, sources, pictures, change, code,
               pages, copies, foreign_, unprinted, reprint, altered)
                                        the files that the folder's manifest listed before this run. Texts are as the
                                        manifest has them (ID numbers masked). sources, pictures: JSON; code: its
                                        sheets' (code/), "": they have none; copies: to be printed; foreign_: 1 if
                                        this run has not looked at all that the file was made from, 2 if at nothing
                                        of it; unprinted: 1 if it has changed since files were bound for printing;
                                        reprint: the merged file of what had changed that it was bound in last;
                                        altered: as _altered had it
     _previous_sources(path, sha256, rows)  the tables that those files were made from
     _former(document, record, code, pages, copies)  what was printed before that and is out of date
     _foreign(path, source)             what of them this run has not looked at, by file
     _previous_withdrawn, _withdrawn(path, moved, document, record, why)
                                        files that went when the folder last changed; that go now. moved: where to, ""
                                        if there was none. why: refused, gone, moved (the same record has another file
                                        now), outdated, edited
     _made(path, bytes, sha256, made_from, document, record, office, merged, sources, pictures, change, code, pages,
           copies, kept, owner)
                                        the files of the new manifest. change: new, changed, restored; "": as before.
                                        kept: 1 if it is of an earlier run. owner: as _findings has it; "" if kept
     _bound(path, volume)               the documents that this run has bound for printing; volume: the merged file
                                        of what has changed, "": one of all
     _altered(path, how)                kept ones that are not as they were made: missing, edited, unreadable
     _entries(kind, document, record, json)  refused, failed, left_out
     _refusals(owner, document, place, message, remedy)  the reasons of those that were refused, one by one
     _received(sheet, code, page, copy, scan)
                                        the sheets that have come in, one a line: their codes, and what these say
                                        (code/sheet_code.h); copy 0: it has no number. scan: which one it was read off,
                                        "" if none
     _words(word, code)                 the words of sheets, for `verify`
     _finished(document)                whose records this run has all made or refused
     _stale(path)                       packages of earlier runs whose documents are not what they were
     _names(folded, given)              names of files that are taken

   Their order is that of rowid. */
#ifndef ZB_STORE_OUTPUTS_H
#define ZB_STORE_OUTPUTS_H

#include "store/store.h"

/* The lists; values are their columns, in the order above. */
typedef enum {
  ZB_LIST_PREVIOUS,
  ZB_LIST_PREVIOUS_SOURCES,
  ZB_LIST_FORMER,
  ZB_LIST_FOREIGN,
  ZB_LIST_PREVIOUS_WITHDRAWN,
  ZB_LIST_WITHDRAWN,
  ZB_LIST_MADE,
  ZB_LIST_BOUND,
  ZB_LIST_ALTERED,
  ZB_LIST_ENTRIES,
  ZB_LIST_REFUSALS,
  ZB_LIST_RECEIVED,
  ZB_LIST_WORDS,
  ZB_LIST_FINISHED,
  ZB_LIST_STALE,
  ZB_LIST_NAMES,
  ZB_LIST_COUNT
} zb_list;

/* Adds a line; NULL stands for "". */
zb_status zb_store_list_add(zb_store *store, zb_list list, const char *const *values, zb_diags *diags);

/* Drops the files of _made that were kept and then made all the same. */
zb_status zb_store_drop_replaced(zb_store *store, zb_diags *diags);

/* Adds to _withdrawn what of somebody's the run before has moved away, before this one does so; then, when all is made,
   what else it has and is not made again. */
zb_status zb_store_take_over_edited(zb_store *store, zb_diags *diags);
zb_status zb_store_take_over_withdrawn(zb_store *store, zb_diags *diags);

/* Empties what was added of an earlier run. */
void zb_store_forget_previous(zb_store *store);

/* A file that the manifest listed before. */
typedef struct zb_previous {
  int64_t bytes;
  const char *sha256, *made_from, *code, *change, *reprint;
  int pages;
  bool unprinted;
} zb_previous;

/* The one at PATH, its texts in ARENA; false if there is none. */
bool zb_store_previous(zb_store *store, const char *path, zb_arena *arena, zb_previous *previous);

/* How a name was first given that folds to FOLDED; NULL if none was. In ARENA. */
const char *zb_store_name_given(zb_store *store, const char *folded, zb_arena *arena);

/* The number that a SELECT gives; 0 if it fails, which zb_store_check tells. */
int64_t zb_store_number(zb_store *store, const char *sql);

#endif
