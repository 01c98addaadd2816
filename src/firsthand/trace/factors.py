"""By which factors one figure can be reckoned from another: those the packs cite, and those the reports tell.

A report that says "each crate holds 450 shells" gives a factor for every figure of its collection. What it tells holds
for the things that come one with one as well (a household lives in a home), and both ways: by "everybody needs two
doses" doses give people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.core.claim import Claim, Stance
from firsthand.packs import Packs, wordlists
from firsthand.trace.changes import AHEAD, COUNTED

ONE_WITH_ONE = wordlists("drift.one_with_one")
"""Unit -> those that come one with one with it."""
SLACK = 0.05
"""How far (relative) a reckoned figure may be from the product: a newspaper prints two digits of it."""


@dataclass(frozen=True, slots=True)
class Factor:
    """How many of `target` come with each of `source`; `told` is the claim that tells it, None where a pack does."""

    source: str
    target: str
    low: float
    high: float
    told: Claim | None = None


def factors(claims: Sequence[Claim], packs: Packs) -> tuple[Factor, ...]:
    """The factors of the packs, then those that the claims of a collection tell."""
    cited = [Factor(c.source, c.target, c.low, c.high) for c in packs.conversions]
    told = [factor for claim in claims if claim.stance is Stance.ASSERTS for factor in _told(claim, packs)]
    return (*cited, *told)


def _told(claim: Claim, packs: Packs) -> Iterator[Factor]:
    """What one claim tells: the factor as told and turned round, none where it is no rate of a counted thing."""
    target, rate, noun = (claim.quantity.unit or "").partition("/")
    ends = [v for v in (claim.quantity.low, claim.quantity.high) if v]
    if not rate or not ends:
        return
    known = packs.nouns.get(noun)
    source = known.name if known else noun
    for unit in (source, *ONE_WITH_ONE.get(source, ())):
        if unit != target:
            yield Factor(unit, target, min(ends), max(ends), claim)
            yield Factor(target, unit, 1 / max(ends), 1 / min(ends), claim)


def reckoned(source: Claim, claim: Claim, known: Sequence[Factor]) -> Factor | None:
    """The factor by which a figure is another one multiplied: containers told as the rounds they could hold.

    What was said to have happened to the one may be told otherwise of the other where a report gives the factor: homes
    are destroyed, and the people who lived in them homeless.
    """
    a, b = source.quantity.point, claim.quantity.point
    same = replace(source.measure, unit=claim.quantity.unit, category=claim.category).accepts(claim.measure)
    sense = claim.modality in COUNTED or claim.modality is source.modality
    sense = sense or (claim.modality in AHEAD and source.modality in AHEAD)
    if not a or not b or not same or not sense:
        return None
    fits = [f for f in known if (f.source, f.target) == (source.quantity.unit, claim.quantity.unit)]
    if source.category != claim.category:
        fits = [f for f in fits if f.told]
    cited = [f for f in fits if f.told is None]
    if cited and _within(min(f.low for f in cited), b / a, max(f.high for f in cited)):
        return cited[0]
    return next((f for f in fits if f.told and _within(f.low, b / a, f.high)), None)


def teller(source: Claim, claim: Claim, claims: Iterable[Claim]) -> Claim | None:
    """The claim that tells the rate by which one figure was reckoned from another, None where no report tells it."""
    a, b = source.quantity.point, claim.quantity.point
    if not a or not b:
        return None
    ways = ((claim.quantity.unit, b / a), (source.quantity.unit, a / b))
    for rate in claims:
        ends = [v for v in (rate.quantity.low, rate.quantity.high) if v is not None]
        target, each, _ = (rate.quantity.unit or "").partition("/")
        if each and ends and any(unit == target and _within(min(ends), value, max(ends)) for unit, value in ways):
            return rate
    return None


def _within(low: float, value: float, high: float) -> bool:
    return low * (1 - SLACK) <= value <= high * (1 + SLACK)
