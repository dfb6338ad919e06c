/* What the page in the browser stands on: who may come in, which names files may have, what is kept of a batch. The
   server as a whole is tried by tests/acceptance/serve.sh. */
#include "base/digest.h"
#include "base/file.h"
#include "serve/address.h"
#include "serve/attempts.h"
#include "serve/below.h"
#include "serve/gate.h"
#include "serve/grant.h"
#include "serve/upload_name.h"
#include "serve/work.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* The test cases of RFC 4231. */
static void test_hmac(void **state)
{
  (void)state;
  char hex[65], key[132];
  zb_hmac("Jefe", "what do ya want for nothing?", 28, hex);
  assert_string_equal(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  memset(key, 0xaa, 131);
  key[131] = '\0';
  zb_hmac(key, "Test Using Larger Than Block-Size Key - Hash Key First", 54, hex);
  assert_string_equal(hex, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

static void test_grants(void **state)
{
  (void)state;
  enum { NOW = 1000, UNTIL = 2000 };
  zb_grant grant = {.role = ZB_ROLE_UNIT, .unit = "德清县甲校", .until = UNTIL}, got;
  zb_buffer text = {0};
  zb_grant_write(&grant, ZB_GRANT_LINK, "key", &text);
  assert_int_equal(strspn(text.data, "0123456789abcdefLS.-"), text.length); /* fits into a cookie and an address */
  assert_true(zb_grant_read(text.data, ZB_GRANT_LINK, "key", NOW, &got));
  assert_int_equal(got.role, ZB_ROLE_UNIT);
  assert_string_equal(got.unit, grant.unit);
  assert_true(got.until == UNTIL);
  assert_false(zb_grant_read(text.data, ZB_GRANT_SESSION, "key", NOW, &got));
  assert_false(zb_grant_read(text.data, ZB_GRANT_LINK, "other key", NOW, &got));
  assert_false(zb_grant_read(text.data, ZB_GRANT_LINK, "key", UNTIL, &got));
  for (size_t i = 0; i < text.length; i++) { /* whatever is changed */
    char old = text.data[i];
    text.data[i] = old == '2' ? '3' : '2';
    assert_false(zb_grant_read(text.data, ZB_GRANT_LINK, "key", NOW, &got));
    text.data[i] = old;
  }
  zb_buffer_free(&text);
  char one[65], other[65];
  assert_true(zb_secret_new(one) && zb_secret_new(other));
  assert_int_equal(strlen(one), 64);
  assert_string_not_equal(one, other);
}

static void test_gate(void **state)
{
  (void)state;
  static char *const names[] = {"zhibiao.example.gov.cn"};
  zb_arena *arena = zb_arena_new();
  zb_gate gate;
  zb_gate_open(&gate, arena, "10.0.0.5", 8020, names, 1);
  assert_true(zb_gate_knows_host(&gate, "10.0.0.5:8020") && zb_gate_knows_host(&gate, "ZHIBIAO.example.gov.cn"));
  assert_false(zb_gate_knows_host(&gate, "10.0.0.5") || zb_gate_knows_host(&gate, "localhost:8020") ||
               zb_gate_knows_host(&gate, "10.0.0.5:80200") || zb_gate_knows_host(&gate, "") ||
               zb_gate_knows_host(&gate, NULL));
  assert_true(zb_gate_knows_origin(&gate, "http://10.0.0.5:8020") &&
              zb_gate_knows_origin(&gate, "https://zhibiao.example.gov.cn"));
  assert_false(zb_gate_knows_origin(&gate, "10.0.0.5:8020") || zb_gate_knows_origin(&gate, "null") ||
               zb_gate_knows_origin(&gate, "http://10.0.0.5:8020.evil.example") || zb_gate_knows_origin(&gate, NULL));
  static char *const with_scheme[] = {"https://zhibiao.example.gov.cn"};
  zb_gate_open(&gate, arena, "127.0.0.1", 8020, with_scheme, 1);
  assert_true(zb_gate_knows_host(&gate, "zhibiao.example.gov.cn"));
  assert_false(zb_gate_knows_host(&gate, "127.0.0.1") || zb_gate_knows_host(&gate, with_scheme[0]));
  zb_gate_open(&gate, arena, "127.0.0.1", 80, NULL, 0); /* which browsers leave out */
  assert_true(zb_gate_knows_host(&gate, "127.0.0.1") && zb_gate_knows_host(&gate, "localhost") &&
              zb_gate_knows_origin(&gate, "http://127.0.0.1"));
  zb_gate_open(&gate, arena, "::1", 443, NULL, 0);
  assert_true(zb_gate_knows_host(&gate, "[::1]") && zb_gate_knows_host(&gate, "[::1]:443"));
  zb_gate_open(&gate, arena, "::1", 8020, NULL, 0);
  assert_true(zb_gate_knows_host(&gate, "[::1]:8020") && zb_gate_knows_host(&gate, "localhost:8020"));
  assert_true(zb_gate_is_local("127.0.0.1") && zb_gate_is_local("::1") && !zb_gate_is_local("10.0.0.5"));
  zb_arena_free(arena);
}

static void test_addresses(void **state)
{
  (void)state;
  static const struct {
    const char *text, *address; /* NULL: it is none */
    int port;
  } cases[] = {
      {"127.0.0.1:8020", "127.0.0.1", 8020},
      {"8021", "127.0.0.1", 8021},
      {"[::1]:80", "::1", 80},
      {"0.0.0.0:0", "0.0.0.0", 0},
      {"::1:80", NULL, 0},
      {"127.0.0.1", NULL, 0},
      {"127.0.0.1:70000", NULL, 0},
      {"host:80", NULL, 0},
      {"[127.0.0.1]:80", NULL, 0},
      {"", NULL, 0},
      {":80", NULL, 0},
      {"1.2.3.4:8x", NULL, 0},
  };
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *address;
    int port;
    bool good = zb_gate_split(cases[i].text, arena, &address, &port);
    assert_int_equal(good, cases[i].address != NULL);
    if (good) {
      assert_string_equal(address, cases[i].address);
      assert_int_equal(port, cases[i].port);
    }
  }
  zb_arena_free(arena);
}

static void test_names(void **state)
{
  (void)state;
  static const char *const good[] = {"花名册.xlsx", "照片/330599199006030013.jpg", "a b (1).csv", "照片/周𲎰.jpg",
                                     "a..b"};
  static const char *const bad[] = {"",
                                    "/a",
                                    "a/",
                                    "../a",
                                    "a/../b",
                                    "a//b",
                                    ".a",
                                    "a/.b",
                                    "a\\b",
                                    "a\n",
                                    "..",
                                    "\xff",
                                    ("a\xE2\x80\xAE"
                                     "b")};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++)
    assert_null(zb_upload_name_fault(good[i], strlen(good[i])));
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    assert_non_null(zb_upload_name_fault(bad[i], strlen(bad[i])));
  assert_non_null(zb_upload_name_fault("a\0b", 3));
  assert_true(zb_upload_name_rules("notice.txt") && zb_upload_name_rules("x/notice.txt") &&
              zb_upload_name_rules("x/notice.lua"));
  assert_false(zb_upload_name_rules("my-notice.txt"));
}

static void test_names_that_clash(void **state)
{
  (void)state;
  static const char *const names[] = {"m/n/o", "a", "b", "a.csv", "z"};
  zb_work *work = zb_work_new();
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    assert_int_equal(zb_work_take(work, names[i], 1), 0);
  assert_true(zb_work_clashes(work, "a/b") && zb_work_clashes(work, "a/b/c") && zb_work_clashes(work, "m") &&
              zb_work_clashes(work, "m/n") && zb_work_clashes(work, "m/n/o/p"));
  assert_false(zb_work_clashes(work, "a") || zb_work_clashes(work, "ab/c") || zb_work_clashes(work, "m/n/p") ||
               zb_work_clashes(work, "m/nn") || zb_work_clashes(work, "zz/a"));
  zb_work_free(work);
}

static const char *seen(const char *peer, const char *proxy, const char *forwarded, zb_arena *arena)
{
  struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
  struct sockaddr_in v4 = {.sin_family = AF_INET};
  const void *of = inet_pton(AF_INET, peer, &v4.sin_addr) == 1 ? (const void *)&v4 : &v6;
  if (of == &v6)
    assert_int_equal(inet_pton(AF_INET6, peer, &v6.sin6_addr), 1);
  return zb_address_of(of, proxy, forwarded, arena);
}

static void test_who_asks(void **state)
{
  (void)state;
  zb_arena *arena = zb_arena_new();
  assert_string_equal(seen("10.0.0.5", NULL, "1.2.3.4", arena), "::ffff:10.0.0.5"); /* anybody can say so */
  assert_string_equal(seen("10.0.0.5", "127.0.0.1", "1.2.3.4", arena), "::ffff:10.0.0.5");
  assert_string_equal(seen("127.0.0.1", "127.0.0.1", "9.9.9.9, 1.2.3.4", arena), "::ffff:1.2.3.4");
  assert_string_equal(seen("::ffff:127.0.0.1", "127.0.0.1", "1.2.3.4 ", arena), "::ffff:1.2.3.4");
  assert_string_equal(seen("127.0.0.1", "127.0.0.1", "unknown", arena), "::ffff:127.0.0.1");
  assert_string_equal(seen("127.0.0.1", "127.0.0.1", NULL, arena), "::ffff:127.0.0.1");
  assert_string_equal(seen("2001:db8:1:2:3:4:5:6", NULL, NULL, arena), "2001:db8:1:2::"); /* all of a network are one */
  assert_string_equal(zb_address_of(NULL, NULL, NULL, arena), "");
  assert_true(zb_is_address("127.0.0.1") && zb_is_address("::1"));
  assert_false(zb_is_address("127.0.0.1:80") || zb_is_address("localhost") || zb_is_address(""));
  zb_arena_free(arena);
}

static void test_attempts(void **state)
{
  (void)state;
  zb_attempts *attempts = zb_attempts_new();
  for (int i = 0; i < 10; i++)
    assert_int_equal(zb_attempts_take(attempts, "10.0.0.1", 5000), 0);
  assert_true(zb_attempts_take(attempts, "10.0.0.1", 5000) > 0);
  assert_int_equal(zb_attempts_take(attempts, "10.0.0.2", 5000), 0); /* others needn't wait */
  assert_true(zb_attempts_take(attempts, "10.0.0.1", 5009) > 0);
  assert_int_equal(zb_attempts_take(attempts, "10.0.0.1", 5010), 0); /* one comes back */
  assert_true(zb_attempts_take(attempts, "10.0.0.1", 5011) > 0);
  zb_attempts_forgive(attempts, "10.0.0.1");
  assert_int_equal(zb_attempts_take(attempts, "10.0.0.1", 5012), 0);
  char address[32];
  for (int i = 0; i < 5000; i++) { /* more than are remembered */
    snprintf(address, sizeof address, "10.1.%d.%d", i / 256, i % 256);
    assert_int_equal(zb_attempts_take(attempts, address, 6000 + i), 0);
  }
  zb_attempts_free(attempts);
}

static void test_work_is_kept(void **state)
{
  (void)state;
  char folder[] = "/tmp/zhibiao-test-XXXXXX", path[64];
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/work.txt", folder);
  zb_diags *diags = zb_diags_new();
  zb_work *work = zb_work_new();
  free(work->title);
  work->title = strdup("一批 表");
  snprintf(work->unit, sizeof work->unit, "甲校");
  work->created = 5, work->touched = 6, work->found[1] = 3;
  assert_int_equal(zb_work_take(work, "照片/a b.jpg", 10), 0);
  assert_int_equal(zb_work_take(work, "c.csv", 20), 0);
  assert_int_equal(zb_work_take(work, "照片/a b.jpg", 15), 1);     /* in place of number 1 */
  static const char *const deep = "01-甲校/1/2/3/4/5/6/7/8/d.csv"; /* as merged ones may be */
  assert_int_equal(zb_work_take(work, deep, 0), 0);
  assert_int_equal(work->bytes, 35);
  zb_work_add_source(work, "00112233aabbccdd", 7);
  work->outcomes[ZB_TASK_MAKE] = (zb_outcome){.done = true, .code = 1, .revision = 2, .ended = 9};
  assert_int_equal(zb_work_save(work, path, diags), ZB_OK);
  zb_work *again = zb_work_load(path, "0123456789abcdef", diags);
  assert_non_null(again);
  assert_string_equal(again->title, work->title);
  assert_string_equal(again->unit, work->unit);
  assert_true(again->created == 5 && again->touched == 6 && again->found[1] == 3 && again->bytes == 35);
  assert_true(again->revision == work->revision && again->last_number == work->last_number);
  assert_int_equal(again->upload_count, 3);
  assert_int_equal(again->source_count, 1);
  assert_string_equal(again->sources[0].id, "00112233aabbccdd");
  assert_int_equal(again->sources[0].revision, 7);
  assert_non_null(zb_work_upload(again, deep));
  assert_int_equal(zb_work_upload(again, "照片/a b.jpg")->number, 3);
  assert_true(again->outcomes[ZB_TASK_MAKE].done && again->outcomes[ZB_TASK_MAKE].code == 1);
  assert_false(again->outcomes[ZB_TASK_CHECK].done);
  assert_int_equal(zb_work_drop(again, zb_work_upload(again, "照片/a b.jpg")), 3);
  assert_int_equal(again->bytes, 20);
  zb_work_free(again);
  zb_work_free(work);
  static const char *const spoiled[] = {"", "nothing\n", "unit\n", "file 1 2 ../x\n", "file 1 -2 x\n", "times a b\n"};
  for (size_t i = 0; i < sizeof spoiled / sizeof *spoiled; i++) {
    assert_int_equal(zb_file_write(path, spoiled[i], strlen(spoiled[i]), diags), ZB_OK);
    assert_null(zb_work_load(path, "0123456789abcdef", diags));
  }
  zb_diags_free(diags);
  assert_true(zb_below_remove(folder));
}

static void test_below(void **state)
{
  (void)state;
  char folder[] = "/tmp/zhibiao-test-XXXXXX", path[64], out[64];
  assert_non_null(mkdtemp(folder));
  zb_diags *diags = zb_diags_new();
  snprintf(path, sizeof path, "%s/a/b.txt", folder);
  assert_int_equal(zb_file_write(path, "b", 1, diags), ZB_OK);
  snprintf(out, sizeof out, "%s/out", folder);
  assert_int_equal(symlink("/etc", out), 0);
  assert_true(zb_below_link(folder, "c/d/e.txt", path));
  assert_false(zb_below_link(folder, "out/x", path) || zb_below_link(folder, "../x", path) ||
               zb_below_link(folder, "c/d/e.txt", path));
  int64_t size;
  int file = zb_below_open(folder, "c/d/e.txt", &size);
  assert_true(file >= 0 && size == 1);
  close(file);
  static const char *const none[] = {"out/passwd", "out", "a", "a/../a/b.txt", "", "/etc/passwd", "a/x", "a/b.txt/"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++)
    assert_int_equal(zb_below_open(folder, none[i], &size), -1);
  assert_true(zb_below_remove(folder));
  assert_true(access("/etc/passwd", F_OK) == 0 && zb_below_remove(folder));
  zb_diags_free(diags);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_hmac),      cmocka_unit_test(test_grants),       cmocka_unit_test(test_gate),
      cmocka_unit_test(test_addresses), cmocka_unit_test(test_names),        cmocka_unit_test(test_attempts),
      cmocka_unit_test(test_below),     cmocka_unit_test(test_work_is_kept), cmocka_unit_test(test_names_that_clash),
      cmocka_unit_test(test_who_asks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
