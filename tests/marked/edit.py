"""Replaces words in the parts of a workbook: edit.py FROM TO OLD=NEW …; each must be there."""
import sys
import zipfile

source, target, *edits = sys.argv[1:]
pairs = [edit.encode().split(b"=", 1) for edit in edits]
found = set()
with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
    for info in old.infolist():
        data = old.read(info)
        for before, after in pairs:
            if before in data:
                found.add(before)
                data = data.replace(before, after)
        new.writestr(info, data)
assert len(found) == len(pairs), "not there: %s" % [before.decode() for before, _ in pairs if before not in found]
