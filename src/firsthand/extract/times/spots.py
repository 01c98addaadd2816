"""Calendar periods and their arithmetic: a day, week, month, quarter … by its first day and its grain."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The months in which the seasons of the northern year begin."""
MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""Length in months."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A period of the calendar: `grain` says how long, `first` when it begins, `basis` why we think so."""

    grain: str
    first: date
    basis: str = "stated"

    @property
    def last(self) -> date:
        """Its last day."""
        if self.grain == "day":
            return self.first
        if self.grain in ("week", "weekend"):
            return self.first + timedelta(days=6 if self.grain == "week" else 1)
        after = month_shift(self.first, MONTHS_OF[self.grain])
        return after - timedelta(days=1)

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        first, year = self.first, self.first.year
        if self.grain == "day":
            return first.isoformat()
        if self.grain in ("week", "weekend"):
            iso = first.isocalendar()
            return f"{iso.year}-W{iso.week:02}" + ("-WE" if self.grain == "weekend" else "")
        if self.grain == "month":
            return f"{year}-{first.month:02}"
        if self.grain == "quarter":
            return f"{year}-Q{(first.month + 2) // 3}"
        if self.grain == "half":
            return f"{year}-H{1 if first.month < 7 else 2}"
        if self.grain == "season":
            return f"{year}-" + next(code for code, month in SEASONS.items() if month == first.month)
        return str(year) if self.grain == "year" else str(year)[: 3 if self.grain == "decade" else 2]


def month_shift(day: date, months: int) -> date:
    """The same day some months on, or the last day of a shorter month.

    Raises:
        ValueError: the calendar ends at the year 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_shift(day: date, unit: str, count: int) -> date:
    """A day some units on."""
    if unit in ("day", "hour", "minute", "second"):
        return day + timedelta(days=count if unit == "day" else 0)
    if unit in ("week", "weekend"):
        return day + timedelta(weeks=count)
    return month_shift(day, count * MONTHS_OF[unit])


def spot_of(grain: str, day: date, basis: str) -> Spot:
    """The period of a grain that holds a day; a weekend is that of the day's week."""
    if grain == "week":
        first = day - timedelta(days=day.weekday())
    elif grain == "weekend":
        first = day + timedelta(days=5 - day.weekday())
    elif grain == "month":
        first = day.replace(day=1)
    elif grain == "quarter":
        first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    elif grain == "half":
        first = date(day.year, 1 if day.month < 7 else 7, 1)
    elif grain == "year":
        first = date(day.year, 1, 1)
    elif grain == "decade":
        first = date(day.year // 10 * 10, 1, 1)
    elif grain == "century":
        first = date(max(1, day.year // 100 * 100), 1, 1)
    else:
        return Spot("day", day, basis)
    return Spot(grain, first, basis)


def moved(spot: Spot, unit: str, count: int, basis: str) -> Spot:
    """The same kind of period some units on: the third quarter of the year before."""
    return Spot(spot.grain, day_shift(spot.first, unit, count), basis)
