#!/usr/bin/env python3
"""Write the hand-made seeds of the fuzz targets.

    python3 tests/fuzz/make_seeds.py

Each row below is one file in tests/fuzz/seeds/TARGET/. Needs duizhao-lexicon in
build/release. Inputs that a fuzzer
found stand in the same folders under names that begin with 'found-'.
"""
import gzip
import io
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "xml"))
import annotate  # noqa: E402

SEEDS = pathlib.Path(__file__).parent / "seeds"
TOOL = pathlib.Path(__file__).parent.parent.parent / "build" / "release" / "duizhao-lexicon"
PLAIN, LINES, ZH, EN = b"\0", b"\1", b"\2", b"\4"  # options_of() in fuzz.h
ONE_BEAD, ALONE, WORDLESS = b"\2", b"\4", b"\x08"  # the options of fuzz_pair.c, and LINES

CHINESE = "市政府公布，全年生产总值1043.72亿元，增长5.2%。其中三分之一来自工业！“怎么办？”他问。"
ENGLISH = ("The city said GDP reached 104.372 billion yuan, up 5.2 percent. One third came from industry! "
           "“What now?” asked Mr. Li on p. 3 of the U.S. edition.")

READ = {
    "nothing-at-all": b"",
    "empty": PLAIN,
    "empty-lines": LINES,
    "mark-only": PLAIN + b"\xef\xbb\xbf",
    "mark-and-text": PLAIN + b"\xef\xbb\xbf" + CHINESE.encode(),
    "two-marks": LINES + b"\xef\xbb\xbf\xef\xbb\xbf7\n",
    "crlf": PLAIN + b"One.\r\nTwo 2.\r\n\r\nThree.\r\n",
    "crlf-lines": LINES + b"One.\r\n\r\nTwo 2.\r\n",
    "cr-alone": LINES + b"One.\rTwo.\r\rThree\r",
    "nul": PLAIN + b"before\0after",
    "bad-byte": PLAIN + b"abc\xffdef",
    "bad-at-end": PLAIN + "中".encode()[:2],
    "overlong": PLAIN + b"a\xc0\xafb",
    "overlong-long": PLAIN + b"\xf0\x80\x80\xaf",
    "surrogates": PLAIN + b"\xed\xa0\xbd\xed\xb8\x80",
    "past-the-last": PLAIN + b"\xf4\x90\x80\x80",
    "noncharacters": PLAIN + "\uffff\U0010ffff.".encode(),
    "utf-16": PLAIN + "\ufeff中文".encode("utf-16-le"),
    "gb18030": PLAIN + "中文没有转换".encode("gb18030"),
    "line-separators": PLAIN + "One.\u2028Two\u2029Three\x85Four\x0bFive\x0cSix".encode(),
    "white-only": PLAIN + " \t\n\u3000\u200b\n".encode(),
    "long-line": PLAIN + b"word 12, " * 1500,
    "long-han": ZH + "一二三四".encode() * 600,
    "chinese": PLAIN + CHINESE.encode(),
    "chinese-traditional": ZH + "「三億五千萬元？」記者問。主席說：『不錯，民國八十七年三月。』".encode(),
    "chinese-wrapped": PLAIN + ("　　全年粮食总产量达到三百二十万吨，比上年增长百分之二点五，创历史\n" * 4 + "新高。\n").encode(),
    "english": EN + ENGLISH.encode(),
    "english-wrapped": PLAIN + b"The quick brown fox jumped over 30 lazy dogs and then\n" * 4 + b"slept.\n",
    "mixed": PLAIN + "C919飞机 flew 5G时代 at 3:30 p.m.，价格￥1,234.50元，约合US$170。".encode(),
    "transcript": PLAIN + "记者：\n\n[14:00]\n\n谢谢。我有两个问题。\n\nQ&A Session\n".encode(),
    "figures-zh": ZH + ("五十二万三千，三成，八五折，四分之三，百分之负五，千分之八，-3℃，十来个，数十万，二〇二四年三月十五日，"
                        "上世纪八十年代，第十二届，5公里，六亩三分，12345678901234567890，1.50倍，3～5天，半年，零。").encode(),
    "figures-en": EN + (b"three hundred and twenty, 3.2 million, 1,234,567, .5, 3/4, two-thirds, -12.5%, 1990s, March 15, 2024, "
                        b"the 21st century, 10 to 20 km, dozens, twofold, $5bn, 5:30 a.m., 99999999999999999999, 1e308, half."),
    "full-width": ZH + "１２３，４５６．７８％、（Ａ１）".encode(),
    "figure-soup": PLAIN + "零零百千万亿兆点分之点.,,1,2,3.4.5%%‰--~～第第年月日时".encode(),
    "zero-width": PLAIN + "1\u200b2\u200d3\u20604 a\u0301\u0301\U0001f1e8\U0001f1f3\U000e0100".encode(),
    "right-to-left": PLAIN + "abc \u202e123\u202c def".encode(),
    "brackets": PLAIN + "（（（「「『“‘)]}".encode() * 20,
    "stops": PLAIN + "。。。！？!?...……．".encode() * 20,
}


def pair(options, source, target):
    return options + source.encode() + b"\0" + target.encode()


def anchored(options, anchors, source, target):
    """Each anchor by how far it stands behind the one before on each side."""
    return pair(bytes([16 | options[0], len(anchors)]) + bytes(step for anchor in anchors for step in anchor), source, target)


