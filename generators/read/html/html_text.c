#include "read/html/html_text.h"

#include <stdbool.h>
#include <string.h>

static const char blanks[] = " \t\r\n\f", nbsp[] = "\xC2\xA0";

void zb_html_text_clear(zb_html_text *text)
{
  zb_buffer_clear(&text->shown);
  text->gap = ZB_GAP_NONE;
}

/* Characters of scripts without blanks between words; Korean has blanks. */
static bool is_wide(const unsigned char *s)
{
  return (s[0] == 0xE2 && s[1] >= 0xBA) || (s[0] >= 0xE3 && s[0] <= 0xE9) || s[0] == 0xEF || s[0] == 0xF0;
}

/* A line end in the source between Chinese characters is not shown as a blank (CSS Text 3, 4.1.3). */
static bool wraps_between_wide(const zb_html_text *text, const char *next)
{
  const char *last = text->shown.data + text->shown.length - 1;
  while (last > text->shown.data && (*last & 0xC0) == 0x80)
    last--;
  return text->gap == ZB_GAP_WRAPPED && is_wide((const unsigned char *)last) && is_wide((const unsigned char *)next);
}

static void close_gap(zb_html_text *text, const char *next)
{
  size_t n = text->shown.length;
  if (n > 0 && text->gap == ZB_GAP_LINE)
    zb_buffer_putc(&text->shown, '\n');
  else if (n > 0 && text->gap != ZB_GAP_NONE && text->shown.data[n - 1] != '\n' && !wraps_between_wide(text, next))
    zb_buffer_putc(&text->shown, ' ');
  text->gap = ZB_GAP_NONE;
}

/* Skips blanks at S; returns how many bytes they are. */
static size_t skip_blanks(zb_html_text *text, const char *s, size_t n)
{
  size_t i = 0;
  for (; i < n && s[i] != '\0' && strchr(blanks, s[i]) != NULL; i++)
    if (text->gap != ZB_GAP_LINE && text->gap != ZB_GAP_WRAPPED)
      text->gap = s[i] == '\n' ? ZB_GAP_WRAPPED : ZB_GAP_BLANK;
  return i;
}

void zb_html_text_add(zb_html_text *text, const char *s, size_t n)
{
  const char *end = s + n;
  while ((s += skip_blanks(text, s, (size_t)(end - s))) < end) {
    if (end - s >= 2 && memcmp(s, nbsp, 2) == 0) { /* collapses with no other blank */
      if (text->shown.length > 0) {
        close_gap(text, " ");
        zb_buffer_putc(&text->shown, ' ');
      }
      s += 2;
      continue;
    }
    close_gap(text, s);
    const char *from = s++;
    while (s < end && strchr(blanks, *s) == NULL && *s != nbsp[0])
      s++;
    zb_buffer_add(&text->shown, from, (size_t)(s - from));
  }
}

void zb_html_text_gap(zb_html_text *text)
{
  if (text->gap == ZB_GAP_NONE)
    text->gap = ZB_GAP_BLANK;
}

void zb_html_text_line(zb_html_text *text)
{
  if (text->shown.length > 0 && text->shown.data[text->shown.length - 1] != '\n')
    text->gap = ZB_GAP_LINE;
}

void zb_html_text_break(zb_html_text *text)
{
  text->gap = ZB_GAP_NONE;
  if (text->shown.length > 0)
    zb_buffer_putc(&text->shown, '\n');
}

const char *zb_html_text_end(zb_html_text *text)
{
  zb_buffer *shown = &text->shown;
  while (shown->length > 0 && strchr(blanks, shown->data[shown->length - 1]) != NULL)
    shown->data[--shown->length] = '\0';
  text->gap = ZB_GAP_NONE;
  return shown->data != NULL ? shown->data : "";
}
