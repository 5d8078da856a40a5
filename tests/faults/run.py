#!/usr/bin/env python3
"""Every allocation, and every call of the system that files are read and written by, fails once.

    python3 tests/faults/run.py memory|calls --program FILE --shim FILE [--long] [--only NAME]

'memory': malloc, calloc and realloc, of the program and of every library in it, from main on;
one fails, or all from one on. 'calls': open, read, write, close, rename, fsync and their kin
answer EIO, ENOSPC, EINTR or EMFILE, or do half of what was asked; the counting is shim.c's.
Each command of COMMANDS runs over small inputs. What may come of it is what comes of it
without the fault, to the byte, or one clean failure: exit status 2 to 4, a line on standard
error that begins with 'duizhao:' (of a call, it names the file), a file under its
final name that is as it was before, and nothing beside it. A database opens, is whole, and
the next run makes of it what it would have been.

Of a command with many the first 120 fail, of an audit 40, and some more picked by a seed;
with --long, all. Prints a line for each fault; exit status 1 when there is one, 77 where the
system does not let calls be caught.
"""
import argparse
import errno
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

CASES = pathlib.Path(__file__).resolve().parent.parent / "cases"
OLD = b"an older file\n"
ZH = "白河新港\n\n7月9日，白河港务局发布数据：全港完成货物吞吐量3260万吨，同比增长8.4%。许勤出席会议。\n\n集装箱泊位增至14个。\n"
EN = "Baihe New Port\n\nOn July 9 the Baihe Port Authority released its figures: 32.6 million tonnes of cargo, up 4.8 percent. Xu Qin attended.\n\nBerths rose to 14,,\n"
NEW = EN.replace("14", "15").replace("attended", "was there")
CONFIG = '[check]\noff = dates\n[style "wharf"]\nsource = 码头|泊位\ntarget-not = [Bb]erths?\nmessage = x\n'
# fall over themselves what they cannot get: libarchive 3.6 where it opens an archive, jansson 2.14 where it reads
FRAIL = re.compile(r"/lib(archive|jansson)\.so")
AUDITS = ("audit", "audit-again", "audit-report", "merge", "reduce")
FORMATS = ("text", "jsonl", "html", "tsv", "sarif", "junit", "github", "xliff")

COMMANDS = {
    **{f"check-{form}": ["check", "-f", form, "-o", "out", "zh.txt", "en.txt"] for form in FORMATS},
    **{f"align-{form}": ["align", "-f", form, "-o", "out", "zh.txt", "en.txt"] for form in ("text", "jsonl", "beads", "tsv", "tmx", "xliff", "html")},
    "diff": ["diff", "-o", "out", "en.txt", "new.txt"],
    "diff-html": ["diff", "-f", "html", "-o", "out", "en.txt", "new.txt"],
    "segment": ["segment", "zh.txt", "en.txt"],
    "segment-docx": ["segment", "zh.docx"],
    "segment-html": ["segment", "zh.html"],
    "segment-md": ["segment", "zh.md"],
    "segment-epub": ["segment", "zh.epub"],
    "segment-member": ["segment", "a.zip!zh.txt"],
    "check-po": ["check", "a.po"],
    "check-xliff": ["check", "a.xlf"],
    "check-csv": ["check", "a.csv"],
    "check-gbk": ["check", "-o", "out", "gbk.txt", "en.txt"],
    "check-glossary": ["check", "--glossary", "terms.tsv", "--lexicon", "words.tsv", "zh.txt", "en.txt"],
    "check-config": ["check", "--config", "rules.ini", "zh.txt", "en.txt"],
    "check-baseline": ["check", "--baseline", "base.tsv", "--update-baseline", "--date", "2026-01-02", "zh.txt", "en.txt"],
    "check-repair": ["check", "--repair", "broken.txt"],
    "extract": ["extract", "zh.txt"],
    "extract-terms": ["extract", "--terms", "zh.txt", "en.txt"],
    "records": ["check", "--records"],
    "match": ["match", "许勤", "Xu Qin"],
    "explain": ["explain", "figures"],
    "audit": ["audit", "a", "--db", "out.db", "-j", "1"],
    "audit-again": ["audit", "a", "--db", "out.db", "-j", "1"],
    "audit-report": ["audit", "a", "--db", "out.db", "-j", "1", "-f", "html", "-o", "out"],
    "merge": ["audit", "merge", "--db", "out.db", "1.db", "2.db"],
    "reduce": ["audit", "reduce", "--shard", "1/2", "--db", "out.db", "1.db", "2.db"],
}


def epub(path):
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>')
        book.writestr("b.opf", '<package><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>')
        book.writestr("c.xhtml", "<html><body><p>一句话。</p></body></html>")


