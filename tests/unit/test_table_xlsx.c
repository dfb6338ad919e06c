/* Workbooks made part by part: what the standard allows, and what a hostile or spoiled file does. Workbooks of other
   programs are in test_dump.c. */
#include "tables.h"

#include "read/package.h"

#include <libxml/parser.h>
#include <zip.h>

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* A workbook of one sheet; what is NULL is as usual, or absent (strings, styles). */
typedef struct book {
  const char *workbook_attributes; /* inside <workbookPr> */
  const char *sheet_target;        /* "worksheets/sheet1.xml" */
  const char *sheet_name;
  const char *strings, *styles; /* whole parts */
  const char *sheet;            /* whole part */
  const char *rows;             /* what is in its <sheetData> */
  const char *behind;           /* what follows it */
  const char *extension;        /* at the workbook's end */
  const char *relations;        /* instead of the workbook's own; "": the part is not there */
} book;

static char path[64];

static void add_part(zip_t *zip, const char *name, const void *bytes, size_t n)
{
  void *copy = n > 0 ? malloc(n) : NULL;
  assert_true(copy != NULL || n == 0);
  if (n > 0)
    memcpy(copy, bytes, n);
  zip_source_t *source = zip_source_buffer(zip, copy, n, n > 0);
  zip_int64_t index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
  assert_true(index >= 0);
  zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 9);
}

static void add_text(zip_t *zip, const char *name, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void add_text(zip_t *zip, const char *name, const char *format, ...)
{
  zb_buffer text = {0};
  va_list args;
  va_start(args, format);
  zb_buffer_vprintf(&text, format, args);
  va_end(args);
  add_part(zip, name, text.data, text.length);
  zb_buffer_free(&text);
}

static void add_relation(zb_buffer *out, const char *id, const char *type, const char *target)
{
  zb_buffer_printf(out, "<Relationship Id=\"%s\" Type=\"" RELATION "/%s\" Target=\"%s\"/>", id, type, target);
}

static void add_sheet(zip_t *zip, const book *b)
{
  if (b->sheet != NULL)
    add_text(zip, "xl/worksheets/sheet1.xml", "%s", b->sheet);
  else
    add_text(zip, "xl/worksheets/sheet1.xml", "<worksheet " MAIN "><sheetData>%s</sheetData>%s</worksheet>",
             b->rows != NULL ? b->rows : "", b->behind != NULL ? b->behind : "");
}

static const char *make(const book *b)
{
  zip_t *zip = zip_open(scratch(path, "book.xlsx"), ZIP_CREATE | ZIP_TRUNCATE, NULL);
  assert_non_null(zip);
  zb_buffer relations = {0};
  add_relation(&relations, "rId1", "worksheet", b->sheet_target != NULL ? b->sheet_target : "worksheets/sheet1.xml");
  if (b->strings != NULL) {
    add_relation(&relations, "rId2", "sharedStrings", "sharedStrings.xml");
    add_text(zip, "xl/sharedStrings.xml", "%s", b->strings);
  }
  if (b->styles != NULL) {
    add_relation(&relations, "rId3", "styles", "/xl/styles.xml");
    add_text(zip, "xl/styles.xml", "%s", b->styles);
  }
  add_text(zip, "_rels/.rels",
           "<Relationships><Relationship Id=\"r\" Type=\"" RELATION
           "/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>");
  const char *own = b->relations != NULL ? b->relations : relations.data;
  if (*own != '\0')
    add_text(zip, "xl/_rels/workbook.xml.rels", "<Relationships>%s</Relationships>", own);
  add_text(zip, "xl/workbook.xml",
           "<workbook " MAIN " xmlns:r=\"" RELATION
           "\"><workbookPr %s/><sheets><sheet name=\"%s\" sheetId=\"1\" r:id=\"rId1\"/></sheets>%s</workbook>",
           b->workbook_attributes != NULL ? b->workbook_attributes : "", b->sheet_name != NULL ? b->sheet_name : "表",
           b->extension != NULL ? b->extension : "");
  add_sheet(zip, b);
  zb_buffer_free(&relations);
  assert_int_equal(zip_close(zip), 0);
  return path;
}

static void expect_book(book b, const char *want)
{
  expect_csv(make(&b), 0, want);
  unlink(path);
}

static void refuse_book(book b, const char *code, const char *place, const char *message)
{
  expect_refused(make(&b), code, place, message);
  unlink(path);
}

#define ROWS(...) ((book){.rows = __VA_ARGS__})

static void test_numbers(void **state)
{
  (void)state;
  static const char *const bad[] = {"0x10", "1,5", "1 2", "-", "NaN", "inf", "1e999"};
  expect_book(ROWS("<row><c><v> +12.50 </v></c><c><v>.5</v></c><c><v>1e-3</v></c><c><v>-0</v></c></row>"),
              "12.5,0.5,0.001,0\r\n");
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    char row[64];
    snprintf(row, sizeof row, "<row r=\"1\"><c r=\"B1\"><v>%s</v></c></row>", bad[i]);
    refuse_book(ROWS(row), "spoiled", "!表!B1", "数值写法不对");
  }
}

