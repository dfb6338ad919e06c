/* The content streams of a document's pages. In a volume each document comes in several copies that differ in marks
   which tell them apart: what they share is there once, the marks in a stream of its own. */
#include "pdf/write.h"

#include "base/grow.h"

#include <stdlib.h>
#include <string.h>

/* Higher levels take twice the time, and more, for 1% of a page. */
enum { CONTENT_LEVEL = 1, KEPT_PAGES = 32 /* of a document, to be compared with the next one */ };

/* A page's content stream, as it was written for the last document that had as many pages. */
struct page_content {
  zb_buffer plain, packed;
  zb_buffer mark; /* compressed: what stands apart */
};

/* Content that is in the current document. */
struct known_content {
  uint8_t digest[ZB_DIGEST_LENGTH];
  HPDF_Dict stream;
};

void need_contents(zb_pdf *pdf, int count)
{
  pdf->known_count = 0;
  if (count <= pdf->content_capacity)
    return;
  pdf->contents = realloc(pdf->contents, (size_t)count * sizeof *pdf->contents);
  if (pdf->contents == NULL)
    abort();
  for (; pdf->content_capacity < count; pdf->content_capacity++)
    pdf->contents[pdf->content_capacity] = (page_content){0};
}

void contents_free(zb_pdf *pdf)
{
  for (int i = 0; i < pdf->content_capacity; i++) {
    zb_buffer_free(&pdf->contents[i].plain);
    zb_buffer_free(&pdf->contents[i].packed);
    zb_buffer_free(&pdf->contents[i].mark);
  }
  free(pdf->contents);
  free(pdf->known);
}

/* Compresses the page's content, unless it is that of the same page of the document before: most forms have pages that
   nobody has filled in. */
static void pack(zb_pdf *pdf, page_content *c, bool keep)
{
  if (c->plain.length == pdf->scratch.length && c->plain.length > 0 &&
      memcmp(c->plain.data, pdf->scratch.data, c->plain.length) == 0)
    return;
  zb_buffer_clear(&c->plain);
  if (keep)
    zb_buffer_add(&c->plain, pdf->scratch.data, pdf->scratch.length);
  compress(pdf, CONTENT_LEVEL, pdf->scratch.data, pdf->scratch.length, &c->packed);
}

/* The stream of the same content on a page before; NULL: none, and it will be known when STREAM has it. */
static HPDF_Dict know(zb_pdf *pdf, HPDF_Dict stream)
{
  struct known_content new = {.stream = stream};
  zb_digest_add(pdf->names, pdf->scratch.data, pdf->scratch.length);
  zb_digest_end(pdf->names, new.digest);
  for (size_t i = 0; i < pdf->known_count; i++)
    if (memcmp(pdf->known[i].digest, new.digest, sizeof new.digest) == 0)
      return pdf->known[i].stream;
  pdf->known = zb_grow(pdf->known, pdf->known_count, &pdf->known_capacity, sizeof *pdf->known);
  pdf->known[pdf->known_count++] = new;
  return NULL;
}

static bool has_mark(const zb_page *page)
{
  const zb_item *item = page->first;
  while (item != NULL && !item->apart)
    item = item->next;
  return item != NULL;
}

/* The mark is read last, and stands above the rest. */
static void add_mark_stream(zb_pdf *pdf, const zb_page *page, int number, HPDF_Page object, HPDF_Dict content)
{
  zb_buffer *mark = &pdf->contents[number].mark;
  zb_buffer_clear(&pdf->scratch);
  put_page(pdf, page, number, true, &pdf->scratch);
  compress(pdf, CONTENT_LEVEL, pdf->scratch.data, pdf->scratch.length, mark);
  zb_digest_add(pdf->digest, mark->data, mark->length);
  HPDF_Array both = HPDF_Array_New(pdf->doc->mmgr);
  HPDF_Array_Add(both, content);
  HPDF_Array_Add(both, add_stream(pdf->doc, mark->data, mark->length));
  HPDF_Dict_Add(object, "Contents", both);
}

void add_contents(zb_pdf *pdf, const zb_page *page, int number, HPDF_Page object)
{
  page_content *c = &pdf->contents[number];
  HPDF_Dict own = ((HPDF_PageAttr)object->attr)->contents;
  zb_buffer_clear(&pdf->scratch);
  put_page(pdf, page, number, false, &pdf->scratch);
  HPDF_Dict known = pdf->tagged ? NULL : know(pdf, own); /* in a structure each page's marks are its own */
  if (known == NULL) {
    pack(pdf, c, number < KEPT_PAGES);
    fill_stream(own, c->packed.data, c->packed.length);
    zb_digest_add(pdf->digest, c->packed.data, c->packed.length);
  } else {
    HPDF_Dict_Add(object, "Contents", known); /* OWN stays empty, and save.c leaves it out */
    zb_digest_add(pdf->digest, &known->header.obj_id, sizeof known->header.obj_id);
  }
  if (has_mark(page))
    add_mark_stream(pdf, page, number, object, known != NULL ? known : own);
}
