/* Which notice a run goes by. */
#ifndef ZB_RUN_NOTICE_CHOICE_H
#define ZB_RUN_NOTICE_CHOICE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "run/options.h"

/* For zb_resources_find: the notice that the options name, else the one that the file notice.txt of a data folder does
   (a name, or a folder in it), else NULL; *FILE is that file, else NULL. In ARENA. ZB_USAGE with a diag if data folders
   name different ones. */
zb_status zb_notice_choice(const zb_run_options *options, zb_arena *arena, zb_diags *diags, const char **notice,
                           const char **file);

#endif
