"""LibreOffice at work on the workbook of `zhibiao new`: what a clerk does with it, and what its input checks say.

    office.py fill IN.xlsx VALUES OUT.xlsx   enters values below the heads and saves as xlsx
    office.py try IN.xlsx VALUES             enters each value by itself; a line each: accepted or refused, sheet, header, value
    office.py mark IN.xlsx VALUES            enters values; a line for each cell that a condition then marks: colour, sheet, header,
                                             row (from 1, the first below the head)
    office.py spoil IN.xlsx FOLDER           makes one mistake of MISTAKES after another, saves FOLDER/its name/IN.xlsx of each and undoes it
    office.py types IN.xlsx                  a line for each cell that is not empty: text, number or formula; its format: text or other;
                                             sheet, what it shows
    office.py check IN.xlsx                  for each column with an input check a line: what becomes of the example above its
                                             head and of a wrong value, sheet, header, title and message of the check

    office.py all JOBS                       one of these a line of JOBS: the file for what it prints, then the words of its command, tabs between

VALUES has a block for each sheet: [its name], a line of headers, lines of values; tabs between them, \\n for a line break.
[its name over the example] writes the one line over the example above the head.
An office of its own is started and ended, with its profile in $TMPDIR."""
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table.CellContentType import FORMULA, TEXT, VALUE
from com.sun.star.sheet.ConditionOperator import LESS_EQUAL
from com.sun.star.sheet.ValidationType import ANY, DATE, DECIMAL, TEXT_LEN, WHOLE
from com.sun.star.util import NumberFormat

HEAD_ROWS = 20


