#!/usr/bin/env python3
"""Write the constant tables by which the figure scanners know a character or a word at a glance.

usage: python3 scripts/make_figure_tables.py

Writes src/feature/chars_zh.inc (Han numerals, scales, and the readers to try
where a character stands), src/feature/words_en.inc (the same for English words),
src/feature/lengths_en.inc (which first letters and lengths they have),
src/feature/unit_ids.inc (rows of units.inc by id) and src/feature/unit_names.inc
(their names by first character). Run it after a change here, in the phrases or in
units.inc, and commit what it wrote; a test runs it with --check.
"""

import pathlib
import re
import sys

FEATURE = pathlib.Path(__file__).resolve().parent.parent / "src" / "feature"

# ---- Chinese: what a character is, and the readers that may want it (READ_... in figures_zh.c)

DIGITS = ["零○", "一壹弌幺", "二贰貳两兩俩倆弍", "三叁參叄参弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"]
POWERS = {1: "十拾", 2: "百佰", 3: "千仟", 4: "万萬", 8: "亿億", 12: "兆"}
TENS = {2: "廿", 3: "卅", 4: "卌"}
ZH_READERS = {
    "FORMULA": "成十九五六七三八一翻二廿数數打",
    "PAST_HALF": "过過",
    "HALVES": "半一",
    "TIME": "".join(DIGITS) + "十拾廿卅卌",
    "DATE": "".join(DIGITS) + "十拾百佰千仟万萬亿億兆廿卅卌上下周週星礼禮首正腊臘元初第本数數几幾(",
    "LEADING": "首单單转轉换換米",
    "UPWARD": "上近过過超逾破到足满滿",
    "PERCENT": "百",
    "ENUMERATED": "".join(DIGITS),
    "AMOUNT": "".join(DIGITS) + "".join(POWERS.values()) + "".join(TENS.values()) + "几幾数數",
    "LEXICAL": "一二三四五六七八九十百千万亿萬億零两兩半兆数肆陆陸伍拾参參首",
}

# ---- English: number words, and the readers that may want a word (READ_... in figures_en.c)

ONES = "zero one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ONES_TH = "zeroth first second third fourth fifth sixth seventh eighth ninth".split()
TEENS_TH = ("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
            "nineteenth").split()
TENS_TH = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()
SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15, "quintillion": 18,
          "sextillion": 21, "lakh": 5, "lkh": 5, "lac": 5, "crore": 7}
SCALES_TH = {"thousandth": 3, "millionth": 6, "billionth": 9, "trillionth": 12}
MONTHS = ("january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
          "october oct|november nov|december dec").split("|")
WEEKDAYS = ("monday mondays|tuesday tuesdays tues|wednesday wednesdays|thursday thursdays thu thurs|"
            "friday fridays|saturday saturdays|sunday sundays").split("|")
DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
# May end in a stop that belongs to them.
STOPPED = "jan feb mar apr jun jul aug sept sep oct nov dec tues thu thurs".split()
EN_READERS = {
    "SET": "the that this another each every which per no at first second secondhand firsthand one zero number "
           "mutual current five three third square",
    "PHRASE": "unit units celsius fahrenheit degrees degree three half quarter a an past last next pair couple twice thrice "
              "double doubled doubling doubles tripled triple tripling triples threefold quadrupled quadruple "
              "quadrupling fourfold quintupled fivefold twofold two sixfold sevenfold eightfold tenfold hundredfold",
    "TIME": "half quarter a an noon midday midnight point",
    "DATE": " ".join([*MONTHS, *WEEKDAYS, *DECADES, "point"]),
    "VAGUE": "tens hundreds thousands millions billions trillions dozens scores several a decades centuries",
    "PERCENT": "percent per",
    "AMOUNT": "a point",
    "ARTICLE": "a an half halves",
    "WORD": "http https www ftp",
}
# Words that lead such a phrase or nothing.
ONLY_PHRASES = "the that this at no which another each every current mutual square next last past"
# Words that lead a phrase only where its second word stands behind them. That word is put into the table.
LEADING = "the that this at no which another each every square next last past per number a an".split()
PHRASE_FILES = "phrases_en.inc phrases_en.c times_en.c amounts_en.c".split()
NUMBER_READERS = ["TIME", "DATE", "AMOUNT"]


