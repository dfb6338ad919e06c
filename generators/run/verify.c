#include "run/verify.h"

#include "base/file.h"
#include "base/json.h"
#include "base/json_reader.h"
#include "base/version.h"
#include "code/sheet_code.h"
#include "report/previous_manifest.h"
#include "run/scans.h"
#include "run/single.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

struct zb_verify {
  zb_single single;
  const char *folder;
  int lock; /* the folder, an open file; -1: none */
  const zb_generator *documents;
  int document_count;
  zb_script *script;  /* lua/received.lua */
  const char *ledger; /* the file that keeps what has come in */
  bool words;         /* those of all sheets are in the store */
  int counts[ZB_SHEET_VERDICTS];
  zb_arena *scratch; /* for a line */
};

/* --- The store ------------------------------------------------------------------------------------------------------
 */

static zb_value text_value(const char *text)
{
  return (zb_value){.type = ZB_VALUE_TEXT, .text = text};
}

static zb_value number_value(int64_t number)
{
  return (zb_value){.type = ZB_VALUE_INTEGER, .integer = number, .text = ""};
}

static zb_rows *query(zb_verify *v, const char *sql, const zb_value *values, int count)
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

static zb_status note_received(zb_verify *v, const char *code, const zb_sheet *sheet)
{
  const char *const values[] = {code, sheet->document, number_text(v, sheet->page), number_text(v, sheet->copy)};
  return zb_store_list_add(v->single.store, ZB_LIST_RECEIVED, values, v->single.diags);
}

/* --- Opening --------------------------------------------------------------------------------------------------------
 */

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
  FILE *file = zb_file_open(path_of(v, "manifest.json"), v->single.diags);
  if (file == NULL)
    return ZB_INPUT;
  bool whole = zb_previous_manifest_read(file, v->single.store, sees_all, NULL, v->single.diags);
  fclose(file);
  return whole ? ZB_OK : no_folder(v);
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
  while ((token = zb_json_next(json)) != ZB_JSON_END && token != ZB_JSON_FAULT && status == ZB_OK) {
    if (token != ZB_JSON_STRING || zb_json_depth(json) != 2)
      continue;
    zb_sheet sheet;
    zb_arena_reset(v->scratch);
    const char *code = zb_json_text(json);
    sound = sound && zb_sheet_read(code, &sheet);
    if (sound)
      status = note_received(v, code, &sheet);
  }
  zb_json_reader_free(json);
  fclose(file);
  if (token != ZB_JSON_FAULT && sound)
    return status;
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
  const char *manifest = zb_arena_printf(v->scratch, "%s/manifest.json", folder);
  zb_diags *unread = zb_diags_new(); /* said below */
  const char *made_by = access(manifest, F_OK) == 0 ? notice_of(manifest, v->scratch, unread) : NULL;
  zb_diags_free(unread);
  zb_status status = zb_single_begin(&v->single, date, notice != NULL ? notice : made_by);
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

/* --- Whose sheet it is ----------------------------------------------------------------------------------------------
 */

/* What the folder knows of a sheet. */
typedef struct origin {
  const char *document, *record; /* "": nothing */
  int pages, copies;
  bool current;
} origin;

static const char *title_of(const zb_verify *v, const char *document)
{
  for (int i = 0; i < v->document_count; i++)
    if (strcmp(v->documents[i].id, document) == 0)
      return v->documents[i].title;
  return document;
}

/* By the first of SQL's rows, which has document, record, pages and copies. */
static bool find(zb_verify *v, const char *sql, const char *value, origin *out)
{
  zb_value parameter = text_value(value);
  zb_rows *rows = query(v, sql, &parameter, 1);
  bool found = rows != NULL && zb_rows_next(rows);
  if (found)
    *out = (origin){.document = zb_arena_strdup(v->scratch, zb_rows_value(rows, 0).text),
                    .record = zb_arena_strdup(v->scratch, zb_rows_value(rows, 1).text),
                    .pages = (int)zb_rows_value(rows, 2).integer,
                    .copies = (int)zb_rows_value(rows, 3).integer};
  zb_rows_free(rows);
  return found;
}

/* Its key alone tells whose it is where its data are not known any more. */
static bool find_origin(zb_verify *v, const zb_sheet *sheet, origin *out)
{
  enum { WHOSE = 8 };
  static const char *const stale[] = {
      "SELECT document, record, pages, copies FROM _former WHERE code = ?",
      "SELECT document, record, pages, copies FROM _previous WHERE substr(code, 1, 8) = ?",
      "SELECT document, record, pages, copies FROM _former WHERE substr(code, 1, 8) = ?",
  };
  if (find(v, "SELECT document, record, pages, copies FROM _previous WHERE code = ?", sheet->document, out) &&
      out->pages == sheet->pages) {
    out->current = true;
    return true;
  }
  const char *whose = zb_arena_strndup(v->scratch, sheet->document, WHOSE);
  return find(v, stale[0], sheet->document, out) || find(v, stale[1], whose, out) || find(v, stale[2], whose, out);
}

