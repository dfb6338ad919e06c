# ISO 19005-2, 6.1: the file's bytes, from its header to its trailer.
package Structure;
use strict;
use warnings;
use Compress::Zlib ();
use Document;

sub check_header {
    my ($bytes, $judge) = @_;
    for (qw(6.1.2 UA-6.1)) { $judge->wrong($_, 'the file does not begin with %PDF-1.0 to 1.7') if $bytes !~ /^%PDF-1\.[0-7](?:\r\n|\r|\n)/ }
    $judge->wrong('6.1.2', 'no comment of four bytes above 127 after the header')
      if $bytes !~ /^[^\r\n]*(?:\r\n|\r|\n)%[\x80-\xFF]{4}[^\r\n]*[\r\n]/;
}

# A linearized file has two trailers.
sub check_trailer {
    my ($document, $judge) = @_;
    my $trailer = $document->{trailer};
    my @id = $document->list($trailer->{'/ID'});
    $judge->wrong('6.1.3', 'the trailer has no ID of two strings') if @id != 2 || grep { !/^[bu]:./s } @id;
    $judge->promise('6.1.3', 'the ID is short') if grep { !/^[bu]:.{8}/s } @id;
    my @trailers = $document->{bytes} =~ m{\btrailer\s*<<(.*?)>>\s*startxref}gs;
    $judge->wrong('6.1.3', 'one of the trailers has no ID') if @trailers && $trailers[0] !~ m{/ID\b} && $document->{bytes} =~ m{^.{0,1024}/Linearized}s;
    $judge->wrong('6.1.3', 'the file is encrypted') if defined $trailer->{'/Encrypt'} || $document->{json}{encrypt}{encrypted};
    $judge->wrong('6.1.3', 'something stands behind %%EOF') if $document->{bytes} !~ /%%EOF(?:\r\n|\r|\n)?\z/;
}

# --- Where objects begin: number -> offset -------------------------------------------------------------------------------

# A table of text at AT; returns its trailer's text.
sub read_table {
    my ($bytes, $at, $offsets, $judge) = @_;
    pos($bytes) = $at;
    $judge->promise('6.1.4', 'startxref points before the table') if $bytes =~ /\G\s+(?=xref)/gc;
    return $judge->wrong('6.1.4', 'no cross-reference table where startxref points') if $bytes !~ /\Gxref(?:\r\n|\r|\n)(?=\d+ \d+(?:\r\n|\r|\n| ))/gc;
    while ($bytes =~ /\G(\d+) (\d+) ?(?:\r\n|\r|\n)/gc) {
        my ($first, $count, $here) = ($1, $2, pos $bytes);
        for my $i (0 .. $count - 1) {
            my ($offset, $use) = substr($bytes, $here + 20 * $i, 20) =~ /^(\d{10}) \d{5} ([nf])(?: \r| \n|\r\n)$/;
            return $judge->wrong('6.1.4', "entry $i of the cross-reference table is malformed") unless defined $use;
            $offsets->{ $first + $i } //= $use eq 'n' ? $offset : undef;
        }
        pos($bytes) = $here + 20 * $count;
    }
    return $bytes =~ /\G\s*trailer\s*(<<.*?)startxref/gcs ? $1 : '';
}

# A table that is a stream, with PNG's filter Up or none; returns its dictionary's text.
sub read_table_stream {
    my ($bytes, $at, $offsets, $judge) = @_;
    my ($dictionary, $length) = substr($bytes, $at, 2000) =~ m{^(\d+ \d+ obj\s*<<.*?/Length (\d+)\b.*?>>)\s*stream(?:\r\n|\n)}s;
    return $judge->wrong('6.1.4', 'no cross-reference table where startxref points') unless defined $length && $dictionary =~ m{/Type\s*/XRef};
    my $start = $at + (substr($bytes, $at, 2000) =~ /stream(?:\r\n|\n)/ ? $+[0] : 0);
    my $rows = Compress::Zlib::uncompress(substr $bytes, $start, $length);
    my ($size) = $dictionary =~ m{/Size (\d+)};
    my @widths = split ' ', $dictionary =~ m{/W\s*\[([\d\s]*)\]} ? $1 : '';
    return $judge->wrong('6.1.4', 'the cross-reference stream cannot be read') unless defined $rows && defined $size && @widths == 3;
    my @sections = $dictionary =~ m{/Index\s*\[([\d\s]*)\]} ? split(' ', $1) : (0, $size);
    my $columns = $widths[0] + $widths[1] + $widths[2];
    my ($filtered, @before) = ($dictionary =~ m{/Predictor 1[0-5]}, (0) x $columns);
    my $number = sub { my $n = 0; $n = $n * 256 + $_ for @_; $n };
    my $place = 0;
    while (my ($first, $count) = splice @sections, 0, 2) {
        for my $i ($first .. $first + $count - 1) {
            my @row = unpack 'C*', substr $rows, $place, $columns + $filtered;
            return $judge->wrong('6.1.4', 'the cross-reference stream is short') if @row < $columns + $filtered;
            $place += @row;
            if ($filtered) {
                my $up = shift @row;
                @row = map { ($row[$_] + ($up == 2 ? $before[$_] : 0)) & 255 } 0 .. $#row;
                @before = @row;
            }
            my $kind = $widths[0] ? $number->(@row[ 0 .. $widths[0] - 1 ]) : 1;
            $offsets->{$i} //= $kind == 1 ? $number->(@row[ $widths[0] .. $widths[0] + $widths[1] - 1 ]) : undef;
        }
    }
    return $dictionary;
}

