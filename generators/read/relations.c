/* Relationships: how one part of a package refers to another. */
#include "read/package.h"

#include "base/grow.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 16 * 1024 * 1024, MAX_RELATIONS = 10000 };

/* TARGET, relative to the folder of SOURCE, as a part name without a leading slash; the caller frees it. */
static char *resolve(const char *source, const char *target)
{
  zb_buffer name = {0};
  const char *slash = strrchr(source, '/');
  if (*target != '/' && *target != '\\' && slash != NULL)
    zb_buffer_add(&name, source, (size_t)(slash - source));
  while (*target != '\0') {
    size_t n = strcspn(target, "/\\");
    if (n == 2 && strncmp(target, "..", 2) == 0) {
      char *last = name.data != NULL ? strrchr(name.data, '/') : NULL;
      name.length = last != NULL ? (size_t)(last - name.data) : 0;
      zb_buffer_add(&name, "", 0);
    } else if (n > 0 && !(n == 1 && *target == '.')) {
      if (name.length > 0)
        zb_buffer_putc(&name, '/');
      zb_buffer_add(&name, target, n);
    }
    target += n + (target[n] != '\0');
  }
  zb_buffer_add(&name, "", 0);
  return name.data;
}

static char *relations_part(const char *source)
{
  const char *slash = strrchr(source, '/');
  const char *base = slash != NULL ? slash + 1 : source;
  zb_buffer name = {0};
  zb_buffer_printf(&name, "%.*s_rels/%s.rels", (int)(base - source), source, base);
  return name.data;
}

static char *copy(const char *s)
{
  char *result = strdup(s);
  if (result == NULL)
    abort();
  return result;
}

/* The part that TARGET names. Some programs write it relative to the package's root. */
static char *find_target(const zb_package *package, const char *source, const char *target)
{
  char *name = resolve(source, target);
  if (zb_package_has(package, name))
    return name;
  char *from_root = resolve("", target);
  bool exists = zb_package_has(package, from_root);
  free(exists ? name : from_root);
  return exists ? from_root : name;
}

static void add(zb_relations *relations, const zb_event *event, const zb_package *package, const char *source)
{
  const char *id = zb_event_attribute(event, "Id"), *type = zb_event_attribute(event, "Type");
  const char *target = zb_event_attribute(event, "Target"), *mode = zb_event_attribute(event, "TargetMode");
  if (id == NULL || type == NULL || target == NULL || (mode != NULL && strcmp(mode, "External") == 0))
    return;
  relations->items =
      zb_grow(relations->items, (size_t)relations->count, &relations->capacity, sizeof *relations->items);
  const char *segment = strrchr(type, '/');
  relations->items[relations->count++] = (zb_relation){.id = copy(id),
                                                       .type = copy(segment != NULL ? segment + 1 : type),
                                                       .target = find_target(package, source, target)};
}

zb_status zb_relations_read(zb_package *package, const char *source, zb_diags *diags, zb_relations *relations)
{
  *relations = (zb_relations){0};
  char *name = relations_part(source);
  zb_part *part = NULL;
  zb_status status = ZB_OK;
  if (zb_package_has(package, name))
    status = zb_part_open(package, name, MAX_BYTES, diags, &part);
  const zb_event *event = NULL;
  while (part != NULL && (status = zb_part_next(part, diags, &event)) == ZB_OK && event != NULL) {
    if (relations->count >= MAX_RELATIONS) {
      status = zb_part_refuse(part, diags, "列出的部件太多");
      break;
    }
    if (zb_event_starts(event, "Relationship"))
      add(relations, event, package, source);
  }
  zb_part_close(part);
  free(name);
  if (status != ZB_OK)
    zb_relations_free(relations);
  return status;
}

void zb_relations_free(zb_relations *relations)
{
  for (int i = 0; i < relations->count; i++) {
    free(relations->items[i].id);
    free(relations->items[i].type);
    free(relations->items[i].target);
  }
  free(relations->items);
  *relations = (zb_relations){0};
}

const zb_relation *zb_relations_get(const zb_relations *relations, const char *id)
{
  for (int i = 0; i < relations->count; i++) {
    if (strcmp(relations->items[i].id, id) == 0)
      return &relations->items[i];
  }
  return NULL;
}

const char *zb_relations_find(const zb_relations *relations, const char *type)
{
  for (int i = 0; i < relations->count; i++) {
    if (strcmp(relations->items[i].type, type) == 0)
      return relations->items[i].target;
  }
  return NULL;
}
