# spoil.pl GOOD.pdf FOLDER: writes the file spoiled in many ways as FOLDER/CLAUSE-N.pdf, each to break that clause of
# ISO 19005-2 alone; FOLDER/good.pdf is the same file in qpdf's QDF form, unspoiled. check.pl must notice each.
use strict;
use warnings;

my ($good, $folder) = @ARGV;
my %count;

sub slurp { local $/; open my $in, '<:raw', $_[0] or die "$_[0]: $!\n"; return scalar <$in> }

sub save {
    my ($path, $bytes) = @_;
    open my $out, '>:raw', $path or die "$path: $!\n";
    print {$out} $bytes;
    close $out or die "$path: $!\n";
}

# Edits the bytes in $_; offsets stay true if the length does.
sub bytes {
    my ($clause, $edit) = @_;
    local $_ = slurp($good);
    my $before = $_;
    $edit->();
    die "$clause: nothing was spoiled\n" if $_ eq $before;
    save(sprintf("%s/%s-%d.pdf", $folder, $clause, ++$count{$clause}), $_);
}

system('qpdf', '--qdf', '--newline-before-endstream', '--object-streams=disable', $good, "$folder/good.pdf") == 0 or die "qpdf failed\n";
my $qdf = slurp("$folder/good.pdf");

# Edits the QDF form in $_; lengths and offsets are put right.
sub qdf {
    my ($clause, $edit) = @_;
    local $_ = $qdf;
    $edit->();
    die "$clause: nothing was spoiled\n" if $_ eq $qdf;
    my $path = sprintf "%s/%s-%d.pdf", $folder, $clause, ++$count{$clause};
    save("$path.qdf", $_);
    system("fix-qdf '$path.qdf' >'$path'") == 0 or die "fix-qdf failed\n";
    unlink "$path.qdf";
}

