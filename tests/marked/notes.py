"""Mends the tables that went back by what their first sheet says, line by line: notes.py GOOD SPOILED MARKED MENDED.

The folders are those of mend.py. Where a note tells what should stand there, and does not ask to look which of several
is wrong, that is written at its place. What only a person can know is asked for: the answer for the cell that a note
names is what GOOD has there, in its row, and of the same person in its column; where that cell is as it was (a row that
is lacking is noted beside the name), it is what GOOD has of the person, or unit. Prints a line for each note: how it was
mended, whom it is about, its place, whom it names, what it says."""
import glob
import os
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

from mend import column_of, owner_of, pairs, set_text, tag, text_of

OUTSIDE = re.compile("照片|弄虚作假")  # not mended in tables

SAID = [  # what a note tells to write
    re.compile("应为“([^”]+)”"),
    re.compile("应为([^，）“]+)"),
    re.compile("身份证号里的([0-9]+年[0-9]+月[0-9]+日)"),
    re.compile("申报的是“([^”]+)”"),
]


def said(problem, remedy, typed):
    """What should stand in the cell; None if the note does not tell."""
    if "核对" in remedy:
        return None
    limit = re.search("超过([0-9]+)字", problem)
    if limit:
        return typed[: int(limit.group(1))]
    for pattern in SAID:
        found = pattern.search(problem)
        if found:
            return found.group(1)
    return None


class Sheet:
    def __init__(self, root, rows_by_headers):
        self.root = root
        self.rows = list(root.iter(tag("row")))
        self.headers = [text_of(cell) for cell in self.rows[0]]
        # A column that the program has added, to be filled in, is none of the table's.
        known = [rows for headers, rows in rows_by_headers.items() if list(headers) == self.headers[: len(headers)]]
        assert known, self.headers
        self.pairs = {row.get("r"): self.pair(row, known[0]) for row in self.rows[1:]}

    def pair(self, row, known):
        cells = {self.headers[column_of(c)]: text_of(c).strip() for c in row if column_of(c) < len(self.headers)}
        return next((now, was) for now, was in known if all(cells.get(h, "") == v for h, v in now.items()))

    def cell(self, place):
        """The row, the column and the text at F5."""
        number = re.search("[0-9]+", place).group()
        row = next(r for r in self.rows if r.get("r") == number)
        for cell in row:
            if cell.get("r") == place:
                return row, column_of(cell), text_of(cell)
        raise SystemExit("a note of no cell: " + place)

    def mend_of(self, owner, is_asked=lambda row, column: True):
        """What differs of the owner's in the cells that are asked for; returns how many."""
        mended = 0
        for row in self.rows[1:]:
            now, was = self.pairs[row.get("r")]
            for i, header in enumerate(self.headers):
                if owner_of(was) == owner and now.get(header) != was.get(header) and is_asked(row, i):
                    set_text(row, i, was[header])
                    mended += 1
        return mended


def notes_of(root):
    """The lines of the first sheet: requirement, place, whose, problem, clause, remedy."""
    for row in root.iter(tag("row")):
        texts = [text_of(cell) for cell in row]
        if texts and texts[0].isdigit():
            yield texts[1:]


def mend_note(sheets, place, problem, remedy):
    """How the note was mended, and whom it is about: by his number, which its row has."""
    name, at = place.split("!")
    sheet = sheets[name]
    row, column, typed = sheet.cell(at)
    now, was = sheet.pairs[row.get("r")]
    header, owner, told = sheet.headers[column], owner_of(was), said(problem, remedy, typed)
    if told is not None:
        set_text(row, column, told)
        return "said", owner
    if now.get(header) != was.get(header):
        sheet.mend_of(owner, lambda r, c: r is row or c == column)
        return "cell", owner
    if sum(s.mend_of(owner) for s in sheets.values()) > 0:
        return "person", owner
    assert OUTSIDE.search(problem), "a note that leads nowhere: %s %s" % (place, problem)
    return "outside", owner


def mend(path, out, rows_by_headers):
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = [s.get("name") for s in xml.fromstring(source.read("xl/workbook.xml")).iter(tag("sheet"))]
        parts = {name: "xl/worksheets/sheet%d.xml" % (i + 1) for i, name in enumerate(names)}
        roots = {name: xml.fromstring(source.read(part)) for name, part in parts.items()}
        sheets = {name: Sheet(roots[name], rows_by_headers) for name in names[1:]}
        for _, place, whose, problem, _, remedy in notes_of(roots[names[0]]):
            assert problem and remedy, place
            how, owner = mend_note(sheets, place, problem, remedy)
            print("\t".join((how, owner, place, whose, problem)))
        for info in source.infolist():
            name = next((n for n in names[1:] if parts[n] == info.filename), None)
            data = source.read(info)
            if name is not None:
                data = xml.tostring(roots[name], encoding="UTF-8", xml_declaration=True)
            target.writestr(info, data)


def main():
    good, spoiled, marked, out = sys.argv[1:]
    rows_by_headers = pairs(good, spoiled)
    os.makedirs(out)
    for path in sorted(glob.glob(marked + "/**/*.xlsx", recursive=True)):
        mend(path, out + "/" + os.path.basename(path), rows_by_headers)


main()
