/* TrueType outlines (OpenType 1.9, glyf). Simple ones are copied but for their instructions; composite ones are made
   simple, as far as their points keep to whole units. */
#include "outline/parts.h"

#include <math.h>
#include <stdlib.h>

enum {
  HEAD_LENGTH = 54,
  HHEA_LENGTH = 36,
  MAXP_LENGTH = 32,
  GLYPH_HEAD = 10, /* count of contours, box */
  MAX_DEPTH = 6,
  MAX_COMPONENTS = 64,
  MAX_POINTS = 8192
};

/* Flags of a point. */
enum { ON_CURVE = 1, X_SHORT = 2, Y_SHORT = 4, REPEATED = 8, X_SAME = 16, Y_SAME = 32 };

/* Flags of a component. */
enum {
  WORDS = 1,
  ARE_XY = 2,
  SCALED = 8,
  MORE = 0x20,
  SCALED_XY = 0x40,
  TWO_BY_TWO = 0x80,
  USE_MY_METRICS = 0x200,
  SCALED_OFFSET = 0x800
};

span face_table(hb_face_t *face, hb_tag_t tag, hb_blob_t **blob)
{
  *blob = hb_face_reference_table(face, tag);
  unsigned length;
  const char *data = hb_blob_get_data(*blob, &length);
  return (span){(const uint8_t *)data, length};
}

bool truetype_open(truetype *t, hb_face_t *face)
{
  static const char tags[6][5] = {"head", "hhea", "maxp", "hmtx", "loca", "glyf"};
  span *tables[] = {&t->head, &t->hhea, &t->maxp, &t->hmtx, &t->loca, &t->glyf};
  for (int i = 0; i < 6; i++)
    *tables[i] = face_table(face, hb_tag_from_string(tags[i], -1), &t->blobs[i]);
  t->glyph_count = hb_face_get_glyph_count(face);
  t->metric_count = read_u16(t->hhea, HHEA_LENGTH - 2);
  t->long_loca = read_u16(t->head, 50) != 0;
  return t->head.length >= HEAD_LENGTH && t->hhea.length >= HHEA_LENGTH && t->maxp.length >= MAXP_LENGTH &&
         t->metric_count > 0 && t->hmtx.length >= 4 * (size_t)t->metric_count && t->glyf.length > 0 &&
         t->loca.length >= ((size_t)t->glyph_count + 1) * (t->long_loca ? 4 : 2);
}

void truetype_close(truetype *t)
{
  for (int i = 0; i < 6; i++)
    hb_blob_destroy(t->blobs[i]);
}

void truetype_metrics(const truetype *t, unsigned glyph, int *advance, int *left)
{
  unsigned last = t->metric_count - 1;
  size_t at = glyph <= last ? 4 * (size_t)glyph + 2 : 4 * (size_t)t->metric_count + 2 * (size_t)(glyph - last - 1);
  *advance = (int)read_u16(t->hmtx, 4 * (size_t)(glyph < last ? glyph : last));
  *left = read_s16(t->hmtx, at);
}

/* The glyph's entry in glyf; empty if it draws nothing. False if there is none. */
static bool find_glyph_data(const truetype *t, unsigned glyph, span *data)
{
  size_t start, end;
  if (glyph >= t->glyph_count)
    return false;
  if (t->long_loca) {
    start = read_u32(t->loca, 4 * (size_t)glyph);
    end = read_u32(t->loca, 4 * (size_t)glyph + 4);
  } else {
    start = 2 * (size_t)read_u16(t->loca, 2 * (size_t)glyph);
    end = 2 * (size_t)read_u16(t->loca, 2 * (size_t)glyph + 2);
  }
  *data = end > start ? part_of(t->glyf, start, end - start) : (span){0};
  if (end < start || data->length != end - start)
    return false;
  return data->length == 0 || data->length >= GLYPH_HEAD;
}

/* --- Simple glyphs --------------------------------------------------------------------------------------------- */

typedef struct simple_parts {
  int contours, points;
  size_t flags, coordinates, end; /* where they begin; where the glyph ends */
} simple_parts;

static size_t x_size(unsigned flag)
{
  return flag & X_SHORT ? 1 : flag & X_SAME ? 0 : 2;
}

static size_t y_size(unsigned flag)
{
  return flag & Y_SHORT ? 1 : flag & Y_SAME ? 0 : 2;
}

/* False if it is cut off or its contours are out of order. */
static bool find_parts(span g, simple_parts *p)
{
  *p = (simple_parts){.contours = read_s16(g, 0)};
  int last = -1;
  for (int i = 0; i < p->contours; i++) {
    int end = (int)read_u16(g, GLYPH_HEAD + 2 * (size_t)i);
    if (end <= last)
      return false;
    last = end;
  }
  p->points = last + 1;
  size_t at = GLYPH_HEAD + 2 * (size_t)p->contours;
  at += 2 + read_u16(g, at);
  p->flags = at;
  size_t size = 0;
  int n = 0;
  while (n < p->points && at < g.length) {
    unsigned flag = read_u8(g, at++);
    int times = 1 + (flag & REPEATED ? (int)read_u8(g, at++) : 0);
    size += (size_t)times * (x_size(flag) + y_size(flag));
    n += times;
  }
  p->coordinates = at;
  p->end = at + size;
  return n == p->points && p->end <= g.length;
}

