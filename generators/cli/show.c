#include "cli/show.h"

#include "report/messages.h"

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
