/* A text file as UTF-8. A byte order mark decides, then what the caller says; without either, zero bytes tell UTF-16,
   and what is not UTF-8 is GB18030 unless it is so nearly UTF-8 that it must be a damaged file: taken for GB18030 it
   would be read, as nonsense.
 */
#include "read/encoding.h"

#include "base/buffer.h"
#include "base/file.h"
#include "read/decoder.h"
#include "read/time_limit.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 64 * 1024, CARRY = 16, WIDEST = 4 };

struct zb_text_file {
  char *path;
  FILE *file;
  zb_clock clock;
  const char *forced; /* what the caller says that it is; NULL: nothing */
  const char *encoding;
  zb_decoder *decoder; /* NULL for UTF-8 */
  int skip;            /* bytes of the byte order mark */
  int64_t lines;       /* line ends handed out so far */
  size_t carried;      /* bytes at the start of IN that wait for the rest of their character */
  char in[PIECE + CARRY];
  char out[PIECE * WIDEST];
};

/* What a pass over the file found, which ends where a whole piece is nothing but zeros: a hole as large as anyone likes
   takes no room on a disk. */
typedef struct survey {
  int64_t bytes;
  bool has_hole;
  int64_t half[2];         /* pairs with a zero byte in front (BE) or behind (LE): ASCII in UTF-16 */
  int64_t good, bad;       /* UTF-8: well-formed sequences of several bytes; bytes that are in none */
  int64_t start;           /* where the open sequence begins */
  int64_t bad_at;          /* where that of the first bad byte begins */
  int pending;             /* bytes that the open sequence still needs */
  unsigned char low, high; /* bounds of the next of them */
} survey;

static void spoil(survey *s)
{
  if (s->bad++ == 0)
    s->bad_at = s->start;
  s->pending = 0;
}

/* The first byte of a UTF-8 sequence: how many follow, and between which bounds the next must be. */
static void begin_sequence(survey *s, unsigned char c)
{
  s->start = s->bytes - 1;
  s->low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
  s->high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
  if (c >= 0xC2 && c <= 0xF4)
    s->pending = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
  else
    spoil(s);
}

static void survey_byte(survey *s, unsigned char c)
{
  s->bytes++;
  if (s->pending > 0 && c >= s->low && c <= s->high) {
    s->low = 0x80;
    s->high = 0xBF;
    if (--s->pending == 0)
      s->good++;
    return;
  }
  if (s->pending > 0)
    spoil(s);
  if (c >= 0x80)
    begin_sequence(s, c);
}

/* Surveys as many of the N bytes at S as begin with ASCII and sequences of three bytes that are whole: nearly all of
   most files, in large steps. Returns their number. */
static size_t survey_usual(survey *s, const unsigned char *bytes, size_t n)
{
  static const uint64_t high_bits = 0x8080808080808080;
  size_t i = 0;
  while (i < n) {
    uint64_t eight = 0;
    memcpy(&eight, bytes + i, n - i < sizeof eight ? n - i : sizeof eight);
    if (n - i >= sizeof eight && (eight & high_bits) == 0)
      i += sizeof eight;
    else if (bytes[i] < 0x80)
      i++;
    else if (n - i < 3 || bytes[i] <= 0xE0 || bytes[i] >= 0xF0 || bytes[i] == 0xED || bytes[i + 1] >> 6 != 2 ||
             bytes[i + 2] >> 6 != 2) /* behind E0 and ED the bounds are narrower */
      break;
    else {
      i += 3;
      s->good++;
    }
  }
  s->bytes += (int64_t)i;
  return i;
}

/* N bytes from an even place on. */
static void survey_piece(survey *s, const char *piece, size_t n)
{
  const unsigned char *bytes = (const unsigned char *)piece;
  if (memchr(piece, '\0', n) != NULL)
    for (size_t i = 0; i + 1 < n; i += 2)
      if ((bytes[i] == 0) != (bytes[i + 1] == 0))
        s->half[bytes[i + 1] == 0]++;
  for (size_t i = 0; i < n;) {
    i += s->pending == 0 ? survey_usual(s, bytes + i, n - i) : 0;
    if (i < n)
      survey_byte(s, bytes[i++]);
  }
}

static zb_status survey_file(zb_text_file *text, survey *s, zb_diags *diags)
{
  const size_t size = sizeof text->in;
  size_t n;
  *s = (survey){0};
  fseek(text->file, 0, SEEK_SET);
  while (!s->has_hole && (n = fread(text->in, 1, size, text->file)) > 0) {
    s->has_hole = n == size && text->in[0] == '\0' && memcmp(text->in, text->in + 1, n - 1) == 0;
    survey_piece(s, text->in, n);
  }
  if (s->pending > 0)
    spoil(s);
  return zb_file_check(text->file, text->path, diags);
}

