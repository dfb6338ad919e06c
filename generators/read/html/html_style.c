/* Number formats on web pages. */
#include "read/html/html_style.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_STYLES = 65536, CODE_ROOM = 256 };

struct zb_page_style {
  char *name; /* of the class */
  zb_number_format format;
};

void zb_page_styles_free(zb_page_styles *styles)
{
  for (size_t i = 0; i < styles->count; i++)
    free(styles->items[i].name);
  free(styles->items);
  *styles = (zb_page_styles){0};
}

/* Undoes CSS escapes in the value at S: \0022 is a quotation mark, \- is -. */
static void read_code(const char *s, char out[CODE_ROOM])
{
  char quote = *s == '"' || *s == '\'' ? *s++ : '\0';
  size_t n = 0;
  while (*s != '\0' && n < CODE_ROOM - 1 && *s != quote && (quote != '\0' || strchr(";}", *s) == NULL)) {
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

zb_number_format zb_page_style_format(const char *declarations)
{
  static const char name[] = "mso-number-format:";
  const char *at = strcasestr(declarations, name);
  if (at == NULL)
    return (zb_number_format){0};
  at += strlen(name);
  char code[CODE_ROOM];
  read_code(at + strspn(at, " \t\r\n"), code);
  return zb_number_format_read(code);
}

static void add_class(zb_page_styles *styles, const char *name, size_t n, zb_number_format format)
{
  if (styles->count == MAX_STYLES)
    return;
  if (styles->count == styles->capacity) {
    styles->capacity = styles->capacity == 0 ? 64 : styles->capacity * 2;
    styles->items = realloc(styles->items, styles->capacity * sizeof *styles->items);
    if (styles->items == NULL)
      abort();
  }
  struct zb_page_style *style = &styles->items[styles->count++];
  *style = (struct zb_page_style){strndup(name, n), format};
  if (style->name == NULL)
    abort();
}

/* Each class of a selector: td.xl65, .xl66 */
static void add_selector(zb_page_styles *styles, const char *s, const char *end, zb_number_format format)
{
  while ((s = memchr(s, '.', (size_t)(end - s))) != NULL) {
    s++;
    size_t n = strcspn(s, " \t\r\n,.:{>");
    add_class(styles, s, n, format);
    s += n;
  }
}

static int by_name(const void *a, const void *b)
{
  const struct zb_page_style *left = a, *right = b;
  return strcmp(left->name, right->name);
}

void zb_page_styles_add(zb_page_styles *styles, const char *css)
{
  const char *open, *close;
  for (; (open = strchr(css, '{')) != NULL && (close = strchr(open, '}')) != NULL; css = close + 1) {
    char *body = strndup(open + 1, (size_t)(close - open - 1));
    if (body == NULL)
      abort();
    zb_number_format format = zb_page_style_format(body);
    if (format.known)
      add_selector(styles, css, open, format);
    free(body);
  }
  if (styles->count > 0) /* once for each <style>, of which pages have few */
    qsort(styles->items, styles->count, sizeof *styles->items, by_name);
}

zb_number_format zb_page_styles_find(const zb_page_styles *styles, const char *classes)
{
  while (styles->count > 0 && *(classes += strspn(classes, " \t\r\n")) != '\0') {
    size_t n = strcspn(classes, " \t\r\n");
    char name[64] = "";
    memcpy(name, classes, n < sizeof name ? n : sizeof name - 1);
    const struct zb_page_style *found =
        bsearch(&(struct zb_page_style){.name = name}, styles->items, styles->count, sizeof *styles->items, by_name);
    if (found != NULL)
      return found->format;
    classes += n;
  }
  return (zb_number_format){0};
}
