/* What cells mean as fields: one table for each type, of texts that are accepted as they are, changed, and refused. */
#include "values.h"

static void test_types(void **state)
{
  (void)state;
  assert_int_equal(zb_field_type_named("text"), ZB_FIELD_TEXT);
  assert_int_equal(zb_field_type_named("id"), ZB_FIELD_ID);
  assert_int_equal(zb_field_type_named("bool"), ZB_FIELD_BOOL);
  assert_int_equal(zb_field_type_named("integer"), ZB_FIELD_INTEGER);
  assert_int_equal(zb_field_type_named("Text"), -1);
}

static void test_changes(void **state)
{
  (void)state;
  for (int kind = 0; kind < ZB_CHANGE_KINDS; kind++)
    assert_true(strlen(zb_change_text(kind)) > 0);
  assert_non_null(strstr(zb_change_text(0), "看不见"));
  assert_non_null(strstr(zb_change_text(ZB_CHANGE_KINDS - 1), "下拉框"));
}

static void test_text(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_TEXT, {"工程师", "工程师", 0, 0}, {" \t工程师\u3000\n", "工程师", 0, 0}, {"", "", 0, 0},
             {"\u3000", "", 0, 0}, {"一\r\n二\r三", "一\n二\n三", 0, 0}, {"=\"0572\"", "0572", 0, 0},
             {"a b", "a b", 0, 0}, {"=", "=", 0, 0}, {"无", "无", 0, 0}, {"𠮷田", "𠮷田", 0, 0}, {"\u3164", "", 0, 0});
  CHECK_TEXT(ZB_FIELD_TEXT, {"\uFEFF甲\u200B乙", "甲乙", 0, INVISIBLE}, {"工程\u00AD师", "工程师", 0, INVISIBLE},
             {"甲\u200D乙\u202E", "甲乙", 0, INVISIBLE}, {"甲\b乙\x7F", "甲乙", 0, INVISIBLE},
             {"✔\uFE0F", "✔", 0, INVISIBLE}, {"=\"\u200E7\"", "7", 0, INVISIBLE});
  /* joiners of scripts that join, and what chooses an ideograph's glyph */
  CHECK_TEXT(ZB_FIELD_TEXT, {"\u0645\u200C\u0647", "\u0645\u200C\u0647", 0, 0}, {"\u1820\u180B", "\u1820\u180B", 0, 0},
             {"葛\U000E0100城", "葛\U000E0100城", 0, 0}, {"\u8279\uFE00", "\u8279\uFE00", 0, 0});
  zb_cell error = {.type = ZB_CELL_ERROR, .text = "#N/A"};
  check_cell(&error, ZB_FIELD_TEXT, NULL, "#N/A", 0);
  zb_cell empty = {.type = ZB_CELL_EMPTY, .text = ""};
  check_cell(&empty, ZB_FIELD_DATE, "", NULL, 0);
  check_number(ZB_FIELD_TEXT, 12, "12", NULL, 0);
  check_number(ZB_FIELD_TEXT, 330599199001010013.0, NULL, "把18位号码存成了数字", 0);
}