# All tables, from the last one back.
sub cross_reference {
    my ($bytes, $judge) = @_;
    my ($at) = $bytes =~ /startxref\s+(\d+)\s+%%EOF\s*\z/;
    my (%offsets, %seen);
    my @open = defined $at ? ($at) : ();
    $judge->wrong('6.1.4', 'startxref points nowhere') unless @open;
    while (defined($at = shift @open)) {
        next if $seen{$at}++;
        my $text = substr($bytes, $at, 9) =~ /^\s*xref/ ? read_table($bytes, $at, \%offsets, $judge) : read_table_stream($bytes, $at, \%offsets, $judge);
        next unless defined $text;
        push @open, $1 if $text =~ m{/XRefStm (\d+)};
        push @open, $1 if $text =~ m{/Prev (\d+)};
    }
    delete $offsets{$_} for grep { !defined $offsets{$_} } keys %offsets;
    return \%offsets;
}

# A stream's data begins behind one line end, is as long as it says, and ends before one.
sub check_stream {
    my ($document, $number, $body, $at, $judge) = @_;
    my $bytes = $document->{bytes};
    my $length = length($document->data("$number 0 R", 1) // '');
    my ($dictionary) = $body =~ /^(.*?)\bstream/s;
    my ($said, $generation) = $dictionary =~ m{/Length\s+(\d+)( \d+ R)?};
    $said = $document->value("$said 0 R") if $generation;
    my ($end) = $body =~ /stream(\r\n|\n)/ ? $+[0] : undef;
    $judge->wrong('6.1.7.1', "object $number: no line end behind the word stream"), return $at unless defined $end;
    my $behind = substr $bytes, $at + $end + ($said // 0), 11;
    $judge->wrong('6.1.7.1', "object $number: the stream is not $said bytes long") if !defined $said || $behind !~ /^(?:\r\n|\r|\n)endstream/;
    return $at + $end + $length;
}

sub check_objects {
    my ($document, $offsets, $judge) = @_;
    for my $number (sort { $a <=> $b } keys %$offsets) {
        my $at = $offsets->{$number};
        my $body = substr $document->{bytes}, $at, 4000;
        $judge->promise('6.1.4', "object $number is behind where the table says") if $body =~ s/^(\s+)(?=\d)// and $at += length $1;
        $judge->wrong('6.1.4', "object $number is not where the table says"), next if $body !~ /^$number\s+\d+\s+obj/;
        $judge->wrong('6.1.9', "object $number: its first line is not “$number 0 obj”") if $body !~ /^\d+ \d+ obj(?:\r\n|\r|\n)/;
        $judge->wrong('6.1.9', "object $number does not begin a line") if substr($document->{bytes}, $at - 1, 1) !~ /[\r\n]/;
        my $object = $document->{objects}{"obj:$number 0 R"} or next; # a table, an object stream
        my $end = $object->{stream} ? check_stream($document, $number, $body, $at, $judge) : $at;
        check_end($document, $number, $end, $judge);
        my ($head) = $body =~ /^(.*?)(?:\bstream\r?\n|\bendobj)/s;
        check_hexadecimal($number, $head // '', $judge);
    }
}

# "endobj" stands on a line of its own behind FROM.
sub check_end {
    my ($document, $number, $from, $judge) = @_;
    my $at = index $document->{bytes}, 'endobj', $from;
    return if $at < 0;
    $judge->wrong('6.1.9', "object $number: endobj is not on a line of its own")
      if substr($document->{bytes}, $at - 1, 1) !~ /[\r\n]/ || substr("$document->{bytes}\n", $at + 6, 1) !~ /[\r\n]/;
}

sub check_hexadecimal {
    my ($number, $text, $judge) = @_;
    $text =~ s/\((?:[^()\\]|\\.)*\)//gs;
    $text =~ s/<<|>>//g;
    while ($text =~ /<([^>]*)>/g) {
        (my $digits = $1) =~ s/\s//g;
        $judge->wrong('6.1.6', "object $number: hexadecimal string with odd or wrong digits")
          if length($digits) % 2 || $digits =~ /[^0-9A-Fa-f]/;
    }
}

sub check_streams {
    my ($document, $judge) = @_;
    $document->each_object(
        sub {
            my ($name, $value, $is_stream) = @_;
            return unless $is_stream;
            $judge->wrong('6.1.7.1', "$name: its data is in another file") if grep { exists $value->{$_} } qw(/F /FFilter /FDecodeParms);
            my @filters = map { $document->value($_) } $document->list($value->{'/Filter'});
            my @settings = map { $document->value($_) } $document->list($value->{'/DecodeParms'});
            for my $i (0 .. $#filters) {
                my $open = $judge->{standard} && $filters[$i] eq '/Crypt' && ($document->at($settings[$i], '/Name') // '/Identity') eq '/Identity';
                $judge->wrong('6.1.7.2', "$name: $filters[$i] is not allowed") if $filters[$i] =~ m{^/(?:LZWDecode|Crypt)$} && !$open;
            }
        }
    );
}

sub check_limits {
    my ($document, $judge) = @_;
    $judge->wrong('6.1.13', 'more than 8388607 objects') if keys %{ $document->{objects} } > 8388607;
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
                elsif ($x =~ /^n:/) { $judge->promise('6.1.8', "$name: a name is not UTF-8") }
                elsif ($x =~ m{^/}) {
                    my $bytes = $x;
                    $judge->promise('6.1.8', "$name: a name is not UTF-8") if $bytes =~ /\x{FFFD}/;
                    utf8::encode($bytes);
                    $judge->wrong('6.1.13', "$name: a name of more than 127 bytes") if length($bytes) > 128;
                } elsif ($x =~ /^[ub]:/) {
                    $judge->wrong('6.1.13', "$name: a string of more than 32767 bytes") if length($x) > 2 * 32767;
                } elsif ($x =~ /^-?\d+$/) {
                    $judge->wrong('6.1.13', "$name: $x is too great a number") if $x > 2147483647 || $x < -2147483648;
                } elsif ($x =~ /^[-+]?[\d.]+(?:e[-+]?\d+)?$/i) {
                    $judge->wrong('6.1.13', "$name: $x is too great a number") if abs($x) > 3.403e38;
                }
            }
        }
    );
}

# Names that people read: 6.1.8. qpdf gives those that are not UTF-8 as n:.
sub check_names {
    my ($document, $judge) = @_;
    my $wrong = sub { my ($name, @names) = @_; $judge->wrong('6.1.8', "$name: a name is not UTF-8") if grep { defined && !ref && /^n:/ } @names };
    $document->each_object(
        sub {
            my ($name, $value) = @_;
            my @open = ($value);
            while (@open) {
                my $x = shift @open;
                if (ref $x eq 'ARRAY') {
                    push @open, @$x;
                    my $kind = @$x > 1 ? $document->value($x->[0]) // '' : '';
                    $wrong->($name, map { $document->value($_) } $kind =~ m{^/(?:Separation|DeviceN)$} ? $document->list($x->[1]) : ());
                } elsif (ref $x eq 'HASH') {
                    push @open, values %$x;
                    my @said = ($x->{'/BaseFont'}, $x->{'/FontName'}, defined $x->{'/P'} ? $x->{'/S'} : ());
                    $wrong->($name, map { $document->value($_) } @said);
                    my $roles = $document->value($x->{'/RoleMap'});
                    $wrong->($name, %$roles) if ref $roles eq 'HASH';
                }
            }
        }
    );
}

sub check_sizes {
    my ($document, $judge) = @_;
    for my $page (map { $document->value($_->{object}) } @{ $document->{json}{pages} }) {
        for my $name (qw(/MediaBox /CropBox /BleedBox /TrimBox /ArtBox)) {
            my $box = $name =~ /Media|Crop/ ? $document->inherited($page, $name) : $document->value($page->{$name});
            my @sides = map { $document->value($_) } $document->list($box);
            next if @sides != 4;
            $judge->wrong('6.1.13', "a page's $name is " . abs($_) . ' pt long') for grep { abs($_) < 3 || abs($_) > 14400 } $sides[2] - $sides[0], $sides[3] - $sides[1];
        }
    }
}

# What can be said of a file whose objects can't be found.
sub check_bytes {
    my ($bytes, $judge) = @_;
    check_header($bytes, $judge);
    my $offsets = cross_reference($bytes, $judge);
    for (sort { $a <=> $b } keys %$offsets) { $judge->wrong('6.1.4', "object $_ is not where the table says") if substr($bytes, $offsets->{$_}, 40) !~ /^$_ \d+ obj/ }
}

sub check {
    my ($document, $judge) = @_;
    check_sizes($document, $judge);
    check_names($document, $judge);
    check_header($document->{bytes}, $judge);
    check_trailer($document, $judge);
    check_objects($document, cross_reference($document->{bytes}, $judge), $judge);
    check_streams($document, $judge);
    check_limits($document, $judge);
}

1;
