#!/usr/bin/env python3
"""What the program writes, whatever it is given and wherever it runs.

    python3 tests/hostile/output.py --program FILE

Every character beneath U+3100, those of the blocks with controls above it, and every 499th of the others stands before a figure that differs, in the text of a finding, in
a message of the user's own rule, and in the name of a file: nothing that moves a cursor,
rings a bell or turns a line round is written as it is. Rules of the user that explode end, and
the run goes on. Findings are the same bytes in every locale, time zone and mask, for a file
in a deep folder and for one whose name is no UTF-8. A full device is told with its name, and
what cannot be written leaves nothing. Prints a line for each fault; exit status 1 when there is one.
"""
import argparse
import itertools
import json
import os
import pathlib
import re
import stat
import subprocess
import sys
import tempfile

SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
ESCAPES = {"bell": "\a", "colour": "\x1b[31m", "title": "\x1b]0;x\x07", "link": "\x1b]8;;http:x\x1b\\", "clipboard": "\x1b]52;c;eA==\a", "overwritten": "a\rb", "c1": "\x9b31m",
           "turned": "\u202egnp.exe", "isolated": "\u2067x", "deleted": "\x7f", "backspace": "abc\b\b\b"}
ZH = "全港完成货物吞吐量3260万吨，同比增长8.4%。\n"
EN = "The port handled 32.6 million tonnes of cargo, up 4.8 percent.\n"
NESTED = ["(a+)+$", "(a|a)+$", "(a|aa)+$", "(a*)*$", "(.*a){20}$", "(a?){25}a{25}$", "(a+){10}$", "^(a+)+b", "(x+x+)+y", "([a-z]+)*1"]
SURROUNDINGS = [{"LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "de_DE.UTF-8", "LANG": "zh_CN.GBK"}, {"TZ": "Asia/Kathmandu"}, {"TZ": ":/no/such/zone"}, {"TZ": "XXX-25:61:61"}]


class Room:
    """A folder and the program in it."""

    def __init__(self, program, folder):
        self.program, self.folder, self.faults = program, pathlib.Path(folder), []

    def write(self, name, text):
        path = os.path.join(os.fsencode(self.folder), os.fsencode(name))
        pathlib.Path(os.fsdecode(path)).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))

    def run(self, *words, **surroundings):
        mask = surroundings.pop("umask", -1)
        return subprocess.run([self.program, *words], cwd=self.folder, capture_output=True, umask=mask, env={**os.environ, **surroundings})

    def must(self, holds, what):
        if not holds:
            self.faults.append(what)

    def must_be_shown(self, done, what):
        for data in (done.stdout, done.stderr):
            try:
                raw = SHOWN.search(data.decode("utf-8"))
            except UnicodeDecodeError as fault:
                self.faults.append(f"{what}: {fault}")
                continue
            self.must(not raw, f"{what}: writes U+{ord(raw[0]):04X} as it is" if raw else "")


def all_characters(room):
    """A thousand characters to a file, each of them before a figure that differs."""
    every = [chr(c) for c in itertools.chain(range(1, 0xd800), range(0xe000, 0x110000))
             if c not in (10, 13) and (c < 0x3100 or 0xfd00 <= c < 0x10000 or 0xe0000 <= c < 0xe0200 or c % 499 == 0)]
    for at in range(0, len(every), 2000):
        some = every[at:at + 2000]
        room.write("all.zh.txt", "".join(f"甲{c}共有{i + 10}人。\n" for i, c in enumerate(some)))
        room.write("all.en.txt", "".join(f"A {c} has {i + 20000} people.\n" for i, c in enumerate(some)))
        for words in (["check", "--lines", "--encoding", "utf-8", "all.zh.txt", "all.en.txt"], ["diff", "--lines", "--lang", "en", "--encoding", "utf-8", "all.en.txt", "all.zh.txt"]):
            done = room.run(*words)
            room.must(done.returncode in (0, 1), f"{words[0]}, U+{ord(some[0]):04X} and on: exit status {done.returncode}: {done.stderr[:200]}")
            room.must_be_shown(done, f"{words[0]}, U+{ord(some[0]):04X} and on")


