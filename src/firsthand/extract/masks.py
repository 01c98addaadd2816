"""Numbers that count nothing: dates, clock times, addresses, calibres, model and section numbers, scores, identifiers.

They are masked before the numeral grammar runs, because nothing costs a reader of news more than a year taken for a
count (a quarter of the false alarms of the common libraries are years and days).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from firsthand.extract.numerals import MAGNITUDES
from firsthand.extract.times import TimeMention
from firsthand.extract.tokens import Tokens
from firsthand.packs import wordlist

CALIBRE = wordlist("masks.calibres")
"""Units of the bore of a gun."""
NUMBERED = wordlist("masks.numbered")
"""A number after one of these names a thing ("Section 427", "Flight 370") unless it counts a plural after it."""
STREET = wordlist("masks.streets")
"""Words for a street, at the end of an address."""
ALWAYS_NUMBERED = wordlist("masks.always_numbered")
"""A number after one of these names a thing whatever follows ("Windows 10 machines", "Room 12")."""
ALWAYS_NUMBERED_LOWER = wordlist("masks.always_numbered_lower")
"""Those of them that do so in lower case too ("port 8443")."""
NOT_NAMES_BEFORE = wordlist("masks.not_names_before")
"""Capitalised words before a number that are no names of things: weekdays, months, words that open a sentence."""
PREDICATES = wordlist("masks.predicates")
"""Words after a number that say what became of those counted: "12 were killed"."""
YEAR_BEFORE = frozenset(["in", "since", "of", "until", "during", "from", "the", "a", "year"])
"""Words before four digits that make them a year even before a counted noun ("in 2019 people …")."""
CURRENCY_SIGNS = frozenset("$€£¥₩₽₹₴₺₪₦")
ORDINAL = frozenset(["st", "nd", "rd", "th"])
COUNTED_AFTER = wordlist("masks.counted_after")
"""Words that make a number count in spite of a numbered thing before it."""
CURRENCY_LETTERS = wordlist("masks.currency_letters")
"""Letters before digits that are a currency, no part of a name."""
RESULTS = wordlist("masks.results")
"""Words before a score or the result of a vote."""
MATCH = wordlist("masks.match")
"""Verbs of winning and losing, before a result in words."""
MARGIN = ("margin", "of", "error", "of")
"""Words before a number that says how far off a figure may be, and counts nothing itself."""
SMALL = 4
"""Letters of the longest word that has no capital in a headline of capitals."""
LETTERS = re.compile(r"[A-Za-z]{1,12}")
CODE_BLOCK = re.compile(r"0\d{2,}")
"""Digits that begin with a zero: a block of a code or telephone number."""
MODEL_NUMBER = re.compile(r"\d{1,5}(?:\.\d)?")
YEAR = re.compile(r"1[5-9]\d\d|20[0-4]\d")
BORE = re.compile(r"\d{1,3}(?:\.\d)?")


def masked(
    tokens: Tokens,
    numbers: Sequence[int],
    times: Sequence[TimeMention],
    measured: Callable[[int], bool] = lambda _: False,
) -> frozenset[int]:
    """Indices of the tokens whose numbers are no quantities.

    Args:
        tokens: a sentence.
        numbers: the tokens that may begin a number, in order.
        times: its time expressions.
        measured: whether a unit of measure or a counted noun begins at a token; a number before one counts, unless it
            is a year by what stands before it.
    """
    out: set[int] = set()
    for time in times:
        before = tokens[time.first - 1] if time.first else ""
        money = before in CURRENCY_SIGNS
        year = time.last - time.first == 1 and tokens[time.first].isdecimal()
        placed = before != "" and tokens.lower[time.first - 1] in YEAR_BEFORE
        if not money and not (year and measured(time.last) and not placed):
            out.update(range(time.first, time.last))
    n = len(tokens)
    for i in numbers:
        if i in out:
            continue
        word = tokens[i]
        if not word[0].isdecimal():
            if (i + 1 < n and tokens.lower[i + 1] == "o'clock") or (_last_name(tokens, i) and not measured(i + 1)):
                out.add(i)
            continue
        touching_before = i > 0 and tokens.end[i - 1] == tokens.start[i]
        touching_after = i + 1 < n and tokens.start[i + 1] == tokens.end[i]
        if tokens.lower[max(0, i - len(MARGIN)) : i] == MARGIN:
            out.add(i)
            continue
        if "," in word and not touching_before and not touching_after:
            # thousands groups that stand by themselves are no code, year, age or score
            continue
        if touching_before and _part_of_name(tokens, i):
            out.add(i)
        elif touching_after and tokens.lower[i + 1] in ORDINAL:
            out.update((i, i + 1))
        elif (
            (touching_after and _written_on(tokens[i + 1]))
            or (_calibre(tokens, i) and (_counted_before(tokens, i) or any(measured(k) for k in range(i + 2, i + 6))))
            or _address(tokens, i)
            or _identifier(tokens, i)
            or _clock(tokens, i)
            or (_named_thing(tokens, i) and not measured(i + 1))
            or (_year(tokens, i) and not measured(i + 1))
            or _age(tokens, i)
        ):
            out.add(i)
        elif _match(tokens, i):
            out.update((i, i + 2))
        elif _dashed(tokens, i):
            out.add(i)
            out.add(i + 2)
        elif i and (
            tokens[i - 1] in ("#", "№", "§", "@")
            or (tokens[i - 1] == "." and i > 1 and tokens.lower[i - 2] in ("no", "nos", "art", "sec"))
        ):
            out.add(i)
    return frozenset(out)


def _part_of_name(tokens: Tokens, i: int) -> bool:
    """KN-23, AK-47, Covid-19, G20, F-35: letters, maybe a hyphen, then the digits."""
    before = tokens[i - 1]
    if before in ("-", "–") and i > 1 and tokens.end[i - 2] == tokens.start[i - 1]:
        name = tokens[i - 2]
        return name[:1].isalpha() and (name[:1].isupper() or name[-1:].isupper()) and name.lower() != "minus"
    if LETTERS.fullmatch(before):
        signed = i > 1 and tokens[i - 2] == "$" and tokens.end[i - 2] == tokens.start[i - 1]
        return not signed and (tokens.lower[i - 1] not in CURRENCY_LETTERS or len(before) == 1)
    return before == "." and i > 1 and tokens[i - 2][:1].isdecimal() and tokens.end[i - 2] == tokens.start[i - 1]


def _last_name(tokens: Tokens, i: int) -> bool:
    """Channel Six, Palisade Nine: a number word with a capital behind a name, where not every word has one."""
    if i == 0 or not tokens[i][0].isupper() or not tokens.capital[i - 1] or not tokens[i - 1].isalpha():
        return False
    large = any(w.removesuffix("s") in (*MAGNITUDES, "dozen", "score") for w in tokens.lower[i : i + 2])
    if large or tokens.lower[i - 1] in NOT_NAMES_BEFORE:
        return False
    return any(len(w) > SMALL and w.isalpha() and not c for w, c in zip(tokens, tokens.capital, strict=True))


def _clock(tokens: Tokens, i: int) -> bool:
    """10.45pm, nine o'clock."""
    if i + 1 >= len(tokens):
        return False
    follows = tokens.lower[i + 1]
    return follows == "o'clock" or (follows in ("am", "pm") and tokens.start[i + 1] == tokens.end[i])


