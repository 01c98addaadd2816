"""Paragraphs and sentences: with `tokens` the only reading of raw characters; every later rule works on tokens."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from firsthand.core.text import PartKind, Report
from firsthand.extract.tokens import Tokens, tokenise

LONGEST = 20_000
"""Characters; what goes on longer without a stop is a table, a list or noise."""
ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|[Mm]r|[Mm]rs|[Mm]s|[Dd]r|[Pp]rof|[Gg]en|[Bb]rig|[Cc]ol|[Ll]t|[Ss]gt|[Mm]aj|[Cc]apt|[Ss]en|"
    r"[Rr]ep|[Rr]ev|[Gg]ov|[Pp]res|[Ss]t|[Nn]o|[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec|"
    r"[Ii]nc|[Ll]td|[Cc]o|[Cc]orp|vs|etc|[Dd]ept|approx|ca|[Uu]\.[SsKkNn]|[a-z]\.[a-z]|[Ee]\.[Uu])\.$"
)
# the sign stands before the branches, so that the scan can skip to one
STOP = re.compile(
    r"[.!?…。！？](?:[.!?…。！？]*[\"”’'»)\]]*(?=\s|$)|(?<=[。！？])[。！？]*[」』]?|(?<=[.!?])[\"”’'»)](?=[A-Z“\"])"
    r"|(?<=[a-z\d)]\.)(?=[A-Z][a-z]))"
)


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
    if end - start > LONGEST:
        out = [piece for whole in out for piece in _cut(text, *whole)]
    return [_trim(text, a, b) for a, b in out if a < b and not text[a:b].isspace()]


def _abbreviated(text: str, begin: int, at: int) -> bool:
    """Whether the full stop at `at` ends an abbreviation; a word longer than all of them needs no look at the list."""
    if at - 7 >= begin and text[at - 7 : at].isalpha():
        return False
    # a slice, so that one that opens its paragraph stands at the beginning
    return ABBREVIATION.search(text[max(begin, at - 12) : at + 1]) is not None


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, or stretches of one that is none: cut at spaces, so that no rule sees an endless line."""
    out = []
    while end - start > LONGEST:
        at = max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
        out.append((start, at))
        start = at
    return [*out, (start, end)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks around it."""
    part = text[start:end]
    return end - len(part.lstrip()), start + len(part.rstrip())


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
