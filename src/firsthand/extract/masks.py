"""Numbers that count nothing: dates, clock times, addresses, calibres, model and section numbers, scores, identifiers.

They are masked before the numeral grammar runs, because nothing costs a reader of news more than a year taken for a
count (a quarter of the false alarms of the common libraries are years and days).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from firsthand.extract.numerals import MAGNITUDES
from firsthand.extract.sentences import Token, Tokens
from firsthand.extract.times import TimeMention
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
        before = tokens[time.first - 1] if time.first else None
        money = before is not None and before.word in CURRENCY_SIGNS
        year = time.last - time.first == 1 and tokens[time.first].word.isdecimal()
        placed = before is not None and before.lower in YEAR_BEFORE
        if not money and not (year and measured(time.last) and not placed):
            out.update(range(time.first, time.last))
    n = len(tokens)
    for i in numbers:
        if i in out:
            continue
        token = tokens[i]
        if not token.word[0].isdecimal():
            if i + 1 < n and tokens[i + 1].lower == "o'clock":
                out.add(i)
            continue
        before = tokens[i - 1] if i else None
        after = tokens[i + 1] if i + 1 < n else None
        touching_before = before is not None and before.end == token.start
        touching_after = after is not None and after.start == token.end
        if "," in token.word and not touching_before and not touching_after:
            # thousands groups that stand by themselves are no code, year, age or score
            continue
        if touching_before and before is not None and _part_of_name(tokens, i):
            out.add(i)
        elif touching_after and after is not None and after.lower in ORDINAL:
            out.update((i, i + 1))
        elif (
            (touching_after and after is not None and _written_on(after))
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
        elif before is not None and (
            before.word in ("#", "№", "§", "@")
            or (before.word == "." and i > 1 and tokens[i - 2].lower in ("no", "nos", "art", "sec"))
        ):
            out.add(i)
    return frozenset(out)


def _part_of_name(tokens: Tokens, i: int) -> bool:
    """KN-23, AK-47, Covid-19, G20, F-35: letters, maybe a hyphen, then the digits."""
    before = tokens[i - 1]
    if before.word in ("-", "–") and i > 1 and tokens[i - 2].end == before.start:
        name = tokens[i - 2].word
        return name[:1].isalpha() and (name[:1].isupper() or name[-1:].isupper()) and name.lower() != "minus"
    if LETTERS.fullmatch(before.word):
        signed = i > 1 and tokens[i - 2].word == "$" and tokens[i - 2].end == before.start
        return not signed and (before.lower not in CURRENCY_LETTERS or len(before.word) == 1)
    return before.word == "." and i > 1 and tokens[i - 2].word[:1].isdecimal() and tokens[i - 2].end == before.start


def _clock(tokens: Tokens, i: int) -> bool:
    """10.45pm, nine o'clock."""
    follows = tokens[i + 1] if i + 1 < len(tokens) else None
    if follows is None:
        return False
    return follows.lower in ("o'clock", "o’clock") or (follows.lower in ("am", "pm") and follows.start == tokens[i].end)


def _identifier(tokens: Tokens, i: int) -> bool:
    """CVE-2024-1190, 22-cv-04178, 0800 555 0199, 24/7, 8-K: digits that are glued into a code, or begin with a zero."""
    word = tokens[i].word
    if len(word) > 2 and word[0] == "0" and word.isdecimal():
        spaced = i > 0 and len(word) == 3 and tokens[i].start - tokens[i - 1].end == 1
        decimal = i > 0 and tokens[i - 1].word == "." and tokens[i - 1].end == tokens[i].start
        return not decimal and not (spaced and tokens[i - 1].word.isdecimal())
    first = i
    while first and word.isdecimal() and i - first < 3 and tokens[first - 1].word.isdecimal():
        first -= 1
    if first < i and len(word) >= 3 and CODE_BLOCK.fullmatch(tokens[first].word):
        return not any(t.lower in COUNTED_AFTER for t in tokens[i + 1 : i + 2])
    first = i
    while first > 0 and tokens[first - 1].end == tokens[first].start and i - first < 6:
        first -= 1
    glued = tokens[first:i]
    if any(t.word == "/" for t in glued[-1:]) and i >= 2 and tokens[i - 2].word.isdecimal():
        return not _fraction_of(tokens, i)
    if len(glued) > 2 and glued[0].word[:1].isupper() and any(t.word == "-" for t in glued):
        return glued[0].lower not in CURRENCY_LETTERS and "$" not in {t.word for t in glued}
    after = tokens[i + 1 : i + 3]
    if len(after) == 2 and after[0].start == tokens[i].end and after[1].start == after[0].end:
        if after[0].word == "/" and after[1].word.isdecimal():
            return not _fraction_of(tokens, i + 2)
        if after[0].word == "-" and word.isdecimal() and after[1].word.isalpha():
            return len(after[1].word) == 1 or (len(after[1].word) == 2 and i > 0 and tokens[i - 1].capital)
    return False


def _fraction_of(tokens: Tokens, last: int) -> bool:
    """Whether "1/16" is a part of something: small numbers with "of" or a noun of measure after them."""
    follows = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    return follows in ("of", "inch", "cup", "mile", "pint")


