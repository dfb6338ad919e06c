/* Processes of a crew that end before the work does: told to by somebody, or since they can't go on. */
#include "base/interrupt.h"
#include "run/workers.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

#include <cmocka.h>

enum { RECORDS = 50, PROCESSES = 3 };

/* What all processes see. */
typedef struct board {
  atomic_int starts;
} board;

typedef struct counting {
  board *board;
  int told;       /* so many starts in a row are told to end before they have done anything */
  bool is_broken; /* none can do anything */
  long at;        /* in a worker: the record that is next */
  long taken, given_up;
} counting;

static bool begin(void *data, zb_parcel *out)
{
  counting *c = data;
  (void)out;
  zb_interrupt_catch();
  if (atomic_fetch_add(&c->board->starts, 1) < c->told)
    raise(SIGTERM);
  return true;
}

static bool next(void *data, bool mine, void (*say)(void *worker, const char *record), void *worker, zb_parcel *out)
{
  counting *c = data;
  if (c->is_broken || c->at == RECORDS)
    return false;
  if (mine) {
    say(worker, "记录");
    zb_parcel_put_number(out, c->at);
  }
  c->at++;
  return true;
}

static bool is_broken(void *data)
{
  return ((counting *)data)->is_broken;
}

static void end(void *data, zb_parcel *out)
{
  (void)data, (void)out;
}

/* Each record once, and in order. */
static void take(void *data, zb_parcel *in)
{
  counting *c = data;
  assert_int_equal(zb_parcel_number(in), c->taken++);
}

static void ended(void *data, zb_parcel *in)
{
  (void)data, (void)in;
}

static void lost(void *data, const char *record, int signal)
{
  (void)data;
  fail_msg("%s is lost by %d", record, signal);
}

static void given_up(void *data, int signal)
{
  counting *c = data;
  c->given_up++;
  assert_int_equal(signal, ZB_ENDED_ITSELF);
}

static counting run(int told, bool broken)
{
  counting c = {.told = told, .is_broken = broken};
  c.board = mmap(NULL, sizeof *c.board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  assert_ptr_not_equal(c.board, MAP_FAILED);
  const zb_work work = {.data = &c,
                        .batch = 4,
                        .begin = begin,
                        .next = next,
                        .is_broken = is_broken,
                        .end = end,
                        .begun = ended,
                        .take = take,
                        .ended = ended,
                        .lost = lost,
                        .given_up = given_up};
  assert_true(zb_workers_run(&work, PROCESSES, 0));
  munmap(c.board, sizeof *c.board);
  return c;
}

static void others_go_on_for_those_told_to_end(void **state)
{
  (void)state;
  for (int told = 0; told < 60; told = told * 3 + 1) {
    counting c = run(told, false);
    assert_int_equal(c.taken, RECORDS);
    assert_int_equal(c.given_up, 0);
  }
}

static void it_is_given_up_if_none_can(void **state)
{
  (void)state;
  counting c = run(0, true);
  assert_int_equal(c.taken, 0);
  assert_int_equal(c.given_up, 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(others_go_on_for_those_told_to_end),
      cmocka_unit_test(it_is_given_up_if_none_can),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
