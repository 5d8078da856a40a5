#!/usr/bin/env python3
"""Look at the seed documents that lie beside the project as their editor would.

    python3 scripts/check_seeds.py FOLDER [--bin PROGRAM]

What the program says of them was read by eye once; this holds it to that. Exit
status 0: all as it was; 1: not; each fault is a line.
"""
import argparse
import collections
import glob
import json
import os
import subprocess
import sys

KINDS = {  # how many segments of a kind a seed has
    "001": {"furniture": 3, "speaker": 2, "heading": 1},
    "003": {"timestamp": 22, "speaker": 22, "caption": 4},
    "004": {"furniture": 5, "heading": 1},
}
FINDINGS = {  # rule -> findings, with all places they name
    "000": {"repeats.word": (2, 2), "text.debris": (1, 1), "style.slip": (4, 4), "punctuation.spaces": (1, 1),
            "names.inconsistent": (1, 3)},
    "001": {"text.debris": (1, 2)}, "004": {"text.debris": (1, 3)},
    "002": {"text.damage": (4, 240),  # 237 annotations, three sites lost
            "punctuation.spaces": (1, 1), "punctuation.width": (1, 46)},  # commas that were converted
    "003": {"repeats.block": (2, 4),  # the headline, and the body as one
            "punctuation.quotes": (2, 2), "text.debris": (4, 4)},
}


def lines(program, command, path):
    run = subprocess.run([program, command, "--format", "jsonl", path], stdout=subprocess.PIPE)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--bin", default="build/release/duizhao")
    args = parser.parse_args()
    passed = failed = 0
    for seed in sorted(FINDINGS):
        path = glob.glob(os.path.join(args.folder, seed + "_*"))[0]
        kinds = collections.Counter(s["kind"] for s in lines(args.bin, "segment", path))
        found = collections.defaultdict(lambda: (0, 0))
        for f in lines(args.bin, "check", path):
            n, places = found[f["rule"]]
            found[f["rule"]] = n + 1, places + 1 + len(f["related"])
        for what, want, have in [("findings", FINDINGS[seed], dict(found))] + [
                (kind, n, kinds[kind]) for kind, n in KINDS.get(seed, {}).items()]:
            if want == have:
                passed += 1
            else:
                failed += 1
                print(f"seed {seed}: {what}: {have}, not {want}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
