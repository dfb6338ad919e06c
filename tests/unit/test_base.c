/* The foundation: arena, buffer, messages, files, UTF-8, numbers. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/digest_ahead.h"
#include "base/file.h"
#include "base/number.h"
#include "base/part.h"
#include "base/pool.h"
#include "base/temporary.h"
#include "base/times.h"
#include "base/utf8.h"

#include "disk.h"

#include <float.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void note_freed(void *object)
{
  const char ***next = object;
  *(*next)++ = "freed";
}

/* When the arena is reset, and not once more when it is freed. */
static void test_what_an_arena_frees(void **state)
{
  (void)state;
  const char *freed[3] = {NULL}, **next = freed;
  zb_arena *arena = zb_arena_new();
  zb_arena_defer(arena, note_freed, &next);
  zb_arena_defer(arena, note_freed, &next);
  assert_null(freed[0]);
  zb_arena_reset(arena);
  assert_non_null(freed[1]);
  zb_arena_free(arena);
  assert_null(freed[2]);
  next = freed;
  arena = zb_arena_new();
  zb_arena_defer(arena, note_freed, &next);
  zb_arena_free(arena);
  assert_ptr_equal(next, freed + 1);
}

static void test_arena(void **state)
{
  (void)state;
  zb_arena *arena = zb_arena_new();
  char *first = zb_arena_strdup(arena, "一");
  char *part = zb_arena_strndup(arena, "abcdef", 3);
  assert_string_equal(first, "一");
  assert_string_equal(part, "abc");
  size_t used = zb_arena_used(arena);
  assert_string_equal(zb_arena_strndup(arena, part, 120), "abc");
  assert_true(zb_arena_used(arena) - used < 120);
  assert_string_equal(zb_arena_printf(arena, "%s-%d", part, 7), "abc-7");
  assert_true((uintptr_t)zb_arena_alloc(arena, 1) % _Alignof(max_align_t) == 0);
  unsigned char *big = zb_arena_alloc(arena, 1000000);
  for (size_t i = 0; i < 1000000; i++)
    assert_int_equal(big[i], 0);
  memset(big, 0xFF, 1000000);
  assert_true(zb_arena_used(arena) >= 1000000);
  zb_arena_reset(arena);
  assert_int_equal(zb_arena_used(arena), 0);
  int *again = zb_arena_array(arena, 250000, sizeof *again); /* zeroed though its memory was used */
  for (int i = 0; i < 250000; i++)
    assert_int_equal(again[i], 0);
  zb_arena_free(arena);
}

/* A run over many documents needs no more than its largest one. */
static void test_arena_reuse(void **state)
{
  (void)state;
  zb_arena *arena = zb_arena_new();
  char *seen[3] = {0};
  for (int i = 0; i < 3; i++) {
    zb_arena_reset(arena);
    zb_arena_alloc(arena, 10);
    seen[i] = zb_arena_alloc(arena, 200000);
  }
  assert_ptr_equal(seen[0], seen[1]);
  assert_ptr_equal(seen[1], seen[2]);
  zb_arena_free(arena);
}

static void test_arena_capacity(void **state)
{
  (void)state;
  zb_arena *arena = zb_arena_new();
  size_t room = 0;
  int *list = NULL;
  for (int i = 0; i < 100; i++) {
    list = zb_arena_grow(arena, list, (size_t)i, &room, sizeof *list);
    assert_true(room > (size_t)i);
    list[i] = i;
  }
  for (int i = 0; i < 100; i++)
    assert_int_equal(list[i], i);
  zb_arena_free(arena);
}

