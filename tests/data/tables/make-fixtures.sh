#!/bin/sh
# Makes the workbooks and text files beside it with other people's programs: the readers are judged by what those write.
# The files are kept in git, so this runs only when one is added. Needs: LibreOffice, node with exceljs and xlsx (SheetJS)
# in NODE_PATH, python3 with openpyxl, xlsxwriter, xlwt and docx, perl with Excel::Writer::XLSX, Gnumeric, iconv. What is expected of them stands in tests/unit/test_dump.c.
set -e
cd "$(dirname "$0")"

# LibreOffice: every type of cell, Chinese date formats, merged cells, a hidden sheet, a formula of each kind of result.
soffice --headless --convert-to xlsx libreoffice.fods >/dev/null

# exceljs: the 1904 date system, rich text, an inline hyperlink text, shared formula results.
node exceljs.js

# SheetJS: cells without a style, numbers of 18 digits, booleans, errors; also as a web page and as “XML 表格 2003”.
node sheetjs.js

# openpyxl: absolute part names, formulas that were never calculated, sparse rows.
python3 openpyxl-sparse.py

# XlsxWriter: texts in the rows, results of formulas, rich text. Perl's Excel::Writer::XLSX: merged, hidden, percent.
python3 xlsxwriter-constant.py
perl excel-writer.pl

# Text files: one content in the encodings that exports come in.
iconv -f UTF-8 -t GB18030 roster.utf8.csv >roster.gb18030.csv
{ printf '\357\273\277'; cat roster.utf8.csv; } >roster.bom.csv
{ printf '\377\376'; iconv -f UTF-8 -t UTF-16LE roster.utf8.csv; } >roster.utf16le.csv
{ printf '\376\377'; iconv -f UTF-8 -t UTF-16BE roster.utf8.csv; } >roster.utf16be.csv
iconv -f UTF-8 -t UTF-16LE roster.utf8.csv >roster.utf16le-unmarked.csv

# The same workbook in LibreOffice's other formats.
soffice --headless --convert-to html libreoffice.fods >/dev/null
soffice --headless --convert-to 'xml:MS Excel 2003 XML' libreoffice.fods >/dev/null
soffice --headless --convert-to xls libreoffice.fods >/dev/null
soffice --headless --convert-to ods libreoffice.fods >/dev/null
soffice --headless --convert-to xls picture.fods >/dev/null

# Gnumeric: BIFF7 (Excel 95), texts in GBK. xlwt (python3-xlwt): shared strings in several records.
WINDOWS_LANGUAGE=zh_CN ssconvert --export-type=Gnumeric_Excel:excel_biff7 libreoffice.xlsx gnumeric-biff7.xls
python3 xlwt-strings.py

# Word documents of LibreOffice and of python-docx.
soffice --headless --infilter='HTML (StarWriter)' --convert-to 'docx:MS Word 2007 XML' writer.html >/dev/null
python3 python-docx.py
