# codes.pl MANIFEST: a line for each sheet that the manifest's files came or come out of the printer as,
#   code <tab> word <tab> document <tab> record <tab> page <tab> copy
# by what generators/code/sheet_code.h says, and not by the program: with `single` copy 0, else the numbered copies.
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use Math::BigInt;
my ($manifest, $single) = @ARGV;
my @letters = split //, '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
my %value = map { $letters[$_] => $_ } 0 .. $#letters;
sub number { my ($n, $places) = @_; my $text = ''; for (1 .. $places) { $text = $letters[$n % 31] . $text; $n = int($n / 31); } return $text }
sub checked {
    my ($text) = @_;
    my $sum = 0;
    $sum = ($sum * 3 + $value{$_}) % 31 for split //, $text;
    return $text . $letters[(31 - $sum * 3 % 31) % 31];
}
open my $in, '<', $manifest or die "$manifest: $!";
while (my $line = <$in>) {
    my ($document, $record, $code, $pages, $copies) =
      $line =~ /"path": .*"document": "(.*?)", "record": "(.*?)".*"code": "(\w+)", "pages": (\d+), "copies": (\d+)/ or next;
    for my $copy ($single ? 0 : (1 .. $copies)) {
        for my $page (1 .. $pages) {
            my $sheet = checked($code . number($pages, 2) . number($page, 2) . number($copy, 1));
            my $word = checked(number(Math::BigInt->from_hex(substr sha256_hex($sheet), 0, 16)->bmod(31 ** 6)->numify, 6));
            print join("\t", $sheet, $word, $document, $record, $page, $copy), "\n";
        }
    }
}
