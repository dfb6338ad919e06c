#!/usr/bin/perl
# Writes what the fuzzer begins with: a folder for each target, of what the repository has of its kind, and `words`,
# which it puts in: the names of the templates' elements and what scripts call.
use strict;
use warnings;
use File::Basename;
use File::Copy;
use File::Path qw(make_path);
use IO::Uncompress::Unzip qw(unzip);

my $folder = shift;

sub seed {
  my ($target, $name, $bytes) = @_;
  make_path "$folder/$target";
  open my $out, '>:raw', "$folder/$target/$name" or die "$target/$name: $!";
  print $out $bytes;
  close $out;
}

sub text_of {
  my ($file) = @_;
  open my $in, '<:raw', $file or die "$file: $!";
  local $/;
  return scalar <$in>;
}

sub copies {
  my ($target, @files) = @_;
  seed($target, basename($_), text_of($_)) for @files;
}

# The string literals of a test in C that are of bytes beyond ASCII or have a digit.
sub literals {
  my ($file) = @_;
  return grep { /[\x80-\xff0-9]/ } map { s/\\"/"/gr =~ s/\\n/\n/gr } text_of($file) =~ /"((?:[^"\\\n]|\\.)+)"/g;
}

# Tables as they are, and the parts of workbooks behind an @ as table.c takes them.
my @tables = glob 'tests/data/tables/*.{csv,fods,html,xls,xlsx,xml}';
copies('table', @tables);
for my $file (grep { /\.xlsx$/ } @tables) {
  my @parts = map {
    my $part = '';
    unzip $file => \$part, Name => "xl/$_.xml";
    $part;
  } qw(worksheets/sheet1 sharedStrings styles);
  seed('table', basename($file) . '.parts', '@' . join("\0", @parts));
}

copies('archive', grep { /\.(xlsx|docx)$/ && -s $_ < 20_000 } @tables, glob 'tests/data/tables/*.docx');
seed('archive', 'names', join("\0", "\@\xe8\xa1\xa8/a.csv", "x", "b/../../c", "y", "/d", "", "__MACOSX/e", "", "f/", "", "\xb1\xed.csv", "z", "a" x 300, ""));
copies('template', glob('templates/*.xml'), glob('docs/examples/*.xml'));
copies('script', grep({ !m{lua/(schema|check)\.lua} } glob 'lua/*.lua'), glob 'docs/examples/*.lua');
my $n = 0;
for my $file (glob('templates/*.xml'), glob 'docs/examples/*.xml') {
  seed('expression', $n++, s/&lt;/</gr =~ s/&gt;/>/gr =~ s/&amp;/&/gr) for text_of($file) =~ /\{([^{}]+)\}/g;
}

# What the page asks for, and what is kept of a batch.
my $id = '0123456789abcdef';
my @asked = ('/', '/session', '/works', "/works/$id", "/works/$id/files", "/works/$id/output/a/b.pdf", "/works/$id/log/make.err", '127.0.0.1:8020', '[::1]:80', 'http://localhost:8020',
  "S-1-99999999999-e794b2." . '0' x 64, "\xe7\x85\xa7\xe7\x89\x87/a.jpg", '../a',
  "unit \xe7\x94\xb2\ntitle a\ntimes 1 2\nrevision 3 4\nfound 1 2 3\ncheck 1 3 9\nmake 0 3 9\nfile 1 20 a b.csv\nfile 4 7 c/d.jpg\n");
seed('serve', $_, $asked[$_]) for 0 .. $#asked;

# A TrueType font of four glyphs: .notdef, which is empty, a square, two squares, and one square turned and scaled. The
# fonts that are installed and as small as what the fuzzer takes are CFF.
sub truetype {
  my $square = pack('n5n2C4C8', 1, 0, 0, 100, 100, 3, 0, (0x37) x 4, 0, 100, 0, 0, 0, 0, 100, 0) . "\0";
  my $two    = pack('n5nnccnncc', 0xFFFF, 0, 0, 300, 100, 0x22, 1, 0, 0, 0x202, 1, 100, 0);
  my $turned = pack('n5nnccn4', 0xFFFF, 0, 0, 50, 50, 0x82, 1, 5, 5, 0, 0x2000, 0xE000, 0);
  my ($glyf, @places) = ('', 0);
  for ('', $square, $two, $turned) {
    $glyf .= $_ . "\0" x (-length($_) % 2);
    push @places, length($glyf) / 2;
  }
  my %tables = (
    head => pack('N4n2x16n4n5', 0x10000, 0, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 300, 100, 0, 0, 2, 0, 0),
    hhea => pack('Nn3x24n', 0x10000, 800, 200, 0, 1) . pack('n', 4),
    hmtx => pack('n*', (1000, 0) x 4),
    loca => pack('n*', @places),
    maxp => pack('Nn14', 0x10000, 4, (8) x 13),
    glyf => $glyf
  );
  my ($directory, $body, $at) = (pack('Nn4', 0x10000, 6, 64, 2, 32), '', 12 + 6 * 16);
  for my $tag (sort keys %tables) {
    my $padded = $tables{$tag} . "\0" x (-length($tables{$tag}) % 4);
    $directory .= pack 'a4N3', $tag, 0, $at + length $body, length $tables{$tag};
    $body .= $padded;
  }
  return $directory . $body;
}
seed('face', 'truetype', truetype());
copies('face', grep { chomp; s/: *$//; /\.(otf|ttf)$/ && -s $_ < 65_536 } qx(fc-list : file));

copies('picture', glob('docs/examples/*.png'), glob('tests/data/forms/*.jpg'), glob 'samples/faults/照片/*.jpg');
$n = 0;
seed('code', $n++, $_) for qw(QHXC9RXCHNK2732A232Y P52QYVY 1IL0O2Z), "\xef\xbc\xab7q2-m9x\t";
copies('code', glob 'docs/examples/*.png');
seed('private', $n++, $_) for map { literals($_) } glob 'tests/unit/test_private*.c tests/unit/test_public.c';
for my $text (map { literals($_) } glob 'tests/unit/test_value*.c') {
  seed('value', $n++, chr($n % 10) . chr(0) . $text);
  seed('value', $n++, chr($n % 10) . chr(2) . $text) if $text =~ /^[-0-9.]+$/;
}
seed('value', $n++, chr(4) . chr(2) . "44047|$_") for 'yyyy-mm-dd', '0.0%', '[$-804]m"月"d"日"', '@', '#,##0.00_ ;[Red]-#,##0';
copies($_, glob "tests/fuzz/corpus/$_/*") for map { basename($_) } glob 'tests/fuzz/corpus/*';

my %words = map { $_ => 1 } map { text_of($_) =~ /name="([a-z-]+)"/g } glob 'templates/*.rng';
$words{$_} = 1 for text_of('lua/types/host.lua') =~ /^function ([a-z_]+)/mg;
$words{$_} = 1 for map { text_of($_) =~ /(--[a-z-]+)/g } 'generators/cli/help.c';
open my $out, '>', "$folder/words" or die "$folder/words: $!";
print $out qq("$_"\n) for sort keys %words;
close $out;