static void test_name(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_NAME, {"张三", "张三", 0, 0}, {" 张三 ", "张三", 0, 0}, {"买买提·艾力", "买买提·艾力", 0, 0},
             {"John Smith", "John Smith", 0, 0}, {"J. Smith", "J. Smith", 0, 0}, {"𠮷㛃", "𠮷㛃", 0, 0},
             {"张〇", "张〇", 0, 0});
  /* a name's own characters stay as they are: compatibility ideographs, glyph selectors */
  CHECK_TEXT(ZB_FIELD_NAME, {"\uF92C", "\uF92C", 0, 0}, {"\uFA0C嗀", "\uFA0C嗀", 0, 0},
             {"\U0002F800李", "\U0002F800李", 0, 0}, {"葛\U000E0100", "葛\U000E0100", 0, 0});
  CHECK_TEXT(ZB_FIELD_NAME, {"张\u3000三", "张三", 0, BLANKS}, {" 张 三 丰", "张三丰", 0, BLANKS},
             {"张 三丰", "张三丰", 0, BLANKS}, {"欧 阳 娜 娜", "欧阳娜娜", 0, BLANKS}, {"𠮷 㛃", "𠮷㛃", 0, BLANKS},
             {"买买提•艾力", "买买提·艾力", 0, DOT}, {"买买提・艾力", "买买提·艾力", 0, DOT},
             {"买买提‧艾力", "买买提·艾力", 0, DOT}, {"买买提･艾力", "买买提·艾力", 0, DOT},
             {"买买提∙艾力", "买买提·艾力", 0, DOT}, {"买买提⋅艾力", "买买提·艾力", 0, DOT},
             {"买买提●艾力", "买买提·艾力", 0, DOT}, {"买买提.艾力", "买买提·艾力", 0, DOT},
             {"买买提．艾力", "买买提·艾力", 0, DOT}, {"买买提 · 艾力", "买买提·艾力", 0, BLANKS},
             {"买买提 . 艾力", "买买提·艾力", 0, DOT | BLANKS}, {"John  Smith", "John Smith", 0, 0},
             {"张\u200B三", "张三", 0, INVISIBLE}, {"张\u00AD三\uFEFF", "张三", 0, INVISIBLE});
  CHECK_TEXT(ZB_FIELD_NAME, {"张三1", NULL, "数字", 0}, {"张三２", NULL, "数字", 0}, {"张三 李四", NULL, "空格", 0},
             {"张三\n李四", NULL, "空格", 0}, {"买买提 艾力", NULL, "间隔号", 0}, {"Anna 王", NULL, "空格", 0},
             {"张\uE83B", NULL, "U+E83B）是自造字", 0}, {"张\U000F0000", NULL, "U+F0000", 0},
             {"张\uE000", NULL, "自造字", 0}, {"张\uF8FF", NULL, "自造字", 0}, {"张?", NULL, "U+003F", 0},
             {"张？", NULL, "丢失", 0}, {"张□", NULL, "丢失", 0}, {"张〓", NULL, "丢失", 0}, {"张○", NULL, "丢失", 0},
             {"张\uFFFD", NULL, "U+FFFD", 0}, {"张*三", NULL, "丢失", 0}, {"\u2F26三", NULL, "U+2F26）是部首", 0},
             {"\u2EA0三", NULL, "部首", 0});
}

/* What people add to a name, or write in its place. */
static void test_no_name(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_NAME, {"张三、李四", NULL, "一行一个人", 0}, {"张三，李四", NULL, "一行一个人", 0},
             {"张三/李四", NULL, "一行一个人", 0}, {"张三&李四", NULL, "一行一个人", 0},
             {"张三（退）", NULL, "不要加说明", 0}, {"张三[女]", NULL, "不要加说明", 0}, {"①张三", NULL, "编号", 0},
             {"张三√", NULL, "是符号", 0}, {"★张三", NULL, "是符号", 0}, {"张三㈠", NULL, "编号", 0},
             {"张三😀", NULL, "是符号", 0}, {"张三：", NULL, "请改正", 0}, {"张三’", NULL, "请改正", 0},
             {"张三-李四", NULL, "请改正", 0}, {"-张三", NULL, "请改正", 0}, {"张三.", NULL, "一个点", 0},
             {"·张三", NULL, "一个点", 0}, {"张三·", NULL, "一个点", 0});
  CHECK_TEXT(ZB_FIELD_NAME, {"待定", NULL, "不是姓名", 0}, {"某某", NULL, "不是姓名", 0}, {"张某", NULL, "不是姓名", 0},
             {"张某某", NULL, "不是姓名", 0}, {"XXX", NULL, "不是姓名", 0}, {"姓名", NULL, "不是姓名", 0},
             {"暂 无", NULL, "不是姓名", 0}, {"同上", NULL, "写全", 0}, {"#REF!", NULL, "算不出", 0},
             {"####", NULL, "显示不下", 0});
  CHECK_TEXT(ZB_FIELD_NAME, {"王老师", NULL, "像是称呼", 0}, {"李 同志", NULL, "像是称呼", 0},
             {"张女士", NULL, "像是称呼", 0}, {"张三等", NULL, "不止一个人", 0}, {"张三等人", NULL, "不止一个人", 0},
             {"王平等", "王平等", 0, 0}, {"何等", "何等", 0, 0}, {"师老", "师老", 0, 0});
  CHECK_TEXT(ZB_FIELD_NAME, {"O’Brien", "O’Brien", 0, 0}, {"Jean-Luc", "Jean-Luc", 0, 0}, {"John S.", "John S.", 0, 0},
             {"某三", "某三", 0, 0}, {"暂三", "暂三", 0, 0}, {"X", "X", 0, 0});
}

