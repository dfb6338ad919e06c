/* The fonts of fonts.xml: its roles, each with the installed faces of its chain, in regular and in bold. */
#include "base/buffer.h"
#include "text/face.h"
#include "xml/load.h"

#include <fontconfig/fontconfig.h>
#include <fts.h>
#include <hb-ot.h>
#include <linebreak.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_CHAIN = 32, UNKNOWN_FACE = 0, NO_FACE = 255 };

struct zb_role {
  const zb_role *next;
  const char *name;
  bool bold;
  int count;
  const zb_face *chain[MAX_CHAIN];
  zb_arena *arena;
  unsigned char *
      *pages; /* PAGE_COUNT; for each character UNKNOWN_FACE, NO_FACE, or 1 + the face's index in the chain */
};

/* Owns all faces, which the roles share. */
struct zb_fonts {
  zb_arena *arena;
  const zb_role *roles;
  const zb_font_lack *lacks;
  const zb_face **faces;
  int face_count;
  size_t face_capacity;
};

typedef struct loader {
  zb_fonts *fonts;
  FcConfig *fontconfig;
  const char *path;
  zb_diags *diags;
  const xmlNode *rest; /* the families at the end of every chain; NULL: none */
  const zb_font_lack **end;
} loader;

static const zb_face *add_face(zb_fonts *fonts, zb_face face)
{
  for (int i = 0; i < fonts->face_count; i++)
    if (strcmp(fonts->faces[i]->file, face.file) == 0 && fonts->faces[i]->number == face.number)
      return fonts->faces[i];
  fonts->faces =
      zb_arena_grow(fonts->arena, fonts->faces, (size_t)fonts->face_count, &fonts->face_capacity, sizeof *fonts->faces);
  zb_face *added = zb_arena_alloc(fonts->arena, sizeof *added);
  *added = face;
  added->arena = fonts->arena;
  added->open = zb_arena_alloc(fonts->arena, sizeof(face_state *));
  added->index = fonts->face_count;
  fonts->faces[fonts->face_count++] = added;
  return added;
}

static bool in_chain(const zb_role *role, const zb_face *face)
{
  for (int i = 0; i < role->count; i++)
    if (role->chain[i] == face)
      return true;
  return false;
}

/* Whether a font's licence lets forms have it; else says so, once. */
static bool may_be_used(loader *l, const xmlNode *element, const zb_face *found)
{
  if (face_may_be_embedded(found))
    return true;
  for (size_t i = 0; i < zb_diags_count(l->diags); i++)
    if (strcmp(zb_diags_at(l->diags, i)->code, "font-licence") == 0 &&
        strstr(zb_diags_at(l->diags, i)->message, found->name) != NULL)
      return false;
  zb_diags_add_line(l->diags, ZB_WARNING, "font-licence", l->path, (int)xmlGetLineNo(element), NULL,
                    "请改用许可允许的字体，或者问字体的厂商要能嵌入的版本", "字体 %s 的许可不让嵌入文件，没有用它：%s",
                    found->name, found->file);
  return false;
}

/* Adds the installed faces of PARENT's <family> elements to the chain; to that of a bold role only those that are bold,
   or only those that are not. */
static void add_families(loader *l, zb_role *role, const xmlNode *parent, bool bold)
{
  for (const xmlNode *e = parent->children; e != NULL; e = e->next) {
    if (e->type != XML_ELEMENT_NODE)
      continue;
    zb_face found = {0};
    xmlChar *family = xmlGetProp(e, (const xmlChar *)"name");
    if (face_find(l->fontconfig, (const char *)family, role->bold, l->fonts->arena, &found) &&
        (!role->bold || found.bold == bold) && may_be_used(l, e, &found)) {
      const zb_face *face = add_face(l->fonts, found);
      if (!in_chain(role, face) && role->count < MAX_CHAIN)
        role->chain[role->count++] = face;
    }
    xmlFree(family);
  }
}

static void note_lack(loader *l, const xmlNode *element, const char *role)
{
  zb_arena *arena = l->fonts->arena;
  zb_font_lack *lack = zb_arena_alloc(arena, sizeof *lack);
  zb_buffer families = {0};
  for (const xmlNode *e = element->children; e != NULL; e = e->next) {
    if (e->type != XML_ELEMENT_NODE)
      continue;
    xmlChar *family = xmlGetProp(e, (const xmlChar *)"name");
    zb_buffer_printf(&families, "%s%s", families.length > 0 ? "、" : "", (const char *)family);
    xmlFree(family);
  }
  xmlChar *packages = xmlGetProp(element, (const xmlChar *)"packages");
  *lack = (zb_font_lack){.role = role,
                         .families = zb_arena_strdup(arena, families.data),
                         .packages = zb_arena_strdup(arena, (const char *)packages),
                         .path = zb_arena_strdup(arena, l->path),
                         .line = (int)xmlGetLineNo(element)};
  xmlFree(packages);
  zb_buffer_free(&families);
  *l->end = lack;
  l->end = &lack->next;
}

