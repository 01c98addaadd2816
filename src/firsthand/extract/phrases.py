"""Phrases looked up in a token list, longest first: the one matcher every word list goes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from firsthand.extract.sentences import Token, tokenise

T = TypeVar("T")


class Phrases(Generic[T]):
    """A table from phrases to values, indexed by their first and by their last word; case is ignored."""

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self.first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self.last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        seen: set[tuple[str, ...]] = set()
        for phrase, value in rows:
            words = tuple(token.lower for token in tokenise(phrase))
            if not words or words in seen:
                continue
            seen.add(words)
            self.first.setdefault(words[0], []).append((words, value))
            self.last.setdefault(words[-1], []).append((words, value))
        for table in (self.first, self.last):
            for entries in table.values():
                entries.sort(key=lambda row: -len(row[0]))

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, T] | None:
        """The longest phrase that begins at token `i`: the index after it, and its value."""
        size = len(tokens)
        rows = self.first.get(tokens[i].lower) if 0 <= i < size else None
        if rows is None:
            return None
        follows = tokens[i + 1].lower if i + 1 < size else ""
        for words, value in rows:
            n = len(words)
            if n == 1 or (
                words[1] == follows
                and (n == 2 or (i + n <= size and all(tokens[i + k].lower == words[k] for k in range(2, n))))
            ):
                return i + n, value
        return None

    def before(self, tokens: Sequence[Token], i: int) -> tuple[int, T] | None:
        """The longest phrase that ends just before token `i`: its first index, and its value."""
        rows = self.last.get(tokens[i - 1].lower) if 0 < i <= len(tokens) else None
        if rows is None:
            return None
        previous = tokens[i - 2].lower if i > 1 else ""
        for words, value in rows:
            n = len(words)
            if n == 1 or (
                words[-2] == previous
                and (n == 2 or (i >= n and all(tokens[i - n + k].lower == words[k] for k in range(n - 2))))
            ):
                return i - n, value
        return None

    def all(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, T]]:
        """Every phrase between two tokens, left to right, none overlapping: first, after last, value."""
        i, stop = max(start, 0), len(tokens) if end is None else min(end, len(tokens))
        first = self.first
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
