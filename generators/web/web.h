/* Templates of pages for a browser: a text that is written out as it is, but for what stands in double braces:

     {{expression}}                          its value, escaped for HTML's text and quoted attributes
     {{json expression}}                     its value as JSON, for a <script type="application/json">
     {{if expression}} … {{end}}             if it is neither false nor nil nor ""
     {{each x in list}} … {{end}}            once for each element, x; x_index counts from 1
     {{include name}}                        a file of the same folder, as it is
     {{sections}}                            what other generators add to the page, as JSON

   ID numbers are masked in all that is filled in: pages are passed around. */
#ifndef ZB_WEB_WEB_H
#define ZB_WEB_WEB_H

#include "base/buffer.h"
#include "script/script.h"

typedef struct zb_web zb_web;

/* Whether NAME, of a template, is that of such a page: web/report.html. */
bool zb_web_is_page(const char *name);

/* Loads the file at PATH and what it includes. Expressions belong to SCRIPT, which must outlive the page. ZB_TEMPLATE
   with diags at the file's lines; *WEB is NULL then. */
zb_status zb_web_load(const char *path, zb_script *script, zb_diags *diags, zb_web **web);
void zb_web_free(zb_web *web);

const char *zb_web_path(const zb_web *web);
bool zb_web_has_sections(const zb_web *web);

/* Appends the page, filled with SCRIPT's current model and SECTIONS (JSON, a list), to OUT. ZB_TEMPLATE with a diag at
   the line of a wrong name. */
zb_status zb_web_fill(const zb_web *web, zb_script *script, const char *sections, zb_buffer *out, zb_diags *diags);

#endif