def _identifier(tokens: Tokens, i: int) -> bool:
    """CVE-2024-1190, 22-cv-04178, 0800 555 0199, 24/7, 8-K: digits that are glued into a code, or begin with a zero."""
    word = tokens[i]
    if len(word) > 2 and word[0] == "0" and word.isdecimal():
        spaced = i > 0 and len(word) == 3 and tokens.start[i] - tokens.end[i - 1] == 1
        decimal = i > 0 and tokens[i - 1] == "." and tokens.end[i - 1] == tokens.start[i]
        return not decimal and not (spaced and tokens[i - 1].isdecimal())
    first = i
    while first and word.isdecimal() and i - first < 3 and tokens[first - 1].isdecimal():
        first -= 1
    if first < i and len(word) >= 3 and CODE_BLOCK.fullmatch(tokens[first]):
        return COUNTED_AFTER.isdisjoint(tokens.lower[i + 1 : i + 2])
    first = i
    while first > 0 and tokens.end[first - 1] == tokens.start[first] and i - first < 6:
        first -= 1
    glued = tokens[first:i]
    if glued[-1:] == ("/",) and i >= 2 and tokens[i - 2].isdecimal():
        return not _fraction_of(tokens, i)
    if len(glued) > 2 and tokens.capital[first] and "-" in glued:
        return tokens.lower[first] not in CURRENCY_LETTERS and "$" not in glued
    start, end = tokens.start, tokens.end
    if i + 2 < len(tokens) and start[i + 1] == end[i] and start[i + 2] == end[i + 1]:
        sign, after = tokens[i + 1], tokens[i + 2]
        if sign == "/" and after.isdecimal():
            return not _fraction_of(tokens, i + 2)
        if sign == "-" and word.isdecimal() and after.isalpha():
            return len(after) == 1 or (len(after) == 2 and i > 0 and tokens.capital[i - 1])
    return False