def make_inputs(folder):
    (folder / "a/zh").mkdir(parents=True), (folder / "a/en").mkdir()
    for name, text in (("zh.txt", ZH), ("en.txt", EN), ("new.txt", NEW), ("a/zh/a.txt", ZH), ("a/en/a.txt", EN), ("zh.md", "# 标题\n\n一句话，14个。\n"),
                       ("zh.html", "<html><body><article><h1>标题</h1><p>一句话，共14个。</p></article></body></html>"), ("rules.ini", CONFIG), ("base.tsv", ""),
                       ("a.po", 'msgid ""\nmsgstr "Language: zh_CN\\n"\n\nmsgid "He had 500 yuan."\nmsgstr "他有5000元。"\n'), ("a.csv", "zh,en\n他有14元。,He had 15 yuan.\n"),
                       ("a.xlf", '<xliff version="1.2"><file source-language="zh" target-language="en"><body><trans-unit id="1"><source>有12人。</source><target>13 people.</target></trans-unit></body></file></xliff>'),
                       ("terms.tsv", "吞吐量\tthroughput\n泊位\tberth\n"), ("words.tsv", "白河\tWhite River\n"), ("broken.txt", "ä¸€å\x8f¥è¯\x9dã€\x82 他说,好。\n"),
                       ("stdin", '{"id":1,"source":["他有14元。"],"target":["He had 15 yuan."]}\n')):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "gbk.txt").write_bytes(ZH.encode("gb18030"))
    shutil.copy(CASES / "read/docx-changes/zh.docx", folder)
    epub(folder / "zh.epub")
    for path in ("a.zip", "a/b.zip"):
        with zipfile.ZipFile(folder / path, "w") as archive:
            archive.writestr("zh.txt", ZH), archive.writestr("en.txt", EN.replace("4.8", "8.4"))


class Faulty:
    """A program that waits before main for orders, in a folder of its own."""

    def __init__(self, options, name, folder):
        self.name, self.folder, self.program = name, folder, options.program
        make_inputs(folder)
        if name in ("merge", "reduce"):
            for shard in "12":
                subprocess.run([self.program, "audit", "a", "--shard", f"{shard}/2", "--db", f"{shard}.db", "-q"], cwd=folder, check=False)
        if name == "audit-again":
            subprocess.run([self.program, "audit", "a", "--db", "kept", "-q"], cwd=folder, check=False)
            (folder / "a/zh/a.txt").write_text(ZH.replace("14", "15"), encoding="utf-8")
        self.given = {path.name for path in folder.iterdir()} | {"stdout", "stderr"}
        order, order_end = os.pipe()
        told_end, told = os.pipe()
        self.child = subprocess.Popen([self.program, *COMMANDS[name]], cwd=folder, pass_fds=(order, told),
                                      env={**os.environ, "LD_PRELOAD": options.shim, "FAULTS_IN": str(order), "FAULTS_OUT": str(told)})
        os.close(order), os.close(told)
        self.orders, self.answers = os.fdopen(order_end, "w"), os.fdopen(told_end)

    def close(self):
        self.orders.close()
        self.child.wait()
        self.answers.close()

    def reset(self):
        for path in self.folder.iterdir():
            if path.name not in self.given:
                path.unlink()
        if "-o" in COMMANDS[self.name]:
            (self.folder / "out").write_bytes(OLD)
        if self.name == "audit-again":
            shutil.copy(self.folder / "kept", self.folder / "out.db")
        (self.folder / "base.tsv").write_text("")

    def run(self, kind, how, at):
        self.reset()
        print(kind, how, at, file=self.orders, flush=True)
        status, seen, failed, call, path = self.answers.readline().rstrip("\n").split("\t", 4)
        return Outcome(self.folder, os.waitstatus_to_exitcode(int(status)), int(seen), int(failed), int(call), path)


class Outcome:
    def __init__(self, folder, status, seen, failed, call, path):
        self.status, self.seen, self.failed, self.call, self.path = status, seen, failed, call, path
        self.stdout, self.stderr = (folder / "stdout").read_bytes(), (folder / "stderr").read_text(errors="replace")
        self.files = {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("out") and ".db" not in path.name}
        self.base = (folder / "base.tsv").read_bytes()

    def said(self):
        return self.status, self.stdout, self.stderr, self.files, self.base


def must_be_whole(folder):
    with sqlite3.connect(folder / "out.db") as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "integrity_check"


def contents(folder):
    """What a database says, but for what belongs to the machine."""
    must_be_whole(folder)
    with sqlite3.connect(folder / "out.db") as base:
        return [sorted(map(str, base.execute(f"SELECT {what} FROM {table}")))
                for table, what in (("text", "path, bytes, sha256, language, segments"), ("audited", "source, target, how, state, reason"),
                                    ("finding", "rule, fingerprint, message"), ("passage", "text, shape"), ("rendering", "kind, chinese, english, places"))]


