"""What is doubled: texts made to be slow, each by the part of the program it is aimed at.

A row makes the files of one run out of a size, and names the command that reads them. The random ones are seeded.
"""
import io
import random
import zipfile

ROWS = {}


def row(size, *command):
    """A generator of files, {name: text}; 'size' is the smaller of the two."""
    def keep(make):
        ROWS[make.__name__] = (size, command, make)
        return make
    return keep


def words(n, letters, size, seed=7):
    pick = random.Random(seed)
    return ["".join(pick.choice(letters) for _ in range(size)) for _ in range(n)]


def packed(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as into:
        for name, text in members.items():
            into.writestr(name, text)
    return out.getvalue()


# ---- decode and damage ----

@row(8000, "extract", "a.txt", "--encoding", "gbk")
def decode_mixed(n):
    return {"a.txt": b"".join(("第三行有二十元。\n".encode("gbk"), "第四行有三十元。\n".encode())[i % 2] for i in range(n // 8))}


@row(2000, "check", "a.txt")
def damage_everywhere(n):
    return {"a.txt": "锟斤拷Ã¤Â¸Â­&amp;amp;\u200b\u202e烫烫" * (n // 4)}


@row(2000, "check", "a.txt")
def damage_directions(n):
    return {"a.txt": "\u202e\u2066甲" * n}


# ---- structure and sentences ----

@row(2000, "segment", "a.txt")
def structure_short_lines(n):
    return {"a.txt": "一、\n甲\n" * n}


@row(2000, "segment", "a.txt")
def structure_cells(n):
    return {"a.txt": "| 甲 " * n + "\n" + "甲\t" * n}


@row(8000, "segment", "a.txt")
def sentences_brackets(n):
    return {"a.txt": "（“" * n}


@row(500, "segment", "a.txt", "--lang", "en")
def sentences_stops(n):
    return {"a.txt": "U.S. \"A.\" (b. " * n}


@row(20000, "segment", "a.txt")
def sentences_no_stop(n):
    return {"a.txt": "甲" * n}


# ---- figures ----

@row(2000, "check", "a.txt", "--only", "figures", "--lang", "zh")
def figures_zh_numerals(n):
    return {"a.txt": "一千零" * n}


@row(2000, "check", "a.txt", "--only", "figures", "--lang", "zh")
def figures_zh_lists(n):
    return {"a.txt": "第一、二、三至" * n}


@row(2000, "check", "a.txt", "--only", "figures", "--lang", "en")
def figures_en_words(n):
    return {"a.txt": "one hundred and between twenty-" * n}


@row(2000, "check", "a.txt", "--only", "figures", "--lang", "en")
def figures_en_joined(n):
    return {"a.txt": "1,1-1/1.1:1 to $" * n}


@row(400, "check", "a.txt", "b.txt", "--only", "figures,dates")
def figures_unanswered(n):
    return {"a.txt": "".join(f"有{i * 7 + 13}元，" for i in range(n)) + "。", "b.txt": " ".join(f"{i * 11 + 17} yuan," for i in range(n)) + "."}


# ---- align ----

@row(500, "align", "a.txt", "b.txt", "--lines")
def align_short_lines(n):
    return {"a.txt": "甲\n" * n, "b.txt": "a\n" * n}


@row(300, "align", "a.txt", "b.txt", "--lines")
def align_one_sided(n):
    return {"a.txt": "她有3000元。\n" * n, "b.txt": "x\n" * (n // 20) + "She had 3,000 yuan.\n" * n}


@row(300, "align", "a.txt", "b.txt", "--lines")
def align_long_among_short(n):
    return {"a.txt": "甲乙丙。\n" * n + "甲" * (n * 30) + "\n" + "丁。\n" * n, "b.txt": "A b.\n" * n + "a " * (n * 30) + "\n" + "D.\n" * n}


# ---- repeats ----

@row(2000, "check", "a.txt", "--only", "repeats")
def repeats_random(n):
    return {"a.txt": " ".join(words(n, "abc", 3)) + ".\n"}


@row(1000, "check", "a.txt", "--only", "repeats")
def repeats_same_line(n):
    return {"a.txt": "The same line of words stands here again and again, said once more for all of us.\n" * n}


@row(2000, "check", "a.txt", "--only", "repeats")
def repeats_periods(n):
    return {"a.txt": "".join("甲乙丙丁戊己庚辛壬癸"[:2 + i % 9] for i in range(n))}


@row(200, "check", "a.txt", "--only", "repeats")
def repeats_changed(n):
    lines = [" ".join(words(24, "abcdefg", 4, seed)) + ".\n" for seed in range(n)]
    return {"a.txt": "".join(lines) + "".join(line.replace("a", "h", 1) for line in lines)}


# ---- versions ----

@row(1000, "diff", "a.txt", "b.txt")
def diff_other_text(n):
    return {"a.txt": " ".join(words(n, "abcdef", 4)), "b.txt": " ".join(words(n, "abcdef", 4, 8))}


@row(500, "diff", "a.txt", "b.txt")
def diff_turned_round(n):
    lines = [" ".join(words(8, "abcdef", 4, seed)) + ".\n" for seed in range(n)]
    return {"a.txt": "".join(lines), "b.txt": "".join(reversed(lines))}


# ---- page ----

@row(200, "check", "a.txt", "b.txt", "-f", "html")
def page_of_findings(n):
    return {"a.txt": "他有5000元。\n" * n, "b.txt": "He had 500 yuan..\n" * n}


@row(150, "check", "a.txt", "-f", "html")
def page_of_one_line(n):
    return {"a.txt": "他有,5000元.锟斤拷" * n}


# ---- names, terms, words ----

@row(300, "check", "a.txt", "b.txt", "--only", "names")
def names_in_one_segment(n):
    return {"a.txt": "王小波、李大明、张国华" * n, "b.txt": "Wang Xiaobo, Li Daming, Zhang Guohua " * n}


@row(300, "check", "a.txt", "b.txt", "--only", "names")
def names_unanswered(n):
    return {"a.txt": "甲乙丙" * n + "。", "b.txt": "Wang Xiaobo met Li Daming " * n}


@row(1000, "check", "a.txt", "b.txt", "--only", "terms", "--glossary", "g.tsv")
def terms_overlapping(n):
    return {"a.txt": "中" * n, "b.txt": "china " * n, "g.tsv": "".join("中" * i + "\t" + "china " * i + "\n" for i in range(1, 12))}


@row(300, "check", "a.txt", "b.txt")
def words_again(n):
    return {"a.txt": "的的" * n, "b.txt": "the the a an of of " * n}


@row(100, "check", "a.txt", "b.txt")
def everything_in_one_line(n):
    return {"a.txt": "2024年5月3日，王小波说，中国经济增长5.2%，达126万亿元" * n, "b.txt": "On May 3, 2024, Wang Xiaobo said that the Chinese economy grew 5.1%, to 126 trillion yuan " * n}


# ---- readers ----

@row(500, "check", "a.xlf")
def xliff_tags_of_a_unit(n):
    tags = "".join(f'<x id="{i}"/>' for i in range(n))
    return {"a.xlf": '<xliff version="1.2"><file source-language="zh" target-language="en" original="a" datatype="plaintext"><body><trans-unit id="1">'
                     f'<source>甲{tags}</source><target>A</target></trans-unit></body></file></xliff>'}


@row(150, "check", "a.xlf")
def xliff_units(n):
    units = "".join(f'<trans-unit id="{i}"><source>他有<g id="1">{i}</g>元。</source><target>He had {i + 1} yuan.</target></trans-unit>' for i in range(n))
    return {"a.xlf": f'<xliff version="1.2"><file source-language="zh" target-language="en" original="a" datatype="plaintext"><body>{units}</body></file></xliff>'}


@row(500, "segment", "a.tmx")
def tmx_units(n):
    units = "".join(f'<tu><tuv xml:lang="zh"><seg>他有<bpt i="1"/>{i}<ept i="1"/>元。</seg></tuv><tuv xml:lang="en"><seg>He had {i}.</seg></tuv></tu>' for i in range(n))
    return {"a.tmx": f'<tmx version="1.4"><header srclang="zh"/><body>{units}</body></tmx>'}


@row(500, "segment", "a.ts")
def ts_messages(n):
    units = "".join(f"<message><source>I have %{i % 9 + 1}.</source><translation>有%{i % 9 + 1}。</translation></message>" for i in range(n))
    return {"a.ts": f'<!DOCTYPE TS><TS version="2.1" language="zh_CN" sourcelanguage="en"><context><name>a</name>{units}</context></TS>'}


@row(300, "check", "a.po")
def po_units(n):
    return {"a.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: zh_CN\\n"\n\n' +
            "".join(f'msgid "He had {i}00 yuan, %s."\nmsgstr "他有{i}元。"\n\n' for i in range(n))}


@row(1000, "segment", "a.srt")
def srt_cues(n):
    return {"a.srt": "".join(f"{i + 1}\n00:00:01,000 --> 00:00:02,000\n<i>甲{{b}}\n\n" for i in range(n))}


@row(1000, "segment", "a.html")
def html_flat(n):
    return {"a.html": "<html><body>" + "<p>甲<a href=x>乙</a></p>" * n}


@row(3000, "segment", "a.md")
def md_marks(n):
    return {"a.md": "*_`[" * n + "\n\n" + "> " * 40 + "甲\n" + "[a](" * n}


@row(1000, "segment", "a.docx")
def docx_runs(n):
    body = "<w:p>" + "<w:r><w:t>甲 </w:t></w:r>" * n + "</w:p>" + "<w:p><w:r><w:t>乙</w:t></w:r></w:p>" * n
    return {"a.docx": packed(**{"[Content_Types].xml": "<Types/>", "word/document.xml":
            f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'})}


@row(1000, "segment", "a.odt")
def odt_spans(n):
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = "<text:p>" + "<text:span>甲 </text:span>" * n + "</text:p>" + "<text:p>乙</text:p>" * n
    return {"a.odt": packed(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml":
            f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"})}


@row(1000, "segment", "a.csv")
def table_cells(n):
    return {"a.csv": "zh,en\n" + '"甲""乙",a\n' * n}
