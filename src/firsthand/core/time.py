"""Spans of days with the reason we believe them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Days from `earliest` to `latest`, both included; an open end is None.

    `basis` says in words why we believe it ("stated", "Friday, June 14 + Copyright 2024"), because said-on, covered
    period and publication are three different dates and each must be able to defend itself.
    """

    earliest: date | None
    latest: date | None
    basis: str = "stated"

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a time range must not end before it begins: {self.earliest} > {self.latest}")

    @classmethod
    def on(cls, day: date, basis: str = "stated") -> TimeRange:
        """The range of one day."""
        return cls(day, day, basis)

    @property
    def known(self) -> bool:
        """Whether either end is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_day(self) -> bool:
        """Whether this is a single day."""
        return self.earliest is not None and self.earliest == self.latest

    def apart(self, other: TimeRange) -> timedelta:
        """The least distance between the two; zero where they touch or an end is open towards the other."""
        if self.latest and other.earliest and other.earliest > self.latest:
            return other.earliest - self.latest
        if other.latest and self.earliest and self.earliest > other.latest:
            return self.earliest - other.latest
        return timedelta(0)

    def meet(self, other: TimeRange) -> TimeRange | None:
        """What both allow, or None where they contradict each other."""
        starts = [d for d in (self.earliest, other.earliest) if d]
        ends = [d for d in (self.latest, other.latest) if d]
        earliest, latest = max(starts, default=None), min(ends, default=None)
        if earliest and latest and earliest > latest:
            return None
        return TimeRange(earliest, latest, self.basis if self.basis == other.basis else f"{self.basis}; {other.basis}")

    def record(self) -> dict[str, Any]:
        """`{earliest, latest, basis}` with ISO dates."""
        return {
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "latest": self.latest.isoformat() if self.latest else None,
            "basis": self.basis,
        }
