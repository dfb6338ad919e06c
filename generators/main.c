/* zhibiao: parses the command line and runs the command. */
#include "base/file.h"
#include "base/interrupt.h"
#include "base/temporary.h"
#include "base/version.h"
#include "cli/commands.h"

#include <errno.h>
#include <libxml/parser.h>
#include <stdbool.h>
#include <stdio.h>

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

int main(int argc, char **argv)
{
  /* No setlocale, so that numbers and sorting are the same on every machine. */
  zb_options options;
  zb_buffer complaint = {0};
  zb_status status = zb_options_read(argc, argv, &options, &complaint);
  if (status == ZB_OK) {
    zb_interrupt_catch();
    xmlInitParser();
    status = run(&options);
    xmlCleanupParser();
    zb_temporary_remove();
    if (zb_interrupted() && options.command != ZB_COMMAND_SERVE)
      fputs("zhibiao：按要求停下了；已经写出的文件都是完整的，没有做完的请再运行一次\n", stderr);
  } else {
    fprintf(stderr, "zhibiao：%s\n用法见 zhibiao --help\n", complaint.data);
  }
  zb_buffer_free(&complaint);
  return (int)zb_worse(status, finish_printing());
}