/* Fills each block with a byte of its own, and looks whether the others have kept theirs. */
static void test_pool(void **state)
{
  (void)state;
  enum { BLOCKS = 200 };
  zb_pool *pool = zb_pool_new();
  unsigned char *blocks[BLOCKS];
  size_t sizes[BLOCKS];
  for (int i = 0; i < BLOCKS; i++) {
    sizes[i] = (size_t)i * 5 + 1;
    blocks[i] = zb_pool_resize(pool, NULL, 0, sizes[i]);
    assert_true((uintptr_t)blocks[i] % _Alignof(max_align_t) == 0);
    memset(blocks[i], i, sizes[i]);
  }
  for (int i = 0; i < BLOCKS; i++) { /* up, down, across the limit of what is small */
    size_t size = (sizes[i] * 7) % 1200 + 1, kept = size < sizes[i] ? size : sizes[i];
    blocks[i] = zb_pool_resize(pool, blocks[i], sizes[i], size);
    for (size_t b = 0; b < kept; b++)
      assert_int_equal(blocks[i][b], i);
    memset(blocks[i], i, size);
    sizes[i] = size;
  }
  for (int i = 0; i < BLOCKS; i++)
    for (size_t b = 0; b < sizes[i]; b++)
      assert_int_equal(blocks[i][b], i);
  for (int i = 0; i < BLOCKS; i++)
    assert_null(zb_pool_resize(pool, blocks[i], sizes[i], 0));
  void *one = zb_pool_resize(pool, NULL, 0, 40), *two = zb_pool_resize(pool, NULL, 0, 40);
  assert_ptr_not_equal(one, two);
  zb_pool_resize(pool, one, 40, 0);
  assert_ptr_equal(zb_pool_resize(pool, NULL, 0, 33), one);
  assert_null(zb_pool_resize(pool, NULL, 0, 0));
  zb_pool_free(pool);
  zb_pool_free(NULL);
}

static void test_buffer(void **state)
{
  (void)state;
  zb_buffer buffer = {0};
  zb_buffer_add(&buffer, "", 0);
  assert_string_equal(buffer.data, "");
  for (int i = 0; i < 1000; i++)
    zb_buffer_printf(&buffer, "%d,", i);
  zb_buffer_putc(&buffer, '!');
  assert_int_equal(buffer.length, 3891);
  assert_memory_equal(buffer.data, "0,1,2,", 6);
  assert_string_equal(buffer.data + buffer.length - 5, "999,!");
  zb_buffer_clear(&buffer);
  assert_int_equal(buffer.length, 0);
  assert_string_equal(buffer.data, "");
  zb_buffer_put_decimal(&buffer, 0);
  zb_buffer_put_decimal(&buffer, 90);
  zb_buffer_put_decimal(&buffer, 1234567890123456789);
  assert_string_equal(buffer.data, "0901234567890123456789");
  zb_buffer_clear(&buffer);
  zb_buffer_add(&buffer, "a\0b", 3);
  assert_int_equal(buffer.length, 3);
  assert_memory_equal(buffer.data, "a\0b\0", 4);
  zb_buffer_free(&buffer);
  assert_null(buffer.data);
}

static void test_diags(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  char place[] = "花名册.xlsx!申报人员!F17";
  for (int i = 0; i < 100; i++) {
    if (i == 50)
      zb_diags_record(diags, "张三");
    if (i == 60)
      zb_diags_record(diags, "");
    zb_diags_add(diags, i % 2 == 0 ? ZB_ERROR : ZB_WARNING, "code", place, "改", "第 %d 个：%s", i, "错");
  }
  place[0] = '?';
  assert_int_equal(zb_diags_count(diags), 100);
  assert_int_equal(zb_diags_errors(diags), 50);
  const zb_diag *diag = zb_diags_at(diags, 51);
  assert_int_equal(diag->severity, ZB_WARNING);
  assert_string_equal(diag->code, "code");
  assert_string_equal(diag->place, "花名册.xlsx!申报人员!F17");
  assert_string_equal(diag->record, "张三");
  assert_string_equal(diag->message, "第 51 个：错");
  assert_string_equal(diag->remedy, "改");
  assert_string_equal(zb_diags_at(diags, 49)->record, "");
  assert_string_equal(zb_diags_at(diags, 60)->record, "");
  zb_diags_free(diags);
}

