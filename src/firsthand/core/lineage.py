"""Where figures come from: origins, and how each claim derives from one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from firsthand.core.attribution import Speaker
from firsthand.core.claim import Claim, Measure
from firsthand.core.text import Span
from firsthand.core.time import TimeRange


class Relation(StrEnum):
    """How a claim relates to what it came from, in the terms of W3C PROV-O."""

    QUOTED_FROM = "wasQuotedFrom"
    PRIMARY_SOURCE = "hadPrimarySource"
    REVISION_OF = "wasRevisionOf"
    DERIVED_FROM = "wasDerivedFrom"
    ALTERNATE_OF = "alternateOf"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an origin said of one measure.

    `claim` is the id of its most direct retelling (see `firsthand.trace.origins`), `variants` the ids of all other
    retellings, `why` the reason of the choice in words.
    """

    measure: Measure
    claim: str
    variants: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Origin:
    """One utterance: who first said it, when and on what occasion, as far as the collection shows.

    `speaker` is None where a report speaks in its own voice: its origin is then that report.
    """

    id: str
    speaker: Speaker | None
    group: str
    said_on: TimeRange | None
    occasion: str | None
    readings: tuple[Reading, ...]
    documents: tuple[str, ...]
    relays: tuple[str, ...]
    why: str

    @property
    def name(self) -> str:
        """The speaker's name; for a report's own voice its outlet, else the report."""
        return (self.speaker and self.speaker.name) or self.group

    def reading_id(self, reading: Reading) -> str:
        """The id of one reading's record: the origin's own where it has one reading, else `origin/unit`.

        Two readings in one unit ("not millions of shells, but millions of cartridges") are numbered.
        """
        if len(self.readings) == 1:
            return self.id
        unit = re.sub(r"\W+", "-", reading.measure.unit or "figure").strip("-") or "figure"
        same = [r for r in self.readings if r.measure.unit == reading.measure.unit]
        number = same.index(reading)
        return f"{self.id}/{unit}" if number == 0 else f"{self.id}/{unit}-{number + 1}"

    def records(self, claims: Mapping[str, Claim]) -> list[dict[str, Any]]:
        """One record for each reading, sharing `utterance`; every key is always there.

        `group` is None where a report speaks in its own voice: it shares that with nobody.

        Args:
            claims: id -> claim, of the story.
        """

        def words(id: str) -> dict[str, Any]:
            return {"claim": id, **claims[id].spans[0].record()}

        def said(id: str) -> dict[str, Any]:
            quantity = claims[id].quantity
            return words(id) | {
                "low": quantity.low,
                "high": quantity.high,
                "bound": quantity.bound.value,
                "magnitude": quantity.magnitude,
                "unit": quantity.unit,
                "modality": claims[id].modality.value,
            }

        return [
            {
                "id": self.reading_id(reading),
                "utterance": self.id,
                "group": self.group if self.speaker else None,
                "speaker": self.speaker.name if self.speaker else None,
                "organisation": self.speaker.organisation if self.speaker else None,
                "said_on": self.said_on.record() if self.said_on else None,
                "occasion": self.occasion,
                "reading": said(reading.claim),
                "variants": [words(id) for id in reading.variants],
                "claims": [reading.claim, *reading.variants],
                "documents": list(self.documents),
                "relays": list(self.relays),
                "why": f"{self.why}; {reading.why}",
            }
            for reading in self.readings
        ]


@dataclass(frozen=True, slots=True)
class Derivation:
    """One edge: the claim `claim` retells `origin`; `evidence` is the span that says so."""

    claim: str
    origin: str
    relation: Relation
    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """All origins of a collection, in the order first said, and every claim's edge to its origin."""

    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]

    def origin(self, id: str) -> Origin:
        """The origin of that id.

        Raises:
            KeyError: there is none.
        """
        for origin in self.origins:
            if origin.id == id:
                return origin
        raise KeyError(id)
