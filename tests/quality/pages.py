#!/usr/bin/env python3
"""Measure how much of the articles of corpora/web-pages is found, and how much else.

    python3 tests/quality/pages.py [--program FILE] [--tell]

Recall: letters of the gold lines that are told as text. Precision: letters told as text that
are of gold lines; dates and lines like "Source: ..." are neither, being typed as what they are.
Fails where either is below its floor, over all pages and for any one of them. --tell prints each page.
"""
import argparse
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parent.parent.parent
LEAST = {"recall": 1.0, "precision": 0.97}  # over all pages
LEAST_OF_ONE = {"recall": 1.0, "precision": 0.85}


def bare(text):
    return "".join(text.split())


def score(program, page):
    """Letters of the gold text, of these found, letters told, of these gold, and what is wrong."""
    said = subprocess.run([program, "segment", "-f", "jsonl", page], check=True, capture_output=True, text=True).stdout
    segments = [json.loads(line) for line in said.splitlines()]
    found = "".join(bare(s["text"]) for s in segments if s["kind"] != "furniture")
    told = [bare(s["text"]) for s in segments if s["kind"] not in ("furniture", "timestamp")]
    gold = [bare(line) for line in page.with_suffix(".txt").read_text("utf-8").splitlines()]
    all_gold = "".join(gold)
    lost = [line for line in gold if line not in found]
    added = [line for line in told if line not in all_gold]
    size = len(all_gold), sum(map(len, told))
    return size[0], size[0] - sum(map(len, lost)), size[1], size[1] - sum(map(len, added)), lost, added


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=ROOT / "build" / "release" / "duizhao")
    parser.add_argument("--tell", action="store_true")
    options = parser.parse_args()
    total, failed = [0] * 4, False
    for page in sorted((ROOT / "corpora" / "web-pages").glob("*.html")):
        *counts, lost, added = score(options.program, page)
        total = [a + b for a, b in zip(total, counts)]
        measures = {"recall": counts[1] / counts[0], "precision": counts[3] / max(counts[2], 1)}
        low = any(measures[m] < LEAST_OF_ONE[m] for m in measures)
        failed |= low
        if options.tell or low:
            print(f"{page.name:26} recall {measures['recall']:.3f} precision {measures['precision']:.3f}")
            for what, lines in (("lost", lost), ("added", added)):
                print("".join(f"    {what}: {line[:90]}\n" for line in lines), end="")
    measures = {"recall": total[1] / total[0], "precision": total[3] / total[2]}
    print(f"all pages: recall {measures['recall']:.4f}, precision {measures['precision']:.4f}")
    return failed or any(measures[m] < LEAST[m] for m in measures)


if __name__ == "__main__":
    sys.exit(main())
