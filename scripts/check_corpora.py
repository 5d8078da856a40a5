#!/usr/bin/env python3
"""Check corpora/ against corpora/MANIFEST.tsv and check each bilingual set.

usage: python3 scripts/check_corpora.py [--write]

Without arguments, print one line for each fault and exit 1 if there is any.
With --write, rewrite corpora/MANIFEST.tsv from the files that are there.
"""

import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent / "corpora"
MANIFEST = ROOT / "MANIFEST.tsv"
LICENCE = "Apache-2.0"
FILES = ("zh.txt", "en.txt", "zh.lines", "en.lines", "beads",
         "en.errors.txt", "findings.tsv", "README.md")
HEADER = ["rule", "zh", "en", "was", "why"]
# The files that zh, en and was quote, and for each rule which of these cells are filled.
QUOTED = ("zh.txt", "en.errors.txt", "en.txt")
RULES = {
    "figures.value": (True, True, True),
    "figures.missing": (True, False, True),
    "dates.value": (True, True, True),
    "dates.missing": (True, False, True),
    "segments.omitted": (True, False, True),
    "segments.added": (False, True, False),
    "repeats.block": (False, True, False),
}
MIN_SEGMENTS = 30
MIN_FINDINGS = 8
BEAD = re.compile(r"\[(\d+(?:,\d+)*)\]:\[(\d+(?:,\d+)*)\]")


def manifest():
    """Return the text MANIFEST.tsv should have."""
    rows = ["path\tsha256\tbytes\tlicence"]
    paths = (path for path in ROOT.rglob("*") if path.is_file() and path != MANIFEST)
    for name in sorted(path.relative_to(ROOT).as_posix() for path in paths):
        data = (ROOT / name).read_bytes()
        rows.append(f"{name}\t{hashlib.sha256(data).hexdigest()}\t{len(data)}\t{LICENCE}")
    return "\n".join(rows) + "\n"


def check_manifest():
    """Yield a fault for each row that is missing, changed or left over."""
    text = MANIFEST.read_text("utf-8") if MANIFEST.exists() else ""
    have, want = text.splitlines(), manifest().splitlines()
    yield from (f"MANIFEST.tsv: no row like this: {row}" for row in want if row not in have)
    yield from (f"MANIFEST.tsv: no file like this: {row}" for row in have if row not in want)
    if sorted(have) == sorted(want) and text != manifest():
        yield "MANIFEST.tsv: wrong order or wrong line ends"


def check_beads(text, sizes):
    """Yield a fault unless each index comes once and in order on each side."""
    sides = [], []
    for number, line in enumerate(text.splitlines(), 1):
        bead = BEAD.fullmatch(line)
        if not bead:
            yield f"beads:{number}: not a bead: {line}"
            continue
        for side, cell in zip(sides, bead.groups()):
            side += map(int, cell.split(","))
    for side, size, name in zip(sides, sizes, ("zh", "en")):
        if side != list(range(size)):
            yield f"beads: {name} indexes are not 0 to {size - 1}, each once, in order"


def check_findings(text):
    """Yield faults of findings.tsv; text maps each file name to its content."""
    header, *rows = [row.split("\t") for row in text["findings.tsv"].splitlines()]
    if header != HEADER:
        yield "findings.tsv:1: wrong header"
    if len(rows) < MIN_FINDINGS:
        yield f"findings.tsv: {len(rows)} findings, fewer than {MIN_FINDINGS}"
    for number, row in enumerate(rows, 2):
        where = f"findings.tsv:{number}"
        if len(row) != len(HEADER) or row[0] not in RULES or not row[4]:
            yield f"{where}: wrong cells"
            continue
        rule, *quotes, _ = row
        for quote, filled, name in zip(quotes, RULES[rule], QUOTED):
            if bool(quote) != filled:
                yield f"{where}: the quote from {name} is {'missing' if filled else 'too much'}"
            elif quote not in text[name]:
                yield f"{where}: not in {name}: {quote}"
        _, en, was = quotes
        if rule == "segments.omitted" and was in text["en.errors.txt"]:
            yield f"{where}: the sentence is not omitted"
        if rule == "segments.added" and en in text["en.txt"]:
            yield f"{where}: the sentence is not added"
        if rule == "repeats.block" and text["en.errors.txt"].split("\n\n").count(en) != 2:
            yield f"{where}: the paragraph does not stand twice"


def check_set(folder):
    """Yield the faults of one set."""
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        yield f"missing: {', '.join(missing)}"
        return
    text = {}
    for name in FILES:
        data = (folder / name).read_bytes()
        if data.startswith(b"\xef\xbb\xbf") or b"\r" in data or data[-1:] != b"\n":
            yield f"{name}: byte order mark, carriage return or no newline at the end"
        text[name] = data.decode("utf-8")
    sizes = []
    for side in ("zh", "en"):
        lines = text[f"{side}.lines"].splitlines()
        sizes.append(len(lines))
        if len(lines) < MIN_SEGMENTS:
            yield f"{side}.lines: {len(lines)} segments, fewer than {MIN_SEGMENTS}"
        if any(line != line.strip() or not line for line in lines):
            yield f"{side}.lines: a line is empty or has white space at an end"
        if "".join(text[f"{side}.lines"].split()) != "".join(text[f"{side}.txt"].split()):
            yield f"{side}.lines: not the text of {side}.txt"
    yield from check_beads(text["beads"], sizes)
    yield from check_findings(text)


def main(arguments):
    if arguments == ["--write"]:
        MANIFEST.write_bytes(manifest().encode("utf-8"))
        return 0
    if arguments:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    faults = list(check_manifest())
    for folder in sorted(path for path in ROOT.iterdir() if path.is_dir()):
        faults += [f"{folder.name}/{fault}" for fault in check_set(folder)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
