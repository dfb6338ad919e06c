/* What a text file is written in: each encoding to UTF-8, and which bytes are none. */
#include "tables.h"

#include "read/encoding.h"

static char path[64];

/* A file of these bytes, read as ENCODING (NULL: found out): it must be taken for FOUND and give WANT. */
typedef struct text_case {
  const char *bytes;
  size_t n;
  const char *encoding, *found, *want;
} text_case;

#define BYTES(text) text, sizeof(text) - 1

static void check_text(const text_case *c)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer got = {0};
  zb_text_file *text;
  const char *piece;
  size_t n;
  write_bytes(scratch(path, "text"), c->bytes, c->n);
  zb_status status = zb_text_file_open(path, c->encoding, diags, &text);
  if (status == ZB_OK)
    assert_string_equal(zb_text_file_encoding(text), c->found);
  while (status == ZB_OK && (status = zb_text_file_read(text, &piece, &n, diags)) == ZB_OK && n > 0)
    zb_buffer_add(&got, piece, n);
  if (status != ZB_OK)
    fail_msg("%s: %s", c->want, zb_diags_at(diags, 0)->message);
  assert_string_equal(got.data, c->want);
  zb_text_file_free(text);
  zb_buffer_free(&got);
  zb_diags_free(diags);
  unlink(path);
}

/* MESSAGE ends the diag's: the line and the bytes. */
static void check_refused(const char *bytes, size_t n, const char *encoding, const char *message)
{
  zb_diags *diags = zb_diags_new();
  zb_text_file *text;
  const char *piece;
  size_t got;
  write_bytes(scratch(path, "text"), bytes, n);
  zb_status status = zb_text_file_open(path, encoding, diags, &text);
  while (status == ZB_OK && (status = zb_text_file_read(text, &piece, &got, diags)) == ZB_OK && got > 0)
    ;
  assert_int_equal(status, ZB_INPUT);
  assert_string_equal(zb_diags_at(diags, 0)->code, "bad-encoding");
  assert_string_equal(zb_diags_at(diags, 0)->message, message);
  zb_text_file_free(text);
  zb_diags_free(diags);
  unlink(path);
}