def _named_thing(tokens: Tokens, i: int) -> bool:
    """Section 427, Windows 10, FTSE 100, iPhone 12 Pro: a bare number after a name, with nothing plural after it."""
    if i == 0 or not MODEL_NUMBER.fullmatch(tokens[i].word):
        return False
    before, follows = tokens[i - 1], tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if before.end == tokens[i].start:
        return False
    upper = before.word != before.lower
    if before.lower in ALWAYS_NUMBERED and (upper or before.lower in ALWAYS_NUMBERED_LOWER):
        return follows not in COUNTED_AFTER
    numbered = before.lower in NUMBERED and (before.capital or before.lower in ("no", "aged", "age"))
    name = before.word[:1].isupper() or (len(before.word) > 1 and before.word[1:2].isupper())
    if not (numbered or name) or not before.word[:1].isalpha():
        return False
    if not numbered and (i == 1 or before.lower in NOT_NAMES_BEFORE or tokens[i - 2].word in (".", "“", '"')):
        return False
    if follows in COUNTED_AFTER or follows in PREDICATES or follows in MAGNITUDES:
        return False
    following = tokens[i + 2].lower if i + 2 < len(tokens) else ""
    plural = follows.endswith("s") or following.endswith("s") or follows in ("people", "children", "men", "women")
    return not plural and follows not in ("%", "-", "–", "to", "$", "€", "£")


def _year(tokens: Tokens, i: int) -> bool:
    """A 2019 review · the years 2015 to 2019 · between 1600 and 1900: four digits that count nothing after them."""
    word = tokens[i].word
    if not YEAR.fullmatch(word):
        return False
    before = tokens[i - 1].lower if i else ""
    follows = tokens[i + 1] if i + 1 < len(tokens) else None
    if before in ("between", "years", "from") and follows is not None and follows.lower in ("and", "to", "-", "–"):
        second = tokens[i + 2].word if i + 2 < len(tokens) else ""
        return bool(YEAR.fullmatch(second))
    if before in ("and", "to") and i >= 2 and YEAR.fullmatch(tokens[i - 2].word):
        return follows is None or not follows.lower.endswith("s")
    named = i > 1 and (tokens[i - 1].capital or tokens[i - 1].word.isdecimal())
    if named and follows is not None and follows.word.islower() and not follows.lower.endswith("s"):
        return follows.lower not in PREDICATES
    determined = before in ("a", "the", "its", "their", "his", "her", "this", "active", "an") or before.endswith("'s")
    return (
        determined and int(word) >= 1900 and (follows is None or follows.word.isalpha() or follows.word in (",", "."))
    )


def _age(tokens: Tokens, i: int) -> bool:
    """Jamie Armstrong, 25, said: a number between commas after a name is an age."""
    if i < 2 or i + 1 >= len(tokens) or not tokens[i].word.isdecimal() or len(tokens[i].word) > 2:
        return False
    return tokens[i - 1].word == "," and tokens[i + 1].word in (",", ")") and tokens[i - 2].capital


def _written_on(after: Token) -> bool:
    """19FortyFive, 4chan: letters written on that are no magnitude and no unit."""
    return len(after.word) > 4 and after.word[:1].isupper() and not after.word.isupper()


def _calibre(tokens: Tokens, i: int) -> bool:
    """152 mm, 122-millimetre, 155mm: the bore of a gun, where a weapon's noun or another number stands by it."""
    k = i + 1
    if k < len(tokens) and tokens[k].word in ("-", "–"):
        k += 1
    if k >= len(tokens) or tokens[k].lower not in CALIBRE:
        return False
    return bool(BORE.fullmatch(tokens[i].word)) and float(tokens[i].word) <= 500


def _counted_before(tokens: Tokens, i: int) -> bool:
    """3 million 152 mm, 500,000 of 122 mm: a number right before a bore counts what has it."""
    k = i - 2 if i > 1 and tokens[i - 1].lower == "of" else i - 1
    return k >= 0 and (tokens[k].word[0].isdecimal() or tokens[k].lower in MAGNITUDES)


def _address(tokens: Tokens, i: int) -> bool:
    """1600 Harbour Street: up to three capitalised words and a word for street."""
    for k in range(i + 1, min(i + 5, len(tokens))):
        if not tokens[k].capital:
            return False
        if tokens[k].lower in STREET and k > i + 1:
            return True
    return False


def _match(tokens: Tokens, i: int) -> bool:
    """Halden beat Orsk 3 to 1: the result of a match in words."""
    if i + 2 >= len(tokens) or tokens[i + 1].lower != "to" or not tokens[i + 2].word.isdecimal():
        return False
    follows = tokens[i + 3] if i + 3 < len(tokens) else None
    counted = follows is not None and (follows.lower.endswith("s") or follows.lower in ("%", "percent", "million"))
    small = len(tokens[i].word) <= 2 and len(tokens[i + 2].word) <= 2
    return small and not counted and any(t.lower in MATCH for t in tokens[max(0, i - 5) : i])


def _dashed(tokens: Tokens, i: int) -> bool:
    """Phone numbers and scores: three groups of digits on hyphens, or two small numbers after a word for a result."""
    if i + 2 >= len(tokens) or tokens[i + 1].word not in ("-", "–") or not tokens[i + 2].word.isdecimal():
        return False
    if tokens[i + 1].start != tokens[i].end or tokens[i + 2].start != tokens[i + 1].end:
        return False
    if i + 4 < len(tokens) and tokens[i + 3].word == "-" and tokens[i + 3].start == tokens[i + 2].end:
        return tokens[i + 4].word[:1].isdecimal()
    if CODE_BLOCK.fullmatch(tokens[i + 2].word):
        return True
    before = tokens[i - 1].lower if i else ""
    follows = tokens[i + 3] if i + 3 < len(tokens) else None
    small = len(tokens[i].word) <= 3 and len(tokens[i + 2].word) <= 3
    bare = follows is None or not (follows.word[:1].isalpha() or follows.word in ("%", "-"))
    result = bare or (
        follows is not None and follows.lower in ("down", "up", "win", "on", "at", "victory", "defeat", "loss")
    )
    return small and (before in RESULTS or (result and before not in ("about", "around", "between", "from", "some")))
