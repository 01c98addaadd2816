"""Which figures a voice lists side by side, and which print another's number: what excuses two that differ."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from firsthand.core.attribution import Speaker
from firsthand.core.claim import Claim
from firsthand.core.quantity import CLOSE
from firsthand.packs import wordlist
from firsthand.trace.changes import swapped
from firsthand.trace.sameness import specific

AMENDED = wordlist("credited.amended")
"""What stands between a figure and the one whose place it takes."""
STEPS = int(-1 / math.log10(1 - CLOSE)) - 1
"""Into so many steps the figures of one power of ten are sorted: figures that are near stand in one step or the next.
"""

Figure = tuple[str | None, str | None, tuple[float, float]]
"""Unit, category and both ends."""


class Lists:
    """The pairs of figures of one unit and category that a voice gives side by side in one sentence."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.places: dict[Figure, dict[int, list[Claim]]] = {}
        """The claims of each figure, by the number of the sentence and voice that give it."""
        numbers: dict[tuple[str, int, Speaker | None], int] = {}
        for claim in claims:
            place = numbers.setdefault((claim.document, claim.sentence.start, claim.speaker), len(numbers))
            self.places.setdefault(_figure(claim), {}).setdefault(place, []).append(claim)

    def together(self, a: Claim, b: Claim) -> bool:
        """Whether any sentence lists the figures of two claims of one unit and category."""
        first, second = self.places[_figure(a)], self.places[_figure(b)]
        return not first.keys().isdisjoint(second) and any(
            one is not other and not amended(one, other)
            for place in first.keys() & second.keys()
            for one in first[place]
            for other in second[place]
        )


class Misprints:
    """Which figures of a collection print one's number, or its digits, of something else: see `changes.swapped`."""

    def __init__(self, claims: Sequence[Claim], levels: Sequence[int]) -> None:
        self.claims = claims
        numbers: dict[object, int] = {}
        self.wording = {i: numbers.setdefault(_wording(claims[i]), len(numbers)) for i in levels}
        """A number for what of a level can tell a misprint: copies of a report share it."""
        self.verdicts: dict[tuple[int, int], bool] = {}
        self.by_step: dict[int | None, list[int]] = {}
        self.by_sides: dict[tuple[str, str], list[int]] = {}
        for i in levels:
            claim = claims[i]
            if specific(claim.quantity):
                for step in _steps(claim):
                    self.by_step.setdefault(step, []).append(i)
                if claim.sender and claim.receiver:
                    self.by_sides.setdefault((claim.sender, claim.receiver), []).append(i)
        self.found: dict[int, list[int]] = {}

    def of(self, i: int) -> list[int]:
        """The figures, told exactly, of which one level prints the number or the digits; sought when first asked."""
        if i not in self.found:
            claim = self.claims[i]
            near = {j for step in _around(claim) for j in self.by_step.get(step, ())}
            if claim.sender and claim.receiver:
                near.update(self.by_sides.get((claim.receiver, claim.sender), ()))
            self.found[i] = [j for j in sorted(near) if self._swapped(j, i)]
        return self.found[i]

    def narrow(self, i: int, members: Iterable[int]) -> None:
        """Let some figures stand for all of which one level prints the number or the digits."""
        self.found[i] = sorted(members)

    def _swapped(self, j: int, i: int) -> bool:
        """Whether one level prints the figure of another as something else; asked once for all copies of two."""
        source, claim = self.claims[j], self.claims[i]
        if source.document == claim.document:
            return swapped(source, claim) is not None
        key = (self.wording[j], self.wording[i])
        if key not in self.verdicts:
            self.verdicts[key] = swapped(source, claim) is not None
        return self.verdicts[key]


def amended(a: Claim, b: Claim) -> bool:
    """Whether one of two figures of a sentence takes the other's place: "reviewed its 610 and arrived at 588"."""
    first, second = sorted((a.spans[0], b.spans[0]), key=lambda span: span.start)
    start = a.sentence.start
    between = f" {a.sentence.quote[first.end - start : second.start - start].lower()} "
    return any(f" {words} " in between for words in AMENDED)


def _figure(claim: Claim) -> Figure:
    return claim.quantity.unit, claim.category, claim.quantity.ends


def _wording(claim: Claim) -> tuple[object, ...]:
    sides = (claim.sender, claim.receiver, claim.place, claim.speaker, claim.said_on)
    return claim.sentence.quote, claim.quantity, claim.category, claim.modality, claim.in_body, *sides


def _steps(claim: Claim) -> set[int | None]:
    """Where the digits of a figure's numbers stand among those of one power of ten; None for what has no digits."""
    return {int(math.log10(v) % 1 * STEPS) % STEPS if v > 0 else None for v in claim.quantity.values}


def _around(claim: Claim) -> Iterator[int | None]:
    """The steps of a figure's numbers and those beside them; after the last comes the first."""
    for step in _steps(claim):
        yield from (None,) if step is None else ((step + k) % STEPS for k in (-1, 0, 1))
