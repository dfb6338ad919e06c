"""The folder of all works on a disk of 4 MB that is really full: full.py DATA DISK. DISK is an empty file system."""
import os
import sys
import time

from client import Server
from outcome import check

data, disk = sys.argv[1:]
DATE = "2020-09-21"
filler = os.path.join(disk, "filler")


def fill(leave):
    """Takes all room but LEAVE bytes."""
    room = os.statvfs(disk)
    with open(filler, "wb") as f:
        f.write(b"\0" * max(0, room.f_bavail * room.f_frsize - leave))


def files_below(folder):
    return sorted(n for _, _, names in os.walk(folder) for n in names)


server = Server(os.path.join(disk, "server"))
office = server.office()
batch = office.create()
office.put_folder(batch, data)
good = office.do(batch, "check", date=DATE)
check("there is room at first", good["check"]["code"] == 1 and good["found"][0] > 0, good)
made = office.do(batch, "make", date=DATE)["make"]["code"]

fill(0)
status, _, body = office.put(batch, "more.csv", b"x" * 100000)
check("a file for which there is no room is refused, and it is said why", status == 507 and "磁盘" in body.decode(), (status, body))
check("nothing of it stays", files_below(server.state + "/incoming") == [] and "more.csv" not in [f[0] for f in office.json("GET", "/works/" + batch)["files"]])
status, _, body = office.raw("POST", "/works?title=x")
check("a new batch is refused, too", status == 507 and "磁盘" in body.decode(), (status, body))
for leave in (0, 4096, 8192, 16384, 65536):
    os.remove(filler)
    fill(leave)
    shown = office.do(batch, "check", date=DATE)
    same = shown["found"] == good["found"]
    check("with %d bytes a check is whole, or is said not to be" % leave, shown["check"]["code"] > 1 or (shown["check"]["code"] == 1 and same), shown)
    shown = office.do(batch, "make", date=DATE)
    listing = office.file(batch, "output/manifest.json")[0]
    check("so are forms", shown["make"]["code"] > 1 or (shown["make"]["code"] == made and listing == 200), (shown, listing))
    shown = office.do(batch, "pack") if shown["make"]["code"] == made else None
    check("and what is downloaded", shown is None or (shown["pack"]["code"] == 0) == (office.file(batch, "all.zip")[0] == 200), shown)
check("the server goes on", office.raw("GET", "/works")[0] == 200)

os.remove(filler)
shown = office.do(batch, "check", date=DATE)
check("when there is room again, all is as before", shown["check"]["code"] == 1 and shown["found"] == good["found"] and office.do(batch, "make", date=DATE)["make"]["code"] == made, shown)
fill(0)
office.raw("DELETE", "/works/%s/files?name=%s" % (batch, "%E8%8A%B1%E5%90%8D%E5%86%8C.xlsx"))
os.remove(filler)
until = time.monotonic() + 20
path = "%s/works/%s/work.txt" % (server.state, batch)
while "花名册" in open(path, encoding="utf-8").read() and time.monotonic() < until:
    time.sleep(0.1)
check("what could not be written down is written once it can be", "花名册" not in open(path, encoding="utf-8").read())
check("the server ends when it is told to", server.stop() == 0)