/* False if none of its families is installed. */
static bool load_role(loader *l, const xmlNode *element, bool bold)
{
  zb_arena *arena = l->fonts->arena;
  zb_role *role = zb_arena_alloc(arena, sizeof *role);
  xmlChar *name = xmlGetProp(element, (const xmlChar *)"name");
  role->name = zb_arena_strdup(arena, (const char *)name);
  xmlFree(name);
  role->bold = bold;
  role->arena = arena;
  role->pages = zb_arena_array(arena, PAGE_COUNT, sizeof *role->pages);
  add_families(l, role, element, true);
  if (bold)
    add_families(l, role, element, false);
  if (role->count == 0) {
    note_lack(l, element, role->name);
    return false;
  }
  if (l->rest != NULL) {
    add_families(l, role, l->rest, true);
    if (bold)
      add_families(l, role, l->rest, false);
  }
  role->next = l->fonts->roles;
  l->fonts->roles = role;
  return true;
}

static void load_roles(loader *l, const xmlNode *root)
{
  for (const xmlNode *e = root->children; e != NULL; e = e->next)
    if (e->type == XML_ELEMENT_NODE && xmlStrEqual(e->name, (const xmlChar *)"rest"))
      l->rest = e;
  for (const xmlNode *e = root->children; e != NULL; e = e->next)
    if (e->type == XML_ELEMENT_NODE && xmlStrEqual(e->name, (const xmlChar *)"role") && load_role(l, e, false))
      load_role(l, e, true); /* the same families: as complete as the regular chain */
}

/* The schema is beside the file: fonts.xml, fonts.rng. */
static zb_status read_table(const char *path, zb_diags *diags, xmlDoc **doc)
{
  const char *dot = strrchr(path, '.');
  size_t stem = dot != NULL ? (size_t)(dot - path) : strlen(path);
  zb_buffer rng = {0};
  zb_buffer_add(&rng, path, stem);
  zb_buffer_puts(&rng, ".rng");
  zb_status status = zb_xml_read(path, diags, doc);
  if (status == ZB_OK)
    status = zb_xml_validate(*doc, path, rng.data, diags);
  zb_buffer_free(&rng);
  return status;
}

/* Below FOLDER, what is no font and would be opened as one: a pipe, whose writer fontconfig would wait for, or a
   device. NULL: nothing is. Hidden files are not looked at. */
static const char *find_unfit(const char *folder, zb_arena *arena)
{
  char *const folders[] = {zb_arena_strdup(arena, folder), NULL};
  FTS *files = fts_open(folders, FTS_LOGICAL | FTS_NOCHDIR, NULL);
  const char *found = NULL;
  for (FTSENT *file; found == NULL && files != NULL && (file = fts_read(files)) != NULL;) {
    if (file->fts_level > FTS_ROOTLEVEL && file->fts_name[0] == '.')
      fts_set(files, file, FTS_SKIP);
    else if (file->fts_info == FTS_DEFAULT && !S_ISSOCK(file->fts_statp->st_mode))
      found = zb_arena_strdup(arena, file->fts_path);
  }
  if (files != NULL)
    fts_close(files);
  return found;
}

/* Lets fontconfig look at the installed fonts. */
static zb_status scan_fonts(loader *l)
{
  l->fontconfig = FcInitLoadConfig();
  FcStrList *folders = FcConfigGetFontDirs(l->fontconfig);
  const char *unfit = NULL;
  for (const FcChar8 *folder; unfit == NULL && (folder = FcStrListNext(folders)) != NULL;)
    unfit = find_unfit((const char *)folder, l->fonts->arena);
  FcStrListDone(folders);
  if (unfit == NULL) {
    FcConfigBuildFonts(l->fontconfig);
    return ZB_OK;
  }
  zb_diags_add(l->diags, ZB_ERROR, "unfit-font", unfit, "请把它从字体文件夹里移走",
               "字体文件夹里有管道或设备，不是字体");
  return ZB_TEMPLATE;
}

zb_status zb_fonts_load(const char *fonts_xml, zb_diags *diags, zb_fonts **fonts)
{
  *fonts = NULL;
  xmlDoc *doc = NULL;
  zb_status status = read_table(fonts_xml, diags, &doc);
  if (status == ZB_OK) {
    zb_arena *arena = zb_arena_new();
    zb_fonts *loaded = zb_arena_alloc(arena, sizeof *loaded);
    loaded->arena = arena;
    loader l = {.fonts = loaded, .path = fonts_xml, .diags = diags, .end = &loaded->lacks};
    status = scan_fonts(&l);
    if (status == ZB_OK)
      load_roles(&l, xmlDocGetRootElement(doc));
    FcConfigDestroy(l.fontconfig);
    init_linebreak(); /* fills libunibreak's global table; harmless if repeated */
    if (status == ZB_OK)
      *fonts = loaded;
    else
      zb_fonts_free(loaded);
  }
  xmlFreeDoc(doc);
  return status;
}

