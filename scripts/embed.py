#!/usr/bin/env python3
"""Write text files as C strings, for the HTML page to carry its style and script.

    python3 scripts/embed.py OUT.inc FILE...
    python3 scripts/embed.py --bytes OUT.inc FILE

For page.css, OUT.inc holds 'page_css', an array of its lines as string literals,
and PAGE_CSS_SHA256, the SHA-256 of its bytes in base64 as a Content-Security-Policy
wants it. The bytes go between two tags of a page as they are, so a file that
would end its element, or that is not UTF-8 with plain line feeds, is refused.

With --bytes, OUT.inc holds the bytes of one file of any kind as numbers divided
by commas, for the middle of an array.
"""
import base64
import hashlib
import pathlib
import re
import sys


def literal(line):
    """A line as a C string literal: bytes beyond ASCII, and '?' for its trigraphs, in octal."""
    plain = (b"\\" + bytes([b]) if b in b'"\\' else b"\\n" if b == 10 else bytes([b])
             if 32 <= b < 127 and b != ord("?") else b"\\%03o" % b for b in line)
    return '"' + b"".join(plain).decode("ascii") + '"'


def embed(path):
    data = path.read_bytes()
    data.decode("utf-8")
    if re.search(rb"</|<!--|\r|\0", data):
        raise SystemExit(f"embed: '{path}' holds '</', '<!--', a carriage return or a NUL")
    name = re.sub(r"\W", "_", path.name)
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode("ascii")
    lines = "".join(f"    {literal(line)},\n" for line in data.splitlines(keepends=True))
    return f'#define {name.upper()}_SHA256 "{digest}"\nstatic const char *const {name}[] = {{\n{lines}}};\n'


def numbers(data):
    return "".join(",".join(map(str, data[at:at + 40])) + ",\n" for at in range(0, len(data), 40))


def main():
    words = [word for word in sys.argv[1:] if word != "--bytes"]
    as_bytes = len(words) < len(sys.argv) - 1
    if len(words) < 2 or (as_bytes and len(words) > 2):
        raise SystemExit(__doc__)
    out = pathlib.Path(words[0])
    if as_bytes:
        body = numbers(pathlib.Path(words[1]).read_bytes())
    else:
        body = "".join(embed(pathlib.Path(name)) for name in words[1:])
    text = "/* Made by scripts/embed.py. */\n" + body
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="ascii")


if __name__ == "__main__":
    main()
