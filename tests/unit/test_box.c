/* A job's box. This program starts itself in one: there it is the probe, which tries what a job must not get to do and
   prints what it got. */
#include "base/file.h"
#include "serve/below.h"
#include "serve/box.h"
#include "serve/shield.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

static const char PROBE[] = "ZHIBIAO_TEST_PROBE";

/* --- In the box --- */

static bool reads(const char *path)
{
  int file = open(path, O_RDONLY);
  if (file >= 0)
    close(file);
  return file >= 0;
}

static bool writes(const char *path)
{
  int file = open(path, O_WRONLY | O_CREAT, 0600);
  if (file >= 0)
    close(file);
  return file >= 0;
}

static bool has_other_files(int but)
{
  for (int i = STDERR_FILENO + 1; i < 256; i++)
    if (i != but && fcntl(i, F_GETFD) >= 0)
      return true;
  return false;
}

/* The program's own mmap would end it. */
static bool gets_memory(void)
{
  return syscall(SYS_mmap, NULL, (size_t)1 << 32, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != -1;
}

static int probe(const char *what)
{
  if (strcmp(what, "die") == 0)
    raise(SIGKILL);
  if (strcmp(what, "leave") == 0) { /* one that would stay, and tries to be in no group of the job's */
    int told[2];
    char byte;
    if (pipe(told) != 0)
      return 1;
    pid_t left = fork();
    if (left == 0) {
      bool is_out = setpgid(0, 0) == 0 || setsid() > 0;
      if (write(told[1], is_out ? "o" : "i", 1) == 1)
        while (true)
          pause();
    }
    if (read(told[0], &byte, 1) != 1)
      return 1;
    printf("%d\n", (int)left);
    return 3;
  }
  printf("files %d\n", has_other_files(-1));
  printf("own %d %d\n", reads("data/a"), writes("output/new"));
  printf("moves %d\n", rename("output/new", "tmp/moved") == 0);
  printf("data %d\n", writes("data/new"));
  printf("other %d %d\n", reads("../other/secret"), writes("../other/new"));
  printf("outside %d %d\n", reads("/etc/passwd"), writes("/tmp/zhibiao-test-escaped"));
  printf("socket %d\n", socket(AF_INET, SOCK_STREAM, 0) >= 0);
  printf("memory %d\n", gets_memory());
  printf("tmp %d\n", strcmp(getenv("TMPDIR"), "tmp") == 0);
  return 3;
}

/* --- Outside --- */

/* What AddressSanitizer asks for is beyond any limit. */
#ifdef __SANITIZE_ADDRESS__
enum { MEMORY_MB = 1 << 28, GETS_MEMORY = 1 };
#else
enum { MEMORY_MB = 1024, GETS_MEMORY = 0 };
#endif

static const char *const out_name = "log";

static int run(const char *folder, const char *what, zb_buffer *said)
{
  zb_arena *arena = zb_arena_new();
  zb_diags *diags = zb_diags_new();
  static const char *const readable[] = {"data", NULL}, *const writable[] = {"output", "tmp", NULL};
  char *arguments[] = {"units", "test_box", NULL};
  const char *work = zb_arena_printf(arena, "%s/work", folder), *out = zb_arena_printf(arena, "%s/%s", work, out_name);
  zb_box box = {.folder = work,
                .arguments = arguments,
                .out = out,
                .err = "/dev/null",
                .readable = readable,
                .writable = writable,
                .hidden = folder,
                .temporary = "tmp",
                .memory_mb = MEMORY_MB,
                .cpu_seconds = 60};
  setenv(PROBE, what, 1);
  pid_t process = zb_box_start(&box, arena);
  unsetenv(PROBE);
  assert_true(process > 0);
  zb_box_wait(process);
  int code = zb_box_end(process);
  assert_int_equal(zb_file_read(out, said, diags), ZB_OK);
  zb_diags_free(diags);
  zb_arena_free(arena);
  return code;
}

static int set_up(void **state)
{
  char *folder = strdup("/tmp/zhibiao-test-XXXXXX");
  zb_diags *diags = zb_diags_new();
  static const char *const files[] = {"work/data/a", "work/output/a", "work/tmp/a", "other/secret"};
  if (mkdtemp(folder) == NULL)
    return -1;
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    char path[64];
    snprintf(path, sizeof path, "%s/%s", folder, files[i]);
    if (zb_file_write(path, "x", 1, diags) != ZB_OK)
      return -1;
  }
  zb_diags_free(diags);
  *state = folder;
  return 0;
}

static int tear_down(void **state)
{
  bool done = zb_below_remove(*state);
  free(*state);
  return done ? 0 : -1;
}

static bool says(const zb_buffer *said, const char *line)
{
  return said->data != NULL && strstr(said->data, line) != NULL;
}

static void test_what_it_reaches(void **state)
{
  zb_buffer said = {0};
  int secret = open("/dev/null", O_RDONLY); /* not closed by execve by itself */
  assert_int_equal(run(*state, "look", &said), 3);
  close(secret);
  assert_true(says(&said, "files 0\n"));
  assert_true(says(&said, "own 1 1\n") && says(&said, "moves 1\n"));
  assert_true(says(&said, "socket 0\n"));
  assert_true(says(&said, GETS_MEMORY ? "memory 1\n" : "memory 0\n"));
  assert_true(says(&said, "tmp 1\n"));
  static const char *const none[] = {NULL};
  zb_shield shield = zb_shield_make(*state, *state, none, none);
  if (shield.files >= 0) { /* else the kernel is too old for it */
    assert_true(says(&said, "data 0\n"));
    assert_true(says(&said, "other 0 0\n"));
    assert_true(says(&said, "outside 1 0\n"));
  }
  zb_shield_free(&shield);
  zb_buffer_free(&said);
}

/* Whether it has ended; whoever is its parent now may not have asked after it yet. */
static bool has_ended(int process)
{
  char path[64], state = 'Z';
  snprintf(path, sizeof path, "/proc/%d/stat", process);
  FILE *file = fopen(path, "r");
  if (file == NULL)
    return true;
  bool read = fscanf(file, "%*d (%*[^)]) %c", &state) == 1;
  fclose(file);
  return !read || state == 'Z' || state == 'X';
}

static void test_how_it_ends(void **state)
{
  zb_buffer said = {0};
  assert_int_equal(run(*state, "die", &said), 128 + SIGKILL);
  assert_int_equal(run(*state, "leave", &said), 3);
  int left = atoi(said.data);
  assert_true(left > 0);
  for (int i = 0; i < 1000 && !has_ended(left); i++)
    usleep(10000);
  assert_true(has_ended(left));
  zb_buffer_free(&said);
}

int main(void)
{
  const char *what = getenv(PROBE);
  if (what != NULL)
    return probe(what);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_what_it_reaches, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_how_it_ends, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
