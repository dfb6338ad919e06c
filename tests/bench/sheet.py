"""The same sheet by Python's XlsxWriter in constant memory: sheet.py IN.csv OUT.xlsx"""
import csv
import sys

import xlsxwriter

HEADERS = ("所属区县 工作单位 姓名 身份证号 性别 出生年月 参加工作时间 单位性质 是否在编 主管部门 学历 学位 毕业院校 毕业时间 现任专业技术资格 取得时间 聘任职务 聘任时间 "
           "在聘岗位等级 申报专业 申报级别 申报资格名称 申报类型 是否委托评审 专业工作年限 缴费时间 单位审核状态 主管部门审核状态 人社部门审核状态 报送时间").split()

book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True})
sheet = book.add_worksheet("明细")
head = book.add_format({"bold": True, "border": 1, "bg_color": "#dce6f1", "align": "center", "text_wrap": True})
item = book.add_format({"font_name": "宋体", "font_size": 9, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True})
sheet.freeze_panes(1, 0)
with open(sys.argv[1], newline="", encoding="utf-8") as lines:
    rows = csv.reader(lines)
    columns = {name: i for i, name in enumerate(next(rows))}
    places = [columns[name] for name in HEADERS]
    for c, name in enumerate(HEADERS):
        sheet.write_string(0, c, name, head)
    r = 1
    for row in rows:
        for c, place in enumerate(places):
            sheet.write_string(r, c, row[place], item)
        r += 1
sheet.autofilter(0, 0, r - 1, len(HEADERS) - 1)
book.close()
