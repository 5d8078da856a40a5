"""duizhao: a Chinese text and its English version, side by side.

    for finding in duizhao.check("果园占地30亩。", "The orchard covers three hectares."):
        print(finding.severity, finding.message)

Needs the shared library of the same version, libduizhao.so, and nothing else.
docs/python.md says more.
"""
import functools
import json
import os
import threading
import weakref
from collections.abc import Iterable, Sequence
from ctypes import byref, c_bool, c_char_p, c_void_p, string_at
from dataclasses import dataclass
from typing import Any, TypeAlias

from . import _library
from ._library import VERSION as __version__
from ._library import Error
from ._text import Span, Text

__all__ = ["Bead", "Change", "Difference", "Duizhao", "Error", "Figure", "Finding", "Segment", "Span", "align", "check", "diff",
           "extract", "segment"]

Given: TypeAlias = str | Sequence[str]
Path: TypeAlias = str | os.PathLike[str]
Paths: TypeAlias = Path | Iterable[Path]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text that is aligned: a sentence, a heading, an item ..."""
    span: Span
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its exact value, as docs/records.md writes values."""
    span: Span
    text: str
    kind: str
    value: str
    unit: str | None
    bound: str | None # "over", "under", "about"


@dataclass(frozen=True, slots=True)
class Bead:
    """Segments of one text beside those of the other; none on one side: nothing answers there."""
    source: tuple[int, ...] # indexes of segments, from 0
    target: tuple[int, ...]
    source_span: Span | None
    target_span: Span | None
    source_text: str
    target_text: str
    cost: float # nats; smaller is better
    sure: int   # 0..100, per cent
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a copy of a passage does not agree with it."""
    span: Span
    related: int # index of the finding's related place ...
    other: Span  # ... and what stands there
    of: tuple[str, ...] # "figure", "name", "negation"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at. An empty span: where something is missing."""
    rule: str
    severity: str # "note", "minor", "major", "critical"
    message: str
    source: Span | None
    target: Span | None
    related: tuple[Span, ...] # other places like it: of the target, unless it speaks of the source alone
    differences: tuple[Difference, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of some words between two versions."""
    kind: str # "changed", "inserted", "deleted", "moved", "typographic"
    old: Span
    new: Span
    old_text: str
    new_text: str
    of: tuple[str, ...] # "figure", "name", "negation"


def _paths(given: Paths) -> list[bytes]:
    return [os.fsencode(path) for path in ([given] if isinstance(given, (str, os.PathLike)) else given)]


class _Held:
    """The tables of the library that one Duizhao holds. Freed once."""

    def __init__(self, library: _library.Library) -> None:
        self.library = library
        self.lexicon, self.glossary, self.spelling = c_void_p(), c_void_p(), c_void_p()

    def open_lexicon(self, layers: Paths) -> None:
        big = self.library.big_lexicon()
        self.library.call("dz_lexicon_new", byref(self.lexicon))
        if big:
            self.library.call("dz_lexicon_add", self.lexicon, os.fsencode(big))
        else:
            self.library.call("dz_lexicon_add_installed", self.lexicon, byref(c_bool()))
        for path in _paths(layers):
            self.library.call("dz_lexicon_add", self.lexicon, path)

    def open_glossary(self, files: Paths) -> None:
        paths = _paths(files)
        if paths:
            self.library.call("dz_glossary_open", (c_char_p * len(paths))(*paths), len(paths), byref(self.glossary))
            self.library.call("dz_lexicon_add_glossary", self.lexicon, self.glossary)

    def open_spelling(self) -> None:
        self.library.call("dz_spelling_open", byref(self.spelling))

    def free(self) -> None:
        calls = self.library.calls
        calls.dz_spelling_free(self.spelling)
        calls.dz_lexicon_free(self.lexicon)
        calls.dz_glossary_free(self.glossary)
        self.lexicon, self.glossary, self.spelling = c_void_p(), c_void_p(), c_void_p()


class Duizhao:
    """The library with lexicon, glossary and options in place: make one and use it for many texts.

    lexicon, glossary: files, as --lexicon and --glossary take them, over the installed lexicon
    only, off: rules or families, as --only and --off
    messages: "en" or "zh", the language of messages
    spelling: look at the spelling of English words too
    source_lang, target_lang: "zh", "zh-Hans", "zh-Hant", "en"; else judged from the text;
        segment() and extract() go by source_lang
    profile: "edited" or "web", how English is written; else judged
    semicolons: end segments at semicolons too
    library: the file of the shared library

    No file of configuration is read. Several threads may use one at the same time. Free it with
    close(), by 'with', or by letting go of it.
    """

    def __init__(self, *, lexicon: Paths = (), glossary: Paths = (), only: str | Iterable[str] = (), off: str | Iterable[str] = (),
                 messages: str = "en", spelling: bool = False, source_lang: str | None = None, target_lang: str | None = None,
                 profile: str | None = None, semicolons: bool = False, library: Path | None = None) -> None:
        self._library = _library.Library(library)
        self._options = _library.dz_records_options()
        self._options.tongue = _index(messages, ("en", "zh"), "messages")
        self._options.cut.profile = _index(profile, (None, "edited", "web"), "profile")
        self._options.cut.semicolons = semicolons
        for side, lang in enumerate((source_lang, target_lang)):
            if lang is not None and not self._library.calls.dz_lang_from_tag(lang.encode(), byref(self._options.read[side])):
                raise Error(f"'{lang}' is not a language that is known here; zh, zh-Hans, zh-Hant and en are")
        self._off = self._rules_off(only, off)
        self._options.check.off = self._off
        self._held = _Held(self._library)
        self._close = weakref.finalize(self, self._held.free)
        self._lock = threading.Lock() if spelling else None # hunspell is not for two threads
        try:
            self._open(lexicon, glossary, spelling)
        except BaseException:
            self._close()
            raise

    def _open(self, lexicon: Paths, glossary: Paths, spelling: bool) -> None:
        self._held.open_lexicon(lexicon)
        self._held.open_glossary(glossary)
        if spelling:
            self._held.open_spelling()
        self._options.lexicon = self._options.check.lexicon = self._held.lexicon
        self._options.check.glossary = self._held.glossary
        self._options.check.spelling = self._held.spelling

    def _rules_off(self, only: str | Iterable[str], off: str | Iterable[str]) -> Any:
        rules = self._library.rules()
        wanted, unwanted = _named(rules, only), _named(rules, off)
        return (c_bool * len(rules))(*(bool(wanted) and rule not in wanted or rule in unwanted for rule in rules))

    def close(self) -> None:
        """Frees what it holds, while no thread uses it. It cannot be used after that."""
        self._close()

    def __enter__(self) -> "Duizhao":
        return self

    def __exit__(self, *of: object) -> None:
        self.close()

    def _ask(self, command: int, record: dict[str, Any]) -> dict[str, Any]:
        if not self._close.alive:
            raise ValueError("this Duizhao is closed")
        line = json.dumps(record, ensure_ascii=False).encode()
        if self._lock is None:
            return _answer(self._library, command, self._options, line)
        with self._lock:
            return _answer(self._library, command, self._options, line)

    def says(self) -> str:
        """Which layers the lexicon has."""
        if not self._close.alive:
            raise ValueError("this Duizhao is closed")
        says: bytes = self._library.calls.dz_lexicon_says(self._held.lexicon)
        return says.decode()

    def segment(self, text: Given) -> list[Segment]:
        """Cuts a text into segments."""
        given = Text(text)
        rows = self._ask(_library.DZ_FOR_SEGMENT, {"text": given.given})["segments"]
        return [_segment(given, row) for row in rows]

    def extract(self, text: Given) -> list[Figure]:
        """Finds the figures of a text, with their exact values."""
        given = Text(text)
        rows = self._ask(_library.DZ_FOR_EXTRACT, {"text": given.given})["figures"]
        return [_figure(given, row) for row in rows]

    def align(self, zh: Given, en: Given, *, aligned: bool = False) -> list[Bead]:
        """Pairs the segments of a text with those of its version in the other language, in either order.
        A list of strings is taken as cut. 'aligned': the two are one pair already."""
        texts = Text(zh), Text(en)
        rows = self._ask(_library.DZ_FOR_ALIGN, {"source": texts[0].given, "target": texts[1].given, "aligned": aligned})["beads"]
        spans = [self._spans(text, side) for side, text in enumerate(texts)]
        return [_bead(texts, spans, row) for row in rows]

    def _spans(self, text: Text, side: int) -> list[Span]:
        """The segments of one side, cut as align() cuts them."""
        options = _library.dz_records_options.from_buffer_copy(self._options)
        options.read[0] = self._options.read[side]
        line = json.dumps({"text": text.given}, ensure_ascii=False).encode()
        return [text.span(row["span"]) for row in _answer(self._library, _library.DZ_FOR_SEGMENT, options, line)["segments"]]

    def check(self, zh: Given | None, en: Given | None = None, *, aligned: bool = False) -> list[Finding]:
        """Tells what is wrong between a text and its version in the other language, in either order;
        where one is None, with the other alone."""
        texts = {side: Text(text) for side, text in (("source", zh), ("target", en)) if text is not None}
        record: dict[str, Any] = {side: text.given for side, text in texts.items()}
        rows = self._ask(_library.DZ_FOR_CHECK, {**record, "aligned": aligned})["findings"]
        return [_finding(texts, row) for row in rows]

    def diff(self, old: Given, new: Given) -> list[Change]:
        """Tells what changed between two versions in one language."""
        texts = Text(old), Text(new)
        rows = self._ask(_library.DZ_FOR_DIFF, {"old": texts[0].given, "new": texts[1].given})["changes"]
        return [_change(texts, row) for row in rows]


# ---- asking ----

def _answer(library: _library.Library, command: int, options: _library.dz_records_options, line: bytes) -> dict[str, Any]:
    """Answers one record. Touches nothing that another thread may."""
    sink, result = c_void_p(), _library.dz_records_result()
    file = library.libc.fmemopen(line, len(line), b"r")
    if not file:
        raise MemoryError("cannot open a record")
    try:
        library.call("dz_sink_open_memory", byref(sink))
        try:
            library.call("dz_records_run", command, byref(options), file, sink, byref(result))
            gathered = library.calls.dz_sink_gathered(sink)
            answer: dict[str, Any] = json.loads(string_at(gathered.at, gathered.len))
        finally:
            library.calls.dz_sink_discard(sink)
    finally:
        library.libc.fclose(file)
    if "error" in answer:
        raise Error(answer["error"])
    return answer


def _index(word: str | None, words: tuple[str | None, ...], option: str) -> int:
    if word not in words:
        raise Error(f"'{word}' is not a value of {option}")
    return words.index(word)


def _named(rules: list[str], names: str | Iterable[str]) -> set[str]:
    """The rules of these names or families."""
    found: set[str] = set()
    for name in names.split(",") if isinstance(names, str) else names:
        these = {rule for rule in rules if name in (rule, rule.split(".")[0])}
        if not these:
            raise Error(f"there is no rule '{name}'")
        found |= these
    return found


# ---- rows of answers ----

def _segment(text: Text, row: dict[str, Any]) -> Segment:
    span = text.span(row["span"])
    return Segment(span, text.of(span), row["kind"])


def _figure(text: Text, row: dict[str, Any]) -> Figure:
    span = text.span(row["span"])
    return Figure(span, text.of(span), row["kind"], row["value"], row.get("unit"), row.get("bound"))


def _bead(texts: tuple[Text, Text], spans: list[list[Span]], row: dict[str, Any]) -> Bead:
    at = tuple(row["source"]), tuple(row["target"])
    whole = [spans[side][at[side][0]].to(spans[side][at[side][-1]]) if at[side] else None for side in (0, 1)]
    words = [texts[side].of(span) if (span := whole[side]) else "" for side in (0, 1)]
    return Bead(at[0], at[1], whole[0], whole[1], words[0], words[1], row["cost"], row["sure"], tuple(row["evidence"]))


def _finding(texts: dict[str, Text], row: dict[str, Any]) -> Finding:
    spans = {side: text.span(row[side]["span"]) if side in row else None for side, text in texts.items()}
    lead = texts["target" if "target" in row else "source"]
    differences = tuple(Difference(lead.span(d["span"]), d["related"], lead.span(d["other"]["span"]), tuple(d["of"]))
                        for d in row.get("differences", ()))
    return Finding(row["rule"], row["severity"], row["message"], spans.get("source"), spans.get("target"),
                   tuple(lead.span(r["span"]) for r in row["related"]), differences, row["fingerprint"])


def _change(texts: tuple[Text, Text], row: dict[str, Any]) -> Change:
    old, new = texts[0].span(row["old"]), texts[1].span(row["new"])
    return Change(row["kind"], old, new, texts[0].of(old), texts[1].of(new), tuple(row.get("of", ())))


# ---- without a Duizhao of one's own ----

@functools.cache
def _usual() -> Duizhao:
    return Duizhao()


def _with(options: dict[str, Any]) -> Duizhao:
    """One that was made for these options, or the usual one."""
    return Duizhao(**options) if options else _usual()


def segment(text: Given, **options: Any) -> list[Segment]:
    """Duizhao(**options).segment()"""
    return _with(options).segment(text)


def extract(text: Given, **options: Any) -> list[Figure]:
    """Duizhao(**options).extract()"""
    return _with(options).extract(text)


def align(zh: Given, en: Given, *, aligned: bool = False, **options: Any) -> list[Bead]:
    """Duizhao(**options).align()"""
    return _with(options).align(zh, en, aligned=aligned)


def check(zh: Given | None, en: Given | None = None, *, aligned: bool = False, **options: Any) -> list[Finding]:
    """Duizhao(**options).check()"""
    return _with(options).check(zh, en, aligned=aligned)


def diff(old: Given, new: Given, **options: Any) -> list[Change]:
    """Duizhao(**options).diff()"""
    return _with(options).diff(old, new)
