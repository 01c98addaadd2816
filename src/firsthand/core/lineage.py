"""Where figures come from: origins, and how each claim derives from one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from firsthand.core.attribution import Speaker
from firsthand.core.claim import Measure
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

    def records(self) -> list[dict[str, Any]]:
        """One record for each measure this utterance speaks of, sharing `utterance`."""
        return [
            {
                "id": self.id if len(self.readings) == 1 else f"{self.id}/{reading.measure.unit}",
                "utterance": self.id,
                "group": self.group,
                "speaker": self.speaker.name if self.speaker else None,
                "organisation": self.speaker.organisation if self.speaker else None,
                "said_on": self.said_on.record() if self.said_on else None,
                "occasion": self.occasion,
                "reading": reading.claim,
                "variants": list(reading.variants),
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
