#!/usr/bin/env python3
"""Check that check_floors.py finds the three faults of a small house, and nothing else.

    python3 tests/floors/test_floors.py
"""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
SCRIPT = HERE.parent.parent / "scripts" / "check_floors.py"
FAULTS = [
    "a circle: high/one.h -> high/two.h -> high/one.h",
    "src/low/foreign.c:3: <utf8proc.h> belongs to high, not to low",
    "src/low/up.c:2: low looks up to high, 'duizhao/high.h'",
]

run = subprocess.run([sys.executable, SCRIPT, HERE / "faulty"], stdout=subprocess.PIPE, text=True)
found = sorted(line.replace(f"{HERE / 'faulty'}/", "") for line in run.stdout.splitlines())
print(run.stdout, end="")
if found != FAULTS or run.returncode != 1:
    sys.exit(f"expected exit status 1 and: {FAULTS}")
