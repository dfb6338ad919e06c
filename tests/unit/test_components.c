/* Components: what a template with <define> and <use> becomes, where its values are looked up, and what is said of a
   wrong one: the line of the component, and that of its use. */
#include "template_house.h"

#include "xml/load.h"

/* Takes the place of the program's own shared.xml; its lines count from 1, the first has <shared>. */
static void share(house *h, const char *definitions)
{
  char path[512];
  zb_buffer xml = {0};
  unlink(in_house(h, "shared.xml", path));
  zb_buffer_printf(&xml, "<shared>\n%s</shared>", definitions);
  assert_int_equal(zb_file_write(path, xml.data, xml.length, h->diags), ZB_OK);
  zb_buffer_free(&xml);
}

#define FORM(inside) "<form id=\"t\">\n" inside "\n</form>"
#define BOOK(inside) "<workbook id=\"t\">\n" inside "\n</workbook>"
#define PARAGRAPH(text) "  p style=p\n    text " text "\n"

/* The filled template as a dump. */
static void expect_dump(void **state, const char *xml, const char *dump)
{
  zb_buffer out = {0};
  zb_tree_dump(fill(*state, xml), &out);
  assert_string_equal(out.data, dump);
  zb_buffer_free(&out);
}

/* The component of body BODY, used as USES, gives these paragraphs. */
#define EXPECT_FORM(state, definition, uses, dump)                                                                     \
  expect_dump(state, FORM(definition "<page/>" uses), "form\n  page\n" dump)

/* --- Values ----------------------------------------------------------------------------------------------------- */

static void puts_texts_and_expressions(void **state)
{
  EXPECT_FORM(state, "<define name=\"line\"><param name=\"of\"/><p>姓名：{of}</p></define>",
              "<use name=\"line\" of=\"李四\"/><use name=\"line\" of=\"{name}\"/><use name=\"line\" of=\"{three}年\"/>",
              PARAGRAPH("姓名：李四") PARAGRAPH("姓名：张三") PARAGRAPH("姓名：3年"));
}

/* In an expression a parameter is its value: text as a text, an expression as what it gives. */
static void computes_with_values(void **state)
{
  EXPECT_FORM(
      state,
      "<define name=\"line\"><param name=\"of\"/><p>{'of' .. #of .. of .. (works.of or '') .. ({ of = '' }).of}</p>"
      "</define>",
      "<use name=\"line\" of=\"ab\"/><use name=\"line\" of=\"{name}\"/><use name=\"line\" of=\"a{three}\"/>"
      "<use name=\"line\" of=\"{three and 'c' or 'd'}\"/><use name=\"line\" of=\"{name..three}\"/>"
      "<use name=\"line\" of=\"{'d' -- why}\"/>",
      PARAGRAPH("of2ab") PARAGRAPH("of6张三") PARAGRAPH("of2a3") PARAGRAPH("of1c") PARAGRAPH("of7张三3")
          PARAGRAPH("of1d"));
}

static void takes_values_from_where_the_use_stands(void **state)
{
  EXPECT_FORM(state, "<define name=\"line\"><param name=\"of\"/><param name=\"n\"/><p>{n}、{of}</p></define>",
              "<use name=\"line\" each=\"w in works\" n=\"{w_index}\" of=\"{w.unit}\"/>",
              PARAGRAPH("1、甲厂") PARAGRAPH("2、乙所"));
}

/* The component's own loop binds w, too, and must not take the user's for it. */
static void keeps_loops_apart(void **state)
{
  EXPECT_FORM(state,
              "<define name=\"all\"><param name=\"of\"/><param name=\"who\"/>"
              "<p each=\"w in of\">{w_index}{w.unit}/{who}<slot/></p></define>",
              "<table columns=\"*\" each=\"w in works\" if=\"w_index == 2\"><row><cell>"
              "<use name=\"all\" of=\"{works}\" who=\"{w.year}\">（{w_index}{w.unit}）</use></cell></row></table>",
              "  table\n    row\n      cell column=0 span=1 rows=1 style=cell\n"
              "        p style=cell\n          text 1甲厂/2005\n          text （2乙所）\n"
              "        p style=cell\n          text 2乙所/2005\n          text （2乙所）\n");
}

static void has_defaults(void **state)
{
  EXPECT_FORM(state,
              "<define name=\"line\"><param name=\"a\" default=\"甲\"/><param name=\"b\" default=\"{a}、{name}\"/>"
              "<p>{b}</p></define>",
              "<use name=\"line\"/><use name=\"line\" a=\"丙\"/><use name=\"line\" b=\"丁\"/>",
              PARAGRAPH("甲、张三") PARAGRAPH("丙、张三") PARAGRAPH("丁"));
}

/* What is not given is no text; an attribute that shows it is left out. */
static void leaves_out_what_is_not_given(void **state)
{
  EXPECT_FORM(state,
              "<define name=\"line\"><param name=\"style\"/><param name=\"mark\"/>"
              "<p style=\"{style}\" bookmark=\"见{mark}\">甲{mark}</p></define>",
              "<use name=\"line\"/><use name=\"line\" style=\"title\" mark=\"乙\"/>",
              PARAGRAPH("甲") "  p style=title 见乙\n    text 甲乙\n");
}

