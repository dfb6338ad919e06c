/* A random batch of records, for testing invariants: values of 0 to 5,000 characters in mixed scripts. The same on
   every machine. */
#ifndef ZB_TESTS_RANDOM_BATCH_H
#define ZB_TESTS_RANDOM_BATCH_H

#include "base/buffer.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A linear congruential generator. */
typedef struct random_source {
  unsigned state;
} random_source;

static inline unsigned random_below(random_source *d, unsigned below)
{
  d->state = d->state * 1664525U + 1013904223U;
  return (d->state >> 8) % below;
}

/* Which values of a record may be longer than their cells were designed for. */
typedef enum { ALL_ORDINARY, LONG_HISTORY, ONE_LONG, ALL_LONG } record_kind;

static inline void add_piece(random_source *d, zb_buffer *out, bool letters_only)
{
  static const char *const marks[] = {"，", "。", "、", "；", "：", "！", "？", "“", "”", "（", "）", "《", "》",
                                      "——", "……", "·",  "－", "～", "／", "①",  "☑", "(", ")",  "/",  "-",  "%"};
  static const char *const words[] = {"Nature ",
                                      "engineering ",
                                      "GB/T 15834-2011",
                                      "2020年8月4日",
                                      "3.5万元",
                                      "−25℃",
                                      "ＡＢＣ",
                                      "かなカナ",
                                      "Привет ",
                                      "αβγ",
                                      "naïve ",
                                      "12,345.67",
                                      "𠮷",
                                      "𲎯",
                                      "㐂",
                                      "㊣",
                                      "SCI",
                                      "2016—2019",
                                      "http://example.com/a-very-long-address/without/any/space/in/it?x=1"};
  static const char *const names[] = {"𠮷", "𲎯", "㐂", "·", "Ann", "ë"};
  char utf8[5] = "";
  unsigned kind = random_below(d, 100);
  if (kind < 78) {
    utf8[zb_utf8_encode(0x4E00 + random_below(d, 0x5190), utf8)] = '\0';
    zb_buffer_puts(out, utf8);
  } else if (letters_only) {
    zb_buffer_puts(out, names[random_below(d, sizeof names / sizeof *names)]);
  } else if (kind < 92) {
    zb_buffer_puts(out, marks[random_below(d, sizeof marks / sizeof *marks)]);
  } else if (kind < 98) {
    zb_buffer_puts(out, words[random_below(d, sizeof words / sizeof *words)]);
  } else {
    zb_buffer_puts(out, kind == 98 ? " " : "\n");
  }
}

/* Adds a csv field: START and about N more characters. */
static inline void add_text(random_source *d, zb_buffer *out, const char *start, unsigned n, bool letters_only)
{
  zb_buffer_printf(out, "\"%s", start);
  for (unsigned i = 0; i < n; i++)
    add_piece(d, out, letters_only);
  zb_buffer_puts(out, "\",");
}

/* Up to ORDINARY characters or, if LONG_ONE allows it, up to 5,000; the longer, the rarer. */
static inline unsigned length_of(random_source *d, unsigned ordinary, bool long_one)
{
  unsigned kind = random_below(d, 8);
  if (kind == 0)
    return 0;
  if (!long_one || kind < 5)
    return 1 + random_below(d, ordinary);
  unsigned limit = kind == 5 ? 60 : kind == 6 ? 600 : 5000;
  return random_below(d, limit + 1);
}

/* Of a value whose cell may be continued on other pages: up to 1,000 characters, rarely up to 5,000. */
static inline unsigned narrative_length(random_source *d, unsigned ordinary, record_kind kind)
{
  if (kind == ALL_ORDINARY)
    return random_below(d, ordinary);
  return random_below(d, random_below(d, 4) == 0 ? 5001 : 1001);
}

static inline void add_month(random_source *d, zb_buffer *out, unsigned from)
{
  zb_buffer_printf(out, "%u-%02u,", from + random_below(d, 10), 1 + random_below(d, 12));
}

/* By GB 11643-1999, of an unassigned region. */
static inline void id_number_of(int i, char id[19])
{
  static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  snprintf(id, 18, "330599%04d%02d%02d%03d", 1970 + i / 12 / 28 % 30, 1 + i % 12, 1 + i / 12 % 28, i / 10080 % 1000);
  int sum = 0;
  for (int k = 0; k < 17; k++)
    sum += (id[k] - '0') * weights[k];
  id[17] = "10X98765432"[sum % 11];
  id[18] = '\0';
}

/* The files of the batch being made. */
typedef struct tables {
  zb_buffer applicants, education, work, achievements, publications, posts, proposed, units;
} tables;

static inline void add_person(random_source *d, tables *t, int i, record_kind kind)
{
  static const char *const levels[] = {"初级", "中级", "副高级", "正高级"};
  char id[19], unit[32];
  id_number_of(i, id);
  snprintf(unit, sizeof unit, "单位%d", i);
  zb_buffer *out = &t->applicants;
  bool all = kind == ALL_LONG;
  int long_column = kind == ONE_LONG ? (int)random_below(d, 16) : -1, n = 0;
  zb_buffer_printf(out, "%s,p,男,1985-03,%s,破格晋升,工程,", id, levels[random_below(d, 4)]);
  add_text(d, out, unit, all || long_column == n++ ? random_below(d, 60) : 0, true);
  add_text(d, out, "甲", 1 + random_below(d, all || long_column == n++ ? 30 : 3), true);
  add_text(d, out, "工程师", random_below(d, all || long_column == n++ ? 60 : 6), false);
  add_text(d, out, "业", narrative_length(d, 300, kind), false);
  for (int column = 0; column < 12; column++, n++)
    add_text(d, out, "", length_of(d, 4, all || long_column == n), false);
  add_text(d, out, "", narrative_length(d, 1001, kind), false);
  for (int opinion = 0; opinion < 4; opinion++)
    add_text(d, out, "", length_of(d, 60, kind == ALL_LONG), false);
  zb_buffer_puts(out, "\n");
}