static void test_files(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  char folder[] = "/tmp/zb-base-XXXXXX", path[128];
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/甲/乙/file.bin", folder);
  assert_int_equal(zb_file_write(path, "one\0two", 7, diags), ZB_OK);
  assert_int_equal(zb_file_write(path, "new", 3, diags), ZB_OK);
  zb_buffer read = {0};
  zb_buffer_puts(&read, "before:");
  assert_int_equal(zb_file_read(path, &read, diags), ZB_OK);
  assert_string_equal(read.data, "before:new");
  assert_int_equal(zb_diags_count(diags), 0);
  unlink(path);
  assert_int_equal(zb_file_read(path, &read, diags), ZB_INPUT);
  assert_int_equal(zb_diags_errors(diags), 1);
  assert_string_equal(zb_diags_at(diags, 0)->place, path);
  zb_buffer_free(&read);
  for (int i = 0; i < 3; i++) { /* the folders that were made; nothing is left in them */
    *strrchr(path, '/') = '\0';
    assert_int_equal(rmdir(path), 0);
  }
  zb_diags_free(diags);
}

/* A write that fails leaves what was there and nothing else. */
static void test_failed_write(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  char folder[] = "/tmp/zb-base-XXXXXX", path[64], inside[80];
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/file", folder);
  snprintf(inside, sizeof inside, "%s/x/y", path);
  assert_int_equal(zb_file_write(path, "old", 3, diags), ZB_OK);
  assert_int_equal(zb_file_write(inside, "x", 1, diags), ZB_OUTPUT); /* a file where a folder should be */
  assert_int_equal(zb_file_make_dirs(path, diags), ZB_OUTPUT);
  assert_int_equal(zb_diags_errors(diags), 2);
  zb_buffer read = {0};
  assert_int_equal(zb_file_read(path, &read, diags), ZB_OK);
  assert_string_equal(read.data, "old");
  unlink(path);
  assert_int_equal(mkdir(path, 0700), 0); /* a folder where the file should be: the rename fails */
  assert_int_equal(zb_file_write(path, "new", 3, diags), ZB_OUTPUT);
  assert_int_equal(rmdir(path), 0);
  assert_int_equal(rmdir(folder), 0); /* nothing is left beside it */
  zb_buffer_free(&read);
  zb_diags_free(diags);
}

/* Two that write to one place at a time, as two processes may: each has a file of its own beside it, and the last one
   that is put there is whole. */
static void test_parts_of_one_place(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  char folder[] = "/tmp/zb-base-XXXXXX", path[64];
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/file", folder);
  zb_part first, second;
  assert_int_equal(zb_part_begin(&first, path, diags), ZB_OK);
  assert_int_equal(zb_part_begin(&second, path, diags), ZB_OK);
  assert_string_not_equal(first.name.data, second.name.data);
  zb_part_add(&first, "longer", 6);
  zb_part_add(&second, "new", 3);
  assert_int_equal(zb_part_finish(&first, true, diags), ZB_OK);
  assert_int_equal(zb_part_finish(&second, true, diags), ZB_OK);
  assert_int_equal(zb_part_place(first.name.data, path, true, diags), ZB_OK);
  assert_int_equal(zb_part_place(second.name.data, path, true, diags), ZB_OK);
  zb_part_end(&first);
  zb_part_end(&second);
  zb_buffer read = {0};
  assert_int_equal(zb_file_read(path, &read, diags), ZB_OK);
  assert_string_equal(read.data, "new");
  unlink(path);
  assert_int_equal(rmdir(folder), 0); /* nothing is left beside it */
  zb_buffer_free(&read);
  zb_diags_free(diags);
}

/* Files are for the user alone, and a link that someone has put there leads nowhere. */
static void test_private_files(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  char folder[] = "/tmp/zb-base-XXXXXX", path[64], other[64];
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/file", folder);
  snprintf(other, sizeof other, "%s/other", folder);
  mode_t mask = umask(0);
  assert_int_equal(zb_file_write(other, "other", 5, diags), ZB_OK);
  assert_int_equal(symlink("other", path), 0);
  assert_int_equal(zb_file_keep(path, "new", 3, diags), ZB_OK);
  umask(mask);
  struct stat info;
  assert_int_equal(lstat(path, &info), 0);
  assert_true(S_ISREG(info.st_mode));
  assert_int_equal(info.st_mode & 0777, 0600);
  zb_buffer read = {0};
  assert_int_equal(zb_file_read(other, &read, diags), ZB_OK);
  assert_string_equal(read.data, "other");
  assert_int_equal(zb_file_sync(folder, diags), ZB_OK);
  unlink(path);
  unlink(other);
  assert_int_equal(zb_file_sync(path, diags), ZB_OUTPUT); /* there is no such folder */
  assert_int_equal(rmdir(folder), 0);
  zb_buffer_free(&read);
  zb_diags_free(diags);
}

