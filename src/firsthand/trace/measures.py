"""What a story counts, as measures and as questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from firsthand.core.claim import Claim, Measure, Modality, Stance
from firsthand.core.lineage import Lineage
from firsthand.packs import mapping

VERBS = mapping("estimates.verbs")
"""Category -> the word for it in a question."""
MONEY = frozenset(["USD", "EUR", "GBP", "JPY", "CNY", "KRW", "RUB"])
"""Units that are money, of which one asks how much."""

ASKED = {
    Modality.SOUGHT: ("was sought", "were sought"),
    Modality.PLANNED: ("is planned to be", "are planned to be"),
    Modality.FORECAST: ("is expected to be", "are expected to be"),
    Modality.POSSIBLE: ("may have been", "may have been"),
}
"""The senses beside counts in which a measure can be asked for, as verbs of a question: of an amount, of many."""


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


def questions(lineage: Lineage, claims: Sequence[Claim]) -> tuple[tuple[Measure, Modality], ...]:
    """Everything a story can be asked: first how much was counted of each measure, then how much was sought and so on.

    A measure is asked for in another sense only where somebody asserts a figure in that sense.
    """
    by_id = {c.id: c for c in claims}
    found = measures(lineage, claims)
    told = [(reading.measure, by_id[reading.claim]) for origin in lineage.origins for reading in origin.readings]
    others = [
        (measure, sense)
        for measure in found
        for sense in ASKED
        if any(c.modality is sense and c.stance is Stance.ASSERTS and measure.accepts(m) for m, c in told)
    ]
    return (*((measure, Modality.STATED) for measure in found), *others)


def question(measure: Measure, modality: Modality = Modality.STATED) -> str:
    """The measure as a question, in the sense asked."""
    verb = VERBS.get(measure.category or "", measure.category or "counted")
    if modality in ASKED:
        return _other_question(measure, modality, verb)
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


def _other_question(measure: Measure, modality: Modality, verb: str) -> str:
    """The question of an amount that nobody counted: "How many rounds were sought by Russia from North Korea?"."""
    unit = (measure.unit or "things").split("/")[0]
    rate = f" each {measure.unit.split('/')[1]}" if measure.unit and "/" in measure.unit else ""
    much = f"How much ({unit})" if unit in MONEY else f"How many {unit}"
    told = ASKED[modality][0 if unit in MONEY else 1]
    if modality is Modality.SOUGHT:
        who = f" by {measure.receiver}" if measure.receiver else ""
        whom = f" from {measure.sender}" if measure.sender else ""
        return f"{much} {told}{rate}{who}{whom}?"
    whom = f" to {measure.receiver}" if measure.receiver else ""
    who = f" by {measure.sender}" if measure.sender else ""
    return f"{much} {told} {verb}{rate}{who}{whom}?"


def _money_question(measure: Measure, unit: str) -> str:
    who = f" by {measure.sender}" if measure.sender else ""
    whom = f" to {measure.receiver}" if measure.receiver else ""
    verb = {"transferred": "worth of goods was transferred", "paid": "was paid", "offered": "was asked"}.get(
        measure.category or "", "is told of"
    )
    return f"How much ({unit}) {verb}{who}{whom}?"
