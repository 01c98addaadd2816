"""What words of time say, before anybody asks which days they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from firsthand.core.time import TimeRange


class TimeMention(NamedTuple):
    """Words that name a time: tokens `first` to `last` (excluded), and what they fix.

    Attributes:
        kind: "date", "time" (of a day), "duration", "set" (how often) or "ref" ("now", "recently").
        year, month, day, weekday: as far as the words say; Monday is 0.
        shift: -1 for "last", 1 for "next", 0 otherwise.
        opener: "since", "by" or "until" where such a word stands before.
        clock: a time of day with no day beside it ("6 p.m.").
        relative: unit and count from the publication, or from `anchor` ("two weeks ago" is ("week", -2)).
        until_year, until_day, until: the end of a range ("1950-1953", "May 3-5", "from May to July").
        unit, number: a named period and its number ("quarter" 3, "season" "SU", "decade" 1980, "century" 20).
        fiscal: the period is one of somebody's accounts, so its days are not known.
        part: part of the day or clock time as TIMEX3 writes it ("TNI", "T18:00").
        edge: "START", "MID" or "END" of the period.
        tense: "past" or "future", from the verb nearest to the words; "over" directly after "ended".
        shown: the determiner of a season or month; "over" where only a period that is over can be meant.
        value: the TIMEX3 value of durations, sets and references, which need no date.
        anchor: an earlier mention that the words lean on ("a year earlier").
        link: "period" or "day": which kind of earlier mention that is.
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
    kind: str = "date"
    until_day: int | None = None
    until: TimeMention | None = None
    unit: str | None = None
    number: int | str | None = None
    fiscal: bool = False
    part: str | None = None
    edge: str | None = None
    tense: str | None = None
    shown: str | None = None
    value: str | None = None
    anchor: TimeMention | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a text: characters `start` to `end`, its words, and what they mean.

    Attributes:
        start: first character.
        end: the character after the last.
        quote: the words.
        kind: "date", "time", "duration", "set" or "ref".
        value: TIMEX3 value ("1998-W12", "P3M", "PRESENT_REF"), None where the publication day is needed and missing.
        range: the days meant with the reason to believe them, None where they are no days or not fixed.
    """

    start: int
    end: int
    quote: str
    kind: str
    value: str | None
    range: TimeRange | None
