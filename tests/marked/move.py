"""Replaces a word in the rows that have PERSON, of a workbook of ours: move.py FROM TO PERSON OLD NEW."""
import re
import sys
import zipfile

source, target, person, old_word, new_word = sys.argv[1:]
moved = 0


def in_row(match):
    global moved
    row = match.group(0)
    if person.encode() not in row:
        return row
    moved += row.count(old_word.encode())
    return row.replace(old_word.encode(), new_word.encode())


with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
    for info in old.infolist():
        new.writestr(info, re.sub(rb"<row .*?</row>", in_row, old.read(info), flags=re.S))
assert moved > 0, "not there: " + old_word
