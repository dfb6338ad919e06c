# The programs of embedded fonts (TrueType, CFF, Type 1): which glyphs they have, and their widths.
package Programs;
use strict;
use warnings;

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

# --- Compact fonts that are simple: glyphs have names ----------------------------------------------------------------

# The first of CFF's standard strings, by number: the Latin letters. The others are of expert sets and weights.
my @latin = (
    qw(.notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk plus comma hyphen period
      slash zero one two three four five six seven eight nine colon semicolon less equal greater question at),
    'A' .. 'Z', qw(bracketleft backslash bracketright asciicircum underscore quoteleft), 'a' .. 'z',
    qw(braceleft bar braceright asciitilde exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft
      guillemotleft guilsinglleft guilsinglright fi fl endash dagger daggerdbl periodcentered paragraph bullet quotesinglbase
      quotedblbase quotedblright guillemotright ellipsis perthousand questiondown grave acute circumflex tilde macron breve dotaccent
      dieresis ring cedilla hungarumlaut ogonek caron emdash AE ordfeminine Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe
      germandbls onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters
      twosuperior registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute
      Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute
      Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex
      edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex
      udieresis ugrave yacute ydieresis zcaron),
);

# Names by code of the encoding at AT.
sub cff_encoding {
    my ($cff, $at, @names) = @_;
    my ($format, $count) = unpack 'C C', substr $cff, $at, 2;
    my (%encoding, $glyph);
    $glyph = 1;
    for my $i (0 .. $count - 1) {
        my ($first, $more) = ($format & 1) ? unpack 'C C', substr $cff, $at + 2 + 2 * $i, 2 : (ord(substr $cff, $at + 2 + $i, 1), 0);
        $encoding{$_} = $names[ $glyph++ ] // '.notdef' for $first .. $first + $more;
    }
    return \%encoding;
}