def what_is_wrong(outcome, right, of_calls, in_database):
    """None, where an outcome is as a fault may leave it."""
    if outcome.said() == right.said():
        return None
    first = outcome.stderr.splitlines()[:1]
    if outcome.status == -signal.SIGSEGV and not of_calls and FRAIL.search(outcome.path):
        return None if outcome.files == {name: OLD for name in outcome.files} else f"leaves {sorted(outcome.files)}"
    if outcome.status < 0:
        return f"ended by {signal.Signals(-outcome.status).name}"
    if outcome.status not in (2, 3, 4):
        differs = [what for what, ours, theirs in zip(("status", "stdout", "stderr", "files", "baseline"), outcome.said(), right.said()) if ours != theirs]
        return f"exit status {outcome.status}, and not what is right: {differs} {first}"
    if not (outcome.status == 3 and in_database) and not re.search("^duizhao: ", outcome.stderr, re.M) and outcome.stdout == right.stdout[:len(outcome.stdout)]:
        return f"exit status {outcome.status}, and says nothing"
    if "Can't initialize ZIP" in outcome.stderr: # libarchive does not say that it had no memory
        return None
    if not of_calls and outcome.status != 4 and not (outcome.status == 3 and in_database) and "not examined" not in outcome.stderr + outcome.stdout.decode():
        return f"exit status {outcome.status}, not 4: {first}"
    for name, data in outcome.files.items():
        if outcome.status == 3 and in_database and data.endswith(b"</html>\n"): # it tells of what could not be read
            continue
        if name == "out" and data not in (OLD, right.files["out"]):
            return f"'out' is neither as it was nor as it is to be: {data[:60]!r}"
        if name != "out":
            return f"leaves '{name}'"
    if outcome.base not in (b"", right.base):
        return "the baseline is neither as it was nor as it is to be"
    return None


def names_path(outcome):
    """Whether a message names the file that a call was about."""
    name = re.sub(r"(\.\d+-\d+\.part|-(journal|wal|shm))$", "", outcome.path.rsplit("/", 1)[-1])
    if re.fullmatch(r"\d\.db", name) and "out.db" in outcome.stderr: # SQLite does not say which of those attached it was
        return True
    told = outcome.stderr.encode() + outcome.stdout + b"".join(outcome.files.values()) # a page lists what was not examined
    return name.encode() in told or name in ("stdout", "stdin", "stderr") or not outcome.path.startswith("/") and ":" in outcome.path


def wrong_database(faulty, right):
    """After a fault: the database is whole, and the next run does what is left."""
    folder = faulty.folder
    try:
        if (folder / "out.db").exists():
            must_be_whole(folder)
        done = subprocess.run([faulty.program, *COMMANDS[faulty.name]], cwd=folder, capture_output=True, text=True)
        if contents(folder) != right:
            return f"the next run makes another database: {done.stderr}"
    except (sqlite3.Error, AssertionError) as fault:
        return f"the database: {fault}"
    return None


def picked(n, options, name):
    first, more = (40, 30) if name in AUDITS else (120, 40)
    if options.long or n <= first + more:
        return range(1, n + 1)
    some = random.Random(f"{name} {options.seed}")
    return [*range(1, first + 1), *sorted(some.sample(range(first + 1, n + 1), more))]


def sweep(options, name, folder):
    """Yields what goes wrong with a command; the last is how many runs there were."""
    faulty = Faulty(options, name, folder)
    of_calls = options.kind == "calls"
    right = faulty.run(options.kind, "0" if of_calls else "once", 0)
    n, runs = right.seen, 0
    if right.status == 125 or n == 0:
        yield None
        return
    if right.status not in (0, 1):
        yield f"{name}: without a fault exit status {right.status}: {right.stderr}"
    rows = contents(folder) if name in AUDITS else None
    for how in ([str(errno.EIO), str(errno.ENOSPC), str(errno.EINTR), str(errno.EMFILE), "short"] if of_calls else ["once", "on"]):
        for at in picked(n, options, name):
            outcome = faulty.run(options.kind, how, at)
            runs += 1
            fault = what_is_wrong(outcome, right, of_calls, rows is not None)
            if not fault and of_calls and outcome.said() != right.said() and outcome.failed and not names_path(outcome):
                fault = f"does not name '{outcome.path}': {outcome.stderr.strip()}"
            if not fault and rows is not None and (of_calls or at % 8 == 0):
                fault = wrong_database(faulty, rows)
            if fault:
                yield f"{name}: {options.kind} {how} {at} (call {outcome.call} of '{outcome.path}'): {fault}"
    faulty.close()
    yield runs


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=("memory", "calls"))
    parser.add_argument("--program", required=True)
    parser.add_argument("--shim", required=True)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--seed", default="1")
    options = parser.parse_args()
    options.program, options.shim = (str(pathlib.Path(path).resolve()) for path in (options.program, options.shim))
    runs = faults = 0
    for name in COMMANDS:
        if options.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            for said in sweep(options, name, pathlib.Path(folder)):
                if said is None:
                    print("calls cannot be caught here")
                    return 77
                runs += said if isinstance(said, int) else 0
                if isinstance(said, str):
                    faults += 1
                    print(said)
                elif options.long:
                    print(f"{name}: {said} runs", flush=True)
    print(f"{runs} runs, {faults} faults")
    return faults > 0


if __name__ == "__main__":
    sys.exit(main())
