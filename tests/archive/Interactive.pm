# ISO 19005-2, 6.1.12, 6.3 to 6.5 and 6.8 to 6.11: what could act, ask or hide. None of it is in what this program makes.
package Interactive;
use strict;
use warnings;
use Document;

my %types = map { ("/$_" => 1) } qw(Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp
  Caret Ink Popup FileAttachment Widget PrinterMark TrapNet Watermark Redact);
my %forbidden = map { ("/$_" => 1) } qw(Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView JavaScript
  SetState NoOp set-state no-op);
my %actions = map { ("/$_" => 1) } qw(GoTo GoToR GoToE Thread URI Named SubmitForm);
my %jumps = map { ("/$_" => 1) } qw(NextPage PrevPage FirstPage LastPage);
my ($INVISIBLE, $HIDDEN, $PRINT, $NOZOOM, $NOROTATE, $NOVIEW, $TOGGLE) = (1, 2, 4, 8, 16, 32, 256);

sub check_flags {
    my ($document, $x, $type, $judge) = @_;
    return if $type eq '/Popup';
    my $flags = $document->value($x->{'/F'});
    return $judge->wrong('6.3.2', "a $type annotation has no flags") unless defined $flags;
    $judge->wrong('6.3.2', "a $type annotation is not printed, or hidden") if !($flags & $PRINT) || $flags & ($INVISIBLE | $HIDDEN | $NOVIEW | $TOGGLE);
}

