# neutral.pl: prints what of a notice stands where no notice belongs: the names of its city, province and districts, phones, numbers of
# documents, clauses, its year; and in the C the names of forms and of the notices' folders. What is right all the same is in @allowed.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

# Each with its reason. A file (a pattern) and what may stand there.
my @allowed = (
  [qr{^lua/zhibiao/holidays\.lua}, qr/20\d\d/],             # the State Council's holidays are of years
  [qr{^lua/rules/procedure\.lua}, qr/2020-09-28/],          # an example with the holidays of a year
  # The check of a notice says by examples how a fact is written: “三（二）”, "2020-12-31".
  [qr{^lua/zhibiao/notice_(?:check/\w+|fields)\.lua}, qr/三（二）|附件3|20(?:19|20)|0572/],
  # So do the questionnaire and its sample.
  [qr{^(?:lua/notice_(?:diff|questions)|lua/zhibiao/notice_book/\w+)\.lua|^templates/notice_questions\.xml}, qr/三（二）|吴兴区|20(?:19|2[034])(?:年度)?/],
);

sub slurp { open my $in, '<', $_[0] or die "$_[0]: $!"; local $/; my $text = <$in>; return $text // '' }
sub files { my @list = split /\n/, `find @_ -type f`; return sort { $a cmp $b } @list }

# --- What the notices are called, and what they name --------------------------------------------------------------

my (%names, %phones);
my @folders = map { m{lua/notices/([^/]+)/notice\.lua$} ? $1 : () } files('lua/notices');
for my $folder (@folders) {
  my $text = slurp("lua/notices/$folder/notice.lua");
  for my $name ($text =~ /\b(?:city|province|district|other_district) = "([^"]+)"/g) {
    next if $name eq '市本级';
    $names{$name} = 1;
    (my $short = $name) =~ s/[省市区县]$//;
    $names{$short} = 1 if length $short > 1;
  }
  $phones{$_} = 1 for $text =~ /\bphone = "([-\d]{6,})"/g;
}
my $names = join '|', map { quotemeta } sort { length $b <=> length $a } keys %names;
my $phones = join '|', map { quotemeta } sort keys %phones;
my $folders = join '|', map { quotemeta } grep { /-/ } @folders;

my $numeral = '[一二三四五六七八九十]';
my @searched = (
  [qr/(?:$names)/, 'a place'],
  [qr/(?<!\d)(?:$phones|0572)(?!\d)/, 'a phone'],
  [qr/〔20\d\d〕\d+号/, 'the number of a document'],
  [qr/附件[0-9]|(?<!第)$numeral+（$numeral+）/, 'a clause'],
  [qr/人力社保|职改办|职称办/, 'a word of one place'],
  [qr/20(?:19|2\d)年度/, 'a year'],
);
my @in_lua = ([qr/(?<![\dx〔])20(?:19|2\d)(?![-\d.\/]|年\d)/, 'a year'], [qr/\b(?:$folders)\b/, 'the name of a notice']);
my @in_c = (
  [qr/评审表|审批表|岗位信息表/, 'the name of a form'],
  [qr/\b(?:$folders)\b|"zhejiang"/, 'the name of a notice'],
);

# --- The search ---------------------------------------------------------------------------------------------------

my $found = 0;
sub search {
  my ($file, @patterns) = @_;
  my $number = 0;
  for my $line (split /\n/, slurp($file)) {
    $number++;
    for (@patterns) {
      my ($pattern, $what) = @$_;
      while ($line =~ /($pattern)/g) {
        my $match = $1;
        next if grep { $file =~ $_->[0] && $line =~ $_->[1] } @allowed;
        print "$file:$number: $what: $match\n";
        $found++;
      }
    }
  }
}

my @lua = grep { m{\.lua$} && !m{^lua/(?:notices|types)/} } files('lua');
search($_, @searched, @in_lua) for @lua;
search($_, @searched, @in_lua) for files('templates');
search($_, @searched, @in_c) for files('generators');
print scalar(@lua), " scripts searched\n";
exit($found > 0 || @lua < 100 || !%phones || !%names);
