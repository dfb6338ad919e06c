/* The manifest: a line for each file, the reasons of refusals, well-formed JSON. */
#include "report/manifest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const zb_source sources[] = {
    {.path = "花名册.xlsx", .sha256 = "aa", .rows = 3},
    {.path = "业绩.csv", .sha256 = "bb", .rows = 9},
};

/* A manifest of an empty store. */
typedef struct listing {
  zb_store *store;
  zb_manifest *manifest;
  zb_diags *diags;
} listing;

static listing begin(void)
{
  static const zb_schema no_tables = {0};
  listing l = {.diags = zb_diags_new()};
  assert_int_equal(zb_store_new(&no_tables, l.diags, &l.store), ZB_OK);
  l.manifest = zb_manifest_new(l.store);
  return l;
}

static void add_text(void *out, const char *text, size_t length)
{
  zb_buffer_add(out, text, length);
}

static void write_text(const listing *l, const char *program, const char *notice, zb_buffer *out)
{
  const zb_manifest_run run = {.program = program, .notice = notice, .date = "2020-08-10", .changed = true};
  assert_int_equal(zb_manifest_text(l->manifest, &run, add_text, out, l->diags), ZB_OK);
}

static void end(listing *l)
{
  zb_manifest_free(l->manifest);
  zb_store_free(l->store);
  zb_diags_free(l->diags);
}

static void is_whole_without_entries(void **state)
{
  (void)state;
  listing l = begin();
  zb_buffer out = {0};
  write_text(&l, "zhibiao 1", "huzhou-2020", &out);
  assert_string_equal(out.data, "{\n  \"program\": \"zhibiao 1\",\n  \"notice\": \"huzhou-2020\",\n"
                                "  \"date\": \"2020-08-10\",\n  \"sources\": [\n  ],\n"
                                "  \"files\": [\n  ],\n  \"refused\": [\n  ],\n  \"left_out\": [\n  ]\n}\n");
  zb_buffer_free(&out);
  end(&l);
}

static void lists_files_with_digest_and_sources(void **state)
{
  (void)state;
  listing l = begin();
  zb_manifest_sources(l.manifest, sources, 2);
  const int from[] = {1, 0};
  zb_manifest_add_file(l.manifest,
                       &(zb_manifest_file){.path = "评审表/张\"三.pdf",
                                           .length = 3,
                                           .sha256 = "bb",
                                           .document = "evaluation",
                                           .record = "张\"三",
                                           .sources = from,
                                           .source_count = 2,
                                           .pictures = (const zb_picture[]){{"照片/三.jpg", "cc"}},
                                           .picture_count = 1},
                       l.diags);
  zb_manifest_add_file(l.manifest, &(zb_manifest_file){.path = "b", .sha256 = "", .document = "d", .record = ""},
                       l.diags);
  zb_buffer out = {0};
  write_text(&l, "z", "n", &out);
  assert_non_null(strstr(out.data, "{\"path\": \"花名册.xlsx\", \"sha256\": \"aa\", \"rows\": 3},\n"));
  assert_non_null(strstr(out.data,
                         "{\"path\": \"评审表/张\\\"三.pdf\", \"bytes\": 3, \"sha256\": \"bb\", \"document\": "
                         "\"evaluation\", \"record\": \"张\\\"三\", \"sources\": [\"业绩.csv\", \"花名册.xlsx\"], "
                         "\"pictures\": [{\"path\": "
                         "\"照片/三.jpg\", \"sha256\": \"cc\"}]},\n"));
  assert_non_null(strstr(out.data, "\"document\": \"d\", \"record\": \"\", \"sources\": []}\n  ],"));
  zb_buffer_free(&out);
  end(&l);
}

