/* What a file is, told by its content: what can't be read is refused by its real name. */
#include "tables.h"

#include "read/sniff/sniff.h"

static char path[64];

typedef struct refusal {
  const char *bytes;
  size_t n;
  const char *code, *words;
} refusal;

#define FILE_OF(bytes) bytes, sizeof(bytes) - 1

static void test_refusals(void **state)
{
  (void)state;
  static const refusal cases[] = {
      {FILE_OF(""), "empty-file", "空"},
      {FILE_OF("%PDF-1.4\n"), "not-a-table", "PDF"},
      {FILE_OF("\x89PNG\r\n"), "not-a-table", "图片"},
      {FILE_OF("\xFF\xD8\xFF\xE0"), "not-a-table", "照片"},
      {FILE_OF("BM\x36\1\0\0\0\0\0\0\x36\0"), "not-a-table", "图片"},
      {FILE_OF("RIFF\1\0\0\0WEBPVP8 "), "not-a-table", "图片"},
      {FILE_OF("{\\rtf1\\ansi"), "not-a-table", "RTF"},
      {FILE_OF("SQLite format 3\0"), "not-a-table", "数据库"},
      {FILE_OF("Rar!\x1A\x07"), "other-archive", "RAR"},
      {FILE_OF("7z\xBC\xAF\x27\x1C"), "other-archive", "7z"},
      {FILE_OF("\x1F\x8B\x08\0"), "other-archive", "gzip"},
      {FILE_OF("PK\5\6\0\0"), "empty-file", "压缩包是空的"},
      {FILE_OF("\x09\x08\x10\0\0\x06\x05\0"), "spoiled", "不完整"},
      {FILE_OF("\x09\0\x04\0\x02\0\x10\0"), "old-xls", "Excel 4"},
      {FILE_OF("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n"), "not-a-table", "单个文件网页"},
      {FILE_OF("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n"), "not-a-table",
       "单个文件网页"},
      {FILE_OF("ID;PWXL;N;E\r\nC;Y1;X1;K\"a\"\r\nE\r\n"), "other-spreadsheet", "SYLK"},
      {FILE_OF("TABLE\r\n0,1\r\n\"EXCEL\"\r\n"), "other-spreadsheet", "DIF"},
      {FILE_OF("socialcalc:version:1.5\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n"), "other-spreadsheet",
       "EtherCalc"},
      {FILE_OF("{\"a\": 1}"), "not-a-table", "JSON"},
      {FILE_OF("[\n {\"a\": 1}]"), "not-a-table", "JSON"},
      {FILE_OF("<?xml version=\"1.0\"?><root><a/></root>"), "not-a-table", "XML"},
      {FILE_OF("<!DOCTYPE x>\n"), "not-a-table", "XML"},
      {FILE_OF("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>"), "not-a-table",
       "XML"},
      {FILE_OF("<?xml version=\"1.0\"?><office:document "
               "office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">"),
       "spoiled", "XML"},
      {FILE_OF("\0\1\2\3\4\5\6\7\x10\x11\x12\x13\xFF\xFE\0\0"), "bad-encoding", "二进制"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    write_bytes(scratch(path, "any.xlsx"), cases[i].bytes, cases[i].n);
    expect_refused(path, cases[i].code, path, cases[i].words);
  }
  unlink(path);
}

/* The directory entry of a stream, and what a workbook's stream begins with, in their container. */
static void write_compound(const char *stream, const char *start, size_t n)
{
  char bytes[8192] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  for (size_t i = 0; i < strlen(stream); i++)
    bytes[8000 + 2 * i] = stream[i];
  memcpy(bytes + 1024, start, n);
  write_bytes(scratch(path, "any.xlsx"), bytes, sizeof bytes);
}

static void test_containers(void **state)
{
  (void)state;
  static const char open[] = "\x09\x08\x10\0\0\x06\x05\0\0\0\0\0\0\0\0\0\0\0\0\0\xE1\0\2\0";
  static const char locked[] = "\x09\x08\x10\0\0\x06\x05\0\0\0\0\0\0\0\0\0\0\0\0\0\x2F\0\x36\0";
  write_compound("EncryptedPackage", "", 0);
  expect_refused(path, "encrypted", path, "密码");
  write_compound("Workbook", open, sizeof open);
  expect_refused(path, "spoiled", path, "已损坏");
  write_compound("Workbook", locked, sizeof locked);
  expect_refused(path, "encrypted", path, "密码");
  write_compound("WordDocument", "", 0);
  expect_refused(path, "not-a-table", path, "Word");
  write_compound("Other", "", 0);
  expect_refused(path, "not-a-table", path, "没有找到工作簿");
  unlink(path);
}

/* Whatever their names. */
static void test_formats(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    zb_format format;
  } cases[] = {
      {"姓名,单位\n", ZB_FORMAT_TEXT},
      {"<3,1\n", ZB_FORMAT_TEXT},
      {"<姓名>,1\n", ZB_FORMAT_TEXT},
      {"<a href='x'>链接</a>,1\n", ZB_FORMAT_TEXT},
      {"[注],1\n", ZB_FORMAT_TEXT},
      {"[", ZB_FORMAT_TEXT},
      {"\t1\n", ZB_FORMAT_TEXT},
      {" \r\n<TABLE><tr>", ZB_FORMAT_HTML},
      {"<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\" \"x\"><html>", ZB_FORMAT_HTML},
      {"<!-- <Workbook> --><div><table>", ZB_FORMAT_HTML},
      {"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html>", ZB_FORMAT_MHT},
      {"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related", ZB_FORMAT_MHT},
      {"<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">",
       ZB_FORMAT_FODS},
      {"<?xml version=\"1.0\"?>\n<!-- a -->\n<ss:Workbook xmlns:ss=\"urn:x\">", ZB_FORMAT_SPREADSHEETML},
  };
  zb_diags *diags = zb_diags_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_format format;
    write_bytes(scratch(path, "any.xlsx"), cases[i].text, strlen(cases[i].text));
    assert_int_equal(zb_sniff(path, diags, &format), ZB_OK);
    if (format != cases[i].format)
      fail_msg("%s: %d", cases[i].text, format);
  }
  zb_diags_free(diags);
  unlink(path);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_refusals),
      cmocka_unit_test(test_containers),
      cmocka_unit_test(test_formats),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
