"""Retellings that print a saying's figure of something else: another unit, fate, side or place, other digits, a sum.

Such a claim shares no measure with the saying it retells, so the joins of `joins` pass it by. It is joined where its
report can have the figure from that saying (its voice, or nobody of its own), no report prints it so before the saying
itself was printed, and its own report has the figure in no other form.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from firsthand.core.claim import Claim, Stance
from firsthand.core.finding import Change
from firsthand.core.quantity import CLOSE, Bound, digits
from firsthand.trace.changes import sums, swapped
from firsthand.trace.factors import Factor, reckoned
from firsthand.trace.joins import Kinds
from firsthand.trace.sameness import WEEK, specific, telling, window
from firsthand.trace.sets import Sets
from firsthand.trace.voices import name, nameless, owned, press

RETOLD = timedelta(days=30)
"""How long after a saying a report that credits nobody is still taken to retell it."""


def join_swaps(found: Kinds, factors: Sequence[Factor], sets: Sets, wrong: frozenset[int] = frozenset()) -> None:
    """Join every claim that prints another saying's figure of something else; the reason is the change.

    `wrong` are the claims with a day that other reports of the saying show to be wrong, see `joins.misdated`.
    """
    claims = found.claims
    told = [i for i in found.first if claims[i].stance is Stance.ASSERTS and not claims[i].question]
    figures: dict[int, list[int]] = {}
    for i in told:
        if _telling(claims[i]):
            for key in _keys(claims[i]):
                figures.setdefault(key, []).append(i)
    own: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        own.setdefault(claim.document, []).append(i)
    standing: dict[int, tuple[date, int, int]] = {}
    for i in told:
        if not _telling(claims[i]):
            continue
        near = sorted({j for key in _keys(claims[i]) for j in figures[key]})
        mine = standing.get(i) or standing.setdefault(i, _standing(found, i, near))
        fits: dict[int, tuple[int, Change]] = {}
        for j in near:
            change = swapped(claims[j], claims[i])
            if not change or not _heard(found, i, j, wrong):
                continue
            if (standing.get(j) or standing.setdefault(j, _standing(found, j, near))) >= mine:
                continue
            round_one = max(digits(v) for v in claims[i].quantity.ends if abs(v) < math.inf) < 2
            if round_one and name(claims[i]) != name(claims[j]):
                continue
            if not any(_prints(claims[k], claims[j]) for k in own[claims[i].document] if k != i):
                fits.setdefault(sets.root(j), (j, change))
        if fits and len({(found.groups[j], claims[j].quantity.ends, change) for j, change in fits.values()}) == 1:
            # a body and the person who speaks for it may each have the figure: the earlier is the one heard
            j, change = min(fits.values(), key=lambda row: standing[row[0]])
            for k in found.members[i]:
                sets.join(k, j, change.value)
    _join_reckoned(found, told, factors, sets)


def _join_reckoned(found: Kinds, told: Sequence[int], factors: Sequence[Factor], sets: Sets) -> None:
    """Join a figure that nobody else prints to the saying whose figures it adds up, or multiplies by a known factor."""
    claims = found.claims
    by_unit: dict[str | None, dict[int, list[int]]] = {}
    for i in told:
        if owned(claims[i]) and claims[i].quantity.point:
            by_unit.setdefault(claims[i].quantity.unit, {}).setdefault(sets.root(i), []).append(i)
    sources = {f.target: [g.source for g in factors if g.target == f.target] for f in factors}
    points = {
        unit: sorted((claims[j].quantity.point or 0.0, j) for indices in roots.values() for j in indices)
        for unit, roots in by_unit.items()
    }
    for i in told:
        claim = claims[i]
        value = claim.quantity.point
        if value is None or not claim.in_body:
            continue
        same = points.get(claim.quantity.unit, [])
        low, high = sorted((value * (1 - 2 * CLOSE), value * (1 + 2 * CLOSE)))
        near = (j for _, j in same[bisect_left(same, (low, -1)) : bisect_left(same, (high, len(claims)))])
        near = (j for j in near if j != i and claims[j].in_body)
        if any(_rank(found, j) < _rank(found, i) and _prints(claims[j], claim) for j in near):
            # others had printed it
            continue
        fits: dict[int, tuple[int, Change]] = {}
        for root, indices in by_unit.get(claim.quantity.unit, {}).items():
            heard = [j for j in indices if _heard(found, i, j)]
            if root != sets.root(i) and sums(claim, [claims[j] for j in heard]):
                fits[root] = (heard[0], Change.SUMMED)
        for unit in dict.fromkeys(sources.get(claim.quantity.unit or "", ())):
            for root, indices in by_unit.get(unit, {}).items():
                heard = [j for j in indices if _heard(found, i, j) and reckoned(claims[j], claim, factors)]
                if root != sets.root(i) and heard and owned(claim):
                    fits.setdefault(root, (heard[0], Change.CONVERTED))
        if len(fits) == 1:
            j, change = next(iter(fits.values()))
            sets.join(i, j, change.value)


def _telling(claim: Claim) -> bool:
    """Whether a figure can be known again: it is specific, or told with both its sides."""
    return specific(claim.quantity) or (
        claim.quantity.bound is not Bound.VAGUE and None not in (claim.sender, claim.receiver)
    )


def _keys(claim: Claim) -> set[int]:
    """The leading digits of a figure, whatever its power of ten: what an equal figure or a slip of it shares."""
    values = [v for v in (claim.quantity.low, claim.quantity.high) if v]
    return {int(f"{v:.2e}".split("e")[0].replace(".", "")) for v in values}


def _rank(found: Kinds, i: int) -> tuple[date, int]:
    """The order in which claims can have heard of each other: the day of print, then how many relays they name."""
    printed = found.reports[found.claims[i].document].published
    return (printed.latest if printed else None) or date.max, len(found.claims[i].via)


def _standing(found: Kinds, i: int, near: Sequence[int]) -> tuple[date, int, int]:
    """How well a figure stands as the saying's own: printed first, fewest relays, in most reports; least is best."""
    alike = [j for j in near if _prints(found.claims[j], found.claims[i])]
    documents = {found.claims[k].document for j in alike for k in found.members[j]}
    return (*min(_rank(found, j) for j in (i, *alike)), -len(documents))


