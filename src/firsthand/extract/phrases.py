"""Phrases looked up in a token list, longest first: the one matcher every word list goes through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from firsthand.extract.sentences import Sentence, Tokens, tokenise

T = TypeVar("T")
Row = tuple[tuple[str, ...], T]
"""The words of a phrase and its value."""


class Lexicon:
    """Which tables a word may lead to, one bit for each table, so that most tables need not be asked about a sentence.

    Every phrase is known by its longest word, which is mostly its rarest: "according" leads to "according to", "to"
    to nothing. A sentence without any of a table's longest words has none of its phrases.
    """

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._next = 2

    def add(self, phrases: Iterable[Sequence[str]]) -> int:
        """The bit of a new table with these phrases."""
        bit, self._next = self._next, self._next << 1
        for words in phrases:
            key = words[_rarest(words)]
            self._bits[key] = self._bits.get(key, 0) | bit
        return bit

    def mark(self, sentences: Iterable[Sentence]) -> None:
        """Tell the tokens of sentences which tables may find something in them."""
        bits = self._bits
        for sentence in sentences:
            mask = ALWAYS
            for word in sentence.tokens.lower:
                if word in bits:
                    mask |= bits[word]
            sentence.tokens.mask = mask


def _rarest(words: Sequence[str]) -> int:
    """Where the word of a phrase stands that is likely to be met least: the longest."""
    return max(range(len(words)), key=lambda k: len(words[k]))


ALWAYS = 1
"""The bit of tables that are in no lexicon; every sentence has it."""


class Phrases(Generic[T]):
    """A table from phrases to values, indexed by their first two and by their last two words; case is ignored."""

    def __init__(self, rows: Iterable[tuple[str, T]], lexicon: Lexicon | None = None) -> None:
        """Build the table.

        Args:
            rows: phrases and their values; of two equal phrases the first counts.
            lexicon: where it is entered, for tables that whole sentences are searched for.
        """
        self.first: dict[str, list[Row[T]]] = {}
        """First word -> every phrase that begins with it, the longest first."""
        self._rare: dict[str, list[tuple[int, list[str], T]]] = {}
        """Rarest word -> every phrase with it, and where in the phrase it stands."""
        self._alone: dict[str, tuple[T]] = {}
        self._forward: dict[str, dict[str, list[Row[T]]]] = {}
        self._backward: dict[str, dict[str, list[Row[T]]]] = {}
        seen: set[tuple[str, ...]] = set()
        for phrase, value in rows:
            words = tuple(tokenise(phrase).lower)
            if not words or words in seen:
                continue
            seen.add(words)
            self.first.setdefault(words[0], []).append((words, value))
            rare = _rarest(words)
            self._rare.setdefault(words[rare], []).append((rare, list(words), value))
            if len(words) == 1:
                self._alone[words[0]] = (value,)
            else:
                self._forward.setdefault(words[0], {}).setdefault(words[1], []).append((words, value))
                self._backward.setdefault(words[-1], {}).setdefault(words[-2], []).append((words, value))
        tables = (self.first, *self._forward.values(), *self._backward.values())
        for entries in (entries for table in tables for entries in table.values()):
            entries.sort(key=lambda row: -len(row[0]))
        self.bit = lexicon.add(seen) if lexicon else ALWAYS

    def at(self, tokens: Tokens, i: int) -> tuple[int, T] | None:
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

    def before(self, tokens: Tokens, i: int) -> tuple[int, T] | None:
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

    def all(self, tokens: Tokens, start: int = 0, end: int | None = None) -> Sequence[tuple[int, int, T]]:
        """Every phrase between two tokens, left to right, none overlapping: first, after last, value."""
        if not tokens.mask & self.bit:
            return ()
        found = tokens.found.get(self)
        if found is None:
            found = tokens.found[self] = self._longest(tokens)
        if not found:
            return ()
        stop = len(tokens) if end is None else min(end, len(tokens))
        out: list[tuple[int, int, T]] = []
        after = max(start, 0)
        for row in found:
            if after <= row[0] and row[1] <= stop:
                out.append(row)
                after = row[1]
        return out

    def _longest(self, tokens: Tokens) -> list[tuple[int, int, T]]:
        """The longest phrase at every token where one begins, looked for around the rarest word of each."""
        lower, rare = tokens.lower, self._rare
        out: dict[int, tuple[int, int, T]] = {}
        for i in [i for i, word in enumerate(lower) if word in rare]:
            for offset, words, value in rare[lower[i]]:
                first = i - offset
                last = first + len(words)
                if first >= 0 and lower[first:last] == words and (first not in out or out[first][1] < last):
                    out[first] = (first, last, value)
        return [out[first] for first in sorted(out)]
