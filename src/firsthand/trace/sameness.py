"""When two figures may be one, when each was said, and which institution stands behind a voice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from firsthand.core.claim import Claim, Statement
from firsthand.core.quantity import CLOSE, Bound, Quantity, near
from firsthand.core.text import PartKind, Report
from firsthand.core.time import TimeRange
from firsthand.packs import Packs

WEEK = timedelta(days=7)
TELLING = 1000.0
"""From this on, a figure that two reports print alike is more likely one figure than two."""
RETOLD = 0.12
"""Figures this near (relative) may be one figure rounded in retelling: 4.8 and 5 million, 9.4 and 9 million."""


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether two figures may be one, retold: the same number, or one that rounding or a bound can make of it."""
    if a.unit != b.unit:
        return False
    if a.bound is Bound.VAGUE or b.bound is Bound.VAGUE:
        return a.bound is b.bound and (a.magnitude == b.magnitude or a.magnitude is None or b.magnitude is None)
    return a.same_figure(b, RETOLD)


def window(claim: Claim, report: Report) -> TimeRange:
    """When a claim was said, as far as known: its own day, else no later than publication."""
    if claim.said_on:
        return claim.said_on
    latest = report.published.latest if report.published else None
    return TimeRange(None, latest, "publication: the words give no day")


def group_of(claim: Claim | Statement, packs: Packs, report: Report, states: Mapping[str, str]) -> str:
    """The institution a claim's speaker shares with others: its state, else itself.

    A report's own voice is its outlet. `states` says which organisation belongs to which state, as any report tells.
    """
    if claim.speaker is None:
        return report.outlet or claim.document
    known = packs.people.get(claim.speaker.person or "")
    if known:
        return known
    for name in (claim.speaker.organisation, claim.speaker.person):
        entity = packs.entities.get((name or "").lower())
        if entity:
            return entity.of or entity.name
    state = claim.speaker.state or states.get(claim.speaker.organisation or "")
    if state:
        return state
    words = (claim.speaker.organisation or claim.speaker.person or "").lower().split()
    for last in range(len(words) - 1, 0, -1):
        # "South Korean intelligence": a voice told by its state
        if demonym := packs.adjectives.get(" ".join(words[:last])):
            return demonym.name
    return claim.speaker.organisation or claim.speaker.person or claim.document


def telling(quantity: Quantity) -> bool:
    """Whether a figure is large or odd enough that two who print it are likely to have it from one source."""
    ends = [v for v in (quantity.low, quantity.high) if v is not None]
    return any(v >= TELLING for v in ends) and quantity.bound is not Bound.VAGUE


def alike(a: Quantity, b: Quantity) -> bool:
    """Whether both print the same figure: one number, or the two ends of one range."""
    if (a.bound is Bound.BETWEEN) is not (b.bound is Bound.BETWEEN):
        return False
    if a.bound is not Bound.BETWEEN:
        return a.same_figure(b)
    return all(near(x, y, CLOSE) for x, y in zip(a.ends, b.ends, strict=True))


def known_figure(claim: Claim) -> bool:
    """Whether the words take a figure as known: "given the more than 1,000 containers" is somebody's already."""
    before = claim.sentence.quote[: claim.spans[0].start - claim.sentence.start]
    return claim.part is PartKind.BODY and re.search(r"\b(?:the|those|these)\s+$", before, re.IGNORECASE) is not None


class Sets:
    """Disjoint sets with a reason for each join."""

    def __init__(self, n: int) -> None:
        self.parent = list(range(n))
        self.why: dict[int, str] = {}

    def root(self, i: int) -> int:
        """The least member of the set that holds i."""
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, a: int, b: int, why: str) -> None:
        """Make one set of two, for a reason that is kept with both members."""
        x, y = sorted((self.root(a), self.root(b)))
        if x != y:
            self.parent[y] = x
            self.why.setdefault(b, why)
            self.why.setdefault(a, why)
