#!/usr/bin/env python3
"""Check that a pair of texts has the same findings in every format.

    python3 tests/formats/same.py --program FILE [--keep FOLDER]

Writes the clean and the planted pair of two sets of corpora/ as each format that is
read, without the tools of the format: what they write is tested in tests/cases/read.
Findings are compared by their rule and the words that they quote with those of the plain
text, and each must say where it stands in a way that its format has. A bilingual file has
the beads of the plain text as its units. A clean pair has no findings. --keep leaves the files.
PDF is left out where there is no pdftotext. Prints each difference; exit status 1 when there is one.
"""
import argparse
import collections
import csv
import html
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

CORPORA = pathlib.Path(__file__).resolve().parent.parent.parent / "corpora"
SETS = ("press-release", "statistics-bulletin")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODT = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"')
esc = html.escape


def paragraphs(text):
    return [line for line in text.splitlines() if line.strip()]


# ---- one text a file ----

def zipped(*members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def docx(lines, lang):
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{esc(p)}</w:t></w:r></w:p>' for p in lines)
    return zipped(("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"))


def odt(lines, lang):
    body = "".join(f"<text:p>{esc(p)}</text:p>" for p in lines)
    return zipped(("mimetype", "application/vnd.oasis.opendocument.text"),
                  ("content.xml", f"<office:document-content {ODT}><office:body><office:text>{body}</office:text></office:body></office:document-content>"))


def page(lines, lang):
    body = "\n".join(f"<p>{esc(p)}</p>" for p in lines[1:])
    return f'<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="{lang}"><head><title>{esc(lines[0])}</title></head><body>\n<h1>{esc(lines[0])}</h1>\n{body}\n</body></html>\n'


def epub(lines, lang):
    return zipped(("mimetype", "application/epub+zip"),
                  ("META-INF/container.xml", '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'),
                  ("a.opf", '<package><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>'),
                  ("c.xhtml", page(lines, lang)))


def md(lines, lang):
    return "# " + "\n\n".join(lines) + "\n"


def columns(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text, width):
    """Lines of at most so many columns, broken where a browser would: between words, beside Han."""
    pieces, lines, line = [], [], ""
    for c in text:
        last = pieces[-1][-1] if pieces else " "
        if not pieces or " " in (c, last) or columns(c) == 2 and c not in "，。；：、！？”）》" and last not in "“（《":
            pieces.append(c)
        else:
            pieces[-1] += c
    for piece in pieces:
        if line and columns((line + piece).rstrip()) > width:
            lines.append(line.strip())
            line = ""
        line += piece
    return lines + [line.strip()]


def cues(lines, head, comma):
    """A cue for each two lines on the screen. Headings, which nobody speaks, are left out."""
    out, at = [head], 0
    for line in [wrapped(p, 60) for p in lines if p.rstrip("”")[-1] in "。.！!？?；;：:"]:
        for i in range(0, len(line), 2):
            times = [f"00:{t // 60:02}:{t % 60:02}{comma}000" for t in (at, at + 2)]
            out.append(("" if head else f"{at // 2 + 1}\n") + f"{times[0]} --> {times[1]}\n" + "\n".join(line[i:i + 2]) + "\n\n")
            at += 2
    return "".join(out)


def srt(lines, lang):
    return cues(lines, "", ",")


def vtt(lines, lang):
    return cues(lines, "WEBVTT\n\n", ".")


def pdf(lines, lang):
    """Pages of lines in a font that is not there, which says what its glyphs mean."""
    rows = []
    for p in lines:
        rows += wrapped(p, 84) + [""]
    pages = [rows[i:i + 44] for i in range(0, len(rows), 44)]
    wide = " ".join(f"{i} [500]" for i in range(0x20, 0x180))
    meaning = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def 1 begincodespacerange <0000> <FFFF> endcodespacerange "
               "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end")
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{6 + 2 * i} 0 R' for i in range(len(pages)))}]>>",
               "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
               f"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[{wide}]"
               "/FontDescriptor<</Type/FontDescriptor/FontName/F/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>",
               f"<</Length {len(meaning)}>>stream\n{meaning}\nendstream"]
    for i, some in enumerate(pages):
        shown = "".join(f"BT /F 10 Tf 1 0 0 1 60 {790 - 16 * k} Tm <{line.encode('utf-16-be').hex()}> Tj ET\n" for k, line in enumerate(some) if line)
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {7 + 2 * i} 0 R>>")
        objects.append(f"<</Length {len(shown)}>>stream\n{shown}endstream")
    out, places = b"%PDF-1.5\n", []
    for i, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{i} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n".encode()


# ---- both sides in a file: units, (source, target) ----

def xliff(units):
    body = "\n".join(f'<trans-unit id="{i}"><source>{esc(s)}</source><target>{esc(t)}</target></trans-unit>' for i, (s, t) in enumerate(units, 1))
    return f'<xliff version="1.2"><file original="a" datatype="plaintext" source-language="zh-CN" target-language="en-US"><body>\n{body}\n</body></file></xliff>\n'


def xliff2(units):
    body = "\n".join(f'<unit id="u{i}"><segment><source>{esc(s)}</source><target>{esc(t)}</target></segment></unit>' for i, (s, t) in enumerate(units, 1))
    return f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh-CN" trgLang="en-US"><file id="f">\n{body}\n</file></xliff>\n'


def tmx(units):
    body = "\n".join(f'<tu tuid="{i}"><tuv xml:lang="zh-CN"><seg>{esc(s)}</seg></tuv><tuv xml:lang="en-US"><seg>{esc(t)}</seg></tuv></tu>' for i, (s, t) in enumerate(units, 1))
    return f'<tmx version="1.4"><header srclang="zh-CN"/><body>\n{body}\n</body></tmx>\n'


