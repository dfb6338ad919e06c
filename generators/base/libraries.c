#include "base/libraries.h"

#include <link.h>
#include <stddef.h>
#include <stdlib.h>

typedef struct visitor {
  void (*each)(void *data, const char *path);
  void *data;
} visitor;

/* The program itself and the kernel's part have no file of that name. */
static int visit(struct dl_phdr_info *info, size_t size, void *data)
{
  (void)size;
  const visitor *v = data;
  char *path = info->dlpi_name[0] == '/' ? realpath(info->dlpi_name, NULL) : NULL;
  if (path != NULL)
    v->each(v->data, path);
  free(path);
  return 0;
}

void zb_libraries(void (*each)(void *data, const char *path), void *data)
{
  visitor v = {each, data};
  dl_iterate_phdr(visit, &v);
}
