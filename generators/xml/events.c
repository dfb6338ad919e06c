/* A window slides over the file; names and values are NUL-terminated and decoded in place, which never lengthens them.
   Nothing in the window is changed before a tag is complete, since an incomplete tag is scanned again once more of it
   has been read. */
#include "xml/events.h"

#include "base/utf8.h"
#include "xml/decode.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

enum { WINDOW = 64 * 1024, AHEAD = 4096, MAX_TOKEN = 2 * 1024 * 1024, MAX_DEPTH = 256, MAX_ATTRIBUTES = 256 };

/* The bounds of a name or value in the window. */
typedef struct span {
  char *start, *end;
} span;

/* An element that has not ended, and its name in NAMES. */
typedef struct open_element {
  size_t position, length, prefix_length;
} open_element;

struct zb_events {
  zb_xml_input input;
  uint64_t fetched; /* bytes read into the window so far */
  char *window;
  char *position, *end; /* what is not consumed yet; one spare byte follows */
  size_t size;
  bool ended;   /* the source has no more */
  bool started; /* an XML declaration would be too late */
  bool trusted; /* ignore the declared encoding */
  bool had_root;
  bool self_closing; /* the last event was <a/>: its end comes next */
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
  e->position = e->end = e->window;
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
                           : events->fetched - (uint64_t)(events->end - events->position);
}

/* Always false. ERROR is "" if the source failed, which knows the reason itself. */
static bool fail(zb_events *e, const char *why)
{
  if (e->error == NULL)
    e->error = why;
  return false;
}

/* --- the window --- */

/* Moves the unconsumed part to the front and reads more; doubles a full window. False if nothing was read. */
static bool read_more(zb_events *e)
{
  size_t left = (size_t)(e->end - e->position);
  if (e->ended)
    return false;
  memmove(e->window, e->position, left);
  if (left + 64 > e->size) {
    if (e->size >= MAX_TOKEN)
      return fail(e, "有一个标记太长");
    e->size *= 2;
    e->window = realloc(e->window, e->size + 1);
    if (e->window == NULL)
      abort();
  }
  e->position = e->window;
  e->end = e->window + left;
  long n = zb_xml_input_read(&e->input, e->end, e->size - left);
  if (n < 0)
    return fail(e, e->input.bad ? "含有不允许的字符，或编码不是 UTF-8、UTF-16" : "");
  e->ended = n == 0;
  e->end += n;
  e->fetched += (uint64_t)n;
  return n > 0;
}

