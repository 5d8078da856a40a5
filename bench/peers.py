"""What other programs find in the same texts, and how long they take; run by 'scripts/bench --peers'.

The peers are what Debian and npm have: pofilter of translate-toolkit, sim_text of similarity-tester, jscpd, wdiff.
In each comparison the programs take turns round by round on the same files, so that what else the machine does
falls on all of them alike; times are CPU time (user and system) of whole processes, the median of the rounds, and
ratios are medians of the ratios within a round. A peer that is not there is said to be missing, and the others go
on. 'scripts/packages bench' and npm install them (docs/benchmarks.md).
"""
import csv
import difflib
import json
import pathlib
import re
import resource
import shutil
import statistics
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
JSCPD = ROOT / "build" / "peers" / "node_modules" / ".bin" / "jscpd"
# What pofilter calls its checks of the things that these families of rules look at.
FAMILIES = {
    "figures": ("figures,dates,currency", ("numbers",)),
    "marks": ("punctuation,repeats.word,text", ("startpunc", "endpunc", "puncspacing", "brackets", "doublequoting", "singlequoting",
                                          "doublewords", "doublespacing")),
}
# How copies of paragraphs differ from what they were made of: one word in so many.
CHANGES = {"word for word": 0, "1 word in 20 changed": 20, "1 word in 10 changed": 10}


