/* Photos in the cells of a workbook and over them: whose they become, and what is said of those that are nobody's. */
#include "fixture.h"

#include <zip.h>

typedef struct part {
  const char *name, *text;
} part;

#define MAX_PARTS 16

#define RELATIONS(list) "<Relationships xmlns=\"http://x/package/2006/relationships\">" list "</Relationships>"
#define RELATION(id, type, target) "<Relationship Id=\"" id "\" Type=\"http://x/" type "\" Target=\"" target "\"/>"
#define T(cell, text) "<c r=\"" cell "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define HEADER "<row r=\"1\">" T("A1", "身份证号") T("B1", "姓名") T("C1", "工作单位") T("D1", "照片") "</row>"
#define ROW(n, id, name, more)                                                                                         \
  "<row r=\"" n "\" ht=\"100\">" T("A" n, id) T("B" n, name) T("C" n, "某单位") more "</row>"
#define SHEET(rows) "<worksheet><sheetFormatPr defaultRowHeight=\"15\"/><sheetData>" rows "</sheetData></worksheet>"
#define WPS(cell, id) "<c r=\"" cell "\" t=\"str\"><f>_xlfn.DISPIMG(\"" id "\",1)</f><v>=DISPIMG(\"" id "\",1)</v></c>"
#define EXCEL(cell, vm) "<c r=\"" cell "\" t=\"e\" vm=\"" vm "\"><v>#VALUE!</v></c>"

static const part frame[] = {
    {"_rels/.rels", RELATIONS(RELATION("rId1", "officeDocument", "xl/workbook.xml"))},
    {"xl/workbook.xml",
     "<workbook xmlns:r=\"r\"><sheets><sheet name=\"人员\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels", RELATIONS(RELATION("rId1", "worksheet", "worksheets/sheet1.xml"))},
    {"xl/media/image1.jpeg", "\xFF\xD8\xFF"
                             "1"},
    {"xl/media/image2.png", "\x89PNG\r\n\x1A\n"},
};

#define WPS_PARTS                                                                                                      \
  {"xl/cellimages.xml",                                                                                                \
   "<etc:cellImages xmlns:etc=\"e\" xmlns:xdr=\"x\" xmlns:a=\"a\" xmlns:r=\"r\">"                                      \
   "<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"2\" name=\"ID_B\"/></xdr:nvPicPr><xdr:blipFill><a:blip "      \
   "r:embed=\"rId2\"/></xdr:blipFill></xdr:pic></etc:cellImage>"                                                       \
   "<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"1\" name=\"ID_A\"/></xdr:nvPicPr><xdr:blipFill><a:blip "      \
   "r:embed=\"rId1\"/></xdr:blipFill></xdr:pic></etc:cellImage></etc:cellImages>"},                                    \
  {                                                                                                                    \
    "xl/_rels/cellimages.xml.rels",                                                                                    \
        RELATIONS(RELATION("rId1", "image", "media/image1.jpeg") RELATION("rId2", "image", "media/image2.png"))        \
  }

/* vm 2 is the picture; 1 is a rich value of another kind. */
#define EXCEL_PARTS                                                                                                    \
  {"xl/metadata.xml", "<metadata><metadataTypes count=\"2\"><metadataType name=\"XLDAPR\"/><metadataType "             \
                      "name=\"XLRICHVALUE\"/></metadataTypes><futureMetadata name=\"XLDAPR\"><bk/></futureMetadata>"   \
                      "<futureMetadata name=\"XLRICHVALUE\" count=\"2\"><bk><extLst><ext><xlrd:rvb xmlns:xlrd=\"x\" "  \
                      "i=\"1\"/></ext></extLst></bk><bk><extLst><ext><xlrd:rvb xmlns:xlrd=\"x\" i=\"0\"/></ext>"       \
                      "</extLst></bk></futureMetadata><cellMetadata><bk><rc t=\"1\" v=\"0\"/></bk></cellMetadata>"     \
                      "<valueMetadata count=\"2\"><bk><rc t=\"2\" v=\"0\"/></bk><bk><rc t=\"2\" v=\"1\"/></bk>"        \
                      "</valueMetadata></metadata>"},                                                                  \
      {"xl/richData/rdrichvalue.xml",                                                                                  \
       "<rvData count=\"2\"><rv s=\"1\"><v>5</v><v>1</v></rv><rv s=\"0\"><v>0</v></rv></rvData>"},                     \
      {"xl/richData/rdrichvaluestructure.xml",                                                                         \
       "<rvStructures><s t=\"_error\"><k n=\"errorType\" t=\"i\"/></s><s t=\"_localImage\"><k n=\"CalcOrigin\" "       \
       "t=\"i\"/><k n=\"_rvRel:LocalImageIdentifier\" t=\"i\"/></s></rvStructures>"},                                  \
      {"xl/richData/richValueRel.xml",                                                                                 \
       "<richValueRels xmlns:r=\"r\"><rel r:id=\"rId7\"/><rel r:id=\"rId1\"/></richValueRels>"},                       \
  {                                                                                                                    \
    "xl/richData/_rels/richValueRel.xml.rels", RELATIONS(RELATION("rId1", "image", "../media/image1.jpeg"))            \
  }