/* The temporary folder goes with all that is in it; those of dead processes go, but not others'. */
static void test_temporary(void **state)
{
  (void)state;
  zb_arena *arena = zb_arena_new();
  char place[] = "/tmp/zb-base-XXXXXX", file[128], left[64], kept[64];
  assert_non_null(mkdtemp(place));
  setenv("TMPDIR", place, 1);
  const char *folder = zb_temporary_folder(arena), *second = zb_temporary_folder(arena);
  assert_non_null(folder);
  assert_string_not_equal(folder, second);
  for (int i = 0; i < 300; i++) {
    snprintf(file, sizeof file, "%s/%d", i % 2 ? folder : second, i);
    assert_int_equal(i % 3 ? mkdir(file, 0700) : mknod(file, S_IFREG | 0600, 0), 0);
  }
  snprintf(left, sizeof left, "%s/zhibiao-abcdef", place);
  snprintf(kept, sizeof kept, "%s/zhibiao-abcdefg", place);
  assert_int_equal(mkdir(left, 0700) + mkdir(kept, 0700), 0);
  const struct timespec yesterday[2] = {{.tv_sec = time(NULL) - 86400}, {.tv_sec = time(NULL) - 86400}};
  assert_int_equal(utimensat(AT_FDCWD, left, yesterday, 0), 0);
  zb_temporary_sweep();
  assert_int_not_equal(access(left, F_OK), 0);
  assert_int_equal(access(folder, F_OK), 0); /* its process lives */
  zb_temporary_remove();
  assert_int_equal(rmdir(kept), 0);
  assert_int_equal(rmdir(place), 0); /* nothing else is left */
  unsetenv("TMPDIR");
  zb_arena_free(arena);
}

/* Some disks tell only when the file is closed that they had no room: what was there stays. */
static void test_failed_close(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  char folder[] = "/tmp/zb-base-XXXXXX", path[64];
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/file", folder);
  assert_int_equal(zb_file_write(path, "old", 3, diags), ZB_OK);
  disk_is_full = true;
  zb_status status = zb_file_write(path, "new", 3, diags);
  disk_is_full = false;
  assert_int_equal(status, ZB_OUTPUT);
  assert_int_equal(zb_diags_errors(diags), 1);
  assert_non_null(strstr(zb_diags_at(diags, 0)->message, "磁盘满了"));
  zb_buffer read = {0};
  assert_int_equal(zb_file_read(path, &read, diags), ZB_OK);
  assert_string_equal(read.data, "old");
  unlink(path);
  assert_int_equal(rmdir(folder), 0); /* nothing is left beside it */
  rmdir(folder);
  zb_buffer_free(&read);
  zb_diags_free(diags);
}

