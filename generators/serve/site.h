/* The page, its style and its script: read once. */
#ifndef ZB_SERVE_SITE_H
#define ZB_SERVE_SITE_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>

typedef struct zb_page {
  const char *path, *file, *type;
  zb_buffer text;
} zb_page;

typedef struct zb_site zb_site;

/* From the folder templates/web. NULL with a diag. */
zb_site *zb_site_read(const char *folder, zb_diags *diags);
void zb_site_free(zb_site *site);

/* The page at that path of a URL, or NULL. */
const zb_page *zb_site_find(const zb_site *site, const char *path);

/* The Content-Security-Policy of the page about a run that `make` leaves in its output (templates/web/report.html):
   only the script that belongs to it runs. */
const char *zb_site_report_policy(const zb_site *site);

/* The type of a file by its name's ending; *SHOWN: browsers may show it, else they save it. */
const char *zb_site_type(const char *name, bool *shown);

#endif
