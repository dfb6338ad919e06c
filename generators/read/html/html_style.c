#include "read/html/html_style.h"

#include "base/grow.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_STYLES = 65536, CODE_SIZE = 256 };

struct zb_html_style {
  char *name; /* of the class */
  zb_number_format format;
  bool strikes;
};

void zb_html_styles_free(zb_html_styles *styles)
{
  for (size_t i = 0; i < styles->count; i++)
    free(styles->items[i].name);
  free(styles->items);
  *styles = (zb_html_styles){0};
}

/* Decodes the CSS value at S: \0022 is a quotation mark, \- is -. */
static void unescape_css(const char *s, char out[CODE_SIZE])
{
  char quote = *s == '"' || *s == '\'' ? *s++ : '\0';
  size_t n = 0;
  while (*s != '\0' && n < CODE_SIZE - 1 && *s != quote && (quote != '\0' || strchr(";}", *s) == NULL)) {
    if (*s != '\\' || s[1] == '\0') {
      out[n++] = *s++;
    } else if (strncmp(s, "\\00", 3) == 0 && isxdigit((unsigned char)s[3]) && isxdigit((unsigned char)s[4])) {
      out[n++] = (char)strtol((char[]){s[3], s[4], '\0'}, NULL, 16);
      s += 5;
    } else {
      out[n++] = s[1];
      s += 2;
    }
  }
  while (n > 0 && isspace((unsigned char)out[n - 1]))
    n--;
  out[n] = '\0';
}

zb_number_format zb_html_style_format(const char *declarations)
{
  static const char name[] = "mso-number-format:";
  const char *found = strcasestr(declarations, name);
  if (found == NULL)
    return (zb_number_format){0};
  found += strlen(name);
  char code[CODE_SIZE];
  unescape_css(found + strspn(found, " \t\r\n"), code);
  zb_number_format format = zb_number_format_read(code);
  format.code = NULL; /* what numbers show stands on the page */
  return format;
}

static void add_class(zb_html_styles *styles, const char *name, size_t n, zb_number_format format, bool strikes)
{
  if (styles->count == MAX_STYLES)
    return;
  styles->items = zb_grow(styles->items, styles->count, &styles->capacity, sizeof *styles->items);
  struct zb_html_style *style = &styles->items[styles->count++];
  *style = (struct zb_html_style){strndup(name, n), format, strikes};
  if (style->name == NULL)
    abort();
}

/* Each class of a selector: td.xl65, .xl66 */
static void add_selector(zb_html_styles *styles, const char *s, const char *end, zb_number_format format, bool strikes)
{
  while ((s = memchr(s, '.', (size_t)(end - s))) != NULL) {
    s++;
    size_t n = strcspn(s, " \t\r\n,.:{>");
    add_class(styles, s, n, format, strikes);
    s += n;
  }
}

static int by_name(const void *a, const void *b)
{
  const struct zb_html_style *left = a, *right = b;
  return strcmp(left->name, right->name);
}

void zb_html_styles_add(zb_html_styles *styles, const char *css)
{
  const char *open, *close;
  for (; (open = strchr(css, '{')) != NULL && (close = strchr(open, '}')) != NULL; css = close + 1) {
    char *body = strndup(open + 1, (size_t)(close - open - 1));
    if (body == NULL)
      abort();
    zb_number_format format = zb_html_style_format(body);
    bool strikes = zb_html_style_strikes(body);
    styles->any_strikes = styles->any_strikes || strikes;
    if (format.known || strikes)
      add_selector(styles, css, open, format, strikes);
    free(body);
  }
  if (styles->count > 0) /* once per <style>; pages have few */
    qsort(styles->items, styles->count, sizeof *styles->items, by_name);
}

/* The next of CLASSES that has a style, *CLASSES behind it; NULL: none. */
static const struct zb_html_style *next_style(const zb_html_styles *styles, const char **classes)
{
  while (styles->count > 0 && *(*classes += strspn(*classes, " \t\r\n")) != '\0') {
    size_t n = strcspn(*classes, " \t\r\n");
    char name[64] = "";
    memcpy(name, *classes, n < sizeof name ? n : sizeof name - 1);
    const struct zb_html_style *found =
        bsearch(&(struct zb_html_style){.name = name}, styles->items, styles->count, sizeof *styles->items, by_name);
    *classes += n;
    if (found != NULL)
      return found;
  }
  return NULL;
}

zb_number_format zb_html_styles_find(const zb_html_styles *styles, const char *classes)
{
  const struct zb_html_style *found;
  while ((found = next_style(styles, &classes)) != NULL)
    if (found->format.known)
      return found->format;
  return (zb_number_format){0};
}

bool zb_html_styles_strike(const zb_html_styles *styles, const char *classes)
{
  const struct zb_html_style *found;
  while (styles->any_strikes && (found = next_style(styles, &classes)) != NULL)
    if (found->strikes)
      return true;
  return false;
}

bool zb_html_style_strikes(const char *declarations)
{
  const char *found = strcasestr(declarations, "text-decoration"), *end = found == NULL ? NULL : strchr(found, ';');
  const char *line = found == NULL ? NULL : strcasestr(found, "line-through");
  return line != NULL && (end == NULL || line < end);
}
