# Python's XlsxWriter in constant-memory mode: texts in the rows, formulas with results, rich text, a table far from A1.
import datetime
import xlsxwriter

book = xlsxwriter.Workbook("xlsxwriter-constant.xlsx", {"constant_memory": True})
book.set_properties({"created": datetime.datetime(2020, 8, 4)})
day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
bold = book.add_format({"bold": True})
sheet = book.add_worksheet("人员")
sheet.write_string("A1", "330599198503120015")
sheet.write_rich_string("B1", "张", bold, "志远")
sheet.write_datetime("C1", datetime.datetime(2020, 8, 4), day)
sheet.write_number("D1", 0.1)
sheet.write_boolean("E1", True)
sheet.write_formula("A2", "=1/0", None, "#DIV/0!")
sheet.write_formula("B2", '="合"&"格"', None, "合格")
sheet.write_formula("C2", "=2>1", None, True)
sheet.write_formula("D2", "=0.1+0.2", None, 0.30000000000000004)
sheet.write_string("C4", " 前后有空格 ")
book.close()
