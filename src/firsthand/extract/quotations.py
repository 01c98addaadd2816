"""Stretches in quotation marks, over the tokens of one paragraph."""

from __future__ import annotations

from firsthand.extract.tokens import Tokens

OPENING, CLOSING = frozenset("“«„"), frozenset("”»")
MARKS = OPENING | CLOSING | frozenset(["'", "’", "‘", '"'])


def quotations(tokens: Tokens) -> list[tuple[int, int]]:
    """The quotations of a paragraph as token ranges, marks included; one left open goes on to its end.

    Two apostrophes without a space between them are a mark, and a straight mark opens or closes by what came before.
    """
    out: list[tuple[int, int]] = []
    if MARKS.isdisjoint(tokens):
        return out
    opened = -1
    skip = -1
    for i, word in enumerate(tokens):
        if i == skip or word not in MARKS:
            continue
        end = i + 1
        if word in ("'", "’", "‘"):
            twin = end < len(tokens) and tokens[end] == word and tokens.start[end] == tokens.end[i]
            if not twin:
                continue
            skip, end = end, end + 1
        if word in OPENING or (opened < 0 and word not in CLOSING):
            if opened < 0:
                opened = i
        elif opened >= 0:
            out.append((opened, end))
            opened = -1
    if opened >= 0 and len(tokens) - opened > 1:
        out.append((opened, len(tokens)))
    return out
