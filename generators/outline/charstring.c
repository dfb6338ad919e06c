/* Charstrings (Adobe's Technical Note 5177) written anew: subroutines are put where they are called, hints are left
   out, the width is said as the font that is made says it. Arithmetic, which no face in use has, and accents made of
   two glyphs are not known. */
#include "outline/parts.h"

enum { MAX_STACK = 48, MAX_CALLS = 10, MAX_STEPS = 100000 };

enum {
  H_STEM = 1,
  V_STEM = 3,
  V_MOVE = 4,
  R_LINE = 5,
  H_LINE = 6,
  V_LINE = 7,
  R_CURVE = 8,
  CALL = 10,
  RETURN = 11,
  ESCAPE = 12,
  END = 14,
  H_STEM_MASKED = 18,
  HINT_MASK = 19,
  COUNTER_MASK = 20,
  R_MOVE = 21,
  H_MOVE = 22,
  V_STEM_MASKED = 23,
  CURVE_LINE = 24,
  LINE_CURVE = 25,
  VV_CURVE = 26,
  HH_CURVE = 27,
  WORD = 28,
  CALL_GLOBAL = 29,
  VH_CURVE = 30,
  HV_CURVE = 31,
  FIRST_FLEX = 34, /* escaped: hflex, flex, hflex1, flex1 */
  LAST_FLEX = 37
};

typedef struct machine {
  const cff *face;
  const cff_dict *dict;
  zb_buffer *out;
  int32_t stack[MAX_STACK], width; /* in 1/CFF_ONE */
  int wider;                       /* in 1/CFF_EM of em */
  size_t width_length;
  int count, stems, calls, steps;
  bool knows_width, said_width, done;
} machine;

static void put_value(zb_buffer *out, int32_t fixed)
{
  int n = fixed / CFF_ONE;
  if (fixed % CFF_ONE != 0) {
    put_u8(out, 255);
    put_u32(out, (uint32_t)fixed);
  } else if (n >= -107 && n <= 107) {
    put_u8(out, (unsigned)(n + 139));
  } else if (n >= 108 && n <= 1131) {
    put_u8(out, 247 + (unsigned)(n - 108) / 256);
    put_u8(out, (unsigned)(n - 108) % 256);
  } else if (n >= -1131 && n <= -108) {
    put_u8(out, 251 + (unsigned)(-n - 108) / 256);
    put_u8(out, (unsigned)(-n - 108) % 256);
  } else {
    put_u8(out, WORD);
    put_u16(out, (unsigned)n & 0xFFFF);
  }
}

/* The first operator that empties the stack finds the width below its own operands, unless it is the default one. */
static bool take_width(machine *m, bool there)
{
  if (m->knows_width)
    return true;
  m->knows_width = true;
  int64_t width = there ? (int64_t)m->dict->nominal_width + m->stack[0] : m->dict->default_width;
  width += (int64_t)m->wider * CFF_ONE;
  m->width = (int32_t)width;
  m->count -= there;
  for (int i = 0; i < m->count && there; i++)
    m->stack[i] = m->stack[i + 1];
  return width == m->width;
}

static void put_operation(machine *m, unsigned operation, bool escaped)
{
  size_t start = m->out->length;
  if (!m->said_width && m->width != CFF_EM * CFF_ONE)
    put_value(m->out, m->width);
  m->width_length += m->out->length - start;
  m->said_width = true;
  for (int i = 0; i < m->count; i++)
    put_value(m->out, m->stack[i]);
  if (escaped)
    put_u8(m->out, ESCAPE);
  put_u8(m->out, operation);
  m->count = 0;
}

static bool run(machine *m, span code);

static bool call(machine *m, const cff_index *subroutines)
{
  int bias = subroutines->count < 1240 ? 107 : subroutines->count < 33900 ? 1131 : 32768;
  if (m->count == 0 || m->calls == MAX_CALLS)
    return false;
  int number = m->stack[--m->count] / CFF_ONE + bias;
  if (number < 0 || (unsigned)number >= subroutines->count)
    return false;
  m->calls++;
  bool good = run(m, cff_object(subroutines, (unsigned)number));
  m->calls--;
  return good;
}

