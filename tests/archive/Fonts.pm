# ISO 19005-2, 6.2.11: fonts. Reads the embedded programs (TrueType, CFF) for the widths that they say themselves.
package Fonts;
use strict;
use warnings;
use Document;

# --- TrueType ----------------------------------------------------------------------------------------------------

sub tables {
    my ($file) = @_;
    my %tables;
    return unless defined $file && length $file > 12;
    for my $i (0 .. unpack('x4 n', $file) - 1) {
        my ($tag, undef, $at, $length) = unpack 'a4 N N N', substr $file, 12 + 16 * $i, 16;
        return if $at + $length > length $file;
        $tables{$tag} = substr $file, $at, $length;
    }
    return \%tables;
}

# Widths by glyph in thousandths of em, or nothing if the font is not whole.
sub truetype_widths {
    my ($file) = @_;
    my $tables = tables($file) or return;
    for (qw(head hhea hmtx maxp loca glyf)) { return unless defined $tables->{$_} }
    my $em = unpack 'x18 n', $tables->{head};
    my $long = unpack 'x34 n', $tables->{hhea};
    my $glyphs = unpack 'x4 n', $tables->{maxp};
    my @metrics = unpack 'n*', $tables->{hmtx};
    return { map { $_ => $metrics[2 * ($_ < $long ? $_ : $long - 1)] * 1000 / $em } 0 .. $glyphs - 1 };
}

# --- CFF (Technical Note 5176) and its charstrings (5177) ---------------------------------------------------------

sub cff_index {
    my ($cff, $at) = @_;
    my $count = unpack 'n', substr $cff, $at, 2;
    return ([], $at + 2) if !$count;
    my $size = ord substr $cff, $at + 2, 1;
    my @offsets = map { unpack 'N', substr "\0\0\0\0" . substr($cff, $at + 3 + $size * $_, $size), -4 } 0 .. $count;
    my $base = $at + 2 + $size * ($count + 1);
    return ([ map { substr $cff, $base + $offsets[$_], $offsets[ $_ + 1 ] - $offsets[$_] } 0 .. $count - 1 ],
        $base + $offsets[$count]);
}

sub cff_dict {
    my ($data) = @_;
    my (%dict, @operands);
    for (my $i = 0; $i < length $data;) {
        my $b = ord substr $data, $i++, 1;
        if ($b <= 21) {
            $b = "12 " . ord substr $data, $i++, 1 if $b == 12;
            $dict{$b} = [@operands];
            @operands = ();
        } elsif ($b == 28) { push @operands, unpack 's>', substr $data, $i, 2; $i += 2 }
        elsif ($b == 29) { push @operands, unpack 'l>', substr $data, $i, 4; $i += 4 }
        elsif ($b == 30) {
            my $digits = '';
            while ($digits !~ /f/ && $i < length $data) { $digits .= unpack 'H2', substr $data, $i++, 1 }
            $digits =~ s/f.*//;
            $digits =~ s/a/./;
            $digits =~ s/c/e-/;
            $digits =~ s/b/e/;
            $digits =~ s/e(?=[^-0-9])/-/g;
            push @operands, $digits;
        } elsif ($b <= 246) { push @operands, $b - 139 }
        elsif ($b <= 250) { push @operands, ($b - 247) * 256 + ord(substr $data, $i++, 1) + 108 }
        else { push @operands, -($b - 251) * 256 - ord(substr $data, $i++, 1) - 108 }
    }
    return \%dict;
}

