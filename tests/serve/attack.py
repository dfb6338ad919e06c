"""What attackers try, and what goes wrong by itself: attack.py DATA WORK [more]. The table of docs/server.md names these tests."""
import io
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
import zipfile

from client import PROGRAM, Caller, Server
from outcome import check

data, work = sys.argv[1:3]
MORE = sys.argv[3:] == ["more"]  # what takes long, too
LIMIT_MB = 8


def children(process):
    with open("/proc/%d/task/%d/children" % (process, process)) as f:
        found = f.read().split()
    for task in os.listdir("/proc/%d/task" % process):
        try:
            with open("/proc/%d/task/%s/children" % (process, task)) as f:
                found += f.read().split()
        except OSError:
            pass
    return sorted({int(p) for p in found})


def files_below(folder):
    return sorted(os.path.relpath(os.path.join(at, n), folder) for at, _, names in os.walk(folder) for n in names)


server = Server(os.path.join(work, "server"), "--limit", str(LIMIT_MB), "--at-once", "1")
office = server.office()
nobody = Caller(server)
alive = lambda: office.raw("GET", "/works")[0] == 200  # noqa: E731

# --- Pages of others ---
status, headers, _ = nobody.raw("GET", "/")
policy = headers["Content-Security-Policy"]
check("the page may run its own script only, and be in no other's frame", status == 200 and "default-src 'none'" in policy and "script-src 'self'" in policy and
      "unsafe" not in policy and "frame-ancestors 'none'" in policy and headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"] == "no-referrer", policy)
check("no other origin may read it", not any(h.lower().startswith("access-control") for h in headers))
check("a name that leads here (DNS rebinding) is refused, port or not",
      [office.raw("GET", "/works", headers={"Host": h})[0] for h in ("evil.example", "evil.example:%d" % server.port, "127.0.0.1", "localhost", "127.0.0.1:1", "")] == [421] * 6)
check("localhost with the port is us", office.raw("GET", "/works", headers={"Host": "LocalHost:%d" % server.port})[0] == 200)
batch = office.create()
for name, origin in (("of others", "http://evil.example"), ("of another port", "http://127.0.0.1:1"), ("of a file or a sandbox", "null"), ("that is not said", None),
                     ("that begins alike", "http://%s.evil.example" % server.host)):
    answers = [office.raw(m, p, headers={"Origin": origin})[0] for m, p in
               (("POST", "/works"), ("DELETE", "/works/" + batch), ("PUT", "/works/%s/files?name=a.csv" % batch), ("POST", "/works/%s/make" % batch), ("POST", "/session"))]
    check("an origin %s changes nothing" % name, answers == [403] * 5, answers)
check("and nothing was changed", office.json("GET", "/works/" + batch)["files"] == [])

# --- Without a session ---
paths = ["/works", "/works/" + batch, "/works/%s/output/manifest.json" % batch, "/works/%s/log/make.out" % batch, "/works/%s/all.zip" % batch, "/blank.xlsx"]
check("without a session one sees nothing", [nobody.raw("GET", p)[0] for p in paths] == [401] * 6)
check("a wrong key is refused", [Caller(server).enter("key", k) for k in ("", "0" * 64, server.key[:-1], server.key + "0")] == [403] * 4)
whole = office.cookie.split("=", 1)
forged = [whole[1].replace("S-2-", "S-1-"), whole[1][:-1] + ("0" if whole[1][-1] != "0" else "1"), whole[1].replace("S-", "L-", 1), re.sub(r"-(\d+)-", "-99999999999-", whole[1]), "", "." * 200, "S-2-1-."]
check("a forged cookie is none", [nobody.raw("GET", "/works", headers={"Cookie": whole[0] + "=" + f})[0] for f in forged] == [401] * len(forged))
_, headers, _ = Caller(server).raw("POST", "/session", headers={"Authorization": "key " + server.key})
check("scripts and other sites don't get the cookie", "HttpOnly" in headers["Set-Cookie"] and "SameSite=Strict" in headers["Set-Cookie"])

# --- Names ---
bad = ["", "/etc/passwd", "../x", "a/../../x", "a/..", "..", ".", "a//b", "a/", "./a", ".hidden", "a/.b", "a\\b", "a\nfile 1 1 b", "a\x01", "a\u202egpj.exe",
       "x" * 300, "/".join("abcdefghi"), "../" * 40 + "etc/passwd"]
answers = {name: office.put(batch, name, b"x")[0] for name in bad}
check("a name that leads elsewhere, or is none, is refused", all(code == 400 for code in answers.values()), answers)
raw = [office.raw("PUT", "/works/%s/files?name=%s" % (batch, n), b"x")[0] for n in ("a%00.csv", "%ff%fe", "%2e%2e%2fx", "..%2fx", "%c0%ae%c0%ae/x")]
check("nor is one by its escapes", raw == [400] * 5, raw)
check("and no file of these is anywhere", files_below(server.state + "/works/" + batch) == ["work.txt"], files_below(server.state))
office.put(batch, "a", b"x")
check("a file is no folder as well", office.put(batch, "a/b", b"x")[0] == 409)
office.ask("DELETE", "/works/%s/files?name=a" % batch)
tried = ["/works/%s/output/../work.txt", "/works/%s/output/%%2e%%2e/work.txt", "/works/%s/output//etc/passwd", "/works/%s/output/..%%2fwork.txt", "/works/%s/output/",
         "/works/%s/output/.", "/works/%s/log/../work.txt", "/works/%s/output/%%00", "/works/%s/report/..", "/works/%s/work.txt", "/works/%s/data/a", "/works/%s/files/1"]
answers = [office.raw("GET", p % batch)[0] for p in tried]
check("only a batch's results are served", answers == [404] * len(tried), answers)
answers = [office.raw("GET", p)[0] for p in ("/works/../key", "/works/..%2f..%2fkey", "/key", "/works/" + "0" * 16, "/works/" + "g" * 16, "/works/%s/" % batch, "/../../etc/passwd", "/page.html", "/lua/schema.lua", "/" + "a" * 9000)]
check("nothing else is", all(a in (404, 414) for a in answers), answers)
answers = [office.raw(m, "/works/" + batch)[0] for m in ("TRACE", "OPTIONS", "PATCH", "CONNECT", "FOO")]
check("other methods are unknown", all(a in (400, 404, 405) for a in answers), answers)

# --- Size ---
check("a file that is too big is refused before it comes", office.put(batch, "big.csv", b"", headers={"Content-Length": str(LIMIT_MB * 1024 * 1024 + 1)})[0] == 413)
office.connection = None
check("so is what doesn't say how big it is", office.raw("PUT", "/works/%s/files?name=a.csv" % batch, None, headers={"Transfer-Encoding": "chunked", "Content-Length": None})[0] in (400, 411))
office.connection = None
piece = b"x" * (LIMIT_MB * 1024 * 1024 // 2 + 1)
check("the limit is of all files together", [office.put(batch, n, piece)[0] for n in ("1.csv", "2.csv")] == [200, 413])
check("and a file may be sent again", office.put(batch, "1.csv", piece[1:])[0] == 200)
office.put(batch, "1.csv", piece)


def under_way(name, size):
    """Somebody who begins to send a file, and does not go on."""
    s = socket.create_connection(("127.0.0.1", server.port), timeout=10)
    s.sendall(("PUT /works/%s/files?name=%s HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nCookie: %s\r\nContent-Length: %d\r\n\r\nabc" % (
        batch, name, server.host, server.host, office.cookie, size)).encode())
    until = time.monotonic() + 30
    while len(files_below(server.state + "/incoming")) == 0 and time.monotonic() < until:
        time.sleep(0.02)
    return s


def comes(name, body, wanted):
    """Whether the file gets that answer, once what came before has ended."""
    until = time.monotonic() + 30
    while (code := office.put(batch, name, body)[0]) != wanted and time.monotonic() < until:
        time.sleep(0.05)
    return code == wanted


with under_way("1.csv", len(piece)):
    check("what is to take the place of another needs no more room than that", office.put(batch, "2.csv", b"x" * 1000)[0] == 200)
    check("but files for the same place have no more together than a batch", office.put(batch, "1.csv", piece)[0] == 413)
check("and have it again when one has not come to its end", comes("1.csv", piece, 200))
for name in ("1.csv", "2.csv"):
    office.ask("DELETE", "/works/%s/files?name=%s" % (batch, name))
third = b"x" * (LIMIT_MB * 1024 * 1024 * 3 // 8)
office.put(batch, "1.csv", third)
with under_way("2.csv", len(third)):
    check("what is under way has its room already", office.put(batch, "3.csv", third)[0] == 413)
check("and gives it back", comes("3.csv", third, 200))
office.ask("DELETE", "/works/%s/files?name=3.csv" % batch)
comes("1.csv", piece, 200)
until = time.monotonic() + 30  # the one before goes when it is written down that it has gone
while len(files_below(server.state + "/works/" + batch + "/files")) > 1 and time.monotonic() < until:
    time.sleep(0.1)
check("what was refused is not kept", files_below(server.state + "/incoming") == [] and len(files_below(server.state + "/works/" + batch + "/files")) == 1)
for size in (3, 300):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as s:
        s.sendall(("PUT /works/%s/files?name=two.csv HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nCookie: %s\r\nContent-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n%s\r\n0\r\n\r\n" % (
            batch, server.host, server.host, office.cookie, size, "x" * 100)).encode())
        try:
            said = s.recv(65536)
        except OSError:
            said = b""
    check("what is said to have two sizes is not taken (%d)" % size, b" 200 " not in said and [f[0] for f in office.json("GET", "/works/" + batch)["files"]] == ["1.csv"], said)
office.ask("DELETE", "/works/%s/files?name=1.csv" % batch)

# --- Zip bombs and other bad files ---
def send_bombs():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        for i in range(2):
            z.writestr("%d.csv" % i, b"\0" * (700 * 1024 * 1024))
    nested = bomb.getvalue()
    for level in range(4):
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as z:
            z.writestr("%d.zip" % level, nested)
        nested = inner.getvalue()
    slip = io.BytesIO()
    with zipfile.ZipFile(slip, "w") as z:
        z.writestr("../../../../escaped.csv", "姓名\n张三\n")
    for name, body in (("bomb.zip", bomb.getvalue()), ("nested.zip", nested), ("slip.zip", slip.getvalue()), ("noise.xlsx", bytes(range(256)) * 999), ("empty.xls", b"")):
        check("%s is taken" % name, office.put(batch, name, body)[0] == 200)
    shown = office.do(batch, "check")
    check("the check of them ends, and says what is wrong with them", shown["check"]["code"] != 0 and "bomb.zip" in office.file(batch, "log/check.err")[2].decode(), shown)
    check("nothing was unpacked elsewhere, and nothing is left of it", not any("escaped" in n for n in files_below(work)) and not os.path.exists(server.state + "/works/" + batch + "/tmp"))
    check("the server goes on", alive())
    for name in ("bomb.zip", "nested.zip", "slip.zip", "noise.xlsx", "empty.xls"):
        office.raw("DELETE", "/works/%s/files?name=%s" % (batch, name))


# --- Jobs that are killed, stopped, deleted ---
def kill_jobs():
    def start_and_find():
        """Starts a job of a big batch and waits for its process."""
        office.ask("POST", "/works/%s/make?date=2020-09-21" % big)
        while True:
            for process in children(server.process.pid):
                with open("/proc/%d/cmdline" % process, "rb") as f:
                    if f.read().startswith(b"zhibiao\0make"):  # no copy of the server any more
                        return process
            time.sleep(0.01)

    big = office.create("大的")
    office.put_folder(big, "samples/huzhou-2020/04德清县")
    process = start_and_find()
    with open("/proc/%d/limits" % process) as f:
        limits = f.read()
    check("a job has limits of memory, time and files", re.search(r"Max address space\s+\d+", limits) and re.search(r"Max cpu time\s+\d+", limits) and re.search(r"Max file size\s+\d+", limits), limits)
    with open("/proc/%d/status" % process) as f:
        state = f.read()
    check("a job has no rights to gain, and a filter of what it may call", "NoNewPrivs:\t1" in state and "Seccomp:\t2" in state, state)
    os.kill(process, signal.SIGKILL)
    shown = office.wait(big)
    check("a job that is killed is told of", shown["make"]["code"] == 128 + signal.SIGKILL, shown)
    process = start_and_find()
    time.sleep(0.3)
    office.ask("POST", "/works/%s/stop" % big)
    shown = office.wait(big)
    check("a job that is stopped ends whole", shown["make"]["code"] in (7, 128 + signal.SIGTERM), shown)
    office.do(big, "make", date="2020-09-21")
    shown = office.json("GET", "/works/" + big)
    check("and is done to its end afterwards", shown["make"]["code"] == 0, shown)
    said = office.file(big, "log/make.err")[2].decode()
    check("its progress has been told, with the number of all", re.search(r"^进度：.*第 \d+ 份，共 \d+ 份", said, re.M), said)
    start_and_find()
    check("files can't be changed meanwhile", office.put(big, "x.csv", b"x")[0] == 409)
    office.ask("POST", "/works/%s/check" % batch)
    check("another one waits", office.json("GET", "/works/" + batch)["state"] == "queued")
    office.ask("POST", "/works/%s/stop" % batch)
    check("and can be taken out of the queue", office.json("GET", "/works/" + batch)["state"] == "idle")
    office.ask("DELETE", "/works/" + big)
    until = time.monotonic() + 30
    while os.path.exists(server.state + "/works/" + big) and time.monotonic() < until:
        time.sleep(0.1)
    check("a running one can be deleted, and nothing of it stays", not os.path.exists(server.state + "/works/" + big) and not children(server.process.pid))


if MORE:
    send_bombs()
office.put_folder(batch, data)
if MORE:
    kill_jobs()

# --- What a job could leave ---
shown = office.do(batch, "make", date="2020-09-21")
output = "%s/works/%s/output" % (server.state, batch)
os.symlink("/etc/passwd", output + "/passwd.pdf")
os.symlink("/etc", output + "/etc")
os.mkfifo(output + "/pipe.pdf")
check("a link or a pipe among the results is none of them", [office.file(batch, "output/" + p)[0] for p in ("passwd.pdf", "etc/passwd", "pipe.pdf")] == [404] * 3)
shown = office.do(batch, "pack")
status, _, body = office.file(batch, "all.zip")
names = zipfile.ZipFile(io.BytesIO(body)).namelist() if status == 200 else []
check("nor is it in the zip", not any("passwd" in n or "pipe" in n for n in names) and "manifest.json" in names, (shown["pack"], status))

# --- Many and slow ones ---
slow = []
for i in range(200):
    s = socket.create_connection(("127.0.0.1", server.port), timeout=10)
    s.sendall(b"GET / HTTP/1.1\r\nHost: " if i % 2 else ("PUT /works/%s/files?name=slow%d.csv HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nCookie: %s\r\nContent-Length: 1000\r\n\r\nabc" % (
        batch, i, server.host, server.host, office.cookie)).encode())
    slow.append(s)
check("200 connections that don't go on keep nobody out", nobody.raw("GET", "/")[0] == 200 and alive())
for s in slow:
    s.close()
until = time.monotonic() + 60  # twice as long as the server waits
while files_below(server.state + "/incoming") and time.monotonic() < until:
    time.sleep(0.1)
check("and nothing stays of what they have sent", files_below(server.state + "/incoming") == [])
many = []
try:
    for i in range(400):
        many.append(socket.create_connection(("127.0.0.1", server.port), timeout=10, source_address=("127.0.0.2", 0)))
except OSError:
    pass
check("one address doesn't get all the connections", nobody.raw("GET", "/")[0] == 200 and alive())
shut = 0
for s in many:
    s.settimeout(0.2 if shut < 3 else 0.01)
    try:
        shut += s.recv(1) == b""
    except ConnectionError:
        shut += 1
    except OSError:
        pass
    s.close()
check("the rest of its connections is closed at once", shut >= 100, shut)
for bytes_ in (b"\0" * 5000, b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"A" * 100000, b"PUT / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
               b"POST /works HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as s:
        try:
            s.sendall(bytes_)
            s.shutdown(socket.SHUT_WR)
            while s.recv(65536):
                pass
        except OSError:
            pass
check("what is no HTTP changes nothing", alive())
check("what has a body that nobody asked for is cut off", office.raw("POST", "/works/%s/stop" % batch, b"x" * 1000)[0] == 200)

# --- The log, and the ends ---
text = server.log()
check("the log has no names, no numbers, no secrets", not re.search(r"\d{15,}|孙无照|湖州|样例|slow\d|\.csv", text) and server.key not in text and whole[1] not in text and batch not in text, text[-400:])
other = subprocess.run([PROGRAM, "serve", "--state", server.state, "--listen", "127.0.0.1:0", "--no-open"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
check("a second server doesn't take the same folder", other.returncode == 5 and "已经有一个" in other.stderr.decode(), other)
check("nobody else may look into the folder", os.stat(server.state).st_mode & 0o077 == 0 and all(os.stat(os.path.join(at, n)).st_mode & 0o077 == 0 for at, _, names in os.walk(server.state) for n in names if os.path.isfile(os.path.join(at, n)) and not os.path.islink(os.path.join(at, n))))
office.put(batch, "花名册.xlsx", b"not one")  # the server is killed before it has written that down
office.raw("DELETE", "/works/%s/files?name=%s" % (batch, "%E7%85%A7%E7%89%87%2F%E4%BD%95%E6%97%A0%E6%81%99.jpg"))
server.kill()
server = Server(os.path.join(work, "server"), "--keep", "1")
office = server.office()
check("after it was killed it starts again, with all batches", [w["id"] for w in office.json("GET", "/works")] == [batch])
shown = office.do(batch, "check", date="2020-09-21")
check("and all files that it knows of", shown["check"]["code"] in (1, 3), shown)
office.ask("POST", "/works/%s/make?date=2020-09-22" % batch)
while not any(b"zhibiao\0make" in open("/proc/%d/cmdline" % p, "rb").read() for p in children(server.process.pid)) and office.json("GET", "/works/" + batch)["state"] != "idle":
    time.sleep(0.005)
was_running = office.json("GET", "/works/" + batch)["state"] == "running"
server.kill()
with open("%s/works/%s/work.txt" % (server.state, batch), encoding="utf-8") as f:
    number = int(re.search(r"^revision \d+ (\d+)$", f.read(), re.M).group(1))
with open("%s/works/%s/files/%d" % (server.state, batch, number + 1), "w") as f:
    f.write("what was taken, and not written down")
server = Server(os.path.join(work, "server"), "--keep", "1")
office = server.office()
check("a file that came just before can come again", office.put(batch, "again.csv", b"x")[0] == 200 and office.raw("DELETE", "/works/%s/files?name=again.csv" % batch)[0] == 200)
shown = office.json("GET", "/works/" + batch)
check("what was being made then is not said to be done", not was_running or shown["make"]["code"] > 1, shown)
taken = os.path.join(work, "taken")
os.makedirs(taken + "/blank")
for where, words in ((taken, "别的东西"), ("/etc/passwd", "不是文件夹")):
    other = subprocess.run([PROGRAM, "serve", "--state", where, "--listen", "127.0.0.1:0", "--no-open"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    check("a place with other things is not taken for the state (%s)" % words, other.returncode == 5 and words in other.stderr.decode() and os.path.isdir(taken + "/blank"), other)
if os.geteuid() == 0:
    os.mkdir(work + "/foreign")
    os.chown(work + "/foreign", 12345, 12345)
    other = subprocess.run([PROGRAM, "serve", "--state", work + "/foreign", "--listen", "127.0.0.1:0", "--no-open"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    check("nor is another user's folder", other.returncode == 5 and "别的用户" in other.stderr.decode(), other)
server.stop()
path = "%s/works/%s/work.txt" % (server.state, batch)
with open(path, encoding="utf-8") as f:
    text = f.read()
with open(path, "w", encoding="utf-8") as f:
    f.write(re.sub(r"^times .*$", "times 1000000000 1000000000", text, flags=re.M))
server = Server(os.path.join(work, "server"), "--keep", "1")
until = time.monotonic() + 30
while os.path.exists(path) and time.monotonic() < until:
    time.sleep(0.1)
check("what nobody has touched for --keep days goes", not os.path.exists(path) and server.office().json("GET", "/works") == [])
server.stop()

# --- A full disk ---
MB = 1024 * 1024
small = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2 * MB, 2 * MB))  # noqa: E731
server = Server(os.path.join(work, "full"), limits=small)
office = server.office()
batch = office.create()
status, _, body = office.put(batch, "big.csv", b"x" * (3 * MB))
check("a full disk is told of", status == 507 and "磁盘" in body.decode(), (status, body))
check("and leaves nothing", files_below(server.state + "/incoming") == [] and alive())
server.stop()
