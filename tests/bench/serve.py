"""50 units with 20 people each at once: serve.py PEOPLE WORK [UNITS]. Run by `make bench`; PEOPLE is a folder of tables of
20 people, of which each unit gets its own: another name of the unit, and another family name. Says how long it takes
until each has its forms, whether those are of its own people, and how fast the page answers meanwhile."""
import hashlib
import io
import json
import multiprocessing
import os
import re
import subprocess
import sys
import threading
import time
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "serve"))
from client import PROGRAM, Caller, Server  # noqa: E402

FAMILIES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌"
people, work = sys.argv[1:3]
units = int(sys.argv[3]) if len(sys.argv) > 3 else 50


def link(server, unit):
    out = subprocess.run([PROGRAM, "serve", "token", unit, "--until", "2199-12-31", "--state", server.state, "--listen", "127.0.0.1:%d" % server.port], stdout=subprocess.PIPE, check=True)
    return re.search(r"#link=(\S+)", out.stdout.decode()).group(1)


def look(host, port, cookie, times, late, stop):
    """Somebody else at the page, in a process of its own. LATE is how much later than asked for it is woken up: by so much
    the machine holds up whoever measures, and the server, too."""
    class At:
        pass
    at = At()
    at.host, at.port = host, port
    at.connect = lambda timeout=60: __import__("http.client").client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    caller = Caller(at)
    caller.cookie = cookie
    while not stop.is_set():
        for path in ("/", "/works"):
            begun = time.monotonic()
            status = caller.raw("GET", path)[0]
            times.append((time.monotonic() - begun) if status == 200 else 99)
        begun = time.monotonic()
        time.sleep(0.02)
        late.append(time.monotonic() - begun - 0.02)


def strangers(listing, lines, unit, family, count):
    """What is of other people, or of too few of one's own, in the results of a unit."""
    records = [f["record"] for f in listing["files"] if f.get("document") == "evaluation"]
    found = [r for r in records if not r.startswith(family)]
    found += [f["path"] for f in listing["files"] if re.search("第\\d\\d小学", f["path"]) and unit not in f["path"]]
    found += [f["record"] for f in map(json.loads, lines.splitlines()) if "（330599" in f["record"] and not f["record"].startswith(family)]
    return found + ([] if len(records) == count else ["%d people, not %d" % (len(records), count)])


def visit(server, unit, family, secret, sent, results, wrong):
    caller = Caller(server)
    caller.pause = 0.7  # as the page does
    begun = time.monotonic()
    try:
        caller.enter("link", secret)
        batch = caller.create(unit)
        digests = set()
        for name, body in sent.items():
            own = body if name.endswith(".jpg") else body.replace("示例工程".encode(), unit.encode()).replace("张".encode(), family.encode())
            if name.endswith(".csv"):
                digests.add(hashlib.sha256(own).hexdigest())
            status, _, answer = caller.put(batch, name, own)
            if status != 200:
                wrong.append((unit, name, status, answer))
        caller.do(batch, "check", date="2020-09-21")
        shown = caller.do(batch, "make", date="2020-09-21")
        caller.do(batch, "pack")
        with zipfile.ZipFile(io.BytesIO(caller.file(batch, "all.zip")[2])) as z:
            listing = json.loads(z.read("manifest.json"))
            lost = [f["path"] for f in listing["files"] if hashlib.sha256(z.read(f["path"])).hexdigest() != f["sha256"]]
        others = strangers(listing, caller.file(batch, "log/check.out")[2].decode(), unit, family, sent["申报人员.csv"].count(b"\n") - 1)
        if {s["sha256"] for s in listing["sources"]} != digests or lost or others or shown["make"]["code"] != 0:
            wrong.append((unit, shown["make"], lost, others))
        results.append((time.monotonic() - begun, len(listing["files"])))
    except Exception as e:  # said below
        wrong.append((unit, repr(e)))


def main():
    password = os.path.join(work, "password")
    with open(password, "w") as f:
        f.write("only for a bench\n")
    os.chmod(password, 0o600)
    server = Server(os.path.join(work, "server"), "--password-file", password)
    sent = {}
    for name in sorted(os.listdir(people)):
        with open(os.path.join(people, name), "rb") as f:
            sent[name] = f.read()
    names = ["第%02d小学" % i for i in range(1, units + 1)]
    links = [link(server, n) for n in names]
    office = Caller(server)
    office.enter("password", "only%20for%20a%20bench")
    manager = multiprocessing.Manager()
    times, late, stop = manager.list(), manager.list(), manager.Event()
    looker = multiprocessing.Process(target=look, args=(server.host, server.port, office.cookie, times, late, stop))
    looker.start()
    results, wrong, threads = [], [], []
    begun = time.monotonic()
    for name, family, secret in zip(names, FAMILIES, links):
        threads.append(threading.Thread(target=visit, args=(server, name, family, secret, sent, results, wrong)))
        threads[-1].start()
    for t in threads:
        t.join()
    took = time.monotonic() - begun
    stop.set()
    looker.join()
    took_each = sorted(r[0] for r in results)
    answers = sorted(times)
    print("%d 个单位各 20 人同时：%.0f 秒做完 %d 份文书；一个单位等 %.0f 到 %.0f 秒" % (len(results), took, sum(r[1] for r in results), took_each[0], took_each[-1]))
    print("同时网页答 %d 次：中位 %.0f 毫秒，百分之九十九 %.0f 毫秒，最慢 %.0f 毫秒" % (
        len(answers), 1000 * answers[len(answers) // 2], 1000 * answers[len(answers) * 99 // 100], 1000 * answers[-1]))
    print("弄错、弄混的：%d 个" % len(wrong), *wrong[:3])
    print("机器的负载：%.1f；量的程序自己最多晚醒 %.0f 毫秒" % (os.getloadavg()[0], 1000 * max(late)))
    server.stop()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
