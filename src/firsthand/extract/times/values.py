"""The days a mention means for a report published on a known day, and its TIMEX3 value.

A bare weekday is the day of publication or the latest one before it, and a bare month the latest that has begun,
unless the verb beside it points ahead. Where the day of publication is unknown, only what the words fix is resolved.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from firsthand.core.time import TimeRange
from firsthand.extract.times.mention import TimeMention
from firsthand.extract.times.spots import SEASONS, Spot, day_shift, month_shift, moved, spot_of

FROM_PUBLICATION = "year from the date of publication"
RELATIVE = "relative to publication"
ANCHORED = "relative to an earlier date in the text"
FAR_AHEAD = 60
"""A past tense is believed over the nearness of a day that lies so many days ahead ("holders of record Nov. 15")."""


def resolve(mention: TimeMention, published: TimeRange | None) -> TimeRange | None:
    """The days a mention means, or None where its words and the publication do not fix them.

    Args:
        mention: what the words say.
        published: when the report was published; its latest day is the reference.
    """
    found = _days(mention, published)
    if found is None or mention.opener is None:
        return found
    reference = published.latest or published.earliest if published else None
    if mention.opener == "since":
        late = reference is not None and found.earliest is not None and found.earliest > reference
        return TimeRange(found.earliest, None if late else reference, f"since, {found.basis}")
    return TimeRange(None, found.latest, f"{mention.opener}, {found.basis}")


def timex(mention: TimeMention, published: TimeRange | None) -> str | None:
    """The TIMEX3 value of a mention (TempEval-3 conventions), or None where the words need a day we do not know."""
    if mention.value:
        return mention.value
    reference = published.latest or published.earliest if published else None
    found = _spot(mention, reference)
    if mention.part:
        if found is None and mention.clock and reference:
            found = Spot("day", reference)
        return f"{found.value}{mention.part}" if found and found.grain == "day" else None
    if found is None and mention.unit == "quarter" and mention.year:
        return f"{mention.year}-QX"
    return found.value if found else None


def _days(mention: TimeMention, published: TimeRange | None) -> TimeRange | None:
    """The days of a mention, without its opener."""
    reference = published.latest or published.earliest if published else None
    if mention.kind not in ("date", "time") or (mention.fiscal and not mention.value) or mention.clock:
        return None
    if mention.until_year and mention.year:
        return TimeRange(date(mention.year, 1, 1), date(min(max(mention.until_year, mention.year), 9999), 12, 31))
    found = _spot(mention, reference)
    if found is None or (mention.anchor and mention.anchor.fiscal):
        return None
    try:
        earliest, latest = found.first, found.last
    except (ValueError, OverflowError):
        return None
    if mention.until_day and found.grain == "day" and mention.until_day <= _month_length(earliest):
        latest = earliest.replace(day=mention.until_day)
    if mention.until is not None:
        end = _days(mention.until, published)
        if end and end.latest and end.latest >= earliest:
            return TimeRange(earliest, end.latest, found.basis)
    early = published.earliest if published else None
    if mention.weekday is not None and not mention.month and early and reference and early < reference:
        first = _spot(mention, early)
        earliest = min(earliest, first.first) if first else earliest
    return TimeRange(earliest, latest, found.basis)


def _month_length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _spot(mention: TimeMention, reference: date | None) -> Spot | None:
    """The period of the calendar a mention means."""
    try:
        return _located(mention, reference)
    except (ValueError, OverflowError):  # no such day, or beyond the calendar
        return None


def _located(mention: TimeMention, reference: date | None) -> Spot | None:
    if mention.month:
        return _month(mention, reference)
    if mention.unit == "decade" and mention.year:
        return Spot("decade", date(mention.year, 1, 1))
    if mention.unit == "century" and isinstance(mention.number, int):
        return Spot("century", date(max(1, (mention.number - 1) * 100), 1, 1))
    if mention.unit:
        return _named(mention, reference)
    if mention.year and mention.weekday is None:
        return Spot("year", date(mention.year, 1, 1))
    if mention.clock and mention.anchor:
        return _spot(mention.anchor, reference)
    if reference is None:
        return None
    if mention.weekday is not None:
        return _weekday(mention, reference)
    return _relative(mention, reference) if mention.relative else None


def _month(mention: TimeMention, reference: date | None) -> Spot | None:
    """A month or a day of one; the year is the publication's, the last or the next, where it is not stated."""
    month = mention.month or 1
    year, basis = mention.year, "stated"
    if year is None:
        if reference is None:
            return None
        year, basis = _year_of(mention, month, reference), FROM_PUBLICATION
    if mention.day:
        return Spot("day", date(year, month, mention.day), basis)
    return Spot("month", date(year, month, 1), basis)


