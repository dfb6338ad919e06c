/* The C library's close(), which says at will that what was written did not reach the disk. Weak, so that several tests
   of one program may have it. */
#ifndef ZB_TESTS_DISK_H
#define ZB_TESTS_DISK_H

#include <errno.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <unistd.h>

__attribute__((weak)) bool disk_is_full;

__attribute__((weak)) int close(int fd)
{
  int result = (int)syscall(SYS_close, fd);
  if (!disk_is_full)
    return result;
  errno = ENOSPC;
  return -1;
}

#endif
