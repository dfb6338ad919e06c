/* Shows numbers as spreadsheets do, under codes such as 0.0%, 000, "第"0"名", # ?/?, #,##0;-#,##0. */
#include "value/number_format.h"

#include "base/buffer.h"
#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MAX_TOKENS = 128, MAX_DECIMALS = 20, SIGNIFICANT = 15 };

/* A piece of a section. TEXT is a literal's; of a placeholder: '0', '#' or '?'. */
typedef struct token {
  enum { LITERAL, PLACEHOLDER, POINT, COMMA, PERCENT, GENERAL, SLASH, EXPONENT, AT } kind;
  const char *text;
  int length;
} token;

typedef struct section {
  token tokens[MAX_TOKENS];
  int count;
  char comparison[3]; /* of a condition, [>=60]; "": none */
  double limit;
  bool unknown; /* has what this program can't show */
} section;

/* --- Reading the code ---------------------------------------------------------------------------------------- */

static void add(section *s, int kind, const char *text, int length)
{
  if (s->count == MAX_TOKENS)
    s->unknown = true;
  else
    s->tokens[s->count++] = (token){kind, text, length};
}

/* [Red], [$¥-804], [>=60], [DBNum1]; returns what follows. */
static const char *read_bracket(section *s, const char *code)
{
  const char *end = strchr(code, ']');
  if (end == NULL) {
    s->unknown = true;
    return code + strlen(code);
  }
  if (code[1] == '$') {
    int n = (int)strcspn(code + 2, "-]");
    add(s, LITERAL, code + 2, n);
  } else if (strchr("<>=", code[1]) != NULL) {
    size_t n = strspn(code + 1, "<>=");
    memcpy(s->comparison, code + 1, n < 2 ? n : 2);
    s->limit = strtod(code + 1 + n, NULL);
  } else if (strncasecmp(code + 1, "DBNum", 5) == 0) {
    s->unknown = true;
  }
  return end + 1;
}

static const char *read_quoted(section *s, const char *code)
{
  const char *end = strchr(code + 1, '"');
  int n = end != NULL ? (int)(end - code - 1) : (int)strlen(code + 1);
  add(s, LITERAL, code + 1, n);
  return end != NULL ? end + 1 : code + 1 + n;
}

static int bytes_of_character(const char *s)
{
  int n = 1;
  while (((unsigned char)s[n] & 0xC0) == 0x80)
    n++;
  return n;
}

/* What stands at CODE; returns what follows. */
static const char *read_token(section *s, const char *code)
{
  static const char general[] = "General", chinese[] = "G/通用格式";
  int n = bytes_of_character(code);
  if (*code == '[')
    return read_bracket(s, code);
  if (*code == '"')
    return read_quoted(s, code);
  if ((*code == '\\' || *code == '!') && code[1] != '\0') {
    n = bytes_of_character(code + 1);
    add(s, LITERAL, code + 1, n);
    return code + 1 + n;
  }
  if ((*code == '_' || *code == '*') && code[1] != '\0') {
    if (*code == '_')
      add(s, LITERAL, " ", 1);
    return code + 1 + bytes_of_character(code + 1);
  }
  for (int i = 0; i < 2; i++) {
    const char *name = i == 0 ? general : chinese;
    if (strncasecmp(code, name, strlen(name)) == 0) {
      add(s, GENERAL, code, (int)strlen(name));
      return code + strlen(name);
    }
  }
  if ((*code == 'E' || *code == 'e') && (code[1] == '+' || code[1] == '-')) {
    add(s, EXPONENT, code, 2);
    return code + 2;
  }
  int kind = strchr("0#?", *code) != NULL ? PLACEHOLDER
             : *code == '.'               ? POINT
             : *code == ','               ? COMMA
             : *code == '%'               ? PERCENT
             : *code == '/'               ? SLASH
             : *code == '@'               ? AT
                                          : LITERAL;
  add(s, kind, code, n);
  return code + n;
}

/* Up to four sections, separated by semicolons; returns how many. */
static int read_sections(const char *code, section sections[4])
{
  int n = 0;
  memset(sections, 0, 4 * sizeof *sections);
  while (*code != '\0') {
    if (*code == ';') {
      if (++n == 4)
        return 4;
      code++;
      continue;
    }
    code = read_token(&sections[n], code);
  }
  return n + 1;
}

static bool meets(const section *s, double number)
{
  const char *c = s->comparison;
  return strcmp(c, ">") == 0    ? number > s->limit
         : strcmp(c, ">=") == 0 ? number >= s->limit
         : strcmp(c, "<") == 0  ? number < s->limit
         : strcmp(c, "<=") == 0 ? number <= s->limit
         : strcmp(c, "=") == 0  ? number == s->limit
                                : number != s->limit;
}

