#!/usr/bin/env python3
"""Check that findings are written into a given XLIFF without touching it.

    python3 tests/xml/annotate.py [--program FILE]

Runs `check --format xliff` over each XLIFF of the cases and over files made
here: versions, prefixes, encodings, marks already there, text that no mark may
stand in. Of each the result must give the file again, byte for byte, when what
was added is taken out; be well-formed; keep the order of elements that XLIFF
asks for (the schemas of OASIS, where the file itself keeps them); have an issue for
each finding; and be found to have the same findings. Prints each fault; exit
status 1 when there is one.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import oasis

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NS = ' xmlns:%s="http://www.w3.org/2005/11/its"'
TAG = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|</?[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>", re.S)

ONE = """<?xml version="1.0" encoding="%(encoding)s"?>
<%(p)sxliff %(ns)s="urn:oasis:names:tc:xliff:document:1.2" version='1.2'%(root)s><%(p)sfile original="a.txt" datatype="plaintext" source-language="zh-CN" target-language="en-US"><%(p)sbody>
%(units)s
</%(p)sbody></%(p)sfile></%(p)sxliff>
"""
TWO = """<?xml version="1.0" encoding="%(encoding)s"?>
<%(p)sxliff %(ns)s="urn:oasis:names:tc:xliff:document:2.0" version='2.1' srcLang="zh-CN" trgLang="en-US"%(root)s><%(p)sfile id="f1">
%(units)s
</%(p)sfile></%(p)sxliff>
"""
# (source, target): each with something to find
TEXTS = [
    ("城墙长12公里，高8米。", "The city wall is 21 km long and 8 m high."),
    ("城墙&amp;城门共<g id=\"1\">30处，12</g>处已修。", "Walls &amp; gates number <g id=\"1\">31, 13</g> are mended."),
    ("<g id=\"1\">全长30</g>公里。", "It is 40 <g id=\"1\">km</g> long."),
    ("<![CDATA[共有<30>人参加。]]>", "<![CDATA[In all <13> people took part.]]>"),
    ("共&#51;0人<!-- 12 -->参加。", "In all 2<!-- 13 -->0 people took part."),
    ("他说：“共有30人”。", "He said : “there were 31 people”,. twice the the 2."),
    ("看<ph id=\"1\">%s</ph>的15张照片。", "See the photos."),
    ("没有译文的一句话，共12字。", None),
    ("没有译文的另一句话，共12字。", ""),
]


def content(text, version):
    if text is None or version == 1:
        return text
    return re.sub(r"<ph id=\"1\">%s</ph>", '<ph id="1"/>', text).replace("<g ", "<pc ").replace("</g>", "</pc>")


def unit(number, texts, version, prefix):
    source, target = (content(t, version) for t in texts)
    body = f"<source>{source}</source>" + ("" if target is None else "<target/>" if target == "" else f"<target>{target}</target>")
    text = (f'<trans-unit id="t{number}">{body}<note>第{number}条</note></trans-unit>' if version == 1
            else f'<unit id="u{number}"><notes><note>第{number}条</note></notes><segment id="s1">{body}</segment></unit>')
    return re.sub(r"<(/?)(?=[a-z])", rf"<\1{prefix}", text)


def made():
    """(name, bytes)."""
    for version, frame in ((1, ONE), (2, TWO)):
        for name, encoding, prefix, root, end in [
                ("plain", "UTF-8", "", "", "\n"), ("prefix", "UTF-8", "x:", "", "\r\n"), ("gb18030", "GB18030", "", "", "\n"), ("utf-16", "UTF-16", "", "", "\r\n"),
                ("its there", "UTF-8", "", ' xmlns:i="http://www.w3.org/2005/11/its" i:version="2.0"\n ', "\n"),
                ("its is another", "UTF-8", "", ' xmlns:its="urn:other"', "\n"), ("bom", "UTF-8-SIG", "", "", "\r")]:
            units = "\n".join(unit(i, t, version, prefix) for i, t in enumerate(TEXTS, 1))
            ns = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
            text = frame % {"encoding": encoding.replace("-SIG", ""), "p": prefix, "ns": ns, "root": root, "units": units}
            yield f"made {version}, {name}", text.replace("\n", end).encode(encoding)
    cut = ('<trans-unit id="c"><source>一。二。</source><seg-source><mrk mtype="seg" mid="1">共有30人。</mrk><g id="1"><mrk mtype="seg" mid="2">长12公里。</mrk></g></seg-source>'
           '<target><mrk mtype="seg" mid="1">There were 31 people.</mrk> <g id="1"><mrk mtype="seg" mid="2">It is 21 km long.</mrk></g></target></trans-unit>')
    yield "made 1, cut", (ONE % {"encoding": "UTF-8", "p": "", "ns": "xmlns", "root": "", "units": cut}).encode()
    nothing = unit(1, ("城墙长12公里。", "The city wall is 12 km long."), 1, "")
    yield "made 1, nothing to find", (ONE % {"encoding": "UTF-8", "p": "", "ns": "xmlns", "root": "", "units": nothing}).encode()


def encoding_of(data):
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16le" if data[0] == 0xFF else "utf-16be"
    return "gb18030" if b"GB18030" in data[:80] else "utf-8"


def taken_out(text, original):
    """A file without what was added."""
    found = [m for m in re.findall(r"<([\w.-]+):locQualityIssues xml:id=\"(dz\d*)-1\">", text) if f'"{m[1]}-' not in original]
    if not found:
        return text
    its, name = found[0]
    text = re.sub(rf"<{its}:locQualityIssues xml:id=\"{name}-\d+\">.*?</{its}:locQualityIssues>", "", text)
    text = re.sub(rf"<[\w.-]*:?sm id=\"{name}-\d+[st]\"[^>]*/>|<[\w.-]*:?em startRef=\"{name}-\d+[st]\"/>", "", text)
    out, at, ours = [], 0, []
    for tag in TAG.finditer(text):
        is_mrk = re.match(r"<(/?)[\w.-]*:?mrk\b", tag[0])
        mine = False
        if is_mrk and not is_mrk[1] and not tag[0].endswith("/>"):
            mine = f'locQualityIssuesRef="#{name}-' in tag[0]
            ours.append(mine)
        elif is_mrk and is_mrk[1]:
            mine = ours.pop()
        if mine:
            out.append(text[at:tag.start()])
            at = tag.end()
    text = "".join(out) + text[at:]
    if NS % its not in original:
        text = text.replace(NS % its, "", 1)
    if f'{its}:version="2.0"' not in original:
        text = text.replace(f' {its}:version="2.0"', "", 1)
    return text


def findings(program, name, folder):
    run = subprocess.run([program, "check", "-f", "jsonl", name], cwd=folder, capture_output=True, encoding="utf-8")
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    keep = lambda side: side and {k: side.get(k) for k in ("text", "spot")}
    return [(r["rule"], r["severity"], r["message"], keep(r.get("source")), keep(r.get("target")), r["fingerprint"]) for r in rows if "rule" in r]


def parsed(text):
    return ET.fromstring(re.sub(r"^\ufeff?<\?xml[^>]*\?>", "", text))


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def check_order(root):
    """What no schema here says of 1.x: elements of others stand at the end of a unit."""
    for element in root.iter():
        if local(element) == "trans-unit":
            names = [local(e) for e in element]
            assert "locQualityIssues" not in names or set(names[names.index("locQualityIssues"):]) == {"locQualityIssues"}, "an issue is not at the end"


def check_schema(version, data, original):
    """A file that keeps its schema keeps it with issues in it; True for one that does."""
    if oasis.lint(version, original):
        return False
    faults = oasis.lint(version, data)
    assert not faults, faults
    return True


def check(program, folder, name, data):
    (folder / name).write_bytes(data)
    before = findings(program, name, folder)
    run = subprocess.run([program, "check", "-f", "xliff", name], cwd=folder, capture_output=True)
    assert run.returncode in (0, 1) and not run.stderr, f"exit status {run.returncode}: {run.stderr.decode()}"
    encoding = encoding_of(data)
    text, original = run.stdout.decode(encoding), data.decode(encoding)
    assert taken_out(text, original).encode(encoding) == data, "the file is not as it was"
    root = parsed(text)
    issues = sum(local(e) == "locQualityIssue" for e in root.iter()) - sum(local(e) == "locQualityIssue" for e in parsed(original).iter())
    assert issues == len(before), f"{issues} issues for {len(before)} findings"
    check_order(root)
    kept = check_schema(root.get("version")[0], run.stdout, data)
    (folder / name).write_bytes(run.stdout)
    after = findings(program, name, folder)
    assert after == before, f"the findings differ: {[f for f in after if f not in before][:2]} for {[f for f in before if f not in after][:2]}"
    again = subprocess.run([program, "check", "-f", "xliff", name], cwd=folder, capture_output=True).stdout
    assert taken_out(again.decode(encoding), text) == text, "a file that was written already is not as it was"
    return text, kept


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=ROOT / "build/release/duizhao")
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    faults, marks, n, valid = [], 0, 0, 0
    files = [(str(p.relative_to(ROOT)), p.read_bytes()) for end in ("xlf", "xliff", "sdlxliff") for p in sorted((ROOT / "tests/cases").glob(f"*/*/*.{end}"))]
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files + list(made()):
            n += 1
            try:
                text, kept = check(program, pathlib.Path(folder), "a.xlf", data)
                valid += kept
                marks += len(re.findall(r"<[\w:]*sm id=\"dz|mtype=\"x-its\"", text))
            except (AssertionError, ET.ParseError, UnicodeError) as fault:
                faults.append(f"{name}: {fault}")
    if marks < 100:
        faults.append(f"there are but {marks} marks")
    if valid < 10:
        faults.append(f"but {valid} files keep their schema to begin with")
    print("\n".join(faults) if faults else f"{n} files are as they were, with {marks} marks; {valid} keep their schema")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
