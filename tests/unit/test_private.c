/* ID numbers and phones are found in texts however people write them, and what only looks alike stays. */
#include "value/private.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ID "330599198001010019" /* its check digit is right */

typedef const char *text_pair[2]; /* the text, and what is shown of it */

static void expect_shown(const text_pair *pairs, size_t count)
{
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < count; i++) {
    const char *shown = zb_without_private(pairs[i][0], NULL, arena);
    assert_string_equal(shown, pairs[i][1]);
    if (strcmp(pairs[i][0], pairs[i][1]) == 0)
      assert_ptr_equal(shown, pairs[i][0]);
  }
  zb_arena_free(arena);
}

/* Each of TEXTS stays as it is. */
static void expect_kept(const char *const *texts, size_t count)
{
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < count; i++)
    assert_string_equal(zb_without_private(texts[i], NULL, arena), texts[i]);
  zb_arena_free(arena);
}

static void test_texts(void **state)
{
  (void)state;
  static const text_pair cases[] = {
      {"", ""},
      {"没有号码", "没有号码"},
      {ID, "（略）"},
      {"身份证" ID "。", "身份证（略）。"},
      {"33059919800101001X和33059919800101001x", "（略）和（略）"},
      {"330599800101001", "（略）"},
      {"330599 19800101 0019、330599-1980-0101-0019", "（略）、（略）"},
      {"３３０５９９１９８００１０１００１９", "（略）"},
      {"33059919800101001Ｘ", "（略）"},
      {"证书20" ID "01号", "证书（略）号"},
      {"护照i111111q111111111111111111乙",
       "护照（略）（略）乙"}, /* what stands beside a card's number may be a passport's */
      {"电话19900000001，199-0000-0002或199 00000003", "电话（略），（略）或（略）"},
      {"１３９５７２０００００", "（略）"},
      {"+8613957200000 008613957200000 086-139-5720-0000", "+（略） （略） 086-（略）"},
      {"139　5720　0000", "（略）"},
      {"139—5720—0000", "（略）"},
      {"01395720000", "01395720000"},
      {"013957200000", "（略）"},
      {"8367490", "8367490"},
      {"12345678901", "12345678901"},
      {"专利ZL201910123456.7", "专利ZL201910123456.7"},
      {"书号978-7-5038-9401-1，刊号CN33-1234/Z", "书号978-7-5038-9401-1，刊号CN33-1234/Z"},
      {"2019-05-12 13:00，产值1390万元、2019.05-2020.06", "2019-05-12 13:00，产值1390万元、2019.05-2020.06"},
      {"面积1200x800，20190512003、2019051200312", "面积1200x800，20190512003、2019051200312"},
      {"编号20190512003123456789", "编号20190512003123456789"},
      {"330599********0017", "330599********0017"},
  };
  expect_shown(cases, sizeof cases / sizeof *cases);
}

/* DIGITS in groups of the sizes of GROUPING, with SEPARATOR between them. */
static const char *grouped(const char *digits, const char *grouping, const char *separator, zb_arena *arena)
{
  zb_buffer out = {0};
  for (const char *g = grouping; *g != '\0'; g++) {
    size_t n = (size_t)(*g >= 'a' ? *g - 'a' + 10 : *g - '0');
    zb_buffer_puts(&out, g == grouping ? "" : separator);
    zb_buffer_add(&out, digits, n);
    digits += n;
  }
  assert_string_equal(digits, "");
  const char *text = zb_arena_strdup(arena, out.data);
  zb_buffer_free(&out);
  return text;
}

static void expect_found(const char *digits, const char *const *groupings, size_t count)
{
  static const char *const separators[] = {
      " ",      "  ",     "\t",     "\n", "\r\n", " \n ", "-",   "—",      "--",     " - ",    "~",      "～",
      "．",     "_",      "＿",     "/",  "／",   "|",    "·",   "、",     "，",     "\u2009", "\u2007", "\u00A0",
      "\u3000", "\u200B", "\u202F", ")(", "）（", "] [",  " / ", "─",      "━",      "\u2E3A", "\u2E3B", "․",
      "⋅",      "･",      "﹒",     "¦",  "丨",   "│",    "ˉ",   "\u180E", "\u202A", "\u2060", "\uFE0F"};
  zb_arena *arena = zb_arena_new();
  for (size_t g = 0; g < count; g++)
    for (size_t s = 0; s < sizeof separators / sizeof *separators; s++) {
      const char *text = grouped(digits, groupings[g], separators[s], arena);
      assert_string_equal(zb_without_private(zb_arena_printf(arena, "前%s后", text), NULL, arena), "前（略）后");
    }
  zb_arena_free(arena);
}