# The width that a charstring begins with, or undef if it leaves it to the default. A stack that is fuller than the first
# operator wants has the width at its bottom.
sub charstring_width {
    my ($code, $global, $local) = @_;
    my (@stack, @callers);
    my %wants = (21 => 2, 4 => 1, 22 => 1, 14 => 0);
    my $i = 0;
    for (my $steps = 0; $steps < 1000; $steps++) {
        if ($i >= length $code) { return unless @callers; ($code, $i) = @{ pop @callers }; next }
        my $b = ord substr $code, $i++, 1;
        if ($b == 28) { push @stack, unpack 's>', substr $code, $i, 2; $i += 2 }
        elsif ($b == 255) { push @stack, unpack('l>', substr $code, $i, 4) / 65536; $i += 4 }
        elsif ($b >= 251) { push @stack, -($b - 251) * 256 - ord(substr $code, $i++, 1) - 108 }
        elsif ($b >= 247) { push @stack, ($b - 247) * 256 + ord(substr $code, $i++, 1) + 108 }
        elsif ($b >= 32) { push @stack, $b - 139 }
        elsif ($b == 10 || $b == 29) {
            my $list = $b == 10 ? $local : $global;
            my $bias = @$list < 1240 ? 107 : @$list < 33900 ? 1131 : 32768;
            push @callers, [ $code, $i ];
            ($code, $i) = ($list->[ pop(@stack) + $bias ] // '', 0);
        } elsif ($b == 11) { ($code, $i) = @{ pop @callers } if @callers }
        elsif (exists $wants{$b}) { return @stack > $wants{$b} ? $stack[0] : undef }
        elsif ($b == 1 || $b == 3 || $b == 18 || $b == 23 || $b == 19 || $b == 20) { return @stack % 2 ? $stack[0] : undef }
        else { return }
    }
    return;
}

sub private_of {
    my ($cff, $dict) = @_;
    my ($size, $at) = @{ $dict->{18} // [ 0, 0 ] };
    my $private = cff_dict(substr $cff, $at, $size);
    my ($local) = $private->{19} ? cff_index($cff, $at + $private->{19}[0]) : [];
    return { default => $private->{20}[0] // 0, nominal => $private->{21}[0] // 0, local => $local };
}

# Which glyph has which CID.
sub charset {
    my ($cff, $at, $count) = @_;
    my @cids = (0);
    my $format = ord substr $cff, $at++, 1;
    while (@cids < $count) {
        my $first = unpack 'n', substr $cff, $at, 2;
        my $more = $format == 0 ? 0 : $format == 1 ? ord substr $cff, $at + 2, 1 : unpack 'n', substr $cff, $at + 2, 2;
        push @cids, $first .. $first + $more;
        $at += 2 + $format;
    }
    return @cids;
}

# Of each glyph, the number of its font dictionary.
sub selection {
    my ($cff, $at, $count) = @_;
    return unpack 'C*', substr $cff, $at + 1, $count if ord(substr $cff, $at, 1) == 0;
    my ($ranges, @starts) = unpack 'x n/(nC) n', substr $cff, $at;
    unshift @starts, $ranges;
    my @select;
    for (my $i = 0; $i + 2 < @starts; $i += 2) { $select[$_] = $starts[ $i + 1 ] for $starts[$i] .. $starts[ $i + 2 ] - 1 }
    return @select;
}

# Widths by CID.
sub cff_widths {
    my ($cff) = @_;
    return unless defined $cff && length $cff > 4;
    my ($names, $at) = cff_index($cff, ord substr $cff, 2, 1);
    my ($tops, $strings, $global);
    ($tops, $at) = cff_index($cff, $at);
    ($strings, $at) = cff_index($cff, $at);
    ($global, $at) = cff_index($cff, $at);
    my $top = cff_dict($tops->[0]);
    my ($glyphs) = cff_index($cff, $top->{17}[0]);
    my (@cids, @select, @privates);
    if ($top->{'12 30'}) {
        @cids = charset($cff, $top->{15}[0], scalar @$glyphs);
        @select = selection($cff, $top->{'12 37'}[0], scalar @$glyphs);
        my ($fonts) = cff_index($cff, $top->{'12 36'}[0]);
        @privates = map { private_of($cff, cff_dict($_)) } @$fonts;
    } else {
        @cids = 0 .. $#$glyphs;
        @privates = private_of($cff, $top);
    }
    my %widths;
    for my $i (0 .. $#$glyphs) {
        my $private = $privates[ $select[$i] // 0 ];
        my $width = charstring_width($glyphs->[$i], $global, $private->{local});
        $widths{ $cids[$i] } = defined $width ? $private->{nominal} + $width : $private->{default};
    }
    my $em = $top->{'12 7'} ? 1 / $top->{'12 7'}[0] : 1000;
    $widths{$_} *= 1000 / $em for keys %widths;
    return \%widths;
}

# --- What the document says ---------------------------------------------------------------------------------------

# Widths by code of a W array.
sub said_widths {
    my ($document, $cid) = @_;
    my %widths;
    my @w = $document->list($cid->{'/W'});
    while (@w) {
        my ($first, $next) = (shift @w, shift @w);
        if (ref $next) { $widths{ $first++ } = $_ for @$next }
        else { my $width = shift @w; $widths{$_} = $width for $first .. $next }
    }
    return (\%widths, $document->value($cid->{'/DW'}) // 1000);
}

sub check_widths {
    my ($document, $name, $cid, $real, $codes, $wrong) = @_;
    my ($said, $default) = said_widths($document, $cid);
    for my $code (sort { $a <=> $b } keys %$codes) {
        $wrong->('6.2.11.8', "$name shows .notdef") if $code == 0;
        $wrong->('6.2.11.4.1', "$name has no glyph for the shown code $code"), next unless defined $real->{$code};
        my $width = $said->{$code} // $default;
        $wrong->('6.2.11.5', "$name: width of $code is said to be $width, is $real->{$code}")
          if abs($width - $real->{$code}) > 1;
    }
}

sub check_cid_font {
    my ($document, $name, $cid, $codes, $wrong) = @_;
    my $info = $document->at($cid, '/CIDSystemInfo');
    my $descriptor = $document->at($cid, '/FontDescriptor') // {};
    my $subtype = $cid->{'/Subtype'} // '';
    $wrong->('6.2.11.3.1', "$name: CIDSystemInfo is not whole")
      if grep { !defined $info->{$_} } qw(/Registry /Ordering /Supplement);
    $wrong->('6.2.11.2', "$name: $subtype is no CIDFont") if $subtype !~ m{^/CIDFontType[02]$};
    $wrong->('6.2.11.3.2', "$name: no CIDToGIDMap")
      if $subtype eq '/CIDFontType2' && ($document->at($cid, '/CIDToGIDMap') // '') ne '/Identity';
    my $real;
    if ($subtype eq '/CIDFontType2') {
        $real = truetype_widths($document->data($descriptor->{'/FontFile2'}));
    } elsif (($document->at($descriptor, '/FontFile3', '/Subtype') // '') eq '/CIDFontType0C') {
        $real = cff_widths($document->data($descriptor->{'/FontFile3'}));
    }
    $wrong->('6.2.11.4.1', "$name is not embedded"), return unless $real;
    check_widths($document, $name, $cid, $real, $codes, $wrong);
    my $set = $document->data($descriptor->{'/CIDSet'});
    return unless defined $set;
    for (grep { !vec $set, $_ ^ 7, 1 } keys %$real) { $wrong->('6.2.11.4.2', "$name: CIDSet lacks $_"); last }
}

# FONTS: object -> { code => 1 } as shown.
sub check {
    my ($document, $fonts, $wrong) = @_;
    for my $reference (sort keys %$fonts) {
        my $font = $document->value($reference);
        my $name = $font->{'/BaseFont'} // $reference;
        $wrong->('6.2.11.2', "$name: no Type0 font"), next if ($font->{'/Subtype'} // '') ne '/Type0';
        $wrong->('6.2.11.3.3', "$name: encoding is not Identity-H")
          if ($document->at($font, '/Encoding') // '') !~ m{^/Identity-[HV]$};
        my @below = $document->list($font->{'/DescendantFonts'});
        my $cid = $document->value($below[0]) // {};
        $wrong->('6.2.11.3.1', "$name: font names differ") if ($cid->{'/BaseFont'} // '') ne $name;
        check_cid_font($document, $name, $cid, $fonts->{$reference}, $wrong);
        check_unicode($document, $name, $document->data($font->{'/ToUnicode'}), $wrong);
    }
}

# Level B does not ask for it, but what is there must be right: text that is searched for.
sub check_unicode {
    my ($document, $name, $map, $wrong) = @_;
    return $wrong->('6.2.11.7', "$name: no ToUnicode") unless defined $map;
    while ($map =~ /^<([0-9A-F]{4})> <([0-9A-F]*)>$/gm) {
        my ($code, $text) = ($1, $2);
        $wrong->('6.2.11.7', "$name: code $code stands for <$text>") if $text =~ /^(?:0000|FEFF|FFFE)?$/ || length($text) % 4;
    }
}

1;
