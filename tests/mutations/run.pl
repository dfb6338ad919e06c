# Breaks the program on purpose, one edit at a time, and runs the tests that should notice:
#
#   run.pl            all edits of tests/mutations/*.txt
#   run.pl WORD...    those that have one of the words in their name, file or tests
#   run.pl --every N  each Nth edit of the lists
#   run.pl --check    only whether each edit can still be made
#
# An edit that no test notices has survived: a test is missing. A list has for each edit, with an empty line between:
#
#   what breaks
#   file.c: test_name other.sh     the end of the file's path, as long as it takes to be the only one; the tests, unit or acceptance
#   - the text that goes           must stand in the file just once; several lines are several lines of it
#   + the text that comes          none: it only goes
#
# Each edit is made in a copy of the tree with its build, one copy for each processor, and taken back afterwards.
use strict;
use warnings;
use Fcntl qw(:flock);
use File::Find qw(find);
use POSIX qw(_exit);
use Time::HiRes qw(time);

my $home    = POSIX::getcwd();
my $build   = $ENV{BUILD} // 'build';
my $scratch = $build =~ m{^/} ? "$build/mutations" : "$home/$build/mutations";

# Seconds for a test: what goes round for ever is noticed, too. But where the test takes more than a fifth of them without an edit, that it
# is stopped proves nothing: the machine may be slow.
my $limit    = 120;
my $unbroken = $limit / 5;

sub slurp {
    my ($file) = @_;
    open my $in, '<', $file or die "$file: $!\n";
    local $/;
    return scalar <$in>;
}

sub spill {
    my ($file, $text) = @_;
    open my $out, '>', $file or die "$file: $!\n";
    print $out $text;
    close $out or die "$file: $!\n";
}

# --- The lists ------------------------------------------------------------------------------------------------------

my @files;
find({ no_chdir => 1, wanted => sub { push @files, $_ if -f } }, qw(generators lua templates));

# The one file whose path ends with NAME.
sub file_named {
    my ($name) = @_;
    my @found = grep { $_ eq $name || /\/\Q$name\E$/ } @files;
    die @found ? "$name may be any of @found\n" : "there is no $name\n" if @found != 1;
    return $found[0];
}

# The source of a test.
sub source_of {
    my ($test) = @_;
    my $source = $test =~ /\.sh$/ ? "tests/acceptance/$test" : "tests/unit/$test.c";
    die "there is no $source\n" if !-f $source;
    return $source;
}