static void test_any_grouping(void **state)
{
  (void)state;
  static const char *const ids[] = {"684",
                                    "6444",
                                    "64224",
                                    "6831",
                                    "33444",
                                    "6c",
                                    "c6",
                                    "44442",
                                    "666",
                                    "e4",
                                    "99",
                                    "222222222",
                                    "111111111111111111"};
  static const char *const old_ids[] = {"663", "69", "c3", "4443", "555", "33333"};
  static const char *const mobiles[] = {"344", "38", "74", "335", "56", "65", "443", "434", "353", "11111111111", "47"};
  static const char *const landlines[] = {"47", "434"};
  expect_found(ID, ids, sizeof ids / sizeof *ids);
  expect_found("33059919800101006X", ids, sizeof ids / sizeof *ids);
  expect_found("330599800101001", old_ids, 1);
  expect_found("13905721234", mobiles, sizeof mobiles / sizeof *mobiles);
  expect_found("19900000001", mobiles, sizeof mobiles / sizeof *mobiles - 1); /* 1990-0000001 begins with a year */
  expect_found("05722000001", landlines, 1);
}

static void test_phones(void **state)
{
  (void)state;
  static const text_pair cases[] = {
      {"139.0572.1234，(139)05721234，（139）0572 1234", "（略），（略），（略）"},
      {"139 05 72 12 34、1 39 0572 1234", "（略）、（略）"},
      {"139(0572)1234；139.05721234", "（略）；（略）"},
      {"86 139 0572 1234，86139 0572 1234，0139-0572-1234", "86 （略），（略），（略）"},
      {"(+86)13905721234", "(+86)（略）"},
      {"13905721234x801和13905721234X", "（略）x801和（略）X"},
      {"139-0572-1234元旦前", "（略）元旦前"},
      {"电话13905721234\n13905721235", "电话（略）\n（略）"},
      {"2019年13905721234，2020-05-01 139 0572 1235", "2019年（略），2020-05-01 （略）"},
      {"宅电0572-2000001，(0572)2000002，0572 200 0003", "宅电（略），（略），（略）"},
      {"05722000001，057187654321，010-62345678，02162345678", "（略），（略），（略），（略）"},
      {"0571-8765 4321、0571—8765—4321", "（略）、（略）"},
      {"+86-572-2000001，0086 572 2000001，00865722000001", "+（略），（略），（略）"},
      {"0572-2000001-801，0572-2000001转801", "（略），（略）"},
      {"电话2000001，联系电话：2000002、200-0003", "电话（略），联系电话：（略）、（略）"},
      {"电话（宅）2000001 Tel: 87654321", "电话（宅）（略） Tel: （略）"},
  };
  expect_shown(cases, sizeof cases / sizeof *cases);
}

