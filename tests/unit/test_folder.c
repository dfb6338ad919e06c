/* Folders and zips: what is read of them, whatever its name, and what is refused. */
#include "disk.h"
#include "fixture.h"
#include "import/sheet_import.h"

#include <dirent.h>
#include <zip.h>

#define TABLE "身份证号,姓名,工作单位\n"
#define ROW(id, name) id "," name ",某单位\n"

static int64_t people(fixture *f)
{
  zb_rows *rows;
  const char *why;
  assert_int_equal(zb_store_query(f->store, "SELECT count(*) FROM people", NULL, 0, &rows, &why), ZB_OK);
  assert_true(zb_rows_next(rows));
  int64_t count = zb_rows_value(rows, 0).integer;
  zb_rows_free(rows);
  return count;
}

static const char *in_folder(fixture *f, const char *path)
{
  return zb_arena_printf(f->arena, "%s/%s", f->folder, path);
}

/* Places in diags are either below the folder or, in a folder that is read, without it. */
static void expect_diag(fixture *f, const char *code, zb_severity severity, const char *place)
{
  const zb_diag *d = fixture_diag(f->diags, code);
  if (d == NULL)
    fail_msg("no %s", code);
  assert_int_equal(d->severity, severity);
  if (strcmp(d->place, place) != 0)
    assert_string_equal(d->place, in_folder(f, place));
}

typedef struct member {
  const char *name; /* raw bytes */
  const char *text;
} member;

static void write_zip(fixture *f, const char *path, const member *members, size_t count)
{
  zip_t *zip = zip_open(in_folder(f, path), ZIP_CREATE | ZIP_TRUNCATE, NULL);
  assert_non_null(zip);
  for (size_t i = 0; i < count; i++) {
    zip_source_t *source = zip_source_buffer(zip, members[i].text, strlen(members[i].text), 0);
    assert_true(zip_file_add(zip, members[i].name, source, ZIP_FL_ENC_RAW) >= 0);
  }
  assert_int_equal(zip_close(zip), 0);
}

#define ZIP(f, path, members) write_zip(f, path, members, sizeof(members) / sizeof *(members))

static void tells_tables_by_content(void **state)
{
  fixture *f = *state;
  fixture_write(f, "d/1.xls", "<table><tr><td>身份证号<td>姓名<td>工作单位<tr><td>" ID_A "<td>张三<td>某单位</table>");
  fixture_write(
      f, "d/2",
      "<?xml version=\"1.0\"?><Workbook><Worksheet Name=\"a\"><Table><Row><Cell><Data Type=\"String\">身份证号"
      "</Data></Cell><Cell><Data Type=\"String\">姓名</Data></Cell><Cell><Data Type=\"String\">工作单位</Data>"
      "</Cell></Row><Row><Cell><Data Type=\"String\">" ID_B "</Data></Cell><Cell><Data Type=\"String\">李四"
      "</Data></Cell><Cell><Data Type=\"String\">某单位</Data></Cell></Row></Table></Worksheet></Workbook>");
  fixture_write(f, "d/3.dat", TABLE ROW(ID_C, "王五"));
  fixture_write(f, "d/~$花名册.csv", TABLE ROW(ID_A, "李四")); /* the lock of an office program */
  fixture_write(f, "d/.花名册.csv", TABLE ROW(ID_B, "张三"));
  assert_int_equal(fixture_import(f, "d"), ZB_OK);
  assert_int_equal(zb_diags_count(f->diags), 0);
  assert_int_equal(people(f), 3);
}

static void notes_what_is_no_table(void **state)
{
  fixture *f = *state;
  static const char *const others[][2] = {{"d/a.md", "a,b\n"},
                                          {"d/a.html", "<html>你好</html>"},
                                          {"d/a.xml", "<a/>"},
                                          {"d/a.doc", "{\\rtf1}"},
                                          {"d/a.bin", ""}};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    fixture_write(f, others[i][0], others[i][1]);
  assert_int_equal(fixture_import(f, "d"), ZB_OK);
  assert_int_equal(zb_diags_count(f->diags), 5);
  for (size_t i = 0; i < 5; i++)
    assert_string_equal(zb_diags_at(f->diags, i)->code, "skipped-file");
  expect_diag(f, "skipped-file", ZB_NOTE, "a.bin");
}

