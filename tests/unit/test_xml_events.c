/* The reader of workbooks' XML: against libxml2's on what is well-formed, and on random damage to it. */
#include "base/buffer.h"
#include "base/utf8.h"
#include "xml/events.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/xmlreader.h>
#include <stdio.h>
#include <stdlib.h>

/* Bytes that come in pieces of some size. */
typedef struct pieces {
  const char *bytes;
  size_t left, size;
} pieces;

static long give(void *context, char *out, size_t room)
{
  pieces *p = context;
  size_t n = p->left < p->size ? p->left : p->size;
  n = n < room ? n : room;
  memcpy(out, p->bytes, n);
  p->bytes += n;
  p->left -= n;
  return (long)n;
}

static void put_text(zb_buffer *out, const char *text, size_t n, bool *in_text)
{
  if (n > 0 && !*in_text)
    zb_buffer_putc(out, '"');
  *in_text = *in_text || n > 0;
  zb_buffer_add(out, text, n);
}

/* Namespaces' declarations are no attributes to libxml2. */
static void put_attribute(const char *name, const char *value, zb_buffer *out)
{
  if (strncmp(name, "xmlns", 5) != 0)
    zb_buffer_printf(out, " %s=[%s]", name, value);
}

/* What is read, one line a tag; false if it is refused. */
static bool ours(const char *bytes, size_t n, size_t size, zb_buffer *out)
{
  pieces p = {bytes, n, size};
  zb_events *events = zb_events_new(give, &p);
  const zb_event *e;
  bool in_text = false;
  while ((e = zb_events_next(events)) != NULL) {
    if (e->kind == ZB_EVENT_TEXT) {
      put_text(out, e->text, e->length, &in_text);
      continue;
    }
    in_text = false;
    zb_buffer_printf(out, "\n%d %s%s", e->depth, e->kind == ZB_EVENT_END ? "/" : "", e->name);
    for (int i = 0; i < e->attribute_count; i++)
      put_attribute(e->attributes[i].name, e->attributes[i].value, out);
  }
  bool good = zb_events_error(events) == NULL;
  zb_events_free(events);
  return good;
}

static void quiet(void *context, xmlError *error)
{
  (void)context;
  (void)error;
}

static void put_attributes(xmlTextReader *reader, zb_buffer *out)
{
  for (int more = xmlTextReaderMoveToFirstAttribute(reader); more == 1; more = xmlTextReaderMoveToNextAttribute(reader))
    put_attribute((const char *)xmlTextReaderConstName(reader), (const char *)xmlTextReaderConstValue(reader), out);
  xmlTextReaderMoveToElement(reader);
}

