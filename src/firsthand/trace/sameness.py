"""Which two claims may retell one utterance, and which of a collection are joined by that.

The reasons, in the order in which they are tried, are explained in `origins`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from firsthand.core.claim import Claim
from firsthand.core.quantity import Bound, Quantity
from firsthand.core.text import PartKind, Report
from firsthand.core.time import TimeRange
from firsthand.packs import Packs

WEEK = timedelta(days=7)
FEWEST_WORDS = 5
"""A sentence of fewer words can be written twice by chance."""
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


def group_of(claim: Claim, packs: Packs, report: Report, states: Mapping[str, str]) -> str:
    """The institution a claim's speaker shares with others: its state, else itself.

    A report's own voice is its outlet. `states` says which organisation belongs to which state, as any report tells.
    """
    if claim.speaker is None:
        return report.outlet or claim.document
    for name in (claim.speaker.organisation, claim.speaker.person):
        entity = packs.entities.get((name or "").lower())
        if entity:
            return entity.of or entity.name
    state = claim.speaker.state or states.get(claim.speaker.organisation or "")
    if state:
        return state
    return claim.speaker.organisation or claim.speaker.person or claim.document


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


def join_speakers(claims: Sequence[Claim], groups: Sequence[str], reports: Mapping[str, Report], sets: Sets) -> None:
    """Join claims of one speaker, and of two voices of one state, that can be one utterance."""
    by_speaker: dict[str, list[int]] = {}
    by_group: dict[tuple[str, str | None], list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.speaker and claim.speaker.name:
            by_speaker.setdefault(claim.speaker.name, []).append(i)
            by_group.setdefault((groups[i], claim.quantity.unit), []).append(i)
    for indices in by_speaker.values():
        for x, i in enumerate(indices):
            for j in indices[x + 1 :]:
                a, b = claims[i], claims[j]
                apart = window(a, reports[a.document]).apart(window(b, reports[b.document]))
                if a.document == b.document:
                    if a.said_on == b.said_on or _heads(a) or _heads(b):
                        sets.join(i, j, "same-saying")
                elif a.said_on and b.said_on and a.said_on.is_day and a.said_on == b.said_on:
                    if _agree(a, b) or a.quantity.unit != b.quantity.unit:
                        sets.join(i, j, "same-speaker")
                elif apart <= WEEK and _agree(a, b) and _placed(a, b, reports):
                    sets.join(i, j, "same-speaker")
    for indices in by_group.values():
        for x, i in enumerate(indices):
            for j in indices[x + 1 :]:
                a, b = claims[i], claims[j]
                if a.document == b.document or a.speaker == b.speaker or a.quantity.bound is Bound.VAGUE:
                    continue
                dated = a.said_on and b.said_on and a.said_on.apart(b.said_on) <= WEEK
                if a.speaker and b.speaker and a.speaker.organisation == b.speaker.organisation:
                    # a spokeswoman and the office she speaks for
                    dated = window(a, reports[a.document]).apart(window(b, reports[b.document])) <= WEEK
                if dated and a.quantity.same_figure(b.quantity) and a.measure.accepts(b.measure):
                    sets.join(i, j, "same-government")


def _heads(claim: Claim) -> bool:
    """Whether a claim stands over the text without a day of its own: it tells what the text tells."""
    return claim.part in (PartKind.HEADLINE, PartKind.SUBHEAD) and claim.said_on is None


def _agree(a: Claim, b: Claim) -> bool:
    return compatible(a.quantity, b.quantity) and a.measure.accepts(b.measure) and (a.stance == b.stance)


def _placed(a: Claim, b: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether the two can be placed in time at all: one has a day of its own, or their publications are near."""
    if a.said_on or b.said_on:
        return True
    first, second = reports[a.document].published, reports[b.document].published
    if first is None or second is None:
        return a.quantity.same_figure(b.quantity)
    return first.apart(second) <= WEEK


def join_words(claims: Sequence[Claim], sets: Sets) -> None:
    """Join figures that stand in one sentence printed word for word in several reports: copies are one origin."""
    seen: dict[tuple[str, float | None, float | None, str | None], int] = {}
    for i, claim in enumerate(claims):
        words = re.findall(r"\w+", claim.sentence.quote.lower())
        if len(words) < FEWEST_WORDS:
            continue
        quantity = claim.quantity
        key = (" ".join(words), quantity.low, quantity.high, quantity.unit)
        if key in seen:
            sets.join(seen[key], i, "same-words")
        else:
            seen[key] = i


def join_bodies(claims: Sequence[Claim], sets: Sets) -> None:
    """A headline or an unattributed sentence retells the nearest attributed figure of its own report."""
    by_document: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        by_document.setdefault(claim.document, []).append(i)
    for indices in by_document.values():
        for i in indices:
            claim = claims[i]
            heading = claim.part in (PartKind.HEADLINE, PartKind.SUBHEAD)
            if claim.speaker is not None and not heading:
                continue
            fits = [
                j
                for j in indices
                if j != i
                and claims[j].part is PartKind.BODY
                and (claims[j].speaker is not None or heading)
                and claims[j].measure.accepts(claim.measure)
                and compatible(claim.quantity, claims[j].quantity)
            ]
            if fits:
                best = min(
                    fits,
                    key=lambda j: (
                        not claims[j].quantity.same_figure(claim.quantity),
                        claims[j].speaker is None,
                        claims[j].spans[0].start,
                    ),
                )
                sets.join(i, best, "own-body")