#define CORNER(name, column, row, offset)                                                                              \
  "<xdr:" name "><xdr:col>" column "</xdr:col><xdr:colOff>10</xdr:colOff><xdr:row>" row                                \
  "</xdr:row><xdr:rowOff>" offset "</xdr:rowOff></xdr:" name ">"
#define PICTURE(id)                                                                                                    \
  "<xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"2\" name=\"p\"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed=\"" id            \
  "\"/></xdr:blipFill><xdr:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"1\" "                                      \
  "cy=\"1\"/></a:xfrm></xdr:spPr></xdr:pic>"
#define TWO(from, to) "<xdr:twoCellAnchor>" from to PICTURE("rId1") "<xdr:clientData/></xdr:twoCellAnchor>"
#define ONE(from, height)                                                                                              \
  "<xdr:oneCellAnchor>" from "<xdr:ext cx=\"300000\" cy=\"" height                                                     \
  "\"/>" PICTURE("rId1") "<xdr:clientData/></xdr:oneCellAnchor>"
#define DRAWING(anchors)                                                                                               \
  {"xl/worksheets/_rels/sheet1.xml.rels", RELATIONS(RELATION("rId9", "drawing", "../drawings/drawing1.xml"))},         \
      {"xl/drawings/drawing1.xml", "<xdr:wsDr xmlns:xdr=\"x\" xmlns:a=\"a\" xmlns:r=\"r\">" anchors "</xdr:wsDr>"},    \
  {                                                                                                                    \
    "xl/drawings/_rels/drawing1.xml.rels", RELATIONS(RELATION("rId1", "image", "../media/image1.jpeg"))                \
  }

#define TWO_OF(relation, from, to)                                                                                     \
  "<xdr:twoCellAnchor>" from to PICTURE(relation) "<xdr:clientData/></xdr:twoCellAnchor>"

/* Rows of the usual 15 points, 190,500 units: lower than any photo. */
#define LOW(n, id, name) "<row r=\"" n "\">" T("A" n, id) T("B" n, name) T("C" n, "某单位") "</row>"
#define LOW_PEOPLE SHEET(HEADER LOW("2", ID_A, "张三") LOW("3", ID_B, "李四") LOW("4", ID_C, "王五"))
#define TALL(row, offset, last) TWO(CORNER("from", "3", row, offset), CORNER("to", "3", last, offset))

#define TWO_PEOPLE SHEET(HEADER ROW("2", ID_A, "张三", "") ROW("3", ID_B, "李四", ""))