/* Neither in paths nor in what messages quote; digests stay whole. */
static void masks_id_numbers(void **state)
{
  (void)state;
#define ID "330599198001010019"
#define MASKED "330599********0019"
#define DIGEST "33059919800101001900000000000000" /* of digits only */
  const zb_source source = {.path = "表/" ID ".csv", .sha256 = DIGEST, .rows = 1};
  listing l = begin();
  zb_manifest_sources(l.manifest, &source, 1);
  const int from[] = {0};
  zb_manifest_add_file(l.manifest,
                       &(zb_manifest_file){.path = "单张/" ID ".pdf",
                                           .length = 3,
                                           .sha256 = DIGEST,
                                           .document = "d",
                                           .record = "甲" ID,
                                           .sources = from,
                                           .source_count = 1,
                                           .pictures = (const zb_picture[]){{"照片/" ID ".jpg", DIGEST}},
                                           .picture_count = 1},
                       l.diags);
  zb_diags *diags = l.diags;
  zb_diags_record(diags, "乙" ID);
  zb_diags_add(diags, ZB_ERROR, "c", ID ".csv!A2", "请核对" ID, "“330599-1980-0101-0019”不对");
  zb_diags_add(diags, ZB_ERROR, ZB_LEFT_OUT, "", "", "%s", "");
  zb_manifest_add_refused(l.manifest, "d", "丙" ID, NULL, false, diags, 0);
  zb_manifest_add_left_out(l.manifest, "d", "丁" ID, diags, 0);
  zb_buffer out = {0};
  write_text(&l, "z", "n", &out);
  static const char *const said[] = {
      "{\"path\": \"表/" MASKED ".csv\", \"sha256\": \"" DIGEST "\"",
      "{\"path\": \"单张/" MASKED ".pdf\"",
      "\"record\": \"甲" MASKED "\", \"sources\": [\"表/" MASKED ".csv\"]",
      "{\"path\": \"照片/" MASKED ".jpg\", \"sha256\": \"" DIGEST "\"}",
      "\"record\": \"丙" MASKED "\"",
      "\"place\": \"" MASKED ".csv!A2\"",
      "“330599-****-****-0019”不对",
      "\"remedy\": \"请核对" MASKED "\"",
      "\"record\": \"丁" MASKED "\"",
      "\"record\": \"乙" MASKED "\"",
  };
  for (size_t i = 0; i < sizeof said / sizeof *said; i++)
    if (strstr(out.data, said[i]) == NULL)
      fail_msg("no %s in %s", said[i], out.data);
  zb_buffer_free(&out);
  end(&l);
}

static void gives_the_errors_of_a_refused_record_only(void **state)
{
  (void)state;
  listing l = begin();
  zb_diags *diags = l.diags;
  zb_diags_add(diags, ZB_ERROR, "before", "x", "", "of another record");
  zb_diags_add(diags, ZB_WARNING, "w", "x", "", "only a warning");
  zb_diags_add(diags, ZB_ERROR, "missing-photo", "a.csv!F17", "补照片", "缺照片");
  zb_diags_add(diags, ZB_ERROR, "empty", "a.csv!G17", "", "空");
  zb_manifest_add_refused(l.manifest, "evaluation", "李四", NULL, false, diags, 1);
  zb_buffer out = {0};
  write_text(&l, "z", "n", &out);
  assert_non_null(strstr(out.data, "{\"document\": \"evaluation\", \"record\": \"李四\", \"reasons\": [{\"code\": "
                                   "\"missing-photo\", \"place\": \"a.csv!F17\", \"message\": \"缺照片\", \"remedy\": "
                                   "\"补照片\"}, {\"code\": \"empty\", \"place\": \"a.csv!G17\", \"message\": \"空\", "
                                   "\"remedy\": \"\"}]}\n  ],\n"));
  assert_null(strstr(out.data, "before"));
  assert_null(strstr(out.data, "warning"));
  zb_buffer_free(&out);
  end(&l);
}

static void gives_what_documents_were_made_without(void **state)
{
  (void)state;
  listing l = begin();
  zb_diags *diags = l.diags;
  zb_diags_add(diags, ZB_ERROR, ZB_LEFT_OUT, "x", "", "of another record");
  zb_diags_add(diags, ZB_ERROR, "other", "x", "", "something else");
  zb_manifest_add_left_out(l.manifest, "notice", "甲厂", diags, 1);
  zb_diags_record(diags, "李四没有列入");
  zb_diags_add(diags, ZB_ERROR, ZB_LEFT_OUT, "a.csv!F17", "补上", "没有填");
  zb_manifest_add_left_out(l.manifest, "notice", "乙厂", diags, 1);
  zb_buffer out = {0};
  write_text(&l, "z", "n", &out);
  assert_non_null(strstr(out.data, "\"left_out\": [\n    {\"document\": \"notice\", \"record\": \"乙厂\", "
                                   "\"reasons\": [{\"code\": \"left-out\", \"record\": \"李四没有列入\", \"place\": "
                                   "\"a.csv!F17\", \"message\": \"没有填\", \"remedy\": \"补上\"}]}\n  ]\n}\n"));
  zb_buffer_free(&out);
  end(&l);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(is_whole_without_entries),
      cmocka_unit_test(lists_files_with_digest_and_sources),
      cmocka_unit_test(masks_id_numbers),
      cmocka_unit_test(gives_the_errors_of_a_refused_record_only),
      cmocka_unit_test(gives_what_documents_were_made_without),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
