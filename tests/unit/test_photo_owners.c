/* Whose photo a file is, by its name, by the table's column, and what is listed of those that are nobody's. */
#include "fixture.h"

#define ID_X "33059919850312100X"
#define ID_D "330599199001010010"
#define HEADER "身份证号,姓名,工作单位,照片\n"

/* FILES are separated by |, each with its content behind =, its own name if there is none. PHOTO is whose of the people
   below it is, or why none is; NULL: none. */
typedef struct photo_case {
  const char *people, *files, *id, *photo;
} photo_case;

#define ZHANG ID_A ",张三,某单位,\n"
#define LI ID_B ",李四,某单位,\n"
#define LIPING ID_D ",李四平,某单位,\n"
#define BING ID_X ",丙三,某单位,\n"

static const photo_case cases[] = {
    /* full numbers, wherever they stand */
    {ZHANG, ID_A ".jpg", ID_A, ID_A ".jpg"},
    {ZHANG, ID_A ".JPEG", ID_A, ID_A ".JPEG"},
    {ZHANG, "张三" ID_A ".jpg", ID_A, "张三" ID_A ".jpg"},
    {BING, "丙三33059919850312100x.jpg", ID_X, "丙三33059919850312100x.jpg"},
    {BING, "丙三３３０５９９１９８５０３１２１００Ｘ.jpg", ID_X, "丙三"},
    {ZHANG, "李四_" ID_A "_证件照.jpg", ID_A, "李四_" ID_A "_证件照.jpg"},
    {ZHANG, "01" ID_A ".jpg", ID_A, "01" ID_A ".jpg"},
    {ZHANG, "330599 19800101 0027.jpg", ID_A, "330599 19800101 0027.jpg"},
    {ZHANG, "(" ID_A ").jpg", ID_A, "(" ID_A ").jpg"},
    {ZHANG, "33059919800101002.jpg", ID_A, NULL},
    /* the number is another's */
    {ZHANG, "张三" ID_B ".jpg", ID_A, NULL},
    /* the number is one's and the name another's: nobody gets it */
    {ZHANG LI, "张三" ID_B ".jpg", ID_B, "的文件名里，身份证号是李四（330599…0005）的，姓名是张三（330599…0027）；"},
    {ZHANG LI, "张三" ID_B ".jpg", ID_A, "的文件名里，身份证号是李四（330599…0005）的，姓名是张三（330599…0027）；"},
    {ZHANG LI, ID_A "李四.jpg", ID_A, "的文件名里，身份证号是张三（330599…0027）的，姓名是李四（330599…0005）；"},
    {ZHANG LI, ID_A "_李四_证件照.png", ID_B, "身份证号是张三（330599…0027）的，姓名是李四"},
    {ZHANG LI, ID_A "李四.jpg|" ID_A ".jpg", ID_A, ID_A ".jpg"},
    {ZHANG LI, ID_A "李四.jpg|李四.jpg", ID_B, "李四.jpg"},
    {ZHANG LI BING, ID_A "李四、丙三.jpg", ID_A, "姓名是李四（330599…0005）、丙三（330599…100X）；"},
    {BING LI, ID_X "李四.jpg", ID_X, "身份证号是丙三（330599…100X）的，姓名是李四"},
    {ZHANG LI, ID_A "张三（李四代交）.jpg", ID_A, ID_A "张三（李四代交）.jpg"},
    {ZHANG LI, ID_A "张三、李四.jpg", ID_A, ID_A "张三、李四.jpg"},
    {ZHANG LI, ID_A "李四平.jpg", ID_A, ID_A "李四平.jpg"},
    {ZHANG ID_B ",张三,某单位,\n", ID_A "张三.jpg", ID_A, ID_A "张三.jpg"},
    /* the folder's name, if the file's own is nobody's and that of a portrait */
    {ZHANG, "张三/照片.jpg", ID_A, "张三/照片.jpg"},
    {ZHANG, "1张三/证件照 (1).jpg", ID_A, "1张三/证件照 (1).jpg"},
    {ZHANG, "甲厂/张三/一寸照白底.png", ID_A, "甲厂/张三/一寸照白底.png"},
    {ZHANG, ID_A "张三/photo.jpg", ID_A, ID_A "张三/photo.jpg"},
    {ZHANG LI, "张三/照片.jpg|李四/照片.jpg", ID_B, "李四/照片.jpg"},
    {ZHANG LI, "张三/李四.jpg", ID_A, NULL},
    {ZHANG LI, "张三/李四.jpg", ID_B, "张三/李四.jpg"},
    {ZHANG, "张三/获奖证书.jpg", ID_A, NULL},
    {ZHANG, "张三/1.jpg", ID_A, NULL},
    {ZHANG, "张三/图片.jpg", ID_A, NULL},
    {ZHANG, "张三/王五照片.jpg", ID_A, NULL},
    {ZHANG, "张三/照片.jpg|张三/获奖证书.jpg", ID_A, "张三/照片.jpg"},
    {ZHANG, "张三/照片.jpg|张三.jpg", ID_A, "有 2 张照片都对得上"},
    {ZHANG, "张三/照片.jpg=一样|张三.jpg=一样", ID_A, "张三"},
    {ZHANG, "照片/照片.jpg", ID_A, NULL},
    /* names, and what stands around them */
    {ZHANG, "张三.jpg", ID_A, "张三.jpg"},
    {ZHANG, "3张三.JPG", ID_A, "3张三.JPG"},
    {ZHANG, "张 三.jpg", ID_A, "张 三.jpg"},
    {ZHANG, "张　三 .jpg", ID_A, "张　三 .jpg"},
    {ZHANG, "张三 (1).jpg", ID_A, "张三 (1).jpg"},
    {ZHANG, "张三（1）.jpg", ID_A, "张三（1）.jpg"},
    {ZHANG, "张三 - 副本.jpg", ID_A, "张三 - 副本.jpg"},
    {ZHANG, "张三副本(2).jpg", ID_A, "张三副本(2).jpg"},
    {ZHANG, "张三证件照.jpg", ID_A, "张三证件照.jpg"},
    {ZHANG, "姓名：张三.jpg", ID_A, "姓名：张三.jpg"},
    {ZHANG, "姓名张三照片.jpg", ID_A, "姓名张三照片.jpg"},
    {ZHANG, "水利局-张三-一寸.jpg", ID_A, "水利局-张三-一寸.jpg"},
    {ZHANG, "水利局张三.jpg", ID_A, "水利局张三.jpg"},
    {ZHANG, "张三13900000000.jpg", ID_A, "张三13900000000.jpg"},
    {ZHANG, "IMG_张三_2020.jfif", ID_A, "IMG_张三_2020.jfif"},
    {ID_C ",买买提·吐尔逊,某单位,\n", "买买提•吐尔逊.jpg", ID_C, "买买提•吐尔逊.jpg"},
    {ID_C ",买买提·吐尔逊,某单位,\n", "买买提.吐尔逊.jpg", ID_C, "买买提.吐尔逊.jpg"},
    /* not within another name */
    {LI, "李四平.jpg", ID_B, NULL},
    {LI, "王李四.jpg", ID_B, NULL},
    {LI LIPING, "李四平.jpg", ID_D, "李四平.jpg"},
    {LI LIPING, "李四平.jpg", ID_B, NULL},
    {LI LIPING, "李四平.jpg|李四.jpg", ID_B, "李四.jpg"},
    {LI LIPING, "李四平照片.jpg", ID_D, "李四平照片.jpg"},
    /* the number beats the name; JPEG beats what no form may show */
    {ZHANG, "张三.jpg|" ID_A ".jpg", ID_A, ID_A ".jpg"},
    {ZHANG, "张三.jpg|" ID_A ".png", ID_A, "张三.jpg"},
    {ZHANG, ID_A ".png", ID_A, ID_A ".png"},
    {ZHANG, "张三.heic", ID_A, "张三.heic"},
    {ZHANG, "张三.webp|x.bmp|y.tif|z.gif", ID_A, "张三.webp"},
    /* two */
    {ZHANG, "a/" ID_A ".jpg=1|b/" ID_A ".jpg=2", ID_A, "有 2 张照片都对得上，内容不同"},
    {ZHANG, "a/" ID_A ".jpg=1|b/" ID_A ".jpg=1", ID_A, "a/" ID_A ".jpg"},
    {ZHANG, "张三.jpg=1|张三.jpeg=2", ID_A, "张三.jpeg、"},
    {ZHANG, "张三.jpg=1|张三.jpeg=1", ID_A, "张三.jpeg"},
    {ZHANG, "张三.jpg=1|张三 (1).jpg=2", ID_A, "有 2 张照片"},
    {ZHANG ID_B ",张三,某单位,\n", "张三.jpg", ID_A,
     "对得上几个人，不知道是谁的：张三（330599…0027）、张三（330599…0005）"},
    {ZHANG ID_B ",张三,某单位,\n", "张三.jpg", ID_B, "对得上几个人"},
    {ZHANG ID_B ",张三,某单位,\n", "张三.jpg|" ID_A ".jpg", ID_A, ID_A ".jpg"},
    {ZHANG LI, "张三、李四.jpg", ID_B, "对得上几个人"},
    {ZHANG LI, "张三、李四.jpg|李四.jpg", ID_B, "李四.jpg"},
    /* the column */
    {ID_A ",张三,某单位,IMG_1\n", "IMG_1.jpg|张三.jpg", ID_A, "IMG_1.jpg"},
    {ID_A ",张三,某单位,照片/img_1.jpg\n", "IMG_1.JPG", ID_A, "IMG_1.JPG"},
    {ID_A ",张三,某单位,C:\\Users\\某某\\照片\\IMG_1.jpg\n", "照片/IMG_1.jpg", ID_A, "照片/IMG_1.jpg"},
    {ID_A ",张三,某单位,\"\"\"D:\\照片\\IMG 1.jpg\"\"\"\n", "照片/IMG 1.jpg", ID_A, "照片/IMG 1.jpg"},
    {ID_A ",张三,某单位,没有.jpg\n", "张三.jpg", ID_A, "张三.jpg"},
    {ID_A ",张三,某单位,b/1.jpg\n", "a/1.jpg=1|b/1.jpg=2", ID_A, "b/1.jpg"},
    {ID_A ",张三,某单位,D:\\b\\1.jpg\n", "a/1.jpg=1|b/1.jpg=2", ID_A, "b/1.jpg"},
    {ID_A ",张三,某单位,1.jpg\n", "a/1.jpg=1|b/1.jpg=2", ID_A, "有 2 张照片"},
    {ID_A ",张三,某单位,1.jpeg\n", "1.jpg=1|1.jpeg=2", ID_A, "1.jpeg"},
};

