"""What a story counts, as measures and as questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from firsthand.core.claim import Claim, Measure
from firsthand.core.lineage import Lineage
from firsthand.packs import mapping

VERBS = mapping("estimates.verbs")
"""Category -> the word for it in a question."""
MONEY = frozenset(["USD", "EUR", "GBP", "JPY", "CNY", "KRW", "RUB"])
"""Units that are money, of which one asks how much."""


def measures(lineage: Lineage, claims: Sequence[Claim]) -> tuple[Measure, ...]:
    """What the story counts, the measure of most origins first; ends left out by some are filled.

    Origins are counted, not reports: a copy adds nothing.
    """
    by_id = {c.id: c for c in claims}
    weight: Counter[Measure] = Counter()
    for origin in lineage.origins:
        for reading in origin.readings:
            if reading.measure.category is None or reading.measure.unit is None:
                continue
            figures = 2 if by_id[reading.claim].quantity.point is not None else 1
            # money is told of in every story and is seldom what one is about
            weight[reading.measure] += figures if reading.measure.unit not in MONEY else 0
    merged: dict[Measure, float] = {}
    whole = sorted(
        weight, key=lambda m: (-sum(e is not None for e in (m.sender, m.receiver, m.place)), -weight[m], str(m))
    )
    for measure in whole:
        home = [m for m in merged if m.accepts(measure)]
        best = max(home, key=lambda m: (merged[m], str(m))) if home else measure
        merged[best] = merged.get(best, 0) + weight[measure]
    return tuple(sorted(merged, key=lambda m: (-merged[m], str(m))))


def question(measure: Measure) -> str:
    """The measure as a question."""
    verb = VERBS.get(measure.category or "", measure.category or "counted")
    unit = (measure.unit or "things").split("/")[0]
    if unit in MONEY:
        return _money_question(measure, unit)
    rate = f" each {measure.unit.split('/')[1]}" if measure.unit and "/" in measure.unit else ""
    if measure.sender and measure.receiver:
        return f"How many {unit} has {measure.sender} {verb} to {measure.receiver}{rate}?"
    if measure.sender:
        return (
            f"How many {unit} has {measure.sender} {verb}{rate}?"
            if verb != "in stock"
            else f"How many {unit} does {measure.sender} hold?"
        )
    if measure.receiver:
        return f"How many {unit} has {measure.receiver} received{rate}?"
    return f"How many {unit} were {verb}{rate}?"


def _money_question(measure: Measure, unit: str) -> str:
    who = f" by {measure.sender}" if measure.sender else ""
    whom = f" to {measure.receiver}" if measure.receiver else ""
    verb = {"transferred": "worth of goods was transferred", "paid": "was paid", "offered": "was asked"}.get(
        measure.category or "", "is told of"
    )
    return f"How much ({unit}) {verb}{who}{whom}?"
