/* Cuts a page between its tags. */
#include "data/html_cutter.h"

#include <ctype.h>
#include <string.h>

/* Whether what is held from the open tag on is a comment that C, its last character, does not end. */
static bool in_comment(const zb_page_cutter *cutter, char c)
{
  const char *tag = cutter->held.data + cutter->tag;
  size_t n = cutter->seen - cutter->tag;
  return n >= 4 && memcmp(tag, "<!--", 4) == 0 && !(c == '>' && n >= 7 && memcmp(tag + n - 3, "-->", 3) == 0);
}

static void look_in_tag(zb_page_cutter *cutter, char c)
{
  if (in_comment(cutter, c))
    return;
  if (cutter->quote != '\0')
    cutter->quote = c == cutter->quote ? '\0' : cutter->quote;
  else if ((c == '"' || c == '\'') && cutter->before == '=')
    cutter->quote = c;
  else if (c == '>')
    cutter->in_tag = false;
}

/* A < that opens no tag is text, but a cut before it does no harm. */
static void look(zb_page_cutter *cutter, char c)
{
  size_t at = cutter->seen++;
  if (cutter->in_tag) {
    look_in_tag(cutter, c);
  } else if (c == '<') {
    cutter->cut = cutter->tag = at;
    cutter->in_tag = true;
    cutter->quote = '\0';
  }
  if (!isspace((unsigned char)c))
    cutter->before = c;
}

void zb_page_cutter_add(zb_page_cutter *cutter, const char *bytes, size_t n)
{
  zb_buffer_add(&cutter->held, bytes, n);
  while (cutter->seen < cutter->held.length)
    look(cutter, cutter->held.data[cutter->seen]);
}

void zb_page_cutter_drop(zb_page_cutter *cutter)
{
  size_t left = cutter->held.length - cutter->cut;
  memmove(cutter->held.data, cutter->held.data + cutter->cut, left + 1);
  cutter->held.length = cutter->seen = left;
  cutter->tag -= cutter->tag < cutter->cut ? cutter->tag : cutter->cut;
  cutter->cut = 0;
}

void zb_page_cutter_clear(zb_page_cutter *cutter)
{
  zb_buffer held = cutter->held;
  zb_buffer_clear(&held);
  *cutter = (zb_page_cutter){.held = held};
}