/* A spreadsheet's errors, and marks for what stands above, in any field. */
static void test_no_text(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_TEXT, {"#N/A", NULL, "算不出", 0}, {"#DIV/0!", NULL, "算不出", 0},
             {"########", NULL, "显示不下", 0}, {"同上", NULL, "写全", 0}, {"〃", NULL, "写全", 0},
             {"”", NULL, "写全", 0}, {"同前", NULL, "写全", 0});
  CHECK_TEXT(ZB_FIELD_TEXT, {"#1楼", "#1楼", 0, 0}, {"##", "##", 0, 0}, {"同上海", "同上海", 0, 0});
  CHECK_TEXT(ZB_FIELD_MONTH, {"#VALUE!", NULL, "算不出", 0}, {"同上", NULL, "写全", 0});
}

static void test_id(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_ID, {"330599199001010013", "330599199001010013", 0, 0},
             {"33059919900101003x", "33059919900101003X", 0, 0}, {"33059919900101003ｘ", "33059919900101003X", 0, 0},
             {" 330599 19900101 0013 ", "330599199001010013", 0, 0},
             {"330599-19900101-0013", "330599199001010013", 0, 0},
             {"３３０５９９１９９００１０１００１３", "330599199001010013", 0, 0},
             {"'330599199001010013", "330599199001010013", 0, 0}, {"＇330599199001010013", "330599199001010013", 0, 0},
             {"’330599199001010013", "330599199001010013", 0, 0}, {"", "", 0, 0});
  /* each check digit */
  CHECK_TEXT(ZB_FIELD_ID, {"330599198001050010", "330599198001050010", 0, 0},
             {"330599198001070011", "330599198001070011", 0, 0}, {"330599198001090012", "330599198001090012", 0, 0},
             {"330599198001190013", "330599198001190013", 0, 0}, {"330599198001020014", "330599198001020014", 0, 0},
             {"330599198001040015", "330599198001040015", 0, 0}, {"330599198001060016", "330599198001060016", 0, 0},
             {"330599198001080017", "330599198001080017", 0, 0}, {"330599198001180018", "330599198001180018", 0, 0},
             {"330599198001010019", "330599198001010019", 0, 0}, {"33059919800103001X", "33059919800103001X", 0, 0});
  CHECK_TEXT(ZB_FIELD_ID, {"330599900101001", "330599199001010013", 0, OLD_ID},
             {"330599 900101 003", "33059919900101003X", 0, OLD_ID},
             {"330599199001010013\u202C", "330599199001010013", 0, INVISIBLE});
  CHECK_TEXT(ZB_FIELD_ID, {"3305991990010100130", NULL, "19 位", 0}, {"330599199001010014", NULL, "校验位", 0},
             {"330599199002300012", NULL, "出生日期", 0}, {"330599900230001", NULL, "出生日期", 0},
             {"330599900101996", NULL, "15 位", 0}, {"330599199001010", NULL, "出生日期", 0},
             {"33059919900101001", NULL, "17 位", 0}, {"330599********0012", NULL, "星号", 0},
             {"33059919900101001A", NULL, "数字以外", 0}, {"33059990010100x", NULL, "15 位，应为 18 位", 0},
             {"330599299001010013", NULL, "出生日期", 0}, {"3.30599E+17", NULL, "后几位已丢失", 0});
  check_number(ZB_FIELD_ID, 330599199001010013.0, NULL, "该单元格把18位号码存成了数字，后几位已丢失", 0);
  check_number(ZB_FIELD_ID, 330599900101001, "330599199001010013", NULL, OLD_ID);
}

