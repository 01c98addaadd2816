"""Paragraphs, sentences and tokens: the only reading of raw characters; every later rule works on tokens."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple, Self

from firsthand.core.text import PartKind, Report

TOKEN = re.compile(
    r"[a-zA-Z]+(?![^\W\d_]|['’][^\W\d_])"  # most words; only for speed, the fourth branch would take them too
    r"|\d+(?:[.,\u00a0\u202f\u2009']\d+)*"  # a number with its separators
    r"|(?<=\d)[千천万만萬億억亿兆조]+"  # an East Asian magnitude directly after digits
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # a word, with an apostrophe inside
    r"|[^\w\s]|_"
)
"""A number with its separators, a word, or one sign."""

BLANK_IN_NUMBER = re.compile(r"\d[\u00a0\u202f\u2009]\d")
"""The one place where a blank stands inside a token."""
LONGEST = 20_000
"""Characters; what goes on longer without a stop is a table, a list or noise."""
ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|[Mm]r|[Mm]rs|[Mm]s|[Dd]r|[Pp]rof|[Gg]en|[Bb]rig|[Cc]ol|[Ll]t|[Ss]gt|[Mm]aj|[Cc]apt|[Ss]en|"
    r"[Rr]ep|[Rr]ev|[Gg]ov|[Pp]res|[Ss]t|[Nn]o|[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec|"
    r"[Ii]nc|[Ll]td|[Cc]o|[Cc]orp|vs|etc|[Dd]ept|approx|ca|[Uu]\.[SsKkNn]|[a-z]\.[a-z]|[Ee]\.[Uu])\.$"
)
# every branch begins with its sign, so that the scan can skip to one
STOP = re.compile(
    r"[.!?…。！？]+[\"”’'»)\]]*(?=\s|$)|[。！？]+[」』]?|[.!?][\"”’'»)](?=[A-Z“\"])|\.(?<=[a-z\d)]\.)(?=[A-Z][a-z])"
)


Known = tuple[str, str, str, bool, bool]
"""A word as printed, its other forms and what can be told of it: the columns of `Tokens`, for one word."""
MOST_KEPT = 100_000
"""Words, and chunks of text, that are kept; then the tables begin anew."""


class _Words(dict[str, Known]):
    """What is known of each word met, so that each is looked at once."""

    def __missing__(self, word: str) -> Known:
        if len(self) >= MOST_KEPT:
            self.clear()
        # equal words are one string, which makes every later comparison one of addresses
        lower = sys.intern(word.lower().replace("’", "'"))
        bare = sys.intern(lower[:-2]) if lower.endswith("'s") else lower
        self[word] = known = (word, lower, bare, word[:1].isupper(), word == lower and word.islower())
        return known


class _Chunks(dict[str, tuple[tuple[int, int, Known], ...]]):
    """What stands between two blanks -> its tokens: where each begins and ends in it, and what is known of its word."""

    def __missing__(self, chunk: str) -> tuple[tuple[int, int, Known], ...]:
        if len(self) >= MOST_KEPT:
            self.clear()
        self[chunk] = tokens = tuple((*found.span(), _WORDS[found[0]]) for found in TOKEN.finditer(chunk))
        return tokens


_WORDS, _CHUNKS = _Words(), _Chunks()


class Tokens(tuple[str, ...]):
    """The tokens of a sentence: their words as printed, and for each of them by the same index what follows.

    * `start`, `end`: its characters in the text.
    * `lower`: the word in lower case, with a straight apostrophe.
    * `bare`: that without the s of owners.
    * `capital`: whether it begins with a capital letter.
    * `small`: whether it is a word in lower case.
    """

    start: tuple[int, ...]
    end: tuple[int, ...]
    lower: tuple[str, ...]
    bare: tuple[str, ...]
    capital: tuple[bool, ...]
    small: tuple[bool, ...]
    lexicon: object = None
    """Which lexicon has looked for the phrases of its tables in them, see `phrases.Lexicon`."""
    found: dict[object, Sequence[tuple[int, int, Any]]]
    """What it has found, by table."""

    def __new__(cls, words: Sequence[Known], start: Sequence[int], end: Sequence[int]) -> Self:
        """Tokens by their words and where they stand."""
        printed, lower, bare, capital, small = zip(*words, strict=False) if words else ((),) * 5
        self = super().__new__(cls, printed)
        self.start, self.end = tuple(start), tuple(end)
        self.lower, self.bare, self.capital, self.small = lower, bare, capital, small
        return self

    def between(self, first: int, last: int) -> Self:
        """Tokens `first` to `last` (excluded)."""
        tokens = tuple.__new__(type(self), self[first:last])
        tokens.start, tokens.end = self.start[first:last], self.end[first:last]
        tokens.lower, tokens.bare = self.lower[first:last], self.bare[first:last]
        tokens.capital, tokens.small = self.capital[first:last], self.small[first:last]
        return tokens


class Sentence(NamedTuple):
    """One sentence of a part; `paragraph` numbers the paragraph in the report.

    Its tokens are those of the paragraph, `around`, from the one at `offset` on.
    """

    start: int
    end: int
    part: PartKind
    paragraph: int
    tokens: Tokens
    around: Tokens
    offset: int


def tokenise(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text` between two offsets."""
    part = text[start:end]
    words: list[Known] = []
    starts: list[int] = []
    ends: list[int] = []
    if not part.isascii() and BLANK_IN_NUMBER.search(part):
        for found in TOKEN.finditer(part):
            words.append(_WORDS[found[0]])
            starts.append(start + found.start())
            ends.append(start + found.end())
        return Tokens(words, starts, ends)
    chunks, find = _CHUNKS, text.find
    for chunk in part.split():
        start = find(chunk, start)
        for first, last, known in chunks[chunk]:
            words.append(known)
            starts.append(start + first)
            ends.append(start + last)
        start += len(chunk)
    return Tokens(words, starts, ends)