/* Adds a few rows to a table, or many: columns of months, then of texts. */
static inline void add_rows(random_source *d, zb_buffer *out, const char *owner, int months, int texts,
                            record_kind kind)
{
  for (unsigned n = random_below(d, kind == LONG_HISTORY ? 30 : 4); n > 0; n--) {
    zb_buffer_printf(out, "%s,", owner);
    for (int i = 0; i < months; i++)
      add_month(d, out, 1990 + 10 * (unsigned)i);
    for (int i = 0; i < texts; i++)
      add_text(d, out, "某", length_of(d, 12, kind != ALL_ORDINARY && random_below(d, 30) == 0), false);
    zb_buffer_puts(out, "\n");
  }
}

static inline void add_unit(random_source *d, tables *t, int i, record_kind kind)
{
  char unit[32], id[19];
  snprintf(unit, sizeof unit, "单位%d", i);
  zb_buffer_printf(&t->units, "%s,德清县,事业单位,", unit);
  add_text(d, &t->units, "楼", random_below(d, 20), true);
  zb_buffer_puts(&t->units, "\n");
  zb_buffer_printf(&t->posts, "%s,%u,%u,%u,5%%,25%%,45%%,25%%,%u,%u,\n", unit, random_below(d, 100000),
                   random_below(d, 100000), random_below(d, 100000), random_below(d, 1000), random_below(d, 1000));
  unsigned people = random_below(d, kind == LONG_HISTORY ? 80 : 6);
  for (unsigned k = 0; k < people; k++) {
    id_number_of(i * 100 + (int)k, id);
    zb_buffer_printf(&t->proposed, "%s,%s,2020-07,", unit, id);
    add_text(d, &t->proposed, "甲", 1 + random_below(d, kind == ALL_LONG ? 20 : 3), true);
    for (int column = 0; column < 4; column++)
      add_text(d, &t->proposed, "某", length_of(d, 8, kind >= ONE_LONG && random_below(d, 10) == 0), false);
    zb_buffer_puts(&t->proposed, "\n");
  }
}

static inline void write_table(const char *folder, const char *name, zb_buffer *rows)
{
  char path[4096];
  snprintf(path, sizeof path, "%s/%s.csv", folder, name);
  FILE *file = fopen(path, "w");
  if (file == NULL || fwrite(rows->data, 1, rows->length, file) != rows->length || fclose(file) != 0)
    abort();
  zb_buffer_free(rows);
}

/* Writes COUNT people and units into FOLDER as csv. */
static inline void write_random_batch(const char *folder, int count)
{
  random_source d = {20};
  tables t = {0};
  zb_buffer_puts(&t.applicants,
                 "身份证号,照片,性别,出生年月,申报级别,申报类型,申报专业,工作单位,姓名,申报资格名称,破格理由,"
                 "民族,籍贯,政治面貌,毕业院校,所学专业,学历,学位,现任专业技术资格,聘任职务,行政职务,"
                 "在聘岗位等级,社保缴纳地,本人述职,单位审核意见,主管部门审核意见,人社部门审核意见,评审结果,\n");
  zb_buffer_puts(&t.education, "身份证号,起始年月,终止年月,学校,专业,学历,学位,学习形式,\n");
  zb_buffer_puts(&t.work, "身份证号,起始年月,终止年月,工作单位,从事何专业技术工作,职务,证明人,\n");
  zb_buffer_puts(&t.achievements, "身份证号,年月,项目名称及内容,本人作用,排名,佐证,获奖,\n");
  zb_buffer_puts(&t.publications, "身份证号,年月,类别,名称,刊物或出版社,刊号,本人排名,\n");
  zb_buffer_puts(&t.units, "单位名称,所属区县,单位性质,公示地点,\n");
  zb_buffer_puts(&t.posts, "单位名称,编制数,专业技术岗位总数,目前专技人才实际聘用数,正高级核准比例,副高级核准比例,"
                           "中级核准比例,初级及未定级核准比例,推荐评审人数,已具有资格人数,\n");
  zb_buffer_puts(&t.proposed, "单位名称,身份证号,聘任时间,姓名,现有专业技术职务任职资格,聘任专业技术职级,在聘岗位等级,"
                              "推荐申报职称,\n");
  for (int i = 0; i < count; i++) {
    record_kind kind = random_below(&d, 10) < 4 ? ALL_ORDINARY : (record_kind)(LONG_HISTORY + random_below(&d, 3));
    char id[19];
    id_number_of(i, id);
    add_person(&d, &t, i, kind);
    add_unit(&d, &t, i, kind);
    add_rows(&d, &t.education, id, 2, 5, kind);
    add_rows(&d, &t.work, id, 2, 4, kind);
    add_rows(&d, &t.achievements, id, 1, 5, kind);
    add_rows(&d, &t.publications, id, 1, 5, kind);
  }
  write_table(folder, "申报人员", &t.applicants);
  write_table(folder, "学习经历", &t.education);
  write_table(folder, "工作经历", &t.work);
  write_table(folder, "业绩", &t.achievements);
  write_table(folder, "著作论文", &t.publications);
  write_table(folder, "单位", &t.units);
  write_table(folder, "岗位", &t.posts);
  write_table(folder, "拟聘人员", &t.proposed);
}

#endif
