/* The document's bytes. libharu would write each object apart; here all but streams and the information are packed into
   object streams, which takes a document with structure to less than it was without (ISO 32000-1, 7.5.7 and 7.5.8). */
#include "pdf/write.h"

#include <stdlib.h>
#include <string.h>

enum {
  TEXT_BUFFER = 4096,
  OBJECTS = 1000 /* in a stream */,
  OBJECTS_LEVEL = 1,
  TABLE_LEVEL = 1,
  ROW = 7 /* bytes of the table */
};

/* Where an object is: at an offset, or in an object stream (its number, and the object's place in it). */
typedef struct place {
  enum { FREE, AT_OFFSET, IN_STREAM } kind;
  uint32_t where;
  uint16_t index;
} place;

struct saver {
  zb_pdf *pdf;
  zb_buffer *out;
  size_t start; /* of the document in OUT */
  place *places;
  int stream; /* number of the object stream that is being filled */
  int held;   /* objects in it */
  zb_buffer index, body;
  HPDF_Stream text; /* what libharu writes into */
};

/* --- Streams ---------------------------------------------------------------------------------------------------- */

static void begin_indirect(saver *s, int number)
{
  s->places[number] = (place){AT_OFFSET, (uint32_t)(s->out->length - s->start), 0};
  zb_buffer_put_decimal(s->out, (size_t)number);
  zb_buffer_puts(s->out, " 0 obj\n");
}

static void put_data(saver *s, const char *data, size_t length)
{
  zb_buffer_puts(s->out, "\nstream\r\n");
  zb_buffer_add(s->out, data, length);
  zb_buffer_puts(s->out, "\nendstream\nendobj\n");
}

/* What a memory stream of libharu's holds. */
static void take(HPDF_Stream stream, zb_buffer *out)
{
  for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); i++) {
    HPDF_UINT length;
    const HPDF_BYTE *data = HPDF_MemStream_GetBufPtr(stream, i, &length);
    if (data != NULL)
      zb_buffer_add(out, (const char *)data, length);
  }
}

/* Appends an object's text. */
static void put_value(saver *s, void *object, zb_buffer *out)
{
  HPDF_MemStream_FreeData(s->text);
  HPDF_Obj_WriteValue(object, s->text, NULL);
  take(s->text, out);
}

/* libharu gives each stream a length of its own object, which would stand in an object stream: it is said in place. */
static void put_stream(saver *s, int number, HPDF_Dict dict)
{
  HPDF_Stream stream = dict->stream;
  const stream_bytes *known = bytes_of_stream(dict);
  zb_buffer *copied = &s->pdf->scratch;
  zb_buffer_clear(copied);
  if (known == NULL)
    take(stream, copied);
  stream_bytes data = known != NULL ? *known : (stream_bytes){copied->data, copied->length};
  HPDF_Dict_AddNumber(dict, "Length", (HPDF_INT32)data.length);
  if (dict->filter == HPDF_STREAM_FILTER_DCT_DECODE)
    HPDF_Dict_AddName(dict, "Filter", "DCTDecode");
  begin_indirect(s, number);
  dict->stream = NULL; /* the dictionary alone */
  put_value(s, dict, s->out);
  dict->stream = stream;
  put_data(s, data.data, data.length);
}

/* --- Object streams --------------------------------------------------------------------------------------------- */

static void end_objects(saver *s)
{
  if (s->held == 0)
    return;
  zb_buffer *packed = &s->pdf->packed;
  size_t first = s->index.length;
  zb_buffer_add(&s->index, s->body.data, s->body.length);
  compress(s->pdf, OBJECTS_LEVEL, s->index.data, s->index.length, packed);
  zb_digest_add(s->pdf->digest, packed->data, packed->length);
  begin_indirect(s, s->stream++);
  zb_buffer_printf(s->out, "<</Type /ObjStm /N %d /First %zu /Length %zu /Filter /FlateDecode>>", s->held, first,
                   packed->length);
  put_data(s, packed->data, packed->length);
  zb_buffer_clear(&s->index);
  zb_buffer_clear(&s->body);
  s->held = 0;
}

zb_buffer *begin_object(saver *s, int number)
{
  if (s->held == OBJECTS)
    end_objects(s);
  s->places[number] = (place){IN_STREAM, (uint32_t)s->stream, (uint16_t)s->held++};
  zb_buffer_put_decimal(&s->index, (size_t)number);
  zb_buffer_putc(&s->index, ' ');
  zb_buffer_put_decimal(&s->index, s->body.length);
  zb_buffer_putc(&s->index, ' ');
  return &s->body;
}

/* --- libharu's objects ------------------------------------------------------------------------------------------ */

