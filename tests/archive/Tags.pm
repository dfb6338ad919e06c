# The logical structure: ISO 19005-2, 6.7 and 6.2.11.7.3 (level A), and ISO 14289-1, 7 (PDF/UA), whose clauses begin with UA-.
package Tags;
use strict;
use warnings;
use Content;
use Document;
use Fonts;

my %standard = map { ("/$_" => 1) } qw(Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6
  L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure
  Formula Form);

# --- The tree -----------------------------------------------------------------------------------------------------------

# What a type is mapped to, and what is wrong on the way.
sub standard_type {
    my ($self, $type) = @_;
    my %seen;
    while (!$standard{$type}) {
        return (undef, 'goes round in a circle') if $seen{$type}++;
        my $next = $self->{document}->value($self->{roles}{$type});
        return (undef, 'stands for no standard type') unless defined $next;
        $type = $next;
    }
    return ($type);
}

# The elements below the root: { x, type, raw, kids (elements), items ({ page, mcid } or { object }), up }.
sub read_tree {
    my ($self) = @_;
    my $document = $self->{document};
    my %seen;
    my $read;
    $read = sub {
        my ($reference, $up, $page, $depth) = @_;
        my $x = $document->value($reference);
        return if ref $x ne 'HASH' || $depth > 200 || (!ref $reference && $seen{$reference}++);
        my $raw = $document->value($x->{'/S'}) // '';
        my ($type, $wrong) = $self->standard_type($raw);
        my $e = { x => $x, raw => $raw, type => $type // '', trouble => $wrong, up => $up, kids => [], items => [], reference => $reference };
        push @{ $self->{elements} }, $e;
        push @{ $up->{kids} }, $e if $up;
        $page = $x->{'/Pg'} // $page;
        for my $kid ($document->list_of_references($x->{'/K'})) {
            my $value = $document->value($kid);
            if (!ref $value) { push @{ $e->{items} }, { page => $page, mcid => $value } if defined $value }
            elsif (ref $value ne 'HASH') { next }
            elsif (($document->value($value->{'/Type'}) // '') eq '/MCR') { push @{ $e->{items} }, { page => $value->{'/Pg'} // $page, mcid => $value->{'/MCID'}, stream => $value->{'/Stm'} } }
            elsif (($document->value($value->{'/Type'}) // '') eq '/OBJR') { push @{ $e->{items} }, { object => $value->{'/Obj'} } }
            else { $read->($kid, $e, $page, $depth + 1) }
        }
    };
    my @roots = $document->list_of_references($self->{root}{'/K'});
    $read->($_, undef, undef, 0) for @roots;
    for my $e (@{ $self->{elements} }) {
        for (@{ $e->{items} }) {
            $self->{owner}{ join ' ', $_->{stream} // $_->{page} // '', $_->{mcid} } = $e if defined $_->{mcid};
            $self->{of_object}{ $_->{object} } = $e if defined $_->{object} && !ref $_->{object};
        }
    }
}

# The tree that leads from a page's marks back to their elements says the same (ISO 32000-1, 14.7.4.4).
sub check_parents {
    my ($self) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my (%by_key, @open);
    @open = ($self->{root}{'/ParentTree'});
    while (@open) {
        my $node = $document->value(shift @open);
        next unless ref $node eq 'HASH';
        push @open, $document->list_of_references($node->{'/Kids'});
        my %pairs = $document->list($node->{'/Nums'});
        @by_key{ keys %pairs } = values %pairs;
    }
    for my $key (sort keys %{ $self->{owner} }) {
        my ($reference, $mcid) = $key =~ /^(\d+ \d+ R) (\d+)$/ or next;
        my $page = $document->value($reference);
        next unless ref $page eq 'HASH' && defined $page->{'/StructParents'};
        my @elements = $document->list($by_key{ $document->value($page->{'/StructParents'}) });
        $judge->promise('6.7.3.3', "the parent tree leads from mark $mcid of a page elsewhere") if ($elements[$mcid] // '') ne $self->{owner}{$key}{reference};
    }
}

# The nearest value of KEY from an element upwards.
sub upwards {
    my ($self, $e, $key) = @_;
    for (; $e; $e = $e->{up}) { my $text = $self->{document}->text($e->{x}{$key}); return $text if length($text // '') }
    return;
}

# An attribute of an element, of OWNER's.
sub attribute {
    my ($self, $e, $owner, $key) = @_;
    my $document = $self->{document};
    my @found = map { $document->value($_) } $document->list($e->{x}{'/A'});
    my $classes = $document->value($self->{root}{'/ClassMap'}) // {};
    push @found, map { $document->list($classes->{$_}) } grep { !ref } map { $document->value($_) } $document->list($e->{x}{'/C'});
    for (map { $document->value($_) } @found) {
        next unless ref $_ eq 'HASH' && ($document->value($_->{'/O'}) // '') eq $owner && defined $_->{$key};
        return $document->value($_->{$key});
    }
    return;
}

# --- Rules that a tree must obey --------------------------------------------------------------------------------------------

sub check_types {
    my ($self) = @_;
    my $judge = $self->{judge};
    for my $e (grep { $_->{trouble} } @{ $self->{elements} }) {
        $judge->wrong('6.7.3.4', "$e->{raw} $e->{trouble}");
        $judge->wrong('UA-7.1', "$e->{raw} $e->{trouble}");
    }
    for (sort keys %{ $self->{roles} }) {
        for my $clause (qw(6.7.3.4 UA-7.1)) { $judge->wrong($clause, "the standard type $_ is mapped to another") if $standard{$_} }
        $judge->promise('6.7.3.4', "$_ is mapped") unless $judge->{standard};
    }
}

# A language as RFC 3066 or BCP 47 has it; "": unknown.
sub check_language {
    my ($self, $language, $where, $empty) = @_;
    return unless defined $language;
    $language =~ s/\0//g;
    return if $language =~ /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/ || ($empty && $language eq '');
    $self->{judge}->wrong('6.7.4', "the language of $where is “$language”");
    $self->{judge}->wrong('UA-7.2', "the language of $where is “$language”");
}

sub check_languages {
    my ($self) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my $whole = $document->text($document->catalog->{'/Lang'});
    $self->check_language($whole, 'the document', !$judge->{ua});
    $self->{whole} = length($whole // '') ? $whole : undef;
    $judge->promise('6.7.4', 'the document does not say its language') unless defined $self->{whole};
    for my $e (@{ $self->{elements} }) {
        $self->check_language($document->text($e->{x}{'/Lang'}), "a $e->{raw}", !$judge->{ua});
        next if defined $self->{whole} || defined $self->upwards($e, '/Lang');
        for (qw(/ActualText /Alt /E)) { $judge->wrong('UA-7.2', "nothing says the language of the $_ of a $e->{raw}") if defined $e->{x}{$_} }
    }
    return if defined $self->{whole};
    my @title = @{ $self->{claims}{languages} // [] };
    $judge->wrong('UA-7.2', 'nothing says the language of the title') if @title && !grep { $_ ne 'x-default' && $_ ne '' } @title;
    my @open = ($document->value($document->catalog->{'/Outlines'}));
    $judge->wrong('UA-7.2', 'nothing says the language of the bookmarks') if ref $open[0] eq 'HASH' && exists $open[0]{'/First'};
}

my %rows = map { ("/$_" => 1) } qw(TR THead TBody TFoot Caption);
# What may stand in what.
my %parents = (
    '/TR' => [qw(/Table /THead /TBody /TFoot)], '/THead' => ['/Table'], '/TBody' => ['/Table'], '/TFoot' => ['/Table'], '/TH' => ['/TR'],
    '/TD' => ['/TR'], '/LI' => ['/L'], '/LBody' => ['/LI'], '/TOCI' => ['/TOC'],
);
my %children = (
    '/Table' => [ sort keys %rows ], '/THead' => ['/TR'], '/TBody' => ['/TR'], '/TFoot' => ['/TR'], '/TR' => [qw(/TH /TD)],
    '/L' => [qw(/L /LI /Caption)], '/LI' => [qw(/Lbl /LBody)], '/TOC' => [qw(/TOC /TOCI /Caption)],
);

sub check_nesting {
    my ($self) = @_;
    my $judge = $self->{judge};
    for my $e (@{ $self->{elements} }) {
        my $up = $e->{up} ? $e->{up}{type} : '';
        my ($may_be_in, $may_hold) = ($parents{ $e->{type} }, $children{ $e->{type} });
        $judge->wrong('UA-7.2', "$e->{type} in " . ($up || 'nothing')) if $may_be_in && !grep { $_ eq $up } @$may_be_in;
        my %count;
        for my $kid (@{ $e->{kids} }) {
            $count{ $kid->{type} }++;
            $judge->wrong('UA-7.2', "$kid->{type} in $e->{type}") if $may_hold && !grep { $_ eq $kid->{type} } @$may_hold;
        }
        if ($e->{type} eq '/Table') {
            $judge->wrong('UA-7.2', "a table with $count{$_} of $_") for grep { ($count{$_} // 0) > 1 } qw(/THead /TFoot /Caption);
            $judge->wrong('UA-7.2', 'a table with head or foot and no body') if ($count{'/THead'} || $count{'/TFoot'}) && !$count{'/TBody'};
        }
        my @captions = grep { $e->{kids}[$_]{type} eq '/Caption' } 0 .. $#{ $e->{kids} };
        $judge->wrong('UA-7.2', "the caption stands within $e->{type}")
          if @captions && ($e->{type} eq '/Table' ? $captions[0] != 0 && $captions[-1] != $#{ $e->{kids} } : $e->{type} =~ m{^/(?:L|TOC)$} && $captions[0] != 0);
        $judge->wrong('UA-7.2', "$e->{type} with several captions") if @captions > 1;
    }
}

# --- Tables ---------------------------------------------------------------------------------------------------------------

sub table_rows {
    my ($e) = @_;
    return map { $_->{type} eq '/TR' ? $_ : $_->{type} =~ m{^/T(?:Head|Body|Foot)$} ? table_rows($_) : () } @{ $e->{kids} };
}

# Each cell of a table has its place, none two, and rows are equally long: UA-7.2. Returns the grid.
sub table_grid {
    my ($self, $table) = @_;
    my $judge = $self->{judge};
    my (@grid, $over);
    my @rows = table_rows($table);
    for my $r (0 .. $#rows) {
        my $c = 0;
        for my $cell (grep { $_->{type} =~ m{^/T[HD]$} } @{ $rows[$r]{kids} }) {
            $c++ while defined $grid[$r][$c];
            my ($span, $deep) = map { my $n = $self->attribute($cell, '/Table', $_); defined $n && $n > 0 ? $n : 1 } qw(/ColSpan /RowSpan);
            $over = 1 if $r + $deep > @rows;
            for my $y ($r .. $r + $deep - 1) {
                for my $x ($c .. $c + $span - 1) {
                    last if $y > $#rows;
                    $judge->wrong('UA-7.2', 'two cells of a table overlap') if defined $grid[$y][$x];
                    $grid[$y][$x] = $cell;
                }
            }
        }
    }
    my %lengths = map { (scalar(@{ $_ // [] }) => 1) } @grid[ 0 .. $#rows ];
    $judge->wrong('UA-7.2', 'a cell of a table spans more rows than there are') if $over;
    $judge->wrong('UA-7.2', 'the rows of a table are not equally long') if keys %lengths > 1 || grep { my $row = $_; grep { !defined $row->[$_] } 0 .. $#$row } @grid;
    return \@grid;
}

# Each cell that a label names must be able to find it: by the label's scope, or by its own list of them.
sub check_table_labels {
    my ($self, $grid) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my (%labels, %seen, @cells);
    for (grep { defined && !$seen{$_}++ } map { @{ $_ // [] } } @$grid) { push @cells, $_ }
    for (grep { $_->{type} eq '/TH' } @cells) { my $id = $document->text($_->{x}{'/ID'}); $labels{$id} = 1 if defined $id }
    my @unscoped = grep { $_->{type} eq '/TH' && ($self->attribute($_, '/Table', '/Scope') // '') !~ m{^/(?:Row|Column|Both)$} } @cells;
    return unless @unscoped;
    for my $cell (grep { $_->{type} eq '/TD' } @cells) {
        my @named = map { $document->text($_) // '' } $document->list($self->attribute($cell, '/Table', '/Headers'));
        $judge->wrong('UA-7.5', 'a cell cannot find its labels') if grep { !$labels{$_} } @named or !@named && $self->{strict_labels}->($cell, \@unscoped, $grid);
    }
}

# --- Headings, pictures and the like ------------------------------------------------------------------------------------------

sub check_headings {
    my ($self) = @_;
    my $judge = $self->{judge};
    my ($last, $numbered, $plain) = (0, 0, 0);
    for my $e (@{ $self->{elements} }) {
        if ($e->{type} =~ m{^/H([1-6])$}) {
            $numbered = 1;
            $judge->wrong('UA-7.4.2', "heading $1 follows " . ($last || 'nothing')) if $1 > $last + 1;
            $last = $1;
        }
        my @unnumbered = grep { $_->{type} eq '/H' } @{ $e->{kids} };
        $plain ||= @unnumbered || $e->{type} eq '/H';
        $judge->wrong('UA-7.4.4', "two headings in one $e->{type}") if @unnumbered > 1;
    }
    $judge->wrong('UA-7.4.4', 'headings with numbers and without') if $numbered && $plain;
}

sub check_words {
    my ($self) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my %notes;
    for my $e (@{ $self->{elements} }) {
        my ($alt, $actual) = map { length($document->text($e->{x}{$_}) // '') } qw(/Alt /ActualText);
        $judge->wrong('UA-7.3', 'a picture without words') if $e->{type} eq '/Figure' && !$alt && !defined $e->{x}{'/ActualText'};
        $judge->wrong('UA-7.7', 'a formula without words') if $e->{type} eq '/Formula' && !$alt && !$actual;
        if ($e->{type} eq '/Note') {
            my $id = $document->text($e->{x}{'/ID'});
            $judge->wrong('UA-7.9', 'a note has no ID of its own') if !length($id // '') || $notes{$id}++;
        }
    }
}

# --- What is drawn --------------------------------------------------------------------------------------------------------

# The element of what is being drawn; whether it is an artifact; whether it is marked at all.
sub place {
    my ($self, $state) = @_;
    my ($element, $artifact, $inner_artifact, $tagged);
    for (@{ $state->{marked} }) {
        if ($_->{tag} eq '/Artifact') { $artifact = 1 }
        my $mcid = ($_->{properties} // {})->{'/MCID'};
        next unless defined $mcid;
        $element = $self->{owner}{ join ' ', $state->{stream} // '', $mcid } // $self->{owner}{ join ' ', $state->{page}, $mcid };
        $tagged = 1;
    }
    return ($element, $artifact, $tagged);
}

my %draws = map { ($_ => 1) } qw(f F f* B B* b b* S s sh Tj TJ ' " BI);

sub check_operator {
    my ($self, $state, $operator, @operands) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    $self->{drawn}{ $state->{stream} }++ if $operator eq 'end' && $state->{has_marks};
    if ($operator =~ /^B(?:DC|MC)$/) { $self->check_marked($state) }
    return unless $draws{$operator} || ($operator eq 'Do' && $self->is_image($state, @operands));
    my ($element, $artifact, $tagged) = $self->place($state);
    my $marked = grep { $_->{tag} ne '/Artifact' } @{ $state->{marked} };
    $judge->wrong('UA-7.1', "what a $state->{kind} draws is neither tagged nor an artifact") if !$artifact && !$tagged && $state->{kind} =~ /^(?:page|form)$/;
    $judge->promise('6.7.3.3', 'a mark belongs to no element') if $tagged && !$element;
    $self->check_text($state, $element, $artifact, @operands) if $operator =~ /^(?:Tj|TJ|'|")$/ && defined $state->{font};
}

sub is_image {
    my ($self, $state, $name) = @_;
    return ($self->{document}->at($state->{resources}, '/XObject', $name, '/Subtype') // '') eq '/Image';
}

# Where a marked sequence begins.
sub check_marked {
    my ($self, $state) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my @marked = @{ $state->{marked} };
    my $now = pop @marked;
    my $properties = $now->{properties} // {};
    my $tagged = defined $properties->{'/MCID'};
    $state->{has_marks} = 1 if $tagged && defined $state->{stream};
    $judge->wrong('UA-7.1', 'an artifact in what is tagged') if $now->{tag} eq '/Artifact' && grep { defined(($_->{properties} // {})->{'/MCID'}) && $_->{tag} ne '/Artifact' } @marked;
    $judge->wrong('UA-7.1', 'something tagged in an artifact') if $tagged && grep { $_->{tag} eq '/Artifact' } @marked;
    my $language = $document->text($properties->{'/Lang'});
    $self->check_language($language, 'marked content', !$judge->{ua});
    my ($element) = $self->place($state);
    my $known = defined $self->{whole} || length($language // '') || ($element && defined $self->upwards($element, '/Lang'))
      || grep { length($document->text(($_->{properties} // {})->{'/Lang'}) // '') } @marked;
    for (qw(/ActualText /Alt /E)) { $judge->wrong('UA-7.2', "nothing says the language of the $_ of marked content") if defined $properties->{$_} && !$known }
}

# A character that no reader knows must be explained: 6.2.11.7.3. Text has a language: UA-7.2.
sub check_text {
    my ($self, $state, $element, $artifact, @operands) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my $known = defined $self->{whole} || ($element && defined $self->upwards($element, '/Lang'))
      || grep { length($document->text(($_->{properties} // {})->{'/Lang'}) // '') } @{ $state->{marked} };
    $judge->wrong('UA-7.2', 'nothing says the language of text') unless $known || $artifact;
    return if grep { defined(($_->{properties} // {})->{'/ActualText'}) } @{ $state->{marked} };
    for (my $e = $element; $e; $e = $e->{up}) { return if defined $e->{x}{'/ActualText'} }
    my $font = $document->value($state->{font});
    my $key = ref $state->{font} ? "$state->{font}" : $state->{font};
    my $text = $self->{unicode}{$key} //= do { my $map = ref $font eq 'HASH' ? $document->data($font->{'/ToUnicode'}) : undef; defined $map ? Fonts::unicode($map) : {} };
    my $wide = ref $font eq 'HASH' && ($document->value($font->{'/Subtype'}) // '') eq '/Type0';
    for my $code (map { unpack $wide ? 'n*' : 'C*', Content::bytes($_) } grep { /^[(<]/ && $_ ne '<<' } @operands) {
        my $hex = $text->{$code} // next;
        $judge->wrong('6.2.11.7.3', "a character of a private area ($hex) is not explained") if $hex =~ /^(?:....)*?(?:E[0-9A-F]|F[0-8])/ && private($hex);
        $judge->wrong('6.2.11.7.3', "a character of a private area ($hex) is not explained") if $hex =~ /^(?:....)*DB[89A-F]/ ;
    }
}

sub private {
    my ($hex) = @_;
    for ($hex =~ /(....)/g) { my $unit = hex; return 1 if $unit >= 0xE000 && $unit <= 0xF8FF }
    return;
}

# --- Annotations: UA-7.18 ---------------------------------------------------------------------------------------------------

sub check_annotation {
    my ($self, $reference, $crop) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my $x = $document->value($reference);
    return unless ref $x eq 'HASH';
    my $type = $document->value($x->{'/Subtype'}) // '';
    $judge->wrong('UA-7.18.2', 'a TrapNet annotation') if $type eq '/TrapNet';
    my @box = map { $document->value($_) } $document->list($x->{'/Rect'});
    my @page = map { $document->value($_) } $document->list($crop);
    my $outside = @box == 4 && @page == 4 && ($box[2] < $page[0] || $box[0] > $page[2] || $box[3] < $page[1] || $box[1] > $page[3]);
    my $inner = ref $reference ? undef : $self->{of_object}{$reference};
    my $spoken = defined $self->{whole} || ($inner && defined $self->upwards($inner, '/Lang'));
    for (qw(/Contents /TU)) { $judge->wrong('UA-7.2', "nothing says the language of an annotation's $_") if defined $x->{$_} && !$spoken }
    $judge->wrong('UA-7.18.8', 'a mark for the printer is tagged') if $type eq '/PrinterMark' && $inner;
    return if (($document->value($x->{'/F'}) // 0) & 2) || $outside || $type =~ m{^/(?:Popup|PrinterMark)$};
    my $element = ref $reference ? undef : $self->{of_object}{$reference};
    my $inside = $element ? $element->{type} : '';
    my $words = grep { length } map { $document->text($_) // '' } $x->{'/Contents'}, $element ? $element->{x}{'/Alt'} : undef;
    if ($type eq '/Widget') {
        $judge->wrong('UA-7.18.4', 'a field is in no Form') if $inside ne '/Form';
        $judge->wrong('UA-7.18.1', 'a field has no words') unless length($document->text($document->inherited($x, '/TU')) // '') || $words;
    } elsif ($type eq '/Link') {
        $judge->wrong('UA-7.18.5', 'a link is in no Link') if $inside ne '/Link';
        $judge->wrong('UA-7.18.5', 'a link has no words') unless length($document->text($x->{'/Contents'}) // '');
    } else {
        $judge->wrong('UA-7.18.1', "a $type annotation is in no Annot") if $inside ne '/Annot';
        $judge->wrong('UA-7.18.1', "a $type annotation has no words") unless $words;
    }
}

# --- All ------------------------------------------------------------------------------------------------------------------

sub check_catalog {
    my ($self, $claims) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    my $catalog = $document->catalog;
    my $mark = $document->value($catalog->{'/MarkInfo'}) // {};
    my $marked = $document->value($mark->{'/Marked'});
    $judge->wrong('6.7.2.2', 'the catalog does not say that content is marked') unless $marked;
    $judge->wrong('UA-6.2', 'the catalog does not say that content is marked') unless $marked;
    $judge->wrong('UA-7.1', 'the tags are suspect') if $document->value($mark->{'/Suspects'});
    $judge->wrong('UA-7.1', 'the title is not shown') unless $document->at($catalog, '/ViewerPreferences', '/DisplayDocTitle');
    $judge->wrong('UA-7.1', 'no metadata') unless ref $document->value($catalog->{'/Metadata'}) eq 'HASH';
    my $title = ref $claims->{title} ? ($claims->{title}{items} // [])->[0] : $claims->{title};
    $judge->wrong('UA-7.1', 'no title') unless length($title // '');
    $judge->wrong('UA-5', 'XMP does not say PDF/UA-1') if ($claims->{ua} // '') ne '1';
    $judge->wrong('UA-5', 'the prefix of PDF/UA is not pdfuaid') if defined $claims->{ua} && $claims->{prefix} ne 'pdfuaid';
    my $form = $document->value($catalog->{'/AcroForm'});
    $judge->wrong('UA-7.15', 'an XFA form that is dynamic') if ref $form eq 'HASH' && exists $form->{'/XFA'} && $document->value($catalog->{'/NeedsRendering'});
}

sub check_xobjects {
    my ($self) = @_;
    my ($document, $judge) = @$self{qw(document judge)};
    $document->each_dictionary(
        sub {
            my ($name, $x) = @_;
            $judge->wrong('UA-7.20', "$name refers to another file") if ($document->value($x->{'/Subtype'}) // '') eq '/Form' && exists $x->{'/Ref'};
            my $clip = ($document->value($x->{'/Type'}) // '') eq '/MediaClip' || (($document->value($x->{'/S'}) // '') eq '/MCD');
            $judge->wrong('UA-7.18.6.2', "$name: $_ is missing") for grep { $clip && !exists $x->{$_} } qw(/CT /Alt);
            $judge->wrong('UA-7.11', "$name: the file has not both of its names") if exists $x->{'/EF'} && grep { !exists $x->{$_} } qw(/F /UF);
        }
    );
}

sub check {
    my ($document, $judge, $claims) = @_;
    my $root = $document->value($document->catalog->{'/StructTreeRoot'});
    my $self = bless { document => $document, judge => $judge, root => ref $root eq 'HASH' ? $root : {}, claims => $claims, elements => [], owner => {}, of_object => {}, unicode => {} };
    $self->{roles} = $document->value($self->{root}{'/RoleMap'}) // {};
    $self->check_catalog($claims);
    unless (ref $root eq 'HASH') {
        $judge->wrong('6.7.3.3', 'no structure tree');
        $judge->wrong('UA-7.1', 'no structure tree');
    }
    $self->read_tree;
    $self->check_parents;
    $self->check_types;
    $self->check_languages;
    $self->check_nesting;
    $self->{strict_labels} = sub { unreachable($self, @_) };
    $self->check_table_labels($self->table_grid($_)) for grep { $_->{type} eq '/Table' } @{ $self->{elements} };
    $self->check_headings;
    $self->check_words;
    $self->check_xobjects;
    for my $page (map { $document->value($_->{object}) } @{ $document->{json}{pages} }) {
        my @annotations = $document->list_of_references($page->{'/Annots'});
        $judge->wrong('UA-7.18.3', 'a page with annotations does not say their order') if @annotations && ($document->value($page->{'/Tabs'}) // '') ne '/S';
        $self->check_annotation($_, $document->inherited($page, '/CropBox') // $document->inherited($page, '/MediaBox')) for @annotations;
    }
    Content::pages($document, sub { $self->check_operator(@_) });
    my $encrypted = $document->{json}{encrypt} // {};
    $judge->wrong('UA-7.16', 'the file may not be read aloud') if $encrypted->{encrypted} && !$encrypted->{capabilities}{accessibility};
    for (sort keys %{ $self->{drawn} // {} }) { $judge->wrong('UA-7.20', "$_ is tagged and drawn several times") if $self->{drawn}{$_} > 1 }
}

# Whether a cell has a label in its row or column that says no scope, and none that does.
sub unreachable {
    my ($self, $cell, $unscoped, $grid) = @_;
    my %without = map { ($_ => 1) } @$unscoped;
    for my $r (0 .. $#$grid) {
        for my $c (0 .. $#{ $grid->[$r] // [] }) {
            next unless defined $grid->[$r][$c] && $grid->[$r][$c] == $cell;
            return 1 if grep { defined && $without{$_} } @{ $grid->[$r] }, map { ($_ // [])->[$c] } @$grid;
        }
    }
    return;
}

1;
