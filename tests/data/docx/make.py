# The tables of tests/data/forms as Word documents, by python-docx: all of them in 资料.docx, each beneath its title, and
# the applicants' as a form for each person, with the studies beneath. The documents are kept in git; tests/acceptance/formats.sh reads them.
import csv
import glob
import os

import docx

here = os.path.dirname(os.path.abspath(__file__))


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def add_table(document, rows):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    cells = table._cells
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            cells[i * len(rows[0]) + j].text = text


# Beneath the form, the rows of TABLE that are the person's, their title merged over them at the left.
def add_grid(table, title, header, rows):
    first = len(table.rows)
    for line in [header] + rows:
        cells = table.add_row().cells
        for cell, text in zip(cells[1:], line):
            cell.text = text
    table.cell(first, 0).text = title
    table.cell(first, 0).merge(table.cell(len(table.rows) - 1, 0))


# Labels and values in turn, two of each to a line; long texts have a line of their own, merged over the columns.
def add_form(document, header, row):
    lines, open_line = [], []
    for label, text in zip(header, row):
        if len(text) > 40:
            lines.append([label, text])
            continue
        open_line += [label, text]
        if len(open_line) == 4:
            lines.append(open_line)
            open_line = []
    lines.append(open_line)
    table = document.add_table(rows=len(lines), cols=1 + len(studies[0][1:]))
    for i, line in enumerate(lines):
        if len(line) == 2:
            table.cell(i, 1).merge(table.cell(i, 3))
        for j, text in enumerate(line):
            table.cell(i, j).text = text
    own = [study[1:] for study in studies[1:] if study[0] == row[0]]
    if own:
        add_grid(table, "学习经历", studies[0][1:], own)


studies = rows_of(os.path.join(here, "../forms/学习经历.csv"))
everything = docx.Document()
for path in sorted(glob.glob(os.path.join(here, "../forms/*.csv"))):
    everything.add_paragraph(os.path.basename(path)[:-4])
    everything.add_paragraph("填报单位：")
    add_table(everything, rows_of(path))
everything.save(os.path.join(here, "资料.docx"))

people = docx.Document()
header, *rows = rows_of(os.path.join(here, "../forms/申报人员.csv"))
for row in rows:
    people.add_paragraph("专业技术资格申报表")
    add_form(people, header, row)
people.save(os.path.join(here, "申报表.docx"))