# The same as type1 gives.
sub cff_simple {
    my ($cff) = @_;
    return unless defined $cff && length $cff > 4;
    my ($font, $at, $tops, $strings, $global);
    ($font, $at) = cff_index($cff, ord substr $cff, 2, 1);
    ($tops, $at) = cff_index($cff, $at);
    ($strings, $at) = cff_index($cff, $at);
    ($global, $at) = cff_index($cff, $at);
    my $top = cff_dict($tops->[0]);
    return if $top->{'12 30'} || !$top->{17};
    my ($glyphs) = cff_index($cff, $top->{17}[0]);
    my $set = $top->{15}[0] // 0;
    return if $set == 1 || $set == 2; # expert sets
    my @numbers = $set ? charset($cff, $set, scalar @$glyphs) : 0 .. $#$glyphs;
    my @names = map { $_ < @latin ? $latin[$_] : $_ < 391 ? "standard$_" : $strings->[ $_ - 391 ] // '' } @numbers;
    my $private = private_of($cff, $top);
    my $em = $top->{'12 7'} ? $top->{'12 7'}[0] : 0.001;
    my %widths;
    for my $i (0 .. $#$glyphs) {
        my $width = charstring_width($glyphs->[$i], $global, $private->{local});
        $widths{ $names[$i] } = (defined $width ? $private->{nominal} + $width : $private->{default}) * 1000 * $em;
    }
    my $encoding = $top->{16}[0] // 0;
    return { widths => \%widths, encoding => $encoding > 1 ? cff_encoding($cff, $encoding, @names) : undef };
}

# Whether a TrueType glyph draws nothing.
sub is_empty {
    my ($file, $glyph) = @_;
    my $tables = tables($file) or return;
    my $long = unpack 'x50 n', $tables->{head};
    my ($from, $to) = map { my $x = $_; $long ? unpack('N', substr $tables->{loca}, 4 * $x, 4) : unpack('n', substr $tables->{loca}, 2 * $x, 2) } $glyph, $glyph + 1;
    return defined $to && $from == $to;
}

# --- TrueType's way from codes to glyphs ----------------------------------------------------------------------------

# "3,1" -> { code => glyph }.
sub truetype_maps {
    my ($file) = @_;
    my $tables = tables($file) or return {};
    my $cmap = $tables->{cmap} // return {};
    my %maps;
    for my $i (0 .. unpack('x2 n', $cmap) - 1) {
        my ($platform, $encoding, $at) = unpack 'n n N', substr $cmap, 4 + 8 * $i, 8;
        $maps{"$platform,$encoding"} = truetype_map(substr $cmap, $at) if $at < length $cmap;
    }
    return \%maps;
}

sub truetype_map {
    my ($table) = @_;
    my ($format, $length) = unpack 'n n', $table;
    my %map;
    if ($format == 0) { @map{ 0 .. 255 } = unpack 'x6 C256', $table }
    elsif ($format == 6) {
        my ($first, $count) = unpack 'x6 n n', $table;
        @map{ $first .. $first + $count - 1 } = unpack "x10 n$count", $table if $count;
    } elsif ($format == 4) {
        my $segments = unpack('x6 n', $table) / 2;
        my @words = unpack 'n*', substr $table, 0, $length;
        for my $i (0 .. $segments - 1) {
            my ($end, $start, $delta, $offset) = @words[ 7 + $i, 8 + $segments + $i, 8 + 2 * $segments + $i, 8 + 3 * $segments + $i ];
            next unless defined $offset;
            for my $code ($start .. $end) {
                my $glyph = $offset == 0 ? $code : $words[ 8 + 3 * $segments + $i + $offset / 2 + $code - $start ] // 0;
                $glyph = ($glyph + $delta) & 0xFFFF if $offset == 0 || $glyph != 0;
                $map{$code} = $glyph if $glyph;
            }
        }
    }
    return \%map;
}

# --- Type 1 ---------------------------------------------------------------------------------------------------------

sub decrypt {
    my ($bytes, $r, $skip) = @_;
    my $plain = '';
    for (unpack 'C*', $bytes) {
        $plain .= chr($_ ^ ($r >> 8));
        $r = (($_ + $r) * 52845 + 22719) & 0xFFFF;
    }
    return substr $plain, $skip;
}

# The width with which a Type 1 charstring begins.
sub hsbw {
    my ($code) = @_;
    my @stack;
    for (my $i = 0; $i < length $code;) {
        my $b = ord substr $code, $i++, 1;
        if ($b == 255) { push @stack, unpack 'l>', substr $code, $i, 4; $i += 4 }
        elsif ($b >= 251) { push @stack, -($b - 251) * 256 - ord(substr $code, $i++, 1) - 108 }
        elsif ($b >= 247) { push @stack, ($b - 247) * 256 + ord(substr $code, $i++, 1) + 108 }
        elsif ($b >= 32) { push @stack, $b - 139 }
        elsif ($b == 13) { return $stack[1] }
        elsif ($b == 12) {
            my $next = ord substr $code, $i++, 1;
            return $stack[2] if $next == 7;
            return unless $next == 12 && @stack > 1;
            my $divisor = pop @stack;
            $stack[-1] /= $divisor || 1;
        } else { return }
    }
    return;
}

# Widths by glyph name, and the names by code of its own encoding; nothing if the font can't be read.
sub type1 {
    my ($file) = @_;
    return unless defined $file && $file =~ /^(.*?\beexec)[\r\n ]+/s;
    my ($clear, $rest) = ($1, substr $file, $+[0]);
    $rest = pack 'H*', $rest =~ s/\s//gr if $rest =~ /^[0-9A-Fa-f\s]{8}/;
    my $plain = decrypt($rest, 55665, 4);
    my ($skip) = $plain =~ m{/lenIV\s+(\d+)};
    my ($em) = $clear =~ m{/FontMatrix\s*\[\s*([\d.eE-]+)};
    my (%widths, %encoding);
    pos($plain) = $plain =~ m{/CharStrings\b} ? $+[0] : return;
    while ($plain =~ m{\G.*?/(\S+)\s+(\d+)\s+(?:RD|-\|)\s}gcs) {
        my ($name, $length) = ($1, $2);
        my $width = hsbw(decrypt(substr($plain, pos $plain, $length), 4330, $skip // 4));
        $widths{$name} = defined $width ? $width * 1000 * ($em // 0.001) : undef;
        pos($plain) += $length;
    }
    $encoding{$1} = $2 while $clear =~ m{dup\s+(\d+)\s*/(\S+)\s+put}g;
    return { widths => \%widths, encoding => $clear =~ /StandardEncoding\s+def/ ? undef : \%encoding };
}

1;
