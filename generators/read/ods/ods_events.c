#include "read/ods/ods.h"

#include "read/package.h"
#include "read/spreadsheetml/spreadsheetml_events.h"

#include <stdlib.h>

#define MAX_CONTENT ((uint64_t)16 * 1024 * 1024 * 1024)
#define MAX_STYLES ((uint64_t)256 * 1024 * 1024)

/* Either a package and its part, or a file. */
struct zb_ods_events {
  zb_package *package;
  zb_part *part;
  zb_sml_events *file;
};

/* The manifest says of each part that is encrypted how it was done. */
static zb_status check_password(zb_package *package, zb_diags *diags)
{
  static const char name[] = "META-INF/manifest.xml";
  zb_part *part;
  if (!zb_package_has(package, name))
    return ZB_OK;
  zb_status status = zb_part_open(package, name, 64 * 1024 * 1024, diags, &part);
  const zb_event *event = NULL;
  while (part != NULL && (status = zb_part_next(part, diags, &event)) == ZB_OK && event != NULL)
    if (zb_event_starts(event, "encryption-data")) {
      zb_diags_add(diags, ZB_ERROR, "encrypted", zb_package_path(package),
                   "请用 LibreOffice 或 WPS 打开，取消密码并另存为 .xlsx 后再导入", "文件设有密码，无法读取");
      status = ZB_INPUT;
      break;
    }
  zb_part_close(part);
  return status;
}

zb_status zb_ods_events_open(const char *path, bool flat, const char *encoding, zb_diags *diags, zb_ods_events **events)
{
  zb_ods_events *e = calloc(1, sizeof *e);
  if (e == NULL)
    abort();
  zb_status status =
      flat ? zb_sml_events_open(path, encoding, diags, &e->file) : zb_package_open(path, diags, &e->package);
  if (status == ZB_OK && !flat)
    status = check_password(e->package, diags);
  if (status != ZB_OK) {
    zb_ods_events_free(e);
    e = NULL;
  }
  *events = e;
  return status;
}

void zb_ods_events_free(zb_ods_events *events)
{
  if (events == NULL)
    return;
  zb_part_close(events->part);
  zb_package_free(events->package);
  zb_sml_events_free(events->file);
  free(events);
}

zb_status zb_ods_events_rewind(zb_ods_events *events, zb_diags *diags)
{
  if (events->file != NULL) {
    zb_sml_events_rewind(events->file);
    return ZB_OK;
  }
  zb_part_close(events->part);
  return zb_part_open(events->package, "content.xml", MAX_CONTENT, diags, &events->part);
}

zb_status zb_ods_events_rewind_styles(zb_ods_events *events, zb_diags *diags, bool *found)
{
  static const char name[] = "styles.xml";
  *found = events->package != NULL && zb_package_has(events->package, name);
  if (!*found)
    return ZB_OK;
  zb_part_close(events->part);
  return zb_part_open(events->package, name, MAX_STYLES, diags, &events->part);
}

zb_status zb_ods_events_next(zb_ods_events *events, zb_diags *diags, const zb_event **event)
{
  return events->file != NULL ? zb_sml_events_next(events->file, diags, event)
                              : zb_part_next(events->part, diags, event);
}