/* What hardly parts a number may do so where all else is sure; words may be set wide. */
static void test_odd_signs(void **state)
{
  (void)state;
  static const text_pair cases[] = {
      {"330599:19800101:0019，330599*19800101*0019，330599“19800101”0019", "（略），（略），（略）"},
      {"139:0572:1234；139*0572*1234", "（略）；（略）"},
      {"0572：2000001", "（略）"},
      {"33059919800101006×、33059919800101006 Х", "（略）、（略）"},
      {"33059919800101001、3305991980010100199、3305991980010100", "（略）、（略）、（略）"},
      {"电　话：2000001，电 话 2000002，☎2000003，TEL/FAX:2000004，致电2000005",
       "电　话：（略），电 话 （略），☎（略），TEL/FAX:（略），致电（略）"},
      {"联系电话（办公）2000001，电话200.0001", "联系电话（办公）（略），电话（略）"},
      {"卡号6222020000000000001，账号：19105401040012345，农行卡 6228 4803 2012 3456 789",
       "卡号（略），账号：（略），农行卡 （略）"},
      {"护照 E 1234 5678，护照:E1234-5678，护照E12345678 2019-05-01",
       "护照 （略），护照:（略），护照（略） 2019-05-01"},
      {"zhang@163。com。", "（略）。"},
      {"139`0572`1234、139´0572´1234、139′0572′1234、139″0572″1234", "（略）、（略）、（略）、（略）"},
      {"139…0572…1234、139……0572……1234、139‥0572‥1234、139一0572一1234", "（略）、（略）、（略）、（略）"},
      {"139！0572！1234、139?0572?1234，139∶0572∶1234", "（略）、（略），（略）"},
      {"330599198…001010019、330599`19800101`0019、330599！19800101？0019", "（略）、（略）、（略）"},
  };
  expect_shown(cases, sizeof cases / sizeof *cases);
}

/* What begins with a date behind a line, a sentence or a bracket is no part of the number before it; what may be, is.
 */
static void test_dates(void **state)
{
  (void)state;
  static const char *const kept[] = {
      "获奖证书号1530012\n2015.11　创编",
      "阅读量1350000\n2018.04、1350000\r\n2018.4.12、1350000\n２０１８．０４",
      "证书33052020191012\n2016.05",
      "字数1800000\n2015年、1800000\n2015 年、1800000 2015年、1390572123\n5月",
      "字数1350000\n2015-11，1350000\n2015/1、1350000\n2015—2018年",
      "编号1390572（2015），1390572(2015)，1390572【2015】、1390572\n（2015）",
      "编号1390572（2015年）、1390572(2015.11)",
      "字数1350000。2018年4月，字数1350000！2018.04，字数1350000，2018年，1350000；2018-04",
  };
  static const text_pair cases[] = {
      {"139 0572\n1234，139 0572\n2018，139\n2018-0572，1390572\n2018", "（略），（略），（略），（略）"},
      {"139 0572 2018-12-1", "（略）-12-1"},
      {"139（2018）1234、139（2018） 1234、139 0572（2018）、电话1390572（2018）",
       "（略）、（略）、（略）、电话（略）"},
      {"33059919800101\n0019、330599198001\n010019、330599\n19800101\n0019", "（略）、（略）、（略）"},
      {"330599\n1980.01.01 0019、330599（1980）0101 0019", "（略）、（略）"},
      {"33052020191012（2016）、33052020191012，2016年", "（略）、（略）年"},
      {"139\n0572\n2018年，330599\n19800101\n2002年", "（略）年，（略）年"},
      {"电话1390572\n2018年，身份证号：33052020191012\n2016年", "电话（略）年，身份证号：（略）年"},
      {"138\n2012-2013、138（2012-2013）、330599\n2001/01/01\n001X", "（略）、（略）、（略）"},
      {"卡号6222020000000000000\n2015.11", "卡号（略）\n2015.11"},
      {"13905721234\n2015.11，0572-2000001\n2015.11", "（略）\n2015.11，（略）\n2015.11"},
      {"电话2000001\n2015.11", "电话（略）\n2015.11"},
      {"证书号153-0012\n2015.11", "证书号（略）.11"}, /* who knows */
      {"139-5720\n2018年，139 57 20\n2018年", "（略）年，（略）年"},
      {"139/0572\n2018级，139。2012。11。11", "（略）级，（略）"},
      {"33059919800101（2015）", "（略）"},
  };
  expect_kept(kept, sizeof kept / sizeof *kept);
  expect_shown(cases, sizeof cases / sizeof *cases);
}

