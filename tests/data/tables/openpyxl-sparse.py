"""Absolute part names, formulas without results, cells far apart, time formats."""
import datetime
import openpyxl

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "稀疏"
sheet["C2"] = "丙"
sheet["A5"] = "=SUM(1,2)"
sheet["B5"] = "=1/0"
sheet["AB7"] = datetime.datetime(2020, 8, 4, 9, 30, 15)
sheet["A9"] = datetime.date(1899, 12, 31) + datetime.timedelta(days=1)
sheet["B9"] = datetime.time(8, 5, 0)
sheet["C9"] = datetime.date(2020, 2, 29)
sheet["D9"] = 0.6
sheet["D9"].number_format = "0%"
sheet["E9"] = 44044
sheet["E9"].number_format = 'yyyy"年"m"月"'
sheet["F9"] = 1.5
sheet["F9"].number_format = "[h]:mm"
sheet["G9"] = "line1_x000D_\nline2"
hidden = book.create_sheet("隐藏")
hidden.sheet_state = "hidden"
book.save("openpyxl-sparse.xlsx")