static void test_phone(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_PHONE, {"13800000000", "13800000000", 0, 0}, {"138-0000-0000", "13800000000", 0, 0},
             {"138 0000 0000", "13800000000", 0, 0}, {"+86 13800000000", "13800000000", 0, 0},
             {"（+86）138-0000-0000", "13800000000", 0, 0}, {"+86-+86-138-0000-0000", "13800000000", 0, 0},
             {"-138-0000-0000", "13800000000", 0, 0}, {"1３８00000000", "13800000000", 0, 0},
             {"'13800000000", "13800000000", 0, 0}, {"0572-2000000", "0572-2000000", 0, 0},
             {"05722000000", "05722000000", 0, 0}, {"（0572）2000000", "0572-2000000", 0, 0},
             {"0572—2000000转801", "0572-2000000-801", 0, 0}, {"2000000（转801）", "2000000-801", 0, 0},
             {"2000000", "2000000", 0, 0}, {"2000000-801", "2000000-801", 0, 0}, {"667788", "667788", 0, 0},
             {"12333", "12333", 0, 0}, {"400-820-0000", "400-820-0000", 0, 0}, {"4008200000", "4008200000", 0, 0},
             {"+852-20000000", "+852-20000000", 0, 0}, {"13800000000/0572-2000000", "13800000000、0572-2000000", 0, 0});
  CHECK_TEXT(ZB_FIELD_PHONE, {"无", "", 0, PLACEHOLDER}, {"—", "", 0, PLACEHOLDER},
             {"\u202D13800000000\u202C", "13800000000", 0, INVISIBLE});
  CHECK_TEXT(ZB_FIELD_PHONE, {"见附件", NULL, "不像电话", 0}, {"12", NULL, "不像电话", 0},
             {"1380000000", NULL, "不像电话", 0}, {"138000000000", NULL, "不像电话", 0},
             {"2000000 2000001", NULL, "不像电话", 0}, {"0572-200000", NULL, "不像电话", 0},
             {"200000000", NULL, "不像电话", 0}, {"2000000-2000001", NULL, "不像电话", 0},
             {"138****0000", NULL, "不像电话", 0}, {"1.38E+10", NULL, "后几位已丢失", 0});
  CHECK_TEXT(ZB_FIELD_PHONE, {"13800000000/001", NULL, "不像电话", 0}, {"138/0000/0000", NULL, "不像电话", 0},
             {"138、139", NULL, "不像电话", 0}, {"13800000000/661234", "13800000000、661234", 0, 0},
             {"0572-2000000转8001/8002", "0572-2000000-8001、8002", 0, 0}, {"0572-2000000/01", NULL, "不像电话", 0},
             {"110", "110", 0, 0}, {"/110/", "110", 0, 0}, {"138/1234/5678", NULL, "不像电话", 0},
             {"1381/234/5678", NULL, "不像电话", 0}, {"13800000000/123", NULL, "不像电话", 0},
             {"13800000000/667788/123", NULL, "不像电话", 0});
  CHECK_TEXT(ZB_FIELD_PHONE, {"0572-2031234-8001、8002、8003", "0572-2031234-8001、8002、8003", 0, 0},
             {"8001、8002", "8001、8002", 0, 0}, {"801/802/803", "801、802、803", 0, 0},
             {"13800000000/6688", "13800000000、6688", 0, 0}, {"13800000000/66881", "13800000000、66881", 0, 0},
             {"13800000000、0572-2000000-136/137", "13800000000、0572-2000000-136、137", 0, 0},
             {"400-820-8820/110", "400-820-8820、110", 0, 0}, {"110、119", "110、119", 0, 0},
             {"0572-2000000/8001", "0572-2000000、8001", 0, 0}, {"1801、1802", "1801、1802", 0, 0});
  CHECK_TEXT(ZB_FIELD_PHONE, {"13800000000（办）", "13800000000", 0, NOTE},
             {"13800000000(本人)", "13800000000", 0, NOTE}, {"手机：13800000000", "13800000000", 0, NOTE},
             {"（0572）2000000（办）", "0572-2000000", 0, NOTE},
             {"0572-2000000（办）、13800000000（手机）", "0572-2000000、13800000000", 0, NOTE},
             {"667788（短号）", "667788", 0, NOTE}, {"办公室302", NULL, "不像电话", 0},
             {"1380000000（少一位）", NULL, "不像电话", 0}, {"（办）", NULL, "不像电话", 0},
             {"见（办）", NULL, "不像电话", 0});
  CHECK_TEXT(ZB_FIELD_PHONE, {"13800000000 0572-2000000", "13800000000、0572-2000000", 0, 0},
             {"13800000000  13800000001", "13800000000、13800000001", 0, 0},
             {"2000000\n2000001", "2000000、2000001", 0, 0}, {"0572\n2000000", "05722000000", 0, 0},
             {"13800000000 801", NULL, "不像电话", 0}, {"2000000\n801", NULL, "不像电话", 0});
  check_number(ZB_FIELD_PHONE, 13800000000, "13800000000", NULL, 0);
}