static bool theirs(const char *bytes, size_t n, zb_buffer *out)
{
  xmlTextReader *reader = xmlReaderForMemory(bytes, (int)n, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  xmlTextReaderSetStructuredErrorHandler(reader, quiet, NULL);
  int more;
  bool in_text = false;
  while ((more = xmlTextReaderRead(reader)) == 1) {
    int type = xmlTextReaderNodeType(reader), depth = xmlTextReaderDepth(reader);
    const char *name = (const char *)xmlTextReaderConstName(reader), *colon = name != NULL ? strchr(name, ':') : NULL;
    name = colon != NULL ? colon + 1 : name;
    if (type == XML_READER_TYPE_DOCUMENT_TYPE) {
      more = -1;
      break;
    }
    if (type == XML_READER_TYPE_ELEMENT) {
      bool empty = xmlTextReaderIsEmptyElement(reader) == 1;
      zb_buffer_printf(out, "\n%d %s", depth, name);
      put_attributes(reader, out);
      if (empty)
        zb_buffer_printf(out, "\n%d /%s", depth, name);
      in_text = false;
    } else if (type == XML_READER_TYPE_END_ELEMENT) {
      zb_buffer_printf(out, "\n%d /%s", depth, name);
      in_text = false;
    } else if (xmlTextReaderHasValue(reader) == 1 && type != XML_READER_TYPE_COMMENT &&
               type != XML_READER_TYPE_PROCESSING_INSTRUCTION) {
      const char *text = (const char *)xmlTextReaderConstValue(reader);
      put_text(out, text, strlen(text), &in_text);
    }
  }
  xmlFreeTextReader(reader);
  return more == 0;
}

static const char sample[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<!-- 注 - 释 --><?pi a?>\n"
    "<x:worksheet xmlns:x=\"urn:a\" xmlns:r='urn:b'><a r:id=\"rId1\" b=\"1 &lt;&#x4F60;&amp;\r\n\t'2'\"/>"
    "<row r=\"1\" ><c r='A1' t=\"s\"><v>0</v></c ><c><v>甲&amp;乙&#13;&#10;\r\n丙\r]]&gt; 𠮷</v></c></row>"
    "<![CDATA[<&]]]]><![CDATA[>\r\n]]><t xml:space=\"preserve\">  </t><?x <?y ?><!----></x:worksheet>\n<!-- e -->\n";

/* With one \n for any run of \r and \n: libxml2 leaves them as they are in CDATA sections. */
static const char *unified(zb_buffer *text)
{
  size_t n = 0;
  for (size_t i = 0; i < text->length; i++) {
    char c = text->data[i] == '\r' ? '\n' : text->data[i];
    if (c != '\n' || n == 0 || text->data[n - 1] != '\n')
      text->data[n++] = c;
  }
  if (text->data == NULL)
    return "";
  text->data[n] = '\0';
  return text->data;
}

static void compare(const char *bytes, size_t n, size_t size, bool strict)
{
  zb_buffer left = {0}, right = {0};
  bool we = ours(bytes, n, size, &left), they = theirs(bytes, n, &right);
  if (we && they && strcmp(unified(&left), unified(&right)) != 0)
    fail_msg("%.*s\n--- ours%s\n--- theirs%s", (int)n, bytes, left.data, right.data);
  if (strict && we != they)
    fail_msg("%.*s\nwe %d, they %d", (int)n, bytes, we, they);
  zb_buffer_free(&left);
  zb_buffer_free(&right);
}

static void test_sample(void **state)
{
  (void)state;
  for (size_t size = 1; size < sizeof sample; size++)
    compare(sample, sizeof sample - 1, size, true);
  zb_buffer out = {0};
  assert_true(ours(sample, sizeof sample - 1, 7, &out));
  assert_non_null(strstr(out.data, "\n1 a r:id=[rId1] b=[1 <你& \t'2']") != NULL
                      ? out.data
                      : strstr(out.data, "\n1 a r:id=[rId1] b=[1 <你&  '2']"));
  assert_non_null(strstr(out.data, "甲&乙\r\n\n丙\n]]> 𠮷"));
  zb_buffer_free(&out);
}

static void test_refused(void **state)
{
  (void)state;
  static const char *const cases[] = {"",
                                      " ",
                                      "<a>",
                                      "<a></b>",
                                      "<a/><b/>",
                                      "x<a/>",
                                      "<a/>x",
                                      "<a b=1/>",
                                      "<a b='1' b='2'/>",
                                      "<a b='1'c='2'/>",
                                      "<a b='<'/>",
                                      "<a>&x;</a>",
                                      "<a>&#0;</a>",
                                      "<a>&#xD800;</a>",
                                      "<a>&#;</a>",
                                      "<a>&amp</a>",
                                      "<a>& </a>",
                                      "<a>]]></a>",
                                      "<a><!-- -- --></a>",
                                      "<a><!-- --></a",
                                      "<!DOCTYPE a><a/>",
                                      "<a><![CDATA[</a>",
                                      "< a/>",
                                      "<a / >",
                                      "<a>\x01</a>",
                                      "<a>\xC0\x80</a>",
                                      "<a>\xED\xA0\x80</a>",
                                      "<a>\xEF\xBF\xBF</a>",
                                      "<a>\xE4\xBD</a>",
                                      "<1/>",
                                      "<a><?xml version='1.0'?></a>",
                                      " <?xml version='1.0'?><a/>",
                                      "<a><? x?></a>",
                                      "<a b/>",
                                      "<a></a>&amp;",
                                      "<a b='&lt'/>",
                                      "<a><b></a></b>",
                                      "</a>",
                                      "<![CDATA[x]]><a/>",
                                      "<a>&#x110000;</a>",
                                      "<a>&#1;</a>"};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_buffer out = {0};
    for (size_t size = 1; size < 8; size++)
      if (ours(cases[i], strlen(cases[i]), size, &out))
        fail_msg("not refused: %s", cases[i]);
    compare(cases[i], strlen(cases[i]), 64, true);
    zb_buffer_free(&out);
  }
  zb_buffer out = {0};
  assert_false(ours("<?xml version='1.0' encoding='GBK'?><a/>", 41, 99, &out));
  zb_buffer_free(&out);
}

static void test_utf16(void **state)
{
  (void)state;
  static const char text[] = "<a b=\"甲\">𠮷&#x4F60;\r\n</a>";
  for (int big = 0; big < 2; big++) {
    for (int mark = 0; mark < 2; mark++) {
      zb_buffer bytes = {0}, out = {0};
      const char *s = mark ? "\xEF\xBB\xBF" : "";
      for (int part = 0; part < 2; part++, s = text) {
        for (uint32_t c; (c = zb_utf8_next(&s)) != 0;) {
          unsigned units[2] = {c, 0}, count = 1;
          if (c >= 0x10000) {
            units[0] = 0xD800 + ((c - 0x10000) >> 10);
            units[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
            count = 2;
          }
          for (unsigned i = 0; i < count; i++) {
            zb_buffer_putc(&bytes, (char)(big ? units[i] >> 8 : units[i]));
            zb_buffer_putc(&bytes, (char)(big ? units[i] : units[i] >> 8));
          }
        }
      }
      for (size_t size = 1; size < 9; size++) {
        zb_buffer_clear(&out);
        assert_true(ours(bytes.data, bytes.length, size, &out));
        assert_string_equal(out.data, "\n0 a b=[甲]\"𠮷你\n\n0 /a");
      }
      assert_false(ours(bytes.data, bytes.length - 1, 5, &out));
      zb_buffer_free(&bytes);
      zb_buffer_free(&out);
    }
  }
}

/* Damaged samples: where both readers accept, both read the same; ours is never the more lenient one about structure.
 */
static void test_random(void **state)
{
  (void)state;
  static const char alphabet[] = "<>/&;#x!-[]?\"'= \r\nabc1:\xE4\xBD\xA0";
  uint64_t seed = 20200804;
  for (int round = 0; round < 20000; round++) {
    char bytes[sizeof sample];
    size_t n = sizeof sample - 1;
    memcpy(bytes, sample, n);
    for (int change = 0; change < 1 + round % 3; change++) {
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      size_t at = (size_t)(seed >> 33) % n;
      char with = alphabet[(seed >> 20) % (sizeof alphabet - 1)];
      if ((seed >> 60) % 3 == 0)
        memmove(bytes + at, bytes + at + 1, --n - at);
      else
        bytes[at] = with;
    }
    compare(bytes, n, 1 + (size_t)(seed >> 40) % 600, false);
  }
}

static void test_limits(void **state)
{
  (void)state;
  zb_buffer bytes = {0}, out = {0};
  zb_buffer_puts(&bytes, "<a b=\"");
  for (int i = 0; i < 3 * 1024 * 1024; i++)
    zb_buffer_putc(&bytes, 'x');
  zb_buffer_puts(&bytes, "\"/>");
  assert_false(ours(bytes.data, bytes.length, 65536, &out));
  bytes.data[1024 * 1024] = '"';
  memcpy(bytes.data + 1024 * 1024 + 1, "/>", 3);
  assert_true(ours(bytes.data, 1024 * 1024 + 3, 65536, &out)); /* a long one that is not too long */
  zb_buffer_clear(&bytes);
  for (int i = 0; i < 300; i++)
    zb_buffer_puts(&bytes, "<a>");
  for (int i = 0; i < 300; i++)
    zb_buffer_puts(&bytes, "</a>");
  assert_false(ours(bytes.data, bytes.length, 65536, &out));
  zb_buffer_clear(&bytes);
  zb_buffer_puts(&bytes, "<a");
  for (int i = 0; i < 1000; i++)
    zb_buffer_printf(&bytes, " a%d=''", i);
  zb_buffer_puts(&bytes, "/>");
  assert_false(ours(bytes.data, bytes.length, 65536, &out));
  zb_buffer_free(&bytes);
  zb_buffer_free(&out);
}

int main(void)
{
  xmlInitParser();
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_sample), cmocka_unit_test(test_refused),
                                     cmocka_unit_test(test_utf16), cmocka_unit_test(test_random),
                                     cmocka_unit_test(test_limits)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
