"""Named periods: last week, the third quarter, a year-ago quarter, this summer, the end of the year, Monday morning."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.extract.times import dates
from firsthand.extract.times.mention import TimeMention
from firsthand.extract.times.vocabulary import EDGES, MONTHS, OPENERS, PARTS, SEASONS, SHIFTS, UNITS, WEEKDAYS
from firsthand.extract.times.words import Words

LEANING = frozenset(["previous", "preceding", "following", "same", "that"])
"""Determiners that look back to another time in the text."""
POINTING = frozenset(["same", "latest", "comparable", "corresponding", "that", "full", "entire", "whole", "recent"])
PAST_LENGTHS = {"day": "P1D", "week": "P1W", "month": "P1M", "decade": "P10Y", "century": "P100Y"}
"""The past week is the seven days to now; the past year is used for the calendar's as well, and stays a date."""
PLAIN_BEFORE = frozenset(["in", "of", "during", "for", "over", "this", "throughout", *OPENERS])


@dataclass(slots=True)
class _Lead:
    """What stands before the noun of a period."""

    k: int
    the: bool = False
    pointer: str = ""
    shift: int | None = None
    fiscal: bool = False
    year: int | None = None
    years: int | None = None
    ordinal: int | None = None
    ago: bool = False


def _lead(words: Words, i: int) -> _Lead:
    """Read the determiners at i: the · last · the same · the year-ago · the 1988 · last year's · fiscal · third."""
    lead = _Lead(i)
    if words.low(i) == "the":
        lead.the, lead.k = True, i + 1
    for _ in range(6):
        k, word = lead.k, words.low(lead.k)
        if word in SHIFTS and lead.shift is None:
            lead.shift, lead.pointer = SHIFTS[word], lead.pointer or word
            if word == "this" and words.low(k + 1) in SHIFTS:
                lead.shift, k = SHIFTS[words.low(k + 1)], k + 1
        elif word in POINTING and (lead.the or word in ("that", "latest")):
            lead.pointer = word
        elif word == "fiscal":
            lead.fiscal, k = True, words.dash(k + 1) - 1
        elif word == "year" and words.low(words.dash(k + 1)) in ("ago", "earlier") and not lead.ago:
            lead.ago, k = True, words.dash(k + 1)
        elif word == "year" and lead.shift is not None and words.tokens.lower[k].endswith("'s"):
            lead.years, lead.shift, lead.pointer = lead.shift, None, ""
        elif words.year(k) and lead.the:
            lead.year = words.year(k)
        else:
            found = words.ordinal(k) if lead.ordinal is None else None
            if not found:
                break
            lead.ordinal, k = found[0], words.dash(found[1]) - 1
        lead.k = k + 1
    return lead


def period(words: Words, i: int) -> TimeMention | None:
    """A period that begins at token i with its determiner, its ordinal or its own name."""
    lead = _lead(words, i)
    noun, k = words.low(lead.k), lead.k
    if noun in ("quarter", "quarters", "period"):
        return _quarter(words, i, lead)
    if noun == "half":
        return _half(words, i, lead)
    if noun == "year" and words.low(words.dash(k + 1)) == "end" and not lead.ordinal:
        return TimeMention(i, words.dash(k + 1) + 1, relative=("year", lead.shift or 0), edge="END")
    if lead.fiscal and k > i and noun not in UNITS and words.year(k):
        return TimeMention(i, k + 1, words.year(k), fiscal=True)
    if lead.years is not None and noun not in UNITS:
        return _standing(words, i, lead)
    if lead.ago and lead.ordinal is None and noun not in UNITS:
        return TimeMention(i, lead.k, relative=("year", -1), link="period")
    if noun in UNITS and lead.ordinal is None:
        return _unit(words, i, lead, noun)
    if noun in SEASONS:
        return _season(words, i, lead)
    if noun in PARTS and len(PARTS[noun]) == 3:
        return _part(words, i, lead)
    if k > i and lead.ordinal is None and (noun in WEEKDAYS or noun in MONTHS) and (lead.shift is not None):
        inner = dates.dated(words, k)
        if inner and inner.year is None:
            link = "day" if lead.pointer in LEANING else None
            return inner._replace(first=i, shift=lead.shift, shown=lead.pointer, link=link)
    return None


def _standing(words: Words, i: int, lead: _Lead) -> TimeMention | None:
    """Last year's results: the year alone."""
    at = next((k for k in range(i, lead.k) if words.low(k) == "year"), None)
    return None if at is None else TimeMention(i, at + 1, relative=("year", lead.years or 0), shift=lead.years or 0)


