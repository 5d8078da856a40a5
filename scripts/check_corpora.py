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
FINDINGS = re.compile(r"findings(\.[a-z]+)?\.tsv")
PLANTED = re.compile(r"(zh|en)(\.[a-z]+)?\.errors\.txt")
HEADER = ["rule", "zh", "en", "was", "why"]
# For each rule whether zh, en and was are filled, None: either; a rule or family that is not here is free to fill any.
RULES = {
    "figures.value": (True, True, True),
    "figures.missing": (True, False, True),
    "dates.value": (True, True, True),
    "dates.missing": (True, False, True),
    "segments.omitted": (True, False, True),
    "segments.added": (False, True, False),
    "repeats.target-only": (False, True, None),  # with was: words of a copy that are others
}
FAMILIES = ("codes", "consistency", "currency", "dates", "figures", "names", "punctuation", "repeats", "segments",
            "spelling", "style", "terms", "text")
MIN_SEGMENTS = 30
MIN_FINDINGS = {"findings.tsv": 8}  # of any other: 1
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


def planted(folder, findings):
    """Return the files that the cells zh, en and was of a table quote: was is of either clean text."""
    sides = []
    for side in ("zh", "en"):
        name = findings.replace("findings", side).replace(".tsv", ".errors.txt")
        sides.append(name if (folder / name).is_file() else f"{side}.txt")
    return [[sides[0]], [sides[1]], ["zh.txt", "en.txt"]]


def check_row(row, text, files):
    """Yield the faults of one planted error."""
    rule, *quotes, why = row
    if not why or rule.split(".")[0] not in FAMILIES or not any(quotes[:2]):
        yield "wrong cells"
        return
    for quote, filled, names in zip(quotes, RULES.get(rule, map(bool, quotes)), files):
        if filled is not None and bool(quote) != filled:
            yield f"the quote from {' or '.join(names)} is {'missing' if filled else 'too much'}"
        elif quote and not any(quote in text[name] for name in names):
            yield f"not in {' or '.join(names)}: {quote}"
    _, en, was = quotes
    errors = text[files[1][0]]
    if rule == "segments.omitted" and was in errors:
        yield "the sentence is not omitted"
    if rule == "segments.added" and en in text["en.txt"]:
        yield "the sentence is not added"
    if rule == "repeats.target-only" and not was and errors.split("\n\n").count(en) != 2:
        yield "the paragraph does not stand twice"
    if rule == "repeats.target-only" and was and (errors.count(en), errors.count(was)) != (1, 1):
        yield "the two wordings do not stand once each"


def check_findings(folder, findings, text):
    """Yield faults of one table of planted errors; text maps each file name to its content."""
    files = planted(folder, findings)
    header, *rows = [row.split("\t") for row in text[findings].splitlines()]
    if [files[0][0], files[1][0]] == ["zh.txt", "en.txt"]:
        yield f"{findings}: no text with its errors"
    if header != HEADER:
        yield f"{findings}:1: wrong header"
    if len(rows) < MIN_FINDINGS.get(findings, 1):
        yield f"{findings}: {len(rows)} findings, fewer than {MIN_FINDINGS.get(findings, 1)}"
    for number, row in enumerate(rows, 2):
        if len(row) != len(HEADER):
            yield f"{findings}:{number}: wrong cells"
            continue
        yield from (f"{findings}:{number}: {fault}" for fault in check_row(row, text, files))


def check_set(folder):
    """Yield the faults of one set."""
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        yield f"missing: {', '.join(missing)}"
        return
    text = {}
    tables = sorted(path.name for path in folder.iterdir() if FINDINGS.fullmatch(path.name))
    errors = sorted(path.name for path in folder.iterdir() if PLANTED.fullmatch(path.name))
    used = {name for table in tables for names in planted(folder, table)[:2] for name in names}
    yield from (f"{name}: no table of its errors" for name in errors if name not in used)
    for name in sorted({*FILES, *tables, *errors}):
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
    for table in tables:
        yield from check_findings(folder, table, text)


def main(arguments):
    if arguments == ["--write"]:
        MANIFEST.write_bytes(manifest().encode("utf-8"))
        return 0
    if arguments:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    faults = list(check_manifest())
    for folder in sorted(path for path in ROOT.iterdir() if path.is_dir() and path.name != "web-pages"):
        faults += [f"{folder.name}/{fault}" for fault in check_set(folder)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
