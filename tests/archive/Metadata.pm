# ISO 19005-2, 6.1.5 and 6.6: the document information, and XMP that says the same; ISO 14289-1, 5.
package Metadata;
use strict;
use warnings;
use Document;
use Xmp;

my %spaces = (
    dc => 'http://purl.org/dc/elements/1.1/', xmp => 'http://ns.adobe.com/xap/1.0/', pdf => 'http://ns.adobe.com/pdf/1.3/',
    pdfaid => 'http://www.aiim.org/pdfa/ns/id/', xmpRights => 'http://ns.adobe.com/xap/1.0/rights/', xmpMM => 'http://ns.adobe.com/xap/1.0/mm/',
    xmpBJ => 'http://ns.adobe.com/xap/1.0/bj/', xmpTPg => 'http://ns.adobe.com/xap/1.0/t/pg/', xmpDM => 'http://ns.adobe.com/xmp/1.0/DynamicMedia/',
    photoshop => 'http://ns.adobe.com/photoshop/1.0/', crs => 'http://ns.adobe.com/camera-raw-settings/1.0/',
    tiff => 'http://ns.adobe.com/tiff/1.0/', exif => 'http://ns.adobe.com/exif/1.0/', pdfaExtension => 'http://www.aiim.org/pdfa/ns/extension/',
);
my %prefixes = reverse %spaces;
my %described = (
    pdfaSchema => 'http://www.aiim.org/pdfa/ns/schema#', pdfaProperty => 'http://www.aiim.org/pdfa/ns/property#',
    pdfaType => 'http://www.aiim.org/pdfa/ns/type#', pdfaField => 'http://www.aiim.org/pdfa/ns/field#',
);
my $UA = 'http://www.aiim.org/pdfua/ns/id/';

# What each information entry is called in XMP, and the container around it.
my @pairs = (
    [ '/Title', 'dc', 'title', 'Alt' ], [ '/Author', 'dc', 'creator', 'Seq' ], [ '/Subject', 'dc', 'description', 'Alt' ],
    [ '/Creator', 'xmp', 'CreatorTool' ], [ '/Producer', 'pdf', 'Producer' ], [ '/Keywords', 'pdf', 'Keywords' ],
    [ '/CreationDate', 'xmp', 'CreateDate' ], [ '/ModDate', 'xmp', 'ModifyDate' ],
);

sub find {
    my ($properties, $space, $local) = @_;
    my ($found) = grep { $_->{name} eq "{$space}$local" } @$properties;
    return $found;
}

# D:20200804000000+08'00' as XMP writes it.
sub iso_date {
    my ($date) = @_;
    return $date =~ /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([-+]\d\d)'(\d\d)'?$/ ? "$1-$2-$3T$4:$5:$6$7:$8" : undef;
}

