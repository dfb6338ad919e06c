#!/usr/bin/perl
# What an extractor gives as a form's text has to have every value of it, as typed:
#   compare.pl DUMP TEXT WAY...   DUMP.template.txt says the values, DUMP.pages.txt their lines
# WAY: "lines" - the lines of a value come in their order, others may stand between them (what looks at places on the
# page reads across cells); "whole" - they follow each other.
use strict;
use warnings;
use utf8;
use Encode qw(decode);
binmode $_, ':encoding(UTF-8)' for *STDIN, *STDOUT, *STDERR;

sub lines {
    my ($path) = @_;
    open my $file, '<:raw', $path or die "$path: $!\n";
    local $/;
    my $bytes = <$file>;
    # MuPDF 1.21 halves of pairs: an ideograph's variation selector, which it takes for two characters.
    $bytes =~ s/\xED[\xA0-\xBF][\x80-\xBF]//g if $path =~ /\.mupdf$/;
    return split /\n/, decode('UTF-8', $bytes);
}

# Blanks are alike: extractors have one of their own for all of them. What has no glyph is not there.
sub plain {
    my ($text) = @_;
    $text =~ s/[ \t\r\n\f\x{3000}\x{A0}]+/ /g;
    $text =~ s/^ | $//g;
    return $text;
}

# The texts of cells and paragraphs, but for what is on every page, and for labels: some are spread over their cells.
sub values_of {
    my ($dump) = @_;
    my (@values, $margin, $label);
    for (lines("$dump.template.txt")) {
        $margin = /^  (header|footer|continued|watermark)\b/ if /^  \w/;
        $label = /label/ if /^\s+p\b/;
        next if $margin || $label;
        push @values, '' if /^\s+p\b/;
        next if !@values || !/^\s+text (.+)/;
        $values[-1] .= $1;
    }
    return grep { $_ ne '' } @values;
}

# What stands on a line of a page in one piece.
sub pieces_of {
    my ($dump) = @_;
    my (@pieces, $y, $end);
    for (lines("$dump.pages.txt")) {
        next if !/^  text (\S+) (\S+) \S+ \S+ \S+ (?:angle \S+ )?width (\S+) "(.*)"$/;
        if (defined $y && $y == $2 && abs($end - $1) < 0.1) { $pieces[-1] .= $4 }
        else { push @pieces, $4 }
        ($y, $end) = ($2, $1 + $3);
    }
    return @pieces;
}

# The pieces that make up VALUE, from the one at or behind FROM on.
sub pieces_for {
    my ($value, $pieces) = @_;
    (my $wanted = $value) =~ s/[ \x{3000}]//g;
    for my $from (0 .. $#$pieces) {
        my $got = '';
        for my $to ($from .. $#$pieces) {
            (my $piece = $pieces->[$to]) =~ s/[ \x{3000}]//g;
            $got .= $piece;
            last if length $got > length $wanted || substr($wanted, 0, length $got) ne $got;
            return @{$pieces}[$from .. $to] if $got eq $wanted;
        }
    }
    return;
}

my ($dump, $text, $way) = @ARGV;

# MuPDF 1.21 can't read variation selectors, and pdf.js sees a blank behind them.
sub known {
    my ($value) = @_;
    $value =~ s/[\x{E0100}-\x{E01EF}] ?//g if $text =~ /\.(?:mupdf|pdfjs)$/;
    return $value;
}

my $extracted = join "\n", lines($text);
my $flat = known(plain($extracted));
my @pieces = pieces_of($dump);
my ($found, @missing) = 0;
VALUE: for my $value (values_of($dump)) {
    my @lines = pieces_for($value, \@pieces) or next; # cut over pages: 见续页 stands between
    $found++;
    if ($way eq 'whole') {
        my $pattern = join ' ?', map { quotemeta known(plain($_)) } @lines;
        push @missing, $value if $flat !~ /$pattern/;
        next;
    }
    my $from = 0;
    for my $part (map { split /(?<=\x{3000})/ } @lines) {
        my $line = plain($part);
        my $at = index $flat, $line, $from;
        if ($at < 0) {
            push @missing, "$value: $line";
            next VALUE;
        }
        # Behind a blank as wide as a character Poppler begins a column.
        $from = $part =~ /\x{3000}$/ ? 0 : $at + length $line;
    }
}
die "$dump: no values\n" if $found < 20;
print "$text ($way): $_\n" for @missing;
exit(@missing ? 1 : 0);
