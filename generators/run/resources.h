/* The program's own files, lua/ and templates/, and the notice in force. */
#ifndef ZB_RUN_RESOURCES_H
#define ZB_RUN_RESOURCES_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "script/script.h"
#include "template/template.h"
#include "text/fonts.h"
#include "web/web.h"

typedef struct zb_resources {
  zb_scripts scripts;
  const char *templates;      /* folder of the templates, styles.xml and fonts.xml */
  zb_template_folder *folder; /* the same, with what has been read of it */
  const zb_layer *layers;     /* the notice's folders, its own last */
  int layer_count;
} zb_resources;

/* NOTICE: a name or a folder's path; NULL: the default of the user (zhibiao/notice.txt in his folder of settings) or of
   the program (lua/notices/notice.txt). Finds the files in ZHIBIAO_HOME if that is set, else beside the executable, one
   folder above it (build/zhibiao) or in
   ../share/zhibiao (installed). Paths are in ARENA, and relative if they are below the working directory, so that
   messages show templates/evaluation.xml:42. ZB_TEMPLATE with a diag if they are not found, or with one for each error
   in the notice. */
zb_status zb_resources_find(zb_arena *arena, const char *notice, zb_diags *diags, zb_resources *resources);

/* The same without looking at the notice: no layers. */
zb_status zb_resources_locate(zb_arena *arena, const char *notice, zb_diags *diags, zb_resources *resources);

/* The name of the notice in force; "" if there is none. */
const char *zb_resources_notice(const zb_resources *resources);

/* Loads the template of SCRIPT's current model, its generator's if there is none yet, as zb_template_load does: of the
   notice's folders, if one of them has it in its templates/, else the program's. */
zb_status zb_resources_template(const zb_resources *resources, zb_script *script, zb_diags *diags,
                                zb_template **template);

/* The same for a page: zb_web_is_page of its name. */
zb_status zb_resources_page(const zb_resources *resources, zb_script *script, zb_diags *diags, zb_web **web);

/* Loads the fonts, as zb_fonts_load does, unless *FONTS are there. */
zb_status zb_resources_fonts(const zb_resources *resources, zb_diags *diags, zb_fonts **fonts);

#endif