static zb_status bad_text(const zb_text_file *text, int64_t line, const char *what, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "bad-encoding", text->path, "请用 Excel 或 WPS 打开后另存为 .xlsx 或“CSV UTF-8”再导入",
               "第 %lld 行%s", (long long)line, what);
  return ZB_INPUT;
}

/* How many of the N bytes at BYTES belong to the character that they fail to be. */
static size_t extent(const char *encoding, const char *bytes, size_t n)
{
  if (strncmp(encoding, "UTF-16", 6) == 0)
    return n < 2 ? n : 2;
  bool utf8 = strcmp(encoding, "UTF-8") == 0;
  size_t i = 1;
  for (; i < n && i < WIDEST; i++) {
    unsigned char c = (unsigned char)bytes[i];
    if (utf8 ? c < 0x80 || c > 0xBF : c < 0x30)
      break;
  }
  return i;
}

/* BYTES are no character. */
static zb_status bad_bytes(const zb_text_file *text, int64_t line, const char *bytes, size_t n, zb_diags *diags)
{
  char hex[3 * WIDEST + 1] = "", what[256];
  n = extent(text->encoding, bytes, n);
  for (size_t i = 0; i < n; i++)
    snprintf(hex + 3 * i, 4, " %02X", (unsigned char)bytes[i]);
  bool guessed = text->forced == NULL && strcmp(text->encoding, "GB18030") == 0;
  snprintf(what, sizeof what, "有无法识别的字符：字节%s 不是%s %s 编码的文字", hex, guessed ? " UTF-8，也不是" : "",
           text->encoding);
  return bad_text(text, line, what, diags);
}

static int64_t count_lines(const char *s, size_t n)
{
  int64_t lines = 0;
  for (const char *end = s + n; (s = memchr(s, '\n', (size_t)(end - s))) != NULL; s++)
    lines++;
  return lines;
}

/* The number of the line, from 1, that the byte at place AT is in. */
static int64_t line_at(zb_text_file *text, int64_t at)
{
  int64_t line = 1;
  size_t n;
  fseek(text->file, 0, SEEK_SET);
  for (; at > 0; at -= (int64_t)n) {
    size_t most = at < PIECE ? (size_t)at : PIECE;
    n = fread(text->in, 1, most, text->file);
    line += count_lines(text->in, n);
    if (n < most)
      break; /* the caller's own read tells why */
  }
  return line;
}

/* The first bytes of TEXT, taken for UTF-8, that are none. */
static zb_status bad_utf8(zb_text_file *text, const survey *s, zb_diags *diags)
{
  int64_t line = line_at(text, s->bad_at);
  fseek(text->file, (long)s->bad_at, SEEK_SET);
  size_t n = fread(text->in, 1, WIDEST, text->file);
  zb_status status = zb_file_check(text->file, text->path, diags);
  if (status != ZB_OK)
    return status;
  text->encoding = "UTF-8";
  return bad_bytes(text, line, text->in, n, diags);
}

static zb_status binary(const zb_text_file *text, zb_diags *diags)
{
  return bad_text(text, 1, "起不是文本：文件里有二进制内容", diags);
}

/* Without a byte order mark, and if nobody says what the file is. */
static zb_status guess(zb_text_file *text, const survey *s, zb_diags *diags)
{
  /* Every row of UTF-16 has some ASCII; the other half are characters such as 一, U+4E00. */
  int64_t halves = s->half[0] + s->half[1];
  bool lopsided = s->half[0] > 3 * s->half[1] || s->half[1] > 3 * s->half[0];
  if (halves > 0 && (!lopsided || halves * 500 < s->bytes))
    return binary(text, diags);
  if (halves > 0)
    text->encoding = s->half[1] > s->half[0] ? "UTF-16LE" : "UTF-16BE";
  else
    text->encoding = s->bad > 0 ? "GB18030" : "UTF-8";
  return halves == 0 && s->good > 4 * s->bad && s->bad > 0 ? bad_utf8(text, s, diags) : ZB_OK;
}