/* Letters have tables, too: one note for all of them, unless the user names the file. */
static void notes_letters(void **state)
{
  fixture *f = *state;
  static const char letter[] =
      "<w:document xmlns:w='x'><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>签名</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>日期</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
  static const member members[] = {{"word/document.xml", letter}};
  fixture_write(f, "d/花名册.csv", TABLE ROW(ID_A, "张三"));
  ZIP(f, "d/承诺书.docx", members);
  assert_int_equal(fixture_import(f, "d"), ZB_OK);
  assert_int_equal(zb_diags_count(f->diags), 1);
  expect_diag(f, "skipped-file", ZB_NOTE, "承诺书.docx");
  assert_int_equal(fixture_import(f, "d/承诺书.docx"), ZB_OK);
  assert_int_equal(zb_diags_count(f->diags), 2); /* the same content: read once */
  assert_string_equal(zb_diags_at(f->diags, 1)->code, "same-file");
}

/* Someone meant it to be read. */
static void refuses_tables_that_cant_be_read(void **state)
{
  fixture *f = *state;
  fixture_write(f, "d/a", "\x09\x08\x10\x01 no more");
  fixture_write(f, "d/a.et", "%PDF-");
  fixture_write(f, "d/a.csv", "");
  fixture_write(f, "d/b.rar", "Rar!\x1A\x07");
  assert_int_equal(fixture_import(f, "d"), ZB_INPUT);
  expect_diag(f, "not-a-table", ZB_ERROR, "d/a.et");
  expect_diag(f, "empty-file", ZB_ERROR, "d/a.csv");
  expect_diag(f, "other-archive", ZB_ERROR, "d/b.rar");
}

/* GBK names that don't say so: 花名册.csv, 照片/张三.jpg. */
static void reads_zips_as_folders(void **state)
{
  fixture *f = *state;
  static const member members[] = {{"\xBB\xA8\xC3\xFB\xB2\xE1.csv", TABLE ROW(ID_A, "张三")},
                                   {"区县\\单位.csv", TABLE ROW(ID_B, "李四") "330599198102020001,,\n"},
                                   {"\xD5\xD5\xC6\xAC/\xD5\xC5\xC8\xFD.jpg", "jpg"},
                                   {"__MACOSX/._a.csv", "x"},
                                   {".DS_Store", "x"},
                                   {"说明.docx", "PK\5\6"}};
  ZIP(f, "资料.zip", members);
  assert_int_equal(fixture_import(f, "资料.zip"), ZB_OK);
  assert_int_equal(people(f), 3);
  expect_diag(f, "skipped-file", ZB_NOTE, "资料.zip/说明.docx");
  const zb_source *sources;
  assert_int_equal(zb_store_sources(f->store, &sources), 2);
  assert_string_equal(sources[0].path, in_folder(f, "资料.zip/区县/单位.csv"));
  assert_string_equal(sources[1].path, in_folder(f, "资料.zip/花名册.csv"));
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  const char *why, *photo = zb_store_photo(f->store, ID_A, &why);
  assert_non_null(photo);
  assert_string_equal(zb_store_user_path(f->store, photo), in_folder(f, "资料.zip/照片/张三.jpg"));
  zb_buffer bytes = {0};
  assert_int_equal(zb_file_read(photo, &bytes, f->diags), ZB_OK);
  assert_string_equal(bytes.data, "jpg");
  zb_buffer_free(&bytes);
  char *gone = zb_arena_strdup(f->arena, photo);
  zb_import_free(f->import);
  f->import = NULL;
  assert_int_equal(access(gone, F_OK), -1);
}

