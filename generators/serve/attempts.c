#include "serve/attempts.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Addresses are many, memory is not: whoever has waited longest is forgotten for a new one. */
enum { PLACES = 1024, FREE = 10, SECONDS = 10, ADDRESS_SIZE = 48 };

typedef struct place {
  char address[ADDRESS_SIZE];
  int used;
  int64_t since; /* one of those that were used comes back each SECONDS from then on */
} place;

struct zb_attempts {
  pthread_mutex_t lock;
  place places[PLACES];
};

zb_attempts *zb_attempts_new(void)
{
  zb_attempts *attempts = calloc(1, sizeof *attempts);
  pthread_mutex_init(&attempts->lock, NULL);
  return attempts;
}

void zb_attempts_free(zb_attempts *attempts)
{
  if (attempts == NULL)
    return;
  pthread_mutex_destroy(&attempts->lock);
  free(attempts);
}

static void reset(place *p, int64_t now)
{
  p->used = 0;
  p->since = now;
}

static place *find(zb_attempts *attempts, const char *address)
{
  place *oldest = &attempts->places[0];
  for (place *p = attempts->places; p < attempts->places + PLACES; p++) {
    if (strcmp(p->address, address) == 0)
      return p;
    if (p->since < oldest->since)
      oldest = p;
  }
  *oldest = (place){0};
  snprintf(oldest->address, sizeof oldest->address, "%s", address);
  return oldest;
}

int zb_attempts_take(zb_attempts *attempts, const char *address, int64_t now)
{
  pthread_mutex_lock(&attempts->lock);
  place *p = find(attempts, address);
  int64_t back = (now - p->since) / SECONDS;
  if (p->used == 0 || back >= p->used)
    reset(p, now);
  else {
    p->used -= (int)back;
    p->since += back * SECONDS;
  }
  int wait = p->used < FREE ? 0 : (int)(SECONDS - (now - p->since));
  if (wait == 0)
    p->used++;
  pthread_mutex_unlock(&attempts->lock);
  return wait;
}

void zb_attempts_forgive(zb_attempts *attempts, const char *address)
{
  pthread_mutex_lock(&attempts->lock);
  find(attempts, address)->used = 0;
  pthread_mutex_unlock(&attempts->lock);
}
