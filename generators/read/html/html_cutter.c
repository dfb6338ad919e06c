/* Cuts a page between its tags. */
#include "read/html/html_cutter.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { MAX_WORDS = 1000 };

/* Whether what is held from the open tag on is a comment that C, its last character, does not end. */
static bool in_comment(const zb_page_cutter *cutter, char c)
{
  const char *tag = cutter->held.data + cutter->tag;
  size_t n = cutter->seen - cutter->tag;
  return n >= 4 && memcmp(tag, "<!--", 4) == 0 && !(c == '>' && n >= 7 && memcmp(tag + n - 3, "-->", 3) == 0);
}

/* Whether the open tag begins as WORDS does, as far as both go. */
static bool tag_begins(const zb_page_cutter *cutter, const char *words)
{
  size_t n = cutter->seen - cutter->tag, length = strlen(words);
  return strncasecmp(cutter->held.data + cutter->tag, words, n < length ? n : length) == 0;
}

static void end_tag(zb_page_cutter *cutter)
{
  cutter->in_tag = false;
  cutter->in_script = cutter->seen - cutter->tag > 7 && tag_begins(cutter, "<script");
}

static void look_in_tag(zb_page_cutter *cutter, char c)
{
  if (cutter->in_script && !tag_begins(cutter, "</script")) {
    cutter->in_tag = false;
    return;
  }
  if (in_comment(cutter, c))
    return;
  if (cutter->seen - cutter->tag == 6 && cutter->tag > 0 && tag_begins(cutter, "<table"))
    cutter->at_table = true;
  if (cutter->quote != '\0')
    cutter->quote = c == cutter->quote ? '\0' : cutter->quote;
  else if ((c == '"' || c == '\'') && cutter->before == '=')
    cutter->quote = c;
  else if (c == '>')
    end_tag(cutter);
  else if (isspace((unsigned char)cutter->last) && !isspace((unsigned char)c))
    cutter->too_many_words = cutter->too_many_words || ++cutter->words > MAX_WORDS;
}

/* A < that opens no tag is text, but a cut before it does no harm. */
static void look(zb_page_cutter *cutter, char c)
{
  size_t at = cutter->seen++;
  if (cutter->in_tag) {
    look_in_tag(cutter, c);
  } else if (c == '<') {
    cutter->cut = cutter->tag = at;
    cutter->script_at_cut = cutter->in_script;
    cutter->in_tag = true;
    cutter->quote = '\0';
    cutter->words = 0;
  }
  cutter->last = c;
  if (!isspace((unsigned char)c))
    cutter->before = c;
}

static void look_on(zb_page_cutter *cutter)
{
  while (cutter->seen < cutter->held.length && !cutter->at_table)
    look(cutter, cutter->held.data[cutter->seen]);
}

void zb_page_cutter_add(zb_page_cutter *cutter, const char *bytes, size_t n)
{
  zb_buffer_add(&cutter->held, bytes, n);
  look_on(cutter);
}

void zb_page_cutter_drop(zb_page_cutter *cutter, size_t n)
{
  zb_buffer held = cutter->held;
  held.length -= n;
  memmove(held.data, held.data + n, held.length + 1);
  *cutter =
      (zb_page_cutter){.held = held, .too_many_words = cutter->too_many_words, .in_script = cutter->script_at_cut};
  look_on(cutter);
}

void zb_page_cutter_clear(zb_page_cutter *cutter)
{
  zb_buffer held = cutter->held;
  zb_buffer_clear(&held);
  *cutter = (zb_page_cutter){.held = held};
}
