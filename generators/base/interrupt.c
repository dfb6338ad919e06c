#include "base/interrupt.h"

#include "base/status.h"
#include "base/temporary.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

/* Process state, as signals are: a handler has no argument to carry it. */
static volatile sig_atomic_t came, is_patient;

static void note(int signal)
{
  (void)signal;
  if (came++ == 0 || is_patient)
    return;
  zb_temporary_remove();
  _exit(ZB_INTERRUPTED);
}

void zb_interrupt_catch(void)
{
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART}, old;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
    sigaddset(&action.sa_mask, signals[i]);
  /* A file beyond the limit is an error of write(), which is told, and not the process's end. */
  if (sigaction(SIGXFSZ, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
    signal(SIGXFSZ, SIG_IGN);
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
