"""What the tagger sees of a text: word pieces with what their lower-cased form has lost.

The encoder's vocabulary is without case, so three small features go with each piece: how its word is written, what
stands before it, and whether it stands inside a quotation. A window is a paragraph or a run of sentences of a
long one; `core` says which part of it is to be answered for, the rest is there to be seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP = 101, 102
"""Ids of the pieces that open and close a window."""
LONGEST = 254
"""Pieces in a window at most, without the two at its ends: the encoder has learned no further places."""
CASES = 4
GAPS = 3
QUOTES = 2
OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
MARKS = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}\n]")

Offsets = tuple[int, int]


class Pieces(NamedTuple):
    """The word pieces of a stretch of text, one entry each: id, first and last character, and the three features."""

    ids: list[int]
    offsets: list[Offsets]
    case: list[int]
    gap: list[int]
    quote: list[int]

    def between(self, first: int, last: int) -> Pieces:
        """The pieces from `first` to `last`, the end excluded."""
        return Pieces(
            self.ids[first:last],
            self.offsets[first:last],
            self.case[first:last],
            self.gap[first:last],
            self.quote[first:last],
        )


def pieces_of(tokenizer: Tokenizer, text: str, start: int, end: int, before: int | None = None) -> Pieces:
    """The pieces of `text[start:end]`; offsets are characters of the whole text.

    `before` is where the text before it ends, so that the first piece of a paragraph is seen as one; None for a stretch
    that is read as a text by itself.
    """
    encoded = tokenizer.encode(text[start:end], add_special_tokens=False)
    offsets = [(start + a, start + b) for a, b in encoded.offsets]
    quotations = _quotations(text, start, end)
    case, gap, quote = [], [], []
    before, k = start if before is None else before, 0
    for a, b in offsets:
        case.append(_case(text[a:b]))
        between = text[before:a]
        gap.append(2 if "\n" in between else 1 if between else 0)
        while k < len(quotations) and quotations[k][1] <= a:
            k += 1
        quote.append(int(k < len(quotations) and quotations[k][0] <= a))
        before = b
    return Pieces(list(encoded.ids), offsets, case, gap, quote)


def _case(word: str) -> int:
    """0 small letters, 1 a capital at the start, 2 capitals, 3 no letters."""
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word.isalpha() or any(c.isalpha() for c in word) else 3


def _quotations(text: str, start: int, end: int) -> list[Offsets]:
    """The stretches in quotation marks, the marks included; a paragraph's end closes one."""
    out: list[Offsets] = []
    opened: int | None = None
    for mark in MARKS.finditer(text, start, end):
        at, sign = mark.start(), mark[0]
        if opened is None:
            if sign in OPENING or sign in STRAIGHT:
                opened = at
        elif sign == "\n":
            out.append((opened, at))
            opened = None
        elif sign not in OPENING:
            out.append((opened, at + 1))
            opened = None
    if opened is not None:
        out.append((opened, end))
    return out


class Window(NamedTuple):
    """Pieces `first` to `last` of a text, of which `core` (first, last) are answered for."""

    first: int
    last: int
    core: tuple[int, int]


def windows(bounds: Sequence[Offsets], wanted: Sequence[bool], joined: Sequence[bool], size: int) -> list[Window]:
    """Windows that hold a wanted sentence, each answering for all of its core.

    Where a text is cut depends on the text alone, so that a paragraph is read alike whatever stands around it and
    whatever else is asked for. A paragraph is one window. A longer one is cut between sentences, each stretch shown
    with the sentences beside it where they fit; a longer sentence is cut anywhere.

    Args:
        bounds: first and last piece of each sentence, in order and without gaps.
        wanted: for each sentence, whether it is to be answered for.
        joined: for each sentence, whether it goes on with the paragraph of the one before.
        size: pieces that the core of a window holds at most.
    """
    out: list[Window] = []
    first = 0
    while first < len(bounds):
        last = first + 1
        while last < len(bounds) and joined[last]:
            last += 1
        if any(wanted[first:last]):
            out += _of_paragraph(bounds[first:last], wanted[first:last], size)
        first = last
    return out


def _of_paragraph(bounds: Sequence[Offsets], wanted: Sequence[bool], size: int) -> list[Window]:
    """The windows of a paragraph that hold a wanted sentence."""
    out: list[Window] = []
    k = 0
    while k < len(bounds):
        first, last = bounds[k]
        end = k + 1
        if last - first > size:
            cores = [(at, min(last, at + size)) for at in range(first, last, size)]
            found = [Window(*core, core) for core in cores]
        else:
            while end < len(bounds) and bounds[end][1] - first <= size:
                end += 1
            left, right = core = first, bounds[end - 1][1]
            if end < len(bounds) and bounds[end][1] - left <= LONGEST:
                right = bounds[end][1]
            if k and right - bounds[k - 1][0] <= LONGEST:
                left = bounds[k - 1][0]
            found = [Window(left, right, core)]
        if any(wanted[k:end]):
            out += found
        k = end
    return out