/* PHOTO_A, PHOTO_B: the places of what becomes the photo of the two people; NULL: none. SAID: the code of a message. */
static const struct {
  const char *what, *sheet;
  part parts[MAX_PARTS];
  const char *photo_a, *photo_b, *said;
} cases[] = {
    {"WPS",
     SHEET(HEADER ROW("2", ID_A, "张三", WPS("D2", "ID_A")) ROW("3", ID_B, "李四", WPS("D3", "ID_B"))),
     {WPS_PARTS},
     "人员!D2.jpg",
     "人员!D3.png",
     NULL},
    {"WPS, opened and saved by Excel: an error and the formula",
     SHEET(HEADER ROW("2", ID_A, "张三", "<c r=\"D2\" t=\"e\"><f>_xlfn.DISPIMG(\"ID_A\",1)</f><v>#NAME?</v></c>")),
     {WPS_PARTS},
     "人员!D2.jpg",
     NULL,
     NULL},
    {"WPS, not calculated",
     SHEET(HEADER ROW("2", ID_A, "张三", "<c r=\"D2\"><f>_xlfn.DISPIMG(\"ID_A\",1)</f></c>")),
     {WPS_PARTS},
     "人员!D2.jpg",
     NULL,
     NULL},
    {"WPS, the picture is lost",
     SHEET(HEADER ROW("2", ID_A, "张三", WPS("D2", "ID_C"))),
     {WPS_PARTS},
     NULL,
     NULL,
     "absent-picture"},
    {"WPS, all pictures are lost", SHEET(HEADER ROW("2", ID_A, "张三", WPS("D2", "ID_A"))), {{0}}, NULL, NULL, NULL},
    {"WPS, in another column",
     SHEET(HEADER ROW("2", ID_A, "张三", WPS("E2", "ID_A"))),
     {WPS_PARTS},
     NULL,
     NULL,
     "unused-picture"},
    {"WPS, without a column of photos",
     SHEET("<row r=\"1\">" T("A1", "身份证号") T("B1", "姓名")
               T("C1", "工作单位") "</row>" ROW("2", ID_A, "张三", WPS("H2", "ID_A"))),
     {WPS_PARTS},
     "人员!H2.jpg",
     NULL,
     NULL},
    {"Excel", SHEET(HEADER ROW("2", ID_A, "张三", EXCEL("D2", "1"))), {EXCEL_PARTS}, NULL, NULL, NULL},
    {"Excel",
     SHEET(HEADER ROW("2", ID_A, "张三", "") ROW("3", ID_B, "李四", EXCEL("D3", "2"))),
     {EXCEL_PARTS},
     NULL,
     "人员!D3.jpg",
     NULL},
    {"over one cell",
     TWO_PEOPLE,
     {DRAWING(TWO(CORNER("from", "3", "2", "10"), CORNER("to", "3", "2", "900000")))},
     NULL,
     "人员!D3-1.jpg",
     NULL},
    {"mostly over the second row",
     TWO_PEOPLE,
     {DRAWING(TWO(CORNER("from", "3", "1", "1000000"), CORNER("to", "3", "2", "900000")))},
     NULL,
     "人员!D3-1.jpg",
     NULL},
    {"mostly over the first",
     TWO_PEOPLE,
     {DRAWING(TWO(CORNER("from", "3", "1", "100000"), CORNER("to", "3", "2", "100000")))},
     "人员!D2-1.jpg",
     NULL,
     NULL},
    {"with a size, over one",
     TWO_PEOPLE,
     {DRAWING(ONE(CORNER("from", "3", "1", "10"), "1000000"))},
     "人员!D2-1.jpg",
     NULL,
     NULL},
    {"with a size, mostly over the second",
     TWO_PEOPLE,
     {DRAWING(ONE(CORNER("from", "3", "1", "1000000"), "1200000"))},
     NULL,
     "人员!D3-1.jpg",
     NULL},
    {"from the column beside",
     TWO_PEOPLE,
     {DRAWING(TWO(CORNER("from", "2", "1", "10"), CORNER("to", "3", "1", "900000")))},
     "人员!C2-1.jpg",
     NULL,
     NULL},
    {"over another column",
     TWO_PEOPLE,
     {DRAWING(TWO(CORNER("from", "6", "1", "10"), CORNER("to", "6", "1", "900000")))},
     NULL,
     NULL,
     "unused-picture"},
    {"over the header",
     TWO_PEOPLE,
     {DRAWING(TWO(CORNER("from", "3", "0", "10"), CORNER("to", "3", "0", "90000")))},
     NULL,
     NULL,
     NULL},
    {"below the table",
     TWO_PEOPLE,
     {DRAWING(TWO(CORNER("from", "3", "8", "10"), CORNER("to", "3", "9", "90000")))},
     NULL,
     NULL,
     "unused-picture"},
    /* rows that are lower than the pictures: the corner tells */
    {"tall, from half of its row",
     LOW_PEOPLE,
     {DRAWING(TALL("1", "95250", "4") TALL("2", "95250", "5"))},
     "人员!D2-1.jpg",
     "人员!D3-2.jpg",
     NULL},
    {"tall, from a third of its row, and the first has none",
     LOW_PEOPLE,
     {DRAWING(TALL("2", "63500", "5"))},
     NULL,
     "人员!D3-1.jpg",
     NULL},
    {"tall, half a point above its row",
     LOW_PEOPLE,
     {DRAWING(TALL("0", "184150", "4") TALL("1", "184150", "5"))},
     "人员!D2-1.jpg",
     "人员!D3-2.jpg",
     NULL},
    {"half over each of two rows",
     TWO_PEOPLE,
     {DRAWING(TWO(CORNER("from", "3", "1", "650000"), CORNER("to", "3", "2", "670000")))},
     "人员!D2-1.jpg",
     NULL,
     NULL},
    {"with a size, half over each of two rows",
     TWO_PEOPLE,
     {DRAWING(ONE(CORNER("from", "3", "1", "650000"), "1290000"))},
     "人员!D2-1.jpg",
     NULL,
     NULL},
    {"a drawing that is spoiled", TWO_PEOPLE, {DRAWING("<xdr:twoCellAnchor>")}, NULL, NULL, NULL},
};