def cpu_time(command, room):
    """CPU seconds of a process, and what it wrote; 1 is 'something was found'."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([str(word) for word in command], capture_output=True, cwd=room, stdin=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"bench: {command[0]}: status {done.returncode}: {done.stderr.decode(errors='replace').strip()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout.decode(errors="replace")


def take_turns(jobs, runs, room):
    """For each name of a job, a list of commands: the median CPU time, the median ratio to the first job, and what was written last."""
    times, said = {name: [] for name in jobs}, {}
    for _ in range(runs):
        for name, commands in jobs.items():
            done = [cpu_time(command, room) for command in commands]
            times[name].append(sum(seconds for seconds, _ in done))
            said[name] = [text for _, text in done]
    first = next(iter(times.values()))
    return {name: (statistics.median(each), statistics.median(a / b for a, b in zip(each, first)), said[name])
            for name, each in times.items()}


def there(jobs):
    """Those whose program is installed; the others are told."""
    for name, commands in list(jobs.items()):
        if not shutil.which(str(commands[0][0])):
            print(f"  {name}: not installed, not measured")
            del jobs[name]
    return jobs


# ---- pairs: pofilter ----

def beads(folder):
    """(Chinese, words of the English, number of the first of them) of each bead of a set that has both sides."""
    lines = [(folder / f"{side}.lines").read_text(encoding="utf-8").splitlines() for side in ("zh", "en")]
    starts = [0]
    for line in lines[1]:
        starts.append(starts[-1] + len(line.split()))
    for bead in (folder / "beads").read_text(encoding="utf-8").splitlines():
        zh, en = ([int(i) for i in part.strip("[]").split(",") if i.strip()] for part in bead.split(":")[:2])
        if zh and en and en == list(range(en[0], en[-1] + 1)):
            yield "".join(lines[0][i] for i in zh), " ".join(lines[1][i] for i in en).split(), starts[en[0]]


def planted(folder, families):
    """The pairs of a set with one planted error each: a changed run of words that lies in one bead and that a table has."""
    rules = tuple(families.split(","))
    clean = (folder / "en.txt").read_text(encoding="utf-8").split()
    for table in sorted(folder.glob("findings*.tsv")):
        errors = folder / table.name.replace("findings", "en").replace(".tsv", ".errors.txt")
        if not errors.exists():
            continue
        with table.open(encoding="utf-8", newline="") as file:
            quotes = [row["en"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["rule"].startswith(rules) and row["en"]]
        words = errors.read_text(encoding="utf-8").split()
        told = words_of_quotes(words, quotes)
        for kind, i, j, a, b in difflib.SequenceMatcher(None, clean, words, autojunk=False).get_opcodes():
            if kind == "equal" or b - a > 12 or told.isdisjoint(range(a, max(b, a + 1))):
                continue
            for zh, en, start in beads(folder):
                if start <= i and j <= start + len(en) and j - i < len(en):
                    yield zh, " ".join([*en[:i - start], *words[a:b], *en[j - start:]])


def words_of_quotes(words, quotes):
    """The numbers of the words that quotes have something of; a quote that stands there twice tells no place."""
    text, starts = " ".join(words), [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    spans = [match.span() for quote in quotes if text.count(quote) == 1 for match in re.finditer(re.escape(quote), text)]
    return {i for i, start in enumerate(starts[:-1]) if any(a < start + len(words[i]) and start < b for a, b in spans)}


def write_po(path, pairs):
    """A PO file; answers the number of the pair of each line that has text, the first line being 1."""
    lines, owners = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=UTF-8\\n"'], {}
    for i, (zh, en) in enumerate(pairs):
        lines += ["", f'msgctxt "{i}"', f"msgid {json.dumps(zh, ensure_ascii=False)}", f"msgstr {json.dumps(en, ensure_ascii=False)}"]
        owners.update({len(lines) - 1: i, len(lines): i})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return owners


def told_by_us(text, owners):
    """How many pairs have a finding of minor or above."""
    findings = [one for one in map(json.loads, text.splitlines()) if one.get("severity") in ("minor", "major", "critical")]
    return len({owners[side["line"]] for one in findings for side in (one.get("source"), one.get("target")) if side})


def told_by_pofilter(folder):
    """How many pairs pofilter wrote, each with its complaints before it."""
    return sum("# (pofilter) " in unit for file in folder.rglob("*.po") for unit in file.read_text(encoding="utf-8").split("\n\n"))


def compare_files(program, room, runs, name, kind, sets):
    """The pairs of each set in a PO file of its own; ours is a process for each, pofilter takes them as one folder."""
    families, filters = FAMILIES[name]
    where, out = room / name / kind, room / name / f"{kind}.out"
    owners = {set_: write_po(where / f"{set_}.po", pairs) for set_, pairs in sets.items() if pairs}
    jobs = {
        "duizhao": [[program, "check", "--config", "", "-f", "jsonl", "--only", families, where / f"{set_}.po"] for set_ in owners],
        "pofilter": [["pofilter", "--progress=none", "--language=en", *(f"--test={one}" for one in filters), "-i", where, "-o", out]],
    }
    results = take_turns(there(jobs), runs, room)
    told = {"duizhao": sum(told_by_us(text, owners[set_]) for set_, text in zip(owners, results["duizhao"][2])), "pofilter": told_by_pofilter(out)}
    for peer, (seconds, ratio, _) in results.items():
        print(f"  {name}, {kind}: {peer} tells {told[peer]} of {sum(len(pairs) for pairs in sets.values())} pairs; "
              f"{seconds:.2f} s, {ratio:.1f} times", flush=True)


def compare_pairs(program, room, runs):
    print("pairs of corpora/ as PO, a file for each set: as they are, and with one planted error each")
    folders = sorted(file.parent for file in ROOT.glob("corpora/*/findings.tsv"))
    right = {folder.name: [(zh, " ".join(en)) for zh, en, _ in beads(folder)] for folder in folders}
    for name, (families, _) in FAMILIES.items():
        compare_files(program, room, runs, name, "right", right)
        compare_files(program, room, runs, name, "wrong", {folder.name: list(planted(folder, families)) for folder in folders})


# ---- repeats: sim_text, jscpd ----

def with_copies():
    """The English of corpora/ as one text in which each third long paragraph is pasted in again twenty paragraphs on.

    Answers the text, and for each copy its kind and the lines of both places, counted from 1."""
    paragraphs = [line for file in sorted(ROOT.glob("corpora/*/en.txt"))
                  for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows, due = [], {}
    long = [i for i, paragraph in enumerate(paragraphs[:-20]) if len(paragraph.split()) >= 30][::3]
    kinds = {i: list(CHANGES)[n % len(CHANGES)] for n, i in enumerate(long)}
    copies, first = [], {}
    for i, paragraph in enumerate(paragraphs):
        rows.append(paragraph)
        first[i] = 2 * len(rows) - 1
        if i in kinds:
            due[i + 20] = i
        if i in due:
            was = due[i]
            rows.append(changed(paragraphs[was], CHANGES[kinds[was]]))
            copies.append((kinds[was], first[was], 2 * len(rows) - 1))
    return "\n\n".join(rows) + "\n", copies


def changed(paragraph, every):
    """One word in so many replaced by another."""
    words = paragraph.split()
    for at in range(every // 2, len(words), every) if every else ():
        words[at] = "otherwise"
    return " ".join(words)


def spans_of_us(text):
    """The two places of each finding of a repeat, as the lines they begin and end on."""
    for one in map(json.loads, text.splitlines()):
        if one.get("rule", "").startswith("repeats.") and one["rule"] != "repeats.word":
            sides = [one.get("target") or one["source"], *one["related"]]
            yield [(side["line"], side["line"] + side["text"].count("\n")) for side in sides]


def spans_of_sim_text(text):
    for match in re.finditer(r": line (\d+)-(\d+) *\|\S*: line (\d+)-(\d+) *\[", text):
        a, b, c, d = map(int, match.groups())
        yield [(a, b), (c, d)]


def spans_of_jscpd(path):
    for one in json.loads(path.read_text(encoding="utf-8"))["duplicates"]:
        yield [(side["start"], side["end"]) for side in (one["firstFile"], one["secondFile"])]


def holds(places, lines):
    """Whether a repeat has both lines, one in each of its places."""
    return any(a <= lines[0] <= b for a, b in places[:1]) and any(a <= lines[1] <= b for a, b in places[1:]) or \
        any(a <= lines[1] <= b for a, b in places[:1]) and any(a <= lines[0] <= b for a, b in places[1:])


def compare_repeats(program, room, runs):
    text, copies = with_copies()
    (room / "copies.md").write_text(text, encoding="utf-8")
    print(f"repeats: the English of corpora/, {len(text.encode()) / 1000:.0f} KB, {len(copies)} paragraphs pasted in again")
    report = room / "jscpd" / "jscpd-report.json"
    jobs = {
        "duizhao": [[program, "check", "--config", "", "-f", "jsonl", "--only", "repeats", "--input-format", "txt", "copies.md"]],
        "sim_text": [["sim_text", "-r", "14", "copies.md"]],
        "jscpd": [[JSCPD, "--silent", "--min-lines", "1", "--min-tokens", "14", "--max-lines", "100000", "--max-size", "10mb",
                  "--reporters", "json", "--output", report.parent, "copies.md"]],
    }
    spans = {"duizhao": spans_of_us, "sim_text": spans_of_sim_text, "jscpd": lambda _: spans_of_jscpd(report)}
    for name, (seconds, ratio, said) in take_turns(there(jobs), runs, room).items():
        told = list(spans[name](said[0]))
        parts = [(kind, sum(holds(places, lines) for places in told)) for kind, *lines in copies]
        found = ", ".join(f"{kind}: {sum(n > 0 for of, n in parts if of == kind)} of {sum(of == kind for of, _ in parts)}" for kind in CHANGES)
        other = sum(not any(holds(places, lines) for _, *lines in copies) for places in told)
        print(f"  {name}: {found}; {len(told)} findings, {other} of them of no copy; {seconds:.3f} s, {ratio:.1f} times", flush=True)


# ---- differences: wdiff ----

def compare_differences(program, room, runs, versions):
    """'versions' gives names and pairs of files of two versions."""
    print("two versions of a made-up text")
    for name, (old, new) in versions:
        jobs = {"duizhao": [[program, "diff", "--config", "", old, new]], "wdiff": [["wdiff", "-3", old, new]]}
        for peer, (seconds, ratio, said) in take_turns(there(jobs), runs, room).items():
            print(f"  {name}, {peer}: {len(said[0].encode()) / 1000:.0f} KB, {seconds:.2f} s, {ratio:.2f} times", flush=True)


def compare(program, room, runs, versions):
    compare_pairs(program, room, runs)
    compare_repeats(program, room, runs)
    compare_differences(program, room, runs, versions)
