/* The names in an expression, for those who put something else in their place: Lua is read token by token.

     joined('　', unit, w.unit)       unit, joined          w                    are values; .unit is a field, '　' a
   text */
#include "script/host.h"

#include <string.h>

bool zb_is_keyword(const char *word)
{
  static const char *const keywords[] = {"and",      "break",  "do",   "else", "elseif", "end",  "false", "for",
                                         "function", "goto",   "if",   "in",   "local",  "nil",  "not",   "or",
                                         "repeat",   "return", "then", "true", "until",  "while"};
  for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
    if (strcmp(word, keywords[i]) == 0)
      return true;
  return false;
}

bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/* Behind the text that starts at S with a quote. */
static const char *text_end(const char *s)
{
  char quote = *s++;
  while (*s != '\0' && *s != quote)
    s += *s == '\\' && s[1] != '\0' ? 2 : 1;
  return *s == '\0' ? s : s + 1;
}

/* Behind a text in long brackets, [[…]] or [=[…]=]; S if none starts there. */
static const char *long_text_end(const char *s)
{
  size_t level = strspn(s + 1, "=");
  if (*s != '[' || s[1 + level] != '[')
    return s;
  for (const char *end = s + level + 2; (end = strchr(end, ']')) != NULL; end++)
    if (strspn(end + 1, "=") == level && end[1 + level] == ']')
      return end + level + 2;
  return s + strlen(s);
}

/* Behind the token that starts at S, one character at least. */
const char *token_end(const char *s)
{
  const char *end = long_text_end(s);
  if (end > s)
    return end;
  if (*s == '"' || *s == '\'')
    return text_end(s);
  if (strncmp(s, "--", 2) == 0)
    return s + strcspn(s, "\n");
  if (is_digit(*s) || is_letter(*s)) {
    bool number = is_digit(*s);
    while (is_letter(*s) || is_digit(*s) || (number && *s == '.'))
      s++;
    return s;
  }
  return *s == '.' ? s + strspn(s, ".") : s + 1;
}

/* True of the key of a table's field: { name = … }. */
bool is_key(const char *behind)
{
  behind += strspn(behind, " \t\r\n");
  return behind[0] == '=' && behind[1] != '=';
}

void zb_expression_rewrite(const char *source, zb_stand_in *stand_in, void *data, zb_buffer *out)
{
  zb_buffer name = {0};
  bool behind_dot = false;
  zb_buffer_puts(out, "");
  for (const char *s = source, *end; *s != '\0'; s = end) {
    end = token_end(s);
    const char *other = NULL;
    if (is_letter(*s) && !behind_dot && !is_key(end)) {
      zb_buffer_clear(&name);
      zb_buffer_add(&name, s, (size_t)(end - s));
      other = zb_is_keyword(name.data) ? NULL : stand_in(data, name.data);
    }
    if (other != NULL)
      zb_buffer_puts(out, other);
    else
      zb_buffer_add(out, s, (size_t)(end - s));
    if (strchr(" \t\r\n", *s) == NULL)
      behind_dot = (*s == '.' || *s == ':') && end == s + 1;
  }
  zb_buffer_free(&name);
}
