"""The figures of one text, for those who want nothing else of this package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from firsthand.core.quantity import Bound
from firsthand.extract import times
from firsthand.extract.counting import Counting
from firsthand.extract.quantities import Quantities
from firsthand.extract.sentences import split
from firsthand.extract.tokens import tokenise
from firsthand.packs import load


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text: characters `start` to `end`, its words, and what they allow (see `core.quantity`)."""

    start: int
    end: int
    quote: str
    low: float | None
    high: float | None
    bound: Bound
    magnitude: str | None
    unit: str | None
    item: str | None
    approximator: str | None
    direction: str | None = None
    """``up`` or ``down`` where the figure is an amount by which something changed."""


@cache
def _reader() -> tuple[Quantities, Counting]:
    return Quantities(load()), Counting(load())


def quantities(text: str, *, language: str | None = None) -> tuple[Figure, ...]:
    """Every figure of a text, in order, with the ends its words set.

    Args:
        text: any number of sentences.
        language: ISO code; in some languages a dot groups thousands.
    """
    out: list[Figure] = []
    reader, counting = _reader()
    at = 0
    for line in text.splitlines(keepends=True):
        for begin, stop in split(text, at, at + len(line)):
            tokens = tokenise(text, begin, stop)
            if not reader.starts(tokens):
                continue
            found = reader.find(tokens, times.find(tokens), language)
            for k, mention in enumerate(found):
                q = mention.quantity
                start, end = tokens.start[mention.first], tokens.end[mention.last - 1]
                words, direction = text[start:end], counting.direction(tokens, found, k)
                out.append(
                    Figure(
                        start,
                        end,
                        words,
                        q.low,
                        q.high,
                        q.bound,
                        q.magnitude,
                        q.unit,
                        q.item,
                        q.approximator,
                        direction,
                    )
                )
        at += len(line)
    return tuple(out)