def _prints(claim: Claim, source: Claim) -> bool:
    """Whether a claim prints the saying's figure as the saying has it."""
    return claim.measure.accepts(source.measure) and claim.quantity.same_figure(source.quantity)


def _heard(found: Kinds, i: int, j: int, wrong: frozenset[int] = frozenset()) -> bool:
    """Whether claim `i` can have its figure from the saying of claim `j`; a wrong day of theirs counts for nothing."""
    claim, source = found.claims[i], found.claims[j]
    if claim.document == source.document or not _after(found, i, j):
        return False
    if source.speaker is None or press(source):
        return telling(claim.quantity) and _cited(found, claim, source)
    if claim.speaker is None or press(claim) or nameless(claim):
        return telling(claim.quantity)
    mine, theirs = (
        window(replace(c, said_on=None) if k in wrong else c, found.reports[c.document])
        for k, c in ((i, claim), (j, source))
    )
    return mine.apart(theirs) <= WEEK and found.groups[i] == found.groups[j]


def _cited(found: Kinds, claim: Claim, source: Claim) -> bool:
    """Whether a claim credits the very outlet in whose report, and in whose own voice, the source stands."""
    outlet = (found.reports[source.document].outlet or "").lower()
    credited = [name(claim) or "", *claim.via] if press(claim) else claim.via
    return bool(outlet) and source.speaker is None and outlet in (credit.lower() for credit in credited)


def _after(found: Kinds, i: int, j: int) -> bool:
    """Whether a report came out when the saying could be heard, and not long after it."""
    said = window(found.claims[j], found.reports[found.claims[j].document])
    day = window(found.claims[i], found.reports[found.claims[i].document]).latest
    if day is None or said.latest is None:
        return True
    return (said.earliest or said.latest) - WEEK <= day <= said.latest + RETOLD
