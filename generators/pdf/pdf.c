/* The writer: pages to a document, through libharu's objects. */
#include "pdf/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *allocate(HPDF_UINT size)
{
  void *p = malloc(size);
  if (p == NULL)
    abort(); /* as everywhere: see base/arena.h. libharu would go on with half an object */
  return p;
}

/* libharu keeps the first error; it is asked for when the document is written. */
static void note_error(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
  (void)error;
  (void)detail;
  (void)data;
}

zb_pdf *zb_pdf_new(zb_times *times)
{
  zb_pdf *pdf = calloc(1, sizeof *pdf);
  if (pdf == NULL)
    abort();
  pdf->times = times;
  pdf->arena = zb_arena_new();
  pdf->digest = zb_digest_new();
  pdf->names = zb_digest_new();
  pdf->doc = HPDF_NewEx(note_error, allocate, free, 0, NULL);
  return pdf;
}

static void free_font(font *f)
{
  free(f->glyphs);
  free(f->places);
  free(f->by_code);
  zb_buffer_free(&f->file);
  zb_buffer_free(&f->widths);
  zb_buffer_free(&f->unicode);
  *f = (font){0};
}

void zb_pdf_free(zb_pdf *pdf)
{
  if (pdf == NULL)
    return;
  HPDF_Free(pdf->doc);
  for (int i = 0; i < pdf->face_count; i++) {
    embedded *e = pdf->faces[i];
    free_font(&e->common);
    free_font(&e->own);
    zb_outlines_free(e->outlines);
    hb_face_destroy(e->stripped);
    free(e->cids);
    free(e->widths);
    free(e);
  }
  for (size_t i = 0; i < sizeof pdf->compressors / sizeof *pdf->compressors; i++)
    libdeflate_free_compressor(pdf->compressors[i]);
  contents_free(pdf);
  free(pdf->faces);
  free(pdf->in_document);
  free(pdf->images);
  free(pdf->noted);
  drawings_free(pdf);
  free(pdf->marks);
  free(pdf->first_mark);
  free(pdf->last_mark);
  zb_buffer_free(&pdf->scratch);
  zb_buffer_free(&pdf->packed);
  zb_buffer_free(&pdf->profile);
  zb_digest_free(pdf->digest);
  zb_digest_free(pdf->names);
  zb_arena_free(pdf->arena);
  free(pdf);
}

void zb_pdf_common(zb_pdf *pdf, const zb_run *runs, int count)
{
  for (int i = 0; i < pdf->face_count; i++) {
    embedded *e = pdf->faces[i];
    forget_own(e);
    free_font(&e->common);
  }
  zb_arena_reset(pdf->arena);
  for (int i = 0; i < count; i++)
    note_common(pdf, &runs[i]);
}

/* Pixels that are compressed already. */
static HPDF_Dict add_pixels(HPDF_Doc doc, const zb_image *image)
{
  HPDF_Dict object = add_stream(doc, (const char *)image->data, image->length);
  HPDF_Dict_AddName(object, "Type", "XObject");
  HPDF_Dict_AddName(object, "Subtype", "Image");
  HPDF_Dict_AddNumber(object, "Width", image->width);
  HPDF_Dict_AddNumber(object, "Height", image->height);
  HPDF_Dict_AddName(object, "ColorSpace", image->components == 1 ? "DeviceGray" : "DeviceRGB");
  HPDF_Dict_AddNumber(object, "BitsPerComponent", 8);
  return object;
}

/* libharu takes a JPEG as it is, and copies it byte by byte: it gets the header, where the size is. If it can't read
   that, zb_pdf_write asks for the error. */
static HPDF_Dict add_jpeg(HPDF_Doc doc, const zb_image *image)
{
  enum { HEADER = 1024 };
  size_t header = image->length < HEADER ? image->length : HEADER;
  HPDF_Dict object = HPDF_LoadJpegImageFromMem(doc, image->data, (HPDF_UINT)header);
  if (object != NULL)
    fill_stream(object, (const char *)image->data, image->length);
  return object;
}

