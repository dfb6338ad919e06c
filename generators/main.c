/* zhibiao: parses the command line and runs the command. */
#include "base/file.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/temporary.h"
#include "base/version.h"
#include "cli/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

static zb_status run(const zb_options *options)
{
  switch (options->command) {
  case ZB_COMMAND_MAKE:
    return zb_command_make(options);
  case ZB_COMMAND_CHECK:
    return zb_command_check(options);
  case ZB_COMMAND_NEW:
    return zb_command_new(options);
  case ZB_COMMAND_LIST:
    return zb_command_list(options);
  case ZB_COMMAND_NOTICE:
    return zb_command_notice(options);
  case ZB_COMMAND_VERIFY:
    return zb_command_verify(options);
  case ZB_COMMAND_DUMP:
    return zb_command_dump(options);
  case ZB_COMMAND_SERVE:
    return zb_command_serve(options);
  case ZB_COMMAND_BLANK:
    return zb_command_blank(options);
  case ZB_COMMAND_LINT:
    return zb_command_lint(options);
  case ZB_COMMAND_MERGE:
    return zb_command_merge(options);
  case ZB_COMMAND_DOCTOR:
    return zb_command_doctor(options);
  case ZB_COMMAND_VERSION:
    puts("zhibiao " ZB_VERSION);
    return ZB_OK;
  case ZB_COMMAND_HELP:
    zb_help_print(options->help_of);
    return ZB_OK;
  }
  return ZB_USAGE;
}

/* What was printed has been written, or it is said that it was not: the disk of a file that it goes to may be full. */
static zb_status finish_printing(void)
{
  errno = 0;
  bool failed = ferror(stdout) != 0;
  failed = fclose(stdout) != 0 || failed;
  if (!failed)
    return ZB_OK;
  fprintf(stderr, "zhibiao：结果没有全部写出：%s\n",
          errno == 0 ? "磁盘满了，或者输出的地方关掉了" : zb_errno_text(errno));
  return ZB_OUTPUT;
}

/* What it holds of people stays readable for the user alone, who has to know of it. */
static void tell_of_left(void)
{
  const char *left = zb_temporary_left();
  if (left != NULL)
    fprintf(stderr, "zhibiao：临时文件夹 %s 删不掉，里面可能有个人信息，请自己删除；下次做表时也会再删一次\n", left);
}

/* Where the caller has closed them the first files that are written would take their numbers, and what is said would go
   into a form. What is put there can be neither read nor written, so that it is noticed as it was before. */
static bool occupy_standard_files(void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
      return false;
  return true;
}

int main(int argc, char **argv)
{
  if (!occupy_standard_files())
    return ZB_OUTPUT; /* and nowhere to say so */
  /* No setlocale, so that numbers and sorting are the same on every machine. */
  zb_options options;
  zb_buffer complaint = {0};
  zb_status status = zb_options_read(argc, argv, &options, &complaint);
  if (status == ZB_OK) {
    zb_interrupt_catch();
    zb_memory_use_large_pages();
    xmlInitParser();
    status = run(&options);
    xmlCleanupParser();
    zb_temporary_remove();
    tell_of_left();
    if (status == ZB_INTERRUPTED)
      fputs("zhibiao：按要求停下了；已经写出的文件都是完整的，没有做完的请再运行一次\n", stderr);
  } else {
    fprintf(stderr, "zhibiao：%s\n用法见 zhibiao --help\n", complaint.data);
  }
  zb_buffer_free(&complaint);
  return (int)zb_worse(status, finish_printing());
}