def phrase(tokens: Tokens, first: int, last: int) -> str:
    """The words of tokens `first` to `last` (excluded), spaced as printed but with single spaces."""
    if first >= last:
        return ""
    start, end, out = tokens.start, tokens.end, tokens[first]
    for i in range(first + 1, last):
        out += f" {tokens[i]}" if start[i] > end[i - 1] else tokens[i]
    return out


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the sentences in one paragraph; linear in its length."""
    out, begin = [], start
    for stop in STOP.finditer(text, start, end):
        at, cut = stop.span()
        if text[at] == "." and _abbreviated(text, begin, at):
            continue
        following = text[cut : cut + 3].lstrip()
        # "“Why?” he asked" is one sentence, "Why? he" two
        if following and following[0].islower() and (text[at] in ".…" or text[cut - 1] in '”»"'):
            continue
        out.append((begin, cut))
        begin = cut
    out.append((begin, end))
    return [_trim(text, a, b) for whole in out if not _blank(text, *whole) for a, b in _cut(text, *whole)]


def _abbreviated(text: str, begin: int, at: int) -> bool:
    """Whether the full stop at `at` ends an abbreviation; a word longer than all of them needs no look at the list."""
    if at - 7 >= begin and text[at - 7 : at].isalpha():
        return False
    return ABBREVIATION.search(text, max(begin, at - 12), at + 1) is not None


def _blank(text: str, start: int, end: int) -> bool:
    return start == end or text[start:end].isspace()


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, or stretches of one that is none: cut at spaces, so that no rule sees an endless line."""
    out = []
    while end - start > LONGEST:
        at = max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
        out.append((start, at))
        start = at
    return [*out, (start, end)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def sentences(report: Report) -> tuple[Sentence, ...]:
    """All sentences of a report in order; line breaks end a paragraph."""
    out: list[Sentence] = []
    paragraph = 0
    for part in sorted(report.parts, key=lambda p: p.start):
        at = part.start
        for line in report.text[part.start : part.end].splitlines(keepends=True):
            if line.strip():
                out += _paragraph(report.text, (at, at + len(line)), part.kind, paragraph)
                paragraph += 1
            at += len(line)
    return tuple(out)


def _paragraph(text: str, place: tuple[int, int], part: PartKind, number: int) -> list[Sentence]:
    """The sentences of one paragraph."""
    found = split(text, *place)
    around = tokenise(text, *place)
    if len(found) == 1:
        return [Sentence(*found[0], part, number, around, around, 0)]
    out, first = [], 0
    for start, end in found:
        last = bisect_left(around.start, end, first)
        out.append(Sentence(start, end, part, number, around.between(first, last), around, first))
        first = last
    return out
