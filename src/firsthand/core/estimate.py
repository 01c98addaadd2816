"""What the record supports of one measure as of a day, under a named policy: an answer, never a truth score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from firsthand.core.claim import Measure, Modality
from firsthand.core.text import Span


class Policy(StrEnum):
    """How the ends of an answer are chosen; names that users of conflict databases know."""

    UCDP = "ucdp"
    CONSERVATIVE = "conservative"
    LATEST = "latest"
    MAJORITY = "majority"
    SOURCE_ORDER = "source-order"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A reading that sets no end of an answer, with the reason.

    `origin` is the id of its record (see `Origin.reading_id`), `claim` the claim that gives it, `later` the id of the
    reading that replaced or overtook it, where one did.
    """

    origin: str
    claim: str
    why: str
    later: str | None = None

    def record(self) -> dict[str, Any]:
        """`{origin, claim, why}`; `{earlier, later, claim, why}` where another figure came after it."""
        if self.later is not None:
            return {"earlier": self.origin, "later": self.later, "claim": self.claim, "why": self.why}
        return {"origin": self.origin, "claim": self.claim, "why": self.why}


@dataclass(frozen=True, slots=True)
class Denier:
    """Who denies, and when, as it bears on an answer.

    `by` is the voice, `group` the institution it speaks for, `origin` the id under which reports that tell one denial
    are one, `finding` its place among the story's findings, `why` a reason where it neither counts nor is earlier.
    """

    by: str
    finding: int
    said_on: dict[str, Any] | None
    group: str | None = None
    origin: str | None = None
    why: str | None = None

    def record(self) -> dict[str, Any]:
        """`{by, speaker, origin, said_on, why}`: `by` is the institution, `speaker` a voice that is not it itself."""
        by = self.group or self.by
        speaker = self.by if self.by != by else None
        return {"by": by, "speaker": speaker, "origin": self.origin, "said_on": self.said_on, "why": self.why}


@dataclass(frozen=True, slots=True)
class Capacity:
    """The greatest figure of what could be held or carried: never a count, and kept apart from counts.

    `claim` gives it, `origin` is its reading's id, `of` that of the count in the same saying which would hold it.
    """

    claim: str
    origin: str
    low: float | None
    high: float | None
    bound: str
    of: str | None = None
    note: str = "what could be held or carried, not what was counted"

    def record(self) -> dict[str, Any]:
        """`{low, high, bound, origin, of, claim, note}`."""
        return {
            "low": self.low,
            "high": self.high,
            "bound": self.bound,
            "origin": self.origin,
            "of": self.of,
            "claim": self.claim,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Step:
    """What an answer was from the day `on`, until the next step: its ends, None where there is none.

    It is what was said by that day, not what was known of it: a report of today may tell of a saying of last year.
    """

    on: date
    low: float | None
    high: float | None
    low_open: bool | None = None
    high_open: bool | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Low, best and high of one measure; an end is None where there is none.

    `low_open` and `high_open` say that the end itself is excluded ("over 1 million"). `origins` are the ids of the
    readings that set or agree with the ends (see `Origin.reading_id`); `independent` is (at least, at most) counted
    over them, `groups` the institutions behind them: of the vague ones where no figure stands, and none for a report's
    own voice. `modality` is what was asked: `stated` for counts, another for what was sought, planned or forecast, and
    `capacity` where the record holds nothing else. `order` is that of the policy `source-order`, `note` says why
    figures stand and yet none is given. `retold` are places that print a capacity as something else.
    """

    measure: Measure
    question: str
    policy: Policy
    as_of: date | None
    known_by: date | None
    modality: Modality = Modality.STATED
    low: float | None = None
    low_open: bool | None = None
    best: float | None = None
    high: float | None = None
    high_open: bool | None = None
    bound: str | None = None
    """How the words limit the figure, where those that set the ends agree in it."""
    magnitude: str | None = None
    """The vague word a floor was taken for."""
    capacity: Capacity | None = None
    origins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    independent: tuple[int, int] = (0, 0)
    denied_by: tuple[Denier, ...] = ()
    prior_denials: tuple[Denier, ...] = ()
    other_denials: tuple[Denier, ...] = ()
    """Denials of another figure, or whose place in time is not known: neither counted nor shown to be earlier."""
    superseded: tuple[LeftOut, ...] = ()
    later_higher: tuple[LeftOut, ...] = ()
    vague: tuple[LeftOut, ...] = ()
    rejected: tuple[LeftOut, ...] = ()
    undated: tuple[LeftOut, ...] = ()
    standing: tuple[LeftOut, ...] = ()
    """Figures that stand and set no end: they lie between the ends, or repeat one that is credited."""
    retold: tuple[Span, ...] = ()
    convention: str | None = None
    contested: bool = False
    order: tuple[str, ...] = ()
    note: str | None = None
    course: tuple[Step, ...] = ()
    """The ends on each day on which they changed, in order of days; for charts, and no part of the record."""

    @property
    def empty(self) -> bool:
        """Whether nothing that stands sets either end."""
        return self.low is None and self.high is None

    @property
    def utterances(self) -> frozenset[str]:
        """The ids of the origins whose readings set the ends."""
        return frozenset(origin.partition("/")[0] for origin in self.origins)

    def record(self) -> dict[str, Any]:
        """The public record; every key is always there, see `docs/reference/records.schema.json`."""
        return {
            "question": self.question,
            "category": self.measure.category,
            "modality": self.modality.value,
            "unit": self.measure.unit,
            "from": self.measure.sender,
            "to": self.measure.receiver,
            "place": self.measure.place,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "known_by": self.known_by.isoformat() if self.known_by else None,
            "policy": self.policy.value,
            "order": list(self.order),
            "low": self.low,
            "low_open": self.low_open,
            "best": self.best,
            "high": self.high,
            "high_open": self.high_open,
            "bound": self.bound,
            "magnitude": self.magnitude,
            "convention": self.convention or "none",
            "capacity": self.capacity.record() if self.capacity else None,
            "contested": self.contested,
            "origins": list(self.origins),
            "claims": list(self.claims),
            "groups": list(self.groups),
            "independent": {"at_least": self.independent[0], "at_most": self.independent[1]},
            "denied_by": [row.record() for row in self.denied_by],
            "prior_denials": [row.record() for row in self.prior_denials],
            "other_denials": [row.record() for row in self.other_denials],
            "superseded": [row.record() for row in self.superseded],
            "later_higher": [row.record() for row in self.later_higher],
            "vague": [row.origin for row in self.vague],
            "rejected": [row.record() for row in self.rejected],
            "rejected_readings": [span.record() for span in self.retold],
            "undated": [row.record() for row in self.undated],
            "standing": [row.record() for row in self.standing],
            "note": self.note,
        }
