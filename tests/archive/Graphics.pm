# ISO 19005-2, 6.2 but for fonts: content streams, colours, output intent, images, transparency.
package Graphics;
use strict;
use warnings;
use JSON::PP ();
use Content;
use Document;

my %operators = map { $_ => 1 } qw(b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K
  k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' ");
my %intents = map { $_ => 1 } qw(/RelativeColorimetric /AbsoluteColorimetric /Perceptual /Saturation);
my %blends = map { ("/$_" => 1) } qw(Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight
  Difference Exclusion Hue Saturation Color Luminosity);
my %abbreviated = ('/G' => '/DeviceGray', '/RGB' => '/DeviceRGB', '/CMYK' => '/DeviceCMYK', '/I' => '/Indexed');
my %channels = ('RGB ' => 3, CMYK => 4, GRAY => 1, 'Lab ' => 3);
my $canonical = JSON::PP->new->canonical;

# --- Profiles ---------------------------------------------------------------------------------------------------------

# The colour space of an ICC profile, or nothing if it is none of version 2 to 4 for CLASSES.
sub profile_space {
    my ($profile, $classes) = @_;
    return unless defined $profile && length $profile > 128;
    my ($size, $major, $class, $space, $mark) = unpack 'N x4 C x3 a4 a4 x16 a4', $profile;
    return if $size > length $profile || $mark ne 'acsp' || $class !~ /^(?:$classes)$/ || $major > 4;
    return $channels{$space} ? $space : undef;
}

# 6.2.3. Returns the intent's colour space: RGB, CMYK, GRAY or "".
sub check_output_intent {
    my ($document, $judge) = @_;
    my @intents = map { $document->value($_) } $document->list($document->catalog->{'/OutputIntents'});
    my @archive = grep { ($document->value($_->{'/S'}) // '') eq '/GTS_PDFA1' } @intents;
    my %profiles = map { ($_->{'/DestOutputProfile'} => 1) } grep { defined $_->{'/DestOutputProfile'} } @intents;
    $judge->wrong('6.2.3', 'several output intents with different profiles') if keys %profiles > 1;
    return '' unless @archive;
    $judge->promise('6.2.3', 'the output intent does not say which condition')
      unless length($document->text($archive[0]{'/OutputConditionIdentifier'}) // '');
    my $space = profile_space($document->data($archive[0]{'/DestOutputProfile'}), 'mntr|prtr');
    $judge->wrong('6.2.3', 'the profile is no ICC profile of an output device or monitor, version 2 to 4'), return '' unless defined $space;
    $judge->wrong('6.2.4.2', 'the profile has not as many channels as N says')
      if ($document->at($archive[0]{'/DestOutputProfile'}, '/N') // 0) != $channels{$space};
    return $space =~ s/ //r;
}

# --- Colours ----------------------------------------------------------------------------------------------------------

# 6.2.4.3: a device's colours mean something only with an intent for that device; grey with any. CLAUSE: where it is asked for.
sub check_device {
    my ($self, $space, $resources, $where, $clause) = @_;
    my $default = $space =~ s/Device/Default/r;
    return if exists(($self->{document}->value($resources->{'/ColorSpace'}) // {})->{$default});
    my $intent = $self->{intent};
    my $good = $space eq '/DeviceGray' ? $intent ne '' : $intent eq ($space eq '/DeviceRGB' ? 'RGB' : 'CMYK');
    $self->{judge}->wrong($clause, "$where uses $space, which the output intent “$intent” does not cover") unless $good;
}

sub check_spot {
    my ($self, $name, $array, $where) = @_;
    my $document = $self->{document};
    return if $name =~ m{^/(?:All|None)$};
    my $definition = $canonical->encode([ map { $document->value($_) } @$array[ 2, 3 ] ]);
    my $tint = $document->data($array->[3]);
    $definition .= $tint if defined $tint;
    $self->{judge}->wrong('6.2.4.4', "$where: the spot colour $name is defined in two ways") if ($self->{spots}{$name} //= $definition) ne $definition;
}

sub check_devicen {
    my ($self, $array, $resources, $where) = @_;
    my $document = $self->{document};
    my @names = $document->list($array->[1]);
    my $attributes = $document->value($array->[4]) // {};
    my $colorants = $document->value($attributes->{'/Colorants'}) // {};
    my %process = map { $_ => 1 } $document->list($document->at($attributes, '/Process', '/Components'));
    $self->{judge}->wrong('6.1.13', "$where: DeviceN of more than 32 colours") if @names > 32;
    for (grep { $_ ne '/None' && !$process{$_} && !m{^/(?:Cyan|Magenta|Yellow|Black)$} } @names) {
        $self->{judge}->wrong('6.2.4.4', "$where: the spot colour $_ is not among the colorants") unless exists $colorants->{$_};
    }
    for (sort keys %$colorants) { $self->check_space($document->value($colorants->{$_}), $resources, $where) }
    $self->check_space($document->value($array->[2]), $resources, $where, '6.2.4.4');
}

sub check_space {
    my ($self, $space, $resources, $where, $clause) = @_;
    my $document = $self->{document};
    $clause //= '6.2.4.3';
    if (defined $space && !ref $space) {
        $space = $abbreviated{$space} // $space;
        return $self->check_device($space, $resources, $where, $clause) if $space =~ m{^/Device(?:Gray|RGB|CMYK)$};
        my $named = $document->value(($document->value($resources->{'/ColorSpace'}) // {})->{$space});
        return defined $named && (ref $named || $named ne $space) ? $self->check_space($named, $resources, $where, $clause) : undef;
    }
    return unless ref $space eq 'ARRAY' && @$space;
    my $kind = $document->value($space->[0]);
    return $self->check_space($kind, $resources, $where, $clause) if @$space == 1;
    $self->{judge}->promise('6.2.4', "$where uses $kind") if $kind !~ m{^/(?:Indexed|I)$};
    if ($kind eq '/ICCBased') {
        my $found = profile_space($document->data($space->[1]), 'mntr|prtr|scnr|spac');
        $self->{judge}->wrong('6.2.4.2', "$where: no ICC profile of version 2 to 4 that N fits")
          if !defined $found || ($document->at($space->[1], '/N') // 0) != $channels{$found};
    } elsif ($kind =~ m{^/(?:Indexed|I|Pattern)$}) {
        $self->check_space($document->value($space->[1]), $resources, $where, $_) for $clause, $clause eq '6.2.4.3' ? '6.2.4.5' : ();
    }
    elsif ($kind eq '/Separation') {
        $self->check_spot($document->value($space->[1]), $space, $where);
        $self->check_space($document->value($space->[2]), $resources, $where, '6.2.4.4');
    } elsif ($kind eq '/DeviceN') { $self->check_devicen($space, $resources, $where) }
}

# What an operator paints with; the fill colour of text counts though only its outlines are drawn. A colour that was never set is black, which no intent need explain.
sub check_paint {
    my ($self, $state, $operator) = @_;
    my $text = $operator =~ /^(?:Tj|TJ|'|")$/;
    my $seen = $text && $state->{render} % 4 != 3;
    my $fills = $seen || $operator =~ /^(?:f|F|f\*|B|B\*|b|b\*)$/;
    my $strokes = $text ? $seen && $state->{render} % 4 : $operator =~ /^(?:S|s|B|B\*|b|b\*)$/;
    for ([ $fills, 'fill', '/op' ], [ $strokes, 'stroke', '/OP' ]) {
        my ($paints, $with, $key) = @$_;
        my $space = $state->{$with};
        next unless $paints && ref $space eq 'ARRAY' && ($self->{document}->value($space->[0]) // '') eq '/ICCBased' && ($self->{document}->at($space->[1], '/N') // 0) == 4;
        my $over = $state->{overprint} // {};
        $self->{judge}->wrong('6.2.4.2', "a $state->{kind} prints CMYK over what is below, in mode 1") if $over->{$key} && ($over->{'/OPM'} // 0) == 1;
    }
    $self->check_space($state->{fill}, $state->{resources}, "a $state->{kind}") if $fills && $state->{fill_set};
    $self->check_space($state->{stroke}, $state->{resources}, "a $state->{kind}") if $strokes && $state->{stroke_set};
}

# --- Images -----------------------------------------------------------------------------------------------------------

sub check_inline_image {
    my ($self, $state, @operands) = @_;
    my $image = Content::take_entries(\@operands);
    my $judge = $self->{judge};
    $judge->promise('6.1.10', 'an inline image');
    for (map { ref $_ ? @$_ : $_ } grep { defined } @$image{qw(/F /Filter)}) { $judge->wrong('6.1.10', "an inline image is packed with $_") if m{^/(?:LZW|LZWDecode|Crypt)$} }
    $judge->wrong('6.2.6', "an inline image: rendering intent $image->{'/Intent'}") if defined $image->{'/Intent'} && !$intents{ $image->{'/Intent'} };
    $judge->wrong('6.2.8.1', 'an inline image is to be interpolated') if ($image->{'/I'} // $image->{'/Interpolate'} // '') eq 'true';
    $self->check_space($image->{'/CS'} // $image->{'/ColorSpace'}, $state->{resources}, 'an inline image')
      unless ($image->{'/IM'} // $image->{'/ImageMask'} // '') eq 'true';
}

# 6.2.8.3: the header of a JPEG 2000 image says its colours once, and of those PDF/A knows.
sub check_jpeg2000 {
    my ($self, $name, $x, $data) = @_;
    my ($judge, @colours) = ($self->{judge});
    $judge->promise('6.2.8.3', "$name is JPEG 2000");
    while (defined $data && $data =~ /colr(.)(.)(.)(.{4})?/gs) { push @colours, { method => ord $1, approximation => ord $3, space => unpack 'N', $4 // "\0\0\0\0" } }
    my ($count, $depth) = defined $data && $data =~ /ihdr.{8}(..)(.)/s ? (unpack('n', $1), ord $2) : ();
    my @depths = !defined $depth ? () : $depth != 255 ? $depth : $data =~ /bpcc(.*)/s ? unpack("C$count", $1) : ();
    $judge->wrong('6.2.8.3', "$name has $count channels") if defined $count && $count !~ /^[134]$/;
    $judge->wrong('6.2.8.3', "$name: its channels are not alike, or too deep") if grep { $_ != $depths[0] || ($_ & 127) + 1 > 38 } @depths;
    my @best = grep { $_->{approximation} == 1 } @colours;
    return if exists $x->{'/ColorSpace'};
    $judge->wrong('6.2.8.3', "$name: its colours are said several times") if @colours > 1 && @best != 1;
    $judge->wrong('6.2.8.3', "$name: colour method $_->{method}") for grep { $_->{method} < 1 || $_->{method} > 3 } @colours;
    $judge->wrong('6.2.8.3', "$name is in CIEJab") for grep { $_->{method} == 1 && $_->{space} == 19 } @colours;
}

sub check_image {
    my ($self, $name, $x, $resources) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my ($filter) = $document->list($x->{'/Filter'});
    $self->check_jpeg2000($name, $x, $document->data($name, 1)) if ($filter // '') eq '/JPXDecode';
    $self->check_space($document->value($x->{'/ColorSpace'}), $resources, $name) unless $x->{'/ImageMask'};
}

# What is wrong wherever it stands, drawn or not.
sub check_xobject {
    my ($self, $name, $x) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my $subtype = $document->value($x->{'/Subtype'}) // '';
    $judge->wrong('6.2.9.3', "$name is PostScript") if $subtype eq '/PS';
    if ($subtype eq '/Form') {
        $judge->wrong('6.2.9.1', "$name: $_") for grep { exists $x->{$_} } qw(/OPI /PS);
        $judge->wrong('6.2.9.1', "$name is PostScript") if ($document->value($x->{'/Subtype2'}) // '') eq '/PS';
        $judge->wrong('6.2.9.2', "$name refers to another file") if exists $x->{'/Ref'};
    }
    return if $subtype ne '/Image';
    $judge->wrong('6.2.8.1', "$name: $_") for grep { exists $x->{$_} } qw(/OPI /Alternates);
    $judge->wrong('6.2.8.1', "$name is to be interpolated") if $x->{'/Interpolate'};
    $judge->wrong('6.2.6', "$name: rendering intent $x->{'/Intent'}") if exists $x->{'/Intent'} && !$intents{ $x->{'/Intent'} };
    $judge->promise('6.2.10', "$name has a soft mask") if grep { exists $x->{$_} } qw(/SMask /SMaskInData);
    $judge->promise('6.2.4.3', "$name: DeviceCMYK") if ($document->value($x->{'/ColorSpace'}) // '') eq '/DeviceCMYK' && $self->{intent} ne 'CMYK';
}

# --- Graphics states and transparency -----------------------------------------------------------------------------------

sub check_halftone {
    my ($self, $name, $halftone) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    return unless ref $halftone eq 'HASH';
    my $type = $document->value($halftone->{'/HalftoneType'}) // 0;
    my @parts = $type == 5 ? grep { ref $document->value($halftone->{$_}) eq 'HASH' } sort keys %$halftone : ();
    for my $part (@parts) {
        my $primary = $part =~ m{^/(?:Default|Gray|Red|Green|Blue|Cyan|Magenta|Yellow|Black)$};
        my $own = exists $document->value($halftone->{$part})->{'/TransferFunction'};
        $judge->wrong('6.2.5', "$name: a transfer function for $part, or none") if !!$own == !!$primary && ($own || $part ne '/Default');
        $self->check_halftone($name, $document->value($halftone->{$part})) unless ($document->at($halftone->{$part}, '/HalftoneType') // 0) == 5;
    }
    $judge->wrong('6.2.5', "$name: halftone type $type") if $type != 1 && $type != 5;
    $judge->wrong('6.2.5', "$name: a named halftone") if exists $halftone->{'/HalftoneName'};
}

# 6.2.5 and, of what is transparent, 6.2.10: in a graphics state, drawn with or not.
sub check_dictionary {
    my ($self, $name, $x) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my $subtype = $document->value($x->{'/Subtype'}) // '';
    $self->check_xobject($name, $x) if $subtype =~ m{^/(?:Image|Form|PS)$};
    $judge->promise('6.2.10', "$name is a transparency group") if ($document->at($x, '/Group', '/S') // '') eq '/Transparency';
    my $type = $document->value($x->{'/Type'}) // '';
    return if $type =~ m{^/(?:Annot|StructElem)$} || $subtype eq '/Image';
    for (qw(/ca /CA)) { $judge->promise('6.2.10', "$name: $_ $x->{$_}") if defined $x->{$_} && !ref $x->{$_} && $x->{$_} =~ /^[\d.]+$/ && $x->{$_} != 1 }
    my @blends = $document->list($x->{'/BM'});
    $judge->wrong('6.2.10', "$name: blend mode $_") for grep { $type eq '/ExtGState' && !$blends{$_} } @blends;
    $judge->promise('6.2.10', "$name: blend mode $_") for grep { !m{^/(?:Normal|Compatible)$} } @blends;
    $judge->promise('6.2.10', "$name: soft mask") if defined $x->{'/SMask'} && $x->{'/SMask'} ne '/None';
    return if $type ne '/ExtGState';
    $judge->wrong('6.2.5', "$name: transfer function or halftone phase") if grep { exists $x->{$_} } qw(/TR /HTP);
    $judge->wrong('6.2.5', "$name: a transfer function of its own") if ($document->value($x->{'/TR2'}) // '/Default') ne '/Default';
    $judge->wrong('6.2.6', "$name: rendering intent $x->{'/RI'}") if exists $x->{'/RI'} && !$intents{ $x->{'/RI'} };
    $self->check_halftone($name, $document->value($x->{'/HT'}));
}

# Whether what a graphics state or an image says lets something shine through.
sub is_transparent {
    my ($document, $x) = @_;
    return 1 if grep { defined $x->{$_} && !ref $x->{$_} && $x->{$_} =~ /^[\d.]+$/ && $x->{$_} < 1 } qw(/ca /CA);
    return 1 if grep { !m{^/(?:Normal|Compatible)$} } $document->list($x->{'/BM'});
    return defined $x->{'/SMask'} && $x->{'/SMask'} ne '/None' || ($x->{'/SMaskInData'} // 0) > 0;
}

# 6.2.10: what shines through is blended in a space that is known: the page's, or the output intent's.
sub check_blending {
    my ($self, $page) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my $group = $document->at($page, '/Group');
    my $space = ref $group eq 'HASH' ? $document->value($group->{'/CS'}) : undef;
    $judge->wrong('6.2.10', 'a page blends colours in a space that nothing defines') if $self->{transparent}{$page} && !defined $space && $self->{intent} eq '';
    return unless $self->{transparent}{$page};
    $self->check_space($space, $document->inherited($document->value($page), '/Resources') // {}, "a page's blending", '6.2.10');
}

# --- Content ----------------------------------------------------------------------------------------------------------

# The kinds of resources that operators name.
my %named = (Tf => [ '/Font', 0 ], Do => [ '/XObject', 0 ], gs => [ '/ExtGState', 0 ], sh => [ '/Shading', 0 ]);

sub check_named {
    my ($self, $state, $operator, @operands) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my $category = $named{$operator}[0];
    my ($name) = $operands[0];
    my $found = ($document->value($state->{resources}{$category}) // {})->{ $name // '' };
    $judge->wrong($operator eq 'gs' ? '6.2.5' : '6.2.2', "no $name in the resources' $category") unless defined $found;
    $judge->wrong('6.2.2', "a $state->{kind} takes $name from the resources of what it is drawn on") if defined $found && !$state->{own};
    my $x = $document->value($found);
    return unless ref $x eq 'HASH';
    my $page = $state->{page};
    if ($operator eq 'gs') {
        $judge->wrong('6.2.10', "blend mode $_") for grep { !$blends{$_} } $document->list($x->{'/BM'});
        my %over = (%{ $state->{overprint} // {} }, map { ($_ => $document->value($x->{$_})) } grep { defined $x->{$_} } qw(/OP /op /OPM));
        $over{'/op'} = $over{'/OP'} if defined $x->{'/OP'} && !defined $x->{'/op'};
        $state->{overprint} = \%over;
    }
    $self->{transparent}{$page} = 1 if $operator =~ /^(?:gs|Do)$/ && is_transparent($document, $x);
    if ($operator eq 'Do') {
        $self->check_image($found, $x, $state->{resources}) if ($document->value($x->{'/Subtype'}) // '') eq '/Image';
        $self->group($page, $x);
    } elsif ($operator eq 'sh') { $self->check_space($document->value($x->{'/ColorSpace'}), $state->{resources}, 'a shading') }
}

# What else a stream takes from resources must be in its own.
sub check_own {
    my ($self, $state, $operator, @operands) = @_;
    my $category = { cs => '/ColorSpace', scn => '/Pattern', bdc => '/Properties' }->{ lc $operator };
    return if $state->{own} || !defined $self->{document}->at($state->{resources}, $category, $operands[-1] // '');
    $self->{judge}->wrong('6.2.2', "a $state->{kind} takes $operands[-1] from the resources of what it is drawn on");
}

sub group {
    my ($self, $page, $x) = @_;
    my $group = $self->{document}->at($x, '/Group');
    return unless ref $group eq 'HASH' && ($self->{document}->value($group->{'/S'}) // '') eq '/Transparency';
    $self->{transparent}{$page} = 1;
    $self->check_space($self->{document}->value($group->{'/CS'}), {}, "a group's blending", '6.2.10');
}

sub check_operator {
    my ($self, $state, $operator, @operands) = @_;
    my $judge = $self->{judge};
    if ($operator eq 'end') {
        $judge->wrong('6.2.2', 'q and Q, or BMC and EMC, do not match') if $state->{depth} || @{ $state->{marked} } != ($state->{outside} // 0);
        $self->group($state->{page}, $self->{document}->value($state->{stream})) if defined $state->{stream};
        return;
    }
    return $judge->wrong('6.2.2', "unknown operator $operator") unless $operators{$operator};
    $judge->wrong('6.1.13', 'q within more than 28 q') if $operator eq 'q' && $state->{depth} > 28;
    for (@operands) {
        $judge->wrong('6.1.13', 'a name of more than 127 bytes') if m{^/.{128}}s;
        $judge->wrong('6.1.13', "$_ is too great a number") if /^[-+]?\d{10,}$/ && ($_ > 2147483647 || $_ < -2147483648) || /^[-+]?\d{30,}\./ && abs > 3.403e38;
        $judge->wrong('6.1.13', 'a string of more than 32767 bytes') if length > 32767 && /^[(<]/ && length(Content::bytes($_)) > 32767;
    }
    $judge->wrong('6.2.6', "rendering intent $operands[-1]") if $operator eq 'ri' && !$intents{ $operands[-1] // '' };
    $judge->promise('6.2.4.3', "a $state->{kind} uses $operands[-1]") if $operator =~ /^cs$/i && @operands && $operands[-1] !~ m{^/Device(?:Gray|RGB)$};
    $self->check_device('/DeviceCMYK', $state->{resources}, "a $state->{kind}", '6.2.4.3') if $operator =~ /^[kK]$/ && !$judge->{standard};
    $self->check_named($state, $operator, @operands) if $named{$operator};
    $self->check_own($state, $operator, @operands) if $operator =~ /^(?:cs|scn|BDC)$/i;
    $self->check_inline_image($state, @operands) if $operator eq 'BI';
    if ($operator =~ /^scn$/i && @operands && $operands[-1] =~ m{^/}) {
        my $pattern = $self->{document}->at($state->{resources}, '/Pattern', $operands[-1]);
        $self->check_space($self->{document}->at($pattern, '/Shading', '/ColorSpace'), $state->{resources}, 'a shading') if ref $pattern eq 'HASH' && exists $pattern->{'/Shading'};
    }
    $self->check_paint($state, $operator);
    if ($operator =~ /^(?:Tj|TJ|'|")$/ && defined $state->{font}) {
        my $key = ref $state->{font} ? $canonical->encode($state->{font}) : $state->{font};
        $self->{fonts}{$key} //= { font => $state->{font}, strings => {}, seen => 0 };
        my $font = $self->{fonts}{$key};
        $font->{seen} ||= $state->{render} != 3;
        $font->{strings}{ Content::bytes($_) } = 1 for grep { /^[(<]/ && $_ ne '<<' } @operands;
    }
}

# Returns the fonts that are shown: object -> { font, strings, seen: not only invisible }.
sub check {
    my ($document, $judge) = @_;
    my $self = bless { document => $document, judge => $judge, spots => {}, fonts => {}, transparent => {} };
    $self->{intent} = check_output_intent($document, $judge);
    for my $page (map { $document->value($_->{object}) } @{ $document->{json}{pages} }) {
        $judge->promise('6.2.2', 'a page without resources of its own') unless defined $page->{'/Resources'};
    }
    Content::pages($document, sub { $self->check_operator(@_) });
    $document->each_dictionary(sub { $self->check_dictionary(@_) });
    $self->check_blending($_->{object}) for @{ $document->{json}{pages} };
    return $self->{fonts};
}

1;
