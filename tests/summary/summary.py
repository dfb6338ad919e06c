"""An independent count of 统计汇总: plain SQL (SQLite) over csv files, held against the workbook's sheets.

    summary.py batch FOLDER              writes a batch of odd applicants: folders of districts with csv files
    summary.py crowd FOLDER              one district with more units than fit, of long names, in all specialties
    summary.py check FOLDER BOOK-FOLDER DISTRICT
                                         BOOK-FOLDER: a csv of each sheet, named by its title; prints what differs

It knows nothing of zhibiao's own code: how each figure is meant is written here once more, from the sheet 口径说明.
"""
import csv
import os
import sqlite3
import sys

DISTRICTS = ["市本级", "吴兴区", "南浔区", "德清县", "长兴县", "安吉县"]
LEVELS = ["初级", "中级", "副高级", "正高级"]
KINDS = ["正常晋升", "破格晋升"]
STATES = ["通过", "退回", "不通过", "在审"]
TITLES = {"初级": "助理工程师", "中级": "工程师", "副高级": "高级工程师", "正高级": "正高级工程师"}
SAID = ["审核通过", "通过", "退回修改", "审核不通过", "", "同意", "退回", "还没看", "不同意"]
YEARS = ["2016", "2017", "2018", "2019"]


class Dice:
    """The same numbers each time, on each machine."""

    def __init__(self):
        self.state = 20200804

    def roll(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return self.state // 65536 % n

    def pick(self, items):
        return items[self.roll(len(items))]


def id_number(n, birth):
    front = "330599" + birth.replace("-", "") + "%03d" % n
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return front + "10X98765432"[sum(w * int(d) for w, d in zip(weights, front)) % 11]


PEOPLE = ["身份证号", "姓名", "性别", "出生年月", "参加工作时间", "工作单位", "单位性质", "所属区县", "学历", "现任专业技术资格", "取得时间", "申报专业", "申报级别",
          "申报资格名称", "申报类型", "是否委托评审", "缴费时间", "单位审核状态", "主管部门审核状态", "人社部门审核状态", "主管部门"]


def unit(dice, district):
    """One district has more units than its chart shows."""
    if district == "长兴县":
        return "第%d单位" % dice.roll(40)
    return dice.pick(["甲*单位", "乙?单位", "丙~单位", ">丁单位", "戊单位"]) + district


def person(dice, n, district):
    birth = "%d-%02d-%02d" % (1960 + dice.roll(42), 1 + dice.roll(12), 1 + dice.roll(28))
    level = dice.pick(LEVELS)
    return [id_number(n, birth), "测试" + chr(0x4E00 + n), dice.pick(["男", "女"]), birth, dice.pick(["2000-07", "2000-07", "2017-07", "2019-07"]),
            unit(dice, district), dice.pick(["事业单位", "民营企业", "国有企业", ""]), district,
            dice.pick(["本科", "大专", "硕士研究生", "博士研究生", "技校", ""]), dice.pick(["助理工程师", "工程师", ""]),
            dice.pick(["2020-12", "2021-01", "2016-12", "2012-03", "2005-06", ""]), "工程" if level == "初级" else dice.pick(["工程", "群文", "经济" if level[-2:] == "高级" else "图书"]),
            level, TITLES[level], dice.pick(KINDS[:1] * 3 + KINDS[1:]), dice.pick(["是", "否", "否", ""]), dice.pick(["2020-09-01", ""]),
            dice.pick(SAID), dice.pick(SAID), dice.pick(SAID), dice.pick(["", "建设局", "建设局", "教育局", "卫生健康局"])]


def batch(folder):
    dice, n = Dice(), 0
    for district in DISTRICTS:
        place = os.path.join(folder, district)
        os.makedirs(place)
        people = []
        for _ in range(40 + dice.roll(40)):
            people.append(person(dice, n, district))
            n += 1
        hours = [[p[0], year, dice.pick(["90", "89.5", "120", "60"]), "18", "12", "60"] for p in people for year in YEARS if dice.roll(8) > 0]
        for name, head, rows in (("申报人员", PEOPLE, people), ("继续教育", ["身份证号", "年度", "总学时", "一般公需", "行业公需", "专业科目"], hours)):
            with open(os.path.join(place, district + name + ".csv"), "w", newline="", encoding="utf-8") as out:
                csv.writer(out).writerows([head] + rows)


SERIES = ("群文 文博 图书 艺术 体育教练 电影放映 文学创作 档案 播音 新闻出版 技工学校教师 律师 农业技术 工艺美术 工程 经济 会计 审计 统计 教师").split()


def crowd(folder):
    dice = Dice()
    people = [person(dice, n, "德清县") for n in range(400)]
    for n, p in enumerate(people):
        p[PEOPLE.index("工作单位")] = "名字很长要占好几行的建设投资发展集团有限公司市政基础设施工程建设管理第%d分公司（智慧管网与地下空间开发事业部）" % (n % 14)
        p[PEOPLE.index("申报专业")] = SERIES[n % 20]
    with open(os.path.join(folder, "申报人员.csv"), "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([PEOPLE] + people)


def read(path):
    with open(path, newline="", encoding="utf-8") as lines:
        return list(csv.reader(lines))


def store(folder, district):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE a(%s)" % ", ".join('"%s" TEXT' % h for h in PEOPLE))
    db.execute("CREATE TABLE hours(id TEXT, year TEXT, total REAL, general REAL, industry REAL, professional REAL)")
    for place in DISTRICTS if district == "湖州市" else [district]:
        for table, name, n in (("a", "申报人员", len(PEOPLE)), ("hours", "继续教育", 6)):
            rows = read(os.path.join(folder, place, place + name + ".csv"))[1:]
            db.executemany("INSERT INTO %s VALUES(%s)" % (table, ",".join("?" * n)), rows)
    means = {"passed": "('审核通过','通过','同意')", "returned": "('退回修改','退回')", "failed": "('审核不通过','不同意')"}
    offices = ["单位审核状态", "主管部门审核状态", "人社部门审核状态"]
    any_of = {m: " OR ".join('"%s" IN %s' % (o, w) for o in offices) for m, w in means.items()}
    db.execute("""CREATE TABLE x AS SELECT *, CASE WHEN %s THEN '不通过' WHEN %s THEN '退回' WHEN "人社部门审核状态" IN %s THEN '通过' ELSE '在审' END AS state,
        (2020 - substr("出生年月", 1, 4)) AS age,
        CASE WHEN "取得时间" = '' THEN NULL ELSE 2020 - substr("取得时间", 1, 4) END AS tenure FROM a"""
               % (any_of["failed"], any_of["returned"], means["passed"]))
    db.execute("""CREATE VIEW passed AS SELECT *, "单位审核状态" IN %s AS unit_passed, "主管部门审核状态" IN %s AS dept_passed FROM x""" % (means["passed"], means["passed"]))
    return db


def one(db, what, **where):
    condition = " AND ".join('"%s" = ?' % k for k in where) or "1"
    return db.execute("SELECT %s FROM passed WHERE %s" % (what, condition), list(where.values())).fetchone()[0] or 0


class Report:
    def __init__(self, books):
        self.books, self.wrong, self.checked = books, 0, 0

    def rows(self, sheet):
        return read(os.path.join(self.books, sheet + ".csv"))

    def same(self, where, have, want):
        self.checked += 1
        if [str(x) for x in have] != [str(x) for x in want]:
            self.wrong += 1
            print("%s: %s instead of %s" % (where, have, want))


def totals(db, report, group, names):
    """总表: 17 numbers by SQL for each line, and the sums."""
    def numbers(**where):
        out = []
        for kind in KINDS:
            of = dict(where, 申报类型=kind)
            out.append(one(db, "count(*)", **of))
            out += [one(db, "count(*)", state=s, **of) for s in STATES]
        out += [one(db, "count(*)", **where), one(db, "sum(unit_passed)", **where), one(db, "sum(dept_passed)", **where)]
        return out + [one(db, "count(*)", state=s, **where) for s in STATES]

    lines = {(r[0], r[1]): r for r in report.rows("总表")[4:]}
    for name in names:
        for level in LEVELS:
            want = numbers(**{group: name, "申报级别": level})
            if (name, level) in lines or want[10]:
                report.same("总表 %s %s" % (name, level), lines[name, level][2:19], want)
        report.same("总表 %s 小计" % name, lines[name, "小计"][2:19], numbers(**{group: name}))
    want = numbers()
    report.same("总表 合计", lines["合　计", ""][2:19], want)
    report.same("总表 通过率", ["%.6f" % float(lines["合　计", ""][19])], ["%.6f" % (want[13] / want[10])])


def cross(db, report, sheet, title, field, columns, column_field):
    """A cross table: the lines below the head that begins with TITLE."""
    rows = report.rows(sheet)
    start = next(i for i, r in enumerate(rows) if r and r[0] == title)
    for row in rows[start + 1:]:
        name = {"未填": ""}.get(row[0], row[0])
        where = {} if row[0] == "合　计" else {field: name}
        want = [one(db, "count(*)", **dict(where, **{column_field: c})) for c in columns]
        report.same("%s %s" % (sheet, row[0]), row[1:2 + len(columns)], want + [one(db, "count(*)", **where)])
        if row[0] == "合　计":
            break


def bands(db, report, title, field, ends, unit, none):
    """Bands of years; NONE: the name of those without."""
    rows = report.rows("人员结构")
    start = next(i for i, r in enumerate(rows) if r and r[0] == title)
    sums = [0] * len(LEVELS)
    for row in rows[start + 1:]:
        if row[0] == "合　计":
            report.same(title + " 合计", row[1:5], sums)
            break
        if row[0] == none:
            condition = field + " IS NULL"
        elif row[0].endswith("及以上"):
            condition = "%s >= %s" % (field, row[0][:-3 - len(unit)])
        elif row[0].endswith("及以下"):
            condition = "%s <= %s" % (field, row[0][:-3 - len(unit)])
        else:
            condition = "%s BETWEEN %s AND %s" % ((field,) + tuple(row[0][:-len(unit)].split("—")))
        want = [db.execute("SELECT count(*) FROM passed WHERE %s AND 申报级别 = ?" % condition, [level]).fetchone()[0] for level in LEVELS]
        report.same("%s %s" % (title, row[0]), row[1:5], want)
        sums = [a + b for a, b in zip(sums, want)]


def distribution(db, report, group, names):
    """分布图: the largest units, and all others in one line."""
    rows = report.rows("分布图")[2:]
    shown = [r for r in rows if r[0] in names]
    for row in shown:
        report.same("分布图 " + row[0], row[1:5], [one(db, "count(*)", **{group: row[0], "申报级别": level}) for level in LEVELS])
    sums = [sum(int(r[i + 1]) for r in rows) for i in range(len(LEVELS))]
    report.same("分布图 all", sums, [one(db, "count(*)", 申报级别=level) for level in LEVELS])
    rest = [r[0] for r in rows if r[0] not in names]
    report.same("分布图 rest", [len(shown), rest], [min(len(names), 15), ["其余%d个单位" % (len(names) - 15)] if len(names) > 15 else []])
    if group == "工作单位":
        least = min(sum(map(int, r[1:5])) for r in shown)
        report.same("分布图 largest", [all(one(db, "count(*)", 工作单位=n) <= least for n in names if n not in [r[0] for r in shown])], [True])


def hours(db, report):
    rows = report.rows("继续教育")
    start = next(i for i, r in enumerate(rows) if r and r[0] == "年度")
    year = ""
    for row in rows[start + 1:]:
        year = row[0] or year
        noted = "FROM passed JOIN hours ON id = 身份证号 WHERE year = ? AND 申报级别 = ?"
        count = [db.execute("SELECT %s %s" % (w, noted), [year, row[1]]).fetchone()[0] for w in ("count(*)", "coalesce(sum(total >= 90), 0)")]
        report.same("学时 %s %s" % (year, row[1]), row[2:5], [one(db, "count(*)", 申报级别=row[1])] + count)
    start = next(i for i, r in enumerate(rows) if r and r[0] == "申报级别")
    # 三（二）: 中级 only, not of schools and hospitals, and the years after the one in which they began to work.
    began = "max(2015, CAST(substr(参加工作时间, 1, 4) AS INTEGER))"
    meant = "申报级别 = '中级' AND 主管部门 NOT LIKE '%%教育%%' AND 主管部门 NOT LIKE '%%卫生%%' AND %s < 2019" % began
    enough = "(SELECT count(*) FROM hours WHERE id = 身份证号 AND total >= 90 AND year > %s) = 2019 - %s" % (began, began)
    noted = "(SELECT count(*) FROM hours WHERE id = 身份证号) > 0"
    for row in rows[start + 1:start + 5]:
        sums = ["%s AND %s" % (meant, enough), "%s AND NOT %s AND %s" % (meant, enough, noted), "%s AND NOT %s" % (meant, noted), "NOT (%s)" % meant]
        report.same("达标 " + row[0], row[1:5], [one(db, "coalesce(sum(%s), 0)" % s, 申报级别=row[0]) for s in sums])


def check(folder, books, district):
    db, report = store(folder, district), Report(books)
    city = district == "湖州市"
    group = "所属区县" if city else "工作单位"
    names = DISTRICTS if city else [r[0] for r in db.execute("SELECT DISTINCT 工作单位 FROM a")]
    totals(db, report, group, names)
    distribution(db, report, group, names)
    cross(db, report, "专业级别", "申报专业", "申报专业", LEVELS, "申报级别")
    cross(db, report, "单位性质", "单位性质", "单位性质", LEVELS, "申报级别")
    cross(db, report, "人员结构", "性别", "性别", LEVELS, "申报级别")
    cross(db, report, "人员结构", "学历", "学历", LEVELS, "申报级别")
    cross(db, report, "申报类型", "区县" if city else "工作单位", group, KINDS, "申报类型")
    bands(db, report, "年龄段", "age", [], "岁", "未填")
    bands(db, report, "任职年限", "tenure", [], "年", "无现任资格")
    hours(db, report)
    people = db.execute("SELECT count(*) FROM a").fetchone()[0]
    for sheet, head in (("花名册", 2), ("明细", 1)):
        report.same(sheet, [len(report.rows(sheet)) - head], [people])
    material = {r[0]: r for r in report.rows("材料和费用") if r}
    for level, copies in zip(LEVELS, (3, 3, 1, 1)):
        n = one(db, "count(*)", 申报级别=level)
        report.same("材料 " + level, material[level][1:5], [n, copies, n * copies, one(db, "count(*)", 申报级别=level, 申报类型=KINDS[1])])
    print("# %s: %d lines of figures" % (district, report.checked))
    return 1 if report.wrong else 0


if sys.argv[1] == "batch":
    batch(sys.argv[2])
elif sys.argv[1] == "crowd":
    crowd(sys.argv[2])
else:
    sys.exit(check(*sys.argv[2:5]))
