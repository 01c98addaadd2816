"""Dates as printed: weekdays, days of months, months, years, decades, numbers with slashes, times of day."""

from __future__ import annotations

import re

from firsthand.extract.times.mention import TimeMention
from firsthand.extract.times.vocabulary import (
    AMBIGUOUS_MONTHS,
    DASHES,
    DECADES,
    FEAST_STARTS,
    FEASTS,
    FIRST_YEAR,
    FOREIGN_MONTHS,
    LAST_YEAR,
    MONTHS,
    ORDINAL_ENDS,
    OUTLET_STARTS,
    OUTLET_WORDS,
    PARTS,
    SHIFTS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    YEAR_CUES,
    YEAR_OWNERS,
    ZONES,
)
from firsthand.extract.times.words import Words

NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
MILITARY = frozenset(["gmt", "utc", "est", "edt", "bst", "cet"])
"""Zones after which four digits are a time of day ("1430 GMT")."""
MILITARY_TIME = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
POINTED_TIME = re.compile(r"\d{1,2}\.[0-5]\d")
POINTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})")
CJK = (("年", "년"), ("月", "월"), ("日", "일"))
"""What follows a year, a month and a day in Chinese, Japanese and Korean."""


DATED = frozenset([*WEEKDAYS, *NEAR_DAYS, *SHORT_WEEKDAYS, *FEAST_STARTS, *MONTHS, *FOREIGN_MONTHS, *PARTS])
"""Words with which `dated` may find something; the rest begin with a digit."""


def dated(words: Words, i: int) -> TimeMention | None:
    """A weekday, a calendar date or month, a near day, or a part of a day with its day, that begins at token i."""
    word = words.low(i)
    if word not in DATED and not word[:1].isdigit():
        return None
    if word in WEEKDAYS:
        return weekday(words, i)
    if word in NEAR_DAYS:
        return near_day(words, i)
    if word in SHORT_WEEKDAYS:
        return short_weekday(words, i)
    found = feast(words, i) if word in FEAST_STARTS else None
    return found or calendar(words, i) or clock(words, i) or cjk(words, i)


def short_weekday(words: Words, i: int) -> TimeMention | None:
    """Wed., March 6 · Sat 9 June: a weekday cut short, beside its date."""
    k = i + 1
    while words.low(k) in (".", ",") and k < i + 3:
        k += 1
    rest = calendar(words, k) if words.capital(i) else None
    return rest._replace(first=i, weekday=SHORT_WEEKDAYS[words.low(i)]) if rest and rest.day else None


def feast(words: Words, i: int) -> TimeMention | None:
    """Christmas Eve · New Year's Day 2020."""
    for length in (3, 2, 1):
        day = FEASTS.get(tuple(words.lower[i : i + length]))
        if day and i + length <= words.n and words.capital(i):
            year, last = _year_after(words, i + length)
            return TimeMention(i, last, year, *day)
    return None


def weekday(words: Words, i: int) -> TimeMention | None:
    """Friday · Friday night · Friday, June 14, 2024; not the Sunday Times, not Friday as a person's name."""
    if not words.capital(i) or (words.low(i + 1) in OUTLET_WORDS and words.capital(i + 1)):
        return None
    day, k = WEEKDAYS[words.low(i)], i + 1
    part = PARTS.get(words.low(k))
    if part:
        return TimeMention(i, k + 1, weekday=day, part=part, kind="time")
    if words.low(k) in (",", "the"):
        k += 1
    if words.low(k) in MONTHS or words.day(k):
        rest = calendar(words, k)
        if rest and rest.day:
            return rest._replace(first=i, weekday=day)
    return TimeMention(i, i + 1, weekday=day)


