/* What a run has written so far, noted before it is written: in the output folder, where it stands for the manifest as
   long as that is not written. If a run finds one, the run before it died; files that the dead run made and this one
   does not are in no manifest, and go. */
#ifndef ZB_RUN_JOURNAL_H
#define ZB_RUN_JOURNAL_H

#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>

typedef struct zb_journal zb_journal;

/* Opens the journal of the folder at PATH, and reads what a dead run has noted there. *JOURNAL is NULL on failure:
   ZB_OUTPUT with a diag. */
zb_status zb_journal_open(const char *path, zb_diags *diags, zb_journal **journal);

/* Whether a run died here. */
bool zb_journal_is_left(const zb_journal *journal);

/* The file NAME of the folder will be written, with so many bytes of that digest, made from MADE_FROM, a digest or "";
   false with errno. */
bool zb_journal_note(zb_journal *journal, const char *name, size_t length, const char *sha256, const char *made_from);

/* Whether the dead run has noted NAME at all; with that digest; or made from MADE_FROM, and then which digest and
   length the file has. */
bool zb_journal_has(const zb_journal *journal, const char *name);
bool zb_journal_has_digest(const zb_journal *journal, const char *name, const char *sha256);
bool zb_journal_has_made_from(const zb_journal *journal, const char *name, const char *made_from, size_t *length,
                              char sha256[65]);

/* It has been written. */
void zb_journal_made(zb_journal *journal, const char *name);

/* Removes the files of the dead run that this one has not made, and says so. One that is not as it was noted may be
   somebody's work: it stays, and is told. */
void zb_journal_clear_up(const zb_journal *journal, zb_diags *diags);

/* WHOLE: the manifest has been written, so the journal goes. Else the next run knows that this one has died. False,
   with errno: it is to go and stays. */
bool zb_journal_close(zb_journal *journal, bool whole);

#endif
