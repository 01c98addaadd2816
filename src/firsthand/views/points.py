"""The points of a chart and the axes they stand on, in shares of the plot; nothing here draws."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.core.claim import Claim, Modality, Stance
from firsthand.core.estimate import Answer
from firsthand.core.finding import Denial
from firsthand.core.lineage import Origin
from firsthand.core.quantity import Bound
from firsthand.views import wording
from firsthand.views.index import Index, anchor

LOG_FROM = 1.5
"""Decades between the least and the greatest value from which the value axis is logarithmic."""

TOLD = {
    Modality.CAPACITY: "capacity",
    Modality.SOUGHT: "sought",
    Modality.PLANNED: "planned",
    Modality.FORECAST: "forecast",
    Modality.POSSIBLE: "possible",
    Modality.ASSESSED: "assessed",
    Modality.STATED: "count",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One origin's reading as a mark: when, how much, how meant, and the words that go with it."""

    claim: Claim
    origin: Origin
    day: date | None
    low: float | None
    high: float | None
    arrow: bool
    cap: bool
    kind: str
    square: bool
    words: str
    voice: str
    told: str
    retold: int
    changed: int
    answers: bool
    faded: bool
    href: str

    @property
    def value(self) -> float | None:
        """Where the mark stands: the end there is, the middle of a range on its own scale otherwise."""
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return self.low if self.low is not None else self.high

    @property
    def range(self) -> bool:
        """Whether both ends are known and differ."""
        return self.low is not None and self.high is not None and self.low != self.high


def point(index: Index, origin: Origin, claim: Claim, answer: Answer | None = None) -> Point:
    """The mark of one origin's reading."""
    q, said = claim.quantity, index.said_on(claim)
    reading = index.reading(claim)
    retold = [c for v in (reading.variants if reading else ()) if (c := index.claims.get(v))]
    told = TOLD[claim.modality]
    setters = {o.id for o in map(index.origin, answer.origins) if o} if answer else set()
    past = (*answer.superseded, *answer.later_higher) if answer else ()
    out = {o.id for row in past if (o := index.origin(row.origin))}
    return Point(
        claim=claim,
        origin=origin,
        day=(said.latest or said.earliest) if said else None,
        low=q.low,
        high=q.high,
        arrow=q.bound in (Bound.OVER, Bound.AT_LEAST) or (q.high is None and q.low is not None),
        cap=q.bound in (Bound.AT_MOST, Bound.UNDER) or (q.low is None and q.high is not None),
        kind="capacity" if told == "capacity" else "count" if told in ("count", "assessed") else "sought",
        square=q.unit in wording.CONTAINERS,
        words=wording.figure(q, claim.quote),
        voice=index.voice(claim),
        told=told,
        retold=len({c.document for c in retold} - {claim.document}),
        changed=len({c.document for c in retold if c.id in index.changed}),
        answers=bool(answer and origin.id in setters and claim.modality is not Modality.CAPACITY),
        faded=origin.id in out,
        href="#" + anchor("c-", claim.id),
    )


def points(index: Index, answer: Answer) -> list[Point]:
    """Every origin's reading of what an answer measures, by day, undated ones last; what is denied is no point."""
    asserted = [(o, c) for o, c in index.readings(answer) if c.stance is not Stance.DENIES]
    found = [point(index, origin, claim, answer) for origin, claim in asserted]
    return sorted(found, key=lambda p: (p.day is None, p.day or date.min, p.value or 0, p.claim.id))


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial on its lane."""

    day: date
    words: str
    href: str


def denied(index: Index) -> list[Denied]:
    """Every dated denial."""
    rows = []
    for card in index.denials:
        first = card.first
        if isinstance(first, Denial) and first.said_on and (on := first.said_on.latest or first.said_on.earliest):
            by = wording.isolated(first.by or "somebody not named")
            words = f"{wording.dates(first.said_on)} · {by} denies: {wording.quoted(first.after)}"
            rows.append(Denied(on, words, f"#{card.anchor}"))
    return sorted(rows, key=lambda d: (d.day, d.words))


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


def values(found: list[float]) -> Values:
    """The axis for these values: logarithmic where they span more than `LOG_FROM` decades and none is 0 or less."""
    numbers = [v for v in found if math.isfinite(v)] or [0.0, 1.0]
    least, most = min(numbers), max(numbers)
    if least > 0 and math.log10(most / least) > LOG_FROM:
        low, high = math.log10(least), math.log10(most)
        low, high = low - 0.06 * (high - low), high + 0.1 * (high - low)
        steps = (1, 2, 5) if high - low <= 2.6 else (1,)
        every = max(1, math.ceil((high - low) / 7))
        exponents = range(math.floor(low), math.ceil(high) + 1)
        ticks = [m * 10.0**e for e in exponents if e % every == 0 for m in steps]
        return Values(10**low, 10**high, True, tuple(t for t in ticks if 10**low <= t <= 10**high))
    least = min(0.0, least)
    most = most if most > least else least + 1
    step = _nice((most - least) / 5)
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
    room = max(3, round((last - first).days * 0.07))
    first = date.fromordinal(max(1, first.toordinal() - room))
    last = date.fromordinal(min(date.max.toordinal(), last.toordinal() + room))
    for months in (1, 3, 6, 12, 24, 60, 120):
        ticks = _months(first, last, months)
        if 2 <= len(ticks) <= most_ticks:
            return Days(first, last, tuple(ticks))
    if (last - first).days < 70:
        step = next((s for s in (1, 2, 7, 14) if (last - first).days / s <= most_ticks), 28)
        walk = [first + timedelta(days=n) for n in range(1, (last - first).days, step)]
        words = [f"{d.day} {wording.MONTHS[d.month - 1][:3]}" for d in walk]
        words[:1] = [f"{word} {walk[0].year}" for word in words[:1]]
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
