# Content streams: their operators, and a walk through all that a page draws, with what it draws it from.
package Content;
use strict;
use warnings;
use Encode ();
use Document;

my $string = qr/\((?:[^()\\]++|\\.|(\((?:[^()\\]++|\\.|(?-1))*\)))*\)/s;
my $token = qr/<<|>>|\[|\]|<[0-9A-Fa-f\s]*>|$string|\/[^\s\/<>\[\]()%\{\}\0]*|[^\s\/<>\[\]()%\{\}\0]+/;

# Calls SEE with each operator and its operands (numbers, names, [strings], "<hex" …); an inline image is BI with its entries.
sub each_operator {
    my ($content, $see) = @_;
    my @operands;
    pos($content) = 0;
    while ($content =~ /\G(?:[\s\0]|%[^\r\n]*)*($token)/gc) {
        my $word = $1;
        if ($word eq 'ID') {
            $content =~ /\G.*?[\s\0]EI(?=[\s\0]|\z)/gcs;
            $see->('BI', @operands);
            @operands = ();
        } elsif ($word eq 'BI') { @operands = () }
        elsif ($word =~ /^[A-Za-z'"]/ && $word !~ /^(?:true|false|null)$/) {
            $see->($word, @operands);
            @operands = ();
        } else { push @operands, $word }
    }
    return pos($content) // 0;
}

# A string's bytes.
sub bytes {
    my ($x) = @_;
    return pack 'H*', $x =~ s/[<>\s]//gr if $x =~ /^</;
    my %escapes = (n => "\n", r => "\r", t => "\t", b => "\b", f => "\f");
    $x = substr $x, 1, -1;
    $x =~ s/\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))/defined $1 ? chr(oct($1) & 255) : defined $2 ? '' : $escapes{$3} \/\/ $3/gse;
    return $x;
}

sub text_of {
    my $bytes = bytes($_[0]);
    return Encode::decode('UTF-16BE', substr $bytes, 2) if $bytes =~ /^\xFE\xFF/;
    return $bytes;
}

