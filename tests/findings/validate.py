#!/usr/bin/env python3
"""Hold the SARIF and JUnit that the program writes against their schemas and against its other words.

    python3 tests/findings/validate.py [--program FILE]

Checks the corpora, clean and with planted errors, texts that are made to break
XML and JSON, one text alone, texts that have nothing to do with each other, a
rule of the configuration that gives up, and a baseline that dismisses, is new
and is stale. Each file must be valid, must tell what `--format jsonl` tells, must
fail just when the exit status does, and must be the same when written again.
Prints each fault; exit status 1 when there is one.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import jsonschema

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCHEMA = jsonschema.Draft4Validator(json.loads((HERE / "sarif-2.1.0-rtm.5.json").read_text()))
LEVEL = {"critical": "error", "major": "error", "minor": "warning", "note": "note"}
sys.path.insert(0, str(HERE.parent / "xml"))
from validate import HOSTILE  # noqa: E402  texts that XML and those who read it may stumble over


class Runner:
    """The program in a folder of files."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def write(self, **files):
        for name, text in files.items():
            path = self.folder / name.replace("_", ".")
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def run(self, *words):
        return subprocess.run([self.program, "check", *words], cwd=self.folder, capture_output=True)


def pairs():
    """(name, source or None, target, extra options)"""
    for corpus in sorted(p for p in (ROOT / "corpora").iterdir() if (p / "zh.txt").exists()):
        for english in sorted(corpus.glob("en*.txt")):
            chinese = corpus / english.name.replace("en", "zh", 1)
            chinese = chinese if chinese.exists() else corpus / "zh.txt"
            yield f"{corpus.name}/{english.name}", chinese.read_bytes(), english.read_bytes(), []
            yield f"{corpus.name}/{english.name} in Chinese", chinese.read_bytes(), english.read_bytes(), ["--messages", "zh"]
    for i, row in enumerate(HOSTILE):
        zh, en = row.split("\t")
        yield f"hostile {i}", "他有5000元。" + zh, "He had 500 yuan. " + en, []
    yield "one text", None, "The museum opens at nine in the the morning.", []
    yield "no gate", "他有5000元。", "He had 500 yuan.", ["--fail-on", "never"]
    yield "nothing found", "他来了。", "He came.", []


def findings_of(run):
    """The findings that a run in jsonl tells, and the rules that gave up."""
    rows = [json.loads(line) for line in run.stdout.decode().splitlines()]
    return [r for r in rows if "rule" in r], [r["unexamined"]["rule"] for r in rows if "unexamined" in r]


def check_sarif(data, found, gaps, baseline):
    log = json.loads(data)
    for error in SCHEMA.iter_errors(log):
        raise AssertionError(f"not valid at {list(error.absolute_path)}: {error.message[:200]}")
    run = log["runs"][0]
    rules = [r["id"] for r in run["tool"]["driver"]["rules"]]
    present = [r for r in run["results"] if r.get("baselineState") != "absent"]
    assert [(r["ruleId"], r["level"], r["partialFingerprints"]["duizhao/v1"]) for r in present] == \
        [(f["rule"], LEVEL[f["severity"]], f["fingerprint"]) for f in found], "it tells something else than jsonl"
    for r in present:
        assert rules[r["ruleIndex"]] == r["ruleId"], "a rule has another index"
        assert ("baselineState" in r) == baseline, "the state in the baseline is missing, or made up"
        if baseline:
            dismissed = any(s["kind"] == "external" for s in r["suppressions"])
            assert r["baselineState"] == ("unchanged" if dismissed else "new"), "the state in the baseline is wrong"
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [n["associatedRule"]["id"] for n in notes] == gaps, "a gap is not told"
    assert run["invocations"][0]["executionSuccessful"] == (not gaps), "it claims success"


