/* What a CFF table (Adobe's Technical Note 5176) has of outlines: charstrings, subroutines, and which of the Private
   DICTs, with their widths, belongs to which glyph. */
#include "base/number.h"
#include "outline/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  OP_FONT_BOX = 5,
  OP_CHARSTRINGS = 17,
  OP_PRIVATE = 18,
  OP_SUBROUTINES = 19,
  OP_DEFAULT_WIDTH = 20,
  OP_NOMINAL_WIDTH = 21,
  OP_ESCAPE = 12,
  ESCAPED = 256,
  OP_CHARSTRING_TYPE = ESCAPED + 6,
  OP_FONT_MATRIX = ESCAPED + 7,
  OP_DICTS = ESCAPED + 36,
  OP_DICT_SELECT = ESCAPED + 37
};

enum { MAX_OPERANDS = 48, MAX_DICTS = 256 };

/* --- INDEX ------------------------------------------------------------------------------------------------------ */

static uint32_t read_offset(span offsets, unsigned size, size_t at)
{
  uint32_t n = 0;
  for (unsigned i = 0; i < size; i++)
    n = n << 8 | read_u8(offsets, at * size + i);
  return n;
}

static bool read_index(span table, size_t at, cff_index *index)
{
  *index = (cff_index){.count = read_u16(table, at), .end = at + 2};
  if (at > table.length || table.length - at < 2)
    return false;
  if (index->count == 0)
    return true;
  index->offset_size = read_u8(table, at + 2);
  size_t length = ((size_t)index->count + 1) * index->offset_size;
  index->offsets = part_of(table, at + 3, length);
  uint32_t last = read_offset(index->offsets, index->offset_size, index->count);
  if (index->offset_size < 1 || index->offset_size > 4 || index->offsets.length != length || last < 1)
    return false;
  index->objects = part_of(table, at + 3 + length, last - 1);
  index->end = at + 3 + length + last - 1;
  return index->objects.length == last - 1;
}

span cff_object(const cff_index *index, unsigned number)
{
  if (number >= index->count)
    return (span){0};
  uint32_t start = read_offset(index->offsets, index->offset_size, number),
           end = read_offset(index->offsets, index->offset_size, (size_t)number + 1);
  return start >= 1 && end >= start ? part_of(index->objects, start - 1, end - start) : (span){0};
}

/* --- DICT ------------------------------------------------------------------------------------------------------- */

typedef struct entry {
  int operation, count;
  double operands[MAX_OPERANDS];
} entry;

static bool take_real(span dict, size_t *at, double *value)
{
  static const char *const written[16] = {"0", "1", "2", "3", "4",  "5", "6", "7",
                                          "8", "9", ".", "e", "e-", "",  "-", ""};
  char text[64] = "";
  for (size_t n = 0; *at < dict.length && n + 5 < sizeof text;) {
    unsigned pair = read_u8(dict, (*at)++);
    for (int shift = 4; shift >= 0; shift -= 4) {
      unsigned digit = pair >> shift & 15;
      if (digit == 15)
        return zb_number_read(text, value);
      strcat(text, written[digit]);
    }
    n = strlen(text);
  }
  return false;
}

static bool take_operand(span dict, size_t *at, unsigned first, double *value)
{
  unsigned next = read_u8(dict, *at);
  if (first == 30)
    return take_real(dict, at, value);
  if (first == 28)
    *value = read_s16(dict, *at);
  else if (first == 29)
    *value = (int32_t)read_u32(dict, *at);
  else if (first <= 246)
    *value = (int)first - 139;
  else if (first <= 250)
    *value = ((int)first - 247) * 256 + (int)next + 108;
  else
    *value = -((int)first - 251) * 256 - (int)next - 108;
  *at += first == 28 ? 2 : first == 29 ? 4 : first >= 247 ? 1 : 0;
  return first >= 28 && first != 31 && first != 255;
}

/* Reads the entry at *AT, and moves behind it. *MORE is false at the end. */
static bool take_entry(span dict, size_t *at, entry *e, bool *more)
{
  *e = (entry){0};
  *more = *at < dict.length;
  while (*at < dict.length) {
    unsigned b = read_u8(dict, (*at)++);
    if (b <= 21) {
      e->operation = b == OP_ESCAPE ? ESCAPED + (int)read_u8(dict, (*at)++) : (int)b;
      return true;
    }
    if (e->count == MAX_OPERANDS || !take_operand(dict, at, b, &e->operands[e->count++]))
      return false;
  }
  return !*more;
}

/* A place in the table. */
static bool to_place(double value, size_t *place)
{
  *place = value >= 0 && value < 0x7FFFFFFF ? (size_t)value : 0;
  return *place > 0;
}

static bool to_fixed(double value, int32_t *fixed)
{
  if (!(fabs(value) < 0x7FFF))
    return false;
  *fixed = (int32_t)lround(value * CFF_ONE);
  return *fixed / (double)CFF_ONE == value;
}

/* --- The parts -------------------------------------------------------------------------------------------------- */