# What the words at the front of WORDS are, as Document has it; they are taken away.
sub take_value {
    my ($words) = @_;
    my $word = shift @$words;
    if ($word eq '[') {
        my @list;
        push @list, take_value($words) while @$words && $words->[0] ne ']';
        shift @$words;
        return \@list;
    }
    return $word =~ /^[(<]/ ? 'u:' . text_of($word) : $word if $word ne '<<';
    my $found = take_entries($words);
    shift @$words;
    return $found;
}

sub take_entries {
    my ($words) = @_;
    my %found;
    while (@$words && $words->[0] ne '>>') { my $key = shift @$words; $found{$key} = take_value($words) if @$words }
    return \%found;
}

# Where a stream's resources are: its own, or what it is drawn from.
sub resources {
    my ($document, $x) = @_;
    return $document->value($document->value($x)->{'/Resources'});
}

# What a stream or page has drawn so far, and how it stands.
sub new_state {
    my ($page, $resources, $kind) = @_;
    return {
        page => $page, resources => $resources // {}, kind => $kind, own => defined $resources, depth => 0, marked => [], saved => [],
        fill => '/DeviceGray', stroke => '/DeviceGray', fill_set => 0, stroke_set => 0, render => 0, font => undef,
    };
}

my %device = (g => '/DeviceGray', rg => '/DeviceRGB', k => '/DeviceCMYK');

# A property list that BDC names, or has in place.
sub properties {
    my ($document, $state, @operands) = @_;
    my $name = shift @operands;
    return { tag => $name } unless @operands;
    return { tag => $name, properties => $document->at($state->{resources}, '/Properties', $operands[0]) // {} } if $operands[0] =~ m{^/};
    return { tag => $name, properties => take_value(\@operands) };
}

# Runs through CONTENT and all that it draws. SEE is called with the state and each operator, after the state has changed.
sub walk {
    my ($document, $content, $state, $see, $open) = @_;
    each_operator(
        $content,
        sub {
            my ($operator, @operands) = @_;
            my $r = $state->{resources};
            if ($operator eq 'q') { push @{ $state->{saved} }, { map { $_ => $state->{$_} } qw(fill stroke fill_set stroke_set render font overprint) }; $state->{depth}++ }
            elsif ($operator eq 'Q') { my $saved = pop @{ $state->{saved} }; %$state = (%$state, %$saved) if $saved; $state->{depth}-- }
            elsif ($operator eq 'Tr') { $state->{render} = $operands[-1] // 0 }
            elsif ($operator eq 'Tf') { $state->{font} = @operands > 1 ? ($document->value($r->{'/Font'}) // {})->{ $operands[-2] } : undef }
            elsif ($device{ lc $operator } && $operator =~ /^(?:g|rg|k)$/) { @$state{qw(fill fill_set)} = ($device{$operator}, 1) }
            elsif ($device{ lc $operator }) { @$state{qw(stroke stroke_set)} = ($device{ lc $operator }, 1) }
            elsif ($operator =~ /^cs$/i) {
                my $space = $document->value(($document->value($r->{'/ColorSpace'}) // {})->{ $operands[-1] }) // $operands[-1];
                @$state{ $operator eq 'cs' ? qw(fill fill_set) : qw(stroke stroke_set) } = ($space, 1);
            } elsif ($operator =~ /^B(?:MC|DC)$/) { push @{ $state->{marked} }, properties($document, $state, @operands) }
            $see->($state, $operator, @operands);
            pop @{ $state->{marked} } if $operator eq 'EMC';
            descend($document, $state, $see, $open, $operator, @operands);
        }
    );
}

# Into what an operator draws. OPEN: what is being drawn already.
sub descend {
    my ($document, $state, $see, $open, $operator, @operands) = @_;
    my $r = $state->{resources};
    my @streams;
    if ($operator eq 'Do') {
        my $reference = ($document->value($r->{'/XObject'}) // {})->{ $operands[-1] };
        push @streams, [ $reference, 'form' ] if defined $reference && ($document->at($reference, '/Subtype') // '') eq '/Form';
    } elsif ($operator =~ /^scn$/i && @operands && $operands[-1] =~ m{^/}) {
        my $reference = ($document->value($r->{'/Pattern'}) // {})->{ $operands[-1] };
        push @streams, [ $reference, 'pattern' ] if defined $reference && ($document->at($reference, '/PatternType') // 0) == 1;
    } elsif ($operator =~ /^(?:Tj|TJ|'|")$/ && defined $state->{font} && ($document->at($state->{font}, '/Subtype') // '') eq '/Type3') {
        my $font = $document->value($state->{font});
        my $procs = $document->value($font->{'/CharProcs'}) // {};
        push @streams, map { [ $procs->{$_}, 'glyph', $document->value($font->{'/Resources'}) ] } sort keys %$procs;
    }
    for (@streams) {
        my ($reference, $kind, $resources) = @$_;
        next if !defined $reference || ref $reference || $open->{$reference};
        enter($document, $reference, $kind, $resources, $state, $see, $open);
    }
}

sub enter {
    my ($document, $reference, $kind, $resources, $state, $see, $open) = @_;
    my $own = resources($document, $reference) // $resources;
    my $inner = new_state($state->{page}, $own // $state->{resources}, $state->{kind} eq 'appearance' ? 'appearance' : $kind);
    $inner->{own} = defined $own;
    $inner->{stream} = $reference;
    $inner->{marked} = [ @{ $state->{marked} } ];
    $inner->{outside} = @{ $state->{marked} };
    @$inner{qw(fill stroke fill_set stroke_set render font)} = @$state{qw(fill stroke fill_set stroke_set render font)} if $kind ne 'pattern';
    walk($document, $document->data($reference) // '', $inner, $see, { %$open, $reference => 1 });
    $see->($inner, 'end');
}

# All pages, with their annotations' normal appearances.
sub pages {
    my ($document, $see) = @_;
    for my $reference (map { $_->{object} } @{ $document->{json}{pages} }) {
        my $page = $document->value($reference);
        my $content = join "\n", map { $document->data($_) // '' } $document->list_of_references($page->{'/Contents'});
        my $state = new_state($reference, $document->inherited($page, '/Resources'), 'page');
        $state->{own} = defined $page->{'/Resources'};
        walk($document, $content, $state, $see, {});
        $see->($state, 'end');
        for my $annotation ($document->list($page->{'/Annots'})) {
            my $normal = ($document->at($annotation, '/AP') // {})->{'/N'};
            my $inner = $document->value($normal);
            my @streams = !defined $normal ? () : ref $normal || !$document->is_stream($normal) ? (ref $inner eq 'HASH' ? values %$inner : ()) : ($normal);
            for (@streams) { enter($document, $_, 'appearance', undef, new_state($reference, {}, 'page'), $see, {}) if defined $_ && $document->is_stream($_) }
        }
    }
}

1;
