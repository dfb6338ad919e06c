#!/bin/sh
# Zips as other systems write them, and spoiled ones: names are read by one decision for the whole zip; a member that can't be had is told
# by its name, and the others are read.
. tests/lib.sh
without_rules

# The zips, written byte by byte: zipfile would not write such names.
/usr/bin/python3 - "$work" <<'PY'
import binascii, struct, sys
work = sys.argv[1]
GBK = "gbk"

def zipped(path, members):
    """members: (raw name, bytes, {"flags", "extra", "crc"})"""
    out, directory = b"", b""
    for name, data, more in members:
        crc = more.get("crc", binascii.crc32(data))
        head = struct.pack("<HHHHHIIIHH", 20, more.get("flags", 0), 0, 0, 33, crc, len(data), len(data), len(name), len(more.get("extra", b"")))
        directory += b"PK\1\2" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + name + more.get("extra", b"")
        out += b"PK\3\4" + head + name + more.get("extra", b"") + data
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(out), 0)
    open(f"{work}/{path}.zip", "wb").write(out + directory + b"PK\5\6" + end)

photo = open("tests/data/forms/330599198503120015.jpg", "rb").read()
ids = {"谢强": "330599198001010000", "李二妹": "330599198102020005"}
table = ("身份证号,姓名,工作单位,所属区县,申报专业,申报级别,申报资格名称\n" +
         "".join(f"{i},{n},某单位,德清县,教师,中级,一级教师\n" for n, i in ids.items())).encode()
plain = [("申报人员.csv", table), ("照片/谢强.jpg", photo), ("照片/李二妹.jpg", photo + b"\0")]

def members(encode, flags=0):
    return [(encode(n), d, {"flags": flags}) for n, d in plain]

zipped("gbk", members(lambda n: n.encode(GBK)))
zipped("utf8", members(lambda n: n.encode()))
zipped("flagged", members(lambda n: n.encode(), 0x800))
zipped("backslashes", members(lambda n: n.replace("/", "\\").encode(GBK)))
zipped("absolute", members(lambda n: ("/" + n).encode(GBK)))
# 谢强 in GBK is UTF-8 by chance; nothing else says what it is
zipped("chance", [(b"a.csv", table, {}), ("谢强.jpg".encode(GBK), photo, {}), (b"330599198102020005.jpg", photo + b"\0", {})])
# the field wins over the name if its checksum fits, else not
def field(name, real, fits):
    body = b"\1" + struct.pack("<I", binascii.crc32(name) ^ (0 if fits else 1)) + real.encode()
    return {"extra": struct.pack("<HH", 0x7075, len(body)) + body}
zipped("field", [(b"%d.%s" % (i, n.rsplit(".")[1].encode()), d, field(b"%d.%s" % (i, n.rsplit(".")[1].encode()), n, True)) for i, (n, d) in enumerate(plain)])
zipped("stale-field", [(n.encode(GBK), d, field(n.encode(GBK), "别的.txt", False)) for n, d in plain])
mac = [(b"__MACOSX/" + n.encode(), b"x", {}) for n, _ in plain] + [("照片/._谢强.jpg".encode(), b"x", {}), (b".DS_Store", b"x", {})]
zipped("mac", members(lambda n: n.encode()) + mac)
# names that the file system does not take: 255 bytes it does
good = members(lambda n: n.encode(), 0x800)
odd = [("长" * 103 + ".pdf", b"%PDF-1.4"), ("a" * 251 + ".txt", b"x"), ("深/" * 2000 + "a.txt", b"x"), ("换\n行\t.txt", b"x"),
       ("末尾./点.. .txt", b"x"), ("大.txt", b"1"), ("A.txt", b"2"), ("a.txt", b"3"), ("照片", b"a file with the name of a folder")]
zipped("odd", good[:1] + [(n.encode(), d, {"flags": 0x800}) for n, d in odd] + good[1:])
# a photo and a table with such names are still known by them
zipped("long", [(("名单" * 50 + ".csv").encode(), table, {}), (("照" * 80 + "/谢强.jpg").encode(), photo, {}),
                (("照片" * 60 + "/李二妹.jpg").encode(), photo + b"\0", {})])
# members that can't be had
bad = [("坏.csv", b"x", {"crc": 1}), ("密.csv", b"x" * 20, {"flags": 1}), ("../外.csv", b"x", {}), ("申报人员.csv", b"x", {})]
zipped("bad", good[:1] + [(n.encode(), d, {**m, "flags": m.get("flags", 0) | 0x800}) for n, d, m in bad] + good[1:])
zipped("locked", [(f"{i}.csv".encode(), b"x" * 20, {"flags": 1}) for i in range(30)] + good)
zipped("unnamed", good + [(b"\xff\xfe\xff.txt", b"x", {})])
PY

# reads ZIP [CODE]: both people and their photos are read.
reads() {
  runs "${2:-0}" make "$work/$1.zip" -o "$work/$1" --only 评审表 --draft
  test "$(find "$work/$1/评审表" -name '*.pdf' | wc -l)" -eq 2 && test "$(grep -o '"pictures": \[{"path"' "$work/$1/manifest.json" | wc -l)" -eq 2 &&
    ! grep -E '^错误' "$work/err" | grep -v "$1.zip$"
}
quietly() {
  reads "$1" && ! grep -E '没有读' "$work/err"
}
odd_names() {
  reads odd && says "$work/err" 提示 && ! grep -q '^错误' "$work/err"
}
keeps_long_names() {
  reads long && says "$work/long/manifest.json" "long.zip/名单名单" "照/谢强.jpg" "照片/李二妹.jpg" && ! grep '~0' "$work/long/manifest.json" "$work/err"
}
tells_bad_members() {
  reads bad 3 && says "$work/err" "坏.csv：解压出错" "密.csv：设有密码" "外.csv：指向文件夹外面" "申报人员.csv：两个同名的文件" &&
    test "$(grep -c 'bad.zip$' "$work/err")" -eq 4
}
tells_once() {
  reads locked 3 && says "$work/err" "有 30 个文件设有密码，没有读：0.csv、1.csv" && test "$(grep -c 设有密码 "$work/err")" -eq 1
}
tells_unreadable_names() {
  reads unnamed 3 && says "$work/err" "文件名无法识别"
}
# Nobody saves a zip as a workbook.
tells_what_to_do_with_a_spoiled_zip() {
  head -c 300 "$work/gbk.zip" >"$work/cut.ZIP"
  reads_as cut.ZIP "压缩包不完整" 重新下载 && /usr/bin/python3 -c 'import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as out:
    for i in range(20001): out.writestr(f"{i}.csv", "")' "$work/many.zip" && reads_as many.zip "超过 20000 个" 请分成几个压缩包
}
reads_as() {
  runs 3 check "$work/$1" && says "$work/err" "$2" "$3" && ! grep 另存为 "$work/err"
}

for zip in gbk utf8 flagged backslashes absolute chance field stale-field mac; do
  check "$zip" quietly $zip
done
check "names that the file system does not take" odd_names
check "files with such names are known by them" keeps_long_names
check "members that can't be had are told, the rest is read" tells_bad_members
check "one message for all that have a password" tells_once
check "a name in no encoding" tells_unreadable_names
check "a spoiled zip is told as one" tells_what_to_do_with_a_spoiled_zip
