# xlwt: shared strings that go on in another record in the middle of a text.
import xlwt

book = xlwt.Workbook(encoding="utf-8")
sheet = book.add_sheet("花名册")
month = xlwt.easyxf(num_format_str='yyyy"年"m"月"')
sheet.write(0, 0, "姓名")
sheet.write_merge(0, 0, 1, 2, "身份证号和出生年月")
for i in range(1, 400):
    sheet.write(i, 0, "第%d人，有一段不短的文字" % i if i % 3 else "No. %d, with no other letters" % i)
    sheet.write(i, 1, "%018d" % i)
    sheet.write(i, 2, 31107 + i, month)
    sheet.write(i, 3, i / 100)
sheet.write(400, 0, True)
hidden = book.add_sheet("藏")
hidden.write(0, 0, "x")
hidden.visibility = 1
book.save("xlwt-strings.xls")
