"""Paragraphs, sentences and tokens: the only reading of raw characters; every later rule works on tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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


class Token(NamedTuple):
    """One token: characters `start` to `end` of the text, its word as printed, and what is known of every such word.

    `lower` is in lower case with a straight apostrophe, `capital` whether it begins with a capital letter.
    """

    start: int
    end: int
    word: str
    lower: str
    capital: bool


class _Words(dict[str, tuple[str, str, bool]]):
    """What is known of a word -> the word, in lower case, capital; each word met is looked at once."""

    MOST = 100_000
    """Words to keep; then it begins anew."""

    def __missing__(self, word: str) -> tuple[str, str, bool]:
        if len(self) >= self.MOST:
            self.clear()
        self[word] = known = (word, word.lower().replace("’", "'"), word[:1].isupper())
        return known


_WORDS = _Words()
_new = tuple.__new__


class Tokens(tuple[Token, ...]):
    """The tokens of a sentence, with what nearly every rule asks of them."""

    lower: list[str]
    """Their lower-case words, by index."""
    marks: tuple[object, Mapping[object, Sequence[tuple[int, int, Any]]]] | None = None
    """A lexicon with what its tables of phrases find in them, see `phrases.Lexicon`."""

    def __new__(cls, tokens: Iterable[Token]) -> Self:
        """The tokens as one value."""
        self = super().__new__(cls, tokens)
        self.lower = [token[3] for token in self]
        return self


class Sentence(NamedTuple):
    """One sentence of a part; `paragraph` numbers the paragraph in the report."""

    start: int
    end: int
    part: PartKind
    paragraph: int
    tokens: Tokens


def tokenise(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text` between two offsets."""
    matches = TOKEN.finditer(text, start, len(text) if end is None else end)
    # the constructor of a named tuple costs as much as the match; this is the innermost loop of all
    return Tokens([_new(Token, match.span() + _WORDS[match[0]]) for match in matches])


def phrase(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words of tokens `first` to `last` (excluded), spaced as printed but with single spaces."""
    out = ""
    for i in range(first, last):
        gap = i > first and tokens[i].start > tokens[i - 1].end
        out += (" " if gap else "") + tokens[i].word
    return out


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the sentences in one paragraph; linear in its length."""
    out, begin = [], start
    for stop in STOP.finditer(text, start, end):
        cut = stop.end()
        if stop.group()[0] == "." and ABBREVIATION.search(text, max(begin, stop.start() - 12), stop.start() + 1):
            continue
        following = text[cut : cut + 3].lstrip()
        # "“Why?” he asked" is one sentence, "Why? he" two
        going_on = stop.group()[0] in ".…" or stop.group()[-1] in '”»"'
        if going_on and following and following[0].islower():
            continue
        if text[begin:cut].strip():
            out.append((begin, cut))
        begin = cut
    if text[begin:end].strip():
        out.append((begin, end))
    return [_trim(text, a, b) for whole in out for a, b in _cut(text, *whole)]


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
                for start, end in split(report.text, at, at + len(line)):
                    out.append(Sentence(start, end, part.kind, paragraph, tokenise(report.text, start, end)))
                paragraph += 1
            at += len(line)
    return tuple(out)
