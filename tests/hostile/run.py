#!/usr/bin/env python3
"""Give the program files that were made to do harm.

    python3 tests/hostile/run.py --program FILE

Each row below is a file and the reason for which it must be refused: exit status 3, one
line on standard error, nothing on standard output, at most 32 MB more memory than for a
file of one line (not asked where HOSTILE_ANY_MEMORY is set, as under a sanitizer), and no hanging.
Where there is strace, what files the program opens is looked at, and that it asks for
no network and starts no other program. Prints a line for each fault; exit status 0 when
there is none, else 1.
"""
import argparse
import bz2
import io
import os
import pathlib
import re
import resource
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
import zlib

MOST_MEMORY = 32 << 10  # KB over the base line
HANGS = 20  # seconds of CPU; far beyond what any machine needs
WORD = ('<?xml version="1.0"?>{}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body>{}</w:body></w:document>")
END = b"PK\5\6" + b"\0" * 18
LINE = "<w:p><w:r><w:t>一句话。</w:t></w:r></w:p>"


def docx(body=None, **members):
    """A document; 'members' by name with __ for / and _DOT_ for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        if body is not None:
            archive.writestr("word/document.xml", body)
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), data)
    return out.getvalue()


def deflated(head, unit, size):
    """'head', then 'unit' again and again, 'size' bytes in all, as deflate packs it: a block that refers to nothing before it is
    packed once and written again and again, so that 2 GiB take no time. And the CRC, which only a zip of the whole has to get right."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = pack.compress(head) + pack.flush(zlib.Z_FULL_FLUSH)
    block = unit * ((1 << 20) // len(unit))
    again = pack.compress(block) + pack.flush(zlib.Z_FULL_FLUSH)
    return first + again * (size // len(block)) + zlib.compressobj(9, zlib.DEFLATED, -15).flush()


def member(name, data, size, method=8):
    return struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, method, 0, 0, 0, len(data), min(size, 0xffffffff), len(name), 0) + name + data


def bomb(name, head, unit, size=2 << 30):
    """An archive with one member, 2 MB that become 2 GiB."""
    return member(name, deflated(head, unit, size), size) + END


def tar_head():
    head = tarfile.TarInfo("a.txt")
    head.size = 2 << 30
    return head.tobuf()


def tar_bomb():
    """A tar packed by gzip, of two members: what is passed over counts."""
    return b"\x1f\x8b\x08\0\0\0\0\0\0\3" + deflated(tar_head(), b"\0", 2 << 30) + b"\0" * 8


PACKAGE = ('<package><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
           '<spine><itemref idref="c"/></spine></package>')


def book(chapter, name=b"c.xhtml", size=0, package=PACKAGE, **members):
    """A book of one chapter, which may have been packed already."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        archive.writestr("META-INF/container.xml", '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>')
        if package:
            archive.writestr("b.opf", package)
        for other, data in members.items():
            archive.writestr(other.replace("__", "/").replace("_DOT_", "."), data)
        if not size:
            archive.writestr(name.decode(), chapter)
    data = out.getvalue()
    return data[:data.index(b"PK\1\2")] + member(name, chapter, size) + END if size else data


def members(n):
    """An archive of many empty members."""
    row = "PK\3\4\24" + "\0" * 21 + "\7\0\0\0"
    return b"PK\3\4\24" + b"\0" * 21 + b"\17\0\0\0word/document.x" + "".join(f"{row}{i:07}" for i in range(n)).encode("latin-1") + END


def lying(size):
    """A document whose member says that it is of another size."""
    data = bytearray(docx(WORD.format("", LINE * 50)))
    at = data.index(b"word/document.xml") - 30
    data[at + 18:at + 22] = struct.pack("<I", size)
    return bytes(data)


def overlapping():
    """A table of contents by which a thousand members share the bytes of one: 2 GB, were it believed."""
    data, directory = member(b"a", deflated(b"", b"\0", 2 << 20), 2 << 20), b""
    for i in range(1000):
        directory += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(data) - 31, 2 << 20, 17 if i == 0 else 5, 0, 0, 0, 0, 0, 0)
        directory += b"word/document.xml" if i == 0 else b"%05d" % i
    return data + directory + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1000, 1000, len(directory), len(data), 0)


def encrypted():
    data = bytearray(docx(WORD.format("", LINE)))
    at = data.index(b"word/document.xml") - 30
    data[at + 6] |= 1
    return bytes(data)


LAUGHS = ("<!DOCTYPE x [<!ENTITY a \"ha\">" + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij")) + "]>")

# formats that are not packed, and how a file of them may begin
PLAIN = (("txt", b""), ("md", b"# "), ("html", b"<!DOCTYPE html><p>"), ("srt", b"1\n00:00:01,000 --> 00:00:02,000\n"),
         ("xlf", b'<xliff version="2.0"><file><unit><segment><source>'), ("tmx", b"<tmx><body><tu><tuv><seg>"), ("po", b'msgid ""\nmsgstr ""\n"'))

ROWS = [
    ("deep.html", lambda: b"<div>" * 1000000, "too deep"),
    ("deep-in-lists.html", lambda: b"<ul><li>" * 100000, "too deep"),
    ("wide.html", lambda: b"<p " + b" ".join(b"a%d=1" % i for i in range(500000)) + b">x", "too many attributes"),
    ("styles.html", lambda: b"<html>" + b"<p><font size=1>x" * 100000, "too deep"),
    ("grown.html", lambda: b"<html>" + b"<b>" * 140 + b"<p>x" * 100000, "out of all proportion"),
    ("deep.md", lambda: b"> " * 500000 + b"x", "100 deep"),
    ("deep-lists.md", lambda: b"".join(b" " * (2 * i) + b"- x\n" for i in range(1000)), "100 deep"),
    ("laughs.tmx", lambda: ("<?xml version='1.0'?>" + LAUGHS.replace("DOCTYPE x", "DOCTYPE tmx") + "<tmx><tu><tuv><seg>&j;</seg></tuv></tu></tmx>").encode(), "entity"),
    ("outside.xlf", lambda: b'<!DOCTYPE xliff [<!ENTITY e SYSTEM "file:///etc/hostname">]><xliff version="2.0"><unit><segment><source>&e;</source></segment></unit></xliff>',
     "entity"),
    ("attribute.tmx", lambda: b'<tmx version="1.4"><body a="' + b"a" * (20 << 20) + b'"><tu>', "a tag or a comment of more than 1 MB"),
    ("attribute.docx", lambda: bomb(b"word/document.xml", WORD.split("{}")[0].encode() + b'<w:p a="', b"a"), "a tag or a comment"),
    ("overlap.docx", overlapping, "without the text"),
    ("deep.xlf", lambda: b'<xliff version="1.2">' + b"<group>" * 1000000, "too deep"),
    ("cut.xlf", lambda: b'<xliff version="1.2"><file><body><trans-unit id="1"><source>a', "not XML"),
    ("none.po", lambda: b"msgid \"a\"\nmsgstr \"b\"\nand so on\n", "line 3"),
    *((f"bomb.{kind}.zip!a.{kind}", lambda kind=kind, head=head: bomb(f"a.{kind}".encode(), head, b"a"), "times its size")
      for kind, head in PLAIN),
    ("bomb.tar.gz!b.txt", tar_bomb, "times its size"),
    ("bomb.tar.bz2!b.txt", lambda: bz2.compress(tar_head()) + bz2.compress(b"\0" * (32 << 20)) * 64, "times its size"),
    ("nested.zip!a.zip", lambda: docx(None, a_DOT_zip=docx(None, b_DOT_txt="x")), "NUL"),
    ("members.zip!a.txt", lambda: members(1000001), "more than 250000 members"),
    ("encrypted.zip!word/document.xml", encrypted, "encrypted"),
    ("none.zip!a.txt", lambda: b"no archive at all", "damaged"),
    ("bomb.epub", lambda: book(deflated(b"<html><p>", b"a", 2 << 30), size=2 << 30), "times its size"),
    ("paragraphs.epub", lambda: book(deflated(b"<html>", b"<p>a</p>", 2 << 30), size=2 << 30), "times its size"),
    ("package.epub", lambda: book(deflated(b"<package>", b"<item id='a' href='b' media-type='c'/>", 2 << 30), b"b.opf", 2 << 30, package=None), "times its size"),
    ("long.epub", lambda: book("<html>" + "<p>a</p>" * (700 << 10)), "a chapter of more than 4 MB"),
    ("grown.epub", lambda: book("<html>" + "<p>a" * (900 << 10)), "out of all proportion"),
    ("deep.epub", lambda: book("<html>" + "<div>" * 100000), "too deep"),
    ("laughs.epub", lambda: book("", package=LAUGHS + "<package>&j;</package>"), "entity"),
    ("upwards.epub", lambda: book("<html><p>a", package='<package><manifest><item id="c" href="../../../etc/hostname" media-type="application/xhtml+xml"/></manifest>'
                                  '<spine><itemref idref="c"/></spine></package>'), "lacks its chapter 'etc/hostname'"),
    ("none.epub", lambda: book("", package="<package/>"), "without chapters"),
    ("locked.epub", lambda: book("<p>a", **{"META-INF__encryption_DOT_xml": "<e><CipherReference URI='c.xhtml'/></e>"}), "protected"),
    ("picture.epub", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 1000, "is no epub file"),
    ("any.pdf", lambda: b"%PDF-1.4\n", "--allow-pdf"),
    ("named.pdf", lambda: b"no PDF at all", "is no pdf file"),
    ("bomb.csv.zip!a.csv", lambda: bomb(b"a.csv", b"zh,en\n", b"a"), "times its size"),
    ("bomb.jsonl.zip!a.jsonl", lambda: bomb(b"a.jsonl", b'{"zh":"', b"a"), "times its size"),
    ("bomb.ts.zip!a.ts", lambda: bomb(b"a.ts", b"<TS><context><name>", b"a"), "times its size"),
    ("quotes.csv", lambda: b"zh,en\n" + "一,one\n".encode() * 9 + b'"' * 3000001, "closes"),
    ("deep.jsonl", lambda: b'{"zh":"a","en":"b","c":' + b"[" * 1000000, "line 1: is no object"),
    ("deep.ts", lambda: b"<TS>" + b"<context>" * 1000000, "too deep"),
    ("picture.docx", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 1000, "is no docx file"),
    ("old.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000, "is no docx file"),
    ("text.docx", lambda: b"word/document.xml", "is no docx file"),
    ("empty-archive.docx", lambda: b"PK\5\6" + b"\0" * 18, "is no docx file"),
    ("picture.odt", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 1000, "is no odt file"),
    ("letters.odt", lambda: bomb(b"application/vnd.oasis.opendocument.text", b"", b"a", 1 << 20)[:-22] +
     bomb(b"content.xml", b"<x><p>", b"a"), "times its size"),
    ("cut.docx", lambda: docx(WORD.format("", LINE * 5000))[:700], "damaged"),
    ("no-text.docx", lambda: docx(None, word__styles_DOT_xml="<x/>", word__document_DOT_bin="x"), "without the text"),
    ("nested.docx", lambda: docx(None, word__document_DOT_zip=docx(WORD.format("", LINE))), "without the text"),
    ("upwards.docx", lambda: docx(None, _DOT___DOT___DOT___DOT___word__document_DOT_xml=WORD.format("", LINE)), "without the text"),
    ("zeros.docx", lambda: bomb(b"word/document.xml", b"", b"\0"), "not XML"),
    ("spaces.docx", lambda: bomb(b"word/document.xml", WORD.split("{}")[0].encode() + b"<x>", b" "), "times its size"),
    ("letters.docx", lambda: bomb(b"word/document.xml", WORD.split("{}")[0].encode() + b"<w:p><w:r><w:t>", b"a"),
     "times its size|a paragraph of more"),
    ("paragraphs.docx", lambda: bomb(b"word/document.xml", WORD.split("{}")[0].encode() + b"<w:body>", LINE.encode()), "times its size"),
    ("elsewhere.docx", lambda: bomb(b"word/documents/a.bin", b"", b"\0"), "without the text|damaged"),
    ("members.docx", lambda: members(1000000), "more than 10000 members"),
    ("says-less.docx", lambda: lying(10), "damaged|not XML"),
    ("says-more.docx", lambda: lying(0x7fffffff), "damaged"),
    ("encrypted.docx", encrypted, "encrypted"),
    ("laughs.docx", lambda: docx(WORD.format(LAUGHS, "<w:p><w:r><w:t>&j;</w:t></w:r></w:p>")), "entity"),
    ("outside.docx", lambda: docx(WORD.format('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>")), "entity"),
    ("deep.docx", lambda: docx(WORD.format("", "<w:sdt>" * 1000000)), "too deep"),
    ("wide.docx", lambda: docx(WORD.format("", "<w:p " + " ".join(f'a{i}="1"' for i in range(50000)) + "/>")), "too many attributes"),
]


def run(program, path, name):
    """Exit status, what was said on both sides, and the most memory in KB."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen([program, "segment", name], cwd=path.parent, stdout=out, stderr=err,
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (HANGS, HANGS)))
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        return child.returncode, out.read().decode(), err.read().decode(), usage.ru_maxrss, usage.ru_utime + usage.ru_stime