static void test_found_out(void **state)
{
  (void)state;
  static const text_case cases[] = {
      {BYTES("张𠮷\n"), NULL, "UTF-8", "张𠮷\n"},
      {BYTES("abc"), NULL, "UTF-8", "abc"},
      {BYTES("\xEF\xBB\xBF张𠮷\n"), NULL, "UTF-8", "张𠮷\n"},
      {BYTES("\xFF\xFE\x20\x5F\x42\xD8\xB7\xDF\n\0"), NULL, "UTF-16LE", "张𠮷\n"},
      {BYTES("\xFE\xFF\x5F\x20\xD8\x42\xDF\xB7\0\n"), NULL, "UTF-16BE", "张𠮷\n"},
      {BYTES("a\0,\0\x20\x5F\x42\xD8\xB7\xDF\n\0"), NULL, "UTF-16LE", "a,张𠮷\n"},
      {BYTES("\0a\0,\x5F\x20\xD8\x42\xDF\xB7\0\n"), NULL, "UTF-16BE", "a,张𠮷\n"},
      {BYTES("\xD5\xC5\x95\x34\xB2\x35,\xD2\xBB\n"), NULL, "GB18030", "张𠮷,一\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    check_text(&cases[i]);
}

/* Where editions of GB 18030 differ, both codes are the character; test_decoder has them all. What is private in each
   stays so, and is refused in a name. */
static void test_gb18030(void **state)
{
  (void)state;
  static const text_case cases[] = {
      {BYTES("\xFE\x51\xFE\x52\xFE\x53"), NULL, "GB18030", "\U00020087\U00020089\U000200CC"},
      {BYTES("\xFE\x6C\xFE\x76\xFE\x91"), NULL, "GB18030", "\U000215D7\U0002298F\U000241FE"},
      {BYTES("\xFE\x59\xFE\xA0"), NULL, "GB18030", "\u9FB4\u9FBB"},
      {BYTES("\xA6\xD9\xA6\xF3"), NULL, "GB18030", "\uFE10\uFE19"},
      {BYTES("\x82\x35\x90\x37\x84\x31\x82\x36"), NULL, "GB18030", "\u9FB4\uFE10"},
      {BYTES("\xA8\xBC\xA8\xBF"), NULL, "GB18030", "\u1E3F\u01F9"},
      {BYTES("\x95\x32\x90\x31\x95\x39\xF3\x31"), NULL, "GB18030", "\U00020087\U000226D9"},
      {BYTES("\x82\x35\x8F\x33\xFD\x9C"), NULL, "GB18030", "\u9FA6\uF92C"},
      {BYTES("\xA1\xA4\xA1\xAA"), NULL, "GB18030", "·—"},
      {BYTES("\xAA\xA1"), NULL, "GB18030", "\uE000"},
      {BYTES("\xE3\x32\x9A\x35"), NULL, "GB18030", "\U0010FFFF"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    check_text(&cases[i]);
}

static void test_on_request(void **state)
{
  (void)state;
  static const text_case cases[] = {
      {BYTES("\xB1\x69\xA4\x54,\xF9\xD6\n"), "BIG5", "BIG5", "張三,碁\n"},
      {BYTES("\xB1\x69\xA4\xA4\n"), "BIG5", "BIG5", "張中\n"},
      {BYTES("\xB1\x69\xA4\xA4\n"), NULL, "GB18030", "眎い\n"}, /* nothing tells Big5 from GB18030 */
      {BYTES("\xE5\xBC\xA0\xE4\xB8\x89\n"), "GB18030", "GB18030", "寮犱笁\n"},
      {BYTES("\xEF\xBB\xBF张\n"), "BIG5", "UTF-8", "张\n"}, /* a mark goes before */
      {BYTES("\xFF\xFE\x20\x5F\n\0"), "GB18030", "UTF-16LE", "张\n"},
      {BYTES("张\n"), "UTF-8", "UTF-8", "张\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    check_text(&cases[i]);
}

static void test_refused(void **state)
{
  (void)state;
  check_refused(BYTES("姓名,甲\n张三,乙\n李\xE5\x9B,丙丁戊己庚辛\n"), NULL,
                "第 3 行有无法识别的字符：字节 E5 9B 不是 UTF-8 编码的文字");
  check_refused(BYTES("\xEF\xBB\xBF"
                      "a,b\n\xD5\xC5\xC8\xFD,1\n"),
                NULL, "第 2 行有无法识别的字符：字节 D5 不是 UTF-8 编码的文字");
  check_refused(BYTES("张\n\xED\xA0\x80\n"), "UTF-8", "第 2 行有无法识别的字符：字节 ED A0 80 不是 UTF-8 编码的文字");
  check_refused(BYTES("张\xE5x\x9B\x9B\n"), "UTF-8", "第 1 行有无法识别的字符：字节 E5 不是 UTF-8 编码的文字");
  check_refused(BYTES("张三\n李四\xE5"), "UTF-8", "第 2 行有无法识别的字符：字节 E5 不是 UTF-8 编码的文字");
  check_refused(BYTES("\xD0\xD5\xC3\xFB,a\n\xD5\xC5\xC8\xFD,b\n\xFF\xFF,c\n"), NULL,
                "第 3 行有无法识别的字符：字节 FF FF 不是 UTF-8，也不是 GB18030 编码的文字");
  check_refused(BYTES("\xD0\xD5\n\xD5"), NULL,
                "第 2 行有无法识别的字符：字节 D5 不是 UTF-8，也不是 GB18030 编码的文字");
  check_refused(BYTES("\xD0\xD5\n\x84\x31\xA5\x30"), "GB18030",
                "第 2 行有无法识别的字符：字节 84 31 A5 30 不是 GB18030 编码的文字");
  check_refused(BYTES("a\n\xB1\x30\n"), "BIG5", "第 2 行有无法识别的字符：字节 B1 30 不是 BIG5 编码的文字");
  check_refused(BYTES("\xFF\xFE"
                      "a\0\n\0\0\xD8x\0"),
                NULL, "第 2 行有无法识别的字符：字节 00 D8 不是 UTF-16LE 编码的文字");
  check_refused(BYTES("a,b\n\0\1\2\0\0\3,\n"), NULL, "第 1 行起不是文本：文件里有二进制内容");
  check_refused(BYTES("\xEF\xBB\xBF"
                      "a,b\n\0c"),
                NULL, "第 1 行起不是文本：文件里有二进制内容");
  check_refused(BYTES("a,b\n\0c"), "BIG5", "第 1 行起不是文本：文件里有二进制内容");
}

/* Characters that pieces of the file cut, bytes from narrower bounds, and lines far down. */
static void test_long(void **state)
{
  (void)state;
  enum { LINES = 30000 };
  static const struct {
    const char *start, *bad, *message;
  } cases[] = {
      {"", "\xED\xA0\x80", "第 30001 行有无法识别的字符：字节 ED A0 80 不是 UTF-8 编码的文字"},
      {"a", "\xE0\x80\x80", "第 30001 行有无法识别的字符：字节 E0 80 80 不是 UTF-8 编码的文字"},
      {"ab", "\xF4\x90\x80\x80", "第 30001 行有无法识别的字符：字节 F4 90 80 80 不是 UTF-8 编码的文字"},
      {"é", "\xE5\n", "第 30001 行有无法识别的字符：字节 E5 不是 UTF-8 编码的文字"},
      {"𠮷", "\xC1x", "第 30001 行有无法识别的字符：字节 C1 不是 UTF-8 编码的文字"},
  };
  zb_buffer text = {0};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_buffer_clear(&text);
    zb_buffer_puts(&text, cases[i].start);
    for (int line = 0; line < LINES; line++)
      zb_buffer_puts(&text, "张三，\r\n");
    check_text(&(text_case){text.data, text.length, NULL, "UTF-8", text.data});
    zb_buffer_puts(&text, cases[i].bad);
    check_refused(text.data, text.length, NULL, cases[i].message);
  }
  zb_buffer_free(&text);
}

/* A text that goes on for too long is left in the midst of a row, too. */
static void test_time(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_text_file *text;
  const char *piece;
  size_t n;
  write_bytes(scratch(path, "text"), "a,b\n", 4);
  assert_int_equal(zb_text_file_open(path, NULL, diags, &text), ZB_OK);
  zb_text_file_limit_time(text, -1);
  assert_int_equal(zb_text_file_read(text, &piece, &n, diags), ZB_INPUT);
  assert_string_equal(zb_diags_at(diags, 0)->code, "too-slow");
  assert_int_equal(zb_diags_count(diags), 1);
  zb_text_file_free(text);
  zb_diags_free(diags);
  unlink(path);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_found_out), cmocka_unit_test(test_gb18030), cmocka_unit_test(test_on_request),
      cmocka_unit_test(test_refused),   cmocka_unit_test(test_long),    cmocka_unit_test(test_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
