"""Lets calls of the program fail, and kills it: python3 tests/faults/run.py PROGRAM INJECT.so SEASON WORK HOW_MANY [CALL...]

Each run must end with a code of its own and a sentence, or make the same bytes as an undisturbed one; never by a signal, never
with changed documents and 0, and nothing may be left in TMPDIR without a word. After a kill the next run makes the same as an undisturbed one, also
of other data.
SEASON: a district's folder, of which a few people are taken, some of their tables in a zip.
HOW_MANY: runs for each call and command, spread over all of its calls; for malloc, as many again from different places each;
kills, too. 0: a few of make and check. all: each call, once and from there on, in processes forked there (each.c; by root only, and
by one process at a time); places: only those that are the first from where they are made. In both each allocation (allocations.c).
CALL: malloc, write, …, or kill: only these. With CALL=COMMAND only those commands."""
import collections
import csv
import glob
import html
import os
import random
import shutil
import subprocess
import sys
import time
import zipfile

program, inject, season, work, how_many, wanted = *sys.argv[1:6], sys.argv[6:]
many = int(how_many) if how_many.isdigit() else 0
forked = how_many in ("places", "all")
only = {command for _, _, command in (word.partition("=") for word in wanted) if command}
wanted = [word.partition("=")[0] for word in wanted]
work = os.path.abspath(work)  # as the processes see what is open there
batch, mixed = (os.path.join(work, name) for name in ("batch", "mixed"))
DATE = ["--date", "2020-09-30"]
CALLS = ["malloc", "write", "read", "open", "rename", "unlink", "close", "mkdir", "fsync", "fork"]
CALLS = [call for call in CALLS if not wanted or call in wanted]
live, expected, results = (os.path.join(work, name) for name in ("live", "expected", "results"))
out, temporary, counts = (os.path.join(live, name) for name in ("out", "tmp", "counts"))
before = os.path.join(work, "before")
COMMANDS = {
    "make": ["make", batch, "-o", out, *DATE],
    "check": ["check", batch, "-o", out, *DATE],
    "json": ["check", batch, "--json", *DATE],
    "dump": ["dump", os.path.join(batch, "申报人员.csv")],
    "new": ["new", out, *DATE],
    "lint": ["lint", "templates/evaluation.xml", "-o", os.path.join(out, "格子.pdf")],
}
PARTS = [os.path.join(live, "part%d" % n) for n in (1, 2)]  # in the room: each has its own place in an open file
# What finds an output folder that an earlier run has left, by the arguments of that.
AFTER = {"again": ["make", batch, "-o", out, "--date", "2020-09-29", "--only", "评审表"], "verify": COMMANDS["make"]}
if forked:
    COMMANDS |= {
        "again": [*COMMANDS["make"], "--only", "评审表,公示表"],
        "print": [*COMMANDS["make"], "--print", "--zip", "unit", "--pdf"],
        "shard": [*COMMANDS["make"], "--shard", "1/2"],
        "merge": ["merge", *PARTS, "-o", out],
        "verify": ["verify", out],
        "blank": ["blank", "评审表", "-o", os.path.join(out, "空白.pdf")],
        "list": ["list"],
        "mixed": ["check", mixed, "--json", *DATE],
        "notice": ["notice", "check", "huzhou-2020"],
        "diff": ["notice", "diff", "huzhou-2020", "huzhou-2020", "-o", os.path.join(out, "不同.xlsx")],
    }
    for name in sorted(os.listdir("tests/data/tables")):  # by each reader
        if not name.endswith((".js", ".pl", ".py", ".sh")):
            COMMANDS["table " + name] = ["dump", "--csv", os.path.join("tests/data/tables", name)]
if how_many == "0":
    COMMANDS = {name: COMMANDS[name] for name in ("make", "json")}
passed = failed = 0


