#!/bin/sh
# Photos on the page and in what is said: turned as EXIF asks for, cleaned of EXIF, taken out of workbooks, matched.
. tests/lib.sh

# person NUMBER NAME: a line of the table.
person() {
  echo "$1,$2,男,1985-03,某单位,德清县,图书,中级,馆员,2008-08,0572-0000001,正常晋升"
}
header=身份证号,姓名,性别,出生年月,工作单位,所属区县,申报专业,申报级别,申报资格名称,参加工作时间,联系电话,申报类型

# A face, a coat below it, a red mark at the left: no turn of it looks like another.
convert -size 350x490 xc:white -fill '#dcb494' -draw 'ellipse 190,170 80,100 0,360' -fill '#456' -draw 'rectangle 110,300 290,490' \
  -fill red -draw 'rectangle 20,150 70,190' "$work/upright.png"

# with_exif ORIENTATION <JPEG: writes EXIF with that and a place (30° 51' 39.12345" N) behind the first marker, and the place again in all
# others that cameras and programs write: XMP, Photoshop's, a comment, and what stands behind the picture.
with_exif() {
  perl -e 'my $orientation = shift; binmode STDIN; binmode STDOUT; local $/; my $jpeg = <STDIN>;
    my $gps = pack("v", 2) . pack("vvVa4", 1, 2, 2, "N") . pack("vvVV", 2, 5, 3, 68) . pack("V", 0) .
      pack("V6", 30, 1, 51, 1, 3912345, 100000);
    my $exif = "Exif\0\0II*\0\x08\0\0\0\x02\0" . pack("vvVvv", 0x112, 3, 1, $orientation, 0) . pack("vvVV", 0x8825, 4, 1, 38) .
      pack("V", 0) . $gps . "GPS of a home";
    my $segment = sub { "\xFF" . chr($_[0]) . pack("n", 2 + length $_[1]) . $_[1] };
    print substr($jpeg, 0, 2), $segment->(0xE1, $exif), $segment->(0xE1, "http://ns.adobe.com/xap/1.0/\0XMP of a home"),
      $segment->(0xED, "Photoshop 3.0\0IPTC of a home"), $segment->(0xFE, "comment of a home"), substr($jpeg, 2), "tail of a home"' "$1"
}

# turned ORIENTATION NAME HOW...: stored so that only with this orientation it stands upright.
turned() {
  orientation=$1 name=$2
  shift 2
  convert "$work/upright.png" "$@" -strip -quality 95 "jpg:$work/stored.jpg" &&
    with_exif "$orientation" <"$work/stored.jpg" >"$work/turned/$name.jpg"
}
mkdir "$work/turned"
turned 1 甲一 && turned 2 甲二 -flop && turned 3 甲三 -rotate 180 && turned 4 甲四 -flip && turned 5 甲五 -transpose && turned 6 甲六 -rotate -90 &&
  turned 7 甲七 -transverse && turned 8 甲八 -rotate 90
{
  echo "$header"
  person 330599198503120111 甲一 && person 330599198503120218 甲二 && person 330599198503120314 甲三 && person 330599198503120410 甲四
  person 330599198503120517 甲五 && person 330599198503120613 甲六 && person 33059919850312071X 甲七 && person 330599198503120816 甲八
} >"$work/turned/申报人员.csv"

# Where the photo is on page 3, at 72 dpi.
photo_of() {
  pdftoppm -r 72 -f 3 -l 3 -x 420 -y 92 -W 110 -H 130 "$1" >"$2"
}

# differs A B: the mean difference of two pictures' channels.
differs() {
  perl -e 'my @p = map { open my $f, "<:raw", $_; local $/; my $d = <$f>; $d =~ s/^P6\s+\d+\s+\d+\s+\d+\s//; $d } @ARGV;
    my ($sum, $n) = (0, length $p[0]); $sum += abs(ord(substr $p[0], $_, 1) - ord(substr $p[1], $_, 1)) for 0 .. $n - 1; printf "%d\n", $sum / $n' "$1" "$2"
}

stand_upright() {
  runs 0 make "$work/turned" --only 评审表 --draft -o "$work/made" || return 1
  photo_of "$work"/made/评审表/德清县/某单位/甲一-*.pdf "$work/one.ppm"
  for who in 二 三 四 五 六 七 八; do
    photo_of "$work"/made/评审表/德清县/某单位/甲$who-*.pdf "$work/other.ppm"
    [ "$(differs "$work/one.ppm" "$work/other.ppm")" -lt 3 ] || { echo "甲$who: $(differs "$work/one.ppm" "$work/other.ppm")"; return 1; }
  done
  # The comparison sees a turn: as it is stored.
  cp -r "$work/turned" "$work/stored" && convert "$work/upright.png" -rotate 180 -quality 95 "jpg:$work/stored/甲一.jpg" &&
    runs 0 make "$work/stored" --only 评审表 --draft -o "$work/made2" && photo_of "$work"/made2/评审表/德清县/某单位/甲一-*.pdf "$work/other.ppm" &&
    [ "$(differs "$work/one.ppm" "$work/other.ppm")" -gt 20 ]
}