def po(units):
    quoted = lambda text: json.dumps(text, ensure_ascii=False)
    return 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"\n\n' + "\n".join(
        f"msgctxt \"{i}\"\nmsgid {quoted(s)}\nmsgstr {quoted(t)}\n" for i, (s, t) in enumerate(units, 1))


def ts(units):
    body = "\n".join(f'<message id="m{i}"><source>{esc(s)}</source><translation>{esc(t)}</translation></message>' for i, (s, t) in enumerate(units, 1))
    return f'<!DOCTYPE TS><TS version="2.1" language="en_US" sourcelanguage="zh_CN"><context><name>A</name>\n{body}\n</context></TS>\n'


def tsv(units):
    return "zh\ten\n" + "".join(f"{s}\t{t}\n" for s, t in units)


def csv_(units):
    out = io.StringIO()
    csv.writer(out).writerows([("zh", "en"), *units])
    return out.getvalue()


def jsonl(units):
    return "".join(json.dumps({"zh": s, "en": t}, ensure_ascii=False) + "\n" for s, t in units)


ALONE = {"html": page, "md": md, "docx": docx, "odt": odt, "epub": epub, "srt": srt, "vtt": vtt, "pdf": pdf}
BOTH = {"xlf": xliff, "2.xlf": xliff2, "tmx": tmx, "po": po, "ts": ts, "tsv": tsv, "csv": csv_, "jsonl": jsonl}


def write(path, data):
    path.write_bytes(data.encode() if isinstance(data, str) else data)


class Checker:
    def __init__(self, program, folder):
        self.program, self.folder, self.faults = program, folder, 0

    def say(self, text):
        self.faults += 1
        print(text)

    def rows(self, command, *names):
        run = subprocess.run([self.program, command, "-f", "jsonl", *names], cwd=self.folder, capture_output=True, encoding="utf-8",
                             env=dict(os.environ, DUIZHAO_LEXICON=""))
        if run.returncode > 1:
            self.say(f"{' '.join(names)}: {run.stderr.strip()}")
        return [json.loads(line) for line in run.stdout.splitlines()]

    def findings(self, *names):
        return [row for row in self.rows("check", *names) if "rule" in row]


def quotes(row):
    """The rule, and the words of both sides, however they were broken into lines."""
    return (row["rule"], *("".join((row.get(side) or {}).get("text", "").split()) for side in ("source", "target")))


def has_place(side, suffix):
    spot = side.get("spot", {})
    if suffix in ("docx", "odt", "epub"):
        return bool(spot.get("paragraph"))
    if suffix == "pdf":
        return bool(spot.get("page"))
    if suffix in ("srt", "vtt"):
        return bool(spot.get("time")) and side["line"] > 0
    if suffix in ("xlf", "2.xlf", "tmx", "ts"):
        return bool(spot.get("unit")) and side["line"] > 0
    return side["line"] > 0


def compare(checker, name, suffix, expected, found):
    want, got = (collections.Counter(map(quotes, rows)) for rows in (expected, found))
    for row, n in sorted((want - got).items()):
        checker.say(f"{name}: not found: {row}" + (f" x{n}" if n > 1 else ""))
    for row, n in sorted((got - want).items()):
        checker.say(f"{name}: not in the text: {row}" + (f" x{n}" if n > 1 else ""))
    for row in found:
        for side in ("source", "target"):
            if row.get(side) and not has_place(row[side], suffix):
                checker.say(f"{name}: nobody would find {row[side]}")


def run_set(checker, folder, version):
    base = f"{folder}-{version}"
    texts = {"zh": (CORPORA / folder / "zh.txt").read_text(encoding="utf-8"),
             "en": (CORPORA / folder / ("en.errors.txt" if version == "planted" else "en.txt")).read_text(encoding="utf-8")}
    for side, text in texts.items():
        write(checker.folder / f"{base}.{side}.txt", text)
    expected = checker.findings(f"{base}.zh.txt", f"{base}.en.txt")
    if version == "clean" and expected:
        checker.say(f"{base}: the clean text has findings: {expected}")
    units = [(row["source_text"], row["target_text"]) for row in checker.rows("align", f"{base}.zh.txt", f"{base}.en.txt")]
    for suffix, form in ALONE.items():
        if suffix == "pdf" and not shutil.which("pdftotext"):
            continue
        for side, text in texts.items():
            write(checker.folder / f"{base}.{side}.{suffix}", form(paragraphs(text), side))
        compare(checker, f"{base}.{suffix}", suffix, expected, checker.findings(*(["--allow-pdf"] if suffix == "pdf" else []), f"{base}.zh.{suffix}", f"{base}.en.{suffix}"))
    for suffix, form in BOTH.items():
        kept = [(s, t) for s, t in units if s or suffix != "po"]  # PO has no way to say a translation of nothing
        here = [row for row in expected if suffix != "po" or row["rule"] not in ("segments.added", "repeats.target-only")]
        write(checker.folder / f"{base}.{suffix}", form(kept))
        compare(checker, f"{base}.{suffix}", suffix, here, checker.findings(f"{base}.{suffix}"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--keep", type=pathlib.Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if args.keep:
            args.keep.mkdir(parents=True, exist_ok=True)
        checker = Checker(os.path.abspath(args.program), args.keep or pathlib.Path(folder))
        for name in SETS:
            for version in ("clean", "planted"):
                run_set(checker, name, version)
    print(f"{checker.faults} differences in {len(ALONE) + len(BOTH)} formats")
    return checker.faults > 0


if __name__ == "__main__":
    sys.exit(main())
