"""The sets of claims that retell one utterance, with a reason for each join."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from firsthand.core.claim import Claim
from firsthand.core.quantity import Bound
from firsthand.packs import wordlist
from firsthand.trace.changes import swapped
from firsthand.trace.sameness import WEEK, compatible, level, specific

AMENDED = wordlist("credited.amended")
"""What stands between a figure and the one whose place it takes."""


class Sets:
    """Disjoint sets with a reason for each join.

    No set holds a saying and what happened after it: each member has the last day it tells of and the last on which
    it can have been said, and a join that would put the first more than a week behind the second is refused.
    """

    def __init__(self, claims: Sequence[Claim], windows: Sequence[tuple[date | None, date | None]]) -> None:
        self.parent = list(range(len(windows)))
        self.why: dict[int, str] = {}
        self.windows = list(windows)
        self.levels: list[list[Claim]] = [
            [c] if level(c) and c.quantity.bound is not Bound.VAGUE and c.category else [] for c in claims
        ]
        self.listed = _listed(claims)

    def root(self, i: int) -> int:
        """The least member of the set that holds i."""
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def contrary(self, a: int, b: int) -> bool:
        """Whether the sets of two hold levels of one measure that cannot be one figure: no single saying has both.

        What one sentence of a voice lists side by side is of two kinds of thing ("152 mm and 122 mm shells"). A level
        that prints another one's figure of something else, or with a digit lost, says nothing of its own measure.
        """
        first, second = self.levels[self.root(a)], self.levels[self.root(b)]
        return any(
            _pair(mine, other) not in self.listed
            and mine.measure.accepts(other.measure)
            and mine.inclusion == other.inclusion
            and mine.modality is other.modality
            and not compatible(mine.quantity, other.quantity)
            and not any(
                specific(told.quantity) and (swapped(told, mine) or swapped(told, other)) for told in (*first, *second)
            )
            for mine in first
            for other in second
        )

    def join_agreeing(self, a: int, b: int, why: str) -> None:
        """Join two unless that would put contrary levels of one measure into one saying."""
        if self.root(a) != self.root(b) and not self.contrary(a, b):
            self.join(a, b, why)

    def told(self, i: int) -> date | None:
        """The last day that the set of one is known to tell of: what was printed before it cannot echo the set."""
        return self.windows[self.root(i)][0]

    def join(self, a: int, b: int, why: str) -> None:
        """Make one set of two, for a reason that is kept with both members."""
        x, y = sorted((self.root(a), self.root(b)))
        if x != y:
            told = max((w[0] for w in (self.windows[x], self.windows[y]) if w[0]), default=None)
            said = min((w[1] for w in (self.windows[x], self.windows[y]) if w[1]), default=None)
            if told and said and told - said > WEEK:
                return
            self.windows[x] = (told, said)
            self.levels[x] = self.levels[x] + self.levels[y]
            self.parent[y] = x
            self.why.setdefault(b, why)
            self.why.setdefault(a, why)


def amended(a: Claim, b: Claim) -> bool:
    """Whether one of two figures of a sentence takes the other's place: "reviewed its 610 and arrived at 588"."""
    first, second = sorted((a.spans[0], b.spans[0]), key=lambda span: span.start)
    start = a.sentence.start
    between = f" {a.sentence.quote[first.end - start : second.start - start].lower()} "
    return any(f" {words} " in between for words in AMENDED)


def _pair(a: Claim, b: Claim) -> tuple[str | None, str | None, frozenset[tuple[float, float]]]:
    return a.quantity.unit, a.category, frozenset((a.quantity.ends, b.quantity.ends))


def _listed(claims: Sequence[Claim]) -> frozenset[tuple[str | None, str | None, frozenset[tuple[float, float]]]]:
    """The pairs of figures of one unit and category that a voice gives side by side in one sentence."""
    by_sentence: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault((claim.document, claim.sentence.start), []).append(claim)
    return frozenset(
        _pair(a, b)
        for together in by_sentence.values()
        for n, a in enumerate(together)
        for b in together[n + 1 :]
        if (a.speaker, a.quantity.unit, a.category) == (b.speaker, b.quantity.unit, b.category) and not amended(a, b)
    )
