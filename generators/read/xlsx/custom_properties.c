/* Custom properties: what programs note of a document besides title and author. */
#include "read/package.h"

#include <string.h>

enum { MAX_BYTES = 1024 * 1024 };

bool zb_package_has_property(zb_package *package, const char *name)
{
  static const char usual[] = "docProps/custom.xml";
  zb_diags *ignored = zb_diags_new(); /* they are no part of what is read */
  zb_relations relations;
  zb_part *part = NULL;
  bool found = false;
  const zb_event *event = NULL;
  const char *target = NULL;
  if (zb_relations_read(package, "", ignored, &relations) == ZB_OK)
    target = zb_relations_find(&relations, "custom-properties");
  target = target != NULL ? target : usual;
  if (zb_package_has(package, target))
    zb_part_open(package, target, MAX_BYTES, ignored, &part);
  while (part != NULL && !found && zb_part_next(part, ignored, &event) == ZB_OK && event != NULL) {
    const char *value = zb_event_starts(event, "property") ? zb_event_attribute(event, "name") : NULL;
    found = value != NULL && strcmp(value, name) == 0;
  }
  zb_part_close(part);
  zb_relations_free(&relations);
  zb_diags_free(ignored);
  return found;
}
