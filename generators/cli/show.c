#include "cli/show.h"

#include "report/messages.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

void zb_show_messages(const zb_diags *diags)
{
  zb_buffer text = {0};
  zb_messages_text(diags, &text);
  if (text.length > 0)
    fwrite(text.data, 1, text.length, stderr);
  zb_buffer_free(&text);
}

/* "\r" goes to the line's start, "\033[K" clears to its end. */
void zb_show_progress(const char *format, ...)
{
  if (!isatty(STDERR_FILENO))
    return;
  va_list args;
  va_start(args, format);
  fputs("\r\033[K", stderr);
  vfprintf(stderr, format, args);
  fflush(stderr);
  va_end(args);
}

void zb_show_progress_end(void)
{
  if (isatty(STDERR_FILENO))
    fputs("\r\033[K", stderr);
}