/* A parameter of one component is handed on to another, given or not. */
static void hands_values_on(void **state)
{
  EXPECT_FORM(state,
              "<define name=\"inner\"><param name=\"a\" default=\"没有\"/><p>{a}</p></define>"
              "<define name=\"outer\"><param name=\"b\"/><use name=\"inner\" a=\"{b}\"/></define>",
              "<use name=\"outer\"/><use name=\"outer\" b=\"{name}\"/>", PARAGRAPH("没有") PARAGRAPH("张三"));
}

/* --- Conditions ------------------------------------------------------------------------------------------------- */

/* What depends on texts alone is settled when the template is loaded: a specimen, in which all conditions hold, lacks
   what can never be. */
static void settles_conditions(void **state)
{
  house *h = *state;
  const zb_node *root;
  zb_buffer out = {0};
  expect_ok(h,
            load(h, FORM("<define name=\"line\"><param name=\"a\"/><param name=\"b\"/>"
                         "<p if=\"a\">有</p><p if=\"a == nil\">无</p><p if=\"a == '甲' and b\">甲</p><p if=\"name\">人"
                         "<check if=\"a\"/></p></define><page/>"
                         "<use name=\"line\"/><use name=\"line\" a=\"甲\" b=\"{empty}\"/>")));
  expect_ok(h, zb_template_specimen(h->template, NULL, h->arena, h->diags, &root));
  zb_tree_dump(root, &out);
  assert_string_equal(out.data, "form\n  page\n" PARAGRAPH("无") "  p style=p\n    text 人\n    text ☑\n" PARAGRAPH(
                                    "有") PARAGRAPH("甲") "  p style=p\n    text 人\n    text ☑\n");
  zb_buffer_clear(&out);
  expect_ok(h, zb_template_fill(h->template, h->script, h->arena, h->diags, &root));
  zb_tree_dump(root, &out);
  assert_string_equal(out.data, "form\n  page\n" PARAGRAPH("无") "  p style=p\n    text 人\n    text ☐\n" PARAGRAPH(
                                    "有") "  p style=p\n    text 人\n    text ☑\n");
  zb_buffer_free(&out);
}

static void works_constants_out(void **state)
{
  const zb_node *book = fill(
      *state, BOOK("<define name=\"line\"><param name=\"span\"/><row><cell span=\"{span - 1}\">{span * 2}</cell><cell/>"
                   "</row></define><sheet name=\"s\" columns=\"* * *\"><use name=\"line\" span=\"3\"/></sheet>"));
  const zb_node *cell = book->first->first->first;
  assert_int_equal(cell->as.cell.span, 2);
  assert_string_equal(cell->first->first->text, "6");
}

static void a_use_may_have_a_condition(void **state)
{
  EXPECT_FORM(state,
              "<define name=\"line\"><param name=\"of\" required=\"yes\"/><p>{of}</p></define>"
              "<define name=\"both\"><param name=\"a\"/><use name=\"line\" if=\"a\" of=\"{a}\"/><p>乙</p></define>",
              "<use name=\"line\" if=\"empty\" of=\"甲\"/><use name=\"line\" if=\"name\" of=\"丁\"/>"
              "<use name=\"both\"/><use name=\"both\" a=\"丙\"/>",
              PARAGRAPH("丁") PARAGRAPH("乙") PARAGRAPH("丙") PARAGRAPH("乙"));
}

/* --- What stands in a use --------------------------------------------------------------------------------------- */

static void puts_what_it_is_given(void **state)
{
  EXPECT_FORM(state, "<define name=\"box\"><param name=\"a\"/><p>{a}上</p><slot/><p>下</p></define>",
              "<use name=\"box\" a=\"甲\"><p>中</p><use name=\"box\" a=\"乙\"><p>{name}</p></use></use>"
              "<use name=\"box\" a=\"丙\"/>",
              PARAGRAPH("甲上") PARAGRAPH("中") PARAGRAPH("乙上") PARAGRAPH("张三") PARAGRAPH("下") PARAGRAPH("下")
                  PARAGRAPH("丙上") PARAGRAPH("下"));
}

/* By way of another component, whose names are not those of the template. */
static void passes_it_through(void **state)
{
  EXPECT_FORM(state,
              "<define name=\"in\"><param name=\"a\"/><p>{a}</p><slot/></define>"
              "<define name=\"out\"><param name=\"a\"/><use name=\"in\" a=\"内\"><p>{a}</p><slot/></use></define>",
              "<use name=\"out\" a=\"外\"><p>{name}</p></use>", PARAGRAPH("内") PARAGRAPH("外") PARAGRAPH("张三"));
}

/* --- Where definitions stand ------------------------------------------------------------------------------------ */

static void shares_definitions(void **state)
{
  share(*state, "<define name=\"a\"><p>甲</p><use name=\"b\"/></define><define name=\"b\"><p>乙</p></define>");
  EXPECT_FORM(state, "", "<use name=\"a\"/>", PARAGRAPH("甲") PARAGRAPH("乙"));
}

/* As styles do: also where a shared one uses it. */
static void a_template_has_its_own_way(void **state)
{
  share(*state, "<define name=\"a\"><p>甲</p><use name=\"b\"/></define><define name=\"b\"><p>乙</p></define>");
  EXPECT_FORM(state, "<define name=\"b\"><p>丙</p></define>", "<use name=\"a\"/>", PARAGRAPH("甲") PARAGRAPH("丙"));
}

