# corpus.pl FOLDER [WORD]: holds check.pl against files of others, such as veraPDF's corpus: below FOLDER the folders PDF_A-2b,
# PDF_A-2a and PDF_UA-1 with files CLAUSE-tNN-pass-x.pdf and CLAUSE-tNN-fail-x.pdf, each to be judged by its folder's standard
# alone. Prints the fails that are not found under their clause and the passes that are found fault with, but for the clauses
# that check.pl says it does not judge, and how many of each there are. WORD: those files only whose path has it.
use strict;
use warnings;
use FindBin ();

my ($folder, $word) = @ARGV;
die "corpus.pl FOLDER [WORD]\n" unless defined $folder && -d $folder;
my %standards = ('PDF_A-2b' => '2b', 'PDF_A-2a' => '2a', 'PDF_UA-1' => 'ua');
my ($found, $missed, $passed, $flagged) = (0, 0, 0, 0);

for my $name (sort keys %standards) {
    my @files = grep { !defined $word || /$word/ } glob "$folder/$name/*.pdf";
    next unless @files;
    open my $in, '-|', 'perl', "$FindBin::Bin/check.pl", "--as=$standards{$name}", @files or die "check.pl: $!\n";
    my %wrong;
    while (<$in>) { /^(.*?\.pdf): (\S+): (.*)/ and push @{ $wrong{$1} }, [ $2, $3 ] }
    close $in or die "check.pl broke off\n";
    for my $file (@files) {
        my ($clause, $topic, $kind) = $file =~ m{([^/]*)-(t\d+)-(pass|fail)[^/]*$} or next;
        $clause =~ tr/-/./;
        my @found = @{ $wrong{$file} // [] };
        if ($kind eq 'pass') {
            $passed++;
            $flagged += @found > 0;
            print "flagged: $file: $_->[0]: $_->[1]\n" for @found;
        } elsif (grep { $_->[0] eq $clause || $_->[0] eq "UA-$clause" } @found) { $found++ }
        else {
            $missed++;
            print "missed: $file", (map { " ($_->[0]: $_->[1])" } @found), "\n";
        }
    }
}
printf "fails: %d found, %d missed; passes: %d, %d flagged\n", $found, $missed, $passed, $flagged;
exit($missed + $flagged > 0);