sub read_edit {
    my ($block) = @_;
    my ($name, $where, @lines) = split /\n/, $block;
    my ($file, $tests) = ($where // '') =~ /^(\S+): (\S.*)$/ or die "the second line is not FILE: TESTS\n";
    my $edit = { name => $name, file => file_named($file), tests => [ split ' ', $tests ] };
    source_of($_) for @{ $edit->{tests} };
    my (@old, @new);
    for (@lines) {
        /^([-+])(?: (.*))?$/ or die "neither - nor +: $_\n";
        push @{ $1 eq '-' ? \@old : \@new }, $2 // '';
    }
    @$edit{qw(old new)} = (join("\n", @old), join("\n", @new));
    my $times = () = slurp($edit->{file}) =~ /\Q$edit->{old}\E/g;
    die "its text stands in $edit->{file} $times times\n" if !@old || $times != 1;
    return $edit;
}

my ($wrong, @edits) = (0);
for my $list (sort glob 'tests/mutations/*.txt') {
    for my $block (grep { /\S/ } split /\n{2,}/, slurp($list) =~ s/^#.*\n//mgr) {
        $block =~ s/^\n+|\n+$//g;
        push @edits, eval { read_edit($block) } // do { $wrong++; print "not ok - $list: ", (split /\n/, $block)[0], ": $@"; () };
    }
}
if (@ARGV && $ARGV[0] eq '--check') {
    print 'ok - ', scalar @edits, " edits can be made\n" if !$wrong;
    exit($wrong ? 1 : 0);
}
if (@ARGV == 2 && $ARGV[0] eq '--every') {
    my $n = $ARGV[1];
    @edits = @edits[ grep { $_ % $n == 0 } 0 .. $#edits ];
} elsif (@ARGV) {
    my $words = join '|', map { quotemeta } @ARGV;
    @edits = grep { "$_->{name} $_->{file} @{ $_->{tests} }" =~ /$words/ } @edits;
}

# --- One edit -------------------------------------------------------------------------------------------------------

# Runs a command in the tree of this worker. What it wrote, and whether it succeeded and said no "not ok"; with the first of these
# it is stopped.
my $running;

sub run {
    my (@command) = @_;
    my $pid = $running = open my $out, '-|';
    die "fork: $!\n" if !defined $pid;
    if (!$pid) {
        setpgrp;
        open STDERR, '>&', \*STDOUT;
        exec @command or _exit(127);
    }
    my ($text, $good) = ('', 1);
    while (my $line = <$out>) {
        $text .= $line;
        next if $line !~ /^not ok/;
        $good = 0;
        kill 'TERM', -$pid;
        last;
    }
    return ($text, close($out) && $good);
}

# How a test is built and run: of the tree that is the working directory. An edit may leave a name unused, which is no error here.
sub build {
    my ($test) = @_;
    return run('make', '-s', 'BUILD=build', 'WERROR=', $test =~ /\.sh$/ ? 'build/zhibiao' : 'build/tests/units');
}

sub test {
    my ($test, $limit) = @_;
    $ENV{CMOCKA_MESSAGE_OUTPUT} = 'tap';
    $ENV{BUILD} = 'build';
    return run('timeout', $limit, $test =~ /\.sh$/ ? ('sh', "tests/acceptance/$test") : ('build/tests/units', $test));
}

# Whether it passes, what it wrote, the seconds it took, and whether it was stopped after all of them (timeout's code is 124).
sub passes {
    my ($test, $limit) = @_;
    my ($text, $good) = build($test);
    die "does not build:\n$text" if !$good;
    my $start = time;
    ($text, $good) = test($test, $limit);
    return ($good, $text, time - $start, !$good && $text !~ /^not ok/m && $? >> 8 == 124);
}

# Whether a test passes on the program as it is; else that it fails would prove nothing.
my (%passed, %takes);
sub need_passing {
    my ($test) = @_;
    $passed{$test} //= do {
        (my ($good, $text), $takes{$test}) = passes($test, 5 * $limit);
        $good ? 'yes' : "$test fails without any edit:\n$text";
    };
    die $passed{$test} if $passed{$test} ne 'yes';
}

# The name of the test that notices the edit, and how if it did so by going on and on; or undef.
sub killer {
    my ($edit) = @_;
    need_passing($_) for @{ $edit->{tests} };
    my $text = slurp($edit->{file});
    my $at   = index $text, $edit->{old};
    my $broken = $text;
    substr $broken, $at, length $edit->{old}, $edit->{new};
    spill($edit->{file}, $broken);
    my $killer;
    my $done = eval {
        for my $test (@{ $edit->{tests} }) {
            my ($good, undef, undef, $stopped) = passes($test, $limit);
            next if $good;
            die sprintf "%s was stopped after %d s, but takes %.0f s without any edit: more than %d\n", $test, $limit, $takes{$test}, $unbroken
                if $stopped && $takes{$test} > $unbroken;
            $killer = $stopped ? sprintf('%s stopped after %d s, %.1f s without the edit', $test, $limit, $takes{$test}) : $test;
            last;
        }
        1;
    };
    my $error = $@;
    spill($edit->{file}, $text);
    die $error if !$done;
    return $killer;
}

sub try {
    my ($edit) = @_;
    my $start  = time;
    my $killer = eval { killer($edit) };
    my $error  = $@;
    my $what   = "$edit->{file}: $edit->{name}";
    return sprintf "ok - %s: %s (%.1f s)\n", $killer, $what, time - $start if defined $killer;
    return $error ? "not ok - $what: " . $error =~ s/\n(?=.)/\n# /gr : "not ok - $what: survived @{ $edit->{tests} }\n";
}

# --- All of them ------------------------------------------------------------------------------------------------------

# The copy's path stands in its build's flags; else they are the same, so that nothing is compiled anew.
sub make_tree {
    my ($tree) = @_;
    system("rm -rf '$tree' && mkdir -p '$tree/build' && cp -a Makefile generators lua templates samples docs tests README.md CONTRIBUTING.md '$tree/'"
            . " && for part in flags generators libzhibiao.a zhibiao tests; do test ! -e '$build'/\$part || cp -a '$build'/\$part '$tree/build/'; done") == 0
        or die "no copy of the tree in $tree\n";
    my $flags = "$tree/build/flags";
    if (-f $flags) {
        my $time = (stat $flags)[9];
        spill($flags, slurp($flags) =~ s/\Q$home\E=/$tree=/gr);
        utime $time, $time, $flags;
    }
}

# Edits that have their first test in common belong together; the worker that is idle takes the next ones.
my %by_test;
push @{ $by_test{ $_->{tests}[0] } }, $_ for @edits;
my @groups = map { $by_test{$_} } sort { @{ $by_test{$b} } <=> @{ $by_test{$a} } || $a cmp $b } keys %by_test;
my $workers = `nproc` + 0 || 1;
$workers = @groups if $workers > @groups;

unlink "$scratch-total";
system("mkdir -p '$scratch'") == 0 or die "no $scratch\n";
spill("$scratch/next",    '0');
spill("$scratch/results", '');

sub take_next {
    open my $file, '+<', "$scratch/next" or die "$scratch/next: $!\n";
    flock $file, LOCK_EX;
    my $n = <$file>;
    seek $file, 0, 0;
    print $file $n + 1;
    close $file;
    return $groups[$n];
}

$| = 1;
for my $worker (1 .. $workers) {
    next if fork;
    $SIG{INT} = $SIG{TERM} = sub {
        kill 'TERM', -$running if $running;
        _exit(130);
    };
    my $tree = "$scratch/$worker";
    make_tree($tree);
    open my $results, '>>', "$scratch/results" or die "$scratch/results: $!\n";
    $results->autoflush;
    while (my $group = take_next()) {
        chdir $tree or die "$tree: $!\n";
        for my $edit (@$group) {
            my $result = try($edit);
            print $result;
            print $results $result;
        }
    }
    _exit(0);
}
my $ended = 1;
while (wait != -1) { $ended &&= $? == 0 }
my @results = split /\n/, slurp("$scratch/results");
my $killed  = grep { /^ok/ } @results;
my $failed  = $wrong + @edits - $killed;
$failed ||= 1 if !$ended;
system("rm -rf '$scratch'") if !$failed;
print "$killed passed, $failed failed\n";
spill("$scratch-total", "$killed passed, $failed failed\n");
exit($failed ? 1 : 0);
