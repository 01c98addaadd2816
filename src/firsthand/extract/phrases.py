"""Phrases looked up in a token list, longest first: the one matcher every word list goes through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Any, Generic, NamedTuple, TypeVar, cast

from firsthand.extract.sentences import Sentence
from firsthand.extract.tokens import Tokens, lower_words

T = TypeVar("T")
Row = tuple[tuple[str, ...], T]
"""The words of a phrase and its value."""
Found = tuple[int, int, T]
"""A phrase in a sentence: its first token, the one after its last, and its value."""


_Entry = tuple[int, tuple[str, ...], "list[tuple[Phrases[Any], Any]]"]
"""A phrase in a lexicon: where its longest word stands in it, its words, and its tables with their values."""


class _Entries(NamedTuple):
    """The phrases of which one word is the longest: that word alone, by the word after it, the rest by the one before.

    A word that is looked at for nothing costs most where it is frequent, so the three are asked one by one.
    """

    alone: list[tuple[Phrases[Any], Any]]
    by_next: dict[str, list[_Entry]]
    by_last: dict[str, list[_Entry]]


class Lexicon:
    """The phrases of many tables, so that a sentence is read once for all of them.

    Every phrase is looked for where its longest word stands, which is mostly its rarest: "according" leads to
    "according to", "to" to nothing.
    """

    def __init__(self) -> None:
        self._rarest: dict[str, _Entries] = {}
        """Longest word -> its phrases."""

    def add(self, table: Phrases[T], words: tuple[str, ...], value: T) -> None:
        """A phrase of a table with its value."""
        offset = 0 if len(words) == 1 else max(range(len(words)), key=lambda k: len(words[k]))
        alone, by_next, by_last = self._rarest.setdefault(words[offset], _Entries([], {}, {}))
        if len(words) == 1:
            alone.append((table, value))
            return
        if offset + 1 < len(words):
            rows = by_next.setdefault(words[offset + 1], [])
        else:
            rows = by_last.setdefault(words[offset - 1], [])
        tables = next((tables for _, known, tables in rows if known == words), None)
        if tables is None:
            tables = []
            rows.append((offset, words, tables))
        tables.append((table, value))

    def mark(self, sentences: Iterable[Sentence]) -> None:
        """Tell the tokens of sentences what every table finds in them."""
        for sentence in sentences:
            sentence.tokens.lexicon, sentence.tokens.found = self, self.matches(sentence.tokens)

    def matches(self, tokens: Tokens) -> dict[object, Sequence[Found[Any]]]:
        """For each table that finds something: every phrase, in the order of their longest words."""
        lower, rarest = tokens.lower, self._rarest
        found: defaultdict[object, list[Found[Any]]] = defaultdict(list)
        padded = (*lower, "")
        for i in compress(range(len(lower)), map(rarest.__contains__, lower)):
            alone, by_next, by_last = rarest[lower[i]]
            for table, value in alone:
                found[table].append((i, i + 1, value))
            after = by_next.get(padded[i + 1], ()) if by_next else ()
            before = by_last.get(padded[i - 1], ()) if by_last else ()
            if after or before:
                for offset, words, tables in (*after, *before):
                    first = i - offset
                    last = first + len(words)
                    if first >= 0 and (last <= first + 2 or lower[first:last] == words):
                        for table, value in tables:
                            found[table].append((first, last, value))
        return cast("dict[object, Sequence[Found[Any]]]", found)


def _longest(rows: Sequence[Found[T]]) -> tuple[Found[T], ...]:
    """The longest phrase at every token where one begins, left to right."""
    last = -1
    for row in rows:
        if row[0] <= last:
            break
        last = row[0]
    else:
        # in order already, as most are
        return tuple(rows)
    longest: dict[int, Found[T]] = {}
    for row in rows:
        if row[0] not in longest or longest[row[0]][1] < row[1]:
            longest[row[0]] = row
    return tuple(longest[first] for first in sorted(longest))


class Phrases(Generic[T]):
    """A table from phrases to values, indexed by their first two and by their last two words; case is ignored."""

    def __init__(self, rows: Iterable[tuple[str, T]], lexicon: Lexicon | None = None) -> None:
        """Build the table.

        Args:
            rows: phrases and their values; of two equal phrases the first counts.
            lexicon: with which tables it is looked up together, where whole sentences are searched.
        """
        self._lexicon = lexicon
        self.first: dict[str, list[Row[T]]] = {}
        """First word -> every phrase that begins with it, the longest first."""
        self._alone: dict[str, tuple[T]] = {}
        self._forward: dict[str, dict[str, list[Row[T]]]] = {}
        self._backward: dict[str, dict[str, list[Row[T]]]] = {}
        seen: set[tuple[str, ...]] = set()
        for phrase, value in rows:
            words = lower_words(phrase)
            if not words or words in seen:
                continue
            seen.add(words)
            if lexicon:
                lexicon.add(self, words, value)
            self.first.setdefault(words[0], []).append((words, value))
            if len(words) == 1:
                self._alone[words[0]] = (value,)
            else:
                self._forward.setdefault(words[0], {}).setdefault(words[1], []).append((words, value))
                self._backward.setdefault(words[-1], {}).setdefault(words[-2], []).append((words, value))
        tables = (self.first, *self._forward.values(), *self._backward.values())
        for entries in (entries for table in tables for entries in table.values()):
            entries.sort(key=lambda row: -len(row[0]))

    def at(self, tokens: Tokens, i: int) -> tuple[int, T] | None:
        """The longest phrase that begins at token `i`: the index after it, and its value."""
        lower = tokens.lower
        if not 0 <= i < len(lower):
            return None
        word = lower[i]
        if word in self._forward and i + 1 < len(lower):
            for words, value in self._forward[word].get(lower[i + 1], ()):
                n = len(words)
                if n == 2 or lower[i : i + n] == words:
                    return i + n, value
        return (i + 1, self._alone[word][0]) if word in self._alone else None

    def before(self, tokens: Tokens, i: int) -> tuple[int, T] | None:
        """The longest phrase that ends just before token `i`: its first index, and its value."""
        lower = tokens.lower
        if not 0 < i <= len(lower):
            return None
        word = lower[i - 1]
        if word in self._backward and i > 1:
            for words, value in self._backward[word].get(lower[i - 2], ()):
                n = len(words)
                if n == 2 or (i >= n and lower[i - n : i] == words):
                    return i - n, value
        return (i - 1, self._alone[word][0]) if word in self._alone else None

    def alone(self, word: str) -> T | None:
        """The value of a phrase of one word."""
        return self._alone[word][0] if word in self._alone else None

    def _alone_in_one(self) -> Lexicon:
        """A lexicon of this table, for one that belongs to none."""
        lexicon = Lexicon()
        for rows in self.first.values():
            for words, value in rows:
                lexicon.add(self, words, value)
        return lexicon

    def starts(self, tokens: Tokens) -> Sequence[Found[T]]:
        """The longest phrase at every token where one begins, left to right; they may overlap."""
        lexicon = self._lexicon
        if lexicon is None:
            lexicon = self._lexicon = self._alone_in_one()
        found = tokens.found if tokens.lexicon is lexicon else lexicon.matches(tokens)
        rows = found.get(self, ())
        if len(rows) > 1 and type(rows) is list:
            # put in order when first asked for
            rows = found[self] = _longest(rows)
        return rows

    def all(self, tokens: Tokens, start: int = 0, end: int | None = None) -> Sequence[Found[T]]:
        """Every phrase between two tokens, left to right, none overlapping: first, after last, value."""
        if self._lexicon and tokens.lexicon is self._lexicon and self not in tokens.found:
            return ()
        stop = len(tokens) if end is None else end
        out: list[Found[T]] = []
        rows = self.starts(tokens)
        if end is None and start == 0 and len(rows) < 2:
            return rows
        for row in rows:
            if start <= row[0] and row[1] <= stop:
                out.append(row)
                start = row[1]
        return out