void zb_fonts_free(zb_fonts *fonts)
{
  if (fonts == NULL)
    return;
  for (int i = 0; i < fonts->face_count; i++)
    face_close(fonts->faces[i]);
  zb_arena_free(fonts->arena);
}

/* A font file has a checksum of its own in its table head, beside its version and date. */
static void describe_face(const zb_face *face, zb_buffer *out)
{
  hb_blob_t *file = hb_blob_create_from_file(face->file);
  hb_face_t *opened = hb_face_create(file, (unsigned)face->number);
  hb_blob_t *head = hb_face_reference_table(opened, HB_TAG('h', 'e', 'a', 'd'));
  unsigned length;
  const char *data = hb_blob_get_data(head, &length);
  zb_buffer_printf(out, "%s %u\n", face->name, hb_blob_get_length(file));
  zb_buffer_add(out, data, length);
  hb_blob_destroy(head);
  hb_face_destroy(opened);
  hb_blob_destroy(file);
}

void zb_fonts_describe(const zb_fonts *fonts, zb_buffer *out)
{
  for (int i = 0; i < fonts->face_count; i++)
    describe_face(fonts->faces[i], out);
  for (const zb_role *role = fonts->roles; role != NULL; role = role->next) {
    zb_buffer_printf(out, "%s %d", role->name, role->bold);
    for (int i = 0; i < role->count; i++)
      zb_buffer_printf(out, " %d", role->chain[i]->index);
    zb_buffer_putc(out, '\n');
  }
}

static void find_version(const zb_face *face, char *version, unsigned size)
{
  hb_blob_t *file = hb_blob_create_from_file(face->file);
  hb_face_t *opened = hb_face_create(file, (unsigned)face->number);
  version[0] = '\0';
  hb_ot_name_get_utf8(opened, HB_OT_NAME_ID_VERSION_STRING, hb_language_from_string("en", -1), &size, version);
  hb_face_destroy(opened);
  hb_blob_destroy(file);
}

static void list_role(const zb_role *role, void (*each)(void *data, const zb_font_listing *font), void *data)
{
  if (role == NULL)
    return;
  list_role(role->next, each, data); /* the last one is the first of fonts.xml */
  for (int i = 0; i < role->count; i++) {
    char version[128];
    find_version(role->chain[i], version, sizeof version);
    each(data, &(zb_font_listing){role->name, role->bold, i, role->chain[i]->name, role->chain[i]->file, version});
  }
}

void zb_fonts_list(const zb_fonts *fonts, void (*each)(void *data, const zb_font_listing *font), void *data)
{
  list_role(fonts->roles, each, data);
}

const zb_font_lack *zb_fonts_lacks(const zb_fonts *fonts)
{
  return fonts->lacks;
}

const zb_font_lack *zb_fonts_lack(const zb_fonts *fonts, const char *role)
{
  const zb_font_lack *lack = fonts->lacks;
  while (lack != NULL && strcmp(lack->role, role) != 0)
    lack = lack->next;
  return lack;
}

void zb_font_lack_tell(const zb_font_lack *lack, const char *documents, zb_diags *diags)
{
  zb_buffer remedy = {0};
  zb_buffer_printf(&remedy, "请安装软件包：apt-get install %s；装了还是这样的，运行 fc-cache -f", lack->packages);
  zb_diags_add_line(diags, ZB_ERROR, "no-font", lack->path, lack->line, NULL, remedy.data,
                    "%s所列的字体一种也没有安装：%s%s%s", lack->role, lack->families,
                    *documents == '\0' ? "" : "；要用它、所以做不了的：", documents);
  zb_buffer_free(&remedy);
}

const zb_role *zb_fonts_role(const zb_fonts *fonts, const char *name, bool bold)
{
  for (const zb_role *role = fonts->roles; role != NULL; role = role->next)
    if (role->bold == bold && strcmp(role->name, name) == 0)
      return role;
  return NULL;
}

/* Private use characters mean something else in every font: a glyph for one would be a guess. */
static bool is_private(uint32_t c)
{
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/* Finds which of the role's faces has C, and notes it. */
static unsigned char find_face(const zb_role *role, uint32_t c)
{
  unsigned char **page = &role->pages[c / PAGE_SIZE];
  if (*page == NULL)
    *page = zb_arena_alloc(role->arena, PAGE_SIZE);
  unsigned char found = NO_FACE;
  for (int i = 0; i < role->count && found == NO_FACE; i++)
    if (face_lookup(role->chain[i], c)->id != 0)
      found = (unsigned char)(1 + i);
  return (*page)[c % PAGE_SIZE] = found;
}

const zb_face *zb_role_face(const zb_role *role, uint32_t c)
{
  if (is_private(c))
    return NULL;
  const unsigned char *page = role->pages[c / PAGE_SIZE];
  unsigned char known = page != NULL ? page[c % PAGE_SIZE] : UNKNOWN_FACE;
  if (known == UNKNOWN_FACE)
    known = find_face(role, c);
  return known == NO_FACE ? NULL : role->chain[known - 1];
}

const zb_face *zb_role_main_face(const zb_role *role)
{
  return role->chain[0];
}