def make_batch():
    """The first rows of each table; those of people who are not among the applicants go with them. Where each call goes on to the
    run's end one person is enough."""
    os.makedirs(batch)
    numbers, units = set(), set()
    names = sorted((name for name in os.listdir(season) if name.endswith(".csv")), key=lambda name: "申报人员" not in name)
    with zipfile.ZipFile(os.path.join(batch, "更多.zip"), "w") as archive:
        for name in names:
            with open(os.path.join(season, name), encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file))[2:]
            owner = next((i for i, header in enumerate(rows[0]) if header == "身份证件号码"), None)
            if "申报人员" in name:
                few = rows[1 : 2 if forked else 5]
                numbers, units = {row[owner] for row in few}, {row[rows[0].index("工作单位")] for row in few}
            kept = [row for row in rows[1:] if (row[owner] in numbers if owner is not None else not forked or units & set(row))]
            path = os.path.join(batch, name.replace("德清县", ""))
            with open(path, "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([rows[0], *kept])
            if "继续教育" in name or "附件" in name:
                archive.write(path, os.path.basename(path), zipfile.ZIP_DEFLATED)
                os.remove(path)
    os.mkdir(os.path.join(batch, "照片"))
    for name in os.listdir(os.path.join(season, "照片")):
        if any(number in name for number in numbers):
            shutil.copy(os.path.join(season, "照片", name), os.path.join(batch, "照片", name))


def marked_up(rows, row, cell):
    """ROW and CELL have %s where what is in them goes."""
    return "".join(row % "".join(cell % html.escape(text) for text in texts) for texts in rows)


def write_package(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)


def write_as(ending, path, rows):
    sml, wml = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    links, kinds = "http://schemas.openxmlformats.org/package/2006/relationships", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    old = "urn:schemas-microsoft-com:office:spreadsheet"
    if ending == "xlsx":
        write_package(path, {
            "xl/workbook.xml": '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>' % (sml, kinds),
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="%s"><Relationship Id="r1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' % (links, kinds),
            "xl/worksheets/sheet1.xml": '<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (sml, marked_up(rows, "<row>%s</row>", '<c t="inlineStr"><is><t>%s</t></is></c>')),
        })
    elif ending == "docx":
        table = marked_up(rows, "<w:tr>%s</w:tr>", "<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>")
        write_package(path, {"word/document.xml": '<w:document xmlns:w="%s"><w:body><w:tbl>%s</w:tbl></w:body></w:document>' % (wml, table)})
    else:
        with open(path, "w", encoding="utf-8" if ending == "xml" else "gb18030", newline="") as file:
            if ending == "txt":
                csv.writer(file, "excel-tab").writerows(rows)
            elif ending == "html":
                file.write('<meta charset="gb2312"><table>%s</table>' % marked_up(rows, "<tr>%s</tr>", "<td>%s</td>"))
            else:
                table = marked_up(rows, "<Row>%s</Row>", '<Cell><Data ss:Type="String">%s</Data></Cell>')
                file.write('<?xml version="1.0"?><Workbook xmlns="%s" xmlns:ss="%s"><Worksheet ss:Name="表"><Table>%s</Table></Worksheet></Workbook>' % (old, old, table))


def make_mixed():
    """The same with tables of other kinds, photos that are there twice, and what an earlier run has made."""
    shutil.copytree(batch, mixed)
    for name, ending in (("学习经历", "txt"), ("单位", "html"), ("岗位", "xlsx"), ("年度考核", "xml"), ("工作经历", "docx")):
        path = os.path.join(mixed, name + ".csv")
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        os.remove(path)
        write_as(ending, os.path.join(mixed, name + "." + ending), rows)
    photos = os.path.join(mixed, "照片")
    for name in os.listdir(photos):
        shutil.copy(os.path.join(photos, name), os.path.join(mixed, name.replace(".jpg", "二寸.jpg")))
    run(["make", batch, "-o", os.path.join(mixed, "上次"), *DATE])


def tree(folder):
    found = {}
    for parent, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(parent, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def clear():
    shutil.rmtree(out, ignore_errors=True)
    shutil.rmtree(temporary, ignore_errors=True)
    os.makedirs(temporary)


def run(arguments, fault=None):
    clear()
    env = dict(os.environ, TMPDIR=temporary, FAULT_COUNTS=counts)
    if fault is not None:
        env.update(LD_PRELOAD=inject, FAULT=fault)
    done = subprocess.run([program, *arguments], env=env, capture_output=True, timeout=120, check=False)
    return done.returncode, done.stdout, done.stderr, tree(out)


def say(good, name, why=""):
    global passed, failed
    passed, failed = passed + good, failed + (not good)
    if not good:
        print("not ok - %s: %s" % (name, why), flush=True)


def judge(name, result, undisturbed):
    code, stdout, stderr, files = result
    left = os.listdir(temporary)
    same = (code, stdout, files) == (undisturbed[0], undisturbed[1], undisturbed[3])
    if code < 0:
        return say(False, name, "signal %d" % -code)
    if left and left[0].encode() not in stderr:
        return say(False, name, "left in TMPDIR: " + left[0])
    if code == 0 or same:
        return say(same, name, "code %d with other results" % code)
    return say(stderr.strip() not in (b"", undisturbed[2].strip()), name, "code %d without a word" % code)


def spread(total):
    """Some of 1 to TOTAL, the first ones more often: set-up happens once."""
    if many == 0:
        return [1 + total // 2]
    if total <= many:
        return range(1, total + 1)
    chooser = random.Random(total)
    early = [chooser.randint(1, max(1, total // 50)) for _ in range(many // 3)]
    return sorted(set(early + [1 + i * total // (many - len(early)) for i in range(many - len(early))]))


def count(arguments):
    """How often each call is made, and which calls of malloc are the first ones from where they are made."""
    run(arguments, "stacks" if many else "count")
    with open(counts, encoding="ascii") as file:
        lines = [(name, int(n)) for name, n in (line.split() for line in file)]
    return dict(lines), sorted(n for name, n in lines if name == "stack")


def fail_calls():
    for command, arguments in COMMANDS.items():
        undisturbed = run(arguments)
        totals, stacks = count(arguments)
        if many:
            print("%s: %d calls of malloc from %d places" % (command, totals["malloc"], len(stacks)), flush=True)
        for call in CALLS:
            places = random.Random(1).sample(stacks, min(many, len(stacks))) if call == "malloc" else []
            for at in sorted({*spread(totals[call]), *places}):
                for onwards in ("", "+") if many and call != "malloc" else ("+",):
                    fault = "%s:%d%s" % (call, at, onwards)
                    judge(command + " " + fault, run(arguments, fault), undisturbed)


def run_in_room(arguments, **env):
    """What a run says goes into the room, too, where each of the forked ones has its own."""
    clear()
    if os.path.isdir(before):
        shutil.copytree(before, out)
    env = dict(os.environ, TMPDIR=temporary, **env)
    with open(os.path.join(live, "said"), "wb") as said, open(os.path.join(live, "warned"), "wb") as warned:
        return subprocess.run([program, *arguments], env=env, stdout=said, stderr=warned, check=False).returncode


def fail_each():
    """What each call came to is in RESULTS, a line for each."""
    os.makedirs(os.path.join(work, "spare"), exist_ok=True)
    for command, arguments in COMMANDS.items():
        if only and command.partition(" ")[0] not in only:
            continue
        shutil.rmtree(before, ignore_errors=True)
        if command in AFTER:
            run_in_room(AFTER[command])
            shutil.move(out, before)
        if command == "merge":
            for n, part in enumerate(PARTS, 1):
                run(["make", batch, "-o", part, *DATE, "--shard", "%d/2" % n])
        alone, shared = (["--jobs", n] if arguments[0] in ("make", "check", "merge") else [] for n in "12")
        code = run_in_room(arguments)
        shutil.rmtree(expected, ignore_errors=True)
        shutil.copytree(live, expected)
        for call in CALLS:
            open(results, "w", encoding="ascii").close()
            start = time.time()
            jobs = shared if call == "malloc" else alone
            code_again = run_in_room(arguments + jobs, LD_PRELOAD=inject, FAULT=how_many + ":" + call, FAULT_ROOM=work, FAULT_CODE=str(code))
            say(code_again == code and tree(out) == tree(os.path.join(expected, "out")), command + " " + call, "disturbed")
            tally = collections.Counter()
            with open(results, encoding="ascii") as file:
                for line in file:
                    _, at, how, ended, verdict, times = line.split()
                    tally["%s %s" % (ended, verdict)] += int(times)
                    say(verdict in ("same", "told", "quiet"), "%s %s:%s%s" % (command, call, at, "+" if how == "on" else ""), "code %s, %s" % (ended, verdict))
            each = ", ".join("%d × %s" % (n, what) for what, n in sorted(tally.items()))
            print("%s, %s: %d tries in %d s: %s" % (command, call, sum(tally.values()), time.time() - start, each), flush=True)


def kill():
    """Kills make at random times; then one run that is left alone."""
    undisturbed = run(COMMANDS["make"])
    start = time.time()
    run(COMMANDS["make"])
    length = time.time() - start
    chooser = random.Random(1)
    clear()
    env = dict(os.environ, TMPDIR=temporary)
    for _ in range(max(many, 2)):
        process = subprocess.Popen([program, *COMMANDS["make"]], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chooser.uniform(0, length))
        process.kill()
        process.wait()
    time.sleep(2.1)  # a folder that was just made may belong to a process that has not locked it yet
    done = subprocess.run([program, *COMMANDS["make"]], env=env, capture_output=True, check=False)
    say(done.returncode == undisturbed[0] and tree(out) == undisturbed[3], "%d kills" % many, "other results")
    say(os.listdir(temporary) == [], "%d kills" % many, "left in TMPDIR")


def kill_and_change():
    """Kills make when some forms are there; an applicant withdraws. The next run leaves nothing of that form, and says so."""
    clear()
    env, forms = dict(os.environ, TMPDIR=temporary), []
    process = subprocess.Popen([program, *COMMANDS["make"]], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(forms) < 3 and process.poll() is None:
        # Only names are looked at: a file may be gone, or have its last name, a moment later.
        forms = sorted(os.path.relpath(form, out) for form in glob.glob(os.path.join(out, "评审表", "**", "*.pdf"), recursive=True))
    process.kill()
    process.wait()
    if len(forms) < 3 or os.path.exists(os.path.join(out, "manifest.json")):
        return say(False, "kill and change", "not killed in time")
    form = forms[0]
    name = os.path.basename(form).split("-")[0]
    applicants = os.path.join(batch, "申报人员.csv")
    with open(applicants, encoding="utf-8") as file:
        rows = file.readlines()
    with open(applicants, "w", encoding="utf-8") as file:
        file.writelines(row for row in rows if name not in row)
    done = subprocess.run([program, *COMMANDS["make"]], env=env, capture_output=True, check=False)
    resumed = tree(out)
    say(form not in resumed and form.encode() in done.stderr, "kill and change", "left, or removed without a word: " + form)
    say(resumed == run(COMMANDS["make"])[3], "kill and change", "other results")


if not os.path.exists(inject):
    sys.exit("not there: " + inject)  # nothing would fail, and all would pass
make_batch()
if forked:
    make_mixed()
    fail_each()
elif CALLS:
    fail_calls()
if not forked and (not wanted or "kill" in wanted):
    kill()
    kill_and_change()
print("%d passed, %d failed" % (passed, failed))
sys.exit(failed > 0)
