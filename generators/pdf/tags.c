/* The structure as PDF has it: an object for each element, and a tree that finds the element of each mark on a page. */
#include "pdf/write.h"

#include <stdlib.h>
#include <string.h>

static const char *const roles[ZB_ELEMENT_KINDS] = {"Document", "H1", "H2", "H3", "P",
                                                    "Table",    "TR", "TH", "TD", "Figure"};

/* Of the objects that put_tags makes. */
enum { PARENT_TREE, FIRST_ELEMENT };

static void *resized(void *old, int n, size_t size)
{
  void *new = realloc(old, (size_t)n * size);
  if (new == NULL)
    abort();
  return new;
}

void start_marks(zb_pdf *pdf, const zb_pages *pages)
{
  pdf->tagged = pages->structure != NULL;
  pdf->mark_count = 0;
  if (!pdf->tagged)
    return;
  int count = pages->last_element->number + 1;
  if (count > pdf->element_capacity) {
    pdf->element_capacity = 2 * count;
    pdf->first_mark = resized(pdf->first_mark, pdf->element_capacity, sizeof *pdf->first_mark);
    pdf->last_mark = resized(pdf->last_mark, pdf->element_capacity, sizeof *pdf->last_mark);
  }
  for (int i = 0; i < count; i++)
    pdf->first_mark[i] = pdf->last_mark[i] = -1;
}

int add_mark(zb_pdf *pdf, const zb_item *item, int page, float page_height)
{
  if (pdf->mark_count == pdf->mark_capacity) {
    pdf->mark_capacity = pdf->mark_capacity == 0 ? 512 : 2 * pdf->mark_capacity;
    pdf->marks = resized(pdf->marks, pdf->mark_capacity, sizeof *pdf->marks);
  }
  int at = pdf->mark_count++, number = item->element->number;
  mark *m = &pdf->marks[at];
  *m = (mark){.element = item->element, .page = page, .next = -1};
  if (at > 0 && m[-1].page == page)
    m->id = m[-1].id + 1;
  if (item->kind == ZB_ITEM_IMAGE) {
    m->box[0] = item->x;
    m->box[1] = page_height - item->y - item->as.image.height;
    m->box[2] = item->x + item->as.image.width;
    m->box[3] = page_height - item->y;
  }
  if (pdf->last_mark[number] < 0)
    pdf->first_mark[number] = at;
  else
    pdf->marks[pdf->last_mark[number]].next = at;
  pdf->last_mark[number] = at;
  return m->id;
}

const char *role_of(const zb_element *element)
{
  return roles[element->kind];
}

/* --- The catalog and the pages ---------------------------------------------------------------------------------- */

/* The objects that put_tags makes follow all of libharu's, whose number is known when they are written. */
static HPDF_STATUS write_root_entries(HPDF_Dict root, HPDF_Stream stream)
{
  const zb_pdf *pdf = root->attr;
  int first = (int)pdf->doc->xref->entries->count;
  zb_buffer out = {0};
  zb_buffer_puts(&out, "/K");
  put_reference(&out, first + FIRST_ELEMENT);
  zb_buffer_puts(&out, "\n/ParentTree");
  put_reference(&out, first + PARENT_TREE);
  zb_buffer_puts(&out, "\n");
  HPDF_STATUS status = HPDF_Stream_WriteStr(stream, out.data);
  zb_buffer_free(&out);
  return status;
}

/* A label for each page whose number does not follow from the one before. */
static void add_page_labels(HPDF_Doc doc, const zb_pages *pages)
{
  int expected = 0, n = 0;
  for (const zb_page *page = pages->first; page != NULL; page = page->next, n++) {
    if (page->label != expected && page->label > 0)
      HPDF_AddPageLabel(doc, (HPDF_UINT)n, HPDF_PAGE_NUM_STYLE_DECIMAL, (HPDF_UINT)page->label, NULL);
    expected = page->label + 1;
  }
}

void add_tags(zb_pdf *pdf, const zb_pages *pages)
{
  if (!pdf->tagged)
    return;
  HPDF_Doc doc = pdf->doc;
  HPDF_Dict root = add_dict(doc), mark_info = HPDF_Dict_New(doc->mmgr);
  HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
  HPDF_Dict_AddNumber(root, "ParentTreeNextKey", pages->count);
  root->attr = pdf;
  root->write_fn = write_root_entries;
  HPDF_Dict_AddBoolean(mark_info, "Marked", HPDF_TRUE);
  HPDF_Dict_Add(doc->catalog, "MarkInfo", mark_info);
  HPDF_Dict_Add(doc->catalog, "StructTreeRoot", root);
  for (int i = 0; i < pages->count; i++)
    HPDF_Dict_AddNumber(HPDF_GetPageByIndex(doc, (HPDF_UINT)i), "StructParents", i);
  add_page_labels(doc, pages);
}