static void add_part(zip_t *zip, const part *p)
{
  zip_source_t *source = zip_source_buffer(zip, p->text, strlen(p->text), 0);
  assert_true(zip_file_add(zip, p->name, source, 0) >= 0);
}

static void write_book(fixture *f, const char *sheet, const part *parts)
{
  zip_t *zip = zip_open(zb_arena_printf(f->arena, "%s/人员.xlsx", f->folder), ZIP_CREATE | ZIP_TRUNCATE, NULL);
  assert_non_null(zip);
  for (size_t k = 0; k < sizeof frame / sizeof *frame; k++)
    add_part(zip, &frame[k]);
  add_part(zip, &(part){"xl/worksheets/sheet1.xml", sheet});
  for (const part *p = parts; p->name != NULL; p++)
    add_part(zip, p);
  assert_int_equal(zip_close(zip), 0);
}

static void expect_photo(fixture *f, size_t i, const char *id, const char *wanted)
{
  const char *why, *path = zb_store_photo(f->store, id, &why);
  const char *shown = path == NULL ? NULL : zb_store_user_path(f->store, path);
  if ((shown == NULL) != (wanted == NULL) || why != NULL)
    fail_msg("%zu %s: %s", i, cases[i].what, shown == NULL ? "none" : shown);
  if (shown == NULL)
    return;
  assert_string_equal(shown, zb_arena_printf(f->arena, "%s/人员.xlsx/%s", f->folder, wanted));
  zb_buffer bytes = {0};
  assert_int_equal(zb_file_read(path, &bytes, f->diags), ZB_OK);
  assert_string_equal(bytes.data, strstr(wanted, ".png") != NULL ? frame[4].text : frame[3].text);
  zb_buffer_free(&bytes);
}

static void takes_pictures_as_photos(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    void *own;
    fixture_setup(&own);
    fixture *f = own;
    write_book(f, cases[i].sheet, cases[i].parts);
    assert_int_equal(fixture_import(f, "人员.xlsx"), ZB_OK);
    assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
    expect_photo(f, i, ID_A, cases[i].photo_a);
    expect_photo(f, i, ID_B, cases[i].photo_b);
    static const char *const codes[] = {"absent-picture", "unused-picture", "uncalculated"};
    for (size_t k = 0; k < sizeof codes / sizeof *codes; k++)
      if ((fixture_diag(f->diags, codes[k]) != NULL) != (cases[i].said != NULL && strcmp(cases[i].said, codes[k]) == 0))
        fail_msg("%zu %s: %s", i, cases[i].what, codes[k]);
    fixture_teardown(&own);
  }
}

/* One person's form, whose box for the photo is E1 to E3. */
#define FORM                                                                                                           \
  "<worksheet><sheetData><row r=\"1\">" T("A1", "姓名") T("B1", "张三")                                                \
      T("E1", "照片") "</row><row r=\"2\">" T("A2", "身份证号")                                                        \
          T("B2", ID_A) "</row><row r=\"3\">" T("A3", "工作单位") T("B3", "某单位") T("C3", "出生年月")                \
              T("D3", "1980-01") "</row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"E1:E3\"/>"                \
                                 "</mergeCells></worksheet>"