def _fraction_of(tokens: Tokens, last: int) -> bool:
    """Whether "1/16" is a part of something: small numbers with "of" or a noun of measure after them."""
    follows = tokens.lower[last + 1] if last + 1 < len(tokens) else ""
    return follows in ("of", "inch", "cup", "mile", "pint")


def _named_thing(tokens: Tokens, i: int) -> bool:
    """Section 427, Windows 10, FTSE 100, iPhone 12 Pro: a bare number after a name, with nothing plural after it."""
    if i == 0 or not MODEL_NUMBER.fullmatch(tokens[i]):
        return False
    before, lower, follows = tokens[i - 1], tokens.lower[i - 1], tokens.lower[i + 1] if i + 1 < len(tokens) else ""
    if tokens.end[i - 1] == tokens.start[i]:
        return False
    if lower in ALWAYS_NUMBERED and (before != lower or lower in ALWAYS_NUMBERED_LOWER):
        return follows not in COUNTED_AFTER
    capital = tokens.capital[i - 1]
    numbered = lower in NUMBERED and (capital or lower in ("no", "aged", "age"))
    name = capital or (len(before) > 1 and before[1:2].isupper())
    if not (numbered or name) or not before[:1].isalpha():
        return False
    if not numbered and (i == 1 or lower in NOT_NAMES_BEFORE or tokens[i - 2] in (".", "“", '"')):
        return False
    if follows in COUNTED_AFTER or follows in PREDICATES or follows in MAGNITUDES:
        return False
    k = i + 1
    while tokens[k + 1 : k + 2] == ("-",) and k + 2 < len(tokens):
        # "407 short-range missiles"
        k += 2
    following = tokens.lower[k + 1] if k + 1 < len(tokens) else ""
    plural = follows.endswith("s") or following.endswith("s") or follows in ("people", "children", "men", "women")
    return not plural and follows not in ("%", "-", "–", "to", "$", "€", "£")


def _year(tokens: Tokens, i: int) -> bool:
    """A 2019 review · the years 2015 to 2019 · between 1600 and 1900: four digits that count nothing after them."""
    word = tokens[i]
    if not YEAR.fullmatch(word):
        return False
    before = tokens.lower[i - 1] if i else ""
    follows, after = (tokens[i + 1], tokens.lower[i + 1]) if i + 1 < len(tokens) else ("", "")
    if before in ("between", "years", "from") and after in ("and", "to", "-", "–"):
        second = tokens[i + 2] if i + 2 < len(tokens) else ""
        return bool(YEAR.fullmatch(second))
    if before in ("and", "to") and i >= 2 and YEAR.fullmatch(tokens[i - 2]):
        return not after.endswith("s")
    named = i > 1 and (tokens.capital[i - 1] or tokens[i - 1].isdecimal())
    if named and follows.islower() and not after.endswith("s"):
        return after not in PREDICATES
    determined = before in ("a", "the", "its", "their", "his", "her", "this", "active", "an") or before.endswith("'s")
    return determined and int(word) >= 1900 and (follows in ("", ",", ".") or follows.isalpha())