def check_junit(data, found, gaps, failing):
    lint = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", HERE / "jenkins-junit.xsd", "-"], input=data, capture_output=True)
    assert lint.returncode == 0, f"not valid: {lint.stderr.decode()[:300]}"
    suite = ET.fromstring(data).find("testsuite")
    cases = suite.findall("testcase")
    assert int(suite.get("tests")) == len(cases), "the number of tests is wrong"
    for what, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(suite.get(what)) == sum(c.find(tag) is not None for c in cases), f"the number of {what} is wrong"
    assert (int(suite.get("failures")) > 0) == failing, "it fails where the program passes, or passes where it fails"
    assert {c.get("name") for c in cases if c.find("error") is not None} == set(gaps), "a gap is not told"
    told = {c.get("name") for c in cases if c.find("failure") is not None or c.find("system-out") is not None}
    assert told == {f["rule"] for f in found}, "it tells of other rules than jsonl"
    assert all(c.find("skipped") is None for c in cases if c.get("name") in told), "a rule that spoke was skipped"


def check(runner, texts, options, baseline=False):
    lines = runner.run(*texts, "--format", "jsonl", *options)
    assert lines.returncode in (0, 1, 3), lines.stderr.decode()
    found, gaps = findings_of(lines)
    for form in ("sarif", "junit"):
        one, two = (runner.run(*texts, "--format", form, *options) for _ in range(2))
        assert one.returncode == lines.returncode and one.stdout == two.stdout, f"{form}: two runs differ"
        if form == "sarif":
            check_sarif(one.stdout, found, gaps, baseline)
        else:
            fails = any(f["severity"] != "note" and not f.get("dismissed") for f in found) and "never" not in options
            check_junit(one.stdout, found, gaps, fails)


def check_baseline(runner):
    """A baseline of which one entry is found again, one no more, and beside which something is new."""
    runner.write(zh_txt="他有5000元。\n她有300元。\n", en_txt="He had 500 yuan.\nShe had 30 yuan.\n")
    made = runner.run("zh.txt", "en.txt", "--baseline", "b.tsv", "--update-baseline", "--date", "2026-01-01", "--reason", "seen <&>")
    assert made.returncode == 0, made.stderr.decode()
    runner.write(en_txt="He had 500 yuan.\nShe had 300 yuan, and 7 cats.\n")
    check(runner, ["zh.txt", "en.txt"], ["--baseline", "b.tsv"], baseline=True)
    log = json.loads(runner.run("zh.txt", "en.txt", "--baseline", "b.tsv", "--format", "sarif").stdout)
    states = {r["baselineState"] for r in log["runs"][0]["results"]}
    assert states == {"new", "unchanged", "absent"}, f"the states are {states}"


def check_gap(runner):
    """A rule of the configuration that gives up."""
    case = ROOT / "tests/cases/config/style-explosive-formats"
    for name in (".duizhao.ini", "zh.txt", "en.txt"):
        (runner.folder / name).write_bytes((case / name).read_bytes())
    assert findings_of(runner.run("zh.txt", "en.txt", "--format", "jsonl"))[1], "no rule gave up, so nothing was tried"
    check(runner, ["zh.txt", "en.txt"], [])
    (runner.folder / ".duizhao.ini").unlink()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=ROOT / "build/release/duizhao")
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    faults, n = [], 0
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(program, pathlib.Path(folder))
        trials = [(name, lambda s=s, t=t, o=o: (runner.write(en_txt=t, **({"zh_txt": s} if s else {})),
                                                 check(runner, ["zh.txt", "en.txt"] if s else ["en.txt"], o)))
                  for name, s, t, o in pairs()]
        for name, trial in [*trials, ("a baseline", lambda: check_baseline(runner)), ("a rule that gives up", lambda: check_gap(runner))]:
            n += 1
            try:
                trial()
            except (AssertionError, ET.ParseError, json.JSONDecodeError) as fault:
                faults.append(f"{name}: {fault}")
    print("\n".join(faults) if faults else f"{n} runs: SARIF and JUnit are valid and whole")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