#define OVER(column, row, to_row) TWO(CORNER("from", column, row, "10"), CORNER("to", column, to_row, "150000"))

static void takes_picture_of_a_form(void **state)
{
  (void)state;
  static const struct {
    const char *what;
    part parts[MAX_PARTS];
    const char *photo, *said;
  } forms[] = {
      {"over the box", {DRAWING(OVER("4", "0", "2"))}, "人员!E1-1.jpg", NULL},
      {"in its lower part", {DRAWING(OVER("4", "1", "2"))}, "人员!E2-1.jpg", NULL},
      {"below the box", {DRAWING(OVER("4", "3", "3"))}, NULL, "不在“照片”一格上，没有当作照片"},
      {"elsewhere: a seal", {DRAWING(OVER("1", "8", "9"))}, NULL, "不在“照片”一格上，没有当作照片"},
      {"a seal beside the photo", {DRAWING(OVER("4", "0", "2") OVER("1", "8", "9"))}, "人员!E1-1.jpg", NULL},
      {"two", {DRAWING(OVER("4", "0", "1") OVER("4", "1", "2"))}, NULL, "“照片”一格上不止一张图片"},
      {"none", {{0}}, NULL, NULL},
  };
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    void *own;
    fixture_setup(&own);
    fixture *f = own;
    write_book(f, FORM, forms[i].parts);
    assert_int_equal(fixture_import(f, "人员.xlsx"), ZB_OK);
    assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
    const char *why, *path = zb_store_photo(f->store, ID_A, &why);
    const zb_diag *diag = fixture_diag(f->diags, "unused-picture");
    if ((path == NULL) != (forms[i].photo == NULL) || (diag == NULL) != (forms[i].said == NULL) ||
        (path != NULL && strstr(path, forms[i].photo) == NULL) ||
        (diag != NULL && strstr(diag->message, forms[i].said) == NULL))
      fail_msg("%s: %s, %s", forms[i].what, path != NULL ? path : "none", diag != NULL ? diag->message : "nothing");
    fixture_teardown(&own);
  }
}

/* Where it is not certain whose a picture is, nobody gets it, and those whose it may be are told with both names. */
static const struct {
  const char *what, *sheet;
  part parts[MAX_PARTS];
  const char *why_a, *why_b; /* what is said of the two; NULL: nothing */
} unclear[] = {
    {"all begin at the lower end of a row",
     LOW_PEOPLE,
     {DRAWING(TALL("1", "160000", "4") TALL("2", "160000", "5"))},
     "人员!D2 盖住了几行，不知道是谁的照片：张三（330599…0027）、李四（330599…0005）",
     "盖住了几行，不知道是谁的照片：张三（330599…0027）、李四（330599…0005）"},
    {"one does, with a size",
     TWO_PEOPLE,
     {DRAWING(ONE(CORNER("from", "3", "1", "900000"), "740000"))},
     "盖住了几行，不知道是谁的照片：张三（330599…0027）、李四（330599…0005）",
     "盖住了几行，不知道是谁的照片：张三（330599…0027）、李四（330599…0005）"},
    {"all hang half a row too high: the first begins in the header",
     SHEET("<row r=\"1\" ht=\"100\">" T("A1", "身份证号") T("B1", "姓名") T("C1", "工作单位")
               T("D1", "照片") "</row>" ROW("2", ID_A, "张三", "") ROW("3", ID_B, "李四", "")),
     {DRAWING(TALL("0", "650000", "1") TALL("1", "650000", "2"))},
     "盖住了几行，不知道是谁的照片：",
     "盖住了几行，不知道是谁的照片："},
    {"two begin in one row, and the next has none",
     TWO_PEOPLE,
     {DRAWING(TWO_OF("rId1", CORNER("from", "3", "1", "10"), CORNER("to", "3", "1", "600000"))
                  TALL("1", "650000", "2"))},
     NULL,
     "盖住了几行，不知道是谁的照片：张三（330599…0027）、李四（330599…0005）"},
};

static void expect_unclear(fixture *f, size_t i, const char *id, const char *wanted)
{
  const char *why, *path = zb_store_photo(f->store, id, &why);
  if (wanted == NULL ? path == NULL || why != NULL : path != NULL || why == NULL || strstr(why, wanted) == NULL)
    fail_msg("%zu %s: %s", i, unclear[i].what, why != NULL ? why : path != NULL ? path : "none");
}