def _suffix(words: Words, k: int) -> tuple[int | None, int | None, int]:
    """Of 1990 · of last year · last year · in 1990: a stated year, a shift of years, and the index after."""
    at = k + 1 if words.low(k) in ("of", "in", ",") else k
    year = words.year(at)
    if year:
        return year, None, at + 1
    if words.low(at) in SHIFTS and words.low(at + 1) == "year":
        return None, SHIFTS[words.low(at)], at + 2
    if at > k and words.low(at) == "the" and words.low(at + 1) == "year" and words.low(k) == "of":
        return None, 0, at + 2
    if words.low(at) == "fiscal" and words.year(at + 1):
        return words.year(at + 1), None, at + 2
    spoken = dates.spoken_year(words, at)
    return (spoken[0], None, spoken[1]) if spoken else (None, None, k)


def _quarter(words: Words, i: int, lead: _Lead) -> TimeMention | None:
    """The third quarter · this quarter · the quarter · the year-ago period · the 1988 quarter."""
    k = lead.k + 1
    if words.low(k) in ("-", "–") and words.low(k + 1) in ("final", "finals", "point", "century", "mile"):
        return None
    if lead.ordinal is not None and (lead.ordinal > 4 or words.low(lead.k) == "period"):
        return None
    year, years, last = _suffix(words, k)
    year, years = lead.year or year, lead.years if lead.years is not None else years
    relative = ("year", years) if years is not None else (("year", -1) if lead.ago else None)
    if lead.ordinal:
        link = "period" if lead.ago else None
        return TimeMention(
            i, last, year, relative=relative, unit="quarter", number=lead.ordinal, fiscal=lead.fiscal, link=link
        )
    if words.low(lead.k) == "quarters":
        return None
    if lead.shift is not None and lead.pointer not in LEANING and words.low(lead.k) == "quarter":
        return TimeMention(i, last, year, relative=("quarter", lead.shift))
    pointed = lead.ago or lead.pointer in POINTING or lead.year or years is not None
    if pointed or (lead.the and words.low(lead.k) == "quarter" and words.low(k) not in ("of", "-")):
        if words.low(k) == "a" and words.low(k + 1) == "year" and words.low(k + 2) in ("ago", "earlier"):
            relative, last = ("year", -1), k + 3
        shown = "over" if lead.ago or lead.pointer == "latest" else None
        return TimeMention(i, last, year, relative=relative, unit="quarter", link="period", shown=shown)
    return None


def _half(words: Words, i: int, lead: _Lead) -> TimeMention | None:
    """The first half of 1990 · this year's second half; a half of a game has no year."""
    year, years, last = _suffix(words, lead.k + 1)
    years = lead.years if lead.years is not None else years
    number = lead.ordinal or (2 if lead.pointer == "last" else 0)
    if number not in (1, 2) or (year is None and years is None and lead.year is None):
        return None
    relative = ("year", years) if years is not None else None
    return TimeMention(i, last, lead.year or year, relative=relative, unit="half", number=number)


def _unit(words: Words, i: int, lead: _Lead, noun: str) -> TimeMention | None:
    """Last week · this month · that year · the following day · the weekend · the year 2000."""
    k, last = lead.k, lead.k + 1
    if noun in ("hour", "minute", "second", "quarter"):
        return None
    if lead.ago or (i > 0 and words.capital(k) and words.capital(i)):  # "This Week" on air
        return None
    if noun == "year" and lead.the and lead.shift is None:
        number = words.year(last)
        stated = (number, last + 1) if number else dates.spoken_year(words, last)
        if stated:
            return TimeMention(i, stated[1], stated[0])
    if lead.pointer == "past" and noun in PAST_LENGTHS:
        return TimeMention(i, last, value=PAST_LENGTHS[noun], kind="duration")
    if lead.the and lead.shift is None and words.low(last) in ("before", "after") and not words.low(last + 1).isalpha():
        return TimeMention(i, last + 1, relative=(noun, -1 if words.low(last) == "before" else 1), link="day")
    if lead.shift is not None:
        part = _part_after(words, last) if noun == "day" else None
        if noun == "day" and lead.pointer not in ("previous", "next", "following", "preceding"):
            return None
        if lead.pointer in ("following", "previous", "preceding") or noun == "day":
            return TimeMention(i, last, relative=(noun, lead.shift), link="day", part=part, shift=lead.shift)
        return TimeMention(i, last, relative=(noun, lead.shift), fiscal=lead.fiscal, shift=lead.shift)
    if lead.pointer in ("that", "same") and (lead.pointer == "same" or noun != "day" or words.low(last) != "to"):
        return TimeMention(i, last, relative=(noun, 0), link="day")
    if lead.pointer == "latest" and lead.fiscal:
        return TimeMention(i, last, relative=("year", -1), fiscal=True)
    if noun == "weekend" and (lead.the or words.low(i - 1) in ("over", "on", "at")):
        return TimeMention(i, last, unit="weekend")
    if noun == "year" and (lead.the or lead.fiscal) and words.low(last) in ("ended", "ending", "to"):
        return TimeMention(i, last, value="P1Y", kind="duration")
    if lead.the and noun in ("week", "month", "year") and words.low(i - 1) in PLAIN_BEFORE:
        if k + 1 < words.n and words.low(last) in ("-", "of", "that", "when", "before", "after"):
            return None
        return TimeMention(i, last, relative=(noun, 0), fiscal=lead.fiscal)
    return None


