# ISO 19005-2, 6.2 but for fonts: content streams, colours, output intent, images, transparency.
package Graphics;
use strict;
use warnings;
use Document;

my %operators = map { $_ => 1 } qw(b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K
  k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' ");
my %intents = map { $_ => 1 } qw(/RelativeColorimetric /AbsoluteColorimetric /Perceptual /Saturation);

# 6.2.3. Returns the intent's colour space: RGB, CMYK, GRAY or "".
sub check_output_intent {
    my ($document, $wrong) = @_;
    my @intents = map { $document->value($_) } $document->list($document->catalog->{'/OutputIntents'});
    my @archive = grep { ($document->value($_->{'/S'}) // '') eq '/GTS_PDFA1' } @intents;
    my %profiles = map { ($_->{'/DestOutputProfile'} // '') => 1 } @intents;
    $wrong->('6.2.3', 'several output intents with different profiles') if keys %profiles > 1;
    return '' unless @archive;
    $wrong->('6.2.3', 'the output intent does not say which condition')
      unless length($document->text($archive[0]{'/OutputConditionIdentifier'}) // '');
    my $profile = $document->data($archive[0]{'/DestOutputProfile'});
    $wrong->('6.2.3', 'the output intent has no profile'), return '' unless defined $profile && length $profile > 128;
    my ($size, $major, $class, $space, $mark) = unpack 'N x4 C x3 a4 a4 x16 a4', $profile;
    $wrong->('6.2.3', 'the profile is no ICC profile of an output device or monitor, version 2 to 4')
      if $size != length $profile || $mark ne 'acsp' || $class !~ /^(?:mntr|prtr)$/ || $major > 4;
    my %channels = ('RGB ' => 3, CMYK => 4, GRAY => 1);
    $wrong->('6.2.4.2', 'the profile has not as many channels as N says')
      if ($document->at($archive[0]{'/DestOutputProfile'}, '/N') // 0) != ($channels{$space} // -1);
    return $space =~ s/ //r;
}

# 6.2.4.3: a device's colours mean something only with an intent for that device; grey with any.
sub check_color {
    my ($space, $intent, $where, $wrong) = @_;
    my $good = $space =~ m{^/(?:DeviceGray|G)$} ? $intent ne '' : $space =~ m{^/(?:DeviceRGB|RGB)$} ? $intent eq 'RGB' : 0;
    $wrong->('6.2.4.3', "$where uses $space, which the output intent “$intent” does not cover") unless $good;
}

# A page's operators. Notes in FONTS which codes each font shows.
sub check_content {
    my ($document, $page, $content, $intent, $fonts, $wrong) = @_;
    my %resources = map { $_ => $document->at($page, '/Resources', $_) // {} } qw(/Font /XObject /ExtGState /Properties);
    my ($depth, $text, $font, $marked) = (0, 0, undef, 0);
    my %colors = (g => '/DeviceGray', G => '/DeviceGray', rg => '/DeviceRGB', RG => '/DeviceRGB', k => '/DeviceCMYK', K => '/DeviceCMYK');
    my %seen;
    Document::each_operator(
        $content,
        sub {
            my ($operator, @operands) = @_;
            return $seen{"6.2.2 unknown operator $operator"}++ unless $operators{$operator};
            if ($colors{$operator}) { check_color($colors{$operator}, $intent, 'a page', $wrong) unless $seen{$operator}++ }
            elsif ($operator =~ /^(?:cs|CS)$/) { check_color($operands[-1], $intent, 'a page', $wrong) }
            elsif ($operator eq 'q') { $wrong->('6.1.13', 'q within more than 28 q') if ++$depth > 28 }
            elsif ($operator eq 'Q') { $depth-- }
            elsif ($operator eq 'Tf') {
                $font = $resources{'/Font'}{ $operands[-2] };
                $wrong->('6.2.2', "no font $operands[-2] in the resources") unless defined $font;
            } elsif ($operator eq 'Do') {
                $wrong->('6.2.2', "no XObject $operands[-1] in the resources") unless defined $resources{'/XObject'}{ $operands[-1] };
            } elsif ($operator =~ /^(?:Tj|TJ|'|")$/) {
                for (grep { /^</ } @operands) {
                    next unless defined $font;
                    my $digits = s/[<>\s]//gr;
                    $fonts->{$font}{ hex $1 } = 1 while $digits =~ /(....)/g;
                }
            } elsif ($operator eq 'ri') { $wrong->('6.2.6', "rendering intent $operands[-1]") unless $intents{ $operands[-1] } }
            elsif ($operator eq 'BI') { $wrong->('6.1.10', 'an inline image: not looked into') }
            elsif ($operator eq 'gs') { $wrong->('6.2.5', "no graphics state $operands[-1]") unless $resources{'/ExtGState'}{ $operands[-1] } }
            elsif ($operator =~ /^(?:BMC|BDC)$/) { $marked++ }
            elsif ($operator eq 'EMC') { $marked-- }
        }
    );
    $wrong->(split / /, $_, 2) for grep { /^6/ } sort keys %seen;
    $wrong->('6.2.2', 'q and Q, or BMC and EMC, do not match') if $depth || $marked;
}

sub check_xobject {
    my ($document, $name, $x, $intent, $wrong) = @_;
    my $subtype = $x->{'/Subtype'} // '';
    $wrong->('6.2.9.3', "$name is PostScript") if $subtype eq '/PS' || ($x->{'/Subtype2'} // '') eq '/PS';
    $wrong->('6.2.9', "$name: OPI or Ref") if grep { exists $x->{$_} } qw(/OPI /Ref);
    return if $subtype ne '/Image';
    $wrong->('6.2.8.1', "$name is to be interpolated") if $x->{'/Interpolate'};
    $wrong->('6.2.8.1', "$name has alternates") if exists $x->{'/Alternates'};
    $wrong->('6.2.6', "$name: rendering intent $x->{'/Intent'}") if exists $x->{'/Intent'} && !$intents{ $x->{'/Intent'} };
    $wrong->('6.2.10', "$name has a soft mask") if grep { exists $x->{$_} } qw(/SMask /SMaskInData);
    my $space = $document->value($x->{'/ColorSpace'});
    check_color(ref $space ? $document->value($space->[0]) : $space // '', $intent, $name, $wrong) unless $x->{'/ImageMask'};
}

# Graphics states (6.2.5) and transparency (6.2.10): this program needs neither.
sub check_dictionaries {
    my ($document, $intent, $wrong) = @_;
    $document->each_dictionary(
        sub {
            my ($name, $x) = @_;
            my $subtype = $document->value($x->{'/Subtype'}) // '';
            check_xobject($document, $name, $x, $intent, $wrong) if $subtype =~ m{^/(?:Image|Form|PS)$};
            $wrong->('6.2.10', "$name is a transparency group") if ($document->at($x, '/Group', '/S') // '') eq '/Transparency';
            for (qw(/ca /CA)) { $wrong->('6.2.10', "$name: $_ $x->{$_}") if defined $x->{$_} && !ref $x->{$_} && $x->{$_} ne '1' && $x->{$_} ne '1.0' }
            my $blend = $document->value($x->{'/BM'});
            $wrong->('6.2.10', "$name: blend mode $blend") if defined $blend && $blend !~ m{^/(?:Normal|Compatible)$};
            $wrong->('6.2.10', "$name: soft mask") if defined $x->{'/SMask'} && $x->{'/SMask'} ne '/None' && $subtype ne '/Image';
            $wrong->('6.2.5', "$name: transfer function or halftone") if grep { exists $x->{$_} } qw(/TR /HTP);
        }
    );
}

# Returns the codes that each font shows.
sub check {
    my ($document, $wrong) = @_;
    my $intent = check_output_intent($document, $wrong);
    my %fonts;
    for my $page (map { $document->value($_->{object}) } @{ $document->{json}{pages} }) {
        $wrong->('6.2.2', 'a page without resources of its own') unless defined $page->{'/Resources'};
        my $content = join "\n", map { $document->data($_) // '' } ref $page->{'/Contents'} ? @{ $page->{'/Contents'} } : $page->{'/Contents'} // ();
        check_content($document, $page, $content, $intent, \%fonts, $wrong);
    }
    check_dictionaries($document, $intent, $wrong);
    return \%fonts;
}

1;
