"""Places in a text, by characters and by bytes."""
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Span:
    """text[start:end], which is text.encode()[byte_start:byte_end]."""
    start: int
    end: int
    byte_start: int
    byte_end: int

    def to(self, last: "Span") -> "Span":
        """From the start of this one to the end of 'last'."""
        return Span(self.start, last.end, self.byte_start, last.byte_end)


class Text:
    """A text, or strings that are joined by line feeds, as spans count in it."""

    def __init__(self, given: str | Sequence[str]) -> None:
        self.given = given if isinstance(given, str) else list(given)
        self.text = given if isinstance(given, str) else "\n".join(given)
        self._starts: Sequence[int] # the byte at which each character begins, and the end
        if self.text.isascii():
            self._starts = range(len(self.text) + 1)
        else:
            self._starts = list(accumulate((len(character.encode()) for character in self.text), initial=0))

    def span(self, of: list[int]) -> Span:
        """What the library calls [from, to)."""
        return Span(bisect_left(self._starts, of[0]), bisect_left(self._starts, of[1]), of[0], of[1])

    def of(self, span: Span) -> str:
        return self.text[span.start:span.end]