/* Finds TEXT from offset FROM on, reading more if need be. NULL, with an error, if the file ends first. */
static char *find_text(zb_events *e, size_t from, const char *text)
{
  size_t length = strlen(text);
  for (;;) {
    size_t available = (size_t)(e->end - e->position);
    char *found = available > from ? memmem(e->position + from, available - from, text, length) : NULL;
    if (found != NULL)
      return found;
    if (available >= length && available - length + 1 > from)
      from = available - length + 1;
    if (!read_more(e)) {
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

/* The result of scanning a tag. */
typedef enum { COMPLETE, INCOMPLETE, WRONG } outcome;

/* Scans name="value" at *S into two spans. */
static outcome read_attribute(const zb_events *e, char **s, span *pair)
{
  char *end = e->end;
  pair[0].start = *s;
  pair[0].end = skip_name(*s, end);
  char *sign = skip_blanks(pair[0].end, end);
  char *quote = sign < end ? skip_blanks(sign + 1, end) : end;
  if (pair[0].end == end || quote == end)
    return INCOMPLETE;
  if (pair[0].end == pair[0].start || *sign != '=' || (*quote != '"' && *quote != '\''))
    return WRONG;
  pair[1].start = quote + 1;
  pair[1].end = memchr(quote + 1, *quote, (size_t)(end - quote - 1));
  if (pair[1].end == NULL)
    return INCOMPLETE;
  *s = pair[1].end + 1;
  return COMPLETE;
}

/* Scans a start tag, <name a="…" …> or …/>, into spans; *NEXT is the first byte after it. */
static outcome scan_start(zb_events *e, span *name, int *count, char **next)
{
  char *end = e->end, *s = skip_name(e->position + 1, end);
  *name = (span){e->position + 1, s};
  *count = 0;
  for (;;) {
    char *next_char = skip_blanks(s, end);
    if (next_char == end)
      return INCOMPLETE;
    if (*next_char == '>' || *next_char == '/') {
      e->self_closing = *next_char == '/';
      *next = next_char + 1 + e->self_closing;
      return next_char + e->self_closing == end                             ? INCOMPLETE
             : next_char[e->self_closing] == '>' && name->end > name->start ? COMPLETE
                                                                            : WRONG;
    }
    if (next_char == s || *count == MAX_ATTRIBUTES)
      return WRONG;
    s = next_char;
    outcome attribute = read_attribute(e, &s, &e->spans[2 * *count]);
    if (attribute != COMPLETE)
      return attribute;
    ++*count;
  }
}

/* Includes the colon. */
static size_t prefix_length(const char *name, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    if (name[i] == ':')
      return i + 1;
  }
  return 0;
}

/* NUL-terminates the spans and decodes the values; refuses duplicate attributes. */
static bool decode_attributes(zb_events *e, int count)
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
  e->open[e->depth++] = (open_element){e->names_length, n, prefix_length(name, n)};
  memcpy(e->names + e->names_length, name, n);
  e->names_length += n;
  e->names[e->names_length++] = '\0';
  return true;
}

static bool pop(zb_events *e)
{
  e->self_closing = false;
  const open_element *last = &e->open[--e->depth];
  e->names_length = last->position;
  e->event.kind = ZB_EVENT_END;
  e->event.depth = e->depth;
  e->event.name = e->names + last->position + last->prefix_length; /* valid until the next start */
  e->event.attribute_count = 0;
  return true;
}

static bool start_tag(zb_events *e)
{
  span name;
  int count;
  char *next;
  outcome result;
  while ((result = scan_start(e, &name, &count, &next)) == INCOMPLETE) {
    if (!read_more(e))
      return fail(e, "没有写完");
  }
  if (result == WRONG)
    return fail(e, "标记写法不对");
  if (e->depth == 0 && e->had_root)
    return fail(e, "多于一个根元素");
  e->had_root = true;
  e->event.kind = ZB_EVENT_START;
  e->event.depth = e->depth;
  if (!push(e, name.start, (size_t)(name.end - name.start)) || !decode_attributes(e, count))
    return false;
  *name.end = '\0';
  e->event.name = name.start + e->open[e->depth - 1].prefix_length;
  e->position = next;
  return true;
}

static bool end_tag(zb_events *e)
{
  char *close = memchr(e->position, '>', (size_t)(e->end - e->position));
  if (close == NULL && (close = find_text(e, 2, ">")) == NULL)
    return false;
  static const open_element none = {0};
  const open_element *last = e->depth > 0 ? &e->open[e->depth - 1] : &none;
  size_t n = last->length;
  bool same =
      n > 0 && (size_t)(close - e->position - 2) >= n && memcmp(e->position + 2, e->names + last->position, n) == 0;
  if (!same || skip_blanks(e->position + 2 + n, close) != close)
    return fail(e, "开始标记和结束标记不配对");
  e->position = close + 1;
  return pop(e);
}

/* --- other markup that begins with "<" --- */

static bool skip_comment(zb_events *e)
{
  char *end = find_text(e, 4, "--");
  if (end != NULL && end + 2 == e->end && read_more(e))
    end = find_text(e, 4, "--");
  if (end == NULL || end + 2 == e->end || end[2] != '>')
    return fail(e, "注释写法不对");
  e->position = end + 3;
  return true;
}

/* <?xml …?> is only allowed at the very start; other instructions are ignored. */
static bool skip_instruction(zb_events *e)
{
  char *end = find_text(e, 2, "?>"), *name = e->position + 2;
  if (end == NULL)
    return false;
  char *next_char = skip_name(name, end);
  bool declaration = next_char - name == 3 && strncasecmp(name, "xml", 3) == 0;
  if (next_char == name || (next_char < end && !is_blank(*next_char)) || (declaration && e->started))
    return fail(e, "处理指令写法不对");
  if (declaration && !e->trusted && !zb_xml_encoding_known(next_char, end))
    return fail(e, "编码不是 UTF-8、UTF-16");
  e->position = end + 2;
  return true;
}

static bool text_event(zb_events *e, char *start, size_t length)
{
  e->event.kind = ZB_EVENT_TEXT;
  e->event.depth = e->depth;
  e->event.name = "";
  e->event.attribute_count = 0;
  e->event.text = start;
  e->event.length = length;
  return true;
}

static bool read_cdata(zb_events *e)
{
  char *end = find_text(e, 9, "]]>");
  if (end == NULL)
    return false;
  if (e->depth == 0)
    return fail(e, "根元素以外有文字");
  char *start = e->position + 9;
  e->position = end + 3;
  return text_event(e, start, zb_xml_unify_lines(start, (size_t)(end - start)));
}

/* Text up to the next tag, or as much of it as is complete in the window. */
static bool read_text(zb_events *e)
{
  size_t available = (size_t)(e->end - e->position), used, length;
  char *start = e->position, *tag = memchr(start, '<', available);
  const char *wrong = zb_xml_decode_text(start, tag != NULL ? (size_t)(tag - start) : available,
                                         tag != NULL || e->ended, &used, &length);
  if (wrong != NULL) {
    e->position += used;
    return fail(e, wrong);
  }
  if (used == 0)
    return read_more(e) || e->ended ? text_event(e, e->position, 0) : false; /* the window ends within &amp; */
  e->position = start + used;
  for (size_t i = 0; e->depth == 0 && i < length; i++) {
    if (!is_blank(start[i]))
      return fail(e, "根元素以外有文字");
  }
  return text_event(e, start, length);
}

/* Compares only with what has been read: the window always has more than a WORD ahead unless the file ends. */
static bool starts_with(const zb_events *e, const char *word)
{
  size_t n = strlen(word);
  return (size_t)(e->end - e->position) >= n && memcmp(e->position, word, n) == 0;
}

/* Reads one token. *HAS_EVENT is false if it is to be skipped, as a comment is. */
static bool read_token(zb_events *e, bool *has_event)
{
  *has_event = true;
  if (e->self_closing)
    return pop(e);
  if (*e->position != '<')
    return (*has_event = e->depth > 0, read_text(e));
  if (starts_with(e, "</"))
    return end_tag(e);
  if (starts_with(e, "<![CDATA["))
    return read_cdata(e);
  *has_event = false;
  if (starts_with(e, "<!--"))
    return skip_comment(e);
  if (starts_with(e, "<?"))
    return skip_instruction(e);
  if (starts_with(e, "<!"))
    return fail(e, starts_with(e, "<!DOCTYPE") ? "含有不允许的 DOCTYPE" : "标记写法不对");
  *has_event = true;
  return start_tag(e);
}

const zb_event *zb_events_next(zb_events *e)
{
  bool has_event = false;
  while (!has_event && e->error == NULL) {
    while (e->end - e->position < AHEAD && !e->ended) {
      if (!read_more(e) && !e->ended)
        return NULL;
    }
    if (e->position == e->end && !e->self_closing) {
      if (e->ended && (e->depth > 0 || !e->had_root))
        fail(e, "没有写完");
      if (e->ended)
        return NULL;
      continue;
    }
    if (!read_token(e, &has_event))
      return NULL;
    e->started = true;
  }
  return has_event ? &e->event : NULL;
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
    const char *name_with_prefix = event->attributes[i].name, *colon = strchr(name_with_prefix, ':');
    if (colon != NULL && strcmp(colon + 1, name) == 0 && strncmp(name_with_prefix, "xmlns:", 6) != 0)
      return event->attributes[i].value;
  }
  return NULL;
}
