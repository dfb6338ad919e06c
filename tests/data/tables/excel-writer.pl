# Perl's Excel::Writer::XLSX: dates as numbers with a Chinese format, merged cells, a hidden row and column, percent.
use strict;
use warnings;
use utf8;
use Excel::Writer::XLSX;

my $book = Excel::Writer::XLSX->new('excel-writer.xlsx');
$book->set_properties(created => [0, 0, 0, 4, 7, 120]);
my $sheet = $book->add_worksheet('岗位');
my $month = $book->add_format(num_format => 'yyyy"年"m"月"');
my $share = $book->add_format(num_format => '0.0%');
$sheet->merge_range('A1:C1', '合并的标题', $book->add_format(align => 'center'));
$sheet->write_string('A2', '007');
$sheet->write_number('B2', 0.125, $share);
$sheet->write_date_time('C2', '2020-08-01T', $month);
$sheet->write_number('A3', 1e15);
$sheet->write_formula('B3', '=A3+1', undef, '1000000000000001');
$sheet->write_string('C3', "两\n行");
$sheet->set_row(2, undef, undef, 1);
$sheet->set_column('B:B', undef, undef, 1);
$book->close();