/* The operator Private's operands: size, offset. */
static bool read_private(const cff *c, const entry *private, cff_dict *dict)
{
  size_t size = 0, start = 0, subroutines, at = 0;
  if (private->count != 2 || !to_place(private->operands[1], &start))
    return false;
  if (!to_place(private->operands[0], &size))
    return private->operands[0] == 0;
  span data = part_of(c->table, start, size);
  bool more = true, good = data.length == size;
  entry e;
  while (good && (good = take_entry(data, &at, &e, &more)) && more) {
    if (e.operation == OP_DEFAULT_WIDTH)
      good = to_fixed(e.operands[0], &dict->default_width);
    else if (e.operation == OP_NOMINAL_WIDTH)
      good = to_fixed(e.operands[0], &dict->nominal_width);
    else if (e.operation == OP_SUBROUTINES)
      good = to_place(e.operands[0], &subroutines) && read_index(c->table, start + subroutines, &dict->subroutines);
  }
  return good;
}

/* A font's units are thousandths of em; of a CID-keyed one that is so if its own matrix says it and that of a DICT says
   nothing more, or the other way round. */
static bool is_matrix(const entry *e, double scale)
{
  return e->count == 6 && e->operands[0] == scale && e->operands[1] == 0 && e->operands[2] == 0 &&
         e->operands[3] == scale && e->operands[4] == 0 && e->operands[5] == 0;
}

typedef struct top_dict {
  size_t charstrings, dicts, select;
  bool has_matrix;
} top_dict;

static bool read_top(cff *c, span data, top_dict *top)
{
  entry e;
  bool more = true, good = true;
  for (size_t at = 0; good && (good = take_entry(data, &at, &e, &more)) && more;)
    switch (e.operation) {
    case OP_CHARSTRINGS:
      good = to_place(e.operands[0], &top->charstrings);
      break;
    case OP_DICTS:
      good = to_place(e.operands[0], &top->dicts);
      break;
    case OP_DICT_SELECT:
      good = to_place(e.operands[0], &top->select);
      break;
    case OP_FONT_BOX:
      for (int i = 0; i < 4; i++)
        c->box[i] = fabs(e.operands[i]) < 0x7FFF ? (int)e.operands[i] : 0;
      break;
    case OP_FONT_MATRIX:
      good = top->has_matrix = is_matrix(&e, 0.001);
      break;
    case OP_CHARSTRING_TYPE:
      good = e.operands[0] == 2;
      break;
    case OP_PRIVATE:
      good = read_private(c, &e, &c->dicts[0]);
      break;
    default:
      break;
    }
  return good && top->charstrings > 0;
}

static bool read_dicts(cff *c, const top_dict *top)
{
  cff_index index;
  if (!read_index(c->table, top->dicts, &index) || index.count < 1 || index.count > MAX_DICTS)
    return false;
  c->dict_count = index.count;
  for (unsigned i = 0; i < index.count; i++) {
    span data = cff_object(&index, i);
    entry e;
    bool more = true, good = true, has_private = false;
    for (size_t at = 0; good && (good = take_entry(data, &at, &e, &more)) && more;)
      if (e.operation == OP_PRIVATE)
        good = has_private = read_private(c, &e, &c->dicts[i]);
      else if (e.operation == OP_FONT_MATRIX)
        good = is_matrix(&e, top->has_matrix ? 1 : 0.001);
    if (!good || !has_private)
      return false;
  }
  return true;
}

/* FDSelect: which glyph has which of the DICTs. */
static bool read_select(cff *c, size_t at)
{
  unsigned format = read_u8(c->table, at), ranges = read_u16(c->table, at + 1);
  if (format == 0) {
    span all = part_of(c->table, at + 1, c->glyph_count);
    if (all.length > 0)
      memcpy(c->dict_of, all.data, all.length);
  } else if (format == 3) {
    for (unsigned i = 0; i < ranges; i++) {
      size_t range = at + 3 + 3 * (size_t)i;
      unsigned end = read_u16(c->table, range + 3);
      for (unsigned g = read_u16(c->table, range); g < end && g < c->glyph_count; g++)
        c->dict_of[g] = (uint8_t)read_u8(c->table, range + 2);
    }
  } else {
    return false;
  }
  for (unsigned g = 0; g < c->glyph_count; g++)
    if (c->dict_of[g] >= c->dict_count)
      return false;
  return true;
}

bool cff_open(cff *c, hb_face_t *face)
{
  c->table = face_table(face, HB_TAG('C', 'F', 'F', ' '), &c->blob);
  c->glyph_count = hb_face_get_glyph_count(face);
  c->dicts = calloc(MAX_DICTS, sizeof *c->dicts);
  c->dict_of = calloc((size_t)c->glyph_count + 1, 1);
  if (c->dicts == NULL || c->dict_of == NULL)
    abort();
  c->dict_count = 1;
  cff_index names, tops, strings;
  top_dict top = {0};
  if (hb_face_get_upem(face) != CFF_EM || read_u8(c->table, 0) != 1 ||
      !read_index(c->table, read_u8(c->table, 2), &names) || !read_index(c->table, names.end, &tops) ||
      !read_index(c->table, tops.end, &strings) || !read_index(c->table, strings.end, &c->subroutines) ||
      !read_top(c, cff_object(&tops, 0), &top) || !read_index(c->table, top.charstrings, &c->charstrings))
    return false;
  if (c->charstrings.count < c->glyph_count)
    return false;
  return top.dicts == 0 || (read_dicts(c, &top) && read_select(c, top.select));
}

void cff_close(cff *c)
{
  hb_blob_destroy(c->blob);
  free(c->dicts);
  free(c->dict_of);
}
