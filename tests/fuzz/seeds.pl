#!/usr/bin/perl
# Writes what the fuzzer begins with to a folder: the tables of the tests as they are, and the parts of their workbooks
# behind an @ as tests/fuzz/table.c takes them.
use strict;
use warnings;
use File::Basename;
use File::Copy;
use IO::Uncompress::Unzip qw(unzip);

my $folder = shift;
mkdir $folder;
for my $file (glob 'tests/data/tables/*.{csv,fods,html,xls,xlsx,xml}') {
  my $seed = "$folder/" . basename($file);
  copy($file, $seed) or die "$seed: $!";
  next unless $file =~ /\.xlsx$/;
  my @parts = map {
    my $part = '';
    unzip $file => \$part, Name => "xl/$_.xml";
    $part;
  } qw(worksheets/sheet1 sharedStrings styles);
  open my $out, '>:raw', "$seed.parts" or die "$seed.parts: $!";
  print $out '@', join("\0", @parts);
  close $out;
}
