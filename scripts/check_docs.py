#!/usr/bin/env python3
"""Check that the manual says what the program does.

    python3 scripts/check_docs.py [--accept] [--program FILE] [--root DIR]

Asks the program (default build/release/duizhao) for its commands, options,
formats, exit statuses and rules, and holds docs/ of DIR (default: this
repository) against the answers:

* docs/checks/<family>.md has each rule with its title, its severity, words in
  both languages, and just the examples of its row, in the same order;
* docs/duizhao.md has each command, option, format and exit status, and none
  that is not there; each example of the help and each shown dialogue is a
  case in tests/cases/docs/ that says just that;
* docs/configuration.md has each key that .duizhao.ini takes, with the sections
  that take it, and its dialogues and files are those of cases;
* each other page of docs/ shows dialogues that are those of cases;
* links inside of docs/ lead somewhere.

--accept writes the headings and examples of docs/checks and the dialogues of
all pages anew. Prints a line for each fault. Exit status 0 when there is
none, else 1.
"""
import argparse
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{3}")
SEVERITIES = {"note": "提示", "minor": "轻微", "major": "重要", "critical": "严重"}
SHOWN = re.compile(r"(<!-- tests/cases/docs/(\S+) -->\n```console\n)(.*?)(```\n)", re.S)
FILE = re.compile(r"(<!-- tests/cases/docs/(\S+/\S+) -->\n```\w+\n)(.*?)(```\n)", re.S)
# What no font shows, or what Markdown would take for its own, goes as a reference.
REFERENCE = re.compile("[&<>|\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufeff\ufffd]")


class Faults(list):
    """What is wrong, and where the repository is."""

    def __init__(self, root):
        super().__init__()
        self.root = root

    def add(self, where, what):
        self.append(f"{where.relative_to(self.root)}: {what}")


class Program:
    """The answers of the program itself."""

    def __init__(self, path):
        self.path = path

    def says(self, *words):
        return subprocess.run([self.path, *words], check=True, capture_output=True, encoding="utf-8").stdout

    def rules(self, tongue):
        return [json.loads(line) for line in self.says("explain", "-f", "jsonl", "--messages", tongue).splitlines()]

    def commands(self):
        """name: operands."""
        part = self.says("--help").split("Commands:\n")[1].split("\n\n")[0]
        return {m[1]: m[2].strip() for m in re.finditer(r"^  (\S+) +(\S.*?)  +", part, re.M)}

    def statuses(self):
        part = self.says("--help").split("Exit status:\n")[1].split("\n\n")[0]
        return set(re.findall(r"^  (\d)", part, re.M))

    def options(self, command):
        """'-f, --format FORMAT' and the like."""
        part = self.says(command, "-h").split("Options:\n")[1].split("\n\n")[0]
        return {m[1].strip() for m in re.finditer(r"^  (.{24}) ", part, re.M)}

    def formats(self, command):
        return re.search(r"^Formats: (.*)$", self.says(command, "-h"), re.M)[1].split(", ")

    def example(self, command):
        return re.search(r"^Example: (.*)$", self.says(command, "-h"), re.M)[1]

    def takes(self, section, key):
        """Whether a section of .duizhao.ini has a key."""
        with tempfile.NamedTemporaryFile("w", suffix=".ini") as file:
            file.write(f"[{section}]\n{key} = ?\n")
            file.flush()
            run = subprocess.run([self.path, "explain", "--config", file.name], capture_output=True, encoding="utf-8")
        return "there is no key" not in run.stderr


# ---- docs/checks ----

def cell(text):
    if text is None:
        return "—"
    text = REFERENCE.sub(lambda m: f"&#x{ord(m[0]):X};" if ord(m[0]) > 0x7F else html.escape(m[0]) if m[0] != "|" else "&#x7C;", text)
    return text.replace("\n", "<br>")


def head_of(rule, chinese):
    return f"**{rule['title']} · {chinese['title']}** ({rule['severity']} · {SEVERITIES[rule['severity']]})"


