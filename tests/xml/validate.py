#!/usr/bin/env python3
"""Hold the TMX and XLIFF that the program writes against their DTD and schema.

    python3 tests/xml/validate.py [--program FILE]

Aligns the corpora, texts that are made to break XML, and texts one of which
lacks passages, in both directions. Each file written must be valid (xmllint;
XLIFF by the schema of OASIS for its core, and by ours, which knows the metadata),
must hold all of the text of both sides in its order, must keep the rules that
no schema can say, and must be the same when written again. The DTD and the
schema must refuse files that are wrong. Prints each fault; exit status 1 when
there is one.
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
XLF, MDA, XML = ("{urn:oasis:names:tc:xliff:document:2.0}", "{urn:oasis:names:tc:xliff:metadata:2.0}",
                 "{http://www.w3.org/XML/1998/namespace}")
ITS = "{http://www.w3.org/2005/11/its}"
TYPES = set("""terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register
    locale-specific-content locale-violation style characters misspelling typographical formatting inconsistent-entities numbers
    markup pattern-problem whitespace internationalization length non-conformance uncategorized other""".split())
RULES = {"tmx": ["--dtdvalid", HERE / "tmx14.dtd"], "xliff": ["--schema", HERE / "xliff-core.xsd"]}

# What XML, or those who read it, may stumble over. U+FFFE, U+FFFF, VT and FF are forbidden there.
HOSTILE = [
    '第一句<seg>不是标记</seg>，&amp;也不是，]]>也不是<!-- 不是 -->。\tThe tag </target> & <ph x="1"/> "quoted" \'so\'.',
    '“引号”与<?xml version="1.0"?>，&#x1F;与&lt;。\tAn entity: &bogus; &#xD800; <![CDATA[ x ]]>.',
    '非字符\ufffe与\uffff在此3处\uffff。\tNoncharacters \ufffe and \uffff stand here in 3 places\uffff.',
    '换页\f与竖表\v在此。\tA form\ffeed and a vertical\vtab.',
    '转义\x1b[31m红\x1b[0m，响铃\x07，\x9b。\tEscape \x1b]0;title\x07 and \x9b1m.',
    '分行\u2028分段\u2029下一行\u0085完。\tLine\u2028paragraph\u2029next\u0085end.',
    '双向\u202e倒\u202c零宽\u200b空。\tBidi \u202eback\u202c and zero\u200bwidth.',
    '扩展𠮷𪚥与表情👩\u200d👩\u200d👧\ufe0f。\tAstral 𠮷 and a family 👩\u200d👩\u200d👧\ufe0f, cafe\u0301.',
    '%s%n%99999d。\t%s%n%99999d {0} ${x}.',
    '甲' * 5000 + '。\t' + 'x' * 5000 + '.',
]


def texts():
    """(name, source, target, options): bytes of each side."""
    for folder in sorted((ROOT / "corpora").iterdir()):
        if (folder / "zh.txt").exists():
            zh, en, wrong = ((folder / name).read_bytes() for name in ("zh.txt", "en.txt", "en.errors.txt"))
            yield f"{folder.name}", zh, en, []
            yield f"{folder.name}, with errors", zh, wrong, []
            yield f"{folder.name}, from English", en, zh, []
            half = en.split(b"\n\n")
            yield f"{folder.name}, half of it", zh, b"\n\n".join(half[: len(half) // 2]), []
            yield f"{folder.name}, lines", (folder / "zh.lines").read_bytes(), (folder / "en.lines").read_bytes(), ["--lines"]
    zh, en = ("\n\n".join(line.split("\t")[side] for line in HOSTILE).encode() for side in (0, 1))
    yield "hostile", zh, en, []
    yield "hostile, from English", en, zh, []
    yield "hostile, lines", zh.replace(b"\n\n", b"\r\n"), en.replace(b"\n\n", b"\r\n"), ["--lines"]
    yield "hostile, empty lines", b"\n\n" + zh, en + b"\n\n\n", ["--lines"]
    yield "gb18030 and big5", "价格为3元，共12箱。".encode("gb18030"), "價格為3元，共12箱。".encode("big5"), []
    yield "one word", "是".encode(), b"Yes", ["--source-lang", "zh", "--target-lang", "en"]


class Writer:
    """The program, and a folder with a source and a target in it."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.names = ["a<b>&\"'.txt", "c]]>d.txt"]

    def give(self, source, target):
        for name, data in zip(self.names, (source, target)):
            (self.folder / name).write_bytes(data)

    def says(self, form, options, command="align"):
        run = subprocess.run([self.program, command, "-f", form, *options, *self.names], cwd=self.folder, capture_output=True)
        if run.returncode > (command == "check") or run.stderr:
            raise AssertionError(f"exit status {run.returncode}: {run.stderr.decode()}")
        return run.stdout


