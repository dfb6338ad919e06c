/* PDF/A-2b: what is added, and what stops it. tests/archive/check.pl goes through the standard's clauses. */
#define FILE_PATH BUILD "/tests/test_pdf_archive.pdf"
#include "pdf_fixture.h"

static void passes_the_clauses(void **state)
{
  fixture *f = *state;
  make_all(f, "吴\U00020BB7\U0002CB4E");
  f->pages->title = "<评审表> & \"\U00020BB7\"\n第二行";
  f->pages->author = "湖州市]]>&amp;有限公司";
  f->pages->subject = "\x01工程";
  assert_int_equal(zb_pdf_archive(f->pdf, true, f->diags), ZB_OK);
  save(f);
  assert_string_equal(output_of(f, "perl tests/archive/check.pl %s"), "");
  assert_has(output_of(f, "pdfinfo -meta %s"), "&lt;评审表&gt; &amp; \"\U00020BB7\" 第二行");
  assert_has(output_of(f, "pdfinfo %s"), "<评审表> & \"\U00020BB7\" 第二行");
}

static void is_asked_for(void **state)
{
  fixture *f = *state;
  zb_buffer plain = {0}, archive = {0}, again = {0};
  make_all(f, "吴");
  write_pages(f, &plain);
  assert_int_equal(zb_pdf_archive(f->pdf, true, f->diags), ZB_OK);
  write_pages(f, &archive);
  assert_int_equal(zb_pdf_archive(f->pdf, false, f->diags), ZB_OK);
  write_pages(f, &again);
  assert_int_equal(plain.length, again.length);
  assert_memory_equal(plain.data, again.data, plain.length);
  assert_true(archive.length > plain.length);
  assert_non_null(memmem(archive.data, archive.length, "pdfaid:part", 11));
  assert_null(memmem(plain.data, plain.length, "pdfaid:part", 11));
  zb_buffer_free(&plain);
  zb_buffer_free(&archive);
  zb_buffer_free(&again);
}

/* No file, and a file that is no profile: the message names the package. */
static void a_missing_profile_is_an_error(void **state)
{
  static const char *const paths[] = {"build/no-such-profile.icc", "templates/evaluation.xml"};
  fixture *f = *state;
  for (int i = 0; i < 2; i++) {
    zb_diags *diags = zb_diags_new();
    assert_int_equal(zb_pdf_archive_from(f->pdf, true, paths[i], diags), ZB_TEMPLATE);
    assert_int_equal(zb_diags_errors(diags), 1);
    assert_has(zb_diags_at(diags, 0)->remedy, "icc-profiles-free");
    zb_diags_free(diags);
  }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
  const struct CMUnitTest tests[] = {
      TEST(passes_the_clauses),
      TEST(is_asked_for),
      TEST(a_missing_profile_is_an_error),
  };
#undef TEST
  return cmocka_run_group_tests(tests, load, unload);
}
