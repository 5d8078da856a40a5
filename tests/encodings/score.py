#!/usr/bin/env python3
"""Hold the judgement of encodings to its floor.

usage: python3 tests/encodings/score.py --program FILE [--texts TSV] [--each N] [--show N]

Samples of 100 bytes to 10 KB are made of the sentences of samples.txt and of
corpora/, in each encoding that has them, always in the same way. The program
must name the encoding, and read the text again as it was. Prints one line for
each cell: encoding, kind of text, length, samples, right, refused, wrong.
Exit status 1 if a cell is under its floor, or all together are.
--texts: other sentences, of the same form, in place of both.
"""

import argparse
import collections
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CORPORA = HERE.parent.parent / "corpora"
SIZES = (100, 300, 1000, 3000, 10000)
# name the program says -> Python's codec, and the kinds of text that it can hold
ENCODINGS = {
    "utf-8": ("utf-8", ("hans", "hant", "latin", "mixed-hans", "mixed-hant")),
    "utf-16le": ("utf-16-le", ("hans", "hant", "latin", "mixed-hans")),
    "utf-16be": ("utf-16-be", ("hans", "hant", "latin", "mixed-hans")),
    "gb18030": ("gb18030", ("hans", "hant", "mixed-hans")),
    "big5-hkscs": ("big5hkscs", ("hant", "mixed-hant")),
    "windows-1252": ("cp1252", ("latin",)),
}
FLOOR_ALL, FLOOR_CELL = 99.5, 95.0


def own_sentences():
    rows = (line.split("\t") for line in (HERE / "samples.txt").read_text("utf-8").splitlines() if "\t" in line)
    kinds = collections.defaultdict(list)
    for kind, sentence in rows:
        kinds[kind].append(sentence)
    for path in sorted(CORPORA.glob("*/zh.lines")):
        lines = [line for line in path.read_text("utf-8").splitlines() if line]
        kinds["hant" if "經" in "".join(lines) or "這" in "".join(lines) else "hans"] += lines
    return kinds


def sentences_of(path):
    kinds = collections.defaultdict(list)
    for line in pathlib.Path(path).read_text("utf-8").splitlines():
        kind, sentence = line.split("\t", 1)
        kinds[kind].append(sentence)
    return kinds


def encodes(text, codec):
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        return None


def says_enough(text, sentences):
    """Whether there is a character to judge by: of Chinese kinds a Han, since one quotation mark alone is refused."""
    least = 0x4E00 if any(ord(c) >= 0x4E00 for c in sentences[0]) else 0x80
    return any(ord(c) >= least for c in text)


def sample(sentences, codec, size, chance):
    """Put sentences together up to 'size' bytes, cut between characters."""
    usable = [s for s in sentences if encodes(s, codec) is not None]
    text = ""
    while len(text.encode(codec)) < size:
        text += chance.choice(usable) + chance.choice(("", "\n", " ", "\n\n"))
    start = chance.randrange(len(text) // 4 + 1)
    text = (text[start:] + text)[:size].lstrip()
    while len(text.encode(codec)) > size:
        text = text[:-1]
    return text if says_enough(text, sentences) else sample(sentences, codec, size, chance)


def ask(program, paths):
    """The encoding that the program says each file is in."""
    said = {}
    for at in range(0, len(paths), 100):
        run = subprocess.run([program, "segment", "-v", "-q", *map(str, paths[at:at + 100])], capture_output=True)
        for line in run.stderr.decode("utf-8").splitlines():
            match = re.match(r"duizhao: '(.*?)' is \S+ in (\S+),", line)
            if match:
                said[match[1]] = match[2]
    return [said.get(str(path)) for path in paths]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--texts")
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    kinds = sentences_of(args.texts) if args.texts else own_sentences()
    chance = random.Random(20240315)
    good = total = 0
    bad_cells = []
    with tempfile.TemporaryDirectory() as room:
        for name, (codec, has) in ENCODINGS.items():
            for kind in has:
                for size in SIZES:
                    if not kinds.get(kind):
                        continue
                    paths = []
                    for i in range(args.each):
                        path = pathlib.Path(room) / f"{name}.{kind}.{size}.{i}"
                        path.write_bytes(sample(kinds[kind], codec, size, chance).encode(codec))
                        paths.append(path)
                    said = ask(args.program, paths)
                    right, refused = said.count(name), said.count(None)
                    total += args.each
                    good += right
                    if 100 * right < FLOOR_CELL * args.each:
                        bad_cells.append(f"{name} {kind} {size}")
                    print(f"{name:13} {kind:11} {size:6} {args.each:4} {right:4} {refused:4} {args.each - right - refused:4}")
                    for path, answer in zip(paths, said):
                        if answer != name and args.show > 0:
                            args.show -= 1
                            print("   ", answer, repr(path.read_bytes().decode(codec))[:160])
    print(f"all: {100 * good / total:.2f} % of {total} right")
    for cell in bad_cells:
        print(f"under the floor of {FLOOR_CELL} %: {cell}")
    return bool(bad_cells) or 100 * good < FLOOR_ALL * total


if __name__ == "__main__":
    sys.exit(main())