static void add_object(zb_pdf *pdf, const zb_image *image, HPDF_Dict resources)
{
  HPDF_Dict object = image->kind == ZB_IMAGE_PIXELS ? add_pixels(pdf->doc, image) : add_jpeg(pdf->doc, image);
  char name[16];
  snprintf(name, sizeof name, "I%d", ++pdf->picture_count);
  if (object != NULL)
    HPDF_Dict_Add(resources, name, object);
  zb_digest_add(pdf->digest, image->data, image->length);
}

/* The number that an equal picture has; 0 if there is none. In a merged file each document has its own copy of a seal.
 */
static int known_number(const zb_pdf *pdf, const zb_image *wanted)
{
  for (int i = 0; i < pdf->image_count; i++) {
    const zb_image *image = pdf->images[i].image;
    if (image->kind == wanted->kind && image->length == wanted->length && image->width == wanted->width &&
        image->components == wanted->components && memcmp(image->data, wanted->data, wanted->length) == 0)
      return pdf->images[i].number;
  }
  return 0;
}

static void add_image(zb_pdf *pdf, const zb_image *data, HPDF_Dict resources)
{
  for (int i = 0; i < pdf->image_count; i++)
    if (pdf->images[i].image == data)
      return;
  if (pdf->image_count == pdf->image_capacity) {
    pdf->image_capacity = pdf->image_capacity == 0 ? 4 : 2 * pdf->image_capacity;
    pdf->images = realloc(pdf->images, (size_t)pdf->image_capacity * sizeof *pdf->images);
    if (pdf->images == NULL)
      abort();
  }
  int number = known_number(pdf, data);
  if (number == 0) {
    add_object(pdf, data, resources);
    number = pdf->picture_count;
  }
  pdf->images[pdf->image_count++] = (image){data, number};
}

/* Goes through all items of a page: notes the glyphs, adds images and drawings to OBJECTS. */
static void gather_page(zb_pdf *pdf, const zb_page *page, bool apart, HPDF_Dict objects)
{
  for (const zb_item *item = page->first; item != NULL; item = item->next)
    if (item->apart != apart)
      continue;
    else if (item->kind == ZB_ITEM_RUN && item->as.run.outlined)
      note_outlined(pdf, &item->as.run.run, objects);
    else if (item->kind == ZB_ITEM_RUN)
      note_run(pdf, &item->as.run.run);
    else if (item->kind == ZB_ITEM_IMAGE)
      add_image(pdf, item->as.image.image, objects);
}

/* In the order in which the content streams are written. */
static void gather(zb_pdf *pdf, const zb_pages *pages, HPDF_Dict objects)
{
  double start = zb_times_start(pdf->times);
  for (const zb_page *page = pages->first; page != NULL; page = page->next) {
    gather_page(pdf, page, false, objects);
    gather_page(pdf, page, true, objects);
  }
  zb_times_add(pdf->times, ZB_TIME_FONT, start);
}

static HPDF_Dict add_font_resources(zb_pdf *pdf)
{
  HPDF_Dict resources = add_dict(pdf->doc);
  for (int i = 0; i < pdf->used_count; i++) {
    font *fonts[] = {&pdf->in_document[i]->common, &pdf->in_document[i]->own};
    for (int k = 0; k < 2; k++) {
      char name[16];
      snprintf(name, sizeof name, "F%d", fonts[k]->number);
      if (fonts[k]->used)
        HPDF_Dict_Add(resources, name, fonts[k]->object);
    }
  }
  return resources;
}

static void set_box(HPDF_Page page, const char *name, float left, float bottom, float right, float top)
{
  HPDF_Array box = HPDF_Array_New(page->mmgr);
  HPDF_Dict_Add(page, name, box);
  HPDF_Array_AddReal(box, left);
  HPDF_Array_AddReal(box, bottom);
  HPDF_Array_AddReal(box, right);
  HPDF_Array_AddReal(box, top);
}