def numbers():
    """Yield word, type, value, whether ordinal; where two rows give one word, the first counts."""
    for words, kind, ordinal in ((ONES, "ONES", 0), (TEENS, "TEENS", 0), (ONES_TH, "ONES", 1), (TEENS_TH, "TEENS", 1)):
        for i, word in enumerate(words):
            yield word, kind, i + (10 if kind == "TEENS" else 0), ordinal
    for words, ordinal in ((TENS_EN, 0), (TENS_TH, 1)):
        for i, word in enumerate(words):
            yield word, "TENS", 20 + 10 * i, ordinal
    yield from (("nought", "ONES", 0, 0), ("naught", "ONES", 0, 0), ("fourty", "TENS", 40, 0), ("nineth", "ONES", 9, 1))
    yield from (("hundred", "HUNDRED", 2, 0), ("hundredth", "HUNDRED", 2, 1), ("dozen", "DOZEN", 12, 0))
    for rows, ordinal in ((SCALES, 0), (SCALES_TH, 1)):
        for word, power in rows.items():
            yield word, "SCALE", power, ordinal


def led():
    """The words that stand behind one of LEADING in a phrase."""
    for name in PHRASE_FILES:
        text = re.sub(r'"\s*U?"', "", (FEATURE / name).read_text(encoding="utf-8"))
        for phrase in "|".join(re.findall(r'U"([^"]*)"', text)).split("|"):
            words = re.split("[ -]", phrase)
            if words[0] in LEADING and len(words) > 1:
                yield words[1]


def boolean(value):
    return "true" if value else "false"


def calendar(word):
    for first, rows in ((1, MONTHS), (13, WEEKDAYS), (22, DECADES)):
        for i, row in enumerate(rows):
            if word in row.split():
                return first + i
    return 0


def flags(names):
    return "|".join("READ_" + name for name in names) or "0"


def place(keys, slots, hash_of):
    """Open addressing with a step of one: key to slot."""
    table = [None] * slots
    for key in sorted(keys):
        slot = hash_of(key)
        while table[slot] is not None:
            slot = (slot + 1) % slots
        table[slot] = key
    return table


