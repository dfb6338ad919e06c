# XMP (ISO 16684-1): a small reader of XML, and of the properties that RDF says.
package Xmp;
use strict;
use warnings;

our $RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
my $XML = 'http://www.w3.org/XML/1998/namespace';

sub unescape {
    my ($text) = @_;
    my %entities = (lt => '<', gt => '>', amp => '&', quot => '"', apos => "'");
    $text =~ s/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/defined $1 ? chr hex $1 : defined $2 ? chr $2 : $entities{$3} \/\/ "&$3;"/ge;
    return $text;
}

# The elements of a text: { name => "{space}local", prefix, attributes => { "{space}local" => value }, children, text }; or
# what is wrong with it as XML.
sub parse {
    my ($xml) = @_;
    my $root = { children => [], spaces => { xml => $XML }, text => '', name => '' };
    my @open = ($root);
    $xml =~ s/<\?.*?\?>|<!--.*?-->//gs;
    while ($xml =~ m{\G([^<]*)<(/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>}gc) {
        my ($text, $close, $name, $attributes, $empty) = ($1, $2, $3, $4, $5);
        return "& is not escaped" if "$text$attributes" =~ /&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;
        $open[-1]{text} .= unescape($text);
        if ($close) {
            return "</$name> closes nothing" if @open < 2 || $open[-1]{raw} ne $name;
            pop @open;
            next;
        }
        my $element = { raw => $name, children => [], text => '', attributes => {}, spaces => { %{ $open[-1]{spaces} } } };
        my %raw;
        $raw{$1} = unescape(defined $2 ? $2 : $3) while $attributes =~ /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
        for (keys %raw) { $element->{spaces}{ $1 // '' } = $raw{$_} if /^xmlns(?::(.*))?$/ }
        ($element->{name}, $element->{prefix}) = named($name, $element->{spaces}, 1);
        for (grep { !/^xmlns/ } keys %raw) {
            my ($full, $prefix) = named($_, $element->{spaces}, 0);
            return "the prefix of $_ is unknown" unless defined $full;
            $element->{attributes}{$full} = $raw{$_};
            $element->{prefixes}{$full} = $prefix;
        }
        return "the prefix of $name is unknown" unless defined $element->{name};
        push @{ $open[-1]{children} }, $element;
        push @open, $element unless $empty;
    }
    $xml =~ /\G\s*/gc;
    return 'it is not well-formed' if @open > 1 || (pos($xml) // 0) != length $xml;
    return $root;
}

sub named {
    my ($name, $spaces, $default) = @_;
    my ($prefix, $local) = $name =~ /^(.*?):(.*)/ ? ($1, $2) : ('', $name);
    return ($default && defined $spaces->{''} ? "{$spaces->{''}}$local" : $local, '') if $prefix eq '';
    return defined $spaces->{$prefix} ? ("{$spaces->{$prefix}}$local", $prefix) : undef;
}

# The properties in an element, each { name, prefix, value }: a value is a text, { kind => Bag, Seq or Alt, items } or { fields }.
sub fields {
    my ($element) = @_;
    my @found;
    for (sort keys %{ $element->{attributes} }) { push @found, { name => $_, prefix => $element->{prefixes}{$_}, value => $element->{attributes}{$_} } unless /^\{(?:\Q$RDF\E|\Q$XML\E)\}/ || !/^\{/ }
    for (@{ $element->{children} }) { push @found, { name => $_->{name}, prefix => $_->{prefix}, value => value($_), language => $_->{attributes}{"{$XML}lang"} } }
    return \@found;
}

sub value {
    my ($element) = @_;
    return { fields => fields($element) } if ($element->{attributes}{"{$RDF}parseType"} // '') eq 'Resource';
    my ($child) = @{ $element->{children} };
    if (defined $child && $child->{name} =~ /^\{\Q$RDF\E\}(Bag|Seq|Alt)$/) {
        my $kind = $1;
        return { kind => $kind, items => [ map { value($_) } @{ $child->{children} } ], languages => [ map { $_->{attributes}{"{$XML}lang"} } @{ $child->{children} } ] };
    }
    return { fields => fields($child) } if defined $child && $child->{name} eq "{$RDF}Description";
    return { fields => fields($element) } if @{ $element->{children} } || grep { /^\{/ && !/^\{(?:\Q$RDF\E|\Q$XML\E)\}/ } keys %{ $element->{attributes} };
    return $element->{text};
}

# All properties that the descriptions of a packet say.
sub properties {
    my ($root) = @_;
    my (@found, @open);
    @open = ($root);
    while (my $element = shift @open) {
        if ($element->{name} eq "{$RDF}RDF") { push @found, map { @{ fields($_) } } grep { $_->{name} eq "{$RDF}Description" } @{ $element->{children} } }
        else { push @open, @{ $element->{children} } }
    }
    return \@found;
}

1;