static void test_types(void **state)
{
  (void)state;
  expect_book(
      ROWS("<row r=\"1\"><c r=\"A1\"><v>3</v></c><c r=\"B1\" t=\"n\"><v>0.1</v></c><c r=\"C1\" t=\"b\"><v>1</v></c>"
           "<c r=\"D1\" t=\"e\"><v>#N/A</v></c><c r=\"E1\" t=\"str\"><f>A1</f><v>文</v></c>"
           "<c r=\"F1\" t=\"inlineStr\"><is><r><t>富</t></r><r><t xml:space=\"preserve\"> 文本</t></r></is></c>"
           "<c r=\"G1\" t=\"d\"><v>2020-08-04T00:00:00</v></c><c r=\"H1\" "
           "t=\"d\"><v>2020-08-04T09:30:00Z</v></c><c r=\"I1\" t=\"d\"><v>2020-08-04T23:59:59.999</v></c><c r=\"J1\" "
           "t=\"d\"><v>09:30:00</v></c><c r=\"K1\" t=\"d\"><v>2020-02-30</v></c></row>"),
      "3,0.1,TRUE,#N/A,文,富 文本,2020-08-04,2020-08-04T09:30:00,2020-08-05,09:30:00,2020-02-30\r\n");
  expect_book(
      ROWS("<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"4\"><c r=\"C4\"><v>1E3</v></c><c><v> -5 </v></c></row>"),
      "1,2\r\n\r\n\r\n,,1000,-5\r\n");
  expect_book(ROWS("<row r=\"2\"><c r=\"A2\" s=\"9\"/><c r=\"B2\" t=\"str\"><f>x</f><v></v></c><c r=\"C2\" "
                   "t=\"inlineStr\"><is/></c></row>"),
              "");
  expect_book(ROWS("<row r=\"1\"><c r=\"B1\" t=\"inlineStr\"><is><t>&lt;&amp;&#x20BB7;<![CDATA[<]]></t></is><extLst>"
                   "<v>7</v></extLst></c></row>"),
              ",<&𠮷<\r\n");
}

static void test_strings(void **state)
{
  (void)state;
  static const char strings[] =
      "<sst " MAIN "><si><t>甲</t></si><si><t/></si><si><r><rPr><b/></rPr><t>高级</t></r><r><t>工程师</t></r>"
      "<rPh sb=\"0\" eb=\"1\"><t>gaoji</t></rPh><phoneticPr "
      "fontId=\"1\"/></si><si><t>a_x000D_\nb_x005F_x0041__xD83D__xDE00_</t></si>"
      "<si><t>_x00_ _xZZZZ_ _x0000_</t></si><si><t xml:space=\"preserve\"> 空 </t></si></sst>";
  expect_book(
      (book){
          .strings = strings,
          .rows =
              "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
              "t=\"s\"><v>2</v></c>"
              "<c r=\"D1\" t=\"s\"><v>3</v></c><c r=\"E1\" t=\"s\"><v>4</v></c><c r=\"F1\" t=\"s\"><v>5</v></c></row>"},
      "甲,,高级工程师,\"a\r\nb_x0041_😀\",_x00_ _xZZZZ_ _x0000_, 空 \r\n");
  refuse_book((book){.strings = strings, .rows = "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>6</v></c></row>"}, "spoiled",
              "!表!B3", "引用的文字不存在");
  refuse_book(ROWS("<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c></row>"), "spoiled", "!表!B3", "引用的文字不存在");
}

