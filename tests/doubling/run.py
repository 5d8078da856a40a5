#!/usr/bin/env python3
"""Twice the input takes no more than MOST times the instructions, whatever the input is.

    python3 tests/doubling/run.py --program FILE [--list] [ROW...]

Each row of rows.py is run under valgrind at its size and at twice that; what is held against each other is how many
instructions were run, which no load of the machine changes. What a run without input takes is taken off. Rows of
KNOWN are slower still: they are told, and fail when they no longer are. Exit status 77 where there is no valgrind.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from rows import ROWS

MOST = 2.6
KNOWN = {
    "align_short_lines": "of so few lines the whole square is looked at; of more, a corridor",
    "align_one_sided": "the same, and that it bends to a side",
    "diff_turned_round": "the same of two versions",
}


def instructions(program, command, files):
    """How many instructions a command runs over these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            pathlib.Path(folder, name).write_bytes(text if isinstance(text, bytes) else text.encode())
        ran = subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", program, *command],
                             cwd=folder, capture_output=True, text=True, errors="replace",
                             env={**os.environ, "DUIZHAO_LEXICON": "", "LC_ALL": "C.UTF-8"})
    counted = re.search(r"I\s+refs:\s+([\d,]+)", ran.stderr)
    if ran.returncode not in (0, 1) or not counted:
        raise AssertionError(f"status {ran.returncode}: {ran.stderr[-500:]}")
    return int(counted[1].replace(",", ""))


def double(program, name):
    size, command, make = ROWS[name]
    before, after = (instructions(program, command, make(n)) for n in (size, 2 * size))
    return before, after


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--list", action="store_true", help="tell of each row")
    parser.add_argument("rows", nargs="*")
    asked = parser.parse_args()
    if not shutil.which("valgrind"):
        print("there is no valgrind")
        return 77
    program = str(pathlib.Path(asked.program).resolve())
    nothing = instructions(program, ["extract", "a.txt"], {"a.txt": "A.\n"})
    faults, names = 0, asked.rows or list(ROWS)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, counts in zip(names, pool.map(lambda name: double(program, name), names)):
            before, after = (max(n - nothing, 1) for n in counts)
            ratio = after / before
            bad = (ratio > MOST) != (name in KNOWN)
            faults += bad
            if asked.list or bad:
                print(f"{name}: {before / 1e6:.0f} million instructions, and {after / 1e6:.0f} over twice as much: {ratio:.2f} times"
                      f"{'' if not bad else ', and it is a known one: mended?' if name in KNOWN else f', more than {MOST}'}", flush=True)
    print(f"{len(names)} rows, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