/* --- The elements ----------------------------------------------------------------------------------------------- */

int count_tags(const zb_pdf *pdf, const zb_pages *pages)
{
  return pdf->tagged ? FIRST_ELEMENT + pages->last_element->number + 1 : 0;
}

static int page_number(const zb_pdf *pdf, int page)
{
  return number_of(HPDF_GetPageByIndex(pdf->doc, (HPDF_UINT)page));
}

/* For each page the elements of its marks. */
static void put_parent_tree(const zb_pdf *pdf, int pages, int first_element, zb_buffer *out)
{
  const mark *m = pdf->marks, *end = m + pdf->mark_count;
  zb_buffer_puts(out, "<</Nums [");
  for (int page = 0; page < pages; page++) {
    zb_buffer_printf(out, "%d [", page);
    for (; m < end && m->page == page; m++)
      put_reference(out, first_element + m->element->number);
    zb_buffer_puts(out, "]\n");
  }
  zb_buffer_puts(out, "]>>\n");
}

static void put_marks(const zb_pdf *pdf, int first, zb_buffer *out)
{
  int page = pdf->marks[first].page;
  zb_buffer_puts(out, "/Pg");
  put_reference(out, page_number(pdf, page));
  zb_buffer_puts(out, "/K [");
  for (int i = first; i >= 0; i = pdf->marks[i].next) {
    const mark *m = &pdf->marks[i];
    if (m->page != page) {
      zb_buffer_puts(out, "<</Type/MCR/Pg");
      put_reference(out, page_number(pdf, m->page));
      zb_buffer_puts(out, "/MCID ");
    }
    put_number(out, m->id, 0);
    zb_buffer_puts(out, m->page != page ? ">>" : " ");
  }
  zb_buffer_putc(out, ']');
}

static void put_children(const zb_element *e, int first_element, zb_buffer *out)
{
  zb_buffer_puts(out, "/K [");
  for (const zb_element *child = e->first; child != NULL; child = child->sibling)
    put_reference(out, first_element + child->number);
  zb_buffer_putc(out, ']');
}

static void put_cell_attributes(const zb_element *e, zb_buffer *out)
{
  bool label = e->kind == ZB_ELEMENT_LABEL;
  if (!label && e->span == 1 && e->rows == 1)
    return;
  zb_buffer_puts(out, "/A <</O/Table");
  if (label)
    zb_buffer_puts(out, e->column ? "/Scope/Column" : "/Scope/Row");
  if (e->span > 1)
    zb_buffer_printf(out, "/ColSpan %d", e->span);
  if (e->rows > 1)
    zb_buffer_printf(out, "/RowSpan %d", e->rows);
  zb_buffer_puts(out, ">>");
}

static void put_figure(const zb_pdf *pdf, const zb_element *e, zb_buffer *out)
{
  zb_buffer_puts(out, "/Alt <FEFF");
  put_utf16_hex(out, e->alt, strlen(e->alt));
  zb_buffer_puts(out, ">/A <</O/Layout/Placement/Block/BBox [");
  int first = pdf->first_mark[e->number];
  for (int i = 0; i < 4; i++) {
    put_number(out, first < 0 ? 0 : pdf->marks[first].box[i], 2);
    zb_buffer_putc(out, ' ');
  }
  zb_buffer_puts(out, "]>>");
}

static void put_element(const zb_pdf *pdf, const zb_element *e, int root, int first_element, zb_buffer *out)
{
  zb_buffer_puts(out, "<</S/");
  zb_buffer_puts(out, role_of(e));
  zb_buffer_puts(out, "/P");
  put_reference(out, e->parent != NULL ? first_element + e->parent->number : root);
  if (e->kind == ZB_ELEMENT_LABEL || e->kind == ZB_ELEMENT_CELL)
    put_cell_attributes(e, out);
  else if (e->kind == ZB_ELEMENT_FIGURE)
    put_figure(pdf, e, out);
  if (e->first != NULL)
    put_children(e, first_element, out);
  else if (pdf->first_mark[e->number] >= 0)
    put_marks(pdf, pdf->first_mark[e->number], out);
  zb_buffer_puts(out, ">>\n");
}

void put_tags(zb_pdf *pdf, const zb_pages *pages, saver *s, int first)
{
  if (!pdf->tagged)
    return;
  put_parent_tree(pdf, pages->count, first + FIRST_ELEMENT, begin_object(s, first + PARENT_TREE));
  int root = number_of(HPDF_Dict_GetItem(pdf->doc->catalog, "StructTreeRoot", HPDF_OCLASS_DICT));
  for (const zb_element *e = pages->structure; e != NULL; e = e->next)
    put_element(pdf, e, root, first + FIRST_ELEMENT, begin_object(s, first + FIRST_ELEMENT + e->number));
}