/* One style for each number format of a case. */
/* In a run of its text, or by its style; a conditional format's font is another's. */
static void test_struck_out(void **state)
{
  (void)state;
  const book b = {
      .strings = "<sst " MAIN "><si><t>甲</t></si>"
                 "<si><r><rPr><strike/></rPr><t>乙</t></r><r><t>丙</t></r></si>"
                 "<si><r><rPr><strike val=\"0\"/></rPr><t>丁</t></r></si>"
                 "<si><r><rPr><strike/></rPr><t></t></r><r><t>戊</t></r></si></sst>",
      .styles =
          "<styleSheet " MAIN "><fonts><font><sz val=\"11\"/></font><font><strike/></font><font><strike val=\"0\"/>"
          "</font></fonts><cellStyleXfs><xf fontId=\"1\"/></cellStyleXfs><cellXfs><xf fontId=\"0\"/>"
          "<xf fontId=\"1\"/><xf fontId=\"2\"/><xf fontId=\"9\"/></cellXfs>"
          "<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>",
      .rows =
          "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>"
          "<row><c t=\"s\" s=\"1\"><v>0</v></c><c s=\"1\"><v>3</v></c><c s=\"2\"><v>3</v></c><c s=\"3\"><v>3</v></c>"
          "</row><row><c t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>己</t></r></is></c>"
          "<c t=\"inlineStr\"><is><t>庚</t></is></c></row>"};
  expect_struck(make(&b), "B1 A2 B2 A3");
  expect_csv(path, 0, "甲,乙丙,丁,戊\r\n甲,3,3,3\r\n己,庚\r\n");
  unlink(path);
}

