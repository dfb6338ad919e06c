# shuffle.pl SEED <SHEETS >CODES: the codes of SHEETS (codes.pl) as they might come in: in any order, some lost, some twice or three
# times, some as words. What is to be counted goes to standard error, as `verify` says it.
use strict;
use warnings;
my ($seed) = @ARGV;
sub chance { $seed = ($seed * 1103515245 + 12345) % 2147483648; return ($seed >> 16) % $_[0] }
my (@lines, %wanted, %came, $wanted, $came, $again);
($wanted, $came, $again) = (0, 0, 0);
while (<STDIN>) {
    chomp;
    my ($code, $word, $document, $record, $page, $copy) = split /\t/;
    my $whose = "$document\t$record";
    $wanted{$whose}++;
    $wanted++;
    my $loss = length($record) % 5; # some lose all, some nothing
    next if $loss == 0 || ($loss == 1 && !chance(4));
    my $times = chance(20) ? 1 : 2 + chance(2);
    push @lines, ($_ == 1 ? $code : lc $word) for 1 .. $times;
    $came{$whose}++;
    $came++;
    $again += $times - 1;
}
for (my $i = @lines; --$i > 0;) { my $k = chance($i + 1); @lines[$i, $k] = @lines[$k, $i] }
print "$_\n" for @lines;
my ($complete, $part, $none) = (0, 0, 0);
for (keys %wanted) { my $n = $came{$_} // 0; $n == $wanted{$_} ? $complete++ : $n ? $part++ : $none++ }
print STDERR "收齐 $complete 份文书，不全 $part 份文书，没有交 $none 份文书；应收 $wanted 张，收到 $came 张", $again ? "，另有重复的 $again 张" : '', "\n";
