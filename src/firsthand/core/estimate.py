"""What the record supports of one measure as of a day, under a named policy: an answer, never a truth score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from firsthand.core.claim import Measure


class Policy(StrEnum):
    """How the ends of an answer are chosen; names that users of conflict databases know."""

    UCDP = "ucdp"
    CONSERVATIVE = "conservative"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An origin that does not enter an answer, with the reason."""

    origin: str
    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class Denier:
    """Who denies, and when, as it bears on an answer."""

    by: str
    finding: int
    said_on: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Low, best and high of one measure; an end is None where there is none.

    `low_open` and `high_open` say that the end itself is excluded ("over 1 million"). `origins` are those that set or
    agree with the ends; `independent` is (at least, at most) counted over them. `capacity` is the reading of the
    greatest capacity figure, kept apart from counts.
    """

    measure: Measure
    question: str
    policy: Policy
    as_of: date | None
    known_by: date | None
    low: float | None = None
    low_open: bool | None = None
    best: float | None = None
    high: float | None = None
    high_open: bool | None = None
    capacity: str | None = None
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
    convention: str | None = None
    contested: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing that stands sets either end."""
        return self.low is None and self.high is None

    def record(self) -> dict[str, Any]:
        """The public record."""

        def left(rows: tuple[LeftOut, ...]) -> list[dict[str, str]]:
            return [{"origin": row.origin, "claim": row.claim, "why": row.why} for row in rows]

        def deniers(rows: tuple[Denier, ...]) -> list[dict[str, Any]]:
            return [{"by": row.by, "said_on": row.said_on} for row in rows]

        return {
            "question": self.question,
            "category": self.measure.category,
            "unit": self.measure.unit,
            "from": self.measure.sender,
            "to": self.measure.receiver,
            "place": self.measure.place,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "known_by": self.known_by.isoformat() if self.known_by else None,
            "policy": self.policy.value,
            "low": self.low,
            "low_open": self.low_open,
            "best": self.best,
            "high": self.high,
            "high_open": self.high_open,
            "capacity": self.capacity,
            "contested": self.contested,
            "origins": list(self.origins),
            "groups": list(self.groups),
            "independent": {"at_least": self.independent[0], "at_most": self.independent[1]},
            "denied_by": deniers(self.denied_by),
            "prior_denials": deniers(self.prior_denials),
            "other_denials": deniers(self.other_denials),
            "superseded": left(self.superseded),
            "later_higher": left(self.later_higher),
            "vague": left(self.vague),
            "rejected": left(self.rejected),
            "undated": left(self.undated),
            "standing": left(self.standing),
            "convention": self.convention,
        }