static void write_files(fixture *f, const char *files)
{
  while (*files != '\0') {
    size_t n = strcspn(files, "|");
    char *path = zb_arena_printf(f->arena, "d/%.*s", (int)n, files), *equals = strchr(path, '=');
    if (equals != NULL)
      *equals = '\0';
    fixture_write(f, path, equals != NULL ? equals + 1 : path);
    files += n + (files[n] != '\0');
  }
}

static fixture *read_case(const photo_case *c)
{
  void *state;
  fixture_setup(&state);
  fixture *f = state;
  fixture_write(f, "d/人员.csv", zb_arena_printf(f->arena, HEADER "%s", c->people));
  write_files(f, c->files);
  assert_int_equal(fixture_import(f, "d"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  return f;
}

static void finds_whose_photo_it_is(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const photo_case *c = &cases[i];
    fixture *f = read_case(c);
    const char *why, *path = zb_store_photo(f->store, c->id, &why), *got = why != NULL ? why : path;
    if ((c->photo == NULL) != (got == NULL) || (got != NULL && strstr(got, c->photo) == NULL) ||
        (path != NULL && why != NULL))
      fail_msg("case %zu (%s): %s", i, c->files, got == NULL ? "none" : got);
    void *done = f;
    fixture_teardown(&done);
  }
}

/* All of _photos, a line each: kind, file below d/, owner, note. */
static const char *listed(fixture *f)
{
  const char *why, *text = "";
  zb_rows *rows;
  assert_int_equal(
      zb_store_query(f->store, "SELECT kind, file, owner, note FROM _photos ORDER BY rowid", NULL, 0, &rows, &why),
      ZB_OK);
  while (zb_rows_next(rows))
    text = zb_arena_printf(f->arena, "%s%s %s %s %s\n", text, zb_rows_value(rows, 0).text, zb_rows_value(rows, 1).text,
                           zb_rows_value(rows, 2).text, zb_rows_value(rows, 3).text);
  zb_rows_free(rows);
  return text;
}

static void lists_what_to_look_at(void **state)
{
  (void)state;
  static const struct {
    photo_case given;
    const char *listed, *code;
    zb_severity severity;
  } all[] = {
      {{ZHANG LI, "张三.jpg=1|李四.jpg=2", NULL, NULL}, "", NULL, ZB_NOTE},
      {{ZHANG LI, "张三.jpg=1|李四.jpg=1", NULL, NULL},
       "several 张三.jpg " ID_A " 张三（330599…0027）、李四（330599…0005）用的是同一张照片\n"
       "several 李四.jpg " ID_B " 张三（330599…0027）、李四（330599…0005）用的是同一张照片\n",
       "shared-photo",
       ZB_WARNING},
      {{ZHANG, "张三.jpg=1|张三(2).jpg=2", NULL, NULL},
       "unclear 张三(2).jpg " ID_A " 同一个人有几张不同的照片\nunclear 张三.jpg " ID_A " 同一个人有几张不同的照片\n",
       NULL,
       ZB_NOTE},
      {{ZHANG ID_B ",张三,某单位,\n", "张三.jpg", NULL, NULL},
       "unclear 张三.jpg " ID_A " 对得上几个人\nunclear 张三.jpg " ID_B " 对得上几个人\n",
       NULL,
       ZB_NOTE},
      {{ZHANG, "王五.jpg|张三.jpg=1|" ID_A ".jpg=2|" ID_B ".png", NULL, NULL},
       "unused " ID_B ".png  文件名里的身份证号，申报人员里没有\n"
       "unused 张三.jpg  这个人用了另一张对得更准的照片\n"
       "unused 王五.jpg  文件名里没有哪个申报人员的身份证号或姓名\n",
       "unused-photo",
       ZB_NOTE},
      {{ZHANG, "张三.jpg=1|旧/张三.jpg=1|旧/合影.jpg=1", NULL, NULL}, "", NULL, ZB_NOTE},
  };
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    fixture *f = read_case(&all[i].given);
    assert_string_equal(listed(f), all[i].listed);
    static const char *const codes[] = {"shared-photo", "unused-photo"};
    for (int k = 0; k < 2; k++) {
      const zb_diag *diag = fixture_diag(f->diags, codes[k]);
      assert_int_equal(diag != NULL, all[i].code != NULL && strcmp(all[i].code, codes[k]) == 0);
      assert_true(diag == NULL || diag->severity == all[i].severity);
    }
    void *done = f;
    fixture_teardown(&done);
  }
}

