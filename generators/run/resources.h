/* The program's own files: lua/ and templates/. */
#ifndef ZB_RUN_RESOURCES_H
#define ZB_RUN_RESOURCES_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"

typedef struct zb_resources {
  const char *lua;       /* folder of the generators and schema.lua */
  const char *templates; /* folder of the templates, styles.xml and fonts.xml */
} zb_resources;

/* Finds them in ZHIBIAO_HOME if that is set, else beside the executable, one folder above it (build/zhibiao) or in
   ../share/zhibiao (installed). Paths are in ARENA, and relative if they are below the working directory, so that
   messages show templates/evaluation.xml:42. ZB_TEMPLATE with a diag if they are not found. */
zb_status zb_resources_find(zb_arena *arena, zb_diags *diags, zb_resources *resources);

#endif
