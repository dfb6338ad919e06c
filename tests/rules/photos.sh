#!/bin/sh
# The photos of tests/rules/cases, into a folder: sh photos.sh FOLDER.
set -e
cd "${1:?which folder?}"

# picture NAME SIZE BACKGROUND [TYPE]: noise before a background, as large as a portrait's file.
picture() {
  name=$1 size=$2 background=$3 type=${4:-TrueColor}
  convert -size "$size" "xc:$background" -seed 7 \( -size 180x200 xc:grey50 +noise Random \) -gravity south -composite -type "$type" -strip -sampling-factor 1x1 \
    -quality 95 "jpg:$name"
}

# padded NAME BYTES: base.jpg with comments behind its first marker, to be so long.
padded() {
  perl -e 'my ($from, $to, $bytes) = @ARGV; open my $f, "<:raw", $from; local $/; my $jpeg = <$f>; my $more = $bytes - length $jpeg; my $pad = "";
    while ($more > 0) { my $n = $more > 60000 ? 50000 : $more; $pad .= "\xFF\xFE" . pack("n", $n - 2) . ("x" x ($n - 4)); $more -= $n }
    open my $out, ">:raw", $to; print $out substr($jpeg, 0, 2), $pad, substr($jpeg, 2)' small.jpg "$1" "$2"
}

picture base.jpg 300x420 white
picture grey.jpg 300x420 white Grayscale
picture blue.jpg 300x420 '#438edb'
picture offwhite.jpg 300x420 '#ebebe8'
picture dim.jpg 300x420 '#b4b4b4'
picture same.jpg 301x420 white
cp same.jpg same-2.jpg
for size in 215x300 216x301 256x400 260x400 320x400 324x400; do picture "$size.jpg" "$size" white; done
convert -size 300x420 xc:white -seed 7 \( -size 60x60 xc:grey50 +noise Random \) -gravity south -composite -strip -quality 90 jpg:small.jpg
for bytes in 30720 30721 1048575 1048576; do padded "$bytes.jpg" $bytes; done
convert -size 300x420 xc:white -seed 7 \( -size 180x200 xc:grey50 +noise Random \) -gravity south -composite png:png.jpg

# Two different ones of one name; one that lies on its side, and EXIF says so; cut off; marked as arithmetic coding.
mkdir a b
cp base.jpg a/two.jpg
cp blue.jpg b/two.jpg
picture upright.jpg 300x420 white
convert upright.jpg -rotate -90 -strip -sampling-factor 1x1 -quality 95 jpg:turned.jpg
perl -e 'my ($from, $to) = @ARGV; open my $f, "<:raw", $from; local $/; my $jpeg = <$f>;
  my $exif = "Exif\0\0MM\0*\0\0\0\x08\0\x01" . pack("nnNnn", 0x112, 3, 1, 6, 0) . "\0\0\0\0";
  open my $out, ">:raw", $to; print $out substr($jpeg, 0, 2), "\xFF\xE1", pack("n", 2 + length $exif), $exif, substr($jpeg, 2)' turned.jpg lying.jpg
rm turned.jpg upright.jpg
head -c 20000 base.jpg >half.jpg
perl -pe 'BEGIN { binmode STDIN; binmode STDOUT; undef $/ } s/\xFF\xC0/\xFF\xC9/' <base.jpg >arithmetic.jpg
