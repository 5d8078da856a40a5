#!/usr/bin/env python3
"""What continuous integration runs, over a sample repository.

    python3 tests/action/test_action.py --program FILE

The script of action.yml and of .pre-commit-hooks.yaml: exit statuses, SARIF, annotations,
baseline. The hook also by pre-commit itself, where that is installed.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
OPTIONS = argparse.Namespace()
ZH = "白河新港上半年货物吞吐量增长\n\n上半年，全港完成货物吞吐量3260万吨，同比增长8.4%。\n"
EN = "Cargo up at Baihe New Port in the first half\n\nIn the first half of the year the port handled 32.6 million tonnes of cargo, up {} percent.\n"


class Sample(unittest.TestCase):
    """A repository with two pairs, one of which has a wrong figure."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.repository = pathlib.Path(self.folder.name, "sample")
        for name, percent in (("good", "8.4"), ("bad", "4.8")):
            self.write(f"zh/{name}.txt", ZH)
            self.write(f"en/{name}.txt", EN.format(percent))
        self.git("init", "-q")
        self.commit()

    def write(self, name, text):
        path = self.repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def git(self, *words, folder=None):
        subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "init.defaultBranch=main", *words],
                       cwd=folder or self.repository, check=True, capture_output=True)

    def commit(self, folder=None):
        self.git("add", "-A", folder=folder)
        self.git("commit", "-qm", "m", folder=folder)

    def environment(self, **said):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DUIZHAO_", "GITHUB_"))}
        return {**kept, "DUIZHAO_LEXICON": "", "DUIZHAO_PROGRAM": str(OPTIONS.program), **said}

    def act(self, *words, **said):
        return subprocess.run([ROOT / "scripts/action", *words], cwd=self.repository, capture_output=True, encoding="utf-8",
                              env=self.environment(**said), timeout=300)


class Script(Sample):
    def test_findings(self):
        done = self.act()
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("figures.value", done.stdout)
        self.assertEqual(sorted(p.name for p in self.repository.iterdir()), [".git", "en", "zh"]) # it leaves nothing behind

    def test_fail_on(self):
        self.assertEqual(self.act(DUIZHAO_FAIL_ON="critical").returncode, 1)
        self.assertEqual(self.act(DUIZHAO_FAIL_ON="never").returncode, 0)
        self.assertEqual(self.act("--fail-on", "never", "zh", "en").returncode, 0)
        wrong = self.act(DUIZHAO_FAIL_ON="often", DUIZHAO_SARIF="out.sarif")
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("'often' is not a severity", wrong.stderr)
        self.assertFalse((self.repository / "out.sarif").exists())

    def test_mended(self):
        self.write("en/bad.txt", EN.format("8.4"))
        self.assertEqual(self.act().returncode, 0)

    def test_not_examined(self):
        self.write("en/bad.txt", b"a\0b")
        self.assertEqual(self.act(DUIZHAO_SARIF="out.sarif").returncode, 3)
        self.assertTrue((self.repository / "out.sarif").exists())

    def test_paths_and_patterns(self):
        done = self.act(DUIZHAO_PATHS="zh/good.txt\nen/good.txt")
        self.assertEqual(done.returncode, 0, done.stdout)
        done = self.act(DUIZHAO_PATTERNS="zh/{name}.txt en/{name}.txt")
        self.assertEqual(done.returncode, 1, done.stderr)

    def test_names_with_spaces(self):
        for side in ("zh", "en"):
            (self.repository / side).rename(self.repository / f"{side} texts")
        done = self.act(DUIZHAO_PATHS="zh texts\nen texts")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("en texts/bad.txt", done.stdout)

    def test_sarif(self):
        self.assertEqual(self.act(DUIZHAO_SARIF="out.sarif").returncode, 1)
        run, = json.loads((self.repository / "out.sarif").read_text(encoding="utf-8"))["runs"]
        result, = run["results"]
        place = result["locations"][0]["physicalLocation"]
        self.assertEqual((result["ruleId"], result["level"]), ("figures.value", "error"))
        self.assertEqual((place["artifactLocation"]["uri"], place["region"]["startLine"]), ("en/bad.txt", 3))
        self.assertIn("duizhao/v1", result["partialFingerprints"])

    def test_annotations(self):
        output = self.repository / "output"
        done = self.act("zh", "en", GITHUB_ACTIONS="true", GITHUB_OUTPUT=str(output))
        self.assertRegex(done.stdout, r"(?m)^::error file=en/bad\.txt,line=3,.*title=figures\.value::")
        self.assertEqual(output.read_text(), "status=1\n")

    def test_baseline(self):
        subprocess.run([OPTIONS.program, "check", "--baseline", "known.tsv", "--update-baseline", "--reason", "r", "zh/bad.txt", "en/bad.txt"],
                       cwd=self.repository, check=True, capture_output=True, env=self.environment())
        self.assertEqual(self.act(DUIZHAO_BASELINE="known.tsv", DUIZHAO_PATHS="zh\nen").returncode, 0)
        self.write("en/good.txt", EN.format("9.4"))
        self.assertEqual(self.act(DUIZHAO_BASELINE="known.tsv", DUIZHAO_PATHS="zh\nen").returncode, 1)

    def test_config(self):
        self.write(".duizhao.ini", "[audit]\nfail-on = never\n")
        self.assertEqual(self.act().returncode, 0)
        self.assertEqual(self.act(DUIZHAO_FAIL_ON="minor").returncode, 1)
        self.assertIn("数字不一致", self.act(DUIZHAO_MESSAGES="zh").stdout)

    def test_database_is_kept(self):
        for _ in range(2):
            self.assertEqual(self.act("zh", "en", DUIZHAO_DB="kept.db").returncode, 1)
        self.assertTrue((self.repository / "kept.db").exists())

    def test_no_program(self):
        done = self.act(DUIZHAO_PROGRAM="no-such-program")
        self.assertEqual((done.returncode, done.stderr), (2, "action: there is no 'no-such-program'; DUIZHAO_PROGRAM may name it\n"))