static void reads_zips_in_folders(void **state)
{
  fixture *f = *state;
  static const member members[] = {{"a.csv", TABLE ROW(ID_A, "张三") "330599198102020001,y,\n"}};
  fixture_write(f, "d/b.csv", TABLE ROW(ID_B, "李四"));
  ZIP(f, "d/德清.zip", members);
  assert_int_equal(fixture_import(f, "d"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  zb_store_problems(f->store, "330599198102020001", f->diags);
  expect_diag(f, "unreadable-value", ZB_ERROR, "德清.zip/a.csv!A3");
}

/* What programs keep of a file before it was changed would bring back who was taken out. */
static void leaves_backups_out(void **state)
{
  static const char *const names[] = {"花名册.bak", "花名册.xlk", "花名册.csv.old", "花名册.TMP", "花名册.wbk"};
  fixture *f = *state;
  fixture_write(f, "d/花名册.csv", TABLE ROW(ID_A, "张三"));
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    fixture_write(f, zb_arena_printf(f->arena, "d/%s", names[i]), TABLE ROW(ID_A, "张四") ROW(ID_B, "李四"));
  assert_int_equal(fixture_import(f, "d"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(zb_diags_count(f->diags), sizeof names / sizeof *names);
  for (size_t i = 0; i < zb_diags_count(f->diags); i++) {
    assert_string_equal(zb_diags_at(f->diags, i)->code, "skipped-file");
    assert_contains(zb_diags_at(f->diags, i)->message, "备份文件");
  }
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 0);
}

static void expect_refused_zip(fixture *f, const char *code, const char *words)
{
  assert_int_equal(fixture_import(f, "a.zip"), ZB_INPUT);
  const zb_diag *d = fixture_diag(f->diags, code);
  if (d == NULL)
    fail_msg("no %s but %s", code, zb_diags_at(f->diags, 0)->message);
  assert_contains(d->message, words);
  assert_contains(d->place, "/a.zip");
  assert_true(strncmp(d->place, f->folder, strlen(f->folder)) == 0);
}

static void refuses_zips(void **state)
{
  fixture *f = *state;
  static const member outside[] = {{"a/../../evil.csv", "x"}};
  ZIP(f, "a.zip", outside);
  expect_refused_zip(f, "unsafe-path", "指向文件夹外面");
  static const member unnamed[] = {{"\xFF\xFE\xFF.csv", "x"}};
  ZIP(f, "a.zip", unnamed);
  expect_refused_zip(f, "bad-encoding", "文件名无法识别");
  static const member twice[] = {{"a/b.csv", "x"}, {"a//b.csv", "x"}};
  ZIP(f, "a.zip", twice);
  expect_refused_zip(f, "spoiled", "两个同名");
  static const member inner[] = {{"a.csv", TABLE}};
  ZIP(f, "inner.zip", inner);
  zip_t *zip = zip_open(in_folder(f, "a.zip"), ZIP_CREATE | ZIP_TRUNCATE, NULL);
  zip_file_add(zip, "内.zip", zip_source_file(zip, in_folder(f, "inner.zip"), 0, -1), ZIP_FL_ENC_UTF_8);
  assert_int_equal(zip_close(zip), 0);
  expect_refused_zip(f, "nested-archive", "又有压缩包");
  assert_contains(fixture_diag(f->diags, "nested-archive")->place, "a.zip/内.zip");
  zip = zip_open(in_folder(f, "a.zip"), ZIP_CREATE | ZIP_TRUNCATE, NULL);
  zip_file_add(zip, "a.csv", zip_source_buffer(zip, TABLE, sizeof TABLE - 1, 0), 0);
  zip_file_set_encryption(zip, 0, ZIP_EM_AES_256, "x");
  assert_int_equal(zip_close(zip), 0);
  expect_refused_zip(f, "encrypted", "密码");
}

/* 80 MiB of zeros make a zip of 80 KiB. */
static void refuses_bombs(void **state)
{
  fixture *f = *state;
  size_t n = (size_t)80 * 1024 * 1024;
  char *zeros = calloc(1, n);
  zip_t *zip = zip_open(in_folder(f, "a.zip"), ZIP_CREATE | ZIP_TRUNCATE, NULL);
  zip_file_add(zip, "a.csv", zip_source_buffer(zip, zeros, n, 0), 0);
  assert_int_equal(zip_close(zip), 0);
  free(zeros);
  expect_refused_zip(f, "too-big", "过大");
}

/* What was unpacked has to be whole: else rows would be missing without a word. */
static void refuses_what_the_disk_has_no_room_for(void **state)
{
  fixture *f = *state;
  static const member members[] = {{"a.csv", TABLE ROW(ID_A, "张三")}};
  ZIP(f, "a.zip", members);
  disk_is_full = true;
  fixture_import(f, "a.zip");
  disk_is_full = false;
  const zb_diag *d = fixture_diag(f->diags, "unwritable");
  assert_non_null(d);
  assert_contains(d->message, "磁盘满了");
  assert_int_equal(people(f), 0);
}

/* No temporary folder may be left behind; each test's store removes its own. */
static int leaves_nothing(void **state)
{
  fixture *f = *state;
  fixture_teardown(state);
  (void)f;
  DIR *dir = opendir(getenv("TMPDIR"));
  for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir))
    if (strncmp(entry->d_name, "zhibiao-", 8) == 0 && strncmp(entry->d_name, "zhibiao-test", 12) != 0)
      fail_msg("%s is left", entry->d_name);
  closedir(dir);
  return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, leaves_nothing)

/* A manifest has the ID number in a path masked; the file has it whole. */
static void finds_masked_paths_in_manifests(void **state)
{
  fixture *f = *state;
#define DIGEST "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  fixture_write(f, "data/manifest.json",
                "{\"program\": \"zhibiao 1\", \"files\": [\n"
                "{\"path\": \"单张/330599********0019.xlsx\", \"sha256\": \"" DIGEST "\"}]}");
  const zb_listed *listed;
  zb_diags *diags = zb_diags_new();
  const char *path = zb_arena_printf(f->arena, "%s/data/manifest.json", f->folder);
  assert_int_equal(zb_listed_read(path, f->arena, diags, &listed), ZB_OK);
  zb_diags_free(diags);
  assert_non_null(listed);
  assert_string_equal(zb_listed_digest(listed, "单张/330599198001010019.xlsx"), DIGEST);
  assert_null(zb_listed_digest(listed, "单张/330599198001010027.xlsx"));
}

