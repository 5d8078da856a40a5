#!/usr/bin/env python3
"""Write src/text/script_table.inc: which Han only one of the two scripts has.

usage: python3 scripts/make_script_table.py

A character is Simplified only when GB 2312 has it, Big5 has not, and ICU's
Hans-Hant changes it; Traditional only the other way round. So those that are
good in both (里 后 台 干 云 ...), and rare ones that were never simplified
(喆 堃 ...), are in neither set. Needs uconv (Debian: icu-devtools).
"""

import pathlib
import subprocess

OUT = pathlib.Path(__file__).resolve().parent.parent / "src" / "text" / "script_table.inc"
FIRST, END = 0x4E00, 0xA000
# Written in names and titles of the other script too, or as a variant in careful text of both.
EITHER = set("鎔喆堃犇淼於後著乾幹麼徵瞭餘藉闢叶")


def in_charset(char, name):
    try:
        char.encode(name)
    except UnicodeEncodeError:
        return False
    return True


def changed(chars, rule):
    """Return those of chars that an ICU transform makes another character."""
    done = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", rule], input="\n".join(chars),
                          capture_output=True, check=True, encoding="utf-8").stdout.split("\n")
    assert len(done) == len(chars)
    return {old for old, new in zip(chars, done) if old != new}


def rows(chars):
    """Yield the lines of a bit set, lowest bit first."""
    bits = bytearray((END - FIRST) // 8)
    for char in chars:
        at = ord(char) - FIRST
        bits[at >> 3] |= 1 << (at & 7)
    for at in range(0, len(bits), 24):
        yield "    " + ", ".join(f"0x{byte:02x}" for byte in bits[at:at + 24]) + ","


def main():
    every = [chr(code) for code in range(FIRST, END)]
    here = [char for char in every if in_charset(char, "gb2312")]
    there = [char for char in every if in_charset(char, "big5")]
    hans = changed([char for char in here if char not in set(there)], "Hans-Hant") - EITHER
    hant = changed([char for char in there if char not in set(here)], "Hant-Hans") - EITHER
    with OUT.open("w", encoding="utf-8") as out:
        out.write("/* made by scripts/make_script_table.py: one bit for each character from U+4E00 to U+9FFF */\n")
        for name, chars in (("simplified_only", hans), ("traditional_only", hant)):
            out.write(f"static const unsigned char {name}[] = {{ /* {len(chars)} characters */\n")
            out.write("\n".join(rows(chars)) + "\n};\n")


if __name__ == "__main__":
    main()
