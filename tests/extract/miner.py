"""What pdfminer gives: the text of each PDF that standard input names, as FILE.pdfminer beside it."""
import sys

from pdfminer.high_level import extract_text

for name in sys.stdin.read().splitlines():
    with open(name + ".pdfminer", "w", encoding="utf-8") as out:
        out.write(extract_text(name))