/* Many people with the same photo are told in few lines. */
static void tells_in_few_lines(void **state)
{
  (void)state;
  fixture *f = read_case(&(photo_case){ZHANG LI BING LIPING ID_C ",王五,某单位,\n",
                                       "张三.jpg=1|李四.jpg=1|丙三.jpg=1|李四平.jpg=1|王五.jpg=5", NULL, NULL});
  assert_contains(fixture_diag(f->diags, "shared-photo")->message,
                  "丙三（330599…100X）、张三（330599…0027）、李四（330599…0005）等 4 个人用的是同一张照片");
  void *done = f;
  fixture_teardown(&done);
}

/* Of photos that can't be compared each is told once, with the reason; a stranger of another size is nobody's concern.
 */
static void tells_what_cant_be_compared(void **state)
{
  (void)state;
  void *given;
  fixture_setup(&given);
  fixture *f = given;
  fixture_write(f, "d/人员.csv", HEADER ZHANG LI BING);
  write_files(f, "张三.jpg=1|李四.jpg=2|丙三.jpg=3|合影.jpg=11");
  assert_int_equal(fixture_import(f, "d"), ZB_OK);
  const char *gone = zb_arena_printf(f->arena, "%s/d/李四.jpg", f->folder);
  assert_int_equal(unlink(gone), 0);
  assert_int_equal(unlink(zb_arena_printf(f->arena, "%s/d/合影.jpg", f->folder)), 0);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_INPUT);
  assert_int_equal(zb_diags_errors(f->diags), 1);
  const zb_diag *diag = fixture_diag(f->diags, "unreadable");
  assert_string_equal(diag->place, gone);
  assert_string_equal(diag->message, "打不开文件：没有这个文件或文件夹");
  fixture_teardown(&given);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_whose_photo_it_is),
      cmocka_unit_test(lists_what_to_look_at),
      cmocka_unit_test(tells_in_few_lines),
      cmocka_unit_test(tells_what_cant_be_compared),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
