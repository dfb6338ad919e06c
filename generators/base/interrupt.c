#include "base/interrupt.h"

#include "base/temporary.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

/* Process state, as signals are: a handler has no argument to carry it. */
static volatile sig_atomic_t came, is_patient;

static void note(int signal)
{
  static const char words[] = "zhibiao：立即停下了；已经写出的文件都是完整的，没有做完的请再运行一次\n";
  (void)signal;
  if (came++ == 0 || is_patient)
    return;
  ssize_t written = write(STDERR_FILENO, words, sizeof words - 1);
  (void)written; /* nobody is left to tell */
  zb_temporary_remove();
  _exit(ZB_INTERRUPTED);
}

/* So that it is an error of write(), which is told, and not the process's end. */
static void ignore_by_default(int number)
{
  struct sigaction old;
  if (sigaction(number, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
    signal(number, SIG_IGN);
}

void zb_interrupt_catch(void)
{
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART}, old;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
    sigaddset(&action.sa_mask, signals[i]);
  ignore_by_default(SIGXFSZ); /* a file beyond the limit */
  ignore_by_default(SIGPIPE); /* a reader that has gone */
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
    if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
      sigaction(signals[i], &action, NULL);
}

void zb_interrupt_be_patient(void)
{
  is_patient = 1;
}

bool zb_interrupted(void)
{
  return came != 0;
}

zb_status zb_unless_interrupted(zb_status status)
{
  return zb_interrupted() ? zb_worse(status, ZB_INTERRUPTED) : status;
}
