#!/usr/bin/env python3
"""Check that the built-in lexicon is well formed.

    python3 scripts/check_builtin.py [FILE]

Reads FILE (by default lexicon/builtin.tsv of this repository): two lines of
"#! key: value", comments, and one entry a line, "headword TAB pinyin TAB
gloss; gloss". Prints a line for each fault. Exit status 0 when there is none,
else 1.
"""
import pathlib
import re
import sys

LEAST = 2000  # entries; fewer would not carry a text without the large lexicon
HEADWORD = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af0-9A-Za-z]{1,8}")
PINYIN = re.compile(r"[A-Za-z][a-z]*( [A-Za-z][a-z]*)*")
GLOSS = re.compile(r"(?!(?:to|a|an|the) )[0-9A-Za-z](?:[ -~]*[0-9A-Za-z.)%+])?", re.ASCII)
MOST_GLOSSES = 5


def faults_of(headword, pinyin, glosses):
    """What is wrong with one entry."""
    if not HEADWORD.fullmatch(headword):
        yield "the headword is not 1 to 8 Han, Latin letters or digits"
    if pinyin and not PINYIN.fullmatch(pinyin):
        yield "the pinyin is not syllables of Latin letters divided by single spaces"
    if pinyin and not headword.isascii() and len(pinyin.split()) != len(headword):
        yield "the pinyin has not a syllable for each character"
    if len(headword) == 1 and not pinyin:
        yield "a single character has no pinyin"
    glosses = glosses.split("; ")
    if len(glosses) > MOST_GLOSSES:
        yield f"more than {MOST_GLOSSES} glosses"
    if len(set(glosses)) < len(glosses):
        yield "a gloss stands twice"
    for gloss in glosses:
        if not GLOSS.fullmatch(gloss) or ";" in gloss or "  " in gloss:
            yield f"the gloss '{gloss}' is empty, not of ASCII, or begins with 'to', 'a', 'an' or 'the'"


def main():
    beside = pathlib.Path(__file__).parent.parent / "lexicon" / "builtin.tsv"
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else beside
    faults, first = [], {}
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines.pop() != "":
        faults.append(f"{path}: the last line has no end")
    for number, key in enumerate(("name", "version")):
        if not re.fullmatch(rf"#! {key}: \S+", lines[number] if number < len(lines) else ""):
            faults.append(f"{path}:{number + 1}: is not '#! {key}: …'")
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 3:
            faults.append(f"{path}:{number}: {len(columns)} columns, not 3")
            continue
        faults += [f"{path}:{number}: {columns[0]}: {fault}" for fault in faults_of(*columns)]
        if columns[0] in first:
            faults.append(f"{path}:{number}: {columns[0]}: stands on line {first[columns[0]]} already")
        first.setdefault(columns[0], number)
    if len(first) < LEAST:
        faults.append(f"{path}: {len(first)} entries, fewer than {LEAST}")
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