static void test_number(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_NUMBER, {"90", "90", 0, 0}, {"1,234.50", "1234.5", 0, 0}, {"1,234,567", "1234567", 0, 0},
             {"１，２３４", "1234", 0, 0}, {"-3", "-3", 0, 0}, {"−3", "-3", 0, 0}, {"+3", "3", 0, 0},
             {"0.10", "0.1", 0, 0}, {"1e3", "1000", 0, 0}, {"007", "7", 0, 0});
  CHECK_TEXT(ZB_FIELD_NUMBER, {"90学时", "90", 0, UNIT}, {"90 学时", "90", 0, UNIT}, {"９０学时", "90", 0, UNIT},
             {"3.5万", "35000", 0, MULTIPLIER}, {"3.5万元", "35000", 0, MULTIPLIER | UNIT},
             {"0.7万", "7000", 0, MULTIPLIER}, {"1.2亿", "120000000", 0, MULTIPLIER}, {"60%", "0.6", 0, PERCENT},
             {"33.3％", "0.333", 0, PERCENT}, {"/", "", 0, PLACEHOLDER}, {"无", "", 0, PLACEHOLDER});
  CHECK_TEXT(ZB_FIELD_NUMBER, {"12,34", NULL, "不是数", 0}, {"1,2345", NULL, "不是数", 0}, {"约90", NULL, "不是数", 0},
             {"90左右", NULL, "不是数", 0}, {"90以上", NULL, "不是数", 0}, {"90-100", NULL, "不是数", 0},
             {"90+18", NULL, "不是数", 0}, {"90 18", NULL, "不是数", 0}, {"5年6个月", NULL, "不是数", 0},
             {"九十", NULL, "不是数", 0}, {"0x10", NULL, "不是数", 0}, {"inf", NULL, "不是数", 0},
             {"1.2.3", NULL, "不是数", 0}, {"1e3万", NULL, "不是数", 0}, {"万", NULL, "不是数", 0},
             {"%", NULL, "不是数", 0}, {".5", NULL, "不是数", 0}, {"3千", NULL, "不是数", 0},
             {"1e999", NULL, "不是数", 0}, {"1234567890123456", NULL, "太大", 0}, {"1000000000000000", NULL, "太大", 0},
             {"-1000000000000000", NULL, "太大", 0}, {"999999999999999", "999999999999999", 0, 0});
  CHECK_TEXT(ZB_FIELD_INTEGER, {"12人", "12", 0, UNIT}, {"12.0", "12", 0, 0}, {"0.35万", "3500", 0, MULTIPLIER},
             {"12.5", NULL, "整数", 0}, {"50%", NULL, "整数", 0});
  check_number(ZB_FIELD_NUMBER, 0.1, "0.1", NULL, 0);
  check_number(ZB_FIELD_INTEGER, 3, "3", NULL, 0);
  check_number(ZB_FIELD_INTEGER, 2.5, NULL, "整数", 0);
  zb_cell date = {.type = ZB_CELL_DATE, .text = "2020-08-04"};
  check_cell(&date, ZB_FIELD_INTEGER, NULL, "存成了日期", 0);
}