def near_day(words: Words, i: int) -> TimeMention | None:
    """Yesterday · tomorrow morning · tonight; not USA Today."""
    if words.capital(i) and words.low(i - 1) in OUTLET_STARTS and words.capital(i - 1):
        return None
    part = "TNI" if words.low(i) == "tonight" else PARTS.get(words.low(i + 1))
    last = i + 2 if part and words.low(i) != "tonight" else i + 1
    kind = "time" if part else "date"
    return TimeMention(i, last, relative=("day", NEAR_DAYS[words.low(i)]), part=part, kind=kind)


def calendar(words: Words, i: int) -> TimeMention | None:
    """Month day, year · day Month year · Month year · Month · July last year · May 3-5."""
    day, k = words.day(i), i
    if day:
        k = _after_ordinal(words, i + 1)
        if words.low(k) in ("of", "de"):
            k += 1
        elif words.low(k) == "." and words.tight(k):
            k += 1  # 3. Mai
    name, foreign = words.low(k), False
    month = MONTHS.get(name)
    if not month or not words.capital(k):
        month, foreign = FOREIGN_MONTHS.get(name), True
    if not month or (foreign and not day and not words.year(_after_of(words, k + 1))):
        return None
    if name in AMBIGUOUS_MONTHS and not day and not foreign and not _month_here(words, k):
        return None
    k += 1
    if words.low(k) == "." and len(name) <= 4 and words.tight(k):
        follows = words.low(k + 1)
        if follows.isdecimal() or (name not in AMBIGUOUS_MONTHS and len(name) <= 4 and follows[:1].islower()):
            k += 1
    until_day = None
    if not day:
        day, until_day, k = _day_after(words, k)
    year, last = _year_after(words, k)
    relative = None
    if year is None and words.low(k) in ("last", "this", "next") and words.low(k + 1) == "year":
        relative, last = ("year", SHIFTS[words.low(k)]), k + 2
    return TimeMention(i, last, year, month, day, until_day=until_day, relative=relative)


def _after_ordinal(words: Words, k: int) -> int:
    return k + 1 if words.low(k) in ORDINAL_ENDS and words.tight(k) else k


def _after_of(words: Words, k: int) -> int:
    return k + 1 if words.low(k) in ("of", "de", ",") else k


def _month_here(words: Words, k: int) -> bool:
    """Whether "May" or "March" is a month: a day, a year or a cue stands beside it, and it has its capital."""
    if not words.capital(k):
        return False
    before = words.low(k - 1)
    after = k + 1
    return bool(
        words.day(after)
        or words.year(after)
        or (words.low(after) == "." and words.day(after + 1))
        or (before in YEAR_CUES and before not in ("the", "and", "of", "for"))
        or (before in ("and", "of", "for") and not words.low(after).isalpha())
        or before in SHIFTS
        or before in ("each", "every")
        or (before in DASHES and words.low(k - 2) in ("mid", "early", "late"))
    )


def _day_after(words: Words, k: int) -> tuple[int | None, int | None, int]:
    """The day after a month, the end of a range of days, and the index after both."""
    day = words.day(k)
    if not day or (words.low(k + 1) == "," and words.low(k + 2).isdecimal() and not words.year(k + 2)):
        return None, None, k
    if words.low(k + 1) == "%" or (words.low(k + 1) == ":" and words.tight(k + 1) and words.number(k + 2) is not None):
        return None, None, k
    k = _after_ordinal(words, k + 1)
    if words.low(k) in DASHES and words.tight(k) and words.tight(k + 1) and (words.day(k + 1) or 0) > day:
        return day, words.day(k + 1), k + 2
    return day, None, k


def _year_after(words: Words, k: int) -> tuple[int | None, int]:
    """The year after a day or month, and the index after it."""
    for at in (k, k + 1 if words.low(k) in (",", "of", "de") else k):
        year = words.year(at)
        if year:
            return year, at + 1
    spoken = spoken_year(words, k)
    return spoken if spoken else (None, k)