/* The section for NUMBER; *SIGNED: it shows the sign of a negative number itself. */
static const section *section_for(const section *sections, int count, double number, bool *is_signed)
{
  *is_signed = false;
  if (*sections[0].comparison != '\0') {
    if (meets(&sections[0], number))
      return &sections[0];
    bool second = count > 1 && (*sections[1].comparison == '\0' ? count == 2 : meets(&sections[1], number));
    return second ? &sections[1] : count > 2 ? &sections[2] : NULL;
  }
  if (number < 0 && count > 1 && *sections[1].comparison == '\0') {
    *is_signed = true;
    return &sections[1];
  }
  return number == 0 && count > 2 ? &sections[2] : &sections[0];
}

/* --- Digits ---------------------------------------------------------------------------------------------------- */

/* How a section's digits are arranged. */
typedef struct layout {
  int first, last;         /* placeholders of the integer part; -1: none */
  int decimals;            /* placeholders after the point */
  int percents, thousands; /* how often to multiply by 100 and divide by 1000 */
  bool grouped, fraction, exponent, general;
} layout;

static layout arrange(const section *s)
{
  layout l = {.first = -1, .last = -1};
  bool after_point = false;
  int last = -1; /* any placeholder */
  for (int i = 0; i < s->count; i++)
    last = s->tokens[i].kind == PLACEHOLDER ? i : last;
  for (int i = 0; i < s->count; i++) {
    int kind = s->tokens[i].kind;
    l.percents += kind == PERCENT;
    l.fraction = l.fraction || kind == SLASH;
    l.exponent = l.exponent || kind == EXPONENT;
    l.general = l.general || kind == GENERAL;
    after_point = after_point || kind == POINT;
    if (kind == COMMA && l.last >= 0 && !after_point) {
      bool more = i + 1 < s->count && (s->tokens[i + 1].kind == PLACEHOLDER || s->tokens[i + 1].kind == COMMA);
      l.grouped = l.grouped || (more && i < last);
    }
    if (kind == COMMA && last >= 0 && i > last)
      l.thousands++;
    if (kind != PLACEHOLDER)
      continue;
    if (after_point) {
      l.decimals++;
    } else {
      l.first = l.first < 0 ? i : l.first;
      l.last = i;
    }
  }
  return l;
}

/* NUMBER with DECIMALS digits after the point, half away from zero, of the 15 digits that spreadsheets know. */
static void round_digits(double number, int decimals, char *out, size_t size)
{
  char text[64];
  double power = pow(10, decimals);
  snprintf(text, sizeof text, "%.*g", SIGNIFICANT, number * power);
  snprintf(out, size, "%.*f", decimals, round(strtod(text, NULL)) / power);
}

/* How many digits the integer part shows at least. */
static int least_digits(const section *s, const layout *l)
{
  int least = 0;
  for (int i = l->first; i >= 0 && i <= l->last; i++)
    if (s->tokens[i].kind == PLACEHOLDER)
      least = *s->tokens[i].text == '0' || least > 0 ? least + 1 : 0;
  return least;
}

/* The digits before the point that go to placeholder number INDEX of COUNT: the first takes all that are more. */
static void put_integer_digit(zb_buffer *out, const char *digits, int n, int index, int count, bool grouped)
{
  int place = count - index; /* from the right, 1: units */
  int from = index == 0 ? 0 : n - place, to = n - place + 1;
  for (int i = from < 0 ? 0 : from; i < to; i++) {
    zb_buffer_add(out, &digits[i], 1);
    if (grouped && (n - i - 1) % 3 == 0 && i + 1 < n)
      zb_buffer_puts(out, ",");
  }
}

static void put_decimals(zb_buffer *out, const section *s, const char *decimals)
{
  int n = (int)strlen(decimals), needed = 0, index = 0;
  bool after = false;
  for (int i = 0; i < s->count; i++) {
    after = after || s->tokens[i].kind == POINT;
    if (!after || s->tokens[i].kind != PLACEHOLDER)
      continue;
    index++;
    if (*s->tokens[i].text == '0' || (index <= n && decimals[index - 1] != '0'))
      needed = index;
  }
  zb_buffer_add(out, decimals, (size_t)(needed < n ? needed : n));
}

/* TEXT, a number's rounded digits, in the placeholders of S with the literals between them. */
static void put_digits(zb_buffer *out, const section *s, const layout *l, const char *text)
{
  char integer[400];
  size_t whole = strcspn(text, ".");
  const char *decimals = text[whole] == '.' ? text + whole + 1 : "";
  int n = whole == 1 && *text == '0' ? 0 : (int)whole, least = least_digits(s, l);
  int zeros = least > n ? least - n : 0;
  memset(integer, '0', (size_t)zeros);
  memcpy(integer + zeros, text, (size_t)n);
  n += zeros;
  int count = 0, index = 0;
  for (int i = l->first; i >= 0 && i <= l->last; i++)
    count += s->tokens[i].kind == PLACEHOLDER;
  bool after_point = false;
  for (int i = 0; i < s->count; i++) {
    const token *t = &s->tokens[i];
    if (t->kind == LITERAL || t->kind == PERCENT)
      zb_buffer_add(out, t->text, (size_t)t->length);
    if (t->kind == PLACEHOLDER && !after_point)
      put_integer_digit(out, integer, n, index++, count, l->grouped);
    if (t->kind != POINT || after_point)
      continue;
    after_point = true;
    if (count == 0)
      zb_buffer_add(out, integer, (size_t)n);
    zb_buffer_puts(out, ".");
    put_decimals(out, s, decimals);
  }
}

