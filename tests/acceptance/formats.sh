#!/bin/sh
# For `make test-more`: it takes long.
# The same people in other containers: a zip as a Chinese Windows writes it; web pages, alone or in a MIME container, XML
# workbooks, .xls and .ods, all called .xls; tables of Word documents, also as a form for each person. The documents are
# the same, byte for byte.
. tests/lib.sh
without_rules

made() {
  runs 1 make "$1" --date 2020-09-30 -o "$2" --only 评审表,破格推荐审批表 && diff -r -x manifest.json -x index.html "$work/plain" "$2"
}

# Names in GBK, and no mark that says so. Photos are in a folder.
zip_forms() {
  perl -MIO::Compress::Zip=:all -MEncode -e '
    my ($out, @files) = @ARGV;
    my $zip;
    for my $file (@files) {
      my ($name) = decode("UTF-8", $file) =~ m{([^/]+)$};
      $name = "\x{7167}\x{7247}/$name" if $name =~ /jpg$/; # 照片
      my %options = (Name => encode("GBK", $name));
      if ($zip) { $zip->newStream(%options) } else { $zip = IO::Compress::Zip->new($out, %options) }
      open my $in, "<:raw", $file or die $file;
      local $/;
      $zip->print(<$in>);
    }
    $zip->close;' "$work/资料.zip" tests/data/forms/*
}
is_read_as_a_folder() {
  zip_forms && mkdir "$work/tmp" && TMPDIR=$work/tmp made "$work/资料.zip" "$work/zip" && test -z "$(ls "$work/tmp")" &&
    says "$work/zip/manifest.json" '资料.zip/申报人员.csv"' '资料.zip/照片/330599********0015.jpg"' && ! grep -q "$work/tmp" "$work/zip/manifest.json"
}
tells_places_in_it() {
  "$zhibiao" make tests/data/forms --date 2020-09-30 -o "$work/again" 2>"$work/folder.err"
  "$zhibiao" make "$work/资料.zip" --date 2020-09-30 -o "$work/again" 2>"$work/zip.err"
  grep -q '申报人员.csv!' "$work/folder.err" && sed 's,资料.zip/,,' "$work/zip.err" | diff "$work/folder.err" -
}
is_no_table_itself() {
  runs 3 dump "$work/资料.zip" && says "$work/err" 压缩包 解压
}

# Each csv as LibreOffice saves it.
convert() {
  mkdir "$work/$1" && cp tests/data/forms/*.jpg "$work/$1" &&
    libreoffice --convert-to "$2" \
      --infilter="CSV:44,34,76,1,$(seq -s / 1 50 | sed 's,/\|$,/2/,g; s,/$,,')" \
      --outdir "$work/$1" tests/data/forms/*.csv &&
    for file in "$work/$1"/*."${2%%:*}"; do [ "${2%%:*}" = xls ] || mv "$file" "${file%.*}.xls" || return 1; done
}
are_read_as_pages() {
  convert pages html && made "$work/pages" "$work/from-pages"
}
are_read_as_xml() {
  convert xml 'xml:MS Excel 2003 XML' && made "$work/xml" "$work/from-xml"
}
are_read_as_workbooks() {
  convert "$1" "$2" && made "$work/$1" "$work/from-$1"
}

# A web page as Excel saves it in one file.
are_read_from_mime() {
  mkdir "$work/mime" && cp tests/data/forms/*.jpg "$work/mime" || return 1
  for file in "$work"/pages/*.xls; do
    perl -MMIME::QuotedPrint -0777 -ne 'print "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"----=_x\"\r\n\r\n",
      "------=_x\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n",
      "Content-Type: text/html; charset=\"utf-8\"\r\n\r\n", encode_qp($_, "\r\n"), "\r\n------=_x--\r\n"' \
      "$file" >"$work/mime/${file##*/}" || return 1
  done
  made "$work/mime" "$work/from-mime"
}

# tests/data/docx/make.py made the documents.
are_read_from_word() {
  mkdir "$work/word" && cp tests/data/forms/*.jpg tests/data/docx/资料.docx "$work/word" && made "$work/word" "$work/from-word"
}
is_a_form_each() {
  mkdir "$work/each" && cp tests/data/forms/* tests/data/docx/申报表.docx "$work/each" && rm "$work/each/申报人员.csv" "$work/each/学习经历.csv" &&
    made "$work/each" "$work/from-each"
}

# A whole district of the sample, whose workbooks LibreOffice saves as FORMAT.
makes_the_season_of() {
  district=samples/huzhou-2020/06安吉县
  mkdir "$work/season-$1" && cp -r "$district/照片" "$work/season-$1" && converts "$1" "$work/season-$1" "$district"/*.xlsx >/dev/null 2>&1 &&
    runs 0 make "$work/season-$1" --date 2020-09-30 -o "$work/made-$1" --only 评审表,破格,岗位信息表,公示表 &&
    diff -rq -x manifest.json -x index.html "$work/made-xlsx" "$work/made-$1" && test "$(find "$work/made-$1" -name '*.pdf' | wc -l)" -eq 60
}

runs 1 make tests/data/forms --date 2020-09-30 -o "$work/plain" --only 评审表,破格推荐审批表
check "a zip with names in GBK is read as a folder, and leaves nothing behind" is_read_as_a_folder
check "places are told by the zip's name" tells_places_in_it
check "a zip is no table" is_no_table_itself
check "web pages called .xls give the same documents" are_read_as_pages
check "XML workbooks called .xls give the same documents" are_read_as_xml
check "web pages in a MIME container give the same documents" are_read_from_mime
check ".xls gives the same documents" are_read_as_workbooks xls 'xls:MS Excel 97'
check ".ods gives the same documents" are_read_as_workbooks ods ods
check "tables of a Word document give the same documents" are_read_from_word
check "a form for each person in a Word document gives the same documents" is_a_form_each
# What takes longer is for `make test-more`.
if [ -n "${ALL:-}" ]; then
  runs 0 make samples/huzhou-2020/06安吉县 --date 2020-09-30 -o "$work/made-xlsx" --only 评审表,破格,岗位信息表,公示表
  check "a district's workbooks as .xls give the same documents" makes_the_season_of xls
  check "a district's workbooks as .ods give the same documents" makes_the_season_of ods
fi
