#include "cli/commands.h"

#include "base/interrupt.h"
#include "cli/show.h"
#include "run/verify.h"

#include <stdio.h>
#include <unistd.h>

static void print(zb_buffer *said)
{
  if (said->length > 0)
    fwrite(said->data, 1, said->length, stdout);
  fflush(stdout);
  zb_buffer_clear(said);
}

/* What UTF-16 has beside the characters of codes; no UTF-8 has a byte of these. */
static bool is_of_utf16(int c)
{
  return c == 0 || c == 0xFE || c == 0xFF;
}

/* A longer line is no code: the rest is skipped. Scanners end lines by CR, LF or both. False at the end. */
static bool read_line(char *line, int size)
{
  int n = 0, c;
  while ((c = getchar()) != EOF && c != '\n' && c != '\r')
    if (n < size - 1 && !is_of_utf16(c))
      line[n++] = (char)c;
  line[n] = '\0';
  return c != EOF || n > 0;
}

/* With somebody at the keyboard each sheet is kept at once: nothing is lost if the machine goes off. */
static zb_status take_lines(zb_verify *verify)
{
  enum { LINE = 256 };
  char line[LINE];
  zb_buffer said = {0};
  zb_status status = ZB_OK;
  bool keyboard = isatty(STDIN_FILENO) != 0;
  if (keyboard)
    puts("请扫码，或输入码旁边的七个字，一张一行；完了按 Ctrl-D");
  while (status == ZB_OK && !zb_interrupted() && read_line(line, LINE)) {
    zb_verify_take(verify, line, &said);
    print(&said);
    if (keyboard)
      status = zb_verify_save(verify);
  }
  zb_buffer_free(&said);
  return status;
}

static zb_status take_scans(zb_verify *verify, const zb_options *options)
{
  zb_buffer said = {0};
  zb_status status = ZB_OK;
  for (int i = 1; i < options->run.data_count && !zb_interrupted(); i++) {
    status = zb_worse(status, zb_verify_scan(verify, options->run.data[i], &said));
    print(&said);
  }
  zb_buffer_free(&said);
  return status;
}

static void print_counts(const zb_verify *verify)
{
  static const char *const words[ZB_SHEET_VERDICTS] = {"相符", "重复", "已作废", "不认识", "读不出", "空白"};
  printf("这一次：");
  for (int i = 0; i < ZB_SHEET_VERDICTS; i++)
    if (i != ZB_SHEET_BLANK || zb_verify_count(verify, ZB_SHEET_BLANK) > 0)
      printf("%s%s %d 张", i == 0 ? "" : "，", words[i], zb_verify_count(verify, (zb_verdict)i));
  putchar('\n');
}

static zb_status finish(zb_verify *verify)
{
  zb_buffer said = {0};
  zb_status status = zb_verify_save(verify);
  print_counts(verify);
  if (status == ZB_OK)
    status = zb_verify_list(verify, &said);
  print(&said);
  zb_buffer_free(&said);
  bool wrong = zb_verify_count(verify, ZB_SHEET_OUT_OF_DATE) + zb_verify_count(verify, ZB_SHEET_UNKNOWN) +
                   zb_verify_count(verify, ZB_SHEET_MISREAD) >
               0;
  return wrong ? zb_worse(status, ZB_REFUSED) : status;
}

zb_status zb_command_verify(const zb_options *options)
{
  zb_verify *verify;
  zb_status status = zb_verify_begin(options->run.data[0], options->run.date, options->run.notice, &verify);
  if (status == ZB_OK) {
    status = options->run.data_count > 1 ? take_scans(verify, options) : take_lines(verify);
    status = zb_worse(status, zb_verify_blank(verify));
    status = zb_unless_interrupted(zb_worse(status, finish(verify)));
  }
  zb_show_messages(zb_verify_messages(verify));
  zb_verify_end(verify);
  return status;
}
