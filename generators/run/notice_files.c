/* What stands in a notice's folder and is never read: 规则/ for rules/, word.lua for words.lua. */
#include "run/notices.h"

#include "base/entries.h"
#include "base/file.h"
#include "base/nearest.h"

#include <string.h>
#include <strings.h>

/* A folder that is read, and what its files' names end with; NULL: whatever they are called. */
typedef struct known {
  const char *name, *ending, *holds;
} known;

static const known folders[] = {
    {"cases", NULL, "案例"}, {"rules", ".lua", "规则"}, {"documents", ".lua", "文书"}, {"templates", ".xml", "模板"}};
static const char *const scripts[] = {"notice.lua", "words.lua", "fields.lua", "notice（问卷）.lua"};
enum { FOLDERS = sizeof folders / sizeof folders[0], SCRIPTS = sizeof scripts / sizeof scripts[0] };

typedef struct search {
  const char *folder, *shown, *name; /* of the notice */
  zb_arena *arena;
  zb_diags *diags;
} search;

static bool ends_with(const char *name, const char *ending)
{
  size_t length = strlen(name), n = strlen(ending);
  return length >= n && strcasecmp(name + length - n, ending) == 0;
}

static void tell(const search *s, const char *file, const char *remedy)
{
  zb_diags_add(s->diags, ZB_WARNING, "notice", zb_arena_printf(s->arena, "%s/%s", s->shown, file), remedy,
               "通知的文件夹里没有用到它");
}

/* Whether FOLDER has a file that would mean something elsewhere. */
static bool has_parts(const char *folder, zb_arena *arena)
{
  const char *const *names;
  int count = zb_entry_names(folder, "", arena, &names);
  for (int i = 0; i < count; i++)
    if (ends_with(names[i], ".lua") || ends_with(names[i], ".xml") || strcmp(names[i], ZB_NOTICE_CASE) == 0)
      return true;
  return false;
}

/* Whether a script of the notice's FOLDER ("" or "rules/") requires MODULE. */
static bool is_required_in(const search *s, const char *folder, const char *module)
{
  const char *const *names;
  const char *path = zb_arena_printf(s->arena, "%s/%s", s->folder, folder);
  int count = zb_entry_names(path, ".lua", s->arena, &names);
  bool found = false;
  for (int i = 0; i < count && !found; i++) {
    zb_buffer text = {0};
    zb_diags *dropped = zb_diags_new();
    if (zb_file_read(zb_arena_printf(s->arena, "%s/%s", path, names[i]), &text, dropped) == ZB_OK && text.length > 0)
      found = strstr(text.data, module) != NULL;
    zb_diags_free(dropped);
    zb_buffer_free(&text);
  }
  return found;
}

static bool is_required(const search *s, const char *file)
{
  const char *module =
      zb_arena_printf(s->arena, "notices.%s.%.*s", s->name, (int)(strlen(file) - strlen(".lua")), file);
  return is_required_in(s, "", module) || is_required_in(s, "rules/", module) ||
         is_required_in(s, "documents/", module);
}

static void tell_script(const search *s, const char *file)
{
  zb_nearest nearest = zb_nearest_to(file);
  for (int i = 0; i < SCRIPTS; i++) {
    if (strcmp(file, scripts[i]) == 0)
      return;
    zb_nearest_try(&nearest, scripts[i]);
  }
  if (is_required(s, file))
    return;
  tell(s, file,
       nearest.found != NULL ? zb_arena_printf(s->arena, "是不是 %s？", nearest.found)
                             : "规则放在 rules/ 里，文书放在 documents/ 里；不用的请移走");
}

static void look_into(const search *s, const known *known)
{
  const char *const *names;
  int count = zb_entry_names(zb_arena_printf(s->arena, "%s/%s", s->folder, known->name), "", s->arena, &names);
  for (int i = 0; i < count && known->ending != NULL; i++) {
    size_t length = strlen(names[i]), n = strlen(known->ending);
    if (length <= n || strcmp(names[i] + length - n, known->ending) != 0)
      tell(s, zb_arena_printf(s->arena, "%s/%s", known->name, names[i]),
           zb_arena_printf(s->arena, "%s/ 里放%s，每个文件的名字以 %s 结尾；别的请移走", known->name, known->holds,
                           known->ending));
  }
}

static void look_at(const search *s, const char *entry)
{
  for (int i = 0; i < FOLDERS; i++)
    if (strcmp(entry, folders[i].name) == 0) {
      look_into(s, &folders[i]);
      return;
    }
  if (ends_with(entry, ".lua"))
    tell_script(s, entry);
  else if (ends_with(entry, ".xml"))
    tell(s, entry, "模板放在 templates/ 里");
  else if (strcmp(entry, ZB_NOTICE_CASE) == 0)
    tell(s, entry, "案例放在 cases/ 里，每个案例一个文件夹");
  else if (has_parts(zb_arena_printf(s->arena, "%s/%s", s->folder, entry), s->arena))
    tell(s, entry, "文件夹只认 rules（规则）、documents（文书）、templates（模板）、cases（案例），请改名");
}

void zb_notice_files(const zb_resources *resources, zb_arena *arena, zb_diags *diags)
{
  if (resources->layer_count == 0)
    return;
  const zb_layer *own = &resources->layers[resources->layer_count - 1];
  const search s = {own->folder, own->shown, own->name, arena, diags};
  const char *const *names;
  int count = zb_entry_names(own->folder, "", arena, &names);
  for (int i = 0; i < count; i++)
    look_at(&s, names[i]);
}