/* A bracket goes with its other half, or stays with it. */
static void test_brackets(void **state)
{
  (void)state;
  static const text_pair cases[] = {
      {"(010)20000001、[0572]2000001、（ 0572） 2000001", "（略）、（略）、（略）"},
      {"0572（2000001）、139（0572）（1234）、139（05721234 ）", "（略）、（略）、（略）"},
      {"0572（2000001)后", "（略）后"},
      {"（手机139（05721234））", "（手机（略））"},
      {"手机139（0572 1234张三）后", "手机（略）（张三）后"},
      {"（张三139）0572 1234后", "（张三（略））后"},
      {"【张三（李四）139】0572【1234后】", "【张三（李四）（略）】【后】"},
      {"（13905721235、139）0572 1234", "（（略）、（略））"},
      {"前139）0572（1234后", "前（略）后"},
      {"（护照E12345678）（139 0572 1234）", "（护照（略））（（略））"},
  };
  expect_shown(cases, sizeof cases / sizeof *cases);
}

static void test_cards_and_words(void **state)
{
  (void)state;
  static const text_pair cases[] = {
      {"卡号6222020000000000000，6222 0200 0000 0000 000", "卡号（略），（略）"},
      {"4111111111111111，4111-1111-1111-1111", "（略），（略）"},
      {"4111111111111112，4111-1111-1111-1112", "4111111111111112，4111-1111-1111-1112"},
      {"3305111111111119，2019111111111118", "3305111111111119，2019111111111118"},
      {"护照E12345678、EA1234567、G12345678", "护照（略）、（略）、（略）"},
      {"护照号码：K1234567，护照（M12345678）", "护照号码：（略），护照（（略））"},
      {"型号K1234567、E1234567、EO1234567、E123456789", "型号K1234567、E1234567、EO1234567、E123456789"},
      {"编号G20190512，YE12345678，ZJ-E12345678", "编号G20190512，YE12345678，ZJ-E12345678"},
      {"zhang.san@example.com。", "（略）。"},
      {"邮箱13905721234@example.cn，ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ", "邮箱（略），（略）"},
      {"0571-8765 4321abc@example.com", "（略）（略）"},
      {"139 0572 0001E12345678", "（略）（略）"},
      {"li @ mail.example.com.", "（略）."},
      {"单价5元@个，A@B，@example.com，x@y.", "单价5元@个，A@B，@example.com，x@y."},
  };
  expect_shown(cases, sizeof cases / sizeof *cases);
}

static void test_neighbours(void **state)
{
  (void)state;
  static const char *const kept[] = {
      /* years, days, times */
      "1998-2003，1998、2003、2008，1998.5-2003.06",
      "1998.05—2003.6、1990.1-1992.11，1990/1/1992/11",
      "2017.09-2018.06、2018.09-2019.06、2019.09-2020.06",
      "2018.12.31-2019.01.01-2020.01，1998年13月905期",
      "2019-05-12 13:00至2019-05-12 15:30",
      "19980512-20030612，1998.05.12-2003.06.12",
      /* ISBN, ISSN, CN */
      "ISBN 978-7-5038-9401-1，978-1-5386-1234-5，9787503894011，7-5038-9401-X",
      "ISSN 1390-5721，ISSN 1390-5721 139，ISSN：0379-4172 2019，0379-4172 2019",
      "CN 33-1234/S，CN13-9057/N，CN1395720A",
      /* issues and pages */
      "1998,13(2):145-152，2019,19(2),1234-1240，19(2):1234-1240，19(2) 1234-1240",
      "第139期（总第1390期），2019年第13(2)期",
      "1998,3,145-152，2020, 36 (12): 139-148",
      "10.13275/j.cnki.lykxyj.2019.02.015，s13595-019-0812-3",
      /* money and quantities */
      "13957200000元，13957200000.00元，¥13957200000，人民币13957200000",
      "1395720.1234万元，13,957,200,000，138,500,000.00，138500000.00，2,139,572,000.00",
      "15000-200000元，15000~200000株，13 957 200 000元",
      "1380、1450、139公顷，15、20、30、45、120",
      "1、3、5、7、9、11、13、15，1.5、3.25、4.75、10.2",
      "产值3000万元、8000000元，电话3000000次",
      /* documents, standards, patents */
      "湖职指发〔2020〕1号，浙人社发〔1998〕1390572号，(1998)1390572号",
      "17626.11-2008，GB/T 17626.11-2008，GB/T 15834—2011，GB 13957-1992、DB33/T 1390.57-2012",
      "ZL201910123456.7、ZL 2019 1 0123456.7、2019101234567、CN110123456A、PCT/CN2019/139057",
      "2019SR1390572，软著登字第1390572号，0571-2019-0512",
      "12905721234，129 0572 1234，1390572123，139 0572 12345",
      "0012000001，0572-1000001，0572-200000，0501-2000001，010-6234567",
      "8367490，2000001，编号2000001",
      /* citations whose volume begins like a mobile number; signs of a reckoning */
      "Energy, 2018, 139, 1451-1460",
      "2017, 139: 1451-1460",
      "2019,139:1451-1460",
      "13:05:20，1:2000，1390×5721×234，6*6=36",
      /* of no region, or nobody's */
      "项目编号：201933050012003456，毕业证书编号103351201905123456，SCI收录号WOS:000459876500012",
      "施工许可证编号：330521201907120101，统一社会信用代码12330500471808123X",
      "账户余额139572000000元，会员卡20000张，单价100@50.5",
      "330599 19801301 0019，330599-1980-0101-00，290599 19800101 0019",
      "330599 800101 01，330599 801301 001",
  };
  expect_kept(kept, sizeof kept / sizeof *kept);
}