def escapes(room):
    """In names of files, in texts, in messages of rules, on the command line."""
    for what, escape in ESCAPES.items():
        name = f"a{escape}.txt"
        room.write(name, ZH.replace("全港", f"全{escape}港"))
        room.write("en.txt", EN)
        room.write("rules.ini", f'[style "x"]\nsource = 货物\nmessage = x{escape}y\n')
        for words in (["check", name, "en.txt"], ["check", "-v", name, "en.txt"], ["check", "en.txt", f"none{escape}"], ["segment", f"none{escape}"], ["segment", name], ["extract", name],
                      ["align", name, "en.txt"], [f"x{escape}"], ["check", f"--x{escape}"], ["check", "-f", f"x{escape}", name, "en.txt"], ["check", "--only", f"x{escape}", name, "en.txt"],
                      ["check", "--config", "rules.ini", name, "en.txt"], ["check", "--glossary", f"none{escape}", name, "en.txt"], ["explain", f"x{escape}"],
                      ["audit", f"none{escape}", "--db", "x.db"], ["match", f"甲{escape}", f"A{escape}"], ["check", "-o", f"none/{escape}", name, "en.txt"]):
            room.must_be_shown(room.run(*words), f"{what}: {words[0]} {words[1:2]}")
    found = [json.loads(line) for line in room.run("check", "-f", "jsonl", "--only", "text", "a\u202egnp.exe.txt", "en.txt").stdout.splitlines()]
    room.must(any("202E" in row.get("message", "") for row in found), f"a turned line is no finding: {found}")


def exploding(room):
    """Rules that would take for ever: told, each, and the rest is examined."""
    evil = [pattern.replace("a", letter) for pattern in NESTED for letter in "abcde"]
    room.write("zh.txt", ZH)
    room.write("en.txt", EN + "".join(letter * 40 + "!\n" for letter in "abcdex") * 3)
    for at in range(0, len(evil), 10):
        room.write("rules.ini", "".join(f'[style "r{i}"]\ntarget = {pattern}\nmessage = x\n' for i, pattern in enumerate(evil[at:at + 10])))
        done = room.run("check", "--config", "rules.ini", "zh.txt", "en.txt")
        room.must(done.returncode in (1, 3), f"rules {evil[at:at + 10]}: exit status {done.returncode}: {done.stderr.decode()[:300]}")
        room.must(b"figures.value" in done.stdout, f"rules {evil[at:at + 10]}: the rest is not examined")


def formulas(room):
    for cell in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x"):
        room.write("zh.txt", f"{cell}、共有12人。\n")
        room.write("en.txt", f"{cell}, 13 people.\n")
        for line in room.run("check", "--lines", "-f", "tsv", "zh.txt", "en.txt").stdout.decode().splitlines():
            room.must(not any(re.match(r"\s*[=+@＝＋－＠]", field) for field in line.split("\t")), f"a cell of {cell!r} begins a formula: {line}")


def surroundings(room):
    room.write("zh.txt", ZH), room.write("en.txt", EN)
    words = ["check", "-f", "jsonl", "zh.txt", "en.txt"]
    right = room.run(*words, LC_ALL="C.UTF-8", TZ="UTC")
    room.must(right.returncode == 1, f"exit status {right.returncode}")
    for form in ("jsonl", "text", "tsv", "sarif"):
        words[2] = form
        right = room.run(*words, LC_ALL="C.UTF-8", TZ="UTC").stdout
        for one in SURROUNDINGS:
            room.must(room.run(*words, **one).stdout == right, f"{form}: {one} changes the findings")
    room.must(room.run(*words, "-o", "out", umask=0o077).returncode == 1 and (room.folder / "out").stat().st_mode & 0o777 == 0o600, "umask 077 is not kept")
    room.must((room.folder / "out").read_bytes().replace(b'"out"', b"") == right.replace(b'"out"', b""), "umask 077 changes the findings")


