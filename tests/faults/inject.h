/* What the calls that may fail (inject.c) and the processes that try each of them (each.c) know of one another. */
#ifndef FAULTS_INJECT_H
#define FAULTS_INJECT_H

#include <stdbool.h>
#include <stddef.h>

/* Whether this process, or the one that stands for it from here on, goes on with the call failed: each is tried in
   processes of its own, in which it fails once and from there on, with all later ones. NAME and N say which it is. */
typedef struct trial {
  const char *name;
  long n;
  bool fails, onwards;
} trial;

/* Called before the program begins. Looks for the folders of FAULT_ROOM. */
void each_prepare(void);

/* Tries the call in processes of its own and returns in each, with trial->fails in those where it is to fail. */
void each_try(trial *t);

/* An allocation as it was asked for: COUNT is the alignment of posix_memalign. */
typedef struct allocation {
  const char *name;
  void *old;
  size_t count, size;
} allocation;

void allocations_prepare(void);

/* CALLER has made allocation number N. */
void allocations_try(const allocation *a, const void *caller, long n);

/* While one is tried: there is no memory; what is said is heard here; the end is none. */
bool allocations_are_out(void);
bool allocations_takes_words(size_t n);
void allocations_take_exit(int code);

/* Adds what they came to to the file. */
void allocations_end(const char *results);

/* From here on no call fails or counts. */
void inject_rest(void);

#endif