/* Styles, the page, rows of a table, a part of a line. */
static void stands_anywhere(void **state)
{
  const zb_node *form =
      fill(*state, FORM("<define name=\"looks\"><style name=\"big\" base=\"p\" size=\"小二\"/></define>"
                        "<define name=\"paper\"><page size=\"A3\"/><footer><p>{page}</p></footer></define>"
                        "<define name=\"rows\"><row><cell>甲</cell></row><row><use name=\"cell\"/></row></define>"
                        "<define name=\"cell\"><cell>乙<use name=\"word\"/></cell></define>"
                        "<define name=\"word\"><span style=\"big\">丙</span></define>"
                        "<use name=\"looks\"/><use name=\"paper\"/><table columns=\"*\"><use name=\"rows\"/></table>"));
  const zb_node *page = form->first, *footer = page->next, *rows = footer->next->first;
  assert_true(page->as.page.width > 800);
  assert_string_equal(footer->first->first->text, ZB_PAGE_NUMBER);
  assert_string_equal(rows->first->first->first->text, "甲");
  assert_string_equal(rows->next->first->first->first->next->text, "丙");
  assert_string_equal(rows->next->first->first->first->next->style->name, "big");
}

/* --- <sheet base> ----------------------------------------------------------------------------------------------- */

#define STYLES "<style name=\"a\"/><style name=\"b\"/><style name=\"c\"/>"

static void a_sheet_inherits(void **state)
{
  const zb_node *book =
      fill(*state, BOOK(STYLES "<define name=\"paper\"><sheet tab=\"#010203\" freeze=\"head\"><page size=\"A3\"/>"
                               "<footer><p>尾</p></footer><condition style=\"a\" value=\"1\"/>"
                               "<row><cell>甲</cell></row></sheet></define>"
                               "<define name=\"across\"><sheet base=\"paper\" columns=\"* *\"><page orientation="
                               "\"landscape\"/><condition style=\"b\" value=\"2\"/></sheet></define>"
                               "<sheet base=\"across\" name=\"s\" tab=\"#040506\"><condition style=\"c\" value=\"3\"/>"
                               "<row><cell>乙</cell></row></sheet>"));
  const zb_node *sheet = book->first, *page = sheet->first, *footer = page->next, *condition = footer->next;
  assert_int_equal(sheet->as.columns.tab, 0x040506);
  assert_int_equal(sheet->as.columns.count, 2);
  assert_true(sheet->as.columns.freeze);
  assert_true(page->as.page.width > page->as.page.height && page->as.page.width < 850); /* A4 across: its own */
  assert_int_equal(footer->kind, ZB_NODE_FOOTER);
  for (const char *value = "123"; *value != '\0'; value++, condition = condition->next)
    assert_int_equal(condition->as.condition.value[0], *value);
  assert_string_equal(condition->first->first->first->text, "甲");
  assert_string_equal(condition->next->first->first->first->text, "乙");
  assert_null(condition->next->next);
}

/* Columns are those of the base, in either way that they may be written, or its own. */
static void a_sheet_has_its_own_columns(void **state)
{
  const zb_node *book = fill(*state, BOOK("<define name=\"two\"><sheet columns=\"* *\"/></define>"
                                          "<define name=\"three\"><sheet><column width=\"*\"/><column width=\"*\"/>"
                                          "<column width=\"*\"/></sheet></define>"
                                          "<sheet base=\"two\" name=\"a\"/><sheet base=\"three\" name=\"b\"/>"
                                          "<sheet base=\"three\" name=\"c\" columns=\"*\"/>"
                                          "<sheet base=\"two\" name=\"d\"><column width=\"*\"/></sheet>"));
  static const int counts[] = {2, 3, 1, 1};
  const zb_node *sheet = book->first;
  for (size_t i = 0; i < 4; i++, sheet = sheet->next)
    assert_int_equal(sheet->as.columns.count, counts[i]);
}

/* --- <form base> ------------------------------------------------------------------------------------------------ */

static void a_form_inherits(void **state)
{
  const zb_node *form =
      fill(*state, "<form id=\"t\" base=\"paper\" title=\"{name}\">"
                   "<define name=\"paper\"><param name=\"title\" default=\"无\"/><form see-next=\"（见下页）\">"
                   "<style name=\"big\" size=\"小二\"/><page size=\"A3\"/><header><p>{title}</p></header><p>甲</p>"
                   "</form></define><style name=\"own\" base=\"big\"/><page/><footer><p style=\"own\">尾</p></footer>"
                   "<p>乙</p></form>");
  const zb_node *page = form->first, *header = page->next, *footer = header->next;
  assert_string_equal(form->as.document.see_next, "（见下页）");
  assert_string_equal(form->as.document.draft, "草稿"); /* what its base has from that of every form */
  assert_true(page->as.page.width < 600);
  assert_string_equal(header->first->first->text, "张三");
  assert_string_equal(footer->first->style->name, "own");
  assert_string_equal(footer->next->first->text, "甲");
  assert_string_equal(footer->next->next->first->text, "乙");
}