/* A page's own content stream where it has another's. */
static bool is_left_out(HPDF_Dict object)
{
  bool is_stream = (object->header.obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT && object->stream != NULL;
  return is_stream && bytes_of_stream(object) == NULL && object->stream->size == 0;
}

static void put_objects(saver *s, int count)
{
  for (int number = 1; number < count; number++) {
    HPDF_Dict object = HPDF_Xref_GetEntry(s->pdf->doc->xref, (HPDF_UINT)number)->obj;
    HPDF_UINT16 kind = object->header.obj_class & HPDF_OCLASS_ANY;
    if (kind == HPDF_OCLASS_NUMBER)
      continue; /* the length of a stream */
    if (is_left_out(object))
      continue;
    if (kind == HPDF_OCLASS_DICT && object->stream != NULL) {
      put_stream(s, number, object);
    } else if (object == s->pdf->doc->info) { /* in the clear: it tells who made the file (import/made.c) */
      begin_indirect(s, number);
      put_value(s, object, s->out);
      zb_buffer_puts(s->out, "\nendobj\n");
    } else {
      put_value(s, object, begin_object(s, number));
      zb_buffer_putc(&s->body, '\n');
    }
  }
}

/* --- The table of where objects are ------------------------------------------------------------------------------ */

/* Rows that differ from the one before by little compress to nothing if the difference is written: PNG's filter Up. */
static void put_rows(const saver *s, int count, zb_buffer *out)
{
  unsigned char before[ROW] = {0};
  for (int i = 0; i < count; i++) {
    const place *p = &s->places[i];
    unsigned index = p->kind == FREE ? 0xFFFF : p->index;
    unsigned char row[ROW] = {(unsigned char)p->kind,
                              (unsigned char)(p->where >> 24),
                              (unsigned char)(p->where >> 16),
                              (unsigned char)(p->where >> 8),
                              (unsigned char)p->where,
                              (unsigned char)(index >> 8),
                              (unsigned char)index};
    zb_buffer_putc(out, 2);
    for (int k = 0; k < ROW; k++)
      zb_buffer_putc(out, (char)(row[k] - before[k]));
    memcpy(before, row, sizeof before);
  }
}

static void put_identifier(zb_pdf *pdf, zb_buffer *out)
{
  enum { LENGTH = 16 };
  uint8_t id[ZB_DIGEST_LENGTH];
  zb_digest_end(pdf->digest, id);
  zb_buffer_puts(out, " /ID [");
  for (int i = 0; i < 2; i++) {
    zb_buffer_putc(out, '<');
    for (size_t k = 0; k < LENGTH; k++)
      zb_buffer_printf(out, "%02X", id[k]);
    zb_buffer_putc(out, '>');
  }
  zb_buffer_putc(out, ']');
}

static void put_table(saver *s)
{
  zb_pdf *pdf = s->pdf;
  int number = s->stream;
  size_t at = s->out->length - s->start;
  begin_indirect(s, number);
  zb_buffer_clear(&pdf->scratch);
  put_rows(s, number + 1, &pdf->scratch);
  compress(pdf, TABLE_LEVEL, pdf->scratch.data, pdf->scratch.length, &pdf->packed);
  zb_buffer_printf(s->out,
                   "<</Type /XRef /Size %d /W [1 4 2] /Length %zu /Filter /FlateDecode"
                   " /DecodeParms <</Predictor 12 /Columns %d>> /Root",
                   number + 1, pdf->packed.length, ROW);
  put_reference(s->out, number_of(pdf->doc->catalog));
  zb_buffer_puts(s->out, " /Info");
  put_reference(s->out, number_of(pdf->doc->info));
  put_identifier(pdf, s->out);
  zb_buffer_puts(s->out, ">>");
  put_data(s, pdf->packed.data, pdf->packed.length);
  zb_buffer_printf(s->out, "startxref\n%zu\n%%%%EOF\n", at);
}

void save_document(zb_pdf *pdf, const zb_pages *pages, zb_buffer *out)
{
  int objects = (int)pdf->doc->xref->entries->count, all = objects + count_tags(pdf, pages);
  saver s = {.pdf = pdf, .out = out, .start = out->length, .stream = all};
  s.text = HPDF_MemStream_New(pdf->doc->mmgr, TEXT_BUFFER);
  s.places = calloc((size_t)all + (size_t)(all / OBJECTS) + 2, sizeof *s.places); /* and the streams, and the table */
  if (s.places == NULL)
    abort();
  zb_buffer_puts(out, "%PDF-1.7\n%\xE5\x88\xB6\xE8\n"); /* bytes above 127: not a text */
  put_objects(&s, objects);
  put_tags(pdf, pages, &s, objects);
  end_objects(&s);
  put_table(&s);
  zb_buffer_free(&s.index);
  zb_buffer_free(&s.body);
  free(s.places);
  HPDF_Stream_Free(s.text);
}
