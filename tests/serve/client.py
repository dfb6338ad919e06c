"""A server of its own for a test, and a browser's part in Python: what the page does, and what it would never do."""
import http.client
import json
import os
import re
import signal
import subprocess
import time
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("ZHIBIAO", os.path.join(ROOT, os.environ.get("BUILD", "build"), "zhibiao"))


class Server:
    """zhibiao serve on a free port, with its state in FOLDER."""

    def __init__(self, folder, *options, limits=None):
        self.folder = os.path.abspath(folder)
        os.makedirs(self.folder, exist_ok=True)
        self.state = os.path.join(self.folder, "state")
        self.errors = open(os.path.join(self.folder, "log"), "ab")
        command = [PROGRAM, "serve", "--state", self.state, "--listen", "127.0.0.1:0", "--no-open", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.errors, preexec_fn=limits)
        text = b""
        while b"#key=" not in text and not re.search(rb"https?://\S+\n", text):
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError("the server did not start: " + open(os.path.join(self.folder, "log")).read())
            text += line
        self.address = re.search(r"https?://\S+", text.decode()).group(0)
        parts = urllib.parse.urlparse(self.address)
        self.host, self.port, self.key = parts.netloc, parts.port, parts.fragment[len("key="):]

    def log(self):
        return open(os.path.join(self.folder, "log"), encoding="utf-8", errors="replace").read()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def connect(self, timeout=60):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def office(self):
        caller = Caller(self)
        caller.enter("key", self.key)
        return caller


class Caller:
    """Somebody with a session, or none yet."""

    pause = 0.05  # between two looks at a job

    def __init__(self, server):
        self.server, self.cookie, self.connection = server, None, None

    def raw(self, method, path, body=None, headers=None, timeout=60):
        """(status, headers, body). HEADERS replace those that the page sends; None takes one out."""
        sent = {"Host": self.server.host}
        if method not in ("GET", "HEAD"):
            sent["Origin"] = "http://" + self.server.host
        if self.cookie:
            sent["Cookie"] = self.cookie
        sent.update(headers or {})
        for again in (True, False):
            if self.connection is None:
                self.connection = self.server.connect(timeout)
            c = self.connection
            try:
                c.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
                for name, value in sent.items():
                    if value is not None:
                        c.putheader(name, value)
                if body is not None and "Content-Length" not in sent:
                    c.putheader("Content-Length", str(len(body)))
                elif body is None and method in ("POST", "PUT", "DELETE") and "Content-Length" not in sent:
                    c.putheader("Content-Length", "0")
                c.endheaders(body)
                answer = c.getresponse()
                data = answer.read()
                if answer.will_close:
                    c.close()
                    self.connection = None
                return answer.status, answer.headers, data
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                c.close()
                self.connection = None
                if not again:
                    raise

    def ask(self, method, path, body=None, headers=None):
        status, _, data = self.raw(method, path, body, headers)
        if status >= 300:
            raise RuntimeError("%s %s: %d %s" % (method, path, status, data.decode("utf-8", "replace")))
        return data

    def json(self, method, path, **more):
        return json.loads(self.ask(method, path, **more))

    def enter(self, kind, secret):
        status, headers, data = self.raw("POST", "/session", headers={"Authorization": kind + " " + secret})
        if status == 200:
            self.cookie = headers["Set-Cookie"].split(";")[0]
        return status

    def create(self, title="一批"):
        return self.json("POST", "/works?title=" + urllib.parse.quote(title))["id"]

    def put(self, work, name, body, headers=None):
        return self.raw("PUT", "/works/%s/files?name=%s" % (work, urllib.parse.quote(name, safe="")), body, headers)

    def put_folder(self, work, folder):
        for at, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                path = os.path.join(at, name)
                status, _, data = self.put(work, os.path.relpath(path, folder), open(path, "rb").read())
                if status != 200:
                    raise RuntimeError("%s: %d %s" % (path, status, data.decode()))

    def wait(self, work, seconds=300):
        until = time.monotonic() + seconds
        while True:
            shown = self.json("GET", "/works/" + work)
            if shown["state"] == "idle":
                return shown
            if time.monotonic() > until:
                raise RuntimeError("not done after %d s: %s" % (seconds, shown))
            time.sleep(self.pause)

    def do(self, work, what, **options):
        self.ask("POST", "/works/%s/%s?%s" % (work, what, urllib.parse.urlencode(options)))
        return self.wait(work)

    def file(self, work, path):
        return self.raw("GET", "/works/%s/%s" % (work, urllib.parse.quote(path)))