def lint(form, data):
    """What xmllint has against a file; '' for nothing."""
    run = subprocess.run(["xmllint", "--noout", "--nonet", *RULES[form], "-"], input=data, capture_output=True)
    faults = run.stderr.decode(errors="replace") if run.returncode else ""
    return faults or (oasis.lint("2", data) if form == "xliff" else "")


def bare(text):
    """Text without white space, which the formats may lay out anew."""
    return re.sub(r"\s+", "", text)


def content(element):
    """The text of a seg, source or target, with what XML forbids put back."""
    if element is None:
        return ""
    text = element.text or ""
    for child in element:
        text += chr(int(child.get("hex"), 16)) + (child.tail or "")
    return re.sub(r"<U\+(FFFE|FFFF)>", lambda m: chr(int(m[1], 16)), text)


def sides_of_tmx(root):
    """(source, target) of each unit; None for a side that is not there."""
    for number, unit in enumerate(root.iter("tu"), 1):
        assert unit.get("tuid") == str(number), "a tuid is out of order"
        assert unit.find("prop[@type='x-sure']") is not None, "a unit does not say how sure it is"
        variants = unit.findall("tuv")
        source = unit.get("srclang") or root.find("header").get("srclang")
        assert source in [v.get(XML + "lang") for v in variants], "a unit has no variant in its source language"
        label = unit.find("prop[@type='x-bead']").text
        assert len(variants) == 2 - (label.startswith("0-") + label.endswith("-0")), "a unit lacks a side"
        segs = [v.find("seg") for v in variants]
        yield (None, segs[0]) if label.startswith("0-") else (segs[0], segs[1] if len(segs) > 1 else None)


def sides_of_xliff(root):
    for number, unit in enumerate(root.iter(XLF + "unit"), 1):
        segment, target = unit.find(XLF + "segment"), unit.find(f"{XLF}segment/{XLF}target")
        assert unit.get("id") == f"u{number}", "a unit is out of order"
        assert unit.find(f".//{MDA}meta[@type='sure']") is not None, "a unit does not say how sure it is"
        # "initial" is the only state of a segment without a target
        assert (segment.get("state") == "initial") == (target is None), "the state does not fit"
        yield segment.find(XLF + "source"), target
    for cp in root.iter(XLF + "cp"):
        code = int(cp.get("hex"), 16)
        assert code < 0x20 or code in (0xFFFE, 0xFFFF), "cp stands for a character that XML allows"


def check_places(beads, cut):
    """Each segment lies in one bead, in order; of text already cut, each line is one."""
    for side in ("source", "target"):
        indexes = [i for bead in beads for i in bead[side]]
        assert indexes == list(range(len(indexes))), "a segment does not lie in exactly one bead"
        for bead in beads:
            lines = [bead[side][0] + 1, bead[side][-1] + 1] if cut and bead[side] else bead[side + "_lines"]
            assert lines == bead[side + "_lines"], f"segments {bead[side]} stand on lines {bead[side + '_lines']}"
            assert bool(bead[side]) == bool(lines), "an omitted side has lines"