/* How many of this page have come in; *SAME: of this copy, if it has a number. */
static int count_received(zb_verify *v, const zb_sheet *sheet, int *same)
{
  const zb_value values[] = {text_value(sheet->document), number_value(sheet->page), number_value(sheet->copy)};
  zb_rows *rows = query(v,
                        "SELECT count(DISTINCT CASE WHEN copy > 0 THEN copy END) + count(CASE WHEN copy = 0 THEN 1 "
                        "END), count(CASE WHEN copy = ?3 AND copy > 0 THEN 1 END) FROM _received WHERE code = ?1 AND "
                        "page = ?2",
                        values, 3);
  bool found = rows != NULL && zb_rows_next(rows);
  int all = found ? (int)zb_rows_value(rows, 0).integer : 0;
  *same = found ? (int)zb_rows_value(rows, 1).integer : 0;
  zb_rows_free(rows);
  return all;
}

static void say_sheet(zb_verify *v, const char *verdict, const origin *o, const zb_sheet *sheet, zb_buffer *said)
{
  zb_buffer_printf(said, "%s　%s　%s　第 %d 页（共 %d 页）", verdict, o->record, title_of(v, o->document), sheet->page,
                   sheet->pages);
  if (sheet->copy > 0)
    zb_buffer_printf(said, "　第 %d 份", sheet->copy);
}

static zb_verdict judge(zb_verify *v, const zb_sheet *sheet, zb_buffer *said)
{
  origin o = {0};
  if (!find_origin(v, sheet, &o)) {
    zb_buffer_puts(said, "不认识　这个文件夹里没有做过这一张；请看看是不是别的文件夹（别的年度、别的批次）做的");
    return ZB_SHEET_UNKNOWN;
  }
  if (!o.current) {
    say_sheet(v, "已作废", &o, sheet, said);
    zb_buffer_puts(said, "　数据后来改过，这一张是以前的；请换新打印的");
    return ZB_SHEET_OUT_OF_DATE;
  }
  int same, all = count_received(v, sheet, &same);
  if (same > 0 || all >= o.copies) {
    say_sheet(v, "重复", &o, sheet, said);
    zb_buffer_printf(said, same > 0 ? "　已经收过，不再计" : "　这一页 %d 份都收过了，不再计", o.copies);
    return ZB_SHEET_AGAIN;
  }
  say_sheet(v, "相符", &o, sheet, said);
  if (sheet->copy == 0 && o.copies > 1)
    zb_buffer_printf(said, "　没有印份号，算作第 %d 份", all + 1);
  return ZB_SHEET_CURRENT;
}

/* --- Words ----------------------------------------------------------------------------------------------------------
 */

/* Puts the words of all sheets of a document into the store. */
static zb_status add_words(zb_verify *v, const char *code, int pages, int copies)
{
  zb_sheet sheet = {.pages = pages};
  if (strlen(code) != ZB_DOCUMENT_CODE || pages > ZB_CODED_PAGES)
    return ZB_OK; /* the manifest may be anybody's */
  memcpy(sheet.document, code, sizeof sheet.document);
  zb_status status = ZB_OK;
  for (sheet.page = 1; sheet.page <= pages; sheet.page++)
    for (sheet.copy = 0; sheet.copy <= copies && sheet.copy <= ZB_CODED_COPIES && status == ZB_OK; sheet.copy++) {
      char word[ZB_SHEET_WORD + 1], text[ZB_SHEET_CODE + 1];
      zb_sheet_word(&sheet, word);
      zb_sheet_code(&sheet, text);
      status = zb_store_list_add(v->single.store, ZB_LIST_WORDS, (const char *const[]){word, text}, v->single.diags);
    }
  return status;
}

/* When the first is typed: a hand scanner needs none. */
static void learn_words(zb_verify *v)
{
  if (v->words)
    return;
  v->words = true;
  zb_rows *rows = query(v,
                        "SELECT code, pages, copies FROM _previous WHERE code <> '' UNION SELECT code, pages, copies "
                        "FROM _former",
                        NULL, 0);
  zb_status status = ZB_OK;
  while (rows != NULL && status == ZB_OK && zb_rows_next(rows))
    status = add_words(v, zb_arena_strdup(v->scratch, zb_rows_value(rows, 0).text), (int)zb_rows_value(rows, 1).integer,
                       (int)zb_rows_value(rows, 2).integer);
  zb_rows_free(rows);
}

enum { GUESSES = 64 };