/* What shared.xml says of every form is a form's own, too, unless it says something else. */
static void every_form_has_the_words_of_its_base(void **state)
{
  const zb_node *form = fill(*state, "<form id=\"t\" title=\"{name}的表\" draft=\"样张\"><page/></form>");
  assert_string_equal(form->as.document.see_next, "（见续页）");
  assert_string_equal(form->as.document.from_previous, "（接上页）");
  assert_string_equal(form->as.document.continued, "张三的表　续页");
  assert_string_equal(form->as.document.draft, "样张");
}

/* --- The program's own components ------------------------------------------------------------------------------- */

#define CROSS_STYLES                                                                                                   \
  "<style name=\"head\"/><style name=\"word\"/><style name=\"number\"/><style name=\"sum\"/>"                          \
  "<sheet name=\"s\" columns=\"* * * *\">"

/* The table that one would write by hand. */
static void crosses_rows_and_columns(void **state)
{
  const zb_node *book =
      fill(*state, BOOK(CROSS_STYLES "<use name=\"cross\" of=\"{by}\" rows=\"明细_单位\" columns=\"明细_级别\" "
                                     "head=\"单位\" names=\"单位\"/></sheet>"));
  const zb_node *table = book->first->first, *head = table->first, *row = head->next, *empty = row->next,
                *sum = empty->next;
  assert_int_equal(table->kind, ZB_NODE_TABLE);
  assert_null(sum->next);
  assert_true(head->as.row.head);
  assert_string_equal(head->first->as.cell.names, "单位_项");
  assert_string_equal(head->first->next->as.cell.names, "单位_中级");
  assert_string_equal(head->first->next->next->as.cell.names, "单位_合计");
  const zb_node *cell = row->first->next;
  assert_string_equal(cell->text, "COUNTIFS(明细_单位,$A[row],明细_级别,[column]$[head])");
  assert_int_equal(cell->as.cell.value.integer, 3);
  assert_string_equal(cell->next->text, "COUNTIFS(明细_单位,$A[row])");
  assert_string_equal(cell->next->next->text, "IF(SUM(B[row]:B[row])=C[row],\"平\",\"不平\")");
  assert_string_equal(empty->first->next->text,
                      "COUNTIFS(明细_级别,[column]$[head])-COUNTIFS(明细_单位,\"?*\",明细_级别,[column]$[head])");
  assert_string_equal(sum->first->next->text, "SUM([above])");
}

static void crosses_sums_of_a_column(void **state)
{
  const zb_node *book = fill(*state, BOOK(CROSS_STYLES "<use name=\"cross\" of=\"{by}\" rows=\"单位\" columns=\"级别\" "
                                                       "head=\"单位\" sum=\"份数\"/></sheet>"));
  const zb_node *head = book->first->first->first;
  assert_string_equal(head->next->first->next->text, "SUMIFS(份数,单位,$A[row],级别,[column]$[head])");
  assert_string_equal(head->first->as.cell.names, "");
}

/* Title, text and signature of an opinion box; the date's place is there unless the date is known. */
static void opinions_have_their_lines(void **state)
{
  expect_dump(state,
              FORM("<page/><table columns=\"* * *\"><row>"
                   "<cell><use name=\"opinion\" title=\"意见：\" sign=\"签名\" date=\"{empty}\">同意</use></cell>"
                   "<cell><use name=\"opinion\" sign=\"签名\" seal=\"yes\" date=\"{day('2020-08-04')}\"/></cell>"
                   "<cell><use name=\"opinion\" seal=\"yes\"/></cell></row></table>"),
              "form\n  page\n  table\n    row\n"
              "      cell column=0 span=1 rows=1 style=cell\n        p style=cell\n          text 意见：\n"
              "        p style=cell\n          text 同意\n        space\n"
              "        p style=sign\n          text 签名：\n          blank\n          text 　　　　\n"
              "          text 年　　月　　日\n"
              "      cell column=1 span=1 rows=1 style=cell\n        space\n"
              "        p style=sign\n          text 签名：\n          blank\n          text 　　　　\n"
              "          text （盖章）\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\n"
              "          br\n          text 2020年8月4日\n"
              "      cell column=2 span=1 rows=1 style=cell\n        space\n"
              "        p style=sign\n"
              "          text （盖章）\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\n"
              "          br\n          text 年　　月　　日\n");
}

/* The size of what the component writes, not of the opinion in it. */
static void opinions_have_a_size(void **state)
{
  house *h = *state;
  const zb_node *form = fill(
      h, FORM("<page/><table columns=\"*\"><row><cell>"
              "<use name=\"opinion\" title=\"意见：\" sign=\"签名\" size=\"9pt\">同意</use></cell></row></table>"));
  const zb_node *p = form->first->next->first->first->first; /* page, table, row, cell */
  assert_float_equal(p->style->size, 9, 0.001);
  assert_float_not_equal(p->next->style->size, 9, 0.001);
  const zb_node *sign = p->next->next->next;
  assert_float_equal(sign->style->size, 9, 0.001);
  for (const zb_node *text = sign->first; text != NULL; text = text->next)
    assert_float_equal(text->style->size, 9, 0.001);
}

