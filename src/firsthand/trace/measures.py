"""What a story counts, as measures and as questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.core.attribution import articled
from firsthand.core.claim import Claim, Measure, Modality, Stance
from firsthand.core.finding import Change
from firsthand.core.lineage import Lineage
from firsthand.packs import mapping
from firsthand.trace.changes import swapped

VERBS = mapping("estimates.verbs")
"""Category -> the word for it in a question."""
MONEY = frozenset(["USD", "EUR", "GBP", "JPY", "CNY", "KRW", "RUB"])
"""Units that are money, of which one asks how much."""
SHARES = {"percent": "What percentage", "ratio": "What share"}
"""Units of which one asks neither how many nor how much."""
AFFECTED = frozenset(["people", "customers", "accounts"])
"""Units that are affected where their data are exposed."""

SWAPS = (Change.UNIT_SWAPPED, Change.CATEGORY_SWAPPED)
"""Changes by which a figure is told as one of something else."""

ASKED = {
    Modality.SOUGHT: ("was sought", "were sought"),
    Modality.PLANNED: ("is planned to be", "are planned to be"),
    Modality.FORECAST: ("is expected to be", "are expected to be"),
    Modality.POSSIBLE: ("may have been", "may have been"),
}
"""The senses beside counts in which a measure can be asked for, as verbs of a question: of an amount, of many."""


@dataclass(frozen=True, slots=True)
class Question:
    """One measure in one sense, with the ids of the claims whose readings answer it."""

    measure: Measure
    modality: Modality
    readings: frozenset[str]


def questions(lineage: Lineage, claims: Sequence[Claim]) -> tuple[Question, ...]:
    """Everything a story can be asked: first how much was counted of each measure, then how much was sought and so on.

    The measure of most origins comes first; origins are counted, not reports: a copy adds nothing. A measure is asked
    for in another sense than counts only where somebody asserts a figure in that sense. Last comes what only retellings
    count, by swapping a unit or a fate.
    """
    by_id = {c.id: c for c in claims}
    homes, weight = _homes(lineage, by_id)
    held: dict[Measure, set[str]] = {}
    for claim, measure in homes.items():
        held.setdefault(measure, set()).add(claim)
    ordered = sorted(held, key=lambda m: (-weight[m], str(m)))
    others = [
        Question(measure, sense, frozenset(held[measure]))
        for measure in ordered
        for sense in ASKED
        if any((c := by_id[id]).modality is sense and c.stance is Stance.ASSERTS for id in held[measure])
    ]
    counts = [Question(measure, Modality.STATED, frozenset(held[measure])) for measure in ordered]
    return (*counts, *others, *_told_otherwise(lineage, by_id, ordered))


def _told_otherwise(lineage: Lineage, by_id: Mapping[str, Claim], known: Sequence[Measure]) -> Iterator[Question]:
    """What only retellings count, that print the figure of a saying as one of other things: people, where it had rows.

    Whoever asks how many people it was is to be told that nobody said so.
    """
    found: dict[Measure, set[str]] = {}
    for origin in lineage.origins:
        for reading in origin.readings:
            for variant in (by_id[id] for id in reading.variants):
                measure = variant.measure
                swap = swapped(by_id[reading.claim], variant) in SWAPS and variant.stance is Stance.ASSERTS
                if swap and measure.category and not any(measure.accepts(other) for other in known):
                    home = next((m for m in found if m.accepts(measure)), measure)
                    found.setdefault(home, set()).add(reading.claim)
    for measure in sorted(found, key=str):
        yield Question(measure, Modality.STATED, frozenset(found[measure]))


def _homes(lineage: Lineage, by_id: Mapping[str, Claim]) -> tuple[dict[str, Measure], Counter[Measure]]:
    """The measure that each reading answers, by the id of its claim, and the weight of each measure.

    A reading that leaves ends out belongs to one fuller measure that does not contradict it: one of whose sides its
    speaker is, else the one of most origins.
    """
    weight: Counter[Measure] = Counter()
    told = [
        (origin, reading)
        for origin in lineage.origins
        for reading in origin.readings
        if reading.measure.category is not None and reading.measure.unit is not None
    ]
    for _, reading in told:
        figures = 2 if by_id[reading.claim].quantity.point is not None else 1
        # money is told of in every story and is seldom what one is about
        weight[reading.measure] += figures if reading.measure.unit not in MONEY else 0
    merged: Counter[Measure] = Counter()
    fullest = sorted(
        weight, key=lambda m: (-sum(e is not None for e in (m.sender, m.receiver, m.place)), -weight[m], str(m))
    )
    fits: dict[Measure, list[Measure]] = {}
    for measure in fullest:
        fits[measure] = [m for m in merged if m.accepts(measure)] or [measure]
        merged[max(fits[measure], key=lambda m: (merged[m], str(m)))] += weight[measure]
    homes: dict[str, Measure] = {}
    for origin, reading in told:
        voice = origin.speaker
        names = {origin.group, *((voice.person, voice.organisation, voice.state) if voice else ())}
        homes[reading.claim] = max(
            fits[reading.measure], key=lambda m: (bool({m.sender, m.receiver} & names), merged[m], str(m))
        )
    return homes, merged


def question(measure: Measure, modality: Modality = Modality.STATED) -> str:
    """The measure as a question, in the sense asked."""
    verb = _verb(measure)
    if modality in ASKED:
        return _other_question(measure, modality, verb)
    unit = (measure.unit or "things").split("/")[0]
    if unit in MONEY:
        return _money_question(measure, unit)
    much = _much(unit)
    rate = f" each {measure.unit.split('/')[1]}" if measure.unit and "/" in measure.unit else ""
    if measure.sender and measure.receiver:
        return f"{much} has {articled(measure.sender)} {verb} to {articled(measure.receiver)}{rate}?"
    if measure.sender:
        return (
            f"{much} has {articled(measure.sender)} {verb}{rate}?"
            if verb != "in stock"
            else f"{much} does {articled(measure.sender)} hold?"
        )
    if measure.receiver:
        return f"{much} has {articled(measure.receiver)} received{rate}?"
    return f"{much} {'was' if unit in SHARES else 'were'} {verb}{rate}?"


def _much(unit: str) -> str:
    """What a question asks for: `How many rounds`, `What percentage`."""
    return SHARES.get(unit) or f"How many {unit}"


def _verb(measure: Measure) -> str:
    """What happened, in a question: bodies are counted, and people whose data are exposed are affected."""
    if measure.category == "dead" and measure.unit == "bodies":
        return "counted"
    if measure.category == "exposed" and measure.unit in AFFECTED:
        return "affected"
    return VERBS.get(measure.category or "", measure.category or "counted")


def _other_question(measure: Measure, modality: Modality, verb: str) -> str:
    """The question of an amount that nobody counted: "How many rounds were sought by Russia from North Korea?"."""
    unit = (measure.unit or "things").split("/")[0]
    rate = f" each {measure.unit.split('/')[1]}" if measure.unit and "/" in measure.unit else ""
    much = f"How much ({unit})" if unit in MONEY else _much(unit)
    told = ASKED[modality][0 if unit in MONEY else 1]
    if modality is Modality.SOUGHT:
        who = f" by {articled(measure.receiver)}" if measure.receiver else ""
        whom = f" from {articled(measure.sender)}" if measure.sender else ""
        return f"{much} {told}{rate}{who}{whom}?"
    whom = f" to {articled(measure.receiver)}" if measure.receiver else ""
    who = f" by {articled(measure.sender)}" if measure.sender else ""
    return f"{much} {told} {verb}{rate}{who}{whom}?"


def _money_question(measure: Measure, unit: str) -> str:
    who = f" by {articled(measure.sender)}" if measure.sender else ""
    whom = f" to {articled(measure.receiver)}" if measure.receiver else ""
    verb = {"transferred": "worth of goods was transferred", "paid": "was paid", "offered": "was asked"}.get(
        measure.category or "", "is told of"
    )
    return f"How much ({unit}) {verb}{who}{whom}?"
