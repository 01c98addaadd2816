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


def group_of(claim: Claim, packs: Packs, report: Report, states: Mapping[str, str]) -> str:
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
                near = window(a, reports[a.document]).apart(window(b, reports[b.document])) <= WEEK
                state = {a.speaker.name, b.speaker.name} & {groups[i]} if a.speaker and b.speaker else None
                dated = near if state else a.said_on and b.said_on and a.said_on.apart(b.said_on) <= WEEK
                if a.speaker and b.speaker and a.speaker.organisation == b.speaker.organisation:
                    # a spokeswoman and the office she speaks for
                    dated = window(a, reports[a.document]).apart(window(b, reports[b.document])) <= WEEK
                if a.speaker and b.speaker and not (a.speaker.person and b.speaker.person):
                    # an office and whoever speaks for it: the days they were printed decide
                    dated = dated or (_printed(a, b, reports) and not (a.said_on and b.said_on))
                if dated and a.quantity.same_figure(b.quantity) and a.measure.accepts(b.measure):
                    sets.join(i, j, "same-government")


def join_offices(claims: Sequence[Claim], groups: Sequence[str], sets: Sets) -> None:
    """Join what a report tells of a state with what the one person says who speaks for it: "Seoul says … Shin said".

    A day of their own that differs keeps two sayings apart.
    """
    by_document: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.speaker and claim.speaker.name:
            by_document.setdefault(claim.document, []).append(i)
    for indices in by_document.values():
        for group in sorted({groups[i] for i in indices}):
            voices = {claims[i].speaker for i in indices if groups[i] == group}
            named = {v.name for v in voices if v and v.name != group}
            if len(named) != 1 or not any(v and v.person in named for v in voices):
                # two offices of one state in one report are two sayings
                continue
            state = [i for i in indices if groups[i] == group and _name(claims[i]) == group]
            office = [i for i in indices if _name(claims[i]) in named]
            for i in state:
                fits = [j for j in office if claims[i].said_on in (None, claims[j].said_on)]
                if fits and claims[i].stance == claims[fits[0]].stance:
                    sets.join(i, fits[0], "own-office")


def join_echoes(claims: Sequence[Claim], groups: Sequence[str], reports: Mapping[str, Report], sets: Sets) -> None:
    """Join a figure nobody is credited with, or an outlet alone, to the one saying that has it: an echo, by likeness.

    Only a figure that one institution of the collection gives, and not one printed before that was said.
    """
    voiced: dict[tuple[str | None, str | None], list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.speaker and claim.speaker.name and not _outlet(claim, reports):
            voiced.setdefault((claim.category, claim.quantity.unit), []).append(i)
    for i, claim in enumerate(claims):
        if not (claim.speaker is None or _outlet(claim, reports)) or not _telling(claim.quantity):
            continue
        mine = reports[claim.document].published
        fits = []
        for j in voiced.get((claim.category, claim.quantity.unit), ()):
            other = claims[j]
            same = other.document != claim.document and claim.quantity.same_figure(other.quantity)
            if not same or not claim.measure.accepts(other.measure) or claim.stance != other.stance:
                continue
            said = window(other, reports[other.document])
            if mine and mine.latest and said.earliest and mine.latest < said.earliest:
                continue
            fits.append(j)
        if fits and len({groups[j] for j in fits}) == 1 and len({sets.root(j) for j in fits}) == 1:
            sets.join(i, fits[0], "same-figure")


def _telling(quantity: Quantity) -> bool:
    """Whether a figure is large or odd enough that two who print it are likely to have it from one source."""
    ends = [v for v in (quantity.low, quantity.high) if v is not None]
    return any(v >= TELLING for v in ends) and quantity.bound is not Bound.VAGUE


def _outlet(claim: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether a claim is credited to an outlet alone."""
    speaker = claim.speaker
    return bool(speaker and speaker.outlet)


def _name(claim: Claim) -> str | None:
    return claim.speaker.name if claim.speaker else None


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


def _printed(a: Claim, b: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether two reports can have been printed within a week of each other; one without a day can."""
    first, second = reports[a.document].published, reports[b.document].published
    return first is None or second is None or first.apart(second) <= WEEK


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