/* As they are written they agree with their schemas, too, for whoever opens them in an editor that checks. */
static void templates_agree_with_their_schemas_as_written(void **state)
{
  static const char *const forms[] = {"evaluation", "exceptional", "posts", "brief", "materials", "separator", "slip"},
                           *const books[] = {"summary", "findings", "imports", "intake", "notice", "results"};
  house *h = *state;
  for (size_t i = 0; i < sizeof forms / sizeof forms[0] + sizeof books / sizeof books[0]; i++) {
    size_t n = sizeof forms / sizeof forms[0];
    const char *path = zb_arena_printf(h->arena, "templates/%s.xml", i < n ? forms[i] : books[i - n]);
    xmlDoc *doc;
    expect_ok(h, zb_xml_read(path, h->diags, &doc));
    expect_ok(h, zb_xml_validate(doc, path, i < n ? "templates/form.rng" : "templates/workbook.rng", h->diags));
    xmlFreeDoc(doc);
  }
}

/* --- What is wrong ---------------------------------------------------------------------------------------------- */

/* A component of its own, with a use of it in line 4. */
#define WRONG(definition, use) "<form id=\"t\">\n" definition "\n<page/>\n" use "\n</form>"

static void says_what_is_wrong_with_a_use(void **state)
{
  static const char line[] = "<define name=\"line\"><param name=\"title\" required=\"yes\"/><param name=\"seal\" "
                             "default=\"no\" values=\"yes no\"/><p>{title}{seal}</p></define>";
  static const struct {
    const char *use, *words;
  } cases[] = {
      {"<use name=\"lime\"/>", "没有叫做 lime 的组件；是不是 line？"},
      {"<use name=\"nonsense\"/>", "没有叫做 nonsense 的组件；可以用 line"},
      {"<use title=\"甲\"/>", "<use> 缺少 name 属性"},
      {"<use name=\"line\"/>", "组件 line 缺少参数 title（"},
      {"<use name=\"line\" title=\"甲\" tilte=\"乙\"/>", "组件 line 没有 tilte 这个参数；是不是 title？（"},
      {"<use name=\"line\" title=\"甲\" seal=\"ye\"/>", "组件 line 的参数 seal=\"ye\" 不对，应为：yes no（"},
      {"<use name=\"line\" title=\"甲\">字</use>", "组件 line 里没有 <slot/>"},
      {"<use name=\"line\" title=\"甲\"><p/></use>", "组件 line 里没有 <slot/>"},
  };
  house *h = *state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    size_t before = zb_diags_count(h->diags);
    char *xml = zb_arena_printf(h->arena, "<form id=\"t\">\n%s\n<page/>\n%s<use name=\"line\" title=\"甲\"/>\n</form>",
                                line, cases[i].use);
    assert_int_equal(load(h, xml), ZB_TEMPLATE);
    const zb_diag *d = zb_diags_at(h->diags, before);
    if (strstr(d->message, cases[i].words) == NULL)
      fail_msg("“%s” does not say “%s”", d->message, cases[i].words);
    assert_non_null(strstr(d->place, "t.xml:4"));
    if (strstr(cases[i].words, "组件 line") != NULL)
      assert_non_null(strstr(d->message, "t.xml:2）")); /* where it is defined */
  }
}

static void says_what_is_wrong_with_a_definition(void **state)
{
  static const struct {
    const char *definitions, *words;
  } cases[] = {
      {"<define name=\"a\"><param name=\"x\"/><p>x{y.x}'{'x'}'</p></define>", "组件 a 里没有用到参数 x"},
      {"<define name=\"a\"><param name=\"x\"/><param name=\"x\"/><p>{x}</p></define>", "组件 a 的参数 x 写了两次"},
      {"<define name=\"a\"><param name=\"each\"/><p>{each}</p></define>", "参数不能叫 each"},
      {"<define name=\"a\"><param name=\"w\"/><p each=\"w in works\">{w.unit}</p></define>", "和里面 each 的名字相同"},
      {"<define name=\"a\"><param name=\"end\"/><p>{end}</p></define>", "参数不能叫 end：它是 Lua 的保留字"},
      {"<define name=\"a\"><param name=\"p\"/><param name=\"q\" default=\"{p}{q}\"/><p>{p}{q}</p></define>",
       "参数 q 的 default 里用到了 q：只能用写在它前面的参数"},
      {"<define name=\"a\"><param name=\"p\" default=\"{q}\"/><param name=\"q\"/><p>{p}{q}</p></define>",
       "参数 p 的 default 里用到了 q：只能用写在它前面的参数"},
      {"<define name=\"a\"><p/></define><define name=\"a\"><p/></define>", "组件 a 写了两次，前一次在第 2 行"},
      {"<define name=\"b\"><p/></define><define name=\"a\"><p/></define>", "没有用到组件 b"},
      {"<define name=\"a\"><use name=\"b\"/></define><define name=\"b\"><p/><use name=\"a\"/></define>",
       "组件不能用到它自己：a → b → a（"},
      {"<define name=\"a\"><p/><use name=\"a\"/></define>", "组件不能用到它自己：a → a（"},
      {"<define name=\"2a\"><p/></define>", "<define> 的 name=\"2a\" 不对，应为：字母、数字"},
      {"<define name=\"a\"><param nam=\"x\"/><p/></define>", "<param> 没有 nam 这个属性；是不是 name？"},
      {"<define><p/></define>", "<define> 缺少 name 属性"},
      {"<define name=\"a\"><p/><param name=\"x\"/></define>", "在这里的次序或个数不对；<define> 里的次序是 <param>"},
      {"<slot/><define name=\"a\"><p/></define>", "<slot> 只能写在 <define> 里"},
  };
  house *h = *state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    size_t before = zb_diags_count(h->diags);
    char *xml =
        zb_arena_printf(h->arena, "<form id=\"t\">\n%s\n<page/>\n<use name=\"a\"/>\n</form>", cases[i].definitions);
    assert_int_equal(load(h, xml), ZB_TEMPLATE);
    const zb_diag *d = zb_diags_at(h->diags, before);
    if (strstr(d->message, cases[i].words) == NULL)
      fail_msg("“%s” does not say “%s”", d->message, cases[i].words);
    assert_non_null(strstr(d->place, "t.xml:2"));
  }
}

