#include "cli/show.h"

#include "report/messages.h"

#include <stdio.h>
#include <unistd.h>

void zb_show_date(const zb_options *options)
{
  static const char *const origins[] = {
      [ZB_DATE_TODAY] = "（今天；文书要用别的日期，请写 --date）",
      [ZB_DATE_FROM_EPOCH] = "（按环境变量 SOURCE_DATE_EPOCH）",
      [ZB_DATE_GIVEN] = "",
  };
  printf("日期：%s%s\n", options->run.date, origins[options->date_origin]);
}

void zb_show_messages(const zb_diags *diags)
{
  zb_buffer text = {0};
  zb_messages_text(diags, &text);
  if (text.length > 0)
    fwrite(text.data, 1, text.length, stderr);
  zb_buffer_free(&text);
}

/* "\r" returns to the line's start, "\033[K" clears to its end. */
void zb_show_progress(const char *line)
{
  fprintf(stderr, "\r\033[K%s", line == NULL ? "" : line);
  fflush(stderr);
}

bool zb_show_has_terminal(void)
{
  return isatty(STDERR_FILENO) != 0;
}
