# values.pl FILE.pdf...: prints what is missing in forms. Two things must be in a form's text (pdftotext, white space
# removed): every text of the filled template (FILE.template.txt), and every value of the record (FILE.model.txt) that the
# form has a place for, as it is or as forms write dates and shares. Needs perl-base only.
use strict;
use warnings;
use utf8; # characters in here; what is read is decoded by hand, as perl-base has no :encoding layer

$| = 1; # some of these run side by side

# What a model holds for the program, not for the page; and empty lists.
# Nor are names of columns, and widths and heights.
my $not_a_value = qr/^(?:file|record|owner|picture|watermark|print\.\w+|\S+\.(?:field|width|columns|height|last_height)) = | = \{\}$/;

# Columns of the roster that the form has no place for.
my %not_on = (
    '评审表' => qr/^a\.(?:district|supervising_dept|(?:unit|dept|hr)_state|promise_date|paid_date|photo|entrusted|entrust_no
        |exceptional_reason)$/x,
);

# Annex 4 and the check list have a place for these only.
my %only_on = (
    '统计简报' => qr/^(?:heading|by|number|figures\[\d+\]\.(?:name|value)|levels\[\d+\]\.name|(?:groups|series)\[\d+\]\.(?:name|total|cells\[\d+\])
        |remarks\[\d+\]\.(?:name|text))$/x,
    '材料清单' => qr/^(?:summary|others|window|a\.(?:name|id_number|unit|district|series|apply_title|level|kind)|office\.(?:name|address|phone)
        |steps\[\d+\]\.(?:name|clause|note)|lines\[\d+\]\.(?:name|clause|files|verified))$/x,
    '破格推荐审批表' => qr/^(?:band|a\.(?:name|gender|birth_date|unit|admin_post|specialty_years|graduation_date|school|major
        |current_title|appointed_date|apply_title|exceptional_reason)|work\[\d+\]\.(?:start|end|unit|post|duty))$/x,
);

sub text_of {
    my ($in) = @_;
    local $/;
    my $text = <$in>;
    utf8::decode($text);
    return $text;
}

sub say_missing {
    my ($message) = @_;
    utf8::encode($message);
    print "$message\n";
}

sub slurp {
    my ($path) = @_;
    utf8::encode($path);
    open my $in, '<', $path or die "$path: $!\n";
    return text_of($in);
}

sub bare { my ($s) = @_; $s =~ s/\s+//g; return $s }

# The pages' texts. -raw: in the order in which they were drawn, so that a cell's lines are together.
sub pages {
    my ($pdf) = @_;
    open my $in, '-|', 'pdftotext', '-raw', '-enc', 'UTF-8', $pdf, '-' or die "pdftotext: $!\n";
    return map { bare($_) } split /\f/, text_of($in);
}

# In the text, or begun on one page and finished on the next.
sub found {
    my ($text, $pages, $value) = @_;
    return 1 if $value eq '' or index($text, $value) >= 0;
    for my $i (0 .. $#$pages - 1) {
        for my $n (1 .. length($value) - 1) {
            last if index($pages->[$i], substr($value, 0, $n)) < 0;
            return 1 if index($pages->[$i + 1], substr($value, $n)) >= 0;
        }
    }
    return 0;
}

# How a form may write a value.
sub forms_of {
    my ($value) = @_;
    my @forms = ($value);
    push @forms, "$1.$2" if $value =~ /^(\d{4})-(\d\d)/;
    push @forms, sprintf '%d年%d月%d日', $1, $2, $3 if $value =~ /^(\d{4})-(\d\d)-(\d\d)$/;
    push @forms, (sprintf '%.10g', $value * 100) . '%' if $value =~ /^[01](\.\d+)?$/;
    return @forms;
}

sub check_template {
    my ($base, $text, $pages) = @_;
    my $continued; # how far the head of continuation pages is indented: most forms have no such page
    for (split /\n/, slurp("$base.template.txt")) {
        my $indent = length(/^(\s*)/ && $1);
        undef $continued if defined $continued && $indent <= $continued;
        $continued = $indent if /^\s*continued\b/;
        next if defined $continued;
        next unless /^\s*(?:text|blank)(?: style=\S+)? (.+)$/;
        my $value = bare($1);
        next if $value =~ /[\x{E000}-\x{F8FF}]/; # page numbers
        say_missing("$base: text missing: $value") unless found($text, $pages, $value);
    }
}

sub check_model {
    my ($base, $kind, $text, $pages) = @_;
    for (split /\n/, slurp("$base.model.txt")) {
        next if /$not_a_value/;
        my ($name, $value) = /^(\S+) = (.*)$/ or die "$base.model.txt: $_\n";
        next if $not_on{$kind} && $name =~ $not_on{$kind};
        next if $only_on{$kind} && $name !~ $only_on{$kind};
        $value =~ s/^"(.*)"$/$1/ and $value =~ s/\\(.)/$1 eq 'n' ? "\n" : $1 eq 't' ? "\t" : $1/ge;
        for my $part (split /\n/, $value) {
            next if grep { found($text, $pages, bare($_)) } forms_of($part);
            say_missing("$base: $name missing: $part");
        }
    }
}

for my $pdf (@ARGV) {
    utf8::decode(my $name = $pdf);
    my $base = $name =~ s/\.pdf$//r;
    my ($kind) = $base =~ m{/(评审表|破格推荐审批表|岗位信息表|材料清单|统计简报)/} or die "$pdf: which form?\n";
    my @pages = pages($pdf);
    my $text = join '', @pages;
    check_template($base, $text, \@pages);
    check_model($base, $kind, $text, \@pages);
}
