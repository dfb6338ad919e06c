/* Writes one table of people, ROWS rows and 12 columns, as csv and as .xlsx the way Excel writes it: texts shared, each
   once. The same bytes each time.  table ROWS OUT.csv OUT.xlsx */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { COLUMNS = 12, LAST_NAMES = 20, SYLLABLES = 40, UNITS = 500, COMMON = 64 * 1024 };

static const char *const last_names[LAST_NAMES] = {"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周",
                                                   "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "欧阳"};
static const char *const syllables[SYLLABLES] = {"伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋",
                                                 "勇", "艳", "杰", "娟", "涛", "明", "超", "秀", "霞", "平",
                                                 "刚", "桂", "英", "华", "玉", "萍", "红", "娥", "玲", "芬",
                                                 "燕", "彬", "云", "凤", "洁", "梅", "琳", "素", "兰", "峰"};
static const char *const districts[] = {"吴兴区", "南浔区", "德清县", "长兴县", "安吉县"};
static const char *const levels[] = {"正高级", "副高级", "中级", "初级"};
static const char *const specialties[] = {"建筑工程", "机械工程", "电气工程", "环境工程", "水利工程", "纺织工程"};
static const char *const heads[COLUMNS] = {"序号", "姓名", "身份证号", "工作单位", "出生日期", "申报级别",
                                           "专业", "学时", "得分",     "联系电话", "参加工作", "备注"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The text of a workbook's shared strings, and the numbers of those that many rows have. */
typedef struct strings {
  FILE *out;
  long count;
  long common[COMMON]; /* number plus 1; 0: not yet there */
} strings;

typedef struct writer {
  FILE *csv, *sheet;
  strings strings;
  int row, column;
  uint64_t seed;
} writer;

static unsigned pick(writer *w, unsigned n)
{
  w->seed = w->seed * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(w->seed >> 33) % n;
}

/* Begins the next cell in both files. */
static void begin(writer *w)
{
  if (w->column > 0)
    fputc(',', w->csv);
  fprintf(w->sheet, "<c r=\"%c%d\"", 'A' + w->column++, w->row);
}

/* KEY: below COMMON for a text that comes again, or -1. */
static void text(writer *w, const char *s, int key)
{
  strings *all = &w->strings;
  begin(w);
  fputs(s, w->csv);
  long number = key >= 0 && all->common[key] > 0 ? all->common[key] - 1 : all->count;
  if (number == all->count) {
    fprintf(all->out, "<si><t>%s</t></si>", s);
    all->count++;
  }
  if (key >= 0)
    all->common[key] = number + 1;
  fprintf(w->sheet, " t=\"s\"><v>%ld</v></c>", number);
}

static void number(writer *w, double value)
{
  begin(w);
  fprintf(w->csv, "%.15g", value);
  fprintf(w->sheet, "><v>%.15g</v></c>", value);
}

/* A day of YEAR: months of 28 days will do. */
static void day(writer *w, int year, int month, int of_month)
{
  static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  int y = year - 1900;
  int serial = y * 365 + (y - 1) / 4 + before[month - 1] + of_month + (year % 4 == 0 && month > 2) + 1;
  begin(w);
  fprintf(w->csv, "%04d-%02d-%02d", year, month, of_month);
  fprintf(w->sheet, " s=\"1\"><v>%d</v></c>", serial);
}

static void head_row(writer *w)
{
  fputs("<row r=\"1\">", w->sheet);
  for (int i = 0; i < COLUMNS; i++)
    text(w, heads[i], -1);
  fputs("</row>", w->sheet);
  fputs("\r\n", w->csv);
}

static void person(writer *w, int n)
{
  char s[256];
  int last = (int)pick(w, LAST_NAMES), first = (int)pick(w, SYLLABLES), second = (int)pick(w, SYLLABLES);
  int unit = (int)pick(w, UNITS), level = (int)pick(w, COUNT(levels)), specialty = (int)pick(w, COUNT(specialties));
  int year = 1960 + (int)pick(w, 40), month = 1 + (int)pick(w, 12), of_month = 1 + (int)pick(w, 28);
  number(w, n);
  snprintf(s, sizeof s, "%s%s%s", last_names[last], syllables[first], syllables[second]);
  text(w, s, (last * SYLLABLES + first) * SYLLABLES + second);
  snprintf(s, sizeof s, "330599%04d%02d%02d%04d", year, month, of_month, n % 10000);
  text(w, s, -1);
  snprintf(s, sizeof s, "%s第%d设计研究院有限公司", districts[unit % (int)COUNT(districts)], unit);
  text(w, s, 40000 + unit);
  day(w, year, month, of_month);
  text(w, levels[level], 50000 + level);
  text(w, specialties[specialty], 50100 + specialty);
  number(w, pick(w, 200));
  number(w, pick(w, 10000) / 100.0);
  snprintf(s, sizeof s, "1380000%04d-%d", (int)pick(w, 10000), n);
  text(w, s, -1);
  day(w, year + 22, 7, 1);
  snprintf(s, sizeof s, "第%d号：主持完成%s项目%u项，获市级奖励，材料齐全", n, specialties[specialty], pick(w, 9) + 1);
  text(w, s, -1);
}

static void add(zip_t *zip, const char *name, zip_source_t *source)
{
  zip_int64_t index = source != NULL ? zip_file_add(zip, name, source, 0) : -1;
  if (index < 0 || zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 6) != 0)
    exit(1);
  zip_file_set_mtime(zip, (zip_uint64_t)index, 1596499200, 0);
}

static void add_text(zip_t *zip, const char *name, const char *content)
{
  add(zip, name, zip_source_buffer(zip, content, strlen(content), 0));
}

static void add_file(zip_t *zip, const char *name, FILE *file)
{
  rewind(file);
  add(zip, name, zip_source_filep(zip, file, 0, -1));
}

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

static int pack(const char *path, const writer *w)
{
  zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  if (zip == NULL)
    return 1;
  add_text(zip, "[Content_Types].xml",
           "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
           "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
           "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
           "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override "
           "PartName=\"/xl/worksheets/sheet1.xml\" "
           "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override "
           "PartName=\"/xl/sharedStrings.xml\" "
           "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/><Override "
           "PartName=\"/xl/styles.xml\" "
           "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
  add_text(zip, "_rels/.rels",
           RELATIONS "<Relationship Id=\"rId1\" Type=\"" RELATION
                     "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  add_text(zip, "xl/workbook.xml",
           "<workbook " MAIN " xmlns:r=\"" RELATION
           "\"><sheets><sheet name=\"人员\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
  add_text(zip, "xl/_rels/workbook.xml.rels",
           RELATIONS "<Relationship Id=\"rId1\" Type=\"" RELATION
                     "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" RELATION
                     "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" RELATION
                     "/styles\" Target=\"styles.xml\"/></Relationships>");
  add_text(zip, "xl/styles.xml",
           "<styleSheet " MAIN "><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders "
           "count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf "
           "numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
  add_file(zip, "xl/sharedStrings.xml", w->strings.out);
  add_file(zip, "xl/worksheets/sheet1.xml", w->sheet);
  return zip_close(zip) != 0;
}

int main(int argc, char **argv)
{
  static writer w = {.row = 1, .seed = 20200804};
  int rows = argc == 4 ? atoi(argv[1]) : 0;
  w.csv = rows > 0 ? fopen(argv[2], "wb") : NULL;
  w.sheet = tmpfile();
  w.strings.out = tmpfile();
  if (w.csv == NULL || w.sheet == NULL || w.strings.out == NULL)
    return 1;
  fputs("<worksheet " MAIN "><sheetData>", w.sheet);
  fputs("<sst " MAIN ">", w.strings.out);
  head_row(&w);
  for (int n = 1; n <= rows; n++) {
    w.row++;
    w.column = 0;
    fprintf(w.sheet, "<row r=\"%d\">", w.row);
    person(&w, n);
    fputs("</row>", w.sheet);
    fputs("\r\n", w.csv);
  }
  fputs("</sheetData></worksheet>", w.sheet);
  fputs("</sst>", w.strings.out);
  return fclose(w.csv) != 0 || pack(argv[3], &w) != 0;
}
