#!/bin/sh
# What stands between the stages, against tests/golden: models, filled templates and pages as text, to the last
# character, and pages as pictures, within a tolerance. `make golden` takes what is made now as right: look at the
# change before you commit it.
. tests/lib.sh
without_rules
golden=tests/golden
person=德清县/德清县水利工程质量监督站/张志远-0015
short=德清县/德清县水利工程质量监督站/赵刚-0039

# What is compared: the golden file's name and the made file's.
texts() {
  cat <<END
exceptional.model.txt 破格推荐审批表/$person.model.txt
exceptional.template.txt 破格推荐审批表/$person.template.txt
exceptional.pages.txt 破格推荐审批表/$person.pages.txt
posts.pages.txt 岗位信息表/德清县/德清县水利工程质量监督站.pages.txt
evaluation.model.txt 评审表/$short.model.txt
evaluation.pages.txt 评审表/$short.pages.txt
END
}
# The same for pictures; the page's number stands between.
pictures() {
  cat <<END
exceptional.png 1 破格推荐审批表/$person.pdf
posts.png 1 岗位信息表/德清县/德清县水利工程质量监督站.pdf
cover.png 1 评审表/$person.pdf
basics.png 3 评审表/$person.pdf
opinions.png 7 评审表/$person.pdf
END
}
makes_them() {
  runs 1 make tests/data/forms -o "$work/made" --dump=model --dump=template --dump=pages
}
draws() {
  pictures | while read -r name page file; do
    pdftoppm -r 60 -gray -png -singlefile -f "$page" -l "$page" "$work/made/$file" "$work/${name%.png}" || return 1
  done
}
same_texts() {
  texts | while read -r name file; do
    diff -u "$golden/$name" "$work/made/$file" || return 1
  done
}
# Counts pixels that differ by more than a tenth of black: 20 of some 350,000 may. The picture of the difference stays.
same_pictures() {
  pictures | while read -r name page file; do
    difference=$BUILD/tests/difference-$name
    count=$(compare -metric AE -fuzz 10% "$golden/$name" "$work/$name" "$difference" 2>&1)
    if [ "${count%%.*}" -gt 20 ] 2>/dev/null; then
      echo "$name: $count pixels differ; see $difference"
      return 1
    elif ! [ "${count%%.*}" -ge 0 ] 2>/dev/null; then
      echo "$name: $count"
      return 1
    fi
    rm -f "$difference"
  done
}

if [ "${1:-}" = renew ]; then
  mkdir -p "$golden" && makes_them && draws || exit 1
  texts | while read -r name file; do cp "$work/made/$file" "$golden/$name"; done
  pictures | while read -r name page file; do cp "$work/$name" "$golden/$name"; done
  exit
fi
check "the batch of the golden files is made" makes_them
check "models, filled templates and pages are as in tests/golden" same_texts
check "the pages can be drawn" draws
check "pages look as in tests/golden" same_pictures