static void says_what_is_wrong_with_each_and_if_of_a_use(void **state)
{
  static const char two[] = "<define name=\"a\"><p>甲</p><p>乙</p></define>";
  static const char own[] = "<define name=\"a\"><p if=\"name\">甲</p></define>";
  house *h = *state;
  expect_load_error(state, zb_arena_printf(h->arena, WRONG("%s", "<use name=\"a\" each=\"w in works\"/>"), two), 4,
                    "组件 a 不正好是一个元素");
  zb_diags_free(h->diags);
  h->diags = zb_diags_new();
  expect_load_error(state, zb_arena_printf(h->arena, WRONG("%s", "<use name=\"a\" if=\"three\"/>"), own), 4,
                    "<use> 和组件 a 里的元素都写了 if");
}

static void says_what_is_wrong_with_a_base(void **state)
{
  static const char *const wrong[] = {"<define name=\"a\"><row><cell/></row></define>",
                                      "<define name=\"a\"><sheet/><sheet/></define>",
                                      "<define name=\"a\"><sheet><slot/></sheet></define>"};
  house *h = *state;
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    zb_diags_free(h->diags);
    h->diags = zb_diags_new();
    expect_load_error(state,
                      zb_arena_printf(h->arena, BOOK("%s\n<sheet base=\"a\" name=\"s\" columns=\"*\"/>"), wrong[i]), 3,
                      "base=\"a\"：这个组件应当正好是一个 <sheet>");
  }
  zb_diags_free(h->diags);
  h->diags = zb_diags_new();
  expect_load_error(state, BOOK("<define name=\"paper\"><sheet/></define>\n<sheet base=\"papers\" name=\"s\"/>"), 3,
                    "没有叫做 papers 的组件；是不是 paper？");
  zb_diags_free(h->diags);
  h->diags = zb_diags_new();
  expect_load_error(state, BOOK("<define name=\"a\"><sheet base=\"a\"/></define>\n<sheet base=\"a\" name=\"s\"/>"), 2,
                    "组件不能用到它自己：a → a");
  assert_non_null(strstr(zb_diags_at(h->diags, 0)->remedy, "base"));
  zb_diags_free(h->diags);
  h->diags = zb_diags_new();
  expect_load_error(state, BOOK("<sheet base=\"\" name=\"s\"/>"), 2, "<sheet> 的 base 是空的");
}

/* --- What grows ------------------------------------------------------------------------------------------------- */

/* COUNT components, each of which has PARAMETERS and of the next one, whose number is # in it, INSIDE; the last has
 * LAST. */
static void add_chain(zb_buffer *xml, int count, const char *parameters, const char *inside, const char *last)
{
  for (int i = 0; i < count; i++) {
    zb_buffer_printf(xml, "<define name=\"c%d\">%s", i, parameters);
    for (const char *s = i + 1 < count ? inside : last; *s != '\0'; s++)
      if (*s == '#')
        zb_buffer_printf(xml, "%d", i + 1);
      else
        zb_buffer_putc(xml, *s);
    zb_buffer_puts(xml, "</define>");
  }
}

/* Each grows by two, thirty times: a use, a slot, what a slot holds next to a loop, a value, an expression, what a
 * condition asks. */
