# check.pl FILE.pdf...: prints what keeps a file from being what it says that it is, PDF/A-2 of level A or B (ISO 19005-2:2011)
# and PDF/UA-1 (ISO 14289-1:2014), or from what this program promises beyond: "FILE: CLAUSE: what". Clauses of PDF/UA begin with
# UA-, promises are under the clause that is about the same. Much of what the standards allow this program has no use for; what
# it promises not to have is marked with *.
# check.pl --as=2b|2a|ua FILE.pdf...: judges by that standard alone, whatever the file says, and allows what it allows.
#
#   6.1.2   begins with %PDF-1.n and a comment of four bytes above 127            Structure.pm
#   6.1.3   trailer: ID, no encryption, nothing behind %%EOF
#   6.1.4   cross-reference: one line end, entries of 20 bytes, or a stream; right offsets
#   6.1.5*  document information says what XMP says                               Metadata.pm
#   6.1.6   hexadecimal strings: pairs of digits                                  Structure.pm
#   6.1.7   streams: Length right, line ends, not in other files; no LZW, no Crypt
#   6.1.8   names are UTF-8          6.1.9   "N G obj" and "endobj" on lines of their own
#   6.1.10  inline images: no LZW, no Crypt; *none                                Graphics.pm
#   6.1.12  permissions: UR3 and DocMDP, without digests                          Interactive.pm
#   6.1.13  limits: integers, strings, names, q, objects, pages, CIDs             Structure.pm, Graphics.pm, Fonts.pm
#   6.2.2   only known operators; resources are the stream's own                  Graphics.pm
#   6.2.3   output intent: one profile, an ICC profile of version 2 to 4 for a device
#   6.2.4   DeviceRGB, Gray, CMYK only where the output intent covers them, also in what other spaces are made of; ICC
#           profiles whole; spot colours defined once, and all of DeviceN's; *no other spaces than DeviceRGB and DeviceGray
#   6.2.5   no transfer functions, halftone phases   6.2.6   the four rendering intents
#   6.2.8   images: no Interpolate, Alternates, OPI; JPEG 2000 says its colours once; *none   6.2.9   no PostScript, OPI, Ref
#   6.2.10  the sixteen blend modes; what shines through is blended in a space that is known; *no transparency at all
#   6.2.11  fonts: embedded, every shown code has a glyph, widths are what the program says (within 1), CIDSet and    Fonts.pm,
#           CharSet complete if there, encodings of TrueType, ToUnicode right (level A: for all; private characters  Programs.pm
#           explained), no .notdef shown; *Type0 with Identity-H only, with ToUnicode always
#   6.3     annotations: kinds, flags, appearances; *none                         Interactive.pm
#   6.4     forms: no actions, XFA, NeedAppearances; *none     6.5     actions: not those that are forbidden; *none
#   6.6     XMP as Metadata.pm says  6.8     files: both names; *none   6.9     optional content: named; *none
#   6.7     level A: marked, with a structure tree of standard types, languages   Tags.pm
#   6.10    no alternate presentations            6.11    no document requirements
#   UA-5    XMP says PDF/UA-1                                                     Tags.pm
#   UA-7.1  all content tagged or artifact, neither in the other; types standard; metadata, title, DisplayDocTitle
#   UA-7.2  tables, lists and contents nested right, tables regular, language of all text    UA-7.3   pictures in words
#   UA-7.4  headings from the first level on, none left out, one kind             UA-7.5   labels say what they name
#   UA-7.7, 7.9, 7.11, 7.15, 7.18, 7.20   formulas, notes, files, XFA, annotations, XObjects
#   UA-7.21 fonts, as 6.2.11
#
# Not judged: which properties a known schema has and their types (6.6.2.3.1 but for schemas that nobody knows), XMP below the
# catalog's, the history in 6.6.6, glyph names that are in no list of Adobe's (6.2.11.6), widths of Type 3 and of compact simple
# fonts, what CMaps map beyond Identity, embedded files' own conformance (6.8), overprinting of CMYK profiles (6.2.4.2), whether
# words are well chosen. 6.1.11 (linearized) asks nothing.
use strict;
use warnings;
use File::Temp ();
use FindBin ();
use lib $FindBin::Bin;
use Document;
use Fonts;
use Graphics;
use Interactive;
use Metadata;
use Structure;
use Tags;

# By what is judged, and who is told. A promise is none of a standard's.
package Judge {
    # STANDARD: 2b, 2a, ua; none: what the file claims.
    sub new {
        my ($class, $standard, $claims, $say) = @_;
        my $level = $standard ? { '2a' => 'A', '2b' => 'B', ua => '' }->{$standard} : ($claims->{level} // '') eq 'A' ? 'A' : 'B';
        my $ua = $standard ? $standard eq 'ua' : defined $claims->{ua};
        return bless { standard => $standard, level => $level, ua => $ua, unicode => $ua || $level eq 'A', say => $say, said => {} }, $class;
    }

    sub wrong {
        my ($self, $clause, $what) = @_;
        $clause = 'UA-7.21' . ($1 =~ s/^\.7\..*/.7/r) if $self->{level} eq '' && $clause =~ /^6\.2\.11(.*)/;
        return if $clause =~ /^UA-/ ? !$self->{ua} : $self->{level} eq '';
        return if $clause =~ /^6\.(?:7|2\.11\.7\.[23])(?:\.|$)/ && $self->{level} ne 'A';
        $self->{say}->("$clause: $what") unless $self->{said}{"$clause: $what"}++;
        return;
    }

    sub promise {
        my ($self, $clause, $what) = @_;
        return if $self->{standard};
        $self->{say}->("$clause: $what") unless $self->{said}{"$clause: $what"}++;
        return;
    }
}

my $standard = @ARGV && $ARGV[0] =~ /^--as=(2b|2a|ua)$/ ? $1 : undef;

sub judge {
    my ($document, $say) = @_;
    my $claims = Metadata::claims($document);
    my $judge = Judge->new($standard, $claims, $say);
    Structure::check($document, $judge);
    Metadata::check($document, $judge);
    Fonts::check($document, Graphics::check($document, $judge), $judge);
    Interactive::check($document, $judge);
    Tags::check($document, $judge, $claims) if $judge->{ua} || $judge->{level} eq 'A';
}

shift @ARGV if defined $standard;
die "check.pl [--as=2b|2a|ua] FILE.pdf...\n" if @ARGV && $ARGV[0] =~ /^-/;
binmode STDOUT, ':utf8';
$| = 1;
for my $path (@ARGV) {
    my $folder = File::Temp->newdir;
    utf8::decode(my $name = $path);
    my $say = sub { my ($line) = @_; utf8::decode($line) unless utf8::is_utf8($line); $line =~ s/[\0-\x1F]/?/g; print "$name: $line\n" };
    my $document = Document->read_file($path, $folder);
    unless ($document) {
        $say->("6.1: qpdf can't read it");
        Structure::check_bytes(Document::slurp($path), Judge->new($standard, { level => 'A' }, $say));
        next;
    }
    eval { judge($document, $say); 1 } or $say->("6: cannot be judged: $@");
}