def table_of(rule):
    rows = ["| | 中文 | English |", "|---|---|---|"]
    for line in rule.get("glossary", "").splitlines():
        headword, accepted, forbidden, *_ = line.split("\t") + ["", ""]
        english = "; ".join(filter(None, [accepted, forbidden and f"not {forbidden}"]))
        rows.append(f"| glossary · 术语表 | {cell(headword)} | {cell(english)} |")
    for example in rule["examples"]:
        told = "told · 报告" if example["speaks"] else "not told · 不报告"
        rows.append(f"| {told} | {cell(example.get('zh'))} | {cell(example.get('en'))} |")
    return "\n".join(rows)


def split_sections(text):
    """What stands before the first rule, then (rule, text) for each."""
    parts = re.split(r"^## `([^`]+)`\n", text, flags=re.M)
    return parts[0], list(zip(parts[1::2], parts[2::2]))


def prose_of(section):
    """A section without its title line and its table."""
    lines = [line for line in section.split("\n") if not line.startswith(("|", "**"))]
    return "\n".join(lines).strip("\n")


def written(page, rules, chinese):
    """The page with titles and tables made anew."""
    before, sections = split_sections(page)
    for name, section in sections:
        if name in rules:
            section = f"\n{head_of(rules[name], chinese[name])}\n\n{prose_of(section)}\n\n{table_of(rules[name])}\n\n"
        before += f"## `{name}`\n{section}"
    return before.rstrip("\n") + "\n"


def check_section(path, name, section, rules, chinese, faults):
    if name not in rules:
        faults.add(path, f"there is no rule '{name}'")
        return
    if head_of(rules[name], chinese[name]) not in section.split("\n"):
        faults.add(path, f"{name}: the title is not '{head_of(rules[name], chinese[name])}'")
    paragraphs = prose_of(section).split("\n\n")
    if not any(HAN.search(p[:40]) for p in paragraphs) or not any(LATIN.match(p) or LATIN.search(p[:12]) for p in paragraphs):
        faults.add(path, f"{name}: words in English or in Chinese are missing")
    said = [line for line in section.split("\n") if line.startswith("|")]
    for line in table_of(rules[name]).split("\n"):
        if line not in said:
            faults.add(path, f"{name}: the page lacks this example of the rule: {line}")
    for line in said:
        if line not in table_of(rules[name]).split("\n"):
            faults.add(path, f"{name}: this example does not stand in the rule's row: {line}")


def check_rules(program, accept, faults):
    rules = {rule["rule"]: rule for rule in program.rules("en")}
    chinese = {rule["rule"]: rule for rule in program.rules("zh")}
    families = sorted({name.split(".")[0] for name in rules})
    index = faults.root / "docs/checks/README.md"
    for family in families:
        path = faults.root / f"docs/checks/{family}.md"
        if not path.exists():
            faults.add(path, "this page is missing")
            continue
        if f"]({family}.md)" not in index.read_text(encoding="utf-8"):
            faults.add(index, f"'{family}' is not mentioned")
        if accept:
            path.write_text(written(path.read_text(encoding="utf-8"), rules, chinese), encoding="utf-8")
        _, sections = split_sections(path.read_text(encoding="utf-8"))
        for name, section in sections:
            check_section(path, name, section, rules, chinese, faults)
        for name in rules:
            if name.split(".")[0] == family and [n for n, _ in sections].count(name) != 1:
                faults.add(path, f"the rule '{name}' does not stand here once")


# ---- docs/duizhao.md ----

def part_of(text, title):
    match = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    return match[1] if match else ""


def rows_of(part):
    """The cells of the rows of a table, without backquotes."""
    rows = [line.strip("|").split("|") for line in part.split("\n") if line.startswith("| ")]
    return [[c.strip().replace("`", "") for c in row] for row in rows]


def hold(path, what, said, true, faults):
    for one in sorted(true - said):
        faults.add(path, f"{what} is not told: {one}")
    for one in sorted(said - true):
        faults.add(path, f"{what} is told and is not there: {one}")


