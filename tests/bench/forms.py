"""Forms of seven pages for made-up people, the same ones each time: as tables that zhibiao reads, or by ReportLab.

forms.py tables N FOLDER PHOTO      writes the tables
forms.py forms N FOLDER PHOTO FONT  makes the forms with ReportLab, in a TrueType font
forms.py records N                  writes the people as JSON, for forms.js
"""
import csv
import json
import os
import random
import shutil
import sys

HAN = [bytes([a, b]).decode("gb2312") for a in range(0xB0, 0xD7) for b in range(0xA1, 0xFA)]
TABLES = {
    "申报人员": "身份证号,姓名,工作单位,申报专业,申报级别,申报资格名称,现任专业技术资格,本人述职,单位审核意见,主管部门审核意见,人社部门审核意见,照片",
    "工作经历": "身份证号,起始年月,工作单位,从事何专业技术工作,职务,证明人",
    "业绩": "身份证号,年月,项目名称及内容,本人作用,佐证,获奖",
    "著作论文": "身份证号,题目,刊物或出版社",
}


def id_number(i):
    digits = f"330599{1960 + i // 3600:04d}{i // 300 % 12 + 1:02d}{i // 12 % 25 + 1:02d}{i % 12 * 2 + 1:03d}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def people(count):
    source = random.Random(330599)
    known = source.sample(HAN, 1200)
    weights = [1 / (i + 20) for i in range(len(known))]

    def words(n):
        return "".join(source.choices(known, weights, k=n))

    def sentences(n):
        text = ""
        while len(text) < n:
            text += words(source.randint(8, 20)) + source.choice("，，。；")
        return text[:n]

    for i in range(count):
        yield {
            "id": id_number(i), "name": words(3), "unit": words(10) + "学校", "title": words(5), "wanted": words(6),
            "papers": [[words(source.randint(4, 12)), words(source.randint(3, 9))] for _ in range(20)],
            "work": [[f"{2000 + k // 2}.09", words(13), words(6), words(5), words(3)] for k in range(24)],
            "deeds": [[f"{2010 + k // 3}.06", words(16), words(7), words(5), words(4)] for k in range(24)],
            "statement": sentences(1000), "opinions": [sentences(30) for _ in range(3)],
        }


def write_tables(count, folder, photo):
    os.makedirs(folder, exist_ok=True)
    shutil.copy(photo, os.path.join(folder, "photo.jpg"))
    files = {name: open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8", newline="") for name in TABLES}
    writers = {name: csv.writer(file) for name, file in files.items()}
    for name, head in TABLES.items():
        writers[name].writerow(head.split(","))
    for p in people(count):
        writers["申报人员"].writerow([p["id"], p["name"], p["unit"], "工程", "中级", p["wanted"], p["title"], p["statement"],
                                  *p["opinions"], "photo.jpg"])
        for table, key in (("工作经历", "work"), ("业绩", "deeds"), ("著作论文", "papers")):
            writers[table].writerows([p["id"], *row] for row in p[key])
    for file in files.values():
        file.close()


def make_forms(count, folder, photo, font):
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
    os.makedirs(folder, exist_ok=True)
    pdfmetrics.registerFont(TTFont("kai", font))
    body = ParagraphStyle("body", fontName="kai", fontSize=10.5, leading=15, wordWrap="CJK")
    title = ParagraphStyle("title", fontName="kai", fontSize=22, leading=40, alignment=1)
    lines = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, 0), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])

    def table(rows, widths, heights=None):
        return Table([[Paragraph(text, body) for text in row] for row in rows], [w * mm for w in widths],
                     heights and [heights * mm] * len(rows), style=lines)

    for p in people(count):
        cover = [["单位", p["unit"]], ["姓名", p["name"]], ["现任资格", p["title"]], ["申报资格", p["wanted"]],
                 ["填表时间", "2020年9月21日"], ["编号", p["id"]]]
        columns = [20, 60, 35, 25, 20]
        SimpleDocTemplate(os.path.join(folder, p["id"] + ".pdf"), pagesize=A4, invariant=1).build([
            Spacer(1, 60 * mm), Paragraph("专业技术职务任职资格评审表", title), table(cover, [50, 80]), PageBreak(),
            Image(photo, 25 * mm, 35 * mm), table(p["papers"], [90, 70]), PageBreak(),
            table(p["work"], columns), PageBreak(), table(p["deeds"], columns), PageBreak(),
            table([[p["statement"]]], [160]), PageBreak(),
            table([[text + "<br/>（盖章）　　年　月　日"] for text in p["opinions"]], [160], 50)])


if sys.argv[1] == "tables":
    write_tables(int(sys.argv[2]), *sys.argv[3:])
elif sys.argv[1] == "records":
    json.dump(list(people(int(sys.argv[2]))), sys.stdout, ensure_ascii=False)
else:
    make_forms(int(sys.argv[2]), *sys.argv[3:])
