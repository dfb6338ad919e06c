/* Threads beside the one that has the program's signals. */
#ifndef ZB_BASE_THREAD_H
#define ZB_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Starts RUN with DATA in a thread that gets no signals: they are for who reads and writes. False: there is none to be
   had. */
bool zb_thread_start(pthread_t *thread, void *(*run)(void *), void *data);

#endif