static void test_bool(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_BOOL, {"是", "是", 0, 0}, {"否", "否", 0, 0}, {" 是 ", "是", 0, 0}, {"", "", 0, 0});
  CHECK_TEXT(ZB_FIELD_BOOL, {"√", "是", 0, WORD}, {"✓", "是", 0, WORD}, {"✔\uFE0F", "是", 0, WORD | INVISIBLE},
             {"☑", "是", 0, WORD}, {"Y", "是", 0, WORD}, {"ｙ", "是", 0, WORD}, {"yes", "是", 0, WORD},
             {"1", "是", 0, WORD}, {"n", "否", 0, WORD}, {"×", "否", 0, WORD}, {"✗", "否", 0, WORD},
             {"No", "否", 0, WORD}, {"false", "否", 0, WORD}, {"0", "否", 0, WORD});
  CHECK_TEXT(ZB_FIELD_BOOL, {"也许", NULL, "“是”或“否”", 0}, {"是否", NULL, "“是”或“否”", 0},
             {"2", NULL, "“是”或“否”", 0}, {"在编", NULL, "“是”或“否”", 0}, {"/", NULL, "“是”或“否”", 0});
  zb_cell yes = {.type = ZB_CELL_BOOL, .number = 1, .text = "TRUE"};
  check_cell(&yes, ZB_FIELD_BOOL, "是", NULL, WORD);
  check_number(ZB_FIELD_BOOL, 0, "否", NULL, WORD);
}

static void test_closed_field(void **state)
{
  zb_arena *arena = zb_arena_new();
  zb_vocabulary *levels = zb_vocabulary_new(arena), *staffing = zb_vocabulary_new(arena);
  static const char *const words[][2] = {
      {"初级", "初级"},     {"中级", "中级"}, {"中级职称", "中级"}, {"高级（副高）", "副高级"},
      {"副高级", "副高级"}, {"M", "男"},      {"AZ", "男"}};
  (void)state;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    assert_true(zb_vocabulary_add(levels, words[i][0], words[i][1]));
  assert_true(zb_vocabulary_add(levels, "中 级", "中级"));
  assert_false(zb_vocabulary_add(levels, "中级职称", "初级"));
  assert_string_equal(zb_vocabulary_allowed(levels, arena), "初级、中级、副高级");
  CHECK_WORDS(ZB_FIELD_TEXT, levels, {"中级", "中级", 0, 0}, {" 中级\n", "中级", 0, 0}, {"", "", 0, 0});
  CHECK_WORDS(ZB_FIELD_TEXT, levels, {"中级职称", "中级", 0, WORD}, {"中　级", "中级", 0, WORD},
              {"高级(副高)", "副高级", 0, WORD}, {"m", "男", 0, WORD}, {"az", "男", 0, WORD}, {"Ｍ", "男", 0, WORD},
              {"/", "", 0, PLACEHOLDER}, {"无", "", 0, PLACEHOLDER});
  CHECK_WORDS(ZB_FIELD_TEXT, levels, {"高级", NULL, "可以填：初级、中级、副高级", 0}, {"中", NULL, "可以填", 0},
              {"中级、初级", NULL, "可以填", 0}, {"中级?", NULL, "可以填", 0});
  assert_true(zb_vocabulary_add(staffing, "是", "是") && zb_vocabulary_add(staffing, "在编", "是"));
  CHECK_WORDS(ZB_FIELD_BOOL, staffing, {"在编", "是", 0, WORD}, {"√", "是", 0, WORD}, {"否", "否", 0, 0},
              {"借用", NULL, "“是”或“否”", 0});
  zb_arena_free(arena);
}