static void says_what_grows_beyond_measure(void **state)
{
#define TWICE(use) use use
  static const struct {
    int count;
    const char *parameters, *inside, *last, *use, *words;
  } cases[] = {
      {30, "", TWICE("<use name=\"c#\"/>"), "<p/>", "<use name=\"c0\"/>", "模板写开以后太大"},
      {30, "", TWICE("<use name=\"c#\"/>"), "", "<use name=\"c0\"/>", "模板写开以后太大"},
      {30, "", "<use name=\"c#\">" TWICE("<slot/>") "</use>", "<slot/>", "<use name=\"c0\"><p/></use>",
       "模板写开以后太大"},
      {30, "", "<p each=\"w in works\"/><use name=\"c#\">" TWICE("<slot/>") "</use>", "<slot/>",
       "<use name=\"c0\"><p/></use>", "模板写开以后太大"},
      {30, "<param name=\"t\"/>", "<use name=\"c#\" t=\"{t}{t}\"/>", "<p>{t}</p>", "<use name=\"c0\" t=\"甲\"/>",
       "模板写开以后太大"},
      {30, "<param name=\"t\"/>", "<use name=\"c#\" t=\"{t .. t}\"/>", "<p>{t}</p>", "<use name=\"c0\" t=\"{name}\"/>",
       "模板写开以后太大"},
      {30, "<param name=\"t\"/>", "<use name=\"c#\" t=\"{t .. t}\"/>", "<p if=\"t\"/>", "<use name=\"c0\" t=\"甲\"/>",
       "模板写开以后太大"},
      {51, "", "<use name=\"c#\"/>", "<p/>", "<use name=\"c0\"/>", "组件套得太深：一个用一个超过 50 层"},
      {50, "", "<use name=\"c#\"/>", "<p/>", "<use name=\"c0\"/>", NULL},
      {12, "", TWICE("<use name=\"c#\"/>"), "<p/>", "<use name=\"c0\"/>", NULL},
  };
  house *h = *state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    zb_buffer xml = {0};
    zb_buffer_puts(&xml, "<form id=\"t\">\n");
    add_chain(&xml, cases[i].count, cases[i].parameters, cases[i].inside, cases[i].last);
    zb_buffer_printf(&xml, "<page/>\n%s</form>", cases[i].use);
    zb_diags_free(h->diags);
    h->diags = zb_diags_new();
    if (cases[i].words == NULL)
      expect_ok(h, load(h, xml.data));
    else
      expect_load_error(state, xml.data, strncmp(cases[i].words, "组件", 6) == 0 ? 2 : 3, cases[i].words);
    assert_int_equal(zb_diags_count(h->diags), cases[i].words != NULL); /* one cause, one message */
    zb_buffer_free(&xml);
  }
}

static void says_what_grows_by_defaults(void **state)
{
  zb_buffer xml = {0};
  zb_buffer_puts(&xml, "<form id=\"t\">\n<define name=\"a\"><param name=\"p0\"/>");
  for (int i = 1; i < 30; i++)
    zb_buffer_printf(&xml, "<param name=\"p%d\" default=\"{p%d}{p%d}\"/>", i, i - 1, i - 1);
  zb_buffer_puts(&xml, "<p>{p29}</p></define><page/>\n<use name=\"a\" p0=\"甲\"/></form>");
  expect_load_error(state, xml.data, 3, "模板写开以后太大");
  zb_buffer_free(&xml);
}

/* The line of shared.xml, and in the message those of the uses, the nearest first. */
static void expect_shared(void **state, const char *xml, bool loads, int line, const char *words, const char *uses)
{
  house *h = *state;
  const zb_node *root;
  zb_status status = load(h, xml);
  if (loads) {
    expect_ok(h, status);
    status = zb_template_fill(h->template, h->script, h->arena, h->diags, &root);
  }
  assert_int_equal(status, ZB_TEMPLATE);
  expect_said_in(h, "shared.xml", line, words);
  const char *used = zb_arena_printf(h->arena, uses, h->dir, h->dir);
  if (strstr(zb_diags_at(h->diags, 0)->message, used) == NULL)
    fail_msg("“%s” does not say “%s”", zb_diags_at(h->diags, 0)->message, used);
}

static void says_the_lines_of_a_wrong_attribute(void **state)
{
  share(*state, "<define name=\"a\">\n<p alig=\"left\"/></define>");
  expect_shared(state, FORM("<page/>\n<use name=\"a\"/>"), false, 3, "<p> 没有 alig 这个属性；是不是 align？",
                "（组件用在 %s/t.xml:3）");
}

static void says_the_lines_of_a_wrong_value(void **state)
{
  share(*state, "<define name=\"a\"><param name=\"high\"/>\n<table columns=\"*\"><row height=\"{high}\"><cell/></row>"
                "</table></define><define name=\"b\">\n<use name=\"a\" high=\"12\"/></define>");
  expect_shared(state, FORM("<page/>\n<use name=\"b\"/>"), false, 3, "<row> 的 height=\"12\" 不对，应为：长度",
                "（组件用在 %s/shared.xml:4、%s/t.xml:3）");
}

static void says_the_lines_of_what_stands_at_a_wrong_place(void **state)
{
  share(*state, "<define name=\"a\">\n<row><cell/></row></define>");
  expect_shared(state, FORM("<page/>\n<use name=\"a\"/>"), false, 3, "<form> 里不能有 <row>",
                "（组件用在 %s/t.xml:3）");
}

static void says_the_lines_of_an_unknown_style(void **state)
{
  share(*state, "<define name=\"a\">\n<p style=\"nope\"/></define>");
  expect_shared(state, FORM("<page/>\n<use name=\"a\"/>"), false, 3, "没有叫做“nope”的样式", "（组件用在 %s/t.xml:3）");
}

static void says_the_lines_of_a_wrong_expression(void **state)
{
  share(*state, "<define name=\"a\"><param name=\"x\"/>\n<p>{x +}</p></define>");
  expect_shared(state, FORM("<page/>\n<use name=\"a\" x=\"{name}\"/>"), false, 3, "表达式 {name +}",
                "（组件用在 %s/t.xml:3）");
}

static void says_the_lines_of_an_unknown_name(void **state)
{
  share(*state, "<define name=\"a\"><param name=\"x\"/>\n<p>{x}</p></define>");
  expect_shared(state, FORM("<page/>\n<use name=\"a\" x=\"{nmae}\"/>"), true, 3, "nmae", "（组件用在 %s/t.xml:3）");
}