static void test_sha256(void **state)
{
  (void)state;
  char hex[65];
  zb_sha256("", 0, hex);
  assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  zb_sha256("abc", 3, hex);
  assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* What a thread of its own reads: only if it is a file that takes long. */
static void test_sha256_ahead(void **state)
{
  (void)state;
  char folder[] = "/tmp/zb_ahead_XXXXXX", wanted[65], hex[65] = "";
  assert_non_null(mkdtemp(folder));
  zb_arena *arena = zb_arena_new();
  zb_diags *diags = zb_diags_new();
  const char *large = zb_arena_printf(arena, "%s/large", folder), *small = zb_arena_printf(arena, "%s/small", folder);
  zb_buffer bytes = {0};
  for (int i = 0; i < 1000000; i++)
    zb_buffer_printf(&bytes, "%d\n", i);
  assert_int_equal(zb_file_write(large, bytes.data, bytes.length, diags), ZB_OK);
  assert_int_equal(zb_file_write(small, bytes.data, 1000, diags), ZB_OK);
  zb_sha256(bytes.data, bytes.length, wanted);
  assert_true(zb_digest_ahead_end(zb_digest_ahead_begin(large), large, hex));
  assert_string_equal(hex, wanted);
  assert_false(zb_digest_ahead_end(zb_digest_ahead_begin(large), small, hex));
  assert_null(zb_digest_ahead_begin(small));
  assert_null(zb_digest_ahead_begin(folder));
  assert_false(zb_digest_ahead_end(NULL, large, hex));
  remove(large);
  assert_null(zb_digest_ahead_begin(large));
  remove(small);
  rmdir(folder);
  zb_buffer_free(&bytes);
  zb_diags_free(diags);
  zb_arena_free(arena);
}

static void every_code_point_is_read(void)
{
  for (uint32_t c = 1; c < 0x110000; c++) {
    char bytes[5] = {0};
    size_t n = zb_utf8_encode(c, bytes);
    const char *s = bytes;
    bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    if (zb_utf8_valid(bytes, n, NULL) == surrogate || zb_utf8_next(&s) != (surrogate ? 0xFFFD : c))
      fail_msg("U+%04X", c);
    assert_ptr_equal(s, bytes + (surrogate ? 1 : n));
  }
}

static void test_utf8(void **state)
{
  (void)state;
  static const uint32_t points[] = {0x24, 0x7F, 0x80, 0x7FF, 0x800, 0x4E00, 0xFFFD, 0x10000, 0x20BB7, 0x10FFFF};
  for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
    char bytes[5] = {0};
    size_t n = zb_utf8_encode(points[i], bytes);
    const char *s = bytes;
    assert_int_equal(strlen(bytes), n);
    assert_true(zb_utf8_valid(bytes, n, NULL));
    assert_int_equal(zb_utf8_next(&s), points[i]);
    assert_ptr_equal(s, bytes + n);
    assert_int_equal(zb_utf8_next(&s), 0);
    assert_ptr_equal(s, bytes + n);
  }
  static const char *const wrong[] = {
      "a\x80",         "a\xC0\x80",         "a\xC3",         "a\xE0\x80\x80", "a\xED\xA0\x80",
      "a\xF5\x80\x80", "a\xF0\x80\x80\x80", "a\xE4\xB8",     "a\xFF",         "a\xF4\x90\x80\x80",
      "a\xE4\xB8\x20", "a\xE4\x20\x20",     "a\xE4\x20\xB8", "a\xEF\xBC\xC0", "a\xED\xBF\xBF"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    size_t bad = 99;
    const char *s = wrong[i] + 1;
    assert_false(zb_utf8_valid(wrong[i], strlen(wrong[i]), &bad));
    assert_int_equal(bad, 1);
    assert_int_equal(zb_utf8_next(&s), 0xFFFD);
    assert_ptr_equal(s, wrong[i] + 2);
  }
  assert_int_equal(zb_utf8_length("a一𠮷"), 3);
  every_code_point_is_read();
}

static void test_numbers(void **state)
{
  (void)state;
  static const struct {
    double value;
    const char *text;
  } cases[] = {
      {0, "0"},
      {-0.0, "0"},
      {3, "3"},
      {-3, "-3"},
      {0.1, "0.1"},
      {1.0 / 3, "0.3333333333333333"},
      {0.1 + 0.2, "0.30000000000000004"},
      {60.5, "60.5"},
      {1e14, "100000000000000"},
      {999999999999999, "999999999999999"},
      {1e15, "1e+15"},
      {1e21, "1e+21"},
      {1e-7, "1e-07"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char out[ZB_NUMBER_SIZE];
    assert_string_equal(zb_number_text(cases[i].value, out), cases[i].text);
    assert_true(strtod(out, NULL) == cases[i].value);
  }
}

/* Neither is waited for, nor read without end. */
static void test_files_without_end(void **state)
{
  (void)state;
  char pipe[] = "/tmp/zhibiao.XXXXXX";
  assert_non_null(mkdtemp(pipe));
  assert_int_equal(rmdir(pipe), 0);
  assert_int_equal(mkfifo(pipe, 0600), 0);
  static const char *const words[] = {"不是普通文件", "不是普通文件", "这是文件夹", "没有这个文件"};
  const char *const paths[] = {"/dev/zero", pipe, "tests", "/nowhere/none"};
  for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
    zb_diags *diags = zb_diags_new();
    zb_buffer bytes = {0};
    assert_int_equal(zb_file_read(paths[i], &bytes, diags), ZB_INPUT);
    assert_non_null(strstr(zb_diags_at(diags, 0)->message, words[i]));
    zb_buffer_free(&bytes);
    zb_diags_free(diags);
  }
  unlink(pipe);
}

