#include "serve/pack.h"

#include "base/entries.h"
#include "base/part.h"
#include "pack/zip.h"

#include <sys/stat.h>

enum { MAX_DEPTH = 16 };

/* The same files, the same zip, whenever it was asked for. */
static const char *const date = "1980-01-01";

/* Adds what lies in BELOW ("": FOLDER itself, else with a "/" at its end). */
static bool add_folder(zb_zip *zip, const char *folder, const char *below, int depth, zb_arena *arena, zb_diags *diags)
{
  const char *const *names;
  int n = zb_entry_names(zb_arena_printf(arena, "%s/%s", folder, below), "", arena, &names);
  bool good = n >= 0 && depth < MAX_DEPTH;
  for (int i = 0; i < n && good; i++) {
    const char *name = zb_arena_printf(arena, "%s%s", below, names[i]);
    const char *path = zb_arena_printf(arena, "%s/%s", folder, name);
    struct stat info;
    if (lstat(path, &info) != 0)
      good = false;
    else if (S_ISDIR(info.st_mode))
      good = add_folder(zip, folder, zb_arena_printf(arena, "%s/", name), depth + 1, arena, diags);
    else if (S_ISREG(info.st_mode))
      good = zb_zip_add(zip, path, name, diags) == ZB_OK;
  }
  return good;
}

bool zb_pack(const char *folder, const char *path)
{
  zb_arena *arena = zb_arena_new();
  zb_diags *diags = zb_diags_new();
  zb_zip *zip = NULL;
  const char *part;
  size_t length;
  bool good = zb_zip_begin(path, date, diags, &zip) == ZB_OK && add_folder(zip, folder, "", 0, arena, diags) &&
              zb_zip_finish(zip, diags, &part, &length) == ZB_OK && zb_part_place(part, path, false, diags) == ZB_OK;
  if (zip != NULL)
    zb_zip_free(zip);
  zb_diags_free(diags);
  zb_arena_free(arena);
  return good;
}
