"""How long, how often, and how long ago: durations, sets, "two weeks ago", and words for now, before and after."""

from __future__ import annotations

from firsthand.extract.times import dates
from firsthand.extract.times.mention import TimeMention
from firsthand.extract.times.vocabulary import (
    ALL_UNITS,
    DASHES,
    FUTURE,
    MONTHS,
    NOT_REFS_BEFORE,
    PART_PLURALS,
    PARTS,
    PAST,
    PLURAL_UNITS,
    PRESENT,
    SEASONS,
    SETS,
    SHIFTS,
    SINGULAR,
    UNITS,
    WEEKDAY_PLURALS,
    WEEKDAYS,
)
from firsthand.extract.times.words import Words

FILLERS = frozenset(
    ["more", "full", "straight", "consecutive", "additional", "working", "trading", "business", "whole", "long",
     "calendar", "solid", "short", "further", "other"]
)  # fmt: skip
BEFORE_COUNT = frozenset(
    [*SHIFTS, "first", "final", "latest", "recent", "these", "those", "another", "additional", "future", "early",
     "opening", "entire", "full", "whole"]
)  # fmt: skip
LARGER = {"Y": 12.0, "M": 0.0, "D": 24.0, "W": 7.0, "TH": 60.0, "TM": 60.0}
SMALLER = {"Y": "M", "D": "TH", "W": "D", "TH": "TM", "TM": "TS"}
RATES = frozenset(["times", "twice", "once", "million", "billion", "dollars", "dlrs", "percent", "%", "people"])
PHRASES = {
    ("the", "future"): "FUTURE_REF",
    ("the", "near", "future"): "FUTURE_REF",
    ("the", "near", "term"): "FUTURE_REF",
    ("the", "foreseeable", "future"): "FUTURE_REF",
    ("the", "past"): "PAST_REF",
    ("the", "distant", "past"): "PAST_REF",
    ("these", "days"): "PRESENT_REF",
    ("right", "now"): "PRESENT_REF",
    ("at", "present"): "PRESENT_REF",
    ("at", "the", "moment"): "PRESENT_REF",
    ("the", "other", "day"): "PAST_REF",
    ("a", "later", "date"): "FUTURE_REF",
    ("long", "ago"): "PAST_REF",
    ("not", "long", "ago"): "PAST_REF",
}
"""Phrases for now, before and after, and their TIMEX3 values."""
PHRASE_STARTS = frozenset(p[0] for p in PHRASES)


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: P3M, PT1H30M, PXY, P20Y for two decades."""
    time, letter = ("T", unit[1]) if unit[0] == "T" else ("", unit)
    if unit in ("DE", "CE") and count is not None:
        count, letter = count * (10 if unit == "DE" else 100), "Y"
    if unit == "WE" and count is not None:
        letter = "WE"
    if count is None:
        return f"P{time}X{letter}"
    if count == int(count):
        return f"P{time}{int(count)}{letter}"
    more = (count - int(count)) * LARGER.get(unit, 0)
    if unit in SMALLER and more == int(more):
        less = SMALLER[unit]
        whole = f"{int(count)}{letter}" if int(count) else ""
        turn = "T" if time or less[0] == "T" else ""
        return f"P{'T' if time else ''}{whole}{turn if not time else ''}{int(more)}{less[-1]}"
    return f"P{time}{count:g}{letter}"


def duration(words: Words, i: int) -> TimeMention | None:
    """Five years · the last twenty-four hours · a six-month · several years · weeks; with "ago", the day meant."""
    k, lead = i, ""
    if words.low(k) in ("the", "its", "their", "his", "her"):
        k += 1
    if words.low(k) in BEFORE_COUNT:
        lead, k = words.low(k), k + 1
    counted = words.count(k)
    bare = False
    if counted is None:
        word = words.low(k)
        if word in ("a", "an", "per") and k == i:
            counted = (1.0, k + 1)
        elif lead == "another" and word in UNITS:
            counted = (1.0, k)
        elif word in PLURAL_UNITS and (k == i or lead):
            counted, bare = (None, k), True
        else:
            return None
    count, k = counted
    single = count == 1 and words.low(k - 1) in ("a", "an", "per", "another", "additional")
    more = _second_number(words, k)
    k = more or k
    k = words.dash(k) if not bare else k
    while words.low(k) in FILLERS and k < i + 10:
        k = words.dash(k + 1)
    unit = ALL_UNITS.get(words.low(k))
    if unit is None or (unit in ("Q", "TS") and words.low(k) not in PLURAL_UNITS and not _hyphened(words, k)):
        return None
    if bare and lead in ("", "early") and words.low(k) in ("seconds", "quarters", "yr", "yrs"):
        return None
    if words.low(k) in UNITS and count not in (1, 0.5, None) and not _hyphened(words, k):
        spoken = words.low(k + 1).isalpha() and not words.low(k + 1).endswith("s")
        if not spoken:
            return None
    if _age(words, k + 1):
        return None
    last = k + 1
    if words.low(last) == "and" and words.low(last + 1) == "a" and words.low(last + 2) == "half" and count is not None:
        count, last = count + 0.5, last + 3
    value = duration_value(count, unit)
    value, last = _compound(words, value, unit, last)
    found = _pointed(words, i, last, count, unit, single=single)
    if found:
        return found
    rate = (single and _rate(words, i)) or words.low(i) == "per"
    return TimeMention(i, last, value=value, kind="set" if rate else "duration")


def _hyphened(words: Words, k: int) -> bool:
    return words.low(k - 1) in DASHES


def _second_number(words: Words, k: int) -> int | None:
    """The index after "to three", "or four" in "two to three weeks"."""
    at = k
    if words.low(at) in DASHES:
        at += 1
    if words.low(at) in ("to", "or", "and"):
        at = words.dash(at + 1)
    if at == k:
        return None
    second = words.count(at) if words.low(at) not in ("a", "an") else None
    after = words.dash(second[1]) if second else 0
    return second[1] if second and words.low(after) in ALL_UNITS else None


def _age(words: Words, k: int) -> bool:
    """Whether "old" follows: "33-year-old" and "12 years old" are ages, no times."""
    at = words.dash(k)
    return words.low(at) == "old" and words.low(k - 1) in ("year", "years")


def _compound(words: Words, value: str, unit: str, k: int) -> tuple[str, int]:
    """Two years and three months · five hours 20 minutes."""
    at = k + 1 if words.low(k) in ("and", ",") else k
    smaller = SMALLER.get(unit)
    if smaller is None or not words.low(at):
        return value, k
    more = words.count(at)
    if more and more[0] is not None and ALL_UNITS.get(words.low(more[1])) == smaller:
        turn = "T" if smaller[0] == "T" and unit[0] != "T" else ""
        return f"{value}{turn}{int(more[0])}{smaller[-1]}", more[1] + 1
    return value, k


def _pointed(words: Words, i: int, last: int, count: float | None, unit: str, *, single: bool) -> TimeMention | None:
    """The day that "ago", "earlier", "from now" make of a length."""
    k = last
    if words.low(k) == "or" and words.low(k + 1) in ("so", "more"):
        k += 2
    k = words.dash(k)
    word, name = words.low(k), SINGULAR.get(unit, "day")
    if word in ("before", "after") and not words.low(k + 1).isalpha() and words.low(k + 1) not in ("'", '"'):
        word = "earlier" if word == "before" else "later"
    if word == "from" and words.low(k + 1) == "now":
        whole = count is not None and count == int(count)
        return TimeMention(i, k + 2, relative=(name, int(count or 0))) if whole else _ref(i, k + 2, "FUTURE_REF")
    if word not in ("ago", "earlier", "later"):
        return None
    if count is None:
        return _ref(i, k + 1, "PAST_REF") if word == "ago" else None
    if single and unit == "Y" and word != "later":
        return TimeMention(i, k + 1, relative=("year", -1), link="period")
    if unit[0] == "T" and word == "ago":
        return TimeMention(i, k + 1, relative=("day", 0))
    if unit[0] == "T":
        return None
    number = round(count) * (1 if word == "later" else -1)
    return TimeMention(i, k + 1, relative=(name, number), link=None if word == "ago" else "day")


def _ref(first: int, last: int, value: str) -> TimeMention:
    return TimeMention(first, last, value=value, kind="ref")


def _rate(words: Words, i: int) -> bool:
    """Whether "a year" follows a number or a word for how often: "$3 million a year"."""
    before = words.low(i - 1)
    return before[:1].isdigit() or before in RATES


def repeated(words: Words, i: int) -> TimeMention | None:
    """Every year · each Thursday · every July · every two weeks · Tuesday nights · daily."""
    word = words.low(i)
    if word in SETS and not words.capital(i):
        return TimeMention(i, i + 1, value=SETS[word], kind="set")
    if word in WEEKDAY_PLURALS and words.capital(i) and not words.tokens.lower[i].endswith("'s"):
        return TimeMention(i, i + 1, value=f"XXXX-WXX-{WEEKDAY_PLURALS[word] + 1}", kind="set")
    if word in WEEKDAYS and words.capital(i) and words.low(i + 1) in PART_PLURALS:
        value = f"XXXX-WXX-{WEEKDAYS[word] + 1}{PART_PLURALS[words.low(i + 1)]}"
        return TimeMention(i, i + 2, value=value, kind="set")
    if word not in ("every", "each"):
        return None
    noun, k = words.low(i + 1), i + 1
    if noun in WEEKDAYS:
        part = PARTS.get(words.low(i + 2), "")
        return TimeMention(
            i,
            i + (3 if part else 2),
            value=f"XXXX-WXX-{WEEKDAYS[noun] + 1}{part if len(part) == 3 else ''}",
            kind="set",
        )
    if noun in MONTHS and words.capital(k):
        return TimeMention(i, i + 2, value=f"XXXX-{MONTHS[noun]:02}", kind="set")
    if noun in SEASONS:
        return TimeMention(i, i + 2, value=f"XXXX-{SEASONS[noun]}", kind="set")
    if noun in PARTS and len(PARTS[noun]) == 3:
        return TimeMention(i, i + 2, value=f"XXXX-XX-XX{PARTS[noun]}", kind="set")
    if noun == "other":
        k += 1
    counted = words.count(k) or ((2.0 if noun == "other" else 1.0), k)
    unit = ALL_UNITS.get(words.low(counted[1]))
    if unit and (unit != "TS" or words.low(counted[1]) in PLURAL_UNITS):
        return TimeMention(i, counted[1] + 1, value=duration_value(counted[0], unit), kind="set")
    return None


def reference(words: Words, i: int) -> TimeMention | None:
    """Now · currently · recently · soon · in the future; not "now that", "as soon as", "the future leader"."""
    word, after = words.low(i), words.low(i + 1)
    if word in PHRASE_STARTS:
        found = _phrase(words, i)
        if found:
            return found
    value = "PRESENT_REF" if word in PRESENT else "PAST_REF" if word in PAST else "FUTURE_REF" if word in FUTURE else ""
    if not value or (word in ("now", "soon") and after in NOT_REFS_BEFORE):
        return None
    if word == "soon" and (after == "as" or words.low(i - 1) in ("as", "too", "so", "how")):
        return None
    if words.low(i - 1) == "by" and word == "now":
        return None
    return _ref(i, i + 1, value)


def _phrase(words: Words, i: int) -> TimeMention | None:
    for length in (3, 2):
        value = PHRASES.get(tuple(words.lower[i : i + length]))
        if value is None or i + length > words.n:
            continue
        follows = words.low(i + length)
        noun = words.low(i + length - 1)
        if noun in ("future", "past") and length == 2:
            if words.low(i - 1) not in ("in", "for", "of", "about", "from") and follows.isalpha():
                return None
            if noun == "past" and (follows in ALL_UNITS or words.count(i + 2)):
                return None
        return _ref(i, i + length, value)
    return None


def anything(words: Words, i: int) -> TimeMention | None:
    """A set, a reference or a duration at token i."""
    found = repeated(words, i) or reference(words, i)
    if found is None and not (words.low(i) == "second" or dates.cjk(words, i)):
        found = duration(words, i)
    return found
