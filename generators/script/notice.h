/* The notice in force: a folder whose notice.lua holds what it says, and what it builds on (from = "…"). */
#ifndef ZB_SCRIPT_NOTICE_H
#define ZB_SCRIPT_NOTICE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"
#include "script/chunks.h"

#include <stdbool.h>

/* Where scripts are read from. Strings are borrowed. */
typedef struct zb_scripts {
  const char *lua; /* folder of the generators, schema.lua and notices/ */
  const char *own; /* the user's folder of notices, looked into first; NULL: none */
  const char
      *notice;       /* a notice's name, or the path of its folder; NULL: the default, the word in notices/notice.txt */
  zb_chunks *chunks; /* what has been compiled of them; NULL: each state compiles for itself */
} zb_scripts;

/* A folder of a notice. */
typedef struct zb_layer {
  const char *name;   /* city-2030 */
  const char *folder; /* its path */
  const char *shown;  /* the same for messages: lua/notices/city-2030 */
} zb_layer;

enum { ZB_MAX_LAYERS = 16 };

/* The folders of the notice in force, what it builds on first, in ARENA. ZB_TEMPLATE with a diag if one is missing, or
   its notice.lua can't be run. */
zb_status zb_notice_layers(const zb_scripts *scripts, zb_arena *arena, zb_diags *diags, const zb_layer **layers,
                           int *count);

/* The same, but the notice's data are checked (lua/zhibiao/notice_check.lua), and all faults added to DIAGS,
   ZB_TEMPLATE if any is an error. OPTIONAL NULL: errors alone, as before a run; else what is missing or doubtful, too,
   and a text of what the notice may say and does not is appended to it. */
zb_status zb_notice_check(const zb_scripts *scripts, zb_buffer *optional, zb_arena *arena, zb_diags *diags,
                          const zb_layer **layers, int *count);

/* A notice for lists of them. */
typedef struct zb_notice_about {
  const char *name;
  const char *folder;              /* as messages show it */
  const char *city, *year, *title; /* "": others build on it, but no one issued it */
} zb_notice_about;

zb_status zb_notice_describe(const zb_scripts *scripts, zb_arena *arena, zb_diags *diags, zb_notice_about *about);

/* Whether FOLDER is a notice's. */
bool zb_notice_is_folder(const char *folder, zb_arena *arena);

/* The first line of the file PATH without blanks around it, in ARENA; "" if there is no such file or it is empty. NULL
   with a diag if it can't be read: another notice must not be taken for it. */
const char *zb_notice_named_in(const char *path, zb_arena *arena, zb_diags *diags);

/* The names of all notices that can be chosen by name, sorted, in ARENA. Returns their number. */
int zb_notice_names(const zb_scripts *scripts, zb_arena *arena, const char *const **names);

#endif
