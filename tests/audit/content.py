#!/usr/bin/env python3
"""Pairs texts by what they say, and counts how often that is right.

    python3 tests/audit/content.py [--program FILE] [--texts N] [--seed N] [--show]

Makes an archive of texts like those of a press office out of the sentences of corpora/ and
of sentences with figures of its own, under names that say nothing; of every seventh the
Chinese is missing, of every eleventh the English. Exit status 1 below the scores that
docs/audit.md promises.
"""
import argparse
import pathlib
import random
import runpy
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MADE = runpy.run_path(str(ROOT / "scripts/make_archive"))
LEAST_PRECISION, LEAST_RECALL = 0.99, 0.95
SURNAMES = [("王", "Wang"), ("李", "Li"), ("张", "Zhang"), ("刘", "Liu"), ("陈", "Chen"), ("杨", "Yang"), ("赵", "Zhao"), ("周", "Zhou"),
            ("吴", "Wu"), ("徐", "Xu"), ("孙", "Sun"), ("马", "Ma")]
GIVEN = [("建国", "Jianguo"), ("志强", "Zhiqiang"), ("晓明", "Xiaoming"), ("丽华", "Lihua"), ("国庆", "Guoqing"), ("海燕", "Haiyan"),
         ("文斌", "Wenbin"), ("春梅", "Chunmei"), ("伟", "Wei"), ("玉兰", "Yulan")]
PLACES = [("哈尔滨", "Harbin"), ("大庆", "Daqing"), ("成都", "Chengdu"), ("昆明", "Kunming"), ("青岛", "Qingdao"), ("宁波", "Ningbo"),
          ("厦门", "Xiamen"), ("兰州", "Lanzhou"), ("拉萨", "Lhasa"), ("桂林", "Guilin"), ("珠海", "Zhuhai"), ("长春", "Changchun")]
NEWS = [("{month}月{day}日，{name}在{place}会见了代表团一行。", "On {Month} {day}, {Name} met with the delegation in {Place}."),
        ("今年前{k}个月，{place}共接待游客{a}万人次。", "In the first {k} months of this year, {Place} received {a0},000 visitors."),
        ("{name}表示，项目总投资{b}亿元，可提供就业岗位{c}个。",
         "{Name} said that the project, with an investment of {b00} million yuan in total, will create {c} jobs."),
        ("{place}全年空气质量优良天数为{d}天，同比增加{e}天。", "{Place} had {d} days of good air in the year, {e} more than the year before."),
        ("截至目前，累计签约企业{f}家。", "So far, {f} companies have signed up."),
        ("{name}还来到{place}的社区，看望了{g}户居民。", "{Name} also went to a community in {Place} and visited {g} families.")]


def news(rng):
    """Some sentences of one day: five figures, names or dates at least."""
    who, given, place = rng.choice(SURNAMES), rng.choice(GIVEN), rng.choice(PLACES)
    month, a, b = rng.randint(1, 12), rng.randint(101, 999), rng.randint(11, 99)
    words = {"month": month, "Month": MADE["MONTHS"][month - 1], "day": rng.randint(1, 28), "name": who[0] + given[0], "Name": f"{who[1]} {given[1]}",
             "place": place[0], "Place": place[1], "k": rng.randint(4, 11), "a": a, "a0": f"{a * 10:,}", "b": b, "b00": f"{b * 100:,}",
             "c": rng.randint(101, 999), "d": rng.randint(200, 365), "e": rng.randint(4, 60), "f": rng.randint(13, 400), "g": rng.randint(5, 40)}
    chosen = [NEWS[i] for i in sorted(rng.sample(range(len(NEWS)), rng.randint(3, 5)))]
    return [(zh.format(**words), en.format(**words)) for zh, en in chosen]


def write(folder, texts, rng):
    """The files, and which of them belong together."""
    stock, names, truth = list(MADE["beads"]()), rng.sample(range(10 ** 6), 2 * texts), {}
    for side in ("in", "out"):
        (folder / side).mkdir()
    for i in range(texts):
        said = rng.sample(stock, rng.randint(3, 10)) + news(rng)
        rng.shuffle(said)
        zh, en = folder / "in" / f"{names[2 * i]:06d}.txt", folder / "out" / f"{names[2 * i + 1]:06d}.txt"
        if i % 7:
            zh.write_text(MADE["paragraphs"](said, 0, 3))
        if i % 11:
            en.write_text(MADE["paragraphs"](said, 1, 3))
        if i % 7 and i % 11:
            truth[f"in/{zh.name}"] = f"out/{en.name}"
    return truth


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=ROOT / "build/release/duizhao")
    parser.add_argument("--texts", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="what was wrong")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        truth = write(folder, options.texts, random.Random(options.seed))
        done = subprocess.run([pathlib.Path(options.program).resolve(), "audit", "in", "out", "--db", "run.db", "--only", "text.damage", "-q"],
                              cwd=folder, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            print(done.stderr)
            return 1
        with sqlite3.connect(folder / "run.db") as base:
            found = dict(base.execute("SELECT source, target FROM audited WHERE how = 'content'"))
            unclear = base.execute("SELECT count(*) FROM pair WHERE how = 'ambiguous'").fetchone()[0]
    right = sum(truth.get(zh) == en for zh, en in found.items())
    precision, recall = right / max(1, len(found)), right / len(truth)
    print(f"{len(truth)} pairs among {options.texts} texts: precision {precision:.4f}, recall {recall:.4f}, {unclear} files ambiguous")
    if options.show:
        print("\n".join(f"wrong: {zh} {en}, not {truth.get(zh)}" for zh, en in found.items() if truth.get(zh) != en))
    return 0 if precision >= LEAST_PRECISION and recall >= LEAST_RECALL else 1


if __name__ == "__main__":
    sys.exit(main())