/* Choices of a form, one of them ticked. */
static void test_ticked(void **state)
{
  (void)state;
  zb_arena *arena = zb_arena_new();
  zb_vocabulary *sexes = zb_vocabulary_new(arena), *kinds = zb_vocabulary_new(arena);
  assert_true(zb_vocabulary_add(sexes, "男", "男") && zb_vocabulary_add(sexes, "女", "女"));
  assert_true(zb_vocabulary_add(kinds, "正常晋升", "正常晋升") && zb_vocabulary_add(kinds, "破格晋升", "破格晋升"));
  CHECK_WORDS(ZB_FIELD_TEXT, sexes, {"☑男 ☐女", "男", 0, WORD}, {"□男 ■女", "女", 0, WORD}, {"男☑ 女☐", "男", 0, WORD},
              {"男□女√", "女", 0, WORD}, {"√男", "男", 0, WORD}, {"男√", "男", 0, WORD}, {"男√  女", "男", 0, WORD},
              {"男 √女", "女", 0, WORD}, {"√ 男 女", "男", 0, WORD}, {"男 女 √", "女", 0, WORD},
              {"男/√女", "女", 0, WORD}, {"☑男\n☐女", "男", 0, WORD});
  CHECK_WORDS(ZB_FIELD_TEXT, kinds, {"破格晋升（√）", "破格晋升", 0, WORD},
              {"正常晋升（ ）破格晋升（√）", "破格晋升", 0, WORD},
              {"（√）正常晋升 （　）破格晋升", "正常晋升", 0, WORD}, {"[√]正常晋升[ ]破格晋升", "正常晋升", 0, WORD},
              {"破格晋升【 √ 】", "破格晋升", 0, WORD});
  CHECK_WORDS(ZB_FIELD_TEXT, sexes, {"男 √ 女", NULL, "看不出勾的是哪一个", 0}, {"男√女", NULL, "看不出", 0},
              {"√男 √女", NULL, "看不出", 0}, {"☐男 ☐女", NULL, "可以填", 0}, {"☒男 ☐女", NULL, "可以填", 0},
              {"男 女", NULL, "可以填", 0}, {"√", NULL, "可以填", 0}, {"☑男 ☐保密", NULL, "可以填", 0},
              {"☑男 女 ☐", NULL, "看不出", 0}, {"男（√", NULL, "可以填", 0}, {"（√ 男（）", NULL, "可以填", 0},
              {"[✔ 男 女[ ]", NULL, "可以填", 0});
  CHECK_TEXT(ZB_FIELD_BOOL, {"☑是☐否", "是", 0, WORD}, {"□是 √否", "否", 0, WORD}, {"√是", "是", 0, WORD},
             {"是√否", NULL, "看不出", 0});
  zb_arena_free(arena);
}

/* What is struck out in a cell may not count. */
static void test_struck_out(void **state)
{
  (void)state;
  static const zb_field_type types[] = {ZB_FIELD_TEXT, ZB_FIELD_NAME, ZB_FIELD_ID, ZB_FIELD_MONTH, ZB_FIELD_NUMBER};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    zb_cell cell = {.type = ZB_CELL_TEXT, .struck = true, .text = "副教授教授"};
    check_cell(&cell, types[i], NULL, "“副教授教授”里有划掉的字", 0);
  }
  zb_arena *arena = zb_arena_new();
  zb_cell span = {.type = ZB_CELL_TEXT, .struck = true, .text = "2008-09至2012-07"};
  zb_parsed from, to;
  zb_parse_span(&span, false, arena, &from, &to);
  assert_null(from.text);
  assert_non_null(strstr(from.why, "划掉"));
  zb_arena_free(arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_ticked),       cmocka_unit_test(test_struck_out), cmocka_unit_test(test_types),
      cmocka_unit_test(test_changes),      cmocka_unit_test(test_text),       cmocka_unit_test(test_name),
      cmocka_unit_test(test_no_name),      cmocka_unit_test(test_no_text),    cmocka_unit_test(test_id),
      cmocka_unit_test(test_phone),        cmocka_unit_test(test_number),     cmocka_unit_test(test_bool),
      cmocka_unit_test(test_closed_field),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
