#!/usr/bin/env python3
"""Audits of small archives, as users and accidents make them.

    python3 tests/audit/test_audit.py [--program FILE] [--hostile FILE] [--only NAME]

Each test makes an archive of its own. What a test compares is the text of the
database, table by table, and what is written out of it. Prints each fault; exit
status 1 when there is one.
"""
import argparse
import csv
import io
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
import xml.etree.ElementTree
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WRONG = ("他有5000元。\n", "He had 500 yuan.\n")
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: zh_CN\\n"\n\nmsgid "He had 500 yuan."\nmsgstr "他有500元。"\n'
RIGHT = ("她有3000元。\n", "She had 3,000 yuan.\n")


class Archive:
    """A folder with an archive in it, and the database beside."""

    def __init__(self, program, folder):
        self.program, self.folder, self.db = program, pathlib.Path(folder), pathlib.Path(folder) / "run.db"
        (self.folder / "a").mkdir()

    def write(self, files):
        for name, text in files.items():
            path = self.folder / "a" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def pair(self, stem, texts):
        self.write({f"{stem}.zh.txt": texts[0], f"{stem}.en.txt": texts[1]})

    def command(self, *words, db=None):
        return [self.program, "audit", "a", "--db", str(db or self.db), *words]

    def run(self, *words, status=None, db=None):
        done = subprocess.run(self.command(*words, db=db), cwd=self.folder, capture_output=True)
        if status is not None:
            assert done.returncode == status, f"status {done.returncode}: {done.stderr.decode()}{done.stdout.decode()[:500]}"
        return done

    def kept(self, *words):
        """How many pairs were as before, of how many."""
        words = self.run("-v", *words).stderr.decode().split(" pairs were as before")[0].split()
        return int(words[-3]), int(words[-1])

    def dump(self, db=None):
        """All that the database says, whatever its pages look like. inode and time belong to the machine."""
        with sqlite3.connect(db or self.db) as base:
            return {table: sorted(map(str, base.execute(f"SELECT {what} FROM {table}")))
                    for table, what in (("text", "id, path, bytes, sha256, language, encoding, segments, figures"),
                                        ("pair", "id, source, target, how, state, reason, paired, gaps"), ("finding", "*"),
                                        ("passage", "*"), ("said", "*"), ("rendering", "*"),
                                        ("kept", "kind, path, bytes, note"))}

    def rows(self, sql):
        with sqlite3.connect(self.db) as base:
            return base.execute(sql).fetchall()

    def states(self):
        return dict(self.rows("SELECT state, count(*) FROM pair GROUP BY state"))


def made(archive, pairs, *words):
    subprocess.run([ROOT / "scripts/make_archive", archive.folder / "a", str(pairs), *words], check=True)


def merge_parts(archive, *shards):
    """The shards of an audit, what is asked between them divided among two and among three parts: each time the same database."""
    for parts in (2, 3):
        dbs = [f"part-{i}.of-{parts}" for i in range(1, parts + 1)]
        for i, db in enumerate(dbs, 1):
            done = subprocess.run([archive.program, "audit", "reduce", "--shard", f"{i}/{parts}", "--db", db, *shards], cwd=archive.folder, capture_output=True)
            assert done.returncode == 0 and not done.stderr + done.stdout, done
        done = subprocess.run([archive.program, "audit", "merge", "--db", f"all.of-{parts}", *shards, *dbs], cwd=archive.folder, capture_output=True)
        assert done.returncode in (0, 1), done
        assert archive.dump(archive.folder / f"all.of-{parts}") == archive.dump(), "the database merged with parts differs"


def names(archive):
    """Names of versions, pairs and what is no pair."""
    for stem in ("one.{}.txt", "{}/two.txt", "three_{}.txt", "2026/{}/four-{}.txt", "five-{}.md", "www.x.cn/{}/six.txt", "{}/cn/seven.txt"):
        chinese, english = ("zh_CN", "en_US") if "three" in stem else ("zh", "en")
        archive.write({stem.replace("{}", chinese): RIGHT[0], stem.replace("{}", english): RIGHT[1]})
    archive.write({"h.zh-Hans.txt": "她有3000元。", "h.zh-Hant.txt": "她有3000元錢。", "h.en.txt": RIGHT[1],
                   "lone.zh.txt": "无。", "alone.en.txt": "None.", "none.txt": "None.", "x.zh.txt": "甲。", "x.zh-CN.txt": "甲。",
                   "x.en.txt": "A.", "picture.zh.png": b"\x89PNG", "memory.po": PO, ".hidden.zh.txt": "甲。"})
    archive.run(status=0)
    pairs = {(s, t) for s, t in archive.rows("SELECT source, target FROM audited WHERE state = 'done'")}
    want = {("one.zh.txt", "one.en.txt"), ("zh/two.txt", "en/two.txt"), ("three_zh_CN.txt", "three_en_US.txt"),
            ("2026/zh/four-zh.txt", "2026/en/four-en.txt"), ("five-zh.md", "five-en.md"), ("www.x.cn/zh/six.txt", "www.x.cn/en/six.txt"),
            ("zh/cn/seven.txt", "en/cn/seven.txt"), ("h.zh-Hans.txt", "h.en.txt"), ("h.zh-Hant.txt", "h.en.txt")}
    pairs.remove(("a/memory.po", None))
    assert pairs == {("a/" + s, "a/" + t) for s, t in want}, pairs ^ {("a/" + s, "a/" + t) for s, t in want}
    alone = {(s or t, state) for s, t, state in archive.rows("SELECT source, target, state FROM audited WHERE state <> 'done'")}
    assert alone == {("a/lone.zh.txt", "unpaired"), ("a/alone.en.txt", "unpaired"), ("a/none.txt", "unpaired"), ("a/x.zh.txt", "ambiguous"),
                     ("a/x.zh-CN.txt", "ambiguous"), ("a/x.en.txt", "ambiguous")}, alone


