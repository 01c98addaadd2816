"""Dates as written, and the day a report was published where only its words or its address tell it.

English month and day names, in both orders. A year is never guessed: it stands beside the day, in the address, or in a
copyright line that agrees with the day of the week. Numbers such as 03/04/2023 are left alone, since half the world
reads them the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from firsthand.core.time import TimeRange

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_M = (
    r"(?P<m>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_W = r"(?P<w>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:(?:s|nes|rs|ur)?day|\.|s|rs?)?"
_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_Y = r"(?P<y>(?:19|20)\d\d)"
_FULL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:{_W},?\s+)?(?:the\s+)?{_D}(?:\s+of)?\s+{_M},?\s+{_Y}\b",
        rf"\b(?:{_W},?\s+)?{_M}\s+{_D}(?:,\s*|\s+){_Y}\b",
        r"(?<![\d/-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?:T\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?(?![\d/-])",
    )
)
_WEEKDAY = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_W},?\s+{_M}\s+{_D}\b(?!,?\s+(?:19|20)\d\d)",
        rf"\b{_W},?\s+(?:the\s+)?{_D}(?:\s+of)?\s+{_M}(?!\w)(?!,?\s+(?:19|20)\d\d)",
    )
)
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]\d{1,2}:\d\d.*)?)?)?")
_URL_DAY = re.compile(r"[/=](?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2}|[a-z]{3,9})[/-](?P<d>\d{1,2})(?![\d])", re.IGNORECASE)
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d\d)/")
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[^\n]{0,20}?\b(?:(?:19|20)\d\d\s*[-–]\s*)?(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"\W*(?:first |originally )?(?:published|posted|publication date|date|dated|issued)\b\W*(?:on|at)?\W*$", re.I
)
_TIME = re.compile(
    r"[\s,;|•·@()–—-]*(?:at\s+)?(?:\d{1,2}(?:[:.]\d\d){0,2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5})?)?[\s.,)]*", re.I
)
_SEPARATOR = re.compile(r"\s*[|•·]\s*")
_BYLINE = re.compile(r"By\s+.{1,80}?(?:,|\bon\b|[|•·–—-]|\s)\s*$")
_NO_PLACE = r"(?!(?:On|In|At|As|By|It|The|This|Last|Since|Until|From|After|Before|Between|Through)\b)"
_PLACE = re.compile(_NO_PLACE + r"\(?(?:[A-Z][\w.'’ /-]{0,40}(?:,\s*[A-Z][\w.'’ /-]{0,30})?(?:,|:|\s|\())?\s*\(?$")
_DASH = re.compile(r"\)?\s*(?:\([^()]{1,60}\)\s*)?(?:[-–—]|:\s)")
_PAST = re.compile(
    r"\b(?:said|told|announced|stated|reported|confirmed|warned|wrote|published|posted|released|revealed|added|claimed"
    r"|happened|was|were|had|\w{3,}ed)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|plans?|planned|set to|scheduled|expected|due|upcoming|next|until|by|before|from|through"
    r"|starting|ahead of|postponed|slated|deadline)\b",
    re.IGNORECASE,
)
_ZONE_HEAD, _ZONE_FOOT, _ZONE_WIDTH = 6, 4, 300


def parse_date(value: str) -> tuple[date, date] | None:
    """The first and last day of a date as metadata write it; None where it is none.

    Args:
        value: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, an ISO date and time (its own day counts, whatever its zone), or a full
            English date.
    """
    value = value.strip()[:100]
    try:
        if match := _ISO.fullmatch(value):
            year, month, day = (int(part) if part else None for part in match.groups())
            assert year is not None
            if day and month:
                return (exact := date(year, month, day)), exact
            if month:
                return _month(year, month)
            return date(year, 1, 1), date(year, 12, 31)
        if len(value) == 8 and value.isascii() and value.isdigit():
            return (exact := date(int(value[:4]), int(value[4:6]), int(value[6:]))), exact
    except ValueError:
        return None
    found = [day for match, day in _full_dates(value) if not value[: match.start()].strip(" ,")]
    return (found[0], found[0]) if found else None


def is_date_line(line: str) -> bool:
    """Whether a line says a full date, perhaps with a label or an hour, and nothing else."""
    return _line_date(line[:_ZONE_WIDTH].strip()) is not None


def infer(text: str, url: str | None = None) -> TimeRange | None:
    """When a report was published as far as its address or its words tell, with the words as basis; None if unknown.

    A full day in the address, then a day that a label, a byline, a line of its own or a dateline prints at the head or
    the foot of the text, then a day of the week on which something was said together with a copyright year that
    agrees with it (published then or later), then a month in the address.
    """
    if url and (day := _url_day(url)):
        return TimeRange.on(day, "URL")
    lines = [line.strip() for line in text[:20_000].split("\n") if line.strip()][:_ZONE_HEAD]
    foot = [line.strip() for line in text[-5_000:].split("\n") if line.strip()][-_ZONE_FOOT:]
    for line in (*lines, *foot):
        if found := _line_date(line[:_ZONE_WIDTH]):
            return TimeRange.on(found[0], f"“{found[1]}”")
    datelines = [dated for line in lines if (dated := _dateline(line[:_ZONE_WIDTH]))]
    if len({day for day, _ in datelines}) == 1:  # several are the entries of a timeline
        return TimeRange.on(datelines[0][0], f"dateline “{datelines[0][1]}”")
    if said := _weekday_and_copyright(text):
        return said
    if url and (match := _URL_MONTH.search(url)) and 1 <= int(match["m"]) <= 12:
        return TimeRange(*_month(int(match["y"]), int(match["m"])), "URL")
    return None


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else date(9999, 12, 31)
    return first, following - timedelta(days=1)


def _day(match: re.Match[str], year: int) -> date | None:
    """The day that a match names in a year; None where there is no such day or the day of the week contradicts it."""
    words = match.groupdict()
    month = words["m"].lower()[:3]
    try:
        day = date(year, int(month) if month.isdigit() else _MONTHS.index(month) + 1, int(words["d"]))
    except ValueError:
        return None
    weekday = words.get("w")
    return None if weekday and _DAYS.index(weekday.lower()[:3]) != day.weekday() else day


def _full_dates(line: str) -> Iterator[tuple[re.Match[str], date]]:
    for pattern in _FULL:
        for match in pattern.finditer(line):
            if day := _day(match, int(match["y"])):
                yield match, day


def _line_date(line: str) -> tuple[date, str] | None:
    """A day that a line prints as its own publication: labelled, under a byline, or alone between separators."""
    for match, day in _full_dates(line):
        before, after = line[: match.start()], line[match.end() :]
        segment = _SEPARATOR.split(before)[-1]
        alone = _TIME.fullmatch(_SEPARATOR.split(after)[0]) is not None
        if _LABEL.fullmatch(segment) and (alone or len(line) < 120):
            return day, line[match.start() - len(segment) : match.end()].strip()
        if alone and (not segment.strip() or (_BYLINE.fullmatch(before) and len(line) < 140)):
            whole = _TIME.fullmatch(after) is not None
            if whole or len(line) < 120:
                return day, match[0]
    return None


def _dateline(line: str) -> tuple[date, str] | None:
    for match, day in _full_dates(line):
        if _PLACE.fullmatch(line[: match.start()]) and _DASH.match(line[match.end() :]):
            return day, line[: match.end()].strip()
    return None


def _weekday_and_copyright(text: str) -> TimeRange | None:
    ends = text[:5_000] + "\n" + text[-5_000:]
    notices = {int(match["y"]): match[0].strip() for match in _COPYRIGHT.finditer(ends)}
    if len(notices) != 1:
        return None
    ((year, notice),) = notices.items()
    said: tuple[date, str] | None = None
    for pattern in _WEEKDAY:
        for match in pattern.finditer(text[:200_000]):
            day = _day(match, year)
            if day is None:
                return None
            before = re.split(r"[.!?]\s|\n", text[max(0, match.start() - 200) : match.start()])[-1]
            after = re.split(r"[.!?](?:\s|$)|\n", text[match.end() : match.end() + 200])[0]
            past = _PAST.search(before) or _PAST.search(after[:80])
            if past and not _FUTURE.search(before[-60:]) and (said is None or day > said[0]):
                said = day, match[0]
    if said is None:
        return None
    return TimeRange(said[0], None, f"“{said[1]}” and “{notice}”, so not before that day")


def _url_day(url: str) -> date | None:
    for match in _URL_DAY.finditer(url[:2_000]):
        month = match["m"].lower()[:3]
        if (month.isdigit() or month in _MONTHS) and (day := _day(match, int(match["y"]))):
            return day
    return None