def _year_of(mention: TimeMention, month: int, reference: date) -> int:
    """The year of a month without one: the latest that has begun by publication, or the coming one."""
    if mention.relative:
        return reference.year + mention.relative[1]
    here = (month, mention.day or 1)
    begun = here <= (reference.month, reference.day)
    if mention.shown == "this":
        return reference.year
    if mention.shift > 0:
        return reference.year if not begun else reference.year + 1
    if mention.shift < 0 and month == reference.month and mention.day is None:
        return reference.year - 1
    if mention.shift == 0 and mention.day:
        return _nearest_year(mention, month, mention.day, reference)
    if mention.tense == "future":
        past = (month, mention.day or 31) < (reference.month, reference.day)
        return reference.year + 1 if past else reference.year
    return reference.year if begun else reference.year - 1


def _nearest_year(mention: TimeMention, month: int, day: int, reference: date) -> int:
    """The year that brings a day nearest to publication, and on the weekday the words give, if they give one.

    News names a day without its year when nobody would think of another year.
    """
    near = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        if day > calendar.monthrange(year, month)[1]:
            continue
        found = date(year, month, day)
        wrong = mention.weekday is not None and found.weekday() != mention.weekday
        ahead = (found - reference).days
        behind = mention.tense == "over" or mention.opener == "since"
        late = (ahead > 0 and behind) or (ahead > FAR_AHEAD and mention.tense == "past")
        near.append((wrong, late, abs(ahead), year))
    return min(near)[3] if near else reference.year


def _weekday(mention: TimeMention, reference: date) -> Spot:
    """The day of publication or the latest past one; the coming one where the words point ahead."""
    wanted = mention.weekday or 0
    if mention.link == "day" and mention.anchor:
        held = _spot(mention.anchor, reference)
        if held and held.grain == "day":
            reference = held.first
    back = (reference.weekday() - wanted) % 7
    if mention.shift > 0:
        return Spot("day", reference + timedelta(days=7 - back), "weekday after publication")
    if mention.shift < 0:
        return Spot("day", reference - timedelta(days=back or 7), "weekday before publication")
    if mention.tense == "future" or mention.shown == "this":
        return Spot("day", reference + timedelta(days=-back % 7), "weekday of or after publication")
    return Spot("day", reference - timedelta(days=back), "weekday of or before publication")


def _named(mention: TimeMention, reference: date | None) -> Spot | None:
    """A quarter, half, season or weekend."""
    if mention.link == "period" and mention.number is None:
        return _leaning(mention, reference)
    year = mention.year
    if year is None and reference is not None and mention.relative:
        year = reference.year + mention.relative[1]
    grain = mention.unit or ""
    if grain == "weekend":
        return _weekend(mention, reference) if reference else None
    if grain == "season":
        first_month = SEASONS[str(mention.number)]
    else:
        first_month = (int(mention.number or 1) - 1) * (3 if grain == "quarter" else 6) + 1
    if year is not None and not (mention.link and mention.relative):
        return Spot(grain, date(year, first_month, 1))
    if reference is None:
        return None
    if mention.shown == "this":
        year = reference.year
    else:
        begun = first_month <= reference.month
        year = reference.year if begun else reference.year - 1
        over = month_shift(date(year, first_month, 1), 3) <= reference
        ahead = mention.tense == "future" and over and (grain == "season" or not begun)
        if mention.shift > 0 or ahead:
            year += 1
        elif mention.shift < 0 and month_shift(date(year, first_month, 1), 3) > reference:
            year -= 1
    found = Spot(grain, date(year, first_month, 1), FROM_PUBLICATION)
    return moved(found, "year", -1, FROM_PUBLICATION) if mention.link else found


def _weekend(mention: TimeMention, reference: date) -> Spot:
    """The weekend that has begun last; the coming one where the verb points ahead."""
    ahead = mention.tense == "future"
    monday = reference - timedelta(days=reference.weekday())
    saturday = monday + timedelta(days=5)
    if saturday > reference and not ahead:
        saturday -= timedelta(weeks=1)
    return Spot("weekend", saturday, RELATIVE)


def _leaning(mention: TimeMention, reference: date | None) -> Spot | None:
    """The quarter · the year-ago period · the 1988 quarter: the quarter named before, else the last completed one."""
    held = _spot(mention.anchor, reference) if mention.anchor else None
    if held is None or (mention.shown == "over" and reference is not None and held.last >= reference):
        if reference is None:
            return None
        held = spot_of("quarter", month_shift(reference.replace(day=1), -3), RELATIVE)
    if mention.year:
        return Spot(held.grain, held.first.replace(year=mention.year), ANCHORED)
    if mention.relative:
        return moved(held, mention.relative[0], mention.relative[1], ANCHORED)
    return held


def _relative(mention: TimeMention, reference: date) -> Spot | None:
    """Two weeks ago · last month · the following year · a year earlier."""
    unit, count = mention.relative or ("day", 0)
    basis = RELATIVE
    if mention.anchor:
        held = _spot(mention.anchor, reference)
        if held is not None:
            if mention.link == "period":
                return moved(held, unit, count, ANCHORED)
            reference, basis = held.first, ANCHORED
            if unit == "day" and held.grain != "day":
                return None
    return spot_of(unit, day_shift(reference, unit, count), basis)