def zipped(path, files, first=2026):
    """A zip of these files, in this order; the same bytes each time."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in files:
            out.writestr(zipfile.ZipInfo(name, (first, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def tarred(path, files, packing=""):
    """A tar of these files, packed or not."""
    with tarfile.open(path, "w:" + packing) as out:
        for name, text in files:
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            out.addfile(info, io.BytesIO(text.encode()))


def archives(archive):
    """Zip and tar are folders: alone, and in folders; what cannot be read in them is told."""
    folder = archive.folder / "a"
    right, wrong = [("zh/a.txt", RIGHT[0]), ("en/a.txt", RIGHT[1])], [("../zh/b.txt", WRONG[0]), ("../en/b.txt", WRONG[1])]
    zipped(folder / "release.zip", right + wrong + [("__MACOSX/en/._a.txt", "x"), ("zh/.hidden.txt", "x"), ("picture.png", "x")])
    for packing in ("", "gz", "bz2", "xz"):
        tarred(folder / ("t.tar" + ("." + packing if packing else "")), wrong + right, packing)
    archive.pair("p", RIGHT)
    first = archive.run("-j1", "-f", "jsonl", status=1).stdout
    places = [f"a/{name}!" for name in ("release.zip", "t.tar", "t.tar.bz2", "t.tar.gz", "t.tar.xz")]
    want = {(p + "zh/a.txt", p + "en/a.txt") for p in places} | {(p + "../zh/b.txt", p + "../en/b.txt") for p in places}
    assert set(archive.rows("SELECT source, target FROM audited")) == want | {("a/p.zh.txt", "a/p.en.txt")}, archive.rows("SELECT * FROM audited")
    assert archive.states() == {"done": 11} and archive.rows("SELECT count(*) FROM finding") == [(5,)]
    other = archive.folder / "other.db"
    assert archive.run("-j3", "-f", "jsonl", db=other).stdout == first and archive.dump(other) == archive.dump()
    for form in ("csv", "text", "html"):
        assert b"release.zip!" in archive.run("-f", form).stdout, form

    # a look at the file system is all that an archive costs that is as it was
    kept = os.stat(folder / "t.tar.gz")
    (folder / "t.tar.gz").write_bytes(b"x" * kept.st_size)
    os.utime(folder / "t.tar.gz", ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert archive.kept() == (11, 11)
    # of one that changed the members are read, and what they are as they were is not examined
    zipped(folder / "release.zip", [("new/zh/c.txt", RIGHT[0]), ("new/en/c.txt", RIGHT[1])] + right + wrong, 2025)
    with sqlite3.connect(archive.db) as base:
        base.execute("UPDATE finding SET message = 'as it was'")
    assert archive.kept() == (9, 12)
    assert archive.rows("SELECT DISTINCT message FROM finding") == [("as it was",)] and archive.states() == {"done": 12}
    (folder / "t.tar.gz").unlink()
    archive.run()
    assert archive.states() == {"done": 10} and archive.rows("SELECT count(*) FROM kept") == [(4,)]


def packed_archives(archive):
    """A packed tar of many members is unpacked once: the same as its members in folders, also where it is cut short."""
    texts = [(f"{side}/{i}.txt", (RIGHT if i % 5 else WRONG)[side == "en"]) for side in ("zh", "en") for i in range(60)]
    tarred(archive.folder / "a/t.tar.gz", texts + [(f"{side}/{i}.csv", "zh,en\n港口,Port\n") for side in ("zh", "en") for i in range(3)], "gz")
    first = archive.run("-j1", "-f", "jsonl", status=1).stdout
    assert archive.states() == {"done": 66} and archive.rows("SELECT count(*) FROM finding") == [(12,)]
    other = archive.folder / "other.db"
    assert archive.run("-j3", "-f", "jsonl", db=other).stdout == first and archive.dump(other) == archive.dump()
    assert archive.kept() == (66, 66), archive.kept()
    assert not [path for path in archive.folder.iterdir() if path.name != "a" and ".db" not in path.name], "something is left beside the database"
    whole = (archive.folder / "a/t.tar.gz").read_bytes()
    (archive.folder / "a/t.tar.gz").write_bytes(whole[:len(whole) * 2 // 3])
    first = archive.run("-j1", "-f", "jsonl", status=3).stdout
    assert archive.run("-j3", "-f", "jsonl", status=3, db=archive.folder / "cut.db").stdout == first
    told = [reason for state, reason in archive.rows("SELECT state, reason FROM pair WHERE state <> 'done'")]
    assert any("damaged" in reason or "cut short" in reason for reason in told), told


def strange_archives(archive):
    """What archives may not have is told member by member, and the rest is examined."""
    folder = archive.folder / "a"
    right = [("zh/a.txt", RIGHT[0]), ("en/a.txt", RIGHT[1])]
    zipped(folder / "in.zip", right)
    inner = (folder / "in.zip").read_bytes()
    (folder / "in.zip").unlink()
    with zipfile.ZipFile(folder / "x.zip", "w") as out:
        for name, text in right + [("deep/in.zip", inner), ("zh/d.txt", "甲。"), ("zh/旧.txt", "乙。"), ("a!b.txt", "A.")]:
            out.writestr(zipfile.ZipInfo(name), text)
    tarred(folder / "twice.tar", right + [("en/a.txt", RIGHT[1])])
    with tarfile.open(folder / "links.tar", "w") as out:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            info = tarfile.TarInfo(f"link{kind.decode()}.zh.txt")
            info.type, info.linkname = kind, "zh/a.txt"
            out.addfile(info)
    (folder / "none.zip").write_text("no archive")
    (folder / "empty.tgz").write_bytes(b"")
    tarred(folder / "cut.tar", right)
    (folder / "cut.tar").write_bytes((folder / "cut.tar").read_bytes()[:1100])
    archive.run(status=3)
    told = {s or t: (state, reason) for s, t, state, reason in archive.rows("SELECT source, target, state, reason FROM audited WHERE state <> 'done'")}
    for name, why in (("x.zip!deep/in.zip", "not opened"), ("twice.tar!en/a.txt", "more than once"), ("links.tar!link1.zh.txt", "link"),
                      ("links.tar!link2.zh.txt", "link"), ("none.zip", "damaged"), ("empty.tgz", "empty"), ("cut.tar", "cut short")):
        state, reason = told.pop("a/" + name)
        assert state == "not-examined" and why in reason, (name, state, reason)
    assert {name: state for name, (state, _) in told.items()} == \
        dict.fromkeys(("a/x.zip!a!b.txt", "a/x.zip!zh/d.txt", "a/x.zip!zh/旧.txt", "a/twice.tar!zh/a.txt", "a/cut.tar!zh/a.txt"), "unpaired"), told
    assert archive.states()["done"] == 1
    assert archive.run(status=3).stdout == archive.run("-j3", status=3, db=archive.folder / "other.db").stdout

    # manifests and patterns name members
    (archive.folder / "list.tsv").write_text("a/x.zip!zh/a.txt\ta/x.zip!en/a.txt\na/x.zip!zh/a.txt\ta/x.zip!none.txt\n")
    archive.db = archive.folder / "list.db"
    subprocess.run([archive.program, "audit", "list.tsv", "--db", archive.db], cwd=archive.folder, capture_output=True)
    assert archive.states() == {"done": 1, "not-examined": 1}, archive.states()
    archive.db = archive.folder / "pattern.db"
    subprocess.run([archive.program, "audit", "a/x.zip", "--db", archive.db, "--pattern", "zh/{n}.txt {n}!b.txt"], cwd=archive.folder, capture_output=True)
    assert ("a/x.zip!zh/a.txt", "a/x.zip!a!b.txt", "pattern") in archive.rows("SELECT source, target, how FROM audited"), archive.rows("SELECT * FROM audited")


def content(archive):
    """Files that nothing answers by name are paired by what they say; what is unclear is told; what is as it was is not read again."""
    rng, stock = random.Random(3), ["港口吞吐量", "粮食产量", "旅游收入", "进出口总额", "新增就业"]
    words = ["port throughput", "grain output", "tourism revenue", "total imports and exports", "new jobs"]
    for i in range(12):
        figures = [(k, rng.randint(1000, 9999), rng.randint(2, 28)) for k in range(5)]
        if i != 10:
            archive.write({f"x/{i * 7 % 12}.txt": "".join(f"4月{d}日公布的{stock[k]}为{n}。\n\n" for k, n, d in figures)})
        if i != 11:
            archive.write({f"y/n{i}.txt": "".join(f"The {words[k]} published on April {d} was {n}.\n\n" for k, n, d in figures)})
    archive.write({"y/n0-again.txt": (archive.folder / "a/y/n0.txt").read_text(), "x/empty.txt": "", "README.txt": "Notes."})
    archive.run("-j1")
    rows = {(s, t, how, state) for s, t, how, state in archive.rows("SELECT source, target, how, state FROM audited WHERE target IS NOT NULL")}
    paired = {(f"a/x/{i * 7 % 12}.txt", f"a/y/n{i}.txt", "content", "done") for i in range(1, 10)}
    assert rows >= paired and {r[2] for r in rows - paired} <= {"none", "ambiguous"}, rows ^ paired
    unclear = dict(archive.rows("SELECT ifnull(source, target), reason FROM audited WHERE state = 'ambiguous'"))
    assert "a/x/0.txt" in unclear and "n0-again.txt" in unclear["a/x/0.txt"], unclear
    assert archive.rows("SELECT state, reason FROM audited WHERE source = 'a/x/empty.txt' OR target = 'a/x/empty.txt'") == [("unpaired", "'a/x/empty.txt' is empty")]
    other = archive.folder / "other.db"
    archive.run("-j3", db=other)
    assert archive.dump(other) == archive.dump(), "the databases differ"
    rowid = "SELECT path, inode, note FROM kept"
    before = archive.rows(rowid)
    with sqlite3.connect(archive.db) as base:
        base.execute("UPDATE kept SET note = CAST(note || x'00' AS BLOB) WHERE path = 'a/README.txt'")
    assert archive.kept()[0] == archive.kept()[1] and archive.rows(rowid) != before, "files were read again"
    for i in (1, 2):
        archive.run("-q", "--shard", f"{i}/2", db=archive.folder / f"{i}.db")
    subprocess.run([archive.program, "audit", "merge", "--db", "all.db", "1.db", "2.db"], cwd=archive.folder, capture_output=True)
    assert archive.dump(archive.folder / "all.db") == archive.dump(other), "the merged database differs"
    (archive.folder / "a/y/n0-again.txt").unlink()
    archive.run()
    assert ("a/x/0.txt", "a/y/n0.txt", "content") in archive.rows("SELECT source, target, how FROM audited"), "what became clear is not paired"


def passage(figure, english=None, month=3):
    """A paragraph that is long enough to be known again, in both languages."""
    return (f"{month}月5日，市政府在新闻发布会上公布，全年新增就业岗位{figure}个，城镇登记失业率保持在较低水平，各项稳就业政策得到全面落实。\n",
            f"At a news conference on {'January February March April'.split()[month - 1]} 5 the city government announced that {english or figure} new jobs "
            "had been created in the year, that registered unemployment in the towns stayed low, and that all policies for stable employment "
            "had been put into practice.\n")


def repeats(archive):
    """Passages of other texts are told, most of all with figures that are not theirs; what was dismissed or is off is not."""
    for stem, texts in (("2024-01/a", passage(5230)), ("2024-02/b", passage(6110, 5230)), ("2024-03/c", passage(5230)), ("2024-04/d", passage(7000, month=4)),
                        ("2024-05/e", RIGHT), ("2024-06/f", RIGHT)):
        archive.pair(stem, texts)
    for i in range(6):
        archive.pair(f"forms/{i}", passage("三千", "3,000", 1))
    found = "SELECT substr(source, 3, 9), severity, source_line, target_line, dismissed FROM finding JOIN audited ON audited.id = pair WHERE rule = 'repeats.archive' ORDER BY 1, 2"
    archive.run("-j1", status=1)
    want = [("2024-02/b", "major", None, 1, 0), ("2024-02/b", "minor", 1, None, 0), ("2024-03/c", "note", 1, None, 0)]
    assert archive.rows(found) == want, archive.rows(found)
    major = archive.rows("SELECT json, fingerprint, message_zh FROM finding WHERE rule = 'repeats.archive' AND severity = 'major'")[0]
    line = json.loads(major[0])
    assert line["target"]["file"] == "a/2024-02/b.en.txt" and "2024-01/a.en.txt" in line["message"] and major[1] == line["fingerprint"] and "逐字相同" in major[2]
    other = archive.folder / "other.db"
    archive.run("-j3", db=other)
    assert archive.dump(other) == archive.dump() and archive.kept() == (12, 12), "the databases differ"
    for i in (1, 2, 3):
        archive.run("-q", "--shard", f"{i}/3", db=archive.folder / f"{i}.db")
    subprocess.run([archive.program, "audit", "merge", "--db", "all.db", "1.db", "2.db", "3.db"], cwd=archive.folder, capture_output=True)
    assert archive.dump(archive.folder / "all.db") == archive.dump(other), "the merged database differs"
    merge_parts(archive, "1.db", "2.db", "3.db")
    (archive.folder / "base").write_text(f"pair\ta/2024-02/b.zh.txt\ta/2024-02/b.en.txt\n{major[1]}\trepeats.archive\t2026-01-02\tseen\n")
    done = archive.run("--baseline", str(archive.folder / "base"), db=archive.folder / "base.db")
    archive.db = archive.folder / "base.db"
    assert ("2024-02/b", "major", None, 1, 1) in archive.rows(found), (done.stderr, archive.rows(found))
    archive.run("--off", "repeats")
    assert not archive.rows(found)
    (archive.folder / "a/2024-01/a.zh.txt").unlink()
    archive.run()
    assert [row[0] for row in archive.rows(found)] == ["2024-03/c"] * 2, "what is there no more is still told of"


def renderings(archive):
    """The rendering table of names and terms, over all pairs."""
    archive.write({"../terms.tsv": "乡村振兴\trural revitalization; rural vitalization\n"})
    for stem, name, term in (("2024-01-05/a", "Xu Qin", "Rural revitalization"), ("2024-02-06/b", "Hsu Ch'in", "Rural vitalization"),
                             ("2024-03-07/c", "Vice Governor Xu Qin", "Rural revitalization")):
        archive.pair(stem, ("许勤同志说，今年粮食增产。\n\n乡村振兴取得进展，农民收入增加。\n",
                            f"{name} said that grain output has grown this year.\n\n{term} has made progress, and farmers earn more.\n"))
    words = ("--glossary", "terms.tsv")
    archive.run("-j1", *words)
    want = {("name", "许勤", "Xu Qin", 2, 2, "2024-01-05", "2024-03-07"), ("name", "许勤", "Hsu Ch'in", 1, 1, "2024-02-06", "2024-02-06"),
            ("term", "乡村振兴", "Rural revitalization", 2, 2, "2024-01-05", "2024-03-07"),
            ("term", "乡村振兴", "Rural vitalization", 1, 1, "2024-02-06", "2024-02-06")}
    assert set(archive.rows("SELECT * FROM rendered")) == want, archive.rows("SELECT * FROM rendered")
    rows = list(csv.reader(io.StringIO(archive.run("-f", "renderings", *words).stdout.decode().lstrip("\ufeff"))))
    assert {tuple(row[:3]) for row in rows[1:]} == {row[:3] for row in want} and {row[7] for row in rows[1:]} == {"2"}, rows
    assert "Hsu Ch&#39;in" in archive.run("-f", "html", *words).stdout.decode() or b"Hsu Ch'in" in archive.run("-f", "html", *words).stdout
    for i in (1, 2):
        archive.run("-q", *words, "--shard", f"{i}/2", db=archive.folder / f"{i}.db")
    subprocess.run([archive.program, "audit", "merge", "--db", "all.db", "1.db", "2.db"], cwd=archive.folder, capture_output=True)
    assert archive.dump(archive.folder / "all.db") == archive.dump(), "the merged database differs"
    archive.pair("2024-02-06/b", RIGHT)
    archive.run(*words)
    assert len(archive.rows("SELECT * FROM rendered")) == 2


def names_elsewhere(archive):
    """A name that most texts spell otherwise is told, and no title, order or gap; what is off or dismissed is not."""
    for i, name in enumerate(("Xu Qin", "Xu Qin", "Governor Xu Qin", "Qin Xu", "Xu-Qin", "Hsu Ch'in", "Xu Qin")):
        archive.pair(f"2024-0{i + 1}/{i}", ("许勤同志说，今年粮食增产。\n", f"{name} said that grain output has grown this year.\n"))
    for i, name in enumerate(("Li Jiachao", "Lee Ka-chiu", "Lee Ka-chiu")):
        archive.pair(f"few/{i}", ("李家超同志说，今年粮食增产。\n", f"{name} said that grain output has grown this year.\n"))
    found = "SELECT substr(source, 3), severity, target_line, target_column, message, dismissed FROM finding JOIN audited ON audited.id = pair WHERE rule = 'names.archive'"
    archive.run("-j1")
    want = ("2024-06/5.zh.txt", "minor", 1, 1, "'许勤' is 'Hsu Ch'in' here, and 'Xu Qin' in 6 texts of the archive", 0)
    assert archive.rows(found) == [want], archive.rows(found)
    line = json.loads(archive.rows("SELECT json FROM finding WHERE rule = 'names.archive'")[0][0])
    assert line["target"]["text"] == "Hsu Ch'in" and line["target"]["span"] == [0, 9], line
    lines = [json.loads(line) for line in archive.run("-f", "jsonl").stdout.decode().splitlines()]
    various = [line["rendering"] for line in lines if "rendering" in line]
    assert {(r["chinese"], r["english"]) for r in various} >= {("许勤", "Xu Qin"), ("许勤", "Hsu Ch'in")} and "rendering" in lines[-1], various
    assert "许勤: Xu Qin (" in archive.run().stdout.decode()
    other = archive.folder / "other.db"
    archive.run("-j3", db=other)
    assert archive.dump(other) == archive.dump() and archive.kept() == (10, 10)
    for i in (1, 2):
        archive.run("-q", "--shard", f"{i}/2", db=archive.folder / f"{i}.db")
    merge_parts(archive, "1.db", "2.db")
    assert archive.kept("--off", "names.archive") == (10, 10) and not archive.rows(found), "a rule between pairs touches none of them"
    (archive.folder / "base").write_text(f"pair\ta/2024-06/5.zh.txt\ta/2024-06/5.en.txt\n{line['fingerprint']}\tnames.archive\t2026-01-02\tseen\n")
    archive.run("--baseline", str(archive.folder / "base"))
    assert archive.rows(found) == [want[:-1] + (1,)], archive.rows(found)


def forms(archive):
    """What other programs read says the same as the database."""
    archive.pair("w", WRONG)
    archive.pair("r", RIGHT)
    archive.pair('odd <&"\t,:%\u202e', WRONG)
    archive.pair("bad", (b"\0\1", "None."))
    archive.write({"lone.zh.txt": "无。"})
    said = {form: archive.run("-f", form, status=3).stdout.decode() for form in ("csv", "tsv", "junit", "github")}
    comma = list(csv.reader(io.StringIO(said["csv"].lstrip("\ufeff"))))
    tabs = list(csv.reader(io.StringIO(said["tsv"]), delimiter="\t"))
    assert comma == tabs and len(tabs) == 5 and {len(row) for row in tabs} == {13}, (comma, tabs)
    suite = xml.etree.ElementTree.fromstring(said["junit"])
    assert [suite.get(k) for k in ("tests", "failures", "errors")] == ["5", "2", "1"], said["junit"]
    cases = {case.get("name"): [child.tag for child in case] for case in suite.iter("testcase")}
    assert sorted(map(str, cases.values())) == ["['error']", "['failure']", "['failure']", "['skipped']", "[]"], cases
    assert cases["a/w.zh.txt | a/w.en.txt"] == ["failure"]
    suite = xml.etree.ElementTree.fromstring(archive.run("-f", "junit", "--fail-on", "never").stdout.decode())
    assert suite.get("failures") == "0" and not list(suite.iter("failure"))
    lines = said["github"].splitlines()
    assert len(lines) == 4 and sum(line.startswith("::error file=a/w.en.txt,line=1,col=") for line in lines) == 1, lines
    assert sum("title=not-examined::" in line for line in lines) == 1 and sum(line.startswith("::notice") for line in lines) == 1, lines


def patterns(archive):
    """Names of versions as the user describes them, and manifests."""
    archive.write({"org/1.txt": WRONG[0], "trans/1.txt": WRONG[1], "org/2.txt": RIGHT[0], "trans/2.txt": RIGHT[1], "q.txt": RIGHT[0]})
    archive.run("--pattern", "org/{n}.txt trans/{n}.txt", status=1)
    assert {(s, t, h) for s, t, h in archive.rows("SELECT source, target, how FROM audited WHERE target IS NOT NULL")} == \
        {("a/org/1.txt", "a/trans/1.txt", "pattern"), ("a/org/2.txt", "a/trans/2.txt", "pattern")}
    for bad in ("org/{n}.txt", "{n} {m}", "{ x", "a b c"):
        assert archive.run("--pattern", bad, status=2).stderr, bad
    (archive.folder / "list.tsv").write_text("# two\na/org/1.txt\ta/trans/1.txt\na/q.txt\ta/none.txt\n")
    (archive.folder / "list.jsonl").write_text('{"source":"a/org/2.txt","target":"a/trans/2.txt"}\n')
    for name, want in (("list.tsv", {"done": 1, "not-examined": 1}), ("list.jsonl", {"done": 1})):
        archive.db = archive.folder / (name + ".db")
        subprocess.run([archive.program, "audit", name, "--db", archive.db], cwd=archive.folder, capture_output=True)
        assert archive.states() == want, (name, archive.states())
    (archive.folder / "bad.tsv").write_text("a\n")
    done = subprocess.run([archive.program, "audit", "bad.tsv", "--db", archive.db], cwd=archive.folder, capture_output=True)
    assert done.returncode == 3 and b"line 1" in done.stderr, done


def same_for_any_jobs(archive):
    """One process or three, and again from the beginning: the same answers."""
    made(archive, 30, "--errors", "0.3")
    archive.pair("bad", (b"\0\1", "None."))
    first = archive.run("-j1", "-f", "jsonl", status=3).stdout
    for jobs in ("-j3", "-j2"):
        other = archive.folder / f"other{jobs}.db"
        assert archive.run(jobs, "-f", "jsonl", status=3, db=other).stdout == first, "other lines are written"
        assert archive.dump(other) == archive.dump(), "the databases differ"
    found = [json.loads(line) for line in first.splitlines()]
    assert any(f.get("rule") == "figures.value" for f in found) and sum("pair" in f for f in found) == 31
    for form in ("csv", "sarif", "text", "html"):
        assert archive.run("-j1", "-f", form).stdout == archive.run("-j2", "-f", form).stdout != b"", form


def resumes(archive):
    """What is as it was is not looked at again; what changed, came or went is."""
    for i in range(5):
        archive.pair(f"p{i}", RIGHT)
    archive.run(status=0)
    assert archive.kept() == (5, 5)
    archive.pair("p1", WRONG)
    assert archive.kept() == (4, 5)
    assert archive.rows("SELECT rule FROM finding") == [("figures.value",)]
    os.utime(archive.folder / "a/p2.zh.txt", ns=(1, 1))  # touched, and as it was
    assert archive.kept() == (4, 5) and archive.kept() == (5, 5)
    archive.pair("p9", RIGHT)
    (archive.folder / "a/p1.en.txt").unlink()
    assert archive.kept() == (4, 6)
    assert archive.states() == {"done": 5, "unpaired": 1} and not archive.rows("SELECT * FROM finding")
    archive.pair("p1", WRONG)
    archive.run(status=1)
    assert archive.kept("--off", "figures") == (5, 6) and not archive.rows("SELECT * FROM finding")
    assert archive.kept("--off", "figures") == (6, 6)
    fresh = archive.folder / "fresh.db"
    archive.run("--off", "figures", db=fresh)
    strip = lambda rows: sorted(row.split(", ", 1)[1] for row in rows)
    assert strip(archive.dump()["text"]) == strip(archive.dump(fresh)["text"]), "a resumed run knows other texts"


def touches_what_rules_touch(archive):
    """Other rules have only those pairs done anew that they touch, and all comes out as in a fresh run."""
    made(archive, 20, "--errors", "0.5")
    archive.pair("quoted", ("她说：“三月八日开工。\n", "She said, “Work begins on March 8.”\n"))
    archive.pair("plain", RIGHT)
    (archive.folder / "grave.ini").write_text('[rule "punctuation.quotes"]\nseverity = critical\n')
    (archive.folder / "off.ini").write_text('[rule "figures"]\nseverity = off\n')
    subprocess.run([archive.program, "check", "a/quoted.zh.txt", "a/quoted.en.txt", "--baseline", "seen.tsv", "--update-baseline", "--date", "2026-03-01"],
                   cwd=archive.folder, capture_output=True)
    archive.run("-q")
    speak = lambda rule: archive.rows(f"SELECT count(DISTINCT pair) FROM finding WHERE rule LIKE '{rule}'")[0][0]
    figures, quotes, some = (speak(rule) for rule in ("figures.%", "punctuation.quotes", "%"))
    assert figures and quotes and some < 22, (figures, quotes, some)
    for words, want in ((("--config", "grave.ini"), 22 - quotes), ((), 22 - quotes), (("--baseline", "seen.tsv"), 22 - some), ((), 22 - some),
                        (("--off", "figures"), 22 - figures), (("--config", "off.ini"), 22), ((), 0)):
        assert archive.kept(*words) == (want, 22), (words, archive.kept(*words), want)
        fresh = archive.folder / "fresh.db"
        fresh.unlink(missing_ok=True)
        archive.run("-q", *words, db=fresh)
        assert archive.dump() == archive.dump(fresh), f"after {words} the database is not that of a fresh run"
    assert archive.kept("--input-format", "txt") == (0, 22)


def judges_by_content(archive):
    """Tables, records and .ts are pairs where their beginning says so; what is passed over is counted, in archives too."""
    files = {"t.csv": "id,zh,en\n1,%s,%s\n" % (WRONG[0].strip(), WRONG[1].strip()), "data.csv": "a,b,c\n1,2,3\n", "t.tsv": "zh\ten\n%s\t%s\n" % (WRONG[0].strip(), WRONG[1].strip()),
             "r.jsonl": json.dumps({"source": WRONG[0], "target": WRONG[1]}) + "\n", "log.jsonl": '{"level":"info"}\n', "x.ts": "let x = 1;\n",
             "qt.ts": '<?xml version="1.0"?><TS version="2.1" language="en"><context><name>a</name><message><source>x</source><translation>x</translation></message></context></TS>',
             "p.png": "", "a.pdf": "%PDF-1.4\n"}
    (archive.folder / "a").mkdir(exist_ok=True)
    for name, text in files.items():
        (archive.folder / "a" / name).write_text(text, encoding="utf-8")
    with zipfile.ZipFile(archive.folder / "a" / "in.zip", "w") as packed:
        for name in ("t.csv", "data.csv", "p.png"):
            packed.writestr(name, files[name])
    for _ in range(2): # the second time the database knows
        archive.run("-q")
        pairs = archive.rows("SELECT source FROM audited ORDER BY 1")
        assert pairs == [("a/in.zip!t.csv",), ("a/qt.ts",), ("a/r.jsonl",), ("a/t.csv",), ("a/t.tsv",)], pairs
        assert archive.rows("SELECT value FROM setting WHERE name = 'passed-over'") == [("7",)], archive.rows("SELECT * FROM setting")
    known = archive.rows("SELECT path FROM kept WHERE kind = 'named'")
    assert len(known) == 10, known
    (archive.folder / "a" / "data.csv").write_text(files["t.csv"], encoding="utf-8")
    archive.run("-q")
    assert ("a/data.csv",) in archive.rows("SELECT source FROM audited")
    archive.run("-q", "--allow-pdf")
    told = archive.rows("SELECT state FROM audited WHERE source = 'a/a.pdf' OR target = 'a/a.pdf'")
    assert told == [("unpaired",)], told


def asks_again_after_changes(archive):
    """Pairs are held against each other anew when one of them, or what is asked, is another; not otherwise."""
    told = "SELECT source, severity FROM finding JOIN audited ON audited.id = pair WHERE rule = 'repeats.archive' ORDER BY 1"
    for name in "abc":
        archive.pair(f"2026-0{'abc'.index(name) + 1}-01-{name}", passage(5230))
    archive.run("-q", status=0)
    first = archive.rows(told)
    assert len(first) == 2, first
    with sqlite3.connect(archive.db) as base: # what is gone from it stays gone as long as nobody asks
        base.execute("DELETE FROM finding WHERE rule = 'repeats.archive'")
    archive.run("-q", status=0)
    assert archive.rows(told) == []
    archive.pair("2026-04-01-d", RIGHT)
    archive.run("-q", status=0)
    assert archive.rows(told) == first, archive.rows(told)
    archive.run("-q", "--off", "repeats.archive", status=0)
    assert archive.rows(told) == []
    archive.run("-q", status=0)
    assert archive.rows(told) == first
    for side in ("zh", "en"):
        (archive.folder / "a" / f"2026-02-01-b.{side}.txt").unlink()
    archive.run("-q", status=0)
    assert len(archive.rows(told)) == 1, archive.rows(told)


def paths(archive):
    """Each pair is examined as the sections of the configuration for its paths have it, and again when they change."""
    ini = archive.folder / "own.ini"
    words = ("--config", "own.ini")
    for stem, texts in (("news/a", WRONG), ("news/b", WRONG), ("d", WRONG), ("old/c", WRONG), ("old/e", RIGHT)):
        archive.pair(stem, [text.encode("gb18030" if "old" in stem else "utf-8") for text in texts])
    told = "SELECT source, severity FROM finding JOIN audited ON audited.id = pair ORDER BY 1"

    def fresh():
        other = archive.folder / "fresh.db"
        other.unlink(missing_ok=True)
        archive.run("-q", *words, db=other)
        assert archive.dump() == archive.dump(other), "the database is not that of a fresh run"

    ini.write_text('[path "a/news/*"]\nfigures.value = note\n\n[path "a/old/**"]\nencoding = gb18030\noff = figures\n')
    archive.run("-j1", *words, status=1)
    assert archive.rows(told) == [("a/d.zh.txt", "critical"), ("a/news/a.zh.txt", "note"), ("a/news/b.zh.txt", "note")], archive.rows(told)
    assert archive.kept(*words) == (5, 5)
    fresh()
    # what a section says touches its own pairs; what no section says does not touch them where they have their own
    for text, want in (('[path "a/news/*"]\nfigures.value = minor\n\n[path "a/old/**"]\nencoding = gb18030\noff = figures\n', 3),
                       ('[path "a/news/*"]\nfigures.value = minor\n\n[path "a/old/**"]\nencoding = gb18030\n', 3),
                       ('[path "a/news/*"]\nfigures.value = minor\nprofile = web\n\n[path "a/old/**"]\nencoding = gb18030\n', 3),
                       ('[path "a/news/*"]\nfigures.value = minor\n\n[path "a/news/b.*"]\noff = figures\n\n[path "a/old/**"]\nencoding = gb18030\n', 3)):
        ini.write_text(text)
        assert archive.kept(*words) == (want, 5), (text, archive.kept(*words))
        fresh()
    assert archive.rows(told) == [("a/d.zh.txt", "critical"), ("a/news/a.zh.txt", "minor"), ("a/old/c.zh.txt", "critical")], archive.rows(told)
    assert archive.kept("--config", "") == (1, 5), "without the configuration"
    ini.write_text('[path "a/news/*"]\ntimeout = 3\nrepair = yes\n')
    assert b"own.ini:2: 'timeout' does not count here" in archive.run(*words).stderr
    for i in (1, 2):
        archive.run("-q", *words, "--shard", f"{i}/2", db=archive.folder / f"{i}.db")
    whole = archive.folder / "whole.db"
    archive.run("-q", *words, db=whole)
    merge = lambda: subprocess.run([archive.program, "audit", "merge", "--db", "all.db", "1.db", "2.db"], cwd=archive.folder, capture_output=True)
    assert merge().returncode == 1 and archive.dump(archive.folder / "all.db") == archive.dump(whole), "the merged database differs"
    ini.write_text('[path "a/news/*"]\nrepair = yes\n')
    archive.run("-q", *words, "--shard", "2/2", db=archive.folder / "2.db")
    (archive.folder / "all.db").unlink()
    assert merge().returncode == 2, "shards of two configurations were merged"


def pages(archive):
    """One pair of a run as a page: by number or path, by the configuration of its own; not when it is another one now."""
    archive.pair("news/a", WRONG)
    archive.pair("b", RIGHT)
    archive.write({"h.zh-Hans.txt": RIGHT[0], "h.zh-Hant.txt": RIGHT[0], "h.en.txt": RIGHT[1], "lone.zh.txt": "无。", "memory.po": PO})
    (archive.folder / "own.ini").write_text('[path "a/news/*"]\nfigures.value = note\n')
    words = ("--config", "own.ini")
    page = lambda pair, *more: subprocess.run([archive.program, "audit", "page", pair, "--db", archive.db, *(more or words)], cwd=archive.folder, capture_output=True)
    archive.run("-q", *words)
    number = archive.rows("SELECT id FROM audited WHERE source = 'a/news/a.zh.txt'")[0][0]
    by_number, by_path = page(str(number)), page("a/news/a.en.txt")
    assert by_number.returncode == by_path.returncode == 0 and by_number.stdout == by_path.stdout, (by_number.stderr, by_path.stderr)
    assert by_number.stdout.startswith(b"<!doctype html>") and b"a.zh.txt" in by_number.stdout
    checked = subprocess.run([archive.program, "check", "a/news/a.zh.txt", "a/news/a.en.txt", "-f", "html", *words], cwd=archive.folder, capture_output=True)
    assert checked.stdout == by_number.stdout, "check writes another page"
    assert page("a/memory.po").returncode == 0 and "memory.po" in page("a/memory.po").stdout.decode()
    assert f'<td class="n">{number}</td>' not in archive.run("-f", "html", *words).stdout.decode(), "notes are nothing to mend"
    for pair, why in (("99", "no pair"), ("a/x", "no pair"), ("a/h.en.txt", "several"), ("a/lone.zh.txt", "unpaired")):
        done = page(pair)
        assert done.returncode == 2 and why in done.stderr.decode() and not done.stdout, (pair, done)
    assert page("a/b.en.txt", "--config", "").returncode == 0, "the section for paths is none of this pair"
    assert b"other rules" in page(str(number), "--config", "").stderr
    assert page(str(number), "-f", "csv").returncode == 2 and page("").returncode == 2
    archive.write({"news/a.en.txt": RIGHT[1]})
    done = page(str(number))
    assert done.returncode == 3 and b"not as it was audited" in done.stderr and not done.stdout
    assert page("a/b.en.txt", *words, "-o", "page.html").returncode == 0 and (archive.folder / "page.html").stat().st_size > 1000
    assert '<td class="n">' in archive.run("-f", "html", "--config", "").stdout.decode()


def survives_kills(archive, most=12, pairs=40):
    """Killed at random moments and begun again: nothing that was said is lost, and all comes out the same."""
    made(archive, pairs)
    whole = archive.folder / "whole.db"
    archive.run("-q", db=whole)
    rng, kills = random.Random(7), 0
    for _ in range(most):
        process = subprocess.Popen(archive.command("-q", "-j2"), cwd=archive.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.02, 0.3))
        before = process.poll()
        process.kill()
        process.wait()
        kills += before is None
    archive.run("-q")
    assert kills, "the run was never killed"
    print(f"{kills} kills in the middle of {most} runs") if most > 12 else None
    assert archive.dump() == archive.dump(whole), "the database differs from that of a run that nobody killed"


def stops(archive):
    """Ctrl-C ends the run in order, and says how to go on."""
    made(archive, 150)
    process = subprocess.Popen(archive.command("-q", "-j1"), cwd=archive.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not archive.db.exists():
        time.sleep(0.01)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    said = process.communicate()[1].decode()
    if process.returncode != 130:
        return  # it was done before: a fast machine
    assert "goes on from here" in said, said
    queued = archive.states()["queued"]
    assert 0 < queued <= 150
    archive.run("-q")
    assert archive.states() == {"done": 150}


def shards(archive):
    """Three shards hold each pair once, and what one run finds."""
    made(archive, 24)
    archive.run("-q")
    parts = []
    for i in (1, 2, 3):
        db = archive.folder / f"{i}.db"
        archive.run("-q", "--shard", f"{i}/3", db=db)
        with sqlite3.connect(db) as base:
            parts += base.execute("SELECT source, rule, message FROM finding JOIN audited ON audited.id = pair WHERE rule <> 'repeats.archive'").fetchall()
            assert 0 < base.execute("SELECT count(*) FROM pair").fetchone()[0] < 24
    assert sorted(parts) == sorted(archive.rows("SELECT source, rule, message FROM finding JOIN audited ON audited.id = pair WHERE rule <> 'repeats.archive'"))
    merged = lambda out, *dbs: subprocess.run([archive.program, "audit", "merge", "--db", out, *dbs], cwd=archive.folder, capture_output=True)
    for wrong, why in ((("1.db", "3.db"), b"2/3 is missing"), (("1.db", "2.db", "3.db", "2.db"), b"there already"), (("1.db", "run.db"), b"another audit")):
        done = merged("all.db", *wrong)
        assert done.returncode == 2 and why in done.stderr, done
    assert merged("all.db", "2.db", "3.db", "1.db").returncode == archive.run("-q").returncode
    assert archive.dump(archive.folder / "all.db") == archive.dump(), "the merged database differs from that of one run"
    assert merged("all.db", "2.db", "3.db", "1.db").returncode == 2, "shards were merged twice"
    assert archive.kept("--db", "all.db") == (24, 24)
    reduced = lambda out, *words: subprocess.run([archive.program, "audit", "reduce", "--db", out, *words], cwd=archive.folder, capture_output=True)
    for words, why in ((("1.db",), b"needs --shard"), (("--shard", "1/2"), b"needs the databases"), (("--shard", "1/2", "1.db", "3.db"), b"2/3 is missing")):
        done = reduced("part.db", *words)
        assert done.returncode == 2 and why in done.stderr, done
    for i in (1, 2):
        assert reduced(f"part-{i}.db", "--shard", f"{i}/2", "1.db", "2.db", "3.db").returncode == 0
    for wrong, why in ((("1.db", "2.db", "3.db", "part-1.db"), b"part 2/2 is missing"), (("part-1.db", "part-2.db"), b"name the shards before"),
                       (("1.db", "2.db", "3.db", "part-1.db", "part-1.db"), b"there already"), (("run.db", "part-1.db", "part-2.db"), b"a part of 3 shards")):
        done = merged("bad.db", *wrong)
        assert done.returncode == 2 and why in done.stderr, (wrong, done)
    for words, why in ((("part-3.db", "--shard", "1/1", "part-1.db"), b"is a part"), (("part-1.db", "--shard", "1/2", "1.db"), b"is part 1/2 of 3 already"),
                       (("run.db", "--shard", "1/2", "1.db"), b"not empty")):
        done = reduced(*words)
        assert done.returncode == 2 and why in done.stderr, (words, done)
    for bad in ("0/3", "4/3", "1", "1/3x"):
        archive.run("--shard", bad, status=2)
    for bad in ("0/3", "4/3", "1", "1/3x", "1/4294967295", "4294967296/4294967297", ""):
        with sqlite3.connect(archive.folder / "1.db") as base:
            base.execute("UPDATE setting SET value = ? WHERE name = 'shard'", (bad,))
        done = merged("bad.db", "1.db")
        assert done.returncode == 3 and b"which shard" in done.stderr, (bad, done)


def refuses(archive):
    """Databases that are none, or another's, and folders that are not there."""
    archive.pair("p", RIGHT)
    other = archive.folder / "other.db"
    with sqlite3.connect(other) as base:
        base.execute("CREATE TABLE t (x)")
    assert b"no database of an audit" in archive.run(db=other, status=3).stderr
    other.write_text("this is no database at all, but it is long enough for one\n" * 100)
    archive.run(db=other, status=3)
    done = subprocess.run([archive.program, "audit", "nowhere", "--db", archive.db], cwd=archive.folder, capture_output=True)
    assert done.returncode == 4 and b"nowhere" in done.stderr
    archive.run(status=0)
    with sqlite3.connect(archive.db) as base:
        base.execute("PRAGMA user_version = 999")
    assert b"another version" in archive.run(status=3).stderr


