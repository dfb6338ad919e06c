# spoil.pl GOOD.pdf FOLDER: writes the file spoiled in many ways as FOLDER/CLAUSE-N.pdf, each to break that clause alone, of
# ISO 19005-2 or (UA-) of ISO 14289-1; FOLDER/good.pdf is the same file in qpdf's QDF form, and FOLDER/plain.pdf without object
# streams, unspoiled. check.pl must notice each.
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

# Edits the bytes in $_, of a file without object streams; offsets stay true if the length does.
sub bytes { spoil_bytes("$folder/plain.pdf", @_) }

# Edits those of the file as it is.
sub packed { spoil_bytes($good, @_) }

sub spoil_bytes {
    my ($path, $clause, $edit) = @_;
    local $_ = slurp($path);
    my $before = $_;
    $edit->();
    die "$clause: nothing was spoiled\n" if $_ eq $before;
    save(sprintf("%s/%s-%d.pdf", $folder, $clause, ++$count{$clause}), $_);
}

system('qpdf', '--qdf', '--newline-before-endstream', '--object-streams=disable', $good, "$folder/good.pdf") == 0 or die "qpdf failed\n";
system('qpdf', '--object-streams=disable', '--newline-before-endstream', $good, "$folder/plain.pdf") == 0 or die "qpdf failed\n";
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
packed('6.1.2', sub { s/^(%PDF-1\.7\n)%..../$1%abcd/s });
bytes('6.1.3', sub { s{/ID \[}{/IX \[} });
bytes('6.1.3', sub { $_ .= "more\n" });
bytes('6.1.4', sub { s/^(0000000\d\d)\d( 00000 n)/${1}9$2/m });
bytes('6.1.4', sub { s/^(\d{10} 00000 n) \n/$1  /m });
packed('6.1.4', sub { s/(startxref\n)(\d)/$1 . ($2 % 9 + 1)/e });
packed('6.1.4', sub { s/(\n)(\d)( \d+ obj\n)/$1 . ($2 % 9 + 1) . $3/e or s/(\n)(\d)(\d* 0 obj\n)/$1 . ($2 % 9 + 1) . $3/e });
packed('6.1.4', sub { s{/W \[1 4 2\]}{/W [1 2 4]} });
bytes('6.1.5', sub { s{(/CreationDate .*?/Title <feff....)....}{${1}4e00}s });
bytes('6.1.5', sub { s{D:(\d{4})\d{4}}{D:${1}0101} });
bytes('6.1.5', sub { s{(<dc:title>.*?>)\w}{$1?}s or s{(x-default">)...}{$1abc} });
bytes('6.1.6', sub { s{(/Author <feff...).}{$1 } });
bytes('6.1.7.1', sub { s{(/Length )(\d)(\d+)}{$1 . ($2 % 9 + 1) . $3}e });
packed('6.1.7.1', sub { s{(/Length )(\d)(\d+)}{$1 . ($2 % 9 + 1) . $3}e });
qdf('6.1.7.1', sub { s{(/Type /Metadata)}{$1 /FFilter /Crypt} });
qdf('6.1.7.2', sub { s{(/Type /Metadata)}{$1 /Filter /LZWDecode} });
bytes('6.1.9', sub { s/(\n\d+ 0) obj\n/$1  obj/ });
bytes('6.1.9', sub { s/\nendobj\n/ endobj\n/ });
packed('6.1.9', sub { s/(\n\d+ 0) obj\n/$1  obj/ });
qdf('6.1.12', sub { s{(/Type /Catalog)}{$1 /Perms << /Own << >> >>} });
qdf('6.1.13', sub { s{(/Type /Catalog)}{"$1 /Long /" . 'n' x 130}e });
qdf('6.1.13', sub { s{(/Type /Catalog)}{$1 /Great 2147483648} });
qdf('6.1.13', sub { s{(\nBT\n)}{"\n" . "q " x 29 . "Q " x 29 . $1}e });
qdf('6.1.13', sub { s{(/Type /Page\n)}{$1  /TrimBox [ 0 0 2 2 ]\n} });

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
qdf('6.2.8.1', sub { s{(/Subtype /Image)}{$1 /OPI << >>} });
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
qdf('6.2.11.7.2', sub { s{(beginbfchar\n<....> <)....>}{${1}0000>} });
qdf('6.2.11.8', sub { s{\[<....}{[<0000} });
qdf('6.2.11.4.1', sub { s{\[<....}{[<FFFE} });

qdf('6.2.11.2', sub { s{/Type /Font\n}{} });
qdf('6.2.11.7.2', sub { s{/ToUnicode \d+ 0 R}{} });
qdf('6.2.11.7.2', sub { s{<[0-9A-F]{4}> <[0-9A-F]+>\n(endbfchar)}{$1} });
qdf('6.2.11.7.3', sub { s{(> <)[0-9A-F]{4}>}{$1E123>}g });

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
bytes('6.6.2.3.1', sub { s{http://ns.adobe.com/pdf/1.3/}{http://ns.adobe.com/pdf/1.4/} });
bytes('6.6.2.3.1', sub { s{(<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/i)d}{$1x} });
bytes('6.6.2.3.2', sub { s{pdfaProperty:description>}{pdfaProperty:inscription>}g });
bytes('6.6.2.3.3', sub { s{pdfaProperty:description>}{pdfaProperty:inscription>}g });
bytes('6.6.2.3.3', sub { s{>internal<}{>Internal<} });
bytes('6.6.2.3', sub { s{rdf:Seq>}{rdf:Bag>}g });
bytes('6.6.4', sub { s{<pdfaid:part>2}{<pdfaid:part>1} });
bytes('6.6.4', sub { s{<pdfaid:conformance>A}{<pdfaid:conformance>C} });

# 6.7, and PDF/UA
qdf('6.7.2.2', sub { s{/Marked true}{/Marked false} });
qdf('6.7.3.3', sub { s{/StructTreeRoot \d+ 0 R}{} });
qdf('6.7.3.3', sub { s{(/Nums \[\s+0\s+\[\s+\d+ 0 R\s+)\d+}{${1}1} });
qdf('6.7.3.3', sub { s{/MCID 1>>}{/MCID 9999>>} });
qdf('6.7.3.4', sub { s{/S /TH\n}{/S /Label\n} });
qdf('6.7.3.4', sub { s{(/Type /StructTreeRoot)}{$1 /RoleMap << /TH /TD >>} });
qdf('6.7.4', sub { s{/Lang \(zh-CN\)}{/Lang (zh_CN)} });
qdf('6.7.4', sub { s{/Lang \(zh-CN\)}{} });
bytes('UA-5', sub { s{<pdfuaid:part>1}{<pdfuaid:part>2} });
qdf('UA-7.1', sub { s{/DisplayDocTitle true}{/DisplayDocTitle false} });
qdf('UA-7.1', sub { s{/Marked true}{/Marked true /Suspects true} });
qdf('UA-7.1', sub { s{/Artifact BMC}{/Own BMC} });
qdf('UA-7.1', sub { s{(/TD <</MCID)}{/Artifact BMC EMC $1}; s{(/MCID \d+>> BDC\n)}{$1/Artifact BMC EMC\n} });
qdf('UA-7.1', sub { s{/StructTreeRoot \d+ 0 R}{} });
bytes('UA-7.1', sub { s{dc:title>}{dc:topic>}g });
qdf('UA-7.2', sub { s{/Lang \(zh-CN\)}{} });
qdf('UA-7.2', sub { s{/RowSpan 5}{/RowSpan 6} });
qdf('UA-7.2', sub { s{/ColSpan 8}{/ColSpan 7} });
qdf('UA-7.2', sub { s{/S /TR\n}{/S /P\n} });
qdf('UA-7.3', sub { s{/Alt <feff[0-9a-f]*>}{}i });
qdf('UA-7.4.2', sub { s{/S /H1\n}{/S /H2\n}g });
qdf('UA-7.4.2', sub { s{/S /H2\n}{/S /H3\n}g });
qdf('UA-7.4.4', sub { s{/S /H2\n}{/S /H\n} });
qdf('UA-7.5', sub { s{/Scope /Row\n}{} });
qdf('UA-7.18.3', sub { s{(/Type /Page\n)}{$1 /Annots [ << /Type /Annot /Subtype /Link /Rect [0 0 1 1] /F 4 >> ]\n} });
qdf('UA-7.18.5', sub { s{(/Type /Page\n)}{$1 /Annots [ << /Type /Annot /Subtype /Link /Rect [0 0 1 1] /F 4 >> ]\n} });
qdf('6.8', sub { s{(/Type /Catalog)}{$1 /Names << /EmbeddedFiles << /Names [] >> >>} });
qdf('6.9', sub { s{(/Type /Catalog)}{$1 /OCProperties << >>} });
qdf('6.10', sub { s{(/Type /Page\n)}{$1 /PresSteps << >>\n} });
qdf('6.11', sub { s{(/Type /Catalog)}{$1 /Requirements []} });
