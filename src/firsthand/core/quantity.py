"""Quantities as words allow them: a low, a high and how each end is meant."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum


class Bound(StrEnum):
    """How the words limit the figure."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"
    BETWEEN = "between"
    VAGUE = "vague"


CLOSE = 0.005
"""Two figures this near (relative) are the same figure printed twice; below any rounding a newspaper makes."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a figure's words allow.

    `low` and `high` are in `unit`; an end the words leave open is None. `over` and `under` exclude their end. A vague
    word ("dozens") sets neither end and keeps its `magnitude`; no floor is invented for it here.
    """

    low: float | None
    high: float | None
    bound: Bound
    magnitude: str | None = None
    unit: str | None = None
    item: str | None = None
    approximator: str | None = None

    @property
    def point(self) -> float | None:
        """The one number printed, where there is one: the only end, or both ends when they are equal."""
        if self.low is not None and self.high is not None:
            return self.low if self.low == self.high else None
        return self.low if self.low is not None else self.high

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers printed: one, or the two ends of a range; none for a vague word."""
        low, high = self.low, self.high
        if high is None or low == high:
            return () if low is None else (low,)
        return (high,) if low is None else (low, high)

    @property
    def ends(self) -> tuple[float, float]:
        """Both ends as numbers, open ones as infinities; a vague quantity spans everything."""
        return (-math.inf if self.low is None else self.low, math.inf if self.high is None else self.high)

    def contains(self, other: Quantity) -> bool:
        """Whether every value `other` allows is allowed here too."""
        low, high = self.ends
        other_low, other_high = other.ends
        return low <= other_low and other_high <= high

    def same_figure(self, other: Quantity, tolerance: float = CLOSE) -> bool:
        """Whether both print the same number or numbers, whatever bound goes with it; vague ones by magnitude."""
        mine, theirs = self.values, other.values
        if not mine or not theirs:
            return not mine and not theirs and self.magnitude == other.magnitude
        return any(near(a, b, tolerance) for a in mine for b in theirs)

    def same_reading(self, other: Quantity) -> bool:
        """Whether both allow the same values in the same unit."""
        return (self.low, self.high, self.bound, self.magnitude, self.unit) == (
            other.low,
            other.high,
            other.bound,
            other.magnitude,
            other.unit,
        )


def digits(value: float) -> int:
    """Significant digits of a figure as printed."""
    return len(f"{value:.10g}".replace(".", "").rstrip("0").lstrip("0")) or 1


def rounds(value: float, other: float) -> bool:
    """Whether `other` is `value` told with fewer digits: 4.8 as 5 million, 9.4 as 9 million, and not 287 for 271."""
    if value <= 0 or other <= 0 or digits(other) >= digits(value):
        return False
    step = 10.0 ** (math.floor(math.log10(other)) - digits(other) + 1)
    return abs(value - other) < step * (1 - 1e-9)


def near(a: float, b: float, tolerance: float = CLOSE) -> bool:
    """Whether two figures differ by no more than `tolerance`, relative to the larger."""
    return abs(a - b) <= tolerance * max(abs(a), abs(b), 1e-9)