class Action(Sample):
    """action.yml, as far as it can be told without its host."""

    def test_inputs(self):
        action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        build, check = action["runs"]["steps"]
        said = " ".join([build["if"], *check["env"].values()])
        self.assertEqual(set(re.findall(r"inputs\.([\w-]+)", said)), set(action["inputs"]))
        told = (ROOT / "scripts/action").read_text(encoding="utf-8")
        for name in check["env"]:
            self.assertIn(name, told)
        for step in (build, check): # what others write is never part of a script
            self.assertNotIn("${{", step["run"])

    def test_runs(self):
        """Its step, as the shell gets it."""
        action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        step = action["runs"]["steps"][1]
        defaults = {name: action["inputs"][re.search(r"inputs\.([\w-]+)", value)[1]]["default"] for name, value in step["env"].items()}
        env = self.environment(**{**defaults, "DUIZHAO_PROGRAM": str(OPTIONS.program), "GITHUB_ACTION_PATH": str(ROOT)})
        done = subprocess.run([step["shell"], "-e", "-c", step["run"]], cwd=self.repository, env=env, capture_output=True, encoding="utf-8")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertTrue((self.repository / "duizhao.sarif").exists())


class Page(unittest.TestCase):
    def test_examples(self):
        """What docs/ci.md shows has no input and no hook that is not there, and tells of all inputs."""
        page = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
        workflow, hooks = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", page, re.S))
        action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        step = next(s for s in workflow["jobs"]["translations"]["steps"] if "/duizhao@" in s["uses"])
        self.assertLessEqual(set(step["with"]), set(action["inputs"]))
        rows = re.search(r"\| input \| \|\n(.*?)\n\n", page, re.S)[1].splitlines()
        self.assertEqual({name for row in rows for name in re.findall(r"`([\w-]+)`", row.split("|")[1])}, set(action["inputs"]))
        known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
        self.assertLessEqual({hook["id"] for repo in hooks["repos"] for hook in repo["hooks"]}, known)


class Hook(Sample):
    @unittest.skipUnless(shutil.which("pre-commit"), "pre-commit is not installed")
    def test_hook(self):
        """By pre-commit, from a repository of the hook's own."""
        hooks = pathlib.Path(self.folder.name, "hooks")
        (hooks / "scripts").mkdir(parents=True)
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        shutil.copy(ROOT / "scripts/action", hooks / "scripts")
        self.git("init", "-q", folder=hooks)
        self.commit(folder=hooks)
        for percent, status in (("4.8", 1), ("8.4", 0)):
            self.write("en/bad.txt", EN.format(percent))
            done = subprocess.run(["pre-commit", "try-repo", hooks, "duizhao", "--all-files"], cwd=self.repository, capture_output=True,
                                  encoding="utf-8", env=self.environment(HOME=self.folder.name, PRE_COMMIT_HOME=f"{self.folder.name}/cache"))
            self.assertEqual(done.returncode, status, done.stdout + done.stderr)
            self.assertEqual("figures.value" in done.stdout, status == 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.parse_args(namespace=OPTIONS)
    OPTIONS.program = OPTIONS.program.resolve()
    unittest.main(argv=sys.argv[:1])
