#!/usr/bin/env python3
"""Score the program on the corpora, and hold the scores against their floors.

    python3 tests/quality/score.py [--program FILE] [--show] [SET ...]

For each set in corpora/ (the default is all of them) it measures, from 0 to 1:

    segment.zh, segment.en   F1 of the inner segment boundaries of zh.txt and
                             en.txt against zh.lines and en.lines
    align                    strict F1 of 'align --lines' against 'beads'
    found                    planted errors of findings.tsv that 'check zh.txt
                             en.errors.txt' reports under the same rule at the
                             same place
    found.NAME               the same for findings.NAME.tsv and en.NAME.errors.txt,
                             or zh.NAME.errors.txt; a rule that is a note by
                             itself may tell it as one
    quiet                    1 less a hundredth for each finding of minor or
                             above on the clean pair, held to its glossary.tsv
                             where it has one: 1 is none

Floors are in floors.tsv beside this file: set, measure, least value. A set
without a line there is measured and cannot fail. --show prints every planted
error that was missed, every false alarm, and every bead that is wrong.
Exit status 0: all at or above their floor; 1: not; 2: the program cannot be run.
"""
import argparse
import collections
import csv
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CORPORA = HERE.parent.parent / "corpora"
SPACE = re.compile(r"[\s\u200b\ufeff]+")
MOST_SHOWN = 10  # of what is wrong below a floor; --show prints all
GRAVE = ("minor", "major", "critical")
FINDINGS = re.compile(r"findings\.?([a-z]*)\.tsv")


def run(program, *arguments, text=None, good=(0,)):
    try:
        done = subprocess.run([program, *map(str, arguments)], input=text, capture_output=True, encoding="utf-8",
                              stdin=subprocess.DEVNULL if text is None else None)
    except OSError as error:
        print(f"score: cannot run '{program}': {error.strerror}", file=sys.stderr)
        sys.exit(2)
    if done.returncode not in good:
        print(f"score: {' '.join(map(str, arguments))}: status {done.returncode}: {done.stderr.strip()}", file=sys.stderr)
        sys.exit(2)
    return done.stdout


def f1(right, said, wanted):
    return 2 * right / (said + wanted) if said + wanted else 1.0


def boundaries(pieces):
    """Where pieces end, counted in characters that are not white; the end of the text is not one."""
    at, ends = 0, set()
    for piece in pieces:
        at += len(SPACE.sub("", piece))
        ends.add(at)
    return ends - {0, at}


def segment(program, folder, side):
    raw = (folder / f"{side}.txt").read_bytes()
    record = json.dumps({"id": "1", "text": raw.decode(), "lang": side}, ensure_ascii=False)
    answer = json.loads(run(program, "segment", "--records", text=record + "\n"))
    have = boundaries(raw[slice(*one["span"])].decode() for one in answer["segments"])
    want = boundaries((folder / f"{side}.lines").read_text(encoding="utf-8").splitlines())
    return f1(len(have & want), len(have), len(want)), []


def read_beads(lines):
    """'[0,1]:[0]:1.25' a line; the indexes of each side."""
    beads = set()
    for line in lines:
        sides = re.findall(r"\[([\d, ]*)\]", line)
        if len(sides) >= 2:
            beads.add(tuple(tuple(int(i) for i in side.split(",") if i.strip()) for side in sides[:2]))
    return beads


def align(program, folder):
    have = read_beads(run(program, "align", "--lines", "--format", "beads", folder / "zh.lines", folder / "en.lines")
                      .splitlines())
    want = read_beads((folder / "beads").read_text(encoding="utf-8").splitlines())
    wrong = [f"bead {bead} is wrong" for bead in sorted(have - want)]
    return f1(len(have & want), len(have), len(want)), wrong


def check(program, source, target, *options):
    """All findings."""
    lines = run(program, "check", "--format", "jsonl", *options, source, target, good=(0, 1)).splitlines()
    findings = [json.loads(line) for line in lines if line.strip()]
    return [one for one in findings if "rule" in one]


def grave(findings, notes=()):
    """Those of minor or above, and those of rules that are notes by themselves."""
    return [one for one in findings if one["severity"] in GRAVE or one["rule"] in notes]


def rules_of_notes(program):
    lines = run(program, "explain", "--format", "jsonl").splitlines()
    return {one["rule"] for one in map(json.loads, lines) if one["severity"] == "note"}


def places(text, quote):
    """The spans of a quote in a text, both in bytes."""
    want, at = quote.encode(), 0
    while want and (at := text.find(want, at)) >= 0:
        yield at, at + len(want)
        at += 1