sub check_appearance {
    my ($document, $x, $type, $judge) = @_;
    my @box = map { $document->value($_) } $document->list($x->{'/Rect'});
    my $empty = @box == 4 && $box[0] == $box[2] && $box[1] == $box[3];
    my $appearance = $document->value($x->{'/AP'});
    unless (ref $appearance eq 'HASH') {
        $judge->wrong('6.3.3', "a $type annotation has no appearance") unless $empty || $type =~ m{^/(?:Popup|Link)$};
        return;
    }
    $judge->wrong('6.3.3', "a $type annotation has more appearances than the normal one") if grep { $_ ne '/N' } keys %$appearance;
    my $normal = $appearance->{'/N'};
    my $button = $type eq '/Widget' && ($document->inherited($x, '/FT') // '') eq '/Btn';
    $judge->wrong('6.3.3', "a $type annotation's appearance is of the wrong kind") if defined $normal && !!$document->is_stream($normal) == !!$button;
}

sub check_annotation {
    my ($document, $x, $judge) = @_;
    my $type = $document->value($x->{'/Subtype'}) // 'nameless';
    $judge->wrong('6.3.1', "a $type annotation") unless $types{$type};
    check_flags($document, $x, $type, $judge);
    check_appearance($document, $x, $type, $judge);
    $judge->wrong('6.4.1', 'a field acts') if $type eq '/Widget' && grep { exists $x->{$_} } qw(/A /AA);
}

sub check_action {
    my ($document, $action, $judge) = @_;
    my $kind = $document->value($action->{'/S'}) // '';
    $judge->promise('6.5.1', 'an action');
    $judge->wrong('6.5.1', "the action $kind") if $forbidden{$kind} || !$actions{$kind};
    $judge->wrong('6.5.1', "the action $action->{'/N'}") if $kind eq '/Named' && !$jumps{ $document->value($action->{'/N'}) // '' };
}

sub check_form {
    my ($document, $form, $judge) = @_;
    return unless ref $form eq 'HASH';
    $judge->promise('6.4.1', 'the catalog has /AcroForm');
    $judge->wrong('6.4.1', 'viewers are to draw the fields') if $document->value($form->{'/NeedAppearances'});
    $judge->wrong('6.4.2', 'an XFA form') if exists $form->{'/XFA'};
    my @open = $document->list($form->{'/Fields'});
    my %seen;
    while (@open) {
        my $reference = shift @open;
        next if $seen{$reference}++;
        my $field = $document->value($reference);
        next unless ref $field eq 'HASH';
        $judge->wrong('6.4.1', 'a field acts') if exists $field->{'/AA'};
        push @open, $document->list($field->{'/Kids'});
    }
}

sub check_permissions {
    my ($document, $catalog, $judge) = @_;
    my $allowed = $document->at($catalog, '/Perms') // {};
    for (sort keys %$allowed) { $judge->wrong('6.1.12', "permission $_") if !m{^/(?:UR3|DocMDP)$} }
    return unless exists $allowed->{'/DocMDP'};
    for my $reference (map { $document->value($_) } $document->list($document->at($allowed, '/DocMDP', '/Reference'))) {
        $judge->wrong('6.1.12', "a signature's reference: $_") for grep { exists $reference->{$_} } qw(/DigestLocation /DigestMethod /DigestValue);
    }
}

sub check_layers {
    my ($document, $layers, $judge) = @_;
    return unless ref $layers eq 'HASH';
    $judge->promise('6.9', 'the catalog has /OCProperties');
    my %names;
    for my $configuration (map { $document->value($_) } grep { defined } $layers->{'/D'}, $document->list($layers->{'/Configs'})) {
        my $name = $document->text($configuration->{'/Name'});
        $judge->wrong('6.9', 'a set of layers has no name, or that of another') if !length($name // '') || $names{$name}++;
        for (qw(6.9 UA-7.10)) {
            $judge->wrong($_, 'a set of layers has no name') if !length($name // '');
            $judge->wrong($_, 'a set of layers depends on who looks') if exists $configuration->{'/AS'};
        }
        my (%ordered, @open);
        @open = $document->list($configuration->{'/Order'});
        next unless @open;
        while (@open) { my $x = shift @open; if (!ref $x && ref $document->value($x) eq 'HASH') { $ordered{$x} = 1 } else { push @open, map { ref $_ eq 'ARRAY' ? @$_ : () } $document->value($x) } }
        $judge->wrong('6.9', 'a layer is in no order') if grep { !$ordered{$_} } $document->list($layers->{'/OCGs'});
    }
}

sub check_catalog {
    my ($document, $judge) = @_;
    my $catalog = $document->catalog;
    my $names = $document->at($catalog, '/Names') // {};
    check_permissions($document, $catalog, $judge);
    check_form($document, $document->value($catalog->{'/AcroForm'}), $judge);
    check_layers($document, $document->value($catalog->{'/OCProperties'}), $judge);
    $judge->wrong('6.4.2', 'the catalog has /NeedsRendering') if $document->value($catalog->{'/NeedsRendering'});
    $judge->wrong('6.5.2', 'the catalog has /AA') if exists $catalog->{'/AA'};
    $judge->wrong('6.5.1', 'JavaScript') if exists $names->{'/JavaScript'};
    $judge->wrong('6.10', 'alternate presentations') if exists $names->{'/AlternatePresentations'};
    $judge->wrong('6.11', 'the catalog has /Requirements') if exists $catalog->{'/Requirements'};
    $judge->promise('6.8', 'embedded files') if exists $names->{'/EmbeddedFiles'} || exists $catalog->{'/Collection'};
}

sub check {
    my ($document, $judge) = @_;
    check_catalog($document, $judge);
    for my $page (map { $document->value($_->{object}) } @{ $document->{json}{pages} }) {
        my @annotations = map { $document->value($_) } $document->list($page->{'/Annots'});
        $judge->promise('6.3.1', 'a page has annotations') if @annotations;
        for (@annotations) { check_annotation($document, $_, $judge) if ref $_ eq 'HASH' }
        $judge->wrong('6.5.2', 'a page has actions') if exists $page->{'/AA'};
        $judge->wrong('6.10', 'a page has steps') if exists $page->{'/PresSteps'};
    }
    my $open = $document->at($document->catalog, '/OpenAction');
    check_action($document, $open, $judge) if ref $open eq 'HASH';
    $document->each_dictionary(
        sub {
            my ($name, $x) = @_;
            my $action = $document->value($x->{'/A'});
            my $type = $document->value($x->{'/Type'}) // '';
            my $acts = ref $action eq 'HASH' && exists $action->{'/S'} && $type ne '/StructElem' && !exists $action->{'/O'};
            check_action($document, $action, $judge) if $acts;
            for (map { $document->value($_) } $acts ? $document->list($action->{'/Next'}) : ()) { check_action($document, $_, $judge) if ref $_ eq 'HASH' }
            $judge->promise('6.8', "$name names a file") if $type eq '/Filespec' || exists $x->{'/EF'};
            my $files = $document->value($x->{'/EF'});
            for (ref $files eq 'HASH' ? map { $document->data($files->{$_}) // '' } sort keys %$files : ()) {
                $judge->wrong('6.8', "$name: the file in it is no PDF/A-1 or 2") unless /^%PDF-/ && /pdfaid:part\s*(?:>|=\s*["'])\s*[12]\b/;
            }
            $judge->wrong('6.8', "$name: the file has not both of its names") if exists $x->{'/EF'} && grep { !exists $x->{$_} } qw(/F /UF);
        }
    );
}

1;