def null_in(archive, table, column):
    """A copy of the database in which somebody has put NULL where a text is expected."""
    db = archive.folder / "null.db"
    for name in (db, f"{db}-wal", f"{db}-shm"):
        pathlib.Path(name).unlink(missing_ok=True)
    with sqlite3.connect(archive.db) as sound, sqlite3.connect(db) as base:
        sound.backup(base)
        base.execute("PRAGMA writable_schema = ON")
        base.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'")
    with sqlite3.connect(db) as base:
        base.execute(f"UPDATE {table} SET {column} = NULL")
    base.close()
    return db


def nulls(archive):
    """A database with NULL where a text is expected is read, written on and reported."""
    archive.pair("a", WRONG)
    archive.pair("b", WRONG)
    archive.write({"lone.zh.txt": "无。"})
    sound = archive.run(status=1).stdout
    for table, column in (("setting", "value"), ("setup", "key"), ("setup", "baseline"), ("setup", "rules"), ("pair", "how"), ("pair", "state"),
                          ("pair", "reason"), ("finding", "rule"), ("finding", "severity"), ("finding", "message"), ("finding", "json")):
        for words in (("--report", "report"), ("-f", "text"), ("-f", "junit"), ("-f", "github"), ("-f", "csv", "--off", "dates")):
            done = archive.run(*words, db=null_in(archive, table, column))
            assert done.returncode in range(5), (table, column, words, done)
            assert b"(null)" not in done.stdout, (table, column, words)
    assert archive.run(status=1).stdout == sound


