#include "cli/show.h"

#include "base/utf8.h"
#include "report/messages.h"

#include <unistd.h>

void zb_show_date(FILE *to, const zb_options *options)
{
  static const char *const origins[] = {
      [ZB_DATE_TODAY] = "（今天；文书要用别的日期，请写 --date）",
      [ZB_DATE_FROM_EPOCH] = "（按环境变量 SOURCE_DATE_EPOCH）",
      [ZB_DATE_GIVEN] = "",
  };
  fprintf(to, "日期：%s%s\n", options->run.date, origins[options->date_origin]);
}

/* Names of files and cells may have signs that a terminal obeys, or that turn the text around. */
static bool is_harmless(uint32_t c)
{
  bool is_control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
  return !is_control && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
}

static void add_harmless(const char *text, zb_buffer *out)
{
  for (const char *next = text; *text != '\0'; text = next)
    if (is_harmless(zb_utf8_next(&next)))
      zb_buffer_add(out, text, (size_t)(next - text));
    else
      zb_buffer_putc(out, '?');
}

static void show_messages(const zb_diags *diags, bool notes)
{
  zb_buffer text = {0}, shown = {0};
  zb_messages_text(diags, notes, &text);
  if (text.length > 0)
    add_harmless(text.data, &shown);
  if (shown.length > 0)
    fwrite(shown.data, 1, shown.length, stderr);
  zb_buffer_free(&text);
  zb_buffer_free(&shown);
}

void zb_show_messages(const zb_diags *diags)
{
  show_messages(diags, true);
}

void zb_show_faults(const zb_diags *diags)
{
  show_messages(diags, false);
}

void zb_show_changes(FILE *to, const zb_job *job, const char *list)
{
  const zb_change_counts *c = &job->changes;
  if (!job->had_previous)
    return;
  fprintf(to, "和上次比：新做 %d 个文件，改了 %d 个，没变 %d 个，作废 %d 个", c->made, c->changed, c->unchanged,
          c->withdrawn);
  if (c->restored > 0)
    fprintf(to, "，被改过或删掉而重做的 %d 个", c->restored);
  if (zb_job_has_changed(job))
    fprintf(to, "；逐个见%s", list);
  putc('\n', to);
  if (c->withdrawn > 0)
    fprintf(to, "作废的没有删，移到了 %s/%s/ 里\n", job->options->output, job->withdrawn);
  if (c->kept > 0)
    fprintf(to, "另有 %d 个文件这次没有管（不在这次的文书或数据里），没有动\n", c->kept);
}

/* "\r" returns to the line's start, "\033[K" clears to its end. */
void zb_show_progress(const char *line)
{
  fprintf(stderr, "\r\033[K%s", line == NULL ? "" : line);
  fflush(stderr);
}

void zb_show_progress_line(const char *line)
{
  if (line != NULL)
    fprintf(stderr, "%s\n", line);
}

void zb_show_progress_mark(const char *line)
{
  if (line == NULL)
    return;
  fprintf(stderr, "进度：%s\n", line);
  fflush(stderr);
}

bool zb_show_has_terminal(void)
{
  return isatty(STDERR_FILENO) != 0;
}
