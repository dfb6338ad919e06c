/* Document information and bookmarks. */
#include "pdf/write.h"

#include <stdio.h>
#include <string.h>

static void add_text(zb_pdf *pdf, const char *key, const char *text)
{
  if (text[0] == '\0')
    return;
  zb_digest_add(pdf->digest, text, strlen(text) + 1);
  HPDF_Dict_Add(pdf->doc->info, key, text_string(pdf->doc, text));
}

static void add_date(zb_pdf *pdf, const char *date)
{
  HPDF_Date d = {.ind = '+', .off_hour = 8}; /* midnight in China */
  if (sscanf(date, "%4d-%2d-%2d", &d.year, &d.month, &d.day) != 3)
    return;
  zb_digest_add(pdf->digest, date, strlen(date));
  HPDF_SetInfoDateAttr(pdf->doc, HPDF_INFO_CREATION_DATE, d);
}

static HPDF_Page page_at(HPDF_Doc doc, int page)
{
  return HPDF_GetPageByIndex(doc, (HPDF_UINT)page);
}

enum { LEVELS = 8 }; /* of bookmarks; deeper ones stand with the last */

/* PARENTS: the last bookmark of each level so far. Those below the outermost are folded. */
static void add_bookmark(zb_pdf *pdf, const zb_bookmark *bookmark, HPDF_Outline parents[LEVELS])
{
  HPDF_Page page = page_at(pdf->doc, bookmark->page);
  if (page == NULL)
    return;
  int level = bookmark->level < LEVELS ? bookmark->level : LEVELS - 1;
  HPDF_Outline outline = HPDF_CreateOutline(pdf->doc, level > 0 ? parents[level - 1] : NULL, "?", NULL);
  for (int i = level; i < LEVELS; i++)
    parents[i] = outline;
  HPDF_Outline_SetOpened(outline, level == 0);
  HPDF_Dict_Add(outline, "Title", text_string(pdf->doc, bookmark->title));
  HPDF_Box paper = HPDF_Page_GetMediaBox(page);
  HPDF_Destination to = HPDF_Page_CreateDestination(page);
  HPDF_Array_Clear(to);
  HPDF_Array_Add(to, page);
  HPDF_Array_AddName(to, "XYZ");
  HPDF_Array_AddReal(to, 0);
  HPDF_Array_AddReal(to, paper.top + paper.bottom - bookmark->y); /* 0 is where the page is cut */
  HPDF_Array_AddReal(to, 0);                                      /* the zoom stays as it is */
  HPDF_Outline_SetDestination(outline, to);
  zb_digest_add(pdf->digest, bookmark->title, strlen(bookmark->title));
}

/* Appends TEXT without control characters, which XMP could not repeat, and returns where it starts in OUT. */
static size_t put_clean(zb_buffer *out, const char *text)
{
  size_t start = out->length;
  for (; text != NULL && *text != '\0'; text++)
    zb_buffer_putc(out, (unsigned char)*text < ' ' || *text == '\x7F' ? ' ' : *text);
  zb_buffer_putc(out, '\0');
  return start;
}

/* What a print dialogue starts from (ISO 32000-1, table 150): the page as large as it is, its sides, its copies. */
static void add_printing(HPDF_Dict view, const zb_pages *pages)
{
  HPDF_Dict_AddName(view, "PrintScaling", "None");
  if (pages->flip != ZB_FLIP_UNSAID)
    HPDF_Dict_AddName(view, "Duplex", pages->flip == ZB_FLIP_SHORT_EDGE ? "DuplexFlipShortEdge" : "DuplexFlipLongEdge");
  if (pages->copies > 1)
    HPDF_Dict_AddNumber(view, "NumCopies", pages->copies);
}

/* How readers show the document: under its title, as Chinese, with bookmarks if it has some. */
static void add_view(zb_pdf *pdf, const zb_pages *pages)
{
  HPDF_Dict view = HPDF_Dict_New(pdf->doc->mmgr);
  HPDF_Dict_AddBoolean(view, "DisplayDocTitle", HPDF_TRUE);
  add_printing(view, pages);
  HPDF_Dict_Add(pdf->doc->catalog, "ViewerPreferences", view);
  HPDF_Dict_Add(pdf->doc->catalog, "Lang", HPDF_String_New(pdf->doc->mmgr, "zh-CN", NULL));
  HPDF_Outline parents[LEVELS] = {NULL};
  for (const zb_bookmark *b = pages->bookmarks; b != NULL; b = b->next)
    add_bookmark(pdf, b, parents);
  if (pages->bookmarks != NULL)
    HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}

void add_info(zb_pdf *pdf, const zb_pages *pages)
{
  zb_buffer texts = {0};
  size_t title = put_clean(&texts, pages->title), author = put_clean(&texts, pages->author),
         subject = put_clean(&texts, pages->subject), date = put_clean(&texts, pages->date);
  const info info = {.title = texts.data + title,
                     .author = texts.data + author,
                     .subject = texts.data + subject,
                     .creator = "zhibiao",
                     .producer = "zhibiao",
                     .date = texts.data + date,
                     .tagged = pdf->tagged};
  HPDF_SetInfoAttr(pdf->doc, HPDF_INFO_CREATOR, info.creator);
  HPDF_SetInfoAttr(pdf->doc, HPDF_INFO_PRODUCER, info.producer);
  add_date(pdf, info.date);
  add_text(pdf, "Title", info.title);
  add_text(pdf, "Author", info.author);
  add_text(pdf, "Subject", info.subject);
  add_view(pdf, pages);
  add_archive(pdf, &info);
  zb_buffer_free(&texts);
}
