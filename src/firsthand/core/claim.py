"""The claim record: one figure in one report, with everything that goes with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from firsthand.core.attribution import Attribution, Speaker
from firsthand.core.quantity import Quantity
from firsthand.core.text import PartKind, Span
from firsthand.core.time import TimeRange


class Modality(StrEnum):
    """In which sense the figure is meant."""

    STATED = "stated"
    ASSESSED = "assessed"
    PLANNED = "planned"
    FORECAST = "forecast"
    SOUGHT = "sought"
    POSSIBLE = "possible"
    CAPACITY = "capacity"

    @property
    def caution(self) -> int:
        """Higher is more cautious; a plan, a forecast and a wish are alike: none of them is done."""
        return {"stated": 0, "assessed": 1, "possible": 3, "capacity": 4}.get(self.value, 2)


class Stance(StrEnum):
    """What the report does with the figure."""

    ASSERTS = "asserts"
    DENIES = "denies"
    SUPERSEDES = "supersedes"
    CONTRASTS = "contrasts"


@dataclass(frozen=True, slots=True)
class Scope:
    """How much a figure speaks of, by its words: the `whole` of a land or the world, or a part."""

    words: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of one report.

    `spans` holds every place with this reading, speaker and relays; the first is where it is quoted from. `wording`
    is that figure with the verb or cue that gives it its sense ("able to carry 3.1 million rounds"), `sentence`
    the sentence around it. `not_before` is the last day its saying tells of, which it cannot precede. `id` comes from
    where the words stand, so a better extractor keeps what people decided about it. Shapes and names of the printed
    record are in `record`.
    """

    id: str
    spans: tuple[Span, ...]
    wording: Span
    sentence: Span
    quantity: Quantity
    category: str | None = None
    modality: Modality = Modality.STATED
    stance: Stance = Stance.ASSERTS
    basis: str | None = None
    sender: str | None = None
    receiver: str | None = None
    place: str | None = None
    speaker: Speaker | None = None
    via: tuple[str, ...] = ()
    said_on: TimeRange | None = None
    period: TimeRange | None = None
    not_before: date | None = None
    scope: Scope | None = None
    bare: bool = False
    """Whether its unit is the report's own noun, which no pack knows: another noun may mean the same."""
    hedges: tuple[str, ...] = ()
    alternative: str | None = None
    direction: str | None = None
    series: str | None = None
    inclusion: str | None = None
    question: bool = False
    attribution: Attribution | None = None
    traced_speaker: Speaker | None = None
    traced_via: tuple[str, ...] = ()
    origin: str | None = None
    group: str | None = None
    confidence: float | None = None
    extractor: str | None = None
    rules: tuple[str, ...] = field(default=(), compare=False)

    @property
    def document(self) -> str:
        """The report this claim stands in."""
        return self.spans[0].document

    @property
    def part(self) -> PartKind:
        """The part of the report it is quoted from."""
        return self.spans[0].part

    @property
    def in_body(self) -> bool:
        """Whether it stands in the body too: a headline with the reading of its text is one claim with it."""
        return any(span.part is PartKind.BODY for span in self.spans)

    @property
    def quote(self) -> str:
        """The exact words of the figure."""
        return self.spans[0].quote

    @property
    def measure(self) -> Measure:
        """What is counted, of whom: figures of one measure can be set against each other."""
        return Measure(self.category, self.quantity.unit, self.sender, self.receiver, self.place)

    def record(self) -> dict[str, Any]:
        """The public record; its field names and their order are a contract. A field not known is None."""
        first, quantity = self.spans[0], self.quantity
        return {
            "document": first.document,
            "part": first.part.value,
            "quote": first.quote,
            "start": first.start,
            "end": first.end,
            "spans": [{k: v for k, v in s.record().items() if k != "document"} for s in self.spans],
            "low": quantity.low,
            "high": quantity.high,
            "bound": quantity.bound.value,
            "magnitude": quantity.magnitude,
            "unit": quantity.unit,
            "item": quantity.item,
            "category": self.category,
            "modality": self.modality.value,
            "stance": self.stance.value,
            "basis": self.basis,
            "from": self.sender,
            "to": self.receiver,
            "place": self.place,
            "speaker": self.speaker.name if self.speaker else None,
            "organisation": self.speaker.organisation if self.speaker else None,
            "via": list(self.via),
            "traced_speaker": self.traced_speaker.name if self.traced_speaker else None,
            "traced_via": list(self.traced_via),
            "said_on": self.said_on.record() if self.said_on else None,
            "period": self.period.record() if self.period else None,
            "hedges": list(self.hedges),
            "alternative": self.alternative,
            "direction": self.direction,
            "series": self.series,
            "inclusion": self.inclusion,
            "origin": self.origin,
            "group": self.group,
            "confidence": self.confidence,
            "extractor": self.extractor,
            "id": self.id,
        }


@dataclass(frozen=True, slots=True, order=True)
class Measure:
    """What a figure counts: category, unit and between whom. None means the words do not say."""

    category: str | None
    unit: str | None
    sender: str | None = None
    receiver: str | None = None
    place: str | None = None

    def accepts(self, other: Measure) -> bool:
        """Whether `other` counts the same thing as far as words say: unit and category equal, ends not contrary."""
        return (
            self.unit == other.unit
            and self.category == other.category
            and all(
                mine is None or theirs is None or mine == theirs
                for mine, theirs in (
                    (self.sender, other.sender),
                    (self.receiver, other.receiver),
                    (self.place, other.place),
                )
            )
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """An assertion without a figure that bears on the story ("denied", "sought"), with the same voice and dates."""

    id: str
    span: Span
    sentence: Span
    relation: str
    sender: str | None = None
    receiver: str | None = None
    modality: Modality = Modality.STATED
    stance: Stance = Stance.ASSERTS
    speaker: Speaker | None = None
    via: tuple[str, ...] = ()
    said_on: TimeRange | None = None
    hedges: tuple[str, ...] = ()
    basis: str | None = None
    period: TimeRange | None = None
    confidence: float | None = None
    extractor: str | None = None
    general: bool = True
    """Of a denial: whether it answers the whole matter; else it answers the report, finding or figure it names."""

    @property
    def document(self) -> str:
        """The report this statement stands in."""
        return self.span.document

    def record(self) -> dict[str, Any]:
        """The public record; its field names and their order are a contract. A field not known is None."""
        return {
            "document": self.document,
            "part": self.span.part.value,
            "quote": self.span.quote,
            "start": self.span.start,
            "end": self.span.end,
            "relation": self.relation,
            "from": self.sender,
            "to": self.receiver,
            "modality": self.modality.value,
            "stance": self.stance.value,
            "basis": self.basis,
            "speaker": self.speaker.name if self.speaker else None,
            "organisation": self.speaker.organisation if self.speaker else None,
            "via": list(self.via),
            "said_on": self.said_on.record() if self.said_on else None,
            "period": self.period.record() if self.period else None,
            "hedges": list(self.hedges),
            "confidence": self.confidence,
            "extractor": self.extractor,
        }