TEN_ZH = "".join(f"第{n}条河流过城市。\n" for n in range(1, 11))
TEN_EN = "".join(f"River number {n} runs through the city.\n" for n in range(1, 11))

PAIR = {
    "no-lexicon": pair(WORDLESS, CHINESE, ENGLISH),
    "mixed-tongues": pair(PLAIN, CHINESE + ENGLISH + CHINESE, ENGLISH + CHINESE + ENGLISH),
    "swapped-sides": pair(PLAIN, ENGLISH, CHINESE),
    "same-chinese": pair(PLAIN, CHINESE, CHINESE),
    "many-lines": pair(LINES, TEN_ZH, TEN_EN),
    "empty-lines": pair(LINES, "\n\n\n\n", "\n\n"),
    "empty-lines-one-side": pair(LINES, "\n" * 9, TEN_EN),
    "nothing-beside-lines": pair(LINES, "", TEN_EN),
    "same-line-again": pair(LINES, "粮食\n" * 12, "grain\n" * 12),
    "anchored": anchored(LINES, [(0, 0), (4, 4), (5, 5)], TEN_ZH, TEN_EN),
    "anchored-swapped": anchored(LINES, [(2, 3), (1, 1), (3, 1)], TEN_EN, TEN_ZH),
    "anchors-share": anchored(LINES, [(0, 0), (1, 0), (1, 0), (2, 5), (0, 1), (0, 2)], TEN_ZH, TEN_EN),
    "anchors-twice": anchored(LINES, [(3, 3), (0, 0), (0, 0)], TEN_ZH, TEN_EN),
    "anchors-too-many-in-one": anchored(LINES, [(0, 0)] + [(1, 0)] * 7, TEN_ZH, TEN_EN),
    "anchors-far": anchored(LINES, [(0, 9)], TEN_ZH, TEN_EN),
    "anchors-not-there": anchored(LINES, [(200, 0)], TEN_ZH, TEN_EN),
    "nothing-at-all": b"",
    "both-empty": pair(PLAIN, "", ""),
    "source-empty": pair(PLAIN, "", ENGLISH),
    "target-empty": pair(PLAIN, CHINESE, ""),
    "no-target": PLAIN + CHINESE.encode(),
    "same-language": pair(PLAIN, ENGLISH, ENGLISH),
    "good": pair(PLAIN, CHINESE, ENGLISH),
    "wrong-figure": pair(PLAIN, CHINESE, ENGLISH.replace("104.372", "140.372").replace("5.2", "52")),
    "left-out": pair(PLAIN, CHINESE + "\n\n第二段有8个字。\n", ENGLISH),
    "put-in": pair(PLAIN, CHINESE, ENGLISH + " Nobody wrote this sentence of 30 words about 4 things."),
    "pasted-twice": pair(PLAIN, CHINESE + "\n\n完。", (ENGLISH + "\n\n") * 2 + "The end."),
    "lines": pair(LINES, "一百。\n\n三千。\n四万。\n", "One hundred.\nThree thousand.\n\n40,000.\n"),
    "as-given": pair(ONE_BEAD, CHINESE, ENGLISH),
    "as-given-lines": pair(bytes([1 | 2]), "一。\n二。\n三。\n四。\n五。\n六。", "1."),
    "as-given-empty": pair(ONE_BEAD, "", ""),
    "alone": ALONE + (CHINESE + "\n\n").encode() * 3,
    "alone-empty": ALONE,
    "many-to-one": pair(LINES, "一。\n二。\n三。\n四。\n五。\n六。\n七。\n八。\n九。", "Everything."),
    "one-to-many": pair(LINES, "全部。", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n"),
    "many-figures": pair(ONE_BEAD, "".join(f"{n}，" for n in range(1, 120)), "".join(f"{n}, " for n in range(119, 0, -1))),
    "same-figures": pair(PLAIN, "5人，5人，5人，五人，第五。" * 8, "5 people, five people, 5, the fifth. " * 8),
    "bad-target": PLAIN + CHINESE.encode() + b"\0\xff\xfe",
    "crlf": pair(PLAIN, "一百元。\r\n\r\n二百元。\r\n", "100 yuan.\r\n\r\n300 yuan.\r\n"),
    "markup": pair(PLAIN, "<b>5&6</b>“'\"\\。", "</script><b>7 & 6</b>\"\\\t\x01\x1b[31m."),
}

READINGS = "國內(nèi)經(jīng)濟(jì)業(yè)發(fā)展，"

DECODE = {
    "nothing-at-all": b"",
    "utf-8": PLAIN + CHINESE.encode(),
    "utf-16le": PLAIN + (CHINESE * 2).encode("utf-16-le"),
    "utf-16be": PLAIN + (CHINESE * 2).encode("utf-16-be"),
    "utf-16-marked": PLAIN + (CHINESE + "\U0001f600").encode("utf-16"),
    "utf-16-odd": PLAIN + CHINESE.encode("utf-16-le") + b"\x4e",
    "utf-16-lone": PLAIN + b"\xff\xfe" + "中文".encode("utf-16-le") + b"\x3d\xd8\x2d\x4e\x00\xdc",
    "gb18030": PLAIN + CHINESE.encode("gb18030"),
    "gb18030-four": PLAIN + (CHINESE + "㐀\U00020000é").encode("gb18030"),
    "gb18030-cut": PLAIN + CHINESE.encode("gb18030")[:-1],
    "big5": PLAIN + "市政府公布，全年生產總值增長了，其中三分之一來自工業！".encode("big5hkscs"),
    "big5-two-for-one": PLAIN + b"\x88\x62\x88\x64\x88\xa3" * 3,
    "windows-1252": PLAIN + "“The café’s façade,” said Núñez — £3…".encode("cp1252"),
    "half-and-half": PLAIN + CHINESE.encode() + CHINESE.encode("gb18030"),
    "a-bad-byte": PLAIN + CHINESE.encode() + b"\xff" + CHINESE.encode(),
    "overlong": PLAIN + CHINESE.encode() + b"\xc0\xaf\xe0\x80\xaf",
    "utf-8-as-latin": PLAIN + (CHINESE + " café").encode().decode("latin-1").encode(),
    "gbk-as-latin": PLAIN + CHINESE.encode("gbk").decode("latin-1").encode(),
    "utf-8-as-gbk": PLAIN + (CHINESE * 2).encode().decode("gb18030", "replace").encode(),
    "kun": PLAIN + "锟斤拷锟斤拷，\ufffd\ufffd".encode(),
    "readings": PLAIN + (READINGS + "推動?xùn)|北，區域?qū)雍献鳈C(jī)制，推介?,F(xiàn)場").encode(),
    "readings-cut": PLAIN + (READINGS + "動?xùn)").encode(),
    "readings-no-half": PLAIN + (READINGS + "動?xùn)中文也無，動?xùn)!?,").encode(),
    "comma-cut": PLAIN + (READINGS + "介?,").encode(),
    "dots": PLAIN + "乔治?布什和德?布朗，对吗？".encode(),
    "entities": PLAIN + b"a&nbsp;b&amp;c&#x27;d&#39;e&#xD800;f&#99999999999;g&;h&#;i&",
    "hidden": PLAIN + "\u202eab\u202c\u200bc\u00add\U000e0041e\ufefff\x01g\u200d\U0001f469\u200d\U0001f467".encode(),
    "hidden-only": PLAIN + "\u200b\u202e\u00ad".encode(),
    "hidden-lines": LINES + "\u200b\n\u200ba\u200b\n\u200b".encode(),
    "alike": PLAIN + "Hаrbin ｗord Ηello kΩ µm Наrbin".encode(),
    "mixed": PLAIN + "中国的產業发展很快，经濟也好，这个國家。".encode(),
}

IN_EN, IN_ZH, IN_HANT = b"\0", b"\1", b"\2"  # lang_of() in fuzz_figures.c

FIGURES = {
    "nothing-at-all": b"",
    "zh": IN_ZH + READ["figures-zh"][1:],
    "en": IN_EN + READ["figures-en"][1:],
    "hant": IN_HANT + "參佰億零捌萬圓，三分一，約十餘個，民國八十七年三月十五日，七時半，廿三。".encode(),
    "zh-ranges": IN_ZH + "1至2万，3名至5名，50%—60%，二三十，730-40，七八百，3日、4日和5日，1至3月，六七十年代。".encode(),
    "zh-units": IN_ZH + "三块零四，六斤八两，1小时23分45秒，三米九，千米，25万千瓦时，每小时十公里，零下五度，五毛。".encode(),
    "zh-words": IN_ZH + "一致统一千方百计九一八事变十四五规划翻两番成千上万二十大三四五年级首次过半上百万。".encode(),
    "en-ranges": IN_EN + b"between one and two million, 3-5 m, $5-7bn, from 9 to 11 a.m., 2021-25, one or two, 10 to 15 percent.",
    "en-words": IN_EN + b"half a million, a quarter past three, two thousand and three, one in five, twenty-first, tens of "
                        b"thousands, an hour and a half, three times that of, Annex IV, the '80s, Thu 15th, twice, point five.",
    "zero": IN_ZH + "1/0，零分之五，99月99日，10^999，1e99，亿亿亿亿，\u0661\u0662 \u202e123\u202c。".encode(),
    "long-number": IN_EN + b"1234567890" * 300 + b" " + b"one " * 300,
}

TABLE = ("#! name: terms\n#! version: 1\n# comment\n东风\tdong feng\teast wind; to blow (of wind)\r\n东风汽车|東風汽車\tDong feng qi che\t"
         "Dongfeng Motor/the car\n的\tde\tof\n三中\tThird\n一二三\tyi er san\tone, two, three\n〇\tling\t\n").encode()
AS_IS, MENDED = b"\0", b"\1"  # fuzz_lexicon.c


def layer(table):
    """The bytes that duizhao-lexicon makes of a table."""
    with tempfile.TemporaryDirectory() as room:
        source, made = pathlib.Path(room) / "terms.tsv", pathlib.Path(room) / "terms.lexicon"
        source.write_bytes(table)
        subprocess.run([TOOL, "-o", made, source], check=True)
        return made.read_bytes()


LAYER = layer(TABLE)

LEXICON = {
    "nothing-at-all": b"",
    "table": AS_IS + TABLE,
    "table-marked": AS_IS + b"\xef\xbb\xbf" + TABLE,
    "bad-utf-8": AS_IS + TABLE + b"\xff\tgood\n",
    "no-tab": AS_IS + TABLE + "东风 wind\n".encode(),
    "bars": AS_IS + "a|b|c\tx\n|\ty\n".encode(),
    "slashes": AS_IS + "一\t;;/(/;a(b;c)/((\n".encode(),
    "long-headword": AS_IS + "一".encode() * 40 + b"\tone\n",
    "long-word": AS_IS + "一\t".encode() + b"x" * 60 + b" 'tis o'clock's ''\n",
    "stems": AS_IS + "一\tstudied's organisations' flying zzzing eed ing s ses ogue café ÿøß\n".encode(),
    "layer": AS_IS + LAYER,
    "layer-cut": AS_IS + LAYER[:-1],
    "layer-bad-sum": AS_IS + LAYER[:-1] + b"!",
    "layer-far-table": MENDED + LAYER[:40] + b"\xff\xff\xff\xff" + LAYER[44:],
    "layer-many-rows": MENDED + LAYER[:44] + b"\xff\xff\xff\x7f" + LAYER[48:],
    "layer-no-nodes": MENDED + LAYER[:44] + b"\0\0\0\0" + LAYER[48:],
    "layer-far-name": MENDED + LAYER[:80] + b"\xff\xff\0\0" + LAYER[84:],
    "layer-full-of-nodes": MENDED + LAYER[:120] + b"\1" * (len(LAYER) - 120),
    "layer-head-only": MENDED + LAYER[:32],
}

TERMS = ("# terms\n一带一路\tBelt and Road Initiative; BRI\tOBOR\thouse style\n国有企业|國企\tSOE; state-owned enterprise\n5G网络\t5G network\n"
         "*\tHong Kong\tHongkong\nclimate change\t气候变化；氣候變遷\n").encode()
TBX2 = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "x.dtd"><martif type="TBX-Basic"><text><body><termEntry id="c1">
<langSet xml:lang="zh"><tig><term>一带一路</term></tig></langSet><langSet xml:lang="en"><ntig><termGrp><term>Belt and <hi>Road</hi></term></termGrp></ntig>
<tig><term>OBOR</term><termNote type="normativeAuthorization">deprecatedTerm</termNote></tig></langSet></termEntry></body></text></martif>"""
TBX3 = """<tbx style="dct" xmlns:min="urn:x"><text><body><conceptEntry><note>n&amp;m</note><langSec xml:lang="zh-TW"><termSec><term>國企</term></termSec>
</langSec><langSec xml:lang="en"><termSec><term>SOE</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
</langSec></conceptEntry></body></text></tbx>"""
TEXTS = "\1国有企业改善营商环境。国有企业很多。\n\n國企。\1SOEs improve the business environment. There are many SOEs.\n\nAn enterprise.".encode()

GLOSSARY = {
    "nothing-at-all": b"",
    "table": TERMS,
    "table-and-texts": TERMS + TEXTS,
    "table-marked": b"\xef\xbb\xbf" + TERMS,
    "bad-utf-8": TERMS + b"\xff\tx\n",
    "no-tab": TERMS + b"x y\n",
    "five-columns": b"a\tb\tc\td\te\n",
    "bars": "a|b|c\tx\n|\ty\n".encode(),
    "overlapping": "一二\tone\n二三\ttwo\n一二三四\tall\n三四五\tx\n".encode() + "\1一二三四五一二三\1one two".encode(),
    "no-letters": "。\t!\t?\n“”\t-\n".encode(),
    "by-case": "网\tInternet\tinternet\n".encode() + "\1网很大。\1The internet is an Internet.".encode(),
    "long-term": "一".encode() * 200 + b"\tone\n",
    "tbx-2": TBX2.encode(),
    "tbx-3": TBX3.encode() + TEXTS,
    "tbx-utf-16": TBX3.encode("utf-16"),
    "tbx-cut": TBX3.encode()[:200],
    "tbx-entities": b'<!DOCTYPE tbx [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><tbx>&b;&b;</tbx>',
    "tbx-external": b'<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>',
    "tbx-parameter": b'<!DOCTYPE tbx [<!ENTITY % p SYSTEM "x.dtd">%p;]><tbx/>',
    "tbx-unknown-entity": b'<!DOCTYPE tbx SYSTEM "x.dtd"><tbx>&nbsp;</tbx>',
    "tbx-deep": b"<tbx>" * 300,
    "tbx-nested": b"<tbx><termEntry><langSet xml:lang='en'><tig><term><term>x</term></term><note><termNote/></note></tig></langSet></termEntry></tbx>",
    "xml-other": b"<tmx/>",
}

STYLE = """[style "chairman"]
source = 主席
target-not = (?i)\\bpresident\\b
message = 主席 of a state is 'president'
message-zh = 应译作president
severity = major
lang = en
wrong = 主席会见了来宾。 => The chairman met the guests.
right = 主席会见了来宾。 => The president met the guests.
"""
CONFIG = {
    "nothing-at-all": "",
    "whole": "# the desk\n[check]\noff = dates,style.chairman\nlexicon = a.tsv\nlexicon = b.tsv\n\n[rule \"figures\"]\nseverity = off\n\n"
             + STYLE + '[path "archive/**/a*.t?t"]\noff = text\nfigures.added = note\nstyle.chairman = critical\n',
    "style": STYLE,
    "explosive": '[style "a"]\ntarget = (a+)+b\nmessage = x\n',
    "explosive-example": '[style "a"]\ntarget = (a+)+b\nmessage = x\nright = ' + "a" * 40 + "\n",
    "empty-matches": '[style "a"]\ntarget = x*\nmessage = x\n[style "b"]\nsource = .\ntarget = (?=.)|\\z\nmessage = x\n',
    "bad-pattern": '[style "a"]\ntarget = (a\nmessage = x\n',
    "english-first": '[style "a"]\nsource = harbor\ntarget = 港\nmessage = x\nwrong = A harbor. => 港口。\n',
    "argument": '[path "a \\"b\\" \\\\ c"]\noff = text\n',
    "stars": '[path "**/*a*a*a*/**/**/*b**"]\noff = text\n[path "/"]\n[path "**"]\n[path "?"]\n',
    "quotes": '[check]\noff = " text "\n',
    "twice": "[check]\noff = text\n[check]\n",
    "unknown": "[chekc]\n",
    "carriage-returns": "\ufeff[check]\r\noff = text\r\n",
}
NAMES = {
    "nothing-at-all": "",
    "one-side": "许勤",
    "person": "许勤\nXu Qin",
    "rotated": "李安安\nAn'an Lee",
    "initials": "丁国清\nPeter K. C. Ting",
    "initials-too-many": "丁国清\nA. B. C. D. E. F. G.",
    "rare-character": "\U00030edd\u3400\uf900\nXu",
    "umlaut": "吕律\nL\u00fc L\u00dc",
    "parts": "白桦区中央大街太阳岛\nCentral Street of Baihua District on Sun Island",
    "parts-many": "山" * 40 + "\n" + "Shan " * 16,
    "long": "许" * 41 + "\n" + "Xu " * 17,
    "letters": "许\n" + "x" * 200,
    "texts": "省委书记许勤说，塞密西·西卡在哈尔滨会见沈苇主任。\nXu Qin's guest Wang Xiao Bo met 5Gang, Hada-Qi and L\u00fc-Yan.",
    "apostrophes": "西安\n'Xi''an-'-",
    "figures": "52.3万\n523,000",
}
BASELINE = {
    "nothing-at-all": "",
    "whole": "# of the desk\npair\tzh.txt\ten.txt\n00112233445566ff\tfigures.value\t2026-01-02\tseen\n"
             "0000000000000001\tstyle.a-b\t2026-01-02\t\n\ntext\ta b/en.txt\nffffffffffffffff\trepeats.word\t1999-12-31\t原文如此\n",
    "unsorted": "pair\tzh2\ten\n0000000000000002\ta.b\t2026-01-02\n0000000000000001\ta.b\t2026-01-02\tx\npair\tzh\ten\n",
    "no-pair": "0000000000000001\ta.b\t2026-01-02\tx\n",
    "bad-date": "text\ta\n0000000000000001\ta.b\t2026-13-02\tx\n",
    "merged": "text\ta\n<<<<<<< ours\n",
    "late-comment": "text\ta\n# x\n",
    "twice": "text\ta\ntext\ta\n",
}
SAID = ("The city put 320 million yuan into the breakwater; 14 of the 22 berths are open to ships of every flag, "
        "and nobody on the quay has to move before spring.")
OTHER = "Work on the last bridge of the coast road began in March."
REPEATS = {
    "nothing-at-all": "",
    "twice": f"\0{SAID}\n\n{OTHER}\n\n{SAID}",
    "altered": f"\0{SAID}\n\n{OTHER}\n\n{SAID.replace('14 of', '15 of').replace('nobody', 'everybody')}",
    "inside": f"\0{OTHER} {SAID} {OTHER}\n\n{SAID}",
    "ten-times": "\0" + f"{SAID}\n\n" * 10,
    "refrain": "\0" + "one two three\n\n" * 40,
    "one-letter": "\0" + "啊" * 400,
    "by-turns": "\0" + "甲乙甲甲乙甲乙甲" * 40,
    "lines": f"\1{SAID}\n\n{SAID}\n",
}

CHANGES = {
    "nothing-at-all": "",
    "equal": f"\0{SAID}\n\n{OTHER}\0{SAID}\n\n{OTHER}",
    "altered": f"\0{SAID}\n\n{OTHER}\0{SAID.replace('14 of', '15 of').replace('nobody', 'everybody')}\n\n{OTHER}",
    "moved": f"\0{SAID}\n\n{OTHER}\0{OTHER}\n\n{SAID}",
    "one-letter": "\0" + "啊" * 400 + "\0" + "啊" * 300,
    "typographic": "\0“Some” 1,000 １２\0\"some\" 1000 12",
    "lines": f"\1{SAID}\n{OTHER}\0{OTHER}\n{SAID}\n",
}

PAGE = """<!DOCTYPE html><html><head><title>一二三四五_六</title></head><body><nav><a href=/>首页</a></nav>
<div class=menu>菜单</div><h1>一二三四五</h1><div id=zoom><p>　　全市实现地区生产总值523.6亿元，同比增长5.2%；其中工业增长3.1%，为近三年最高。</p>
<p>A&amp;B &copy2026 AT&T &notanentity; &#20013;&#x6587;&nbsp;x<br>second<!-- c -->third</p></div></body></html>"""

HTML = {
    "page": PAGE.encode(),
    "gbk": PAGE.encode("gb18030"),
    "utf-16": b"\xff\xfe" + PAGE.encode("utf-16-le"),
    "crlf": PAGE.replace("\n", "\r\n").encode(),
    "fostered": "<table>甲<tr><td>乙</td>丙</tr>丁</table>戊".encode(),
    "stray-tags": "一</b>二</p>三</span>四<b>五<i>六</b>七</i>八".encode(),
    "unclosed": "<div><p>一<b>二<p>三<div>四<font size=1>五".encode(),
    "two-letters-of-one-entity": b"a&NotEqualTilde;b&ThickSpace;c&lt",
    "raw": "<script>if (a<b) '</scr'+'ipt>'</script>甲<style>p>a{}</style><textarea><p></textarea><title>x</title>".encode(),
    "pre": "<pre>\r\n　　一。&amp;\r\n\r\n<b>x</b> y. z &lt;\n    w.\n　v</pre><pre>a;b</pre>".encode(),
    "plaintext": b"<p>a<plaintext><p>b</plaintext>",
    "frames": b"<frameset><frame src=a></frameset><noframes>none</noframes>",
    "drawing": "<svg><path d=''/><text>甲</text><foreignObject><p>乙</foreignObject></svg><math><mi>x</mi></math>".encode(),
    "nothing": b"",
    "cut": b"<!DOCTYPE html><html><bod",
    "cut-in-entity": b"<p>a&am",
    "bad-bytes": b"<p>a\xff\xfeb</p>\xff",
    "hidden-characters": "<p>一\u200b二&shy;三\u202e</p><p>\ufeff</p>".encode(),
}

MD = {
    "all": ("---\ntitle: \"甲\"\ndate: 2026\n---\n# 一\n\n二**三**四&amp;五&nope;[六](七)。[^1]\n八\n\n- 九\n  1. 十\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n"
            "![图](x)\n\n```c\n\tint a;\n```\n\n    code\n\n<div>x</div>\n\n[^1]:注释。\n").encode(),
    "setext": "甲\n===\n乙\n---\n".encode(),
    "notes": b"[^1]:a [^]: [^ ] [^a b]: [^\n]:[^x][^y]:z",
    "crlf": b"---\r\ntitle: x\r\n---\r\n# a\r\n\r\nb  \r\nc\r\n",
    "front-only": b"---\ntitle: a\n---",
    "front-open": b"---\ntitle: a\n",
    "quotes": b"> " * 90 + b"a",
    "tabs": b"\t\tcode\n\ttext\n1.\ta\n\t\tb\n",
    "html": b"a <b>x</b> <!-- c -->\n<?php x ?>\n<![CDATA[x]]>\n",
    "references": b"[a]: b 'c'\n\n[a] [d][a] ![e][a] <http://f.g> www.h.i j@k.l ~~m~~\n\n- [ ] n\n- [x] o\n",
    "bad-bytes": b"# a\xff\n\nb\xfe",
    "gbk": "# 标题\n\n没有转换的文字。\n".encode("gb18030"),
    "hidden-characters": "# \u200b\n\n\u200b\n\n一\u200b二\n".encode(),
    "nothing": b"",
}

XHTML = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{}</body></html>'

EPUB = {
    "chapter": XHTML.format('<h1>一</h1><p>二<a epub:type="noteref" href="#n">1</a>三<br/>四</p><aside epub:type="footnote" id="n">五</aside>').encode(),
    "tables": XHTML.format("<table><tr><td>一</td><td><table><tr><td>二</td></tr></table></td></tr></table><p>三</p></td>四").encode(),
    "only-xml": XHTML.format("<p/><script src='a'/><![CDATA[a<b&c]]><div title='a>b'/>&nbsp;<?x y?><!-- <p> -->d").encode(),
    "calls": XHTML.format('a<sup><a href="#x">[1]</a></sup>b<a href="#x"><sup>2</sup></a><nav>c</nav><p hidden="">d</p>').encode(),
    "cut": XHTML.encode()[:70] + b"<p a='",
    "cut-in-cdata": b"<p><![CDATA[a",
    "utf-16": XHTML.format("<p>一二三</p>").encode("utf-16"),
    "bad-bytes": b"<html><p>a\xff\xfeb</p>",
    "nothing": b"",
    "archive-cut": b"PK\3\4\24\0\0\0",
}

TABLE = {
    "csv": "id,中文,English\r\nu1,\"一，\r\n\"\"二\"\"\",\"one, \"\"two\"\"\"\r\n\r\nu2,三,\r\n".encode(),
    "tsv": "\ufeffzh\ten\n“好”\t\"Good\"\n一\t\"a\tb\"\n".encode(),
    "sep": "sep=;\nzh;en\n一;one\n".encode(),
    "by-script": "1;港口有14个泊位;The port has 14 berths;x\n2;码头;Pier;y\n".encode(),
    "gbk": "中文,英文\n没有转换的文字,Text that nobody converted\n".encode("gb18030"),
    "utf-16": "Chinese\tEnglish\n港口\tPort\n".encode("utf-16"),
    "open-quotes": "zh,en\n一,\"one\n二,\"\"two\n".encode(),
    "quotes": b'"' * 100 + b",\n" + b'"a\n' * 50,
    "many-columns": b",".join(b"zh" for _ in range(80)) + b",en\n" + ",".join("一" for _ in range(81)).encode(),
    "nothing": b"",
}

JSONL = {
    "languages": '{"id":"a","zh":"港口\\n","en":"Port \\ud83d\\ude00 \\"x\\""}\n\n{"zh":"二","en":null}\r\n'.encode(),
    "translation": '{"translation":{"en":"a","zh":"一"},"x":[1,{"y":"}"}]}\n'.encode(),
    "arrays": '\ufeff{"source":["一","二"],"target":[],"id":12}\n'.encode(),
    "halves": '{"zh":"\\ud83d","en":"\\udc00\\u0000\\ud83d\\ud83d"}'.encode(),
    "deep": b'{"zh":"a","en":"b","c":' + b"[" * 300 + b"]" * 300 + b"}",
    "cut": '{"zh":"一","en":"a\\u00'.encode(),
    "bad-bytes": b'{"zh":"\xff","en":"a"}',
    "gbk": '{"zh":"没有转换的文字","en":"text"}'.encode("gb18030"),
    "many-keys": b"{" + b"".join(b'"k%d":0,' % i for i in range(80)) + b'"zh":"a","en":"b"}',
    "nothing": b"",
}

RECORDS = {
    "check": b"\0" + '{"id":1,"source":"果园占地30亩。","target":"The orchard covers 3 hectares.","ledger":true}\n'.encode(),
    "align": b"\x21" + '{"source":"一。二。","target":"One. Two.","id":"a"}\n\n \n{"source":"三","target":"3"}\n'.encode(),
    "segment": b"\2" + '{"text":"第一句。第二句！"}\n{"text":""}\n{"text":7}\n'.encode(),
    "extract": b"\x13" + '{"text":"增长5.2%。","lang":"zh"}\n{"source":"港口","target":"port"}\n'.encode(),
    "match": b"\4" + '{"source":"孙中山","target":"Sun Yat-sen"}\n{"names":[]}\n'.encode(),
    "diff": b"\5" + b'{"old":"A b c.","new":"A c b."}\n',
    "lines": b"\x40" + '{"source":["一","二"],"target":["one"],"lines":true}\n'.encode(),
    "cut": b"\0{\"source\":\"",
    "not-objects": b"\0[]\n1\nnull\n\"a\"\n{}\n",
    "twins": b"\0{\"source\":\"a\",\"source\":\"b\",\"target\":\"c\"}\n",
    "nul": b"\0{\"source\":\"a\\u0000\",\"target\":\"b\\ud800\"}\n\0\n",
    "bad-bytes": b"\0{\"source\":\"\xff\",\"target\":\"\xc0\xaf\"}\n",
    "deep": b"\0" + b"[" * 3000,
}

MANIFEST = {
    "tsv": b"\0# pairs\nzh/a.txt\ten/a.txt\r\n\n/b\t/c\n",
    "jsonl": b"\1{\"source\":\"zh/a\",\"target\":\"en/a\"}\n",
    "empty-names": b"\0\t\n",
    "three": b"\0a\tb\tc\n",
    "nul": b"\0a\0\tb\n",
    "nul-in-json": b"\1{\"source\":\"a\\u0000\",\"target\":\"b\"}\n",
    "not-strings": b"\1{\"source\":1,\"target\":null}\n",
    "nothing": b"\0",
}

TS = '<!DOCTYPE TS><TS language="zh_CN"><context><name>M</name>{}</context></TS>'

QT = {
    "message": TS.format('<message id="a"><location filename="a.cpp" line="+4"/><source>&amp;Open &lt;b&gt;x</source><translation>打开(&amp;O)</translation></message>').encode(),
    "forms": TS.format('<message numerus="yes"><location line="-2"/><source>%n</source><translation type="unfinished"> <numerusform>a</numerusform>'
                       '<numerusform>&amp;&amp;b</numerusform></translation></message>').encode(),
    "gone": TS.format('<message><source>a</source><translation type="vanished">一</translation></message><message/>').encode(),
    "nested": TS.format('<message><source>a<source>b</source></source><message><translation><translation>一<numerusform/>二</translation></translation></message></message>').encode(),
    "signs": TS.format('<message><source>(&amp;a)(&amp;</source><translation>（&amp;b）&amp;&amp;&amp;（&amp;c&amp;</translation></message>').encode(),
    "cut": b"<TS><context><name>a</name><message><source>&am",
    "nothing": b"",
}

PAGE_ONE = "港口年报\n\n全年货物吞吐量为三百二十万吨，比上年增长百分之五点二，其中外贸货物吞吐量为八十一万吨，连\n续三年居全省沿海港口第一位，全年接卸船舶一千二百艘次。\n"
PDF = {
    "pages": PAGE_ONE + "\f" + "全港有泊位14个，\n\f\n其中深水泊位5个。\n2\n\f",
    "columns": "Berths      2026      2025\nNorth          14        12\nSouth           8         8\n\n\f",
    "joined": "The port handled 3.2 million tonnes of cargo in the year, up by five per cent, and the\nnumber of ships that called rose "
              "to one thousand two hundred, of which most were of\nthe coast trade; the rest came from abroad and stayed for some days in the\nroads.\n\f",
    "no-feed": "One line.",
    "feeds": "\f\f\f \f\n\f",
    "carriage-returns": "a\r\n\fb\r\f",
    "not-ended": "from page to\n\fpage.\n\f",
    "hidden": "\ufeffsoft\u00ad\nhy\u00adphen\u200b\n\f\u200b\f",
}


def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def tarred(members, link=None):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        if link:
            info = tarfile.TarInfo(link)
            info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(info)
    data = out.getvalue().rstrip(b"\0")  # it is filled up to 10 KB
    return data + bytes(1024 - len(data) % 512)


TWO_TEXTS = {"zh/a.md": "# 港口\n\n有泊位14个。\n".encode(), "../en/a.txt": b"The port has 14 berths.\n"}
CSV = {"a.csv": "zh,en\n港口,Port\n".encode()}
INNER = zipped(TWO_TEXTS)
ARCHIVE = {
    "zip": b"zh/a.md\n" + INNER,
    "zip-stored": b"../en/a.txt\n" + zipped(TWO_TEXTS, zipfile.ZIP_STORED),
    "zip-nested": b"a.zip!zh/a.md\n" + zipped({"a.zip": INNER, "b.txt": b"x"}, zipfile.ZIP_STORED),
    "zip-cut": b"zh/a.md\n" + INNER[:60],
    "zip-gbk-name": b"\xe6\x97\xa7\xe7\xa8\xbf.txt\n" + zipped({"abcd.txt": b"x"}).replace(b"abcd.txt", "旧稿".encode("gb18030") + b".txt"),
    "zip-encrypted": b"a.csv\n" + zipped(CSV).replace(b"PK\3\4\x14\0\0\0", b"PK\3\4\x14\0\1\0"),
    "zip-no-member": b"b\n" + zipped({}),
    "zip-lying": b"a.csv\n" + zipped(CSV, zipfile.ZIP_STORED).replace(len(CSV["a.csv"]).to_bytes(4, "little") * 2, b"\xff" * 7 + b"\x7f"),
    "tar": b"zh/a.md\n" + tarred(TWO_TEXTS),
    "tar-gz": b"../en/a.txt\n" + gzip.compress(tarred(TWO_TEXTS, "link"), mtime=0),
    "tar-gz-cut": b"zh/a.md\n" + gzip.compress(tarred(TWO_TEXTS), mtime=0)[:120],
    "gz-of-text": b"a\n" + gzip.compress(b"text", mtime=0),
    "none": b"a.txt\nno archive at all",
    "nothing": b"a.txt\n",
}

OPTIONS = {  # the number of the command, and its words
    "check": (0, "--format", "html", "-o", "out.html", "zh.txt", "en.txt"),
    "check-rules": (0, "--only", "figures,dates.value", "--off", "punctuation", "--severity", "names=note", "--fail-on", "major", "a", "b"),
    "check-records": (0, "--records", "--source-lang", "zh-Hant", "--target-lang", "en", "-q"),
    "check-many-in-one": (0, "-" + "q" * 200),
    "check-cluster": (0, "-qvf", "jsonl", "-h"),
    "align": (1, "--anchors", "anchors.tsv", "--explain", "--lines", "zh.txt", "en.txt"),
    "audit": (6, "releases", "--db", "run.db", "-j4", "--shard", "2/3", "--timeout", "9", "--memory", "512", "--pattern", "{}/{zh,en}"),
    "audit-shard-wrong": (6, "a", "--shard", "4/3"),
    "diff": (2, "--encoding", "gb18030", "--", "-a", "-b"),
    "segment": (3, "--input-format", "md", "--input-format=nothing", "-"),
    "unknown": (0, "--no-such", "-Z"),
    "cut": (0, "--format"),
    "nothing": (7,),
}


def number(*values, width=4):
    return b"".join(value.to_bytes(width, "little") for value in values)


def said(*texts):
    return b"".join(number(len(text.encode())) + text.encode() for text in texts)


def answer(state, *rest, as_it_was=0, why=""):
    return number(state, as_it_was) + said(why) + b"".join(rest)


TEXT = said("ab" * 32, "zh-Hans", "utf-8") + number(3, 2)
FINDING = (said("figures.value") + number(3, 0) + number(77, width=8) + said("the English has '3'", "译文为“3”") + number(1, 2, 3, 4) + said("{}"))
PASSAGE = number(0, 1, 1, 0, 30) + number(1, 2, 3, width=8) + number(4) + number(5, 6, width=8) + number(7) + said("3", "words")
SAID = number(8, 9, width=8) + number(1, 1)
RENDERING = said("name", "许勤", "Xu Qin", "reading", "inqux") + number(1, 1, 1, 1, 1, 0, 6)
ANSWER = {
    "done": answer(1, TEXT, TEXT, number(3, 0), number(1), FINDING, number(1), PASSAGE, number(1), SAID, number(1), RENDERING),
    "done-quiet": answer(1, TEXT, TEXT, number(3, 0), number(0, 0, 0, 0)),
    "done-cut": answer(1, TEXT, TEXT, number(3, 0), number(2), FINDING),
    "done-many": answer(1, TEXT, TEXT, number(3, 0), number(0xffffffff), FINDING),
    "as-it-was": answer(1, as_it_was=1),
    "not-examined": answer(2, why="'a.zh.txt' is not text"),
    "queued": answer(0),
    "no-state": answer(99),
    "nothing": b"",
}

ANNOTATE = {name.replace(",", "").replace(" ", "-"): data for name, data in annotate.made()}

OPTIONS = {name: bytes([words[0]]) + b"\0".join(word.encode() for word in words[1:]) for name, words in OPTIONS.items()}

for target, seeds in (("options", OPTIONS), ("answer", ANSWER), ("pdf", {name: text.encode() for name, text in PDF.items()}), ("archive", ARCHIVE), ("annotate", ANNOTATE), ("records", RECORDS), ("manifest", MANIFEST), ("read", READ), ("html", HTML), ("epub", EPUB), ("table", TABLE), ("jsonl", JSONL), ("ts", QT), ("md", MD), ("pair", PAIR), ("decode", DECODE), ("figures", FIGURES),
                      ("lexicon", LEXICON), ("glossary", GLOSSARY),
                      *((target, {name: text.encode() for name, text in seeds.items()})
                        for target, seeds in (("config", CONFIG), ("names", NAMES), ("repeats", REPEATS), ("changes", CHANGES),
                                              ("baseline", BASELINE)))):
    (SEEDS / target).mkdir(parents=True, exist_ok=True)
    for name, data in seeds.items():
        (SEEDS / target / name).write_bytes(data)
