#!/usr/bin/env python3
"""Manual pages and completions tell the options of the program, all of them and no others.

    python3 tests/manual/test_manual.py --program FILE --manual DIR

What the program takes is asked of its help, and of docs/configuration.md, which
scripts/check_docs.py holds against it. Bash and fish complete for real; zsh runs
its function with a stand-in for what draws the menu.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
import check_docs

OPTIONS = argparse.Namespace()


def run(*command, **how):
    return subprocess.run([str(c) for c in command], capture_output=True, encoding="utf-8", timeout=120, **how)


def spellings(options):
    """{'-f, --format FORMAT'} to {'-f', '--format'}."""
    return {word for option in options for word in re.findall(r"(?<![\w-])--?[a-z][\w-]*", option.split("  ")[0])}


class Told(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.program = check_docs.Program(OPTIONS.program)
        cls.commands = list(cls.program.commands())
        cls.options = {command: cls.program.options(command) for command in cls.commands}


class Pages(Told):
    def read(self, page):
        """As it is shown, without words broken at the end of a line."""
        done = run("man", "-l", "--warnings", "-E", "UTF-8", "--no-hyphenation", "--nj", page, env={**os.environ, "MANWIDTH": "1000", "MAN_KEEP_FORMATTING": ""})
        self.assertEqual((done.returncode, done.stderr), (0, ""), page.name)
        return done.stdout

    def part(self, text, title):
        return re.search(rf"^{title}\n(.*?)(?=^\S|\Z)", text, re.M | re.S)[1]

    def test_all_are_there(self):
        names = {page.name for page in OPTIONS.manual.glob("*.[1-9]")}
        self.assertEqual(names, {"duizhao.1", "duizhao-lexicon.1", "duizhao.ini.5", *(f"duizhao-{c}.1" for c in self.commands)})

    def test_options(self):
        for command in self.commands:
            part = self.part(self.read(OPTIONS.manual / f"duizhao-{command}.1"), "OPTIONS")
            told = set(re.findall(r"^       (-.*)$", part, re.M))
            self.assertEqual(told, {option.strip() for option in self.options[command]}, command)

    def test_formats(self):
        for command in self.commands:
            part = self.part(self.read(OPTIONS.manual / f"duizhao-{command}.1"), "OPTIONS")
            self.assertEqual(re.search(r"One of: (.*)\.$", part, re.M)[1].split(", "), self.program.formats(command))

    def test_program(self):
        text = self.read(OPTIONS.manual / "duizhao.1")
        self.assertEqual(re.findall(r"^       duizhao (\S+) \[OPTIONS\]", self.part(text, "COMMANDS"), re.M), self.commands)
        self.assertEqual(set(re.findall(r"^       (\d)$", self.part(text, "EXIT STATUS"), re.M)), self.program.statuses())

    def test_keys(self):
        part = self.part(self.read(OPTIONS.manual / "duizhao.ini.5"), "KEYS")
        told = {(m[1], section) for m in re.finditer(r"^       ([\w-]+) = .*\n.* In (.*)\.$", part, re.M) for section in re.findall(r"\[(\w+)\]", m[2])}
        page = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
        rows = check_docs.rows_of(check_docs.part_of(page, "Keys"))[1:]
        self.assertEqual(told, {(row[0], section) for row in rows for section in row[1].split(", ")})

    def test_lexicon(self):
        part = self.part(self.read(OPTIONS.manual / "duizhao-lexicon.1"), "OPTIONS")
        said = run(OPTIONS.manual.parent / "duizhao-lexicon", "-h").stdout
        self.assertEqual(re.findall(r"^       (-.*)$", part, re.M), [m.strip() for m in re.findall(r"^  (-\w(?: [A-Z]+)?)", said, re.M)])


class Bash(Told):
    def complete(self, *words, folder=None):
        script = ('source "$0"; compopt() { :; }; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
                  '$(complete -p duizhao | sed "s/.*-F \\([^ ]*\\).*/\\1/"); printf "%s\\n" "${COMPREPLY[@]}"')
        done = run("bash", "-euc", script, OPTIONS.manual / "duizhao.bash", *words, cwd=folder or OPTIONS.manual)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return sorted(line for line in done.stdout.splitlines() if line) if folder else done.stdout.split()

    def test_options(self):
        for command in self.commands:
            self.assertEqual(set(self.complete("duizhao", command, "-")), spellings(self.options[command]))

    def test_commands(self):
        self.assertEqual(set(self.complete("duizhao", "")), {*self.commands, "-h", "--help", "--version"})

    def test_values(self):
        for command in self.commands:
            self.assertEqual(self.complete("duizhao", command, "-f", ""), self.program.formats(command))
            self.assertEqual(self.complete("duizhao", command, "--format", "=", "te"), ["text"])
            self.assertEqual(self.complete("duizhao", command, "--format", "="), self.program.formats(command))
        self.assertEqual(self.complete("duizhao", "check", "--messages", ""), ["en", "zh"])
        self.assertEqual(self.complete("duizhao", "check", "--fail-on", "m"), ["minor", "major"])
        self.assertIn("figures.value", self.complete("duizhao", "explain", "fig"))
        self.assertIn("figures", self.complete("duizhao", "check", "--only", "fig"))
        self.assertEqual(self.complete("duizhao", "check", "-o", "duizhao.ba"), ["duizhao.bash"])
        self.assertEqual(self.complete("duizhao", "check", "duizhao.ba"), ["duizhao.bash"])
        self.assertEqual(self.complete("duizhao", "nothing", ""), [])

    def test_names_with_spaces(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "zh texts").mkdir()
            pathlib.Path(folder, "zh text.txt").touch()
            self.assertEqual(self.complete("duizhao", "check", "zh", folder=folder), ["zh text.txt", "zh texts"])
            self.assertEqual(self.complete("duizhao", "audit", "--report", "zh", folder=folder), ["zh texts"])


class Fish(Told):
    def complete(self, line):
        done = run("fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", OPTIONS.manual / "duizhao.fish", line, cwd=OPTIONS.manual)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return [said.split("\t")[0] for said in done.stdout.splitlines()]

    def test_options(self):
        for command in self.commands:
            told = {word.rstrip("=") for word in self.complete(f"duizhao {command} -") + self.complete(f"duizhao {command} --")}
            self.assertEqual(told, spellings(self.options[command]), command)

    def test_commands(self):
        self.assertEqual(set(self.complete("duizhao ")), set(self.commands))

    def test_values(self):
        for command in self.commands:
            self.assertEqual(set(self.complete(f"duizhao {command} -f ")), set(self.program.formats(command)))
        self.assertIn("figures.value", self.complete("duizhao explain fig"))
        self.assertEqual(self.complete("duizhao check -o duizhao.ba"), ["duizhao.bash"])


class Zsh(Told):
    def complete(self, command):
        """What the function would say to _arguments for a command."""
        script = ('_arguments() { if [[ $1 == -C ]]; then state=argument; else print -rl -- "$@"; fi }; '
                  'curcontext=; words=("$2"); source "$1"')
        done = run("zsh", "-fuc", script, "zsh", OPTIONS.manual / "_duizhao", command)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout.splitlines()

    def test_options(self):
        for command in self.commands:
            said = [re.match(r"(?:\*|\(.*?\))?(--?[\w-]+)", line) for line in self.complete(command)]
            told = {m[1] for m in said if m} - {"-s"}
            self.assertEqual(told, spellings(self.options[command]), command)

    def test_values(self):
        for command in self.commands:
            line = next(line for line in self.complete(command) if "--format=" in line)
            self.assertEqual(line, f"(-f --format)--format=[how to write the result]:FORMAT:({' '.join(self.program.formats(command))})")

    def test_syntax(self):
        self.assertEqual(run("zsh", "-n", OPTIONS.manual / "_duizhao").stderr, "")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--manual", type=pathlib.Path, required=True)
    parser.parse_args(namespace=OPTIONS)
    OPTIONS.program, OPTIONS.manual = OPTIONS.program.resolve(), OPTIONS.manual.resolve()
    unittest.main(argv=sys.argv[:1])