def _part_after(words: Words, k: int) -> str | None:
    return PARTS.get(words.low(k))


def _season(words: Words, i: int, lead: _Lead) -> TimeMention | None:
    """Last fall · this summer · the winter of 1994 · summer; "the fall of Saigon" is none."""
    if lead.ordinal is not None or lead.ago:
        return None
    noun, k = words.low(lead.k), lead.k + 1
    year, years, last = _suffix(words, k)
    relative = ("year", years) if years is not None else None
    if year is None and years is None:
        last = k
        loose = noun in ("fall", "spring")
        if lead.shift is None and (loose or not lead.the):
            before = words.low(i - 1)
            if before not in PLAIN_BEFORE or (loose and words.low(k) in ("of", "in", "from")) or words.capital(k):
                return None
        if loose and not lead.the and lead.shift is None and not words.capital(lead.k) and words.low(k).isalpha():
            return None
    return TimeMention(
        i,
        last,
        year or lead.year,
        shift=lead.shift or 0,
        relative=relative,
        unit="season",
        number=SEASONS[noun],
        shown=lead.pointer or None,
    )


def _part(words: Words, i: int, lead: _Lead) -> TimeMention | None:
    """Last night · this morning · that evening; "the night" leans on the day before it."""
    last = lead.k + 1
    part = PARTS[words.low(lead.k)]
    if lead.pointer in ("this", "last") and lead.k > i:
        return TimeMention(i, last, relative=("day", lead.shift or 0), part=part, kind="time")
    if lead.pointer in ("that", "same", "previous", "next", "following"):
        return TimeMention(i, last, relative=("day", lead.shift or 0), part=part, kind="time", link="day")
    follows = words.low(last)
    if lead.the and lead.pointer == "" and words.low(i - 1) in ("in", "during") and follows not in ("of", "-", "after"):
        return TimeMention(i, last, relative=("day", 0), part=part, kind="time", link="day")
    return None


def edged(words: Words, i: int) -> TimeMention | None:
    """Early 1990 · late last week · the end of the year · earlier this month · mid-November · late Monday afternoon."""
    start = i + 1 if words.low(i) == "the" else i
    word = words.low(start)
    edge = EDGES.get(word)
    if edge is None:
        return None
    k = words.dash(start + 1)
    if word in ("beginning", "start", "opening", "middle", "end", "close"):
        if words.low(k) != "of":
            return None
        k += 1
    elif (word in ("earlier", "later") and words.low(k) in ("in", "on")) or (
        word == "early" and words.low(k) == "in" and words.low(k + 1) in ("the", *MONTHS)
    ):
        k += 1
    inner = _inner(words, k)
    if inner is None or inner.edge:
        return None
    return inner._replace(first=i, edge=edge)


def _inner(words: Words, k: int) -> TimeMention | None:
    """What an edge may stand before."""
    found = dates.dated(words, k) or dates.numeric(words, k) or dates.spoken(words, k)
    if found:
        return found
    year = words.year(k)
    if year:
        return TimeMention(k, k + 1, year)
    word = words.low(k)
    if word in ("the", "this") and words.low(k + 1) in ("year", "month", "week", "decade", "century"):
        if words.low(k + 2) in ("end", "-"):
            return None
        return TimeMention(k, k + 2, relative=(words.low(k + 1), 0))
    if word in SEASONS:
        year, years, last = _suffix(words, k + 1)
        relative = ("year", years) if years is not None else None
        return TimeMention(k, last, year, relative=relative, unit="season", number=SEASONS[word])
    if word in PARTS and len(PARTS[word]) == 3:
        day = dates.dated(words, k + 1)
        if day and not day.clock:
            return day._replace(first=k, part=PARTS[word], kind="time")
        return TimeMention(k, k + 1, relative=("day", 0), part=PARTS[word], kind="time", link="day")
    if word == "the":
        decade = dates.numeric(words, k + 1)
        if decade and decade.unit == "decade":
            return decade._replace(first=k)
    return period(words, k)
