"""What an origin said: for each thing it counts, the reading of its most direct retelling.

Most direct is: fewest relays as traced, direct quotation before paraphrase, body before headline, then the more
cautious modality and the wider bound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from firsthand.core.claim import Claim, Measure, Modality, Stance
from firsthand.core.finding import Change
from firsthand.core.lineage import Origin, Reading
from firsthand.core.quantity import Bound
from firsthand.trace.changes import one_voice, retold, sums, swapped, turned
from firsthand.trace.factors import Factor, reckoned
from firsthand.trace.sameness import ODD, alike, covers, known_figure, one_stance, one_thing, specific

WIDTH = {
    Bound.VAGUE: 4,
    Bound.AT_MOST: 3,
    Bound.UNDER: 3,
    Bound.OVER: 3,
    Bound.AT_LEAST: 3,
    Bound.BETWEEN: 2,
    Bound.ABOUT: 1,
    Bound.EXACT: 0,
}
"""How much a bound leaves open; the wider is the more careful."""


Published = Mapping[str, date | None]
"""Report -> the day it was published, as far as known."""


def directness(claim: Claim, published: Published) -> tuple[int, int, int, int, int, int, int, date, str, int]:
    """The order in which retellings of one origin are asked what it said; the least is the most direct."""
    quoted = claim.sentence.quote.lstrip()[:1] in ("“", '"') or (
        claim.attribution is not None and claim.attribution.rule == "quotation"
    )
    relays = len(claim.via) + len(claim.traced_via)
    return (
        int(claim.stance in (Stance.SUPERSEDES, Stance.DENIES) or claim.question),
        int(not claim.in_body or known_figure(claim)),
        relays,
        int(not quoted),
        -claim.modality.caution,
        int(claim.alternative is None),
        -WIDTH[claim.quantity.bound],
        published.get(claim.document) or date.max,
        claim.document,
        claim.spans[0].start,
    )


def with_readings(origin: Origin, bundle: Sequence[Claim], published: Published, factors: Sequence[Factor]) -> Origin:
    """The origin with its readings: one for each thing it counts, its retellings as variants.

    What only other reports print, with the figure of a reading but of something else, is a variant of that reading and
    no reading of its own; so is what adds two of them up, or multiplies one by one of `factors`.
    """
    clusters: list[list[Claim]] = []
    for claim in sorted(bundle, key=lambda c: directness(c, published)):
        for cluster in clusters:
            if _one_count(cluster[0], claim) and one_stance(cluster[0], claim):
                cluster.append(claim)
                break
        else:
            clusters.append([claim])
    # what was printed first was said, else what most reports tell in words of their own
    clusters.sort(key=lambda rows: (min(_print(c, published) for c in rows), -_tellers(rows, published)))
    clusters = _with_swaps(clusters, published, factors)
    readings = []
    for cluster in clusters:
        best = cluster[0]
        capacities = [c for c in cluster if c.modality is Modality.CAPACITY]
        why = "told once" if len(cluster) == 1 else _reason(best, cluster[1], published)
        if capacities and best.modality is not Modality.CAPACITY:
            best, why = capacities[0], "a count never overrides a capacity of the same saying"
        rest = [c for c in cluster if c is not best]
        measure = _measure([best, *rest])
        readings.append(Reading(measure, best.id, tuple(c.id for c in rest), why))
    readings.sort(key=lambda r: (r.measure.unit or "", r.claim))
    return replace(origin, readings=tuple(readings))


def _one_count(reading: Claim, claim: Claim) -> bool:
    """Whether two figures of one saying count one thing: by measure, or one figure of two nouns that no pack knows."""
    if one_thing(reading, claim):
        return True
    bare = reading.bare and claim.bare and reading.category == claim.category
    values = [v for v in (claim.quantity.low, claim.quantity.high) if v is not None]
    known = any(v >= ODD for v in values) and reading.modality is claim.modality
    return bare and known and alike(reading.quantity, claim.quantity)


def _print(claim: Claim, published: Published) -> tuple[date, bool, int]:
    """The order in which claims can have heard of each other: the day of print, text before headline, then relays."""
    return published.get(claim.document) or date.max, not claim.in_body, len(claim.via)


def _tellers(cluster: Sequence[Claim], published: Published) -> int:
    """How many sentences of the first day on which a cluster was printed tell it of its voice, through no relay."""
    return len({c.sentence.quote for c in _first_told(cluster, published) if not c.via and not c.traced_via})


def _with_swaps(clusters: Sequence[list[Claim]], published: Published, factors: Sequence[Factor]) -> list[list[Claim]]:
    """The clusters, the first printed first, with those that only swap, sum or convert an earlier one put under it."""
    kept: list[list[Claim]] = []
    for cluster in clusters:
        claim = min(cluster, key=lambda c: _print(c, published))
        apart = [k for k in kept if claim.document not in {c.document for c in k}]
        home = next((k for k in kept if not claim.in_body and _heads(k, claim)), None)
        first = _first_told(cluster, published)
        home = home or next(
            (k for k in apart if any(_swaps(a, b) for a in _first_told(k, published) for b in first)), None
        )
        if home is None and any(turned(k[0], claim) for k in apart):
            # what is reckoned from a figure may be told the other way round besides
            claim = replace(claim, sender=claim.receiver, receiver=claim.sender)
        if home is None:
            parts = sums(claim, [k[0] for k in apart])
            home = next((k for k in apart if parts and k[0] is parts[0]), None)
            told = [k for k in apart if any(_rounds(a, b) for a in _first_told(k, published) for b in first)]
            home = home or (told[0] if len(told) == 1 else None)
            home = home or next((k for k in apart if reckoned(k[0], claim, factors)), None)
        if home is None:
            kept.append(list(cluster))
        else:
            home += cluster
    return kept


def _first_told(cluster: Sequence[Claim], published: Published) -> list[Claim]:
    """The reading and what the texts of the first day on which a cluster was printed have of it."""
    first = min(published.get(c.document) or date.max for c in cluster)
    told = [c for c in cluster[1:] if c.in_body and (published.get(c.document) or date.max) == first]
    return [cluster[0], *told]


def _swaps(reading: Claim, claim: Claim) -> bool:
    """Whether a claim prints the figure of a reading of the same saying as something else."""
    change = swapped(reading, claim)
    known = specific(claim.quantity) or (change is Change.MAGNITUDE_SLIP and one_voice(reading, claim))
    return change is not None and (change is Change.DIRECTION_REVERSED or known)


def _rounds(reading: Claim, claim: Claim) -> bool:
    """Whether a person's figure is told rounded, and of what may be the same thing in other words."""
    return one_voice(reading, claim) and retold(reading, claim) and specific(reading.quantity)


