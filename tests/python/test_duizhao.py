#!/usr/bin/env python3
"""The Python module: what it answers, that it leaks nothing, that it lays options out as the headers do.

    DUIZHAO_LIBRARY=FILE python3 tests/python/test_duizhao.py
"""
import ctypes
import doctest
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MODULE = ROOT / "src/bindings/python"
sys.path.insert(0, str(MODULE))
os.environ["DUIZHAO_LEXICON"] = "" # the built-in one alone, on every machine

import duizhao
from duizhao import _library

ZH = "果园占地30亩。增长3%以上。\n\n城墙长12公里。"
EN = "The orchard covers two hectares. It grew by 5%.\n\nThe wall is 12 km long."



class Layout(unittest.TestCase):
    """What _library.py lays out is what the headers lay out."""

    def test_structs(self):
        """Sizes and places of all members, by a program in C."""
        wanted, lines = [], []
        for struct in _library.STRUCTS:
            name = struct.__name__
            wanted.append(f"{name} {ctypes.sizeof(struct)}")
            lines.append(f'printf("{name} %zu\\n", sizeof({name}));')
            for field in (f[0] for f in struct._fields_):
                at = getattr(struct, field)
                wanted.append(f"{name}.{field} {at.offset} {at.size}")
                lines.append(f'printf("{name}.{field} %zu %zu\\n", offsetof({name}, {field}), sizeof((({name} *)0)->{field}));')
        wanted += ["rule.id 0", f"enum {ctypes.sizeof(ctypes.c_int)}"]
        lines += ['printf("rule.id %zu\\n", offsetof(dz_rule, id));', 'printf("enum %zu\\n", sizeof(dz_severity));']
        for constant in (name for name in vars(_library) if re.fullmatch("DZ_[A-Z_]+", name)):
            wanted.append(f"{constant} {getattr(_library, constant)}")
            lines.append(f'printf("{constant} %d\\n", (int){constant});')
        self.assertEqual(self.run_c("\n".join(lines)).splitlines(), wanted)

    def run_c(self, body):
        text = f"#include <duizhao/duizhao.h>\n#include <stddef.h>\n#include <stdio.h>\nint main(void)\n{{\n{body}\n}}\n"
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder, "layout.c")
            source.write_text(text)
            subprocess.run(["cc", "-std=c17", f"-I{ROOT / 'include'}", source, "-o", f"{folder}/layout"], check=True)
            return subprocess.run([f"{folder}/layout"], check=True, capture_output=True, text=True).stdout

    def test_members(self):
        """No member of the headers is left out: what stands behind the last one would not show in a size."""
        header = "".join(p.read_text() for p in (ROOT / "include/duizhao").glob("*.h"))
        header = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
        for struct in _library.STRUCTS:
            body = re.search(rf"typedef struct {struct.__name__} \{{(.*?)\}}", header, re.S)[1]
            members = [re.search(r"(\w+)(\[\w+\])?\s*$", word)[1] for word in re.split("[,;]", body) if word.strip()]
            self.assertEqual(members, [f[0] for f in struct._fields_])

    def test_version(self):
        self.assertIn(f"VERSION {duizhao.__version__} ", (ROOT / "CMakeLists.txt").read_text())