def survives_hostile_texts(archive, hostile, good=60, bad=2):
    """What takes a process down takes down the pair in its hands, and no other."""
    for i in range(good):
        archive.pair(f"d/good-{i}", RIGHT)
    for kind in ("crash", "abort", "stack", "exit", "hang", "memory"):
        for i in range(bad):
            archive.pair(f"d/{kind}-{i}", RIGHT)
    done = subprocess.run([hostile, archive.db, "2", "a"], cwd=archive.folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    states = dict(line.split() for line in done.stdout.splitlines())
    sanitized = "oom" not in states  # a sanitizer sets no bounds: the memory is simply had, or it dies of it
    assert int(states["done"]) == good or (sanitized and good < int(states["done"]) <= good + bad), states
    assert int(states["timeout"]) == bad and int(states["crashed"]) in range(4 * bad, 5 * bad + 1), states
    assert sanitized or int(states["oom"]) == bad, states
    why = dict(archive.rows("SELECT substr(source, 5), reason FROM audited WHERE state = 'crashed'"))
    assert "status 7" in why["exit-0.zh.txt"], why
    if not sanitized:
        assert "SIGSEGV" in why["crash-0.zh.txt"] and "SIGABRT" in why["abort-0.zh.txt"] and "SIGSEGV" in why["stack-0.zh.txt"], why
        again = subprocess.run([hostile, archive.db, "2", "a"], cwd=archive.folder, capture_output=True, text=True)
        assert again.stdout == done.stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=ROOT / "build/release/duizhao")
    parser.add_argument("--hostile", default=ROOT / "build/release/tests/audit_hostile")
    parser.add_argument("--only")
    parser.add_argument("--long", action="store_true", help="the two that are to be survived as docs/scale.md tells of them: some minutes")
    options = parser.parse_args()
    program, hostile = (str(pathlib.Path(p).resolve()) for p in (options.program, options.hostile))
    tests = [names, judges_by_content, asks_again_after_changes, archives, packed_archives, strange_archives, content, repeats, renderings, names_elsewhere, forms, patterns, same_for_any_jobs, resumes, touches_what_rules_touch, paths, pages,
             survives_kills, stops, shards, refuses, nulls, survives_hostile_texts]
    faults = 0
    for test in tests:
        if options.only and test.__name__ != options.only:
            continue
        with tempfile.TemporaryDirectory() as folder:
            archive = Archive(program, folder)
            try:
                if test is survives_hostile_texts:
                    test(archive, hostile, *((952, 8) if options.long else ()))
                elif test is survives_kills and options.long:
                    test(archive, 200, 2000)
                else:
                    test(archive)
            except (AssertionError, KeyError, subprocess.CalledProcessError, sqlite3.Error) as fault:
                faults += 1
                print(f"{test.__name__}: {type(fault).__name__}: {fault}")
    print(f"{len(tests)} tests, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
