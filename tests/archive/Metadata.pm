# ISO 19005-2, 6.1.5 and 6.6: the document information, and XMP that says the same.
package Metadata;
use strict;
use warnings;
use Document;

my %schemas = (
    dc => 'http://purl.org/dc/elements/1.1/',
    xmp => 'http://ns.adobe.com/xap/1.0/',
    pdf => 'http://ns.adobe.com/pdf/1.3/',
    pdfaid => 'http://www.aiim.org/pdfa/ns/id/',
);

# What each information entry is called in XMP, and the container around it.
my @pairs = (
    [ '/Title', 'dc:title', qr{<rdf:Alt>\s*<rdf:li xml:lang="x-default">(.*?)</rdf:li>\s*</rdf:Alt>}s ],
    [ '/Author', 'dc:creator', qr{<rdf:Seq>\s*<rdf:li>(.*?)</rdf:li>\s*</rdf:Seq>}s ],
    [ '/Subject', 'dc:description', qr{<rdf:Alt>\s*<rdf:li xml:lang="x-default">(.*?)</rdf:li>\s*</rdf:Alt>}s ],
    [ '/Creator', 'xmp:CreatorTool', qr{(.*)}s ],
    [ '/Producer', 'pdf:Producer', qr{(.*)}s ],
    [ '/Keywords', 'pdf:Keywords', qr{(.*)}s ],
    [ '/CreationDate', 'xmp:CreateDate', qr{(.*)}s ],
    [ '/ModDate', 'xmp:ModifyDate', qr{(.*)}s ],
);

sub unescape {
    my ($text) = @_;
    my %entities = (lt => '<', gt => '>', amp => '&', quot => '"', apos => "'");
    $text =~ s/&(\w+);/$entities{$1} \/\/ "&$1;"/ge;
    return $text;
}

# D:20200804000000+08'00' as XMP writes it.
sub iso_date {
    my ($date) = @_;
    return $date =~ /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([-+]\d\d)'(\d\d)'?$/ ? "$1-$2-$3T$4:$5:$6$7:$8" : undef;
}

# XMP is XML: elements match, nothing is left unescaped.
sub check_well_formed {
    my ($xmp, $wrong) = @_;
    my @open;
    (my $body = $xmp) =~ s/<\?.*?\?>//gs;
    while ($body =~ m{\G([^<]*)<(/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>}gc) {
        my ($text, $close, $name, $attributes, $empty) = ($1, $2, $3, $4, $5);
        return $wrong->('6.6.2.1', 'XMP: & is not escaped') if "$text$attributes" =~ /&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;
        if ($close) { return $wrong->('6.6.2.1', "XMP: </$name> closes nothing") if !@open || pop @open ne $name }
        elsif (!$empty) { push @open, $name }
    }
    $body =~ /\G\s*/gc;
    $wrong->('6.6.2.1', 'XMP is not well-formed') if @open || (pos($body) // 0) != length $body;
}

sub check_agreement {
    my ($document, $xmp, $wrong) = @_;
    my $info = $document->at($document->{trailer}, '/Info') // {};
    for (@pairs) {
        my ($key, $property, $container) = @$_;
        my $said = $document->text($info->{$key});
        $said = iso_date($said) // "?$said" if defined $said && $key =~ /Date/;
        my ($inside) = $xmp =~ m{<\Q$property\E>(.*?)</\Q$property\E>}s;
        my ($repeated) = defined $inside ? $inside =~ /^\s*$container\s*$/ : ();
        $wrong->('6.6.2.3', "$property has the wrong container") if defined $inside && !defined $repeated;
        $repeated = unescape($repeated) if defined $repeated;
        next if ($said // '') eq ($repeated // '');
        $wrong->('6.1.5', "$key and $property differ") if defined $said && defined $repeated;
        $wrong->('6.1.5', "$key and $property: only one of them is there") unless defined $said && defined $repeated;
    }
}

sub check {
    my ($document, $wrong) = @_;
    my $reference = $document->catalog->{'/Metadata'};
    my $dictionary = $document->at($reference);
    return $wrong->('6.6.2.1', 'no metadata') unless ref $dictionary eq 'HASH';
    $wrong->('6.6.2.1', 'metadata is not marked as such')
      if ($dictionary->{'/Type'} // '') ne '/Metadata' || ($dictionary->{'/Subtype'} // '') ne '/XML';
    $wrong->('6.6.2.1', 'metadata is compressed') if defined $dictionary->{'/Filter'};
    my $xmp = $document->data($reference) // '';
    my $bytes = $xmp;
    return $wrong->('6.6.2.1', 'XMP is not UTF-8') unless utf8::decode($xmp);
    $wrong->('6.6.2.1', 'no XMP packet') if $xmp !~ /^<\?xpacket begin=["']\x{FEFF}?["'] id=["']W5M0MpCehiHzreSzNTczkc9d["']\?>/ || $xmp !~ /<\?xpacket end=["'][rw]["']\?>\s*$/;
    $wrong->('6.6.2.1', 'the packet has bytes or encoding') if $xmp =~ /^<\?xpacket [^>]*(?:bytes|encoding)=/;
    $wrong->('6.6.2.1', 'XMP has control characters') if $xmp =~ /[\x00-\x08\x0B\x0C\x0E-\x1F\x{FFFE}\x{FFFF}]/;
    check_well_formed($xmp, $wrong);
    for my $prefix (sort keys %schemas) {
        my ($space) = $xmp =~ /xmlns:$prefix="([^"]*)"/;
        $wrong->('6.6.2.3', "the prefix $prefix stands for another schema") if ($space // '') ne $schemas{$prefix};
    }
    my %known = map { $_->[1] => 1 } @pairs;
    $known{$_} = 1 for qw(pdfaid:part pdfaid:conformance);
    for ($xmp =~ /<((?:dc|xmp|pdf|pdfaid|pdfx):\w+)[ >]/g) { $wrong->('6.6.2.3', "property $_ of no known schema") unless $known{$_} }
    $wrong->('6.6.4', 'XMP does not say part 2') if $xmp !~ m{<pdfaid:part>2</pdfaid:part>};
    $wrong->('6.6.4', 'XMP does not say conformance B') if $xmp !~ m{<pdfaid:conformance>B</pdfaid:conformance>};
    check_agreement($document, $xmp, $wrong);
}

1;