static void test_dates(void **state)
{
  (void)state;
  static const struct {
    const char *format, *serial, *want;
  } cases[] = {
      {"yyyy&quot;年&quot;m&quot;月&quot;", "44044", "2020-08-01"},
      {"yyyy年m月d日", "44047", "2020-08-04"},
      {"[$-804]yyyy/m/d;@", "44047.5", "2020-08-04T12:00:00"},
      {"[DBNum1][$-804]m&quot;月&quot;d&quot;日&quot;", "44047", "2020-08-04"},
      {"h:mm:ss", "0.395833333333333", "09:30:00"},
      {"h:mm AM/PM", "44047.395833333336", "2020-08-04T09:30:00"},
      {"[h]:mm", "1.5", "36:00:00"},
      {"0.00&quot;days&quot;", "44047", "44047"},
      {"0\\d", "44047", "44047"},
      {"[Red]0.00", "44047", "44047"},
      {"G/通用格式", "44047", "44047"},
      {"General", "44047", "44047"},
      {"0_d", "44047", "44047"},
      {"yyyy-mm-dd", "1", "1900-01-01"},
      {"yyyy-mm-dd", "59", "1900-02-28"},
      {"yyyy-mm-dd", "60", "1900-02-29"},
      {"yyyy-mm-dd", "61", "1900-03-01"},
      {"yyyy-mm-dd", "0", "0"},
      {"yyyy-mm-dd", "-1", "-1"},
      {"yyyy-mm-dd", "2958465", "9999-12-31"},
      {"yyyy-mm-dd", "2958466", "2958466"},
      {"yyyy-mm-dd", "43890", "2020-02-29"},
      {"yyyy-mm-dd", "44046.999999", "2020-08-04"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char styles[512], rows[256], want[64];
    snprintf(
        styles, sizeof styles,
        "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"164\" formatCode=\"%s\"/></numFmts><cellStyleXfs><xf "
        "numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
        cases[i].format);
    snprintf(rows, sizeof rows, "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>%s</v></c></row>", cases[i].serial);
    snprintf(want, sizeof want, "%s\r\n", cases[i].want);
    expect_book((book){.styles = styles, .rows = rows}, want);
  }
}

static void test_date_systems(void **state)
{
  (void)state;
  static const char styles[] =
      "<styleSheet " MAIN "><cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"57\"/><xf numFmtId=\"22\"/><xf "
      "numFmtId=\"20\"/></cellXfs></styleSheet>";
  static const char rows[] =
      "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>42585</v></c><c r=\"B1\" s=\"1\"><v>0</v></c><c r=\"C1\" "
      "s=\"2\"><v>0.25</v></c><c r=\"D1\" s=\"3\"><v>0.25</v></c></row>";
  expect_book((book){.styles = styles, .rows = rows, .workbook_attributes = "date1904=\"1\""},
              "2020-08-04,1904-01-01,1904-01-01T06:00:00,06:00:00\r\n");
  expect_book((book){.styles = styles, .rows = rows, .workbook_attributes = "date1904=\"false\""},
              "2016-08-03,0,0.25,06:00:00\r\n");
}

/* Formats that workbooks use without defining them: the first and the last of each range, and those beside it. */
static void test_builtin_formats(void **state)
{
  (void)state;
  static const struct {
    int id;
    const char *want;
  } cases[] = {
      {13, "44047.5"},
      {14, "2020-08-04T12:00:00"},
      {17, "2020-08-04T12:00:00"},
      {18, "2020-08-04T12:00:00"},
      {22, "2020-08-04T12:00:00"},
      {23, "44047.5"},
      {26, "44047.5"},
      {27, "2020-08-04T12:00:00"},
      {36, "2020-08-04T12:00:00"},
      {37, "44047.5"},
      {45, "2020-08-04T12:00:00"},
      {46, "1057140:00:00"},
      {47, "2020-08-04T12:00:00"},
      {49, "44047.5"},
      {50, "2020-08-04T12:00:00"},
      {58, "2020-08-04T12:00:00"},
      {59, "44047.5"},
      {70, "44047.5"},
      {71, "2020-08-04T12:00:00"},
      {81, "2020-08-04T12:00:00"},
      {82, "44047.5"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char styles[256], want[64];
    snprintf(styles, sizeof styles, "<styleSheet " MAIN "><cellXfs><xf numFmtId=\"%d\"/></cellXfs></styleSheet>",
             cases[i].id);
    snprintf(want, sizeof want, "%s\r\n", cases[i].want);
    expect_book((book){.styles = styles, .rows = "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>44047.5</v></c></row>"}, want);
  }
}

/* Of two definitions of a number the later counts, as for the program that wrote them. */
static void test_formats_of_one_number(void **state)
{
  (void)state;
  static const char styles[] = "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\"/>"
                               "<numFmt numFmtId=\"164\" formatCode=\"0.00\"/></numFmts><cellXfs>"
                               "<xf numFmtId=\"164\"/></cellXfs></styleSheet>";
  expect_book((book){.styles = styles, .rows = "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>44047</v></c></row>"}, "44047\r\n");
}

/* Reads the one cell of a sheet. */
static zb_cell only_cell(const book *b, zb_table **table, zb_diags *diags)
{
  const zb_row *row;
  assert_int_equal(zb_table_open(make(b), diags, table), ZB_OK);
  assert_int_equal(zb_table_select(*table, 0, diags), ZB_OK);
  assert_int_equal(zb_table_next(*table, &row, diags), ZB_OK);
  assert_non_null(row);
  assert_int_equal(row->count, 1);
  unlink(path);
  return row->cells[0];
}

static void test_cells(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  book b = ROWS("<row r=\"3\"><c r=\"B3\"><v>330599199001010013</v></c></row>");
  b.workbook_attributes = "date1904=\"true\"";
  zb_cell cell = only_cell(&b, &table, diags);
  assert_int_equal(cell.column, 1);
  assert_int_equal(cell.type, ZB_CELL_NUMBER);
  assert_true(cell.lost_digits);
  assert_true(cell.from_1904);
  assert_false(cell.untyped);
  zb_table_free(table);
  b = ROWS("<row r=\"3\"><c r=\"B3\"><v>999999999999999</v></c></row>");
  cell = only_cell(&b, &table, diags);
  assert_false(cell.lost_digits);
  assert_false(cell.from_1904);
  zb_table_free(table);
  b = ROWS("<row r=\"3\"><c r=\"B3\"><v>1000000000000000</v></c></row>");
  cell = only_cell(&b, &table, diags);
  assert_true(cell.lost_digits);
  zb_table_free(table);
  assert_int_equal(zb_diags_count(diags), 0);
  zb_diags_free(diags);
}

static void test_uncalculated(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  zb_buffer out = {0};
  book b =
      ROWS("<row r=\"2\"><c r=\"B2\"><f>1+1</f></c><c r=\"C2\"><f>2</f><v/></c><c r=\"D2\"><f>1</f><v>1</v></c></row>");
  assert_int_equal(zb_table_open(make(&b), diags, &table), ZB_OK);
  assert_int_equal(zb_dump_csv(table, 0, &out, diags), ZB_OK);
  assert_string_equal(out.data, "\r\n,,,1\r\n");
  assert_int_equal(zb_dump_csv(table, 0, &out, diags), ZB_OK); /* read again, told once */
  assert_int_equal(zb_diags_count(diags), 1);
  assert_int_equal(zb_diags_at(diags, 0)->severity, ZB_WARNING);
  assert_non_null(strstr(zb_diags_at(diags, 0)->place, "!表!B2"));
  assert_non_null(strstr(zb_diags_at(diags, 0)->message, "2 个公式"));
  unlink(path);
  zb_buffer_free(&out);
  zb_table_free(table);
  zb_diags_free(diags);
}

static void test_merges(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  const zb_merge *merges;
  const zb_row *row;
  size_t count;
  book b = {.rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>",
            .behind = "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"B3:B4\"/><mergeCell ref=\"C9:A1\"/>"
                      "<mergeCell ref=\"junk\"/><mergeCell/></mergeCells>"};
  assert_int_equal(zb_table_open(make(&b), diags, &table), ZB_OK);
  assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
  assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
  assert_int_equal(zb_table_merges(table, &merges, &count, diags), ZB_OK); /* between rows */
  assert_int_equal(count, 2);
  assert_memory_equal(&merges[0], (&(zb_merge){0, 0, 0, 2}), sizeof(zb_merge));
  assert_memory_equal(&merges[1], (&(zb_merge){2, 1, 3, 1}), sizeof(zb_merge));
  assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
  assert_int_equal(row->number, 1);
  assert_int_equal(zb_diags_count(diags), 0);
  unlink(path);
  zb_table_free(table);
  zb_diags_free(diags);
}

static void test_part_names(void **state)
{
  (void)state;
  static const char *const targets[] = {
      "worksheets/sheet1.xml",       "/xl/worksheets/sheet1.xml", "./worksheets/../worksheets/sheet1.xml",
      "../xl/worksheets/sheet1.xml", "worksheets/Sheet1.XML",     "worksheets\\sheet1.xml"};
  for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
    expect_book((book){.sheet_target = targets[i], .rows = "<row><c><v>1</v></c></row>"}, "1\r\n");
  refuse_book((book){.sheet_target = "../../../etc/passwd"}, "spoiled", "book.xlsx", "缺少部件");
}

static void test_namespaces(void **state)
{
  (void)state;
  expect_book((book){.sheet =
                         "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row "
                         "r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"},
              "1\r\n");
  expect_book((book){.sheet =
                         "<worksheet " MAIN " xmlns:a=\"relative\"><sheetData><row r=\"1\" x:dy=\"1\"><c r=\"A1\"><v>1"
                         "</v></c></row></sheetData></worksheet>"},
              "1\r\n");
}

/* A cell without a place follows the one before it, wherever that stands. */
static void test_cell_order(void **state)
{
  (void)state;
  expect_book(ROWS("<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c><c><v>2</v></c></row>"
                   "<row r=\"2\"><c r=\"B2\"><v>5</v></c><c r=\"A2\"><v>4</v></c></row>"),
              "1,2,3\r\n4,5\r\n");
}

/* Rows in any order; two parts of one row are one. */
static void test_row_order(void **state)
{
  (void)state;
  static const char *const books[][2] = {
      {"<row r=\"3\"><c><v>3</v></c></row><row r=\"1\"><c><v>1</v></c></row>", "1\r\n\r\n3\r\n"},
      {"<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\" t=\"str\"><v>二</v></c></row>",
       "\r\n1,二\r\n"},
      {"<row r=\"2\"><c><v>2</v></c></row><row><c><v>3</v></c></row><row r=\"1\"><c><v>1</v></c></row>",
       "1\r\n2\r\n3\r\n"},
      {"<row r='2'><c><v>2</v></c></row><row spans=\"1:1\" r='1'><c><v>1</v></c></row>", "1\r\n2\r\n"},
      {"<row r=\"2\"/><row r=\"1\"/>", ""},
  };
  for (size_t i = 0; i < sizeof books / sizeof *books; i++)
    expect_book(ROWS(books[i][0]), books[i][1]);
}

/* More rows, from the last to the first, than the reader keeps in memory; the dump reads the sheet once, its merged
   cells another time. */
static void test_many_rows_backwards(void **state)
{
  (void)state;
  zb_buffer rows = {0}, want = {0};
  for (int i = 100000; i > 0; i--)
    zb_buffer_printf(&rows, "<row r=\"%d\"><c><v>%d</v></c></row>", i, i);
  for (int i = 1; i <= 100000; i++)
    zb_buffer_printf(&want, "%d\r\n", i);
  expect_book(ROWS(rows.data), want.data);
  zb_buffer_free(&rows);
  zb_buffer_free(&want);
}

/* What programs leave out or name without writing it. */
static void test_odd_relations(void **state)
{
  (void)state;
  static const char row[] = "<row r=\"1\"><c><v>1</v></c></row>";
  expect_book((book){.rows = row,
                     .relations =
                         "<Relationship Id=\"rId1\" Type=\"" RELATION "/worksheet\" "
                         "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"s\" Type=\"" RELATION
                         "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"t\" Type=\"" RELATION
                         "/styles\" Target=\"styles.xml\"/>"},
              "1\r\n");
  expect_book(
      (book){.rows = row, .relations = "<Relationship Id=\"rId1\" Type=\"odd\" Target=\"worksheets/sheet1.xml\"/>"},
      "1\r\n");
  expect_book((book){.rows = row, .sheet_target = "xl/worksheets/sheet1.xml"}, "1\r\n"); /* as seen from the root */
}

/* A guess is told: the part has the name that all programs give to a sheet at this position. */
static void test_missing_relations(void **state)
{
  (void)state;
  const book b = {.rows = "<row r=\"1\"><c><v>1</v></c></row>", .relations = ""};
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_table *table;
  assert_int_equal(zb_table_open(make(&b), diags, &table), ZB_OK);
  assert_int_equal(zb_dump_csv(table, 0, &out, diags), ZB_OK);
  assert_string_equal(out.data, "1\r\n");
  assert_int_equal(zb_diags_count(diags), 1);
  assert_int_equal(zb_diags_at(diags, 0)->severity, ZB_WARNING);
  assert_non_null(strstr(zb_diags_at(diags, 0)->message, "按次序取的"));
  zb_table_free(table);
  zb_buffer_free(&out);
  zb_diags_free(diags);
  unlink(path);
}

/* An extension's element of the same name (Excel for Mac) does not undo the 1904 system. */
static void test_extensions(void **state)
{
  (void)state;
  expect_book((book){.workbook_attributes = "date1904=\"1\"",
                     .extension = "<extLst><ext><x14:workbookPr xmlns:x14=\"x\" defaultImageDpi=\"1\"/></ext></extLst>",
                     .styles = "<styleSheet " MAIN "><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
                     .rows = "<row r=\"1\"><c s=\"0\"><v>40908</v></c></row>"},
              "2016-01-01\r\n");
}

static void test_spoiled(void **state)
{
  (void)state;
  refuse_book(
      ROWS("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"/><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>"),
      "spoiled", "!表!A2", "重复");
  refuse_book(ROWS("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"),
              "spoiled", "!表!B1", "重复");
  refuse_book(ROWS("<row r=\"1\"><c r=\"B2\"><v>1</v></c></row>"), "spoiled", "!表!B1", "位置");
  refuse_book(ROWS("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"), "spoiled", "!表!", "");
  refuse_book(ROWS("<row r=\"1048577\"/>"), "spoiled", "!表!", "行");
  refuse_book(ROWS("<row r=\"99999999999999999999\"/>"), "spoiled", "!表!", "行");
  refuse_book(ROWS("<row r=\"-1\"/>"), "spoiled", "!表!", "行号");
  refuse_book(ROWS("<row r=\"1\"><c r=\"A1\"><v>12x</v></c></row>"), "spoiled", "!表!A1", "数值");
  refuse_book(ROWS("<row r=\"1\"><c r=\"A1\"><v>1e999</v></c></row>"), "spoiled", "!表!A1", "数值");
  refuse_book(ROWS("<row r=\"1\"><c r=\"A1\" t=\"zzz\"><v>1</v></c></row>"), "spoiled", "!表!A1", "类型");
  refuse_book((book){.sheet = "<worksheet " MAIN "><sheetData><row r=\"1\"><c r=\"A1\">"}, "spoiled", "book.xlsx",
              "XML 有错");
  refuse_book((book){.sheet = "<worksheet " MAIN "><sheetData/><x></worksheet>"}, "spoiled", "book.xlsx", "XML 有错");
  refuse_book((book){.sheet = ""}, "spoiled", "book.xlsx", "XML 有错");
  refuse_book((book){.strings = "<sst", .rows = ""}, "spoiled", "book.xlsx", "sharedStrings.xml");
}

static void test_hostile_xml(void **state)
{
  (void)state;
  refuse_book((book){.sheet =
                         "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                         "<worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>"},
              "spoiled", "book.xlsx", "DOCTYPE");
  refuse_book((book){.sheet = "<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\"><worksheet/>"}, "spoiled", "book.xlsx",
              "DOCTYPE");
  zb_buffer deep = {0};
  for (int i = 0; i < 5000; i++)
    zb_buffer_puts(&deep, "<a>");
  refuse_book((book){.sheet = deep.data}, "spoiled", "book.xlsx", "XML 有错");
  zb_buffer_clear(&deep);
  zb_buffer_puts(&deep, "<row><c t=\"inlineStr\"><is><t>");
  for (int i = 0; i < 3 * 1024 * 1024; i++)
    zb_buffer_putc(&deep, 'x');
  zb_buffer_puts(&deep, "</t></is></c></row>");
  refuse_book(ROWS(deep.data), "spoiled", "book.xlsx", "超过 1 MB");
  zb_buffer_free(&deep);
}

/* 40 MB of empty elements and blanks from 40 kB. */
static void test_bomb(void **state)
{
  (void)state;
  static const char head[] = "<worksheet><sheetData/>";
  size_t n = 40 * 1024 * 1024;
  char *blanks = malloc(n + 1);
  assert_non_null(blanks);
  memset(blanks, ' ', n);
  blanks[n] = '\0';
  for (size_t i = 0; i + 4 < n; i += 65536)
    memcpy(blanks + i, "<a/>", 4);
  memcpy(blanks, head, sizeof head - 1);
  refuse_book((book){.sheet = blanks}, "too-big", "book.xlsx", "过大");
  free(blanks);
}

/* Every cut and many changed bytes of a good file: read or refused, never a crash, never more than a few messages. */
static void test_damage(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_buffer bytes = {0};
  assert_int_equal(zb_file_read("tests/data/tables/openpyxl-sparse.xlsx", &bytes, diags), ZB_OK);
  scratch(path, "damaged.xlsx");
  for (size_t i = 4; i < bytes.length; i += 7) {
    bool cut = i % 2 == 0;
    char old = bytes.data[i];
    bytes.data[i] = (char)~old;
    write_bytes(path, bytes.data, cut ? i : bytes.length);
    bytes.data[i] = old;
    zb_diags *found = zb_diags_new();
    zb_buffer out = {0};
    zb_table *table;
    zb_status status = zb_table_open(path, found, &table);
    if (status == ZB_OK)
      status = zb_dump_csv(table, 0, &out, found);
    assert_true(status == ZB_OK || (status == ZB_INPUT && zb_diags_errors(found) == 1));
    assert_true(status != ZB_OK || !cut);
    zb_table_free(table);
    zb_buffer_free(&out);
    zb_diags_free(found);
  }
  unlink(path);
  zb_buffer_free(&bytes);
  zb_diags_free(diags);
}

static void make_zip(const char *entry, bool encrypt)
{
  zip_t *zip = zip_open(scratch(path, "book.xlsx"), ZIP_CREATE | ZIP_TRUNCATE, NULL);
  assert_non_null(zip);
  add_text(zip, entry, "%s", "<a/>");
  if (encrypt)
    zip_file_set_encryption(zip, 0, ZIP_EM_AES_256, "x");
  assert_int_equal(zip_close(zip), 0);
}

static void test_other_containers(void **state)
{
  (void)state;
  static const char *const kinds[][3] = {{"content.xml", "spoiled", "没有工作表"},
                                         {"xl/workbook.bin", "other-spreadsheet", "xlsb"},
                                         {"Index/Document.iwa", "other-spreadsheet", "苹果"},
                                         {"word/document.xml", "not-a-table", "Word"},
                                         {"encrypted-package", "encrypted", "密码"},
                                         {"ppt/presentation.xml", "not-a-table", "演示文稿"},
                                         {"photo.jpg", "archive", "压缩包"}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    make_zip(kinds[i][0], false);
    expect_refused(path, kinds[i][1], "book.xlsx", kinds[i][2]);
  }
  make_zip("xl/workbook.xml", true);
  expect_refused(path, "encrypted", "book.xlsx", "密码");
  unlink(path);
}

static void test_cell_names(void **state)
{
  (void)state;
  char name[24];
  assert_string_equal(zb_cell_name(5, 16, name), "F17");
  assert_string_equal(zb_cell_name(0, 0, name), "A1");
  assert_string_equal(zb_cell_name(25, 0, name), "Z1");
  assert_string_equal(zb_cell_name(26, 0, name), "AA1");
  assert_string_equal(zb_cell_name(701, 0, name), "ZZ1");
  assert_string_equal(zb_cell_name(702, 0, name), "AAA1");
  assert_string_equal(zb_cell_name(16383, 1048575, name), "XFD1048576");
}

/* A part that goes on for too long is left in the midst of a row, too, and by whoever reads it. */
static void test_time(void **state)
{
  (void)state;
  const book b = {.rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"};
  zb_diags *diags = zb_diags_new();
  zb_package *package;
  zb_part *part;
  const zb_event *event;
  char bytes[16];
  size_t n;
  assert_int_equal(zb_package_open(make(&b), diags, &package), ZB_OK);
  zb_package_limit_time(package, -1);
  assert_int_equal(zb_part_open(package, "xl/workbook.xml", 1000000, diags, &part), ZB_OK);
  assert_int_equal(zb_part_next(part, diags, &event), ZB_INPUT);
  assert_null(event);
  assert_int_equal(zb_part_bytes(part, bytes, sizeof bytes, &n, diags), ZB_INPUT);
  assert_int_equal(zb_diags_count(diags), 2);
  assert_string_equal(zb_diags_at(diags, 0)->code, "too-slow");
  assert_string_equal(zb_diags_at(diags, 1)->code, "too-slow");
  zb_part_close(part);
  zb_package_free(package);
  zb_diags_free(diags);
  unlink(path);
}

int main(void)
{
  xmlInitParser();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_types),
      cmocka_unit_test(test_numbers),
      cmocka_unit_test(test_strings),
      cmocka_unit_test(test_struck_out),
      cmocka_unit_test(test_dates),
      cmocka_unit_test(test_builtin_formats),
      cmocka_unit_test(test_formats_of_one_number),
      cmocka_unit_test(test_date_systems),
      cmocka_unit_test(test_cells),
      cmocka_unit_test(test_uncalculated),
      cmocka_unit_test(test_merges),
      cmocka_unit_test(test_part_names),
      cmocka_unit_test(test_namespaces),
      cmocka_unit_test(test_cell_order),
      cmocka_unit_test(test_row_order),
      cmocka_unit_test(test_many_rows_backwards),
      cmocka_unit_test(test_odd_relations),
      cmocka_unit_test(test_extensions),
      cmocka_unit_test(test_missing_relations),
      cmocka_unit_test(test_spoiled),
      cmocka_unit_test(test_hostile_xml),
      cmocka_unit_test(test_bomb),
      cmocka_unit_test(test_damage),
      cmocka_unit_test(test_other_containers),
      cmocka_unit_test(test_cell_names),
      cmocka_unit_test(test_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