# This program's promise: what the information says, XMP says, in the container that its schema asks for.
sub check_agreement {
    my ($document, $properties, $judge) = @_;
    my $info = $document->at($document->{trailer}, '/Info') // {};
    for (@pairs) {
        my ($key, $prefix, $local, $container) = @$_;
        my $said = $document->text($info->{$key});
        $said = iso_date($said) // "?$said" if defined $said && $key =~ /Date/;
        my $found = find($properties, $spaces{$prefix}, $local);
        my $value = $found && $found->{value};
        $judge->promise('6.6.2.3', "$prefix:$local has the wrong container") if defined $value && (ref $value ? $value->{kind} // '' : '') ne ($container // '');
        my $repeated = ref $value ? ($value->{items} // [])->[0] : $value;
        next if ($said // '') eq ($repeated // '');
        $judge->promise('6.1.5', "$key and $prefix:$local differ") if defined $said && defined $repeated;
        $judge->promise('6.1.5', "$key and $prefix:$local: only one of them is there") unless defined $said && defined $repeated;
    }
}

# --- Schemas of one's own: 6.6.2.3.3 --------------------------------------------------------------------------------------

my %allowed = (
    pdfaSchema => [qw(schema namespaceURI prefix property valueType)], pdfaProperty => [qw(name valueType category description)],
    pdfaType => [qw(type namespaceURI prefix description field)], pdfaField => [qw(name valueType description)],
);

# Each FIELD must be there, as a text, under the prefix that the standard gives it; there are no others.
sub need {
    my ($judge, $what, $space, $entry, @fields) = @_;
    for my $field (@fields) {
        my $found = find($entry, $described{$space}, $field);
        $judge->wrong('6.6.2.3.3', "$what lacks $space:$field"), next unless $found && !ref $found->{value};
    }
    for (@$entry) {
        my ($uri, $local) = $_->{name} =~ /^\{(.*?)\}(.*)/;
        $judge->wrong('6.6.2.3.2', "$what has $_->{prefix}:" . ($local // '')) if ($uri // '') ne $described{$space} || !grep { $_ eq $local } @{ $allowed{$space} };
        $judge->wrong('6.6.2.3.3', "$what: the prefix $_->{prefix} stands for $space") if ($uri // '') eq $described{$space} && $_->{prefix} ne $space;
        $judge->wrong('6.6.2.3.3', "$what: $space stands for another schema") if $_->{prefix} eq $space && ($uri // '') ne $described{$space};
    }
}

sub each_in {
    my ($judge, $what, $entry, $space, $field, $kinds) = @_;
    my $found = find($entry, $described{$space}, $field) or return;
    my $value = $found->{value};
    $judge->wrong('6.6.2.3.3', "$what: $space:$field is no $kinds"), return if ref $value ne 'HASH' || ($value->{kind} // '') !~ /^(?:$kinds)$/;
    return map { ref $_ ? $_->{fields} // [] : [] } @{ $value->{items} };
}

sub check_extensions {
    my ($properties, $judge) = @_;
    my @known;
    for my $found (grep { $_->{name} eq "{$spaces{pdfaExtension}}schemas" } @$properties) {
        my $value = $found->{value};
        for (qw(6.6.2.3.2 6.6.2.3.3)) { $judge->wrong($_, "the prefix $found->{prefix} stands for pdfaExtension") if $found->{prefix} ne 'pdfaExtension' }
        $judge->wrong('6.6.2.3.3', 'pdfaExtension:schemas is no Bag'), next if ref $value ne 'HASH' || ($value->{kind} // '') ne 'Bag';
        for my $schema (map { ref $_ ? $_->{fields} // [] : [] } @{ $value->{items} }) {
            need($judge, 'a schema', 'pdfaSchema', $schema, qw(schema namespaceURI prefix));
            my $uri = find($schema, $described{pdfaSchema}, 'namespaceURI');
            push @known, $uri->{value} if $uri && !ref $uri->{value};
            for my $property (each_in($judge, 'a schema', $schema, 'pdfaSchema', 'property', 'Seq')) {
                need($judge, 'a property', 'pdfaProperty', $property, qw(name valueType category description));
                my $category = find($property, $described{pdfaProperty}, 'category');
                $judge->wrong('6.6.2.3.3', 'a property is neither internal nor external') if $category && !ref $category->{value} && $category->{value} !~ /^(?:internal|external)$/;
            }
            for my $type (each_in($judge, 'a schema', $schema, 'pdfaSchema', 'valueType', 'Seq')) {
                need($judge, 'a type', 'pdfaType', $type, qw(type namespaceURI prefix description));
                need($judge, 'a field', 'pdfaField', $_, qw(name valueType description)) for each_in($judge, 'a type', $type, 'pdfaType', 'field', 'Seq');
                my $of = find($type, $described{pdfaType}, 'namespaceURI');
                push @known, $of->{value} if $of && !ref $of->{value};
            }
        }
    }
    return @known;
}

# --- What the file claims to be -------------------------------------------------------------------------------------------

sub check_identification {
    my ($properties, $judge) = @_;
    my ($part, $conformance) = map { find($properties, $spaces{pdfaid}, $_) } qw(part conformance);
    my @wanted = $judge->{level} eq 'A' ? 'A' : $judge->{standard} ? qw(A B U) : 'B';
    $judge->wrong('6.6.4', 'XMP does not say part 2') if !$part || $part->{value} ne '2';
    $judge->wrong('6.6.4', 'XMP does not say conformance ' . join ' or ', @wanted) unless $conformance && grep { $conformance->{value} eq $_ } @wanted;
    $judge->wrong('6.6.4', "the prefix $_->{prefix} stands for pdfaid") for grep { $_->{name} =~ /^\{\Q$spaces{pdfaid}\E\}/ && $_->{prefix} ne 'pdfaid' } @$properties;
}

# The properties of the document's XMP, or undef with what is wrong.
sub read_packet {
    my ($document, $judge) = @_;
    my $reference = $document->catalog->{'/Metadata'};
    my $dictionary = $document->at($reference);
    return $judge->wrong('6.6.2.1', 'no metadata') unless ref $dictionary eq 'HASH';
    $judge->wrong('6.6.2.1', 'metadata is not marked as such')
      if ($dictionary->{'/Type'} // '') ne '/Metadata' || ($dictionary->{'/Subtype'} // '') ne '/XML';
    $judge->promise('6.6.2.1', 'metadata is compressed') if defined $dictionary->{'/Filter'};
    my $xmp = $document->data($reference) // '';
    return $judge->wrong('6.6.2.1', 'XMP is not UTF-8') unless utf8::decode($xmp);
    $judge->promise('6.6.2.1', 'no XMP packet') if $xmp !~ /^<\?xpacket begin=["']\x{FEFF}?["'] id=["']W5M0MpCehiHzreSzNTczkc9d["']\?>/ || $xmp !~ /<\?xpacket end=["'][rw]["']\?>\s*$/;
    $judge->wrong('6.6.2.1', 'the packet has bytes or encoding') if $xmp =~ /<\?xpacket [^>]*\b(?:bytes|encoding)\s*=/;
    $judge->wrong('6.6.2.1', 'XMP has control characters') if $xmp =~ /[\x00-\x08\x0B\x0C\x0E-\x1F\x{FFFE}\x{FFFF}]/;
    $xmp =~ s/^\x{FEFF}//;
    my $root = Xmp::parse($xmp);
    return $judge->wrong('6.6.2.1', "XMP: $root") unless ref $root;
    return Xmp::properties($root);
}

sub check {
    my ($document, $judge) = @_;
    my $properties = read_packet($document, $judge) or return [];
    my %known = map { $_ => 1 } values %spaces, check_extensions($properties, $judge);
    for (@$properties) {
        my ($uri, $local) = $_->{name} =~ /^\{(.*?)\}(.*)/;
        $judge->wrong('6.6.2.3.1', "property $_->{prefix}:$local of no known schema") unless defined $uri && $known{$uri};
        $judge->promise('6.6.2.3', "the prefix $_->{prefix} stands for another schema") if defined $uri && defined $spaces{ $_->{prefix} } && $spaces{ $_->{prefix} } ne $uri;
    }
    check_identification($properties, $judge);
    check_agreement($document, $properties, $judge);
    return $properties;
}

# What the file says that it is: its level of PDF/A, and whether it is PDF/UA.
sub claims {
    my ($document) = @_;
    my $xmp = $document->data($document->catalog->{'/Metadata'}) // '';
    utf8::decode($xmp);
    $xmp =~ s/^\x{FEFF}//;
    my $root = Xmp::parse($xmp);
    my $properties = ref $root ? Xmp::properties($root) : [];
    my $conformance = find($properties, $spaces{pdfaid}, 'conformance');
    my $part = find($properties, $UA, 'part');
    my $title = find($properties, $spaces{dc}, 'title');
    my @languages = $title && ref $title->{value} ? map { $_ // '' } @{ $title->{value}{languages} // [] } : ();
    return { languages => \@languages, level => $conformance && $conformance->{value}, ua => $part && $part->{value}, prefix => $part && $part->{prefix}, title => $title && $title->{value} };
}

1;