def spoken_year(words: Words, i: int) -> tuple[int, int] | None:
    """Nineteen ninety-seven · two thousand, after a word for a year; with the index after it."""
    word = words.low(i)
    if word in ("nineteen", "eighteen"):
        pair = words.count(words.dash(i + 1))
        if pair and pair[0] is not None and 20 <= pair[0] <= 99 and words.low(i + 1) not in ("hundred", "thousand"):
            return (1900 if word == "nineteen" else 1800) + int(pair[0]), pair[1]
    if words.low(i - 1) == "year" and word == "two" and words.low(i + 1) == "thousand":
        return 2000, i + 2
    return None


def clock(words: Words, i: int) -> TimeMention | None:
    """10:30 · 6 p.m. · 10 p.m. EST Wednesday · noon Friday."""
    word, k = words.low(i), i + 1
    if not word[:1].isdecimal() and word not in PARTS:
        return None
    if word in ("noon", "midnight", "midday"):
        stamp = PARTS[word]
    elif MILITARY_TIME.fullmatch(word) and words.low(k) in MILITARY:
        stamp = f"T{word[:2]}:{word[2:]}"
        k += 1
    elif POINTED_TIME.fullmatch(word) and _half_of_day(words, k)[0]:
        half, k = _half_of_day(words, k)
        hour = int(word[:-3])
        if hour > 12:
            return None
        stamp = f"T{hour % 12 + (12 if half == 'p' else 0):02}:{word[-2:]}"
    elif word.isdecimal() and len(word) <= 2 and words.low(k) == "o'clock" and int(word) <= 12:
        k += 1
        stamp = f"T{int(word):02}:00"
    elif word.isdecimal() and len(word) <= 2:
        minute = ""
        if words.low(k) == ":" and words.tight(k) and words.tight(k + 1) and words.low(k + 1).isdecimal():
            minute, k = words.low(k + 1), k + 2
        half, after = _half_of_day(words, k)
        hour = int(word)
        if hour > 24 or not (half or minute) or len(minute) not in (0, 2):
            return TimeMention(i, k, clock=True, kind="time") if minute else None
        if half:
            hour, k = hour % 12 + (12 if half == "p" else 0), after
        stamp = f"T{hour:02}:{minute or '00'}"
    else:
        return None
    return _with_day(words, i, k, stamp)


def _half_of_day(words: Words, k: int) -> tuple[str, int]:
    """The first letter of a.m. and p.m., and the index after it."""
    word = words.low(k)
    if word in ("am", "pm"):
        return word[0], k + 1
    if word in ("a", "p") and words.low(k + 1) == ".":
        after = k + 1
        while words.low(after) in (".", "m") and words.tight(after):
            after += 1
        return word, after
    return "", k


def _with_day(words: Words, i: int, k: int, stamp: str) -> TimeMention:
    """A time of day with the day after it, where there is one."""
    at = k
    while words.low(at) in ZONES or words.low(at) in (",", "on", "(", ")"):
        at += 1
    if words.low(at) in WEEKDAYS or words.low(at) in NEAR_DAYS or words.low(at) in MONTHS:
        day = dated(words, at)
        if day and (day.day or day.weekday is not None or day.relative):
            return day._replace(first=i, part=stamp, kind="time")
    return TimeMention(i, k, clock=True, part=stamp, kind="time")


def cjk(words: Words, i: int) -> TimeMention | None:
    """2024年6月14日 · 6월 14일: at least two of year, month and day."""
    found: list[int | None] = [None, None, None]
    k = i
    if ord(words.low(i + 1)[:1] or " ") < 0x2E80:
        return None
    for place, signs in enumerate(CJK):
        number = words.number(k)
        if number is not None and words.low(k + 1).startswith(signs) and words.tight(k + 1):
            found[place], k = number, k + 2
    year, month, day = found
    if month is None or (year is None and day is None) or not 1 <= month <= 12 or not (day is None or 1 <= day <= 31):
        return None
    return TimeMention(i, k, year, month, day) if year is None or FIRST_YEAR <= year <= LAST_YEAR else None


