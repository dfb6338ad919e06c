# ISO 19005-2, 6.2.11: fonts. What the document says of them must be what their programs say.
package Fonts;
use strict;
use warnings;
use Encode ();
use Document;
use Programs;

my @punctuation = qw(space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen
  period slash);
my %ascii = (
    (map { (32 + $_ => $punctuation[$_]) } 0 .. $#punctuation),
    (map { (48 + $_ => (qw(zero one two three four five six seven eight nine))[$_]) } 0 .. 9),
    (map { (58 + $_ => (qw(colon semicolon less equal greater question at))[$_]) } 0 .. 6),
    (map { ($_ => chr) } 65 .. 90, 97 .. 122),
    (map { (91 + $_ => (qw(bracketleft backslash bracketright asciicircum underscore grave))[$_]) } 0 .. 5),
    (map { (123 + $_ => (qw(braceleft bar braceright asciitilde))[$_]) } 0 .. 3),
);
my %by_name = reverse %ascii;
my %predefined = map { ("/$_" => 1) } qw(Identity-H Identity-V GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H
  GBKp-EUC-V GBK2K-H GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H
  ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V 83pv-RKSJ-H
  90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H Ext-RKSJ-V H V
  UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V KSC-EUC-H KSC-EUC-V KSCms-UHC-H
  KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V);

# What every font dictionary must say: 6.2.11.2.
sub check_entries {
    my ($document, $name, $font, $judge) = @_;
    my $subtype = $document->value($font->{'/Subtype'}) // '';
    $judge->wrong('6.2.11.2', "$name does not say that it is a font") if ($document->value($font->{'/Type'}) // '') ne '/Font';
    $judge->wrong('6.2.11.2', "$name: $subtype is no kind of font") if $subtype !~ m{^/(?:Type[013]|MMType1|TrueType|CIDFontType[02])$};
    $judge->wrong('6.2.11.2', "$name has no name") if $subtype ne '/Type3' && ($document->value($font->{'/BaseFont'}) // '') !~ m{^(?:/|n:)};
    my $kind = $document->at($font, '/FontDescriptor', '/FontFile3', '/Subtype');
    my %kinds = ('/Type1' => 'Type1C|OpenType', '/MMType1' => 'Type1C', '/TrueType' => 'OpenType', '/CIDFontType0' => 'CIDFontType0C|OpenType', '/CIDFontType2' => 'OpenType');
    $judge->wrong('6.2.11.2', "$name: a font file $kind") if defined $kind && $kinds{$subtype} && $kind !~ m{^/(?:$kinds{$subtype})$};
    return if $subtype !~ m{^/(?:Type[13]|MMType1|TrueType)$} || ($subtype ne '/Type3' && !ref $document->value($font->{'/FontDescriptor'}));
    my ($first, $last) = map { $document->value($font->{$_}) } qw(/FirstChar /LastChar);
    my @widths = $document->list($font->{'/Widths'});
    $judge->wrong('6.2.11.2', "$name: its widths do not go from its first to its last character")
      if !defined $first || !defined $last || @widths != $last - $first + 1;
}

# --- Composite fonts ----------------------------------------------------------------------------------------------------

# Widths by code of a W array.
sub said_widths {
    my ($document, $cid) = @_;
    my %widths;
    my @w = $document->list($cid->{'/W'});
    while (@w) {
        my ($first, $next) = (shift @w, $document->value(shift @w));
        if (ref $next) { $widths{ $first++ } = $document->value($_) for @$next }
        else { my $width = shift @w; $widths{$_} = $width for $first .. $next }
    }
    return (\%widths, $document->value($cid->{'/DW'}) // 1000);
}

sub check_widths {
    my ($document, $name, $cid, $real, $codes, $judge) = @_;
    my ($said, $default) = said_widths($document, $cid);
    for my $code (sort { $a <=> $b } keys %$codes) {
        $judge->wrong('6.2.11.8', "$name shows .notdef") if $code == 0;
        $judge->wrong('6.2.11.4.1', "$name has no glyph for the shown code $code"), next unless defined $real->{$code};
        my $width = $said->{$code} // $default;
        $judge->wrong('6.2.11.5', "$name: width of $code is said to be $width, is $real->{$code}") if abs($width - $real->{$code}) > 1;
    }
}

# Glyphs by CID of a stream that is CIDToGIDMap.
sub mapped {
    my ($map, $real) = @_;
    my @glyphs = unpack 'n*', $map;
    return { map { ($_ => $real->{ $glyphs[$_] }) } grep { $_ == 0 || $glyphs[$_] } 0 .. $#glyphs };
}

sub check_cid_font {
    my ($document, $name, $cid, $identity, $codes, $judge) = @_;
    my $info = $document->at($cid, '/CIDSystemInfo') // {};
    my $descriptor = $document->at($cid, '/FontDescriptor') // {};
    my $subtype = $document->value($cid->{'/Subtype'}) // '';
    $judge->wrong('6.2.11.3.1', "$name: CIDSystemInfo is not whole") if grep { !defined $info->{$_} } qw(/Registry /Ordering /Supplement);
    $judge->wrong('6.2.11.2', "$name: $subtype is no CIDFont") if $subtype !~ m{^/CIDFontType[02]$};
    my $real;
    if (defined $descriptor->{'/FontFile2'}) {
        $real = Programs::truetype_widths($document->data($descriptor->{'/FontFile2'}));
        my $map = $document->data($cid->{'/CIDToGIDMap'});
        $real = mapped($map, $real) if defined $map && $real;
    } elsif (defined $descriptor->{'/FontFile3'}) {
        my $kind = $document->at($descriptor, '/FontFile3', '/Subtype') // '';
        my $file = $document->data($descriptor->{'/FontFile3'});
        $file = (Programs::tables($file) // {})->{'CFF '} if $kind eq '/OpenType';
        $real = Programs::cff_widths($file) if $kind =~ m{^/(?:CIDFontType0C|OpenType)$};
        $judge->promise('6.2.11.4.1', "$name: font file $kind") if $kind ne '/CIDFontType0C';
    }
    my $map = $document->value($cid->{'/CIDToGIDMap'});
    $judge->wrong('6.2.11.3.2', "$name: no CIDToGIDMap that is Identity or a stream")
      if $subtype eq '/CIDFontType2' && defined $real && !(ref $map || ($map // '') eq '/Identity');
    return $judge->wrong('6.2.11.4.1', "$name is not embedded") unless $real;
    check_widths($document, $name, $cid, $real, $codes, $judge) if $identity;
    my $set = $document->data($descriptor->{'/CIDSet'});
    return unless defined $set;
    for (grep { !vec $set, $_ ^ 7, 1 } keys %$real) { $judge->wrong('6.2.11.4.2', "$name: CIDSet lacks $_"); last }
}

sub check_cmap {
    my ($document, $name, $font, $judge) = @_;
    my $encoding = $document->value($font->{'/Encoding'});
    $judge->promise('6.2.11.3.3', "$name: encoding is not Identity-H") if ref $encoding || ($encoding // '') !~ m{^/Identity-[HV]$};
    return $judge->wrong('6.2.11.3.3', "$name: the character map is neither known nor embedded") if !ref $encoding && !$predefined{ $encoding // '' };
    my $map = $document->data($font->{'/Encoding'}) // return;
    my ($mode) = $map =~ m{/WMode\s+(\d)};
    my $base = $document->value($encoding->{'/UseCMap'}) // ($map =~ m{/(\S+)\s+usecmap} ? "/$1" : undef);
    $judge->wrong('6.2.11.3.3', "$name: the character map is made from one that is not known") if defined $base && (ref $base || !$predefined{$base});
    $judge->wrong('6.2.11.3.3', "$name: the character map says two directions") if ($mode // 0) != ($document->value($encoding->{'/WMode'}) // 0);
    while ($map =~ /begincid(?:char|range)(.*?)endcid/gs) {
        my $entries = $1;
        while ($entries =~ /<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]+)>\s*)?(\d+)/g) {
            my $last = $3 + (defined $2 ? hex($2) - hex($1) : 0);
            $judge->wrong('6.1.13', "$name: CID $last") if $last > 65535;
        }
    }
}

my @collections = ([ qr/GB/ => 'GB1' ], [ qr/B5|ETen|CNS/ => 'CNS1' ], [ qr/KS/ => 'Korea1' ], [ qr/./ => 'Japan1' ]);

# A font and the map to it must be of one collection: 6.2.11.3.1.
sub check_collection {
    my ($document, $name, $font, $cid, $judge) = @_;
    my $encoding = $document->value($font->{'/Encoding'});
    return if !defined $encoding || (!ref $encoding && $encoding =~ /Identity/);
    my ($registry, $ordering) = map { $document->text($document->at($cid, '/CIDSystemInfo', $_)) // '' } qw(/Registry /Ordering);
    my $said = ref $encoding ? $document->value($encoding->{'/CIDSystemInfo'}) // {} : undef;
    my ($wanted) = map { $_->[1] } grep { !ref $encoding && $encoding =~ $_->[0] } @collections;
    my $good = $said ? $registry eq ($document->text($said->{'/Registry'}) // '') && $ordering eq ($document->text($said->{'/Ordering'}) // '')
      && ($document->at($cid, '/CIDSystemInfo', '/Supplement') // 0) >= ($document->value($said->{'/Supplement'}) // 0)
      : $registry eq 'Adobe' && $ordering eq $wanted;
    $judge->wrong('6.2.11.3.1', "$name: the character map is of another collection than the font") unless $good;
}

sub check_composite {
    my ($document, $name, $font, $strings, $judge) = @_;
    check_cmap($document, $name, $font, $judge);
    my ($below) = $document->list($font->{'/DescendantFonts'});
    my $cid = $document->value($below) // {};
    $judge->promise('6.2.11.3.1', "$name: font names differ") if ($document->value($cid->{'/BaseFont'}) // '') ne $name;
    check_entries($document, $name, $cid, $judge);
    check_collection($document, $name, $font, $cid, $judge);
    my %codes;
    for (map { unpack 'n*', $_ } keys %$strings) { $codes{$_} = 1 }
    my $identity = ($document->value($font->{'/Encoding'}) // '') =~ m{^/Identity-[HV]$};
    check_cid_font($document, $name, $cid, $identity, \%codes, $judge);
}

# --- Simple fonts: this program has none -------------------------------------------------------------------------------

# Names by code that the document says, as far as ASCII goes.
sub names {
    my ($document, $encoding, $own) = @_;
    my %names = ref $encoding || !defined $encoding ? %{ $own // { %ascii, 39 => 'quoteright', 96 => 'quoteleft' } } : %ascii;
    return \%names unless ref $encoding eq 'HASH';
    %names = %ascii if exists $encoding->{'/BaseEncoding'};
    my $code = 0;
    for (map { $document->value($_) } $document->list($encoding->{'/Differences'})) {
        if (m{^/(.*)}) { $names{ $code++ } = $1 }
        else { $code = $_ }
    }
    return \%names;
}

sub check_said_width {
    my ($document, $name, $font, $code, $real, $judge) = @_;
    my @widths = $document->list($font->{'/Widths'});
    my $at = $code - ($document->value($font->{'/FirstChar'}) // 0);
    my $said = $at >= 0 && $at < @widths ? $document->value($widths[$at]) : $document->at($font, '/FontDescriptor', '/MissingWidth') // 0;
    $judge->wrong('6.2.11.5', "$name: width of $code is said to be $said, is $real") if defined $real && abs($said - $real) > 1;
}

sub check_type1 {
    my ($document, $name, $font, $codes, $descriptor, $judge) = @_;
    my $kind = $document->at($descriptor, '/FontFile3', '/Subtype') // '';
    my $compact = $document->data($descriptor->{'/FontFile3'});
    $compact = (Programs::tables($compact) // {})->{'CFF '} if $kind eq '/OpenType';
    my $program = defined $compact ? Programs::cff_simple($compact) : Programs::type1($document->data($descriptor->{'/FontFile'}));
    return unless $program;
    my $names = names($document, $document->value($font->{'/Encoding'}), $program->{encoding});
    for my $code (sort { $a <=> $b } keys %$codes) {
        my $glyph = $names->{$code} // next;
        if ($glyph eq '.notdef') { $judge->wrong('6.2.11.8', "$name shows .notdef") }
        elsif (!exists $program->{widths}{$glyph}) { $judge->wrong('6.2.11.4.1', "$name has no glyph $glyph") }
        else { check_said_width($document, $name, $font, $code, $program->{widths}{$glyph}, $judge) }
    }
    my $set = $document->text($descriptor->{'/CharSet'}) // return;
    my %listed = map { ($_ => 1) } grep { length } split m{/}, $set;
    my @differ = grep { $_ ne '.notdef' && !($listed{$_} && exists $program->{widths}{$_}) } sort keys %listed, keys %{ $program->{widths} };
    $judge->wrong('6.2.11.4.2', "$name: CharSet and program differ in $differ[0]") if @differ;
}

my %encodings = ('/WinAnsiEncoding' => 'cp1252', '/MacRomanEncoding' => 'MacRoman');

# What a TrueType font says of its codes: 6.2.11.6. Returns whether it is symbolic.
sub check_truetype_encoding {
    my ($document, $name, $font, $descriptor, $judge) = @_;
    my $encoding = $document->value($font->{'/Encoding'});
    my $symbolic = ($document->value($descriptor->{'/Flags'}) // 0) & 4;
        if ($symbolic) { $judge->wrong('6.2.11.6', "$name is symbolic and has an encoding") if defined $encoding }
    else {
        my $base = ref $encoding eq 'HASH' ? $document->value($encoding->{'/BaseEncoding'}) : $encoding;
        $judge->wrong('6.2.11.6', "$name: its encoding is neither WinAnsi nor MacRoman") unless $encodings{ $base // '' };
    }
    return $symbolic;
}

sub check_truetype {
    my ($document, $name, $font, $codes, $descriptor, $judge) = @_;
    my $symbolic = check_truetype_encoding($document, $name, $font, $descriptor, $judge);
    my $file = $document->data($descriptor->{'/FontFile2'});
    my $real = Programs::truetype_widths($file) // return;
    my $maps = Programs::truetype_maps($file);
    my @kinds = sort keys %$maps;
    $judge->wrong('6.2.11.6', "$name: its program has not the character maps that it needs")
      if $symbolic ? @kinds != 1 && !$maps->{'3,0'} : !grep { $_ ne '3,0' } @kinds;
    my $encoding = $document->value($font->{'/Encoding'});
    my $base = ref $encoding eq 'HASH' ? $document->value($encoding->{'/BaseEncoding'}) : $encoding;
    my $names = ref $encoding eq 'HASH' ? names($document, { '/Differences' => $encoding->{'/Differences'} }, {}) : {};
    for my $code (sort { $a <=> $b } keys %$codes) {
        my $glyph;
        if ($symbolic || !$encodings{ $base // '' }) {
            my $map = $maps->{'3,0'};
            $glyph = $map ? $map->{ 0xF000 + $code } // $map->{$code} : ($maps->{'1,0'} // next)->{$code};
        } else {
            my $character = ord Encode::decode($encodings{$base}, chr $code);
            if (defined $names->{$code}) { $character = $by_name{ $names->{$code} } // next }
            $glyph = $maps->{'3,1'} ? $maps->{'3,1'}{$character} : ($maps->{'1,0'} // next)->{ $base eq '/MacRomanEncoding' ? $code : ord Encode::encode('MacRoman', chr $character) };
        }
        if ($glyph && $code > 32 && $code < 127 && Programs::is_empty($file, $glyph)) { $judge->wrong('6.2.11.4.1', "$name draws nothing for the shown code $code") }
        elsif (!$glyph || !defined $real->{$glyph}) {
            $judge->wrong('6.2.11.4.1', "$name has no glyph for the shown code $code");
            $judge->wrong('6.2.11.8', "$name shows .notdef");
        } else { check_said_width($document, $name, $font, $code, $real->{$glyph}, $judge) }
    }
}

sub check_simple {
    my ($document, $name, $font, $strings, $judge) = @_;
    my $subtype = $document->value($font->{'/Subtype'}) // '';
    $judge->promise('6.2.11.2', "$name: no Type0 font");
    return if $subtype eq '/Type3';
    my $descriptor = $document->value($font->{'/FontDescriptor'}) // {};
    return $judge->wrong('6.2.11.4.1', "$name is not embedded") unless grep { defined $descriptor->{$_} } qw(/FontFile /FontFile2 /FontFile3);
    my %codes;
    for (map { unpack 'C*', $_ } keys %$strings) { $codes{$_} = 1 }
    if ($subtype eq '/TrueType') { check_truetype($document, $name, $font, \%codes, $descriptor, $judge) }
    else { check_type1($document, $name, $font, \%codes, $descriptor, $judge) }
}

# --- Text ---------------------------------------------------------------------------------------------------------------

# What a ToUnicode map says: code -> hexadecimal UTF-16.
sub unicode {
    my ($map) = @_;
    my %text;
    while ($map =~ /beginbfchar(.*?)endbfchar/gs) {
        my $entries = $1;
        $text{ hex $1 } = uc($2 =~ s/\s//gr) while $entries =~ /<\s*([0-9A-Fa-f]+)\s*>\s*<([0-9A-Fa-f\s]*)>/g;
    }
    while ($map =~ /beginbfrange(.*?)endbfrange/gs) {
        my $entries = $1;
        while ($entries =~ /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[(.*?)\])/gs) {
            my ($first, $last, $start, $list) = (hex $1, hex $2, $3, $4);
            my @each = defined $list ? map { uc } $list =~ /<([0-9A-Fa-f]*)>/g : ();
            for my $code ($first .. $last) {
                $text{$code} = defined $list ? $each[ $code - $first ] // '' : uc(substr($start, 0, -4) . sprintf '%04X', (hex(substr $start, -4) + $code - $first) & 0xFFFF);
            }
        }
    }
    return \%text;
}

# Whether readers know the characters of a font without a map.
sub explains_itself {
    my ($document, $font) = @_;
    my $subtype = $document->value($font->{'/Subtype'}) // '';
    my $encoding = $document->value($font->{'/Encoding'});
    if ($subtype eq '/Type0') {
        my ($below) = $document->list($font->{'/DescendantFonts'});
        my $ordering = $document->text($document->at($below, '/CIDSystemInfo', '/Ordering')) // '';
        return !ref $encoding && ($encoding // '') !~ /Identity/ || $ordering =~ /^(?:GB1|CNS1|Japan1|Korea1)$/;
    }
    my $base = ref $encoding eq 'HASH' ? $document->value($encoding->{'/BaseEncoding'}) : $encoding;
    return 1 if ($base // '') =~ m{^/(?:WinAnsi|MacRoman|MacExpert)Encoding$};
    return !(($document->at($font, '/FontDescriptor', '/Flags') // 0) & 4) if $subtype =~ m{^/(?:TrueType|Type1|MMType1)$};
    my @names = map { $document->value($_) } $document->list(ref $encoding eq 'HASH' ? $encoding->{'/Differences'} : undef);
    return @names && !grep { m{^/(.*)} && !defined $by_name{$1} && $1 !~ /^(?:uni[0-9A-F]{4}|u[0-9A-F]{4,6})$/ } @names;
}

# Level B does not ask for it, but what is there must be right: text that is searched for.
sub check_unicode {
    my ($document, $name, $font, $judge) = @_;
    my $strict = $judge->{unicode} ? 'wrong' : 'promise';
    my $map = $document->data($font->{'/ToUnicode'});
    unless (defined $map) {
        $judge->$strict('6.2.11.7.2', "$name: no ToUnicode") unless $judge->{standard} && explains_itself($document, $font);
        return;
    }
    my $text = unicode($map);
    for (sort { $a <=> $b } keys %$text) {
        $judge->$strict('6.2.11.7.2', "$name: code $_ stands for <$text->{$_}>") if $text->{$_} =~ /^(?:0000|FEFF|FFFE)?$/ || length($text->{$_}) % 4;
    }
    return $text;
}

# A composite font's every shown code has its text.
sub check_all_mapped {
    my ($document, $name, $strings, $text, $judge) = @_;
    for (map { unpack 'n*', $_ } sort keys %$strings) {
        return $judge->wrong('6.2.11.7.2', "$name: no text for the shown code $_") unless defined $text->{$_};
    }
}

# FONTS: those that are shown, as Graphics has them.
sub check {
    my ($document, $fonts, $judge) = @_;
    for my $key (sort keys %$fonts) {
        my $shown = $fonts->{$key};
        my $font = $document->value($shown->{font});
        next unless ref $font eq 'HASH';
        my $name = $document->value($font->{'/BaseFont'}) // $key;
        my $composite = ($document->value($font->{'/Subtype'}) // '') eq '/Type0';
        check_entries($document, $name, $font, $judge);
        if ($shown->{seen}) {
            if ($composite) { check_composite($document, $name, $font, $shown->{strings}, $judge) }
            else { check_simple($document, $name, $font, $shown->{strings}, $judge) }
        }
        my $text = check_unicode($document, $name, $font, $judge);
        check_all_mapped($document, $name, $shown->{strings}, $text, $judge) if $composite && $text && $judge->{unicode};
    }
}

1;