def touches(a, b):
    """Whether two spans share a byte; an empty one, where something is missing, may stand at an end."""
    return max(a[0], b[0]) < min(a[1], b[1]) or (a[0] == a[1] and b[0] <= a[0] <= b[1])


def is_difference(row, finding, text):
    """Whether a finding of a repeat lists the place where a copy has other words."""
    return any(touches(one["span"], was) and touches(one["other"]["span"], now)
               for one in finding.get("differences", [])
               for was in places(text, row["was"]) for now in places(text, row["en"]))


def is_found(row, findings, zh, en):
    for one in findings:
        if one["rule"] != row["rule"]:
            continue
        if row["rule"] == "repeats.target-only" and row["was"]:
            if is_difference(row, one, en):
                return True
            continue
        target = [one["target"]["span"]] if "target" in one else []
        source = [one["source"]["span"]] if "source" in one else []
        if row["rule"].startswith("repeats."):
            target += [other["span"] for other in one.get("related", [])]
        if any(touches(span, place) for span in target for place in places(en, row["en"])):
            return True
        if any(touches(span, place) for span in source for place in places(zh, row["zh"])):
            return True
    return False


def planted(folder, side, name):
    """The text with the errors NAME, or the clean one where they stand in the other."""
    path = folder / (f"{side}.{name}.errors.txt" if name else f"{side}.errors.txt")
    return path if path.exists() else folder / f"{side}.txt"


def found(program, folder, name=""):
    zh, en = planted(folder, "zh", name), planted(folder, "en", name)
    with open(folder / (f"findings.{name}.tsv" if name else "findings.tsv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    glossary = ["--glossary", folder / "glossary.tsv"] if name == "terms" else []
    findings = grave(check(program, zh, en, *glossary), rules_of_notes(program))
    missed = [row for row in rows if not is_found(row, findings, zh.read_bytes(), en.read_bytes())]
    return (1 - len(missed) / len(rows) if rows else 1.0,
            [f"missed: {row['rule']}: {row['zh'] or '-'} | {row['en'] or '-'}" for row in missed])


def quiet(program, folder):
    glossary = ["--glossary", folder / "glossary.tsv"] if (folder / "glossary.tsv").exists() else []
    alarms = grave(check(program, folder / "zh.txt", folder / "en.txt", *glossary))
    return (max(0.0, 1 - len(alarms) / 100),
            [f"false alarm: {one['rule']} ({one['severity']}): {one['message']}" for one in alarms])


MEASURES = {
    "segment.zh": lambda program, folder: segment(program, folder, "zh"),
    "segment.en": lambda program, folder: segment(program, folder, "en"),
    "align": align,
    "quiet": quiet,
}


def measures_of(folder):
    """What can be measured of a set: one 'found' for each table of planted errors."""
    measures = dict(MEASURES)
    for path in sorted(folder.iterdir()):
        table = FINDINGS.fullmatch(path.name)
        if table:
            name = table.group(1)
            measures[f"found.{name}" if name else "found"] = lambda program, folder, name=name: found(program, folder, name)
    return measures


def read_floors():
    floors = collections.defaultdict(dict)
    for line in (HERE / "floors.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, measure, least = line.split("\t")
            if measure not in MEASURES and not measure.startswith("found"):
                sys.exit(f"score: floors.tsv: no measure '{measure}'")
            floors[name][measure] = float(least)
    return floors


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="build/release/duizhao")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("sets", nargs="*", metavar="SET")
    options = parser.parse_args()
    floors = read_floors()
    folders = sorted(folder for folder in CORPORA.iterdir() if (folder / "findings.tsv").exists())
    absent = sorted(set(floors) - {folder.name for folder in folders})
    short = len(absent)
    for name in absent:
        print(f"{name:24} has floors and is not there  SHORT")
    for folder in folders:
        if options.sets and folder.name not in options.sets:
            continue
        measures = measures_of(folder)
        for measure in sorted(set(floors[folder.name]) - set(measures)):
            print(f"{folder.name:24} {measure:18} has a floor and is not there  SHORT")
            short += 1
        for measure, score in measures.items():
            value, details = score(options.program, folder)
            least = floors[folder.name].get(measure)
            under = least is not None and round(value, 4) < least
            short += under
            print(f"{folder.name:24} {measure:18} {value:.4f}  floor {'-' if least is None else f'{least:.4f}'}"
                  f"{'  SHORT' if under else ''}")
            for detail in details if options.show else details[:MOST_SHOWN] if under else []:
                print(f"    {detail}")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
