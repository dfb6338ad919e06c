# python-docx: cells merged over rows and columns, a line end at the end of a cell.
import docx

document = docx.Document()
document.add_paragraph("申报人员")
table = document.add_table(rows=3, cols=3)
for i in range(3):
    for j in range(3):
        table.cell(i, j).text = "%d%d" % (i, j)
table.cell(0, 0).merge(table.cell(1, 1))
table.cell(2, 2).paragraphs[0].add_run("\thi").add_break()
document.save("python-docx.docx")
