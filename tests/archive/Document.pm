# A PDF as qpdf's JSON tells it, with its raw bytes and its streams' data.
package Document;
use strict;
use warnings;
use Compress::Zlib ();
use JSON::PP ();

sub slurp {
    my ($path) = @_;
    open my $in, '<:raw', $path or die "$path: $!\n";
    local $/;
    return scalar <$in>;
}

# Streams' data goes into files in FOLDER.
sub read_file {
    my ($class, $path, $folder) = @_;
    open my $in, '-|', 'qpdf', '--json', '--json-stream-data=file', "--json-stream-prefix=$folder/s",
      '--decode-level=none', $path
      or die "qpdf: $!\n";
    local $/;
    my $text = <$in>;
    close $in or $? >> 8 == 3 or return; # 3: warnings
    my $json = JSON::PP->new->utf8->decode($text);
    my %objects = %{ $json->{qpdf}[1] };
    my $self = { bytes => slurp($path), json => $json, objects => \%objects };
    $self->{trailer} = $objects{trailer}{value};
    return bless $self, $class;
}

# What a reference stands for; anything else as it is. Of a stream, its dictionary.
sub value {
    my ($self, $x) = @_;
    for (1 .. 20) {
        return $x unless defined $x && !ref $x && $x =~ /^\d+ \d+ R$/;
        my $object = $self->{objects}{"obj:$x"};
        $x = $object->{stream} ? $object->{stream}{dict} : $object->{value};
    }
    return;
}

# An entry of a dictionary, of a dictionary in it …, all references followed.
sub at {
    my ($self, $x, @keys) = @_;
    $x = $self->value($x);
    for my $key (@keys) {
        return unless ref $x eq 'HASH';
        $x = $self->value($x->{$key});
    }
    return $x;
}

sub catalog { my ($self) = @_; return $self->at($self->{trailer}, '/Root') }

sub list {
    my ($self, $x) = @_;
    $x = $self->value($x);
    return !defined $x ? () : ref $x eq 'ARRAY' ? @$x : ($x);
}

# A text string's characters.
sub text {
    my ($self, $x) = @_;
    $x = $self->value($x);
    return defined $x && $x =~ s/^u:// ? $x : undef;
}

# A stream's bytes, inflated unless RAW.
sub data {
    my ($self, $reference, $raw) = @_;
    my $object = $self->{objects}{"obj:" . ($reference // '')} or return;
    my $stream = $object->{stream} or return;
    my $bytes = slurp($stream->{datafile});
    my ($filter) = $self->list($stream->{dict}{'/Filter'});
    return $raw || ($filter // '') ne '/FlateDecode' ? $bytes : Compress::Zlib::uncompress($bytes);
}

# All objects: calls SEE with name, dictionary (or other value), whether it is a stream.
sub each_object {
    my ($self, $see) = @_;
    for my $name (sort keys %{ $self->{objects} }) {
        my $object = $self->{objects}{$name};
        $see->($name, $object->{stream} ? $object->{stream}{dict} : $object->{value}, !!$object->{stream});
    }
}

# All dictionaries, however deep: calls SEE with the object's name and the dictionary.
sub each_dictionary {
    my ($self, $see) = @_;
    $self->each_object(
        sub {
            my ($name, $value) = @_;
            my @open = ($value);
            while (@open) {
                my $x = shift @open;
                push @open, @$x if ref $x eq 'ARRAY';
                next unless ref $x eq 'HASH';
                $see->($name, $x);
                push @open, values %$x;
            }
        }
    );
}

sub is_stream { my ($self, $x) = @_; return defined $x && !ref $x && !!($self->{objects}{"obj:$x"} // {})->{stream} }

# Of an array or one reference, the references.
sub list_of_references {
    my ($self, $x) = @_;
    my $value = $self->value($x);
    return ref $value eq 'ARRAY' ? @$value : defined $x ? ($x) : ();
}

# An entry that a page may have from the nodes above it.
sub inherited {
    my ($self, $node, $key) = @_;
    for (1 .. 50) {
        return $self->value($node->{$key}) if exists $node->{$key};
        $node = $self->value($node->{'/Parent'});
        return unless ref $node eq 'HASH';
    }
    return;
}

1;