/* What has passed while others worked, or the machine slept, is not what was worked. */
static void test_clock(void **state)
{
  (void)state;
  zb_clock clock = zb_clock_start(3600);
  assert_false(zb_clock_ran_out(&clock));
  assert_false(clock.asked); /* not asked for, which is dear */
  clock.wall -= 1800;
  assert_false(zb_clock_ran_out(&clock));
  assert_true(clock.asked);
  clock.wall -= 7200;
  assert_false(zb_clock_ran_out(&clock));
  clock.cpu -= 7200;
  assert_true(zb_clock_ran_out(&clock));
  clock = zb_clock_start(-1);
  assert_true(zb_clock_ran_out(&clock));
}

/* To ask for the time is a system call. */
static void test_times(void **state)
{
  (void)state;
  zb_times times = {0};
  double start = zb_times_start(&times);
  assert_true(start > 0);
  zb_times_add(&times, ZB_TIME_LAYOUT, start - 1);
  assert_true(times.seconds[ZB_TIME_LAYOUT] >= 1);
  assert_true(zb_times_start(NULL) == 0);
  zb_times_add(NULL, ZB_TIME_LAYOUT, 0);
}

static void test_shown_numbers(void **state)
{
  (void)state;
  static const struct {
    double value;
    const char *text;
  } cases[] = {
      {0, "0"},
      {-0.0, "0"},
      {3, "3"},
      {-12.5, "-12.5"},
      {0.1 + 0.2, "0.3"},
      {1.1 * 3, "3.3"},
      {-(0.1 + 0.2), "-0.3"},
      {1.0 / 3, "0.333333333333333"},
      {2.0 / 3, "0.666666666666667"},
      {0.00001, "0.00001"},
      {-1.5e-7, "-0.00000015"},
      {0.99999999999999999, "1"},
      {100, "100"},
      {1e15, "1000000000000000"},
      {123456789012345680, "123456789012346000"},
      {1e23, "100000000000000000000000"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char out[ZB_READABLE_NUMBER_SIZE];
    assert_string_equal(zb_number_readable(cases[i].value, out), cases[i].text);
  }
  char out[ZB_READABLE_NUMBER_SIZE];
  assert_int_equal(strlen(zb_number_readable(-DBL_MIN, out)), 324); /* 2.2250738585072e-308 */
  assert_int_equal(strlen(zb_number_readable(DBL_MAX, out)), 309);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_arena),
      cmocka_unit_test(test_what_an_arena_frees),
      cmocka_unit_test(test_arena_reuse),
      cmocka_unit_test(test_arena_capacity),
      cmocka_unit_test(test_pool),
      cmocka_unit_test(test_buffer),
      cmocka_unit_test(test_diags),
      cmocka_unit_test(test_files),
      cmocka_unit_test(test_failed_write),
      cmocka_unit_test(test_failed_close),
      cmocka_unit_test(test_parts_of_one_place),
      cmocka_unit_test(test_private_files),
      cmocka_unit_test(test_temporary),
      cmocka_unit_test(test_sha256),
      cmocka_unit_test(test_sha256_ahead),
      cmocka_unit_test(test_utf8),
      cmocka_unit_test(test_numbers),
      cmocka_unit_test(test_shown_numbers),
      cmocka_unit_test(test_files_without_end),
      cmocka_unit_test(test_clock),
      cmocka_unit_test(test_times),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