def chars_zh():
    slots = 512
    rows = {}
    for char in sorted(set("".join(ZH_READERS.values())) | set("".join(POWERS.values()))):
        digit = next((d for d, row in enumerate(DIGITS) if char in row), -1)
        power = next((p for p, row in POWERS.items() if char in row), 0)
        tens = next((t for t, row in TENS.items() if char in row), 0)
        rows[ord(char)] = (digit, power, tens, [name for name, row in ZH_READERS.items() if char in row])
    out = ["/* chars_zh.inc - made by scripts/make_figure_tables.py; do not edit. */"]
    for slot, key in enumerate(place(rows, slots, lambda c: c * 0x9E37 % 65536 * slots // 65536)):
        if key is not None:
            digit, power, tens, names = rows[key]
            out.append(f"[{slot}] = {{0x{key:04x}, {digit}, {power}, {tens}, {flags(names)}}}, /* {chr(key)} */")
    return out


def pack(word):
    data = word.encode().ljust(16, b"\0")
    return int.from_bytes(data[:8], "little"), int.from_bytes(data[8:], "little")


def hash_en(word, slots):
    low, high = pack(word)
    return (((low ^ high * 31) * 0x9E3779B97F4A7C15) & (1 << 64) - 1) * slots >> 64


def words_en():
    slots = 1024
    words = {}
    for word, kind, value, ordinal in numbers():
        words.setdefault(word, [kind, value, ordinal, 0, set(NUMBER_READERS)])
    for word, (kind, value, ordinal, _, readers) in list(words.items()):
        words.setdefault(word + "s", [kind, value, ordinal, 1, set(readers)])
    for name, row in EN_READERS.items():
        for word in row.split():
            words.setdefault(word, ["NONE", 0, 0, 0, set()])[4].add(name)
    for word in [*led(), "quarters"]:  # three quarters: the other fractions are numbers
        words.setdefault(word, ["NONE", 0, 0, 0, set()])
    for word in ONLY_PHRASES.split():
        words[word][4] &= {"PHRASE", "SET"}
    assert all(len(word) < 16 for word in words)
    out = ["/* words_en.inc - made by scripts/make_figure_tables.py; do not edit. */"]
    for slot, word in enumerate(place(words, slots, lambda w: hash_en(w, slots))):
        if word is not None:
            kind, value, ordinal, plural, names = words[word]
            low, high = pack(word)
            out.append(f"[{slot}] = {{0x{low:x}u, 0x{high:x}u, DZ_EN_{kind}, {value}, {boolean(ordinal)}, "
                       f"{boolean(plural)}, {calendar(word)}, {boolean(word in STOPPED)}, "
                       f"{boolean(word in LEADING)}, {flags(sorted(names))}}}, /* {word} */")
    return out, lengths_en(words)


def lengths_en(words):
    """What lengths the words have that begin with two letters: bit n for n letters."""
    lengths = {}
    for word in words:
        first, second = (ord(letter) & 31 for letter in (word + "`")[:2])
        lengths[first * 32 + second] = lengths.get(first * 32 + second, 0) | 1 << len(word)
    out = ["/* lengths_en.inc - made by scripts/make_figure_tables.py; do not edit. */"]
    for slot, bits in sorted(lengths.items()):
        pair = chr(slot // 32 + 96) + chr(slot % 32 + 96).strip("`")
        out.append(f"[{slot}] = 0x{bits:x}, /* {pair} */")
    return out


def unit_rows():
    """Yield the id and the names of each row of units.inc, in order."""
    text = "".join((FEATURE / name).read_text(encoding="utf-8") for name in ("units.inc", "currencies.inc"))
    for row in re.finditer(r'^(?:UNIT|MONEY|CENTS)\("([^"]+)",(?:[^"]*, *)?((?:\s*U?"(?:[^"\\]|\\.)*")+)\)', text, re.M):
        names = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', row[2])).replace('\\"', '"')
        yield row[1], [name for name in names.split("|") if name]


def unit_ids():
    out = ["/* unit_ids.inc - made by scripts/make_figure_tables.py; do not edit. */"]
    first, symbols = {}, set()
    for row, (name, _) in enumerate(unit_rows(), 1):
        if name in first:
            out.append(f"UNIT_ALIAS({row}, {first[name]})")
            continue
        first[name] = row
        symbol = re.sub("[^A-Za-z0-9]", "_", name).upper()
        symbol = f"MONEY_{symbol}" if symbol in symbols else symbol  # a cup, and the peso of Cuba
        symbols.add(symbol)
        out.append(f"UNIT_ID({symbol}, {row})")
    return out


def small(char):
    """A-Z in small letters, and nothing else: dz_lower() of window.h."""
    return char.lower() if "A" <= char <= "Z" else char


def bucket_of(char):
    return (ord(small(char)) ^ ord(char) >> 8) % 256


def unit_names():
    """All names of units by the first character, and where those of each bucket begin."""
    buckets = [[[], 0] for _ in range(256)]
    for row, (_, names) in enumerate(unit_rows(), 1):
        for name in names:
            exact = len(name) > 1 and name[0] == "="
            name = name[exact:]
            second = small(name[1]) if len(name) > 1 and name[1] != " " else ""
            quoted = (name if exact else "".join(map(small, name))).replace('"', '\\"')
            bucket = buckets[bucket_of(name[0])]
            bucket[1] |= 1 << (ord(second) % 32) if second else 0
            bucket[0].append(
                f'NAME(U"{quoted}", {len(name)}, 0x{ord(second) if second else 0:x}, {row}, {boolean(exact)})')
    out = ["/* unit_names.inc - made by scripts/make_figure_tables.py; do not edit. */"]
    at = 0
    for rows, seconds in buckets:
        out.append(f"BUCKET({at}, 0x{seconds:x})")
        at += len(rows)
    out.append(f"BUCKET({at}, 0)")
    for rows, _ in buckets:
        out.extend(rows)
    return out


def main():
    stale = False
    words, lengths = words_en()
    for name, rows in (("chars_zh.inc", chars_zh()), ("words_en.inc", words), ("lengths_en.inc", lengths),
                       ("unit_ids.inc", unit_ids()), ("unit_names.inc", unit_names())):
        path, text = FEATURE / name, "\n".join(rows) + "\n"
        if "--check" not in sys.argv[1:]:
            path.write_text(text, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != text:
            print(f"{path}: not what scripts/make_figure_tables.py writes")
            stale = True
    return stale


if __name__ == "__main__":
    sys.exit(main())
