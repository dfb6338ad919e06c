# The models that generators make of the sample, against the golden ones:
#
#   models.pl compare MADE GOLDEN    tells what differs, and which field has a value in a model that was made but in no golden one
#   models.pl renew MADE GOLDEN      writes the golden ones anew, and adds models until each such field is in one
#
# MADE is an output folder of make --dump=model, GOLDEN has some of its *.model.txt below the same names, shortened: of a
# list the first elements, the last one and those that show something new; what is between is one line with its MD5.
use strict;
use warnings;
use Digest::MD5 qw(md5_hex);
use File::Basename qw(dirname);
use File::Find qw(find);
use File::Path qw(make_path);

my $first = 2;  # elements of a list that are always kept
my $few   = 5;  # a field that has so many values at most, each again and again, has each of them in some golden model
my $again = 10;

# --- Reading --------------------------------------------------------------------------------------------------------

sub slurp {
    my ($file) = @_;
    open my $in, '<', $file or die "$file: $!\n";
    local $/;
    return scalar <$in>;
}

# The models below a folder by their names.
sub models {
    my ($folder) = @_;
    my %models;
    find({ no_chdir => 1, wanted => sub { $models{ substr $_, 1 + length $folder } = slurp($_) if /\.model\.txt$/ } }, $folder) if -d $folder;
    return \%models;
}

# 公示表 of 公示表/德清县/德清县图书馆.model.txt.
sub document {
    my ($name) = @_;
    return $name =~ m{^([^/]*)/} ? $1 : $name =~ s/\.model\.txt$//r;
}

# lines[].name of lines[3].name = "x", and whether it has a value.
sub field {
    my ($line) = @_;
    my ($path, $value) = $line =~ /^(.*?) = (.*)$/ or die "no line of a model: $line\n";
    $path =~ s/\[\d+\]/[]/g;
    return ($path, $value eq '""' || $value eq '{}' ? 0 : 1, $value);
}

# --- Shortening -----------------------------------------------------------------------------------------------------

# Whether a line shows a field, or it with a value, or without, for the first time.
sub shows_news {
    my ($seen, @lines) = @_;
    for (@lines) {
        my ($path, $has_value) = field($_);
        return 1 if !$seen->{"$path $has_value"};
    }
    return 0;
}

# LINES have in common what stands before FROM. What is kept is noted in SEEN.
sub shorten {
    my ($lines, $from, $seen) = @_;
    my @kept;
    while (@$lines) {
        my $rest = substr $lines->[0], $from;
        if ($rest !~ /^([^ ]*?\[)\d+\]/) {
            my ($path, $has_value) = field($lines->[0]);
            $seen->{"$path $has_value"} = 1;
            push @kept, shift @$lines;
            next;
        }
        my $list = substr($lines->[0], 0, $from) . $1;
        my @elements;
        while (@$lines && $lines->[0] =~ /^\Q$list\E(\d+)\]/) {
            push @elements, [$1] if !@elements || $elements[-1][0] ne $1;
            push @{ $elements[-1] }, shift @$lines;
        }
        my @left_out;
        my $close = sub {
            push @kept, sprintf '%s%d…%d] = %s', $list, $left_out[0][0], $left_out[-1][0], substr md5_hex(map { @$_ } @left_out), 0, 12 if @left_out;
            @left_out = ();
        };
        for my $i (0 .. $#elements) {
            my ($number, @own) = @{ $elements[$i] };
            if ($i < $first || $i == $#elements || shows_news($seen, @own)) {
                $close->();
                push @kept, shorten(\@own, length("$list$number]"), $seen);
            }
            else {
                push @left_out, $elements[$i];
            }
        }
        $close->();
    }
    return @kept;
}

sub shortened {
    my ($text) = @_;
    return join '', map { "$_\n" } shorten([ split /\n/, $text ], 0, {});
}

# --- What there is to see --------------------------------------------------------------------------------------------

