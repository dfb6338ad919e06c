"""Units with their links and an office with its password: offices.py DATA WORK."""
import os
import re
import subprocess
import sys
import time

from client import PROGRAM, Caller, Server
from outcome import check

data, work = sys.argv[1:]
PASSWORD = "松树下的 8 只羊"
password = os.path.join(work, "password")
with open(password, "w", encoding="utf-8") as f:
    f.write(PASSWORD + "\n")


def refused(words, *options):
    got = subprocess.run([PROGRAM, "serve", "--no-open", "--state", os.path.join(work, "refused"), *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    text = got.stderr.decode()
    return got.returncode in (2, 3) and words in text or print("#", got.returncode, text)


check("what others can reach needs a password", refused("要有密码", "--listen", "0.0.0.0:0"))
check("a password that others can read is refused", refused("chmod 600", "--password-file", password))
os.chmod(password, 0o600)
check("all addresses need a name", refused("--host", "--listen", "0.0.0.0:0", "--password-file", password))
with open(os.path.join(work, "short"), "w") as f:
    f.write("1234\n")
os.chmod(os.path.join(work, "short"), 0o600)
check("a short password is refused", refused("太短", "--password-file", os.path.join(work, "short")))
check("an address that is none is refused", refused("地址:端口", "--listen", "nowhere") and refused("地址:端口", "--listen", "1.2.3:80"))

server = Server(os.path.join(work, "server"), "--password-file", password)


def link(unit, until="2199-12-31", code=0):
    got = subprocess.run([PROGRAM, "serve", "token", unit, "--until", until, "--state", server.state, "--listen", "127.0.0.1:%d" % server.port], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    found = re.search(r"http://%s/#link=(\S+)" % re.escape(server.host), got.stdout.decode())
    return found.group(1) if found and got.returncode == 0 == code else got.returncode


def came(kind, secret):
    caller = Caller(server)
    return caller, caller.enter(kind, secret)


quote = lambda text: "".join(c if c.isalnum() and c.isascii() else "".join("%%%02X" % b for b in c.encode()) for c in text)  # noqa: E731
check("without a password the address has no secret", "#" not in server.address)
first, one = came("link", link("德清县甲校"))
second, two = came("link", link("德清县乙校"))
office, three = came("password", quote(PASSWORD))
check("units come in by their links, the office by its password", (one, two, three) == (200, 200, 200), (one, two, three))
check("each is told who it is", (first.json("GET", "/session")["unit"], office.json("GET", "/session")["role"]) == ("德清县甲校", "office"))
a, b = first.create("甲"), second.create("乙")
first.put_folder(a, data)
with open("samples/faults/花名册.xlsx", "rb") as f:
    second.put(b, "花名册.xlsx", f.read())
second.do(b, "check", date="2020-09-21")
first.do(a, "make", date="2020-09-21")
check("a unit sees its own only", [w["id"] for w in first.json("GET", "/works")] == [a] and [w["id"] for w in second.json("GET", "/works")] == [b])
tried = [("GET", ""), ("DELETE", ""), ("PUT", "/files?name=x.csv"), ("DELETE", "/files?name=x.csv"), ("POST", "/check"), ("POST", "/make"), ("POST", "/pack"), ("POST", "/stop"),
         ("GET", "/output/manifest.json"), ("GET", "/report/manifest.json"), ("GET", "/log/check.out"), ("GET", "/all.zip")]
answers = [second.raw(m, "/works/" + a + p)[0] for m, p in tried]
check("another unit's batch does not exist for it, whatever it tries", answers == [404] * len(tried), answers)
check("it may not merge", second.raw("POST", "/merged?ids=%s,%s" % (a, b))[0] == 403)
check("nor say by which notice is judged", [second.put(b, n, b"x")[0] for n in ("notice.txt", "a/notice.txt", "notice.lua")] == [400] * 3)
check("the office sees all", sorted(w["unit"] for w in office.json("GET", "/works")) == sorted(["德清县甲校", "德清县乙校"]))
check("and what was found", {w["unit"]: w["found"][0] > 0 for w in office.json("GET", "/works")} == {"德清县甲校": False, "德清县乙校": True})
merged = office.json("POST", "/merged?ids=%s,%s" % (a, b))["id"]
names = [f[0] for f in office.json("GET", "/works/" + merged)["files"]]
check("it merges them, a folder a unit", "01-德清县甲校/花名册.xlsx" in names and "02-德清县乙校/花名册.xlsx" in names, names)
shown = office.do(merged, "make", date="2020-09-21")
check("and makes one batch of them", shown["make"]["code"] in (0, 1) and office.file(merged, "output/manifest.json")[0] == 200, shown)
check("which is the office's", [w["id"] for w in first.json("GET", "/works")] == [a] and first.raw("GET", "/works/" + merged)[0] == 404)
check("nothing of it is older than what the units have", shown["changed"] == [], shown)
second.put(b, "后来.csv", b"x")
check("a unit that has changed its files since is told of", office.json("GET", "/works/" + merged)["changed"] == ["德清县乙校"] and [w["changed"] for w in office.json("GET", "/works") if w["id"] == merged] == [["德清县乙校"]])
first.ask("DELETE", "/works/" + a)
check("and stays when a unit deletes its own", office.do(merged, "check", date="2020-09-21")["count"] == len(names))

text = link("德清县丙校")
seal = text.rsplit(".", 1)
bad = [text[:-1] + ("0" if text[-1] != "0" else "1"), text.replace("L-1-", "L-2-"), seal[0] + "00." + seal[1], "S" + text[1:], first.cookie.split("=", 1)[1], "", "x" * 3000]
answers = [came("link", t)[1] for t in bad]
check("a link that was changed, or is none, is refused", answers == [403] * len(bad), answers)
check("a link is no cookie", Caller(server).raw("GET", "/works", headers={"Cookie": "zhibiao-%d=%s" % (server.port, text)})[0] == 401)
check("a link that is over is not written", link("德清县丙校", "2001-01-01", code=1) == 2)
check("nor one until a day that there is not", [link("德清县丙校", d, code=1) for d in ("2199-02-30", "2199-13-01", "2199-12-31x", "21991231")] == [2] * 4)
got = subprocess.run([PROGRAM, "serve", "token", "甲", "--until", "2199-12-31", "--state", os.path.join(work, "elsewhere")], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
check("nor one that no server would know", got.returncode == 3 and not got.stdout and "--state" in got.stderr.decode() and not os.path.exists(os.path.join(work, "elsewhere")), got)
got = subprocess.run([PROGRAM, "serve", "token", "甲", "--until", "2199-12-31", "--state", server.state, "--host", "https://zhibiao.example.gov.cn"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
check("behind a proxy links are of HTTPS", got.stdout.startswith(b"https://zhibiao.example.gov.cn/#link="), got)
check("there is no key where there is a password", came("key", "")[1] == 403 and came("key", "0" * 64)[1] == 403)
answers = [came("password", "guess%d" % i)[1] for i in range(12)]
check("who guesses passwords has to wait", answers[:9] == [403] * 9 and answers[-1] == 429, answers)
check("the right one, too", came("password", quote(PASSWORD))[1] == 429)
check("but units come in by their links meanwhile", came("link", text)[1] == 200)
check("whoever is in stays in", office.raw("GET", "/works")[0] == 200)
status, headers, _ = office.raw("DELETE", "/session")
check("one can go out", status == 200 and "Max-Age=0" in headers["Set-Cookie"])
log = server.log()
check("the log has no units, no passwords", not re.search("德清县|guess|松树", log) and text not in log)
check("the server ends when it is told to", server.stop() == 0)


def start_again(words):
    """Another server for the same works, with that password; the callers of before have their cookies still."""
    with open(password, "w", encoding="utf-8") as f:
        f.write(words + "\n")
    again = Server(os.path.join(work, "server"), "--password-file", password)
    for caller in (office, second):
        caller.server, caller.connection = again, None
        caller.cookie = "zhibiao-%d=%s" % (again.port, caller.cookie.split("=", 1)[1])
    return again


server = start_again(PASSWORD)
check("when it has started again, whoever was in is in", [c.raw("GET", "/works")[0] for c in (office, second)] == [200, 200])
server.stop()
server = start_again("杉树下的 9 只羊")
check("with a new password, nobody is", [c.raw("GET", "/works")[0] for c in (office, second)] == [401, 401])
check("the old one is none, and links hold", came("password", quote(PASSWORD))[1] == 403 and came("link", text)[1] == 200)
server.stop()
with open(password, "w", encoding="utf-8") as f:
    f.write(PASSWORD + "\n")

# TLS, by a certificate of our own.
pem = [os.path.join(work, n) for n in ("cert.pem", "key.pem")]
made = subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2", "-keyout", pem[1], "-out", pem[0]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
if made.returncode == 0:
    import http.client
    import ssl
    server = Server(os.path.join(work, "tls"), "--password-file", password, "--cert", pem[0], "--key", pem[1])
    trust = ssl.create_default_context(cafile=pem[0])
    c = http.client.HTTPSConnection("localhost", server.port, context=trust, timeout=60)
    c.request("POST", "/session", headers={"Origin": "https://localhost:%d" % server.port, "Authorization": "password " + quote(PASSWORD)})
    answer = c.getresponse()
    check("over TLS the cookie is for TLS only", server.address.startswith("https://") and answer.status == 200 and "; Secure" in answer.headers["Set-Cookie"], answer.headers)
    server.stop()
