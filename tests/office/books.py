"""Workbooks held against each other by the values that are stored in their cells.

    books.py ONE.xlsx TWO.xlsx [SHEET...]              prints the first cells that differ, of all sheets but SHEET...; both must have the same
    books.py --formulas ONE.xlsx TWO.xlsx [SHEET...]   formulas count, too: what calculates one then need not calculate the other

Numbers may differ in their tenth digit: LibreOffice writes 15. One process for two books: a dump for each sheet takes longer than the rest."""
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def strings(book):
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return ["".join(t.text or "" for t in item.iter(MAIN + "t")) for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]


def cells(xml, shared, formulas):
    found = {}
    for cell in ElementTree.fromstring(xml).iter(MAIN + "c"):
        kind, value = cell.get("t", "n"), cell.findtext(MAIN + "v")
        if kind == "inlineStr":
            value = "".join(t.text or "" for t in cell.iter(MAIN + "t"))
        elif kind == "s" and value is not None:
            value = shared[int(value)]
        elif kind == "n" and value is not None:
            value = float(value)
        if value not in (None, ""):
            found[cell.get("r")] = value
        if formulas and cell.findtext(MAIN + "f"):
            found[cell.get("r") + " formula"] = cell.findtext(MAIN + "f")
    return found


def sheets(path, formulas):
    with zipfile.ZipFile(path) as book:
        shared = strings(book)
        links = {link.get("Id"): link.get("Target") for link in ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
        return {sheet.get("name"): cells(book.read("xl/" + re.sub("^/xl/", "", links[sheet.get(LINK)])), shared, formulas)
                for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")}


def same(one, two):
    if isinstance(one, float) and isinstance(two, float):
        return abs(one - two) <= 1e-9 * max(1, abs(one))
    return one == two


def main():
    formulas = sys.argv[1] == "--formulas"
    paths, left_out = sys.argv[1 + formulas:3 + formulas], sys.argv[3 + formulas:]
    one, two = ({name: cells for name, cells in sheets(path, formulas).items() if name not in left_out} for path in paths)
    if list(one) != list(two):
        sys.exit("sheets: %s and %s" % (" ".join(one), " ".join(two)))
    if not any(one.values()):
        sys.exit("nothing in them")
    wrong = ["%s!%s: %r, %r" % (name, at, one[name].get(at), two[name].get(at))
             for name in one for at in sorted(set(one[name]) | set(two[name])) if not same(one[name].get(at), two[name].get(at))]
    if wrong:
        sys.exit("\n".join(wrong[:5]))


main()