def start(folder):
    os.mkdir(os.path.join(folder, "user"))
    shutil.copy(os.path.join(os.path.dirname(__file__), "registrymodifications.xcu"), os.path.join(folder, "user"))
    pipe = "zhibiao-%d" % os.getpid()
    process = subprocess.Popen(["soffice", "-env:UserInstallation=file://" + folder, "--headless", "--norestore", "--nologo",
                                "--accept=pipe,name=%s;urp;" % pipe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    while True:
        try:
            office = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            return process, office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
        except NoConnectException:
            if process.poll() is not None and process.returncode != 81:  # 81: it starts itself again
                raise
            time.sleep(0.2)


def option(name, value):
    return PropertyValue(Name=name, Value=value)


def url(path):
    return uno.systemPathToFileUrl(os.path.abspath(path))


def opened(desktop, path):
    return desktop.loadComponentFromURL(url(path), "_blank", 0, (option("Hidden", True),))


def save(document, path):
    document.storeToURL(url(path), (option("FilterName", "Calc MS Excel 2007 XML"),))


class Sheet:
    """A sheet whose head is found by its first header."""

    def __init__(self, document, name):
        self.document = document
        self.sheet = document.Sheets.getByName(name)
        cursor = self.sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        rows = self.sheet.getCellRangeByPosition(0, 0, cursor.RangeAddress.EndColumn, HEAD_ROWS).DataArray
        self.head = next(i for i, row in enumerate(rows) if "姓名 *" in row or "工作单位 *" in row or "身份证号 *" in row)
        self.headers = [str(text).rstrip(" *") for text in rows[self.head]]

    def cell(self, column, row):
        """Row 1 is the one below the head, -1 the example above it."""
        return self.sheet.getCellByPosition(column, self.head + row)

    def enter(self, column, row, value):
        """What typing does: a cell of text format keeps the text, in any other one it is read."""
        cell = self.cell(column, row)
        if self.document.NumberFormats.getByKey(cell.NumberFormat).Type & NumberFormat.TEXT:
            cell.setString(value)
        else:
            cell.setFormula(value)

    def judge(self, column, value):
        """Detective > Mark Invalid Data: the office's own judgement of what stands in a cell."""
        cell = self.cell(column, 1)
        number_format = cell.NumberFormat
        self.enter(column, 1, value)
        refused = self.sheet.showInvalid()
        self.sheet.clearArrows()
        cell.setFormula("")
        cell.NumberFormat = number_format  # text that is entered by setFormula leaves a text format behind
        return "refused" if refused else "accepted"


def blocks(path):
    """Name, headers and rows of each block."""
    name, lines = None, []
    with open(path, encoding="utf-8") as file:
        for line in file.read().split("\n") + ["[]"]:
            if line.startswith("["):
                if name:
                    yield name, lines[0], lines[1:]
                name, lines = line.strip("[]"), []
            elif line:
                lines.append([value.replace("\\n", "\n") for value in line.split("\t")])


def enter_rows(sheet, headers, rows, first=1):
    for number, row in enumerate(rows, first):
        for header, value in zip(headers, row):
            if value:
                sheet.enter(sheet.headers.index(header), number, value)


def fill(document, values, out):
    for name, headers, rows in blocks(values):
        name, over, _ = name.partition(" over the example")
        enter_rows(Sheet(document, name), headers, rows, -1 if over else 1)
    save(document, out)


def answer(document, answers, out):
    """Of a notice's questions. Lines: a sheet, a row's number or what stands in its first column, a column, the value."""
    with open(answers, encoding="utf-8") as file:
        for line in file:
            name, row, column, value = line.rstrip("\n").split("\t")
            sheet = document.Sheets.getByName(name)
            if row.isdigit():
                number = int(row) - 1
            else:
                cursor = sheet.createCursor()
                cursor.gotoEndOfUsedArea(False)
                codes = sheet.getCellRangeByPosition(0, 0, 0, cursor.RangeAddress.EndRow).DataArray
                number = [code[0] for code in codes].index(row)
            cell = sheet.getCellByPosition(ord(column) - ord("A"), number)
            if sheet.isProtected() and cell.CellProtection.IsLocked:
                raise ValueError("locked: " + line)
            if document.NumberFormats.getByKey(cell.NumberFormat).Type & NumberFormat.TEXT:
                cell.setString(value.replace("\\n", "\n"))
            else:
                cell.setFormula(value)
    save(document, out)


def try_values(document, values):
    for name, headers, rows in blocks(values):
        sheet = Sheet(document, name)
        for row in rows:
            for header, value in zip(headers, row):
                print(sheet.judge(sheet.headers.index(header), value), name, header, value[:40], sep="\t")


def colours(document, sheet, column, rows):
    """The colour of each condition that holds, and the row it holds in. A condition is worked out in a cell of the same row."""
    scratch = len(sheet.headers) + 4
    conditions = sheet.cell(column, 1).ConditionalFormat
    for i in range(conditions.Count):
        condition = conditions.getByIndex(i)
        style = document.StyleFamilies.getByName("CellStyles").getByName(condition.StyleName)
        first = sheet.cell(scratch, 1)
        first.setFormula("=" + condition.getFormula1())
        for row in range(1, rows + 1):
            cell = sheet.cell(scratch, row)
            if row > 1:
                sheet.sheet.copyRange(cell.CellAddress, first.RangeAddress)
            if cell.Value:
                yield "%06x" % style.CellBackColor, row
            if row > 1:
                cell.setFormula("")
        first.setFormula("")


def mark(document, values):
    entered = list(blocks(values))
    for name, headers, rows in entered:
        enter_rows(Sheet(document, name), headers, rows)
    for name, headers, rows in entered:
        sheet = Sheet(document, name)
        for header in headers:
            for colour, row in colours(document, sheet, sheet.headers.index(header), len(rows)):
                print(colour, name, header, row, sep="\t")


def wrong_for(check):
    """A value that a check must refuse."""
    if check.Type == TEXT_LEN and check.getOperator() == LESS_EQUAL:
        return "字" * (int(check.getFormula1()) + 1)
    for kind, value in ((WHOLE, "1.5"), (DECIMAL, "多"), (DATE, "昨天")):
        if check.Type == kind:
            return value
    return "丙"


def check_columns(document):
    for name in document.Sheets.ElementNames:
        if not document.Sheets.getByName(name).IsVisible or name == "填写说明":
            continue
        sheet = Sheet(document, name)
        for column, header in enumerate(sheet.headers):
            check = sheet.cell(column, 1).Validation
            if check.Type != ANY:
                example = sheet.cell(column, -1).getString()
                print(sheet.judge(column, example.replace("例：", "")), sheet.judge(column, wrong_for(check)), name, header,
                      check.ErrorTitle, check.ErrorMessage, sep="\t")


def cells_in_use(sheet):
    """The row, the column and the value of each cell that is not empty. They come all at once: asking each cell takes minutes."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    for row, values in enumerate(sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow).FormulaArray):
        yield from ((row, column, value) for column, value in enumerate(values) if value != "")


def types(document):
    names = {TEXT.value: "text", VALUE.value: "number", FORMULA.value: "formula"}
    formats = {}
    for name in document.Sheets.ElementNames:
        sheet = document.Sheets.getByName(name)
        for row, column, _ in cells_in_use(sheet):
            cell = sheet.getCellByPosition(column, row)
            key = cell.NumberFormat
            if key not in formats:
                formats[key] = "text" if document.NumberFormats.getByKey(key).Type & NumberFormat.TEXT else "other"
            print(names[cell.Type.value], formats[key], name, cell.String.replace("\n", "\\n"), sep="\t")


# --- What clerks do to a filled workbook. Columns are told by their header; rows are those below the head, from 1. ---


def content(cell):
    return cell.NumberFormat, cell.Type, cell.getString(), cell.Value


def set_content(cell, kept):
    number_format, kind, text, value = kept
    cell.NumberFormat = number_format
    if kind == VALUE:
        cell.setValue(value)
    else:
        cell.setString(text)


def swap(document, name, one, other):
    """The contents of two columns, not their headers."""
    sheet = Sheet(document, name)
    a, b = (sheet.headers.index(header) for header in (one, other))
    row = 1
    while sheet.cell(0, row).getString():
        first, second = content(sheet.cell(a, row)), content(sheet.cell(b, row))
        set_content(sheet.cell(a, row), second)
        set_content(sheet.cell(b, row), first)
        row += 1


def column_as_number(document, name, header, format_code):
    sheet = Sheet(document, name)
    key = document.NumberFormats.queryKey(format_code, document.CharLocale, False)
    row = 1
    column = sheet.headers.index(header)
    while sheet.cell(column, row).getString():
        cell = sheet.cell(column, row)
        text = cell.getString()
        cell.NumberFormat = key
        cell.setValue(float(text))
        row += 1


def put(document, name, header, row, text):
    sheet = Sheet(document, name)
    cell = sheet.cell(sheet.headers.index(header), row)
    cell.NumberFormat = document.NumberFormats.getStandardFormat(NumberFormat.TEXT, document.CharLocale)
    cell.setString(text)


def delete_head(document, name):
    sheet = Sheet(document, name)
    sheet.sheet.Rows.removeByIndex(0, sheet.head + 1)


def rename(document, name, to):
    document.Sheets.getByName(name).Name = to


def merge(document, name, header, first, last):
    """As pasted from a table of Word: the value stands in the first of the merged cells."""
    sheet = Sheet(document, name)
    column = sheet.headers.index(header)
    for row in range(first + 1, last + 1):
        sheet.cell(column, row).setString("")
    sheet.sheet.getCellRangeByPosition(column, sheet.head + first, column, sheet.head + last).merge(True)


def move_above_head(document, name, row):
    sheet = Sheet(document, name)
    rows = sheet.sheet.Rows
    values = [sheet.cell(c, row).getString() for c in range(len(sheet.headers))]
    rows.removeByIndex(sheet.head + row, 1)
    rows.insertByIndex(sheet.head, 1)
    for column, value in enumerate(values):
        sheet.sheet.getCellByPosition(column, sheet.head).setString(value)


def hide(document, name, row):
    sheet = Sheet(document, name)
    sheet.sheet.Rows.getByIndex(sheet.head + row).IsVisible = False


def titles_above(document, name, texts):
    sheet = Sheet(document, name).sheet
    sheet.Rows.insertByIndex(0, len(texts))
    for row, text in enumerate(texts):
        sheet.getCellByPosition(0, row).setString(text)


def change(document, name, header, old, new):
    """Every cell of a column."""
    sheet = Sheet(document, name)
    column, row = sheet.headers.index(header), 1
    while sheet.cell(0, row).getString():
        if sheet.cell(column, row).getString() == old:
            put(document, name, header, row, new)
        row += 1


ME, SLIP = "330599198503120015", "330599198503120065"
MISTAKES = {
    "swapped-id": lambda d: swap(d, "申报人员", "姓名", "身份证号"),
    "swapped-id-hours": lambda d: swap(d, "继续教育", "姓名", "身份证号"),
    "swapped-dates": lambda d: swap(d, "申报人员", "出生年月", "参加工作时间"),
    "swapped-words": lambda d: swap(d, "申报人员", "毕业院校", "学历"),
    "swapped-choices": lambda d: swap(d, "申报人员", "申报专业", "申报级别"),
    "id-number": lambda d: column_as_number(d, "申报人员", "身份证号", "0"),
    "id-number-hours": lambda d: column_as_number(d, "继续教育", "身份证号", "0"),
    "renamed": lambda d: rename(d, "申报人员", "Sheet1"),
    "merged": lambda d: merge(d, "申报人员", "工作单位", 1, 2),
    "merged-name": lambda d: merge(d, "年度考核", "姓名", 1, 4),
    "merged-id": lambda d: merge(d, "年度考核", "身份证号", 1, 4),
    "digit": lambda d: change(d, "申报人员", "身份证号", ME, SLIP),
    "digit-hours": lambda d: change(d, "继续教育", "身份证号", ME, SLIP),
    "digit-one-row": lambda d: put(d, "年度考核", "身份证号", 2, SLIP),
    "hidden": lambda d: hide(d, "申报人员", 2),
    "months": lambda d: put(d, "申报人员", "出生年月", 1, "1985.3"),
    "no-month": lambda d: put(d, "申报人员", "出生年月", 1, "1985-13"),
    "no-header": lambda d: delete_head(d, "申报人员"),
    "no-header-hours": lambda d: delete_head(d, "继续教育"),
    "above-header": lambda d: move_above_head(d, "申报人员", 1),
    "titles": lambda d: titles_above(d, "申报人员", ["附件1", "德清县2020年度申报人员花名册", "填报单位：德清县水利局"]),
}


def contents(document):
    return [(name, *cells_in_use(document.Sheets.getByName(name))) for name in document.Sheets.ElementNames]


# Undoing is faster than opening the workbook again. Where a row was moved it leaves traces in conditions and checks, which nobody
# reads here: these mistakes are the last ones.
def spoil(document, folder):
    before = contents(document)
    for name, make in MISTAKES.items():
        document.UndoManager.enterUndoContext(name)
        make(document)
        document.UndoManager.leaveUndoContext()
        os.makedirs(os.path.join(folder, name))
        save(document, os.path.join(folder, name, os.path.basename(uno.fileUrlToSystemPath(document.URL))))
        document.UndoManager.undo()
        if contents(document) != before:
            sys.exit("not undone: " + name)


def work(document, action, arguments):
    if action == "fill":
        fill(document, *arguments)
    elif action == "answer":
        answer(document, *arguments)
    elif action == "try":
        try_values(document, *arguments)
    elif action == "types":
        types(document)
    elif action == "spoil":
        spoil(document, *arguments)
    elif action == "mark":
        mark(document, *arguments)
    else:
        check_columns(document)


def open_and_work(desktop, action, path, *arguments):
    document = opened(desktop, path)
    work(document, action, arguments)
    document.close(True)


def work_on_all(desktop, jobs):
    with open(jobs, encoding="utf-8") as file:
        for line in file:
            out, *command = line.rstrip("\n").split("\t")
            with open(out, "w", encoding="utf-8") as printed, contextlib.redirect_stdout(printed):
                open_and_work(desktop, *command)


def main():
    with tempfile.TemporaryDirectory() as folder:
        process, desktop = start(folder)
        try:
            if sys.argv[1] == "all":
                work_on_all(desktop, sys.argv[2])
            else:
                open_and_work(desktop, *sys.argv[1:])
        finally:
            desktop.terminate()
            process.wait()


main()
