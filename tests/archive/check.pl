# check.pl FILE.pdf...: prints what keeps a file from being PDF/A-2b (ISO 19005-2:2011, level B) or, where the standard only
# advises, from being what this program promises: "FILE: CLAUSE: what". The clauses, in own words:
#
#   6.1.2   begins with %PDF-1.n and a comment of four bytes above 127            Structure.pm
#   6.1.3   trailer: ID, no Encrypt, nothing behind %%EOF
#   6.1.4   cross-reference table: one line end, entries of 20 bytes, right offsets
#   6.1.5   document information says what XMP says (promised)                    Metadata.pm
#   6.1.6   hexadecimal strings: pairs of digits                                  Structure.pm
#   6.1.7   streams: Length right, line ends, not in other files; no LZW, no Crypt
#   6.1.8   names are UTF-8          6.1.9   "N G obj" on a line of its own
#   6.1.10  inline images: not looked into, so refused                            Graphics.pm
#   6.1.12  permissions: none but UR3 and DocMDP                                  here
#   6.1.13  limits: integers, strings, names, q, objects                          Structure.pm
#   6.2.2   only known operators; resources are the page's own                    Graphics.pm
#   6.2.3   output intent: one profile, an ICC profile of version 2 to 4 for a device
#   6.2.4   DeviceRGB, DeviceGray only where the output intent covers them; no other spaces used here
#   6.2.5   no transfer functions, halftone phases   6.2.6   the four rendering intents
#   6.2.8   images: no Interpolate, Alternates       6.2.9   no PostScript, OPI, Ref
#   6.2.10  no transparency at all (stricter than the standard)
#   6.2.11  fonts: Type0 with Identity-H and whole CIDSystemInfo, embedded, every shown code has a glyph,      Fonts.pm
#           W is what the program says (within 1), CIDSet complete if there, ToUnicode right, no .notdef shown
#   6.3     annotations: none        6.4     forms: none, no XFA, no NeedAppearances   here
#   6.5     actions: none            6.6     XMP as Metadata.pm says
#   6.8     embedded files: none     6.9     optional content: none
#   6.10    no alternate presentations            6.11    no document requirements
#
# 6.2.7, 6.7 and 6.2.11.7 ask nothing of level B; 6.1.11 (linearized) nothing of a file that is not.
use strict;
use warnings;
use File::Temp ();
use FindBin ();
use lib $FindBin::Bin;
use Document;
use Fonts;
use Graphics;
use Metadata;
use Structure;

# What could act, ask or hide: none of it is in what this program makes.
sub check_absent {
    my ($document, $wrong) = @_;
    my $catalog = $document->catalog;
    my %in_catalog = ('/AcroForm' => '6.4.1', '/OpenAction' => '6.5.1', '/AA' => '6.5.2', '/Requirements' => '6.11',
        '/OCProperties' => '6.9', '/Collection' => '6.8', '/NeedsRendering' => '6.4.2');
    for (sort keys %in_catalog) { $wrong->($in_catalog{$_}, "the catalog has $_") if exists $catalog->{$_} }
    my $names = $document->at($catalog, '/Names') // {};
    $wrong->('6.8', 'embedded files') if exists $names->{'/EmbeddedFiles'};
    $wrong->('6.10', 'alternate presentations') if exists $names->{'/AlternatePresentations'};
    $wrong->('6.5.1', 'JavaScript') if exists $names->{'/JavaScript'};
    my $allowed = $document->at($catalog, '/Perms') // {};
    for (sort keys %$allowed) { $wrong->('6.1.12', "permission $_") if !m{^/(?:UR3|DocMDP)$} }
    for my $page (map { $document->value($_->{object}) } @{ $document->{json}{pages} }) {
        my @annotations = $document->list($page->{'/Annots'});
        $wrong->('6.3.1', 'a page has annotations') if @annotations;
        $wrong->('6.5.2', 'a page has actions') if exists $page->{'/AA'};
        $wrong->('6.10', 'a page has steps') if exists $page->{'/PresSteps'};
    }
    $document->each_dictionary(
        sub {
            my ($name, $x) = @_;
            $wrong->('6.5.1', "$name has an action") if ref $document->value($x->{'/A'}) eq 'HASH';
            $wrong->('6.8', "$name names a file") if ($document->value($x->{'/Type'}) // '') eq '/Filespec' || exists $x->{'/EF'};
        }
    );
}

binmode STDOUT, ':utf8';
$| = 1;
for my $path (@ARGV) {
    my $folder = File::Temp->newdir;
    utf8::decode(my $name = $path);
    my %said;
    my $wrong = sub { my $line = "$name: $_[0]: $_[1]\n"; utf8::decode($line) unless utf8::is_utf8($line); print $line unless $said{$line}++ };
    my $document = Document->read_file($path, $folder);
    print("$name: 6.1: qpdf can't read it\n"), next unless $document;
    Structure::check($document, $wrong);
    Metadata::check($document, $wrong);
    Fonts::check($document, Graphics::check($document, $wrong), $wrong);
    check_absent($document, $wrong);
}
