/* Where the program's own files are: lua/ and templates/. */
#ifndef ZB_RUN_RESOURCES_H
#define ZB_RUN_RESOURCES_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"

typedef struct zb_resources {
  const char *lua;       /* folder of the generators and schema.lua */
  const char *templates; /* folder of the templates, styles.xml and fonts.xml */
} zb_resources;

/* Looks in ZHIBIAO_HOME if that is set, else beside the executable, one folder above it (build/zhibiao) and in
   ../share/zhibiao (installed). Paths are in ARENA, and relative if they are below the working directory, as
   messages are to say templates/evaluation.xml:42. ZB_TEMPLATE with a diag if there are none. */
zb_status zb_resources_find(zb_arena *arena, zb_diags *diags, zb_resources *resources);

#endif
