/* What a run that died has left in the output folder, whoever wrote it: nothing outside the folder goes by it. */
#include "fuzz.h"

#include "run/journal.h"

#include <ftw.h>

/* The digest of no bytes, as the inputs know it. */
#define NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static char folder[200];

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *where)
{
  (void)info, (void)type, (void)where;
  return remove(path);
}

static void remove_folder(void)
{
  nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static const char *in_folder(const char *name, char path[300])
{
  snprintf(path, 300, "%s/%s", folder, name);
  return path;
}

static void write_file(const char *name, const void *bytes, size_t n)
{
  char path[300];
  FILE *file = fopen(in_folder(name, path), "wb");
  demand(file != NULL && fwrite(bytes, 1, n, file) == n && fclose(file) == 0);
}

static void open_folder(void)
{
  const char *place = getenv("TMPDIR");
  char path[300];
  if (*folder != '\0')
    return;
  snprintf(folder, sizeof folder, "%s/zb-fuzz-XXXXXX", place != NULL ? place : "/tmp");
  demand(mkdtemp(folder) != NULL && mkdir(in_folder("out", path), 0700) == 0);
  atexit(remove_folder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  char path[300];
  open_folder();
  mkdir(in_folder("out/a", path), 0700);
  write_file("outside", "", 0);
  write_file("out/a/made", "", 0);
  write_file("out/stays", "", 0);
  write_file("out/.zhibiao-journal", data, size);
  zb_diags *diags = zb_diags_new();
  zb_journal *journal;
  demand(zb_journal_open(in_folder("out", path), diags, &journal) == ZB_OK && zb_journal_is_left(journal));
  demand(zb_journal_note(journal, "stays", 0, NOTHING, ""));
  zb_journal_made(journal, "stays");
  zb_journal_clear_up(journal, diags);
  zb_journal_close(journal, true);
  demand(access(in_folder("outside", path), F_OK) == 0 && access(in_folder("out/stays", path), F_OK) == 0);
  demand(access(in_folder("out", path), F_OK) == 0);
  zb_diags_free(diags);
  return 0;
}
