# zhibiao(1) in Chinese, from what `zhibiao --help` says (read from standard input): each line stays a line.
use strict;
use warnings;
my @parts = split /\n\n/, do { local $/; <STDIN> };
my ($name, @rest) = @parts;
$name =~ s/^zhibiao（制表）：//;
sub lines {
    my ($text) = @_;
    $text =~ s/\\/\\e/g;
    $text =~ s/-/\\-/g;
    $text =~ s/^([.'])/\\&$1/mg;
    return $text;
}
print ".\\\" Made by docs/man/make.pl from zhibiao --help.\n.TH ZHIBIAO 1 \"\" zhibiao 用户命令\n.SH 名称\nzhibiao \\- ", lines($name), "\n";
for my $part (@rest) {
    my ($head, $body) = $part =~ /^(.*?)：\n(.*)/s ? ($1, $2) : ('说明', $part);
    print ".SH ", lines($head), "\n.nf\n", lines($body =~ s/\n+$//r), "\n.fi\n";
}
print ".SH 文件\n.nf\n", lines("  ~/.config/zhibiao/notices/  自己的通知，先于随程序的\n  数据文件夹里的 notice.txt     这批数据按哪一份通知"), "\n.fi\n";
print ".SH 参见\n", lines("README.md、docs/templates.md、docs/notices.md、docs/rules.md"), "\n";
