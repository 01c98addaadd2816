"""The axes of a chart: shares of the plot for values and days, and where their ticks stand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.views import wording

LOG_FROM = 2.0
"""Decades between the least and the greatest value from which the value axis is logarithmic at first."""
LOG_OFFERED = 0.6
"""Decades from which a logarithmic axis tells more than a linear one, and both are offered."""


@dataclass(frozen=True, slots=True)
class Values:
    """A value axis; `at` gives the share of the height, 0 at the foot."""

    least: float
    most: float
    log: bool
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """The share of the axis below `value`, kept within 0 and 1."""
        low, high = self.least, self.most
        if self.log:
            value, low, high = math.log10(max(value, self.least)), math.log10(low), math.log10(high)
        return min(1.0, max(0.0, (value - low) / (high - low))) if high > low else 0.5


def decades(found: list[float]) -> float:
    """How many decades lie between the least and the greatest; 0 where a value is 0 or less."""
    numbers = [v for v in found if math.isfinite(v)]
    return math.log10(max(numbers) / min(numbers)) if numbers and min(numbers) > 0 else 0.0


def values(found: list[float], *, log: bool | None = None) -> Values:
    """The axis for these values: logarithmic where they span more than `LOG_FROM` decades and none is 0 or less.

    Args:
        found: the values; those that are not finite are left out.
        log: takes a logarithmic axis (True, where no value is 0 or less) or a linear one (False) whatever the span.
    """
    numbers = [v for v in found if math.isfinite(v)] or [0.0, 1.0]
    least, most = min(numbers), max(numbers)
    span = decades(numbers)
    if span > LOG_FROM if log is None else log and span > 0:
        low, high = math.log10(least), math.log10(most)
        low, high = low - 0.06 * (high - low), high + 0.1 * (high - low)
        steps = (1, 2, 5) if high - low <= 2.6 else (1,)
        every = max(1, math.ceil((high - low) / 7))
        exponents = range(math.floor(low), math.ceil(high) + 1)
        ticks = [m * 10.0**e for e in exponents if e % every == 0 for m in steps]
        return Values(10**low, 10**high, True, tuple(t for t in ticks if 10**low <= t <= 10**high))
    least = min(0.0, least)
    most = most if most > least else least + 1
    whole = all(float(v).is_integer() for v in numbers)
    tried = [max(1.0, s) if whole else s for s in (_nice((most - least) / 5), _nice((most - least) / 7))]
    step = min(tried, key=lambda s: math.ceil(most * 1.06 / s) * s)
    top = math.ceil(most * 1.06 / step) * step
    count = round((top - math.floor(least / step) * step) / step)
    start = math.floor(least / step) * step
    return Values(start, top, False, tuple(start + step * n for n in range(count + 1)))


def _nice(raw: float) -> float:
    size = 10.0 ** math.floor(math.log10(raw)) if raw > 0 else 1.0
    return next(size * m for m in (1, 2, 2.5, 5, 10) if size * m >= raw * 0.999)


@dataclass(frozen=True, slots=True)
class Days:
    """A time axis; `at` gives the share of the width, 0 at the left."""

    first: date
    last: date
    ticks: tuple[tuple[date, str], ...]

    def at(self, on: date) -> float:
        """The share of the axis before `on`, kept within 0 and 1."""
        whole = (self.last - self.first).days or 1
        return min(1.0, max(0.0, (on - self.first).days / whole))


def days(found: list[date], most_ticks: int = 8) -> Days:
    """The axis for these days, with room at both ends; ticks on years, quarters, months, weeks or days."""
    first, last = min(found), max(found)
    room = max(1, round((last - first).days * 0.07))
    first = date.fromordinal(max(1, first.toordinal() - room))
    last = date.fromordinal(min(date.max.toordinal(), last.toordinal() + room))
    for months in (1, 3, 6, 12, 24, 60, 120):
        ticks = _months(first, last, months)
        if 2 <= len(ticks) <= most_ticks:
            return Days(first, last, tuple(ticks))
    if (last - first).days < 70:
        step = next((s for s in (1, 2, 7, 14) if (last - first).days / s <= most_ticks), 28)
        walk = [first + timedelta(days=n) for n in range(1, (last - first).days, step)]
        years = [None, *(d.year for d in walk)]
        words = [
            f"{d.day} {wording.MONTHS[d.month - 1][:3]}" + ("" if d.year == year else f" {d.year}")
            for d, year in zip(walk, years, strict=False)
        ]
        return Days(first, last, tuple(zip(walk, words, strict=True)))
    return Days(first, last, ((first, str(first.year)),))


def _months(first: date, last: date, step: int) -> list[tuple[date, str]]:
    ticks: list[tuple[date, str]] = []
    for n in range(first.year * 12 + first.month, last.year * 12 + last.month):
        year, at = divmod(n, 12)
        if (at % step == 0 if step < 12 else at == 0 and year % (step // 12) == 0) and year < date.max.year:
            name = wording.MONTHS[at][:3]
            label = str(year) if at == 0 or step >= 12 else name
            ticks.append((date(year, at + 1, 1), f"{name} {year}" if not ticks and step < 12 and at else label))
    return ticks
