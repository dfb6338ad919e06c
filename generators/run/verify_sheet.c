/* Whose sheet a code is, and whether it is of the newest data. */
#include "base/digest.h"
#include "base/grow.h"
#include "run/scans.h"
#include "run/verify_parts.h"
#include "store/outputs.h"

#include <stdio.h>
#include <string.h>

static zb_value number_value(int64_t number)
{
  return (zb_value){.type = ZB_VALUE_INTEGER, .integer = number, .text = ""};
}

/* --- Whose sheet it is -------------------------------------------------------------------------------------------- */

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

/* Whether the folder has newer sheets of whose this one is. */
static bool has_newer(zb_verify *v, const zb_sheet *sheet, const origin *o)
{
  const zb_value whose[] = {text_value(sheet->document), text_value(o->document), text_value(o->record)};
  const char *newer = "";
  return zb_script_text(v->script, "newer", whose, 3, v->scratch, v->single.diags, &newer) == ZB_OK && *newer != '\0';
}

/* How many of the very sheet are counted, off the scan SCAN alone unless that is *. */
static int count_noted(zb_verify *v, const zb_sheet *sheet, const char *scan)
{
  const zb_value values[] = {text_value(sheet->document), number_value(sheet->page), number_value(sheet->copy),
                             text_value(scan)};
  zb_rows *rows = query(v,
                        "SELECT count(*) FROM _received WHERE code = ?1 AND page = ?2 AND copy = ?3 AND ?4 "
                        "IN ('*', scan)",
                        values, 4);
  int count = rows != NULL && zb_rows_next(rows) ? (int)zb_rows_value(rows, 0).integer : 0;
  zb_rows_free(rows);
  return count;
}

/* Whether a sheet off the scan in hand is counted already: the same scan was read before. Of a sheet without a number a
   scan may have several. */
static bool was_read_before(zb_verify *v, const zb_sheet *sheet, const char *code)
{
  if (*v->scan == '\0')
    return false;
  int times = 1;
  for (size_t i = 0; i < v->seen_count; i++)
    times += strcmp(v->seen[i], code) == 0;
  v->seen = zb_grow(v->seen, v->seen_count, &v->seen_capacity, sizeof *v->seen);
  v->seen[v->seen_count++] = zb_arena_strdup(v->pass, code);
  return count_noted(v, sheet, v->scan) >= times;
}

/* AGAIN: it is counted already. */
static void say_out_of_date(zb_verify *v, const zb_sheet *sheet, const origin *o, bool again, zb_buffer *said)
{
  say_sheet(v, "已作废", o, sheet, said);
  zb_buffer_puts(said, has_newer(v, sheet, o)
                           ? "　数据后来改过，这一张是以前的；请换新打印的"
                           : "　这一份没有新的可换：现在的数据里没有了，或者检查出错误没有做；请退回，不要归档");
  if (again)
    zb_buffer_puts(said, "（已经计过）");
}

/* *BEFORE: it was read off the same scan before; becomes true if it is counted already, and not to be counted again. */
static zb_verdict judge(zb_verify *v, const zb_sheet *sheet, bool *before, zb_buffer *said)
{
  origin o = {0};
  if (!find_origin(v, sheet, &o)) {
    zb_buffer_puts(said, "不认识　这个文件夹里没有做过这一张；请看看是不是别的文件夹（别的年度、别的批次）做的");
    return ZB_SHEET_UNKNOWN;
  }
  if (!o.current) {
    *before = *before || (sheet->copy > 0 && count_noted(v, sheet, "*") > 0);
    say_out_of_date(v, sheet, &o, *before, said);
    return ZB_SHEET_OUT_OF_DATE;
  }
  if (*before) {
    say_sheet(v, "重复", &o, sheet, said);
    zb_buffer_puts(said, "　这个扫描件以前读过，里面的这一张已经计过，不再计");
    return ZB_SHEET_AGAIN;
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

/* --- Words -------------------------------------------------------------------------------------------------------- */

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

/* --- Taking ------------------------------------------------------------------------------------------------------- */

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
  bool before = was_read_before(v, &sheet, code);
  verdict = judge(v, &sheet, &before, said);
  if (verdict != ZB_SHEET_UNKNOWN && !before)
    note_received(v, code, &sheet, v->scan);
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
} taking;

/* Scans bear other symbols, too: those are none of ours. */
static bool take_symbol(void *data, const char *text)
{
  taking *t = data;
  zb_sheet sheet;
  if (!zb_sheet_read(text, &sheet))
    return false;
  zb_verify_take(t->verify, text, t->said);
  return true;
}

static void tell_empty(void *data, const char *place, bool blank)
{
  zb_verify *v = ((taking *)data)->verify;
  v->counts[blank ? ZB_SHEET_BLANK : ZB_SHEET_MISREAD]++;
  if (blank)
    return;
  zb_diags_add(v->single.diags, ZB_ERROR, "no-code", place,
               "请看看扫描件是不是太淡、太斜、分辨率不到 150 dpi；或者用扫码枪、手工输入", "图里没有找到码");
}

/* A scan is known by its bytes, whatever it is called; one that can't be read says so when it is. */
static void begin_scan(zb_verify *v, const char *path)
{
  char sha256[65];
  bool read = zb_sha256_file_quietly(path, sha256);
  snprintf(v->scan, sizeof v->scan, "%.*s", ZB_VERIFY_SCAN, read ? sha256 : "");
  zb_arena_reset(v->pass);
  v->seen_count = 0;
}

zb_status zb_verify_scan(zb_verify *verify, const char *path, zb_buffer *said)
{
  taking t = {.verify = verify, .said = said};
  begin_scan(verify, path);
  zb_status status = zb_scans_read(path, take_symbol, tell_empty, &t, verify->single.diags);
  verify->scan[0] = '\0';
  return status;
}

zb_status zb_verify_blank(zb_verify *verify)
{
  int all = 0, blank = verify->counts[ZB_SHEET_BLANK];
  for (int i = 0; i < ZB_SHEET_VERDICTS; i++)
    all += verify->counts[i];
  if (blank == 0 || all > blank)
    return ZB_OK;
  zb_diags_add(verify->single.diags, ZB_ERROR, "blank", "", "请看看纸是不是放反了，再扫一次",
               "扫描件 %d 页都是空白，一张也没有收到", blank);
  return ZB_INPUT;
}
