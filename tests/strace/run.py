#!/usr/bin/env python3
"""Watch what the program touches.

    python3 tests/strace/run.py --program FILE

Runs check, align, diff and audit under strace over a file of each format from the
cases, and over files that ask for others: external entities and document types,
pictures, links, members named ../x. No file may be opened but the inputs, the
libraries, configuration and lexicon, and what is written; no socket may be asked
for, and no program started. Prints a line for each fault; exit status 1 when there
is one, 77 where strace cannot be used.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

CASES = pathlib.Path(__file__).resolve().parent.parent / "cases"
ENDS = """txt text md markdown html htm xhtml docx odt epub srt vtt xlf xliff sdlxliff mxliff tmx po pot ts tsv tab csv jsonl ndjson zip tar gz tgz""".split()
CALLS = "open,openat,openat2,creat,execve,execveat,socket,connect,bind,listen"
# what loads and sets up any program, and the resources of this one; an audit reads what it has unpacked from a file without a name
GIVEN = re.compile(r"/(lib|usr/lib|usr/local/lib|usr/share/(locale|zoneinfo|i18n|duizhao|icu|hunspell|myspell)|proc/(self|\d+/(statm|fd/1\d\d)|cpuinfo|meminfo|stat)|sys/(devices|fs/cgroup))(/|$)|"
                   r"/etc/(ld\.so|localtime|locale)|/dev/(null|u?random|shm)|.*(\.lexicon|\.duizhao\.ini|/duizhao/config\.ini)$")
TRICKS = {
    "entity.xlf": '<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY x SYSTEM "outside.txt">]><xliff version="1.2"><file><body><trans-unit id="1">'
                  "<source>共有&x;12人。</source><target>12 people.</target></trans-unit></body></file></xliff>",
    "dtd.xlf": '<?xml version="1.0"?><!DOCTYPE xliff SYSTEM "outside.dtd"><xliff version="1.2"><file><body><trans-unit id="1">'
               "<source>共有12人。</source><target>There were 12 people.</target></trans-unit></body></file></xliff>",
    "web.tmx": '<?xml version="1.0"?><!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD" "http://127.0.0.1/tmx14.dtd"><tmx version="1.4"><header srclang="zh"/><body><tu>'
               '<tuv xml:lang="zh"><seg>共有12人。</seg></tuv><tuv xml:lang="en"><seg>12 people.</seg></tuv></tu></body></tmx>',
    "parameter.ts": '<?xml version="1.0"?><!DOCTYPE TS [<!ENTITY % x SYSTEM "file:outside.dtd"> %x;]><TS version="2.1" language="zh_CN"><context><message>'
                    "<source>Open</source><translation>打开</translation></message></context></TS>",
    "page.html": '<!DOCTYPE html><html><head><base href="http://127.0.0.1/"><link rel="stylesheet" href="outside.css"></head><body><p>一句话，在<a href="outside.txt">这里</a>。'
                 '<img src="outside.png"><iframe src="file:outside.txt"></iframe></p></body></html>',
    "links.md": "# 标题\n\n一句话，![图](outside.png)，在[这里](http://127.0.0.1/outside.txt)。\n\n<script src=\"outside.js\"></script>\n",
}
WORD = ('<?xml version="1.0"?>%s<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="urn:r"><w:body><w:p>'
        '<w:hyperlink r:id="r1"><w:r><w:t>一句话。</w:t></w:r></w:hyperlink></w:p></w:body></w:document>')
RELATIONS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             '<Relationship Id="r1" Type="t/hyperlink" Target="http://127.0.0.1/" TargetMode="External"/>'
             '<Relationship Id="r2" Type="t/footnotes" Target="../../outside.xml"/></Relationships>')


def make_tricks(folder):
    """Writes the files that ask for others, and the others; gives the names of the first."""
    for name, text in TRICKS.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("outside.txt", "outside.dtd", "outside.xml", "outside.css", "outside.png"):
        (folder / name).write_text("不该读的一句话。", encoding="utf-8")
    for name, doctype in (("relations.docx", ""), ("entity.docx", '<!DOCTYPE x SYSTEM "outside.dtd">')):
        with zipfile.ZipFile(folder / name, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", WORD % doctype)
            archive.writestr("word/_rels/document.xml.rels", RELATIONS)
            archive.writestr("../outside.txt", "不该写的一句话。")
    with zipfile.ZipFile(folder / "up.zip", "w") as archive:
        archive.writestr("../outside.txt", "不该写的一句话。")
        archive.writestr("zh/a.txt", "一句话。")
    with tarfile.open(folder / "link.tar", "w") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "outside.txt"
        archive.addfile(link)
    return [*TRICKS, "relations.docx", "entity.docx", "up.zip!../outside.txt", "up.zip!zh/a.txt", "link.tar!a.txt"]


def copy_cases(folder):
    """Copies what the cases of the readers read; gives their names."""
    names = []
    for path in sorted(CASES.glob("read/*/*")):
        if path.is_file() and path.suffix[1:] in ENDS:
            name = f"{path.parent.name}.{path.name}"
            shutil.copy(path, folder / name)
            names.append(name)
    return names


def faults_of(log, folder, allowed):
    """What a run in a folder did that it may not do."""
    for line in log.splitlines():
        opened = re.search(r'\b(?:open\w*|creat)\((?:AT_FDCWD, )?"([^"]*)"', line)
        path = opened and opened[1].removeprefix(f"{folder}/")
        if opened and path not in {*allowed, str(folder)} and not GIVEN.match(path) and not re.match(r"(\./)?out\.(html|db)", path):
            yield f"opens '{path}'"
        elif re.match(r"(<\.\.\. )?(socket|connect|bind|listen)\b", line):
            yield f"asks for the network: {line.strip()}"
    if log.count("execve") > 1:
        yield "starts a program"


def watch(program, folder, words, allowed):
    log = folder.parent / "log"
    run = subprocess.run(["strace", "-f", "-qq", "-s", "4096", "-e", f"trace={CALLS}", "-o", log, program, *words], cwd=folder, capture_output=True, timeout=300,
                         env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)})
    if run.returncode not in (0, 1, 3):
        yield f"exit status {run.returncode}: {run.stderr.decode(errors='replace')[:200]}"
    text = re.sub(r"^\d+ +", "", log.read_text(errors="replace"), flags=re.M)
    if not re.search(r"^execve\(.* = 0$", text, re.M):
        yield "strace saw nothing"
    yield from faults_of(text, folder, allowed)


def can_watch():
    try:
        return subprocess.run(["strace", "-qq", "-e", "trace=execve", "true"], capture_output=True).returncode == 0
    except OSError:
        return False


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    faults, n = [], 0
    if not can_watch():
        print("there is no strace that works")
        return 77
    with tempfile.TemporaryDirectory() as room:
        folder = pathlib.Path(room).resolve() / "here"
        folder.mkdir()
        names = copy_cases(folder) + make_tricks(folder)
        for name in names:
            for words in (["check", name], ["check", name, "-f", "html", "-o", "out.html"], ["align", name, name], ["diff", name, name]):
                n += 1
                faults += [f"{' '.join(words)}: {fault}" for fault in watch(program, folder, words, {name, name.split("!")[0], "."})]
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        inputs = {str(p.relative_to(folder)) for p in folder.rglob("*")} | {"."}
        inputs -= {n for n in inputs if n.endswith((".dtd", ".css", ".png"))}
        inputs |= {f"./{n}" for n in inputs}
        n += 1
        faults += [f"audit: {fault}" for fault in watch(program, folder, ["audit", ".", "--db", "out.db", "--jobs", "2"], inputs)]
    faults = sorted(set(faults))
    print("\n".join(faults) if faults else f"{n} runs touched nothing but what they were given")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