/* Reads the number that begins with FIRST at *AT. */
static bool push(machine *m, span code, size_t *at, unsigned first)
{
  int64_t value;
  if (first == WORD)
    value = (int64_t)read_s16(code, *at) * CFF_ONE;
  else if (first <= 246)
    value = ((int64_t)first - 139) * CFF_ONE;
  else if (first <= 250)
    value = (((int64_t)first - 247) * 256 + read_u8(code, *at) + 108) * CFF_ONE;
  else if (first <= 254)
    value = (-((int64_t)first - 251) * 256 - read_u8(code, *at) - 108) * CFF_ONE;
  else
    value = (int32_t)read_u32(code, *at);
  *at += first == WORD ? 2 : first == 255 ? 4 : first >= 247 ? 1 : 0;
  if (m->count == MAX_STACK || *at > code.length)
    return false;
  m->stack[m->count++] = (int32_t)value;
  return true;
}

static bool take_stems(machine *m)
{
  bool good = take_width(m, m->count % 2 != 0);
  m->stems += m->count / 2;
  m->count = 0;
  return good;
}

static bool move(machine *m, unsigned operation, int operands)
{
  bool good = m->count >= operands && take_width(m, m->count > operands);
  put_operation(m, operation, false);
  return good;
}

static bool end_glyph(machine *m)
{
  bool good = take_width(m, m->count == 1 || m->count == 5) && m->count == 0;
  put_operation(m, END, false);
  m->done = true;
  return good;
}

/* Works an operator, and moves *AT behind what belongs to it. */
static bool step(machine *m, span code, size_t *at, unsigned operation)
{
  switch (operation) {
  case H_STEM:
  case V_STEM:
  case H_STEM_MASKED:
  case V_STEM_MASKED:
    return take_stems(m);
  case HINT_MASK:
  case COUNTER_MASK: { /* what is on the stack are vertical stems whose operator is left out */
    bool good = take_stems(m);
    *at += (size_t)(m->stems + 7) / 8;
    return good;
  }
  case R_MOVE:
    return move(m, operation, 2);
  case H_MOVE:
  case V_MOVE:
    return move(m, operation, 1);
  case END:
    return end_glyph(m);
  case CALL:
    return call(m, &m->dict->subroutines);
  case CALL_GLOBAL:
    return call(m, &m->face->subroutines);
  case R_LINE:
  case H_LINE:
  case V_LINE:
  case R_CURVE:
  case CURVE_LINE:
  case LINE_CURVE:
  case VV_CURVE:
  case HH_CURVE:
  case VH_CURVE:
  case HV_CURVE:
    put_operation(m, operation, false);
    return m->knows_width;
  case ESCAPE: {
    unsigned escaped = read_u8(code, (*at)++);
    put_operation(m, escaped, true);
    return m->knows_width && escaped >= FIRST_FLEX && escaped <= LAST_FLEX;
  }
  default:
    return false;
  }
}

static bool run(machine *m, span code)
{
  for (size_t at = 0; at < code.length && !m->done;) {
    unsigned b = read_u8(code, at++);
    if (b == RETURN)
      return m->calls > 0;
    if (++m->steps > MAX_STEPS || !(b >= 32 || b == WORD ? push(m, code, &at, b) : step(m, code, &at, b)))
      return false;
  }
  return true;
}

bool cff_outline(const cff *c, unsigned glyph, int wider, zb_buffer *out, size_t *width_length)
{
  if (glyph >= c->glyph_count)
    return false;
  machine m = {.face = c, .dict = &c->dicts[c->dict_of[glyph]], .out = out, .wider = wider};
  bool good = run(&m, cff_object(&c->charstrings, glyph)) && m.done;
  *width_length = m.width_length;
  return good;
}
