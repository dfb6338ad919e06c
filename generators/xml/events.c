/* A window of characters slides over the file; names and values are ended by NUL and decoded where they stand, which
   never makes them longer. Nothing in the window is changed before a tag is known to be there to its end, since a tag
   that is not is read again once more of it has come. */
#include "xml/events.h"

#include "base/utf8.h"
#include "xml/decode.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

enum { WINDOW = 64 * 1024, AHEAD = 4096, MAX_TOKEN = 2 * 1024 * 1024, MAX_DEPTH = 256, MAX_ATTRIBUTES = 256 };

/* A name's or a value's bounds in the window. */
typedef struct span {
  char *start, *end;
} span;

/* An element that has not ended: its name in NAMES. */
typedef struct open_element {
  size_t at, length, prefix;
} open_element;

struct zb_events {
  zb_xml_input input;
  uint64_t fetched; /* bytes that came into the window so far */
  char *window;
  char *at, *end; /* what is not read yet; one byte of room behind it */
  size_t size;
  bool ended;   /* the window has all there is */
  bool began;   /* something was read: an XML declaration is late */
  bool trusted; /* the encoding that is declared doesn't matter */
  bool had_root;
  bool close; /* the tag that was given was <a/>: its end comes next */
  const char *error;
  int depth;
  open_element open[MAX_DEPTH];
  char *names;
  size_t names_length, names_capacity;
  span spans[2 * MAX_ATTRIBUTES];
  zb_attribute attributes[MAX_ATTRIBUTES];
  zb_event event;
};

zb_events *zb_events_new(zb_xml_source source, void *context)
{
  zb_events *e = calloc(1, sizeof *e);
  if (e == NULL || (e->window = malloc(WINDOW + 1)) == NULL)
    abort();
  e->input.source = source;
  e->input.context = context;
  e->size = WINDOW;
  e->at = e->end = e->window;
  return e;
}

void zb_events_trust_utf8(zb_events *events)
{
  events->input.encoding = ZB_XML_UTF8;
  events->trusted = true;
}

void zb_events_free(zb_events *events)
{
  if (events == NULL)
    return;
  free(events->window);
  free(events->names);
  free(events);
}

const char *zb_events_error(const zb_events *events)
{
  return events->error != NULL && *events->error != '\0' ? events->error : NULL;
}

uint64_t zb_events_error_offset(const zb_events *events)
{
  return events->input.bad ? events->fetched + events->input.good
                           : events->fetched - (uint64_t)(events->end - events->at);
}

/* Always false; "" stands for a failure of the source, which knows itself why. */
static bool fail(zb_events *e, const char *why)
{
  if (e->error == NULL)
    e->error = why;
  return false;
}

/* --- the window --- */

/* Moves what is not read to the front and reads on; a full window doubles. False if nothing came. */
static bool fill(zb_events *e)
{
  size_t left = (size_t)(e->end - e->at);
  if (e->ended)
    return false;
  memmove(e->window, e->at, left);
  if (left + 64 > e->size) {
    if (e->size >= MAX_TOKEN)
      return fail(e, "有一个标记太长");
    e->size *= 2;
    e->window = realloc(e->window, e->size + 1);
    if (e->window == NULL)
      abort();
  }
  e->at = e->window;
  e->end = e->window + left;
  long n = zb_xml_input_read(&e->input, e->end, e->size - left);
  if (n < 0)
    return fail(e, e->input.bad ? "含有不允许的字符，或编码不是 UTF-8、UTF-16" : "");
  e->ended = n == 0;
  e->end += n;
  e->fetched += (uint64_t)n;
  return n > 0;
}

/* Finds TEXT from FROM on; when the window ends first, reads on. NULL, with an error, if it never comes. */
static char *find(zb_events *e, size_t from, const char *text)
{
  size_t length = strlen(text);
  for (;;) {
    size_t there = (size_t)(e->end - e->at);
    char *found = there > from ? memmem(e->at + from, there - from, text, length) : NULL;
    if (found != NULL)
      return found;
    if (there >= length && there - length + 1 > from)
      from = there - length + 1;
    if (!fill(e)) {
      fail(e, "没有写完");
      return NULL;
    }
  }
}

/* --- tags --- */