static void gives_no_unclear_picture(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof unclear / sizeof *unclear; i++) {
    void *own;
    fixture_setup(&own);
    fixture *f = own;
    write_book(f, unclear[i].sheet, unclear[i].parts);
    assert_int_equal(fixture_import(f, "人员.xlsx"), ZB_OK);
    assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
    expect_unclear(f, i, ID_A, unclear[i].why_a);
    expect_unclear(f, i, ID_B, unclear[i].why_b);
    fixture_teardown(&own);
  }
}

/* Files of other kinds that hold pictures: told once, unless no people are in them. */
static const char *said_of(const char *file, const char *name, const char *xml, const char *picture)
{
  void *own;
  static char said[1024];
  fixture_setup(&own);
  fixture *f = own;
  zip_t *zip = zip_open(zb_arena_printf(f->arena, "%s/%s", f->folder, file), ZIP_CREATE | ZIP_TRUNCATE, NULL);
  assert_non_null(zip);
  if (strstr(file, ".ods") != NULL)
    add_part(zip, &(part){"mimetype", "application/vnd.oasis.opendocument.spreadsheet"});
  add_part(zip, &(part){name, xml});
  if (picture != NULL)
    add_part(zip, &(part){picture, "\x89PNG\r\n\x1A\n"});
  assert_int_equal(zip_close(zip), 0);
  fixture_import(f, file);
  const zb_diag *diag = fixture_diag(f->diags, "unread-pictures");
  assert_true(diag == NULL || diag->severity == ZB_NOTE);
  snprintf(said, sizeof said, "%s", diag == NULL ? "" : diag->message);
  fixture_teardown(&own);
  return said;
}

#define WORD(cells) "<w:document xmlns:w=\"urn:x:w\"><w:body><w:tbl>" cells "</w:tbl><w:sectPr/></w:body></w:document>"
#define WC(text) "<w:tc><w:p><w:r><w:t>" text "</w:t></w:r></w:p></w:tc>"
#define WORD_PEOPLE                                                                                                    \
  WORD("<w:tr>" WC("身份证号") WC("姓名") WC("工作单位") "</w:tr><w:tr>" WC(ID_A) WC("张三") WC("某单位") "</w:tr>")
#define OC(text) "<table:table-cell><text:p>" text "</text:p></table:table-cell>"
#define ODS(picture)                                                                                                   \
  "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                        \
  "xmlns:table=\"t\" xmlns:text=\"x\" xmlns:draw=\"d\" xmlns:xlink=\"l\"><office:body><office:spreadsheet>"            \
  "<table:table table:name=\"人员\">" picture "<table:table-row>" OC("身份证号") OC("姓名")                            \
      OC("工作单位") "</table:table-row><table:table-row>" OC(ID_A) OC("张三")                                         \
          OC("某单位") "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
#define SHAPE(file) "<table:shapes><draw:frame><draw:image xlink:href=\"" file "\"/></draw:frame></table:shapes>"

static void tells_of_pictures_that_are_not_read(void **state)
{
  (void)state;
  const char *document = "word/document.xml", *picture = "word/media/image1.png";
  assert_string_equal(said_of("a.docx", document, WORD_PEOPLE, picture),
                      "文件里有图片；.docx 文件里的图片不读，没有当作照片");
  assert_string_equal(said_of("a.docx", document, WORD_PEOPLE, NULL), "");
  assert_string_equal(said_of("a.docx", document, WORD("<w:tr>" WC("说明") WC("甲") "</w:tr>"), picture), "");
  assert_string_equal(said_of("a.ods", "content.xml", ODS(SHAPE("Pictures/1.png")), "Pictures/1.png"),
                      "文件里有图片；.ods 文件里的图片不读，没有当作照片");
  assert_string_equal(said_of("a.ods", "content.xml", ODS(SHAPE("./ObjectReplacements/Object 1")), NULL), "");
  assert_string_equal(said_of("a.ods", "content.xml", ODS(""), NULL), "");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_pictures_as_photos),
      cmocka_unit_test(gives_no_unclear_picture),
      cmocka_unit_test(takes_picture_of_a_form),
      cmocka_unit_test(tells_of_pictures_that_are_not_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
