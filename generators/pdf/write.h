/* A document while it is being written, private to pdf/:

     pages --glyphs.c--> which glyphs of which face --outline/, font.c--> embedded fonts
       |                                                                       |
       |--content.c, text.c--> content streams --pdf.c, object.c--> libharu <--'
       |                            | marks                           | objects
       '--> structure --------------'--tags.c------------------> save.c --> bytes

   A face is embedded as up to two fonts: its common glyphs, made once and in every document that uses one of them, and
   the others that the document uses. Most of a form's labels then cost nothing, and its bytes still depend on nothing
   but the pages and the common set. */
#ifndef ZB_PDF_WRITE_H
#define ZB_PDF_WRITE_H

#include "base/arena.h"
#include "base/digest.h"
#include "outline/outline.h"
#include "pdf/pdf.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_info.h>
#include <libdeflate.h>

/* --- object.c: what libharu's high-level calls can't do --- */

/* Compresses at LEVEL; OUT is replaced. */
void compress(zb_pdf *pdf, int level, const char *data, size_t length, zb_buffer *out);

/* Bytes that are already compressed, and that last until the document is saved. */
typedef struct stream_bytes {
  const char *data;
  size_t length;
} stream_bytes;

/* A stream object of such bytes. */
HPDF_Dict add_stream(HPDF_Doc doc, const char *data, size_t length);
/* Makes STREAM a stream of such bytes. */
void fill_stream(HPDF_Dict stream, const char *data, size_t length);
/* The bytes that it was filled with; NULL: libharu has its own. */
const stream_bytes *bytes_of_stream(HPDF_Dict stream);

/* An indirect dictionary. */
HPDF_Dict add_dict(HPDF_Doc doc);

/* Text as UTF-16BE with its mark: what PDF calls a text string. */
HPDF_Binary text_string(HPDF_Doc doc, const char *utf8);

/* Appends N bytes of UTF-8 as hexadecimal UTF-16BE. */
void put_utf16_hex(zb_buffer *out, const char *utf8, size_t n);

/* Appends " N 0 R". */
void put_reference(zb_buffer *out, int number);

/* The number of an indirect object. */
int number_of(HPDF_Dict object);

/* Appends a number with at most DECIMALS digits behind the point, none that say nothing; the same in every locale. */
void put_number(zb_buffer *out, double value, int decimals);

/* Sets the colour of what is stroked, or else filled, unless it is what NOW says. Neutral ones are shades of grey: a
   printer charges for colour as soon as a page names one. */
void put_color(zb_buffer *out, int64_t *now, uint32_t color, bool stroke);

/* --- subset.c: fonts of faces whose outlines outline/ can't read --- */

/* The face with nothing but its outlines and widths: all that subsetting needs to look at. */
hb_face_t *strip_face(const zb_face *face);

/* A subset font file. */
typedef struct subset {
  hb_blob_t *file;  /* TrueType: the whole font; CFF: its CFF table */
  hb_map_t *places; /* glyph id -> glyph id in the subset */
} subset;

/* The glyphs' subset; false if HarfBuzz can't. */
bool make_subset(hb_face_t *stripped, bool cff, const hb_set_t *glyphs, subset *out);
void free_subset(subset *s);

/* --- cff.c --- */

/* The CIDs of a CID-keyed CFF face's glyphs, to be freed; NULL for any other face. */
uint16_t *read_cids(hb_face_t *face);

/* --- glyphs.c: which glyphs the fonts need --- */

/* A glyph, or a copy of one that is wider or stands for another text (outline/outline.h). */
typedef struct glyph {
  uint32_t name;
  uint16_t code;
  uint16_t next;  /* the font's next glyph that is a copy of the same one: 1 + its place; 0: none */
  uint16_t width; /* in thousandths of em, as the font's W array has it */
  bool other;     /* it was to be a copy, and another one is shown in its place */
  uint32_t length;
  const char *text; /* what it stands for: UTF-8, LENGTH bytes */
} glyph;

