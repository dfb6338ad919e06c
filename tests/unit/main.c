/* All unit tests in one program, to be linked once. Each file of tests is still run by itself, in a process of its own:
   build/tests/units test_base. The Makefile makes units.h and renames the files' main(). */
#include <stdio.h>
#include <string.h>

#define UNIT(name) int name##_main(void);
#include "units.h"
#undef UNIT

static const struct {
  const char *name;
  int (*run)(void);
} units[] = {
#define UNIT(name) {#name, name##_main},
#include "units.h"
};

int main(int argc, char **argv)
{
  size_t count = sizeof units / sizeof units[0];
  for (size_t i = 0; i < count; i++)
    if (argc == 2 && strcmp(argv[1], units[i].name) == 0)
      return units[i].run();
  fprintf(stderr, "usage: %s TEST, which is one of\n", argv[0]);
  for (size_t i = 0; i < count; i++)
    fprintf(stderr, "  %s\n", units[i].name);
  return 2;
}
