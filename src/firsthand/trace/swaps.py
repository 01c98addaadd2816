"""Retellings that print a saying's figure of something else: another unit, another fate, another place, other digits.

Such a claim shares no measure with the saying it retells, so the joins of `joins` pass it by. It is joined where its
report can have the figure from that saying (its speaker, or nobody of its own), nobody else prints it so, and its
report has the figure in no other form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from firsthand.core.claim import Claim, Stance
from firsthand.core.finding import Change
from firsthand.core.text import Report
from firsthand.packs import Conversion
from firsthand.trace.changes import converted, specific, sums, swapped
from firsthand.trace.sameness import WEEK, Sets, telling, window
from firsthand.trace.voices import nameless, press

RETOLD = timedelta(days=30)
"""How long after a saying a report that credits nobody is still taken to retell it."""


def join_swaps(
    claims: Sequence[Claim],
    groups: Sequence[str],
    reports: Mapping[str, Report],
    factors: Sequence[Conversion],
    sets: Sets,
) -> None:
    """Join every claim that prints another saying's figure of something else; the reason is the change."""
    figures: dict[int, list[int]] = {}
    for i, claim in enumerate(claims):
        if specific(claim.quantity) and claim.stance is Stance.ASSERTS and not claim.question:
            for key in _keys(claim):
                figures.setdefault(key, []).append(i)
    own: dict[str, list[Claim]] = {}
    for claim in claims:
        own.setdefault(claim.document, []).append(claim)
    for i, claim in enumerate(claims):
        if not specific(claim.quantity) or claim.stance is not Stance.ASSERTS or claim.question:
            continue
        near = sorted({j for key in _keys(claim) for j in figures.get(key, ())})
        if any(_says_so(claims[j], claim) for j in near):
            continue
        fits: dict[int, tuple[int, Change]] = {}
        for j in near:
            change = swapped(claims[j], claim)
            heard = change and _heard(i, j, claims, groups, reports)
            if change and heard and not any(_prints(c, claims[j]) for c in own[claim.document]):
                fits.setdefault(sets.root(j), (j, change))
        if len(fits) == 1:
            j, change = next(iter(fits.values()))
            sets.join(i, j, change.value)
    _join_reckoned(claims, groups, reports, factors, sets)


def _join_reckoned(
    claims: Sequence[Claim],
    groups: Sequence[str],
    reports: Mapping[str, Report],
    factors: Sequence[Conversion],
    sets: Sets,
) -> None:
    """Join a figure that nobody else prints to the saying whose figures it adds up, or multiplies by a known factor."""
    told: dict[int, list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.speaker and not press(claim) and claim.stance is Stance.ASSERTS and claim.quantity.point:
            told.setdefault(sets.root(i), []).append(i)
    targets = {f.target for f in factors}
    for i, claim in enumerate(claims):
        own = claim.speaker is None or press(claim) or nameless(claim)
        if not own or claim.stance is not Stance.ASSERTS or claim.question or claim.quantity.point is None:
            continue
        if any(_says_so(other, claim) for other in claims):
            continue
        fits = []
        for root, indices in told.items():
            if root == sets.root(i):
                continue
            heard = [j for j in indices if claims[j].document != claim.document and _after(claim, claims[j], reports)]
            parts = [claims[j] for j in heard]
            if sums(claim, parts):
                fits.append((heard[0], Change.SUMMED))
            elif claim.quantity.unit in targets:
                printed = [c for c in claims if c.document == claim.document]
                reckoned = [
                    j
                    for j in heard
                    if converted(claims[j], claim, factors) and any(_prints(c, claims[j]) for c in printed)
                ]
                fits += [(j, Change.CONVERTED) for j in reckoned[:1]]
        if len(fits) == 1:
            sets.join(i, fits[0][0], fits[0][1].value)


def _keys(claim: Claim) -> set[int]:
    """The leading digits of a figure, whatever its power of ten: what an equal figure or a slip of it shares."""
    values = [v for v in (claim.quantity.low, claim.quantity.high) if v]
    return {int(f"{v:.2e}".split("e")[0].replace(".", "")) for v in values}


def _says_so(other: Claim, claim: Claim) -> bool:
    """Whether another report prints the same figure of the same measure."""
    return (
        other.document != claim.document
        and other.measure.accepts(claim.measure)
        and other.quantity.same_figure(claim.quantity)
    )


def _prints(claim: Claim, source: Claim) -> bool:
    """Whether a claim prints the saying's figure as the saying has it."""
    return claim.measure.accepts(source.measure) and claim.quantity.same_figure(source.quantity)


def _heard(i: int, j: int, claims: Sequence[Claim], groups: Sequence[str], reports: Mapping[str, Report]) -> bool:
    """Whether claim `i` can have its figure from the saying of claim `j`."""
    claim, source = claims[i], claims[j]
    if claim.document == source.document or source.speaker is None or press(source):
        return False
    if not _after(claim, source, reports):
        return False
    if claim.speaker is None or press(claim) or nameless(claim):
        return telling(claim.quantity)
    near = window(claim, reports[claim.document]).apart(window(source, reports[source.document])) <= WEEK
    return near and groups[i] == groups[j]


def _after(claim: Claim, source: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether a report came out when the saying could be heard, and not long after it."""
    said = window(source, reports[source.document])
    day = window(claim, reports[claim.document]).latest
    if day is None or said.latest is None:
        return True
    return (said.earliest or said.latest) - WEEK <= day <= said.latest + RETOLD
