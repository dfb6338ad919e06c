/* `zhibiao verify`: opens an output folder, keeps what has come in, and lists it. */
#include "base/file.h"
#include "base/json.h"
#include "base/json_reader.h"
#include "base/version.h"
#include "report/previous_manifest.h"
#include "run/verify_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* --- The store ---------------------------------------------------------------------------------------------------- */

zb_value text_value(const char *text)
{
  return (zb_value){.type = ZB_VALUE_TEXT, .text = text};
}

zb_rows *query(zb_verify *v, const char *sql, const zb_value *values, int count)
{
  zb_rows *rows = NULL;
  const char *why;
  if (zb_store_query(v->single.store, sql, values, count, &rows, &why) != ZB_OK)
    zb_diags_add(v->single.diags, ZB_ERROR, "store", "", "", "内部数据库出错：%s", why);
  return rows;
}

static const char *number_text(zb_verify *v, int number)
{
  return zb_arena_printf(v->scratch, "%d", number);
}

zb_status note_received(zb_verify *v, const char *code, const zb_sheet *sheet, const char *scan)
{
  const char *const values[] = {code, sheet->document, number_text(v, sheet->page), number_text(v, sheet->copy), scan};
  return zb_store_list_add(v->single.store, ZB_LIST_RECEIVED, values, v->single.diags);
}

/* --- Opening ------------------------------------------------------------------------------------------------------ */

static const char *path_of(const zb_verify *v, const char *name)
{
  return zb_arena_printf(v->single.arena, "%s/%s", v->folder, name);
}

/* By which notice the folder was made; NULL: its manifest does not say. */
static const char *notice_of(const char *path, zb_arena *arena, zb_diags *diags)
{
  const char *notice = NULL;
  bool is_next = false;
  FILE *file = zb_file_open(path, diags);
  if (file == NULL)
    return NULL;
  zb_json_reader *json = zb_json_reader_new(file);
  zb_json_token token = zb_json_next(json);
  for (; notice == NULL && token != ZB_JSON_END && token != ZB_JSON_FAULT; token = zb_json_next(json)) {
    if (is_next && token == ZB_JSON_STRING)
      notice = zb_arena_strdup(arena, zb_json_text(json));
    is_next = token == ZB_JSON_KEY && zb_json_depth(json) == 1 && strcmp(zb_json_text(json), "notice") == 0;
  }
  zb_json_reader_free(json);
  zb_file_check(file, path, diags);
  fclose(file);
  return notice == NULL || *notice == '\0' ? NULL : notice;
}

static zb_status no_folder(const zb_verify *v)
{
  zb_diags_add(v->single.diags, ZB_ERROR, "no-manifest", v->folder,
               "请写 zhibiao make 做出来的文件夹（-o 写的那个，不写就是 output）；做到一半断了的，请先再做一次",
               "这里没有完整的 manifest.json，不知道做过哪些文书");
  return ZB_INPUT;
}

static bool sees_all(void *data, const char *path)
{
  (void)data;
  (void)path;
  return true;
}

static zb_status read_manifest(zb_verify *v)
{
  const char *path = path_of(v, "manifest.json");
  FILE *file = zb_file_open(path, v->single.diags);
  if (file == NULL)
    return ZB_INPUT;
  zb_previous_end end;
  const zb_previous_paths paths = {.is_seen = sees_all};
  bool whole = zb_previous_manifest_read(file, v->single.store, &paths, v->single.diags, &end);
  zb_status status = zb_file_check(file, path, v->single.diags);
  fclose(file);
  return status != ZB_OK || whole ? status : no_folder(v);
}

