/* The list of what has come in and what is missing. People write in it: what they have is kept when it is made anew. */
#include "base/digest.h"
#include "base/file.h"
#include "run/job.h"
#include "run/verify_parts.h"

#include <string.h>
#include <sys/stat.h>

/* The titles of documents, which the list needs. */
static zb_status make_model(zb_verify *v)
{
  size_t n = (size_t)v->document_count;
  zb_arguments *rows = zb_arena_array(v->single.arena, n + 1, sizeof *rows);
  zb_argument *fields = zb_arena_array(v->single.arena, 2 * n + 1, sizeof *fields);
  for (size_t i = 0; i < n; i++) {
    fields[2 * i] = (zb_argument){.name = "id", .value = text_value(v->documents[i].id)};
    fields[2 * i + 1] = (zb_argument){.name = "title", .value = text_value(v->documents[i].title)};
    rows[i] = (zb_arguments){&fields[2 * i], 2};
  }
  const zb_argument items[] = {{.name = "titles", .rows = rows, .row_count = v->document_count}};
  return zb_script_make(v->script, &(zb_arguments){items, 1}, v->single.diags);
}

/* Moves the list NAME out of the way, to where files go that are not made any more. */
static zb_status move(zb_verify *v, const char *name, const char **moved)
{
  zb_single *s = &v->single;
  const zb_run_options options = {.output = v->folder, .date = s->date};
  zb_job folder = {
      .options = &options,
      .resources = s->resources,
      .diags = s->diags,
      .arena = s->arena,
      .document = s->arena,
      .store = s->store,
  };
  return zb_withdraw_file(&folder, name, moved);
}

/* Keeps what is at PATH if it is neither as it was written last nor as it will be, FUTURE. */
static zb_status keep_edited(zb_verify *v, const char *name, const char *path, const char *future)
{
  struct stat info;
  char found[65] = "";
  if (lstat(path, &info) != 0)
    return ZB_OK;
  bool read = S_ISREG(info.st_mode) && zb_sha256_file_quietly(path, found);
  if (read && (strcmp(found, v->book) == 0 || strcmp(found, future) == 0))
    return ZB_OK;
  const char *moved = "";
  zb_status status = move(v, name, &moved);
  if (status == ZB_OK)
    zb_diags_add(v->single.diags, ZB_WARNING, "edited", path,
                 zb_arena_printf(v->single.arena, "还要那些改动、批注的，请看 %s/%s", v->folder, moved), "%s",
                 read && *v->book != '\0' ? "上次清点以后有人改过这个文件，已经移开，重新列了一份"
                                          : "不知道有没有人改过这个文件，已经移开，重新列了一份");
  return status;
}

/* Puts BYTES at NAME, and notes them. */
static zb_status put(zb_verify *v, const char *name, const char *path, const zb_buffer *bytes)
{
  char future[65];
  zb_sha256(bytes->data, bytes->length, future);
  zb_status status = keep_edited(v, name, path, future);
  if (status == ZB_OK)
    status = zb_file_write(path, bytes->data, bytes->length, v->single.diags);
  if (status != ZB_OK)
    return status;
  memcpy(v->book, future, sizeof v->book);
  return zb_verify_save(v);
}

zb_status zb_verify_list(zb_verify *verify, zb_buffer *said)
{
  zb_single *s = &verify->single;
  zb_buffer bytes = {0};
  const char *name = "", *outcome = "";
  zb_status status = zb_script_text(verify->script, "book", NULL, 0, s->arena, s->diags, &name);
  if (status == ZB_OK)
    status = zb_script_text(verify->script, "outcome", NULL, 0, s->arena, s->diags, &outcome);
  if (status == ZB_OK)
    status = make_model(verify);
  if (status == ZB_OK)
    status = zb_single_book(s, verify->script, &bytes);
  const char *path = zb_arena_printf(s->arena, "%s/%s", verify->folder, name);
  if (status == ZB_OK)
    status = put(verify, name, path, &bytes);
  if (status == ZB_OK)
    zb_buffer_printf(said, "%s\n清点表：%s\n", outcome, path);
  zb_buffer_free(&bytes);
  return status;
}
