"""Dates that contradict themselves: "Wednesday, 2 October 2022" was a Sunday.

A report is looked at only where a weekday and a year stand near each other, which is rare, so this costs little.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from firsthand.core.text import Report, Span
from firsthand.extract import times
from firsthand.extract.sentences import sentences

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATED = re.compile(rf"\b({'|'.join(DAYS)})\b.{{0,30}}?\b\d{{4}}\b", re.IGNORECASE | re.DOTALL)


class Contradiction(NamedTuple):
    """A full date whose weekday was another one.

    `true` is the weekday it was, `printed` the day the words name, `meant` the days of that year with the printed
    number and weekday: the months that a slip of the pen can have taken it from.
    """

    span: Span
    true: str
    printed: date
    meant: tuple[date, ...]


def date_contradictions(report: Report) -> tuple[Contradiction, ...]:
    """Every full date of a report whose weekday is another one."""
    if not _DATED.search(report.text):
        return ()
    out: list[Contradiction] = []
    for sentence in sentences(report):
        if not any(word.capitalize() in DAYS for word in sentence.tokens):
            continue
        for mention in times.find(sentence.tokens):
            true = times.contradiction(mention)
            if true is not None:
                first, last = sentence.tokens.start[mention.first], sentence.tokens.end[mention.last - 1]
                printed = date(mention.year or 1, mention.month or 1, mention.day or 1)
                months = [_day(printed.year, month, printed.day) for month in range(1, 13)]
                meant = tuple(day for day in months if day and day.weekday() == mention.weekday)
                out.append(Contradiction(report.span(first, last), DAYS[true], printed, meant))
    return tuple(out)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