def check_manual(program, path, faults):
    text = path.read_text(encoding="utf-8")
    commands = program.commands()
    hold(path, "a command", {row[0] for row in rows_of(part_of(text, "Commands"))[1:]},
         {f"duizhao {name} {operands}" for name, operands in commands.items()}, faults)
    hold(path, "an exit status", {row[0] for row in rows_of(part_of(text, "Exit status")) if row[0]}, program.statuses(), faults)
    options, formats = rows_of(part_of(text, "Options"))[1:], rows_of(part_of(text, "Formats"))[1:]
    for command in commands:
        hold(path, f"an option of {command}", {row[0] for row in options if row[1] == "all" or command in row[1].split(", ")},
             program.options(command), faults)
        hold(path, f"a format of {command}", {row[0] for row in formats if command in row[1].split(", ")},
             set(program.formats(command)), faults)
    for row in options + formats:
        for command in row[1].split(", "):
            if command not in commands and command != "all":
                faults.add(path, f"'{row[0]}' is said to belong to '{command}', which is no command")


def dialogue(case):
    """'$ cmd' and what is said; standard error last, as a terminal shows it."""
    said = [case / name for name in ("stdout", "stderr")]
    return f"$ {(case / 'cmd').read_text(encoding='utf-8')}" + "".join(f.read_text(encoding="utf-8") for f in said if f.exists())


def cases_of(faults):
    return {case.name: case for case in (faults.root / "tests/cases/docs").iterdir() if (case / "cmd").exists()}


def check_shown(path, accept, faults):
    """The dialogues and the files of a page."""
    cases, files = cases_of(faults), faults.root / "tests/cases/docs"
    true = {name: dialogue(case) for name, case in cases.items()}
    text = path.read_text(encoding="utf-8")
    for name in {m[2] for m in FILE.finditer(text)}:
        if (files / name).is_file():
            true[name] = (files / name).read_text(encoding="utf-8")
    if accept:
        for form in (SHOWN, FILE):
            text = form.sub(lambda m: m[1] + true.get(m[2], m[3]) + m[4], text)
        path.write_text(text, encoding="utf-8")
    for form in (SHOWN, FILE):
        for m in form.finditer(text):
            if true.get(m[2]) != m[3]:
                faults.add(path, f"this is not what tests/cases/docs/{m[2]} says")


def check_examples(program, path, faults):
    """The examples of the help."""
    cases = cases_of(faults)
    commands = {(case / "cmd").read_text(encoding="utf-8").strip() for case in cases.values()}
    for command in program.commands():
        if program.example(command) not in commands:
            faults.add(path, f"no case in tests/cases/docs runs the example of the help: {program.example(command)}")
    check_inputs(cases, faults)


def check_inputs(cases, faults):
    """A file that several cases have is the same in each."""
    seen = {}
    for case in cases.values():
        for file in case.iterdir():
            if file.is_file() and file.name not in ("cmd", "stdout", "stderr", "status"):
                if seen.setdefault(file.name, file.read_bytes()) != file.read_bytes():
                    faults.add(file, "is not the same in all cases")


# ---- docs/configuration.md ----

def check_keys(program, path, faults):
    """The keys, each with the sections that take it."""
    commands = program.commands()
    options = {m[1] for command in commands for option in program.options(command) if (m := re.search(r"--(\S+)", option))}
    true = {f"{key} in [{section}]" for section in commands for key in options if program.takes(section, key)}
    rows = rows_of(part_of(path.read_text(encoding="utf-8"), "Keys"))[1:]
    hold(path, "a key", {f"{row[0]} in [{section}]" for row in rows for section in row[1].split(", ")}, true, faults)


# ---- links ----

def check_links(path, faults):
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if not (path.parent / link).exists():
            faults.add(path, f"the link to '{link}' leads nowhere")


def main(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    parser.add_argument("--program")
    options = parser.parse_args(words)
    program = Program(options.program or options.root / "build/release/duizhao")
    faults, manual, configuration = Faults(options.root), options.root / "docs/duizhao.md", options.root / "docs/configuration.md"
    check_rules(program, options.accept, faults)
    check_manual(program, manual, faults)
    check_examples(program, manual, faults)
    check_keys(program, configuration, faults)
    for page in sorted((options.root / "docs").glob("*.md")):
        check_shown(page, options.accept, faults)
    for page in sorted((options.root / "docs").rglob("*.md")):
        check_links(page, faults)
    print("\n".join(faults) if faults else "the manual says what the program does")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