def refused(program, path, name, reason, most):
    """What is wrong with how a file was taken, or None."""
    status, out, err, memory, seconds = run(program, path, name)
    if os.environ.get("HOSTILE_TELL"):
        print(f"{name:22} {seconds:5.2f} s {memory - (most or memory) + MOST_MEMORY if most else 0:7} KB  {err.strip()[:90]}")
    if status != 3:
        return f"exit status {status}, not 3: {(out + err)[:200]}"
    if out or err.count("\n") != 1 or not re.search(reason, err):
        return f"was to say '{reason}': {(out + err)[:200]}"
    if most and memory > most:
        return f"{memory} KB of memory, {most} were the most"
    return None


def touches(program, folder, files):
    """What the program opens but for its inputs, and what it asks of the system."""
    said = subprocess.run(["strace", "-f", "-e", "trace=open,openat,socket,connect,execve", program, "segment", *files], cwd=folder,
                          capture_output=True, text=True).stderr
    faults = [line for line in said.splitlines() if re.search(r"\b(socket|connect)\(", line)]
    if said.count("execve(") > 1:
        faults.append("another program was started")
    for call, path in re.findall(r'\b(open\w*)\((?:AT_FDCWD, )?"([^"]*)"', said):
        if path not in files and not re.match(r"/(etc/ld\.so|etc/localtime|dev/null|lib|usr/lib|usr/share/(locale|zoneinfo|duizhao)|proc/self|dev/urandom)|.*\.lexicon", path) \
                and not path.endswith(".duizhao.ini"):
            faults.append(f"{call} {path}")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    program, faults = str(pathlib.Path(options.program).resolve()), []
    any_memory = "HOSTILE_ANY_MEMORY" in os.environ
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        plain = folder / "plain.txt"
        plain.write_text("一句话。\n", encoding="utf-8")
        most = None if any_memory else run(program, plain, plain.name)[3] + MOST_MEMORY
        for name, make, reason in ROWS:
            path = folder / name.split("!")[0]
            path.write_bytes(make())
            # a file is in memory once itself
            fault = refused(program, path, name, reason, most + path.stat().st_size // 1024 if most else None)
            if fault:
                faults.append(f"{name}: {fault}")
        if shutil.which("strace") and not any_memory:
            faults += touches(program, folder, ["plain.txt", "deep.html", "outside.docx", "laughs.docx", "laughs.tmx", "outside.xlf", "laughs.epub", "any.pdf"])
    for fault in faults:
        print(fault)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