def names(room):
    """A deep folder, and a name that is no UTF-8."""
    room.write("zh.txt", ZH), room.write("en.txt", EN)
    right = [row["fingerprint"] for row in map(json.loads, room.run("check", "-f", "jsonl", "zh.txt", "en.txt").stdout.splitlines()) if "fingerprint" in row]
    deep = "/".join(["d" * 100] * 30)
    (room.folder / deep).mkdir(parents=True)
    for name in (f"{deep}/zh.txt", b"\xff\xfe\xb0\xd7.txt"):
        room.write(name, ZH)
        done = room.run("check", "-f", "jsonl", name, "en.txt")
        found = [row["fingerprint"] for row in map(json.loads, done.stdout.decode().splitlines()) if "fingerprint" in row]
        room.must(found == right and right, f"{name[:20]!r}: other findings: {done.stderr.decode()[:200]}")
    done = room.run("audit", ".", "--db", "names.db", "-q")
    room.must(done.returncode in (0, 1, 3), f"audit of odd names: exit status {done.returncode}: {done.stderr.decode()[:200]}")


def nowhere_to_write(room):
    room.write("zh.txt", ZH), room.write("en.txt", EN)
    with open("/dev/full", "wb") as full:
        for form in ("text", "html", "jsonl"):
            done = subprocess.run([room.program, "check", "-f", form, "zh.txt", "en.txt"], cwd=room.folder, stdout=full, stderr=subprocess.PIPE)
            room.must(done.returncode == 4 and b"standard output" in done.stderr, f"{form} to a full device: exit status {done.returncode}: {done.stderr}")
    (room.folder / "folder").mkdir()
    (room.folder / "target").write_text("older\n")
    (room.folder / "link").symlink_to("target")
    for path in ("/dev/full", "folder", "folder/none/x", "zh.txt/x"):
        done = room.run("check", "-o", path, "zh.txt", "en.txt")
        room.must(done.returncode == 4 and path.encode() in done.stderr, f"-o {path}: exit status {done.returncode}: {done.stderr}")
    room.must(room.run("check", "-o", "link", "zh.txt", "en.txt").returncode == 1 and (room.folder / "link").is_symlink() and
              b"figures" in (room.folder / "target").read_bytes(), "a link to a file is not followed")
    room.must(not any(".part" in path.name for path in room.folder.iterdir()), "something is left beside an output")


def full_disk(room):
    """A disk of 256 KB, in a namespace of its own: a page and a database that do not fit are told, and nothing is left of the page."""
    room.write("zh.txt", ZH * 400), room.write("en.txt", EN * 400)
    (room.folder / "disk").mkdir(), (room.folder / "a").mkdir()
    for i in range(300):
        room.write(f"a/{i}.zh.txt", ZH), room.write(f"a/{i}.en.txt", EN)
    for command in ("check -f html -o disk/page zh.txt en.txt", "audit a -q --db disk/page"):
        script = f"mount -t tmpfs -o size=256k none disk || exit 77; '{room.program}' {command}; status=$?; ls disk >&2; exit $status"
        done = subprocess.run(["unshare", "-m", "sh", "-c", script], cwd=room.folder, capture_output=True)
        if done.returncode == 77 or b"unshare" in done.stderr:
            return  # nobody may make one here
        room.must(done.returncode == 4 and b"disk/page" in done.stderr, f"{command}: exit status {done.returncode}: {done.stderr[:300]}")
        left = done.stderr.decode().splitlines()[1:]
        room.must(not left or "audit" in command, f"{command}: leaves {left}")


def pipes(room):
    """An output that is a pipe with a name is written into, and stays one."""
    room.write("zh.txt", ZH), room.write("en.txt", EN)
    os.mkfifo(room.folder / "pipe")
    with subprocess.Popen(["cat", "pipe"], cwd=room.folder, stdout=subprocess.PIPE) as cat:
        done = room.run("check", "-o", "pipe", "zh.txt", "en.txt")
        out = cat.communicate()[0]
    room.must(done.returncode == 1 and out == room.run("check", "zh.txt", "en.txt").stdout and stat.S_ISFIFO((room.folder / "pipe").stat().st_mode),
              f"a pipe: exit status {done.returncode}: {done.stderr}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    faults = []
    for test in (all_characters, escapes, exploding, formulas, surroundings, names, nowhere_to_write, full_disk, pipes):
        with tempfile.TemporaryDirectory() as folder:
            room = Room(program, folder)
            test(room)
            faults += [f"{test.__name__}: {fault}" for fault in room.faults]
    print("\n".join(faults) if faults else "all is shown, and the same everywhere")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