/* /proc/self/mem is a file that can't be read where it begins. */
static void tells_once_of_an_unread_manifest(void **state)
{
  fixture *f = *state;
  fixture_write(f, "d/人员.csv", TABLE ROW(ID_A, "张三"));
  assert_int_equal(symlink("/proc/self/mem", in_folder(f, "d/manifest.json")), 0);
  assert_int_equal(fixture_import(f, "d"), ZB_INPUT);
  assert_int_equal(people(f), 1);
  assert_int_equal(zb_diags_errors(f->diags), 1);
  expect_diag(f, "unreadable", ZB_ERROR, "d/manifest.json");
}

int main(void)
{
  char tmp[] = "/tmp/zhibiao-test-XXXXXX";
  if (mkdtemp(tmp) == NULL || setenv("TMPDIR", tmp, 1) != 0)
    return 1;
  const struct CMUnitTest tests[] = {
      TEST(tells_tables_by_content),
      TEST(notes_what_is_no_table),
      TEST(notes_letters),
      TEST(refuses_tables_that_cant_be_read),
      TEST(reads_zips_as_folders),
      TEST(leaves_backups_out),
      TEST(reads_zips_in_folders),
      TEST(refuses_zips),
      TEST(finds_masked_paths_in_manifests),
      TEST(tells_once_of_an_unread_manifest),
      TEST(refuses_bombs),
      TEST(refuses_what_the_disk_has_no_room_for),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  rmdir(tmp);
  return failed;
}
