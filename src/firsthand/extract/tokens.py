"""Tokens: text split into words, numbers and signs, as columns, with what nearly every rule asks of a word."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain, compress, pairwise
from operator import add
from typing import Any, Self, TypeVar

T = TypeVar("T")

TOKEN = re.compile(
    r"[a-zA-Z]+(?![^\W\d_]|['’][^\W\d_])"  # most words; only for speed, the fourth branch would take them too
    r"|\d+(?:[.,\u00a0\u202f\u2009']\d+)*"  # a number with its separators
    r"|(?<=\d)[千천万만萬億억亿兆조]+"  # an East Asian magnitude directly after digits
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # a word, with an apostrophe inside
    r"|[^\w\s]|_"
)
"""A number with its separators, a word, or one sign."""

Known = tuple[str, str, str, bool]
"""A word as printed, its other forms and what can be told of it: the columns of `Tokens`, for one word."""
MOST_KEPT = 100_000
"""Words, and chunks of text, that are kept; then the tables begin anew."""
LONGEST_KEPT = 60
"""Characters; what is longer is no word of a language and not met again."""


class _Words(dict[str, Known]):
    """What is known of each word met, so that each is looked at once."""

    def __missing__(self, word: str) -> Known:
        # equal words are one string, which makes every later comparison one of addresses
        lower = sys.intern(word.lower().replace("’", "'"))
        bare = sys.intern(lower[:-2]) if lower.endswith("'s") else lower
        return _keep(self, word, (word, lower, bare, word[:1].isupper()))


_Row = tuple[str, str, str, bool, int]
"""What is known of a word, and the step from its beginning to that of the next; the last one goes over one blank."""


class _Chunks(dict[str, tuple[_Row, ...]]):
    """The chunks met, which is what stands between two blanks, as tokens, so that each is split only once."""

    def __missing__(self, chunk: str) -> tuple[_Row, ...]:
        found = list(TOKEN.finditer(chunk))
        begins = [*(token.start() for token in found), len(chunk) + 1]
        steps = (b - a for a, b in pairwise(begins))
        return _keep(self, chunk, tuple((*_WORDS[token[0]], step) for token, step in zip(found, steps, strict=True)))


class WordTest(dict[str, bool]):
    """A test of words that asks of each word once."""

    def __init__(self, holds: Callable[[str], bool]) -> None:
        super().__init__()
        self.holds = holds

    def __missing__(self, word: str) -> bool:
        return _keep(self, word, self.holds(word))

    def spots(self, words: Sequence[str]) -> list[int]:
        """Where the words stand that pass."""
        return list(compress(range(len(words)), map(self.__getitem__, words)))


def _keep(table: dict[str, T], text: str, known: T) -> T:
    """What is known of a text, kept for the next time; so that memory is bounded, long texts are not."""
    if len(text) <= LONGEST_KEPT:
        if len(table) >= MOST_KEPT:
            table.clear()
        table[text] = known
    return known


_WORDS, _CHUNKS = _Words(), _Chunks()
NO_COLUMNS: tuple[tuple[Any, ...], ...] = ((),) * 4


class Tokens(tuple[str, ...]):
    """The tokens of a sentence: their words as printed, and for each of them by the same index what follows.

    * `start`, `end`: its characters in the text.
    * `lower`: the word in lower case, with a straight apostrophe.
    * `bare`: that without the s of owners.
    * `capital`: whether it begins with a capital letter.
    """

    start: tuple[int, ...]
    end: tuple[int, ...]
    lower: tuple[str, ...]
    bare: tuple[str, ...]
    capital: tuple[bool, ...]
    lexicon: object = None
    """Which lexicon has looked for the phrases of its tables in them, see `phrases.Lexicon`."""
    found: dict[object, Sequence[tuple[int, int, Any]]]
    """What it has found, by table."""
    sought: dict[frozenset[str], list[int]] | None = None
    """Where words stand that were sought, by the set of them."""

    def __new__(cls, columns: Iterable[tuple[Any, ...]], start: Iterable[int], end: Iterable[int]) -> Self:
        """Tokens by the columns of `Known` and where they stand."""
        printed, lower, bare, capital = columns
        self = super().__new__(cls, printed)
        self.start, self.end = tuple(start), tuple(end)
        self.lower, self.bare, self.capital = lower, bare, capital
        return self

    def spots(self, words: frozenset[str]) -> list[int]:
        """Where any of some words in lower case stands, left to right; sought once for each set of words."""
        if self.sought is None:
            self.sought = {}
        if words not in self.sought:
            self.sought[words] = list(compress(range(len(self.lower)), map(words.__contains__, self.lower)))
        return self.sought[words]

    def has(self, words: frozenset[str], first: int, last: int) -> bool:
        """Whether any of some words stands among tokens `first` to `last` (excluded); for stretches of any length."""
        spots = self.spots(words)
        k = bisect_left(spots, first)
        return k < len(spots) and spots[k] < last

    def between(self, first: int, last: int) -> Self:
        """Tokens `first` to `last` (excluded)."""
        tokens = tuple.__new__(type(self), self[first:last])
        tokens.start, tokens.end = self.start[first:last], self.end[first:last]
        tokens.lower, tokens.bare = self.lower[first:last], self.bare[first:last]
        tokens.capital = self.capital[first:last]
        return tokens


def tokenise(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text` between two offsets."""
    end = len(text) if end is None else end
    part = text[start:end].strip()
    chunks = part.split()
    if " ".join(chunks) != part:
        # other blanks than single spaces, which may even stand inside a number
        found = list(TOKEN.finditer(text, start, end))
        columns = zip(*(_WORDS[m[0]] for m in found), strict=True) if found else NO_COLUMNS
        return Tokens(columns, (m.start() for m in found), (m.end() for m in found))
    if not chunks:
        return Tokens(NO_COLUMNS, (), ())
    *known, steps = zip(*chain.from_iterable(map(_CHUNKS.__getitem__, chunks)), strict=True)
    begins = tuple(accumulate(steps[:-1], initial=text.find(part, start)))
    return Tokens(known, begins, map(add, begins, map(len, known[0])))


def lower_words(text: str) -> tuple[str, ...]:
    """The tokens of a few words in lower case, where nothing else is asked of them."""
    return tuple(_WORDS[word][1] for word in TOKEN.findall(text))


def phrase(tokens: Tokens, first: int, last: int) -> str:
    """The words of tokens `first` to `last` (excluded), spaced as printed but with single spaces."""
    if first >= last - 1:
        return tokens[first] if first < last else ""
    start, end, out = tokens.start, tokens.end, tokens[first]
    for i in range(first + 1, last):
        out += f" {tokens[i]}" if start[i] > end[i - 1] else tokens[i]
    return out