static zb_status choose(zb_text_file *text, zb_diags *diags)
{
  unsigned char mark[3] = {0};
  rewind(text->file);
  size_t n = fread(mark, 1, sizeof mark, text->file);
  if (n >= 2 && ((mark[0] == 0xFF && mark[1] == 0xFE) || (mark[0] == 0xFE && mark[1] == 0xFF))) {
    text->encoding = mark[0] == 0xFF ? "UTF-16LE" : "UTF-16BE";
    text->skip = 2;
    return ZB_OK;
  }
  bool marked = n == 3 && memcmp(mark, "\xEF\xBB\xBF", 3) == 0;
  text->encoding = marked ? "UTF-8" : text->forced;
  text->skip = marked ? 3 : 0;
  survey s;
  zb_status status = survey_file(text, &s, diags);
  if (status != ZB_OK)
    return status;
  if (s.has_hole)
    return binary(text, diags);
  if (text->encoding == NULL)
    return guess(text, &s, diags);
  if (s.half[0] + s.half[1] > 0)
    return binary(text, diags);
  return s.bad > 0 && strcmp(text->encoding, "UTF-8") == 0 ? bad_utf8(text, &s, diags) : ZB_OK;
}

zb_status zb_text_file_open(const char *path, const char *encoding, zb_diags *diags, zb_text_file **text)
{
  *text = NULL;
  FILE *file = zb_file_open(path, diags);
  return file == NULL ? ZB_INPUT : zb_text_file_take(file, path, encoding, diags, text);
}

zb_status zb_text_file_take(FILE *file, const char *path, const char *encoding, zb_diags *diags, zb_text_file **text)
{
  *text = NULL;
  zb_text_file *t = calloc(1, sizeof *t);
  if (t == NULL || (t->path = strdup(path)) == NULL)
    abort();
  zb_text_file_limit_time(t, ZB_READ_SECONDS);
  t->forced = encoding;
  t->file = file;
  zb_status status = ZB_OK;
  if (t->file == NULL) {
    zb_diags_add(diags, ZB_ERROR, "unreadable", path, "请检查文件是否存在、是否有读取权限", "打不开文件：%s",
                 zb_errno_text(errno));
    status = ZB_INPUT;
  } else {
    status = choose(t, diags);
  }
  if (status == ZB_OK && strcmp(t->encoding, "UTF-8") != 0) {
    t->decoder = zb_decoder_new(t->encoding);
    if (t->decoder == NULL)
      status = bad_text(t, 1, "起无法转换编码：本机缺少字符集支持", diags);
  }
  if (status != ZB_OK) {
    zb_text_file_free(t);
    return status;
  }
  zb_text_file_rewind(t);
  *text = t;
  return ZB_OK;
}

void zb_text_file_free(zb_text_file *text)
{
  if (text == NULL)
    return;
  zb_decoder_free(text->decoder);
  if (text->file != NULL)
    fclose(text->file);
  free(text->path);
  free(text);
}

void zb_text_file_limit_time(zb_text_file *text, double seconds)
{
  text->clock = zb_clock_start(seconds);
}

const char *zb_text_file_encoding(const zb_text_file *text)
{
  return text->encoding;
}

void zb_text_file_rewind(zb_text_file *text)
{
  fseek(text->file, text->skip, SEEK_SET); /* rewind would forget what could not be read, though nobody minded then */
  text->lines = 0;
  text->carried = 0;
  if (text->decoder != NULL)
    zb_decoder_reset(text->decoder);
}

/* Converts what is in IN; an unfinished character stays there for the next piece. */
static zb_status convert(zb_text_file *text, size_t length, size_t *n, zb_diags *diags)
{
  char *from = text->in, *to = text->out;
  size_t left = length, room = sizeof text->out;
  size_t done = zb_decode(text->decoder, &from, &left, &to, &room);
  bool last = feof(text->file) != 0;
  *n = sizeof text->out - room;
  text->lines += count_lines(text->out, *n);
  if (done == (size_t)-1 && (errno != EINVAL || last || left > CARRY))
    return bad_bytes(text, text->lines + 1, from, left, diags);
  memmove(text->in, from, left);
  text->carried = left;
  return ZB_OK;
}

zb_status zb_text_file_read(zb_text_file *text, const char **piece, size_t *n, zb_diags *diags)
{
  bool plain = text->decoder == NULL;
  *piece = plain ? text->in : text->out;
  *n = 0;
  zb_status status = zb_read_time(&text->clock, text->path, diags);
  while (*n == 0 && status == ZB_OK) {
    size_t got = fread(text->in + text->carried, 1, PIECE, text->file);
    status = zb_file_check(text->file, text->path, diags);
    if (status != ZB_OK)
      return status;
    if (got == 0 && text->carried == 0)
      return ZB_OK;
    if (plain)
      *n = got;
    else
      status = convert(text, got + text->carried, n, diags);
  }
  return status;
}