# Of each document the things that its models show: fields with and without a value, and the values of those that have but few.
sub things {
    my ($models) = @_;
    my (%values, %lines, %things);
    for my $name (sort keys %$models) {
        for my $line (split /\n/, $models->{$name}) {
            next if $line =~ /^[^ ]*…/;
            my ($path, $has_value, $value) = field($line);
            my $of = document($name);
            $things{$name}{ "$of: $path " . ($has_value ? 'has a value' : 'is empty') } = 1;
            $lines{$of}{$path}++;
            next if $path =~ /^(a|p|.*\bapplicant)\./; # a row as it was read
            my $all = $values{$of}{$path} //= {};
            $all->{$value} = 1 if keys %$all <= $few;
            $things{$name}{"$of: $path = $value"} = 1;
        }
    }
    for my $name (keys %things) {
        my $of = document($name);
        for my $thing (keys %{ $things{$name} }) {
            my ($path) = $thing =~ /^\Q$of\E: ([^ ]*) = / or next;
            my $n = keys %{ $values{$of}{$path} };
            delete $things{$name}{$thing} if $n > $few || $n > 2 && $lines{$of}{$path} < $n * $again;
        }
    }
    return \%things;
}

# What is shown by a model and by none of the chosen ones: the thing, and a model that shows it.
sub unseen {
    my ($things, $chosen) = @_;
    my (%seen, %unseen);
    for my $name (grep { $chosen->{$_} } keys %$things) {
        $seen{$_} = 1 for keys %{ $things->{$name} };
    }
    for my $name (sort keys %$things) {
        $unseen{$_} //= $name for grep { !$seen{$_} } keys %{ $things->{$name} };
    }
    return \%unseen;
}

# Chooses models more until all is seen, each time the one that shows most of what is unseen for its length; those that turn out to be
# superfluous are not taken.
sub choose {
    my ($things, $chosen, $made) = @_;
    my @more;
    while (my @left = keys %{ unseen($things, $chosen) }) {
        my %unseen = map { $_ => 1 } @left;
        my ($best, $most) = ('', 0);
        for my $name (sort keys %$things) {
            my $worth = (grep { $unseen{$_} } keys %{ $things->{$name} }) / (1000 + length $made->{$name});
            ($best, $most) = ($name, $worth) if $worth > $most;
        }
        $chosen->{$best} = 1;
        push @more, $best;
    }
    for my $name (sort { length $made->{$b} <=> length $made->{$a} || $a cmp $b } @more) {
        delete $chosen->{$name};
        $chosen->{$name} = 1 if %{ unseen($things, $chosen) };
    }
}

# --- The two commands ------------------------------------------------------------------------------------------------

my ($command, $made_folder, $golden_folder) = @ARGV;
my ($made, $golden) = (models($made_folder), models($golden_folder));
die "$made_folder has no models\n" if !%$made;

if ($command eq 'compare') {
    my $wrong = 0;
    for my $name (sort keys %$golden) {
        next if defined $made->{$name} && shortened($made->{$name}) eq $golden->{$name};
        $wrong++;
        if (!defined $made->{$name}) {
            print "$name was not made\n";
            next;
        }
        open my $diff, '|-', 'diff', '-u', '--label', "golden $name", '--label', "made $name", "$golden_folder/$name", '-' or die "diff: $!\n";
        print $diff shortened($made->{$name});
        close $diff;
    }
    my $unseen = unseen(things($made), $golden);
    print "$_, in $unseen->{$_} but in no golden model\n" for sort keys %$unseen;
    exit($wrong || %$unseen ? 1 : 0);
}

if ($command eq 'renew') {
    my %chosen = map { $_ => 1 } grep { defined $made->{$_} } keys %$golden;
    choose(things($made), \%chosen, $made);
    for my $name (keys %$golden) { unlink "$golden_folder/$name" if !$chosen{$name} }
    for my $name (keys %chosen) {
        make_path(dirname("$golden_folder/$name"));
        open my $out, '>', "$golden_folder/$name" or die "$golden_folder/$name: $!\n";
        print $out shortened($made->{$name});
    }
}
