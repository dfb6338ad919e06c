/* Zips that the program writes, as libzip reads them: of few files and of more than a small zip can have. */
#include "base/file.h"
#include "pack/zip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

static const char *const source = "/tmp/test-zip.txt", *const place = "/tmp/test-zip/a.zip",
                         *const whole = "/tmp/test-zip.zip";

static void write_source(const char *text)
{
  FILE *file = fopen(source, "wb");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

/* COUNT times the source, by names that end in a number. */
static void write_zip(const char *date, int count)
{
  zb_diags *diags = zb_diags_new();
  zb_zip *zip;
  const char *part;
  size_t length;
  char name[64];
  assert_int_equal(zb_zip_begin(place, date, diags, &zip), ZB_OK);
  for (int i = 0; i < count; i++) {
    snprintf(name, sizeof name, "评审表/张三-%04d.txt", i);
    assert_int_equal(zb_zip_add(zip, source, name, diags), ZB_OK);
  }
  assert_int_equal(zb_zip_finish(zip, diags, &part, &length), ZB_OK);
  assert_int_not_equal(access(place, F_OK), 0);
  assert_int_equal(rename(part, whole), 0);
  zb_zip_free(zip);
  zb_diags_free(diags);
}

static void check_zip(int count, const char *text)
{
  int error = 0;
  zip_t *zip = zip_open(whole, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  assert_non_null(zip);
  assert_int_equal(zip_get_num_entries(zip, 0), count);
  char bytes[64];
  zip_file_t *last = zip_fopen_index(zip, (zip_uint64_t)count - 1, 0);
  assert_non_null(last);
  zip_int64_t n = zip_fread(last, bytes, sizeof bytes);
  assert_int_equal(n, strlen(text));
  assert_memory_equal(bytes, text, (size_t)n);
  assert_int_equal(zip_fread(last, bytes, sizeof bytes), 0); /* the checksum is right */
  zip_fclose(last);
  zip_stat_t stat;
  assert_int_equal(zip_stat(zip, "评审表/张三-0000.txt", ZIP_FL_ENC_UTF_8, &stat), 0);
  assert_int_equal(stat.comp_method, ZIP_CM_STORE);
  zip_discard(zip);
}

/* How it ends (APPNOTE 4.3.15, 4.3.16): libzip reads more files than the end's two bytes can count without the large
   end, other programs don't. */
static void check_end(bool large, unsigned count)
{
  enum { LOCATOR = 20, END = 22 };
  unsigned char bytes[LOCATOR + END], *end = bytes + LOCATOR;
  FILE *file = fopen(whole, "rb");
  assert_non_null(file);
  assert_int_equal(fseek(file, -(long)sizeof bytes, SEEK_END), 0);
  assert_int_equal(fread(bytes, 1, sizeof bytes, file), sizeof bytes);
  fclose(file);
  assert_memory_equal(end, "PK\x05\x06", 4);
  assert_int_equal(memcmp(bytes, "PK\x06\x07", 4) == 0, large);
  assert_int_equal(end[10] | end[11] << 8, count);
}

static void holds_files(void **state)
{
  (void)state;
  write_source("内容");
  write_zip("2020-08-04", 3);
  check_zip(3, "内容");
  check_end(false, 3);
}

static void holds_more_than_a_small_zip_can(void **state)
{
  (void)state;
  write_source("x");
  write_zip("2020-08-04", 66000);
  check_zip(66000, "x");
  check_end(true, 0xFFFF);
}

static void tells_of_a_file_that_is_not_there(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_zip *zip;
  assert_int_equal(zb_zip_begin(place, "2020-08-04", diags, &zip), ZB_OK);
  assert_int_equal(zb_zip_add(zip, "/tmp/test-zip/none", "none", diags), ZB_OUTPUT);
  assert_int_equal(zb_diags_count(diags), 1);
  zb_zip_free(zip);
  zb_diags_free(diags);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(holds_files),
      cmocka_unit_test(holds_more_than_a_small_zip_can),
      cmocka_unit_test(tells_of_a_file_that_is_not_there),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  unlink(source);
  unlink(whole);
  rmdir("/tmp/test-zip");
  return failed;
}
