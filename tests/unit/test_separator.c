/* Separators: a unit's listing is laid out by lua/separator.lua and templates/separator.xml. */
#include "laid_out.h"

#include "run/job.h"

enum { MAX = 80 };

static const char *const long_unit =
    "浙江省湖州市德清县莫干山镇人民政府农业农村与生态环境保护综合服务中心水利工程建设质量与安全监督管理事业发展站";

/* The pages for a unit of COUNT documents of two pages, in three copies. */
static void list_unit(world *w, const char *unit, int count, int volume)
{
  zb_listing_entry documents[MAX];
  for (int i = 0; i < count; i++)
    documents[i] = (zb_listing_entry){zb_arena_printf(w->arena, "教师%c%c", 'A' + i / 26, 'A' + i % 26), 2, 3};
  const zb_listing listing = {"德清县", "评审表", unit, volume, documents, count};
  const zb_run_options options = {.date = ""};
  zb_job job = {.options = &options,
                .resources = {.scripts.lua = "lua",
                              .templates = "templates",
                              .folder = zb_template_folder_at("templates", w->arena)},
                .diags = w->diags,
                .fonts = w->fonts};
  zb_separator *separator = zb_separator_new(&job);
  assert_int_equal(zb_separator_make(separator, &listing, w->arena, w->diags, &w->pages), ZB_OK);
  assert_int_equal(zb_diags_count(w->diags), 0);
  zb_separator_free(separator);
}

/* The texts of a page's runs, separated by blanks. */
static const char *text_of_page(world *w, int page)
{
  const char *text = "";
  for (const zb_item *item = page_at(w, page)->first; item != NULL; item = item->next)
    if (item->kind == ZB_ITEM_RUN)
      text = zb_arena_printf(w->arena, "%s %.*s", text, (int)item->as.run.run.length, item->as.run.run.text);
  return text;
}

static void assert_page_has(world *w, int page, const char *words)
{
  if (strstr(text_of_page(w, page), words) == NULL)
    fail_msg("page %d lacks “%s”: %s", page, words, text_of_page(w, page));
}

static void lists_its_documents(void **state)
{
  world *w = *state;
  list_unit(w, "德清县图书馆", 2, 0);
  assert_int_equal(w->pages->count, 1);
  assert_string_equal(text_of_page(w, 0),
                      " 德清县　评审表 德清县图书馆 共 2 件，打印 12 页 序号 名称 页数 份数 1 教师AA 2 3 2 "
                      "教师AB 2 3");
}

static void names_the_volume_if_there_are_several(void **state)
{
  world *w = *state;
  list_unit(w, "德清县图书馆", 1, 2);
  assert_page_has(w, 0, "德清县　评审表　第");
  assert_page_has(w, 0, "册");
}

static void a_long_list_goes_on_on_other_pages(void **state)
{
  world *w = *state;
  list_unit(w, "德清县图书馆", MAX, 0);
  assert_true(w->pages->count > 1);
  assert_int_equal(count_text(w, "教师"), MAX);
  assert_int_equal(count_text(w, "序号"), w->pages->count);
  for (int page = 1; page < w->pages->count; page++)
    assert_page_has(w, page, "德清县　评审表　德清县图书馆（续）");
  assert_null(strstr(text_of_page(w, 0), "（续）"));
}

static void a_long_unit_is_shrunk_not_cut(void **state)
{
  world *w = *state;
  list_unit(w, "德清县图书馆", 1, 0);
  float size = text_on(w, 0, "德清县图书馆")->as.run.run.size;
  list_unit(w, long_unit, MAX, 0);
  const zb_item *first = text_on(w, 0, "浙江省");
  assert_true(first->as.run.run.size < size);
  zb_buffer joined = {0};
  for (const zb_item *item = first; item->as.run.run.size == first->as.run.run.size; item = item->next)
    zb_buffer_printf(&joined, "%.*s", (int)item->as.run.run.length, item->as.run.run.text);
  assert_string_equal(joined.data, long_unit);
  zb_buffer_free(&joined);
}

static void copies_and_volumes_have_names(void **state)
{
  static const struct {
    const char *function;
    int64_t first, second;
    const char *words;
  } all[] = {{"volume", 2, 0, "第2册"},
             {"copy_mark", 1, 3, "第一份（共三份）"},
             {"copy_mark", 9, 20, "第九份（共二十份）"},
             {"copy_mark", 10, 99, "第十份（共九十九份）"},
             {"copy_name", 11, 23, "第十一份"}};
  world *w = *state;
  zb_script *script;
  assert_int_equal(
      zb_script_new(&(zb_scripts){.lua = "lua"}, "separator", "", NULL, (zb_script_limits){0}, w->diags, &script),
      ZB_OK);
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    const char *text;
    const zb_value numbers[] = {{.type = ZB_VALUE_INTEGER, .integer = all[i].first},
                                {.type = ZB_VALUE_INTEGER, .integer = all[i].second}};
    assert_int_equal(zb_script_text(script, all[i].function, numbers, 2, w->arena, w->diags, &text), ZB_OK);
    assert_string_equal(text, all[i].words);
  }
  zb_script_free(script);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(lists_its_documents),
      TEST(names_the_volume_if_there_are_several),
      TEST(a_long_list_goes_on_on_other_pages),
      TEST(a_long_unit_is_shrunk_not_cut),
      TEST(copies_and_volumes_have_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