def _age(tokens: Tokens, i: int) -> bool:
    """Jamie Armstrong, 25, said: a number between commas after a name is an age."""
    if i < 2 or i + 1 >= len(tokens) or not tokens[i].isdecimal() or len(tokens[i]) > 2:
        return False
    return tokens[i - 1] == "," and tokens[i + 1] in (",", ")") and tokens.capital[i - 2]


def _written_on(after: str) -> bool:
    """19FortyFive, 4chan: letters written on that are no magnitude and no unit."""
    return len(after) > 4 and after[:1].isupper() and not after.isupper()


def _calibre(tokens: Tokens, i: int) -> bool:
    """152 mm, 122-millimetre, 155mm: the bore of a gun, where a weapon's noun or another number stands by it."""
    k = i + 1
    if k < len(tokens) and tokens[k] in ("-", "–"):
        k += 1
    if k >= len(tokens) or tokens.lower[k] not in CALIBRE:
        return False
    return bool(BORE.fullmatch(tokens[i])) and float(tokens[i]) <= 500


def _counted_before(tokens: Tokens, i: int) -> bool:
    """3 million 152 mm, 500,000 of 122 mm: a number right before a bore counts what has it."""
    k = i - 2 if i > 1 and tokens.lower[i - 1] == "of" else i - 1
    return k >= 0 and (tokens[k][0].isdecimal() or tokens.lower[k] in MAGNITUDES)


def _address(tokens: Tokens, i: int) -> bool:
    """1600 Harbour Street: up to three capitalised words and a word for street."""
    for k in range(i + 1, min(i + 5, len(tokens))):
        if not tokens.capital[k]:
            return False
        if tokens.lower[k] in STREET and k > i + 1:
            return True
    return False


def _match(tokens: Tokens, i: int) -> bool:
    """Halden beat Orsk 3 to 1: the result of a match in words."""
    if i + 2 >= len(tokens) or tokens.lower[i + 1] != "to" or not tokens[i + 2].isdecimal():
        return False
    follows = tokens.lower[i + 3] if i + 3 < len(tokens) else ""
    counted = follows.endswith("s") or follows in ("%", "percent", "million")
    small = len(tokens[i]) <= 2 and len(tokens[i + 2]) <= 2
    return small and not counted and not MATCH.isdisjoint(tokens.lower[max(0, i - 5) : i])


def _dashed(tokens: Tokens, i: int) -> bool:
    """Phone numbers and scores: three groups of digits on hyphens, or two small numbers after a word for a result."""
    if i + 2 >= len(tokens) or tokens[i + 1] not in ("-", "–") or not tokens[i + 2].isdecimal():
        return False
    if tokens.start[i + 1] != tokens.end[i] or tokens.start[i + 2] != tokens.end[i + 1]:
        return False
    if i + 4 < len(tokens) and tokens[i + 3] == "-" and tokens.start[i + 3] == tokens.end[i + 2]:
        return tokens[i + 4][:1].isdecimal()
    if CODE_BLOCK.fullmatch(tokens[i + 2]):
        return True
    before = tokens.lower[i - 1] if i else ""
    follows = tokens.lower[i + 3] if i + 3 < len(tokens) else ""
    small = len(tokens[i]) <= 3 and len(tokens[i + 2]) <= 3
    bare = not (follows[:1].isalpha() or follows in ("%", "-"))
    result = bare or follows in ("down", "up", "win", "on", "at", "victory", "defeat", "loss")
    return small and (before in RESULTS or (result and before not in ("about", "around", "between", "from", "some")))
