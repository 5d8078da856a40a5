#!/usr/bin/env python3
"""Check that check_builtin.py finds each fault of a small lexicon, and nothing else.

    python3 tests/lexicon/test_builtin.py
"""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
SCRIPT = HERE.parent.parent / "scripts" / "check_builtin.py"
GLOSS = "is empty, not of ASCII, or begins with 'to', 'a', 'an' or 'the'"
FAULTS = [
    ":2: is not '#! version: …'",
    f":4: 好的: the gloss 'the good' {GLOSS}",
    f":4: 好的: the gloss ' fine' {GLOSS}",
    ":5: 好人: the pinyin has not a syllable for each character",
    ":6: 好，: the headword is not 1 to 8 Han, Latin letters or digits",
    ":7: 坏: a single character has no pinyin",
    ":7: 坏: a gloss stands twice",
    ":8: 2 columns, not 3",
    ":9: 善良: more than 5 glosses",
    f":9: 善良: the gloss 'café' {GLOSS}",
    ":10: 好: stands on line 3 already",
    ": 6 entries, fewer than 2000",
]

run = subprocess.run([sys.executable, SCRIPT, HERE / "faulty.tsv"], stdout=subprocess.PIPE, text=True)
found = [line.replace(str(HERE / "faulty.tsv"), "") for line in run.stdout.splitlines()]
print(run.stdout, end="")
if found != FAULTS or run.returncode != 1:
    sys.exit(f"expected exit status 1 and: {FAULTS}")