/* Two people at two machines would each forget what the other one counts. */
static zb_status lock(zb_verify *v)
{
  v->lock = open(v->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (v->lock < 0)
    return no_folder(v);
  if (flock(v->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return ZB_OK;
  zb_diags_add(v->single.diags, ZB_ERROR, "locked", v->folder, "请等它做完，或在那边结束清点",
               "另一个 zhibiao 正在写这个文件夹，或者正在清点");
  return ZB_OUTPUT;
}

/* Takes an entry of the ledger, a code or CODE@SCAN; *SOUND: it is one. */
static zb_status take_entry(zb_verify *v, const char *entry, bool *sound)
{
  zb_sheet sheet;
  zb_arena_reset(v->scratch);
  const char *at = strchr(entry, '@');
  const char *code = at == NULL ? entry : zb_arena_strndup(v->scratch, entry, (size_t)(at - entry));
  *sound = zb_sheet_read(code, &sheet);
  return *sound ? note_received(v, code, &sheet, at == NULL ? "" : at + 1) : ZB_OK;
}

/* What has come in before. A ledger that can't be read whole is not written over. */
static zb_status read_ledger(zb_verify *v)
{
  const char *path = path_of(v, v->ledger);
  if (access(path, F_OK) != 0)
    return ZB_OK;
  FILE *file = zb_file_open(path, v->single.diags);
  if (file == NULL)
    return ZB_INPUT;
  zb_json_reader *json = zb_json_reader_new(file);
  zb_status status = ZB_OK;
  bool sound = true;
  zb_json_token token;
  bool is_book = false;
  while ((token = zb_json_next(json)) != ZB_JSON_END && token != ZB_JSON_FAULT && status == ZB_OK) {
    if (token == ZB_JSON_STRING && zb_json_depth(json) == 1 && is_book)
      snprintf(v->book, sizeof v->book, "%s", zb_json_text(json));
    is_book = token == ZB_JSON_KEY && zb_json_depth(json) == 1 && strcmp(zb_json_text(json), "book") == 0;
    if (token == ZB_JSON_STRING && zb_json_depth(json) == 2 && sound)
      status = take_entry(v, zb_json_text(json), &sound);
  }
  zb_json_reader_free(json);
  zb_status read = zb_file_check(file, path, v->single.diags);
  fclose(file);
  if (read != ZB_OK || (token != ZB_JSON_FAULT && sound))
    return zb_worse(status, read);
  zb_diags_add(v->single.diags, ZB_ERROR, "ledger", path, "请用备份换回这个文件；没有备份的，移走它，从头清点",
               "收件记录坏了，读不出来");
  return ZB_INPUT;
}

static zb_status load_script(zb_verify *v)
{
  zb_single *s = &v->single;
  int64_t rows = zb_store_number(s->store, "SELECT count(*) FROM _previous");
  zb_script_limits limits = {.instructions = 50000000 + 10000 * (long)rows};
  zb_status status = zb_script_new(&s->resources.scripts, "received", s->date, s->store, limits, s->diags, &v->script);
  if (status == ZB_OK)
    status = zb_script_text(v->script, "ledger", NULL, 0, s->arena, s->diags, &v->ledger);
  return status;
}

zb_status zb_verify_begin(const char *folder, const char *date, const char *notice, zb_verify **verify)
{
  zb_verify *v = calloc(1, sizeof *v);
  if (v == NULL)
    abort();
  *verify = v;
  v->folder = folder;
  v->lock = -1;
  v->scratch = zb_arena_new();
  v->pass = zb_arena_new();
  const char *manifest = zb_arena_printf(v->scratch, "%s/manifest.json", folder);
  zb_diags *unheard = zb_diags_new(); /* said below */
  const char *made_by = access(manifest, F_OK) == 0 ? notice_of(manifest, v->scratch, unheard) : NULL;
  zb_status status = zb_single_begin(&v->single, date, notice != NULL ? notice : made_by);
  if (status == ZB_OK && zb_diags_pass_unread(v->single.diags, unheard))
    status = ZB_INPUT;
  zb_diags_free(unheard);
  if (status == ZB_OK && access(manifest, F_OK) != 0)
    status = no_folder(v);
  if (status == ZB_OK)
    status = lock(v);
  if (status == ZB_OK)
    status = read_manifest(v);
  if (status == ZB_OK)
    status = zb_generators(&v->single.resources.scripts, NULL, v->single.arena, v->single.diags, &v->documents,
                           &v->document_count);
  if (status == ZB_OK)
    status = load_script(v);
  return status == ZB_OK ? read_ledger(v) : status;
}

void zb_verify_end(zb_verify *verify)
{
  if (verify == NULL)
    return;
  if (verify->lock >= 0)
    close(verify->lock);
  zb_script_free(verify->script);
  zb_single_end(&verify->single);
  zb_arena_free(verify->scratch);
  zb_arena_free(verify->pass);
  free(verify->seen);
  free(verify);
}

const zb_diags *zb_verify_messages(const zb_verify *verify)
{
  return verify->single.diags;
}

int zb_verify_count(const zb_verify *verify, zb_verdict verdict)
{
  return verify->counts[verdict];
}

/* --- Keeping ------------------------------------------------------------------------------------------------------ */

zb_status zb_verify_save(zb_verify *verify)
{
  zb_buffer text = {0};
  zb_buffer_puts(&text, "{\n  \"program\": \"zhibiao " ZB_VERSION "\"");
  if (*verify->book != '\0') {
    zb_buffer_puts(&text, ",\n  \"book\": ");
    zb_json_string(&text, verify->book);
  }
  zb_buffer_puts(&text, ",\n  \"received\": [");
  zb_rows *rows =
      query(verify, "SELECT CASE WHEN scan = '' THEN sheet ELSE sheet || '@' || scan END FROM _received ORDER BY rowid",
            NULL, 0);
  if (rows == NULL)
    return ZB_OUTPUT;
  for (const char *comma = ""; zb_rows_next(rows); comma = ",") {
    zb_buffer_printf(&text, "%s\n    ", comma);
    zb_json_string(&text, zb_rows_value(rows, 0).text);
  }
  bool whole = zb_rows_error(rows) == NULL;
  zb_rows_free(rows);
  zb_buffer_puts(&text, "\n  ]\n}\n");
  zb_status status =
      whole ? zb_file_keep(path_of(verify, verify->ledger), text.data, text.length, verify->single.diags) : ZB_OUTPUT;
  zb_buffer_free(&text);
  return status;
}
