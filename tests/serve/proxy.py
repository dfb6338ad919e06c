"""The page behind nginx, as docs/server.md says: proxy.py DATA WORK."""
import http.client
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import time

from client import PROGRAM, Caller, Server
from outcome import check

data, work = sys.argv[1:]
HOST = "zhibiao.example.gov.cn"
PASSWORD = "behind the proxy"
work = os.path.abspath(work)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def write(name, text, mode=0o600):
    path = os.path.join(work, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    os.chmod(path, mode)
    return path


class Browser(Caller):
    """One that comes by nginx, from ADDRESS."""

    def __init__(self, port, trust, address="127.0.0.1"):
        class At:
            host = HOST
        at = At()
        at.connect = lambda timeout=60: self.open(port, trust, address, timeout)
        super().__init__(at)

    @staticmethod
    def open(port, trust, address, timeout):
        c = http.client.HTTPSConnection(HOST, port, context=trust, timeout=timeout)
        plain = socket.create_connection(("127.0.0.1", port), timeout, (address, 0))
        c.sock = trust.wrap_socket(plain, server_hostname=HOST)
        return c

    def raw(self, method, path, body=None, headers=None, timeout=60):
        return super().raw(method, path, body, dict({"Origin": "https://" + HOST} if method not in ("GET", "HEAD") else {}, **(headers or {})), timeout)


example = re.search(r"```nginx\n(.*?)```", open("docs/server.md", encoding="utf-8").read(), re.S).group(1)
pem = [os.path.join(work, n) for n in ("cert.pem", "key.pem")]
subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=" + HOST, "-addext", "subjectAltName=DNS:" + HOST, "-days", "2", "-keyout", pem[1], "-out", pem[0]],
               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
password = write("password", PASSWORD + "\n")
inner = free_port()
server = Server(os.path.join(work, "server"), "--listen", "127.0.0.1:%d" % inner, "--host", "https://" + HOST, "--proxy", "127.0.0.1", "--password-file", password)
port = free_port()
ours = {"listen 443 ssl": "listen 127.0.0.1:%d ssl" % port, "/etc/ssl/zhibiao.pem": pem[0], "/etc/ssl/zhibiao.key": pem[1], "127.0.0.1:8020": "127.0.0.1:%d" % inner}
for old, new in ours.items():
    check("the example has %s" % old, old in example)
    example = example.replace(old, new)
temporary = "".join("  %s_temp_path %s/%s;\n" % (n, work, n) for n in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
configuration = write("nginx.conf", "daemon off;\npid %s/nginx.pid;\nerror_log %s/error.log;\n%sevents {}\nhttp {\n  access_log off;\n%s%s}\n" % (
    work, work, "user root;\n" if os.geteuid() == 0 else "", temporary, example))
nginx = subprocess.Popen(["nginx", "-p", work, "-c", configuration, "-e", work + "/error.log"], stderr=subprocess.DEVNULL)
until = time.monotonic() + 20
while nginx.poll() is None and time.monotonic() < until:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        break
    except OSError:
        time.sleep(0.1)
check("nginx takes the example", nginx.poll() is None, open(work + "/error.log").read())
trust = ssl.create_default_context(cafile=pem[0])
quoted = PASSWORD.replace(" ", "%20")

try:
    check("the server says its address as browsers have it", server.address == "https://%s/" % HOST, server.address)
    office = Browser(port, trust)
    status, headers, body = office.raw("POST", "/session", headers={"Authorization": "password " + quoted})
    check("the office comes in, by a cookie for TLS", status == 200 and "; Secure" in headers["Set-Cookie"], (status, body))
    office.cookie = headers["Set-Cookie"].split(";")[0]
    got = subprocess.run([PROGRAM, "serve", "token", "甲校", "--until", "2199-12-31", "--state", server.state, "--host", "https://" + HOST], stdout=subprocess.PIPE)
    secret = re.match(r"https://%s/#link=(\S+)" % re.escape(HOST), got.stdout.decode())
    unit = Browser(port, trust, "127.0.0.3")
    check("a unit comes in by its link", secret and unit.enter("link", secret.group(1)) == 200, got)
    batch = unit.create("甲")
    unit.put_folder(batch, data)
    shown = unit.do(batch, "check", date="2020-09-21")
    check("it checks its batch", shown["check"]["code"] == 1 and shown["found"][0] > 0, shown)
    unit.do(batch, "make", date="2020-09-21")
    unit.do(batch, "pack")
    status, _, body = unit.file(batch, "all.zip")
    check("and downloads what was made", status == 200 and body[:2] == b"PK" and len(body) == os.path.getsize(os.path.join(server.state, "works", batch, "all.zip")), (status, len(body)))
    piece = os.urandom(1 << 20) * 24
    check("a big file comes through", unit.put(batch, "big.csv", piece)[0] == 200 and [f[1] for f in unit.json("GET", "/works/" + batch)["files"] if f[0] == "big.csv"] == [len(piece)])
    check("a foreign origin is refused here, too", unit.raw("POST", "/works", headers={"Origin": "https://evil.example"})[0] == 403)
    answers = [unit.json("GET", "/session")["role"] for _ in range(40)]
    check("whoever only looks is not held up", answers == ["unit"] * 40)

    guesser = Browser(port, trust, "127.0.0.2")
    answers = [guesser.raw("POST", "/session", headers={"Authorization": "password guess%d" % i, "X-Forwarded-For": "10.0.0.%d" % i})[0] for i in range(12)]
    check("who guesses passwords has to wait, whatever address they say to have", answers[:9] == [403] * 9 and answers[-1] == 429, answers)
    check("others don't, though all come by the proxy", Browser(port, trust).enter("password", quoted) == 200)
finally:
    nginx.send_signal(signal.SIGQUIT)
    nginx.wait(20)
    check("the server ends when it is told to", server.stop() == 0)