/* --- Fractions ------------------------------------------------------------------------------------------------- */

/* The denominator up to MAX whose fraction is nearest to PART. */
static int nearest_denominator(double part, int max)
{
  int best = 1;
  double least = 2;
  for (int d = 1; d <= max; d++) {
    double off = fabs(part - round(part * d) / d);
    if (off < least - 1e-12) {
      least = off;
      best = d;
    }
  }
  return best;
}

/* 1 1/2 under # ?/?; 3/2 under ?/?. Blanks that only align are left out. */
static void put_fraction(zb_buffer *out, const section *s, double number)
{
  int slash = 0, digits = 0, groups = 0;
  double fixed = 0;
  while (s->tokens[slash].kind != SLASH)
    slash++;
  for (int i = slash + 1; i < s->count; i++) {
    digits += s->tokens[i].kind == PLACEHOLDER;
    if (s->tokens[i].kind == LITERAL && *s->tokens[i].text >= '1' && *s->tokens[i].text <= '9')
      fixed = (double)strtol(s->tokens[i].text, NULL, 10);
    if (fixed > 0)
      break;
  }
  for (int i = 0; i < slash; i++)
    groups += s->tokens[i].kind == PLACEHOLDER && (i == 0 || s->tokens[i - 1].kind != PLACEHOLDER);
  double whole = groups > 1 ? floor(number) : 0;
  int max = digits >= 3 ? 999 : digits == 2 ? 99 : 9;
  double denominator = fixed > 0 ? fixed : nearest_denominator(number - whole, max);
  double numerator = round((number - whole) * denominator);
  if (numerator == denominator && groups > 1) {
    whole++;
    numerator = 0;
  }
  if (whole > 0 || (numerator == 0 && groups > 1))
    zb_buffer_printf(out, "%.0f", whole);
  if (whole > 0 && numerator > 0)
    zb_buffer_puts(out, " ");
  if (numerator > 0 || groups <= 1)
    zb_buffer_printf(out, "%.0f/%.0f", numerator, denominator);
}

/* --- The text -------------------------------------------------------------------------------------------------- */

static void put_general(zb_buffer *out, const section *s, double number)
{
  char text[ZB_NUMBER_SIZE];
  for (int i = 0; i < s->count; i++) {
    const token *t = &s->tokens[i];
    if (t->kind == GENERAL)
      zb_buffer_puts(out, zb_number_text(number, text));
    else if (t->kind == LITERAL || t->kind == PERCENT)
      zb_buffer_add(out, t->text, (size_t)t->length);
  }
}

static const char *kept(zb_buffer *out, zb_arena *arena)
{
  const char *text = zb_arena_strndup(arena, out->data != NULL ? out->data : "", out->length);
  zb_buffer_free(out);
  return text;
}

const char *zb_number_shown(double number, const char *code, zb_arena *arena)
{
  section sections[4];
  int count = read_sections(code, sections);
  if (count == 4 || (count > 1 && sections[count - 1].count == 1 && sections[count - 1].tokens[0].kind == AT))
    count--; /* that of texts */
  bool is_signed;
  const section *s = section_for(sections, count, number, &is_signed);
  if (s == NULL || s->unknown)
    return NULL;
  layout l = arrange(s);
  double shown = fabs(number) * pow(100, l.percents) / pow(1000, l.thousands);
  bool plain = l.first < 0 && l.decimals == 0;
  if (l.exponent || l.decimals > MAX_DECIMALS || shown >= 1e100 || (l.fraction && plain))
    return NULL;
  zb_buffer out = {0};
  char digits[400];
  round_digits(shown, l.decimals, digits, sizeof digits);
  bool zero = strspn(digits, "0.") == strlen(digits) && !l.general && !l.fraction;
  if (number < 0 && !is_signed && !zero && (!plain || l.general))
    zb_buffer_puts(&out, "-");
  if (l.general)
    put_general(&out, s, fabs(number));
  else if (l.fraction)
    put_fraction(&out, s, shown);
  else
    put_digits(&out, s, &l, digits);
  return kept(&out, arena);
}

const char *zb_text_shown(const char *text, const char *code, zb_arena *arena)
{
  section sections[4];
  int count = read_sections(code, sections);
  const section *s = &sections[count - 1];
  bool has_text = false;
  for (int i = 0; i < s->count; i++)
    has_text = has_text || s->tokens[i].kind == AT;
  if (!has_text)
    return text;
  zb_buffer out = {0};
  for (int i = 0; i < s->count; i++) {
    const token *t = &s->tokens[i];
    if (t->kind == AT)
      zb_buffer_puts(&out, text);
    else if (t->kind == LITERAL)
      zb_buffer_add(&out, t->text, (size_t)t->length);
  }
  return kept(&out, arena);
}
