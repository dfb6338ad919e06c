"""A workbook of ours as a web page, as spreadsheets save it, with a heading above the table of each sheet: page.py WORKBOOK."""
import html
import re
import sys
import xml.etree.ElementTree as xml
import zipfile
from decimal import Decimal

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def column_of(cell):
    number = 0
    for letter in re.match("[A-Z]+", cell.get("r")).group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def td(cell):
    text = "".join(t.text or "" for t in cell.iter() if t.tag in (MAIN + "t", MAIN + "v"))
    if not text or cell.get("t", "n") != "n":
        return "<td>%s</td>" % html.escape(text)
    shown = "%d" % Decimal(text) if "E+" in text else text
    return '<td sdval="%s" sdnum="1033;0;0">%s</td>' % (shown, shown)


print('<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>')
with zipfile.ZipFile(sys.argv[1]) as book:
    names = [sheet.get("name") for sheet in xml.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
    for i, name in enumerate(names, 1):
        print('<a name="table%d"><h1>Sheet %d: <em>%s</em></h1></a><table>' % (i - 1, i, name))
        for row in xml.fromstring(book.read("xl/worksheets/sheet%d.xml" % i)).iter(MAIN + "row"):
            cells = {column_of(cell): td(cell) for cell in row}
            last = max(cells, default=-1)
            print("<tr>%s</tr>" % "".join(cells.get(c, "<td></td>") for c in range(last + 1)))
        print("</table>")
print("</body></html>")