/* The sheets that the word may stand for: *FOUND is the last one's code. Returns how many. */
static int sheets_of_word(zb_verify *v, const char *plain, const char **found)
{
  char words[GUESSES][ZB_SHEET_WORD + 1];
  int count = zb_sheet_words(plain, words, GUESSES), sheets = 0;
  learn_words(v);
  for (int i = 0; i < count; i++) {
    zb_value word = text_value(words[i]);
    zb_rows *rows = query(v, "SELECT code FROM _words WHERE word = ?", &word, 1);
    while (rows != NULL && zb_rows_next(rows)) {
      *found = zb_arena_strdup(v->scratch, zb_rows_value(rows, 0).text);
      sheets++;
    }
    zb_rows_free(rows);
  }
  return sheets;
}

/* The code that a word stands for; NULL, and what to say, if it is not one. */
static const char *code_of_word(zb_verify *v, const char *plain, zb_verdict *verdict, zb_buffer *said)
{
  const char *code = NULL;
  int sheets = sheets_of_word(v, plain, &code);
  bool right = zb_sheet_is_word(plain);
  if (sheets == 1)
    return code;
  *verdict = sheets == 0 && right ? ZB_SHEET_UNKNOWN : ZB_SHEET_MISREAD;
  if (sheets > 1)
    zb_buffer_printf(said, "认不准　%s 可能是 %d 张里的一张；请扫旁边的二维码，或对照着再输一次", plain, sheets);
  else if (right)
    zb_buffer_printf(said, "不认识　这个文件夹里没有做过 %s 这一张；请看看是不是别的文件夹做的", plain);
  else
    zb_buffer_printf(said, "输错了　%s 有字不对（码里没有 0、O、1、I、L）；请对照着再输一次", plain);
  return NULL;
}

/* --- Taking ---------------------------------------------------------------------------------------------------------
 */

static zb_verdict take(zb_verify *v, const char *plain, zb_buffer *said)
{
  zb_verdict verdict = ZB_SHEET_MISREAD;
  const char *code = plain;
  zb_sheet sheet;
  if (strlen(plain) == ZB_SHEET_WORD)
    code = code_of_word(v, plain, &verdict, said);
  if (code == NULL)
    return verdict;
  if (!zb_sheet_read(code, &sheet)) {
    zb_buffer_puts(said, "读不出　不是这种码，或者少了字、错了字；请再扫一次，或输入码旁边的七个字");
    return ZB_SHEET_MISREAD;
  }
  verdict = judge(v, &sheet, said);
  if (verdict != ZB_SHEET_UNKNOWN)
    note_received(v, code, &sheet);
  return verdict;
}

void zb_verify_take(zb_verify *verify, const char *text, zb_buffer *said)
{
  char plain[ZB_SHEET_CODE + 2];
  zb_code_plain(text, plain);
  if (*plain == '\0')
    return;
  zb_arena_reset(verify->scratch);
  verify->counts[take(verify, plain, said)]++;
  zb_buffer_putc(said, '\n');
}

typedef struct taking {
  zb_verify *verify;
  zb_buffer *said;
  int codes;
} taking;

/* Scans bear other symbols, too: those are none of ours. */
static void take_symbol(void *data, const char *text)
{
  taking *t = data;
  if (strlen(text) != ZB_SHEET_CODE)
    return;
  t->codes++;
  zb_verify_take(t->verify, text, t->said);
}

static void tell_empty(void *data, const char *place)
{
  zb_verify *v = ((taking *)data)->verify;
  v->counts[ZB_SHEET_MISREAD]++;
  zb_diags_add(v->single.diags, ZB_ERROR, "no-code", place,
               "请看看扫描件是不是太淡、太斜、分辨率不到 150 dpi；或者用扫码枪、手工输入", "图里没有找到码");
}

zb_status zb_verify_scan(zb_verify *verify, const char *path, zb_buffer *said)
{
  taking t = {.verify = verify, .said = said};
  return zb_scans_read(path, take_symbol, tell_empty, &t, verify->single.diags);
}

/* --- Keeping --------------------------------------------------------------------------------------------------------
 */

zb_status zb_verify_save(zb_verify *verify)
{
  zb_buffer text = {0};
  zb_buffer_puts(&text, "{\n  \"program\": \"zhibiao " ZB_VERSION "\",\n  \"received\": [");
  zb_rows *rows = query(verify, "SELECT sheet FROM _received ORDER BY rowid", NULL, 0);
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
  const char *path = path_of(verify, name);
  if (status == ZB_OK)
    status = zb_file_write(path, bytes.data, bytes.length, s->diags);
  if (status == ZB_OK)
    zb_buffer_printf(said, "%s\n清点表：%s\n", outcome, path);
  zb_buffer_free(&bytes);
  return status;
}
