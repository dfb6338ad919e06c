#include "read/html/html_cutter.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { MAX_WORDS = 1000 };

/* Whether the open tag is a comment that C, the last character, does not end. */
static bool in_comment(const zb_html_cutter *cutter, char c)
{
  const char *tag = cutter->held.data + cutter->tag;
  size_t n = cutter->scanned - cutter->tag;
  return n >= 4 && memcmp(tag, "<!--", 4) == 0 && !(c == '>' && n >= 7 && memcmp(tag + n - 3, "-->", 3) == 0);
}

/* Whether the open tag begins with WORDS, as far as it has been scanned. */
static bool tag_starts_with(const zb_html_cutter *cutter, const char *words)
{
  size_t n = cutter->scanned - cutter->tag, length = strlen(words);
  return strncasecmp(cutter->held.data + cutter->tag, words, n < length ? n : length) == 0;
}

static void end_tag(zb_html_cutter *cutter)
{
  cutter->in_tag = false;
  cutter->in_script = cutter->scanned - cutter->tag > 7 && tag_starts_with(cutter, "<script");
}

static void scan_in_tag(zb_html_cutter *cutter, char c)
{
  if (cutter->in_script && !tag_starts_with(cutter, "</script")) {
    cutter->in_tag = false;
    return;
  }
  if (in_comment(cutter, c))
    return;
  if (cutter->scanned - cutter->tag == 6 && cutter->tag > 0 && tag_starts_with(cutter, "<table"))
    cutter->found_table = true;
  if (cutter->quote != '\0')
    cutter->quote = c == cutter->quote ? '\0' : cutter->quote;
  else if ((c == '"' || c == '\'') && cutter->last_non_blank == '=')
    cutter->quote = c;
  else if (c == '>')
    end_tag(cutter);
  else if (isspace((unsigned char)cutter->last) && !isspace((unsigned char)c))
    cutter->too_many_words = cutter->too_many_words || ++cutter->words > MAX_WORDS;
}

/* A < in text opens no tag, but a cut before it does no harm. */
static void scan(zb_html_cutter *cutter, char c)
{
  size_t position = cutter->scanned++;
  if (cutter->in_tag) {
    scan_in_tag(cutter, c);
  } else if (c == '<') {
    cutter->cut = cutter->tag = position;
    cutter->script_at_cut = cutter->in_script;
    cutter->in_tag = true;
    cutter->quote = '\0';
    cutter->words = 0;
  }
  cutter->last = c;
  if (!isspace((unsigned char)c))
    cutter->last_non_blank = c;
}

static void scan_added(zb_html_cutter *cutter)
{
  while (cutter->scanned < cutter->held.length && !cutter->found_table)
    scan(cutter, cutter->held.data[cutter->scanned]);
}

void zb_html_cutter_add(zb_html_cutter *cutter, const char *bytes, size_t n)
{
  zb_buffer_add(&cutter->held, bytes, n);
  scan_added(cutter);
}

void zb_html_cutter_drop(zb_html_cutter *cutter, size_t n)
{
  zb_buffer held = cutter->held;
  held.length -= n;
  memmove(held.data, held.data + n, held.length + 1);
  *cutter =
      (zb_html_cutter){.held = held, .too_many_words = cutter->too_many_words, .in_script = cutter->script_at_cut};
  scan_added(cutter);
}

void zb_html_cutter_clear(zb_html_cutter *cutter)
{
  zb_buffer held = cutter->held;
  zb_buffer_clear(&held);
  *cutter = (zb_html_cutter){.held = held};
}
