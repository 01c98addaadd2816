"""Phrases looked up in a token list, longest first: the one matcher every word list goes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from firsthand.extract.sentences import Token, tokenise

T = TypeVar("T")


_last: tuple[Sequence[Token], frozenset[str]] = ((), frozenset())


def _words(tokens: Sequence[Token]) -> frozenset[str]:
    """The words of a token list; those of the list asked about last are kept, since many tables ask about each."""
    global _last  # noqa: PLW0603
    kept = _last
    if kept[0] is not tokens:
        kept = _last = (tokens, frozenset([t.lower for t in tokens]))
    return kept[1]


class Phrases(Generic[T]):
    """A table from phrases to values, indexed by their first two and by their last two words; case is ignored."""

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self.first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        """First word -> every phrase that begins with it, the longest first."""
        self._alone: dict[str, tuple[T]] = {}
        self._forward: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        self._backward: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        seen: set[tuple[str, ...]] = set()
        for phrase, value in rows:
            words = tuple(token.lower for token in tokenise(phrase))
            if not words or words in seen:
                continue
            seen.add(words)
            self.first.setdefault(words[0], []).append((words, value))
            if len(words) == 1:
                self._alone[words[0]] = (value,)
            else:
                self._forward.setdefault(words[0], {}).setdefault(words[1], []).append((words, value))
                self._backward.setdefault(words[-1], {}).setdefault(words[-2], []).append((words, value))
        tables = (self.first, *self._forward.values(), *self._backward.values())
        for entries in (entries for table in tables for entries in table.values()):
            entries.sort(key=lambda row: -len(row[0]))

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, T] | None:
        """The longest phrase that begins at token `i`: the index after it, and its value."""
        size = len(tokens)
        if not 0 <= i < size:
            return None
        word = tokens[i].lower
        following = self._forward.get(word)
        if following is not None and i + 1 < size:
            for words, value in following.get(tokens[i + 1].lower, ()):
                n = len(words)
                if n == 2 or (i + n <= size and all(tokens[i + k].lower == words[k] for k in range(2, n))):
                    return i + n, value
        alone = self._alone.get(word)
        return (i + 1, alone[0]) if alone is not None else None

    def before(self, tokens: Sequence[Token], i: int) -> tuple[int, T] | None:
        """The longest phrase that ends just before token `i`: its first index, and its value."""
        if not 0 < i <= len(tokens):
            return None
        word = tokens[i - 1].lower
        previous = self._backward.get(word)
        if previous is not None and i > 1:
            for words, value in previous.get(tokens[i - 2].lower, ()):
                n = len(words)
                if n == 2 or (i >= n and all(tokens[i - n + k].lower == words[k] for k in range(n - 2))):
                    return i - n, value
        alone = self._alone.get(word)
        return (i - 1, alone[0]) if alone is not None else None

    def all(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, T]]:
        """Every phrase between two tokens, left to right, none overlapping: first, after last, value."""
        i, stop = max(start, 0), len(tokens) if end is None else min(end, len(tokens))
        first = self.first
        if first.keys().isdisjoint(_words(tokens)):
            return
        while i < stop:
            if tokens[i].lower not in first:
                i += 1
                continue
            found = self.at(tokens, i)
            if found and found[0] <= stop:
                yield i, found[0], found[1]
                i = found[0]
            else:
                i += 1
