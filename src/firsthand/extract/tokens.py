"""Tokens: text split into words, numbers and signs, as columns, with what nearly every rule asks of a word."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from itertools import accumulate, chain, compress, pairwise
from operator import add
from typing import Any, NamedTuple, Self, TypeVar

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


class _Chunk(NamedTuple):
    """What stands between two blanks, as tokens."""

    words: tuple[Known, ...]
    sizes: tuple[int, ...]
    """How long each is."""
    steps: tuple[int, ...]
    """From the beginning of each to the beginning of the next; the last step goes over one blank."""


class _Chunks(dict[str, _Chunk]):
    """The chunks met, so that each is split only once."""

    def __missing__(self, chunk: str) -> _Chunk:
        found = list(TOKEN.finditer(chunk))
        begins = [*(token.start() for token in found), len(chunk) + 1]
        words = tuple(_WORDS[token[0]] for token in found)
        sizes = tuple(token.end() - token.start() for token in found)
        return _keep(self, chunk, _Chunk(words, sizes, tuple(b - a for a, b in pairwise(begins))))


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
NONE: tuple[list[Known], list[int], list[int]] = ([], [], [])


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

    def __new__(cls, words: Sequence[Known], start: Sequence[int], end: Sequence[int]) -> Self:
        """Tokens by their words and where they stand."""
        printed, lower, bare, capital = zip(*words, strict=False) if words else ((),) * 4
        self = super().__new__(cls, printed)
        self.start, self.end = tuple(start), tuple(end)
        self.lower, self.bare, self.capital = lower, bare, capital
        return self

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
        return Tokens([_WORDS[m[0]] for m in found], [m.start() for m in found], [m.end() for m in found])
    known = list(map(_CHUNKS.__getitem__, chunks))
    words, sizes, steps = (list(chain.from_iterable(column)) for column in zip(*known, strict=True)) if known else NONE
    begins = list(accumulate(steps, initial=text.find(part, start)))
    begins.pop()
    return Tokens(words, begins, list(map(add, begins, sizes)))


def lower_words(text: str) -> tuple[str, ...]:
    """The tokens of a few words in lower case, where nothing else is asked of them."""
    return tuple(_WORDS[word][1] for word in TOKEN.findall(text))


def phrase(tokens: Tokens, first: int, last: int) -> str:
    """The words of tokens `first` to `last` (excluded), spaced as printed but with single spaces."""
    if first >= last:
        return ""
    start, end, out = tokens.start, tokens.end, tokens[first]
    for i in range(first + 1, last):
        out += f" {tokens[i]}" if start[i] > end[i - 1] else tokens[i]
    return out