class Answers(unittest.TestCase):
    def test_align(self):
        beads = duizhao.align(ZH, EN)
        self.assertEqual([(b.source, b.target) for b in beads], [((i,), (i,)) for i in range(3)])
        self.assertEqual(beads[2].source_text, "城墙长12公里。")
        self.assertEqual(beads[2].target_text, "The wall is 12 km long.")
        self.assertEqual(ZH.encode()[beads[2].source_span.byte_start:beads[2].source_span.byte_end].decode(), beads[2].source_text)

    def test_align_units(self):
        """Strings of a list are taken as cut; spans count in them joined by line feeds."""
        beads = duizhao.align(["一。二。", "三。"], ["One. Two.", "Three."])
        self.assertEqual([b.source_text for b in beads], ["一。二。", "三。"])
        self.assertEqual(beads[1].target_span, duizhao.Span(10, 16, 10, 16))

    def test_all_segments(self):
        """Over whole texts: the beads hold the segments of both sides, each once."""
        folders = sorted(p.parent for p in (ROOT / "corpora").rglob("zh.txt"))
        self.assertTrue(folders)
        with duizhao.Duizhao() as tool:
            for folder in folders:
                zh, en = ((folder / name).read_text(encoding="utf-8") for name in ("zh.txt", "en.txt"))
                beads = tool.align(zh, en)
                for side, text in (("source", zh), ("target", en)):
                    indexes = [i for bead in beads for i in getattr(bead, side)]
                    self.assertEqual(indexes, list(range(len(tool.segment(text)))), f"{folder} {side}")

    def test_nothing_answers(self):
        beads = duizhao.align(ZH, "The orchard covers two hectares. It grew by 5%.")
        self.assertEqual((beads[-1].source_text, beads[-1].target, beads[-1].target_span, beads[-1].target_text),
                         ("城墙长12公里。", (), None, ""))

    def test_check(self):
        found, = duizhao.check(ZH, EN)
        self.assertEqual((found.rule, found.severity), ("figures.value", "critical"))
        self.assertEqual(ZH[found.source.start:found.source.end], "3%以上")
        self.assertEqual(EN[found.target.start:found.target.end], "5%")
        self.assertIn("5%", found.message)

    def test_messages(self):
        self.assertIn("英文", duizhao.check(ZH, EN, messages="zh")[0].message)

    def test_one_side(self):
        """A text alone, on either side: its spans are of that side."""
        twice = "The port opened a new berth for large container ships in the spring of last year.\n\n" * 2
        source, = duizhao.check(twice, only="repeats")
        target, = duizhao.check(None, twice, only="repeats")
        self.assertTrue(source.source and not source.target and target.target and not target.source)
        self.assertEqual(source.rule, "repeats.block")
        self.assertEqual(len(target.related), 1)

    def test_rules(self):
        self.assertEqual(duizhao.check(ZH, EN, off="figures.value"), [])
        self.assertEqual(duizhao.check(ZH, EN, only=["names", "dates"]), [])
        self.assertEqual(len(duizhao.check(ZH, EN, only="figures,names", off=["names"])), 1)

    def test_extract(self):
        figures = duizhao.extract("\ufeff2024年3月15日，约30亩")
        self.assertEqual([(f.kind, f.value, f.unit, f.bound, f.text) for f in figures],
                         [("date", "2024-03-15", None, None, "2024年3月15日"), ("quantity", "30", "mu", "about", "30亩")])

    def test_segment(self):
        segments = duizhao.segment("他说：“好。”😀走了。\n第二段。")
        self.assertEqual([s.text for s in segments][-1], "第二段。")
        for segment in segments:
            self.assertEqual("他说：“好。”😀走了。\n第二段。"[segment.span.start:segment.span.end], segment.text)

    def test_diff(self):
        change, = duizhao.diff("He saw 5 cats.", "He saw 6 cats.")
        self.assertEqual((change.kind, change.of), ("changed", ("figure",)))
        self.assertIn("6", change.new_text)

    def test_glossary(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "terms.tsv")
            path.write_text("乡村振兴\trural revitalization\n", encoding="utf-8")
            found = duizhao.check("我们推进乡村振兴。", "We promote village growth.", glossary=path, only="terms")
        self.assertEqual(len(found), 1)

    def test_lexicon(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "words.tsv")
            path.write_text("嗡嗡虫\tbuzzbug\n", encoding="utf-8")
            with duizhao.Duizhao(lexicon=[path]) as tool:
                self.assertIn("built-in", tool.says())
                self.assertIn("words (1 word)", tool.says())

    def test_nothing(self):
        self.assertEqual((duizhao.segment(""), duizhao.extract(""), duizhao.align("", ""), duizhao.check("", "")), ([], [], [], []))


class Faults(unittest.TestCase):
    def fails(self, words, call, *arguments, **options):
        with self.assertRaisesRegex(duizhao.Error, words):
            call(*arguments, **options)

    def test_messages_of_the_library(self):
        self.fails("cannot read 'no/such'", duizhao.check, "一", "a", lexicon="no/such")
        self.fails("cannot read 'no/such'", duizhao.check, "一", "a", glossary=["no/such"])
        self.fails("a NUL byte at byte 1", duizhao.segment, "a\0b")
        self.fails("'source' is missing", duizhao.check, None, None)

    def test_options(self):
        self.fails("no rule 'x'", duizhao.check, "一", "a", off="x")
        self.fails("'fr' is not a value of messages", duizhao.check, "一", "a", messages="fr")
        self.fails("'fr' is not a language", duizhao.check, "一", "a", source_lang="fr")
        with self.assertRaises(TypeError):
            duizhao.check("一", "a", no_such_option=1)
        with self.assertRaises(UnicodeEncodeError):
            duizhao.segment("\ud800")

    def test_library(self):
        self.fails("cannot load 'no/such.so'", duizhao.Duizhao, library="no/such.so")
        self.fails("cannot load", duizhao.Duizhao, library=ctypes.util.find_library("c")) # it is another one

    def test_closed(self):
        tool = duizhao.Duizhao()
        tool.close()
        tool.close()
        with self.assertRaises(ValueError):
            tool.segment("a")
        with self.assertRaises(ValueError):
            tool.says()

    def test_too_large(self):
        self.fails("more than 64 MB", duizhao.segment, "a" * (65 << 20))


class Running(unittest.TestCase):
    def resident(self):
        return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def use(self, times):
        for _ in range(times):
            with duizhao.Duizhao() as tool:
                tool.check(ZH, EN)
            duizhao.align(ZH, EN)
            duizhao.extract(ZH)
            duizhao.segment(ZH)
            duizhao.diff(EN, EN.replace("5", "6"))
            with self.assertRaises(duizhao.Error):
                duizhao.segment("a\0b")

    def test_no_leak(self):
        """Memory does not grow with calls: what one of them left behind would be 40 bytes and more."""
        self.use(200)
        before = self.resident()
        self.use(1000)
        self.assertLess(self.resident() - before, 256 << 10)

    def test_threads(self):
        """Several threads use one Duizhao; all hear what one alone hears."""
        wanted, heard = duizhao.check(ZH, EN), []
        with duizhao.Duizhao() as tool:
            threads = [threading.Thread(target=lambda: heard.extend(tool.check(ZH, EN) for _ in range(50))) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        self.assertEqual(heard, [wanted] * 200)


class House(unittest.TestCase):
    @unittest.skipUnless(shutil.which("mypy"), "mypy is not installed")
    def test_types(self):
        done = subprocess.run(["mypy", "--strict", "--cache-dir=/dev/null", MODULE / "duizhao"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


def load_tests(loader, tests, pattern):
    """The page's examples too."""
    tests.addTests(doctest.DocFileSuite(str(ROOT / "docs/python.md"), module_relative=False))
    return tests


if __name__ == "__main__":
    unittest.main()
