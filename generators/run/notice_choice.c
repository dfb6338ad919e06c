#include "run/notice_choice.h"

#include "script/notice.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folder of a file of data; of a folder, itself. */
static const char *folder_of(const char *data, zb_arena *arena)
{
  struct stat info;
  if (stat(data, &info) != 0 || S_ISDIR(info.st_mode))
    return data;
  const char *slash = strrchr(data, '/');
  return slash == NULL ? "." : zb_arena_strndup(arena, data, (size_t)(slash - data));
}

/* The word in FOLDER's notice.txt: the path of a folder if it is one below FOLDER, else a name; NULL: it can't be read.
 */
static const char *named_in_folder(const char *folder, zb_arena *arena, zb_diags *diags)
{
  const char *word = zb_notice_named_in(zb_arena_printf(arena, "%s/notice.txt", folder), arena, diags);
  if (word == NULL)
    return NULL;
  const char *inside = zb_arena_printf(arena, "%s/%s", folder, word);
  if (*word != '\0' && zb_notice_is_folder(inside, arena))
    return inside;
  return word;
}

zb_status zb_notice_choice(const zb_run_options *options, zb_arena *arena, zb_diags *diags, const char **notice,
                           const char **file)
{
  *notice = options->notice;
  *file = NULL;
  for (int i = 0; options->notice == NULL && i < options->data_count; i++) {
    const char *in = folder_of(options->data[i], arena);
    const char *word = named_in_folder(in, arena, diags), *here = zb_arena_printf(arena, "%s/notice.txt", in);
    if (word == NULL)
      return ZB_INPUT;
    if (*word == '\0' && access(here, F_OK) == 0) {
      zb_diags_add(diags, ZB_ERROR, "notice", here, "请写上通知的名字，或者删掉这个文件",
                   "notice.txt 是空的，不知道按哪一份通知");
      return ZB_USAGE;
    }
    if (*word == '\0')
      continue;
    if (*notice != NULL && strcmp(*notice, word) != 0) {
      zb_diags_add(diags, ZB_ERROR, "notice", here, "请分开做，或者用 --notice 写明按哪一个",
                   "这里写的通知是“%s”，%s 里是“%s”", word, *file, *notice);
      return ZB_USAGE;
    }
    *notice = word;
    *file = here;
  }
  return ZB_OK;
}