def check(writer, form, options):
    data = writer.says(form, options)
    beads = [json.loads(line) for line in writer.says("jsonl", options).splitlines()]
    assert not lint(form, data), lint(form, data)
    assert data == writer.says(form, options), "the second run wrote other bytes"
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xa8-\xae]", data), "a control character is raw"
    check_places(beads, "--lines" in options)
    root = ET.fromstring(data)
    units = list((sides_of_tmx if form == "tmx" else sides_of_xliff)(root))
    assert len(units) == len(beads), f"{len(units)} units for {len(beads)} beads"
    for unit, bead in zip(units, beads):
        for side, name in zip(unit, ("source", "target")):
            assert bare(content(side)) == bare(bead[name + "_text"]), f"the text differs: {bead[name + '_text'][:60]}"
    if form == "tmx":
        lost = sum(int(note.text.rsplit(" ", 1)[1]) for note in root.iter("note"))
        assert lost == sum(len(re.findall("[\ufffe\uffff]", b[s + "_text"])) for b in beads for s in ("source", "target")), \
            "what XML forbids is not told"


def check_issues(writer, options):
    """The XLIFF of 'check': all that 'align' writes, and an issue of ITS for each finding, to which its marks point."""
    data = writer.says("xliff", options, "check")
    assert not lint("xliff", data), lint("xliff", data)
    root = ET.fromstring(data)
    plain = ET.fromstring(writer.says("xliff", options))
    texts = lambda tree: [bare("".join(e.itertext())) for kind in ("source", "target") for e in tree.iter(XLF + kind)]
    assert texts(root) == texts(plain), "the texts differ from those of align"
    found = {}
    for line in writer.says("jsonl", options, "check").splitlines():
        finding = json.loads(line)
        if "rule" in finding:
            found[len(found) + 1] = finding
    issues = {}
    for unit in root.iter(XLF + "unit"):
        here = {"#its=" + i.get(XML + "id"): i[0] for i in unit.iter(ITS + "locQualityIssues")}
        issues.update(here)
        open_marks = {}
        for e in unit.iter():
            if e.tag == XLF + "sm":
                assert e.get(ITS + "locQualityIssuesRef") in here, "a mark points out of its unit"
                open_marks[e.get("id")] = e
            if e.tag == XLF + "em":
                assert open_marks.pop(e.get("startRef"), None) is not None, "a mark ends that did not begin"
        assert not open_marks, "a mark does not end"
    assert len(issues) == len(found), f"{len(issues)} issues for {len(found)} findings"
    for number, finding in found.items():
        issue = issues[f"#its=q{number}"]
        assert issue.get("locQualityIssueComment").startswith(finding["rule"] + ": "), "an issue is another one"
        assert issue.get("locQualityIssueType") in TYPES, issue.get("locQualityIssueType")


def check_refusals(writer):
    """The rules themselves: files with one thing wrong must not pass."""
    wrong = {
        "tmx": [(' srclang="zh-Hans"', ""), ('segtype="sentence"', 'segtype="line"'), ("<seg>", "<segment>"), ("<body>", "<body>x"),
                ('version="1.4"', 'version="1.5"'), (' xml:lang="en"', "")],
        "xliff": [('state="translated"', 'state="done"'), (' srcLang="zh-Hans"', ""), ("<source>", "<target>x</target><source>"),
                  ('id="u2"', 'id="u1"'), ('version="2.1"', 'version="1.2"'), ('type="sure"', ""), ("<unit ", "<unit wrong=\"1\" "),
                  ("</source>", "<cp hex=\"x\"/></source>")],
    }
    for form, changes in wrong.items():
        good = writer.says(form, []).decode()
        for old, new in changes:
            assert old in good, f"{form}: there is no {old}"
            assert lint(form, good.replace(old, new, 1).encode()), f"{form}: '{old}' may be '{new}'"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=ROOT / "build/release/duizhao")
    options = parser.parse_args()
    faults = []
    n = 0
    with tempfile.TemporaryDirectory() as folder:
        writer = Writer(str(pathlib.Path(options.program).resolve()), pathlib.Path(folder))
        for name, source, target, how in texts():
            writer.give(source, target)
            for form in RULES:
                n += 1
                try:
                    check(writer, form, how)
                except (AssertionError, ET.ParseError) as fault:
                    faults.append(f"{form}: {name}: {fault}")
            n += 1
            try:
                check_issues(writer, how)
            except (AssertionError, ET.ParseError) as fault:
                faults.append(f"issues: {name}: {fault}")
        writer.give("一。二。".encode(), b"One. Two.")
        try:
            check_refusals(writer)
        except AssertionError as fault:
            faults.append(str(fault))
    print("\n".join(faults) if faults else f"{n} files are valid and whole")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