/* --- Composite glyphs ------------------------------------------------------------------------------------------- */

typedef struct point {
  double x, y;
  bool on, last; /* of its contour */
} point;

typedef struct points {
  const truetype *face;
  point *items;
  int count, components;
  double origin; /* how far the glyph's own origin is from that of its metrics: box's left edge - left side bearing */
} points;

static int take_coordinate(span g, size_t *at, bool is_short, bool same)
{
  size_t from = *at;
  *at += is_short ? 1 : same ? 0 : 2;
  if (is_short)
    return same ? (int)read_u8(g, from) : -(int)read_u8(g, from);
  return same ? 0 : read_s16(g, from);
}

static bool add_simple(points *ps, span g)
{
  simple_parts parts;
  if (!find_parts(g, &parts) || parts.points > MAX_POINTS - ps->count)
    return false;
  point *first = ps->items + ps->count;
  uint8_t flags[MAX_POINTS];
  size_t at = parts.flags, y_at = parts.coordinates;
  for (int n = 0; n < parts.points;) {
    uint8_t flag = (uint8_t)read_u8(g, at++);
    for (int times = 1 + (flag & REPEATED ? (int)read_u8(g, at++) : 0); times > 0; times--) {
      y_at += x_size(flag);
      flags[n++] = flag;
    }
  }
  int x = 0, y = 0;
  at = parts.coordinates;
  for (int i = 0; i < parts.points; i++) {
    x += take_coordinate(g, &at, flags[i] & X_SHORT, flags[i] & X_SAME);
    y += take_coordinate(g, &y_at, flags[i] & Y_SHORT, flags[i] & Y_SAME);
    first[i] = (point){.x = x, .y = y, .on = flags[i] & ON_CURVE};
  }
  for (int i = 0; i < parts.contours; i++)
    first[read_u16(g, GLYPH_HEAD + 2 * (size_t)i)].last = true;
  ps->count += parts.points;
  return true;
}

typedef struct component {
  unsigned flags, glyph;
  int first, second;     /* its offset; or the numbers of two points that are to meet */
  double xx, xy, yx, yy; /* x' = xx x + yx y */
} component;

static double fraction(span g, size_t at)
{
  return read_s16(g, at) / 16384.0;
}

/* Reads the component at *AT, and moves behind it. */
static bool take_component(span g, size_t *at, component *c)
{
  size_t p = *at;
  *c = (component){.flags = read_u16(g, p), .glyph = read_u16(g, p + 2), .xx = 1, .yy = 1};
  p += 4;
  bool words = c->flags & WORDS, is_xy = c->flags & ARE_XY;
  c->first =
      !words ? (is_xy ? (int8_t)read_u8(g, p) : (int)read_u8(g, p)) : (is_xy ? read_s16(g, p) : (int)read_u16(g, p));
  p += words ? 2 : 1;
  c->second =
      !words ? (is_xy ? (int8_t)read_u8(g, p) : (int)read_u8(g, p)) : (is_xy ? read_s16(g, p) : (int)read_u16(g, p));
  p += words ? 2 : 1;
  if (c->flags & SCALED) {
    c->xx = c->yy = fraction(g, p);
    p += 2;
  } else if (c->flags & SCALED_XY) {
    c->xx = fraction(g, p);
    c->yy = fraction(g, p + 2);
    p += 4;
  } else if (c->flags & TWO_BY_TWO) {
    c->xx = fraction(g, p);
    c->xy = fraction(g, p + 2);
    c->yx = fraction(g, p + 4);
    c->yy = fraction(g, p + 6);
    p += 8;
  }
  *at = p;
  return p <= g.length;
}

/* Puts the component's points, those from FIRST on, in their place. */
static bool place_component(points *ps, int first, const component *c)
{
  bool scaled = c->flags & (SCALED | SCALED_XY | TWO_BY_TWO);
  for (int i = first; i < ps->count && scaled; i++) {
    point *p = &ps->items[i];
    double x = p->x, y = p->y;
    p->x = x * c->xx + y * c->yx;
    p->y = x * c->xy + y * c->yy;
  }
  double dx = c->first, dy = c->second;
  if (!(c->flags & ARE_XY)) {
    if (c->first >= first || c->second >= ps->count - first)
      return false;
    dx = ps->items[c->first].x - ps->items[first + c->second].x;
    dy = ps->items[c->first].y - ps->items[first + c->second].y;
  } else if (scaled && (c->flags & SCALED_OFFSET) && (dx != 0 || dy != 0)) {
    return false; /* readers don't agree on what that means */
  }
  for (int i = first; i < ps->count; i++) {
    ps->items[i].x += dx;
    ps->items[i].y += dy;
  }
  return true;
}