/* An embedded font. */
typedef struct font {
  glyph *glyphs; /* in the order in which they were noted */
  int count, capacity;
  const glyph **by_code; /* one for each code, while the font is made */
  int code_count;
  uint16_t *places; /* glyph id -> 0: not there; 1 + the place of the first that is the glyph or a copy */
  bool made, used;
  char name[128];     /* ABCDEF+NotoSerifCJKsc-Regular */
  zb_buffer file;     /* compressed */
  size_t file_length; /* not compressed */
  zb_buffer widths;   /* the W array */
  zb_buffer unicode;  /* the ToUnicode map, compressed */
  HPDF_Dict object;   /* in the current document, if it is used there */
  int number;         /* its name in the content streams: F1 */
} font;

typedef struct embedded {
  const zb_face *face;
  zb_outlines *outlines; /* NULL: they can't be read */
  hb_face_t *stripped;   /* what hb-subset makes subsets of; NULL until it has to */
  uint16_t *cids;        /* the codes of glyphs in those; NULL: their places in the subset are the codes */
  font common, own;
  uint16_t *widths; /* glyph id -> 1 + its width in the face, in thousandths of em; 0: not asked for yet */
} embedded;

/* The face's record, made when first asked for. */
embedded *find_embedded(zb_pdf *pdf, const zb_face *face);

/* Notes the glyphs of a run among the common ones. */
void note_common(zb_pdf *pdf, const zb_run *run);

/* Where a glyph of a run is. */
typedef struct noted {
  uint16_t place; /* among the glyphs of its face's font: */
  bool common;    /* the common one, or the document's own */
  bool plain;     /* readers get its text from it: no gap looks like a space. That is so but for labels that are spread
                     far, faces whose glyphs can't be copied, and characters made of several glyphs */
} noted;

/* Appends the glyphs of a run to those that are noted, and those that are not common to the document's own. Runs are
   noted in the order in which they are shown. */
void note_run(zb_pdf *pdf, const zb_run *run);

/* The glyph's width in the face, in thousandths of em. */
int width_of(embedded *e, uint32_t id);

/* Makes all copies in FONT the glyph itself: those of a face whose outlines can't be read can't be made. */
void drop_copies(font *f);

/* Makes the face ready for the next document. */
void forget_own(embedded *e);

/* --- font.c --- */

/* Makes the fonts that the document uses, and adds them to it under their numbers. False if HarfBuzz can't. */
bool make_fonts(zb_pdf *pdf);

/* --- tags.c: what belongs to which element of the structure (ISO 32000-1, 14.7 and 14.8) --- */

/* A marked piece of a page's content. */
typedef struct mark {
  const zb_element *element;
  int page, id; /* ID: among the page's marks, from 0 */
  float box[4]; /* of an image: left, bottom, right, top */
  int next;     /* of its element; -1: none */
} mark;

/* Makes ready for the marks of a document. */
void start_marks(zb_pdf *pdf, const zb_pages *pages);

/* Notes that content beginning with ITEM, on PAGE, is its element's; returns the mark's id. */
int add_mark(zb_pdf *pdf, const zb_item *item, int page, float page_height);

/* The element's name in PDF: TD. */
const char *role_of(const zb_element *element);

/* Adds to the catalog and the pages what they say of the structure. */
void add_tags(zb_pdf *pdf, const zb_pages *pages);

/* --- save.c: the document's bytes --- */

typedef struct saver saver;

/* Begins the object NUMBER; its text is to be appended to what is returned. */
zb_buffer *begin_object(saver *s, int number);

/* The document's bytes behind what OUT has. */
void save_document(zb_pdf *pdf, const zb_pages *pages, zb_buffer *out);

/* How many objects put_tags makes; it makes them with numbers from FIRST on. */
int count_tags(const zb_pdf *pdf, const zb_pages *pages);
void put_tags(zb_pdf *pdf, const zb_pages *pages, saver *s, int first);

/* --- text.c --- */

/* What a piece of content is. */
typedef enum { OF_NOTHING, OF_PAGE, OF_PAGINATION, OF_WATERMARK, OF_ELEMENT } belonging;