def numeric(words: Words, i: int) -> TimeMention | None:
    """2024-06-14 · 10/31/89 · 1950-1953 · 1980s · in 2024 · the '80s · 20th century is none."""
    word = words.low(i)
    year = words.year(i)
    second = words.low(i + 2)
    joint = words.low(i + 1)
    if (
        (joint in DASHES or joint == "/") and words.tight(i + 1) and second.isdecimal() and words.tight(i + 2)
    ) and word.isdecimal():
        if words.low(i + 3) == joint and words.low(i + 4).isdecimal() and words.tight(i + 4):
            return _slashed(words, i, (word, second, words.low(i + 4)))
        if year and words.year(i + 2) and int(second) > year:
            return TimeMention(i, i + 3, year, until_year=int(second))
        if year and len(second) == 2:
            return TimeMention(i, i + 3, year, until_year=year - year % 100 + int(second))
    if POINTED_DATE.fullmatch(word):
        return _slashed(words, i, tuple(word.split(".")), 1)
    if year:
        return _year_alone(words, i, year)
    if word.isdecimal() and len(word) == 2 and word[1] == "0" and joint == "s" and words.tight(i + 1):
        return TimeMention(i, i + 2, 1900 + int(word), until_year=1909 + int(word), unit="decade")
    return None


def _slashed(words: Words, i: int, parts: tuple[str, ...], length: int = 5) -> TimeMention | None:
    """Year, month and day of three numbers, in whichever order makes a date."""
    if any(len(p) > 4 for p in parts):
        return None
    a, b, c = (int(p) for p in parts)
    short = [c + (2000 if c < 50 else 1900)] if len(parts[2]) == 2 and words.low(i + 1) in ("/", *DASHES) else []
    years = [(a, b, c), (c, b, a), (c, a, b), *((y, a, b) for y in short), *((y, b, a) for y in short)]
    for y, m, d in years:
        if FIRST_YEAR <= y <= LAST_YEAR and 1 <= m <= 12 and 1 <= d <= 31:
            return TimeMention(i, i + length, y, m, d)
    return None


def _year_alone(words: Words, i: int, year: int) -> TimeMention | None:
    """A year by the words beside it; a decade where an s is set on it."""
    before, after = words.low(i - 1), words.low(i + 1)
    if after in ("'", "’") and words.low(i + 2) == "s" and words.tight(i + 1) and words.tight(i + 2):
        return TimeMention(i, i + 3, year, until_year=year + 9, unit="decade")
    if after == "s" and words.tight(i + 1):
        return TimeMention(i, i + 2, year, until_year=year + 9, unit="decade")
    if after in DASHES and words.tight(i + 1) and words.tight(i + 2) and words.low(i + 2).isalpha():
        return None
    if before in ("$", "€", "£", "no", "#"):
        return None
    if before in YEAR_CUES or (before in ("(", ",", "copyright", "©", "last", "next") and year >= 1900):
        return TimeMention(i, i + 1, year)
    if 1900 <= year <= LAST_YEAR and not after.isalpha():
        return TimeMention(i, i + 1, year)
    owned = before in YEAR_OWNERS or (i > 0 and words.tokens.lower[i - 1].endswith("'s"))
    if 1900 <= year <= 2050 and owned and after.isalpha():
        return TimeMention(i, i + 1, year)
    return None


def spoken(words: Words, i: int) -> TimeMention | None:
    """Nineteen ninety-six · the nineties · 20th century."""
    found = spoken_year(words, i)
    if found:
        return TimeMention(i, found[1], found[0])
    if words.low(i) in DECADES and words.low(i - 1) in ("the", "early", "late", "mid", *DASHES):
        year = 1900 + DECADES[words.low(i)]
        return TimeMention(i, i + 1, year, until_year=year + 9, unit="decade")
    ordinal = words.ordinal(i)
    if ordinal and words.low(words.dash(ordinal[1])) == "century" and 1 <= ordinal[0] <= 99:
        return TimeMention(i, words.dash(ordinal[1]) + 1, unit="century", number=ordinal[0])
    return None
