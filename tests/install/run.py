#!/usr/bin/env python3
"""Install what was built into an empty folder, and use it from outside.

    python3 tests/install/run.py BUILD

The programs must run from there; a project of its own must find both libraries by
CMake, a compiler the shared one by pkg-config, and the Python module by itself, and what
they make must say what is expected. What the headers declare must be what can be called. No file that was installed may name the
folder that it was built in. Prints each fault; exit status 1 when there is one.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
EXPECTED = "城墙长12公里。\tThe city wall is 12 km long.\n城门有三座。\tIt has three gates.\n"


def run(*command, **how):
    done = subprocess.run([str(c) for c in command], capture_output=True, encoding="utf-8", **how)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def check_outside(prefix, folder, version):
    """The project of tests/install, by find_package()."""
    run("cmake", "-S", HERE, "-B", folder, f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_BUILD_TYPE=Release")
    run("cmake", "--build", folder)
    for name in ("with_static", "with_shared"):
        said = run(folder / name)
        yield name, said == f"{version}\n{EXPECTED}"


def check_pkg_config(prefix, folder, version):
    env = {**os.environ, "PKG_CONFIG_PATH": str(prefix / "lib/pkgconfig")}
    yield "the version of pkg-config", run("pkg-config", "--modversion", "duizhao", env=env).strip() == version
    flags = run("pkg-config", "--cflags", "--libs", "duizhao", env=env).split()
    run("cc", "-std=c17", HERE / "main.c", "-o", folder / "by_pkg_config", *flags)
    said = run(folder / "by_pkg_config", env={**env, "LD_LIBRARY_PATH": str(prefix / "lib")})
    yield "pkg-config", said == f"{version}\n{EXPECTED}"


def check_python(prefix, version):
    """The module finds the library that was installed with it."""
    program = "import duizhao; print(duizhao.__version__, *(b.target_text for b in duizhao.align('城墙长12公里。', 'The wall is 12 km long.')))"
    env = {name: value for name, value in os.environ.items() if name != "DUIZHAO_LIBRARY"}
    said = run(sys.executable, "-c", program, env={**env, "PYTHONPATH": str(prefix / "lib/python3/dist-packages")})
    yield "the Python module", said == f"{version} The wall is 12 km long.\n"


def check_exports(prefix):
    """What the headers declare can be called from the shared library, and nothing else."""
    text = "".join(p.read_text() for p in (prefix / "include/duizhao").glob("*.h"))
    text = re.sub(r"/\*.*?\*/|static inline[^}]*}", "", text, flags=re.S)
    declared = set(re.findall(r"\b(dz_\w+)\(", text))
    listed = run("nm", "-D", "--defined-only", "--format=posix", prefix / "lib/libduizhao.so").splitlines()
    exported = {line.split()[0] for line in listed if not line.startswith("_")}
    for name in declared ^ exported - {"dz_audit_forms"}: # a table
        yield f"{name} is declared or exported, not both", False


def check_files(prefix, build):
    files = [p for p in prefix.rglob("*") if p.is_file()]
    yield "the files", {p.name for p in files} >= {"duizhao", "duizhao-lexicon", "duizhao.h", "libduizhao.a", "libduizhao.so.0", "duizhao.pc"}
    for path in files:
        if path.suffix in (".h", ".cmake", ".pc"):
            text = path.read_text()
            yield f"{path.name} names where it was built", str(build) not in text and str(HERE.parent.parent) not in text


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        prefix = folder / "root"
        # the folder of libraries as everywhere, whatever this Debian calls its own
        run("cmake", "--install", build, "--prefix", prefix)
        version = run(prefix / "bin/duizhao", "--version").split()[1]
        text = folder / "zh.txt"
        text.write_text("一。二。\n", encoding="utf-8")
        checks = [("the program", "一" in run(prefix / "bin/duizhao", "segment", text))]
        checks += check_outside(prefix, folder / "outside", version)
        checks += check_pkg_config(prefix, folder, version)
        checks += check_python(prefix, version)
        checks += check_exports(prefix)
        checks += check_files(prefix, build)
    faults = [name for name, good in checks if not good]
    print("\n".join(faults) if faults else f"{len(checks)} things are as they should be")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