/* The page as it is cut; readers and office printers show just that, and printing houses the slug around it, too. */
static void set_boxes(HPDF_Page object, const zb_page *page)
{
  float width = page->width, height = page->height, slug = page->slug;
  HPDF_Page_SetWidth(object, width);
  HPDF_Page_SetHeight(object, height);
  set_box(object, "TrimBox", 0, 0, width, height);
  if (slug <= 0)
    return;
  set_box(object, "MediaBox", -slug, -slug, width + slug, height + slug);
  set_box(object, "CropBox", 0, 0, width, height);
}

static void add_page(zb_pdf *pdf, const zb_page *page, int number, HPDF_Dict fonts, HPDF_Dict objects)
{
  HPDF_Page object = HPDF_AddPage(pdf->doc);
  set_boxes(object, page);
  HPDF_Dict resources = HPDF_Page_GetInheritableItem(object, "Resources", HPDF_OCLASS_DICT);
  HPDF_Dict_Add(resources, "Font", fonts);
  HPDF_Dict_Add(resources, "XObject", objects);
  add_contents(pdf, page, number, object);
}

static void start_document(zb_pdf *pdf)
{
  HPDF_ResetError(pdf->doc);
  HPDF_NewDoc(pdf->doc);
  pdf->doc->pdf_version = HPDF_VER_17;                        /* what PDF/A-2 is made of */
  zb_digest_end(pdf->digest, (uint8_t[ZB_DIGEST_LENGTH]){0}); /* of a document that failed half way */
  pdf->used_count = pdf->image_count = pdf->picture_count = pdf->font_count = 0;
  pdf->noted_count = pdf->shown_count = 0;
  forget_drawn(pdf);
  for (int i = 0; i < pdf->face_count; i++)
    forget_own(pdf->faces[i]);
}

zb_status zb_pdf_write(zb_pdf *pdf, const zb_pages *pages, zb_buffer *out, zb_diags *diags)
{
  start_document(pdf);
  HPDF_Dict objects = add_dict(pdf->doc);
  gather(pdf, pages, objects);
  bool sound = HPDF_GetError(pdf->doc) == HPDF_OK; /* after an error its calls return NULL and use it */
  bool fonts_made = sound && make_fonts(pdf);
  double compressed = pdf->times != NULL ? pdf->times->seconds[ZB_TIME_COMPRESS] : 0;
  double start = zb_times_start(pdf->times);
  size_t before = out->length;
  if (fonts_made) {
    HPDF_Dict fonts = add_font_resources(pdf);
    int number = 0;
    need_contents(pdf, pages->count);
    start_marks(pdf, pages);
    for (const zb_page *page = pages->first; page != NULL; page = page->next)
      add_page(pdf, page, number++, fonts, objects);
    add_tags(pdf, pages);
    add_info(pdf, pages);
    save_document(pdf, pages, out);
  }
  zb_times_add(pdf->times, ZB_TIME_WRITE, start);
  if (pdf->times != NULL) /* what add_page compressed is counted there */
    pdf->times->seconds[ZB_TIME_WRITE] -= pdf->times->seconds[ZB_TIME_COMPRESS] - compressed;
  HPDF_STATUS error = HPDF_GetError(pdf->doc);
  HPDF_FreeDoc(pdf->doc);
  if (fonts_made && error == HPDF_OK && out->length > before)
    return ZB_OK;
  out->length = before;
  zb_diags_add(diags, ZB_ERROR, "pdf", pages->title != NULL ? pages->title : "", "请把所用的模板和数据报告给开发者",
               fonts_made || !sound ? "写不出 PDF：libharu 报告错误 0x%04lX" : "写不出 PDF：字体不能取子集（0x%04lX）",
               (unsigned long)error);
  return ZB_OUTPUT;
}
