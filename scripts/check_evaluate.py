#!/usr/bin/env python3
"""Hold the program to every measure of an evaluation that it has met before.

    python3 scripts/check_evaluate.py EVALUATE [--bin FILE]

EVALUATE is an evaluate.py as in ../shared/eval. The measures are listed in
tests/quality/met, one a line; only the suites they belong to are run. A measure
fails when its row says SHORT, or when there is no such row. Prints the rows of
those measures and closes with 'N passed, M failed'. Exit status 0 when none
failed, 1 when one did, 2 when the evaluation could not be run.
"""
import argparse
import pathlib
import re
import subprocess
import sys

MET = pathlib.Path(__file__).resolve().parent.parent / "tests" / "quality" / "met"
ROW = re.compile(r"(\S+)\s+(\d+\.\d+)\s+floor\s+(\S+)\s+goal\s+(\S+)(\s+SHORT)?")


def measures():
    lines = (line.split("#")[0].strip() for line in MET.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def evaluate(script, program, suites):
    """Each row of the evaluation by its measure: the line, and whether it is short."""
    done = subprocess.run([sys.executable, "-B", script, "--bin", program, *suites], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode not in (0, 1):
        sys.exit(2)
    found = (ROW.match(line) for line in done.stdout.splitlines())
    return {row[1]: (row[0], bool(row[5])) for row in found if row}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evaluate", metavar="EVALUATE")
    parser.add_argument("--bin", default="build/release/duizhao")
    options = parser.parse_args()
    met = measures()
    rows = evaluate(options.evaluate, options.bin, sorted({one.split(".")[0] for one in met})) if met else {}
    failed = 0
    for measure in met:
        line, short = rows.get(measure, (f"{measure:36} has no row", True))
        failed += short
        print(line)
    print(f"{len(met) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
