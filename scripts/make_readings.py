#!/usr/bin/env python3
"""Make src/name/readings.inc: how Chinese characters are read, and how those readings are spelled in English.

    scripts/make_readings.py > src/name/readings.inc

Run by hand when Debian's unicode-data changes (Unihan, Copyright Unicode, Inc., https://www.unicode.org/license.txt).
Mandarin readings are those of kMandarin, kTGHZ2013, kXHC1983 and kHanyuPinlu together, since each alone lacks readings
that names have (Shan Tianfang, Zeng Guofan); Cantonese ones are kCantonese. A traditional character has those of its
simplified form too. Tones are left out.

A Mandarin syllable is spelled in pinyin (P) and Wade-Giles (W, apostrophes left out), a Cantonese one (C) as people of
Hong Kong spell their names, which follows no single rule: all usual spellings are given.
"""
import bz2
import itertools
import pathlib
import re
import unicodedata

UNICODE = pathlib.Path("/usr/share/unicode")
FIRST, LAST = 0x4E00, 0x9FFF
# Spelled with two a's, so that the province is told from its neighbour, by everybody.
BY_HAND = {"陕": ["shaan"], "陝": ["shaan"]}
# Surnames of one character, simplified; the traditional forms are added.
SURNAMES = """
赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康
伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解应宗丁
宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿
白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙
东欧沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公闫肖付代覃佟冼漆佘佴岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦肇粘栗仝车苟荀初占原操由展但练亓
仉种朴修户海泰揭遇衣年麦矫尧官撒丛由门巨敬鹿信战续闪来雒才臧栗门揣隋英郇逢谌鄞
"""
# Those of two.
COMPOUND_SURNAMES = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良
漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 纳兰 完颜 爱新觉罗 叶赫那拉
"""


# ---- readings ----

def plain(syllable):
    out = []
    for c in unicodedata.normalize("NFD", syllable.strip()):
        if c == "\u0308":
            out[-1] = "v"
        elif not unicodedata.combining(c):
            out.append(c)
    return "".join(out)


def unihan():
    fields = {"kMandarin": {}, "kTGHZ2013": {}, "kXHC1983": {}, "kHanyuPinlu": {}, "kCantonese": {}}
    for line in bz2.decompress((UNICODE / "Unihan_Readings.txt.bz2").read_bytes()).decode().splitlines():
        if line.startswith("U+"):
            code, field, value = line.split("\t")
            if field in fields:
                fields[field][int(code[2:], 16)] = value
    return fields


def variants(field):
    out = {}
    for line in bz2.decompress((UNICODE / "Unihan_Variants.txt.bz2").read_bytes()).decode().splitlines():
        if f"\t{field}\t" in line:
            code, _, value = line.split("\t")
            out[int(code[2:], 16)] = [int(v[2:], 16) for v in value.split()]
    return out


def surnames():
    traditional = variants("kTraditionalVariant")
    simple = {ord(c) for c in SURNAMES if not c.isspace()}
    both = simple | {t for s in simple for t in traditional.get(s, [])}
    compound = set()
    for name in COMPOUND_SURNAMES.split():
        compound |= {"".join(p) for p in itertools.product(*([c] + [chr(t) for t in traditional.get(ord(c), [])] for c in name))}
    return sorted(both), sorted(compound, key=lambda s: s.encode())


def mandarin_of(fields, code):
    found = fields["kMandarin"].get(code, "").split()
    for field in ("kTGHZ2013", "kXHC1983"):
        for part in fields[field].get(code, "").split():
            found += part.split(":")[1].split(",")
    found += [part.split("(")[0] for part in fields["kHanyuPinlu"].get(code, "").split()]
    return [s for s in map(plain, found) if re.fullmatch("[a-z]+", s) and re.search("[aeiouv]", s)]


def all_readings():
    """character: (Mandarin syllables, Cantonese syllables), the most usual first"""
    fields, simple = unihan(), variants("kSimplifiedVariant")
    common = set(fields["kTGHZ2013"]) | set(fields["kXHC1983"])
    out = {}
    for code in sorted(set(fields["kMandarin"]) | set(fields["kCantonese"])):
        if not (FIRST <= code <= LAST or code in common):
            continue
        mandarin, cantonese = [], []
        for c in [code] + simple.get(code, []):
            mandarin += mandarin_of(fields, c)
            cantonese += [re.sub(r"\d", "", s) for s in fields["kCantonese"].get(c, "").split()]
        mandarin = BY_HAND.get(chr(code), mandarin)
        out[code] = (list(dict.fromkeys(mandarin)), list(dict.fromkeys(cantonese)))
    return out


# ---- spellings of Mandarin ----

INITIALS = ("zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w")
WADE_INITIALS = {"b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "r": "j", "z": "ts", "c": "ts"}
WADE_WHOLE = {
    "zi": ["tzu"], "ci": ["tzu"], "si": ["szu", "ssu", "sze"], "zhi": ["chih"], "chi": ["chih"], "shi": ["shih"], "ri": ["jih"], "er": ["erh"],
    "yi": ["i", "yi"], "you": ["yu"], "ye": ["yeh"], "yan": ["yen"], "yong": ["yung"], "yue": ["yueh"], "gui": ["kuei"],
    "kui": ["kuei"], "ge": ["ko", "ke"], "ke": ["ko", "ke"], "he": ["ho"], "e": ["o", "e"], "ying": ["ying", "ing"], "yin": ["yin", "in"],
    "shuo": ["shuo"], "guo": ["kuo"], "kuo": ["kuo"], "huo": ["huo"], "xu": ["hsu"], "ju": ["chu"], "qu": ["chu"], "rong": ["jung", "yung"],
}


def wade(syllable):
    if syllable in WADE_WHOLE:
        return WADE_WHOLE[syllable]
    initial = next((i for i in INITIALS if syllable.startswith(i)), "")
    final = syllable[len(initial):].replace("v", "u")
    if initial not in ("y", "w", "") or syllable in ("yuan",):
        if final == "ian":
            final = "ien"
        elif final in ("ie", "ue"):
            final += "h"
        elif final == "ong":
            final = "ung"
        elif final == "iong":
            final = "iung"
        elif final == "uo" and initial not in ("g", "k", "h", "sh"):
            final = "o"
    return [WADE_INITIALS.get(initial, initial) + final]


def pinyin(syllable):
    if "v" in syllable:
        return [syllable, syllable.replace("v", "u"), syllable.replace("v", "yu")]
    return [syllable]


# ---- spellings of Cantonese ----

JYUT_INITIALS = ("gw", "kw", "ng", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "z", "c", "s", "j", "w")
HONG_KONG_INITIALS = {
    "b": "p b", "d": "t d", "g": "k", "gw": "kw gw", "z": "ch ts tz j", "c": "ch ts", "s": "s sh", "j": "y", "ng": "ng ,", "h": "h",
}
HONG_KONG_FINALS = {
    "aa": "a ah", "aai": "ai", "aau": "au", "aam": "am", "aan": "an", "aang": "ang", "aap": "ap", "aat": "at", "aak": "ak",
    "ai": "ai", "au": "au ow", "am": "am um", "an": "an un", "ang": "ang", "ap": "ap up", "at": "at ut", "ak": "ak",
    "e": "e eh", "ei": "ei i ee ay ey", "eng": "eng", "ek": "ek", "i": "i ee e", "iu": "iu", "im": "im", "in": "in", "ing": "ing", "ip": "ip",
    "it": "it", "ik": "ik", "o": "o or", "oi": "oi oy", "ou": "o ou ow", "on": "on", "ong": "ong", "ot": "ot", "ok": "ok", "u": "u oo",
    "ui": "ui", "un": "un oon", "ung": "ung", "ut": "ut", "uk": "uk", "oe": "eu oe", "oeng": "eung", "oek": "euk", "eoi": "ui eui oy", "eon": "un on",
    "eot": "ut", "yu": "yu ue u ee", "yun": "uen un yuen", "yut": "uet ut yuet",
}
HONG_KONG_WHOLE = {
    "ji": "yi yee i", "jyu": "yu yue", "jyun": "yuen yun", "jyut": "yuet", "jing": "ying", "jan": "yan yun", "ng": "ng", "m": "m ng", "wu": "wu woo", "zi": "chi tsz tze che",
    "ci": "chi tsz tze che", "si": "si sze szeto shi see sz", "se": "sheh she se", "ze": "che cheh tse", "ce": "che tse", "sau": "sau shau", "siu": "siu shiu shaw", "gwai": "kwai",
    "gwong": "kwong kong", "gwok": "kwok kok", "heoi": "hui hoi", "coi": "choi tsoi choy", "zoi": "choi tsoi", "zeng": "cheng tseng", "gau": "kau kow gow", "gou": "ko koo go",
}


def hong_kong(syllable):
    if syllable in HONG_KONG_WHOLE:
        return HONG_KONG_WHOLE[syllable].split()
    initial = next((i for i in JYUT_INITIALS if syllable.startswith(i) and syllable != i), "")
    finals = HONG_KONG_FINALS.get(syllable[len(initial):], "").split()
    initials = [i.strip(",") for i in HONG_KONG_INITIALS.get(initial, initial or ",").split()]
    return [i + f for i, f in itertools.product(initials, finals)]


# ---- writing ----

def rows(items, width, form):
    line = ""
    for item in items:
        text = form(item) + ","
        if len(line) + len(text) + 1 > width:
            print("    " + line)
            line = ""
        line += (" " if line else "") + text
    if line:
        print("    " + line)


def main():
    readings = all_readings()
    mandarin = sorted({s for m, _ in readings.values() for s in m})
    cantonese = sorted({s for _, c in readings.values() for s in c if hong_kong(s)})
    spelled = []
    for s in mandarin:
        pins = pinyin(s)
        spelled.append(" ".join(["P" + p for p in pins] + ["W" + w for w in dict.fromkeys(wade(s))]))
    for s in cantonese:
        spelled.append(" ".join("C" + c for c in dict.fromkeys(hong_kong(s))))
    number = {("m", s): i for i, s in enumerate(mandarin)}
    number.update({("c", s): len(mandarin) + i for i, s in enumerate(cantonese)})

    lists, where, of = [], {(): 0}, {}
    lists.append(0xFFFF)
    for code, (m, c) in readings.items():
        row = tuple(number["m", s] for s in m) + tuple(number["c", s] for s in c if ("c", s) in number)
        if row not in where:
            where[row] = len(lists)
            lists += list(row) + [0xFFFF]
        of[code] = where[row]
    assert len(lists) < 0xFFFF

    print("/* readings.inc - made by scripts/make_readings.py from Unihan of Unicode 15.0; do not edit. */")
    print(f"\nenum {{ MANDARIN = {len(mandarin)} /* the syllables before this are Mandarin, those from it Cantonese */ }};")
    print("\n/* How each syllable is spelled: a letter for the system, the spelling, and so on. */")
    print("static const char *const spellings[] = {")
    rows(spelled, 148, lambda s: f'"{s}"')
    print("};\n\n/* Syllables of a reading, each list ended by 0xFFFF. */\nstatic const uint16_t lists[] = {")
    rows(lists, 148, str)
    print(f"}};\n\nenum {{ FIRST_CHARACTER = 0x{FIRST:X}, LAST_CHARACTER = 0x{LAST:X} }};")
    print("\n/* Where the list of each character begins. */\nstatic const uint16_t list_of[] = {")
    rows((of.get(code, 0) for code in range(FIRST, LAST + 1)), 148, str)
    print("};\n\n/* The same for characters that stand elsewhere, in ascending order. */")
    print("static const struct { uint32_t character; uint16_t list; } list_elsewhere[] = {")
    rows(((c, l) for c, l in of.items() if not FIRST <= c <= LAST), 148, lambda x: f"{{0x{x[0]:X}, {x[1]}}}")
    single, compound = surnames()
    print("};\n\n/* Surnames of one character in ascending order, and longer ones in that of their bytes. */")
    print("static const uint16_t surnames[] = {")
    rows(single, 148, lambda c: f"0x{c:X}")
    print("};\n\n/* How surnames are spelled in pinyin. */\nstatic const char *const surname_spellings[] = {")
    spelled = {p for c in single for s in readings[c][0] for p in pinyin(s)}
    spelled |= {"".join(pinyin(readings[ord(c)][0][0])[0] for c in name) for name in COMPOUND_SURNAMES.split() if len(name) == 2}
    spelled |= {"yuchi", "moqi", "zhangsun", "chanyu", "xianyu", "helian"}  # read otherwise than their characters alone
    rows(sorted(spelled), 148, lambda s: f'"{s}"')
    print("};\n\nstatic const char *const compounds[] = {")
    rows(compound, 110, lambda s: f'"{s}"')
    print("};")


if __name__ == "__main__":
    main()