static void test_kept(void **state)
{
  (void)state;
  static const char *const kept[] = {"0572-2000001、13957200000", "2033099", NULL};
  static const text_pair cases[] = {
      {"电话13957200000，13957200001", "电话13957200000，（略）"},
      {"电话：(0572)2000001，2000001，2033099，2033098", "电话：(0572)2000001，2000001，2033099，（略）"},
      {"139 5720 0000", "139 5720 0000"},
  };
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_string_equal(zb_without_private(cases[i][0], kept, arena), cases[i][1]);
  zb_arena_free(arena);
}

/* ID numbers only, and the same the second time. */
static void test_masked_ids(void **state)
{
  (void)state;
  static const text_pair cases[] = {
      {"", ""},
      {"照片/" ID ".jpg", "照片/330599********0019.jpg"},
      {"a_33059919800101001x-2.jpg", "a_330599********001x-2.jpg"},
      {"330599 19800101 001 X", "330599 ******** 001 X"},
      {"“330599-1980-0101-0019”", "“330599-****-****-0019”"},
      {"３３０５９９１９８００１０１００１９", "３３０５９９********００１９"},
      {"330599800101001", "330599*****1001"},
      {"33059980010100X", "330599*****100X"},
      {"33059919800101001和3305991980010100190", "330599*******1001和330599*********0190"},
      {"13957200000，2020-08-10，IMG_20200810_123456.jpg", "13957200000，2020-08-10，IMG_20200810_123456.jpg"},
      {"330599…0019", "330599…0019"},
      {"3305990 10908199 19800101 003", "330599* ****8199 19*****1 003"}, /* what is left begins another one */
  };
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *masked = zb_with_masked_ids(cases[i][0], arena);
    assert_string_equal(masked, cases[i][1]);
    assert_ptr_equal(zb_with_masked_ids(masked, arena), masked);
  }
  zb_arena_free(arena);
}

static void test_masked(void **state)
{
  (void)state;
  static const char *const cases[][2] = {{ID, "330599********0019"},
                                         {"33059919800101001X", "330599********001X"},
                                         {"19900000001", "199****0001"},
                                         {"330599800101001", "330599*****1001"},
                                         {"2000001", "*******"},
                                         {"0572-2000001", "************"},
                                         {"", ""}};
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_string_equal(zb_masked_number(cases[i][0], arena), cases[i][1]);
  zb_arena_free(arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_texts),     cmocka_unit_test(test_any_grouping),    cmocka_unit_test(test_phones),
      cmocka_unit_test(test_odd_signs), cmocka_unit_test(test_cards_and_words), cmocka_unit_test(test_neighbours),
      cmocka_unit_test(test_kept),      cmocka_unit_test(test_masked_ids),      cmocka_unit_test(test_masked),
      cmocka_unit_test(test_dates),     cmocka_unit_test(test_brackets),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
