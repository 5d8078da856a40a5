#!/usr/bin/env python3
"""Make Debian packages of what was built, and use what they hold from outside.

    python3 tests/package/run.py BUILD

lintian must have nothing to say. Unpacked into an empty folder, the program, its
manual page, the Python module and the project of tests/install must work. Prints each
fault; exit status 1 when there is one, 77 where this is no Debian.
"""
import gzip
import os
import pathlib
import re
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "install"))
from run import check_outside, check_python, run

PACKAGES = {"duizhao", "libduizhao0", "libduizhao-dev", "python3-duizhao"}
# What is built for a test is not for /usr, so that libraries are not where this Debian keeps them; the preset 'package' is.
SUPPRESSED = "pkg-config-unavailable-for-cross-compilation"


def check_control(deb):
    """What a package says of itself."""
    name = deb.name.split("_")[0]
    depends = set(re.findall(r"(?:^|, )([\w.+-]+)", run("dpkg-deb", "-f", deb, "Depends")))
    if name in ("duizhao", "libduizhao0"):
        yield f"{name} depends on its libraries", depends >= {"libc6", "libicu72", "libsqlite3-0", "libarchive13", "libexpat1"}
    if name in ("libduizhao-dev", "python3-duizhao"):
        yield f"{name} depends on the library", "libduizhao0" in depends
    yield f"{name} has one owner", not re.search(r" (?!root/root)\w+/\w+ ", run("dpkg-deb", "-c", deb))


def check_papers(root, name):
    papers = root / "usr/share/doc" / name
    yield f"{name} says its license", "Apache-2.0" in (papers / "copyright").read_text()
    yield f"{name} has a changelog", gzip.decompress((papers / "changelog.Debian.gz").read_bytes()).startswith(b"duizhao (")


def check_program(root, folder):
    text = folder / "zh.txt"
    text.write_text("一。二。\n", encoding="utf-8")
    yield "the program", "一" in run(root / "usr/bin/duizhao", "segment", text)
    yield "a manual page", "duizhao-check" in run("man", "-l", root / "usr/share/man/man1/duizhao-check.1.gz")
    yield "completion", (root / "usr/share/bash-completion/completions/duizhao").exists()
    yield "the big lexicon is not there", not list(root.rglob("duizhao.lexicon"))


def main():
    if not shutil.which("lintian") or not shutil.which("dpkg-shlibdeps"):
        print("this is no Debian, or lintian and dpkg-dev are not installed")
        return 77
    build = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        root = folder / "root"
        run("cpack", "--config", build / "CPackConfig.cmake", "-B", folder / "debs", cwd=folder)
        debs = sorted((folder / "debs").glob("*.deb"))
        checks = [("the packages", {deb.name.split("_")[0] for deb in debs} == PACKAGES)]
        run("lintian", "--fail-on", "error,warning", "--suppress-tags", SUPPRESSED, *(["--allow-root"] if os.getuid() == 0 else []), *debs)
        for deb in debs:
            run("dpkg-deb", "-x", deb, root)
            checks += check_control(deb)
            checks += check_papers(root, deb.name.split("_")[0])
        version = run(root / "usr/bin/duizhao", "--version").split()[1]
        checks += check_program(root, folder)
        checks += check_python(root / "usr", version)
        checks += check_outside(root / "usr", folder / "outside", version)
    faults = [name for name, good in checks if not good]
    print("\n".join(faults) if faults else f"{len(checks)} things are as they should be")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
