"""The way of a batch over the page: flow.py DATA WORK; what comes of it equals what the command makes."""
import filecmp
import os
import shutil
import subprocess
import sys
import zipfile

from client import PROGRAM, Server
from outcome import check

data, work = sys.argv[1:]
DATE = "2020-09-21"


def command(*arguments):
    """The command by itself, where data/ has the files."""
    return subprocess.run([PROGRAM, *arguments, "--date", DATE], cwd=work, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def differences(a, b):
    found = filecmp.dircmp(a, b, ignore=[])
    result = found.left_only + found.right_only
    _, other, wrong = filecmp.cmpfiles(a, b, found.common_files, shallow=False)
    for name in found.common_dirs:
        result += differences(os.path.join(a, name), os.path.join(b, name))
    return result + other + wrong


def unpacked(caller, batch, name):
    caller.do(batch, "pack")
    status, _, body = caller.file(batch, "all.zip")
    path = os.path.join(work, name)
    with open(path + ".zip", "wb") as f:
        f.write(body)
    with zipfile.ZipFile(path + ".zip") as z:
        check("%s: the zip is whole, its names are UTF-8, and nothing in it is pressed again" % name,
              status == 200 and z.testzip() is None and all(i.compress_type == 0 and not i.filename.startswith("/") for i in z.infolist()))
        z.extractall(path)
    return path


server = Server(os.path.join(work, "server"))
office = server.office()
shutil.copytree(data, os.path.join(work, "data"))

status, headers, blank = office.raw("GET", "/blank.xlsx")
check("the workbook to fill in is there", status == 200 and blank[:2] == b"PK" and headers["Content-Disposition"] == "attachment")

batch = office.create("样例")
office.put_folder(batch, data)
shown = office.do(batch, "check", date=DATE)
lines = command("check", "data", "--json")
check("the findings are those of check --json", office.file(batch, "log/check.out")[2] == lines.stdout and shown["check"]["code"] == lines.returncode == 1,
      (shown, lines.returncode))
counts = [lines.stdout.count(b'"level":"%s"' % level) for level in (b"error", b"warning", b"hint")]
check("they are counted", shown["found"] == counts and counts[0] > 0, (shown["found"], counts))
command("check", "data", "-o", "check")
check("the reports are those of check", differences(os.path.join(work, "check"), os.path.join(server.state, "works", batch, "check")) == [])

shown = office.do(batch, "make", date=DATE, print=1)
code = command("make", "data", "-o", "output", "--print").returncode
check("make ends with the same code", shown["make"]["code"] == code, (shown, code))
check("what is downloaded is what the command makes, to the byte", differences(os.path.join(work, "output"), unpacked(office, batch, "first")) == [])

# Somebody mends a file: the others stay, and only what it changes is made.
photo = next(os.path.join(at, n) for at, _, names in sorted(os.walk("samples/huzhou-2020")) for n in sorted(names) if n.endswith(".jpg"))
missing = os.path.join(work, "data", "照片", "孙无照.jpg")
shutil.copy(photo, missing)
with open(missing, "rb") as f:
    office.put(batch, "照片/孙无照.jpg", f.read())
check("what was found is of older files then", office.json("GET", "/works/" + batch)["check"]["stale"])
shown = office.do(batch, "check", date=DATE)
check("the mended one is checked", shown["found"][0] == counts[0] - 1 and not shown["check"]["stale"], shown)
office.do(batch, "make", date=DATE, print=1)
said = office.file(batch, "log/make.out")[2].decode()
command("make", "data", "-o", "output", "--print")
check("only what changed is made", "没变" in said and "新做 0 个" not in said, said)
check("and again it is what the command makes", differences(os.path.join(work, "output"), unpacked(office, batch, "second")) == [])

# One more of the files goes.
status, _, _ = office.raw("DELETE", "/works/%s/files?name=%s" % (batch, "%E7%85%A7%E7%89%87%2F%E5%AD%99%E6%97%A0%E7%85%A7.jpg"))
check("a file can be taken out", status == 200 and office.do(batch, "check", date=DATE)["found"][0] == counts[0])

# After a new start all is there still, and a deleted one is gone.
check("the server ends when it is told to", server.stop() == 0)
server = Server(os.path.join(work, "server"))
office = server.office()
again = office.json("GET", "/works/" + batch)
check("after a new start it is as it was", again["title"] == "样例" and again["found"][0] == counts[0] and again["make"]["code"] == code, again)
office.ask("DELETE", "/works/" + batch)
check("what is deleted can't be seen", office.raw("GET", "/works/" + batch)[0] == 404)
server.stop()
check("and nothing of it stays", os.listdir(os.path.join(server.state, "works")) == [], os.listdir(os.path.join(server.state, "works")))