static bool is_name_start(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

static char *skip_name(char *s, const char *end)
{
  if (s < end && is_name_start(*s))
    while (++s < end && (is_name_start(*s) || (*s >= '0' && *s <= '9') || *s == '-' || *s == '.'))
      ;
  return s;
}

static bool is_blank(char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static char *skip_blanks(char *s, const char *end)
{
  while (s < end && is_blank(*s))
    s++;
  return s;
}

/* What became of reading a tag. */
typedef enum { WHOLE, CUT_OFF, WRONG } outcome;

/* Reads name="value" at *S into two spans. */
static outcome read_attribute(const zb_events *e, char **s, span *pair)
{
  char *end = e->end;
  pair[0].start = *s;
  pair[0].end = skip_name(*s, end);
  char *sign = skip_blanks(pair[0].end, end);
  char *quote = sign < end ? skip_blanks(sign + 1, end) : end;
  if (pair[0].end == end || quote == end)
    return CUT_OFF;
  if (pair[0].end == pair[0].start || *sign != '=' || (*quote != '"' && *quote != '\''))
    return WRONG;
  pair[1].start = quote + 1;
  pair[1].end = memchr(quote + 1, *quote, (size_t)(end - quote - 1));
  if (pair[1].end == NULL)
    return CUT_OFF;
  *s = pair[1].end + 1;
  return WHOLE;
}

/* Reads a start tag, <name a="…" …> or …/>, into spans; *NEXT is behind it. */
static outcome scan_start(zb_events *e, span *name, int *count, char **next)
{
  char *end = e->end, *s = skip_name(e->at + 1, end);
  *name = (span){e->at + 1, s};
  *count = 0;
  for (;;) {
    char *behind = skip_blanks(s, end);
    if (behind == end)
      return CUT_OFF;
    if (*behind == '>' || *behind == '/') {
      e->close = *behind == '/';
      *next = behind + 1 + e->close;
      return behind + e->close == end ? CUT_OFF : behind[e->close] == '>' && name->end > name->start ? WHOLE : WRONG;
    }
    if (behind == s || *count == MAX_ATTRIBUTES)
      return WRONG;
    s = behind;
    outcome attribute = read_attribute(e, &s, &e->spans[2 * *count]);
    if (attribute != WHOLE)
      return attribute;
    ++*count;
  }
}

/* How long the prefix of a name is, with its colon. */
static size_t prefix(const char *name, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    if (name[i] == ':')
      return i + 1;
  }
  return 0;
}

/* Ends the spans by NUL and decodes the values; no attribute may come twice. */
static bool take_attributes(zb_events *e, int count)
{
  for (int i = 0; i < count; i++) {
    span name = e->spans[2 * i], value = e->spans[2 * i + 1];
    *name.end = *value.end = '\0';
    if (!zb_xml_decode_value(value.start))
      return fail(e, "属性写法不对");
    e->attributes[i] = (zb_attribute){name.start, value.start};
    for (int j = 0; j < i; j++) {
      if (strcmp(e->attributes[j].name, name.start) == 0)
        return fail(e, "属性重复");
    }
  }
  e->event.attribute_count = count;
  e->event.attributes = e->attributes;
  return true;
}

static bool push(zb_events *e, const char *name, size_t n)
{
  if (e->depth == MAX_DEPTH)
    return fail(e, "嵌套太深");
  if (e->names_capacity - e->names_length <= n) {
    e->names_capacity = 2 * e->names_capacity + n + 256;
    e->names = realloc(e->names, e->names_capacity);
    if (e->names == NULL)
      abort();
  }
  e->open[e->depth++] = (open_element){e->names_length, n, prefix(name, n)};
  memcpy(e->names + e->names_length, name, n);
  e->names_length += n;
  e->names[e->names_length++] = '\0';
  return true;
}

static bool pop(zb_events *e)
{
  e->close = false;
  const open_element *last = &e->open[--e->depth];
  e->names_length = last->at;
  e->event.kind = ZB_EVENT_END;
  e->event.depth = e->depth;
  e->event.name = e->names + last->at + last->prefix; /* stays until the next start */
  e->event.attribute_count = 0;
  return true;
}

static bool start_tag(zb_events *e)
{
  span name;
  int count;
  char *next;
  outcome result;
  while ((result = scan_start(e, &name, &count, &next)) == CUT_OFF) {
    if (!fill(e))
      return fail(e, "没有写完");
  }
  if (result == WRONG)
    return fail(e, "标记写法不对");
  if (e->depth == 0 && e->had_root)
    return fail(e, "多于一个根元素");
  e->had_root = true;
  e->event.kind = ZB_EVENT_START;
  e->event.depth = e->depth;
  if (!push(e, name.start, (size_t)(name.end - name.start)) || !take_attributes(e, count))
    return false;
  *name.end = '\0';
  e->event.name = name.start + e->open[e->depth - 1].prefix;
  e->at = next;
  return true;
}

static bool end_tag(zb_events *e)
{
  char *close = memchr(e->at, '>', (size_t)(e->end - e->at));
  if (close == NULL && (close = find(e, 2, ">")) == NULL)
    return false;
  static const open_element none = {0};
  const open_element *last = e->depth > 0 ? &e->open[e->depth - 1] : &none;
  size_t n = last->length;
  bool same = n > 0 && (size_t)(close - e->at - 2) >= n && memcmp(e->at + 2, e->names + last->at, n) == 0;
  if (!same || skip_blanks(e->at + 2 + n, close) != close)
    return fail(e, "开始标记和结束标记不配对");
  e->at = close + 1;
  return pop(e);
}

/* --- what else begins with "<" --- */

static bool skip_comment(zb_events *e)
{
  char *end = find(e, 4, "--");
  if (end != NULL && end + 2 == e->end && fill(e))
    end = find(e, 4, "--");
  if (end == NULL || end + 2 == e->end || end[2] != '>')
    return fail(e, "注释写法不对");
  e->at = end + 3;
  return true;
}

/* <?xml …?> only at the very start; others are passed over. */
static bool skip_instruction(zb_events *e)
{
  char *end = find(e, 2, "?>"), *name = e->at + 2;
  if (end == NULL)
    return false;
  char *behind = skip_name(name, end);
  bool declaration = behind - name == 3 && strncasecmp(name, "xml", 3) == 0;
  if (behind == name || (behind < end && !is_blank(*behind)) || (declaration && e->began))
    return fail(e, "处理指令写法不对");
  if (declaration && !e->trusted && !zb_xml_encoding_known(behind, end))
    return fail(e, "编码不是 UTF-8、UTF-16");
  e->at = end + 2;
  return true;
}

static bool give_text(zb_events *e, char *start, size_t length)
{
  e->event.kind = ZB_EVENT_TEXT;
  e->event.depth = e->depth;
  e->event.name = "";
  e->event.attribute_count = 0;
  e->event.text = start;
  e->event.length = length;
  return true;
}

static bool cdata(zb_events *e)
{
  char *end = find(e, 9, "]]>");
  if (end == NULL)
    return false;
  if (e->depth == 0)
    return fail(e, "根元素以外有文字");
  char *start = e->at + 9;
  e->at = end + 3;
  return give_text(e, start, zb_xml_unify_lines(start, (size_t)(end - start)));
}

/* Text up to the next tag, or as much of it as is whole in the window. */
static bool text(zb_events *e)
{
  size_t there = (size_t)(e->end - e->at), used, length;
  char *start = e->at, *tag = memchr(start, '<', there);
  const char *wrong =
      zb_xml_decode_text(start, tag != NULL ? (size_t)(tag - start) : there, tag != NULL || e->ended, &used, &length);
  if (wrong != NULL) {
    e->at += used;
    return fail(e, wrong);
  }
  if (used == 0)
    return fill(e) || e->ended ? give_text(e, e->at, 0) : false; /* the window ends within &amp; */
  e->at = start + used;
  for (size_t i = 0; e->depth == 0 && i < length; i++) {
    if (!is_blank(start[i]))
      return fail(e, "根元素以外有文字");
  }
  return give_text(e, start, length);
}

/* Whether the window goes on with WORD, which is looked for only as far as it has come. */
static bool goes_on(const zb_events *e, const char *word)
{
  size_t n = strlen(word);
  return (size_t)(e->end - e->at) >= n && memcmp(e->at, word, n) == 0;
}

/* Reads one token; its event has no kind yet if it is one to pass over. *GIVEN: there is an event. */
static bool token(zb_events *e, bool *given)
{
  *given = true;
  if (e->close)
    return pop(e);
  if (*e->at != '<')
    return (*given = e->depth > 0, text(e));
  if (goes_on(e, "</"))
    return end_tag(e);
  if (goes_on(e, "<![CDATA["))
    return cdata(e);
  *given = false;
  if (goes_on(e, "<!--"))
    return skip_comment(e);
  if (goes_on(e, "<?"))
    return skip_instruction(e);
  if (goes_on(e, "<!"))
    return fail(e, goes_on(e, "<!DOCTYPE") ? "含有不允许的 DOCTYPE" : "标记写法不对");
  *given = true;
  return start_tag(e);
}

const zb_event *zb_events_next(zb_events *e)
{
  bool given = false;
  while (!given && e->error == NULL) {
    while (e->end - e->at < AHEAD && !e->ended) {
      if (!fill(e) && !e->ended)
        return NULL;
    }
    if (e->at == e->end && !e->close) {
      if (e->ended && (e->depth > 0 || !e->had_root))
        fail(e, "没有写完");
      if (e->ended)
        return NULL;
      continue;
    }
    if (!token(e, &given))
      return NULL;
    e->began = true;
  }
  return given ? &e->event : NULL;
}

const char *zb_event_attribute(const zb_event *event, const char *name)
{
  for (int i = 0; i < event->attribute_count; i++) {
    if (strcmp(event->attributes[i].name, name) == 0)
      return event->attributes[i].value;
  }
  return NULL;
}

const char *zb_event_prefixed(const zb_event *event, const char *name)
{
  for (int i = 0; i < event->attribute_count; i++) {
    const char *whole = event->attributes[i].name, *colon = strchr(whole, ':');
    if (colon != NULL && strcmp(colon + 1, name) == 0 && strncmp(whole, "xmlns:", 6) != 0)
      return event->attributes[i].value;
  }
  return NULL;
}
