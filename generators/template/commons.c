/* What all templates of a folder share, each file read and checked once. What is wrong is told whenever it is asked
   for, as it is not kept then. */
#include "template/pattern.h"

#include "xml/load.h"

#include <string.h>

typedef struct schema {
  const char *name; /* form.rng */
  zb_xml_schema *read;
  struct schema *next;
} schema;

struct zb_template_folder {
  zb_arena *arena;
  const char *dir;
  schema *schemas;
  xmlDoc *styles, *shared;
};

static void close_folder(void *folder)
{
  zb_template_folder *f = folder;
  for (schema *s = f->schemas; s != NULL; s = s->next)
    zb_xml_schema_free(s->read);
  xmlFreeDoc(f->styles);
  xmlFreeDoc(f->shared);
}

zb_template_folder *zb_template_folder_at(const char *dir, zb_arena *arena)
{
  zb_template_folder *f = zb_arena_alloc(arena, sizeof *f);
  f->arena = arena;
  f->dir = zb_arena_strdup(arena, dir);
  zb_arena_defer(arena, close_folder, f);
  return f;
}

const char *folder_path(const zb_template_folder *folder, const char *name)
{
  return zb_arena_printf(folder->arena, "%s/%s", folder->dir, name);
}

static const zb_xml_schema *schema_named(zb_template_folder *folder, const char *name, zb_diags *diags)
{
  schema *s = folder->schemas;
  while (s != NULL && strcmp(s->name, name) != 0)
    s = s->next;
  if (s != NULL)
    return s->read;
  zb_xml_schema *read = zb_xml_schema_read(folder_path(folder, name), diags);
  if (read == NULL)
    return NULL;
  s = zb_arena_alloc(folder->arena, sizeof *s);
  *s = (schema){name, read, folder->schemas};
  folder->schemas = s;
  return read;
}

xmlDoc *folder_checked(zb_template_folder *folder, xmlDoc *doc, const char *path, const char *rng, zb_diags *diags)
{
  if (doc == NULL)
    return NULL;
  const zb_xml_schema *schema = schema_named(folder, rng, diags);
  if (schema != NULL && zb_xml_check(schema, doc, path, diags) == ZB_OK)
    return doc;
  xmlFreeDoc(doc);
  return NULL;
}

/* The file NAME, checked by RNG, into *DOC unless that is there. */
static const xmlDoc *read_once(zb_template_folder *folder, const char *name, const char *rng, zb_diags *diags,
                               xmlDoc **doc)
{
  if (*doc == NULL) {
    const char *path = folder_path(folder, name);
    xmlDoc *read;
    zb_xml_read(path, diags, &read);
    *doc = folder_checked(folder, read, path, rng, diags);
  }
  return *doc;
}

const xmlDoc *folder_styles(zb_template_folder *folder, zb_diags *diags)
{
  return read_once(folder, "styles.xml", "styles.rng", diags, &folder->styles);
}

const xmlDoc *folder_shared(zb_template_folder *folder, zb_diags *diags)
{
  return read_once(folder, "shared.xml", "shared.rng", diags, &folder->shared);
}
