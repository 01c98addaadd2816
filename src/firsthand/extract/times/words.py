"""One sentence as the rules of time see it: words by index, and the small readings all of them share."""

from __future__ import annotations

from firsthand.extract.numerals import numeral_at
from firsthand.extract.times.vocabulary import (
    ABBREVIATIONS,
    AHEAD,
    BEHIND,
    CLAUSE_ENDS,
    DASHES,
    FIRST_YEAR,
    LAST_YEAR,
    NOT_PAST,
    ORDINAL_ENDS,
    ORDINALS,
)
from firsthand.extract.tokens import Tokens

REACH = 14
"""A verb gives its tense to a day at most this many tokens away."""


class Words:
    """The tokens of a sentence, or of a whole text, without the s of owners; indices outside it give empty words."""

    __slots__ = ("lower", "n", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.lower = tokens.bare
        self.n = len(tokens)

    def low(self, i: int) -> str:
        """Token i in lower case."""
        return self.lower[i] if 0 <= i < self.n else ""

    def tight(self, i: int) -> bool:
        """Whether token i touches token i - 1."""
        return 0 < i < self.n and self.tokens.end[i - 1] == self.tokens.start[i]

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital letter."""
        return 0 <= i < self.n and self.tokens.capital[i]

    def number(self, i: int) -> int | None:
        """Token i as a plain whole number."""
        word = self.low(i)
        return int(word) if word.isdecimal() and word.isascii() and len(word) <= 4 else None

    def day(self, i: int) -> int | None:
        """Token i as a day of a month."""
        found = self.number(i)
        return found if found is not None and len(self.lower[i]) <= 2 and 1 <= found <= 31 else None

    def year(self, i: int) -> int | None:
        """Token i as a year of four digits."""
        found = self.number(i)
        return found if found is not None and FIRST_YEAR <= found <= LAST_YEAR else None

    def dash(self, i: int) -> int:
        """The index after a hyphen at i, or i itself where there is none."""
        return i + 1 if self.low(i) in DASHES else i

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """An ordinal at i ("third", "20th") and the index after it."""
        if self.low(i) in ORDINALS:
            return ORDINALS[self.lower[i]], i + 1
        found = self.number(i)
        if found is not None and self.low(i + 1) in ORDINAL_ENDS and self.tight(i + 1):
            return found, i + 2
        return None

    def count(self, i: int) -> tuple[float | None, int] | None:
        """A number at i, None for a vague one ("several"), and the index after it."""
        word = self.low(i)
        if word in ("a", "an"):
            if self.low(i + 1) == "couple":
                return 2.0, i + (3 if self.low(i + 2) == "of" else 2)
            if self.low(i + 1) == "few":
                return None, i + 2
            if self.low(i + 1) == "half" and self.low(i + 2) in ("hour", "day", "year", "century", "decade"):
                return 0.5, i + 2
        elif word in ("many", "some", "several", "few"):
            return None, i + 1
        elif word == "half" and self.low(i + 1) in ("a", "an"):
            return 0.5, i + 2
        found = numeral_at(self.tokens, i)
        if found is None or found.last <= i or found.fraction:
            return None
        value, k = found.value, found.last
        if value is None:
            return None, k
        return self._rest(value, k)

    def _rest(self, value: float, k: int) -> tuple[float, int]:
        """Twenty four (spoken without its hyphen) · 2 1/2 · 12 to 18, which keeps its first number."""
        if value in (20, 30, 40, 50, 60, 70, 80, 90):
            more = numeral_at(self.tokens, k)
            if more is not None and more.value is not None and 1 <= more.value <= 9 and more.last == k + 1:
                return value + more.value, k + 1
        if self.low(k) in ("1", "one") and self.low(k + 1) == "/" and self.low(k + 2) == "2":
            return value + 0.5, k + 3
        if self.low(k) == "½":
            return value + 0.5, k + 1
        if self.low(k) == "and" and self.low(k + 1) == "a" and self.low(k + 2) == "half":
            return value + 0.5, k + 3
        return value, k

    def tense(self, first: int, last: int) -> str | None:
        """The tense of the verb nearest before tokens `first` to `last`, else after them, in the same clause."""
        for k in range(first - 1, max(-1, first - 1 - REACH), -1):
            found = self._verb(k)
            if found == "end":
                break
            if found:
                return found
        for k in range(last, min(self.n, last + REACH)):
            found = self._verb(k)
            if found == "end":
                break
            if found and self.low(k) != "next":
                return found
        return None

    def _verb(self, k: int) -> str | None:
        """What token k says of time: "past", "future", "end" of the clause, or nothing."""
        word = self.lower[k]
        if word in CLAUSE_ENDS:
            before = self.low(k - 1)
            short = before in ABBREVIATIONS or (len(before) == 1 and before.isalpha())
            return None if word == "." and self.tight(k) and short else "end"
        if word in AHEAD:
            if word == "set" and self.low(k + 1) not in ("to", "for"):
                return "past"
            if word == "may" and self.tokens.capital[k]:
                return None
            return "past" if self.low(k - 1) == "been" and self.low(k - 2) == "had" else "future"
        if word in BEHIND or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST):
            return "future" if self.low(k - 1) == "be" else "past"
        if word == "to" and self.low(k - 1) in ("is", "are", "agree", "agreed", "plan", "intend", "hope"):
            return "future"
        return None
