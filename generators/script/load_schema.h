/* Loads lua/schema.lua into the store's zb_schema. */
#ifndef ZB_SCRIPT_LOAD_SCHEMA_H
#define ZB_SCRIPT_LOAD_SCHEMA_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "script/notice.h"
#include "store/schema.h"

/* Runs lua/schema.lua in a sandbox. The schema lives in ARENA. ZB_TEMPLATE with a diag (lua/schema.lua:LINE) if it
   is invalid: an unknown type, a duplicate name or header in a table. */
zb_status zb_load_schema(const zb_scripts *scripts, zb_arena *arena, zb_diags *diags, const zb_schema **schema);

#endif
