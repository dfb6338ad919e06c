"""Deletes the rows that have WORD from the sheets of a workbook of ours, but not from the first: drop.py FROM TO WORD [SHEETS [FIRST]].
SHEETS: the highest number of a sheet that loses rows; FIRST: the lowest."""
import re
import sys
import zipfile

source, target, word, *sheets = sys.argv[1:]
last, first = [int(number) for number in sheets] + [99, 2][len(sheets):]
dropped = 0
with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
    for info in old.infolist():
        data = old.read(info)
        sheet = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", info.filename)
        if sheet and first <= int(sheet.group(1)) <= last:
            kept = [row for row in re.split(rb"(<row .*?</row>)", data, flags=re.S) if word.encode() not in row]
            dropped += data.count(b"<row ") - b"".join(kept).count(b"<row ")
            data = b"".join(kept)
        new.writestr(info, data)
assert dropped > 0, "not there: " + word
