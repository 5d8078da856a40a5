#!/usr/bin/env python3
"""Check that the include lines of the house agree with its floors.

    python3 scripts/check_floors.py [ROOT]

Reads ROOT/src/FLOORS (the default ROOT is this repository) and every #include
under ROOT/src and ROOT/include. Prints a line for each fault: a file that
looks up to a higher floor, a circle of headers, a third-party header on a
floor that does not name it, a header that two floors name, and a program that
sees more than the public headers. Exit status 0 when there is none, else 1.
"""
import pathlib
import re
import sys

# The headers of C17 and POSIX: free on every floor. One that is not here is third-party.
FREE = {name + ".h" for name in """assert ctype dirent errno fcntl getopt inttypes langinfo limits locale math poll setjmp signal
    stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib string strings sys/ioctl sys/mman
    sys/prctl sys/resource sys/socket sys/stat sys/time sys/types sys/wait threads time uchar unistd wchar""".split()}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]')


def read_floors(path, faults):
    """The floors from the lowest up, and the floor of each public and of each third-party header."""
    floors, public, foreign = [], {}, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = re.split(r"\s{2,}", line.split("#")[0].strip())
        if columns == [""]:
            continue
        floors.append(columns[0])
        for column, table in zip(columns[1:], (public, foreign)):
            for header in column.split():
                if header in table:
                    faults.append(f"src/FLOORS: '{header}' is named by {table[header]} and by {columns[0]}")
                if header != "-":
                    table[header] = columns[0]
    return floors, public, foreign


def circle(header, includes, road, done, faults):
    """Walks the headers below one of them and reports the first way back on each road."""
    if header in road:
        faults.append("a circle: " + " -> ".join(road[road.index(header):] + [header]))
    elif header not in done:
        done.add(header)
        for below in includes.get(header, []):
            circle(below, includes, road + [header], done, faults)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    faults = []
    floors, public, foreign = read_floors(root / "src" / "FLOORS", faults)
    includes = {}
    for path in sorted([*root.glob("src/**/*.[ch]"), *root.glob("src/**/*.inc"), *root.glob("include/**/*.h")]):
        name = path.relative_to(root).as_posix().split("/", 1)[1]  # "text/utf8.c", "duizhao/span.h"
        top, _, rest = name.partition("/")
        mine = public.get(rest) if top == "duizhao" else top
        if mine not in floors:
            faults.append(f"{path}: is on no floor of src/FLOORS")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = INCLUDE.match(line)
            if not found or (found[1] == "<" and found[2] in FREE):
                continue
            header, at = found[2], f"{path}:{number}"
            if found[1] == '"' and (path.parent / header).exists():
                header = f"{name.rpartition('/')[0]}/{header}"  # beside this file: of its floor
            top, _, rest = header.partition("/")
            floor = public.get(rest) if top == "duizhao" else top
            if found[1] == "<" or floor not in floors:
                if foreign.get(header) != mine:
                    faults.append(f"{at}: <{header}> belongs to {foreign.get(header, 'no floor')}, not to {mine}")
                continue
            includes.setdefault(name, []).append(header)
            if floors.index(floor) > floors.index(mine):
                faults.append(f"{at}: {mine} looks up to {floor}, '{header}'")
            if mine == "cli" and top not in ("duizhao", "cli"):
                faults.append(f"{at}: the program sees public headers only, not '{header}'")
    done = set()
    for header in sorted(includes):
        circle(header, includes, [], done, faults)
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