# The seconds of the latitude, as they stand in GPS EXIF.
has_seconds() {
  perl -e 'local $/; open my $f, "<:raw", shift or die; exit(index(<$f>, pack("V", 3912345)) < 0 ? 1 : 0)' "$1"
}
has_no_place() {
  has_seconds "$work/turned/甲六.jpg" && test "$(grep -ao 'of a home' "$work/turned/甲六.jpg" | wc -l)" -eq 5 || return 1
  for file in "$work"/made/评审表/德清县/某单位/*.pdf; do
    pdfimages -list "$file" | grep -q jpeg && ! grep -aq -e 'of a home' -e Exif "$file" && ! has_seconds "$file" || { echo "$file"; return 1; }
  done
}

are_judged_as_shown() {
  runs 1 check "$work/turned" --json -o "$work/checked" || runs 0 check "$work/turned" --json -o "$work/checked" || return 1
  ! grep -E 'photo-(ratio|pixels|background)' "$work/out"
}

# JPEGs that libharu could not read: the run goes on, the form is made.
mkdir "$work/stray"
{ echo "$header" && person 330599198503120111 甲一; } >"$work/stray/申报人员.csv"
takes_stray_bytes() {
  convert "$work/upright.png" -strip -quality 95 "jpg:$work/plain.jpg"
  for stray in '\xFF' '\xFF\xFF\xFF' '\xFF\x01' '\0\0'; do
    perl -e 'binmode STDIN; binmode STDOUT; undef $/; my $stray = eval "\"$ARGV[0]\""; $_ = <STDIN>; s/(?=\xFF\xC0)/$stray/; print' "$stray" \
      <"$work/plain.jpg" >"$work/stray/甲一.jpg"
    runs 0 make "$work/stray" --only 评审表 --draft -o "$work/made3" && pdfimages -list "$work"/made3/评审表/德清县/某单位/甲一-*.pdf | grep -q jpeg || return 1
  done
}

# refused NAME WORD <FILE: a photo of that name is told by `check`, with the word, and at make without ending the run.
refused() {
  cat >"$work/stray/$1" && runs 1 check "$work/stray" --json -o "$work/checked" && grep photo-format "$work/out" | grep -q -- "$2" &&
    runs 1 make "$work/stray" --only 评审表 -o "$work/made4" && says "$work/err" "$2" || return 1
  rm "$work/stray/$1"
}
tells_what_is_wrong() {
  rm "$work/stray/甲一.jpg"
  perl -pe 'BEGIN { binmode STDIN; binmode STDOUT; undef $/ } s/\xFF\xC0/\xFF\xC9/' <"$work/plain.jpg" | refused 甲一.jpg 算术编码 &&
    head -c 9000 "$work/plain.jpg" | refused 甲一.jpg 不完整 && refused 甲一.png 'PNG 格式' <"$work/upright.png" &&
    refused 甲一.jpg 'PNG 格式' <"$work/upright.png" && printf '\0\0\0\030ftypheic\0\0\0\0mif1heic' | refused 甲一.heic 'HEIC 格式' &&
    printf 'RIFF\0\0\0\0WEBPVP8 ' | refused 甲一.webp 'WebP 格式' && refused 甲一.jpg 文件是空的 </dev/null
}

# Two that differ are nobody's; the report has all that no one uses.
tells_of_two() {
  mkdir "$work/stray/新" "$work/stray/旧" && cp "$work/plain.jpg" "$work/stray/新/330599198503120111.jpg" && cp "$work/turned/甲一.jpg" "$work/stray/合影.jpg" &&
    convert "$work/upright.png" -quality 70 "jpg:$work/stray/旧/330599198503120111.jpg" &&
    runs 0 make "$work/stray" --only 评审表,导入报告 --draft -o "$work/made5" &&
    says "$work/err" '有 2 张照片都对得上，内容不同，不知道用哪一张：新/330599198503120111.jpg、旧/330599198503120111.jpg' &&
    unzip -p "$work/made5/导入报告.xlsx" xl/sharedStrings.xml >"$work/strings" && says "$work/strings" 合影.jpg 新/330599198503120111.jpg 没有用上 &&
    ! grep -q '"pictures": \[{' "$work/made5/manifest.json"
}

check "photos stand upright with each of the 8 orientations" stand_upright
check "nothing of a photo's EXIF, XMP or comments is in a form" has_no_place
check "photos are judged as they are shown" are_judged_as_shown
check "JPEGs with stray bytes are taken" takes_stray_bytes
check "what no form can show is told by check, too, with the reason" tells_what_is_wrong
check "two photos of one person are told, and none is taken; unused ones are listed" tells_of_two