/* What the content stream says last, not to be said again. */
typedef struct content {
  zb_pdf *pdf;
  zb_buffer *out;
  float page_height;
  const font *font;
  float size;
  int64_t fill, stroke;
  float thickness;
  int page;          /* from 0 */
  bool apart;        /* what stands apart is written */
  belonging belongs; /* what is open */
  const zb_element *element;
} content;

/* Shows runs that make up one line from FIRST on; returns the item behind them. */
const zb_item *put_text(content *c, const zb_item *first);

/* --- outlined.c: text that is drawn as outlines --- */

typedef struct drawing drawing;

/* Adds what draws RUN to the document and to its RESOURCES, unless it is there. */
void note_outlined(zb_pdf *pdf, const zb_run *run, HPDF_Dict resources);

/* Draws a run that was noted. */
void put_outlined(content *c, const zb_item *item);

/* Makes ready for the next document. */
void forget_drawn(zb_pdf *pdf);
void drawings_free(zb_pdf *pdf);

/* --- content_stream.c --- */

/* The content stream of the page NUMBER, from 0; APART: of those of its items that stand apart, which follows the
   other. */
void put_page(zb_pdf *pdf, const zb_page *page, int number, bool apart, zb_buffer *out);

/* --- page_contents.c --- */

typedef struct page_content page_content;

/* Makes ready for COUNT pages of a document. */
void need_contents(zb_pdf *pdf, int count);

/* Adds the content streams of PAGE, the one with this NUMBER from 0, to its OBJECT. */
void add_contents(zb_pdf *pdf, const zb_page *page, int number, HPDF_Page object);

void contents_free(zb_pdf *pdf);

/* --- pdf.c --- */

typedef struct image {
  const zb_image *image;
  int number; /* its name in the content streams: I1; equal pictures share it */
} image;

struct zb_pdf {
  HPDF_Doc doc;
  zb_times *times;
  zb_arena *arena;  /* of the common glyphs' texts */
  embedded **faces; /* in the order in which they were first used: the order changes no output */
  int face_count, face_capacity;
  struct libdeflate_compressor *compressors[13];
  zb_buffer scratch, packed;
  page_content *contents; /* of the current document's pages, or of a longer one's before it */
  int content_capacity;
  struct known_content *known; /* contents of the current document that other pages may have, too */
  size_t known_count, known_capacity;
  image *images;
  int image_count, image_capacity;
  int picture_count; /* of different ones */
  drawing *drawings; /* of this document and of those before */
  size_t drawing_count, drawing_capacity;
  int drawn_count;        /* those of this document */
  embedded **in_document; /* the faces of the current document, in the order in which it uses them */
  int used_count;
  int font_count;
  noted *noted; /* the glyphs of all runs */
  int noted_count, noted_capacity;
  int shown_count; /* so many of them */
  bool tagged;     /* the current document has a structure */
  mark *marks;     /* page by page */
  int mark_count, mark_capacity;
  int *first_mark, *last_mark; /* of the elements; -1: none */
  int element_capacity;
  zb_digest *digest; /* of all that makes the current document */
  zb_digest *names;  /* of the glyphs of a font */
  bool archive;      /* documents are PDF/A-2 */
  zb_buffer profile; /* sRGB, compressed; empty until it is needed */
};

/* --- info.c --- */

/* Document information, as text that XML can hold too. "": none. */
typedef struct info {
  const char *title, *author, *subject, *creator, *producer;
  const char *date; /* YYYY-MM-DD */
  bool tagged;      /* the document has a structure */
} info;

/* Document information and bookmarks. */
void add_info(zb_pdf *pdf, const zb_pages *pages);

/* --- archive.c: PDF/A --- */

/* zb_pdf_archive with another profile than the system's. */
zb_status zb_pdf_archive_from(zb_pdf *pdf, bool wanted, const char *path, zb_diags *diags);

/* Adds XMP and output intent if the document is to be PDF/A. */
void add_archive(zb_pdf *pdf, const info *info);

#endif
