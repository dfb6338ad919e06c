#include "serve/site.h"

#include "base/digest.h"
#include "base/file.h"

#include <stdlib.h>
#include <string.h>

static const zb_page known[] = {
    {"/", "page.html", "text/html; charset=utf-8", {0}},
    {"/page.css", "page.css", "text/css; charset=utf-8", {0}},
    {"/batch.js", "batch.js", "text/javascript; charset=utf-8", {0}},
    {"/page.js", "page.js", "text/javascript; charset=utf-8", {0}},
    {"/words.js", "words.js", "text/javascript; charset=utf-8", {0}},
    {"/ask.js", "ask.js", "text/javascript; charset=utf-8", {0}},
    {"/findings.js", "findings.js", "text/javascript; charset=utf-8", {0}},
    {"/upload.js", "upload.js", "text/javascript; charset=utf-8", {0}},
    {"/icon.svg", "icon.svg", "image/svg+xml", {0}},
    {"/favicon.ico", "icon.svg", "image/svg+xml", {0}}, /* of pages that name none */
};

enum { COUNT = sizeof known / sizeof *known };

struct zb_site {
  zb_page list[COUNT];
  zb_buffer report_policy;
};

/* A page's own script stands between <script> with a line end and </script>, as it is in the file. */
static void write_report_policy(const char *folder, zb_buffer *policy)
{
  zb_buffer path = {0}, script = {0};
  zb_diags *diags = zb_diags_new();
  char sum[45];
  zb_buffer_printf(&path, "%s/report.js", folder);
  zb_buffer_puts(&script, "\n");
  zb_buffer_puts(policy, "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; "
                         "form-action 'none'; frame-ancestors 'self'; script-src ");
  if (zb_file_read(path.data, &script, diags) == ZB_OK) {
    zb_sha256_base64(script.data, script.length, sum);
    zb_buffer_printf(policy, "'sha256-%s'", sum);
  } else
    zb_buffer_puts(policy, "'none'");
  zb_diags_free(diags);
  zb_buffer_free(&path);
  zb_buffer_free(&script);
}

const char *zb_site_report_policy(const zb_site *site)
{
  return site->report_policy.data;
}

zb_site *zb_site_read(const char *folder, zb_diags *diags)
{
  zb_site *site = calloc(1, sizeof *site);
  zb_status status = ZB_OK;
  for (int i = 0; i < COUNT && status == ZB_OK; i++) {
    zb_buffer path = {0};
    site->list[i] = known[i];
    zb_buffer_printf(&path, "%s/%s", folder, known[i].file);
    status = zb_file_read(path.data, &site->list[i].text, diags);
    zb_buffer_free(&path);
  }
  write_report_policy(folder, &site->report_policy);
  if (status == ZB_OK)
    return site;
  zb_site_free(site);
  return NULL;
}

void zb_site_free(zb_site *site)
{
  for (int i = 0; site != NULL && i < COUNT; i++)
    zb_buffer_free(&site->list[i].text);
  if (site != NULL)
    zb_buffer_free(&site->report_policy);
  free(site);
}

const zb_page *zb_site_find(const zb_site *site, const char *path)
{
  for (int i = 0; i < COUNT; i++)
    if (strcmp(site->list[i].path, path) == 0)
      return &site->list[i];
  return NULL;
}

const char *zb_site_type(const char *name, bool *shown)
{
  static const struct {
    const char *ending, *type;
    bool shown;
  } types[] = {
      {".pdf", "application/pdf", true},
      {".html", "text/html; charset=utf-8", true},
      {".json", "application/json", true},
      {".png", "image/png", true},
      {".out", "text/plain; charset=utf-8", true},
      {".err", "text/plain; charset=utf-8", true},
      {".zip", "application/zip", false},
      {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false},
  };
  const char *ending = strrchr(name, '.');
  for (size_t i = 0; ending != NULL && i < sizeof types / sizeof *types; i++)
    if (strcmp(ending, types[i].ending) == 0) {
      *shown = types[i].shown;
      return types[i].type;
    }
  *shown = false;
  return "application/octet-stream";
}