# 6.1: bytes
bytes('6.1.2', sub { s/^%PDF-1\.7/%PDF-2.0/ });
bytes('6.1.2', sub { s/^(%PDF-1\.7\n)%..../$1%abcd/s });
bytes('6.1.3', sub { s{/ID \[}{/IX \[} });
bytes('6.1.3', sub { $_ .= "more\n" });
bytes('6.1.4', sub { s/^(0000000\d\d)\d( 00000 n)/${1}9$2/m });
bytes('6.1.4', sub { s/^(\d{10} 00000 n)\r\n/$1\n\r/m });
bytes('6.1.5', sub { s{(/Title <FEFF....)....}{${1}4E00} });
bytes('6.1.5', sub { s{D:(\d{4})\d{4}}{D:${1}0101} });
bytes('6.1.5', sub { s{(<dc:title>.*?>)\w}{$1?}s or s{(x-default">)...}{$1abc} });
bytes('6.1.6', sub { s{(/Author <FEFF...).}{$1 } });
bytes('6.1.7.1', sub { s{(\n)(\d)(\d+)(\nendobj)}{$1 . ($2 % 9 + 1) . $3 . $4}e });
qdf('6.1.7.1', sub { s{(/Type /Metadata)}{$1 /FFilter /Crypt} });
qdf('6.1.7.2', sub { s{(/Type /Metadata)}{$1 /Filter /LZWDecode} });
bytes('6.1.9', sub { s/(\n\d+ 0) obj\n/$1  obj/ });
qdf('6.1.12', sub { s{(/Type /Catalog)}{$1 /Perms << /Own << >> >>} });
qdf('6.1.13', sub { s{(/Type /Catalog)}{"$1 /Long /" . 'n' x 130}e });
qdf('6.1.13', sub { s{(/Type /Catalog)}{$1 /Great 2147483648} });
qdf('6.1.13', sub { s{(\nBT\n)}{"\n" . "q " x 29 . "Q " x 29 . $1}e });

# 6.2: graphics
qdf('6.2.2', sub { s{(\nBT\n)}{\nzz$1} });
qdf('6.2.2', sub { s{/F1 }{/F99 } });
qdf('6.2.2', sub { s{(\nBT\n)}{\nq$1} });
qdf('6.2.3', sub { s{/OutputConditionIdentifier}{/OutputConditionX} });
qdf('6.2.3', sub { s{/DestOutputProfile \d+ 0 R}{} });
qdf('6.2.3', sub { s{acsp}{acsq} });
qdf('6.2.3', sub { s{mntrRGB }{scnrRGB } });
qdf('6.2.4.2', sub { s{/N 3\b}{/N 4} });
qdf('6.2.4.3', sub { s{/OutputIntents}{/OutputIntentions} });
qdf('6.2.4.3', sub { s{(\nBT\n)}{\n0 0 0 1 k$1} });
qdf('6.2.4.3', sub { s{/ColorSpace /Device(?:RGB|Gray)}{/ColorSpace /DeviceCMYK} });
qdf('6.2.4.3', sub { s{mntrRGB }{mntrGRAY} });
qdf('6.2.5', sub { s{(/Type /Catalog)}{$1 /GS << /Type /ExtGState /TR /Identity >>} });
qdf('6.2.6', sub { s{(\nBT\n)}{\n/Own ri$1} });
qdf('6.1.10', sub { s{(\nBT\n)}{\nBI /W 1 /H 1 /CS /G /BPC 8 ID a EI$1} });
qdf('6.2.8.1', sub { s{(/Subtype /Image)}{$1 /Interpolate true} });
qdf('6.2.8.1', sub { s{(/Subtype /Image)}{$1 /Alternates []} });
qdf('6.2.9', sub { s{(/Subtype /Image)}{$1 /OPI << >>} });
qdf('6.2.9.3', sub { s{/Subtype /Image}{/Subtype /PS} });
qdf('6.2.10', sub { s{(/Type /Page\n)}{$1 /Group << /S /Transparency >>\n} });
qdf('6.2.10', sub { s{(/Type /Catalog)}{$1 /GS << /Type /ExtGState /ca 0.5 >>} });
qdf('6.2.10', sub { s{(/Type /Catalog)}{$1 /GS << /Type /ExtGState /BM /Multiply >>} });
qdf('6.2.10', sub { s{(/Subtype /Image)}{$1 /SMask 1 0 R} });

# 6.2.11: fonts
qdf('6.2.11.2', sub { s{/Subtype /CIDFontType0\n}{/Subtype /Type1\n} });
qdf('6.2.11.3.1', sub { s{/Registry \(Adobe\)}{} });
qdf('6.2.11.3.1', sub { s{(/BaseFont /)......\+}{${1}XXXXXX+} });
qdf('6.2.11.3.2', sub { s{/CIDToGIDMap /Identity}{} });
qdf('6.2.11.3.3', sub { s{/Encoding /Identity-H}{/Encoding /Own-H} });
qdf('6.2.11.4.1', sub { s{/FontFile[23] \d+ 0 R}{} });
qdf('6.2.11.4.1', sub { s{/FontFile2 \d+ 0 R}{} });
qdf('6.2.11.5', sub { s{/DW 1000}{/DW 990} });
qdf('6.2.11.5', sub { s{(/W \[\s*\d+\s+\[\s*)(\d+)}{$1 . ($2 + 20)}e });
qdf('6.2.11.7', sub { s{(beginbfchar\n<....> <)....>}{${1}0000>} });
qdf('6.2.11.8', sub { s{\[<....}{[<0000} });
qdf('6.2.11.4.1', sub { s{\[<....}{[<FFFE} });

# 6.3 to 6.11
qdf('6.3.1', sub { s{(/Type /Page\n)}{$1 /Annots [ << /Type /Annot /Subtype /Movie /Rect [0 0 1 1] >> ]\n} });
qdf('6.4.1', sub { s{(/Type /Catalog)}{$1 /AcroForm << /Fields [] >>} });
qdf('6.4.2', sub { s{(/Type /Catalog)}{$1 /NeedsRendering true} });
qdf('6.5.1', sub { s{(/Type /Catalog)}{$1 /OpenAction << /S /JavaScript /JS () >>} });
qdf('6.5.1', sub { s{(/Type /Outlines\n)}{$1 /A << /S /Launch >>\n} });
qdf('6.5.2', sub { s{(/Type /Page\n)}{$1 /AA << >>\n} });
qdf('6.6.2.1', sub { s{/Metadata \d+ 0 R}{} });
qdf('6.6.2.1', sub { s{/Subtype /XML}{/Subtype /Text} });
bytes('6.6.2.1', sub { s{(<rdf:RDF )}{&amp<rd } });
bytes('6.6.2.1', sub { s{</rdf:RDF>}{</rdf:RDG>} });
bytes('6.6.2.1', sub { s{W5M0MpCehiHzreSzNTczkc9d}{W5M0MpCehiHzreSzNTczkc9e} });
bytes('6.6.2.1', sub { s{(x-default">)...}{$1\xFF\xFF\xFF} });
bytes('6.6.2.3', sub { s{http://ns.adobe.com/pdf/1.3/}{http://ns.adobe.com/pdf/1.4/} });
bytes('6.6.2.3', sub { s{rdf:Seq>}{rdf:Bag>}g });
bytes('6.6.4', sub { s{<pdfaid:part>2}{<pdfaid:part>1} });
bytes('6.6.4', sub { s{<pdfaid:conformance>B}{<pdfaid:conformance>A} });
qdf('6.8', sub { s{(/Type /Catalog)}{$1 /Names << /EmbeddedFiles << /Names [] >> >>} });
qdf('6.9', sub { s{(/Type /Catalog)}{$1 /OCProperties << >>} });
qdf('6.10', sub { s{(/Type /Page\n)}{$1 /PresSteps << >>\n} });
qdf('6.11', sub { s{(/Type /Catalog)}{$1 /Requirements []} });
