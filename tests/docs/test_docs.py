#!/usr/bin/env python3
"""Check that check_docs.py finds each fault that is put into a copy of the manual.

    python3 tests/docs/test_docs.py PROGRAM
"""
import contextlib
import functools
import io
import pathlib
import re
import shutil
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
sys.dont_write_bytecode = True
import check_docs # pylint: disable=wrong-import-position

# What the program says is the same whatever the pages say.
check_docs.Program.says = functools.lru_cache(maxsize=None)(check_docs.Program.says)
check_docs.Program.takes = functools.lru_cache(maxsize=None)(check_docs.Program.takes)
check_docs.Program = functools.lru_cache(maxsize=None)(check_docs.Program)

# The page, what to look for, what to put there, and the fault that must be told.
FAULTS = [
    ("docs/duizhao.md", r"\| `--lines` .*\n", "", "an option of align is not told: --lines"),
    ("docs/duizhao.md", r"`--only RULES`", "`--only RULE`", "an option of check is told and is not there: --only RULE"),
    ("docs/duizhao.md", r"(`beads` \| align)", r"\1, check", "a format of check is told and is not there: beads"),
    ("docs/duizhao.md", r"\| 3 \|.*\n", "", "an exit status is not told: 3"),
    ("docs/duizhao.md", r"`duizhao extract FILE...`", "`duizhao extract`", "a command is not told: duizhao extract FILE..."),
    ("docs/duizhao.md", r"(<!-- tests/cases/docs/segment -->\n```console\n.*\n)", r"\1more\n", "not what tests/cases/docs/segment says"),
    ("docs/configuration.md", r"\| `glossary` .*\n", "", "a key is not told: glossary in [check]"),
    ("docs/configuration.md", r"(\| `baseline` \| check)", r"\1, align", "a key is told and is not there: baseline in [align]"),
    ("docs/configuration.md", r"(<!-- tests/cases/docs/configuration-wrong -->\n```console\n.*\n)", r"\1more\n",
     "not what tests/cases/docs/configuration-wrong says"),
    ("docs/configuration.md", r"fail-on = major", "fail-on = minor", "not what tests/cases/docs/configuration/.duizhao.ini says"),
    ("docs/duizhao.md", r"\(align.md\)", "(nothing.md)", "the link to 'nothing.md' leads nowhere"),
    ("docs/checks/figures.md", r"\| told .*1260.*\n", "", "figures.value: the page lacks this example"),
    ("docs/checks/figures.md", r"(\| told .*1260)", r"\g<1>0", "figures.value: this example does not stand in the rule's row"),
    ("docs/checks/figures.md", r"## `figures.value`", "## `figures.worth`", "there is no rule 'figures.worth'"),
    ("docs/checks/figures.md", r"## `figures.value`", "## `figures.worth`", "the rule 'figures.value' does not stand here once"),
    ("docs/checks/dates.md", r"\(critical · 严重\)", "(minor · 轻微)", "dates.value: the title is not"),
    ("docs/checks/README.md", r"\]\(text.md\)", "]", "'text' is not mentioned"),
    ("tests/cases/docs/page/cmd", r"page.html", "other.html", "no case in tests/cases/docs runs the example of the help"),
    ("tests/cases/docs/page/release.en.txt", r"14", "15", "is not the same in all cases"),
]


def check(root):
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        status = check_docs.main(["--root", str(root), "--program", sys.argv[1]])
    return status, said.getvalue()


def found(room, page, look, put, told):
    path = room / page
    before = path.read_text(encoding="utf-8")
    after = re.sub(look, put, before, count=1)
    path.write_text(after, encoding="utf-8")
    status, said = check(room)
    path.write_text(before, encoding="utf-8")
    if after == before or status != 1 or told not in said:
        print(f"not found: {told}\n{said}")
        return False
    return True


with tempfile.TemporaryDirectory() as name:
    room = pathlib.Path(name).resolve()
    shutil.copytree(ROOT / "docs", room / "docs")
    shutil.copytree(ROOT / "tests/cases/docs", room / "tests/cases/docs")
    good = all([found(room, *fault) for fault in FAULTS])
sys.exit(0 if good else 1)
