"""Mends the tables that went back to be mended, as their notes say: mend.py GOOD SPOILED MARKED MENDED.

GOOD and SPOILED are folders of csv with the same rows, some cells of which differ; MARKED a folder of 退回修改表. Each row
of these must be a row of SPOILED, cell by cell as it was typed there; where that differs from GOOD, it gets what stands
there, and is written below MENDED. Prints whom it has mended, an ID number or a unit a line. Who is mended without being
named in the first sheet, or has a note and nothing to mend, ends it."""
import csv
import glob
import os
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ODD = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
xml.register_namespace("", MAIN)
xml.register_namespace("r", ODD[1:-3])


def tag(name):
    return "{%s}%s" % (MAIN, name)


def table(path):
    """The rows of a csv, each a dict by header; two title lines stand above the header."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[2:]
    return [{h: v.strip() for h, v in zip(rows[0], row)} for row in rows[1:]]


def pairs(good, spoiled):
    """By the headers of a table: its rows as they are now, each with what it was."""
    found = {}
    for path in sorted(glob.glob(spoiled + "/*.csv")):
        before = good + "/" + os.path.basename(path)
        if os.path.exists(before):
            now, was = table(path), table(before)
            assert len(now) == len(was), path
            found[tuple(now[0])] = list(zip(now, was))
    return found


def text_of(cell):
    inline = cell.find(tag("is"))
    if inline is not None:
        return "".join(t.text or "" for t in inline.iter(tag("t")))
    value = cell.find(tag("v"))
    return "" if value is None else value.text


def column_of(cell):
    number = 0
    for letter in re.match("[A-Z]+", cell.get("r")).group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def set_text(row, column, value):
    for cell in row:
        if column_of(cell) == column:
            for child in list(cell):
                cell.remove(child)
            cell.set("t", "inlineStr")
            xml.SubElement(xml.SubElement(cell, tag("is")), tag("t")).text = value
            return
    raise SystemExit("no cell to write in")


def owner_of(row):
    for header, value in row.items():
        if "身份证" in header:
            return value
    return row["工作单位"]


def mend_sheet(root, rows_by_headers, mended):
    rows = list(root.iter(tag("row")))
    headers = [text_of(cell) for cell in rows[0]]
    known = rows_by_headers.get(tuple(headers))
    assert known, "headers that no table has: %s" % headers
    for row in rows[1:]:
        cells = {headers[column_of(c)]: text_of(c).strip() for c in row if column_of(c) < len(headers)}
        same = [pair for pair in known if all(cells.get(h, "") == v for h, v in pair[0].items())]
        assert same, "a row that was not typed so: %s" % cells
        now, was = same[0]
        for i, header in enumerate(headers):
            if now[header] != was[header]:
                set_text(row, i, was[header])
                mended.add(owner_of(was))


def mend(path, out, rows_by_headers, mended):
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = xml.fromstring(source.read("xl/workbook.xml")).iter(tag("sheet"))
        assert next(names).get("name") == "退回说明"
        for info in source.infolist():
            data = source.read(info)
            if re.fullmatch(r"xl/worksheets/sheet(?!1\.)\d+\.xml", info.filename):
                root = xml.fromstring(data)
                mend_sheet(root, rows_by_headers, mended)
                data = xml.tostring(root, encoding="UTF-8", xml_declaration=True)
            target.writestr(info, data)


def main():
    good, spoiled, marked, out = sys.argv[1:]
    rows_by_headers, mended = pairs(good, spoiled), set()
    os.makedirs(out)
    for path in sorted(glob.glob(marked + "/**/*.xlsx", recursive=True)):
        mend(path, out + "/" + os.path.basename(path), rows_by_headers, mended)
    planted = {owner_of(was) for rows in rows_by_headers.values() for now, was in rows if now != was}
    assert planted == mended, "never reached: %s" % sorted(planted - mended)
    print("\n".join(sorted(mended)))


if __name__ == "__main__":
    main()
