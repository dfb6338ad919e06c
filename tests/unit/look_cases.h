/* Looks: the same attributes on many elements, and how to see each, for test_looks.c. */
#ifndef ZB_TESTS_LOOK_CASES_H
#define ZB_TESTS_LOOK_CASES_H

#include "attribute_cases.h"

/* An element: LOOK stands where its attributes are tried and TEXT for what it shows; for how lines are broken it gets
   what makes nine characters fill a line, at FLUSH and SIZE. */
typedef struct bearer {
  const char *element, *xml;
} bearer;

#define NARROW "<page margin=\"25mm 250.39pt\"/>"
#define NARROW_CELL(cell)                                                                                              \
  "<form id=\"t\"><page/><table columns=\"94.5pt\"><row height=\"70mm\">" cell "</row></table></form>"

static const bearer form_bearers[] = {
    {"style",
     "<form id=\"t\"><style name=\"s\" base=\"cell\" LOOK/><page/><table columns=\"94.5pt\"><row height=\"70mm\"><cell "
     "padding=\"0pt\"><p style=\"s\">TEXT</p><p>尾</p></cell></row></table></form>"},
    {"style", "<form id=\"t\"><style name=\"s\" base=\"cell\" FLUSH LOOK/><page/><table columns=\"94.5pt\"><row "
              "height=\"70mm\"><cell "
              "style=\"s\">TEXT</cell></row></table></form>"},
    {"p", "<form id=\"t\">" NARROW "<p LOOK>TEXT</p><p>尾</p></form>"},
    {"span", "<form id=\"t\">" NARROW "<p><span LOOK>TEXT</span></p></form>"},
    {"blank", "<form id=\"t\">" NARROW "<p><blank LOOK width=\"20mm\">TEXT</blank></p></form>"},
    {"check", "<form id=\"t\">" NARROW "<p><check LOOK if=\"true\"/></p></form>"},
    {"header", "<form id=\"t\">" NARROW "<header SIZE LOOK><p>TEXT</p></header></form>"},
    {"footer", "<form id=\"t\">" NARROW "<footer SIZE LOOK><p>TEXT</p></footer></form>"},
    {"watermark",
     "<form id=\"t\"><style name=\"watermark\" font=\"宋体\"/><page/><watermark LOOK text=\"字字\"/></form>"},
    {"continued",
     "<form id=\"t\"><page margin=\"25mm 247.39pt\"/><continued SIZE LOOK><p>TEXT</p></continued><table "
     "columns=\"*\"><row "
     "height=\"20mm\"><cell overflow=\"continue\">" HUNDRED HUNDRED HUNDRED "</cell></row></table></form>"},
    {"cell", NARROW_CELL("<cell FLUSH LOOK>TEXT</cell>")},
    {"label", NARROW_CELL("<label FLUSH LOOK>TEXT</label>")},
};

static const struct look {
  const char *attribute, *value, *text, *effect;
} looks[] = {
    {"style", "title", "字", "size18"},
    {"font", "黑体", "字", "face"},
    {"bold", "yes", "字", "face"},
    {"size", "20pt", "字", "size20"},
    {"color", "#c00000", "字", "+#c00000"},
    {"letter-spacing", "5pt", "字字", "~"},
    {"line-height", "4", "字<br/>行", "~"},
    {"hanging", "yes", "一二三四五六七八九，十一二", "~"},
    {"line-breaking", "strict", "一二三四五六七八九……十一二", "~"},
    {"indent", "2", "字", "x"},
    {"before", "20pt", "字", "~"},
    {"after", "20pt", "字", "~"},
    {"align", "right", "字", "x"},
    {"valign", "bottom", "字", "y"},
    {"padding", "1pt 2pt 30pt 40pt", "字", "x y"},
};

static const struct look book_looks[] = {
    {"style", "title", "字", "+sz val=\"18\""},
    {"font", "黑体", "字", "+name val=\"黑体\""},
    {"bold", "yes", "字", "+<b/>"},
    {"size", "20pt", "字", "+sz val=\"20\""},
    {"color", "#c00000", "字", "+FFC00000"},
    {"align", "right", "字", "+horizontal=\"right\""},
    {"valign", "top", "字", "+vertical=\"top\""},
    {"padding", "2pt 3pt 40pt 28pt", "字", "~"},
    {"fill", "#c00000", "字", "+FFC00000"},
    {"format", "0.0%", "字", "+0.0%"},
    {"locked", "no", "字", "+<protection locked=\"0\""},
    {"strike", "yes", "字", "+<strike/>"},
    {"line-height", "6", "字", "~"},
    {"indent", "2", "字", "~"},
};

static const bearer book_bearers[] = {
    {"style", "<workbook id=\"t\"><style name=\"s\" base=\"cell\" LOOK/><sheet name=\"表\" columns=\"40mm\"><row><cell "
              "style=\"s\">TEXT</cell></row></sheet></workbook>"},
    {"cell",
     "<workbook id=\"t\"><sheet name=\"表\" columns=\"40mm\"><row><cell LOOK>TEXT</cell></row></sheet></workbook>"},
    {"label",
     "<workbook id=\"t\"><sheet name=\"表\" columns=\"40mm\"><row><label LOOK>TEXT</label></row></sheet></workbook>"},
    {"column",
     "<workbook id=\"t\"><sheet name=\"表\" rows=\"9\"><column LEFT LOOK width=\"40mm\"/>" HEAD "</sheet></workbook>"},
    {"condition", "<workbook id=\"t\"><sheet name=\"表\" rows=\"9\"><column width=\"40mm\"><condition LOOK "
                  "value=\"平\"/></column>" HEAD "</sheet></workbook>"},
};

#endif
