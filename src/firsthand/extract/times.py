"""Time expressions by simple rules, and the days they mean for a report published on a known day.

A bare weekday is the day of publication or the latest one before it; a month without a year is the latest one that
has begun by then (measured on newswire: right nine times of ten). Where the day of publication is unknown, only
what the words themselves fix is resolved.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from firsthand.core.time import TimeRange
from firsthand.extract.sentences import Token
from firsthand.packs import wordlist

LONG_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {
    **{name: i for i, name in enumerate(LONG_MONTHS, start=1)},
    **{name: i for i, name in enumerate(SHORT_MONTHS, start=1)},
    "sept": 9,
}
WEEKDAYS = {
    name: i for i, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
OPENERS = {"since": "since", "until": "until", "till": "until", "by": "by", "before": "until", "after": "since"}
YEAR_CUES = wordlist("times.year_cues") | frozenset(MONTHS)
"""Words before a number that make it a year."""
FIRST_YEAR, LAST_YEAR = 1800, 2100


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that name a time: tokens `first` to `last` (excluded), and what they fix.

    `opener` is "since", "by" or "until" where such a word stands before; `shift` is -1 for "last", 1 for "next".
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int = 0
    opener: str | None = None
    clock: bool = False
    relative: tuple[str, int] | None = None
    until_year: int | None = None


def _day(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31 else None


def _year(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) == 4 and FIRST_YEAR <= int(word) <= LAST_YEAR else None


def find(tokens: Sequence[Token]) -> tuple[TimeMention, ...]:
    """Every time expression of a sentence, in order, none inside another."""
    out: list[TimeMention] = []
    i = 0
    while i < len(tokens):
        mention = _at(tokens, i)
        if mention:
            out.append(mention)
            i = mention.last
        else:
            i += 1
    return tuple(out)


def _at(tokens: Sequence[Token], i: int) -> TimeMention | None:
    def low(k: int) -> str:
        return tokens[k].lower if 0 <= k < len(tokens) else ""

    def month(k: int) -> int | None:
        found = MONTHS.get(low(k))
        return found if found and tokens[k].capital else None

    opener = OPENERS.get(low(i - 1)) or (
        OPENERS.get(low(i - 2)) if low(i - 1) in ("early", "late", "mid", "the") else None
    )
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "this": 0}.get(low(i - 1), 0)
    word = low(i)
    if word in WEEKDAYS and tokens[i].capital:
        k = i + 1
        if low(k) == ",":
            k += 1
        rest = _calendar(tokens, k) if month(k) or (_day(low(k)) and month(k + 1)) else None
        if rest:
            return TimeMention(i, rest.last, rest.year, rest.month, rest.day, WEEKDAYS[word], opener=opener)
        return TimeMention(i, i + 1, weekday=WEEKDAYS[word], shift=shift, opener=opener)
    calendar_mention = _calendar(tokens, i)
    if calendar_mention:
        return replace(calendar_mention, shift=shift, opener=opener)
    if word in ("yesterday", "today", "tomorrow"):
        return TimeMention(
            i, i + 1, relative=("day", {"yesterday": -1, "today": 0, "tomorrow": 1}[word]), opener=opener
        )
    if word in ("last", "this", "next") and low(i + 1) in ("year", "month", "week"):
        return TimeMention(i, i + 2, relative=(low(i + 1), {"last": -1, "this": 0, "next": 1}[word]), opener=opener)
    if word.isdecimal():
        return _numeric(tokens, i, opener)
    return None


def _calendar(tokens: Sequence[Token], i: int) -> TimeMention | None:
    """Month day, year · day Month year · Month year · Month."""

    def low(k: int) -> str:
        return tokens[k].lower if 0 <= k < len(tokens) else ""

    day = _day(low(i))
    k = i
    if day:
        k += 1
        if low(k) in ("st", "nd", "rd", "th"):
            k += 1
        if low(k) == "of":
            k += 1
    month = MONTHS.get(low(k))
    if not month or not tokens[k].capital:
        return None
    if low(k) in ("may", "march", "mar") and not day:
        after, before = low(k + 1), low(k - 1)
        dated = (
            _day(after) or _year(after) or before in YEAR_CUES or before in ("last", "next", "this", "early", "late")
        )
        if not dated:
            return None
    k += 1
    if (
        low(k) == "."
        and len(low(k - 1)) <= 4
        and tokens[k].start == tokens[k - 1].end
        and (_day(low(k + 1)) or _year(low(k + 1)))
    ):
        k += 1
    if not day and _day(low(k)) and not (low(k + 1) == "," and low(k + 2).isdecimal() and not _year(low(k + 2))):
        day = _day(low(k))
        k += 1
        if low(k) in ("st", "nd", "rd", "th"):
            k += 1
    year = None
    if low(k) == "," and _year(low(k + 1)):
        year, k = _year(low(k + 1)), k + 2
    elif _year(low(k)):
        year, k = _year(low(k)), k + 1
    elif low(k) == "of" and _year(low(k + 1)):
        year, k = _year(low(k + 1)), k + 2
    return TimeMention(i, k, year, month, day)


def _numeric(tokens: Sequence[Token], i: int, opener: str | None) -> TimeMention | None:
    """2024-06-14 · 1950-1953 · in 2024 · 10:30 · 6 p.m."""

    def low(k: int) -> str:
        return tokens[k].lower if 0 <= k < len(tokens) else ""

    def tight(k: int) -> bool:
        return k < len(tokens) and tokens[k - 1].end == tokens[k].start

    word = tokens[i].word
    year = _year(word)
    if low(i + 1) == ":" and tight(i + 1) and low(i + 2).isdecimal() and tight(i + 2):
        return TimeMention(i, i + 3, clock=True)
    if len(word) <= 2 and low(i + 1) in ("a", "p", "am", "pm") and (low(i + 1) in ("am", "pm") or low(i + 2) == "."):
        k = i + 2
        while low(k) in (".", "m") and tight(k):
            k += 1
        return TimeMention(i, k, clock=True)
    if low(i + 1) in ("-", "/", "–") and tight(i + 1) and low(i + 2).isdecimal() and tight(i + 2):
        second = low(i + 2)
        if low(i + 3) == low(i + 1) and low(i + 4).isdecimal() and tight(i + 4):
            a, b, c = int(word), int(second), int(low(i + 4))
            for y, m, d in ((a, b, c), (c, b, a), (c, a, b)):
                if FIRST_YEAR <= y <= LAST_YEAR and 1 <= m <= 12 and 1 <= d <= 31:
                    return TimeMention(i, i + 5, y, m, d, opener=opener)
        if year and _year(second) and int(second) > year:
            return TimeMention(i, i + 3, year, until_year=int(second), opener=opener)
        if year and len(second) == 2 and low(i + 1) in ("-", "–", "/"):
            return TimeMention(i, i + 3, year, until_year=year - year % 100 + int(second), opener=opener)
    if year:
        before, after = low(i - 1), low(i + 1)
        if after == "s" and tight(i + 1):
            return TimeMention(i, i + 2, year, until_year=year + 9, opener=opener)
        if before in YEAR_CUES or (before in ("(", ",", "copyright", "©", "last", "next") and year >= 1900):
            return TimeMention(i, i + 1, year, opener=opener)
        if 1900 <= year <= LAST_YEAR and not after.isalpha():
            return TimeMention(i, i + 1, year, opener=opener)
    return None


def resolve(mention: TimeMention, published: TimeRange | None) -> TimeRange | None:
    """The days a mention means, or None where its words and the publication do not fix them.

    Args:
        mention: what the words say.
        published: when the report was published; its latest day is the reference.
    """
    reference = published.latest or published.earliest if published else None
    early = (published.earliest or reference) if published else None
    found = _resolve(mention, reference, early)
    if found is None or mention.opener is None:
        return found
    if mention.opener == "since":
        late = reference is not None and found.earliest is not None and found.earliest > reference
        return TimeRange(found.earliest, None if late else reference, f"since, {found.basis}")
    return TimeRange(None, found.latest, f"{mention.opener}, {found.basis}")


def _resolve(mention: TimeMention, reference: date | None, early: date | None) -> TimeRange | None:
    if mention.clock:
        return None
    if mention.until_year and mention.year:
        return TimeRange(date(mention.year, 1, 1), date(min(mention.until_year, 9999), 12, 31), "stated")
    if mention.month:
        year, basis = mention.year, "stated"
        if year is None:
            if reference is None:
                return None
            year, basis = _year_of(mention, reference), "year from the date of publication"
        last = calendar.monthrange(year, mention.month)[1]
        if mention.day:
            return (
                TimeRange.on(date(year, mention.month, min(mention.day, last)), basis) if mention.day <= last else None
            )
        return TimeRange(date(year, mention.month, 1), date(year, mention.month, last), basis)
    if mention.year:
        return TimeRange(date(mention.year, 1, 1), date(mention.year, 12, 31), "stated")
    if reference is None or early is None:
        return None
    if mention.weekday is not None:
        back = (reference.weekday() - mention.weekday) % 7
        if mention.shift > 0:
            return TimeRange.on(reference + timedelta(days=7 - back), "weekday after publication")
        first = early - timedelta(days=(early.weekday() - mention.weekday) % 7)
        latest = reference - timedelta(days=back)
        first = min(first, latest)
        return TimeRange(first, latest, "weekday of or before publication")
    if mention.relative:
        return _relative(mention.relative, reference)
    return None


def _relative(relative: tuple[str, int], reference: date) -> TimeRange:
    unit, shift = relative
    basis = "relative to publication"
    if unit == "day":
        return TimeRange.on(reference + timedelta(days=shift), basis)
    if unit == "week":
        monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=shift)
        return TimeRange(monday, monday + timedelta(days=6), basis)
    if unit == "month":
        index = reference.year * 12 + reference.month - 1 + shift
        year, month = divmod(index, 12)
        return TimeRange(
            date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1]), basis
        )
    return TimeRange(date(reference.year + shift, 1, 1), date(reference.year + shift, 12, 31), basis)


def _year_of(mention: TimeMention, reference: date) -> int:
    """The year of a month without one: the latest that has begun by publication; the coming one for "next"."""
    month = mention.month or 1
    begun = (month, mention.day or 1) <= (reference.month, reference.day)
    if mention.shift > 0:
        return reference.year if not begun else reference.year + 1
    if mention.shift < 0 and month == reference.month and mention.day is None:
        return reference.year - 1
    return reference.year if begun else reference.year - 1


def contradiction(mention: TimeMention) -> int | None:
    """The true weekday where the words name another one for a full date ("Wednesday, 2 October 2022"), else None."""
    if mention.weekday is None or not (mention.year and mention.month and mention.day):
        return None
    try:
        true = date(mention.year, mention.month, mention.day).weekday()
    except ValueError:
        return None
    return true if true != mention.weekday else None
