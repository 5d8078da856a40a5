#!/usr/bin/env python3
"""Score the program on the corpora, and hold the scores against their floors.

    python3 tests/quality/score.py [--program FILE] [--show] [--table] [SET ...]

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
without a line there is measured and cannot fail by itself. Where all sets are
measured, they are also held together to WHOLE: planted errors found, findings
on clean pairs for 1,000 English words, and beads. --show prints every planted
error that was missed, every false alarm, and every bead that is wrong; --table
prints the table of docs/quality.md in place of the measures.
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
WHOLE = {"found": 0.95, "per 1,000 words": 1.0, "align": 0.97}  # least, most, least
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


# What a measure gives: its value, what is wrong, and the counts by which sets are added up.
Score = collections.namedtuple("Score", "value details counts")


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
    counts = len(have & want), len(have), len(want)
    return Score(f1(*counts), [], counts)


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
    counts = len(have & want), len(have), len(want)
    return Score(f1(*counts), wrong, counts)


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
    return Score(1 - len(missed) / len(rows) if rows else 1.0,
                 [f"missed: {row['rule']}: {row['zh'] or '-'} | {row['en'] or '-'}" for row in missed],
                 (len(rows) - len(missed), len(rows)))


def quiet(program, folder):
    glossary = ["--glossary", folder / "glossary.tsv"] if (folder / "glossary.tsv").exists() else []
    alarms = grave(check(program, folder / "zh.txt", folder / "en.txt", *glossary))
    return Score(max(0.0, 1 - len(alarms) / 100),
                 [f"false alarm: {one['rule']} ({one['severity']}): {one['message']}" for one in alarms],
                 (len(alarms), len((folder / "en.txt").read_text(encoding="utf-8").split())))


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


class Sums:
    """The counts of one set or of all."""

    def __init__(self):
        self.found, self.quiet, self.align = (0, 0), (0, 0), (0, 0, 0)

    def add(self, measure, counts):
        name = measure.split(".")[0]
        if name in vars(self):
            setattr(self, name, tuple(a + b for a, b in zip(getattr(self, name), counts)))

    def rates(self):
        return {"found": self.found[0] / self.found[1] if self.found[1] else 1.0,
                "per 1,000 words": 1000 * self.quiet[0] / max(self.quiet[1], 1), "align": f1(*self.align)}

    def row(self, name):
        rates = self.rates()
        return (f"| {name} | {self.found[1]} | {self.found[0]} | {100 * rates['found']:.1f} % | {self.quiet[1]} | {self.quiet[0]} "
                f"| {rates['per 1,000 words']:.2f} | {rates['align']:.3f} |")


def print_whole(sums, table):
    """Print what all sets have together; the number of floors that are not met."""
    rates = sums.rates()
    short = [name for name, floor in WHOLE.items() if (rates[name] > floor if name.startswith("per") else rates[name] < floor)]
    if table:
        print(sums.row("**all**"))
    for name, value in rates.items() if not table else ():
        print(f"{'all sets':24} {name:18} {value:.4f}  floor {WHOLE[name]:.4f}{'  SHORT' if name in short else ''}")
    return len(short)


def read_floors():
    floors = collections.defaultdict(dict)
    for line in (HERE / "floors.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, measure, least = line.split("\t")
            if measure not in MEASURES and not measure.startswith("found"):
                sys.exit(f"score: floors.tsv: no measure '{measure}'")
            floors[name][measure] = float(least)
    return floors


def score_set(options, folder, floors, whole):
    """Measure one set and print it; the number of its floors that are not met."""
    measures, sums = measures_of(folder), Sums()
    absent = sorted(set(floors) - set(measures))
    short = len(absent)
    for measure in absent:
        print(f"{folder.name:24} {measure:18} has a floor and is not there  SHORT")
    for measure, score in measures.items():
        value, details, counts = score(options.program, folder)
        for one in sums, whole:
            one.add(measure, counts)
        least = floors.get(measure)
        under = least is not None and round(value, 4) < least
        short += under
        if options.table and not under:
            continue
        print(f"{folder.name:24} {measure:18} {value:.4f}  floor {'-' if least is None else f'{least:.4f}'}"
              f"{'  SHORT' if under else ''}")
        for detail in details if options.show else details[:MOST_SHOWN] if under else []:
            print(f"    {detail}")
    if options.table:
        print(sums.row(f"`{folder.name}`"))
    return short


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="build/release/duizhao")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("sets", nargs="*", metavar="SET")
    options = parser.parse_args()
    floors = read_floors()
    folders = sorted(folder for folder in CORPORA.iterdir() if (folder / "findings.tsv").exists())
    absent = sorted(set(floors) - {folder.name for folder in folders})
    short = len(absent)
    for name in absent:
        print(f"{name:24} has floors and is not there  SHORT")
    if options.table:
        print("| set | planted | found | share | words | false findings | in 1,000 words | beads, F1 |\n|---|---|---|---|---|---|---|---|")
    whole = Sums()
    for folder in folders:
        if not options.sets or folder.name in options.sets:
            short += score_set(options, folder, floors[folder.name], whole)
    if not options.sets:
        short += print_whole(whole, options.table)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