def _heads(cluster: Sequence[Claim], headline: Claim) -> bool:
    """Whether a headline prints the figure of its own text as something else, whichever report leads the cluster."""
    own = [c for c in cluster if c.document == headline.document and c.in_body]
    return _tells(cluster[0], headline) or any(_swaps(body, headline) for body in own)


def _tells(body: Claim, headline: Claim) -> bool:
    """Whether a headline puts a number to the vague word of its own text, or its figure to something else."""
    return (
        body.document == headline.document
        and body.in_body
        and (
            _swaps(body, headline)
            or (body.measure.accepts(headline.measure) and covers(body.quantity, headline.quantity))
        )
    )


def _measure(cluster: Sequence[Claim]) -> Measure:
    """What the cluster counts, ends that one retelling leaves out filled from the others."""
    first = cluster[0].measure
    return Measure(
        first.category,
        first.unit,
        next((c.sender for c in cluster if c.sender), None),
        next((c.receiver for c in cluster if c.receiver), None),
        next((c.place for c in cluster if c.place), None),
    )


def _reason(best: Claim, second: Claim, published: Published) -> str:
    names = (
        "told as it stood",
        "body before headline",
        "fewest relays",
        "direct quotation",
        "the more cautious modality",
        "the alternative kept",
        "the wider bound",
        "published first",
        "first in order of reports",
        "first in its report",
    )
    for name, a, b in zip(names, directness(best, published), directness(second, published), strict=True):
        if a != b:
            return name
    return "equal retellings"