static void says_the_lines_of_a_row_that_is_too_long(void **state)
{
  share(*state, "<define name=\"a\">\n<row><cell/><cell span=\"2\"/></row></define>");
  expect_shared(state, FORM("<page/><table columns=\"* *\">\n<use name=\"a\"/></table>"), true, 3,
                "占到第 3 列，表格只有 2 列", "（组件用在 %s/t.xml:3）");
}

static void says_the_lines_of_a_rule_that_is_broken(void **state)
{
  share(*state, "<define name=\"a\">\n<row fixed=\"yes\"><cell overflow=\"grow\"/></row></define>");
  expect_shared(state, FORM("<page/><table columns=\"*\">\n<use name=\"a\"/></table>"), false, 3, "fixed=\"yes\"",
                "（组件用在 %s/t.xml:3）");
}

/* What stands in a use is the user's: no component has to do with its faults. */
static void says_the_line_of_what_stands_in_a_use(void **state)
{
  house *h = *state;
  share(h, "<define name=\"a\"><slot/></define>");
  assert_int_equal(load(h, FORM("<page/>\n<use name=\"a\">\n<p alig=\"left\"/></use>")), ZB_TEMPLATE);
  expect_said(h, 4, "<p> 没有 alig 这个属性；是不是 align？");
  assert_null(strstr(zb_diags_at(h->diags, 0)->message, "组件"));
}

static void shared_components_are_no_template(void **state)
{
  expect_load_error(state, "<shared><define name=\"a\"><p/></define></shared>", 1, "公用的组件，不是一种文书");
}

static void a_wrong_shared_file_is_told(void **state)
{
  share(*state, "<define name=\"a\"><p/></define>\n<defin/>");
  house *h = *state;
  assert_int_equal(load(h, FORM("<page/>")), ZB_TEMPLATE);
  expect_said_in(h, "shared.xml", 3, "没有 <defin> 这种元素；是不是 <define>？");
}

/* What all templates share is as the first of them found it; what was wrong then is read again. */
static void reads_what_is_shared_once(void **state)
{
  house *h = *state;
  char path[512];
  const char *const xml = "<form id=\"t\" title=\"t\"><page/><p>一</p></form>";
  assert_int_equal(zb_file_write(in_house(h, "t.xml", path), xml, strlen(xml), h->diags), ZB_OK);
  assert_int_equal(remove(in_house(h, "styles.xml", path)), 0);
  zb_template_folder *folder = zb_template_folder_at(h->dir, h->arena);
  zb_template *template;
  assert_int_equal(zb_template_load(folder, "t", h->script, h->diags, &template), ZB_TEMPLATE);
  link_real(h, "templates/styles.xml", "styles.xml");
  expect_ok(h, zb_template_load(folder, "t", h->script, h->diags, &template));
  zb_template_free(template);
  assert_int_equal(remove(in_house(h, "styles.xml", path)), 0);
  assert_int_equal(remove(in_house(h, "shared.xml", path)), 0);
  expect_ok(h, zb_template_load(folder, "t", h->script, h->diags, &template));
  zb_template_free(template);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_house, close_house)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(reads_what_is_shared_once),
      TEST(puts_texts_and_expressions),
      TEST(computes_with_values),
      TEST(takes_values_from_where_the_use_stands),
      TEST(keeps_loops_apart),
      TEST(has_defaults),
      TEST(leaves_out_what_is_not_given),
      TEST(hands_values_on),
      TEST(settles_conditions),
      TEST(works_constants_out),
      TEST(a_use_may_have_a_condition),
      TEST(puts_what_it_is_given),
      TEST(passes_it_through),
      TEST(shares_definitions),
      TEST(a_template_has_its_own_way),
      TEST(stands_anywhere),
      TEST(a_sheet_inherits),
      TEST(a_sheet_has_its_own_columns),
      TEST(a_form_inherits),
      TEST(every_form_has_the_words_of_its_base),
      TEST(crosses_rows_and_columns),
      TEST(crosses_sums_of_a_column),
      TEST(opinions_have_their_lines),
      TEST(opinions_have_a_size),
      TEST(templates_agree_with_their_schemas_as_written),
      TEST(says_what_is_wrong_with_a_use),
      TEST(says_what_is_wrong_with_a_definition),
      TEST(says_what_is_wrong_with_each_and_if_of_a_use),
      TEST(says_what_is_wrong_with_a_base),
      TEST(says_what_grows_beyond_measure),
      TEST(says_what_grows_by_defaults),
      TEST(says_the_lines_of_a_wrong_attribute),
      TEST(says_the_lines_of_a_wrong_value),
      TEST(says_the_lines_of_what_stands_at_a_wrong_place),
      TEST(says_the_lines_of_an_unknown_style),
      TEST(says_the_lines_of_a_wrong_expression),
      TEST(says_the_lines_of_an_unknown_name),
      TEST(says_the_lines_of_a_row_that_is_too_long),
      TEST(says_the_lines_of_a_rule_that_is_broken),
      TEST(says_the_line_of_what_stands_in_a_use),
      TEST(shared_components_are_no_template),
      TEST(a_wrong_shared_file_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