static bool add_points(points *ps, unsigned glyph, int depth)
{
  span g;
  int advance, left;
  if (depth > MAX_DEPTH || ++ps->components > MAX_COMPONENTS || !find_glyph_data(ps->face, glyph, &g))
    return false;
  truetype_metrics(ps->face, glyph, &advance, &left);
  ps->origin = g.length > 0 ? read_s16(g, 2) - left : 0;
  if (read_s16(g, 0) >= 0)
    return g.length == 0 || add_simple(ps, g);
  double origin = ps->origin;
  component c = {.flags = MORE};
  for (size_t at = GLYPH_HEAD; c.flags & MORE;) {
    int first = ps->count;
    if (!take_component(g, &at, &c) || !add_points(ps, c.glyph, depth + 1) || !place_component(ps, first, &c))
      return false;
    if (c.flags & USE_MY_METRICS)
      origin = ps->origin;
  }
  ps->origin = origin;
  return true;
}

static unsigned flag_of(int dx, int dy, bool on)
{
  unsigned flag = on ? ON_CURVE : 0;
  flag |= dx == 0 ? X_SAME : abs(dx) > 255 ? 0 : dx > 0 ? X_SHORT | X_SAME : X_SHORT;
  return flag | (dy == 0 ? Y_SAME : abs(dy) > 255 ? 0u : dy > 0 ? (unsigned)(Y_SHORT | Y_SAME) : (unsigned)Y_SHORT);
}

static void put_delta(zb_buffer *out, int delta)
{
  if (delta != 0 && abs(delta) <= 255)
    put_u8(out, (unsigned)abs(delta));
  else if (delta != 0)
    put_u16(out, (unsigned)delta & 0xFFFF);
}

static int delta_x(const points *ps, int i)
{
  return (int)(ps->items[i].x - (i > 0 ? ps->items[i - 1].x : 0));
}

static int delta_y(const points *ps, int i)
{
  return (int)(ps->items[i].y - (i > 0 ? ps->items[i - 1].y : 0));
}

/* Whether all points stand on whole units that a simple glyph can say. */
static bool is_whole(const points *ps)
{
  for (int i = 0; i < ps->count; i++) {
    const point *p = &ps->items[i];
    if (p->x != floor(p->x) || p->y != floor(p->y) || fabs(p->x) > 16383 || fabs(p->y) > 16383)
      return false;
  }
  return true;
}

static void put_points(const points *ps, span box, zb_buffer *out)
{
  size_t start = out->length;
  put_u16(out, 0); /* contours; counted below */
  zb_buffer_add(out, box.data, box.length);
  unsigned contours = 0;
  for (int i = 0; i < ps->count; i++)
    if (ps->items[i].last) {
      put_u16(out, (unsigned)i);
      contours++;
    }
  out->data[start] = (char)(contours >> 8);
  out->data[start + 1] = (char)contours;
  put_u16(out, 0); /* no instructions */
  for (int i = 0, run; i < ps->count; i += run) {
    unsigned flag = flag_of(delta_x(ps, i), delta_y(ps, i), ps->items[i].on);
    for (run = 1; i + run < ps->count && run < 256; run++)
      if (flag_of(delta_x(ps, i + run), delta_y(ps, i + run), ps->items[i + run].on) != flag)
        break;
    put_u8(out, run > 1 ? flag | REPEATED : flag);
    if (run > 1)
      put_u8(out, (unsigned)run - 1);
  }
  for (int i = 0; i < ps->count; i++)
    put_delta(out, delta_x(ps, i));
  for (int i = 0; i < ps->count; i++)
    put_delta(out, delta_y(ps, i));
}

static bool put_composite(const truetype *t, unsigned glyph, span g, zb_buffer *out, int *left)
{
  points ps = {.face = t, .items = calloc(MAX_POINTS, sizeof(point))};
  if (ps.items == NULL)
    abort();
  bool good = add_points(&ps, glyph, 0) && is_whole(&ps);
  if (good && ps.count > 0)
    put_points(&ps, part_of(g, 2, GLYPH_HEAD - 2), out); /* the box goes with the left side bearing */
  if (good)
    *left = read_s16(g, 2) - (int)ps.origin;
  free(ps.items);
  return good;
}

bool truetype_outline(const truetype *t, unsigned glyph, zb_buffer *out, int *left)
{
  span g;
  size_t start = out->length;
  if (!find_glyph_data(t, glyph, &g))
    return false;
  if (g.length == 0 || read_s16(g, 0) == 0)
    return true;
  if (read_s16(g, 0) < 0) {
    if (!put_composite(t, glyph, g, out, left))
      return false;
  } else {
    simple_parts p;
    if (!find_parts(g, &p))
      return false;
    zb_buffer_add(out, g.data, GLYPH_HEAD + 2 * (size_t)p.contours);
    put_u16(out, 0); /* no instructions */
    zb_buffer_add(out, g.data + p.flags, p.end - p.flags);
  }
  if ((out->length - start) % 2 != 0)
    put_u8(out, 0);
  return true;
}
