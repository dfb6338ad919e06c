# ISO 19005-2, 6.1: the file's bytes, from its header to its trailer.
package Structure;
use strict;
use warnings;
use Document;

sub check_header {
    my ($bytes, $wrong) = @_;
    $wrong->('6.1.2', 'the file does not begin with %PDF-1.0 to 1.7') if $bytes !~ /^%PDF-1\.[0-7](?:\r\n|\r|\n)/;
    $wrong->('6.1.2', 'no comment of four bytes above 127 after the header')
      if $bytes !~ /^[^\r\n]*(?:\r\n|\r|\n)%[\x80-\xFF]{4}/;
}

sub check_trailer {
    my ($document, $wrong) = @_;
    my $trailer = $document->{trailer};
    my @id = $document->list($trailer->{'/ID'});
    $wrong->('6.1.3', 'the trailer has no ID of two strings') if @id != 2 || grep { !/^[bu]:.{8}/ } @id;
    $wrong->('6.1.3', 'the file is encrypted') if defined $trailer->{'/Encrypt'};
    $wrong->('6.1.3', 'something stands behind %%EOF') if $document->{bytes} !~ /%%EOF(?:\r\n|\r|\n)?\z/;
}

# Where the table says that objects begin: number -> offset.
sub cross_reference {
    my ($bytes, $wrong) = @_;
    my ($start) = $bytes =~ /startxref\s+(\d+)\s+%%EOF\s*\z/;
    my $table = substr $bytes, $start // length $bytes;
    my ($first, $count) = $table =~ /^xref(?:\r\n|\r|\n)(\d+) (\d+)(?:\r\n|\r|\n)/;
    $wrong->('6.1.4', 'no cross-reference table where startxref points'), return {} unless defined $count;
    $table =~ s/^xref\s+\d+ \d+\s+?(?=\d{10} )//;
    my %offsets;
    for my $i (0 .. $count - 1) {
        my ($offset, $use) = substr($table, 20 * $i, 20) =~ /^(\d{10}) \d{5} ([nf])(?: \r| \n|\r\n)$/;
        $wrong->('6.1.4', "entry $i of the cross-reference table is malformed"), last unless defined $use;
        $offsets{ $first + $i } = $offset if $use eq 'n';
    }
    return \%offsets;
}

# A stream's data begins behind one line end, is as long as it says, and ends before one.
sub check_stream {
    my ($document, $number, $body, $at, $wrong) = @_;
    my $bytes = $document->{bytes};
    my $length = length($document->data("$number 0 R", 1) // '');
    my ($dictionary) = $body =~ /^(.*?)\bstream/s;
    my ($said, $generation) = $dictionary =~ m{/Length (\d+)( \d+ R)?};
    $said = $document->value("$said 0 R") if $generation;
    my ($end) = $body =~ /stream(\r\n|\n)/ ? $+[0] : undef;
    $wrong->('6.1.7.1', "object $number: no line end behind the word stream"), return unless defined $end;
    my $behind = substr $bytes, $at + $end + ($said // 0), 11;
    $wrong->('6.1.7.1', "object $number: the stream is not $said bytes long") if $behind !~ /^(?:\r\n|\r|\n)endstream/;
}

sub check_objects {
    my ($document, $offsets, $wrong) = @_;
    for my $number (sort { $a <=> $b } keys %$offsets) {
        my $at = $offsets->{$number};
        my $body = substr $document->{bytes}, $at, 4000;
        $wrong->('6.1.4', "object $number is not where the table says"), next if $body !~ /^$number\s+\d+\s+obj/;
        $wrong->('6.1.9', "object $number: its first line is not “$number 0 obj”") if $body !~ /^\d+ \d+ obj(?:\r\n|\r|\n)/;
        $wrong->('6.1.9', "object $number does not begin a line") if substr($document->{bytes}, $at - 1, 1) !~ /[\r\n]/;
        check_stream($document, $number, $body, $at, $wrong) if $document->{objects}{"obj:$number 0 R"}{stream};
        my ($head) = $body =~ /^(.*?)(?:\bstream\r?\n|\bendobj)/s;
        check_hexadecimal($number, $head // '', $wrong);
    }
}

sub check_hexadecimal {
    my ($number, $text, $wrong) = @_;
    $text =~ s/\((?:[^()\\]|\\.)*\)//gs;
    $text =~ s/<<|>>//g;
    while ($text =~ /<([^>]*)>/g) {
        (my $digits = $1) =~ s/\s//g;
        $wrong->('6.1.6', "object $number: hexadecimal string with odd or wrong digits")
          if length($digits) % 2 || $digits =~ /[^0-9A-Fa-f]/;
    }
}

sub check_streams {
    my ($document, $wrong) = @_;
    $document->each_object(
        sub {
            my ($name, $value, $is_stream) = @_;
            return unless $is_stream;
            $wrong->('6.1.7.1', "$name: its data is in another file") if grep { exists $value->{$_} } qw(/F /FFilter /FDecodeParms);
            for ($document->list($value->{'/Filter'})) {
                $wrong->('6.1.7.2', "$name: $_ is not allowed") if m{^/(?:LZWDecode|Crypt)$};
            }
        }
    );
}

sub check_limits {
    my ($document, $wrong) = @_;
    $wrong->('6.1.13', 'more than 8388607 objects') if keys %{ $document->{objects} } > 8388607;
    $document->each_object(
        sub {
            my ($name, $value) = @_;
            my @open = ($value);
            while (@open) {
                my $x = shift @open;
                next unless defined $x;
                if (ref $x eq 'HASH') { push @open, values(%$x), grep { m{^/} } keys %$x }
                elsif (ref $x eq 'ARRAY') { push @open, @$x }
                elsif (ref $x) { next }
                elsif ($x =~ m{^/}) {
                    my $bytes = $x;
                    $wrong->('6.1.8', "$name: a name is not UTF-8") if $bytes =~ /\x{FFFD}|^n:/;
                    utf8::encode($bytes);
                    $wrong->('6.1.13', "$name: a name of more than 127 bytes") if length($bytes) > 128;
                } elsif ($x =~ /^[ub]:/) {
                    $wrong->('6.1.13', "$name: a string of more than 32767 bytes") if length($x) > 2 * 32767;
                } elsif ($x =~ /^-?\d+$/) {
                    $wrong->('6.1.13', "$name: $x is too great a number") if abs($x) > 2147483647;
                }
            }
        }
    );
}

sub check {
    my ($document, $wrong) = @_;
    check_header($document->{bytes}, $wrong);
    check_trailer($document, $wrong);
    check_objects($document, cross_reference($document->{bytes}, $wrong), $wrong);
    check_streams($document, $wrong);
    check_limits($document, $wrong);
}

1;
